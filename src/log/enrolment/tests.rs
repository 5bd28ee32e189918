use serde_json::json;
use uuid::Uuid;

use super::*;
use crate::{
    ids::{LearnerId, RunId},
    log::{Entry, Subject, chain},
};

/// A learner at work: each step is what happened and how many seconds later, by both clocks.
#[derive(Default)]
struct Work {
    progress: Progress,
    enrolment: Option<Enrolment>,
    seq: u64,
    ms: i64,
    mono: u64,
    run: u128,
}

impl Work {
    fn new() -> Self {
        Self { ms: 1_800_000_000_000, ..Self::default() }
    }

    fn step(&mut self, what: serde_json::Value, seconds: i64) -> &mut Self {
        self.ms += seconds * 1000;
        self.mono += seconds.unsigned_abs() * 1000;
        self.put(what);
        self
    }

    fn put(&mut self, what: serde_json::Value) -> Change {
        let what: Happening = serde_json::from_value(what).unwrap();
        self.seq += 1;
        let now = Now { at: Stamp::utc(self.ms), mono: self.mono };
        let name = EventName { run: RunId(Uuid::from_u128(self.run)), seq: self.seq };
        let course = Some(("safe".parse().unwrap(), "1.0.0".to_owned(), Digest::default()));
        let entry = Entry { subject: Subject { course, module: None, item: None }, what: what.clone() };
        let event = chain::seal((name, 1), LearnerId(Uuid::nil()), now, &entry, [0; 16], Digest::default());
        self.progress.follow(&entry.subject, &what, now);
        Enrolment::follow(&mut self.enrolment, &event, &what, &self.progress)
    }

    fn sit(&mut self, sitting: &str, attempt: u32, most: Option<u32>, score: f64) -> &mut Self {
        let id = AttemptId(Uuid::from_u128(u128::from(attempt) + sitting.len() as u128 * 1000));
        self.step(
            json!({ "kind": "attempt-started", "attempt": id, "sitting": sitting, "number": attempt, "seed": 1,
                "paper": { "questions": [] }, "language": "fr", "rules": { "pass": 70, "draw": null,
                "attempts": most, "minutes": null, "shuffle": false, "feedback": "deferred", "certainty": false } }),
            10,
        );
        let passed = 0.7 <= score;
        let finished = json!({ "kind": "attempt-finished", "attempt": id, "sitting": sitting, "score": score,
            "passed": passed, "waits": false, "late": false });
        self.step(finished, 50)
    }

    fn complete(&mut self, score: f64) -> &mut Self {
        let what = json!({ "kind": "course-completed", "score": score, "pretest": 0.25, "posttest": score,
            "valid_months": 12 });
        self.step(what, 0)
    }

    fn outcome(&self) -> Outcome {
        self.enrolment.as_ref().unwrap().outcome
    }
}

fn viewed() -> serde_json::Value {
    json!({ "kind": "lesson-viewed" })
}

#[test]
fn a_course_with_an_exam_is_failed_until_it_is_passed() {
    let mut work = Work::new();
    work.step(viewed(), 0).sit("pretest", 1, None, 0.25);
    assert_eq!(work.outcome(), Outcome::InProgress);
    work.sit("exam", 1, None, 0.5);
    let failed = work.enrolment.clone().unwrap();
    assert_eq!((failed.outcome, failed.attempts), (Outcome::Failed, 1));
    assert_eq!((failed.score, failed.pretest), (Some(Share::new(0.5)), Some(Share::new(0.25))));
    assert_eq!(work.put(viewed()), Change::Inside);
    let still = work.enrolment.clone().unwrap();
    assert_eq!(Enrolment { state: failed.state.clone(), ..still }, failed);
    work.sit("exam", 2, None, 0.75).complete(0.75);
    let passed = work.enrolment.clone().unwrap();
    assert_eq!((passed.outcome, passed.attempts, passed.spent), (Outcome::Passed, 2, 180_000));
    assert_eq!(passed.pass.map(Percent::get), Some(70));
    assert_eq!(passed.language, Some("fr".parse().unwrap()));
    assert!(passed.sure && passed.evidence != failed.evidence);
}

#[test]
fn a_completed_course_changes_no_more() {
    let mut work = Work::new();
    work.step(viewed(), 0).complete(1.0);
    let before = work.enrolment.clone();
    assert_eq!(work.outcome(), Outcome::Completed);
    assert_eq!(work.put(viewed()), Change::None);
    work.sit("exam", 1, None, 0.1);
    assert_eq!(work.enrolment, before);
}

#[test]
fn a_quiz_that_may_not_be_tried_again_is_lost() {
    let mut work = Work::new();
    work.sit("phishing", 1, Some(2), 0.1);
    assert_eq!(work.outcome(), Outcome::InProgress);
    work.sit("phishing", 2, Some(2), 0.2);
    assert_eq!(work.outcome(), Outcome::Failed);
    let mut work = Work::new();
    work.sit("phishing", 1, Some(2), 0.9).sit("phishing", 2, Some(2), 0.2);
    assert_eq!(work.outcome(), Outcome::InProgress);
}

#[test]
fn a_clock_that_goes_back_is_doubted() {
    let sure = |work: &Work| work.enrolment.as_ref().unwrap().sure;
    let mut work = Work::new();
    work.step(viewed(), 0).step(viewed(), -60);
    assert!(sure(&work), "a minute is not doubted");
    work.step(viewed(), -3600);
    assert!(!sure(&work));

    // Two runs: only the wall clock tells.
    let mut work = Work::new();
    work.step(viewed(), 1000);
    (work.run, work.mono) = (2, 0);
    work.step(viewed(), -600);
    assert!(!sure(&work));

    // The wall clock stood still while an hour went by.
    let mut work = Work::new();
    work.step(viewed(), 0);
    work.mono += 3_600_000;
    work.put(viewed());
    assert!(!sure(&work));

    // The machine slept: its own clock stood still, and nobody is wrong.
    let mut work = Work::new();
    work.step(viewed(), 0);
    work.ms += 3_600_000;
    work.put(viewed());
    assert!(sure(&work));

    // A battery is empty: it is 1970.
    let mut work = Work { ms: 0, ..Work::new() };
    work.put(viewed());
    assert!(!sure(&work));
}

#[test]
fn an_outcome_is_written_and_read() {
    for outcome in Outcome::ALL {
        assert_eq!(outcome.word().parse(), Ok(outcome));
    }
    assert!("done".parse::<Outcome>().is_err());
}
