//! Questions about the log and what follows from it.

mod answers;
mod attempts;
mod attendance;
mod board;
mod completions;
mod filter;
mod profiles;
mod responses;
mod snapshot;

use rusqlite::{Connection, OptionalExtension, params};

use super::{Store, StoreError, people, row, standing::Standing};
use crate::{
    ids::{AttemptId, CourseId, LearnerId},
    log::{Event, Outcome, Progress, Written},
    seal::Digest,
    time::Day,
};

pub use attempts::Attempt;
pub use attendance::Present;
pub use board::{Class, Order, Pupil, Waiting};
pub use completions::Completion;
pub use profiles::{Learning, Profile};
pub use responses::{Given, Responded};
pub use snapshot::Snapshot;

/// What is asked for. What is not said is not asked.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Ask {
    /// The first day, on the calendar where it happened.
    pub since: Option<Day>,
    /// The last day.
    pub until: Option<Day>,
    /// The course, where it is not named beside this.
    pub course: Option<CourseId>,
    /// The version of the course.
    pub version: Option<String>,
    /// The cohort that the learner is in now.
    pub cohort: Option<String>,
    /// How the course ended; any of these, or, where none is named, all.
    pub outcomes: Vec<Outcome>,
    /// Only what came into this file's log after this place.
    pub after: Option<i64>,
}

impl Store {
    /// Where `learner` stands in `course`.
    pub fn progress(&self, learner: LearnerId, course: &CourseId) -> Result<Progress, StoreError> {
        self.ask(|db| match key(db, learner)? {
            Some(key) => Ok(Standing::read(db, people::root(db, key)?, course, None)?.progress),
            None => Ok(Progress::default()),
        })
    }

    /// Every course that `learner` has begun, by name, and where they stand in it.
    pub fn all_progress(&self, learner: LearnerId) -> Result<Vec<(CourseId, Progress)>, StoreError> {
        self.ask(|db| match key(db, learner)? {
            Some(key) => Standing::all(db, people::root(db, key)?),
            None => Ok(Vec::new()),
        })
    }

    /// The files of the course that `learner` worked on last, by their digest; what people graded since says nothing of it.
    pub fn last_version(&self, learner: LearnerId, course: &CourseId) -> Result<Option<Digest>, StoreError> {
        let sql = format!(
            "SELECT event.course_digest FROM event WHERE {} AND event.course = ?1 AND event.course_digest IS NOT NULL
                AND event.kind NOT IN ('essay-graded', 'answer-corrected', 'module-passed', 'course-completed')
            ORDER BY event.turn DESC LIMIT 1",
            people::GROUP
        );
        self.ask(|db| {
            let Some(key) = key(db, learner)? else { return Ok(None) };
            let read = |row: &rusqlite::Row<'_>| Ok(Digest(row.get(0)?));
            db.query_row(&sql, params![course.as_str(), people::root(db, key)?], read).optional()
        })
    }

    /// The events of one sitting, in the order they were committed.
    pub fn attempt_events(&self, learner: LearnerId, attempt: AttemptId) -> Result<Vec<Event>, StoreError> {
        let sql =
            format!("{} WHERE event.attempt = ?1 AND {} ORDER BY event.place", row::SELECT, people::GROUP);
        self.ask(|db| {
            let mut ask = db.prepare_cached(&sql)?;
            let Some(key) = key(db, learner)? else { return Ok(Vec::new()) };
            let of = params![attempt.0.into_bytes(), people::root(db, key)?];
            let rows = ask.query_map(of, row::event)?;
            rows.filter_map(Result::transpose).collect()
        })
    }

    /// The whole log, in the order of commits, with what this program does not understand.
    pub fn events(&self) -> Result<Vec<Written>, StoreError> {
        let sql = format!("{} ORDER BY event.place", row::SELECT);
        self.ask(|db| db.prepare(&sql)?.query_map([], row::written)?.collect())
    }
}

/// The row of a learner.
pub(super) fn key(db: &Connection, learner: LearnerId) -> rusqlite::Result<Option<i64>> {
    let mut ask = db.prepare_cached("SELECT key FROM learner WHERE id = ?1")?;
    ask.query_row([learner.0.into_bytes()], |row| row.get(0)).optional()
}
