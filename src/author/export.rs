//! Questions given out: to Moodle, to QTI players, on paper.
//!
//! What a format cannot say is never dropped in silence: each writer tells it, question by question.

pub mod booklet;
pub mod gift;
pub mod moodle;
pub mod qti;

mod fraction;
#[cfg(test)]
mod round;
mod xml;

use std::collections::BTreeSet;

use super::Item;
use crate::{
    course::{
        Course, Kind, Question, Quiz, Words,
        model::{Blank, Grading, Module, Tolerance},
        words::ItemWords,
    },
    ids::{ChoiceKey, ItemName, ModuleId},
    lang::{Catalog, Tag},
    text::{Role, markdown},
};

/// What a file says of the course that it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// The course's name.
    pub id: String,
    /// The version of its content.
    pub version: String,
    /// What it is called.
    pub title: String,
    /// The language of the words.
    pub language: Tag,
    /// The licence of the content.
    pub licence: String,
    /// Who wrote it.
    pub authors: Vec<String>,
}

/// Questions that are asked together: the practice of a module, its quiz, the exam.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its name: that of the module, or `exam`; with `.practice` behind it for practice.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The rules of the quiz; none for practice.
    pub rules: Option<Quiz>,
    /// Its questions, by where they are drawn from.
    pub sections: Vec<Section>,
}

/// The questions of a part that are drawn from one pool.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// What it is called.
    pub title: String,
    /// How many of them are asked; all where it is not said.
    pub take: Option<usize>,
    /// The questions.
    pub asked: Vec<Asked>,
}

/// A question with its full name.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The full name.
    pub name: ItemName,
    /// The question and its words.
    pub item: Item,
}

/// What a format cannot say.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Lost {
    /// Of which question.
    pub name: ItemName,
    /// Whether the whole question is not there.
    pub whole: bool,
    /// What is lost and why, as the rest of a sentence.
    pub why: &'static str,
}

/// A text given out, and what is not in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// The text.
    pub text: String,
    /// What the format cannot say.
    pub lost: Vec<Lost>,
    /// How many questions are in it.
    pub count: usize,
}

impl Head {
    /// What is said of `course`, with its words in `language`.
    pub fn of(course: &Course, words: &Words, language: &Tag) -> Self {
        Self {
            id: course.id.to_string(),
            version: course.version.clone(),
            title: words.title.clone(),
            language: language.clone(),
            licence: course.licence.clone(),
            authors: course.authors.clone(),
        }
    }
}

/// The questions of a course, part by part; of one module alone where `only` names it, `exam` the final exam.
pub fn parts(course: &Course, words: &Words, catalog: &Catalog, only: Option<&ModuleId>) -> Vec<Part> {
    let taker = Taker { course, words, catalog };
    let is_wanted = |id: &ModuleId| only.is_none_or(|only| only == id);
    let mut parts = Vec::new();
    for module in course.modules.iter().filter(|module| is_wanted(&module.id)) {
        parts.extend(taker.practice(module));
        parts.extend(taker.quiz(module));
    }
    parts.extend(taker.exam().filter(|_| is_wanted(&ModuleId::exam())));
    parts
}

/// Each question once, in the order of the parts: an exam draws from the modules' pools.
pub fn each_once(parts: &[Part]) -> Vec<&Asked> {
    let mut seen = BTreeSet::new();
    let all = parts.iter().flat_map(|part| &part.sections).flat_map(|section| &section.asked);
    all.filter(|asked| seen.insert(&asked.name)).collect()
}

struct Taker<'a> {
    course: &'a Course,
    words: &'a Words,
    catalog: &'a Catalog,
}

impl Taker<'_> {
    fn title(&self, module: &ModuleId) -> String {
        self.words.module(module).map_or_else(|| module.to_string(), |words| words.title.clone())
    }

    fn practice(&self, module: &Module) -> Option<Part> {
        let title = format!("{}: {}", self.title(&module.id), self.catalog.say("practice"));
        let category = [self.title(&module.id), self.catalog.say("practice")];
        let checks: Vec<&Question> = module.lessons.iter().flat_map(|lesson| &lesson.checks).collect();
        let asked = self.asked(&module.id, &checks, &category);
        let part = |asked| Part {
            id: format!("{}.practice", module.id),
            title: title.clone(),
            rules: None,
            sections: vec![Section { title, take: None, asked }],
        };
        (!asked.is_empty()).then(|| part(asked))
    }

    fn quiz(&self, module: &Module) -> Option<Part> {
        let title = self.title(&module.id);
        let section = self.pool(module, module.quiz.as_ref().and_then(|quiz| quiz.draw));
        let part = |section| Part {
            id: module.id.to_string(),
            title,
            rules: module.quiz.clone(),
            sections: vec![section],
        };
        (!section.asked.is_empty()).then(|| part(section))
    }

    fn exam(&self) -> Option<Part> {
        let exam = self.course.exam.as_ref().filter(|exam| !exam.is_locked())?;
        let (id, title) = (ModuleId::exam(), self.catalog.say("exam"));
        let drawn = exam
            .draws
            .iter()
            .filter_map(|(id, count)| Some(self.pool(self.course.module(id)?, Some(*count))));
        let mut sections: Vec<Section> = drawn.collect();
        let own: Vec<&Question> = exam.pool.iter().collect();
        let asked = self.asked(&id, &own, std::slice::from_ref(&title));
        sections.push(Section { title: title.clone(), take: exam.quiz.draw, asked });
        sections.retain(|section| !section.asked.is_empty());
        Some(Part { id: id.to_string(), title, rules: Some(exam.quiz.clone()), sections })
    }

    fn pool(&self, module: &Module, take: Option<usize>) -> Section {
        let title = self.title(&module.id);
        let pool: Vec<&Question> = module.pool.iter().collect();
        let asked = self.asked(&module.id, &pool, std::slice::from_ref(&title));
        Section { title, take: take.filter(|take| *take < asked.len()), asked }
    }

    fn asked(&self, module: &ModuleId, questions: &[&Question], category: &[String]) -> Vec<Asked> {
        let asked = |question: &&Question| {
            let name = ItemName { module: module.clone(), item: question.id.clone() };
            let words = self.words.item(&name).cloned().unwrap_or_default();
            let category = std::iter::once(&self.words.title).chain(category).cloned().collect();
            let item =
                Item { question: (*question).clone(), words, name: Some(question.id.to_string()), category };
            Asked { name, item }
        };
        questions.iter().map(asked).collect()
    }
}

impl Item {
    /// What its author called it, else its id.
    pub(super) fn title(&self) -> &str {
        self.name.as_deref().unwrap_or(self.question.id.as_str())
    }

    /// What is told after the choice of this name.
    pub(super) fn told(&self, key: &str) -> Option<&str> {
        let told = self.words.feedback.iter().find(|(it, _)| it.as_str() == key);
        told.map(|(_, told)| told.as_str())
    }

    /// What it is about, a tag each: `sdg:4`, `sector:health`, `stage:2`.
    pub(super) fn tags(&self) -> impl Iterator<Item = String> {
        let tags = &self.question.tags;
        let sectors = tags.sectors.iter().map(|sector| format!("sector:{sector}"));
        let stage = tags.stage.map(|stage| format!("stage:{stage}"));
        tags.codes.iter().cloned().chain(sectors).chain(stage)
    }
}

/// The right answers of a `text` question in the language of the words.
fn accepted<'a>(accept: &'a [String], words: &'a ItemWords) -> &'a [String] {
    if words.accept.is_empty() { accept } else { &words.accept }
}

/// The right answers of a blank in the language of the words.
fn accepted_in_blank<'a>(accept: &'a [String], words: &'a ItemWords, key: &ChoiceKey) -> &'a [String] {
    let own = words.blanks.get(key).map(|words| &words.accept[..]).filter(|own| !own.is_empty());
    own.unwrap_or(accept)
}

fn choice<'a>(words: &'a ItemWords, key: &ChoiceKey) -> &'a str {
    words.choices.get(key).map_or("", String::as_str)
}

fn right_side<'a>(words: &'a ItemWords, key: &ChoiceKey) -> &'a str {
    words.right.get(key).map_or("", String::as_str)
}

/// Whether a line looks the same without Markdown: nothing in it is bold, slanted, code or a link.
fn is_plain(text: &str) -> bool {
    markdown::inline(text).iter().all(|span| span.role == Role::Plain)
}

/// What each pick of a `multiple` question earns, in percent, in the order of the file.
///
/// All or nothing cannot be said by sums; nearest to it is that one wrong pick takes everything.
fn earnings(question: &Question) -> Vec<(&ChoiceKey, f64)> {
    let Kind::Multiple { choices, answer, weights, grading } = &question.kind else { return Vec::new() };
    let part = 100.0 / answer.len().max(1) as f64;
    let earns = |key: &ChoiceKey| match (grading, weights, answer.contains(key)) {
        (Grading::Partial, Some(weights), _) => weights.get(key).copied().unwrap_or(0.0),
        (_, _, true) => part,
        (Grading::AllOrNothing, ..) => -100.0,
        (Grading::Partial, None, false) => -part,
    };
    choices.iter().map(|key| (key, earns(key))).collect()
}

/// The least and the greatest number that are right.
fn bounds(answer: f64, tolerance: f64, by: Tolerance) -> (f64, f64) {
    let distance = match by {
        Tolerance::Absolute => tolerance,
        Tolerance::Relative => answer.abs() * tolerance,
        Tolerance::Geometric => {
            let (a, b) = (answer / (1.0 + tolerance), answer * (1.0 + tolerance));
            return (a.min(b), a.max(b));
        }
    };
    (answer - distance.abs(), answer + distance.abs())
}

/// Whether an answer lies in the middle of its bounds, to the digits that are given out.
fn is_middle(answer: f64, (low, high): (f64, f64)) -> bool {
    ((low + high) / 2.0 - answer).abs() <= 1e-10 * low.abs().max(high.abs())
}

/// A number as other programs read it: without an exponent, and without the last digits, where sums of floats go wrong.
fn plain(number: f64) -> String {
    let rounded: f64 = format!("{number:.11e}").parse().unwrap_or(number);
    if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() }
}

/// What is lost of a question in most formats.
fn lost_of(item: &Item) -> Vec<&'static str> {
    let question = &item.question;
    let mut lost = Vec::new();
    if question.objective.is_some() {
        lost.push("the objective that it measures: other programs don't know our modules' objectives");
    }
    if matches!(&question.kind, Kind::Text { patterns, .. } if !patterns.is_empty())
        || !item.words.patterns.is_empty()
    {
        lost.push("its patterns: only the answers under `accept` are right there");
    }
    lost
}

/// Whether a `text` question has no right answer but its patterns.
fn only_patterns(item: &Item) -> bool {
    matches!(&item.question.kind, Kind::Text { accept, .. } if accepted(accept, &item.words).is_empty())
}

/// A text in HTML with its blanks filled by `fill`, and what stands between them passed through `between`.
fn with_blanks(
    html: &str,
    blanks: &[(ChoiceKey, Blank)],
    between: impl Fn(&str) -> String,
    fill: impl Fn(&ChoiceKey, &Blank) -> String,
) -> String {
    let mut out = String::new();
    let mut rest = html;
    loop {
        let places = blanks.iter().filter_map(|(key, blank)| {
            let sign = format!("{{{{{key}}}}}");
            rest.find(&sign).map(|at| (at, at + sign.len(), key, blank))
        });
        let Some((from, to, key, blank)) = places.min_by_key(|(at, ..)| *at) else { break };
        out.push_str(&between(&rest[..from]));
        out.push_str(&fill(key, blank));
        rest = &rest[to..];
    }
    out + &between(rest)
}

/// Takes notes of what is lost of one question.
struct Loss<'a> {
    name: &'a ItemName,
    lost: &'a mut Vec<Lost>,
}

impl Loss<'_> {
    fn part(&mut self, why: &'static str) {
        self.lost.push(Lost { name: self.name.clone(), whole: false, why });
    }

    fn whole(&mut self, why: &'static str) {
        self.lost.push(Lost { name: self.name.clone(), whole: true, why });
    }
}

/// The typed and the picked blanks of a cloze, in the order of the file.
fn gaps(question: &Question) -> &[(ChoiceKey, Blank)] {
    match &question.kind {
        Kind::Cloze { blanks } => blanks,
        _ => &[],
    }
}
