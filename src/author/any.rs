//! Any question that a course can hold: of every kind, with every part that it may have, for tests by properties.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::{Item, settle::letter as key};
use crate::{
    course::{
        Kind, Question,
        model::{Blank, Grading, Tags, Tolerance},
        words::{BlankWords, ItemWords},
    },
    ids::ChoiceKey,
    text::markdown,
};

/// Words that a course may hold, with every sign that means something to TOML. No space stands where nobody would see
/// it, no line is a break alone, and no blank begins.
pub fn words() -> impl Strategy<Value = String> {
    "[a-zéя'\"\\\\#=\\[\\]{}.,!?*`&<> -]{0,20}[a-z'\"\\\\]".prop_map(|words| {
        let mut words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let unwanted = [("` ", "`"), (" `", "`"), ("# ", "#"), ("{{", "{"), ("<?", "<"), ("<!", "<")];
        // What is taken away may bring together what is unwanted too.
        while let Some((found, instead)) = unwanted.iter().find(|(found, _)| words.contains(found)) {
            words = words.replace(found, instead);
        }
        let words = words.trim_start_matches('`');
        // A break within emphasis that has begun is a break alone, too.
        if words.trim_start_matches('*') == "\\" { "a".to_owned() } else { words.to_owned() }
    })
}

fn lines() -> impl Strategy<Value = String> {
    prop::collection::vec(words(), 1..4).prop_map(|lines| lines.join("\n"))
}

fn some_lines() -> impl Strategy<Value = Option<String>> {
    prop::option::of(lines())
}

fn said(words: Vec<String>) -> (Vec<ChoiceKey>, BTreeMap<ChoiceKey, String>) {
    let keys: Vec<ChoiceKey> = (0..words.len()).map(key).collect();
    (keys.clone(), keys.into_iter().zip(words).collect())
}

/// An answer that stands twice is one answer.
fn once_each(answers: Vec<String>) -> Vec<String> {
    answers.into_iter().collect::<BTreeSet<_>>().into_iter().collect()
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![(-1000i32..1000).prop_map(f64::from), -1e9..1e9, -1e-6..1e-6]
}

fn grading() -> impl Strategy<Value = Grading> {
    prop::sample::select(vec![Grading::Partial, Grading::AllOrNothing])
}

/// What those are told who pick one of so many choices.
fn told(choices: usize) -> impl Strategy<Value = BTreeMap<ChoiceKey, String>> {
    prop::collection::vec(prop::option::weighted(0.3, lines()), choices).prop_map(|told| {
        let told = told.into_iter().enumerate();
        told.filter_map(|(at, told)| Some((key(at), told?))).collect()
    })
}

/// Choices with their words, and what some of them tell.
fn choices(least: usize) -> impl Strategy<Value = (Vec<ChoiceKey>, ItemWords)> {
    prop::collection::vec(lines(), least..6).prop_flat_map(|choices| {
        told(choices.len()).prop_map(move |feedback| {
            let (keys, choices) = said(choices.clone());
            (keys, ItemWords { choices, feedback, ..ItemWords::default() })
        })
    })
}

fn single() -> impl Strategy<Value = (Kind, ItemWords)> {
    (choices(2), any::<prop::sample::Index>()).prop_map(|((choices, words), at)| {
        let answer = key(at.index(choices.len()));
        (Kind::Single { choices, answer }, words)
    })
}

fn multiple() -> impl Strategy<Value = (Kind, ItemWords)> {
    let weights = prop::option::of(prop::sample::select(vec![
        [(key(0), 33.3), (key(1), -12.5), (key(2), 66.7)],
        [(key(0), 25.0), (key(1), -50.0), (key(2), 75.0)],
    ]));
    (choices(3), grading(), weights).prop_map(|((choices, words), grading, weights)| {
        let (answer, weights) = (vec![key(0), key(2)], weights.map(BTreeMap::from));
        (Kind::Multiple { choices, answer, weights, grading }, words)
    })
}

fn text() -> impl Strategy<Value = (Kind, ItemWords)> {
    let answers = (prop::collection::vec(words(), 1..4), any::<bool>(), any::<bool>());
    answers.prop_map(|(accept, case, has_patterns)| {
        let accept = once_each(accept);
        let patterns = if has_patterns { vec!["a\\.*'\"?".to_owned()] } else { Vec::new() };
        let words = ItemWords { accept: accept.clone(), ..ItemWords::default() };
        (Kind::Text { accept, case, patterns }, words)
    })
}

fn figure() -> impl Strategy<Value = (Kind, ItemWords)> {
    let by = prop::sample::select(vec![Tolerance::Absolute, Tolerance::Relative, Tolerance::Geometric]);
    (number(), 0.0..100.0, by, prop::option::of(words())).prop_map(|(answer, tolerance, by, unit)| {
        (Kind::Number { answer, tolerance, by }, ItemWords { unit, ..ItemWords::default() })
    })
}

fn pairs() -> impl Strategy<Value = (Kind, ItemWords)> {
    // Who cannot tell two right sides apart cannot pair them.
    let words = |side: &String| markdown::one_line(&markdown::words(side));
    let told =
        move |right: &Vec<String>| right.iter().map(words).collect::<BTreeSet<_>>().len() == right.len();
    let right = prop::collection::vec(lines(), 5..7).prop_filter("each right side is another", told);
    (prop::collection::vec(lines(), 2..5), right).prop_map(|(left, right)| {
        let (left, choices) = said(left);
        let (right, other) = said(right);
        (Kind::Match { left, right }, ItemWords { choices, right: other, ..ItemWords::default() })
    })
}

fn order() -> impl Strategy<Value = (Kind, ItemWords)> {
    (prop::collection::vec(lines(), 2..5), grading()).prop_map(|(items, grading)| {
        let (items, choices) = said(items);
        (Kind::Order { items, grading }, ItemWords { choices, ..ItemWords::default() })
    })
}

fn cloze() -> impl Strategy<Value = (Kind, ItemWords)> {
    (words(), prop::collection::vec(words(), 1..3), prop::collection::vec(lines(), 2..4)).prop_map(
        |(between, accept, offered)| {
            let (between, accept) = (between.replace(['{', '}'], ""), once_each(accept));
            let (choices, words) = said(offered);
            let typed = BlankWords { accept: accept.clone(), ..BlankWords::default() };
            let picked = BlankWords { choices: words, ..BlankWords::default() };
            let kind = Kind::Cloze {
                blanks: vec![
                    (key(0), Blank::Typed { accept }),
                    (key(1), Blank::Picked { choices, answer: key(1) }),
                ],
            };
            let blanks = BTreeMap::from([(key(0), typed), (key(1), picked)]);
            let text = Some(format!("A {{{{a}}}}\n{between} {{{{b}}}}."));
            (kind, ItemWords { text, blanks, ..ItemWords::default() })
        },
    )
}

fn other() -> impl Strategy<Value = (Kind, ItemWords)> {
    let truth = (any::<bool>(), some_lines(), some_lines()).prop_map(|(answer, on_true, on_false)| {
        let told = [("true", on_true), ("false", on_false)].into_iter();
        let feedback = told.filter_map(|(it, told)| Some((it.parse().unwrap(), told?))).collect();
        (Kind::TrueFalse { answer }, ItemWords { feedback, ..ItemWords::default() })
    });
    let survey = prop::collection::vec(words(), 2..4).prop_map(|scale| {
        (Kind::Survey { scale: Some(scale.len()) }, ItemWords { scale, ..ItemWords::default() })
    });
    let essay = (some_lines(), prop::option::of((0u32..9, 9u32..99)))
        .prop_map(|(rubric, words)| (Kind::Essay { words }, ItemWords { rubric, ..ItemWords::default() }));
    prop_oneof![truth, survey, essay, Just((Kind::Survey { scale: None }, ItemWords::default()))]
}

/// A question, with the id `q`.
pub fn item() -> impl Strategy<Value = Item> {
    let kind = prop_oneof![single(), multiple(), text(), figure(), pairs(), order(), cloze(), other()];
    let rest = (lines(), some_lines(), some_lines(), prop::option::of(words()));
    let rules = (any::<bool>(), 1u32..20, tags());
    (kind, rest, rules).prop_map(|((kind, words), (prompt, hint, explain, name), (shuffle, tenths, tags))| {
        let points = f64::from(tenths) / 10.0;
        let id = "q".parse().unwrap();
        let question = Question { id, kind, points, objective: None, shuffle, tags };
        Item { question, words: ItemWords { prompt, hint, explain, ..words }, name, category: Vec::new() }
    })
}

fn tags() -> impl Strategy<Value = Tags> {
    let codes = ["digcomp-3.0:4.1", "digcomp-2.2:4.1", "sdg:4", "sdg:9", "wsis:C4"].map(str::to_owned);
    let codes = prop::sample::subsequence(codes.to_vec(), 0..=5);
    (codes, any::<bool>(), prop::option::of(1u8..5)).prop_map(|(codes, has_sector, stage)| {
        let sectors = if has_sector { vec!["health".to_owned()] } else { Vec::new() };
        Tags { codes, sectors, stage }
    })
}
