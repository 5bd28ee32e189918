//! How fast a great many records are exported, beside the `sqlite3` command on an equal question in the same run:
//! `cargo bench --bench export --features parquet`. A number after `--` is the most rows; without one it is a million.
//!
//! Only the ratios mean anything. Equal is: the same rows in the same order, each column as the same text, as far as SQL can
//! write it. That is held by comparing the smallest of the files.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use coursedeck::{
    course::Library,
    ids::CourseId,
    lang::Tag,
    log::Audit,
    records::Courses,
    store::{How, Store},
    time::Now,
};
use rusqlite::{Connection, params};
use uuid::Uuid;

#[path = "parts/processes.rs"]
mod processes;

use processes::children;

/// How many rows.
const SIZES: [u64; 3] = [10_000, 100_000, 1_000_000];
/// How often each is done in turns; the middle one counts.
const ROUNDS: usize = 3;
/// How many courses a learner has taken.
const COURSES: [&str; 4] = ["staying-safe-online", "using-a-computer", "at-work", "on-the-phone"];
/// Columns that SQL cannot write: a UUIDv5 needs SHA-1, and a UUIDv7 whole numbers of hexadecimal digits.
const BEYOND_SQL: [&str; 2] = ["record_id", "enrolled_at"];

fn main() {
    // `cargo bench` adds a word of its own.
    let most = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(SIZES[2]);
    let scratch = tempfile::tempdir().expect("there is room for files");
    let sizes: Vec<u64> = SIZES.into_iter().filter(|size| *size <= most).collect();
    println!(
        "| rows | form | time | processor | peak memory | file | beside `sqlite3 -csv`: time, processor |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    for size in &sizes {
        let data = scratch.path().join(size.to_string());
        fill(&data, *size);
        if *size == sizes[0] {
            compare(&data);
        }
        measure(&data, *size);
        fs::remove_dir_all(&data).expect("it was made here");
    }
}

/// A database with so many completions, written past the log, as fast as it can.
fn fill(data: &Path, rows: u64) {
    let path = data.join("coursedeck.db");
    let mut store = Store::open(&path, How::default()).expect("it opens");
    let centre = serde_json::json!({ "id": Uuid::from_u128(0x3333), "name": "Kisumu Digital Centre", "preset": "open",
        "key": "00" });
    let audit =
        Audit { by: "bench".to_owned(), command: "bench".to_owned(), on: Vec::new(), note: String::new() };
    let centre = serde_json::from_value(centre).expect("it is a centre");
    store.set_centre(Now::read(), audit, &centre).expect("it is kept");
    drop(store);
    let mut db = Connection::open(&path).expect("it opens");
    db.execute_batch("PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF").expect("it is set");
    let tx = db.transaction().expect("nobody else writes");
    let run: i64 = tx.query_row("SELECT max(key) FROM run", [], |row| row.get(0)).expect("the centre wrote");
    {
        let mut learner = tx
            .prepare("INSERT INTO learner (key, id, name, language, details) VALUES (?1, ?2, ?3, 'en', ?4)")
            .expect("the table is there");
        let mut completion = tx
            .prepare(
                "INSERT INTO completion (learner, course, version, language, outcome, run, seq, place, at, offset, began,
                    began_offset, sure, score, pass, attempts, spent, pretest, posttest, valid_months, evidence)
                VALUES (?1, ?2, '1.2.0', 'en', ?3, ?4, ?5, ?5, ?6, 180, ?7, 180, 1, ?8, 70, 2, ?9, 0.25, ?8, 24, ?10)",
            )
            .expect("the table is there");
        let each = COURSES.len() as u64;
        for number in 0..rows / each {
            let ms = 1_780_000_000_000 + number as i64 * 40_000;
            let id = (ms as u128) << 80 | 0x7 << 76 | 0x8 << 60 | u128::from(number);
            let details = serde_json::json!({ "cohort": format!("Class {}", number / 30), "registration": format!("KE-{number:07}"),
                "consented": { "at": { "ms": ms, "offset": 180 }, "gender": (["female", "male"][number as usize % 2]),
                "birth_year": (1980 + number % 30), "disability": "no", "residence": (["rural", "urban"][number as usize / 2 % 2]) } });
            let key = number as i64 + 1;
            let name = format!("Achieng’ Otieno {number}");
            learner
                .execute(params![key, Uuid::from_u128(id).into_bytes(), name, details.to_string()])
                .expect("there is room");
            for (nth, course) in COURSES.iter().enumerate() {
                let seq = (number * each + nth as u64 + 1) as i64;
                let (passed, score) =
                    (number % 8 != 0, if number % 8 == 0 { 0.5 } else { 0.7 + (number % 30) as f64 / 100.0 });
                let (began, at) = (ms + 86_400_000, ms + 90_000_250 + nth as i64);
                let outcome = if passed { "passed" } else { "failed" };
                let evidence = [number.to_le_bytes(), [nth as u8; 8], [7; 8], [9; 8]].concat();
                completion
                    .execute(params![
                        key,
                        course,
                        outcome,
                        run,
                        seq,
                        at,
                        began,
                        score,
                        seq % 9_000 * 1000,
                        evidence
                    ])
                    .expect("there is room");
            }
        }
    }
    tx.commit().expect("there is room");
    db.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").expect("nobody else reads");
}

/// What a run cost.
#[derive(Clone, Copy, Debug)]
struct Cost {
    time: Duration,
    processor: Duration,
    /// In kilobytes.
    memory: u64,
    bytes: u64,
}

fn measure(data: &Path, rows: u64) {
    let out = data.join("out");
    let mut ours: Vec<Cost> = Vec::new();
    let mut theirs: Vec<Cost> = Vec::new();
    for _ in 0..ROUNDS {
        ours.push(run(export(data, "csv"), &out));
        theirs.push(run(sqlite(data), &out));
    }
    let (ours, theirs) = (median(ours), median(theirs));
    row(rows, "CSV", ours, Some(theirs));
    row(rows, "`sqlite3 -csv`", theirs, None);
    for (form, name) in [("jsonl", "JSON Lines"), ("xlsx", "XLSX"), ("parquet", "Parquet"), ("xapi", "xAPI")]
    {
        if form == "parquet" && !cfg!(feature = "parquet") {
            println!("Parquet: skipped, this build has none; say --features parquet");
            continue;
        }
        row(rows, name, run(export(data, form), &out), Some(theirs));
    }
}

fn row(rows: u64, form: &str, cost: Cost, beside: Option<Cost>) {
    let ratio =
        |ours: Duration, theirs: Duration| format!("{:.2}", ours.as_secs_f64() / theirs.as_secs_f64());
    let beside = beside.map_or("-".to_owned(), |it| {
        format!("{}, {}", ratio(cost.time, it.time), ratio(cost.processor, it.processor))
    });
    println!(
        "| {rows} | {form} | {:.2} s | {:.2} s | {:.1} MB | {:.1} MB | {beside} |",
        cost.time.as_secs_f64(),
        cost.processor.as_secs_f64(),
        cost.memory as f64 / 1024.0,
        cost.bytes as f64 / 1e6,
    );
}

fn median(mut all: Vec<Cost>) -> Cost {
    all.sort_by_key(|cost| cost.processor);
    all[all.len() / 2]
}

fn export(data: &Path, form: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coursedeck"));
    let courses = Path::new(env!("CARGO_MANIFEST_DIR")).join("courses");
    command
        .arg("--data")
        .arg(data)
        .arg("--courses")
        .arg(courses)
        .args(["records", "export", "--to", form, "-o", "-"]);
    command.env("LC_ALL", "en");
    command
}

/// What the `sqlite3` command makes of the same rows.
fn sqlite(data: &Path) -> Command {
    let mut command = Command::new("sqlite3");
    command.args(["-csv", "-header", "-readonly"]).arg(data.join("coursedeck.db"));
    command.arg(QUESTION.replace("COURSES", &courses()));
    command
}

/// The courses as rows of SQL: what the program reads from their files.
fn courses() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("courses");
    let library = Library::new(vec![folder]);
    let courses = Courses::of(&library, Tag::english());
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
    let row = |id: CourseId| {
        let facts = courses.facts(id.as_str());
        let (level, modality) = (facts.level.unwrap_or_default(), facts.modality.unwrap_or_default());
        let codes = [&facts.digcomp, &facts.sdg, &facts.wsis].map(|codes| codes.join(" "));
        let cells = [id.as_str(), &facts.title, level, modality, &codes[0], &codes[1], &codes[2]];
        format!("({})", cells.map(quoted).join(", "))
    };
    courses.ids().into_iter().map(row).collect::<Vec<_>>().join(", ")
}

/// Runs it into a file, and looks at what it takes while it does.
fn run(mut command: Command, out: &PathBuf) -> Cost {
    let file = File::create(out).expect("there is room");
    let before = children();
    let (time, memory) = processes::run(command.stdout(file).stderr(Stdio::inherit()));
    let bytes = fs::metadata(out).expect("it was written").len();
    Cost { time, processor: children() - before, memory, bytes }
}

/// Both files say the same, column by column.
fn compare(data: &Path) {
    let [ours, theirs] = ["ours", "theirs"].map(|name| data.join(name));
    run(export(data, "csv"), &ours);
    run(sqlite(data), &theirs);
    let read = |path: &Path| {
        let text = fs::read_to_string(path).expect("it was written");
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let names = reader.headers().expect("it has a header").clone();
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("it is sound")).collect();
        (names, rows)
    };
    let ((names, ours), (their_names, theirs)) = (read(&ours), read(&theirs));
    assert_eq!((&names, ours.len()), (&their_names, theirs.len()));
    for (nth, (ours, theirs)) in ours.iter().zip(&theirs).enumerate() {
        for ((name, ours), theirs) in names.iter().zip(ours).zip(theirs) {
            let is_number = |text: &str| text.parse::<f64>().ok();
            let agrees = ours == theirs || is_number(ours).is_some_and(|it| Some(it) == is_number(theirs));
            assert!(agrees || BEYOND_SQL.contains(&name), "row {nth}, {name}: {ours} is not {theirs}");
        }
    }
}

/// The completion record as SQL writes it.
const QUESTION: &str = include_str!("export.sql");
