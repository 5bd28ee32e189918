//! Settings: kept beside the log, and no part of anyone's record.

use rusqlite::{Connection, OptionalExtension, params};

use super::{Store, StoreError, ask};
use crate::ids::LearnerId;

impl Store {
    /// What a setting of a learner, or of the door, says.
    pub fn setting(&self, learner: Option<LearnerId>, key: &str) -> Result<Option<String>, StoreError> {
        self.ask(|db| {
            let Some(owner) = owner(db, learner)? else { return Ok(None) };
            read(db, owner, key)
        })
    }

    /// Keeps a setting, or forgets it.
    pub fn set_setting(
        &mut self,
        learner: Option<LearnerId>,
        key: &str,
        value: Option<&str>,
    ) -> Result<(), StoreError> {
        // What is so already need not be written: a write waits for the disk.
        if self.setting(learner, key)?.as_deref() == value {
            return Ok(());
        }
        self.change(|tx| {
            let owner = owner(tx, learner)?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
            put(tx, owner, key, value)
        })
    }
}

/// The learner's row, 0 for the door.
fn owner(db: &Connection, learner: Option<LearnerId>) -> rusqlite::Result<Option<i64>> {
    match learner {
        Some(learner) => ask::key(db, learner),
        None => Ok(Some(0)),
    }
}

pub(super) fn put(db: &Connection, owner: i64, key: &str, value: Option<&str>) -> rusqlite::Result<()> {
    match value {
        Some(value) => db.execute(
            "INSERT INTO setting (learner, key, value) VALUES (nullif(?1, 0), ?2, ?3)
            ON CONFLICT (ifnull(learner, 0), key) DO UPDATE SET value = excluded.value",
            params![owner, key, value],
        ),
        None => {
            db.execute("DELETE FROM setting WHERE ifnull(learner, 0) = ?1 AND key = ?2", params![owner, key])
        }
    }
    .map(drop)
}

pub(super) fn read(db: &Connection, owner: i64, key: &str) -> rusqlite::Result<Option<String>> {
    let mut ask =
        db.prepare_cached("SELECT value FROM setting WHERE ifnull(learner, 0) = ?1 AND key = ?2")?;
    ask.query_row(params![owner, key], |row| row.get(0)).optional()
}
