//! The facilitator's passphrase, after a pause.

use super::wants;
use crate::{
    page::{Page, Part},
    screen::{Act, Desk, Shown, Step, pin, say, typed::Typed},
    study::{News, Trouble, Want},
    text::Role,
};

/// The longest passphrase.
const LONGEST: usize = 200;

/// The board is locked.
#[derive(Debug)]
pub struct Unlock {
    typed: Typed,
    wrong: Option<Result<u64, Trouble>>,
}

impl Unlock {
    /// Nothing typed yet.
    pub fn new() -> Self {
        Self { typed: Typed::line(LONGEST), wrong: None }
    }
}

impl Shown for Unlock {
    fn update(&mut self, act: &Act, _desk: &Desk<'_>) -> Step {
        match act {
            Act::Line(line) => wants(Want::Unlock(line.clone())),
            Act::Enter => wants(Want::Unlock(self.typed.text().to_owned())),
            Act::Back => Step::Quit,
            act => {
                self.typed.act(act);
                Step::Stay
            }
        }
    }

    fn hear(&mut self, news: News, _desk: &Desk<'_>) -> Step {
        self.typed = Typed::line(LONGEST);
        self.wrong = match news {
            News::Done => return Step::Back,
            News::Wait(seconds) => Some(Ok(seconds)),
            News::Failed(trouble) => Some(Err(trouble)),
            _ => None,
        };
        Step::Stay
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
        page.parts.push(pin::field(desk.say("board-passphrase"), &self.typed, true));
        let sorry = self.wrong.as_ref().map(|wrong| match wrong {
            Ok(seconds) => desk.tell("board-passphrase-wrong", &[("seconds", (*seconds as i64).into())]),
            Err(trouble) => desk.trouble(trouble),
        });
        if let Some(sorry) = sorry {
            page.parts.extend([Part::Gap, say(Role::Warn, sorry)]);
        }
        page.keys = vec![desk.hint("Enter", "key-go-on"), desk.hint("Esc", "key-leave")];
        page
    }
}
