//! A paper: which questions, in which order, shown how. The same seed gives the same paper for ever.

use super::{Drawn, Paper, Sitting};
use crate::{
    course::{Course, Kind, Question, Quiz, model::Blank},
    ids::{ChoiceKey, ItemName, ModuleId},
    rng::{Chance, Seed},
};

/// The rules of a sitting, where the course has such a quiz.
pub fn rules<'a>(course: &'a Course, sitting: &Sitting) -> Option<&'a Quiz> {
    match sitting {
        Sitting::Module(module) => course.module(module)?.quiz.as_ref(),
        Sitting::Exam | Sitting::Pretest => Some(&course.exam.as_ref()?.quiz),
    }
}

/// How many questions a sitting asks; nothing where only who opens the sealed exam can tell.
pub fn asked(course: &Course, sitting: &Sitting) -> Option<usize> {
    let open = draw(course, sitting, Seed(0)).questions.len();
    match (course.exam.as_ref().filter(|exam| exam.is_locked()), sitting) {
        (Some(_), Sitting::Pretest) => None,
        (Some(exam), Sitting::Exam) => {
            let own = exam.sealed.unwrap_or_default();
            Some(open + exam.quiz.draw.map_or(own, |draw| draw.min(own)))
        }
        _ => Some(open),
    }
}

/// Whether a sitting needs the sealed exam, which was not opened.
pub fn is_locked(course: &Course, sitting: &Sitting) -> bool {
    matches!(sitting, Sitting::Exam | Sitting::Pretest)
        && course.exam.as_ref().is_some_and(|exam| exam.is_locked())
}

/// Draws the paper of a sitting.
pub fn draw(course: &Course, sitting: &Sitting, seed: Seed) -> Paper {
    let mut chance = seed.chance();
    let Some(rules) = rules(course, sitting) else { return Paper::default() };
    let mut picked: Vec<(&ModuleId, &Question)> = Vec::new();
    let exam = ModuleId::exam();
    match sitting {
        Sitting::Module(module) => {
            let Some(module) = course.module(module) else { return Paper::default() };
            picked.extend(some_of(&module.id, &module.pool, rules.draw, &mut chance));
        }
        Sitting::Exam | Sitting::Pretest => {
            let Some(from) = &course.exam else { return Paper::default() };
            for (module, count) in &from.draws {
                let Some(module) = course.module(module) else { continue };
                picked.extend(some_of(&module.id, &module.pool, Some(*count), &mut chance));
            }
            picked.extend(some_of(&exam, &from.pool, rules.draw, &mut chance));
        }
    }
    if *sitting == Sitting::Pretest {
        // Nobody reads an essay that counts for nothing.
        picked.retain(|(_, question)| question.kind.is_graded());
    }
    if rules.shuffle {
        chance.shuffle(&mut picked);
    }
    let show = |(module, question): (&ModuleId, &Question)| {
        let seed = Seed(chance.bits());
        shown(question, module, rules.shuffle && question.shuffle, seed)
    };
    Paper { questions: picked.into_iter().map(show).collect() }
}

/// So many questions of a pool, in the pool's order.
fn some_of<'a>(
    module: &'a ModuleId,
    pool: &'a [Question],
    count: Option<usize>,
    chance: &mut Chance,
) -> Vec<(&'a ModuleId, &'a Question)> {
    let mut places: Vec<usize> = (0..pool.len()).collect();
    if let Some(count) = count.filter(|count| *count < pool.len()) {
        chance.shuffle(&mut places);
        places.truncate(count);
        places.sort_unstable();
    }
    places.into_iter().map(|at| (module, &pool[at])).collect()
}

/// A question as it is shown once: its choices in their order of this time.
///
/// The items of an order and the right sides of a match are always mixed: their order in the file is the answer.
pub fn shown(question: &Question, module: &ModuleId, shuffle: bool, seed: Seed) -> Drawn {
    let mut chance = seed.chance();
    let mixed = |keys: &[ChoiceKey], mix: bool, chance: &mut Chance| {
        let mut keys = keys.to_vec();
        if mix {
            chance.shuffle(&mut keys);
        }
        keys
    };
    let mut drawn = Drawn {
        name: ItemName { module: module.clone(), item: question.id.clone() },
        points: if matches!(question.kind, Kind::Survey { .. }) { 0.0 } else { question.points },
        choices: Vec::new(),
        right: Vec::new(),
        blanks: Default::default(),
    };
    match &question.kind {
        Kind::Single { choices, .. } | Kind::Multiple { choices, .. } => {
            drawn.choices = mixed(choices, shuffle, &mut chance);
        }
        Kind::Match { left, right } => {
            drawn.choices = mixed(left, shuffle, &mut chance);
            drawn.right = mixed(right, true, &mut chance);
        }
        Kind::Order { items, .. } => drawn.choices = disordered(items, &mut chance),
        Kind::Cloze { blanks } => {
            for (key, blank) in blanks {
                if let Blank::Picked { choices, .. } = blank {
                    drawn.blanks.insert(key.clone(), mixed(choices, shuffle, &mut chance));
                }
            }
        }
        Kind::TrueFalse { .. }
        | Kind::Text { .. }
        | Kind::Number { .. }
        | Kind::Survey { .. }
        | Kind::Essay { .. } => (),
    }
    drawn
}

/// Fits what was drawn to a question that was written anew: what is gone is left out, what is new comes last.
pub fn refit(drawn: &mut Drawn, question: &Question) {
    let fit = |shown: &mut Vec<ChoiceKey>, keys: &[ChoiceKey]| {
        shown.retain(|key| keys.contains(key));
        let more: Vec<ChoiceKey> = keys.iter().filter(|key| !shown.contains(key)).cloned().collect();
        shown.extend(more);
    };
    let now = shown(question, &drawn.name.module, false, Seed(0));
    drawn.points = now.points;
    fit(&mut drawn.choices, &now.choices);
    fit(&mut drawn.right, &now.right);
    drawn.blanks.retain(|key, _| now.blanks.contains_key(key));
    for (key, choices) in &now.blanks {
        fit(drawn.blanks.entry(key.clone()).or_default(), choices);
    }
}

/// The items in an order that is not the right one.
fn disordered(items: &[ChoiceKey], chance: &mut Chance) -> Vec<ChoiceKey> {
    let mut mixed = items.to_vec();
    chance.shuffle(&mut mixed);
    if mixed == items && 1 < mixed.len() {
        mixed.rotate_left(1);
    }
    mixed
}
