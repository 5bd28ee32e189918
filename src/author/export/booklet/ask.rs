//! A question in the booklet, and the space for its answer on the sheet.

use std::fmt::Write;

use super::Booklet;
use crate::{
    author::export::{choice, gaps, right_side, with_blanks},
    course::{Kind, Question, model::Blank, words::ItemWords},
    ids::ChoiceKey,
    quiz::{Drawn, sheet::letter},
    text::html::{self, escape},
};

impl Booklet<'_> {
    /// A question under its number. `here` says that it is answered on this page.
    pub(super) fn ask(&self, number: &str, question: &Question, drawn: &Drawn, here: bool) -> String {
        let nothing = ItemWords::default();
        let words = self.words.item(&drawn.name).unwrap_or(&nothing);
        let class = if here { "question practice" } else { "question" };
        let points = if here || drawn.points == 1.0 { String::new() } else { self.points(drawn) };
        let mut out = format!(
            "<div class=\"{class}\">\n<div class=\"number\">{}</div>\n<div class=\"asked\">\n{}{points}\n",
            escape(number),
            self.html(&words.prompt, 4)
        );
        let _ = writeln!(out, "<p class=\"task\">{}</p>", escape(&self.task(question)));
        out += &self.offered(question, words, drawn, here);
        out + "</div>\n</div>\n"
    }

    fn points(&self, drawn: &Drawn) -> String {
        match drawn.points {
            0.0 => String::new(),
            points => {
                let said = self.catalog.tell("paper-points", &[("n", points.into())]);
                format!("<p class=\"task\">{}</p>", escape(&said))
            }
        }
    }

    /// What is to be done.
    fn task(&self, question: &Question) -> String {
        match &question.kind {
            Kind::Single { .. } => self.catalog.say("paper-single"),
            Kind::Multiple { .. } => self.catalog.say("paper-multiple"),
            Kind::TrueFalse { .. } => self.catalog.say("paper-truth"),
            Kind::Text { .. } => self.catalog.say("paper-typed"),
            Kind::Number { .. } => self.catalog.say("paper-number"),
            Kind::Match { .. } => self.catalog.say("paper-match"),
            Kind::Order { .. } => self.catalog.say("paper-order"),
            Kind::Cloze { .. } => self.catalog.say("paper-cloze"),
            Kind::Survey { scale: Some(_) } => self.catalog.say("paper-survey"),
            Kind::Survey { scale: None } => self.catalog.say("paper-survey-words"),
            Kind::Essay { words: None } => self.catalog.say("paper-essay"),
            Kind::Essay { words: Some((from, to)) } => {
                self.catalog.tell("paper-essay-words", &[("from", (*from).into()), ("to", (*to).into())])
            }
        }
    }

    fn offered(&self, question: &Question, words: &ItemWords, drawn: &Drawn, here: bool) -> String {
        let line =
            |class: &str| if here { format!("<div class=\"line {class}\"></div>\n") } else { String::new() };
        match &question.kind {
            Kind::Single { .. } | Kind::Multiple { .. } | Kind::Order { .. } => {
                lettered(drawn.choices.iter().map(|key| html::inline(choice(words, key))))
            }
            Kind::TrueFalse { .. } => match here {
                true => format!("<p class=\"truths\">{}</p>\n", self.circles(&self.both_truths())),
                false => String::new(),
            },
            Kind::Text { .. } => line("short"),
            Kind::Number { .. } => match (&words.unit, here) {
                (Some(unit), true) => {
                    format!("<div class=\"line short\"><span>{}</span></div>\n", escape(unit))
                }
                (Some(unit), false) => format!("<p class=\"task\">({})</p>\n", escape(unit)),
                (None, _) => line("short"),
            },
            Kind::Match { .. } => self.pairs(words, drawn, here),
            Kind::Cloze { .. } => self.cloze(question, words, drawn),
            Kind::Survey { scale: Some(_) } => lettered(words.scale.iter().map(|step| html::inline(step))),
            Kind::Survey { scale: None } => line(""),
            Kind::Essay { .. } => line("").repeat(6),
        }
    }

    /// Both sides beside each other: numbers on the one, letters on the other.
    fn pairs(&self, words: &ItemWords, drawn: &Drawn, here: bool) -> String {
        let gap = if here { "<span class=\"gap\"></span> " } else { "" };
        let left = drawn.choices.iter().map(|key| format!("{gap}{}", html::inline(choice(words, key))));
        let left: String =
            left.enumerate().map(|(at, said)| labelled(&(at + 1).to_string(), &said)).collect();
        let right = lettered(drawn.right.iter().map(|key| html::inline(right_side(words, key))));
        format!("<div class=\"pairs\">\n<ul class=\"choices\">\n{left}</ul>\n{right}</div>\n")
    }

    fn cloze(&self, question: &Question, words: &ItemWords, drawn: &Drawn) -> String {
        let blanks = gaps(question);
        let text = self.html(words.text.as_deref().unwrap_or_default(), 4);
        let place = |key: &ChoiceKey| blanks.iter().position(|(it, _)| it == key).map_or(0, |at| at + 1);
        let mut out = with_blanks(&text, blanks, str::to_owned, |key, _| {
            format!("<span class=\"gap numbered\">{}</span>", place(key))
        });
        out.push('\n');
        for (key, blank) in blanks {
            let Blank::Picked { choices, .. } = blank else { continue };
            let said = words.blanks.get(key);
            let said =
                |key: &ChoiceKey| said.and_then(|said| said.choices.get(key)).map_or("", String::as_str);
            let shown = drawn.blanks.get(key).unwrap_or(choices).iter().enumerate();
            let shown =
                shown.map(|(at, it)| format!("<b>{}</b>\u{A0}{}", letter(at), html::inline(said(it))));
            let shown = shown.collect::<Vec<_>>().join(" \u{A0} ");
            let _ = writeln!(out, "<p class=\"options\"><b>{}</b>: {shown}</p>", place(key));
        }
        out
    }

    fn both_truths(&self) -> [String; 2] {
        [self.truths.0.clone(), self.truths.1.clone()]
    }

    /// Words to ring.
    fn circles(&self, words: &[String]) -> String {
        words.iter().map(|word| format!("<span class=\"ring\">{}</span> ", escape(word))).collect()
    }

    /// The space for an answer on the sheet.
    pub(super) fn space(&self, number: &str, question: &Question, drawn: &Drawn, certainty: bool) -> String {
        let letters = |count: usize, class: &str| -> String {
            (0..count).map(|at| format!("<span class=\"{class}\">{}</span> ", letter(at))).collect()
        };
        let numbered = |count: usize, class: &str| -> String {
            let gap = |at| format!("<span class=\"part\">{at}\u{A0}<span class=\"{class}\"></span></span> ");
            (1..=count).map(gap).collect()
        };
        let unit = self.words.item(&drawn.name).and_then(|words| words.unit.as_deref());
        let (class, space) = match &question.kind {
            Kind::Single { choices, .. } => ("", letters(choices.len(), "ring")),
            Kind::Multiple { choices, .. } => ("", letters(choices.len(), "tick")),
            Kind::Survey { scale: Some(steps) } => ("", letters(*steps, "ring")),
            Kind::TrueFalse { .. } => ("", self.circles(&self.both_truths())),
            Kind::Text { .. } => ("", "<span class=\"write\"></span>".to_owned()),
            Kind::Number { .. } => {
                ("", format!("<span class=\"write\"></span> {}", escape(unit.unwrap_or_default())))
            }
            Kind::Match { left, .. } => ("", numbered(left.len(), "cell")),
            Kind::Order { items, .. } => ("", numbered(items.len(), "cell")),
            Kind::Cloze { blanks } => ("", numbered(blanks.len(), "write")),
            Kind::Survey { scale: None } => ("wide", "<div class=\"line\"></div>".repeat(2)),
            Kind::Essay { .. } => ("wide", "<div class=\"line\"></div>".repeat(8)),
        };
        let sure = match certainty && question.kind.is_graded() {
            true => {
                let rings: String =
                    (1..=3).map(|step| format!("<span class=\"ring\">{step}</span> ")).collect();
                format!("<div class=\"sure\">{} {rings}</div>", self.say("paper-sure"))
            }
            false => String::new(),
        };
        format!(
            "<div class=\"answer {class}\"><div class=\"number\">{}</div><div class=\"space\">{}{sure}</div></div>\n",
            escape(number),
            space.trim_end()
        )
    }
}

fn lettered(said: impl Iterator<Item = String>) -> String {
    let items: String = said.enumerate().map(|(at, said)| labelled(&letter(at), &said)).collect();
    format!("<ul class=\"choices\">\n{items}</ul>\n")
}

fn labelled(label: &str, said: &str) -> String {
    format!("<li><b>{label}</b><span>{said}</span></li>\n")
}
