//! Keys: whose packages are taken, by whose word, and until when.

use std::{fs, process::Command};

use coursedeck::seal::Key;

use crate::package::{Place, keys};

#[test]
fn a_key_is_trusted_in_every_form_that_it_is_written_in() {
    let place = Place::new();
    let key = place.key("centre");
    let groups = key.groups();
    let spoken: Vec<&str> = groups.split(' ').collect();
    fs::write(place.path("key.pub"), format!("untrusted comment: a key\n{}\n", key.minisign())).unwrap();
    fs::write(place.path("key.txt"), format!("{key}\n")).unwrap();
    let (did, minisign) = (key.did(), key.minisign());
    let forms: [&[&str]; 6] = [&spoken, &[&groups], &[&did], &[&minisign], &["key.pub"], &["key.txt"]];
    for (at, form) in forms.iter().enumerate() {
        let data = format!("lab{at}");
        let said =
            place.done(&data, &[&["trust", "add"], *form, &["--label", "The Network", "--yes"]].concat());
        assert!(said.contains(&groups), "{said}");
        assert_eq!(keys(&place.path(&data)), [(key, "The Network".to_owned())], "{form:?}");
        let list = place.done(&data, &["trust", "list"]);
        assert!(list.contains("The Network") && list.contains(&groups) && list.contains(&minisign), "{list}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let seen = fs::metadata(place.path("lab0/trusted.keys")).unwrap();
        assert_eq!(seen.permissions().mode() & 0o777, 0o600);
    }
    assert!(place.done("lab0", &["trust", "add", &did]).contains("is trusted already"));
    place.done("lab0", &["trust", "remove", "the network", "--yes"]);
    assert_eq!(keys(&place.path("lab0")), []);
    let trail = place.done("lab0", &["centre", "audit"]);
    assert!(trail.contains("trust add") && trail.contains("trust remove"), "{trail}");
}

#[test]
fn what_is_no_key_or_nobody_agreed_to_is_not_trusted() {
    let place = Place::new();
    let key = place.key("centre").to_string();
    for (args, said) in [
        (vec!["trust", "add", "hello", "--label", "x", "--yes"], "is no key and no file"),
        (vec!["trust", "add", &key[..62], "--label", "x", "--yes"], "is no key and no file"),
        (vec!["trust", "add", &key, "--yes"], "--label"),
        (vec!["trust", "add", &key, "--label", " ", "--yes"], "a label is a line"),
        (vec!["trust", "add", &key, "--label", "x"], "--yes"),
        (vec!["trust", "remove", &key, "--yes"], "not on the list"),
        (vec!["trust", "remove", "Nobody", "--yes"], "is no key"),
        (vec!["trust", "vouch", &key, "--label", "x", "-o", "x.cdkey"], "no key to speak with"),
    ] {
        // The database may be made; keys are not.
        let (code, told) = place.run("lab", &args);
        assert!(code == 2 && told.contains(said), "{args:?}: {told}");
        assert!(!place.path("lab/trusted.keys").exists(), "{args:?}");
    }
}

#[test]
fn a_network_speaks_for_a_centre_until_its_own_key_is_revoked() {
    let place = Place::new();
    for (data, name) in [("kisumu", "Kisumu"), ("third", "Third")] {
        place.done(data, &["centre", "init", "--yes", "--name", name, "--preset", "open"]);
    }
    let (kisumu, third) = (place.key("kisumu").to_string(), place.key("third").to_string());
    place.done("centre", &["trust", "vouch", &kisumu, "--label", "Kisumu", "-o", "kisumu.cdkey"]);
    place.done("kisumu", &["trust", "vouch", &third, "--label", "Third", "-o", "third.cdkey"]);
    place.done("kisumu", &["course", "pack", "authors/keys", "-o", "k.cdcourse"]);
    let said = place.refused("lab", &["trust", "add", "kisumu.cdkey"]);
    assert!(said.contains("not one that was trusted here by hand"), "{said}");
    place.trust("lab");
    let said = place.done("lab", &["trust", "add", "kisumu.cdkey"]);
    assert!(said.contains("for which The Network speaks"), "{said}");
    // One link, and no more.
    place.refused("lab", &["trust", "add", "third.cdkey"]);
    let forged =
        fs::read_to_string(place.path("kisumu.cdkey")).unwrap().replace("label Kisumu", "label Ministry");
    fs::write(place.path("forged.cdkey"), forged).unwrap();
    let said = place.refused("lab", &["trust", "add", "forged.cdkey"]);
    assert!(said.contains("somebody else signed it"), "{said}");
    let said = place.done("lab", &["course", "install", "k.cdcourse"]);
    assert!(said.contains("Kisumu, for which The Network speaks"), "{said}");
    // The network's PC is stolen.
    place.done("lab", &["course", "remove", "keys", "--yes"]);
    place.done("lab", &["trust", "revoke", "The Network", "--reason", "the PC was stolen", "--yes"]);
    let said = place.refused("lab", &["course", "install", "1.cdcourse", "--trust-once"]);
    assert!(said.contains("revoked on") && said.contains("the PC was stolen"), "{said}");
    let said = place.refused("lab", &["course", "install", "k.cdcourse"]);
    assert!(said.contains("nobody here trusts its signer"), "{said}");
    let key = place.key("centre").to_string();
    let said = place.refused("lab", &["trust", "add", &key, "--label", "Again", "--yes"]);
    assert!(said.contains("trust remove"), "{said}");
    assert_eq!(keys(&place.path("lab")), []);
    let list = place.done("lab", &["trust", "list"]);
    assert!(list.contains("REVOKED on") && list.contains("not trusted any more"), "{list}");
}

#[test]
fn a_damaged_file_of_keys_trusts_nobody_and_is_told() {
    let place = Place::new();
    place.trust("lab");
    let path = place.path("lab/trusted.keys");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{text}revoked 12ab lost\n")).unwrap();
    let said = place.refused("lab", &["course", "install", "1.cdcourse"]);
    assert!(said.contains("trusted.keys, line 3") && said.contains("nobody is trusted"), "{said}");
    place.refused("lab", &["trust", "list"]);
}

#[test]
fn a_key_that_minisign_made_is_taken() {
    let place = Place::new();
    let mut minisign = Command::new("minisign");
    let (public, secret) = (place.text("m.pub"), place.text("m.key"));
    minisign.args(["-G", "-W", "-p", &public, "-s", &secret]);
    let Ok(output) = minisign.output() else { return eprintln!("skipped: minisign is not installed") };
    assert!(output.status.success(), "{output:?}");
    place.done("lab", &["trust", "add", "m.pub", "--label", "By minisign", "--yes"]);
    assert_eq!(keys(&place.path("lab")).len(), 1);
    assert_ne!(keys(&place.path("lab"))[0].0, Key::grown([0; 32]).public());
}

#[test]
fn a_damaged_file_of_keys_is_told_by_whoever_asks_it() {
    let place = Place::new();
    place.done("centre", &["learner", "add", "Amina"]);
    place.done("centre", &["records", "bundle", "-o", "a.cdrecords"]);
    place.trust("lab");
    let path = place.path("lab/trusted.keys");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{text}revoked 12ab lost\n")).unwrap();
    let code = certificate(&place);
    for args in [
        ["records", "merge", "a.cdrecords"].as_slice(),
        &["records", "inspect", "a.cdrecords"],
        &["verify", &code],
    ] {
        let (exit, said) = place.run("lab", args);
        assert!(exit == 2 && said.contains("trusted.keys, line 3"), "{args:?}: {said}");
    }
    fs::write(&path, text).unwrap();
    assert!(place.done("lab", &["verify", &code]).contains("VALID"));
    place.done("lab", &["records", "merge", "a.cdrecords"]);
}

/// A certificate that the centre signed, as a file.
fn certificate(place: &Place) -> String {
    use coursedeck::{
        ids::CourseId,
        log::{Entry, Happening, Subject},
        quiz::Share,
        seal::Digest,
        store::{How, Store},
        time::{Now, Stamp},
    };
    let mut store = Store::open(&place.path("centre/coursedeck.db"), How::default()).unwrap();
    let learner = store.learners().unwrap()[0].id;
    let course: CourseId = "staying-safe-online".parse().unwrap();
    let subject =
        Subject { course: Some((course, "1.0.0".to_owned(), Digest::of(&[b"x"]))), ..Subject::default() };
    let what =
        Happening::CourseCompleted { score: Share::ALL, pretest: None, posttest: None, valid_months: None };
    let now = Now { at: Stamp { ms: 1_790_000_000_000, offset: 0 }, mono: 1 };
    store.append(learner, now, &[Entry { subject, what }]).unwrap();
    drop(store);
    let said = place.done("centre", &["records", "certificate", "Amina"]);
    fs::write(place.path("certificate.txt"), said).unwrap();
    "certificate.txt".to_owned()
}

#[test]
fn a_key_that_was_revoked_is_believed_by_nobody_not_even_where_it_is_the_own_one() {
    let place = Place::new();
    place.done("centre", &["learner", "add", "Amina"]);
    place.done("centre", &["records", "bundle", "-o", "a.cdrecords"]);
    let code = certificate(&place);
    let key = place.key("centre").to_string();
    place.done("centre", &["records", "merge", "a.cdrecords"]);
    assert!(place.done("centre", &["verify", &code]).contains("VALID"));
    let revoke = ["trust", "revoke", &key, "--reason", "the PC was stolen", "--yes"];
    for data in ["centre", "lab"] {
        place.done(data, &revoke);
        for more in [&[][..], &["--key", &key]] {
            let (exit, said) = place.run(data, &[&["records", "merge", "a.cdrecords"], more].concat());
            assert!(
                exit == 1 && said.contains("its key was revoked") && said.contains("stolen"),
                "{data}: {said}"
            );
            let (exit, said) = place.run(data, &[&["records", "inspect", "a.cdrecords"], more].concat());
            assert!(exit == 0 && said.contains("NO: revoked on"), "{data}: {said}");
            let (exit, said) = place.run(data, &[&["verify", code.as_str()], more].concat());
            assert!(exit == 1 && said.contains("NOT VALID: its key was revoked here"), "{data}: {said}");
        }
    }
    let (exit, said) = place.run("lab", &["records", "bundle", "-o", "b.cdrecords", "--for", &key]);
    assert!(exit == 2 && said.contains("was revoked") && !place.path("b.cdrecords").exists(), "{said}");
}

#[test]
fn a_key_is_read_in_one_way_wherever_it_is_given() {
    let place = Place::new();
    place.done("centre", &["learner", "add", "Amina"]);
    place.done("centre", &["records", "bundle", "-o", "a.cdrecords"]);
    let code = certificate(&place);
    let key = place.key("centre");
    fs::write(place.path("key.pub"), format!("untrusted comment: a key\n{}\n", key.minisign())).unwrap();
    fs::write(place.path("no.pub"), "hello\n").unwrap();
    for (at, form) in [key.groups(), key.did(), key.minisign(), "key.pub".to_owned()].iter().enumerate() {
        let data = format!("lab{at}");
        place.done(&data, &["verify", &code, "--key", form]);
        assert!(
            place
                .done(&data, &["records", "inspect", "a.cdrecords", "--key", form])
                .contains("trusted    yes")
        );
        place.done(&data, &["records", "merge", "a.cdrecords", "--key", form]);
    }
    for command in [
        vec!["verify", code.as_str()],
        vec!["records", "merge", "a.cdrecords"],
        vec!["records", "inspect", "a.cdrecords"],
    ] {
        for (form, told) in
            [("hello", "is no key and no file"), ("no.pub", "there is no public key in no.pub")]
        {
            let (exit, said) = place.run("lab", &[&command[..], &["--key", form]].concat());
            assert!(exit == 2 && said.contains(told), "{command:?} {form}: {said}");
        }
    }
}
