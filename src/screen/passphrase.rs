//! A passphrase that is typed unseen: the facilitator's, or the one of an exam.

use super::{Act, Desk, pin, say, typed::Typed};
use crate::{
    page::Part,
    study::{News, Trouble},
    text::Role,
};

/// The longest passphrase.
const LONGEST: usize = 200;

/// A passphrase being typed.
#[derive(Debug)]
pub struct Passphrase {
    typed: Typed,
    wrong: Option<Result<u64, Trouble>>,
}

impl Passphrase {
    /// Nothing typed yet.
    pub fn new() -> Self {
        Self { typed: Typed::line(LONGEST), wrong: None }
    }

    /// Follows `act`, and tells what is to be tried, where it was the last of it.
    pub fn act(&mut self, act: &Act) -> Option<String> {
        match act {
            Act::Line(line) => Some(line.clone()),
            Act::Enter => Some(self.typed.text().to_owned()),
            act => {
                self.typed.act(act);
                None
            }
        }
    }

    /// Hears what became of it, and tells whether it was the right one.
    pub fn hear(&mut self, news: News) -> bool {
        let is_right = matches!(news, News::Done);
        *self = Self::new();
        self.wrong = match news {
            News::Wait(seconds) => Some(Ok(seconds)),
            News::Failed(trouble) => Some(Err(trouble)),
            _ => None,
        };
        is_right
    }

    /// The field, called `label`, and what was wrong: `wrong` is the message that counts the `seconds` to wait.
    pub fn parts(&self, label: &str, wrong: &str, desk: &Desk<'_>) -> Vec<Part> {
        let mut parts = vec![pin::field(desk.say(label), &self.typed, true)];
        if let Some(sorry) = &self.wrong {
            let sorry = match sorry {
                Ok(seconds) => desk.tell(wrong, &[("seconds", (*seconds as i64).into())]),
                Err(trouble) => desk.trouble(trouble),
            };
            parts.extend([Part::Gap, say(Role::Warn, sorry)]);
        }
        parts
    }
}
