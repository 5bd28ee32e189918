//! Opening: where the file may lie, what it may be, how SQLite must treat it, and migrations.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, TransactionBehavior, backup::Backup, params};

use super::{
    How, StoreError,
    row::fresh,
    trouble::{refused, told},
};
use crate::seal::Digest;

mod place;

/// Every schema there has been, in order. A released one is never edited.
const MIGRATIONS: &[&str] = &[include_str!("migrations/0001.sql"), include_str!("migrations/0004.sql")];
/// What says that a SQLite file is ours: "CDek".
const APPLICATION: i32 = 0x4344_656b;
/// How long others may keep the file before it is told as busy.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a SQLite file says of itself.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Found {
    application: i32,
    version: u32,
    tables: u32,
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
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(say)?;
    // The version is read again inside the lock: another program may have been here first.
    let found = glance(&tx).map_err(say)?;
    check(path, found, migrations)?;
    if 0 < found.version && (found.version as usize) < migrations.len() {
        back_up(path, found.version)?;
    }
    for migration in &migrations[found.version as usize..] {
        tx.execute_batch(migration).map_err(say)?;
    }
    if found.version == 0 {
        make_device(&tx).map_err(say)?;
    }
    tx.pragma_update(None, "application_id", APPLICATION).map_err(say)?;
    tx.pragma_update(None, "user_version", migrations.len() as u32).map_err(say)?;
    tx.commit().map_err(say)
}

fn make_device(db: &Connection) -> rusqlite::Result<()> {
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
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".before-v{version}"));
    let to = PathBuf::from(&name);
    name.push(".part");
    let part = PathBuf::from(name);
    place::make_private(&part).map_err(|error| refused(&part, error))?;
    copy(path, &part).map_err(|error| told(path, error))?;
    place::rename(&part, &to).map_err(|error| refused(&to, error))
}

fn copy(from: &Path, to: &Path) -> rusqlite::Result<()> {
    let source = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    source.busy_timeout(PATIENCE)?;
    let mut copy = Connection::open(to)?;
    Backup::new(&source, &mut copy)?.run_to_completion(1000, Duration::from_millis(1), None)?;
    // The copy keeps the header of a write-ahead log; alone on a stick it is better off without.
    copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    let verdict: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    match verdict == "ok" {
        true => copy.close().map_err(|(_, error)| error),
        // A damaged file is neither migrated, nor does its copy take a good one's place.
        false => {
            let corrupt = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT);
            Err(rusqlite::Error::SqliteFailure(corrupt, Some(verdict)))
        }
    }
}

#[cfg(test)]
mod tests;
