//! All that can happen. A released variant is never changed or removed; a new one is added.

use serde::{Deserialize, Serialize};

use crate::{
    course::Quiz,
    ids::{AttemptId, CourseId, EventName, ItemId, ItemName, LearnerId, ModuleId},
    lang::Tag,
    log::{
        centre::{Audit, Centre, Session},
        certificate::{Certificate, Revocation},
        person::Details,
    },
    quiz::{
        Certainty, Mark, Paper, Response, Share, Sitting,
        attempt::{Counts, Judged, Tally},
    },
    rng::Seed,
    seal::Digest,
    time::{Day, Now, Stamp},
};

/// One thing that happened, once and for good.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its name everywhere and for ever.
    pub name: EventName,
    /// Who did it.
    pub learner: LearnerId,
    /// When, by the clocks of its run.
    pub when: Now,
    /// What it is about.
    pub subject: Subject,
    /// What happened.
    pub what: Happening,
    /// The digest of the event before it: of its run, or, for the first, of the device's run before.
    pub prev: Digest,
    /// The digest of all of the above.
    pub digest: Digest,
}

/// What an event is about: a course as it was then, and the place in it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Subject {
    /// The course, its version and the digest of its files at that moment.
    pub course: Option<(CourseId, String, Digest)>,
    /// The module, or [`ModuleId::exam`].
    pub module: Option<ModuleId>,
    /// The lesson or question.
    pub item: Option<ItemId>,
}

/// The kinds of event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Happening {
    /// A lesson was read to its end.
    LessonViewed,
    /// Practice beside a lesson was answered.
    CheckAnswered {
        /// The answer.
        response: Response,
        /// What it earned.
        mark: Mark,
        /// Which try this was, from 1.
        tries: u32,
        /// Whether the hint had been asked for or shown.
        hinted: bool,
    },
    /// A sitting of a quiz began.
    AttemptStarted {
        /// Its name.
        attempt: AttemptId,
        /// Which quiz.
        sitting: Sitting,
        /// Which try this is, from 1.
        number: u32,
        /// The rules, as they were then.
        rules: Quiz,
        /// Where the draw began.
        seed: Seed,
        /// The questions, as drawn.
        paper: Paper,
        /// The language it began in.
        language: Tag,
        /// Who entered it from paper, where the learner did not sit at the machine. Only then is it written.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        entered: Option<Entered>,
    },
    /// A question of a quiz was answered, or answered anew. The subject names the question.
    QuestionAnswered {
        /// In which sitting.
        attempt: AttemptId,
        /// The answer.
        response: Response,
        /// What it earned.
        mark: Mark,
        /// How sure the learner was, where it is asked.
        certainty: Option<Certainty>,
        /// The language it was read in.
        language: Tag,
    },
    /// A question was flagged for later, or the flag was taken off.
    QuestionFlagged {
        /// In which sitting.
        attempt: AttemptId,
        /// Whether it is flagged now.
        on: bool,
    },
    /// A sitting ended.
    AttemptFinished {
        /// Which.
        attempt: AttemptId,
        /// Which quiz.
        sitting: Sitting,
        /// The part of the points that was earned.
        score: Share,
        /// Whether that passes.
        passed: bool,
        /// Whether essays wait for the instructor.
        waits: bool,
        /// Whether the time ran out.
        late: bool,
    },
    /// A module was passed for the first time.
    ModulePassed {
        /// With what score; all of it where the module has no quiz.
        score: Share,
    },
    /// Every rule of the course's completion was met for the first time.
    CourseCompleted {
        /// The final score: of the exam where it counts, else the mean of the modules' best.
        score: Share,
        /// The score of the pre-test, if one was taken.
        pretest: Option<Share>,
        /// The best score of the exam, if one was taken.
        posttest: Option<Share>,
        /// How many months the record holds.
        valid_months: Option<u32>,
    },
    /// An opinion was given.
    SurveyAnswered {
        /// The answer.
        response: Response,
    },
    /// A note was written beside a lesson; an empty one takes it away.
    NoteWritten {
        /// What it says.
        text: String,
    },
    /// A bookmark was set or taken away.
    BookmarkSet {
        /// Whether it is there now.
        on: bool,
    },
    /// A question came up again after some days.
    Reviewed {
        /// The answer.
        response: Response,
        /// What it earned.
        mark: Mark,
    },
    /// A learner came.
    LearnerAdded {
        /// The name shown.
        name: String,
        /// The language they chose.
        language: Tag,
        /// What the centre's papers say of them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        details: Option<Details>,
        /// Who put them on the register, where it was not they themselves.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<String>,
    },
    /// A learner's name or language was changed, or what the centre's papers say of them.
    LearnerChanged {
        /// The name shown from now on.
        name: String,
        /// The language from now on.
        language: Tag,
        /// What the papers say from now on; none leaves it as it was.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        details: Option<Details>,
        /// Who changed it, where it was not they themselves.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<String>,
    },
    /// What the learner did counts as another's from now on: they are one person.
    LearnerMerged {
        /// The other; none when it was a mistake, and it counts as their own again.
        into: Option<LearnerId>,
    },
    /// A learner was erased: all that was kept of them is blank, here and wherever this event comes to.
    LearnerErased,
    /// A learner's PIN was taken away, so that they can choose another.
    PinReset,
    /// What the centre says of itself was set.
    CentreSet {
        /// What it says.
        centre: Centre,
    },
    /// A cohort was begun.
    CohortAdded {
        /// Its name.
        cohort: String,
    },
    /// A cohort that nobody is in was taken off the list.
    CohortRemoved {
        /// Its name.
        cohort: String,
    },
    /// A class was held.
    SessionHeld {
        /// Which, and who was there.
        session: Session,
    },
    /// Somebody used a command that changes people or gives out their names.
    AuditNoted {
        /// Who, what, and on whom.
        audit: Audit,
    },
    /// A learner was given a certificate.
    CertificateIssued {
        /// What it says, and the signature.
        certificate: Certificate,
    },
    /// A certificate holds no more.
    CertificateRevoked {
        /// Which, and why.
        revocation: Revocation,
    },
    /// A person graded an essay, or graded it anew: the last counts. The subject names the question.
    EssayGraded {
        /// In which sitting.
        attempt: AttemptId,
        /// Which quiz.
        sitting: Sitting,
        /// The mark before.
        before: Mark,
        /// The part of its points that it earns.
        share: Share,
        /// What the learner is told of it.
        comment: String,
        /// Who graded it.
        by: String,
        /// What it counts.
        counts: Counts,
        /// What the sitting came to by the program's marks.
        tally: Tally,
    },
    /// A person corrected the program's mark of an answer, as where the course had a wrong key: the last counts. The
    /// subject names the question.
    AnswerCorrected {
        /// In which sitting.
        attempt: AttemptId,
        /// Which quiz.
        sitting: Sitting,
        /// The mark before.
        before: Mark,
        /// The part of its points that it earns from now on.
        share: Share,
        /// Why.
        reason: String,
        /// Who corrected it.
        by: String,
        /// What it counts.
        counts: Counts,
        /// What the sitting came to by the program's marks.
        tally: Tally,
    },
}

/// That a sitting was taken on paper, and entered here later.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entered {
    /// Who entered it.
    pub by: String,
    /// The code printed on the paper: the form, and a check where it was typed.
    pub form: String,
    /// The day it was taken, where it was said. When it was entered, the event itself tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
}

impl Subject {
    /// The full name of the lesson or question, where it is about one.
    pub fn name(&self) -> Option<ItemName> {
        Some(ItemName { module: self.module.clone()?, item: self.item.clone()? })
    }
}

impl Happening {
    /// The kind's name, as it stands in the log.
    pub fn kind(&self) -> &'static str {
        match self {
            Happening::LessonViewed => "lesson-viewed",
            Happening::CheckAnswered { .. } => "check-answered",
            Happening::AttemptStarted { .. } => "attempt-started",
            Happening::QuestionAnswered { .. } => "question-answered",
            Happening::QuestionFlagged { .. } => "question-flagged",
            Happening::AttemptFinished { .. } => "attempt-finished",
            Happening::ModulePassed { .. } => "module-passed",
            Happening::CourseCompleted { .. } => "course-completed",
            Happening::SurveyAnswered { .. } => "survey-answered",
            Happening::NoteWritten { .. } => "note-written",
            Happening::BookmarkSet { .. } => "bookmark-set",
            Happening::Reviewed { .. } => "reviewed",
            Happening::LearnerAdded { .. } => "learner-added",
            Happening::LearnerChanged { .. } => "learner-changed",
            Happening::LearnerMerged { .. } => "learner-merged",
            Happening::LearnerErased => "learner-erased",
            Happening::PinReset => "pin-reset",
            Happening::CentreSet { .. } => "centre-set",
            Happening::CohortAdded { .. } => "cohort-added",
            Happening::CohortRemoved { .. } => "cohort-removed",
            Happening::SessionHeld { .. } => "session-held",
            Happening::AuditNoted { .. } => "audit-noted",
            Happening::CertificateIssued { .. } => "certificate-issued",
            Happening::CertificateRevoked { .. } => "certificate-revoked",
            Happening::EssayGraded { .. } => "essay-graded",
            Happening::AnswerCorrected { .. } => "answer-corrected",
        }
    }

    /// Whether the learner did it: they were there, then. The rest was done for them, or only follows from what was done,
    /// by them or by who graded their essay.
    pub fn is_visit(&self) -> bool {
        match self {
            Happening::LearnerAdded { by, .. } | Happening::LearnerChanged { by, .. } => by.is_none(),
            Happening::ModulePassed { .. }
            | Happening::CourseCompleted { .. }
            | Happening::LearnerMerged { .. }
            | Happening::LearnerErased
            | Happening::PinReset
            | Happening::CentreSet { .. }
            | Happening::CohortAdded { .. }
            | Happening::CohortRemoved { .. }
            | Happening::SessionHeld { .. }
            | Happening::AuditNoted { .. }
            | Happening::CertificateIssued { .. }
            | Happening::CertificateRevoked { .. }
            | Happening::EssayGraded { .. }
            | Happening::AnswerCorrected { .. } => false,
            _ => true,
        }
    }

    /// The sitting it belongs to, where it belongs to one.
    pub fn attempt(&self) -> Option<AttemptId> {
        match self {
            Happening::AttemptStarted { attempt, .. }
            | Happening::QuestionAnswered { attempt, .. }
            | Happening::QuestionFlagged { attempt, .. }
            | Happening::AttemptFinished { attempt, .. }
            | Happening::EssayGraded { attempt, .. }
            | Happening::AnswerCorrected { attempt, .. } => Some(*attempt),
            _ => None,
        }
    }

    /// What a person made of a mark, where that is what happened: of which sitting, at `at`.
    pub fn judged(&self, at: Stamp) -> Option<Judgement> {
        let (said, corrects) = match self {
            Happening::EssayGraded { attempt, sitting, before, share, comment, by, counts, tally } => {
                ((attempt, sitting, before, share, comment, by, counts, tally), false)
            }
            Happening::AnswerCorrected { attempt, sitting, before, share, reason, by, counts, tally } => {
                ((attempt, sitting, before, share, reason, by, counts, tally), true)
            }
            _ => return None,
        };
        let (attempt, sitting, before, share, words, by, counts, tally) = said;
        let (by, words) = (by.clone(), words.clone());
        Some(Judgement {
            attempt: *attempt,
            sitting: sitting.clone(),
            judged: Judged { by, at, before: *before, share: *share, words, corrects },
            counts: *counts,
            tally: *tally,
        })
    }
}

/// What a person made of a mark, and what follows from it for the sitting.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// In which sitting.
    pub attempt: AttemptId,
    /// Which quiz.
    pub sitting: Sitting,
    /// Who, when, and what.
    pub judged: Judged,
    /// What it counts.
    pub counts: Counts,
    /// What the sitting came to by the program's marks.
    pub tally: Tally,
}
