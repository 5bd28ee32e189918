//! Where advice is about: keys and ids, looked up in the file only when there is something to tell.
//!
//! The model has no places, so that opening a course costs none. A file with advice is parsed once more to find them.

use std::{borrow::Cow, collections::BTreeMap, ops::Range};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::{
    diag::{Code, Diagnostic, Place},
    ids::ItemId,
};

/// A place in a file of a course, by what stands there.
#[derive(Clone, Debug)]
pub struct Spot {
    file: String,
    steps: Vec<Step>,
    part: Option<(String, usize)>,
    or: Option<Box<Spot>>,
}

#[derive(Clone, Debug)]
enum Step {
    /// The value of a key.
    Key(String),
    /// The lesson, check or question of this id.
    Item(String),
    /// A value of a list.
    At(usize),
}

impl Spot {
    /// A file.
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), steps: Vec::new(), part: None, or: None }
    }

    /// The value of a key there.
    pub fn key(mut self, key: &str) -> Self {
        self.steps.push(Step::Key(key.to_owned()));
        self
    }

    /// The lesson, check or question of this id there.
    pub fn item(mut self, id: &ItemId) -> Self {
        self.steps.push(Step::Item(id.as_str().to_owned()));
        self
    }

    /// A value of a list there, from 0.
    pub fn nth(mut self, at: usize) -> Self {
        self.steps.push(Step::At(at));
        self
    }

    /// Some words of the text there, which begin at this byte or near it.
    pub fn part(mut self, words: &str, at: usize) -> Self {
        self.part = Some((words.to_owned(), at));
        self
    }

    /// That, or where it is not written another place in the same file.
    pub fn or(mut self, other: Spot) -> Self {
        self.or = Some(Box::new(other));
        self
    }
}

/// Something that an author should know, before its place was looked up.
#[derive(Clone, Debug)]
pub struct Advice {
    /// Which rule speaks.
    pub code: Code,
    /// Where.
    pub at: Spot,
    /// What is not as it should be.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

/// What was found so far.
pub type Found = Vec<Advice>;

/// Notes something that an author should know.
pub fn note(found: &mut Found, code: Code, at: Spot, message: impl Into<String>, help: impl Into<String>) {
    found.push(Advice { code, at, message: message.into(), help: help.into() });
}

/// More advice for one file is not given: nobody reads it, and a big file may need it everywhere.
const MOST: usize = 100;

/// The advice with its places. What stands nowhere in the files is left out: of a translation that lacks a text, the
/// text of the source was judged where it stands.
pub fn placed(found: Found, sources: &BTreeMap<String, String>) -> Vec<Diagnostic> {
    let mut parsed: BTreeMap<String, Option<DeTable<'_>>> = BTreeMap::new();
    let mut placed = Vec::new();
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for Advice { code, at, message, help } in found {
        let Some(source) = sources.get(&at.file) else { continue };
        let table = parsed.entry(at.file.clone()).or_insert_with(|| {
            let (table, errors) = DeTable::parse_recoverable(source);
            errors.is_empty().then(|| table.into_inner())
        });
        let Some(span) = table.as_ref().and_then(|table| span(&at, table, source)) else { continue };
        let count = count.entry(at.file.clone()).or_default();
        *count += 1;
        if MOST < *count {
            continue;
        }
        let place = Place { file: at.file, span };
        placed.push(Diagnostic::new(code, place, message).with_help(help));
    }
    placed
}

/// Where a step leads to: a table without a place of its own at the top, a value below it.
enum Here<'t> {
    Top(&'t DeTable<'t>),
    Value(&'t Spanned<DeValue<'t>>),
}

impl<'t> Here<'t> {
    fn table(&self) -> Option<&'t DeTable<'t>> {
        match self {
            Here::Top(table) => Some(table),
            Here::Value(value) => value.get_ref().as_table(),
        }
    }
}

fn span(at: &Spot, table: &DeTable<'_>, source: &str) -> Option<Range<usize>> {
    let other = || at.or.as_ref().and_then(|at| span(at, table, source));
    written(at, table, source).or_else(other)
}

fn written(at: &Spot, table: &DeTable<'_>, source: &str) -> Option<Range<usize>> {
    let mut here = Here::Top(table);
    for step in &at.steps {
        here = Here::Value(match step {
            Step::Key(key) => value(here.table()?, key)?,
            Step::Item(id) => item(here.table()?, id)?,
            Step::At(at) => match here {
                Here::Value(value) => value.get_ref().as_array()?.get(*at)?,
                Here::Top(_) => return None,
            },
        });
    }
    let Here::Value(value) = here else { return Some(0..0) };
    let whole = value.span();
    let Some((words, near)) = &at.part else { return Some(whole) };
    let text = source.get(whole.clone())?;
    // Quotes and escapes put the words further back than they are in the text.
    let nearest = text.match_indices(words.as_str()).min_by_key(|(at, _)| at.abs_diff(*near));
    Some(nearest.map_or(whole.clone(), |(at, _)| whole.start + at..whole.start + at + words.len()))
}

fn value<'t>(table: &'t DeTable<'t>, key: &str) -> Option<&'t Spanned<DeValue<'t>>> {
    table.iter().find(|(it, _)| *it.get_ref() == Cow::Borrowed(key)).map(|(_, value)| value)
}

/// The table with this `id` among lessons, their checks, and questions.
fn item<'t>(table: &'t DeTable<'t>, id: &str) -> Option<&'t Spanned<DeValue<'t>>> {
    let has_id = |value: &Spanned<DeValue<'t>>| {
        let id_there = value.get_ref().as_table().and_then(|it| it.get("id"));
        id_there.and_then(|it| it.get_ref().as_str()) == Some(id)
    };
    let list = |table: &'t DeTable<'t>, key| {
        value(table, key).and_then(|it| it.get_ref().as_array()).into_iter().flat_map(|it| it.iter())
    };
    let lessons = || list(table, "lesson");
    let checks = lessons().filter_map(|it| it.get_ref().as_table()).flat_map(|it| list(it, "check"));
    list(table, "question").chain(lessons()).chain(checks).find(|it| has_id(it))
}
