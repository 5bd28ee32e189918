//! `coursedeck course check`: what is wrong with courses and what could be better, each with its place and its mend.

mod report;
mod watch;

use std::{io::IsTerminal, path::PathBuf, process::ExitCode};

use clap::ValueEnum;

use crate::{
    cli::{
        args::{Args, Colour},
        trouble::Trouble,
    },
    course::{
        check::{self, Profile},
        load::Source,
    },
    diag::Code,
    ids::CourseId,
};
use report::Report;

/// Finds faults and gives advice, each with its place and its mend
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Ends with 0 where there are no errors, with 1 where there are, with 2 where PATH is no course.\n\n\
                  Example: coursedeck course check courses/staying-safe-online --watch"
)]
pub struct Check {
    /// Course folders, or folders of courses; without any, all courses that the program knows
    paths: Vec<PathBuf>,
    /// Text for people, one JSON object a line, a SARIF log, or annotations for GitHub
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Also gives the advice of this quality checklist
    #[arg(long, value_enum)]
    profile: Option<Checklist>,
    /// Advice makes the check fail as errors do
    #[arg(long)]
    strict: bool,
    /// Tells faults and advice only, and not how many there are
    #[arg(long, short)]
    quiet: bool,
    /// Checks again whenever a file is saved, until Ctrl-C
    #[arg(long)]
    watch: bool,
    /// Tells all about one kind of fault or advice
    #[arg(long, value_name = "CODE", conflicts_with_all = ["watch", "profile", "strict", "format"])]
    explain: Option<String>,
}

/// How the faults are told.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs: one JSON object a line.
    Json,
    /// For programs that gather the findings of others: a SARIF 2.1.0 log.
    Sarif,
    /// For a workflow on GitHub, which shows them beside the lines.
    Github,
}

/// A quality checklist.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Checklist {
    /// ITU Academy's.
    Itu,
}

/// Finds the faults of courses, or tells all about one kind.
pub fn run(args: &Args, check: &Check) -> Result<ExitCode, Trouble> {
    if let Some(named) = &check.explain {
        return explain(named);
    }
    if check.watch {
        return watch::run(args, check);
    }
    let courses = super::wanted(args, &check.paths)?;
    let checked = check::check_all(&courses, profile(check));
    let report = Report::of(&courses, &checked);
    report::print(&match check.format {
        Format::Text if check.quiet => report.text(is_styled(args)),
        Format::Text => report.text(is_styled(args)) + &report.summary() + "\n",
        Format::Json => report.json(),
        Format::Sarif => report.sarif() + "\n",
        Format::Github => report.github(),
    })?;
    let (errors, warnings) = report.count();
    let is_fine = errors == 0 && (warnings == 0 || !check.strict);
    Ok(if is_fine { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn explain(named: &str) -> Result<ExitCode, Trouble> {
    // People copy it as it stands in the report: error[syntax].
    let name = named.rsplit('[').next().unwrap_or(named).trim_end_matches(']');
    let code = Code::named(name).ok_or_else(|| {
        let help = match Code::nearest(name) {
            Some(code) => format!("did you mean {}?", code.name()),
            None => "a code stands in brackets after `error` or `warning`".to_owned(),
        };
        Trouble::input(format!("{named:?} is no code")).hinted(help)
    })?;
    report::print(&format!("{}\n\n{}\n", code.name(), code.explain()))?;
    Ok(ExitCode::SUCCESS)
}

fn profile(check: &Check) -> Profile {
    check.profile.map_or(Profile::Usual, |Checklist::Itu| Profile::Itu)
}

fn is_styled(args: &Args) -> bool {
    match args.color {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => {
            let refused = std::env::var("NO_COLOR").is_ok_and(|it| !it.is_empty());
            std::io::stdout().is_terminal() && !refused
        }
    }
}

/// A course, and where it is.
type Course = (Source, CourseId);
