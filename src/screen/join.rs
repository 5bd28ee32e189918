//! A new learner: a name, and a PIN if they want one, or three pictures where the centre has it so.

use super::{
    Act, Desk, Shown, Step,
    pictures::{Chosen, Pictures},
    pin, say,
    typed::Typed,
};
use crate::{
    page::{Field, Page, Part},
    store::is_pin,
    study::{Effect, News, Trouble, Way},
    text::{Role, clean},
};

/// The longest name, in characters.
const LONGEST: usize = 80;

/// A new learner coming in.
#[derive(Debug)]
pub struct Join {
    name: Typed,
    pin: Typed,
    again: Typed,
    pictures: Pictures,
    /// The pictures as they were chosen the first time.
    first: String,
    at: Place,
    wrong: Option<Wrong>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Place {
    Name,
    Pin,
    Again,
    Pictures,
    PicturesAgain,
}

#[derive(Clone, Debug, PartialEq)]
enum Wrong {
    NoName,
    Taken,
    NoPin,
    NotTheSame,
    NoPictures,
    OtherPictures,
    Trouble(Trouble),
}

impl Default for Join {
    fn default() -> Self {
        let (name, pin, again) = (Typed::line(LONGEST), Typed::line(6), Typed::line(6));
        let (pictures, first) = (Pictures::default(), String::new());
        Self { name, pin, again, pictures, first, at: Place::Name, wrong: None }
    }
}

impl Join {
    fn go_on(&mut self, desk: &Desk<'_>) -> Step {
        self.wrong = None;
        match self.at {
            Place::Name if self.name.is_empty() => self.wrong = Some(Wrong::NoName),
            Place::Name if self.taken(desk).is_some() => self.wrong = Some(Wrong::Taken),
            Place::Name if desk.study.usual_way() == Way::Pictures => self.at = Place::Pictures,
            Place::Name => self.at = Place::Pin,
            Place::Pin if self.pin.is_empty() => return self.join(None),
            Place::Pin if !is_pin(self.pin.text()) => self.wrong = Some(Wrong::NoPin),
            Place::Pin => self.at = Place::Again,
            Place::Again if self.again.text() == self.pin.text() => {
                return self.join(Some(self.pin.text().to_owned()));
            }
            Place::Again => {
                self.wrong = Some(Wrong::NotTheSame);
                self.at = Place::Pin;
                (self.pin, self.again) = (Typed::line(6), Typed::line(6));
            }
            Place::Pictures | Place::PicturesAgain => (),
        }
        Step::Stay
    }

    fn choose(&mut self, act: &Act) -> Step {
        let again = self.at == Place::PicturesAgain;
        let chosen = self.pictures.act(act, !again);
        if chosen == Chosen::Other {
            return Step::Stay;
        }
        self.wrong = None;
        match chosen {
            Chosen::All(pin) if !again => {
                (self.first, self.pictures, self.at) = (pin, Pictures::default(), Place::PicturesAgain);
            }
            Chosen::All(pin) if pin == self.first => return self.join(Some(pin)),
            Chosen::All(_) => {
                (self.wrong, self.pictures, self.at) =
                    (Some(Wrong::OtherPictures), Pictures::default(), Place::Pictures);
            }
            Chosen::Nothing => return self.join(None),
            Chosen::Unclear => self.wrong = Some(Wrong::NoPictures),
            Chosen::Taken | Chosen::Other => (),
        }
        Step::Stay
    }

    fn chooses(&self) -> bool {
        matches!(self.at, Place::Pictures | Place::PicturesAgain)
    }

    /// The learner who goes by this name already, as they wrote it.
    fn taken<'a>(&self, desk: &Desk<'a>) -> Option<&'a str> {
        let name = clean::fold(self.name.text(), false);
        let known = desk.study.learners().iter().find(|learner| clean::fold(&learner.name, false) == name);
        known.map(|learner| learner.name.as_str())
    }

    fn join(&self, pin: Option<String>) -> Step {
        Step::Do(Effect::Join { name: clean::line(self.name.text()), pin })
    }

    fn field(&mut self) -> &mut Typed {
        match self.at {
            Place::Name => &mut self.name,
            Place::Pin => &mut self.pin,
            Place::Again => &mut self.again,
            Place::Pictures | Place::PicturesAgain => &mut self.pin,
        }
    }
}

impl Shown for Join {
    fn update(&mut self, act: &Act, desk: &Desk<'_>) -> Step {
        match act {
            Act::Back if self.chooses() => {
                (self.at, self.pictures) = (Place::Name, Pictures::default());
                Step::Stay
            }
            act if self.chooses() => self.choose(act),
            Act::Line(line) => {
                let field = self.field();
                *field = Typed::line(LONGEST).with(line);
                self.go_on(desk)
            }
            Act::Enter | Act::Tab | Act::Down => self.go_on(desk),
            Act::Back if self.at == Place::Name => Step::Back,
            Act::Back | Act::BackTab | Act::Up => {
                self.at = Place::Name;
                Step::Stay
            }
            act => {
                if self.field().act(act) {
                    self.wrong = None;
                }
                Step::Stay
            }
        }
    }

    fn hear(&mut self, news: News, _desk: &Desk<'_>) -> Step {
        match news {
            News::Done => return Step::ToHome,
            News::Failed(trouble) => self.wrong = Some(Wrong::Trouble(trouble)),
            _ => (),
        }
        Step::Stay
    }

    fn asks(&self, desk: &Desk<'_>) -> Option<String> {
        Some(desk.say(match self.at {
            Place::Name => "plain-name",
            Place::Pin => "plain-new-pin",
            Place::Again => "plain-pin-again",
            Place::Pictures => "plain-new-pictures",
            Place::PicturesAgain => "plain-pictures",
        }))
    }

    fn typing(&self) -> bool {
        true
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let mut page = desk.page(vec![desk.say("coursedeck"), desk.say("i-am-new")]);
        page.parts.push(Part::Heading(desk.say("welcome")));
        page.parts.push(Part::Gap);
        let cursor = (self.at == Place::Name).then_some(self.name.cursor());
        let (label, value) = (desk.say("your-name"), self.name.text().to_owned());
        page.parts.push(Part::Field(Field { label, value, cursor, ..Field::default() }));
        if self.chooses() {
            return self.with_pictures(page, desk);
        }
        if self.at != Place::Name {
            page.parts.push(Part::Gap);
            page.parts.push(say(Role::Plain, desk.say("pin-why")));
            page.parts.push(Part::Gap);
            page.parts.push(pin::field(desk.say("your-pin"), &self.pin, self.at == Place::Pin));
        }
        if self.at == Place::Again {
            page.parts.push(pin::field(desk.say("pin-again"), &self.again, true));
        }
        if let Some(wrong) = &self.wrong {
            page.parts.push(Part::Gap);
            page.parts.push(say(Role::Warn, self.sorry(wrong, desk)));
        }
        let enter = match self.at {
            Place::Name => "key-next",
            Place::Pin if self.pin.is_empty() => "key-no-pin",
            _ => "key-next",
        };
        page.keys = vec![desk.hint("Enter", enter), desk.hint("Esc", "key-back")];
        page
    }
}

impl Join {
    fn with_pictures(&self, mut page: Page, desk: &Desk<'_>) -> Page {
        let again = self.at == Place::PicturesAgain;
        let why = if again { "pictures-again" } else { "pictures-why" };
        page.parts.extend([Part::Gap, say(Role::Plain, desk.say(why)), Part::Gap]);
        if let Some(wrong) = &self.wrong {
            page.parts.extend([say(Role::Warn, self.sorry(wrong, desk)), Part::Gap]);
        }
        page.parts.extend(self.pictures.parts(!again, desk));
        page.keys = pin::pictures_keys("key-back", &self.pictures, desk);
        page
    }

    fn sorry(&self, wrong: &Wrong, desk: &Desk<'_>) -> String {
        match wrong {
            Wrong::NoName => desk.say("name-missing"),
            Wrong::Taken => desk.tell("name-taken", &[("name", self.taken(desk).unwrap_or_default().into())]),
            Wrong::NoPin => desk.say("pin-rule"),
            Wrong::NotTheSame => desk.say("pin-not-the-same"),
            Wrong::NoPictures => desk.say("pictures-rule"),
            Wrong::OtherPictures => desk.say("pictures-not-the-same"),
            Wrong::Trouble(trouble) => desk.trouble(trouble),
        }
    }
}
