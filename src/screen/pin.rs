//! The PIN, please: at the door, after a long pause, and to change it.

use super::{Act, Desk, Shown, Step, say, typed::Typed};
use crate::{
    ids::LearnerId,
    page::{Field, Page, Part},
    store::{Learner, is_pin},
    study::{Effect, News, Trouble},
    text::Role,
};

/// A PIN being typed.
#[derive(Debug)]
pub struct Pin {
    why: Why,
    typed: Typed,
    wrong: Option<Wrong>,
}

#[derive(Clone, Debug, PartialEq)]
enum Why {
    Enter(LearnerId, String),
    Locked,
    Change,
    /// The new one was typed once.
    Again(String),
}

#[derive(Clone, Debug, PartialEq)]
enum Wrong {
    Wait(u64),
    Rule,
    NotTheSame,
    Trouble(Trouble),
}

/// A place for a secret: how long it is can be seen, no more.
pub fn field(label: String, typed: &Typed, here: bool) -> Part {
    let value = "•".repeat(typed.text().chars().count());
    let cursor = here.then_some(value.len());
    Part::Field(Field { label, value, cursor, secret: true, ..Field::default() })
}

impl Pin {
    /// To come in.
    pub fn to_enter(learner: &Learner) -> Self {
        Self::new(Why::Enter(learner.id, learner.name.clone()))
    }

    /// To go on after a pause.
    pub fn locked() -> Self {
        Self::new(Why::Locked)
    }

    /// To have another one, or none.
    pub fn to_change() -> Self {
        Self::new(Why::Change)
    }

    /// Whether nothing else may be seen before the PIN was right.
    pub fn is_locked(&self) -> bool {
        self.why == Why::Locked
    }

    fn new(why: Why) -> Self {
        Self { why, typed: Typed::line(6), wrong: None }
    }

    fn send(&mut self) -> Step {
        let pin = self.typed.text().to_owned();
        match &self.why {
            Why::Enter(learner, _) => Step::Do(Effect::SignIn { learner: *learner, pin: Some(pin) }),
            Why::Locked => Step::Do(Effect::Unlock { pin }),
            Why::Change if pin.is_empty() => Step::Do(Effect::ChangePin { pin: None }),
            Why::Change if is_pin(&pin) => {
                *self = Self::new(Why::Again(pin));
                Step::Stay
            }
            Why::Change => {
                self.wrong = Some(Wrong::Rule);
                Step::Stay
            }
            Why::Again(first) if *first == pin => Step::Do(Effect::ChangePin { pin: Some(pin) }),
            Why::Again(_) => {
                *self = Self { wrong: Some(Wrong::NotTheSame), ..Self::new(Why::Change) };
                Step::Stay
            }
        }
    }
}

impl Shown for Pin {
    fn update(&mut self, act: &Act, _desk: &Desk<'_>) -> Step {
        match act {
            Act::Line(line) => {
                self.typed = Typed::line(6).with(line.trim());
                self.send()
            }
            Act::Enter => self.send(),
            // Somebody else may sit here now: the work is kept, the door is open.
            Act::Back if self.is_locked() => Step::ToDoor,
            Act::Back => Step::Back,
            act => {
                self.typed.act(act);
                Step::Stay
            }
        }
    }

    fn hear(&mut self, news: News, _desk: &Desk<'_>) -> Step {
        self.typed = Typed::line(6);
        self.wrong = match (news, &self.why) {
            (News::Done, Why::Enter(..)) => return Step::ToHome,
            (News::Done, _) => return Step::Back,
            (News::Wait(seconds), _) => Some(Wrong::Wait(seconds)),
            (News::Failed(trouble), _) => Some(Wrong::Trouble(trouble)),
            _ => None,
        };
        Step::Stay
    }

    fn asks(&self, desk: &Desk<'_>) -> Option<String> {
        Some(desk.say(match self.why {
            Why::Enter(..) | Why::Locked => "plain-pin",
            Why::Change => "plain-new-pin",
            Why::Again(_) => "plain-pin-again",
        }))
    }

    fn typing(&self) -> bool {
        true
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let mut page = desk.page(vec![desk.say("coursedeck")]);
        let heading = match &self.why {
            Why::Enter(_, name) => desk.tell("pin-of", &[("name", name.clone().into())]),
            Why::Locked => desk.say("locked"),
            Why::Change | Why::Again(_) => desk.say("pin-new"),
        };
        page.parts.push(Part::Heading(heading));
        page.parts.push(Part::Gap);
        match self.why {
            Why::Locked => page.parts.push(say(Role::Plain, desk.say("locked-why"))),
            Why::Change => page.parts.push(say(Role::Plain, desk.say("pin-why"))),
            Why::Enter(..) | Why::Again(_) => (),
        }
        page.parts.push(Part::Gap);
        let label = if matches!(self.why, Why::Again(_)) { "pin-again" } else { "your-pin" };
        page.parts.push(field(desk.say(label), &self.typed, true));
        let sorry = self.wrong.as_ref().map(|wrong| match wrong {
            Wrong::Wait(seconds) => desk.tell("pin-wrong", &[("seconds", (*seconds as i64).into())]),
            Wrong::Rule => desk.say("pin-rule"),
            Wrong::NotTheSame => desk.say("pin-not-the-same"),
            Wrong::Trouble(trouble) => desk.trouble(trouble),
        });
        if let Some(sorry) = sorry {
            page.parts.push(Part::Gap);
            page.parts.push(say(Role::Warn, sorry));
        }
        let back = if self.is_locked() { "key-other-learner" } else { "key-back" };
        let enter = match &self.why {
            Why::Enter(..) => "key-come-in",
            Why::Locked => "key-go-on",
            Why::Change if self.typed.is_empty() => "key-no-pin",
            Why::Change | Why::Again(_) => "key-next",
        };
        page.keys = vec![desk.hint("Enter", enter), desk.hint("Esc", back)];
        page
    }
}
