//! Copies of the database: made while others work, whole when they are told of, readable by their owner alone.

use std::{
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use rusqlite::{
    Connection, OpenFlags,
    backup::{Backup, Progress, StepResult},
};

use super::{
    Store, StoreError,
    health::Health,
    open,
    trouble::{refused, told},
};
use crate::files;

/// Pages that are copied in one go.
const STEP: i32 = 256;
/// How often a page that another program keeps is asked for again, a hundredth of a second apart.
const TRIES: usize = 1000;

impl Store {
    /// Copies the database at `path` to `to`, in the place of what was there, and looks the copy through. `going` is told after
    /// each megabyte how many percent are copied, and may rest to leave the disk to others. Whoever learns meanwhile notices
    /// nothing.
    pub fn back_up(path: &Path, to: &Path, going: &dyn Fn(u8)) -> Result<Health, StoreError> {
        // What is no database of ours is not copied over a good one.
        drop(open::look(path)?);
        let part = files::beside(to).map_err(|error| refused(to, error))?;
        let part = Part::new(part).map_err(|error| refused(to, error))?;
        pages(path, &part.0, going).map_err(|error| at_writing(path, to, error))?;
        let health = Store::examine(&part.0)?;
        if !health.is_whole() {
            return Err(StoreError::Unwhole { path: path.to_owned() });
        }
        files::own_as(&part.0, files::folder(to));
        files::put_in_place(&part.0, to).map_err(|error| refused(to, error))?;
        Ok(health)
    }
}

/// An error of two files. A full disk is the one that is written to.
fn at_writing(path: &Path, to: &Path, error: rusqlite::Error) -> StoreError {
    match told(to, error) {
        StoreError::Damaged { source, .. } => StoreError::Damaged { path: path.to_owned(), source },
        error => error,
    }
}

/// A database in the making, with all that SQLite puts beside it. Dropped, it is gone.
#[derive(Debug)]
pub(super) struct Part(pub PathBuf);

impl Part {
    /// Begins one; what a killed program left of the same name is removed.
    pub fn new(path: PathBuf) -> std::io::Result<Self> {
        let part = Self(path);
        part.clear()?;
        files::make_private(&part.0)?;
        Ok(part)
    }

    fn clear(&self) -> std::io::Result<()> {
        ["", "-wal", "-shm", "-journal"]
            .iter()
            .try_for_each(|end| files::remove(&files::with_end(&self.0, end)))
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // Whoever stopped has a better reason to tell than that this failed too.
        let _ = self.clear();
    }
}

/// Copies every page of one state of the file, and has SQLite look the copy through.
pub(super) fn pages(from: &Path, to: &Path, going: &dyn Fn(u8)) -> rusqlite::Result<()> {
    let source = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    source.busy_timeout(open::PATIENCE)?;
    // Inside a transaction the copy begins once: outside of it, each answer of somebody else would begin it anew.
    let state = source.unchecked_transaction()?;
    state.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    let mut copy = Connection::open(to)?;
    step_through(&Backup::new(&state, &mut copy)?, going)?;
    // The copy keeps the header of a write-ahead log; alone on a stick it is better off without.
    copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    let verdict: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    match verdict == "ok" {
        true => copy.close().map_err(|(_, error)| error),
        // A damaged file is neither migrated, nor does its copy take a good one's place.
        false => {
            let corrupt = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT);
            Err(rusqlite::Error::SqliteFailure(corrupt, Some(verdict)))
        }
    }
}

fn percent(at: &Progress) -> u8 {
    let left = i64::from(at.remaining) * 100 / i64::from(at.pagecount).max(1);
    u8::try_from(100 - left).unwrap_or(100)
}

fn step_through(backup: &Backup<'_, '_>, going: &dyn Fn(u8)) -> rusqlite::Result<()> {
    let mut tries = 0;
    loop {
        match backup.step(STEP)? {
            StepResult::Done => return Ok(()),
            StepResult::Busy | StepResult::Locked if tries == TRIES => {
                let busy = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY);
                return Err(rusqlite::Error::SqliteFailure(busy, None));
            }
            StepResult::Busy | StepResult::Locked => {
                tries += 1;
                thread::sleep(Duration::from_millis(10));
            }
            _ => going(percent(&backup.progress())),
        }
    }
}
