//! The files of a course, read within limits, before anybody looks at what they say.

use std::{borrow::Cow, collections::BTreeMap};

use super::source::{SEALED, Source, is_sealed, is_toml};
use crate::{
    course::{raw::quoted, vocab},
    diag::{Code, Diagnostic, Place},
    files::{Entry, ReadError, What},
    ids::CourseId,
    lang::Tag,
    seal::Digest,
};

/// The most files of a language.
const FILES: usize = 200;
/// The most that all files have together, in bytes.
const COURSE: usize = 16 << 20;

/// The files of a course.
pub struct Gathered {
    /// Their texts, by their paths in the course.
    pub files: BTreeMap<String, String>,
    /// Whether there is a sealed exam. It is no text.
    pub has_seal: bool,
    /// The folders of translations, with their languages.
    pub translations: Vec<(String, Tag)>,
    /// The digest of all files as they are on disk.
    pub digest: Digest,
    /// What was found wrong on the way.
    pub found: Vec<Diagnostic>,
}

/// Reads the files of a course.
pub fn gather(source: &Source, id: &CourseId) -> Gathered {
    let (mut bytes, mut found, translations) = read_files(source, id);
    let digest = digest(&bytes);
    let has_seal = bytes.remove(SEALED).is_some();
    let files = bytes.into_iter().map(|(path, bytes)| {
        let text = decode(&path, bytes, &mut found);
        (path, text)
    });
    Gathered { files: files.collect(), has_seal, translations, digest, found }
}

/// The files of a course as they are on disk, by their paths in it, where all of them could be read.
pub fn files(source: &Source, id: &CourseId) -> Result<BTreeMap<String, Vec<u8>>, Vec<Diagnostic>> {
    let (bytes, found, _) = read_files(source, id);
    match found.iter().any(Diagnostic::is_error) {
        true => Err(found),
        false => Ok(bytes.into_iter().map(|(path, bytes)| (path, bytes.into_owned())).collect()),
    }
}

/// One file of a course as text; none where it cannot be read, with what is wrong.
pub fn read(source: &Source, id: &CourseId, path: &str) -> (Option<String>, Vec<Diagnostic>) {
    match source.read(id, path) {
        Ok(bytes) => {
            let mut found = Vec::new();
            let text = decode(path, bytes, &mut found);
            (Some(text), found)
        }
        Err(error) => (None, vec![refused(path, &error)]),
    }
}

/// The bytes of each file by its path, what is wrong with them, and the folders of translations.
type Read = (BTreeMap<String, Cow<'static, [u8]>>, Vec<Diagnostic>, Vec<(String, Tag)>);

fn read_files(source: &Source, id: &CourseId) -> Read {
    let mut reading = Reading { source, id, bytes: BTreeMap::new(), size: 0, found: Vec::new() };
    let entries = reading.list("");
    let translations = source.translations(id, &entries);
    reading.read_all("", &entries);
    reading.note_ignored(&entries, &translations);
    for (folder, _) in &translations {
        let entries = reading.list(folder);
        reading.read_all(folder, &entries);
    }
    (reading.bytes, reading.found, translations)
}

struct Reading<'a> {
    source: &'a Source,
    id: &'a CourseId,
    bytes: BTreeMap<String, Cow<'static, [u8]>>,
    size: usize,
    found: Vec<Diagnostic>,
}

impl Reading<'_> {
    fn list(&mut self, folder: &str) -> Vec<Entry> {
        self.source.list(self.id, folder).unwrap_or_else(|error| {
            let path = if folder.is_empty() { "." } else { folder };
            self.found.push(refused(path, &ReadError::Io(error)));
            Vec::new()
        })
    }

    fn read_all(&mut self, folder: &str, entries: &[Entry]) {
        let is_read = |entry: &&Entry| is_toml(entry) || folder.is_empty() && is_sealed(entry);
        let files: Vec<&Entry> = entries.iter().filter(is_read).collect();
        if FILES < files.len() {
            let place = Place::whole(if folder.is_empty() { "." } else { folder });
            let message = format!("there are {} files in the folder", files.len());
            let help = format!("a language has at most {FILES}: make two courses of it");
            self.found.push(Diagnostic::new(Code::TooManyFiles, place, message).with_help(help));
            return;
        }
        for entry in files {
            let path =
                if folder.is_empty() { entry.name.clone() } else { format!("{folder}/{}", entry.name) };
            self.read(path);
        }
    }

    fn read(&mut self, path: String) {
        if COURSE < self.size {
            return;
        }
        match self.source.read(self.id, &path) {
            Ok(bytes) => {
                self.size += bytes.len();
                if COURSE < self.size {
                    let message = "the files have more than 16 MiB together";
                    let found = Diagnostic::new(Code::CourseTooLarge, Place::whole(&path), message);
                    self.found.push(found.with_help("make two courses of it"));
                    return;
                }
                self.bytes.insert(path, bytes);
            }
            Err(error) => self.found.push(refused(&path, &error)),
        }
    }

    /// Tells of folders that look like a translation and are none.
    fn note_ignored(&mut self, entries: &[Entry], translations: &[(String, Tag)]) {
        for entry in entries.iter().filter(|entry| entry.what == What::Folder) {
            if translations.iter().any(|(folder, _)| *folder == entry.name) {
                continue;
            }
            // A folder of something else, pictures say, is the author's own affair.
            let inside = self.source.list(self.id, &entry.name);
            if !inside.is_ok_and(|inside| inside.iter().any(is_toml)) {
                continue;
            }
            let message = format!("the folder {} is no language, so nobody reads it", quoted(&entry.name));
            let help = match vocab::language(&entry.name.replace('_', "-")) {
                Some(tag) => format!("rename it to `{tag}`"),
                None => "name a translation's folder by its language, as `fr` or `pt-BR`".to_owned(),
            };
            let found = Diagnostic::new(Code::FolderIgnored, Place::whole(&entry.name), message);
            self.found.push(found.with_help(help));
        }
    }
}

fn refused(path: &str, error: &ReadError) -> Diagnostic {
    let place = Place::whole(path);
    match error {
        ReadError::Long { .. } => {
            Diagnostic::new(Code::FileTooLarge, place, "the file has more than 512 KiB")
                .with_help("make two modules of it")
        }
        ReadError::NotPlain => {
            Diagnostic::new(Code::UnreadableFile, place, "it is a link or a device, not a plain file")
                .with_help("put the file itself there")
        }
        ReadError::Io(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Diagnostic::new(Code::UnreadableFile, place, "there is no such file")
                .with_help("a course is a folder with a `course.toml`")
        }
        ReadError::Io(error) => {
            Diagnostic::new(Code::UnreadableFile, place, format!("it cannot be read: {error}"))
        }
    }
}

/// Nothing can run into another: each part is preceded by its length.
fn digest(files: &BTreeMap<String, Cow<'static, [u8]>>) -> Digest {
    let long = |bytes: &[u8]| (bytes.len() as u64).to_le_bytes();
    let lengths: Vec<_> = files.iter().map(|(path, bytes)| (long(path.as_bytes()), long(bytes))).collect();
    let parts = files.iter().zip(&lengths);
    let parts: Vec<&[u8]> =
        parts.flat_map(|((path, bytes), (a, b))| [&a[..], path.as_bytes(), &b[..], bytes]).collect();
    Digest::of(&parts)
}

/// The text of a file, without a mark of byte order and with `\n` at each end of line.
fn decode(path: &str, bytes: Cow<'static, [u8]>, found: &mut Vec<Diagnostic>) -> String {
    match String::from_utf8(bytes.into_owned()) {
        Ok(text) => plain(text),
        Err(error) => {
            let bad = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let before = plain(String::from_utf8_lossy(&bytes[..bad]).into_owned()).len();
            let place = Place { file: path.to_owned(), span: before..before + '\u{FFFD}'.len_utf8() };
            let message = format!("the byte 0x{:02X} is no UTF-8", bytes[bad]);
            let help = "save the file as UTF-8 in your editor";
            found.push(Diagnostic::new(Code::NotUtf8, place, message).with_help(help));
            plain(String::from_utf8_lossy(&bytes).into_owned())
        }
    }
}

/// A text without a mark of byte order and with `\n` at each end of line.
pub fn plain(mut text: String) -> String {
    if text.starts_with('\u{FEFF}') {
        text.drain(..'\u{FEFF}'.len_utf8());
    }
    // One sign is looked for much faster than two.
    if text.contains('\r') && text.contains("\r\n") { text.replace("\r\n", "\n") } else { text }
}
