//! Events as rows.

use std::error::Error;

use rusqlite::{Connection, Row, params, types::Type};
use uuid::Uuid;

use crate::{
    ids::{AttemptId, EventName, LearnerId, RunId},
    log::{Event, Subject, Written, wire::Payload},
    seal::Digest,
    time::{Now, Stamp},
};

/// What every question for events begins with.
///
/// A learner or run that is gone must not take its events out of sight, hence the left joins.
pub(super) const SELECT: &str = "
    SELECT run.id, event.seq, learner.id, event.at, event.offset, event.mono, event.kind, event.course,
        event.course_version, event.course_digest, event.module, event.item, event.salt, event.payload,
        event.payload_digest, event.prev, event.digest, run.origin, event.turn
    FROM event LEFT JOIN run ON run.key = event.run LEFT JOIN learner ON learner.key = event.learner";

/// 128 new random bits.
pub(super) fn fresh() -> [u8; 16] {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).expect("every system that runs this gives random bytes");
    bytes
}

/// In this order events are folded, on every machine alike.
pub(super) const ORDER: &str = "ORDER BY event.turn, run.id, event.seq";

/// The latest that a turn can be by a clock, far beyond any that is right: 2^52, so that there is always a next one.
const LATEST: i64 = 1 << 52;

/// The turn of an event that is written now: later than all that are known here.
pub(super) fn next_turn(db: &Connection, at: Stamp) -> rusqlite::Result<i64> {
    let mut ask = db.prepare_cached("SELECT ifnull(max(turn), 0) FROM event")?;
    let last: i64 = ask.query_row([], |row| row.get(0))?;
    Ok(turn_after(last, at.ms))
}

/// The turn of an event that was written at this moment, after one of the turn `last`.
pub(super) fn turn_after(last: i64, ms: i64) -> i64 {
    ms.clamp(0, LATEST).max(last + 1)
}

/// Puts an event at the end of the log, and tells its place.
pub(super) fn insert(
    db: &Connection,
    run: i64,
    learner: i64,
    event: &Written,
    attempt: Option<AttemptId>,
) -> rusqlite::Result<i64> {
    let mut insert = db.prepare_cached(
        "INSERT INTO event (run, seq, learner, at, offset, mono, kind, course, course_version, course_digest,
            module, item, salt, payload, payload_digest, prev, digest, attempt, turn)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
    )?;
    let course = event.subject.course.as_ref();
    let payload = event.payload.as_ref();
    insert.insert(params![
        run,
        event.name.seq as i64,
        learner,
        event.when.at.ms,
        event.when.at.offset,
        event.when.mono as i64,
        event.kind,
        course.map(|(id, _, _)| id.as_str()),
        course.map(|(_, version, _)| version),
        course.map(|(_, _, digest)| digest.0),
        event.subject.module.as_ref().map(|id| id.as_str()),
        event.subject.item.as_ref().map(|id| id.as_str()),
        payload.map(|payload| payload.salt),
        payload.map(|payload| &payload.text),
        event.payload_digest.0,
        event.prev.0,
        event.digest.0,
        attempt.map(|attempt| attempt.0.into_bytes()),
        event.turn,
    ])
}

/// The event that a row of [`SELECT`] holds.
pub(super) fn written(row: &Row<'_>) -> rusqlite::Result<Written> {
    let name = EventName { run: RunId(uuid(row, 0)?), seq: row.get::<_, i64>(1)? as u64 };
    let at = Stamp { ms: row.get(3)?, offset: row.get(4)? };
    let course = match row.get::<_, Option<String>>(7)? {
        Some(id) => Some((parsed(7, id.parse())?, row.get(8)?, Digest(row.get(9)?))),
        None => None,
    };
    let module = row.get::<_, Option<String>>(10)?.map(|id| parsed(10, id.parse())).transpose()?;
    let item = row.get::<_, Option<String>>(11)?.map(|id| parsed(11, id.parse())).transpose()?;
    let payload = match (row.get(12)?, row.get(13)?) {
        (Some(salt), Some(text)) => Some(Payload { salt, text }),
        _ => None,
    };
    Ok(Written {
        name,
        origin: row.get::<_, Option<[u8; 16]>>(17)?.map(|id| RunId(Uuid::from_bytes(id))),
        learner: LearnerId(uuid(row, 2)?),
        when: Now { at, mono: row.get::<_, i64>(5)? as u64 },
        subject: Subject { course, module, item },
        kind: row.get(6)?,
        payload,
        payload_digest: Digest(row.get(14)?),
        prev: Digest(row.get(15)?),
        turn: row.get(18)?,
        digest: Digest(row.get(16)?),
    })
}

/// The event that a row of [`SELECT`] holds, where this program understands it.
pub(super) fn event(row: &Row<'_>) -> rusqlite::Result<Option<Event>> {
    parsed(13, written(row)?.event())
}

/// What was parsed out of a column, or that it cannot be.
pub(super) fn parsed<T, E>(column: usize, parsed: Result<T, E>) -> rusqlite::Result<T>
where
    E: Error + Send + Sync + 'static,
{
    parsed.map_err(|why| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(why)))
}

/// A column of 128 bits.
pub(super) fn uuid(row: &Row<'_>, column: usize) -> rusqlite::Result<Uuid> {
    Ok(Uuid::from_bytes(row.get(column)?))
}
