//! Who answered what in a course.

use rusqlite::params;

use crate::{
    ids::CourseId,
    log::{Answers, Event, answers::Taken},
    store::{Ask, Snapshot, Store, StoreError, row},
    time::Stamp,
};

impl Store {
    /// As [`Snapshot::answers`], of the file as it is now.
    pub fn answers(&self, course: &CourseId, ask: &Ask) -> Result<Answers, StoreError> {
        self.snapshot(|snapshot| snapshot.answers(course, ask))?
    }
}

impl Snapshot<'_> {
    /// Who answered what in the quizzes and surveys of `course`. A sitting counts by the day it ended and the version
    /// it began in; those under way are left out. The log is read row by row, and only what is asked for is kept.
    pub fn answers(&self, course: &CourseId, ask: &Ask) -> Result<Answers, StoreError> {
        let kinds = Answers::KINDS.map(|kind| format!("'{kind}'")).join(", ");
        let sql = format!(
            "{} WHERE event.course = ?1 AND event.kind IN ({kinds}) ORDER BY event.place",
            row::SELECT
        );
        self.ask(|db| {
            let mut question = db.prepare(&sql)?;
            let mut rows = question.query(params![course.as_str()])?;
            let mut answers = Answers::default();
            while let Some(row) = rows.next()? {
                if let Some(event) = row::event(row)? {
                    ask.follow(&mut answers, event);
                }
            }
            Ok(answers)
        })
    }
}

impl Ask {
    fn follow(&self, answers: &mut Answers, event: Event) {
        let version = event.subject.course.as_ref().map(|(_, version, _)| version.as_str());
        let is_survey = event.what.attempt().is_none();
        if is_survey && !self.takes(event.when.at, version) {
            return;
        }
        let before = answers.taken.len();
        answers.follow(event);
        // A sitting that has just ended is either asked for or forgotten.
        let wanted = |taken: &Taken| self.takes(taken.ended, Some(&taken.version));
        if before < answers.taken.len() && !answers.taken.last().is_some_and(wanted) {
            answers.taken.pop();
        }
    }

    fn takes(&self, at: Stamp, version: Option<&str>) -> bool {
        let day = at.day();
        self.since.is_none_or(|since| since <= day)
            && self.until.is_none_or(|until| day <= until)
            && self.version.as_deref().is_none_or(|wanted| Some(wanted) == version)
    }
}
