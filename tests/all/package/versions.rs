//! Learners in the middle of a course when a newer version comes: they finish on what they began, or move on.

use super::*;

/// A lab where Amina is in the middle of version 0.1.0, and what came after it.
fn place() -> Place {
    let place = Place::new();
    place.trust("lab");
    place.done("lab", &["course", "install", "1.cdcourse"]);
    for name in ["Amina", "Ben"] {
        place.done("lab", &["learner", "add", name]);
    }
    assert!(place.learn("1\n\nb\n\n:q\n").contains("Correct"));
    for (version, words) in [("0.2.0", "A place for each thing"), ("0.3.0", "A place for all things")] {
        let head = fs::read_to_string(place.path("authors/keys/course.toml")).unwrap();
        let before = if version == "0.2.0" {
            ("0.1.0", "A place for everything")
        } else {
            ("0.2.0", "A place for each thing")
        };
        assert!(head.contains(before.0));
        place.edit("course.toml", before.0, version);
        place.edit("first-module.toml", before.1, words);
        place.pack(&format!("{}.cdcourse", &version[2..3]));
    }
    place
}

impl Place {
    fn learn_as(&self, name: &str, lines: &str) -> String {
        self.type_at(&["--plain", "--learner", name, "--course", "keys"], lines)
    }

    /// How many versions are kept.
    fn kept(&self) -> usize {
        fs::read_dir(self.path("lab/courses/.kept/keys")).map_or(0, |entries| entries.count())
    }
}

/// Reads the lesson that is left, and takes the quiz until it is passed.
const THROUGH: &str = "2\n\n\n\n:b\n:q\n";

#[test]
fn who_is_in_the_middle_finishes_on_the_version_they_began() {
    let place = place();
    let upgrade = |file: &str, more: &[&str]| {
        place.done("lab", &[&["course", "upgrade", file, "--yes"], more].concat())
    };
    let said = upgrade("2.cdcourse", &["--let-finish"]);
    assert!(said.contains("What they began is kept for them"), "{said}");
    assert_eq!(place.kept(), 1);
    assert!(place.done("lab", &["course", "show", "keys"]).contains("in the middle of it: 0.1.0"));
    let amina = place.learn_as("Amina", "2\n:b\n:q\n");
    assert!(amina.contains("A place for everything") && amina.contains("Done so far: 1 of 3"), "{amina}");
    assert!(place.learn_as("Ben", ":q\n").contains("A place for each thing"));
    // Ben begins, and the next version comes: both finish on their own.
    place.learn_as("Ben", "1\n\nb\n\n:q\n");
    upgrade("3.cdcourse", &["--let-finish"]);
    assert_eq!(place.kept(), 2);
    assert!(place.learn_as("Amina", ":q\n").contains("A place for everything"));
    assert!(place.learn_as("Ben", ":q\n").contains("A place for each thing"));
    // What Amina does is recorded with the version that she did it in.
    place.learn_as("Amina", THROUGH);
    let all = place.done("lab", &["records", "export", "--what", "completions", "--to", "csv", "-o", "-"]);
    let row = all.lines().find(|line| line.contains("Amina")).unwrap();
    assert!(row.contains("0.1.0") && !row.contains("0.3.0"), "{row}");
    // Ben moves on after all, and nothing is kept any more.
    upgrade("2.cdcourse", &["--move-on", "--replace"]);
    upgrade("3.cdcourse", &["--move-on"]);
    assert_eq!(place.kept(), 0);
    assert!(!place.path("lab/courses/.kept/keys").exists());
    let said = place.learn_as("Ben", ":q\n");
    assert!(said.contains("A place for all things") && said.contains("Done so far: 1 of 3"), "{said}");
}

#[test]
fn the_centre_says_what_is_usual_and_each_upgrade_may_say_otherwise() {
    let place = place();
    let init = ["centre", "init", "--yes", "--name", "Kisumu", "--preset", "open"];
    let said = place.done("lab", &[&init[..], &["--upgrades", "let-finish"]].concat());
    assert!(said.contains("learners finish on the version"), "{said}");
    let (code, said) = place.run("lab", &[&init[..], &["--upgrades", "never"]].concat());
    assert!(code == 2 && said.contains("move-on"), "{said}");
    place.done("lab", &["course", "upgrade", "2.cdcourse", "--yes"]);
    assert!(place.learn_as("Amina", ":q\n").contains("A place for everything"));
    place.done("lab", &["course", "upgrade", "3.cdcourse", "--yes", "--move-on"]);
    assert!(place.learn_as("Amina", ":q\n").contains("A place for all things"));
    let trail = place.done("lab", &["centre", "audit"]);
    assert!(trail.contains("the version before is kept for those in the middle"), "{trail}");
    // Taken away, nothing of it is left.
    place.done("lab", &["course", "install", "2.cdcourse", "--yes", "--replace"]);
    place.done("lab", &["course", "remove", "keys", "--yes"]);
    assert!(!place.path("lab/courses/.kept/keys").exists());
}

#[test]
fn a_kept_version_that_was_changed_by_hand_is_not_used() {
    let place = place();
    place.done("lab", &["course", "upgrade", "2.cdcourse", "--yes", "--let-finish"]);
    let kept = fs::read_dir(place.path("lab/courses/.kept/keys")).unwrap().next().unwrap().unwrap().path();
    let file = kept.join("first-module.toml");
    fs::write(&file, fs::read_to_string(&file).unwrap().replace("A place", "A trap")).unwrap();
    let said = place.learn_as("Amina", ":q\n");
    assert!(said.contains("A place for each thing") && !said.contains("A trap"), "{said}");
}
