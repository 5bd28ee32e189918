//! A value, read as the type that is wanted. What is of another type is noted, and read as nothing.

use std::{borrow::Cow, ops::RangeInclusive, str::FromStr};

use toml::{Spanned, de::DeValue};

use super::{Keys, Page, Raw, meant, nearest, quoted};
use crate::{
    diag::Code,
    ids::{BadSlug, ChoiceKey},
    text::clean,
};

/// The most choices, items, sides or steps.
pub const MOST_CHOICES: usize = 26;
/// The most ids of a list that are looked at: a course has at most 200 files.
const MOST_IDS: usize = 300;

/// A value, with its key.
#[derive(Clone, Copy)]
pub struct Value<'t> {
    pub(super) page: &'t Page<'t>,
    pub(super) key: &'t Spanned<Cow<'t, str>>,
    pub(super) value: Raw<'t>,
}

/// A key that an author chose, with its value.
pub struct Choice<'t> {
    /// The key.
    pub key: ChoiceKey,
    /// Its value.
    pub value: Value<'t>,
}

impl<'t> Value<'t> {
    /// Its key.
    pub fn key(&self) -> &'t str {
        self.key.get_ref()
    }

    /// The file it stands in.
    pub fn page(&self) -> &'t Page<'t> {
        self.page
    }

    /// Where it stands.
    pub fn place(&self) -> std::ops::Range<usize> {
        self.value.span()
    }

    /// Notes that something is wrong with it.
    pub fn note(&self, code: Code, message: impl Into<String>, help: impl Into<String>) {
        self.page.note_with(code, self.place(), message, help);
    }

    /// Notes that something is wrong with its key.
    pub fn note_key(&self, code: Code, message: impl Into<String>, help: impl Into<String>) {
        self.page.note_with(code, self.key.span(), message, help);
    }

    /// Notes that nobody knows its key.
    pub fn unknown(&self, what: &str, known: &[&str]) {
        if self.page.is_full() {
            return;
        }
        let is_of_the_top = self.page.top.borrow().iter().any(|key| key == self.key());
        let help = match nearest(self.key(), known) {
            _ if is_of_the_top => {
                "it belongs to the file as a whole: move it up, above the first line in brackets".to_owned()
            }
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("the keys there are {}", known.join(", ")),
        };
        self.note_key(Code::UnknownKey, format!("{} is no key of {what}", quoted(self.key())), help);
    }

    /// Notes that it is of another type than is wanted.
    pub fn wrong(&self, wanted: &str, help: &str) {
        let message = format!("{} is {}, not {wanted}", quoted(self.key()), named(self.value.get_ref()));
        self.note(Code::WrongType, message, help);
    }

    /// A text as it stands in the file.
    pub fn raw(&self) -> Option<&'t str> {
        match self.value.get_ref() {
            DeValue::String(text) => Some(text),
            DeValue::Integer(_) | DeValue::Float(_) if self.key() == "version" => {
                self.wrong("a text", "write three numbers in quotes: \"1.0.0\"");
                None
            }
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
                self.wrong("a text", &format!("write it in quotes: \"{}\"", clean::message(self.written())));
                None
            }
            DeValue::Array(_) | DeValue::Table(_) => {
                self.wrong("a text", "write a text in quotes: \"…\"");
                None
            }
        }
    }

    /// The value as the author wrote it.
    fn written(&self) -> &'t str {
        self.page.source.get(self.place()).unwrap_or_default()
    }

    /// A text of many lines, with a word in it.
    pub fn words(&self) -> Option<String> {
        let text = self.some_words()?;
        Some(if has_odd_space(text) { clean::body(text) } else { text.to_owned() })
    }

    /// A text of one line, with a word in it.
    pub fn line(&self) -> Option<String> {
        let text = self.some_words()?;
        let is_plain = text.trim() == text && !text.contains('\n') && !has_odd_space(text);
        Some(if is_plain { text.to_owned() } else { clean::line(text) })
    }

    fn some_words(&self) -> Option<&'t str> {
        let text = self.raw()?;
        if text.trim().is_empty() {
            let message = format!("{} says nothing", quoted(self.key()));
            self.note(Code::EmptyText, message, "write the words, or take the key away");
            return None;
        }
        Some(text)
    }

    /// Whether it is a text.
    pub fn is_text(&self) -> bool {
        matches!(self.value.get_ref(), DeValue::String(_))
    }

    /// Whether it is a number, whole or not.
    pub fn is_number(&self) -> bool {
        matches!(self.value.get_ref(), DeValue::Integer(_) | DeValue::Float(_))
    }

    /// Whether it is a number with a point.
    pub fn is_fraction(&self) -> bool {
        matches!(self.value.get_ref(), DeValue::Float(_))
    }

    /// A code: a text, or a whole number as its digits.
    pub fn code(&self) -> Option<String> {
        match self.value.get_ref() {
            DeValue::Integer(number) => Some(number.as_str().to_owned()),
            _ => self.raw().map(str::to_owned),
        }
    }

    /// Notes that something is wrong with a part of a text, at its first place.
    pub fn note_in_text(&self, code: Code, part: &str, message: impl Into<String>, help: impl Into<String>) {
        let span = self.place();
        let at = self.written().find(part);
        let span = at.map_or(span.clone(), |at| span.start + at..span.start + at + part.len());
        self.page.note_with(code, span, message, help);
    }

    /// Yes or no.
    pub fn truth(&self) -> Option<bool> {
        match self.value.get_ref() {
            DeValue::Boolean(truth) => Some(*truth),
            _ => {
                self.wrong("true or false", "write true or false, without quotes");
                None
            }
        }
    }

    /// A whole number in `range`.
    pub fn count(&self, range: RangeInclusive<u32>) -> Option<u32> {
        let DeValue::Integer(number) = self.value.get_ref() else {
            let help = match self.value.get_ref() {
                DeValue::String(text) if text.parse::<u32>().is_ok() => {
                    format!("take the quotes away: {text}")
                }
                DeValue::String(_) => "write the number alone, without words and quotes".to_owned(),
                _ => "write a whole number, as 10".to_owned(),
            };
            self.wrong("a whole number", &help);
            return None;
        };
        let number = i64::from_str_radix(number.as_str(), number.radix()).ok();
        let number =
            number.and_then(|number| u32::try_from(number).ok()).filter(|number| range.contains(number));
        if number.is_none() {
            self.outside(&format!("{} to {}", range.start(), range.end()));
        }
        number
    }

    /// A number, whole or not, that is neither endless nor none.
    pub fn number(&self) -> Option<f64> {
        let number = match self.value.get_ref() {
            DeValue::Integer(number) => {
                i64::from_str_radix(number.as_str(), number.radix()).ok().map(|it| it as f64)
            }
            DeValue::Float(number) => number.as_str().parse().ok(),
            _ => {
                self.wrong("a number", &self.as_number());
                return None;
            }
        };
        let number = number.filter(|number: &f64| number.is_finite() && number.abs() <= 1e15);
        if number.is_none() {
            self.outside("-10^15 to 10^15");
        }
        number
    }

    /// How the number that somebody wrote as a text is written.
    fn as_number(&self) -> String {
        let DeValue::String(text) = self.value.get_ref() else {
            return "write a number with a point and without quotes: 3.5".to_owned();
        };
        let mut words = text.split_whitespace();
        let number = words.next().and_then(clean::number);
        let unit = clean::message(&words.collect::<Vec<_>>().join(" "));
        match number {
            Some(number) if unit.is_empty() => format!("write it without quotes: {number}"),
            Some(number) => format!("write the number alone, {number}, and add `unit = \"{unit}\"`"),
            None => "write a number with a point and without quotes: 3.5".to_owned(),
        }
    }

    /// Notes that a number is outside its range.
    pub fn outside(&self, range: &str) {
        let message = format!("{} cannot be {}", quoted(self.key()), clean::message(self.written()));
        self.note(Code::BadNumber, message, format!("it can be {range}"));
    }

    /// One of a few words.
    pub fn word<T: Copy>(&self, known: &[(&str, T)]) -> Option<T> {
        let word = self.raw()?;
        let found = known.iter().find(|(name, _)| *name == word);
        if found.is_none() {
            let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            self.note(
                Code::UnknownWord,
                format!("{} cannot be {}", quoted(self.key()), quoted(word)),
                meant(word, &names),
            );
        }
        found.map(|(_, meaning)| *meaning)
    }

    /// An id.
    pub fn id<T: FromStr<Err = BadSlug>>(&self) -> Option<T> {
        let text = self.raw()?;
        let id = text.parse();
        if let Err(why) = &id {
            self.note(Code::BadId, format!("{} is no id: {why}", quoted(text)), example(text));
        }
        id.ok()
    }

    /// Its key, as an id.
    pub fn key_id<T: FromStr<Err = BadSlug>>(&self) -> Option<T> {
        let id = self.key().parse();
        if let Err(why) = &id {
            self.note_key(
                Code::BadId,
                format!("{} is no key: {why}", quoted(self.key())),
                example(self.key()),
            );
        }
        id.ok()
    }

    /// The values of an array.
    pub fn list(&self) -> Option<impl ExactSizeIterator<Item = Value<'t>> + use<'t>> {
        let DeValue::Array(array) = self.value.get_ref() else {
            let values = match self.value.get_ref() {
                // `"a, b"` was meant as two; `"A centre, Kisumu"` may be one.
                DeValue::String(text) if text.split(',').all(is_slug) => {
                    let words: Vec<String> = text.split(',').map(|it| format!("\"{}\"", it.trim())).collect();
                    words.join(", ")
                }
                _ => clean::message(self.written()),
            };
            self.wrong("a list", &format!("write it in brackets: [{values}]"));
            return None;
        };
        let (page, key) = (self.page, self.key);
        Some(array.iter().map(move |value| Value { page, key, value }))
    }

    /// How many values an array has.
    pub fn list_len(&self) -> Option<usize> {
        match self.value.get_ref() {
            DeValue::Array(array) => Some(array.len()),
            _ => None,
        }
    }

    /// The ids of an array, each once, with their places.
    pub fn ids<T: FromStr<Err = BadSlug> + PartialEq + std::fmt::Display>(&self) -> Vec<(T, Value<'t>)> {
        let mut found: Vec<(T, Value<'t>)> = Vec::new();
        for value in self.list().into_iter().flatten().take(MOST_IDS) {
            let Some(id) = value.id::<T>() else { continue };
            if found.iter().any(|(other, _)| *other == id) {
                value.note(Code::DuplicateId, format!("`{id}` stands twice"), "name it once");
                continue;
            }
            found.push((id, value));
        }
        found
    }

    /// The lines of an array.
    pub fn lines(&self) -> Vec<String> {
        self.list().into_iter().flatten().filter_map(|value| value.line()).collect()
    }

    /// The texts of an array, each of many lines.
    pub fn texts(&self) -> Vec<String> {
        self.list().into_iter().flatten().filter_map(|value| value.words()).collect()
    }

    /// How many keys a table has; enough where it is none, which is told elsewhere.
    pub fn table_len(&self) -> usize {
        match self.value.get_ref() {
            DeValue::Table(table) => table.len(),
            _ => 2,
        }
    }

    /// The keys that an author chose, with their values: as many as may be, and one more.
    pub fn choices(&self) -> Vec<Choice<'t>> {
        let Some(keys) = self.table("") else { return Vec::new() };
        keys.iter()
            .take(MOST_CHOICES + 1)
            .filter_map(|value| Some(Choice { key: value.key_id()?, value }))
            .collect()
    }

    /// A table.
    pub fn table(&self, what: &'static str) -> Option<Keys<'t>> {
        let DeValue::Table(table) = self.value.get_ref() else {
            self.wrong("a table", &self.with_keys(what));
            return None;
        };
        let span = self.value.span();
        Some(Keys { page: self.page, table, at: (span.start, span.end), what })
    }

    /// How a value could be written under keys of its own.
    fn with_keys(&self, what: &str) -> String {
        let key = clean::message(self.key());
        if what == "a blank" {
            return format!("write `blanks.{key}.accept = [{}]`", clean::message(self.written()));
        }
        let DeValue::Array(values) = self.value.get_ref() else {
            return format!("give it keys: `{key}.… = …`, or begin `[{key}]`");
        };
        let first = values.iter().zip(["a", "b"]).map(|(value, letter)| {
            let words = self.page.source.get(value.span()).unwrap_or_default();
            format!("`{key}.{letter} = {}`", clean::message(words))
        });
        format!("give each a key of its own: {}", first.collect::<Vec<_>>().join(", "))
    }

    /// The tables of an array.
    pub fn tables(&self, what: &'static str) -> Vec<Keys<'t>> {
        let DeValue::Array(array) = self.value.get_ref() else {
            let key = clean::message(self.key());
            if matches!(self.value.get_ref(), DeValue::Table(_)) {
                let message = format!(
                    "there may be more than one {}, and each begins with two brackets",
                    quoted(self.key())
                );
                self.note(Code::WrongType, message, format!("write [[{key}]] in place of [{key}]"));
            } else {
                self.wrong("a list of tables", &format!("begin each with [[{key}]]"));
            }
            return Vec::new();
        };
        let (page, key) = (self.page, self.key);
        array.iter().filter_map(|value| Value { page, key, value }.table(what)).collect()
    }
}

/// Whether a text has a tab, a carriage return or a Unicode end of line. One sign at a time is looked for by words of
/// the machine, and four times that is faster than all four at once.
fn has_odd_space(text: &str) -> bool {
    ['\t', '\r', '\u{2028}', '\u{2029}'].iter().any(|sign| text.contains(*sign))
}

/// What a value is, in an author's words.
fn named(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// Whether a text could be an id.
fn is_slug(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// The id nearest to what was written.
fn example(text: &str) -> String {
    let text = text.strip_suffix(".toml").unwrap_or(text);
    let fit = |sign: char| match sign {
        sign if sign.is_ascii_alphanumeric() => sign.to_ascii_lowercase(),
        _ => '-',
    };
    let id: String = text.chars().take(64).map(fit).collect();
    match id.trim_matches('-') {
        "" => "an id has small letters, digits and hyphens: `safe-online`".to_owned(),
        id => format!("write it as `{id}`"),
    }
}
