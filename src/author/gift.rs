//! Moodle's GIFT, read as forgivingly as Moodle reads it, and a little more: braces within braces are understood.

mod block;
mod escape;

use super::{
    cloze,
    gather::{Draft, Form, Gatherer, Text, quoted},
    settle::{Answer, Pair, Pick, Value},
};
use crate::{
    course::model::{Grading, Tolerance},
    text::clean,
};
pub use block::category;
use block::{Block, blocks};
use escape::{masked, unmasked};

/// Reads a text of GIFT.
pub fn read(to: &mut Gatherer, text: &str) {
    let text = to.cleaned(text);
    for block in blocks(&text) {
        read_block(to, &block);
    }
}

fn read_block(to: &mut Gatherer, block: &Block<'_>) {
    let text = masked(block.text.trim());
    let Some(category) = text.strip_prefix("$CATEGORY:") else { return question(to, block, &text) };
    let (category, rest) = category.split_once('\n').unwrap_or((category, ""));
    to.category = block::category(&unmasked(category));
    // Moodle takes all that follows without an empty line for the category's name. Nobody means that.
    if !rest.trim().is_empty() {
        question(to, block, rest.trim());
    }
}

fn question(to: &mut Gatherer, block: &Block<'_>, text: &str) {
    let mut draft = block.draft();
    let (name, text) = name(text);
    draft.name = name;
    let line = draft.line;
    let Some((before, inner, after)) = braces(text) else {
        return match text.contains(['{', '}']) {
            true => to.note(line, quoted(&unmasked(text)), "a brace stands alone: { and } belong together"),
            false => description(to, &draft, text),
        };
    };
    let (form, before) = form(before.trim_start(), Form::Auto);
    if cloze::has_blanks(&unmasked(text)) {
        let whole = format!("{before}{{{inner}}}{after}");
        cloze::put(to, draft, &said(&whole, form));
        return;
    }
    if after.contains('{') && after.contains('}') {
        to.note(
            line,
            quoted(&unmasked(after)),
            "a question has one answer in braces: the rest stays as text",
        );
    }
    let asked = match after.trim().is_empty() {
        true => before.trim().to_owned(),
        false => format!("{before}_____{after}"),
    };
    let (answers, general) = match inner.rfind("####") {
        Some(at) => (inner[..at].trim(), &inner[at + 4..]),
        None => (inner.trim(), ""),
    };
    draft.prompt = to.body(line, &said(&asked, form));
    let general = to.body(line, &text_of(general.trim(), form));
    draft.explain = Some(general).filter(|it| !it.is_empty());
    let answer = answer(to, line, answers, form);
    to.put(draft, answer);
}

/// Which kind of question it is follows from the signs of its answer, as in Moodle.
fn answer(to: &mut Gatherer, line: usize, answers: &str, form: Form) -> Answer {
    match answers {
        "" => Answer::Essay { rubric: None, words: None },
        _ if answers.starts_with('#') => number(to, line, &answers[1..], form),
        _ if answers.contains('~') => choices(to, line, answers, form),
        _ if answers.contains('=') && answers.contains("->") => pairs(to, line, answers, form),
        _ => match truth(to, line, answers, form) {
            Some(truth) => truth,
            None => typed(to, line, answers, form),
        },
    }
}

fn description(to: &mut Gatherer, draft: &Draft, text: &str) {
    let what = draft.name.clone().unwrap_or_else(|| unmasked(text).into_owned());
    to.note(draft.line, format!("the description {}", quoted(&what)), "it asks nothing: make a lesson of it");
}

fn name(text: &str) -> (Option<String>, &str) {
    let named = text.strip_prefix("::").and_then(|rest| rest.split_once("::"));
    match named {
        Some((name, rest)) => (Some(unmasked(name.trim()).into_owned()), rest.trim()),
        None => (None, text.strip_prefix("::").unwrap_or(text)),
    }
}

/// What stands before the braces, in them and after them. Braces in them must match, else the first `}` ends them.
fn braces(text: &str) -> Option<(&str, &str, &str)> {
    let open = text.find('{')?;
    let mut depth = 0;
    let matching = text[open..].char_indices().find(|(_, sign)| {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    let close = open + matching.map(|(at, _)| at).or_else(|| text[open..].find('}'))?;
    Some((&text[..open], &text[open + 1..close], &text[close + 1..]))
}

/// How a text says that it is written: `[html]` before it.
fn form(text: &str, usual: Form) -> (Form, &str) {
    let forms = [
        ("[html]", Form::Html),
        ("[markdown]", Form::Markdown),
        ("[moodle]", Form::Auto),
        ("[plain]", Form::Plain),
    ];
    let found = forms.iter().find_map(|(mark, form)| Some((*form, text.strip_prefix(mark)?)));
    found.unwrap_or((usual, text))
}

fn said(masked: &str, form: Form) -> Text {
    match form {
        Form::Auto | Form::Plain => Text::new(escape::with_breaks(masked).into_owned(), form),
        Form::Html | Form::Markdown => Text::new(unmasked(masked).into_owned(), form),
    }
}

fn text_of(masked: &str, usual: Form) -> Text {
    let (form, text) = form(masked.trim(), usual);
    said(text.trim(), form)
}

/// A choice or a typed answer: what it says, its weight if it has one, and its feedback.
struct Entry<'t> {
    text: &'t str,
    percent: Option<f64>,
    feedback: &'t str,
}

impl<'t> Entry<'t> {
    fn of(entry: &'t str) -> Self {
        let (percent, entry) = weight(entry.trim());
        let (text, feedback) = entry.split_once('#').unwrap_or((entry, ""));
        Self { text: text.trim(), percent, feedback: feedback.trim() }
    }
}

/// A weight before an answer: `%50%`, `%-33.333%`.
fn weight(entry: &str) -> (Option<f64>, &str) {
    let found = entry.strip_prefix('%').and_then(|rest| rest.split_once('%'));
    let parsed = found.and_then(|(number, rest)| Some((number.parse::<f64>().ok()?, rest)));
    match parsed.filter(|(number, _)| number.abs() <= 100.0) {
        Some((number, rest)) => (Some(number), rest),
        None => (None, entry),
    }
}

fn choices(to: &mut Gatherer, line: usize, answers: &str, usual: Form) -> Answer {
    let mut picks = Vec::new();
    let mut single = false;
    let parted = answers.replace('=', "~=");
    for (at, entry) in parted.split('~').map(str::trim).enumerate() {
        let (right, entry) = entry.strip_prefix('=').map_or((false, entry), |entry| (true, entry));
        // `=~%50%a` is a slip that Moodle lets pass.
        if entry.is_empty() && (at == 0 || right) {
            continue;
        }
        let entry = Entry::of(entry);
        single |= right && entry.percent.is_none_or(|percent| 99.9 < percent);
        picks.push(Pick {
            text: to.inline(line, &text_of(entry.text, usual)),
            percent: entry.percent.unwrap_or(if right { 100.0 } else { 0.0 }),
            feedback: to.body(line, &text_of(entry.feedback, usual)),
            key: None,
        });
    }
    let many = !single;
    Answer::Choices { picks, many, grading: Grading::Partial }
}

fn entries(answers: &str) -> impl Iterator<Item = &str> {
    answers
        .split('=')
        .map(str::trim)
        .enumerate()
        .filter(|(at, it)| *at != 0 || !it.is_empty())
        .map(|(_, it)| it)
}

fn typed(to: &mut Gatherer, line: usize, answers: &str, usual: Form) -> Answer {
    let mut picks = Vec::new();
    for entry in entries(answers).map(Entry::of) {
        picks.push(Pick {
            text: to.typed(&text_of(entry.text, usual)),
            percent: entry.percent.unwrap_or(100.0),
            feedback: to.body(line, &text_of(entry.feedback, usual)),
            key: None,
        });
    }
    Answer::Typed { picks, case: false, wild: true }
}

fn pairs(to: &mut Gatherer, line: usize, answers: &str, usual: Form) -> Answer {
    let (mut pairs, mut extra) = (Vec::new(), Vec::new());
    for entry in entries(answers) {
        let Some((left, right)) = entry.split_once("->") else {
            to.note(line, quoted(&unmasked(entry)), "a pair has an arrow in its middle: =left -> right");
            continue;
        };
        let (right, feedback) = right.split_once('#').unwrap_or((right, ""));
        if !feedback.trim().is_empty() {
            to.note(line, format!("the feedback {}", quoted(&unmasked(feedback))), "a pair has none");
        }
        let left = to.inline(line, &text_of(left, usual));
        let right = to.inline(line, &said(right.trim(), Form::Auto));
        match left.is_empty() {
            true => extra.push(right),
            false => pairs.push(Pair { left, right, key: None }),
        }
    }
    Answer::Pairs { pairs, extra }
}

/// `TRUE#for those who are wrong#for those who are right`.
fn truth(to: &mut Gatherer, line: usize, answers: &str, usual: Form) -> Option<Answer> {
    let mut parts = answers.splitn(3, '#').map(str::trim);
    let answer = match parts.next()? {
        "T" | "TRUE" => true,
        "F" | "FALSE" => false,
        _ => return None,
    };
    let mut told = || to.body(line, &text_of(parts.next().unwrap_or_default(), usual));
    let (wrong, right) = (told(), told());
    let (on_true, on_false) = if answer { (right, wrong) } else { (wrong, right) };
    Some(Answer::Truth { answer, on_true, on_false })
}

fn number(to: &mut Gatherer, line: usize, answers: &str, usual: Form) -> Answer {
    let (answers, wrong) = match answers.find('~') {
        Some(at) => (&answers[..at], &answers[at + 1..]),
        None => (answers, ""),
    };
    let mut values = Vec::new();
    for entry in entries(answers).map(Entry::of) {
        let (value, tolerance) = range(&unmasked(entry.text));
        if value.is_none() && entry.text != "*" {
            to.note(line, quoted(&unmasked(entry.text)), "it is no number");
        }
        let feedback = to.body(line, &text_of(entry.feedback, usual));
        let percent = entry.percent.unwrap_or(100.0);
        values.push(Value { value, tolerance, by: Tolerance::Absolute, percent, feedback });
    }
    if let Some((_, feedback)) = wrong.split_once('#') {
        let feedback = to.body(line, &text_of(feedback, usual));
        values.push(Value { value: None, tolerance: 0.0, by: Tolerance::Absolute, percent: 0.0, feedback });
    }
    Answer::Number { values, unit: None }
}

/// `3.5`, `3.5:0.1`, `3..4`: a number, and how far from it is still right.
fn range(text: &str) -> (Option<f64>, f64) {
    if let Some((low, high)) = text.split_once("..")
        && let (Some(low), Some(high)) = (clean::number(low), clean::number(high))
    {
        return (Some(tidy((low + high) / 2.0)), tidy((high - low) / 2.0).abs());
    }
    match text.split_once(':') {
        Some((value, tolerance)) => {
            (clean::number(value), clean::number(tolerance).unwrap_or_default().abs())
        }
        None => (clean::number(text), 0.0),
    }
}

/// Halves of decimal fractions without the dust of binary ones: 3.1415, not 3.1414999999999997.
fn tidy(value: f64) -> f64 {
    format!("{value:.11e}").parse().unwrap_or(value)
}

#[cfg(test)]
mod tests;
