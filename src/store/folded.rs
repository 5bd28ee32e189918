//! All that follows from the log, folded in memory: what the rows must say.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params};

use super::{append::is_news, ask, register, row, standing::Standing};
use crate::{
    ids::{CourseId, DeviceId, LearnerId, RunId},
    lang::Tag,
    log::{Centre, Details, Happening, Progress, Session, Written},
    time::{Day, Stamp},
};

/// What tells one session from others: its cohort, its day, and which of the day's classes it was.
pub(super) type SessionName = (String, Day, String);

/// All that follows from the log.
#[derive(Default)]
pub(super) struct Folded {
    pub people: BTreeMap<LearnerId, Known>,
    /// With the place of the last event of each. Whose row it is nobody knows yet.
    pub standings: BTreeMap<(LearnerId, CourseId), (Standing, i64)>,
    pub centre: Option<Centre>,
    pub cohorts: BTreeSet<String>,
    pub sessions: BTreeMap<SessionName, Held>,
    /// Who told of which class, and of whom, where several machines did.
    told: BTreeMap<(SessionName, DeviceId), BTreeSet<LearnerId>>,
    /// On which machine what the centre did was written, and whether that is this one.
    tellers: BTreeMap<RunId, (DeviceId, bool)>,
}

/// Whose events are folded.
#[derive(Clone, Copy)]
pub(super) enum Of<'a> {
    /// Everyone's.
    All,
    /// Those of the learners of these rows.
    Learners(&'a [i64]),
    /// Those that the register and the classes follow from. Nobody's standing is told.
    Register,
}

/// The kinds of event that the register and the classes follow from, as the index of them is made.
pub(super) const REGISTER: &str = "event.kind IN ('learner-added', 'learner-changed', 'learner-merged', \
    'learner-erased', 'centre-set', 'cohort-added', 'cohort-removed', 'session-held')";

/// What the log tells of a learner.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Known {
    /// The name and language last said; none where the log says none that can be read.
    pub named: Option<(String, Tag)>,
    pub details: Details,
    pub merged: Option<LearnerId>,
    pub erased: bool,
    pub seen: Option<(i64, i16)>,
}

/// Who held a session, and who of the cohort was there.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Held {
    pub instructor: String,
    pub came: BTreeMap<LearnerId, bool>,
}

impl Folded {
    /// Folds events, in the order of their turns.
    pub fn read(db: &Connection, of: Of<'_>) -> rusqlite::Result<Self> {
        let (learners, only) = match of {
            Of::All => (String::new(), String::new()),
            Of::Learners(of) => {
                let keys: Vec<String> = of.iter().map(i64::to_string).collect();
                let keys = keys.join(",");
                (format!("WHERE learner.key IN ({keys})"), format!("WHERE event.learner IN ({keys})"))
            }
            Of::Register => (String::new(), format!("WHERE {REGISTER}")),
        };
        let mut folded = Self::default();
        // Who is whom, and who is gone, counts for what was done before as well: it is read first.
        folded.read_people(db, &learners, &only)?;
        folded.read_tellers(db)?;
        let select = row::SELECT.replacen("event.turn", "event.turn, event.place", 1);
        let mut ask = db.prepare(&format!("{select} {only} {}", row::ORDER))?;
        let mut rows = ask.query([])?;
        while let Some(row) = rows.next()? {
            let event = row::written(row)?;
            let what = row::parsed(13, event.what())?;
            folded.follow(&event, what, row.get(19)?);
        }
        folded.forget_the_erased();
        Ok(folded)
    }

    fn read_tellers(&mut self, db: &Connection) -> rusqlite::Result<()> {
        let mut ask = db.prepare_cached(&format!(
            "SELECT DISTINCT run.id, device.id, device.own
            FROM event JOIN run ON run.key = event.run JOIN device ON device.key = run.device
            WHERE {REGISTER} AND event.kind IN ('centre-set', 'session-held')"
        ))?;
        let mut rows = ask.query([])?;
        while let Some(row) = rows.next()? {
            let device = DeviceId(row::uuid(row, 1)?);
            self.tellers.insert(RunId(row::uuid(row, 0)?), (device, row.get(2)?));
        }
        Ok(())
    }

    fn read_people(&mut self, db: &Connection, learners: &str, only: &str) -> rusqlite::Result<()> {
        let mut ask = db.prepare(&format!("SELECT id FROM learner {learners}"))?;
        let mut rows = ask.query([])?;
        while let Some(row) = rows.next()? {
            self.people.insert(LearnerId(row::uuid(row, 0)?), Known::default());
        }
        let and = if only.is_empty() { "WHERE" } else { "AND" };
        let sql = format!(
            "{} {only} {and} event.kind IN ('learner-merged', 'learner-erased') AND {REGISTER} {}",
            row::SELECT,
            row::ORDER
        );
        let mut ask = db.prepare(&sql)?;
        let mut rows = ask.query([])?;
        while let Some(row) = rows.next()? {
            let event = row::written(row)?;
            let what = row::parsed(13, event.what())?;
            match what {
                Some(Happening::LearnerMerged { into }) => self.merge(event.learner, into),
                Some(Happening::LearnerErased) => {
                    self.people.entry(event.learner).or_default().erased = true;
                }
                _ => (),
            }
        }
        // Nobody counts as somebody who is gone, and whoever is gone counts as nobody: what said so is blank with the rest.
        let erased: BTreeSet<LearnerId> =
            self.people.iter().filter(|(_, known)| known.erased).map(|(learner, _)| *learner).collect();
        let lost =
            |known: &&mut Known| known.erased || known.merged.is_some_and(|other| erased.contains(&other));
        self.people.values_mut().filter(lost).for_each(|known| known.merged = None);
        Ok(())
    }

    fn merge(&mut self, learner: LearnerId, into: Option<LearnerId>) {
        let next = |at: &LearnerId| self.people.get(at).and_then(|known| known.merged);
        let leads_back = std::iter::successors(into, next).any(|at| at == learner);
        let is_known = into.is_none_or(|into| self.people.contains_key(&into));
        if !leads_back && is_known {
            self.people.entry(learner).or_default().merged = into;
        }
    }

    /// The one whom a learner counts as.
    fn root(&self, learner: LearnerId) -> LearnerId {
        let mut at = learner;
        while let Some(next) = self.people.get(&at).and_then(|known| known.merged) {
            at = next;
        }
        at
    }

    fn follow(&mut self, event: &Written, what: Option<Happening>, place: i64) {
        if self.is_erased(event.learner) {
            return;
        }
        let root = Some(self.root(event.learner)).filter(|root| !self.is_erased(*root));
        self.people.entry(event.learner).or_default();
        // What was blanked tells nothing any more, not even who came.
        let is_visit = event.payload.is_some() && what.as_ref().is_none_or(Happening::is_visit);
        if let (Some(root), true) = (root, is_visit) {
            self.see(root, event.when.at);
        }
        let Some(what) = what else { return };
        if let (Some(root), Some((course, _, _))) = (root, &event.subject.course) {
            let nowhere = || (Standing::nowhere(0, course.clone()), place);
            let standing = self.standings.entry((root, course.clone())).or_insert_with(nowhere);
            standing.0.follow(event, &what, place);
            // What came in late shows as well, wherever among the others its turn is.
            standing.1 = standing.1.max(place);
        }
        self.note(event, what, place);
    }

    fn is_erased(&self, learner: LearnerId) -> bool {
        self.people.get(&learner).is_some_and(|known| known.erased)
    }

    fn see(&mut self, root: LearnerId, at: Stamp) {
        let known = self.people.entry(root).or_default();
        if is_news(known.seen.map(|(ms, _)| ms), at) {
            known.seen = Some((at.ms, at.offset));
        }
    }

    fn note(&mut self, event: &Written, what: Happening, place: i64) {
        let learner = event.learner;
        let teller = self.tellers.get(&event.name.run).copied();
        match what {
            Happening::LearnerAdded { name, language, details, .. }
            | Happening::LearnerChanged { name, language, details, .. } => {
                let known = self.people.entry(learner).or_default();
                known.named = Some((name, language));
                known.details = details.unwrap_or(std::mem::take(&mut known.details));
            }
            Happening::LearnerMerged { .. } => self.touch(learner, place),
            // What another centre says of itself is not what this one says.
            Happening::CentreSet { centre } if teller.is_none_or(|(_, is_own)| is_own) => {
                self.centre = Some(centre);
            }
            Happening::CohortAdded { cohort } => {
                self.cohorts.insert(cohort);
            }
            Happening::CohortRemoved { cohort } => {
                self.cohorts.remove(&cohort);
            }
            Happening::SessionHeld { session } => {
                self.hold(session, teller.map_or(DeviceId(uuid::Uuid::nil()), |(device, _)| device));
            }
            _ => (),
        }
    }

    /// What was counted anew names the place of the merge, so that no program goes on with what it had in memory.
    fn touch(&mut self, learner: LearnerId, place: i64) {
        let root = self.root(learner);
        let of = |(name, standing): (&(LearnerId, CourseId), _)| (name.0 == root).then_some(standing);
        let touched = self.standings.iter_mut().filter_map(|(name, standing)| of((name, standing)));
        touched.for_each(|(standing, last): &mut (Standing, i64)| {
            *last = place.max(*last);
            // Whoever was sent the record has it under another name.
            standing.completion.iter_mut().for_each(|kept| kept.place = kept.place.max(place));
        });
    }

    /// Two labs may each have had a class of one name: what one tells takes nothing from what another told.
    fn hold(&mut self, session: Session, by: DeviceId) {
        let name = session.name();
        let mut came: BTreeMap<LearnerId, bool> = session.absent.into_iter().map(|it| (it, false)).collect();
        came.extend(session.present.into_iter().map(|it| (it, true)));
        let held = self.sessions.entry(name.clone()).or_default();
        held.instructor = session.instructor;
        let told = self.told.entry((name, by)).or_default();
        held.came.retain(|learner, _| !told.contains(learner));
        *told = came.keys().copied().collect();
        held.came.extend(came);
    }

    fn forget_the_erased(&mut self) {
        let people = &self.people;
        for held in self.sessions.values_mut() {
            held.came.retain(|learner, _| people.get(learner).is_some_and(|known| !known.erased));
        }
    }

    /// Writes where these learners stand, and when they were seen, anew.
    pub fn recount(self, db: &Connection, of: &[i64]) -> rusqlite::Result<()> {
        for key in of {
            db.execute("DELETE FROM progress WHERE learner = ?1", [key])?;
            db.execute("DELETE FROM completion WHERE learner = ?1", [key])?;
            db.execute("UPDATE learner SET seen = NULL, seen_offset = NULL WHERE key = ?1", [key])?;
        }
        for (learner, known) in &self.people {
            if let (Some((ms, offset)), Some(key)) = (known.seen, ask::key(db, *learner)?) {
                let put = "UPDATE learner SET seen = ?2, seen_offset = ?3 WHERE key = ?1";
                db.execute(put, params![key, ms, offset])?;
            }
        }
        for ((learner, _), (mut standing, place)) in self.standings {
            standing.learner = ask::key(db, learner)?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
            standing.write(db, &Progress::default(), place)?;
        }
        Ok(())
    }

    /// Puts every row of the register in the place of what was there.
    pub fn put_register(&self, db: &Connection) -> rusqlite::Result<()> {
        db.execute("UPDATE learner SET merged = NULL", [])?;
        for (learner, known) in &self.people {
            let key = ask::key(db, *learner)?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
            match &known.named {
                Some((name, language)) => register::put_name(db, key, name, language.as_str())?,
                None if known.erased => register::put_name(db, key, "", "en")?,
                // Where the log says nothing that can be read, what was known is better than nothing.
                None => (),
            }
            register::put_details(db, key, &known.details)?;
            let merged = known.merged.map(|other| ask::key(db, other)).transpose()?.flatten();
            let put = "UPDATE learner SET merged = ?2, erased = ?3 WHERE key = ?1";
            db.execute(put, params![key, merged, known.erased])?;
        }
        self.put_centre(db)
    }

    /// Puts the centre, its cohorts and its classes in the place of what was there.
    pub fn put_centre(&self, db: &Connection) -> rusqlite::Result<()> {
        db.execute_batch(
            "DELETE FROM attendance; DELETE FROM session; DELETE FROM cohort; DELETE FROM centre;",
        )?;
        self.centre.as_ref().map_or(Ok(()), |centre| register::put_centre(db, centre))?;
        self.cohorts.iter().try_for_each(|cohort| register::put_cohort(db, cohort))?;
        self.sessions.iter().try_for_each(|(name, held)| register::put_session(db, &held.session(name)))
    }

    /// What the rows say, but for where people stand.
    pub fn stored(db: &Connection) -> rusqlite::Result<Self> {
        let mut stored = Self { sessions: sessions(db)?, ..Self::default() };
        let mut ask = db.prepare(
            "SELECT it.id, it.name, it.language, it.details, other.id, it.erased, it.seen, it.seen_offset
            FROM learner AS it LEFT JOIN learner AS other ON other.key = it.merged",
        )?;
        let mut rows = ask.query([])?;
        while let Some(row) = rows.next()? {
            let merged: Option<[u8; 16]> = row.get(4)?;
            let known = Known {
                named: Some((
                    row.get(1)?,
                    row::parsed(2, row.get::<_, String>(2)?.parse().map_err(std::io::Error::other))?,
                )),
                details: row::parsed(3, serde_json::from_str(&row.get::<_, String>(3)?))?,
                merged: merged.map(|id| LearnerId(uuid::Uuid::from_bytes(id))),
                erased: row.get(5)?,
                seen: row.get::<_, Option<i64>>(6)?.zip(row.get::<_, Option<i16>>(7)?),
            };
            stored.people.insert(LearnerId(row::uuid(row, 0)?), known);
        }
        let mut ask = db.prepare("SELECT name FROM cohort")?;
        stored.cohorts = ask.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        stored.centre = super::centre::read(db)?;
        Ok(stored)
    }
}

impl Known {
    /// Whether `stored`, from the rows, is what the log tells.
    pub fn is(&self, stored: &Known) -> bool {
        let named = match &self.named {
            None if self.erased => stored.named == Some((String::new(), Tag::english())),
            None => true,
            named => *named == stored.named,
        };
        named && Known { named: None, ..self.clone() } == Known { named: None, ..stored.clone() }
    }
}

impl Held {
    fn session(&self, (cohort, date, part): &SessionName) -> Session {
        let of = |present| {
            let who = self.came.iter().filter(move |(_, came)| **came == present);
            who.map(|(learner, _)| *learner).collect()
        };
        let (cohort, part, instructor) = (cohort.clone(), part.clone(), self.instructor.clone());
        Session { cohort, date: *date, part, instructor, present: of(true), absent: of(false) }
    }
}

/// Every session, as the rows have it.
pub(super) fn sessions(db: &Connection) -> rusqlite::Result<BTreeMap<SessionName, Held>> {
    let mut ask = db.prepare(
        "SELECT session.cohort, session.date, session.part, session.instructor, learner.id, attendance.present
        FROM session LEFT JOIN attendance ON attendance.session = session.key
        LEFT JOIN learner ON learner.key = attendance.learner",
    )?;
    let mut rows = ask.query([])?;
    let mut found: BTreeMap<SessionName, Held> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let date = row::parsed(1, row.get::<_, String>(1)?.parse())?;
        let held = found.entry((row.get(0)?, date, row.get(2)?)).or_default();
        held.instructor = row.get(3)?;
        if let Some(id) = row.get::<_, Option<[u8; 16]>>(4)? {
            held.came.insert(LearnerId(uuid::Uuid::from_bytes(id)), row.get(5)?);
        }
    }
    Ok(found)
}

impl From<(SessionName, Held)> for Session {
    fn from((name, held): (SessionName, Held)) -> Self {
        held.session(&name)
    }
}
