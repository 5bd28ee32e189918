//! Errors from the system, caused one by one under the real program: it says so, loses nothing that it told as saved,
//! leaves no half file, and goes on when the cause is gone. `COURSEDECK_LONG=1` causes them all.

#![cfg(all(target_os = "linux", target_env = "gnu"))]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::OnceLock,
};

use coursedeck::{
    lang::Tag,
    store::{How, Store, selftest},
    time::Now,
};
use tempfile::TempDir;

use crate::folder::copy;
use crate::lines::AtLines;

const PROGRAM: &str = env!("CARGO_BIN_EXE_coursedeck");

/// What the system may answer to each kind of call.
const ERRORS: [(&str, &[(i32, &str)]); 9] = [
    ("write", &[(28, "ENOSPC"), (5, "EIO")]),
    ("sync", &[(5, "EIO"), (28, "ENOSPC")]),
    ("open", &[(24, "EMFILE"), (30, "EROFS"), (28, "ENOSPC")]),
    ("truncate", &[(28, "ENOSPC"), (5, "EIO")]),
    ("map", &[(12, "ENOMEM")]),
    ("read", &[(5, "EIO")]),
    ("rename", &[(30, "EROFS"), (28, "ENOSPC")]),
    ("mkdir", &[(28, "ENOSPC"), (30, "EROFS")]),
    ("unlink", &[(5, "EIO")]),
];

/// One call that fails, or all from that one on.
#[derive(Clone, Copy, Debug)]
struct Fault {
    call: &'static str,
    error: (i32, &'static str),
    at: usize,
    is_lasting: bool,
}

/// The library that makes calls fail; none where no compiler of C is, which is said.
fn shim() -> Option<&'static Path> {
    static SHIM: OnceLock<Option<PathBuf>> = OnceLock::new();
    let made = SHIM.get_or_init(|| {
        let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("shim-{}.so", std::process::id()));
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/faults/shim.c");
        let mut cc = Command::new("cc");
        cc.args(["-shared", "-fPIC", "-Wall", "-Wextra", "-Werror", "-O1", "-o"])
            .arg(&to)
            .args([source, "-ldl"]);
        match cc.status() {
            Ok(status) => {
                assert!(status.success(), "the shim is not compiled");
                Some(to)
            }
            Err(error) => {
                println!("skipped: there is no C compiler: {error}");
                None
            }
        }
    });
    made.as_deref()
}

/// Loads the shim into `command`. The calls that count are logged beside `home`.
fn load(command: &mut Command, shim: &Path, home: &Path, calls: &str) {
    command.env("LD_PRELOAD", shim).env("FAULT_UNDER", home).env("FAULT_CALLS", calls);
    command.env("FAULT_LOG", log(home));
}

fn cause(command: &mut Command, shim: &Path, home: &Path, fault: Fault) {
    load(command, shim, home, fault.call);
    command.env("FAULT_AT", fault.at.to_string()).env("FAULT_ERRNO", fault.error.0.to_string());
    command.env("FAULT_FOR", if fault.is_lasting { "0" } else { "1" });
}

fn log(home: &Path) -> PathBuf {
    home.with_extension("log")
}

/// How many calls of each kind were logged, and how many of them failed.
fn logged(home: &Path) -> (BTreeMap<String, usize>, usize) {
    let text = fs::read_to_string(log(home)).unwrap_or_default();
    let mut calls = BTreeMap::new();
    for line in text.lines() {
        *calls.entry(line.trim_end_matches('!').to_owned()).or_default() += 1;
    }
    (calls, text.lines().filter(|line| line.ends_with('!')).count())
}

/// Every error at every one of these calls, once and lasting.
fn all_faults(calls: &BTreeMap<String, usize>) -> Vec<Fault> {
    let mut all = Vec::new();
    for (call, errors) in ERRORS {
        for at in 1..=calls.get(call).copied().unwrap_or_default() {
            for error in errors {
                all.extend([false, true].map(|is_lasting| Fault { call, error: *error, at, is_lasting }));
            }
        }
    }
    all
}

/// As many of `all` as there is time for, spread over them; all in the long mode.
fn some<T>(all: Vec<T>, most: usize) -> Vec<T> {
    let step = if is_long() { 1 } else { all.len().div_ceil(most) };
    all.into_iter().step_by(step.max(1)).collect()
}

fn is_long() -> bool {
    std::env::var_os("COURSEDECK_LONG").is_some()
}

/// What the learner does while calls fail, and what tells that it came about.
const ACTS: [(&[&str], &str); 4] = [
    (&[], "Which is a fruit?"),
    (&["Mango"], "grows on a tree"),
    (&[], "Which are animals?"),
    (&["Goat", "Hen"], "A goat and a hen"),
];

/// How many of [`ACTS`] are answers.
const ANSWERS: usize = 2;

/// A learner who stands before the quiz.
fn before_the_quiz() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let mut it = AtLines::start(&dir.path().join("home"));
    it.come_to_quiz();
    it.say(":q");
    assert!(it.child.wait().unwrap().success());
    dir
}

/// Answers under faults that begin once the learner is at the quiz, and whose cause goes as soon as one is told.
/// The number of faults that were told.
fn answer(home: &Path, mut command: Command) -> usize {
    let gate = home.with_extension("gate");
    let _ = fs::remove_file(&gate);
    command.args(["--learner", "Amina"]).env("FAULT_GATE", &gate);
    command.stderr(fs::File::create(home.with_extension("err")).unwrap());
    let mut it = AtLines::of(command);
    it.pick("Go on with", &["Go on with"]);
    it.until("10 questions");
    fs::write(&gate, "").unwrap();
    let mut told = 0;
    for (labels, done) in ACTS {
        let signs: Vec<String> = labels.iter().map(|label| it.sign(label)).collect();
        it.say(&signs.join(" "));
        let mut tries = 0;
        // Where a quiz could not be begun, Enter leads back to its first page, and from there to the quiz.
        loop {
            match it.until_one(&["NOT saved", done, "10 questions"]) {
                0 => is_a_sentence(&it.heard),
                1 => break,
                _ => {
                    it.say("");
                    continue;
                }
            }
            told += 1;
            tries += 1;
            assert!(tries < 4, "the cause is gone, and yet\n{}", it.heard.join("\n"));
            // Somebody makes room; then Enter, as the page says.
            let _ = fs::remove_file(&gate);
            it.say("");
        }
    }
    let _ = fs::remove_file(&gate);
    it.say(":q");
    assert!(it.child.wait().unwrap().success());
    let errors = fs::read_to_string(home.with_extension("err")).unwrap();
    assert!(!errors.contains("panicked"), "{errors}");
    told
}

/// One of the sentences that learners have for a fault.
#[track_caller]
fn is_a_sentence(heard: &[String]) {
    let words = include_str!("../../locales/en.ftl").lines().filter(|line| line.starts_with("trouble-"));
    let known: Vec<&str> =
        words.map(|line| line.split_once(" = ").unwrap().1.split('{').next().unwrap()).collect();
    let said = heard.iter().any(|line| known.iter().any(|known| line.contains(known.trim_end())));
    assert!(said, "no sentence of ours in\n{}", heard.join("\n"));
}

/// What is missing, or doubled, or broken, of one sitting with so many answers that were told as saved.
fn checked(home: &Path, answers: usize) -> Result<(), String> {
    let store =
        Store::open(&home.join("coursedeck.db"), How::default()).map_err(|error| error.to_string())?;
    if let Some(fault) = store.verify().map_err(|error| error.to_string())? {
        return Err(fault.to_string());
    }
    let events = store.events().map_err(|error| error.to_string())?;
    let count = |kind: &str| events.iter().filter(|event| event.kind == kind).count();
    let found = (count("attempt-started"), count("question-answered"));
    if found == (1, answers) { Ok(()) } else { Err(format!("{found:?} sittings and answers")) }
}

#[test]
fn a_learner_loses_nothing_to_a_call_that_fails_and_goes_on_when_the_cause_is_gone() {
    let Some(shim) = shim() else { return };
    let ready = before_the_quiz();
    let place = tempfile::tempdir().unwrap();
    let home = place.path().join("home");
    copy(&ready.path().join("home"), &home);
    let mut command = AtLines::command(&home);
    load(&mut command, shim, &home, "any");
    assert_eq!(answer(&home, command), 0);
    checked(&home, ANSWERS).unwrap();
    let (calls, _) = logged(&home);
    assert!(10 < calls["write"] && 2 < calls["sync"], "the shim does not see the calls: {calls:?}");
    let (mut caused, mut told) = (0, 0);
    let faults = some(all_faults(&calls), 40);
    for fault in &faults {
        let place = tempfile::tempdir().unwrap();
        let home = place.path().join("home");
        copy(&ready.path().join("home"), &home);
        let mut command = AtLines::command(&home);
        cause(&mut command, shim, &home, *fault);
        told += answer(&home, command);
        caused += usize::from(0 < logged(&home).1);
        checked(&home, ANSWERS).unwrap_or_else(|why| panic!("{fault:?}: {why}"));
    }
    println!("of {} faults {caused} were caused; {told} times it was told", faults.len());
    assert!(faults.len() * 3 / 4 <= caused && 0 < told, "{caused} caused, {told} told");
}

#[test]
fn what_is_checked_after_a_fault_finds_what_is_lost() {
    let Some(shim) = shim() else { return };
    let ready = before_the_quiz();
    let home = ready.path().join("home");
    let mut command = AtLines::command(&home);
    load(&mut command, shim, &home, "none");
    answer(&home, command);
    checked(&home, ANSWERS).unwrap();
    assert!(checked(&home, ANSWERS + 1).is_err());
    let harm = rusqlite::Connection::open(home.join("coursedeck.db")).unwrap();
    harm.execute(
        "DELETE FROM event WHERE place = (SELECT max(place) FROM event WHERE kind = 'question-answered')",
        [],
    )
    .unwrap();
    drop(harm);
    checked(&home, ANSWERS).unwrap_err();
}

/// A disk that says that it wrote and did not: what no program can help. It shows that the shim reaches the writes, and
/// that the check does not take the program's word.
#[test]
fn a_disk_that_lies_is_found_out() {
    let Some(shim) = shim() else { return };
    let dir = tempfile::tempdir().unwrap();
    let home = dir.path().join("home");
    let path = home.join("coursedeck.db");
    selftest::append(&path, 0, Some(5), &mut |_| ()).unwrap();
    let mut command = Command::new(PROGRAM);
    load(&mut command, shim, &home, "write");
    command
        .args(["selftest", "append"])
        .arg(&path)
        .arg("rows=1")
        .env("FAULT_AT", "1")
        .env("FAULT_ERRNO", "0");
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let is_lost = selftest::verify(&path, 6).map_or(true, |fault| fault.is_some());
    assert!(is_lost, "{said} {:?}", logged(&home));
}

/// A command that writes, with `{}` for the folder that it works in, and where its database lies there.
struct Deed {
    args: &'static str,
    data: &'static str,
}

const fn deed(args: &'static str) -> Deed {
    Deed { args, data: "data" }
}

/// Every command that writes.
const DEEDS: [Deed; 28] = [
    deed("learner add Juma --registration 2026-7"),
    deed("learner import {}/roster.csv --yes"),
    deed("learner change Zuri --name Zuhura"),
    deed("learner merge Zuri Amina --yes"),
    deed("learner erase Zuri --yes"),
    deed("learner pin Amina --reset"),
    deed("learner export Amina -o {}/amina.json --yes"),
    deed("cohort add Evening"),
    deed("cohort assign Morning Amina"),
    deed("attendance record Morning --date 2026-01-20 --present Zuri"),
    deed("centre init --name Kisumu --country KE --language en --yes --new-passphrase-file {}/secret"),
    deed("records export --to csv -o {}/out.csv"),
    deed("records export --to jsonl -o {}/out.jsonl"),
    deed("records export --to xlsx -o {}/out.xlsx"),
    deed("records report -o {}/report.html"),
    deed("records enter --course every-kind --learner Amina --module kinds --by Otieno {}/sheet.txt"),
    deed("backup -o {}/copy.db"),
    deed("restore {}/older.db --yes --lose-newer"),
    deed("doctor --rebuild --yes"),
    Deed { args: "doctor --repair --yes", data: "damaged" },
    deed("course new safe-x --dir {}"),
    deed("course new-module {}/courses/mine other"),
    deed("course fmt {}/courses/mine"),
    deed("course import {}/letters.aiken --into {}/courses/mine"),
    deed("course export every-kind --to moodle-xml -o {}/out.xml"),
    deed("course schema -o {}/courses"),
    deed("course translate start {}/courses/mine sw"),
    Deed { args: "selftest append {}/fresh/coursedeck.db rows=3", data: "fresh" },
];

/// A folder with something to do for every one of [`DEEDS`].
fn workshop() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let home = dir.path().join("home");
    let path = home.join("data/coursedeck.db");
    selftest::append(&path, 0, Some(25), &mut |_| ()).unwrap();
    let mut store = Store::open(&path, How::default()).unwrap();
    for name in ["Amina", "Zuri"] {
        store.add_learner(Now::read(), name, &Tag::english(), Some("4711")).unwrap();
    }
    drop(store);
    let run = |args: &str| {
        let output = command(&home, &deed("")).args(args.split(' ')).output().unwrap();
        assert!(output.status.success(), "{args}: {}", String::from_utf8_lossy(&output.stderr));
    };
    run("cohort add Morning");
    run("cohort assign Morning Zuri");
    run(&format!("backup -o {}", home.join("older.db").display()));
    run("learner add Late");
    run(&format!("course new mine --dir {}", home.join("courses").display()));
    let module = home.join("courses/mine/course.toml");
    fs::write(&module, fs::read_to_string(&module).unwrap().replace(" = ", "   =  ")).unwrap();
    fs::write(home.join("roster.csv"), "name,registration\nNeema,2026-1\nPendo,2026-2\n").unwrap();
    fs::write(home.join("secret"), "correct horse battery staple\n").unwrap();
    fs::write(home.join("sheet.txt"), "1 b\n2 a c\n3 t\n").unwrap();
    let bank = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/banks/letters.aiken");
    fs::copy(bank, home.join("letters.aiken")).unwrap();
    fs::create_dir(home.join("damaged")).unwrap();
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 512].fill(0xff);
    fs::write(home.join("damaged/coursedeck.db"), bytes).unwrap();
    dir
}

fn command(home: &Path, deed: &Deed) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(
        deed.args
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(|word| word.replace("{}", home.to_str().unwrap())),
    );
    command.arg("--courses").arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/learn"));
    if deed.args.starts_with("selftest") {
        command = Command::new(PROGRAM);
        command.args(deed.args.split(' ').map(|word| word.replace("{}", home.to_str().unwrap())));
    }
    command.env("COURSEDECK_DATA", home.join(deed.data)).env("LANG", "C.UTF-8").current_dir(home);
    command.env_remove("LANGUAGE").stdin(Stdio::null());
    command
}

/// Every file in `home`, by its path there; numbers of programs and of copies do not count.
fn files(home: &Path) -> BTreeMap<String, PathBuf> {
    let mut found = BTreeMap::new();
    let mut folders = vec![home.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            match entry.file_type().unwrap().is_dir() {
                true => folders.push(entry.path()),
                false => {
                    let name = entry.path().strip_prefix(home).unwrap().to_str().unwrap().to_owned();
                    let name =
                        name.chars().map(|sign| if sign.is_ascii_digit() { '#' } else { sign }).collect();
                    found.insert(name, entry.path());
                }
            }
        }
    }
    found
}

/// How many events there are.
fn events(home: &Path, deed: &Deed) -> u64 {
    let path = home.join(deed.data).join("coursedeck.db");
    if path.exists() { Store::examine(&path).map_or(0, |health| health.events()) } else { 0 }
}

/// What a command leaves that nothing stops.
struct Clean {
    events: [u64; 2],
    files: BTreeMap<String, Vec<u8>>,
    calls: BTreeMap<String, usize>,
}

fn clean(ready: &Path, shim: &Path, deed: &Deed) -> Clean {
    let place = tempfile::tempdir().unwrap();
    let home = place.path().join("home");
    copy(ready, &home);
    let before = events(&home, deed);
    let mut command = command(&home, deed);
    load(&mut command, shim, &home, "any");
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}: {}", deed.args, String::from_utf8_lossy(&output.stderr));
    let files = files(&home).into_iter().map(|(name, path)| (name, fs::read(path).unwrap())).collect();
    Clean { events: [before, events(&home, deed)], files, calls: logged(&home).0 }
}

/// What is wrong after `deed` under `fault`, and whether the fault was caused and told.
fn suffer(
    ready: &Path,
    shim: &Path,
    deed: &Deed,
    clean: &Clean,
    fault: Fault,
) -> Result<(bool, bool), String> {
    let place = tempfile::tempdir().unwrap();
    let home = place.path().join("home");
    copy(ready, &home);
    let old: BTreeMap<String, Vec<u8>> =
        files(&home).into_iter().map(|(name, path)| (name, fs::read(path).unwrap())).collect();
    let mut it = command(&home, deed);
    cause(&mut it, shim, &home, fault);
    let output = it.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let is_caused = 0 < logged(&home).1;
    let code = output.status.code();
    match code {
        Some(0) => (),
        Some(2 | 3) if said.starts_with("coursedeck: ") && !said.contains("panicked") => (),
        // A diagnostic of the course that it could not read.
        Some(1) if deed.args.starts_with("course") && !output.stdout.is_empty() => (),
        _ => return Err(format!("ends with {code:?} and says {said:?}")),
    }
    let is_told = code != Some(0);
    for (name, path) in files(&home) {
        let bytes = fs::read(&path).unwrap();
        is_whole(&name, &bytes, old.get(&name), clean, fault)
            .map_err(|why| format!("{name} {why}; {said}"))?;
    }
    let path = home.join(deed.data).join("coursedeck.db");
    let after = events(&home, deed);
    if !is_told && after != clean.events[1] {
        return Err(format!("says that it is done, with {after} events of {:?}", clean.events));
    }
    // Several commits, one after the other.
    let begun = deed.data == "fresh" && after <= clean.events[1]
        || said.contains("restored, but it was not noted") && after + 1 == clean.events[1];
    if !clean.events.contains(&after) && !begun {
        return Err(format!("is half done, with {after} events of {:?}; {said}", clean.events));
    }
    // The cause is gone.
    if is_told && after == clean.events[0] {
        let again = command(&home, deed).output().unwrap();
        let answer = String::from_utf8_lossy(&again.stderr);
        // What is whole and in its place is not written over; that it was not flushed or not noted was said.
        let is_there = answer.contains("is there already")
            && (said.contains("is whole, but") || fault.call == "sync" || fault.call == "unlink");
        if !again.status.success() && !is_there {
            return Err(format!(
                "cannot be done again: {}; first {said}",
                String::from_utf8_lossy(&again.stderr)
            ));
        }
    }
    if deed.data != "damaged" || after == clean.events[1] {
        let store = Store::open(&path, How::default()).map_err(|error| error.to_string())?;
        if let Some(fault) = store.verify().map_err(|error| error.to_string())? {
            return Err(format!("leaves a database that is not whole: {fault}"));
        }
    }
    Ok((is_caused, is_told))
}

/// A file is as it was, or as a command leaves it that nothing stopped.
fn is_whole(
    name: &str,
    bytes: &[u8],
    old: Option<&Vec<u8>>,
    clean: &Clean,
    fault: Fault,
) -> Result<(), String> {
    if old.is_some_and(|old| old == bytes) {
        return Ok(());
    }
    let end = |bytes: &[u8]| bytes[bytes.len().saturating_sub(2)..].to_vec();
    let of_database = ["data/coursedeck.db", "damaged/coursedeck.db", "fresh/coursedeck.db", "data/backups/"];
    match clean.files.get(name) {
        // What is in it is looked at by itself.
        _ if of_database.iter().any(|of| name.starts_with(of)) => Ok(()),
        None if fault.call == "unlink" => Ok(()),
        None => Err("is left behind".to_owned()),
        Some(_) if name.ends_with(".db") => Ok(()),
        // It is random, and of one length.
        Some(new) if name.ends_with("centre.key") && bytes.len() == new.len() => Ok(()),
        Some(new) if bytes.len().abs_diff(new.len()) <= 16 + new.len() / 50 && end(bytes) == end(new) => {
            Ok(())
        }
        Some(new) => Err(format!("is half a file: {} bytes of {}", bytes.len(), new.len())),
    }
}

/// A repair that fails once its new database is ready says that it waits, and the next start puts it in its place.
#[test]
fn a_repaired_database_that_waits_for_its_place_is_told() {
    let Some(shim) = shim() else { return };
    let ready = workshop();
    let ready = ready.path().join("home");
    let deed = DEEDS.iter().find(|deed| deed.args.starts_with("doctor --repair")).unwrap();
    let clean = clean(&ready, shim, deed);
    let mut waited = 0;
    for (call, count) in
        clean.calls.iter().filter(|(call, _)| ["rename", "unlink", "sync"].contains(&&***call))
    {
        let call = ["rename", "unlink", "sync"].into_iter().find(|it| it == call).unwrap();
        for at in (1..=*count).rev().take(12) {
            let place = tempfile::tempdir().unwrap();
            let home = place.path().join("home");
            copy(&ready, &home);
            let mut it = command(&home, deed);
            cause(&mut it, shim, &home, Fault { call, error: (28, "ENOSPC"), at, is_lasting: true });
            let output = it.output().unwrap();
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            let path = home.join("damaged/coursedeck.db");
            if !Store::is_being_replaced(&path) {
                continue;
            }
            waited += 1;
            assert_eq!(output.status.code(), Some(3), "{said}");
            assert!(
                said.contains("the next start") && !said.contains("nothing was changed"),
                "{call} {at}: {said}"
            );
            let store = Store::open(&path, How::default()).unwrap();
            assert_eq!(store.verify().unwrap(), None);
            assert!(!Store::is_being_replaced(&path));
        }
    }
    assert!(0 < waited, "no fault came at the moment that is meant");
}

#[test]
fn no_command_that_writes_leaves_anything_half_done_by_a_call_that_fails() {
    let Some(shim) = shim() else { return };
    let ready = workshop();
    let ready = ready.path().join("home");
    let only = std::env::var("COURSEDECK_DEED").unwrap_or_default();
    let (mut caused, mut told, mut wrong) = (0, 0, Vec::new());
    let mut all = 0;
    for deed in DEEDS.iter().filter(|deed| deed.args.starts_with(&only)) {
        let clean = clean(&ready, shim, deed);
        for fault in some(all_faults(&clean.calls), 6) {
            all += 1;
            match suffer(&ready, shim, deed, &clean, fault) {
                Ok((is_caused, is_told)) => {
                    caused += usize::from(is_caused);
                    told += usize::from(is_told);
                }
                Err(why) => wrong.push(format!("`{}` under {fault:?} {why}", deed.args)),
            }
        }
    }
    println!("of {all} faults {caused} were caused; {told} were told by a command that then did nothing");
    assert!(wrong.is_empty(), "{} of {all}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(all * 3 / 4 <= caused && 0 < told, "{caused} caused, {told} told");
}
