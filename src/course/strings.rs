//! The strings of a course's file: what a translation translates, item by item, and how far it has.
//!
//! The source and an overlay have one shape, so one reading serves both. It finds no fault: that is `lower`'s to do.

use std::{borrow::Cow, collections::BTreeMap, ops::Range};

use toml::{
    Spanned,
    de::{DeArray, DeTable, DeValue},
};

use crate::seal::Digest;

/// The keys of a file that hold words.
const FILE: &[&str] = &["title", "summary", "objectives", "resources"];
/// The keys of a lesson that hold words.
const LESSON: &[&str] = &["title", "body"];
/// The keys of a question that hold words, whatever its kind.
const QUESTION: &[&str] = &[
    "prompt", "hint", "explain", "choices", "left", "right", "items", "feedback", "text", "blanks", "scale",
    "accept", "unit", "rubric",
];
/// How many hexadecimal digits of a digest are kept: a change is missed once in 2^48 times.
const SHORT: usize = 12;

/// Something of a file that has strings: the file itself, a lesson, a check or a question.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Item {
    /// Its id; none for the words of the file itself.
    pub id: Option<String>,
    /// What it is.
    pub what: What,
    /// The kind of question that it is, where the file says so.
    pub kind: Option<String>,
    /// Its strings, in the order of the file.
    pub strings: Vec<Piece>,
    /// The digest of the source words that it was translated from, as it stands there.
    pub mark: Option<Piece>,
    /// The names of strings that are shown, and are to be looked at again.
    pub fuzzy: Vec<Piece>,
    /// Strings that nobody has looked at yet, so that they are not shown.
    pub drafts: Vec<Piece>,
}

/// What an item is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum What {
    /// The file itself.
    File,
    /// A lesson.
    Lesson,
    /// A check beside the lesson of this id.
    Check(String),
    /// A question of the pool.
    Question,
}

/// A string, by its name in its item.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Piece {
    /// Its name: `prompt`, `choices.b`, `objectives.2`.
    pub key: String,
    /// What it says, without empty lines around it.
    pub text: String,
    /// Where it stands in the file.
    pub place: Range<usize>,
}

/// How far a string is translated.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum State {
    /// It is shown, and the source has not changed since.
    Translated,
    /// It is shown, and is to be looked at again.
    Stale,
    /// There are words that nobody has looked at; the source's are shown.
    Draft,
    /// There are no words yet; the source's are shown.
    Missing,
}

/// A string of the source, with what a translation has of it.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// The item of the source.
    pub item: &'a Item,
    /// The string of the source.
    pub source: &'a Piece,
    /// The words that are shown.
    pub shown: Option<&'a Piece>,
    /// The words that nobody has looked at yet.
    pub draft: Option<&'a Piece>,
    /// How far it is.
    pub state: State,
    /// Whether it is known of which words it is the translation.
    pub is_marked: bool,
    /// Whether the source's words stand in its place, so that its list is whole.
    pub is_filled: bool,
}

impl Said<'_> {
    /// The words that a translator works on: the draft before what is shown.
    pub fn words(&self) -> Option<&str> {
        self.draft.or(self.shown).map(|piece| &*piece.text)
    }
}

impl Item {
    /// The digest of its words, the same in whatever order they stand.
    pub fn digest(&self) -> String {
        let words: BTreeMap<&str, &str> = self.strings.iter().map(|it| (&*it.key, &*it.text)).collect();
        let long = |text: &str| (text.len() as u64).to_le_bytes();
        let lengths: Vec<_> = words.iter().map(|(key, text)| (long(key), long(text))).collect();
        let parts = words.iter().zip(&lengths);
        let parts: Vec<&[u8]> = parts
            .flat_map(|((key, text), (a, b))| [&a[..], key.as_bytes(), &b[..], text.as_bytes()])
            .collect();
        let mut digest = Digest::of(&parts).to_string();
        digest.truncate(SHORT);
        digest
    }

    /// The string of this name.
    pub fn string(&self, key: &str) -> Option<&Piece> {
        self.strings.iter().find(|piece| piece.key == key)
    }

    /// Whether it was translated from other words than `source` has now. Of what has no mark nobody knows.
    pub fn is_stale(&self, source: &Item) -> bool {
        self.mark.as_ref().is_some_and(|mark| mark.text != source.digest())
    }

    /// How many entries the list of a string has; none where it is no entry of a list.
    fn entries(&self, key: &str) -> Option<usize> {
        let list = list_of(key)?;
        Some(self.strings.iter().filter(|piece| list_of(&piece.key) == Some(list)).count())
    }
}

/// The list that a string is an entry of: `objectives` for `objectives.2`.
pub fn list_of(key: &str) -> Option<&str> {
    key.split_once('.').map(|(list, _)| list).filter(|list| matches!(*list, "objectives" | "scale"))
}

/// Whether a string is a list, a line an entry: a translation may have more entries than the source, or fewer.
pub fn is_joined(key: &str) -> bool {
    let is_blank = |key: &str| {
        key.strip_prefix("blanks.")
            .is_some_and(|it| it.split_once('.').is_some_and(|(_, last)| last == "accept"))
    };
    matches!(key, "accept" | "resources") || is_blank(key)
}

/// Whether a string is one line.
pub fn is_line(key: &str) -> bool {
    matches!(key, "title" | "unit") || list_of(key) == Some("scale")
}

/// The items of a file; none where it is no TOML.
pub fn read(text: &str) -> Option<Vec<Item>> {
    DeTable::parse(text).ok().map(|table| items(table.get_ref()))
}

/// The items of a file that was parsed, in the order of the file: its own words, the lessons, the questions.
pub(super) fn items(table: &DeTable<'_>) -> Vec<Item> {
    let mut found = vec![item(table, What::File, FILE)];
    for lesson in tables(table, "lesson") {
        let it = item(lesson, What::Lesson, LESSON);
        let within = it.id.clone().unwrap_or_default();
        found.push(it);
        found.extend(tables(lesson, "check").map(|check| item(check, What::Check(within.clone()), QUESTION)));
    }
    found.extend(tables(table, "question").map(|question| item(question, What::Question, QUESTION)));
    found.retain(|it| it.what == What::File || it.id.is_some());
    found
}

/// The tables of a `[[name]]`.
fn tables<'t, 'a>(table: &'t DeTable<'a>, name: &str) -> impl Iterator<Item = &'t DeTable<'a>> + use<'t, 'a> {
    let array = match table.get(name).map(Spanned::get_ref) {
        Some(DeValue::Array(array)) => Some(array),
        _ => None,
    };
    array.into_iter().flat_map(|array| array.iter()).filter_map(|it| match it.get_ref() {
        DeValue::Table(table) => Some(table),
        _ => None,
    })
}

fn item(table: &DeTable<'_>, what: What, words: &[&str]) -> Item {
    let text = |name: &str| match table.get(name).map(Spanned::get_ref) {
        Some(DeValue::String(text)) => Some(text.to_string()),
        _ => None,
    };
    let id = text("id").filter(|_| what != What::File);
    let mut item = Item {
        id,
        what,
        kind: text("kind"),
        strings: Vec::new(),
        mark: None,
        fuzzy: Vec::new(),
        drafts: Vec::new(),
    };
    for (key, value) in table.iter() {
        match &**key.get_ref() {
            "source" => item.mark = piece("source", value),
            "fuzzy" => item.fuzzy = names(value),
            "draft" => gather("", value, &mut item.drafts),
            key if words.contains(&key) => gather(key, value, &mut item.strings),
            _ => (),
        }
    }
    item
}

/// The texts of a list, as names.
fn names(value: &Spanned<DeValue<'_>>) -> Vec<Piece> {
    let DeValue::Array(array) = value.get_ref() else { return Vec::new() };
    array.iter().filter_map(|value| piece("fuzzy", value)).collect()
}

fn piece(key: &str, value: &Spanned<DeValue<'_>>) -> Option<Piece> {
    let DeValue::String(text) = value.get_ref() else { return None };
    let text = said(key, text);
    (!text.trim().is_empty()).then(|| Piece { key: key.to_owned(), text, place: value.span() })
}

/// A string as the loader gives it, but for empty lines around it: they say nothing, and PO tools trip over them.
pub fn said(key: &str, text: &str) -> String {
    let text = tidy(text);
    if is_joined(key) {
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        return lines.join("\n");
    }
    match is_line(key) {
        true => text.trim().replace('\n', " "),
        false => text.trim_matches('\n').to_owned(),
    }
}

/// Only line breaks and spaces, as `text::clean` leaves them. What may not stand in a text is not this reading's to find.
fn tidy(text: &str) -> Cow<'_, str> {
    match text.contains(['\t', '\r', '\u{2028}', '\u{2029}']) {
        true => {
            text.replace("\r\n", "\n").replace(['\u{2028}', '\u{2029}'], "\n").replace('\t', "    ").into()
        }
        false => text.into(),
    }
}

/// The strings under a key, each with its name.
fn gather(key: &str, value: &Spanned<DeValue<'_>>, found: &mut Vec<Piece>) {
    match value.get_ref() {
        DeValue::String(_) => found.extend(piece(key, value)),
        DeValue::Array(array) if is_joined(key) => found.extend(joined(key, array, value.span())),
        DeValue::Array(array) => {
            array
                .iter()
                .enumerate()
                .for_each(|(at, value)| gather(&under(key, &(at + 1).to_string()), value, found));
        }
        DeValue::Table(table) => {
            for (inner, value) in table.iter() {
                let name = under(key, inner.get_ref());
                // The answer of a blank is a key, not words. A blank may be called `answer` all the same.
                let is_answer = name.starts_with("blanks.")
                    && name.ends_with(".answer")
                    && name.matches('.').count() == 2;
                if !is_answer {
                    gather(&name, value, found);
                }
            }
        }
        _ => (),
    }
}

fn under(key: &str, inner: &str) -> String {
    if key.is_empty() { inner.to_owned() } else { format!("{key}.{inner}") }
}

/// A list as one string. An entry is one line: where it has more, Markdown joins them anyway.
fn joined(key: &str, array: &DeArray<'_>, place: Range<usize>) -> Option<Piece> {
    let lines = array.iter().filter_map(|value| match value.get_ref() {
        DeValue::String(text) => Some(tidy(text).trim().replace('\n', " ")),
        _ => None,
    });
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    (!lines.is_empty()).then(|| Piece { key: key.to_owned(), text: lines.join("\n"), place })
}

/// Each string of the source, with what a translation has of it.
pub fn compare<'a>(source: &'a [Item], overlay: &'a [Item]) -> Vec<Said<'a>> {
    let theirs: BTreeMap<Option<&str>, &Item> = overlay.iter().map(|it| (it.id.as_deref(), it)).collect();
    let mut found = Vec::new();
    for item in source {
        let other = theirs.get(&item.id.as_deref()).copied();
        let is_stale = other.is_some_and(|other| other.is_stale(item));
        found.extend(item.strings.iter().map(|piece| said_of(item, piece, other, is_stale)));
    }
    found
}

fn said_of<'a>(item: &'a Item, source: &'a Piece, other: Option<&'a Item>, is_stale: bool) -> Said<'a> {
    let key = &source.key;
    let mut shown = other.and_then(|other| other.string(key));
    let draft = other.and_then(|other| other.drafts.iter().find(|piece| piece.key == *key));
    let is_fuzzy = other.is_some_and(|other| other.fuzzy.iter().any(|name| name.text == *key));
    // A list is shown whole or not at all: what stands for a line that nobody translated is the source's.
    let is_same = shown.is_some_and(|shown| shown.text == source.text);
    let is_filled = is_fuzzy && is_same && list_of(key).is_some();
    if is_filled {
        shown = None;
    }
    // Where a list has other entries than the source's, nobody knows which belongs to which.
    let is_odd = other.is_some_and(|other| other.entries(key) != item.entries(key));
    let state = match (shown, draft) {
        (_, Some(_)) => State::Draft,
        (None, None) => State::Missing,
        (Some(_), None) if is_stale || is_fuzzy || is_odd => State::Stale,
        (Some(_), None) => State::Translated,
    };
    let is_marked = other.is_some_and(|other| other.mark.is_some());
    Said { item, source, shown, draft, state, is_marked, is_filled }
}
