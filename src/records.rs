//! Records: what was learned, as rows for those who ask for them, and the forms that rows take.
//!
//! A table ([`table::What`]) has columns; an export puts its rows, one at a time, into a form ([`Form`]): CSV, XLSX,
//! JSON Lines, xAPI, Open Badges, Parquet. Every form tells the same cells. How the figures of questions come about is in
//! [`statistics`]. A [`certificate`] is no table: it is of one completion.

pub mod badge;
mod batch;
mod cell;
pub mod certificate;
mod courses;
pub mod csv;
mod deliver;
mod export;
pub mod jsonl;
pub mod options;
#[cfg(feature = "parquet")]
mod parquet;
pub mod pseudonym;
#[cfg(feature = "push")]
pub mod push;
mod record;
pub mod report;
mod rows;
pub mod statistics;
pub mod table;
pub mod xapi;
pub mod xlsx;

use std::io;

use crate::store::StoreError;

pub use batch::Batch;
pub use cell::{Cell, Number};
pub use courses::{Courses, Facts};
pub use deliver::{Delivered, Delivery};
pub use export::{count, export};
pub use options::Options;
#[cfg(feature = "parquet")]
pub use parquet::Parquet;
pub use pseudonym::Mask;
pub use record::{Centre, Record};
pub use rows::Answer;

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Row<'a> {
    /// A learner in a course.
    Completion(&'a Record<'a>),
    /// An answer.
    Response(&'a Answer<'a>),
    /// A row of a table whose rows are nothing but cells.
    Plain(Vec<Cell<'a>>),
}

impl Row<'_> {
    /// Its cells, one for each column of its table.
    pub fn cells(&self) -> Vec<Cell<'_>> {
        match self {
            Row::Completion(record) => record.cells(),
            Row::Response(answer) => answer.cells(),
            Row::Plain(cells) => cells.clone(),
        }
    }
}

/// A form that rows take.
pub trait Form {
    /// Takes the next row.
    fn row(&mut self, row: &Row<'_>) -> io::Result<()>;

    /// Writes what comes after the last one.
    fn end(self: Box<Self>) -> io::Result<()>;
}

/// Why nothing was sent out.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The database could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It could not be written.
    #[error("it cannot be written")]
    Io(#[from] io::Error),
    /// What is asked for is nowhere.
    #[error("{what}")]
    Unknown {
        /// What is not there.
        what: String,
        /// What to do about it.
        hint: String,
    },
    /// Somebody stopped it.
    #[error("it was stopped")]
    Stopped,
}
