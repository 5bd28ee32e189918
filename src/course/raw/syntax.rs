//! TOML, and only what every TOML reader understands: the parser knows version 1.1, other tools mostly 1.0.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::{Page, quoted};
use crate::diag::Code;

/// A parser that lost its way complains of all that follows: the first few complaints are the author's.
const FIRST: usize = 5;

/// The table at the top of the file; none where it is no TOML.
pub fn parse<'a>(page: &Page<'a>) -> Option<DeTable<'a>> {
    let (table, errors) = DeTable::parse_recoverable(page.source);
    for error in errors.iter().take(FIRST) {
        let span = error.span().unwrap_or(0..0);
        let (message, help) = said(error.message(), page.source, &span);
        match help {
            Some(help) => page.note_with(Code::Syntax, span, message, help),
            None => page.note(Code::Syntax, span, message),
        }
    }
    errors.is_empty().then(|| table.into_inner())
}

/// The parser's complaint, and what an author can do about it.
fn said(message: &str, source: &str, span: &Range<usize>) -> (String, Option<&'static str>) {
    let help = match message {
        _ if message.starts_with("duplicate key") => {
            let key = quoted(source.get(span.clone()).unwrap_or_default());
            return (format!("the key {key} stands twice"), Some("keep one of the two"));
        }
        _ if message.starts_with("string values must be quoted") => Some("put a text in quotes: \"…\""),
        _ if message.starts_with("unexpected key or value") => {
            Some("one line holds one key; put a text with ' in it in double quotes")
        }
        _ if message.starts_with("invalid basic string") => Some(
            "end the text with \" on the same line; write a \\ in it as \\\\, and longer texts between '''",
        ),
        _ if message.starts_with("invalid multi-line") => Some("end the text with the same three quotes"),
        _ if message.starts_with("key with no value") => Some("write key = value"),
        _ => None,
    };
    (message.to_owned(), help)
}

/// Notes the 1.1 forms of a value: escapes, times and inline tables. `signs` calls it for each value once.
pub fn check_value(page: &Page<'_>, value: &DeValue<'_>, span: Range<usize>) {
    let Some(written) = page.source.get(span.clone()) else { return };
    match value {
        DeValue::String(_) => check_escapes(page, written, span.start),
        DeValue::Datetime(it) if it.time.is_some_and(|time| time.second.is_none()) => {
            note(page, span, "a time without seconds", "write the seconds: 07:32:00");
        }
        DeValue::Table(_) if written.starts_with('{') => check_inline(page, written, span.start),
        _ => (),
    }
}

/// Notes `\e` and `\xHH` in a text between double quotes.
pub fn check_escapes(page: &Page<'_>, written: &str, start: usize) {
    if !written.starts_with('"') || !written.contains('\\') {
        return;
    }
    let mut signs = written.char_indices();
    while let Some((at, sign)) = signs.next() {
        let escaped = if sign == '\\' { signs.next() } else { None };
        let (long, help) = match escaped {
            Some((_, 'e')) => (2, "write \\u001B; but no course may show that sign"),
            Some((_, 'x')) => (4, "write four digits: \\u00E9 for \\xE9"),
            _ => continue,
        };
        let span = start + at..start + (at + long).min(written.len());
        note(page, span, "an escape that only TOML 1.1 knows", help);
    }
}

/// Notes line breaks and comments in an inline table, and a comma before its end.
fn check_inline(page: &Page<'_>, written: &str, start: usize) {
    let bytes = written.as_bytes();
    let (mut open, mut comma, mut at) = (Vec::new(), None, 0);
    while at < bytes.len() {
        let sign = bytes[at];
        match sign {
            b'"' | b'\'' => at = end_of_text(bytes, at),
            b'#' => at = bytes[at..].iter().position(|b| *b == b'\n').map_or(bytes.len(), |end| at + end) - 1,
            b'{' | b'[' => open.push(sign),
            b'}' | b']' => {
                if let (b'}', Some(comma)) = (sign, comma) {
                    let span = start + comma..start + comma + 1;
                    note(page, span, "a comma before the end of an inline table", "take the comma away");
                    return;
                }
                open.pop();
            }
            b'\n' if open.last() == Some(&b'{') => {
                let help =
                    "write it on one line, or as a table of its own, or with dotted keys: `choices.a = …`";
                note(page, start..start + 1, "an inline table over several lines", help);
                return;
            }
            _ => (),
        }
        match sign {
            b',' => comma = Some(at),
            b' ' | b'\t' => (),
            _ => comma = None,
        }
        at += 1;
    }
}

/// The last byte of the text that begins at `at`.
fn end_of_text(bytes: &[u8], at: usize) -> usize {
    let quote = bytes[at];
    let long = bytes[at..].starts_with(&[quote; 3]);
    let mut here = at + if long { 3 } else { 1 };
    while here < bytes.len() {
        match bytes[here] {
            b'\\' if quote == b'"' => here += 1,
            sign if sign == quote && !long => return here,
            sign if sign == quote && bytes[here..].starts_with(&[quote; 3]) => {
                // Up to two quotes may stand right before the three that end it.
                let run = bytes[here..].iter().take_while(|b| **b == quote).count();
                return here + run.min(5) - 1;
            }
            _ => (),
        }
        here += 1;
    }
    bytes.len()
}

fn note(page: &Page<'_>, span: Range<usize>, message: &str, help: &str) {
    page.note_with(Code::Toml11, span, format!("{message}: other tools cannot read the file"), help);
}
