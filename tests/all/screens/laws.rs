//! What holds for every page, whatever somebody does.

use coursedeck::{plain, screen::Act, tui::Theme};
use proptest::prelude::*;
use ratatui::{buffer::Buffer, layout::Rect};

use super::face::{COURSES, Face, MORE, Start, USUAL, held, unsaid};

/// Something that happens to a session.
#[derive(Clone, Debug)]
enum Move {
    Act(Act),
    Speak(bool),
    Resize(u16, u16),
    Time(u64),
}

/// Text of many scripts, and what text from outside may hold at its worst.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,8}",
        "[a-d1-9 ,.]{0,6}",
        Just("نص عربي ١٢٣".to_owned()),
        Just("हिन्दी क्षेत्र".to_owned()),
        Just("ภาษาไทย".to_owned()),
        Just("漢字とかな".to_owned()),
        Just("👩\u{200d}🌾 e\u{301}\u{302}\u{303}".to_owned()),
        Just("\u{1b}[31mred\u{1b}]0;title\u{7}\u{9b}2J".to_owned()),
        Just("\u{202e}desrever\u{2066}\u{200b}\u{feff}".to_owned()),
        Just("line\nline\r\nline\ttab\0".to_owned()),
        Just("x".repeat(300)),
    ]
}

fn act() -> impl Strategy<Value = Act> {
    use Act::*;
    prop_oneof![
        8 => Just(Enter),
        3 => prop::sample::select(vec![Up, Down, Left, Right, Space, Tab, BackTab]),
        2 => prop::sample::select(vec![Top, Bottom, PageUp, PageDown, Home, End, Help, Back, Back]),
        2 => prop::sample::select(vec![Erase, EraseForward, EraseWord]),
        6 => prop::sample::select("abcdefhjklnmpqrst/?+-LN0123456789é".chars().collect::<Vec<_>>()).prop_map(Key),
        3 => text().prop_map(Type),
        3 => text().prop_map(Line),
        3 => (0..14usize).prop_map(Point),
        1 => Just(Point(usize::MAX)),
        1 => (0..4usize).prop_map(PointField),
        1 => any::<i8>().prop_map(Wheel),
    ]
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = prop_oneof![
        20 => act().prop_map(Move::Act),
        1 => any::<bool>().prop_map(Move::Speak),
        2 => (1..120u16, 1..40u16).prop_map(|(width, height)| Move::Resize(width, height)),
        1 => prop::sample::select(vec![10, 60_000, 301_000, 700_000, 200_000_000]).prop_map(Move::Time),
    ];
    prop::collection::vec(one, 1..60)
}

/// What is drawn where nothing may be, and what no terminal may be given.
fn foreign(face: &mut Face, (width, height): (u16, u16)) -> Option<String> {
    let around = Rect::new(0, 0, width + 4, height + 4);
    let area = Rect::new(2, 2, width, height);
    let mut buffer = Buffer::filled(around, ratatui::buffer::Cell::new("~"));
    face.draw_on(Theme::Dark, area, &mut buffer);
    let outside = around.positions().filter(|at| !area.contains(*at));
    let written = outside.map(|at| buffer[at].symbol().to_owned()).find(|sign| sign != "~");
    let inside = area.positions().map(|at| buffer[at].symbol().to_owned());
    written.or(inside.into_iter().find(|sign| sign.chars().any(char::is_control)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    /// Nothing that anybody does stops it, draws where it may not, says what is no word, or takes back what was saved.
    #[test]
    fn whatever_is_done_is_survived(begin in 0..5usize, moves in moves()) {
        let courses = vec![COURSES.into(), MORE.into()];
        let mut face = Face::new(&Start { language: "en", size: USUAL, courses, learners: &[] });
        // From the door, and from where questions are asked.
        let begins = [
            "",
            "Enter A Enter Enter",
            "Enter A Enter Enter 3 3 Enter",
            "Enter A Enter Enter 3 5 Enter",
            "Enter A Enter Enter 5 2 Enter",
        ];
        face.keys(begins[begin]);
        let mut size = USUAL;
        let mut events = 0;
        for one in moves {
            match one {
                Move::Act(act) => {
                    if face.acts(act) {
                        break;
                    }
                }
                Move::Speak(french) => {
                    // `L` and the name of the language, where letters are no text.
                    if !face.session.typing() {
                        face.keys(if french { "L 2" } else { "L 1" });
                    }
                }
                Move::Resize(width, height) => {
                    size = (width, height);
                    face.resize(size);
                }
                Move::Time(ms) => {
                    face.later(ms);
                }
            }
            prop_assert_eq!(foreign(&mut face, size), None);
            // Somebody may be called `.` and that is theirs.
            let name = face.session.study().learner().map(|learner| learner.name.clone());
            let mut said = plain::said(&face.session);
            said.retain(|line| Some(line) != name.as_ref());
            prop_assert_eq!(unsaid(&said), None);
            // Line by line `:l` is another language and `:m` a bookmark, whatever the screen.
            let taken = |key: &str| matches!(key, "l" | "m");
            prop_assert!(!face.session.commands().iter().any(|hint| taken(&hint.key)));
            let now = face.session.study().store().counts().unwrap().events;
            prop_assert!(events <= now, "{} events became {}", events, now);
            events = now;
        }
        prop_assert_eq!(face.session.study().store().verify().unwrap(), None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// The same at the facilitator's board: and what is done there leaves the record whole.
    #[test]
    fn whatever_is_done_at_the_board_is_survived(begin in 0..6usize, moves in moves()) {
        let courses = vec![crate::class::FOLDER.into()];
        let start = Start { language: "en", size: USUAL, courses, learners: &[] };
        let mut face = Face::board(&start, crate::class::some(), crate::class::COURSE, "Morning");
        let begins = ["", "e Enter", "e Enter 3 Enter", "Enter Enter 1", "a", "h"];
        face.keys(begins[begin]);
        let mut size = USUAL;
        for one in moves {
            match one {
                Move::Act(act) => {
                    if face.acts(act) {
                        break;
                    }
                }
                Move::Speak(french) => {
                    if !face.session.typing() {
                        face.keys(if french { "L 2" } else { "L 1" });
                    }
                }
                Move::Resize(width, height) => {
                    size = (width, height);
                    face.resize(size);
                }
                Move::Time(ms) => {
                    face.later(ms.min(60_000));
                }
            }
            prop_assert_eq!(foreign(&mut face, size), None);
            // Whoever writes a comment may write what they like.
            if !face.session.typing() {
                let mut said = plain::said(&face.session);
                said.retain(|line| !line.contains(" graded it on ") && !line.contains(" the mark on "));
                prop_assert_eq!(unsaid(&said), None);
            }
            let taken = |key: &str| matches!(key, "l" | "m");
            prop_assert!(!face.session.commands().iter().any(|hint| taken(&hint.key)));
        }
        prop_assert_eq!(face.session.study().store().verify().unwrap(), None);
    }
}

#[test]
fn lines_that_only_draw_are_found() {
    let lines = |line: &str| vec!["A word".to_owned(), line.to_owned()];
    assert_eq!(unsaid(&lines("1. True")), None);
    for bad in ["────", "", "• ", "\u{1b}[1m", "____", "a\tb"] {
        assert_eq!(unsaid(&lines(bad)).as_deref(), Some(bad));
    }
}

/// A whole quiz in lines, with what somebody types who does not know yet: what is new is said, and nothing twice but
/// what may be typed.
#[test]
fn a_quiz_is_taken_line_by_line() {
    let start = Start { language: "en", size: USUAL, courses: vec![COURSES.into()], learners: &[] };
    let mut face = Face::new(&start);
    let script = "?\n1\n\nFatou\n\n1\nz\n3\n\n\nb\n\na z\na c\n\n1\n\nkey\n\ntwo\n\n\nz\nb a\n\n1 1 2\n?\n3 1 2\n\n\
        key\nz\nb\n\n:f\nc\n\nTo help my mother.\nAnd my brother.\n\n\nx\n11\n:l\n2\n:r\n:b\n:!\n:q\n";
    let mut said = Vec::new();
    plain::run(&mut face.session, &mut script.as_bytes(), &mut said, None).unwrap();
    let said = String::from_utf8(said).unwrap();
    let lines: Vec<String> = said.lines().map(str::to_owned).collect();
    assert_eq!(unsaid(&lines), None);
    held("plain_quiz", &said);
}

/// In French a narrow space that does not break stands before `;`, `!`, `?` and `:`, and a space that does not break
/// within guillemets.
#[test]
fn french_signs_stand_beside_their_words() {
    let words = std::fs::read_to_string("locales/fr.ftl").unwrap();
    let loose = |line: &&str| {
        let after = |sign: &str| line.contains(&format!(" {sign} ")) || line.ends_with(&format!(" {sign}"));
        !line.starts_with('#')
            && ([";", "!", "?", ":", "»"].iter().any(|sign| after(sign)) || line.contains("« "))
    };
    assert_eq!(words.lines().filter(loose).collect::<Vec<_>>(), Vec::<&str>::new());
}
