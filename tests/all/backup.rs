//! Backups: made while others learn, whole, put back without losing anything unasked.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use coursedeck::{
    lang::Tag,
    store::{How, Store, StoreError, selftest},
    time::{Now, Stamp},
};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::pty::{PATIENCE, Terminal, coursedeck};

fn command(data: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coursedeck"));
    for name in ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "COURSEDECK_PASSPHRASE_FILE"] {
        command.env_remove(name);
    }
    command.env("LANG", "en_US.UTF-8").env("COURSEDECK_DATA", data).env("USER", "student");
    command.args(args).stdin(Stdio::null());
    command
}

fn run(data: &Path, args: &[&str]) -> (i32, String) {
    let output = command(data, args).output().unwrap();
    let said = [&output.stdout[..], &output.stderr].map(String::from_utf8_lossy).concat();
    (output.status.code().unwrap(), said)
}

/// A data folder with answers of the first of January 2026.
fn centre() -> (TempDir, PathBuf, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let path = data.join("coursedeck.db");
    selftest::append(&path, 0, Some(30), &mut |_| ()).unwrap();
    (dir, data, path)
}

fn events(path: &Path) -> u64 {
    let health = Store::examine(path).unwrap();
    assert!(health.is_whole() && health.derived.is_none(), "{health:?}");
    health.events()
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| !name.ends_with(".lock"));
    names.sort();
    names
}

#[test]
fn a_backup_is_whole_private_and_alone() {
    let (dir, data, path) = centre();
    let folder = dir.path().join("stick");
    fs::create_dir(&folder).unwrap();
    let to = folder.join("mine.db");
    let (code, said) = run(&data, &["backup", "-o", to.to_str().unwrap()]);
    assert!(code == 0 && said.contains("1 learner, ") && said.contains("sha256"), "{said}");
    assert_eq!(events(&to), events(&path) - 1);
    assert_eq!(files(&folder), ["mine.db"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&to).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let (code, said) = run(&data, &["backup", "-o", to.to_str().unwrap()]);
    assert!(code == 2 && said.contains("--force"), "{said}");
    let (code, said) = run(&data, &["backup", "--force", "-o", path.to_str().unwrap()]);
    assert!(code == 2 && said.contains("the database itself"), "{said}");
    assert_eq!(run(&data, &["backup", "--force", "-o", to.to_str().unwrap()]).0, 0);
}

#[test]
fn a_backup_made_while_others_learn_is_one_state() {
    let (dir, data, path) = centre();
    let mut learners: Vec<_> = (1..4)
        .map(|who| {
            let mut command = command(&data, &["selftest", "append", path.to_str().unwrap()]);
            command.arg(format!("who={who}")).stdout(Stdio::null()).spawn().unwrap()
        })
        .collect();
    let mut last = 0;
    for at in 0..6 {
        let to = dir.path().join(format!("{at}.db"));
        assert_eq!(run(&data, &["backup", "-o", to.to_str().unwrap()]).0, 0);
        let events = events(&to);
        assert!(last < events, "nobody learned meanwhile");
        last = events;
    }
    for learner in &mut learners {
        learner.kill().unwrap();
        learner.wait().unwrap();
    }
    assert!(last <= events(&path));
}

#[test]
fn a_damaged_database_takes_no_good_backup_s_place() {
    let (dir, data, path) = centre();
    let to = dir.path().join("good.db");
    Store::back_up(&path, &to, &|_| ()).unwrap();
    let good = fs::read(&to).unwrap();
    let db = Connection::open(&path).unwrap();
    db.execute("UPDATE event SET payload = '{}' WHERE seq = 5", []).unwrap();
    drop(db);
    let (code, said) = run(&data, &["backup", "--force", "-o", to.to_str().unwrap()]);
    assert!(code == 3 && said.contains("doctor"), "{said}");
    assert_eq!(fs::read(&to).unwrap(), good);
    assert_eq!(files(dir.path()), ["data", "good.db"]);
}

#[test]
fn a_restore_shows_asks_and_keeps_what_was_here() {
    let (dir, data, path) = centre();
    let to = dir.path().join("monday.db");
    let file = to.to_str().unwrap();
    Store::back_up(&path, &to, &|_| ()).unwrap();
    let before = events(&path);
    selftest::append(&path, 1, Some(7), &mut |_| ()).unwrap();
    let newer = events(&path);
    // What would be lost is counted, and nothing is.
    let (code, said) = run(&data, &["restore", file, "--yes"]);
    let lost = newer - before;
    assert!(code == 2 && said.contains(&format!("{lost} events that are here would be lost")), "{said}");
    assert_eq!(events(&path), newer);
    let (code, said) = run(&data, &["restore", file, "--lose-newer"]);
    assert!(code == 2 && said.contains("--yes"), "{said}");
    let (code, said) = run(&data, &["restore", file, "--lose-newer", "--yes"]);
    assert!(code == 0 && said.contains("coursedeck.db.aside-1"), "{said}");
    // That it was restored is noted.
    assert_eq!(events(&path), before + 1);
    assert_eq!(events(&data.join("coursedeck.db.aside-1")), newer);
    // Both together, by name.
    let aside = data.join("coursedeck.db.aside-1");
    let (code, said) = run(&data, &["doctor", "--repair", "--yes", "--from", aside.to_str().unwrap()]);
    assert!(code == 0 && said.contains("came from a backup"), "{said}");
    assert!(newer < events(&path));
    // To a new machine.
    let other = dir.path().join("other");
    let (code, said) = run(&other, &["restore", file, "--yes"]);
    assert!(code == 0 && said.contains("no database yet"), "{said}");
    assert_eq!(events(&other.join("coursedeck.db")), before + 1);
}

#[test]
fn what_is_no_whole_backup_is_refused() {
    let (dir, data, path) = centre();
    let good = dir.path().join("good.db");
    Store::back_up(&path, &good, &|_| ()).unwrap();
    let bytes = fs::read(&good).unwrap();
    let before = events(&path);
    let refused = |name: &str, make: &dyn Fn(&Path), word: &str| {
        let file = dir.path().join(name);
        make(&file);
        let (code, said) = run(&data, &["restore", file.to_str().unwrap(), "--yes", "--lose-newer"]);
        assert!(code == 2 || code == 3, "{name}: {said}");
        assert!(said.contains(word), "{name}: {said}");
        assert_eq!(events(&path), before, "{name}");
    };
    let sql = |sql: &'static str| {
        let bytes = bytes.clone();
        move |file: &Path| {
            fs::write(file, &bytes).unwrap();
            Connection::open(file).unwrap().execute_batch(sql).unwrap();
        }
    };
    refused("newer.db", &sql("PRAGMA user_version = 99"), "newer Coursedeck");
    refused("other.db", &sql("PRAGMA application_id = 7"), "another program");
    refused("changed.db", &sql("UPDATE event SET at = at + 1 WHERE seq = 9"), "damaged");
    refused("letter.db", &|file| fs::write(file, "Dear Amina, ".repeat(999)).unwrap(), "no database");
    refused("cut.db", &|file| fs::write(file, &bytes[..bytes.len() / 2]).unwrap(), "damaged");
    refused("none.db", &|_| (), "no file");
    refused("folder.db", &|file| fs::create_dir(file).unwrap(), "no file");
}

#[test]
fn every_flipped_bit_of_a_backup_that_matters_is_found_before_it_is_restored() {
    let (dir, _, path) = centre();
    let good = dir.path().join("good.db");
    Store::back_up(&path, &good, &|_| ()).unwrap();
    let bytes = fs::read(&good).unwrap();
    let (file, other) = (dir.path().join("flipped.db"), dir.path().join("other/coursedeck.db"));
    fs::create_dir(other.parent().unwrap()).unwrap();
    let meant = Store::open(&path, How::default()).unwrap().events().unwrap();
    let mut refused = 0;
    for at in (0..bytes.len()).step_by(bytes.len() / 120) {
        let mut flipped = bytes.clone();
        flipped[at] ^= 1 << (at % 8);
        fs::write(&file, flipped).unwrap();
        match Store::restore(&file, &other) {
            Ok(_) => {
                assert_eq!(Store::open(&other, How::default()).unwrap().events().unwrap(), meant, "byte {at}")
            }
            Err(_) => refused += 1,
        }
    }
    assert!(20 < refused, "{refused}");
}

#[test]
fn nothing_is_restored_under_somebody_who_learns() {
    let (dir, data, path) = centre();
    let to = dir.path().join("monday.db");
    Store::back_up(&path, &to, &|_| ()).unwrap();
    let store = Store::open(&path, How::default()).unwrap();
    let (code, said) = run(&data, &["restore", to.to_str().unwrap(), "--yes"]);
    assert!(code == 3 && said.contains("ask everyone to leave"), "{said}");
    drop(store);
    assert_eq!(run(&data, &["restore", to.to_str().unwrap(), "--yes"]).0, 0);
}

#[test]
fn a_backup_or_restore_killed_at_any_moment_leaves_a_database_that_works() {
    let (dir, data, path) = centre();
    let good = dir.path().join("good.db");
    Store::back_up(&path, &good, &|_| ()).unwrap();
    let file = good.to_str().unwrap();
    let before = events(&path);
    let (mut cut, mut whole) = (0, 0);
    for moment in 0..16u64 {
        for args in [&["backup", "--force", "-o", file][..], &["restore", file, "--yes", "--lose-newer"]] {
            let mut child = command(&data, args).stdout(Stdio::null()).spawn().unwrap();
            // The last one is left to end: a busy machine takes its time.
            if moment < 15 {
                thread::sleep(Duration::from_millis(moment * moment * 2));
                let _ = child.kill();
            }
            match child.wait().unwrap().success() {
                true => whole += 1,
                false => cut += 1,
            }
            // The next start finishes what was begun.
            drop(Store::open(&path, How::default()).unwrap());
            assert!(before <= events(&path), "{args:?} after {} ms", moment * moment * 2);
            assert!(before <= events(&good), "{args:?} after {} ms", moment * moment * 2);
        }
    }
    assert!(0 < cut && 0 < whole, "{cut} cut off, {whole} to the end");
}

#[cfg(unix)]
#[test]
fn where_the_disk_is_full_nothing_is_half_done() {
    let (dir, data, path) = centre();
    let to = dir.path().join("good.db");
    Store::back_up(&path, &to, &|_| ()).unwrap();
    let (good, before) = (fs::read(&to).unwrap(), fs::read(&path).unwrap());
    let program = env!("CARGO_BIN_EXE_coursedeck");
    let mut refused = 0;
    for blocks in [8, 40, 100, 300, 100_000] {
        for words in [
            format!("backup --force -o {}", to.display()),
            format!("restore {} --yes --lose-newer", to.display()),
            "doctor --repair --yes".to_owned(),
        ] {
            // A file may not grow past so many blocks of 1024 bytes: to the program that is a disk with no room.
            let limited = format!("trap '' XFSZ; ulimit -f {blocks}; exec '{program}' {words}");
            let output = Command::new("bash")
                .args(["-c", &limited])
                .env("COURSEDECK_DATA", &data)
                .stdin(Stdio::null())
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(!said.contains("panicked"), "{words} in {blocks}: {said}");
            if !output.status.success() {
                refused += 1;
                assert!(said.contains("coursedeck: "), "{words} in {blocks}: {said}");
            }
            assert!(0 < events(&path) && 0 < events(&to), "{words} in {blocks}");
        }
        if refused == 0 {
            assert_eq!((fs::read(&to).unwrap(), fs::read(&path).unwrap()), (good.clone(), before.clone()));
        }
    }
    assert!(4 < refused, "{refused}");
    let left: Vec<String> = files(&data).into_iter().filter(|name| name.contains(".part")).collect();
    assert_eq!(left, Vec::<String>::new());
}

#[test]
fn the_first_start_of_a_day_makes_a_backup_and_later_ones_do_not() {
    let (_dir, data, _) = centre();
    let backups = data.join("backups");
    assert!(!backups.exists());
    assert_eq!(run(&data, &["learner", "list"]).0, 0);
    let made = files(&backups);
    assert_eq!(made.len(), 1);
    let today = Now::read().at.day();
    assert_eq!(made[0], format!("coursedeck-{today}.db"));
    let first = fs::metadata(backups.join(&made[0])).unwrap().modified().unwrap();
    assert_eq!(run(&data, &["learner", "add", "Kofi"]).0, 0);
    assert_eq!(fs::metadata(backups.join(&made[0])).unwrap().modified().unwrap(), first);
    // Who only looks around in a new folder makes none.
    let new = tempfile::tempdir().unwrap();
    assert_eq!(run(new.path(), &["learner", "add", "Kofi"]).0, 0);
    assert!(!new.path().join("backups").exists());
}

#[test]
fn a_learner_s_session_makes_it_after_the_first_screen() {
    let (_dir, data, _) = centre();
    let mut terminal = Terminal::start(coursedeck(&data, &[]), 80, 24);
    terminal.until("selftest 0");
    assert!(!data.join("backups").exists(), "the first screen had to wait for it");
    let made = |data: &Path| data.join("backups").exists() && !files(&data.join("backups")).is_empty();
    let deadline = Instant::now() + PATIENCE;
    while !made(&data) {
        assert!(Instant::now() < deadline, "it is never made");
        terminal.read(Duration::from_millis(50));
    }
    terminal.keys("\x03");
    assert!(terminal.end().success());
    let made = files(&data.join("backups"));
    assert_eq!(made.len(), 1, "{made:?}");
    events(&data.join("backups").join(&made[0]));
}

/// A short session makes no copy of a large database, as long as the last one is not old. Then whoever leaves waits for it.
#[test]
fn of_a_large_database_a_short_session_makes_the_backup_once_it_is_late() {
    let (_dir, data, path) = centre();
    let db = Connection::open(&path).unwrap();
    db.execute("INSERT INTO setting (key, value) VALUES ('filler', hex(zeroblob(18000000)))", []).unwrap();
    drop(db);
    assert!(32 << 20 < fs::metadata(&path).unwrap().len());
    let backups = data.join("backups");
    fs::create_dir(&backups).unwrap();
    let dated = |days: f64| format!("coursedeck-{}.db", Now::read().at.plus_days(-days).day());
    let new = dated(0.0);
    let left = |old: &str| {
        fs::copy(&path, backups.join(old)).unwrap();
        let said = run(&data, &["--plain"]).1;
        let is_made = backups.join(&new).exists();
        fs::remove_file(backups.join(old)).unwrap();
        (is_made, said.contains("so one is being made"))
    };
    assert_eq!(left(&dated(3.0)), (false, false), "one of three days ago is new enough");
    assert!(left(&dated(8.0)).0);
    events(&backups.join(&new));
    // Once it is there, nobody waits again.
    assert_eq!(left(&dated(9.0)), (true, false));
    fs::remove_file(backups.join(&new)).unwrap();
    // At a terminal it is told how far it is.
    let mut terminal = Terminal::start(coursedeck(&data, &["--plain"]), 80, 24);
    terminal.until("Type ");
    terminal.keys(":q\r");
    assert!(terminal.end().success());
    assert!(backups.join(&new).exists());
}

#[test]
fn of_many_who_start_at_once_one_makes_it_and_old_ones_go() {
    let (_dir, data, path) = centre();
    let backups = data.join("backups");
    fs::create_dir(&backups).unwrap();
    let good = backups.join("coursedeck-2025-01-01.db");
    Store::back_up(&path, &good, &|_| ()).unwrap();
    for day in 2..=30 {
        fs::copy(&good, backups.join(format!("coursedeck-2025-01-{day:02}.db"))).unwrap();
    }
    fs::copy(&good, backups.join("before-the-move.db")).unwrap();
    let starts: Vec<_> =
        (0..6).map(|_| command(&data, &["learner", "list"]).stdout(Stdio::null()).spawn().unwrap()).collect();
    for mut start in starts {
        assert!(start.wait().unwrap().success());
    }
    let left = files(&backups);
    let today = format!("coursedeck-{}.db", Now::read().at.day());
    // Six more days, three more weeks; the month of January once. What somebody named otherwise is theirs.
    let wanted = ["26", "27", "28", "29", "30"].map(|day| format!("coursedeck-2025-01-{day}.db"));
    assert!(left.contains(&today) && left.contains(&"before-the-move.db".to_owned()), "{left:?}");
    assert!(wanted.iter().all(|name| left.contains(name)), "{left:?}");
    assert!(left.len() < 14, "{left:?}");
}

#[test]
fn the_rolling_copies_are_in_reach_of_erasing() {
    let (_dir, data, path) = centre();
    let mut store = Store::open(&path, How::default()).unwrap();
    let now = Now { at: Stamp { ms: 1_767_225_700_000, offset: 0 }, mono: 0 };
    store.add_learner(now, "Nyambura", &Tag::english(), None).unwrap();
    drop(store);
    assert_eq!(run(&data, &["learner", "list"]).0, 0);
    let copy = data.join("backups").join(&files(&data.join("backups"))[0]);
    let holds = |path: &Path| fs::read(path).unwrap().windows(8).any(|it| it == b"Nyambura");
    assert!(holds(&copy));
    assert_eq!(run(&data, &["learner", "erase", "Nyambura", "--yes", "--backups"]).0, 0);
    assert!(!holds(&copy) && !holds(&path));
    events(&copy);
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let (dir, data, _) = centre();
    let nowhere = Path::new("/proc/coursedeck/no.db");
    let (code, said) = run(&data, &["backup", "-o", nowhere.to_str().unwrap()]);
    assert!(code == 2 && said.contains("no folder"), "{said}");
    let error = Store::back_up(&data.join("coursedeck.db"), Path::new("/proc/no.db"), &|_| ()).unwrap_err();
    assert!(matches!(error, StoreError::ReadOnly { .. } | StoreError::Io { .. }), "{error:?}");
    drop(dir);
}
