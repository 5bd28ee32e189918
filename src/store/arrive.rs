//! What comes from other machines: their events join the log, and all that follows from it is made anew where they touch
//! it. The same events in any order make the same log and the same projections, and what is here already changes nothing.

use std::collections::{BTreeSet, HashMap};

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use uuid::Uuid;

use super::{Piece, Store, StoreError, rebuild, row, run::Found, trouble::told};
use crate::{
    ids::{DeviceId, EventName, LearnerId, RunId},
    log::{
        Happening, Written,
        chain::{Break, Walk, Why},
    },
    seal::Digest,
};

mod settle;

/// The furthest turn that is taken. There is always a next one.
const FURTHEST: i64 = 1 << 53;
/// The moments that a calendar can tell, from the year 1 to the year 9999.
const MOMENTS: std::ops::RangeInclusive<i64> = -62_135_596_800_000..=253_402_300_799_999;

/// How much of the file is kept in memory, in kilobytes: usually, as SQLite itself does, and while much comes in, whose
/// indexes are all over the file.
const USUAL: i64 = 2_000;
const MUCH: i64 = 16_000;

/// Why what came was not taken.
#[derive(Debug, thiserror::Error)]
pub enum Unfit {
    /// It is not put together as what travels is.
    #[error("{0}")]
    Malformed(&'static str),
    /// An event, or the chain, is not as it was written.
    #[error("{0}")]
    Broken(Break),
    /// A run is not as it was written.
    #[error("run {0} was changed")]
    Run(RunId),
    /// What it follows is not here.
    #[error("what it follows has not come here yet: event {} of run {}", .0.seq, .0.run)]
    Missing(EventName),
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What came of what came.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Brought {
    /// Events that are new here.
    pub added: u64,
    /// Events that were here.
    pub had: u64,
    /// Learners who are new here.
    pub learners: Vec<LearnerId>,
    /// Learners who are erased here now and were not before.
    pub erased: u64,
    /// Runs that were told in two ways: a machine went on twice from one state.
    pub forks: u64,
    /// Papers that are blank here now, because a learner took their consent back elsewhere.
    pub blanked: u64,
}

/// What comes, on its way into the log.
pub struct Arriving<'a> {
    db: &'a Transaction<'a>,
    run: Option<Telling>,
    learners: HashMap<Uuid, Row>,
    /// Rows of those who something new is told of.
    touched: BTreeSet<i64>,
    /// Of whom the papers tell something new.
    renamed: BTreeSet<i64>,
    register: bool,
    has_forks: bool,
    /// What the first event of a run follows: it may come later than the run itself.
    links: Vec<(EventName, Digest)>,
    brought: Brought,
}

/// The run that is being told.
struct Telling {
    found: Found,
    digest: Digest,
    /// Its row, once it has one.
    key: Option<i64>,
    /// Whether none of it was here: then nothing need be looked up.
    is_new: bool,
    walk: Option<Walk>,
}

#[derive(Clone, Copy)]
struct Row {
    key: i64,
    erased: bool,
}

/// An event that is here under the name of one that came.
struct Here {
    place: i64,
    digest: Digest,
    is_blank: bool,
}

impl Store {
    /// Takes what comes, all of it or nothing. `bring` hands the pieces over.
    pub fn arrive<E: From<Unfit>>(
        &mut self,
        bring: impl FnOnce(&mut Arriving<'_>) -> Result<(), E>,
    ) -> Result<Brought, E> {
        self.kept = None;
        drop(self.db().map_err(Unfit::from)?);
        self.keep_in_memory(MUCH);
        let brought = self.take_in(bring);
        self.keep_in_memory(USUAL);
        brought
    }

    /// How much of the file is kept in memory. Where the database says no, it is as it was, and all goes on.
    fn keep_in_memory(&mut self, kilobytes: i64) {
        if let Some(db) = self.db.get_mut() {
            let _ = db.pragma_update(None, "cache_size", -kilobytes);
        }
    }

    fn take_in<E: From<Unfit>>(
        &mut self,
        bring: impl FnOnce(&mut Arriving<'_>) -> Result<(), E>,
    ) -> Result<Brought, E> {
        let path = self.path.clone();
        let say = |error| E::from(Unfit::Store(told(&path, error)));
        let db = self.db.get_mut().as_mut().expect("db() leaves an open one");
        let tx = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).map_err(say)?;
        let mut arriving = Arriving::begin(&tx).map_err(say)?;
        bring(&mut arriving)?;
        let brought = arriving.end().map_err(|unfit| unfit.told(&path))?;
        // What changed nothing needs no disk.
        let done = match brought.added == 0 && brought.blanked == 0 {
            true => tx.rollback(),
            false => tx.commit(),
        };
        if done.is_err() {
            // A handle that failed to sync is not to be trusted. What came can come again.
            self.db.replace(None);
        }
        done.map_err(say)?;
        Ok(brought)
    }
}

/// What stops what comes: itself, or the database.
enum Stop {
    Unfit(Unfit),
    Sql(rusqlite::Error),
}

impl From<rusqlite::Error> for Stop {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}

impl From<Unfit> for Stop {
    fn from(unfit: Unfit) -> Self {
        Self::Unfit(unfit)
    }
}

impl Stop {
    fn told(self, path: &std::path::Path) -> Unfit {
        match self {
            Self::Unfit(unfit) => unfit,
            Self::Sql(error) => Unfit::Store(told(path, error)),
        }
    }
}

fn malformed<T>(why: &'static str) -> Result<T, Stop> {
    Err(Stop::Unfit(Unfit::Malformed(why)))
}

impl<'a> Arriving<'a> {
    fn begin(db: &'a Transaction<'a>) -> rusqlite::Result<Self> {
        let has_forks =
            db.query_row("SELECT EXISTS (SELECT 1 FROM run WHERE origin IS NOT NULL)", [], |row| row.get(0))?;
        Ok(Self {
            db,
            run: None,
            learners: HashMap::new(),
            touched: BTreeSet::new(),
            renamed: BTreeSet::new(),
            register: false,
            has_forks,
            links: Vec::new(),
            brought: Brought::default(),
        })
    }

    /// Takes the next piece.
    pub fn take(&mut self, piece: Piece) -> Result<(), Unfit> {
        let taken = match piece {
            Piece::Device(id, label) => self.device(id, label).map_err(Stop::from),
            Piece::Run(found, digest) => self.begin_run(found, digest),
            Piece::Event(event) => self.event(*event),
        };
        let path = || self.db.path().unwrap_or_default().into();
        taken.map_err(|stop: Stop| {
            let path: std::path::PathBuf = path();
            stop.told(&path)
        })
    }

    fn device(&mut self, id: DeviceId, label: Option<String>) -> rusqlite::Result<()> {
        let mut put = self.db.prepare_cached(
            "INSERT INTO device (id, label, own) VALUES (?1, ?2, 0)
            ON CONFLICT (id) DO UPDATE SET label = excluded.label WHERE label IS NULL AND excluded.label IS NOT NULL",
        )?;
        put.execute(params![id.0.into_bytes(), label]).map(drop)
    }

    fn begin_run(&mut self, found: Found, digest: Digest) -> Result<(), Stop> {
        if found.digest() != digest {
            return Err(Unfit::Run(found.id).into());
        }
        let mut ask = self.db.prepare_cached("SELECT key, digest, origin IS NULL FROM run WHERE id = ?1")?;
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, Digest(row.get(1)?), row.get(2)?));
        let here: Option<(i64, Digest, bool)> = ask.query_row([found.id.0.into_bytes()], read).optional()?;
        // A name that this file drew for a second telling is nobody's own.
        if here.is_some_and(|(_, kept, is_own)| kept != digest || !is_own) {
            return Err(Unfit::Run(found.id).into());
        }
        let key = here.map(|(key, ..)| key);
        self.run = Some(Telling { found, digest, key, is_new: key.is_none(), walk: None });
        Ok(())
    }

    fn event(&mut self, mut event: Written) -> Result<(), Stop> {
        let Some(mut run) = self.run.take() else { return malformed("an event comes before its run") };
        let id = run.found.id;
        // In its bytes stands the run that it was written under.
        if event.origin.take().unwrap_or(event.name.run) != id {
            return malformed("an event is told with another run than its own");
        }
        event.name.run = id;
        let attempt = check(&event)?;
        let begun = match run.walk.take() {
            Some(walk) => walk,
            None => self.begin_walk(&mut run, &event)?,
        };
        let walk = run.walk.insert(begun);
        walk.step(&event).map_err(Unfit::Broken)?;
        if !run.is_new && self.had(&mut run, &event)? {
            self.brought.had += 1;
        } else {
            self.put(&mut run, &event, attempt)?;
        }
        self.run = Some(run);
        Ok(())
    }

    /// Where the first event that comes of a run stands in it.
    fn begin_walk(&mut self, run: &mut Telling, first: &Written) -> Result<Walk, Stop> {
        let before = EventName { run: run.found.id, seq: first.name.seq.wrapping_sub(1) };
        match (first.name.seq, run.found.before) {
            (0, _) => malformed("the events of a run are counted from 1"),
            (1, None) if first.prev != Digest::default() => {
                Err(Unfit::Broken(Break { name: first.name, why: Why::Prev }).into())
            }
            (1, None) => Ok(Walk::after(first.prev)),
            (1, Some(before)) => {
                self.links.push((before, first.prev));
                Ok(Walk::after(first.prev))
            }
            _ => {
                let tellings = rebuild::tellings(self.db, before)?;
                let Some((key, _)) = tellings.into_iter().find(|(_, digest)| *digest == first.prev) else {
                    return Err(Unfit::Missing(before).into());
                };
                run.key = Some(key);
                Ok(Walk::from(before.seq, first.prev))
            }
        }
    }

    /// Whether the event is here. Where another of its name is, it finds the telling that this one belongs to.
    fn had(&mut self, run: &mut Telling, event: &Written) -> Result<bool, Stop> {
        let Some(key) = run.key else { return Ok(false) };
        let own = second_telling(event.digest);
        match here(self.db, key, event.name.seq)? {
            Some(here) if here.digest == event.digest => {
                self.blank(&here, event)?;
                return Ok(true);
            }
            None if !self.has_forks => return Ok(false),
            found => {
                if let Some(other) = row_of(self.db, own)? {
                    run.key = Some(other);
                    if let Some(here) = here(self.db, other, event.name.seq)? {
                        self.blank(&here, event)?;
                        return Ok(true);
                    }
                    return malformed("a second telling of a run is not as it was");
                }
                let Some(found) = found else { return Ok(false) };
                self.part(run, key, &found, event)?;
            }
        }
        Ok(false)
    }

    /// Keeps both of two tellings. The one whose digest is smaller keeps the run's name, whichever came first.
    fn part(&mut self, run: &mut Telling, key: i64, found: &Here, event: &Written) -> Result<(), Stop> {
        (self.has_forks, self.brought.forks) = (true, self.brought.forks + 1);
        if found.digest < event.digest {
            run.key = Some(self.put_run(run, second_telling(event.digest))?);
            return Ok(());
        }
        let moved = self.put_run(run, second_telling(found.digest))?;
        let seq = event.name.seq as i64;
        let mut ask = self.db.prepare("SELECT DISTINCT learner FROM event WHERE run = ?1 AND seq >= ?2")?;
        let concerned: Vec<i64> =
            ask.query_map(params![key, seq], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        self.touched.extend(concerned);
        self.register = true;
        self.db
            .execute("UPDATE event SET run = ?3 WHERE run = ?1 AND seq >= ?2", params![key, seq, moved])?;
        Ok(())
    }

    /// Who takes back what they agreed to tell of themselves wants it gone everywhere.
    fn blank(&mut self, here: &Here, event: &Written) -> Result<(), Stop> {
        if event.payload.is_some() || here.is_blank || !is_of_papers(&event.kind) {
            return Ok(());
        }
        self.db.execute("UPDATE event SET salt = NULL, payload = NULL WHERE place = ?1", [here.place])?;
        let learner = self.learner(event.learner)?;
        self.touched.insert(learner.key);
        self.register = true;
        self.brought.blanked += 1;
        Ok(())
    }

    fn put(
        &mut self,
        run: &mut Telling,
        event: &Written,
        attempt: Option<crate::ids::AttemptId>,
    ) -> Result<(), Stop> {
        let key = match run.key {
            Some(key) => key,
            None => self.put_run(run, run.found.id)?,
        };
        run.key = Some(key);
        let learner = self.learner(event.learner)?;
        // Whoever is erased stays so, whatever an old stick still tells of them.
        if learner.erased && event.kind != "learner-erased" && event.payload.is_some() {
            let blank = Written { payload: None, ..event.clone() };
            row::insert(self.db, key, learner.key, &blank, None)?;
        } else {
            row::insert(self.db, key, learner.key, event, attempt)?;
        }
        if is_of_papers(&event.kind) {
            self.renamed.insert(learner.key);
        }
        self.register |= is_of_papers(&event.kind) || is_of_register(&event.kind);
        self.touched.insert(learner.key);
        self.brought.added += 1;
        Ok(())
    }

    fn put_run(&self, run: &Telling, id: RunId) -> Result<i64, Stop> {
        let found = &run.found;
        let mut ask = self.db.prepare_cached("SELECT key FROM device WHERE id = ?1")?;
        let device: Option<i64> =
            ask.query_row([found.device.0.into_bytes()], |row| row.get(0)).optional()?;
        let Some(device) = device else { return malformed("a run comes before its device") };
        let before = match found.before {
            None => None,
            Some(before) => match row_of(self.db, before.run)? {
                Some(key) => Some((key, before.seq as i64)),
                None => return Err(Unfit::Missing(before).into()),
            },
        };
        let origin = (id != found.id).then(|| found.id.0.into_bytes());
        let mut put = self.db.prepare_cached(
            "INSERT INTO run (id, device, boot, program, at, offset, before, before_seq, digest, origin)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?;
        Ok(put.insert(params![
            id.0.into_bytes(),
            device,
            found.boot,
            found.program,
            found.at.ms,
            found.at.offset,
            before.map(|(key, _)| key),
            before.map(|(_, seq)| seq),
            run.digest.0,
            origin,
        ])?)
    }

    fn learner(&mut self, id: LearnerId) -> rusqlite::Result<Row> {
        if let Some(row) = self.learners.get(&id.0) {
            return Ok(*row);
        }
        let mut ask = self.db.prepare_cached("SELECT key, erased FROM learner WHERE id = ?1")?;
        let read = |row: &rusqlite::Row<'_>| Ok(Row { key: row.get(0)?, erased: row.get(1)? });
        let found = ask.query_row([id.0.into_bytes()], read).optional()?;
        let row = match found {
            Some(row) => row,
            None => {
                self.db.execute("INSERT INTO learner (id) VALUES (?1)", [id.0.into_bytes()])?;
                self.brought.learners.push(id);
                // Who was on the list of a class before they came themselves is on it from now on.
                self.register = true;
                Row { key: self.db.last_insert_rowid(), erased: false }
            }
        };
        self.learners.insert(id.0, row);
        Ok(row)
    }

    fn end(mut self) -> Result<Brought, Stop> {
        for (before, digest) in &self.links {
            if !rebuild::is_there(self.db, *before, *digest)? {
                return Err(Unfit::Missing(*before).into());
            }
        }
        self.brought.erased = settle::settle(self.db, self.touched, &self.renamed, self.register)?;
        Ok(self.brought)
    }
}

/// That an event can be kept; and the sitting it belongs to.
fn check(event: &Written) -> Result<Option<crate::ids::AttemptId>, Stop> {
    let is_of_centre = event.learner == LearnerId::CENTRE;
    if !(1..=FURTHEST).contains(&event.turn) || i64::try_from(event.name.seq).is_err() {
        return malformed("an event has an impossible number");
    }
    if !MOMENTS.contains(&event.when.at.ms) || 24 * 60 < event.when.at.offset.unsigned_abs() {
        return malformed("an event happened at an impossible time");
    }
    if is_of_centre && (event.kind.starts_with("learner-") || event.subject.course.is_some()) {
        return malformed("the centre itself is told of as a learner");
    }
    if event.kind == "learner-erased" && event.payload.is_none() {
        return malformed("an event that erases says nothing");
    }
    match event.what() {
        Ok(what) if what.as_ref().is_none_or(|what| what.kind() == event.kind) => {
            Ok(what.as_ref().and_then(Happening::attempt))
        }
        _ => malformed("what an event tells cannot be read"),
    }
}

/// The name that a second telling of a run has here: of the digest of its first event, so the same everywhere.
fn second_telling(first: Digest) -> RunId {
    let digest = Digest::of(&[b"coursedeck second telling\n", &first.0]);
    RunId(Uuid::from_slice(&digest.0[..16]).expect("sixteen of 32 bytes"))
}

fn row_of(db: &Connection, run: RunId) -> rusqlite::Result<Option<i64>> {
    let mut ask = db.prepare_cached("SELECT key FROM run WHERE id = ?1")?;
    ask.query_row([run.0.into_bytes()], |row| row.get(0)).optional()
}

fn here(db: &Connection, run: i64, seq: u64) -> rusqlite::Result<Option<Here>> {
    let mut ask =
        db.prepare_cached("SELECT place, digest, payload IS NULL FROM event WHERE run = ?1 AND seq = ?2")?;
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Here { place: row.get(0)?, digest: Digest(row.get(1)?), is_blank: row.get(2)? })
    };
    ask.query_row(params![run, seq as i64], read).optional()
}

fn is_of_papers(kind: &str) -> bool {
    matches!(kind, "learner-added" | "learner-changed")
}

fn is_of_register(kind: &str) -> bool {
    matches!(
        kind,
        "learner-merged"
            | "learner-erased"
            | "centre-set"
            | "cohort-added"
            | "cohort-removed"
            | "session-held"
    )
}
