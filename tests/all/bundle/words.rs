//! The story by the real program.

use super::*;

#[test]
fn two_labs_bring_their_records_to_one_centre() {
    let (one, two, centre) = (Machine::new(), Machine::new(), Machine::new());
    let stick = tempfile::tempdir().unwrap();
    let file = |name: &str| stick.path().join(name);
    one.add("Amina Hassan");
    one.add("Otieno");
    two.add("amina hassan");
    centre.must(&["centre", "init", "--yes", "--name", "Kisumu", "--preset", "open"]);
    let keys = [one.bundle(&file("one.cdrecords"), &[]), two.bundle(&file("two.cdrecords"), &[])];
    let files = [file("one.cdrecords"), file("two.cdrecords")];
    let [a, b] = [0, 1].map(|at| files[at].to_str().unwrap());

    let said = centre.run(&["records", "inspect", a]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    for word in ["signed by", keys[0].as_str(), "trusted    no", "everything: 5 events", "whole"] {
        assert!(said.out.contains(word), "{word}: {}", said.out);
    }
    let said = centre.run(&["records", "merge", a]);
    assert_eq!(said.code, 1);
    assert!(
        said.err.contains("is signed with a key that is not trusted here") && said.err.contains("--key"),
        "{}",
        said.err
    );
    assert_eq!(centre.store().people().unwrap().len(), 0);

    let said = centre.must(&["records", "merge", a, b, "--key", &keys[0], "--key", &keys[1]]);
    assert!(said.contains("2 new learners") && said.contains("one name:"), "{said}");
    let people = centre.store().people().unwrap();
    assert_eq!(people.len(), 3, "nobody is guessed to be another");
    trust(&centre, &[&keys[0], &keys[1]]);
    let again = centre.must(&["records", "merge", b, a]);
    assert_eq!(again.matches("nothing new").count(), 2, "{again}");
    assert!(!again.contains("learner merge"), "{again}");

    // Somebody who knows them runs what was shown; the decision goes back to the lab.
    let shown = said.lines().find_map(|line| line.trim().strip_prefix("coursedeck ")).unwrap().to_owned();
    let merge: Vec<&str> = shown.split(' ').chain(["--yes"]).collect();
    centre.must(&merge);
    assert_eq!(centre.store().people().unwrap().len(), 2);
    let key = centre.bundle(&file("centre.cdrecords"), &[]);
    one.must(&["records", "merge", file("centre.cdrecords").to_str().unwrap(), "--key", &key]);
    assert_eq!(one.store().people().unwrap().len(), 2);
    assert!(one.store().centre().unwrap().is_none(), "what the centre says of itself is not what the lab is");
    for machine in [&one, &two, &centre] {
        assert_eq!(machine.store().verify().unwrap(), None);
    }
}

#[test]
fn a_stick_that_was_lost_is_missed_and_one_that_is_found_does_no_harm() {
    let (lab, centre) = (Machine::new(), Machine::new());
    let stick = tempfile::tempdir().unwrap();
    let file = |name: &str| stick.path().join(name);
    lab.add("Amina");
    trust(&centre, &[&lab.bundle(&file("lost.cdrecords"), &[])]);
    let said = lab.run(&["records", "bundle", "-o", file("none.cdrecords").to_str().unwrap()]);
    assert!(said.err.contains("nothing is new since the last bundle") && !file("none.cdrecords").exists());
    lab.add("Ben");
    lab.bundle(&file("second.cdrecords"), &[]);
    let (lost, second) = (file("lost.cdrecords"), file("second.cdrecords"));
    let [lost, second] = [&lost, &second].map(|path| path.to_str().unwrap());
    let said = centre.run(&["records", "merge", second]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("an earlier bundle of that machine is missing"), "{}", said.err);
    assert_eq!(centre.store().counts().unwrap().events, 0);
    lab.bundle(&file("all.cdrecords"), &["--all"]);
    centre.must(&["records", "merge", file("all.cdrecords").to_str().unwrap()]);
    let said = centre.must(&["records", "merge", second, lost]);
    assert_eq!(said.matches("nothing new").count(), 2, "{said}");
    assert_eq!(centre.store().people().unwrap().len(), 2);
    // Named in the wrong order, one waits for the other.
    let other = Machine::new();
    fs::copy(centre.path().join("trusted.keys"), other.path().join("trusted.keys")).unwrap();
    other.must(&["records", "merge", second, lost]);
    assert_eq!(other.store().people().unwrap().len(), 2);
    assert_eq!(other.store().verify().unwrap(), None);
}

#[test]
fn a_copied_pc_loses_nothing_and_counts_nothing_twice() {
    let (lab, centre) = (Machine::new(), Machine::new());
    lab.add("Amina");
    let copy = lab.copy();
    lab.add("Ben");
    copy.add("Carol");
    let stick = tempfile::tempdir().unwrap();
    let files: Vec<PathBuf> = (0..2).map(|at| stick.path().join(format!("{at}.cdrecords"))).collect();
    let keys = [lab.bundle(&files[0], &["--all"]), copy.bundle(&files[1], &["--all"])];
    trust(&centre, &[&keys[0], &keys[1]]);
    for _ in 0..2 {
        centre.must(&["records", "merge", files[0].to_str().unwrap(), files[1].to_str().unwrap()]);
    }
    let mut names: Vec<String> =
        centre.store().people().unwrap().into_iter().map(|person| person.learner.name).collect();
    names.sort();
    assert_eq!(names, ["Amina", "Ben", "Carol"]);
    assert_eq!(centre.store().verify().unwrap(), None);
}

#[test]
fn a_shared_folder_brings_everyone_the_same_and_then_is_quiet() {
    let machines: Vec<Machine> = (0..3).map(|_| Machine::new()).collect();
    let shared = tempfile::tempdir().unwrap();
    let dir = shared.path().to_str().unwrap();
    let mut keys = Vec::new();
    for (at, machine) in machines.iter().enumerate() {
        machine.add(&format!("Learner {at}"));
        keys.push(machine.store().signing_key().unwrap().public().to_string());
    }
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    machines.iter().for_each(|machine| trust(machine, &keys));
    for _ in 0..2 {
        machines.iter().for_each(|machine| drop(machine.must(&["records", "exchange", dir])));
    }
    let digests: Vec<Digest> =
        machines.iter().map(|machine| machine.store().common_digest().unwrap()).collect();
    assert!(digests.iter().all(|digest| *digest == digests[0]));
    assert_eq!(machines[0].store().people().unwrap().len(), 3);
    let before: Vec<(PathBuf, Vec<u8>)> = files(shared.path());
    assert_eq!(before.len(), 3, "each has one file, and nothing is left beside them");
    for machine in &machines {
        let said = machine.must(&["records", "exchange", dir]);
        assert!(
            said.contains("nothing is new here") && said.contains("nothing of the others is new"),
            "{said}"
        );
        assert_eq!(machine.store().verify().unwrap(), None);
    }
    assert_eq!(files(shared.path()), before);
    // A stranger's file is told, and takes nothing from the rest.
    let stranger = Machine::new();
    stranger.add("Eve");
    stranger.must(&["records", "bundle", "-o", shared.path().join("eve.cdrecords").to_str().unwrap()]);
    let said = machines[0].run(&["records", "exchange", dir]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("not trusted"), "{}", said.err);
    assert_eq!(machines[0].store().people().unwrap().len(), 3);
}

fn files(dir: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found: Vec<(PathBuf, Vec<u8>)> = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect();
    found.sort();
    found
}

#[test]
fn an_erased_person_stays_erased_whatever_an_old_stick_tells() {
    let (lab, centre) = (Machine::new(), Machine::new());
    let stick = tempfile::tempdir().unwrap();
    let file = |name: &str| stick.path().join(name).to_str().unwrap().to_owned();
    lab.add("Zebedee Quux");
    trust(&centre, &[&lab.bundle(file("old.cdrecords").as_ref(), &[])]);
    let other = centre.copy();
    centre.must(&["records", "merge", &file("old.cdrecords")]);
    lab.must(&["learner", "erase", "Zebedee Quux", "--yes"]);
    lab.bundle(file("new.cdrecords").as_ref(), &[]);
    lab.bundle(file("all.cdrecords").as_ref(), &["--all"]);
    let said = centre.must(&["records", "merge", &file("new.cdrecords")]);
    assert!(said.contains("1 learner erased here as well"), "{said}");
    centre.must(&["records", "merge", &file("old.cdrecords"), &file("all.cdrecords")]);
    // Where the erasure came first, the old stick brings back nothing either.
    other.must(&["records", "merge", &file("all.cdrecords")]);
    other.must(&["records", "merge", &file("old.cdrecords")]);
    for machine in [&centre, &other] {
        assert_eq!(machine.store().people().unwrap(), []);
        assert!(!machine.must(&["learner", "list"]).contains("Zebedee"));
        let told = machine
            .store()
            .events()
            .unwrap()
            .into_iter()
            .any(|event| event.payload.is_some_and(|payload| payload.text.contains("Zebedee")));
        assert!(!told, "the name is in the log");
        assert_eq!(machine.store().verify().unwrap(), None);
    }
}

#[test]
fn a_merge_that_is_killed_can_be_done_again() {
    let lab = Machine::new();
    let mut store = lab.store();
    let ada = store.add_learner(now(0), "Ada", &Tag::english(), None).unwrap();
    for at in 0..40 {
        let entries: Vec<Entry> = (0..100).map(|item| viewed(&format!("l-{item}"))).collect();
        store.append(ada.id, now(at), &entries).unwrap();
    }
    let file = lab.path().join("big.cdrecords");
    let key = Key::grown([3; 32]);
    pack(&store, Which::default(), &key, &file);
    let centre = Machine::new();
    trust(&centre, &[&key.public().to_string()]);
    drop(centre.store());
    for at in 0..12 {
        let mut child = centre
            .command(&["records", "merge", file.to_str().unwrap()])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(at * 60));
        let _ = child.kill();
        child.wait().unwrap();
        let store = centre.store();
        assert_eq!(store.verify().unwrap(), None);
        let events = store.counts().unwrap().events;
        assert!(events == 0 || 4001 <= events, "{events}: a part of a bundle was kept");
    }
    centre.must(&["records", "merge", file.to_str().unwrap()]);
    let merged = centre.store();
    assert_eq!(merged.all_progress(ada.id).unwrap(), store.all_progress(ada.id).unwrap());
    assert_eq!(merged.verify().unwrap(), None);
}

#[test]
fn a_note_of_the_trail_says_at_which_lab_it_was_made() {
    let (one, two, three, centre) = (Machine::new(), Machine::new(), Machine::new(), Machine::new());
    let stick = tempfile::tempdir().unwrap();
    let file = |name: &str| stick.path().join(name);
    one.must(&["centre", "init", "--yes", "--name", "Kisumu Lab", "--preset", "open"]);
    [&one, &two, &three].iter().zip(["Amina", "Ben", "Carol"]).for_each(|(lab, name)| lab.add(name));
    let keys = [
        one.bundle(&file("one.cdrecords"), &[]),
        two.bundle(&file("two.cdrecords"), &[]),
        three.bundle(&file("three.cdrecords"), &[]),
    ];
    centre.add("Dora");
    assert!(!centre.must(&["centre", "audit"]).contains("where"));
    // The second is known by the label of its key, the third by nothing but its number.
    fs::write(centre.path().join("trusted.keys"), format!("{} Lab by the lake\n", keys[1])).unwrap();
    for name in ["one", "two", "three"] {
        let path = file(&format!("{name}.cdrecords"));
        centre.must(&["records", "merge", path.to_str().unwrap(), "--key", &keys[0], "--key", &keys[2]]);
    }
    let trail = centre.must(&["centre", "audit"]);
    let device = three.store().device().unwrap().0.to_string();
    for (who, place) in
        [("Amina", "Kisumu Lab"), ("Ben", "Lab by the lake"), ("Carol", &device[..8]), ("Dora", "here")]
    {
        let line = trail.lines().find(|line| line.contains(who)).unwrap_or_else(|| panic!("{who}: {trail}"));
        assert!(line.contains(place), "{who} at {place}: {trail}");
    }
    let told = centre.must(&["centre", "audit", "--format", "json"]);
    assert!(told.contains("\"lab\":\"Kisumu Lab\"") && told.contains(&device), "{told}");
}
