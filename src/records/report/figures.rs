//! The figures of a report, as far as they are told: what is kept back is not in them.

use crate::records::Number;

/// Figures that are told or kept back.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Told<T> {
    /// They are told.
    Known(T),
    /// They are of too few people, or would tell of those.
    Kept,
}

/// The figures of a group.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Figures {
    /// Who took part.
    pub people: Told<People>,
    /// What became of it.
    pub outcomes: Told<Outcomes>,
    /// What was learned.
    pub gain: Told<Gain>,
}

/// Who took part.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct People {
    /// How many people.
    pub learners: u64,
    /// How many courses they have begun, each of their own.
    pub begun: u64,
}

/// What became of the courses that were begun.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Outcomes {
    /// How many were completed.
    pub completed: u64,
    /// What part of those begun that is, in percent.
    pub completion: Option<Number>,
    /// How many were passed or failed.
    pub graded: u64,
    /// What part of those was passed, in percent.
    pub pass: Option<Number>,
    /// How many minutes those completed took.
    pub minutes: Option<Quartiles>,
}

/// The numbers below which a quarter, a half and three quarters lie.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Quartiles {
    /// The first quartile.
    pub low: Number,
    /// The median.
    pub median: Number,
    /// The third quartile.
    pub high: Number,
}

/// What was learned between pre-test and exam.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Gain {
    /// How many sat both.
    pub n: u64,
    /// The normalised gain of the class.
    pub class: Option<Number>,
    /// Where it lies with 95 % confidence.
    pub interval: Option<(Number, Number)>,
}

impl<T> Told<T> {
    /// `it`, unless it is kept back.
    pub fn of(is_kept: bool, it: impl FnOnce() -> T) -> Self {
        if is_kept { Told::Kept } else { Told::Known(it()) }
    }

    /// What is known.
    pub fn known(&self) -> Option<&T> {
        match self {
            Told::Known(it) => Some(it),
            Told::Kept => None,
        }
    }
}
