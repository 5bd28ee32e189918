//! Translations of a course: begun, counted, sent out as PO files and brought in again.
//!
//! Four states of a string follow from what stands in an overlay. Words whose item has the digest (`source`) of the
//! source's words are translated; with another digest, or named in `fuzzy`, they are stale, and shown all the same;
//! words under `draft` are shown to nobody; and where there are none, the string is missing. Words without a digest
//! are of unknown age, and are taken for translated until a tool marks them. What is stale or a draft is `fuzzy` in a
//! PO file, and the other way round: fuzzy words that are shown already stay so, all others become drafts.

mod bring;
mod check;
mod send;
mod start;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::{
    author::sheet::{Order, Sheet},
    course::{
        Course,
        strings::{self, Item, Said, State, What},
    },
    lang::Tag,
};

pub use bring::{Brought, Noted, bring};
pub use send::send;
pub use start::{Started, start};

/// A course, as far as translating goes.
#[derive(Clone, Debug)]
pub struct Desk<'a> {
    /// Its name.
    pub id: &'a str,
    /// Its version.
    pub version: &'a str,
    /// The language of the source.
    pub language: &'a Tag,
    /// Its files in order, without their ending: `course`, the modules, `exam`.
    pub files: Vec<&'a str>,
    sources: &'a BTreeMap<String, String>,
    items: BTreeMap<&'a str, Vec<Item>>,
}

/// How far a file is translated. `strings` is the sum of the next four.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Count {
    /// Its path in the course.
    pub file: String,
    /// How many strings the source has.
    pub strings: usize,
    /// How many are translated.
    pub translated: usize,
    /// How many are shown and to be looked at again.
    pub stale: usize,
    /// How many have words that nobody has looked at.
    pub drafts: usize,
    /// How many have no words.
    pub missing: usize,
    /// How many of the translated ones have no digest, so that nobody knows of which words.
    pub unmarked: usize,
    /// How many words the source has, as spaces part them.
    pub words: usize,
    /// How many of them are in strings that are not translated.
    pub left: usize,
}

impl<'a> Desk<'a> {
    /// The course with the texts of its files by their paths, as the loader gives them.
    pub fn new(course: &'a Course, sources: &'a BTreeMap<String, String>) -> Self {
        let mut files = vec!["course"];
        files.extend(course.modules.iter().map(|module| module.id.as_str()));
        files.extend(course.exam.as_ref().map(|_| "exam"));
        let items = |name: &&'a str| {
            let text = sources.get(&format!("{name}.toml")).map_or("", String::as_str);
            (*name, strings::read(text).unwrap_or_default())
        };
        let items: BTreeMap<&str, Vec<Item>> = files.iter().map(items).collect();
        files.retain(|name| items[name].iter().any(|it| !it.strings.is_empty()));
        let (id, version, language) = (course.id.as_str(), course.version.as_str(), &course.language);
        Self { id, version, language, files, sources, items }
    }

    /// The items of a file of the source.
    fn source(&self, name: &str) -> &[Item] {
        self.items.get(name).map_or(&[], Vec::as_slice)
    }

    /// The text of a file of the source.
    fn original(&self, name: &str) -> &'a str {
        self.sources.get(&format!("{name}.toml")).map_or("", String::as_str)
    }

    /// The text of a file of a translation.
    fn overlay(&self, language: &Tag, name: &str) -> Option<&'a str> {
        self.sources.get(&path(language, name)).map(String::as_str)
    }

    /// Whether a language has a file.
    pub fn has(&self, language: &Tag) -> bool {
        self.files.iter().any(|name| self.overlay(language, name).is_some())
    }
}

/// The path of a translated file in the course.
pub fn path(language: &Tag, name: &str) -> String {
    format!("{language}/{name}.toml")
}

/// How far each file of a course is translated.
pub fn status(desk: &Desk<'_>, language: &Tag) -> Vec<Count> {
    let count = |name: &&str| {
        let overlay = desk.overlay(language, name).and_then(strings::read).unwrap_or_default();
        let mut count = Count { file: path(language, name), ..Count::default() };
        strings::compare(desk.source(name), &overlay).iter().for_each(|said| count.add(said));
        count
    };
    desk.files.iter().map(count).collect()
}

impl Count {
    fn add(&mut self, said: &Said<'_>) {
        let words = said.source.text.split_whitespace().count();
        self.strings += 1;
        self.words += words;
        match said.state {
            State::Translated => self.translated += 1,
            State::Stale => self.stale += 1,
            State::Draft => self.drafts += 1,
            State::Missing => self.missing += 1,
        }
        match said.state {
            State::Translated => self.unmarked += usize::from(!said.is_marked),
            _ => self.left += words,
        }
    }

    /// Whether nothing is left to do.
    pub fn is_whole(&self) -> bool {
        self.translated == self.strings
    }

    /// The counts of all files together, under the name of the language.
    pub fn sum(language: &Tag, counts: &[Count]) -> Count {
        let sum = |of: fn(&Count) -> usize| counts.iter().map(of).sum();
        Count {
            file: language.to_string(),
            strings: sum(|it| it.strings),
            translated: sum(|it| it.translated),
            stale: sum(|it| it.stale),
            drafts: sum(|it| it.drafts),
            missing: sum(|it| it.missing),
            unmarked: sum(|it| it.unmarked),
            words: sum(|it| it.words),
            left: sum(|it| it.left),
        }
    }
}

/// The name of a string in the whole course: `passwords/strongest.choices.b`, `passwords.title`.
fn context(file: &str, item: &Item, key: &str) -> String {
    match &item.id {
        Some(id) => format!("{file}/{id}.{key}"),
        None => format!("{file}.{key}"),
    }
}

/// The names of an item's strings, in order.
fn keys(item: &Item) -> Vec<String> {
    item.strings.iter().map(|piece| piece.key.clone()).collect()
}

fn order<'k>(item: &Item, keys: &'k [String]) -> Order<'k> {
    Order { strings: keys, is_top: item.what == What::File }
}

/// Adds an item of the source to a translation that lacks it, where it belongs. A check comes with its lesson.
fn add_item(sheet: &mut Sheet, source: &[Item], at: usize) {
    let item = &source[at];
    let Some(id) = item.id.as_deref() else { return };
    let there: Vec<String> = sheet.items().into_iter().filter_map(|(_, id)| id).collect();
    if there.iter().any(|it| it == id) {
        return;
    }
    let is_there = |it: &&Item| it.id.as_deref().is_some_and(|id| there.iter().any(|other| other == id));
    let before = |what: &dyn Fn(&Item) -> bool| {
        source[..at].iter().rev().filter(|it| what(it)).find(is_there).and_then(|it| it.id.as_deref())
    };
    match &item.what {
        What::File => (),
        What::Question => sheet.add("question", id, before(&|it| it.what == What::Question)),
        // Below the last check of the lesson before.
        What::Lesson => sheet.add("lesson", id, before(&|it| it.what != What::File)),
        What::Check(lesson) => {
            let own = |it: &Item| it.what == item.what || it.id.as_ref() == Some(lesson);
            if !there.iter().any(|it| it == lesson)
                && let Some(at) = source.iter().position(|it| it.id.as_ref() == Some(lesson))
            {
                add_item(sheet, source, at);
                return add_item(
                    sheet,
                    source,
                    at + 1 + (at + 1..).take_while(|n| source[*n].id.as_deref() != Some(id)).count(),
                );
            }
            sheet.add("lesson.check", id, before(&own));
        }
    }
}

/// Writes a stub of each string that has no words, from the statements of the source.
fn write_stubs(sheet: &mut Sheet, source: &[Item], original: &str) {
    let Some(original) = Sheet::read(original) else { return };
    let overlay = strings::read(&sheet.text()).unwrap_or_default();
    let mut list = None;
    for said in
        strings::compare(source, &overlay).iter().filter(|it| it.state == State::Missing && !it.is_filled)
    {
        let (id, key) = (said.item.id.as_deref(), &*said.source.key);
        // A list is one statement, and one stub.
        let name = strings::list_of(key).unwrap_or(key);
        if list.replace((id, name)) == Some((id, name)) {
            continue;
        }
        let written = original.statement(id, name).filter(|it| it.starts_with(name)).map(str::to_owned);
        let statement = written.unwrap_or_else(|| format!("{name} = {}", value(&said.item.strings, name)));
        let keys = keys(said.item);
        sheet.stub(id, name, &statement, &order(said.item, &keys));
    }
}

/// The value of a key, from the strings that it holds.
fn value(strings: &[strings::Piece], key: &str) -> String {
    let own = strings.iter().filter(|it| it.key == key || strings::list_of(&it.key) == Some(key));
    let texts: Vec<&str> = own.map(|it| &*it.text).collect();
    match texts[..] {
        [text] if strings::list_of(&format!("{key}.1")).is_none() => text_value(key, text),
        _ => crate::author::sheet::list(&texts),
    }
}

/// The value of a string that is no entry of a list.
fn text_value(key: &str, text: &str) -> String {
    match strings::is_joined(key) {
        true => crate::author::sheet::list(&text.split('\n').collect::<Vec<_>>()),
        false => crate::author::sheet::literal(text),
    }
}

/// Puts the items in the order of the source.
fn arrange(sheet: &mut Sheet, source: &[Item]) {
    sheet.arrange(|header, id| {
        let at = source.iter().position(|it| it.id.as_deref() == Some(id))?;
        let fits = match &source[at].what {
            What::File => false,
            What::Lesson => header == "lesson",
            What::Check(_) => header == "lesson.check",
            What::Question => header == "question",
        };
        fits.then_some(at)
    });
}

/// Whether the program can change a file: every item begins with a header of its own.
fn sheet_of(text: &str, path: &str) -> Result<Sheet, String> {
    let sheet = Sheet::read(text).ok_or_else(|| format!("{path} is no TOML"))?;
    let ids: Vec<Option<String>> = sheet.items().into_iter().map(|(_, id)| id).collect();
    match strings::read(text).unwrap_or_default().into_iter().find(|it| !ids.contains(&it.id)) {
        None => Ok(sheet),
        Some(item) => {
            let name = item.id.unwrap_or_default();
            Err(format!("{path}: `{name}` is written on one line: begin it with [[question]] or [[lesson]]"))
        }
    }
}

/// The name of the string that stands at a byte of a translated file.
pub fn name_at(path: &str, text: &str, at: usize) -> Option<String> {
    let file = path.rsplit('/').next()?.strip_suffix(".toml")?;
    let items = strings::read(text)?;
    items.iter().find_map(|item| {
        let all = item.strings.iter().chain(&item.drafts);
        let piece = all.into_iter().find(|it| (it.place.start..=it.place.end).contains(&at))?;
        Some(context(file, item, &piece.key))
    })
}
