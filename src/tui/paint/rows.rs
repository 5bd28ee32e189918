//! Rows: sign, pick, label, and columns that stand under each other. What matters most stands in the last column: where
//! a window is too narrow for all of them the first are left out, and where it has room for none they come under the
//! label.

use super::sheet::{Desk, cells, indented, push_at};
use crate::{
    page::{Pick, Row, Rows},
    text::{Line, Role, Span, flow, width},
};

/// The cells of the mark of the cursor.
const MARK: usize = 2;
/// The cells of a pick: `[x] `.
const PICK: usize = 4;
/// Between two columns.
const BETWEEN: usize = 3;
/// A label is not squeezed below this, if columns can go under it.
const LEAST_LABEL: usize = 24;

/// How the rows of a part share the width.
#[derive(Debug)]
pub struct Columns {
    /// The cells of the widest sign and the gap behind it.
    sign: usize,
    pick: usize,
    /// Where each of the columns in use begins and ends, the last ones first; none where they go under the label.
    cells: Option<Vec<(usize, usize)>>,
    /// The right edge of labels.
    end: usize,
    /// Where verdicts begin, where they fit.
    verdict: usize,
    width: usize,
}

impl Columns {
    /// The columns that fit all these rows.
    pub fn of(rows: &Rows, desk: &Desk<'_>) -> Self {
        let signs = rows.rows.iter().filter_map(|row| row.sign.as_deref());
        let sign = signs.map(|sign| width::cells(sign) + 2).max().unwrap_or(0);
        let pick = if rows.rows.iter().any(|row| row.picked.is_some()) { PICK } else { 0 };
        let (sign, pick) = (sign.min(desk.width / 3), pick);
        let mut columns =
            Self { sign, pick, cells: None, end: desk.width, verdict: desk.width, width: desk.width };
        columns.cells(&rows.rows);
        columns.verdicts(&rows.rows);
        columns
    }

    /// Gives each column the room that its widest cell takes, and uses as many as leave enough for the labels.
    fn cells(&mut self, rows: &[Row]) {
        let count = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let room = |back: usize| {
            let of = |row: &Row| row.cells.iter().rev().nth(back).map_or(0, |cell| width::cells(&cell.text));
            rows.iter().map(of).max().unwrap_or(0)
        };
        let rooms: Vec<usize> = (0..count).map(room).collect();
        let verdict = widest_verdict(rows).map_or(0, |it| it + BETWEEN);
        let celled = rows.iter().filter(|row| !row.cells.is_empty());
        let label = celled.map(|row| self.begin(row) + cells(&row.label)).max().unwrap_or(0);
        let least = rows.iter().map(|row| self.begin(row)).max().unwrap_or(0) + LEAST_LABEL;
        for used in (1..=count).rev() {
            let taken = rooms[..used].iter().map(|it| it + BETWEEN).sum::<usize>() + verdict;
            let most = self.width.saturating_sub(taken);
            // All of them may squeeze the labels; fewer only make room for whole ones.
            if label <= most || used == 1 && least <= most {
                self.end = label.min(most);
                self.cells = Some(self.places(&rooms[..used]));
                return;
            }
        }
    }

    fn places(&self, rooms: &[usize]) -> Vec<(usize, usize)> {
        let mut at = self.end;
        let place = |room: &usize| {
            let from = at + BETWEEN;
            at = from + room;
            (from, at)
        };
        let mut places: Vec<_> = rooms.iter().rev().map(place).collect();
        places.reverse();
        places
    }

    /// Verdicts stand under each other, behind the longest last line of the labels (and of the cells).
    fn verdicts(&mut self, rows: &[Row]) {
        let Some(widest) = widest_verdict(rows) else { return };
        let last = |row: &Row| match &self.cells {
            Some(places) if !row.cells.is_empty() => places[0].1,
            _ => self.label(row).last().map_or(0, |line| self.begin(row) + line.cells()),
        };
        let judged = rows.iter().filter(|row| row.verdict.is_some());
        let behind = judged.map(last).max().unwrap_or(0) + BETWEEN;
        self.verdict = behind.min(self.width.saturating_sub(widest));
    }

    /// Where the label of a row begins.
    fn begin(&self, row: &Row) -> usize {
        let indent = usize::from(row.indent) * 2;
        let begin = if row.heading { indent } else { MARK + indent + self.sign + self.pick };
        begin.min(self.width / 2)
    }

    /// The room of a row's label.
    fn room(&self, row: &Row) -> usize {
        let end = if row.cells.is_empty() { self.width } else { self.end };
        end.saturating_sub(self.begin(row)).max(1)
    }

    fn label(&self, row: &Row) -> Vec<Line> {
        flow::wrap(&row.label, self.room(row))
    }

    /// The lines of a row.
    pub fn lines(&self, row: &Row, chosen: bool, desk: &Desk<'_>) -> Vec<Line> {
        let begin = self.begin(row);
        let mut lines = indented(self.label(row), begin);
        if !row.heading || chosen {
            lines[0] = self.lead(row, chosen, desk, begin, &lines[0]);
        }
        match &self.cells {
            Some(places) => {
                let mut placed: Vec<_> = row.cells.iter().rev().zip(places).collect();
                placed.reverse();
                for (cell, (at, _)) in placed {
                    push_at(&mut lines[0], *at, [cell.clone()]);
                }
            }
            None => lines.extend(indented(self.cells_below(row, begin), begin)),
        }
        self.judge(row, begin, &mut lines);
        if let Some(under) = &row.under {
            lines.extend(indented(flow::wrap(under, self.width - begin), begin));
        }
        lines
    }

    /// The first line with the mark, the sign and the pick instead of its indent.
    fn lead(&self, row: &Row, chosen: bool, desk: &Desk<'_>, begin: usize, line: &Line) -> Line {
        let indent = usize::from(row.indent) * 2;
        let mut lead = Line::default();
        push_at(&mut lead, indent, [desk.mark(chosen)]);
        let sign = row.sign.as_deref().filter(|sign| !sign.is_empty());
        if let Some(sign) = sign.filter(|_| !row.heading) {
            let role = if chosen { Role::Accent } else { Role::Faint };
            let sign = width::cut_with(sign, self.sign.saturating_sub(1), "");
            push_at(&mut lead, MARK + indent, [Span::new(role, sign)]);
        }
        if let Some(pick) = row.picked {
            push_at(&mut lead, begin.saturating_sub(PICK), [picked(pick, desk)]);
        }
        // Where the row is narrow and deep, its words begin before the mark ends.
        if lead.cells() > begin {
            lead = Line { spans: vec![desk.mark(chosen)] };
        }
        let words = line.spans.iter().skip(1).cloned();
        push_at(&mut lead, begin, words);
        lead
    }

    /// What the columns would say, under the label. A bar is left out: the words beside it say the same.
    fn cells_below(&self, row: &Row, begin: usize) -> Vec<Line> {
        let is_bar = |text: &str| text.chars().all(|sign| "█░#.".contains(sign));
        let mut spans: Vec<Span> = Vec::new();
        for cell in row.cells.iter().filter(|cell| !is_bar(&cell.text)) {
            if !spans.is_empty() {
                spans.push(Span::new(Role::Faint, ", "));
            }
            spans.push(cell.clone());
        }
        match spans.is_empty() {
            true => Vec::new(),
            false => flow::wrap(&spans, self.width - begin),
        }
    }

    /// Puts the verdict beside the last line, or under it where there is no room.
    fn judge(&self, row: &Row, begin: usize, lines: &mut Vec<Line>) {
        let Some(verdict) = &row.verdict else { return };
        let beside = match (&self.cells, row.cells.is_empty()) {
            (Some(_), false) => Some(0),
            _ => lines.len().checked_sub(1),
        };
        let beside = beside.filter(|at| lines[*at].cells() + 2 <= self.verdict);
        match beside {
            Some(at) => push_at(&mut lines[at], self.verdict, [verdict.clone()]),
            None => {
                lines.extend(indented(flow::wrap(std::slice::from_ref(verdict), self.width - begin), begin))
            }
        }
    }
}

fn widest_verdict(rows: &[Row]) -> Option<usize> {
    rows.iter().filter_map(|row| row.verdict.as_ref()).map(|it| width::cells(&it.text)).max()
}

fn picked(pick: Pick, desk: &Desk<'_>) -> Span {
    match pick {
        Pick::One(true) => Span::new(Role::Accent, desk.either("(•)", "(*)")),
        Pick::One(false) => Span::new(Role::Faint, "( )"),
        Pick::Any(true) => Span::new(Role::Accent, "[x]"),
        Pick::Any(false) => Span::new(Role::Faint, "[ ]"),
    }
}
