//! What is asked for, as conditions of SQL.

use rusqlite::types::Value;

use super::Ask;

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// Conditions that all must hold, and the values in them.
#[derive(Debug, Default)]
pub(super) struct Filter {
    conditions: Vec<String>,
    pub values: Vec<Value>,
}

/// The columns of a table that conditions are about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    /// When it happened, and the minutes that local time was ahead.
    pub at: &'static str,
    pub offset: &'static str,
    pub course: &'static str,
    pub version: &'static str,
    pub place: &'static str,
    /// Whose it is, by their row.
    pub learner: &'static str,
}

impl Filter {
    /// All that `ask` says but the outcome.
    pub fn of(ask: &Ask, columns: Columns) -> Self {
        let mut filter = Self::default();
        let local = format!("{} + {} * 60000", columns.at, columns.offset);
        if let Some(since) = ask.since.and_then(|day| day.begins()) {
            filter.put(&local, ">=", Value::Integer(since));
        }
        if let Some(until) = ask.until.and_then(|day| day.begins()) {
            filter.put(&local, "<", Value::Integer(until + DAY));
        }
        if let Some(course) = &ask.course {
            filter.put(columns.course, "=", Value::Text(course.to_string()));
        }
        if let Some(version) = &ask.version {
            filter.put(columns.version, "=", Value::Text(version.clone()));
        }
        if let Some(cohort) = &ask.cohort {
            filter.values.push(Value::Text(cohort.clone()));
            let value = filter.values.len();
            // What somebody did before they were found to be another is that one's, and their class's.
            filter.that(format!(
                "{} IN (WITH RECURSIVE own(key) AS
                    (SELECT key FROM learner WHERE cohort = ?{value} AND merged IS NULL AND NOT erased
                    UNION SELECT learner.key FROM learner JOIN own ON learner.merged = own.key) SELECT key FROM own)",
                columns.learner
            ));
        }
        if let Some(after) = ask.after {
            filter.put(columns.place, ">", Value::Integer(after));
        }
        filter
    }

    /// One more condition.
    pub fn put(&mut self, column: &str, sign: &str, value: Value) {
        self.values.push(value);
        self.conditions.push(format!("{column} {sign} ?{}", self.values.len()));
    }

    /// One more condition, without a value.
    pub fn that(&mut self, condition: impl Into<String>) {
        self.conditions.push(condition.into());
    }

    /// As what follows the tables of a question.
    pub fn sql(&self) -> String {
        match self.conditions.is_empty() {
            true => String::new(),
            false => format!(" WHERE {}", self.conditions.join(" AND ")),
        }
    }
}
