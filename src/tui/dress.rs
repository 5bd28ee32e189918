//! A page in other signs: what is drawn of it changes, and what it means does not.

use crate::{
    page::{Field, Hint, Page, Part, Row},
    text::{Block, Span},
};

/// Other signs for those of a page.
pub trait Dress {
    /// A text of many meanings.
    fn spans(&self, spans: &[Span]) -> Vec<Span>;

    /// A text of one meaning.
    fn line(&self, line: &str) -> String;

    /// What stands in a field, and where its cursor is.
    fn value(&self, value: &str, at: Option<usize>) -> (String, Option<usize>);

    /// A key. It is known by its name, which stays where it is not told otherwise.
    fn key(&self, key: &str) -> String {
        key.to_owned()
    }
}

/// The page in other signs.
pub fn page(page: &Page, dress: &impl Dress) -> Page {
    Page {
        crumbs: page.crumbs.iter().map(|it| dress.line(it)).collect(),
        aside: page.aside.as_ref().map(|it| span(it, dress)),
        parts: page.parts.iter().map(|it| part(it, dress)).collect(),
        keys: page.keys.iter().map(|it| hint(it, dress)).collect(),
        status: page.status.as_ref().map(|it| span(it, dress)),
    }
}

fn hint(hint: &Hint, dress: &impl Dress) -> Hint {
    Hint { key: dress.key(&hint.key), does: dress.line(&hint.does) }
}

fn span(span: &Span, dress: &impl Dress) -> Span {
    Span::new(span.role, dress.line(&span.text))
}

fn part(part: &Part, dress: &impl Dress) -> Part {
    let mut part = part.clone();
    match &mut part {
        Part::Heading(words) => *words = dress.line(words),
        Part::Prose(inner) => *inner = blocks(inner, dress),
        Part::Say(said) => *said = dress.spans(said),
        Part::Rows(rows) => rows.rows.iter_mut().for_each(|it| row(it, dress)),
        Part::Field(it) => field(it, dress),
        Part::Meter(meter) => {
            meter.label = dress.line(&meter.label);
            meter.words = dress.line(&meter.words);
            meter.goal = meter.goal.as_ref().map(|(at, words)| (*at, dress.line(words)));
        }
        Part::Gap => (),
    }
    part
}

fn row(row: &mut Row, dress: &impl Dress) {
    row.sign = row.sign.as_deref().map(|it| dress.line(&dress.key(it)));
    row.label = dress.spans(&row.label);
    row.cells = row.cells.iter().map(|it| span(it, dress)).collect();
    row.verdict = row.verdict.as_ref().map(|it| span(it, dress));
    row.under = row.under.as_ref().map(|it| dress.spans(it));
}

fn field(field: &mut Field, dress: &impl Dress) {
    (field.value, field.cursor) = dress.value(&field.value, field.cursor);
    field.label = dress.line(&field.label);
    field.after = dress.line(&field.after);
    field.verdict = field.verdict.as_ref().map(|it| span(it, dress));
}

fn blocks(all: &[Block], dress: &impl Dress) -> Vec<Block> {
    all.iter().map(|it| block(it, dress)).collect()
}

fn block(block: &Block, dress: &impl Dress) -> Block {
    let cells = |cells: &[Vec<Span>]| cells.iter().map(|it| dress.spans(it)).collect::<Vec<_>>();
    match block {
        Block::Heading(rank, words) => Block::Heading(*rank, dress.spans(words)),
        Block::Paragraph(words) => Block::Paragraph(dress.spans(words)),
        Block::List { start, items } => {
            Block::List { start: *start, items: items.iter().map(|it| blocks(it, dress)).collect() }
        }
        Block::Quote(inner) => Block::Quote(blocks(inner, dress)),
        Block::Note(kind, inner) => Block::Note(*kind, blocks(inner, dress)),
        Block::Code { lines, alt } => {
            Block::Code { lines: lines.iter().map(|it| dress.line(it)).collect(), alt: alt.clone() }
        }
        Block::Table { head, rows } => {
            Block::Table { head: cells(head), rows: rows.iter().map(|it| cells(it)).collect() }
        }
        Block::Rule => Block::Rule,
    }
}
