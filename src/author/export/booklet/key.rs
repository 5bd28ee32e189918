//! The answers and explanations, for whoever marks or teaches.

use std::fmt::Write;

use super::{Booklet, Quiz, practice};
use crate::{
    author::export::{accepted, accepted_in_blank, choice, gaps, right_side},
    course::{Kind, Module, Question, model::Blank, words::ItemWords},
    quiz::{
        Drawn,
        grade::right,
        sheet::{self, letter},
    },
    text::html::{self, escape},
};

impl Booklet<'_> {
    pub(super) fn key(&self, modules: &[&Module], quizzes: &[Quiz]) -> String {
        let mut out = format!("<section class=\"key\">\n<h1>{}</h1>\n", self.say("booklet-key"));
        for module in modules {
            let checks = module.lessons.iter().flat_map(|lesson| &lesson.checks).enumerate();
            let solved: String = checks
                .map(|(at, check)| {
                    let label = self.catalog.tell("booklet-practice", &[("n", (at + 1).into())]);
                    self.solved(&label, check, &practice(check, &module.id))
                })
                .collect();
            if !solved.is_empty() {
                let title = format!("{}: {}", self.title(&module.id), self.catalog.say("practice"));
                let _ = write!(out, "<h2>{}</h2>\n{solved}", escape(&title));
            }
        }
        for quiz in quizzes {
            let code = self.catalog.tell("booklet-form", &[("form", quiz.code.as_str().into())]);
            let _ = writeln!(out, "<h2>{} · {}</h2>", escape(&quiz.title), escape(&code));
            for (at, drawn) in quiz.paper.questions.iter().enumerate() {
                if let Some(question) = self.question(&drawn.name) {
                    out += &self.solved(&self.catalog.number((at + 1) as f64), question, drawn);
                }
            }
        }
        out + "</section>\n"
    }

    fn solved(&self, number: &str, question: &Question, drawn: &Drawn) -> String {
        let nothing = ItemWords::default();
        let words = self.words.item(&drawn.name).unwrap_or(&nothing);
        let mut out = format!(
            "<div class=\"solved\">\n<div class=\"number\">{}</div>\n<div>\n<p><strong>{}</strong></p>\n",
            escape(number),
            self.answer(question, words, drawn)
        );
        if let Some(explain) = &words.explain {
            let _ = writeln!(out, "{}", self.html(explain, 4));
        }
        for (at, key) in drawn.choices.iter().enumerate() {
            if let Some(told) = words.feedback.get(key) {
                let _ = writeln!(out, "<p class=\"told\"><b>{}</b> {}</p>", letter(at), html::inline(told));
            }
        }
        if let Some(rubric) = &words.rubric {
            let _ = writeln!(out, "{}", self.html(rubric, 4));
        }
        out + "</div>\n</div>\n"
    }

    /// The right answer in HTML: as it is written on the sheet, and in words.
    fn answer(&self, question: &Question, words: &ItemWords, drawn: &Drawn) -> String {
        let lettered = |keys: &mut dyn Iterator<Item = (usize, String)>| {
            keys.map(|(at, said)| format!("{}\u{A0}{said}", letter(at))).collect::<Vec<_>>().join(", ")
        };
        let response = right(&question.kind);
        let written = |it| escape(&sheet::write(&question.kind, drawn, self.truths(), it));
        match (&question.kind, &response) {
            (Kind::Single { .. } | Kind::Multiple { .. }, Some(crate::quiz::Response::Picks(picks))) => {
                let mut shown = drawn.choices.iter().enumerate().filter(|(_, key)| picks.contains(key));
                lettered(&mut shown.by_ref().map(|(at, key)| (at, html::inline(choice(words, key)))))
            }
            (Kind::Text { accept, .. }, _) => {
                accepted(accept, words).iter().map(|it| escape(it)).collect::<Vec<_>>().join(" · ")
            }
            (Kind::Number { answer, .. }, _) => {
                let unit = words.unit.as_deref().unwrap_or_default();
                escape(format!("{} {unit}", self.catalog.number(*answer)).trim_end())
            }
            (Kind::Match { .. }, Some(it)) => {
                let pair = |key| {
                    format!("{} – {}", html::inline(choice(words, key)), html::inline(right_side(words, key)))
                };
                let pairs: Vec<String> = drawn.choices.iter().map(pair).collect();
                format!("{} <span class=\"words\">({})</span>", written(it), pairs.join("; "))
            }
            (Kind::Order { items, .. }, Some(it)) => {
                let said: Vec<String> = items.iter().map(|key| html::inline(choice(words, key))).collect();
                format!("{} <span class=\"words\">({})</span>", written(it), said.join(", "))
            }
            (Kind::Cloze { .. }, _) => self.filled(question, words, drawn),
            (_, Some(it)) => written(it),
            (Kind::Essay { .. }, None) => self.say("paper-key-essay"),
            (_, None) => self.say("paper-key-none"),
        }
    }

    fn filled(&self, question: &Question, words: &ItemWords, drawn: &Drawn) -> String {
        let blank = |(at, (key, blank)): (usize, &(crate::ids::ChoiceKey, Blank))| {
            let said = match blank {
                Blank::Typed { accept } => accepted_in_blank(accept, words, key).join(" · "),
                Blank::Picked { choices, answer } => {
                    let shown = drawn.blanks.get(key).unwrap_or(choices);
                    let place = shown.iter().position(|it| it == answer).unwrap_or_default();
                    let said = words.blanks.get(key).and_then(|said| said.choices.get(answer));
                    format!("{}\u{A0}{}", letter(place), said.map_or("", String::as_str))
                }
            };
            format!("{}\u{A0}{}", at + 1, escape(&said))
        };
        gaps(question).iter().enumerate().map(blank).collect::<Vec<_>>().join("; ")
    }
}
