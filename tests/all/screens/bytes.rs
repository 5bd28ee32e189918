//! What the screens cost on a slow line: the bytes of a whole screen, and those from a key to the settled screen. They are
//! the same on every machine, so the table of them is compared with the one that was looked at.

use std::{fmt::Write, fs, io};

use coursedeck::tui::{Canvas, Theme};

use super::face::{COURSES, Face, Start, USUAL};

/// The table: `COURSEDECK_GOLDEN=renew cargo test bytes::` makes it anew.
const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/bytes.md");

/// A whole screen may take so many bytes, and a key so many in the middle.
const MOST: (usize, usize) = (6 * 1024, 400);

/// The screens: how one comes to it from the one before, and what is then done on it.
const SCREENS: [(&str, &str, &str); 21] = [
    ("languages", "", "Down Down Up Down"),
    ("a new learner: the name", "Esc Esc n", "A m i n a"),
    ("a new learner: the PIN", "Enter", "1 2 3 4"),
    ("home", "Enter 1 2 3 4 Enter", "Down Up Down Up"),
    ("settings", "s", "Down Down Up Down"),
    ("settings, one changed", "", "Enter Enter Left Enter"),
    ("pictures to come in by", "6", "Down Down 3 7 Up"),
    ("help", "Esc Esc ?", "Down Down Up"),
    ("search", "Esc /", "t a b l e"),
    ("a course", "Esc 1", "Down Down Up Down"),
    ("a lesson", "1", ""),
    ("practice: true or false", "Enter", "Down Up Down Up"),
    ("its feedback", "Up Up Enter", ""),
    ("before a quiz", "Enter Enter", ""),
    ("a quiz: one choice", "Enter", "Down Down Up Down"),
    ("a quiz: several choices", "b Enter Enter", "Space Down Space Down Space"),
    ("a quiz: a typed answer", "Enter Enter b Enter Enter", "s t o n e"),
    ("a quiz: pairs", "Enter Enter 3 Enter Enter", "a b Down Up"),
    ("a quiz: an order", "Enter Enter", "Space Down Down Up"),
    ("the questions of a quiz", "Esc", "Down Down Up Down"),
    ("how it ended", "End Enter Enter", ""),
];

/// What a screen costs: a whole one, the median of its keys, and whether these move a choice or a cursor.
type Cost = (usize, Option<usize>, bool);

fn costs(language: &str) -> Vec<Cost> {
    let start = Start { language, size: USUAL, courses: vec![COURSES.into()], learners: &[] };
    let mut face = Face::new(&start);
    let mut cost = |(name, there, keys): &(&str, &str, &str)| {
        press(&mut face, there);
        let mut canvas = Canvas::new(io::sink(), USUAL.0, USUAL.1);
        let mut written = |face: &mut Face| {
            let (buffer, cursor) = face.shown(Theme::Dark);
            canvas.show(buffer, cursor).unwrap();
            canvas.written()
        };
        assert!(!keys.is_empty() || !face.chooses(), "{name}: {:?}", face.session.page().crumbs);
        let whole = written(&mut face);
        let mut each = Vec::new();
        let chooses = face.chooses();
        for key in keys.split_whitespace() {
            press(&mut face, key);
            each.push(written(&mut face));
        }
        each.sort_unstable();
        (whole, each.get(each.len() / 2).copied(), chooses)
    };
    SCREENS.iter().map(&mut cost).collect()
}

/// Keys, of which a letter is typed where letters are text.
fn press(face: &mut Face, keys: &str) {
    if !keys.is_empty() {
        face.keys(keys);
    }
}

#[test]
fn a_slow_line_carries_every_screen() {
    let languages = ["en", "ar", "ru", "zh-Hans"];
    let all = languages.map(costs);
    let mut table = String::from(
        "# Bytes to the terminal\n\n\
         At 80x24, in the colours of a dark screen: a whole screen, then the median from a key to the settled screen. The test\n\
         `bytes::` makes this table and holds every screen to less than 6 kB, and every key that moves a choice or types to less\n\
         than 400 bytes; where there is nothing to choose, a key scrolls the text.\n\n\
         | screen |",
    );
    for language in languages {
        write!(table, " {language} | a key |").unwrap();
    }
    table += "\n| --- |";
    table += &" ---: | ---: |".repeat(languages.len());
    for (nth, (name, _, _)) in SCREENS.iter().enumerate() {
        write!(table, "\n| {name} |").unwrap();
        for (language, costs) in languages.iter().zip(&all) {
            let (whole, key, chooses) = costs[nth];
            assert!(whole < MOST.0, "{name} in {language}: {whole} bytes");
            let most = if chooses { MOST.1 } else { MOST.0 };
            assert!(key.is_none_or(|key| key < most), "{name} in {language}: {key:?} bytes for a key");
            let key = key.map_or("–".to_owned(), |key| key.to_string());
            write!(table, " {whole} | {key} |").unwrap();
        }
    }
    table.push('\n');
    if std::env::var("COURSEDECK_GOLDEN").as_deref() == Ok("renew") {
        fs::write(TABLE, &table).unwrap();
    }
    assert_eq!(fs::read_to_string(TABLE).unwrap_or_default(), table);
}
