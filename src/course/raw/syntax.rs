//! TOML, and only what every TOML reader understands: the parser knows version 1.1, other tools mostly 1.0.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::{Page, quoted};
use crate::{diag::Code, text::clean};

/// A parser that lost its way complains of all that follows: the first few complaints are the author's.
const FIRST: usize = 5;

/// The table at the top of the file; none where it is no TOML.
pub fn parse<'a>(page: &Page<'a>) -> Option<DeTable<'a>> {
    let (table, mut errors) = DeTable::parse_recoverable(page.source);
    errors.sort_by_key(|error| error.span().map_or(0, |span| span.start));
    // The lines up to here are told of: what else stands on them is what their fault made of it.
    let mut told_of = 0;
    for error in errors.iter().take(FIRST) {
        let span = error.span().unwrap_or(0..0);
        let line = 1 + page.source.bytes().take(span.start).filter(|byte| *byte == b'\n').count();
        if line <= told_of {
            continue;
        }
        let Told { message, help, span, lost } = told(error.message(), page.source, &span);
        match help {
            Some(help) => page.note_with(Code::Syntax, span, message, help),
            None => page.note(Code::Syntax, span, message),
        }
        match lost {
            Lost::No => told_of = line,
            // A text that has no end takes the next line with it.
            Lost::Line => told_of = line + 1,
            Lost::File => break,
        }
    }
    errors.is_empty().then(|| table.into_inner())
}

/// A complaint as it is told.
struct Told {
    message: String,
    help: Option<String>,
    span: Range<usize>,
    lost: Lost,
}

/// How far the parser lost its way.
enum Lost {
    No,
    Line,
    File,
}

impl Told {
    fn new(span: &Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        let help = Some(help.into()).filter(|help| !help.is_empty());
        Self { message: message.into(), help, span: span.clone(), lost: Lost::No }
    }

    fn lost(self, lost: Lost) -> Self {
        Self { lost, ..self }
    }
}

/// The parser's complaint in an author's words, and what can be done about it.
fn told(said: &str, source: &str, span: &Range<usize>) -> Told {
    let written = source.get(span.clone()).unwrap_or_default();
    let begins = |words: &str| said.starts_with(words);
    let told = |message: &str, help: &str| Told::new(span, message, help);
    match () {
        () if begins("duplicate key") => twice(written, source, span),
        () if begins("string values must be quoted") => unquoted(written, span),
        () if begins("invalid unquoted key") => bad_key(written, source, span),
        () if begins("unexpected key or value") => {
            told("the line goes on after its value", after(source, span))
        }
        () if begins("invalid basic string") => {
            let help = "end the text with \" on the same line; a longer one stands between ''' and '''";
            told("the text has no \" at its end", help).lost(Lost::Line)
        }
        () if begins("invalid multi-line") => unended(source, span),
        () if begins("key with no value") => {
            let help = format!("write {}; what is not to be read begins with #", with_equals(source, span));
            told("a key has no value", &help)
        }
        () if begins("missing comma between array") => {
            let next = source[span.start..].chars().next().unwrap_or(' ');
            let (message, help) = match next {
                '"' | '\'' => (
                    "a comma or the end of a list is missing before this",
                    "put a , between two values, and a ] at the end of the list: [\"one\", \"two\"]",
                ),
                _ => (
                    "the list before this has no end",
                    "put a ] at its end: [\"one\", \"two\"]; two values have a , between them",
                ),
            };
            told(message, help).lost(Lost::File)
        }
        () if begins("unclosed") && said.contains("table") => {
            let help =
                "what there are many of begins with two brackets: [[question]]; one alone with one: [quiz]";
            told("a bracket is missing", help)
        }
        () if begins("invalid boolean") => told(
            &format!("{} is not known", quoted(written)),
            "write true or false in small letters, or a text in quotes",
        ),
        () if said.contains("unicode value digits") || begins("missing escaped value") => told(
            "a \\ in a text between double quotes has a meaning of its own",
            "write \\\\ for each \\, or put the text between ' and '",
        ),
        () => told(said, ""),
    }
}

/// A key that stands twice: most often a table that lost one of its two brackets.
fn twice(written: &str, source: &str, span: &Range<usize>) -> Told {
    let line = source[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let message = format!("the key {} stands twice", quoted(written));
    if source[line..].trim_start().starts_with('[') {
        let name = clean::message(written);
        let alone = source.find(&format!("\n[{written}]")).map(|at| at + 1..at + 3 + written.len());
        let message = match alone {
            Some(_) => format!("one `{name}` begins with one bracket, and another with two"),
            None => message,
        };
        let help = format!("where there are many, each begins with two brackets: [[{name}]]");
        return Told::new(&alone.unwrap_or(span.clone()), message, help).lost(Lost::File);
    }
    let help = match line_of(written, source, span.start) {
        Some(line) => {
            format!("line {line} has it already: delete one of the two, or give this one another name")
        }
        None => "delete one of the two, or give this one another name".to_owned(),
    };
    Told::new(span, message, help)
}

/// The last line before a place that begins with a key of this name, alone or as the last part of one.
fn line_of(name: &str, source: &str, before: usize) -> Option<usize> {
    let is_it = |line: &str| {
        let key = line.split('=').next().unwrap_or_default().trim();
        line.contains('=') && key.rsplit('.').next() == Some(name)
    };
    let begin = source[..before].rfind('\n').map_or(0, |at| at + 1);
    source[..begin].lines().enumerate().filter(|(_, line)| is_it(line)).last().map(|(at, _)| at + 1)
}

/// The line at a place as it was most likely meant: a key, an equals sign, and what follows.
fn with_equals(source: &str, span: &Range<usize>) -> String {
    let from = source[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let line = source[from..].lines().next().unwrap_or_default().trim();
    let key: String =
        line.chars().take_while(|sign| sign.is_ascii_alphanumeric() || "-_.".contains(*sign)).collect();
    let value = clean::message(line[key.len()..].trim_start_matches([':', ' ']));
    match key.is_empty() || value.is_empty() {
        true => "key = value".to_owned(),
        false => format!("{key} = {value}"),
    }
}

/// What is wrong with a value that is neither a number nor a text in quotes.
fn unquoted(written: &str, span: &Range<usize>) -> Told {
    let words = clean::message(written.trim());
    let first = written.chars().next().unwrap_or(' ');
    let (message, help) = match first {
        '“' | '”' | '„' | '‘' | '’' | '«' | '»' | '‹' | '`' => {
            let inner = words.trim_matches(|sign: char| !sign.is_alphanumeric());
            (
                format!("the sign {first} is not read as a quote"),
                format!("write straight quotes: \"{inner}\""),
            )
        }
        _ if first.is_ascii_digit() && written.ends_with('%') => {
            let number = words.trim_end_matches('%');
            ("a number stands alone".to_owned(), format!("write it without the sign: {number}"))
        }
        _ if first.is_ascii_digit() => (
            "this is neither a number nor a text".to_owned(),
            format!("write a number alone, or a text in quotes: \"{words}\""),
        ),
        _ if matches!(words.to_lowercase().as_str(), "true" | "false") => (
            format!("{} is not known", quoted(&words)),
            format!("write it in small letters: {}", words.to_lowercase()),
        ),
        _ => ("a text stands in quotes".to_owned(), format!("write \"{words}\"")),
    };
    Told::new(span, message, help)
}

fn bad_key(written: &str, source: &str, span: &Range<usize>) -> Told {
    let help = |help: &str| help.to_owned();
    let (message, help) = match written.chars().next() {
        Some(':') => {
            ("a key is followed by =, not by :".to_owned(), format!("write {}", with_equals(source, span)))
        }
        Some('/') => (
            "a note to oneself does not begin with //".to_owned(),
            help("begin it with #: the rest of the line is not read then"),
        ),
        Some('*' | '•') => {
            (help("this is no key"), help("a list stands in brackets: key = [\"one\", \"two\"]"))
        }
        Some(sign) if sign.is_alphabetic() => (
            format!("a key cannot have `{sign}` in it"),
            help(
                "a key has letters without accents, digits and hyphens; in a translation it is that of the source",
            ),
        ),
        _ => (help("a key has no such sign"), help("a key has letters without accents, digits and hyphens")),
    };
    Told::new(span, message, help)
}

/// Why a line goes on after its value.
fn after(source: &str, span: &Range<usize>) -> &'static str {
    let before = source[..span.start].chars().next_back().unwrap_or(' ');
    let mut rest = source[span.start..].chars();
    match (before, rest.next().unwrap_or(' '), rest.next().unwrap_or(' ')) {
        (before, ',', next) if before.is_ascii_digit() && next.is_ascii_digit() => {
            "write a point in a number: 3.5"
        }
        (_, ';' | ',', _) => "take it away: the end of the line is enough",
        ('"', ..) => "the text ended at the \" before this: write \\\" for a \" in a text",
        ('\'', ..) => "the text ended at the ' before this: put a text with a ' in it in double quotes",
        _ => "one line holds one key and one value; what is not to be read begins with #",
    }
}

/// A long text that has no end is shown where it begins.
fn unended(source: &str, span: &Range<usize>) -> Told {
    let before = &source[..span.start];
    let begin = before.rfind("'''").max(before.rfind("\"\"\""));
    let span = begin.map_or(span.clone(), |at| at..at + 3);
    let help = "end it with the same three quotes, on a line of their own";
    Told::new(&span, "the text that begins here has no end", help).lost(Lost::File)
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
