//! Courses put in their place and taken away, in one step each: killed at any moment, a course is there whole, as it was
//! or as it is to be, or not there at all.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use super::package::{self, Package, Refusal};
use crate::{
    course::{
        library::KEPT,
        load::{self, Source},
    },
    files::{self, Lock},
    ids::CourseId,
    seal::Digest,
};

/// A course that is being written.
const NEW: &str = ".new-";
/// A course that makes room, while its successor takes its place.
const OLD: &str = ".old-";
/// A course that was taken away.
const GONE: &str = ".gone-";
const LOCK: &str = ".lock";

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum InstallError {
    /// Another program is at it.
    #[error("another Coursedeck is installing or removing a course in {} right now", .0.display())]
    Busy(PathBuf),
    /// A link or a file stands where the course belongs.
    #[error("{} is no folder, but a link or a file", .0.display())]
    NoFolder(PathBuf),
    /// The course is not there.
    #[error("the course {0} is not installed")]
    NotThere(CourseId),
    /// The machine refused.
    #[error("{}: {source}", path.display())]
    Io {
        /// Where.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// The folder of installed courses, which nobody else changes meanwhile.
#[derive(Debug)]
pub struct Courses {
    folder: PathBuf,
    _lock: Lock,
}

impl Courses {
    /// Opens the folder, which is made where it is not there, and clears away what a killed program left over.
    pub fn open(folder: &Path) -> Result<Self, InstallError> {
        files::private_folder(folder).map_err(|source| io_at(folder, source))?;
        let lock = files::lock(&folder.join(LOCK)).map_err(|source| io_at(folder, source))?;
        let lock = lock.ok_or_else(|| InstallError::Busy(folder.to_owned()))?;
        tidy(folder).map_err(|source| io_at(folder, source))?;
        Ok(Self { folder: folder.to_owned(), _lock: lock })
    }

    /// Puts a course in its place, and the one of its name that was there away.
    pub fn install(&self, package: &Package) -> Result<(), InstallError> {
        let id = &package.manifest.course;
        let place = self.folder.join(id.as_str());
        let is_there = is_folder(&place)?;
        let new = self.folder.join(format!("{NEW}{id}"));
        let mut all: BTreeMap<String, Vec<u8>> = (*package.files).clone();
        // A dot hides them from the loader, which reads the course's own files only.
        all.extend(package.proof.iter().map(|(name, bytes)| (format!(".{name}"), bytes.clone())));
        let put = files::plant(&new, &all).and_then(|()| match is_there {
            true => self.swap(id, &new, &place),
            false => fs::rename(&new, &place),
        });
        let put = put.and_then(|()| files::flush_folder(&self.folder));
        // What is left is the old course, or what could not be written: of no use, and hidden.
        let _ = fs::remove_dir_all(&new);
        put.map_err(|source| io_at(&place, source))
    }

    /// Keeps the version of a course that is here beside its successor, for learners who are in the middle of it.
    pub fn keep(
        &self,
        id: &CourseId,
        digest: &Digest,
        files: &BTreeMap<String, Vec<u8>>,
    ) -> Result<(), InstallError> {
        let all = self.folder.join(KEPT);
        let (of_it, new) = (all.join(id.as_str()), self.folder.join(format!("{NEW}{id}")));
        let place = of_it.join(digest.to_string());
        if is_folder(&place)? {
            return Ok(());
        }
        let mut files = files.clone();
        // What shows who signed it goes with it, where it came as a package.
        for name in [package::MANIFEST, package::SIGNATURE].map(|name| format!(".{name}")) {
            let proof = files::read_at_most(&self.folder.join(id.as_str()).join(&name), package::LONGEST);
            files.extend(proof.ok().map(|bytes| (name, bytes)));
        }
        let kept = files::private_folder(&all)
            .and_then(|()| files::private_folder(&of_it))
            .and_then(|()| files::plant(&new, &files))
            .and_then(|()| fs::rename(&new, &place))
            .and_then(|()| [&of_it, &all].into_iter().try_for_each(|it| files::flush_folder(it)))
            .and_then(|()| files::flush_folder(&self.folder));
        let _ = fs::remove_dir_all(&new);
        kept.map_err(|source| io_at(&place, source))
    }

    /// Lets go of all kept versions of a course but these.
    pub fn let_go(&self, id: &CourseId, but: &[Digest]) -> Result<(), InstallError> {
        let of_it = self.folder.join(KEPT).join(id.as_str());
        let wanted: Vec<String> = but.iter().map(Digest::to_string).collect();
        let Ok(entries) = files::list(&of_it) else { return Ok(()) };
        let (stay, go): (Vec<_>, Vec<_>) = entries.into_iter().partition(|it| wanted.contains(&it.name));
        let gone = match stay.is_empty() {
            true => fs::remove_dir_all(&of_it),
            false => go.iter().try_for_each(|it| fs::remove_dir_all(of_it.join(&it.name))),
        };
        gone.map_err(|source| io_at(&of_it, source))
    }

    /// Two folders change places, the new one for the old one.
    fn swap(&self, id: &CourseId, new: &Path, place: &Path) -> io::Result<()> {
        match files::change_places(new, place) {
            Ok(()) => Ok(()),
            Err(_) => self.swap_in_two_steps(id, new, place),
        }
    }

    /// Whoever finds the old one put away and no new one puts it back.
    fn swap_in_two_steps(&self, id: &CourseId, new: &Path, place: &Path) -> io::Result<()> {
        let old = self.folder.join(format!("{OLD}{id}"));
        fs::rename(place, &old)?;
        if let Err(error) = fs::rename(new, place) {
            fs::rename(&old, place)?;
            return Err(error);
        }
        files::flush_folder(&self.folder)?;
        let _ = fs::remove_dir_all(&old);
        Ok(())
    }

    /// Takes a course away: out of sight in one step, then file by file.
    pub fn remove(&self, id: &CourseId) -> Result<(), InstallError> {
        let place = self.folder.join(id.as_str());
        if !is_folder(&place)? {
            return Err(InstallError::NotThere(id.clone()));
        }
        let gone = self.folder.join(format!("{GONE}{id}"));
        let away = fs::rename(&place, &gone).and_then(|()| files::flush_folder(&self.folder));
        away.map_err(|source| io_at(&place, source))?;
        fs::remove_dir_all(&gone).map_err(|source| io_at(&gone, source))?;
        self.let_go(id, &[])
    }
}

/// Whether an installed course is still as it was signed. None where there is nothing to see that by: somebody copied the
/// course there by hand.
pub fn look_over(folder: &Path, id: &CourseId) -> Option<Result<(), Refusal>> {
    let place = folder.join(id.as_str());
    let kept = |name: &str| files::read_at_most(&place.join(format!(".{name}")), package::LONGEST);
    let (text, signature) = match [package::MANIFEST, package::SIGNATURE].map(kept) {
        [Ok(text), Ok(signature)] => (text, signature),
        [Err(_), Err(_)] => return None,
        _ => return Some(Err(Refusal::NoManifest("a part of its signature is gone".to_owned()))),
    };
    let Ok(found) = load::files(&Source::Folder(place), id) else {
        return Some(Err(Refusal::NoManifest("its files cannot be read".to_owned())));
    };
    Some(package::is_as_signed(id, &found, [&text, &signature]))
}

/// Puts back a course whose successor never took its place. It is asked before courses are listed, and costs a look.
pub fn put_back(folder: &Path) {
    let is_left = |entry: &fs::DirEntry| entry.file_name().as_encoded_bytes().starts_with(OLD.as_bytes());
    if !fs::read_dir(folder).is_ok_and(|mut entries| entries.any(|entry| entry.is_ok_and(|it| is_left(&it))))
    {
        return;
    }
    // While another program holds the lock, it is not left over, but in the middle.
    if let Ok(Some(_lock)) = files::lock(&folder.join(LOCK)) {
        // Where it fails, the course stays away, and the next who installs tells why.
        let _ = tidy(folder);
    }
}

fn tidy(folder: &Path) -> io::Result<()> {
    for name in hidden(folder)? {
        let path = folder.join(&name);
        match name.strip_prefix(OLD) {
            Some(id) if !folder.join(id).exists() => fs::rename(&path, folder.join(id))?,
            Some(_) => fs::remove_dir_all(&path)?,
            None if name.starts_with(NEW) || name.starts_with(GONE) => fs::remove_dir_all(&path)?,
            None => (),
        }
    }
    Ok(())
}

/// The hidden names in a folder.
fn hidden(folder: &Path) -> io::Result<Vec<String>> {
    let names = fs::read_dir(folder)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    Ok(names.filter(|name| name.starts_with('.')).collect())
}

/// Whether a folder is there. What is there and is no folder is left alone.
fn is_folder(path: &Path) -> Result<bool, InstallError> {
    match fs::symlink_metadata(path) {
        Ok(seen) if seen.is_dir() => Ok(true),
        Ok(_) => Err(InstallError::NoFolder(path.to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(source) => Err(io_at(path, source)),
    }
}

fn io_at(path: &Path, source: io::Error) -> InstallError {
    InstallError::Io { path: path.to_owned(), source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_folders_change_places_where_one_step_is_not_to_be_had() {
        let folder = tempfile::tempdir().unwrap();
        let courses = Courses::open(folder.path()).unwrap();
        let (new, place) = (folder.path().join(".new-a"), folder.path().join("a"));
        for path in [&new, &place] {
            fs::create_dir(path).unwrap();
            fs::write(path.join("course.toml"), path.to_str().unwrap()).unwrap();
        }
        let id = "a".parse().unwrap();
        courses.swap_in_two_steps(&id, &new, &place).unwrap();
        assert_eq!(fs::read_to_string(place.join("course.toml")).unwrap(), new.to_str().unwrap());
        assert!(!new.exists() && !folder.path().join(".old-a").exists());
        // Where the new one is not there, the old one stays.
        assert!(courses.swap_in_two_steps(&id, &new, &place).is_err());
        assert!(place.join("course.toml").exists());
    }

    #[test]
    fn what_a_killed_program_left_is_put_right() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in [".old-a", ".old-b", "b", ".new-c", ".gone-d"] {
            fs::create_dir(at(name)).unwrap();
            fs::write(at(name).join("course.toml"), name).unwrap();
        }
        put_back(folder.path());
        assert_eq!(fs::read_to_string(at("a/course.toml")).unwrap(), ".old-a");
        assert_eq!(fs::read_to_string(at("b/course.toml")).unwrap(), "b");
        let mut left: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, [".lock", "a", "b"]);
    }
}
