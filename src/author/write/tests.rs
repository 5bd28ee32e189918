use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::{
    course::{
        Kind, load,
        model::{Blank, Grading, Tags, Tolerance},
        words::{BlankWords, ItemWords},
    },
    ids::{ChoiceKey, ModuleId},
};

/// Words that a course may hold, with every sign that means something to TOML.
fn words() -> impl Strategy<Value = String> {
    "[a-zéя'\"\\\\#=\\[\\]{}.,!?*`&<> -]{0,20}[a-z'\"\\\\]".prop_map(|words| words.trim().to_owned())
}

fn lines() -> impl Strategy<Value = String> {
    prop::collection::vec(words(), 1..4).prop_map(|lines| lines.join("\n"))
}

fn some_lines() -> impl Strategy<Value = Option<String>> {
    prop::option::of(lines())
}

fn key(at: usize) -> ChoiceKey {
    crate::author::settle::letter(at)
}

fn said(words: Vec<String>) -> (Vec<ChoiceKey>, BTreeMap<ChoiceKey, String>) {
    let keys: Vec<ChoiceKey> = (0..words.len()).map(key).collect();
    (keys.clone(), keys.into_iter().zip(words).collect())
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![(-1000i32..1000).prop_map(f64::from), -1e9..1e9, -1e-6..1e-6]
}

fn grading() -> impl Strategy<Value = Grading> {
    prop::sample::select(vec![Grading::Partial, Grading::AllOrNothing])
}

fn single() -> impl Strategy<Value = (Kind, ItemWords)> {
    (prop::collection::vec(lines(), 2..6), any::<prop::sample::Index>(), lines()).prop_map(
        |(choices, at, told)| {
            let answer = key(at.index(choices.len()));
            let (choices, words) = said(choices);
            let feedback = BTreeMap::from([(key(1), told)]);
            (Kind::Single { choices, answer }, ItemWords { choices: words, feedback, ..ItemWords::default() })
        },
    )
}

fn multiple() -> impl Strategy<Value = (Kind, ItemWords)> {
    (prop::collection::vec(lines(), 3..6), grading(), any::<bool>()).prop_map(
        |(choices, grading, weighed)| {
            let answer = vec![key(2), key(0)];
            let weights = [(key(0), 33.3), (key(1), -12.5), (key(2), 66.7)];
            let weights = weighed.then(|| BTreeMap::from(weights));
            let (choices, words) = said(choices);
            let words = ItemWords { choices: words, ..ItemWords::default() };
            (Kind::Multiple { choices, answer, weights, grading }, words)
        },
    )
}

fn text() -> impl Strategy<Value = (Kind, ItemWords)> {
    (prop::collection::vec(words(), 1..4), any::<bool>()).prop_map(|(accept, case)| {
        let words = ItemWords { accept: accept.clone(), ..ItemWords::default() };
        (Kind::Text { accept, case, patterns: vec!["a\\.*'\"?".to_owned()] }, words)
    })
}

fn figure() -> impl Strategy<Value = (Kind, ItemWords)> {
    let by = prop::sample::select(vec![Tolerance::Absolute, Tolerance::Relative, Tolerance::Geometric]);
    (number(), 0.0..100.0, by, prop::option::of(words())).prop_map(|(answer, tolerance, by, unit)| {
        (Kind::Number { answer, tolerance, by }, ItemWords { unit, ..ItemWords::default() })
    })
}

fn pairs() -> impl Strategy<Value = (Kind, ItemWords)> {
    (prop::collection::vec(lines(), 2..5), prop::collection::vec(lines(), 5..7)).prop_map(|(left, right)| {
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
            let between = between.replace(['{', '}'], "");
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
    let truth = any::<bool>().prop_map(|answer| {
        let feedback = BTreeMap::from([("true".parse().unwrap(), "Yes.".to_owned())]);
        (Kind::TrueFalse { answer }, ItemWords { feedback, ..ItemWords::default() })
    });
    let survey = prop::collection::vec(words(), 2..4).prop_map(|scale| {
        (Kind::Survey { scale: Some(scale.len()) }, ItemWords { scale, ..ItemWords::default() })
    });
    let essay = (some_lines(), prop::option::of((0u32..9, 9u32..99)))
        .prop_map(|(rubric, words)| (Kind::Essay { words }, ItemWords { rubric, ..ItemWords::default() }));
    prop_oneof![truth, survey, essay, Just((Kind::Survey { scale: None }, ItemWords::default()))]
}

fn item() -> impl Strategy<Value = Item> {
    let kind = prop_oneof![single(), multiple(), text(), figure(), pairs(), order(), cloze(), other()];
    let rest = (lines(), some_lines(), some_lines(), prop::option::of(words()), any::<bool>(), 1u32..20);
    (kind, rest).prop_map(|((kind, words), (prompt, hint, explain, name, shuffle, tenths))| {
        let tags = ["digcomp-3.0:4.1", "digcomp-2.2:4.1", "sdg:4", "sdg:9", "wsis:C4"].map(str::to_owned);
        let tags = match shuffle {
            true => Tags::default(),
            false => Tags { codes: tags.to_vec(), sectors: vec!["health".to_owned()], stage: Some(2) },
        };
        let points = f64::from(tenths) / 10.0;
        let id = "q".parse().unwrap();
        let question = Question { id, kind, points, objective: None, shuffle, tags };
        Item { question, words: ItemWords { prompt, hint, explain, ..words }, name, category: Vec::new() }
    })
}

proptest! {
    #[test]
    fn what_is_written_loads_as_it_was(mut items in prop::collection::vec(item(), 1..4), title in words()) {
        for (at, item) in items.iter_mut().enumerate() {
            item.question.id = format!("q{at}").parse().unwrap();
        }
        let id: ModuleId = "m".parse().unwrap();
        let text = module(&title, &items, &[]);
        let (loaded, said) = load::module(&id, &text, false)
            .map_err(|found| TestCaseError::fail(format!("{found:?}\n{text}")))?;
        prop_assert_eq!(&said.title, &title);
        for (item, question) in items.iter().zip(&loaded.pool) {
            prop_assert_eq!(&item.question, question, "{}", text);
            prop_assert_eq!(&item.words, &said.items[&question.id], "{}", text);
        }
    }

    #[test]
    fn what_is_open_is_a_comment_until_its_author_takes_the_signs_away(item in item()) {
        let open = [Open { item: item.clone(), file: None, line: 3, why: "see\nthere".to_owned() }];
        let id: ModuleId = "m".parse().unwrap();
        let text = module("M", &[], &open);
        prop_assert!(load::module(&id, &text, false).unwrap().0.pool.is_empty());
        let (before, after) = text.split_once("\n# Line 3: see there.\n").unwrap();
        let lines = after.lines().map(|line| line.strip_prefix("# ").unwrap_or(line.trim_start_matches('#')));
        let text = format!("{before}\n[quiz]\n{}\n", lines.collect::<Vec<_>>().join("\n"));
        let loaded = load::module(&id, &text, false);
        let (loaded, _) = loaded.map_err(|found| TestCaseError::fail(format!("{found:?}\n{text}")))?;
        prop_assert_eq!(&loaded.pool[0], &item.question);
    }
}
