//! What all that is sent out from here shares: what is asked for, where it goes, and why it did not.

use std::{
    io,
    path::Path,
    process::ExitCode,
    sync::{Arc, atomic::AtomicBool},
};

#[cfg(unix)]
use signal_hook::consts::SIGXFSZ;
use signal_hook::consts::{SIGINT, SIGTERM};

use crate::{
    cli::{days, learn, trouble::Trouble},
    ids::CourseId,
    records::{Courses, Refused, options::MIN_CELL, pseudonym::Anonymous},
    store::{Ask, Snapshot, Store},
};

/// What a shell says of a program that was stopped by Ctrl-C.
pub const STOPPED: u8 = 130;

/// Which records are sent.
#[derive(Debug, clap::Args)]
pub struct Only {
    /// Only what happened on this day or later, as 2026-11-24
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Only what happened on this day or earlier
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// Only this course, by its folder name
    #[arg(long, value_name = "ID")]
    pub course: Option<String>,
    /// Only learners who are in this cohort now
    #[arg(long, value_name = "NAME")]
    pub cohort: Option<String>,
}

/// Whether names are sent with them.
#[derive(Debug, clap::Args)]
pub struct Hiding {
    /// Hides who it was: pseudonyms for names and numbers, days for times
    #[arg(long)]
    pub anonymous: bool,
    /// With --anonymous: groups of fewer people than this are merged
    #[arg(long, value_name = "N", default_value_t = MIN_CELL, requires = "anonymous")]
    min_cell: usize,
}

impl Only {
    /// What is asked of the database.
    pub fn ask(&self) -> Result<Ask, Trouble> {
        let days = [self.since.as_deref(), self.until.as_deref()];
        ask(days, self.course.as_deref(), self.cohort.as_deref())
    }
}

impl Hiding {
    /// What hides them, where they are to be hidden.
    pub fn secret(&self, store: &mut Store) -> Result<Option<Anonymous>, Trouble> {
        match self.anonymous {
            true => Ok(Some(Anonymous { secret: store.pseudonym_secret()?, min_cell: self.min_cell })),
            false => Ok(None),
        }
    }
}

/// What is asked of the database, by the first and the last day, the course and the cohort as they are typed.
pub fn ask(days: [Option<&str>; 2], course: Option<&str>, cohort: Option<&str>) -> Result<Ask, Trouble> {
    let (since, until) = days::span(days[0], days[1])?;
    Ok(Ask {
        since,
        until,
        course: self::course(course)?,
        cohort: cohort.map(str::to_owned),
        ..Ask::default()
    })
}

/// Is set when somebody wants it to stop.
pub fn stop() -> Result<Arc<AtomicBool>, Trouble> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&stop))?;
    }
    // A file that may not grow is told by the write itself; the signal would only leave half of it behind.
    #[cfg(unix)]
    signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)))?;
    Ok(stop)
}

/// That somebody has learned here at all.
pub fn check_data(data: &Path) -> Result<(), Trouble> {
    match data.join(learn::DATABASE).exists() {
        true => Ok(()),
        false => Err(Trouble::input(format!("nobody has learned in {} yet", data.display()))
            .hinted("say where the records are kept with --data DIR")),
    }
}

/// That a cohort is one.
pub fn check_cohort(store: &Store, cohort: Option<&str>) -> Result<(), Trouble> {
    let Some(cohort) = cohort else { return Ok(()) };
    match store.cohorts()?.iter().any(|(known, _)| known == cohort) {
        true => Ok(()),
        false => Err(Trouble::input(format!("there is no cohort {cohort:?}"))
            .hinted("`coursedeck cohort list` shows what there is")),
    }
}

/// A course as it is typed.
pub fn course(id: Option<&str>) -> Result<Option<CourseId>, Trouble> {
    id.map(|id| id.parse().map_err(|error| Trouble::input(format!("{id:?} is no course: {error}"))))
        .transpose()
}

/// A course that nobody knows is a slip of the pen.
pub fn know_course(
    snapshot: &Snapshot<'_>,
    courses: &Courses<'_>,
    id: Option<&CourseId>,
) -> Result<(), Refused> {
    let Some(id) = id else { return Ok(()) };
    match courses.ids().contains(id) || snapshot.courses()?.contains(id) {
        true => Ok(()),
        false => Err(Refused::Unknown {
            what: format!("there is no course {id}"),
            hint: "`coursedeck course list` shows what there is".to_owned(),
        }),
    }
}

/// Why nothing was sent to `path`, or, where there is none, to standard output.
pub fn refused(refused: &Refused, path: Option<&Path>) -> Result<ExitCode, Trouble> {
    match refused {
        Refused::Stopped => {
            eprintln!("coursedeck: stopped; nothing was written");
            Ok(ExitCode::from(STOPPED))
        }
        // Who reads has seen enough, as `head` has.
        Refused::Io(error) if error.kind() == io::ErrorKind::BrokenPipe && path.is_none() => {
            Ok(ExitCode::SUCCESS)
        }
        Refused::Io(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Err(Trouble::input(error.to_string())
                .hinted("write over it with --force, or name another folder"))
        }
        Refused::Unknown { what, hint } => Err(Trouble::input(what).hinted(hint)),
        Refused::Store(error) => Err(Trouble::machine(error)),
        Refused::Io(error) => Err(unwritten(error, path)),
    }
}

fn unwritten(error: &io::Error, path: Option<&Path>) -> Trouble {
    let trouble = Trouble::machine(error);
    let Some(path) = path else { return trouble };
    let trouble = trouble.after(&format!("{} was not written: ", path.display()));
    match error.kind() {
        io::ErrorKind::StorageFull => trouble.hinted("make room there, or name another place with -o"),
        _ => trouble,
    }
}
