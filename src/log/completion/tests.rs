use super::*;
use crate::{
    course::{
        Exam, Lesson, Percent,
        model::{Feedback, Level, Tags},
    },
    ids::{AttemptId, ItemName, ModuleId},
    lang::Tag,
    log::progress::Sat,
    seal::Digest,
    time::Stamp,
};

fn question(id: &str, kind: Kind, points: f64) -> Question {
    Question { id: id.parse().unwrap(), kind, points, objective: None, shuffle: false, tags: Tags::default() }
}

fn rules(pass: u8, draw: Option<usize>) -> Quiz {
    Quiz {
        pass: Percent::new(pass).unwrap(),
        draw,
        attempts: None,
        minutes: None,
        shuffle: false,
        feedback: Feedback::Deferred,
        certainty: false,
    }
}

fn module(id: &str, quiz: Option<Quiz>, pool: Vec<Question>) -> Module {
    let lesson = |id: &str| Lesson { id: id.parse().unwrap(), checks: Vec::new() };
    let lessons = vec![lesson("one"), lesson("two")];
    Module { id: id.parse().unwrap(), minutes: None, objectives: 0, lessons, quiz, pool }
}

/// `quiz` has three points of questions and one of an essay; `read` has lessons only.
fn course(needs: Needs) -> Course {
    let truth = || Kind::TrueFalse { answer: true };
    let pool = vec![
        question("a", truth(), 1.0),
        question("b", truth(), 2.0),
        question("essay", Kind::Essay { words: None }, 1.0),
    ];
    let exam = Exam {
        quiz: rules(70, None),
        draws: Vec::new(),
        pool: pool[..2].to_vec(),
        diagnostic: true,
        sealed: None,
    };
    Course {
        id: "safe".parse().unwrap(),
        version: "1.0.0".to_owned(),
        digest: Digest::default(),
        language: Tag::english(),
        languages: Vec::new(),
        level: Level::Basic,
        modality: None,
        minutes: 10,
        licence: String::new(),
        authors: Vec::new(),
        requires: Vec::new(),
        tags: Tags::default(),
        completion: Completion { pass: Percent::new(70).unwrap(), needs, valid_months: Some(12) },
        modules: vec![module("quiz", Some(rules(70, None)), pool), module("read", None, Vec::new())],
        exam: Some(exam),
    }
}

fn sit(progress: &mut Progress, sitting: Sitting, score: f64, passed: bool, waits: bool) {
    let end = End { at: Stamp::utc(5), score: Share::new(score), passed, waits };
    let attempt = AttemptId(uuid::Uuid::from_u128(1));
    progress.sittings.entry(sitting).or_default().push(Sat {
        attempt,
        began: Stamp::utc(1),
        end: Some(end),
        people: None,
    });
}

fn read(progress: &mut Progress, module: &str, lessons: &[&str]) {
    let module: ModuleId = module.parse().unwrap();
    let name = |item: &&str| ItemName { module: module.clone(), item: item.parse().unwrap() };
    progress.lessons.extend(lessons.iter().map(name));
}

fn quiz() -> Sitting {
    Sitting::Module("quiz".parse().unwrap())
}

fn kinds(entries: &[Entry]) -> Vec<&'static str> {
    entries.iter().map(|entry| entry.what.kind()).collect()
}

#[test]
fn a_module_without_a_quiz_is_passed_when_its_lessons_are_read() {
    let mut progress = Progress::default();
    read(&mut progress, "read", &["one"]);
    assert_eq!(reached(&course(Needs::Modules), &progress), []);
    read(&mut progress, "read", &["two"]);
    let entries = reached(&course(Needs::Modules), &progress);
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].subject.module.as_ref().unwrap().as_str(), "read");
    assert_eq!(entries[0].what, Happening::ModulePassed { score: Share::ALL });
}

#[test]
fn what_was_reached_is_told_once() {
    let course = course(Needs::Modules);
    let mut progress = Progress::default();
    read(&mut progress, "read", &["one", "two"]);
    sit(&mut progress, quiz(), 0.8, true, false);
    let entries = reached(&course, &progress);
    assert_eq!(kinds(&entries), ["module-passed", "module-passed", "course-completed"]);
    let now = crate::time::Now::default();
    entries.iter().for_each(|entry| progress.follow(&entry.subject, &entry.what, now));
    assert_eq!(reached(&course, &progress), []);
}

#[test]
fn the_score_is_the_mean_of_the_quizzes_or_the_exams_best() {
    let mut progress = Progress::default();
    read(&mut progress, "read", &["one", "two"]);
    sit(&mut progress, Sitting::Pretest, 0.25, false, false);
    sit(&mut progress, quiz(), 0.5, false, false);
    sit(&mut progress, quiz(), 0.8, true, false);
    sit(&mut progress, Sitting::Exam, 0.75, true, false);
    sit(&mut progress, Sitting::Exam, 0.72, true, false);
    let completed = |needs| match reached(&course(needs), &progress).pop().unwrap().what {
        Happening::CourseCompleted { score, pretest, posttest, valid_months } => {
            assert_eq!((pretest, posttest), (Some(Share::new(0.25)), Some(Share::new(0.75))));
            assert_eq!(valid_months, Some(12));
            score
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(completed(Needs::Modules), Share::new(0.8));
    assert_eq!(completed(Needs::Exam), Share::new(0.75));
    assert_eq!(completed(Needs::Both), Share::new(0.75));
}

#[test]
fn an_exam_that_was_not_passed_completes_nothing() {
    let mut progress = Progress::default();
    read(&mut progress, "read", &["one", "two"]);
    sit(&mut progress, quiz(), 0.8, true, false);
    sit(&mut progress, Sitting::Exam, 0.6, false, false);
    assert_eq!(kinds(&reached(&course(Needs::Both), &progress)), ["module-passed", "module-passed"]);
    assert_eq!(kinds(&reached(&course(Needs::Exam), &progress)), ["module-passed", "module-passed"]);
}

#[test]
fn an_essay_holds_a_module_back_unless_it_cannot_matter() {
    let mut progress = Progress::default();
    // 0.9 of three points of four are 0.675: with an empty essay that is no 70.
    sit(&mut progress, quiz(), 0.9, true, true);
    assert_eq!(reached(&course(Needs::Modules), &progress), []);
    // All of three points of four are 0.75.
    sit(&mut progress, quiz(), 1.0, true, true);
    let entries = reached(&course(Needs::Modules), &progress);
    assert_eq!(entries[0].what, Happening::ModulePassed { score: Share::new(0.75) });
}

#[test]
fn where_some_are_drawn_the_worst_paper_is_assumed() {
    let course = course(Needs::Modules);
    assert_eq!(worst_of(&course.modules[0].pool, 2), (1.0, 1.0));
    assert_eq!(worst_of(&course.modules[0].pool, 1), (0.0, 1.0));
    assert_eq!(worst_of(&course.modules[0].pool, 9), (3.0, 1.0));
}
