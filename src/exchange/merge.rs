//! Bundles of others: believed where their signer is, looked through, taken into the log.

use std::{sync::mpsc, thread};

use super::bundle::{Bundle, Refused};
use crate::{
    ids::LearnerId,
    log::chain::Walk,
    seal::PublicKey,
    store::{Brought, Person, Piece, Store, StoreError, Unfit},
    text::clean,
};

impl Bundle {
    /// Whether one of these keys signed it, and what that one is called.
    pub fn signer<'a>(&self, trusted: &'a [(PublicKey, String)]) -> Result<&'a str, Refused> {
        let found = trusted.iter().find(|(key, _)| *key == self.key);
        found.map(|(_, label)| label.as_str()).ok_or(Refused::Stranger(Box::new(self.key)))
    }

    /// Looks through all of it: that every run and event is as it was written. Whether they follow what is in a log, only
    /// that log can tell.
    pub fn look_through(&self) -> Result<(), Refused> {
        let mut walk: Option<Walk> = None;
        self.pieces(|piece| {
            match piece {
                Piece::Device(..) => (),
                Piece::Run(found, digest) if found.digest() == digest => walk = None,
                Piece::Run(found, _) => return Err(Unfit::Run(found.id).into()),
                Piece::Event(event) => {
                    let before = event.name.seq.saturating_sub(1);
                    let walk = walk.get_or_insert_with(|| Walk::from(before, event.prev));
                    walk.step(&event).map_err(Unfit::Broken)?;
                }
            }
            Ok(())
        })
    }

    /// Takes it into a log: all of it or nothing. The caller sees to it that its signer is trusted.
    pub fn merge(&self, store: &mut Store) -> Result<Brought, Refused> {
        store.arrive(|arriving| self.read_ahead(|piece| Ok(arriving.take(piece)?)))
    }

    /// As [`Bundle::pieces`]; while one is taken in, another thread unpacks the next.
    fn read_ahead(&self, mut each: impl FnMut(Piece) -> Result<(), Refused>) -> Result<(), Refused> {
        thread::scope(|scope| {
            let (sender, batches) = mpsc::sync_channel::<Vec<Piece>>(AHEAD);
            let reading = scope.spawn(move || {
                let mut batch = Vec::with_capacity(BATCH);
                self.pieces(|piece| {
                    batch.push(piece);
                    match batch.len() < BATCH {
                        true => Ok(()),
                        // Nobody listens any more where a piece was refused: that is what is told.
                        false => sender.send(std::mem::take(&mut batch)).map_err(|_| Stopped::Unheard),
                    }
                })?;
                sender.send(batch).map_err(|_| Stopped::Unheard)
            });
            // It is let go with this loop, so that the thread ends whatever came of it.
            for batch in batches {
                batch.into_iter().try_for_each(&mut each)?;
            }
            match reading.join().expect("it does not panic") {
                Err(Stopped::Refused(refused)) => Err(refused),
                Ok(()) | Err(Stopped::Unheard) => Ok(()),
            }
        })
    }
}

/// How many pieces are handed over at once, and how many times so many may wait.
const BATCH: usize = 128;
const AHEAD: usize = 4;

/// Why reading ahead ended before its time.
enum Stopped {
    Refused(Refused),
    Unheard,
}

impl From<Refused> for Stopped {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

/// Two on the register who may be one person: somebody who knows them has to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// The one who was here first.
    pub one: Person,
    /// The other.
    pub other: Person,
    /// What they share.
    pub why: &'static str,
}

/// Who of those that came new may be somebody else on the register: one number, or one name.
pub fn doubts(store: &Store, new: &[LearnerId]) -> Result<Vec<Doubt>, StoreError> {
    if new.is_empty() {
        return Ok(Vec::new());
    }
    let mut people = store.people()?;
    // UUIDv7 begins with the time: the earlier one first, on every machine alike.
    people.sort_by_key(|person| person.learner.id);
    let new: std::collections::BTreeSet<&LearnerId> = new.iter().collect();
    let mut found = Vec::new();
    type KeyOf = fn(&Person) -> Option<String>;
    let number: KeyOf = |it| it.details.registration.as_deref().map(fold);
    let name: KeyOf = |it| Some(fold(&it.learner.name));
    for (why, key) in [("one registration number", number), ("one name", name)] {
        let mut first: std::collections::HashMap<String, &Person> = std::collections::HashMap::new();
        for person in &people {
            let Some(key) = key(person).filter(|it| !it.is_empty()) else { continue };
            match first.get(&key) {
                None => drop(first.insert(key, person)),
                Some(one) => {
                    let is_new = new.contains(&one.learner.id) || new.contains(&person.learner.id);
                    let is_told = |it: &Doubt| it.one == **one && it.other == *person;
                    if is_new && !found.iter().any(is_told) {
                        found.push(Doubt { one: (*one).clone(), other: person.clone(), why });
                    }
                }
            }
        }
    }
    Ok(found)
}

fn fold(text: &str) -> String {
    clean::fold(text, false)
}
