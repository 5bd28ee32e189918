//! The completion record: the one row that a centre is asked for. Every form is this row.

use std::rc::Rc;

use uuid::Uuid;

use super::{
    cell::{Cell, Number},
    courses::Facts,
    pseudonym::{Face, Mask},
};
use crate::{ids::LearnerId, log::Outcome, quiz::Share, seal::Digest, store::Completion, time::Stamp};

/// The names that UUIDs of a learner in a course are made in: UUIDv5 of `coursedeck.invalid` as a domain.
const ENROLMENTS: Uuid = Uuid::from_u128(0x90c6_ac53_59f9_5889_bf91_ad7b_de70_8d71);

/// A centre, as records tell of it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Centre {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
}

/// A learner in a course: the columns of the table, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Record<'a> {
    /// The record: UUIDv5 of the event that completed the course; before that, of the learner and the course.
    pub record_id: Uuid,
    /// The centre.
    pub centre: Option<&'a Centre>,
    /// The installation that it was completed on.
    pub device_id: Uuid,
    /// Who.
    pub learner: &'a Face,
    /// The course.
    pub course_id: &'a str,
    /// Its version.
    pub course_version: &'a str,
    /// What is known of the course.
    pub course: Rc<Facts>,
    /// The language that the learner was last asked in, or has chosen.
    pub language: &'a str,
    /// Of the classes of their cohort, how many they came to.
    pub attendance_percent: Option<Number>,
    /// When the learner was taken in.
    pub enrolled_at: Option<Stamp>,
    /// When they began.
    pub started_at: Stamp,
    /// When they completed it.
    pub completed_at: Option<Stamp>,
    /// Whether the clock was never seen to be wrong.
    pub sure: bool,
    /// How it ended.
    pub result: Outcome,
    /// The final score; before the end, the best of the exam.
    pub score: Option<Share>,
    /// The least percent that passes.
    pub pass_percent: Option<u8>,
    /// The graded sittings that ended.
    pub attempts: u32,
    /// Milliseconds spent.
    pub spent: u64,
    /// The best score of the pre-test.
    pub pretest: Option<Share>,
    /// The best score of the exam.
    pub posttest: Option<Share>,
    /// The number of the certificate.
    pub certificate_no: Option<&'a str>,
    /// When it holds no more.
    pub expires_at: Option<Stamp>,
    /// What proves it.
    pub evidence_digest: Option<&'a Digest>,
    /// The learner in the course, however often they complete it.
    pub enrolment_id: Uuid,
    /// When the event that decided it happened.
    pub decided_at: Stamp,
}

/// The name of a learner in a course.
pub(super) fn enrolment(learner: LearnerId, course: &str) -> Uuid {
    Uuid::new_v5(&ENROLMENTS, &[learner.0.as_bytes(), course.as_bytes()].concat())
}

impl<'a> Record<'a> {
    /// The record of `completion`, shown through `mask` as `face`.
    pub fn of(
        completion: &'a Completion<'a>,
        face: &'a Face,
        mask: &Mask,
        course: Rc<Facts>,
        centre: Option<&'a Centre>,
    ) -> Self {
        let profile = completion.profile;
        let is_complete = completion.outcome.is_complete();
        let enrolment = enrolment(profile.id, completion.course);
        let record = if is_complete { completion.by.uuid() } else { enrolment };
        let months = completion.valid_months.filter(|_| is_complete);
        Self {
            record_id: mask.id(record),
            centre,
            device_id: completion.device.0,
            learner: face,
            course_id: completion.course,
            course_version: completion.version,
            course,
            language: completion.language.unwrap_or(&profile.language),
            attendance_percent: completion
                .attendance
                .and_then(|(came, held)| Number::rounded(100.0 * f64::from(came) / f64::from(held), 2)),
            enrolled_at: profile.id.came().map(|ms| mask.time(Stamp::utc(ms))),
            started_at: mask.time(completion.began),
            completed_at: is_complete.then(|| mask.time(completion.at)),
            sure: completion.sure,
            result: completion.outcome,
            score: completion.score,
            pass_percent: completion.pass,
            attempts: completion.attempts,
            spent: completion.spent,
            pretest: completion.pretest,
            posttest: completion.posttest,
            certificate_no: completion.certificate.filter(|_| !mask.hides()),
            expires_at: months.map(|months| mask.time(completion.at.plus_months(months))),
            evidence_digest: (!mask.hides()).then_some(&completion.evidence),
            enrolment_id: mask.id(enrolment),
            decided_at: mask.time(completion.at),
        }
    }

    /// Its cells.
    pub fn cells(&self) -> Vec<Cell<'_>> {
        let percent = |share: Option<Share>| Cell::number(share.map(Number::percent));
        let (face, course) = (self.learner, &*self.course);
        vec![
            Cell::Uuid(self.record_id),
            self.centre.map_or(Cell::None, |centre| Cell::Uuid(centre.id)),
            Cell::text(self.centre.map(|centre| centre.name.as_str())),
            Cell::Uuid(self.device_id),
            Cell::Uuid(face.id),
            Cell::text(face.registration.as_deref()),
            Cell::Text(&face.name),
            Cell::text(face.group.cohort()),
            Cell::Text(self.course_id),
            Cell::Text(self.course_version),
            Cell::Text(&course.title),
            Cell::Text(self.language),
            Cell::text(course.modality),
            Cell::text(course.level),
            Cell::Codes(&course.digcomp),
            Cell::Codes(&course.sdg),
            Cell::Codes(&course.wsis),
            Cell::text(face.group.gender()),
            Cell::text(face.group.age_band()),
            Cell::text(face.group.disability()),
            Cell::text(face.group.residence()),
            Cell::number(self.attendance_percent),
            Cell::time(self.enrolled_at),
            Cell::Time(self.started_at),
            Cell::time(self.completed_at),
            Cell::Text(if self.sure { "sure" } else { "doubtful" }),
            Cell::Text(self.result.word()),
            percent(self.score),
            Cell::number(self.pass_percent.map(|pass| Number::whole(pass.into()))),
            Cell::Count(self.attempts.into()),
            Cell::Number(Number::minutes(self.spent)),
            percent(self.pretest),
            percent(self.posttest),
            Cell::number(self.gain()),
            Cell::text(self.certificate_no),
            Cell::time(self.expires_at),
            self.evidence_digest.map_or(Cell::None, Cell::Digest),
        ]
    }

    /// The normalised gain (Hake): how much of what was not known before was known after. Who had all points before
    /// could gain nothing.
    pub fn gain(&self) -> Option<Number> {
        let (before, after) = (self.pretest?.get(), self.posttest?.get());
        if 1.0 <= before {
            return None;
        }
        Number::rounded((after - before) / (1.0 - before), 4)
    }
}
