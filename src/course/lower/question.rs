//! A question: what every kind has.

use std::collections::BTreeMap;

use super::{Names, kind, tags::tags};
use crate::{
    course::{Question, raw::Keys, shape::POINTS, words::ItemWords},
    diag::Code,
    ids::ItemId,
};

/// Reads a question of a module that has so many objectives.
pub fn question<'t>(
    keys: &Keys<'t>,
    objectives: usize,
    names: &mut Names<'t>,
    items: &mut BTreeMap<ItemId, ItemWords>,
) -> Option<Question> {
    let id = names.take(keys);
    let words = |name: &str| keys.get(name).and_then(|value| value.words());
    let mut said = ItemWords {
        prompt: keys.need("prompt").and_then(|value| value.words()).unwrap_or_default(),
        hint: words("hint"),
        explain: words("explain"),
        ..ItemWords::default()
    };
    let kind = kind::kind(keys, &mut said);
    let points = points(keys).unwrap_or(1.0);
    let objective = objective(keys, objectives);
    let shuffle = keys.get("shuffle").and_then(|value| value.truth()).unwrap_or(true);
    let tags = tags(keys);
    let (id, kind) = (id?, kind?);
    items.insert(id.clone(), said);
    Some(Question { id, kind, points, objective, shuffle, tags })
}

fn points(keys: &Keys<'_>) -> Option<f64> {
    let value = keys.get("points")?;
    let points = value.number()?;
    if points <= 0.0 || POINTS < points {
        value.outside(&format!("more than 0, and at most {POINTS}; without the line it is 1"));
    }
    Some(points)
}

fn objective(keys: &Keys<'_>, objectives: usize) -> Option<usize> {
    let value = keys.get("objective")?;
    if value.is_text() {
        value
            .wrong("a number", "write its number: 1 for the first objective of the module, 2 for the second");
        return None;
    }
    let number = value.count(0..=u32::MAX)? as usize;
    if number == 0 || objectives < number {
        let have = match objectives {
            1.. if number == 0 => "objectives are counted from 1".to_owned(),
            0 => "there are no objectives here".to_owned(),
            1 => "there is only objective 1".to_owned(),
            n => format!("there are objectives 1 to {n}"),
        };
        value.note(Code::ObjectiveOutOfRange, format!("there is no objective {number}"), have);
    }
    Some(number)
}
