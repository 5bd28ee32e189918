//! An event as it is kept: its payload as JSON, and the bytes that its digest is taken of.
//!
//! Version 2, which covers the turn of an event too. A released version is never edited, only followed by another, and
//! read for ever; `tests/golden/event-v1.txt` and `event-v2.txt` hold them still.
//!
//! The digest of an event covers the *digest* of its payload, and that one covers a random salt as well. So a person can
//! be erased: payload and salt are blanked together, the chain still verifies, and nobody can find out what stood there
//! by trying names until the digest fits.

use crate::{
    ids::{EventName, LearnerId, RunId},
    log::{Event, Happening, Subject},
    seal::Digest,
    time::{Now, Stamp},
};

/// What the digest of a payload begins with.
const PAYLOAD_V1: &[u8] = b"coursedeck payload v1\n";
/// What the bytes of an event begin with.
const EVENT_V2: &[u8] = b"coursedeck event v2\n";
/// What they begin with where they do not tell its turn.
const EVENT_V1: &[u8] = b"coursedeck event v1\n";

/// The kinds that this version of the program understands.
const KINDS: &[&str] = &[
    "lesson-viewed",
    "check-answered",
    "attempt-started",
    "question-answered",
    "question-flagged",
    "attempt-finished",
    "module-passed",
    "course-completed",
    "survey-answered",
    "note-written",
    "bookmark-set",
    "reviewed",
    "learner-added",
    "learner-changed",
    "learner-merged",
    "learner-erased",
    "pin-reset",
    "centre-set",
    "cohort-added",
    "cohort-removed",
    "session-held",
    "audit-noted",
    "certificate-issued",
    "certificate-revoked",
    "essay-graded",
    "answer-corrected",
];

/// An event as it is kept, whether or not this version of the program knows its kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// Its name everywhere and for ever.
    pub name: EventName,
    /// The run that it was written under, where that was told twice and this is the second telling; its digest names it.
    pub origin: Option<RunId>,
    /// Who did it.
    pub learner: LearnerId,
    /// When, by the clocks of its run.
    pub when: Now,
    /// What it is about.
    pub subject: Subject,
    /// The kind, by its name in the log.
    pub kind: String,
    /// What happened; none once it was erased.
    pub payload: Option<Payload>,
    /// The digest of the payload, which outlives it.
    pub payload_digest: Digest,
    /// The digest of the event before.
    pub prev: Digest,
    /// Where it stands among all events: later than all that were known where it was written. 0 where that is not known.
    pub turn: i64,
    /// The digest of all of the above; of all but the turn where it was written in version 1.
    pub digest: Digest,
}

/// What happened, as JSON, and the salt that keeps its digest from being guessed.
#[derive(Clone, Debug, PartialEq)]
pub struct Payload {
    /// 128 random bits.
    pub salt: [u8; 16],
    /// The JSON, byte for byte as it was digested.
    pub text: String,
}

impl Payload {
    /// The payload of `what`.
    pub fn of(what: &Happening, salt: [u8; 16]) -> Self {
        let text =
            serde_json::to_string(what).expect("a happening has texts for keys and no endless numbers");
        Self { salt, text }
    }

    /// The digest that the event commits to.
    pub fn digest(&self) -> Digest {
        // The salt has a fixed length, so the parts cannot run into each other.
        Digest::of(&[PAYLOAD_V1, &self.salt, self.text.as_bytes()])
    }
}

impl Written {
    /// What happened; none where the kind is of a newer program or the payload was erased. Folds skip those.
    pub fn what(&self) -> Result<Option<Happening>, serde_json::Error> {
        match &self.payload {
            Some(payload) if is_known(&self.kind) => serde_json::from_str(&payload.text).map(Some),
            _ => Ok(None),
        }
    }

    /// The event, where this program understands it.
    pub fn event(&self) -> Result<Option<Event>, serde_json::Error> {
        let (name, learner, when) = (self.name, self.learner, self.when);
        let (subject, prev, digest) = (self.subject.clone(), self.prev, self.digest);
        Ok(self.what()?.map(|what| Event { name, learner, when, subject, what, prev, digest }))
    }

    /// The bytes that its digest is taken of; those of the newest version where it is of neither.
    pub fn bytes(&self) -> Vec<u8> {
        let [newest, first] = [EVENT_V2, EVENT_V1].map(|version| self.bytes_of(version));
        match Digest::of(&[&newest]) != self.digest && Digest::of(&[&first]) == self.digest {
            true => first,
            false => newest,
        }
    }

    /// Whether every field is as it was when its digest was taken.
    pub fn is_as_digested(&self) -> bool {
        let is_of = |version| Digest::of(&[&self.bytes_of(version)]) == self.digest;
        is_of(EVENT_V2) || is_of(EVENT_V1)
    }

    /// Takes its digest.
    pub(super) fn seal(&mut self) {
        self.digest = Digest::of(&[&self.bytes_of(EVENT_V2)]);
    }

    /// Every field with a fixed length or its length before it, in this order.
    fn bytes_of(&self, version: &[u8]) -> Vec<u8> {
        let mut bytes = Bytes(version.to_vec());
        bytes.put(self.origin.unwrap_or(self.name.run).0.as_bytes());
        bytes.put(&self.name.seq.to_be_bytes());
        bytes.put(self.learner.0.as_bytes());
        bytes.put(&self.when.at.ms.to_be_bytes());
        bytes.put(&self.when.at.offset.to_be_bytes());
        bytes.put(&self.when.mono.to_be_bytes());
        bytes.text(&self.kind);
        let course = self.subject.course.as_ref();
        bytes.maybe(course.map(|(id, _, _)| id.as_str()));
        bytes.maybe(course.map(|(_, version, _)| version.as_str()));
        bytes.put(course.map_or(&[], |(_, _, digest)| &digest.0[..]));
        bytes.maybe(self.subject.module.as_ref().map(|id| id.as_str()));
        bytes.maybe(self.subject.item.as_ref().map(|id| id.as_str()));
        bytes.put(&self.payload_digest.0);
        bytes.put(&self.prev.0);
        if version != EVENT_V1 {
            bytes.put(&self.turn.to_be_bytes());
        }
        bytes.0
    }
}

/// Bytes that are no event.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("these bytes are no event")]
pub struct BadWire;

impl Written {
    /// The event of these bytes, with no payload yet: it goes its own way. Its digest is that of the bytes. Its turn is 0
    /// where they do not tell it.
    pub fn of_bytes(bytes: &[u8]) -> Result<Self, BadWire> {
        let (has_turn, fields) = match bytes.strip_prefix(EVENT_V2) {
            Some(fields) => (true, fields),
            None => (false, bytes.strip_prefix(EVENT_V1).ok_or(BadWire)?),
        };
        let mut rest = Rest(fields);
        let name = EventName { run: RunId(rest.uuid()?), seq: rest.u64()? };
        let learner = LearnerId(rest.uuid()?);
        let at = Stamp { ms: rest.u64()? as i64, offset: i16::from_be_bytes(rest.take()?) };
        let when = Now { at, mono: rest.u64()? };
        let kind = rest.text()?;
        let course = match (rest.maybe()?, rest.maybe()?) {
            (Some(id), Some(version)) => Some((id.parse().or(Err(BadWire))?, version, Digest(rest.take()?))),
            (None, None) => None,
            _ => return Err(BadWire),
        };
        let module = rest.maybe()?.map(|id| id.parse().or(Err(BadWire))).transpose()?;
        let item = rest.maybe()?.map(|id| id.parse().or(Err(BadWire))).transpose()?;
        let (payload_digest, prev) = (Digest(rest.take()?), Digest(rest.take()?));
        let turn = if has_turn { rest.u64()? as i64 } else { 0 };
        let subject = Subject { course, module, item };
        let digest = Digest::of(&[bytes]);
        match rest.0.is_empty() {
            true => Ok(Self {
                name,
                origin: None,
                learner,
                when,
                subject,
                kind,
                payload: None,
                payload_digest,
                prev,
                turn,
                digest,
            }),
            false => Err(BadWire),
        }
    }
}

/// Bytes that are still to be read.
struct Rest<'a>(&'a [u8]);

impl Rest<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], BadWire> {
        let (taken, rest) = self.0.split_first_chunk().ok_or(BadWire)?;
        self.0 = rest;
        Ok(*taken)
    }

    fn u64(&mut self) -> Result<u64, BadWire> {
        Ok(u64::from_be_bytes(self.take()?))
    }

    fn uuid(&mut self) -> Result<uuid::Uuid, BadWire> {
        Ok(uuid::Uuid::from_bytes(self.take()?))
    }

    fn text(&mut self) -> Result<String, BadWire> {
        let length = usize::try_from(self.u64()?).or(Err(BadWire))?;
        let (text, rest) = self.0.split_at_checked(length).ok_or(BadWire)?;
        self.0 = rest;
        std::str::from_utf8(text).map(str::to_owned).or(Err(BadWire))
    }

    fn maybe(&mut self) -> Result<Option<String>, BadWire> {
        match self.take()? {
            [0] => Ok(None),
            [1] => self.text().map(Some),
            _ => Err(BadWire),
        }
    }
}

/// Whether this version of the program understands events of `kind`.
pub fn is_known(kind: &str) -> bool {
    KINDS.contains(&kind)
}

/// Bytes in the making.
struct Bytes(Vec<u8>);

impl Bytes {
    fn put(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn text(&mut self, text: &str) {
        self.put(&(text.len() as u64).to_be_bytes());
        self.put(text.as_bytes());
    }

    fn maybe(&mut self, text: Option<&str>) {
        self.put(&[u8::from(text.is_some())]);
        if let Some(text) = text {
            self.text(text);
        }
    }
}

#[cfg(test)]
mod tests;
