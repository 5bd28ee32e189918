//! The faults of a course that its author is writing. It goes away when they are mended.

use super::{Act, Desk, Shown, Step, say};
use crate::{
    page::{Page, Part},
    study::Fault,
    text::{Block, Role},
};

/// What is wrong.
#[derive(Debug)]
pub struct Faults {
    faults: Vec<Fault>,
}

/// How many faults are shown: the first ones are mended first.
const MOST: usize = 5;

impl Faults {
    /// These faults.
    pub fn new(faults: Vec<Fault>) -> Self {
        Self { faults }
    }
}

impl Shown for Faults {
    fn update(&mut self, act: &Act, _desk: &Desk<'_>) -> Step {
        match act {
            Act::Back | Act::Left => Step::Back,
            _ => Step::Stay,
        }
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let mut page = desk.page(vec![desk.say("coursedeck")]);
        let count = self.faults.len();
        page.parts.push(Part::Heading(desk.tell("preview-faults", &[("n", count.into())])));
        page.parts.push(say(Role::Plain, desk.say("preview-faults-why")));
        for fault in self.faults.iter().take(MOST) {
            page.parts.push(Part::Gap);
            page.parts.push(say(Role::Strong, fault.place.clone()));
            page.parts.push(say(Role::Bad, fault.message.clone()));
            if !fault.shown.is_empty() {
                let lines = fault.shown.clone();
                page.parts.push(Part::Prose(vec![Block::Code { lines, alt: None }]));
            }
            page.parts.extend(fault.help.iter().map(|help| say(Role::Accent, help.clone())));
        }
        if MOST < count {
            page.parts.push(Part::Gap);
            page.parts
                .push(say(Role::Faint, desk.tell("preview-more-faults", &[("n", (count - MOST).into())])));
        }
        page.keys = vec![desk.hint("Esc", "key-as-it-was")];
        page
    }
}
