//! Corruption: bits flipped and ends cut off in everything that is kept. It is found, said, and repaired from what is
//! whole.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    thread,
    time::Duration,
};

use coursedeck::{
    lang::Tag,
    log::{Audit, Written},
    store::{How, Mended, Store, StoreError, selftest},
    time::{Now, Stamp},
};
use rusqlite::{Connection, types::Value};
use tempfile::TempDir;

/// How many flips a test makes; `COURSEDECK_FLIPS` asks for more.
fn flips(usual: usize) -> usize {
    std::env::var("COURSEDECK_FLIPS").ok().and_then(|count| count.parse().ok()).unwrap_or(usual)
}

fn now() -> Now {
    Now { at: Stamp { ms: 1_800_000_000_000, offset: 180 }, mono: 0 }
}

fn audit() -> Audit {
    Audit {
        by: "student".to_owned(),
        command: "doctor --repair".to_owned(),
        on: Vec::new(),
        note: String::new(),
    }
}

/// A database of a few learners and starts of the program, with all in its file and nothing in its log.
fn centre() -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("data/coursedeck.db");
    for (who, rows) in [(0, 45), (1, 30), (0, 40), (2, 10)] {
        selftest::append(&path, who, Some(rows), &mut |_| ()).unwrap();
    }
    let mut store = Store::open(&path, How::default()).unwrap();
    let amina = store.add_learner(now(), "Amina Hassan", &Tag::english(), Some("4711")).unwrap();
    store.set_setting(Some(amina.id), "theme", Some("dark")).unwrap();
    drop(store);
    assert!(!path.with_file_name("coursedeck.db-wal").exists());
    (dir, path)
}

fn events(path: &Path) -> Vec<Written> {
    Store::open(path, How::default()).unwrap().events().unwrap()
}

fn repair(path: &Path, backups: &[PathBuf]) -> Mended {
    Store::repair(path, backups, How::default(), (now(), audit())).unwrap()
}

/// The events but for those that the repair itself noted.
fn learned(path: &Path) -> Vec<Written> {
    events(path).into_iter().filter(|event| event.kind != "audit-noted").collect()
}

fn is_found(path: &Path) -> bool {
    match Store::examine(path) {
        Ok(health) => !health.is_whole() || health.derived.is_some(),
        Err(StoreError::NotADatabase { .. } | StoreError::NotOurs { .. } | StoreError::Newer { .. }) => true,
        Err(StoreError::Damaged { .. } | StoreError::Unreadable { .. } | StoreError::Sqlite { .. }) => true,
        Err(error) => panic!("{error:?}"),
    }
}

/// What a flip must not change unseen: the log, and all that follows from it.
fn meaning(path: &Path) -> Option<(Vec<Written>, String)> {
    let store = Store::open(path, How { anyway: true }).ok()?;
    Some((store.events().ok()?, store.digest().ok()?.to_string()))
}

/// Flips spread over all pages: every page is hit, at places that differ.
fn places(length: usize, count: usize) -> Vec<(usize, u8)> {
    let step = length as f64 / count as f64;
    (0..count)
        .map(|at| ((at as f64 * step) as usize + at * 37 % 61, 1 << (at % 8)))
        .filter(|it| it.0 < length)
        .collect()
}

fn clear(path: &Path) {
    for entry in fs::read_dir(path.parent().unwrap()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::remove_file(path).unwrap();
        }
    }
}

/// A change to any column of an event is found, whoever makes it: by its digest, or by what follows from it.
///
/// Its place in the file alone is no part of it: on another machine it has another.
#[test]
fn a_change_to_any_column_of_an_event_is_found() {
    let dir = crate::class::some();
    let path = dir.path().join("coursedeck.db");
    let db = rusqlite::Connection::open(&path).unwrap();
    db.pragma_update(None, "foreign_keys", false).unwrap();
    let mut columns: Vec<String> = Vec::new();
    db.prepare("SELECT name FROM pragma_table_info('event')")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .for_each(|name| columns.push(name.unwrap()));
    assert_eq!(columns.len(), 20);
    let kinds =
        ["learner-added", "check-answered", "attempt-started", "question-answered", "attempt-finished"];
    let is_found = || {
        let health = Store::examine(&path).unwrap();
        !health.is_whole() || health.derived.is_some()
    };
    assert!(!is_found());
    let (mut tried, mut missed) = (0, Vec::new());
    for kind in kinds {
        let first = "SELECT min(place) FROM event WHERE kind = ?1";
        let place: i64 = db.query_row(first, [kind], |row| row.get(0)).unwrap();
        for column in columns.iter().filter(|it| *it != "place") {
            let ask = format!("SELECT {column} FROM event WHERE place = ?1");
            let sound: Value = db.query_row(&ask, [place], |row| row.get(0)).unwrap();
            for other in others(&sound) {
                let change = format!("UPDATE event SET {column} = ?2 WHERE place = ?1");
                // What the table itself refuses needs no finding.
                if db.execute(&change, rusqlite::params![place, other]).is_err() {
                    continue;
                }
                tried += 1;
                if !is_found() {
                    missed.push(format!("{column} of {kind}: {sound:?} → {other:?}"));
                }
                db.execute(&change, rusqlite::params![place, sound]).unwrap();
            }
        }
    }
    assert!(!is_found());
    assert!(missed.is_empty(), "of {tried}:\n{}", missed.join("\n"));
    assert!(200 < tried, "{tried}");
}

/// A value with its first, a middle and its last bit turned, and nothing in its place; where it is nothing, something.
fn others(sound: &Value) -> Vec<Value> {
    let turned = |bytes: &[u8], at: usize| {
        let mut bytes = bytes.to_vec();
        bytes[at] ^= 1;
        bytes
    };
    let places = |length: usize| [0, length / 2, length.saturating_sub(1)];
    match sound {
        Value::Null => vec![Value::Text("a".to_owned()), Value::Blob(vec![7; 16])],
        Value::Integer(it) => [0, 1, 20, 40].map(|bit| Value::Integer(it ^ (1 << bit))).to_vec(),
        Value::Real(it) => vec![Value::Real(it + 1.0)],
        Value::Text(it) => {
            let text = |at| Value::Text(String::from_utf8(turned(it.as_bytes(), at)).unwrap());
            let all = places(it.len()).into_iter().filter(|at| it.as_bytes()[*at].is_ascii()).map(text);
            all.chain([Value::Null]).collect()
        }
        Value::Blob(it) => {
            places(it.len()).into_iter().map(|at| Value::Blob(turned(it, at))).chain([Value::Null]).collect()
        }
    }
}

#[test]
fn no_flipped_bit_changes_what_was_kept_unseen() {
    let (dir, path) = centre();
    let whole = fs::read(&path).unwrap();
    let meant = meaning(&path).unwrap();
    let (mut found, mut harmless) = (0, 0);
    for (at, bit) in places(whole.len(), flips(300)) {
        let mut harmed = whole.clone();
        harmed[at] ^= bit;
        clear(&path);
        fs::write(&path, &harmed).unwrap();
        if is_found(&path) {
            found += 1;
            continue;
        }
        assert_eq!(fs::read(&path).unwrap(), harmed, "doctor changed the file");
        assert_eq!(meaning(&path).as_ref(), Some(&meant), "byte {at}, bit {bit}: changed and not found");
        harmless += 1;
    }
    // The control: among so many flips some hit nothing, and many hit something.
    assert!(100 < found && 0 < harmless, "{found} found, {harmless} without effect");
    drop(dir);
}

#[test]
fn a_repair_gets_back_everything_that_a_backup_has() {
    let (dir, path) = centre();
    let backup = dir.path().join("backup.db");
    Store::back_up(&path, &backup, &|_| ()).unwrap();
    let (whole, meant) = (fs::read(&path).unwrap(), learned(&path));
    let settings = |path: &Path| {
        let db = Connection::open(path).unwrap();
        db.query_row("SELECT count(*) FROM setting", [], |row| row.get::<_, i64>(0)).unwrap()
    };
    for (at, bit) in places(whole.len(), flips(30)) {
        let mut harmed = whole.clone();
        harmed[at] ^= bit;
        clear(&path);
        fs::write(&path, &harmed).unwrap();
        let mended = repair(&path, std::slice::from_ref(&backup));
        assert_eq!(mended.lost, [], "byte {at}");
        assert_eq!(fs::read(&mended.kept).unwrap(), harmed, "what was damaged is kept as it was");
        assert!(!is_found(&path), "byte {at}: {:?}", Store::examine(&path));
        assert_eq!(sorted(learned(&path)), sorted(meant.clone()), "byte {at}");
        assert_eq!(settings(&path), 1, "byte {at}");
    }
}

fn sorted(mut events: Vec<Written>) -> Vec<Written> {
    events.sort_by_key(|event| event.name);
    events
}

#[test]
fn without_a_backup_a_repair_loses_only_what_was_hit_and_says_so() {
    let (_dir, path) = centre();
    let (whole, meant) = (fs::read(&path).unwrap(), sorted(learned(&path)));
    let (mut by_bit, mut lost_ever) = (0, 0);
    for (at, bit) in places(whole.len(), flips(30)) {
        let mut harmed = whole.clone();
        // One bit, or three bytes, so that no single bit mends it.
        match at % 2 {
            0 => harmed[at] ^= bit,
            _ => (at..(at + 3).min(whole.len())).for_each(|at| harmed[at] ^= bit | 1),
        }
        clear(&path);
        fs::write(&path, &harmed).unwrap();
        let mended = repair(&path, &[]);
        let health = Store::examine(&path).unwrap();
        assert!(health.is_whole() && health.derived.is_none(), "byte {at}: {health:?}");
        let saved = sorted(learned(&path));
        let lost = mended.lost.iter().map(|lost| lost.to - lost.from + 1).sum::<u64>() as usize;
        let blank = mended.blank as usize;
        assert!(lost + blank <= 2, "byte {at}: {mended:?}");
        assert_eq!(saved.len() + lost, meant.len(), "byte {at}: {mended:?}");
        let names: BTreeSet<_> = meant.iter().map(|event| event.name).collect();
        assert!(saved.iter().all(|event| names.contains(&event.name)));
        let changed = saved.iter().filter(|event| !meant.contains(event)).count();
        assert!(changed <= blank, "byte {at}: {mended:?}");
        by_bit += mended.by_bit;
        lost_ever += lost + blank;
    }
    // The control: something was really hit.
    assert!(0 < by_bit && 0 < lost_ever, "{by_bit} mended, {lost_ever} lost");
}

#[test]
fn a_whole_page_that_is_gone_is_filled_from_a_backup_or_told() {
    let (dir, path) = centre();
    let backup = dir.path().join("old.db");
    Store::back_up(&path, &backup, &|_| ()).unwrap();
    // What was learned after the backup is in the file alone.
    selftest::append(&path, 3, Some(25), &mut |_| ()).unwrap();
    let (whole, meant) = (fs::read(&path).unwrap(), sorted(learned(&path)));
    // Every page takes minutes: that is for when more flips are asked for as well.
    let step = if flips(1) == 1 { 9 } else { 1 };
    for page in (0..whole.len() / 4096).step_by(step) {
        let mut harmed = whole.clone();
        harmed[page * 4096..(page + 1) * 4096].fill(0xa5);
        clear(&path);
        fs::write(&path, &harmed).unwrap();
        let mended = repair(&path, std::slice::from_ref(&backup));
        let health = Store::examine(&path).unwrap();
        assert!(health.is_whole() && health.derived.is_none(), "page {page}: {health:?}");
        let saved = sorted(learned(&path));
        let lost = mended.lost.iter().map(|lost| lost.to - lost.from + 1).sum::<u64>() as usize;
        assert_eq!(saved.len() + lost, meant.len(), "page {page}: {mended:?}");
        // Nothing that the backup has is among the lost.
        let in_backup: BTreeSet<_> = events(&backup).iter().map(|event| event.name).collect();
        let there: BTreeSet<_> = saved.iter().map(|event| event.name).collect();
        let missing = |name: &&_| !there.contains(*name);
        assert_eq!(in_backup.iter().filter(missing).count(), 0, "page {page}");
    }
}

#[test]
fn a_file_cut_short_anywhere_is_found_and_saved_as_far_as_it_goes() {
    let (dir, path) = centre();
    let backup = dir.path().join("backup.db");
    Store::back_up(&path, &backup, &|_| ()).unwrap();
    let (whole, meant) = (fs::read(&path).unwrap(), sorted(learned(&path)));
    for cut in [1, 50, 100, 4095, 4096, 5000, 20_000, whole.len() / 2, whole.len() - 4096, whole.len() - 1] {
        clear(&path);
        fs::write(&path, &whole[..cut]).unwrap();
        assert!(is_found(&path), "{cut} bytes");
        assert_eq!(repair(&path, std::slice::from_ref(&backup)).lost, []);
        assert_eq!(sorted(learned(&path)), meant, "{cut} bytes");
    }
}

/// A database whose last answers are only in its log, as after a power cut.
fn with_a_log() -> (TempDir, PathBuf, Vec<u8>, Vec<u8>, Vec<Written>) {
    let (dir, path) = centre();
    let (copy, log) = (dir.path().join("copy.db"), dir.path().join("copy.db-wal"));
    // Somebody who has it open keeps the log from being copied at the end.
    let reader = Connection::open(&path).unwrap();
    reader.query_row("SELECT count(*) FROM event", [], |row| row.get::<_, i64>(0)).unwrap();
    selftest::append(&path, 0, Some(20), &mut |_| ()).unwrap();
    fs::copy(&path, &copy).unwrap();
    fs::copy(path.with_file_name("coursedeck.db-wal"), &log).unwrap();
    let meant = sorted(learned(&path));
    drop(reader);
    let (file, log) = (fs::read(copy).unwrap(), fs::read(log).unwrap());
    (dir, path, file, log, meant)
}

#[test]
fn a_damaged_log_is_found_and_what_it_holds_is_saved() {
    let (_dir, path, file, log, meant) = with_a_log();
    let frame = 4096 + 24;
    assert!(20 * frame < log.len(), "{}", log.len());
    for (at, bit) in places(log.len(), flips(24)) {
        let mut harmed = log.clone();
        harmed[at] ^= bit;
        clear(&path);
        fs::write(&path, &file).unwrap();
        fs::write(path.with_file_name("coursedeck.db-wal"), &harmed).unwrap();
        assert!(Store::examine_ahead(&path).unwrap().is_damaged, "byte {at}");
        assert_eq!(fs::read(path.with_file_name("coursedeck.db-wal")).unwrap(), harmed, "doctor changed it");
        let mended = repair(&path, &[]);
        let health = Store::examine(&path).unwrap();
        assert!(health.is_whole() && health.derived.is_none(), "byte {at}: {health:?}");
        assert!(
            meant.len() <= learned(&path).len() + 1,
            "byte {at}: {} of {}, {mended:?}",
            learned(&path).len(),
            meant.len()
        );
    }
    // The control: SQLite by itself drops all that follows a damaged frame.
    let mut harmed = log.clone();
    harmed[32 + frame + 1000] ^= 1;
    clear(&path);
    fs::write(&path, &file).unwrap();
    fs::write(path.with_file_name("coursedeck.db-wal"), &harmed).unwrap();
    assert!(learned(&path).len() + 15 < meant.len());
}

#[test]
fn a_whole_log_and_one_cut_off_in_a_commit_are_no_damage() {
    let (_dir, path, file, log, meant) = with_a_log();
    for cut in [log.len(), log.len() - 100, log.len() - 4096 - 24 - 100, 32, 0] {
        clear(&path);
        fs::write(&path, &file).unwrap();
        fs::write(path.with_file_name("coursedeck.db-wal"), &log[..cut]).unwrap();
        assert!(!Store::examine_ahead(&path).unwrap().is_damaged, "{cut} bytes");
        assert!(!is_found(&path), "{cut} bytes");
        if cut == log.len() {
            assert_eq!(sorted(learned(&path)), meant);
        }
    }
}

#[test]
fn who_was_erased_stays_so_when_a_backup_still_has_them() {
    let (dir, path) = centre();
    let backup = dir.path().join("backup.db");
    Store::back_up(&path, &backup, &|_| ()).unwrap();
    let mut store = Store::open(&path, How::default()).unwrap();
    let amina = store.learners().unwrap().into_iter().find(|it| it.name == "Amina Hassan").unwrap();
    store.erase(now(), audit(), amina.id).unwrap();
    store.scrub().unwrap();
    drop(store);
    let mut harmed = fs::read(&path).unwrap();
    harmed[4096 * 6..4096 * 9].fill(0);
    fs::write(&path, &harmed).unwrap();
    repair(&path, &[backup]);
    let bytes = fs::read(&path).unwrap();
    assert!(!bytes.windows(5).any(|it| it == b"Amina"));
    assert!(Store::examine(&path).unwrap().is_whole());
}

fn command(data: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coursedeck"));
    for name in ["LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "COURSEDECK_PASSPHRASE_FILE"] {
        command.env_remove(name);
    }
    command
        .env("LANG", "en_US.UTF-8")
        .env("TERM", "xterm")
        .env("COURSEDECK_DATA", data)
        .env("USER", "student");
    command.args(args).stdin(Stdio::null());
    command
}

fn said(output: &Output) -> String {
    [&output.stdout[..], &output.stderr].map(String::from_utf8_lossy).concat()
}

fn run(data: &Path, args: &[&str]) -> (i32, String) {
    let output = command(data, args).output().unwrap();
    (output.status.code().unwrap(), said(&output))
}

#[test]
fn doctor_says_what_is_wrong_and_the_mend_works() {
    let (_dir, path) = centre();
    let data = path.parent().unwrap();
    let (code, well) = run(data, &["doctor"]);
    // Only the folder was made by the test, and its clock is the machine's.
    assert!(well.contains("every page is sound") && well.contains("is as it was written"), "{well}");
    let before = fs::read(&path).unwrap();
    let db = Connection::open(&path).unwrap();
    db.execute("UPDATE completion SET score = 0.1", []).unwrap();
    db.execute("UPDATE learner SET name = 'Anima' WHERE name LIKE 'Amina%'", []).unwrap();
    drop(db);
    let (_, told) = run(data, &["doctor"]);
    assert!(told.contains("fault   projections") && told.contains("doctor --rebuild"), "{told}");
    assert_eq!(run(data, &["doctor", "--rebuild"]).0, 0);
    let (code_again, told) = run(data, &["doctor"]);
    assert!(code == code_again && told.contains("ok      projections"), "{told}");
    // A changed event is another matter.
    fs::write(&path, &before).unwrap();
    let db = Connection::open(&path).unwrap();
    db.execute("UPDATE event SET payload = replace(payload, 'Amina', 'Anima')", []).unwrap();
    drop(db);
    let (code, told) = run(data, &["doctor"]);
    assert!(
        code == 1 && told.contains("fault   events") && told.contains("its payload was changed"),
        "{told}"
    );
    let (code, told) = run(data, &["doctor", "--rebuild"]);
    assert!(code == 2 && told.contains("doctor --repair"), "{told}");
    let (code, told) = run(data, &["doctor", "--repair"]);
    assert!(code == 2 && told.contains("--yes"), "{told}");
    let (code, told) = run(data, &["doctor", "--repair", "--yes"]);
    assert!(code == 0 && told.contains("Saved: ") && told.contains("aside-1"), "{told}");
    assert!(run(data, &["doctor"]).1.contains("kept aside by a repair"), "{told}");
}

#[test]
fn doctor_finds_what_is_wrong_around_the_records() {
    let (_dir, path) = centre();
    let data = path.parent().unwrap();
    fs::create_dir_all(data.join("locales")).unwrap();
    fs::create_dir_all(data.join("fonts")).unwrap();
    fs::create_dir_all(data.join("backups")).unwrap();
    fs::create_dir_all(data.join("courses/broken")).unwrap();
    fs::write(data.join("courses/broken/course.toml"), "title = ").unwrap();
    fs::write(data.join("locales/sw.ftl"), "language-name = Kiswahili\nbroken {\n").unwrap();
    fs::write(data.join("fonts/own.ttf"), "no font").unwrap();
    fs::write(data.join("centre.key"), "no key").unwrap();
    Store::back_up(&path, &data.join("backups/coursedeck-2026-10-01.db"), &|_| ()).unwrap();
    let mut harmed = fs::read(&path).unwrap();
    let at = harmed.windows(10).position(|it| it == b"\"response\"").unwrap();
    harmed[at + 12] ^= 1;
    fs::write(data.join("backups/coursedeck-2026-10-02.db"), harmed).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    }
    let output = command(data, &["doctor", "--format", "json"]).env("LANG", "C").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let lines = String::from_utf8(output.stdout).unwrap();
    let found: BTreeSet<(String, String)> = lines
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .filter(|line| {
            assert!((line["state"] == "ok") == line["mend"].is_null(), "{line}");
            line["state"] != "ok"
        })
        .map(|line| (line["check"].as_str().unwrap().to_owned(), line["state"].as_str().unwrap().to_owned()))
        .collect();
    for check in ["courses", "words", "fonts", "key", "backups", "rights"] {
        assert!(found.contains(&(check.to_owned(), "fault".to_owned())), "{check}: {lines}");
    }
    assert!(found.contains(&("terminal".to_owned(), "advice".to_owned())), "{lines}");
}

#[test]
fn a_repair_killed_at_any_moment_leaves_what_was_there_or_what_it_made() {
    let (dir, path) = centre();
    let data = path.parent().unwrap();
    let mut harmed = fs::read(&path).unwrap();
    let meant = learned(&path).len();
    harmed[4096 * 8..4096 * 8 + 600].fill(0xff);
    let (mut early, mut late) = (0, 0);
    for moment in 0..16u64 {
        clear(&path);
        fs::write(&path, &harmed).unwrap();
        let mut child =
            command(data, &["doctor", "--repair", "--yes"]).stdout(Stdio::null()).spawn().unwrap();
        // The last one is left to end: a busy machine takes its time.
        if moment < 15 {
            thread::sleep(Duration::from_millis(moment * moment * 3));
            let _ = child.kill();
        }
        child.wait().unwrap();
        // Whatever was left, the next one comes to the end; and what was damaged is always still there.
        if is_found(&path) && !data.join("coursedeck.db.next").exists() {
            early += 1;
            assert_eq!(fs::read(&path).unwrap(), harmed, "the damaged file was touched");
            repair(&path, &[]);
        } else {
            late += 1;
        }
        let store = Store::open(&path, How::default()).unwrap();
        drop(store);
        assert!(!is_found(&path), "after {} ms", moment * moment * 3);
        assert!(meant <= learned(&path).len() + 8);
        let kept = fs::read_dir(data).unwrap().map(|it| it.unwrap().path());
        let kept =
            kept.filter(|it| it.to_string_lossy().contains("aside-") && fs::read(it).unwrap() == harmed);
        assert!(0 < kept.count());
    }
    assert!(0 < early && 0 < late, "{early} before the end, {late} after");
    drop(dir);
}

#[test]
fn a_finished_repair_whose_last_step_was_cut_off_is_finished_by_the_next_start() {
    let (dir, path) = centre();
    let whole = learned(&path).len();
    let next = dir.path().join("next.db");
    Store::back_up(&path, &next, &|_| ()).unwrap();
    // As a kill leaves it right after the new file was given its name: a damaged one, with a log that must not be taken.
    let (.., log, _) = with_a_log();
    let mut harmed = fs::read(&path).unwrap();
    harmed[5000..9000].fill(7);
    fs::write(&path, &harmed).unwrap();
    fs::write(path.with_file_name("coursedeck.db-wal"), &log).unwrap();
    fs::rename(next, path.with_file_name("coursedeck.db.next")).unwrap();
    assert_eq!(learned(&path).len(), whole);
    assert!(!is_found(&path) && !path.with_file_name("coursedeck.db.next").exists());
    assert_eq!(fs::read(path.with_file_name("coursedeck.db.aside-1")).unwrap(), harmed);
    assert_eq!(fs::read(path.with_file_name("coursedeck.db.aside-1-wal")).unwrap(), log);
}

#[test]
fn nothing_is_repaired_under_somebody_who_learns() {
    let (_dir, path) = centre();
    let store = Store::open(&path, How::default()).unwrap();
    let before = fs::read(&path).unwrap();
    let (code, told) = run(path.parent().unwrap(), &["doctor", "--repair", "--yes"]);
    assert!(code == 3 && told.contains("ask everyone to leave"), "{told}");
    assert_eq!(fs::read(&path).unwrap(), before);
    drop(store);
}
