//! Signs for terminals that have ASCII only. Letters of a course stay: a sign that is lost there cannot be told.

use std::borrow::Cow;

use super::dress::Dress;
use crate::text::Span;

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

/// Signs of ASCII on a page.
pub struct Ascii;

impl Dress for Ascii {
    fn spans(&self, spans: &[Span]) -> Vec<Span> {
        spans.iter().map(|span| Span::new(span.role, text(&span.text))).collect()
    }

    fn line(&self, line: &str) -> String {
        text(line).into_owned()
    }

    /// The cursor keeps its place between two signs, though they have other lengths now.
    fn value(&self, value: &str, at: Option<usize>) -> (String, Option<usize>) {
        let at = at.map(|at| text(value.get(..at).unwrap_or(value)).len());
        (text(value).into_owned(), at)
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
        assert_eq!(Ascii.value("••é•", Some(8)), ("**é*".to_owned(), Some(4)));
    }
}
