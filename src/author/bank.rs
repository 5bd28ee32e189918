//! A bank: questions as they travel between programs, each with its words, and what could not be carried over.

use crate::course::{Question, words::ItemWords};

/// Questions that came from a file, or go to one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bank {
    /// The questions, in the order of the file.
    pub items: Vec<Item>,
    /// What was not carried over, by line.
    pub notes: Vec<Note>,
}

/// A question with its words, outside of any course.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// How it is answered and marked.
    pub question: Question,
    /// What it says.
    pub words: ItemWords,
    /// What its author called it, where it has a name.
    pub name: Option<String>,
    /// Where it stands in its author's own order, from the outermost part: `["Networks", "Wi-Fi"]`.
    pub category: Vec<String>,
}

/// What was not carried over, or was read otherwise than it stands, and why.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Note {
    /// The line of the file, from 1.
    pub line: usize,
    /// What it is: `the picture logo.png`.
    pub what: String,
    /// Why it was not, and what there is to do, as a sentence.
    pub why: String,
}
