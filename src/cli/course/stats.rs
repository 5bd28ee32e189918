//! `coursedeck course stats`: what the answers say of a course's questions.

mod csv;
mod json;
mod text;

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::ValueEnum;

use crate::{
    cli::{args::Args, days, learn, trouble::Trouble},
    course::load::{Loaded, Opened},
    files,
    ids::CourseId,
    lang::Tag,
    log::Answers,
    quiz::Sitting,
    records::statistics::{self, Of, Report},
    store::Ask,
};

/// Tells from the answers which questions are sound, by Moodle's formulas
///
/// Marks come from the learners' log of this machine. Attempts count once they have ended; of each learner, the first.
/// Every figure is in percent but n, skewness, kurtosis and gain; "–" stands where there are too few answers, or where
/// all are alike.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example: coursedeck course stats staying-safe-online --format csv -o figures.csv",
    after_long_help = FIGURES
)]
pub struct Stats {
    /// The course's folder name
    course: String,
    /// Only this module's quiz, `exam` or `pretest`
    #[arg(long, value_name = "ID")]
    module: Option<String>,
    /// Only attempts that ended on this day or later, as 2026-11-24
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Only attempts that ended on this day or earlier
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// Which attempts of each learner count, of those asked for
    #[arg(long, value_enum, default_value_t = Attempts::First)]
    attempts: Attempts,
    /// Only attempts at this version of the course, as 1.2.0
    #[arg(long = "version", value_name = "V")]
    of_version: Option<String>,
    /// Text for people, CSV for a spreadsheet, JSON for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Writes to this file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Writes over a file that is there already
    #[arg(long, requires = "output")]
    force: bool,
}

/// Which attempts of a learner count.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Attempts {
    /// The first: no question was seen before
    First,
    /// The last
    Last,
    /// The best; of two equally good ones the earlier
    Best,
    /// Every one, as if each were by another learner
    All,
}

impl Attempts {
    fn meant(self) -> statistics::Attempts {
        match self {
            Attempts::First => statistics::Attempts::First,
            Attempts::Last => statistics::Attempts::Last,
            Attempts::Best => statistics::Attempts::Best,
            Attempts::All => statistics::Attempts::All,
        }
    }
}

/// How figures are written.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For spreadsheets: a row for each quiz, question, answer and survey
    Csv,
    /// For programs
    Json,
}

/// What each figure is, for `--help`.
const FIGURES: &str = "\
Figures of a question:
  n        attempts that asked it
  Facil.   facility index: the mean mark
  SD       standard deviation of the marks
  Guess    what guessing would earn
  Weight   intended weight: its part of the maximum
  Effect   effective weight: its part of what sets scores apart
  Discr.   discrimination index: correlation with the rest of the attempt
  Effic.   discriminative efficiency: that, in percent of the most that is possible
Figures of a quiz:
  internal consistency is Cronbach's alpha times 100; error ratio is the part of
  the standard deviation that is chance, standard error is how far that takes a
  score.
Upper and lower are the thirds of the attempts with the best and the worst
scores; equal scores are never parted. Under 30 attempts every figure moves much
by chance, and under 10 nothing is suggested.

Example: coursedeck course stats staying-safe-online --module exam --since 2026-01-01";

/// What heads a report, whatever its form.
struct Head<'a> {
    id: &'a CourseId,
    title: &'a str,
    version: &'a str,
    attempts: Attempts,
    ask: &'a Ask,
}

/// Tells what the answers say of a course's questions.
pub fn run(args: &Args, stats: &Stats) -> Result<ExitCode, Trouble> {
    let ask = ask(stats)?;
    if let Some(path) = stats.output.as_deref().filter(|path| path.exists() && !stats.force) {
        return Err(Trouble::input(format!("{} is there already", path.display()))
            .hinted("name another file, or write over it with --force"));
    }
    let data = learn::data(args)?;
    let library = learn::library(args, &data);
    let id = super::known(&library, &stats.course)?;
    let Loaded { course, diagnostics, sources } = library.open(&id);
    let Some(opened) = course else {
        return Ok(super::tell(&id, &diagnostics, &sources));
    };
    let answers = learn::answers(args, &data, &id, &ask)?;
    let only = only(stats, &opened, &answers)?;
    let language = learn::language(args)?;
    let attempts = stats.attempts.meant();
    let report =
        Of { opened: &opened, language: &language, answers: &answers, attempts, only: only.as_ref() };
    tell(stats, &report.report(), &opened, &id, &language, &ask)
}

fn tell(
    stats: &Stats,
    report: &Report,
    opened: &Opened,
    id: &CourseId,
    language: &Tag,
    ask: &Ask,
) -> Result<ExitCode, Trouble> {
    let (title, version) = (&opened.words(language).title, &opened.course.version);
    let head = Head { id, title, version, attempts: stats.attempts, ask };
    let is_empty = report.quizzes.is_empty() && report.surveys.is_empty();
    let told = match stats.format {
        Format::Text if is_empty => format!("{}\n", nothing(stats, id)).into_bytes(),
        Format::Text => text::text(&head, report).into_bytes(),
        Format::Csv => csv::csv(&head, report),
        Format::Json => json::json(&head, report).into_bytes(),
    };
    if is_empty && (stats.format != Format::Text || stats.output.is_some()) {
        eprintln!("coursedeck: {}", nothing(stats, id));
    }
    put(stats.output.as_deref(), &told)?;
    Ok(ExitCode::SUCCESS)
}

/// Why there is nothing to tell.
fn nothing(stats: &Stats, id: &CourseId) -> String {
    let is_narrowed = stats.module.is_some()
        || stats.since.is_some()
        || stats.until.is_some()
        || stats.of_version.is_some();
    match is_narrowed {
        true => format!(
            "nobody has finished such a quiz of {id}: try with fewer of --module, --since, --until, --version"
        ),
        false => format!("nobody has finished a quiz of {id} on this machine yet"),
    }
}

fn put(path: Option<&Path>, told: &[u8]) -> Result<(), Trouble> {
    match path {
        Some(path) => files::replace(path, told)
            .map_err(|error| Trouble::machine(&error).after(&format!("{}: ", path.display()))),
        None => match io::stdout().lock().write_all(told) {
            // Who reads has seen enough, as `head` has.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            done => Ok(done?),
        },
    }
}

fn ask(stats: &Stats) -> Result<Ask, Trouble> {
    let (since, until) = days::span(stats.since.as_deref(), stats.until.as_deref())?;
    Ok(Ask { since, until, version: stats.of_version.clone(), ..Ask::default() })
}

/// The one quiz that is asked for. It must be one of the course, or of the log where the course has it no more.
fn only(stats: &Stats, opened: &Opened, answers: &Answers) -> Result<Option<Sitting>, Trouble> {
    let Some(named) = &stats.module else { return Ok(None) };
    let course = &opened.course;
    let mut known: Vec<String> = course
        .modules
        .iter()
        .filter(|module| module.quiz.is_some())
        .map(|module| module.id.to_string())
        .collect();
    known.extend(course.exam.iter().map(|_| "exam".to_owned()));
    known.extend(course.exam.iter().filter(|exam| exam.diagnostic).map(|_| "pretest".to_owned()));
    let sitting = Sitting::try_from(named.clone()).ok();
    let is_known = |sitting: &Sitting| {
        known.contains(named) || answers.taken.iter().any(|taken| taken.sitting == *sitting)
    };
    sitting.filter(is_known).map(Some).ok_or_else(|| {
        let trouble = Trouble::input(format!("{} has no quiz {named:?}", course.id));
        match known.is_empty() {
            true => trouble.hinted("it has no quiz at all"),
            false => trouble.hinted(format!("its quizzes are {}", known.join(", "))),
        }
    })
}
