use std::fmt::Write;

use serde_json::json;
use uuid::Uuid;

use super::*;
use crate::{
    ids::RunId,
    log::{Entry, chain::seal},
    seal::Digest,
    time::Stamp,
};

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/event-v1.txt");
/// Those of version 2, which hold the turn too.
const GOLDEN_V2: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/event-v2.txt");

/// Each kind once, as JSON, so that a field that is renamed is seen here.
fn each_kind() -> Vec<Happening> {
    let attempt = "0f0e0d0c-0b0a-0908-0706-050403020100";
    let rules = json!({ "pass": 70, "draw": 2, "attempts": null, "minutes": 30, "shuffle": true,
        "feedback": "deferred", "certainty": false });
    let paper = json!({ "questions": [
        { "name": "phishing/sender", "points": 1.5, "choices": ["a", "b"] },
        { "name": "phishing/pairs", "points": 1.0, "choices": ["x"], "right": ["y", "x"] },
        { "name": "exam/blanks", "points": 2.0, "choices": [], "blanks": { "one": ["a", "b"] } }] });
    let learner = "00000000-0000-0000-0000-000000003333";
    let centre = json!({ "id": "00000000-0000-0000-0000-000000004444", "name": "Kisumu", "country": "KE",
        "languages": ["en", "sw"], "retention": 36, "preset": "school", "key": "ab".repeat(32) });
    let details = json!({ "registration": "2026-17", "login": "ada", "cohort": "Morning", "consented": {
        "at": { "ms": 1795529000250_i64, "offset": 180 }, "gender": "female", "birth_year": 1990,
        "disability": "no", "residence": "rural" } });
    let certificate = json!({ "record": "00000000-0000-0000-0000-000000005555", "number": "7K3F-9QXM-2T4V",
        "name": "منى", "course": "safe-online", "version": "1.2.0", "title": "Staying safe online",
        "language": "en", "result": "passed", "score": "83.33", "completed": "2026-11-24",
        "expires": "2028-11-24", "issued": "2026-11-25", "centre": "Kisumu", "key": "ab".repeat(32),
        "signature": "cd".repeat(64) });
    let kinds = json!([
        { "kind": "lesson-viewed" },
        { "kind": "check-answered", "response": { "picks": ["a"] }, "mark": { "graded": 0.5 }, "tries": 2,
          "hinted": true },
        { "kind": "attempt-started", "attempt": attempt, "sitting": "phishing", "number": 1, "rules": rules,
          "seed": 18446744073709551615_u64, "paper": paper, "language": "fr" },
        { "kind": "question-answered", "attempt": attempt, "response": { "blanks": { "one": "où" } },
          "mark": "waits", "certainty": "mid", "language": "fr" },
        { "kind": "question-flagged", "attempt": attempt, "on": true },
        { "kind": "attempt-finished", "attempt": attempt, "sitting": "exam", "score": 0.8333333333333334,
          "passed": true, "waits": false, "late": false },
        { "kind": "module-passed", "score": 1.0 },
        { "kind": "course-completed", "score": 0.9, "pretest": 0.25, "posttest": null, "valid_months": 24 },
        { "kind": "survey-answered", "response": { "step": 3 } },
        { "kind": "note-written", "text": "écrire « oui »\n" },
        { "kind": "bookmark-set", "on": false },
        { "kind": "reviewed", "response": { "order": ["b", "a"] }, "mark": "ungraded" },
        { "kind": "learner-added", "name": "Achieng’ Otieno", "language": "sw" },
        { "kind": "learner-changed", "name": "منى", "language": "ar" },
        { "kind": "learner-merged", "into": learner },
        { "kind": "learner-erased" },
        { "kind": "pin-reset" },
        { "kind": "centre-set", "centre": centre },
        { "kind": "cohort-added", "cohort": "Morning" },
        { "kind": "cohort-removed", "cohort": "Morning" },
        { "kind": "session-held", "session": { "cohort": "Morning", "date": "2026-11-24", "part": "late",
          "instructor": "Wanjiru", "present": [learner], "absent": [] } },
        { "kind": "audit-noted", "audit": { "by": "Wanjiru", "command": "learner erase", "on": [learner],
          "note": "asked for" } },
        { "kind": "learner-added", "name": "Ada", "language": "en", "details": details, "by": "Wanjiru" },
        { "kind": "learner-changed", "name": "Ada", "language": "en", "details": {}, "by": "Wanjiru" },
        { "kind": "certificate-issued", "certificate": certificate },
        { "kind": "certificate-revoked", "revocation": { "number": "7K3F-9QXM-2T4V", "reason": "a slip",
          "by": "Wanjiru" } },
        { "kind": "essay-graded", "attempt": attempt, "sitting": "phishing", "before": "waits", "share": 0.75,
          "comment": "Clear. Say why, too.", "by": "Wanjiru", "counts": { "points": 4.0, "now": 0.75 },
          "tally": { "earned": 2.5, "of": 3.0, "waiting": 1, "pass": 70 } },
        { "kind": "answer-corrected", "attempt": attempt, "sitting": "exam", "before": { "graded": 0.0 },
          "share": 1.0, "reason": "the key was wrong", "by": "Wanjiru",
          "counts": { "points": 1.0, "was": -2.0, "now": 2.0 },
          "tally": { "earned": 2.5, "of": 3.0, "waiting": 0, "pass": 70 } }
    ]);
    serde_json::from_value(kinds).unwrap()
}

/// The event of `what`, with some fields left out where `bare` says so.
fn written(what: Happening, seq: u64, bare: bool) -> Written {
    let course = ("safe-online".parse().unwrap(), "1.2.0".to_owned(), Digest::of(&[b"course"]));
    let mut subject = Subject {
        course: Some(course),
        module: Some("phishing".parse().unwrap()),
        item: Some("sender".parse().unwrap()),
    };
    if bare {
        subject = Subject::default();
    }
    let name = EventName { run: RunId(Uuid::from_u128(0x1111)), seq };
    let learner = LearnerId(Uuid::from_u128(0x2222));
    let when = Now { at: Stamp { ms: 1_795_529_000_250, offset: -210 }, mono: 12_345 };
    let turn = 1_795_529_000_250 + seq as i64;
    seal((name, turn), learner, when, &Entry { subject, what }, [7; 16], Digest::of(&[b"before"]))
}

/// As version 1 of the program wrote it.
fn of_version_1(mut event: Written) -> Written {
    event.digest = Digest::of(&[&event.bytes_of(EVENT_V1)]);
    event
}

#[test]
fn the_bytes_of_an_event_are_those_of_its_version() {
    is_golden(GOLDEN, of_version_1);
    is_golden(GOLDEN_V2, |event| event);
}

fn is_golden(path: &str, version: fn(Written) -> Written) {
    let mut text = String::new();
    for (at, what) in each_kind().into_iter().enumerate() {
        let event = version(written(what, at as u64 + 1, at >= 12));
        assert!(event.is_as_digested());
        let back = Written::of_bytes(&event.bytes()).unwrap();
        let turn = if path == GOLDEN { 0 } else { event.turn };
        assert_eq!(back, Written { payload: None, turn, ..event.clone() });
        let hex: String = event.bytes().iter().map(|byte| format!("{byte:02x}")).collect();
        let payload = &event.payload.as_ref().unwrap().text;
        write!(text, "payload {payload}\nbytes {hex}\ndigest {}\n\n", event.digest).unwrap();
    }
    let golden = std::fs::read_to_string(path).unwrap_or_default();
    assert!(text == golden, "released bytes have changed; now they are:\n{text}");
}

#[test]
fn every_kind_is_known_and_comes_back_as_it_was() {
    let kinds = each_kind();
    // Some tell what a centre adds to kinds that were there before.
    let mut names: Vec<_> = Vec::new();
    for kind in kinds.iter().map(Happening::kind) {
        if !names.contains(&kind) {
            names.push(kind);
        }
    }
    assert_eq!(names, KINDS);
    for what in kinds {
        let event = written(what.clone(), 1, false);
        assert_eq!(event.what().unwrap(), Some(what));
    }
}

#[test]
fn the_turn_of_an_event_is_held_since_version_2() {
    let mut event = written(Happening::LessonViewed, 1, false);
    event.turn += 1;
    assert!(!event.is_as_digested());
    let mut event = of_version_1(written(Happening::LessonViewed, 1, false));
    event.turn += 1;
    assert!(event.is_as_digested(), "an event of version 1 says nothing of it");
}

#[test]
fn the_golden_bytes_are_read_for_ever() {
    let golden = std::fs::read_to_string(GOLDEN).unwrap();
    let payloads = golden.lines().filter_map(|line| line.strip_prefix("payload "));
    let read: Vec<Happening> = payloads.map(|text| serde_json::from_str(text).unwrap()).collect();
    assert_eq!(read, each_kind());
}

#[test]
fn a_sitting_from_paper_says_by_whom_it_was_entered_and_when_it_was_taken() {
    let mut payload = serde_json::to_value(&each_kind()[2]).unwrap();
    assert_eq!(payload.get("entered"), None, "a sitting at the machine is written without it");
    for entered in [
        json!({ "by": "Mr Kamau", "form": "A-7K3F", "on": "2026-11-20" }),
        json!({ "by": "Mr Kamau", "form": "A" }),
    ] {
        payload["entered"] = entered.clone();
        let what: Happening = serde_json::from_value(payload.clone()).unwrap();
        let Happening::AttemptStarted { entered: Some(read), .. } = &what else { panic!("{what:?}") };
        assert_eq!((read.by.as_str(), &read.form[..1]), ("Mr Kamau", "A"));
        assert_eq!(serde_json::to_value(&what).unwrap(), payload);
        let text = written(what, 1, false).payload.unwrap().text;
        assert!(
            text.ends_with(&format!(",\"language\":\"fr\",\"entered\":{}}}", compact(&entered))),
            "{text}"
        );
    }
    payload["entered"] = json!({ "by": "Mr Kamau", "form": "A", "on": "yesterday" });
    assert!(serde_json::from_value::<Happening>(payload).is_err());
}

/// In the order of the fields, which JSON values of this library do not keep.
fn compact(entered: &serde_json::Value) -> String {
    let on = entered.get("on").map(|on| format!(",\"on\":{on}")).unwrap_or_default();
    format!("{{\"by\":{},\"form\":{}{on}}}", entered["by"], entered["form"])
}

#[test]
fn a_kind_of_a_newer_program_is_kept_and_passed_over() {
    let mut event = written(Happening::LessonViewed, 1, false);
    event.kind = "course-dreamt".to_owned();
    event.payload.as_mut().unwrap().text = "{\"kind\":\"course-dreamt\",\"by\":\"x\"}".to_owned();
    assert_eq!(event.event().unwrap(), None);
    event.kind = "lesson-viewed".to_owned();
    assert!(event.event().is_err(), "a known kind that cannot be read is an error");
}

#[test]
fn no_field_runs_into_the_next() {
    let of = |module: &str, item: &str| {
        let mut event = written(Happening::LessonViewed, 1, false);
        event.subject.module = Some(module.parse().unwrap());
        event.subject.item = Some(item.parse().unwrap());
        event.bytes()
    };
    assert_ne!(of("ab", "c"), of("a", "bc"));
    let with = |module: Option<&str>, item: Option<&str>| {
        let mut event = written(Happening::LessonViewed, 1, false);
        event.subject.module = module.map(|id| id.parse().unwrap());
        event.subject.item = item.map(|id| id.parse().unwrap());
        event.bytes()
    };
    assert_ne!(with(None, Some("a")), with(Some("a"), None));
}
