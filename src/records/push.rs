//! Records pushed to where a country gathers them: a hub in PostgreSQL ([`hub`]), or a learning record store ([`lrs`]).
//!
//! Both are a [`super::Form`] that rows are put into. What the other end has acknowledged is kept in the outbox
//! ([`crate::store::Outbox`]), so that a push that was cut off goes on where it was, and the next one sends what is new.
//! Losing the outbox does no harm: what is sent twice is there once.

pub mod address;
pub mod hub;
pub mod lrs;
mod passfile;
pub mod tls;

use std::io;

use crate::store::StoreError;

pub use passfile::password_of;

/// Why it was not pushed.
#[derive(Debug, thiserror::Error)]
pub enum PushError {
    /// What was asked for, or who asks, is refused.
    #[error("{what}")]
    Refused {
        /// What is wrong.
        what: String,
        /// What to do about it.
        hint: String,
    },
    /// The other end could not be reached, or was lost. What it acknowledged before is kept.
    #[error("{what}")]
    Lost {
        /// What happened.
        what: String,
        /// What to do about it.
        hint: String,
    },
    /// The outbox could not be read or written.
    #[error(transparent)]
    Outbox(#[from] StoreError),
    /// Somebody stopped it.
    #[error("it was stopped")]
    Stopped,
}

impl PushError {
    fn refused(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Refused { what: what.into(), hint: hint.into() }
    }

    fn lost(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Lost { what: what.into(), hint: hint.into() }
    }
}

impl From<PushError> for io::Error {
    fn from(error: PushError) -> Self {
        io::Error::other(error)
    }
}

/// What an error and its causes say, each once.
fn causes(error: &dyn std::error::Error) -> String {
    let mut told = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let words = cause.to_string();
        if !told.ends_with(&words) {
            told += ": ";
            told += &words;
        }
        source = cause.source();
    }
    told
}
