//! What records tell of courses, from those that are at hand. Each is read once, when a record first names it.

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use crate::{
    course::{
        Library,
        load::Opened,
        vocab::{LEVELS, MODALITIES},
    },
    ids::CourseId,
    lang::Tag,
};

/// The courses at hand, for those who make records.
#[derive(Debug)]
pub struct Courses<'a> {
    library: &'a Library,
    language: Tag,
    /// Whether questions are asked for, so that courses are kept whole.
    whole: bool,
    known: RefCell<HashMap<String, Rc<Facts>>>,
}

/// What records tell of a course.
#[derive(Debug, Default, PartialEq)]
pub struct Facts {
    /// Its title in the language of the export; its id where the course is not at hand.
    pub title: String,
    /// Its title in each language that it has.
    pub titles: Vec<(Tag, String)>,
    /// What it is, in a sentence; empty where the course is not at hand.
    pub summary: String,
    /// How it is taught.
    pub modality: Option<&'static str>,
    /// How hard it is.
    pub level: Option<&'static str>,
    /// Its tags of DigComp.
    pub digcomp: Vec<String>,
    /// Its Sustainable Development Goals.
    pub sdg: Vec<String>,
    /// Its WSIS action lines.
    pub wsis: Vec<String>,
    /// Its ITU-D priorities.
    pub itu_d: Vec<String>,
    /// The course itself, where questions are asked for.
    pub opened: Option<Opened>,
}

impl<'a> Courses<'a> {
    /// The courses of `library`, told in `language`.
    pub fn of(library: &'a Library, language: Tag) -> Self {
        Self { library, language, whole: false, known: RefCell::default() }
    }

    /// The same, with all their questions.
    pub fn with_questions(self) -> Self {
        Self { whole: true, known: RefCell::default(), ..self }
    }

    /// The language that they are told in.
    pub fn language(&self) -> &Tag {
        &self.language
    }

    /// The courses by name.
    pub fn ids(&self) -> Vec<CourseId> {
        self.library.ids()
    }

    /// What is known of a course.
    pub fn facts(&self, id: &str) -> Rc<Facts> {
        if let Some(known) = self.known.borrow().get(id) {
            return Rc::clone(known);
        }
        let opened = id.parse().ok().and_then(|id: CourseId| self.library.open(&id).course);
        let facts = Rc::new(match opened {
            Some(opened) => self.told(opened),
            None => Facts { title: id.to_owned(), ..Facts::default() },
        });
        self.known.borrow_mut().insert(id.to_owned(), Rc::clone(&facts));
        facts
    }

    fn told(&self, opened: Opened) -> Facts {
        let course = &opened.course;
        let of = |scheme: &str| {
            let is_of =
                |code: &&String| code.strip_prefix(scheme).is_some_and(|rest| rest.starts_with(['-', ':']));
            course.tags.codes.iter().filter(is_of).cloned().collect::<Vec<_>>()
        };
        let title = |tag: &Tag| (tag.clone(), opened.words(tag).title.clone());
        let level = LEVELS.iter().find(|(_, level)| *level == course.level);
        let modality = MODALITIES.iter().find(|(_, modality)| Some(*modality) == course.modality);
        Facts {
            title: opened.words(&self.language).title.clone(),
            titles: course.languages.iter().map(title).collect(),
            summary: opened.words(&self.language).summary.clone(),
            modality: modality.map(|(word, _)| *word),
            level: level.map(|(word, _)| *word),
            digcomp: of("digcomp"),
            sdg: of("sdg"),
            wsis: of("wsis"),
            itu_d: of("itu-d"),
            opened: self.whole.then_some(opened),
        }
    }
}
