//! `coursedeck records export`: a table in a form that others read.

mod badge;

use std::{
    io::{self, BufWriter, IsTerminal, Write},
    ops::ControlFlow,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::atomic::{AtomicBool, Ordering},
};

use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressStyle};

use super::{
    What,
    send::{self, Hiding, Only},
};
use crate::{
    cli::{args::Args, guard::Desk, learn, trouble::Trouble},
    lang::Catalog,
    log::Outcome,
    records::{
        self, Centre, Courses, Delivered, Delivery, Form, Options, Refused,
        badge::{Badges, Issuer},
        csv::Csv,
        jsonl::Jsonl,
        table,
        xapi::Xapi,
        xlsx::{Labels, Xlsx},
    },
    store::{Ask, Snapshot},
    text::csv::Dialect,
};

/// Every so many rows the bar moves.
const STEP: u64 = 1024;

/// Writes what was learned here as a table that others read
///
/// Without -o it goes to standard output. A file is written beside its place, put there when it is whole, and read back
/// from the disk; nobody else on this machine may read it. Ctrl-C stops it and leaves nothing.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example: coursedeck records export --to xlsx --since 2026-11-01 --result passed -o november.xlsx"
)]
pub struct Export {
    /// In which form; without it, the one that the name after -o ends in, else CSV
    #[arg(long, value_enum)]
    to: Option<To>,
    /// Which table; `coursedeck records columns` says what is in it
    #[arg(long, value_enum, default_value_t = What::Completions)]
    what: What,
    #[command(flatten)]
    only: Only,
    /// Only these results: passed, failed, completed, in-progress
    #[arg(long, value_name = "RESULT", value_delimiter = ',')]
    result: Vec<String>,
    #[command(flatten)]
    pub(super) hiding: Hiding,
    /// Only what no earlier export under this name has sent
    #[arg(long, value_name = "NAME")]
    pub(super) new: Option<String>,
    /// CSV: what stands between cells: , ; or tab
    #[arg(long, value_name = "SIGN", value_parser = separator)]
    pub(super) separator: Option<u8>,
    /// CSV: without the byte-order mark that spreadsheets want
    #[arg(long)]
    pub(super) no_bom: bool,
    /// Certificates: gives a new one for each that was revoked
    #[arg(long)]
    pub(super) reissue: bool,
    /// Writes to this file; - is standard output. Badges and certificates go to a folder, a file each; badges also to one
    /// file .jwt, one a line; a single certificate also to one .pdf
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Writes over a file that is there already
    #[arg(long, requires = "output")]
    pub(super) force: bool,
}

/// A form.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum To {
    /// For spreadsheets and ministries
    Csv,
    /// A workbook
    Xlsx,
    /// A JSON object a line, for programs
    Jsonl,
    /// xAPI 1.0.3 statements with cmi5's verbs, for a learning record store
    Xapi,
    /// Open Badges 3.0 for those who passed, signed with the centre's key
    Badge,
    /// Typed columns, for national analysis
    Parquet,
    /// Certificates as PDF, a page for each completion, in a folder; what is new is issued
    Certificate,
}

fn separator(text: &str) -> Result<u8, String> {
    match text {
        "," => Ok(b','),
        ";" => Ok(b';'),
        "tab" | "\t" => Ok(b'\t'),
        _ => Err("it is , or ; or tab".to_owned()),
    }
}

/// Writes the table.
pub fn run(args: &Args, export: &Export) -> Result<ExitCode, Trouble> {
    let (to, what) = (export.form(), export.what.meant());
    export.check(to, what)?;
    let ask = export.ask()?;
    let data = learn::data(args)?;
    if to == To::Certificate {
        return super::certificates::run(args, export, ask, &data);
    }
    send::check_data(&data)?;
    let mut desk = Desk::open(args, "records export")?;
    let anonymous = export.hiding.secret(&mut desk.store)?;
    let own = desk.store.centre()?;
    let key = if to == To::Badge { Some(badge::key(&desk.store, own.as_ref())?) } else { None };
    let centre = own.map(|centre| Centre { id: centre.id.0, name: centre.name });
    send::check_cohort(&desk.store, ask.cohort.as_deref())?;
    let library = learn::library(args, &data);
    let courses = Courses::of(&library, learn::wanted_language(args)?);
    let courses = match what {
        table::What::Responses | table::What::Items => courses.with_questions(),
        _ => courses,
    };
    let stop = send::stop()?;
    let words = learn::catalog(&learn::language(args)?, &data.join("locales"));
    let criteria = |pass| badge::criteria(&words, pass);
    let issuer = key.map(|key| badge::issuer(key, &words, &criteria, !export.hiding.anonymous));
    let sending = Sending {
        export,
        to,
        options: Options { what, ask, anonymous, centre },
        courses,
        words: &words,
        issuer: issuer.as_ref(),
        stop: &stop,
    };
    match desk.store.snapshot(|snapshot| sending.send(snapshot))? {
        Ok(sent) => sending.tell(&mut desk, &sent),
        Err(refused) => send::refused(&refused, export.path()),
    }
}

impl Export {
    /// The file, if it goes to one.
    fn path(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }

    fn form(&self) -> To {
        let by_name = || match self.path()?.extension()?.to_str()? {
            "xlsx" => Some(To::Xlsx),
            "jsonl" | "ndjson" => Some(To::Jsonl),
            "jwt" => Some(To::Badge),
            "parquet" => Some(To::Parquet),
            _ => None,
        };
        self.to.or_else(by_name).unwrap_or(To::Csv)
    }

    /// What does not go together, said before anything is read.
    fn check(&self, to: To, what: table::What) -> Result<(), Trouble> {
        use table::What::{Attendance, Completions, Items, Learners, Responses};
        if to == To::Xapi && !matches!(what, Completions | Responses) {
            return Err(Trouble::input(format!("there are no xAPI statements of {what}"))
                .hinted("--what completions and --what responses can be told as statements"));
        }
        if to == To::Badge {
            self.check_badge(what)?;
        }
        if to == To::Parquet && !cfg!(feature = "parquet") {
            return Err(Trouble::input("this build of Coursedeck writes no Parquet").hinted(
                "build one that does with `cargo build --release --features parquet`, or take --to jsonl",
            ));
        }
        if self.reissue && to != To::Certificate {
            return Err(Trouble::input("--reissue is for --to certificate"));
        }
        if to == To::Certificate {
            return super::certificates::check(self, what);
        }
        if to != To::Csv && (self.separator.is_some() || self.no_bom) {
            return Err(Trouble::input("--separator and --no-bom are for --to csv"));
        }
        let misfits = [
            ("--result", !self.result.is_empty(), what == Completions),
            ("--course", self.only.course.is_some(), !matches!(what, Learners | Attendance)),
            ("--cohort", self.only.cohort.is_some(), what != Items),
            ("--new", self.new.is_some(), !matches!(what, Items | Attendance)),
            ("--anonymous", self.hiding.anonymous, what != Items),
        ];
        if let Some((name, ..)) = misfits.iter().find(|(_, is_said, fits)| *is_said && !fits) {
            return Err(Trouble::input(format!("{name} does not go with --what {what}")));
        }
        if self.new.as_deref().is_some_and(|name| name.trim().is_empty()) {
            return Err(Trouble::input("--new wants a name").hinted("name who it goes to, as --new ministry"));
        }
        match self.path() {
            Some(path) if to == To::Badge && badge::is_folder(path) => badge::check_folder(path),
            Some(path) => super::check_file(path, self.force),
            None if matches!(to, To::Xlsx | To::Parquet) && io::stdout().is_terminal() => {
                let what = if to == To::Xlsx { "a workbook" } else { "Parquet" };
                Err(Trouble::input(format!("{what} is nothing for a terminal")).hinted("name a file with -o"))
            }
            None => Ok(()),
        }
    }

    fn ask(&self) -> Result<Ask, Trouble> {
        let ask = self.only.ask()?;
        let outcomes = self.result.iter().map(|word| word.trim().parse::<Outcome>());
        let mut outcomes =
            outcomes.collect::<Result<Vec<_>, _>>().map_err(|why| Trouble::input(why.to_string()))?;
        if self.form() == To::Badge {
            outcomes = badge::outcomes(&outcomes)?;
        }
        Ok(Ask { outcomes, ..ask })
    }
}

/// An export under way.
struct Sending<'a> {
    export: &'a Export,
    to: To,
    options: Options,
    courses: Courses<'a>,
    /// The words for people.
    words: &'a Catalog,
    /// Who signs badges, where those are made.
    issuer: Option<&'a Issuer<'a>>,
    stop: &'a AtomicBool,
}

/// What was sent.
struct Sent {
    rows: u64,
    /// Up to which place of the log.
    place: i64,
    /// When something was sent under the name before.
    is_again: bool,
    delivered: Option<Delivered>,
}

impl Sending<'_> {
    fn send(&self, snapshot: &Snapshot<'_>) -> Result<Sent, Refused> {
        send::know_course(snapshot, &self.courses, self.options.ask.course.as_ref())?;
        let place = snapshot.last()?;
        let mut options = self.options.clone();
        if let Some(name) = &self.export.new {
            options.ask.after = snapshot.sent(name, options.what.name())?;
        }
        let bar = self.bar(snapshot, &options.ask)?;
        let is_again = options.ask.after.is_some();
        let (rows, delivered) = match (self.export.path(), self.issuer) {
            (Some(path), Some(issuer)) if badge::is_folder(path) => {
                let over = self.export.force;
                let mut form = badge::folder(path, issuer, over)?;
                let rows = self.fill(snapshot, &options, &mut form, &bar)?;
                Box::new(form).end()?;
                (rows, None)
            }
            (Some(path), _) => {
                let mut delivery = Delivery::begin(path)?;
                let rows = self.write(snapshot, &options, &mut delivery, &bar)?;
                (rows, Some(delivery.end()?))
            }
            (None, _) => {
                let mut out = BufWriter::with_capacity(1 << 16, io::stdout());
                (self.write(snapshot, &options, &mut out, &bar)?, None)
            }
        };
        bar.finish_and_clear();
        Ok(Sent { rows, place, is_again, delivered })
    }

    /// The bar, where somebody can see it.
    fn bar(&self, snapshot: &Snapshot<'_>, ask: &Ask) -> Result<ProgressBar, Refused> {
        if !io::stderr().is_terminal() || (self.export.path().is_none() && io::stdout().is_terminal()) {
            return Ok(ProgressBar::hidden());
        }
        let style = "{bar:40} {percent}% of {len} rows, {eta} to go";
        let style = ProgressStyle::with_template(style).expect("the template is well formed");
        Ok(match records::count(snapshot, self.options.what, ask)? {
            Some(rows) => ProgressBar::new(rows).with_style(style.progress_chars("#>-")),
            None => ProgressBar::new_spinner(),
        })
    }

    fn write(
        &self,
        snapshot: &Snapshot<'_>,
        options: &Options,
        out: &mut (dyn Write + Send),
        bar: &ProgressBar,
    ) -> Result<u64, Refused> {
        let mut form = self.form(out)?;
        let rows = self.fill(snapshot, options, &mut *form, bar)?;
        form.end()?;
        Ok(rows)
    }

    fn fill(
        &self,
        snapshot: &Snapshot<'_>,
        options: &Options,
        form: &mut dyn Form,
        bar: &ProgressBar,
    ) -> Result<u64, Refused> {
        let mut going = |rows: u64| {
            if rows.is_multiple_of(STEP) {
                bar.set_position(rows);
            }
            match self.stop.load(Ordering::Relaxed) {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        };
        records::export(snapshot, options, &self.courses, form, &mut going)
    }

    fn form<'w>(&'w self, out: &'w mut (dyn Write + Send)) -> io::Result<Box<dyn Form + 'w>> {
        let what = self.options.what;
        Ok(match self.to {
            To::Csv => {
                let separator = self.export.separator.unwrap_or(b',');
                let dialect = Dialect { separator, mark: !self.export.no_bom };
                Box::new(Csv::begin(out, what.columns(), dialect)?)
            }
            To::Jsonl => Box::new(Jsonl::begin(out, what.columns())),
            To::Xapi => Box::new(Xapi::begin(out, !self.export.hiding.anonymous)?),
            // They are no table, and went their own way long before.
            To::Certificate => return Err(io::ErrorKind::Unsupported.into()),
            To::Xlsx => {
                let label = |name: &str| self.words.say(&format!("column-{}", name.replace('_', "-")));
                let labels = Labels { rtl: self.courses.language().is_rtl(), label: &label };
                Box::new(Xlsx::begin(out, what, &labels)?)
            }
            To::Badge => {
                let issuer = self.issuer.ok_or_else(|| io::Error::other("nobody signs"))?;
                Box::new(Badges::begin(out, issuer))
            }
            #[cfg(feature = "parquet")]
            To::Parquet => Box::new(records::Parquet::begin(out, what)?),
            #[cfg(not(feature = "parquet"))]
            To::Parquet => return Err(io::ErrorKind::Unsupported.into()),
        })
    }

    /// Notes what was sent, and says so.
    fn tell(&self, desk: &mut Desk, sent: &Sent) -> Result<ExitCode, Trouble> {
        let what = self.options.what;
        let hidden = if self.export.hiding.anonymous { ", anonymous" } else { "" };
        let rows = if sent.rows == 1 { "1 row".to_owned() } else { format!("{} rows", sent.rows) };
        let badges = if self.to == To::Badge { " as badges" } else { "" };
        let audit = desk.audit(format!("{what}, {rows}{badges}{hidden}"));
        desk.store.note(desk.now, audit).map_err(|error| {
            let path = self.export.path().map_or("the table".into(), Path::to_string_lossy);
            Trouble::from(error)
                .after(&format!("{path} is whole, but it was not noted that it was given out: "))
        })?;
        if let Some(name) = &self.export.new {
            // Only now: what was not whole has not been sent.
            let noted = desk.store.note_sent(name, what.name(), sent.place, desk.now.at);
            noted.map_err(|error| {
                let path = self.export.path().map_or("the table".into(), Path::to_string_lossy);
                Trouble::from(error)
                    .after(&format!("{path} is whole, but it was not noted as sent under {name:?}: "))
            })?;
        }
        if sent.rows == 0 {
            eprintln!("coursedeck: {}", self.nothing(sent));
        }
        if let (To::Badge, None, Some(path)) = (self.to, &sent.delivered, self.export.path()) {
            return Ok(badge::tell(path, sent.rows));
        }
        let (Some(delivered), Some(path)) = (&sent.delivered, self.export.path()) else {
            return Ok(ExitCode::SUCCESS);
        };
        println!("{}: {rows} of {what}, {} bytes", path.display(), delivered.bytes);
        println!("sha256 {}, read back from the disk", delivered.digest);
        if delivered.on_a_stick {
            println!("safe to remove");
        }
        Ok(ExitCode::SUCCESS)
    }

    /// Why there are no rows.
    fn nothing(&self, sent: &Sent) -> String {
        let ask = &self.options.ask;
        let is_narrowed = Ask { after: None, ..ask.clone() } != Ask::default();
        match (&self.export.new, is_narrowed) {
            (Some(name), _) if sent.is_again => {
                format!("nothing is new since the last export under {name:?}")
            }
            (_, true) => {
                "there is nothing like that: try with fewer of --since, --until, --course, --cohort, --result"
                    .to_owned()
            }
            (_, false) => format!("there is nothing of {} to tell yet", self.options.what),
        }
    }
}
