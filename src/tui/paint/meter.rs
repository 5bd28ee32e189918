//! Meters: a bar, its words beside it, and under it the place to reach.

use super::sheet::{Desk, indented};
use crate::{
    page::Meter,
    text::{Line, Role, Span, flow, width},
};

/// The longest bar.
const MOST: usize = 30;
/// The shortest one.
const LEAST: usize = 10;

/// The lines of a meter.
pub fn lines(meter: &Meter, desk: &Desk<'_>) -> Vec<Line> {
    let label = width::cells(&meter.label);
    let words = width::cells(&meter.words);
    let mut lines = Vec::new();
    let mut first = Line::default();
    // A label beside the bar must leave it some room.
    let beside = label > 0 && label + 2 + LEAST <= desk.width;
    let at = if beside { label + 2 } else { 0 };
    if beside {
        first.spans.extend([Span::plain(&*meter.label), Span::gap(2)]);
    } else if label > 0 {
        lines.extend(flow::wrap(&[Span::plain(&*meter.label)], desk.width));
    }
    let fits = at + LEAST + 2 + words <= desk.width;
    let bar = match fits {
        true => MOST.min(desk.width - at - 2 - words),
        false => MOST.min(desk.width.saturating_sub(at)),
    };
    first.spans.extend(drawn(meter, bar, desk));
    if fits {
        first.spans.extend([Span::gap(2), Span::new(strong(meter.role), &*meter.words)]);
    }
    lines.push(first);
    if !fits && words > 0 {
        let said = Span::new(strong(meter.role), &*meter.words);
        lines.extend(indented(flow::wrap(&[said], desk.width.saturating_sub(at).max(1)), at));
    }
    if let Some((share, words)) = &meter.goal {
        lines.extend(goal(*share, words, (at, bar), desk));
    }
    lines
}

/// The words are the meter for whoever does not see the bar.
fn strong(role: Role) -> Role {
    if role == Role::Plain { Role::Strong } else { role }
}

/// The bar itself. It is full only when all is done, and empty only when nothing is.
fn drawn(meter: &Meter, cells: usize, desk: &Desk<'_>) -> [Span; 2] {
    let full = filled(meter.share, cells);
    let role = if meter.role == Role::Plain { Role::Accent } else { meter.role };
    [
        Span::new(role, desk.either("█", "#").repeat(full)),
        Span::new(Role::Faint, desk.either("░", ".").repeat(cells - full)),
    ]
}

fn filled(share: f64, cells: usize) -> usize {
    // What is no number counts as nothing.
    let share = if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) };
    let full = (share * cells as f64).round() as usize;
    match full {
        full if full == cells && share < 1.0 => cells.saturating_sub(1),
        0 if share > 0.0 => 1.min(cells),
        full => full.min(cells),
    }
}

/// The place to reach: a mark under the bar, and its words to the side that has room.
fn goal(share: f64, words: &str, (from, bar): (usize, usize), desk: &Desk<'_>) -> Vec<Line> {
    let share = if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) };
    let at = from + ((share * bar as f64) as usize).min(bar.saturating_sub(1));
    let mark = Span::new(Role::Accent, desk.either("▲", "^"));
    let said = width::cells(words);
    let words = Span::plain(words);
    if at + 2 + said <= desk.width {
        return vec![Line { spans: vec![Span::gap(at), mark, Span::gap(1), words] }];
    }
    if said < at {
        let lead = Span::gap(at - said - 1);
        return vec![Line { spans: vec![lead, words, Span::gap(1), mark] }];
    }
    let mut lines = vec![Line { spans: vec![Span::gap(at), mark] }];
    lines.extend(flow::wrap(&[words], desk.width));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_full_only_when_all_is_done() {
        assert_eq!(
            [0.0, 0.001, 0.5, 0.999, 1.0, f64::NAN, -1.0, 9.0].map(|it| filled(it, 10)),
            [0, 1, 5, 9, 10, 0, 0, 10]
        );
        assert_eq!(filled(0.5, 0), 0);
    }
}
