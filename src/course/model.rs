//! A course as the program uses it: plain data, valid by construction, without words.
//!
//! Only `course::lower` makes one, after every rule was checked. What people read is in [`super::words`].

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    ids::{ChoiceKey, CourseId, ItemId, ItemName, ModuleId},
    lang::Tag,
    seal::Digest,
};

/// A course.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// Its name: that of its folder.
    pub id: CourseId,
    /// The version of the content, by its author (semver). Recorded with every result.
    pub version: String,
    /// The digest of all its files. Recorded with every result.
    pub digest: Digest,
    /// The language of the source words.
    pub language: Tag,
    /// The languages it can be read in, the source first.
    pub languages: Vec<Tag>,
    /// How hard it is.
    pub level: Level,
    /// How it is taught.
    pub modality: Option<Modality>,
    /// How long it takes, by its author.
    pub minutes: u32,
    /// The licence of its content, an SPDX expression.
    pub licence: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The courses to complete first.
    pub requires: Vec<CourseId>,
    /// What it is about, in closed vocabularies.
    pub tags: Tags,
    /// What earns the completion record.
    pub completion: Completion,
    /// Its modules, in order.
    pub modules: Vec<Module>,
    /// Its final exam, if it has one.
    pub exam: Option<Exam>,
}

/// A module: lessons, and the graded quiz that closes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    /// Its name: that of its file.
    pub id: ModuleId,
    /// How long it takes, by its author.
    pub minutes: Option<u32>,
    /// How many objectives it has; questions name them from 1.
    pub objectives: usize,
    /// Its lessons, in order.
    pub lessons: Vec<Lesson>,
    /// The rules of its quiz. A module without one is passed when its lessons are read.
    pub quiz: Option<Quiz>,
    /// The questions that the quiz draws from.
    pub pool: Vec<Question>,
}

/// A lesson, and the practice beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// Its name.
    pub id: ItemId,
    /// Practice: instant feedback, no marks, repeat at will.
    pub checks: Vec<Question>,
}

/// A question, without its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its name, stable for ever.
    pub id: ItemId,
    /// How it is answered and marked.
    pub kind: Kind,
    /// What it is worth, above 0. A survey is worth nothing, whatever stands here.
    pub points: f64,
    /// The objective of its module that it measures, from 1.
    pub objective: Option<usize>,
    /// Whether its choices may be shown in another order.
    pub shuffle: bool,
    /// What it is about, where that is narrower than the course.
    pub tags: Tags,
}

/// The kinds of question, by Moodle's and QTI's names. Choices stand in the order of the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// One choice is right.
    Single {
        /// What is offered.
        choices: Vec<ChoiceKey>,
        /// The right one.
        answer: ChoiceKey,
    },
    /// Several choices may be right.
    Multiple {
        /// What is offered.
        choices: Vec<ChoiceKey>,
        /// The right ones, at least one.
        answer: Vec<ChoiceKey>,
        /// What each choice earns, in percent, where the author says so. Moodle's rule: picked weights add up.
        weights: Option<BTreeMap<ChoiceKey, f64>>,
        /// Whether a part of the answer earns a part of the points.
        grading: Grading,
    },
    /// A statement is true or false.
    TrueFalse {
        /// Which it is.
        answer: bool,
    },
    /// A word or two are typed.
    Text {
        /// The answers that are right, in the source language; a translation may add its own.
        accept: Vec<String>,
        /// Whether capital letters matter.
        case: bool,
        /// Regular expressions for further right answers; each matches the whole answer.
        patterns: Vec<String>,
    },
    /// A number is typed.
    Number {
        /// The right one.
        answer: f64,
        /// How far from it is still right.
        tolerance: f64,
        /// How the tolerance is meant.
        by: Tolerance,
    },
    /// Each left side goes with one right side. The same key on both sides is the pair.
    Match {
        /// The left sides.
        left: Vec<ChoiceKey>,
        /// The right sides; those without a left are distractors.
        right: Vec<ChoiceKey>,
    },
    /// Items are put in order.
    Order {
        /// The items in the right order.
        items: Vec<ChoiceKey>,
        /// Whether a part of the order earns a part of the points.
        grading: Grading,
    },
    /// Blanks in a text are filled.
    Cloze {
        /// The blanks, in the order of the file.
        blanks: Vec<(ChoiceKey, Blank)>,
    },
    /// An opinion is asked. Never graded; kept for reports.
    Survey {
        /// How many steps the scale has; without one the answer is free text.
        scale: Option<usize>,
    },
    /// Some paragraphs are written; the instructor grades them later.
    Essay {
        /// The fewest and the most words asked for.
        words: Option<(u32, u32)>,
    },
}

/// One blank of a cloze text.
#[derive(Clone, Debug, PartialEq)]
pub enum Blank {
    /// It is typed.
    Typed {
        /// The answers that are right, in the source language.
        accept: Vec<String>,
    },
    /// It is picked.
    Picked {
        /// What is offered.
        choices: Vec<ChoiceKey>,
        /// The right one.
        answer: ChoiceKey,
    },
}

/// Whether a part of an answer earns a part of the points.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Grading {
    /// It does.
    #[default]
    Partial,
    /// It does not.
    AllOrNothing,
}

/// How a tolerance is meant, as in Moodle.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Tolerance {
    /// The distance itself.
    #[default]
    Absolute,
    /// A share of the answer.
    Relative,
    /// A factor: from `answer / (1 + t)` to `answer * (1 + t)`.
    Geometric,
}

/// The rules of a graded quiz.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quiz {
    /// The least score that passes.
    pub pass: Percent,
    /// How many questions are drawn from the pool; all where it is not said.
    pub draw: Option<usize>,
    /// How often it may be taken; the best counts. No limit where it is not said.
    pub attempts: Option<u32>,
    /// How long it may take. No limit where it is not said.
    pub minutes: Option<u32>,
    /// Whether questions and choices change their order.
    pub shuffle: bool,
    /// When the learner hears what was right.
    pub feedback: Feedback,
    /// Whether the learner says how sure they are, and is marked for it.
    pub certainty: bool,
}

/// When feedback is given, by Moodle's names.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Feedback {
    /// After the whole attempt; an answer may be changed until then.
    #[default]
    Deferred,
    /// After each answer, which then stands.
    Immediate,
}

/// The final exam.
#[derive(Clone, Debug, PartialEq)]
pub struct Exam {
    /// Its rules; `draw` draws from its own pool.
    pub quiz: Quiz,
    /// How many questions come from which module.
    pub draws: Vec<(ModuleId, usize)>,
    /// Its own questions.
    pub pool: Vec<Question>,
    /// Whether the same draw is offered before the course, as a pre-test.
    pub diagnostic: bool,
    /// How many questions of its own were sealed, where it is a sealed one. Until it is opened the pool is empty.
    pub sealed: Option<usize>,
}

/// What earns the completion record.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Completion {
    /// The least score that passes, where a quiz says nothing else.
    pub pass: Percent,
    /// What must be passed.
    pub needs: Needs,
    /// How long the record holds; for ever where it is not said.
    pub valid_months: Option<u32>,
}

/// What must be passed to complete a course.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Needs {
    /// Every module.
    #[default]
    Modules,
    /// The exam.
    Exam,
    /// Both.
    Both,
}

/// How hard a course is: the four levels of DigComp 3.0.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub enum Level {
    /// For beginners.
    #[default]
    Basic,
    /// On one's own, in plain cases.
    Intermediate,
    /// Helping others.
    Advanced,
    /// For specialists.
    HighlyAdvanced,
}

/// How a course is taught: ITU Academy's four modalities.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Modality {
    /// Online, with an instructor.
    OnlineInstructorLed,
    /// In a room.
    FaceToFace,
    /// Both.
    Blended,
    /// Online, alone.
    OnlineSelfPaced,
}

/// What a thing is about. Each tag is stored with its scheme: `digcomp-3.0:4.1`, `sdg:4`, `wsis:C5`.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Tags {
    /// Codes of closed vocabularies, with their schemes, in the order of the file.
    pub codes: Vec<String>,
    /// The fields a course serves, in the author's words.
    pub sectors: Vec<String>,
    /// The step of a staged digital-transformation path, 1 to 4.
    pub stage: Option<u8>,
}

/// A whole number of percent, 0 to 100.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Percent(u8);

impl Percent {
    /// `percent`, if it is at most 100.
    pub fn new(percent: u8) -> Option<Self> {
        (percent <= 100).then_some(Self(percent))
    }

    /// As a number from 0 to 100.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Percent {
    type Error = String;

    fn try_from(percent: u8) -> Result<Self, String> {
        Self::new(percent).ok_or_else(|| format!("{percent} is more than 100 percent"))
    }
}

impl From<Percent> for u8 {
    fn from(percent: Percent) -> u8 {
        percent.0
    }
}

impl Course {
    /// The module of this name.
    pub fn module(&self, id: &ModuleId) -> Option<&Module> {
        self.modules.iter().find(|module| module.id == *id)
    }

    /// The question of this name, in a pool or beside a lesson.
    pub fn question(&self, name: &ItemName) -> Option<&Question> {
        if let Some(module) = self.module(&name.module) {
            return module.question(&name.item);
        }
        let exam = self.exam.as_ref().filter(|_| name.module == ModuleId::exam())?;
        exam.pool.iter().find(|question| question.id == name.item)
    }
}

impl Exam {
    /// Whether it is sealed, and was not opened.
    pub fn is_locked(&self) -> bool {
        self.sealed.is_some() && self.pool.is_empty()
    }
}

impl Module {
    /// The lesson of this name.
    pub fn lesson(&self, id: &ItemId) -> Option<&Lesson> {
        self.lessons.iter().find(|lesson| lesson.id == *id)
    }

    /// The question of this name, in the pool or beside a lesson.
    pub fn question(&self, id: &ItemId) -> Option<&Question> {
        let checks = self.lessons.iter().flat_map(|lesson| &lesson.checks);
        self.pool.iter().chain(checks).find(|question| question.id == *id)
    }
}

impl Kind {
    /// The kind's name in course files, the log and exports.
    pub fn name(&self) -> &'static str {
        match self {
            Kind::Single { .. } => "single",
            Kind::Multiple { .. } => "multiple",
            Kind::TrueFalse { .. } => "true-false",
            Kind::Text { .. } => "text",
            Kind::Number { .. } => "number",
            Kind::Match { .. } => "match",
            Kind::Order { .. } => "order",
            Kind::Cloze { .. } => "cloze",
            Kind::Survey { .. } => "survey",
            Kind::Essay { .. } => "essay",
        }
    }

    /// Whether an answer is marked by the program itself.
    pub fn is_graded(&self) -> bool {
        !matches!(self, Kind::Survey { .. } | Kind::Essay { .. })
    }
}
