//! What the facilitator's board shows: of thousands of learners only those on the page, found by index.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params};

use crate::{
    ids::{AttemptId, CourseId, LearnerId, ModuleId},
    log::{
        Audit, Happening,
        progress::{Sat, Stand},
    },
    quiz::{Share, Sitting},
    store::{
        Entry, Receipt, Store, StoreError,
        append::{Deed, Who},
        people, row,
    },
    time::{Now, Stamp},
};

/// In which order a class stands on the board.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Order {
    /// Who needs help first: who is stuck, those in most modules first.
    #[default]
    Help,
    /// By name.
    Name,
    /// Who is furthest first.
    Progress,
}

/// A part of a class, in its order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Class {
    /// How many are in it.
    pub total: usize,
    /// How many of them are stuck somewhere.
    pub stuck: usize,
    /// How many stand before the first one here.
    pub from: usize,
    /// Some of them.
    pub pupils: Vec<Pupil>,
}

/// A learner on the board.
#[derive(Clone, Debug, PartialEq)]
pub struct Pupil {
    /// Who.
    pub id: LearnerId,
    /// The name shown.
    pub name: String,
    /// How they get on in each module that they have begun.
    pub modules: BTreeMap<ModuleId, Stand>,
}

/// A sitting with essays that wait.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// Whose.
    pub learner: LearnerId,
    /// Their name.
    pub name: String,
    /// The sitting.
    pub attempt: AttemptId,
    /// Which quiz.
    pub sitting: Sitting,
    /// When it was handed in.
    pub at: Stamp,
}

/// Holds of those who are on the register as themselves, in the cohort `?2`, or in any where that is none.
const IN_CLASS: &str = "learner.key <> 0 AND learner.merged IS NULL AND NOT learner.erased AND (?2 IS NULL OR learner.cohort = ?2)";

impl Store {
    /// Another number than the last time where another program has written to the file since. It reads no table.
    pub fn changes(&self) -> Result<i64, StoreError> {
        self.ask(|db| db.query_row("PRAGMA data_version", [], |row| row.get(0)))
    }

    /// The learners `from..from + most` of a class in a course; of everyone where no cohort is named.
    pub fn class(
        &self,
        course: &CourseId,
        cohort: Option<&str>,
        order: Order,
        (from, most): (usize, usize),
    ) -> Result<Class, StoreError> {
        let order = match order {
            Order::Help => "ifnull(stuck, 0) DESC, name, learner.key",
            Order::Name => "name, learner.key",
            Order::Progress => "ifnull(done, 0) DESC, ifnull(begun, 0) DESC, name, learner.key",
        };
        // Without a cohort the whole register is meant: an index of cohorts would only be in the way.
        let in_class = match cohort {
            Some(_) => IN_CLASS.replace("(?2 IS NULL OR learner.cohort = ?2)", "learner.cohort = ?2"),
            None => IN_CLASS.to_owned(),
        };
        let sql = format!(
            "SELECT learner.key, id, name, count(*) OVER (), sum(ifnull(stuck, 0) > 0) OVER ()
            FROM learner LEFT JOIN (
                SELECT learner AS whose, sum(value = '\"stuck\"') AS stuck, sum(value = '\"done\"') AS done,
                    count(*) AS begun
                FROM progress WHERE course = ?1 AND part = 'modules' GROUP BY learner
            ) ON whose = learner.key
            WHERE {in_class} ORDER BY {order} LIMIT ?3 OFFSET ?4"
        );
        self.ask(|db| {
            let mut class = Class { from, ..Class::default() };
            let mut ask = db.prepare_cached(&sql)?;
            let mut rows = ask.query(params![course.as_str(), cohort, most as i64, from as i64])?;
            while let Some(found) = rows.next()? {
                let key = found.get(0)?;
                (class.total, class.stuck) =
                    (found.get::<_, i64>(3)? as usize, found.get::<_, i64>(4)? as usize);
                let modules = modules(db, key, course)?;
                let (id, name) = (LearnerId(row::uuid(found, 1)?), found.get(2)?);
                class.pupils.push(Pupil { id, name, modules });
            }
            Ok(class)
        })
    }

    /// The sittings of a class with essays that wait, who waits longest first.
    pub fn waiting(&self, course: &CourseId, cohort: Option<&str>) -> Result<Vec<Waiting>, StoreError> {
        let sql = format!(
            "SELECT id, name, item, value FROM progress JOIN learner ON learner.key = progress.learner
            WHERE course = ?1 AND part = 'sittings' AND instr(value, '\"waits\":true') > 0 AND {IN_CLASS}"
        );
        let mut waiting = self.ask(|db| {
            let mut ask = db.prepare_cached(&sql)?;
            let mut rows = ask.query(params![course.as_str(), cohort])?;
            let mut waiting = Vec::new();
            while let Some(found) = rows.next()? {
                let sitting = row::parsed(2, Sitting::try_from(found.get::<_, String>(2)?))?;
                let sats: Vec<Sat> = row::parsed(3, serde_json::from_str(found.get_ref(3)?.as_str()?))?;
                let (learner, name): (_, String) = (LearnerId(row::uuid(found, 0)?), found.get(1)?);
                let one = |sat: Sat| {
                    let end = sat.end.filter(|end| end.waits)?;
                    let (name, sitting) = (name.clone(), sitting.clone());
                    Some(Waiting { learner, name, attempt: sat.attempt, sitting, at: end.at })
                };
                // The pre-test counts for nothing: nobody has to grade it.
                waiting.extend(sats.into_iter().filter_map(one).filter(|it| it.sitting != Sitting::Pretest));
            }
            Ok(waiting)
        })?;
        waiting.sort_by_key(|waiting| (waiting.at, waiting.attempt));
        Ok(waiting)
    }

    /// Those of a cohort, with all who count as them; everyone where none is named.
    pub fn members(&self, cohort: Option<&str>) -> Result<BTreeSet<LearnerId>, StoreError> {
        let sql = format!(
            "WITH RECURSIVE own(key) AS (SELECT learner.key FROM learner WHERE ?1 AND {IN_CLASS}
                UNION SELECT learner.key FROM learner JOIN own ON learner.merged = own.key)
            SELECT id FROM learner JOIN own ON own.key = learner.key"
        );
        self.ask(|db| {
            let mut ask = db.prepare_cached(&sql)?;
            ask.query_map(params![true, cohort], |found| Ok(LearnerId(row::uuid(found, 0)?)))?.collect()
        })
    }

    /// The course that most learners have begun, if anybody has begun one.
    pub fn busiest_course(&self) -> Result<Option<CourseId>, StoreError> {
        self.ask(|db| {
            let mut ask = db.prepare(
                "SELECT course FROM progress WHERE part = 'modules' GROUP BY course
                ORDER BY count(DISTINCT learner) DESC, course LIMIT 1",
            )?;
            let found = ask.query_map([], |found| row::parsed(0, found.get::<_, String>(0)?.parse()))?.next();
            found.transpose()
        })
    }

    /// Adds what a person made of a learner's mark, what follows from it, and a note in the audit trail: all or nothing.
    pub fn judge(
        &mut self,
        now: Now,
        audit: Audit,
        learner: LearnerId,
        entries: &[Entry],
    ) -> Result<Receipt, StoreError> {
        let audit = Audit { on: vec![learner], ..audit };
        let deed = Deed { who: Who::Known(learner), entries: entries.into() };
        self.write(now, &[deed, people::noted(audit)]).map(|(_, receipt)| receipt)
    }
}

fn modules(db: &Connection, learner: i64, course: &CourseId) -> rusqlite::Result<BTreeMap<ModuleId, Stand>> {
    let mut ask = db.prepare_cached(
        "SELECT item, value FROM progress WHERE learner = ?1 AND course = ?2 AND part = 'modules'",
    )?;
    let mut rows = ask.query(params![learner, course.as_str()])?;
    let mut modules = BTreeMap::new();
    while let Some(found) = rows.next()? {
        let module = row::parsed(0, found.get_ref(0)?.as_str()?.parse())?;
        let stand = row::parsed(1, serde_json::from_str(found.get_ref(1)?.as_str()?))?;
        modules.insert(module, stand);
    }
    Ok(modules)
}

/// What people made last of the mark of the answer that `event` tells of, if they made anything of it.
pub(in crate::store) fn judged(
    db: &Connection,
    attempt: AttemptId,
    (module, item): (&str, &str),
) -> rusqlite::Result<Option<Share>> {
    let sql = format!(
        "{} WHERE event.attempt = ?1 AND event.module = ?2 AND event.item = ?3
        AND event.kind IN ('essay-graded', 'answer-corrected') ORDER BY event.place DESC LIMIT 1",
        row::SELECT
    );
    let mut ask = db.prepare_cached(&sql)?;
    let mut rows = ask.query_map(params![attempt.0.into_bytes(), module, item], row::event)?;
    Ok(rows.next().transpose()?.flatten().and_then(|event| match event.what {
        Happening::EssayGraded { share, .. } | Happening::AnswerCorrected { share, .. } => Some(share),
        _ => None,
    }))
}
