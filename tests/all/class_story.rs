//! A class from the list of names to the certificates: thirty of Kolibri's users come in, learn line by line, are graded at
//! the board, and are given out in every form there is. The forms agree with each other on every field, as readers of others
//! find them.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::Mutex,
};

use coursedeck::{
    records::certificate::code::Coded,
    store::{How, Store},
};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{lines::AtLines, readers};

const COURSES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/story");
const COURSE: &str = "clean-water";
const TABLES: [&str; 6] = ["completions", "learners", "attempts", "responses", "items", "attendance"];

/// What somebody of the class does.
#[derive(Clone, Copy, Default)]
struct Plan {
    /// How many of three answers of the pre-test are right.
    pretest: Option<usize>,
    /// Whether they read the first lesson and do its practice.
    reads: bool,
    /// How many of three answers are right, at each try of the first quiz.
    boil: &'static [usize],
    /// How many of two answers are right where they say how sure they are.
    sure: Option<usize>,
    /// What they write in their report.
    report: Option<&'static str>,
    /// How many of three answers are right, at each try of the exam.
    exam: &'static [usize],
    /// Whether they leave in the middle of a quiz.
    leaves: bool,
}

const GOOD: &str = "The well of Kisumu, on Monday: 30 buckets.";
const POOR: &str = "Water is wet; so is =1+1.";

/// What the `nth` of the class does.
fn plan(nth: usize) -> Plan {
    let all = Plan {
        pretest: Some(nth % 4),
        reads: true,
        boil: &[3],
        sure: Some(2),
        report: Some(GOOD),
        exam: &[3],
        leaves: false,
    };
    match nth {
        0..=8 => all,
        9..=12 => Plan { pretest: None, boil: &[1, 3], sure: Some(1), exam: &[1, 3], ..all },
        13..=15 => Plan { report: Some(POOR), ..all },
        16 => Plan { exam: &[2], ..all },
        17..=18 => Plan { pretest: None, boil: &[0, 1], sure: None, report: None, exam: &[], ..all },
        19..=21 => Plan { boil: &[], sure: None, report: None, exam: &[], ..all },
        22..=23 => Plan { leaves: true, pretest: None, report: None, exam: &[], ..all },
        24 => Plan { reads: true, ..Plan::default() },
        _ => Plan::default(),
    }
}

/// Somebody of the class who hears and types lines, on the page of the course.
struct Pupil(AtLines);

impl Pupil {
    fn sits_down(data: &Path, name: &str) -> Self {
        let mut command = AtLines::command_in(data, Path::new(COURSES));
        command.arg(format!("--learner={name}")).args(["--course", COURSE]);
        let mut it = AtLines::of(command);
        it.until("Final exam");
        Self(it)
    }

    fn does(mut self, plan: Plan) {
        if let Some(right) = plan.pretest {
            self.opens("What do you know already?", None);
            self.sits_exam(right);
        }
        if plan.reads {
            self.practises();
        }
        for right in plan.boil {
            self.opens("Quiz", Some("Boiling"));
            self.sits_boil(*right);
        }
        if let Some(right) = plan.sure {
            self.opens("Quiz", Some("How sure"));
            self.sits_sure(right);
        }
        if let Some(text) = plan.report {
            self.opens("Quiz", Some("A report"));
            self.writes(text);
        }
        for right in plan.exam {
            self.opens("Final exam", None);
            self.sits_exam(*right);
        }
        if plan.leaves {
            self.opens("Quiz", Some("A report"));
            self.0.at("Press Enter: begin.", "");
            self.0.pick("What stands first", &["The weather"]);
            self.0.until("Report on a well");
        }
        self.0.say(":q");
        assert!(self.0.child.wait().unwrap().success());
    }

    /// Chooses a row of the course, of this module where there are several.
    fn opens(&mut self, label: &str, module: Option<&str>) {
        self.0.until("Done so far");
        let heard = self.0.heard.iter();
        let mut rows = heard.skip_while(|line| module.is_some_and(|it| !line.contains(&format!(": {it}"))));
        let row = rows.find_map(|line| {
            let (sign, rest) = line.split_once(". ")?;
            rest.starts_with(label).then(|| sign.to_owned())
        });
        self.0.say(&row.unwrap_or_else(|| panic!("no {label:?} in {:?}", self.0.heard)));
    }

    /// Reads what was made of the quiz, and goes back to the course.
    fn ends(&mut self, hand_in: &str) {
        self.0.at("Hand in", hand_in);
        self.0.at("You: ", ":b");
    }

    fn practises(&mut self) {
        self.opens("Why water is boiled", None);
        self.0.at("What makes people ill", "");
        self.0.pick("Clear water is always safe.", &["True"]);
        self.0.at("Have another look", "");
        self.0.at("Hint: ", "b");
        self.0.at("It can be clear", ":b");
        self.0.until_one(&["Done so far", "What makes people ill", "Quiz: "]);
        if !self.0.has_heard("Done so far") {
            self.0.say(":b");
        }
    }

    fn sits_boil(&mut self, right: usize) {
        self.0.at("Press Enter: begin.", "");
        self.0.pick("How long does water boil", &[if right < 1 { "A day" } else { "A minute" }]);
        self.0.at("How hot is boiling water", if right < 2 { "12,5" } else { "100" });
        let safe: &[&str] = if right < 3 { &["Looking at it"] } else { &["Boiling it", "Filtering it"] };
        self.0.pick("What makes water safe?", safe);
        self.0.pick("How often do you boil", &[["Never", "Sometimes", "Always"][right % 3]]);
        self.ends("5");
    }

    fn sits_sure(&mut self, right: usize) {
        self.0.at("Press Enter: begin.", "");
        self.0.pick("Ice is always clean.", &[if right < 1 { "True" } else { "False" }]);
        self.0.at("How sure", "3");
        self.0.at("What is left over a fire", if right < 2 { "+254 stones" } else { "Water" });
        self.0.at("How sure", if right < 2 { "1" } else { "2" });
        self.ends("3");
    }

    fn writes(&mut self, text: &str) {
        self.0.at("Press Enter: begin.", "");
        self.0.pick("What stands first", &["The place and the day"]);
        self.0.at("Report on a well", text);
        self.0.say("");
        self.ends("3");
    }

    fn sits_exam(&mut self, right: usize) {
        self.0.at("Press Enter: begin.", "");
        let order: &[&str] = match right {
            0 => &["Let it cool", "Fetch water", "Boil it"],
            _ => &["Fetch water", "Boil it", "Let it cool"],
        };
        self.0.pick("Put it in order.", order);
        self.0.pick("What does what?", if right < 2 { &["sings", "boils"] } else { &["boils", "filters"] });
        self.0.at("Fill the blank.", if right < 3 { "hours" } else { "degrees" });
        self.ends("4");
    }
}

/// A centre with its class.
struct Centre {
    dir: TempDir,
}

impl Centre {
    fn new() -> Self {
        let centre = Self { dir: tempfile::tempdir().unwrap() };
        let name = "Kisumu, “Digital” Centre";
        centre.told(&["centre", "init", "--yes", "--name", name, "--country", "KE", "--preset", "open"]);
        let roster = format!("{COURSES}/kolibri-users.csv");
        let told = centre.told(&["learner", "import", &roster, "--yes", "--consent"]);
        assert!(told.contains("30 to add, 0 to change, 0 as they are, 2 left out"), "{told}");
        centre
    }

    fn data(&self) -> PathBuf {
        self.path("data")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// What the program says to what is typed, and its exit code.
    fn run(&self, args: &[&str], typed: &str) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_coursedeck"));
        for name in ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "COURSEDECK_DATA"] {
            command.env_remove(name);
        }
        command.env("LANG", "en_US.UTF-8").env("USER", "wanjiru").args(["--courses", COURSES]).args(args);
        command.arg("--data").arg(self.data());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A program that reads nothing takes nothing.
        let _ = child.stdin.take().unwrap().write_all(typed.as_bytes());
        let output = child.wait_with_output().unwrap();
        let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        (output.status.code().unwrap(), out, err)
    }

    fn told(&self, args: &[&str]) -> String {
        let (code, out, err) = self.run(args, "");
        assert_eq!(code, 0, "{args:?}: {out}{err}");
        out
    }

    /// The facilitator at the board, line by line.
    fn board(&self, more: &[&str]) -> AtLines {
        let mut command = Command::new(env!("CARGO_BIN_EXE_coursedeck"));
        command.args(["--courses", COURSES, "--data"]).arg(self.data());
        command.args(["board", "--course", COURSE]).args(more);
        command.env("LANG", "en_US.UTF-8").env("USER", "wanjiru").env_remove("LC_ALL");
        AtLines::of(command)
    }

    /// The class by name, as the register has them.
    fn names(&self) -> Vec<String> {
        let lines = self.told(&["learner", "list", "--format", "json"]);
        let mut people: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        people.sort_by_key(|it| it["login"].as_str().unwrap().to_owned());
        people.iter().map(|it| it["learner_name"].as_str().unwrap().to_owned()).collect()
    }

    /// All learn, three at a time.
    fn learns(&self, names: &[String]) {
        let next = Mutex::new(names.iter().enumerate());
        let (data, next) = (&self.data(), &next);
        std::thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(move || {
                    loop {
                        let taken = next.lock().unwrap().next();
                        let Some((nth, name)) = taken else { break };
                        if nth < 25 {
                            Pupil::sits_down(data, name).does(plan(nth));
                        }
                    }
                });
            }
        });
    }
}

#[test]
fn a_class_goes_from_a_roster_to_certificates_and_every_form_tells_the_same() {
    let centre = Centre::new();
    let names = centre.names();
    centre.learns(&names);
    centre.grades(&names[8]);
    centre.corrects(&names[18]);
    centre.notes_who_came();
    let told = centre.certifies();
    assert!(told.contains("13 certificates in") && told.contains("13 of them new"), "{told}");
    centre.gives_out();
    centre.ended_as_it_should(&names);
    let said = centre.verifies();
    assert_eq!(said, 13);
    let store = Store::open(&centre.data().join("coursedeck.db"), How::default()).unwrap();
    assert_eq!(store.verify().unwrap(), None);
    let Some(agreed) = agree(&centre.path("out")) else { return };
    assert_eq!(agreed["differs"], json!([]));
    let (compared, spoiled) = (agreed["total"].as_u64().unwrap(), agreed["controls"].as_u64().unwrap());
    println!("{compared} fields agree, {spoiled} spoiled ones were found: {}", agreed["compared"]);
    assert!(10_000 < compared && 300 < spoiled, "{agreed}");
    centre.a_spoiled_file_is_found();
}

/// What is found when all forms in a folder are held against each other; none where what reads them is not installed.
fn agree(folder: &Path) -> Option<Value> {
    let modules =
        if cfg!(feature = "parquet") { "pandas, openpyxl, lxml, duckdb" } else { "pandas, openpyxl, lxml" };
    let said = readers::python(modules, "agree.py", &[folder.to_str().unwrap(), COURSES])?;
    Some(serde_json::from_str(&said).unwrap())
}

impl Centre {
    /// The essays are graded by what is in them; that of `waits` is left for another day.
    fn grades(&self, waits: &str) {
        let mut it = self.board(&[]);
        it.at("17 quizzes have essays to grade", "e");
        for _ in 0..16 {
            it.until("Essays to grade");
            let rows = it.heard.iter().filter(|line| line.contains(", Quiz: A report"));
            let row = rows.filter(|line| !line.contains(waits)).min().unwrap();
            let sign = row.split('.').next().unwrap().to_owned();
            it.say(&sign);
            it.until("What was written");
            let points = if it.has_heard(POOR) { "1" } else { "3" };
            it.say(points);
            it.at("Type a comment", "Thank you; see you on Friday.");
        }
        it.at("Essays to grade", ":b");
        it.at("one quiz has essays to grade", ":q");
        assert!(it.child.wait().unwrap().success());
    }

    /// The first of the last quiz's wrong answers was right after all.
    fn corrects(&self, name: &str) {
        let mut it = self.board(&["--cohort", "Morning"]);
        it.pick("Nobody is stuck", &[name]);
        it.at("33% not passed", "1");
        it.at("1 of 3, 33%", "2");
        it.at("The answer given: 12,5", "100%");
        it.at("Type", "the question did not say at which height");
        it.at("2 of 3", ":b");
        it.at("66% passed", ":q");
        assert!(it.child.wait().unwrap().success());
    }

    /// Of the morning class all but two came.
    fn notes_who_came(&self) {
        let mut it = self.board(&["--cohort", "Morning"]);
        it.at("Nobody is stuck", "a");
        it.until("0 of 20 are here");
        for number in 3..=20 {
            it.say(&number.to_string());
            it.until(&format!("{} of 20 are here", number - 2));
        }
        it.say("");
        it.at("Board", ":q");
        assert!(it.child.wait().unwrap().success());
        let given = ["--date", "2026-11-02", "--part", "late", "--present", "Fatou Diallo"];
        self.told(&[&["attendance", "record", "Evening; late"], &given[..]].concat());
    }

    fn certifies(&self) -> String {
        fs::create_dir(self.path("out")).unwrap();
        self.export("certificate", "completions", "certificates")
    }

    fn export(&self, to: &str, what: &str, name: &str) -> String {
        let path = self.path("out").join(name).to_str().unwrap().to_owned();
        self.told(&["records", "export", "--to", to, "--what", what, "-o", &path])
    }

    /// Everything in every form.
    fn gives_out(&self) {
        let forms = ["csv", "xlsx", "jsonl", "parquet"];
        for what in TABLES {
            for to in forms.into_iter().filter(|to| cfg!(feature = "parquet") || *to != "parquet") {
                self.export(to, what, &format!("{what}.{to}"));
            }
        }
        for what in ["completions", "responses"] {
            self.export("xapi", what, &format!("{what}.xapi.json"));
        }
        self.export("badge", "completions", "badges");
        for name in ["report.csv", "report.html"] {
            let path = self.path("out").join(name).to_str().unwrap().to_owned();
            self.told(&["records", "report", "--min-cell", "1", "-o", &path]);
        }
        let badges = files(&self.path("out/badges"));
        let mut words = vec!["--read"];
        words.extend(badges.iter().map(|path| path.to_str().unwrap()));
        if let Some(said) = readers::node("jose", "check_badge.mjs", &words) {
            let badges: Vec<&str> = said.lines().collect();
            fs::write(self.path("out/badges.json"), format!("[{}]", badges.join(","))).unwrap();
        }
    }

    fn ended_as_it_should(&self, names: &[String]) {
        let lines = fs::read_to_string(self.path("out/completions.jsonl")).unwrap();
        let rows: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        for (nth, name) in names.iter().enumerate() {
            let row = rows.iter().find(|row| row["learner_name"] == **name);
            let told = row.map(|row| (row["result"].as_str().unwrap(), row["attempts"].as_u64().unwrap()));
            let wanted = match nth {
                0..=7 | 16 => Some(("passed", 4)),
                8 => Some(("in-progress", 4)),
                9..=12 => Some(("passed", 6)),
                13..=15 => Some(("in-progress", 4)),
                17 => Some(("failed", 2)),
                18 => Some(("in-progress", 2)),
                22..=23 => Some(("in-progress", 2)),
                19..=21 | 24 => Some(("in-progress", 0)),
                _ => None,
            };
            assert_eq!(told, wanted, "{nth} {name}");
        }
    }

    /// Each certificate and each badge is verified, as a file and by its code. What is said is kept beside them.
    fn verifies(&self) -> usize {
        for page in files(&self.path("out/certificates")) {
            let said = self.told(&["verify", page.to_str().unwrap()]);
            assert!(said.starts_with("VALID") && said.contains("It is on record here"), "{said}");
            let code = Coded::find(&fs::read(&page).unwrap()).unwrap();
            assert_eq!(self.told(&["verify", &code]), said);
            let number = page.file_stem().unwrap().to_str().unwrap();
            fs::write(self.path("out").join(format!("verify-{number}.txt")), &said).unwrap();
        }
        let text = self.path("out/certificate.txt");
        let one = text.to_str().unwrap();
        fs::write(&text, self.told(&["records", "certificate", "منى عبد الله"])).unwrap();
        assert!(self.told(&["verify", one]).starts_with("VALID"));
        let badges = files(&self.path("out/badges"));
        for badge in &badges {
            let said = self.told(&["verify", badge.to_str().unwrap()]);
            assert!(said.starts_with("valid\n"), "{said}");
        }
        badges.len()
    }

    /// One cell of one file, and the forms agree no more.
    fn a_spoiled_file_is_found(&self) {
        for (name, sound, other) in [
            ("completions.csv", "KE-04703", "KE-04730"),
            ("attempts.jsonl", "\"score_percent\":33.33", "\"score_percent\":33.34"),
            ("responses.xapi.json", "\"raw\":33.33", "\"raw\":33.34"),
        ] {
            let path = self.path("out").join(name);
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.contains(sound), "{name} has no {sound}");
            fs::write(&path, text.replacen(sound, other, 1)).unwrap();
            let differs = agree(&self.path("out")).unwrap()["differs"].clone();
            assert!(!differs.as_array().unwrap().is_empty(), "{other} in {name} was not found");
            fs::write(&path, text).unwrap();
        }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    files
}
