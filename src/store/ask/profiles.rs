//! Who learns, as records tell of them.

use std::ops::ControlFlow;

use rusqlite::{Connection, Row};

use super::{
    Ask, Snapshot,
    filter::{Columns, Filter},
};
use crate::{
    ids::LearnerId,
    log::Details,
    store::{StoreError, people, row},
    time::Stamp,
};

/// The columns of a profile, the first of every question here.
pub(super) const PROFILE: &str = "learner.id, learner.name, learner.language, learner.details";
/// How many they are.
pub(super) const COLUMNS: usize = 4;
/// Holds of those who are on the register as themselves.
const ON_REGISTER: &str = "learner.key <> 0 AND learner.merged IS NULL AND NOT learner.erased";

/// A learner, as records tell of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// Their name in the log.
    pub id: LearnerId,
    /// The name shown.
    pub name: String,
    /// The language they chose.
    pub language: String,
    /// What the centre's papers say of them.
    pub details: Details,
}

/// A learner, and how much they have done.
#[derive(Clone, Debug, PartialEq)]
pub struct Learning<'a> {
    /// Who.
    pub profile: &'a Profile,
    /// When they last did something, to the minute.
    pub seen: Option<Stamp>,
    /// How many courses they have begun.
    pub begun: u32,
    /// How many of those they have completed.
    pub completed: u32,
    /// Milliseconds spent in all of them, until each was completed.
    pub spent: u64,
}

impl Profile {
    /// The profile of a row that begins with [`PROFILE`]; `known` where it is still the same, as with ordered rows.
    pub(super) fn of(row: &Row<'_>, known: Option<Profile>) -> rusqlite::Result<Self> {
        let id = LearnerId(row::uuid(row, 0)?);
        if let Some(known) = known.filter(|known| known.id == id) {
            return Ok(known);
        }
        let details = row::parsed(3, serde_json::from_str(row.get_ref(3)?.as_str()?))?;
        Ok(Self { id, name: row.get(1)?, language: row.get(2)?, details })
    }
}

/// The profiles of whoever did something, one after the other. Who was found to be another is told as that one.
pub(super) struct Profiles<'a> {
    db: &'a Connection,
    last: Option<(i64, Profile)>,
}

impl<'a> Profiles<'a> {
    /// Nobody's yet.
    pub fn of(db: &'a Connection) -> Self {
        Self { db, last: None }
    }

    /// That of the one whom the learner of this row counts as.
    pub fn at(&mut self, key: i64) -> rusqlite::Result<&Profile> {
        if self.last.as_ref().is_none_or(|(last, _)| *last != key) {
            let sql = format!("SELECT {PROFILE} FROM learner WHERE key = ?1");
            let mut ask = self.db.prepare_cached(&sql)?;
            let profile = ask.query_row([people::root(self.db, key)?], |row| Profile::of(row, None))?;
            self.last = Some((key, profile));
        }
        Ok(self.last.as_ref().map(|(_, profile)| profile).expect("it was just put there"))
    }
}

impl Snapshot<'_> {
    /// How many learners there are.
    pub fn count_people(&self, ask: &Ask) -> Result<u64, StoreError> {
        let filter = filter(ask);
        self.count(&format!("learner{}", filter.sql()), &filter.values)
    }

    /// Shows each learner, in the order they came. Days are those of the last visit; of courses, of outcomes and of
    /// versions nothing is asked.
    pub fn people(
        &self,
        ask: &Ask,
        mut each: impl FnMut(&Learning<'_>) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let filter = filter(ask);
        let sql = format!(
            "SELECT {PROFILE}, seen, seen_offset,
                (SELECT count(*) FROM completion WHERE completion.learner = learner.key),
                (SELECT count(*) FROM completion WHERE completion.learner = learner.key
                    AND outcome IN ('passed', 'completed')),
                (SELECT ifnull(sum(spent), 0) FROM completion WHERE completion.learner = learner.key)
            FROM learner{} ORDER BY learner.key",
            filter.sql()
        );
        self.each(&sql, &filter.values, |row| {
            let profile = Profile::of(row, None)?;
            let seen: Option<i64> = row.get(COLUMNS)?;
            let offset: Option<i16> = row.get(COLUMNS + 1)?;
            Ok(each(&Learning {
                profile: &profile,
                seen: seen.map(|ms| Stamp { ms, offset: offset.unwrap_or_default() }),
                begun: row.get(COLUMNS + 2)?,
                completed: row.get(COLUMNS + 3)?,
                spent: row.get::<_, i64>(COLUMNS + 4)? as u64,
            }))
        })
    }
}

fn filter(ask: &Ask) -> Filter {
    let about_courses = Ask { course: None, version: None, after: None, ..ask.clone() };
    let columns = Columns {
        at: "seen",
        offset: "seen_offset",
        course: "",
        version: "",
        place: "",
        learner: "learner.key",
    };
    let mut filter = Filter::of(&about_courses, columns);
    filter.that(ON_REGISTER);
    if let Some(after) = ask.after {
        // What is told of a person comes with events of their own.
        filter.that(format!(
            "learner.key IN (SELECT learner FROM event WHERE place > {after} AND kind LIKE 'learner-%')"
        ));
    }
    filter
}
