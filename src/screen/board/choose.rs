//! Another course, or another cohort.

use super::{board, page, wants};
use crate::{
    page::{Page, Part, Row, Rows},
    screen::{Act, Desk, Shown, Step, digit, moved, say},
    study::{Board, News, Want},
    text::{Role, Span},
};

/// What the board is to show.
#[derive(Debug)]
pub struct Choose {
    what: What,
    cursor: usize,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum What {
    Course,
    Cohort,
}

impl Choose {
    /// A course.
    pub fn course(desk: &Desk<'_>) -> Self {
        let open = desk.study.course().map(|course| &course.id);
        let at = board(desk).and_then(|board| board.courses.iter().position(|it| Some(&it.id) == open));
        Self { what: What::Course, cursor: at.unwrap_or(0) }
    }

    /// A cohort, or everyone.
    pub fn cohort(board: &Board) -> Self {
        let is_chosen = |(name, _): &(String, u64)| Some(name) == board.cohort.as_ref();
        let at = board.cohorts.iter().position(is_chosen);
        Self { what: What::Cohort, cursor: at.map_or(0, |at| at + 1) }
    }

    fn rows(&self, board: &Board, desk: &Desk<'_>) -> Vec<Row> {
        let chosen = |row: Row, is: bool| Row {
            verdict: is.then(|| Span::new(Role::Faint, desk.say("board-chosen"))),
            ..row
        };
        match self.what {
            What::Course => {
                let open = desk.study.course().map(|course| &course.id);
                let row = |header: &crate::course::library::Header| {
                    chosen(Row::new(header.title.clone()), Some(&header.id) == open)
                };
                board.courses.iter().map(row).collect()
            }
            What::Cohort => {
                let everyone = chosen(Row::new(desk.say("board-everyone")), board.cohort.is_none());
                let row = |(name, n): &(String, u64)| {
                    let cells = vec![Span::new(
                        Role::Faint,
                        desk.tell("board-learners", &[("n", (*n as usize).into())]),
                    )];
                    chosen(Row { cells, ..Row::new(name.clone()) }, board.cohort.as_ref() == Some(name))
                };
                std::iter::once(everyone).chain(board.cohorts.iter().map(row)).collect()
            }
        }
    }

    fn choose(&self, at: usize, board: &Board) -> Step {
        let want = match self.what {
            What::Course => board.courses.get(at).map(|header| Want::Course(header.id.clone())),
            What::Cohort if at == 0 => Some(Want::Cohort(None)),
            What::Cohort => board.cohorts.get(at - 1).map(|(name, _)| Want::Cohort(Some(name.clone()))),
        };
        want.map_or(Step::Stay, wants)
    }
}

impl Shown for Choose {
    fn update(&mut self, act: &Act, desk: &Desk<'_>) -> Step {
        let Some(board) = board(desk) else { return Step::Back };
        let of = self.rows(board, desk).len();
        if let Some(at) = moved(self.cursor, of, act) {
            self.cursor = at;
            return Step::Stay;
        }
        match act {
            Act::Enter | Act::Right => self.choose(self.cursor, board),
            Act::Point(at) => self.choose(*at, board),
            Act::Back | Act::Left => Step::Back,
            act => digit(act, of.min(9)).map_or(Step::Stay, |at| self.choose(at, board)),
        }
    }

    fn hear(&mut self, news: News, _desk: &Desk<'_>) -> Step {
        match news {
            News::Done => Step::Back,
            news => super::failed(news),
        }
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let title = match self.what {
            What::Course => "board-which-course",
            What::Cohort => "board-which-class",
        };
        let mut page = page(&[], desk);
        page.parts.extend([Part::Heading(desk.say(title)), Part::Gap]);
        let Some(board) = board(desk) else { return page };
        let rows = self.rows(board, desk);
        match rows.is_empty() {
            true => page.parts.push(say(Role::Plain, desk.say("no-courses"))),
            false => page.parts.push(Part::Rows(Rows { rows, cursor: Some(self.cursor), ..Rows::default() })),
        }
        page.keys = vec![desk.hint("Enter", "key-this"), desk.hint("Esc", "key-back")];
        page
    }
}
