//! Projections from the log, and whether the file is whole: the chain, and all that follows from it.

use std::fmt;

use rusqlite::{Connection, params};

use super::{
    Store, StoreError, ask,
    completion::{self, Kept},
    folded::{Folded, Known, Of},
    row,
    run::Found,
    standing::Standing,
};
use crate::{
    ids::{CourseId, EventName, LearnerId, RunId},
    log::{
        Written,
        chain::{Break, Walk, Why},
    },
    seal::Digest,
};

/// What is not as it was written.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// SQLite finds the file damaged.
    Damaged(String),
    /// An event was changed, or one is missing.
    Broken(Break),
    /// A run was changed, or its events are gone.
    Run(RunId),
    /// Something cannot be read at all.
    Unreadable(String),
    /// Where a learner stands in a course is not what the log tells.
    Standing(LearnerId, CourseId),
    /// What is kept of a learner, beside where they stand, is not what the log tells.
    Learner(LearnerId),
    /// What is kept of the centre, its cohorts or its classes is not what the log tells.
    Centre,
    /// An answer of the self-test is not the one that was given.
    Answer(u64),
    /// Answers of the self-test were told as saved and are not there.
    Lost {
        /// How many were told.
        announced: u64,
        /// How many are there.
        present: u64,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Damaged(what) => write!(f, "the file is damaged: {what}"),
            Fault::Broken(at) => at.fmt(f),
            Fault::Run(run) => write!(f, "run {run} was changed, or its events are gone"),
            Fault::Unreadable(what) => write!(f, "something cannot be read: {what}"),
            Fault::Standing(learner, course) => {
                write!(f, "where learner {learner} stands in {course} is not what the log tells; rebuild it")
            }
            Fault::Learner(learner) => {
                write!(f, "what is kept of learner {learner} is not what the log tells; rebuild it")
            }
            Fault::Centre => f.write_str(
                "what is kept of the centre and its classes is not what the log tells; rebuild it",
            ),
            Fault::Answer(n) => write!(f, "answer {n} is not the one that was given"),
            Fault::Lost { announced, present } => {
                write!(f, "answers were lost: {announced} were told as saved, {present} are there")
            }
        }
    }
}

/// How much is kept.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Counts {
    /// Learners.
    pub learners: u64,
    /// Starts of the program that wrote something.
    pub runs: u64,
    /// Events.
    pub events: u64,
}

impl Store {
    /// Throws the projections away and makes them anew from the log, all in one step.
    pub fn rebuild(&mut self) -> Result<(), StoreError> {
        self.kept = None;
        self.change(|tx| all(tx))
    }

    /// The first fault of the file, if it has one: in its pages, in the chain, or between the log and what follows
    /// from it. It reads everything.
    pub fn verify(&self) -> Result<Option<Fault>, StoreError> {
        let found = self.ask(|db| {
            // One transaction sees one state, whatever others write meanwhile.
            let tx = db.unchecked_transaction()?;
            match pages(&tx)? {
                None => chain(&tx).and_then(|found| match found {
                    None => projections(&tx),
                    found => Ok(found),
                }),
                found => Ok(found),
            }
        });
        match found {
            Err(StoreError::Unreadable { source, .. }) => Ok(Some(Fault::Unreadable(source.to_string()))),
            Err(StoreError::Damaged { source, .. }) => Ok(Some(Fault::Damaged(source.to_string()))),
            found => found,
        }
    }

    /// How much is kept.
    pub fn counts(&self) -> Result<Counts, StoreError> {
        self.ask(counts)
    }

    /// The digest of every projection: equal where the same events were folded to the same end.
    pub fn digest(&self) -> Result<Digest, StoreError> {
        self.ask(|db| {
            let tables = [
                "SELECT hex(id), name, language, details, merged, erased, seen, seen_offset FROM learner ORDER BY key",
                "SELECT learner, course, part, item, value FROM progress ORDER BY learner, course, part, item",
                "SELECT * FROM completion ORDER BY learner, course",
                "SELECT value FROM centre",
                "SELECT name FROM cohort ORDER BY name",
                "SELECT session.cohort, date, part, instructor, learner, present FROM session
                LEFT JOIN attendance ON session = session.key ORDER BY session.cohort, date, part, learner",
            ];
            let mut rows = Vec::new();
            for sql in tables {
                let mut ask = db.prepare(sql)?;
                let columns = ask.column_count();
                let mut found = ask.query([])?;
                while let Some(row) = found.next()? {
                    let values = (0..columns).map(|at| row.get::<_, rusqlite::types::Value>(at));
                    rows.push(format!("{:?}\n", values.collect::<rusqlite::Result<Vec<_>>>()?));
                }
            }
            Ok(Digest::of(&rows.iter().map(String::as_bytes).collect::<Vec<_>>()))
        })
    }
}

/// Makes every projection anew.
pub(super) fn all(db: &Connection) -> rusqlite::Result<()> {
    let folded = Folded::read(db, Of::All)?;
    folded.put_register(db)?;
    let mut ask = db.prepare("SELECT key FROM learner")?;
    let everyone: Vec<i64> = ask.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    folded.recount(db, &everyone)
}

/// How much is kept.
pub(super) fn counts(db: &Connection) -> rusqlite::Result<Counts> {
    let count = |row: &rusqlite::Row<'_>, at| row.get::<_, i64>(at).map(|count| count as u64);
    db.query_row(
        "SELECT (SELECT count(*) FROM learner WHERE key <> 0 AND merged IS NULL AND NOT erased),
            (SELECT count(*) FROM run), (SELECT count(*) FROM event)",
        [],
        |row| Ok(Counts { learners: count(row, 0)?, runs: count(row, 1)?, events: count(row, 2)? }),
    )
}

/// What is wrong with an event by itself, whatever came before it.
pub(super) fn alone(event: &Written) -> Option<Break> {
    let mut walk = Walk::before(event);
    walk.step(event).err()
}

pub(super) fn pages(db: &Connection) -> rusqlite::Result<Option<Fault>> {
    let verdict: String = db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Ok(Some(Fault::Damaged(verdict)));
    }
    let mut strays = db.prepare("PRAGMA foreign_key_check")?;
    let stray = strays.query([])?.next()?.map(|row| row.get::<_, String>(0)).transpose()?;
    Ok(stray.map(|table| Fault::Damaged(format!("a row of {table} belongs to nothing"))))
}

fn chain(db: &Connection) -> rusqlite::Result<Option<Fault>> {
    let mut ask = db.prepare(&format!("{} WHERE event.run = ?1 ORDER BY event.seq", row::SELECT))?;
    for (key, run, digest) in Found::all(db)? {
        if run.digest() != digest {
            return Ok(Some(Fault::Run(run.id)));
        }
        let mut walk = None;
        let mut rows = ask.query([key])?;
        while let Some(row) = rows.next()? {
            let event = row::written(row)?;
            let on = match &mut walk {
                Some(walk) => walk,
                None => match begin(db, &run, &event)? {
                    Ok(begun) => walk.insert(begun),
                    Err(fault) => return Ok(Some(fault)),
                },
            };
            if let Err(broken) = on.step(&event) {
                return Ok(Some(Fault::Broken(broken)));
            }
        }
        // A run is opened with its first event.
        if walk.is_none() {
            return Ok(Some(Fault::Run(run.id)));
        }
    }
    Ok(astray(db, 1)?.pop())
}

/// The events whose row says more than they tell, as many as `most`: that they belong to another sitting, or a version of no
/// course. No digest covers that: the one is only to find them by, and the other is read with a course alone.
pub(super) fn astray(db: &Connection, most: usize) -> rusqlite::Result<Vec<Fault>> {
    let mut ask = db.prepare(
        "SELECT run.id, event.seq FROM event JOIN run ON run.key = event.run
        WHERE json_valid(event.payload) AND lower(hex(ifnull(event.attempt, '')))
                <> replace(ifnull(event.payload ->> '$.attempt', ''), '-', '')
            OR event.course IS NULL AND coalesce(event.course_version, event.course_digest) IS NOT NULL
        LIMIT ?1",
    )?;
    let name = |row: &rusqlite::Row<'_>| {
        Ok(EventName { run: RunId(row::uuid(row, 0)?), seq: row.get::<_, i64>(1)? as u64 })
    };
    let found = ask.query_map([most as i64], name)?.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(found.into_iter().map(|name| Fault::Broken(Break { name, why: Why::Fields })).collect())
}

/// The walk along a run whose first event in its rows is this one.
pub(super) fn begin(db: &Connection, run: &Found, first: &Written) -> rusqlite::Result<Result<Walk, Fault>> {
    let before = match (first.name.seq, first.origin) {
        // The second telling of a run begins where they part.
        (2.., Some(origin)) => Some(EventName { run: origin, seq: first.name.seq - 1 }),
        _ => run.before,
    };
    let seq = if first.origin.is_some() { first.name.seq - 1 } else { 0 };
    let walk = match before {
        None => Walk::from(seq, Digest::default()),
        Some(before) if is_there(db, before, first.prev)? => Walk::from(seq, first.prev),
        Some(before) => match any(db, before)? {
            true => return Ok(Err(Fault::Broken(Break { name: first.name, why: Why::Prev }))),
            false => return Ok(Err(Fault::Run(before.run))),
        },
    };
    Ok(Ok(walk))
}

/// Whether a telling of `event` with this digest is in the file.
pub(super) fn is_there(db: &Connection, event: EventName, digest: Digest) -> rusqlite::Result<bool> {
    Ok(tellings(db, event)?.into_iter().any(|(_, found)| found == digest))
}

fn any(db: &Connection, event: EventName) -> rusqlite::Result<bool> {
    Ok(!tellings(db, event)?.is_empty())
}

/// Every telling of an event: the row of its run, and its digest.
pub(super) fn tellings(db: &Connection, event: EventName) -> rusqlite::Result<Vec<(i64, Digest)>> {
    let mut ask = db.prepare_cached(
        "SELECT run.key, event.digest FROM run JOIN event ON event.run = run.key AND event.seq = ?2 WHERE run.id = ?1
        UNION ALL
        SELECT run.key, event.digest FROM run JOIN event ON event.run = run.key AND event.seq = ?2
        WHERE run.origin = ?1",
    )?;
    let event = params![event.run.0.into_bytes(), event.seq as i64];
    ask.query_map(event, |row| Ok((row.get(0)?, Digest(row.get(1)?))))?.collect()
}

pub(super) fn projections(db: &Connection) -> rusqlite::Result<Option<Fault>> {
    let Folded { people, mut standings, centre, cohorts, sessions, .. } = Folded::read(db, Of::All)?;
    let stored = Folded::stored(db)?;
    let nothing = Known::default();
    for (id, known) in &stored.people {
        let told = people.get(id).unwrap_or(&nothing);
        if !told.is(known) {
            return Ok(Some(Fault::Learner(*id)));
        }
        let Some(key) = ask::key(db, *id)? else { continue };
        for (course, progress) in Standing::all(db, key)? {
            let kept = completion::read(db, key, &course)?;
            let folded = standings.remove(&(*id, course.clone()));
            let is_so = |(folded, _): &(Standing, i64)| {
                folded.progress == progress && is_same(&folded.completion, &kept)
            };
            if !folded.as_ref().is_some_and(is_so) {
                return Ok(Some(Fault::Standing(*id, course)));
            }
        }
    }
    if let Some((learner, course)) = standings.into_keys().next() {
        return Ok(Some(Fault::Standing(learner, course)));
    }
    if let Some((learner, course)) = completion::stray(db)? {
        return Ok(Some(Fault::Standing(learner, course)));
    }
    let is_told = centre == stored.centre && cohorts == stored.cohorts && sessions == stored.sessions;
    Ok((!is_told).then_some(Fault::Centre))
}

fn is_same(folded: &Option<Kept>, kept: &Option<Kept>) -> bool {
    let what = |kept: &Option<Kept>| kept.as_ref().map(|kept| (kept.place, kept.enrolment.clone()));
    what(folded) == what(kept)
}
