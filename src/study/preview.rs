//! An author at work: the files of one course are read again each time they are saved.

use super::{Desk, Study};
use crate::{
    course::load::Loaded,
    diag::{Diagnostic, render},
    files::Glance,
    ids::CourseId,
};

/// The course that is previewed, and how its files looked last.
pub(super) struct Preview {
    course: CourseId,
    seen: Vec<Glance>,
}

/// A fault of the course, as its author reads it on the screen.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fault {
    /// What is wrong.
    pub message: String,
    /// Where: `passwords.toml:5:10`.
    pub place: String,
    /// The line, and what is underlined in it.
    pub shown: Vec<String>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Study {
    /// The study of an author who looks at `course`: no course is locked, and a quiz may be taken for ever.
    pub fn for_preview(mut self, course: CourseId) -> Self {
        let seen = self.library.glance(&course);
        self.preview = Some(Preview { course, seen });
        self.shelf.unlock();
        self
    }

    /// Whether an author looks at a course.
    pub fn is_preview(&self) -> bool {
        self.preview.is_some()
    }

    /// Whether the files look other than when it was last asked.
    pub fn was_saved(&mut self) -> bool {
        let Some(preview) = &mut self.preview else { return false };
        let now = self.library.glance(&preview.course);
        std::mem::replace(&mut preview.seen, now) != preview.seen
    }

    /// Reads the previewed course again. Where it has faults, they are told, and it stays as it was.
    pub fn reload(&mut self) -> Vec<Fault> {
        let Some(preview) = &self.preview else { return Vec::new() };
        let course = preview.course.clone();
        let Loaded { course: opened, diagnostics, sources } = self.library.open(&course);
        self.shelf.forget();
        self.shelf.read(&self.library, &self.language, 0..1);
        let Some(opened) = opened else {
            self.shelf.mark_broken(&course);
            let errors = diagnostics.iter().filter(|it| it.is_error());
            return errors
                .map(|it| fault(it, sources.get(&it.place.file).map_or("", String::as_str)))
                .collect();
        };
        match &mut self.desk {
            Some(desk) => desk.opened = opened,
            None => {
                let learner = self.learner.as_ref().map(|learner| learner.id);
                let progress = learner.and_then(|learner| self.store.progress(learner, &course).ok());
                let source = self.library.source(&course).unwrap_or(crate::course::Source::Shipped);
                self.desk = Some(Desk { opened, progress: progress.unwrap_or_default(), source });
            }
        }
        self.refit();
        Vec::new()
    }

    /// Fits the papers to the course as it is now.
    pub(super) fn refit(&mut self) {
        if !self.is_preview() {
            return;
        }
        let Some(desk) = &self.desk else { return };
        for running in self.running.iter_mut().chain(&mut self.past) {
            running.refit(&desk.opened.course);
        }
    }
}

fn fault(diagnostic: &Diagnostic, source: &str) -> Fault {
    let (line, column) = render::position(source, diagnostic.place.span.start);
    let place = match source.is_empty() {
        true => diagnostic.place.file.clone(),
        false => format!("{}:{line}:{column}", diagnostic.place.file),
    };
    // Of the drawing only the line and its underlining: the rest is said in words that wrap.
    let drawn = render::text(diagnostic, source, false);
    let is_line = |line: &&str| {
        line.split_once('|').is_some_and(|(before, after)| {
            before.trim().bytes().all(|sign| sign.is_ascii_digit()) && !after.trim().is_empty()
        })
    };
    Fault {
        message: format!("{} ({})", diagnostic.message, diagnostic.code.name()),
        place,
        shown: drawn.lines().filter(is_line).map(str::to_owned).collect(),
        help: diagnostic.help.clone(),
    }
}
