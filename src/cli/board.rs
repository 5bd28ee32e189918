//! `coursedeck board`: the facilitator's screens, in the face that fits the terminal.

use std::{io, process::ExitCode};

use super::{args::Args, cohort, guard::Desk, learn, trouble::Trouble};
use crate::{
    course::Library,
    ids::CourseId,
    lang::Tag,
    plain,
    screen::Session,
    study::{Board, Study, Trouble as Why},
};

/// The facilitator's board: the class by modules, who needs help, essays to grade, marks to correct, who is here
///
/// It follows the learners at work on the same database. What is done on it stands in the log with who did it, and in
/// the audit trail.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck board --course staying-safe-online --cohort Morning")]
pub struct Opening {
    /// The course; without it, that of the last time
    #[arg(long, value_name = "ID")]
    course: Option<String>,
    /// The class; without it, that of the last time
    #[arg(long, value_name = "NAME")]
    cohort: Option<String>,
    /// Line by line, for screen readers, serial lines and scripts
    #[arg(long)]
    plain: bool,
}

/// Opens the board for whoever may.
pub fn run(args: &Args, opening: &Opening) -> Result<ExitCode, Trouble> {
    let data = learn::data(args)?;
    let library = learn::library(args, &data);
    let course = opening.course.as_deref().map(|id| known(&library, id)).transpose()?;
    let mut desk = Desk::open(args, "board")?;
    let cohort = opening.cohort.as_deref().map(|name| cohort::known(&desk.store, name)).transpose()?;
    let guarded = Board::is_guarded(&desk.store)?;
    let (now, by) = (desk.now, desk.by().to_owned());
    // Names are on it, and how their owners get on.
    let audit = desk.audit("opened");
    desk.store.note(now, audit)?;
    let own = data.join("locales");
    let languages = learn::own_languages(&own);
    let language = learn::language_here(args, &languages)?;
    let study = Study::new(desk.store, library, language, Box::new(learn::fresh))?.with_languages(languages);
    let study = study.for_board(&by, guarded, (course, cohort), now).map_err(|why| told(&why))?;
    let words = Box::new(move |tag: &Tag| learn::catalog(tag, &own));
    let mut session = Session::for_board(study, words, now);
    if opening.plain || learn::is_plain(args) {
        let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
        plain::run(&mut session, &mut input, &mut output, learn::line_width())?;
        return Ok(ExitCode::SUCCESS);
    }
    learn::face(args, &mut session)
}

fn known(library: &Library, typed: &str) -> Result<CourseId, Trouble> {
    let id: Option<CourseId> = typed.parse().ok();
    let id = id.filter(|id| library.source(id).is_some());
    let id = id.ok_or_else(|| {
        Trouble::input(format!("there is no course {typed:?}"))
            .hinted("`coursedeck course list` shows what there is")
    })?;
    match library.open(&id).course {
        Some(_) => Ok(id),
        None => Err(Trouble::input(format!("the course {id} has faults and does not open"))
            .hinted("`coursedeck course check` tells them with their places")),
    }
}

fn told(why: &Why) -> Trouble {
    Trouble::machine(&io::Error::other(match why {
        Why::Machine(what) => what.clone(),
        Why::Busy => "others keep the database busy".to_owned(),
        other => format!("{other:?}").to_lowercase(),
    }))
}
