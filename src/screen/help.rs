//! The keys: those of the screen under it, and those that work everywhere.

use super::{Act, Desk, Shown, Step, say};
use crate::{
    page::{Hint, Page, Part, Row, Rows},
    text::Role,
};

/// The help over another screen.
#[derive(Debug)]
pub struct Help {
    keys: Vec<Hint>,
}

/// The keys that work everywhere, and what they do.
const EVERYWHERE: [(&str, &str); 8] = [
    ("↑ ↓", "help-move"),
    ("Enter", "help-enter"),
    ("Esc 0", "help-back"),
    ("Space", "help-space"),
    ("L", "help-language"),
    ("+ -", "help-width"),
    ("? F1 Ctrl-G", "help-help"),
    ("Ctrl-C", "help-quit"),
];

impl Help {
    /// The help over a screen with these keys.
    pub fn new(keys: Vec<Hint>) -> Self {
        Self { keys }
    }
}

impl Shown for Help {
    fn update(&mut self, act: &Act, _desk: &Desk<'_>) -> Step {
        match act {
            Act::Back | Act::Enter | Act::Help | Act::Left | Act::Line(_) => Step::Back,
            _ => Step::Stay,
        }
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let mut page = desk.page(vec![desk.say("coursedeck"), desk.say("keys")]);
        let row = |key: &str, does: String| Row { sign: Some(desk.catalog.key(key)), ..Row::new(does) };
        page.parts.push(Part::Heading(desk.say("keys-here")));
        let rows = self.keys.iter().map(|hint| row(&hint.key, hint.does.clone())).collect();
        page.parts.push(Part::Rows(Rows { rows, ..Rows::default() }));
        page.parts.push(Part::Gap);
        page.parts.push(Part::Heading(desk.say("keys-everywhere")));
        let rows = EVERYWHERE.iter().map(|(key, does)| row(key, desk.say(does))).collect();
        page.parts.push(Part::Rows(Rows { rows, ..Rows::default() }));
        page.parts.push(Part::Gap);
        page.parts.push(say(Role::Faint, desk.say("help-safe")));
        page.keys = vec![desk.hint("Esc", "key-back")];
        page
    }
}
