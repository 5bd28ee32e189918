//! The courses as the home screen lists them. What a course says of itself is read only when it is shown.

use std::{collections::BTreeMap, ops::Range};

use crate::{
    course::{
        library::{Header, Library},
        many,
    },
    ids::CourseId,
    lang::Tag,
    log::Progress,
    quiz::review,
    time::Stamp,
};

/// The courses of this machine, as one learner finds them.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    courses: Vec<Shelved>,
    begun: BTreeMap<CourseId, Progress>,
    unlocked: bool,
}

/// So few courses are all read at once: they stand on the screen together.
const AT_ONCE: usize = 20;
/// So many are read sooner by all processors than by one.
const WORTH_THREADS: usize = 8;

/// Where a course stands among the others.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
enum Rank {
    Begun,
    New,
    Completed,
    Later,
}

/// One course on the shelf.
#[derive(Clone, Debug)]
pub struct Shelved {
    /// Its name.
    pub id: CourseId,
    /// What it says of itself, once it was read.
    pub header: Option<Header>,
    /// Whether it has faults and cannot be opened.
    pub broken: bool,
}

impl Shelf {
    /// Everything on it.
    pub fn courses(&self) -> &[Shelved] {
        &self.courses
    }

    /// Where the learner stands in a course that was begun.
    pub fn progress(&self, course: &CourseId) -> Option<&Progress> {
        self.begun.get(course)
    }

    /// The course that was worked at last, unless it is completed.
    pub fn last(&self) -> Option<(&CourseId, &Progress)> {
        let open = self.begun.iter().filter(|(_, progress)| progress.completed.is_none());
        open.filter(|(id, _)| self.courses.iter().any(|course| course.id == **id))
            .max_by_key(|(_, progress)| progress.touched)
    }

    /// How many questions come up for review by `at`.
    pub fn due(&self, at: Stamp) -> usize {
        self.begun.values().map(|progress| review::due(&progress.cards, at).len()).sum()
    }

    /// The courses to complete before this one, by the learner's progress.
    pub fn missing(&self, header: &Header) -> Vec<CourseId> {
        if self.unlocked {
            return Vec::new();
        }
        let is_missing = |id: &&CourseId| self.begun.get(*id).is_none_or(|it| it.completed.is_none());
        header.requires.iter().filter(is_missing).cloned().collect()
    }

    /// The course to complete before this one opens. A course that was begun stays open, whatever it asks for since.
    pub(super) fn locked(&self, id: &CourseId, library: &Library, language: &Tag) -> Option<CourseId> {
        if self.begun.contains_key(id) {
            return None;
        }
        let shelved = self.courses.iter().find(|course| course.id == *id).and_then(|it| it.header.clone());
        let header = shelved.or_else(|| library.header(id, language).ok())?;
        self.missing(&header).first().cloned()
    }

    /// How far a course is, 0 to 1: modules passed, a module begun counting half, and the exam as one more.
    pub fn share(&self, header: &Header) -> f64 {
        let Some(progress) = self.begun.get(&header.id) else { return 0.0 };
        if progress.completed.is_some() {
            return 1.0;
        }
        let part = |module| match progress.passed.contains_key(module) {
            true => 1.0,
            false if progress.lessons.iter().any(|lesson| lesson.module == *module) => 0.5,
            false => 0.0,
        };
        let done: f64 = header.modules.iter().map(part).sum();
        done / (header.modules.len() + usize::from(header.has_exam)).max(1) as f64
    }

    /// Puts the courses on the shelf: those begun first, those that open later last. Which open later is known of those
    /// that were read, and no more are read than fit on a screen.
    pub(super) fn gather(&mut self, library: &Library, language: &Tag, begun: Vec<(CourseId, Progress)>) {
        self.begun = begun.into_iter().collect();
        let shelve = |id| Shelved { id, header: None, broken: false };
        self.courses = library.ids().into_iter().map(shelve).collect();
        if self.courses.len() <= AT_ONCE {
            self.read(library, language, 0..AT_ONCE);
        }
        let level = |course: &Shelved| course.header.as_ref().map(|header| header.level);
        let mut courses = std::mem::take(&mut self.courses);
        // They are sorted by name already, and stay so where they are alike.
        courses.sort_by_key(|course| (self.rank(course), level(course)));
        self.courses = courses;
    }

    fn rank(&self, course: &Shelved) -> Rank {
        match (self.begun.get(&course.id), &course.header) {
            (Some(progress), _) if progress.completed.is_none() => Rank::Begun,
            (Some(_), _) => Rank::Completed,
            (None, Some(header)) if !self.missing(header).is_empty() => Rank::Later,
            (None, _) => Rank::New,
        }
    }

    pub(super) fn read(&mut self, library: &Library, language: &Tag, range: Range<usize>) {
        let end = range.end.min(self.courses.len());
        let shelved = &mut self.courses[range.start.min(end)..end];
        let is_unread = |course: &&mut Shelved| course.header.is_none() && !course.broken;
        let unread: Vec<&mut Shelved> = shelved.iter_mut().filter(is_unread).collect();
        let ids: Vec<&CourseId> = unread.iter().map(|course| &course.id).collect();
        let headers = many::each(&ids, WORTH_THREADS, |id| library.header(id, language));
        for (course, header) in unread.into_iter().zip(headers) {
            course.broken = header.is_err();
            course.header = header.ok();
        }
    }

    pub(super) fn forget_words(&mut self) {
        self.courses.iter_mut().for_each(|course| course.header = None);
    }

    /// Every course opens, whatever it asks for.
    pub(super) fn unlock(&mut self) {
        self.unlocked = true;
    }

    /// What was read of the courses is read again.
    pub(super) fn forget(&mut self) {
        self.courses.iter_mut().for_each(|course| (course.header, course.broken) = (None, false));
    }

    pub(super) fn mark_broken(&mut self, id: &CourseId) {
        let course = self.courses.iter_mut().find(|course| course.id == *id);
        course.into_iter().for_each(|course| course.broken = true);
    }

    pub(super) fn note(&mut self, id: &CourseId, progress: &Progress) {
        self.begun.insert(id.clone(), progress.clone());
    }
}
