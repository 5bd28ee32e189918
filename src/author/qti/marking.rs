//! How an item is marked: which answers are right, and what each earns.

use std::collections::BTreeMap;

use crate::{author::xml::Node, course::model::Tolerance, text::clean};

/// A response that an item asks for.
#[derive(Clone, Debug, Default)]
pub struct Declared {
    /// Whether one value, several or an order is asked for.
    pub cardinality: String,
    /// What a value is.
    pub base: String,
    /// The right values.
    pub correct: Vec<String>,
    /// What values earn, with whether capital letters matter.
    pub mapped: Vec<(String, f64, bool)>,
    /// What other values earn.
    pub usual: f64,
}

/// What an item says of its marking.
#[derive(Debug, Default)]
pub struct Marking<'a> {
    /// The responses by their names.
    pub declared: BTreeMap<String, Declared>,
    /// Whether what values earn is added up, and not only the right answer looked for.
    adds: bool,
    /// Whether the right answer is looked for as a whole.
    pub whole: bool,
    /// Whether there are rules at all.
    pub has_rules: bool,
    /// What the item is worth.
    pub points: Option<f64>,
    rules: Option<&'a Node>,
}

impl<'a> Marking<'a> {
    /// What `item` says.
    pub fn of(item: &'a Node) -> Self {
        let rules = item.child("responseProcessing");
        let template = rules.and_then(|it| it.attribute("template")).unwrap_or_default();
        let holds = |name: &str| rules.is_some_and(|rules| rules.find(name).is_some());
        let declared = item
            .all("responseDeclaration")
            .filter_map(|node| Some((node.attribute("identifier")?.to_owned(), Declared::of(node))));
        Self {
            declared: declared.collect(),
            adds: template.contains("map_response") || holds("mapResponse"),
            whole: template.contains("match_correct") || holds("correct"),
            has_rules: rules.is_some_and(|it| !template.is_empty() || it.nodes().next().is_some()),
            points: points(item),
            rules,
        }
    }

    /// The response that an interaction asks for.
    pub fn response(&self, interaction: &Node) -> Declared {
        let name = interaction.attribute("responseIdentifier").unwrap_or_default();
        self.declared.get(name).cloned().unwrap_or_default()
    }

    /// What each value of a response earns, in percent of the most that can be earned.
    pub fn earns(&self, response: &Declared, value: &str) -> f64 {
        if self.adds(response) {
            let positive =
                response.mapped.iter().map(|(_, earned, _)| *earned).filter(|earned| 0.0 < *earned);
            let most = match response.cardinality.as_str() {
                "single" => positive.fold(0.0, f64::max),
                _ => positive.sum(),
            };
            let found = response.mapped.iter().find(|(key, _, _)| key == value);
            let earned = found.map_or(response.usual, |(_, earned, _)| *earned);
            return if most <= 0.0 { 0.0 } else { (earned / most * 100.0).clamp(-100.0, 100.0) };
        }
        let is_right = response.correct.iter().any(|right| right == value);
        let part = if response.cardinality == "single" { 1 } else { response.correct.len().max(1) };
        if is_right { 100.0 / part as f64 } else { 0.0 }
    }

    /// Whether a response is marked by adding up what its values earn.
    pub fn adds(&self, response: &Declared) -> bool {
        !response.mapped.is_empty() && (self.adds || response.correct.is_empty())
    }

    /// The right answers that can be typed, each with what it earns, and whether capital letters matter.
    pub fn typed(&self, response: &Declared) -> (Vec<(String, f64)>, bool) {
        if self.adds(response) {
            let case = response.mapped.iter().all(|(_, _, case)| *case);
            let each = response.mapped.iter().map(|(key, _, _)| (key.clone(), self.earns(response, key)));
            return (each.collect(), case);
        }
        (response.correct.iter().map(|right| (right.clone(), 100.0)).collect(), true)
    }

    /// The right number of a response, and how far from it is still right.
    pub fn number(&self, name: &str, response: &Declared) -> (Option<f64>, f64, Tolerance) {
        let right = response.correct.first().or(response.mapped.first().map(|(key, _, _)| key));
        let right = right.and_then(|right| clean::number(right));
        let mut found = (right, 0.0, Tolerance::Absolute);
        let (mut low, mut high) = (None, None);
        let Some(rules) = self.rules else { return found };
        rules.visit(&mut |node| {
            let speaks =
                |node: &Node| node.all("variable").any(|it| it.attribute("identifier") == Some(name));
            if !speaks(node) {
                return;
            }
            let bound = || node.child("baseValue").and_then(|it| clean::number(&it.text()));
            match node.name.as_str() {
                "gte" | "gt" => low = low.or_else(bound),
                "lte" | "lt" => high = high.or_else(bound),
                "equal" => {
                    let first = node.attribute("tolerance").and_then(|it| it.split_whitespace().next());
                    let given = first.and_then(clean::number).unwrap_or_default();
                    found = match node.attribute("toleranceMode") {
                        Some("absolute") => (right, given, Tolerance::Absolute),
                        // There it is in percent.
                        Some("relative") => (right, given / 100.0, Tolerance::Relative),
                        _ => found,
                    };
                }
                _ => {}
            }
        });
        if let (Some(low), Some(high)) = (low, high) {
            // Its last digits were cut: of numbers so long, the middle is met to ten of them.
            let off = |it: f64| ((low + high) / 2.0 - it).abs();
            let middle = right.filter(|it| off(*it) <= 1e-10 * low.abs().max(high.abs()));
            found = (Some(middle.unwrap_or((low + high) / 2.0)), (high - low) / 2.0, Tolerance::Absolute);
        }
        found
    }
}

impl Declared {
    fn of(node: &Node) -> Self {
        let said = |name: &str| node.attribute(name).unwrap_or_default().to_owned();
        let correct = node.child("correctResponse").map_or(Vec::new(), |it| {
            it.all("value").map(|value| one_line(&value.text())).filter(|value| !value.is_empty()).collect()
        });
        let mapping = node.child("mapping");
        let mapped = mapping.map_or(Vec::new(), |it| it.all("mapEntry").filter_map(entry).collect());
        let usual = mapping.and_then(|it| clean::number(it.attribute("defaultValue")?)).unwrap_or_default();
        Self { cardinality: said("cardinality"), base: said("baseType"), correct, mapped, usual }
    }
}

fn entry(node: &Node) -> Option<(String, f64, bool)> {
    let key = one_line(node.attribute("mapKey")?);
    let value = clean::number(node.attribute("mappedValue")?)?;
    // By the standard capital letters matter where nothing is said; authors rarely mean it, and players differ.
    Some((key, value, node.attribute("caseSensitive").is_some_and(|it| it == "true")))
}

fn points(item: &Node) -> Option<f64> {
    let outcome = |name: &str| {
        item.all("outcomeDeclaration").find(|it| it.attribute("identifier").is_some_and(|it| it == name))
    };
    let most = outcome("MAXSCORE").and_then(|it| clean::number(&it.find("value")?.text()));
    most.or_else(|| clean::number(outcome("SCORE")?.attribute("normalMaximum")?))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
