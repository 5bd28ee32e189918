//! What helps an author: a first course, one layout, schemas for editors, the difference of two versions, a preview.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use coursedeck::{
    author::{
        fmt::{Refused, fmt},
        schema::{self, File},
    },
    course::{
        Opened,
        load::{Loaded, Source, load},
        shape::{self, Key, Takes},
    },
    diag::Code,
    lang::Tag,
};
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::pty::{Terminal, coursedeck};

/// What a command said: its code, what it printed, what it complained of.
struct Said {
    code: i32,
    out: String,
    err: String,
}

/// Runs the program in `folder`.
fn run(folder: &Path, args: &[&str]) -> Said {
    run_with(folder, args, "")
}

fn run_with(folder: &Path, args: &[&str], input: &str) -> Said {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coursedeck"));
    command.current_dir(folder).args(["--data", folder.join("data").to_str().unwrap()]).args(args);
    command.env("LANG", "en_US.UTF-8").env_remove("LANGUAGE").env_remove("LC_ALL").env_remove("LC_MESSAGES");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), input.as_bytes()).unwrap();
    let done = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Said { code: done.status.code().unwrap(), out: text(done.stdout), err: text(done.stderr) }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn write(path: impl AsRef<Path>, text: &str) {
    fs::create_dir_all(path.as_ref().parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path).unwrap()
}

fn change(path: impl AsRef<Path>, from: &str, to: &str) {
    let text = read(&path);
    assert!(text.contains(from), "{from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

/// Loads a course that lies in `folder`.
fn loaded(folder: &Path) -> Loaded {
    load(&Source::Folder(folder.to_owned()), &"a-course".parse().unwrap())
}

/// Every TOML file under a folder, with its path in it.
fn toml_files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "toml") {
                let inner = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                found.push((path, inner));
            }
        }
    }
    found.sort();
    found
}

fn copy(from: &Path, to: &Path) {
    for (path, inner) in toml_files(from) {
        write(to.join(inner), &read(path));
    }
}

// new and new-module

#[test]
fn a_first_course_is_whole_and_explains_itself() {
    for (language, title, first) in
        [("en", "Safe online", "first-module"), ("fr", "Safe online", "premier-module")]
    {
        let home = tempfile::tempdir().unwrap();
        let said = run(home.path(), &["--lang", language, "course", "new", "safe-online"]);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
        assert!(said.out.contains("coursedeck course preview safe-online"), "{}", said.out);
        let course = home.path().join("safe-online");
        let Loaded { course: opened, diagnostics, .. } = loaded(&course);
        assert_eq!(diagnostics, []);
        let opened = opened.unwrap();
        assert_eq!(opened.words(&Tag::english()).title, title);
        assert_eq!(opened.course.language.as_str(), language);
        let module = &opened.course.modules[0];
        assert_eq!(module.id.as_str(), first);
        // What ITU's quality check asks for.
        let words = opened.words(&Tag::english()).module(&module.id).unwrap();
        assert!(module.quiz.as_ref().unwrap().draw.unwrap() < module.pool.len());
        assert!(module.pool.iter().all(|it| words.items[&it.id].explain.is_some()));
        for objective in 1..=module.objectives {
            assert!(2 <= module.pool.iter().filter(|it| it.objective == Some(objective)).count());
        }
        assert!(!words.resources.is_empty());
        assert!(read(course.join("course.toml")).starts_with("#:schema ../course.schema.json\n"));
        assert!(home.path().join("module.schema.json").is_file());
        assert_eq!(run(home.path(), &["course", "check", "safe-online"]).code, 0);
        let laid = run(home.path(), &["course", "fmt", "--check", "safe-online"]);
        assert_eq!(laid.code, 0, "{}", laid.out);
    }
}

#[test]
fn nothing_that_is_there_is_written_over() {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(run(home.path(), &["course", "new", "a", "--dir", "my/courses"]).code, 0);
    write(home.path().join("my/courses/a/course.toml"), "mine");
    let said = run(home.path(), &["course", "new", "a", "--dir", "my/courses"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("is there already, and was left as it is"), "{}", said.err);
    assert_eq!(read(home.path().join("my/courses/a/course.toml")), "mine");
    let said = run(home.path(), &["course", "new", "Safe Online"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("help: a name has small letters"), "{}", said.err);
    assert!(!home.path().join("Safe Online").exists());
}

#[test]
fn one_more_module_is_put_into_the_list_and_the_exam() {
    let home = tempfile::tempdir().unwrap();
    run(home.path(), &["--lang", "fr", "course", "new", "en-ligne"]);
    let course = home.path().join("en-ligne");
    write(
        course.join("exam.toml"),
        "# the exam\n[[draw]]\nmodule = \"premier-module\"\nquestions = 2 # two\n",
    );
    let before = read(course.join("course.toml"));
    let said = run(home.path(), &["course", "new-module", "en-ligne", "courriel"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    let after = read(course.join("course.toml"));
    assert_eq!(after, before.replace("\"premier-module\"]", "\"premier-module\", \"courriel\"]"));
    assert!(
        read(course.join("exam.toml")).ends_with("# two\n\n[[draw]]\nmodule = \"courriel\"\nquestions = 2\n")
    );
    assert!(read(course.join("courriel.toml")).contains("Choisir un nom"), "the course is in French");
    assert_eq!(run(home.path(), &["course", "check", "en-ligne"]).code, 0);
    for (id, why) in
        [("courriel", "is there already"), ("exam", "no module can be called"), ("A", "cannot name")]
    {
        let said = run(home.path(), &["course", "new-module", "en-ligne", id]);
        assert_eq!(said.code, 2);
        assert!(said.err.contains(why), "{}", said.err);
    }
    assert_eq!(read(course.join("course.toml")), after);
    write(course.join("course.toml"), "modules = [\n");
    let said = run(home.path(), &["course", "new-module", "en-ligne", "other"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("it is no TOML") && said.err.contains("nothing was changed"), "{}", said.err);
    assert!(!course.join("other.toml").exists());
    assert_eq!(run(home.path(), &["course", "new-module", "nowhere", "other"]).code, 2);
}

// fmt

#[test]
fn a_file_is_laid_out_and_its_comments_stay() {
    let messy = "# About this module.\n\nquiz = { draw = 1, pass = 80 } # the quiz\n\"title\"   =   'T'   # the title\n\n\n\
        # what for\nobjectives = [\"A\", # first\n \"B\" ]\n[[question]] # q\nkind = \"single\"\nchoices.b = \"B\"\n# why a\n\
        choices.a = \"A\"\nid = \"q1\"\nanswer = \"a\"\n  prompt = \"P?\"\n  [question.feedback] # told\n  # fb\n  \
        a = \"yes\"\n# under q1\n\n[[lesson]]\nbody = '''\nx   \n# no comment\n'''\ntitle = \"L\"\nid = \"l\"\n[[lesson.check]]\n\
        answer = true\nid = \"c\"\nkind=\"true-false\"\nprompt=\"p\"\ntags = {digcomp=[\"4.1\"], stage=1}\n\n# end\n";
    let laid = fmt("one.toml", messy).unwrap();
    insta::assert_snapshot!(laid);
    assert_eq!(fmt("one.toml", &laid).unwrap(), laid);
}

#[test]
fn fmt_writes_what_changes_and_nothing_else() {
    let home = tempfile::tempdir().unwrap();
    copy(&root().join("tests/courses/good"), &home.path().join("good"));
    let good = home.path().join("good");
    let text = read(good.join("one.toml"));
    write(good.join("one.toml"), &format!("\u{FEFF}{}", text.replace('\n', "\r\n")));
    let said = run(home.path(), &["course", "fmt", "--check", "good"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("would change good/one.toml"), "{}", said.out);
    assert!(read(good.join("one.toml")).starts_with('\u{FEFF}'));
    let said = run(home.path(), &["course", "fmt", "good", "good/fr/one.toml"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(!read(good.join("one.toml")).contains(['\r', '\u{FEFF}']));
    let seen = fs::metadata(good.join("one.toml")).unwrap().modified().unwrap();
    let said = run(home.path(), &["course", "fmt", "."]);
    assert!(said.out.ends_with("5 files looked at, 0 changed\n"), "{}", said.out);
    assert_eq!(fs::metadata(good.join("one.toml")).unwrap().modified().unwrap(), seen);
    assert_eq!(run(home.path(), &["course", "fmt", "--check", "good"]).code, 0);
}

#[test]
fn a_file_that_is_no_toml_is_left_as_it_is_and_the_place_is_told() {
    let home = tempfile::tempdir().unwrap();
    copy(&root().join("tests/courses/good"), &home.path().join("good"));
    write(home.path().join("good/one.toml"), "title = \"x\"\r\nquiz = { pass = 70\r\nid = 3\r\n");
    write(home.path().join("good/course.toml"), "title  =  'x'\n");
    fs::write(home.path().join("good/exam.toml"), b"title = \"\xE9\"\n").unwrap();
    let said = run(home.path(), &["course", "fmt", "good"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("--> good/one.toml:3:1"), "{}", said.err);
    assert!(said.err.contains("good/exam.toml: it is not written in UTF-8"), "{}", said.err);
    assert!(read(home.path().join("good/one.toml")).contains("\r\n"));
    assert_eq!(read(home.path().join("good/course.toml")), "title = 'x'\n");
    assert_eq!(run(home.path(), &["course", "fmt", "nowhere"]).code, 2);
    assert!(matches!(fmt("one.toml", "[quiz.deep]\na = 1\n[[quiz.deep.list]]\n"), Err(Refused::Odd)));
}

#[test]
fn the_shipped_courses_and_the_fixtures_keep_their_layout() {
    for (path, inner) in toml_files(&root().join("courses")) {
        let (_, inner) = inner.split_once('/').unwrap();
        let text = read(&path);
        assert_eq!(fmt(inner, &text).unwrap(), text, "run `coursedeck course fmt courses`");
    }
    for folder in fs::read_dir(root().join("tests/courses")).unwrap() {
        for (path, inner) in toml_files(&folder.unwrap().path()) {
            let Ok(text) = fs::read_to_string(&path) else { continue };
            if let Ok(laid) = fmt(&inner, &text) {
                assert_eq!(fmt(&inner, &laid).unwrap(), laid, "{}", path.display());
            }
        }
    }
}

/// Chance that can be replayed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn shuffled<T>(&mut self, mut all: Vec<T>) -> Vec<T> {
        for at in (1..all.len()).rev() {
            all.swap(at, self.roll(at + 1));
        }
        all
    }
}

/// Questions of every kind, as their lines. What stands in one text stays in its order.
const QUESTIONS: &[&[&str]] = &[
    &[
        "kind = \"single\"",
        "choices.a = \"A\"\nchoices.b = '''\nB # no\n\n'''",
        "answer = \"b\"",
        "feedback = { a = \"no\" }",
    ],
    &[
        "kind = \"multiple\"",
        "choices = { b = \"B\", a = \"A\" }",
        "answer = [\"b\", # yes\n \"a\" ]",
        "grading = 'partial'",
    ],
    &["kind = \"true-false\"", "answer = true", "tags.stage = 2\ntags.sdg = [4, 9]", "points = 1.5"],
    &["kind = \"text\"", "accept = [\n\"one # two\",\n\n# why\n'three'\n]", "case = false", "hint = \"h\""],
    &["kind = \"number\"", "answer = 3.5", "tolerance = 1e-3", "unit = \"MB\""],
    &[
        "kind = \"match\"",
        "left.b = \"1\"\nleft.a = \"2\"",
        "right.a = \"3\"\nright.c = \"4\"\nright.b = \"5\"",
        "objective = 1",
    ],
    &[
        "kind = \"order\"",
        "items.z = \"1\"\nitems.a = \"2\"",
        "shuffle = false",
        "explain = \"\"\"\ne\\\"\"\"\"",
    ],
    &[
        "kind = \"cloze\"",
        "text = \"{{b}} {{a}}\"",
        "blanks.b.answer = \"y\"\nblanks.b.choices.x = \"X\"\nblanks.a.accept = [\"A\"]\nblanks.b.choices.y = \"Y\"",
        "hint = 'h'",
    ],
    &["kind = \"survey\"", "scale = [\"no\", \"yes\"]"],
    &["kind = \"essay\"", "words = [ 5 , 50 ]", "rubric = \"r\""],
];

/// A module as a careless person would write it.
fn messy(dice: &mut Dice) -> String {
    let mut noted = 0;
    let mut note = |dice: &mut Dice, text: &mut String| {
        for _ in 0..dice.roll(3) {
            noted += 1;
            match dice.roll(5) {
                0 => text.push_str(&format!("{}# note {noted}\n", " ".repeat(dice.roll(4)))),
                1 => text.push_str("\n\n"),
                2 => text.push_str("  \t\n"),
                _ => (),
            }
        }
    };
    let mut text = String::new();
    let spread = |lines: Vec<String>,
                  dice: &mut Dice,
                  text: &mut String,
                  note: &mut dyn FnMut(&mut Dice, &mut String)| {
        for lines in dice.shuffled(lines) {
            note(dice, text);
            text.push_str(&lines);
            if dice.roll(4) == 0 {
                text.push_str(" # here");
            }
            text.push('\n');
        }
        note(dice, text);
    };
    let own = |lines: &[&str]| lines.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let quiz = ["quiz = { draw = 2, attempts = 3 }", "quiz.draw = 2\nquiz.attempts = 3"][dice.roll(2)];
    let has_quiz = dice.roll(2) == 0;
    let mut top = own(&["title = \"T\"", "objectives = ['Tell a key', \"Tell a door\",]", "minutes = 3"]);
    if !has_quiz {
        top.push(quiz.to_owned());
    }
    spread(top, dice, &mut text, &mut note);
    let mut parts: Vec<usize> = (0..6 + usize::from(has_quiz)).collect();
    parts = dice.shuffled(parts);
    for part in parts {
        match part {
            6 => {
                text.push_str("[quiz]\n");
                spread(own(&["draw = 2", "attempts = 3"]), dice, &mut text, &mut note);
            }
            0 | 1 => {
                text.push_str("[[lesson]] # a lesson\n");
                spread(
                    own(&[&format!("id = \"l{part}\""), "title = \"L\"", "body = '''\nb\n'''"]),
                    dice,
                    &mut text,
                    &mut note,
                );
                if dice.roll(2) == 0 {
                    text.push_str("  [[ lesson.check ]]\n");
                    let mut lines = own(QUESTIONS[dice.roll(QUESTIONS.len())]);
                    lines.extend([format!("id = \"c{part}\""), "prompt = \"P\"".to_owned()]);
                    spread(lines, dice, &mut text, &mut note);
                }
            }
            n => {
                text.push_str("[[question]]\n");
                let mut lines = own(QUESTIONS[dice.roll(QUESTIONS.len())]);
                lines.extend([format!("id = \"q{n}\""), "prompt = \"P\"".to_owned()]);
                spread(lines, dice, &mut text, &mut note);
                if dice.roll(3) == 0 {
                    text.push_str("[question.tags]\n# tagged\ndigcomp = [\"4.1\"]\n");
                }
            }
        }
    }
    if dice.roll(3) == 0 { text.replace('\n', "\r\n") } else { text }
}

fn opened(head: &str, module: &str) -> Option<Opened> {
    let home = tempfile::tempdir().unwrap();
    write(home.path().join("course.toml"), head);
    write(home.path().join("one.toml"), module);
    let mut opened = loaded(home.path()).course?;
    opened.course.digest = coursedeck::seal::Digest::of(&[]);
    Some(opened)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_layout_changes_nothing_that_is_said_and_is_the_same_twice(seed: u64) {
        let head = read(root().join("tests/courses/good/course.toml"));
        let before = messy(&mut Dice(seed));
        match fmt("one.toml", &before) {
            Ok(after) => {
                prop_assert_eq!(fmt("one.toml", &after), Ok(after.clone()));
                let said = opened(&head, &before);
                prop_assert!(said.is_some(), "{before}");
                prop_assert_eq!(&said, &opened(&head, &after));
                let notes = |text: &str| {
                    let mut notes: Vec<String> = text
                        .split_whitespace()
                        .collect::<Vec<_>>()
                        .windows(3)
                        .filter(|it| it[..2] == ["#", "note"])
                        .map(|it| it[2].to_owned())
                        .collect();
                    notes.sort();
                    notes
                };
                prop_assert_eq!(notes(&before), notes(&after));
            }
            // Two tables of tags are no TOML: the parser says so.
            Err(refused) => prop_assert!(matches!(refused, Refused::Syntax(_)), "{before}"),
        }
    }
}

// schema

fn validator(file: File) -> Validator {
    jsonschema::validator_for(&schema::schema(file)).unwrap()
}

fn as_json(text: &str) -> Option<Value> {
    let table: toml::Table = toml::from_str(text).ok()?;
    serde_json::to_value(table).ok()
}

#[test]
fn the_schemas_are_shipped_beside_the_courses() {
    let names = File::ALL.map(File::schema_name);
    for file in File::ALL {
        let shipped = read(root().join("courses").join(file.schema_name()));
        assert_eq!(shipped, schema::text(file), "run `coursedeck course schema -o courses`");
    }
    for entry in fs::read_dir(root().join("courses")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(!name.ends_with(".json") || names.contains(&name.as_str()), "{name} is nobody's schema");
    }
    for (path, inner) in toml_files(&root().join("courses")) {
        let (_, inner) = inner.split_once('/').unwrap();
        let line = File::of(inner).directive();
        assert!(read(&path).starts_with(&format!("{line}\n")), "{} lacks `{line}`", path.display());
    }
}

#[test]
fn schemas_are_shown_and_written() {
    let home = tempfile::tempdir().unwrap();
    let said = run(home.path(), &["course", "schema", "exam"]);
    assert_eq!((said.code, said.out), (0, schema::text(File::Exam)));
    let said = run(home.path(), &["course", "schema", "exma"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("course-translation"), "{}", said.err);
    for _ in 0..2 {
        assert_eq!(run(home.path(), &["course", "schema", "-o", "."]).code, 0);
    }
    assert_eq!(read(home.path().join("exam.schema.json")), schema::text(File::Exam));
    write(home.path().join("module.schema.json"), "{}");
    let said = run(home.path(), &["course", "schema", "-o", "."]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("somebody else made this file"), "{}", said.err);
    assert_eq!(run(home.path(), &["course", "schema", "-o", "nowhere"]).code, 2);
}

/// The faults that are about the shape of one file.
const SHAPE: &[Code] = &[
    Code::UnknownKey,
    Code::MissingKey,
    Code::WrongType,
    Code::UnknownWord,
    Code::BadNumber,
    Code::EmptyText,
    Code::BadId,
    Code::UnknownFormat,
    Code::BadVersion,
    Code::BadLanguage,
    Code::UnknownTag,
    Code::TooFewChoices,
    Code::TooManyChoices,
    Code::TooFewItems,
    Code::NotWords,
];

#[test]
fn schemas_and_loader_say_the_same_of_every_file() {
    let validators = File::ALL.map(|file| (file, validator(file)));
    let mut folders: Vec<PathBuf> =
        vec![root().join("courses/using-a-computer"), root().join("courses/staying-safe-online")];
    folders.extend(fs::read_dir(root().join("tests/courses")).unwrap().map(|it| it.unwrap().path()));
    // Those are single files, and no courses.
    folders.retain(|folder| !folder.ends_with("mistakes"));
    let mut refused = 0;
    for folder in folders {
        let found = loaded(&folder);
        for (path, inner) in toml_files(&folder) {
            let Some(value) = found.sources.get(&inner).and_then(|text| as_json(text)) else { continue };
            let (_, validator) = validators.iter().find(|(file, _)| *file == File::of(&inner)).unwrap();
            let errors: Vec<String> = validator.iter_errors(&value).map(|it| it.to_string()).collect();
            let of_file = found.diagnostics.iter().filter(|it| it.place.file == inner && it.is_error());
            let told: Vec<_> = of_file.clone().map(|it| (it.code, it.message.clone())).collect();
            let shape: Vec<_> = told.iter().filter(|(code, _)| SHAPE.contains(code)).collect();
            refused += usize::from(!errors.is_empty());
            // The loader gathers at most so many faults of a file.
            assert!(shape.is_empty() || !errors.is_empty(), "{}: only the loader: {shape:?}", path.display());
            assert!(errors.is_empty() || !told.is_empty(), "{}: only the schema: {errors:?}", path.display());
        }
    }
    assert!(15 < refused, "{refused}");
}

/// A value as TOML on one line.
fn inline(value: &Value) -> String {
    match value {
        Value::Object(map) => {
            let pairs: Vec<String> =
                map.iter().map(|(key, value)| format!("{key} = {}", inline(value))).collect();
            format!("{{ {} }}", pairs.join(", "))
        }
        Value::Array(values) => format!("[{}]", values.iter().map(inline).collect::<Vec<_>>().join(", ")),
        // What is no text, no number, no list: a date, which no key takes.
        Value::Null => "1979-05-27".to_owned(),
        value => value.to_string(),
    }
}

fn as_toml(value: &Value) -> String {
    let pairs = value.as_object().unwrap().iter();
    pairs.map(|(key, value)| format!("{key} = {}\n", inline(value))).collect()
}

fn a_question(kind: &str) -> Value {
    let mut question = json!({ "id": "q", "kind": kind, "prompt": "P?" });
    let own = match kind {
        "single" => json!({ "choices": { "a": "A", "b": "B" }, "answer": "a" }),
        "multiple" => json!({ "choices": { "a": "A", "b": "B" }, "answer": ["a"] }),
        "true-false" => json!({ "answer": true }),
        "text" => json!({ "accept": ["a"] }),
        "number" => json!({ "answer": 1 }),
        "match" => json!({ "left": { "a": "A", "b": "B" }, "right": { "a": "A", "b": "B" } }),
        "order" => json!({ "items": { "a": "A", "b": "B" } }),
        "cloze" => {
            json!({ "text": "{{x}} {{y}}", "blanks": { "x": { "accept": ["a"] }, "y": { "choices": { "a": "A", "b": "B" }, "answer": "a" } } })
        }
        _ => json!({}),
    };
    question.as_object_mut().unwrap().extend(own.as_object().unwrap().clone());
    question
}

/// A file to be probed: a base that is whole, and the tables in it by their places.
struct Probe {
    path: &'static str,
    base: Value,
    tables: Vec<(String, Vec<&'static Key>)>,
}

fn probes() -> Vec<Probe> {
    let all = |keys: &'static [Key]| keys.iter().collect::<Vec<_>>();
    let kinds: Vec<Value> = shape::KIND_NAMES.iter().map(|kind| a_question(kind)).collect();
    let with_ids = |prefix: &str| -> Vec<Value> {
        let named = kinds.iter().enumerate().map(|(at, question)| {
            let mut question = question.clone();
            question["id"] = json!(format!("{prefix}{at}"));
            question
        });
        named.collect()
    };
    let of_kinds = |place: &str| {
        let place = place.to_owned();
        shape::KINDS
            .iter()
            .enumerate()
            .map(move |(at, kind)| (format!("{place}/{at}"), shape::question(kind).collect()))
    };
    let head = json!({
        "format": 1, "version": "1.0.0", "language": "en", "title": "T", "summary": "S", "minutes": 1,
        "licence": "CC0-1.0", "authors": ["A"], "modules": ["one"], "tags": {}, "completion": {},
    });
    let mut module: Vec<(String, Vec<&Key>)> = vec![
        (String::new(), all(shape::MODULE)),
        ("/lesson/0".to_owned(), all(shape::LESSON)),
        ("/quiz".to_owned(), all(shape::QUIZ)),
        ("/question/7/blanks/y".to_owned(), all(&shape::BLANK[1..])),
        ("/question/7/blanks/x".to_owned(), all(&shape::BLANK[..1])),
        ("/question/0/tags".to_owned(), all(shape::TAGS)),
    ];
    module.extend(of_kinds("/question").chain(of_kinds("/lesson/0/check")));
    let mut questions = with_ids("q");
    questions[0]["tags"] = json!({});
    vec![
        Probe {
            path: "course.toml",
            base: head,
            tables: vec![
                (String::new(), all(shape::COURSE)),
                ("/tags".to_owned(), all(shape::TAGS)),
                ("/completion".to_owned(), all(shape::COMPLETION)),
            ],
        },
        Probe {
            path: "one.toml",
            base: json!({
                "title": "T", "objectives": ["O"], "quiz": {}, "question": questions,
                "lesson": [{ "id": "l", "title": "L", "body": "B", "check": with_ids("c") }],
            }),
            tables: module,
        },
        Probe {
            path: "exam.toml",
            base: json!({ "quiz": {}, "draw": [{ "module": "one", "questions": 1 }], "question": with_ids("e") }),
            tables: [
                (String::new(), all(shape::EXAM)),
                ("/quiz".to_owned(), all(shape::QUIZ)),
                ("/draw/0".to_owned(), all(shape::DRAW)),
            ]
            .into_iter()
            .chain(of_kinds("/question"))
            .collect(),
        },
    ]
}

/// The translation of a base: what of it is words.
fn translation(base: &Value, keys: &[&Key]) -> Value {
    let mut words = serde_json::Map::new();
    for (name, value) in base.as_object().unwrap() {
        let Some(key) = keys.iter().find(|key| key.name == name && key.translated) else { continue };
        let inner = |keys: &[&Key]| -> Value {
            value.as_array().unwrap().iter().map(|it| translation(it, keys)).collect()
        };
        let value = match key.takes {
            Takes::Tables(keys) => inner(&keys.iter().collect::<Vec<_>>()),
            Takes::Questions => inner(&shape::any_question()),
            Takes::Blanks => {
                let blanks = value.as_object().unwrap().iter();
                let keys: Vec<&Key> = shape::BLANK.iter().collect();
                blanks.map(|(name, blank)| (name.clone(), translation(blank, &keys))).collect()
            }
            _ => value.clone(),
        };
        words.insert(name.clone(), value);
    }
    Value::Object(words)
}

/// What the loader says of a file among the others, and whether the schema takes it.
fn heard(others: &[Probe], path: &str, value: &Value, validator: &Validator) -> (Vec<(Code, String)>, bool) {
    let home = tempfile::tempdir().unwrap();
    for probe in others {
        write(home.path().join(probe.path), &as_toml(&probe.base));
    }
    let text = as_toml(value);
    write(home.path().join(path), &text);
    let found = loaded(home.path()).diagnostics.into_iter();
    let found = found.filter(|it| it.place.file == path).map(|it| (it.code, it.message)).collect();
    (found, validator.is_valid(&as_json(&text).unwrap()))
}

#[test]
fn every_key_is_known_to_both_and_no_other_is() {
    let probes = probes();
    let mut probed = 0;
    for probe in &probes {
        let own = validator(File::of(probe.path));
        assert_eq!(heard(&probes, probe.path, &probe.base, &own), (vec![], true));
        let path = format!("fr/{}", probe.path);
        let words = translation(&probe.base, &probe.tables[0].1);
        let theirs = validator(File::of(&path));
        assert_eq!(heard(&probes, &path, &words, &theirs), (vec![], true), "{words}");
        for (place, keys) in &probe.tables {
            for key in keys {
                probed += 1;
                for (path, base, validator, translated) in
                    [(probe.path, &probe.base, &own, false), (path.as_str(), &words, &theirs, true)]
                {
                    if base.pointer(place).is_none() {
                        continue;
                    }
                    // A date is what no key takes: a loader that does not complain never looked.
                    let mut wrong = base.clone();
                    wrong.pointer_mut(place).unwrap()[key.name] = Value::Null;
                    let (said, taken) = heard(&probes, path, &wrong, validator);
                    let code = if translated && !key.translated { Code::NotWords } else { Code::WrongType };
                    assert!(said.iter().any(|it| it.0 == code), "{path}{place}/{}: {said:?}", key.name);
                    assert!(!taken, "the schema takes {path}{place}/{}", key.name);
                    let mut odd = base.clone();
                    odd.pointer_mut(place).unwrap()[&format!("{}-x", key.name)] = json!(1);
                    let (said, taken) = heard(&probes, path, &odd, validator);
                    assert!(
                        said.iter().any(|it| it.0 == Code::UnknownKey),
                        "{path}{place}/{}-x: {said:?}",
                        key.name
                    );
                    assert!(!taken, "the schema takes {path}{place}/{}-x", key.name);
                    if key.needed && !translated {
                        let mut less = base.clone();
                        less.pointer_mut(place).unwrap().as_object_mut().unwrap().remove(key.name);
                        let (said, taken) = heard(&probes, path, &less, validator);
                        assert!(!said.is_empty() && !taken, "{path}{place} without {}: {said:?}", key.name);
                    }
                }
                if let Takes::Word(known) = key.takes
                    && key.name != "kind"
                {
                    for word in known {
                        let mut base = probe.base.clone();
                        base.pointer_mut(place).unwrap()[key.name] = json!(word);
                        let (said, taken) = heard(&probes, probe.path, &base, &own);
                        let refused = said.iter().any(|it| it.0 == Code::UnknownWord);
                        assert!(!refused && taken, "{}{place}/{} = {word}: {said:?}", probe.path, key.name);
                    }
                }
            }
        }
    }
    assert!(300 < probed, "{probed}");
}

/// taplo, the tool in which editors read TOML: where CI put it, or on the path.
fn taplo() -> Option<PathBuf> {
    let ours = root().join("target/npm/node_modules/.bin/taplo");
    let named = std::env::var_os("PATH").unwrap_or_default();
    let on_path = std::env::split_paths(&named).map(|folder| folder.join("taplo"));
    std::iter::once(ours).chain(on_path).find(|path| path.is_file())
}

/// The mistakes that an editor is to underline, each in a file of its own.
const WRONG: &[(&str, &str)] = &[
    ("course.toml", "format = 1\ntitle = \"T\"\n"),
    ("misspelt.toml", "titel = \"T\"\n[[lesson]]\nid = \"l\"\ntitle = \"L\"\nbody = \"B\"\n"),
    ("no-lesson.toml", "title = \"T\"\n"),
    ("kind.toml", "title = \"T\"\n[quiz]\n[[question]]\nid = \"q\"\nkind = \"singel\"\nprompt = \"P\"\n"),
    (
        "answer.toml",
        "title = \"T\"\n[quiz]\n[[question]]\nid = \"q\"\nkind = \"true-false\"\nprompt = \"P\"\nanswer = \"true\"\n",
    ),
    (
        "other-kind.toml",
        "title = \"T\"\n[quiz]\n[[question]]\nid = \"q\"\nkind = \"true-false\"\nprompt = \"P\"\nanswer = true\nweights.a = 1\n",
    ),
    (
        "no-answer.toml",
        "title = \"T\"\n[quiz]\n[[question]]\nid = \"q\"\nkind = \"single\"\nprompt = \"P\"\nchoices.a = \"A\"\nchoices.b = \"B\"\n",
    ),
    (
        "range.toml",
        "title = \"T\"\n[quiz]\npass = 170\n[[lesson]]\nid = \"l\"\ntitle = \"L\"\nbody = \"B\"\n",
    ),
    ("id.toml", "title = \"T\"\n[[lesson]]\nid = \"My Lesson\"\ntitle = \"L\"\nbody = \"B\"\n"),
    ("empty.toml", "title = \" \"\n[[lesson]]\nid = \"l\"\ntitle = \"L\"\nbody = \"B\"\n"),
    ("exam.toml", "diagnostic = \"yes\"\n[[draw]]\nmodule = \"one\"\nquestions = 1\n"),
    ("fr/course.toml", "minutes = 3\n"),
    ("fr/one.toml", "[[question]]\nprompt = \"P\"\n"),
    ("fr/exam.toml", "[[question]]\nid = \"q\"\nanswer = true\n"),
];

#[test]
fn taplo_takes_the_shipped_files_and_refuses_wrong_ones() {
    let Some(taplo) = taplo() else {
        println!("skipped: there is no taplo; `npm install --prefix target/npm @taplo/cli@0.7.0` brings it");
        return;
    };
    let home = tempfile::tempdir().unwrap();
    let write_schemas = |folder: &Path| {
        File::ALL.iter().for_each(|file| write(folder.join(file.schema_name()), &schema::text(*file)));
    };
    let good = home.path().join("good");
    copy(&root().join("courses"), &good);
    write_schemas(&good);
    for id in ["a", "b"] {
        run(&good, &["--lang", if id == "a" { "en" } else { "fr" }, "course", "new", id]);
    }
    let said = Command::new(&taplo).current_dir(&good).arg("lint").output().unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let wrong = home.path().join("wrong");
    write_schemas(&wrong);
    for (path, text) in WRONG {
        write(wrong.join("a").join(path), &format!("{}\n{text}", File::of(path).directive()));
    }
    let said = Command::new(&taplo).current_dir(&wrong).arg("lint").output().unwrap();
    let said = String::from_utf8_lossy(&said.stderr).into_owned();
    for (path, _) in WRONG {
        let told = said
            .lines()
            .any(|line| line.contains("invalid file") && line.contains(&format!("/wrong/a/{path}")));
        assert!(told, "taplo takes {path}:\n{said}");
    }
}

// diff

/// Two versions of a shipped course.
fn versions() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    for name in ["old", "new"] {
        copy(&root().join("courses/staying-safe-online"), &home.path().join(name));
    }
    home
}

#[test]
fn the_same_course_does_not_differ() {
    let home = versions();
    let said = run(home.path(), &["course", "diff", "old", "new"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.contains("Nothing that anybody would notice"), "{}", said.out);
    let said = run(home.path(), &["course", "diff", "old", "nowhere"]);
    assert_eq!(said.code, 2);
    write(home.path().join("new/course.toml"), "format = 1\n");
    let said = run(home.path(), &["course", "diff", "old", "new"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("new does not open"), "{}", said.err);
}

#[test]
fn what_a_change_means_is_told() {
    let home = versions();
    let new = home.path().join("new");
    change(new.join("passwords.toml"), "id = \"why\"", "id = \"why-keys\"");
    change(new.join("phishing.toml"), "Bibek guides", "Tevita guides");
    change(new.join("fr/phishing.toml"), "Koffi guide", "Kofi guide");
    change(new.join("fr/phishing.toml"), "title = \"Les messages", "title = \"Ces messages");
    change(new.join("phishing.toml"), "answer = \"b\"", "answer = \"a\"");
    change(new.join("exam.toml"), "questions = 4", "questions = 5");
    change(new.join("course.toml"), "pass = 70", "pass = 80");
    change(new.join("course.toml"), "\"privacy\", \"mobile-money\"", "\"mobile-money\", \"privacy\"");
    let said = run(home.path(), &["course", "diff", "old", "new"]);
    assert_eq!((said.code, said.err.as_str()), (1, ""));
    insta::assert_snapshot!(said.out);
    let said = run(home.path(), &["course", "diff", "old", "new", "--format", "json"]);
    let told: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(
        [&told["bump"], &told["least"], &told["raised"]],
        [&json!("major"), &json!("2.0.0"), &json!(false)]
    );
    let french: Vec<&Value> =
        told["changes"].as_array().unwrap().iter().filter(|it| it["language"] == "fr").collect();
    assert_eq!(french.len(), 2, "{french:?}");
}

#[test]
fn a_change_raises_the_version_as_far_as_it_goes() {
    for (file, from, to, bump) in [
        ("course.toml", "title = \"Staying", "title = \"Keeping", "patch"),
        ("fr/course.toml", "title = \"", "title = \"Bien ", "patch"),
        (
            "passwords.toml",
            "[quiz]",
            "[[lesson]]\nid = \"more\"\ntitle = \"More\"\nbody = \"M\"\n\n[quiz]",
            "minor",
        ),
        ("exam.toml", "attempts = 3", "attempts = 2", "minor"),
        ("passwords.toml", "blanks.own.accept = [", "blanks.own.accept = [\"zzz\", ", "major"),
        ("course.toml", "needs = \"modules\"", "needs = \"both\"", "major"),
    ] {
        let home = versions();
        change(home.path().join("new").join(file), from, to);
        let said = run(home.path(), &["course", "diff", "old", "new", "--format", "json"]);
        let told: Value = serde_json::from_str(&said.out).unwrap();
        assert_eq!((said.code, &told["bump"]), (1, &json!(bump)), "{file}: {}", said.out);
        let least = told["least"].as_str().unwrap();
        change(home.path().join("new/course.toml"), "version = \"1.0.0\"", &format!("version = \"{least}\""));
        let said = run(home.path(), &["course", "diff", "old", "new"]);
        assert!(said.out.contains("says enough"), "{}", said.out);
    }
}

// preview

/// A shipped course in `folder`, in English and French alone.
fn in_two_languages(folder: &Path) {
    copy(&root().join("courses/staying-safe-online"), folder);
    for other in ["ar", "es", "ru", "zh-Hans"] {
        fs::remove_dir_all(folder.join(other)).unwrap();
    }
}

#[test]
fn a_preview_is_the_learner_s_screens_line_by_line() {
    let home = tempfile::tempdir().unwrap();
    in_two_languages(&home.path().join("safe"));
    let said = run_with(home.path(), &["course", "preview", "safe", "--plain"], ":f3\n:q\n");
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    assert!(
        said.out.contains("Staying safe online") && said.out.contains("En sécurité sur Internet"),
        "{}",
        said.out
    );
    // It asks for a course that is not there, and opens all the same.
    assert!(said.out.contains("A password is a key"), "{}", said.out);
    let at = ["course", "preview", "safe", "--plain", "--at", "phishing/owner-single"];
    let said = run_with(home.path(), &at, ":f2\n:q\n");
    assert!(said.out.contains("this one"), "{}", said.out);
    let said = run_with(
        home.path(),
        &["course", "preview", "safe/fr/phishing.toml", "--plain", "--lang", "fr"],
        ":q\n",
    );
    assert!(said.out.contains("Trois signes d'un faux message"), "{}", said.out);
    let said = run(home.path(), &["course", "preview", "safe", "--plain", "--at", "phishing/none"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("safe has no \"phishing/none\""), "{}", said.err);
    assert_eq!(run(home.path(), &["course", "preview", "nowhere"]).code, 2);
    assert!(!home.path().join("data").exists(), "a preview is recorded nowhere");
}

/// Saves a file so that it looks other than before, whatever the clock of the disk.
fn save(path: &Path, from: &str, to: &str) {
    let before = fs::metadata(path).unwrap().modified().unwrap();
    change(path, from, to);
    let deadline = Instant::now() + Duration::from_secs(10);
    while fs::metadata(path).unwrap().modified().unwrap() == before {
        assert!(Instant::now() < deadline, "the clock of the disk stands still");
        fs::write(path, read(path)).unwrap();
    }
}

#[test]
fn a_preview_follows_each_save_and_keeps_the_place() {
    let home = tempfile::tempdir().unwrap();
    let course = home.path().join("safe");
    in_two_languages(&course);
    let module = course.join("phishing.toml");
    let data = home.path().join("data");
    let args = ["course", "preview", course.to_str().unwrap(), "--at", "phishing/signs"];
    let mut terminal = Terminal::start(coursedeck(&data, &args), 80, 24);
    terminal.until("Bibek guides");
    save(&module, "Bibek guides", "Tevita guides");
    terminal.until("Tevita guides");
    // A fault is told with its line, and the screen comes back at its place when it is mended.
    terminal.keys("\x1b[6~");
    terminal.until("Its address is a little");
    assert!(!terminal.text().contains("Tevita guides"), "{}", terminal.text());
    save(&module, "kind = \"single\"", "kind = \"singel\"");
    terminal.until("did you mean `single`?");
    terminal.until("kind = \"singel\"");
    assert!(terminal.text().contains("The course has"), "{}", terminal.text());
    save(&module, "kind = \"singel\"", "kind = \"single\"");
    terminal.until("Its address is a little");
    assert!(!terminal.text().contains("Tevita guides"), "{}", terminal.text());
    terminal.keys("\x1b[5~");
    terminal.until("Tevita guides");
    // F3 is the other language, and back.
    terminal.keys("\x1bOR");
    terminal.until("Koffi guide");
    terminal.keys("\x1bOR");
    terminal.until("Tevita guides");
    terminal.keys("\x03");
    assert!(terminal.end().success());
    assert!(!data.exists(), "a preview is recorded nowhere");
}

#[test]
fn a_question_shows_its_answer_and_follows_its_choices() {
    let home = tempfile::tempdir().unwrap();
    let course = home.path().join("good");
    copy(&root().join("tests/courses/good"), &course);
    let data = home.path().join("data");
    let args = ["course", "preview", course.to_str().unwrap(), "--at", "one/q"];
    let mut terminal = Terminal::start(coursedeck(&data, &args), 80, 24);
    terminal.until("What opens a door?");
    assert!(!terminal.text().contains("this one"), "{}", terminal.text());
    terminal.keys("\x1bOQ");
    terminal.until("this one");
    save(
        &course.join("one.toml"),
        "choices.b = \"A song\"",
        "choices.b = \"A dance\"\nchoices.c = \"A wall\"",
    );
    terminal.until("A dance");
    terminal.until("A wall");
    // The place is gone with the question.
    save(&course.join("one.toml"), "id = \"q\"", "id = \"other\"");
    terminal.until("Done so far");
    terminal.keys("\x03");
    assert!(terminal.end().success());
}

#[test]
fn a_course_that_is_broken_at_first_opens_when_it_is_mended() {
    let home = tempfile::tempdir().unwrap();
    let course = home.path().join("good");
    copy(&root().join("tests/courses/good"), &course);
    change(course.join("course.toml"), "minutes = 10", "minutes = ten");
    let args = ["course", "preview", course.to_str().unwrap()];
    let mut terminal = Terminal::start(coursedeck(&home.path().join("data"), &args), 60, 20);
    terminal.until("course.toml:6:11");
    save(&course.join("course.toml"), "minutes = ten", "minutes = 11");
    terminal.until("11 min");
    terminal.keys("\x03");
    assert!(terminal.end().success());
}
