//! What a response is worth, by Moodle's rules.

mod number;
mod order;
mod typed;

use std::collections::BTreeMap;

use super::{Mark, Response, Share};
use crate::{
    course::{
        Kind,
        model::{Blank, Grading},
        words::ItemWords,
    },
    ids::ChoiceKey,
};

/// Marks `response` by the rules of `kind`. A response of another shape than the kind asks for earns nothing.
///
/// `words` are the question's in the language it was read in: they may add right answers to those of the source.
pub fn grade(kind: &Kind, words: Option<&ItemWords>, response: &Response) -> Mark {
    let share = match (kind, response) {
        (Kind::Survey { .. }, _) => return Mark::Ungraded,
        (Kind::Essay { .. }, _) => return Mark::Waits,
        (Kind::Single { answer, .. }, Response::Picks(picks)) => {
            whole(picks.as_slice() == std::slice::from_ref(answer))
        }
        (Kind::Multiple { answer, weights, grading, .. }, Response::Picks(picks)) => {
            multiple(answer, weights.as_ref(), *grading, picks)
        }
        (Kind::TrueFalse { answer }, Response::Truth(truth)) => whole(answer == truth),
        (Kind::Text { accept, case, patterns }, Response::Text(text)) => {
            let accept =
                words.map_or(accept, |words| if words.accept.is_empty() { accept } else { &words.accept });
            let own = words.map_or(&[][..], |words| &words.patterns);
            whole(typed::is_right(text, accept, patterns.iter().chain(own), *case))
        }
        (Kind::Number { answer, tolerance, by }, Response::Text(text)) => {
            let unit = words.and_then(|words| words.unit.as_deref());
            whole(number::is_right(text, unit, *answer, *tolerance, *by))
        }
        (Kind::Match { left, .. }, Response::Pairs(pairs)) => {
            Share::of(left.iter().filter(|key| pairs.get(key) == Some(key)).count() as i64, left.len())
        }
        (Kind::Order { items, grading }, Response::Order(given)) => match grading {
            Grading::Partial => order::relative_to_correct(items, given),
            Grading::AllOrNothing => whole(items == given),
        },
        (Kind::Cloze { blanks }, Response::Blanks(given)) => {
            let right = blanks.iter().filter(|(key, blank)| is_filled(key, blank, words, given));
            Share::of(right.count() as i64, blanks.len())
        }
        _ => Share::NONE,
    };
    Mark::Graded(share)
}

/// Which parts of `response` are right: its picks, the left sides of its pairs, its items, its blanks.
pub fn parts(kind: &Kind, words: Option<&ItemWords>, response: &Response) -> Vec<(ChoiceKey, bool)> {
    match (kind, response) {
        (Kind::Single { answer, .. }, Response::Picks(picks)) => told(picks, |_, key| key == answer),
        (Kind::Multiple { answer, .. }, Response::Picks(picks)) => told(picks, |_, key| answer.contains(key)),
        (Kind::Match { left, .. }, Response::Pairs(pairs)) => {
            told(left, |_, key| pairs.get(key) == Some(key))
        }
        (Kind::Order { items, .. }, Response::Order(given)) => {
            told(given, |at, key| items.get(at) == Some(key))
        }
        (Kind::Cloze { blanks }, Response::Blanks(given)) => {
            blanks.iter().map(|(key, blank)| (key.clone(), is_filled(key, blank, words, given))).collect()
        }
        _ => Vec::new(),
    }
}

/// A response that earns all; a survey and an essay have none.
pub fn right(kind: &Kind) -> Option<Response> {
    Some(match kind {
        Kind::Single { answer, .. } => Response::Picks(vec![answer.clone()]),
        Kind::Multiple { answer, weights: None, .. } => Response::Picks(answer.clone()),
        Kind::Multiple { choices, weights: Some(weights), .. } => {
            let earns = |key: &&ChoiceKey| weights.get(*key).is_some_and(|weight| 0.0 < *weight);
            Response::Picks(choices.iter().filter(earns).cloned().collect())
        }
        Kind::TrueFalse { answer } => Response::Truth(*answer),
        Kind::Text { accept, .. } => Response::Text(accept.first()?.clone()),
        Kind::Number { answer, .. } => Response::Text(answer.to_string()),
        Kind::Match { left, .. } => {
            Response::Pairs(left.iter().map(|key| (key.clone(), key.clone())).collect())
        }
        Kind::Order { items, .. } => Response::Order(items.clone()),
        Kind::Cloze { blanks } => {
            let blank = |(key, blank): &(ChoiceKey, Blank)| Some((key.clone(), right_blank(blank)?));
            Response::Blanks(blanks.iter().map(blank).collect::<Option<_>>()?)
        }
        Kind::Survey { .. } | Kind::Essay { .. } => return None,
    })
}

fn told(keys: &[ChoiceKey], is_right: impl Fn(usize, &ChoiceKey) -> bool) -> Vec<(ChoiceKey, bool)> {
    keys.iter().enumerate().map(|(at, key)| (key.clone(), is_right(at, key))).collect()
}

fn whole(right: bool) -> Share {
    if right { Share::ALL } else { Share::NONE }
}

/// Moodle's rule: the weights of the picks add up. Without weights a right pick is worth its part of the right ones,
/// and a wrong one takes as much away, so that ticking every box is no way to pass.
fn multiple(
    answer: &[ChoiceKey],
    weights: Option<&BTreeMap<ChoiceKey, f64>>,
    grading: Grading,
    picks: &[ChoiceKey],
) -> Share {
    if let (Some(weights), Grading::Partial) = (weights, grading) {
        let sum: f64 = picks.iter().filter_map(|pick| weights.get(pick)).sum();
        return Share::new(sum / 100.0);
    }
    let right = picks.iter().filter(|pick| answer.contains(pick)).count();
    let wrong = picks.len() - right;
    match grading {
        Grading::Partial => Share::of(right as i64 - wrong as i64, answer.len()),
        Grading::AllOrNothing => whole(right == answer.len() && wrong == 0),
    }
}

fn is_filled(
    key: &ChoiceKey,
    blank: &Blank,
    words: Option<&ItemWords>,
    given: &BTreeMap<ChoiceKey, String>,
) -> bool {
    let Some(text) = given.get(key) else { return false };
    match blank {
        Blank::Picked { answer, .. } => answer.as_str() == text,
        Blank::Typed { accept } => {
            let said = words.and_then(|words| words.blanks.get(key)).map(|blank| &blank.accept);
            let accept = said.filter(|said| !said.is_empty()).unwrap_or(accept);
            typed::is_right(text, accept, std::iter::empty(), false)
        }
    }
}

fn right_blank(blank: &Blank) -> Option<String> {
    match blank {
        Blank::Typed { accept } => accept.first().cloned(),
        Blank::Picked { answer, .. } => Some(answer.to_string()),
    }
}
