//! What follows from where a learner stands: modules passed, and the course completed, each of them once.
//!
//! Essays are graded later, by a person. A sitting that waits for one counts only as far as its essays cannot change:
//! it passes if it would pass though they earned nothing. The paper is not at hand here, so the worst draw is assumed.

use super::{Happening, Progress, Subject, progress::End};
use crate::{
    course::{
        Course, Kind, Module, Question, Quiz,
        model::{Completion, Needs},
    },
    quiz::{Share, Sitting},
};

/// Something that happened and is not on disk yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is about.
    pub subject: Subject,
    /// What happened.
    pub what: Happening,
}

/// What has been reached and is not in `progress` yet: modules in their order, then the course.
pub fn reached(course: &Course, progress: &Progress) -> Vec<Entry> {
    let is_new = |module: &&Module| !progress.passed.contains_key(&module.id);
    let new = course.modules.iter().filter(is_new);
    let passed: Vec<(&Module, Share)> =
        new.filter_map(|module| Some((module, passed(course, module, progress)?))).collect();
    let has_passed = |module: &Module| {
        progress.passed.contains_key(&module.id) || passed.iter().any(|(new, _)| new.id == module.id)
    };
    let all = course.modules.iter().all(has_passed);
    let mut reached: Vec<Entry> = passed
        .iter()
        .map(|(module, score)| entry(course, Some(module), Happening::ModulePassed { score: *score }))
        .collect();
    if progress.completed.is_none() && is_complete(course, progress, all) {
        reached.push(entry(course, None, completed(course, progress)));
    }
    reached
}

fn entry(course: &Course, module: Option<&Module>, what: Happening) -> Entry {
    let about = Some((course.id.clone(), course.version.clone(), course.digest));
    let module = module.map(|module| module.id.clone());
    Entry { subject: Subject { course: about, module, item: None }, what }
}

/// The score that a module is passed with, if it is passed. One without a quiz is passed when its lessons are read.
fn passed(course: &Course, module: &Module, progress: &Progress) -> Option<Share> {
    let Some(quiz) = &module.quiz else {
        let read = progress.lessons.iter().filter(|name| name.module == module.id);
        let read: Vec<_> = read.map(|name| &name.item).collect();
        return module.lessons.iter().all(|lesson| read.contains(&&lesson.id)).then_some(Share::ALL);
    };
    passing(course, &Sitting::Module(module.id.clone()), quiz, progress)
}

/// The best sure score among the sittings that passed.
fn passing(course: &Course, sitting: &Sitting, quiz: &Quiz, progress: &Progress) -> Option<Share> {
    let passes = |end: &&End| {
        // What a sitting with nothing open was told stands, even if the author raised the bar since.
        end.passed && (!end.waits || quiz.pass.get() <= sure(course, sitting, end).percent())
    };
    best(ends(progress, sitting).filter(passes).map(|end| sure(course, sitting, end)))
}

fn is_complete(course: &Course, progress: &Progress, all_modules: bool) -> bool {
    let exam = || course.exam.as_ref().and_then(|exam| passing(course, &Sitting::Exam, &exam.quiz, progress));
    match course.completion.needs {
        Needs::Modules => all_modules,
        Needs::Exam => exam().is_some(),
        Needs::Both => all_modules && exam().is_some(),
    }
}

fn completed(course: &Course, progress: &Progress) -> Happening {
    let Completion { needs, valid_months, .. } = course.completion;
    let posttest = best_of(course, &Sitting::Exam, progress);
    let score = match needs {
        Needs::Modules => mean(course, progress),
        Needs::Exam | Needs::Both => posttest.unwrap_or(Share::NONE),
    };
    let pretest = best_of(course, &Sitting::Pretest, progress);
    Happening::CourseCompleted { score, pretest, posttest, valid_months }
}

/// The mean of the best scores of the modules that have a quiz; all of it where none has.
fn mean(course: &Course, progress: &Progress) -> Share {
    let quizzes = course.modules.iter().filter(|module| module.quiz.is_some());
    let score = |module: &Module| best_of(course, &Sitting::Module(module.id.clone()), progress);
    let scores: Vec<f64> = quizzes.map(|module| score(module).map_or(0.0, Share::get)).collect();
    match scores.is_empty() {
        true => Share::ALL,
        false => Share::new(scores.iter().sum::<f64>() / scores.len() as f64),
    }
}

fn best_of(course: &Course, sitting: &Sitting, progress: &Progress) -> Option<Share> {
    best(ends(progress, sitting).map(|end| sure(course, sitting, end)))
}

fn ends<'a>(progress: &'a Progress, sitting: &Sitting) -> impl Iterator<Item = &'a End> {
    progress.sittings.get(sitting).into_iter().flatten().filter_map(|sat| sat.end.as_ref())
}

fn best(scores: impl Iterator<Item = Share>) -> Option<Share> {
    scores.max_by(|a, b| a.get().total_cmp(&b.get()))
}

/// What a sitting's score is at least, whatever its essays earn.
fn sure(course: &Course, sitting: &Sitting, end: &End) -> Share {
    if !end.waits {
        return end.score;
    }
    let (marked, essays) = worst_draw(course, sitting);
    match 0.0 < marked {
        true => Share::new(end.score.get() * marked / (marked + essays)),
        false => Share::NONE,
    }
}

/// The points of what is marked by the program and of the essays, on the paper where essays weigh most.
fn worst_draw(course: &Course, sitting: &Sitting) -> (f64, f64) {
    let mut sources: Vec<(&[Question], Option<usize>)> = Vec::new();
    match sitting {
        Sitting::Module(id) => {
            let module = course.module(id);
            sources.extend(
                module.map(|module| (&module.pool[..], module.quiz.as_ref().and_then(|quiz| quiz.draw))),
            );
        }
        Sitting::Exam | Sitting::Pretest => {
            if let Some(exam) = &course.exam {
                let drawn =
                    exam.draws.iter().filter_map(|(id, n)| Some((&course.module(id)?.pool[..], Some(*n))));
                sources.extend(drawn);
                sources.push((&exam.pool, exam.quiz.draw));
            }
        }
    }
    let worst = sources.into_iter().map(|(pool, draw)| worst_of(pool, draw.unwrap_or(pool.len())));
    worst.fold((0.0, 0.0), |(marked, essays), (m, e)| (marked + m, essays + e))
}

/// Of `draw` questions: as many essays as there can be, the dearest, and the cheapest of the others.
fn worst_of(pool: &[Question], draw: usize) -> (f64, f64) {
    let is_essay = |question: &&Question| matches!(question.kind, Kind::Essay { .. });
    let points = |question: &Question| match question.kind {
        Kind::Survey { .. } => 0.0,
        _ => question.points,
    };
    let (essays, others): (Vec<&Question>, Vec<&Question>) = pool.iter().partition(is_essay);
    let sorted = |questions: Vec<&Question>| {
        let mut all: Vec<f64> = questions.into_iter().map(points).collect();
        all.sort_by(f64::total_cmp);
        all
    };
    let (essays, others) = (sorted(essays), sorted(others));
    let dear = essays.iter().rev().take(draw);
    let cheap = others.iter().take(draw.saturating_sub(essays.len()));
    (cheap.sum(), dear.sum())
}

#[cfg(test)]
mod tests;
