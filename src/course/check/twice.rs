//! The same question under two names.

use std::collections::HashMap;

use super::{
    here::{self, Here},
    spot::{Found, note},
};
use crate::{
    course::{Question, load::Opened, model::Kind, words::ItemWords},
    diag::Code,
    text::clean,
};

/// No question of a course is asked twice, in its quizzes and exam or beside its lessons.
pub fn duplicate(read: &Opened, found: &mut Found) {
    let mut seen: HashMap<u64, Vec<(String, &Question, &ItemWords)>> = HashMap::new();
    for here in here::files(read).take_while(Here::is_source) {
        for (question, said) in &here.told {
            let same = seen.entry(rough(question, said)).or_default();
            match same.iter().find(|(_, other, theirs)| whole(other, theirs) == whole(question, said)) {
                None => same.push((here.id.to_string(), question, said)),
                Some((module, other, _)) => {
                    let place = match *module == here.id.as_str() {
                        true => format!("`{}`", other.id),
                        false => format!("`{}` of `{module}`", other.id),
                    };
                    let help = "take one of the two away, or ask something else; \
                                an exam draws from a module by [[draw]], without writing its questions again";
                    let message = format!("the same is asked by {place}");
                    note(found, Code::DuplicateQuestion, here.at_id(&question.id), message, help);
                }
            }
        }
    }
}

/// The same for two that are alike, and nearly always another for two that are not.
fn rough(question: &Question, said: &ItemWords) -> u64 {
    let choices = said.choices.values().chain(said.right.values()).map(|it| hash(it));
    let text = said.text.as_deref().map_or(0, hash);
    // Added up, so that their order makes no difference.
    let parts = choices.fold(text, u64::wrapping_add);
    hash(&said.prompt) ^ parts.rotate_left(1) ^ hash(question.kind.name()).rotate_left(2)
}

/// FNV over letters and digits; capitals make no difference.
fn hash(text: &str) -> u64 {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let bytes = text.bytes().filter(is_word).map(|byte| byte.to_ascii_lowercase());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// What makes a question the question it is, whatever its keys and their order.
fn whole(question: &Question, said: &ItemWords) -> (&'static str, Vec<String>) {
    let fold = |text: &String| clean::fold(text, false);
    let mut choices: Vec<String> = said.choices.values().chain(said.right.values()).map(fold).collect();
    choices.sort();
    let mut parts = vec![fold(&said.prompt)];
    parts.extend(said.text.iter().map(fold));
    // Without choices the answer tells two questions with the same prompt apart.
    match &question.kind {
        Kind::Text { accept, .. } => parts.extend(accept.iter().map(fold)),
        Kind::Number { answer, .. } => parts.push(answer.to_string()),
        _ => (),
    }
    parts.extend(choices);
    (question.kind.name(), parts)
}
