//! The facilitator's passphrase, after a pause.

use super::wants;
use crate::{
    page::{Page, Part},
    screen::{Act, Desk, Shown, Step, passphrase::Passphrase, say},
    study::{News, Want},
    text::Role,
};

/// The board is locked.
#[derive(Debug)]
pub struct Unlock(Passphrase);

impl Unlock {
    /// Nothing typed yet.
    pub fn new() -> Self {
        Self(Passphrase::new())
    }
}

impl Shown for Unlock {
    fn update(&mut self, act: &Act, _desk: &Desk<'_>) -> Step {
        if *act == Act::Back {
            return Step::Quit;
        }
        self.0.act(act).map_or(Step::Stay, |passphrase| wants(Want::Unlock(passphrase)))
    }

    fn hear(&mut self, news: News, _desk: &Desk<'_>) -> Step {
        if self.0.hear(news) { Step::Back } else { Step::Stay }
    }

    fn typing(&self) -> bool {
        true
    }

    fn asks(&self, desk: &Desk<'_>) -> Option<String> {
        Some(desk.say("plain-passphrase"))
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        // What was on the board is nobody's business now.
        let mut page = Page { crumbs: vec![desk.say("board")], ..Page::default() };
        page.parts.extend([Part::Heading(desk.say("board-locked")), Part::Gap]);
        page.parts.extend([say(Role::Plain, desk.say("board-locked-why")), Part::Gap]);
        page.parts.extend(self.0.parts("board-passphrase", "board-passphrase-wrong", desk));
        page.keys = vec![desk.hint("Enter", "key-go-on"), desk.hint("Esc", "key-leave")];
        page
    }
}
