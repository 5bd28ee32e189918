//! What an importer read of an answer becomes a kind of question: the nearest that has the same right answers. What
//! that kind cannot hold is told; what it cannot be without is left open.

mod choice;
mod gaps;
mod typed;

use super::gather::{Gatherer, quoted};
use crate::{
    course::{
        Kind,
        model::{Grading, Tolerance},
        words::ItemWords,
    },
    ids::ChoiceKey,
};

/// How a question is answered, as banks say it. Texts are Markdown, but for what is typed.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Choices, each with what it earns.
    Choices {
        /// What is offered.
        picks: Vec<Pick>,
        /// Whether several may be picked.
        many: bool,
        /// Whether a part earns a part.
        grading: Grading,
    },
    /// A statement is true or false.
    Truth {
        /// Which it is.
        answer: bool,
        /// What those who say true are told.
        on_true: String,
        /// What those who say false are told.
        on_false: String,
    },
    /// Words are typed.
    Typed {
        /// Answers, each with what it earns.
        picks: Vec<Pick>,
        /// Whether capital letters matter.
        case: bool,
        /// Whether `*` stands for any signs.
        wild: bool,
    },
    /// A number is typed.
    Number {
        /// Answers, each with what it earns.
        values: Vec<Value>,
        /// The unit behind the field.
        unit: Option<String>,
    },
    /// Left sides go with right sides.
    Pairs {
        /// The pairs.
        pairs: Vec<Pair>,
        /// Right sides that go with nothing.
        extra: Vec<String>,
    },
    /// Items are put in order.
    Order {
        /// The items, in the right order.
        items: Vec<Pick>,
        /// Whether a part earns a part.
        grading: Grading,
    },
    /// Blanks are filled in.
    Gaps {
        /// The text, each blank as `{{key}}`.
        text: String,
        /// The blanks.
        gaps: Vec<(ChoiceKey, Gap)>,
    },
    /// Some paragraphs are written.
    Essay {
        /// What is looked for.
        rubric: Option<String>,
        /// The fewest and the most words.
        words: Option<(u32, u32)>,
    },
    /// An opinion is asked.
    Survey {
        /// The steps of its scale.
        scale: Vec<String>,
    },
}

/// A choice, a typed answer or an item.
#[derive(Clone, Debug, Default)]
pub struct Pick {
    /// What it says.
    pub text: String,
    /// Its own key, where the bank has one.
    pub key: Option<String>,
    /// What it earns, in percent.
    pub percent: f64,
    /// What those who pick it are told.
    pub feedback: String,
}

/// A number that earns something.
#[derive(Clone, Debug)]
pub struct Value {
    /// The number; none for all others.
    pub value: Option<f64>,
    /// How far from it earns the same.
    pub tolerance: f64,
    /// How that is meant.
    pub by: Tolerance,
    /// What it earns, in percent.
    pub percent: f64,
    /// What those who type it are told.
    pub feedback: String,
}

/// A left side and its right side.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The left side.
    pub left: String,
    /// The right side.
    pub right: String,
    /// Its own key, where the bank has one.
    pub key: Option<String>,
}

/// A blank.
#[derive(Clone, Debug)]
pub enum Gap {
    /// It is typed; each of these is right.
    Typed(Vec<String>),
    /// It is picked.
    Picked {
        /// What is offered.
        picks: Vec<Pick>,
    },
}

/// What is shorter explains nothing.
const VERDICT: usize = 40;

/// Why a question stays open.
pub type Why = Option<String>;

/// The kind of question that an answer makes, its words, and what keeps it from being asked.
pub fn settle(to: &mut Gatherer, line: usize, answer: Answer, words: &mut ItemWords) -> (Kind, Why) {
    match answer {
        Answer::Choices { picks, many, grading } => choice::choices(to, line, (picks, many, grading), words),
        Answer::Truth { answer, on_true, on_false } => {
            for (name, said) in [("true", on_true), ("false", on_false)] {
                words.feedback.insert(name.parse().expect("it is a key"), said);
            }
            (Kind::TrueFalse { answer }, None)
        }
        Answer::Typed { picks, case, wild } => typed::typed(to, line, (picks, case, wild), words),
        Answer::Number { values, unit } => typed::number(to, line, (values, unit), words),
        Answer::Pairs { pairs, extra } => choice::pairs(to, line, (pairs, extra), words),
        Answer::Order { items, grading } => choice::order(to, line, (items, grading), words),
        Answer::Gaps { text, gaps } => gaps::gaps(text, gaps, words),
        Answer::Essay { rubric, words: range } => {
            words.rubric = rubric;
            (Kind::Essay { words: range }, None)
        }
        Answer::Survey { scale } => {
            words.scale = scale;
            let steps = words.scale.len();
            (Kind::Survey { scale: (0 < steps).then_some(steps) }, None)
        }
    }
}

/// The keys of so many things: their own where each has one, else letters.
fn keys<'a>(own: impl Iterator<Item = Option<&'a str>> + Clone, count: usize) -> Vec<ChoiceKey> {
    let parsed: Vec<ChoiceKey> = own.filter_map(|key| key?.parse().ok()).collect();
    let each_once = parsed.iter().enumerate().all(|(at, key)| !parsed[..at].contains(key));
    if parsed.len() == count && count <= 100 && each_once {
        return parsed;
    }
    (0..count).map(letter).collect()
}

/// The key of the choice at a place: a to z, then numbers.
pub fn letter(at: usize) -> ChoiceKey {
    let name = match u8::try_from(at) {
        Ok(small @ 0..26) => char::from(b'a' + small).to_string(),
        _ => format!("z{at}"),
    };
    name.parse().expect("it has a-z and digits only")
}

/// Whether a weight is all of it.
fn is_whole(percent: f64) -> bool {
    99.9 < percent
}

/// What is told to those who answer rightly: an explanation moves to where all can read it. A mere “Right.” would
/// mislead those who were wrong.
fn explained(to: &mut Gatherer, line: usize, said: &str, words: &mut ItemWords) {
    if said.trim().is_empty() {
        return;
    }
    if words.explain.is_some() || said.chars().count() < VERDICT {
        let what = format!("the feedback {} for a right answer", quoted(said));
        return to.note(line, what, "what is typed has none: `explain` is told to all");
    }
    words.explain = Some(said.to_owned());
    let why = "it is in `explain` now, which is told after a wrong answer, too";
    to.note(line, "the feedback for a right answer that is typed", why);
}
