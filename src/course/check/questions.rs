//! What a question gives beside its answer.

use super::{
    here::Here,
    spot::{Found, note},
};
use crate::{
    course::{Kind, Question, words::ItemWords},
    diag::Code,
};

/// Who is wrong hears why.
pub fn no_feedback(here: &Here<'_>, found: &mut Found) {
    for (question, said) in &here.told {
        if question.kind.is_graded() && said.explain.is_none() && said.feedback.is_empty() {
            let message = format!("`{}` says nothing after the answer", question.id);
            let help = "add `explain = \"…\"`: why the right answer is right, in a sentence or two";
            note(found, Code::NoFeedback, here.at_id(&question.id), message, help);
        }
    }
}

/// Who is right and who is wrong both hear something.
pub fn half_feedback(here: &Here<'_>, found: &mut Found) {
    for (question, said) in &here.told {
        // Where nothing is said at all, that was told.
        if !question.kind.is_graded() || said.explain.is_some() || said.feedback.is_empty() {
            continue;
        }
        let silent = silent(question, said);
        if !silent.is_empty() {
            let message = format!("`{}` says nothing to those who answer {}", question.id, silent.join(", "));
            let help = format!("add `explain = \"…\"`, which all hear, or `feedback.{} = \"…\"`", silent[0]);
            note(found, Code::HalfFeedback, here.at_id(&question.id), message, help);
        }
    }
}

/// The choices that nothing is said to.
fn silent<'a>(question: &'a Question, said: &ItemWords) -> Vec<&'a str> {
    let keys: Vec<&str> = match &question.kind {
        Kind::Single { choices, .. } | Kind::Multiple { choices, .. } => {
            choices.iter().map(|it| it.as_str()).collect()
        }
        Kind::TrueFalse { .. } => vec!["true", "false"],
        _ => Vec::new(),
    };
    keys.into_iter().filter(|key| !said.feedback.keys().any(|it| it.as_str() == *key)).collect()
}

/// Nobody can earn the points of a survey.
pub fn points_on_survey(here: &Here<'_>, found: &mut Found) {
    for question in here.questions() {
        if matches!(question.kind, Kind::Survey { .. }) && question.points != 1.0 {
            let at = here.at().item(&question.id).key("points");
            let message =
                format!("a survey is never graded, so nobody earns these {} points", question.points);
            let help = "take `points` away; where an answer can be right, make the question another kind";
            note(found, Code::PointsOnSurvey, at, message, help);
        }
    }
}

/// An essay says what its reader looks for.
pub fn essay_without_rubric(here: &Here<'_>, found: &mut Found) {
    for (question, said) in &here.told {
        if matches!(question.kind, Kind::Essay { .. }) && said.rubric.is_none() {
            let message = format!("`{}` does not say what its reader looks for", question.id);
            let help = "add `rubric = \"…\"`: two instructors then give the same mark";
            note(found, Code::EssayWithoutRubric, here.at_id(&question.id), message, help);
        }
    }
}
