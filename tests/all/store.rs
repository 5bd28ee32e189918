//! What is kept: events in, the file closed, killed, damaged, opened again.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::Barrier,
    thread,
};

use coursedeck::{
    ids::{AttemptId, CourseId, ItemId, ModuleId},
    lang::Tag,
    log::{Entry, Happening, Progress, Subject},
    quiz::{Mark, Response, Share, Sitting},
    seal::Digest,
    store::{Fault, How, Learner, PinAnswer, Store, StoreError, selftest},
    time::{Now, Stamp},
};
use proptest::prelude::*;
use rusqlite::Connection;
use tempfile::TempDir;
use uuid::Uuid;

/// A folder for one test, and the database in it.
fn place() -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("data/coursedeck.db");
    (dir, path)
}

fn open(path: &Path) -> Store {
    Store::open(path, How::default()).unwrap()
}

fn refusal(path: &Path) -> StoreError {
    Store::open(path, How::default()).expect_err("it should be refused")
}

fn now(seconds: i64) -> Now {
    Now {
        at: Stamp { ms: 1_800_000_000_000 + seconds * 1000, offset: 180 },
        mono: seconds.max(0) as u64 * 1000,
    }
}

fn join(store: &mut Store, name: &str) -> Learner {
    store.add_learner(now(0), name, &Tag::english(), None).unwrap()
}

fn course() -> CourseId {
    "safe-online".parse().unwrap()
}

fn about(module: &str, item: Option<&str>) -> Subject {
    let course = Some((course(), "1.0.0".to_owned(), Digest::of(&[b"course"])));
    let item = item.map(|item| item.parse::<ItemId>().unwrap());
    Subject { course, module: Some(module.parse::<ModuleId>().unwrap()), item }
}

fn note(item: &str, text: &str) -> Entry {
    let what = Happening::NoteWritten { text: text.to_owned() };
    Entry { subject: about("m", Some(item)), what }
}

fn attempt(n: u128) -> AttemptId {
    AttemptId(Uuid::from_u128(n))
}

fn started(n: u128) -> Entry {
    let what = serde_json::json!({ "kind": "attempt-started", "attempt": attempt(n), "sitting": "m", "number": 1,
        "seed": 1, "paper": { "questions": [] }, "language": "en",
        "rules": { "pass": 70, "draw": null, "attempts": null, "minutes": null, "shuffle": false,
            "feedback": "deferred", "certainty": false } });
    Entry { subject: about("m", None), what: serde_json::from_value(what).unwrap() }
}

fn answered(n: u128, item: &str, share: f64) -> Entry {
    let what = Happening::QuestionAnswered {
        attempt: attempt(n),
        response: Response::Text(format!("answer to {item}")),
        mark: Mark::Graded(Share::new(share)),
        certainty: None,
        language: Tag::english(),
    };
    Entry { subject: about("m", Some(item)), what }
}

fn finished(n: u128, score: f64) -> Entry {
    let sitting = Sitting::Module("m".parse().unwrap());
    let (score, passed) = (Share::new(score), 0.7 <= score);
    let what =
        Happening::AttemptFinished { attempt: attempt(n), sitting, score, passed, waits: false, late: false };
    Entry { subject: about("m", None), what }
}

fn passed() -> Entry {
    Entry { subject: about("m", None), what: Happening::ModulePassed { score: Share::ALL } }
}

#[test]
fn what_was_saved_is_there_when_the_file_is_opened_again() {
    let (_dir, path) = place();
    let mut store = open(&path);
    let ada = join(&mut store, "Ada");
    let receipt = store.append(ada.id, now(5), &[started(1), answered(1, "q-1", 0.5)]).unwrap();
    assert_eq!(receipt.last().seq, 3);
    let live = store.progress(ada.id, &course()).unwrap();
    drop(store);
    let store = open(&path);
    assert_eq!(store.progress(ada.id, &course()).unwrap(), live);
    assert_eq!(store.all_progress(ada.id).unwrap(), [(course(), live)]);
    assert_eq!(store.attempt_events(ada.id, attempt(1)).unwrap().len(), 2);
    assert_eq!(store.attempt_events(ada.id, attempt(2)).unwrap(), []);
    assert_eq!(store.learners().unwrap(), [ada]);
    assert_eq!(store.verify().unwrap(), None);
}

#[test]
fn who_only_looks_around_writes_no_run() {
    let (_dir, path) = place();
    drop(open(&path));
    let store = open(&path);
    assert_eq!(store.learners().unwrap(), []);
    assert_eq!(store.counts().unwrap().runs, 0);
}

#[test]
fn each_start_is_a_run_and_follows_the_one_before() {
    let (_dir, path) = place();
    let ada = join(&mut open(&path), "Ada");
    for at in 1..4 {
        open(&path).append(ada.id, now(at), &[note("a", &at.to_string())]).unwrap();
    }
    let store = open(&path);
    assert_eq!((store.counts().unwrap().runs, store.counts().unwrap().events), (4, 4));
    let events = store.events().unwrap();
    assert!(events.windows(2).all(|two| two[1].prev == two[0].digest));
    assert_eq!(events.iter().map(|event| event.name.run).collect::<BTreeSet<_>>().len(), 4);
}

#[test]
fn learners_stand_with_the_last_one_first() {
    let (_dir, path) = place();
    let mut store = open(&path);
    let (ada, ben) =
        (join(&mut store, "Ada"), store.add_learner(now(90), "Ben", &Tag::english(), None).unwrap());
    let names = |store: &Store| -> Vec<String> {
        store.learners().unwrap().into_iter().map(|learner| learner.name).collect()
    };
    assert_eq!(names(&store), ["Ben", "Ada"]);
    store.append(ada.id, now(200), &[note("a", "x")]).unwrap();
    assert_eq!(names(&store), ["Ada", "Ben"]);
    let changed = Learner { name: "Bénédicte".to_owned(), language: "fr".parse().unwrap(), ..ben };
    store.change_learner(now(300), &changed).unwrap();
    let first = store.learners().unwrap().remove(0);
    assert_eq!(first, Learner { seen: Some(now(300).at), ..changed });
}

#[test]
fn a_stranger_can_save_nothing() {
    let (_dir, path) = place();
    let mut store = open(&path);
    let nobody = coursedeck::ids::LearnerId(Uuid::from_u128(1));
    let refused = store.append(nobody, now(1), &[note("a", "x")]);
    assert!(matches!(refused, Err(StoreError::Stranger { .. })));
    assert!(matches!(store.append(nobody, now(1), &[]), Err(StoreError::Nothing)));
    assert_eq!(store.counts().unwrap().events, 0);
}

#[test]
fn a_module_is_passed_once_however_many_programs_saw_it() {
    let (_dir, path) = place();
    let mut one = open(&path);
    let ada = join(&mut one, "Ada");
    let mut two = open(&path);
    one.append(ada.id, now(1), &[finished(1, 0.8), passed()]).unwrap();
    two.append(ada.id, now(2), &[finished(2, 0.9), passed()]).unwrap();
    let kinds: Vec<String> = two.events().unwrap().into_iter().map(|event| event.kind).collect();
    assert_eq!(kinds.iter().filter(|kind| *kind == "module-passed").count(), 1);
    assert_eq!(two.verify().unwrap(), None);
}

#[test]
fn two_programs_of_one_learner_overwrite_nothing() {
    let (_dir, path) = place();
    let mut one = open(&path);
    let ada = join(&mut one, "Ada");
    let mut two = open(&path);
    for at in 0..20 {
        let store = if at % 2 == 0 { &mut one } else { &mut two };
        store.append(ada.id, now(at), &[note(&format!("lesson-{at}"), "x")]).unwrap();
    }
    assert_eq!(one.progress(ada.id, &course()).unwrap().notes.len(), 20);
    assert_eq!(one.verify().unwrap(), None);
}

#[test]
fn two_threads_answer_two_hundred_questions_each_and_all_are_there() {
    let (_dir, path) = place();
    let names = ["Ada", "Ben"];
    let ids: Vec<_> = names.map(|name| join(&mut open(&path), name).id).to_vec();
    thread::scope(|scope| {
        for (who, id) in ids.iter().enumerate() {
            let path = &path;
            scope.spawn(move || {
                let mut store = open(path);
                let begun = who as u128 + 1;
                store.append(*id, now(0), &[started(begun)]).unwrap();
                for n in 0..200 {
                    store.append(*id, now(n), &[answered(begun, &format!("q-{n}"), 1.0)]).unwrap();
                }
            });
        }
    });
    let store = open(&path);
    for (who, id) in ids.iter().enumerate() {
        assert_eq!(store.attempt_events(*id, attempt(who as u128 + 1)).unwrap().len(), 201);
    }
    assert_eq!(store.verify().unwrap(), None);
}

/// Not a test of its own: [`in_another_program`] starts it.
#[test]
fn a_child_answers() {
    let Ok(told) = std::env::var("COURSEDECK_TEST_CHILD") else { return };
    let (who, path) = told.split_once(' ').unwrap();
    let path = Path::new(path);
    selftest::append(path, who.parse().unwrap(), Some(200), &mut |_| ()).unwrap();
}

fn in_another_program(who: u32, path: &Path) -> std::process::Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "store::a_child_answers"])
        .env("COURSEDECK_TEST_CHILD", format!("{who} {}", path.display()))
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn two_programs_answer_two_hundred_questions_each_and_all_are_there() {
    let (_dir, path) = place();
    let children: Vec<_> = (0..2).map(|who| in_another_program(who, &path)).collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(selftest::verify(&path, 200).unwrap(), None);
    let store = open(&path);
    let answers = store.events().unwrap().into_iter().filter(|event| event.kind == "question-answered");
    assert_eq!(answers.count(), 400);
}

#[test]
fn eight_programs_start_at_once_on_a_file_that_is_not_there() {
    for _ in 0..20 {
        let (_dir, path) = place();
        let barrier = Barrier::new(8);
        thread::scope(|scope| {
            for n in 0..8 {
                let (path, barrier) = (&path, &barrier);
                scope.spawn(move || {
                    barrier.wait();
                    join(&mut open(path), &format!("learner {n}"));
                });
            }
        });
        let store = open(&path);
        assert_eq!(store.learners().unwrap().len(), 8);
        assert_eq!(store.verify().unwrap(), None);
        let devices: i64 = Connection::open(&path)
            .unwrap()
            .query_row("SELECT count(*) FROM device", [], |row| row.get(0))
            .unwrap();
        assert_eq!(devices, 1);
    }
}

/// One step of a learner, from a few small numbers.
fn step((kind, item, share, again): (u8, u8, u8, bool)) -> Entry {
    let name = format!("item-{}", item % 5);
    let sitting = u128::from(item % 3) + 1;
    let (response, mark) = (Response::Truth(again), Mark::Graded(Share::of(i64::from(share % 4), 3)));
    let about_it = about(["m", "n"][usize::from(item % 2)], Some(&name));
    let of = |what| Entry { subject: about_it.clone(), what };
    match kind % 12 {
        0 => of(Happening::LessonViewed),
        1 => of(Happening::CheckAnswered { response, mark, tries: u32::from(share % 3) + 1, hinted: again }),
        2 => started(sitting),
        3 | 4 => answered(sitting, &name, f64::from(share % 4) / 3.0),
        5 => of(Happening::QuestionFlagged { attempt: attempt(sitting), on: again }),
        6 => finished(sitting, f64::from(share % 11) / 10.0),
        7 => passed(),
        8 => of(Happening::NoteWritten { text: if again { String::new() } else { format!("note {share}") } }),
        9 => of(Happening::BookmarkSet { on: again }),
        10 => of(Happening::Reviewed { response, mark }),
        _ => of(Happening::CourseCompleted {
            score: Share::of(5, 6),
            pretest: Some(Share::of(1, 3)),
            posttest: None,
            valid_months: None,
        }),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_rebuilt_from_the_log_is_what_was_kept(
        steps in prop::collection::vec(((any::<u8>(), any::<u8>(), any::<u8>(), any::<bool>()), 0..400_i64, any::<bool>()), 1..40)
    ) {
        let (_dir, path) = place();
        let mut stores = [open(&path), open(&path)];
        let ada = join(&mut stores[0], "Ada");
        let mut folded = Progress::default();
        let mut at = 0;
        for (numbers, gap, which) in steps {
            at += gap;
            let entry = step(numbers);
            folded.follow(&entry.subject, &entry.what, now(at));
            stores[usize::from(which)].append(ada.id, now(at), &[entry]).unwrap();
        }
        let [mut one, two] = stores;
        prop_assert_eq!(two.progress(ada.id, &course()).unwrap(), folded);
        prop_assert_eq!(two.verify().unwrap(), None);
        let live = one.digest().unwrap();
        one.rebuild().unwrap();
        prop_assert_eq!(one.digest().unwrap(), live);
        prop_assert_eq!(two.digest().unwrap(), live);
    }
}

#[test]
fn projections_that_went_astray_are_found_and_rebuilt() {
    let (_dir, path) = place();
    let mut store = open(&path);
    let ada = join(&mut store, "Ada");
    store.append(ada.id, now(1), &[started(1), answered(1, "q", 1.0), finished(1, 1.0), passed()]).unwrap();
    let harm = Connection::open(&path).unwrap();
    for sql in [
        "DELETE FROM progress WHERE part = 'cards'",
        "UPDATE learner SET name = 'Eve'",
        "DELETE FROM progress",
    ] {
        harm.execute(sql, []).unwrap();
        assert!(matches!(store.verify().unwrap(), Some(Fault::Standing(..) | Fault::Learner(..))), "{sql}");
        store.rebuild().unwrap();
        assert_eq!(store.verify().unwrap(), None);
    }
}

#[test]
fn every_changed_column_of_an_event_is_found() {
    let (_dir, path) = place();
    let mut store = open(&path);
    let (ada, _) = (join(&mut store, "Ada"), join(&mut store, "Ben"));
    store.append(ada.id, now(1), &[started(1), answered(1, "q", 1.0), finished(1, 1.0)]).unwrap();
    drop(store);
    let whole = fs::read(&path).unwrap();
    let changes = [
        "run = 1, seq = 99",
        "seq = seq + 10",
        "learner = 2",
        "at = at + 1",
        "offset = offset + 60",
        "mono = mono + 1",
        "kind = 'question-flagged'",
        "course = 'other'",
        "course_version = '9'",
        "course_digest = randomblob(32)",
        "course = NULL",
        "module = 'other'",
        "item = 'other'",
        "item = NULL",
        "salt = randomblob(16)",
        "payload = replace(payload, 'answer', 'Answer')",
        "payload = NULL, payload_digest = randomblob(32)",
        "payload_digest = randomblob(32)",
        "prev = randomblob(32)",
        "digest = randomblob(32)",
    ];
    for change in changes {
        fs::write(&path, &whole).unwrap();
        let harm = Connection::open(&path).unwrap();
        harm.execute(&format!("UPDATE event SET {change} WHERE kind = 'question-answered'"), []).unwrap();
        drop(harm);
        assert!(open(&path).verify().unwrap().is_some(), "{change} was not found");
    }
    for sql in [
        "DELETE FROM event WHERE kind = 'question-answered'",
        "UPDATE run SET boot = 'x'",
        "UPDATE run SET at = at + 1",
        "UPDATE run SET id = randomblob(16)",
        "UPDATE learner SET id = randomblob(16)",
    ] {
        fs::write(&path, &whole).unwrap();
        let harm = Connection::open(&path).unwrap();
        harm.execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}")).unwrap();
        drop(harm);
        assert!(open(&path).verify().unwrap().is_some(), "{sql} was not found");
    }
    fs::write(&path, &whole).unwrap();
    assert_eq!(open(&path).verify().unwrap(), None);
}

#[test]
fn every_flipped_bit_of_a_payload_is_found() {
    let (_dir, path) = place();
    selftest::append(&path, 0, Some(60), &mut |_| ()).unwrap();
    let whole = fs::read(&path).unwrap();
    // All payloads hold hexadecimal digits of digests in long texts; those are what is hit here.
    let hits: Vec<usize> = (0..whole.len()).filter(|at| whole[*at..].starts_with(b"\"response\"")).collect();
    assert!(20 < hits.len());
    let mut missed = Vec::new();
    for trial in 0..200 {
        let at = hits[trial % hits.len()] + trial * 7 % 90;
        let mut harmed = whole.clone();
        harmed[at] ^= 1 << (trial % 8);
        fs::write(&path, &harmed).unwrap();
        if matches!(selftest::verify(&path, 60), Ok(None)) {
            missed.push(at);
        }
    }
    assert!(missed.is_empty(), "{missed:?}: of 200 flips these were not found");
}

#[test]
fn a_newer_file_is_refused_and_left_as_it_is() {
    let (_dir, path) = place();
    join(&mut open(&path), "Ada");
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let before = fs::read(&path).unwrap();
    let refused = refusal(&path);
    assert!(matches!(refused, StoreError::Newer { found: 99, .. }));
    assert!(refused.to_string().contains("newer Coursedeck"), "{refused}");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn what_is_not_ours_is_refused_and_left_as_it_is() {
    let (dir, _) = place();
    let file = |name: &str| dir.path().join(name);
    fs::write(file("text"), "this is a letter to my aunt, and no database at all\n".repeat(40)).unwrap();
    fs::write(file("short"), "xy").unwrap();
    fs::create_dir(file("folder")).unwrap();
    Connection::open(file("tables")).unwrap().execute_batch("CREATE TABLE song (name TEXT)").unwrap();
    Connection::open(file("foreign"))
        .unwrap()
        .execute_batch("PRAGMA application_id = 7; CREATE TABLE x (y)")
        .unwrap();
    for name in ["text", "short"] {
        let before = fs::read(file(name)).unwrap();
        assert!(
            matches!(refusal(&file(name)), StoreError::NotADatabase { .. }),
            "{name}: {}",
            refusal(&file(name))
        );
        assert_eq!(fs::read(file(name)).unwrap(), before);
    }
    for name in ["tables", "foreign"] {
        let before = fs::read(file(name)).unwrap();
        assert!(matches!(refusal(&file(name)), StoreError::NotOurs { .. }), "{name}");
        assert_eq!(fs::read(file(name)).unwrap(), before);
    }
    assert!(matches!(refusal(&file("folder")), StoreError::Folder { .. }));
}

#[test]
fn an_empty_file_becomes_a_database() {
    let (dir, _) = place();
    let path = dir.path().join("empty.db");
    fs::write(&path, "").unwrap();
    join(&mut open(&path), "Ada");
    assert_eq!(open(&path).learners().unwrap().len(), 1);
}

#[test]
fn a_file_that_may_not_be_written_is_refused_with_a_sentence() {
    let (_dir, path) = place();
    join(&mut open(&path), "Ada");
    let mut rights = fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights).unwrap();
    let refused = refusal(&path);
    assert!(matches!(refused, StoreError::ReadOnly { .. }));
    assert!(refused.to_string().contains("may not be written"), "{refused}");
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_the_folder_or_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let (_dir, path) = place();
    let mut store = open(&path);
    join(&mut store, "Ada");
    let rights = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(rights(path.parent().unwrap()), 0o700);
    for end in ["", "-wal", "-shm"] {
        let mut name = path.clone().into_os_string();
        name.push(end);
        assert_eq!(rights(Path::new(&name)), 0o600, "{end}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mount = |options: &str| {
        let done = Command::new("mount").args(["-t", "tmpfs", "-o", options, "t"]).arg(dir.path()).status();
        done.is_ok_and(|status| status.success())
    };
    if !mount("size=400k") {
        // Said where `--nocapture` shows it: a test that did nothing should not look like one that passed.
        std::io::Write::write_all(&mut std::io::stderr(), b"skipped: only root can mount a small disk\n")
            .unwrap();
        return;
    }
    let path = dir.path().join("coursedeck.db");
    let mut store = open(&path);
    let ada = join(&mut store, "Ada");
    let mut saved = 0;
    let refused = loop {
        let entry = note(&format!("lesson-{saved}"), &"x".repeat(2000));
        match store.append(ada.id, now(saved), &[entry]) {
            Ok(_) => saved += 1,
            Err(error) => break error,
        }
    };
    assert!(matches!(refused, StoreError::Full { .. }), "{refused:?}");
    assert!(refused.to_string().starts_with("the disk is full"));
    let notes = |store: &Store| store.progress(ada.id, &course()).unwrap().notes.len() as i64;
    assert_eq!(notes(&store), saved, "what was saved can be read while the disk is full");
    assert!(mount("remount,size=4m"));
    let entry = note(&format!("lesson-{saved}"), &"x".repeat(2000));
    store.append(ada.id, now(saved), &[entry]).unwrap();
    assert_eq!(notes(&store), saved + 1);
    drop(store);
    let store = open(&path);
    assert_eq!((notes(&store), store.verify().unwrap()), (saved + 1, None));
    drop(store);
    assert!(Command::new("umount").arg(dir.path()).status().unwrap().success());
}

#[test]
fn settings_of_a_learner_and_of_the_door_are_kept_apart() {
    let (_dir, path) = place();
    let mut store = open(&path);
    let ada = Some(join(&mut store, "Ada").id);
    store.set_setting(None, "theme", Some("dark")).unwrap();
    store.set_setting(ada, "theme", Some("light")).unwrap();
    store.set_setting(ada, "theme", Some("mono")).unwrap();
    let said = |store: &Store, who| store.setting(who, "theme").unwrap();
    assert_eq!(said(&store, None).as_deref(), Some("dark"));
    assert_eq!(said(&open(&path), ada).as_deref(), Some("mono"));
    store.set_setting(ada, "theme", None).unwrap();
    assert_eq!((said(&store, ada), said(&store, None).as_deref()), (None, Some("dark")));
}

#[test]
fn a_wrong_pin_waits_longer_each_time_and_a_restart_or_a_clock_set_back_does_not_help() {
    let (_dir, path) = place();
    let mut store = open(&path);
    let ada = store.add_learner(now(0), "Ada", &Tag::english(), Some("2468")).unwrap();
    assert!(ada.has_pin && store.learners().unwrap()[0].has_pin);
    let check = |pin: &str, at: i64| open(&path).check_pin(ada.id, pin, now(at)).unwrap();
    assert_eq!(check("1111", 10), PinAnswer::Wrong { wait: 0 });
    assert_eq!(check("1111", 10), PinAnswer::Wrong { wait: 1 });
    assert_eq!(check("2468", 10), PinAnswer::Wait { seconds: 1 });
    assert_eq!(check("1111", 11), PinAnswer::Wrong { wait: 2 });
    assert_eq!(check("2468", -9_000_000), PinAnswer::Wait { seconds: 2 });
    assert_eq!(check("2468", -9_000_001), PinAnswer::Wait { seconds: 2 }, "going back further gains nothing");
    assert_eq!(check("2468", -8_999_999), PinAnswer::Right, "and nobody waits for years");
    assert_eq!(check("1111", 20), PinAnswer::Wrong { wait: 0 });
    assert_eq!(check("٢٤٦٨", 20), PinAnswer::Right);
    let mut at = 100;
    for _ in 0..12 {
        let PinAnswer::Wrong { wait } = check("0000", at) else { panic!("it was not looked at") };
        assert!(wait <= 60);
        at += wait as i64;
    }
    assert_eq!(check("2468", at), PinAnswer::Right, "nobody is ever locked out for good");
}

#[test]
fn a_pin_can_be_changed_and_taken_away() {
    let (_dir, path) = place();
    let mut store = open(&path);
    let ada = join(&mut store, "Ada");
    assert_eq!(store.check_pin(ada.id, "", now(1)).unwrap(), PinAnswer::Right);
    assert!(matches!(store.set_pin(ada.id, Some("12")), Err(StoreError::NoPin)));
    store.set_pin(ada.id, Some("1357")).unwrap();
    assert_eq!(store.check_pin(ada.id, "1357", now(1)).unwrap(), PinAnswer::Right);
    store.set_pin(ada.id, None).unwrap();
    assert!(!store.learners().unwrap()[0].has_pin);
    drop(store);
    assert!(!fs::read(&path).unwrap().windows(9).any(|bytes| bytes == b"$argon2id"), "the old hash is wiped");
}

#[test]
fn another_machine_takes_a_name_of_its_own() {
    let (_dir, path) = place();
    let ada = join(&mut open(&path), "Ada");
    let harm = Connection::open(&path).unwrap();
    harm.execute("UPDATE device SET machine = randomblob(32)", []).unwrap();
    open(&path).append(ada.id, now(1), &[note("a", "x")]).unwrap();
    open(&path).append(ada.id, now(2), &[note("a", "y")]).unwrap();
    let devices: i64 = harm.query_row("SELECT count(*) FROM device", [], |row| row.get(0)).unwrap();
    assert!(devices == 2 || !Path::new("/etc/machine-id").exists(), "{devices} devices");
    assert_eq!(open(&path).verify().unwrap(), None);
}

#[test]
fn a_kind_of_a_newer_program_is_kept_and_passed_over() {
    let (_dir, path) = place();
    let mut store = open(&path);
    let ada = join(&mut store, "Ada");
    store.append(ada.id, now(1), &[started(1), answered(1, "q", 1.0)]).unwrap();
    let harm = Connection::open(&path).unwrap();
    harm.execute("UPDATE event SET kind = 'course-dreamt' WHERE kind = 'question-answered'", []).unwrap();
    assert_eq!(store.attempt_events(ada.id, attempt(1)).unwrap().len(), 1);
    assert_eq!(store.events().unwrap().len(), 3);
    store.rebuild().unwrap();
}
