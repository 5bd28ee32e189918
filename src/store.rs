//! The learners' database: one SQLite file. The only module that speaks SQL.
//!
//! One verb writes the log, [`Store::append`]; everything else is a question with a name. What [`Store::append`] has
//! returned for is on the disk: a power cut the moment after takes nothing away.

mod append;
mod arrive;
mod ask;
mod carve;
mod centre;
mod certificates;
mod completion;
mod copy;
mod erase;
mod folded;
mod health;
mod learners;
mod leave;
mod lock;
mod open;
mod outbox;
mod people;
mod pin;
mod rebuild;
mod register;
mod repair;
mod row;
mod run;
mod same;
pub mod selftest;
mod sent;
mod settings;
mod standing;
mod trouble;
mod wal;

use std::{
    cell::{Ref, RefCell, RefMut},
    path::{Path, PathBuf},
};

use rusqlite::Connection;

use crate::ids::EventName;

pub use crate::log::Entry;
pub use arrive::{Arriving, Brought, Unfit};
pub use ask::{
    Ask, Attempt, Class, Completion, Given, Learning, Order, Present, Profile, Pupil, Responded, Snapshot,
    Waiting,
};
pub use centre::{CENTRE_KEY, Elsewhere, Noted, PassAnswer, SHORTEST_PASSPHRASE};
pub use certificates::{Issued, Issuing};
pub use erase::Dossier;
pub use health::{Ahead, Health, REPAIR};
pub use learners::Learner;
pub use leave::{Leaving, Piece, Which};
pub use outbox::{Kept, OUTBOX, Outbox};
pub use people::{Change, Person};
pub use pin::{PinAnswer, is_pin};
pub use rebuild::{Counts, Fault};
pub use repair::{Lost, Mended};
pub use run::Found;
pub use trouble::StoreError;

/// An open database.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    how: How,
    /// None after a failed commit: a handle that failed to sync is not to be trusted, and the next one to ask opens anew.
    db: RefCell<Option<Connection>>,
    /// This start of the program, once it has written something.
    run: Option<run::Run>,
    /// What was to be committed when the commit failed, until it is known whether it was.
    doubt: Option<append::Doubt>,
    /// Where the last learner stands in the last course, so that it need not be read for every answer.
    kept: Option<standing::Standing>,
    /// As long as it is held, no other file takes the place of this one.
    _shared: Option<lock::Held>,
}

/// How a database is opened.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct How {
    /// Open it even where a power cut can lose answers: `--i-know`.
    pub anyway: bool,
}

/// Proof that events are on disk. Only a commit makes one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Receipt {
    last: EventName,
}

impl Receipt {
    /// The last event that the commit wrote.
    pub fn last(&self) -> EventName {
        self.last
    }
}

impl Store {
    /// Opens the file at `path`, making or upgrading it where needed.
    pub fn open(path: &Path, how: How) -> Result<Self, StoreError> {
        open::make_room(path, how)?;
        let shared = lock::share(path)?;
        Ok(Self { _shared: shared, ..Self::open_alone(path, how)? })
    }

    /// As [`Store::open`], for who keeps all others away already.
    fn open_alone(path: &Path, how: How) -> Result<Self, StoreError> {
        let db = open::connect(path, how)?;
        let db = RefCell::new(Some(db));
        Ok(Self { path: path.to_owned(), how, db, run: None, doubt: None, kept: None, _shared: None })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Asks a question of the database.
    fn ask<T>(&self, question: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        let db = Ref::map(self.db()?, |db| db.as_ref().expect("db() leaves an open one"));
        question(&db).map_err(|error| trouble::told(&self.path, error))
    }

    /// Writes what is no part of the log, in a transaction of its own.
    fn change<T>(
        &self,
        change: impl FnOnce(&rusqlite::Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        drop(self.db()?);
        let mut db = RefMut::map(self.db.borrow_mut(), |db| db.as_mut().expect("db() leaves an open one"));
        let written = (|| {
            let tx = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
            let done = change(&tx)?;
            tx.commit()?;
            Ok(done)
        })();
        written.map_err(|error| trouble::told(&self.path, error))
    }

    fn db(&self) -> Result<Ref<'_, Option<Connection>>, StoreError> {
        if self.db.borrow().is_none() {
            *self.db.borrow_mut() = Some(open::connect(&self.path, self.how)?);
        }
        Ok(self.db.borrow())
    }
}
