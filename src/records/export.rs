//! From the log to a form, row by row: what is not in the row at hand takes no room.

use std::ops::ControlFlow;

use super::{
    Cell, Form, Number, Options, Refused, Row,
    courses::Courses,
    pseudonym::{Counting, Mask},
    record::Record,
    rows::{self, Answer},
    statistics::{Attempts, Of},
    table::What,
};
use crate::{
    ids::CourseId,
    store::{Ask, Snapshot},
    time::{Day, Stamp},
};

/// A table on its way into a form.
struct Export<'a> {
    snapshot: &'a Snapshot<'a>,
    options: &'a Options,
    courses: &'a Courses<'a>,
    form: &'a mut dyn Form,
    /// Is told of each row, and may stop it all.
    going: &'a mut dyn FnMut(u64) -> ControlFlow<()>,
    rows: u64,
    /// Why it stopped.
    refused: Option<Refused>,
}

/// How many rows there will be, as far as it can be known before.
pub fn count(snapshot: &Snapshot<'_>, what: What, ask: &Ask) -> Result<Option<u64>, Refused> {
    Ok(match what {
        What::Completions => Some(snapshot.count_completions(ask)?),
        What::Learners => Some(snapshot.count_people(ask)?),
        What::Attempts => Some(snapshot.count_attempts(ask)?),
        What::Responses => Some(snapshot.count_responses(ask)?),
        What::Items | What::Attendance => None,
    })
}

/// Puts every row that is asked for into `form`, and tells how many there were. `going` is told after each.
pub fn export(
    snapshot: &Snapshot<'_>,
    options: &Options,
    courses: &Courses<'_>,
    form: &mut dyn Form,
    going: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<u64, Refused> {
    let mut mask = mask(snapshot, options)?;
    let mut export = Export { snapshot, options, courses, form, going, rows: 0, refused: None };
    match options.what {
        What::Completions => export.completions(&mut mask)?,
        What::Learners => export.learners(&mut mask)?,
        What::Attempts => export.attempts(&mut mask)?,
        What::Responses => export.responses(&mut mask)?,
        What::Items => export.items()?,
        What::Attendance => export.attendance(&mut mask)?,
    }
    match export.refused {
        Some(refused) => Err(refused),
        None => Ok(export.rows),
    }
}

/// The mask; where people are hidden, they are counted first.
fn mask(snapshot: &Snapshot<'_>, options: &Options) -> Result<Mask, Refused> {
    let Some(anonymous) = &options.anonymous else { return Ok(Mask::none()) };
    let mut counting = Counting::new(anonymous.clone());
    let go = ControlFlow::Continue(());
    let ask = &options.ask;
    match options.what {
        What::Completions => snapshot.completions(ask, |it| {
            counting.count(it.profile, it.at);
            go
        })?,
        What::Learners => snapshot.people(ask, |it| {
            counting.count(it.profile, it.seen.unwrap_or_default());
            go
        })?,
        What::Attempts => snapshot.attempts(ask, |it| {
            counting.count(it.profile, it.began);
            go
        })?,
        What::Responses => snapshot.responses(ask, |it| {
            counting.count(it.profile, it.event.when.at);
            go
        })?,
        What::Attendance => snapshot.attendance(ask, |it| {
            counting.count(it.profile, noon(it.date));
            go
        })?,
        What::Items => (),
    }
    Ok(counting.mask())
}

impl Export<'_> {
    fn put(&mut self, row: &Row<'_>) -> ControlFlow<()> {
        if let Err(error) = self.form.row(row) {
            self.refused = Some(error.into());
            return ControlFlow::Break(());
        }
        self.rows += 1;
        let flow = (self.going)(self.rows);
        if flow.is_break() {
            self.refused = Some(Refused::Stopped);
        }
        flow
    }

    fn completions(&mut self, mask: &mut Mask) -> Result<(), Refused> {
        let (snapshot, options) = (self.snapshot, self.options);
        snapshot.completions(&options.ask, |completion| {
            let face = mask.face(completion.profile, completion.at).clone();
            let facts = self.courses.facts(completion.course);
            let record = Record::of(completion, &face, mask, facts, options.centre.as_ref());
            self.put(&Row::Completion(&record))
        })?;
        Ok(())
    }

    fn learners(&mut self, mask: &mut Mask) -> Result<(), Refused> {
        let (snapshot, options) = (self.snapshot, self.options);
        snapshot.people(&options.ask, |learning| {
            let face = mask.face(learning.profile, learning.seen.unwrap_or_default()).clone();
            self.put(&Row::Plain(rows::learner(learning, &face, mask, options.centre.as_ref())))
        })?;
        Ok(())
    }

    fn attempts(&mut self, mask: &mut Mask) -> Result<(), Refused> {
        let (snapshot, options) = (self.snapshot, self.options);
        snapshot.attempts(&options.ask, |attempt| {
            let face = mask.face(attempt.profile, attempt.began).clone();
            let quiz = String::from(attempt.sitting.clone());
            self.put(&Row::Plain(rows::attempt(attempt, &quiz, &face, mask, options.centre.as_ref())))
        })?;
        Ok(())
    }

    fn responses(&mut self, mask: &mut Mask) -> Result<(), Refused> {
        let (snapshot, options) = (self.snapshot, self.options);
        snapshot.responses(&options.ask, |responded| {
            let face = mask.face(responded.profile, responded.event.when.at).clone();
            let facts = |id: &str| self.courses.facts(id);
            match Answer::of(responded, &face, mask, facts, options.centre.as_ref()) {
                Some(answer) => self.put(&Row::Response(&answer)),
                None => ControlFlow::Continue(()),
            }
        })?;
        Ok(())
    }

    fn attendance(&mut self, mask: &mut Mask) -> Result<(), Refused> {
        let (snapshot, options) = (self.snapshot, self.options);
        snapshot.attendance(&options.ask, |present| {
            let face = mask.face(present.profile, noon(present.date)).clone();
            self.put(&Row::Plain(rows::present(present, &face, mask, options.centre.as_ref())))
        })?;
        Ok(())
    }

    /// The questions, course by course: of one that is not at hand nothing can be told.
    fn items(&mut self) -> Result<(), Refused> {
        let wanted = self.options.ask.course.clone();
        let courses = wanted.map_or_else(|| self.snapshot.courses(), |course| Ok(vec![course]))?;
        for course in courses {
            if self.items_of(&course)?.is_break() {
                break;
            }
        }
        Ok(())
    }

    fn items_of(&mut self, course: &CourseId) -> Result<ControlFlow<()>, Refused> {
        let facts = self.courses.facts(course.as_str());
        let Some(opened) = &facts.opened else { return Ok(ControlFlow::Continue(())) };
        let answers = self.snapshot.answers(course, &self.options.ask)?;
        let of = Of {
            opened,
            language: self.courses.language(),
            answers: &answers,
            attempts: Attempts::First,
            only: None,
        };
        for quiz in of.report().quizzes {
            let name = String::from(quiz.sitting.clone());
            let versions: Vec<&str> = quiz.versions.keys().map(String::as_str).collect();
            let versions = versions.join(" ");
            for asking in &quiz.questions {
                let advice: Vec<String> = asking.advice.iter().map(ToString::to_string).collect();
                let advice = advice.join("; ");
                let number = |it: Option<f64>| Cell::number(it.and_then(|it| Number::rounded(it, 4)));
                let item = &asking.item;
                let cells = vec![
                    Cell::Text(course.as_str()),
                    Cell::Text(&versions),
                    Cell::Text(&name),
                    Cell::Text(asking.name.module.as_str()),
                    Cell::Text(asking.name.item.as_str()),
                    Cell::text(asking.kind),
                    Cell::Text(&asking.prompt),
                    Cell::Count(item.n as i64),
                    number(item.facility),
                    number(item.deviation),
                    number(asking.guess),
                    number(item.intended),
                    number(item.effective),
                    number(item.discrimination),
                    number(item.efficiency),
                    Cell::Text(&advice),
                ];
                if self.put(&Row::Plain(cells)).is_break() {
                    return Ok(ControlFlow::Break(()));
                }
            }
        }
        Ok(ControlFlow::Continue(()))
    }
}

/// A moment of a day, for those who ask of its year.
fn noon(day: Day) -> Stamp {
    Stamp::utc(day.begins().unwrap_or_default() + 43_200_000)
}
