//! Erasing a person, and giving them all that is held on them.
//!
//! What they did stays in the log as bare events: when, in which course, and a digest that can no longer be guessed. So
//! the chain is whole, and the person is gone. A tombstone says so, wherever the log travels.

use std::path::Path;

use rusqlite::{Connection, params};

use super::{
    How, Person, Store, StoreError,
    append::Deed,
    ask,
    folded::{self, Folded, Of},
    people, row,
};
use crate::{
    ids::{CourseId, LearnerId},
    log::{Audit, Happening, Progress, Session, Written},
    time::Now,
};

/// All that is held on a person.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// Who, and what the papers say.
    pub person: Person,
    /// Whoever was found to be the same person.
    pub merged: Vec<Person>,
    /// Where they stand in each course.
    pub progress: Vec<(CourseId, Progress)>,
    /// What they did and what was done for them, in the order of commits.
    pub events: Vec<Written>,
    /// The classes they were on the list of, and whether they came.
    pub sessions: Vec<(Session, bool)>,
    /// Their settings, and what they began to write and did not send.
    pub settings: Vec<(String, String)>,
}

impl Store {
    /// Erases a learner, with all who count as them. It returns once that is on disk. What is left of them in pages that
    /// are no longer used is wiped by [`Store::scrub`].
    pub fn erase(&mut self, now: Now, audit: Audit, learner: LearnerId) -> Result<(), StoreError> {
        let own = self.own_ids(learner)?;
        if own.is_empty() {
            return Err(StoreError::Stranger { path: self.path.clone() });
        }
        let tombstone = |id: &LearnerId| people::deed(*id, Happening::LearnerErased);
        let mut deeds: Vec<Deed<'_>> = own.iter().map(tombstone).collect();
        deeds.push(people::noted(Audit { on: own, ..audit }));
        self.write(now, &deeds).map(drop)
    }

    /// Wipes what the file and its log still hold of what was erased. It fails while another program reads the file.
    pub fn scrub(&mut self) -> Result<(), StoreError> {
        self.kept = None;
        // A statement that was kept open would keep the old pages alive.
        self.db.replace(None);
        let done = self.ask(|db| {
            truncate(db)?;
            db.execute_batch("VACUUM")?;
            truncate(db)
        });
        match done {
            Ok(true) => Ok(()),
            Ok(false) | Err(StoreError::Busy { .. }) => Err(StoreError::Traces { path: self.path.clone() }),
            Err(error) => Err(error),
        }
    }

    /// Erases a learner from a copy of the database, and wipes it. It tells whether they were in it.
    pub fn erase_from_copy(
        copy: &Path,
        now: Now,
        audit: Audit,
        learner: LearnerId,
    ) -> Result<bool, StoreError> {
        let mut store = Store::open(copy, How { anyway: true })?;
        if store.own_ids(learner)?.is_empty() {
            return Ok(false);
        }
        store.erase(now, audit, learner)?;
        store.scrub()?;
        Ok(true)
    }

    /// All that is held on a person.
    pub fn dossier(&self, learner: LearnerId) -> Result<Option<Dossier>, StoreError> {
        let Some(person) = self.person(learner)? else { return Ok(None) };
        let own = self.own_ids(learner)?;
        let others = own.iter().filter(|id| **id != learner);
        let merged = others.filter_map(|id| self.person(*id).transpose()).collect::<Result<_, _>>()?;
        let progress = self.all_progress(learner)?;
        self.ask(|db| {
            let key = ask::key(db, learner)?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
            let root = people::root(db, key)?;
            let events = format!("{} WHERE ?1 AND {} ORDER BY event.place", row::SELECT, people::GROUP);
            let events = db
                .prepare(&events)?
                .query_map(params![true, root], row::written)?
                .collect::<Result<_, _>>()?;
            let came = |(name, held): (_, folded::Held)| {
                let came = own.iter().find_map(|id| held.came.get(id).copied())?;
                Some((Session::from((name, held)), came))
            };
            let sessions = folded::sessions(db)?.into_iter().filter_map(came).collect();
            let mut settings = Vec::new();
            for key in people::group(db, root)? {
                let mut ask = db.prepare("SELECT key, value FROM setting WHERE learner = ?1 ORDER BY key")?;
                for setting in ask.query_map([key], |row| Ok((row.get(0)?, row.get(1)?)))? {
                    settings.push(setting?);
                }
            }
            Ok(Some(Dossier { person, merged, progress, events, sessions, settings }))
        })
    }

    /// A learner and all who count as them, as long as they are not erased.
    fn own_ids(&self, learner: LearnerId) -> Result<Vec<LearnerId>, StoreError> {
        self.ask(|db| {
            let Some(key) = ask::key(db, learner)? else { return Ok(Vec::new()) };
            let mut own = Vec::new();
            for key in people::group(db, people::root(db, key)?)? {
                let mut ask =
                    db.prepare_cached("SELECT id FROM learner WHERE key = ?1 AND NOT erased AND key <> 0")?;
                own.extend(
                    ask.query_map([key], |row| Ok(LearnerId(row::uuid(row, 0)?)))?
                        .collect::<rusqlite::Result<Vec<_>>>()?,
                );
            }
            Ok(own)
        })
    }
}

/// Blanks a learner: their row, and the payloads of all events but the one at `place`, which says that they are gone.
pub(super) fn blank(db: &Connection, learner: i64, place: i64) -> rusqlite::Result<()> {
    let concerned = people::group(db, people::root(db, learner)?)?;
    db.execute(
        "UPDATE event SET salt = NULL, payload = NULL WHERE learner = ?1 AND place <> ?2",
        params![learner, place],
    )?;
    db.execute("DELETE FROM setting WHERE learner = ?1", [learner])?;
    db.execute("DELETE FROM attendance WHERE learner = ?1", [learner])?;
    db.execute(
        "UPDATE learner SET name = '', language = 'en', details = '{}', pin = NULL, pin_misses = 0,
            pin_missed_at = NULL, merged = NULL, erased = 1
        WHERE key = ?1",
        [learner],
    )?;
    // Whoever counted as them, and is not erased with them, is their own again.
    db.execute("UPDATE learner SET merged = NULL WHERE merged = ?1", [learner])?;
    Folded::read(db, Of::Learners(&concerned))?.recount(db, &concerned)
}

/// Copies the write-ahead log into the file and empties it. It tells whether nobody stood in the way.
fn truncate(db: &Connection) -> rusqlite::Result<bool> {
    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0)).map(|busy| busy == 0)
}
