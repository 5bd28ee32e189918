//! Asking and marking. Pure: no clock, no disk, no screen, no chance but the seed it is given.

pub mod analysis;
pub mod attempt;
pub mod grade;
pub mod paper;
pub mod review;
pub mod sheet;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ids::{BadSlug, ChoiceKey, ItemName, ModuleId};

/// What a learner answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Response {
    /// The choices picked, in the order of the file: `single`, `multiple`.
    Picks(Vec<ChoiceKey>),
    /// Whether the statement was held to be true: `true-false`.
    Truth(bool),
    /// What was typed, as it was typed: `text`, `number`, `essay`, a `survey` in words.
    Text(String),
    /// Which right side goes with which left: `match`.
    Pairs(BTreeMap<ChoiceKey, ChoiceKey>),
    /// The items in the order given: `order`.
    Order(Vec<ChoiceKey>),
    /// What stands in each blank: what was typed, or the key of what was picked: `cloze`.
    Blanks(BTreeMap<ChoiceKey, String>),
    /// A step of the scale, from 0: `survey`.
    Step(usize),
}

/// The part of a question's points that a response earns, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Share(f64);

impl Share {
    /// Nothing earned.
    pub const NONE: Share = Share(0.0);
    /// All earned.
    pub const ALL: Share = Share(1.0);

    /// `fraction`, never below 0 or above 1. What is no number earns nothing.
    pub fn new(fraction: f64) -> Share {
        match fraction.is_nan() {
            true => Share::NONE,
            false => Share(fraction.clamp(0.0, 1.0)),
        }
    }

    /// `right` parts of `of`, never below 0 or above 1.
    pub fn of(right: i64, of: usize) -> Share {
        match of {
            0 => Share::NONE,
            _ => Share::new(right as f64 / of as f64),
        }
    }

    /// As a fraction.
    pub fn get(self) -> f64 {
        self.0
    }

    /// As percent, rounded down so that 69.9 never reads as a 70 that passed. A hair below is taken for the whole.
    pub fn percent(self) -> u8 {
        (self.0 * 100.0 + 1e-9).floor() as u8
    }
}

impl From<Share> for f64 {
    fn from(share: Share) -> f64 {
        share.0
    }
}

impl TryFrom<f64> for Share {
    type Error = String;

    fn try_from(fraction: f64) -> Result<Self, String> {
        match (0.0..=1.0).contains(&fraction) {
            true => Ok(Share(fraction)),
            false => Err(format!("{fraction} is no share: it is not between 0 and 1")),
        }
    }
}

/// What became of a response.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// It was marked by the program.
    Graded(Share),
    /// It waits for the instructor: an essay.
    Waits,
    /// It is never marked: a survey.
    Ungraded,
}

/// How sure a learner says they are, by Moodle's three steps.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// Not very: right earns 1, wrong costs nothing.
    Low,
    /// Fairly: right earns 2, wrong costs 2.
    Mid,
    /// Very: right earns 3, wrong costs 6.
    High,
}

/// Which quiz is sat. It is written as the module's name, `exam` or `pretest`.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Sitting {
    /// The quiz that closes a module.
    Module(ModuleId),
    /// The final exam.
    Exam,
    /// The exam's draw, before the course: it counts for nothing but the learning gain.
    Pretest,
}

/// The questions of one attempt, in the order they are asked, as they were shown. Kept with the attempt for ever.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    /// The questions.
    pub questions: Vec<Drawn>,
}

/// One question on a paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drawn {
    /// Which question.
    pub name: ItemName,
    /// What it is worth on this paper.
    pub points: f64,
    /// Its choices in the order shown; the items of an `order`; the left sides of a `match`.
    pub choices: Vec<ChoiceKey>,
    /// The right sides of a `match` in the order shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub right: Vec<ChoiceKey>,
    /// The choices of each picked blank in the order shown.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub blanks: BTreeMap<ChoiceKey, Vec<ChoiceKey>>,
}

impl From<Sitting> for String {
    fn from(sitting: Sitting) -> String {
        match sitting {
            Sitting::Module(module) => module.into(),
            Sitting::Exam => "exam".to_owned(),
            Sitting::Pretest => "pretest".to_owned(),
        }
    }
}

impl TryFrom<String> for Sitting {
    type Error = BadSlug;

    fn try_from(text: String) -> Result<Self, BadSlug> {
        Ok(match text.as_str() {
            "exam" => Sitting::Exam,
            "pretest" => Sitting::Pretest,
            _ => Sitting::Module(text.try_into()?),
        })
    }
}
