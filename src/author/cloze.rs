//! Moodle's texts with blanks: `A {1:SHORTANSWER:=key} opens a {1:MULTICHOICE:cloud~=door}.`

use super::{
    gather::{Draft, Form, Gatherer, Text, quoted},
    html,
    settle::{Answer, Gap, Pick, Value, letter},
};
use crate::{
    course::model::{Grading, Tolerance},
    ids::ChoiceKey,
    text::clean,
};

/// The most blanks of a text that are looked for.
pub const BLANKS: usize = 100;
/// Stands for a blank while the text around it is read.
const MARK: &str = "xqblankqx";

/// One blank, as Moodle writes it.
#[derive(Clone, Debug, PartialEq)]
struct Blank {
    sort: Sort,
    weight: u32,
    answers: Vec<Written>,
}

/// An answer of a blank.
#[derive(Clone, Debug, Default, PartialEq)]
struct Written {
    percent: f64,
    text: String,
    feedback: String,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Sort {
    Typed { case: bool },
    Number,
    One { shuffled: bool },
    Several,
}

/// Whether a text holds a blank.
pub fn has_blanks(raw: &str) -> bool {
    raw.match_indices('{').any(|(at, _)| blank(&raw[at..]).is_some())
}

/// Takes in a text with blanks. It is false where there is none, or one that nobody could fill; then that is told.
pub fn put(to: &mut Gatherer, mut draft: Draft, text: &Text) -> bool {
    let (raw, blanks) = parts(&text.raw);
    let line = draft.line;
    if blanks.is_empty() {
        to.note(line, told(&draft), "there is no blank in it");
        return false;
    }
    if let Some(why) = blanks.iter().find_map(broken) {
        to.note(line, told(&draft), why);
        return false;
    }
    // In Moodle a text with blanks is worth what they are worth together.
    draft.points = draft.points.or(Some(blanks.iter().map(|it| f64::from(it.weight)).sum()));
    if let [Blank { sort: Sort::Number, answers, .. }] = blanks.as_slice() {
        let raw = raw.replace(&mark(0), "_____");
        draft.prompt = to.body(line, &Text::new(raw, text.form));
        let values = answers.iter().map(value).collect();
        to.put(draft, Answer::Number { values, unit: None });
        return true;
    }
    if let [blank @ Blank { sort: Sort::Several, .. }] = blanks.as_slice() {
        let raw = raw.replace(&mark(0), "_____");
        draft.prompt = to.body(line, &Text::new(raw, text.form));
        let picks = blank.answers.iter().map(|it| pick(to, line, it, text.form)).collect();
        to.put(draft, Answer::Choices { picks, many: true, grading: Grading::Partial });
        return true;
    }
    weights(to, line, &blanks);
    let is = |shuffled: bool| blanks.iter().any(|it| it.sort == Sort::One { shuffled });
    draft.fixed = is(false) && !is(true);
    let mut said = to.body(line, &Text::new(raw, text.form));
    let mut gaps = Vec::new();
    for (at, blank) in blanks.iter().enumerate() {
        let key = letter(gaps.len());
        let place = match gap(to, line, blank, text.form) {
            Some(gap) => {
                gaps.push((key.clone(), gap));
                format!("{{{{{key}}}}}")
            }
            None => "\\_\\_\\_".to_owned(),
        };
        said = said.replace(&mark(at), &place);
    }
    put_gaps(to, draft, &said, gaps);
    true
}

fn told(draft: &Draft) -> String {
    format!("the question {}", quoted(draft.name.as_deref().unwrap_or("with blanks")))
}

/// Takes in a text with blanks at `{{key}}`. What stands before the paragraph of the first is what is asked.
pub fn put_gaps(to: &mut Gatherer, mut draft: Draft, text: &str, gaps: Vec<(ChoiceKey, Gap)>) {
    let (asked, text) = parted(text);
    if draft.prompt.trim().is_empty() {
        draft.prompt = if asked.is_empty() { to.fill().to_owned() } else { asked.to_owned() };
    } else if !asked.is_empty() {
        draft.prompt = format!("{}\n\n{asked}", draft.prompt);
    }
    to.put(draft, Answer::Gaps { text: text.to_owned(), gaps });
}

/// The paragraphs before that of the first blank, and the rest. Headings alone ask nothing.
fn parted(text: &str) -> (&str, &str) {
    let before = &text[..text.find("{{").unwrap_or_default()];
    let is_between = |at: &usize| {
        let fences = before[..*at].lines().filter(|line| line.trim_start().starts_with("```")).count();
        fences % 2 == 0 && !text[at + 2..].starts_with([' ', '\n'])
    };
    let found = before.rmatch_indices("\n\n").map(|(at, _)| at).find(is_between);
    let asks = |asked: &str| asked.lines().any(|line| !line.trim().is_empty() && !is_heading(line));
    match found.map(|at| (&text[..at], &text[at + 2..])) {
        Some((asked, rest)) if asks(asked) => (asked, rest),
        _ => ("", text),
    }
}

fn is_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    rest.len() < line.len() && (rest.is_empty() || rest.starts_with(' '))
}

/// Why a blank cannot be filled by anybody, as Moodle finds, too.
fn broken(blank: &Blank) -> Option<&'static str> {
    let whole = blank.answers.iter().any(|it| 99.9 < it.percent);
    match blank.sort {
        _ if blank.answers.is_empty() => Some("a blank has no answers"),
        Sort::One { .. } if blank.answers.len() < 2 => Some("a blank offers only one choice"),
        Sort::One { .. } if !whole => Some("no choice of a blank is wholly right"),
        Sort::Typed { .. } if !whole => Some("no answer of a blank is wholly right"),
        Sort::Number if blank.answers.iter().all(|it| value(it).value.is_none()) => {
            Some("a blank for a number has none")
        }
        _ => None,
    }
}

fn weights(to: &mut Gatherer, line: usize, blanks: &[Blank]) {
    if blanks.iter().any(|it| it.weight != blanks[0].weight) {
        to.note(line, "the weights of the blanks", "each blank counts as much as the others");
    }
    if blanks.iter().flat_map(|it| &it.answers).any(|it| !it.feedback.trim().is_empty()) {
        to.note(line, "the feedback for answers of blanks", "a blank has none: say it in `explain`");
    }
}

fn gap(to: &mut Gatherer, line: usize, blank: &Blank, form: Form) -> Option<Gap> {
    let partly = |it: &&Written| 0.0 < it.percent && it.percent <= 99.9;
    for it in blank.answers.iter().filter(partly).filter(|_| blank.sort != Sort::Several) {
        let what = format!("the {} percent for {}", it.percent, quoted(&html::words(&it.text)));
        to.note(line, what, "what fills a blank is right or wrong: it is wrong now");
    }
    match blank.sort {
        Sort::One { .. } => {
            let picks = blank.answers.iter().map(|it| pick(to, line, it, form)).collect();
            Some(Gap::Picked { picks })
        }
        Sort::Several => {
            to.note(line, "a blank of which several choices are right", "make a question of its own of it");
            None
        }
        Sort::Typed { case } => {
            if case {
                to.note(line, "that capital letters matter in a blank", "they do not, in a blank");
            }
            Some(Gap::Typed(typed(to, line, blank)))
        }
        Sort::Number => Some(Gap::Typed(numbers(to, line, blank))),
    }
}

fn typed(to: &mut Gatherer, line: usize, blank: &Blank) -> Vec<String> {
    let mut accept: Vec<String> = Vec::new();
    for it in blank.answers.iter().filter(|it| 99.9 < it.percent) {
        let words = html::words(&it.text);
        if words.replace("\\*", "").contains('*') {
            to.note(
                line,
                format!("the star in {}", quoted(&words)),
                "a blank takes what is written there, and no star",
            );
        }
        let words = words.replace("\\*", "*");
        if !accept.contains(&words) {
            accept.push(words);
        }
    }
    accept
}

fn numbers(to: &mut Gatherer, line: usize, blank: &Blank) -> Vec<String> {
    let values: Vec<Value> = blank.answers.iter().map(value).filter(|it| 99.9 < it.percent).collect();
    if values.iter().any(|it| it.tolerance != 0.0) {
        to.note(line, "how far a number in a blank may be off", "a blank takes the number itself only");
    }
    values.into_iter().filter_map(|it| it.value).map(|it| it.to_string()).collect()
}

fn pick(to: &mut Gatherer, line: usize, it: &Written, form: Form) -> Pick {
    let form = if form == Form::Html { Form::Html } else { Form::Auto };
    let mut said = |text: &str| to.inline(line, &Text::new(text, form));
    Pick { text: said(&it.text), feedback: said(&it.feedback), percent: it.percent, key: None }
}

fn value(it: &Written) -> Value {
    let words = html::words(&it.text);
    let (value, tolerance) = words.split_once(':').unwrap_or((&words, "0"));
    Value {
        value: clean::number(value),
        tolerance: clean::number(tolerance).unwrap_or_default(),
        by: Tolerance::Absolute,
        percent: it.percent,
        feedback: it.feedback.clone(),
    }
}

fn mark(at: usize) -> String {
    format!("{MARK}{at}x")
}

/// The text with a mark for each blank, and the blanks.
fn parts(raw: &str) -> (String, Vec<Blank>) {
    let mut text = String::with_capacity(raw.len());
    let mut blanks = Vec::new();
    let mut rest = raw;
    while let Some(at) = rest.find('{') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        match blank(rest).filter(|_| blanks.len() < BLANKS) {
            Some((found, long)) => {
                text.push_str(&mark(blanks.len()));
                blanks.push(found);
                rest = &rest[long..];
            }
            None => {
                text.push('{');
                rest = &rest[1..];
                // Two braces would open a blank of our own.
                if rest.starts_with('{') {
                    text.push(' ');
                }
            }
        }
    }
    text.push_str(rest);
    (text, blanks)
}

/// A blank at the start of a text, and how long it is.
fn blank(text: &str) -> Option<(Blank, usize)> {
    let inner = text.get(1..)?.trim_start();
    let digits = inner.len() - inner.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
    let weight = inner[..digits].parse().unwrap_or(1);
    let after = inner[digits..].trim_start().strip_prefix(':')?.trim_start();
    let name =
        after.len() - after.trim_start_matches(|sign: char| sign.is_ascii_uppercase() || sign == '_').len();
    let sort = sort(&after[..name])?;
    let body = after[name..].trim_start();
    // `{1:MULTICHOICE}` is a blank without answers.
    let Some(body) = body.strip_prefix(':') else {
        let end = body.strip_prefix('}')?;
        return Some((Blank { sort, weight, answers: Vec::new() }, text.len() - end.len()));
    };
    let end = unescaped(body, '}')?;
    let answers =
        split(&body[..end], '~').into_iter().map(written).filter(|it| !it.text.is_empty()).collect();
    Some((Blank { sort, weight, answers }, text.len() - body.len() + end + 1))
}

fn sort(name: &str) -> Option<Sort> {
    Some(match name {
        "SHORTANSWER" | "SA" | "MW" => Sort::Typed { case: false },
        "SHORTANSWER_C" | "SAC" | "MWC" => Sort::Typed { case: true },
        "NUMERICAL" | "NM" => Sort::Number,
        "MULTICHOICE" | "MC" | "MULTICHOICE_V" | "MCV" | "MULTICHOICE_H" | "MCH" => {
            Sort::One { shuffled: false }
        }
        "MULTICHOICE_S" | "MCS" | "MULTICHOICE_VS" | "MCVS" | "MULTICHOICE_HS" | "MCHS" => {
            Sort::One { shuffled: true }
        }
        "MULTIRESPONSE" | "MR" | "MULTIRESPONSE_H" | "MRH" | "MULTIRESPONSE_S" | "MRS"
        | "MULTIRESPONSE_HS" | "MRHS" => Sort::Several,
        _ => return None,
    })
}

fn written(raw: &str) -> Written {
    let raw = raw.trim();
    let (percent, raw) = match raw.strip_prefix('=') {
        Some(raw) => (100.0, raw),
        None => match raw.strip_prefix('%').and_then(|it| it.split_once('%')) {
            Some((number, after)) => (number.trim().parse().unwrap_or_default(), after),
            None => (0.0, raw),
        },
    };
    let (text, feedback) = match unescaped(raw, '#') {
        Some(at) => (&raw[..at], &raw[at + 1..]),
        None => (raw, ""),
    };
    Written { percent, text: bare(text.trim()), feedback: bare(feedback.trim()) }
}

fn split(text: &str, sign: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = unescaped(rest, sign) {
        parts.push(&rest[..at]);
        rest = &rest[at + sign.len_utf8()..];
    }
    parts.push(rest);
    parts
}

/// Where a sign stands that has no backslash before it. That of `&#61;` is none.
fn unescaped(text: &str, wanted: char) -> Option<usize> {
    let mut escaped = false;
    for (at, sign) in text.char_indices() {
        match sign {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '#' if text[..at].ends_with('&') => {}
            sign if sign == wanted => return Some(at),
            _ => {}
        }
    }
    None
}

/// A text without the backslashes that kept its signs from meaning something.
fn bare(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match (sign, signs.peek()) {
            ('\\', Some('}' | '#' | '~' | '=' | '/' | '"' | '\\')) => out.extend(signs.next()),
            _ => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_found_with_their_answers() {
        let (text, blanks) = parts("A {1:SA:=key#yes~%50%kee} {{x}} {2:MCV:a~=b\\}c\\~d} {no}");
        assert_eq!(text, "A xqblankqx0x { {x}} xqblankqx1x {no}");
        assert_eq!(blanks[0].sort, Sort::Typed { case: false });
        assert_eq!(blanks[0].answers[1].percent, 50.0);
        assert_eq!((blanks[1].weight, blanks[1].answers[1].text.as_str()), (2, "b}c~d"));
        assert!(has_blanks("{:MC:=a~b}") && has_blanks("{1:MULTICHOICE}") && !has_blanks("{1:XX:=a}"));
    }
}
