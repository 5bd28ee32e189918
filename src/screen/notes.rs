//! Bookmarks and notes: where they are, and one in the making.

use super::{
    Act, Desk, Screen, Shown, Step, lesson::Reading, moved, say, trouble::TroublePage, typed::Typed,
};
use crate::{
    ids::{CourseId, ItemName},
    page::{Field, Page, Part, Row, Rows},
    study::{Effect, News, Trouble},
    text::{Role, Span, width},
};

/// Bookmarks and notes of every course.
#[derive(Debug, Default)]
pub struct Notes {
    cursor: usize,
    opening: Option<ItemName>,
}

struct Spot<'a> {
    course: &'a CourseId,
    lesson: &'a ItemName,
    /// The course and the lesson, as they are called.
    title: String,
    note: Option<&'a str>,
    marked: bool,
}

fn spots<'a>(desk: &Desk<'a>) -> Vec<Spot<'a>> {
    let mut spots = Vec::new();
    for reported in desk.study.report() {
        let (course, progress) = (&reported.id, &reported.progress);
        let words = desk.study.words_of(reported);
        let title = |lesson: &ItemName| {
            let named = words.and_then(|words| words.lesson(&lesson.module, &lesson.item));
            let lesson = named.map_or(lesson.item.as_str(), |lesson| &lesson.title);
            format!("{} · {lesson}", words.map_or(course.as_str(), |words| &words.title))
        };
        let noted = progress.notes.keys().filter(|name| !progress.bookmarks.contains(name));
        for lesson in progress.bookmarks.iter().chain(noted) {
            let note = progress.notes.get(lesson).map(String::as_str);
            let marked = progress.bookmarks.contains(lesson);
            spots.push(Spot { course, lesson, title: title(lesson), note, marked });
        }
    }
    spots
}

impl Shown for Notes {
    fn enter(&mut self, _desk: &Desk<'_>) -> Step {
        Step::Do(Effect::Report)
    }

    fn update(&mut self, act: &Act, desk: &Desk<'_>) -> Step {
        let spots = spots(desk);
        if let Some(at) = moved(self.cursor, spots.len(), act) {
            self.cursor = at;
            return Step::Stay;
        }
        let at = match act {
            Act::Enter | Act::Right => Some(self.cursor),
            Act::Point(at) => Some(*at),
            Act::Back | Act::Left => return Step::Back,
            act => super::digit(act, spots.len()),
        };
        let Some(spot) = at.and_then(|at| spots.get(at)) else { return Step::Stay };
        self.opening = Some(spot.lesson.clone());
        Step::Do(Effect::OpenCourse(spot.course.clone()))
    }

    fn hear(&mut self, news: News, _desk: &Desk<'_>) -> Step {
        match (news, self.opening.take()) {
            (News::Done, Some(lesson)) => Step::open(Screen::Lesson(Reading::new(lesson))),
            (news, _) => TroublePage::of(news),
        }
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let mut page = desk.page(vec![desk.say("coursedeck"), desk.say("my-notes")]);
        page.parts.push(Part::Heading(desk.say("my-notes")));
        page.parts.push(Part::Gap);
        let spots = spots(desk);
        if spots.is_empty() {
            page.parts.push(say(Role::Plain, desk.say("notes-empty")));
            page.keys = vec![desk.hint("Esc", "key-back")];
            return page;
        }
        let row = |(at, spot): (usize, &Spot<'_>)| Row {
            sign: (at < 9).then(|| (at + 1).to_string()),
            cells: spot.marked.then(|| Span::new(Role::Accent, desk.say("bookmarked"))).into_iter().collect(),
            under: spot.note.map(|note| vec![Span::new(Role::Faint, width::cut(note, 200))]),
            ..Row::new(spot.title.clone())
        };
        let rows = spots.iter().enumerate().map(row).collect();
        page.parts.push(Part::Rows(Rows { rows, cursor: Some(self.cursor), ..Rows::default() }));
        page.keys =
            vec![desk.hint("Enter", "key-open"), desk.hint("↑↓", "key-choose"), desk.hint("Esc", "key-back")];
        page
    }
}

/// A note in the making.
#[derive(Debug)]
pub struct Writing {
    lesson: ItemName,
    typed: Typed,
    trouble: Option<Trouble>,
    begun: bool,
    saved: bool,
}

/// The longest note, in characters.
const LONGEST: usize = 4000;

impl Writing {
    /// A note beside `lesson`.
    pub fn new(lesson: ItemName) -> Self {
        Self { lesson, typed: Typed::tall(LONGEST), trouble: None, begun: false, saved: false }
    }

    fn replace(&mut self, text: &str) -> Step {
        self.typed = Typed::tall(LONGEST).with(text);
        self.save()
    }

    fn save(&self) -> Step {
        Step::Do(Effect::Note { at: self.lesson.clone(), text: self.typed.text().trim().to_owned() })
    }
}

impl Shown for Writing {
    fn enter(&mut self, desk: &Desk<'_>) -> Step {
        if !self.begun {
            let note = desk.study.progress().and_then(|progress| progress.notes.get(&self.lesson));
            let text = desk.study.draft(&self.lesson).or_else(|| note.cloned());
            self.typed = Typed::tall(LONGEST).with(&text.unwrap_or_default());
            self.begun = true;
        }
        Step::Stay
    }

    fn update(&mut self, act: &Act, _desk: &Desk<'_>) -> Step {
        match act {
            // Back keeps what was written: nothing is ever lost by it.
            Act::Back | Act::Tab => self.save(),
            // Line by line a note is one line: it stands in place of the one before.
            Act::Line(line) => match line.trim() {
                "" => Step::Back,
                "-" => self.replace(""),
                line => self.replace(line),
            },
            act => {
                self.typed.act(act);
                Step::Stay
            }
        }
    }

    fn hear(&mut self, news: News, _desk: &Desk<'_>) -> Step {
        match news {
            News::Failed(trouble) => {
                self.trouble = Some(trouble);
                Step::Stay
            }
            _ => {
                self.saved = true;
                Step::Back
            }
        }
    }

    fn asks(&self, desk: &Desk<'_>) -> Option<String> {
        Some(desk.say("plain-note"))
    }

    fn typing(&self) -> bool {
        true
    }

    fn unsent(&self) -> Option<(ItemName, String)> {
        (self.begun && !self.saved).then(|| (self.lesson.clone(), self.typed.text().to_owned()))
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let mut page = desk.page(desk.crumbs(Some(&self.lesson.module)));
        page.crumbs.push(super::lesson::place(&self.lesson, desk));
        page.parts.push(Part::Heading(desk.say("my-note")));
        page.parts.push(Part::Gap);
        page.parts.push(Part::Field(Field {
            label: desk.say("your-text"),
            value: self.typed.text().to_owned(),
            cursor: Some(self.typed.cursor()),
            tall: true,
            ..Field::default()
        }));
        if let Some(trouble) = &self.trouble {
            page.parts.push(Part::Gap);
            page.parts.push(say(Role::Bad, desk.trouble(trouble)));
        }
        page.keys = vec![desk.hint("Esc", "key-save-note")];
        page
    }
}
