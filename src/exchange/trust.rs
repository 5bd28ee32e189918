//! Whose keys this centre trusts, in a file of lines beside the database.
//!
//! A line is a key and its label; `vouched` stands before one that another trusted key spoke for, `revoked` before one
//! that is trusted no more. A chain has one link: who was vouched for can vouch for nobody.

use std::{
    io,
    path::{Path, PathBuf},
};

use crate::{
    files::{self, ReadError},
    seal::{BadKey, Key, PublicKey, Signature},
    store::CENTRE_KEY,
    text::clean,
    time::Day,
};

/// The name of the file in the data folder.
pub const TRUSTED: &str = "trusted.keys";
/// What a statement begins with, in which one key speaks for another.
pub const STATEMENT: &str = "coursedeck-key-v1";
/// The longest file of keys, in bytes.
const LONGEST: usize = 1 << 20;
/// The longest label, in characters.
const LABEL: usize = 80;

const HEAD: &str = "# Whose packages and records are taken here. `coursedeck trust` keeps this file.\n";

/// What the keys of this centre say.
#[derive(Clone, Debug, Default)]
pub struct Trust {
    own: Option<PublicKey>,
    known: Vec<Known>,
    revoked: Vec<Revoked>,
}

/// A key that is trusted.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// The key.
    pub key: PublicKey,
    /// Whose it is.
    pub label: String,
    /// The statement that speaks for it, where no person here did.
    pub by: Option<Statement>,
}

/// A key that is trusted no more.
#[derive(Clone, Debug, PartialEq)]
pub struct Revoked {
    /// The key.
    pub key: PublicKey,
    /// Since when.
    pub day: String,
    /// Why.
    pub why: String,
}

/// One key speaks for another.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The key that is spoken for.
    pub key: PublicKey,
    /// Whose it is.
    pub label: String,
    /// Who speaks.
    pub by: PublicKey,
    /// What shows it.
    pub signature: Signature,
}

/// What is thought of a key here.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// It is this centre's own.
    Own,
    /// It is trusted, under this label.
    Trusted(String),
    /// Another trusted key speaks for it.
    Vouched {
        /// Whose it is.
        label: String,
        /// Who says so, by label.
        by: String,
    },
    /// It was trusted, or might have been, and is not any more.
    Revoked {
        /// Since when.
        day: String,
        /// Why.
        why: String,
    },
    /// Nobody here knows it.
    Unknown,
}

/// Why keys cannot be read or a key cannot be taken.
#[derive(Debug, thiserror::Error)]
pub enum TrustError {
    /// The file of keys cannot be read.
    #[error("{}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: ReadError,
    },
    /// It cannot be written.
    #[error("{}: {source}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A line of it is none that this program writes.
    #[error("{}, line {line}: it is no line of keys, so nobody is trusted", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// Which line, from 1.
        line: usize,
    },
    /// A text is no key.
    #[error("{0}")]
    Key(#[from] BadKey),
    /// A statement is damaged or was changed.
    #[error("the statement is not good: it was changed, or somebody else signed it")]
    Forged,
    /// It is no statement.
    #[error("it is no statement on a key")]
    NoStatement,
    /// Who speaks is not trusted, or only because somebody spoke for them.
    #[error("the key that speaks for it is not one that was trusted here by hand")]
    Stranger(Box<PublicKey>),
    /// The key was revoked.
    #[error("the key was revoked on {day}: {why}")]
    Revoked {
        /// Since when.
        day: String,
        /// Why.
        why: String,
    },
    /// A label is empty or too long.
    #[error("a label is a line of at most {LABEL} characters, and begins with a letter")]
    Label,
}

impl Trust {
    /// What a data folder holds. Where there is no file, nobody but the centre itself is trusted.
    pub fn read(data: &Path) -> Result<Self, TrustError> {
        let path = data.join(TRUSTED);
        let mut trust = Self { own: own(data), ..Self::default() };
        let bytes = match files::read_at_most(&path, LONGEST) {
            Ok(bytes) => bytes,
            Err(ReadError::Io(error)) if error.kind() == io::ErrorKind::NotFound => return Ok(trust),
            Err(source) => return Err(TrustError::Read { path, source }),
        };
        let text = String::from_utf8_lossy(&bytes);
        for (at, line) in text.lines().enumerate() {
            let line = line.trim();
            // A line that says who is revoked must not go unread because it is damaged.
            if !line.is_empty() && !line.starts_with('#') && trust.take(line).is_none() {
                return Err(TrustError::Line { path, line: at + 1 });
            }
        }
        Ok(trust)
    }

    /// Puts the file in its place, whole; only the owner may read it.
    pub fn write(&self, data: &Path) -> Result<(), TrustError> {
        let mut text = HEAD.to_owned();
        for Known { key, label, by } in &self.known {
            text += &match by {
                None => format!("{key} {label}\n"),
                Some(by) => format!("vouched {key} {} {} {label}\n", by.by, by.signature.hex()),
            };
        }
        for Revoked { key, day, why } in &self.revoked {
            text += &format!("revoked {key} {day} {why}\n");
        }
        let path = data.join(TRUSTED);
        files::replace_private(&path, text.as_bytes()).map_err(|source| TrustError::Write { path, source })
    }

    fn take(&mut self, line: &str) -> Option<()> {
        let (first, rest) = line.split_once(' ')?;
        match first {
            "vouched" => {
                let mut words = rest.splitn(4, ' ');
                let mut next = || words.next();
                let (key, by) = (next()?.parse().ok()?, next()?.parse().ok()?);
                let signature = Signature::of_hex(next()?)?;
                let label = next()?.to_owned();
                let by = Statement { key, label: label.clone(), by, signature };
                self.known.push(Known { key, label, by: Some(by).filter(Statement::is_good) });
                self.known.last()?.by.is_some().then_some(())
            }
            "revoked" => {
                let mut words = rest.splitn(3, ' ');
                let key = words.next()?.parse().ok()?;
                let (day, why) = (words.next()?.to_owned(), words.next().unwrap_or_default().to_owned());
                self.revoked.push(Revoked { key, day, why });
                Some(())
            }
            key => {
                let key = key.parse().ok()?;
                self.known.push(Known { key, label: rest.to_owned(), by: None });
                Some(())
            }
        }
    }

    /// The keys that are trusted, each with its label, the centre's own among them.
    pub fn keys(&self) -> Vec<(PublicKey, String)> {
        let is_own = |key: &PublicKey| self.verdict(key) == Verdict::Own;
        let own = self.own.filter(is_own).map(|key| (key, "this centre".to_owned()));
        let others = self.known.iter().filter(|known| self.is_good(known));
        own.into_iter().chain(others.map(|known| (known.key, known.label.clone()))).collect()
    }

    /// The centre's own key.
    pub fn own(&self) -> Option<&PublicKey> {
        self.own.as_ref()
    }

    /// The keys that were added, good or not.
    pub fn known(&self) -> &[Known] {
        &self.known
    }

    /// The keys that are trusted no more.
    pub fn revoked(&self) -> &[Revoked] {
        &self.revoked
    }

    /// What is thought of a key.
    pub fn verdict(&self, key: &PublicKey) -> Verdict {
        if let Some(it) = self.revoked.iter().find(|it| it.key == *key) {
            return Verdict::Revoked { day: it.day.clone(), why: it.why.clone() };
        }
        if self.own == Some(*key) {
            return Verdict::Own;
        }
        let known = self.known.iter().find(|known| known.key == *key && self.is_good(known));
        match known {
            Some(Known { label, by: None, .. }) => Verdict::Trusted(label.clone()),
            Some(Known { label, by: Some(by), .. }) => {
                Verdict::Vouched { label: label.clone(), by: self.label(&by.by) }
            }
            None => Verdict::Unknown,
        }
    }

    /// Whose a key is, by its label here.
    pub fn label(&self, key: &PublicKey) -> String {
        let known = self.known.iter().find(|known| known.key == *key).map(|known| known.label.clone());
        let own = || (self.own == Some(*key)).then(|| "this centre".to_owned());
        known.or_else(own).unwrap_or_else(|| "somebody unknown".to_owned())
    }

    /// Trusts a key, by the word of a person here.
    pub fn add(&mut self, key: PublicKey, label: &str) -> Result<(), TrustError> {
        let label = checked(label)?;
        self.refuse_revoked(&key)?;
        self.known.retain(|known| known.key != key);
        self.known.push(Known { key, label, by: None });
        Ok(())
    }

    /// Trusts a key, by the word of another that a person here trusts.
    pub fn add_vouched(&mut self, statement: Statement) -> Result<(), TrustError> {
        if !statement.is_good() {
            return Err(TrustError::Forged);
        }
        self.refuse_revoked(&statement.by)?;
        self.refuse_revoked(&statement.key)?;
        if !self.is_root(&statement.by) {
            return Err(TrustError::Stranger(Box::new(statement.by)));
        }
        // A person's own word is worth more than a statement, and stays.
        if !self.known.iter().any(|known| known.key == statement.key && known.by.is_none()) {
            self.known.retain(|known| known.key != statement.key);
            let (key, label) = (statement.key, statement.label.clone());
            self.known.push(Known { key, label, by: Some(statement) });
        }
        Ok(())
    }

    /// Trusts a key no more, and those it spoke for. It may be added again. False where it was not on the list.
    pub fn remove(&mut self, key: &PublicKey) -> bool {
        let before = (self.known.len(), self.revoked.len());
        self.known.retain(|known| known.key != *key && known.by.as_ref().is_none_or(|by| by.by != *key));
        self.revoked.retain(|it| it.key != *key);
        before != (self.known.len(), self.revoked.len())
    }

    /// Trusts a key never again, until a person here removes it from the list. It need not have been known.
    pub fn revoke(&mut self, key: PublicKey, day: Day, why: &str) {
        self.revoked.retain(|it| it.key != key);
        self.revoked.push(Revoked { key, day: day.to_string(), why: clean::line(why) });
    }

    fn refuse_revoked(&self, key: &PublicKey) -> Result<(), TrustError> {
        match self.verdict(key) {
            Verdict::Revoked { day, why } => Err(TrustError::Revoked { day, why }),
            _ => Ok(()),
        }
    }

    /// Whether it is trusted at this moment.
    pub fn is_good(&self, known: &Known) -> bool {
        let is_revoked = |key: &PublicKey| self.revoked.iter().any(|it| it.key == *key);
        !is_revoked(&known.key) && known.by.as_ref().is_none_or(|by| self.is_root(&by.by))
    }

    /// Whether a key was trusted by hand: only such a one can speak for others.
    fn is_root(&self, key: &PublicKey) -> bool {
        let by_hand = self.known.iter().any(|known| known.key == *key && known.by.is_none());
        let is_revoked = self.revoked.iter().any(|it| it.key == *key);
        (by_hand || self.own == Some(*key)) && !is_revoked
    }
}

impl Statement {
    /// Speaks for `key` with `by`.
    pub fn sign(key: PublicKey, label: &str, by: &Key) -> Result<Self, TrustError> {
        let label = checked(label)?;
        let signature = by.sign(said(&key, &label, &by.public()).as_bytes());
        Ok(Self { key, label, by: by.public(), signature })
    }

    /// Whether it is signed by whom it says.
    pub fn is_good(&self) -> bool {
        self.by.verifies(said(&self.key, &self.label, &self.by).as_bytes(), &self.signature)
    }

    /// What its file holds.
    pub fn to_file(&self) -> String {
        format!("{}signature {}\n", said(&self.key, &self.label, &self.by), self.signature.hex())
    }

    /// The statement that a file holds. Whether it is good is another question.
    pub fn of_file(text: &str) -> Result<Self, TrustError> {
        let mut lines = text.lines();
        let mut value = |name: &str| {
            let line = lines.next().ok_or(TrustError::NoStatement)?;
            line.strip_prefix(name).map(str::trim).ok_or(TrustError::NoStatement)
        };
        value(STATEMENT)?;
        let (key, label) = (value("key ")?.parse()?, checked(value("label ")?)?);
        let (by, signature) = (value("by ")?.parse()?, Signature::of_hex(value("signature ")?));
        Ok(Self { key, label, by, signature: signature.ok_or(TrustError::NoStatement)? })
    }
}

/// The bytes that a statement signs.
fn said(key: &PublicKey, label: &str, by: &PublicKey) -> String {
    format!("{STATEMENT}\nkey {key}\nlabel {label}\nby {by}\n")
}

/// A label that can stand in a line, and in front of a person.
fn checked(label: &str) -> Result<String, TrustError> {
    let label = clean::line(label);
    let is_fit = label.chars().next().is_some_and(char::is_alphanumeric) && label.chars().count() <= LABEL;
    is_fit.then_some(label).ok_or(TrustError::Label)
}

/// The public part of the centre's own key, where it has one.
fn own(data: &Path) -> Option<PublicKey> {
    let bytes = files::read_at_most(&data.join(CENTRE_KEY), 4096).ok()?;
    Key::of_file(&String::from_utf8_lossy(&bytes)).ok().map(|key| key.public())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(seed: u8) -> Key {
        Key::grown([seed; 32])
    }

    fn day() -> Day {
        "2026-11-25".parse().unwrap()
    }

    #[test]
    fn what_is_trusted_comes_back_from_its_file() {
        let data = tempfile::tempdir().unwrap();
        let mut trust = Trust::read(data.path()).unwrap();
        trust.add(key(1).public(), "The network").unwrap();
        trust.add_vouched(Statement::sign(key(2).public(), "Kisumu", &key(1)).unwrap()).unwrap();
        trust.revoke(key(3).public(), day(), "the PC was stolen");
        trust.write(data.path()).unwrap();
        let read = Trust::read(data.path()).unwrap();
        assert_eq!((read.known(), read.revoked()), (trust.known(), trust.revoked()));
        let all = read.keys();
        assert_eq!(all, [(key(1).public(), "The network".into()), (key(2).public(), "Kisumu".into())]);
        let by = Verdict::Vouched { label: "Kisumu".to_owned(), by: "The network".to_owned() };
        assert_eq!(read.verdict(&key(2).public()), by);
        assert!(matches!(read.verdict(&key(3).public()), Verdict::Revoked { .. }));
        assert_eq!(read.verdict(&key(4).public()), Verdict::Unknown);
    }

    #[test]
    fn a_chain_has_one_link_and_falls_with_its_root() {
        let mut trust = Trust::default();
        let second = Statement::sign(key(2).public(), "Kisumu", &key(1)).unwrap();
        let third = Statement::sign(key(3).public(), "Kakamega", &key(2)).unwrap();
        assert!(matches!(trust.add_vouched(second.clone()), Err(TrustError::Stranger(_))));
        trust.add(key(1).public(), "The network").unwrap();
        trust.add_vouched(second.clone()).unwrap();
        assert!(matches!(trust.add_vouched(third), Err(TrustError::Stranger(_))));
        let forged = Statement { label: "Another".to_owned(), ..second.clone() };
        assert!(matches!(trust.add_vouched(forged), Err(TrustError::Forged)));
        let mut revoked = trust.clone();
        revoked.revoke(key(1).public(), day(), "lost");
        assert_eq!(revoked.verdict(&key(2).public()), Verdict::Unknown);
        assert!(matches!(revoked.add_vouched(second.clone()), Err(TrustError::Revoked { .. })));
        assert!(matches!(revoked.add(key(1).public(), "Again"), Err(TrustError::Revoked { .. })));
        assert!(trust.remove(&key(1).public()) && trust.known().is_empty());
        assert_eq!(Statement::of_file(&second.to_file()).unwrap(), second);
    }

    #[test]
    fn a_damaged_line_is_told_and_nobody_is_trusted() {
        let data = tempfile::tempdir().unwrap();
        let good = format!("{} The network\n", key(1).public());
        for bad in ["revoked 12ab 2026-11-25 lost", "vouched x y z", "nothing"] {
            std::fs::write(data.path().join(TRUSTED), format!("{good}{bad}\n")).unwrap();
            assert!(matches!(Trust::read(data.path()), Err(TrustError::Line { line: 2, .. })), "{bad}");
        }
    }
}
