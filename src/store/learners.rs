//! Who learns on this machine.

use std::borrow::Cow;

use rusqlite::Row;
use uuid::Builder;

use super::{
    Store, StoreError,
    append::{Deed, Who},
    pin,
    row::{fresh, parsed, uuid},
};
use crate::{
    ids::LearnerId,
    lang::Tag,
    log::{Entry, Happening, Subject},
    time::{Now, Stamp},
};

/// Somebody who learns on this machine.
#[derive(Clone, Debug, PartialEq)]
pub struct Learner {
    /// Their name in the log.
    pub id: LearnerId,
    /// The name shown.
    pub name: String,
    /// The language they chose.
    pub language: Tag,
    /// Whether a PIN is asked of them.
    pub has_pin: bool,
    /// When they last did something, to the minute.
    pub seen: Option<Stamp>,
}

impl Store {
    /// Everyone, who was here last first.
    pub fn learners(&self) -> Result<Vec<Learner>, StoreError> {
        self.ask(|db| {
            let mut ask = db.prepare_cached(
                "SELECT id, name, language, pin IS NOT NULL, seen, seen_offset FROM learner
                WHERE key <> 0 AND merged IS NULL AND NOT erased ORDER BY seen DESC NULLS LAST, key DESC",
            )?;
            ask.query_map([], learner)?.collect()
        })
    }

    /// Takes in somebody new.
    pub fn add_learner(
        &mut self,
        now: Now,
        name: &str,
        language: &Tag,
        pin: Option<&str>,
    ) -> Result<Learner, StoreError> {
        let pin = pin.map(pin::hash).transpose()?;
        let has_pin = pin.is_some();
        let (name, language) = (name.to_owned(), language.clone());
        let (named, spoken) = (name.clone(), language.clone());
        let added = Happening::LearnerAdded { name: named, language: spoken, details: None, by: None };
        let who = Who::New(new_id(now.at), pin);
        let deed = Deed { who, entries: Cow::Owned(vec![about_a_person(added)]) };
        let (ids, _) = self.write(now, &[deed])?;
        let id = ids[0];
        Ok(Learner { id, name, language, has_pin, seen: Some(now.at) })
    }

    /// Keeps a learner's name and language as they are now.
    pub fn change_learner(&mut self, now: Now, learner: &Learner) -> Result<(), StoreError> {
        let (name, language) = (learner.name.clone(), learner.language.clone());
        let changed = Happening::LearnerChanged { name, language, details: None, by: None };
        self.append(learner.id, now, &[about_a_person(changed)]).map(drop)
    }
}

/// A UUIDv7: the time in front keeps learners near each other in the file; nobody reads it back.
pub(super) fn new_id(at: Stamp) -> LearnerId {
    let random = fresh();
    let random: &[u8; 10] = random[..10].try_into().expect("ten of sixteen");
    LearnerId(Builder::from_unix_timestamp_millis(at.ms.max(0) as u64, random).into_uuid())
}

pub(super) fn about_a_person(what: Happening) -> Entry {
    Entry { subject: Subject::default(), what }
}

/// The learner that a row of id, name, language, whether there is a PIN, and last visit holds.
pub(super) fn learner(row: &Row<'_>) -> rusqlite::Result<Learner> {
    let seen: Option<i64> = row.get(4)?;
    let offset: Option<i16> = row.get(5)?;
    Ok(Learner {
        id: LearnerId(uuid(row, 0)?),
        name: row.get(1)?,
        // A language that cannot be read must not keep everyone out.
        language: parsed(2, row.get::<_, String>(2)?.parse().map_err(std::io::Error::other))
            .unwrap_or_else(|_| Tag::english()),
        has_pin: row.get(3)?,
        seen: seen.map(|ms| Stamp { ms, offset: offset.unwrap_or_default() }),
    })
}
