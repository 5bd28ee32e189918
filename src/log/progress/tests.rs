use uuid::Uuid;

use super::*;
use crate::{ids::CourseId, quiz::Response, seal::Digest};

const DAY: i64 = 86_400_000;

fn about(item: &str) -> Subject {
    let course: CourseId = "safe".parse().unwrap();
    let course = Some((course, "1.0.0".to_owned(), Digest::default()));
    Subject { course, module: Some("m".parse().unwrap()), item: item.parse().ok() }
}

fn name(item: &str) -> ItemName {
    about(item).name().unwrap()
}

fn now(seconds: u64) -> Now {
    Now { at: Stamp::utc(1_800_000_000_000 + seconds as i64 * 1000), mono: seconds * 1000 }
}

fn attempt() -> AttemptId {
    AttemptId(Uuid::from_u128(5))
}

fn started(sitting: Sitting) -> Happening {
    serde_json::from_value(serde_json::json!({ "kind": "attempt-started", "attempt": attempt(),
        "sitting": String::from(sitting), "number": 1, "seed": 1, "paper": { "questions": [] }, "language": "en",
        "rules": { "pass": 70, "draw": null, "attempts": null, "minutes": null, "shuffle": false,
            "feedback": "deferred", "certainty": false } }))
    .unwrap()
}

fn answered(share: f64) -> Happening {
    Happening::QuestionAnswered {
        attempt: attempt(),
        response: Response::Truth(true),
        mark: Mark::Graded(Share::new(share)),
        certainty: None,
        language: crate::lang::Tag::english(),
    }
}

fn finished(sitting: Sitting) -> Happening {
    let score = Share::ALL;
    Happening::AttemptFinished { attempt: attempt(), sitting, score, passed: true, waits: false, late: false }
}

fn checked(share: f64, tries: u32) -> Happening {
    let (response, mark) = (Response::Truth(true), Mark::Graded(Share::new(share)));
    Happening::CheckAnswered { response, mark, tries, hinted: false }
}

fn follow(steps: &[(&str, Happening, u64)]) -> Progress {
    let mut progress = Progress::default();
    steps.iter().for_each(|(item, what, at)| progress.follow(&about(item), what, now(*at)));
    progress
}

#[test]
fn an_answer_that_is_changed_before_the_end_counts_once() {
    let quiz = Sitting::Module("m".parse().unwrap());
    let (begin, end) = (started(quiz.clone()), finished(quiz));
    let before = follow(&[("", begin.clone(), 0), ("q", answered(0.0), 10)]);
    assert!(before.cards.is_empty(), "until it is handed in nothing is known");
    let changed = follow(&[
        ("", begin.clone(), 0),
        ("q", answered(0.0), 10),
        ("q", answered(1.0), 20),
        ("", end.clone(), 30),
    ]);
    let once = follow(&[("", begin, 0), ("q", answered(1.0), 20), ("", end, 30)]);
    assert_eq!(changed.cards, once.cards);
    assert_eq!(changed.cards[&name("q")].last, now(20).at);
    assert!(changed.answered.is_empty());
}

#[test]
fn a_pretest_leaves_nothing_to_review() {
    let steps =
        [("", started(Sitting::Pretest), 0), ("q", answered(0.0), 5), ("", finished(Sitting::Pretest), 9)];
    let progress = follow(&steps);
    assert!(progress.cards.is_empty());
    assert_eq!(progress.best(&Sitting::Pretest), Some(Share::ALL));
}

#[test]
fn practice_makes_a_card_at_its_first_try_only() {
    let progress = follow(&[("c", checked(0.0, 1), 0), ("c", checked(1.0, 2), 9)]);
    assert_eq!(progress.checks[&name("c")], Tried { tries: 2, right: true });
    assert_eq!(progress.cards[&name("c")].last, now(0).at);
}

#[test]
fn time_is_counted_by_the_runs_own_clock_and_pauses_are_not_work() {
    let view = || Happening::LessonViewed;
    let progress = follow(&[("a", view(), 0), ("b", view(), 60), ("c", view(), 60 + 3600)]);
    assert_eq!(progress.spent, 60_000 + LONGEST_GAP);
    let mut other_run = progress.clone();
    let at = Stamp::utc(now(60 + 3600).at.ms + DAY);
    other_run.follow(&about("d"), &view(), Now { at, mono: 5_000_000 });
    assert_eq!(other_run.spent, progress.spent, "the night between two runs is nobody's work");
    let mut clock_back = progress.clone();
    clock_back.follow(&about("d"), &view(), Now { at: Stamp::utc(0), mono: 60_000 * 62 });
    assert_eq!(clock_back.spent, progress.spent);
}

#[test]
fn the_first_pass_stands() {
    let passed = |score| Happening::ModulePassed { score: Share::new(score) };
    let progress = follow(&[("", passed(0.7), 0), ("", passed(0.9), 1)]);
    assert_eq!(progress.passed.values().map(|score| score.percent()).collect::<Vec<_>>(), [70]);
}

#[test]
fn notes_and_bookmarks_come_and_go() {
    let note = |text: &str| Happening::NoteWritten { text: text.to_owned() };
    let mark = |on| Happening::BookmarkSet { on };
    let progress = follow(&[("a", note("x"), 0), ("a", mark(true), 1), ("b", mark(true), 2)]);
    assert_eq!((progress.notes.len(), progress.bookmarks.len()), (1, 2));
    let progress =
        follow(&[("a", note("x"), 0), ("a", note(""), 1), ("b", mark(true), 2), ("b", mark(false), 3)]);
    assert_eq!((progress.notes.len(), progress.bookmarks.len()), (0, 0));
}
