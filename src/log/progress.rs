//! Where a learner stands in one course: a fold of their events, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    ids::{AttemptId, ItemName, ModuleId},
    log::{Happening, Judgement, Subject},
    quiz::{
        Mark, Share, Sitting,
        attempt::{Counts, Recount, Tally},
        review::Card,
    },
    time::{Now, Stamp},
};

/// The longest gap between two events that counts as time spent.
const LONGEST_GAP: u64 = 5 * 60_000;
/// How many wrong tries in a row, at one question or at one quiz, mean that somebody is stuck.
pub const STUCK: u32 = 4;
/// How far two events' ideas of when their run began may lie apart for it to be one run.
const SAME_RUN: u64 = 2_000;

/// Where a learner stands in one course. What is kept of it is JSON, so every map's key is written as a text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Progress {
    /// The lessons read to their end.
    pub lessons: BTreeSet<ItemName>,
    /// The practice answered.
    pub checks: BTreeMap<ItemName, Tried>,
    /// The sittings of each quiz, the oldest first.
    pub sittings: BTreeMap<Sitting, Vec<Sat>>,
    /// The modules passed, with the score that first did it.
    pub passed: BTreeMap<ModuleId, Share>,
    /// When the course was completed for the first time, and with what score.
    pub completed: Option<Completed>,
    /// The lessons with a bookmark.
    pub bookmarks: BTreeSet<ItemName>,
    /// The notes beside lessons.
    pub notes: BTreeMap<ItemName, String>,
    /// When each question comes up again.
    pub cards: BTreeMap<ItemName, Card>,
    /// What was answered in sittings that are under way. It makes cards when the sitting ends: an answer may be
    /// changed until then, and must count once.
    pub answered: BTreeMap<AttemptId, BTreeMap<ItemName, Answered>>,
    /// How often in a row each question was answered and not wholly right: a check each time, a question of a quiz once
    /// for each sitting that ended, by the answer that stood then. One right answer takes it off.
    pub wrong: BTreeMap<ItemName, u32>,
    /// How the learner gets on in each module that was begun, the exam among them.
    pub modules: BTreeMap<ModuleId, Stand>,
    /// The lesson or quiz that was open last.
    pub last: Option<Last>,
    /// Milliseconds spent, by the gaps between events of a run; a gap over five minutes counts as five.
    pub spent: u64,
    /// When the first thing happened.
    pub began: Option<Stamp>,
    /// When the last thing happened.
    pub touched: Option<Stamp>,
    /// When it happened by the clock of its run, which never goes back.
    pub mono: u64,
}

/// A marked answer in a sitting that is under way.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answered {
    /// What it earned.
    pub share: Share,
    /// When it was given.
    pub at: Stamp,
}

/// Practice that was answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tried {
    /// How often.
    pub tries: u32,
    /// Whether it was right at last.
    pub right: bool,
}

/// One sitting of a quiz.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sat {
    /// Its name.
    pub attempt: AttemptId,
    /// When it began.
    pub began: Stamp,
    /// How it ended; none while it is under way.
    pub end: Option<End>,
    /// What people made of its marks since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<People>,
}

/// What people made of the marks of a sitting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct People {
    /// What it came to without them.
    pub tally: Tally,
    /// What each question that they judged counts.
    pub judged: BTreeMap<ItemName, Counts>,
}

/// How a learner gets on in a module.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stand {
    /// It was begun.
    Doing,
    /// It was begun, and a question in it was answered wrong [`STUCK`] times in a row, or its quiz failed as often.
    Stuck,
    /// It is passed.
    Done,
}

/// How a sitting ended.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct End {
    /// When.
    pub at: Stamp,
    /// The part of the points earned.
    pub score: Share,
    /// Whether that passes.
    pub passed: bool,
    /// Whether essays wait for the instructor.
    pub waits: bool,
}

/// A course that was completed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Completed {
    /// When.
    pub at: Stamp,
    /// With what score.
    pub score: Share,
}

/// What was open last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Last {
    /// A lesson.
    Lesson(ItemName),
    /// A quiz.
    Quiz(Sitting),
}

impl Progress {
    /// The sitting of `sitting` that is under way, if any.
    pub fn open(&self, sitting: &Sitting) -> Option<&Sat> {
        self.sittings.get(sitting)?.iter().rev().find(|sat| sat.end.is_none())
    }

    /// How many sittings of `sitting` have ended.
    pub fn ended(&self, sitting: &Sitting) -> u32 {
        self.sittings.get(sitting).map_or(0, |all| all.iter().filter(|sat| sat.end.is_some()).count() as u32)
    }

    /// The best score of `sitting` so far.
    pub fn best(&self, sitting: &Sitting) -> Option<Share> {
        let ends = self.sittings.get(sitting)?.iter().filter_map(|sat| sat.end);
        ends.map(|end| end.score).max_by(|a, b| a.get().total_cmp(&b.get()))
    }
}

impl Progress {
    /// Follows one event. The same events in the same order make the same progress, on every machine.
    pub fn follow(&mut self, subject: &Subject, what: &Happening, now: Now) {
        // What others do for the learner takes none of the learner's time.
        if what.is_visit() {
            self.pass_time(now);
        }
        self.take(subject, what, now);
        if let Some(module) = begins(subject, what) {
            self.modules.entry(module).or_insert(Stand::Doing);
            self.weigh_up();
        }
    }

    fn take(&mut self, subject: &Subject, what: &Happening, now: Now) {
        match what {
            Happening::LessonViewed => self.view(subject),
            Happening::CheckAnswered { mark, tries, .. } => self.check(subject, *mark, *tries, now),
            Happening::AttemptStarted { attempt, sitting, .. } => self.start(*attempt, sitting, now),
            Happening::QuestionAnswered { attempt, mark, .. } => self.answer(subject, *attempt, *mark, now),
            Happening::AttemptFinished { attempt, sitting, score, passed, waits, .. } => {
                let end = End { at: now.at, score: *score, passed: *passed, waits: *waits };
                self.finish(*attempt, sitting, end);
            }
            Happening::ModulePassed { score } => {
                if let Some(module) = &subject.module {
                    self.passed.entry(module.clone()).or_insert(*score);
                }
            }
            Happening::CourseCompleted { score, .. } => {
                self.completed.get_or_insert(Completed { at: now.at, score: *score });
            }
            Happening::NoteWritten { text } => self.note(subject, text),
            Happening::BookmarkSet { on } => self.bookmark(subject, *on),
            Happening::Reviewed { mark, .. } => {
                if let (Some(name), Mark::Graded(share)) = (subject.name(), *mark) {
                    self.recall(name, share, now.at);
                }
            }
            Happening::EssayGraded { .. } | Happening::AnswerCorrected { .. } => {
                if let Some((name, judgement)) = subject.name().zip(what.judged(now.at)) {
                    self.judge(name, &judgement);
                }
            }
            Happening::QuestionFlagged { .. }
            | Happening::SurveyAnswered { .. }
            | Happening::LearnerAdded { .. }
            | Happening::LearnerChanged { .. }
            | Happening::LearnerMerged { .. }
            | Happening::LearnerErased
            | Happening::PinReset
            | Happening::CentreSet { .. }
            | Happening::CohortAdded { .. }
            | Happening::CohortRemoved { .. }
            | Happening::SessionHeld { .. }
            | Happening::AuditNoted { .. }
            | Happening::CertificateIssued { .. }
            | Happening::CertificateRevoked { .. } => (),
        }
    }

    fn pass_time(&mut self, now: Now) {
        let began = |at: Stamp, mono: u64| i128::from(at.ms) - i128::from(mono);
        // Only a run's own clock measures time. Two events are of one run if both say when it began: no run is named
        // here, and a clock that was set meanwhile costs one gap, nothing else.
        let same_run = self.touched.is_some_and(|touched| {
            began(touched, self.mono).abs_diff(began(now.at, now.mono)) <= u128::from(SAME_RUN)
        });
        if same_run {
            self.spent += now.mono.saturating_sub(self.mono).min(LONGEST_GAP);
        }
        self.mono = now.mono;
        self.began.get_or_insert(now.at);
        self.touched = Some(now.at);
    }

    fn view(&mut self, subject: &Subject) {
        let Some(name) = subject.name() else { return };
        self.lessons.insert(name.clone());
        self.last = Some(Last::Lesson(name));
    }

    fn check(&mut self, subject: &Subject, mark: Mark, tries: u32, now: Now) {
        let (Some(name), Mark::Graded(share)) = (subject.name(), mark) else { return };
        let tried = self.checks.entry(name.clone()).or_default();
        tried.tries += 1;
        tried.right |= share == Share::ALL;
        self.try_at(&name, share);
        // After the first try the answer has been seen: it tells nothing of what is remembered.
        if tries == 1 {
            self.recall(name, share, now.at);
        }
    }

    fn start(&mut self, attempt: AttemptId, sitting: &Sitting, now: Now) {
        let sittings = self.sittings.entry(sitting.clone()).or_default();
        if sittings.iter().all(|sat| sat.attempt != attempt) {
            sittings.push(Sat { attempt, began: now.at, end: None, people: None });
        }
        self.last = Some(Last::Quiz(sitting.clone()));
    }

    fn answer(&mut self, subject: &Subject, attempt: AttemptId, mark: Mark, now: Now) {
        let is_open = |all: &Vec<Sat>| all.iter().any(|sat| sat.attempt == attempt && sat.end.is_none());
        let open = self.sittings.iter().find(|(_, all)| is_open(all));
        let Some(sitting) = open.map(|(sitting, _)| sitting.clone()) else { return };
        if let (Some(name), Mark::Graded(share)) = (subject.name(), mark) {
            self.answered.entry(attempt).or_default().insert(name, Answered { share, at: now.at });
        }
        self.last = Some(Last::Quiz(sitting));
    }

    fn finish(&mut self, attempt: AttemptId, sitting: &Sitting, end: End) {
        let sat = self.sittings.get_mut(sitting).into_iter().flatten().find(|sat| sat.attempt == attempt);
        if let Some(sat) = sat.filter(|sat| sat.end.is_none()) {
            sat.end = Some(end);
            sat.recount();
        }
        let answered = self.answered.remove(&attempt).unwrap_or_default();
        // A pre-test asks what nobody has taught yet: there is nothing to remember, and nothing to be stuck at.
        if *sitting != Sitting::Pretest {
            for (name, Answered { share, at }) in answered {
                self.try_at(&name, share);
                self.recall(name, share, at);
            }
        }
    }

    fn try_at(&mut self, name: &ItemName, share: Share) {
        match share == Share::ALL {
            true => drop(self.wrong.remove(name)),
            false => *self.wrong.entry(name.clone()).or_default() += 1,
        }
    }

    fn judge(&mut self, name: ItemName, judgement: &Judgement) {
        // Whose answer was right after all was never stuck at it.
        if judgement.judged.corrects && judgement.judged.share == Share::ALL {
            self.wrong.remove(&name);
        }
        let sats = self.sittings.get_mut(&judgement.sitting).into_iter().flatten();
        let Some(sat) = sats.into_iter().find(|sat| sat.attempt == judgement.attempt) else { return };
        let nobody = || People { tally: judgement.tally, judged: BTreeMap::new() };
        sat.people.get_or_insert_with(nobody).judged.insert(name, judgement.counts);
        sat.recount();
    }

    /// How the learner gets on in every module that was begun.
    fn weigh_up(&mut self) {
        let stands = self.modules.keys().map(|module| (module.clone(), self.stand(module))).collect();
        self.modules = stands;
    }

    fn stand(&self, module: &ModuleId) -> Stand {
        let is_exam = *module == ModuleId::exam();
        let sitting = if is_exam { Sitting::Exam } else { Sitting::Module(module.clone()) };
        let ends = || self.sittings.get(&sitting).into_iter().flatten().filter_map(|sat| sat.end);
        let is_done = match is_exam {
            true => ends().any(|end| end.passed && !end.waits),
            false => self.passed.contains_key(module),
        };
        if is_done {
            return Stand::Done;
        }
        let failed = ends().filter(|end| !end.passed && !end.waits).count();
        let wrong = self.wrong.iter().filter(|(name, _)| name.module == *module);
        let most = wrong.map(|(_, times)| *times).max().unwrap_or(0);
        match STUCK as usize <= failed || STUCK <= most {
            true => Stand::Stuck,
            false => Stand::Doing,
        }
    }

    fn note(&mut self, subject: &Subject, text: &str) {
        let Some(name) = subject.name() else { return };
        match text.is_empty() {
            true => self.notes.remove(&name),
            false => self.notes.insert(name, text.to_owned()),
        };
    }

    fn bookmark(&mut self, subject: &Subject, on: bool) {
        let Some(name) = subject.name() else { return };
        match on {
            true => self.bookmarks.insert(name),
            false => self.bookmarks.remove(&name),
        };
    }

    fn recall(&mut self, name: ItemName, share: Share, at: Stamp) {
        let card = match self.cards.get(&name) {
            Some(card) => card.after(share, at),
            None => Card::first(share, at),
        };
        // Four decimals are plenty, and machines whose last bits differ still agree.
        let round = |number: f64| (number * 1e4).round() / 1e4;
        let (stability, difficulty) = (round(card.stability).max(0.001), round(card.difficulty));
        self.cards.insert(name, Card { stability, difficulty, ..card });
    }
}

impl Sat {
    /// Puts into the end what people made of the marks.
    fn recount(&mut self) {
        let (Some(end), Some(people)) = (&mut self.end, &self.people) else { return };
        let Recount { score, passed, waits } = people.tally.with(people.judged.values());
        (end.score, end.passed, end.waits) = (score, passed, waits);
    }
}

/// The module that an event tells of work in. The questions of an exam are of many modules, and begin none of them.
fn begins(subject: &Subject, what: &Happening) -> Option<ModuleId> {
    let sat = |sitting: &Sitting| match sitting {
        Sitting::Module(module) => Some(module.clone()),
        Sitting::Exam => Some(ModuleId::exam()),
        Sitting::Pretest => None,
    };
    match what {
        Happening::LessonViewed | Happening::CheckAnswered { .. } | Happening::ModulePassed { .. } => {
            subject.module.clone()
        }
        Happening::AttemptStarted { sitting, .. }
        | Happening::AttemptFinished { sitting, .. }
        | Happening::EssayGraded { sitting, .. }
        | Happening::AnswerCorrected { sitting, .. } => sat(sitting),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
