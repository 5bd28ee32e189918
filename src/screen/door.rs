//! Who are you? The learners of this machine, and a way in for a new one.

use super::{Act, Desk, Screen, Shown, Step, join::Join, moved, pin::Pin, say, typed::Typed};
use crate::{
    ids::LearnerId,
    page::{Field, Page, Part, Row, Rows},
    store::Learner,
    study::{Effect, News},
    text::{Role, Span, clean},
};

/// How many learners stand on the screen at once, around the cursor.
const WINDOW: usize = 30;

/// The door.
#[derive(Debug, Default)]
pub struct Door {
    cursor: usize,
    search: Option<Typed>,
    in_field: bool,
}

impl Door {
    fn found<'a>(&self, desk: &Desk<'a>) -> Vec<&'a Learner> {
        let wanted = self.search.as_ref().map_or(String::new(), |typed| clean::loose(typed.text()));
        let named = |learner: &&Learner| clean::loose(&learner.name).contains(&wanted);
        desk.study.learners().iter().filter(named).collect()
    }

    /// Lets the learner of this row in; the row after the last is for a new one.
    fn choose(&self, at: usize, desk: &Desk<'_>) -> Step {
        let found = self.found(desk);
        match found.get(at) {
            Some(learner) if learner.has_pin => {
                Step::open(Screen::Pin(Pin::to_enter(learner, desk.study.way_of(learner.id))))
            }
            Some(learner) if learner.seen.is_some() => Step::open(Screen::Sure(Sure::new(learner))),
            Some(learner) => Step::Do(Effect::SignIn { learner: learner.id, pin: None }),
            None if desk.study.may_join() => Step::open(Screen::Join(Join::default())),
            None => Step::Stay,
        }
    }

    /// The rows: those who were found, and one for somebody new, where they may come in by themselves.
    fn rows(&self, found: usize, desk: &Desk<'_>) -> usize {
        found + usize::from(desk.study.may_join())
    }

    fn window(&self, of: usize) -> std::ops::Range<usize> {
        let from = self.cursor.saturating_sub(WINDOW / 2).min(of.saturating_sub(WINDOW));
        from..of.min(from + WINDOW)
    }
}

impl Shown for Door {
    fn update(&mut self, act: &Act, desk: &Desk<'_>) -> Step {
        let rows = self.rows(self.found(desk).len(), desk);
        if let Some(search) = &mut self.search {
            if *act == Act::Back {
                (self.search, self.in_field) = (None, false);
                return Step::Stay;
            }
            if let Act::Line(line) = act {
                // Line by line, what was found is chosen by its number then.
                (*search, self.in_field, self.cursor) = (Typed::line(60).with(line), false, 0);
                return Step::Stay;
            }
            let lists = matches!(act, Act::Home | Act::End | Act::Top | Act::Bottom | Act::Left | Act::Right);
            if !lists && self.in_field && search.act(act) {
                self.cursor = 0;
                return Step::Stay;
            }
        }
        if let Some(at) = moved(self.cursor, rows, act) {
            self.cursor = at;
            return Step::Stay;
        }
        let window = self.window(rows);
        match act {
            Act::Enter => self.choose(self.cursor, desk),
            Act::Point(at) => self.choose(window.start + at, desk),
            Act::Key('/') => {
                (self.search, self.in_field) = (Some(Typed::line(60)), true);
                Step::Stay
            }
            Act::Key('+' | 'n') if desk.study.may_join() => Step::open(Screen::Join(Join::default())),
            Act::Key('q') => Step::Quit,
            act => match super::digit(act, window.len()) {
                Some(at) => self.choose(window.start + at, desk),
                None => Step::Stay,
            },
        }
    }

    fn hear(&mut self, news: News, _desk: &Desk<'_>) -> Step {
        match news {
            News::Done => Step::ToHome,
            news => super::trouble::TroublePage::of(news),
        }
    }

    fn asks(&self, desk: &Desk<'_>) -> Option<String> {
        self.in_field.then(|| desk.say("plain-find-name"))
    }

    fn typing(&self) -> bool {
        self.in_field
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let mut page = desk.page(vec![desk.say("coursedeck")]);
        page.parts.push(Part::Heading(desk.say("who-are-you")));
        page.parts.push(Part::Gap);
        if let Some(search) = &self.search {
            page.parts.push(Part::Field(Field {
                label: desk.say("search-name"),
                value: search.text().to_owned(),
                cursor: self.in_field.then(|| search.cursor()),
                ..Field::default()
            }));
            page.parts.push(Part::Gap);
        }
        let found = self.found(desk);
        let of = self.rows(found.len(), desk);
        if !desk.study.may_join() {
            page.parts.push(say(Role::Faint, desk.say("new-ask")));
            page.parts.push(Part::Gap);
        }
        let window = self.window(of);
        let row = |at: usize| Row {
            sign: (at - window.start < 9).then(|| (at - window.start + 1).to_string()),
            ..match found.get(at) {
                Some(learner) => known(learner, desk),
                None => Row { label: vec![Span::new(Role::Accent, desk.say("i-am-new"))], ..Row::default() },
            }
        };
        page.parts.push(Part::Rows(Rows {
            rows: window.clone().map(row).collect(),
            cursor: Some(self.cursor.saturating_sub(window.start)),
            above: window.start,
            below: of - window.end,
            ..Rows::default()
        }));
        let enter = if self.cursor < found.len() { "key-come-in" } else { "key-new" };
        page.keys = vec![desk.hint("Enter", enter), desk.hint("↑↓", "key-choose")];
        if self.search.is_none() && desk.study.may_join() {
            page.keys.push(desk.hint("n", "key-new"));
        }
        match self.search {
            Some(_) => page.keys.push(desk.hint("Esc", "key-back")),
            None => page.keys.extend([
                desk.hint("/", "key-search"),
                desk.hint("L", "key-language"),
                desk.hint("q", "key-leave"),
            ]),
        }
        page
    }
}

fn known(learner: &Learner, desk: &Desk<'_>) -> Row {
    let seen = learner.seen.map(|at| Span::new(Role::Faint, desk.catalog.date(at.day())));
    Row { cells: seen.into_iter().collect(), ..Row::new(learner.name.clone()) }
}

/// Is this you? Asked where there is no PIN and somebody's work would be opened.
#[derive(Debug)]
pub struct Sure {
    learner: LearnerId,
    cursor: usize,
}

impl Sure {
    fn new(learner: &Learner) -> Self {
        Self { learner: learner.id, cursor: 0 }
    }
}

impl Shown for Sure {
    fn update(&mut self, act: &Act, _desk: &Desk<'_>) -> Step {
        let picked = super::digit(act, 2).or(match act {
            Act::Point(at) => Some(*at),
            Act::Enter => Some(self.cursor),
            Act::Back => Some(1),
            _ => None,
        });
        match picked {
            Some(0) => return Step::Do(Effect::SignIn { learner: self.learner, pin: None }),
            Some(_) => return Step::Back,
            None => self.cursor = moved(self.cursor, 2, act).unwrap_or(self.cursor),
        }
        Step::Stay
    }

    fn hear(&mut self, news: News, desk: &Desk<'_>) -> Step {
        Door::default().hear(news, desk)
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let mut page = desk.page(vec![desk.say("coursedeck")]);
        let learner = desk.study.learners().iter().find(|learner| learner.id == self.learner);
        let Some(learner) = learner else { return page };
        page.parts.push(Part::Heading(desk.tell("is-this-you", &[("name", learner.name.clone().into())])));
        if let Some(seen) = learner.seen {
            let date = desk.catalog.date(seen.day());
            page.parts.push(say(Role::Faint, desk.tell("last-here", &[("date", date.into())])));
        }
        page.parts.push(Part::Gap);
        let row =
            |(at, id): (usize, &str)| Row { sign: Some((at + 1).to_string()), ..Row::new(desk.say(id)) };
        let rows = ["yes-me", "no-not-me"].into_iter().enumerate().map(row).collect();
        page.parts.push(Part::Rows(Rows { rows, cursor: Some(self.cursor), ..Rows::default() }));
        page.keys =
            vec![desk.hint("Enter", "key-this"), desk.hint("↑↓", "key-move"), desk.hint("Esc", "key-back")];
        page
    }
}
