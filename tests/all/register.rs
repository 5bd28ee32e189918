//! The register as it is kept: who is whom, who is gone, and what a centre holds. What is rebuilt is what was kept.

use std::{
    fs,
    path::{Path, PathBuf},
};

use coursedeck::{
    ids::{CentreId, CourseId, LearnerId},
    lang::Tag,
    log::{Audit, Centre, Consented, Details, Entry, Happening, Preset, Session, Subject, person::Gender},
    quiz::Share,
    seal::Digest,
    store::{Change, How, PassAnswer, Store, StoreError},
    time::{Now, Stamp},
};
use proptest::prelude::*;
use tempfile::TempDir;
use uuid::Uuid;

fn place() -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("data/coursedeck.db");
    (dir, path)
}

fn open(path: &Path) -> Store {
    Store::open(path, How::default()).unwrap()
}

fn now(seconds: i64) -> Now {
    Now { at: Stamp { ms: 1_800_000_000_000 + seconds * 1000, offset: 180 }, mono: seconds as u64 * 1000 }
}

fn audit(command: &str) -> Audit {
    Audit { by: "Wanjiru".to_owned(), command: command.to_owned(), on: Vec::new(), note: String::new() }
}

fn course() -> CourseId {
    "safe-online".parse().unwrap()
}

fn about(module: &str, item: &str) -> Subject {
    let course = Some((course(), "1.0.0".to_owned(), Digest::of(&[b"course"])));
    Subject { course, module: module.parse().ok(), item: item.parse().ok() }
}

fn note(item: &str, text: &str) -> Entry {
    Entry { subject: about("m", item), what: Happening::NoteWritten { text: text.to_owned() } }
}

fn passed(module: &str) -> Entry {
    let subject = Subject { item: None, ..about(module, "x") };
    Entry { subject, what: Happening::ModulePassed { score: Share::ALL } }
}

fn join(store: &mut Store, name: &str) -> LearnerId {
    store.add_learner(now(0), name, &Tag::english(), None).unwrap().id
}

fn details(cohort: &str) -> Details {
    Details { cohort: Some(cohort.to_owned()), ..Details::default() }
}

fn add(store: &mut Store, name: &str, details: Details) -> LearnerId {
    let change = Change::Add { name: name.to_owned(), language: Tag::english(), details };
    store.register(now(1), audit("learner add"), &[change]).unwrap()[0]
}

/// What is kept is what the log tells, the chain is whole, and a rebuild changes nothing.
#[track_caller]
fn is_sound(store: &mut Store) {
    assert_eq!(store.verify().unwrap(), None);
    let live = store.digest().unwrap();
    store.rebuild().unwrap();
    assert_eq!(store.digest().unwrap(), live);
    assert_eq!(store.verify().unwrap(), None);
}

/// Whether these bytes stand in any file of the folder.
fn is_in_a_file(folder: &Path, what: &[u8]) -> bool {
    fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => is_in_a_file(&path, what),
            false => fs::read(&path).unwrap().windows(what.len()).any(|window| window == what),
        }
    })
}

#[test]
fn whoever_the_facilitator_adds_was_not_here_yet_and_keeps_their_papers() {
    let (_dir, path) = place();
    let mut store = open(&path);
    let consented = Some(Consented { gender: Some(Gender::Female), ..Consented::at(now(1).at) });
    let papers = Details { registration: Some("17".to_owned()), consented, ..details("Morning") };
    let ada = add(&mut store, "Ada", papers.clone());
    let learner = store.learners().unwrap().remove(0);
    assert_eq!((learner.id, learner.seen, &*learner.name), (ada, None, "Ada"));
    // A change of language on the screens leaves the papers as they are.
    let spoken = coursedeck::store::Learner { language: "fr".parse().unwrap(), ..learner };
    store.change_learner(now(70), &spoken).unwrap();
    let person = store.person(ada).unwrap().unwrap();
    assert_eq!(person.details, papers);
    assert_eq!((person.learner.language.as_str(), person.learner.seen), ("fr", Some(now(70).at)));
    assert_eq!(store.cohorts().unwrap(), [("Morning".to_owned(), 1)]);
    is_sound(&mut store);
}

#[test]
fn what_one_did_under_two_names_counts_together_and_apart_again() {
    let (_dir, path) = place();
    let mut store = open(&path);
    let mut other = open(&path);
    let (ada, adda) = (join(&mut store, "Ada"), join(&mut store, "Adda"));
    store.append(ada, now(10), &[passed("m"), note("a", "mine")]).unwrap();
    other.append(adda, now(20), &[passed("n"), note("b", "hers")]).unwrap();
    let apart = store.progress(ada, &course()).unwrap();
    store.merge(now(30), audit("learner merge"), adda, Some(ada), &[]).unwrap();
    let together = store.progress(ada, &course()).unwrap();
    assert_eq!((together.passed.len(), together.notes.len()), (2, 2));
    assert_eq!(store.progress(adda, &course()).unwrap(), together);
    assert_eq!(store.learners().unwrap().len(), 1);
    assert_eq!(store.merged().unwrap()[0].1, ada);
    is_sound(&mut store);
    // A program that had let her in by the other name goes on, for the one.
    other.append(adda, now(90), &[note("c", "later")]).unwrap();
    assert_eq!(store.progress(ada, &course()).unwrap().notes.len(), 3);
    is_sound(&mut store);
    store.merge(now(95), audit("learner merge"), adda, None, &[]).unwrap();
    assert_eq!(store.progress(ada, &course()).unwrap(), apart);
    assert_eq!(store.progress(adda, &course()).unwrap().notes.len(), 2);
    assert_eq!(store.learners().unwrap().len(), 2);
    is_sound(&mut store);
}

#[test]
fn a_merge_in_a_circle_is_none() {
    let (_dir, path) = place();
    let mut store = open(&path);
    let [a, b, c] = ["A", "B", "C"].map(|name| join(&mut store, name));
    for (other, into) in [(a, b), (b, c), (c, a), (b, b)] {
        store.merge(now(5), audit("learner merge"), other, Some(into), &[]).unwrap();
    }
    let left: Vec<_> = store.learners().unwrap().into_iter().map(|it| it.id).collect();
    assert_eq!(left, [c]);
    is_sound(&mut store);
}

#[test]
fn an_erased_person_is_in_no_file_and_the_chain_is_whole() {
    let (dir, path) = place();
    let mut store = open(&path);
    let name = "Nyambura Wairimu";
    let (ada, nyambura, twin) =
        (join(&mut store, "Ada"), join(&mut store, name), join(&mut store, "Nyamburaa"));
    store.set_pin(nyambura, Some("1234")).unwrap();
    store.append(ada, now(2), &[note("a", "mine")]).unwrap();
    store.append(nyambura, now(3), &[passed("m"), note("a", "I am Nyambura Wairimu")]).unwrap();
    store.append(twin, now(4), &[note("b", "I am Nyambura Wairimu as well")]).unwrap();
    store.set_setting(Some(nyambura), "draft:x", Some("Dear Nyambura Wairimu")).unwrap();
    store.merge(now(5), audit("learner merge"), twin, Some(nyambura), &[]).unwrap();
    let session = Session {
        cohort: "Morning".to_owned(),
        date: "2026-11-24".parse().unwrap(),
        part: String::new(),
        instructor: "Wanjiru".to_owned(),
        present: vec![ada, nyambura],
        absent: vec![],
    };
    store.hold(now(6), audit("attendance record"), session).unwrap();
    assert!(is_in_a_file(dir.path(), b"Nyambura"));
    let events = store.counts().unwrap().events;
    store.erase(now(7), audit("learner erase"), nyambura).unwrap();
    store.scrub().unwrap();
    assert!(!is_in_a_file(dir.path(), b"Nyambura"), "the name is still there");
    assert!(!is_in_a_file(dir.path(), b"$argon2id"), "the PIN is still there");
    assert_eq!(store.learners().unwrap().len(), 1);
    assert_eq!(store.counts().unwrap().events, events + 3);
    assert_eq!(store.sessions().unwrap()[0].present, [ada]);
    assert_eq!(store.person(nyambura).unwrap(), None);
    // Whoever still has them on a screen writes nothing more.
    let refused = store.append(nyambura, now(8), &[note("a", "x")]);
    assert!(matches!(refused, Err(StoreError::Stranger { .. })));
    let gone = store.erase(now(9), audit("learner erase"), nyambura);
    assert!(matches!(gone, Err(StoreError::Stranger { .. })));
    is_sound(&mut store);
    assert!(!is_in_a_file(dir.path(), b"Nyambura"));
    assert!(store.trail().unwrap().iter().any(|it| it.audit.command == "learner erase"));
}

#[test]
fn while_another_program_reads_the_file_it_is_not_told_as_wiped() {
    let (_dir, path) = place();
    let mut store = open(&path);
    let ada = join(&mut store, "Ada");
    let reader = rusqlite::Connection::open(&path).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM event;").unwrap();
    let mut rows = reader.prepare("SELECT payload FROM event").unwrap();
    let mut rows = rows.query([]).unwrap();
    assert!(rows.next().unwrap().is_some());
    store.erase(now(1), audit("learner erase"), ada).unwrap();
    assert!(matches!(store.scrub(), Err(StoreError::Traces { .. })));
    drop(rows);
    reader.execute_batch("COMMIT").unwrap();
    store.scrub().unwrap();
}

#[test]
fn who_takes_their_consent_back_is_forgotten_in_what_was_told_before_as_well() {
    let (dir, path) = place();
    let mut store = open(&path);
    let consented = Some(Consented { birth_year: Some(1987), ..Consented::at(now(1).at) });
    let ada = add(&mut store, "Ada", Details { consented, ..details("Morning") });
    assert!(is_in_a_file(dir.path(), b"1987"));
    let (name, language) = ("Ada".to_owned(), Tag::english());
    let change = Change::Set { learner: ada, name, language, details: details("Morning") };
    store.register(now(2), audit("learner change"), &[change]).unwrap();
    store.scrub().unwrap();
    assert!(!is_in_a_file(dir.path(), b"1987"));
    assert_eq!(store.person(ada).unwrap().unwrap().details, details("Morning"));
    is_sound(&mut store);
}

#[test]
fn a_person_gets_all_that_is_held_on_them() {
    let (_dir, path) = place();
    let mut store = open(&path);
    let (ada, twin) = (join(&mut store, "Ada"), join(&mut store, "Adda"));
    store.append(twin, now(4), &[note("b", "x")]).unwrap();
    store.set_setting(Some(twin), "width", Some("60")).unwrap();
    store.merge(now(5), audit("learner merge"), twin, Some(ada), &[]).unwrap();
    let held = store.dossier(ada).unwrap().unwrap();
    assert_eq!((held.merged.len(), held.progress.len(), held.events.len()), (1, 1, 4));
    assert_eq!(held.settings, [("width".to_owned(), "60".to_owned())]);
}

#[test]
fn a_forgotten_pin_is_taken_away_and_the_log_says_so() {
    let (_dir, path) = place();
    let mut store = open(&path);
    let ada = join(&mut store, "Ada");
    store.set_pin(ada, Some("1234")).unwrap();
    store.reset_pin(now(1), audit("learner pin"), ada).unwrap();
    assert!(!store.learners().unwrap()[0].has_pin);
    assert!(store.events().unwrap().iter().any(|event| event.kind == "pin-reset"));
    store.set_pin(ada, Some("4321")).unwrap();
    is_sound(&mut store);
    assert!(store.learners().unwrap()[0].has_pin, "a rebuild takes no PIN away");
}

#[test]
fn a_session_told_again_is_told_anew() {
    let (_dir, path) = place();
    let mut store = open(&path);
    let (ada, ben) = (add(&mut store, "Ada", details("Late")), add(&mut store, "Ben", details("Late")));
    let mut session = Session {
        cohort: "Late".to_owned(),
        date: "2026-11-24".parse().unwrap(),
        part: "first".to_owned(),
        instructor: "Wanjiru".to_owned(),
        present: vec![ada],
        absent: vec![ben],
    };
    store.add_cohort(now(1), audit("cohort add"), "Late").unwrap();
    store.hold(now(2), audit("attendance record"), session.clone()).unwrap();
    (session.present, session.absent) = (vec![ada, ben], vec![]);
    store.hold(now(3), audit("attendance record"), session.clone()).unwrap();
    session.part = "second".to_owned();
    store.hold(now(4), audit("attendance record"), session).unwrap();
    let sessions = store.sessions().unwrap();
    assert_eq!(sessions.iter().map(|it| it.present.len()).collect::<Vec<_>>(), [2, 2]);
    store.add_cohort(now(5), audit("cohort add"), "Empty").unwrap();
    store.remove_cohort(now(6), audit("cohort remove"), "Empty").unwrap();
    assert_eq!(store.cohorts().unwrap(), [("Late".to_owned(), 2)]);
    is_sound(&mut store);
}

#[test]
fn a_passphrase_opens_and_wrong_ones_have_to_wait() {
    let (_dir, path) = place();
    let mut store = open(&path);
    assert!(matches!(
        store.set_passphrase("Wanjiru", Some("short")),
        Err(StoreError::ShortPassphrase { .. })
    ));
    store.set_passphrase("Wanjiru", Some("four words “come” to mind")).unwrap();
    store.set_passphrase("Otieno", Some("another one here")).unwrap();
    let right = |name: &str| PassAnswer::Right(name.to_owned());
    let mut check = |pass: &str, at: i64| store.check_passphrase(pass, now(at)).unwrap();
    assert_eq!(check("four words \"come\" to mind ", 1), right("Wanjiru"), "quotes are quotes");
    assert_eq!(check("another one here", 1), right("Otieno"));
    assert_eq!(check("Another One Here", 1), PassAnswer::Wrong);
    assert_eq!(check("no", 1), PassAnswer::Wrong);
    assert_eq!(check("another one here", 1), PassAnswer::Wait { seconds: 1 });
    assert_eq!(check("another one here", 3), right("Otieno"));
    store.set_passphrase("Otieno", None).unwrap();
    assert_eq!(store.check_passphrase("another one here", now(4)).unwrap(), PassAnswer::Wrong);
    assert_eq!(store.facilitators().unwrap(), ["Wanjiru"]);
}

#[test]
fn the_key_is_made_once_and_only_its_owner_reads_it() {
    let (_dir, path) = place();
    let mut store = open(&path);
    assert!(store.centre_key().unwrap().is_none());
    let key = store.make_centre_key().unwrap();
    assert_eq!(store.make_centre_key().unwrap().public(), key.public());
    let signature = key.sign(b"a certificate");
    assert!(open(&path).centre_key().unwrap().unwrap().public().verifies(b"a certificate", &signature));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(store.centre_key_path()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    fs::write(store.centre_key_path(), "Dear Amina").unwrap();
    assert!(
        matches!(store.make_centre_key(), Err(StoreError::Key { .. })),
        "what is there is not overwritten"
    );
}

/// Long enough that no digest holds one by chance.
const NAMES: [&str; 4] = ["Adaeze Okafor", "Benedict Mwangi", "Cleopatra Hassan", "Danladi Musa"];

/// One step of a centre, from a few small numbers.
fn step(store: &mut Store, at: i64, (kind, who, other): (u8, u8, u8), people: &[LearnerId]) {
    let (a, b) = (people[usize::from(who) % people.len()], people[usize::from(other) % people.len()]);
    let cohort = ["Early", "Late"][usize::from(other) % 2];
    let is_there = |store: &Store, id| store.person(id).unwrap().is_some();
    match kind % 10 {
        0 if is_there(store, a) => store.erase(now(at), audit("learner erase"), a).unwrap(),
        1 if is_there(store, a) && is_there(store, b) => {
            store.merge(now(at), audit("learner merge"), a, Some(b), &[]).unwrap();
        }
        2 if is_there(store, a) => store.merge(now(at), audit("learner merge"), a, None, &[]).unwrap(),
        3 if is_there(store, a) => {
            let (name, language) = (format!("name {other}"), Tag::english());
            let consented = (other % 3 == 0).then(|| Consented::at(now(at).at));
            let details = Details { consented, ..details(cohort) };
            let change = Change::Set { learner: a, name, language, details };
            store.register(now(at), audit("learner change"), &[change]).unwrap();
        }
        4 => {
            let session = Session {
                cohort: cohort.to_owned(),
                date: format!("2026-11-{:02}", who % 5 + 1).parse().unwrap(),
                part: String::new(),
                instructor: format!("instructor {other}"),
                present: vec![a],
                absent: vec![b],
            };
            store.hold(now(at), audit("attendance record"), session).unwrap();
        }
        5 => store.add_cohort(now(at), audit("cohort add"), cohort).unwrap(),
        6 => store.remove_cohort(now(at), audit("cohort remove"), cohort).unwrap(),
        7 => {
            let centre = Centre {
                id: CentreId(Uuid::from_u128(u128::from(who))),
                name: format!("centre {other}"),
                country: None,
                languages: Vec::new(),
                retention: None,
                upgrades: None,
                preset: Preset::School,
                key: String::new(),
            };
            store.set_centre(now(at), audit("centre init"), &centre).unwrap();
        }
        _ if is_there(store, a) => {
            let entries = [note(&format!("item-{}", other % 4), &format!("note {who}")), passed("m")];
            store.append(a, now(at), &entries).unwrap();
        }
        _ => (),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_centre_does_the_chain_is_whole_and_a_rebuild_changes_nothing(
        steps in prop::collection::vec(((any::<u8>(), any::<u8>(), any::<u8>()), 1..400_i64, any::<bool>()), 1..30)
    ) {
        let (dir, path) = place();
        let mut stores = [open(&path), open(&path)];
        let people: Vec<LearnerId> =
            NAMES.iter().map(|name| join(&mut stores[0], name)).collect();
        let mut at = 10;
        for (numbers, gap, which) in steps {
            at += gap;
            step(&mut stores[usize::from(which)], at, numbers, &people);
            let fault = stores[0].verify().unwrap();
            prop_assert_eq!(fault, None, "after {:?}", numbers);
        }
        let [mut one, two] = stores;
        let live = one.digest().unwrap();
        one.rebuild().unwrap();
        prop_assert_eq!(one.digest().unwrap(), live);
        prop_assert_eq!(two.verify().unwrap(), None);
        // Whoever is not on the register any more is in no file.
        drop(two);
        one.scrub().unwrap();
        let left: Vec<_> = one.people().unwrap().into_iter().map(|it| it.learner.id)
            .chain(one.merged().unwrap().into_iter().map(|(it, _)| it.learner.id)).collect();
        for (name, id) in NAMES.iter().zip(&people) {
            prop_assert!(left.contains(id) || !is_in_a_file(dir.path(), name.as_bytes()), "{} is still there", name);
        }
    }
}
