//! What is asked of whom: pools and draws, pass marks, what an exam covers.

use super::{
    here::Here,
    spot::{Found, Spot, note},
};
use crate::{
    course::{Course, Kind, Question, model::Modality},
    diag::Code,
    ids::ModuleId,
};

/// The pass mark that ITU Academy asks for, in percent.
const PASS: u8 = 70;
/// The one of a course that is taken alone.
const PASS_ALONE: u8 = 80;

/// Fewer questions are drawn than there are.
pub fn whole_pool(here: &Here<'_>, found: &mut Found) {
    let pool = here.pool().len();
    if let Some(draw) = here.quiz().and_then(|quiz| quiz.draw).filter(|draw| *draw == pool) {
        let message = format!("all {draw} questions are drawn, so each attempt asks the same");
        let at = here.at().key("quiz").key("draw");
        note(found, Code::WholePoolDrawn, at, message, more(draw));
    }
    let Some(exam) = here.course.exam.as_ref().filter(|_| here.module().is_none()) else { return };
    for (at, (module, draw)) in exam.draws.iter().enumerate() {
        let pool = here.course.module(module).map_or(0, |it| it.pool.len());
        if *draw == pool {
            let message = format!("all {draw} questions of `{module}` are drawn, so each exam asks the same");
            let at = here.at().key("draw").nth(at).key("questions");
            note(found, Code::WholePoolDrawn, at, message, more(*draw));
        }
    }
}

fn more(draw: usize) -> String {
    format!("write more questions, up to {} for a good mix, or draw fewer", 2 * draw)
}

/// Questions are drawn from a larger pool, and change their order.
pub fn fixed(here: &Here<'_>, found: &mut Found) {
    let Some(quiz) = here.quiz() else { return };
    let pool = here.pool().len();
    if !quiz.shuffle {
        let message = "the questions stand in the same order for everybody";
        let help = "take `shuffle = false` away: neighbours then have different papers";
        note(found, Code::FixedPaper, here.at().key("quiz").key("shuffle"), message, help);
    }
    if quiz.draw.is_none() && 0 < pool {
        let message = format!("all {pool} questions are asked each time");
        let help = format!("write `draw = {}` under [quiz], and more questions", pool.div_ceil(2));
        let at = here.at().key("quiz").or(here.at().key("question").nth(0));
        note(found, Code::FixedPaper, at, message, help);
    }
}

/// A module says where to read on.
pub fn no_resources(here: &Here<'_>, found: &mut Found) {
    if here.module().is_some() && here.words.resources.is_empty() {
        let message = "the module does not say where to read on";
        let help = "add `resources = [\"…\"]` below the objectives: a page, a book, an office to ask";
        note(found, Code::NoResources, here.at().key("title"), message, help);
    }
}

/// Something is graded.
pub fn no_assessment(course: &Course, found: &mut Found) {
    let is_marked = |question: &Question| !matches!(question.kind, Kind::Survey { .. });
    let has_quiz = course.modules.iter().any(|it| it.quiz.is_some() && it.pool.iter().any(is_marked));
    let has_exam =
        course.exam.as_ref().is_some_and(|it| !it.draws.is_empty() || it.pool.iter().any(is_marked));
    if !has_quiz && !has_exam {
        let message = "nothing in the course is graded";
        let help = "add a [quiz] with [[question]]s to a module, or an exam.toml";
        note(found, Code::NoAssessment, Spot::file("course.toml").key("modules"), message, help);
    }
}

/// Who passes has most of it right.
pub fn low_pass_mark(course: &Course, found: &mut Found) {
    let is_alone = course.modality == Some(Modality::OnlineSelfPaced);
    let least = if is_alone { PASS_ALONE } else { PASS };
    let whom = if is_alone { " where a course is taken alone" } else { "" };
    let usual = course.completion.pass.get();
    let mut low = |at: Spot, pass: u8| {
        let message = format!("a pass mark of {pass} percent is low: ITU Academy asks for {least}{whom}");
        note(found, Code::LowPassMark, at, message, format!("write `pass = {least}` or more"));
    };
    let head = || Spot::file("course.toml");
    if usual < least {
        // Where the pass mark is not written it is 70, which is too little only for some modalities.
        low(head().key("completion").key("pass").or(head().key("modality")), usual);
    }
    let quizzes = course.modules.iter().filter_map(|it| Some((it.id.clone(), it.quiz.as_ref()?)));
    let exam = course.exam.iter().map(|it| (ModuleId::exam(), &it.quiz));
    for (id, quiz) in quizzes.chain(exam) {
        let pass = quiz.pass.get();
        if pass < least {
            low(Spot::file(format!("{id}.toml")).key("quiz").key("pass"), pass);
        }
    }
}

/// The exam asks something of every module.
pub fn exam_skips_module(course: &Course, found: &mut Found) {
    let Some(exam) = &course.exam else { return };
    for module in course.modules.iter().filter(|it| !it.pool.is_empty()) {
        if !exam.draws.iter().any(|(id, _)| *id == module.id) {
            let message = format!("the exam asks nothing of the module `{}`", module.id);
            let help = format!("add [[draw]] with module = \"{}\" and questions = 2", module.id);
            let at = Spot::file("exam.toml");
            let at = at.clone().key("draw").nth(0).or(at);
            note(found, Code::ExamSkipsModule, at, message, help);
        }
    }
}
