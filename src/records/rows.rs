//! The rows of the other tables.

use std::rc::Rc;

use uuid::Uuid;

use super::{
    cell::{Cell, Number},
    courses::Facts,
    pseudonym::{Face, Mask},
    record::Centre,
};
use crate::{
    ids::ItemName,
    quiz::{Certainty, Mark, Response, Share},
    store::{Attempt, Learning, Present, Responded},
    time::Stamp,
};

fn centre_id(centre: Option<&Centre>) -> Cell<'_> {
    centre.map_or(Cell::None, |centre| Cell::Uuid(centre.id))
}

/// The cells of a learner.
pub fn learner<'a>(
    learning: &'a Learning<'a>,
    face: &'a Face,
    mask: &Mask,
    centre: Option<&'a Centre>,
) -> Vec<Cell<'a>> {
    let came = learning.profile.id.came().map(|ms| mask.time(Stamp::utc(ms)));
    vec![
        centre_id(centre),
        Cell::Uuid(face.id),
        Cell::text(face.registration.as_deref()),
        Cell::Text(&face.name),
        Cell::text(face.group.cohort()),
        Cell::Text(&learning.profile.language),
        Cell::text(face.group.gender()),
        Cell::text(face.group.age_band()),
        Cell::text(face.group.disability()),
        Cell::text(face.group.residence()),
        Cell::time(came),
        Cell::time(learning.seen.map(|seen| mask.time(seen))),
        Cell::Count(learning.begun.into()),
        Cell::Count(learning.completed.into()),
        Cell::Number(Number::minutes(learning.spent)),
    ]
}

/// The cells of a sitting; `quiz` is the name of its quiz.
pub fn attempt<'a>(
    attempt: &'a Attempt<'a>,
    quiz: &'a str,
    face: &'a Face,
    mask: &Mask,
    centre: Option<&'a Centre>,
) -> Vec<Cell<'a>> {
    let end = attempt.end;
    let flag = |of: Option<bool>| of.map_or(Cell::None, Cell::Flag);
    vec![
        Cell::Uuid(mask.id(attempt.id.0)),
        centre_id(centre),
        Cell::Uuid(face.id),
        Cell::text(face.registration.as_deref()),
        Cell::Text(&face.name),
        Cell::text(face.group.cohort()),
        Cell::Text(attempt.course.as_str()),
        Cell::Text(attempt.version),
        Cell::Text(quiz),
        Cell::Count(attempt.number.into()),
        Cell::Text(attempt.language.as_str()),
        Cell::Time(mask.time(attempt.began)),
        Cell::time(end.map(|end| mask.time(end.at))),
        Cell::Count(attempt.questions.into()),
        Cell::Count(attempt.answered.into()),
        Cell::number(end.map(|end| Number::percent(end.score))),
        Cell::Number(Number::whole(attempt.pass.into())),
        flag(end.map(|end| end.passed)),
        flag(end.map(|end| end.waits)),
        flag(end.map(|end| end.late)),
        Cell::text(attempt.entered.as_ref().map(|entered| entered.by.as_str()).filter(|_| !mask.hides())),
        attempt.entered.as_ref().and_then(|entered| entered.on).map_or(Cell::None, Cell::Day),
    ]
}

/// The cells of a learner on the list of a class.
pub fn present<'a>(
    present: &'a Present<'a>,
    face: &'a Face,
    mask: &Mask,
    centre: Option<&'a Centre>,
) -> Vec<Cell<'a>> {
    // Where people are hidden the class is told as they are: merged with others where it is small.
    let cohort = if mask.hides() { face.group.cohort() } else { Some(present.cohort) };
    vec![
        centre_id(centre),
        Cell::text(cohort),
        Cell::Day(present.date),
        Cell::Text(present.part),
        Cell::Uuid(face.id),
        Cell::text(face.registration.as_deref()),
        Cell::Text(&face.name),
        Cell::Flag(present.came),
        Cell::text(Some(present.instructor).filter(|_| !mask.hides())),
    ]
}

/// An answer: the columns of the table, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer<'a> {
    /// The answer: UUIDv5 of its event.
    pub response_id: Uuid,
    /// The centre.
    pub centre: Option<&'a Centre>,
    /// Who.
    pub learner: &'a Face,
    /// The course.
    pub course_id: &'a str,
    /// Its version.
    pub course_version: &'a str,
    /// What is known of the course.
    pub course: Rc<Facts>,
    /// Where it was asked.
    pub asked_in: &'static str,
    /// The quiz.
    pub quiz: Option<String>,
    /// The sitting.
    pub attempt_id: Option<Uuid>,
    /// The question.
    pub question: ItemName,
    /// Its kind, where the course is at hand.
    pub kind: Option<&'static str>,
    /// What was answered; none where it was typed and people are hidden.
    pub response: Option<String>,
    /// What sort of answer it is, as xAPI names it.
    pub interaction: &'static str,
    /// The part of the points earned.
    pub mark: Option<Share>,
    /// How sure the learner was.
    pub certainty: Option<&'static str>,
    /// Which try it was.
    pub tries: Option<u32>,
    /// Whether the hint had been seen.
    pub hinted: Option<bool>,
    /// The language that it was read in.
    pub language: Option<&'a str>,
    /// When.
    pub answered_at: Stamp,
    /// The learner in the course.
    pub enrolment_id: Uuid,
}

impl<'a> Answer<'a> {
    /// The answer `responded`; none where it is about no course or question.
    pub fn of(
        responded: &'a Responded<'a>,
        face: &'a Face,
        mask: &Mask,
        facts: impl FnOnce(&str) -> Rc<Facts>,
        centre: Option<&'a Centre>,
    ) -> Option<Self> {
        let (event, given) = (responded.event, &responded.given);
        let (course_id, version, _) = event.subject.course.as_ref()?;
        let question = event.subject.name()?;
        let course = facts(course_id.as_str());
        let kind = course.opened.as_ref().and_then(|it| it.course.question(&question));
        let kind = kind.map(|question| question.kind.name());
        Some(Self {
            response_id: mask.id(event.name.uuid()),
            centre,
            learner: face,
            course_id: course_id.as_str(),
            course_version: version,
            course,
            asked_in: given.place,
            quiz: given.sitting.clone().map(String::from),
            attempt_id: given.attempt.map(|attempt| mask.id(attempt.0)),
            question,
            kind,
            response: (!mask.hides() || !is_typed(given.response)).then(|| written(given.response)),
            interaction: interaction(given.response, kind),
            mark: match given.mark {
                Some(Mark::Graded(share)) => Some(share),
                _ => None,
            },
            certainty: given.certainty.map(|certainty| match certainty {
                Certainty::Low => "low",
                Certainty::Mid => "mid",
                Certainty::High => "high",
            }),
            tries: given.tries,
            hinted: given.hinted,
            language: given.language,
            answered_at: mask.time(event.when.at),
            enrolment_id: mask.id(super::record::enrolment(event.learner, course_id.as_str())),
        })
    }

    /// Its cells.
    pub fn cells(&self) -> Vec<Cell<'_>> {
        let face = self.learner;
        vec![
            Cell::Uuid(self.response_id),
            centre_id(self.centre),
            Cell::Uuid(face.id),
            Cell::text(face.registration.as_deref()),
            Cell::Text(&face.name),
            Cell::text(face.group.cohort()),
            Cell::Text(self.course_id),
            Cell::Text(self.course_version),
            Cell::Text(self.asked_in),
            Cell::text(self.quiz.as_deref()),
            self.attempt_id.map_or(Cell::None, Cell::Uuid),
            Cell::Text(self.question.module.as_str()),
            Cell::Text(self.question.item.as_str()),
            Cell::text(self.kind),
            Cell::text(self.response.as_deref()),
            Cell::number(self.mark.map(Number::percent)),
            Cell::text(self.certainty),
            self.tries.map_or(Cell::None, |tries| Cell::Count(tries.into())),
            self.hinted.map_or(Cell::None, Cell::Flag),
            Cell::text(self.language),
            Cell::Time(self.answered_at),
        ]
    }
}

/// An answer as xAPI writes it, which every table here does too.
fn written(response: &Response) -> String {
    let keys =
        |keys: &[crate::ids::ChoiceKey]| keys.iter().map(|key| key.as_str()).collect::<Vec<_>>().join("[,]");
    match response {
        Response::Picks(picks) => keys(picks),
        Response::Order(order) => keys(order),
        Response::Truth(truth) => truth.to_string(),
        Response::Text(text) => text.clone(),
        Response::Step(step) => step.to_string(),
        Response::Pairs(pairs) => {
            let pairs: Vec<String> = pairs.iter().map(|(left, right)| format!("{left}[.]{right}")).collect();
            pairs.join("[,]")
        }
        Response::Blanks(blanks) => {
            let blanks: Vec<String> = blanks.iter().map(|(key, text)| format!("{key}[.]{text}")).collect();
            blanks.join("[,]")
        }
    }
}

/// Whether somebody may have typed a name.
fn is_typed(response: &Response) -> bool {
    matches!(response, Response::Text(_) | Response::Blanks(_))
}

fn interaction(response: &Response, kind: Option<&str>) -> &'static str {
    match (response, kind) {
        (Response::Text(_), Some("number")) => "numeric",
        (Response::Text(_), Some("essay")) => "long-fill-in",
        (Response::Text(_), _) => "fill-in",
        (Response::Blanks(_), _) => "other",
        (Response::Picks(_), _) => "choice",
        (Response::Truth(_), _) => "true-false",
        (Response::Pairs(_), _) => "matching",
        (Response::Order(_), _) => "sequencing",
        (Response::Step(_), _) => "likert",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_written_as_xapi_does() {
        let response = |json: &str| written(&serde_json::from_str(json).unwrap());
        assert_eq!(response(r#"{"picks":["a","c"]}"#), "a[,]c");
        assert_eq!(response(r#"{"pairs":{"oil":"foam","paper":"water"}}"#), "oil[.]foam[,]paper[.]water");
        assert_eq!(response(r#"{"order":["b","a"]}"#), "b[,]a");
        assert_eq!(response(r#"{"truth":false}"#), "false");
        assert_eq!(response(r#"{"blanks":{"one":"où"}}"#), "one[.]où");
        assert_eq!(response(r#"{"step":3}"#), "3");
    }
}
