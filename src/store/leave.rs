//! What leaves for other machines: devices, runs, and their events, each run after those that it follows.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Snapshot, Store, StoreError, row, run::Found};
use crate::{ids::DeviceId, log::Written, seal::Digest};

/// Which events leave.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Which {
    /// Those that came into this file after this place of its log.
    pub after: i64,
    /// Only those that were written with this file, not what came from others.
    pub own: bool,
}

/// A piece of what travels. A device comes before its runs, a run right before its events.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// An installation, and what it is called.
    Device(DeviceId, Option<String>),
    /// A run, and the digest of it that was kept.
    Run(Found, Digest),
    /// An event of that run.
    Event(Box<Written>),
}

/// How much leaves.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Leaving {
    /// Events.
    pub events: u64,
    /// Learners who did them.
    pub learners: u64,
    /// The place of the last of them.
    pub last: i64,
}

impl Store {
    /// This installation, as the log names it from the next event on.
    pub fn device(&self) -> Result<(DeviceId, Option<String>), StoreError> {
        self.ask(|db| {
            let sql = "SELECT id, label FROM device WHERE own = 1 ORDER BY key DESC LIMIT 1";
            db.query_row(sql, [], |row| Ok((DeviceId(row::uuid(row, 0)?), row.get(1)?)))
        })
    }
}

impl Snapshot<'_> {
    /// How much `which` is.
    pub fn leaving(&self, which: Which) -> Result<Leaving, StoreError> {
        let sql = format!(
            "SELECT count(*), count(DISTINCT nullif(event.learner, 0)), ifnull(max(event.place), 0) FROM event {}
            WHERE event.place > ?1",
            own(which, "JOIN run ON run.key = event.run JOIN device ON device.key = run.device AND device.own = 1")
        );
        let read = |row: &Row<'_>| {
            let (events, learners) = (row.get::<_, i64>(0)? as u64, row.get::<_, i64>(1)? as u64);
            Ok(Leaving { events, learners, last: row.get(2)? })
        };
        self.ask(|db| db.query_row(&sql, [which.after], read))
    }

    /// Shows each piece of it, one at a time.
    pub fn leave<E: From<StoreError>>(
        &self,
        which: Which,
        mut each: impl FnMut(Piece) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut told: Option<i64> = None;
        for run in self.ask(|db| runs(db, which))? {
            let (found, digest) = self.ask(|db| Found::read(db, run.key))?;
            if told.replace(run.device) != Some(run.device) {
                each(Piece::Device(found.device, self.ask(|db| label(db, run.device))?))?;
            }
            each(Piece::Run(found, digest))?;
            self.events(&run, which, &mut each)?;
        }
        Ok(())
    }

    fn events<E: From<StoreError>>(
        &self,
        run: &RunRow,
        which: Which,
        each: &mut impl FnMut(Piece) -> Result<(), E>,
    ) -> Result<(), E> {
        let told = |error| E::from(self.told(error));
        let sql = format!("{} WHERE event.run = ?1 AND event.place > ?2 ORDER BY event.seq", row::SELECT);
        let mut ask = self.db.prepare_cached(&sql).map_err(told)?;
        let mut rows = ask.query(params![run.key, which.after]).map_err(told)?;
        while let Some(row) = rows.next().map_err(told)? {
            let event = row::written(row).map_err(told)?;
            each(Piece::Event(Box::new(event)))?;
        }
        Ok(())
    }
}

struct RunRow {
    key: i64,
    device: i64,
}

/// The runs with an event that leaves. A second telling comes after the one that it parted from.
fn runs(db: &Connection, which: Which) -> rusqlite::Result<Vec<RunRow>> {
    let mut ask = db.prepare(&format!(
        "SELECT run.key, run.device,
            CASE WHEN run.origin IS NULL THEN 0 ELSE (SELECT min(seq) FROM event WHERE event.run = run.key) END AS part
        FROM run {}
        WHERE EXISTS (SELECT 1 FROM event WHERE event.run = run.key AND event.place > ?1) ORDER BY part, run.key",
        own(which, "JOIN device ON device.key = run.device AND device.own = 1")
    ))?;
    ask.query_map([which.after], |row| Ok(RunRow { key: row.get(0)?, device: row.get(1)? }))?.collect()
}

fn own(which: Which, join: &str) -> &str {
    if which.own { join } else { "" }
}

fn label(db: &Connection, device: i64) -> rusqlite::Result<Option<String>> {
    let found =
        db.query_row("SELECT label FROM device WHERE key = ?1", [device], |row| row.get(0)).optional()?;
    Ok(found.flatten())
}
