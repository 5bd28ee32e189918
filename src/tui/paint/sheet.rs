//! The whole page as lines, as long as it is.

use super::{View, either, field, meter, rows, signs};
use crate::{
    page::{Page, Part},
    study::Bidi,
    text::{Block, Line, Role, Span, flow, width},
    tui::theme::Look,
};

/// The page as lines.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Its lines.
    pub strips: Vec<Strip>,
    /// The first line of each part.
    pub parts: Vec<usize>,
    /// Where the cursor is.
    pub focus: Option<Focus>,
    rows: usize,
    fields: usize,
}

/// A line, and what it belongs to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strip {
    /// What it says.
    pub line: Line,
    /// The row of the page that it is part of.
    pub row: Option<usize>,
    /// The field of the page that it is part of.
    pub field: Option<usize>,
    /// Whether it is part of the row under the cursor.
    pub chosen: bool,
    /// The cell of the cursor.
    pub cursor: Option<usize>,
}

/// Where the cursor is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Focus {
    /// What it is on: the row or the field, and the place in it.
    pub on: (usize, usize),
    /// The lines of that.
    pub lines: (usize, usize),
    /// The first line of the part that it is in.
    pub part: usize,
    /// Whether it is on the first that the cursor can be on.
    pub first: bool,
}

/// What parts are laid out with.
pub struct Desk<'a> {
    pub look: &'a Look<'a>,
    pub width: usize,
    /// The widest label of the fields, so that they stand under each other.
    pub labels: usize,
}

impl Desk<'_> {
    /// One of two signs, by whether the terminal has more than ASCII.
    pub fn either(&self, unicode: &'static str, ascii: &'static str) -> &'static str {
        either(self.look, unicode, ascii)
    }

    /// A message with signs that the terminal has.
    pub fn tell(&self, id: &str, n: usize) -> String {
        self.look.fit(self.look.catalog.tell(id, &[("n", n.into())]))
    }

    /// The sign before what the cursor is on, and the room of it before all else.
    pub fn mark(&self, here: bool) -> Span {
        let pointer = if self.look.bidi == Some(Bidi::Own) { "◂" } else { "▸" };
        match here {
            true => Span::new(Role::Accent, format!("{} ", self.either(pointer, ">"))),
            false => Span::gap(2),
        }
    }
}

/// Lays a page out as lines of at most `width` cells. Texts that did not change since the last time are not flowed again.
pub fn lay(page: &Page, look: &Look<'_>, width: usize, view: &mut View) -> Sheet {
    let desk = Desk { look, width, labels: field::labels(page, width) };
    let mut flowed = Flowed::begin(view.take_flowed(), width, look);
    let mut sheet = Sheet::default();
    for part in &page.parts {
        sheet.parts.push(sheet.strips.len());
        sheet.part(part, &desk, &mut flowed);
    }
    view.keep_flowed(flowed.end());
    sheet
}

impl Sheet {
    fn part(&mut self, part: &Part, desk: &Desk<'_>, flowed: &mut Flowed<'_>) {
        match part {
            Part::Heading(words) => self.lines(flow::wrap(&[Span::new(Role::Heading, words)], desk.width)),
            Part::Prose(blocks) => self.lines(flowed.lines(blocks)),
            Part::Say(spans) => self.lines(flow::wrap(spans, desk.width)),
            Part::Rows(rows) => self.rows(rows, desk),
            Part::Field(field) => self.field(field, desk),
            Part::Meter(meter) => self.lines(meter::lines(meter, desk)),
            // Two empty lines are not more room than one.
            Part::Gap if self.strips.last().is_some_and(|it| !it.line.spans.is_empty()) => {
                self.lines(vec![Line::default()]);
            }
            Part::Gap => (),
        }
    }

    fn lines(&mut self, lines: Vec<Line>) {
        self.strips.extend(lines.into_iter().map(|line| Strip { line, ..Strip::default() }));
    }

    fn rows(&mut self, rows: &crate::page::Rows, desk: &Desk<'_>) {
        let part = self.strips.len();
        let columns = rows::Columns::of(rows, desk);
        if rows.above > 0 {
            self.lines(vec![Line::new(Role::Faint, format!("  {}", desk.tell("more-above", rows.above)))]);
        }
        for (at, row) in rows.rows.iter().enumerate() {
            if row.heading && at > 0 {
                self.lines(vec![Line::default()]);
            }
            let from = self.strips.len();
            let chosen = rows.cursor == Some(at);
            let lines = columns.lines(row, chosen, desk);
            let nth = Some(self.rows);
            self.strips.extend(lines.into_iter().map(|line| Strip {
                line,
                row: nth,
                chosen,
                ..Strip::default()
            }));
            if chosen {
                let first = rows.rows[..at].iter().all(|it| it.heading) && self.fields == 0;
                self.focus(part, from, (self.rows, usize::MAX), first);
            }
            self.rows += 1;
        }
        if rows.below > 0 {
            self.lines(vec![Line::new(Role::Faint, format!("  {}", desk.tell("more-below", rows.below)))]);
        }
    }

    fn field(&mut self, field: &crate::page::Field, desk: &Desk<'_>) {
        let part = self.strips.len();
        let strips = field::strips(field, desk);
        let nth = Some(self.fields);
        self.strips.extend(strips.into_iter().map(|strip| Strip { field: nth, ..strip }));
        if let Some(at) = field.cursor {
            // In a tall field the line of the cursor must be seen, not all of the field.
            let line = self.strips[part..].iter().position(|it| it.cursor.is_some());
            let from = line.filter(|_| field.tall).map_or(part, |line| part + line);
            let lines = self.strips.len();
            self.focus(part, from, (self.fields, at), self.fields == 0 && self.rows == 0);
            if let Some(focus) = &mut self.focus
                && field.tall
            {
                focus.lines = (from, lines.min(from + 1));
                focus.first &= line == Some(1);
            }
        }
        self.fields += 1;
    }

    fn focus(&mut self, part: usize, from: usize, on: (usize, usize), first: bool) {
        self.focus = Some(Focus { on, lines: (from, self.strips.len()), part, first });
    }
}

/// Texts as lines, kept from one frame to the next: only the text of another page is flowed.
struct Flowed<'a> {
    before: Kept,
    now: Vec<(Vec<Block>, Vec<Line>)>,
    width: usize,
    look: &'a Look<'a>,
    key: (usize, bool, Option<Bidi>, String),
}

/// Texts as lines of a width, with the signs and in the language that they were flowed with.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    key: (usize, bool, Option<Bidi>, String),
    texts: Vec<(Vec<Block>, Vec<Line>)>,
}

impl<'a> Flowed<'a> {
    fn begin(before: Kept, width: usize, look: &'a Look<'a>) -> Self {
        let key = (width, look.ascii, look.bidi, look.catalog.tag().to_string());
        let before = if before.key == key { before } else { Kept::default() };
        Self { before, now: Vec::new(), width, look, key }
    }

    fn lines(&mut self, blocks: &[Block]) -> Vec<Line> {
        let known = self.before.texts.iter().position(|(it, _)| it == blocks);
        let text = match known {
            Some(at) => self.before.texts.swap_remove(at),
            None => (blocks.to_vec(), self.flow(blocks)),
        };
        let lines = text.1.clone();
        self.now.push(text);
        lines
    }

    fn flow(&self, blocks: &[Block]) -> Vec<Line> {
        let note = |kind| self.look.fit(self.look.catalog.note(kind));
        flow::flow(blocks, self.width, &signs(self.look), &note)
    }

    fn end(self) -> Kept {
        Kept { key: self.key, texts: self.now }
    }
}

/// Adds what stands further to the right: spaces up to `cell`, then `spans`.
pub fn push_at(line: &mut Line, cell: usize, spans: impl IntoIterator<Item = Span>) {
    let used = line.cells();
    if !line.spans.is_empty() || used < cell {
        line.spans.push(Span::gap(cell.saturating_sub(used)));
    }
    line.spans.extend(spans);
}

/// The cells of some runs of text.
pub fn cells(spans: &[Span]) -> usize {
    spans.iter().map(|span| width::cells(&span.text)).sum()
}

/// The lines with `indent` spaces before them.
pub fn indented(lines: Vec<Line>, indent: usize) -> Vec<Line> {
    let indent_line = |line: Line| {
        let mut spans = vec![Span::gap(indent)];
        spans.extend(line.spans);
        Line { spans }
    };
    lines.into_iter().map(indent_line).collect()
}
