//! Where a learner stands in a course, as rows: one for each part, so that an answer rewrites only what it changed.
//!
//! A part is a field of [`Progress`]; the head, whose part has no name, holds all fields that are not maps.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use serde_json::{Map, Value};

use super::{
    completion::{self, Kept},
    row::parsed,
};
use crate::{
    ids::{AttemptId, CourseId, ItemName},
    log::{
        Happening, Progress, Written,
        progress::{Answered, Completed, Last},
    },
    time::Stamp,
};

/// Where a learner stands in a course, as the file has it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Standing {
    /// The learner's row.
    pub learner: i64,
    /// The course.
    pub course: CourseId,
    /// Where they stand.
    pub progress: Progress,
    /// How it ended, or stands; none where nothing has happened.
    pub completion: Option<Kept>,
    /// The head's row: it names the place of the last event, so that nobody's change goes unseen.
    head: Option<String>,
}

/// What of the progress is no map.
#[derive(Serialize)]
struct Head<'a> {
    place: i64,
    last: &'a Option<Last>,
    spent: u64,
    began: Option<Stamp>,
    touched: Option<Stamp>,
    mono: u64,
    completed: Option<Completed>,
}

impl Standing {
    /// Where nobody has begun.
    pub fn nowhere(learner: i64, course: CourseId) -> Self {
        Self { learner, course, progress: Progress::default(), completion: None, head: None }
    }

    /// What the file has; `kept` is what it had, and is taken where nothing has changed since.
    pub fn read(
        db: &Connection,
        learner: i64,
        course: &CourseId,
        kept: Option<Standing>,
    ) -> rusqlite::Result<Self> {
        let mut ask = db.prepare_cached(
            "SELECT value FROM progress WHERE learner = ?1 AND course = ?2 AND part = '' AND item = ''",
        )?;
        let head: Option<String> =
            ask.query_row(params![learner, course.as_str()], |row| row.get(0)).optional()?;
        let is_same =
            |kept: &Standing| kept.learner == learner && kept.course == *course && kept.head == head;
        if let Some(kept) = kept.filter(is_same) {
            return Ok(kept);
        }
        let mut ask = db.prepare_cached(
            "SELECT course, part, item, value FROM progress WHERE learner = ?1 AND course = ?2",
        )?;
        let mut gathered = gather(ask.query(params![learner, course.as_str()])?)?;
        let progress = gathered.pop().map(|(_, progress)| progress).unwrap_or_default();
        let completion = completion::read(db, learner, course)?;
        Ok(Self { learner, course: course.clone(), progress, completion, head })
    }

    /// Every course that a learner has begun.
    pub fn all(db: &Connection, learner: i64) -> rusqlite::Result<Vec<(CourseId, Progress)>> {
        let mut ask = db.prepare_cached(
            "SELECT course, part, item, value FROM progress WHERE learner = ?1 ORDER BY course, part, item",
        )?;
        gather(ask.query([learner])?)
    }

    /// Follows the event at `place`.
    pub fn follow(&mut self, event: &Written, what: &Happening, place: i64) {
        self.progress.follow(&event.subject, what, event.when);
        Kept::follow(&mut self.completion, event, what, &self.progress, place);
    }

    /// Writes what has changed since `before`, by the event at `place`.
    pub fn write(&mut self, db: &Connection, before: &Progress, place: i64) -> rusqlite::Result<()> {
        if let Some(kept) = self.completion.as_mut().filter(|kept| kept.is_new) {
            completion::write(db, self.learner, &self.course, kept)?;
            kept.is_new = false;
        }
        let Progress { last, spent, began, touched, mono, completed, .. } = &self.progress;
        let (spent, began, touched, mono) = (*spent, *began, *touched, *mono);
        let head = Head { place, last, spent, began, touched, mono, completed: *completed };
        let head = json(&head);
        let mut changes = changes(before, &self.progress);
        changes.0.push(("", String::new(), Some(head.clone())));
        self.head = Some(head);
        let mut put = db.prepare_cached(
            "INSERT INTO progress (learner, course, part, item, value) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (learner, course, part, item) DO UPDATE SET value = excluded.value",
        )?;
        let mut remove = db.prepare_cached(
            "DELETE FROM progress WHERE learner = ?1 AND course = ?2 AND part = ?3 AND item = ?4",
        )?;
        let course = self.course.as_str();
        for (part, item, value) in changes.0 {
            match value {
                Some(value) => put.execute(params![self.learner, course, part, item, value])?,
                None => remove.execute(params![self.learner, course, part, item])?,
            };
        }
        Ok(())
    }
}

/// Rows to put, and, without a value, to remove.
#[derive(Default)]
struct Changes(Vec<(&'static str, String, Option<String>)>);

fn changes(before: &Progress, after: &Progress) -> Changes {
    let mut changes = Changes::default();
    changes.set("lessons", &before.lessons, &after.lessons);
    changes.set("bookmarks", &before.bookmarks, &after.bookmarks);
    changes.map("checks", &before.checks, &after.checks);
    changes.map("sittings", &before.sittings, &after.sittings);
    changes.map("passed", &before.passed, &after.passed);
    changes.map("notes", &before.notes, &after.notes);
    changes.map("cards", &before.cards, &after.cards);
    changes.map("wrong", &before.wrong, &after.wrong);
    changes.map("modules", &before.modules, &after.modules);
    changes.answered(&before.answered, &after.answered);
    changes
}

impl Changes {
    fn set(&mut self, part: &'static str, before: &BTreeSet<ItemName>, after: &BTreeSet<ItemName>) {
        let put = |item: &ItemName| (part, item.to_string(), Some(String::new()));
        self.0.extend(after.difference(before).map(put));
        self.0.extend(before.difference(after).map(|item| (part, item.to_string(), None)));
    }

    fn map<K, V>(&mut self, part: &'static str, before: &BTreeMap<K, V>, after: &BTreeMap<K, V>)
    where
        K: Clone + Ord + Into<String>,
        V: PartialEq + Serialize,
    {
        let gone = before.keys().filter(|key| !after.contains_key(key));
        self.0.extend(gone.map(|key| (part, key.clone().into(), None)));
        let new = after.iter().filter(|(key, value)| before.get(key) != Some(value));
        self.0.extend(new.map(|(key, value)| (part, key.clone().into(), Some(json(value)))));
    }

    /// A row for each answer, lest every answer of a sitting be written again with the next one.
    fn answered(
        &mut self,
        before: &BTreeMap<AttemptId, BTreeMap<ItemName, Answered>>,
        after: &BTreeMap<AttemptId, BTreeMap<ItemName, Answered>>,
    ) {
        let none = BTreeMap::new();
        let attempts: BTreeSet<&AttemptId> = before.keys().chain(after.keys()).collect();
        for attempt in attempts {
            let from = self.0.len();
            self.map("answered", before.get(attempt).unwrap_or(&none), after.get(attempt).unwrap_or(&none));
            self.0[from..].iter_mut().for_each(|(_, item, _)| item.insert_str(0, &format!("{attempt}/")));
        }
    }
}

/// Rows of course, part, item and value, as the progress in each course.
fn gather(mut rows: rusqlite::Rows<'_>) -> rusqlite::Result<Vec<(CourseId, Progress)>> {
    let mut courses: Vec<(String, Map<String, Value>)> = Vec::new();
    while let Some(row) = rows.next()? {
        let course: String = row.get(0)?;
        if courses.last().is_none_or(|(last, _)| *last != course) {
            courses.push((course, Map::new()));
        }
        let (_, fields) = courses.last_mut().expect("one was just pushed");
        parsed(3, place(fields, row)?)?;
    }
    let whole = |(course, fields): (String, _)| {
        Ok((parsed(0, course.parse())?, parsed(3, serde_json::from_value(Value::Object(fields)))?))
    };
    courses.into_iter().map(whole).collect()
}

/// Puts a row where it stands in the whole.
fn place(fields: &mut Map<String, Value>, row: &Row<'_>) -> rusqlite::Result<Result<(), serde_json::Error>> {
    let (part, item, value): (String, String, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
    Ok((|| {
        match part.as_str() {
            "" => fields.extend(serde_json::from_str::<Map<String, Value>>(&value)?),
            "lessons" | "bookmarks" => list(fields, part).push(Value::String(item)),
            "answered" => {
                let (attempt, item) = item.split_once('/').unwrap_or_default();
                map(map(fields, part), attempt.to_owned())
                    .insert(item.to_owned(), serde_json::from_str(&value)?);
            }
            _ => {
                map(fields, part).insert(item, serde_json::from_str(&value)?);
            }
        }
        Ok(())
    })())
}

fn list(fields: &mut Map<String, Value>, part: String) -> &mut Vec<Value> {
    let entry = fields.entry(part).or_insert_with(|| Value::Array(Vec::new()));
    entry.as_array_mut().expect("a part is a list or a map by its name")
}

fn map(fields: &mut Map<String, Value>, part: String) -> &mut Map<String, Value> {
    let entry = fields.entry(part).or_insert_with(|| Value::Object(Map::new()));
    entry.as_object_mut().expect("a part is a list or a map by its name")
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("progress has texts for keys and no endless numbers")
}
