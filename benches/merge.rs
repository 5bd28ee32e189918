//! How fast the records of many labs are merged into one centre, beside a bare `INSERT OR IGNORE` from their databases,
//! attached, in the same run: `cargo bench --bench merge`. Two numbers after `--` are how many labs, and how many events
//! each has; without them it is 100 labs of 10,000.
//!
//! Only the ratio means anything. The bare copy keeps the same rows under the same indexes with the same care for the disk,
//! and checks and projects nothing; the merge checks every signature, digest and chain, and makes the projections.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use coursedeck::{
    course::{Course, Library},
    exchange::bundle::{self, Bundle, Signer},
    ids::{AttemptId, CourseId},
    lang::Tag,
    log::{Entry, Happening, Subject},
    quiz::{Mark, Response, Share, Sitting, paper},
    rng::Seed,
    seal::Key,
    store::{How, Store, Which},
    time::{Now, Stamp},
};
use rusqlite::Connection;
use uuid::Uuid;

#[path = "parts/processes.rs"]
#[allow(dead_code)]
mod processes;

/// Without numbers: how many labs, and how many events each.
const USUAL: [u64; 2] = [100, 10_000];
/// How many learners a lab has.
const LEARNERS: u64 = 20;
/// So many more times may a merge take than the bare copy.
const AIM: f64 = 3.0;

fn main() {
    // `cargo bench` adds a word of its own.
    let said: Vec<u64> = std::env::args().skip(1).filter_map(|word| word.parse().ok()).collect();
    let [labs, events] = [0, 1].map(|at| said.get(at).copied().unwrap_or(USUAL[at]));
    let scratch = tempfile::tempdir().expect("there is room for files");
    let course = course();
    let made: Vec<Lab> = (0..labs).map(|lab| Lab::make(scratch.path(), lab, events, &course)).collect();
    let all: u64 = made.iter().map(|lab| lab.events).sum();
    let size: u64 = made.iter().map(|lab| fs::metadata(&lab.bundle).map_or(0, |it| it.len())).sum();
    println!("{labs} labs, {all} events, bundles of {} MB together", size >> 20);

    let bare = timed("bare INSERT OR IGNORE", all, || copy(&scratch.path().join("bare.db"), &made));
    let centre = scratch.path().join("centre/coursedeck.db");
    let merged = timed("merged, all checked", all, || merge(&centre, &made));
    timed("merged once more", all, || merge(&centre, &made));
    let store = Store::open(&centre, How::default()).expect("it opens");
    let counted = store.counts().expect("it counts").events;
    assert!(all <= counted, "{counted} of {all} events came");
    let ratio = merged.as_secs_f64() / bare.as_secs_f64();
    let verdict = if ratio <= AIM { "within" } else { "MORE THAN" };
    println!("a merge takes {ratio:.2} times as long, {verdict} {AIM} times");
}

/// A lab's database, and the bundle of all that is in it.
struct Lab {
    db: PathBuf,
    bundle: PathBuf,
    events: u64,
}

impl Lab {
    fn make(scratch: &Path, number: u64, events: u64, course: &Course) -> Self {
        let db = scratch.join(format!("lab-{number}/coursedeck.db"));
        let mut store = Store::open(&db, How::default()).expect("it opens");
        let mut at = Stamp { ms: 1_780_000_000_000 + number as i64 * 1_000, offset: 180 };
        let mut now = |more: i64| {
            at.ms += more;
            Now { at, mono: (at.ms - 1_780_000_000_000) as u64 }
        };
        let learners: Vec<_> = (0..LEARNERS)
            .map(|learner| {
                let name = format!("Learner {learner} of {number}");
                store.add_learner(now(60_000), &name, &Tag::english(), None).expect("there is room").id
            })
            .collect();
        let mut written = LEARNERS;
        for round in 0.. {
            for learner in &learners {
                let entries = sitting(course, number << 40 | round << 20 | written);
                let left = (events.saturating_sub(written) as usize).min(entries.len());
                if left == 0 {
                    break;
                }
                store.append(*learner, now(90_000), &entries[..left]).expect("there is room");
                written += left as u64;
            }
            if events <= written {
                break;
            }
        }
        let path = scratch.join(format!("lab-{number}.cdrecords"));
        let signer = Signer {
            key: Key::grown([number as u8; 32]),
            device: store.device().expect("it has one"),
            centre: None,
            now: at,
        };
        let mut file = fs::File::create(&path).expect("there is room");
        let done = store.snapshot(|snapshot| bundle::write(snapshot, Which::default(), &signer, &mut file));
        let manifest = done.expect("it reads").expect("it is written");
        Self { db, bundle: path, events: manifest.events }
    }
}

fn course() -> Course {
    let id: CourseId = "staying-safe-online".parse().expect("it is a name");
    Library::new(Vec::new()).open(&id).course.expect("it is part of the program").course
}

/// What a learner does in a quarter of an hour: a lesson, practice, and a quiz.
fn sitting(course: &Course, seed: u64) -> Vec<Entry> {
    let module = &course.modules[seed as usize % course.modules.len()];
    let about = Some((course.id.clone(), course.version.clone(), course.digest));
    let entry = |item, what| Entry {
        subject: Subject { course: about.clone(), module: Some(module.id.clone()), item },
        what,
    };
    let mut entries = Vec::new();
    for lesson in &module.lessons {
        entries.push(entry(Some(lesson.id.clone()), Happening::LessonViewed));
    }
    let attempt = AttemptId(Uuid::from_u128(u128::from(seed) << 64 | 7));
    let sitting = Sitting::Module(module.id.clone());
    let rules = module.quiz.clone().expect("every module of it has a quiz");
    let drawn = paper::draw(course, &sitting, Seed(seed));
    let (language, questions) = (Tag::english(), drawn.questions.clone());
    let began = Happening::AttemptStarted {
        attempt,
        sitting: sitting.clone(),
        number: 1,
        rules,
        seed: Seed(seed),
        paper: drawn,
        language: language.clone(),
        entered: None,
    };
    entries.push(entry(None, began));
    for (at, drawn) in questions.iter().enumerate() {
        let response = Response::Picks(drawn.choices.first().cloned().into_iter().collect());
        let mark = Mark::Graded(Share::of(at as i64 % 2, 1));
        let what = Happening::QuestionAnswered {
            attempt,
            response,
            mark,
            certainty: None,
            language: language.clone(),
        };
        entries.push(entry(Some(drawn.name.item.clone()), what));
    }
    let score = Share::of(1, 2);
    let over =
        Happening::AttemptFinished { attempt, sitting, score, passed: false, waits: false, late: false };
    entries.push(entry(None, over));
    entries
}

/// Takes every bundle into the centre's log.
fn merge(centre: &Path, labs: &[Lab]) {
    let mut store = Store::open(centre, How::default()).expect("it opens");
    for lab in labs {
        let bundle = Bundle::open(&lab.bundle).expect("it is whole");
        let trusted = [(bundle.key, "a lab".to_owned())];
        bundle.signer(&trusted).expect("its key is trusted");
        bundle.merge(&mut store).expect("it fits");
    }
}

/// Copies every lab's rows, and nothing else.
fn copy(path: &Path, labs: &[Lab]) {
    // The same tables and indexes.
    drop(Store::open(path, How::default()).expect("it opens"));
    let db = Connection::open(path).expect("it opens");
    db.execute_batch("PRAGMA journal_mode=WAL; PRAGMA synchronous=EXTRA; PRAGMA foreign_keys=ON")
        .expect("it is set");
    for lab in labs {
        db.execute("ATTACH ?1 AS lab", [lab.db.to_str().expect("it is text")]).expect("it opens");
        db.execute_batch(
            "BEGIN IMMEDIATE;
            INSERT OR IGNORE INTO device (id, label, own) SELECT id, label, 0 FROM lab.device;
            INSERT OR IGNORE INTO learner (id, name, language, details) SELECT id, name, language, details FROM lab.learner;
            INSERT OR IGNORE INTO run (id, device, boot, program, at, offset, digest)
                SELECT run.id, here.key, run.boot, run.program, run.at, run.offset, run.digest FROM lab.run
                JOIN lab.device ON device.key = run.device JOIN main.device AS here ON here.id = device.id;
            INSERT OR IGNORE INTO event (run, seq, learner, at, offset, mono, kind, course, course_version, course_digest,
                    module, item, attempt, salt, payload, payload_digest, prev, digest, turn)
                SELECT here.key, event.seq, who.key, event.at, event.offset, event.mono, event.kind, event.course,
                    event.course_version, event.course_digest, event.module, event.item, event.attempt, event.salt,
                    event.payload, event.payload_digest, event.prev, event.digest, event.turn
                FROM lab.event JOIN lab.run ON run.key = event.run JOIN main.run AS here ON here.id = run.id
                JOIN lab.learner ON learner.key = event.learner JOIN main.learner AS who ON who.id = learner.id;
            COMMIT;
            DETACH lab",
        )
        .expect("it is copied");
    }
}

fn timed(what: &str, events: u64, work: impl FnOnce()) -> Duration {
    forget_peak();
    let began = Instant::now();
    work();
    let took = began.elapsed();
    let speed = events as f64 / took.as_secs_f64();
    println!(
        "{what:<24} {:>8.2} s  {speed:>9.0} events/s  peak memory {} MB",
        took.as_secs_f64(),
        processes::peak("self").unwrap_or(0) >> 10
    );
    took
}

fn forget_peak() {
    // Linux alone knows this; elsewhere the first peak stays.
    let _ = fs::write("/proc/self/clear_refs", "5");
}
