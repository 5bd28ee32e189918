//! Statements on their way to a learning record store, by xAPI 1.0.3.
//!
//! They go in batches. A store may refuse a whole batch for one statement that it knows already, or that it does not take
//! (as ADL's does): then the batch is halved until that one is alone. One that is known is read back; where it says the
//! same, it is there, as was wanted. Nothing is sent that the outbox has as acknowledged.

mod client;
mod same;
mod wait;

use std::io;

use serde_json::Value;
use uuid::Uuid;

use super::PushError;
use crate::{
    records::{Form, Row, xapi},
    store::Outbox,
};

pub use client::{Access, Client, Wait};

/// A batch is this many statements, or this many bytes.
const STATEMENTS: usize = 100;
const BYTES: usize = 512 << 10;
/// So many reasons are told.
const TOLD: usize = 5;
/// A store that has refused so many, and taken none, will take none.
const HOPELESS: u64 = 20;

/// What came of a push.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Told {
    /// Statements that were looked at.
    pub seen: u64,
    /// Those that the store had acknowledged before.
    pub known: u64,
    /// Those that it took now.
    pub sent: u64,
    /// Those that it had already, the same.
    pub there: u64,
    /// Those that it has with other content, which stays.
    pub differ: u64,
    /// Those that it does not take.
    pub refused: u64,
    /// Why, for the first of them.
    pub reasons: Vec<String>,
}

/// A statement on its way.
#[derive(Clone, Debug)]
struct Statement {
    id: Uuid,
    json: String,
}

/// A push under way: a form that completions or answers are put into.
pub struct Pushing<'a> {
    /// None in a rehearsal.
    client: Option<Client<'a>>,
    outbox: &'a mut Outbox,
    /// Whether people may be named.
    names: bool,
    batch: Vec<Statement>,
    bytes: usize,
    told: Told,
}

impl<'a> Pushing<'a> {
    /// Begins a push; without `client` it sends nothing, and tells what it would send.
    pub fn begin(client: Option<Client<'a>>, outbox: &'a mut Outbox, names: bool) -> Self {
        Self { client, outbox, names, batch: Vec::new(), bytes: 0, told: Told::default() }
    }

    /// Sends what is left.
    pub fn finish(&mut self) -> Result<(), PushError> {
        self.send()
    }

    /// What came of it so far.
    pub fn told(&self) -> &Told {
        &self.told
    }

    fn take(&mut self, statement: &Value) -> Result<(), PushError> {
        let id = statement["id"].as_str().and_then(|id| id.parse::<Uuid>().ok());
        let id = id.expect("every statement of ours has an id");
        self.told.seen += 1;
        if self.outbox.get(id.as_bytes())?.is_some() {
            self.told.known += 1;
            return Ok(());
        }
        let json = statement.to_string();
        self.bytes += json.len();
        self.batch.push(Statement { id, json });
        match self.batch.len() < STATEMENTS && self.bytes < BYTES {
            true => Ok(()),
            false => self.send(),
        }
    }

    fn send(&mut self) -> Result<(), PushError> {
        self.bytes = 0;
        let batch = std::mem::take(&mut self.batch);
        match batch.is_empty() {
            true => Ok(()),
            false => self.post(&batch),
        }
    }

    fn post(&mut self, batch: &[Statement]) -> Result<(), PushError> {
        let Some(client) = &mut self.client else {
            self.told.sent += batch.len() as u64;
            return Ok(());
        };
        let statements: Vec<&str> = batch.iter().map(|statement| statement.json.as_str()).collect();
        let answer = client.post(&format!("[{}]", statements.join(",")))?;
        match (answer.status, batch) {
            (200..=299, _) => {
                self.told.sent += batch.len() as u64;
                self.keep(batch, b"")
            }
            (409, [statement]) => self.compare(statement),
            (400 | 413 | 422, [statement]) => self.refuse(statement, &answer.reason()),
            (400 | 409 | 413 | 422, _) => {
                let (first, second) = batch.split_at(batch.len() / 2);
                self.post(first)?;
                self.post(second)
            }
            _ => Err(client.refused(&answer)),
        }
    }

    /// Reads back a statement that the store has already.
    fn compare(&mut self, statement: &Statement) -> Result<(), PushError> {
        let Some(client) = &mut self.client else { return Ok(()) };
        let ours: Value = serde_json::from_str(&statement.json).expect("we wrote it");
        let stored = client.stored(statement.id)?;
        // What was voided there is known, and not shown any more.
        if stored.is_none_or(|stored| same::is_same(&ours, &stored)) {
            self.told.there += 1;
            return self.keep(std::slice::from_ref(statement), b"");
        }
        self.told.differ += 1;
        self.keep(std::slice::from_ref(statement), b"differs")
    }

    fn refuse(&mut self, statement: &Statement, reason: &str) -> Result<(), PushError> {
        self.told.refused += 1;
        if self.told.reasons.len() < TOLD {
            self.told.reasons.push(format!("{}: {reason}", statement.id));
        }
        if self.told.sent + self.told.there == 0 && HOPELESS <= self.told.refused {
            return Err(PushError::refused(
                format!("the record store takes none of the statements: {reason}"),
                "see that the address is that of an xAPI 1.0.3 store",
            ));
        }
        Ok(())
    }

    fn keep(&mut self, batch: &[Statement], value: &[u8]) -> Result<(), PushError> {
        let kept: Vec<_> =
            batch.iter().map(|statement| (statement.id.as_bytes().to_vec(), value.to_vec())).collect();
        Ok(self.outbox.keep(&kept)?)
    }
}

impl Form for Pushing<'_> {
    fn row(&mut self, row: &Row<'_>) -> io::Result<()> {
        for statement in xapi::statements(row, self.names)? {
            self.take(&statement)?;
        }
        Ok(())
    }

    fn end(mut self: Box<Self>) -> io::Result<()> {
        Ok(self.finish()?)
    }
}
