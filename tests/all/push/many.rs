//! A database with many completions, written past the log, as fast as it can: of two years, two centres' worth of people,
//! courses with tags and without.

use std::path::Path;

use coursedeck::{
    log::Audit,
    store::{How, Store},
    time::Now,
};
use rusqlite::{Connection, Transaction, params};
use uuid::Uuid;

/// Two that are shipped, and have tags, and two that nobody has.
pub const COURSES: [&str; 4] = ["staying-safe-online", "using-a-computer", "at-work", "on-the-phone"];
const FIRST: i64 = 1_780_000_000_000;
const DAY: i64 = 86_400_000;

/// Makes it in the folder `data`: a learner for every three completions and a half. `centre` is a number of its own.
pub fn fill(data: &Path, centre: u128, rows: u64) {
    let path = data.join("coursedeck.db");
    let mut store = Store::open(&path, How::default()).unwrap();
    let told = serde_json::json!({ "id": Uuid::from_u128(0x3333_0000 + centre), "name": format!("Centre {centre}"),
        "country": "KE", "preset": "open", "key": "00" });
    let audit =
        Audit { by: "test".to_owned(), command: "test".to_owned(), on: Vec::new(), note: String::new() };
    store.set_centre(Now::read(), audit, &serde_json::from_value(told).unwrap()).unwrap();
    drop(store);
    let mut db = Connection::open(&path).unwrap();
    db.execute_batch("PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF").unwrap();
    let tx = db.transaction().unwrap();
    let (mut made, mut number) = (0, 0);
    while made < rows {
        learner(&tx, centre, number);
        // The number of courses of each goes round.
        let of_this = (number % 4 + 1).min(rows - made);
        (0..of_this).for_each(|nth| completion(&tx, number, nth));
        made += of_this;
        number += 1;
    }
    tx.commit().unwrap();
    db.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
}

fn learner(tx: &Transaction<'_>, centre: u128, number: u64) {
    let ms = FIRST + (number as i64 % 60_000) * 1_000_000;
    let id = (ms as u128) << 80 | 0x7 << 76 | 0x8 << 60 | centre << 40 | u128::from(number);
    let mut details = serde_json::json!({ "cohort": format!("Class {}", number / 30), "registration": format!("KE-{number:07}") });
    if !number.is_multiple_of(7) {
        details["consented"] = serde_json::json!({ "at": { "ms": ms, "offset": 180 },
            "gender": (["female", "male"][number as usize % 2]), "birth_year": 1950 + number % 60,
            "disability": (["no", "no", "no", "yes"][number as usize % 4]), "residence": (["rural", "urban"][number as usize / 2 % 2]) });
    }
    let mut put = tx
        .prepare_cached(
            "INSERT INTO learner (key, id, name, language, details) VALUES (?1, ?2, ?3, 'sw', ?4)",
        )
        .unwrap();
    let name = format!("Achieng’ \"Ada\" Otieno\t{number}\\N");
    put.execute(params![number as i64 + 1, Uuid::from_u128(id).into_bytes(), name, details.to_string()])
        .unwrap();
}

fn completion(tx: &Transaction<'_>, number: u64, nth: u64) {
    let mixed = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
    let (course, outcome) = (
        COURSES[nth as usize],
        ["passed", "passed", "completed", "failed", "in-progress"][mixed as usize % 5],
    );
    let graded = matches!(outcome, "passed" | "failed");
    let began = FIRST + (mixed as i64 % 700) * DAY + 3_600_000;
    let at = began + (mixed as i64 % 40) * DAY + 250 + nth as i64;
    let score = graded.then_some(if outcome == "passed" { 0.7 + (mixed % 30) as f64 / 100.0 } else { 0.5 });
    let pretest = graded.then_some((mixed % 11) as f64 / 10.0);
    let seq = (number * 4 + nth + 1) as i64;
    let evidence = [number.to_le_bytes(), [nth as u8; 8], [7; 8], [9; 8]].concat();
    let mut put = tx
        .prepare_cached(
            "INSERT INTO completion (learner, course, version, language, outcome, run, seq, place, at, offset, began,
                began_offset, sure, score, pass, attempts, spent, pretest, posttest, valid_months, evidence)
            VALUES (?1, ?2, '1.2.0', 'en', ?3, (SELECT max(key) FROM run), ?4, ?4, ?5, 180, ?6, 180, ?7, ?8, ?9, ?10, ?11,
                ?12, ?8, 24, ?13)",
        )
        .unwrap();
    let spent = (mixed % 9_000) as i64 * 1_000;
    let pass = graded.then_some(70);
    put.execute(params![
        number as i64 + 1,
        course,
        outcome,
        seq,
        at,
        began,
        !mixed.is_multiple_of(50),
        score,
        pass,
        i64::from(graded) * 2,
        spent,
        pretest,
        evidence
    ])
    .unwrap();
}
