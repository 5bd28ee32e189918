//! A diagnostic as people read it. Whatever it quotes of a file is cleaned here, whoever wrote it.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Severity};
use crate::text::clean;

/// The most signs that are underlined: a word is enough to find the place.
const MARKED: usize = 60;
/// The most signs of the line before and after what is underlined.
const AROUND: usize = 200;

/// As rustc shows it: the message, the place, the line with the words underlined, and what to do.
/// `source` is the text of the file, empty where it could not be read.
pub fn text(diagnostic: &Diagnostic, source: &str, styled: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let file = clean::message(&diagnostic.place.file);
    let title = level.primary_title(clean::message(&diagnostic.message)).id(diagnostic.code.name());
    let shown = Shown::of(source, &diagnostic.place.span);
    let mut group = match source.is_empty() {
        true => title.element(Origin::path(file)),
        false => title.element(
            Snippet::source(&*shown.line)
                .path(file)
                .line_start(shown.number)
                .annotation(AnnotationKind::Primary.span(shown.marked)),
        ),
    };
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(clean::message(help)));
    }
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group])
}

/// As one line: `fr/passwords.toml:5:10: message (help)`.
pub fn line(diagnostic: &Diagnostic, source: &str) -> String {
    let file = clean::message(&diagnostic.place.file);
    let message = clean::message(&diagnostic.message);
    let mut out = match source.is_empty() {
        true => format!("{file}: {message}"),
        false => {
            let (line, column) = position(source, diagnostic.place.span.start);
            format!("{file}:{line}:{column}: {message}")
        }
    };
    if let Some(help) = &diagnostic.help {
        out += &format!(" ({})", clean::message(help));
    }
    out
}

/// The line and column of a byte, both from 1. A column is a sign, not a byte.
pub fn position(source: &str, at: usize) -> (usize, usize) {
    let at = whole_sign(source, at);
    let start = source[..at].rfind('\n').map_or(0, |at| at + 1);
    let line = source[..start].matches('\n').count() + 1;
    (line, source[start..at].chars().count() + 1)
}

/// A line of a file, fit to be shown, and what is underlined in it.
struct Shown {
    number: usize,
    line: String,
    marked: Range<usize>,
}

impl Shown {
    fn of(source: &str, span: &Range<usize>) -> Self {
        let start = whole_sign(source, span.start);
        let end = whole_sign(source, span.end).max(start);
        let first = source[..start].rfind('\n').map_or(0, |at| at + 1);
        let last = source[start..].find('\n').map_or(source.len(), |at| start + at);
        let cut = |text: &str, most: usize| text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
        let end = start + cut(&source[start..end.min(last)], MARKED);
        // What comes long after is never shown; what comes before is counted for the column.
        let last = end + cut(&source[end..last], AROUND);
        let before = cleaned(&source[first..start]);
        let marked = cleaned(&source[start..end]);
        let after = cleaned(&source[end..last]);
        Self {
            number: source[..first].matches('\n').count() + 1,
            marked: before.len()..before.len() + marked.len(),
            line: before + &marked + &after,
        }
    }
}

/// The text, sign for sign, with a `�` for each that may not be shown: the columns stay where they are.
fn cleaned(text: &str) -> String {
    let faults = clean::faults(text, false);
    let mut faults =
        faults.iter().filter(|fault| fault.why != clean::Why::LongLine).map(|fault| fault.at).peekable();
    let show = |(at, sign)| match sign {
        _ if faults.next_if_eq(&at).is_some() => '\u{FFFD}',
        '\r' | '\u{2028}' | '\u{2029}' => ' ',
        sign => sign,
    };
    text.char_indices().map(show).collect()
}

/// The start of the sign that the byte belongs to.
fn whole_sign(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Code, Place};

    fn diagnostic(span: Range<usize>, message: &str) -> Diagnostic {
        let place = Place { file: "fr/a.toml".to_owned(), span };
        Diagnostic::new(Code::AnswerNotAChoice, place, message).with_help("the choices are a, b")
    }

    #[test]
    fn the_words_are_underlined_where_they_stand() {
        let source = "id = 'x'\nanswer = \"c\"\n";
        let drawn = text(&diagnostic(18..21, "`c` is none of the choices"), source, false);
        assert_eq!(
            drawn,
            "error[answer-not-a-choice]: `c` is none of the choices\n --> fr/a.toml:2:10\n  |\n\
             2 | answer = \"c\"\n  |          ^^^\n  |\n  = help: the choices are a, b"
        );
        let told = line(&diagnostic(18..21, "`c` is none of the choices"), source);
        assert_eq!(told, "fr/a.toml:2:10: `c` is none of the choices (the choices are a, b)");
    }

    #[test]
    fn nothing_hostile_gets_to_the_terminal() {
        let evil = "a = \"\u{1b}]0;x\u{7}é\u{202E}\u{200B}\t\r\u{2028}\" # \u{9b}31m";
        for span in [0..evil.len(), 5..6, 4..20, 90..900] {
            for drawn in [
                text(&diagnostic(span.clone(), evil), evil, false),
                line(&diagnostic(span.clone(), evil), evil),
            ] {
                assert_eq!(clean::faults(&drawn, false), [], "{drawn:?}");
            }
        }
        let drawn = text(&diagnostic(11..14, "m"), evil, false);
        assert!(drawn.contains("fr/a.toml:1:12"), "{drawn}");
    }

    #[test]
    fn a_line_of_half_a_megabyte_is_shown_in_part() {
        let long = format!("a = \"{}\"", "\u{1b}é".repeat(200_000));
        for span in [0..1, 300_000..300_010, 4..long.len(), long.len()..long.len()] {
            let drawn = text(&diagnostic(span, &long), &long, true);
            assert!(drawn.len() < 3000, "{}", drawn.len());
        }
    }

    #[test]
    fn a_place_past_the_end_is_the_end() {
        assert_eq!(position("é\nab", 99), (2, 3));
        assert_eq!(position("é", 1), (1, 1));
        assert!(text(&diagnostic(7..9, "m"), "", false).contains("--> fr/a.toml\n"));
    }
}
