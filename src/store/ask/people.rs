//! Who learns, as records tell of them.

use std::ops::ControlFlow;

use rusqlite::Row;

use super::{
    Ask, Snapshot,
    filter::{Columns, Filter},
};
use crate::{
    ids::LearnerId,
    store::{StoreError, row},
    time::Stamp,
};

/// The columns of a person, the first of every question here.
pub(super) const PERSON: &str = "learner.id, learner.name, learner.language, NULL, NULL, NULL";
/// How many they are.
pub(super) const COLUMNS: usize = 6;
/// The cohort of a learner.
pub(super) const COHORT: &str = "NULL";

/// A learner, as records tell of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Their name in the log.
    pub id: LearnerId,
    /// The name shown.
    pub name: String,
    /// The language they chose.
    pub language: String,
    /// The number that the centre or the ministry knows them by.
    pub registration: Option<String>,
    /// The class they are in.
    pub cohort: Option<String>,
    /// Their gender, where they agreed to tell it.
    pub gender: Option<&'static str>,
    /// The year they were born in.
    pub birth_year: Option<u16>,
    /// Whether they live with a disability.
    pub disability: Option<&'static str>,
    /// Where they live.
    pub residence: Option<&'static str>,
}

/// A learner, and how much they have done.
#[derive(Clone, Debug, PartialEq)]
pub struct Learning<'a> {
    /// Who.
    pub person: &'a Person,
    /// When they last did something, to the minute.
    pub seen: Option<Stamp>,
    /// How many courses they have begun.
    pub begun: u32,
    /// How many of those they have completed.
    pub completed: u32,
    /// Milliseconds spent in all of them, until each was completed.
    pub spent: u64,
}

impl Person {
    /// The person of a row that begins with [`PERSON`]; `known` where it is still the same, as with ordered rows.
    pub(super) fn of(row: &Row<'_>, known: Option<Person>) -> rusqlite::Result<Self> {
        let id = LearnerId(row::uuid(row, 0)?);
        if let Some(known) = known.filter(|known| known.id == id) {
            return Ok(known);
        }
        Ok(Self {
            id,
            name: row.get(1)?,
            language: row.get(2)?,
            registration: row.get(3)?,
            cohort: row.get(4)?,
            gender: None,
            birth_year: None,
            disability: None,
            residence: None,
        })
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
            "SELECT {PERSON}, seen, seen_offset,
                (SELECT count(*) FROM completion WHERE completion.learner = learner.key),
                (SELECT count(*) FROM completion WHERE completion.learner = learner.key
                    AND outcome IN ('passed', 'completed')),
                (SELECT ifnull(sum(spent), 0) FROM completion WHERE completion.learner = learner.key)
            FROM learner{} ORDER BY learner.key",
            filter.sql()
        );
        self.each(&sql, &filter.values, |row| {
            let person = Person::of(row, None)?;
            let seen: Option<i64> = row.get(COLUMNS)?;
            let offset: Option<i16> = row.get(COLUMNS + 1)?;
            Ok(each(&Learning {
                person: &person,
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
    let columns = Columns { at: "seen", offset: "seen_offset", course: "", version: "", place: "" };
    let mut filter = Filter::of(&about_courses, columns);
    if let Some(after) = ask.after {
        // What is told of a person comes with events of their own.
        filter.that(format!(
            "learner.key IN (SELECT learner FROM event WHERE place > {after} AND kind LIKE 'learner-%')"
        ));
    }
    filter
}
