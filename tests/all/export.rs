//! What is given out: the files as bytes, and other people's readers reading them.

use std::{
    collections::BTreeMap,
    fs,
    io::{Read, Write},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use coursedeck::{
    author::{
        Item,
        export::{self, Asked, Head, Part, Section, booklet, gift, moodle, qti},
    },
    course::{
        Kind, Library, Question,
        load::{Opened, Source, load},
        model::{Blank, Grading},
        words::ItemWords,
    },
    ids::{ChoiceKey, ItemName},
    lang::{Catalog, Tag},
    quiz::{
        Mark, Response,
        grade::{grade, right},
        sheet::Form,
    },
    rng::{Chance, Seed},
    seal::Digest,
};
use serde_json::{Value, json};
use tempfile::TempDir;

/// The course that asks each kind.
fn every_kind() -> Opened {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/learn/every-kind");
    load(&Source::Folder(folder), &"every-kind".parse().unwrap()).course.unwrap()
}

fn shipped() -> Vec<Opened> {
    let library = Library::new(Vec::new());
    library.ids().iter().map(|id| library.open(id).course.unwrap()).collect()
}

fn tag(text: &str) -> Tag {
    text.parse().unwrap()
}

fn head_and_parts(opened: &Opened, language: &Tag) -> (Head, Vec<Part>) {
    let words = opened.words(language);
    let head = Head::of(&opened.course, words, language);
    (head, export::parts(&opened.course, words, &Catalog::shipped(language), None))
}

/// Every format of a course, by the ending of its file.
fn formats(opened: &Opened, language: &Tag) -> Vec<(&'static str, String)> {
    let catalog = Catalog::shipped(language);
    let (head, parts) = head_and_parts(opened, language);
    let package = qti::package(&head, &parts, &catalog);
    let files = package.files.iter().map(|(path, text)| format!("==== {path}\n{text}"));
    let options = booklet::Options { form: Form::new(1).unwrap(), answers: true, only: None };
    let page = booklet::write(&opened.course, opened.words(language), &head, &catalog, options);
    vec![
        ("gift", gift::write(&head, &parts).text),
        ("xml", moodle::write(&head, &parts, &catalog).text),
        ("qti", files.collect()),
        ("html", page),
    ]
}

/// Holds `text` to a golden file. `COURSEDECK_GOLDEN=renew` writes it anew: then it is read, and committed.
fn golden(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/export").join(name);
    if std::env::var("COURSEDECK_GOLDEN").is_ok_and(|it| it == "renew") {
        fs::write(&path, text).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    let first = text.lines().zip(kept.lines()).find(|(now, kept)| now != kept);
    assert!(text == kept, "{name} is no longer what it was; the first line that differs: {first:?}");
}

#[test]
fn every_format_of_every_kind_is_as_it_was() {
    for language in ["en", "fr"] {
        for (ending, text) in formats(&every_kind(), &tag(language)) {
            golden(&format!("every-kind.{language}.{ending}"), &text);
        }
    }
}

#[test]
fn every_format_of_the_shipped_courses_is_as_it_was() {
    let mut told = String::new();
    for opened in shipped() {
        for language in &opened.course.languages {
            for (ending, text) in formats(&opened, language) {
                let digest = Digest::of(&[text.as_bytes()]);
                told += &format!("{digest}  {}.{language}.{ending}\n", opened.course.id);
            }
        }
    }
    golden("shipped.sha256", &told);
}

#[test]
fn the_same_course_gives_the_same_package() {
    let (head, parts) = head_and_parts(&every_kind(), &tag("en"));
    let catalog = Catalog::shipped(&tag("en"));
    let pack = || qti::zipped(&qti::package(&head, &parts, &catalog)).unwrap();
    let bytes = pack();
    assert_eq!(bytes, pack());
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    assert_eq!(zip.by_index(0).unwrap().name().unwrap(), "imsmanifest.xml");
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        assert_eq!(file.last_modified().unwrap().to_string(), "1980-01-01 00:00:00");
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        assert!(text.starts_with("<?xml"), "file {at}");
    }
}

#[test]
fn a_booklet_runs_nothing_and_loads_nothing() {
    for opened in shipped().into_iter().chain([every_kind()]) {
        for language in &opened.course.languages {
            let page = formats(&opened, language).pop().unwrap().1;
            let lower = page.to_lowercase();
            for word in ["<script", "javascript:", " src=", "<link", "url(", "@import", " href=", " onload="]
            {
                assert!(!lower.contains(word), "{} has {word}", opened.course.id);
            }
        }
    }
}

#[test]
fn a_booklet_has_a_box_for_each_question_of_each_quiz() {
    let opened = every_kind();
    let page = formats(&opened, &tag("en")).pop().unwrap().1;
    let boxes = page.matches("<div class=\"answer ").count();
    assert_eq!(boxes, opened.course.modules.iter().map(|module| module.pool.len()).sum::<usize>());
    assert_eq!(page.matches("<section class=\"sheet\">").count(), 2);
    let without = booklet::Options { form: Form::new(1).unwrap(), answers: false, only: None };
    let (head, _) = head_and_parts(&opened, &tag("en"));
    let catalog = Catalog::shipped(&tag("en"));
    let page = booklet::write(&opened.course, opened.words(&tag("en")), &head, &catalog, without);
    assert!(!page.contains("A mango grows on a tree.") && !page.contains("class=\"key\""));
}

#[test]
fn a_booklet_in_arabic_is_read_from_the_right() {
    let opened = every_kind();
    let arabic = tag("ar");
    let head = Head::of(&opened.course, opened.words(&arabic), &arabic);
    let options = booklet::Options { form: Form::new(2).unwrap(), answers: false, only: None };
    let catalog = Catalog::shipped(&arabic);
    let page = booklet::write(&opened.course, opened.words(&arabic), &head, &catalog, options);
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"));
}

// Other people's readers.

/// Says why a test has nothing to do here.
fn skip(why: &str) {
    eprintln!("skipped: {why}");
}

/// What a program says, where it is on this machine.
fn told_by(command: &mut Command, input: &str) -> Option<Output> {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().ok()?;
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let feeder = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    let _ = feeder.join().unwrap();
    Some(output)
}

fn reader(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers").join(name)
}

/// The questions that gift-pegjs finds in some files; none where it is not here.
fn read_by_gift_pegjs(files: &[PathBuf]) -> Option<Vec<Vec<Value>>> {
    let Some(modules) = std::env::var_os("GIFT_PEGJS") else {
        skip("GIFT_PEGJS names no folder of npm packages with gift-pegjs in it");
        return None;
    };
    let mut node = Command::new("node");
    node.arg(reader("gift.mjs")).args(files).env("GIFT_PEGJS", modules);
    let Some(output) = told_by(&mut node, "") else {
        skip("node is not here");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    Some(lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

#[test]
fn gift_is_read_by_a_stricter_reader_than_moodle() {
    let folder = tempfile::tempdir().unwrap();
    let (mut files, mut counts) = (Vec::new(), Vec::new());
    for opened in shipped().into_iter().chain([every_kind()]) {
        for language in &opened.course.languages {
            let (head, parts) = head_and_parts(&opened, language);
            let given = gift::write(&head, &parts);
            let whole = given.lost.iter().filter(|lost| lost.whole).count();
            assert_eq!(given.count + whole, export::each_once(&parts).len());
            let file = folder.path().join(format!("{}.{language}.gift", opened.course.id));
            fs::write(&file, given.text).unwrap();
            files.push(file);
            counts.push(given.count);
        }
    }
    let Some(read) = read_by_gift_pegjs(&files) else { return };
    assert_eq!(read.iter().map(Vec::len).collect::<Vec<_>>(), counts);
}

/// Texts that mean something to somebody: GIFT, Moodle, Markdown, XML, and terminals.
const NASTY: &[&str] = &[
    "a = b ~ c # d { e } f: g",
    "100 % sure",
    "%50%half",
    "[html]<b>x</b>",
    "\\n is not a line's end, \\\\ is two",
    "1. May",
    "# no heading",
    "- no list",
    "a -> b",
    "::title:: // no comment",
    "**bold** and `co}de`",
    "<script>alert(1)</script> & \"more\" ]]>",
    "{{blank}} {1:MC:=a}",
    "ما هي؟",
    "first\n\nsecond",
    "=begins",
    "~begins",
    "*",
    "T",
    "-- >",
];

/// A question of any kind with texts that mean something to somebody.
fn nasty(chance: &mut Chance, number: usize) -> Asked {
    let mut text = |some: &str| format!("{} {some}", NASTY[chance.below(NASTY.len())]).trim().to_owned();
    let key = |text: &str| text.parse::<ChoiceKey>().unwrap();
    let keys = ["a", "b", "c"].map(key).to_vec();
    let line = |text: String| text.replace('\n', " ");
    let mut words = ItemWords {
        prompt: text(""),
        explain: Some(text("so")),
        choices: keys.iter().map(|it| (it.clone(), line(text(it.as_str())))).collect(),
        right: keys.iter().map(|it| (it.clone(), line(text(it.as_str())))).collect(),
        ..ItemWords::default()
    };
    words.feedback.insert(key("b"), text("told"));
    let accept = vec![line(text("")).replace("->", "to"), "second".to_owned()];
    words.accept = accept.clone();
    let answer = keys[..2].to_vec();
    let kind = match number % 6 {
        0 => Kind::Single { choices: keys, answer: key("b") },
        1 => Kind::Multiple { choices: keys, answer, weights: None, grading: Grading::Partial },
        2 => Kind::TrueFalse { answer: true },
        3 => Kind::Text { accept, case: false, patterns: Vec::new() },
        4 => Kind::Match { left: answer, right: keys },
        _ => Kind::Essay { words: None },
    };
    let id = format!("q{number}");
    let name = ItemName { module: "m".parse().unwrap(), item: id.parse().unwrap() };
    let question = Question {
        id: name.item.clone(),
        kind,
        points: 1.0,
        objective: None,
        shuffle: true,
        tags: Default::default(),
    };
    Asked {
        name,
        item: Item { question, words, name: Some(id), category: vec!["A/B".to_owned(), "C".to_owned()] },
    }
}

/// Many questions that are hard to write.
fn hard(count: usize) -> (Head, Vec<Part>) {
    let (head, _) = head_and_parts(&every_kind(), &tag("en"));
    let mut chance = Seed(7).chance();
    let asked = (0..count).map(|number| nasty(&mut chance, number)).collect();
    let sections = vec![Section { title: "Hard".to_owned(), take: None, asked }];
    (head, vec![Part { id: "m".to_owned(), title: "Hard".to_owned(), rules: None, sections }])
}

#[test]
fn no_text_of_an_author_means_anything_to_a_reader_of_gift() {
    let (head, parts) = hard(300);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("hard.gift");
    let given = gift::write(&head, &parts);
    assert_eq!(given.count, 300);
    fs::write(&file, given.text).unwrap();
    let Some(read) = read_by_gift_pegjs(&[file]) else { return };
    let asked = export::each_once(&parts);
    assert_eq!(read[0].len(), asked.len());
    for (found, Asked { item, .. }) in read[0].iter().zip(asked) {
        assert_eq!(found["stem"].as_str(), Some(item.words.prompt.as_str()));
        assert_eq!(found["id"].as_str(), item.name.as_deref());
        let (kind, answers) = match &item.question.kind {
            Kind::Single { choices, .. } | Kind::Multiple { choices, .. } => ("MC", choices.len()),
            Kind::TrueFalse { .. } => ("TF", 0),
            Kind::Text { accept, .. } => ("Short", accept.len()),
            Kind::Match { right, .. } => ("Matching", right.len()),
            _ => ("Essay", 0),
        };
        assert_eq!((found["type"].as_str(), found["answers"].as_u64()), (Some(kind), Some(answers as u64)));
        assert_eq!(found["explained"].as_bool(), Some(true));
    }
}

/// The files of a package, unpacked.
fn unpacked(opened: &Opened, language: &Tag) -> TempDir {
    let (head, parts) = head_and_parts(opened, language);
    unpack(&qti::package(&head, &parts, &Catalog::shipped(language)))
}

fn unpack(package: &qti::Package) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in &package.files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// All XML files under a folder.
fn xml_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(xml_files(&path)),
            false => found.push(path),
        }
    }
    found
}

#[test]
fn qti_is_valid_by_its_published_schema() {
    let beside =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/qti-schema/qtiv2p2/imsqti_v2p2.xsd");
    let schema = std::env::var_os("QTI_SCHEMA").map_or(beside, PathBuf::from);
    if !schema.exists() {
        return skip("the schemas of QTI are not beside this folder, nor at QTI_SCHEMA");
    }
    let mut folders: Vec<TempDir> = Vec::new();
    for opened in shipped().into_iter().chain([every_kind()]) {
        folders.extend(opened.course.languages.iter().map(|language| unpacked(&opened, language)));
    }
    let (head, parts) = hard(120);
    folders.push(unpack(&qti::package(&head, &parts, &Catalog::shipped(&tag("en")))));
    let all = folders.iter().flat_map(|folder| xml_files(folder.path()));
    // The package's own list has a schema of its own, which is not among them.
    let files: Vec<PathBuf> = all.filter(|it| !it.ends_with("imsmanifest.xml")).collect();
    assert!(300 < files.len());
    // One call: the schema takes ten seconds to read.
    let mut xmllint = Command::new("xmllint");
    xmllint.args(["--nonet", "--noout", "--schema"]).arg(&schema).args(&files);
    let Some(output) = told_by(&mut xmllint, "") else { return skip("xmllint is not here") };
    let told = String::from_utf8_lossy(&output.stderr);
    let faults: Vec<&str> = told.lines().filter(|line| !line.ends_with(" validates")).take(5).collect();
    assert!(output.status.success(), "{faults:#?}");
}

#[test]
fn all_xml_is_well_formed() {
    let (head, parts) = hard(120);
    let catalog = Catalog::shipped(&tag("en"));
    let folder = unpack(&qti::package(&head, &parts, &catalog));
    fs::write(folder.path().join("moodle.xml"), moodle::write(&head, &parts, &catalog).text).unwrap();
    for (at, opened) in shipped().into_iter().chain([every_kind()]).enumerate() {
        let (head, parts) = head_and_parts(&opened, &tag("fr"));
        let text = moodle::write(&head, &parts, &catalog).text;
        fs::write(folder.path().join(format!("moodle-{at}.xml")), text).unwrap();
    }
    let script = "import sys, xml.dom.minidom as m\nfor path in sys.argv[1:]: m.parse(path)";
    let mut python = Command::new("python3");
    python.args(["-c", script]).args(xml_files(folder.path()));
    let Some(output) = told_by(&mut python, "") else { return skip("python3 is not here") };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Responses to try: the right one, and some by chance.
fn responses(question: &Question, words: &ItemWords, chance: &mut Chance) -> Vec<Response> {
    let mut all: Vec<Response> = right(&question.kind).into_iter().collect();
    for _ in 0..6 {
        let mut some = |keys: &[ChoiceKey]| -> Vec<ChoiceKey> {
            keys.iter().filter(|_| chance.below(2) == 0).cloned().collect()
        };
        all.push(match &question.kind {
            Kind::Single { choices, .. } => {
                Response::Picks(vec![choices[chance.below(choices.len())].clone()])
            }
            Kind::Multiple { choices, .. } => Response::Picks(some(choices)),
            Kind::TrueFalse { .. } => Response::Truth(chance.below(2) == 0),
            Kind::Text { .. } => {
                let mut texts = words.accept.clone();
                texts.push("none of these".to_owned());
                Response::Text(texts[chance.below(texts.len())].clone())
            }
            Kind::Number { answer, tolerance, .. } => {
                let off = (chance.below(9) as f64 - 4.0) / 2.0 * tolerance.max(0.25);
                Response::Text((answer + off).to_string())
            }
            Kind::Match { left, right } => Response::Pairs(
                some(left).into_iter().map(|it| (it, right[chance.below(right.len())].clone())).collect(),
            ),
            Kind::Order { items, .. } => {
                let mut items = items.clone();
                chance.shuffle(&mut items);
                Response::Order(items)
            }
            Kind::Cloze { blanks } => Response::Blanks(
                blanks
                    .iter()
                    .map(|(key, blank)| {
                        let said = match blank {
                            Blank::Picked { choices, .. } => choices[chance.below(choices.len())].to_string(),
                            Blank::Typed { accept } => match chance.below(2) {
                                0 => accept[chance.below(accept.len())].clone(),
                                _ => "none of these".to_owned(),
                            },
                        };
                        (key.clone(), said)
                    })
                    .collect(),
            ),
            Kind::Survey { .. } | Kind::Essay { .. } => continue,
        });
    }
    all
}

/// A response as a QTI player would have it.
fn as_qti(kind: &Kind, response: &Response) -> Value {
    let key = |key: &str| match key.starts_with(|sign: char| sign.is_ascii_alphabetic()) {
        true => key.to_owned(),
        false => format!("_{key}"),
    };
    let keys = |keys: &[ChoiceKey]| keys.iter().map(|it| key(it.as_str())).collect::<Vec<_>>();
    match (kind, response) {
        (Kind::Single { .. }, Response::Picks(picks)) => json!({ "RESPONSE": keys(picks)[0] }),
        (_, Response::Picks(picks)) if picks.is_empty() => json!({}),
        (_, Response::Picks(picks)) => json!({ "RESPONSE": keys(picks) }),
        (_, Response::Truth(truth)) => json!({ "RESPONSE": truth.to_string() }),
        (_, Response::Text(text)) => json!({ "RESPONSE": text }),
        (_, Response::Order(items)) => json!({ "RESPONSE": keys(items) }),
        (_, Response::Pairs(pairs)) => {
            let pairs: Vec<String> = pairs.iter().map(|(a, b)| format!("left-{a} right-{b}")).collect();
            json!({ "RESPONSE": pairs })
        }
        (Kind::Cloze { blanks }, Response::Blanks(given)) => {
            let blank = |(at, (name, blank)): (usize, &(ChoiceKey, Blank))| {
                let said = given.get(name)?;
                let said = if matches!(blank, Blank::Picked { .. }) { key(said) } else { said.clone() };
                Some((format!("BLANK-{}", at + 1), Value::String(said)))
            };
            Value::Object(blanks.iter().enumerate().filter_map(blank).collect())
        }
        _ => json!({}),
    }
}

#[test]
fn a_qti_player_gives_the_marks_that_we_give() {
    let mut chance = Seed(11).chance();
    for opened in shipped().into_iter().chain([every_kind()]) {
        let language = &opened.course.language;
        let folder = unpacked(&opened, language);
        let (_, parts) = head_and_parts(&opened, language);
        let (mut lines, mut wanted) = (String::new(), Vec::new());
        for Asked { name, item } in export::each_once(&parts) {
            let Item { question, words, .. } = item;
            for response in responses(question, words, &mut chance) {
                let Mark::Graded(share) = grade(&question.kind, Some(words), &response) else { continue };
                let path = folder.path().join(format!("items/{}/{}.xml", name.module, name.item));
                let case = json!({ "item": path, "responses": as_qti(&question.kind, &response) });
                lines += &format!("{case}\n");
                wanted.push((name, response, share.get() * question.points));
            }
        }
        let mut python = Command::new("python3");
        let Some(output) = told_by(python.arg(reader("qti_score.py")), &lines) else {
            return skip("python3 is not here");
        };
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let told = String::from_utf8(output.stdout).unwrap();
        let told: Vec<Value> = told.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(told.len(), wanted.len());
        assert!(50 < wanted.len());
        for (told, (name, response, points)) in told.iter().zip(&wanted) {
            let score = told["score"].as_f64().unwrap();
            assert!((score - points).abs() < 1e-6, "{name} {response:?}: {score}, not {points}");
        }
    }
}

// The command.

fn run(args: &[&str], folder: &Path) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_coursedeck"))
        .args(args)
        .current_dir(folder)
        .env("COURSEDECK_DATA", folder.join("data"))
        .env("LANG", "C")
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn learn() -> String {
    format!("{}/tests/learn", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn a_course_is_given_out_and_what_is_lost_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let learn = learn();
    let (code, out, err) = run(
        &["course", "export", "every-kind", "--courses", &learn, "--to", "gift", "-o", "a.gift"],
        folder.path(),
    );
    assert_eq!((code, out.as_str()), (0, "a.gift: 10 questions\n"));
    insta::assert_snapshot!("export_gift_lost", err);
    let text = fs::read_to_string(folder.path().join("a.gift")).unwrap();
    assert!(text.contains("// Not in this file: kinds/steps (order):"));
    // A folder does as well, and nothing but the file goes to stdout.
    let course = format!("{learn}/every-kind");
    let (code, out, _) = run(&["course", "export", &course, "--to", "gift", "-o", "-"], folder.path());
    assert_eq!((code, out), (0, text));
}

#[test]
fn each_format_is_written_and_one_module_alone() {
    let folder = tempfile::tempdir().unwrap();
    let names: BTreeMap<&str, &str> = [
        ("gift", "2 questions"),
        ("moodle-xml", "2 questions"),
        ("qti22", "2 questions"),
        ("booklet", "a booklet"),
    ]
    .into();
    for (format, what) in names {
        let learn = learn();
        let mut args = vec!["course", "export", "every-kind", "--courses", &learn, "--to", format];
        args.extend(["--module", "sure", "--lang", "fr", "-o", format]);
        let (code, out, err) = run(&args, folder.path());
        assert_eq!(code, 0, "{err}");
        assert!(out.starts_with(&format!("{format}: {what}")), "{out}");
        // What is there is not written over without a word.
        let before = fs::read(folder.path().join(format)).unwrap();
        let (code, _, err) = run(&args, folder.path());
        assert_eq!(code, 2);
        assert!(err.contains("is there already") && err.contains("--force"), "{err}");
        args.push("--force");
        assert_eq!(run(&args, folder.path()).0, 0);
        assert_eq!(fs::read(folder.path().join(format)).unwrap(), before);
    }
}

#[test]
fn what_cannot_be_given_out_is_told_with_its_mend() {
    let folder = tempfile::tempdir().unwrap();
    let learn = learn();
    let told = |more: &[&str]| {
        let mut args = vec!["course", "export", "every-kind", "--courses", &learn];
        args.extend(more);
        let (code, out, err) = run(&args, folder.path());
        assert_eq!((code, out.as_str()), (2, ""), "{more:?}");
        err
    };
    let gift = ["--to", "gift", "-o", "a"];
    assert_eq!(
        told(&[&gift[..], &["--module", "none"]].concat()),
        "coursedeck: the course every-kind has no module \"none\"\n  help: it has kinds, sure\n"
    );
    assert_eq!(
        told(&[&gift[..], &["--lang", "sw"]].concat()),
        "coursedeck: the course every-kind has no words in sw\n  help: it has them in en, ar, es, fr, ru, zh-Hans\n"
    );
    assert_eq!(
        told(&[&gift[..], &["--answers"]].concat()),
        "coursedeck: --answers, --form and --seed are for a booklet only\n  help: the other formats hold all questions \
         with their answers\n"
    );
    assert!(told(&["--to", "gift", "-o", "no/such/a"]).contains("name a file in a folder that is there"));
    assert!(told(&["--to", "booklet", "--form", "7", "-o", "a"]).contains("a form is one or two letters"));
    assert!(!folder.path().join("a").exists());
    let (code, _, err) = run(&["course", "export", "none", "--to", "gift", "-o", "a"], folder.path());
    assert_eq!(code, 2);
    assert!(err.contains("there is no course none"), "{err}");
}

#[test]
fn a_form_is_a_letter_or_a_number_and_its_paper_is_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let learn = learn();
    let page = |more: &[&str]| {
        let mut args =
            vec!["course", "export", "every-kind", "--courses", &learn, "--to", "booklet", "-o", "-"];
        args.extend(more);
        let (code, out, err) = run(&args, folder.path());
        assert_eq!(code, 0, "{err}");
        out
    };
    assert_eq!(page(&["--form", "b"]), page(&["--seed", "2"]));
    assert_eq!(page(&[]), page(&["--form", "A"]));
    assert_ne!(page(&[]), page(&["--form", "B"]));
}
