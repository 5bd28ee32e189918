//! The text of a module from its questions, as a teacher would write it: one key a line, in the manual's order.

mod keys;
mod toml;

use super::bank::{Bank, Item, Open};
use crate::course::Question;
pub use toml::line;

use keys::Lines;

/// The most questions of a module.
const QUESTIONS: usize = 500;
/// The most patterns of a module.
const PATTERNS: usize = 100;
/// How long a module gets, in bytes: far from the most that is read.
const LONG: usize = 384 << 10;

/// The modules that a bank makes: one, or as many as its questions need. What is open stands behind them as comments,
/// so that nothing is lost and nothing breaks.
pub fn modules(title: &str, bank: &Bank) -> Vec<String> {
    let mut made: Vec<(&[Item], &[Open])> =
        parts(&bank.items).into_iter().map(|items| (items, &[][..])).collect();
    let mut room = LONG - made.last().map_or(0, |(items, _)| long(items.iter())).min(LONG);
    let mut from = 0;
    for (at, it) in bank.open.iter().enumerate() {
        let size = long(std::iter::once(&it.item));
        if room < size {
            if let Some(last) = made.last_mut() {
                last.1 = &bank.open[from..at];
            }
            made.push((&[], &[]));
            (from, room) = (at, LONG);
        }
        room = room.saturating_sub(size);
    }
    if let Some(last) = made.last_mut() {
        last.1 = &bank.open[from..];
    }
    let many = made.len();
    let parts = made.into_iter().filter(|(items, open)| many == 1 || !items.is_empty() || !open.is_empty());
    let titled = |(at, (items, open)): (usize, (&[Item], &[Open]))| match at {
        0 => module(title, items, open),
        _ => module(&format!("{title} ({})", at + 1), items, open),
    };
    parts.enumerate().map(titled).collect()
}

/// How long questions are, with the signs of a comment before each line.
fn long<'a>(items: impl Iterator<Item = &'a Item>) -> usize {
    items.map(question).map(|text| text.len() + 2 * text.lines().count() + 300).sum()
}

/// A module whose quiz asks `items`, and what is `open` as comments.
pub fn module(title: &str, items: &[Item], open: &[Open]) -> String {
    let mut text = format!("title = {}\n\n[quiz]\n", toml::line(title));
    if items.is_empty() {
        text = format!(
            "title = {}\n\n[[lesson]]\nid = \"to-do\"\ntitle = {}\n",
            toml::line(title),
            toml::line(title)
        );
        text.push_str("body = \"The questions stand in this file, and wait for a decision.\"\n");
    }
    let mut category: &[String] = &[];
    for item in items {
        if item.category != category {
            category = &item.category;
            text.push_str(&format!("\n# {}\n", category_line(category)));
        }
        text.push('\n');
        text.push_str(&question(item));
    }
    if !open.is_empty() {
        text.push_str(
            "\n# To decide: each of these needs something of you. Mend it, then take the # away.\n",
        );
    }
    for it in open {
        let file = it.file.as_ref().map_or(String::new(), |file| format!("{}, line", comment(file)));
        let place = if file.is_empty() { "Line" } else { &file };
        text.push_str(&format!("\n# {place} {}: {}.\n", it.line, comment(&it.why)));
        for line in question(&it.item).lines() {
            text.push_str(if line.is_empty() { "#" } else { "# " });
            text.push_str(&comment(line));
            text.push('\n');
        }
    }
    text
}

/// A question of a module's pool: its `[[question]]` and all its keys.
pub fn question(item: &Item) -> String {
    let mut text = String::new();
    if let Some(name) = item.name.as_deref().filter(|name| is_told(name, &item.question)) {
        text.push_str(&format!("# {}\n", comment(name)));
    }
    text.push_str("[[question]]\n");
    text.push_str(&Lines::of(item).finish());
    text
}

/// The items parted so that each part is a module that can be read.
fn parts(items: &[Item]) -> Vec<&[Item]> {
    let mut parts = Vec::new();
    let (mut from, mut long, mut patterns) = (0, 0, 0);
    for (at, item) in items.iter().enumerate() {
        let (size, more) = (question(item).len(), patterns_of(&item.question));
        let is_full = at - from == QUESTIONS || LONG < long + size || PATTERNS < patterns + more;
        if from < at && is_full {
            parts.push(&items[from..at]);
            (from, long, patterns) = (at, 0, 0);
        }
        long += size;
        patterns += more;
    }
    parts.push(&items[from..]);
    parts
}

fn patterns_of(question: &Question) -> usize {
    match &question.kind {
        crate::course::Kind::Text { patterns, .. } => patterns.len(),
        _ => 0,
    }
}

/// Whether a name says more than the id that was made of it.
fn is_told(name: &str, question: &Question) -> bool {
    super::name::slug(name).as_deref() != Some(question.id.as_str()) && !name.trim().is_empty()
}

fn category_line(category: &[String]) -> String {
    let path: Vec<String> = category.iter().map(|part| comment(part)).collect();
    match path.is_empty() {
        true => "Without a category".to_owned(),
        false => path.join(" / "),
    }
}

/// Words that may stand in a comment: one line, and nothing that a file may not hold.
fn comment(words: &str) -> String {
    let end = words.trim_end();
    let lead = &end[..end.len() - end.trim_start().len()];
    format!("{lead}{}", crate::text::clean::line(end))
}

#[cfg(test)]
mod tests;
