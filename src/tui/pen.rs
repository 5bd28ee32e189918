//! Cells become the bytes that draw them: only what changed, in as few bytes as a slow line deserves.
//!
//! The colours are written in their oldest form (`31`, `97`), which every terminal reads; to the newer form
//! (`38;5;1`) an old one would blink.

use std::io::Write;

use ratatui::{
    buffer::{Buffer, Cell},
    style::{Color, Modifier},
};

/// What a terminal's own pen is set to.
#[derive(Debug, Default)]
pub struct Pen {
    style: Ink,
    /// Where the next sign goes, where that is certain.
    at: Option<(u16, u16)>,
}

/// A move takes about so many bytes.
const NEAR: usize = 6;

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
struct Ink {
    fg: Color,
    bg: Color,
    weight: Modifier,
}

impl Ink {
    fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, weight: cell.modifier }
    }
}

/// Whether a cell looks like one that was erased.
fn is_blank(cell: &Cell) -> bool {
    let seen = Modifier::UNDERLINED | Modifier::REVERSED;
    cell.symbol() == " " && cell.bg == Color::Reset && !cell.modifier.intersects(seen)
}

/// Whether two cells look the same.
fn same(one: &Cell, other: &Cell) -> bool {
    one == other || is_blank(one) && is_blank(other)
}

impl Pen {
    /// Writes what makes the screen that shows `shown` show `next`, which is of the same size.
    pub fn draw(&mut self, shown: &Buffer, next: &Buffer, out: &mut Vec<u8>) {
        let width = usize::from(next.area.width.max(1));
        let rows = shown.content.chunks(width).zip(next.content.chunks(width));
        for ((shown, next), y) in rows.zip(0..) {
            self.row(shown, next, y, out);
        }
    }

    /// Moves the pen, if it is elsewhere.
    pub fn go(&mut self, x: u16, y: u16, out: &mut Vec<u8>) {
        if self.at == Some((x, y)) {
            return;
        }
        // Writing to memory cannot fail.
        let _ = match x {
            0 => write!(out, "\x1b[{}H", y + 1),
            x => write!(out, "\x1b[{};{}H", y + 1, x + 1),
        };
        self.at = Some((x, y));
    }

    /// The pen as it is after all was erased.
    pub fn lifted() -> Self {
        Self::default()
    }

    fn row(&mut self, shown: &[Cell], next: &[Cell], y: u16, out: &mut Vec<u8>) {
        let end = next.iter().rposition(|cell| !is_blank(cell)).map_or(0, |x| x + 1);
        let mut x = 0;
        while x < end {
            let after = x + 1 + next[x + 1..end].iter().take_while(|cell| cell.symbol().is_empty()).count();
            if !shown[x..after].iter().zip(&next[x..after]).all(|(shown, next)| same(shown, next)) {
                self.reach(x, y, next, out);
                self.sign(&next[x], out);
                self.at = (after < next.len() && is_certain(next[x].symbol())).then(|| (column(after), y));
            }
            x = after;
        }
        if !shown[end..].iter().all(is_blank) {
            self.go(column(end), y, out);
            // What is erased takes the colour of the pen.
            if self.style.bg != Color::Reset || self.style.weight.contains(Modifier::REVERSED) {
                self.ink(Ink::default(), out);
            }
            out.extend_from_slice(b"\x1b[K");
        }
    }

    /// Moves on to a cell of this row. Over a few cells that did not change, writing them again is shorter than a move.
    fn reach(&mut self, x: usize, y: u16, next: &[Cell], out: &mut Vec<u8>) {
        let from = self.at.filter(|(_, row)| *row == y).map(|(from, _)| usize::from(from));
        let between =
            from.filter(|from| *from < x && x - from <= NEAR).map_or(&[][..], |from| &next[from..x]);
        let is_cheap = |cell: &Cell| {
            let ink = self.keeps(cell) || Ink::of(cell) == self.style;
            ink && cell.symbol().len() == 1
        };
        if !between.is_empty() && between.iter().all(is_cheap) {
            between.iter().for_each(|cell| out.extend_from_slice(cell.symbol().as_bytes()));
            self.at = Some((column(x), y));
        }
        self.go(column(x), y, out);
    }

    /// Whether an empty cell looks the same whatever the pen is set to now.
    fn keeps(&self, cell: &Cell) -> bool {
        let seen = Modifier::UNDERLINED | Modifier::REVERSED;
        is_blank(cell) && self.style.bg == Color::Reset && !self.style.weight.intersects(seen)
    }

    fn sign(&mut self, cell: &Cell, out: &mut Vec<u8>) {
        let ink = if self.keeps(cell) { self.style } else { Ink::of(cell) };
        self.ink(ink, out);
        out.extend_from_slice(cell.symbol().as_bytes());
    }

    fn ink(&mut self, ink: Ink, out: &mut Vec<u8>) {
        if self.style == ink {
            return;
        }
        let mut codes: Vec<u8> = Vec::new();
        let mut from = self.style;
        // A weight is taken away with all others: not every terminal can do it one by one.
        if ink == Ink::default() || !ink.weight.contains(from.weight) {
            codes.push(0);
            from = Ink::default();
        }
        let weights = [
            (Modifier::BOLD, 1),
            (Modifier::DIM, 2),
            (Modifier::ITALIC, 3),
            (Modifier::UNDERLINED, 4),
            (Modifier::REVERSED, 7),
        ];
        let new = ink.weight - from.weight;
        codes.extend(weights.iter().filter(|(weight, _)| new.contains(*weight)).map(|(_, code)| code));
        if ink.fg != from.fg {
            codes.push(30 + colour(ink.fg));
        }
        if ink.bg != from.bg {
            codes.push(40 + colour(ink.bg));
        }
        self.style = ink;
        match &codes[..] {
            [0] => out.extend_from_slice(b"\x1b[m"),
            codes => {
                let codes: Vec<String> = codes.iter().map(u8::to_string).collect();
                let _ = write!(out, "\x1b[{}m", codes.join(";"));
            }
        }
    }
}

/// Where a cell of a row stands. No terminal is wider than a `u16` counts.
fn column(x: usize) -> u16 {
    u16::try_from(x).unwrap_or(u16::MAX)
}

/// Whether all terminals agree how far this sign takes the pen. About signs made of many they do not.
fn is_certain(sign: &str) -> bool {
    sign.chars().nth(1).is_none()
}

/// The number of a colour over 30 (or 40).
fn colour(colour: Color) -> u8 {
    match colour {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 60,
        Color::LightRed => 61,
        Color::LightGreen => 62,
        Color::LightYellow => 63,
        Color::LightBlue => 64,
        Color::LightMagenta => 65,
        Color::LightCyan => 66,
        Color::White => 67,
        // No theme has others.
        Color::Reset | Color::Rgb(..) | Color::Indexed(_) => 9,
    }
}

#[cfg(test)]
mod tests {
    use ratatui::{layout::Rect, style::Style};

    use super::*;

    fn buffer(lines: &[&str]) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, lines.len() as u16));
        for (y, line) in lines.iter().enumerate() {
            crate::tui::paint::put(&mut buffer, (0, y as u16), line, 10, Style::new());
        }
        buffer
    }

    fn drawn(before: &[&str], after: &[&str]) -> String {
        let mut out = Vec::new();
        Pen::lifted().draw(&buffer(before), &buffer(after), &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn only_what_changed_is_drawn() {
        assert_eq!(drawn(&["abc", "def"], &["abc", "dxf"]), "\u{1b}[2;2Hx");
        assert_eq!(drawn(&["abc"], &["abc"]), "");
        assert_eq!(drawn(&["abcdef"], &["ab"]), "\u{1b}[1;3H\u{1b}[K");
    }

    #[test]
    fn half_of_a_wide_sign_is_never_left() {
        assert_eq!(drawn(&["漢字"], &["a 字"]), "\u{1b}[1Ha ");
        assert_eq!(drawn(&["ab字"], &["漢字"]), "\u{1b}[1H漢");
        assert_eq!(drawn(&["a漢b"], &["漢ab"]), "\u{1b}[1H漢a");
    }

    #[test]
    fn after_a_sign_of_many_the_place_is_said_again() {
        assert_eq!(drawn(&[""], &["e\u{301}a"]), "\u{1b}[1He\u{301}\u{1b}[1;2Ha");
    }
}
