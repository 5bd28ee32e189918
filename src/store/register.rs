//! What events change beside anyone's progress: the register, who is whom, the centre, its cohorts and its classes.
//!
//! Each of these rows is put here alone, by an event as it comes and by a rebuild from the log.

use rusqlite::{Connection, params};

use super::{
    erase,
    folded::{Folded, Of},
    people,
};
use crate::{
    ids::LearnerId,
    log::{Centre, Details, Happening, Session},
};

/// Does what the event at `place`, of the learner of this row, asks for. It tells whether progress was counted anew.
pub(super) fn apply(db: &Connection, learner: i64, place: i64, what: &Happening) -> rusqlite::Result<bool> {
    match what {
        Happening::LearnerAdded { name, language, details, .. }
        | Happening::LearnerChanged { name, language, details, .. } => {
            put_name(db, learner, name, language.as_str())?;
            if let Some(details) = details {
                let is_forgotten = details.consented.is_none() && forget_consented(db, learner, place)?;
                put_details(db, learner, details)?;
                return Ok(is_forgotten);
            }
        }
        Happening::LearnerMerged { into } => {
            merge(db, learner, *into)?;
            return Ok(true);
        }
        Happening::LearnerErased => {
            erase::blank(db, learner, place)?;
            return Ok(true);
        }
        Happening::PinReset => {
            let mut put = db.prepare_cached(
                "UPDATE learner SET pin = NULL, pin_misses = 0, pin_missed_at = NULL WHERE key = ?1",
            )?;
            put.execute([learner])?;
        }
        Happening::CentreSet { centre } => put_centre(db, centre)?,
        Happening::CohortAdded { cohort } => put_cohort(db, cohort)?,
        Happening::CohortRemoved { cohort } => {
            db.execute("DELETE FROM cohort WHERE name = ?1", [cohort])?;
        }
        // Where other machines told of classes as well, one of that name may be theirs.
        Happening::SessionHeld { .. } if several_devices(db)? => {
            Folded::read(db, Of::Register)?.put_centre(db)?;
        }
        Happening::SessionHeld { session } => put_session(db, session)?,
        _ => (),
    }
    Ok(false)
}

/// Who takes their consent back wants it gone from what was told before as well. Of those events nothing is lost: the
/// one at `place` says anew all that counts. It tells whether there was a consent.
fn forget_consented(db: &Connection, learner: i64, place: i64) -> rusqlite::Result<bool> {
    let mut ask =
        db.prepare_cached("SELECT details ->> '$.consented' IS NOT NULL FROM learner WHERE key = ?1")?;
    let had_one = ask.query_row([learner], |row| row.get(0))?;
    if had_one {
        db.execute(
            "UPDATE event SET salt = NULL, payload = NULL
            WHERE learner = ?1 AND place <> ?2 AND kind IN ('learner-added', 'learner-changed')",
            params![learner, place],
        )?;
        let concerned = people::group(db, people::root(db, learner)?)?;
        Folded::read(db, Of::Learners(&concerned))?.recount(db, &concerned)?;
    }
    Ok(had_one)
}

pub(super) fn put_name(db: &Connection, learner: i64, name: &str, language: &str) -> rusqlite::Result<()> {
    let mut put = db.prepare_cached("UPDATE learner SET name = ?2, language = ?3 WHERE key = ?1")?;
    put.execute(params![learner, name, language]).map(drop)
}

pub(super) fn put_details(db: &Connection, learner: i64, details: &Details) -> rusqlite::Result<()> {
    let mut put = db.prepare_cached("UPDATE learner SET details = ?2 WHERE key = ?1")?;
    put.execute(params![learner, json(details)]).map(drop)
}

pub(super) fn put_centre(db: &Connection, centre: &Centre) -> rusqlite::Result<()> {
    db.execute("INSERT OR REPLACE INTO centre (key, value) VALUES (1, ?1)", [json(centre)]).map(drop)
}

pub(super) fn put_cohort(db: &Connection, cohort: &str) -> rusqlite::Result<()> {
    db.execute("INSERT OR IGNORE INTO cohort (name) VALUES (?1)", [cohort]).map(drop)
}

/// Puts a session in the place of what was told of it before.
pub(super) fn put_session(db: &Connection, session: &Session) -> rusqlite::Result<()> {
    let key: i64 = db.query_row(
        "INSERT INTO session (cohort, date, part, instructor) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (cohort, date, part) DO UPDATE SET instructor = excluded.instructor RETURNING key",
        params![session.cohort, session.date.to_string(), session.part, session.instructor],
        |row| row.get(0),
    )?;
    db.execute("DELETE FROM attendance WHERE session = ?1", [key])?;
    // Of those who were erased since, nothing is put.
    let mut put = db.prepare_cached(
        "INSERT INTO attendance (session, learner, present)
        SELECT ?1, key, ?3 FROM learner WHERE id = ?2 AND NOT erased
        ON CONFLICT (session, learner) DO UPDATE SET present = excluded.present",
    )?;
    let came = session.present.iter().map(|learner| (learner, true));
    for (learner, present) in session.absent.iter().map(|learner| (learner, false)).chain(came) {
        put.execute(params![key, learner.0.into_bytes(), present])?;
    }
    Ok(())
}

fn merge(db: &Connection, learner: i64, into: Option<LearnerId>) -> rusqlite::Result<()> {
    let other = match into {
        Some(into) => people::other(db, learner, into)?,
        None => None,
    };
    let mut concerned = people::group(db, people::root(db, learner)?)?;
    // A merge that leads back to its beginning is none; two centres may each have made one half of it.
    if into.is_none() || other.is_some() {
        db.execute("UPDATE learner SET merged = ?2 WHERE key = ?1", params![learner, other])?;
        concerned.extend(people::group(db, people::root(db, learner)?)?);
    }
    Folded::read(db, Of::Learners(&concerned))?.recount(db, &concerned)
}

fn several_devices(db: &Connection) -> rusqlite::Result<bool> {
    db.query_row("SELECT 1 < count(*) FROM device", [], |row| row.get(0))
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("the register has texts for keys and no endless numbers")
}
