//! Where lines end: the wrapping of texts is held to Unicode's own test file, and what differs stands in a table.

use std::{fs, io::Write};

use coursedeck::text::{Span, flow, width};

/// What the wrapping does otherwise than Unicode's file of this version says.
const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/line-breaks.txt");

/// A case of the file: a text, and where a line may end in it, its end included.
struct Case {
    text: String,
    ends: Vec<usize>,
}

/// Unicode's cases, and their version.
fn cases() -> Option<(String, Vec<Case>)> {
    let Ok(file) = fs::read_to_string("/usr/share/unicode/auxiliary/LineBreakTest.txt") else {
        let why = "skipped: LineBreakTest.txt is not there: apt-get install unicode-data\n";
        std::io::stderr().write_all(why.as_bytes()).unwrap();
        return None;
    };
    let version = file.lines().next().unwrap().trim_start_matches("# ").to_owned();
    let lines = file.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    Some((version, lines.map(|line| case(line.split('#').next().unwrap())).collect()))
}

fn case(line: &str) -> Case {
    let (mut text, mut ends) = (String::new(), Vec::new());
    for word in line.split_whitespace() {
        match word {
            "×" => (),
            "÷" => ends.push(text.len()),
            code => text.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap()),
        }
    }
    Case { text, ends }
}

/// A text in codes, with `÷` where a line may end.
fn codes(text: &str, ends: &[usize]) -> String {
    let mut said = String::new();
    for (at, sign) in text.char_indices() {
        said += &format!("{:04X}", sign as u32);
        said += if ends.contains(&(at + sign.len_utf8())) { " ÷ " } else { " × " };
    }
    said.trim_end().to_owned()
}

#[test]
fn lines_end_where_unicode_lets_them_but_for_what_the_table_tells() {
    let Some((version, cases)) = cases() else { return };
    assert!(cases.len() > 7_000, "{}", cases.len());
    let mut table = format!(
        "What the wrapping does otherwise than {version} says: first Unicode's, then ours.\n\
         The file parts numbers as an example of the annex does, and the library as its rules do; it follows later rules\n\
         for quotation marks.\n\n"
    );
    let mut count = 0;
    for case in &cases {
        let ours = flow::breaks(&case.text);
        if ours != case.ends {
            count += 1;
            table += &format!("{}\n{}\n\n", codes(&case.text, &case.ends), codes(&case.text, &ours));
        }
    }
    assert!(count * 100 < cases.len(), "{count} of {}", cases.len());
    if std::env::var("COURSEDECK_GOLDEN").as_deref() == Ok("renew") {
        fs::write(TABLE, &table).unwrap();
    }
    let known = fs::read_to_string(TABLE).unwrap();
    // Another machine may have Unicode's file of another year.
    if known.lines().next() == table.lines().next() {
        assert_eq!(known, table);
    }
}

/// A line ends only where it may, or inside of what is longer than any line.
#[test]
fn no_line_of_unicode_s_texts_ends_where_it_may_not() {
    let Some((_, cases)) = cases() else { return };
    let fit = |case: &Case| {
        !case.text.contains(|sign: char| sign.is_control() || "\u{2028}\u{2029}".contains(sign))
    };
    for case in cases.iter().filter(|case| fit(case)) {
        // What is one sign to the eye is never broken.
        let signs: Vec<usize> = width::graphemes(&case.text)
            .scan(0, |at, (sign, _)| {
                *at += sign.len();
                Some(*at)
            })
            .collect();
        let ends: Vec<usize> = flow::breaks(&case.text).into_iter().filter(|it| signs.contains(it)).collect();
        for room in 1..5 {
            for end in line_ends(&case.text, room) {
                let before = ends.iter().rev().find(|it| **it <= end).copied().unwrap_or(0);
                let after = ends.iter().find(|it| end < **it).copied().unwrap_or(case.text.len());
                let word = case.text[before..after].trim_end_matches(is_space);
                let spaces = case.text[end..].len() - case.text[end..].trim_start_matches(is_space).len();
                let lets =
                    ends.iter().any(|it| (end..=end + spaces).contains(it)) || width::cells(word) > room;
                assert!(lets, "{} at {end} in {room} cells", codes(&case.text, &ends));
            }
        }
    }
}

/// Where the lines of a text end in so many cells.
fn line_ends(text: &str, room: usize) -> Vec<usize> {
    let mut at = 0;
    let mut ends = Vec::new();
    for line in flow::wrap(&[Span::plain(text)], room) {
        let line: String = line.spans.iter().map(|span| &*span.text).collect();
        // An empty line is spaces that found no room.
        if line.is_empty() {
            continue;
        }
        for sign in line.chars() {
            // So may be those before a mark that takes none.
            let found = text[at..].find(sign);
            at += found.unwrap_or_else(|| panic!("{text:?} {room} {line:?} {at}")) + sign.len_utf8();
        }
        ends.push(at);
    }
    ends
}

/// A space that a line may end with. Others hold words together.
fn is_space(sign: char) -> bool {
    sign.is_whitespace() && !['\u{A0}', '\u{202F}', '\u{2007}'].contains(&sign)
}
