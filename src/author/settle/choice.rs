//! Choices, pairs and orders.

use std::collections::BTreeMap;

use super::{Gap, Pair, Pick, Why, gaps, is_whole, keys, letter};
use crate::{
    author::gather::{Gatherer, quoted},
    course::{Kind, model::Grading, words::ItemWords},
    ids::ChoiceKey,
    text::markdown,
};

/// The most choices that anybody chooses from.
const MOST: usize = 26;
/// Weights this near are the same: thirds are written as 33.33.
const NEAR: f64 = 0.1;

/// Choices, whether several may be picked, and whether a part earns a part.
type Given = (Vec<Pick>, bool, Grading);

/// One choice is right, or several.
pub fn choices(to: &mut Gatherer, line: usize, given: Given, words: &mut ItemWords) -> (Kind, Why) {
    let (picks, many, grading) = given;
    let (picks, empty) = without_empty(to, line, picks);
    let keys = keys(picks.iter().map(|pick| pick.key.as_deref()), picks.len());
    for (key, pick) in keys.iter().zip(&picks) {
        words.choices.insert(key.clone(), pick.text.clone());
        words.feedback.insert(key.clone(), pick.feedback.clone());
    }
    let (kind, why) = match many {
        true => several(&keys, &picks, grading),
        false => single(to, line, &keys, &picks),
    };
    (kind, empty.or_else(|| number_of(picks.len())).or(why))
}

/// Why so many choices cannot be asked.
fn number_of(count: usize) -> Why {
    match count {
        0 => Some("none of its choices says anything: a # begins a feedback, and \\# is the sign".to_owned()),
        1 => Some("there is only one choice".to_owned()),
        2..=MOST => None,
        _ => Some(format!("there are {count} choices, and at most {MOST} can be offered")),
    }
}

fn without_empty(to: &mut Gatherer, line: usize, picks: Vec<Pick>) -> (Vec<Pick>, Why) {
    let (full, empty): (Vec<Pick>, Vec<Pick>) =
        picks.into_iter().partition(|pick| !pick.text.trim().is_empty());
    let right = full.iter().any(|pick| 0.0 < pick.percent);
    if empty.is_empty() || full.is_empty() {
        return (full, None);
    }
    to.note(
        line,
        format!("{} empty choices", empty.len()).replace("1 empty choices", "an empty choice"),
        "nothing could be read in it",
    );
    let lost = empty.iter().any(|pick| is_whole(pick.percent)) && !right;
    (full, lost.then(|| "the right choice says nothing".to_owned()))
}

fn single(to: &mut Gatherer, line: usize, keys: &[ChoiceKey], picks: &[Pick]) -> (Kind, Why) {
    let choices = keys.to_vec();
    let right: Vec<ChoiceKey> = keys
        .iter()
        .zip(picks)
        .filter(|(_, pick)| is_whole(pick.percent))
        .map(|(key, _)| key.clone())
        .collect();
    for pick in picks.iter().filter(|pick| pick.percent != 0.0 && !is_whole(pick.percent)) {
        let what = format!("the {} percent for {}", pick.percent, quoted(&pick.text));
        to.note(line, what, "one choice is right, and all others earn nothing");
    }
    match right.as_slice() {
        [answer] => (Kind::Single { choices, answer: answer.clone() }, None),
        [] => {
            let best = picks.iter().map(|pick| pick.percent).fold(0.0, f64::max);
            let why = match 0.0 < best {
                true => format!("none of its choices is wholly right: the best earns {best} percent"),
                false => "none of its choices is right".to_owned(),
            };
            (
                Kind::Multiple { choices, answer: Vec::new(), weights: None, grading: Grading::Partial },
                Some(why),
            )
        }
        _ => {
            let what = format!("that any one of {} choices is right", right.len());
            to.note(line, what, "now all of them are to be picked: see whether that is what is meant");
            (Kind::Multiple { choices, answer: right, weights: None, grading: Grading::Partial }, None)
        }
    }
}

fn several(keys: &[ChoiceKey], picks: &[Pick], grading: Grading) -> (Kind, Why) {
    let choices = keys.to_vec();
    let earns: Vec<(&ChoiceKey, f64)> =
        keys.iter().zip(picks).map(|(key, pick)| (key, pick.percent)).collect();
    let right: Vec<(&ChoiceKey, f64)> = earns.iter().copied().filter(|(_, percent)| 0.0 < *percent).collect();
    let answer: Vec<ChoiceKey> = right.iter().map(|(key, _)| (*key).clone()).collect();
    if answer.is_empty() {
        let why = Some("none of its choices is right".to_owned());
        return (Kind::Multiple { choices, answer, weights: None, grading }, why);
    }
    let sum: f64 = right.iter().map(|(_, percent)| percent).sum();
    // Some banks give each right choice the whole: each is as right as the others.
    let each_whole = right.iter().all(|(_, percent)| is_whole(*percent));
    let part = 100.0 / right.len() as f64;
    let usual = earns.iter().all(|(_, percent)| {
        let wanted = if 0.0 < *percent { part } else { -part };
        (percent - wanted).abs() < NEAR
    });
    let plain = usual || (each_whole && 1 < right.len()) || grading == Grading::AllOrNothing;
    let weights = (!plain).then(|| {
        let counted = earns.iter().filter(|(_, percent)| *percent != 0.0);
        counted.map(|(key, percent)| ((*key).clone(), *percent)).collect::<BTreeMap<_, _>>()
    });
    let is_off = weights.is_some() && NEAR < (sum - 100.0).abs();
    let why = is_off.then(|| format!("its right choices earn {} percent together, not 100", rounded(sum)));
    (Kind::Multiple { choices, answer, weights, grading }, why)
}

fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// Pairs. Where two of them share a right side, learners could not tell which of the two is meant: then each left side
/// is a blank to be picked.
pub fn pairs(
    to: &mut Gatherer,
    line: usize,
    (pairs, extra): (Vec<Pair>, Vec<String>),
    words: &mut ItemWords,
) -> (Kind, Why) {
    let (pairs, extra) = whole_pairs(to, line, pairs, extra);
    let why = match pairs.len() {
        0 | 1 => Some("there are fewer than two pairs".to_owned()),
        _ if MOST < pairs.len() + extra.len() => Some(format!("there are more than {MOST} right sides")),
        _ => None,
    };
    let shared =
        pairs.iter().enumerate().any(|(at, pair)| pairs[..at].iter().any(|it| same(&it.right, &pair.right)));
    if why.is_none() && shared {
        to.note(line, "that two pairs share a right side", "it is a text with blanks to pick now");
        return picked(&pairs, &extra, words);
    }
    let own = pairs.iter().map(|pair| pair.key.as_deref());
    let left = keys(own, pairs.len());
    let mut right = left.clone();
    for (key, pair) in left.iter().zip(&pairs) {
        words.choices.insert(key.clone(), pair.left.clone());
        words.right.insert(key.clone(), pair.right.clone());
    }
    for said in extra {
        let free = (0..).map(letter).find(|key| !right.contains(key)).expect("there is always another key");
        words.right.insert(free.clone(), said);
        right.push(free);
    }
    (Kind::Match { left, right }, why)
}

/// Pairs of which both sides say something, and right sides that are no pair's.
fn whole_pairs(
    to: &mut Gatherer,
    line: usize,
    pairs: Vec<Pair>,
    mut extra: Vec<String>,
) -> (Vec<Pair>, Vec<String>) {
    let mut whole: Vec<Pair> = Vec::new();
    for pair in pairs {
        match (pair.left.trim().is_empty(), pair.right.trim().is_empty()) {
            (false, false) => whole.push(pair),
            (true, false) => extra.push(pair.right),
            (false, true) => {
                to.note(line, format!("the left side {}", quoted(&pair.left)), "nothing goes with it");
            }
            (true, true) => {}
        }
    }
    let mut kept: Vec<String> = Vec::new();
    for said in extra {
        let is_known =
            whole.iter().any(|pair| same(&pair.right, &said)) || kept.iter().any(|it| same(it, &said));
        match is_known || said.trim().is_empty() {
            true => to.note(
                line,
                format!("the right side {} without a left", quoted(&said)),
                "it stands there already",
            ),
            false => kept.push(said),
        }
    }
    (whole, kept)
}

/// Whether learners read the same: a quotation mark is other than an apostrophe.
fn same(a: &str, b: &str) -> bool {
    let words = |side: &str| markdown::one_line(&markdown::words(side));
    words(a) == words(b)
}

fn picked(pairs: &[Pair], extra: &[String], words: &mut ItemWords) -> (Kind, Why) {
    let mut offered: Vec<&str> = Vec::new();
    for said in pairs.iter().map(|pair| &pair.right).chain(extra) {
        if !offered.iter().any(|it| same(it, said)) {
            offered.push(said);
        }
    }
    let mut text = String::new();
    let mut blanks = Vec::new();
    for (at, pair) in pairs.iter().enumerate() {
        let key = letter(at);
        text.push_str(&format!("- {} {{{{{key}}}}}\n", gaps::plain_braces(&pair.left)));
        let pick = |said: &&str| Pick {
            text: (*said).to_owned(),
            percent: if same(said, &pair.right) { 100.0 } else { 0.0 },
            ..Pick::default()
        };
        blanks.push((key, Gap::Picked { picks: offered.iter().map(pick).collect() }));
    }
    gaps::gaps(text.trim_end().to_owned(), blanks, words)
}

/// Items in their right order.
pub fn order(
    to: &mut Gatherer,
    line: usize,
    (items, grading): (Vec<Pick>, Grading),
    words: &mut ItemWords,
) -> (Kind, Why) {
    let (items, _) = without_empty(to, line, items);
    let keys = keys(items.iter().map(|item| item.key.as_deref()), items.len());
    for (key, item) in keys.iter().zip(&items) {
        words.choices.insert(key.clone(), item.text.clone());
        if !item.feedback.is_empty() {
            to.note(
                line,
                format!("the feedback for {}", quoted(&item.text)),
                "an item to be ordered has none",
            );
        }
    }
    let why = match keys.len() {
        0 | 1 => Some("there are fewer than two items to order".to_owned()),
        2..=MOST => None,
        more => Some(format!("there are {more} items, and at most {MOST} can be ordered")),
    };
    (Kind::Order { items: keys, grading }, why)
}
