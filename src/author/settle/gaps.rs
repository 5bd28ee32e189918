//! Texts with blanks.

use super::{Gap, Pick, Why, is_whole, keys};
use crate::{
    course::{
        Kind,
        model::Blank,
        words::{BlankWords, ItemWords},
    },
    ids::ChoiceKey,
};

/// The most blanks of a text.
const MOST: usize = 26;

/// A text with its blanks.
pub fn gaps(text: String, gaps: Vec<(ChoiceKey, Gap)>, words: &mut ItemWords) -> (Kind, Why) {
    let mut why = None;
    let mut blanks = Vec::new();
    for (key, gap) in gaps {
        let mut said = BlankWords::default();
        let blank = match gap {
            Gap::Typed(accept) => typed(accept, &mut said, &mut why),
            Gap::Picked { picks } => picked(&picks, &mut said, &mut why),
        };
        words.blanks.insert(key.clone(), said);
        blanks.push((key, blank));
    }
    why = match blanks.len() {
        0 => Some("its text has no blank that can be filled".to_owned()),
        1..=MOST => why,
        more => Some(format!("there are {more} blanks, and at most {MOST} can be")),
    };
    words.text = Some(text);
    (Kind::Cloze { blanks }, why)
}

fn typed(mut accept: Vec<String>, said: &mut BlankWords, why: &mut Why) -> Blank {
    accept.retain(|it| !it.trim().is_empty());
    accept.iter_mut().for_each(|it| *it = crate::text::clean::line(it));
    if accept.is_empty() {
        why.get_or_insert_with(|| "a blank has no right answer".to_owned());
    }
    said.accept.clone_from(&accept);
    Blank::Typed { accept }
}

fn picked(picks: &[Pick], said: &mut BlankWords, why: &mut Why) -> Blank {
    let choices = keys(picks.iter().map(|pick| pick.key.as_deref()), picks.len());
    for (key, pick) in choices.iter().zip(picks) {
        said.choices.insert(key.clone(), pick.text.clone());
    }
    let right: Vec<&ChoiceKey> =
        choices.iter().zip(picks).filter(|(_, pick)| is_whole(pick.percent)).map(|(key, _)| key).collect();
    let answer = match right.as_slice() {
        [answer] => (*answer).clone(),
        [] => {
            why.get_or_insert_with(|| "a blank has no right choice".to_owned());
            super::letter(0)
        }
        [answer, ..] => {
            why.get_or_insert_with(|| "a blank has several right choices, and one can be picked".to_owned());
            (*answer).clone()
        }
    };
    Blank::Picked { choices, answer }
}

/// A text that becomes a part of one with blanks: braces in it open none.
pub fn plain_braces(text: &str) -> String {
    text.replace("{{", "{ {").replace("}}", "} }")
}
