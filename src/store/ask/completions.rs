//! How courses ended, row by row: a million of them take no more room than one.

use std::ops::ControlFlow;

use rusqlite::{Connection, Row};

use super::{
    Ask, Profile, Snapshot,
    filter::{Columns, Filter},
    profiles::{COLUMNS, PROFILE},
};
use crate::{
    ids::{DeviceId, EventName, RunId},
    log::Outcome,
    quiz::Share,
    seal::Digest,
    store::{StoreError, certificates::Numbers, completion, row},
    time::Stamp,
};

/// A learner in a course, as the file has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Completion<'a> {
    /// Who.
    pub profile: &'a Profile,
    /// To how many of the classes they were on the list of they came, and how many those were.
    pub attendance: Option<(u32, u32)>,
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
    /// The number of the certificate of it, where one was issued and holds.
    pub certificate: Option<&'a str>,
}

const FROM: &str = "completion JOIN learner ON learner.key = completion.learner
    JOIN run ON run.key = completion.run JOIN device ON device.key = run.device";

impl Snapshot<'_> {
    /// How many completions are asked for.
    pub fn count_completions(&self, ask: &Ask) -> Result<u64, StoreError> {
        let filter = filter(ask);
        self.count(&format!("completion{}", filter.sql()), &filter.values)
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
            "SELECT {PROFILE}, learner.key, completion.course, completion.version, completion.language, completion.outcome, run.id,
                completion.seq, device.id, completion.at, completion.offset, completion.began, completion.began_offset,
                completion.sure, completion.score, completion.pass, completion.attempts, completion.spent,
                completion.pretest, completion.posttest, completion.valid_months, completion.evidence
            FROM {FROM}{} ORDER BY completion.learner, completion.course",
            filter.sql()
        );
        let mut numbers = Numbers::of(self.db).map_err(|error| self.told(error))?;
        let mut attendances = Attendances::of(self.db).map_err(|error| self.told(error))?;
        let mut known = None;
        self.each(&sql, &filter.values, |row| {
            let profile = Profile::of(row, known.take())?;
            let attendance = attendances.at(row.get(COLUMNS)?)?;
            let by = completed_by(row)?;
            let number = numbers.of_completion(row.get(COLUMNS)?, by)?;
            let flow = each(&completion(row, &profile, attendance, number.as_deref())?);
            known = Some(profile);
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
            learner: "completion.learner",
        },
    );
    if !ask.outcomes.is_empty() {
        let words: Vec<String> = ask.outcomes.iter().map(|outcome| format!("'{outcome}'")).collect();
        filter.that(format!("completion.outcome IN ({})", words.join(", ")));
    }
    filter
}

fn completion<'a>(
    row: &'a Row<'_>,
    profile: &'a Profile,
    attendance: Option<(u32, u32)>,
    certificate: Option<&'a str>,
) -> rusqlite::Result<Completion<'a>> {
    /// Where the columns of the completion begin.
    const COLUMNS: usize = super::profiles::COLUMNS + 1;
    let text = |at: usize| -> rusqlite::Result<&'a str> { Ok(row.get_ref(COLUMNS + at)?.as_str()?) };
    let language = row.get_ref(COLUMNS + 2)?.as_str_or_null()?;
    Ok(Completion {
        profile,
        attendance,
        course: text(0)?,
        version: text(1)?,
        language,
        outcome: completion::outcome(row, COLUMNS + 3)?,
        by: completed_by(row)?,
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
        certificate,
    })
}

/// The event that a row's completion is known by.
fn completed_by(row: &Row<'_>) -> rusqlite::Result<EventName> {
    let run = RunId(row::uuid(row, COLUMNS + 5)?);
    Ok(EventName { run, seq: row.get::<_, i64>(COLUMNS + 6)? as u64 })
}

/// To how many classes learners came, one after the other.
struct Attendances<'a> {
    db: &'a Connection,
    /// Whether any class was held: where none was, nobody is looked up.
    any: bool,
    last: Option<(i64, Option<(u32, u32)>)>,
}

impl<'a> Attendances<'a> {
    fn of(db: &'a Connection) -> rusqlite::Result<Self> {
        let any = db.query_row("SELECT EXISTS (SELECT 1 FROM attendance)", [], |row| row.get(0))?;
        Ok(Self { db, any, last: None })
    }

    fn at(&mut self, key: i64) -> rusqlite::Result<Option<(u32, u32)>> {
        if !self.any {
            return Ok(None);
        }
        if let Some((_, attendance)) = self.last.filter(|(last, _)| *last == key) {
            return Ok(attendance);
        }
        // Under two names somebody may have been on the list of one class twice.
        let mut ask = self.db.prepare_cached(
            "SELECT ifnull(sum(came), 0), count(*) FROM (SELECT max(present) AS came FROM attendance
            WHERE learner IN (WITH RECURSIVE own(key) AS
                (SELECT ?1 UNION SELECT learner.key FROM learner JOIN own ON learner.merged = own.key)
                SELECT key FROM own)
            GROUP BY session)",
        )?;
        let (came, held) = ask.query_row([key], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let attendance = Some((came, held)).filter(|(_, held)| 0 < *held);
        self.last = Some((key, attendance));
        Ok(attendance)
    }
}
