//! A module's file: lessons, the practice beside them, the quiz and its pool.

use super::{MANY, Names, QUESTIONS, question::question, quiz};
use crate::{
    course::{
        Lesson, Module, Question,
        model::Completion,
        raw::Keys,
        shape::{LESSON, MODULE},
        words::{LessonWords, ModuleWords},
    },
    diag::Code,
    ids::ModuleId,
};

/// Reads the module `id`.
pub fn module(keys: &Keys<'_>, id: &ModuleId, completion: &Completion) -> (Module, ModuleWords) {
    if let Some(value) = keys.get("check") {
        let help = "write [[lesson.check]], below the [[lesson]] that it belongs to";
        value.note_key(Code::UnknownKey, "a check stands beside a lesson", help);
    }
    keys.only_but(MODULE, &["check"]);
    let mut words = ModuleWords {
        title: keys.need("title").and_then(|value| value.line()).unwrap_or_default(),
        objectives: keys.get("objectives").map_or(Vec::new(), |value| value.texts()),
        resources: keys.get("resources").map_or(Vec::new(), |value| value.texts()),
        ..ModuleWords::default()
    };
    // Counted as written: an objective with a fault does not put those after it out of range.
    let objectives = keys.get("objectives").and_then(|value| value.list_len()).unwrap_or_default();
    let mut names = Names::default();
    let lessons = keys.tables("lesson", "a lesson");
    let lessons =
        lessons.iter().filter_map(|keys| lesson(keys, objectives, &mut names, &mut words)).collect();
    let asked = keys.tables("question", "a question");
    let quiz = keys.table("quiz", "`quiz`").map(|keys| {
        if asked.is_empty() {
            let message = "the quiz has no questions, so nobody can pass it";
            keys.page().note_with(
                Code::NoQuestions,
                keys.place(),
                message,
                "write a [[question]], or take [quiz] away",
            );
        }
        quiz(&keys, completion, asked.len())
    });
    let pool = pool(&asked, objectives, &mut names, &mut words);
    if keys.get("lesson").is_none() && keys.get("quiz").is_none() {
        let message = "the module has neither a lesson nor a quiz";
        keys.page().note_with(Code::MissingKey, keys.place(), message, "begin a lesson with [[lesson]]");
    }
    let minutes = keys.get("minutes").and_then(|value| value.count(1..=MANY));
    (Module { id: id.clone(), minutes, objectives, lessons, quiz, pool }, words)
}

/// Reads the questions of a pool.
pub fn pool<'t>(
    asked: &[Keys<'t>],
    objectives: usize,
    names: &mut Names<'t>,
    words: &mut ModuleWords,
) -> Vec<Question> {
    if let Some(keys) = asked.get(QUESTIONS) {
        let message = format!("there are {} questions", asked.len());
        let help = format!("a module has at most {QUESTIONS}: make two of it");
        keys.page().note_with(Code::TooManyQuestions, keys.place(), message, help);
    }
    let asked = asked.iter().take(QUESTIONS);
    asked.filter_map(|keys| question(keys, objectives, names, &mut words.items)).collect()
}

fn lesson<'t>(
    keys: &Keys<'t>,
    objectives: usize,
    names: &mut Names<'t>,
    words: &mut ModuleWords,
) -> Option<Lesson> {
    keys.only(LESSON);
    let id = names.take(keys);
    let said = LessonWords {
        title: keys.need("title").and_then(|value| value.line()).unwrap_or_default(),
        body: keys.need("body").and_then(|value| value.words()).unwrap_or_default(),
    };
    let checks = keys.tables("check", "a check");
    let checks =
        checks.iter().filter_map(|keys| question(keys, objectives, names, &mut words.items)).collect();
    let id = id?;
    words.lessons.insert(id.clone(), said);
    Some(Lesson { id, checks })
}
