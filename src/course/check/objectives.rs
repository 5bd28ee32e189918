//! Objectives: each measured, each a deed.

use super::{
    here::Here,
    spot::{Found, note},
    verbs::{self, Verb},
};
use crate::{course::raw::quoted, diag::Code};

/// Each objective is measured by a question.
pub fn unmeasured(here: &Here<'_>, found: &mut Found) {
    let Some(module) = here.module().filter(|_| here.questions().next().is_some()) else { return };
    let measured = |number: usize| here.questions().filter(|it| it.objective == Some(number)).count();
    let missing: Vec<usize> = (1..=module.objectives).filter(|number| measured(*number) == 0).collect();
    if 1 < missing.len() && missing.len() == module.objectives {
        let message = "no question says which objective it measures";
        let help = "add `objective = 1` to the questions that measure the first one, and so on";
        note(found, Code::ObjectiveUnmeasured, here.at().key("objectives"), message, help);
        return;
    }
    for number in missing {
        let at = here.at().key("objectives").nth(number - 1);
        let message = format!("no question measures objective {number}");
        let help = format!("write a question with `objective = {number}`, or take the objective away");
        note(found, Code::ObjectiveUnmeasured, at, message, help);
    }
}

/// Each objective is measured by at least two questions of the quiz.
pub fn thin(here: &Here<'_>, found: &mut Found) {
    let Some(module) = here.module().filter(|it| !it.pool.is_empty()) else { return };
    for number in 1..=module.objectives {
        let all = here.questions().filter(|it| it.objective == Some(number)).count();
        let asked = module.pool.iter().filter(|it| it.objective == Some(number)).count();
        // Where nothing measures it at all, that was told.
        if 0 < all && asked < 2 {
            let at = here.at().key("objectives").nth(number - 1);
            let have = if asked == 1 { "1 question" } else { "no question" };
            let message =
                format!("{have} of the quiz measures objective {number}, and ITU Academy asks for two");
            note(
                found,
                Code::ObjectiveThin,
                at,
                message,
                format!("add questions with `objective = {number}`"),
            );
        }
    }
}

/// Each objective begins with a verb of the revised Bloom levels, which somebody can watch.
pub fn vague(here: &Here<'_>, found: &mut Found) {
    let language = here.language.as_str().split('-').next().unwrap_or_default();
    for (at, objective) in here.words.objectives.iter().enumerate() {
        let examples = verbs::examples(language);
        let (word, message, help) = match verbs::first(objective, language) {
            Verb::Seen | Verb::Unknown => continue,
            Verb::Unseen(word) => {
                let message = format!("{} cannot be seen, so nobody can measure it", quoted(&word));
                (word, message, format!("say what learners do to show it: {examples}"))
            }
            Verb::None(word) => {
                let message = format!("the objective begins with {}, which is no known deed", quoted(&word));
                (word, message, format!("begin with what learners can do: {examples}"))
            }
        };
        let at = here.at().key("objectives").nth(at).part(&word, 0);
        note(found, Code::ObjectiveVague, at, message, help);
    }
}
