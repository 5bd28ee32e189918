//! Sittings of quizzes, one at a time.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::ControlFlow,
};

use rusqlite::params;

use super::{
    Ask, Profile, Snapshot,
    filter::{Columns, Filter},
    profiles::Profiles,
};
use crate::{
    ids::{AttemptId, CourseId},
    lang::Tag,
    log::{Entered, Event, Happening},
    quiz::{Share, Sitting, attempt::Recount},
    store::{StoreError, row},
    time::Stamp,
};

/// A sitting of a quiz, as it began and, if it did, ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt<'a> {
    /// Who.
    pub profile: &'a Profile,
    /// The sitting.
    pub id: AttemptId,
    /// The course.
    pub course: &'a CourseId,
    /// Its version.
    pub version: &'a str,
    /// Which quiz.
    pub sitting: Sitting,
    /// Which try it is, from 1.
    pub number: u32,
    /// The least percent that passes.
    pub pass: u8,
    /// The language it began in.
    pub language: Tag,
    /// How many questions there are.
    pub questions: u32,
    /// How many have an answer.
    pub answered: u32,
    /// When it began.
    pub began: Stamp,
    /// How it ended; none while it is under way.
    pub end: Option<End>,
    /// Who entered it from paper, where it was taken there.
    pub entered: Option<Entered>,
}

/// How a sitting ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct End {
    /// When.
    pub at: Stamp,
    /// The part of the points earned.
    pub score: Share,
    /// Whether that passes.
    pub passed: bool,
    /// Whether essays wait for a person.
    pub waits: bool,
    /// Whether the time ran out.
    pub late: bool,
}

impl Snapshot<'_> {
    /// How many sittings are asked for.
    pub fn count_attempts(&self, ask: &Ask) -> Result<u64, StoreError> {
        let filter = filter(ask);
        self.count(&format!("event{}", filter.sql()), &filter.values)
    }

    /// Shows each sitting, in the order they began. Days are those of the beginning.
    pub fn attempts(
        &self,
        ask: &Ask,
        mut each: impl FnMut(&Attempt<'_>) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let filter = filter(ask);
        let sql =
            format!("SELECT event.learner, event.attempt FROM event{} ORDER BY event.place", filter.sql());
        let events = format!("{} WHERE event.attempt = ?1 ORDER BY event.place", row::SELECT);
        let mut events = self.db.prepare(&events).map_err(|error| self.told(error))?;
        let mut profiles = Profiles::of(self.db);
        self.each(&sql, &filter.values, |found| {
            let id = row::uuid(found, 1)?;
            let rows = events.query_map(params![id.into_bytes()], row::event)?;
            let all: Vec<Event> = rows.filter_map(Result::transpose).collect::<rusqlite::Result<_>>()?;
            let attempt = attempt(profiles.at(found.get(0)?)?, AttemptId(id), &all);
            Ok(attempt.map_or(ControlFlow::Continue(()), |attempt| each(&attempt)))
        })
    }
}

fn filter(ask: &Ask) -> Filter {
    let columns = Columns {
        at: "event.at",
        offset: "event.offset",
        course: "event.course",
        version: "event.course_version",
        // What ended anew is new, though it began long ago.
        place: "(SELECT max(place) FROM event AS other WHERE other.attempt = event.attempt)",
        learner: "event.learner",
    };
    let mut filter = Filter::of(ask, columns);
    filter.that("event.kind = 'attempt-started' AND event.attempt IS NOT NULL");
    filter
}

/// What the events of a sitting tell; nothing where its beginning was erased.
fn attempt<'a>(profile: &'a Profile, id: AttemptId, events: &'a [Event]) -> Option<Attempt<'a>> {
    let (began, start) = events.iter().find_map(|event| Some((event, started(&event.what)?)))?;
    let (course, version, _) = began.subject.course.as_ref()?;
    let answered: BTreeSet<_> = events
        .iter()
        .filter(|event| matches!(event.what, Happening::QuestionAnswered { .. }))
        .filter_map(|event| event.subject.name())
        .collect();
    let end = events.iter().find_map(|event| match event.what {
        Happening::AttemptFinished { score, passed, waits, late, .. } => {
            Some(End { at: event.when.at, score, passed, waits, late })
        }
        _ => None,
    });
    let end = end.map(|end| after_people(end, events));
    let (began, answered) = (began.when.at, answered.len() as u32);
    let Start { sitting, number, pass, language, questions, entered } = start;
    Some(Attempt {
        profile,
        id,
        course,
        version,
        sitting,
        number,
        pass,
        language,
        questions,
        answered,
        began,
        end,
        entered,
    })
}

/// The end with what people made of the marks since.
fn after_people(end: End, events: &[Event]) -> End {
    let mut decided = BTreeMap::new();
    let mut tally = None;
    for event in events {
        if let Some((name, judgement)) = event.subject.name().zip(event.what.judged(event.when.at)) {
            decided.insert(name, judgement.counts);
            tally = tally.or(Some(judgement.tally));
        }
    }
    let Some(Recount { score, passed, waits }) = tally.map(|tally| tally.with(decided.values())) else {
        return end;
    };
    End { score, passed, waits, ..end }
}

/// What the beginning tells; the rest is not known yet.
fn started(what: &Happening) -> Option<Start> {
    match what {
        Happening::AttemptStarted { sitting, number, rules, paper, language, entered, .. } => Some(Start {
            sitting: sitting.clone(),
            number: *number,
            pass: rules.pass.get(),
            language: language.clone(),
            questions: paper.questions.len() as u32,
            entered: entered.clone(),
        }),
        _ => None,
    }
}

struct Start {
    sitting: Sitting,
    number: u32,
    pass: u8,
    language: Tag,
    questions: u32,
    entered: Option<Entered>,
}
