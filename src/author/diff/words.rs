//! Words that changed, in one language.

use std::collections::BTreeMap;

use super::{Bears, Bump, Change, answers};
use crate::{
    course::{
        Opened,
        words::{ItemWords, ModuleWords},
    },
    ids::{ChoiceKey, ModuleId},
    lang::Tag,
};

/// What changed in the words of a language. What a translation lacks is the source's, and is told of there.
pub fn changes(old: &Opened, new: &Opened, language: &Tag, source: bool) -> Vec<Change> {
    let (before, after) = (old.words(language), new.words(language));
    let (source_before, source_after) = (super::source(old), super::source(new));
    let mut found = Found { changes: Vec::new() };
    let is_borrowed = |was: &str, is: &str, source_was: &str, source_is: &str| {
        !source && was == source_was && is == source_is
    };
    for (what, was, is, source_was, source_is) in [
        ("title", &before.title, &after.title, &source_before.title, &source_after.title),
        ("summary", &before.summary, &after.summary, &source_before.summary, &source_after.summary),
    ] {
        if was != is && !is_borrowed(was, is, source_was, source_is) {
            found.words("", &[what.to_owned()]);
        }
    }
    for (id, now) in &after.modules {
        let Some(was) = before.modules.get(id) else { continue };
        let sources = source_before.modules.get(id).zip(source_after.modules.get(id));
        let sources = sources.filter(|_| !source);
        module(id, was, now, sources, &mut found);
    }
    found.changes
}

struct Found {
    changes: Vec<Change>,
}

impl Found {
    fn words(&mut self, place: &str, what: &[String]) {
        if !what.is_empty() {
            let what = format!("other words: {}", what.join(", "));
            self.put(Bears::Notice, Bump::Patch, place, what);
        }
    }

    fn put(&mut self, bears: Bears, bump: Bump, place: &str, what: String) {
        self.changes.push(Change { bears, bump, place: place.to_owned(), language: None, what });
    }
}

type Sources<'a> = Option<(&'a ModuleWords, &'a ModuleWords)>;

fn module(id: &ModuleId, was: &ModuleWords, now: &ModuleWords, sources: Sources<'_>, found: &mut Found) {
    let mut what = Vec::new();
    let borrowed = |same: fn(&ModuleWords, &ModuleWords) -> bool| {
        sources.is_some_and(|(before, after)| same(was, before) && same(now, after))
    };
    for (name, same) in [
        ("title", (|a, b| a.title == b.title) as fn(&ModuleWords, &ModuleWords) -> bool),
        ("objectives", |a, b| a.objectives == b.objectives),
        ("resources", |a, b| a.resources == b.resources),
    ] {
        if !same(was, now) && !borrowed(same) {
            what.push(name.to_owned());
        }
    }
    found.words(id.as_str(), &what);
    for (lesson, after) in &now.lessons {
        let Some(before) = was.lessons.get(lesson) else { continue };
        let own = sources.and_then(|(old, new)| old.lessons.get(lesson).zip(new.lessons.get(lesson)));
        let mut what = Vec::new();
        let is_borrowed = |was: &str, is: &str, at: fn(&crate::course::words::LessonWords) -> &str| {
            own.is_some_and(|(old, new)| at(old) == was && at(new) == is)
        };
        if before.title != after.title && !is_borrowed(&before.title, &after.title, |it| &it.title) {
            what.push("title".to_owned());
        }
        if before.body != after.body && !is_borrowed(&before.body, &after.body, |it| &it.body) {
            what.push("text".to_owned());
        }
        found.words(&format!("{id}/{lesson}"), &what);
    }
    for (item, after) in &now.items {
        let Some(before) = was.items.get(item) else { continue };
        let own = sources.and_then(|(old, new)| old.items.get(item).zip(new.items.get(item)));
        question(&format!("{id}/{item}"), before, after, own, found);
    }
}

fn question(
    place: &str,
    was: &ItemWords,
    now: &ItemWords,
    sources: Option<(&ItemWords, &ItemWords)>,
    found: &mut Found,
) {
    let mut what = said(was, now);
    if let Some((before, after)) = sources {
        // What changed in the source alone is shown here in its words, and was told of there.
        let borrowed = said(before, after);
        what.retain(|name| !(borrowed.contains(name) && same(was, before, name) && same(now, after, name)));
    }
    found.words(place, &what);
    // The source's own answers were compared with its rules.
    if let Some((before, after)) = sources {
        let mut more = Vec::new();
        let own = |words: &[String], source: &[String]| -> Vec<String> {
            words.iter().filter(|it| !source.contains(it)).cloned().collect()
        };
        answers::accepted(&own(&was.accept, &before.accept), &own(&now.accept, &after.accept), &mut more);
        answers::accepted(
            &own(&was.patterns, &before.patterns),
            &own(&now.patterns, &after.patterns),
            &mut more,
        );
        for (key, blank) in &now.blanks {
            let Some(blank_was) = was.blanks.get(key) else { continue };
            let of = |words: &ItemWords| words.blanks.get(key).map_or(Vec::new(), |it| it.accept.clone());
            let (a, b) = (own(&blank_was.accept, &of(before)), own(&blank.accept, &of(after)));
            answers::accepted(&a, &b, &mut more);
        }
        for what in more {
            found.put(Bears::Grade, Bump::Major, place, what);
        }
    }
}

/// The words of a question, each under a name that tells where it stands.
fn named(words: &ItemWords) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let mut put = |name: &str, text: &Option<String>| {
        if let Some(text) = text {
            all.insert(name.to_owned(), text.clone());
        }
    };
    put("prompt", &Some(words.prompt.clone()));
    put("hint", &words.hint);
    put("explanation", &words.explain);
    put("text", &words.text);
    put("unit", &words.unit);
    put("rubric", &words.rubric);
    put("scale", &(!words.scale.is_empty()).then(|| words.scale.join("\n")));
    let mut put_all = |name: &str, texts: &BTreeMap<ChoiceKey, String>| {
        all.extend(texts.iter().map(|(key, text)| (format!("{name} {key}"), text.clone())));
    };
    put_all("choice", &words.choices);
    put_all("right side", &words.right);
    put_all("feedback", &words.feedback);
    for (key, blank) in &words.blanks {
        put_all(&format!("blank {key}, choice"), &blank.choices);
    }
    all
}

/// The names of the words that differ. Choices that came or went are told of elsewhere.
fn said(was: &ItemWords, now: &ItemWords) -> Vec<String> {
    let (was, now) = (named(was), named(now));
    let is_choice = |name: &str| name.starts_with("choice") || name.starts_with("right side");
    let mut names: Vec<String> = was.keys().chain(now.keys()).cloned().collect();
    names.sort();
    names.dedup();
    names.retain(|name| match (was.get(name), now.get(name)) {
        (Some(was), Some(now)) => was != now,
        _ => !is_choice(name),
    });
    names
}

fn same(a: &ItemWords, b: &ItemWords, name: &str) -> bool {
    named(a).get(name) == named(b).get(name)
}
