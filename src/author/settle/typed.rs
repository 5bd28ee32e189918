//! Words and numbers that are typed.

use super::{Pick, Value, Why, explained, is_whole};
use crate::{
    author::gather::{Gatherer, quoted},
    course::{Kind, model::Tolerance, words::ItemWords},
    text::clean,
};

/// Words are typed. `*` stands for any signs where it is `wild`.
pub fn typed(
    to: &mut Gatherer,
    line: usize,
    (picks, case, wild): (Vec<Pick>, bool, bool),
    words: &mut ItemWords,
) -> (Kind, Why) {
    let (mut accept, mut patterns) = (Vec::new(), Vec::new());
    for pick in picks {
        let text = clean::line(&pick.text);
        match () {
            () if text.is_empty() => {}
            () if !is_whole(pick.percent) => partly(to, line, &text, pick.percent, &pick.feedback),
            () if wild && has_star(&text) => {
                patterns.push(pattern(&text));
                explained(to, line, &pick.feedback, words);
            }
            () => {
                let text = without_backslash(&text, wild);
                if !accept.contains(&text) {
                    accept.push(text);
                }
                explained(to, line, &pick.feedback, words);
            }
        }
    }
    let why = (accept.is_empty() && patterns.is_empty()).then(|| "no answer to it is right".to_owned());
    words.accept.clone_from(&accept);
    (Kind::Text { accept, case, patterns }, why)
}

/// An answer that does not earn all is not carried over.
fn partly(to: &mut Gatherer, line: usize, text: &str, percent: f64, feedback: &str) {
    if 0.0 < percent {
        let what = format!("the {percent} percent for {}", quoted(text));
        to.note(line, what, "what is typed is right or wrong: it is wrong now");
    } else if !feedback.trim().is_empty() {
        let what = match text {
            "*" => format!("the feedback {} for all other answers", quoted(feedback)),
            _ => format!("the feedback for {}", quoted(text)),
        };
        to.note(line, what, "what is typed has none: a hint can help after a wrong try");
    }
}

fn has_star(text: &str) -> bool {
    text.replace("\\*", "").contains('*')
}

fn without_backslash(text: &str, wild: bool) -> String {
    if wild { text.replace("\\*", "*") } else { text.to_owned() }
}

/// A regular expression for an answer with stars.
fn pattern(text: &str) -> String {
    let parts: Vec<String> = text
        .replace("\\*", "\u{E000}")
        .split('*')
        .map(|part| regex::escape(&part.replace('\u{E000}', "*")))
        .collect();
    parts.join(".*")
}

/// A number is typed. Several numbers that are exactly right become words that are typed.
pub fn number(
    to: &mut Gatherer,
    line: usize,
    (values, unit): (Vec<Value>, Option<String>),
    words: &mut ItemWords,
) -> (Kind, Why) {
    words.unit = unit.map(|unit| clean::line(&unit)).filter(|unit| !unit.is_empty());
    let mut right: Vec<&Value> = Vec::new();
    for it in &values {
        match it.value {
            Some(_) if is_whole(it.percent) => right.push(it),
            Some(value) => partly(to, line, &value.to_string(), it.percent, &it.feedback),
            None => other(to, line, it),
        }
    }
    for it in &right {
        explained(to, line, &it.feedback, words);
    }
    match right.as_slice() {
        [] => {
            (kind(values.iter().find(|it| it.value.is_some())), Some("no number is wholly right".to_owned()))
        }
        [one] => (kind(Some(one)), None),
        more if more.iter().all(|it| it.tolerance == 0.0) => {
            to.note(line, "that several numbers are right", "they are answers to be typed as text now");
            words.unit = None;
            let accept: Vec<String> =
                more.iter().filter_map(|it| it.value).map(|it| it.to_string()).collect();
            words.accept.clone_from(&accept);
            (Kind::Text { accept, case: false, patterns: Vec::new() }, None)
        }
        [one, ..] => (kind(Some(one)), Some("several numbers are right, and one can be".to_owned())),
    }
}

/// What is told for all other numbers.
fn other(to: &mut Gatherer, line: usize, it: &Value) {
    if 0.0 < it.percent {
        to.note(line, format!("the {} percent for any number", it.percent), "a number is right or wrong");
    } else if !it.feedback.trim().is_empty() {
        let what = format!("the feedback {} for all other numbers", quoted(&it.feedback));
        to.note(line, what, "what is typed has none: a hint can help after a wrong try");
    }
}

fn kind(value: Option<&Value>) -> Kind {
    let (answer, tolerance, by) = value
        .map_or((0.0, 0.0, Tolerance::Absolute), |it| (it.value.unwrap_or_default(), it.tolerance, it.by));
    // From 1 to 5 is 3 and 2 on both sides, whichever way round it was written.
    Kind::Number { answer, tolerance: tidy(tolerance.abs()), by }
}

/// Without the dust of binary fractions: 0.1, not 0.10000000000000009.
fn tidy(value: f64) -> f64 {
    format!("{value:.11e}").parse().unwrap_or(value)
}
