//! What a key means, whatever is written on it: the same key of another keyboard is the same command.

use super::fold;

/// The letters of a Latin keyboard, row by row from the left, and what other keyboards have on the same keys.
const LATIN: &str = "qwertyuiopasdfghjklzxcvbnm";

/// The same keys on the keyboards of Russian, Arabic (101 keys), Greek, and Hindi (InScript). A space stands where a
/// keyboard has something there that is a sign of its own on others.
const OTHERS: [&str; 4] = [
    "йцукенгшщзфывапролдячсмить",
    "ضصثقفغعهخحشسيبلاتنمئءؤرﻻىة",
    " ςερτυθιοπασδφγηξκλζχψωβνμ",
    "ौैाीूबहगदजोे्िुपरकतॆंमनवलस",
];

/// The sign that a key stands for where nothing is typed: that of a Latin keyboard for letters, that of ASCII for
/// digits and for the marks that other scripts have of their own.
///
/// Where a keyboard has no capitals, the key that is `l` stands for `L`: no screen has a key `l`, and every screen
/// has `L`.
pub fn key(sign: char) -> char {
    let plain = fold::plain(sign);
    match plain {
        '؟' | '\u{37E}' => return '?',
        '。' => return '.',
        '、' | '،' => return ',',
        _ => (),
    }
    let capital = plain.is_uppercase();
    let small = if capital { plain.to_lowercase().next().unwrap_or(plain) } else { plain };
    let at = OTHERS.iter().find_map(|keys| keys.chars().position(|it| it == small && it != ' '));
    let Some(latin) = at.and_then(|at| LATIN.chars().nth(at)) else { return plain };
    match (latin, capital) {
        ('l', false) if plain.to_uppercase().eq([plain]) => 'L',
        (latin, true) => latin.to_ascii_uppercase(),
        (latin, false) => latin,
    }
}

/// A word of a line of commands as [`key`] takes its signs: `：ф` is `:a`. The two letters that one key of an Arabic
/// keyboard sends are that key.
pub fn keys(word: &str) -> String {
    word.replace("لا", "ﻻ").chars().map(key).collect()
}

/// A text in which whatever digits were typed are those of ASCII, and signs that part words are spaces: what was
/// typed where numbers are expected.
pub fn numbers(line: &str) -> String {
    let parted = line.replace([',', ';', '،', '؛', '、', '，', '；', '।'], " ");
    fold::fold(&parted, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_keyboard_has_the_same_keys() {
        for keys in OTHERS {
            assert_eq!(keys.chars().count(), LATIN.len(), "{keys}");
        }
        let typed = |word: &str| keys(word);
        assert_eq!([typed("фисвуп"), typed("ФД"), typed("йу")], ["abcdeg", "AL", "qe"]);
        assert_eq!([typed("شلاؤيثل"), typed("ضﻻ")], ["abcdeg", "qb"]);
        assert_eq!([typed("αβψδεγ"), typed("Λ")], ["abcdeg", "L"]);
        assert_eq!([typed("ोवम्ाु")], ["abcdeg"]);
        // A keyboard that has no capitals has a key for the languages all the same.
        assert_eq!([typed("م"), typed("д"), typed("λ"), typed("त")], ["L", "l", "l", "L"]);
    }

    #[test]
    fn signs_and_digits_of_other_scripts_are_the_same_keys() {
        assert_eq!(keys("？；：／！"), "?;:/!");
        assert_eq!(keys("؟"), "?");
        assert_eq!(keys("٣３३۳"), "3333");
        assert_eq!(keys("ａＢ"), "aB");
        assert_eq!(keys("漢é+"), "漢é+");
        assert_eq!(numbers("٣، १；2、 １ "), "3 1 2 1");
    }
}
