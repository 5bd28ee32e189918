//! Opening: where the file may lie, what it may be, how SQLite must treat it, and migrations.

use std::{collections::BTreeSet, fs, path::Path, thread, time::Duration};

use rusqlite::{Connection, OpenFlags, TransactionBehavior, params};

use super::{
    How, StoreError, copy, rebuild,
    row::fresh,
    trouble::{refused, told},
};
use crate::{files, seal::Digest};

mod place;

/// Every schema there has been, in order. A released one is never edited.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001.sql"),
    include_str!("migrations/0002.sql"),
    include_str!("migrations/0003.sql"),
    include_str!("migrations/0004.sql"),
];
/// The first version whose events have turns, and whose runs may be second tellings.
const TURNS: u32 = 4;
/// An older file that is only looked at has neither. What stands in for them is no part of the file.
const BEFORE_TURNS: &str = "
    CREATE TEMP VIEW event AS SELECT *, place AS turn FROM main.event;
    CREATE TEMP VIEW run AS SELECT *, NULL AS origin FROM main.run;";
/// What says that a SQLite file is ours: "CDek".
const APPLICATION: i32 = 0x4344_656b;
/// How long others may keep the file before it is told as busy.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// What a SQLite file says of itself.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Found {
    application: i32,
    version: u32,
    tables: u32,
}

/// Sees whether a database may lie at `path`, and makes its folder where it is missing.
pub(super) fn make_room(path: &Path, how: How) -> Result<(), StoreError> {
    place::check(path, how)
}

/// Whether a file system of this kind keeps SQLite's promises.
pub(super) fn is_unsafe(kind: &str) -> bool {
    place::is_unsafe(kind)
}

/// An open connection to a file of this version, made or upgraded where needed.
pub(super) fn connect(path: &Path, how: How) -> Result<Connection, StoreError> {
    connect_with(path, how, MIGRATIONS)
}

fn connect_with(path: &Path, how: How, migrations: &[&str]) -> Result<Connection, StoreError> {
    place::check(path, how)?;
    let is_new = !path.exists();
    // Many programs may start at once on a file that none of them has made yet. SQLite waits for most locks by itself;
    // where waiting could be for ever it says busy at once, and then beginning again is the way.
    for _ in 0..100 {
        match attempt(path, how, migrations, is_new) {
            Err(StoreError::Busy { .. }) => thread::sleep(Duration::from_millis(20)),
            done => return done,
        }
    }
    attempt(path, how, migrations, is_new)
}

fn attempt(path: &Path, how: How, migrations: &[&str], is_new: bool) -> Result<Connection, StoreError> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(path, flags).map_err(|error| told(path, error))?;
    if is_new {
        place::keep_private(path)?;
    }
    set_up(&db).map_err(|error| told(path, error))?;
    // Before anything is written: what is not ours, or newer, is left as it is.
    let found = glance(&db).map_err(|error| at_first_sight(path, error))?;
    check(path, found, migrations)?;
    if db.is_readonly("main").map_err(|error| told(path, error))? {
        return Err(StoreError::ReadOnly { path: path.to_owned() });
    }
    write_ahead(&db, path, how)?;
    if found.version as usize != migrations.len() {
        migrate(&mut db, path, migrations)?;
    }
    Ok(db)
}

fn set_up(db: &Connection) -> rusqlite::Result<()> {
    db.busy_timeout(PATIENCE)?;
    db.set_prepared_statement_cache_capacity(48);
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "trusted_schema", false)?;
    db.pragma_update(None, "cell_size_check", true)?;
    // The answer of these two is a row, which nobody needs.
    db.query_row("PRAGMA secure_delete = ON", [], |_| Ok(()))?;
    match db.query_row("PRAGMA mmap_size = 0", [], |_| Ok(())) {
        Err(rusqlite::Error::QueryReturnedNoRows) => Ok(()),
        answer => answer,
    }
}

fn glance(db: &Connection) -> rusqlite::Result<Found> {
    // All in one statement, which sees one state of the file.
    db.query_row(
        "SELECT (SELECT application_id FROM pragma_application_id),
                (SELECT user_version FROM pragma_user_version),
                (SELECT count(*) FROM sqlite_schema)",
        [],
        |row| Ok(Found { application: row.get(0)?, version: row.get(1)?, tables: row.get(2)? }),
    )
}

/// An error of the first look: a file that is no database was never one of ours, as far as anyone can tell.
fn at_first_sight(path: &Path, error: rusqlite::Error) -> StoreError {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) => StoreError::NotADatabase { path: path.to_owned() },
        _ => told(path, error),
    }
}

fn check(path: &Path, found: Found, migrations: &[&str]) -> Result<(), StoreError> {
    let path = path.to_owned();
    let ours = migrations.len() as u32;
    match found {
        Found { application: 0, version: 0, tables: 0 } => Ok(()),
        Found { application: APPLICATION, version, .. } if version <= ours => Ok(()),
        Found { application: APPLICATION, version, .. } => {
            Err(StoreError::Newer { path, found: version, ours })
        }
        _ => Err(StoreError::NotOurs { path }),
    }
}

/// The settings under which no power cut loses what was committed, and proof that SQLite took them.
fn write_ahead(db: &Connection, path: &Path, how: How) -> Result<(), StoreError> {
    let ask = |sql: &str| db.query_row(sql, [], |row| row.get::<_, String>(0));
    let answer = ask("PRAGMA journal_mode = WAL").map_err(|error| told(path, error))?;
    if answer != "wal" && !how.anyway {
        return Err(StoreError::NoWal { path: path.to_owned(), answer });
    }
    // In WAL this is FULL. If SQLite ever falls back to a rollback journal, EXTRA alone keeps the last answer.
    db.pragma_update(None, "synchronous", "EXTRA").map_err(|error| told(path, error))?;
    let answer: i64 =
        db.pragma_query_value(None, "synchronous", |row| row.get(0)).map_err(|error| told(path, error))?;
    assert_eq!(answer, 3, "the SQLite in this program knows EXTRA");
    Ok(())
}

fn migrate(db: &mut Connection, path: &Path, migrations: &[&str]) -> Result<(), StoreError> {
    let say = |error| told(path, error);
    let mut tx = db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(say)?;
    // The version is read again inside the lock: another program may have been here first.
    let found = glance(&tx).map_err(say)?;
    check(path, found, migrations)?;
    if 0 < found.version && (found.version as usize) < migrations.len() {
        back_up(path, found.version)?;
    }
    for migration in &migrations[found.version as usize..] {
        tx.execute_batch(migration).map_err(say)?;
    }
    match found.version {
        0 => make_device(&tx).map_err(say)?,
        // A newer program may make more of the log. Where a part of it cannot be read, the file opens all the same.
        version if (version as usize) < migrations.len() => {
            let step = tx.savepoint().map_err(say)?;
            if rebuild::all(&step).is_ok() {
                step.commit().map_err(say)?;
            }
        }
        _ => (),
    }
    tx.pragma_update(None, "application_id", APPLICATION).map_err(say)?;
    tx.pragma_update(None, "user_version", migrations.len() as u32).map_err(say)?;
    tx.commit().map_err(say)
}

pub(super) fn make_device(db: &Connection) -> rusqlite::Result<()> {
    let machine = machine().map(|digest| digest.0);
    db.execute("INSERT INTO device (id, own, machine) VALUES (?1, 1, ?2)", params![fresh(), machine])?;
    Ok(())
}

/// A digest of the machine's own id. The id itself is nobody's business, as machine-id(5) says.
pub(super) fn machine() -> Option<Digest> {
    let id = fs::read("/etc/machine-id").ok().filter(|id| !id.trim_ascii().is_empty())?;
    Some(Digest::of(&[b"coursedeck machine\n", id.trim_ascii()]))
}

/// Copies the file as it was before a migration to `….before-v<N>`. It returns once the copy is on disk and whole.
fn back_up(path: &Path, version: u32) -> Result<(), StoreError> {
    let to = files::with_end(path, &format!(".before-v{version}"));
    let part = files::with_end(&to, ".part");
    files::make_private(&part).map_err(|error| refused(&part, error))?;
    copy::pages(path, &part, &|_| ()).map_err(|error| told(path, error))?;
    files::put_in_place(&part, &to).map_err(|error| refused(&to, error))
}

/// An open connection that only reads, and leaves the file and its log as they are.
pub(super) fn look(path: &Path) -> Result<(Connection, u32), StoreError> {
    let db = reader(path).map_err(|error| told(path, error))?;
    let found = glance(&db).map_err(|error| at_first_sight(path, error))?;
    check(path, found, MIGRATIONS)?;
    if found.application == APPLICATION && found.version < TURNS {
        db.execute_batch(BEFORE_TURNS).map_err(|error| told(path, error))?;
    }
    match found.application {
        APPLICATION => Ok((db, found.version)),
        _ => Err(StoreError::NotOurs { path: path.to_owned() }),
    }
}

/// A connection that only reads, to whatever it is.
pub(super) fn reader(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    db.busy_timeout(PATIENCE)?;
    db.pragma_update(None, "trusted_schema", false)?;
    db.pragma_update(None, "cell_size_check", true)?;
    Ok(db)
}

/// What the tables of this version are made with, by type and name.
pub(super) fn schema(db: &Connection) -> rusqlite::Result<BTreeSet<(String, String, Option<String>)>> {
    let mut ask =
        db.prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'")?;
    ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect()
}

/// As [`schema`], of a file that was just made.
pub(super) fn own_schema() -> rusqlite::Result<BTreeSet<(String, String, Option<String>)>> {
    let db = Connection::open_in_memory()?;
    MIGRATIONS.iter().try_for_each(|migration| db.execute_batch(migration))?;
    schema(&db)
}

/// The version of the schema that this program makes.
pub(super) fn version() -> u32 {
    MIGRATIONS.len() as u32
}

#[cfg(test)]
mod tests;
