//! One question as a QTI item: what is asked, how it is marked, and what is told after it.

use std::fmt::Write;

use super::{QTI, QTI_SCHEMA, XSI, identifier, named};
use crate::{
    author::{
        Item,
        export::{
            Asked, Head, accepted, accepted_in_blank, bounds, choice, earnings, gaps, plain, right_side,
            with_blanks, xml::Xml,
        },
    },
    course::{
        Kind,
        model::{Blank, Grading},
    },
    ids::ChoiceKey,
    lang::Catalog,
    quiz::paper,
    rng::Seed,
    text::html,
};

/// The only answer of most kinds.
const RESPONSE: &str = "RESPONSE";
/// Which answer was given, so that what belongs to it can be told.
const PICKED: &str = "PICKED";

/// The item's file.
pub fn write(head: &Head, asked: &Asked, catalog: &Catalog) -> String {
    let mut writer = Writer { xml: Xml::new(), asked, catalog };
    writer.xml.open(
        "assessmentItem",
        &[
            ("xmlns", QTI),
            ("xmlns:xsi", XSI),
            ("xsi:schemaLocation", QTI_SCHEMA),
            ("identifier", &named(&asked.name)),
            ("title", asked.item.title()),
            ("adaptive", "false"),
            ("timeDependent", "false"),
            ("xml:lang", head.language.as_str()),
            ("toolName", "Coursedeck"),
        ],
    );
    writer.responses();
    writer.outcomes();
    writer.body(head);
    writer.processing();
    writer.feedback();
    writer.xml.close();
    writer.xml.finish()
}

struct Writer<'a> {
    xml: Xml,
    asked: &'a Asked,
    catalog: &'a Catalog,
}

impl<'a> Writer<'a> {
    fn item(&self) -> &'a Item {
        &self.asked.item
    }

    fn kind(&self) -> &'a Kind {
        &self.asked.item.question.kind
    }

    fn html(&self, text: &str) -> String {
        html::body(text, html::Style { heading: 3, addresses: false, note: &|note| self.catalog.note(note) })
    }

    // The answers that are right.

    fn responses(&mut self) {
        match self.kind() {
            Kind::Single { answer, .. } => {
                self.response(RESPONSE, "single", "identifier", &[key(answer)], &[])
            }
            Kind::TrueFalse { answer } => {
                self.response(RESPONSE, "single", "identifier", &[answer.to_string()], &[]);
            }
            Kind::Multiple { answer, .. } => {
                let right: Vec<String> = answer.iter().map(key).collect();
                self.response(RESPONSE, "multiple", "identifier", &right, &self.earned());
            }
            Kind::Text { accept, case, .. } => {
                let accepted = accepted(accept, &self.item().words);
                self.typed(RESPONSE, accepted, *case);
            }
            Kind::Number { answer, .. } => {
                self.response(RESPONSE, "single", "float", &[plain(*answer)], &[]);
            }
            Kind::Match { left, .. } => {
                let pairs: Vec<String> = left.iter().map(|it| format!("left-{it} right-{it}")).collect();
                let map: Vec<Mapped> = pairs.iter().map(|pair| Mapped::new(pair.clone(), 1.0)).collect();
                self.response(RESPONSE, "multiple", "directedPair", &pairs, &map);
            }
            Kind::Order { items, .. } => {
                let right: Vec<String> = items.iter().map(key).collect();
                self.response(RESPONSE, "ordered", "identifier", &right, &[]);
            }
            Kind::Cloze { blanks } => {
                for (at, (name, blank)) in blanks.iter().enumerate() {
                    self.blank_response(&blank_name(at), name, blank);
                }
            }
            Kind::Survey { scale: Some(_) } => self.response(RESPONSE, "single", "identifier", &[], &[]),
            Kind::Survey { scale: None } | Kind::Essay { .. } => {
                self.response(RESPONSE, "single", "string", &[], &[]);
            }
        }
    }

    /// What each pick earns. Whole numbers where it can be, so that a right answer earns all and not a hair less.
    fn earned(&self) -> Vec<Mapped> {
        match self.kind() {
            Kind::Multiple { grading: Grading::AllOrNothing, .. } => Vec::new(),
            Kind::Multiple { choices, answer, weights: None, .. } => {
                let sign = |it: &ChoiceKey| if answer.contains(it) { 1.0 } else { -1.0 };
                choices.iter().map(|it| Mapped::new(key(it), sign(it))).collect()
            }
            _ => {
                earnings(&self.item().question).into_iter().map(|(it, of)| Mapped::new(key(it), of)).collect()
            }
        }
    }

    /// What the best answer earns by the response's table.
    fn most(&self) -> usize {
        match self.kind() {
            Kind::Multiple { weights: Some(_), .. } => 100,
            Kind::Multiple { answer, .. } => answer.len(),
            Kind::Match { left, .. } => left.len(),
            _ => 1,
        }
    }

    fn blank_response(&mut self, response: &str, name: &ChoiceKey, blank: &Blank) {
        match blank {
            Blank::Typed { accept } => {
                let accepted = accepted_in_blank(accept, &self.item().words, name);
                self.typed(response, accepted, false);
            }
            Blank::Picked { answer, .. } => {
                self.response(response, "single", "identifier", &[key(answer)], &[]);
            }
        }
    }

    fn typed(&mut self, response: &str, accepted: &[String], case: bool) {
        let mapped = |answer: &String| Mapped { key: answer.clone(), value: 1.0, case: Some(case) };
        let map: Vec<Mapped> = accepted.iter().map(mapped).collect();
        let right: Vec<String> = accepted.iter().take(1).cloned().collect();
        self.response(response, "single", "string", &right, &map);
    }

    fn response(&mut self, name: &str, cardinality: &str, base: &str, right: &[String], map: &[Mapped]) {
        let attributes = [("identifier", name), ("cardinality", cardinality), ("baseType", base)];
        if right.is_empty() && map.is_empty() {
            self.xml.empty("responseDeclaration", &attributes);
            return;
        }
        self.xml.open("responseDeclaration", &attributes);
        if !right.is_empty() {
            self.xml.open("correctResponse", &[]);
            for value in right {
                self.xml.text("value", &[], value);
            }
            self.xml.close();
        }
        if !map.is_empty() {
            let most = self.most().to_string();
            self.xml.open("mapping", &[("lowerBound", "0"), ("upperBound", &most), ("defaultValue", "0")]);
            for Mapped { key, value, case } in map {
                let value = plain(*value);
                let case = case.map(|case| case.to_string());
                let mut attributes = vec![("mapKey", key.as_str()), ("mappedValue", &value)];
                attributes.extend(case.as_deref().map(|case| ("caseSensitive", case)));
                self.xml.empty("mapEntry", &attributes);
            }
            self.xml.close();
        }
        self.xml.close();
    }

    // What comes of an answer.

    fn outcomes(&mut self) {
        let points = match self.kind() {
            Kind::Survey { .. } => 0.0,
            _ => self.item().question.points,
        };
        let waits = matches!(self.kind(), Kind::Essay { .. });
        self.outcome("SCORE", "single", "float", Some("0"), waits);
        self.outcome("MAXSCORE", "single", "float", Some(&plain(points)), false);
        if !self.item().words.feedback.is_empty() {
            let many = matches!(self.kind(), Kind::Multiple { .. });
            self.outcome(PICKED, if many { "multiple" } else { "single" }, "identifier", None, false);
        }
        if self.item().words.hint.is_some() {
            self.outcome("HINT", "single", "identifier", None, false);
        }
        if self.item().words.explain.is_some() {
            self.outcome("SOLUTION", "single", "identifier", None, false);
        }
    }

    fn outcome(&mut self, name: &str, cardinality: &str, base: &str, value: Option<&str>, by_hand: bool) {
        let mut attributes = vec![("identifier", name), ("cardinality", cardinality), ("baseType", base)];
        attributes.extend(by_hand.then_some(("externalScored", "human")));
        match value {
            None => self.xml.empty("outcomeDeclaration", &attributes),
            Some(value) => self
                .xml
                .open("outcomeDeclaration", &attributes)
                .open("defaultValue", &[])
                .text("value", &[], value)
                .close()
                .close(),
        };
    }

    // What is shown.

    fn body(&mut self, head: &Head) {
        let dir = if head.language.is_rtl() { "rtl" } else { "ltr" };
        self.xml.open("itemBody", &[("dir", dir)]);
        let prompt = self.html(&self.item().words.prompt);
        self.xml.line(&format!("<div>\n{prompt}\n</div>"));
        let shuffle = self.item().question.shuffle;
        match self.kind() {
            Kind::Single { choices, .. } => self.choices(choices, "1", shuffle),
            Kind::Multiple { choices, .. } => self.choices(choices, "0", shuffle),
            Kind::TrueFalse { .. } => {
                let said = [("true", self.catalog.say("true")), ("false", self.catalog.say("false"))];
                let said = said.map(|(name, said)| (name.to_owned(), html::escape(&said)));
                self.offer(&said, "1", false);
            }
            Kind::Text { .. } => {
                let field = entry(RESPONSE, 30);
                self.xml.line(&format!("<p>{field}</p>"));
            }
            Kind::Number { .. } => {
                let unit = self.item().words.unit.as_deref().map(html::escape).unwrap_or_default();
                let field = entry(RESPONSE, 12);
                self.xml.line(&format!("<p>{}</p>", format!("{field} {unit}").trim_end()));
            }
            Kind::Match { left, right } => self.pairs(left, right, shuffle),
            Kind::Order { .. } => self.order(),
            Kind::Cloze { .. } => self.cloze(),
            Kind::Survey { scale: Some(_) } => {
                let step = |(at, said): (usize, &String)| (format!("step-{}", at + 1), html::inline(said));
                let steps: Vec<(String, String)> =
                    self.item().words.scale.iter().enumerate().map(step).collect();
                self.offer(&steps, "1", false);
            }
            Kind::Survey { scale: None } => self.essay(None),
            Kind::Essay { words } => self.essay(*words),
        }
        if let Some(rubric) = &self.item().words.rubric {
            let rubric = self.html(rubric);
            self.xml.open("rubricBlock", &[("view", "scorer")]).line(&rubric).close();
        }
        self.xml.close();
    }

    fn choices(&mut self, choices: &[ChoiceKey], most: &str, shuffle: bool) {
        let said = |it: &ChoiceKey| (key(it), html::inline(choice(&self.item().words, it)));
        let said: Vec<(String, String)> = choices.iter().map(said).collect();
        self.offer(&said, most, shuffle);
    }

    fn offer(&mut self, choices: &[(String, String)], most: &str, shuffle: bool) {
        let shuffle = shuffle.to_string();
        let attributes = [("responseIdentifier", RESPONSE), ("shuffle", &shuffle), ("maxChoices", most)];
        self.xml.open("choiceInteraction", &attributes);
        for (name, said) in choices {
            self.xml.inner("simpleChoice", &[("identifier", name)], said);
        }
        self.xml.close();
    }

    fn pairs(&mut self, left: &[ChoiceKey], right: &[ChoiceKey], shuffle: bool) {
        let (shuffle, most) = (shuffle.to_string(), left.len().to_string());
        let attributes =
            [("responseIdentifier", RESPONSE), ("shuffle", &shuffle), ("maxAssociations", &most)];
        self.xml.open("matchInteraction", &attributes);
        let words = &self.item().words;
        let left = left.iter().map(|it| (format!("left-{it}"), html::inline(choice(words, it)), "1"));
        // The sides in the file's order would show who belongs together.
        let drawn = paper::shown(&self.item().question, &self.asked.name.module, true, self.seed());
        let right: Vec<_> = drawn.right.iter().filter(|it| right.contains(it)).collect();
        let right =
            right.into_iter().map(|it| (format!("right-{it}"), html::inline(right_side(words, it)), "0"));
        for set in [left.collect::<Vec<_>>(), right.collect()] {
            self.xml.open("simpleMatchSet", &[]);
            for (name, said, most) in set {
                let attributes = [("identifier", name.as_str()), ("matchMax", most)];
                self.xml.inner("simpleAssociableChoice", &attributes, &said);
            }
            self.xml.close();
        }
        self.xml.close();
    }

    fn order(&mut self) {
        let drawn = paper::shown(&self.item().question, &self.asked.name.module, true, self.seed());
        self.xml.open("orderInteraction", &[("responseIdentifier", RESPONSE), ("shuffle", "true")]);
        for it in &drawn.choices {
            let said = html::inline(choice(&self.item().words, it));
            self.xml.inner("simpleChoice", &[("identifier", &key(it))], &said);
        }
        self.xml.close();
    }

    /// A seed that is the question's own, so that the file is the same every time.
    fn seed(&self) -> Seed {
        let name = self.asked.name.to_string();
        Seed(name.bytes().fold(0, |seed, byte| seed.wrapping_mul(257).wrapping_add(u64::from(byte))))
    }

    fn cloze(&mut self) {
        let words = &self.item().words;
        let text = self.html(words.text.as_deref().unwrap_or_default());
        let blanks = gaps(&self.item().question);
        let name =
            |key: &ChoiceKey| blank_name(blanks.iter().position(|(it, _)| it == key).unwrap_or_default());
        let filled = with_blanks(&text, blanks, str::to_owned, |it, blank| match blank {
            Blank::Typed { .. } => entry(&name(it), 20),
            Blank::Picked { choices, .. } => {
                let shuffle = self.item().question.shuffle;
                let said = words.blanks.get(it);
                let mut out = format!(
                    "<inlineChoiceInteraction responseIdentifier=\"{}\" shuffle=\"{shuffle}\">",
                    name(it)
                );
                for choice in choices {
                    let said = said.and_then(|said| said.choices.get(choice)).map_or("", String::as_str);
                    let said = html::inline(said);
                    let _ = write!(out, "<inlineChoice identifier=\"{}\">{said}</inlineChoice>", key(choice));
                }
                out + "</inlineChoiceInteraction>"
            }
        });
        self.xml.line(&format!("<div>\n{filled}\n</div>"));
    }

    fn essay(&mut self, words: Option<(u32, u32)>) {
        // A word has some six letters and a space.
        let letters = words.map(|(_, most)| (most * 7).to_string());
        let mut attributes = vec![("responseIdentifier", RESPONSE)];
        attributes.extend(letters.as_deref().map(|letters| ("expectedLength", letters)));
        self.xml.empty("extendedTextInteraction", &attributes);
    }

    // How it is marked.

    fn processing(&mut self) {
        let lines = self.score();
        let words = &self.item().words;
        if lines.is_empty() && words.explain.is_none() && words.feedback.is_empty() {
            return;
        }
        self.xml.open("responseProcessing", &[]);
        for line in lines {
            self.xml.line(&line);
        }
        if !words.feedback.is_empty() {
            self.xml.line(&set(PICKED, &variable(RESPONSE)));
        }
        if words.hint.is_some() && self.kind().is_graded() {
            let less = format!("<lt>{}{}</lt>", variable("SCORE"), variable("MAXSCORE"));
            self.xml.line(&when(&less, &set("HINT", &base("identifier", "hint"))));
        }
        if words.explain.is_some() {
            self.xml.line(&set("SOLUTION", &base("identifier", "explain")));
        }
        self.xml.close();
    }

    fn score(&self) -> Vec<String> {
        let points = self.item().question.points;
        let all = base("float", &plain(points));
        let whole = |test: &str| when(test, &set("SCORE", &all));
        // Of so many parts: the points come last, so that all parts earn all of them.
        let of = |parts: usize, value: &str| {
            let share = format!("<divide>{value}{}</divide>", base("float", &parts.to_string()));
            set("SCORE", &format!("<product>{all}{share}</product>"))
        };
        match self.kind() {
            Kind::Single { .. }
            | Kind::TrueFalse { .. }
            | Kind::Multiple { grading: Grading::AllOrNothing, .. }
            | Kind::Order { grading: Grading::AllOrNothing, .. } => vec![whole(&is_right(RESPONSE))],
            Kind::Multiple { .. } | Kind::Match { .. } | Kind::Text { .. } => {
                vec![of(self.most(), &mapped(RESPONSE))]
            }
            Kind::Number { answer, tolerance, by } => {
                let (low, high) = bounds(*answer, *tolerance, *by);
                let response = variable(RESPONSE);
                let (low, high) = (base("float", &plain(low)), base("float", &plain(high)));
                let within = format!("<and><gte>{response}{low}</gte><lte>{response}{high}</lte></and>");
                vec![whole(&within)]
            }
            Kind::Order { items, .. } => {
                let mut lines = near(items);
                lines.push(of(items.len() * items.len().saturating_sub(1), &variable("SCORE")));
                lines
            }
            Kind::Cloze { blanks } => {
                let mut lines: Vec<String> = Vec::new();
                for (at, (_, blank)) in blanks.iter().enumerate() {
                    let name = blank_name(at);
                    let test = match blank {
                        Blank::Picked { .. } => is_right(&name),
                        Blank::Typed { .. } => format!("<gt>{}{}</gt>", mapped(&name), base("float", "0")),
                    };
                    lines.push(when(&test, &add(1)));
                }
                lines.push(of(blanks.len(), &variable("SCORE")));
                lines
            }
            Kind::Survey { .. } | Kind::Essay { .. } => Vec::new(),
        }
    }

    // What is told after it.

    fn feedback(&mut self) {
        let words = &self.item().words;
        for (it, said) in &words.feedback {
            let name = match self.kind() {
                Kind::TrueFalse { .. } => it.to_string(),
                _ => key(it),
            };
            self.show(PICKED, &name, said);
        }
        if let Some(hint) = &words.hint {
            self.show("HINT", "hint", hint);
        }
        if let Some(explain) = &words.explain {
            self.show("SOLUTION", "explain", explain);
        }
    }

    fn show(&mut self, outcome: &str, name: &str, said: &str) {
        let said = self.html(said);
        let attributes = [("outcomeIdentifier", outcome), ("showHide", "show"), ("identifier", name)];
        self.xml.open("modalFeedback", &attributes).line(&said).close();
    }
}

/// What an answer earns by the response's table.
struct Mapped {
    key: String,
    value: f64,
    case: Option<bool>,
}

impl Mapped {
    fn new(key: String, value: f64) -> Self {
        Self { key, value, case: None }
    }
}

/// Each item earns by how near it is to its place, as [`crate::quiz::grade`] has it: QTI has no such rule, and says it
/// place by place.
fn near(items: &[ChoiceKey]) -> Vec<String> {
    let n = items.len();
    let mut lines = Vec::new();
    for (right, item) in items.iter().enumerate() {
        for place in 0..n {
            let steps = (n - 1).saturating_sub(place.abs_diff(right));
            if 0 < steps {
                let there = format!("<index n=\"{}\">{}</index>", place + 1, variable(RESPONSE));
                let is_there = format!("<match>{there}{}</match>", base("identifier", &key(item)));
                lines.push(when(&is_there, &add(steps)));
            }
        }
    }
    lines
}

fn key(key: &ChoiceKey) -> String {
    identifier(key.as_str())
}

fn blank_name(at: usize) -> String {
    format!("BLANK-{}", at + 1)
}

fn entry(response: &str, length: usize) -> String {
    format!("<textEntryInteraction responseIdentifier=\"{response}\" expectedLength=\"{length}\"/>")
}

fn variable(name: &str) -> String {
    format!("<variable identifier=\"{name}\"/>")
}

fn mapped(response: &str) -> String {
    format!("<mapResponse identifier=\"{response}\"/>")
}

fn base(kind: &str, value: &str) -> String {
    format!("<baseValue baseType=\"{kind}\">{value}</baseValue>")
}

fn is_right(response: &str) -> String {
    format!("<match>{}<correct identifier=\"{response}\"/></match>", variable(response))
}

fn set(outcome: &str, value: &str) -> String {
    format!("<setOutcomeValue identifier=\"{outcome}\">{value}</setOutcomeValue>")
}

fn add(parts: usize) -> String {
    let parts = base("float", &parts.to_string());
    set("SCORE", &format!("<sum>{}{parts}</sum>", variable("SCORE")))
}

fn when(test: &str, then: &str) -> String {
    format!("<responseCondition><responseIf>{test}{then}</responseIf></responseCondition>")
}
