//! Runs: each start of the program that writes something, chained to the one before.

use std::fs;

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use super::{Receipt, open, row};
use crate::{
    ids::{DeviceId, EventName, RunId},
    seal::Digest,
    time::{Now, Stamp},
};

/// Where this run stands: its last event.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    /// Its row.
    pub key: i64,
    /// Its name.
    pub id: RunId,
    /// The place of its last event.
    pub seq: u64,
    /// The digest of that event, or of the one that the first of this run follows.
    pub prev: Digest,
}

impl Run {
    /// Proof that the last event is on disk. Called by those who saw it there.
    pub fn receipt(&self) -> Receipt {
        Receipt { last: EventName { run: self.id, seq: self.seq } }
    }

    /// Whether its last event is still where this program put it.
    pub fn is_last(&self, db: &Connection) -> rusqlite::Result<bool> {
        let mut ask = db.prepare_cached("SELECT digest FROM event WHERE run = ?1 AND seq = ?2")?;
        let found: Option<[u8; 32]> =
            ask.query_row(params![self.key, self.seq as i64], |row| row.get(0)).optional()?;
        Ok(found == Some(self.prev.0))
    }

    /// Opens a run.
    ///
    /// It is done with the first event of a run and in its transaction: who only looks around writes nothing.
    pub fn open(db: &Connection, now: Now) -> rusqlite::Result<Self> {
        let (device, device_id) = this_device(db)?;
        let before = last_event(db)?;
        let found = Found {
            id: RunId(uuid::Uuid::from_bytes(row::fresh())),
            device: device_id,
            boot: fs::read_to_string("/proc/sys/kernel/random/boot_id").ok().map(|id| id.trim().to_owned()),
            program: env!("CARGO_PKG_VERSION").to_owned(),
            at: now.at,
            before: before.as_ref().map(|before| EventName { run: before.run, seq: before.seq as u64 }),
        };
        db.execute(
            "INSERT INTO run (id, device, boot, program, at, offset, before, before_seq, digest)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                found.id.0.into_bytes(),
                device,
                found.boot,
                found.program,
                found.at.ms,
                found.at.offset,
                before.as_ref().map(|before| before.key),
                before.as_ref().map(|before| before.seq),
                found.digest().0,
            ],
        )?;
        let prev = before.map(|before| before.digest).unwrap_or_default();
        Ok(Self { key: db.last_insert_rowid(), id: found.id, seq: 0, prev })
    }
}

/// A run as it is kept, and as it travels.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// The name that its events were written under.
    pub id: RunId,
    /// The device that it ran on.
    pub device: DeviceId,
    /// When the machine was switched on, by its own name for that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub boot: Option<String>,
    /// The version of the program.
    pub program: String,
    /// The clock as it was found.
    pub at: Stamp,
    /// The event that its first one follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<EventName>,
}

impl Found {
    /// Every run with its row and the digest that was kept, the oldest first.
    pub(super) fn all(db: &Connection) -> rusqlite::Result<Vec<(i64, Found, Digest)>> {
        let mut ask = db.prepare(&format!("{FOUND} ORDER BY run.key"))?;
        let rows = ask.query_map([], |row| Ok((row.get(0)?, found(row)?, Digest(row.get(9)?))))?;
        rows.collect()
    }

    /// The run of this row, and the digest that was kept.
    pub(super) fn read(db: &Connection, key: i64) -> rusqlite::Result<(Found, Digest)> {
        let mut ask = db.prepare_cached(&format!("{FOUND} WHERE run.key = ?1"))?;
        ask.query_row([key], |row| Ok((found(row)?, Digest(row.get(9)?))))
    }

    /// Whether it is of the device with this id.
    pub fn is_of(&self, device: [u8; 16]) -> bool {
        self.device.0.into_bytes() == device
    }

    /// The digest of all that is kept of it.
    pub fn digest(&self) -> Digest {
        let text = |text: &str| [&(text.len() as u64).to_be_bytes()[..], text.as_bytes()].concat();
        let boot = text(self.boot.as_deref().unwrap_or_default());
        let before = self.before.map(|it| [&it.run.0.as_bytes()[..], &it.seq.to_be_bytes()].concat());
        Digest::of(&[
            b"coursedeck run v1\n",
            self.id.0.as_bytes(),
            self.device.0.as_bytes(),
            &boot,
            &text(&self.program),
            &self.at.ms.to_be_bytes(),
            &self.at.offset.to_be_bytes(),
            &before.unwrap_or_default(),
        ])
    }
}

/// A telling that stands under a name of its own tells the name that it was written under.
const FOUND: &str = "
    SELECT run.key, ifnull(run.origin, run.id), device.id, run.boot, run.program, run.at, run.offset,
        ifnull(before.origin, before.id), run.before_seq, run.digest
    FROM run LEFT JOIN device ON device.key = run.device LEFT JOIN run AS before ON before.key = run.before";

fn found(row: &Row<'_>) -> rusqlite::Result<Found> {
    let before = match (row.get::<_, Option<[u8; 16]>>(7)?, row.get::<_, Option<i64>>(8)?) {
        (Some(run), Some(seq)) => {
            Some(EventName { run: RunId(uuid::Uuid::from_bytes(run)), seq: seq as u64 })
        }
        _ => None,
    };
    Ok(Found {
        id: RunId(row::uuid(row, 1)?),
        device: DeviceId(row::uuid(row, 2)?),
        boot: row.get(3)?,
        program: row.get(4)?,
        at: Stamp { ms: row.get(5)?, offset: row.get(6)? },
        before,
    })
}

/// The device that this file is worked on with.
fn this_device(db: &Connection) -> rusqlite::Result<(i64, DeviceId)> {
    let newest = "SELECT key, id, machine FROM device WHERE own = 1 ORDER BY key DESC LIMIT 1";
    let read =
        |row: &Row<'_>| Ok((row.get(0)?, DeviceId(row::uuid(row, 1)?), row.get::<_, Option<[u8; 32]>>(2)?));
    let (key, id, machine) = db.query_row(newest, [], read)?;
    let here = open::machine().map(|digest| digest.0);
    if machine == here || here.is_none() || machine.is_none() {
        return Ok((key, id));
    }
    // The disk was cloned, or the file carried to another machine: two must not go by one name.
    let id = row::fresh();
    db.execute(
        "INSERT INTO device (id, own, machine, succeeds) VALUES (?1, 1, ?2, ?3)",
        params![id, here, key],
    )?;
    Ok((db.last_insert_rowid(), DeviceId(uuid::Uuid::from_bytes(id))))
}

struct Last {
    key: i64,
    run: RunId,
    seq: i64,
    digest: Digest,
}

/// The last event of the newest run that was made with this file.
fn last_event(db: &Connection) -> rusqlite::Result<Option<Last>> {
    db.query_row(
        "SELECT run.key, run.id, event.seq, event.digest FROM run JOIN event ON event.run = run.key
        WHERE run.key =
            (SELECT max(run.key) FROM run JOIN device ON device.key = run.device WHERE device.own = 1)
        ORDER BY event.seq DESC LIMIT 1",
        [],
        |row| {
            let (run, digest) = (RunId(row::uuid(row, 1)?), Digest(row.get(3)?));
            Ok(Last { key: row.get(0)?, run, seq: row.get(2)?, digest })
        },
    )
    .optional()
}
