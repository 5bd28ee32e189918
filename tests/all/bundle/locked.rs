//! Bundles that are locked for their receiver: opened by the centre's key, by the program age, and by nobody else.

use coursedeck::seal::locked::{self, Locking, Opener, Receiver};

use super::*;

/// A centre, by the key that others lock for, and a lab that has sent it a locked bundle.
fn sent(stick: &TempDir) -> (Machine, Machine, PathBuf, String) {
    let (lab, centre) = (Machine::new(), Machine::new());
    centre.must(&["centre", "init", "--yes", "--name", "Kisumu", "--preset", "open"]);
    lab.add("Zebedee Quux");
    let key = centre.store().centre_key().unwrap().unwrap().public().to_string();
    let path = stick.path().join("lab.cdrecords");
    let signed = lab.bundle(&path, &["--for", &key]);
    (lab, centre, path, signed)
}

fn has(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|it| it == text.as_bytes())
}

#[test]
fn what_is_locked_for_the_centre_is_taken_there_and_read_nowhere_else() {
    let stick = tempfile::tempdir().unwrap();
    let (lab, centre, path, signed) = sent(&stick);
    let file = path.to_str().unwrap();
    let bytes = fs::read(&path).unwrap();
    assert!(bytes.starts_with(locked::BEGIN) && !has(&bytes, "coursedeck records") && !has(&bytes, &signed));
    // Whoever finds the stick, and the lab itself: nobody.
    for machine in [&Machine::new(), &lab] {
        for verb in ["inspect", "merge"] {
            let said = machine.run(&["records", verb, file, "--key", &signed]);
            let all = said.out + &said.err;
            assert!(
                said.code == 1 && all.contains("locked for somebody else") && all.contains("--for"),
                "{all}"
            );
        }
    }
    let said = centre.must(&["records", "inspect", file, "--key", &signed]);
    for word in ["locked     yes", "trusted    yes", "whole"] {
        assert!(said.contains(word), "{word}: {said}");
    }
    // Locked is not believed: it is signed as before.
    assert!(centre.run(&["records", "merge", file]).err.contains("not trusted here"));
    centre.must(&["records", "merge", file, "--key", &signed]);
    assert_eq!(centre.store().people().unwrap().len(), 1);
    assert!(centre.must(&["records", "merge", file, "--key", &signed]).contains("nothing new"));
    // What follows is chained to it, locked or not.
    lab.add("Ben");
    let next = stick.path().join("next.cdrecords");
    lab.bundle(&next, &[]);
    let other = Machine::new();
    let said = other.run(&["records", "merge", next.to_str().unwrap(), "--key", &signed]);
    assert!(said.err.contains("an earlier bundle of that machine is missing"), "{}", said.err);
    centre.must(&["records", "merge", next.to_str().unwrap(), "--key", &signed]);
    assert_eq!(centre.store().verify().unwrap(), None);
    both_ways(&centre, &lab, &stick);
}

/// The centre's answer is locked for the lab, and both know the same people then.
fn both_ways(centre: &Machine, lab: &Machine, stick: &TempDir) {
    let back = stick.path().join("back.cdrecords");
    // By the label that the lab keeps the centre's key under, and for a reader of the program age beside it.
    let key = centre.store().centre_key().unwrap().unwrap().public().to_string();
    trust(lab, &[&key]);
    let own = lab.store().signing_key().unwrap().public().to_string();
    trust(centre, &[&own]);
    let age = Receiver::of(&Key::grown([3; 32]).public()).to_string();
    let args = ["records", "bundle", "-o", back.to_str().unwrap(), "--for", "a lab", "--for", &age];
    let said = centre.must(&args);
    assert_eq!(said.matches("locked for age1").count(), 2, "{said}");
    lab.must(&["records", "merge", back.to_str().unwrap()]);
    let people = |machine: &Machine| machine.store().people().unwrap();
    assert_eq!((people(lab).len(), people(lab)), (2, people(centre)));
    assert_eq!(lab.store().verify().unwrap(), None);
}

#[test]
fn for_whom_it_is_locked_is_a_key_and_none_that_was_revoked() {
    let stick = tempfile::tempdir().unwrap();
    let (lab, centre, ..) = sent(&stick);
    let key = centre.store().centre_key().unwrap().unwrap().public();
    let file = stick.path().join("x.cdrecords");
    let with =
        |word: &str| lab.run(&["records", "bundle", "--all", "-o", file.to_str().unwrap(), "--for", word]);
    for word in ["nobody", "age1nobody", &key.to_string()[..60]] {
        let said = with(word);
        assert!(said.code == 2 && !file.exists(), "{word}: {}{}", said.out, said.err);
    }
    lab.must(&["trust", "revoke", &key.to_string(), "--reason", "stolen", "--yes"]);
    let said = with(&key.groups());
    assert!(said.code == 2 && said.err.contains("was revoked") && !file.exists(), "{}", said.err);
    // Each form that `centre show` prints is the same key.
    let told = centre.must(&["centre", "show", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!(told["age"], Receiver::of(&key).to_string());
    assert!(centre.must(&["centre", "show"]).contains(told["age"].as_str().unwrap()));
}

#[test]
fn the_program_age_unlocks_a_bundle_and_locks_one_for_the_centre() {
    if Command::new("age").arg("--version").output().is_err() {
        return eprintln!("skipped: age is not installed");
    }
    let stick = tempfile::tempdir().unwrap();
    let (lab, centre, path, signed) = sent(&stick);
    let file = |name: &str| stick.path().join(name);
    let key = centre.store().centre_key().unwrap().unwrap();
    fs::write(file("identity"), locked::identity(&key).as_str()).unwrap();
    let age = |args: &[&std::ffi::OsStr]| assert!(Command::new("age").args(args).status().unwrap().success());
    age(&[
        "-d".as_ref(),
        "-i".as_ref(),
        file("identity").as_ref(),
        "-o".as_ref(),
        file("plain.cdrecords").as_ref(),
        path.as_ref(),
    ]);
    // What it unlocks is a bundle as any other.
    let other = Machine::new();
    let said =
        other.must(&["records", "inspect", file("plain.cdrecords").to_str().unwrap(), "--key", &signed]);
    assert!(said.contains("whole") && !said.contains("locked"), "{said}");
    // And what it locks for the key that the centre shows opens there.
    lab.bundle(&file("all.cdrecords"), &["--all"]);
    let receiver = Receiver::of(&key.public()).to_string();
    age(&[
        "-r".as_ref(),
        receiver.as_ref(),
        "-o".as_ref(),
        file("by-age.cdrecords").as_ref(),
        file("all.cdrecords").as_ref(),
    ]);
    centre.must(&["records", "merge", file("by-age.cdrecords").to_str().unwrap(), "--key", &signed]);
    assert_eq!(centre.store().people().unwrap().len(), 1);
}

#[test]
fn a_locked_bundle_that_was_harmed_is_refused_with_the_reason() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = Store::open(&dir.path().join("lab/coursedeck.db"), How::default()).unwrap();
    let learner = store.add_learner(now(0), "Zebedee", &Tag::english(), None).unwrap().id;
    for at in 0..400 {
        store.append(learner, now(at), &[viewed(&format!("lesson-{at}"))]).unwrap();
    }
    let (key, path) = (Key::grown([4; 32]), dir.path().join("plain"));
    pack(&store, Which::default(), &key, &path);
    let plain = fs::read(&path).unwrap();
    let mut locking = Locking::begin(&[Receiver::of(&key.public())], Vec::new()).unwrap();
    std::io::Write::write_all(&mut locking, &plain).unwrap();
    let good = locking.end().unwrap();
    let openers = [Opener::of(&key)];
    let open = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        Bundle::open_with(&path, &openers)
    };
    assert!(open(&good).unwrap().look_through().is_ok());
    let mut harmed: Vec<Vec<u8>> =
        (0..good.len()).step_by(good.len() / 150).map(|at| good[..at].to_vec()).collect();
    harmed.extend((0..good.len()).step_by(good.len() / 300).map(|at| {
        let mut bytes = good.clone();
        bytes[at] ^= 1 << (at % 8);
        bytes
    }));
    // Twice, with more behind it, without its head, and an endless head.
    harmed.push([&good[..], &good].concat());
    harmed.push([&good[..], b"x"].concat());
    harmed.push(good[locked::BEGIN.len()..].to_vec());
    harmed.push([locked::BEGIN, &vec![b'a'; 1 << 20][..]].concat());
    harmed.push(locked::lock(&plain, "lamp river eleven goat"));
    assert!(400 < harmed.len());
    for (at, bytes) in harmed.iter().enumerate() {
        let refused = open(bytes).and_then(|bundle| bundle.look_through()).unwrap_err();
        let is_told = matches!(
            refused,
            Refused::Changed
                | Refused::CutShort
                | Refused::NotABundle
                | Refused::ForOthers
                | Refused::Misfit(_)
        );
        assert!(is_told, "{at}: {refused:?}");
    }
}
