//! A PO file brought in: what is reviewed is shown, what is fuzzy is kept, and what cannot be right is refused.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Desk, add_item, arrange, check, context, keys, order, path,
    send::{CREDITS, home},
    sheet_of, text_value, write_stubs,
};
use crate::{
    author::{
        po::{Entry, Po},
        sheet::{Sheet, list, literal},
    },
    course::strings::{self, Item, Said, State},
    lang::Tag,
};

/// What came of a PO file.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Brought {
    /// The files that change, by their paths in the course, with their new texts.
    pub files: Vec<(String, String)>,
    /// How many strings were not shown before, and are.
    pub added: usize,
    /// How many have other words than before.
    pub changed: usize,
    /// How many have the same words as before, and are no longer stale.
    pub reviewed: usize,
    /// How many are to be looked at from now on: fuzzy, or translated from older words.
    pub fuzzy: usize,
    /// How many are as they were.
    pub same: usize,
    /// How many are not translated in the PO file.
    pub empty: usize,
    /// Entries that were not taken, each with its reason.
    pub refused: Vec<Noted>,
    /// What else somebody should know.
    pub noted: Vec<Noted>,
}

/// Something to know about an entry of a PO file.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Noted {
    /// Its line in the file.
    pub line: usize,
    /// The name of its string.
    pub name: String,
    /// What there is to know.
    pub message: String,
}

impl Noted {
    fn new(entry: &Entry, message: impl Into<String>) -> Self {
        let name = entry.context.clone().unwrap_or_else(|| format!("{:?}", entry.source));
        Self { line: entry.line, name, message: message.into() }
    }
}

/// Lays a PO file over a translation. An error is about a file that cannot be changed at all.
pub fn bring(desk: &Desk<'_>, language: &Tag, po: &Po) -> Result<Brought, String> {
    let mut brought = Brought::default();
    let entries = known(desk, po, &mut brought);
    let mut credits = Some(po);
    for name in &desk.files {
        let source = desk.source(name);
        if !names(name, source).any(|it| entries.contains_key(&it)) {
            continue;
        }
        let path = path(language, name);
        let before = desk.overlay(language, name).unwrap_or_default();
        let sheet = sheet_of(before, &path)?;
        let mut file = File { name, source, entries: &entries, sheet, brought: &mut brought };
        // Who translated is said once, in the first file.
        let is_changed = file.bring(before) | credits.take().is_some_and(|po| file.credit(po));
        let mut sheet = file.sheet;
        if is_changed {
            if sheet.strip_stubs() {
                write_stubs(&mut sheet, source, desk.original(name));
            }
            arrange(&mut sheet, source);
            brought.files.push((path, sheet.text()));
        }
    }
    brought.refused.sort();
    brought.noted.sort();
    Ok(brought)
}

/// The names of a file's strings.
fn names<'a>(file: &'a str, source: &'a [Item]) -> impl Iterator<Item = String> + 'a {
    source.iter().flat_map(move |item| item.strings.iter().map(move |it| context(file, item, &it.key)))
}

/// The entries that are of this course, by the names of their strings.
fn known<'p>(desk: &Desk<'_>, po: &'p Po, brought: &mut Brought) -> BTreeMap<String, &'p Entry> {
    let all: BTreeSet<String> = desk.files.iter().flat_map(|name| names(name, desk.source(name))).collect();
    let mut found = BTreeMap::new();
    for entry in &po.entries {
        let name = entry.context.clone().unwrap_or_default();
        let why = match () {
            () if name.is_empty() => "it has no msgctxt, so nobody knows where it belongs",
            () if !all.contains(&name) => "the course has no such string: it was renamed or taken away",
            () if entry.is_plural => "it has plural forms, and a course has none",
            () if found.contains_key(&name) => "its msgctxt stands twice in the file: the first is taken",
            () => {
                found.insert(name, entry);
                continue;
            }
        };
        brought.refused.push(Noted::new(entry, why));
    }
    found
}

struct File<'a> {
    name: &'a str,
    source: &'a [Item],
    entries: &'a BTreeMap<String, &'a Entry>,
    sheet: Sheet,
    brought: &'a mut Brought,
}

/// What becomes of an item.
#[derive(Default)]
struct Plan {
    /// New words, by the names of the strings.
    words: BTreeMap<String, String>,
    /// New drafts; none where a draft goes.
    drafts: BTreeMap<String, Option<String>>,
    /// The strings that are shown and to be looked at again.
    stale: BTreeSet<String>,
    /// Whether somebody has looked at a string.
    is_reviewed: bool,
}

impl File<'_> {
    /// Brings in the entries of the file, and tells whether anything changed.
    fn bring(&mut self, before: &str) -> bool {
        let overlay = strings::read(before).unwrap_or_default();
        let said = strings::compare(self.source, &overlay);
        let mut is_changed = false;
        for (at, item) in self.source.iter().enumerate() {
            let own: Vec<&Said<'_>> = said.iter().filter(|it| it.item.id == item.id).collect();
            let other = overlay.iter().find(|it| it.id == item.id);
            is_changed |= self.item(at, &own, other);
        }
        let after = strings::read(&self.sheet.text()).unwrap_or_default();
        for said in strings::compare(self.source, &after) {
            is_changed |= self.comment(&said);
        }
        is_changed
    }

    fn entry_of(&self, said: &Said<'_>) -> Option<&Entry> {
        self.entries.get(&context(self.name, said.item, &said.source.key)).copied()
    }

    fn item(&mut self, at: usize, own: &[&Said<'_>], other: Option<&Item>) -> bool {
        let stale = own.iter().filter(|said| is_stale(said, other));
        let before: BTreeSet<String> = stale.map(|it| it.source.key.clone()).collect();
        let mut plan = Plan { stale: before.clone(), ..Plan::default() };
        for said in own {
            if let Some(entry) = self.entry_of(said).cloned() {
                self.entry(said, &entry, &mut plan);
            }
        }
        let is_same = plan.words.is_empty() && plan.drafts.is_empty() && plan.stale == before;
        if !is_same {
            self.apply(at, own, other, &plan);
        }
        !is_same
    }

    /// Decides what becomes of a string.
    fn entry(&mut self, said: &Said<'_>, entry: &Entry, plan: &mut Plan) {
        let text = strings::said(&said.source.key, &entry.text);
        if text.trim().is_empty() {
            self.brought.empty += 1;
            if said.words().is_some() {
                self.brought.noted.push(Noted::new(entry, "it is empty: the words that the course has stay"));
            }
            return;
        }
        if let Some(fault) = check::fault(said.source, entry.text.trim()) {
            self.brought.refused.push(Noted::new(entry, fault));
            return;
        }
        match entry.is_fuzzy() {
            true => self.fuzzy(said, text, plan),
            false => self.reviewed(said, entry, text, plan),
        }
    }

    /// Keeps what is fuzzy: what is shown already stays so, all else becomes a draft.
    fn fuzzy(&mut self, said: &Said<'_>, text: String, plan: &mut Plan) {
        let key = &said.source.key;
        let is_same = |it: Option<&strings::Piece>| it.is_some_and(|it| it.text == text);
        let count = if is_same(said.draft) {
            &mut self.brought.same
        } else if !is_same(said.shown) {
            plan.drafts.insert(key.clone(), Some(text.clone()));
            &mut self.brought.fuzzy
        } else if plan.stale.insert(key.clone()) {
            &mut self.brought.fuzzy
        } else {
            &mut self.brought.same
        };
        *count += 1;
        if is_same(said.shown) && said.draft.is_some() && !plan.drafts.contains_key(key) {
            plan.drafts.insert(key.clone(), None);
        }
    }

    /// Takes what somebody has looked at. What was translated from other words than the source has now is stale, as it
    /// would be had it come in before they changed.
    fn reviewed(&mut self, said: &Said<'_>, entry: &Entry, text: String, plan: &mut Plan) {
        let key = &said.source.key;
        let is_older = strings::said(key, &entry.source) != said.source.text;
        let is_shown = said.shown.is_some_and(|it| it.text == text);
        let was_stale = plan.stale.contains(key);
        let count = match (is_shown, is_older) {
            (true, false) if was_stale => &mut self.brought.reviewed,
            (true, true) if was_stale => &mut self.brought.same,
            (true, false) => &mut self.brought.same,
            (_, true) => &mut self.brought.fuzzy,
            (false, false) if said.shown.is_none() => &mut self.brought.added,
            (false, false) => &mut self.brought.changed,
        };
        *count += 1;
        if is_older {
            let message = "the source has changed since the file went out: it is to be looked at again";
            self.brought.noted.push(Noted::new(entry, message));
            plan.stale.insert(key.clone());
        } else {
            plan.stale.remove(key);
            plan.is_reviewed = true;
        }
        if !is_shown {
            plan.words.insert(key.clone(), text);
        }
        if said.draft.is_some() {
            plan.drafts.insert(key.clone(), None);
        }
    }

    fn apply(&mut self, at: usize, own: &[&Said<'_>], other: Option<&Item>, plan: &Plan) {
        let item = &self.source[at];
        add_item(&mut self.sheet, self.source, at);
        let (id, keys) = (item.id.as_deref(), keys(item));
        let order = order(item, &keys);
        let mut filled: BTreeSet<&str> =
            own.iter().filter(|it| it.is_filled).map(|it| &*it.source.key).collect();
        for (key, text) in &plan.words {
            match strings::list_of(key) {
                None => self.sheet.set(id, key, &text_value(key, text), &order),
                Some(name) => {
                    filled.retain(|it| strings::list_of(it) != Some(name));
                    self.sheet.set(id, name, &list(&whole_list(name, own, plan, &mut filled)), &order);
                }
            }
        }
        for (key, text) in &plan.drafts {
            let name = format!("draft.{key}");
            match text {
                Some(text) => self.sheet.set(id, &name, &text_value(key, text), &order),
                None => self.sheet.remove(id, &name),
            }
        }
        let has_words = !plan.words.is_empty() || own.iter().any(|it| it.shown.is_some());
        let was_stale = other.is_some_and(|other| other.is_stale(item));
        if !has_words || was_stale && !plan.is_reviewed && plan.words.is_empty() {
            return;
        }
        self.sheet.set(id, "source", &literal(&item.digest()), &order);
        let is_fuzzy = |key: &&str| plan.stale.contains(*key) || filled.contains(*key);
        let fuzzy: Vec<&str> = keys.iter().map(String::as_str).filter(is_fuzzy).collect();
        match fuzzy.is_empty() {
            true => self.sheet.remove(id, "fuzzy"),
            false => self.sheet.set(id, "fuzzy", &list(&fuzzy), &order),
        }
    }

    /// Keeps what translators say to each other over the words. Tools that drop comments drop none of ours.
    fn comment(&mut self, said: &Said<'_>) -> bool {
        let Some(entry) = self.entry_of(said).filter(|it| !it.comments.is_empty()) else { return false };
        let id = said.item.id.as_deref();
        let ours: Vec<String> = entry.comments.iter().map(|it| it.trim_end().to_owned()).collect();
        let Some(key) = home(said) else {
            let noted = Noted::new(entry, "its comment is not kept: there are no words to keep it with");
            self.brought.noted.push(noted);
            return false;
        };
        let is_other = self.sheet.comment(id, &key) != ours;
        if is_other {
            self.sheet.set_comment(id, &key, &ours);
        }
        is_other
    }

    /// Keeps who translated in the comments at the top of the file.
    fn credit(&mut self, po: &Po) -> bool {
        let before = self.sheet.text();
        for name in CREDITS {
            // What gettext's own tools write where nobody has said anything.
            let is_said = |it: &&str| {
                !["YEAR-MO-DA", "EMAIL@ADDRESS", "LL@li.org"].iter().any(|usual| it.contains(usual))
            };
            if let Some(said) = po.field(name).filter(is_said) {
                self.sheet.set_top(&format!("{name}:"), &format!("{name}: {said}"));
            }
        }
        self.sheet.text() != before
    }
}

/// Whether the words that are shown are stale, whatever draft there is beside them.
fn is_stale(said: &Said<'_>, other: Option<&Item>) -> bool {
    let Some(other) = other.filter(|_| said.shown.is_some()) else { return false };
    let is_fuzzy = other.fuzzy.iter().any(|name| name.text == said.source.key);
    said.state == State::Stale || is_fuzzy || other.is_stale(said.item)
}

/// A list with its new entries: the source's words stand where nobody has translated one yet.
fn whole_list<'s>(
    name: &str,
    own: &[&'s Said<'s>],
    plan: &Plan,
    filled: &mut BTreeSet<&'s str>,
) -> Vec<String> {
    let mut texts = Vec::new();
    for said in own.iter().filter(|it| strings::list_of(&it.source.key) == Some(name)) {
        let shown = plan.words.get(&said.source.key).or(said.shown.map(|it| &it.text));
        if shown.is_none() {
            filled.insert(&said.source.key);
        }
        texts.push(shown.unwrap_or(&said.source.text).clone());
    }
    texts
}
