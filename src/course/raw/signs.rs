//! No sign that hides, turns the reading order or commands a terminal comes in by a file, written out or escaped.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::{Page, syntax};
use crate::{
    diag::Code,
    text::clean::{self, Fault, Why},
};

/// The longest text, in bytes.
const LONGEST: usize = 64 << 10;
/// The longest line that has no fault, in bytes: `clean` counts signs.
const LINE: usize = 4096;
/// Keys whose texts are single lines: no mark of direction belongs there.
const LINES: &[&str] = &["title", "authors", "unit", "accept", "patterns", "id", "sector"];

/// Looks at every key and every text of a file.
pub fn check(page: &Page<'_>, table: &DeTable<'_>, rtl: bool) {
    for (key, value) in table.iter() {
        check_text(page, key.get_ref(), key.span(), false);
        syntax::check_escapes(page, page.source.get(key.span()).unwrap_or_default(), key.span().start);
        let rtl = rtl && !LINES.contains(&&**key.get_ref());
        check_value(page, value.get_ref(), value.span(), rtl);
    }
}

fn check_value(page: &Page<'_>, value: &DeValue<'_>, span: Range<usize>, rtl: bool) {
    syntax::check_value(page, value, span.clone());
    match value {
        DeValue::String(text) => check_text(page, text, span, rtl),
        DeValue::Array(array) => {
            array.iter().for_each(|value| check_value(page, value.get_ref(), value.span(), rtl));
        }
        DeValue::Table(table) => check(page, table, rtl),
        _ => (),
    }
}

fn check_text(page: &Page<'_>, text: &str, span: Range<usize>, rtl: bool) {
    if LONGEST < text.len() {
        let message = format!("the text has {} KiB", text.len() >> 10);
        page.note_with(Code::TextTooLong, span, message, "a text has at most 64 KiB: make two lessons of it");
        return;
    }
    if is_plain(text) || page.is_full() {
        return;
    }
    for fault in clean::faults(text, rtl).iter().take(5) {
        let place = place(page.source, text, span.clone(), fault);
        match fault.why {
            Why::LongLine => {
                let message = "the line has more than 4096 signs";
                page.note_with(
                    Code::LineTooLong,
                    place,
                    message,
                    "break the line: Markdown joins lines into paragraphs",
                );
            }
            _ => page.note_with(Code::ForbiddenCharacter, place, message(fault), help(fault.why)),
        }
    }
}

/// What a byte of a text may be: 0 where no sign with it is strange, 1 where the sign must be looked at.
const BYTES: [u8; 256] = {
    let mut bytes = [1; 256];
    let mut byte = 0;
    while byte < 256 {
        // Letters, digits and marks of ASCII; letters up to U+02FF; the later bytes of any sign.
        if matches!(byte, 9 | 10 | 0x20..=0x7E | 0x80..=0xBF | 0xC3..=0xCB) {
            bytes[byte] = 0;
        }
        byte += 1;
    }
    bytes
};

/// Whether a text is of the kind nearly all are: nothing but letters, digits and marks of the common scripts of
/// Europe, in lines that are short. A look at each byte is many times faster than the whole judgement.
fn is_plain(text: &str) -> bool {
    let is_short = || text.len() <= LINE || text.lines().all(|line| line.len() <= LINE);
    let is_common = |sign| {
        matches!(sign, '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{370}'..='\u{482}' | '\u{48A}'..='\u{58F}'
            | '\u{2010}'..='\u{2027}' | '\u{202F}'..='\u{203A}' | '\u{20A0}'..='\u{20BF}' | '\u{2190}'..='\u{22FF}')
    };
    for (at, byte) in text.as_bytes().iter().enumerate() {
        if BYTES[usize::from(*byte)] != 0 && !text[at..].chars().next().is_some_and(is_common) {
            return false;
        }
    }
    is_short()
}

/// Where the sign stands in the file.
fn place(source: &str, text: &str, span: Range<usize>, fault: &Fault) -> Range<usize> {
    // A text without escapes is a piece of the file itself.
    let before = (text.as_ptr() as usize).checked_sub(source.as_ptr() as usize);
    if let Some(before) = before.filter(|before| *before < source.len()) {
        return before + fault.at..before + fault.at + fault.sign.len_utf8();
    }
    let written = source.get(span.clone()).unwrap_or_default();
    match find(written, fault.sign, nth(text, fault)) {
        Some(found) => span.start + found.start..span.start + found.end,
        None => span,
    }
}

/// How often the same sign stands before it.
fn nth(text: &str, fault: &Fault) -> usize {
    text[..fault.at].matches(fault.sign).count()
}

/// Where a text with escapes has a sign for the `nth` time, written out or escaped.
fn find(written: &str, wanted: char, nth: usize) -> Option<Range<usize>> {
    let mut signs = Escaped { written, at: 0 }.filter(|(sign, _)| *sign == wanted);
    signs.nth(nth).map(|(_, place)| place)
}

/// The signs of a text between double quotes, each with its place.
struct Escaped<'a> {
    written: &'a str,
    at: usize,
}

impl Iterator for Escaped<'_> {
    type Item = (char, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at;
        let rest = &self.written[start..];
        let sign = rest.chars().next()?;
        let (sign, long) = match sign {
            '\\' => escape(rest).unwrap_or(('\\', 1)),
            sign => (sign, sign.len_utf8()),
        };
        self.at += long;
        Some((sign, start..self.at))
    }
}

/// The sign that an escape stands for, and how long it is.
fn escape(rest: &str) -> Option<(char, usize)> {
    let kind = rest[1..].chars().next()?;
    let digits = match kind {
        'u' => 4,
        'U' => 8,
        'x' => 2,
        'e' => return Some(('\u{1b}', 2)),
        'b' => return Some(('\u{8}', 2)),
        'f' => return Some(('\u{c}', 2)),
        'r' => return Some(('\r', 2)),
        kind => return Some((kind, 1 + kind.len_utf8())),
    };
    let code = u32::from_str_radix(rest.get(2..2 + digits)?, 16).ok()?;
    Some((char::from_u32(code)?, 2 + digits))
}

fn message(fault: &Fault) -> String {
    let code = fault.sign as u32;
    let what = match fault.why {
        Why::Control => "commands the terminal",
        Why::Bidi => "turns the reading order",
        Why::Invisible => "cannot be seen",
        Why::PrivateUse => "means nothing that others know",
        Why::Noncharacter => "is no character",
        Why::Stacked => "is one mark too many on one letter",
        Why::LongLine => "is too far to the right",
    };
    format!("the sign U+{code:04X} {what}")
}

fn help(why: Why) -> &'static str {
    match why {
        Why::Stacked => "a letter has at most 4 marks above or below",
        Why::Bidi => "take it away: the reading order follows from the letters",
        _ => "take it away: delete the word, and type it anew",
    }
}
