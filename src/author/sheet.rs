//! A TOML file of a course, statement by statement, so that it can be changed here and there and stay as its author
//! wrote it everywhere else: comments, order, quotes and spaces included.
//!
//! A statement is a header or a key with its value. Between statements stand empty lines and comments. A comment that
//! begins with `#?` is a stub: the program's own line, which says what is still to be translated.

mod edit;
mod lex;
mod write;

pub use edit::Order;
pub use write::{list, literal};

/// How a stub begins.
pub const STUB: &str = "#?";

/// A file.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Sheet {
    elements: Vec<Element>,
    /// Whether the last line has no line break.
    ends_bare: bool,
}

/// A statement, an empty line or a comment, with its line break.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Element {
    text: String,
    what: What,
    /// The id that it gives its item.
    id: Option<String>,
}

#[derive(Clone, Debug, Eq, PartialEq)]
enum What {
    Blank,
    Comment,
    /// A stub, with the name of its string where it was made just now.
    Stub(String),
    /// `[path]`, or `[[path]]` if it is a list.
    Header {
        path: Vec<String>,
        is_list: bool,
    },
    Value {
        path: Vec<String>,
    },
}

/// A piece of a file that has strings: its top, or a `[[…]]` up to the next.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Group {
    /// `lesson`, `lesson.check`, `question`; empty for the top.
    path: String,
    id: Option<String>,
    /// Where the empty lines and comments before it begin.
    start: usize,
    /// Its first element after the header.
    first: usize,
    /// Where its own statements end.
    end: usize,
}

impl Sheet {
    /// The file with this text, which is TOML. None where a statement in it is not understood.
    pub fn read(text: &str) -> Option<Self> {
        let ends_bare = !text.is_empty() && !text.ends_with('\n');
        let whole = if ends_bare { format!("{text}\n") } else { text.to_owned() };
        let mut elements = Vec::new();
        let mut rest = &*whole;
        while !rest.is_empty() {
            let (element, long) = element(rest)?;
            elements.push(element);
            rest = &rest[long..];
        }
        Some(Self { elements, ends_bare })
    }

    /// Its text.
    pub fn text(&self) -> String {
        let mut text: String = self.elements.iter().map(|it| &*it.text).collect();
        if self.ends_bare && text.ends_with('\n') {
            text.pop();
        }
        text
    }

    /// The ids of its items, in order, each with the path of its header; none is the file itself.
    pub fn items(&self) -> Vec<(String, Option<String>)> {
        self.groups().into_iter().map(|it| (it.path, it.id)).collect()
    }

    /// The piece of the file that has this id; the top of the file without one.
    fn group(&self, id: Option<&str>) -> Option<Group> {
        self.groups().into_iter().find(|it| it.id.as_deref() == id && it.path.is_empty() == id.is_none())
    }

    fn groups(&self) -> Vec<Group> {
        let is_list = |it: &Element| matches!(it.what, What::Header { is_list: true, .. });
        let heads: Vec<usize> = (0..self.elements.len()).filter(|at| is_list(&self.elements[*at])).collect();
        let starts: Vec<usize> = heads.iter().map(|at| self.lead(*at)).collect();
        let end = |next: usize| starts.get(next).copied().unwrap_or_else(|| self.lead(self.elements.len()));
        let mut groups = vec![Group { path: String::new(), id: None, start: 0, first: 0, end: end(0) }];
        for (at, head) in heads.iter().enumerate() {
            let What::Header { path, .. } = &self.elements[*head].what else { continue };
            let (first, end) = (head + 1, end(at + 1).max(head + 1));
            let id = self.elements[first..end].iter().find_map(|it| it.id.clone());
            groups.push(Group { path: path.join("."), id, start: starts[at], first, end });
        }
        groups
    }

    /// Where the empty lines and comments begin that belong to what stands at `at`: those after the first empty line
    /// below the last statement, or all of them if there is none.
    fn lead(&self, at: usize) -> usize {
        let is_between = |it: &Element| matches!(it.what, What::Blank | What::Comment);
        let before = self.elements[..at].iter().rposition(|it| !is_between(it));
        let start = before.map_or(0, |it| it + 1);
        let blank = |it: &Element| it.what == What::Blank;
        let run = &self.elements[start..at];
        match before {
            Some(_) => run.iter().position(blank).map_or(start, |it| start + it),
            // What stands at the top of the file, above an empty line, is about the file; so is all if there is no more.
            None if at == self.elements.len() => at,
            None => run.iter().rposition(blank).map_or(at, |it| start + it),
        }
    }
}

impl Element {
    fn new(text: String, what: What) -> Self {
        let is_id = matches!(&what, What::Value { path } if *path == ["id"]);
        let table = is_id.then(|| text.parse::<toml::Table>().ok()).flatten();
        let id = table.and_then(|table| table.get("id")?.as_str().map(str::to_owned));
        Self { text, what, id }
    }

    fn blank() -> Self {
        Self::new("\n".to_owned(), What::Blank)
    }
}

/// The element that a text begins with, and how long it is.
fn element(text: &str) -> Option<(Element, usize)> {
    let line = text.find('\n').map_or(text.len(), |at| at + 1);
    let start = text[..line].trim_start();
    let what = match start.chars().next() {
        None => What::Blank,
        Some('#') if start.starts_with(STUB) => What::Stub(String::new()),
        Some('#') => What::Comment,
        Some('[') => {
            let is_list = start.starts_with("[[");
            let inner = start.trim_start_matches('[');
            let close = lex::find(inner, ']')?;
            What::Header { path: lex::path(&inner[..close])?, is_list }
        }
        Some(_) => {
            let long = lex::statement(text);
            let equals = lex::find(text, '=')?;
            let path = lex::path(&text[..equals])?;
            return Some((Element::new(text[..long].to_owned(), What::Value { path }), long));
        }
    };
    Some((Element::new(text[..line].to_owned(), what), line))
}
