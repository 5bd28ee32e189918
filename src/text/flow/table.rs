//! Tables: in columns while these are wide enough to read, else one row after the other.

use super::{Signs, heading, wrap, wrap_hanging};
use crate::text::{Line, Role, Span, width};

/// The cells between two columns, and before what goes on in the next line.
const GAP: usize = 2;
/// A column narrower than this is hard to read, unless its words are short.
const NARROW: usize = 8;

/// The cells of one row.
type Row = Vec<Vec<Span>>;

/// Whether the columns of a table can stand beside each other. Where they cannot it is shown row by row.
pub fn stands(head: &[Vec<Span>], rows: &[Row], width: usize) -> bool {
    columns(head, rows, width).is_some()
}

/// The lines of a table.
pub fn table(head: &[Vec<Span>], rows: &[Row], width: usize, signs: &Signs) -> Vec<Line> {
    let head: Row = head.iter().map(|cell| cell.iter().map(heading).collect()).collect();
    match columns(&head, rows, width) {
        Some(columns) => in_columns(&head, rows, &columns, signs),
        None => row_by_row(&head, rows, width),
    }
}

/// How wide each column is, if all can stand beside each other.
fn columns(head: &[Vec<Span>], rows: &[Row], width: usize) -> Option<Vec<usize>> {
    let all = || std::iter::once(head).chain(rows.iter().map(Vec::as_slice));
    let count = all().map(<[_]>::len).max()?;
    let wish =
        |at: usize| all().filter_map(|row| row.get(at)).map(|cell| cells(cell)).max().unwrap_or(0).max(1);
    let wishes: Vec<usize> = (0..count).map(wish).collect();
    let mut room = width.checked_sub(GAP * count.saturating_sub(1))?;
    // The modest get what they wish; the others share what is left.
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|at| wishes[*at]);
    let mut given = vec![0; count];
    for (done, at) in order.into_iter().enumerate() {
        given[at] = wishes[at].min(room / (count - done));
        room -= given[at];
    }
    given.iter().zip(&wishes).all(|(given, wish)| given >= wish || *given >= NARROW).then_some(given)
}

/// The cells of the widest line that a cell asks for.
fn cells(cell: &[Span]) -> usize {
    let text: String = cell.iter().map(|span| &*span.text).collect();
    text.split('\n').map(width::cells).max().unwrap_or(0)
}

fn in_columns(head: &[Vec<Span>], rows: &[Row], columns: &[usize], signs: &Signs) -> Vec<Line> {
    let mut lines = Vec::new();
    if !head.iter().all(Vec::is_empty) {
        lines.extend(row_in_columns(head, columns));
        let rules: Vec<String> = columns.iter().map(|cells| signs.across.repeat(*cells)).collect();
        lines.push(Line::new(Role::Faint, rules.join(&" ".repeat(GAP))));
    }
    let rows: Vec<Vec<Line>> = rows.iter().map(|row| row_in_columns(row, columns)).collect();
    // Where a row is tall, only the space before it shows where the next begins.
    let tall = rows.iter().any(|row| row.len() > 1);
    lines.extend(joined(rows, tall));
    lines
}

fn row_in_columns(row: &[Vec<Span>], columns: &[usize]) -> Vec<Line> {
    let cells: Vec<Vec<Line>> = row.iter().zip(columns).map(|(cell, cells)| wrap(cell, *cells)).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    (0..height).map(|at| beside_each_other(&cells, columns, at)).collect()
}

/// The line `at` of all the cells of a row.
fn beside_each_other(cells: &[Vec<Line>], columns: &[usize], at: usize) -> Line {
    let mut line = Line::default();
    let mut owed = 0;
    for (cell, column) in cells.iter().zip(columns) {
        let part = cell.get(at).filter(|part| !part.spans.is_empty());
        if let Some(part) = part {
            // Spaces only before words, so that no line ends in them.
            line.spans.extend((owed > 0).then(|| Span::gap(owed)));
            line.spans.extend(part.spans.iter().cloned());
            owed = 0;
        }
        owed += column.saturating_sub(part.map_or(0, Line::cells)) + GAP;
    }
    line
}

fn row_by_row(head: &[Vec<Span>], rows: &[Row], width: usize) -> Vec<Line> {
    match rows {
        [] => head.iter().flat_map(|cell| wrap(cell, width)).collect(),
        _ => joined(rows.iter().map(|row| named_cells(head, row, width)).collect(), true),
    }
}

/// Each cell of a row on a line of its own, behind the name of its column.
fn named_cells(head: &[Vec<Span>], row: &[Vec<Span>], width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for (at, cell) in row.iter().enumerate() {
        let mut spans = head.get(at).cloned().unwrap_or_default();
        if !spans.is_empty() {
            spans.push(Span::new(Role::Heading, ": "));
        }
        spans.extend(cell.iter().cloned());
        let gap = if width > GAP { GAP } else { 0 };
        for (at, mut line) in wrap_hanging(&spans, width, width - gap).into_iter().enumerate() {
            if at > 0 && gap > 0 {
                line.spans.insert(0, Span::gap(gap));
            }
            lines.push(line);
        }
    }
    lines
}

/// The lines of all parts, with an empty one between two of them where they stand `apart`.
fn joined(parts: Vec<Vec<Line>>, apart: bool) -> Vec<Line> {
    let mut lines = Vec::new();
    for part in parts {
        lines.extend((apart && !lines.is_empty()).then(Line::default));
        lines.extend(part);
    }
    lines
}
