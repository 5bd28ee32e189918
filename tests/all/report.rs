//! What `records report` tells: a centre made through the real store, the real program run on it, its figures worked
//! out by pandas, its page opened by a browser.

use std::{
    collections::BTreeMap,
    fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::OnceLock,
};

use coursedeck::{
    course::{Library, load::Opened},
    ids::{AttemptId, ItemName, LearnerId},
    lang::{Catalog, Tag},
    log::{Audit, Entry, Happening, Subject},
    quiz::{Share, Sitting, paper},
    records::{
        Courses,
        report::{By, Head, Options, Report, gather, page, text, words::Words},
    },
    rng::Seed,
    store::{Ask, Change, How, Store},
    text::width,
    time::{Now, Stamp},
};
use serde_json::Value;
use tempfile::TempDir;
use uuid::Uuid;

use crate::folder::copy;
use crate::readers;

/// A figure: what it is, of how many, and its note. By dimension, group and measure.
type Figures = BTreeMap<[String; 3], [String; 3]>;

/// The first of August 2026, nine o'clock in Nairobi.
const BEGAN: i64 = 1_785_564_000_000;
const DAY: i64 = 86_400_000;

const EXAM: &str = "diagnostic = true\n\n[quiz]\npass = 60\n\n[[question]]\nid = \"water\"\nkind = \"true-false\"\n\
    prompt = \"Is it wet?\"\nanswer = true\n\n[[question]]\nid = \"fire\"\nkind = \"true-false\"\n\
    prompt = \"Is it hot?\"\nanswer = true\n\n[[question]]\nid = \"word\"\nkind = \"text\"\n\
    prompt = \"What opens a door?\"\naccept = [\"key\"]\n";
/// What a class is called by somebody who means harm, or has a cat on the keyboard.
const HOSTILE: &str = "<script>alert(1)</script>\u{202E}\"&'=";

/// A data folder, three courses beside it, and a store that learners fill.
struct Centre {
    dir: TempDir,
    opened: Vec<Opened>,
    store: Store,
    ms: i64,
    sat: u128,
}

impl Centre {
    /// A centre in which nobody has learned yet.
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let tags = [
            "digcomp = [\"4.1\", \"4.2\"]\nsdg = [4]\nwsis = [\"C4\"]\nitu-d = [\"P2\"]",
            "digcomp = [\"4.1\", \"1.3\"]\nsdg = [4, 10]\nwsis = [\"C5\"]\nitu-d = [\"P2\", \"P5\"]",
            "",
        ];
        for (id, title, tags) in [
            ("first-steps", "First steps", tags[0]),
            ("safe", "Safe <b>&amp; sound</b>", tags[1]),
            ("reading", "قراءة", tags[2]),
        ] {
            let to = dir.path().join("courses").join(id);
            copy(&root().join("tests/learn/every-kind"), &to);
            let head = fs::read_to_string(to.join("course.toml")).unwrap();
            let head = head
                .replace("\"Every kind\"", &format!("\"{title}\""))
                .replace("needs = \"modules\"", "needs = \"exam\"");
            fs::write(to.join("course.toml"), head + &format!("\n[tags]\n{tags}\n")).unwrap();
            fs::write(to.join("exam.toml"), EXAM).unwrap();
        }
        Self::at(dir)
    }

    fn at(dir: TempDir) -> Self {
        let library = Library::new(vec![dir.path().join("courses")]);
        let open = |id: &str| {
            let loaded = library.open(&id.parse().unwrap());
            loaded.course.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics))
        };
        let opened = ["first-steps", "safe", "reading"].map(open).into();
        let store = Store::open(&dir.path().join("data/coursedeck.db"), How::default()).unwrap();
        Self { dir, opened, store, ms: 0, sat: 0 }
    }

    /// Seventy learners of four months. Everything of them follows from their number. They are made once; each test
    /// has a copy.
    fn full() -> Self {
        static MADE: OnceLock<Vec<(PathBuf, Vec<u8>)>> = OnceLock::new();
        let made = MADE.get_or_init(|| {
            let Self { dir, store, .. } = Self::made();
            drop(store);
            let mut files = Vec::new();
            gathered(dir.path(), dir.path(), &mut files);
            files
        });
        let dir = tempfile::tempdir().unwrap();
        for (name, bytes) in made {
            let path = dir.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        Self::at(dir)
    }

    fn made() -> Self {
        let mut centre = Self::new();
        let settings = serde_json::json!({
            "id": Uuid::from_u128(0x3333), "name": "Kisumu </h1><script>alert(2)</script>", "preset": "open",
            "key": "00"
        });
        let now = centre.now(0);
        centre.store.set_centre(now, audit(), &serde_json::from_value(settings).unwrap()).unwrap();
        for number in 0..70_usize {
            centre.learner(number);
        }
        centre
    }

    fn learner(&mut self, number: usize) {
        let cohort = match number % 14 {
            0..=6 => Some("Morning"),
            7..=11 => Some("Evening"),
            12 => Some(HOSTILE),
            _ => None,
        };
        let gender = match number % 10 {
            0..=4 => serde_json::json!("female"),
            5..=8 => serde_json::json!("male"),
            _ if number < 20 => serde_json::json!("other"),
            _ => Value::Null,
        };
        let consented = serde_json::json!({
            "at": { "ms": BEGAN, "offset": 180 }, "gender": gender, "birth_year": 1955 + number * 7 % 56,
            "disability": if number % 5 == 3 { "yes" } else { "no" },
            "residence": if number.is_multiple_of(3) { "urban" } else { "rural" },
        });
        let mut details = serde_json::json!({ "cohort": cohort });
        if number % 8 != 7 {
            details["consented"] = consented;
        }
        let change = Change::Add {
            name: format!("Learner {number}"),
            language: Tag::english(),
            details: serde_json::from_value(details).unwrap(),
        };
        let now = self.now(1_000);
        let who = self.store.register(now, audit(), &[change]).unwrap()[0];
        self.ms = (number as i64 * 29 % 110) * DAY + 3_600_000;
        for course in 0..1 + number % 3 {
            self.study(who, number, course);
        }
    }

    /// A learner at a course: begun, failed, passed, or only read to its end.
    fn study(&mut self, who: LearnerId, number: usize, course: usize) {
        let way = (number * 5 + course * 3) % 8;
        self.put(who, course, 60_000, |module, lesson| (module, Some(lesson), vec![Happening::LessonViewed]));
        if way == 0 {
            return;
        }
        let wait = 40_000 + (number as i64 * 37 % 200) * 1_000;
        if course == 2 {
            self.ms += 40 * DAY;
            let over = Happening::CourseCompleted {
                score: Share::ALL,
                pretest: None,
                posttest: None,
                valid_months: None,
            };
            return self.put(who, course, wait, |module, _| (module, None, vec![over]));
        }
        let before = Share::new((number * 11 % 50) as f64 / 60.0);
        let after = Share::new((30 + number * 17 % 70) as f64 / 99.0);
        let pretest = (way != 5).then_some(before);
        if pretest.is_some() {
            self.sit(who, course, "pretest", before, wait);
        }
        let passed = 0.6 <= after.get();
        self.sit(who, course, "exam", after, wait * 2);
        if passed {
            let over = Happening::CourseCompleted {
                score: after,
                pretest,
                posttest: Some(after),
                valid_months: Some(12),
            };
            self.put(who, course, 1_000, |module, _| (module, None, vec![over]));
        }
    }

    fn sit(&mut self, who: LearnerId, course: usize, sitting: &str, score: Share, wait: i64) {
        self.sat += 1;
        let attempt = AttemptId(Uuid::from_u128(self.sat));
        let sitting = Sitting::try_from(sitting.to_owned()).unwrap();
        let of = &self.opened[course].course;
        let rules = paper::rules(of, &sitting).unwrap().clone();
        let drawn = paper::draw(of, &sitting, Seed(1));
        let began = Happening::AttemptStarted {
            attempt,
            sitting: sitting.clone(),
            number: 1,
            rules,
            seed: Seed(1),
            paper: drawn,
            language: Tag::english(),
            entered: None,
        };
        let passed = 0.6 <= score.get();
        let over = Happening::AttemptFinished { attempt, sitting, score, passed, waits: false, late: false };
        self.put(who, course, 5_000, |_, _| ("exam".to_owned(), None, vec![began]));
        self.put(who, course, wait, |_, _| ("exam".to_owned(), None, vec![over]));
    }

    fn put(
        &mut self,
        who: LearnerId,
        course: usize,
        wait: i64,
        what: impl FnOnce(String, ItemName) -> (String, Option<ItemName>, Vec<Happening>),
    ) {
        let now = self.now(wait);
        let of = &self.opened[course].course;
        let module = &of.modules[0];
        let lesson = ItemName { module: module.id.clone(), item: module.lessons[0].id.clone() };
        let (module, item, what) = what(module.id.to_string(), lesson);
        let subject = Subject {
            course: Some((of.id.clone(), of.version.clone(), of.digest)),
            module: Some(module.parse().unwrap()),
            item: item.map(|it| it.item),
        };
        let entry = |what| Entry { subject: subject.clone(), what };
        let entries: Vec<Entry> = what.into_iter().map(entry).collect();
        self.store.append(who, now, &entries).unwrap();
    }

    fn now(&mut self, wait: i64) -> Now {
        self.ms += wait;
        Now { at: Stamp { ms: BEGAN + self.ms, offset: 180 }, mono: self.ms as u64 }
    }

    fn run(&self, verb: &str, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_coursedeck"))
            .args(["--data", &self.path("data"), "--courses", &self.path("courses"), "records", verb])
            .args(args)
            .env("LC_ALL", "en")
            .env("USER", "wanjiru")
            .output()
            .unwrap()
    }

    fn told(&self, args: &[&str]) -> String {
        let output = self.run("report", args);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        String::from_utf8(output.stdout).unwrap()
    }

    /// The exit code and what is said on stderr.
    fn refused(&self, args: &[&str]) -> String {
        let output = self.run("report", args);
        assert_eq!(output.stdout, b"");
        format!("{}\n{}", output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    }

    fn figures(&self, args: &[&str]) -> Figures {
        figures(&self.told(&[&["--format", "csv"], args].concat()))
    }

    fn path(&self, name: &str) -> String {
        self.dir.path().join(name).to_str().unwrap().to_owned()
    }
}

fn figures(csv: &str) -> Figures {
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{FEFF}').as_bytes());
    assert_eq!(reader.headers().unwrap(), &["dimension", "value", "measure", "figure", "n", "note"][..]);
    let cells = |row: csv::StringRecord| row.iter().map(str::to_owned).collect::<Vec<_>>();
    let rows = reader.records().map(|row| cells(row.unwrap()));
    rows.map(|row| ([0, 1, 2].map(|at| row[at].clone()), [3, 4, 5].map(|at| row[at].clone()))).collect()
}

fn audit() -> Audit {
    Audit { by: "Wanjiru".to_owned(), command: "test".to_owned(), on: Vec::new(), note: String::new() }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// Every file below `folder`, by its name from `root`.
fn gathered(root: &Path, folder: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => gathered(root, &path, files),
            false => files.push((path.strip_prefix(root).unwrap().to_owned(), fs::read(&path).unwrap())),
        }
    }
}

#[test]
fn the_figures_are_those_that_pandas_finds() {
    let centre = Centre::full();
    let ours = centre.figures(&["--min-cell", "1"]);
    let golden = root().join("tests/golden/report/figures.csv");
    let export = centre.path("completions.csv");
    assert!(centre.run("export", &["-o", &export]).status.success());
    if let Some(said) = readers::python("pandas", "report_figures.py", &[&export, &centre.path("courses")]) {
        if std::env::var_os("GOLDEN").is_some() {
            fs::write(&golden, &said).unwrap();
        }
        assert_eq!(said.replace('\r', ""), fs::read_to_string(&golden).unwrap());
    }
    let golden = fs::read_to_string(golden).unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(golden.as_bytes());
    let mut met = 0;
    for row in reader.records().map(Result::unwrap) {
        let key = [0, 1, 2].map(|at| row[at].to_owned());
        let [figure, n, _] = ours.get(&key).unwrap_or_else(|| panic!("{key:?} is missing"));
        assert_eq!([figure.as_str(), n.as_str()], [&row[3], &row[4]], "{key:?}");
        met += 1;
    }
    // Of a month pandas finds no more than the export tells of it.
    let unmet = ours.keys().filter(|[dimension, ..]| dimension != "month").count();
    assert!(300 < met && unmet <= met, "{met} {unmet}");
}

/// What is told of few people, and what is told of many, of the same records.
#[test]
fn small_groups_are_kept_back_and_the_rest_is_the_same() {
    let centre = Centre::full();
    let (all, told) = (centre.figures(&["--min-cell", "1"]), centre.figures(&[]));
    assert!(all.keys().eq(told.keys()) && all.values().all(|it| it[2] != "kept"));
    let [mut kept, mut few] = [0, 0];
    for (key, it) in &told {
        match it[2].as_str() {
            "kept" => kept += 1,
            _ => assert_eq!(it, &all[key], "{key:?}"),
        }
        few += usize::from(it[2] == "few");
        let n: u64 = it[1].parse().unwrap_or_default();
        assert!(!(1..5).contains(&n), "{key:?} is of {n}");
        assert_eq!(
            it[2] == "few",
            n < 30 && key[2].starts_with("gain") && !it[0].is_empty() && 0 < n,
            "{key:?}"
        );
    }
    assert!(20 < kept && 20 < few, "{kept} {few}");
    // Two told the third gender, and who told none would be the rest of the total.
    let of = |gender: &str| told[&["gender", gender, "learners"].map(str::to_owned)][0].clone();
    assert_eq!(["female", "male", "other", ""].map(of), ["32", "24", "", ""]);
    let strict = centre.figures(&["--min-cell", "50"]);
    assert_eq!(strict[&["all", "", "learners"].map(str::to_owned)][0], "70");
    let nobody = centre.figures(&["--min-cell", "71"]);
    assert!(nobody.len() == 13 && nobody.values().all(|it| it.clone() == ["", "", "kept"]), "{nobody:?}");
}

#[test]
fn what_is_asked_for_is_what_is_told() {
    let centre = Centre::full();
    let learners = |args: &[&str]| centre.figures(args)[&["all", "", "begun"].map(str::to_owned)][0].clone();
    assert_eq!(learners(&["--course", "safe"]), "46");
    assert_eq!(learners(&["--cohort", "Evening"]), "50");
    let export = |args: &[&str]| {
        let told = centre.run("export", &[args, &["--to", "jsonl"]].concat()).stdout;
        String::from_utf8(told).unwrap().lines().count().to_string()
    };
    let autumn = ["--since", "2026-10-01", "--until", "2026-11-15"];
    assert_eq!(learners(&autumn), export(&autumn));
    let by = centre.figures(&["--by", "gender,month"]);
    let dimensions: std::collections::BTreeSet<&str> =
        by.keys().map(|[dimension, ..]| &**dimension).collect();
    assert_eq!(dimensions, ["all", "gender", "month"].into());
    let none = centre.told(&["--until", "2020-01-01"]);
    assert!(none.contains("There are no records like that."), "{none}");
    let asked = [
        centre.refused(&["--course", "no-such"]),
        centre.refused(&["--course", "No Such"]),
        centre.refused(&["--cohort", "Noon"]),
        centre.refused(&["--since", "yesterday"]),
        centre.refused(&["--by", "shoe-size"]),
    ];
    insta::assert_snapshot!("report_refusals", asked.join("\n"));
    // That figures were given out stands in the audit trail.
    let audit = Command::new(env!("CARGO_BIN_EXE_coursedeck"))
        .args(["--data", &centre.path("data"), "centre", "audit"])
        .output()
        .unwrap();
    let audit = String::from_utf8(audit.stdout).unwrap();
    assert!(audit.contains("records report") && audit.contains("46 records, --min-cell 5"), "{audit}");
}

#[test]
fn nobody_has_learned_yet() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let output = Command::new(env!("CARGO_BIN_EXE_coursedeck"))
        .args(["--data", data.to_str().unwrap(), "records", "report"])
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && said.contains("nobody has learned in"), "{said}");
    assert!(!data.exists());
    let centre = Centre::new();
    let told = centre.told(&[]);
    assert!(told.contains("Records: none"), "{told}");
    assert!(centre.told(&["--format", "html"]).contains("There are no records like that."));
}

/// The text fits 80 cells, in each language, and at other widths too.
#[test]
fn the_text_fits_its_terminal() {
    let centre = Centre::full();
    for language in ["en", "fr"] {
        let told = centre.told(&["--lang", language, "--by", "course,cohort,itu-d,gender"]);
        let long: Vec<&str> = told.lines().filter(|line| 80 < width::cells(line)).collect();
        assert_eq!(long, [""; 0]);
        let made = told.lines().find(|line| line.contains("wanjiru")).unwrap();
        insta::assert_snapshot!(format!("report_text_{language}"), told.replace(made, "  (made)"));
    }
    let report = centre.report(&By::ALL);
    for width in [24, 40, 60, 100, 120] {
        let catalog = Catalog::shipped(&"fr".parse().unwrap());
        let told = text::text(&report.head(), &report.report, &Words { catalog: &catalog, least: 5 }, width);
        let long: Vec<&str> = told.lines().filter(|line| width < width::cells(line)).collect();
        assert_eq!(long, [""; 0], "{width}");
    }
}

/// A report made by the library, as a face in another language would show it.
struct Made {
    report: Report,
    options: Options,
}

impl Made {
    fn head(&self) -> Head<'_> {
        Head { centre: None, by: "منى", at: Stamp { ms: BEGAN, offset: 180 }, options: &self.options }
    }
}

impl Centre {
    fn report(&self, by: &[By]) -> Made {
        let library = Library::new(vec![self.dir.path().join("courses")]);
        let courses = Courses::of(&library, Tag::english());
        let options = Options { ask: Ask::default(), by: by.to_vec(), least: 5 };
        let go = &mut |_| ControlFlow::Continue(());
        let made = self.store.snapshot(|snapshot| gather(snapshot, &options, &courses, go)).unwrap();
        Made { report: made.unwrap(), options }
    }
}

/// What Chromium finds on a page; none where it, or the library that drives it, is not there.
fn opened(page: &Path, more: &[&str]) -> Option<Value> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let is_there =
        |name: &&str| Command::new(name).arg("--version").output().is_ok_and(|it| it.status.success());
    let Some(chromium) = names.iter().find(|name| is_there(name)) else {
        eprintln!("skipped: there is no Chromium here");
        return None;
    };
    let path = std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|it| it.join(chromium))
        .find(|it| it.exists())?;
    let args = [&[path.to_str().unwrap(), page.to_str().unwrap()], more].concat();
    let said = readers::node("puppeteer-core", "open_page.js", &args)?;
    Some(serde_json::from_str(&said).unwrap())
}

/// A page that may do nothing asks for nothing and runs nothing, whatever people are called.
#[test]
fn a_browser_finds_nothing_wrong_with_the_page() {
    let centre = Centre::full();
    for language in ["en", "fr"] {
        let page = centre.path(&format!("{language}.html"));
        let said = centre.told(&["--lang", language, "-o", &page]);
        assert!(
            said.contains("a report of 139 records") && said.contains("read back from the disk"),
            "{said}"
        );
        let html = fs::read_to_string(&page).unwrap();
        assert!(html.len() < 100_000 && !html.contains("<script") && !html.contains('\u{202E}'));
        assert!(
            !html.contains("http://")
                || html.matches("http://").count() == html.matches("http://www.w3.org/").count()
        );
        is_well_formed(Path::new(&page));
        let print = centre.path("print.pdf");
        let Some(seen) = opened(Path::new(&page), &[&centre.path("picture.png"), &print]) else { return };
        let nothing = serde_json::json!([]);
        assert_eq!([&seen["said"], &seen["requests"]], [&nothing, &nothing]);
        assert_eq!([&seen["scripts"], &seen["unscoped"]], [0, 0]);
        assert_eq!([&seen["language"], &seen["direction"], &seen["mode"]], [language, "ltr", "CSS1Compat"]);
        assert_eq!(seen["wide"], false);
        // Whoever does not see it hears every table by its name, with heads of its columns and rows, and of each chart
        // what it shows.
        let names = |list: &str| seen[list].as_array().unwrap().len();
        assert_eq!((names("tables"), names("captions"), names("headings")), (11, 11, 14));
        assert_eq!(seen["columns"], 11 * 10 - 1);
        assert_eq!(seen["captions"], Value::Array(seen["headings"].as_array().unwrap()[3..].to_vec()));
        let images: Vec<&str> = seen["images"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert!(images.iter().filter(|it| !it.is_empty()).count() == 2, "{images:?}");
        assert!(fs::read(&print).unwrap().starts_with(b"%PDF"));
        if language == "en" {
            agrees(&centre, seen["rows"].as_array().unwrap());
        }
    }
}

/// The page's tables tell what the table of figures tells.
fn agrees(centre: &Centre, rows: &[Value]) {
    let told = centre.figures(&[]);
    let rows: Vec<Vec<&str>> =
        rows.iter().map(|row| row.as_array().unwrap().iter().filter_map(Value::as_str).collect()).collect();
    for (dimension, value, first) in [
        ("course", "safe", "Safe <b>&amp; sound</b>\nsafe"),
        ("cohort", "Evening", "Evening"),
        ("cohort", "'", "<script>alert(1)</script>\u{FFFD}\"&'="),
        ("gender", "female", "Female"),
        ("gender", "other", "Other"),
        ("sdg", "sdg:10", "10 Reduced Inequalities"),
        ("age", "45-54", "45–54"),
    ] {
        let row = rows.iter().find(|row| row[0] == first).unwrap_or_else(|| panic!("{first:?} is not there"));
        let value = if value == "'" { HOSTILE } else { value };
        let figure = |measure: &str| {
            let [figure, _, note] = &told[&[dimension, value, measure].map(str::to_owned)];
            if note == "kept" { "[c]".to_owned() } else { figure.clone() }
        };
        assert_eq!(
            [row[1], row[2], row[3]],
            [figure("learners"), figure("begun"), figure("completed")],
            "{first}"
        );
        let percent =
            figure("completion_percent").parse().map_or("[c]".to_owned(), |it: f64| format!("{it:.0}%"));
        assert_eq!((row[4], row[8]), (&*percent, &*figure("pairs")), "{first}");
    }
}

fn is_well_formed(path: &Path) {
    match Command::new("xmllint").args(["--noout", path.to_str().unwrap()]).output() {
        Ok(output) => assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr)),
        Err(_) => eprintln!("skipped: xmllint is not installed"),
    }
}

/// The check above would find a page that asks, runs or complains.
#[test]
fn a_page_that_asks_for_something_is_found() {
    let dir = tempfile::tempdir().unwrap();
    let page = dir.path().join("bad.html");
    let body = "<img src='https://coursedeck.invalid/a.png'><script>console.error('here'); alert(1)</script>";
    fs::write(&page, format!("<!DOCTYPE html><title>x</title>{body}")).unwrap();
    let Some(seen) = opened(&page, &[]) else { return };
    assert_eq!(seen["requests"], serde_json::json!(["https://coursedeck.invalid/a.png"]));
    let said = seen["said"].to_string();
    assert!(said.contains("error: here") && said.contains("dialog: 1"), "{said}");
    // The policy of the report stops all of it, and the log tells.
    let policy = centre_policy();
    fs::write(&page, format!("<!DOCTYPE html>{policy}<title>x</title>{body}")).unwrap();
    let seen = opened(&page, &[]).unwrap();
    assert!(!seen["said"].to_string().contains("dialog"), "{seen}");
    assert!(seen["said"].to_string().contains("Content Security Policy"), "{seen}");
}

fn centre_policy() -> String {
    let html = Centre::new().told(&["--format", "html"]);
    let from = html.find("<meta http-equiv=\"Content-Security-Policy\"").unwrap();
    html[from..].lines().next().unwrap().to_owned()
}

/// A language that is written from the right, with its own digits: the page turns, the charts do not.
#[test]
fn the_page_is_ready_for_languages_from_the_right() {
    let centre = Centre::full();
    let made = centre.report(&By::ALL);
    let own = "report-title = ما تم تعلمه\nreport-learners = المتعلمون\nformat-digits = ٠١٢٣٤٥٦٧٨٩\n";
    let catalog = Catalog::with_own(&"ar".parse().unwrap(), own);
    let html = page::page(&made.head(), &made.report, &Words { catalog: &catalog, least: 5 });
    assert!(html.contains("lang=\"ar\" dir=\"rtl\"") && html.contains("<td>٧٠</td>"));
    let path = centre.dir.path().join("ar.html");
    fs::write(&path, html).unwrap();
    is_well_formed(&path);
    let Some(seen) = opened(&path, &[]) else { return };
    assert_eq!([&seen["direction"], &seen["title"]], ["rtl", "ما تم تعلمه"]);
    assert_eq!((&seen["said"], &seen["wide"]), (&serde_json::json!([]), &Value::Bool(false)));
}

#[test]
fn the_name_of_the_file_says_its_form_and_no_other_is_written_over() {
    let centre = Centre::full();
    let [html, csv, text] = ["a.html", "a.csv", "a.txt"].map(|name| centre.path(name));
    [&html, &csv, &text].iter().for_each(|path| drop(centre.told(&["-o", path])));
    let begins =
        |path: &str, with: &str| assert!(fs::read_to_string(path).unwrap().starts_with(with), "{path}");
    begins(&html, "<!DOCTYPE html>");
    begins(&csv, "\u{FEFF}dimension,value,measure,figure,n,note\r\n");
    begins(&text, "What was learned: Kisumu");
    fs::write(&html, "mine").unwrap();
    let refused = centre.refused(&["-o", &html]);
    assert!(refused.starts_with("2\n") && refused.contains("a.html is there already"), "{refused}");
    begins(&html, "mine");
    centre.told(&["-o", &html, "--force"]);
    begins(&html, "<!DOCTYPE html>");
    assert!(centre.refused(&["-o", &centre.path("no/such.html")]).starts_with("2\n"));
    // A class may be called like a formula; a spreadsheet does not run it.
    let piped = centre.told(&["--format", "csv", "-o", "-"]);
    assert_eq!(piped, fs::read_to_string(&csv).unwrap());
}
