//! One item: each of its interactions is a question.

use super::{
    body::{Body, Piece, body, inline, mark, text},
    marking::{Declared, Marking},
};
use crate::{
    author::{
        cloze,
        gather::{Draft, Gatherer, quoted},
        settle::{Answer, Gap, Pair, Pick, Value, letter},
        xml::Node,
    },
    course::model::Grading,
    ids::ChoiceKey,
    text::markdown,
};

/// The longest text behind a field that is a unit, in signs.
const UNIT: usize = 30;

/// Reads an item.
pub fn read(to: &mut Gatherer, node: &Node) {
    let mut item = Item::of(node);
    if node.child("templateProcessing").is_some_and(|it| it.nodes().next().is_some()) {
        to.note(
            node.line,
            item.quoted(),
            "its numbers are drawn anew for each learner: write it with numbers of its own",
        );
        return;
    }
    let Some(shown) = node.child("itemBody") else {
        return to.note(node.line, item.quoted(), "it has no body");
    };
    if node.attribute("adaptive") == Some("true") {
        to.note(
            node.line,
            format!("that {} changes with the answers", item.quoted()),
            "a question is asked once",
        );
    }
    let body = body(to, shown);
    item.take(to, &body);
    item.told(to);
}

struct Item<'a> {
    node: &'a Node,
    marking: Marking<'a>,
    name: String,
    /// The names of choices that something was told for.
    named: Vec<String>,
}

impl<'a> Item<'a> {
    fn of(node: &'a Node) -> Self {
        let name = node.attribute("title").or_else(|| node.attribute("identifier")).unwrap_or_default();
        Self { node, marking: Marking::of(node), name: name.to_owned(), named: Vec::new() }
    }

    fn quoted(&self) -> String {
        format!("the item {}", quoted(&self.name))
    }

    /// Takes in each interaction, with the text that stands before it.
    fn take(&mut self, to: &mut Gatherer, body: &Body<'_>) {
        let blocks = body.pieces.iter().filter(|piece| matches!(piece, Piece::Block(_))).count();
        if blocks == 0 && body.inline.is_empty() {
            return to.note(self.node.line, self.quoted(), "it asks nothing: make a lesson of it");
        }
        let mut before = String::new();
        let mut left = blocks;
        for piece in &body.pieces {
            match piece {
                Piece::Text(text) => before = joined(&before, text),
                Piece::Block(node) => {
                    left -= 1;
                    let asked = std::mem::take(&mut before);
                    let asked = match has_mark(&asked) {
                        true => {
                            self.gaps(to, &asked, &body.inline);
                            String::new()
                        }
                        false => asked,
                    };
                    // What stands behind the last interaction belongs to it, if it asks nothing itself.
                    let after = if left == 0 { after(&body.pieces, node) } else { String::new() };
                    self.block(to, node, joined(&asked, &after), &body.rubric);
                }
            }
        }
        if has_mark(&before) {
            self.gaps(to, &before, &body.inline);
        }
    }

    fn draft(&self, to: &mut Gatherer, line: usize, prompt: String) -> Draft {
        let ours = self.node.attribute("toolName") == Some("Coursedeck");
        let id = self.node.attribute("identifier").unwrap_or_default();
        let told = |to: &mut Gatherer, outcome: &str| {
            let found =
                self.node.all("modalFeedback").find(|it| it.attribute("outcomeIdentifier") == Some(outcome));
            found.map(|it| text(to, it))
        };
        Draft {
            line,
            name: Some(self.name.clone()),
            handle: ours.then(|| id.rsplit('.').next().unwrap_or_default().to_owned()),
            prompt,
            hint: told(to, "HINT"),
            explain: told(to, "SOLUTION"),
            points: self.marking.points.filter(|points| 0.0 < *points),
            ..Draft::default()
        }
    }

    fn block(&mut self, to: &mut Gatherer, node: &Node, asked: String, rubric: &str) {
        let own = node.child("prompt").map(|it| text(to, it)).unwrap_or_default();
        let mut draft = self.draft(to, node.line, joined(&asked, &own));
        let fixed = node.attribute("shuffle") != Some("true");
        let response = self.marking.response(node);
        let answer = match node.name.as_str() {
            "choiceInteraction" => self.choices(to, node, &response, "simpleChoice"),
            "hottextInteraction" => {
                let said = text(to, node);
                draft.prompt = joined(&draft.prompt, &said);
                self.choices(to, node, &response, "hottext")
            }
            "orderInteraction" => self.order(to, node, &response),
            "matchInteraction" => match self.pairs(to, node, &response) {
                Some(answer) => answer,
                None => return,
            },
            "associateInteraction" => self.associated(to, node, &response),
            "gapMatchInteraction" => {
                draft.fixed = fixed;
                return self.gap_match(to, node, draft, &response);
            }
            "extendedTextInteraction" => {
                match self.is_survey(&response) && self.marking.points == Some(0.0) {
                    true => Answer::Survey { scale: Vec::new() },
                    false => Answer::Essay {
                        rubric: Some(rubric.to_owned()).filter(|it| !it.is_empty()),
                        words: None,
                    },
                }
            }
            other => return self.unknown(to, node, other),
        };
        draft.fixed = fixed && matches!(answer, Answer::Choices { .. } | Answer::Pairs { .. });
        match &answer {
            Answer::Choices { picks, .. } => {
                self.named.extend(picks.iter().filter_map(|pick| pick.key.clone()))
            }
            Answer::Truth { .. } => self.named.extend(["true".to_owned(), "false".to_owned()]),
            _ => {}
        }
        to.put(draft, answer);
    }

    fn unknown(&self, to: &mut Gatherer, node: &Node, name: &str) {
        let why = match name {
            "endAttemptInteraction" => return,
            "uploadInteraction" => "no files can be handed in",
            "sliderInteraction" => "there is no slider: ask for a number",
            "mediaInteraction" => "a course has text only",
            "customInteraction" | "portableCustomInteraction" => "it is a program of its own",
            _ => "it needs a picture: ask for the same in words",
        };
        to.note(node.line, format!("{name} in {}", self.quoted()), why);
    }

    /// Whether nothing says what is right.
    fn is_survey(&self, response: &Declared) -> bool {
        response.correct.is_empty() && response.mapped.is_empty() && !self.marking.whole
    }

    fn choices(&self, to: &mut Gatherer, node: &Node, response: &Declared, name: &str) -> Answer {
        let mut offered = Vec::new();
        node.visit(&mut |it| {
            if it.name == name {
                offered.push(it);
            }
        });
        let many = response.cardinality == "multiple" && node.attribute("maxChoices") != Some("1");
        let mut picks: Vec<Pick> = offered
            .into_iter()
            .map(|it| {
                let id = it.attribute("identifier").unwrap_or_default();
                Pick {
                    text: inline(to, it),
                    key: Some(key(id)),
                    percent: self.marking.earns(response, id),
                    feedback: self.feedback(to, it, id),
                }
            })
            .collect();
        if self.is_survey(response) && !many && (!self.marking.has_rules || self.marking.points == Some(0.0))
        {
            return Answer::Survey { scale: picks.into_iter().map(|pick| pick.text).collect() };
        }
        if let [a, b] = picks.as_mut_slice() {
            let keys = [a.key.as_deref(), b.key.as_deref()];
            let is_right = |pick: &Pick| 99.9 < pick.percent;
            if !many && is_right(a) != is_right(b) {
                let told = |pick: &mut Pick| std::mem::take(&mut pick.feedback);
                let answer = match keys {
                    [Some("true"), Some("false")] => Some(is_right(a)),
                    [Some("false"), Some("true")] => Some(is_right(b)),
                    _ => None,
                };
                if let Some(answer) = answer {
                    let first = keys[0] == Some("true");
                    let (on_true, on_false) = if first { (told(a), told(b)) } else { (told(b), told(a)) };
                    return Answer::Truth { answer, on_true, on_false };
                }
            }
        }
        let adds = self.marking.adds(response);
        let grading = if many && !adds { Grading::AllOrNothing } else { Grading::Partial };
        Answer::Choices { picks, many, grading }
    }

    /// What is told for a choice: within it, or by its name.
    fn feedback(&self, to: &mut Gatherer, choice: &Node, id: &str) -> String {
        let mut inner = Vec::new();
        choice.visit(&mut |it| {
            if it.name == "feedbackInline" {
                inner.push(it);
            }
        });
        let modal = self.node.all("modalFeedback").filter(|it| it.attribute("identifier") == Some(id));
        let told = inner.into_iter().chain(modal);
        let told: Vec<String> = told.map(|it| text(to, it)).filter(|it| !it.is_empty()).collect();
        told.join("\n\n")
    }

    /// Notes what is told for outcomes that no choice has the name of.
    fn told(&self, to: &mut Gatherer) {
        let mut inner = Vec::new();
        self.node.visit(&mut |it| {
            if matches!(it.name.as_str(), "modalFeedback" | "feedbackBlock" | "feedbackInline") {
                inner.push(it);
            }
        });
        for it in inner {
            let of_ours = matches!(it.attribute("outcomeIdentifier"), Some("HINT" | "SOLUTION"));
            let name = it.attribute("identifier").map(key).unwrap_or_default();
            let said = inline(to, it);
            if !of_ours && !self.named.contains(&name) && !said.is_empty() {
                let what = format!("the feedback {}", quoted(&said));
                to.note(it.line, what, "it belongs to no choice: say it in `explain`");
            }
        }
    }

    fn order(&self, to: &mut Gatherer, node: &Node, response: &Declared) -> Answer {
        let offered: Vec<&Node> = node.all("simpleChoice").collect();
        let placed = |it: &&Node| {
            response.correct.iter().position(|id| Some(id.as_str()) == it.attribute("identifier"))
        };
        let (mut kept, rest): (Vec<&Node>, Vec<&Node>) =
            offered.into_iter().partition(|it| placed(it).is_some());
        kept.sort_by_key(placed);
        for it in rest {
            let said = inline(to, it);
            to.note(it.line, format!("the item {}", quoted(&said)), "it has no place in the right order");
        }
        let item = |it: &&Node| Pick {
            text: inline(to, it),
            key: it.attribute("identifier").map(key),
            ..Pick::default()
        };
        let items = kept.iter().map(item).collect();
        let grading = if self.marking.whole { Grading::AllOrNothing } else { Grading::Partial };
        Answer::Order { items, grading }
    }

    /// The pairs that are right, by the names of their sides.
    fn right_pairs(response: &Declared) -> Vec<(String, String)> {
        let mapped = response.mapped.iter().filter(|(_, earned, _)| 0.0 < *earned).map(|(pair, _, _)| pair);
        let said: Vec<&String> = match response.correct.is_empty() {
            true => mapped.collect(),
            false => response.correct.iter().collect(),
        };
        let parted = said.into_iter().filter_map(|pair| pair.split_once(' '));
        parted.map(|(left, right)| (left.to_owned(), right.trim().to_owned())).collect()
    }

    fn pairs(&self, to: &mut Gatherer, node: &Node, response: &Declared) -> Option<Answer> {
        let mut sets = node.all("simpleMatchSet");
        let (left, right) = (sets.next()?, sets.next()?);
        let pairs = Self::right_pairs(response);
        let side = |set: &'_ Node, id: &str| {
            set.all("simpleAssociableChoice").find(|it| it.attribute("identifier") == Some(id)).cloned()
        };
        let mut found = Vec::new();
        for it in left.all("simpleAssociableChoice") {
            let id = it.attribute("identifier").unwrap_or_default();
            let said = inline(to, it);
            let rights: Vec<&String> =
                pairs.iter().filter(|(left, _)| left == id).map(|(_, right)| right).collect();
            match rights.as_slice() {
                [one] => {
                    let right = side(right, one).map(|it| inline(to, &it)).unwrap_or_default();
                    let key = key(id.strip_prefix("left-").unwrap_or(id));
                    found.push(Pair { left: said, right, key: Some(key) });
                }
                [] => to.note(it.line, format!("the left side {}", quoted(&said)), "nothing goes with it"),
                _ => {
                    let why =
                        "in it one left side goes with several right sides: write it as several questions";
                    to.note(node.line, self.quoted(), why);
                    return None;
                }
            }
        }
        let unused = right
            .all("simpleAssociableChoice")
            .filter(|it| !pairs.iter().any(|(_, right)| it.attribute("identifier") == Some(right)));
        let extra = unused.map(|it| inline(to, it)).collect();
        Some(Answer::Pairs { pairs: found, extra })
    }

    fn associated(&self, to: &mut Gatherer, node: &Node, response: &Declared) -> Answer {
        let pairs = Self::right_pairs(response);
        let said = |to: &mut Gatherer, id: &str| {
            let found = node.all("simpleAssociableChoice").find(|it| it.attribute("identifier") == Some(id));
            found.map(|it| inline(to, it)).unwrap_or_default()
        };
        let each = pairs.iter().map(|(left, right)| Pair {
            left: said(to, left),
            right: said(to, right),
            key: None,
        });
        let each = each.collect();
        let is_used = |id: &str| pairs.iter().any(|(left, right)| left == id || right == id);
        let unused =
            node.all("simpleAssociableChoice").filter(|it| !it.attribute("identifier").is_some_and(is_used));
        let extra = unused.map(|it| inline(to, it)).collect();
        Answer::Pairs { pairs: each, extra }
    }

    /// Words are put into the gaps of a text: each gap is a blank to be picked.
    fn gap_match(&self, to: &mut Gatherer, node: &Node, draft: Draft, response: &Declared) {
        let inner = body(to, node);
        let said: String = texts(&inner.pieces);
        let mut offered = Vec::new();
        node.visit(&mut |it| {
            if matches!(it.name.as_str(), "gapText" | "gapImg") {
                offered.push(it);
            }
        });
        let pairs = Self::right_pairs(response);
        let words: Vec<(String, String)> = offered
            .into_iter()
            .map(|it| (it.attribute("identifier").unwrap_or_default().to_owned(), inline(to, it)))
            .collect();
        let gap = |gap: &Node| {
            let id = gap.attribute("identifier").unwrap_or_default();
            let is_right = |word: &str| pairs.iter().any(|(left, right)| left == word && right == id);
            let pick = |(word, said): &(String, String)| Pick {
                text: said.clone(),
                key: Some(key(word)),
                percent: if is_right(word) { 100.0 } else { 0.0 },
                feedback: String::new(),
            };
            Gap::Picked { picks: words.iter().map(pick).collect() }
        };
        let (said, gaps) = placed(said, inner.inline.iter().map(|it| gap(it)));
        cloze::put_gaps(to, draft, &said, gaps);
    }

    /// The inline interactions of a text: one alone is a question of its kind, several are blanks.
    fn gaps(&self, to: &mut Gatherer, asked: &str, inline: &[&Node]) {
        let here: Vec<(usize, &Node)> =
            inline.iter().copied().enumerate().filter(|(at, _)| asked.contains(&mark(*at))).collect();
        let line = here.first().map_or(self.node.line, |(_, node)| node.line);
        let mut draft = self.draft(to, line, String::new());
        if let [(at, node)] = here.as_slice()
            && node.name == "textEntryInteraction"
            && !self.is_blank(node, asked, &mark(*at))
        {
            let (prompt, unit) = without_field(asked, &mark(*at));
            draft.prompt = prompt;
            let answer = self.typed(node, unit);
            return to.put(draft, answer);
        }
        let picked: Vec<&Node> = here
            .iter()
            .map(|(_, node)| *node)
            .filter(|node| node.name == "inlineChoiceInteraction")
            .collect();
        let shuffled = |node: &&Node| node.attribute("shuffle") == Some("true");
        draft.fixed = !picked.is_empty() && !picked.iter().any(shuffled);
        let mut gaps = Vec::new();
        let mut said = asked.to_owned();
        for (number, (at, node)) in here.iter().enumerate() {
            let key = letter(number);
            said = said.replace(&mark(*at), &format!("{{{{{key}}}}}"));
            gaps.push((key, self.gap(to, node)));
        }
        cloze::put_gaps(to, draft, &said, gaps);
    }

    /// Whether a field stands in a sentence, and takes words in which capital letters do not matter.
    fn is_blank(&self, node: &Node, asked: &str, mark: &str) -> bool {
        let response = self.marking.response(node);
        let (typed, case) = self.marking.typed(&response);
        let is_alone = asked.split("\n\n").any(|paragraph| paragraph.trim() == mark);
        let is_number = matches!(response.base.as_str(), "integer" | "float");
        !is_alone && !is_number && !case && typed.iter().all(|(_, earns)| 99.9 < *earns)
    }

    fn gap(&self, to: &mut Gatherer, node: &Node) -> Gap {
        let response = self.marking.response(node);
        if node.name == "textEntryInteraction" {
            let (typed, _) = self.marking.typed(&response);
            return Gap::Typed(
                typed.into_iter().filter(|(_, of)| 99.9 < *of).map(|(said, _)| said).collect(),
            );
        }
        let pick = |it: &Node| {
            let id = it.attribute("identifier").unwrap_or_default();
            Pick {
                text: inline(to, it),
                key: Some(key(id)),
                percent: self.marking.earns(&response, id),
                feedback: String::new(),
            }
        };
        Gap::Picked { picks: node.all("inlineChoice").map(pick).collect() }
    }

    fn typed(&self, node: &Node, unit: Option<String>) -> Answer {
        let response = self.marking.response(node);
        if matches!(response.base.as_str(), "integer" | "float") {
            let name = node.attribute("responseIdentifier").unwrap_or_default();
            let (value, tolerance, by) = self.marking.number(name, &response);
            let values = value.map(|value| Value {
                value: Some(value),
                tolerance,
                by,
                percent: 100.0,
                feedback: String::new(),
            });
            return Answer::Number { values: values.into_iter().collect(), unit };
        }
        let (typed, case) = self.marking.typed(&response);
        let pick = |(text, percent)| Pick { text, percent, ..Pick::default() };
        Answer::Typed { picks: typed.into_iter().map(pick).collect(), case, wild: false }
    }
}

/// A name of a choice as a key.
fn key(id: &str) -> String {
    id.strip_prefix('_').unwrap_or(id).to_owned()
}

fn joined(before: &str, text: &str) -> String {
    [before.trim(), text.trim()].iter().filter(|it| !it.is_empty()).copied().collect::<Vec<_>>().join("\n\n")
}

fn has_mark(text: &str) -> bool {
    text.contains("xqblankqx")
}

fn texts(pieces: &[Piece<'_>]) -> String {
    pieces.iter().fold(String::new(), |said, piece| match piece {
        Piece::Text(text) => joined(&said, text),
        Piece::Block(_) => said,
    })
}

/// The text behind an interaction.
fn after(pieces: &[Piece<'_>], node: &Node) -> String {
    let is_it = |piece: &Piece<'_>| matches!(piece, Piece::Block(it) if std::ptr::eq(*it, node));
    let at = pieces.iter().position(is_it).map_or(pieces.len(), |at| at + 1);
    let said = texts(&pieces[at..]);
    if has_mark(&said) { String::new() } else { said }
}

/// A text with a blank of our own at each mark.
fn placed(mut text: String, gaps: impl Iterator<Item = Gap>) -> (String, Vec<(ChoiceKey, Gap)>) {
    let mut found = Vec::new();
    for (at, gap) in gaps.enumerate() {
        let key = letter(at);
        text = text.replace(&mark(at), &format!("{{{{{key}}}}}"));
        found.push((key, gap));
    }
    (text, found)
}

/// A text without the field to type in: a field on a line of its own goes, with the unit behind it.
fn without_field(text: &str, mark: &str) -> (String, Option<String>) {
    let mut unit = None;
    let mut kept: Vec<String> = Vec::new();
    for paragraph in text.split("\n\n") {
        match paragraph.trim().strip_prefix(mark) {
            Some(rest) if markdown::plain(rest).chars().count() <= UNIT && !rest.contains('\n') => {
                unit = Some(markdown::plain(rest).trim().to_owned()).filter(|it| !it.is_empty());
            }
            _ => kept.push(paragraph.replace(mark, "_____")),
        }
    }
    match kept.is_empty() {
        true => (text.replace(mark, "_____"), None),
        false => (kept.join("\n\n"), unit),
    }
}
