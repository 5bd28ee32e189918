//! What a centre says of itself, and the classes it held. These events are the centre's own: no learner did them.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::person::{NoSuchWord, words};
use crate::{
    ids::{CentreId, LearnerId},
    lang::Tag,
    time::Day,
};

/// A training centre.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Centre {
    /// Its name in records, for ever.
    pub id: CentreId,
    /// The name that people know it by.
    pub name: String,
    /// The country, as two letters of ISO 3166.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The languages it teaches in, the most used first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Tag>,
    /// For how many months after their last visit a learner's data is kept; none is without end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention: Option<u32>,
    /// Who may do what.
    pub preset: Preset,
    /// What becomes of learners who are in the middle of a course that is upgraded; where it is not said, they move on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upgrades: Option<Upgrades>,
    /// The public part of its key, as 64 hexadecimal digits.
    pub key: String,
}

words! {
    /// Who may do what in a centre, in three usual ways.
    Preset {
        /// Everyone may come in, and whoever sits at the PC keeps the register.
        Open = "open",
        /// Everyone may come in; people are changed, and names given out, by the facilitator alone.
        School = "school",
        /// As a school, and nobody comes in whom the facilitator has not put on the register.
        Formal = "formal",
    }
}

words! {
    /// What becomes of learners who are in the middle of a course when a newer version takes its place.
    Upgrades {
        /// They go on with the newer version, from where they are.
        MoveOn = "move-on",
        /// They finish on the version that they began, which is kept for them.
        LetFinish = "let-finish",
    }
}

impl Preset {
    /// Whether a learner may put themselves on the register.
    pub fn joins(self) -> bool {
        self != Preset::Formal
    }

    /// Whether people are changed, and names given out, by the facilitator alone.
    pub fn guards(self) -> bool {
        self != Preset::Open
    }

    /// What it means, in a line.
    pub fn meaning(self) -> &'static str {
        match self {
            Preset::Open => "learners add themselves; nobody is asked for a passphrase",
            Preset::School => {
                "learners add themselves; changing people and giving out names asks for the passphrase"
            }
            Preset::Formal => "as school, and only the facilitator adds learners",
        }
    }
}

/// A class that was held. Of two of one cohort, day and part of the day, the later telling counts.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Session {
    /// Whose class.
    pub cohort: String,
    /// The day.
    pub date: Day,
    /// Which of the day's classes, as `morning`; empty where there is one a day.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub part: String,
    /// Who held it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub instructor: String,
    /// Who was there.
    pub present: Vec<LearnerId>,
    /// Who belongs to the cohort and was not.
    pub absent: Vec<LearnerId>,
}

impl Session {
    /// What tells it from other sessions.
    pub fn name(&self) -> (String, Day, String) {
        (self.cohort.clone(), self.date, self.part.clone())
    }
}

/// A note of the audit trail: who did what to whom. People stand in it by their ids, so that erasing one leaves it whole.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Audit {
    /// The facilitator, or, where no passphrase is asked, the account on the machine.
    pub by: String,
    /// What was done, as `learner erase`.
    pub command: String,
    /// To whom.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub on: Vec<LearnerId>,
    /// What else there is to say; never a learner's name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}
