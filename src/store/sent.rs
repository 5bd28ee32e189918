//! What has been sent out under a name, so that the next time only what is new goes, and the secret of pseudonyms.

use rusqlite::{Connection, OptionalExtension, params};

use super::{Store, StoreError, row};
use crate::{seal::Secret, time::Stamp};

/// The setting that the secret is kept in.
const SECRET: &str = "pseudonym-secret";

impl Store {
    /// Notes that `what` was sent out under `name`, up to this place of the log.
    pub fn note_sent(&mut self, name: &str, what: &str, place: i64, at: Stamp) -> Result<(), StoreError> {
        self.change(|tx| {
            tx.execute(
                "INSERT OR REPLACE INTO sent (name, what, place, at) VALUES (?1, ?2, ?3, ?4)",
                params![name, what, place, at.ms],
            )
            .map(drop)
        })
    }

    /// The names that something was sent out under, with when that was last.
    pub fn sent_names(&self) -> Result<Vec<(String, Stamp)>, StoreError> {
        self.ask(|db| {
            let mut ask = db.prepare("SELECT name, max(at) FROM sent GROUP BY name ORDER BY name")?;
            ask.query_map([], |row| Ok((row.get(0)?, Stamp::utc(row.get(1)?))))?.collect()
        })
    }

    /// The secret that pseudonyms are made with, drawn when it is first asked for. It never leaves this file, and
    /// without it nobody can tell whose a pseudonym is.
    pub fn pseudonym_secret(&mut self) -> Result<Secret, StoreError> {
        if let Some(secret) = self.ask(kept)? {
            return Ok(secret);
        }
        self.change(|tx| {
            // Another program may have drawn one meanwhile.
            if let Some(secret) = kept(tx)? {
                return Ok(secret);
            }
            let bytes: [u8; 32] =
                [row::fresh(), row::fresh()].concat().try_into().expect("two halves of 16 bytes");
            let text: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            tx.execute(
                "INSERT INTO setting (learner, key, value) VALUES (NULL, ?1, ?2)
                ON CONFLICT (ifnull(learner, 0), key) DO UPDATE SET value = excluded.value",
                params![SECRET, text],
            )?;
            Ok(Secret::of(bytes))
        })
    }
}

/// The secret, if there is one that can be read.
fn kept(db: &Connection) -> rusqlite::Result<Option<Secret>> {
    let sql = "SELECT value FROM setting WHERE learner IS NULL AND key = ?1";
    let text: Option<String> = db.query_row(sql, [SECRET], |row| row.get(0)).optional()?;
    let digest = text.and_then(|text| crate::seal::Digest::try_from(text).ok());
    Ok(digest.map(|digest| Secret::of(digest.0)))
}
