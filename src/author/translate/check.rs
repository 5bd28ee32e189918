//! What must be the same in a translation: the blanks of a cloze, and the parts that stand out in Markdown.

use crate::{
    course::strings::{self, Piece},
    text::{Block, markdown},
};

/// Why words cannot stand in the place of a string of the source.
pub fn fault(source: &Piece, text: &str) -> Option<String> {
    if strings::is_line(&source.key) && text.contains('\n') {
        return Some("it has several lines, and is shown on one".to_owned());
    }
    blanks(source, text).or_else(|| shape(source, text))
}

fn blanks(source: &Piece, text: &str) -> Option<String> {
    if source.key != "text" {
        return None;
    }
    let (theirs, ours) = (names(&source.text), names(text));
    if let Some(lacking) = theirs.iter().find(|name| !ours.contains(name)) {
        return Some(format!("the blank {{{{{lacking}}}}} is missing"));
    }
    if let Some(strange) = ours.iter().find(|name| !theirs.contains(name)) {
        return Some(format!("the source has no blank {{{{{strange}}}}}"));
    }
    (ours.len() != theirs.len()).then(|| "a blank stands in it twice".to_owned())
}

fn names(text: &str) -> Vec<&str> {
    let parts = text.split("{{").skip(1);
    parts.filter_map(|part| part.split_once("}}").map(|(name, _)| name)).collect()
}

/// A table, a block of code or a note that is lost was lost by a slip of the pen.
fn shape(source: &Piece, text: &str) -> Option<String> {
    if !source.text.contains('\n') && !text.contains('\n') {
        return None;
    }
    let (theirs, ours) = (parts(&source.text), parts(text));
    let mut all: Vec<&String> = theirs.iter().chain(&ours).collect();
    all.sort();
    all.dedup();
    let count = |parts: &[String], part: &String| parts.iter().filter(|it| *it == part).count();
    let odd = all.into_iter().find(|part| count(&theirs, part) != count(&ours, part))?;
    let said = |count: usize| match count {
        0 => "none".to_owned(),
        count => count.to_string(),
    };
    Some(format!("{odd}: the source has {}, it has {}", said(count(&theirs, odd)), said(count(&ours, odd))))
}

/// The parts of a text that stand out, by their names.
fn parts(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    gather(&markdown::blocks(text), &mut found);
    found
}

fn gather(blocks: &[Block], found: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Note(note, inner) => {
                found.push(format!("notes [!{}]", format!("{note:?}").to_uppercase()));
                gather(inner, found);
            }
            Block::Quote(inner) => gather(inner, found),
            Block::List { items, .. } => items.iter().for_each(|inner| gather(inner, found)),
            Block::Table { head, .. } => found.push(format!("tables of {} columns", head.len())),
            Block::Code { .. } => found.push("blocks of code".to_owned()),
            Block::Heading(..) | Block::Paragraph(_) | Block::Rule => (),
        }
    }
}
