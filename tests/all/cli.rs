//! The commands as a person types them: what they say, where, and with which exit code.

use std::{fs, path::Path, process::Command};

use crate::pty::{Terminal, coursedeck};

/// A command, its exit code, and what it said, with the folder of the test called `DATA`.
fn run(data: &Path, args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coursedeck"));
    for name in ["LANGUAGE", "LC_ALL", "LC_MESSAGES"] {
        command.env_remove(name);
    }
    command.env("LANG", "en_US.UTF-8").env("COURSEDECK_DATA", data).env("NO_COLOR", "1");
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(args).stdin(std::process::Stdio::null());
    let output = command.output().unwrap();
    let mut told = format!("$ coursedeck {}\n", args.join(" "));
    for (mark, bytes) in [("", &output.stdout), ("! ", &output.stderr)] {
        String::from_utf8(bytes.clone()).unwrap().lines().for_each(|line| told += &format!("{mark}{line}\n"));
    }
    told += &format!("= {}\n", output.status.code().unwrap());
    told.replace(data.to_str().unwrap(), "DATA")
}

#[test]
fn what_there_is_is_listed_for_people_and_for_programs() {
    let data = tempfile::tempdir().unwrap();
    let said = [
        run(data.path(), &["course", "list"]),
        run(data.path(), &["course", "list", "--format", "json"]),
        run(data.path(), &["course", "list", "--lang", "fr"]),
        run(data.path(), &["course", "show", "using-a-computer"]),
    ];
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn a_course_that_is_wrong_says_where_and_the_others_open() {
    let data = tempfile::tempdir().unwrap();
    let said = [
        run(data.path(), &["course", "check", "tests/courses/unknown-key"]),
        run(data.path(), &["course", "check", "tests/courses/answer-not-a-choice"]),
        run(data.path(), &["course", "list", "--courses", "tests/courses"]),
    ];
    assert!(said[2].contains("cannot be opened") && said[2].contains("using-a-computer"), "{}", said[2]);
    insta::assert_snapshot!(said[..2].join("\n"));
}

#[test]
fn what_is_typed_wrong_gets_a_sentence_and_a_mend() {
    let data = tempfile::tempdir().unwrap();
    let said = [
        run(data.path(), &["cours"]),
        run(data.path(), &["--plain", "--learner", "Nobody"]),
        run(data.path(), &["course", "show", "no-such-course"]),
        run(data.path(), &["course", "show", "../etc"]),
        run(data.path(), &["course", "check", "no/such/folder"]),
        run(data.path(), &["course", "check", "--explain", "no-such-code"]),
        run(data.path(), &["course", "list", "--lang", "?"]),
    ];
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn a_fault_is_explained() {
    let data = tempfile::tempdir().unwrap();
    insta::assert_snapshot!(run(data.path(), &["course", "check", "--explain", "answer-not-a-choice"]));
}

/// What stands in the place of the database, and is refused and left as it is.
fn refused(make: impl Fn(&Path)) -> String {
    let data = tempfile::tempdir().unwrap();
    let db = data.path().join("coursedeck.db");
    make(&db);
    let before = fs::read(&db).ok();
    let said = run(data.path(), &["--plain"]);
    assert_eq!(fs::read(&db).ok(), before, "it was touched");
    said
}

#[test]
fn a_database_that_cannot_be_used_is_refused_with_its_reason_and_left_as_it_is() {
    let newer = refused(|db| {
        let said = run(db.parent().unwrap(), &["selftest", "append", db.to_str().unwrap(), "rows=3"]);
        assert!(said.contains("saved 3"), "{said}");
        let connection = rusqlite::Connection::open(db).unwrap();
        connection.pragma_update(None, "user_version", 999).unwrap();
    });
    let strange = refused(|db| {
        let connection = rusqlite::Connection::open(db).unwrap();
        connection
            .execute_batch("CREATE TABLE shop (bread TEXT); INSERT INTO shop VALUES ('flat');")
            .unwrap();
    });
    let none =
        refused(|db| fs::write(db, "Dear Amina, this is a letter and no database.".repeat(99)).unwrap());
    let folder = refused(|db| fs::create_dir(db).unwrap());
    // How many versions there have been is no business of this test.
    let newer =
        regex::Regex::new(r"this program knows \d+").unwrap().replace(&newer, "this program knows OURS");
    insta::assert_snapshot!([newer.into_owned(), strange, none, folder].join("\n"));
}

#[test]
fn where_nothing_may_be_written_the_sentence_says_so() {
    // A place that even root cannot write.
    let said = run(Path::new("/proc/coursedeck"), &["--plain"]);
    assert!(said.ends_with("= 3\n"), "{said}");
    insta::assert_snapshot!(said);
}

#[test]
fn the_version_names_the_commit() {
    let data = tempfile::tempdir().unwrap();
    let said = run(data.path(), &["--version"]);
    assert!(said.contains(concat!("coursedeck ", env!("CARGO_PKG_VERSION"), " (")), "{said}");
}

#[test]
fn a_named_learner_and_course_are_opened_at_once() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(coursedeck(data.path(), &[]), 80, 24);
    for (text, keys) in
        [("Choose your language", "\r"), ("Your name", "Zoë\r"), ("PIN", "\r"), ("Courses", "q")]
    {
        terminal.until(text);
        terminal.keys(keys);
    }
    assert!(terminal.end().success());
    let args = ["--learner", "zoë", "--course", "using-a-computer"];
    let mut terminal = Terminal::start(coursedeck(data.path(), &args), 80, 24);
    terminal.until("Keyboard, mouse and touchpad");
    terminal.keys("\x03");
    assert!(terminal.end().success());
}
