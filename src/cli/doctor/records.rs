//! The checks of the records themselves.

use super::{Finding, Place, holds, size};
use crate::{
    cli::trouble::Trouble,
    store::{Fault, Health, Store, StoreError},
};

const REPAIR: &str =
    "run `coursedeck doctor --repair`: it saves what is whole, keeps this file aside and says what is lost";
const REBUILD: &str =
    "run `coursedeck doctor --rebuild`: the log is whole, and everything else follows from it";
/// A log that nobody copied into the database for long.
const LONG_LOG: u64 = 64 << 20;

/// How the database is; none is there yet, or it is not one that can be looked at.
pub fn health(place: &Place<'_>) -> Result<Result<Health, StoreError>, Trouble> {
    match Store::examine(&place.database) {
        Err(error @ (StoreError::Full { .. } | StoreError::Busy { .. } | StoreError::Io { .. })) => {
            Err(error.into())
        }
        health => Ok(health),
    }
}

/// What is found of the database.
pub fn database(place: &Place<'_>, health: Result<&Health, &StoreError>) -> Result<Vec<Finding>, Trouble> {
    if !place.database.exists() {
        let is_next = Store::is_being_replaced(&place.database);
        return Ok(vec![match is_next {
            true => Finding::advice(
                "database",
                "a repaired or restored one is about to take its place",
                "start Coursedeck once",
            ),
            false => Finding::ok("database", "nobody has learned here yet"),
        }]);
    }
    let mut found = vec![ahead(place)?];
    match health {
        Ok(health) => found.extend(inside(health)),
        Err(error @ StoreError::Newer { .. }) => {
            found.push(Finding::fault(
                "database",
                error.to_string(),
                "install the newer Coursedeck on this machine",
            ));
        }
        Err(error @ StoreError::ReadOnly { .. }) => found.push(Finding::fault(
            "database",
            error.to_string(),
            "run this as the account that learners use, or give the folder to it",
        )),
        Err(error) => found.push(Finding::fault("database", error.to_string(), REPAIR)),
    }
    Ok(found)
}

fn ahead(place: &Place<'_>) -> Result<Finding, Trouble> {
    let ahead = Store::examine_ahead(&place.database)?;
    Ok(match (ahead.is_damaged, ahead.bytes) {
        (true, _) => Finding::fault(
            "log",
            "what was saved last lies in coursedeck.db-wal, which is damaged; SQLite would drop it",
            format!("start nothing else before, and {REPAIR}"),
        ),
        (false, LONG_LOG..) => Finding::advice(
            "log",
            format!("coursedeck.db-wal has grown to {}", size(ahead.bytes)),
            "close every Coursedeck once: the last one to end copies it into the database",
        ),
        (false, 0) => Finding::ok("log", "empty: all is in the database"),
        (false, bytes) => Finding::ok("log", format!("{} not yet copied into the database", size(bytes))),
    })
}

fn inside(health: &Health) -> Vec<Finding> {
    let mut found = Vec::new();
    match health.pages.first() {
        None if health.is_older => found.push(Finding::advice(
            "database",
            format!("{}; of an older Coursedeck", holds(health)),
            "start Coursedeck once: it makes a copy and brings the tables up to date",
        )),
        None => found.push(Finding::ok("database", format!("{}; every page is sound", holds(health)))),
        Some(fault) => found.push(Finding::fault("database", fault.to_string(), REPAIR)),
    }
    found.push(events(health));
    if 0 < health.forks {
        found.push(Finding::advice(
            "forks",
            "this database was copied, and both copies were learned in",
            "nothing is lost; from now on use one of them only, and move it, not copy it",
        ));
    }
    if let (true, false) = (health.is_whole(), health.is_older) {
        found.push(match &health.derived {
            None => Finding::ok("projections", "progress, results and the register are what the log tells"),
            Some(fault) => Finding::fault("projections", fault.to_string(), REBUILD),
        });
    }
    found
}

fn events(health: &Health) -> Finding {
    let told = match health.told {
        0 => String::new(),
        1 => "; one gap is known from an earlier repair".to_owned(),
        told => format!("; {told} gaps are known from an earlier repair"),
    };
    match health.chain.as_slice() {
        [] if health.pages.is_empty() => {
            Finding::ok("events", format!("each is as it was written, and none is missing{told}"))
        }
        [] => Finding::fault("events", "not all of them could be read", REPAIR),
        [one] => Finding::fault("events", one.to_string(), mend(one)),
        [one, rest @ ..] => {
            Finding::fault("events", format!("{one}; and {} more faults", rest.len()), mend(one))
        }
    }
}

fn mend(_: &Fault) -> &'static str {
    REPAIR
}
