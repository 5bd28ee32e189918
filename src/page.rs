//! What a screen says, as meanings: headings, choices, fields, meters, keys. Words are in it, colours and cells are not.
//!
//! Every screen is turned into a page once, and each face draws pages: the full screen as cells, the plain face as
//! lines. So what one face can do, the other can.

use crate::text::{Block, Role, Span};

/// A screen in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Where I am, from the outside in.
    pub crumbs: Vec<String>,
    /// What stands on the right of the first line: who I am, or the time left.
    pub aside: Option<Span>,
    /// What is on it, from the top.
    pub parts: Vec<Part>,
    /// The keys that work here, the likeliest first.
    pub keys: Vec<Hint>,
    /// What stands on the right of the last line: "saved", how far.
    pub status: Option<Span>,
}

/// A piece of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// A title.
    Heading(String),
    /// A text of the course.
    Prose(Vec<Block>),
    /// A paragraph of the program.
    Say(Vec<Span>),
    /// Rows to choose from, or to look at.
    Rows(Rows),
    /// Something to type.
    Field(Field),
    /// How far, how much.
    Meter(Meter),
    /// Some room.
    Gap,
}

/// Rows under each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// The rows.
    pub rows: Vec<Row>,
    /// The row that the cursor is on; rows that are only looked at have none.
    pub cursor: Option<usize>,
    /// How many of the rows that could be shown stand before the first one here, where the list is a window.
    pub above: usize,
    /// How many stand after the last.
    pub below: usize,
    /// What the cells are, where the rows are a table: said before each cell where a table is heard row by row.
    pub columns: Vec<String>,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The sign that picks it: `a`, `3`.
    pub sign: Option<String>,
    /// Whether it is picked, where picking is what one does.
    pub picked: Option<Pick>,
    /// A little picture of it in ASCII, which is seen and not said: the label says the same.
    pub drawn: &'static str,
    /// What it says.
    pub label: Vec<Span>,
    /// What stands in columns to the right of it.
    pub cells: Vec<Span>,
    /// What became of it: "Correct".
    pub verdict: Option<Span>,
    /// More about it, in a paragraph under it.
    pub under: Option<Vec<Span>>,
    /// How deep it stands.
    pub indent: u8,
    /// A row that cannot be chosen: a heading among rows.
    pub heading: bool,
}

/// Whether a row is picked, and whether others may be too.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Pick {
    /// One of many: `( )` or `(•)`.
    One(bool),
    /// Any of many: `[ ]` or `[x]`.
    Any(bool),
}

/// Something to type.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Field {
    /// What belongs in it.
    pub label: String,
    /// What is in it. A secret comes as bullets already.
    pub value: String,
    /// The place of the cursor in `value`, in bytes; none when it is not here.
    pub cursor: Option<usize>,
    /// Whether nobody else may read it while it is typed.
    pub secret: bool,
    /// Whether it has many lines.
    pub tall: bool,
    /// What follows it: a unit.
    pub after: String,
    /// What became of it: "Correct".
    pub verdict: Option<Span>,
}

/// How far, how much: a bar and its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Meter {
    /// What is measured.
    pub label: String,
    /// How much of it, 0 to 1.
    pub share: f64,
    /// The same in words.
    pub words: String,
    /// A place to reach, and its words: the pass mark.
    pub goal: Option<(f64, String)>,
    /// Good, bad, or plain.
    pub role: Role,
}

/// A key, and what it does here.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Hint {
    /// The key as it is written on the keyboard: `Enter`, `Esc`, `b`, `↑↓`.
    pub key: String,
    /// What it does here.
    pub does: String,
}

impl Row {
    /// A row that says `label`.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: vec![Span::plain(label)], ..Self::default() }
    }
}
