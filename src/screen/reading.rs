//! How do lines that begin at the right read here? Asked once, where nothing is known of the terminal.

use super::{Act, Desk, Shown, Step, moved, say};
use crate::{
    page::{Page, Part, Row, Rows},
    study::{Bidi, Effect, News, Settings},
    text::{Role, bidi},
};

/// The question.
#[derive(Debug, Default)]
pub struct Reading {
    cursor: usize,
}

/// What each of the rows says of the terminal.
const ROWS: [Bidi; 3] = [Bidi::Own, Bidi::Terminal, Bidi::Off];

impl Shown for Reading {
    fn update(&mut self, act: &Act, desk: &Desk<'_>) -> Step {
        if let Some(at) = moved(self.cursor, ROWS.len(), act) {
            self.cursor = at;
            return Step::Stay;
        }
        let at = match act {
            Act::Enter | Act::Space => Some(self.cursor),
            Act::Point(at) => Some(*at),
            // Who does not answer reads what most terminals show well.
            Act::Back => Some(0),
            act => super::digit(act, ROWS.len()),
        };
        match at.and_then(|at| ROWS.get(at)) {
            Some(bidi) => {
                Step::Do(Effect::Set(Settings { bidi: Some(*bidi), ..desk.study.settings().clone() }))
            }
            None => Step::Stay,
        }
    }

    fn hear(&mut self, news: News, _desk: &Desk<'_>) -> Step {
        match news {
            News::Failed(trouble) => Step::swap(super::trouble::TroublePage::failed(trouble)),
            _ => Step::Back,
        }
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let mut page = desk.page(vec![desk.say("coursedeck")]);
        page.parts.push(Part::Heading(desk.say("reading-ask")));
        page.parts.push(Part::Gap);
        let sample = desk.say("reading-sample");
        let labels = [sample.clone(), bidi::as_sent(&sample), desk.say("reading-neither")];
        let row = |(at, label): (usize, String)| Row { sign: Some((at + 1).to_string()), ..Row::new(label) };
        let rows = labels.into_iter().enumerate().map(row).collect();
        page.parts.push(Part::Rows(Rows { rows, cursor: Some(self.cursor), ..Rows::default() }));
        page.parts.push(Part::Gap);
        page.parts.push(say(Role::Faint, desk.say("reading-later")));
        page.keys = vec![desk.hint("Enter", "key-this"), desk.hint("↑↓", "key-move")];
        page
    }
}
