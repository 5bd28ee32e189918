//! Answers, one at a time: in quizzes, beside lessons, to surveys, and when a question came up again.

use std::{collections::HashMap, ops::ControlFlow};

use rusqlite::{Connection, params};

use super::{
    Ask, Profile, Snapshot, board,
    filter::{Columns, Filter},
    profiles::Profiles,
};
use crate::{
    ids::AttemptId,
    log::{Event, Happening},
    quiz::{Certainty, Mark, Response, Sitting},
    store::{StoreError, ask, row},
};

/// How many sittings are remembered, lest each answer look its own up.
const REMEMBERED: usize = 4096;
/// The kinds of event that are answers.
const KINDS: &str = "'question-answered', 'check-answered', 'survey-answered', 'reviewed'";

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Responded<'a> {
    /// Who.
    pub profile: &'a Profile,
    /// The event that it was.
    pub event: &'a Event,
    /// What was said, and how it was taken.
    pub given: Given<'a>,
}

/// What was said, and how it was taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Given<'a> {
    /// Where it was asked: `quiz`, `check`, `survey` or `review`.
    pub place: &'static str,
    /// The quiz, where it was one.
    pub sitting: Option<Sitting>,
    /// The sitting of it.
    pub attempt: Option<AttemptId>,
    /// What was said.
    pub response: &'a Response,
    /// What it earned, as it stands now; none for a survey.
    pub mark: Option<Mark>,
    /// How sure the learner was, where it is asked.
    pub certainty: Option<Certainty>,
    /// Which try it was, where that is counted.
    pub tries: Option<u32>,
    /// Whether the hint had been seen, where there is one.
    pub hinted: Option<bool>,
    /// The language it was read in, where that is kept.
    pub language: Option<&'a str>,
}

impl Snapshot<'_> {
    /// How many answers are asked for.
    pub fn count_responses(&self, ask: &Ask) -> Result<u64, StoreError> {
        let filter = filter(ask);
        self.count(&format!("event{}", filter.sql()), &filter.values)
    }

    /// Shows each answer, in the order of the log.
    pub fn responses(
        &self,
        ask: &Ask,
        mut each: impl FnMut(&Responded<'_>) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let filter = filter(ask);
        let sql = format!("{}{} ORDER BY event.place", row::SELECT, filter.sql());
        let mut sittings = HashMap::new();
        let mut profiles = Profiles::of(self.db);
        self.each(&sql, &filter.values, |found| {
            let Some(event) = row::event(found)? else { return Ok(ControlFlow::Continue(())) };
            let sitting = sitting(self.db, &mut sittings, event.what.attempt())?;
            let Some(mut given) = given(&event.what, sitting) else { return Ok(ControlFlow::Continue(())) };
            if let (Some(attempt), Some(module), Some(item)) =
                (given.attempt, &event.subject.module, &event.subject.item)
                && let Some(share) = board::judged(self.db, attempt, (module.as_str(), item.as_str()))?
            {
                given.mark = Some(Mark::Graded(share));
            }
            let key = ask::key(self.db, event.learner)?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
            Ok(each(&Responded { profile: profiles.at(key)?, event: &event, given }))
        })
    }
}

fn filter(ask: &Ask) -> Filter {
    let columns = Columns {
        at: "event.at",
        offset: "event.offset",
        course: "event.course",
        version: "event.course_version",
        place: "event.place",
        learner: "event.learner",
    };
    let mut filter = Filter::of(ask, columns);
    filter.that(format!("event.kind IN ({KINDS})"));
    filter
}

fn sitting(
    db: &Connection,
    known: &mut HashMap<AttemptId, Option<Sitting>>,
    attempt: Option<AttemptId>,
) -> rusqlite::Result<Option<Sitting>> {
    let Some(attempt) = attempt else { return Ok(None) };
    if let Some(sitting) = known.get(&attempt) {
        return Ok(sitting.clone());
    }
    let sql = format!("{} WHERE event.attempt = ?1 AND event.kind = 'attempt-started'", row::SELECT);
    let mut ask = db.prepare_cached(&sql)?;
    let mut rows = ask.query_map(params![attempt.0.into_bytes()], row::event)?;
    let started = rows.next().transpose()?.flatten();
    let sitting = started.and_then(|event| match event.what {
        Happening::AttemptStarted { sitting, .. } => Some(sitting),
        _ => None,
    });
    if known.len() == REMEMBERED {
        known.clear();
    }
    known.insert(attempt, sitting.clone());
    Ok(sitting)
}

fn given(what: &Happening, sitting: Option<Sitting>) -> Option<Given<'_>> {
    let plain = |place, response| Given {
        place,
        sitting: None,
        attempt: None,
        response,
        mark: None,
        certainty: None,
        tries: None,
        hinted: None,
        language: None,
    };
    match what {
        Happening::QuestionAnswered { attempt, response, mark, certainty, language } => Some(Given {
            sitting,
            attempt: Some(*attempt),
            mark: Some(*mark),
            certainty: *certainty,
            language: Some(language.as_str()),
            ..plain("quiz", response)
        }),
        Happening::CheckAnswered { response, mark, tries, hinted } => Some(Given {
            mark: Some(*mark),
            tries: Some(*tries),
            hinted: Some(*hinted),
            ..plain("check", response)
        }),
        Happening::SurveyAnswered { response } => Some(plain("survey", response)),
        Happening::Reviewed { response, mark } => {
            Some(Given { mark: Some(*mark), ..plain("review", response) })
        }
        _ => None,
    }
}
