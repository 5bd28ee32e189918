//! Why the store could not do what was asked, told so that somebody can mend it.

use std::{
    io,
    path::{Path, PathBuf},
};

use rusqlite::{Error as Sql, ErrorCode};

/// Why the store could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The disk is full. What was told as saved is safe.
    #[error("the disk is full: {} could not be written; free some space and try again", .path.display())]
    Full {
        /// The database.
        path: PathBuf,
    },
    /// The file, its folder or its disk may not be written.
    #[error("{} may not be written; see whose it is, and whether its disk is mounted read-only", .path.display())]
    ReadOnly {
        /// The database.
        path: PathBuf,
    },
    /// The file is a database of ours, and damaged.
    #[error(
        "{} is damaged; `coursedeck doctor --repair` saves what is whole and keeps the file as it is",
        .path.display()
    )]
    Damaged {
        /// The database.
        path: PathBuf,
        /// What SQLite said.
        #[source]
        source: Sql,
    },
    /// A copy of the file is not whole: either what it was made of is damaged, or it was not written well.
    #[error("{} is not whole; `coursedeck doctor` says what is wrong with it", .path.display())]
    Unwhole {
        /// The database.
        path: PathBuf,
    },
    /// A repair did not come to a database that is whole. Nothing was changed.
    #[error("{} could not be repaired: {why}; it was left as it is", .path.display())]
    Beyond {
        /// The database.
        path: PathBuf,
        /// What is still wrong with what was saved.
        why: String,
    },
    /// Another database is ready to take the place of the file, and could not yet: the next start finishes that.
    #[error(
        "the new database is whole, and waits beside {} for its place: the next start of Coursedeck puts it there",
        .path.display()
    )]
    Waiting {
        /// The database.
        path: PathBuf,
        /// Why it could not.
        #[source]
        source: io::Error,
    },
    /// Others kept the file locked for longer than anyone should.
    #[error("{} is kept busy by another program; try again, or close that one", .path.display())]
    Busy {
        /// The database.
        path: PathBuf,
    },
    /// The file was written by a newer Coursedeck; it was not touched.
    #[error(
        "{} needs a newer Coursedeck (its version is {found}, this program knows {ours}); it was not touched",
        .path.display()
    )]
    Newer {
        /// The database.
        path: PathBuf,
        /// The version of the file.
        found: u32,
        /// The newest version this program knows.
        ours: u32,
    },
    /// The file is the database of some other program; it was not touched.
    #[error(
        "{} is the database of another program; it was not touched, choose another folder with --data",
        .path.display()
    )]
    NotOurs {
        /// The database.
        path: PathBuf,
    },
    /// The file is no database; it was not touched.
    #[error(
        "{} is no database, or its beginning is damaged; it was not touched; `coursedeck doctor --repair` saves what is in it",
        .path.display()
    )]
    NotADatabase {
        /// The file.
        path: PathBuf,
    },
    /// A new file took the place of the database, and the disk did not say that it keeps it there.
    #[error("{} is in its place, but a power cut may undo that: {source}", .path.display())]
    Unsettled {
        /// The database.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A folder stands where the file should be.
    #[error("{} is a folder, not a file; move it away or choose another place with --data", .path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
    },
    /// On this kind of file system answers that were told as saved can be lost.
    #[error(
        "{} lies on a {kind} file system, where a power cut can lose answers; \
         choose a folder on the machine's own disk with --data, or take the risk with --i-know",
        .path.display()
    )]
    Unsafe {
        /// The database.
        path: PathBuf,
        /// The file system, by its name in the system.
        kind: String,
    },
    /// The file system cannot do what safe writing needs.
    #[error(
        "{} lies where SQLite cannot keep a write-ahead log (it answered {answer:?}); \
         choose a folder on the machine's own disk with --data, or take the risk with --i-know",
        .path.display()
    )]
    NoWal {
        /// The database.
        path: PathBuf,
        /// The mode that SQLite took instead.
        answer: String,
    },
    /// A row does not hold what this program put there.
    #[error("a row of {} cannot be read", .path.display())]
    Unreadable {
        /// The database.
        path: PathBuf,
        /// What is wrong with it.
        #[source]
        source: Sql,
    },
    /// The learner is not in the database.
    #[error("this learner is not in {}", .path.display())]
    Stranger {
        /// The database.
        path: PathBuf,
    },
    /// What was to be a PIN is none.
    #[error("a PIN has four to six digits")]
    NoPin,
    /// A passphrase is too short to keep anyone out.
    #[error("a passphrase has at least {least} characters; four or five words that come to mind are good")]
    ShortPassphrase {
        /// The fewest characters.
        least: usize,
    },
    /// The file with the centre's key cannot be used.
    #[error("{}: {why}", .path.display())]
    Key {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// Another program reads the file, so that what was erased is not yet wiped from it.
    #[error("another program has {} open, so what was erased could not be wiped from its pages yet", .path.display())]
    Traces {
        /// The database.
        path: PathBuf,
    },
    /// Nothing was to be appended.
    #[error("there is nothing to append")]
    Nothing,
    /// The system refused something about the folder or the file.
    #[error("{} cannot be used", .path.display())]
    Io {
        /// What it refused.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// SQLite said something else.
    #[error("the database {} said no; what was told as saved is safe, try again", .path.display())]
    Sqlite {
        /// The database.
        path: PathBuf,
        /// What it said.
        #[source]
        source: Sql,
    },
}

/// What SQLite said about the database at `path`, as what it means.
pub(super) fn told(path: &Path, source: Sql) -> StoreError {
    let path = path.to_owned();
    let Some(code) = source.sqlite_error_code() else {
        return match source {
            Sql::QueryReturnedNoRows => StoreError::Stranger { path },
            Sql::FromSqlConversionFailure(..)
            | Sql::Utf8Error(..)
            | Sql::InvalidColumnType(..)
            | Sql::IntegralValueOutOfRange(..) => StoreError::Unreadable { path, source },
            _ => StoreError::Sqlite { path, source },
        };
    };
    // Only these two mean damage. A full disk says "disk I/O error" of a whole database, and who then repairs it
    // destroys it.
    match code {
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => StoreError::Damaged { path, source },
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreError::Busy { path },
        ErrorCode::DiskFull => StoreError::Full { path },
        ErrorCode::ReadOnly => StoreError::ReadOnly { path },
        ErrorCode::PermissionDenied => StoreError::ReadOnly { path },
        ErrorCode::SystemIoFailure | ErrorCode::CannotOpen => match why_no_write(&path) {
            Some(io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) => StoreError::Full { path },
            Some(io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem) => {
                StoreError::ReadOnly { path }
            }
            _ => StoreError::Sqlite { path, source },
        },
        _ => StoreError::Sqlite { path, source },
    }
}

/// What the system said about a file of the folder.
pub(super) fn refused(path: &Path, source: io::Error) -> StoreError {
    let path = path.to_owned();
    match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::Full { path },
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly { path },
        _ => StoreError::Io { path, source },
    }
}

/// Tries to write beside the database, for SQLite does not say why it could not: it needs 32 KiB of shared memory there,
/// and where they do not fit it says "disk I/O error" of a whole database.
///
/// The database itself is never opened here: closing it would drop the locks that this process holds on it.
fn why_no_write(path: &Path) -> Option<io::ErrorKind> {
    let probe = path.with_extension("probe");
    let written = std::fs::write(&probe, [0; 65536]);
    // What could not be made need not be removed.
    let _ = std::fs::remove_file(&probe);
    written.err().map(|error| error.kind())
}
