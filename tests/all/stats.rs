//! What `course stats` tells: a log made through the real store, the real program run on it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use coursedeck::{
    course::{Course, Kind, Library, load::Opened},
    ids::{AttemptId, ChoiceKey, ItemName, ModuleId},
    lang::Tag,
    log::{Entry, Happening, Subject},
    quiz::{
        Certainty, Mark, Response, Sitting,
        attempt::Running,
        grade::{grade, right},
        paper,
    },
    rng::Seed,
    store::{Ask, How, Store},
    time::{Day, Now, Stamp},
};
use tempfile::TempDir;
use uuid::Uuid;

use crate::folder::copy;

/// A data folder, the courses beside it, and a store that learners of one of them fill.
struct Class {
    dir: TempDir,
    opened: Opened,
    store: Store,
    days: i64,
    sat: u128,
}

impl Class {
    /// `course` of the folder `courses`, copied, with `more` files.
    fn of(course: &str, courses: &str, more: &[(&str, &str)]) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let to = dir.path().join("courses").join(course);
        copy(&root().join(courses).join(course), &to);
        more.iter().for_each(|(name, text)| fs::write(to.join(name), text).unwrap());
        let loaded = Library::new(vec![dir.path().join("courses")]).open(&course.parse().unwrap());
        let opened = loaded.course.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
        let store = Store::open(&dir.path().join("data/coursedeck.db"), How::default()).unwrap();
        Self { dir, opened, store, days: 0, sat: 0 }
    }

    fn course(&self) -> &Course {
        &self.opened.course
    }

    fn now(&self) -> Now {
        // The tenth of January 2026, a day later with each sitting.
        Now { at: Stamp::utc(1_768_035_600_000 + self.days * 86_400_000), mono: 1_000 }
    }

    fn join(&mut self, name: &str) -> coursedeck::ids::LearnerId {
        let now = self.now();
        self.store.add_learner(now, name, &Tag::english(), None).unwrap().id
    }

    fn put(
        &mut self,
        who: coursedeck::ids::LearnerId,
        module: &str,
        item: Option<&ItemName>,
        what: Happening,
    ) {
        let course = self.course();
        let about = Some((course.id.clone(), course.version.clone(), course.digest));
        let module = item.map_or_else(|| module.parse().unwrap(), |item| item.module.clone());
        let subject = Subject { course: about, module: Some(module), item: item.map(|it| it.item.clone()) };
        let now = self.now();
        self.store.append(who, now, &[Entry { subject, what }]).unwrap();
    }

    /// One learner sits a quiz, answering by `say`; where that is silent, a question is left out.
    fn sit(
        &mut self,
        who: coursedeck::ids::LearnerId,
        sitting: &str,
        number: u32,
        say: impl Fn(&ItemName, &Kind) -> Option<(Response, Option<Certainty>)>,
    ) {
        self.days += 1;
        self.sat += 1;
        let (attempt, seed) = (AttemptId(Uuid::from_u128(self.sat)), Seed(self.sat as u64));
        let module = if sitting == "pretest" { "exam" } else { sitting };
        let sitting = Sitting::try_from(sitting.to_owned()).unwrap();
        let rules = paper::rules(self.course(), &sitting).unwrap().clone();
        let drawn = paper::draw(self.course(), &sitting, seed);
        let language = Tag::english();
        let began = Happening::AttemptStarted {
            attempt,
            sitting: sitting.clone(),
            number,
            rules: rules.clone(),
            seed,
            paper: drawn.clone(),
            language: language.clone(),
            entered: None,
        };
        self.put(who, module, None, began);
        let mut running = Running::start(attempt, sitting.clone(), number, rules, drawn.clone(), 0);
        for name in drawn.questions.into_iter().map(|drawn| drawn.name) {
            let kind = self.course().question(&name).unwrap().kind.clone();
            let Some((response, certainty)) = say(&name, &kind) else { continue };
            let mark = grade(&kind, self.opened.words(&language).item(&name), &response);
            running.answer(&name, response.clone(), mark, certainty).unwrap();
            let language = language.clone();
            let what = Happening::QuestionAnswered { attempt, response, mark, certainty, language };
            self.put(who, module, Some(&name), what);
        }
        let over = running.finish(false);
        let what = Happening::AttemptFinished {
            attempt,
            sitting,
            score: over.score,
            passed: over.passed,
            waits: over.waits,
            late: false,
        };
        self.put(who, module, None, what);
    }

    fn run(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_coursedeck"))
            .args(["--data", &self.path("data"), "--courses", &self.path("courses"), "course", "stats"])
            .args(args)
            .env("LC_ALL", "en")
            .output()
            .unwrap()
    }

    fn told(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        String::from_utf8(output.stdout).unwrap()
    }

    /// The exit code and what is said on stderr.
    fn refused(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert_eq!(output.stdout, b"");
        format!("{}\n{}", output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    }

    fn path(&self, name: &str) -> String {
        self.dir.path().join(name).to_str().unwrap().to_owned()
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn key(text: &str) -> ChoiceKey {
    text.parse().unwrap()
}

fn text(text: &str) -> Response {
    Response::Text(text.to_owned())
}

fn picks(keys: &str) -> Response {
    Response::Picks(keys.chars().map(|sign| key(&sign.to_string())).collect())
}

/// A mistake that somebody could make.
fn wrong(kind: &Kind) -> Response {
    match kind {
        Kind::Single { .. } => picks("a"),
        Kind::Multiple { .. } => picks("ab"),
        Kind::TrueFalse { answer } => Response::Truth(!answer),
        Kind::Text { .. } => text("  Clef"),
        Kind::Number { .. } => text("4"),
        Kind::Match { left, .. } => {
            Response::Pairs([(left[0].clone(), left[0].clone()), (left[1].clone(), key("none"))].into())
        }
        Kind::Order { items, .. } => Response::Order(items.iter().rev().cloned().collect()),
        Kind::Cloze { .. } => {
            Response::Blanks([(key("thing"), "Key".to_owned()), (key("place"), "a".to_owned())].into())
        }
        Kind::Survey { .. } => Response::Step(0),
        Kind::Essay { .. } => text("Because."),
    }
}

/// Twelve learners at the course of every kind: the later they come, the more they know. Their mistakes are chosen so
/// that there is something to say of some questions.
fn every_kind() -> Class {
    let mut class = Class::of("every-kind", "tests/learn", &[]);
    for who in 0..12_usize {
        let learner = class.join(&format!("Learner {who}"));
        class.sit(learner, "kinds", 1, |name, kind| {
            let knows = |from: usize| if from <= who { right(kind).unwrap() } else { wrong(kind) };
            let response = match name.item.as_str() {
                // Nobody picks c, and those who know most pick a.
                "one" => picks(["b", "b", "a", "b", "b", "a", "b", "b", "a", "a", "b", "a"][who]),
                "many" => knows(3),
                "truth" => Response::Truth(who != 0),
                "word" if who == 4 => text("=1+1"),
                "word" => knows(6),
                "figure" if who == 2 => return None,
                "figure" => knows(4),
                "pairs" => knows(8),
                "steps" => knows(9),
                "blanks" => knows(10),
                "opinion" => Response::Step(who % 3),
                _ => text("Because."),
            };
            Some((response, None))
        });
        class.sit(learner, "sure", 1, |_, kind| {
            let knows = 5 <= who;
            let response = if knows { right(kind).unwrap() } else { wrong(kind) };
            Some((response, Some(if who % 2 == 0 { Certainty::High } else { Certainty::Low })))
        });
    }
    let first = class.store.learners().unwrap().last().unwrap().id;
    class.sit(first, "kinds", 2, |_, kind| Some((right(kind).unwrap_or_else(|| wrong(kind)), None)));
    class
}

#[test]
fn the_figures_of_a_course_fit_a_terminal() {
    let class = every_kind();
    let told = class.told(&["every-kind"]);
    let long: Vec<&str> = told.lines().filter(|line| 80 < line.chars().count()).collect();
    assert_eq!(long, [""; 0]);
    assert!(!told.contains("NaN") && !told.contains("inf"));
    insta::assert_snapshot!("text", told);
}

#[test]
fn the_figures_come_as_csv() {
    let class = every_kind();
    let told = class.told(&["every-kind", "--module", "kinds", "--format", "csv"]);
    assert!(told.starts_with('\u{FEFF}') && told.contains("\r\n"));
    let mut reader = csv::Reader::from_reader(told.trim_start_matches('\u{FEFF}').as_bytes());
    let columns = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let at = |name: &str| columns.iter().position(|it| it == name).unwrap();
    // What a learner typed opens no formula, and a negative figure stays a number.
    assert!(rows.iter().any(|row| &row[at("text")] == "'=1+1"));
    assert!(rows.iter().any(|row| row[at("discrimination_index")].parse::<f64>().is_ok_and(|it| it < 0.0)));
    insta::assert_snapshot!("csv", told.replace('\r', "").trim_start_matches('\u{FEFF}'));
}

#[test]
fn the_figures_come_as_json() {
    let class = every_kind();
    let told = class.told(&["every-kind", "--module", "sure", "--format", "json"]);
    insta::assert_snapshot!("json", told);
    let all: serde_json::Value =
        serde_json::from_str(&class.told(&["every-kind", "--format", "json"])).unwrap();
    let names = |list: &str, name: &str| -> Vec<String> {
        all[list].as_array().unwrap().iter().map(|it| it[name].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names("quizzes", "quiz"), ["kinds", "sure"]);
    assert_eq!(names("surveys", "question"), ["opinion"]);
}

#[test]
fn attempts_are_chosen_by_number_score_day_and_version() {
    let class = every_kind();
    let kinds = |args: &[&str]| -> serde_json::Value {
        let args = [&["every-kind", "--module", "kinds", "--format", "json"], args].concat();
        let told: serde_json::Value = serde_json::from_str(&class.told(&args)).unwrap();
        told["quizzes"][0].clone()
    };
    let (first, last) = (kinds(&[]), kinds(&["--attempts", "last"]));
    let (best, all) = (kinds(&["--attempts", "best"]), kinds(&["--attempts", "all"]));
    assert_eq!([&first["n"], &last["n"], &best["n"], &all["n"]], [12, 12, 12, 13]);
    assert_eq!((&all["learners"], &last["mean"]), (&serde_json::json!(12), &best["mean"]));
    assert!(first["mean"].as_f64() < last["mean"].as_f64());
    // A quiz a day: those of `kinds` ended on the 11th, the 13th, the 15th and so on.
    let part = kinds(&["--since", "2026-01-13", "--until", "2026-01-15"]);
    assert_eq!(
        (&part["n"], &part["from"], &part["to"]),
        (&serde_json::json!(2), &serde_json::json!("2026-01-13"), &serde_json::json!("2026-01-15"),)
    );
    assert_eq!(kinds(&["--version", "1.0.0"])["n"], 12);
    let other = class.told(&["every-kind", "--version", "2.0.0"]);
    assert!(other.starts_with("nobody has finished such a quiz of every-kind"), "{other}");
    let ask = Ask { until: Some(Day { year: 2026, month: 1, day: 10 }), ..Ask::default() };
    assert_eq!(class.store.answers(&class.course().id, &ask).unwrap().taken, []);
}

/// An exam that draws a question of a module and three of its own four, before and after.
fn examined() -> Class {
    let own = |id: &str| {
        format!(
            "\n[[question]]\nid = \"{id}\"\nkind = \"true-false\"\nprompt = \"Is {id} true?\"\nanswer = true\n"
        )
    };
    let rules = "diagnostic = true\n\n[quiz]\npass = 60\nshuffle = true\ndraw = 3\n\n[[draw]]\nmodule = \"sure\"\nquestions = 1\n";
    let exam =
        rules.to_owned() + &["water", "a-statement-with-a-long-name", "fire", "wind"].map(own).concat();
    let mut class = Class::of("every-kind", "tests/learn", &[("exam.toml", &exam)]);
    for who in 0..30_u64 {
        let learner = class.join(&format!("Learner {who}"));
        for (sitting, known) in [("pretest", 1 + who % 6), ("exam", 3 + who % 7)] {
            class.sit(learner, sitting, 1, |name, kind| {
                let hard = name.item.as_str().bytes().map(u64::from).sum::<u64>() % 8 + 1;
                let response = if hard < known { right(kind) } else { None };
                Some((response.unwrap_or_else(|| wrong(kind)), None))
            });
        }
    }
    class
}

#[test]
fn the_gain_is_told_of_those_who_sat_both() {
    let class = examined();
    let told = class.told(&["every-kind", "--module", "exam"]);
    assert!(told.lines().all(|line| line.chars().count() <= 80));
    insta::assert_snapshot!("exam", told);
    let gain: serde_json::Value =
        serde_json::from_str(&class.told(&["every-kind", "--format", "json"])).unwrap();
    let (gain, low) = (&gain["gain"], &gain["gain"]["of_class_interval"][0]);
    assert_eq!((&gain["n"], &gain["few"]), (&serde_json::json!(30), &serde_json::json!(false)));
    assert!(low.as_f64().unwrap() < gain["of_class"].as_f64().unwrap());
    assert!(!class.told(&["every-kind", "--module", "pretest"]).contains("NaN"));
}

#[test]
fn surveys_beside_lessons_count_by_the_last_answer_of_each() {
    let check = "\n  [[lesson.check]]\n  id = \"mood\"\n  kind = \"survey\"\n  prompt = \"How do you feel?\"\n  \
        scale = [\"Bad\", \"Good\"]\n\n  [[lesson.check]]\n  id = \"words\"\n  kind = \"survey\"\n  prompt = \"Say why.\"\n";
    let sure = fs::read_to_string(root().join("tests/learn/every-kind/sure.toml")).unwrap();
    let body = "body = \"Some answers are known, and some are guessed.\"\n";
    let sure = sure.replace(body, &format!("{body}{check}"));
    let mut class = Class::of("every-kind", "tests/learn", &[("sure.toml", &sure)]);
    let name = |item: &str| ItemName { module: "sure".parse().unwrap(), item: item.parse().unwrap() };
    for (who, said) in ["It is fun", "it is  FUN", "My name is Ada"].into_iter().enumerate() {
        let learner = class.join(&format!("Learner {who}"));
        for step in [0, who.min(1)] {
            let response = Response::Step(step);
            class.put(learner, "sure", Some(&name("mood")), Happening::SurveyAnswered { response });
        }
        let response = text(said);
        class.put(learner, "sure", Some(&name("words")), Happening::SurveyAnswered { response });
    }
    insta::assert_snapshot!("surveys", class.told(&["every-kind"]));
}

#[test]
fn an_empty_log_is_told_in_a_sentence_and_makes_no_database() {
    let class = Class::of("every-kind", "tests/learn", &[]);
    assert_eq!(class.told(&["every-kind"]), "nobody has finished a quiz of every-kind on this machine yet\n");
    let csv = class.run(&["every-kind", "--format", "csv"]);
    assert_eq!(String::from_utf8(csv.stdout).unwrap().lines().count(), 1);
    assert!(String::from_utf8(csv.stderr).unwrap().contains("nobody has finished a quiz"));
    fs::remove_dir_all(class.path("data")).unwrap();
    class.told(&["every-kind"]);
    assert!(!Path::new(&class.path("data")).exists());
}

#[test]
fn who_asks_for_what_is_not_there_is_told_what_is() {
    let class = examined();
    let asked = [
        class.refused(&["no-such"]),
        class.refused(&["No Such"]),
        class.refused(&["every-kind", "--module", "shure"]),
        class.refused(&["every-kind", "--since", "yesterday"]),
        class.refused(&["every-kind", "--since", "2026-02-01", "--until", "2026-01-01"]),
    ];
    insta::assert_snapshot!("refusals", asked.join("\n"));
}

#[test]
fn a_file_is_written_whole_and_never_over_another() {
    let class = every_kind();
    let file = class.path("figures.csv");
    let args = ["every-kind", "--format", "csv", "-o", &file];
    assert_eq!(class.told(&args), "");
    let first = fs::read(&file).unwrap();
    assert_eq!(first, class.told(&args[..3]).into_bytes());
    fs::write(&file, "mine").unwrap();
    let refused = class.refused(&args);
    assert!(refused.starts_with("2\n") && refused.contains("figures.csv is there already"), "{refused}");
    assert_eq!(fs::read(&file).unwrap(), b"mine");
    assert_eq!(class.told(&[&args[..], &["--force"]].concat()), "");
    assert_eq!(fs::read(&file).unwrap(), first);
    let nowhere = class.refused(&["every-kind", "-o", &class.path("no/such/file")]);
    assert!(nowhere.starts_with("3\n") && nowhere.contains("no/such/file"), "{nowhere}");
}

/// A sitting from a version of the course that had other questions.
#[test]
fn what_the_course_has_no_more_is_still_counted() {
    let mut class = every_kind();
    let learner = class.join("Late");
    let gone = ItemName { module: "kinds".parse().unwrap(), item: "gone".parse().unwrap() };
    let rules =
        paper::rules(class.course(), &Sitting::Module("kinds".parse::<ModuleId>().unwrap())).unwrap().clone();
    let attempt = AttemptId(Uuid::from_u128(999));
    let sitting = Sitting::Module("kinds".parse().unwrap());
    let paper =
        serde_json::json!({ "questions": [{ "name": gone.to_string(), "points": 1.0, "choices": [] }] });
    let began = Happening::AttemptStarted {
        attempt,
        sitting: sitting.clone(),
        number: 1,
        rules,
        seed: Seed(1),
        paper: serde_json::from_value(paper).unwrap(),
        language: Tag::english(),
        entered: None,
    };
    class.put(learner, "kinds", None, began);
    let (score, passed) = (coursedeck::quiz::Share::ALL, true);
    let mark = Mark::Graded(score);
    let language = Tag::english();
    let what = Happening::QuestionAnswered { attempt, response: text("x"), mark, certainty: None, language };
    class.put(learner, "kinds", Some(&gone), what);
    let over = Happening::AttemptFinished { attempt, sitting, score, passed, waits: false, late: false };
    class.put(learner, "kinds", None, over);
    let told = class.told(&["every-kind", "--module", "kinds"]);
    assert!(told.contains("gone: no longer in the course"), "{told}");
    assert!(told.contains("different numbers of marked questions"), "{told}");
}
