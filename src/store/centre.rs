//! The centre: what it says of itself, its key, who may open what is the facilitator's, its cohorts and classes, and the
//! trail of what was done with it.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use rusqlite::{Connection, OptionalExtension, params};

use super::{
    Store, StoreError,
    append::Deed,
    folded, open, people,
    pin::{Misses, fits, seal},
    row::{self, parsed},
    settings,
};
use crate::{
    files::{self, ReadError},
    ids::{DeviceId, LearnerId},
    log::{Audit, Centre, Happening, Session},
    seal::{Key, PublicKey},
    text::clean,
    time::{Now, Stamp},
};

/// The name of the file with the centre's secret key, beside the database.
pub const CENTRE_KEY: &str = "centre.key";
/// The name of the file with the secret key of an installation that has no centre.
const DEVICE_KEY: &str = "device.key";
/// The fewest characters of a passphrase.
pub const SHORTEST_PASSPHRASE: usize = 8;

/// What became of a passphrase that was typed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum PassAnswer {
    /// It is this facilitator's.
    Right(String),
    /// It is nobody's.
    Wrong,
    /// It is too early for another try, and this one was not looked at.
    Wait {
        /// So many seconds until then.
        seconds: u64,
    },
}

/// A note of the audit trail, when it was made, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Noted {
    /// When.
    pub at: Stamp,
    /// What.
    pub audit: Audit,
    /// The installation where it was made, where that is another than this.
    pub elsewhere: Option<Elsewhere>,
}

/// Another installation, whose records came here.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Elsewhere {
    /// Its name in records.
    pub device: DeviceId,
    /// What its centre calls itself, or what its key was called when its records came.
    pub name: Option<String>,
}

impl Store {
    /// What the centre says of itself; none where nothing was ever set up.
    pub fn centre(&self) -> Result<Option<Centre>, StoreError> {
        self.ask(read)
    }

    /// Sets what the centre says of itself.
    pub fn set_centre(&mut self, now: Now, audit: Audit, centre: &Centre) -> Result<(), StoreError> {
        self.of_centre(now, Happening::CentreSet { centre: centre.clone() }, audit)
    }

    /// The centre's key, where its file is there. Another one than the centre says of itself is refused: a bit that
    /// flipped in the file makes another key of it, and nobody could verify what that signs.
    pub fn centre_key(&self) -> Result<Option<Key>, StoreError> {
        let path = self.centre_key_path();
        let Some(key) = key_in(path.clone())? else { return Ok(None) };
        match self.centre()?.is_none_or(|centre| is_key_of(&centre, &key.public())) {
            true => Ok(Some(key)),
            false => Err(StoreError::Key { path, why: "it is another key than the centre's own".to_owned() }),
        }
    }

    /// Whether this is the public key that the centre says of itself in the database at `path`; none where there is no
    /// centre, or it cannot be asked.
    pub fn is_own_key(path: &Path, key: &PublicKey) -> Option<bool> {
        let (db, _) = open::look(path).ok()?;
        read(&db).ok()?.map(|centre| is_key_of(&centre, key))
    }

    /// The key of this installation alone, where it ever needed one.
    pub fn device_key(&self) -> Result<Option<Key>, StoreError> {
        key_in(self.path.with_file_name(DEVICE_KEY))
    }

    /// What is sent from here is signed with: the centre's key, or, where none is set up, this installation's own. Where
    /// there is neither, one is made, and its file with it, which nobody else may read.
    pub fn signing_key(&mut self) -> Result<Key, StoreError> {
        match self.centre_key()? {
            Some(key) => Ok(key),
            None => make_key(self.path.with_file_name(DEVICE_KEY), "this installation", "records"),
        }
    }

    /// The centre's key. Where there is none, one is made, and its file with it, which nobody else may read.
    pub fn make_centre_key(&mut self) -> Result<Key, StoreError> {
        make_key(self.centre_key_path(), "this centre", "certificates")
    }

    /// Where the centre's key is kept.
    pub fn centre_key_path(&self) -> PathBuf {
        self.path.with_file_name(CENTRE_KEY)
    }

    /// Who has a passphrase, by name.
    pub fn facilitators(&self) -> Result<Vec<String>, StoreError> {
        self.ask(|db| {
            let mut ask = db.prepare("SELECT name FROM facilitator ORDER BY name")?;
            ask.query_map([], |row| row.get(0))?.collect()
        })
    }

    /// Gives a facilitator a passphrase, or takes it away.
    pub fn set_passphrase(&mut self, facilitator: &str, passphrase: Option<&str>) -> Result<(), StoreError> {
        let hash = match passphrase.map(folded_pass) {
            Some(pass) if pass.chars().count() < SHORTEST_PASSPHRASE => {
                return Err(StoreError::ShortPassphrase { least: SHORTEST_PASSPHRASE });
            }
            pass => pass.map(|pass| seal(&pass)),
        };
        self.change(|tx| {
            // Whoever comes with a right to give it anew does not wait for somebody else's wrong tries.
            tx.execute("UPDATE learner SET pin_misses = 0, pin_missed_at = NULL WHERE key = 0", [])?;
            match hash {
                Some(hash) => tx.execute(
                    "INSERT OR REPLACE INTO facilitator (name, hash) VALUES (?1, ?2)",
                    params![facilitator, hash],
                ),
                None => tx.execute("DELETE FROM facilitator WHERE name = ?1", [facilitator]),
            }
            .map(drop)
        })
    }

    /// Whose passphrase this is. After wrong ones the next try has to wait: 0, 1, 2, 4 … 60 seconds.
    pub fn check_passphrase(&mut self, passphrase: &str, now: Now) -> Result<PassAnswer, StoreError> {
        // As with a PIN, each try is counted as a miss before it is looked at.
        let counted = self.change(|tx| {
            let misses = Misses::read(tx, LearnerId::CENTRE)?;
            let left = misses.left(now.at.ms);
            if 0 < left {
                misses.believe(tx, LearnerId::CENTRE, now.at.ms)?;
                return Ok(Err(left));
            }
            misses.add(tx, LearnerId::CENTRE, now.at.ms)?;
            let mut ask = tx.prepare("SELECT name, hash FROM facilitator ORDER BY name")?;
            let all = ask.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
            Ok(Ok(all.collect::<rusqlite::Result<Vec<_>>>()?))
        })?;
        let all = match counted {
            Ok(all) => all,
            Err(seconds) => return Ok(PassAnswer::Wait { seconds }),
        };
        let passphrase = folded_pass(passphrase);
        let Some((name, _)) = all.into_iter().find(|(_, hash)| fits(&passphrase, hash)) else {
            return Ok(PassAnswer::Wrong);
        };
        self.change(|tx| {
            tx.execute("UPDATE learner SET pin_misses = 0, pin_missed_at = NULL WHERE key = 0", []).map(drop)
        })?;
        Ok(PassAnswer::Right(name))
    }

    /// The audit trail, the oldest first.
    pub fn trail(&self) -> Result<Vec<Noted>, StoreError> {
        let select = row::SELECT.replacen("run.origin", "run.origin, run.device", 1);
        let kinds = "event.kind IN ('audit-noted', 'centre-set')";
        let sql = format!("{select} WHERE {kinds} {}", row::ORDER);
        self.ask(|db| {
            let mut others = elsewhere(db)?;
            let mut ask = db.prepare(&sql)?;
            let mut rows = ask.query([])?;
            let mut noted = Vec::new();
            while let Some(row) = rows.next()? {
                let (event, device): (_, i64) = (row::written(row)?, row.get(18)?);
                match parsed(13, event.what())? {
                    Some(Happening::AuditNoted { audit }) => noted.push((event.when.at, audit, device)),
                    // What a centre says of itself last is what it is called.
                    Some(Happening::CentreSet { centre }) => {
                        others.entry(device).and_modify(|it| it.name = Some(centre.name));
                    }
                    _ => (),
                }
            }
            let told = |(at, audit, device)| Noted { at, audit, elsewhere: others.get(&device).cloned() };
            Ok(noted.into_iter().map(told).collect())
        })
    }

    /// Keeps what an installation is called whose records come here, as long as it does not say so itself.
    pub fn name_elsewhere(&mut self, device: DeviceId, name: &str) -> Result<(), StoreError> {
        self.set_setting(None, &named(device), Some(name))
    }

    /// Notes in the audit trail what changed nothing, as names that were given out.
    pub fn note(&mut self, now: Now, audit: Audit) -> Result<(), StoreError> {
        self.write(now, &[people::noted(audit)]).map(drop)
    }

    /// The cohorts: those that were added, and those that somebody is in, with how many are.
    pub fn cohorts(&self) -> Result<Vec<(String, u64)>, StoreError> {
        self.ask(|db| {
            let mut ask = db.prepare(
                "SELECT name, (SELECT count(*) FROM learner
                    WHERE learner.cohort = all_cohorts.name AND merged IS NULL AND NOT erased)
                FROM (SELECT name FROM cohort UNION SELECT cohort FROM learner
                    WHERE cohort IS NOT NULL AND merged IS NULL AND NOT erased) AS all_cohorts ORDER BY name",
            )?;
            ask.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)? as u64)))?.collect()
        })
    }

    /// Puts a cohort on the list.
    pub fn add_cohort(&mut self, now: Now, audit: Audit, cohort: &str) -> Result<(), StoreError> {
        self.of_centre(now, Happening::CohortAdded { cohort: cohort.to_owned() }, audit)
    }

    /// Takes a cohort off the list. Nobody may be in it.
    pub fn remove_cohort(&mut self, now: Now, audit: Audit, cohort: &str) -> Result<(), StoreError> {
        self.of_centre(now, Happening::CohortRemoved { cohort: cohort.to_owned() }, audit)
    }

    /// The classes that were held, the oldest first.
    pub fn sessions(&self) -> Result<Vec<Session>, StoreError> {
        let mut sessions: Vec<Session> = self.ask(folded::sessions)?.into_iter().map(Session::from).collect();
        sessions.sort_by(|a, b| (a.date, &a.cohort, &a.part).cmp(&(b.date, &b.cohort, &b.part)));
        Ok(sessions)
    }

    /// Notes that a class was held, in the place of what was told of it before.
    pub fn hold(&mut self, now: Now, audit: Audit, session: Session) -> Result<(), StoreError> {
        self.of_centre(now, Happening::SessionHeld { session }, audit)
    }

    fn of_centre(&mut self, now: Now, what: Happening, audit: Audit) -> Result<(), StoreError> {
        let deeds: [Deed<'_>; 2] = [people::deed(LearnerId::CENTRE, what), people::noted(audit)];
        self.write(now, &deeds).map(drop)
    }
}

/// What the row of the centre says.
pub(super) fn read(db: &Connection) -> rusqlite::Result<Option<Centre>> {
    let text: Option<String> = db.query_row("SELECT value FROM centre", [], |row| row.get(0)).optional()?;
    text.map(|text| parsed(0, serde_json::from_str(&text))).transpose()
}

/// The other installations, by their rows.
fn elsewhere(db: &Connection) -> rusqlite::Result<HashMap<i64, Elsewhere>> {
    let mut ask = db.prepare("SELECT key, id, label FROM device WHERE own = 0")?;
    let mut rows = ask.query([])?;
    let mut found = HashMap::new();
    while let Some(row) = rows.next()? {
        let device = DeviceId(row::uuid(row, 1)?);
        let name = match row.get(2)? {
            None => settings::read(db, 0, &named(device))?,
            told => told,
        };
        found.insert(row.get(0)?, Elsewhere { device, name });
    }
    Ok(found)
}

fn named(device: DeviceId) -> String {
    format!("lab {device}")
}

fn is_key_of(centre: &Centre, key: &PublicKey) -> bool {
    centre.key.is_empty() || centre.key == key.to_string()
}

fn key_in(path: PathBuf) -> Result<Option<Key>, StoreError> {
    let bytes = match files::read_at_most(&path, 4096) {
        Ok(bytes) => bytes,
        Err(ReadError::Io(error)) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(StoreError::Key { path, why: error.to_string() }),
    };
    let key = Key::of_file(&String::from_utf8_lossy(&bytes));
    key.map(Some).map_err(|error| StoreError::Key { path, why: error.to_string() })
}

fn make_key(path: PathBuf, whose: &str, signs: &str) -> Result<Key, StoreError> {
    if let Some(key) = key_in(path.clone())? {
        return Ok(key);
    }
    let [a, b] = [row::fresh(), row::fresh()];
    let seed = [a, b].concat().try_into().expect("twice sixteen bytes");
    let key = Key::grown(seed);
    let file = key.to_file_of(whose, signs);
    files::replace_private(&path, file.as_bytes()).map_err(|source| StoreError::Io { path, source })?;
    Ok(key)
}

/// The forms of quotes, dashes and digits that keyboards differ in make no difference; case does.
fn folded_pass(passphrase: &str) -> String {
    clean::fold(passphrase, true)
}
