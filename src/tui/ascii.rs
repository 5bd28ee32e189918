//! Signs for terminals that have ASCII only. Letters of a course stay: a sign that is lost there cannot be told.

use std::borrow::Cow;

use crate::{
    page::{Field, Hint, Page, Part, Row},
    text::{Block, Span},
};

/// The sign that stands for another.
fn sign(sign: char) -> Option<&'static str> {
    Some(match sign {
        '✓' => "+",
        '✗' => "x",
        '○' => "o",
        '◐' | '≈' | '∼' => "~",
        '▸' | '›' | '→' | '»' | '▶' | '⇒' => ">",
        '‹' | '←' | '«' | '◀' => "<",
        '↑' | '▲' => "^",
        '↓' | '▼' => "v",
        '↕' | '⇅' => "^v",
        '█' | '▓' | '■' => "#",
        '░' | '▒' => ".",
        '─' | '━' | '–' | '—' | '−' | '·' | '‐' | '‑' => "-",
        '│' | '┃' | '▎' | '▏' => "|",
        '┌' | '┐' | '└' | '┘' | '├' | '┤' | '┬' | '┴' | '┼' | '╭' | '╮' | '╰' | '╯' => {
            "+"
        }
        '•' | '★' | '◦' | '▪' => "*",
        '⚑' => "!",
        '⏱' => "",
        '…' => "...",
        '“' | '”' | '„' => "\"",
        '‘' | '’' | '‚' => "'",
        '×' => "x",
        '≤' => "<=",
        '≥' => ">=",
        '\u{A0}' | '\u{202F}' | '\u{2007}' | '\u{2009}' => " ",
        _ => return None,
    })
}

/// The text with signs of ASCII for those that it has others for.
pub fn text(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for it in text.chars() {
        match sign(it) {
            Some(sign) => out.push_str(sign),
            None => out.push(it),
        }
    }
    Cow::Owned(out)
}

/// The page with signs of ASCII.
pub fn page(page: &Page) -> Page {
    Page {
        crumbs: page.crumbs.iter().map(|it| owned(it)).collect(),
        aside: page.aside.as_ref().map(span),
        parts: page.parts.iter().map(part).collect(),
        keys: page.keys.iter().map(hint).collect(),
        status: page.status.as_ref().map(span),
    }
}

fn owned(it: &str) -> String {
    text(it).into_owned()
}

/// The words only: a key is known by its name, and its name is drawn in ASCII later.
fn hint(hint: &Hint) -> Hint {
    Hint { key: hint.key.clone(), does: owned(&hint.does) }
}

fn span(span: &Span) -> Span {
    Span::new(span.role, owned(&span.text))
}

fn spans(spans: &[Span]) -> Vec<Span> {
    spans.iter().map(span).collect()
}

fn part(part: &Part) -> Part {
    let mut part = part.clone();
    match &mut part {
        Part::Heading(words) => *words = owned(words),
        Part::Prose(inner) => *inner = blocks(inner),
        Part::Say(said) => *said = spans(said),
        Part::Rows(rows) => rows.rows.iter_mut().for_each(row),
        Part::Field(it) => field(it),
        Part::Meter(meter) => {
            meter.label = owned(&meter.label);
            meter.words = owned(&meter.words);
            meter.goal = meter.goal.as_ref().map(|(at, words)| (*at, owned(words)));
        }
        Part::Gap => (),
    }
    part
}

fn row(row: &mut Row) {
    row.sign = row.sign.as_deref().map(owned);
    row.label = spans(&row.label);
    row.cells = spans(&row.cells);
    row.verdict = row.verdict.as_ref().map(span);
    row.under = row.under.as_ref().map(|it| spans(it));
}

/// The cursor keeps its place between two signs, though they have other lengths now.
fn field(field: &mut Field) {
    let at = field.cursor.map(|at| text(field.value.get(..at).unwrap_or(&field.value)).len());
    field.cursor = at;
    field.value = owned(&field.value);
    field.label = owned(&field.label);
    field.after = owned(&field.after);
    field.verdict = field.verdict.as_ref().map(span);
}

fn blocks(all: &[Block]) -> Vec<Block> {
    all.iter().map(block).collect()
}

fn block(block: &Block) -> Block {
    let cells = |cells: &[Vec<Span>]| cells.iter().map(|it| spans(it)).collect::<Vec<_>>();
    match block {
        Block::Heading(rank, words) => Block::Heading(*rank, spans(words)),
        Block::Paragraph(words) => Block::Paragraph(spans(words)),
        Block::List { start, items } => {
            Block::List { start: *start, items: items.iter().map(|it| blocks(it)).collect() }
        }
        Block::Quote(inner) => Block::Quote(blocks(inner)),
        Block::Note(kind, inner) => Block::Note(*kind, blocks(inner)),
        Block::Code { lines, alt } => {
            Block::Code { lines: lines.iter().map(|it| owned(it)).collect(), alt: alt.clone() }
        }
        Block::Table { head, rows } => {
            Block::Table { head: cells(head), rows: rows.iter().map(|it| cells(it)).collect() }
        }
        Block::Rule => Block::Rule,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_replaced_and_letters_stay() {
        assert_eq!(text("✓ Réussi → « 83\u{A0}% »…"), "+ Réussi > < 83 % >...");
    }

    #[test]
    fn the_cursor_of_a_field_stays_between_the_same_signs() {
        let mut it = Field { value: "••é•".to_owned(), cursor: Some(8), ..Field::default() };
        field(&mut it);
        assert_eq!((&*it.value, it.cursor), ("**é*", Some(4)));
    }
}
