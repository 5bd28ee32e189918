//! Beginning a translation, and bringing it up to date: what is missing stands there as a stub, and what is
//! translated is marked with the digest of its source.

use super::{Desk, add_item, arrange, keys, order, path, sheet_of, write_stubs};
use crate::{
    author::sheet::{Sheet, list, literal},
    course::strings::{self, Item},
    lang::Tag,
};

/// A file of a translation as it is to be.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Started {
    /// Its path in the course.
    pub path: String,
    /// Its text.
    pub text: String,
    /// Whether there was none before.
    pub is_new: bool,
    /// Whether it is other than before.
    pub is_changed: bool,
    /// How many items were marked.
    pub marked: usize,
}

/// Brings every file of a translation up to date. With `all`, whatever has words is marked as fresh; without, only
/// what has no mark yet. Nothing that a translator wrote is taken away.
pub fn start(desk: &Desk<'_>, language: &Tag, all: bool) -> Result<Vec<Started>, String> {
    desk.files.iter().map(|name| start_file(desk, language, name, all)).collect()
}

fn start_file(desk: &Desk<'_>, language: &Tag, name: &str, all: bool) -> Result<Started, String> {
    let (path, before) = (path(language, name), desk.overlay(language, name));
    let fresh = format!(
        "# {name}.toml in `{language}`. A line that begins with #? is still to be translated:\n\
         # take the #? away, and write your words in the place of those that stand there.\n"
    );
    let mut sheet = sheet_of(before.unwrap_or(&fresh), &path)?;
    let source = desk.source(name);
    sheet.strip_stubs();
    (0..source.len()).for_each(|at| add_item(&mut sheet, source, at));
    let ids: Vec<String> = sheet.items().into_iter().filter_map(|(_, id)| id).collect();
    for id in ids.iter().filter(|id| !source.iter().any(|it| it.id.as_ref() == Some(id))) {
        sheet.prune(id);
    }
    let marked = mark(&mut sheet, source, all);
    write_stubs(&mut sheet, source, desk.original(name));
    arrange(&mut sheet, source);
    let text = sheet.text();
    let is_changed = before != Some(&*text);
    Ok(Started { path, text, is_new: before.is_none(), is_changed, marked })
}

/// Marks what has words, and tells how many items that were.
fn mark(sheet: &mut Sheet, source: &[Item], all: bool) -> usize {
    let overlay = strings::read(&sheet.text()).unwrap_or_default();
    let said = strings::compare(source, &overlay);
    let mut marked = 0;
    for item in source {
        let own = || said.iter().filter(|it| it.item.id == item.id);
        let Some(other) = overlay.iter().find(|it| it.id == item.id) else { continue };
        // The source's words in a list stay what they are: not translated.
        let filled: Vec<&str> = own().filter(|it| it.is_filled).map(|it| &*it.source.key).collect();
        let is_marked = match all {
            true => other.mark.is_some() && !other.is_stale(item) && other.fuzzy.len() == filled.len(),
            false => other.mark.is_some(),
        };
        if is_marked || !own().any(|it| it.shown.is_some()) {
            continue;
        }
        marked += 1;
        let (id, keys) = (item.id.as_deref(), keys(item));
        let order = order(item, &keys);
        sheet.set(id, "source", &literal(&item.digest()), &order);
        match filled.is_empty() {
            _ if !all => (),
            true => sheet.remove(id, "fuzzy"),
            false => sheet.set(id, "fuzzy", &list(&filled), &order),
        }
    }
    marked
}
