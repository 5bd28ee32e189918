use uuid::Uuid;

use super::*;
use crate::{
    ids::RunId,
    log::{Happening, Subject, wire},
    time::Stamp,
};

/// Harm done to an event.
type Change = fn(&mut Written);

fn run(name: u128, texts: &[&str], mut prev: Digest) -> Vec<Written> {
    let seal_one = |(at, text): (usize, &&str)| {
        let entry =
            Entry { subject: Subject::default(), what: Happening::NoteWritten { text: (*text).to_owned() } };
        let name = EventName { run: RunId(Uuid::from_u128(name)), seq: at as u64 + 1 };
        let when = Now { at: Stamp::utc(at as i64), mono: at as u64 };
        let event =
            seal((name, at as i64 + 1), LearnerId(Uuid::from_u128(9)), when, &entry, [at as u8; 16], prev);
        prev = event.digest;
        event
    };
    texts.iter().enumerate().map(seal_one).collect()
}

#[test]
fn a_run_as_it_was_written_holds() {
    let events = run(1, &["a", "b", "c"], Digest::of(&[b"before"]));
    assert_eq!(first_break(&events, Digest::of(&[b"before"])), None);
    assert_eq!(first_break(&events, Digest::default()).unwrap().why, Why::Prev);
}

#[test]
fn every_changed_field_is_found() {
    let whole = run(1, &["a", "b", "c"], Digest::default());
    let changes: &[(&str, Change)] = &[
        ("learner", |it| it.learner = LearnerId(Uuid::from_u128(8))),
        ("at", |it| it.when.at.ms += 1),
        ("offset", |it| it.when.at.offset += 60),
        ("mono", |it| it.when.mono += 1),
        ("kind", |it| it.kind = "lesson-viewed".to_owned()),
        ("course", |it| it.subject.course = Some(("c".parse().unwrap(), "1".to_owned(), Digest::default()))),
        ("module", |it| it.subject.module = Some("m".parse().unwrap())),
        ("item", |it| it.subject.item = Some("i".parse().unwrap())),
        ("text", |it| it.payload.as_mut().unwrap().text.push(' ')),
        ("salt", |it| it.payload.as_mut().unwrap().salt[3] ^= 1),
        ("payload digest", |it| it.payload_digest.0[0] ^= 1),
        ("prev", |it| it.prev.0[31] ^= 128),
        ("digest", |it| it.digest.0[5] ^= 4),
        ("run", |it| it.name.run = RunId(Uuid::from_u128(2))),
        ("seq", |it| it.name.seq += 1),
    ];
    for (field, change) in changes {
        let mut events = whole.clone();
        change(&mut events[1]);
        assert!(first_break(&events, Digest::default()).is_some(), "{field} was changed and nobody saw it");
    }
}

#[test]
fn an_event_that_is_gone_is_missed() {
    let mut events = run(1, &["a", "b", "c"], Digest::default());
    events.remove(1);
    assert_eq!(first_break(&events, Digest::default()).unwrap().why, Why::Gap);
}

#[test]
fn a_person_can_be_erased_and_the_chain_holds() {
    let mut events = run(1, &["my name", "b"], Digest::default());
    events[0].payload = None;
    assert_eq!(first_break(&events, Digest::default()), None);
    assert_eq!(events[0].what().unwrap(), None);
    // The same words under another salt have another digest: guessing them proves nothing.
    let guess = wire::Payload::of(&Happening::NoteWritten { text: "my name".to_owned() }, [200; 16]);
    assert_ne!(guess.digest(), events[0].payload_digest);
}

#[test]
fn a_fork_is_found_where_it_begins() {
    let ours = run(1, &["a", "b", "c"], Digest::default());
    let theirs = run(1, &["a", "x"], Digest::default());
    assert_eq!(fork(&ours, &theirs), Some(ours[1].name));
    assert_eq!(fork(&ours, &ours[..2]), None, "a shorter telling is no fork");
}
