//! `exam.toml`: the final exam.

use std::collections::BTreeMap;

use super::{Names, QUESTIONS, draw, module::pool, quiz};
use crate::{
    course::{
        Exam, Quiz,
        model::Completion,
        raw::{Keys, Value, meant, quoted},
        shape::{DRAW, EXAM},
        words::ModuleWords,
    },
    diag::Code,
    ids::ModuleId,
};

/// How many questions each module has to draw from.
pub type Pools = BTreeMap<ModuleId, usize>;

/// Reads the exam.
pub fn exam(keys: &Keys<'_>, completion: &Completion, pools: &Pools) -> (Exam, ModuleWords) {
    keys.only(EXAM);
    let mut words = ModuleWords::default();
    let asked = keys.tables("question", "a question");
    let drawn = keys.tables("draw", "a draw");
    let sealed = keys.get("sealed").and_then(|value| value.count(1..=QUESTIONS as u32)).map(|it| it as usize);
    if let Some(value) = keys.get("sealed").filter(|_| keys.get("question").is_some()) {
        let message = "a sealed exam has its questions in `exam.age`, and none here";
        value.note_key(Code::UnknownKey, message, "take `sealed` away: `course pack --seal` writes it");
    }
    if sealed.is_none() && keys.get("question").is_none() && keys.get("draw").is_none() {
        let message = "the exam asks nothing";
        let help = "draw questions from a module with [[draw]], or write a [[question]]";
        keys.page().note_with(Code::NoQuestions, keys.place(), message, help);
    }
    let quiz = keys
        .table("quiz", "`quiz`")
        .map_or_else(|| usual(completion), |it| quiz(&it, completion, sealed.unwrap_or(asked.len())));
    let mut draws: Vec<(ModuleId, usize)> = Vec::new();
    for keys in drawn {
        draws.extend(from_module(&keys, pools, &draws));
    }
    let pool = pool(&asked, 0, &mut Names::default(), &mut words);
    let diagnostic = keys.get("diagnostic").and_then(|value| value.truth()).unwrap_or_default();
    (Exam { quiz, draws, pool, diagnostic, sealed }, words)
}

fn usual(completion: &Completion) -> Quiz {
    Quiz {
        pass: completion.pass,
        draw: None,
        attempts: None,
        minutes: None,
        shuffle: true,
        feedback: Default::default(),
        certainty: false,
    }
}

fn from_module(keys: &Keys<'_>, pools: &Pools, draws: &[(ModuleId, usize)]) -> Option<(ModuleId, usize)> {
    keys.only(DRAW);
    let module = keys.need("module");
    let questions = keys.need("questions");
    let value = module?;
    let id: ModuleId = value.id()?;
    let Some(pool) = pools.get(&id) else {
        unknown(&value, &id, pools);
        return None;
    };
    if draws.iter().any(|(other, _)| *other == id) {
        let message = format!("the exam draws from `{id}` twice");
        value.note(Code::DuplicateId, message, "add the two numbers up in one [[draw]]");
        return None;
    }
    Some((id, draw(&questions?, *pool)?))
}

fn unknown(value: &Value<'_>, id: &ModuleId, pools: &Pools) {
    if value.page().is_full() {
        return;
    }
    let names: Vec<&str> = pools.keys().map(ModuleId::as_str).collect();
    let message = format!("the course has no module {}", quoted(id.as_str()));
    let help = meant(id.as_str(), &names).replace("it can be", "the modules are");
    value.note(Code::UnknownModule, message, help);
}
