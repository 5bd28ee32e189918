//! How long a text is, as people count it: in words, or in characters where a script puts no spaces between words.

use unicode_segmentation::UnicodeSegmentation;

/// The words of a text. In scripts that put no spaces between words each letter counts, as in Chinese it is asked for
/// so many characters; signs alone are no word anywhere.
pub fn words(text: &str) -> usize {
    let (mut count, mut in_word) = (0, false);
    for sign in text.graphemes(true) {
        let letter = sign.chars().next().unwrap_or(' ');
        if is_unspaced(letter) {
            count += usize::from(letter.is_alphanumeric());
            in_word = false;
        } else if letter.is_whitespace() {
            in_word = false;
        } else if letter.is_alphanumeric() && !in_word {
            count += 1;
            in_word = true;
        }
    }
    count
}

/// Whether the script of this letter parts words by no spaces: Chinese and Japanese, Thai, Lao, Burmese, Khmer.
fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3000}'..='\u{30FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF0F}'
        | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_as_long_as_people_count_it() {
        for (text, count) in [
            ("", 0),
            ("To write to my son.", 5),
            ("l'école — c'est bien !", 3),
            ("a well-known 3,5 %", 3),
            ("我想给儿子写信。", 7),
            ("我用Word写2封信", 7),
            ("ครู", 2),
            ("أريد أن أكتب، نعم", 4),
            ("मैं पढ़ना चाहता हूँ", 4),
            ("e\u{301}te\u{301}", 1),
        ] {
            assert_eq!(words(text), count, "{text}");
        }
    }
}
