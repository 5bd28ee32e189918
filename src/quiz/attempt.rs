//! One sitting of a quiz, from its first question to its score.
//!
//! `Running` answers, `finish` turns it into `Finished`: nothing can be answered after the end, by construction.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Certainty, Mark, Paper, Response, Share, Sitting, paper};
use crate::{
    course::{Course, Quiz, model::Feedback},
    ids::{AttemptId, ItemName},
    time::Stamp,
};

/// A sitting that is under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Running {
    /// Its name.
    pub attempt: AttemptId,
    /// Which quiz.
    pub sitting: Sitting,
    /// Which try it is, from 1.
    pub number: u32,
    rules: Quiz,
    paper: Paper,
    answers: BTreeMap<ItemName, Answer>,
    flags: BTreeSet<ItemName>,
    judged: BTreeMap<ItemName, Vec<Judged>>,
    /// Milliseconds spent before this run of the program.
    spent: u64,
    /// When this run took it up, by its own clock.
    since: u64,
}

/// An answer that was given.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What was answered.
    pub response: Response,
    /// What it earned.
    pub mark: Mark,
    /// How sure the learner was, where it is asked.
    pub certainty: Option<Certainty>,
}

/// What a person made of the mark of an answer, after the sitting was over.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// Who.
    pub by: String,
    /// When.
    pub at: Stamp,
    /// The mark before.
    pub before: Mark,
    /// What it earns from then on.
    pub share: Share,
    /// The comment on an essay, or the reason of a correction.
    pub words: String,
    /// Whether it corrected a mark of the program; else it graded an essay.
    pub corrects: bool,
}

/// What a sitting came to by the program's marks alone, in points.
///
/// Every event about a mark of the sitting tells the same: so what two people decide on two machines adds up, in
/// whatever order it comes together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    /// What was earned.
    pub earned: f64,
    /// Of how much.
    pub of: f64,
    /// How many essays waited.
    pub waiting: u32,
    /// The least percent that passes.
    pub pass: u8,
}

/// What a question counts in the sitting that it stands in, in parts of its points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Counts {
    /// What the question is worth.
    pub points: f64,
    /// What the program made of the answer; none where it waited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<f64>,
    /// What it is from now on. With certainty, Moodle's factors are in it.
    pub now: f64,
}

/// The end of a sitting, after people had their say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recount {
    /// The part of the points that was earned.
    pub score: Share,
    /// Whether that passes.
    pub passed: bool,
    /// Whether essays still wait.
    pub waits: bool,
}

impl Tally {
    /// The end, with what people decided: of each question the last.
    pub fn with<'a>(self, decided: impl IntoIterator<Item = &'a Counts>) -> Recount {
        let Tally { mut earned, mut of, mut waiting, pass } = self;
        for Counts { points, was, now } in decided {
            earned += points * (now - was.unwrap_or(0.0));
            if was.is_none() {
                of += points;
                waiting = waiting.saturating_sub(1);
            }
        }
        let score = if 0.0 < of { Share::new(earned / of) } else { Share::ALL };
        Recount { score, passed: pass <= score.percent(), waits: 0 < waiting }
    }
}

/// A sitting that is over.
#[derive(Clone, Debug, PartialEq)]
pub struct Finished {
    /// The part of the points that was earned. With certainty, Moodle's factors count: see [`Certainty::points`].
    pub score: Share,
    /// Whether that passes.
    pub passed: bool,
    /// Whether essays wait for the instructor.
    pub waits: bool,
    /// Whether the time ran out.
    pub late: bool,
    /// The questions to look at again, in the order they were asked.
    pub missed: Vec<ItemName>,
    /// How many questions were wholly right.
    pub right: usize,
    /// How many were marked.
    pub asked: usize,
}

/// Why an answer is not taken.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// The question is not on this paper.
    #[error("question {0} is not in this attempt")]
    NotOnPaper(ItemName),
    /// It has been answered, and with immediate feedback an answer stands.
    #[error("question {0} has been answered")]
    Answered(ItemName),
    /// The time is over.
    #[error("the time is over")]
    TimeUp,
    /// How sure the learner is was not said.
    #[error("how sure the learner is was not said")]
    Certainty,
}

impl Running {
    /// Begins a sitting at `mono`, by the clock of this run of the program.
    pub fn start(
        attempt: AttemptId,
        sitting: Sitting,
        number: u32,
        rules: Quiz,
        paper: Paper,
        mono: u64,
    ) -> Self {
        let (answers, flags, judged) = (BTreeMap::new(), BTreeSet::new(), BTreeMap::new());
        Self { attempt, sitting, number, rules, paper, answers, flags, judged, spent: 0, since: mono }
    }

    /// The same sitting taken up by another run of the program. The time that the machine was off does not count.
    pub fn resumed(self, spent: u64, mono: u64) -> Self {
        Self { spent, since: mono, ..self }
    }

    /// Puts back an answer that the log tells of. The last one told stands.
    pub fn restore(&mut self, name: &ItemName, answer: Answer) {
        if self.is_on_paper(name) {
            self.answers.insert(name.clone(), answer);
        }
    }

    /// Puts in what a person made of a mark. The last one told stands, and all are kept.
    pub fn judge(&mut self, name: &ItemName, judged: Judged) {
        if let Some(answer) = self.answers.get_mut(name) {
            answer.mark = Mark::Graded(judged.share);
            self.judged.entry(name.clone()).or_default().push(judged);
        }
    }

    /// What people made of the mark of a question, the oldest first.
    pub fn judged(&self, name: &ItemName) -> &[Judged] {
        self.judged.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether people had a say in any of its marks.
    pub fn is_judged(&self) -> bool {
        !self.judged.is_empty()
    }

    /// The essays that wait for a person, in the order they were asked.
    pub fn waiting(&self) -> impl Iterator<Item = &ItemName> {
        let waits = |name: &&ItemName| self.answers.get(name).is_some_and(|it| it.mark == Mark::Waits);
        self.paper.questions.iter().map(|drawn| &drawn.name).filter(waits)
    }

    /// What `share` for a question would count, and what the sitting came to before people had their say. Nothing where
    /// the question was not answered, or is worth nothing.
    pub fn weigh(&self, name: &ItemName, share: Share) -> Option<(Tally, Counts)> {
        let answer = self.answers.get(name)?;
        let drawn = self.paper.questions.iter().find(|drawn| drawn.name == *name)?;
        let (was, points) = (self.first(name)?, drawn.points);
        if was == Mark::Ungraded || points <= 0.0 {
            return None;
        }
        let factor = |share: Share| answer.certainty.map_or(share.get(), |sure| sure.points(share));
        let was = if let Mark::Graded(was) = was { Some(factor(was)) } else { None };
        Some((self.tally(), Counts { points, was, now: factor(share) }))
    }

    /// The mark that the program gave.
    fn first(&self, name: &ItemName) -> Option<Mark> {
        let before = self.judged.get(name).and_then(|all| all.first()).map(|judged| judged.before);
        before.or(self.answers.get(name).map(|answer| answer.mark))
    }

    fn tally(&self) -> Tally {
        let mut tally = Tally { pass: self.rules.pass.get(), ..Tally::default() };
        for drawn in &self.paper.questions {
            let sure = self.answers.get(&drawn.name).and_then(|answer| answer.certainty);
            let factor = match self.first(&drawn.name) {
                Some(Mark::Graded(share)) => sure.map_or(share.get(), |sure| sure.points(share)),
                Some(Mark::Waits) => {
                    tally.waiting += 1;
                    continue;
                }
                Some(Mark::Ungraded) => continue,
                None => 0.0,
            };
            tally.earned += drawn.points * factor;
            tally.of += drawn.points;
        }
        tally
    }

    /// Takes an answer. With immediate feedback the first answer stands; with deferred feedback the last one does.
    pub fn answer(
        &mut self,
        name: &ItemName,
        response: Response,
        mark: Mark,
        certainty: Option<Certainty>,
    ) -> Result<(), Refusal> {
        if !self.is_on_paper(name) {
            return Err(Refusal::NotOnPaper(name.clone()));
        }
        if self.rules.feedback == Feedback::Immediate && self.answers.contains_key(name) {
            return Err(Refusal::Answered(name.clone()));
        }
        if self.rules.certainty && certainty.is_none() && matches!(mark, Mark::Graded(_)) {
            return Err(Refusal::Certainty);
        }
        self.answers.insert(name.clone(), Answer { response, mark, certainty });
        Ok(())
    }

    /// Flags a question for later, or takes the flag off.
    pub fn flag(&mut self, name: &ItemName, on: bool) {
        match on && self.is_on_paper(name) {
            true => self.flags.insert(name.clone()),
            false => self.flags.remove(name),
        };
    }

    /// Whether a question is flagged.
    pub fn flagged(&self, name: &ItemName) -> bool {
        self.flags.contains(name)
    }

    /// What was answered to a question.
    pub fn answer_of(&self, name: &ItemName) -> Option<&Answer> {
        self.answers.get(name)
    }

    /// How many questions have an answer.
    pub fn answered(&self) -> usize {
        self.answers.len()
    }

    /// The place of the first question without an answer, if any is left.
    pub fn next(&self) -> Option<usize> {
        self.paper.questions.iter().position(|drawn| !self.answers.contains_key(&drawn.name))
    }

    /// The questions, in the order they are asked.
    pub fn paper(&self) -> &Paper {
        &self.paper
    }

    /// Fits the paper to a course whose author changed it meanwhile. Only a preview does: a learner's paper stands.
    pub fn refit(&mut self, course: &Course) {
        for drawn in &mut self.paper.questions {
            if let Some(question) = course.question(&drawn.name) {
                paper::refit(drawn, question);
            }
        }
    }

    /// The rules, as they were when it began.
    pub fn rules(&self) -> &Quiz {
        &self.rules
    }

    /// The milliseconds that are left at `mono`; none where there is no limit.
    pub fn left(&self, mono: u64) -> Option<u64> {
        let limit = u64::from(self.rules.minutes?) * 60_000;
        Some(limit.saturating_sub(self.spent + mono.saturating_sub(self.since)))
    }

    /// Whether the time is over at `mono`.
    pub fn is_late(&self, mono: u64) -> bool {
        self.left(mono) == Some(0)
    }

    /// Ends the sitting. A question that was not answered earns nothing; surveys count for nothing, and essays
    /// not yet, while they wait for the instructor.
    pub fn finish(self, late: bool) -> Finished {
        let mut finished = Finished {
            score: Share::ALL,
            passed: true,
            waits: false,
            late,
            missed: Vec::new(),
            right: 0,
            asked: 0,
        };
        let (mut earned, mut of) = (0.0, 0.0);
        for drawn in &self.paper.questions {
            let answer = self.answers.get(&drawn.name);
            let share = match answer.map(|answer| answer.mark) {
                Some(Mark::Graded(share)) => share,
                Some(Mark::Waits) => {
                    finished.waits = true;
                    continue;
                }
                Some(Mark::Ungraded) => continue,
                None if drawn.points == 0.0 => continue,
                None => Share::NONE,
            };
            let factor =
                answer.and_then(|answer| answer.certainty).map_or(share.get(), |sure| sure.points(share));
            earned += drawn.points * factor;
            of += drawn.points;
            finished.asked += 1;
            match share == Share::ALL {
                true => finished.right += 1,
                false => finished.missed.push(drawn.name.clone()),
            }
        }
        if 0.0 < of {
            finished.score = Share::new(earned / of);
        }
        finished.passed = self.rules.pass.get() <= finished.score.percent();
        finished
    }

    fn is_on_paper(&self, name: &ItemName) -> bool {
        self.paper.questions.iter().any(|drawn| drawn.name == *name)
    }
}

impl Certainty {
    /// What a mark is worth by how sure the learner was, in parts of the question's points.
    ///
    /// Moodle's certainty-based marking: a right answer earns 1, 2 or 3 times its points (a part of it, that part of
    /// them), a wrong one 0, −2 or −6 times. A whole paper earns at most all its points, so that who is right and
    /// careful passes, and who is wrong and sure does not.
    pub fn points(self, share: Share) -> f64 {
        let (right, wrong) = match self {
            Certainty::Low => (1.0, 0.0),
            Certainty::Mid => (2.0, -2.0),
            Certainty::High => (3.0, -6.0),
        };
        if share == Share::NONE { wrong } else { right * share.get() }
    }
}
