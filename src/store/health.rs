//! Whether a database is whole: all that can be found out of it without changing anything.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use rusqlite::{Connection, OptionalExtension};

use super::{
    Counts, Fault, Store, StoreError, copy, lock, open, rebuild, row,
    run::Found,
    trouble::{refused, told},
    wal,
};
use crate::{
    files,
    ids::{EventName, RunId},
    log::{
        Happening,
        chain::{Break, Walk, Why},
    },
    time::Stamp,
};

/// What the audit trail calls the command whose notes tell of lost events.
pub const REPAIR: &str = "doctor --repair";
/// What such a note begins with.
pub(super) const LOST: &str = "lost: ";
/// The most faults of one sort that are told.
const MOST: usize = 50;
/// How far back a clock may go unnoticed: a machine that sets it by the network does so by seconds.
const SLACK: i64 = 120_000;
/// The first day of 2026 in UTC. A clock that says less is wrong: there was no such program then.
const OLDEST: i64 = 1_767_225_600_000;

/// How a database is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Health {
    /// How much is in it, where it can be counted.
    pub counts: Option<Counts>,
    /// The newest of its events by the clocks they were written by.
    pub newest: Option<Stamp>,
    /// The version of its tables, and whether this program makes newer ones.
    pub version: u32,
    /// Whether it is of an older program, and will be brought up to date at the next start.
    pub is_older: bool,
    /// What SQLite finds damaged.
    pub pages: Vec<Fault>,
    /// Events and runs that are not as they were written, or gone.
    pub chain: Vec<Fault>,
    /// As many of the gaps in the chain were told by a repair, and stand in the audit trail.
    pub told: usize,
    /// What does not follow from the log, and can be made anew from it.
    pub derived: Option<Fault>,
    /// How many times it was carried on from one and the same event: it was copied, and both copies were used.
    pub forks: u64,
    /// How many starts found a clock that had gone back.
    pub went_back: u64,
    /// How many starts found a clock that said a year before the program was made.
    pub too_old: u64,
}

impl Health {
    /// Whether all that was written is there as it was written, but for what a repair has told of.
    pub fn is_whole(&self) -> bool {
        self.pages.is_empty() && self.chain.is_empty()
    }

    /// How many events there are.
    pub fn events(&self) -> u64 {
        self.counts.map_or(0, |counts| counts.events)
    }
}

/// How the log of a database is that has not been copied into it yet.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Ahead {
    /// How long the file is.
    pub bytes: u64,
    /// Something in it is not as it was written, and SQLite would drop it with all that comes after.
    pub is_damaged: bool,
}

impl Store {
    /// How the database at `path` is. It is opened only to read; nothing of it is changed, whatever it is like.
    pub fn examine(path: &Path) -> Result<Health, StoreError> {
        match open::look(path) {
            Ok((db, version)) => examine(path, &db, version),
            Err(StoreError::Damaged { source, .. }) => Ok(Health::damaged(source.to_string())),
            Err(error) => Err(error),
        }
    }

    /// How the log beside the database at `path` is. Somebody may be writing it: what is seen twice is so.
    pub fn examine_ahead(path: &Path) -> Result<Ahead, StoreError> {
        let log = files::with_end(path, "-wal");
        let read = || match wal::read(&log) {
            Ok(wal) => Ok(wal),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(refused(&log, error)),
        };
        let mut seen = read()?;
        for _ in 0..3 {
            let Some(broken) = seen.as_ref().and_then(|wal| wal.broken) else { break };
            std::thread::sleep(std::time::Duration::from_millis(100));
            seen = read()?.filter(|wal| wal.broken == Some(broken));
        }
        let bytes = std::fs::metadata(&log).map_or(0, |it| it.len());
        Ok(Ahead { bytes, is_damaged: seen.is_some_and(|wal| wal.broken.is_some()) })
    }

    /// When the first program wrote to the database at `path`; none where none did, or it cannot be read.
    pub fn began(path: &Path) -> Option<Stamp> {
        let (db, _) = open::look(path).ok()?;
        let first = "SELECT at, offset FROM run ORDER BY key LIMIT 1";
        db.query_row(first, [], |row| Ok(Stamp { ms: row.get(0)?, offset: row.get(1)? })).ok()
    }

    /// Whether a database on a file system of this kind can lose answers at a power cut.
    pub fn is_unsafe_on(kind: &str) -> bool {
        open::is_unsafe(kind)
    }

    /// Whether another database is about to take the place of the one at `path`: the next start finishes that.
    pub fn is_being_replaced(path: &Path) -> bool {
        files::with_end(path, lock::NEXT).exists()
    }

    /// Whether a Coursedeck works on the database at `path` at this moment.
    pub fn is_in_use(path: &Path) -> bool {
        lock::is_in_use(path)
    }

    /// Puts the database `copy` in the place of the one at `path`, and tells where that one is kept. It waits until nobody
    /// works on it. `copy` is looked through first, and stays as it is.
    pub fn restore(copy: &Path, path: &Path) -> Result<Option<PathBuf>, StoreError> {
        let _own = lock::alone(path)?;
        let part = files::with_end(path, ".restore.part");
        let part = copy::Part::new(part).map_err(|error| refused(path, error))?;
        copy_of(copy, &part.0)?;
        if !Store::examine(&part.0)?.is_whole() {
            return Err(StoreError::Unwhole { path: copy.to_owned() });
        }
        lock::put(&part.0, path)
    }

    /// How many events the database at `path` has that the one at `other` has not, and the newest of those.
    pub fn beyond(path: &Path, other: &Path) -> Result<(u64, Option<Stamp>), StoreError> {
        let (db, _) = open::look(path)?;
        let (other_db, _) = open::look(other)?;
        beyond(&db, &other_db).map_err(|error| told(path, error))
    }
}

impl Health {
    fn damaged(what: String) -> Self {
        Self { pages: vec![Fault::Damaged(what)], ..Self::default() }
    }
}

/// Copies `from`, which may lie where nothing can be written, page by page.
fn copy_of(from: &Path, to: &Path) -> Result<(), StoreError> {
    let (db, _) = open::look(from)?;
    let copied = (|| {
        let mut copy = Connection::open(to)?;
        let backup = rusqlite::backup::Backup::new(&db, &mut copy)?;
        backup.run_to_completion(1000, std::time::Duration::ZERO, None)?;
        drop(backup);
        copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
        copy.close().map_err(|(_, error)| error)
    })();
    copied.map_err(|error| match told(to, error) {
        StoreError::Damaged { source, .. } => StoreError::Damaged { path: from.to_owned(), source },
        error => error,
    })
}

fn beyond(db: &Connection, other: &Connection) -> rusqlite::Result<(u64, Option<Stamp>)> {
    let mut ask = db.prepare(
        "SELECT run.id, event.seq, event.at, event.offset FROM event JOIN run ON run.key = event.run",
    )?;
    let mut there = other.prepare(
        "SELECT 1 FROM event JOIN run ON run.key = event.run WHERE run.id = ?1 AND event.seq = ?2",
    )?;
    let (mut count, mut newest) = (0, None);
    let mut rows = ask.query([])?;
    while let Some(row) = rows.next()? {
        if !there.exists(rusqlite::params![row.get::<_, [u8; 16]>(0)?, row.get::<_, i64>(1)?])? {
            count += 1;
            newest = newest.max(Some(Stamp { ms: row.get(2)?, offset: row.get(3)? }));
        }
    }
    Ok((count, newest))
}

fn examine(path: &Path, db: &Connection, version: u32) -> Result<Health, StoreError> {
    let mut health = Health { version, is_older: version < open::version(), ..Health::default() };
    // One transaction sees one state, whatever others write meanwhile.
    let looked = db.unchecked_transaction().and_then(|tx| look(&tx, &mut health));
    match looked.map_err(|error| told(path, error)) {
        Ok(()) => (),
        Err(StoreError::Unreadable { source, .. }) => {
            health.pages.push(Fault::Unreadable(source.to_string()))
        }
        Err(StoreError::Damaged { source, .. }) => health.pages.push(Fault::Damaged(source.to_string())),
        // A table or a column that its own description no longer has.
        Err(StoreError::Sqlite { source, .. }) if is_of_the_schema(&source) => {
            health.pages.push(Fault::Damaged(source.to_string()));
        }
        Err(error) => return Err(error),
    }
    Ok(health)
}

fn is_of_the_schema(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(rusqlite::ErrorCode::Unknown)
}

fn look(db: &Connection, health: &mut Health) -> rusqlite::Result<()> {
    if !health.is_older && open::schema(db)? != open::own_schema()? {
        health.pages.push(Fault::Damaged("its tables are not those that this program makes".to_owned()));
    }
    health.pages.extend(rebuild::pages(db)?);
    health.counts = Some(rebuild::counts(db)?);
    chain(db, health)?;
    clocks(db, health)?;
    if health.is_whole() && !health.is_older {
        health.derived = rebuild::projections(db)?;
    }
    Ok(())
}

/// Goes through every run, and on after each fault.
fn chain(db: &Connection, health: &mut Health) -> rusqlite::Result<()> {
    let told = told_lost(db)?;
    let mut found = Vec::new();
    let mut ask = db.prepare(&format!("{} WHERE event.run = ?1 ORDER BY event.seq", row::SELECT))?;
    for (key, run, digest) in Found::all(db)? {
        if run.digest() != digest {
            found.push(Fault::Run(run.id));
        }
        let mut walk = None;
        let mut rows = ask.query([key])?;
        let mut is_empty = true;
        while let Some(row) = rows.next()? {
            let event = row::written(row)?;
            if is_empty {
                match rebuild::begin(db, &run, &event)? {
                    Ok(begun) => walk = Some(begun),
                    Err(fault) => found.push(fault),
                }
            }
            is_empty = false;
            match walk.as_mut().map(|walk| walk.step(&event)) {
                Some(Err(broken)) => found.push(Fault::Broken(broken)),
                None => found.extend(rebuild::alone(&event).map(Fault::Broken)),
                Some(Ok(())) => (),
            }
            walk = Some(Walk::at(&event));
            if MOST < found.len() {
                break;
            }
        }
        if is_empty {
            found.push(Fault::Run(run.id));
        }
    }
    let strays: i64 = db.query_row(
        "SELECT count(*) FROM event WHERE NOT EXISTS (SELECT 1 FROM run WHERE run.key = event.run)",
        [],
        |row| row.get(0),
    )?;
    if 0 < strays {
        found.push(Fault::Unreadable(format!("{strays} events of no run")));
    }
    if found.is_empty() {
        found.extend(rebuild::astray(db, MOST)?);
    }
    let all = found.len();
    found.retain(|fault| !is_told(fault, &told));
    health.told = all - found.len();
    health.chain = found;
    Ok(())
}

/// The runs of which events are lost, by what repairs noted: the places, from and to.
type Told = BTreeMap<RunId, Vec<(u64, u64)>>;

fn told_lost(db: &Connection) -> rusqlite::Result<Told> {
    let sql = format!("{} WHERE event.kind = 'audit-noted' ORDER BY event.place", row::SELECT);
    let mut ask = db.prepare(&sql)?;
    let mut rows = ask.query([])?;
    let mut told = Told::new();
    while let Some(row) = rows.next()? {
        let Ok(Some(Happening::AuditNoted { audit })) = row::written(row)?.what() else { continue };
        if audit.command == REPAIR {
            for (run, from, to) in audit.note.strip_prefix(LOST).into_iter().flat_map(lost) {
                told.entry(run).or_default().push((from, to));
            }
        }
    }
    Ok(told)
}

/// What a note says is lost: `RUN:FROM-TO` and so on.
fn lost(note: &str) -> impl Iterator<Item = (RunId, u64, u64)> {
    note.split_whitespace().filter_map(|word| {
        let (run, places) = word.split_once(':')?;
        let (from, to) = places.split_once('-')?;
        Some((RunId(run.parse().ok()?), from.parse().ok()?, to.parse().ok()?))
    })
}

fn is_told(fault: &Fault, told: &Told) -> bool {
    match fault {
        Fault::Broken(Break { name, why: Why::Gap }) => told
            .get(&name.run)
            .is_some_and(|lost| lost.iter().any(|(from, to)| (*from..=to + 1).contains(&name.seq))),
        // What the first event of a run followed may be lost with what told it.
        Fault::Broken(Break { name, why: Why::Prev }) => {
            name.seq == 1 && told.get(&name.run).is_some_and(|lost| lost.contains(&(0, 0)))
        }
        Fault::Run(run) => told.contains_key(run),
        _ => false,
    }
}

fn clocks(db: &Connection, health: &mut Health) -> rusqlite::Result<()> {
    let newest = "SELECT at, offset FROM event ORDER BY at DESC LIMIT 1";
    health.newest =
        db.query_row(newest, [], |row| Ok(Stamp { ms: row.get(0)?, offset: row.get(1)? })).optional()?;
    let count = |sql: &str, limit: i64| db.query_row(sql, [limit], |row| row.get::<_, i64>(0));
    health.went_back = count(
        "SELECT count(*) FROM run JOIN event ON event.run = run.before AND event.seq = run.before_seq
        WHERE run.at + ?1 < event.at",
        SLACK,
    )? as u64;
    health.too_old = count("SELECT count(*) FROM run WHERE at < ?1", OLDEST)? as u64;
    health.forks = count(
        "SELECT count(*) FROM (SELECT 1 FROM run WHERE before IS NOT NULL GROUP BY before, before_seq
        HAVING ?1 < count(*))",
        1,
    )? as u64;
    Ok(())
}

/// The name of an event in a note of what is lost.
pub(super) fn word((run, from, to): (RunId, u64, u64)) -> String {
    format!("{}:{from}-{to}", run.0)
}

/// Whether an event of this name was told as lost.
pub(super) fn is_lost(db: &Connection, name: EventName) -> rusqlite::Result<bool> {
    let told = told_lost(db)?;
    Ok(told
        .get(&name.run)
        .is_some_and(|lost| lost.iter().any(|(from, to)| (*from..=*to).contains(&name.seq))))
}
