//! The invigilator's passphrase, which opens a sealed exam.

use super::{Act, Desk, Shown, Step, pin, say, typed::Typed};
use crate::{
    page::{Page, Part},
    study::{Effect, News, Trouble},
    text::Role,
};

/// The longest passphrase.
const LONGEST: usize = 200;

/// A passphrase being typed.
#[derive(Debug)]
pub struct Unseal {
    typed: Typed,
    wrong: Option<Result<u64, Trouble>>,
}

impl Unseal {
    /// Nothing typed yet.
    pub fn new() -> Self {
        Self { typed: Typed::line(LONGEST), wrong: None }
    }

    fn send(&self, passphrase: &str) -> Step {
        let passphrase = passphrase.to_owned();
        // An empty line is a slip of the finger, and no try.
        match passphrase.trim().is_empty() {
            true => Step::Stay,
            false => Step::Do(Effect::Unseal { passphrase }),
        }
    }
}

impl Shown for Unseal {
    fn update(&mut self, act: &Act, _desk: &Desk<'_>) -> Step {
        match act {
            Act::Line(line) => self.send(line),
            Act::Enter => self.send(self.typed.text()),
            Act::Back => Step::Back,
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
        Some(desk.say("plain-exam-passphrase"))
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let mut page = desk.page(desk.crumbs(None));
        page.crumbs.push(desk.say("exam"));
        page.parts.extend([Part::Heading(desk.say("exam-sealed")), Part::Gap]);
        page.parts.extend([say(Role::Plain, desk.say("exam-sealed-why")), Part::Gap]);
        page.parts.push(pin::field(desk.say("exam-passphrase"), &self.typed, true));
        let sorry = self.wrong.as_ref().map(|wrong| match wrong {
            Ok(seconds) => desk.tell("exam-passphrase-wrong", &[("seconds", (*seconds as i64).into())]),
            Err(trouble) => desk.trouble(trouble),
        });
        if let Some(sorry) = sorry {
            page.parts.extend([Part::Gap, say(Role::Warn, sorry)]);
        }
        page.keys = vec![desk.hint("Enter", "key-open-exam"), desk.hint("Esc", "key-back")];
        page
    }
}
