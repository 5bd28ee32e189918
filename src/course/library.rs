//! All courses at hand: those in folders, then those in the program. A folder's course hides one of the same name after it.
//!
//! A centre may have hundreds: they are listed without reading one, and headed without reading their modules.

use std::path::PathBuf;

use super::{
    load::{self, Loaded, Source},
    lower,
    model::Level,
    raw::{Keys, Page},
    words::Words,
};
use crate::{
    diag::Diagnostic,
    files::{self, Entry, What},
    ids::{CourseId, ModuleId},
    lang::{self, Tag},
    seal::Digest,
    shipped,
};

/// The folder of versions that are kept for learners who are in the middle of them: a folder a course, in it one a
/// version, named by the digest of its files. It is hidden, so it is no course itself.
pub const KEPT: &str = ".kept";

/// The courses at hand.
#[derive(Clone, Debug)]
pub struct Library {
    folders: Vec<PathBuf>,
    only: Option<CourseId>,
}

/// What a course says of itself before it is opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// Its name.
    pub id: CourseId,
    /// The version of its content.
    pub version: String,
    /// What it is called, in the language asked for where it has it.
    pub title: String,
    /// What it is, in a sentence.
    pub summary: String,
    /// How hard it is.
    pub level: Level,
    /// How long it takes.
    pub minutes: u32,
    /// The languages it can be read in, the source first.
    pub languages: Vec<Tag>,
    /// Its modules, in order.
    pub modules: Vec<ModuleId>,
    /// The courses to complete first.
    pub requires: Vec<CourseId>,
    /// Whether it ends with an exam.
    pub has_exam: bool,
}

impl Library {
    /// The courses in these folders, then those of the program. A folder that is not there has none.
    pub fn new(folders: Vec<PathBuf>) -> Self {
        Self { folders, only: None }
    }

    /// One course alone, which lies in this folder.
    pub fn only(folder: PathBuf, id: CourseId) -> Self {
        Self { folders: vec![folder], only: Some(id) }
    }

    /// How the files of a course look from outside; nothing where it lies in no folder.
    pub fn glance(&self, id: &CourseId) -> Vec<files::Glance> {
        match self.source(id) {
            Some(Source::Folder(folder)) => files::glance(&folder),
            _ => Vec::new(),
        }
    }

    /// Whether a course's exam is sealed, by a look at its folder.
    pub fn has_seal(&self, id: &CourseId) -> bool {
        let entries = self.source(id).and_then(|source| source.list(id, "").ok());
        entries.is_some_and(|entries| entries.iter().any(|entry| entry.name == load::SEALED))
    }

    /// Whether other versions of a course are kept for learners who are in the middle of them.
    pub fn keeps(&self, id: &CourseId) -> bool {
        self.folders.iter().any(|folder| folder.join(KEPT).join(id.as_str()).is_dir())
    }

    /// The version of a course whose files have this digest, where it is kept.
    pub fn kept(&self, id: &CourseId, digest: &Digest) -> Option<Source> {
        let name = digest.to_string();
        let paths = self.folders.iter().map(|folder| folder.join(KEPT).join(id.as_str()).join(&name));
        let is_folder = |path: &PathBuf| path.symlink_metadata().is_ok_and(|it| it.is_dir());
        paths.into_iter().find(is_folder).map(Source::Folder)
    }

    /// The versions of a course that are kept for learners who are in the middle of them, as they call themselves.
    pub fn kept_versions(&self, id: &CourseId) -> Vec<String> {
        let folders = self.folders.iter().map(|folder| folder.join(KEPT).join(id.as_str()));
        let inside = |folder: PathBuf| {
            let entries = files::list(&folder).unwrap_or_default();
            entries.into_iter().map(move |entry| Source::Folder(folder.join(entry.name)))
        };
        let opened = folders.flat_map(inside).filter_map(|source| load::load(&source, id).course);
        opened.map(|opened| opened.course.version).collect()
    }

    /// The courses by name. Nothing is read of them yet: one may turn out to be broken.
    pub fn ids(&self) -> Vec<CourseId> {
        if let Some(only) = &self.only {
            return vec![only.clone()];
        }
        let is_folder = |entry: &Entry| entry.what == What::Folder;
        let listed = self.folders.iter().flat_map(|folder| files::list(folder).unwrap_or_default());
        let mut ids: Vec<CourseId> =
            listed.filter(is_folder).filter_map(|entry| CourseId::try_from(entry.name).ok()).collect();
        let shipped = shipped::COURSES.iter().filter_map(|(path, _)| path.split_once('/'));
        ids.extend(shipped.filter_map(|(id, _)| id.parse::<CourseId>().ok()));
        ids.sort();
        ids.dedup();
        ids
    }

    /// Where a course is; none where it is nowhere.
    pub fn source(&self, id: &CourseId) -> Option<Source> {
        let paths = self.folders.iter().map(|folder| folder.join(id.as_str()));
        // A link is not followed: it may lead out of the folder.
        let is_folder = |path: &PathBuf| path.symlink_metadata().is_ok_and(|it| it.is_dir());
        let shipped = || load::is_shipped(id).then_some(Source::Shipped);
        paths.into_iter().find(is_folder).map(Source::Folder).or_else(shipped)
    }

    /// What a course says of itself, in `language` where it has it. Its modules are not read.
    pub fn header(&self, id: &CourseId, language: &Tag) -> Result<Header, Vec<Diagnostic>> {
        let source = self.source_or_nowhere(id);
        let entries = source.list(id, "").unwrap_or_default();
        let mut header = read(&source, id, "course.toml", |keys| head(keys, id))?;
        header.has_exam = entries.iter().any(|entry| entry.name == "exam.toml");
        // Whether a language's folder holds words is seen when the course is opened: a shelf has hundreds.
        let mut translations = load::languages(&entries);
        translations.retain(|(_, tag)| !header.languages.contains(tag));
        header.languages.extend(translations.iter().map(|(_, tag)| tag.clone()));
        let nearest = lang::negotiate(std::slice::from_ref(language), &header.languages);
        let nearest = translations.iter().find(|(_, tag)| Some(tag) == nearest.as_ref());
        if let Some((folder, _)) = nearest.filter(|(folder, _)| has_head(&source, id, folder)) {
            translate(&mut header, &source, id, folder)?;
        }
        Ok(header)
    }

    /// Reads a course, in all its languages.
    pub fn open(&self, id: &CourseId) -> Loaded {
        load::load(&self.source_or_nowhere(id), id)
    }

    /// A course that is nowhere is told of like one whose file is not there.
    fn source_or_nowhere(&self, id: &CourseId) -> Source {
        self.source(id).unwrap_or(Source::Shipped)
    }
}

/// Whether a translation has words for the course itself, and not for modules only.
fn has_head(source: &Source, id: &CourseId, folder: &str) -> bool {
    let entries = source.list(id, folder).unwrap_or_default();
    entries.iter().any(|entry| entry.name == "course.toml")
}

fn head(keys: &Keys<'_>, id: &CourseId) -> Header {
    let head = lower::head(keys, id);
    Header {
        id: id.clone(),
        version: head.version,
        title: head.title,
        summary: head.summary,
        level: head.level,
        minutes: head.minutes,
        languages: vec![head.language],
        modules: head.modules.into_iter().map(|(id, _)| id).collect(),
        requires: head.requires,
        has_exam: false,
    }
}

fn translate(
    header: &mut Header,
    source: &Source,
    id: &CourseId,
    folder: &str,
) -> Result<(), Vec<Diagnostic>> {
    let mut words = Words {
        title: std::mem::take(&mut header.title),
        summary: std::mem::take(&mut header.summary),
        ..Words::default()
    };
    read(source, id, &format!("{folder}/course.toml"), |keys| lower::overlay_course(keys, &mut words))?;
    header.title = words.title;
    header.summary = words.summary;
    Ok(())
}

/// Reads one file of a course, or tells what is wrong with it.
fn read<T>(
    source: &Source,
    id: &CourseId,
    path: &str,
    lower: impl FnOnce(&Keys<'_>) -> T,
) -> Result<T, Vec<Diagnostic>> {
    let (text, mut found) = load::read(source, id, path);
    let text = text.unwrap_or_default();
    if !found.is_empty() {
        return Err(found);
    }
    let page = Page::new(path, &text);
    let table = page.parse(false);
    let read = table.as_ref().map(|table| lower(&page.keys(table, "a course")));
    found = page.into_found();
    match read {
        Some(read) if !found.iter().any(Diagnostic::is_error) => Ok(read),
        _ => Err(found),
    }
}
