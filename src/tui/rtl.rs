//! Pages of a language that is read from right to left. Words and their places are as on any other page; only when a
//! line is drawn it begins at the right, and its signs come in the order of the screen.

use ratatui::layout::Rect;

use super::dress::Dress;
use crate::{
    screen::Act,
    study::Bidi,
    text::{Role, Span, bidi},
};

/// Letters in their forms, where nobody else shapes them, and arrows for a page whose beginning is at the right.
pub struct RightToLeft(pub Bidi);

impl Dress for RightToLeft {
    fn spans(&self, spans: &[Span]) -> Vec<Span> {
        let spans = if self.0 == Bidi::Own { bidi::shape_spans(spans) } else { spans.to_vec() };
        // An arrow between two things is ours; within a text it is its author's, and points where it should.
        let turned = |span: Span| match (span.role, span.text.trim()) {
            (Role::Faint, "→" | "←") => Span::new(span.role, self.key(&span.text)),
            _ => span,
        };
        spans.into_iter().map(turned).collect()
    }

    fn line(&self, line: &str) -> String {
        if self.0 == Bidi::Own { bidi::shape(line, 0).text } else { line.to_owned() }
    }

    fn value(&self, value: &str, at: Option<usize>) -> (String, Option<usize>) {
        if self.0 != Bidi::Own {
            return (value.to_owned(), at);
        }
        let shaped = bidi::shape(value, at.unwrap_or(0));
        (shaped.text, at.map(|_| shaped.at))
    }

    fn key(&self, key: &str) -> String {
        let turned = |sign| match sign {
            '←' => '→',
            '→' => '←',
            sign => sign,
        };
        key.chars().map(turned).collect()
    }
}

/// Letters in their forms on a page whose lines begin at the left.
pub struct Forms;

impl Dress for Forms {
    fn spans(&self, spans: &[Span]) -> Vec<Span> {
        bidi::shape_spans(spans)
    }

    fn line(&self, line: &str) -> String {
        bidi::shape(line, 0).text
    }

    fn value(&self, value: &str, at: Option<usize>) -> (String, Option<usize>) {
        let shaped = bidi::shape(value, at.unwrap_or(0));
        (shaped.text, at.map(|_| shaped.at))
    }
}

/// What a key asks for on such a page: the way on is to the left.
pub fn turned(act: Act) -> Act {
    match act {
        Act::Left => Act::Right,
        Act::Right => Act::Left,
        act => act,
    }
}

/// Where in `line` the cells from `x` are when the line begins at its right.
pub fn mirrored(line: Rect, x: u16, cells: u16) -> u16 {
    let from_left = x.saturating_sub(line.x).saturating_add(cells);
    line.right().saturating_sub(from_left).max(line.x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_mirrored_in_its_line() {
        let line = Rect::new(10, 0, 20, 1);
        assert_eq!([mirrored(line, 10, 1), mirrored(line, 10, 20), mirrored(line, 29, 1)], [29, 10, 10]);
    }

    #[test]
    fn the_way_on_is_to_the_left() {
        assert_eq!([turned(Act::Left), turned(Act::Enter)], [Act::Right, Act::Enter]);
        let dress = RightToLeft(Bidi::Own);
        assert_eq!([dress.key("←"), dress.key("← →"), dress.key("Enter")], ["→", "→ ←", "Enter"]);
    }
}
