//! Hostile text through the real program: every sign that may not reach a terminal, in file names, rosters, names and
//! courses, and what comes out at both faces.

#![cfg(unix)]

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use crate::{
    pty::{Terminal, coursedeck},
    terminal::foreign_escapes,
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_coursedeck");

/// Every sign of Unicode that moves a terminal, turns the reading order, hides, or is none. This list is the test's own.
fn hostile() -> Vec<char> {
    (1..=0x10_FFFF).filter_map(char::from_u32).filter(|sign| is_hostile(*sign)).collect()
}

fn is_hostile(sign: char) -> bool {
    let code = sign as u32;
    matches!(code,
        0..=8 | 11..=31 | 0x7f..=0x9f | 0xad | 0x61c | 0x180e | 0x200b | 0x200e..=0x200f | 0x202a..=0x202e
        | 0x2060..=0x206f | 0xfeff | 0xfff0..=0xfffb | 0x1bca0..=0x1bca3 | 0x1d173..=0x1d17a | 0xe000..=0xf8ff
        | 0xfdd0..=0xfdef | 0xe0000..=0xe0fff | 0xf0000..)
        || code & 0xfffe == 0xfffe
}

/// The whole of it in the long mode; else all but the planes of private signs, of which a few stand for the rest.
fn some_hostile() -> Vec<char> {
    let is_long = std::env::var_os("COURSEDECK_LONG").is_some();
    let is_wide = |sign: char| matches!(sign as u32, 0xe000..=0xf8ff | 0xe0000..=0xe0fff | 0xf0000..);
    let mut all = hostile();
    all.retain(|sign| is_long || !is_wide(*sign) || *sign as u32 % 509 < 2);
    all
}

/// What came out that no terminal may be given, beside the colours and moves that are the program's own.
fn gets_through(bytes: &[u8]) -> Vec<String> {
    let mut found = foreign_escapes(bytes);
    let text = String::from_utf8_lossy(bytes);
    found.extend(
        text.chars().filter(|sign| is_hostile(*sign) && !sign.is_control()).map(|sign| format!("{sign:?}")),
    );
    found
}

/// What a command says on both of its outputs.
fn said(home: &Path, args: &[&str]) -> (Option<i32>, Vec<u8>) {
    let mut command = Command::new(PROGRAM);
    command.args(args).env("COURSEDECK_DATA", home.join("data")).env("LANG", "C.UTF-8").current_dir(home);
    let output = command.stdin(Stdio::null()).output().unwrap();
    (output.status.code(), [output.stdout, output.stderr].concat())
}

#[track_caller]
fn is_clean(home: &Path, args: &[&str]) -> String {
    let (code, said) = said(home, args);
    assert!(code.is_some_and(|code| code <= 3), "{args:?} ends with {code:?}");
    let through = gets_through(&said);
    assert!(
        through.is_empty(),
        "{args:?}: {through:?} in\n{}",
        String::from_utf8_lossy(&said).escape_debug()
    );
    String::from_utf8(said).unwrap()
}

#[test]
fn the_oracle_sees_what_gets_through() {
    for sign in ['\u{1b}', '\u{9b}', '\u{202e}', '\u{200b}', '\u{e0041}', '\u{feff}', '\u{f0000}'] {
        assert_eq!(gets_through(format!("a{sign}b").as_bytes()).len(), 1, "{sign:?}");
    }
    assert!(gets_through("नमस्ते 👩‍🌾 é\n".as_bytes()).is_empty());
}

#[test]
fn a_file_s_name_commands_no_terminal() {
    let dir = tempfile::tempdir().unwrap();
    let signs: Vec<char> = some_hostile()
        .into_iter()
        .filter(|sign| *sign as u32 <= 0xffff || (*sign as u32).is_multiple_of(8))
        .collect();
    // A name has at most 255 bytes.
    for part in signs.chunks(50) {
        let name: String = part.iter().collect();
        let home = dir.path();
        let there = home.join(&name);
        fs::create_dir(&there).unwrap();
        fs::write(there.join("course.toml"), "x").unwrap();
        let file = there.join("a.csv");
        fs::write(&file, "a,b\n1,2\n").unwrap();
        let (there, file) = (there.to_str().unwrap(), file.to_str().unwrap());
        is_clean(home, &["course", "check", there]);
        is_clean(home, &["learner", "import", file, "--dry-run"]);
        is_clean(home, &["course", "import", file, "--into", &name]);
        fs::remove_dir_all(home.join(&name)).unwrap();
    }
    let all = format!("{}/\u{1b}]0;x\u{7}\u{202e}", dir.path().display());
    for args in [
        &["records", "export", "--to", "csv", "-o", &all][..],
        &["backup", "-o", &all],
        &["restore", &all],
        &["verify", &all],
        &["--courses", &all, "course", "list"],
        &["course", "show", &all],
        &["course", "new", &all],
        &["--lang", &all],
        &["--learner", &all],
        &["learner", "add", "\u{1b}[2J", "--cohort", &all],
        &["cohort", "add", "\u{1b}[2J\u{202e}x"],
        &["cohort", "list"],
        &["--passphrase-file", &all, "centre", "show"],
        &["\u{1b}[2J"],
        &["course", "import", "--from", "\u{1b}[2J", "--into", "x", "y"],
    ] {
        is_clean(dir.path(), args);
    }
}

#[test]
fn a_roster_s_cells_command_no_terminal() {
    let dir = tempfile::tempdir().unwrap();
    let home = dir.path();
    let mut roster = "name,registration,cohort\n".to_owned();
    let signs = some_hostile();
    for (nth, part) in signs.chunks(10).enumerate() {
        let text: String = part.iter().filter(|sign| **sign != '\r').collect();
        roster += &format!("\"Learner {nth} {text}\",\"{nth}{text}\",\"Class {text}\"\n");
    }
    fs::write(home.join("roster.csv"), roster).unwrap();
    is_clean(home, &["learner", "import", "roster.csv", "--dry-run"]);
    is_clean(home, &["learner", "import", "roster.csv", "--yes"]);
    is_clean(home, &["learner", "list"]);
    is_clean(home, &["learner", "list", "--format", "json"]);
    is_clean(home, &["cohort", "list"]);
    is_clean(home, &["centre", "audit"]);
}

/// A course with this in every text of its head and of a module, as a TOML string would hold it.
fn course(home: &Path, text: &str) {
    let folder = home.join("courses/mine");
    fs::create_dir_all(&folder).unwrap();
    let head = format!(
        "format = 1\nversion = \"1.0.0\"\nlanguage = \"en\"\ntitle = \"T {text}\"\nsummary = \"S {text}\"\nlevel = \"basic\"\n\
         minutes = 20\nlicence = \"CC-BY-4.0\"\nauthors = [\"A {text}\"]\nmodules = [\"one\"]\n"
    );
    let module = format!(
        "title = \"M {text}\"\nobjectives = [\"O {text}\"]\n\n[[lesson]]\nid = \"a\"\ntitle = \"L {text}\"\nbody = \"B {text}\"\n\n\
         [quiz]\npass = 60\n\n[[question]]\nid = \"q\"\nkind = \"true-false\"\nprompt = \"P {text}\"\nanswer = true\n\
         explain = \"E {text}\"\nobjective = 1\n"
    );
    fs::write(folder.join("course.toml"), head).unwrap();
    fs::write(folder.join("one.toml"), module).unwrap();
}

#[test]
fn a_course_s_text_commands_no_terminal() {
    let dir = tempfile::tempdir().unwrap();
    let home = dir.path();
    is_clean(home, &["learner", "add", "Amina"]);
    let escaped =
        |signs: &[char]| signs.iter().map(|sign| format!("\\U{:08X}", *sign as u32)).collect::<String>();
    let raw = |signs: &[char]| signs.iter().collect::<String>();
    let mut told = 0;
    for part in some_hostile().chunks(120) {
        for text in [escaped(part), raw(part)] {
            course(home, &text);
            told += usize::from(is_clean(home, &["course", "check", "courses/mine"]).contains("forbidden"));
            for args in [
                &["course", "check", "courses/mine", "--format", "github"][..],
                &["course", "fmt", "courses/mine", "--check"],
                &["course", "show", "mine", "--courses", "courses"],
                &["--plain", "--learner", "Amina", "--course", "mine", "--courses", "courses"],
            ] {
                is_clean(home, args);
            }
        }
    }
    assert!(0 < told, "no check told of a forbidden sign");
    // At the full screen, where the course cannot be opened and its faults are listed.
    course(home, &escaped(&['\u{1b}', '\u{9b}', '\u{202e}', '\u{200b}', '\u{7}']));
    let courses = home.join("courses");
    let args = ["--learner", "Amina", "--course", "mine", "--courses", courses.to_str().unwrap()];
    let mut terminal = Terminal::start(coursedeck(&home.join("data"), &args), 80, 24);
    terminal.until("mine");
    terminal.keys("\x03");
    terminal.end();
    assert_eq!(gets_through(&terminal.raw), Vec::<String>::new());
}
