//! Essays to grade: who waits longest first.

use super::{Judge, board, page, wants};
use crate::{
    page::{Page, Part, Row, Rows},
    screen::{Act, Desk, Screen, Shown, Step, moved, say},
    store::Waiting,
    study::{News, Want},
    text::{Role, Span},
};

/// How many stand on the screen at once, around the cursor.
const WINDOW: usize = 30;

/// The sittings with essays that wait.
#[derive(Debug, Default)]
pub struct WaitingPage {
    cursor: usize,
    opens: bool,
}

impl WaitingPage {
    fn window(&self, of: usize) -> std::ops::Range<usize> {
        let from = self.cursor.saturating_sub(WINDOW / 2).min(of.saturating_sub(WINDOW));
        from..of.min(from + WINDOW)
    }

    fn open(&mut self, at: usize, all: &[Waiting]) -> Step {
        let Some(waiting) = all.get(at) else { return Step::Stay };
        (self.cursor, self.opens) = (at, true);
        wants(Want::Sheet { learner: waiting.learner, attempt: waiting.attempt })
    }
}

fn all<'a>(desk: &Desk<'a>) -> &'a [Waiting] {
    board(desk).map(|board| board.waiting.as_slice()).unwrap_or_default()
}

impl Shown for WaitingPage {
    fn enter(&mut self, _desk: &Desk<'_>) -> Step {
        wants(Want::Look)
    }

    fn tick(&mut self, desk: &Desk<'_>) -> Step {
        if desk.study.is_board_old() { wants(Want::Look) } else { Step::Stay }
    }

    fn update(&mut self, act: &Act, desk: &Desk<'_>) -> Step {
        let all = all(desk);
        if let Some(at) = moved(self.cursor, all.len(), act) {
            self.cursor = at;
            return Step::Stay;
        }
        match act {
            Act::Enter | Act::Right if !all.is_empty() => self.open(self.cursor, all),
            Act::Point(row) => self.open(self.window(all.len()).start + row, all),
            Act::Enter | Act::Back | Act::Left => Step::Back,
            _ => Step::Stay,
        }
    }

    fn hear(&mut self, news: News, desk: &Desk<'_>) -> Step {
        self.cursor = self.cursor.min(all(desk).len().saturating_sub(1));
        if news != News::Done {
            return super::failed(news);
        }
        // Somebody else may have graded it meanwhile.
        let first = desk.study.past().and_then(|past| past.waiting().next().cloned());
        match (std::mem::take(&mut self.opens), first) {
            (true, Some(name)) => Step::open(Screen::Judge(Judge::new(name))),
            _ => Step::Stay,
        }
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let title = desk.say("board-essays");
        let mut page = page(std::slice::from_ref(&title), desk);
        page.parts.extend([Part::Heading(title), Part::Gap]);
        let all = all(desk);
        if all.is_empty() {
            page.parts.push(say(Role::Plain, desk.say("board-essays-none")));
            page.keys = vec![desk.hint("Enter", "key-board")];
            return page;
        }
        let window = self.window(all.len());
        let row = |waiting: &Waiting| Row {
            cells: vec![
                Span::new(Role::Faint, desk.sitting_title(&waiting.sitting)),
                Span::plain(desk.catalog.date(waiting.at.day())),
            ],
            ..Row::new(waiting.name.clone())
        };
        page.parts.push(Part::Rows(Rows {
            rows: all[window.clone()].iter().map(row).collect(),
            cursor: Some(self.cursor.saturating_sub(window.start)),
            above: window.start,
            below: all.len() - window.end,
            ..Rows::default()
        }));
        page.keys = vec![desk.hint("Enter", "key-read-essay"), desk.hint("Esc", "key-board")];
        page
    }
}
