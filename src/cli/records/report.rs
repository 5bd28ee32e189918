//! `coursedeck records report`: what was learned here as figures, for whoever has to tell of it.

use std::{
    io::{self, BufWriter, IsTerminal, Write},
    ops::ControlFlow,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::atomic::Ordering,
};

use clap::ValueEnum;

use super::send;
use crate::{
    cli::{args::Args, guard::Desk, learn, trouble::Trouble},
    records::{
        Centre, Courses, Delivered, Delivery, Form, Refused,
        csv::Csv,
        options::MIN_CELL,
        report::{self, By, COLUMNS, Head, Options, page, text, tidy, words::Words},
    },
    text::csv::Dialect,
    tui,
};

/// The cells of a line where there is no terminal.
const WIDTH: usize = 80;
/// No line is longer, however wide the terminal.
const WIDEST: usize = 120;

/// Tells what was learned here as figures: a page to print, a table, or text
///
/// Enrolment, completion, pass rate, time and learning gain: of all, by month, by course, by class, by what courses are
/// tagged with, by who the learners are. It names nobody, and keeps figures of few people back. Without -o it is told
/// here; what the name after -o ends in says how it is written.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example: coursedeck records report --since 2026-10-01 --until 2026-12-31 -o quarter.html",
    after_long_help = FIGURES
)]
pub struct Report {
    /// Writes to this file; - is standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// A page, text or a table; without it, by what FILE ends in: .html, .txt or .csv
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Only these tables, with commas between; without it, all
    #[arg(long, value_enum, value_name = "TABLE", value_delimiter = ',')]
    by: Vec<Table>,
    /// Only what was completed or last worked on, on this day or later, as 2026-11-24
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Only what was on this day or earlier
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// Only this course, by its folder name
    #[arg(long, value_name = "ID")]
    course: Option<String>,
    /// Only learners who are in this cohort now
    #[arg(long, value_name = "NAME")]
    cohort: Option<String>,
    /// Keeps back what is of fewer people than this; 1 keeps nothing back, for inside the centre
    #[arg(long, value_name = "N", default_value_t = MIN_CELL)]
    min_cell: usize,
    /// Writes over a file that is there already
    #[arg(long, requires = "output")]
    force: bool,
}

/// How a report is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Format {
    /// One page for a browser and a printer
    Html,
    /// For a terminal
    Text,
    /// One figure a row: dimension, value, measure, figure, n, note
    Csv,
}

/// What groups are made by.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Table {
    /// The month
    Month,
    /// The course
    Course,
    /// The class
    Cohort,
    /// DigComp competences
    Digcomp,
    /// Sustainable Development Goals
    Sdg,
    /// WSIS action lines
    Wsis,
    /// ITU-D priorities
    ItuD,
    /// Gender
    Gender,
    /// Age band
    Age,
    /// Residence
    Residence,
    /// Disability
    Disability,
}

/// What each figure is, for `--help`.
const FIGURES: &str = "\
Figures:
  learners            people who have begun a course
  begun               courses begun, each of each learner: the enrolments
  completed           of those, passed, or read to the end where nothing is graded
  completion_percent  completed, in percent of begun
  graded              passed or failed
  pass_percent        passed, in percent of graded
  minutes             of those completed: median and quartiles (as numpy has them)
  pairs               who sat both the pre-test and the exam
  gain                (exam - pre-test) / (100 - pre-test), of the two means
                      (Hake 1998); gain_low and gain_high: 95 % interval of a ratio
                      of means, with Student's t (Cochran 1977, chapter 6)
Kept back is a figure of 1 to --min-cell less 1 people, and, until none of those
can be worked out by sums and differences, those of the smallest other groups of
the table. Rows of tags are not to be added up: a course may have several.

Example: coursedeck records report --by course,gender --format csv -o figures.csv";

impl Table {
    fn meant(self) -> By {
        match self {
            Table::Month => By::Month,
            Table::Course => By::Course,
            Table::Cohort => By::Cohort,
            Table::Digcomp => By::Digcomp,
            Table::Sdg => By::Sdg,
            Table::Wsis => By::Wsis,
            Table::ItuD => By::ItuD,
            Table::Gender => By::Gender,
            Table::Age => By::Age,
            Table::Residence => By::Residence,
            Table::Disability => By::Disability,
        }
    }
}

/// Tells it.
pub fn run(args: &Args, report: &Report) -> Result<ExitCode, Trouble> {
    let options = report.options()?;
    if let Some(path) = report.path() {
        super::check_file(path, report.force)?;
    }
    let data = learn::data(args)?;
    send::check_data(&data)?;
    let mut desk = Desk::open(args, "records report")?;
    let library = learn::library(args, &data);
    send::check_cohort(&desk.store, options.ask.cohort.as_deref())?;
    let courses = Courses::of(&library, learn::wanted_language(args)?);
    let stop = send::stop()?;
    let mut going = |_| match stop.load(Ordering::Relaxed) {
        true => ControlFlow::Break(()),
        false => ControlFlow::Continue(()),
    };
    let gathered = desk.store.snapshot(|snapshot| {
        send::know_course(snapshot, &courses, options.ask.course.as_ref())?;
        report::gather(snapshot, &options, &courses, &mut going)
    })?;
    let told = match gathered {
        Ok(told) => told,
        Err(refused) => return report.refused(&refused),
    };
    let centre = desk.store.centre()?.map(|centre| Centre { id: centre.id.0, name: centre.name });
    let audit = desk.audit(format!("{} records, --min-cell {}", told.records, options.least));
    desk.store.note(desk.now, audit)?;
    let head = Head { centre: centre.as_ref(), by: desk.by(), at: desk.now.at, options: &options };
    let catalog = learn::catalog(&learn::language(args)?, &data.join("locales"));
    let words = Words { catalog: &catalog, least: options.least };
    match report.write(&head, &told, &words) {
        Ok(None) => Ok(ExitCode::SUCCESS),
        Ok(Some(delivered)) => Ok(report.tell(&told, &delivered)),
        Err(error) => report.refused(&Refused::Io(error)),
    }
}

impl Report {
    /// The file, if it goes to one.
    fn path(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }

    fn format(&self) -> Format {
        let by_name = || match self.path()?.extension()?.to_str()? {
            "csv" => Some(Format::Csv),
            "txt" => Some(Format::Text),
            _ => Some(Format::Html),
        };
        self.format.or_else(by_name).unwrap_or(match self.path() {
            Some(_) => Format::Html,
            None => Format::Text,
        })
    }

    fn options(&self) -> Result<Options, Trouble> {
        let days = [self.since.as_deref(), self.until.as_deref()];
        let ask = send::ask(days, self.course.as_deref(), self.cohort.as_deref())?;
        let by = match self.by.is_empty() {
            true => By::ALL.to_vec(),
            false => {
                let asked: Vec<By> = self.by.iter().map(|it| it.meant()).collect();
                By::ALL.into_iter().filter(|by| asked.contains(by)).collect()
            }
        };
        Ok(Options { ask, by, least: self.min_cell })
    }

    fn write(
        &self,
        head: &Head<'_>,
        told: &report::Report,
        words: &Words<'_>,
    ) -> io::Result<Option<Delivered>> {
        match self.path() {
            Some(path) => {
                let mut delivery = Delivery::begin(path)?;
                self.put(head, told, words, &mut delivery)?;
                delivery.end().map(Some)
            }
            None => {
                let mut out = BufWriter::new(io::stdout());
                self.put(head, told, words, &mut out)?;
                out.flush()?;
                Ok(None)
            }
        }
    }

    fn put(
        &self,
        head: &Head<'_>,
        told: &report::Report,
        words: &Words<'_>,
        out: &mut (dyn Write + Send),
    ) -> io::Result<()> {
        match self.format() {
            Format::Html => out.write_all(page::page(head, told, words).as_bytes()),
            Format::Text => out.write_all(text::text(head, told, words, self.width()).as_bytes()),
            Format::Csv => {
                let mut form: Box<dyn Form> = Box::new(Csv::begin(out, COLUMNS, Dialect::default())?);
                tidy(told, &mut |row| form.row(row))?;
                form.end()
            }
        }
    }

    fn width(&self) -> usize {
        match self.path().is_none() && io::stdout().is_terminal() {
            true => usize::from(tui::size().0).min(WIDEST),
            false => WIDTH,
        }
    }

    fn tell(&self, told: &report::Report, delivered: &Delivered) -> ExitCode {
        if told.records == 0 {
            eprintln!("coursedeck: there are no records like that; the report says so");
        }
        let path = self.path().unwrap_or(Path::new("-")).display();
        println!("{path}: a report of {} records, {} bytes", told.records, delivered.bytes);
        println!("sha256 {}, read back from the disk", delivered.digest);
        if delivered.on_a_stick {
            println!("safe to remove");
        }
        ExitCode::SUCCESS
    }

    fn refused(&self, refused: &Refused) -> Result<ExitCode, Trouble> {
        send::refused(refused, self.path())
    }
}
