//! How much room a text takes: cells of a terminal, counted by what is drawn as one sign.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The cells that a text takes on one line.
pub fn cells(text: &str) -> usize {
    // Nearly every text is such, and each of its signs is one cell.
    match text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        true => text.len(),
        false => graphemes(text).map(|(_, cells)| cells).sum(),
    }
}

/// What is drawn as one sign, and the cells it takes.
pub fn graphemes(text: &str) -> impl Iterator<Item = (&str, usize)> {
    text.graphemes(true).map(|sign| (sign, sign.width()))
}

/// The text, or as much of its beginning as leaves room for a `…` that tells of the rest.
pub fn cut(text: &str, room: usize) -> String {
    cut_with(text, room, "…")
}

/// As [`cut`], with another sign for the rest: the `…` is not on every console.
pub fn cut_with(text: &str, room: usize, more: &str) -> String {
    if cells(text) <= room {
        return text.to_owned();
    }
    let room = match room.checked_sub(cells(more)) {
        Some(room) => room,
        None => return String::new(),
    };
    let (mut out, mut used) = (String::new(), 0);
    for (sign, cells) in graphemes(text) {
        used += cells;
        if used > room {
            break;
        }
        out.push_str(sign);
    }
    out + more
}

/// The text with spaces behind it, up to `room` cells. A longer one stays as it is.
pub fn pad(text: &str, room: usize) -> String {
    text.to_owned() + &" ".repeat(room.saturating_sub(cells(text)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_sign_takes_the_cells_that_terminals_give_it() {
        for (text, room) in
            [("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("👩‍💻", 2), ("ภาษา", 4), ("", 0)]
        {
            assert_eq!(cells(text), room, "{text}");
        }
    }

    #[test]
    fn what_is_cut_says_so() {
        assert_eq!(cut("passphrase", 5), "pass…");
        assert_eq!(cut("漢字漢字", 6), "漢字…");
        assert_eq!(cut("漢字", 4), "漢字");
        assert_eq!(cut("ab", 0), "");
        assert_eq!(cut_with("passphrase", 5, "..."), "pa...");
        assert_eq!(pad("漢", 4), "漢  ");
    }

    proptest! {
        #[test]
        fn what_is_cut_fits(text in "\\PC{0,20}", room in 0..20usize) {
            prop_assert!(cells(&cut(&text, room)) <= room);
            prop_assert!(cells(&pad(&cut(&text, room), room)) == room);
        }
    }
}
