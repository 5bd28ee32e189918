//! Who is here today: the same as `attendance record` notes.

use super::{board, cohort, page, wants};
use crate::{
    ids::LearnerId,
    page::{Page, Part, Pick, Row, Rows},
    screen::{Act, Desk, Shown, Step, moved, say},
    study::{News, Want},
    text::Role,
};

/// The roll of a class.
#[derive(Debug, Default)]
pub struct Roll {
    cursor: usize,
    here: Vec<bool>,
    stage: Stage,
}

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
enum Stage {
    /// The roll is read.
    #[default]
    Reading,
    /// Who is here is marked.
    Marking,
    /// It is noted.
    Noting,
}

impl Roll {
    fn mark(&mut self, at: usize) -> Step {
        if let Some(here) = self.here.get_mut(at) {
            (*here, self.cursor) = (!*here, at);
        }
        Step::Stay
    }

    fn note(&mut self, desk: &Desk<'_>) -> Step {
        let Some(board) = board(desk) else { return Step::Back };
        if board.roll.is_empty() {
            return Step::Back;
        }
        let marked = board.roll.iter().zip(&self.here).filter(|(_, here)| **here);
        let here: Vec<LearnerId> = marked.map(|((learner, _), _)| learner.id).collect();
        self.stage = Stage::Noting;
        wants(Want::Here(here))
    }
}

impl Shown for Roll {
    fn enter(&mut self, _desk: &Desk<'_>) -> Step {
        if self.stage == Stage::Reading { wants(Want::Roll) } else { Step::Stay }
    }

    fn update(&mut self, act: &Act, desk: &Desk<'_>) -> Step {
        if let Some(at) = moved(self.cursor, self.here.len(), act) {
            self.cursor = at;
            return Step::Stay;
        }
        match act {
            Act::Space | Act::Key('x') => self.mark(self.cursor),
            Act::Point(at) => self.mark(*at),
            Act::Key('a') => {
                let all = self.here.iter().all(|here| *here);
                self.here.iter_mut().for_each(|here| *here = !all);
                Step::Stay
            }
            Act::Enter => self.note(desk),
            Act::Back | Act::Left => Step::Back,
            _ => Step::Stay,
        }
    }

    fn hear(&mut self, news: News, desk: &Desk<'_>) -> Step {
        match (news, self.stage) {
            (News::Done, Stage::Noting) => Step::Back,
            (News::Done, _) => {
                let roll = board(desk).map(|board| board.roll.as_slice()).unwrap_or_default();
                self.here = roll.iter().map(|(_, here)| *here).collect();
                self.stage = Stage::Marking;
                Step::Stay
            }
            (news, _) => {
                self.stage = Stage::Marking;
                super::failed(news)
            }
        }
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let title = desk.say("board-roll");
        let mut page = page(std::slice::from_ref(&title), desk);
        let date = desk.catalog.date(desk.now.at.day());
        let with = [("cohort", cohort(desk).into()), ("date", date.into())];
        page.parts.push(Part::Heading(desk.tell("board-roll-of", &with)));
        let roll = board(desk).map(|board| board.roll.as_slice()).unwrap_or_default();
        if roll.is_empty() || self.here.len() != roll.len() {
            let is_class = board(desk).is_some_and(|board| board.cohort.is_some());
            let why = if is_class { "board-nobody" } else { "board-roll-no-class" };
            page.parts.extend([Part::Gap, say(Role::Plain, desk.say(why))]);
            page.keys = vec![desk.hint("Enter", "key-board")];
            return page;
        }
        let n = self.here.iter().filter(|here| **here).count();
        let with = [("n", n.into()), ("of", roll.len().into())];
        page.parts.push(say(Role::Plain, desk.tell("board-roll-count", &with)));
        page.parts.push(Part::Gap);
        let row = |((learner, _), here): (&(crate::store::Learner, bool), &bool)| Row {
            picked: Some(Pick::Any(*here)),
            ..Row::new(learner.name.clone())
        };
        let rows = roll.iter().zip(&self.here).map(row).collect();
        page.parts.push(Part::Rows(Rows { rows, cursor: Some(self.cursor), ..Rows::default() }));
        page.keys = vec![
            desk.hint("Space", "key-here"),
            desk.hint("Enter", "key-note-roll"),
            desk.hint("a", "key-all-here"),
            desk.hint("Esc", "key-board"),
        ];
        page
    }

    fn asks(&self, desk: &Desk<'_>) -> Option<String> {
        (!self.here.is_empty()).then(|| desk.say("plain-roll"))
    }
}
