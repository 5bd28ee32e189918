//! A session on an author's files: the learner's own screens, read again at each save, with two keys more.

use super::{
    Act, Desk, Screen, Session, Shown, Step, asked::Asked, course::CoursePage, faults::Faults, home::Home,
    lesson::Reading, session::Next,
};
use crate::{
    ids::{ItemId, ItemName, ModuleId},
    lang::{Catalog, Tag},
    page::Hint,
    study::{Effect, News, Study},
    time::Now,
};

/// Where a preview begins.
#[derive(Clone, Debug, PartialEq)]
pub struct At {
    /// The module.
    pub module: ModuleId,
    /// The lesson, the check or the question; without it the first lesson.
    pub item: Option<ItemId>,
}

impl Session {
    /// A session on the course that `study` previews, begun at its page or at a place in it.
    pub fn preview(mut study: Study, words: Box<dyn Fn(&Tag) -> Catalog>, at: Option<At>, now: Now) -> Self {
        let name = words(study.language()).say("preview");
        study.perform(Effect::Join { name, pin: None }, now);
        let mut session = Session::new(study, words, now);
        session.stack.truncate(1);
        session.stack.push(Screen::Home(Home::default()));
        session.at = at;
        session.read_again();
        session
    }

    /// Whether the place that the preview was to begin at is not in the course.
    pub fn is_nowhere(&self) -> bool {
        self.study.course().is_some() && self.at.is_some()
    }

    /// Reads the course again where its files were saved.
    pub fn follow_files(&mut self, now: Now) -> Option<Next> {
        self.now = now;
        self.study.was_saved().then(|| self.read_again())
    }

    fn read_again(&mut self) -> Next {
        let faults = self.study.reload();
        let told = self.stack.iter().any(|screen| matches!(screen, Screen::Faults(_)));
        self.stack.retain(|screen| !matches!(screen, Screen::Faults(_)));
        if !faults.is_empty() {
            self.stack.push(Screen::Faults(Faults::new(faults)));
            return if told { Next::Fresh } else { Next::Aside };
        }
        let gone = self.refit();
        let begins = !self.stack.iter().any(|screen| matches!(screen, Screen::Course(_)));
        if begins {
            self.stack.truncate(2);
            self.stack.push(Screen::Course(CoursePage::default()));
            self.begin_at();
        }
        // A page that is only changed stays where it was scrolled to.
        match gone || begins {
            true => Next::Fresh,
            false if told => Next::Back,
            false => Next::Redraw,
        }
    }

    /// Fits the screens to the course as it is now, and takes away those whose place is gone. Tells whether one was.
    fn refit(&mut self) -> bool {
        let desk = Desk { study: &self.study, catalog: &self.catalog, now: self.now };
        let before = self.stack.len();
        self.stack.retain_mut(|screen| !matches!(screen, Screen::Trouble(_)) && screen.refit(&desk));
        self.stack.len() < before
    }

    /// To the place that was asked for. Where there is none yet, it is looked for again at the next save.
    fn begin_at(&mut self) {
        let Some(at) = self.at.take() else { return };
        let Some(name) = self.item_at(&at) else {
            self.at = Some(at);
            return;
        };
        let Some(course) = self.study.course() else { return };
        let is_lesson = course.module(&name.module).is_some_and(|it| it.lesson(&name.item).is_some());
        if is_lesson {
            self.settle(Step::open(Screen::Lesson(Reading::new(name))), false);
            return;
        }
        let queue = vec![(course.id.clone(), name.clone())];
        if let News::Asked(drawn) = self.study.perform(Effect::Ask(name), self.now) {
            self.settle(Step::open(Screen::Asked(Asked::review(queue, 0, drawn))), false);
        }
    }

    fn item_at(&self, at: &At) -> Option<ItemName> {
        let course = self.study.course()?;
        let name = |item: &ItemId| ItemName { module: at.module.clone(), item: item.clone() };
        let Some(item) = &at.item else {
            let module = course.module(&at.module)?;
            return module
                .lessons
                .first()
                .map(|it| &it.id)
                .or(module.pool.first().map(|it| &it.id))
                .map(name);
        };
        let is_lesson = course.module(&at.module).is_some_and(|module| module.lesson(item).is_some());
        (is_lesson || course.question(&name(item)).is_some()).then(|| name(item))
    }

    /// Does what only an author can.
    pub(super) fn act_as_author(&mut self, act: &Act) -> Next {
        match (act, self.stack.last_mut()) {
            (Act::Reveal, Some(Screen::Asked(asked))) => asked.reveal(),
            (Act::NextLanguage, _) => return self.next_language(),
            _ => return Next::Same,
        }
        Next::Redraw
    }

    fn next_language(&mut self) -> Next {
        let Some(next) = self.other_language() else { return Next::Same };
        self.study.perform(Effect::Speak(next), self.now);
        self.catalog = (self.words)(self.study.language());
        Next::Redraw
    }

    /// The language of the course after the one it is shown in.
    fn other_language(&self) -> Option<Tag> {
        let languages = &self.study.course()?.languages;
        let now = crate::lang::negotiate(std::slice::from_ref(self.study.language()), languages);
        let at = now.and_then(|tag| languages.iter().position(|it| *it == tag)).unwrap_or(0);
        languages.get((at + 1) % languages.len()).filter(|_| 1 < languages.len()).cloned()
    }

    /// The keys that only an author has.
    pub(super) fn author_keys(&self) -> Vec<Hint> {
        let mut keys = Vec::new();
        let hint = |key: &str, does: String| Hint { key: key.to_owned(), does };
        if matches!(self.stack.last(), Some(Screen::Asked(_))) {
            keys.push(hint("F2", self.catalog.say("key-reveal")));
        }
        if let Some(next) = self.other_language() {
            keys.push(hint("F3", crate::lang::own_name(&next)));
        }
        keys
    }
}
