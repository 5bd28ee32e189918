//! Aiken: a question, choices behind `A.` or `A)`, and `ANSWER: B`.

use super::{
    gather::{Draft, Form, Gatherer, Text, quoted},
    settle::{Answer, Pick},
};
use crate::course::model::Grading;

/// A question that is being read.
#[derive(Default)]
struct Reading<'t> {
    line: usize,
    asked: Vec<&'t str>,
    choices: Vec<(char, &'t str)>,
}

/// Reads a text of Aiken.
pub fn read(to: &mut Gatherer, text: &str) {
    let text = to.cleaned(text);
    let mut reading = Reading::default();
    for (at, raw) in text.lines().enumerate() {
        let (line, raw) = (at + 1, raw.trim());
        match (raw, choice(raw), raw.strip_prefix("ANSWER:")) {
            ("", ..) => {}
            (_, _, Some(answer)) => reading.end(to, line, answer.trim()),
            (_, Some(_), _) if reading.asked.is_empty() => {
                to.note(line, quoted(raw), "it is a choice, and there is no question before it");
            }
            (_, Some(choice), _) => reading.choices.push(choice),
            _ => reading.ask(to, line, raw),
        }
    }
    reading.give_up(to);
}

/// `A. text`, `A) text`, `A)text`.
fn choice(line: &str) -> Option<(char, &str)> {
    let mut signs = line.chars();
    let name = signs.next().filter(char::is_ascii_uppercase)?;
    signs.next().filter(|sign| matches!(sign, '.' | ')'))?;
    Some((name, signs.as_str().trim()))
}

impl<'t> Reading<'t> {
    fn ask(&mut self, to: &mut Gatherer, line: usize, asked: &'t str) {
        if !self.choices.is_empty() {
            std::mem::take(self).give_up(to);
        }
        if self.asked.is_empty() {
            self.line = line;
        }
        self.asked.push(asked);
    }

    /// The question has no answer.
    fn give_up(self, to: &mut Gatherer) {
        if !self.asked.is_empty() {
            let what = quoted(&self.asked.join(" "));
            to.note(self.line, what, "it has no answer: a line as ANSWER: B ends a question");
        }
    }

    fn end(&mut self, to: &mut Gatherer, line: usize, answer: &str) {
        let Reading { line: begins, asked, choices } = std::mem::take(self);
        if asked.is_empty() {
            return to.note(line, quoted(&format!("ANSWER: {answer}")), "there is no question before it");
        }
        if choices.len() < 2 {
            return to.note(begins, quoted(&asked.join(" ")), "a question offers at least two choices");
        }
        let right = answer.chars().next().map(|sign| sign.to_ascii_uppercase());
        if !choices.iter().any(|(name, _)| Some(*name) == right) {
            return to.note(line, quoted(&format!("ANSWER: {answer}")), "it names none of the choices");
        }
        let mut pick = |(name, said): &(char, &str)| Pick {
            text: to.inline(begins, &Text::new(*said, Form::Plain)),
            percent: if Some(*name) == right { 100.0 } else { 0.0 },
            ..Pick::default()
        };
        let picks = choices.iter().map(&mut pick).collect();
        let prompt = to.body(begins, &Text::new(asked.join("\n"), Form::Plain));
        let draft = Draft { line: begins, prompt, ..Draft::default() };
        to.put(draft, Answer::Choices { picks, many: false, grading: Grading::Partial });
    }
}
