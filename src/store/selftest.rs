//! The real save path under a synthetic learner, for those who cut the power under it, fill the disk or kill the program.

use std::path::Path;

use rusqlite::params;
use uuid::Uuid;

use super::{Entry, Fault, How, Learner, Store, StoreError};
use crate::{
    course::{Percent, Quiz, model::Feedback},
    ids::{AttemptId, CourseId, ItemId, ItemName, LearnerId, ModuleId},
    lang::Tag,
    log::{Event, Happening, Progress, Subject},
    quiz::{Drawn, Mark, Paper, Response, Share, Sitting},
    rng::Seed,
    seal::Digest,
    time::{Now, Stamp},
};

/// How many questions a sitting asks.
const SITTING: u64 = 20;
/// The time of the first answer. The self-test reads no clock: its answers are the same on every machine.
const BEGAN: i64 = 1_767_225_600_000;

/// Answers question after question as the learner number `who`, `rows` of them or without end, from where it was left.
/// `say` hears of each when it is on disk, never before. Several programs may write to one file at once, each as another
/// learner.
pub fn append(db: &Path, who: u32, rows: Option<u64>, say: &mut dyn FnMut(u64)) -> Result<(), StoreError> {
    let mut store = Store::open(db, How::default())?;
    let learner = come_in(&mut store, who)?;
    let mut progress = store.progress(learner, &course())?;
    let before = answered(&store, learner)?;
    let end = rows.map_or(u64::MAX, |rows| before + rows);
    for n in before + 1..=end {
        answer(&mut store, learner, who, &mut progress, n)?;
        say(n);
    }
    Ok(())
}

/// Whether every answer up to `announced` is there and whole, and whether all that is kept agrees with the log.
pub fn verify(db: &Path, announced: u64) -> Result<Option<Fault>, StoreError> {
    if !db.exists() {
        return Ok((0 < announced).then_some(Fault::Lost { announced, present: 0 }));
    }
    let store = Store::open(db, How::default())?;
    if let Some(fault) = store.verify()? {
        return Ok(Some(fault));
    }
    let mut present = 0;
    for learner in store.learners()? {
        let Some(who) = number(&learner) else { continue };
        match check(&store, learner.id, who)? {
            Ok(found) if who == 0 => present = found,
            Ok(_) => (),
            Err(n) => return Ok(Some(Fault::Answer(n))),
        }
    }
    Ok((present < announced).then_some(Fault::Lost { announced, present }))
}

fn come_in(store: &mut Store, who: u32) -> Result<LearnerId, StoreError> {
    let known = store.learners()?.into_iter().find(|learner| number(learner) == Some(who));
    match known {
        Some(learner) => Ok(learner.id),
        None => Ok(store.add_learner(now(0), &format!("selftest {who}"), &Tag::english(), None)?.id),
    }
}

fn number(learner: &Learner) -> Option<u32> {
    learner.name.strip_prefix("selftest ")?.parse().ok()
}

fn answered(store: &Store, learner: LearnerId) -> Result<u64, StoreError> {
    store.ask(|db| {
        db.query_row(
            "SELECT count(*) FROM event JOIN learner ON learner.key = event.learner
            WHERE learner.id = ?1 AND event.kind = 'question-answered'",
            params![learner.0.into_bytes()],
            |row| row.get::<_, i64>(0).map(|count| count as u64),
        )
    })
}

/// Answers question `n`, beginning and ending sittings as it goes. The program may have been cut between any two steps.
fn answer(
    store: &mut Store,
    learner: LearnerId,
    who: u32,
    progress: &mut Progress,
    n: u64,
) -> Result<(), StoreError> {
    let attempt = attempt(who, n);
    let open = progress.open(&sitting()).map(|sat| sat.attempt);
    if let Some(old) = open.filter(|open| *open != attempt) {
        let passed = Happening::ModulePassed { score: Share::ALL };
        put(store, learner, progress, n, [(None, finished(old)), (None, passed)])?;
    }
    if open != Some(attempt) {
        put(store, learner, progress, n, [(None, started(attempt, n))])?;
    }
    put(store, learner, progress, n, [(Some(item(n)), given(attempt, n))])
}

fn put<const N: usize>(
    store: &mut Store,
    learner: LearnerId,
    progress: &mut Progress,
    n: u64,
    what: [(Option<ItemId>, Happening); N],
) -> Result<(), StoreError> {
    let about = Some((course(), "1.0.0".to_owned(), Digest::of(&[b"selftest"])));
    let entries = what.map(|(item, what)| {
        let subject = Subject { course: about.clone(), module: Some(module()), item };
        Entry { subject, what }
    });
    store.append(learner, now(n), &entries)?;
    entries.iter().for_each(|entry| progress.follow(&entry.subject, &entry.what, now(n)));
    Ok(())
}

/// The number of answers, or the first that is not what was given.
fn check(store: &Store, learner: LearnerId, who: u32) -> Result<Result<u64, u64>, StoreError> {
    let mut n = 0;
    for event in store.events()? {
        let Ok(Some(event)) = event.event() else { continue };
        if event.learner != learner || !matches!(event.what, Happening::QuestionAnswered { .. }) {
            continue;
        }
        n += 1;
        if !is_answer(&event, who, n) {
            return Ok(Err(n));
        }
    }
    Ok(Ok(n))
}

fn is_answer(event: &Event, who: u32, n: u64) -> bool {
    event.subject.item == Some(item(n)) && event.what == given(attempt(who, n), n) && event.when == now(n)
}

fn started(attempt: AttemptId, n: u64) -> Happening {
    let drawn = |n| {
        let name = ItemName { module: module(), item: item(n) };
        Drawn { name, points: 1.0, choices: Vec::new(), right: Vec::new(), blanks: Default::default() }
    };
    let rules = Quiz {
        pass: Percent::new(70).expect("70 is a percent"),
        draw: None,
        attempts: None,
        minutes: None,
        shuffle: false,
        feedback: Feedback::Deferred,
        certainty: false,
    };
    Happening::AttemptStarted {
        attempt,
        sitting: sitting(),
        number: sitting_of(n) as u32 + 1,
        rules,
        seed: Seed(n),
        paper: Paper { questions: (1..=SITTING).map(drawn).collect() },
        language: Tag::english(),
        entered: None,
    }
}

fn given(attempt: AttemptId, n: u64) -> Happening {
    // The text is longer and shorter by turns, so that pages fill unevenly.
    let text: Vec<String> =
        (0..=n % 40).map(|part| Digest::of(&[&n.to_be_bytes(), &part.to_be_bytes()]).to_string()).collect();
    Happening::QuestionAnswered {
        attempt,
        response: Response::Text(text.join(" ")),
        mark: Mark::Graded(Share::of((n % 4) as i64, 3)),
        certainty: None,
        language: Tag::english(),
    }
}

fn finished(attempt: AttemptId) -> Happening {
    let score = Share::of(7, 9);
    Happening::AttemptFinished { attempt, sitting: sitting(), score, passed: true, waits: false, late: false }
}

fn sitting_of(n: u64) -> u64 {
    (n - 1) / SITTING
}

fn attempt(who: u32, n: u64) -> AttemptId {
    AttemptId(Uuid::from_u128(u128::from(who) << 64 | u128::from(sitting_of(n) + 1)))
}

fn now(n: u64) -> Now {
    Now { at: Stamp { ms: BEGAN + n as i64 * 1000, offset: 180 }, mono: n * 1000 }
}

fn course() -> CourseId {
    "selftest".parse().expect("it is an id")
}

fn module() -> ModuleId {
    "module".parse().expect("it is an id")
}

fn sitting() -> Sitting {
    Sitting::Module(module())
}

fn item(n: u64) -> ItemId {
    format!("question-{}", (n - 1) % SITTING + 1).parse().expect("it is an id")
}
