//! Certificates: what was issued, and what holds no more. The log alone has them, and an index finds them in it.

use std::{borrow::Cow, collections::BTreeMap};

use rusqlite::{Connection, params};
use uuid::Uuid;

use super::{
    Snapshot, Store, StoreError,
    append::{Deed, Who},
    ask, people,
    row::{self, parsed},
};
use crate::{
    ids::{EventName, LearnerId},
    log::{Audit, Certificate, Entry, Happening, Revocation, Subject},
    time::{Now, Stamp},
};

/// A certificate that was issued here.
#[derive(Clone, Debug, PartialEq)]
pub struct Issued {
    /// To whom.
    pub learner: LearnerId,
    /// What it says.
    pub certificate: Certificate,
    /// When and why it was revoked, where it was.
    pub revoked: Option<(Stamp, Revocation)>,
}

/// A certificate to be issued.
#[derive(Clone, Debug, PartialEq)]
pub struct Issuing {
    /// To whom.
    pub learner: LearnerId,
    /// What it says.
    pub certificate: Certificate,
}

/// All revocations, by number; of two, the first counts.
type Revoked = BTreeMap<String, (Stamp, Revocation)>;

impl Store {
    /// Issues certificates, all of them or none, and notes who did.
    pub fn issue(&mut self, now: Now, audit: Audit, all: &[Issuing]) -> Result<(), StoreError> {
        let deed = |it: &Issuing| people::deed(it.learner, issued(it.certificate.clone()));
        let mut deeds: Vec<Deed<'_>> = all.iter().map(deed).collect();
        let on: Vec<LearnerId> = all.iter().map(|it| it.learner).collect();
        let on = if on.len() <= 50 { on } else { Vec::new() };
        deeds.push(people::noted(Audit { on, ..audit }));
        self.write(now, &deeds).map(drop)
    }

    /// Notes that a certificate holds no more.
    pub fn revoke(&mut self, now: Now, audit: Audit, revocation: Revocation) -> Result<(), StoreError> {
        let what = Happening::CertificateRevoked { revocation };
        let entries = vec![Entry { subject: Subject::default(), what }];
        let deed = Deed { who: Who::Known(LearnerId::CENTRE), entries: Cow::Owned(entries) };
        self.write(now, &[deed, people::noted(audit)]).map(drop)
    }

    /// The certificate of this number.
    pub fn certificate(&self, number: &str) -> Result<Option<Issued>, StoreError> {
        self.ask(|db| Ok(read(db, None)?.into_iter().find(|it| it.certificate.said.number == number)))
    }

    /// Every certificate that was issued to a learner, or to whoever counts as them, the oldest first.
    pub fn certificates_of(&self, learner: LearnerId) -> Result<Vec<Issued>, StoreError> {
        self.ask(|db| match ask::key(db, learner)? {
            Some(key) => read(db, Some(people::root(db, key)?)),
            None => Ok(Vec::new()),
        })
    }

    /// When and why the certificate of this number was revoked, where it was.
    pub fn revocation(&self, number: &str) -> Result<Option<(Stamp, Revocation)>, StoreError> {
        self.ask(|db| Ok(revoked(db)?.remove(number)))
    }

    /// Every public key that this centre ever said was its own, as it was written, with the name it had then.
    pub fn own_keys(&self) -> Result<Vec<(String, String)>, StoreError> {
        // What another centre says of itself, and a bundle brought here, is not what this one said.
        let sql = format!(
            "{} WHERE event.kind = 'centre-set' AND run.device IN (SELECT key FROM device WHERE own = 1)
            ORDER BY event.place DESC",
            row::SELECT
        );
        self.ask(|db| {
            let mut ask = db.prepare(&sql)?;
            let mut rows = ask.query([])?;
            let mut keys: Vec<(String, String)> = Vec::new();
            while let Some(row) = rows.next()? {
                if let Some(Happening::CentreSet { centre }) = parsed(13, row::written(row)?.what())?
                    && !keys.iter().any(|(key, _)| *key == centre.key)
                {
                    keys.push((centre.key, centre.name));
                }
            }
            Ok(keys)
        })
    }
}

impl Snapshot<'_> {
    /// Every certificate of a completion, the oldest first.
    pub fn certificates(&self, learner: LearnerId, record: Uuid) -> Result<Vec<Issued>, StoreError> {
        self.ask(|db| {
            let Some(key) = ask::key(db, learner)? else { return Ok(Vec::new()) };
            let mut found = read(db, Some(people::root(db, key)?))?;
            found.retain(|it| it.certificate.record == record);
            Ok(found)
        })
    }
}

fn issued(certificate: Certificate) -> Happening {
    Happening::CertificateIssued { certificate }
}

/// What was issued, to anyone or to the learner of this row. Of two of one number, the first counts.
fn read(db: &Connection, of: Option<i64>) -> rusqlite::Result<Vec<Issued>> {
    let whose = of.map_or(String::new(), |_| format!("AND {}", people::GROUP));
    let sql =
        format!("{} WHERE event.kind = 'certificate-issued' AND ?1 {whose} {}", row::SELECT, row::ORDER);
    let revoked = revoked(db)?;
    let mut ask = db.prepare_cached(&sql)?;
    let mut rows = match of {
        Some(key) => ask.query(params![true, key])?,
        None => ask.query(params![true])?,
    };
    let mut found: Vec<Issued> = Vec::new();
    while let Some(row) = rows.next()? {
        let event = row::written(row)?;
        let Some(Happening::CertificateIssued { certificate }) = parsed(13, event.what())? else { continue };
        let number = &certificate.said.number;
        if !found.iter().any(|it| it.certificate.said.number == *number) {
            let revoked = revoked.get(number).cloned();
            found.push(Issued { learner: event.learner, certificate, revoked });
        }
    }
    Ok(found)
}

fn revoked(db: &Connection) -> rusqlite::Result<Revoked> {
    let sql = format!("{} WHERE event.kind = 'certificate-revoked' {}", row::SELECT, row::ORDER);
    let mut ask = db.prepare_cached(&sql)?;
    let mut rows = ask.query([])?;
    let mut revoked = Revoked::new();
    while let Some(row) = rows.next()? {
        let event = row::written(row)?;
        if let Some(Happening::CertificateRevoked { revocation }) = parsed(13, event.what())? {
            revoked.entry(revocation.number.clone()).or_insert((event.when.at, revocation));
        }
    }
    Ok(revoked)
}

/// The numbers of completions' certificates, one after the other.
pub(super) struct Numbers<'a> {
    db: &'a Connection,
    /// Whether any certificate was issued: where none was, nobody is looked up.
    any: bool,
    revoked: Revoked,
}

impl<'a> Numbers<'a> {
    pub fn of(db: &'a Connection) -> rusqlite::Result<Self> {
        let sql = "SELECT EXISTS (SELECT 1 FROM event WHERE kind = 'certificate-issued')";
        let any = db.query_row(sql, [], |row| row.get(0))?;
        Ok(Self { db, any, revoked: revoked(db)? })
    }

    /// That of the completion by this event of the learner of this row, where it holds.
    pub fn of_completion(&mut self, learner: i64, by: EventName) -> rusqlite::Result<Option<String>> {
        if !self.any {
            return Ok(None);
        }
        let mut ask = self.db.prepare_cached(
            "SELECT payload ->> '$.certificate.number' FROM event
            WHERE kind = 'certificate-issued' AND payload ->> '$.certificate.record' = ?1
                AND learner IN (WITH RECURSIVE own(key) AS
                    (SELECT ?2 UNION SELECT learner.key FROM learner JOIN own ON learner.merged = own.key)
                    SELECT key FROM own)
            ORDER BY turn DESC",
        )?;
        let mut rows = ask.query(params![by.uuid().to_string(), learner])?;
        while let Some(row) = rows.next()? {
            let number: String = row.get(0)?;
            if !self.revoked.contains_key(&number) {
                return Ok(Some(number));
            }
        }
        Ok(None)
    }
}
