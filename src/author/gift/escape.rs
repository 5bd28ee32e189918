//! Signs with a backslash before them: masked while the text is taken apart, and themselves again afterwards.

use std::borrow::Cow;

use crate::author::plain::BREAK;

/// The signs that a backslash keeps from meaning something; `n` is an end of line. No text has the masks of its own:
/// it was cleaned before.
const MASKS: &[(char, char, char)] = &[
    (':', '\u{E000}', ':'),
    ('#', '\u{E001}', '#'),
    ('=', '\u{E002}', '='),
    ('{', '\u{E003}', '{'),
    ('}', '\u{E004}', '}'),
    ('~', '\u{E005}', '~'),
    ('\\', '\u{E006}', '\\'),
    ('n', '\u{E007}', '\n'),
];

/// A text with a mask for each sign that has a backslash before it. A backslash before any other sign is itself.
pub fn masked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let mask = |next: &char| MASKS.iter().find(|(sign, _, _)| sign == next).map(|(_, mask, _)| *mask);
        match signs.peek().and_then(mask).filter(|_| sign == '\\') {
            Some(mask) => {
                out.push(mask);
                signs.next();
            }
            None => out.push(sign),
        }
    }
    out
}

/// A text with its signs again.
pub fn unmasked(text: &str) -> Cow<'_, str> {
    replaced(text, '\n')
}

/// A text with its signs again, and with its `\n` told from the ends of its lines.
pub fn with_breaks(text: &str) -> Cow<'_, str> {
    replaced(text, BREAK)
}

fn replaced(text: &str, end_of_line: char) -> Cow<'_, str> {
    if !text.contains(|sign| MASKS.iter().any(|(_, mask, _)| *mask == sign)) {
        return Cow::Borrowed(text);
    }
    let each = |sign: char| match MASKS.iter().find(|(_, mask, _)| *mask == sign) {
        Some((_, _, '\n')) => end_of_line,
        Some((_, _, sign)) => *sign,
        None => sign,
    };
    Cow::Owned(text.chars().map(each).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backslash_masks_and_two_are_one() {
        assert_eq!(unmasked(&masked("a\\=b \\\\neq \\x \\n")), "a=b \\neq \\x \n");
        assert!(!masked("\\{\\}").contains('{'));
    }
}
