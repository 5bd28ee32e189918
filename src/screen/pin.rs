//! The PIN, please, or the three pictures in its place: at the door, after a long pause, and to change it.

use super::{
    Act, Desk, Shown, Step,
    pictures::{Chosen, Pictures},
    say,
    typed::Typed,
};
use crate::{
    ids::LearnerId,
    page::{Field, Page, Part},
    store::{Learner, is_pin},
    study::{Effect, News, Trouble, Way},
    text::Role,
};

/// A PIN being typed, or pictures being chosen.
#[derive(Debug)]
pub struct Pin {
    why: Why,
    way: Way,
    typed: Typed,
    pictures: Pictures,
    wrong: Option<Wrong>,
}

#[derive(Clone, Debug, PartialEq)]
enum Why {
    Enter(LearnerId, String),
    Locked,
    Change,
    /// The new one was given once.
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
    pub fn to_enter(learner: &Learner, way: Way) -> Self {
        Self::new(Why::Enter(learner.id, learner.name.clone()), way)
    }

    /// To go on after a pause.
    pub fn locked(way: Way) -> Self {
        Self::new(Why::Locked, way)
    }

    /// To have another one, or none.
    pub fn to_change(way: Way) -> Self {
        Self::new(Why::Change, way)
    }

    /// Whether nothing else may be seen before the PIN was right.
    pub fn is_locked(&self) -> bool {
        self.why == Why::Locked
    }

    fn new(why: Why, way: Way) -> Self {
        Self { why, way, typed: Typed::line(6), pictures: Pictures::default(), wrong: None }
    }

    /// Whether there may be none: only where a new one is given.
    fn may_be_none(&self) -> bool {
        self.why == Why::Change
    }

    fn choose(&mut self, act: &Act) -> Step {
        match self.pictures.act(act, self.may_be_none()) {
            Chosen::Taken => {
                self.wrong = None;
                Step::Stay
            }
            Chosen::All(pin) => self.send(pin),
            Chosen::Nothing => self.send(String::new()),
            Chosen::Unclear => {
                self.wrong = Some(Wrong::Rule);
                Step::Stay
            }
            Chosen::Other => Step::Stay,
        }
    }

    fn send(&mut self, pin: String) -> Step {
        let way = self.way;
        match &self.why {
            Why::Enter(learner, _) => Step::Do(Effect::SignIn { learner: *learner, pin: Some(pin) }),
            Why::Locked => Step::Do(Effect::Unlock { pin }),
            Why::Change if pin.is_empty() => Step::Do(Effect::ChangePin { pin: None, way }),
            Why::Change if is_pin(&pin) => {
                *self = Self::new(Why::Again(pin), way);
                Step::Stay
            }
            Why::Change => {
                self.wrong = Some(Wrong::Rule);
                Step::Stay
            }
            Why::Again(first) if *first == pin => Step::Do(Effect::ChangePin { pin: Some(pin), way }),
            Why::Again(_) => {
                *self = Self { wrong: Some(Wrong::NotTheSame), ..Self::new(Why::Change, way) };
                Step::Stay
            }
        }
    }

    /// The message for a PIN, or the one for pictures.
    fn either(&self, pin: &'static str, pictures: &'static str) -> &'static str {
        if self.way == Way::Pictures { pictures } else { pin }
    }

    fn sorry(&self, wrong: &Wrong, desk: &Desk<'_>) -> String {
        match wrong {
            Wrong::Wait(seconds) => {
                let id = self.either("pin-wrong", "pictures-wrong");
                desk.tell(id, &[("seconds", (*seconds as i64).into())])
            }
            Wrong::Rule => desk.say(self.either("pin-rule", "pictures-rule")),
            Wrong::NotTheSame => desk.say(self.either("pin-not-the-same", "pictures-not-the-same")),
            Wrong::Trouble(trouble) => desk.trouble(trouble),
        }
    }
}

impl Shown for Pin {
    fn update(&mut self, act: &Act, _desk: &Desk<'_>) -> Step {
        match act {
            // Somebody else may sit here now: the work is kept, the door is open.
            Act::Back if self.is_locked() => Step::ToDoor,
            Act::Back => Step::Back,
            act if self.way == Way::Pictures => self.choose(act),
            Act::Line(line) => {
                self.typed = Typed::line(6).with(line.trim());
                self.send(self.typed.text().to_owned())
            }
            Act::Enter => self.send(self.typed.text().to_owned()),
            act => {
                self.typed.act(act);
                Step::Stay
            }
        }
    }

    fn hear(&mut self, news: News, _desk: &Desk<'_>) -> Step {
        (self.typed, self.pictures) = (Typed::line(6), Pictures::default());
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
            Why::Enter(..) | Why::Locked => self.either("plain-pin", "plain-pictures"),
            Why::Change => self.either("plain-new-pin", "plain-new-pictures"),
            Why::Again(_) => self.either("plain-pin-again", "plain-pictures"),
        }))
    }

    fn typing(&self) -> bool {
        true
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let mut page = desk.page(vec![desk.say("coursedeck")]);
        let heading = match &self.why {
            Why::Enter(_, name) => {
                desk.tell(self.either("pin-of", "pictures-of"), &[("name", name.clone().into())])
            }
            Why::Locked => desk.say("locked"),
            Why::Change | Why::Again(_) => desk.say(self.either("pin-new", "pictures-new")),
        };
        page.parts.push(Part::Heading(heading));
        page.parts.push(Part::Gap);
        let why = match self.why {
            Why::Locked => Some(self.either("locked-why", "pictures-locked")),
            Why::Change => Some(self.either("pin-why", "pictures-why")),
            Why::Again(_) if self.way == Way::Pictures => Some("pictures-again"),
            Why::Enter(..) | Why::Again(_) => None,
        };
        page.parts.extend(why.map(|why| say(Role::Plain, desk.say(why))));
        page.parts.push(Part::Gap);
        // Under twelve rows of pictures nobody would look for it.
        let sorry = self.wrong.as_ref().map(|wrong| say(Role::Warn, self.sorry(wrong, desk)));
        match self.way {
            Way::Pictures => {
                page.parts.extend(sorry.into_iter().flat_map(|sorry| [sorry, Part::Gap]));
                page.parts.extend(self.pictures.parts(self.may_be_none(), desk));
            }
            Way::Pin => {
                let label = if matches!(self.why, Why::Again(_)) { "pin-again" } else { "your-pin" };
                page.parts.push(field(desk.say(label), &self.typed, true));
                page.parts.extend(sorry.into_iter().flat_map(|sorry| [Part::Gap, sorry]));
            }
        }
        let back = if self.is_locked() { "key-other-learner" } else { "key-back" };
        page.keys = match (self.way, &self.why) {
            (Way::Pictures, _) => pictures_keys(back, &self.pictures, desk),
            (_, Why::Enter(..)) => vec![desk.hint("Enter", "key-come-in"), desk.hint("Esc", back)],
            (_, Why::Locked) => vec![desk.hint("Enter", "key-go-on"), desk.hint("Esc", back)],
            (_, Why::Change) if self.typed.is_empty() => {
                vec![desk.hint("Enter", "key-no-pin"), desk.hint("Esc", back)]
            }
            (_, Why::Change | Why::Again(_)) => vec![desk.hint("Enter", "key-next"), desk.hint("Esc", back)],
        };
        page
    }
}

/// The keys where pictures are chosen.
pub fn pictures_keys(back: &str, pictures: &Pictures, desk: &Desk<'_>) -> Vec<crate::page::Hint> {
    let mut keys = vec![desk.hint("Enter", "key-this"), desk.hint("↑↓", "key-move")];
    if !pictures.is_empty() {
        keys.push(desk.hint("Backspace", "key-take-back"));
    }
    keys.push(desk.hint("Esc", back));
    keys
}
