//! Open Badges 3.0: what a learner carries away, signed with the centre's key, so that anyone can tell with no network
//! that nothing of it was changed.
//!
//! A badge is an AchievementCredential in the form that 1EdTech calls the JSON Web Token proof format: three parts of
//! base64url with dots between them, signed with Ed25519. The key stands in the header, named as did:key. Times are whole
//! seconds, and the same completion makes the same bytes.
//!
//! Who earned it stands in it by an id that says nothing to a stranger and by the name; not by a number or an address, and
//! not by a digest of one, which who guesses it can make too. In an anonymous export the name is left out.

mod credential;
mod folder;
mod verify;

use std::io::{self, Write};

use super::{Form, Row, record::Record};
use crate::{
    log::Outcome,
    seal::{Key, base64url},
};

pub use credential::Words;
pub use folder::Folder;
pub use verify::{Doubt, Told, verify};

/// Makes badges in the name of a centre.
pub struct Issuer<'a> {
    /// The centre's key.
    pub key: Key,
    /// The words in them.
    pub words: Words<'a>,
    /// Whether people may be named.
    pub names: bool,
}

impl Issuer<'_> {
    /// The badge of a record; none where the course was not passed, or nobody vouches for it.
    pub fn badge(&self, record: &Record<'_>) -> Option<String> {
        let is_passed = record.result == Outcome::Passed;
        let credential = is_passed.then(|| credential::of(record, self))??;
        let payload = serde_json::to_vec(&credential).expect("a badge is texts and whole numbers");
        let public = self.key.public();
        let header = credential::Header::of(&public);
        let header = serde_json::to_vec(&header).expect("a header is texts");
        let signed = format!("{}.{}", base64url::encode(&header), base64url::encode(&payload));
        let signature = self.key.sign(signed.as_bytes());
        Some(format!("{signed}.{}", base64url::encode(&signature.0)))
    }
}

/// Badges in one file, one a line.
pub struct Badges<'a, 'w> {
    out: &'w mut (dyn Write + Send),
    issuer: &'a Issuer<'a>,
}

impl<'a, 'w> Badges<'a, 'w> {
    /// Begins the file.
    pub fn begin(out: &'w mut (dyn Write + Send), issuer: &'a Issuer<'a>) -> Self {
        Self { out, issuer }
    }
}

impl Form for Badges<'_, '_> {
    fn row(&mut self, row: &Row<'_>) -> io::Result<()> {
        match row {
            Row::Completion(record) => match self.issuer.badge(record) {
                Some(badge) => writeln!(self.out, "{badge}"),
                None => Ok(()),
            },
            _ => Err(io::Error::other("this table has no badges")),
        }
    }

    fn end(self: Box<Self>) -> io::Result<()> {
        self.out.flush()
    }
}
