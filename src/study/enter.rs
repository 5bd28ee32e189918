//! Sittings on paper: the answers of one sheet become one sitting in the log, all of it at once or nothing.
//!
//! What follows is the same as at the machine: marks by the same rules, modules passed, the course completed. The log
//! says of the sitting that it was entered from paper, by whom, and which form it was.

use std::collections::BTreeMap;

use super::begin::module_of;
use crate::{
    course::{Course, load::Opened},
    ids::{AttemptId, LearnerId},
    lang::Tag,
    log::{Entered, Entry, Happening, Progress, Subject, completion},
    quiz::{
        Certainty, Mark, Paper, Response, Sitting,
        attempt::{Finished, Refusal, Running},
        grade::grade,
        paper,
        sheet::{Code, Form},
    },
    store::{Store, StoreError},
    time::{Day, Now, Stamp},
};

/// A learner's answers on paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Whose they are.
    pub learner: LearnerId,
    /// Which quiz.
    pub sitting: Sitting,
    /// The code printed on the paper.
    pub code: Code,
    /// The language it was printed in.
    pub language: Tag,
    /// The answers, by the place of their question on the paper, from 0.
    pub answers: BTreeMap<usize, (Response, Option<Certainty>)>,
    /// Who enters them.
    pub by: String,
    /// The day the quiz was taken, where it is known.
    pub on: Option<Day>,
}

/// What came of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// How the sitting ended.
    pub finished: Finished,
    /// What each answer earned, by the place of its question.
    pub marks: BTreeMap<usize, Mark>,
    /// Whether the module was passed by it for the first time.
    pub passed: bool,
    /// Whether the course was completed by it.
    pub completed: bool,
}

/// Why a sheet is not taken. Nothing of it is kept then.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The course has no such quiz.
    #[error("there is no quiz there")]
    NoQuiz,
    /// The attempts are used up.
    #[error("all {0} attempts are used up")]
    NoMoreTries(u32),
    /// An attempt at the machine is not over, and there is none left beside it.
    #[error("the last attempt was begun at the machine, and is not over")]
    UnderWay,
    /// The paper has no such question.
    #[error("question {0} is not on this paper")]
    NotOnPaper(usize),
    /// The quiz does not take the answer.
    #[error("question {0}: {1}")]
    Answer(usize, Refusal),
    /// The disk did not.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The paper that a form gives, if the course has such a quiz.
pub fn paper_of(course: &Course, sitting: &Sitting, form: Form) -> Option<Paper> {
    paper::rules(course, sitting)?;
    // What is drawn from modules alone would be another paper.
    if paper::is_locked(course, sitting) {
        return None;
    }
    let paper = paper::draw(course, sitting, form.seed());
    (!paper.questions.is_empty()).then_some(paper)
}

/// Which attempt a sheet of this learner would be, from 1, if there may be another.
pub fn next_try(course: &Course, sitting: &Sitting, progress: &Progress) -> Result<u32, Refused> {
    let rules = paper::rules(course, sitting).ok_or(Refused::NoQuiz)?;
    let ended = progress.ended(sitting);
    let open = u32::from(progress.open(sitting).is_some());
    let most = if *sitting == Sitting::Pretest { Some(1) } else { rules.attempts };
    match most {
        Some(most) if most <= ended => Err(Refused::NoMoreTries(most)),
        Some(most) if most <= ended + open => Err(Refused::UnderWay),
        _ => Ok(ended + open + 1),
    }
}

/// When a paper of the same form was entered for this learner before, if it was.
pub fn entered_before(
    store: &Store,
    course: &Course,
    learner: LearnerId,
    sitting: &Sitting,
    form: Form,
) -> Result<Option<(Stamp, Entered)>, StoreError> {
    let progress = store.progress(learner, &course.id)?;
    for sat in progress.sittings.get(sitting).into_iter().flatten() {
        for event in store.attempt_events(learner, sat.attempt)? {
            if let Happening::AttemptStarted { entered: Some(entered), seed, .. } = event.what
                && seed == form.seed()
            {
                return Ok(Some((event.when.at, entered)));
            }
        }
    }
    Ok(None)
}

/// Marks a sheet and puts the whole sitting on disk, with what follows from it.
pub fn enter(
    store: &mut Store,
    opened: &Opened,
    sheet: &Sheet,
    attempt: AttemptId,
    now: Now,
) -> Result<Outcome, Refused> {
    let course = &opened.course;
    let before = store.progress(sheet.learner, &course.id)?;
    let number = next_try(course, &sheet.sitting, &before)?;
    let paper = paper_of(course, &sheet.sitting, sheet.code.form).ok_or(Refused::NoQuiz)?;
    let rules = paper::rules(course, &sheet.sitting).ok_or(Refused::NoQuiz)?.clone();
    let running = Running::start(attempt, sheet.sitting.clone(), number, rules, paper, now.mono);
    let mut writing = Writing { opened, sheet, running, entries: Vec::new(), marks: BTreeMap::new() };
    writing.begin();
    writing.answers()?;
    let (mut entries, marks, finished) = writing.end();
    let mut after = before.clone();
    entries.iter().for_each(|entry| after.follow(&entry.subject, &entry.what, now));
    for entry in completion::reached(course, &after) {
        after.follow(&entry.subject, &entry.what, now);
        entries.push(entry);
    }
    store.append(sheet.learner, now, &entries)?;
    Ok(Outcome {
        finished,
        marks,
        passed: before.passed.len() < after.passed.len(),
        completed: before.completed.is_none() && after.completed.is_some(),
    })
}

/// The events of one sitting in the making.
struct Writing<'a> {
    opened: &'a Opened,
    sheet: &'a Sheet,
    running: Running,
    entries: Vec<Entry>,
    marks: BTreeMap<usize, Mark>,
}

impl Writing<'_> {
    fn begin(&mut self) {
        let Sheet { sitting, code, language, by, on, .. } = self.sheet;
        let what = Happening::AttemptStarted {
            attempt: self.running.attempt,
            sitting: sitting.clone(),
            number: self.running.number,
            rules: self.running.rules().clone(),
            seed: code.form.seed(),
            paper: self.running.paper().clone(),
            language: language.clone(),
            entered: Some(Entered { by: by.clone(), form: code.to_string(), on: *on }),
        };
        self.put(None, what);
    }

    fn answers(&mut self) -> Result<(), Refused> {
        for (at, (response, certainty)) in &self.sheet.answers {
            let drawn = self.running.paper().questions.get(*at).cloned();
            let question = drawn.as_ref().and_then(|drawn| self.opened.course.question(&drawn.name));
            let (Some(drawn), Some(question)) = (drawn, question) else {
                return Err(Refused::NotOnPaper(at + 1));
            };
            let language = self.sheet.language.clone();
            let words = self.opened.words(&language).item(&drawn.name);
            let mark = grade(&question.kind, words, response);
            let (response, certainty) = (response.clone(), *certainty);
            let taken = self.running.answer(&drawn.name, response.clone(), mark, certainty);
            taken.map_err(|refusal| Refused::Answer(at + 1, refusal))?;
            self.marks.insert(*at, mark);
            let attempt = self.running.attempt;
            let what = Happening::QuestionAnswered { attempt, response, mark, certainty, language };
            self.put(Some(drawn.name), what);
        }
        Ok(())
    }

    fn end(mut self) -> (Vec<Entry>, BTreeMap<usize, Mark>, Finished) {
        let finished = self.running.clone().finish(false);
        let what = Happening::AttemptFinished {
            attempt: self.running.attempt,
            sitting: self.sheet.sitting.clone(),
            score: finished.score,
            passed: finished.passed,
            waits: finished.waits,
            late: false,
        };
        self.put(None, what);
        (self.entries, self.marks, finished)
    }

    fn put(&mut self, name: Option<crate::ids::ItemName>, what: Happening) {
        let course = &self.opened.course;
        let about = Some((course.id.clone(), course.version.clone(), course.digest));
        let (module, item) = match name {
            Some(name) => (name.module, Some(name.item)),
            None => (module_of(&self.sheet.sitting), None),
        };
        self.entries.push(Entry { subject: Subject { course: about, module: Some(module), item }, what });
    }
}
