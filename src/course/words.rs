//! The words of a course in one language, complete: what a translation lacks is there in the source's words.

use std::collections::BTreeMap;

use crate::ids::{ChoiceKey, ItemId, ItemName, ModuleId};

/// The words of a course in one language. Ids are elsewhere and the same in every language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// What the course is called.
    pub title: String,
    /// What it is, in a sentence.
    pub summary: String,
    /// The words of each module; those of the exam's own questions under [`ModuleId::exam`].
    pub modules: BTreeMap<ModuleId, ModuleWords>,
}

/// The words of a module.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ModuleWords {
    /// What it is called.
    pub title: String,
    /// What a learner can do after it, in order.
    pub objectives: Vec<String>,
    /// Where to read on: a line of Markdown each.
    pub resources: Vec<String>,
    /// The words of each lesson.
    pub lessons: BTreeMap<ItemId, LessonWords>,
    /// The words of each question, of the pool and of the checks.
    pub items: BTreeMap<ItemId, ItemWords>,
}

/// The words of a lesson.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LessonWords {
    /// What it is called.
    pub title: String,
    /// Its text, in Markdown.
    pub body: String,
}

/// The words of a question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ItemWords {
    /// What it asks, in Markdown.
    pub prompt: String,
    /// What helps after a wrong try.
    pub hint: Option<String>,
    /// Why the right answer is right.
    pub explain: Option<String>,
    /// What each choice says; the left sides of a match; the items of an order.
    pub choices: BTreeMap<ChoiceKey, String>,
    /// The right sides of a match.
    pub right: BTreeMap<ChoiceKey, String>,
    /// What each choice is told when it is picked; `true` and `false` for a statement.
    pub feedback: BTreeMap<ChoiceKey, String>,
    /// The text of a cloze, its blanks as `{{key}}`.
    pub text: Option<String>,
    /// The words of each blank.
    pub blanks: BTreeMap<ChoiceKey, BlankWords>,
    /// The steps of a survey's scale.
    pub scale: Vec<String>,
    /// The right answers of a `text` question in this language, the source's among them.
    pub accept: Vec<String>,
    /// Further right answers in this language, as regular expressions.
    pub patterns: Vec<String>,
    /// The unit shown after a number's field.
    pub unit: Option<String>,
    /// What the instructor looks for in an essay.
    pub rubric: Option<String>,
}

/// The words of one blank of a cloze.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BlankWords {
    /// The right answers in this language, the source's among them.
    pub accept: Vec<String>,
    /// What each choice says.
    pub choices: BTreeMap<ChoiceKey, String>,
}

impl Words {
    /// The words of a module. A module that is not in the course has none.
    pub fn module(&self, id: &ModuleId) -> Option<&ModuleWords> {
        self.modules.get(id)
    }

    /// The words of a lesson.
    pub fn lesson(&self, module: &ModuleId, lesson: &ItemId) -> Option<&LessonWords> {
        self.modules.get(module)?.lessons.get(lesson)
    }

    /// The words of a question.
    pub fn item(&self, name: &ItemName) -> Option<&ItemWords> {
        self.modules.get(&name.module)?.items.get(&name.item)
    }
}
