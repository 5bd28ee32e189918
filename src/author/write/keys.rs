//! The keys of a question, each with its value, in the manual's order.

use std::collections::BTreeMap;

use super::{
    super::bank::Item,
    toml::{line, list, number, text},
};
use crate::{
    course::{
        Kind, Question,
        model::{Blank, Grading, Tags, Tolerance},
        vocab::SCHEMES,
        words::{BlankWords, ItemWords},
    },
    ids::ChoiceKey,
};

/// Lines of keys and values.
pub struct Lines {
    text: String,
}

impl Lines {
    /// All that a question has.
    pub fn of(item: &Item) -> Self {
        let (question, words) = (&item.question, &item.words);
        let mut lines = Self { text: String::new() };
        lines.put("id", &line(question.id.as_str()));
        lines.put("kind", &line(question.kind.name()));
        lines.put("prompt", &text(&words.prompt));
        lines.kind(&question.kind, words);
        for (key, said) in &words.feedback {
            lines.put(&format!("feedback.{key}"), &text(said));
        }
        lines.text_if("hint", words.hint.as_ref());
        lines.text_if("explain", words.explain.as_ref());
        lines.rest(question);
        lines
    }

    /// The lines as text.
    pub fn finish(self) -> String {
        self.text
    }

    fn put(&mut self, key: &str, value: &str) {
        self.text.push_str(&format!("{key} = {value}\n"));
    }

    fn text_if(&mut self, key: &str, words: Option<&String>) {
        if let Some(words) = words {
            self.put(key, &text(words));
        }
    }

    fn rest(&mut self, question: &Question) {
        if question.points != 1.0 {
            self.put("points", &number(question.points));
        }
        if let Some(objective) = question.objective {
            self.put("objective", &objective.to_string());
        }
        self.tags(&question.tags);
        if !question.shuffle {
            self.put("shuffle", "false");
        }
    }

    fn tags(&mut self, tags: &Tags) {
        let mut codes: Vec<(&str, Vec<String>)> = Vec::new();
        for (key, code) in tags.codes.iter().filter_map(|tag| coded(tag)) {
            match codes.iter_mut().find(|(known, _)| *known == key) {
                Some((_, list)) => list.push(code),
                None => codes.push((key, vec![code])),
            }
        }
        for (key, codes) in codes {
            self.put(&format!("tags.{key}"), &format!("[{}]", codes.join(", ")));
        }
        if !tags.sectors.is_empty() {
            self.put("tags.sector", &list(&tags.sectors));
        }
        if let Some(stage) = tags.stage {
            self.put("tags.stage", &stage.to_string());
        }
    }

    fn kind(&mut self, kind: &Kind, words: &ItemWords) {
        match kind {
            Kind::Single { choices, answer } => {
                self.choices("choices", choices, &words.choices);
                self.put("answer", &line(answer.as_str()));
            }
            Kind::Multiple { choices, answer, weights, grading } => {
                self.choices("choices", choices, &words.choices);
                self.put("answer", &keys(answer));
                for (key, weight) in weights.iter().flatten() {
                    self.put(&format!("weights.{key}"), &number(*weight));
                }
                self.grading(*grading);
            }
            Kind::TrueFalse { answer } => self.put("answer", &answer.to_string()),
            Kind::Text { accept, case, patterns } => self.typed(accept, *case, patterns),
            Kind::Number { answer, tolerance, by } => {
                self.number(*answer, *tolerance, *by);
                self.text_if("unit", words.unit.as_ref());
            }
            Kind::Match { left, right } => {
                self.choices("left", left, &words.choices);
                self.choices("right", right, &words.right);
            }
            Kind::Order { items, grading } => {
                self.choices("items", items, &words.choices);
                self.grading(*grading);
            }
            Kind::Cloze { blanks } => {
                self.text_if("text", words.text.as_ref());
                for (key, blank) in blanks {
                    self.blank(key, blank, words.blanks.get(key));
                }
            }
            Kind::Survey { scale } => {
                if scale.is_some() {
                    self.put("scale", &list(&words.scale));
                }
            }
            Kind::Essay { words: range } => {
                self.text_if("rubric", words.rubric.as_ref());
                if let Some((least, most)) = range {
                    self.put("words", &format!("[{least}, {most}]"));
                }
            }
        }
    }

    fn choices(&mut self, name: &str, keys: &[ChoiceKey], words: &BTreeMap<ChoiceKey, String>) {
        for key in keys {
            self.put(&format!("{name}.{key}"), &text(words.get(key).map_or("", String::as_str)));
        }
    }

    fn grading(&mut self, grading: Grading) {
        if grading == Grading::AllOrNothing {
            self.put("grading", "\"all-or-nothing\"");
        }
    }

    fn typed(&mut self, accept: &[String], case: bool, patterns: &[String]) {
        if !accept.is_empty() || patterns.is_empty() {
            self.put("accept", &list(accept));
        }
        if !patterns.is_empty() {
            self.put("patterns", &list(patterns));
        }
        if case {
            self.put("case", "true");
        }
    }

    fn number(&mut self, answer: f64, tolerance: f64, by: Tolerance) {
        self.put("answer", &number(answer));
        if tolerance != 0.0 {
            self.put("tolerance", &number(tolerance));
        }
        let name = match by {
            Tolerance::Absolute => return,
            Tolerance::Relative => "\"relative\"",
            Tolerance::Geometric => "\"geometric\"",
        };
        self.put("tolerance-type", name);
    }

    fn blank(&mut self, key: &ChoiceKey, blank: &Blank, words: Option<&BlankWords>) {
        match blank {
            Blank::Typed { accept } => self.put(&format!("blanks.{key}.accept"), &list(accept)),
            Blank::Picked { choices, answer } => {
                let none = BTreeMap::new();
                let words = words.map_or(&none, |words| &words.choices);
                self.choices(&format!("blanks.{key}.choices"), choices, words);
                self.put(&format!("blanks.{key}.answer"), &line(answer.as_str()));
            }
        }
    }
}

fn keys(keys: &[ChoiceKey]) -> String {
    let keys: Vec<String> = keys.iter().map(|key| line(key.as_str())).collect();
    format!("[{}]", keys.join(", "))
}

/// A tag with its scheme, as the key and the value that an author writes.
fn coded(tag: &str) -> Option<(&'static str, String)> {
    let (name, code) = tag.split_once(':')?;
    let scheme = SCHEMES.iter().find(|scheme| scheme.name == name)?;
    let newest = SCHEMES.iter().find(|it| it.key == scheme.key)?;
    let code = match () {
        () if newest.name != name => line(tag),
        // The goals are numbers.
        () if scheme.key == "sdg" => code.to_owned(),
        () => line(code),
    };
    Some((scheme.key, code))
}
