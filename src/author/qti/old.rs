//! QTI 1.2, as Canvas, Blackboard and Common Cartridge write it.

use std::collections::BTreeMap;

use crate::{
    author::{
        gather::{Draft, Form, Gatherer, Text, quoted},
        settle::{Answer, Pair, Pick, Value},
        xml::Node,
    },
    course::model::{Grading, Tolerance},
    text::clean,
};

/// Reads a file of QTI 1.2.
pub fn read(to: &mut Gatherer, root: &Node) {
    for node in root.nodes() {
        match node.name.as_str() {
            "item" => item(to, node),
            "assessment" | "section" | "objectbank" => {
                let title = node.attribute("title").map(clean::line).filter(|title| !title.is_empty());
                let deeper = title.is_some();
                to.category.extend(title);
                read(to, node);
                if deeper {
                    to.category.pop();
                }
            }
            _ => {}
        }
    }
}

/// One rule: which values it looks for in which response, what it earns, and what it shows.
#[derive(Debug, Default)]
struct Rule {
    values: Vec<(String, String)>,
    low: Option<f64>,
    high: Option<f64>,
    score: f64,
    shows: Vec<String>,
}

fn item(to: &mut Gatherer, node: &Node) {
    let fields = fields(node);
    let sort = fields.get("question_type").map_or("", String::as_str);
    let name = node.attribute("title").or_else(|| node.attribute("ident")).unwrap_or_default();
    let Some(shown) = node.child("presentation") else {
        return to.note(node.line, format!("the item {}", quoted(name)), "it shows nothing");
    };
    let rules = rules(node);
    let told = told(to, node);
    let mut responses = Vec::new();
    collect(shown, &mut responses);
    let prompt = asked(to, shown);
    let general = told.get("general_fb").cloned();
    let draft = Draft {
        line: node.line,
        name: Some(name.to_owned()).filter(|name| !name.eq_ignore_ascii_case("question")),
        prompt,
        explain: general,
        points: fields.get("points_possible").and_then(|it| clean::number(it)).filter(|it| 0.0 < *it),
        ..Draft::default()
    };
    let answer = match (responses.as_slice(), sort) {
        ([], _) => {
            let what = format!("the item {}", quoted(name));
            return to.note(node.line, what, "it asks nothing: make a lesson of it");
        }
        (_, "essay_question" | "cc.essay.v0p1") => Answer::Essay { rubric: None, words: None },
        ([one], _) if one.name == "response_lid" => choices(to, one, &rules, &told),
        (all, _) if all.iter().all(|it| it.name == "response_lid") => pairs(to, all, &rules),
        ([one], _) => typed(one, sort, &rules),
        _ => {
            let what = format!("the item {}", quoted(name));
            return to.note(node.line, what, "it has several answers of different kinds");
        }
    };
    unshown(to, node, &rules, &told);
    to.put(draft, answer);
}

fn fields(node: &Node) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    node.visit(&mut |it| {
        if it.name == "qtimetadatafield"
            && let (Some(label), Some(entry)) = (it.text_of("fieldlabel"), it.text_of("fieldentry"))
        {
            // Canvas and Common Cartridge have names of their own for the same.
            let label = if label == "cc_profile" { "question_type".to_owned() } else { label };
            found.entry(label).or_insert(entry);
        }
    });
    found
}

/// The responses of a presentation, in order.
fn collect<'a>(node: &'a Node, found: &mut Vec<&'a Node>) {
    node.visit(&mut |it| {
        if matches!(it.name.as_str(), "response_lid" | "response_str" | "response_num" | "response_grp") {
            found.push(it);
        }
    });
}

/// The text that stands before the responses.
fn asked(to: &mut Gatherer, node: &Node) -> String {
    let mut said = Vec::new();
    for it in node.nodes() {
        match it.name.as_str() {
            "material" => said.push(material(to, it, false)),
            "flow" | "flow_mat" => said.push(asked(to, it)),
            _ => {}
        }
    }
    said.retain(|it| !it.is_empty());
    said.join("\n\n")
}

fn material(to: &mut Gatherer, node: &Node, single: bool) -> String {
    let mut said = Vec::new();
    for it in node.nodes() {
        match it.name.as_str() {
            "mattext" | "matemtext" => {
                let form = match it.attribute("texttype") {
                    Some("text/html") => Form::Html,
                    Some("text/plain") => Form::Plain,
                    _ => Form::Auto,
                };
                let text = Text::new(it.inner(), form);
                said.push(if single { to.inline(it.line, &text) } else { to.body(it.line, &text) });
            }
            "matimage" | "mataudio" | "matvideo" => {
                let name = it.attribute("uri").unwrap_or("without a name");
                to.note(
                    it.line,
                    format!("the file {name}"),
                    "a course has text only: say in words what matters in it",
                );
            }
            _ => {}
        }
    }
    said.retain(|it| !it.is_empty());
    said.join(if single { " " } else { "\n\n" })
}

/// The first text in an element: that of a choice, of a left side, of a feedback.
fn said(to: &mut Gatherer, node: &Node, single: bool) -> String {
    node.find("material").map(|it| material(to, it, single)).unwrap_or_default()
}

fn rules(node: &Node) -> Vec<Rule> {
    let conditions = node.child("resprocessing").map_or(Vec::new(), |it| it.all("respcondition").collect());
    conditions.into_iter().map(rule).collect()
}

fn rule(node: &Node) -> Rule {
    let mut rule = Rule::default();
    for var in node.all("conditionvar") {
        conditions(var, &mut rule);
    }
    let scores = node.all("setvar").filter_map(|it| clean::number(&it.text()));
    rule.score = scores.fold(0.0, |a, b| if a.abs() < b.abs() { b } else { a });
    rule.shows =
        node.all("displayfeedback").filter_map(|it| it.attribute("linkrefid")).map(str::to_owned).collect();
    rule
}

/// What a rule looks for. What it forbids earns nothing by itself.
fn conditions(node: &Node, rule: &mut Rule) {
    for it in node.nodes() {
        let number = || clean::number(&it.text());
        match it.name.as_str() {
            "varequal" => {
                let response = it.attribute("respident").unwrap_or_default().to_owned();
                rule.values.push((response, it.text().trim().to_owned()));
            }
            "vargte" | "vargt" => rule.low = number(),
            "varlte" | "varlt" => rule.high = number(),
            "not" => {}
            _ => conditions(it, rule),
        }
    }
}

/// What is told, by its name.
fn told(to: &mut Gatherer, node: &Node) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for it in node.all("itemfeedback") {
        let name = it.attribute("ident").unwrap_or_default().to_owned();
        let text = said(to, it, false);
        if !text.is_empty() {
            found.insert(name, text);
        }
    }
    found
}

/// Feedback that is shown for no single choice.
fn unshown(to: &mut Gatherer, node: &Node, rules: &[Rule], told: &BTreeMap<String, String>) {
    let of_choices: Vec<&String> =
        rules.iter().filter(|it| it.values.len() == 1).flat_map(|it| &it.shows).collect();
    for (name, said) in told {
        if name != "general_fb" && !of_choices.contains(&name) {
            let what = format!("the feedback {}", quoted(said));
            to.note(node.line, what, "it belongs to no choice: say it in `explain`");
        }
    }
}

fn choices(to: &mut Gatherer, node: &Node, rules: &[Rule], told: &BTreeMap<String, String>) -> Answer {
    let many = node.attribute("rcardinality").is_some_and(|it| it.eq_ignore_ascii_case("multiple"));
    let mut labels = Vec::new();
    node.visit(&mut |it| {
        if it.name == "response_label" {
            labels.push(it);
        }
    });
    let of = |id: &str| {
        rules.iter().filter(|rule| rule.values.iter().any(|(_, value)| value == id)).collect::<Vec<_>>()
    };
    let most = rules.iter().map(|rule| rule.score).fold(0.0, f64::max);
    let apart = rules.iter().filter(|rule| 0.0 < rule.score).all(|rule| rule.values.len() == 1);
    let sum: f64 = rules.iter().map(|rule| rule.score).filter(|score| 0.0 < *score).sum();
    let right = labels
        .iter()
        .filter(|it| of(it.attribute("ident").unwrap_or_default()).iter().any(|rule| 0.0 < rule.score))
        .count();
    let mut picks = Vec::new();
    for it in labels {
        let id = it.attribute("ident").unwrap_or_default();
        let found = of(id);
        let score: f64 = found.iter().map(|rule| rule.score).sum();
        let percent = match (many, apart) {
            _ if most <= 0.0 => 0.0,
            (false, _) => score / most * 100.0,
            (true, true) => score / sum * 100.0,
            (true, false) if 0.0 < score => 100.0 / right.max(1) as f64,
            (true, false) => 0.0,
        };
        let own = found.iter().filter(|rule| rule.values.len() == 1).flat_map(|rule| &rule.shows);
        let feedback: Vec<&str> = own.filter_map(|name| told.get(name)).map(String::as_str).collect();
        picks.push(Pick { text: said(to, it, true), key: None, percent, feedback: feedback.join("\n\n") });
    }
    truth(&picks, many).unwrap_or(Answer::Choices {
        picks,
        many,
        grading: if many && !apart { Grading::AllOrNothing } else { Grading::Partial },
    })
}

/// True and false as choices are a statement.
fn truth(picks: &[Pick], many: bool) -> Option<Answer> {
    let [a, b] = picks else { return None };
    let said = [clean::fold(&a.text, false), clean::fold(&b.text, false)];
    let (on_true, on_false) = match [said[0].as_str(), said[1].as_str()] {
        ["true", "false"] => (a, b),
        ["false", "true"] => (b, a),
        _ => return None,
    };
    let is_right = |pick: &Pick| 99.9 < pick.percent;
    (!many && is_right(on_true) != is_right(on_false)).then(|| Answer::Truth {
        answer: is_right(on_true),
        on_true: on_true.feedback.clone(),
        on_false: on_false.feedback.clone(),
    })
}

/// Several lists with the same choices are left sides to be matched.
fn pairs(to: &mut Gatherer, all: &[&Node], rules: &[Rule]) -> Answer {
    let mut pairs = Vec::new();
    let mut offered: Vec<String> = Vec::new();
    for node in all {
        let id = node.attribute("ident").unwrap_or_default();
        let right = rules
            .iter()
            .filter(|rule| 0.0 < rule.score)
            .flat_map(|rule| &rule.values)
            .find(|(to, _)| to == id);
        let mut labels = Vec::new();
        node.visit(&mut |it| {
            if it.name == "response_label" {
                labels.push(it);
            }
        });
        let mut goes = String::new();
        for it in labels {
            let text = said(to, it, true);
            if right.is_some_and(|(_, value)| Some(value.as_str()) == it.attribute("ident")) {
                goes.clone_from(&text);
            }
            if !offered.contains(&text) {
                offered.push(text);
            }
        }
        pairs.push(Pair { left: said(to, node, true), right: goes, key: None });
    }
    offered.retain(|it| !pairs.iter().any(|pair| pair.right == *it));
    Answer::Pairs { pairs, extra: offered }
}

fn typed(node: &Node, sort: &str, rules: &[Rule]) -> Answer {
    let right: Vec<&Rule> = rules.iter().filter(|rule| 0.0 < rule.score).collect();
    let most = right.iter().map(|rule| rule.score).fold(0.0, f64::max);
    let values = || {
        right
            .iter()
            .flat_map(|rule| rule.values.iter().map(move |(_, value)| (value, rule.score / most * 100.0)))
    };
    let is_number = node.name == "response_num"
        || sort == "numerical_question"
        || node.find("render_fib").and_then(|it| it.attribute("fibtype")).is_some_and(|it| it != "String");
    if is_number {
        return number(&right, values().collect());
    }
    if right.is_empty() {
        return Answer::Essay { rubric: None, words: None };
    }
    let case = node.find("varequal").and_then(|it| it.attribute("case")).is_some_and(|it| it == "Yes");
    let pick = |(value, percent): (&String, f64)| Pick { text: value.clone(), percent, ..Pick::default() };
    Answer::Typed { picks: values().map(pick).collect(), case, wild: false }
}

fn number(right: &[&Rule], values: Vec<(&String, f64)>) -> Answer {
    let value = |value: f64, tolerance: f64, percent: f64| Value {
        value: Some(value),
        tolerance,
        by: Tolerance::Absolute,
        percent,
        feedback: String::new(),
    };
    let ranges = right.iter().filter_map(|rule| Some((rule.low?, rule.high?)));
    let ranges: Vec<Value> =
        ranges.map(|(low, high)| value((low + high) / 2.0, (high - low) / 2.0, 100.0)).collect();
    let exact =
        values.into_iter().filter_map(|(text, percent)| Some(value(clean::number(text)?, 0.0, percent)));
    // A rule may name the number, and the range around it, too.
    let values = if ranges.is_empty() { exact.collect() } else { ranges };
    Answer::Number { values, unit: None }
}
