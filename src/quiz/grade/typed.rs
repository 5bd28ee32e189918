//! Words that are typed: what counts is what they say, not how they are spaced or spelled in bytes.

use regex::RegexBuilder;

use crate::text::clean;

/// The longest answer that is looked at, in characters: more is no answer to a question for a word or two.
const LONGEST: usize = 1000;

/// How much memory a pattern may take, in bytes. The loader refuses those that need more.
const PATTERN_ROOM: usize = 1 << 20;

/// Whether `text` is one of the accepted answers, or fits one of the patterns as a whole.
pub fn is_right<'a>(
    text: &str,
    accept: &[String],
    patterns: impl Iterator<Item = &'a String>,
    case: bool,
) -> bool {
    let cut: String = text.chars().take(LONGEST).collect();
    let given = clean::fold(&cut, case);
    if given.is_empty() {
        return false;
    }
    let accepted = accept.iter().any(|accepted| clean::fold(accepted, case) == given);
    accepted || patterns.into_iter().any(|pattern| fits(&given, pattern, case))
}

fn fits(given: &str, pattern: &str, case: bool) -> bool {
    let whole = format!("^(?:{pattern})$");
    let mut builder = RegexBuilder::new(&whole);
    builder.case_insensitive(!case).size_limit(PATTERN_ROOM).dfa_size_limit(PATTERN_ROOM);
    builder.build().is_ok_and(|regex| regex.is_match(given))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn right(text: &str, accept: &str, case: bool) -> bool {
        is_right(text, &[accept.to_owned()], std::iter::empty(), case)
    }

    #[test]
    fn spaces_capitals_and_unicode_forms_do_not_matter() {
        assert!(right("  Pass   Phrase ", "pass phrase", false));
        assert!(right("e\u{301}cran", "écran", false));
        assert!(!right("Nairobi", "nairobi", true));
        assert!(!right("", "x", false));
    }

    #[test]
    fn a_pattern_fits_the_whole_answer() {
        let fits = |text| is_right(text, &[], [&"colou?r".to_owned()].into_iter(), false);
        assert!(fits("Colour") && fits("color"));
        assert!(!fits("colours"));
    }

    #[test]
    fn a_pattern_that_cannot_be_read_fits_nothing() {
        assert!(!is_right("x", &[], [&"(".to_owned()].into_iter(), false));
    }
}
