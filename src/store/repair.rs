//! A whole database out of a damaged one and its backups.
//!
//! An event proves itself by its digest, so it does not matter where it is found: in a page that SQLite reads, in one that
//! it does not, in a log that it would drop, in a backup. All of them go into a new file, which is looked through before it
//! takes the place of the damaged one; that one is kept aside as it was. Until then nothing is changed, and killed at any
//! moment nothing is lost.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::{Path, PathBuf},
};

use rusqlite::{Connection, ErrorCode, OptionalExtension, params, types::Value as Sql};

use super::{
    Fault, How, Store, StoreError,
    carve::{self, Cell, Image, Key, Value},
    copy::Part,
    health::{LOST, REPAIR, word},
    lock, open, rebuild, row,
    run::Found,
    trouble::{refused, told},
};
use crate::{
    files,
    ids::{EventName, LearnerId, RunId},
    log::{Audit, Subject, Written, wire::Payload},
    seal::Digest,
    time::{Now, Stamp},
};

/// Tables that follow from the log, or are saved event by event.
const DERIVED: &[&str] = &["event", "progress", "completion", "centre", "cohort", "session", "attendance"];
/// How many columns these tables had when they were first made; later ones stand behind.
const EVENT: usize = 19;
const LEARNER: usize = 12;
const RUN: usize = 10;
/// As many a run has since it may be a second telling.
const SECOND: usize = 11;
const DEVICE: usize = 6;
/// The most rows that are mended bit by bit. Where more prove nothing, it was no single bit that went wrong.
const MOST: usize = 40;

/// What a repair came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mended {
    /// Where the damaged file is kept.
    pub kept: PathBuf,
    /// The events that are in the new file.
    pub events: u64,
    /// How many of them came from a backup.
    pub from_backups: u64,
    /// How many had a single wrong bit, which their digest told.
    pub by_bit: u64,
    /// What is lost.
    pub lost: Vec<Lost>,
    /// Events whose content is lost: that something happened, and when, is known.
    pub blank: u64,
    /// Starts of the program whose own description was lost and made anew from their events.
    pub remade: u64,
    /// Those of them of which nothing tells any more what they followed.
    pub adrift: Vec<RunId>,
}

/// Events that nothing holds any more.
#[derive(Clone, Debug, PartialEq)]
pub struct Lost {
    /// Of which start of the program.
    pub run: RunId,
    /// The place in it of the first.
    pub from: u64,
    /// The place of the last.
    pub to: u64,
    /// Whose they most likely were: those who worked in that start, by name.
    pub whose: Vec<String>,
    /// Between which moments they happened, as far as that is known.
    pub between: (Option<Stamp>, Option<Stamp>),
}

impl Store {
    /// Makes a whole database out of the one at `path` and of `backups`, the newest first, and puts it in its place.
    pub fn repair(
        path: &Path,
        backups: &[PathBuf],
        how: How,
        (now, audit): (Now, Audit),
    ) -> Result<Mended, StoreError> {
        let _own = lock::alone(path)?;
        let part = files::with_end(path, ".repair.part");
        let part = Part::new(part).map_err(|error| refused(path, error))?;
        files::remove(&part.0).map_err(|error| refused(path, error))?;
        let made = open::connect(&part.0, how)?;
        let mut work = Work::new(&made, &part.0).map_err(|error| told(&part.0, error))?;
        let image = Image::read(path).map_err(|error| refused(path, error))?;
        work.tables(path)?;
        work.fill(image, backups).map_err(|error| told(&part.0, error))?;
        let mut mended = work.end().map_err(|error| told(&part.0, error))?;
        drop(made);
        note(&part.0, how, now, audit, &mended)?;
        prove(path, &part.0)?;
        if let Some(kept) = lock::put(&part.0, path)? {
            mended.kept = kept;
        }
        Ok(mended)
    }
}

/// Notes in the audit trail what is lost. That is in the new file before it takes its place.
fn note(part: &Path, how: How, now: Now, audit: Audit, mended: &Mended) -> Result<(), StoreError> {
    let adrift = mended.adrift.iter().map(|run| word((*run, 0, 0)));
    let words: Vec<String> =
        mended.lost.iter().map(|it| word((it.run, it.from, it.to))).chain(adrift).collect();
    let note = match words.is_empty() {
        true => "nothing lost".to_owned(),
        false => format!("{LOST}{}", words.join(" ")),
    };
    let mut store = Store::open_alone(part, how)?;
    store.note(now, Audit { command: REPAIR.to_owned(), note, ..audit })?;
    store.ask(|db| db.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(())))
}

/// Whether what was saved is whole.
fn prove(path: &Path, part: &Path) -> Result<(), StoreError> {
    let health = Store::examine(part)?;
    let fault = health.pages.iter().chain(&health.chain).chain(&health.derived).next();
    match fault.map(Fault::to_string) {
        None => Ok(()),
        Some(why) => Err(StoreError::Beyond { path: path.to_owned(), why }),
    }
}

/// An event that proved itself, and the rows that it came with.
struct Proven {
    run: i64,
    learner: i64,
    event: Written,
}

/// A repair under way.
struct Work<'a> {
    db: &'a Connection,
    part: &'a Path,
    /// Whose rows these may be, the likeliest first.
    runs: HashMap<i64, Vec<[u8; 16]>>,
    learners: HashMap<i64, Vec<[u8; 16]>>,
    /// The runs that are second tellings, and the name that their events were written under.
    second: HashMap<i64, [u8; 16]>,
    /// Names that somebody proved by an event.
    proven: BTreeMap<i64, [u8; 16]>,
    /// Rows that look like events and prove nothing.
    harmed: Vec<Cell>,
    /// Events whose payload is not what their digest tells.
    hollow: Vec<(i64, Proven)>,
    /// How far each run went, by whatever tells it.
    ends: BTreeMap<i64, u64>,
    mended: Mended,
}

impl<'a> Work<'a> {
    fn new(db: &'a Connection, part: &'a Path) -> rusqlite::Result<Self> {
        // It is flushed once, when it is whole; before that nobody wants it.
        db.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
        db.pragma_update(None, "synchronous", "OFF")?;
        db.pragma_update(None, "foreign_keys", false)?;
        db.execute_batch("BEGIN; DELETE FROM device;")?;
        Ok(Self {
            db,
            part,
            runs: HashMap::new(),
            learners: HashMap::new(),
            second: HashMap::new(),
            proven: BTreeMap::new(),
            harmed: Vec::new(),
            hollow: Vec::new(),
            ends: BTreeMap::new(),
            mended: Mended::default(),
        })
    }

    /// Copies the tables beside the log row by row, as far as SQLite reads the file.
    fn tables(&mut self, path: &Path) -> Result<(), StoreError> {
        let looks = |db: &Connection| db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()));
        let opened = open::reader(path).and_then(|db| looks(&db).map(|()| db));
        if let Ok(db) = &opened {
            return self.copy_tables(db).map_err(|error| told(self.part, error));
        }
        // Where only its first bytes are damaged, a copy with those of a new file can be read.
        let scratch = files::with_end(path, ".scratch.part");
        let scratch = Part::new(scratch).map_err(|error| refused(path, error))?;
        with_a_new_header(path, &scratch.0).map_err(|error| refused(&scratch.0, error))?;
        match open::reader(&scratch.0).and_then(|db| looks(&db).map(|()| db)) {
            Ok(db) => self.copy_tables(&db).map_err(|error| told(self.part, error)),
            Err(_) => Ok(()),
        }
    }

    /// Takes what is missing of the small tables from a backup, by its id. A backup may be of a copy that went its own way:
    /// there a row's number stands for something else.
    fn small_of_backup(&self, backup: &Connection) -> rusqlite::Result<()> {
        for (table, rows) in [
            ("device", "SELECT key, id, label, own, machine, NULL, NULL, NULL, NULL, NULL, NULL FROM device ORDER BY key"),
            ("learner", "SELECT key, id, pin, name, language, details, NULL, NULL, NULL, NULL, NULL FROM learner ORDER BY key"),
            (
                "run",
                "SELECT run.key, run.id, device.id, run.boot, run.program, run.at, run.offset, before.id,
                    run.before_seq, run.digest, run.origin
                FROM run LEFT JOIN device ON device.key = run.device LEFT JOIN run AS before ON before.key = run.before
                ORDER BY run.key",
            ),
        ] {
            let Ok(mut ask) = backup.prepare(rows) else { continue };
            let Ok(mut rows) = ask.query([]) else { continue };
            while let Ok(Some(row)) = rows.next() {
                let (Ok(there), Ok(id)) = (row.get(0), row.get::<_, [u8; 16]>(1)) else { continue };
                let known = self.db.prepare_cached(&format!("SELECT 1 FROM {table} WHERE id = ?1"))?.exists([id])?;
                if known {
                    continue;
                }
                let mut values = vec![self.key(table, there, id)?.map_or(Sql::Null, Sql::Integer)];
                let rest = (1..11).map(|at| row.get::<_, Sql>(at)).collect::<rusqlite::Result<Vec<_>>>();
                let Ok(rest) = rest else { continue };
                values.extend(rest);
                let put = match table {
                    "device" => "INSERT OR IGNORE INTO device (key, id, label, own, machine) SELECT ?1, ?2, ?3, ?4, ?5
                        WHERE 0 <= coalesce(?6, ?7, ?8, ?9, ?10, ?11, 0)",
                    "learner" => "INSERT OR IGNORE INTO learner (key, id, pin, name, language, details)
                        SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE 0 <= coalesce(?7, ?8, ?9, ?10, ?11, 0)",
                    _ => "INSERT OR IGNORE INTO run (key, id, device, boot, program, at, offset, before, before_seq, digest, origin)
                        VALUES (?1, ?2, (SELECT key FROM device WHERE id = ?3), ?4, ?5, ?6, ?7,
                            (SELECT key FROM run WHERE id = ?8), ?9, ?10, ?11)",
                };
                put_or_pass(self.db.execute(put, rusqlite::params_from_iter(values)))?;
            }
        }
        if self.is_of_one_line(backup)? { self.copy_tables(backup) } else { Ok(()) }
    }

    /// Whether every learner has the same number here and in a backup.
    fn is_of_one_line(&self, backup: &Connection) -> rusqlite::Result<bool> {
        let mut ours = self.db.prepare("SELECT 1 FROM learner WHERE key = ?1 AND id = ?2")?;
        let mut ask = backup.prepare("SELECT key, id FROM learner")?;
        let mut rows = ask.query([])?;
        while let Ok(Some(row)) = rows.next() {
            if !ours.exists(params![row.get::<_, i64>(0)?, row.get::<_, [u8; 16]>(1)?])? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn copy_tables(&self, from: &Connection) -> rusqlite::Result<()> {
        let mut ask = self.db.prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY rowid",
        )?;
        let names =
            ask.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
        for name in names.iter().filter(|name| !DERIVED.contains(&name.as_str())) {
            // From both ends: what lies behind a damaged page is reached from the other.
            for end in ["", " ORDER BY 1", " ORDER BY 1 DESC"] {
                self.copy_table(from, name, end)?;
            }
        }
        Ok(())
    }

    /// Copies what can be read of a table. Rows that are there already stay.
    fn copy_table(&self, from: &Connection, name: &str, end: &str) -> rusqlite::Result<()> {
        let columns = |db: &Connection| -> rusqlite::Result<Vec<String>> {
            let mut ask = db.prepare("SELECT name FROM pragma_table_xinfo(?1) WHERE hidden = 0")?;
            ask.query_map([name], |row| row.get(0))?.collect()
        };
        let ours = columns(self.db)?;
        let Ok(theirs) = columns(from) else { return Ok(()) };
        let both: Vec<&String> = ours.iter().filter(|it| theirs.contains(it)).collect();
        if both.is_empty() {
            return Ok(());
        }
        let quoted: Vec<String> = both.iter().map(|it| format!("\"{it}\"")).collect();
        let marks: Vec<&str> = both.iter().map(|_| "?").collect();
        let list = quoted.join(", ");
        let put = format!("INSERT OR IGNORE INTO \"{name}\" ({list}) VALUES ({})", marks.join(", "));
        let mut put = self.db.prepare(&put)?;
        let Ok(mut ask) = from.prepare(&format!("SELECT {list} FROM \"{name}\"{end}")) else { return Ok(()) };
        let Ok(mut rows) = ask.query([]) else { return Ok(()) };
        while let Ok(Some(row)) = rows.next() {
            let values =
                (0..both.len()).map(|at| row.get::<_, Sql>(at)).collect::<rusqlite::Result<Vec<_>>>();
            let Ok(values) = values else { continue };
            put_or_pass(put.execute(rusqlite::params_from_iter(values)))?;
        }
        Ok(())
    }

    fn fill(&mut self, mut image: Image, backups: &[PathBuf]) -> rusqlite::Result<()> {
        let backups: Vec<Connection> =
            backups.iter().filter_map(|path| open::look(path).ok().map(|(db, _)| db)).collect();
        image.each(|image, page| self.small(image, page));
        image.each_other(|image, page| self.small(image, page));
        for backup in &backups {
            self.small_of_backup(backup)?;
        }
        self.candidates()?;
        self.second_tellings()?;
        let mut done = Ok(());
        image.each(|image, page| {
            if done.is_ok() {
                done = self.events(image, page);
            }
        });
        image.each_other(|image, page| {
            if done.is_ok() {
                done = self.events(image, page);
            }
        });
        done?;
        for backup in &backups {
            self.mended.from_backups += self.take_from(backup)?;
        }
        self.mend_bits()?;
        self.put_hollow()
    }

    /// Takes the rows of the small tables from a page, and all that tells names.
    fn small(&mut self, image: &mut Image, page: &[u8]) {
        for cell in image
            .cells(page, |count| (LEARNER..EVENT).contains(&count) || [RUN, SECOND, DEVICE].contains(&count))
        {
            // A row that SQLite could read is there already; what cannot be put in is no such row.
            let _ = self.put_small(&cell);
        }
        for key in carve::keys(page) {
            match key {
                Key::Id(id, row) => {
                    self.runs.entry(row).or_default().push(id);
                    self.learners.entry(row).or_default().push(id);
                }
                Key::Event(run, seq) => self.reach(run, seq),
            }
        }
    }

    fn put_small(&self, cell: &Cell) -> rusqlite::Result<usize> {
        let mut values: Vec<Sql> = cell.values.iter().map(sql).collect();
        let Some(Value::Blob(id)) =
            cell.values.get(1).filter(|it| matches!(it, Value::Blob(id) if id.len() == 16))
        else {
            return Ok(0);
        };
        values[0] = Sql::Integer(cell.rowid);
        match cell.values.len() {
            RUN | SECOND => {
                values.resize(SECOND, Sql::Null);
                let put = "INSERT OR IGNORE INTO run (key, id, device, boot, program, at, offset, before, before_seq,
                    digest, origin) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
                self.db.execute(put, rusqlite::params_from_iter(values))
            }
            DEVICE => {
                let put = "INSERT OR IGNORE INTO device (key, id, label, own, machine, succeeds)
                    VALUES (?, ?, ?, ?, ?, ?)";
                self.db.execute(put, rusqlite::params_from_iter(values))
            }
            _ => {
                values.truncate(LEARNER);
                let id: &[u8] = id;
                let known = self.db.prepare_cached("SELECT 1 FROM learner WHERE id = ?1")?.exists([id])?;
                let put = "INSERT OR IGNORE INTO learner (key, id, name, language, details, merged, erased, pin,
                    pin_misses, pin_missed_at, seen, seen_offset) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
                if known { Ok(0) } else { self.db.execute(put, rusqlite::params_from_iter(values)) }
            }
        }
    }

    /// Puts the rows that are there before what was only found in an index.
    fn candidates(&mut self) -> rusqlite::Result<()> {
        for (table, known) in [("run", &mut self.runs), ("learner", &mut self.learners)] {
            let mut ask = self.db.prepare(&format!("SELECT key, id FROM {table}"))?;
            let rows = ask.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, [u8; 16]>(1)?)))?;
            for row in rows {
                let (key, id) = row?;
                known.entry(key).or_default().insert(0, id);
            }
            known.values_mut().for_each(|ids: &mut Vec<[u8; 16]>| {
                let mut seen = BTreeSet::new();
                ids.retain(|id| seen.insert(*id));
            });
        }
        Ok(())
    }

    fn second_tellings(&mut self) -> rusqlite::Result<()> {
        let mut ask = self.db.prepare("SELECT key, origin FROM run WHERE origin IS NOT NULL")?;
        let rows = ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        self.second = rows.collect::<rusqlite::Result<_>>()?;
        Ok(())
    }

    fn reach(&mut self, run: i64, seq: i64) {
        if let Ok(seq) = u64::try_from(seq) {
            let end = self.ends.entry(run).or_default();
            *end = seq.max(*end);
        }
    }

    /// Takes every event from a page that proves itself.
    fn events(&mut self, image: &mut Image, page: &[u8]) -> rusqlite::Result<()> {
        for cell in image.cells(page, |count| EVENT <= count) {
            match self.proven(&cell.values) {
                Some(proven) => self.keep(cell.rowid, proven)?,
                // A row may be read from more than one place as its beginning.
                None if is_like_an_event(&cell)
                    && self.harmed.len() <= MOST
                    && self.harmed.iter().all(|it| it.bytes != cell.bytes) =>
                {
                    self.harmed.push(cell);
                }
                None => (),
            }
        }
        Ok(())
    }

    /// The event that a row holds, where its digest says that it does.
    fn proven(&self, values: &[Value]) -> Option<Proven> {
        let (Value::Int(run), Value::Int(learner)) = (values.get(1)?, values.get(3)?) else { return None };
        let mut event = written(values)?;
        for run_id in self.runs.get(run)? {
            for learner_id in self.learners.get(learner)? {
                event.name.run = RunId(uuid::Uuid::from_bytes(*run_id));
                event.origin = self.second.get(run).map(|id| RunId(uuid::Uuid::from_bytes(*id)));
                event.learner = LearnerId(uuid::Uuid::from_bytes(*learner_id));
                if event.is_as_digested() {
                    return Some(Proven { run: *run, learner: *learner, event });
                }
            }
        }
        None
    }

    fn keep(&mut self, place: i64, proven: Proven) -> rusqlite::Result<()> {
        let event = &proven.event;
        if event.payload.as_ref().is_some_and(|payload| payload.digest() != event.payload_digest) {
            self.hollow.push((place, proven));
            return Ok(());
        }
        self.put(Some(place), &proven).map(drop)
    }

    /// Puts an event into the new file, unless it is there. It tells whether it was not.
    fn put(&mut self, place: Option<i64>, proven: &Proven) -> rusqlite::Result<bool> {
        let Proven { run, learner, ref event } = *proven;
        self.reach(run, event.name.seq as i64);
        self.name(run, learner, event)?;
        let mut there = self.db.prepare_cached("SELECT 1 FROM event WHERE run = ?1 AND seq = ?2")?;
        if there.exists(params![run, event.name.seq as i64])? {
            return Ok(false);
        }
        let taken = "SELECT 1 FROM event WHERE place = ?1";
        let place = match place {
            Some(place) if !self.db.prepare_cached(taken)?.exists([place])? => Some(place),
            _ => None,
        };
        let attempt = event.what().ok().flatten().and_then(|what| what.attempt());
        let at = row::insert(self.db, run, learner, event, attempt)?;
        if let Some(place) = place.filter(|place| *place != at) {
            self.db
                .prepare_cached("UPDATE event SET place = ?2 WHERE place = ?1")?
                .execute(params![at, place])?;
        }
        Ok(true)
    }

    /// Sees to it that the rows of a run and of a learner have the names that an event proved.
    fn name(&mut self, run: i64, learner: i64, event: &Written) -> rusqlite::Result<()> {
        let id = event.learner.0.into_bytes();
        if self.proven.get(&learner) != Some(&id) {
            self.db
                .execute("INSERT OR IGNORE INTO learner (key, id) VALUES (?1, ?2)", params![learner, id])?;
            self.db.execute("UPDATE OR IGNORE learner SET id = ?2 WHERE key = ?1", params![learner, id])?;
            self.proven.insert(learner, id);
        }
        let id = event.name.run.0.into_bytes();
        self.db.execute("UPDATE OR IGNORE run SET id = ?2 WHERE key = ?1 AND id <> ?2", params![run, id])?;
        let known = self.db.prepare_cached("SELECT 1 FROM run WHERE key = ?1")?.exists([run])?;
        if !known {
            // What it was described as is made anew at the end.
            let put = "INSERT OR IGNORE INTO run (key, id, device, program, at, offset, digest)
                VALUES (?1, ?2, 0, '', ?3, ?4, zeroblob(32))";
            self.db.execute(put, params![run, id, event.when.at.ms, event.when.at.offset])?;
        }
        Ok(())
    }

    /// Takes from a backup what is missing by its name.
    fn take_from(&mut self, backup: &Connection) -> rusqlite::Result<u64> {
        let mut places = backup.prepare("SELECT place, run, learner FROM event ORDER BY place")?;
        let mut ask = backup.prepare(&format!("{} ORDER BY event.place", row::SELECT))?;
        let (mut places, mut rows) = (places.query([])?, ask.query([])?);
        let mut count = 0;
        // Where a backup can be read no further, what came so far is good.
        while let (Ok(Some(at)), Ok(Some(found))) = (places.next(), rows.next()) {
            let Ok(event) = row::written(found) else { continue };
            let is_sound = rebuild::alone(&event).is_none();
            let (Some(run), Some(learner)) = (
                self.key("run", at.get(1)?, event.name.run.0.into_bytes())?,
                self.key("learner", at.get(2)?, event.learner.0.into_bytes())?,
            ) else {
                continue;
            };
            let proven = Proven { run, learner, event };
            if is_sound && self.put(Some(at.get(0)?), &proven)? {
                count += 1;
            }
        }
        Ok(count)
    }

    /// The row of an id here: the one that has it, or the one that it has in a backup if that is free.
    fn key(&self, table: &str, there: i64, id: [u8; 16]) -> rusqlite::Result<Option<i64>> {
        let found = self
            .db
            .prepare_cached(&format!("SELECT key FROM {table} WHERE id = ?1"))?
            .query_row([id], |row| row.get(0))
            .optional()?;
        if found.is_some() {
            return Ok(found);
        }
        let is_taken =
            self.db.prepare_cached(&format!("SELECT 1 FROM {table} WHERE key = ?1"))?.exists([there])?;
        Ok((!is_taken).then_some(there))
    }

    /// Tries, in each row that proves nothing, every bit: where one makes it prove itself, that one was wrong.
    fn mend_bits(&mut self) -> rusqlite::Result<()> {
        let is_many = MOST < self.harmed.len();
        let harmed = std::mem::take(&mut self.harmed);
        for cell in harmed.into_iter().filter(|_| !is_many) {
            if self.is_there(&cell.values)? {
                continue;
            }
            if let Some(proven) = self.by_a_bit(cell.bytes)
                && self.put(Some(cell.rowid), &proven)?
            {
                let is_blank = proven.event.payload.is_none() && !self.is_erased(proven.learner)?;
                self.mended.by_bit += u64::from(!is_blank);
                self.mended.blank += u64::from(is_blank);
            }
        }
        Ok(())
    }

    fn is_erased(&self, learner: i64) -> rusqlite::Result<bool> {
        self.db.prepare_cached("SELECT 1 FROM learner WHERE key = ?1 AND erased")?.exists([learner])
    }

    fn is_there(&self, values: &[Value]) -> rusqlite::Result<bool> {
        let (Some(Value::Int(run)), Some(Value::Int(seq))) = (values.get(1), values.get(2)) else {
            return Ok(false);
        };
        self.db.prepare_cached("SELECT 1 FROM event WHERE run = ?1 AND seq = ?2")?.exists(params![run, seq])
    }

    /// A row with one bit turned that proves itself. One bit can also make nothing of what was answered, and an event
    /// proves itself without: it is taken only where no bit brings the answer.
    fn by_a_bit(&self, mut bytes: Vec<u8>) -> Option<Proven> {
        let mut without = None;
        for bit in 0..bytes.len() * 8 {
            bytes[bit / 8] ^= 1 << (bit % 8);
            let found = carve::values(&bytes).and_then(|values| self.proven(&values));
            bytes[bit / 8] ^= 1 << (bit % 8);
            let Some(found) = found else { continue };
            match &found.event.payload {
                Some(payload) if payload.digest() == found.event.payload_digest => return Some(found),
                Some(_) => (),
                None => without = without.or(Some(found)),
            }
        }
        without
    }

    /// Puts in the events whose payload is damaged: with it where one bit mends it, else without.
    fn put_hollow(&mut self) -> rusqlite::Result<()> {
        for (place, mut proven) in std::mem::take(&mut self.hollow) {
            let event = &mut proven.event;
            let mended =
                event.payload.take().and_then(|payload| payload_by_a_bit(payload, event.payload_digest));
            let is_mended = mended.is_some();
            event.payload = mended;
            if self.put(Some(place), &proven)? {
                self.mended.by_bit += u64::from(is_mended);
                self.mended.blank += u64::from(!is_mended);
            }
        }
        Ok(())
    }

    /// Brings the new file in order: places, runs, who is gone, all that follows from the log; and tells what is lost.
    fn end(mut self) -> rusqlite::Result<Mended> {
        self.order()?;
        self.turns()?;
        self.devices()?;
        self.own_device()?;
        self.remake_runs()?;
        self.db.execute("DELETE FROM device WHERE key = 0", [])?;
        let erased = "SELECT learner FROM event WHERE kind = 'learner-erased'";
        // Whoever was erased stays so, wherever an event of theirs was found.
        self.db.execute_batch(&format!(
            "UPDATE event SET salt = NULL, payload = NULL WHERE kind <> 'learner-erased' AND learner IN ({erased});
            DELETE FROM setting WHERE learner IN ({erased});
            UPDATE learner SET pin = NULL, details = '{{}}' WHERE key IN ({erased});
            DELETE FROM setting WHERE learner IS NOT NULL AND learner NOT IN (SELECT key FROM learner);
            UPDATE learner SET merged = NULL WHERE merged NOT IN (SELECT key FROM learner);
            UPDATE device SET succeeds = NULL WHERE succeeds NOT IN (SELECT key FROM device);
            UPDATE learner SET details = '{{}}' WHERE NOT json_valid(details);"
        ))?;
        self.drop_strays()?;
        rebuild::all(self.db)?;
        self.mended.events = rebuild::counts(self.db)?.events;
        self.mended.lost = self.lost()?;
        self.db.execute_batch("COMMIT")?;
        Ok(self.mended)
    }

    /// Within a run places go up, as commits did. An event that came in elsewhere gets a place between its neighbours.
    fn order(&self) -> rusqlite::Result<()> {
        let mut ask = self.db.prepare("SELECT place, run FROM event ORDER BY run, seq")?;
        let rows = ask.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)))?;
        let rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        let is_out = |at: usize| {
            let (place, run) = rows[at];
            let near = |other: usize| rows.get(other).filter(|it| it.1 == run).map(|it| it.0);
            let before = at.checked_sub(1).and_then(near);
            let after = near(at + 1);
            // Of two that are the wrong way round, the one that also misses the other neighbour is out.
            match (before, after) {
                (Some(before), Some(after)) => before < after && !(before < place && place < after),
                (Some(before), None) => place < before,
                _ => false,
            }
        };
        for at in (0..rows.len()).filter(|at| is_out(*at)) {
            let (place, _) = rows[at];
            let free = "SELECT ?1 + 1 WHERE NOT EXISTS (SELECT 1 FROM event WHERE place = ?1 + 1)";
            let before = rows[at - 1].0;
            let free: Option<i64> = self.db.query_row(free, [before], |row| row.get(0)).optional()?;
            if let Some(free) = free {
                self.db.execute("UPDATE event SET place = ?2 WHERE place = ?1", params![place, free])?;
            }
        }
        Ok(())
    }

    /// Gives a turn to each event that was found without one, after the event before it in its run.
    fn turns(&self) -> rusqlite::Result<()> {
        let mut ask = self.db.prepare("SELECT place, run, turn, at FROM event ORDER BY run, seq")?;
        let mut rows = ask.query([])?;
        let mut last = (0, 0);
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (place, run, mut turn, at): (i64, i64, i64, i64) =
                (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            if turn < 1 {
                let before = if last.0 == run { last.1 } else { 0 };
                turn = row::turn_after(before, at);
                found.push((place, turn));
            }
            last = (run, turn);
        }
        for (place, turn) in found {
            self.db.execute("UPDATE event SET turn = ?2 WHERE place = ?1", [place, turn])?;
        }
        Ok(())
    }

    /// Each run names its device in its digest. Where a device's row is gone, its id may still stand in an index.
    fn devices(&self) -> rusqlite::Result<()> {
        let mut ask = self
            .db
            .prepare("SELECT DISTINCT device FROM run WHERE device NOT IN (SELECT key FROM device)")?;
        let gone = ask.query_map([], |row| row.get::<_, i64>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
        // All of them first, for a run without its device cannot be read.
        for key in &gone {
            self.db.execute(
                "INSERT INTO device (key, id, own) VALUES (?1, ?2, 1)",
                params![key, row::fresh()],
            )?;
        }
        for key in gone {
            let ids = self.runs.get(&key).cloned().unwrap_or_default();
            for id in ids {
                self.db.execute("UPDATE OR IGNORE device SET id = ?2 WHERE key = ?1", params![key, id])?;
                let is_it =
                    |(_, run, digest): &(i64, Found, Digest)| run.digest() == *digest && run.is_of(id);
                if Found::all(self.db)?.iter().any(is_it) {
                    break;
                }
            }
        }
        Ok(())
    }

    fn own_device(&self) -> rusqlite::Result<()> {
        let known = self.db.prepare("SELECT 1 FROM device WHERE own = 1 AND 0 < key")?.exists([])?;
        if !known {
            open::make_device(self.db)?;
        }
        Ok(())
    }

    /// Describes anew each run whose own row is damaged: its events are whole, and prove by themselves what matters.
    fn remake_runs(&mut self) -> rusqlite::Result<()> {
        // A run of which nothing is left but a damaged row tells nobody anything.
        let strays = "DELETE FROM run WHERE key NOT IN (SELECT run FROM event)
            AND key NOT IN (SELECT before FROM run WHERE before IS NOT NULL)";
        let all = Found::all(self.db)?;
        for (key, run, digest) in &all {
            if run.digest() == *digest {
                continue;
            }
            let first = "SELECT prev, seq FROM event WHERE run = ?1 ORDER BY seq LIMIT 1";
            let first = self
                .db
                .query_row(first, [key], |row| Ok((row.get::<_, [u8; 32]>(0)?, row.get::<_, i64>(1)?)));
            let before = match first.optional()? {
                Some((prev, 1)) if prev != [0; 32] => {
                    let of = "SELECT run, seq FROM event WHERE digest = ?1 AND run <> ?2";
                    let place = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?));
                    let of = self.db.query_row(of, params![prev, key], place).optional()?;
                    if of.is_none() {
                        self.mended.adrift.push(run.id);
                    }
                    of
                }
                _ => None,
            };
            self.db.execute(
                "UPDATE run SET before = ?2, before_seq = ?3, boot = NULL, program = 'unknown',
                    device = (SELECT key FROM device WHERE own = 1 AND 0 < key ORDER BY key LIMIT 1),
                    at = ifnull((SELECT at - mono FROM event WHERE run = run.key ORDER BY seq LIMIT 1), 0)
                WHERE key = ?1",
                params![key, before.map(|it| it.0), before.map(|it| it.1)],
            )?;
            self.mended.remade += 1;
        }
        self.db.execute_batch(strays)?;
        for (key, run, digest) in Found::all(self.db)? {
            if run.digest() != digest {
                self.db.execute("UPDATE run SET digest = ?2 WHERE key = ?1", params![key, run.digest().0])?;
            }
        }
        Ok(())
    }

    /// Rows of tables beside the log that belong to nothing any more.
    fn drop_strays(&self) -> rusqlite::Result<()> {
        for _ in 0..8 {
            let mut ask = self.db.prepare("PRAGMA foreign_key_check")?;
            let strays = ask
                .query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Option<i64>>(1)?)))?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            let others = strays.iter().filter(|(table, _)| !["event", "run"].contains(&table.as_str()));
            let mut is_done = true;
            for (table, rowid) in others {
                match rowid {
                    Some(rowid) if !DERIVED.contains(&table.as_str()) => {
                        self.db.execute(&format!("DELETE FROM \"{table}\" WHERE rowid = ?1"), [rowid])?;
                        is_done = false;
                    }
                    _ => (),
                }
            }
            if is_done {
                break;
            }
        }
        Ok(())
    }

    /// The gaps in each run, up to as far as anything says that it went.
    fn lost(&mut self) -> rusqlite::Result<Vec<Lost>> {
        let mut next = self
            .db
            .prepare("SELECT before, max(before_seq) FROM run WHERE before IS NOT NULL GROUP BY before")?;
        let reached = next.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)))?;
        let reached = reached.collect::<rusqlite::Result<Vec<_>>>()?;
        reached.into_iter().for_each(|(run, seq)| self.reach(run, seq));
        let mut lost = Vec::new();
        for (key, run, _) in Found::all(self.db)? {
            let mut ask = self.db.prepare_cached("SELECT seq FROM event WHERE run = ?1 ORDER BY seq")?;
            let there =
                ask.query_map([key], |row| row.get::<_, i64>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
            let end = self.ends.get(&key).copied().unwrap_or_default() as i64;
            let mut at = 0;
            for seq in there.into_iter().chain([end + 1]) {
                let (from, to) = (at + 1, seq - 1);
                if from <= to
                    && !super::health::is_lost(self.db, EventName { run: run.id, seq: from as u64 })?
                {
                    lost.push(self.gap((key, run.id), from, to)?);
                }
                at = at.max(seq);
            }
        }
        Ok(lost)
    }

    fn gap(&self, (key, run): (i64, RunId), from: i64, to: i64) -> rusqlite::Result<Lost> {
        let near = |sql: &str, seq: i64| {
            let stamp = |row: &rusqlite::Row<'_>| Ok(Stamp { ms: row.get(0)?, offset: row.get(1)? });
            self.db.query_row(sql, params![key, seq], stamp).optional()
        };
        let before = "SELECT at, offset FROM event WHERE run = ?1 AND seq < ?2 ORDER BY seq DESC LIMIT 1";
        let after = "SELECT at, offset FROM event WHERE run = ?1 AND ?2 < seq ORDER BY seq LIMIT 1";
        let mut ask = self.db.prepare_cached(
            "SELECT DISTINCT learner.name FROM event JOIN learner ON learner.key = event.learner
            WHERE event.run = ?1 AND learner.name <> '' ORDER BY learner.name",
        )?;
        let whose = ask.query_map([key], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        let between = (near(before, from)?, near(after, to)?);
        Ok(Lost { run, from: from as u64, to: to as u64, whose, between })
    }
}

/// Passes over what a table does not take.
fn put_or_pass(put: rusqlite::Result<usize>) -> rusqlite::Result<()> {
    match put {
        Err(error) if error.sqlite_error_code() != Some(ErrorCode::ConstraintViolation) => Err(error),
        _ => Ok(()),
    }
}

fn sql(value: &Value) -> Sql {
    match value {
        Value::Null | Value::Real => Sql::Null,
        Value::Int(value) => Sql::Integer(*value),
        Value::Text(text) => Sql::Text(text.clone()),
        Value::Blob(bytes) => Sql::Blob(bytes.clone()),
    }
}

/// Whether a row may have been an event: all of its digests are of the right length, as far as they can be read.
fn is_like_an_event(cell: &Cell) -> bool {
    let is_digest = |value: &Value| matches!(value, Value::Blob(bytes) if bytes.len() == 32);
    cell.values.is_empty() || cell.values.get(16..EVENT).is_some_and(|digests| digests.iter().all(is_digest))
}

/// The event that the columns of a row tell, but for the names of its run and its learner.
fn written(values: &[Value]) -> Option<Written> {
    let int = |at: usize| match values.get(at) {
        Some(Value::Int(value)) => Some(*value),
        _ => None,
    };
    let text = |at: usize| match values.get(at) {
        Some(Value::Text(text)) => Some(text.as_str()),
        _ => None,
    };
    let blob = |at: usize| match values.get(at) {
        Some(Value::Blob(bytes)) => Some(bytes.as_slice()),
        _ => None,
    };
    let digest = |at: usize| blob(at)?.try_into().ok().map(Digest);
    let nobody = uuid::Uuid::nil();
    let course = match text(8) {
        Some(course) => Some((course.parse().ok()?, text(9)?.to_owned(), digest(10)?)),
        None => None,
    };
    let id = |at: usize| text(at).map(str::to_owned);
    let module = id(11).map(|id| id.parse()).transpose().ok()?;
    let item = id(12).map(|id| id.parse()).transpose().ok()?;
    let payload = match (values.get(14)?, values.get(15)?) {
        (Value::Null, Value::Null) => None,
        // One wrong bit makes a text no text. What its digest then denies is damaged, and not erased.
        (salt, text) => Some(Payload {
            salt: bytes(salt).try_into().unwrap_or_default(),
            text: String::from_utf8_lossy(bytes(text)).into_owned(),
        }),
    };
    Some(Written {
        name: EventName { run: RunId(nobody), seq: u64::try_from(int(2)?).ok()? },
        origin: None,
        learner: LearnerId(nobody),
        when: Now {
            at: Stamp { ms: int(4)?, offset: i16::try_from(int(5)?).ok()? },
            mono: u64::try_from(int(6)?).ok()?,
        },
        subject: Subject { course, module, item },
        kind: text(7)?.to_owned(),
        payload,
        payload_digest: digest(16)?,
        prev: digest(17)?,
        // Of one that was written before there were turns.
        turn: int(EVENT).unwrap_or(0),
        digest: digest(18)?,
    })
}

fn bytes(value: &Value) -> &[u8] {
    match value {
        Value::Text(text) => text.as_bytes(),
        Value::Blob(bytes) => bytes,
        _ => &[],
    }
}

fn payload_by_a_bit(mut payload: Payload, digest: Digest) -> Option<Payload> {
    for bit in 0..128 {
        payload.salt[bit / 8] ^= 1 << (bit % 8);
        if payload.digest() == digest {
            return Some(payload);
        }
        payload.salt[bit / 8] ^= 1 << (bit % 8);
    }
    let mut bytes = payload.text.into_bytes();
    for bit in 0..bytes.len() * 8 {
        bytes[bit / 8] ^= 1 << (bit % 8);
        if let Ok(text) = std::str::from_utf8(&bytes) {
            let mended = Payload { salt: payload.salt, text: text.to_owned() };
            if mended.digest() == digest {
                return Some(mended);
            }
        }
        bytes[bit / 8] ^= 1 << (bit % 8);
    }
    None
}

/// Copies a file, with the first bytes of a database that SQLite accepts.
fn with_a_new_header(path: &Path, to: &Path) -> std::io::Result<()> {
    use std::io::{Seek, SeekFrom, Write};
    let mut from = std::fs::File::open(path)?;
    let mut file = std::fs::OpenOptions::new().write(true).open(to)?;
    std::io::copy(&mut from, &mut file)?;
    let pages = u32::try_from(from.metadata()?.len() / 4096).unwrap_or(u32::MAX);
    let mut header = [0; 100];
    header[..16].copy_from_slice(b"SQLite format 3\0");
    header[16..24].copy_from_slice(&[0x10, 0, 1, 1, 0, 64, 32, 32]);
    header[27] = 1;
    header[28..32].copy_from_slice(&pages.to_be_bytes());
    header[43] = 1;
    header[47] = 4;
    header[59] = 1;
    header[95] = 1;
    file.seek(SeekFrom::Start(0))?;
    file.write_all(&header)
}
