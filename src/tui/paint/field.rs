//! Fields: a label and a line to write on. The line runs on to the right; a tall field grows downwards.

use super::sheet::{Desk, Strip, cells, indented, push_at};
use crate::{
    page::{Field, Page, Part},
    text::{Line, Role, Span, flow, width},
};

/// The cells of the mark of the cursor.
const MARK: usize = 2;
/// A longer label stands over its field.
const LONGEST_LABEL: usize = 24;
/// A field is not narrower, if that can be helped.
const LEAST: usize = 16;
/// A line to write on is not longer.
const MOST: usize = 40;
/// A tall field has at least so many lines.
const LINES: usize = 4;

/// The room of the labels of all fields of a page; none where they stand over their fields.
pub fn labels(page: &Page, width: usize) -> usize {
    let label = |part: &Part| match part {
        Part::Field(field) if !field.tall => Some(width::cells(&field.label)),
        _ => None,
    };
    let widest = page.parts.iter().filter_map(label).max().unwrap_or(0);
    if widest <= LONGEST_LABEL.min(width / 3) { widest } else { 0 }
}

/// The lines of a field.
pub fn strips(field: &Field, desk: &Desk<'_>) -> Vec<Strip> {
    if field.tall {
        return tall(field, desk);
    }
    let beside = desk.labels > 0 && !field.label.is_empty();
    let at = if beside { MARK + desk.labels + 2 } else { MARK };
    let mut strips = Vec::new();
    let mut line = Line { spans: vec![desk.mark(field.cursor.is_some())] };
    if beside {
        line.spans.extend([Span::gap(0), label(field)]);
    } else if !field.label.is_empty() {
        strips = over(field, desk);
        line = Line { spans: vec![Span::gap(MARK)] };
    }
    let tail = tail(field);
    let room = desk.width.saturating_sub(at);
    let least = if field.verdict.is_some() { width::cells(&field.value) } else { LEAST };
    let fits = least.min(room) + cells(&tail) <= room;
    let written = room.saturating_sub(if fits { cells(&tail) } else { 0 }).clamp(1, MOST);
    let (value, cursor) = written_line(field, written, desk);
    push_at(&mut line, at, value);
    if fits {
        line.spans.extend(tail.iter().cloned());
    }
    strips.push(Strip { line, cursor: cursor.map(|cell| at + cell), ..Strip::default() });
    if !fits {
        let tail: Vec<Span> = tail.into_iter().skip_while(|it| it.text.trim().is_empty()).collect();
        let lines = indented(flow::wrap(&tail, room.max(1)), at);
        strips.extend(lines.into_iter().map(|line| Strip { line, ..Strip::default() }));
    }
    strips
}

fn label(field: &Field) -> Span {
    let role = if field.cursor.is_some() { Role::Accent } else { Role::Plain };
    Span::new(role, &*field.label)
}

/// The label over its field.
fn over(field: &Field, desk: &Desk<'_>) -> Vec<Strip> {
    let lines = flow::wrap(&[label(field)], desk.width.saturating_sub(MARK).max(1));
    let mut lines = indented(lines, MARK);
    lines[0].spans.splice(..1, [desk.mark(field.cursor.is_some()), Span::gap(0)]);
    lines.into_iter().map(|line| Strip { line, ..Strip::default() }).collect()
}

/// The unit and the verdict.
fn tail(field: &Field) -> Vec<Span> {
    let mut tail = Vec::new();
    if !field.after.is_empty() {
        tail.extend([Span::gap(1), Span::plain(&*field.after)]);
    }
    if let Some(verdict) = &field.verdict {
        tail.extend([Span::gap(3), verdict.clone()]);
    }
    tail
}

/// As much of the value as the line has room for, on a line to write on, and the cell of the cursor. A long value
/// moves by half a line, so that the cursor is always on it.
fn written_line(field: &Field, room: usize, desk: &Desk<'_>) -> (Vec<Span>, Option<usize>) {
    let before = field.cursor.map(|at| width::cells(field.value.get(..at).unwrap_or(&field.value)));
    let from = match before {
        Some(before) if before >= room => {
            let step = room.div_ceil(2);
            (before - room) / step * step + step
        }
        _ => 0,
    };
    let mut seen = String::new();
    let mut at = 0;
    for (sign, cells) in width::graphemes(&field.value) {
        let begins = at;
        at += cells;
        if begins < from {
            // Half of a wide sign is no sign.
            seen.push_str(&" ".repeat(at.saturating_sub(from)));
        } else if at <= from + room {
            seen.push_str(sign);
        } else {
            break;
        }
    }
    // Where it is judged there is nothing more to write.
    let left = if field.verdict.is_some() { 0 } else { room.saturating_sub(width::cells(&seen)) };
    let spans = vec![Span::plain(seen), Span::gap(0), Span::new(Role::Faint, "_".repeat(left))];
    let cursor = before.map(|before| before.saturating_sub(from).min(room.saturating_sub(1)));
    if from > 0 && room > 4 {
        return (cut_left(spans, desk), cursor);
    }
    (spans, cursor)
}

/// A sign instead of the first cell tells that there is more to the left.
fn cut_left(mut spans: Vec<Span>, desk: &Desk<'_>) -> Vec<Span> {
    if let Some((sign, cells)) = width::graphemes(&spans[0].text.clone()).next() {
        let rest = " ".repeat(cells.saturating_sub(1)) + &spans[0].text[sign.len()..];
        spans[0].text = rest;
        spans.splice(..0, [Span::new(Role::Faint, desk.either("‹", "<")), Span::gap(0)]);
    }
    spans
}

/// A field of many lines, with a bar on its left.
fn tall(field: &Field, desk: &Desk<'_>) -> Vec<Strip> {
    let mut strips = if field.label.is_empty() { Vec::new() } else { over(field, desk) };
    let bar = format!("{} ", desk.either("│", "|"));
    let bar_cells = width::cells(&bar);
    let room = desk.width.saturating_sub(MARK + bar_cells).max(2);
    let (mut lines, cursor) = broken(&field.value, room, field.cursor);
    while cursor.is_some() && lines.len() < LINES {
        lines.push(String::new());
    }
    for (nth, line) in lines.into_iter().enumerate() {
        let bar = Span::new(Role::Faint, &*bar);
        let spans = vec![Span::gap(MARK), bar, Span::gap(0), Span::plain(line)];
        let cell = cursor.filter(|(at, _)| *at == nth).map(|(_, cell)| MARK + bar_cells + cell);
        strips.push(Strip { line: Line { spans }, cursor: cell, ..Strip::default() });
    }
    let tail: Vec<Span> = tail(field).into_iter().skip_while(|it| it.text.trim().is_empty()).collect();
    if !tail.is_empty() {
        let lines = indented(flow::wrap(&tail, desk.width.saturating_sub(MARK).max(1)), MARK);
        strips.extend(lines.into_iter().map(|line| Strip { line, ..Strip::default() }));
    }
    strips
}

/// The value as lines of at most `room` cells, every sign of it, and the line and cell of the cursor. Not as texts are
/// flowed: here the spaces that were typed are seen, and the cursor can stand behind them.
fn broken(value: &str, room: usize, cursor: Option<usize>) -> (Vec<String>, Option<(usize, usize)>) {
    let mut lines = Vec::new();
    let mut found = None;
    let mut from = 0;
    for paragraph in value.split('\n') {
        for line in broken_paragraph(paragraph, room) {
            let begin = from + (line.as_ptr() as usize - paragraph.as_ptr() as usize);
            if let Some(at) = cursor.filter(|at| (begin..=begin + line.len()).contains(at)) {
                let before = line.get(..at - begin).unwrap_or(line);
                found = Some((lines.len(), width::cells(before)));
            }
            lines.push(line.to_owned());
        }
        from += paragraph.len() + 1;
    }
    // Behind the last cell of a line the cursor stands at the beginning of the next.
    if let Some((line, cell)) = found.filter(|(_, cell)| *cell >= room) {
        found = Some((line + 1, cell - room));
        if lines.len() == line + 1 {
            lines.push(String::new());
        }
    }
    (lines, found)
}

/// The paragraph cut into lines, behind a space where there is one.
fn broken_paragraph(paragraph: &str, room: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let (mut begin, mut used, mut space, mut at) = (0, 0, None, 0);
    for (sign, cells) in width::graphemes(paragraph) {
        while used + cells > room && at > begin {
            let cut = space.filter(|cut| *cut > begin).unwrap_or(at);
            lines.push(&paragraph[begin..cut]);
            begin = cut;
            used = width::cells(&paragraph[begin..at]);
            space = None;
        }
        used += cells;
        at += sign.len();
        if sign == " " {
            space = Some(at);
        }
    }
    lines.push(&paragraph[begin..]);
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_tall_text_breaks_behind_its_spaces() {
        let (lines, cursor) = broken("one two three\n", 8, Some(14));
        assert_eq!(lines, ["one two ", "three", ""]);
        assert_eq!(cursor, Some((2, 0)));
        assert_eq!(broken("12345678", 8, Some(8)).1, Some((1, 0)));
        assert_eq!(broken("漢字漢", 4, Some(9)), (vec!["漢字".to_owned(), "漢".to_owned()], Some((1, 2))));
    }

    proptest! {
        #[test]
        fn nothing_that_was_typed_is_lost(value in "[a-c é漢\n]{0,60}", room in 2..12usize, at in 0..60usize) {
            let at = (0..=at.min(value.len())).rev().find(|it| value.is_char_boundary(*it)).unwrap();
            let (lines, cursor) = broken(&value, room, Some(at));
            prop_assert_eq!(lines.concat(), value.replace('\n', ""));
            prop_assert!(lines.iter().all(|it| width::cells(it) <= room));
            let (line, cell) = cursor.unwrap();
            prop_assert!(line < lines.len() && cell < room);
        }
    }
}
