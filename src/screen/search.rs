//! Words looked for in the lessons of all courses.

use super::{
    Act, Desk, Screen, Shown, Step, lesson::Reading, moved, say, trouble::TroublePage, typed::Typed,
};
use crate::{
    ids::ItemName,
    page::{Field, Meter, Page, Part, Row, Rows},
    study::{Effect, Hit, News},
    text::{Role, Span},
};

/// The most places that are shown.
const MOST: usize = 50;

/// A search.
#[derive(Debug)]
pub struct Search {
    typed: Typed,
    hits: Vec<Hit>,
    cursor: usize,
    in_field: bool,
    /// The next course to look through, while some are left.
    next: Option<usize>,
    searched: bool,
    opening: Option<ItemName>,
}

impl Default for Search {
    fn default() -> Self {
        Self {
            typed: Typed::line(80),
            hits: Vec::new(),
            cursor: 0,
            in_field: true,
            next: None,
            searched: false,
            opening: None,
        }
    }
}

impl Search {
    fn begin(&mut self) -> Step {
        if self.typed.is_empty() {
            return Step::Stay;
        }
        self.in_field = false;
        self.hits.clear();
        self.cursor = 0;
        self.searched = true;
        self.next = Some(0);
        self.look_on()
    }

    /// Whether courses are left to look through.
    pub fn is_looking(&self) -> bool {
        self.searched && !self.in_field && self.next.is_some() && self.hits.len() < MOST
    }

    fn look_on(&self) -> Step {
        match self.next {
            Some(from) if self.hits.len() < MOST => {
                Step::Do(Effect::Search { query: self.typed.text().trim().to_owned(), from })
            }
            _ => Step::Stay,
        }
    }

    fn choose(&mut self, at: usize) -> Step {
        let Some(hit) = self.hits.get(at) else { return Step::Stay };
        self.opening = Some(hit.lesson.clone());
        Step::Do(Effect::OpenCourse(hit.course.clone()))
    }
}

impl Shown for Search {
    fn update(&mut self, act: &Act, _desk: &Desk<'_>) -> Step {
        if self.in_field {
            match act {
                Act::Line(line) => {
                    self.typed = Typed::line(80).with(line);
                    return self.begin();
                }
                Act::Enter => return self.begin(),
                Act::Down | Act::Tab if !self.hits.is_empty() => self.in_field = false,
                Act::Back => return Step::Back,
                act => {
                    self.typed.act(act);
                }
            }
            return Step::Stay;
        }
        if *act == Act::Up && self.cursor == 0 {
            self.in_field = true;
            return Step::Stay;
        }
        if let Some(at) = moved(self.cursor, self.hits.len(), act) {
            self.cursor = at;
            return Step::Stay;
        }
        match act {
            Act::Enter | Act::Right => return self.choose(self.cursor),
            Act::Point(at) => return self.choose(*at),
            Act::Back => return Step::Back,
            Act::Key('/') | Act::Tab | Act::BackTab => {
                self.in_field = true;
                self.next = None;
            }
            act => {
                if let Some(at) = super::digit(act, self.hits.len()) {
                    return self.choose(at);
                }
            }
        }
        Step::Stay
    }

    fn hear(&mut self, news: News, _desk: &Desk<'_>) -> Step {
        match (news, self.opening.take()) {
            (News::Found { hits, next }, _) => {
                self.hits.extend(hits);
                self.hits.truncate(MOST);
                self.next = next;
                // Where nothing was found another word is likely.
                self.in_field = self.hits.is_empty() && next.is_none();
                Step::Stay
            }
            (News::Done, Some(lesson)) => Step::open(Screen::Lesson(Reading::new(lesson))),
            (news, _) => TroublePage::of(news),
        }
    }

    fn tick(&mut self, _desk: &Desk<'_>) -> Step {
        match self.is_looking() {
            true => self.look_on(),
            false => Step::Stay,
        }
    }

    fn asks(&self, desk: &Desk<'_>) -> Option<String> {
        self.in_field.then(|| desk.say("plain-search"))
    }

    fn typing(&self) -> bool {
        self.in_field
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let mut page = desk.page(vec![desk.say("coursedeck"), desk.say("search")]);
        page.parts.push(Part::Field(Field {
            label: desk.say("search-for"),
            value: self.typed.text().to_owned(),
            cursor: self.in_field.then(|| self.typed.cursor()),
            ..Field::default()
        }));
        page.parts.push(Part::Gap);
        if let Some(next) = self.next.filter(|_| self.searched && self.hits.len() < MOST) {
            let of = desk.study.shelf().courses().len();
            page.parts.push(Part::Meter(Meter {
                label: desk.say("searching"),
                share: next as f64 / of.max(1) as f64,
                words: desk.tell("steps-of", &[("n", next.into()), ("of", of.into())]),
                goal: None,
                role: Role::Plain,
            }));
        } else if self.searched {
            page.parts.push(say(Role::Faint, desk.tell("found", &[("n", self.hits.len().into())])));
        }
        let row = |(at, hit): (usize, &Hit)| Row {
            sign: (at < 9).then(|| (at + 1).to_string()),
            under: Some(vec![Span::new(Role::Faint, hit.around.clone())]),
            ..Row::new(format!("{} · {}", hit.title, hit.name))
        };
        let rows: Vec<Row> = self.hits.iter().enumerate().map(row).collect();
        if !rows.is_empty() {
            let cursor = (!self.in_field).then_some(self.cursor);
            page.parts.push(Part::Rows(Rows { rows, cursor, ..Rows::default() }));
        }
        page.keys = match self.in_field {
            true => vec![desk.hint("Enter", "key-search")],
            false if self.hits.is_empty() => vec![desk.hint("/", "key-other-words")],
            false => vec![
                desk.hint("Enter", "key-open"),
                desk.hint("↑↓", "key-choose"),
                desk.hint("/", "key-other-words"),
            ],
        };
        page.keys.push(desk.hint("Esc", "key-back"));
        page
    }
}
