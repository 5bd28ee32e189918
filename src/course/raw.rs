//! What a file says before anybody knows what it means: keys and values with their places, read by hand.
//!
//! A file is read to its end whatever is wrong in it, so that an author hears of all faults at once.

mod signs;
mod syntax;
mod value;

use std::{
    cell::{Cell, RefCell},
    ops::Range,
};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::shape::{self, Key};
use crate::{
    diag::{Code, Diagnostic, Place},
    text::clean,
};

pub use value::{Choice, MOST_CHOICES, Value};

/// More faults of one file are not gathered: nobody reads them, and a hostile file has a million.
const MOST: usize = 100;
/// The most patterns of a file: compiling one may take milliseconds.
const PATTERNS: usize = 100;
/// The longest word that is quoted in a message, in signs.
const QUOTED: usize = 40;

/// One file of a course, and what was found wrong in it so far.
pub struct Page<'a> {
    file: &'a str,
    source: &'a str,
    found: RefCell<Vec<Diagnostic>>,
    patterns: Cell<usize>,
    /// The keys that are known at the top: one that stands lower came there by mistake.
    top: RefCell<Vec<String>>,
}

/// A table of a file: its keys, and what it is called in a message.
#[derive(Clone, Copy)]
pub struct Keys<'t> {
    page: &'t Page<'t>,
    table: &'t DeTable<'t>,
    at: (usize, usize),
    what: &'static str,
}

impl<'a> Page<'a> {
    /// The file at `file` in the course, with nothing wrong in it yet.
    pub fn new(file: &'a str, source: &'a str) -> Self {
        let (found, top) = Default::default();
        Self { file, source, found, patterns: Cell::new(PATTERNS), top }
    }

    /// Its keys and values; none where it is no TOML. Marks of direction may stand in its texts if `rtl`.
    pub fn parse(&self, rtl: bool) -> Option<DeTable<'a>> {
        let table = syntax::parse(self)?;
        signs::check(self, &table, rtl);
        Some(table)
    }

    /// The table at the top of the file.
    pub fn keys<'t>(&'t self, table: &'t DeTable<'t>, what: &'static str) -> Keys<'t> {
        Keys { page: self, table, at: (0, 0), what }
    }

    /// Notes that something is wrong at `span`.
    pub fn note(&self, code: Code, span: Range<usize>, message: impl Into<String>) {
        self.put(code, span, message.into(), None);
    }

    /// Notes that something is wrong at `span`, and what to do about it.
    pub fn note_with(
        &self,
        code: Code,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.put(code, span, message.into(), Some(help.into()));
    }

    fn put(&self, code: Code, span: Range<usize>, message: String, help: Option<String>) {
        let place = Place { file: self.file.to_owned(), span };
        let mut found = self.found.borrow_mut();
        if found.len() < MOST {
            found.push(Diagnostic { help, ..Diagnostic::new(code, place, message) });
        }
    }

    /// Whether no more faults are gathered.
    pub fn is_full(&self) -> bool {
        MOST <= self.found.borrow().len()
    }

    /// Whether one more pattern may be compiled.
    pub fn spend_pattern(&self) -> bool {
        let left = self.patterns.get();
        self.patterns.set(left.saturating_sub(1));
        0 < left
    }

    /// What was found, in the order of the file.
    pub fn into_found(self) -> Vec<Diagnostic> {
        let mut found = self.found.into_inner();
        found.sort_by_key(|it| (it.place.span.start, it.code));
        found
    }
}

impl<'t> Keys<'t> {
    /// The file it stands in.
    pub fn page(&self) -> &'t Page<'t> {
        self.page
    }

    /// Where it begins: its header, or its first key.
    pub fn place(&self) -> Range<usize> {
        self.at.0..self.at.1
    }

    /// What it is called in a message.
    pub fn what(&self) -> &'static str {
        self.what
    }

    /// Every key with its value, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = Value<'t>> + use<'t> {
        let page = self.page;
        self.table.iter().map(move |(key, value)| Value { page, key, value })
    }

    /// The value of a key.
    pub fn get(&self, name: &str) -> Option<Value<'t>> {
        // A table has a handful of keys: looking at each is faster than hashing the name.
        self.iter().find(|value| value.key() == name)
    }

    /// The value of a key that must be there.
    pub fn need(&self, name: &str) -> Option<Value<'t>> {
        let value = self.get(name);
        if value.is_none() {
            self.page.note_with(
                Code::MissingKey,
                self.place(),
                format!("{} lacks `{name}`", self.what),
                format!("add `{}`", sample(name)),
            );
        }
        value
    }

    /// Finds fault with every key that is none of `known`.
    pub fn only(&self, known: &[Key]) {
        self.only_but(known, &[]);
    }

    /// As [`Keys::only`], but for keys that were told of.
    pub fn only_but(&self, known: &[Key], told: &[&str]) {
        let known = shape::names(known);
        if self.at == (0, 0) {
            *self.page.top.borrow_mut() = known.iter().map(|key| (*key).to_owned()).collect();
        }
        let is_strange = |value: &Value<'_>| !known.contains(&value.key()) && !told.contains(&value.key());
        for value in self.iter().filter(is_strange) {
            value.unknown(self.what, &known);
        }
    }

    /// The table under a key.
    pub fn table(&self, name: &str, what: &'static str) -> Option<Keys<'t>> {
        self.get(name)?.table(what)
    }

    /// The tables of an array: each `[[name]]`.
    pub fn tables(&self, name: &str, what: &'static str) -> Vec<Keys<'t>> {
        self.get(name).map_or(Vec::new(), |value| value.tables(what))
    }
}

/// A key that is lacking, as it could be written.
fn sample(name: &str) -> String {
    let value = match name {
        "format" => "1",
        "version" => "\"1.0.0\"",
        "language" => "\"en\"",
        "minutes" => "60",
        "licence" => "\"CC-BY-4.0\"",
        "authors" => "[\"Our centre\"]",
        "accept" => "[\"one answer\", \"another\"]",
        "modules" => "[\"passwords\", \"phishing\"]",
        "questions" => "5",
        "id" => "\"a-name-for-it\"",
        "module" => "\"passwords\"",
        "title" => "\"Passwords that hold\"",
        "summary" | "prompt" | "text" => "\"…\"",
        "body" => "\"What a learner reads.\"",
        "kind" => {
            let kinds = "single`, `multiple`, `true-false`, `text`, `number`, `match`, `order`, `cloze`, `survey`, `essay";
            return format!("kind = …`, which is one of `{kinds}");
        }
        "choices" | "items" | "left" | "right" => return format!("{name}.a = \"…\"` and `{name}.b = \"…\""),
        "blanks" => return "blanks.key.accept = [\"…\"]".to_owned(),
        _ => "…",
    };
    format!("{name} = {value}")
}

/// What authors call a thing before they know its name here, in English and in French.
const ALIASES: &[(&str, &str)] = &[
    ("explanation", "explain"),
    ("explication", "explain"),
    ("rationale", "explain"),
    ("question", "prompt"),
    ("stem", "prompt"),
    ("statement", "prompt"),
    ("énoncé", "prompt"),
    ("options", "choices"),
    ("answers", "choices"),
    ("choix", "choices"),
    ("correct", "answer"),
    ("correct-answer", "answer"),
    ("solution", "answer"),
    ("réponse", "answer"),
    ("reponse", "answer"),
    ("type", "kind"),
    ("name", "title"),
    ("titre", "title"),
    ("description", "summary"),
    ("résumé", "summary"),
    ("content", "body"),
    ("text", "body"),
    ("texte", "body"),
    ("clue", "hint"),
    ("indice", "hint"),
    ("goals", "objectives"),
    ("outcomes", "objectives"),
    ("objectifs", "objectives"),
    ("score", "points"),
    ("marks", "points"),
    ("duration", "minutes"),
    ("hours", "minutes"),
    ("durée", "minutes"),
    ("langue", "language"),
    ("author", "authors"),
    ("prerequisites", "requires"),
    ("links", "resources"),
    ("references", "resources"),
    ("shortanswer", "text"),
    ("short-answer", "text"),
    ("numerical", "number"),
    ("numeric", "number"),
    ("matching", "match"),
    ("ordering", "order"),
    ("sequence", "order"),
    ("gapfill", "cloze"),
    ("multianswer", "cloze"),
    ("poll", "survey"),
];

/// A word of an author between back quotes, short and clean.
pub fn quoted(text: &str) -> String {
    let cut = text.char_indices().nth(QUOTED).map_or(text, |(at, _)| &text[..at]);
    let more = if cut.len() < text.len() { "…" } else { "" };
    format!("`{}{more}`", clean::line(cut))
}

/// The one of `known` that `word` was most likely meant to be.
pub fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    if word.len() > 64 {
        return None;
    }
    let word = word.to_lowercase().replace('_', "-");
    let alias = ALIASES.iter().find(|(other, name)| *other == word && known.contains(name));
    if let Some((_, name)) = alias {
        return Some(name);
    }
    let far = |name: &str| strsim::damerau_levenshtein(&word, name);
    let (distance, name) = known.iter().map(|name| (far(name), *name)).min()?;
    // A word of which nothing is left was not meant: `c` is no slip for `a`.
    let is_near = distance <= (name.len() / 3).max(1) && distance < name.len().max(word.len());
    is_near.then_some(name)
}

/// What to do about a word that is none of `known`: the nearest one, or all of them.
pub fn meant(word: &str, known: &[&str]) -> String {
    match nearest(word, known) {
        Some(name) => format!("did you mean `{name}`?"),
        None if known.is_empty() => "take it away".to_owned(),
        None => format!("it can be {}", listed(known)),
    }
}

/// `a, b or c`.
pub fn listed<T: AsRef<str>>(words: &[T]) -> String {
    match words {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [before @ .., last] => {
            let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
            format!("{} or {}", before.join(", "), last.as_ref())
        }
    }
}

/// A value as the parser gives it.
type Raw<'t> = &'t Spanned<DeValue<'t>>;
