//! Text without markup becomes Markdown that shows it as it was, with as few backslashes as can be.

use std::borrow::Cow;

use crate::text::{Block, Role, markdown};

/// A line's end that its author asked for, in a text whose other line ends may only be where the editor wrapped.
pub const BREAK: char = '\u{2028}';
/// Signs that mean something in Markdown, somewhere in a line.
const SIGNS: &[char] = &['\\', '`', '*', '_', '[', ']', '<', '>', '&', '~', '|', '#', '!'];
/// Signs that mean something at the start of a line.
const STARTS: &[char] = &['-', '+', '=', '>', '#', '~', '|', ':'];
/// A line of at least so many signs may have been wrapped by an editor.
const WRAPPED: usize = 50;

/// A run of words as Markdown that shows them as they are.
pub fn literal(run: &str) -> Cow<'_, str> {
    let words = run.trim();
    if words.is_empty() || is_harmless(words) || shows_itself(words) {
        return Cow::Borrowed(run);
    }
    escaped_run(run)
}

/// A run of words with a backslash before all that could mean something, wherever it stands.
pub fn escaped_run(run: &str) -> Cow<'_, str> {
    let words = run.trim();
    if is_harmless(words) || words.is_empty() {
        return Cow::Borrowed(run);
    }
    Cow::Owned(run.replacen(words, &escaped(words), 1))
}

/// A text of many lines as Markdown. A line that looks wrapped by an editor runs on; every other end of line stays one.
pub fn body(text: &str) -> String {
    let (light, full) = (lines(text, literal), lines(text, escaped_run));
    // What means nothing in each line may mean something over two.
    if markdown::blocks(&light) == markdown::blocks(&full) { light } else { full }
}

fn lines(text: &str, write: fn(&str) -> Cow<'_, str>) -> String {
    let mut out = String::new();
    let mut before: Option<&str> = None;
    let lines = text.split('\n').flat_map(|line| line.split(BREAK).enumerate());
    for (asked, line) in lines.map(|(at, line)| (0 < at, line.trim())) {
        if line.is_empty() {
            before = None;
            continue;
        }
        if !out.is_empty() {
            let joint = match before {
                None => "\n\n",
                Some(before) if !asked && is_wrapped(before, line) => "\n",
                Some(_) => "\\\n",
            };
            out.push_str(joint);
        }
        out.push_str(&write(line));
        before = Some(line);
    }
    out
}

/// A text as one line of Markdown: a choice, a side of a pair.
pub fn inline(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    literal(&line).into_owned()
}

fn is_wrapped(before: &str, line: &str) -> bool {
    let starts_a_sentence_part = line.chars().next().is_some_and(char::is_alphanumeric);
    let is_numbered = line.split_once(['.', ')']).is_some_and(|(number, _)| {
        !number.is_empty() && number.len() <= 2 && number.chars().all(char::is_alphanumeric)
    });
    WRAPPED <= before.trim().chars().count() && starts_a_sentence_part && !is_numbered
}

/// No sign in it means anything in Markdown.
fn is_harmless(words: &str) -> bool {
    let mut signs = words.chars();
    let first = signs.next();
    first.is_some_and(|sign| sign.is_alphabetic() || matches!(sign, '"' | '\'' | '(' | '.' | ','))
        && !words.contains(SIGNS)
}

/// Whether Markdown shows the words as they are, as a paragraph and within one.
fn shows_itself(words: &str) -> bool {
    // Our own reader shows tags as they are written; others do not.
    let tags =
        |at: usize| words[at + 1..].starts_with(|sign: char| sign.is_alphabetic() || "/!?".contains(sign));
    if words.match_indices('<').any(|(at, _)| tags(at)) {
        return false;
    }
    let is_same = |text: &str, role: Role| role == Role::Plain && text == words;
    let block = match markdown::blocks(words).as_slice() {
        [Block::Paragraph(spans)] => matches!(spans.as_slice(), [span] if is_same(&span.text, span.role)),
        _ => false,
    };
    block && matches!(markdown::inline(words).as_slice(), [span] if is_same(&span.text, span.role))
}

fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    let digits = words.len() - words.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
    for (at, sign) in words.char_indices() {
        let starts = at == 0 && STARTS.contains(&sign);
        let numbers = 0 < digits && at == digits && matches!(sign, '.' | ')');
        if SIGNS.contains(&sign) || starts || numbers {
            out.push('\\');
        }
        out.push(sign);
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_means_nothing_in_markdown_stays_as_it_is() {
        for text in ["_____ is the largest", "2 * 3", "snake_case", "a < b", "A & B", "C# 1", "7 - 2"] {
            assert_eq!(literal(text), text);
        }
        assert_eq!(literal(" *all* "), " \\*all\\* ");
        assert_eq!(literal("1. one"), "1\\. one");
        assert_eq!(literal("# one"), "\\# one");
        assert_eq!(literal("- one"), "\\- one");
        assert_eq!(literal("<html>"), "\\<html\\>");
        assert_eq!(literal("\\(x\\)"), "\\\\(x\\\\)");
    }

    #[test]
    fn a_wrapped_line_runs_on_and_a_list_does_not() {
        let wrapped = "What operating system are you using in PythonAnywhere when you\nopen a shell?";
        assert_eq!(body(wrapped), wrapped);
        assert_eq!(body("Which?\n- one\n- two\n\nSay."), "Which?\\\n\\- one\\\n\\- two\n\nSay.");
    }

    /// Lines of signs that mean something in Markdown far more often than chance would.
    fn nasty() -> impl Strategy<Value = String> {
        let sign = prop::sample::select(" ab1.)(`*_[]<>&;#!~|\\-+=:\"'{}$%^/?é".chars().collect::<Vec<_>>());
        prop::collection::vec(sign, 1..30).prop_map(|signs| signs.into_iter().collect())
    }

    proptest! {
        #[test]
        fn markdown_shows_the_text_that_was_there(text in nasty()) {
            let line = inline(&text);
            let plain: String = markdown::inline(&line).into_iter().map(|span| span.text).collect();
            let wanted = text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(plain, wanted, "{}", line);
        }

        #[test]
        fn lines_stay_lines(lines in prop::collection::vec(nasty(), 1..4)) {
            let lines: Vec<&str> = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
            let text = body(&lines.join("\n"));
            let shown = markdown::plain(&text);
            // Of several spaces one is shown.
            let wanted: Vec<String> = lines.iter().map(|line| markdown::single_spaced(line)).collect();
            prop_assert_eq!(shown, wanted.join("\n"), "{}", text);
        }
    }
}
