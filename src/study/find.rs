//! Looking for words in lessons, a few courses at a time, so that a key never waits.

use super::{News, Study};
use crate::{
    ids::{CourseId, ItemName},
    text::{clean, markdown},
};

/// A lesson that has the words.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Its course.
    pub course: CourseId,
    /// The course's title.
    pub title: String,
    /// The lesson.
    pub lesson: ItemName,
    /// What the lesson is called.
    pub name: String,
    /// The words around the first place.
    pub around: String,
}

/// How many courses are looked through at once: a few milliseconds' work.
const AT_ONCE: usize = 4;

impl Study {
    /// Looks through the next few courses, from the `from`-th on.
    pub(super) fn search(&self, query: &str, from: usize) -> News {
        let wanted = clean::loose(query);
        let courses = self.shelf.courses();
        let end = courses.len().min(from + AT_ONCE);
        let mut hits = Vec::new();
        for course in &courses[from.min(end)..end] {
            self.search_course(&course.id, &wanted, &mut hits);
        }
        News::Found { hits, next: (end < courses.len()).then_some(end) }
    }

    fn search_course(&self, id: &CourseId, wanted: &str, hits: &mut Vec<Hit>) {
        let Some(opened) = self.library.open(id).course else { return };
        let words = opened.words(&self.language);
        for module in &opened.course.modules {
            for lesson in &module.lessons {
                let Some(said) = words.lesson(&module.id, &lesson.id) else { continue };
                let text = format!("{}\n{}", said.title, markdown::plain(&said.body));
                let Some(around) = around(&text, wanted) else { continue };
                hits.push(Hit {
                    course: id.clone(),
                    title: words.title.clone(),
                    lesson: ItemName { module: module.id.clone(), item: lesson.id.clone() },
                    name: said.title.clone(),
                    around,
                });
            }
        }
    }
}

/// The line of `text` that has `wanted`, both without regard to capitals and accents.
fn around(text: &str, wanted: &str) -> Option<String> {
    let line = text.lines().find(|line| clean::loose(line).contains(wanted))?;
    Some(clean::message(line))
}
