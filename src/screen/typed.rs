//! Text in the making: what was typed, and where the cursor stands.

use super::Act;
use crate::text::{clean, width};

/// Text in the making. The cursor always stands between two graphemes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Typed {
    value: String,
    cursor: usize,
    most: usize,
    tall: bool,
}

impl Typed {
    /// A line of at most `most` characters.
    pub fn line(most: usize) -> Self {
        Self { most, ..Self::default() }
    }

    /// Paragraphs of at most `most` characters.
    pub fn tall(most: usize) -> Self {
        Self { most, tall: true, ..Self::default() }
    }

    /// With `text` in it already.
    pub fn with(mut self, text: &str) -> Self {
        self.put(text);
        self
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.value
    }

    /// Whether nothing but space was typed.
    pub fn is_empty(&self) -> bool {
        self.value.trim().is_empty()
    }

    /// Where the cursor stands, in bytes.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Whether it has many lines.
    pub fn is_tall(&self) -> bool {
        self.tall
    }

    /// Follows `act`; false where it is not about text.
    pub fn act(&mut self, act: &Act) -> bool {
        match act {
            Act::Type(text) => self.put(text),
            Act::Space => self.put(" "),
            Act::Enter if self.tall => self.put("\n"),
            Act::Left => self.cursor = self.before(),
            Act::Right => self.cursor = self.after(),
            Act::Up if self.tall => self.climb(true),
            Act::Down if self.tall => self.climb(false),
            Act::Home | Act::Top => self.cursor = self.line_start(),
            Act::End | Act::Bottom => self.cursor = self.line_end(),
            Act::Erase => self.cut(self.before()),
            Act::EraseForward => {
                let from = self.cursor;
                self.cursor = self.after();
                self.cut(from);
            }
            Act::EraseWord => self.cut(self.word_start()),
            _ => return false,
        }
        true
    }

    fn put(&mut self, text: &str) {
        let clean = match self.tall {
            true => clean::body(text),
            // The space at the end of a word in the making is not trimmed away.
            false => clean::body(text).replace('\n', " "),
        };
        let room = self.most.saturating_sub(self.value.chars().count());
        let fits: String = clean.chars().take(room).collect();
        self.value.insert_str(self.cursor, &fits);
        self.cursor += fits.len();
        self.settle();
    }

    /// A mark that was typed may have joined the sign before it.
    fn settle(&mut self) {
        let mut at = 0;
        for (grapheme, _) in width::graphemes(&self.value) {
            if self.cursor <= at {
                break;
            }
            at += grapheme.len();
        }
        self.cursor = at;
    }

    fn before(&self) -> usize {
        let last = width::graphemes(&self.value[..self.cursor]).last();
        self.cursor - last.map_or(0, |(grapheme, _)| grapheme.len())
    }

    fn after(&self) -> usize {
        let next = width::graphemes(&self.value[self.cursor..]).next();
        self.cursor + next.map_or(0, |(grapheme, _)| grapheme.len())
    }

    fn cut(&mut self, from: usize) {
        self.value.replace_range(from..self.cursor, "");
        self.cursor = from;
        self.settle();
    }

    fn word_start(&self) -> usize {
        let trimmed = self.value[..self.cursor].trim_end();
        trimmed
            .rfind(char::is_whitespace)
            .map_or(0, |at| at + trimmed[at..].chars().next().map_or(1, char::len_utf8))
    }

    fn line_start(&self) -> usize {
        self.value[..self.cursor].rfind('\n').map_or(0, |at| at + 1)
    }

    fn line_end(&self) -> usize {
        self.value[self.cursor..].find('\n').map_or(self.value.len(), |at| self.cursor + at)
    }

    /// To the same column of the line above or below.
    fn climb(&mut self, up: bool) {
        let start = self.line_start();
        let column = width::graphemes(&self.value[start..self.cursor]).count();
        let line = match up {
            true if start == 0 => return self.cursor = 0,
            true => self.value[..start - 1].rfind('\n').map_or(0, |at| at + 1),
            false if self.line_end() == self.value.len() => return self.cursor = self.value.len(),
            false => self.line_end() + 1,
        };
        let end = self.value[line..].find('\n').map_or(self.value.len(), |at| line + at);
        let along = width::graphemes(&self.value[line..end]).take(column).map(|(it, _)| it.len());
        self.cursor = line + along.sum::<usize>();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(acts: &[Act]) -> Typed {
        let mut typed = Typed::tall(100);
        for act in acts {
            typed.act(act);
        }
        typed
    }

    #[test]
    fn the_cursor_moves_by_what_a_reader_calls_a_letter() {
        let text = Act::Type("e\u{301}👩\u{200d}🌾".to_owned());
        let typed = typed(&[text, Act::Left, Act::Erase]);
        assert_eq!(typed.text(), "👩\u{200d}🌾");
        assert_eq!(typed.cursor(), 0);
    }

    #[test]
    fn a_word_is_taken_away_at_once() {
        let typed = typed(&[Act::Type("lamp river goat ".to_owned()), Act::EraseWord]);
        assert_eq!(typed.text(), "lamp river ");
    }

    #[test]
    fn nothing_is_typed_past_the_end() {
        let mut typed = Typed::line(3);
        typed.act(&Act::Type("abcdef".to_owned()));
        assert_eq!(typed.text(), "abc");
    }

    #[test]
    fn an_escape_that_is_pasted_is_no_escape() {
        let typed = typed(&[Act::Type("\u{1b}[31mred".to_owned())]);
        assert!(!typed.text().contains('\u{1b}'));
    }

    #[test]
    fn up_and_down_keep_the_column() {
        let typed = typed(&[Act::Type("abc\nde\nfgh".to_owned()), Act::Up, Act::Up]);
        assert_eq!(typed.cursor(), 2);
    }
}
