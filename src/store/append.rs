//! The one verb that writes the log: events and all that follows from them, in one transaction.

use std::borrow::Cow;

use rusqlite::{Connection, ErrorCode, OptionalExtension, Transaction, TransactionBehavior, params};

use super::{Receipt, Store, StoreError, people, register, row, run::Run, standing::Standing, trouble::told};
use crate::{
    ids::{CourseId, EventName, LearnerId},
    log::{Entry, Happening, Progress, Written, chain},
    time::{Now, Stamp},
};

/// How much later a learner must be seen for it to be noted anew. To the minute is enough for anyone to know themselves.
const MINUTE: u64 = 60_000;

/// Whose events are appended.
#[derive(Clone, Debug)]
pub(super) enum Who {
    /// Somebody who is in the file.
    Known(LearnerId),
    /// Somebody who comes with these events, and the hash of their PIN.
    New(LearnerId, Option<String>),
}

/// What is appended to one learner's log.
#[derive(Clone, Debug)]
pub(super) struct Deed<'a> {
    pub who: Who,
    pub entries: Cow<'a, [Entry]>,
}

/// What was to be committed when the commit failed. It may be on disk or not.
#[derive(Debug)]
pub(super) struct Doubt {
    deeds: Vec<Deed<'static>>,
    after: Run,
}

/// What a transaction came to.
struct Done {
    run: Run,
    standing: Option<Standing>,
}

/// Where a write failed.
enum Failed {
    /// Before the commit: nothing of it is in the file.
    Before(rusqlite::Error),
    /// In the commit: nobody knows.
    AtCommit(rusqlite::Error, Box<Done>),
}

impl Store {
    /// Adds what happened to the log, with what follows from it. It returns once all of it is on disk, or none is.
    ///
    /// After an error the same entries may be given again: they are counted once. Of two that pass a module, or
    /// complete a course, for the first time, the later is dropped; the first entry is always kept.
    pub fn append(&mut self, learner: LearnerId, now: Now, entries: &[Entry]) -> Result<Receipt, StoreError> {
        let deed = Deed { who: Who::Known(learner), entries: Cow::Borrowed(entries) };
        self.write(now, &[deed]).map(|(_, receipt)| receipt)
    }

    /// Appends to the logs of several learners, all of it or nothing, and tells their names as they are in the file.
    pub(super) fn write(
        &mut self,
        now: Now,
        deeds: &[Deed<'_>],
    ) -> Result<(Vec<LearnerId>, Receipt), StoreError> {
        if deeds.iter().all(|deed| deed.entries.is_empty()) {
            return Err(StoreError::Nothing);
        }
        if let Some(doubt) = self.settle()?.filter(|doubt| doubt.is_of(deeds)) {
            return Ok((ids(&doubt.deeds), doubt.after.receipt()));
        }
        drop(self.db()?);
        match self.try_write(now, deeds) {
            Ok(done) => Ok((ids(deeds), self.remember(done))),
            Err(Failed::Before(error)) => Err(self.lose_trust(error)),
            Err(Failed::AtCommit(error, done)) => self.doubt(deeds, *done, error),
        }
    }

    fn try_write(&mut self, now: Now, deeds: &[Deed<'_>]) -> Result<Done, Failed> {
        let kept = self.kept.take();
        let db = self.db.get_mut().as_mut().expect("it was just opened");
        // The lock comes first, lest a read turn out old when it is time to write.
        let tx = db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(Failed::Before)?;
        let done = fill(&tx, now, deeds, self.run.as_ref(), kept).map_err(Failed::Before)?;
        match tx.commit() {
            Ok(()) => Ok(done),
            Err(error) => Err(Failed::AtCommit(error, Box::new(done))),
        }
    }

    fn remember(&mut self, done: Done) -> Receipt {
        let receipt = done.run.receipt();
        self.run = Some(done.run);
        self.kept = done.standing;
        receipt
    }

    /// Tells an error, and drops the connection where it may be the handle that is broken.
    fn lose_trust(&mut self, error: rusqlite::Error) -> StoreError {
        let is_io =
            matches!(error.sqlite_error_code(), Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen));
        let told = told(&self.path, error);
        // With a full disk the handle is sound, and opening a new one would fail: it is kept, to read with.
        if is_io || matches!(told, StoreError::Damaged { .. }) {
            self.db.replace(None);
        }
        told
    }

    /// After a failed commit: opens anew, and reads back whether it is there after all.
    fn doubt(
        &mut self,
        deeds: &[Deed<'_>],
        done: Done,
        error: rusqlite::Error,
    ) -> Result<(Vec<LearnerId>, Receipt), StoreError> {
        // Full and busy are said before the commit is written: those two are certain.
        if matches!(error.sqlite_error_code(), Some(ErrorCode::DiskFull | ErrorCode::DatabaseBusy)) {
            return Err(self.lose_trust(error));
        }
        self.doubt = Some(Doubt { deeds: deeds.iter().map(Deed::own).collect(), after: done.run });
        self.db.replace(None);
        match self.settle() {
            Ok(Some(doubt)) => Ok((ids(&doubt.deeds), doubt.after.receipt())),
            Ok(None) | Err(_) => Err(told(&self.path, error)),
        }
    }

    /// Finds out whether what is in doubt is on disk. Some of it means that it is.
    fn settle(&mut self) -> Result<Option<Doubt>, StoreError> {
        let Some(doubt) = &self.doubt else { return Ok(None) };
        let is_there = self.ask(|db| is_there(db, &doubt.after))?;
        if is_there {
            // That it can be read proves nothing after a failed sync: the system may have dropped it and forgotten.
            // Copied from the log into the database and synced there, it is safe.
            self.ask(copy_to_database)?;
        }
        let doubt = self.doubt.take().filter(|_| is_there);
        if let Some(doubt) = &doubt {
            self.run = Some(doubt.after.clone());
        }
        Ok(doubt)
    }
}

impl Who {
    pub(super) fn id(&self) -> LearnerId {
        match self {
            Who::Known(id) | Who::New(id, _) => *id,
        }
    }
}

impl Deed<'_> {
    fn own(&self) -> Deed<'static> {
        Deed { who: self.who.clone(), entries: Cow::Owned(self.entries.to_vec()) }
    }
}

impl Doubt {
    /// Whether somebody tries the same again. A new learner has another id at every try.
    fn is_of(&self, deeds: &[Deed<'_>]) -> bool {
        let same = |(ours, theirs): (&Deed<'_>, &Deed<'_>)| match (&ours.who, &theirs.who) {
            (Who::Known(a), Who::Known(b)) => a == b && ours.entries == theirs.entries,
            (Who::New(..), Who::New(..)) => ours.entries == theirs.entries,
            _ => false,
        };
        self.deeds.len() == deeds.len() && self.deeds.iter().zip(deeds).all(same)
    }
}

fn ids(deeds: &[Deed<'_>]) -> Vec<LearnerId> {
    deeds.iter().map(|deed| deed.who.id()).collect()
}

fn is_there(db: &Connection, run: &Run) -> rusqlite::Result<bool> {
    let mut ask = db.prepare(
        "SELECT event.digest FROM event JOIN run ON run.key = event.run WHERE run.id = ?1 AND event.seq = ?2",
    )?;
    let found: Option<[u8; 32]> =
        ask.query_row(params![run.id.0.into_bytes(), run.seq as i64], |row| row.get(0)).optional()?;
    Ok(found == Some(run.prev.0))
}

fn copy_to_database(db: &Connection) -> rusqlite::Result<()> {
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let (busy, log, copied): (i64, i64, i64) = db.query_row("PRAGMA wal_checkpoint(FULL)", [], read)?;
    match busy == 0 && log == copied {
        true => Ok(()),
        false => {
            let busy = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY);
            Err(rusqlite::Error::SqliteFailure(busy, None))
        }
    }
}

/// A learner's row, the row of the one they count as, and when that one was last seen.
struct Row {
    key: i64,
    root: i64,
    seen: Option<i64>,
}

fn fill(
    tx: &Transaction<'_>,
    now: Now,
    deeds: &[Deed<'_>],
    run: Option<&Run>,
    mut kept: Option<Standing>,
) -> rusqlite::Result<Done> {
    let mut run = match run {
        // Another telling of this run may have come in and taken its name: then this one goes on under a new one.
        Some(run) if run.is_last(tx)? => run.clone(),
        _ => Run::open(tx, now)?,
    };
    for deed in deeds {
        kept = follow(tx, now, deed, &mut run, kept)?;
    }
    Ok(Done { run, standing: kept })
}

/// Appends one deed, and tells where its learner stands in the last course of it.
fn follow(
    tx: &Transaction<'_>,
    now: Now,
    deed: &Deed<'_>,
    run: &mut Run,
    mut kept: Option<Standing>,
) -> rusqlite::Result<Option<Standing>> {
    let who = &deed.who;
    let learner = row_of(tx, who)?;
    let mut standings: Vec<(Standing, Progress, i64)> = Vec::new();
    let mut is_visit = false;
    for (at, entry) in deed.entries.iter().enumerate() {
        let standing = match &entry.subject.course {
            Some((course, _, _)) => Some(stand(tx, &mut standings, learner.root, course, &mut kept)?),
            None => None,
        };
        // Two programs of one learner may both have seen it come; the log tells it once.
        if at != 0 && standing.as_ref().is_some_and(|standing| is_told(&standing.0.progress, entry)) {
            continue;
        }
        let (event, place) = put(tx, run, (who.id(), learner.key), now, entry)?;
        if let Some((standing, _, last)) = standing {
            standing.follow(&event, &entry.what, place);
            *last = place;
        }
        is_visit |= entry.what.is_visit();
        if register::apply(tx, learner.key, place, &entry.what)? {
            kept = None;
        }
    }
    if is_visit {
        see(tx, &learner, now.at)?;
    }
    for (standing, before, place) in &mut standings {
        standing.write(tx, before, *place)?;
    }
    Ok(standings.pop().map(|(standing, _, _)| standing).or(kept))
}

fn row_of(tx: &Transaction<'_>, who: &Who) -> rusqlite::Result<Row> {
    if let Who::New(id, pin) = who {
        tx.execute("INSERT INTO learner (id, pin) VALUES (?1, ?2)", params![id.0.into_bytes(), pin])?;
    }
    // Nothing is written for whoever was erased, not even by a program that had let them in before.
    let mut ask = tx.prepare_cached("SELECT key FROM learner WHERE id = ?1 AND NOT erased")?;
    let key = ask.query_row([who.id().0.into_bytes()], |row| row.get(0))?;
    let root = people::root(tx, key)?;
    let mut ask = tx.prepare_cached("SELECT seen FROM learner WHERE key = ?1")?;
    let seen = ask.query_row([root], |row| row.get(0))?;
    Ok(Row { key, root, seen })
}

/// Where the learner stands in the entry's course: as this transaction left it, or as the file has it.
fn stand<'a>(
    tx: &Transaction<'_>,
    standings: &'a mut Vec<(Standing, Progress, i64)>,
    learner: i64,
    course: &CourseId,
    kept: &mut Option<Standing>,
) -> rusqlite::Result<&'a mut (Standing, Progress, i64)> {
    let at = match standings.iter().position(|(standing, _, _)| standing.course == *course) {
        Some(at) => at,
        None => {
            let standing = Standing::read(tx, learner, course, kept.take())?;
            let before = standing.progress.clone();
            standings.push((standing, before, 0));
            standings.len() - 1
        }
    };
    Ok(&mut standings[at])
}

fn is_told(progress: &Progress, entry: &Entry) -> bool {
    match (&entry.what, &entry.subject.module) {
        (Happening::ModulePassed { .. }, Some(module)) => progress.passed.contains_key(module),
        (Happening::CourseCompleted { .. }, _) => progress.completed.is_some(),
        _ => false,
    }
}

/// Seals the event and puts it in the log.
fn put(
    tx: &Transaction<'_>,
    run: &mut Run,
    (learner, learner_key): (LearnerId, i64),
    now: Now,
    entry: &Entry,
) -> rusqlite::Result<(Written, i64)> {
    let name = EventName { run: run.id, seq: run.seq + 1 };
    let turn = row::next_turn(tx, now.at)?;
    let event = chain::seal((name, turn), learner, now, entry, row::fresh(), run.prev);
    let place = row::insert(tx, run.key, learner_key, &event, entry.what.attempt())?;
    (run.seq, run.prev) = (name.seq, event.digest);
    Ok((event, place))
}

fn see(db: &Connection, learner: &Row, at: Stamp) -> rusqlite::Result<()> {
    if is_news(learner.seen, at) {
        let mut put = db.prepare_cached("UPDATE learner SET seen = ?2, seen_offset = ?3 WHERE key = ?1")?;
        put.execute(params![learner.root, at.ms, at.offset])?;
    }
    Ok(())
}

/// Whether a learner who was last seen at `seen` is noted again at `at`. Backwards as well: the clock may have been wrong.
pub(super) fn is_news(seen: Option<i64>, at: Stamp) -> bool {
    seen.is_none_or(|seen| MINUTE <= seen.abs_diff(at.ms))
}

#[cfg(test)]
mod tests;
