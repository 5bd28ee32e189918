//! What the class finds hard: the questions of its quizzes, by what was earned.

use super::{cohort, page, prompt, wants};
use crate::{
    page::{Page, Part, Row, Rows},
    quiz::{Share, Sitting},
    screen::{Act, Desk, Shown, Step, say},
    study::{News, Want, board::Hard},
    text::{Role, Span, width},
};

/// So many stand on the page: what is easy need not be told.
const MOST: usize = 30;
/// Fewer than so many are told with care, as in `course stats`.
const FEW: usize = 30;
/// Below this the class found it hard.
const LOW: f64 = 0.5;

/// What is hard.
#[derive(Debug, Default)]
pub struct HardPage {
    read: bool,
}

impl HardPage {
    /// Whether the log is still to be read. It may be long: the page says so first.
    pub fn is_reading(&self) -> bool {
        !self.read
    }
}

fn row(hard: &Hard, desk: &Desk<'_>) -> Row {
    let percent = desk.catalog.percent(Share::new(hard.facility).percent());
    let role = if hard.facility < LOW { Role::Warn } else { Role::Plain };
    let module = match &hard.sitting {
        Sitting::Module(module) => desk.module_title(module),
        other => desk.sitting_title(other),
    };
    Row {
        cells: vec![
            Span::new(Role::Faint, width::cut(&module, 14)),
            Span::new(Role::Faint, desk.tell("board-n", &[("n", hard.n.into())])),
            Span::new(role, percent),
        ],
        ..Row::new(prompt(&hard.name, desk))
    }
}

impl Shown for HardPage {
    fn tick(&mut self, _desk: &Desk<'_>) -> Step {
        if self.read { Step::Stay } else { wants(Want::Hard) }
    }

    fn update(&mut self, act: &Act, _desk: &Desk<'_>) -> Step {
        match act {
            Act::Back | Act::Left | Act::Enter | Act::Line(_) => Step::Back,
            _ => Step::Stay,
        }
    }

    fn hear(&mut self, news: News, _desk: &Desk<'_>) -> Step {
        self.read = true;
        super::failed(news)
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let title = desk.say("board-hard");
        let mut page = page(std::slice::from_ref(&title), desk);
        page.parts.push(Part::Heading(desk.tell("board-hard-of", &[("cohort", cohort(desk).into())])));
        let hard = super::board(desk).map(|board| board.hard.as_slice()).unwrap_or_default();
        if !self.read {
            page.parts.extend([Part::Gap, say(Role::Faint, desk.say("board-reading"))]);
        } else if hard.is_empty() {
            page.parts.extend([Part::Gap, say(Role::Plain, desk.say("board-hard-none"))]);
        } else {
            page.parts.push(say(Role::Faint, desk.say("board-hard-why")));
            if hard.iter().take(MOST).any(|hard| hard.n < FEW) {
                page.parts.push(say(Role::Faint, desk.say("board-hard-few")));
            }
            page.parts.push(Part::Gap);
            let rows = hard.iter().take(MOST).map(|hard| row(hard, desk)).collect();
            page.parts.push(Part::Rows(Rows { rows, ..Rows::default() }));
        }
        page.keys = vec![desk.hint("Enter", "key-board")];
        page
    }
}
