//! One sitting of a quiz, from its first question to its score.
//!
//! `Running` answers, `finish` turns it into `Finished`: nothing can be answered after the end, by construction.

use std::collections::{BTreeMap, BTreeSet};

use super::{Certainty, Mark, Paper, Response, Share, Sitting, paper};
use crate::{
    course::{Course, Quiz, model::Feedback},
    ids::{AttemptId, ItemName},
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
        let (answers, flags) = (BTreeMap::new(), BTreeSet::new());
        Self { attempt, sitting, number, rules, paper, answers, flags, spent: 0, since: mono }
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
