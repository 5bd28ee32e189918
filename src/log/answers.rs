//! Who answered what in the quizzes of one course: a fold of its events, that keeps the last answer to each question.

use std::collections::BTreeMap;

use super::{Event, Happening, Judgement};
use crate::{
    ids::{AttemptId, ItemName, LearnerId},
    lang::Tag,
    quiz::{Certainty, Mark, Response, Share, Sitting, attempt::Counts},
    time::Stamp,
};

/// Who answered what. It takes room for questions times attempts, however long the log is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// The questions, in the order they came up. Everything else names them by their place here.
    pub items: Vec<ItemName>,
    /// The sittings that have ended, in the order they ended.
    pub taken: Vec<Taken>,
    /// The last answer of each learner to each survey beside a lesson.
    pub surveys: BTreeMap<(usize, LearnerId), Response>,
    places: BTreeMap<ItemName, usize>,
    open: BTreeMap<AttemptId, Taken>,
    /// Where each sitting that has ended stands in `taken`, or stood.
    ended: BTreeMap<AttemptId, usize>,
}

/// A sitting of a quiz.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// By whom.
    pub learner: LearnerId,
    /// Its name.
    pub attempt: AttemptId,
    /// Which quiz.
    pub sitting: Sitting,
    /// Which try it is, from 1.
    pub number: u32,
    /// The version of the course that it began in.
    pub version: String,
    /// Whether certainty counts.
    pub certainty: bool,
    /// When it began.
    pub began: Stamp,
    /// When it ended.
    pub ended: Stamp,
    /// The score as the learner was told, with what people made of the marks since.
    pub score: Share,
    /// The questions, in the order they were asked.
    pub asked: Vec<Asked>,
    /// What people made of its marks, by the place of the question in [`Answers::items`].
    judged: BTreeMap<usize, Counts>,
}

/// A question in a sitting.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The question, by its place in [`Answers::items`].
    pub item: usize,
    /// What it was worth; a survey is worth nothing.
    pub points: f64,
    /// The last answer, if there is one.
    pub given: Option<Given>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// What was answered.
    pub response: Response,
    /// What it earned.
    pub mark: Mark,
    /// How sure the learner was, where it is asked.
    pub certainty: Option<Certainty>,
    /// The language it was read in.
    pub language: Tag,
}

impl Answers {
    /// The kinds of event that it follows; others need not be read.
    pub const KINDS: [&str; 6] = [
        "attempt-started",
        "question-answered",
        "attempt-finished",
        "survey-answered",
        "essay-graded",
        "answer-corrected",
    ];

    /// Follows one event. All events must be of one course.
    pub fn follow(&mut self, event: Event) {
        let Event { learner, when, subject, what, .. } = event;
        let name = subject.name();
        if let Some((name, judgement)) = name.as_ref().zip(what.judged(when.at)) {
            return self.judge(name, &judgement);
        }
        match what {
            Happening::AttemptStarted { attempt, sitting, number, rules, paper, .. } => {
                let asked = paper.questions.into_iter().map(|drawn| {
                    let (item, points) = (self.place(drawn.name), drawn.points);
                    Asked { item, points, given: None }
                });
                let taken = Taken {
                    learner,
                    attempt,
                    sitting,
                    number,
                    version: subject.course.map(|(_, version, _)| version).unwrap_or_default(),
                    certainty: rules.certainty,
                    began: when.at,
                    ended: when.at,
                    score: Share::NONE,
                    asked: asked.collect(),
                    judged: BTreeMap::new(),
                };
                self.open.entry(attempt).or_insert(taken);
            }
            Happening::QuestionAnswered { attempt, response, mark, certainty, language } => {
                let item = name.and_then(|name| self.places.get(&name).copied());
                let asked = self
                    .open
                    .get_mut(&attempt)
                    .and_then(|taken| taken.asked.iter_mut().find(|asked| Some(asked.item) == item));
                if let Some(asked) = asked {
                    asked.given = Some(Given { response, mark, certainty, language });
                }
            }
            Happening::AttemptFinished { attempt, score, .. } => {
                if let Some(taken) = self.open.remove(&attempt) {
                    self.ended.insert(attempt, self.taken.len());
                    self.taken.push(Taken { ended: when.at, score, ..taken });
                }
            }
            Happening::SurveyAnswered { response } => {
                if let Some(name) = name {
                    let item = self.place(name);
                    self.surveys.insert((item, learner), response);
                }
            }
            _ => (),
        }
    }

    /// Puts in what a person made of a mark. Who keeps only some of the sittings may have dropped this one.
    fn judge(&mut self, name: &ItemName, judgement: &Judgement) {
        let attempt = judgement.attempt;
        let taken = self.ended.get(&attempt).and_then(|at| self.taken.get_mut(*at));
        let Some(taken) = taken.filter(|taken| taken.attempt == attempt) else { return };
        let Some(item) = self.places.get(name) else { return };
        let given = taken.asked.iter_mut().find(|asked| asked.item == *item).and_then(|it| it.given.as_mut());
        let Some(given) = given else { return };
        given.mark = Mark::Graded(judgement.judged.share);
        taken.judged.insert(*item, judgement.counts);
        taken.score = judgement.tally.with(taken.judged.values()).score;
    }

    fn place(&mut self, name: ItemName) -> usize {
        if let Some(place) = self.places.get(&name) {
            return *place;
        }
        self.items.push(name.clone());
        self.places.insert(name, self.items.len() - 1);
        self.items.len() - 1
    }
}
