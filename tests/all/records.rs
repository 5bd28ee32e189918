//! What `records export` writes: golden bytes of every form, and a class of learners whose records the real program
//! exports and programs of others read back.

use std::{
    collections::BTreeMap,
    fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
    process::{Command, Output},
    rc::Rc,
};

use coursedeck::{
    course::{Course, Library, load::Opened},
    ids::{AttemptId, DeviceId, EventName, ItemName, LearnerId, RunId},
    lang::Tag,
    log::{Audit, Details, Entry, Happening, Outcome, Preset, Session, Subject, completion},
    quiz::{
        Mark, Response, Share, Sitting,
        attempt::Running,
        grade::{grade, right},
        paper,
    },
    records::{
        Centre, Courses, Delivery, Facts, Form, Mask, Options, Record, Refused, Row, csv::Csv, export,
        jsonl::Jsonl, table::What, xapi::Xapi,
    },
    rng::Seed,
    seal::Digest,
    store::{Change, Completion, Fault, How, Profile, Store},
    text::csv::Dialect,
    time::{Now, Stamp},
};
use serde_json::Value;
use tempfile::TempDir;
use uuid::Uuid;

use crate::folder::copy;
use crate::readers;

mod badge;
mod parquet;

type Cells = BTreeMap<String, String>;

/// Four learners who never were: one passed, one failed, one only read, one has just begun.
fn people() -> Vec<Profile> {
    let profile = |number: u128, name: &str, language: &str| Profile {
        id: LearnerId(Uuid::from_u128(0x0192_f000_0000_7000_8000_0000_0000_0000 + number)),
        name: name.to_owned(),
        language: language.to_owned(),
        details: Details::default(),
    };
    let details = serde_json::json!({ "registration": "+254-17", "cohort": "Morning; 2", "consented": {
        "at": { "ms": 1_795_000_000_000_i64, "offset": 180 }, "gender": "female", "birth_year": 1990,
        "disability": "no", "residence": "rural" } });
    vec![
        Profile {
            details: serde_json::from_value(details).unwrap(),
            ..profile(1, "Achieng’ \"Ada\" Otieno, B.", "sw")
        },
        profile(2, "منى عبد الله", "ar"),
        profile(3, "=HYPERLINK(\"x\")", "zh-Hans"),
        profile(4, "-5", "en"),
    ]
}

fn completion(profile: &Profile, outcome: Outcome) -> Completion<'_> {
    let is_complete = outcome.is_complete();
    let graded = matches!(outcome, Outcome::Passed | Outcome::Failed);
    Completion {
        profile,
        attendance: is_complete.then_some((7, 8)),
        course: "safe-online",
        version: "1.2.0",
        language: graded.then_some("fr"),
        outcome,
        by: EventName { run: RunId(Uuid::from_u128(0x1111)), seq: 40 + profile.id.0.as_u128() as u64 % 8 },
        device: DeviceId(Uuid::from_u128(0x2222)),
        at: Stamp { ms: 1_795_529_000_250, offset: 180 },
        began: Stamp { ms: 1_795_500_000_000, offset: 180 },
        sure: outcome != Outcome::Failed,
        score: graded.then_some(Share::new(if is_complete { 5.0 / 6.0 } else { 0.699_99 })),
        pass: graded.then_some(70),
        attempts: u32::from(graded) * 3,
        spent: 3_754_000,
        pretest: graded.then_some(Share::new(0.25)),
        posttest: graded.then_some(Share::new(if is_complete { 5.0 / 6.0 } else { 0.1 })),
        valid_months: is_complete.then_some(24),
        evidence: Digest::of(&[profile.name.as_bytes()]),
        certificate: None,
    }
}

fn facts() -> Rc<Facts> {
    let tag = |text: &str| text.parse::<Tag>().unwrap();
    let title = "Staying safe online".to_owned();
    Rc::new(Facts {
        titles: vec![(tag("en"), title.clone()), (tag("fr"), "Rester en sécurité en ligne".to_owned())],
        title,
        modality: Some("face-to-face"),
        level: Some("basic"),
        digcomp: vec!["digcomp-3.0:4.1".to_owned(), "digcomp-3.0:4.2".to_owned()],
        sdg: vec!["sdg:4".to_owned()],
        wsis: Vec::new(),
        itu_d: Vec::new(),
        summary: "Passwords, scams and what to share.".to_owned(),
        opened: None,
    })
}

/// What a form makes of those four.
fn written<'w>(out: &'w mut Vec<u8>, form: impl FnOnce(&'w mut Vec<u8>) -> Box<dyn Form + 'w>) {
    let (people, centre) = (people(), Centre { id: Uuid::from_u128(0x3333), name: "Kisumu".to_owned() });
    let (mut mask, mut form) = (Mask::none(), form(out));
    for (person, outcome) in people.iter().zip(Outcome::ALL) {
        let completion = completion(person, outcome);
        let face = mask.face(person, completion.at).clone();
        let record = Record::of(&completion, &face, &mask, facts(), Some(&centre));
        form.row(&Row::Completion(&record)).unwrap();
    }
    form.end().unwrap();
}

/// The bytes are those of the file. A released file is never edited; `GOLDEN=1` writes one that is not there yet.
fn is_golden(name: &str, bytes: &[u8]) {
    let path = root().join("tests/golden/records").join(name);
    if std::env::var_os("GOLDEN").is_some() {
        fs::write(&path, bytes).unwrap();
    }
    let golden = fs::read(&path).unwrap();
    assert!(golden == bytes, "{name} differs:\n{}", String::from_utf8_lossy(bytes));
}

fn csv(dialect: Dialect) -> Vec<u8> {
    let mut out = Vec::new();
    written(&mut out, |out| Box::new(Csv::begin(out, What::Completions.columns(), dialect).unwrap()));
    out
}

#[test]
fn the_bytes_of_csv_are_those_of_version_1() {
    is_golden("completions-v1.csv", &csv(Dialect::default()));
    is_golden("completions-v1-semicolon.csv", &csv(Dialect { separator: b';', mark: false }));
}

#[test]
fn the_bytes_of_json_lines_are_those_of_version_1() {
    let mut out = Vec::new();
    written(&mut out, |out| Box::new(Jsonl::begin(out, What::Completions.columns())));
    is_golden("completions-v1.jsonl", &out);
}

#[test]
fn the_bytes_of_xapi_are_those_of_version_1() {
    let mut out = Vec::new();
    written(&mut out, |out| Box::new(Xapi::begin(out, true).unwrap()));
    is_golden("completions-v1.xapi.json", &out);
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("statements.json");
    fs::write(&path, &out).unwrap();
    if let Some(sound) = validated(&path) {
        assert_eq!(sound, 4 + 3 + 3 + 1);
    }
}

/// The schema of each table, and its columns as people read them, change only by growing.
#[test]
fn the_columns_of_each_table_are_those_of_version_1() {
    let mut columns = String::new();
    for what in What::ALL {
        columns += &format!("{what}\n");
        what.columns().iter().for_each(|column| columns += &format!("  {} {:?}\n", column.name, column.kind));
    }
    is_golden("columns-v1.txt", columns.as_bytes());
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// How many statements Learning Locker's validator finds sound, which must be all.
fn validated(path: &Path) -> Option<usize> {
    let said = readers::node("@learninglocker/xapi-validation", "check_xapi.js", &[path.to_str().unwrap()])?;
    Some(said.trim().parse().unwrap())
}

/// A data folder, a course with an exam beside it, and a store that learners fill.
struct Class {
    dir: TempDir,
    opened: Opened,
    store: Store,
    ms: i64,
    mono: u64,
    sat: u128,
}

const EXAM: &str = "diagnostic = true\n\n[quiz]\npass = 60\n\n[[question]]\nid = \"water\"\nkind = \"true-false\"\n\
    prompt = \"Is it wet?\"\nanswer = true\n\n[[question]]\nid = \"fire\"\nkind = \"true-false\"\n\
    prompt = \"Is it hot?\"\nanswer = true\n\n[[question]]\nid = \"word\"\nkind = \"text\"\n\
    prompt = \"What opens a door?\"\naccept = [\"key\"]\n";

impl Class {
    fn new() -> Self {
        Self::begun(1_800_000_000_000, 12)
    }

    /// Begun at that time, with a course that holds for so many months.
    fn begun(ms: i64, months: u32) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let to = dir.path().join("courses/every-kind");
        copy(&root().join("tests/learn/every-kind"), &to);
        let head = fs::read_to_string(to.join("course.toml")).unwrap();
        fs::write(to.join("course.toml"), with_exam(&head, months)).unwrap();
        fs::write(to.join("exam.toml"), EXAM).unwrap();
        let loaded = Library::new(vec![dir.path().join("courses")]).open(&"every-kind".parse().unwrap());
        let opened = loaded.course.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
        let store = Store::open(&dir.path().join("data/coursedeck.db"), How::default()).unwrap();
        Self { dir, opened, store, ms, mono: 0, sat: 0 }
    }

    /// Five learners: three pass, one fails, one only reads.
    fn full() -> Self {
        let mut class = Self::new();
        for (name, right_of_three) in [
            ("Achieng’ Otieno", Some(3)),
            ("منى عبد الله", Some(2)),
            ("=1+1", Some(3)),
            ("张伟", Some(1)),
            ("O\"Brien; Ana, B.", None),
        ] {
            let who = class.join(name);
            class.read(who);
            if let Some(right_of_three) = right_of_three {
                class.sit(who, "pretest", 1);
                class.sit(who, "exam", right_of_three);
            }
        }
        class
    }

    fn course(&self) -> &Course {
        &self.opened.course
    }

    fn now(&mut self) -> Now {
        self.ms += 30_000;
        self.mono += 30_000;
        Now { at: Stamp { ms: self.ms, offset: 180 }, mono: self.mono }
    }

    fn join(&mut self, name: &str) -> LearnerId {
        let now = self.now();
        self.store.add_learner(now, name, &Tag::english(), None).unwrap().id
    }

    fn put(&mut self, who: LearnerId, module: &str, item: Option<&ItemName>, what: Happening) {
        let course = self.course();
        let about = Some((course.id.clone(), course.version.clone(), course.digest));
        let module = item.map_or_else(|| module.parse().unwrap(), |item| item.module.clone());
        let subject = Subject { course: about, module: Some(module), item: item.map(|it| it.item.clone()) };
        let now = self.now();
        self.store.append(who, now, &[Entry { subject, what }]).unwrap();
        let progress = self.store.progress(who, &self.opened.course.id).unwrap();
        let reached = completion::reached(&self.opened.course, &progress);
        if !reached.is_empty() {
            self.store.append(who, now, &reached).unwrap();
        }
    }

    fn read(&mut self, who: LearnerId) {
        let module = self.course().modules[0].clone();
        let name = ItemName { module: module.id.clone(), item: module.lessons[0].id.clone() };
        self.put(who, module.id.as_str(), Some(&name), Happening::LessonViewed);
    }

    /// Sits the exam or its pre-test with so many right answers.
    fn sit(&mut self, who: LearnerId, sitting: &str, right_answers: usize) {
        self.sat += 1;
        let (attempt, seed) = (AttemptId(Uuid::from_u128(self.sat)), Seed(self.sat as u64));
        let sitting = Sitting::try_from(sitting.to_owned()).unwrap();
        let rules = paper::rules(self.course(), &sitting).unwrap().clone();
        let drawn = paper::draw(self.course(), &sitting, seed);
        let language = Tag::english();
        let began = Happening::AttemptStarted {
            attempt,
            sitting: sitting.clone(),
            number: 1,
            rules: rules.clone(),
            seed,
            paper: drawn.clone(),
            language: language.clone(),
            entered: None,
        };
        self.put(who, "exam", None, began);
        let mut running = Running::start(attempt, sitting.clone(), 1, rules, drawn.clone(), 0);
        for (at, name) in drawn.questions.into_iter().map(|drawn| drawn.name).enumerate() {
            let kind = self.course().question(&name).unwrap().kind.clone();
            let response = match right(&kind) {
                Some(response) if at < right_answers => response,
                _ if matches!(kind, coursedeck::course::Kind::Text { .. }) => {
                    Response::Text("+Clef".to_owned())
                }
                _ => Response::Truth(false),
            };
            let mark = grade(&kind, self.opened.words(&language).item(&name), &response);
            assert!(matches!(mark, Mark::Graded(_)));
            running.answer(&name, response.clone(), mark, None).unwrap();
            let language = language.clone();
            let what = Happening::QuestionAnswered { attempt, response, mark, certainty: None, language };
            self.put(who, "exam", Some(&name), what);
        }
        let over = running.finish(false);
        let (score, passed, waits) = (over.score, over.passed, over.waits);
        let what = Happening::AttemptFinished { attempt, sitting, score, passed, waits, late: false };
        self.put(who, "exam", None, what);
    }

    fn run(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_coursedeck"))
            .args(["--data", &self.path("data"), "--courses", &self.path("courses"), "records", "export"])
            .args(args)
            .env("LC_ALL", "en")
            .output()
            .unwrap()
    }

    fn told(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The exit code and what is said on stderr.
    fn refused(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert_eq!(output.stdout, b"");
        format!("{}\n{}", output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    }

    /// The rows of an export, every cell as text.
    fn rows(&self, args: &[&str]) -> Vec<Cells> {
        let told = self.told(&[&["--to", "jsonl"], args].concat());
        told.lines().map(|line| cells(&serde_json::from_str(line).unwrap())).collect()
    }

    fn path(&self, name: &str) -> String {
        self.dir.path().join(name).to_str().unwrap().to_owned()
    }
}

fn with_exam(head: &str, months: u32) -> String {
    let needs = "needs = \"modules\"";
    assert!(head.contains(needs));
    let tags = "\n[tags]\ndigcomp = [\"4.1\", \"digcomp-2.2:4.2\"]\nsdg = [4]\nwsis = [\"C4\"]\n";
    head.replace(needs, &format!("needs = \"exam\"\nvalid-months = {months}")) + tags
}

/// A class of a centre: everyone of it has told who they are, and came or did not come.
fn centre_class() -> Class {
    centre_of(Class::new())
}

fn centre_of(mut class: Class) -> Class {
    let now = class.now();
    let centre =
        serde_json::json!({ "id": Uuid::from_u128(0x3333), "name": "Kisumu", "preset": "open", "key": "00" });
    class.store.set_centre(now, audit(), &serde_json::from_value(centre).unwrap()).unwrap();
    for number in 0..8 {
        let (gender, cohort) =
            (["female", "male"][number % 2], if number < 6 { "Morning" } else { "Evening" });
        let details = serde_json::json!({ "registration": format!("K-{number}"), "cohort": cohort, "consented": {
            "at": { "ms": 1_800_000_000_000_i64, "offset": 180 }, "gender": gender, "birth_year": 1990 + number,
            "disability": "no", "residence": "rural" } });
        let change = Change::Add {
            name: format!("Learner {number}"),
            language: Tag::english(),
            details: serde_json::from_value(details).unwrap(),
        };
        let who = class.store.register(now, audit(), &[change]).unwrap()[0];
        class.read(who);
        class.sit(who, "exam", 1 + number % 3);
    }
    for day in ["2027-01-11", "2027-01-12"] {
        let (present, absent) = class
            .members("Morning")
            .into_iter()
            .enumerate()
            .partition(|(at, _)| day == "2027-01-11" || *at < 3);
        let ids = |of: Vec<(usize, LearnerId)>| of.into_iter().map(|(_, id)| id).collect();
        let session = Session {
            cohort: "Morning".to_owned(),
            date: day.parse().unwrap(),
            part: String::new(),
            instructor: "Mr Kamau".to_owned(),
            present: ids(present),
            absent: ids(absent),
        };
        let now = class.now();
        class.store.hold(now, audit(), session).unwrap();
    }
    class
}

fn audit() -> Audit {
    Audit { by: "Wanjiru".to_owned(), command: "test".to_owned(), on: Vec::new(), note: String::new() }
}

impl Class {
    /// Who is in a cohort, by name.
    fn members(&self, cohort: &str) -> Vec<LearnerId> {
        let people = self.store.people().unwrap();
        let of = people.into_iter().filter(|it| it.details.cohort.as_deref() == Some(cohort));
        of.map(|it| it.learner.id).collect()
    }

    fn named(&self, name: &str) -> LearnerId {
        self.store.people().unwrap().iter().find(|it| it.learner.name == name).unwrap().learner.id
    }
}

/// A line of JSON Lines, every cell as the text that CSV has.
fn cells(line: &Value) -> Cells {
    let text = |value: &Value| match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(all) => all.iter().map(|it| it.as_str().unwrap()).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    };
    line.as_object().unwrap().iter().map(|(name, value)| (name.clone(), text(value))).collect()
}

/// Every table that names learners or tells of questions.
const TABLES: [&str; 5] = ["completions", "learners", "attempts", "responses", "items"];

#[test]
fn the_record_tells_how_each_course_ended() {
    let class = Class::full();
    let rows = class.rows(&[]);
    let told = |name: &str| rows.iter().map(|row| row[name].as_str()).collect::<Vec<_>>();
    assert_eq!(told("result"), ["passed", "passed", "passed", "failed", "in-progress"]);
    assert_eq!(told("score_percent"), ["100", "66.66", "100", "33.33", ""]);
    assert_eq!(told("pretest_percent"), ["33.33", "33.33", "33.33", "33.33", ""]);
    assert_eq!(told("gain"), ["1", "0.5", "1", "0", ""]);
    assert_eq!(told("attempts"), ["1", "1", "1", "1", "0"]);
    assert_eq!(told("clock"), ["sure"; 5]);
    assert_eq!(told("minutes_spent"), ["5", "5", "5", "5", "0"]);
    assert_eq!(told("course_title"), [class.opened.words(&Tag::english()).title.as_str(); 5]);
    let is_done = |row: &Cells| row["completed_at"].is_empty() == row["expires_at"].is_empty();
    assert!(rows.iter().all(is_done) && rows[0]["expires_at"].starts_with("2028-01-1"));
    assert_eq!(class.store.verify().unwrap(), None);
}

#[test]
fn an_export_can_be_repeated_and_a_rebuilt_database_tells_the_same() {
    let mut class = Class::full();
    let all = |class: &Class| TABLES.map(|what| class.told(&["--what", what, "--to", "jsonl"]));
    let before = all(&class);
    assert_eq!(all(&class), before);
    let digest = class.store.digest().unwrap();
    class.store.rebuild().unwrap();
    assert_eq!(class.store.digest().unwrap(), digest);
    assert_eq!((all(&class), class.store.verify().unwrap()), (before.clone(), None));
    let records: std::collections::BTreeSet<String> =
        class.rows(&[]).into_iter().map(|row| row["record_id"].clone()).collect();
    assert_eq!(records.len(), 5);
    // Who has completed a course and reads on changes nothing of the record.
    let who = class.store.learners().unwrap();
    let who = who.iter().find(|it| it.name == "=1+1").unwrap().id;
    class.read(who);
    assert_eq!(class.told(&["--to", "jsonl"]), before[0]);
}

#[test]
fn a_record_that_somebody_changed_is_found_and_mended_from_the_log() {
    for change in [
        "UPDATE completion SET score = 1 WHERE outcome = 'failed'",
        "UPDATE completion SET outcome = 'passed' WHERE outcome = 'failed'",
        "UPDATE completion SET at = at + 1 WHERE learner = 1",
        "DELETE FROM completion WHERE outcome = 'passed'",
    ] {
        let mut class = Class::full();
        let before = class.told(&["--to", "jsonl"]);
        let db = rusqlite::Connection::open(class.path("data/coursedeck.db")).unwrap();
        assert!(0 < db.execute(change, []).unwrap());
        let fault = class.store.verify().unwrap();
        assert!(matches!(fault, Some(Fault::Standing(..))), "{change}: {fault:?}");
        class.store.rebuild().unwrap();
        assert_eq!((class.store.verify().unwrap(), class.told(&["--to", "jsonl"])), (None, before));
    }
}

#[test]
fn every_form_tells_the_same_of_every_field() {
    let centre = centre_class();
    agree(&centre, "completions");
    agree(&centre, "attendance");
    let class = Class::full();
    TABLES.iter().for_each(|what| agree(&class, what));
    let statements = class.told(&["--to", "xapi"]);
    let statements: Vec<Value> = serde_json::from_str(&statements).unwrap();
    let whole = statements.iter().filter_map(|it| {
        it["context"]["extensions"].get("https://coursedeck.invalid/xapi/record").map(cells)
    });
    let decided: Vec<Cells> =
        class.rows(&[]).into_iter().filter(|row| row["result"] != "in-progress").collect();
    assert_eq!(whole.collect::<Vec<_>>(), decided);
}

/// CSV and XLSX, as others read them, tell what JSON Lines tells.
fn agree(class: &Class, what: &str) {
    let rows = class.rows(&["--what", what]);
    assert!(!rows.is_empty(), "{what}");
    for separator in [",", ";", "tab"] {
        let path = class.path(&format!("{what}-{separator}.csv"));
        class.told(&["--what", what, "--separator", separator, "-o", &path]);
        let sign = if separator == "tab" { "\t" } else { separator };
        if let Some(said) = readers::python("csv", "read_csv.py", &[&path, sign]) {
            assert_eq!(serde_json::from_str::<Vec<Cells>>(&said).unwrap(), rows, "{what} {separator}");
        }
    }
    let path = class.path(&format!("{what}.xlsx"));
    class.told(&["--what", what, "-o", &path]);
    if let Some(said) = readers::python("openpyxl", "read_xlsx.py", &[&path]) {
        let said: Value = serde_json::from_str(&said).unwrap();
        let told: Vec<Cells> = serde_json::from_value(said["rows"].clone()).unwrap();
        assert_eq!(told, rows, "{what}");
        assert_eq!((&said["frozen"], &said["rtl"]), (&"A2".into(), &false.into()));
        assert!(said["filter"].as_str().unwrap().starts_with("A1:"));
        assert_eq!(said["created"], "2026-01-01T00:00:00");
    }
}

#[test]
fn a_workbook_has_real_types_and_reads_from_right_to_left() {
    let class = Class::full();
    let path = class.path("ar.xlsx");
    class.told(&["--lang", "ar", "-o", &path]);
    let again = class.path("again.xlsx");
    class.told(&["--lang", "ar", "-o", &again]);
    assert!(fs::read(&path).unwrap() == fs::read(&again).unwrap(), "two runs make two files");
    let french = class.path("fr.xlsx");
    class.told(&["--lang", "fr", "-o", &french]);
    let Some(said) = readers::python("openpyxl", "read_xlsx.py", &[&path]) else { return };
    let said: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(said["rtl"], true);
    assert_eq!(said["sheets"], serde_json::json!(["completions", "columns"]));
    let kind = |name: &str| said["types"][name].as_str().unwrap();
    assert_eq!(["score_percent", "attempts", "completed_at"].map(kind), ["n", "n", "d"]);
    let said = readers::python("openpyxl", "read_xlsx.py", &[&french]).unwrap();
    let said: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(said["labels"]["learner_name"], "Nom");
}

#[test]
fn statements_are_sound_to_another_program() {
    let class = Class::full();
    for (what, names) in [("completions", false), ("responses", false), ("completions", true)] {
        let path = class.path(&format!("{what}-{names}.json"));
        let anonymous: &[&str] = if names { &["--anonymous"] } else { &[] };
        class.told(&[&["--to", "xapi", "--what", what, "-o", &path], anonymous].concat());
        let statements: Vec<Value> = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let ids: std::collections::BTreeSet<&str> =
            statements.iter().map(|it| it["id"].as_str().unwrap()).collect();
        assert_eq!(ids.len(), statements.len());
        assert!(statements.iter().all(|it| it["timestamp"].as_str().unwrap().ends_with('Z')));
        if let Some(sound) = validated(Path::new(&path)) {
            assert_eq!(sound, statements.len());
        }
    }
    let verbs: Vec<Value> =
        serde_json::from_str(&class.told(&["--to", "xapi", "--result", "passed"])).unwrap();
    let verbs: Vec<&str> = verbs
        .iter()
        .take(4)
        .map(|it| it["verb"]["id"].as_str().unwrap().rsplit('/').next().unwrap())
        .collect();
    assert_eq!(verbs, ["initialized", "passed", "completed", "terminated"]);
}

#[test]
fn a_learning_record_store_takes_the_statements_and_a_second_sending_adds_nothing() {
    let class = Class::full();
    let path = class.path("all.json");
    let mut all: Vec<Value> = Vec::new();
    for what in ["completions", "responses"] {
        let told = class.told(&["--to", "xapi", "--what", what]);
        all.extend(serde_json::from_str::<Vec<Value>>(&told).unwrap());
    }
    fs::write(&path, serde_json::to_vec(&all).unwrap()).unwrap();
    if let Some(said) = readers::lrs("send_xapi.py", &[&path]) {
        let n = all.len();
        assert_eq!(said.trim(), format!("{n} {n} {n}"));
    }
}

#[test]
fn the_lines_fit_the_schema_that_is_printed() {
    let class = Class::full();
    for what in TABLES {
        let schema = Command::new(env!("CARGO_BIN_EXE_coursedeck"))
            .args(["records", "schema", "--what", what])
            .output()
            .unwrap();
        let (named, lines) = (class.path("schema.json"), class.path("lines.jsonl"));
        fs::write(&named, schema.stdout).unwrap();
        class.told(&["--what", what, "-o", &lines, "--force"]);
        if let Some(said) = readers::python("jsonschema", "read_schema.py", &[&named, &lines]) {
            assert_eq!(said.trim(), fs::read_to_string(&lines).unwrap().lines().count().to_string());
        }
    }
}

#[test]
fn an_anonymous_export_names_nobody_and_leads_to_nobody() {
    let class = Class::full();
    let plain = class.rows(&[]);
    for what in ["completions", "learners", "attempts", "responses"] {
        for to in ["csv", "jsonl"] {
            let told = class.told(&["--anonymous", "--what", what, "--to", to]);
            for row in &plain {
                for field in ["learner_name", "learner_id", "record_id", "evidence_digest", "started_at"] {
                    assert!(row[field].is_empty() || !told.contains(&row[field]), "{what} {to} {field}");
                }
            }
            assert!(!told.contains("Clef"), "{what} tells what somebody typed");
        }
    }
    let hidden = class.rows(&["--anonymous"]);
    assert_eq!(hidden, class.rows(&["--anonymous"]), "a pseudonym is the same each time");
    let count = |rows: &[Cells], name: &str| {
        rows.iter().map(|row| row[name].clone()).collect::<std::collections::BTreeSet<_>>().len()
    };
    assert_eq!((count(&hidden, "learner_id"), count(&hidden, "record_id")), (5, 5));
    assert!(hidden.iter().all(|row| row["started_at"].contains("T00:00:00.000+03:00")));
    // Nothing else changes.
    for (row, hidden) in plain.iter().zip(&hidden) {
        assert_eq!((&row["score_percent"], &row["result"]), (&hidden["score_percent"], &hidden["result"]));
    }
}

#[test]
fn the_record_says_of_the_learner_what_the_centre_knows() {
    let class = centre_class();
    let rows = class.rows(&["--cohort", "Morning"]);
    assert_eq!(rows.len(), 6);
    let told = |name: &str| rows.iter().map(|row| row[name].as_str()).collect::<Vec<_>>();
    assert_eq!(told("centre_name"), ["Kisumu"; 6]);
    assert_eq!(told("registration_no"), ["K-0", "K-1", "K-2", "K-3", "K-4", "K-5"]);
    assert_eq!(told("gender"), ["female", "male", "female", "male", "female", "male"]);
    assert_eq!(told("age_band"), ["35-44", "35-44", "35-44", "25-34", "25-34", "25-34"]);
    assert_eq!(told("attendance_percent"), ["100", "100", "100", "50", "50", "50"]);
    assert!(class.rows(&["--cohort", "Evening"]).iter().all(|row| row["attendance_percent"].is_empty()));
    for what in ["learners", "attempts", "responses", "attendance"] {
        let (morning, all) =
            (class.rows(&["--what", what, "--cohort", "Morning"]), class.rows(&["--what", what]));
        assert!(!morning.is_empty() && morning.iter().all(|row| row["cohort"] == "Morning"), "{what}");
        assert!(what == "attendance" || morning.len() < all.len(), "{what}");
    }
    let attendance = class.rows(&["--what", "attendance", "--since", "2027-01-12"]);
    assert_eq!(attendance.len(), 6);
    assert_eq!(attendance.iter().filter(|row| row["present"] == "true").count(), 3);
    assert!(class.refused(&["--cohort", "Night"]).contains("there is no cohort"));
    // What was given out stands in the audit trail.
    let trail = class.store.trail().unwrap();
    let last = &trail.last().unwrap().audit;
    assert_eq!((last.command.as_str(), last.note.as_str()), ("records export", "attendance, 6 rows"));
}

#[test]
fn small_groups_are_merged_where_people_are_hidden() {
    let class = centre_class();
    let rows = class.rows(&["--anonymous", "--min-cell", "3"]);
    let mut groups: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for row in &rows {
        let columns = ["cohort", "gender", "age_band", "disability", "residence"];
        *groups.entry(columns.map(|name| row[name].clone()).to_vec()).or_default() += 1;
    }
    assert!(1 < groups.len() && groups.values().all(|people| 3 <= *people), "{groups:?}");
    let told = class.told(&["--anonymous", "--what", "attendance"]);
    for secret in ["Learner ", "K-", "Kamau"] {
        assert!(!told.contains(secret), "{secret}");
    }
}

#[test]
fn who_was_merged_has_one_record_and_who_was_erased_none() {
    let mut class = centre_class();
    let now = class.now();
    let (one, other) = (class.named("Learner 0"), class.named("Learner 2"));
    let record = |class: &Class, name: &str| {
        class.rows(&["--course", "every-kind"]).into_iter().find(|row| row["learner_name"] == name)
    };
    let before = record(&class, "Learner 2").unwrap();
    assert_eq!(class.rows(&["--new", "ministry"]).len(), 8);
    class.store.merge(now, audit(), other, Some(one), &[]).unwrap();
    let merged = record(&class, "Learner 0").unwrap();
    assert_eq!((class.rows(&[]).len(), &merged["record_id"]), (7, &before["record_id"]));
    assert_eq!((merged["result"].as_str(), merged["attempts"].as_str()), ("passed", "2"));
    assert_eq!(class.rows(&["--new", "ministry"]), [merged]);
    assert!(class.rows(&["--what", "responses"]).iter().all(|row| row["learner_name"] != "Learner 2"));
    assert_eq!(class.rows(&["--what", "learners"]).len(), 7);
    assert_eq!(class.store.verify().unwrap(), None);
    let now = class.now();
    class.store.erase(now, audit(), one).unwrap();
    for what in ["completions", "learners", "attempts", "responses", "attendance"] {
        let told = class.told(&["--what", what]);
        for secret in ["Learner 0", "Learner 2", "K-0", "K-2", &one.to_string(), &other.to_string()] {
            assert!(!told.contains(secret), "{what}: {secret}");
        }
    }
    assert_eq!(class.store.verify().unwrap(), None);
    let digest = class.store.digest().unwrap();
    class.store.rebuild().unwrap();
    assert_eq!((class.store.digest().unwrap(), class.rows(&[]).len()), (digest, 6));
}

#[test]
fn a_centre_that_guards_its_names_asks_who_exports() {
    let mut class = centre_class();
    let now = class.now();
    let mut centre = class.store.centre().unwrap().unwrap();
    centre.preset = Preset::School;
    class.store.set_centre(now, audit(), &centre).unwrap();
    class.store.set_passphrase("Wanjiru", Some("a long enough phrase")).unwrap();
    assert!(class.refused(&[]).contains("facilitator's passphrase"));
    let file = class.path("passphrase");
    fs::write(&file, "a long enough phrase\n").unwrap();
    assert_eq!(class.rows(&["--passphrase-file", &file]).len(), 8);
    assert_eq!(class.store.trail().unwrap().last().unwrap().audit.by, "Wanjiru");
}

#[test]
fn what_is_new_is_sent_once_and_only_when_it_arrived() {
    let mut class = Class::full();
    let path = class.path("new.csv");
    let new = |class: &Class| {
        let told = class.told(&["--new", "ministry", "--result", "passed", "-o", &path, "--force"]);
        let file = fs::read_to_string(&path).unwrap();
        (told, file.lines().count() - 1)
    };
    // A file that could not be written has sent nothing.
    let nowhere = class.path("no/such/folder/new.csv");
    assert!(class.refused(&["--new", "ministry", "-o", &nowhere]).starts_with("2\n"));
    assert_eq!(new(&class).1, 3);
    assert_eq!(new(&class).1, 0);
    let who = class.join("Wanjiru");
    class.sit(who, "exam", 3);
    assert_eq!(new(&class).1, 1);
    // Another name has been sent nothing yet, nor has another table.
    assert_eq!(class.rows(&["--new", "donor", "--result", "passed"]).len(), 4);
    assert_eq!(class.rows(&["--new", "ministry", "--what", "learners"]).len(), 6);
    assert_eq!(class.rows(&["--new", "ministry", "--what", "learners"]).len(), 0);
    assert_eq!(class.rows(&["--new", "ministry", "--what", "attempts"]).len(), 9);
    class.sit(who, "exam", 3);
    assert_eq!(class.rows(&["--new", "ministry", "--what", "attempts"]).len(), 1);
    assert_eq!(class.rows(&["--new", "ministry", "--what", "responses"]).len(), 30);
}

#[test]
fn rows_are_chosen_by_day_course_and_result() {
    let class = Class::full();
    let count = |args: &[&str]| class.rows(args).len();
    assert_eq!(count(&["--result", "passed,failed"]), 4);
    assert_eq!(count(&["--result", "failed", "--result", "in-progress"]), 2);
    assert_eq!((count(&["--since", "2027-01-15"]), count(&["--until", "2027-01-14"])), (5, 0));
    assert_eq!(count(&["--since", "2027-01-15", "--until", "2027-01-15", "--what", "responses"]), 24);
    assert_eq!((count(&["--course", "every-kind"]), count(&["--course", "staying-safe-online"])), (5, 0));
}

#[test]
fn a_file_is_private_whole_and_never_written_over_unasked() {
    let class = Class::full();
    let path = class.path("out.csv");
    let told = class.told(&["-o", &path]);
    assert!(told.contains("5 rows of completions") && told.contains("read back"), "{told}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let refused = class.refused(&["-o", &path]);
    assert!(refused.starts_with("2\n") && refused.contains("is there already"), "{refused}");
    class.told(&["-o", &path, "--force"]);
    let beside: Vec<_> = fs::read_dir(class.dir.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert!(beside.iter().all(|name| !name.to_string_lossy().contains("part")), "{beside:?}");
    assert_eq!(class.told(&["-o", "-"]), fs::read_to_string(&path).unwrap());
    assert!(class.refused(&["-o", "/dev/null", "--force"]).contains("is no plain file"));
}

#[test]
fn what_does_not_go_together_is_said() {
    let class = Class::full();
    let all = [
        &["--to", "xapi", "--what", "learners"][..],
        &["--to", "jsonl", "--no-bom"],
        &["--what", "items", "--anonymous"],
        &["--what", "learners", "--result", "passed"],
        &["--new", " "],
        &["--result", "done"],
        &["--since", "tomorrow"],
        &["--since", "2026-11-24", "--until", "2026-11-01"],
        &["--course", "no-such-course"],
        &["--separator", "|"],
        &["--min-cell", "3"],
    ];
    for args in all {
        let refused = class.refused(args);
        assert!(refused.starts_with("2\n"), "{args:?}: {refused}");
    }
    let said = class.run(&["--since", "2030-01-01"]);
    assert!(said.status.success() && String::from_utf8(said.stderr).unwrap().contains("try with fewer"));
}

#[test]
fn who_stops_it_finds_nothing_half_done() {
    let class = Class::full();
    let (path, folder) = (class.path("out/stopped.jsonl"), class.path("out"));
    fs::create_dir(&folder).unwrap();
    let library = Library::new(vec![class.dir.path().join("courses")]);
    let courses = Courses::of(&library, Tag::english());
    let mut delivery = Delivery::begin(Path::new(&path)).unwrap();
    let stopped = class.store.snapshot(|snapshot| {
        let mut form = Jsonl::begin(&mut delivery, What::Completions.columns());
        let mut going = |rows| if rows == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
        export(snapshot, &Options::default(), &courses, &mut form, &mut going)
    });
    assert!(matches!(stopped.unwrap(), Err(Refused::Stopped)));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    drop(delivery);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
}

#[cfg(unix)]
#[test]
fn a_disk_that_takes_no_more_keeps_no_half_of_it() {
    let mut class = Class::full();
    let who = class.join("Wanjiru");
    (0..20).for_each(|_| class.sit(who, "exam", 2));
    let (path, folder) = (class.path("out/big.json"), class.path("out"));
    fs::create_dir(&folder).unwrap();
    // No file may grow beyond 40 KiB: the one of shared memory fits, the statements do not.
    let full = Command::new("sh")
        .args(["-c", "ulimit -f 80; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_coursedeck")])
        .args(["--data", &class.path("data"), "--courses", &class.path("courses"), "records", "export"])
        .args(["--to", "xapi", "--what", "responses", "--new", "ministry", "-o", &path])
        .output()
        .unwrap();
    let said = String::from_utf8(full.stderr).unwrap();
    assert_eq!((full.status.code(), said.contains("big.json was not written")), (Some(3), true), "{said}");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    // What was not whole has not been sent.
    assert_eq!(class.rows(&["--what", "responses", "--new", "ministry"]).len(), 24 + 60);
}

#[cfg(unix)]
#[test]
fn who_reads_may_have_seen_enough() {
    let class = Class::full();
    let head = Command::new("sh")
        .args(["-c", "\"$0\" \"$@\" | head -c 1", env!("CARGO_BIN_EXE_coursedeck")])
        .args(["--data", &class.path("data"), "records", "export", "--what", "responses"])
        .output()
        .unwrap();
    assert_eq!((head.stdout.len(), head.stderr.len()), (1, 0));
}
