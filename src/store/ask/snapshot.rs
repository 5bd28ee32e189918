//! One state of the file for several questions, whatever others write meanwhile.

use std::{ops::ControlFlow, path::Path};

use rusqlite::{Connection, OptionalExtension, Row, params, types::Value};

use crate::{
    ids::CourseId,
    store::{Store, StoreError, row, trouble},
};

/// One state of the file. While it is looked at nobody else waits; what they write is seen by the next one.
#[derive(Debug)]
pub struct Snapshot<'a> {
    pub(in crate::store) db: &'a Connection,
    path: &'a Path,
}

impl Store {
    /// Looks at one state of the file.
    pub fn snapshot<T>(&self, look: impl FnOnce(&Snapshot<'_>) -> T) -> Result<T, StoreError> {
        self.ask(|db| {
            let tx = db.unchecked_transaction()?;
            // A transaction begins with its first question.
            tx.query_row("SELECT count(*) FROM device", [], |_| Ok(()))?;
            let path = self.path.as_path();
            Ok(look(&Snapshot { db: &tx, path }))
        })
    }
}

impl Snapshot<'_> {
    /// The place of the last event.
    pub fn last(&self) -> Result<i64, StoreError> {
        self.ask(|db| db.query_row("SELECT ifnull(max(place), 0) FROM event", [], |row| row.get(0)))
    }

    /// Up to which place of the log `what` was sent out under `name`; none where it never was.
    pub fn sent(&self, name: &str, what: &str) -> Result<Option<i64>, StoreError> {
        let sql = "SELECT place FROM sent WHERE name = ?1 AND what = ?2";
        self.ask(|db| db.query_row(sql, params![name, what], |row| row.get(0)).optional())
    }

    /// The courses that somebody has begun, by name.
    pub fn courses(&self) -> Result<Vec<CourseId>, StoreError> {
        self.ask(|db| {
            let mut ask = db.prepare("SELECT DISTINCT course FROM completion ORDER BY course")?;
            let named = |row: &Row<'_>| row::parsed(0, row.get::<_, String>(0)?.parse());
            ask.query_map([], named)?.collect()
        })
    }

    pub(in crate::store) fn ask<T>(
        &self,
        question: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        question(self.db).map_err(|error| self.told(error))
    }

    pub(in crate::store) fn told(&self, error: rusqlite::Error) -> StoreError {
        trouble::told(self.path, error)
    }

    /// How many rows a question without its columns has.
    pub(super) fn count(&self, from: &str, values: &[Value]) -> Result<u64, StoreError> {
        let sql = format!("SELECT count(*) FROM {from}");
        let count = |row: &Row<'_>| row.get::<_, i64>(0).map(|count| count as u64);
        self.ask(|db| db.query_row(&sql, rusqlite::params_from_iter(values), count))
    }

    /// Shows each row of a question, one at a time, until `each` breaks off.
    pub(super) fn each(
        &self,
        sql: &str,
        values: &[Value],
        mut each: impl FnMut(&Row<'_>) -> rusqlite::Result<ControlFlow<()>>,
    ) -> Result<(), StoreError> {
        self.ask(|db| {
            let mut question = db.prepare(sql)?;
            let mut rows = question.query(rusqlite::params_from_iter(values))?;
            while let Some(row) = rows.next()? {
                if each(row)?.is_break() {
                    break;
                }
            }
            Ok(())
        })
    }
}
