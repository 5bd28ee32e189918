//! Quizzes: begun, gone on with after a power cut, answered, handed in, looked back at.

use super::{News, Study, Trouble};
use crate::{
    ids::{AttemptId, ItemName, LearnerId, ModuleId},
    log::{Event, Happening},
    quiz::{
        Certainty, Response, Sitting,
        attempt::{Answer, Refusal, Running},
        paper,
    },
    rng::Seed,
    time::Now,
};

impl Study {
    /// Begins `sitting`, or goes on with it: with the same questions in the same order, at the first one not answered.
    pub(super) fn begin(&mut self, sitting: Sitting, now: Now) -> Result<News, Trouble> {
        self.past = None;
        if self.course().is_some_and(|course| paper::is_locked(course, &sitting)) {
            return Ok(News::Sealed);
        }
        let open = self.progress().and_then(|progress| progress.open(&sitting)).map(|sat| sat.attempt);
        let running = match open {
            Some(attempt) => self.replay(attempt, now)?,
            None => match self.start(sitting, now)? {
                Some(running) => running,
                None => return Ok(News::NoMoreTries),
            },
        };
        let at = running.next().unwrap_or(0);
        self.running = Some(running);
        self.refit();
        Ok(News::Begun(at))
    }

    /// A new sitting, if there may be another.
    fn start(&mut self, sitting: Sitting, now: Now) -> Result<Option<Running>, Trouble> {
        let attempt = AttemptId(uuid::Uuid::from_u128((self.fresh)()));
        let seed = Seed((self.fresh)() as u64);
        let (Some(course), Some(progress)) = (self.course(), self.progress()) else {
            return Err(Trouble::Machine("no course is open".to_owned()));
        };
        let Some(rules) = paper::rules(course, &sitting) else {
            return Err(Trouble::Machine("no such quiz".to_owned()));
        };
        let ended = progress.ended(&sitting);
        let is_over =
            rules.attempts.is_some_and(|most| most <= ended) || (sitting == Sitting::Pretest && ended > 0);
        if is_over && !self.is_preview() {
            return Ok(None);
        }
        let rules = rules.clone();
        let paper = paper::draw(course, &sitting, seed);
        let number = ended + 1;
        let began = Happening::AttemptStarted {
            attempt,
            sitting: sitting.clone(),
            number,
            rules: rules.clone(),
            seed,
            paper: paper.clone(),
            language: self.language().clone(),
            entered: None,
        };
        self.put(Some(module_of(&sitting)), None, began, now)?;
        Ok(Some(Running::start(attempt, sitting, number, rules, paper, now.mono)))
    }

    /// A sitting as its events tell it.
    fn replay(&self, attempt: AttemptId, now: Now) -> Result<Running, Trouble> {
        self.replay_of(self.who()?, attempt, now)
    }

    /// A sitting of somebody.
    pub(super) fn replay_of(&self, who: LearnerId, attempt: AttemptId, now: Now) -> Result<Running, Trouble> {
        let events = self.store.attempt_events(who, attempt)?;
        replay(&events, now).ok_or_else(|| Trouble::Machine(format!("attempt {attempt} has no beginning")))
    }

    /// Takes an answer. Marking comes first and costs nothing; what it earned is told only when it is on disk.
    pub(super) fn answer(
        &mut self,
        name: ItemName,
        response: Response,
        certainty: Option<Certainty>,
        now: Now,
    ) -> Result<News, Trouble> {
        let mark = self.mark(&name, &response)?;
        let mut running = self.running.clone().ok_or_else(no_quiz)?;
        if running.is_late(now.mono) {
            return Err(Trouble::Refused(Refusal::TimeUp));
        }
        running.answer(&name, response.clone(), mark, certainty).map_err(Trouble::Refused)?;
        let attempt = running.attempt;
        let language = self.language().clone();
        let what = Happening::QuestionAnswered { attempt, response, mark, certainty, language };
        let receipt = self.record(name, what, now)?;
        self.running = Some(running);
        Ok(News::Marked { receipt, mark })
    }

    pub(super) fn flag(&mut self, name: ItemName, on: bool, now: Now) -> Result<News, Trouble> {
        let mut running = self.running.clone().ok_or_else(no_quiz)?;
        running.flag(&name, on);
        let what = Happening::QuestionFlagged { attempt: running.attempt, on };
        let receipt = self.record(name, what, now)?;
        self.running = Some(running);
        Ok(News::Saved(receipt))
    }

    pub(super) fn finish(&mut self, late: bool, now: Now) -> Result<News, Trouble> {
        let running = self.running.clone().ok_or_else(no_quiz)?;
        let (attempt, sitting) = (running.attempt, running.sitting.clone());
        let past = running.clone();
        let finished = running.finish(late);
        let before = self.progress().cloned().unwrap_or_default();
        let over = Happening::AttemptFinished {
            attempt,
            sitting: sitting.clone(),
            score: finished.score,
            passed: finished.passed,
            waits: finished.waits,
            late,
        };
        self.put(Some(module_of(&sitting)), None, over, now)?;
        self.forget_drafts(&past)?;
        self.running = None;
        self.past = Some(past);
        let after = self.progress().cloned().unwrap_or_default();
        Ok(News::Over {
            finished,
            completed: before.completed.is_none() && after.completed.is_some(),
            passed: before.passed.len() < after.passed.len(),
        })
    }

    /// What was begun in a sitting that is over is of no use in the next one.
    fn forget_drafts(&mut self, past: &Running) -> Result<(), Trouble> {
        for drawn in &past.paper().questions {
            if self.draft(&drawn.name).is_some() {
                self.keep_draft(&drawn.name, None)?;
            }
        }
        Ok(())
    }

    pub(super) fn look_back(&mut self, attempt: AttemptId, now: Now) -> Result<News, Trouble> {
        if self.past.as_ref().is_none_or(|past| past.attempt != attempt) {
            self.past = Some(self.replay(attempt, now)?);
        }
        Ok(News::Done)
    }
}

/// The module that a sitting is kept under.
pub(super) fn module_of(sitting: &Sitting) -> ModuleId {
    match sitting {
        Sitting::Module(module) => module.clone(),
        Sitting::Exam | Sitting::Pretest => ModuleId::exam(),
    }
}

fn no_quiz() -> Trouble {
    Trouble::Machine("no quiz is under way".to_owned())
}

/// The sitting that `events` tell of. Time between runs of the program does not count: a power cut is nobody's fault.
fn replay(events: &[Event], now: Now) -> Option<Running> {
    let mut running: Option<Running> = None;
    let mut spent = 0;
    let mut last: Option<&Event> = None;
    for event in events {
        // Who grades is not the one whose time it is.
        if !event.what.is_visit() {
            follow(&mut running, event);
            continue;
        }
        if let Some(before) = last.filter(|before| before.name.run == event.name.run) {
            spent += event.when.mono.saturating_sub(before.when.mono);
        }
        last = Some(event);
        follow(&mut running, event);
    }
    running.map(|running| running.resumed(spent, now.mono))
}

fn follow(running: &mut Option<Running>, event: &Event) {
    let name = || {
        let (module, item) = (event.subject.module.clone()?, event.subject.item.clone()?);
        Some(ItemName { module, item })
    };
    if let (Some(running), Some(name), Some(judgement)) =
        (running.as_mut(), name(), event.what.judged(event.when.at))
    {
        return running.judge(&name, judgement.judged);
    }
    match (&event.what, running) {
        (Happening::AttemptStarted { attempt, sitting, number, rules, paper, .. }, running) => {
            let (rules, paper) = (rules.clone(), paper.clone());
            *running =
                Some(Running::start(*attempt, sitting.clone(), *number, rules, paper, event.when.mono));
        }
        (Happening::QuestionAnswered { response, mark, certainty, .. }, Some(running)) => {
            let answer = Answer { response: response.clone(), mark: *mark, certainty: *certainty };
            if let Some(name) = name() {
                running.restore(&name, answer);
            }
        }
        (Happening::QuestionFlagged { on, .. }, Some(running)) => {
            if let Some(name) = name() {
                running.flag(&name, *on);
            }
        }
        _ => (),
    }
}
