//! `coursedeck attendance record`: who came to a class.

use std::{path::PathBuf, process::ExitCode};

use crate::{
    cli::{args::Args, cohort, guard::Desk, learner, trouble::Trouble},
    files,
    ids::LearnerId,
    log::Session,
    store::Person,
    text::clean,
    time::Day,
};

/// Notes who came to a class; told again of the same day, the later telling counts
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example: coursedeck attendance record Morning --date 2026-11-24 --present \"Amina Hassan,2026-18\""
)]
pub struct Record {
    /// The cohort whose class it was
    cohort: String,
    /// The day, as 2026-11-24; today where it is not said
    #[arg(long, value_name = "DAY")]
    date: Option<String>,
    /// Who came: names, numbers or ids, with commas between them
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    present: Vec<String>,
    /// A file with one name, number or id a line, of those who came
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// All of the cohort came
    #[arg(long, conflicts_with_all = ["present", "from"])]
    all: bool,
    /// Which of the day's classes, where there is more than one, as late
    #[arg(long, value_name = "WORD")]
    part: Option<String>,
    /// Who held it; without it, you
    #[arg(long, value_name = "NAME")]
    instructor: Option<String>,
}

/// Notes who came to a class.
pub fn run(args: &Args, record: &Record) -> Result<ExitCode, Trouble> {
    if record.present.is_empty() && record.from.is_none() && !record.all {
        return Err(Trouble::input("nobody is named who came")
            .hinted("name them with --present or --from FILE; if nobody came: --present -"));
    }
    let mut desk = Desk::open(args, "attendance record")?;
    let cohort = cohort::known(&desk.store, &record.cohort)?;
    let date = match &record.date {
        Some(day) => day.parse::<Day>().map_err(|error| Trouble::input(format!("--date: {error}")))?,
        None => desk.now.at.day(),
    };
    if desk.now.at.day() < date {
        return Err(Trouble::input(format!("{date} is yet to come; today is {}", desk.now.at.day()))
            .hinted("if today's date is wrong, set the clock of this machine"));
    }
    let people = desk.store.people()?;
    let members: Vec<&Person> =
        people.iter().filter(|it| it.details.cohort.as_ref() == Some(&cohort)).collect();
    let came = came(record, &people, &members, &cohort)?;
    let (present, absent): (Vec<LearnerId>, Vec<LearnerId>) =
        members.iter().map(|it| it.learner.id).partition(|id| came.contains(id));
    let part = learner::one_line("--part", &record.part)?.unwrap_or_default();
    let instructor = learner::one_line("--instructor", &record.instructor)?;
    let instructor = instructor.unwrap_or_else(|| desk.by().to_owned());
    let session = Session { cohort, date, part, instructor, present, absent };
    let before = desk.store.sessions()?.into_iter().find(|it| it.name() == session.name());
    let told = format!("{} of {} came", session.present.len(), members.len());
    let audit = desk.audit(format!("{} {}", session.cohort, session.date));
    println!("{} on {}: {told}.", session.cohort, session.date);
    if let Some(before) = before {
        println!("Before it was told that {} came; this counts now.", before.present.len());
    }
    desk.store.hold(desk.now, audit, session)?;
    Ok(ExitCode::SUCCESS)
}

/// Those who came. Whoever is not of the cohort is told, not counted.
fn came(
    record: &Record,
    people: &[Person],
    members: &[&Person],
    cohort: &str,
) -> Result<Vec<LearnerId>, Trouble> {
    if record.all {
        return Ok(members.iter().map(|it| it.learner.id).collect());
    }
    let mut typed = record.present.clone();
    if let Some(file) = &record.from {
        let bytes = files::read_at_most(file, 1 << 20)
            .map_err(|error| Trouble::input(format!("{}: {error}", file.display())))?;
        let text = String::from_utf8(bytes).map_err(|_| {
            Trouble::input(format!("{} is not UTF-8", file.display())).hinted("save it as UTF-8 text")
        })?;
        typed.extend(text.trim_start_matches('\u{feff}').lines().map(clean::line));
    }
    let mut came = Vec::new();
    for typed in typed.iter().map(|it| it.trim()).filter(|it| !matches!(*it, "" | "-")) {
        let person = learner::pick(people, typed)?;
        if !members.iter().any(|it| it.learner.id == person.learner.id) {
            let name = person.learner.name;
            return Err(Trouble::input(format!("{name} is not in {cohort}; nothing was noted"))
                .hinted(format!("`coursedeck cohort assign {cohort:?} {name:?}` puts them in it")));
        }
        came.push(person.learner.id);
    }
    Ok(came)
}
