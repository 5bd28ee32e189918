//! Where a course's files are: in a folder, in memory, or in the program itself. All are read in one way.

use std::{borrow::Cow, collections::BTreeMap, io, path::PathBuf, sync::Arc};

use crate::{
    course::vocab,
    files::{self, Entry, ReadError, What},
    ids::CourseId,
    lang::Tag,
    shipped,
};

/// The longest file, in bytes: the parser can need 150 times that.
pub const FILE: usize = 512 << 10;
/// The file in which an exam is sealed, in all its languages.
pub const SEALED: &str = "exam.age";
/// The longest such file.
const LONGEST_SEALED: usize = 4 << 20;

/// Where a course's files are.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Source {
    /// In this folder.
    Folder(PathBuf),
    /// In memory, by their paths in the course, before anybody has written them anywhere.
    Held(Arc<BTreeMap<String, Vec<u8>>>),
    /// In the program.
    Shipped,
}

impl Source {
    /// What stands in the course's folder, or in a folder in it.
    pub(in crate::course) fn list(&self, id: &CourseId, folder: &str) -> io::Result<Vec<Entry>> {
        match self {
            Source::Folder(root) if folder.is_empty() => files::list(root),
            Source::Folder(root) => match files::within(root, folder) {
                Some(path) => files::list(&path),
                None => Err(io::ErrorKind::InvalidInput.into()),
            },
            Source::Held(files) => Ok(inside(files.keys().map(String::as_str), folder)),
            Source::Shipped => Ok(inside(shipped_files(id).map(|(path, _)| path), folder)),
        }
    }

    /// The bytes of a file, by its path in the course.
    pub(in crate::course) fn read(&self, id: &CourseId, path: &str) -> Result<Cow<'static, [u8]>, ReadError> {
        match self {
            Source::Folder(root) => {
                let cap = most(path);
                let path = files::within(root, path).ok_or(ReadError::NotPlain)?;
                files::read_at_most(&path, cap).map(Cow::Owned)
            }
            Source::Held(files) => match files.get(path) {
                Some(bytes) if most(path) < bytes.len() => Err(ReadError::Long { cap: most(path) }),
                Some(bytes) => Ok(Cow::Owned(bytes.clone())),
                None => Err(ReadError::Io(io::ErrorKind::NotFound.into())),
            },
            Source::Shipped => {
                let found = shipped_files(id).find(|(inner, _)| *inner == path);
                let (_, text) = found.ok_or(ReadError::Io(io::ErrorKind::NotFound.into()))?;
                Ok(Cow::Borrowed(text.as_bytes()))
            }
        }
    }

    /// The translations that are there: folders named by a language that hold a file, with their languages.
    pub(in crate::course) fn translations(&self, id: &CourseId, entries: &[Entry]) -> Vec<(String, Tag)> {
        let mut found = languages(entries);
        found.retain(|(folder, _)| self.list(id, folder).is_ok_and(|inside| inside.iter().any(is_toml)));
        found
    }
}

/// The folders named by a language, with their languages.
pub(in crate::course) fn languages(entries: &[Entry]) -> Vec<(String, Tag)> {
    let folders = entries.iter().filter(|entry| entry.what == What::Folder);
    let named = |entry: &Entry| {
        let tag = vocab::language(&entry.name).filter(|tag| tag.as_str() == entry.name)?;
        Some((entry.name.clone(), tag))
    };
    folders.filter_map(named).collect()
}

/// The most bytes of a file.
fn most(path: &str) -> usize {
    if path == SEALED { LONGEST_SEALED } else { FILE }
}

/// Whether an entry of a course's own folder is a sealed exam, or pretends to be.
pub(in crate::course) fn is_sealed(entry: &Entry) -> bool {
    entry.what != What::Folder && entry.name == SEALED
}

/// Whether an entry is a file of the course, or pretends to be.
pub(in crate::course) fn is_toml(entry: &Entry) -> bool {
    entry.what != What::Folder && entry.name.ends_with(".toml")
}

/// Whether the program has the course.
pub(in crate::course) fn is_shipped(id: &CourseId) -> bool {
    shipped_files(id).next().is_some()
}

fn shipped_files(id: &CourseId) -> impl Iterator<Item = (&'static str, &'static str)> {
    shipped::COURSES.iter().filter_map(move |(path, text)| {
        let inner = path.strip_prefix(id.as_str())?.strip_prefix('/')?;
        Some((inner, *text))
    })
}

/// What stands in a folder of a course whose files are these.
fn inside<'a>(paths: impl Iterator<Item = &'a str>, folder: &str) -> Vec<Entry> {
    let inner = |path: &'a str| match folder {
        "" => Some(path),
        _ => path.strip_prefix(folder)?.strip_prefix('/'),
    };
    let entry = |path: &str| match path.split_once('/') {
        Some((folder, _)) => Entry { name: folder.to_owned(), what: What::Folder },
        None => Entry { name: path.to_owned(), what: What::File },
    };
    let mut found: Vec<Entry> = paths.filter_map(inner).map(entry).collect();
    found.sort();
    found.dedup();
    found
}
