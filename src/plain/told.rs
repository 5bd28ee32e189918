//! A page as lines to be heard: a paragraph a line, tables row by row, no line that only draws.

use crate::{
    lang::Catalog,
    page::{Field, Meter, Page, Part, Pick, Row, Rows},
    text::{Block, Span, clean},
};

/// Signs that are seen and not said.
const UNSAID: &str = "✓✗◐★⚑↕←↑↓▸█░•";

/// The lines of `page`, in the order they are said.
pub fn lines(page: &Page, catalog: &Catalog) -> Vec<String> {
    let mut lines = vec![page.crumbs.join(", ")];
    lines.extend(page.aside.iter().map(|aside| aside.text.clone()));
    let mut number = 0;
    for part in &page.parts {
        part_lines(part, catalog, &mut number, &mut lines);
    }
    lines.extend(page.status.iter().map(|status| status.text.clone()));
    lines.iter().map(|line| spoken(line)).filter(|line| !line.is_empty()).collect()
}

/// A text without the signs that are only seen.
pub fn spoken(text: &str) -> String {
    let said: String = text.chars().filter(|sign| !UNSAID.contains(*sign)).collect();
    clean::line(&said.replace('→', "-"))
}

fn part_lines(part: &Part, catalog: &Catalog, number: &mut usize, lines: &mut Vec<String>) {
    match part {
        Part::Heading(text) => lines.push(text.clone()),
        Part::Prose(blocks) => blocks.iter().for_each(|block| block_lines(block, "", catalog, lines)),
        Part::Say(spans) => lines.push(flat(spans)),
        Part::Rows(rows) => rows_lines(rows, number, lines),
        Part::Field(field) => lines.push(field_line(field)),
        Part::Meter(meter) => lines.push(meter_line(meter)),
        Part::Gap => (),
    }
}

fn rows_lines(rows: &Rows, number: &mut usize, lines: &mut Vec<String>) {
    for row in &rows.rows {
        let counted = rows.cursor.is_some() && !row.heading;
        *number += usize::from(counted);
        lines.push(row_line(row, counted.then_some(*number)));
    }
}

/// The sign and the number differ only where letters pick: the letter is said then.
fn row_line(row: &Row, number: Option<usize>) -> String {
    let sign = row.sign.clone().filter(|sign| !sign.is_empty()).or(number.map(|n| n.to_string()));
    let mut line = sign.map_or(String::new(), |sign| format!("{sign}. "));
    line += match row.picked {
        Some(Pick::One(true) | Pick::Any(true)) => "[x] ",
        Some(Pick::Any(false)) => "[ ] ",
        Some(Pick::One(false)) | None => "",
    };
    line += &flat(&row.label);
    let cells = row.cells.iter().chain(&row.verdict).map(|span| spoken(&span.text));
    for cell in cells.filter(|cell| !cell.is_empty()) {
        line += ", ";
        line += &cell;
    }
    if let Some(under) = &row.under {
        line += ". ";
        line += &flat(under);
    }
    line
}

fn field_line(field: &Field) -> String {
    let mut line = format!("{}: {} {}", field.label, field.value.replace('\n', " "), field.after);
    if let Some(verdict) = &field.verdict {
        line += ", ";
        line += &verdict.text;
    }
    line.trim_end().to_owned()
}

fn meter_line(meter: &Meter) -> String {
    let goal = meter.goal.as_ref().map_or(String::new(), |(_, words)| format!(", {words}"));
    format!("{}: {}{goal}", meter.label, meter.words)
}

fn block_lines(block: &Block, before: &str, catalog: &Catalog, lines: &mut Vec<String>) {
    match block {
        Block::Heading(_, spans) | Block::Paragraph(spans) => lines.push(format!("{before}{}", flat(spans))),
        Block::List { start, items } => {
            for (at, item) in items.iter().enumerate() {
                let sign = start.map_or("- ".to_owned(), |start| format!("{}. ", start + at as u64));
                for (nth, block) in item.iter().enumerate() {
                    let sign = if nth == 0 { format!("{before}{sign}") } else { before.to_owned() };
                    block_lines(block, &sign, catalog, lines);
                }
            }
        }
        Block::Quote(blocks) => {
            lines.push(format!("{before}{}", catalog.say("quote")));
            blocks.iter().for_each(|block| block_lines(block, before, catalog, lines));
        }
        Block::Note(note, blocks) => {
            let said = format!("{before}{}: ", catalog.note(*note));
            for (at, block) in blocks.iter().enumerate() {
                block_lines(block, if at == 0 { &said } else { before }, catalog, lines);
            }
        }
        Block::Code { alt: Some(alt), .. } => {
            lines.push(catalog.tell("plain-picture", &[("alt", alt.clone().into())]));
        }
        Block::Code { lines: code, alt: None } => lines.extend(code.iter().cloned()),
        Block::Table { head, rows } => lines.extend(rows.iter().map(|row| table_line(head, row))),
        Block::Rule => (),
    }
}

/// A row of a table, each cell after its heading.
fn table_line(head: &[Vec<Span>], row: &[Vec<Span>]) -> String {
    let cell = |(at, cell): (usize, &Vec<Span>)| match head.get(at).map(|head| flat(head)) {
        Some(head) if !head.is_empty() => format!("{head}: {}", flat(cell)),
        _ => flat(cell),
    };
    row.iter().enumerate().map(cell).collect::<Vec<_>>().join("; ")
}

fn flat(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}
