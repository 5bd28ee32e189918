//! Moodle's types of question.

use super::{body, inline, number, text, truth};
use crate::{
    author::{
        cloze,
        gather::{Draft, Form, Gatherer, Text, quoted},
        html,
        settle::{Answer, Gap, Pair, Pick, Value, letter},
        xml::Node,
    },
    course::model::{Grading, Tolerance},
    text::clean,
};

/// Takes in a question of the type `sort`.
pub fn put(to: &mut Gatherer, mut draft: Draft, node: &Node, sort: &str) {
    let answer = match sort {
        "multichoice" => choices(to, node, truth(node, "single") == Some(false)),
        "oumultiresponse" => choices(to, node, true),
        "truefalse" => truth_of(to, node),
        "shortanswer" => typed(to, node),
        "numerical" => numerical(to, node),
        "matching" | "match" => pairs(to, node),
        "essay" => essay(to, node),
        "ordering" => order(to, node),
        "gapselect" | "ddwtos" => return gaps(to, draft, node, sort),
        "cloze" | "multianswer" => {
            draft.prompt = String::new();
            if let Some(asked) = node.child("questiontext") {
                cloze::put(to, draft, &text(asked));
            }
            return;
        }
        _ => return untold(to, &draft, sort),
    };
    to.put(draft, answer);
}

/// A type that has no kind here.
fn untold(to: &mut Gatherer, draft: &Draft, sort: &str) {
    let why = match sort {
        "description" => "it asks nothing: make a lesson of it".to_owned(),
        "calculated" | "calculatedsimple" | "calculatedmulti" => {
            "its numbers are drawn anew for each learner: write it with numbers of its own".to_owned()
        }
        "randomsamatch" => "it is made of other questions by chance: write its pairs as a match".to_owned(),
        "ddimageortext" | "ddmarker" => "it needs a picture: ask for the same in words".to_owned(),
        "" => "it does not say what type it is".to_owned(),
        other => format!("there is no kind of question like `{}`", clean::line(other)),
    };
    let name = draft.name.as_deref().filter(|name| !name.trim().is_empty()).unwrap_or(&draft.prompt);
    to.note(draft.line, format!("the question {}", quoted(name)), why);
}

fn percent(node: &Node) -> f64 {
    node.attribute("fraction").and_then(clean::number).unwrap_or_default()
}

fn feedback(to: &mut Gatherer, node: &Node) -> String {
    node.child("feedback").map(|it| body(to, it)).unwrap_or_default()
}

fn picks(to: &mut Gatherer, node: &Node) -> Vec<Pick> {
    let each = node.all("answer").map(|it| Pick {
        text: inline(to, it),
        key: None,
        percent: percent(it),
        feedback: feedback(to, it),
    });
    each.collect()
}

fn choices(to: &mut Gatherer, node: &Node, many: bool) -> Answer {
    Answer::Choices { picks: picks(to, node), many, grading: Grading::Partial }
}

fn truth_of(to: &mut Gatherer, node: &Node) -> Answer {
    let (mut right, mut told) = (None, [String::new(), String::new()]);
    for (at, it) in node.all("answer").enumerate() {
        // In other languages the words differ; true stands first.
        let is_true = match clean::fold(&html::words(&text(it).raw), false).as_str() {
            "true" => true,
            "false" => false,
            _ => at == 0,
        };
        if 0.0 < percent(it) {
            right = Some(is_true);
        }
        told[usize::from(!is_true)] = feedback(to, it);
    }
    let [on_true, on_false] = told;
    match right {
        Some(answer) => Answer::Truth { answer, on_true, on_false },
        None => Answer::Choices { picks: picks(to, node), many: false, grading: Grading::Partial },
    }
}

fn typed(to: &mut Gatherer, node: &Node) -> Answer {
    let each = node.all("answer").map(|it| {
        let mut said = text(it);
        // Moodle compares the answer as it is written, whatever its format is.
        said.form = Form::Plain;
        Pick {
            text: html::decoded(&to.typed(&said)).into_owned(),
            key: None,
            percent: percent(it),
            feedback: feedback(to, it),
        }
    });
    let picks = each.collect();
    Answer::Typed { picks, case: truth(node, "usecase") == Some(true), wild: true }
}

fn numerical(to: &mut Gatherer, node: &Node) -> Answer {
    let mut values = Vec::new();
    for it in node.all("answer") {
        let said = html::words(&text(it).raw);
        let value = clean::number(&said);
        if value.is_none() && said != "*" {
            to.note(it.line, quoted(&said), "it is no number");
        }
        values.push(Value {
            value,
            tolerance: number(it, "tolerance").unwrap_or_default().abs(),
            by: by(it),
            percent: percent(it),
            feedback: feedback(to, it),
        });
    }
    Answer::Number { values, unit: unit(to, node) }
}

/// How a tolerance is meant, in Moodle's numbers.
fn by(node: &Node) -> Tolerance {
    match node.text_of("tolerancetype").as_deref() {
        Some("1" | "relative") => Tolerance::Relative,
        Some("3" | "geometric") => Tolerance::Geometric,
        _ => Tolerance::Absolute,
    }
}

fn unit(to: &mut Gatherer, node: &Node) -> Option<String> {
    let mut unit = None;
    for it in node.child("units").map_or(Vec::new(), |units| units.all("unit").collect()) {
        let Some(name) = it.text_of("unit_name") else { continue };
        match number(it, "multiplier") {
            Some(multiplier) if multiplier == 1.0 && unit.is_none() => unit = Some(name),
            _ => to.note(it.line, format!("the unit {}", quoted(&name)), "a number is asked for in one unit"),
        }
    }
    unit
}

fn pairs(to: &mut Gatherer, node: &Node) -> Answer {
    let each = node.all("subquestion").map(|it| Pair {
        left: inline(to, it),
        right: it.child("answer").map(|it| inline(to, it)).unwrap_or_default(),
        key: None,
    });
    Answer::Pairs { pairs: each.collect(), extra: Vec::new() }
}

fn essay(to: &mut Gatherer, node: &Node) -> Answer {
    let rubric = node.child("graderinfo").map(|it| body(to, it)).filter(|it| !it.is_empty());
    if let Some(it) = node.child("responsetemplate").filter(|it| !text(it).is_empty()) {
        to.note(
            it.line,
            "the text that is there to begin with",
            "an essay begins empty: put it into the prompt",
        );
    }
    if number(node, "attachments").is_some_and(|it| it != 0.0) {
        to.note(node.line, "that files can be handed in", "an essay is text only");
    }
    let limit = |name: &str| number(node, name).filter(|it| 1.0 <= *it).map(|it| it as u32);
    let words = match (limit("minwordlimit"), limit("maxwordlimit")) {
        (None, None) => None,
        (least, most) => Some((least.unwrap_or_default(), most.unwrap_or(100_000).min(100_000))),
    };
    Answer::Essay { rubric, words: words.filter(|(least, most)| least <= most) }
}

fn order(to: &mut Gatherer, node: &Node) -> Answer {
    let mut placed: Vec<(f64, Pick)> = Vec::new();
    for it in node.all("answer") {
        let pick = Pick { text: inline(to, it), feedback: feedback(to, it), ..Pick::default() };
        placed.push((percent(it), pick));
    }
    placed.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let grading = match node.text_of("gradingtype").as_deref() {
        Some("ALL_OR_NOTHING" | "-1") => Grading::AllOrNothing,
        _ => Grading::Partial,
    };
    if number(node, "selectcount").is_some_and(|it| it != 0.0) {
        to.note(node.line, "that only some of the items are shown", "all are shown");
    }
    Answer::Order { items: placed.into_iter().map(|(_, pick)| pick).collect(), grading }
}

/// `[[1]]` in the text is filled by the first of the words, from among those of its group.
fn gaps(to: &mut Gatherer, mut draft: Draft, node: &Node, sort: &str) {
    let name = if sort == "gapselect" { "selectoption" } else { "dragbox" };
    let offered: Vec<(String, String)> = node
        .all(name)
        .map(|it| (inline(to, it), it.text_of("group").unwrap_or_else(|| "1".to_owned())))
        .collect();
    let mut asked = node.child("questiontext").map(text).unwrap_or_else(Text::none);
    let mut found = Vec::new();
    let mut raw = String::new();
    let mut rest = asked.raw.as_str();
    while let Some((before, after)) = rest.split_once("[[") {
        raw.push_str(before);
        let number =
            after.split_once("]]").and_then(|(number, rest)| Some((number.parse::<usize>().ok()?, rest)));
        match number {
            Some((number, after)) if found.len() < cloze::BLANKS => {
                raw.push_str(&format!("xqblankqx{}x", found.len()));
                found.push(number);
                rest = after;
            }
            _ => {
                raw.push_str("[[");
                rest = after;
            }
        }
    }
    raw.push_str(rest);
    asked.raw = raw.replace("{{", "{ {");
    let mut said = to.body(draft.line, &asked);
    let mut gaps = Vec::new();
    for (at, number) in found.into_iter().enumerate() {
        let key = letter(at);
        said = said.replace(&format!("xqblankqx{at}x"), &format!("{{{{{key}}}}}"));
        gaps.push((key, Gap::Picked { picks: group(&offered, number) }));
    }
    draft.prompt = String::new();
    cloze::put_gaps(to, draft, &said, gaps);
}

/// The words that may fill a blank, of which the `number`-th, from 1, is right.
fn group(offered: &[(String, String)], number: usize) -> Vec<Pick> {
    let Some((_, group)) = number.checked_sub(1).and_then(|at| offered.get(at)) else { return Vec::new() };
    let of_group = offered.iter().enumerate().filter(|(_, (_, other))| other == group);
    let pick = |(at, (text, _)): (usize, &(String, String))| Pick {
        text: text.clone(),
        percent: if at + 1 == number { 100.0 } else { 0.0 },
        ..Pick::default()
    };
    of_group.map(pick).collect()
}
