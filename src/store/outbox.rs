//! What others have acknowledged: a small file of its own beside the database. It is no record: without it everything is
//! sent once more, which does no harm.
//!
//! For each place that something is sent to it keeps a value under a key; what those are is its user's affair.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, ErrorCode, OptionalExtension, Row, params};

use super::{StoreError, trouble};
use crate::files;

/// The file's name in the data folder.
pub const OUTBOX: &str = "outbox.db";

/// The first schema. The file may be deleted at any time, so a change of it needs no migration.
const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS target (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE IF NOT EXISTS acknowledged (
        target INTEGER NOT NULL REFERENCES target (key),
        key BLOB NOT NULL,
        value BLOB NOT NULL,
        PRIMARY KEY (target, key)
    ) STRICT, WITHOUT ROWID;";

/// What one place has acknowledged.
#[derive(Debug)]
pub struct Outbox {
    path: PathBuf,
    db: Connection,
    target: i64,
}

/// A key, and what is kept under it.
pub type Kept = (Vec<u8>, Vec<u8>);

impl Outbox {
    /// What the place called `target` has acknowledged, in the file at `path`, which is made where it is missing.
    pub fn open(path: &Path, target: &str) -> Result<Self, StoreError> {
        let opened = match attempt(path, target) {
            // It can be made anew, which mends it.
            Err(error) if is_damaged(&error) => {
                files::remove(path).map_err(|error| trouble::refused(path, error))?;
                attempt(path, target)
            }
            opened => opened,
        };
        let (db, target) = opened.map_err(|error| trouble::told(path, error))?;
        Ok(Self { path: path.to_owned(), db, target })
    }

    /// What is kept under `key`.
    pub fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        self.ask(|db| {
            let mut ask =
                db.prepare_cached("SELECT value FROM acknowledged WHERE target = ?1 AND key = ?2")?;
            ask.query_row(params![self.target, key], |row| row.get(0)).optional()
        })
    }

    /// All whose key begins with `beginning`.
    pub fn under(&self, beginning: &[u8]) -> Result<Vec<Kept>, StoreError> {
        let sql = "SELECT key, value FROM acknowledged WHERE target = ?1 AND ?2 <= key ORDER BY key";
        self.ask(|db| {
            let mut ask = db.prepare_cached(sql)?;
            let read = |row: &Row<'_>| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Vec<u8>>(1)?));
            let rows = ask.query_map(params![self.target, beginning], read)?;
            let is_under =
                |row: &rusqlite::Result<Kept>| row.as_ref().is_ok_and(|it| it.0.starts_with(beginning));
            rows.take_while(|row| row.is_err() || is_under(row)).collect()
        })
    }

    /// Keeps these, all or none.
    pub fn keep(&mut self, kept: &[Kept]) -> Result<(), StoreError> {
        self.change(|tx, target| {
            let mut put = tx.prepare_cached(
                "INSERT OR REPLACE INTO acknowledged (target, key, value) VALUES (?1, ?2, ?3)",
            )?;
            kept.iter().try_for_each(|(key, value)| put.execute(params![target, key, value]).map(drop))
        })
    }

    /// Forgets what is kept under these keys.
    pub fn forget(&mut self, keys: &[Vec<u8>]) -> Result<(), StoreError> {
        self.change(|tx, target| {
            let mut forget = tx.prepare_cached("DELETE FROM acknowledged WHERE target = ?1 AND key = ?2")?;
            keys.iter().try_for_each(|key| forget.execute(params![target, key]).map(drop))
        })
    }

    /// Forgets all that this place has acknowledged.
    pub fn forget_all(&mut self) -> Result<(), StoreError> {
        self.change(|tx, target| tx.execute("DELETE FROM acknowledged WHERE target = ?1", [target]).map(drop))
    }

    fn ask<T>(&self, question: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        question(&self.db).map_err(|error| trouble::told(&self.path, error))
    }

    fn change(
        &mut self,
        change: impl FnOnce(&rusqlite::Transaction<'_>, i64) -> rusqlite::Result<()>,
    ) -> Result<(), StoreError> {
        let target = self.target;
        let written = (|| {
            let tx = self.db.transaction()?;
            change(&tx, target)?;
            tx.commit()
        })();
        written.map_err(|error| trouble::told(&self.path, error))
    }
}

fn attempt(path: &Path, target: &str) -> rusqlite::Result<(Connection, i64)> {
    if !path.exists() {
        // Where even that is refused, SQLite says why.
        let _ = files::make_private(path);
    }
    let db = Connection::open(path)?;
    db.busy_timeout(super::open::PATIENCE)?;
    db.query_row("PRAGMA journal_mode = WAL", [], |row| row.get::<_, String>(0))?;
    db.pragma_update(None, "synchronous", "NORMAL")?;
    db.execute_batch(SCHEMA)?;
    db.execute("INSERT OR IGNORE INTO target (name) VALUES (?1)", [target])?;
    let key = db.query_row("SELECT key FROM target WHERE name = ?1", [target], |row| row.get(0))?;
    Ok((db, key))
}

fn is_damaged(error: &rusqlite::Error) -> bool {
    let codes = [ErrorCode::DatabaseCorrupt, ErrorCode::NotADatabase];
    error.sqlite_error_code().is_some_and(|code| codes.contains(&code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_has_what_it_acknowledged_and_nothing_else() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(OUTBOX);
        let kept = |key: &str, value: &str| (key.as_bytes().to_vec(), value.as_bytes().to_vec());
        let mut hub = Outbox::open(&path, "hub").unwrap();
        hub.keep(&[kept("amina/a", "1"), kept("amina/b", "2"), kept("b", "3"), kept("amin", "4")]).unwrap();
        hub.keep(&[kept("b", "5")]).unwrap();
        let store = Outbox::open(&path, "store").unwrap();
        assert_eq!(store.get(b"b").unwrap(), None);
        drop(hub);
        let mut hub = Outbox::open(&path, "hub").unwrap();
        assert_eq!(hub.get(b"b").unwrap().unwrap(), b"5");
        assert_eq!(hub.under(b"amina").unwrap(), [kept("amina/a", "1"), kept("amina/b", "2")]);
        hub.forget(&[b"b".to_vec()]).unwrap();
        assert_eq!(hub.get(b"b").unwrap(), None);
        hub.forget_all().unwrap();
        assert_eq!(hub.under(b"").unwrap(), []);
    }

    #[test]
    fn a_damaged_one_is_made_anew() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(OUTBOX);
        std::fs::write(&path, [7; 4096]).unwrap();
        let mut hub = Outbox::open(&path, "hub").unwrap();
        hub.keep(&[(b"a".to_vec(), b"1".to_vec())]).unwrap();
        assert_eq!(hub.get(b"a").unwrap().unwrap(), b"1");
    }
}
