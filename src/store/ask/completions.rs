//! How courses ended, row by row: a million of them take no more room than one.

use std::ops::ControlFlow;

use rusqlite::Row;

use super::{
    Ask, Person, Snapshot,
    filter::{Columns, Filter},
    people::{COLUMNS, PERSON},
};
use crate::{
    ids::{DeviceId, EventName, RunId},
    log::Outcome,
    quiz::Share,
    seal::Digest,
    store::{StoreError, completion, row},
    time::Stamp,
};

/// A learner in a course, as the file has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Completion<'a> {
    /// Who.
    pub person: &'a Person,
    /// The course.
    pub course: &'a str,
    /// Its version.
    pub version: &'a str,
    /// The language it was last asked in; none before the first question.
    pub language: Option<&'a str>,
    /// How it ended, or that it did not yet.
    pub outcome: Outcome,
    /// The event that completed it, or, before that, the last one.
    pub by: EventName,
    /// The device that it happened on.
    pub device: DeviceId,
    /// When that was.
    pub at: Stamp,
    /// When it began.
    pub began: Stamp,
    /// Whether the clock was never seen to be wrong.
    pub sure: bool,
    /// The final score; before the end, the best of the exam.
    pub score: Option<Share>,
    /// The least percent that passes.
    pub pass: Option<u8>,
    /// The graded sittings that have ended.
    pub attempts: u32,
    /// Milliseconds spent.
    pub spent: u64,
    /// The best score of the pre-test.
    pub pretest: Option<Share>,
    /// The best score of the exam.
    pub posttest: Option<Share>,
    /// How many months the record holds.
    pub valid_months: Option<u32>,
    /// What proves it.
    pub evidence: Digest,
}

const FROM: &str = "completion JOIN learner ON learner.key = completion.learner
    JOIN run ON run.key = completion.run JOIN device ON device.key = run.device";

impl Snapshot<'_> {
    /// How many completions are asked for.
    pub fn count_completions(&self, ask: &Ask) -> Result<u64, StoreError> {
        let filter = filter(ask);
        let from = match ask.cohort {
            // Nothing else is asked of the learner, so that each need not be looked up.
            None => "completion",
            Some(_) => "completion JOIN learner ON learner.key = completion.learner",
        };
        self.count(&format!("{from}{}", filter.sql()), &filter.values)
    }

    /// Shows each completion: by learner in the order they came, then by course. Days are those of the completion, or,
    /// before that, of the last event.
    pub fn completions(
        &self,
        ask: &Ask,
        mut each: impl FnMut(&Completion<'_>) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let filter = filter(ask);
        let sql = format!(
            "SELECT {PERSON}, completion.course, completion.version, completion.language, completion.outcome, run.id,
                completion.seq, device.id, completion.at, completion.offset, completion.began, completion.began_offset,
                completion.sure, completion.score, completion.pass, completion.attempts, completion.spent,
                completion.pretest, completion.posttest, completion.valid_months, completion.evidence
            FROM {FROM}{} ORDER BY completion.learner, completion.course",
            filter.sql()
        );
        let mut known = None;
        self.each(&sql, &filter.values, |row| {
            let person = Person::of(row, known.take())?;
            let flow = each(&completion(row, &person)?);
            known = Some(person);
            Ok(flow)
        })
    }
}

fn filter(ask: &Ask) -> Filter {
    let mut filter = Filter::of(
        ask,
        Columns {
            at: "completion.at",
            offset: "completion.offset",
            course: "completion.course",
            version: "completion.version",
            place: "completion.place",
        },
    );
    if !ask.outcomes.is_empty() {
        let words: Vec<String> = ask.outcomes.iter().map(|outcome| format!("'{outcome}'")).collect();
        filter.that(format!("completion.outcome IN ({})", words.join(", ")));
    }
    filter
}

fn completion<'a>(row: &'a Row<'_>, person: &'a Person) -> rusqlite::Result<Completion<'a>> {
    let text = |at: usize| -> rusqlite::Result<&'a str> { Ok(row.get_ref(COLUMNS + at)?.as_str()?) };
    let language = row.get_ref(COLUMNS + 2)?.as_str_or_null()?;
    Ok(Completion {
        person,
        course: text(0)?,
        version: text(1)?,
        language,
        outcome: completion::outcome(row, COLUMNS + 3)?,
        by: EventName {
            run: RunId(row::uuid(row, COLUMNS + 4)?),
            seq: row.get::<_, i64>(COLUMNS + 5)? as u64,
        },
        device: DeviceId(row::uuid(row, COLUMNS + 6)?),
        at: Stamp { ms: row.get(COLUMNS + 7)?, offset: row.get(COLUMNS + 8)? },
        began: Stamp { ms: row.get(COLUMNS + 9)?, offset: row.get(COLUMNS + 10)? },
        sure: row.get(COLUMNS + 11)?,
        score: completion::share(row, COLUMNS + 12)?,
        pass: row.get(COLUMNS + 13)?,
        attempts: row.get(COLUMNS + 14)?,
        spent: row.get::<_, i64>(COLUMNS + 15)? as u64,
        pretest: completion::share(row, COLUMNS + 16)?,
        posttest: completion::share(row, COLUMNS + 17)?,
        valid_months: row.get(COLUMNS + 18)?,
        evidence: Digest(row.get(COLUMNS + 19)?),
    })
}
