//! Ids from what authors called things: the same name gives the same id in every import.

use std::collections::HashSet;

use crate::{ids::ItemId, text::clean};

/// The longest id that is made: a longer name is cut where a word ends.
const LONG: usize = 48;
/// The longest id that there may be.
const LONGEST: usize = 64;
/// How many words of a prompt make an id.
const WORDS: usize = 6;

/// The ids that are given out so far.
#[derive(Default)]
pub struct Ids {
    taken: HashSet<String>,
}

impl Ids {
    /// An id of its own for a question: of the first of `names` that has letters, or of its place, from 1.
    pub fn take(&mut self, names: &[&str], place: usize) -> ItemId {
        let named = names.iter().find_map(|name| slug(name));
        let base = named.unwrap_or_else(|| format!("q{place}"));
        let mut id = base.clone();
        let mut number = 2;
        while !self.taken.insert(id.clone()) {
            let end = format!("-{number}");
            let kept = base.len().min(LONGEST - end.len());
            id = format!("{}{end}", base[..kept].trim_end_matches('-'));
            number += 1;
        }
        id.parse().expect("a slug has a-z, 0-9 and - only, and at most 64 of them")
    }
}

/// A name as an id: `Question n° 3 (été)` is `question-n-3-ete`. None where it has no letter that an id can have.
pub fn slug(name: &str) -> Option<String> {
    // Much longer than any id, so that a name of megabytes costs nothing.
    let end = name.char_indices().nth(400).map_or(name.len(), |(at, _)| at);
    let plain = clean::loose(&name[..end]);
    let parts: Vec<&str> =
        plain.split(|sign: char| !sign.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let whole = parts.join("-").to_ascii_lowercase();
    match whole.len() {
        0 => None,
        1..=LONGEST => Some(whole),
        _ => {
            let cut = whole[..LONG].rfind('-').unwrap_or(LONG);
            Some(whole[..cut].to_owned())
        }
    }
}

/// The first words of a prompt, as a name.
pub fn first_words(prompt: &str) -> String {
    prompt.split_whitespace().take(WORDS).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_an_id_of_its_own() {
        let mut ids = Ids::default();
        assert_eq!(ids.take(&["Question n° 3 (Été)"], 1).as_str(), "question-n-3-ete");
        assert_eq!(ids.take(&["question N 3 ete"], 2).as_str(), "question-n-3-ete-2");
        assert_eq!(ids.take(&["", "سؤال"], 3).as_str(), "q3");
        let long = "word ".repeat(30);
        assert_eq!(ids.take(&[&long], 4).as_str(), "word-word-word-word-word-word-word-word-word");
        let longest = "a".repeat(64);
        assert_eq!(ids.take(&[&longest], 5).as_str(), longest);
        assert_eq!(ids.take(&[&longest], 6).as_str().len(), 64);
    }
}
