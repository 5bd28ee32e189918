//! The chain: each event holds the digest of the one before, so that a removed or changed one shows.
//!
//! The first event of a run holds the digest of the last event, at that moment, of the device's run before. What a chain
//! cannot show by itself is that its newest events are gone: for that, somebody else has to have noted its head.

use std::fmt;

use super::{
    Entry,
    wire::{Payload, Written},
};
use crate::{
    ids::{EventName, LearnerId},
    seal::Digest,
    time::Now,
};

/// Where a chain breaks.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Break {
    /// The first event that does not fit.
    pub name: EventName,
    /// What is wrong with it.
    pub why: Why,
}

/// Why an event does not fit.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Why {
    /// Its place in the run is not the next one: something before it is gone.
    Gap,
    /// Its payload is not the one that was written.
    Payload,
    /// It does not follow the event before it.
    Prev,
    /// One of its fields is not what was written.
    Fields,
}

impl fmt::Display for Break {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = match self.why {
            Why::Gap => "an event before it is gone",
            Why::Payload => "its payload was changed",
            Why::Prev => "it does not follow the event before it",
            Why::Fields => "it was changed",
        };
        write!(f, "event {} of run {}: {why}", self.name.seq, self.name.run)
    }
}

/// Gives an event its place in the chain, and its turn among all events.
pub fn seal(
    (name, turn): (EventName, i64),
    learner: LearnerId,
    when: Now,
    entry: &Entry,
    salt: [u8; 16],
    prev: Digest,
) -> Written {
    let payload = Payload::of(&entry.what, salt);
    let payload_digest = payload.digest();
    let (kind, subject) = (entry.what.kind().to_owned(), entry.subject.clone());
    let payload = Some(payload);
    let digest = Digest::default();
    let origin = None;
    let mut event =
        Written { name, origin, learner, when, subject, kind, payload, payload_digest, prev, turn, digest };
    event.seal();
    event
}

/// A walk along one run, from its first event on.
#[derive(Clone, Debug)]
pub struct Walk {
    seq: u64,
    prev: Digest,
}

impl Walk {
    /// Begins a run that follows the event with this digest.
    pub fn after(prev: Digest) -> Self {
        Self { seq: 0, prev }
    }

    /// Goes on after the `seq`-th event of a run, which has this digest.
    pub fn from(seq: u64, prev: Digest) -> Self {
        Self { seq, prev }
    }

    /// Goes on from an event, whether or not it fits where it stands.
    pub fn at(event: &Written) -> Self {
        Self { seq: event.name.seq, prev: event.digest }
    }

    /// Begins right before an event, whatever that follows.
    pub fn before(event: &Written) -> Self {
        Self { seq: event.name.seq.wrapping_sub(1), prev: event.prev }
    }

    /// Goes on to the next event, if it fits.
    pub fn step(&mut self, event: &Written) -> Result<(), Break> {
        let broken = |why| Err(Break { name: event.name, why });
        if event.name.seq != self.seq.wrapping_add(1) {
            return broken(Why::Gap);
        }
        if event.payload.as_ref().is_some_and(|payload| payload.digest() != event.payload_digest) {
            return broken(Why::Payload);
        }
        if event.prev != self.prev {
            return broken(Why::Prev);
        }
        if !event.is_as_digested() {
            return broken(Why::Fields);
        }
        *self = Self { seq: event.name.seq, prev: event.digest };
        Ok(())
    }
}

/// The first break in a run that follows `prev`, if there is one.
pub fn first_break(run: &[Written], prev: Digest) -> Option<Break> {
    let mut walk = Walk::after(prev);
    run.iter().find_map(|event| walk.step(event).err())
}

/// Where two tellings of one run part: the same place in it, and two digests.
///
/// A machine that was resumed twice from one snapshot does this. Both tellings are true; neither may be lost.
pub fn fork(ours: &[Written], theirs: &[Written]) -> Option<EventName> {
    let differs = |(a, b): &(&Written, &Written)| a.name == b.name && a.digest != b.digest;
    ours.iter().zip(theirs).find(differs).map(|(a, _)| a.name)
}

#[cfg(test)]
mod tests;
