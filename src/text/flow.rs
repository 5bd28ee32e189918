//! Blocks become lines of a width: paragraphs broken where their script allows it, notes in boxes, tables in columns.

mod table;
mod wrap;

pub use table::stands;
pub use wrap::{breaks, wrap, wrap_hanging};

use super::{Block, Line, Note, Role, Span, bidi, width};

/// A block keeps at least this many cells for its words: where there is no more, it gives up its frame or indent.
const LEAST: usize = 8;
/// How far code stands from the edge.
const INDENT: usize = 2;

/// The signs that texts are drawn with.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Signs {
    /// Before an item of a list, of a list in a list, and so on.
    pub bullets: [&'static str; 3],
    /// Before each line of a quote.
    pub quote: &'static str,
    /// Of lines that run across.
    pub across: &'static str,
    /// Of lines that run down.
    pub down: &'static str,
    /// The corners of a box: at the top left and right, at the bottom left and right.
    pub corners: [&'static str; 4],
    /// Where something was cut.
    pub more: &'static str,
    /// Whether the lines will begin at the right.
    pub mirrored: bool,
}

impl Signs {
    /// For a terminal that knows Unicode.
    pub fn unicode() -> Self {
        Self {
            bullets: ["•", "◦", "▪"],
            quote: "▎",
            across: "─",
            down: "│",
            corners: ["┌", "┐", "└", "┘"],
            more: "…",
            mirrored: false,
        }
    }

    /// For one that knows only ASCII.
    pub fn ascii() -> Self {
        Self {
            bullets: ["*", "-", "+"],
            quote: "|",
            across: "-",
            down: "|",
            corners: ["+", "+", "+", "+"],
            more: "...",
            mirrored: false,
        }
    }

    /// For lines that begin at the right: what stands before a line is drawn behind it.
    pub fn mirrored(self) -> Self {
        let [top_left, top_right, bottom_left, bottom_right] = self.corners;
        let quote = if self.quote == "▎" { "▕" } else { self.quote };
        Self { corners: [top_right, top_left, bottom_right, bottom_left], quote, mirrored: true, ..self }
    }
}

/// The lines of a text, none wider than `width` where that is 12 or more. `note` gives the word for a kind of note.
pub fn flow(blocks: &[Block], width: usize, signs: &Signs, note: &dyn Fn(Note) -> String) -> Vec<Line> {
    Flow { signs, note }.blocks(blocks, width, 0)
}

/// What all blocks of a text are drawn with.
struct Flow<'a> {
    signs: &'a Signs,
    note: &'a dyn Fn(Note) -> String,
}

impl Flow<'_> {
    /// `lists` is how many lists are around.
    fn blocks(&self, blocks: &[Block], width: usize, lists: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        for (at, block) in blocks.iter().enumerate() {
            // A list stands close to the words of the item that it belongs to.
            let close = lists > 0 && matches!(block, Block::List { .. });
            if at > 0 && !close {
                lines.push(Line::default());
            }
            lines.extend(self.block(block, width, lists));
        }
        lines
    }

    fn block(&self, block: &Block, width: usize, lists: usize) -> Vec<Line> {
        match block {
            Block::Heading(_, spans) => wrap(&spans.iter().map(heading).collect::<Vec<_>>(), width),
            Block::Paragraph(spans) => wrap(spans, width),
            Block::List { start, items } => self.list(*start, items, width, lists),
            Block::Quote(inner) => self.quote(inner, width, lists),
            Block::Note(kind, inner) => self.note(*kind, inner, width, lists),
            Block::Code { lines, alt } => {
                let role = if alt.is_some() { Role::Plain } else { Role::Code };
                self.code(lines, role, width)
            }
            Block::Table { head, rows } => table::table(head, rows, width, self.signs),
            Block::Rule => vec![Line::new(Role::Faint, self.signs.across.repeat(width))],
        }
    }

    fn list(&self, start: Option<u64>, items: &[Vec<Block>], width: usize, lists: usize) -> Vec<Line> {
        let sign = |at: usize| match start {
            Some(start) => format!("{}.", start.saturating_add(at as u64)),
            None => self.signs.bullets[lists % self.signs.bullets.len()].to_owned(),
        };
        let signs: Vec<String> = (0..items.len()).map(sign).collect();
        let widest = signs.iter().map(|sign| width::cells(sign)).max().unwrap_or(0);
        let tight = items.iter().all(|item| is_tight(item));
        let mut lines = Vec::new();
        for (at, (sign, item)) in signs.iter().zip(items).enumerate() {
            if at > 0 && !tight {
                lines.push(Line::default());
            }
            // Numbers end below each other.
            let sign = " ".repeat(widest - width::cells(sign)) + sign + " ";
            let inner = inner_width(width, widest + 1);
            let mut body = self.blocks(item, inner.unwrap_or(width), lists + 1);
            if body.is_empty() {
                body.push(Line::default());
            }
            match inner {
                Some(_) => lines.extend(beside(body, &sign, &" ".repeat(widest + 1))),
                None => {
                    lines.push(Line::new(Role::Faint, sign.trim()));
                    lines.extend(body);
                }
            }
        }
        lines
    }

    fn quote(&self, inner: &[Block], width: usize, lists: usize) -> Vec<Line> {
        let bar = format!("{} ", self.signs.quote);
        match inner_width(width, width::cells(&bar)) {
            Some(room) => beside(self.blocks(inner, room, lists), &bar, &bar),
            None => self.blocks(inner, width, lists),
        }
    }

    fn note(&self, kind: Note, inner: &[Block], width: usize, lists: usize) -> Vec<Line> {
        let role = if matches!(kind, Note::Warning | Note::Caution) { Role::Warn } else { Role::Accent };
        let name = (self.note)(kind);
        let Some(room) = inner_width(width, 4) else {
            let mut lines = wrap(&[Span::new(role, name)], width);
            lines.extend(self.blocks(inner, width, lists));
            return lines;
        };
        let [top_left, top_right, bottom_left, bottom_right] = self.signs.corners;
        let name = width::cut_with(&name, room, self.signs.more);
        let across = |cells: usize| Span::new(Role::Faint, self.signs.across.repeat(cells));
        let faint = |sign: &str| Span::new(Role::Faint, sign);
        let rest = across(width - 4 - width::cells(&name));
        let name = Span::new(role, format!(" {name} "));
        let edge = || Span::gap(0);
        let mut lines =
            vec![Line { spans: vec![faint(top_left), edge(), name, edge(), rest, faint(top_right)] }];
        for line in self.blocks(inner, room, lists) {
            let gap = room.saturating_sub(line.cells());
            let mut spans = vec![faint(self.signs.down), Span::gap(1)];
            spans.extend(line.spans);
            spans.extend([Span::gap(gap + 1), faint(self.signs.down)]);
            lines.push(Line { spans });
        }
        lines.push(Line { spans: vec![faint(bottom_left), across(width - 2), faint(bottom_right)] });
        lines
    }

    /// Code is never broken: a line of it that goes on below would be another line.
    fn code(&self, lines: &[String], role: Role, width: usize) -> Vec<Line> {
        let indent = if inner_width(width, INDENT).is_some() { INDENT } else { 0 };
        let cut = |line: &String| width::cut_with(line, width - indent, self.signs.more);
        let cut: Vec<String> = lines.iter().map(cut).collect();
        let widest = cut.iter().map(|line| width::cells(line)).max().unwrap_or(0);
        let lines = cut.into_iter().map(|line| match line.is_empty() {
            true => Line::default(),
            // Its lines keep their common beginning, though that is not where the page begins.
            false if self.signs.mirrored => Line::new(role, bidi::isolated(&width::pad(&line, widest))),
            false => Line::new(role, line),
        });
        let indent = " ".repeat(indent);
        beside(lines.collect(), &indent, &indent)
    }
}

/// The room inside of what takes so many cells at the sides, if that is enough for words.
fn inner_width(width: usize, sides: usize) -> Option<usize> {
    width.checked_sub(sides).filter(|room| *room >= LEAST)
}

/// Whether an item of a list is no more than some words, and perhaps a list.
fn is_tight(item: &[Block]) -> bool {
    matches!(
        item,
        [] | [Block::Paragraph(_) | Block::List { .. }] | [Block::Paragraph(_), Block::List { .. }]
    )
}

/// Puts `first` before the first line, and `rest` before the others. An empty line needs no indent.
fn beside(mut lines: Vec<Line>, first: &str, rest: &str) -> Vec<Line> {
    for (at, line) in lines.iter_mut().enumerate() {
        let lead = if at == 0 { first } else { rest };
        if !(line.spans.is_empty() && lead.trim().is_empty()) {
            let sign = lead.trim_end();
            let gap = Span::gap(lead.len() - sign.len());
            let sign = Some(Span::new(Role::Faint, sign)).filter(|_| !sign.is_empty());
            line.spans.splice(..0, sign.into_iter().chain([gap]));
        }
    }
    lines
}

/// Words of a heading, and of a table's head, weigh all the same.
fn heading(span: &Span) -> Span {
    match span.role {
        Role::Plain | Role::Strong | Role::Emphasis => Span::new(Role::Heading, &*span.text),
        _ => span.clone(),
    }
}

#[cfg(test)]
mod tests;
