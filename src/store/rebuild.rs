//! Projections from the log, and whether the file is whole: the chain, and all that follows from it.

use std::{collections::BTreeMap, fmt};

use rusqlite::{Connection, params};

use super::{
    Store, StoreError,
    append::{is_news, rename},
    ask,
    completion::{self, Kept},
    row,
    run::Found,
    standing::Standing,
};
use crate::{
    ids::{CourseId, EventName, LearnerId, RunId},
    log::{
        Happening, Progress, Written,
        chain::{Break, Walk},
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
    /// A learner's name, language or last visit is not what the log tells.
    Learner(LearnerId),
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
        self.change(|tx| {
            tx.execute("DELETE FROM progress", [])?;
            tx.execute("DELETE FROM completion", [])?;
            let folded = Folded::read(tx)?;
            for (learner, person) in folded.people {
                let key = ask::key(tx, learner)?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
                if let Some(named) = &person.named {
                    rename(tx, key, named)?;
                }
                let (ms, offset) = person.seen.unzip();
                tx.execute(
                    "UPDATE learner SET seen = ?2, seen_offset = ?3 WHERE key = ?1",
                    params![key, ms, offset],
                )?;
            }
            for ((learner, _), (mut standing, place)) in folded.standings {
                standing.learner = ask::key(tx, learner)?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
                standing.write(tx, &Progress::default(), place)?;
            }
            Ok(())
        })
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
        let count = |row: &rusqlite::Row<'_>, at| row.get::<_, i64>(at).map(|count| count as u64);
        self.ask(|db| {
            db.query_row(
                "SELECT (SELECT count(*) FROM learner), (SELECT count(*) FROM run), (SELECT count(*) FROM event)",
                [],
                |row| Ok(Counts { learners: count(row, 0)?, runs: count(row, 1)?, events: count(row, 2)? }),
            )
        })
    }

    /// The digest of every projection: equal where the same events were folded to the same end.
    pub fn digest(&self) -> Result<Digest, StoreError> {
        self.ask(|db| {
            let people = "SELECT hex(id), name, language, ifnull(seen, ''), ifnull(seen_offset, '') FROM learner
                ORDER BY key";
            let standings =
                "SELECT learner, course, part, item, value FROM progress ORDER BY learner, course, part, item";
            let completions = "SELECT * FROM completion ORDER BY learner, course";
            let mut rows = Vec::new();
            for sql in [people, standings, completions] {
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

/// All that follows from the log.
#[derive(Default)]
struct Folded {
    people: BTreeMap<LearnerId, Person>,
    /// With the place of the last event of each. Whose row it is nobody knows yet.
    standings: BTreeMap<(LearnerId, CourseId), (Standing, i64)>,
}

/// What the log tells of a learner.
#[derive(Default)]
struct Person {
    /// What last said their name and language.
    named: Option<Happening>,
    seen: Option<(i64, i16)>,
}

impl Folded {
    fn read(db: &Connection) -> rusqlite::Result<Self> {
        let mut folded = Self::default();
        let mut ask = db.prepare(&format!("{} ORDER BY event.place", row::SELECT))?;
        let mut places = db.prepare("SELECT place FROM event ORDER BY place")?;
        let mut places = places.query([])?;
        let mut rows = ask.query([])?;
        while let (Some(row), Some(place)) = (rows.next()?, places.next()?) {
            let event = row::written(row)?;
            let what = row::parsed(13, event.what())?;
            folded.follow(&event, what, place.get(0)?);
        }
        Ok(folded)
    }

    fn follow(&mut self, event: &Written, what: Option<Happening>, place: i64) {
        let person = self.people.entry(event.learner).or_default();
        let at = event.when.at;
        if is_news(person.seen.map(|(ms, _)| ms), at) {
            person.seen = Some((at.ms, at.offset));
        }
        let Some(what) = what else { return };
        if let Some((course, _, _)) = &event.subject.course {
            let nowhere = || (Standing::nowhere(0, course.clone()), place);
            let standing = self.standings.entry((event.learner, course.clone())).or_insert_with(nowhere);
            standing.0.follow(event, &what, place);
            standing.1 = place;
        }
        if matches!(what, Happening::LearnerAdded { .. } | Happening::LearnerChanged { .. }) {
            person.named = Some(what);
        }
    }
}

fn pages(db: &Connection) -> rusqlite::Result<Option<Fault>> {
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
        let prev = match run.before() {
            None => Digest::default(),
            Some(before) => match digest_of(db, before)? {
                Some(digest) => digest,
                None => return Ok(Some(Fault::Run(before.run))),
            },
        };
        let mut walk = Walk::after(prev);
        let mut rows = ask.query([key])?;
        let mut is_empty = true;
        while let Some(row) = rows.next()? {
            is_empty = false;
            if let Err(broken) = walk.step(&row::written(row)?) {
                return Ok(Some(Fault::Broken(broken)));
            }
        }
        // A run is opened with its first event.
        if is_empty {
            return Ok(Some(Fault::Run(run.id)));
        }
    }
    Ok(None)
}

fn digest_of(db: &Connection, event: EventName) -> rusqlite::Result<Option<Digest>> {
    let mut ask = db.prepare_cached(
        "SELECT event.digest FROM event JOIN run ON run.key = event.run WHERE run.id = ?1 AND event.seq = ?2",
    )?;
    let found = ask.query_row(params![event.run.0.into_bytes(), event.seq as i64], |row| row.get(0));
    match found {
        Ok(digest) => Ok(Some(Digest(digest))),
        Err(rusqlite::Error::QueryReturnedNoRows) => Ok(None),
        Err(error) => Err(error),
    }
}

fn projections(db: &Connection) -> rusqlite::Result<Option<Fault>> {
    let Folded { people, mut standings } = Folded::read(db)?;
    let mut ask =
        db.prepare("SELECT key, id, name, language, seen, seen_offset FROM learner ORDER BY key")?;
    let mut rows = ask.query([])?;
    while let Some(row) = rows.next()? {
        let id = LearnerId(row::uuid(row, 1)?);
        let person = people.get(&id);
        let (name, language): (String, String) = (row.get(2)?, row.get(3)?);
        let said = match person.and_then(|person| person.named.as_ref()) {
            Some(
                Happening::LearnerAdded { name, language } | Happening::LearnerChanged { name, language },
            ) => Some((name.as_str(), language.as_str())),
            _ => None,
        };
        let seen = row.get::<_, Option<i64>>(4)?.zip(row.get::<_, Option<i16>>(5)?);
        if said.is_some_and(|said| said != (&name, &language))
            || seen != person.and_then(|person| person.seen)
        {
            return Ok(Some(Fault::Learner(id)));
        }
        let key = row.get(0)?;
        for (course, progress) in Standing::all(db, key)? {
            let kept = completion::read(db, key, &course)?;
            let folded = standings.remove(&(id, course.clone()));
            let is_so = |(folded, _): &(Standing, i64)| {
                folded.progress == progress && is_same(&folded.completion, &kept)
            };
            if !folded.as_ref().is_some_and(is_so) {
                return Ok(Some(Fault::Standing(id, course)));
            }
        }
    }
    if let Some((learner, course)) = completion::stray(db)? {
        return Ok(Some(Fault::Standing(learner, course)));
    }
    Ok(standings.into_keys().next().map(|(learner, course)| Fault::Standing(learner, course)))
}

fn is_same(folded: &Option<Kept>, kept: &Option<Kept>) -> bool {
    let what = |kept: &Option<Kept>| kept.as_ref().map(|kept| (kept.place, kept.enrolment.clone()));
    what(folded) == what(kept)
}
