//! QTI: items of 2.0 to 2.2, those of 3.0 as far as they are the same, packages of them, and QTI 1.2.

mod body;
mod item;
mod marking;
mod old;
mod package;

use super::{
    decode::decode,
    gather::Gatherer,
    xml::{self, Node},
};
pub use package::{FILES, LONGEST, Package, ROOM, is_xml};

/// Whether a text begins as QTI does.
pub fn is_qti(text: &str) -> bool {
    let roots = ["assessmentItem", "qti-assessment-item", "assessmentTest", "qti-assessment-test"];
    let named = |name: &str| text.contains(&format!("<{name}")) || text.contains(&format!(":{name}"));
    text.starts_with('<')
        && (roots.iter().any(|name| named(name)) || named("questestinterop") || named("manifest"))
}

/// Reads a file of QTI.
pub fn read(to: &mut Gatherer, text: &str) {
    let xml::Read { mut root, broken } = xml::read(text, &[]);
    modernised(&mut root);
    for node in root.nodes() {
        match node.name.as_str() {
            "assessmentItem" => item::read(to, node),
            "questestinterop" => old::read(to, node),
            "assessmentTest" => to.note(
                node.line,
                "a test",
                "it only says in which order items are asked: bring in the items, or the package",
            ),
            "manifest" => {
                to.note(node.line, "the list of a package", "bring in the folder or the zip that it lies in");
            }
            other => to.note(node.line, format!("<{other}>"), "it is no item of QTI"),
        }
    }
    if let Some((line, why)) = broken {
        to.note(line, "the rest of the file", why);
    }
}

/// Reads the items of a package: those that its list names, in that order, or all where it has none.
pub fn read_package(to: &mut Gatherer, package: &Package) {
    for why in &package.notes {
        to.note(1, "the package", why.clone());
    }
    let wanted = package.items(to);
    for path in wanted {
        let Some(bytes) = package.files.get(&path) else {
            to.note(1, format!("the file {path}"), "the package's list names it, and it is not there");
            continue;
        };
        to.file = Some(path);
        read(to, &decode(bytes).text);
        to.file = None;
    }
}

/// QTI 3.0 writes `qti-choice-interaction` and `response-identifier` for `choiceInteraction` and
/// `responseIdentifier`.
fn modernised(node: &mut Node) {
    if let Some(name) = node.name.strip_prefix("qti-") {
        node.name = camel(name);
        for (name, _) in &mut node.attributes {
            *name = camel(name);
        }
    }
    for part in &mut node.parts {
        if let xml::Part::Node(inner) = part {
            modernised(inner);
        }
    }
}

fn camel(name: &str) -> String {
    let mut parts = name.split('-');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut signs = part.chars();
        out.extend(signs.next().map(|sign| sign.to_ascii_uppercase()));
        out.push_str(signs.as_str());
    }
    out
}
