//! GIFT, as Moodle reads it and as stricter readers do: every sign that could mean something is escaped.
//!
//! Texts are given as Markdown, which GIFT has a name for, so that nothing of them is lost.

use std::fmt::Write;

use super::{
    Asked, Given, Head, Item, Loss, Lost, Part, accepted, bounds, choice, each_once, earnings, fraction,
    is_middle, is_plain, lost_of, plain, right_side,
};
use crate::{
    course::{
        Kind,
        model::{Grading, Tolerance},
    },
    ids::ChoiceKey,
    text::{clean, markdown},
};

/// The file, by categories.
pub fn write(head: &Head, parts: &[Part]) -> Given {
    let mut given = Given { text: preface(head), lost: Vec::new(), count: 0 };
    let mut category: &[String] = &[];
    for asked in each_once(parts) {
        let Asked { name, item } = asked;
        match question(asked, &mut given.lost) {
            Ok(text) => {
                if category != item.category {
                    category = &item.category;
                    let _ = write!(given.text, "$CATEGORY: {}\n\n", path(category));
                }
                given.text.push_str(&text);
                given.count += 1;
            }
            Err(why) => {
                let kind = item.question.kind.name();
                let _ = write!(given.text, "// Not in this file: {name} ({kind}): {why}\n\n");
                given.lost.push(Lost { name: name.clone(), whole: true, why });
            }
        }
    }
    given
}

fn preface(head: &Head) -> String {
    let Head { id, version, title, language, licence, authors } = head;
    let by = authors.join(", ");
    let lines = [format!("{title} ({id} {version}, {language})"), format!("{by} · {licence}")];
    lines.iter().map(|line| format!("// {}\n", clean::line(line))).collect::<String>() + "\n"
}

/// A category's place. A slash within a name is doubled.
fn path(category: &[String]) -> String {
    let parts: Vec<String> = category.iter().map(|part| part.replace('/', "//")).collect();
    clean::line(&parts.join("/"))
}

fn question(asked: &Asked, lost: &mut Vec<Lost>) -> Result<String, &'static str> {
    let Asked { name, item } = asked;
    let answers = answers(item)?;
    tell_lost(item, &mut Loss { name, lost });
    let mut text = format!("// [id:{}]", item.question.id);
    for tag in item.tags() {
        let _ = write!(text, " [tag:{}]", clean::line(&tag).replace(']', "\\]"));
    }
    let _ = write!(text, "\n::{}::[markdown]{} {{", escape(item.title()), escape(&item.words.prompt));
    text.push_str(&answers);
    if let Some(explain) = &item.words.explain {
        // After answers on lines of their own the explanation has one, too.
        let (before, after) = if answers.contains('\n') { ("\t", "\n") } else { ("", "") };
        let _ = write!(text, "{before}####{}{after}", escape(explain));
    }
    text.push_str("}\n\n");
    Ok(text)
}

/// What stands between the braces, but for what is said in general.
fn answers(item: &Item) -> Result<String, &'static str> {
    let (question, words) = (&item.question, &item.words);
    let mut out = String::from("\n");
    match &question.kind {
        Kind::Single { choices, answer } => choices.iter().for_each(|key| match key == answer {
            true => line(&mut out, item, key, "=", "100", false),
            false => line(&mut out, item, key, "~", "0", false),
        }),
        Kind::Multiple { .. } => earnings(question).into_iter().for_each(|(key, percent)| {
            line(&mut out, item, key, "~", &fraction::nearest(percent).0, true);
        }),
        Kind::TrueFalse { answer } => return Ok(truth(item, *answer)),
        Kind::Text { accept, .. } => typed(&mut out, accepted(accept, words))?,
        Kind::Number { answer, tolerance, by } => return Ok(number(*answer, *tolerance, *by)),
        Kind::Match { left, right } => pairs(&mut out, item, left, right)?,
        Kind::Essay { .. } => return Ok(String::new()),
        Kind::Order { .. } => return Err("GIFT has no question that puts things in order"),
        Kind::Cloze { .. } => return Err("GIFT has no text with blanks"),
        Kind::Survey { .. } => return Err("GIFT has no question without a right answer"),
    }
    Ok(out)
}

/// A choice on a line of its own.
fn line(out: &mut String, item: &Item, key: &ChoiceKey, sign: &str, weight: &str, weigh: bool) {
    let text = escape(&markdown::guarded(&markdown::one_line(choice(&item.words, key))));
    // A text that begins with a percent sign would be read as a weight, one with a bracket as the name of a format.
    let weight = if weigh || text.starts_with('%') { format!("%{weight}%") } else { String::new() };
    let format = if text.starts_with('[') { "[markdown]" } else { "" };
    let _ = write!(out, "\t{sign}{weight}{format}{text}");
    if let Some(feedback) = item.words.feedback.get(key) {
        let _ = write!(out, "#{}", escape(feedback));
    }
    out.push('\n');
}

/// What is told for the wrong answer comes first.
fn truth(item: &Item, answer: bool) -> String {
    let told = |it: bool| item.told(&it.to_string()).map(escape).unwrap_or_default();
    let (wrong, right) = (told(!answer), told(answer));
    let word = if answer { "TRUE" } else { "FALSE" };
    match (wrong.is_empty(), right.is_empty()) {
        (true, true) => word.to_owned(),
        (_, true) => format!("{word}#{wrong}"),
        (..) => format!("{word}#{wrong}#{right}"),
    }
}

fn typed(out: &mut String, accept: &[String]) -> Result<(), &'static str> {
    if accept.is_empty() {
        return Err("GIFT has no patterns, and it has no other right answer");
    }
    if accept.iter().any(|answer| answer.contains("->")) {
        return Err("in GIFT an answer with `->` would be read as a pair");
    }
    for answer in accept {
        // A star stands for anything there, unless it is escaped.
        let text = escape(&answer.replace('*', "\\*"));
        let weight = if text.starts_with('%') { "%100%" } else { "" };
        let _ = writeln!(out, "\t={weight}{text}");
    }
    Ok(())
}

fn number(answer: f64, tolerance: f64, by: Tolerance) -> String {
    let (low, high) = bounds(answer, tolerance, by);
    match by {
        _ if low == high => format!("#{}", plain(answer)),
        Tolerance::Geometric => format!("#{}..{}", plain(low), plain(high)),
        Tolerance::Relative | Tolerance::Absolute => format!("#{}:{}", plain(answer), plain(high - answer)),
    }
}

fn pairs(out: &mut String, item: &Item, left: &[ChoiceKey], right: &[ChoiceKey]) -> Result<(), &'static str> {
    if left.len() < 2 {
        return Err("GIFT needs two pairs at least");
    }
    let extra = right.iter().filter(|key| !left.contains(key));
    for key in left.iter().chain(extra) {
        // The left side ends at the first arrow; Markdown can write one that the reader does not see.
        let said = markdown::guarded(&markdown::one_line(choice(&item.words, key)));
        let side = said.replace("->", "-\\>");
        if markdown::inline(&side) != markdown::inline(&said) {
            return Err("in GIFT an arrow in code would part a left side from its right one");
        }
        let side = if left.contains(key) { escape(&side) } else { String::new() };
        let other = markdown::words(right_side(&item.words, key));
        let _ = writeln!(out, "\t={side} -> {}", escape(&other));
    }
    Ok(())
}

fn tell_lost(item: &Item, loss: &mut Loss<'_>) {
    let (question, words) = (&item.question, &item.words);
    lost_of(item).into_iter().for_each(|why| loss.part(why));
    if words.hint.is_some() {
        loss.part("its hint: GIFT has none");
    }
    if question.points != 1.0 {
        loss.part("its points: in GIFT every question is worth 1");
    }
    let has_choices =
        matches!(question.kind, Kind::Single { .. } | Kind::Multiple { .. } | Kind::Match { .. });
    if !question.shuffle && has_choices {
        loss.part("that its choices keep their order: GIFT cannot say it");
    }
    if words.unit.is_some() {
        loss.part("its unit: GIFT has none");
    }
    match &question.kind {
        Kind::Text { case: true, .. } => loss.part("that capital letters matter: GIFT cannot say it"),
        Kind::Number { answer, tolerance, by } if !is_middle(*answer, bounds(*answer, *tolerance, *by)) => {
            loss.part("its right answer: GIFT has a range here, and its middle is shown as the answer");
        }
        Kind::Multiple { grading: Grading::AllOrNothing, .. } => {
            loss.part("all or nothing: GIFT adds up, and a wrong pick takes everything");
        }
        Kind::Multiple { .. } if earnings(question).iter().any(|(_, it)| !fraction::nearest(*it).1) => {
            loss.part("its exact weights: Moodle knows only some, and the nearest were taken");
        }
        Kind::Essay { words: Some(_) } => loss.part("how many words are asked for: GIFT cannot say it"),
        _ => {}
    }
    if words.right.values().any(|said| !is_plain(said)) {
        loss.part("how its right sides look: in GIFT they are plain text");
    }
    if words.rubric.is_some() {
        loss.part("its rubric: GIFT has none");
    }
}

/// A text in which no sign means anything to a reader of GIFT.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in clean::body(text).trim().chars() {
        match sign {
            '\n' => out.push_str("\\n"),
            '\\' | '~' | '=' | '#' | '{' | '}' | ':' => {
                out.push('\\');
                out.push(sign);
            }
            _ => out.push(sign),
        }
    }
    out
}
