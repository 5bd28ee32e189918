//! Right to left: the library is held to Unicode's own test files, our lines and forms to another library's, and the
//! program is used in Arabic.

use std::{collections::BTreeSet, fs, io::Write, path::Path, process::Command};

use coursedeck::{
    store::{How, Store},
    text::{Span, bidi},
};
use unicode_bidi::{BidiInfo, Level};

use crate::pty::{Terminal, coursedeck};

/// Where Debian's unicode-data puts Unicode's files.
const UNICODE: &str = "/usr/share/unicode";

fn unicode(name: &str) -> Option<String> {
    let text = fs::read_to_string(Path::new(UNICODE).join(name));
    if text.is_err() {
        skip(&format!("{name} is not there: apt-get install unicode-data"));
    }
    text.ok()
}

fn skip(why: &str) {
    let _ = writeln!(std::io::stderr(), "skipped: {why}");
}

/// The levels of a text in a paragraph of this direction, and the order of what has one; `x` in the files is none.
fn holds(text: &str, base: Option<Level>, levels: &str, order: &str) -> bool {
    let info = BidiInfo::new(text, base);
    // A sign that ends a paragraph in the middle makes two, and the files count them as one.
    let [paragraph] = &info.paragraphs[..] else { return true };
    let found = info.reordered_levels_per_char(paragraph, paragraph.range.clone());
    let wanted: Vec<Option<u8>> = levels.split_whitespace().map(|it| it.parse().ok()).collect();
    let alike = |(found, wanted): (&Level, &Option<u8>)| wanted.is_none_or(|it| it == found.number());
    let seen: Vec<usize> = (0..wanted.len()).filter(|at| wanted[*at].is_some()).collect();
    let shown: Vec<Level> = seen.iter().map(|at| found[*at]).collect();
    let placed: Vec<String> =
        BidiInfo::reorder_visual(&shown).into_iter().map(|at| seen[at].to_string()).collect();
    found.len() == wanted.len() && found.iter().zip(&wanted).all(alike) && placed.join(" ") == order.trim()
}

#[test]
fn the_library_passes_unicode_s_character_test() {
    let Some(file) = unicode("BidiCharacterTest.txt") else { return };
    let lines = file.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let (mut count, mut wrong) = (0, Vec::new());
    for line in lines {
        let fields: Vec<&str> = line.split(';').collect();
        let sign = |code: &str| char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap();
        let text: String = fields[0].split_whitespace().map(sign).collect();
        let base = match fields[1] {
            "0" => Some(Level::ltr()),
            "1" => Some(Level::rtl()),
            _ => None,
        };
        count += 1;
        wrong.extend((!holds(&text, base, fields[3], fields[4])).then_some(line));
    }
    assert!(count > 90_000, "{count}");
    assert!(wrong.is_empty(), "{} of {count}: {:?}", wrong.len(), wrong.first());
}

#[test]
fn the_library_passes_unicode_s_class_test() {
    let Some(file) = unicode("BidiTest.txt") else { return };
    let (mut levels, mut order, mut count) = ("", "", 0);
    let mut wrong = Vec::new();
    for line in file.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        if let Some(said) = line.strip_prefix("@Levels:") {
            levels = said;
        } else if let Some(said) = line.strip_prefix("@Reorder:") {
            order = said;
        } else {
            let (classes, bases) = line.split_once(';').unwrap();
            let text: String = classes.split_whitespace().map(sign_of).collect();
            let bases: u8 = bases.trim().parse().unwrap();
            for (bit, base) in [(1, None), (2, Some(Level::ltr())), (4, Some(Level::rtl()))] {
                if bases & bit != 0 {
                    count += 1;
                    wrong.extend((!holds(&text, base, levels, order)).then_some((line, bit)));
                }
            }
        }
    }
    assert!(count > 700_000, "{count}");
    assert!(wrong.is_empty(), "{} of {count}: {:?}", wrong.len(), wrong.first());
}

/// A sign of this class.
fn sign_of(class: &str) -> char {
    match class {
        "L" => 'a',
        "R" => '\u{5D0}',
        "AL" => '\u{628}',
        "EN" => '1',
        "ES" => '+',
        "ET" => '$',
        "AN" => '\u{661}',
        "CS" => ',',
        "NSM" => '\u{300}',
        "BN" => '\u{AD}',
        "B" => '\u{2029}',
        "S" => '\t',
        "WS" => ' ',
        "ON" => '!',
        "LRE" => '\u{202A}',
        "RLE" => '\u{202B}',
        "PDF" => '\u{202C}',
        "LRO" => '\u{202D}',
        "RLO" => '\u{202E}',
        "LRI" => '\u{2066}',
        "RLI" => '\u{2067}',
        "FSI" => '\u{2068}',
        "PDI" => '\u{2069}',
        other => panic!("{other}"),
    }
}

/// A line of a page in Arabic, as it stands on the screen.
pub fn seen(text: &str) -> String {
    let signs = bidi::visual(&[Span::plain(bidi::shape(text, 0).text)]);
    signs.into_iter().filter(|sign| sign.cells > 0).map(|sign| sign.text).collect()
}

/// What we say and teach in Arabic: each line of text in quotation marks or behind an equals sign.
fn arabic() -> BTreeSet<String> {
    let mut files = vec![Path::new("locales/ar.ftl").to_owned()];
    for course in fs::read_dir("courses").unwrap() {
        let folder = course.unwrap().path().join("ar");
        files.extend(fs::read_dir(folder).into_iter().flatten().map(|it| it.unwrap().path()));
    }
    let text: String = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || "#`*|_\\{}$=\"<>-+/".contains(sign);
    let pieces = text.lines().flat_map(|line| line.split(is_sign)).map(str::trim);
    pieces.filter(|piece| !piece.is_ascii()).map(str::to_owned).collect()
}

#[test]
fn lines_and_forms_are_those_of_another_library() {
    let pieces: Vec<String> = arabic().into_iter().collect();
    assert!(pieces.len() > 1_000, "{}", pieces.len());
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("lines");
    fs::write(&file, pieces.join("\n")).unwrap();
    let options = ["--charset", "UTF-8", "--rtl", "--nopad", "--nobreak", "--clean"];
    let Ok(output) = Command::new("fribidi").args(options).arg(&file).output() else {
        skip("fribidi is not there: apt-get install libfribidi-bin");
        return;
    };
    let said = String::from_utf8(output.stdout).unwrap();
    let theirs: Vec<String> = said.lines().map(|line| line.replace('\u{FEFF}', "")).collect();
    assert_eq!(theirs.len(), pieces.len());
    // A hamza that stands alone has one form only: they leave the letter, and we take the form.
    let ours = |piece: &str| seen(piece).replace('\u{FE80}', "\u{621}");
    let differ: Vec<_> =
        pieces.iter().zip(&theirs).filter(|(piece, theirs)| ours(piece) != **theirs).collect();
    assert!(differ.is_empty(), "{} of {}: {:?}", differ.len(), pieces.len(), differ.first());
}

/// The program in Arabic, on a terminal of which nothing is known.
fn in_arabic(data: &Path) -> Terminal {
    let mut command = coursedeck(data, &[]);
    for name in ["VTE_VERSION", "KONSOLE_VERSION", "WT_SESSION", "TERM_PROGRAM", "TMUX", "STY"] {
        command.env_remove(name);
    }
    command.env_remove("ALACRITTY_WINDOW_ID");
    command.env("LANG", "ar_EG.UTF-8");
    Terminal::start(command, 80, 24)
}

#[test]
fn a_learner_takes_a_lesson_and_a_question_in_arabic() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = in_arabic(data.path());
    let steps = [
        ("أي هذين السطرين يقرأ جيدا؟", "1"),
        ("يرجى اختيار لغتك", "\r"),
        ("اسمك", "آمنة لطفي\r"),
        ("رقمك السري", "\r"),
        // The name, as it was typed, stands on the first line.
        ("آمنة لطفي", "1"),
        ("خريطة لوحة المفاتيح", "2"),
        ("الدرس 1 من 4", "\u{1b}[D"),
        // The way on is to the left.
        ("التمرين 1 من 2", "\u{1b}"),
        ("الدرس 1 من 4", "\u{1b}"),
        ("أنجزت حتى الآن", "6"),
        ("النجاح ابتداء من", "\r"),
        ("السؤال 1 من", "a"),
    ];
    for (text, keys) in steps {
        terminal.until(&seen(text));
        terminal.keys(keys);
    }
    terminal.keys("\u{3}");
    assert!(terminal.end().success());
    let raw = String::from_utf8_lossy(&terminal.raw).into_owned();
    let last = raw.rfind("\u{1b}[8l").unwrap();
    assert!(raw[last..].contains("\u{1b}[8h"), "the terminal does not put lines in order again");
    assert_eq!(crate::terminal::foreign_escapes(&terminal.raw), Vec::<String>::new());
    let store = Store::open(&data.path().join("coursedeck.db"), How { anyway: true }).unwrap();
    let names: Vec<String> = store.learners().unwrap().into_iter().map(|it| it.name).collect();
    assert_eq!(names, ["آمنة لطفي"], "what is kept is in the order of reading");
    assert_eq!(store.setting(None, "bidi").unwrap().as_deref(), Some("own"));
}

#[test]
fn a_terminal_is_told_of_the_order_of_signs_in_such_a_language_only() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(coursedeck(data.path(), &[]), 80, 24);
    terminal.until("Choose your language");
    terminal.keys("\u{3}");
    assert!(terminal.end().success());
    let raw = String::from_utf8_lossy(&terminal.raw).into_owned();
    assert!(!raw.contains("\u{1b}[8l") && !raw.contains("\u{1b}[8h"));
}

#[test]
fn a_signal_gives_the_order_of_signs_back_too() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = in_arabic(data.path());
    terminal.until(&seen("أي هذين السطرين يقرأ جيدا؟"));
    terminal.signal("TERM");
    terminal.end();
    let raw = String::from_utf8_lossy(&terminal.raw).into_owned();
    assert!(raw.rfind("\u{1b}[8h") > raw.rfind("\u{1b}[8l"));
}
