//! How many learners one small server serves: each in a program of their own on one database, and the same commits by
//! bare SQLite in the same run: `cargo crowd [LEARNERS] [ANSWERS] [MILLISECONDS]`, where each thinks so long on average.

use std::{
    path::Path,
    thread,
    time::{Duration, Instant},
};

use rusqlite::{Connection, TransactionBehavior, params};

#[path = "../tests/all/crowd.rs"]
#[allow(clippy::unwrap_used)]
mod crowd;
#[path = "../tests/all/lines.rs"]
mod lines;

use crowd::{crowd, thought};

fn main() {
    let numbers: Vec<usize> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    let learners = numbers.first().copied().unwrap_or(100);
    let answers = numbers.get(1).copied().unwrap_or(100);
    let pause = Duration::from_millis(numbers.get(2).copied().unwrap_or(2000) as u64);
    let scratch = tempfile::tempdir().expect("there is room for files");
    let ours = crowd(scratch.path(), learners, answers, pause);
    let (bare, bare_took) = bare(&scratch.path().join("bare.db"), learners, answers, pause);
    let wanted = learners * answers;
    println!("{learners} learners, {answers} answers each, {pause:?} of thought before each, on average\n");
    println!("| what | this program | bare SQLite |\n| --- | --- | --- |");
    let row = |what: &str, ours: String, theirs: String| println!("| {what} | {ours} | {theirs} |");
    row("from the line to \"saved\", half of them within", at(&ours.times, 50), at(&bare, 50));
    row("99 of 100 within", at(&ours.times, 99), at(&bare, 99));
    row("answers a second", rate(wanted, ours.took), rate(wanted, bare_took));
    row(
        "told as saved, and not kept",
        (ours.times.len() - ours.kept.min(ours.times.len())).to_string(),
        "-".to_owned(),
    );
    row("errors", (wanted - ours.times.len()).to_string(), "-".to_owned());
    row("memory in all", format!("{:.1} MB", ours.memory as f64 / 1024.0), "-".to_owned());
    let each = ours.memory as f64 / learners as f64;
    row("learners a gigabyte", format!("{:.0}", 1_048_576.0 / each), "-".to_owned());
}

fn at(times: &[Duration], percent: usize) -> String {
    let mut times = times.to_vec();
    times.sort();
    format!("{:.1} ms", times[(times.len() * percent / 100).min(times.len() - 1)].as_secs_f64() * 1000.0)
}

fn rate(count: usize, took: Duration) -> String {
    format!("{:.0}", count as f64 / took.as_secs_f64())
}

/// As many commits of as many bytes by as many connections with the same settings, and nothing else.
fn bare(path: &Path, learners: usize, answers: usize, pause: Duration) -> (Vec<Duration>, Duration) {
    let open = || {
        let db = Connection::open(path).expect("it opens");
        db.busy_timeout(Duration::from_secs(10)).expect("it waits");
        db.execute_batch("PRAGMA journal_mode=WAL; PRAGMA synchronous=EXTRA; CREATE TABLE IF NOT EXISTS it (n INTEGER PRIMARY KEY, it TEXT);")
            .expect("it is there");
        db
    };
    drop(open());
    let began = Instant::now();
    let times = thread::scope(|scope| {
        let one = |who: usize| {
            let mut db = open();
            let mut commit = |nth: usize| {
                thread::sleep(thought(pause, who, nth));
                let began = Instant::now();
                let tx =
                    db.transaction_with_behavior(TransactionBehavior::Immediate).expect("its turn comes");
                tx.execute("INSERT INTO it (it) VALUES (?1)", params!["x".repeat(600)])
                    .expect("there is room");
                tx.commit().expect("the disk takes it");
                began.elapsed()
            };
            (0..answers).map(&mut commit).collect::<Vec<_>>()
        };
        let all: Vec<_> = (0..learners).map(|who| scope.spawn(move || one(who))).collect();
        all.into_iter().flat_map(|one| one.join().expect("nothing fails")).collect()
    });
    (times, began.elapsed())
}
