//! `coursedeck course preview`: the learner's own screens on an author's files.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::{
    cli::{args::Args, ask, learn, trouble::Trouble},
    course::{Library, vocab},
    ids::{CourseId, ItemName},
    lang::Tag,
    plain,
    screen::{At, Session},
    store::{How, Store},
    study::Study,
    time::Now,
};

/// Shows a course as learners will see it, and follows each save
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck course preview safe-online --at passwords/why\n\n\
    Keep your editor open beside it: when you save a file, the screen shows it, at the same place. Where the course \
    has a fault, the screen tells it, and comes back when it is mended. F2 shows the answer of a question, F3 the same \
    page in the next language. Nothing that is done here is recorded.")]
pub struct Preview {
    /// The course's folder, or one of its files
    path: PathBuf,
    /// Begins at a module, or at a lesson or question in it
    #[arg(long, value_name = "MODULE/ITEM")]
    at: Option<String>,
    /// Line by line, for screen readers, serial lines and scripts
    #[arg(long)]
    plain: bool,
}

/// Shows a course to its author. What is done is kept in a folder that is gone afterwards.
pub fn run(args: &Args, wanted: &Preview) -> Result<ExitCode, Trouble> {
    let now = Now::read();
    let (folder, id, file) = course(&wanted.path)?;
    let at = match &wanted.at {
        Some(at) => Some(place(at)?),
        None => file.filter(|file| file != "course").and_then(|file| place(&file).ok()),
    };
    let scratch = Scratch::new()?;
    let store = Store::open(&scratch.0.join("preview.db"), How { anyway: true });
    let store = store.map_err(|error| Trouble::machine(&error))?;
    let parent = folder.parent().unwrap_or(Path::new("/")).to_owned();
    let library = Library::only(parent, id.clone());
    let study = Study::new(store, library, language(args)?, Box::new(learn::fresh));
    let study = study.map_err(|error| Trouble::machine(&error))?.for_preview(id.clone());
    let own = learn::data(args)?.join("locales");
    let words = Box::new(move |tag: &Tag| learn::catalog(tag, &own));
    let mut session = Session::preview(study, words, at, now);
    if session.is_nowhere() {
        let at = wanted.at.clone().unwrap_or_default();
        return Err(Trouble::input(format!("{id} has no {at:?}"))
            .hinted("name a module, or a module and what is in it, as passwords/why"));
    }
    if wanted.plain || learn::is_plain(args) {
        plain::run(&mut session, &mut ask::Keyboard, &mut io::stdout().lock(), learn::line_width())?;
        return Ok(ExitCode::SUCCESS);
    }
    learn::face(args, &mut session)
}

/// The whole path of the course that a path means, its name, and the name of the file where it is one.
fn course(path: &Path) -> Result<(PathBuf, CourseId, Option<String>), Trouble> {
    let whole = path.canonicalize().map_err(|error| {
        Trouble::input(format!("{}: {error}", path.display())).hinted("name a course's folder")
    })?;
    let (folder, file) = match whole.is_dir() {
        true => (whole, None),
        false => {
            let folder = whole.parent().unwrap_or(Path::new("/")).to_owned();
            (folder, whole.file_stem().map(|stem| stem.to_string_lossy().into_owned()))
        }
    };
    let is_translation = !folder.join("course.toml").exists()
        || folder.file_name().is_some_and(|it| vocab::language(&it.to_string_lossy()).is_some());
    let above = folder.parent().filter(|above| file.is_some() && above.join("course.toml").exists());
    let folder = above.filter(|_| is_translation).map_or(folder.clone(), Path::to_owned);
    if !folder.join("course.toml").exists() {
        return Err(Trouble::input(format!("{}: there is no course.toml", path.display()))
            .hinted("name a course's folder; `coursedeck course new` begins one"));
    }
    let (_, id) = super::course_at(&folder)?;
    Ok((folder, id, file))
}

fn place(at: &str) -> Result<At, Trouble> {
    let bad = |error: &dyn std::fmt::Display| {
        Trouble::input(format!("{at:?} is no place in a course: {error}"))
            .hinted("name a module, or a module and what is in it, as passwords/why")
    };
    if !at.contains('/') {
        return Ok(At { module: at.parse().map_err(|error| bad(&error))?, item: None });
    }
    let name = ItemName::try_from(at.to_owned()).map_err(|error| bad(&error))?;
    Ok(At { module: name.module, item: Some(name.item) })
}

/// The language that was asked for, whether the program speaks it or only the course does.
fn language(args: &Args) -> Result<Tag, Trouble> {
    match &args.lang {
        Some(tag) => tag.parse().map_err(Trouble::input),
        None => learn::language(args),
    }
}

/// A folder for what need not be kept. It is gone when the preview is.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Result<Self, Trouble> {
        let path = std::env::temp_dir().join(format!("coursedeck-preview-{:032x}", learn::fresh()));
        fs::create_dir(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left in a folder for passing things is swept by the system.
        let _ = fs::remove_dir_all(&self.0);
    }
}
