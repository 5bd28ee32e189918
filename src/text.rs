//! Text with meanings, no colours: Markdown becomes blocks, blocks become lines of a width.
//! What comes from outside is cleaned here first: nothing that could move a terminal gets past [`clean`].

pub mod bidi;
pub mod clean;
mod count;
pub mod csv;
pub mod flow;
pub mod html;
pub mod markdown;
pub mod width;

pub use count::words;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading and its rank, from 1.
    Heading(u8, Vec<Span>),
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A list: each item is blocks. Numbered from `start` where it is said.
    List {
        /// The first number of a numbered list.
        start: Option<u64>,
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// Somebody's words.
    Quote(Vec<Block>),
    /// A note that stands out.
    Note(Note, Vec<Block>),
    /// Text to be shown as it is.
    Code {
        /// Its lines.
        lines: Vec<String>,
        /// What it shows, where it is a picture drawn in text: said instead of it where there is no sight.
        alt: Option<String>,
    },
    /// A table: the cells of its header, and of each row.
    Table {
        /// The header's cells.
        head: Vec<Vec<Span>>,
        /// The rows' cells.
        rows: Vec<Vec<Vec<Span>>>,
    },
    /// A line between two parts.
    Rule,
}

/// The kinds of note.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Note {
    /// By the way.
    Note,
    /// Good advice.
    Tip,
    /// It matters.
    Important,
    /// Take care.
    Warning,
    /// It can harm.
    Caution,
}

/// A run of text with one meaning.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Span {
    /// What it says.
    pub text: String,
    /// What it means.
    pub role: Role,
}

/// What a run of text means. Faces turn a role into a style; a colour alone never tells anything.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum Role {
    /// Text.
    #[default]
    Plain,
    /// Said with weight.
    Strong,
    /// Said with a lean.
    Emphasis,
    /// To be typed, or as a computer shows it.
    Code,
    /// A heading, or a title.
    Heading,
    /// An address, or what it stands for.
    Link,
    /// Beside the point: signs, borders, hints of keys.
    Faint,
    /// Where the cursor is, what to do next.
    Accent,
    /// Right, passed, done.
    Good,
    /// Wrong, failed.
    Bad,
    /// Take care; not yet.
    Warn,
    /// Room between two things on one line: what stands on its two sides is not one text.
    Gap,
}

/// One line of cells.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Line {
    /// Its runs, in reading order.
    pub spans: Vec<Span>,
}

impl Span {
    /// A run of text with a meaning.
    pub fn new(role: Role, text: impl Into<String>) -> Self {
        Self { text: text.into(), role }
    }

    /// A run of plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::new(Role::Plain, text)
    }

    /// So many cells of room between two things; none of them still keeps these apart.
    pub fn gap(cells: usize) -> Self {
        Self::new(Role::Gap, " ".repeat(cells))
    }
}

impl Line {
    /// A line of one meaning.
    pub fn new(role: Role, text: impl Into<String>) -> Self {
        Self { spans: vec![Span::new(role, text)] }
    }

    /// The cells that it takes.
    pub fn cells(&self) -> usize {
        self.spans.iter().map(|span| width::cells(&span.text)).sum()
    }

    /// Its words, without their meanings.
    pub fn text(&self) -> String {
        self.spans.iter().map(|span| &*span.text).collect()
    }
}
