//! Keys: whose packages are taken, by whose word, and until when.

use std::{fs, process::Command};

use coursedeck::{exchange::trust, seal::Key};

use crate::package::Place;

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
        assert_eq!(trust::keys(&place.path(&data)), [(key, "The Network".to_owned())], "{form:?}");
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
    assert_eq!(trust::keys(&place.path("lab0")), []);
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
    assert_eq!(trust::keys(&place.path("lab")), []);
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
    assert_eq!(trust::keys(&place.path("lab")).len(), 1);
    assert_ne!(trust::keys(&place.path("lab"))[0].0, Key::grown([0; 32]).public());
}
