//! A bank: questions as they travel between programs, each with its words, and what could not be carried over.

use super::name::Ids;
use crate::course::{Question, words::ItemWords};

/// Questions that came from a file, or go to one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bank {
    /// The questions, in the order of the file. A course can hold each as it is.
    pub items: Vec<Item>,
    /// The questions that somebody must decide about first.
    pub open: Vec<Open>,
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

/// A question that no course can hold as it is: it has no right answer, say.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    /// The question, as far as it goes.
    pub item: Item,
    /// The file of a package that it stands in.
    pub file: Option<String>,
    /// The line of the file, from 1.
    pub line: usize,
    /// What is to be decided, as a phrase: `none of its choices is right`.
    pub why: String,
}

/// What was not carried over, or was read otherwise than it stands, and why.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Note {
    /// The file of a package that it stands in.
    pub file: Option<String>,
    /// The line of the file, from 1.
    pub line: usize,
    /// What it is: `the picture logo.png`.
    pub what: String,
    /// Why it was not, and what there is to do, as a phrase.
    pub why: String,
}

impl Bank {
    /// All of them as one. An id that stands in two of them gets a number in the later one.
    pub fn joined(banks: Vec<Bank>) -> Bank {
        let mut ids = Ids::default();
        let mut all = Bank::default();
        for mut bank in banks {
            let open = bank.open.iter_mut().map(|it| &mut it.item);
            for item in bank.items.iter_mut().chain(open) {
                item.question.id = ids.take(&[item.question.id.as_str()], 0);
            }
            all.items.append(&mut bank.items);
            all.open.append(&mut bank.open);
            all.notes.append(&mut bank.notes);
        }
        all
    }

    /// How many questions were read, those included that are still open.
    pub fn len(&self) -> usize {
        self.items.len() + self.open.len()
    }

    /// Whether no question was read.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
