//! The commands for people, classes and the centre, as somebody at a centre types them.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use crate::pty::{Terminal, coursedeck};

/// A command, what it said and its exit code, with what differs from run to run called by its name.
fn run(data: &Path, args: &[&str]) -> String {
    let (code, said) = output(data, args);
    format!("$ coursedeck {}\n{said}= {code}\n", args.join(" ")).replace(data.to_str().unwrap(), "DATA")
}

fn output(data: &Path, args: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coursedeck"));
    for name in ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "COURSEDECK_PASSPHRASE_FILE"] {
        command.env_remove(name);
    }
    command.env("LANG", "en_US.UTF-8").env("COURSEDECK_DATA", data).env("USER", "student");
    let output = command.args(args).stdin(Stdio::null()).output().unwrap();
    let mut said = String::new();
    for (mark, bytes) in [("", &output.stdout), ("! ", &output.stderr)] {
        String::from_utf8(bytes.clone()).unwrap().lines().for_each(|line| said += &format!("{mark}{line}\n"));
    }
    (output.status.code().unwrap(), said)
}

/// Days, hours, ids and keys are others on every run.
fn steady(said: &str) -> String {
    let shapes = [
        (r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID"),
        (r"\d{4}-\d{2}-\d{2}T[0-9:.+Z-]+", "MOMENT"),
        (r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}", "YYYY-MM-DD HH:MM"),
        (r"consent: none → \d{4}-\d{2}-\d{2}", "consent: none → TODAY"),
        (r"consent: \d{4}-\d{2}-\d{2} → none", "consent: TODAY → none"),
        (r"(?:[0-9a-f]{4} ){15}[0-9a-f]{4}", "KEY"),
        (r"did:key:z[0-9A-Za-z]+", "did:key:zKEY"),
        (r"RW[0-9A-Za-z+/]{54}", "RWKEY"),
        (r"age1[0-9a-z]{58}", "age1KEY"),
        (r"\d{4}-\d{4}-\d{4}-\d{4}-\d{4}", "CODE"),
    ];
    shapes.iter().fold(said.to_owned(), |said, (shape, name)| {
        regex::Regex::new(shape).unwrap().replace_all(&said, *name).into_owned()
    })
}

fn file(data: &Path, name: &str, text: impl AsRef<[u8]>) -> String {
    let path = data.join(name);
    fs::create_dir_all(data).unwrap();
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Types what is not shown, once it is asked for the `nth` time and nothing that is typed shows.
fn unseen(terminal: &mut Terminal, question: &str, nth: usize, keys: &str) {
    terminal.until_screen(question, |screen| screen.matches(question).count() == nth);
    let deadline = std::time::Instant::now() + crate::pty::PATIENCE;
    while terminal.reads_lines() {
        assert!(std::time::Instant::now() < deadline, "what is typed would show");
    }
    terminal.keys(keys);
}

/// A centre with a passphrase, and the option that gives it.
fn school(data: &Path) -> String {
    let pass = file(data, "../pass", "four words come to mind\n");
    let args =
        ["centre", "init", "--yes", "--name", "Kisumu Digital Centre", "--country", "ke", "--language", "sw"];
    let (code, said) =
        output(data, &[&args[..], &["--facilitator", "Wanjiru", "--new-passphrase-file", &pass]].concat());
    assert_eq!(code, 0, "{said}");
    format!("--passphrase-file={pass}")
}

fn folder() -> (tempfile::TempDir, std::path::PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    fs::create_dir(&data).unwrap();
    (dir, data)
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
fn with_no_set_up_nobody_is_asked_for_anything() {
    let (_dir, data) = folder();
    let said = [
        run(&data, &["learner", "list"]),
        run(&data, &["learner", "add", "Amina Hassan", "--registration", "2026-17", "--cohort", "Morning"]),
        run(&data, &["learner", "add", "amina hassan"]),
        run(&data, &["learner", "add", "Kofi", "--registration", "2026-17"]),
        run(&data, &["learner", "add", "Kofi", "--gender", "male"]),
        run(&data, &["learner", "add", "Kofi", "--gender", "man", "--consent"]),
        run(&data, &["learner", "add", "Kofi", "--gender", "male", "--birth-year", "1990", "--consent"]),
        run(&data, &["learner", "list"]),
        run(&data, &["learner", "list", "--format", "csv"]),
        run(&data, &["learner", "list", "--format", "json", "--cohort", "morning"]),
        run(&data, &["centre", "show"]),
        run(&data, &["centre", "audit"]),
    ];
    insta::assert_snapshot!(steady(&said.join("\n")));
}

#[test]
fn a_centre_is_set_up_and_guards_what_is_its_own() {
    let (_dir, data) = folder();
    let pass = file(&data, "../pass", "four words come to mind\n");
    let short = file(&data, "../short", "abc\n");
    let wrong = file(&data, "../wrong", "a guess that is wrong\n");
    let init =
        ["centre", "init", "--yes", "--name", "Kisumu Digital Centre", "--country", "ke", "--language", "sw"];
    fn joined<'a>(init: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
        [init, more].concat()
    }
    let unnamed = init.into_iter().filter(|it| !matches!(*it, "ke" | "--country")).collect::<Vec<_>>();
    let given = format!("--passphrase-file={pass}");
    let said = [
        run(&data, &["centre", "init"]),
        run(&data, &["centre", "init", "--yes"]),
        run(&data, &init),
        run(&data, &joined(&init, &["--preset", "open", "--new-passphrase-file", &pass])),
        run(&data, &joined(&init, &["--preset", "strict", "--new-passphrase-file", &pass])),
        run(&data, &joined(&unnamed, &["--country", "Kenya"])),
        run(&data, &joined(&init, &["--new-passphrase-file", &short])),
        run(&data, &["centre", "show"]),
        run(&data, &joined(&init, &["--facilitator", "Wanjiru", "--new-passphrase-file", &pass])),
        run(&data, &["learner", "add", "Amina"]),
        run(&data, &["learner", "add", "Amina", "--passphrase-file", &wrong]),
        run(&data, &["learner", "add", "Amina", &given]),
        run(&data, &["learner", "list"]),
        run(&data, &["learner", "list", "--format", "csv"]),
        run(&data, &["centre", "init", "--yes", "--retention-months", "0"]),
        run(&data, &["centre", "init", "--yes", "--retention-months", "12", &given]),
        run(
            &data,
            &["centre", "passphrase", "--facilitator", "Otieno", "--new-passphrase-file", &short, &given],
        ),
        run(
            &data,
            &["centre", "passphrase", "--facilitator", "Otieno", "--new-passphrase-file", &wrong, &given],
        ),
        run(&data, &["centre", "audit"]),
    ];
    let dir = data.parent().unwrap().to_str().unwrap().to_owned();
    insta::assert_snapshot!(steady(&said.join("\n").replace("DATA/..", "DIR").replace(&dir, "DIR")));
}

#[test]
fn a_forgotten_passphrase_is_given_anew_by_the_recovery_code() {
    let (_dir, data) = folder();
    let pass = file(&data, "../pass", "four words come to mind\n");
    let args =
        ["centre", "init", "--yes", "--name", "Kisumu", "--facilitator", "Wanjiru", "--new-passphrase-file"];
    let (_, said) = output(&data, &[&args[..], &[&pass]].concat());
    let code = regex::Regex::new(r"\d{4}(-\d{4}){4}").unwrap().find(&said).unwrap().as_str().to_owned();
    let code = file(&data, "../code", code);
    let new = file(&data, "../new", "other words altogether\n");
    let by_code = ["--passphrase-file", &code];
    let give = ["centre", "passphrase", "--facilitator", "Wanjiru", "--new-passphrase-file", &new];
    assert_eq!(output(&data, &[&give[..], &by_code].concat()).0, 0);
    assert_eq!(output(&data, &["learner", "add", "Ada", "--passphrase-file", &pass]).0, 2);
    assert_eq!(output(&data, &["learner", "add", "Ada", "--passphrase-file", &new]).0, 0);
    let (code, said) = output(&data, &["centre", "audit"]);
    assert_eq!(code, 0);
    assert!(said.contains("recovery code  centre passphrase  given to Wanjiru"), "{said}");
}

#[test]
fn a_centre_is_set_up_by_questions_at_a_terminal() {
    let (_dir, data) = folder();
    let mut terminal = Terminal::start(coursedeck(&data, &["centre", "init"]), 100, 40);
    for (question, answer) in [
        ("Name of the centre", "Kisumu Digital Centre\r"),
        ("Country", "ke\r"),
        ("Languages", "en sw\r"),
        ("Months", "\r"),
        ("Preset [school]", "\r"),
        ("Your name", "Wanjiru\r"),
    ] {
        terminal.until(question);
        terminal.keys(answer);
    }
    unseen(&mut terminal, "Passphrase, of", 1, "four words come to mind\r");
    unseen(&mut terminal, "The same again", 1, "four words come to mindd\r");
    terminal.until("They were not the same");
    unseen(&mut terminal, "Passphrase, of", 2, "four words come to mind\r");
    unseen(&mut terminal, "The same again", 2, "four words come to mind\r");
    terminal.until("recovery code opens");
    assert!(terminal.end().success());
    assert!(!String::from_utf8_lossy(&terminal.raw).contains("four words"), "the passphrase was shown");
}

/// Kolibri 0.19's user export, as it writes it.
const KOLIBRI: &str = "\u{feff}Database ID (UUID),Username (USERNAME),Password (PASSWORD),Full name (FULL_NAME),\
    User type (USER_TYPE),Identifier (IDENTIFIER),Birth year (BIRTH_YEAR),Gender (GENDER),\
    Learner enrollment (ENROLLED_IN),Coach assignment (ASSIGNED_TO)\r\n\
    5f1b,amina,*,Amina Hassan,LEARNER,17,1990,FEMALE,Morning,\r\n\
    5f2b,kofi,*,Kofi Mensah,LEARNER,,2x,MALE,\"Morning,Late\",\r\n\
    5f3b,grace,*,Grace,FACILITY_COACH,,,,,Morning\r\n\
    5f4b,selam,*,ሰላም ተስፋዬ,LEARNER,19,,,Late,\r\n";

#[test]
fn kolibri_s_users_come_in_as_they_are_and_coming_again_changes_nothing() {
    let (_dir, data) = folder();
    let roster = file(&data, "../kolibri.csv", KOLIBRI);
    let more = KOLIBRI.replace("Amina Hassan", "Amina Hassan Ali").replace("kofi,*", "kofi2,*");
    let more = file(&data, "../more.csv", more);
    let said = [
        run(&data, &["learner", "import", &roster, "--dry-run"]),
        run(&data, &["learner", "list"]),
        run(&data, &["learner", "import", &roster]),
        run(&data, &["learner", "import", &roster, "--yes"]),
        run(&data, &["learner", "import", &roster, "--yes"]),
        run(&data, &["learner", "import", &roster, "--yes", "--consent", "--cohort", "Evening"]),
        run(&data, &["learner", "import", &more, "--dry-run"]),
        run(&data, &["learner", "list", "--format", "csv"]),
        run(&data, &["centre", "audit"]),
    ];
    let dir = data.parent().unwrap().to_str().unwrap().to_owned();
    insta::assert_snapshot!(steady(&said.join("\n").replace("DATA/..", "DIR").replace(&dir, "DIR")));
}

#[test]
fn a_table_that_was_given_out_comes_in_again_with_what_was_changed_in_it() {
    let (_dir, data) = folder();
    for args in [
        &["learner", "add", "Amina", "--gender", "female", "--consent"][..],
        &["learner", "add", "=Kofi", "--cohort", "Late"],
    ] {
        assert_eq!(output(&data, args).0, 0);
    }
    let (_, table) = output(&data, &["learner", "list", "--format", "csv"]);
    let same = file(&data, "../same.csv", &table);
    let other = file(&data, "../other.csv", table.replace("Amina,,", "Amina Hassan,,Morning"));
    let said = [
        run(&data, &["learner", "import", &same, "--yes"]),
        run(&data, &["learner", "import", &other, "--yes"]),
    ];
    insta::assert_snapshot!(steady(&said.join("\n")).replace("DATA/..", "DIR"));
}

#[test]
fn a_list_that_cannot_be_read_is_told_with_its_mend() {
    let (_dir, data) = folder();
    let names = [
        file(&data, "../latin.csv", b"name\nJos\xe9\n"),
        file(&data, "../none.csv", "nom,age\nAda,3\n"),
        file(&data, "../empty.csv", ""),
        file(&data, "../twice.csv", "name,full_name\nA,B\n"),
        file(&data, "../odd.csv", "name;gender;shoe\nAda;x;40\n;f;41\n"),
    ];
    let mut said: Vec<String> =
        names.iter().map(|it| run(&data, &["learner", "import", it, "--dry-run"])).collect();
    said.push(run(&data, &["learner", "import", "no/such/file.csv"]));
    insta::assert_snapshot!(said.join("\n").replace("DATA/..", "DIR"));
}

#[test]
fn what_is_kept_of_somebody_is_changed_and_a_name_of_two_is_none() {
    let (_dir, data) = folder();
    for args in [
        &["learner", "add", "Amina Hassan", "--registration", "17", "--birth-year", "1987", "--consent"][..],
        &["learner", "add", "Kofi", "--registration", "18"],
        &["learner", "add", "Kofi", "--registration", "19", "--namesake"],
    ] {
        assert_eq!(output(&data, args).0, 0);
    }
    let said = [
        run(&data, &["learner", "change", "Aminna Hassan", "--name", "Amina H"]),
        run(&data, &["learner", "change", "kofi", "--cohort", "Late"]),
        run(&data, &["learner", "change", "18", "--cohort", "Late", "--language", "sw"]),
        run(&data, &["learner", "change", "18", "--cohort", "late"]),
        run(&data, &["learner", "change", "18", "--registration", "17"]),
        run(&data, &["learner", "change", "18", "--gender", "male"]),
        run(&data, &["learner", "change", "17", "--gender", "female"]),
        run(&data, &["learner", "change", "17", "--withdraw-consent"]),
        run(&data, &["learner", "change", "17", "--language", "?"]),
        run(&data, &["learner", "pin", "17", "--reset"]),
        run(&data, &["learner", "pin", "17"]),
    ];
    assert!(!is_in_a_file(&data, b"1987"), "what was withdrawn is still there");
    insta::assert_snapshot!(steady(&said.join("\n")));
}

#[test]
fn classes_have_members_and_days() {
    let (_dir, data) = folder();
    let given = school(&data);
    let came = file(&data, "../came.txt", "Amina\n\n18\n");
    for name in ["Amina", "Kofi", "Selam"] {
        assert_eq!(output(&data, &["learner", "add", name, &given]).0, 0);
    }
    assert_eq!(output(&data, &["learner", "change", "Kofi", "--registration", "18", &given]).0, 0);
    let record = ["attendance", "record", "morning", &given, "--date"];
    let on = |day: &'static str, more: &[&'static str]| run(&data, &[&record[..], &[day], more].concat());
    let said = [
        run(&data, &["cohort", "list"]),
        run(&data, &["cohort", "assign", "Morning", "Amina", &given]),
        run(&data, &["cohort", "add", "Morning"]),
        run(&data, &["cohort", "add", "Morning", &given]),
        run(&data, &["cohort", "assign", "morning", "Amina", "18", &given]),
        run(&data, &["cohort", "list"]),
        run(&data, &["attendance", "list"]),
        on("2025-11-02", &["--present", "Amina,Kofi"]),
        on("2025-11-03", &["--present", "amina"]),
        on("2025-11-03", &["--present", "Amina,Selam"]),
        on("2025-11-03", &["--present", "-"]),
        on("2025-11-03", &["--all", "--part", "late", "--instructor", "Otieno"]),
        on("2025-11-31", &["--all"]),
        on("2999-01-01", &["--all"]),
        on("2025-11-04", &[]),
        run(&data, &["attendance", "record", "Morning", &given, "--date", "2025-11-05", "--from", &came]),
        run(&data, &["attendance", "list"]),
        run(&data, &["attendance", "list", "--learners"]),
        run(&data, &["attendance", "list", "--format", "csv", &given]),
        run(&data, &["cohort", "remove", "Morning", &given]),
        run(&data, &["cohort", "remove", "Morning", "Amina", "Kofi", &given]),
        run(&data, &["cohort", "remove", "Morning", &given]),
        run(&data, &["cohort", "list"]),
    ];
    let dir = data.parent().unwrap().to_str().unwrap().to_owned();
    let said = said.join("\n").replace("DATA/..", "DIR").replace(&dir, "DIR");
    let today = regex::Regex::new(r"today is \d{4}-\d{2}-\d{2}").unwrap();
    insta::assert_snapshot!(steady(&today.replace_all(&said, "today is TODAY")));
}

/// A course begun under a name, by the real program line by line.
fn learn(data: &Path, name: &str) {
    use std::io::Write;
    let mut command = Command::new(env!("CARGO_BIN_EXE_coursedeck"));
    command.env("LANG", "en_US.UTF-8").env("COURSEDECK_DATA", data);
    command.args(["--plain", "--learner", name, "--course", "using-a-computer"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    // The first lesson, read to its end as far as Enter leads.
    input.write_all("1\n\n\n\n\n\n\n\n\n".as_bytes()).unwrap();
    drop(input);
    child.wait_with_output().unwrap();
}

#[test]
fn two_on_the_register_who_are_one_are_made_one() {
    let (_dir, data) = folder();
    for args in [
        &["learner", "add", "Amina Hassan", "--cohort", "Morning"][..],
        &["learner", "add", "Amina H", "--registration", "17"],
    ] {
        assert_eq!(output(&data, args).0, 0);
    }
    learn(&data, "Amina H");
    let said = [
        run(&data, &["learner", "merge", "Amina Hassan", "Amina Hassan"]),
        run(&data, &["learner", "merge", "Amina Hassan", "17"]),
        run(&data, &["learner", "merge", "Amina Hassan", "17", "--yes"]),
        run(&data, &["learner", "list"]),
        run(&data, &["learner", "merge", "Amina Hassan", "Amina H", "--undo", "--yes"]),
        run(&data, &["learner", "merge", "Amina Hassan", "Amina H", "--undo", "--yes"]),
        run(&data, &["centre", "audit"]),
    ];
    let today = regex::Regex::new(r"\d{4}-\d{2}-\d{2}").unwrap();
    insta::assert_snapshot!(today.replace_all(&steady(&said.join("\n")), "TODAY"));
}

#[test]
fn an_erased_person_is_found_in_no_file_of_the_data_folder() {
    let (_dir, data) = folder();
    let given = school(&data);
    let name = "Nyambura Wairimu";
    assert_eq!(output(&data, &["learner", "add", name, "--registration", "KE-4711", &given]).0, 0);
    assert_eq!(output(&data, &["learner", "add", "Kofi", &given]).0, 0);
    learn(&data, name);
    // A copy, as a backup makes one.
    fs::create_dir(data.join("backups")).unwrap();
    fs::copy(data.join("coursedeck.db"), data.join("backups/monday.db")).unwrap();
    let dossier = data.join("../nyambura.json");
    let dossier = dossier.to_str().unwrap();
    let export = ["learner", "export", name, "-o", dossier, &given];
    assert_eq!(output(&data, &export), (0, format!("All that is held on {name} is in {dossier}.\n")));
    assert_eq!(output(&data, &export).0, 2, "a file is not overwritten unasked");
    let held: serde_json::Value = serde_json::from_slice(&fs::read(dossier).unwrap()).unwrap();
    assert_eq!(held["learner"]["papers"]["registration"], "KE-4711");
    assert!(2 <= held["events"].as_array().unwrap().len());
    assert!(!held["done_by_others"].as_array().unwrap().is_empty());
    let said = [
        run(&data, &["learner", "erase", name]),
        run(&data, &["learner", "erase", name, &given]),
        run(&data, &["learner", "erase", name, "--yes", &given]),
    ];
    for word in ["Nyambura", "KE-4711"] {
        let left = |folder: &Path| {
            let files = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).filter(|it| it.is_file());
            files
                .filter(|it| fs::read(it).unwrap().windows(word.len()).any(|it| it == word.as_bytes()))
                .collect::<Vec<_>>()
        };
        assert_eq!(left(&data), Vec::<std::path::PathBuf>::new(), "{word}");
        assert!(is_in_a_file(&data.join("backups"), word.as_bytes()));
    }
    assert_eq!(output(&data, &["learner", "erase", name, &given]).0, 2);
    // In the copy it is erased by its own number; there the whole history is.
    let (code, audit) = output(&data, &["centre", "audit"]);
    assert!(code == 0 && audit.contains("learner erase") && audit.contains("erased "), "{audit}");
    assert!(!audit.contains("Nyambura"));
    let today = regex::Regex::new(r"\d{4}-\d{2}-\d{2}").unwrap();
    let dir = data.parent().unwrap().to_str().unwrap().to_owned();
    let said = said.join("\n").replace("DATA/..", "DIR").replace(&dir, "DIR");
    let events = regex::Regex::new(r"\d+ events").unwrap();
    insta::assert_snapshot!(today.replace_all(&events.replace_all(&steady(&said), "N events"), "TODAY"));
}

#[test]
fn with_backups_an_erased_person_is_in_no_copy_either() {
    let (_dir, data) = folder();
    let name = "Nyambura Wairimu";
    assert_eq!(output(&data, &["learner", "add", "Kofi"]).0, 0);
    fs::create_dir_all(data.join("backups/old")).unwrap();
    fs::copy(data.join("coursedeck.db"), data.join("backups/old/before.db")).unwrap();
    assert_eq!(output(&data, &["learner", "add", name]).0, 0);
    fs::copy(data.join("coursedeck.db"), data.join("backups/after.db")).unwrap();
    fs::copy(data.join("coursedeck.db"), data.join("coursedeck.db.before-v1")).unwrap();
    file(&data, "backups/broken.db", b"SQLite format 3\0 and then nothing of ours");
    let (code, said) = output(&data, &["learner", "erase", name, "--backups", "--yes"]);
    assert!(code == 0 && said.contains("after.db") && said.contains("broken.db"), "{said}");
    assert!(!said.contains("before.db"), "{said}");
    assert!(!data.join("coursedeck.db.before-v1").exists(), "{said}");
    assert!(!is_in_a_file(&data, b"Nyambura"));
    let copy = data.join("backups/after.db");
    let store = coursedeck::store::Store::open(&copy, Default::default()).unwrap();
    assert_eq!(store.verify().unwrap(), None);
    assert_eq!(store.learners().unwrap().len(), 1);
}

/// Where somebody else has the database open, its log and its index lie beside it: the name is in those no more, either.
#[test]
fn an_erased_person_is_in_no_file_while_another_program_has_the_database_open() {
    let (_dir, data) = folder();
    let name = "Nyambura Wairimu";
    assert_eq!(output(&data, &["learner", "add", name, "--registration", "KE-4711"]).0, 0);
    assert_eq!(output(&data, &["learner", "add", "Kofi"]).0, 0);
    learn(&data, name);
    assert_eq!(output(&data, &["backup"]).0, 0);
    let path = data.join("coursedeck.db");
    let mut other = coursedeck::store::Store::open(&path, Default::default()).unwrap();
    let id = other.learners().unwrap().into_iter().find(|it| it.name == name).unwrap().id;
    other.set_setting(Some(id), "draft:x", Some("Dear Nyambura Wairimu")).unwrap();
    assert!(is_in_a_file(&data, b"Nyambura"), "the search finds nothing");
    assert!(fs::metadata(data.join("coursedeck.db-wal")).unwrap().len() > 0, "there is no log");
    let (code, said) = output(&data, &["learner", "erase", name, "--backups", "--yes"]);
    assert!(code == 0 && said.contains("Erased in "), "{said}");
    assert!(data.join("coursedeck.db-wal").exists(), "the other program has it open still");
    for word in ["Nyambura", "KE-4711"] {
        assert!(!is_in_a_file(&data, word.as_bytes()), "{word}");
        let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(!is_in_a_file(&data, &wide), "{word} in UTF-16");
    }
    assert_eq!(other.learners().unwrap().len(), 1);
    assert_eq!(other.verify().unwrap(), None);
}

#[test]
fn in_a_formal_centre_nobody_puts_themselves_on_the_list() {
    let (_dir, data) = folder();
    let pass = file(&data, "../pass", "four words come to mind\n");
    let args =
        ["centre", "init", "--yes", "--name", "Kisumu", "--preset", "formal", "--new-passphrase-file", &pass];
    assert_eq!(output(&data, &args).0, 0);
    let mut terminal = Terminal::start(coursedeck(&data, &[]), 80, 24);
    terminal.until("Choose your language");
    terminal.keys("\r");
    terminal.until("Ask the facilitator");
    terminal.keys("n\r");
    assert!(!terminal.text().contains("I am new here"));
    terminal.keys("q");
    assert!(terminal.end().success());
    assert_eq!(output(&data, &["learner", "add", "Ada", "--passphrase-file", &pass]).0, 0);
    let mut terminal = Terminal::start(coursedeck(&data, &[]), 80, 24);
    terminal.until("Ada");
    assert!(!terminal.text().contains("I am new here"));
    terminal.keys("\r");
    terminal.until("Courses");
    terminal.keys("\x03");
    terminal.end();
}
