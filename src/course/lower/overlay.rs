//! A translation: words laid over those of the source, under the same ids and keys.
//!
//! What the source lacks is a warning and is left out: a source that was changed must not close the course to those
//! who read its translation. What no change of the source explains is an error.

use std::collections::{BTreeMap, HashMap};

use super::{Names, blanks, kind};
use crate::{
    course::{
        Kind, Question, Words,
        raw::{Choice, Keys, Value, meant, quoted},
        shape::{self, BLANK, COURSE, EXAM, KINDS, Key, KindShape, LESSON, MODULE, TOOLS},
        words::{BlankWords, ItemWords, ModuleWords},
    },
    diag::Code,
    ids::{ChoiceKey, ItemId},
};

/// Lays the words of a translated `course.toml` over the source's.
pub fn overlay_course(keys: &Keys<'_>, words: &mut Words) {
    only(keys, COURSE);
    put(&mut words.title, keys.get("title").and_then(|value| value.line()));
    put(&mut words.summary, keys.get("summary").and_then(|value| value.words()));
}

/// Lays the words of a translated module or exam over the source's. `questions` are all that it asks.
pub fn overlay_module<'q>(
    keys: &Keys<'_>,
    questions: impl Iterator<Item = &'q Question>,
    words: &mut ModuleWords,
) {
    let is_exam = keys.what() == "an exam";
    only(keys, if is_exam { EXAM } else { MODULE });
    put(&mut words.title, keys.get("title").and_then(|value| value.line()));
    if let Some(value) = keys.get("objectives") {
        put_all(&value, value.texts(), &mut words.objectives);
    }
    if let Some(value) = keys.get("resources") {
        words.resources = value.texts();
    }
    let questions: HashMap<&str, &Question> = questions.map(|it| (it.id.as_str(), it)).collect();
    let mut names = Names::default();
    for keys in keys.tables("lesson", "a translated lesson") {
        lesson(&keys, &questions, &mut names, words);
    }
    for keys in keys.tables("question", "a translated question") {
        item(&keys, &questions, &mut names, words);
    }
}

/// A translation holds words: what else the source may say is said there, once.
fn only(keys: &Keys<'_>, source: &[Key]) {
    let own = source.iter().filter(|key| key.translated).map(|key| key.name);
    only_of(keys, &own.collect::<Vec<_>>(), &shape::names(source));
}

fn only_of(keys: &Keys<'_>, own: &[&str], source: &[&str]) {
    let known: Vec<&str> = own.iter().copied().chain(TOOLS.iter().map(|key| key.name)).collect();
    for value in keys.iter().filter(|value| !known.contains(&value.key())) {
        if source.contains(&value.key()) {
            let message =
                format!("{} stands in the course itself, not in a translation", quoted(value.key()));
            let help = "delete the line: a translation has only words, and all else is as in the course";
            value.note_key(Code::NotWords, message, help);
        } else {
            value.unknown(keys.what(), &known);
        }
    }
    keys.get("source").and_then(|value| value.raw());
    keys.get("fuzzy").map(|value| value.texts());
    keys.get("draft").and_then(|value| value.table("the drafts"));
}

fn put(word: &mut String, translated: Option<String>) {
    if let Some(translated) = translated {
        *word = translated;
    }
}

/// Puts a translated list in the place of the source's, if it is as long: its places have meanings.
fn put_all(value: &Value<'_>, translated: Vec<String>, words: &mut Vec<String>) {
    let count = value.list_len().unwrap_or_default();
    if count != words.len() {
        let lines = if count == 1 { "line" } else { "lines" };
        let message = format!("{} has {count} {lines}, the source has {}", quoted(value.key()), words.len());
        value.note_key(Code::CountDiffers, message, "translate each line; until then the source's are shown");
    } else if translated.len() == words.len() {
        *words = translated;
    }
}

fn lesson<'t>(
    keys: &Keys<'t>,
    questions: &HashMap<&str, &Question>,
    names: &mut Names<'t>,
    words: &mut ModuleWords,
) {
    only(keys, LESSON);
    for keys in keys.tables("check", "a translated check") {
        item(&keys, questions, names, words);
    }
    let Some(id) = names.take(keys) else { return };
    let Some(lesson) = words.lessons.get_mut(&id) else {
        let known: Vec<&str> = words.lessons.keys().map(ItemId::as_str).collect();
        return not_in_source(keys, "lesson", &id, &known);
    };
    put(&mut lesson.title, keys.get("title").and_then(|value| value.line()));
    put(&mut lesson.body, keys.get("body").and_then(|value| value.words()));
}

fn not_in_source(keys: &Keys<'_>, what: &str, id: &ItemId, known: &[&str]) {
    let Some(value) = keys.get("id").filter(|_| !keys.page().is_full()) else { return };
    let mut known = known.to_vec();
    known.sort_unstable();
    let help = match crate::course::raw::nearest(id.as_str(), &known) {
        Some(name) => format!("did you mean `{name}`?"),
        None if known.is_empty() => "take it away, or write it in the source first".to_owned(),
        None => format!("an id is the same in every language: the source has {}", known.join(", ")),
    };
    value.note(Code::NotInSource, format!("the source has no {what} {}", quoted(id.as_str())), help);
}

fn item<'t>(
    keys: &Keys<'t>,
    questions: &HashMap<&str, &Question>,
    names: &mut Names<'t>,
    words: &mut ModuleWords,
) {
    let Some(id) = names.take(keys) else { return };
    let (question, said) = (questions.get(id.as_str()), words.items.get_mut(&id));
    let (Some(question), Some(said)) = (question, said) else {
        let known: Vec<&str> = questions.keys().copied().collect();
        return not_in_source(keys, "question", &id, &known);
    };
    only_words(keys, &question.kind);
    let words = |name: &str| keys.get(name).and_then(|value| value.words());
    put(&mut said.prompt, words("prompt"));
    said.hint = words("hint").or(said.hint.take());
    said.explain = words("explain").or(said.explain.take());
    own_words(keys, &question.kind, said);
}

fn only_words(keys: &Keys<'_>, kind: &Kind) {
    let Some(shape) = shape::kind(kind.name()) else { return };
    let own: Vec<&str> = shape::question(shape).filter(|key| key.translated).map(|key| key.name).collect();
    let source: Vec<&str> = shape::question(shape).map(|key| key.name).collect();
    let other = note_other_kind(keys, shape, &own, &source);
    let known: Vec<&str> = own.into_iter().chain(other).collect();
    only_of(keys, &known, &source);
}

/// Tells of keys that another kind has: the source's question was of that kind when it was translated.
fn note_other_kind<'t>(keys: &Keys<'t>, kind: &KindShape, known: &[&str], source: &[&str]) -> Vec<&'t str> {
    let is_of_another = |name: &str| KINDS.iter().any(|kind| kind.keys.iter().any(|key| key.name == name));
    let is_strange = |key: &str| !known.contains(&key) && !source.contains(&key) && is_of_another(key);
    let strange: Vec<Value<'t>> = keys.iter().filter(|value| is_strange(value.key())).collect();
    let own: Vec<&str> = kind.keys.iter().filter(|key| key.translated).map(|key| key.name).collect();
    for value in &strange {
        let message =
            format!("the source has a `{}` question there, without {}", kind.name, quoted(value.key()));
        let help = match own.as_slice() {
            [] => "take it away".to_owned(),
            own => format!("take it away, and translate {}", own.join(" and ")),
        };
        value.note_key(Code::NotInSource, message, help);
    }
    strange.iter().map(Value::key).collect()
}

fn own_words(keys: &Keys<'_>, kind: &Kind, said: &mut ItemWords) {
    match kind {
        Kind::Single { choices, .. } | Kind::Multiple { choices, .. } => {
            laid_over(keys, "choices", &mut said.choices);
            feedback(keys, choices, said);
        }
        Kind::TrueFalse { .. } => {
            let truths: Vec<ChoiceKey> = ["true", "false"].iter().filter_map(|it| it.parse().ok()).collect();
            feedback(keys, &truths, said);
        }
        Kind::Text { .. } => {
            let accept = keys.get("accept").map_or(Vec::new(), |value| value.lines());
            add(&mut said.accept, accept);
            said.patterns = keys.get("patterns").map_or(Vec::new(), |value| kind::patterns(&value));
        }
        Kind::Number { .. } => {
            said.unit = keys.get("unit").and_then(|value| value.line()).or(said.unit.take())
        }
        Kind::Match { .. } => {
            laid_over(keys, "left", &mut said.choices);
            laid_over(keys, "right", &mut said.right);
        }
        Kind::Order { .. } => laid_over(keys, "items", &mut said.choices),
        Kind::Cloze { .. } => cloze(keys, said),
        Kind::Survey { .. } => {
            if let Some(value) = keys.get("scale") {
                put_all(&value, value.lines(), &mut said.scale);
            }
        }
        Kind::Essay { .. } => {
            said.rubric = keys.get("rubric").and_then(|value| value.words()).or(said.rubric.take());
        }
    }
}

/// Lays translated choices over the source's.
fn laid_over(keys: &Keys<'_>, name: &str, words: &mut BTreeMap<ChoiceKey, String>) {
    for Choice { key, value } in keys.get(name).map_or(Vec::new(), |value| value.choices()) {
        let translated = value.words();
        match words.get_mut(&key) {
            Some(word) => put(word, translated),
            None => extra(&value, &key, words.keys()),
        }
    }
}

fn extra<'k>(value: &Value<'_>, key: &ChoiceKey, known: impl Iterator<Item = &'k ChoiceKey>) {
    if value.page().is_full() {
        return;
    }
    let known: Vec<&str> = known.map(ChoiceKey::as_str).collect();
    value.note_key(
        Code::NotInSource,
        format!("the source has no key `{key}` there"),
        meant(key.as_str(), &known),
    );
}

fn feedback(keys: &Keys<'_>, choices: &[ChoiceKey], said: &mut ItemWords) {
    for Choice { key, value } in keys.get("feedback").map_or(Vec::new(), |value| value.choices()) {
        match choices.contains(&key) {
            true => said.feedback.extend(value.words().map(|text| (key, text))),
            false => extra(&value, &key, choices.iter()),
        }
    }
}

fn add(accept: &mut Vec<String>, more: Vec<String>) {
    for answer in more {
        if !accept.contains(&answer) {
            accept.push(answer);
        }
    }
}

fn cloze(keys: &Keys<'_>, said: &mut ItemWords) {
    if let Some(value) = keys.get("text")
        && let Some(text) = value.words()
    {
        cloze_text(&value, text, said);
    }
    for Choice { key, value } in keys.get("blanks").map_or(Vec::new(), |value| value.choices()) {
        match said.blanks.get_mut(&key) {
            Some(words) => blank(&value, words),
            None => extra(&value, &key, said.blanks.keys()),
        }
    }
}

/// The translated text, if it has the blanks of the source: else nobody could fill them.
fn cloze_text(value: &Value<'_>, text: String, said: &mut ItemWords) {
    let sorted = |text: &str| {
        let mut names: Vec<String> = blanks(text).into_iter().map(|(name, _)| name.to_owned()).collect();
        names.sort();
        names
    };
    let (ours, theirs) = (sorted(&text), sorted(said.text.as_deref().unwrap_or_default()));
    if ours == theirs {
        said.text = Some(text);
        return;
    }
    let help = format!("the source has {}: until then its text is shown", braced(&theirs));
    let message = format!("the text has the blanks {}", braced(&ours));
    value.note(Code::BlanksDiffer, message.replace("the blanks none", "no blanks"), help);
}

fn braced(names: &[String]) -> String {
    if names.is_empty() {
        return "none".to_owned();
    }
    let names: Vec<String> = names.iter().map(|name| format!("{{{{{name}}}}}")).collect();
    names.join(", ")
}

fn blank(value: &Value<'_>, words: &mut BlankWords) {
    let Some(keys) = value.table("a translated blank") else { return };
    let is_picked = !words.choices.is_empty();
    let own: &[&str] = if is_picked { &["choices"] } else { &["accept"] };
    only_of(&keys, own, &shape::names(BLANK));
    if is_picked {
        laid_over(&keys, "choices", &mut words.choices);
    } else {
        let accept = keys.get("accept").map_or(Vec::new(), |value| value.lines());
        add(&mut words.accept, accept);
    }
}
