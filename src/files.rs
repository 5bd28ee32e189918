//! Bytes on disk: written in one step, read within limits, never outside the folder that was named.

mod beside;
mod memory;
mod mount;
mod tree;

use std::{
    fs, io,
    io::{Read, Write},
    path::{Path, PathBuf},
};

pub use beside::{Beside, read_back};
pub use memory::hide_memory;
pub use mount::{Mount, free, is_on_a_common_disk};
pub use tree::{Lock, change_places, lock, plant, private_folder};

/// The most entries of a folder that are looked at.
const MOST_ENTRIES: usize = 10_000;

/// Why a file was not read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It is a link, a folder, a pipe or a device.
    #[error("it is no plain file")]
    NotPlain,
    /// It has more bytes than are read.
    #[error("it has more than {cap} bytes")]
    Long {
        /// The most that is read.
        cap: usize,
    },
    /// The machine refused.
    #[error("{0}")]
    Io(#[from] io::Error),
}

/// What stands in a folder.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Entry {
    /// Its name, one part of a path.
    pub name: String,
    /// What it is.
    pub what: What,
}

/// What an entry of a folder is.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum What {
    /// A plain file.
    File,
    /// A folder.
    Folder,
    /// A link. It may lead anywhere, so nobody follows it.
    Link,
    /// A pipe, a socket, a device.
    Other,
}

/// Puts `bytes` at `path` in one step: written beside it, flushed, renamed over it. After a power cut the file is
/// the old one or the new one, never a part.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    put(path, bytes, fs::OpenOptions::new())
}

/// As [`replace`], and nobody but the owner may read the file, from its first byte on. FAT has no such rights.
pub fn replace_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    put(path, bytes, private())
}

/// Writes a new file through to the disk, which nobody but the owner may read. Whether its name is there after a power cut is
/// for whoever puts it in its place.
pub fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_through(path, bytes, private())
}

/// How a file is opened that nobody but the owner may read, from its first byte on.
fn private() -> fs::OpenOptions {
    #[allow(unused_mut)]
    let mut how = fs::OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        how.mode(0o600);
    }
    how
}

fn put(path: &Path, bytes: &[u8], how: fs::OpenOptions) -> io::Result<()> {
    let beside = beside(path)?;
    // Opened first: where that cannot be, nothing was changed.
    let folder = Folder::open(folder(path))?;
    let written = write_through(&beside, bytes, how).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // What is left over is of no use; the first error is the one to tell.
        let _ = fs::remove_file(&beside);
    }
    written?;
    folder.flush()
}

/// Puts a finished file in its place, for good: nobody ever finds a part of it there.
pub fn put_in_place(part: &Path, to: &Path) -> io::Result<()> {
    let folder = Folder::open(folder(to))?;
    fs::OpenOptions::new().write(true).open(part)?.sync_all()?;
    fs::rename(part, to)?;
    folder.flush()
}

/// An empty file that nobody else can read, in the place of what was there.
pub fn make_private(path: &Path) -> io::Result<()> {
    remove(path)?;
    private().write(true).create_new(true).open(path).map(drop)
}

/// Removes a file; one that is not there is removed already.
pub fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Gives a file to whom `like` belongs, where root made it: the account that learners use must go on with it.
pub fn own_as(path: &Path, like: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, chown};
        if let (Ok(own), Ok(like)) = (fs::metadata(path), fs::metadata(like))
            && (own.uid(), own.gid()) != (like.uid(), like.gid())
        {
            // Only root can; for others nothing is to be mended here, and `doctor` says whose it is.
            let _ = chown(path, Some(like.uid()), Some(like.gid()));
        }
    }
    #[cfg(not(unix))]
    let _ = (path, like);
}

/// `path` with `end` after its last name.
pub fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// The folder that `path` is in.
pub fn folder(path: &Path) -> &Path {
    path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Where a file is written before it takes its place.
pub fn beside(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    Ok(folder(path).join(format!(".{}.{}.part", name.to_string_lossy(), std::process::id())))
}

fn write_through(path: &Path, bytes: &[u8], mut how: fs::OpenOptions) -> io::Result<()> {
    // One of the same name is left over from a program that was killed; a planted link is not followed.
    remove(path)?;
    let mut file = how.write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Puts the names in a folder on the disk: a new one is there only when the folder is.
pub fn flush_folder(folder: &Path) -> io::Result<()> {
    Folder::open(folder)?.flush()
}

/// A folder whose names can be put on the disk.
#[cfg(unix)]
struct Folder<'a> {
    path: &'a Path,
    file: fs::File,
}

/// Windows cannot flush a folder, and writes its names through.
#[cfg(not(unix))]
struct Folder;

#[cfg(unix)]
impl<'a> Folder<'a> {
    fn open(path: &'a Path) -> io::Result<Self> {
        Ok(Self { path, file: fs::File::open(path)? })
    }

    /// A stick does not keep the usual promises: FAT writes its tables later than a flushed folder makes believe. There all
    /// of the disk is waited for.
    fn flush(&self) -> io::Result<()> {
        self.file.sync_all()?;
        match Mount::of(self.path).is_some_and(|mount| mount.is_removable()) {
            true => mount::settle(self.path),
            false => Ok(()),
        }
    }
}

#[cfg(not(unix))]
impl Folder {
    fn open(_folder: &Path) -> io::Result<Self> {
        Ok(Self)
    }

    fn flush(&self) -> io::Result<()> {
        Ok(())
    }
}

/// The bytes of a plain file of at most `cap` bytes. A link is not followed, and a longer file is not read to its end.
pub fn read_at_most(path: &Path, cap: usize) -> Result<Vec<u8>, ReadError> {
    // A pipe would keep who opens it waiting: it is looked at first.
    let seen = fs::symlink_metadata(path)?;
    if !seen.is_file() {
        return Err(ReadError::NotPlain);
    }
    if cap as u64 <= seen.len().saturating_sub(1) {
        return Err(ReadError::Long { cap });
    }
    // A file may grow while it is read: one byte more than allowed shows it.
    let mut bytes = Vec::with_capacity(seen.len() as usize + 1);
    fs::File::open(path)?.take(cap as u64 + 1).read_to_end(&mut bytes)?;
    if cap < bytes.len() { Err(ReadError::Long { cap }) } else { Ok(bytes) }
}

/// How a file looks from outside. One that was written looks other than before.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Glance {
    path: PathBuf,
    changed: Option<std::time::SystemTime>,
    size: u64,
}

/// How the files in `folder`, and in the folders right in it, look from outside.
pub fn glance(folder: &Path) -> Vec<Glance> {
    let mut found = Vec::new();
    for entry in list(folder).unwrap_or_default() {
        let path = folder.join(&entry.name);
        match entry.what {
            What::Folder => {
                let inside = list(&path).unwrap_or_default();
                found.extend(inside.into_iter().filter_map(|entry| look(path.join(entry.name))));
            }
            _ => found.extend(look(path)),
        }
    }
    found
}

fn look(path: PathBuf) -> Option<Glance> {
    let seen = fs::symlink_metadata(&path).ok()?;
    Some(Glance { path, changed: seen.modified().ok(), size: seen.len() })
}

/// What stands in `folder`, sorted by name. Hidden entries and names that are no Unicode are left out.
pub fn list(folder: &Path) -> io::Result<Vec<Entry>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)?.take(MOST_ENTRIES) {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        if !name.starts_with('.') {
            found.push(Entry { name, what: what(entry.file_type()?) });
        }
    }
    found.sort_unstable();
    Ok(found)
}

fn what(kind: fs::FileType) -> What {
    match kind {
        _ if kind.is_symlink() => What::Link,
        _ if kind.is_dir() => What::Folder,
        _ if kind.is_file() => What::File,
        _ => What::Other,
    }
}

/// The path of `inner` in `folder`, if it stays in it: names with `/` between them, no `..`, nothing absolute.
pub fn within(folder: &Path, inner: &str) -> Option<PathBuf> {
    let is_plain = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':', '\0']);
    inner
        .split('/')
        .all(is_plain)
        .then(|| inner.split('/').fold(folder.to_owned(), |path, part| path.join(part)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_in_one_step_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        replace(&path, b"old").unwrap();
        replace(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(replace(&folder.path().join("no/such/a.csv"), b"x").is_err());
    }

    #[test]
    fn a_file_that_is_too_long_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, "12345").unwrap();
        assert_eq!(read_at_most(&path, 5).unwrap(), b"12345");
        assert!(matches!(read_at_most(&path, 4), Err(ReadError::Long { cap: 4 })));
        assert!(matches!(read_at_most(folder.path(), 4), Err(ReadError::NotPlain)));
        assert!(matches!(read_at_most(&folder.path().join("b"), 4), Err(ReadError::Io(_))));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_somebody_laid_in_the_way_is_not_written_through() {
        let folder = tempfile::tempdir().unwrap();
        let (path, other) = (folder.path().join("a.csv"), folder.path().join("other"));
        fs::write(&other, "theirs").unwrap();
        std::os::unix::fs::symlink(&other, beside(&path).unwrap()).unwrap();
        replace(&path, b"ours").unwrap();
        assert_eq!(fs::read(&other).unwrap(), b"theirs");
        assert_eq!(fs::read(&path).unwrap(), b"ours");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_seen_and_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("a");
        std::os::unix::fs::symlink("/etc/passwd", &link).unwrap();
        assert_eq!(list(folder.path()).unwrap(), [Entry { name: "a".to_owned(), what: What::Link }]);
        assert!(matches!(read_at_most(&link, 1 << 20), Err(ReadError::NotPlain)));
    }

    #[test]
    fn a_path_stays_in_its_folder() {
        let folder = Path::new("/courses/x");
        assert_eq!(within(folder, "fr/a.toml"), Some(folder.join("fr").join("a.toml")));
        for out in ["../a", "fr/../../a", "/etc/passwd", "", "fr//a", "c:\\a", "a\\..\\b", "./a"] {
            assert_eq!(within(folder, out), None, "{out}");
        }
    }
}
