//! A file of a course in one language, as the rules see it.

use super::spot::Spot;
use crate::{
    course::{
        Course, Lesson, Module, Question, Quiz,
        load::Opened,
        words::{ItemWords, ModuleWords},
    },
    ids::ModuleId,
    lang::Tag,
};

/// A module, or the exam, in one language.
pub struct Here<'a> {
    /// The course that it belongs to.
    pub course: &'a Course,
    /// The language of the words.
    pub language: &'a Tag,
    /// The module; [`ModuleId::exam`] for the exam.
    pub id: ModuleId,
    /// Its words in that language.
    pub words: &'a ModuleWords,
    /// Every question with its words, but for those that a translation leaves in the source's words.
    pub told: Vec<(&'a Question, &'a ItemWords)>,
    /// Every lesson with its text, but for those that a translation leaves in the source's words.
    pub bodies: Vec<(&'a Lesson, &'a str)>,
    module: Option<&'a Module>,
}

/// Every module and the exam, in every language, the source first.
pub fn files(opened: &Opened) -> impl Iterator<Item = Here<'_>> {
    let course = &opened.course;
    let source = opened.words(&course.language);
    opened.languages().flat_map(move |(language, words)| {
        let here = move |id: ModuleId, module| {
            let (words, source) = (words.module(&id)?, source.module(&id)?);
            Some(Here::new(course, language, id, module, words, source))
        };
        let modules = course.modules.iter().filter_map(move |it| here(it.id.clone(), Some(it)));
        modules.chain(course.exam.iter().filter_map(move |_| here(ModuleId::exam(), None)))
    })
}

impl<'a> Here<'a> {
    fn new(
        course: &'a Course,
        language: &'a Tag,
        id: ModuleId,
        module: Option<&'a Module>,
        words: &'a ModuleWords,
        source: &'a ModuleWords,
    ) -> Self {
        let mut here = Self { course, language, id, words, module, told: Vec::new(), bodies: Vec::new() };
        let is_source = here.is_source();
        here.told = here
            .questions()
            .filter_map(|question| Some((question, words.items.get(&question.id)?)))
            .filter(|(question, said)| is_source || source.items.get(&question.id) != Some(*said))
            .collect();
        let body = |words: &'a ModuleWords, id| words.lessons.get(id).map(|it| it.body.as_str());
        here.bodies = here
            .lessons()
            .iter()
            .filter_map(|lesson| Some((lesson, body(words, &lesson.id)?)))
            .filter(|(lesson, text)| is_source || body(source, &lesson.id) != Some(*text))
            .collect();
        here
    }

    /// Whether these are the words that the course was written in.
    pub fn is_source(&self) -> bool {
        *self.language == self.course.language
    }

    /// The file's path in the course.
    pub fn file(&self) -> String {
        match self.is_source() {
            true => self.source_file(),
            false => format!("{}/{}.toml", self.language.as_str(), self.id),
        }
    }

    /// The path of the file that this one translates, or is.
    pub fn source_file(&self) -> String {
        format!("{}.toml", self.id)
    }

    /// The file, as a place to begin from.
    pub fn at(&self) -> Spot {
        Spot::file(self.file())
    }

    /// Where a question, a check or a lesson says its id.
    pub fn at_id(&self, id: &crate::ids::ItemId) -> Spot {
        self.at().item(id).key("id")
    }

    /// The module; none where this is the exam.
    pub fn module(&self) -> Option<&'a Module> {
        self.module
    }

    /// Its lessons; the exam has none.
    pub fn lessons(&self) -> &'a [Lesson] {
        self.module.map_or(&[], |it| &it.lessons)
    }

    /// The questions that its quiz draws from.
    pub fn pool(&self) -> &'a [Question] {
        match self.module {
            Some(module) => &module.pool,
            None => self.course.exam.as_ref().map_or(&[], |it| &it.pool),
        }
    }

    /// The rules of its quiz.
    pub fn quiz(&self) -> Option<&'a Quiz> {
        match self.module {
            Some(module) => module.quiz.as_ref(),
            None => self.course.exam.as_ref().map(|it| &it.quiz),
        }
    }

    /// Every question: of the pool, and of the practice beside the lessons.
    pub fn questions(&self) -> impl Iterator<Item = &'a Question> + use<'a> {
        self.lessons().iter().flat_map(|it| &it.checks).chain(self.pool())
    }

    /// Where the text of a lesson stands.
    pub fn at_body(&self, lesson: &Lesson) -> Spot {
        self.at().item(&lesson.id).key("body")
    }

    /// Shows every text in Markdown to `look`, each with what gives its place.
    pub fn each_text(&self, look: &mut dyn FnMut(&str, &dyn Fn() -> Spot)) {
        for (at, text) in self.words.resources.iter().enumerate() {
            look(text, &|| self.at().key("resources").nth(at));
        }
        for (lesson, body) in &self.bodies {
            look(body, &|| self.at_body(lesson));
        }
        for (question, said) in &self.told {
            let at = || self.at().item(&question.id);
            look(&said.prompt, &|| at().key("prompt"));
            let texts = [("hint", &said.hint), ("explain", &said.explain), ("text", &said.text)];
            for (key, text) in texts {
                if let Some(text) = text {
                    look(text, &|| at().key(key));
                }
            }
            let sides = match question.kind {
                crate::course::Kind::Match { .. } => "left",
                crate::course::Kind::Order { .. } => "items",
                _ => "choices",
            };
            let maps = [(sides, &said.choices), ("right", &said.right), ("feedback", &said.feedback)];
            for (key, texts) in maps {
                for (choice, text) in texts {
                    look(text, &|| at().key(key).key(choice.as_str()));
                }
            }
        }
    }
}
