//! `coursedeck`: the learner's screens, in the face that fits the terminal.

use std::{
    io::{self, IsTerminal},
    path::PathBuf,
    process::ExitCode,
};

use etcetera::BaseStrategy;

use super::{
    args::{Args, Colour},
    ask, rolling,
    trouble::Trouble,
};
use crate::{
    course::library::Library,
    exchange::install,
    ids::CourseId,
    lang::{self, Catalog, Tag},
    log::Answers,
    plain,
    screen::Session,
    store::{Ask, How, Learner, Store, StoreError},
    study::Study,
    text::clean,
    time::Now,
    tui,
    voice::Voice,
};

/// The name of the database in the data folder.
pub const DATABASE: &str = "coursedeck.db";

/// Opens the learner's screens.
pub fn learn(args: &Args) -> Result<ExitCode, Trouble> {
    let now = Now::read();
    let data = data(args)?;
    let store = open_store(args, &data)?;
    let own = data.join("locales");
    let languages = own_languages(&own);
    let words = Box::new(move |tag: &Tag| catalog(tag, &own));
    let study = Study::new(store, library(args, &data), language_here(args, &languages)?, Box::new(fresh));
    let study = study.map_err(|error| store_trouble(&error))?.with_languages(languages);
    let study = if has_voice() { study.with_voice() } else { study };
    let mut session = Session::new(study, words, now);
    come_in(args, &mut session, now)?;
    let spoken = language(args)?;
    let words = || catalog(&spoken, &data.join("locales"));
    rolling::meanwhile(&data, words, || {
        if is_plain(args) {
            plain::run(&mut session, &mut ask::Keyboard, &mut io::stdout().lock(), line_width())?;
            return Ok(ExitCode::SUCCESS);
        }
        face(args, &mut session)
    })
}

/// Where progress is kept: `--data`, or the user's data folder.
pub fn data(args: &Args) -> Result<PathBuf, Trouble> {
    if let Some(data) = &args.data {
        return Ok(data.clone());
    }
    let folders = etcetera::choose_base_strategy();
    let folders = folders.map_err(|_| {
        Trouble::input("this machine has no home folder to keep progress in")
            .hinted("say where with --data DIR")
    })?;
    Ok(folders.data_dir().join("coursedeck"))
}

/// The courses: those of `--courses`, those installed, those in the program.
pub fn library(args: &Args, data: &std::path::Path) -> Library {
    let mut folders = args.courses.clone();
    let installed = installed(data);
    install::put_back(&installed);
    folders.push(installed);
    Library::new(folders)
}

/// The folder of the courses that were installed.
pub fn installed(data: &std::path::Path) -> PathBuf {
    data.join("courses")
}

/// Whether this machine can read aloud.
fn has_voice() -> bool {
    Voice::is_there(std::env::var_os("PATH").as_deref())
}

/// The languages that the centre added by a file in its folder of them, each with the name that it calls itself.
pub fn own_languages(own: &std::path::Path) -> Vec<(Tag, String)> {
    let files = std::fs::read_dir(own).into_iter().flatten().flatten();
    let tag = |file: std::fs::DirEntry| -> Option<Tag> {
        file.file_name().to_str()?.strip_suffix(".ftl")?.parse().ok()
    };
    let mut languages: Vec<(Tag, String)> = files
        .filter_map(tag)
        .map(|tag| {
            let name = clean::line(&catalog(&tag, own).own_name());
            (tag, name)
        })
        .collect();
    languages.sort_by(|one, other| one.0.as_str().cmp(other.0.as_str()));
    languages
}

/// The language of the screens before anybody is in, of those that are shipped.
pub fn language(args: &Args) -> Result<Tag, Trouble> {
    language_here(args, &[])
}

/// As [`language`], with those that the centre added.
pub fn language_here(args: &Args, own: &[(Tag, String)]) -> Result<Tag, Trouble> {
    let mut shipped = lang::shipped();
    shipped.extend(own.iter().map(|(tag, _)| tag.clone()));
    let wanted = match &args.lang {
        Some(tag) => vec![tag.parse::<Tag>().map_err(Trouble::input)?],
        None => environment(),
    };
    Ok(lang::negotiate(&wanted, &shipped).unwrap_or_else(Tag::english))
}

/// The language that is asked for, whether or not the program speaks it: a course may.
pub fn wanted_language(args: &Args) -> Result<Tag, Trouble> {
    match &args.lang {
        Some(tag) => tag.parse::<Tag>().map_err(Trouble::input),
        None => Ok(environment().into_iter().next().unwrap_or_else(Tag::english)),
    }
}

fn environment() -> Vec<Tag> {
    let named = lang::environment(&|name| std::env::var(name).ok());
    if !named.is_empty() {
        return named;
    }
    // Windows tells its language in its own way.
    sys_locale::get_locales().filter_map(|tag| tag.parse().ok()).collect()
}

/// Who answered what in a course. Where nobody has learned yet, no database is made.
pub fn answers(
    args: &Args,
    data: &std::path::Path,
    course: &CourseId,
    ask: &Ask,
) -> Result<Answers, Trouble> {
    match data.join(DATABASE).exists() {
        true => open_store(args, data)?.answers(course, ask).map_err(|error| store_trouble(&error)),
        false => Ok(Answers::default()),
    }
}

/// The learners' database.
pub fn open_store(args: &Args, data: &std::path::Path) -> Result<Store, Trouble> {
    let how = How { anyway: args.i_know };
    Store::open(&data.join(DATABASE), how).map_err(|error| store_trouble(&error))
}

/// What the store refused, with a hint where there is one.
pub fn store_trouble(error: &StoreError) -> Trouble {
    Trouble::machine(error)
}

/// The program's words, with a centre's own file over them.
pub fn catalog(tag: &Tag, own: &std::path::Path) -> Catalog {
    match std::fs::read_to_string(own.join(format!("{tag}.ftl"))) {
        Ok(text) => Catalog::with_own(tag, &text),
        Err(_) => Catalog::shipped(tag),
    }
}

/// Lets in who was named, and opens the course that was named.
fn come_in(args: &Args, session: &mut Session, now: Now) -> Result<(), Trouble> {
    let Some(name) = &args.learner else { return Ok(()) };
    let Some(learner) = named(session.study().learners(), name).map(|learner| learner.id) else {
        return Err(Trouble::input(format!("there is no learner called {name:?} here"))
            .hinted("start without --learner to choose from the list, or to come in as somebody new"));
    };
    session.come_in(learner, now);
    let Some(course) = &args.course else { return Ok(()) };
    let id = course.parse().map_err(|error| Trouble::input(format!("{course:?} is no course: {error}")))?;
    let known = session.study().shelf().courses().iter().any(|it| it.id == id);
    if session.study().learner().is_some() && !known {
        return Err(Trouble::input(format!("there is no course {course:?}"))
            .hinted("`coursedeck course list` shows what there is"));
    }
    session.open_course(&id, now);
    Ok(())
}

/// The learner of this name, however it is spaced and capitalised.
pub fn named<'a>(learners: &'a [Learner], name: &str) -> Option<&'a Learner> {
    let wanted = clean::fold(name, false);
    learners.iter().find(|it| clean::fold(&it.name, false) == wanted)
}

/// Line by line where it is asked for, and where no screen can be drawn.
pub fn is_plain(args: &Args) -> bool {
    let dumb = std::env::var("TERM").is_ok_and(|term| term == "dumb");
    args.plain || dumb || !io::stdout().is_terminal() || !io::stdin().is_terminal()
}

/// How many cells a line has, where lines go to a terminal.
pub fn line_width() -> Option<u16> {
    io::stdout().is_terminal().then(|| tui::size().0)
}

pub fn face(args: &Args, session: &mut Session) -> Result<ExitCode, Trouble> {
    let colour = match args.color {
        Colour::Auto => None,
        Colour::Always => Some(true),
        Colour::Never => Some(false),
    };
    let ended = tui::run(session, colour, &|name| std::env::var(name).ok())?;
    Ok(ExitCode::from(ended.code()))
}

/// Twenty digits, in groups that can be read out: on paper, and on every keyboard.
pub fn code() -> String {
    let mut number = fresh();
    let mut group = || {
        let digits = number % 10_000;
        number /= 10_000;
        format!("{digits:04}")
    };
    [group(), group(), group(), group(), group()].join("-")
}

/// 128 bits from the operating system.
pub fn fresh() -> u128 {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).expect("every system that runs this gives random bytes");
    u128::from_ne_bytes(bytes)
}
