//! Where a learner stands in one course: a fold of their events, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    ids::{AttemptId, ItemName, ModuleId},
    quiz::{Share, Sitting, review::Card},
    time::Stamp,
};

/// Where a learner stands in one course. What is kept of it is JSON, so every map's key is written as a text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Progress {
    /// The lessons read to their end.
    pub lessons: BTreeSet<ItemName>,
    /// The practice answered.
    pub checks: BTreeMap<ItemName, Tried>,
    /// The sittings of each quiz, the oldest first.
    pub sittings: BTreeMap<Sitting, Vec<Sat>>,
    /// The modules passed, with the score that first did it.
    pub passed: BTreeMap<ModuleId, Share>,
    /// When the course was completed for the first time, and with what score.
    pub completed: Option<Completed>,
    /// The lessons with a bookmark.
    pub bookmarks: BTreeSet<ItemName>,
    /// The notes beside lessons.
    pub notes: BTreeMap<ItemName, String>,
    /// When each question comes up again.
    pub cards: BTreeMap<ItemName, Card>,
    /// The lesson or quiz that was open last.
    pub last: Option<Last>,
    /// Milliseconds spent, by the gaps between events of a run; a gap over five minutes counts as five.
    pub spent: u64,
    /// When the first thing happened.
    pub began: Option<Stamp>,
    /// When the last thing happened.
    pub touched: Option<Stamp>,
}

/// Practice that was answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tried {
    /// How often.
    pub tries: u32,
    /// Whether it was right at last.
    pub right: bool,
}

/// One sitting of a quiz.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sat {
    /// Its name.
    pub attempt: AttemptId,
    /// When it began.
    pub began: Stamp,
    /// How it ended; none while it is under way.
    pub end: Option<End>,
}

/// How a sitting ended.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct End {
    /// When.
    pub at: Stamp,
    /// The part of the points earned.
    pub score: Share,
    /// Whether that passes.
    pub passed: bool,
    /// Whether essays wait for the instructor.
    pub waits: bool,
}

/// A course that was completed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Completed {
    /// When.
    pub at: Stamp,
    /// With what score.
    pub score: Share,
}

/// What was open last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Last {
    /// A lesson.
    Lesson(ItemName),
    /// A quiz.
    Quiz(Sitting),
}

impl Progress {
    /// The sitting of `sitting` that is under way, if any.
    pub fn open(&self, sitting: &Sitting) -> Option<&Sat> {
        self.sittings.get(sitting)?.iter().rev().find(|sat| sat.end.is_none())
    }

    /// How many sittings of `sitting` have ended.
    pub fn ended(&self, sitting: &Sitting) -> u32 {
        self.sittings.get(sitting).map_or(0, |all| all.iter().filter(|sat| sat.end.is_some()).count() as u32)
    }

    /// The best score of `sitting` so far.
    pub fn best(&self, sitting: &Sitting) -> Option<Share> {
        let ends = self.sittings.get(sitting)?.iter().filter_map(|sat| sat.end);
        ends.map(|end| end.score).max_by(|a, b| a.get().total_cmp(&b.get()))
    }
}
