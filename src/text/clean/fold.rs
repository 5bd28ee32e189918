//! What two people typed, made alike where they meant the same.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The zeros of the scripts whose digits people type. The nine others follow each.
const ZEROS: [u32; 45] = [
    0x0030, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66,
    0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50,
    0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30,
    0x11136, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E950, 0x1FBF0,
];

/// An answer as it is compared. Spaces, the forms of quotes, dashes, digits and wide letters, and what cannot be seen
/// make no difference; neither does case, unless `case` says so. Accents do.
pub fn fold(answer: &str, case: bool) -> String {
    let seen = answer.nfc().filter(|sign| !is_unseen(*sign)).map(ascii);
    let cased: String = if case { seen.collect() } else { seen.flat_map(uncased).collect() };
    // What was taken away may have stood between a letter and its accent.
    let joined: String = cased.nfc().map(ascii).collect();
    joined.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text as it is searched: as an answer is compared, and without accents in the scripts that can be read so.
pub fn loose(text: &str) -> String {
    let mut out = String::new();
    let mut bare = false;
    for sign in fold(text, false).nfd() {
        let mark = is_combining_mark(sign);
        if !mark {
            bare = matches!(sign, '\u{0}'..='\u{52F}' | '\u{1E00}'..='\u{1FFF}' | '\u{2C60}'..='\u{2C7F}');
        }
        // The kashida only stretches a word.
        if !(mark && bare) && sign != '\u{640}' {
            out.push(sign);
        }
    }
    fold(&out, false)
}

/// Signs that nobody sees in an answer: it came by a paste, or a keyboard put it there.
fn is_unseen(sign: char) -> bool {
    let joins = matches!(sign, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}');
    joins || super::is_direction(sign) || (super::forbidden(sign).is_some() && !sign.is_whitespace())
}

/// The sign as a keyboard of ASCII has it, where it has it: wide letters and digits of any script are.
pub fn plain(sign: char) -> char {
    match sign {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(sign as u32 - 0xFEE0).unwrap_or(sign),
        '\u{3000}' => ' ',
        sign => digit(sign).unwrap_or(sign),
    }
}

/// The ASCII sign that a typographic one stands for.
fn ascii(sign: char) -> char {
    match sign {
        '\u{2018}'..='\u{201B}' | '\u{2032}' | '\u{2BC}' | '\u{B4}' | '`' => '\'',
        '\u{201C}'..='\u{201F}' | '\u{2033}' | '«' | '»' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(sign as u32 - 0xFEE0).map_or(sign, ascii),
        _ => digit(sign).unwrap_or(sign),
    }
}

fn digit(sign: char) -> Option<char> {
    let code = sign as u32;
    let zero = ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}

/// A letter without case. Down, up and down again, so that `ß` and `ẞ` are `ss` and both sigmas are one.
fn uncased(sign: char) -> impl Iterator<Item = char> {
    sign.to_lowercase().flat_map(char::to_uppercase).flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_meant_alike_is_alike() {
        for (typed, right) in [
            ("  Pass\u{A0} phrase ", "pass phrase"),
            ("L’élève", "l'e\u{301}le\u{300}ve"),
            ("ＡＢＣ　１２", "abc 12"),
            ("STRASSE", "straße"),
            ("ΟΔΟΣ", "οδος"),
            ("می‌خواهم", "میخواهم"),
            ("١٩٩٠", "1990"),
            ("a\u{200B}b", "ab"),
            ("“e–mail”", "\"e-mail\""),
        ] {
            assert_eq!(fold(typed, false), fold(right, false));
        }
        assert_ne!(fold("Pin", true), fold("pin", true));
        assert_ne!(fold("ou", false), fold("où", false));
        assert_eq!(loose("Où ÉTAIT-il, Йод?"), "ou etait-il, иод?");
        assert_eq!(loose("हिन्दी"), fold("हिन्दी", false));
    }

    #[test]
    fn every_sign_folds_to_what_stays() {
        // Above are only ideographs, which fold to themselves, and what is forbidden.
        for sign in (0..0x1_FFFF).filter_map(char::from_u32) {
            let once = fold(&sign.to_string(), false);
            assert_eq!(fold(&once, false), once, "{sign:?}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,30}", case: bool) {
            let once = fold(&text, case);
            prop_assert_eq!(fold(&once, case), once);
            let once = loose(&text);
            prop_assert_eq!(loose(&once), once);
        }
    }
}
