//! From what a file says to what it means: one function a kind of thing, and every rule that a file alone can break.
//!
//! What is wrong is noted and left out, so that the rest is still looked at; a course with an error is never used.

mod exam;
mod head;
mod kind;
mod module;
mod overlay;
mod question;
mod tags;

use std::{collections::HashSet, ops::Range};

use super::{
    model::{Completion, Feedback, Quiz},
    raw::{Keys, MOST_CHOICES, Value, quoted},
    shape::{MANY, QUIZ},
};
use crate::{diag::Code, ids::ItemId};

pub use exam::{Pools, exam};
pub use head::{Head, head, usual};
pub use module::module;
pub use overlay::{overlay_course, overlay_module};

/// The most questions of a module.
const QUESTIONS: usize = 500;

/// The names that were given in a module so far: one namespace for lessons, checks and questions.
#[derive(Default)]
struct Names<'t> {
    taken: HashSet<&'t str>,
}

impl<'t> Names<'t> {
    /// The id of a thing, noted where it is lacking, no id, or taken.
    fn take(&mut self, keys: &Keys<'t>) -> Option<ItemId> {
        let value = keys.need("id")?;
        let id: ItemId = value.id()?;
        if !self.taken.insert(value.raw()?) {
            let message = format!("the id {} is taken", quoted(id.as_str()));
            let help = format!("an id stands once in a module: give this one another, as \"{id}-2\"");
            value.note(Code::DuplicateId, message, help);
            return None;
        }
        Some(id)
    }
}

/// The rules of a quiz over a pool of so many questions.
fn quiz(keys: &Keys<'_>, completion: &Completion, pool: usize) -> Quiz {
    keys.only(QUIZ);
    let count = |name: &str| keys.get(name).and_then(|value| value.count(1..=MANY));
    let flag = |name: &str| keys.get(name).and_then(|value| value.truth());
    let draw = keys.get("draw").and_then(|value| draw(&value, pool));
    let feedback = [("deferred", Feedback::Deferred), ("immediate", Feedback::Immediate)];
    Quiz {
        pass: percent(keys, "pass").unwrap_or(completion.pass),
        draw,
        attempts: count("attempts"),
        minutes: count("minutes"),
        shuffle: flag("shuffle").unwrap_or(true),
        feedback: keys.get("feedback").and_then(|value| value.word(&feedback)).unwrap_or_default(),
        certainty: flag("certainty").unwrap_or_default(),
    }
}

/// How many questions are drawn from a pool, which must have as many.
fn draw(value: &Value<'_>, pool: usize) -> Option<usize> {
    let draw = value.count(1..=MANY)? as usize;
    if pool < draw {
        let have = if pool == 1 { "there is 1".to_owned() } else { format!("there are {pool}") };
        let message = format!("{draw} questions are drawn, and {have}");
        value.note(Code::DrawTooMany, message, "draw fewer, or write more questions");
    }
    Some(draw)
}

/// A whole number of percent.
fn percent(keys: &Keys<'_>, name: &str) -> Option<super::Percent> {
    let value = keys.get(name)?;
    if value.is_fraction() {
        value.wrong("a whole number of percent", "write 70 for seventy percent, and no point");
        return None;
    }
    let percent = value.count(0..=100)?;
    super::Percent::new(u8::try_from(percent).ok()?)
}

/// The blanks in the text of a cloze, each `{{key}}` with its place in the text.
fn blanks(text: &str) -> Vec<(&str, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    // One more than may be defined is enough to see that there are too many.
    while found.len() <= MOST_CHOICES
        && let Some(open) = text[at..].find("{{").map(|open| at + open)
    {
        let Some(close) = text[open..].find("}}").map(|close| open + close) else { break };
        found.push((&text[open + 2..close], open..close + 2));
        at = close + 2;
    }
    found
}
