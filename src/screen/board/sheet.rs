//! The answers of one sitting, and what each earned.

use super::{Judge, board, mark, page, prompt};
use crate::{
    page::{Page, Part, Row, Rows},
    quiz::{Drawn, Mark, attempt::Running},
    screen::{Act, Desk, Screen, Shown, Step, digit, moved, say, unseal::Unseal},
    text::{Role, Span},
};

/// A sitting on the facilitator's desk.
#[derive(Debug, Default)]
pub struct Sheet {
    cursor: usize,
    /// Whether somebody wanted a question that has no mark to change.
    nothing: bool,
}

impl Sheet {
    fn open(&mut self, at: usize, past: &Running, desk: &Desk<'_>) -> Step {
        let Some(drawn) = past.paper().questions.get(at) else { return Step::Stay };
        self.cursor = at;
        if desk.study.hides(&drawn.name) {
            return Step::open(Screen::Unseal(Unseal::new()));
        }
        let answered = past.answer_of(&drawn.name).is_some_and(|it| it.mark != Mark::Ungraded);
        self.nothing = !answered;
        match answered {
            true => Step::open(Screen::Judge(Judge::new(drawn.name.clone()))),
            false => Step::Stay,
        }
    }
}

impl Shown for Sheet {
    fn update(&mut self, act: &Act, desk: &Desk<'_>) -> Step {
        let Some(past) = desk.study.past() else { return Step::Back };
        let of = past.paper().questions.len();
        if let Some(at) = moved(self.cursor, of, act) {
            (self.cursor, self.nothing) = (at, false);
            return Step::Stay;
        }
        match act {
            Act::Enter | Act::Right => self.open(self.cursor, past, desk),
            Act::Point(at) => self.open(*at, past, desk),
            Act::Back | Act::Left => Step::Back,
            act => digit(act, of.min(9)).map_or(Step::Stay, |at| self.open(at, past, desk)),
        }
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let (Some(past), Some(sheet)) = (desk.study.past(), board(desk).and_then(|it| it.sheet.as_ref()))
        else {
            return page(&[], desk);
        };
        let title = desk.sitting_title(&past.sitting);
        let mut page = page(&[sheet.1.clone(), title.clone()], desk);
        page.parts.push(Part::Heading(format!("{} · {title}", sheet.1)));
        let finished = past.clone().finish(false);
        let score = desk.catalog.percent(finished.score.percent());
        let with = [("right", finished.right.into()), ("of", finished.asked.into()), ("score", score.into())];
        let mut told = vec![Span::plain(desk.tell("score-of", &with))];
        if finished.waits {
            told.push(Span::new(Role::Warn, format!(" · {}", desk.say("mark-waits"))));
        }
        page.parts.extend([Part::Say(told), Part::Gap]);
        let row = |(at, drawn): (usize, &Drawn)| {
            let mut cells = vec![mark(past.answer_of(&drawn.name).map(|answer| answer.mark), desk)];
            let judged = past.judged(&drawn.name).last();
            let word = judged.map(|it| desk.say(if it.corrects { "mark-corrected" } else { "mark-graded" }));
            cells.insert(0, Span::new(Role::Faint, word.unwrap_or_default()));
            Row { sign: (at < 9).then(|| (at + 1).to_string()), cells, ..Row::new(prompt(&drawn.name, desk)) }
        };
        let rows = past.paper().questions.iter().enumerate().map(row).collect();
        page.parts.push(Part::Rows(Rows { rows, cursor: Some(self.cursor), ..Rows::default() }));
        if self.nothing {
            page.parts.extend([Part::Gap, say(Role::Warn, desk.say("board-no-mark"))]);
        }
        page.keys = vec![desk.hint("Enter", "key-this-answer"), desk.hint("Esc", "key-back")];
        page
    }
}
