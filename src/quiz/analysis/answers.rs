//! What was answered to a question, how often, and by whom: those who did well, or those who did badly.

use std::collections::BTreeMap;

use super::Third;
use crate::{course::Kind, ids::ChoiceKey, quiz::Response, text::clean};

/// How many different typed answers are told; the others are counted together.
const TYPED: usize = 10;
/// How much of a typed answer is told.
const LONGEST: usize = 100;

/// One answer to a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply<'a> {
    /// What was answered; none where the question was left out.
    pub response: Option<&'a Response>,
    /// Whether it earned all points.
    pub is_right: bool,
    /// Where the attempt stands among the others that asked the question.
    pub third: Third,
    /// Which of its parts are right, of a match, an order or a cloze.
    pub parts: Vec<(ChoiceKey, bool)>,
}

/// What was answered to a question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// How many attempts asked it.
    pub all: Count,
    /// The answers: choices in the order of the file, typed ones with the most frequent first.
    pub rows: Vec<Row>,
}

/// One kind of answer, or one part of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The answer.
    pub what: What,
    /// Whether it is right; none where there is no right and wrong.
    pub is_right: Option<bool>,
    /// How often it was given, or, of a part, how often it was right.
    pub count: Count,
}

/// What was answered.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum What {
    /// A choice, by its key; `true` or `false` of a statement.
    Choice(String),
    /// Anything that is right.
    Right,
    /// A wrong answer as it is compared; of a survey, any answer.
    Typed(String),
    /// Typed answers that are rarer than those told.
    Others,
    /// A part that is right: a left side, an item, a blank.
    Part(String),
    /// A step of the scale, from 0.
    Step(usize),
    /// Nothing.
    Nothing,
}

/// How many, and how many of them in the best and the worst third.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Count {
    /// Of all.
    pub all: usize,
    /// Of the best third.
    pub upper: usize,
    /// Of the worst third.
    pub lower: usize,
}

impl Count {
    fn add(&mut self, third: Third) {
        self.all += 1;
        match third {
            Third::Upper => self.upper += 1,
            Third::Lower => self.lower += 1,
            Third::Middle => (),
        }
    }

    fn with(self, other: Count) -> Self {
        Self { all: self.all + other.all, upper: self.upper + other.upper, lower: self.lower + other.lower }
    }
}

impl Row {
    fn new(what: What, is_right: Option<bool>, count: Count) -> Self {
        Self { what, is_right, count }
    }
}

/// Counts the answers to a question of this kind.
pub fn table(kind: &Kind, replies: &[Reply<'_>]) -> Table {
    let mut all = Count::default();
    replies.iter().for_each(|reply| all.add(reply.third));
    let mut rows = match kind {
        Kind::Single { choices, answer } => choice_rows(choices, |key| key == answer, replies),
        Kind::Multiple { choices, answer, weights: None, .. } => {
            choice_rows(choices, |key| answer.contains(key), replies)
        }
        Kind::Multiple { choices, weights: Some(weights), .. } => {
            choice_rows(choices, |key| weights.get(key).is_some_and(|weight| 0.0 < *weight), replies)
        }
        Kind::TrueFalse { answer } => [true, false]
            .map(|it| Row::new(What::Choice(it.to_string()), Some(it == *answer), truth(it, replies)))
            .to_vec(),
        Kind::Text { case, .. } => typed_rows(*case, true, replies),
        Kind::Number { .. } => typed_rows(false, true, replies),
        Kind::Survey { scale: None } => typed_rows(false, false, replies),
        Kind::Survey { scale: Some(of) } => {
            (0..*of).map(|step| Row::new(What::Step(step), None, step_count(step, replies))).collect()
        }
        Kind::Match { left, .. } => part_rows(left, replies),
        Kind::Order { items, .. } => part_rows(items, replies),
        Kind::Cloze { blanks } => {
            part_rows(&blanks.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>(), replies)
        }
        Kind::Essay { .. } => Vec::new(),
    };
    let nothing = counted(replies, |reply| reply.response.is_none());
    if 0 < nothing.all {
        rows.push(Row::new(What::Nothing, None, nothing));
    }
    Table { all, rows }
}

fn counted(replies: &[Reply<'_>], is_so: impl Fn(&Reply<'_>) -> bool) -> Count {
    let mut count = Count::default();
    replies.iter().filter(|reply| is_so(reply)).for_each(|reply| count.add(reply.third));
    count
}

fn truth(it: bool, replies: &[Reply<'_>]) -> Count {
    counted(replies, |reply| reply.response == Some(&Response::Truth(it)))
}

fn step_count(step: usize, replies: &[Reply<'_>]) -> Count {
    counted(replies, |reply| reply.response == Some(&Response::Step(step)))
}

/// A row for each choice there is, then for those that an older version offered.
fn choice_rows(
    choices: &[ChoiceKey],
    is_right: impl Fn(&ChoiceKey) -> bool,
    replies: &[Reply<'_>],
) -> Vec<Row> {
    let mut picked: BTreeMap<&ChoiceKey, Count> = BTreeMap::new();
    for reply in replies {
        if let Some(Response::Picks(picks)) = reply.response {
            picks.iter().for_each(|key| picked.entry(key).or_default().add(reply.third));
        }
    }
    let row = |key: &ChoiceKey, is_right: Option<bool>, count: Count| {
        Row::new(What::Choice(key.to_string()), is_right, count)
    };
    let mut rows: Vec<Row> = choices
        .iter()
        .map(|key| row(key, Some(is_right(key)), picked.remove(key).unwrap_or_default()))
        .collect();
    rows.extend(picked.into_iter().map(|(key, count)| row(key, None, count)));
    rows
}

/// A row for the right answers together, where there is right and wrong, then for each of the others.
fn typed_rows(case: bool, is_graded: bool, replies: &[Reply<'_>]) -> Vec<Row> {
    let right = counted(replies, |reply| is_graded && reply.is_right);
    let mut typed: BTreeMap<String, Count> = BTreeMap::new();
    for reply in replies.iter().filter(|reply| !(is_graded && reply.is_right)) {
        if let Some(Response::Text(text)) = reply.response {
            let cut: String = text.chars().take(LONGEST).collect();
            typed.entry(clean::fold(&cut, case)).or_default().add(reply.third);
        }
    }
    let mut typed: Vec<(String, Count)> = typed.into_iter().collect();
    typed.sort_by_key(|(_, count)| std::cmp::Reverse(count.all));
    // What one person wrote of themselves in a survey is nobody's business: it takes two to be told.
    let told = typed.iter().take(TYPED).take_while(|(_, count)| is_graded || 1 < count.all).count();
    let rare = typed.split_off(told);
    let others = rare.iter().fold(Count::default(), |sum, (_, count)| sum.with(*count));
    let wrong = is_graded.then_some(false);
    let mut rows = Vec::new();
    if is_graded {
        rows.push(Row::new(What::Right, Some(true), right));
    }
    rows.extend(typed.into_iter().map(|(text, count)| Row::new(What::Typed(text), wrong, count)));
    if 0 < others.all {
        rows.push(Row::new(What::Others, wrong, others));
    }
    rows
}

fn part_rows(parts: &[ChoiceKey], replies: &[Reply<'_>]) -> Vec<Row> {
    let is_right =
        |key: &ChoiceKey, reply: &Reply<'_>| reply.parts.iter().any(|(it, right)| it == key && *right);
    let row = |key: &ChoiceKey| {
        let right = counted(replies, |reply| is_right(key, reply));
        Row::new(What::Part(key.to_string()), None, right)
    };
    parts.iter().map(row).collect()
}
