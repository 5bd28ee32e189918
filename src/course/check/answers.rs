//! Answers that can be told without knowing the matter.

use std::borrow::Cow;

use super::{
    here::Here,
    spot::{Found, note},
};
use crate::{
    course::{Kind, raw::quoted, words::ItemWords},
    diag::Code,
    ids::{ChoiceKey, ItemId},
    text::clean,
};

/// A word shorter than this is in too many texts to give anything away.
const WORD: usize = 5;
/// So many times as long as the next one is much longer.
const MUCH: f64 = 1.5;
/// A shorter choice is short whatever the others are.
const SHORT: usize = 20;
/// So few questions show no habit.
const FEW: usize = 3;
/// Words of five letters and more that mean nothing by themselves, in English and in French.
const EMPTY: &[&str] = &[
    "which", "their", "there", "where", "about", "these", "those", "would", "could", "should", "never",
    "always", "after", "before", "votre", "notre", "leurs", "cette", "quand", "avant", "après", "comme",
    "toujours", "jamais", "quelle", "quels", "quelles", "celui", "celle",
];
/// What stands for the other choices, as it begins in English and in French, without accents.
const OTHERS: &[&str] = &[
    "all of the above",
    "all the above",
    "all of these",
    "all of them",
    "all answers",
    "all choices",
    "none of the above",
    "none of these",
    "none of them",
    "both of the above",
    "both a and b",
    "a and b",
    "toutes les reponses",
    "toutes ces reponses",
    "toutes les propositions",
    "tout ce qui precede",
    "tous les choix",
    "tous ces choix",
    "aucune de ces reponses",
    "aucune des reponses",
    "aucune de ces propositions",
    "aucun de ces choix",
    "rien de tout cela",
    "rien de ce qui precede",
    "les deux reponses",
    "a et b",
];
/// What each of them begins with.
const STARTS: &[&str] = &[
    "all ",
    "none ",
    "both ",
    "a and b",
    "toutes ",
    "tout ",
    "tous ",
    "aucun",
    "rien ",
    "les deux ",
    "a et b",
];
/// How such a choice may go on, and say no more.
const MORE: &[&str] = &[
    "",
    " answers",
    " choices",
    " options",
    " statements",
    " are right",
    " are true",
    " are correct",
    " is right",
    " is true",
    " is correct",
    " above",
    " ci-dessus",
    " precedentes",
    " sont justes",
    " sont bonnes",
    " sont vraies",
    " sont correctes",
    " n'est juste",
    " n'est bonne",
    " n'est vraie",
    " n'est correcte",
];

/// The right choice does not repeat words of the prompt that no other choice has; no typed answer stands in the prompt.
pub fn in_prompt(here: &Here<'_>, found: &mut Found) {
    for (question, said) in &here.told {
        let at = || here.at().item(&question.id);
        match &question.kind {
            Kind::Single { choices, answer } if 2 < choices.len() => {
                let Some(word) = giveaway(said, choices, answer) else { continue };
                let message = format!("the prompt and the right choice share the word {}", quoted(&word));
                let help = "who knows nothing picks the choice that sounds like the question: \
                            use another word in one of the two, or the same in a wrong choice";
                let at = at().key("choices").key(answer.as_str());
                note(found, Code::AnswerInPrompt, at, message, help);
            }
            Kind::Text { .. } => {
                let prompt = padded(&spoken(&said.prompt));
                let Some(answer) =
                    said.accept.iter().find(|it| WORD <= it.len() && prompt.contains(&padded(it)))
                else {
                    continue;
                };
                let message = format!("the prompt says the answer: {}", quoted(answer));
                let help = "ask without the word that is to be typed";
                note(found, Code::AnswerInPrompt, at().key("prompt"), message, help);
            }
            _ => (),
        }
    }
}

/// A word that stands in the prompt and in the right choice, where the wrong ones have no word of the prompt at all.
fn giveaway(said: &ItemWords, choices: &[ChoiceKey], answer: &ChoiceKey) -> Option<String> {
    let prompt = spoken(&said.prompt);
    let prompt: Vec<&str> = words(&prompt).collect();
    let is_asked = |word: &&str| prompt.iter().any(|it| is_same(it, word)) && !is_empty(word);
    let right = said.choices.get(answer)?;
    let first = words(right).find(is_asked)?;
    let mut wrong = choices.iter().filter(|it| *it != answer).filter_map(|it| said.choices.get(it));
    if wrong.any(|it| words(it).any(|word| is_asked(&word))) {
        return None;
    }
    // A long choice shares a word with anything; of a short one it is half the sense.
    let shared = words(right).filter(is_asked).count();
    (words(right).filter(|word| !is_empty(word)).count() <= 2 * shared).then(|| first.to_lowercase())
}

/// A prompt without what stands in it between back quotes: that is there to be read.
fn spoken(prompt: &str) -> Cow<'_, str> {
    match prompt.contains('`') {
        true => prompt.split('`').step_by(2).collect::<Vec<_>>().join(" ").into(),
        false => prompt.into(),
    }
}

/// The long words of a text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|sign: char| !sign.is_alphanumeric());
    words.filter(|word| WORD <= word.len())
}

fn is_empty(word: &str) -> bool {
    EMPTY.iter().any(|it| is_same(it, word))
}

/// Whether two words differ at most in capitals.
fn is_same(a: &str, b: &str) -> bool {
    let is_ascii = || a.is_ascii() || b.is_ascii();
    a.len() == b.len() && (a.eq_ignore_ascii_case(b) || !is_ascii() && a.to_lowercase() == b.to_lowercase())
}

fn padded(text: &str) -> String {
    let words: Vec<String> = text
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    format!(" {} ", words.join(" "))
}

/// The right choice is not the longest by far in most questions of a pool.
pub fn by_length(here: &Here<'_>, found: &mut Found) {
    let pool = here.pool();
    let is_asked = |id: &ItemId| pool.iter().any(|it| it.id == *id);
    let (mut asked, mut longest) = (0, Vec::new());
    for (question, said) in here.told.iter().filter(|(question, _)| is_asked(&question.id)) {
        let Kind::Single { choices, answer } = &question.kind else { continue };
        if choices.len() < 3 {
            continue;
        }
        asked += 1;
        let long = |key: &ChoiceKey| said.choices.get(key).map_or(0, |it| it.chars().count());
        let next = choices.iter().filter(|it| *it != answer).map(long).max().unwrap_or_default();
        if SHORT <= long(answer) && MUCH * next as f64 <= long(answer) as f64 {
            longest.push((question, answer));
        }
    }
    if longest.len() < FEW || 2 * longest.len() <= asked {
        return;
    }
    let (question, answer) = longest[0];
    let at = here.at().item(&question.id).key("choices").key(answer.as_str());
    let names: Vec<&str> = longest.iter().map(|(question, _)| question.id.as_str()).collect();
    let message = format!("in {} of {asked} questions the right choice is by far the longest", longest.len());
    let help = format!(
        "cut the right choices, or give the wrong ones as much detail: {}",
        clean::message(&names.join(", "))
    );
    note(found, Code::AnswerByLength, at, message, help);
}

/// No choice speaks of the others: they stand in another order each time.
pub fn all_of_the_above(here: &Here<'_>, found: &mut Found) {
    if !matches!(here.language.as_str().split('-').next(), Some("en" | "fr")) {
        return;
    }
    for (question, said) in &here.told {
        let (Kind::Single { choices, .. } | Kind::Multiple { choices, .. }) = &question.kind else {
            continue;
        };
        for (key, text) in choices.iter().filter_map(|key| Some((key, said.choices.get(key)?))) {
            if !is_of_others(text) {
                continue;
            }
            let at = here.at().item(&question.id).key("choices").key(key.as_str());
            let message =
                format!("{} speaks of the other choices, and is guessed without them", quoted(text));
            let help = match question.kind {
                Kind::Single { .. } => {
                    "write a choice of its own, or make the question `multiple` and name all that is right"
                }
                _ => "take it away: in a `multiple` question who finds all right picks all",
            };
            note(found, Code::AllOfTheAbove, at, message, help);
        }
    }
}

fn is_of_others(text: &str) -> bool {
    // Nearly all choices begin otherwise, and need no folding.
    let start = text.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    let begins = |it: &str| start.get(..it.len()).is_some_and(|start| start.eq_ignore_ascii_case(it));
    if text.len() > 60 || !STARTS.iter().any(|it| begins(it)) {
        return false;
    }
    let text = if text.is_ascii() { text.to_ascii_lowercase() } else { clean::loose(text) };
    let text = text.trim_matches(|sign: char| !sign.is_alphanumeric());
    OTHERS.iter().filter_map(|it| text.strip_prefix(it)).any(|rest| MORE.contains(&rest))
}
