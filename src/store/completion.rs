//! How each learner's course ended, or how it stands, as a row of its own: what records are made of, a million of them.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::Error;

use super::row::{parsed, uuid};
use crate::{
    course::model::Percent,
    ids::{CourseId, EventName, LearnerId, RunId},
    log::{
        Enrolment, Happening, Outcome, Progress, Written,
        enrolment::{Change, State},
    },
    quiz::Share,
    seal::Digest,
    time::Stamp,
};

/// An enrolment as the file has it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Kept {
    /// What it is.
    pub enrolment: Enrolment,
    /// Where the event that it was last changed by stands in this file's log.
    pub place: i64,
    /// Whether it is not written yet.
    pub is_new: bool,
}

impl Kept {
    /// Follows the event at `place`.
    pub fn follow(
        kept: &mut Option<Self>,
        event: &Written,
        what: &Happening,
        progress: &Progress,
        place: i64,
    ) {
        let before = kept.as_ref().map(|kept| (kept.place, kept.is_new));
        let mut enrolment = kept.take().map(|kept| kept.enrolment);
        let (before, was_new) = before.unwrap_or((place, true));
        let (place, is_new) = match Enrolment::follow(&mut enrolment, event, what, progress) {
            Change::None => (before, was_new),
            Change::Inside => (before, true),
            Change::Shown => (place.max(before), true),
        };
        *kept = enrolment.map(|enrolment| Self { enrolment, place, is_new });
    }
}

const COLUMNS: &str = "
    run.id, completion.seq, completion.version, completion.language, completion.outcome, completion.at,
    completion.offset, completion.began, completion.began_offset, completion.sure, completion.score, completion.pass,
    completion.attempts, completion.spent, completion.pretest, completion.posttest, completion.valid_months,
    completion.evidence, completion.state, completion.place";

/// How a learner's course ended, or how it stands.
pub(super) fn read(db: &Connection, learner: i64, course: &CourseId) -> rusqlite::Result<Option<Kept>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM completion JOIN run ON run.key = completion.run
        WHERE completion.learner = ?1 AND completion.course = ?2"
    );
    let mut ask = db.prepare_cached(&sql)?;
    ask.query_row(params![learner, course.as_str()], kept).optional()
}

/// Keeps it.
pub(super) fn write(db: &Connection, learner: i64, course: &CourseId, kept: &Kept) -> rusqlite::Result<()> {
    let it = &kept.enrolment;
    let mut put = db.prepare_cached(
        "INSERT OR REPLACE INTO completion (learner, course, version, language, outcome, run, seq, place, at, offset,
            began, began_offset, sure, score, pass, attempts, spent, pretest, posttest, valid_months, evidence, state)
        VALUES (?1, ?2, ?3, ?4, ?5, (SELECT key FROM run WHERE id = ?6), ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
            ?17, ?18, ?19, ?20, ?21, ?22)",
    )?;
    let state = serde_json::to_string(&it.state).expect("a state has texts for keys and no endless numbers");
    put.execute(params![
        learner,
        course.as_str(),
        it.version,
        it.language.as_ref().map(|tag| tag.as_str()),
        it.outcome.word(),
        it.by.run.0.into_bytes(),
        it.by.seq as i64,
        kept.place,
        it.at.ms,
        it.at.offset,
        it.began.ms,
        it.began.offset,
        it.sure,
        it.score.map(Share::get),
        it.pass.map(Percent::get),
        it.attempts,
        it.spent as i64,
        it.pretest.map(Share::get),
        it.posttest.map(Share::get),
        it.valid_months,
        it.evidence.0,
        (!it.outcome.is_complete()).then_some(state),
    ])
    .map(drop)
}

/// The first that stands beside no progress.
pub(super) fn stray(db: &Connection) -> rusqlite::Result<Option<(LearnerId, CourseId)>> {
    let mut ask = db.prepare(
        "SELECT learner.id, completion.course FROM completion JOIN learner ON learner.key = completion.learner
        WHERE NOT EXISTS (SELECT 1 FROM progress
            WHERE progress.learner = completion.learner AND progress.course = completion.course) LIMIT 1",
    )?;
    let named = |row: &Row<'_>| Ok((LearnerId(uuid(row, 0)?), parsed(1, row.get::<_, String>(1)?.parse())?));
    ask.query_row([], named).optional()
}

fn kept(row: &Row<'_>) -> rusqlite::Result<Kept> {
    let language: Option<String> = row.get(3)?;
    let language = language.map(|tag| tag.parse().map_err(std::io::Error::other));
    let state: Option<String> = row.get(18)?;
    let state = state.map(|state| serde_json::from_str(&state)).unwrap_or(Ok::<_, Error>(State::default()));
    let pass =
        row.get::<_, Option<u8>>(11)?.map(|pass| Percent::try_from(pass).map_err(std::io::Error::other));
    let enrolment = Enrolment {
        by: EventName { run: RunId(uuid(row, 0)?), seq: row.get::<_, i64>(1)? as u64 },
        version: row.get(2)?,
        language: language.transpose().map_or_else(|why| parsed(3, Err(why)), Ok)?,
        outcome: outcome(row, 4)?,
        at: Stamp { ms: row.get(5)?, offset: row.get(6)? },
        began: Stamp { ms: row.get(7)?, offset: row.get(8)? },
        sure: row.get(9)?,
        score: share(row, 10)?,
        pass: pass.transpose().map_or_else(|why| parsed(11, Err(why)), Ok)?,
        attempts: row.get(12)?,
        spent: row.get::<_, i64>(13)? as u64,
        pretest: share(row, 14)?,
        posttest: share(row, 15)?,
        valid_months: row.get(16)?,
        evidence: Digest(row.get(17)?),
        state: parsed(18, state)?,
    };
    Ok(Kept { enrolment, place: row.get(19)?, is_new: false })
}

/// A column with an outcome.
pub(super) fn outcome(row: &Row<'_>, column: usize) -> rusqlite::Result<Outcome> {
    parsed(column, row.get_ref(column)?.as_str()?.parse())
}

/// A column with a share, or nothing.
pub(super) fn share(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Share>> {
    Ok(row.get::<_, Option<f64>>(column)?.map(Share::new))
}
