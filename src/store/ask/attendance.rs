//! Who came to which class, one at a time.

use std::ops::ControlFlow;

use rusqlite::types::Value;

use super::{Ask, Profile, Snapshot, profiles::Profiles};
use crate::{
    store::{StoreError, row},
    time::Day,
};

/// A learner on the list of a class that was held.
#[derive(Clone, Debug, PartialEq)]
pub struct Present<'a> {
    /// Who.
    pub profile: &'a Profile,
    /// Whose class.
    pub cohort: &'a str,
    /// The day.
    pub date: Day,
    /// Which of the day's classes; empty where there is one a day.
    pub part: &'a str,
    /// Who held it.
    pub instructor: &'a str,
    /// Whether they came.
    pub came: bool,
}

impl Snapshot<'_> {
    /// Shows each learner on the list of each class, the oldest first. Of courses and outcomes nothing is asked.
    pub fn attendance(
        &self,
        ask: &Ask,
        mut each: impl FnMut(&Present<'_>) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let mut values = Vec::new();
        let mut conditions = String::new();
        let day = |day: Option<Day>| day.map(|day| day.to_string());
        for (condition, value) in [
            ("date >=", day(ask.since)),
            ("date <=", day(ask.until)),
            ("session.cohort =", ask.cohort.clone()),
        ] {
            if let Some(value) = value {
                values.push(Value::Text(value));
                let sign = if values.len() == 1 { "WHERE" } else { "AND" };
                conditions += &format!(" {sign} {condition} ?{}", values.len());
            }
        }
        let sql = format!(
            "SELECT attendance.learner, session.cohort, date, part, instructor, present
            FROM session JOIN attendance ON attendance.session = session.key{conditions}
            ORDER BY date, session.cohort, part, attendance.learner"
        );
        let mut profiles = Profiles::of(self.db);
        self.each(&sql, &values, |found| {
            Ok(each(&Present {
                profile: profiles.at(found.get(0)?)?,
                cohort: found.get_ref(1)?.as_str()?,
                date: row::parsed(2, found.get_ref(2)?.as_str()?.parse())?,
                part: found.get_ref(3)?.as_str()?,
                instructor: found.get_ref(4)?.as_str()?,
                came: found.get(5)?,
            }))
        })
    }
}
