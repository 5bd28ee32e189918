//! Whole folders: written with all that is in them, and put in their place in one step.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write},
    path::Path,
};

/// Held while nobody else may change the folders beside the file that is locked.
#[derive(Debug)]
pub struct Lock {
    _file: fs::File,
}

/// Locks the file at `path`, which is made for it; none where another program holds it. A program that is killed lets go.
pub fn lock(path: &Path) -> io::Result<Option<Lock>> {
    let mut how = fs::OpenOptions::new();
    how.write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        how.mode(0o600);
    }
    let file = how.open(path)?;
    match file.try_lock() {
        Err(fs::TryLockError::WouldBlock) => Ok(None),
        // A file system without locks is no reason to do nothing at all.
        Ok(()) | Err(fs::TryLockError::Error(_)) => Ok(Some(Lock { _file: file })),
    }
}

/// Makes a folder, and those around it, that nobody but the owner may enter. One that is there stays as it is.
pub fn private_folder(path: &Path) -> io::Result<()> {
    let mut how = fs::DirBuilder::new();
    how.recursive(true);
    private(&mut how);
    how.create(path)
}

#[cfg(unix)]
fn private(how: &mut fs::DirBuilder) {
    use std::os::unix::fs::DirBuilderExt;
    how.mode(0o700);
}

#[cfg(not(unix))]
fn private(_how: &mut fs::DirBuilder) {}

/// Writes a new folder with these files, by their paths in it, on the disk for good; all for the owner alone. What
/// stops half-way leaves a part of it.
pub fn plant(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    let mut how = fs::DirBuilder::new();
    private(&mut how);
    how.create(folder)?;
    for (inner, bytes) in files {
        let path =
            super::within(folder, inner).ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        private_folder(super::folder(&path))?;
        let mut file = super::private().write(true).create_new(true).open(&path)?;
        file.write_all(bytes)?;
        file.sync_all()?;
    }
    for inside in super::list(folder)?.iter().filter(|entry| entry.what == super::What::Folder) {
        super::flush_folder(&folder.join(&inside.name))?;
    }
    super::flush_folder(folder)
}

/// Two folders change places in one step, where the system can do that: at no moment is either of them nowhere.
#[cfg(target_os = "linux")]
pub fn change_places(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

/// Elsewhere it takes two steps, which the caller does.
#[cfg(not(target_os = "linux"))]
pub fn change_places(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_planted_whole_and_never_outside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("course");
        let files = |inner: &str| BTreeMap::from([(inner.to_owned(), b"x".to_vec())]);
        plant(&path, &files("fr/course.toml")).unwrap();
        assert_eq!(fs::read(path.join("fr/course.toml")).unwrap(), b"x");
        assert!(plant(&path, &files("a")).is_err(), "it is there already");
        assert!(plant(&folder.path().join("b"), &files("../c")).is_err());
        assert!(!folder.path().join("c").exists());
    }

    #[test]
    fn who_has_the_lock_keeps_others_out_until_they_let_go() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let held = lock(&path).unwrap();
        assert!(held.is_some() && lock(&path).unwrap().is_none());
        drop(held);
        assert!(lock(&path).unwrap().is_some());
    }
}
