//! A badge is changed in every byte and in every field, and signed by others; each time it is found.

use std::rc::Rc;

use serde_json::{Value, json};

use super::*;
use crate::{
    ids::{DeviceId, EventName, LearnerId, RunId},
    log::{Details, Outcome},
    quiz::Share,
    records::{
        Centre, Facts, Mask, Record,
        badge::{Issuer, Words},
    },
    seal::{Digest, Key},
    store::{Completion, Profile},
};

fn issuer(seed: u8, names: bool) -> Issuer<'static> {
    let criteria: &'static dyn Fn(Option<u8>) -> String = &|pass| format!("{pass:?}");
    Issuer { key: Key::grown([seed; 32]), words: Words { criteria, score: "Score".to_owned() }, names }
}

fn made(issuer: &Issuer<'_>, outcome: Outcome, centre: Option<&Centre>) -> Option<String> {
    let profile = Profile {
        id: LearnerId(Uuid::from_u128(0x0192_f000_0000_7000_8000_0000_0000_0001)),
        name: "منى عبد الله".to_owned(),
        language: "ar".to_owned(),
        details: Details::default(),
    };
    let completion = Completion {
        profile: &profile,
        attendance: None,
        course: "safe-online",
        version: "1.2.0",
        language: None,
        outcome,
        by: EventName { run: RunId(Uuid::from_u128(0x1111)), seq: 40 },
        device: DeviceId(Uuid::from_u128(0x2222)),
        at: Stamp { ms: 1_795_529_000_250, offset: 180 },
        began: Stamp { ms: 1_795_500_000_999, offset: 180 },
        sure: true,
        score: Some(Share::new(5.0 / 6.0)),
        pass: Some(70),
        attempts: 1,
        spent: 1,
        pretest: None,
        posttest: None,
        valid_months: Some(24),
        evidence: Digest::of(&[b"events"]),
        certificate: None,
    };
    let facts = Facts {
        title: "Staying safe online".to_owned(),
        titles: vec![("en".parse().unwrap(), "Staying safe online".to_owned())],
        summary: "Passwords and scams.".to_owned(),
        modality: Some("blended"),
        level: Some("basic"),
        digcomp: vec!["digcomp-3.0:4.1".to_owned()],
        sdg: vec!["sdg:4".to_owned()],
        wsis: vec!["wsis:C4".to_owned()],
        itu_d: Vec::new(),
        opened: None,
    };
    let mut mask = Mask::none();
    let face = mask.face(&profile, completion.at).clone();
    issuer.badge(&Record::of(&completion, &face, &mask, Rc::new(facts), centre))
}

fn badge() -> String {
    let centre = Centre { id: Uuid::from_u128(0x3333), name: "Kisumu".to_owned() };
    made(&issuer(1, true), Outcome::Passed, Some(&centre)).unwrap()
}

fn trusted() -> [PublicKey; 2] {
    [2, 1].map(|seed| Key::grown([seed; 32]).public())
}

fn payload(badge: &str) -> Value {
    serde_json::from_slice(&base64url::decode(badge.split('.').nth(1).unwrap()).unwrap()).unwrap()
}

/// The badge with another payload, signed by `key` where one is given, else with its old signature.
fn with_payload(badge: &str, payload: &Value, key: Option<&Key>) -> String {
    let parts: Vec<&str> = badge.split('.').collect();
    let payload = base64url::encode(payload.to_string().as_bytes());
    let signed = format!("{}.{payload}", parts[0]);
    match key {
        Some(key) => format!("{signed}.{}", base64url::encode(&key.sign(signed.as_bytes()).0)),
        None => format!("{signed}.{}", parts[2]),
    }
}

#[test]
fn a_badge_says_who_what_when_and_how_well() {
    let told = verify(&badge(), &trusted()).unwrap();
    assert_eq!(verify(&format!("{}\r\n", badge()), &trusted()).unwrap(), told);
    assert_eq!(told.name.as_deref(), Some("منى عبد الله"));
    assert_eq!((told.course.as_str(), told.version.as_str()), ("Staying safe online", "1.2.0"));
    assert_eq!((told.score.as_deref(), told.pass.as_deref()), (Some("83.33"), Some("70")));
    assert_eq!(told.at, Stamp { ms: 1_795_529_000_000, offset: 180 });
    assert_eq!(told.until, Some(told.at.plus_months(24)));
    assert_eq!((told.centre.as_str(), told.certificate), ("Kisumu", None));
    assert_eq!(
        (told.record, told.key),
        (EventName { run: RunId(Uuid::from_u128(0x1111)), seq: 40 }.uuid(), trusted()[1])
    );
}

#[test]
fn the_same_completion_makes_the_same_bytes_and_only_who_passed_has_a_badge() {
    let centre = Centre { id: Uuid::from_u128(0x3333), name: "Kisumu".to_owned() };
    assert_eq!(badge(), badge());
    for outcome in [Outcome::Failed, Outcome::Completed, Outcome::InProgress] {
        assert_eq!(made(&issuer(1, true), outcome, Some(&centre)), None);
    }
    assert_eq!(made(&issuer(1, true), Outcome::Passed, None), None);
    let nobody = made(&issuer(1, false), Outcome::Passed, Some(&centre)).unwrap();
    assert_eq!(verify(&nobody, &trusted()).unwrap().name, None);
    assert!(!payload(&nobody).to_string().contains("منى"));
}

#[test]
fn every_changed_byte_is_found() {
    let badge = badge();
    for at in 0..badge.len() {
        for other in [b'A', b'.', b'\n', badge.as_bytes()[at] ^ 1] {
            let mut bytes = badge.clone().into_bytes();
            if bytes[at] == other {
                continue;
            }
            bytes[at] = other;
            let changed = String::from_utf8(bytes).unwrap();
            assert!(verify(&changed, &trusted()).is_err(), "byte {at} as {:?}", char::from(other));
        }
        let cut = [&badge[..at], &badge[at + 1..]].concat();
        assert!(verify(&cut, &trusted()).is_err(), "without byte {at}");
        let grown = [&badge[..at], "A", &badge[at..]].concat();
        assert!(verify(&grown, &trusted()).is_err(), "with a byte more at {at}");
    }
    for around in
        [format!(" {badge}"), format!("{badge}\n\n"), format!("{badge}."), format!("{badge}\n{badge}")]
    {
        assert!(verify(&around, &trusted()).is_err());
    }
}

/// Every way to a value that is no object and no list.
fn ways(value: &Value, way: String, all: &mut Vec<String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, it)| ways(it, format!("{way}/{name}"), all)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, it)| ways(it, format!("{way}/{at}"), all));
        }
        _ => all.push(way),
    }
}

#[test]
fn every_changed_field_is_found_whoever_signs_it_again() {
    let badge = badge();
    let told = payload(&badge);
    let mut all = Vec::new();
    ways(&told, String::new(), &mut all);
    assert!(45 < all.len(), "{all:?}");
    for way in all {
        let mut changed = told.clone();
        let value = changed.pointer_mut(&way).unwrap();
        *value = match value {
            Value::String(text) => json!(format!("{text}x")),
            Value::Number(number) => json!(number.as_i64().unwrap() + 1),
            Value::Bool(it) => json!(!*it),
            other => panic!("{way}: {other}"),
        };
        assert_eq!(verify(&with_payload(&badge, &changed, None), &trusted()), Err(Doubt::Changed), "{way}");
        // Signed by a stranger, under the old key's name and under his own.
        let stranger = Key::grown([9; 32]);
        let again = with_payload(&badge, &changed, Some(&stranger));
        assert_eq!(verify(&again, &trusted()), Err(Doubt::Changed), "{way}");
    }
}

#[test]
fn a_badge_of_a_stranger_is_whole_and_proves_nothing() {
    let centre = Centre { id: Uuid::from_u128(0x3333), name: "Kisumu".to_owned() };
    let strange = made(&issuer(9, true), Outcome::Passed, Some(&centre)).unwrap();
    let Err(Doubt::Stranger(told)) = verify(&strange, &trusted()) else { panic!() };
    assert_eq!((told.centre.as_str(), told.key), ("Kisumu", Key::grown([9; 32]).public()));
    assert!(verify(&strange, &[told.key]).is_ok());
}

#[test]
fn what_is_told_twice_is_told_alike() {
    let badge = badge();
    let key = Key::grown([1; 32]);
    let sound = with_payload(&badge, &payload(&badge), Some(&key));
    assert!(verify(&sound, &trusted()).is_ok());
    for (way, other) in [
        ("/iss", json!("did:key:z6Mk")),
        ("/issuer/id", json!("did:key:z6Mk")),
        ("/jti", json!("urn:uuid:1")),
        ("/sub", json!("urn:uuid:1")),
        ("/nbf", json!(1)),
        ("/exp", json!(1)),
        ("/exp", Value::Null),
        ("/name", json!("Another")),
        ("/type/1", json!("Another")),
        ("/@context/0", json!("Another")),
        ("/credentialSubject/activityEndDate", json!("2026-01-01T00:00:00Z")),
    ] {
        let mut changed = payload(&badge);
        *changed.pointer_mut(way).unwrap() = other;
        let again = verify(&with_payload(&badge, &changed, Some(&key)), &trusted());
        assert!(matches!(again, Err(Doubt::Contradicts(_))), "{way}: {again:?}");
    }
}

#[test]
fn a_header_that_wants_another_way_of_signing_is_refused() {
    let badge = badge();
    let rest = badge.split_once('.').unwrap().1;
    let header = badge.split('.').next().unwrap();
    let told: Value = serde_json::from_slice(&base64url::decode(header).unwrap()).unwrap();
    for (field, other) in [
        ("alg", json!("none")),
        ("alg", json!("HS256")),
        ("typ", json!("JOSE")),
        ("kid", json!("did:key:z6Mk#z6Mk")),
        ("kid", json!(issuer(2, true).key.public().did_url())),
        ("jwk", json!({ "kty": "OKP", "crv": "Ed25519", "x": "" })),
        ("jwk", Value::Null),
        ("crit", json!(["exp"])),
    ] {
        let mut changed = told.clone();
        changed[field] = other;
        let header = base64url::encode(changed.to_string().as_bytes());
        assert!(verify(&format!("{header}.{rest}"), &trusted()).is_err(), "{field}");
    }
    for text in ["", ".", "..", "a.b.c", "%PDF-1.7", "e30.e30.e30"] {
        assert!(matches!(verify(text, &trusted()), Err(Doubt::NoBadge(_))), "{text:?}");
    }
}
