//! Damage to what is no database: installed courses, and the keys of a centre. It is found and told, with the mend.
//! `COURSEDECK_FLIPS=N` flips more bits.

use std::{fs, path::Path};

use coursedeck::{
    course::library::Library,
    exchange::{install, trust::Trust},
    ids::CourseId,
    seal::Key,
    store::{How, Store, StoreError},
};

use crate::package::Place;

fn flips(usual: usize) -> usize {
    std::env::var("COURSEDECK_FLIPS").ok().and_then(|it| it.parse().ok()).unwrap_or(usual)
}

/// Places in so many bytes, spread over them, with a bit each.
fn places(length: usize, count: usize) -> impl Iterator<Item = (usize, u8)> {
    let step = (length / count).max(1);
    (0..length).step_by(step).map(move |at| (at, 1 << (at / step % 8)))
}

/// A lab with a course that came in a package.
fn lab() -> Place {
    let place = Place::new();
    place.trust("lab");
    place.done("lab", &["course", "install", "1.cdcourse", "--yes"]);
    place
}

fn is_whole(courses: &Path) -> bool {
    let id: CourseId = "keys".parse().unwrap();
    matches!(install::look_over(courses, &id), Some(Ok(())))
}

#[test]
fn every_flipped_bit_and_every_cut_of_an_installed_course_is_found() {
    let place = lab();
    let courses = place.path("lab/courses");
    assert!(is_whole(&courses));
    let names: Vec<_> = fs::read_dir(courses.join("keys")).unwrap().map(|it| it.unwrap().path()).collect();
    assert_eq!(names.len(), 4, "the course, and what shows who signed it");
    let mut caused = 0;
    for path in names {
        let bytes = fs::read(&path).unwrap();
        for (at, bit) in places(bytes.len(), flips(250)) {
            let mut harmed = bytes.clone();
            harmed[at] ^= bit;
            fs::write(&path, harmed).unwrap();
            // A signature's own comment is for people, and signed by nobody.
            let is_comment = path.extension().is_some_and(|it| it == "minisig")
                && at < bytes.iter().position(|it| *it == b'\n').unwrap();
            assert!(!is_whole(&courses) || is_comment, "{}, byte {at}", path.display());
            caused += 1;
        }
        for cut in (0..bytes.len()).step_by(bytes.len() / 20) {
            fs::write(&path, &bytes[..cut]).unwrap();
            assert!(!is_whole(&courses), "{}, cut at {cut}", path.display());
            caused += 1;
        }
        fs::remove_file(&path).unwrap();
        assert!(!is_whole(&courses), "{} is gone", path.display());
        fs::write(&path, &bytes).unwrap();
        assert!(is_whole(&courses));
    }
    fs::write(courses.join("keys/more.toml"), "title = \"More\"").unwrap();
    assert!(!is_whole(&courses), "a file more");
    println!("{caused} faults were caused, and all were found");
}

/// One that changes no more than an answer: it opens as before, and nobody but the signature knows.
#[test]
fn doctor_tells_of_a_course_that_is_not_what_was_installed_and_the_mend_works() {
    let place = lab();
    let path = place.path("lab/courses/keys/course.toml");
    let text = fs::read_to_string(&path).unwrap();
    let harmed = text.replacen("title = \"", "title = \"X", 1);
    assert_ne!(harmed, text);
    fs::write(&path, harmed).unwrap();
    let id: CourseId = "keys".parse().unwrap();
    assert!(Library::new(vec![place.path("lab/courses")]).open(&id).course.is_some(), "it opens as before");
    let (code, said) = place.run("lab", &["doctor"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("keys is not what was installed") && said.contains("--replace"), "{said}");
    place.done("lab", &["course", "install", "1.cdcourse", "--yes", "--replace"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    assert!(is_whole(&place.path("lab/courses")));
    let (_, said) = place.run("lab", &["doctor"]);
    assert!(!said.contains("is not what was installed"), "{said}");
}

#[test]
fn a_course_that_was_copied_there_by_hand_is_not_called_changed() {
    let place = lab();
    for name in [".manifest.json", ".manifest.json.minisig"] {
        fs::remove_file(place.path("lab/courses/keys").join(name)).unwrap();
    }
    assert!(install::look_over(&place.path("lab/courses"), &"keys".parse().unwrap()).is_none());
}

/// A flipped bit makes another key of a key. Nothing is signed with that one.
#[test]
fn every_flipped_bit_and_every_cut_of_a_centre_s_key_is_refused_and_told() {
    let place = Place::new();
    let path = place.path("centre/centre.key");
    let bytes = fs::read(&path).unwrap();
    let store = Store::open(&place.path("centre/coursedeck.db"), How::default()).unwrap();
    let own = store.centre_key().unwrap().unwrap();
    let is_safe = || match store.centre_key() {
        // What is said around the key may change.
        Ok(Some(key)) => key.to_file() == own.to_file(),
        Ok(None) => false,
        Err(error) => matches!(error, StoreError::Key { .. }),
    };
    let mut others = 0;
    for at in 0..bytes.len() {
        let mut harmed = bytes.clone();
        harmed[at] ^= 1 << (at % 3);
        fs::write(&path, &harmed).unwrap();
        assert!(is_safe(), "byte {at}");
        let read = Key::of_file(&String::from_utf8_lossy(&harmed));
        others += usize::from(read.is_ok_and(|key| key.to_file() != own.to_file()));
        fs::write(&path, &bytes[..at]).unwrap();
        assert!(is_safe(), "cut at {at}");
    }
    assert!(20 < others, "only {others} were other keys: the test shows nothing");
    let mut harmed = bytes.clone();
    let at = bytes.len() - 10;
    harmed[at] = if harmed[at] == b'1' { b'2' } else { b'1' };
    fs::write(&path, &harmed).unwrap();
    let (code, said) = place.run("centre", &["doctor"]);
    assert!(code == 1 && said.contains("another key"), "{said}");
    let (code, said) = place.run("centre", &["course", "pack", "authors/keys", "-o", "3.cdcourse"]);
    assert!(code == 2 && !place.path("3.cdcourse").exists(), "{said}");
    assert!(said.contains("another key") && said.contains("put your copy of it there"), "{said}");
    fs::write(&path, &bytes).unwrap();
    place.pack("3.cdcourse");
}

/// A file of trusted keys bears no signature: a flipped bit may make another key of a key, which nobody has. None that
/// was not there before signs anything that is believed.
#[test]
fn no_flipped_bit_of_the_trusted_keys_makes_a_package_of_others_believed() {
    let place = Place::new();
    place.trust("lab");
    let path = place.path("lab/trusted.keys");
    let bytes = fs::read(&path).unwrap();
    let (own, other) = (place.key("centre"), Key::grown([9; 32]).public());
    let mut doubted = 0;
    for (at, bit) in places(bytes.len(), flips(400)) {
        let mut harmed = bytes.clone();
        harmed[at] ^= bit;
        fs::write(&path, &harmed).unwrap();
        let keys = Trust::read(&place.path("lab")).map(|trust| trust.keys()).unwrap_or_default();
        assert!(keys.len() <= 1 && keys.iter().all(|(key, _)| *key != other), "byte {at}");
        doubted += usize::from(keys.iter().all(|(key, _)| *key != own));
    }
    assert!(0 < doubted);
}
