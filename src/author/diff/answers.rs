//! What changes the mark of an answer, and what is only shown otherwise.

use super::changed;
use crate::{
    course::{
        Kind, Question,
        model::{Blank, Grading, Tolerance},
    },
    ids::ChoiceKey,
};

/// What makes the same answer earn something else, a sentence each.
pub fn changes(old: &Question, new: &Question) -> Vec<String> {
    let mut found = Vec::new();
    if old.points != new.points {
        found.push(changed("the points", old.points, new.points));
    }
    if old.kind.name() != new.kind.name() {
        found.push(changed("the kind", old.kind.name(), new.kind.name()));
        return found;
    }
    of_kind(&old.kind, &new.kind, &mut found);
    found
}

/// What is shown otherwise, and earns the same.
pub fn shown(old: &Question, new: &Question) -> Vec<String> {
    let objective = |it: Option<usize>| it.map_or("none".to_owned(), |it| it.to_string());
    let mut found = Vec::new();
    if old.objective != new.objective {
        found.push(changed("the objective", objective(old.objective), objective(new.objective)));
    }
    if old.shuffle != new.shuffle {
        found.push("its choices are shuffled otherwise".to_owned());
    }
    if old.tags != new.tags {
        found.push("its tags are others".to_owned());
    }
    found
}

fn of_kind(old: &Kind, new: &Kind, found: &mut Vec<String>) {
    match (old, new) {
        (Kind::Single { choices: a, answer: was }, Kind::Single { choices: b, answer: is }) => {
            keys("choice", a, b, found);
            put(found, "the right answer", was, is);
        }
        (
            Kind::Multiple { choices: a, answer: was, weights: before, grading: old },
            Kind::Multiple { choices: b, answer: is, weights: after, grading: new },
        ) => {
            keys("choice", a, b, found);
            let sorted = |answer: &[ChoiceKey]| {
                let mut keys: Vec<&str> = answer.iter().map(ChoiceKey::as_str).collect();
                keys.sort_unstable();
                keys.join(", ")
            };
            put(found, "the right answers", sorted(was), sorted(is));
            if before != after {
                found.push("the weights of its choices are others".to_owned());
            }
            put(found, "a part of the answer", grading(*old), grading(*new));
        }
        (Kind::TrueFalse { answer: was }, Kind::TrueFalse { answer: is }) => {
            put(found, "the right answer", was, is);
        }
        (
            Kind::Text { accept: a, case: old, patterns: p },
            Kind::Text { accept: b, case: new, patterns: q },
        ) => {
            accepted(a, b, found);
            accepted(p, q, found);
            put(found, "capital letters matter", old, new);
        }
        (
            Kind::Number { answer: was, tolerance: a, by: old },
            Kind::Number { answer: is, tolerance: b, by: new },
        ) => {
            put(found, "the right answer", was, is);
            put(found, "the tolerance", a, b);
            put(found, "how the tolerance is meant", tolerance(*old), tolerance(*new));
        }
        (Kind::Match { left: a, right: r }, Kind::Match { left: b, right: s }) => {
            keys("left side", a, b, found);
            keys("right side", r, s, found);
        }
        (Kind::Order { items: a, grading: old }, Kind::Order { items: b, grading: new }) => {
            keys("item", a, b, found);
            let both = |these: &[ChoiceKey], those: &[ChoiceKey]| {
                let keys = these.iter().filter(|key| those.contains(key)).map(ChoiceKey::as_str);
                keys.collect::<Vec<_>>().join(", ")
            };
            put(found, "the right order", both(a, b), both(b, a));
            put(found, "a part of the answer", grading(*old), grading(*new));
        }
        (Kind::Cloze { blanks: a }, Kind::Cloze { blanks: b }) => blanks(a, b, found),
        (Kind::Survey { scale: a }, Kind::Survey { scale: b }) if a != b => {
            found.push("the scale has other steps".to_owned());
        }
        (Kind::Essay { words: a }, Kind::Essay { words: b }) if a != b => {
            found.push("the number of words asked for is another".to_owned());
        }
        _ => (),
    }
}

fn put<T: PartialEq + std::fmt::Display>(found: &mut Vec<String>, what: &str, before: T, after: T) {
    if before != after {
        found.push(changed(what, before, after));
    }
}

fn keys(what: &str, old: &[ChoiceKey], new: &[ChoiceKey], found: &mut Vec<String>) {
    found
        .extend(old.iter().filter(|key| !new.contains(key)).map(|key| format!("the {what} `{key}` is gone")));
    found.extend(new.iter().filter(|key| !old.contains(key)).map(|key| format!("new {what} `{key}`")));
}

/// Answers that are taken now and were not, or the other way.
pub fn accepted(old: &[String], new: &[String], found: &mut Vec<String>) {
    let gone = old.iter().filter(|it| !new.contains(it));
    found.extend(gone.map(|it| format!("the answer {} is not accepted any more", super::quoted(it))));
    let more = new.iter().filter(|it| !old.contains(it));
    found.extend(more.map(|it| format!("the answer {} is accepted too", super::quoted(it))));
}

fn blanks(old: &[(ChoiceKey, Blank)], new: &[(ChoiceKey, Blank)], found: &mut Vec<String>) {
    let names = |blanks: &[(ChoiceKey, Blank)]| -> Vec<ChoiceKey> {
        blanks.iter().map(|(key, _)| key.clone()).collect()
    };
    keys("blank", &names(old), &names(new), found);
    for (key, after) in new {
        let Some((_, before)) = old.iter().find(|(other, _)| other == key) else { continue };
        let mut own = Vec::new();
        match (before, after) {
            (Blank::Typed { accept: a }, Blank::Typed { accept: b }) => accepted(a, b, &mut own),
            (Blank::Picked { choices: a, answer: was }, Blank::Picked { choices: b, answer: is }) => {
                keys("choice", a, b, &mut own);
                put(&mut own, "the right answer", was, is);
            }
            _ => own.push("it is filled in another way".to_owned()),
        }
        found.extend(own.into_iter().map(|what| format!("blank `{key}`: {what}")));
    }
}

fn grading(grading: Grading) -> &'static str {
    match grading {
        Grading::Partial => "earns a part",
        Grading::AllOrNothing => "earns nothing",
    }
}

fn tolerance(tolerance: Tolerance) -> &'static str {
    match tolerance {
        Tolerance::Absolute => "nominal",
        Tolerance::Relative => "relative",
        Tolerance::Geometric => "geometric",
    }
}
