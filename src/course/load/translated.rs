//! What the translations of a course lack, and what has gone stale in them: good advice, never an error.

use std::collections::BTreeMap;

use super::gather::Gathered;
use crate::{
    course::{
        raw::quoted,
        strings::{self, Item, State},
    },
    diag::{Code, Diagnostic, Place},
    lang::Tag,
};

/// Looks at each translation of a course that has no error. `strings` are those of its files.
pub fn notes(source: &Tag, gathered: &Gathered, strings: &BTreeMap<&str, Vec<Item>>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (folder, _) in gathered.translations.iter().filter(|(_, tag)| tag != source) {
        for (path, items) in strings.iter().filter(|(path, _)| !path.contains('/')) {
            let file = format!("{folder}/{path}");
            let overlay = strings.get(&*file).map_or(&[][..], Vec::as_slice);
            found.extend(untranslated(folder, &file, items, overlay));
            found.extend(overlay.iter().filter_map(|it| stale(&file, it, items)));
        }
    }
    found
}

/// How many strings of a file are not translated, in one sentence.
fn untranslated(folder: &str, file: &str, items: &[Item], overlay: &[Item]) -> Option<Diagnostic> {
    let said = strings::compare(items, overlay);
    let mut lacking = said.iter().filter(|it| matches!(it.state, State::Missing | State::Draft));
    let first = lacking.next()?;
    let (count, all) = (lacking.count() + 1, said.len());
    let name = match &first.item.id {
        Some(id) => format!("{id}.{}", first.source.key),
        None => first.source.key.clone(),
    };
    let verb = if count == 1 { "is" } else { "are" };
    let message = format!("{count} of {all} strings {verb} not translated, the first is {}", quoted(&name));
    let help =
        format!("`coursedeck course translate start COURSE {folder}` writes them in, to be translated");
    Some(Diagnostic::new(Code::Untranslated, Place::whole(file), message).with_help(help))
}

/// Whether an item is to be looked at again, and why.
fn stale(file: &str, item: &Item, source: &[Item]) -> Option<Diagnostic> {
    let source = source.iter().find(|it| it.id == item.id)?;
    let (place, message) = match (&item.mark, item.fuzzy.first()) {
        (Some(mark), _) if item.is_stale(source) => {
            let name = item.id.as_deref().map_or("the file's own words".to_owned(), quoted);
            (mark.place.clone(), format!("the source of {name} has changed since it was translated"))
        }
        (_, Some(first)) => {
            let of = item.id.as_deref().map_or(String::new(), |id| format!(" of {}", quoted(id)));
            (first.place.clone(), format!("{}{of} is to be looked at again", quoted(&first.text)))
        }
        _ => return None,
    };
    let help = "look at its words, take this line away, and run `coursedeck course translate start` again";
    Some(Diagnostic::new(Code::Stale, Place { file: file.to_owned(), span: place }, message).with_help(help))
}
