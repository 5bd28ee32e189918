//! The invigilator's passphrase, which opens a sealed exam.

use super::{Act, Desk, Shown, Step, passphrase::Passphrase, say};
use crate::{
    page::{Page, Part},
    study::{Effect, News},
    text::Role,
};

/// The exam is sealed.
#[derive(Debug)]
pub struct Unseal(Passphrase);

impl Unseal {
    /// Nothing typed yet.
    pub fn new() -> Self {
        Self(Passphrase::new())
    }
}

impl Shown for Unseal {
    fn update(&mut self, act: &Act, _desk: &Desk<'_>) -> Step {
        if *act == Act::Back {
            return Step::Back;
        }
        // An empty line is a slip of the finger, and no try.
        match self.0.act(act).filter(|it| !it.trim().is_empty()) {
            Some(passphrase) => Step::Do(Effect::Unseal { passphrase }),
            None => Step::Stay,
        }
    }

    fn hear(&mut self, news: News, _desk: &Desk<'_>) -> Step {
        if self.0.hear(news) { Step::Back } else { Step::Stay }
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
        page.parts.extend(self.0.parts("exam-passphrase", "exam-passphrase-wrong", desk));
        page.keys = vec![desk.hint("Enter", "key-open-exam"), desk.hint("Esc", "key-back")];
        page
    }
}
