//! The power cut: the real program runs once, and what it did to its files is written down; then every disk that a power
//! cut could have left is laid out, and looked at by the real store. 2,000 of them; 100,000 with `COURSEDECK_LONG=1`.
//! A disk that lies, which says that it flushed and did not, is what nothing can be promised for: it has to be found out.

mod disk;
mod trace;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use coursedeck::{
    lang::Tag,
    store::{How, Store, selftest},
    time::Now,
};
use tempfile::TempDir;

use crate::{
    crash::{Dice, seed},
    folder::copy,
    lines::AtLines,
};
use disk::{Cut, Disk};
use trace::Step;

const PROGRAM: &str = env!("CARGO_BIN_EXE_coursedeck");

/// A program that ran once in a folder, and everything that it did there.
struct Run {
    _place: TempDir,
    /// The folder as it was before.
    before: PathBuf,
    steps: Vec<Step>,
}

/// Where states are laid out: in memory, where that is to be had.
fn scratch() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory).unwrap() } else { tempfile::tempdir().unwrap() }
}

/// Records what `act` does in a folder that `prepare` has made ready. `act` starts the recorded command, and ends it.
fn record(
    prepare: impl FnOnce(&Path),
    command: impl FnOnce(&Path) -> Command,
    act: impl FnOnce(Command),
) -> Option<Run> {
    let place = tempfile::tempdir().unwrap();
    let root = fs::canonicalize(place.path()).unwrap().join("it");
    let before = root.with_extension("before");
    fs::create_dir(&before).unwrap();
    prepare(&before);
    copy(&before, &root);
    let log = root.with_extension("log");
    act(trace::recorded(&command(&root), &log)?);
    let steps = trace::read(&log, &root);
    fs::remove_file(log).unwrap();
    Some(Run { _place: place, before, steps })
}

fn to_its_end(mut command: Command) {
    let output = command.stdin(Stdio::null()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn coursedeck(home: &Path, args: &str) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(args.split(' ').map(|word| word.replace("{}", home.to_str().unwrap())));
    command.env("COURSEDECK_DATA", home.join("data")).env("LANG", "C.UTF-8").env("USER", "student");
    for name in ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "COURSEDECK_PASSPHRASE_FILE"] {
        command.env_remove(name);
    }
    command.current_dir(home);
    command
}

/// How many states of a disk were laid out, how many of them were different and looked at, and which were bad.
#[derive(Debug, Default)]
struct Tally {
    caused: usize,
    checked: usize,
    bad: Vec<String>,
}

/// Lays out up to `usual` different states, fifty times as many in the long mode, and has each looked at.
/// `check` gets the folder and all that was said until then.
fn cut_everywhere(
    run: &Run,
    usual: usize,
    is_lying: bool,
    check: &dyn Fn(&Path, &str) -> Result<(), String>,
) -> Tally {
    let wanted = if std::env::var_os("COURSEDECK_LONG").is_some() { usual * 50 } else { usual };
    let seed = seed();
    let mut dice = Dice(seed);
    let mut seen = BTreeSet::new();
    let mut tally = Tally::default();
    let scratch = scratch();
    // A small trace has few states that differ: it is gone through until there are no new ones.
    let mut idle = 0;
    for pass in 0.. {
        let (mut disk, mut said, before) = (Disk::of(&run.before, is_lying), String::new(), tally.checked);
        let left = (wanted - tally.checked) as f64 / (run.steps.len() * 5) as f64;
        let mut was_said = false;
        for step in &run.steps {
            disk.step(step);
            if let Step::Said(text) = step {
                said.push_str(text);
            }
            // The moment after somebody was told is the one that matters most: it is never left out.
            let is_told = matches!(step, Step::Said(_)) || was_said;
            was_said = matches!(step, Step::Said(_));
            for kind in 0..5 {
                let is_sure = pass == 0 && is_told && (1..3).contains(&kind);
                if wanted <= tally.checked || !is_sure && left * 1e6 < dice.below(1_000_000) as f64 {
                    continue;
                }
                let cut = [
                    Cut::Kept,
                    Cut::Lost,
                    Cut::Named,
                    Cut::Mixed(dice.below(u64::MAX)),
                    Cut::Torn(dice.below(u64::MAX)),
                ][kind];
                let held = disk.after(cut);
                tally.caused += 1;
                if !seen.insert(disk::digest(&held, said.len())) {
                    continue;
                }
                tally.checked += 1;
                let folder = scratch.path().join("state");
                let _ = fs::remove_dir_all(&folder);
                fs::create_dir(&folder).unwrap();
                disk::lay_out(&held, &folder);
                if let Err(why) = check(&folder, &said) {
                    tally.bad.push(format!("COURSEDECK_SEED={seed}, {cut:?} after {}: {why}", short(step)));
                    if !is_lying && let Some(keep) = std::env::var_os("COURSEDECK_KEEP") {
                        let _ = fs::remove_dir_all(&folder);
                        fs::create_dir(&folder).unwrap();
                        disk::lay_out(&held, &folder);
                        copy(&folder, &Path::new(&keep).join(format!("state-{}", tally.bad.len())));
                    }
                }
            }
        }
        idle = if tally.checked < before + 5 { idle + 1 } else { 0 };
        if wanted <= tally.checked || idle == 3 || is_lying && pass == 0 {
            break;
        }
    }
    tally
}

/// A step without its bytes.
fn short(step: &Step) -> String {
    let mut text = format!("{step:?}");
    text.truncate(90);
    text
}

/// Says what was done; fails where a state is bad, or where there was nothing to look at.
#[track_caller]
fn hold(what: &str, tally: &Tally) {
    println!(
        "{what}: {} power cuts, {} states checked, {} bad",
        tally.caused,
        tally.checked,
        tally.bad.len()
    );
    assert!(20 < tally.checked, "{what}: only {} states were checked", tally.checked);
    let some = &tally.bad[..tally.bad.len().min(8)];
    assert!(tally.bad.is_empty(), "{what}: {} of {}:\n{}", tally.bad.len(), tally.checked, some.join("\n"));
}

/// The last answer that was told as saved.
fn announced(said: &str) -> u64 {
    let numbers = said.lines().filter_map(|line| line.strip_prefix("saved ")?.parse().ok());
    numbers.max().unwrap_or_default()
}

/// Every answer that was told is there, and all that is kept agrees.
fn are_there(folder: &Path, announced: u64) -> Result<(), String> {
    let checked = selftest::verify(&folder.join("data/coursedeck.db"), announced);
    checked.map_err(|error| error.to_string())?.map_or(Ok(()), |fault| Err(fault.to_string()))
}

/// Every answer that was told is there; and the learner goes on.
fn answers_are_there(folder: &Path, before: u64, said: &str) -> Result<(), String> {
    let announced = announced(said).max(before);
    are_there(folder, announced)?;
    let more = selftest::append(&folder.join("data/coursedeck.db"), 0, Some(1), &mut |_| ());
    more.map_err(|error| error.to_string())?;
    are_there(folder, announced + 1)
}

fn answers(rows: u32, prepare: impl FnOnce(&Path)) -> Option<Run> {
    let args = format!("selftest append {{}}/data/coursedeck.db rows={rows}");
    record(prepare, |home| coursedeck(home, &args), to_its_end)
}

#[test]
fn after_a_power_cut_every_answer_that_was_told_as_saved_is_there() {
    let Some(run) = answers(25, |_| ()) else { return };
    let tally = cut_everywhere(&run, 1040, false, &|folder, said| answers_are_there(folder, 0, said));
    hold("first start and 25 answers", &tally);
}

#[test]
fn a_power_cut_while_the_log_is_written_back_loses_nothing() {
    let Some(run) = answers(330, |_| ()) else { return };
    // From where the log is written back into the database in the middle of it all: else it is the same as before.
    let is_back = |step: &Step| matches!(step, Step::Wrote(name, ..) if name.ends_with("coursedeck.db"));
    let far = run.steps.len() / 2;
    assert!(run.steps[..run.steps.len() - 1000].iter().skip(far).any(is_back), "it is not written back");
    let tally = cut_everywhere(&run, 160, false, &|folder, said| are_there(folder, announced(said)));
    hold("330 answers", &tally);
}

/// Two power cuts, the second while what the first one left is put right.
#[test]
fn a_power_cut_in_a_recovery_loses_nothing() {
    let Some(first) = answers(12, |_| ()) else { return };
    let told = first.steps.iter().position(|step| matches!(step, Step::Said(text) if text == "saved 12\n"));
    let mut disk = Disk::of(&first.before, false);
    first.steps[..told.unwrap()].iter().for_each(|step| disk.step(step));
    let held = disk.after(Cut::Torn(7));
    let log = held.0.iter().find(|(name, _)| name.ends_with("coursedeck.db-wal")).unwrap();
    assert!(10_000 < log.1.len(), "there is nothing to recover");
    let Some(run) = answers(4, |home| disk::lay_out(&held, home)) else { return };
    let tally = cut_everywhere(&run, 300, false, &|folder, said| answers_are_there(folder, 11, said));
    hold("cut again in the recovery", &tally);
}

#[test]
fn a_disk_that_does_not_flush_is_found_out() {
    let Some(run) = answers(25, |_| ()) else { return };
    let tally = cut_everywhere(&run, 300, true, &|folder, said| answers_are_there(folder, 0, said));
    println!("a lying disk: {} states checked, {} bad", tally.checked, tally.bad.len());
    assert!(tally.checked / 5 < tally.bad.len(), "the rig finds nothing: {tally:?}");
}

/// What tells a learner that an answer is saved.
const TOLD: [&str; 2] = ["grows on a tree", "A goat and a hen"];

/// The program as learners have it, with the day's backup that it makes meanwhile.
#[test]
fn after_a_power_cut_a_learner_finds_what_the_screen_told_as_saved() {
    let run = record(
        |home| drop(fs::create_dir(home.join("data"))),
        |home| AtLines::command(&home.join("data")),
        |command| {
            let mut it = AtLines::of(command);
            it.come_to_quiz();
            it.say("");
            it.pick("Which is a fruit?", &["Mango"]);
            it.until(TOLD[0]);
            it.say("");
            it.pick("Which are animals?", &["Goat", "Hen"]);
            it.until(TOLD[1]);
            it.say(":q");
            assert!(it.child.wait().unwrap().success());
        },
    );
    let Some(run) = run else { return };
    let tally = cut_everywhere(&run, 200, false, &|folder, said| {
        let path = folder.join("data/coursedeck.db");
        let told = TOLD.iter().filter(|text| said.contains(**text)).count();
        if told == 0 && !path.exists() {
            return Ok(());
        }
        let store = whole(&path)?;
        let events = store.events().map_err(|error| error.to_string())?;
        let kept = events.iter().filter(|event| event.kind == "question-answered").count();
        // One may be kept that nobody had been told of yet.
        if (told..=told + 1).contains(&kept) {
            Ok(())
        } else {
            Err(format!("{told} were told, {kept} are kept"))
        }
    });
    hold("a learner's first quiz", &tally);
}

/// The database at `path`, if it is whole.
fn whole(path: &Path) -> Result<Store, String> {
    let store = Store::open(path, How::default()).map_err(|error| error.to_string())?;
    match store.verify().map_err(|error| error.to_string())? {
        None => Ok(store),
        Some(fault) => Err(fault.to_string()),
    }
}

/// A centre with answers, two learners, a backup from before the second, and a course in two packages.
fn centre(home: &Path) {
    let path = home.join("data/coursedeck.db");
    selftest::append(&path, 0, Some(20), &mut |_| ()).unwrap();
    let add = |name: &str| {
        let mut store = Store::open(&path, How::default()).unwrap();
        store.add_learner(Now::read(), name, &Tag::english(), None).unwrap();
    };
    add("Zurinjeri");
    to_its_end(coursedeck(home, "backup -o {}/older.db"));
    add("Late");
}

/// The bytes of every file under `folder`, by its name there.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(inner).into_iter().flatten().flatten() {
            match entry.file_type().unwrap().is_dir() {
                true => folders.push(entry.path()),
                false => {
                    let name = entry.path().strip_prefix(folder).unwrap().to_owned();
                    found.insert(name, fs::read(entry.path()).unwrap());
                }
            }
        }
    }
    found
}

fn events(store: &Store) -> Result<usize, String> {
    Ok(store.events().map_err(|error| error.to_string())?.len())
}

/// Records a command on a [`centre`].
fn command(args: &'static str) -> Option<Run> {
    record(centre, |home| coursedeck(home, args), to_its_end)
}

#[test]
fn after_a_power_cut_a_file_that_was_told_is_whole_and_no_file_is_half() {
    for (args, name) in [
        ("records export --to csv -o {}/out", "out"),
        ("records export --to xlsx -o {}/out", "out"),
        ("records report -o {}/out", "out"),
        ("learner export Zurinjeri -o {}/out --yes", "out"),
    ] {
        let Some(run) = command(args) else { return };
        let mut disk = Disk::of(&run.before, false);
        run.steps.iter().for_each(|step| disk.step(step));
        let done = disk.after(Cut::Kept).0.remove(Path::new(name)).unwrap();
        let tally = cut_everywhere(&run, 40, false, &|folder, said| {
            whole(&folder.join("data/coursedeck.db"))?;
            match fs::read(folder.join(name)) {
                Ok(found) if found == done => Ok(()),
                Ok(found) => Err(format!("it is half a file: {} bytes of {}", found.len(), done.len())),
                Err(_) if said.is_empty() => Ok(()),
                Err(_) => Err(format!("it is gone, and {said:?} was told")),
            }
        });
        hold(args, &tally);
    }
}

#[test]
fn after_a_power_cut_a_backup_that_was_told_is_whole_and_no_backup_is_half() {
    let Some(run) = command("backup -o {}/out.db") else { return };
    let tally = cut_everywhere(&run, 60, false, &|folder, said| {
        let here = whole(&folder.join("data/coursedeck.db"))?;
        let path = folder.join("out.db");
        if !path.exists() {
            return if said.is_empty() { Ok(()) } else { Err("the backup is gone".to_owned()) };
        }
        let health = Store::examine(&path).map_err(|error| error.to_string())?;
        // What is noted of the backup is not in it.
        let is_all = health.is_whole() && events(&here)? - health.events() as usize <= 1;
        if is_all { Ok(()) } else { Err(format!("{health:?}")) }
    });
    hold("backup", &tally);
}

#[test]
fn after_a_power_cut_a_restore_is_done_or_not_begun() {
    let Some(run) = command("restore {}/older.db --yes --lose-newer") else { return };
    let tally = cut_everywhere(&run, 60, false, &|folder, said| {
        let here = whole(&folder.join("data/coursedeck.db"))?;
        let learners = here.learners().map_err(|error| error.to_string())?;
        let is_old = learners.iter().any(|learner| learner.name == "Late");
        // It shows what is there and what is in the backup before it begins.
        let is_told = said.contains("restored: ");
        if learners.len() + usize::from(!is_old) == 3 && !(is_told && is_old) {
            return Ok(());
        }
        Err(format!("{} learners, and {said:?} was told", learners.len()))
    });
    hold("restore", &tally);
}

#[test]
fn after_a_power_cut_who_was_told_as_erased_is_gone() {
    let Some(run) = command("learner erase Zurinjeri --yes") else { return };
    let tally = cut_everywhere(&run, 60, false, &|folder, said| {
        let path = folder.join("data/coursedeck.db");
        // It is told that the row is blank before the pages are wiped; the last line is told when all of it is done.
        let is_told = said.contains("What was exported");
        let is_in_a_file = || tree(&folder.join("data")).values().any(|bytes| holds(bytes, b"Zurinjeri"));
        if is_told && is_in_a_file() {
            return Err("the name is still in a file".to_owned());
        }
        whole(&path).map(drop)
    });
    hold("erase", &tally);
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|piece| piece == what)
}

#[test]
fn after_a_power_cut_a_repair_is_done_or_can_be_done() {
    let run = record(
        |home| {
            centre(home);
            let path = home.join("data/coursedeck.db");
            let mut bytes = fs::read(&path).unwrap();
            let middle = bytes.len() / 2 / 4096 * 4096;
            bytes[middle..middle + 512].fill(0xff);
            fs::write(&path, bytes).unwrap();
        },
        |home| coursedeck(home, "doctor --repair --yes --from {}/older.db"),
        to_its_end,
    );
    let Some(run) = run else { return };
    let tally = cut_everywhere(&run, 40, false, &|folder, said| {
        let path = folder.join("data/coursedeck.db");
        let store = whole(&path);
        if said.contains("repaired") {
            store.as_ref().map_err(Clone::clone)?;
        }
        if store.is_ok_and(|store| events(&store).is_ok_and(|count| 20 < count)) {
            return Ok(());
        }
        to_its_end(coursedeck(folder, "doctor --repair --yes --from {}/older.db"));
        let count = events(&whole(&path)?)?;
        if 20 < count { Ok(()) } else { Err(format!("{count} events are left")) }
    });
    hold("repair", &tally);
}

#[test]
fn after_a_power_cut_a_course_is_the_old_one_or_the_new_one_whole() {
    let place = crate::package::Place::new();
    place.edit("course.toml", "0.1.0", "0.2.0");
    place.pack("2.cdcourse");
    place.done("centre", &["course", "install", "1.cdcourse", "--yes", "--replace"]);
    let run = record(
        |home| {
            copy(&place.path("centre"), &home.join("data"));
            fs::copy(place.path("2.cdcourse"), home.join("2.cdcourse")).unwrap();
        },
        |home| coursedeck(home, "course install {}/2.cdcourse --yes --replace"),
        to_its_end,
    );
    let Some(run) = run else { return };
    let old = tree(&run.before.join("data/courses/keys"));
    let mut disk = Disk::of(&run.before, false);
    run.steps.iter().for_each(|step| disk.step(step));
    let after = disk.after(Cut::Kept).0.into_iter();
    let new: BTreeMap<PathBuf, Vec<u8>> = after
        .filter_map(|(name, bytes)| Some((name.strip_prefix("data/courses/keys").ok()?.to_owned(), bytes)))
        .collect();
    assert!(old != new && old.len() == new.len());
    let tally = cut_everywhere(&run, 80, false, &|folder, said| {
        let courses = folder.join("data/courses");
        coursedeck::exchange::install::put_back(&courses);
        let found = tree(&courses.join("keys"));
        if found != new && found != old {
            return Err(format!("it is neither: {:?}", found.keys()));
        }
        let is_told = said.contains("installed") || said.contains("upgraded");
        if is_told && found == old {
            Err(format!("it is the old one, and {said:?} was told"))
        } else {
            Ok(())
        }
    });
    hold("course install", &tally);
}
