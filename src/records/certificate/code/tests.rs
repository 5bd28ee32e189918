use super::*;
use crate::{records::certificate, seal::Key};

fn said() -> Said {
    Said {
        number: "7K3F-9QXM-2T4V".to_owned(),
        name: "منى عبد الله".to_owned(),
        course: "safe-online".to_owned(),
        version: "1.2.0".to_owned(),
        title: "安全上网".to_owned(),
        language: "zh".parse().unwrap(),
        result: "passed".to_owned(),
        score: "83.33".to_owned(),
        completed: "2026-11-24".parse().unwrap(),
        expires: None,
        issued: "2026-11-25".parse().unwrap(),
        centre: "Kisumu".to_owned(),
    }
}

fn coded() -> Coded {
    let certificate = certificate::sign(uuid::Uuid::nil(), said(), &Key::grown([7; 32]));
    Coded::try_from(&certificate).unwrap()
}

#[test]
fn a_code_comes_back_as_it_was_however_it_is_broken_into_lines() {
    let coded = coded();
    let code = coded.to_string();
    assert!(coded.is_sound());
    let lines: Vec<String> =
        code.as_bytes().chunks(40).map(|it| String::from_utf8_lossy(it).into()).collect();
    for text in [code.clone(), code.to_lowercase(), format!(" {} \r\n", lines.join("\r\n "))] {
        assert_eq!(Coded::parse(&text), Ok(coded.clone()), "{text}");
    }
    assert_eq!(Coded::find(format!("%PDF ({code}) <").as_bytes()), Some(code));
}

#[test]
fn a_bit_that_is_flipped_anywhere_in_a_code_is_found() {
    let code = coded().to_string().into_bytes();
    for at in 0..code.len() * 8 {
        let mut other = code.clone();
        other[at / 8] ^= 1 << (at % 8);
        let Ok(text) = String::from_utf8(other) else { continue };
        assert!(Coded::parse(&text).map_or(true, |coded| !coded.is_sound()), "bit {at}: {text}");
    }
}

#[test]
fn every_field_is_signed() {
    let sound = coded();
    let fields: [fn(&mut Said); 12] = [
        |it| it.number.replace_range(0..1, "8"),
        |it| it.name.push('x'),
        |it| it.course.push('x'),
        |it| it.version.push('1'),
        |it| it.title.push('x'),
        |it| it.language = "en".parse().unwrap(),
        |it| it.result = "completed".to_owned(),
        |it| it.score = "93.33".to_owned(),
        |it| it.completed = "2026-11-23".parse().unwrap(),
        |it| it.expires = Some("2028-11-24".parse().unwrap()),
        |it| it.issued = "2026-11-24".parse().unwrap(),
        |it| it.centre.push('x'),
    ];
    for (at, change) in fields.iter().enumerate() {
        let mut other = sound.clone();
        change(&mut other.said);
        let back = Coded::parse(&other.to_string()).unwrap();
        assert_eq!(back.said, other.said);
        assert!(!back.is_sound(), "field {at}");
    }
}

#[test]
fn what_is_no_code_is_told_and_stops_nobody() {
    assert_eq!(Coded::parse(""), Err(BadCode::NoCode));
    assert_eq!(Coded::parse("7K3F-9QXM-2T4V"), Err(BadCode::NoCode));
    assert_eq!(Coded::parse("CD1-"), Err(BadCode::Length));
    assert_eq!(Coded::parse("CD1-A1"), Err(BadCode::Sign(6)));
    let code = coded().to_string();
    for end in 0..code.len() {
        // What is cut may be read, with a part of one field taken for another; it is never signed.
        assert!(Coded::parse(&code[..end]).map_or(true, |coded| !coded.is_sound()), "{end}");
    }
    assert!(Coded::parse(&format!("CD1-{}", "A".repeat(1 << 20))).is_err());
    let mut hidden = coded();
    hidden.said.name = "Amina \u{1b}[2J".to_owned();
    assert_eq!(Coded::parse(&hidden.to_string()), Err(BadCode::Body));
}
