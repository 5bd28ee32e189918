//! Who works on a database, and putting another in its place: that waits until nobody does.
//!
//! Every open database holds a shared lock on a file beside it. Whoever wants to put another file in its place takes the
//! lock for itself. The finished file first gets the name `….next`: from then on it will take its place, whatever
//! happens, for the next program that opens the database finishes what was begun.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use super::{StoreError, open, trouble::refused};
use crate::files;

/// The file that is locked. It is empty and stays for ever.
const LOCK: &str = ".coursedeck.lock";
/// What is in its name when a finished database is about to take the place of another.
pub(super) const NEXT: &str = ".next";

/// A lock that is held until it is dropped.
#[derive(Debug)]
pub(super) struct Held(#[allow(dead_code)] File);

/// Takes part in working on the database at `path`, finishing first what another program began. None where nothing can
/// be locked: there nothing can be put in its place either.
pub(super) fn share(path: &Path) -> Result<Option<Held>, StoreError> {
    let Some(file) = lock_file(path) else { return Ok(None) };
    wait(path, || file.try_lock_shared())?;
    let next = files::with_end(path, NEXT);
    if !next.exists() {
        return Ok(Some(Held(file)));
    }
    // The lock is given back first: two that both wait for the other to go would wait for ever.
    file.unlock().map_err(|error| refused(path, error))?;
    let own = alone(path)?;
    if next.exists() {
        finish(path).map_err(|error| refused(path, error))?;
    }
    drop(own);
    wait(path, || file.try_lock_shared())?;
    Ok(Some(Held(file)))
}

/// Keeps everyone else from the database at `path`. It waits a while for those who work on it to end.
pub(super) fn alone(path: &Path) -> Result<Held, StoreError> {
    let there = files::folder(path).join(LOCK);
    let Some(file) = lock_file(path) else {
        return Err(StoreError::ReadOnly { path: there });
    };
    wait(path, || file.try_lock())?;
    Ok(Held(file))
}

/// Whether somebody works on the database at `path` now.
pub(super) fn is_in_use(path: &Path) -> bool {
    let file = File::open(files::folder(path).join(LOCK));
    file.is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
}

fn lock_file(path: &Path) -> Option<File> {
    let mut how = OpenOptions::new();
    how.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        how.mode(0o600);
    }
    let there = files::folder(path).join(LOCK);
    let is_new = !there.exists();
    let file = how.open(&there).ok()?;
    if is_new {
        files::own_as(&there, files::folder(path));
    }
    Some(file)
}

fn wait(path: &Path, mut lock: impl FnMut() -> Result<(), TryLockError>) -> Result<(), StoreError> {
    let end = Instant::now() + open::PATIENCE;
    loop {
        match lock() {
            Ok(()) => return Ok(()),
            // A file system without locks has none to wait for.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => return Ok(()),
            Err(TryLockError::Error(error)) => return Err(refused(path, error)),
            Err(TryLockError::WouldBlock) if end < Instant::now() => {
                return Err(StoreError::Busy { path: path.to_owned() });
            }
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(20)),
        }
    }
}

/// Puts the finished database `part` in the place of the one at `path`, and tells where that one is kept. The caller holds
/// the lock. Killed at any moment, either nothing has happened or the next start finishes it.
pub(super) fn put(part: &Path, path: &Path) -> Result<Option<PathBuf>, StoreError> {
    let next = files::with_end(path, NEXT);
    files::own_as(part, if path.exists() { path } else { files::folder(path) });
    let waiting = |source| StoreError::Waiting { path: path.to_owned(), source };
    files::put_in_place(part, &next).map_err(|error| match next.exists() {
        // It has its name, and the disk did not say that it keeps it.
        true => waiting(error),
        false => refused(&next, error),
    })?;
    finish(path).map_err(|source| match next.exists() {
        true => waiting(source),
        // What waited for its place has it.
        false => StoreError::Unsettled { path: path.to_owned(), source },
    })
}

fn finish(path: &Path) -> io::Result<Option<PathBuf>> {
    let kept = match path.exists() {
        true => Some(keep_aside(path)?),
        false => None,
    };
    // The log of the old file would be taken for one of the new: it goes before.
    for end in ["-wal", "-shm", "-journal"] {
        files::remove(&files::with_end(path, end))?;
    }
    files::flush_folder(files::folder(path))?;
    files::put_in_place(&files::with_end(path, NEXT), path)?;
    Ok(kept)
}

/// Gives the database, with its log, a second name that nothing touches.
fn keep_aside(path: &Path) -> io::Result<PathBuf> {
    let aside = (1..).map(|n| files::with_end(path, &format!(".aside-{n}")));
    let is_own = |aside: &Path| !aside.exists() || is_same(path, aside);
    let aside = aside.into_iter().find(|aside| is_own(aside)).expect("numbers do not end");
    for end in ["", "-wal"] {
        let (from, to) = (files::with_end(path, end), files::with_end(&aside, end));
        if from.exists() && !to.exists() {
            // FAT has one name for a file: there it is copied.
            std::fs::hard_link(&from, &to).or_else(|_| copy(&from, &to))?;
        }
    }
    files::flush_folder(files::folder(path))?;
    Ok(aside)
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let part = files::beside(to)?;
    files::make_private(&part)?;
    io::copy(&mut File::open(from)?, &mut OpenOptions::new().write(true).open(&part)?)?;
    files::put_in_place(&part, to)
}

/// Whether two names are of one file: what was begun is then begun once.
#[cfg(unix)]
fn is_same(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let node = |path: &Path| std::fs::metadata(path).map(|it| (it.dev(), it.ino())).ok();
    node(one).is_some() && node(one) == node(other)
}

#[cfg(not(unix))]
fn is_same(_: &Path, _: &Path) -> bool {
    false
}
