//! The course that questions are brought into: one that is there, or one that is made.

use std::{
    io::{self, BufRead, IsTerminal, Write},
    path::{Path, PathBuf},
};

use super::files;
use crate::{
    author::enlist::{self, Unreadable},
    cli::{args::Args, learn, trouble::Trouble},
    course::load::Source,
    files as disk,
    ids::{CourseId, ModuleId},
};

/// The longest `course.toml` that is read, in bytes.
const LONG: usize = 512 << 10;

/// A course that questions are brought into.
pub struct Target {
    /// Its name.
    pub id: CourseId,
    /// Its folder.
    pub folder: PathBuf,
    /// Its `course.toml`.
    pub head: String,
    /// The language of its words.
    pub language: String,
    /// The modules that it lists.
    pub modules: Vec<String>,
    /// Whether it is still to be made.
    is_new: bool,
}

impl Target {
    /// The course that `into` names: a folder, or a name.
    pub fn find(args: &Args, into: &str) -> Result<Self, Trouble> {
        let folder = folder(args, into)?;
        let name = match folder.canonicalize() {
            Ok(whole) => whole.file_name().map(|name| name.to_string_lossy().into_owned()),
            Err(_) => folder.file_name().map(|name| name.to_string_lossy().into_owned()),
        };
        let name = name.unwrap_or_default();
        let id: CourseId = name.parse().map_err(|error| {
            Trouble::input(format!("{name:?} cannot name a course: {error}"))
                .hinted("a course's folder is called as safe-online: small letters, digits and hyphens")
        })?;
        match folder.join("course.toml").exists() {
            true => Self::there(id, folder),
            false => Self::new(args, id, folder),
        }
    }

    fn there(id: CourseId, folder: PathBuf) -> Result<Self, Trouble> {
        let path = folder.join("course.toml");
        let refused = |error: &dyn std::fmt::Display| Trouble::input(format!("{}: {error}", path.display()));
        let bytes = disk::read_at_most(&path, LONG).map_err(|error| refused(&error))?;
        let head = String::from_utf8(bytes).map_err(|_| {
            refused(&"it is no UTF-8")
                .hinted(format!("`coursedeck course check {}` says where", folder.display()))
        })?;
        let mut target =
            Self { id, folder, head, language: String::new(), modules: Vec::new(), is_new: false };
        let listed = enlist::listed(&target.head).map_err(|why| target.unreadable(why))?;
        (target.language, target.modules) = (listed.language, listed.modules);
        Ok(target)
    }

    fn new(args: &Args, id: CourseId, folder: PathBuf) -> Result<Self, Trouble> {
        let language = match &args.lang {
            Some(tag) => tag.parse::<crate::lang::Tag>().map_err(Trouble::input)?,
            None => learn::language(args)?,
        };
        let title = files::title(Path::new(id.as_str()));
        let head = enlist::course(&title, "Questions that were brought in.", language.as_str(), 30);
        let language = language.to_string();
        Ok(Self { id, folder, head, language, modules: Vec::new(), is_new: true })
    }

    /// The file of a module.
    pub fn path(&self, id: &ModuleId) -> PathBuf {
        self.folder.join(format!("{id}.toml"))
    }

    /// Whether a module can have this name: it is neither there nor listed nor something else.
    pub fn is_free(&self, taken: &[String], name: &str) -> bool {
        !matches!(name, "course" | "exam")
            && !taken.iter().any(|it| it == name)
            && !self.folder.join(format!("{name}.toml")).exists()
    }

    /// The first free name: `bank`, `bank-2`.
    pub fn free(&self, taken: &[String], name: &str) -> ModuleId {
        let short = &name[..name.len().min(58)];
        let numbered = (2..).map(|number| format!("{}-{number}", short.trim_end_matches('-')));
        let name = std::iter::once(name.to_owned()).chain(numbered).find(|name| self.is_free(taken, name));
        name.and_then(|name| name.parse().ok()).expect("there is always another number, and a slug is an id")
    }

    /// Makes the folder of a course that is not there, if that is wanted.
    pub fn make(&self, yes: bool) -> Result<(), Trouble> {
        if !self.is_new {
            return Ok(());
        }
        if !yes && !self.asked()? {
            return Err(Trouble::input("nothing was written"));
        }
        std::fs::create_dir_all(&self.folder)?;
        Ok(())
    }

    fn asked(&self) -> Result<bool, Trouble> {
        let folder = self.folder.display();
        if !io::stdin().is_terminal() {
            return Err(Trouble::input(format!("there is no course at {folder}; nothing was written"))
                .hinted("name one that is there, or make this one with --yes"));
        }
        eprint!("There is no course at {folder}. Make it? [y/N] ");
        io::stderr().flush()?;
        let mut said = String::new();
        io::stdin().lock().read_line(&mut said)?;
        Ok(matches!(said.trim().to_lowercase().as_str(), "y" | "yes" | "o" | "oui"))
    }

    /// Why nothing can be added to the course.
    pub fn unreadable(&self, why: Unreadable) -> Trouble {
        Trouble::input(format!("{}: {why}; nothing was written", self.folder.join("course.toml").display()))
            .hinted(format!("`coursedeck course check {}` says where", self.folder.display()))
    }

    /// Where the loader finds it.
    pub fn source(&self) -> Source {
        Source::Folder(self.folder.clone())
    }
}

/// The folder that is meant: the one of that path, or of the course of that name.
fn folder(args: &Args, into: &str) -> Result<PathBuf, Trouble> {
    let path = PathBuf::from(into);
    let is_path = path.is_dir() || into.contains(['/', '\\']);
    let Some(id) = (!is_path).then(|| into.parse::<CourseId>().ok()).flatten() else { return Ok(path) };
    match learn::library(args, &learn::data(args)?).source(&id) {
        Some(Source::Folder(folder)) => Ok(folder),
        Some(Source::Shipped) => Err(Trouble::input(format!("the course {id} is part of the program"))
            .hinted("bring the questions into a course of your own: give it another name")),
        Some(Source::Held(_)) | None => Ok(path),
    }
}
