//! A quiz on paper: which form it is, how a question is answered on it, and answers read back from it.
//!
//! On paper choices have letters and blanks have numbers, by their places; [`read()`] and [`write()`] are each other's inverse.

use std::{collections::BTreeMap, fmt, str::FromStr};

use super::{Certainty, Drawn, Paper, Response, Sitting};
use crate::{
    course::{Kind, model::Blank},
    ids::{ChoiceKey, CourseId},
    lang::Tag,
    rng::Seed,
    seal::Digest,
    text::clean,
};

/// The signs of a check: no letter among them looks like a figure.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The last form has the letters ZZ.
const MOST: u16 = 26 * 27;
/// What the digest of a paper begins with.
const PAPER_V1: &[u8] = b"coursedeck form v1\n";

/// A form: the draw and the order that a paper was printed with. Form A is one for ever, form B another.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Form(u16);

/// What is printed on a paper so that it is known again: `B-7K3F`, the form, and a check over what stands on it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Code {
    /// The form.
    pub form: Form,
    /// The check; none where only the form is known.
    pub check: Option<String>,
}

/// How the two answers to a statement are said in the language of the paper.
#[derive(Clone, Copy, Debug)]
pub struct Truths<'a> {
    /// That it is true.
    pub yes: &'a str,
    /// That it is false.
    pub no: &'a str,
}

/// Why what was typed is no answer.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Unread {
    /// No such choice.
    #[error("`{given}` is none of A to {last}")]
    NoChoice {
        /// What was typed.
        given: String,
        /// The last letter there is.
        last: String,
    },
    /// More than one was given.
    #[error("one letter is asked for, not {0}")]
    OneOnly(usize),
    /// It is neither.
    #[error("`{0}` is neither true nor false: type t or f")]
    NotTruth(String),
    /// The same twice.
    #[error("{0} is there twice")]
    Twice(String),
    /// More answers than there are places.
    #[error("there are {given} answers, and places for {places}")]
    TooMany {
        /// How many were given.
        given: usize,
        /// How many there can be.
        places: usize,
    },
    /// No such left side.
    #[error("there is no line {given}: the lines are 1 to {last}")]
    NoLine {
        /// What was typed.
        given: String,
        /// The last line.
        last: usize,
    },
    /// Nothing was given.
    #[error("there is no answer in it")]
    Nothing,
}

/// Why a text is no form's code.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error(
    "`{0}` is no form: a form is one or two letters, with four signs behind them as printed, as A or A-7K3F"
)]
pub struct BadCode(String);

impl Form {
    /// The form of this number, from 1.
    pub fn new(number: u16) -> Option<Self> {
        (1..=MOST).contains(&number).then_some(Self(number))
    }

    /// Where its draw begins.
    pub fn seed(self) -> Seed {
        Seed(u64::from(self.0))
    }

    /// The code of the paper that this form gives.
    pub fn code(self, course: &CourseId, sitting: &Sitting, language: &Tag, paper: &Paper) -> Code {
        let printed = serde_json::to_vec(&(course, sitting, language, paper));
        let printed = printed.expect("a paper has texts for keys and no endless numbers");
        let Digest(bytes) = Digest::of(&[PAPER_V1, &printed]);
        let sign = |byte: &u8| char::from(SIGNS[usize::from(byte % 32)]);
        Code { form: self, check: Some(bytes[..4].iter().map(sign).collect()) }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&letter(usize::from(self.0) - 1))
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.check {
            Some(check) => write!(f, "{}-{check}", self.form),
            None => self.form.fmt(f),
        }
    }
}

impl FromStr for Code {
    type Err = BadCode;

    fn from_str(text: &str) -> Result<Self, BadCode> {
        let bad = || BadCode(clean::line(text));
        let (form, check) = match text.trim().split_once('-') {
            Some((form, check)) => (form, Some(check)),
            None => (text.trim(), None),
        };
        let value = |sign: char| sign.is_ascii_alphabetic().then(|| sign.to_ascii_uppercase() as u16 - 64);
        let form = form.chars().try_fold(0u16, |sum, sign| Some(sum.checked_mul(26)? + value(sign)?));
        let form = form.and_then(Form::new).ok_or_else(bad)?;
        // Who copies a code by hand takes some letters for figures.
        let sign = |sign: char| match sign.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let check: Option<String> = check.map(|check| check.chars().map(sign).collect());
        let is_check = |check: &String| check.len() == 4 && check.bytes().all(|it| SIGNS.contains(&it));
        match check.as_ref().is_none_or(is_check) {
            true => Ok(Code { form, check }),
            false => Err(bad()),
        }
    }
}

/// The letter of a place, from 0: A to Z, then AA.
pub fn letter(at: usize) -> String {
    let last = char::from(b'A' + (at % 26) as u8);
    match at / 26 {
        0 => last.to_string(),
        more => letter(more - 1) + &last.to_string(),
    }
}

/// Takes how sure the learner was off the end of an answer: `b /2`.
pub fn certainty(text: &str) -> (&str, Option<Certainty>) {
    let Some((before, sure)) = text.rsplit_once('/') else { return (text, None) };
    let sure = match sure.trim() {
        "1" => Certainty::Low,
        "2" => Certainty::Mid,
        "3" => Certainty::High,
        _ => return (text, None),
    };
    (before.trim_end(), Some(sure))
}

/// Reads an answer as it is typed from a paper: `c` · `a c` · `t` · words · `1c 2a` or `c a` · `b a c` · `key; b`.
pub fn read(kind: &Kind, drawn: &Drawn, truths: Truths<'_>, text: &str) -> Result<Response, Unread> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Unread::Nothing);
    }
    match kind {
        Kind::Single { .. } => Ok(Response::Picks(vec![one(text, &drawn.choices)?])),
        Kind::Multiple { choices, .. } => {
            let mut picks = several(text, &drawn.choices, false)?;
            picks.sort_by_key(|pick| choices.iter().position(|key| key == pick));
            Ok(Response::Picks(picks))
        }
        Kind::TrueFalse { .. } => truth(text, truths).map(Response::Truth),
        Kind::Text { .. } | Kind::Number { .. } | Kind::Essay { .. } | Kind::Survey { scale: None } => {
            Ok(Response::Text(text.to_owned()))
        }
        Kind::Match { .. } => pairs(text, drawn).map(Response::Pairs),
        Kind::Order { .. } => several(text, &drawn.choices, true).map(Response::Order),
        Kind::Cloze { blanks } => filled(text, blanks, drawn).map(Response::Blanks),
        Kind::Survey { scale: Some(steps) } => {
            let steps: Vec<usize> = (0..*steps).collect();
            one(text, &steps).map(Response::Step)
        }
    }
}

/// An answer as it would be typed from a paper.
pub fn write(kind: &Kind, drawn: &Drawn, truths: Truths<'_>, response: &Response) -> String {
    let lettered = |keys: &[ChoiceKey]| {
        let letters: Vec<String> = keys.iter().filter_map(|key| of_key(&drawn.choices, key)).collect();
        letters.join(" ")
    };
    match response {
        Response::Picks(picks) => {
            let mut letters: Vec<String> =
                picks.iter().filter_map(|key| of_key(&drawn.choices, key)).collect();
            letters.sort_by_key(|letter| (letter.len(), letter.clone()));
            letters.join(" ")
        }
        Response::Order(items) => lettered(items),
        Response::Truth(truth) => if *truth { truths.yes } else { truths.no }.to_owned(),
        Response::Text(text) => text.clone(),
        Response::Step(at) => letter(*at),
        Response::Pairs(pairs) => {
            let side = |(at, key): (usize, &ChoiceKey)| {
                Some(format!("{}{}", at + 1, of_key(&drawn.right, pairs.get(key)?)?))
            };
            drawn.choices.iter().enumerate().filter_map(side).collect::<Vec<_>>().join(" ")
        }
        Response::Blanks(given) => {
            let Kind::Cloze { blanks } = kind else { return String::new() };
            let blank = |(key, blank): &(ChoiceKey, Blank)| {
                let given = given.get(key).map_or("", String::as_str);
                match blank {
                    Blank::Typed { .. } => given.to_owned(),
                    Blank::Picked { choices, .. } => {
                        let shown = drawn.blanks.get(key).unwrap_or(choices);
                        let at = shown.iter().position(|choice| choice.as_str() == given);
                        at.map(letter).unwrap_or_default()
                    }
                }
            };
            let filled: Vec<String> = blanks.iter().map(blank).collect();
            filled.join("; ").trim_end_matches([';', ' ']).to_owned()
        }
    }
}

fn of_key(keys: &[ChoiceKey], key: &ChoiceKey) -> Option<String> {
    keys.iter().position(|it| it == key).map(letter)
}

/// The letters of a text: spaces, commas and semicolons part them, and need not be there.
fn letters(text: &str) -> impl Iterator<Item = String> {
    let words = text.split([' ', ',', ';', '\t', '+', '&']).filter(|word| !word.is_empty());
    words.flat_map(|word| match word.chars().all(|sign| sign.is_ascii_digit()) {
        true => vec![word.to_owned()],
        false => word.chars().map(String::from).collect(),
    })
}

fn one<T: Clone>(text: &str, choices: &[T]) -> Result<T, Unread> {
    let mut letters = letters(text);
    let found = at(&letters.next().ok_or(Unread::Nothing)?, choices)?;
    match letters.count() {
        0 => Ok(found),
        more => Err(Unread::OneOnly(more + 1)),
    }
}

fn several(text: &str, choices: &[ChoiceKey], numbers: bool) -> Result<Vec<ChoiceKey>, Unread> {
    let mut found: Vec<ChoiceKey> = Vec::new();
    for given in letters(text) {
        let place = given.parse::<usize>().ok().filter(|_| numbers);
        let key = match place.and_then(|place| choices.get(place.checked_sub(1)?)) {
            Some(key) => key.clone(),
            None => at(&given, choices)?,
        };
        if found.contains(&key) {
            return Err(Unread::Twice(given.to_uppercase()));
        }
        found.push(key);
    }
    if found.is_empty() { Err(Unread::Nothing) } else { Ok(found) }
}

/// What stands at a letter.
fn at<T: Clone>(given: &str, choices: &[T]) -> Result<T, Unread> {
    let wanted = given.to_uppercase();
    let place = (0..choices.len()).find(|place| letter(*place) == wanted);
    let last = || letter(choices.len().saturating_sub(1));
    let found = place.map(|place| choices[place].clone());
    found.ok_or_else(|| Unread::NoChoice { given: given.to_owned(), last: last() })
}

fn truth(text: &str, truths: Truths<'_>) -> Result<bool, Unread> {
    let said = clean::fold(text, false);
    let is = |word: &str, more: &[&str]| {
        let word = clean::fold(word, false);
        said == word || more.contains(&said.as_str())
    };
    let initial = |word: &str| clean::fold(word, false).chars().next().map(String::from);
    let (yes, no) = (initial(truths.yes), initial(truths.no));
    let is_initial =
        |own: &Option<String>, other: &Option<String>| own.as_deref() == Some(said.as_str()) && own != other;
    match () {
        () if is(truths.yes, &["true", "t"]) || is_initial(&yes, &no) => Ok(true),
        () if is(truths.no, &["false", "f"]) || is_initial(&no, &yes) => Ok(false),
        () => Err(Unread::NotTruth(text.to_owned())),
    }
}

/// Either each letter with its line, `1c 2a`, or the letters of all lines in order, `c a -`.
fn pairs(text: &str, drawn: &Drawn) -> Result<BTreeMap<ChoiceKey, ChoiceKey>, Unread> {
    let mut found = BTreeMap::new();
    let lines = &drawn.choices;
    let mut put = |line: &ChoiceKey, name: String, side: ChoiceKey| match found.insert(line.clone(), side) {
        None => Ok(()),
        Some(_) => Err(Unread::Twice(name)),
    };
    if !text.contains(|sign: char| sign.is_ascii_digit()) {
        let given: Vec<String> = letters(text).collect();
        if lines.len() < given.len() {
            return Err(Unread::TooMany { given: given.len(), places: lines.len() });
        }
        for (line, given) in lines.iter().zip(&given).filter(|(_, given)| !is_gap(given)) {
            put(line, String::new(), at(given, &drawn.right)?)?;
        }
    } else {
        let is_sign = |sign: char| !sign.is_ascii_alphanumeric();
        let mut rest = text.trim_start_matches(is_sign);
        while !rest.is_empty() {
            let digits = rest.len() - rest.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
            let (number, after) = rest.split_at(digits);
            let place = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let line = place.and_then(|place| lines.get(place)).ok_or_else(|| Unread::NoLine {
                given: if number.is_empty() { rest.to_owned() } else { number.to_owned() },
                last: lines.len(),
            })?;
            let mut signs = after.trim_start_matches(is_sign).chars();
            let side = signs.next().ok_or(Unread::Nothing)?.to_string();
            put(line, number.to_owned(), at(&side, &drawn.right)?)?;
            rest = signs.as_str().trim_start_matches(is_sign);
        }
    }
    if found.is_empty() { Err(Unread::Nothing) } else { Ok(found) }
}

fn is_gap(given: &str) -> bool {
    matches!(given, "-" | "_" | ".")
}

/// What stands in each blank, in order, semicolons between.
fn filled(
    text: &str,
    blanks: &[(ChoiceKey, Blank)],
    drawn: &Drawn,
) -> Result<BTreeMap<ChoiceKey, String>, Unread> {
    let given: Vec<&str> = text.split(';').map(str::trim).collect();
    if blanks.len() < given.len() {
        return Err(Unread::TooMany { given: given.len(), places: blanks.len() });
    }
    let mut found = BTreeMap::new();
    for ((key, blank), given) in blanks.iter().zip(given).filter(|(_, given)| !given.is_empty()) {
        let said = match blank {
            Blank::Typed { .. } => given.to_owned(),
            Blank::Picked { choices, .. } => {
                one(given, drawn.blanks.get(key).unwrap_or(choices))?.to_string()
            }
        };
        found.insert(key.clone(), said);
    }
    if found.is_empty() { Err(Unread::Nothing) } else { Ok(found) }
}

#[cfg(test)]
mod tests;
