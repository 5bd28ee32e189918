//! How a learner's course ended, or how it stands: a fold of their events in it, of which every completion record is made.
//!
//! Once the course is completed it changes no more: what was sent out then is still so when it is sent out again.

use std::{collections::BTreeSet, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{Happening, Progress, Written, progress::Sat};
use crate::{
    course::{Quiz, model::Percent},
    ids::{AttemptId, EventName},
    lang::Tag,
    quiz::{Share, Sitting},
    seal::Digest,
    time::{Now, Stamp},
};

/// How far a clock may go back without anyone doubting it, in milliseconds.
const PATIENCE: i64 = 2 * 60_000;
/// The first day of 2026 in UTC. A clock that says less is wrong: there was no such program then.
const FIRST_DAY: i64 = 1_767_225_600_000;
/// What the digest of evidence begins with.
const EVIDENCE_V1: &[u8] = b"coursedeck evidence v1\n";

/// A learner in a course.
#[derive(Clone, Debug, PartialEq)]
pub struct Enrolment {
    /// How it ended, or that it did not yet.
    pub outcome: Outcome,
    /// The version of the course.
    pub version: String,
    /// The language it was last asked in; none before the first question.
    pub language: Option<Tag>,
    /// The event that completed it or made it failed; under way, the last one.
    pub by: EventName,
    /// When the first thing happened.
    pub began: Stamp,
    /// When [`Enrolment::by`] happened.
    pub at: Stamp,
    /// Whether the clock was never seen to be wrong meanwhile.
    pub sure: bool,
    /// The final score; before the end, the best of the exam.
    pub score: Option<Share>,
    /// The least score that passes: of the exam once it was sat, else of the last quiz.
    pub pass: Option<Percent>,
    /// The graded sittings that have ended; the pre-test is none.
    pub attempts: u32,
    /// Milliseconds spent.
    pub spent: u64,
    /// The best score of the pre-test.
    pub pretest: Option<Share>,
    /// The best score of the exam.
    pub posttest: Option<Share>,
    /// How many months the record holds.
    pub valid_months: Option<u32>,
    /// What proves it: each event's digest, digested with all those before.
    pub evidence: Digest,
    /// What the next event needs to know.
    pub state: State,
}

/// How a learner's course ended.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Outcome {
    /// It was completed, and something in it was graded.
    Passed,
    /// The exam was sat and not passed, or a quiz that may not be tried again. A later pass still makes it passed.
    Failed,
    /// It was completed, and nothing in it was graded.
    Completed,
    /// It has begun.
    InProgress,
}

/// What an enrolment under way remembers; nothing once it is completed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    /// The last event.
    last: Option<EventName>,
    /// When it happened.
    at: Stamp,
    /// When it happened by the clock of its run.
    mono: u64,
    /// What it proves, with all those before.
    evidence: Digest,
    /// The least score that passes, and the language, of what was asked last.
    pass: Option<Percent>,
    language: Option<Tag>,
    /// The sittings after which no other is allowed, under way and over.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    last_tries: BTreeSet<AttemptId>,
    /// Whether the clock was wrong since it was failed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    unsure: bool,
    /// Whether the exam was sat, so that its bar is the one to pass.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    examined: bool,
}

/// What an event changed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Change {
    /// Nothing.
    None,
    /// Only what the next event needs to know.
    Inside,
    /// What a record tells.
    Shown,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Passed, Self::Failed, Self::Completed, Self::InProgress];

    /// Its name in records, in every language.
    pub fn word(self) -> &'static str {
        match self {
            Outcome::Passed => "passed",
            Outcome::Failed => "failed",
            Outcome::Completed => "completed",
            Outcome::InProgress => "in-progress",
        }
    }

    /// Whether the course is completed.
    pub fn is_complete(self) -> bool {
        matches!(self, Outcome::Passed | Outcome::Completed)
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

/// A word that is no outcome.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{0:?} is no result: they are passed, failed, completed and in-progress")]
pub struct NoOutcome(String);

impl FromStr for Outcome {
    type Err = NoOutcome;

    fn from_str(word: &str) -> Result<Self, NoOutcome> {
        let found = Self::ALL.into_iter().find(|outcome| outcome.word() == word);
        found.ok_or_else(|| NoOutcome(word.to_owned()))
    }
}

impl Enrolment {
    /// Follows one event of the course, after which the learner stands at `progress`.
    pub fn follow(
        enrolment: &mut Option<Enrolment>,
        event: &Written,
        what: &Happening,
        progress: &Progress,
    ) -> Change {
        if enrolment.as_ref().is_some_and(|it| it.outcome.is_complete()) {
            return Change::None;
        }
        let it = enrolment.get_or_insert_with(|| Self::begun(event));
        let is_sure = it.is_likely(event.name, event.when);
        it.remember(event);
        // Who failed and reads on has still failed at that time: the record is the same until a quiz is sat again.
        let is_decided = it.outcome == Outcome::Failed;
        let decides = matches!(
            what,
            Happening::AttemptFinished { .. }
                | Happening::CourseCompleted { .. }
                | Happening::EssayGraded { .. }
                | Happening::AnswerCorrected { .. }
        );
        if is_decided && !decides {
            it.state.unsure |= !is_sure;
            it.hear(what, progress);
            return Change::Inside;
        }
        it.sure &= is_sure && !it.state.unsure;
        (it.by, it.at, it.evidence, it.spent) =
            (event.name, event.when.at, it.state.evidence, progress.spent);
        if let Some((_, version, _)) = &event.subject.course {
            it.version.clone_from(version);
        }
        it.hear(what, progress);
        (it.pass, it.language) = (it.state.pass, it.state.language.clone());
        if it.outcome.is_complete() {
            it.state = State::default();
        }
        Change::Shown
    }

    fn begun(event: &Written) -> Self {
        Self {
            outcome: Outcome::InProgress,
            version: String::new(),
            language: None,
            by: event.name,
            began: event.when.at,
            at: event.when.at,
            sure: true,
            score: None,
            pass: None,
            attempts: 0,
            spent: 0,
            pretest: None,
            posttest: None,
            valid_months: None,
            evidence: Digest::default(),
            state: State { at: event.when.at, mono: event.when.mono, ..State::default() },
        }
    }

    fn remember(&mut self, event: &Written) {
        let state = &mut self.state;
        (state.last, state.at, state.mono) = (Some(event.name), event.when.at, event.when.mono);
        state.evidence = Digest::of(&[EVIDENCE_V1, &state.evidence.0, &event.digest.0]);
    }

    /// Whether a clock that shows `now` is right, as far as anyone can tell from the event before.
    fn is_likely(&self, name: EventName, now: Now) -> bool {
        let passed = now.at.ms.saturating_sub(self.state.at.ms);
        // Within a run its own clock tells how much must have passed. The machine may have slept, which that one misses.
        let least = match self.state.last.is_some_and(|last| last.run == name.run) {
            true => now.mono.saturating_sub(self.state.mono) as i64,
            false => 0,
        };
        FIRST_DAY <= now.at.ms && least.saturating_sub(PATIENCE) <= passed
    }

    fn hear(&mut self, what: &Happening, progress: &Progress) {
        match what {
            Happening::AttemptStarted { attempt, sitting, number, rules, language, .. } => {
                self.state.language = Some(language.clone());
                self.begin_sitting(*attempt, sitting, *number, rules);
            }
            Happening::QuestionAnswered { language, .. } => self.state.language = Some(language.clone()),
            Happening::AttemptFinished { .. }
            | Happening::EssayGraded { .. }
            | Happening::AnswerCorrected { .. } => self.count_sittings(progress),
            Happening::CourseCompleted { score, pretest, posttest, valid_months } => {
                (self.score, self.valid_months) = (Some(*score), *valid_months);
                (self.pretest, self.posttest) = (*pretest, *posttest);
                self.outcome = if self.attempts == 0 { Outcome::Completed } else { Outcome::Passed };
            }
            _ => (),
        }
    }

    fn begin_sitting(&mut self, attempt: AttemptId, sitting: &Sitting, number: u32, rules: &Quiz) {
        if *sitting == Sitting::Pretest {
            return;
        }
        self.state.examined |= *sitting == Sitting::Exam;
        if *sitting == Sitting::Exam || !self.state.examined {
            self.state.pass = Some(rules.pass);
        }
        if rules.attempts.is_some_and(|most| most <= number) {
            self.state.last_tries.insert(attempt);
        }
    }

    fn count_sittings(&mut self, progress: &Progress) {
        self.pretest = progress.best(&Sitting::Pretest);
        self.posttest = progress.best(&Sitting::Exam);
        self.score = self.posttest;
        let graded = progress.sittings.keys().filter(|sitting| **sitting != Sitting::Pretest);
        self.attempts = graded.map(|sitting| progress.ended(sitting)).sum();
        self.outcome = match self.is_lost(progress) || is_failed(progress, &Sitting::Exam) {
            true => Outcome::Failed,
            false => Outcome::InProgress,
        };
    }

    /// Whether a quiz that may not be tried again was not passed. A mark that is corrected may still turn that.
    fn is_lost(&self, progress: &Progress) -> bool {
        let is_last = |sat: &Sat| sat.end.is_some() && self.state.last_tries.contains(&sat.attempt);
        progress.sittings.iter().any(|(sitting, all)| all.iter().any(is_last) && is_failed(progress, sitting))
    }
}

/// Whether a quiz was sat to its end and never passed, and no essay of the last sitting waits.
fn is_failed(progress: &Progress, sitting: &Sitting) -> bool {
    let mut ends = progress.sittings.get(sitting).into_iter().flatten().filter_map(|sat| sat.end);
    let last = ends.clone().next_back();
    last.is_some_and(|end| !end.waits) && !ends.any(|end| end.passed)
}

#[cfg(test)]
mod tests;
