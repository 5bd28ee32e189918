//! The register: who learns here, with what the centre's papers say of them, and who is whom.

use std::borrow::Cow;

use rusqlite::{Connection, OptionalExtension, Row};

use super::{
    Store, StoreError,
    append::{Deed, Who},
    ask,
    learners::{Learner, about_a_person, learner, new_id},
    row::parsed,
};
use crate::{
    ids::LearnerId,
    lang::Tag,
    log::{Audit, Details, Entry, Happening},
    time::Now,
};

/// Somebody who learns here, with what the centre's papers say of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Who.
    pub learner: Learner,
    /// What the papers say.
    pub details: Details,
}

/// A change to the register.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Somebody comes.
    Add {
        /// The name shown.
        name: String,
        /// Their language.
        language: Tag,
        /// What the papers say of them.
        details: Details,
    },
    /// What is kept of somebody is another from now on.
    Set {
        /// Who.
        learner: LearnerId,
        /// The name shown.
        name: String,
        /// Their language.
        language: Tag,
        /// What the papers say of them.
        details: Details,
    },
}

/// Holds of the events of a learner's row, `?2`, and of all who count as that one.
pub(super) const GROUP: &str = "event.learner IN (WITH RECURSIVE own(key) AS
    (SELECT ?2 UNION SELECT learner.key FROM learner JOIN own ON learner.merged = own.key) SELECT key FROM own)";

const PEOPLE: &str = "SELECT id, name, language, pin IS NOT NULL, seen, seen_offset, details FROM learner WHERE key <> 0 AND NOT erased";

impl Store {
    /// Everyone on the register, by name.
    pub fn people(&self) -> Result<Vec<Person>, StoreError> {
        let sql = format!("{PEOPLE} AND merged IS NULL ORDER BY name, key");
        self.ask(|db| db.prepare_cached(&sql)?.query_map([], person)?.collect())
    }

    /// What is kept of a learner.
    pub fn person(&self, learner: LearnerId) -> Result<Option<Person>, StoreError> {
        let sql = format!("{PEOPLE} AND id = ?1");
        self.ask(|db| db.prepare_cached(&sql)?.query_row([learner.0.into_bytes()], person).optional())
    }

    /// Those who were found to be another on the register, and as whom they count.
    pub fn merged(&self) -> Result<Vec<(Person, LearnerId)>, StoreError> {
        self.ask(|db| {
            let mut ask = db.prepare(
                "SELECT it.id, it.name, it.language, it.pin IS NOT NULL, it.seen, it.seen_offset, it.details,
                    other.id
                FROM learner AS it JOIN learner AS other ON other.key = it.merged
                WHERE NOT it.erased ORDER BY it.name, it.key",
            )?;
            let rows = ask.query_map([], |row| Ok((person(row)?, LearnerId(super::row::uuid(row, 7)?))))?;
            rows.collect()
        })
    }

    /// Changes the register in one step, all of it or nothing, and notes in the audit trail who did. It tells whom it
    /// concerned, in the order of `changes`.
    pub fn register(
        &mut self,
        now: Now,
        audit: Audit,
        changes: &[Change],
    ) -> Result<Vec<LearnerId>, StoreError> {
        let by = &audit.by;
        let mut deeds: Vec<Deed<'_>> = changes.iter().map(|change| change.deed(now, by)).collect();
        let on: Vec<LearnerId> = deeds.iter().map(|deed| deed.who.id()).collect();
        // Each of these events says by whom; beyond a class, the note need not name them all.
        let on = if on.len() <= 50 { on } else { Vec::new() };
        deeds.push(noted(Audit { on, ..audit }));
        let (mut ids, _) = self.write(now, &deeds)?;
        ids.pop();
        Ok(ids)
    }

    /// Counts what `other` did as done by `into`; none takes that back. What else it changes comes in the same step.
    pub fn merge(
        &mut self,
        now: Now,
        audit: Audit,
        other: LearnerId,
        into: Option<LearnerId>,
        changes: &[Change],
    ) -> Result<(), StoreError> {
        let by = audit.by.clone();
        let mut deeds: Vec<Deed<'_>> = changes.iter().map(|change| change.deed(now, &by)).collect();
        deeds.push(deed(other, Happening::LearnerMerged { into }));
        let on = std::iter::once(other).chain(into).collect();
        deeds.push(noted(Audit { on, ..audit }));
        self.write(now, &deeds).map(drop)
    }

    /// Takes a learner's PIN away, so that they can choose another.
    pub fn reset_pin(&mut self, now: Now, audit: Audit, learner: LearnerId) -> Result<(), StoreError> {
        let audit = Audit { on: vec![learner], ..audit };
        self.write(now, &[deed(learner, Happening::PinReset), noted(audit)]).map(drop)
    }
}

impl Change {
    fn deed(&self, now: Now, by: &str) -> Deed<'static> {
        let by = Some(by.to_owned());
        let (who, what) = match self.clone() {
            Change::Add { name, language, details } => {
                let details = Some(details).filter(|details| *details != Details::default());
                (Who::New(new_id(now.at), None), Happening::LearnerAdded { name, language, details, by })
            }
            Change::Set { learner, name, language, details } => {
                let details = Some(details);
                (Who::Known(learner), Happening::LearnerChanged { name, language, details, by })
            }
        };
        Deed { who, entries: Cow::Owned(vec![about_a_person(what)]) }
    }
}

/// One event of one learner.
pub(super) fn deed(learner: LearnerId, what: Happening) -> Deed<'static> {
    let entries: Vec<Entry> = vec![about_a_person(what)];
    Deed { who: Who::Known(learner), entries: Cow::Owned(entries) }
}

/// A note of the audit trail.
pub(super) fn noted(audit: Audit) -> Deed<'static> {
    deed(LearnerId::CENTRE, Happening::AuditNoted { audit })
}

/// The row of the one whom a learner counts as: their own, where they were never found to be another.
pub(super) fn root(db: &Connection, learner: i64) -> rusqlite::Result<i64> {
    let mut at = learner;
    while let Some(next) = next(db, at)? {
        at = next;
    }
    Ok(at)
}

fn next(db: &Connection, learner: i64) -> rusqlite::Result<Option<i64>> {
    let mut ask = db.prepare_cached("SELECT merged FROM learner WHERE key = ?1")?;
    Ok(ask.query_row([learner], |row| row.get(0)).optional()?.flatten())
}

/// The rows of all who count as the one of this row, with that one.
pub(super) fn group(db: &Connection, root: i64) -> rusqlite::Result<Vec<i64>> {
    let mut ask = db.prepare_cached(
        "WITH RECURSIVE own(key) AS
            (SELECT ?1 UNION SELECT learner.key FROM learner JOIN own ON learner.merged = own.key)
        SELECT key FROM own",
    )?;
    ask.query_map([root], |row| row.get(0))?.collect()
}

/// The row of the one that `into` names, where following it never comes by `learner`.
pub(super) fn other(db: &Connection, learner: i64, into: LearnerId) -> rusqlite::Result<Option<i64>> {
    let other = ask::key(db, into)?;
    let mut at = other;
    while let Some(here) = at {
        if here == learner {
            return Ok(None);
        }
        at = next(db, here)?;
    }
    Ok(other)
}

fn person(row: &Row<'_>) -> rusqlite::Result<Person> {
    let details = parsed(6, serde_json::from_str(&row.get::<_, String>(6)?))?;
    Ok(Person { learner: learner(row)?, details })
}
