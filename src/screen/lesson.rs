//! A lesson, read to its end, and then its practice.

use super::{Act, Desk, Screen, Shown, Step, notes::Writing, ready::Ready};
use crate::{
    ids::{ItemName, ModuleId},
    page::{Page, Part},
    quiz::Sitting,
    study::{Effect, News},
    text::{Block, Role, Span, markdown},
};

/// A lesson on the screen.
#[derive(Debug)]
pub struct Reading {
    name: ItemName,
    check: usize,
    done: bool,
}

impl Reading {
    /// The lesson `name`.
    pub fn new(name: ItemName) -> Self {
        Self { name, check: 0, done: false }
    }

    /// Which lesson it is.
    pub fn name(&self) -> &ItemName {
        &self.name
    }

    /// The check that is asked after it.
    pub(super) fn check_at(&self) -> usize {
        self.check
    }

    /// Something to show between two checks: the lesson hands over to the check at `at`.
    fn with_check(name: ItemName, at: usize) -> Self {
        Self { name, check: at, done: true }
    }

    /// What Enter leads to, in a word.
    fn after(&self, desk: &Desk<'_>) -> &'static str {
        let module = desk.study.course().and_then(|course| course.module(&self.name.module));
        let last = is_last(&self.name, desk);
        match check_name(&self.name, self.check, desk) {
            Some(_) => "key-practice",
            None if !last => "key-next-lesson",
            None if module.is_some_and(|module| module.quiz.is_some()) => "key-quiz",
            None => "key-course",
        }
    }

    /// The check, the next lesson, or the quiz: what comes after reading.
    fn go_on(&self, desk: &Desk<'_>) -> Step {
        match check_name(&self.name, self.check, desk) {
            Some(check) => Step::Do(Effect::Ask(check)),
            None => next_lesson(&self.name, desk),
        }
    }
}

fn check_name(lesson: &ItemName, at: usize, desk: &Desk<'_>) -> Option<ItemName> {
    let found = desk.study.course()?.module(&lesson.module)?.lesson(&lesson.item)?;
    let item = found.checks.get(at)?.id.clone();
    Some(ItemName { module: lesson.module.clone(), item })
}

/// How many checks a lesson has.
pub fn checks(lesson: &ItemName, desk: &Desk<'_>) -> usize {
    let module = desk.study.course().and_then(|course| course.module(&lesson.module));
    module.and_then(|module| module.lesson(&lesson.item)).map_or(0, |lesson| lesson.checks.len())
}

/// After a check: the next one, or the next lesson.
pub fn after_check(lesson: &ItemName, at: usize, desk: &Desk<'_>) -> Step {
    match check_name(lesson, at, desk) {
        Some(_) => Step::swap(Screen::Lesson(Reading::with_check(lesson.clone(), at))),
        None => next_lesson(lesson, desk),
    }
}

/// The lesson after this one, or the module's quiz, or the course's page.
fn next_lesson(lesson: &ItemName, desk: &Desk<'_>) -> Step {
    let Some(module) = desk.study.course().and_then(|course| course.module(&lesson.module)) else {
        return Step::ToCourse;
    };
    let at = module.lessons.iter().position(|it| it.id == lesson.item);
    let next = at.and_then(|at| module.lessons.get(at + 1));
    match next {
        Some(next) => {
            let name = ItemName { module: module.id.clone(), item: next.id.clone() };
            Step::swap(Screen::Lesson(Reading::new(name)))
        }
        None if module.quiz.is_some() => {
            Step::swap(Screen::Ready(Ready::new(Sitting::Module(module.id.clone()))))
        }
        None => Step::ToCourse,
    }
}

impl Shown for Reading {
    fn enter(&mut self, desk: &Desk<'_>) -> Step {
        match self.done {
            true => self.go_on(desk),
            false => Step::Do(Effect::Look(self.name.clone())),
        }
    }

    fn update(&mut self, act: &Act, desk: &Desk<'_>) -> Step {
        match act {
            Act::Enter | Act::Right | Act::Space => {
                self.done = true;
                Step::Do(Effect::Viewed(self.name.clone()))
            }
            Act::Back => Step::Back,
            Act::Left => previous(&self.name, desk),
            Act::Key('b') => {
                let on = !desk.study.progress().is_some_and(|it| it.bookmarks.contains(&self.name));
                Step::Do(Effect::Bookmark { at: self.name.clone(), on })
            }
            Act::Key('n') => Step::open(Screen::Note(Writing::new(self.name.clone()))),
            Act::Key('/') => Step::open(Screen::Search(super::search::Search::default())),
            _ => Step::Stay,
        }
    }

    fn hear(&mut self, news: News, desk: &Desk<'_>) -> Step {
        match news {
            News::Saved(_) if self.done => self.go_on(desk),
            News::Asked(drawn) => Step::swap(self.first_check(drawn)),
            News::Failed(trouble) => {
                self.done = false;
                Step::open(super::trouble::TroublePage::failed(trouble))
            }
            _ => Step::Stay,
        }
    }

    fn refit(&mut self, desk: &Desk<'_>) -> bool {
        desk.words().is_some_and(|words| words.lesson(&self.name.module, &self.name.item).is_some())
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let mut page = desk.page(desk.crumbs(Some(&self.name.module)));
        page.crumbs.push(place(&self.name, desk));
        let Some(words) = desk.words().and_then(|it| it.lesson(&self.name.module, &self.name.item)) else {
            return page;
        };
        page.parts.push(Part::Heading(words.title.clone()));
        page.parts.push(Part::Gap);
        if is_first(&self.name, desk) {
            page.parts.extend(objectives(&self.name.module, desk));
        }
        page.parts.push(Part::Prose(markdown::blocks(&words.body)));
        if is_last(&self.name, desk) {
            page.parts.extend(resources(&self.name.module, desk));
        }
        let marked = desk.study.progress().is_some_and(|it| it.bookmarks.contains(&self.name));
        if let Some(note) = desk.study.progress().and_then(|it| it.notes.get(&self.name)) {
            page.parts.push(Part::Gap);
            let label = Span::new(Role::Accent, desk.say("my-note-is"));
            page.parts.push(Part::Say(vec![label, Span::plain(" "), Span::plain(note.clone())]));
        }
        page.status = marked.then(|| Span::new(Role::Accent, desk.say("bookmarked")));
        page.keys = vec![
            desk.hint("Enter", self.after(desk)),
            desk.hint("Space", "key-page-down"),
            desk.hint("Esc", "key-back"),
            desk.hint("b", if marked { "key-bookmark-off" } else { "key-bookmark" }),
            desk.hint("n", "key-note"),
            desk.hint("←", "key-lesson-before"),
            desk.hint("/", "key-search"),
        ];
        page
    }
}

fn previous(lesson: &ItemName, desk: &Desk<'_>) -> Step {
    let module = desk.study.course().and_then(|course| course.module(&lesson.module));
    let Some(module) = module else { return Step::Back };
    let at = module.lessons.iter().position(|it| it.id == lesson.item).unwrap_or(0);
    match at.checked_sub(1).and_then(|at| module.lessons.get(at)) {
        Some(before) => {
            let name = ItemName { module: module.id.clone(), item: before.id.clone() };
            Step::swap(Screen::Lesson(Reading::new(name)))
        }
        None => Step::Back,
    }
}

/// "lesson 2 of 4".
pub fn place(name: &ItemName, desk: &Desk<'_>) -> String {
    let module = desk.study.course().and_then(|course| course.module(&name.module));
    let Some(module) = module else { return String::new() };
    let at = module.lessons.iter().position(|it| it.id == name.item).unwrap_or(0);
    desk.tell("lesson-of", &[("n", (at + 1).into()), ("of", module.lessons.len().into())])
}

fn is_first(name: &ItemName, desk: &Desk<'_>) -> bool {
    let module = desk.study.course().and_then(|course| course.module(&name.module));
    module.and_then(|module| module.lessons.first()).is_some_and(|lesson| lesson.id == name.item)
}

fn is_last(name: &ItemName, desk: &Desk<'_>) -> bool {
    let module = desk.study.course().and_then(|course| course.module(&name.module));
    module.and_then(|module| module.lessons.last()).is_some_and(|lesson| lesson.id == name.item)
}

/// What a learner can do after the module.
fn objectives(module: &ModuleId, desk: &Desk<'_>) -> Vec<Part> {
    let words = desk.words().and_then(|words| words.module(module));
    let objectives = words.map_or(&[][..], |words| &words.objectives);
    listed(desk.say("objectives"), objectives)
}

/// Where to read on.
fn resources(module: &ModuleId, desk: &Desk<'_>) -> Vec<Part> {
    let words = desk.words().and_then(|words| words.module(module));
    let resources = words.map_or(&[][..], |words| &words.resources);
    let mut parts = listed(desk.say("resources"), resources);
    if !parts.is_empty() {
        parts.insert(0, Part::Gap);
    }
    parts
}

fn listed(title: String, lines: &[String]) -> Vec<Part> {
    if lines.is_empty() {
        return Vec::new();
    }
    let item = |line: &String| vec![Block::Paragraph(markdown::inline(line))];
    let list = Block::List { start: None, items: lines.iter().map(item).collect() };
    vec![Part::Say(vec![Span::new(Role::Strong, title)]), Part::Prose(vec![list]), Part::Gap]
}
