//! Moodle's XML: each type of question that has a kind here, the others told.

mod kinds;

use super::{
    gather::{Draft, Form, Gatherer, Text, quoted},
    gift, html,
    xml::{self, Node},
};
use crate::text::clean;

/// Sentences that Moodle writes into every question, in a few languages. Coursedeck says the same by itself.
const USUAL: &[&str] = &[
    "your answer is correct",
    "your answer is partially correct",
    "your answer is incorrect",
    "votre réponse est correcte",
    "votre réponse est partiellement correcte",
    "votre réponse est incorrecte",
    "respuesta correcta",
    "respuesta parcialmente correcta",
    "respuesta incorrecta",
    "sua resposta está correta",
    "sua resposta está parcialmente correta",
    "sua resposta está incorreta",
    "die antwort ist richtig",
    "die antwort ist teilweise richtig",
    "die antwort ist falsch",
];

/// Reads a file of Moodle's XML.
pub fn read(to: &mut Gatherer, text: &str) {
    let read = xml::read(text, &["file", "image_base64"]);
    let quiz = read.root.child("quiz").unwrap_or(&read.root);
    for question in quiz.all("question") {
        read_question(to, question);
    }
    if let Some((line, why)) = read.broken {
        to.note(line, "the rest of the file", why);
    }
}

fn read_question(to: &mut Gatherer, node: &Node) {
    let sort = node.attribute("type").unwrap_or_default();
    if sort == "category" {
        let path = node.child("category").and_then(|it| it.text_of("text")).unwrap_or_default();
        to.category = gift::category(&html::words(&path));
        if node.child("info").and_then(|it| it.text_of("text")).is_some() {
            to.note_once(node.line, "the descriptions of categories", "a question has none");
        }
        return;
    }
    let draft = draft(to, node);
    files(to, node);
    kinds::put(to, draft, node, sort);
}

/// What every type of question has.
fn draft(to: &mut Gatherer, node: &Node) -> Draft {
    let line = node.line;
    let name = node.child("name").and_then(|it| it.text_of("text")).map(|it| html::words(&it));
    let explain = node.child("generalfeedback").map(|it| body(to, it)).unwrap_or_default();
    let hints: Vec<String> = node.all("hint").map(|it| body(to, it)).filter(|it| !it.is_empty()).collect();
    for hint in hints.iter().skip(1) {
        to.note(line, format!("the further hint {}", quoted(hint)), "a question has one hint");
    }
    if number(node, "penalty").is_some_and(|it| it != 0.0) {
        to.note_once(
            line,
            "the penalties for further tries",
            "in practice there are none, in a quiz one try counts",
        );
    }
    combined(to, node);
    let labels = node
        .child("tags")
        .map_or(Vec::new(), |tags| tags.all("tag").filter_map(|it| it.text_of("text")).collect());
    let wanted = ["shuffleanswers", "shufflestack"];
    let shuffle = wanted.iter().find_map(|name| truth(node, name));
    Draft {
        line,
        name,
        handle: node.text_of("idnumber"),
        prompt: node.child("questiontext").map(|it| body(to, it)).unwrap_or_default(),
        hint: hints.into_iter().next(),
        explain: Some(explain),
        points: number(node, "defaultgrade"),
        fixed: shuffle == Some(false),
        labels,
    }
}

/// What is told for the whole answer, right or wrong.
fn combined(to: &mut Gatherer, node: &Node) {
    for name in ["correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"] {
        let Some(said) = node.child(name).and_then(|it| it.child("text")) else { continue };
        let words = html::words(&said.inner());
        match USUAL.contains(&clean::fold(&words, false).trim_end_matches('.')) {
            _ if words.is_empty() => {}
            true => to.note_once(
                node.line,
                "“Your answer is correct.” and the like",
                "Coursedeck says so by itself, in the learner's language",
            ),
            false => to.note(
                said.line,
                format!("the feedback {} for the whole answer", quoted(&words)),
                "there is feedback for each choice, and `explain` for all",
            ),
        }
    }
}

/// Files that are written out in the question. A picture that a text shows was told of already.
fn files(to: &mut Gatherer, node: &Node) {
    let (mut names, mut texts) = (Vec::new(), String::new());
    node.visit(&mut |it| {
        if it.name == "text" {
            texts.push_str(&it.text().replace("%20", " "));
        }
        let name = match it.name.as_str() {
            "file" => it.attribute("name").map(str::to_owned),
            "image" => Some(it.text().trim().to_owned()).filter(|name| !name.is_empty()),
            _ => None,
        };
        names.extend(name.map(|name| (it.line, name)));
    });
    for (line, name) in names.into_iter().filter(|(_, name): &(usize, String)| !texts.contains(name)) {
        let what = format!("the file {}", clean::line(&name));
        to.note(line, what, "a course has text only: say in words what matters in it");
    }
}

/// The text of an element as Moodle writes it: `<x format="html"><text>…</text></x>`.
fn text(node: &Node) -> Text {
    let form = match node.attribute("format") {
        Some("markdown") => Form::Markdown,
        Some("plain_text") => Form::Plain,
        Some("moodle_auto_format") => Form::Auto,
        Some(_) => Form::Html,
        None => Form::Auto,
    };
    let raw = node.child("text").map_or_else(|| node.text(), Node::inner);
    Text::new(raw.trim(), form)
}

fn body(to: &mut Gatherer, node: &Node) -> String {
    to.body(node.line, &text(node))
}

fn inline(to: &mut Gatherer, node: &Node) -> String {
    to.inline(node.line, &text(node))
}

fn number(node: &Node, name: &str) -> Option<f64> {
    clean::number(&node.text_of(name)?)
}

/// Yes or no, as the many versions of Moodle and its helpers write it; an empty element is a yes.
fn truth(node: &Node, name: &str) -> Option<bool> {
    let said = node.child(name)?.text().trim().to_lowercase();
    Some(!matches!(said.as_str(), "false" | "0" | "no"))
}
