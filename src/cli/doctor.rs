//! `coursedeck doctor`: is all well here, and what to do where it is not.

mod around;
mod mend;
mod records;

pub use mend::WAITING;

use std::{
    fmt,
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use super::{
    args::{Args, Format},
    learn,
    trouble::Trouble,
};
use crate::{store::Health, text::clean, time::Now};

/// Looks whether all is well: records, disk, clock, rights, courses, backups
///
/// Each line is a check: ok, advice, or a fault, with the mend below. Nothing is changed without --rebuild or --repair.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example: coursedeck doctor\n\nWhat each finding means, and more to do about it, stands in the operators' guide, OPERATORS.md."
)]
pub struct Doctor {
    /// Makes anew from the log what follows from it: progress, results, the register
    #[arg(long, conflicts_with_all = ["repair", "from"])]
    rebuild: bool,
    /// Saves what is whole in a damaged database, and in its backups, into a new one; the damaged one is kept aside
    #[arg(long)]
    repair: bool,
    /// A backup elsewhere to take missing events from
    #[arg(long, value_name = "FILE", requires = "repair")]
    from: Vec<PathBuf>,
    /// Goes on without a question
    #[arg(long)]
    yes: bool,
    /// Text for people, or one JSON object a line for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// How a check came out.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum State {
    /// All is well.
    Ok,
    /// It works, and could be better.
    Advice,
    /// Something is wrong.
    Fault,
}

/// What a check found.
#[derive(Clone, Debug)]
struct Finding {
    check: &'static str,
    state: State,
    said: String,
    mend: Option<String>,
}

impl Finding {
    fn ok(check: &'static str, said: impl Into<String>) -> Self {
        Self { check, state: State::Ok, said: said.into(), mend: None }
    }

    fn advice(check: &'static str, said: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { check, state: State::Advice, said: said.into(), mend: Some(mend.into()) }
    }

    fn fault(check: &'static str, said: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { check, state: State::Fault, said: said.into(), mend: Some(mend.into()) }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            State::Ok => "ok",
            State::Advice => "advice",
            State::Fault => "fault",
        })
    }
}

/// What all checks look at.
struct Place<'a> {
    args: &'a Args,
    data: PathBuf,
    database: PathBuf,
    now: Now,
}

/// Checks everything, or mends what was asked for.
pub fn run(args: &Args, doctor: &Doctor) -> Result<ExitCode, Trouble> {
    let data = learn::data(args)?;
    let place = Place { args, database: data.join(learn::DATABASE), data, now: Now::read() };
    if doctor.rebuild {
        return mend::rebuild(&place);
    }
    if doctor.repair {
        return mend::repair(&place, &doctor.from, doctor.yes);
    }
    let mut worst = State::Ok;
    let mut say = |findings: Vec<Finding>| {
        for finding in findings {
            worst = worst.max(finding.state);
            tell(&finding, doctor.format);
        }
    };
    say(around::folder(&place));
    if place.data.exists() {
        let health = records::health(&place)?;
        say(records::database(&place, health.as_ref())?);
        say(around::clock(&place, health.as_ref().ok()));
        say(around::people_s_files(&place));
        say(around::backups(&place, health.as_ref().ok()));
        say(around::leftovers(&place));
    }
    say(around::terminal());
    Ok(if worst == State::Fault { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn tell(finding: &Finding, format: Format) {
    let (said, mend) = (clean::message(&finding.said), finding.mend.as_deref().map(clean::message));
    match format {
        Format::Json => {
            let state = finding.state.to_string();
            let line =
                serde_json::json!({ "check": finding.check, "state": state, "found": said, "mend": mend });
            say_line(&line.to_string());
        }
        Format::Text => {
            say_line(&format!("{:<7} {:<12} {said}", finding.state, finding.check));
            mend.iter().for_each(|mend| say_line(&format!("{:<20} → {mend}", "")));
        }
    }
}

fn say_line(line: &str) {
    // Who reads may have seen enough, as `head` has; the exit code tells the rest.
    let _ = writeln!(io::stdout(), "{line}");
}

/// The bytes as people say them.
fn size(bytes: u64) -> String {
    match bytes {
        ..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        1_000_000..1_000_000_000 => format!("{} MB", bytes / 1_000_000),
        _ => format!("{:.1} GB", bytes as f64 / 1e9),
    }
}

/// The backups in the data folder by any name, the newest first: those called by their day, then others.
fn all_backups(data: &Path) -> Vec<PathBuf> {
    let folder = data.join(super::rolling::FOLDER);
    let mut found: Vec<PathBuf> = super::rolling::dated(&folder).into_iter().map(|(_, path)| path).collect();
    let others = crate::files::list(&folder).unwrap_or_default().into_iter();
    let is_database = |name: &str| name.ends_with(".db");
    let others = others
        .filter(|entry| entry.what == crate::files::What::File && is_database(&entry.name))
        .map(|entry| folder.join(entry.name));
    for path in others.collect::<Vec<_>>() {
        if !found.contains(&path) {
            found.push(path);
        }
    }
    found
}

/// What a health is told as.
fn holds(health: &Health) -> String {
    super::backup::holds(health)
}
