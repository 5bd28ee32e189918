//! Writes Markdown from tags and texts as they come.

use std::mem;

use super::tags::is_block;
use crate::author::plain::{escaped_run, literal};

/// How deep lists and quotes are told apart.
const DEPTH: usize = 8;

/// What was left out of a text: `the picture logo.png`, and why.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Left {
    /// What it is.
    pub what: String,
    /// Why.
    pub why: &'static str,
}

/// Takes tags and texts, and gives Markdown.
#[derive(Default)]
pub struct Writer {
    /// The blocks that are done.
    out: String,
    /// The words of the block that is open, as Markdown.
    line: String,
    /// The marks that are open in it, each with the place where its words begin.
    marks: Vec<(Mark, usize)>,
    /// The mark that was closed last: where its words begin, they themselves, and how they were written.
    closed: Option<(Mark, usize, String, String)>,
    /// Marks that are open within another of their sort, and change nothing.
    within: Vec<Mark>,
    /// The lists and quotes around it.
    holders: Vec<Holder>,
    /// How many of them were there when the last block was written, and still are.
    shared: usize,
    /// How many more are open than are told apart.
    beyond: usize,
    /// The rank of the heading that is open.
    heading: usize,
    /// The text that is shown as it is.
    pre: Option<String>,
    table: Option<Table>,
    /// Whether all becomes one line.
    single: bool,
    /// A space that stands before the next word.
    space: bool,
    left: Vec<Left>,
    /// Whether every sign that could mean something gets a backslash.
    careful: bool,
}

#[derive(Clone, Debug, Eq, PartialEq)]
enum Mark {
    Strong,
    Emphasis,
    Struck,
    Code,
    Raised,
    Lowered,
    Link(String),
}

enum Holder {
    Quote,
    List { next: Option<u64>, items: usize },
    Item { marker: String, used: bool },
}

#[derive(Default)]
struct Table {
    rows: Vec<Vec<String>>,
    /// Tables within a cell lose their shape.
    inner: usize,
}

impl Writer {
    /// Writes a text of many blocks.
    pub fn blocks() -> Self {
        Self::default()
    }

    /// Writes one line.
    pub fn line() -> Self {
        Self { single: true, ..Self::default() }
    }

    /// Puts a backslash before every sign that could mean something, wherever it stands.
    pub fn escaping_all(mut self) -> Self {
        self.careful = true;
        self
    }

    /// Takes words as they are read.
    pub fn text(&mut self, text: &str) {
        if let Some(pre) = &mut self.pre {
            pre.push_str(text);
            return;
        }
        let text = text.replace('\u{A0}', " ");
        let is_code = self.is_open(&Mark::Code);
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.space |= text.starts_with(char::is_whitespace);
        if words.is_empty() {
            return;
        }
        let words = match () {
            () if is_code => words,
            () if self.careful => escaped_run(&words).into_owned(),
            () => literal(&words).into_owned(),
        };
        self.word(&words);
        self.space = text.ends_with(char::is_whitespace);
    }

    /// Takes Markdown that is written already: the place of a blank.
    pub fn markdown(&mut self, written: &str) {
        self.word(written);
    }

    fn word(&mut self, words: &str) {
        let starts = self.line.is_empty() || self.line.ends_with(['\n', ' ']);
        if mem::take(&mut self.space) && !starts {
            self.line.push(' ');
        }
        self.line.push_str(words);
    }

    /// Takes a tag that opens. `attribute` gives the value of one.
    pub fn start(&mut self, name: &str, attribute: &dyn Fn(&str) -> Option<String>) {
        match name {
            "br" => self.line_break(),
            "hr" => self.rule(),
            "img" | "image" => self.picture(attribute),
            "video" | "audio" | "object" | "embed" | "iframe" | "svg" | "canvas" | "math" => {
                self.leave_out(name, attribute);
            }
            "table" => self.open_table(),
            "tr" | "td" | "th" if self.table.is_some() => self.cell_begins(name),
            "ul" | "ol" => self.open_list(name, attribute),
            "li" => self.open_item(),
            "blockquote" => self.enter(Holder::Quote),
            "pre" => self.open_pre(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                self.heading = usize::from(name.as_bytes()[1] - b'0');
            }
            _ if is_block(name) => self.flush(),
            _ => self.open_mark(name, attribute),
        }
    }

    /// Takes a tag that closes.
    pub fn end(&mut self, name: &str) {
        match name {
            "table" => self.close_table(),
            "tr" | "td" | "th" if self.table.is_some() => self.cell_ends(name),
            "ul" | "ol" => self.close_list(),
            "li" => self.close_item(),
            "blockquote" => self.leave_quote(),
            "pre" => self.close_pre(),
            _ if is_block(name) => self.flush(),
            _ => self.close_mark(name),
        }
    }

    /// The Markdown, and what was left out of it.
    pub fn finish(mut self) -> (String, Vec<Left>) {
        self.close_pre();
        while self.table.is_some() {
            self.close_table();
        }
        self.flush();
        let text = if self.single {
            self.out.split_whitespace().collect::<Vec<_>>().join(" ")
        } else {
            self.out.trim_end().to_owned()
        };
        (text, self.left)
    }

    /// Notes that something is left out, and says in the text where it stood.
    pub fn left(&mut self, what: String, why: &'static str) {
        self.left.push(Left { what, why });
    }

    fn picture(&mut self, attribute: &dyn Fn(&str) -> Option<String>) {
        let named = |name: &str| attribute(name).map(|it| one_line(&it)).filter(|it| !it.is_empty());
        let source = named("src").or_else(|| named("data"));
        let file = source.as_deref().map_or("without a name", file_name).replace("%20", " ");
        let shown = named("alt").unwrap_or_else(|| file.clone());
        self.said(&format!("picture: {shown}"));
        self.left(format!("the picture {file}"), "a course has no pictures: say in words what matters in it");
    }

    fn leave_out(&mut self, name: &str, attribute: &dyn Fn(&str) -> Option<String>) {
        let is_picture = attribute("type").is_some_and(|it| it.starts_with("image/"));
        if is_picture {
            return self.picture(attribute);
        }
        if name == "math" {
            return self.left("a formula in MathML".to_owned(), "only its signs are kept: write it as text");
        }
        let source = attribute("src").or_else(|| attribute("data")).map(|it| one_line(&it));
        let file = source.filter(|it| !it.is_empty());
        let shown = file.as_deref().map_or(name, file_name).to_owned();
        self.said(&format!("{name}: {shown}"));
        self.left(format!("the {name} {shown}"), "a course has text only: say in words what matters in it");
    }

    /// Says in brackets what stood here.
    fn said(&mut self, what: &str) {
        if self.pre.is_none() {
            let what = literal(what).into_owned();
            self.word(&format!("({what})"));
        }
    }

    fn line_break(&mut self) {
        if let Some(pre) = &mut self.pre {
            pre.push('\n');
            return;
        }
        self.space = false;
        if self.single || self.table.is_some() || self.heading != 0 {
            self.space = true;
        } else if !self.line.trim().is_empty() {
            self.line.truncate(self.line.trim_end().len());
            // Two breaks in a row part paragraphs.
            match self.line.ends_with('\\') && self.line.len() > 1 && self.breaks() {
                true => {
                    self.line.truncate(self.line.len() - 1);
                    self.flush();
                }
                false => self.line.push_str("\\\n"),
            }
        }
    }

    /// Whether the line ends in a break, and not in a backslash that is shown.
    fn breaks(&self) -> bool {
        let backslashes = self.line.len() - self.line.trim_end_matches('\\').len();
        backslashes % 2 == 1
    }

    fn rule(&mut self) {
        self.flush();
        if !self.single && self.table.is_none() {
            self.block("---");
        }
    }

    fn is_open(&self, mark: &Mark) -> bool {
        self.marks.iter().any(|(open, _)| open == mark)
    }

    fn open_mark(&mut self, name: &str, attribute: &dyn Fn(&str) -> Option<String>) {
        let mark = match (named_mark(name), name) {
            (Some(mark), _) => mark,
            (None, "a") => match attribute("href").filter(|it| is_address(it)) {
                Some(address) => Mark::Link(one_line(&address)),
                None => return,
            },
            _ => return,
        };
        // What is strong already cannot be stronger, and is strong until its own end.
        if self.is_open(&mark) && !matches!(mark, Mark::Link(_)) {
            self.within.push(mark);
            return;
        }
        // So deep nobody writes by hand.
        if self.pre.is_some() || self.is_open(&mark) || self.is_open(&Mark::Code) || DEPTH < self.marks.len()
        {
            return;
        }
        if mem::take(&mut self.space) && !self.line.is_empty() && !self.line.ends_with(['\n', ' ']) {
            self.line.push(' ');
        }
        let from = self.reopened(&mark).unwrap_or(self.line.len());
        self.marks.push((mark, from));
    }

    /// Opens again a mark that ended right here, and gives its place: two pairs of signs side by side would mean
    /// something else.
    fn reopened(&mut self, mark: &Mark) -> Option<usize> {
        let open = self.marks.last().map_or(0, |(_, from)| *from);
        let joins = matches!(mark, Mark::Strong | Mark::Emphasis | Mark::Struck);
        let ended = |(last, from, _, written): &mut (Mark, usize, String, String)| {
            joins && last == mark && open <= *from && self.line.get(*from..) == Some(written)
        };
        let (_, from, words, _) = self.closed.take_if(ended)?;
        self.line.truncate(from);
        self.line.push_str(&words);
        Some(from)
    }

    fn close_mark(&mut self, name: &str) {
        let is_it = |mark: &Mark| match (named_mark(name), mark) {
            (Some(wanted), mark) => wanted == *mark,
            (None, Mark::Link(_)) => name == "a",
            (None, _) => false,
        };
        if let Some(at) = self.within.iter().rposition(is_it) {
            self.within.remove(at);
            return;
        }
        let Some(at) = self.marks.iter().rposition(|(mark, _)| is_it(mark)) else { return };
        // What was opened within it and not closed ends with it.
        while at < self.marks.len() {
            self.wrap_last();
        }
    }

    /// Puts the signs of the innermost mark around its words.
    fn wrap_last(&mut self) {
        let Some((mark, from)) = self.marks.pop() else { return };
        let from = from.min(self.line.len());
        let inner = self.line.split_off(from);
        let words = inner.trim_matches([' ', '\n']);
        if words.is_empty() {
            self.line.push_str(&inner);
            return;
        }
        let (before, after) = inner.split_once(words).unwrap_or_default();
        let written = marked(&mark, words);
        self.line.push_str(before);
        let (from, words) = (self.line.len(), words.to_owned());
        self.line.push_str(&written);
        self.line.push_str(after);
        self.closed = Some((mark, from, words, written));
    }

    /// Ends the block that is open. Marks that are open go on in the next one.
    fn flush(&mut self) {
        self.space = false;
        let open: Vec<Mark> = self.marks.iter().map(|(mark, _)| mark.clone()).collect();
        while !self.marks.is_empty() {
            self.wrap_last();
        }
        let heading = mem::take(&mut self.heading);
        if self.table.is_some() {
            // A cell is one line.
            if !self.line.is_empty() {
                self.space = true;
            }
        } else {
            let line = mem::take(&mut self.line);
            let line = line.trim_matches([' ', '\n']);
            // A break at the end of a paragraph breaks nothing.
            let line = if ends_in_break(line) { line[..line.len() - 1].trim_end() } else { line };
            match (line.is_empty(), heading) {
                (true, _) => {}
                (false, 0) => self.block(line),
                (false, rank) if !self.single => self.block(&format!("{} {line}", "#".repeat(rank))),
                (false, _) => self.block(line),
            }
        }
        let from = self.line.len();
        self.marks = open.into_iter().map(|mark| (mark, from)).collect();
    }

    /// Writes a block, with the signs of the lists and quotes around it.
    fn block(&mut self, text: &str) {
        if self.single {
            self.out.push_str(text);
            self.out.push('\n');
            return;
        }
        let begins_item = matches!(self.holders.last(), Some(Holder::Item { used: false, .. }));
        if !self.out.is_empty() {
            let quote = self.prefix(false, self.shared);
            if !begins_item || !self.follows_item() {
                self.out.push_str(quote.trim_end());
                self.out.push('\n');
            }
        }
        for line in text.lines() {
            let prefix = self.prefix(true, self.holders.len());
            let line = format!("{prefix}{line}");
            self.out.push_str(line.trim_end());
            self.out.push('\n');
        }
        self.shared = self.holders.len();
    }

    fn close_from(&mut self, at: usize) {
        self.holders.truncate(at);
        self.shared = self.shared.min(at);
    }

    /// Whether the item that begins is not the first of its list: then nothing stands between.
    fn follows_item(&self) -> bool {
        let list = self.holders.iter().rev().find_map(|holder| match holder {
            Holder::List { items, .. } => Some(*items),
            _ => None,
        });
        list.is_some_and(|items| 1 < items)
    }

    /// What stands before a line: a marker where an item begins, spaces after.
    fn prefix(&mut self, writes: bool, most: usize) -> String {
        let mut prefix = String::new();
        for holder in self.holders.iter_mut().take(most) {
            match holder {
                Holder::Quote => prefix.push_str("> "),
                Holder::List { .. } => {}
                Holder::Item { marker, used } if *used || !writes => {
                    prefix.push_str(&" ".repeat(marker.len()));
                }
                Holder::Item { marker, used } => {
                    prefix.push_str(marker);
                    *used = true;
                }
            }
        }
        prefix
    }

    fn enter(&mut self, holder: Holder) {
        self.flush();
        if self.table.is_some() || DEPTH < self.holders.len() {
            self.beyond += 1;
        } else {
            self.holders.push(holder);
        }
    }

    fn leave_quote(&mut self) {
        self.flush();
        if 0 < self.beyond {
            self.beyond -= 1;
        } else if let Some(at) = self.holders.iter().rposition(|it| matches!(it, Holder::Quote)) {
            self.close_from(at);
        }
    }

    fn open_list(&mut self, name: &str, attribute: &dyn Fn(&str) -> Option<String>) {
        let start = attribute("start").and_then(|it| it.parse().ok()).filter(|start: &u64| *start < 10_000);
        let next = (name == "ol").then_some(start.unwrap_or(1));
        self.enter(Holder::List { next, items: 0 });
    }

    fn close_list(&mut self) {
        self.flush();
        if 0 < self.beyond {
            self.beyond -= 1;
        } else if let Some(at) = self.holders.iter().rposition(|it| matches!(it, Holder::List { .. })) {
            self.close_from(at);
        }
    }

    fn open_item(&mut self) {
        self.flush();
        if 0 < self.beyond || self.table.is_some() {
            return;
        }
        // An item that was not closed ends where the next begins.
        let list = self.holders.iter().rposition(|it| matches!(it, Holder::List { .. }));
        if let Some(at) = list {
            self.close_from(at + 1);
        }
        let marker = match self.holders.last_mut() {
            Some(Holder::List { next, items }) => {
                *items += 1;
                let number = next.map(|first| first + *items as u64 - 1);
                number.map_or("- ".to_owned(), |number| format!("{number}. "))
            }
            _ => "- ".to_owned(),
        };
        if self.holders.len() <= DEPTH + 1 {
            self.holders.push(Holder::Item { marker, used: false });
        }
    }

    fn close_item(&mut self) {
        self.flush();
        let list = self.holders.iter().rposition(|it| matches!(it, Holder::List { .. }));
        let from = list.map_or(0, |at| at + 1);
        if 0 == self.beyond
            && let Some(at) = self.holders[from..].iter().position(|it| matches!(it, Holder::Item { .. }))
        {
            self.close_from(from + at);
        }
    }

    fn open_pre(&mut self) {
        if self.single || self.table.is_some() || self.pre.is_some() {
            return self.open_mark("code", &|_| None);
        }
        self.flush();
        self.pre = Some(String::new());
    }

    fn close_pre(&mut self) {
        let Some(text) = self.pre.take() else { return self.close_mark("code") };
        let text = text.trim_matches('\n').trim_end();
        if !text.trim().is_empty() {
            let fence = fence(text, 3);
            self.block(&format!("{fence}\n{text}\n{fence}"));
        }
    }

    fn open_table(&mut self) {
        match &mut self.table {
            Some(table) => table.inner += 1,
            None => {
                self.flush();
                self.table = Some(Table::default());
            }
        }
    }

    fn close_table(&mut self) {
        let Some(table) = &mut self.table else { return };
        if 0 < table.inner {
            table.inner -= 1;
            return;
        }
        self.cell_ends("td");
        let Some(table) = self.table.take() else { return };
        let mut rows = table.rows;
        rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        let wide = rows.iter().map(Vec::len).max().unwrap_or_default();
        match (wide, self.single) {
            (0, _) => {}
            (1, _) | (_, true) => {
                for row in rows {
                    let row: Vec<String> = row.into_iter().filter(|cell| !cell.is_empty()).collect();
                    self.block(&row.join(" "));
                }
            }
            _ => self.block(&grid(rows, wide)),
        }
    }

    fn cell_begins(&mut self, name: &str) {
        self.cell_ends("td");
        let Some(table) = self.table.as_mut().filter(|table| table.inner == 0) else { return };
        match (name, table.rows.last_mut()) {
            ("tr", _) => table.rows.push(Vec::new()),
            (_, Some(row)) => row.push(String::new()),
            (_, None) => table.rows.push(vec![String::new()]),
        }
    }

    fn cell_ends(&mut self, _name: &str) {
        self.space = false;
        while !self.marks.is_empty() {
            self.wrap_last();
        }
        let words = mem::take(&mut self.line);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|");
        let Some(table) = &mut self.table else { return };
        if words.is_empty() {
            return;
        }
        if table.rows.is_empty() {
            table.rows.push(Vec::new());
        }
        let Some(row) = table.rows.last_mut() else { return };
        match row.last_mut() {
            Some(cell) if cell.is_empty() => *cell = words,
            Some(cell) => *cell = format!("{cell} {words}"),
            None => row.push(words),
        }
    }
}

fn named_mark(name: &str) -> Option<Mark> {
    Some(match name {
        "b" | "strong" => Mark::Strong,
        "i" | "em" | "cite" | "dfn" | "var" => Mark::Emphasis,
        "s" | "del" | "strike" => Mark::Struck,
        "code" | "kbd" | "samp" | "tt" => Mark::Code,
        "sup" => Mark::Raised,
        "sub" => Mark::Lowered,
        _ => return None,
    })
}

fn marked(mark: &Mark, words: &str) -> String {
    match mark {
        Mark::Strong => format!("**{words}**"),
        Mark::Emphasis => format!("*{words}*"),
        Mark::Struck => format!("~~{words}~~"),
        Mark::Raised => moved(words, '^', RAISED),
        Mark::Lowered => moved(words, '_', LOWERED),
        Mark::Code => {
            let fence = fence(words, 1);
            let pad = if words.starts_with('`') || words.ends_with('`') { " " } else { "" };
            format!("{fence}{pad}{words}{pad}{fence}")
        }
        Mark::Link(address) if words == literal(address) || address.is_empty() => words.to_owned(),
        Mark::Link(address) => format!("[{words}](<{address}>)"),
    }
}

/// Small signs above and below the line.
const RAISED: &[(char, char)] = &[
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
    ('+', '⁺'),
    ('-', '⁻'),
    ('−', '⁻'),
    ('n', 'ⁿ'),
    ('(', '⁽'),
    (')', '⁾'),
];
const LOWERED: &[(char, char)] = &[
    ('0', '₀'),
    ('1', '₁'),
    ('2', '₂'),
    ('3', '₃'),
    ('4', '₄'),
    ('5', '₅'),
    ('6', '₆'),
    ('7', '₇'),
    ('8', '₈'),
    ('9', '₉'),
    ('+', '₊'),
    ('-', '₋'),
    ('(', '₍'),
    (')', '₎'),
];

/// Words above or below the line: as small signs where there are such, else behind a sign that says so.
fn moved(words: &str, sign: char, small: &[(char, char)]) -> String {
    let each = |wanted: char| small.iter().find(|(sign, _)| *sign == wanted).map(|(_, small)| *small);
    match words.chars().map(each).collect::<Option<String>>() {
        Some(moved) => moved,
        None if words.chars().count() == 1 => literal(&format!("{sign}{words}")).into_owned(),
        None => format!("\\{sign}({words})"),
    }
}

/// A row of back quotes longer than any in the text.
fn fence(text: &str, least: usize) -> String {
    let longest = text.split(|sign| sign != '`').map(str::len).max().unwrap_or_default();
    let needed = if longest < least { least } else { longest + 1 };
    "`".repeat(needed)
}

fn grid(mut rows: Vec<Vec<String>>, wide: usize) -> String {
    rows.iter_mut().for_each(|row| row.resize(wide, String::new()));
    let mut lines: Vec<String> = rows.iter().map(|row| format!("| {} |", row.join(" | "))).collect();
    lines.insert(1, format!("|{}", " --- |".repeat(wide)));
    lines.join("\n")
}

fn ends_in_break(line: &str) -> bool {
    (line.len() - line.trim_end_matches('\\').len()) % 2 == 1
}

/// Whether an address leads to a page: no script, no picture written out.
fn is_address(address: &str) -> bool {
    let address = address.trim().to_ascii_lowercase();
    let is_page =
        address.starts_with("http://") || address.starts_with("https://") || address.starts_with("mailto:");
    is_page && !address.contains(['<', '>', '\n'])
}

/// The name of a file in an address, short.
fn file_name(address: &str) -> &str {
    if address.starts_with("data:") {
        return "written out in the text";
    }
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit(['/', '\\']).find(|part| !part.is_empty()).unwrap_or(path);
    let end = name.char_indices().nth(60).map_or(name.len(), |(at, _)| at);
    &name[..end]
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
