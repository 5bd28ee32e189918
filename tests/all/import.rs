//! Question banks of other programs, brought in.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    io::{Cursor, Write as _},
    path::{Path, PathBuf},
    process::{Command, Output},
    time::{Duration, Instant},
};

use coursedeck::{
    author::{
        Bank,
        qti::Package,
        read::{Format, How, guess, read, read_package},
        write,
    },
    course::load::{self, Source, load},
    ids::{CourseId, ModuleId},
    text::clean,
};
use proptest::prelude::*;

use crate::folder::copy;

const FORMATS: [Format; 5] = [Format::Gift, Format::Aiken, Format::MoodleXml, Format::Qti, Format::Csv];

// Banks of our own: each feature, as the author will see it.

#[test]
fn every_bank_becomes_a_module_that_a_teacher_can_read() {
    for entry in sorted(&own_banks()) {
        let name = entry.file_name().unwrap().to_str().unwrap().to_owned();
        let bank = match entry.is_dir() {
            true => read_package(&package(&entry), &how()).unwrap(),
            false => {
                let bytes = fs::read(&entry).unwrap();
                read(&bytes, guess(&name, &bytes).unwrap(), &how()).unwrap()
            }
        };
        holds(&name, &bank);
        insta::assert_snapshot!(name, told(&bank));
    }
}

#[test]
fn a_zip_is_read_as_its_folder_is() {
    let folder = package(&own_banks().join("package"));
    let bytes = zipped(folder.files.iter().map(|(path, bytes)| (format!("inner/{path}"), bytes.clone())));
    assert_eq!(guess("x.zip", &bytes), Some(Format::Qti));
    let bank = read(&bytes, Format::Qti, &how()).unwrap();
    assert_eq!(bank.items, read_package(&folder, &how()).unwrap().items);
}

#[test]
fn a_package_without_a_list_gives_all_its_items() {
    let mut folder = package(&own_banks().join("package"));
    folder.files.remove("imsmanifest.xml");
    assert_eq!(read_package(&folder, &how()).unwrap().items.len(), 10);
}

#[test]
fn marks_of_direction_stay_where_the_course_runs_from_right_to_left() {
    let text = "::X:: \u{200F}ما هذا؟\u{200F} {=نعم\u{200F}}";
    let prompt = |rtl: bool| {
        let how = How { rtl, ..how() };
        read(text.as_bytes(), Format::Gift, &how).unwrap().items.remove(0).words.prompt
    };
    assert!(prompt(true).contains('\u{200F}'));
    assert!(!prompt(false).contains('\u{200F}'));
}

#[test]
fn a_bank_of_thousands_makes_modules_that_can_be_read() {
    let question =
        |n: usize| format!("::Q{n}:: Is {n} even? {{{}}}\n\n", if n.is_multiple_of(2) { "T" } else { "F" });
    let text: String = (0..1200).map(question).collect();
    let bank = read(text.as_bytes(), Format::Gift, &how()).unwrap();
    assert_eq!(bank.items.len(), 1200);
    assert_eq!(counts(&bank), [500, 500, 200]);
    // Long ones are parted by their length, and so are those that are open.
    let long = |n: usize| {
        format!("::Q{n}:: {} {{{}}}\n\n", "word ".repeat(8_000), if n < 40 { "T" } else { "~a ~b" })
    };
    let bank = read((0..60).map(long).collect::<String>().as_bytes(), Format::Gift, &how()).unwrap();
    assert_eq!((bank.items.len(), bank.open.len()), (40, 20));
    assert_eq!(counts(&bank), [9, 9, 9, 9, 4, 0, 0]);
}

/// How many questions each module of a bank has.
fn counts(bank: &Bank) -> Vec<usize> {
    let each = write::modules("M", bank).into_iter().map(|text| {
        assert!(text.len() < 512 << 10);
        load::module(&module("m"), &text, false).unwrap().0.pool.len()
    });
    each.collect()
}

#[test]
fn long_texts_are_broken_where_a_course_needs_it() {
    let text = format!("::Q:: {} {{T}}", "word ".repeat(3000));
    let bank = read(text.as_bytes(), Format::Gift, &how()).unwrap();
    assert_eq!(bank.items.len(), 1);
    let endless = format!("::Q:: {} {{T}}", "word ".repeat(30_000));
    let bank = read(endless.as_bytes(), Format::Gift, &how()).unwrap();
    assert_eq!(
        (bank.len(), bank.notes[0].why.as_str()),
        (0, "it is longer than a course can hold: make several of it")
    );
}

// Real banks.

/// A question that Moodle's importer counts and ours does not, or the other way round.
#[derive(Clone, Debug, serde::Deserialize)]
struct Difference {
    file: String,
    /// The line that the question begins on.
    line: usize,
    /// Who alone counts it.
    only: String,
    why: String,
}

#[test]
fn real_banks_give_as_many_questions_as_moodle_finds() {
    let Some(root) = real_banks() else { return };
    let counts = fs::read_to_string(root.join("reference-counts.json")).unwrap();
    let counts: BTreeMap<String, serde_json::Value> = serde_json::from_str(&counts).unwrap();
    let table = include_str!("../golden/import-differences.toml");
    let table: BTreeMap<String, Vec<Difference>> = toml::from_str(table).unwrap();
    let mut known: BTreeMap<String, Vec<Difference>> = BTreeMap::new();
    for row in &table["difference"] {
        known.entry(row.file.clone()).or_default().push(row.clone());
    }
    let mut faults = String::new();
    let mut compared = 0;
    for (path, bytes) in files(&root) {
        let Some(wanted) = counts.get(&path).and_then(|it| it["moodle importer"]["questions"].as_u64())
        else {
            continue;
        };
        compared += 1;
        let bank = read(&bytes, format_of(&path).unwrap(), &how()).unwrap();
        let rows = known.remove(&path).unwrap_or_default();
        explained(&path, &bank, usize::try_from(wanted).unwrap(), &rows, &mut faults);
    }
    for path in known.keys() {
        let _ = writeln!(faults, "{path}: the table explains a file that is not there");
    }
    assert_eq!(faults, "");
    assert!(100 < compared, "{compared} files were compared");
}

/// Finds what the table does not explain, and what it explains and is not so.
fn explained(path: &str, bank: &Bank, wanted: usize, rows: &[Difference], faults: &mut String) {
    let count = |who: &str| rows.iter().filter(|row| row.only == who).count();
    if bank.len() + count("moodle") != wanted + count("ours") {
        let _ = writeln!(faults, "{path}: {} questions, and Moodle finds {wanted}", bank.len());
    }
    for row in rows {
        let is_so = match row.only.as_str() {
            "moodle" => bank.notes.iter().any(|note| note.line == row.line && note.why == row.why),
            _ => bank.items.iter().any(|item| row.why.contains(&format!("`{}`", item.question.id))),
        };
        if !is_so {
            let _ = writeln!(faults, "{path}: line {}: it is not so any more: {}", row.line, row.why);
        }
    }
}

#[test]
fn real_banks_are_told_apart_and_loaded_again() {
    let Some(root) = real_banks() else { return };
    for (path, bytes) in files(&root) {
        let Some(format) = format_of(&path) else { continue };
        assert_eq!(guess(&path, &bytes), Some(format), "{path}");
        holds(&path, &read(&bytes, format, &how()).unwrap());
    }
}

// What must hold for every bank.

/// Every question that is carried over loads again as it was, and nothing that is told can harm a terminal.
fn holds(name: &str, bank: &Bank) {
    let text = write::module("A module", &bank.items, &bank.open);
    let (loaded, words) =
        load::module(&module("m"), &text, false).unwrap_or_else(|found| panic!("{name}: {found:?}"));
    let questions: Vec<_> = bank.items.iter().map(|item| &item.question).collect();
    assert_eq!(loaded.pool.iter().collect::<Vec<_>>(), questions, "{name}");
    for item in &bank.items {
        assert_eq!(words.items[&item.question.id], item.words, "{name}");
    }
    let faults = clean::faults(&text, false).into_iter().filter(|it| it.why != clean::Why::LongLine);
    assert_eq!(faults.collect::<Vec<_>>(), [], "{name}");
    for note in &bank.notes {
        assert_eq!(clean::faults(&format!("{}{}", note.what, note.why), false), [], "{name}");
    }
}

#[test]
fn a_file_made_to_take_long_takes_no_longer() {
    let many = |piece: &str| piece.repeat(200_000 / piece.len());
    let hostile = [
        many("{"),
        many("}"),
        many("{=a ~b} "),
        many("\\n"),
        many("~%50%"),
        many("=a -> b "),
        many("{1:SA:=a} "),
        many("{1:SA:"),
        many("::"),
        many("####"),
        many("<b>"),
        many("<"),
        many("<!--"),
        many("&"),
        many("&amp;"),
        many("\""),
        many("a,"),
        many("A) a\n"),
        many("[[1]]"),
        many("`"),
        many("*_"),
        many("[a](b) "),
        many("\u{301}"),
        many("\u{202E}"),
        format!("Q {{{}}}", many("~a ")),
        format!("<quiz>{}", many("<question type=\"cloze\"><questiontext><text>{1:MC:")),
        format!(
            "<quiz><question type=\"cloze\"><questiontext><text>{}</text></questiontext></question></quiz>",
            many("{1:SA:=a} ")
        ),
        format!(
            "<quiz><question type=\"ddwtos\"><questiontext><text>{}</text></questiontext></question></quiz>",
            many("[[1]]")
        ),
        format!("<assessmentItem><itemBody>{}</itemBody></assessmentItem>", many("<textEntryInteraction/>")),
        format!("<assessmentItem><itemBody>{}</itemBody></assessmentItem>", many("<choiceInteraction/>")),
        format!("<questestinterop>{}", many("<item><presentation><response_str/></presentation></item>")),
        format!("<!DOCTYPE x [{}]><quiz>&a;</quiz>", many("<!ENTITY a \"&a;&a;\">")),
    ];
    for text in &hostile {
        for format in FORMATS {
            let before = Instant::now();
            let bank = read(text.as_bytes(), format, &how()).unwrap();
            let took = before.elapsed();
            let start: String = text.chars().take(40).collect();
            assert!(took < Duration::from_secs(20), "{took:?}: {format:?} {start}");
            holds(&start, &bank);
        }
    }
}

#[test]
fn an_archive_made_to_harm_is_refused() {
    let refused = |bytes: &[u8]| read(bytes, Format::Qti, &how()).unwrap_err().to_string();
    let huge = vec![b' '; 5 << 20];
    assert_eq!(
        refused(&zipped([("a.xml".to_owned(), huge.clone())])),
        "the archive unpacks to more than is read: 4 MiB a file, 64 in all"
    );
    let big = vec![b' '; 4 << 20];
    let many = (0..20).map(|n| (format!("{n}.xml"), big.clone()));
    assert!(refused(&zipped(many)).contains("more than is read"));
    let files = (0..5001).map(|n| (format!("{n}"), Vec::new()));
    assert_eq!(refused(&zipped(files)), "the archive has more than 5000 files");
    assert!(refused(b"PK\x03\x04 and nothing else").starts_with("the archive cannot be read"));
    // The name of the second file is made that of the first, in both places where it stands.
    let twins = zipped([("a.xml".to_owned(), b"1".to_vec()), ("b.xml".to_owned(), b"2".to_vec())]);
    let twins: Vec<u8> = replaced(&twins, b"b.xml", b"a.xml");
    assert_eq!(refused(&twins), "the archive has two files of one name, and nobody can tell which is meant");
    // Nothing is unpacked, so a name that leads out leads nowhere.
    let out = zipped([("../../etc/a.xml".to_owned(), b"<assessmentItem/>".to_vec())]);
    assert_eq!(read(&out, Format::Qti, &how()).unwrap().notes[0].file.as_deref(), Some("../../etc/a.xml"));
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for at in 0..out.len() - from.len() {
        if out[at..].starts_with(from) {
            out[at..at + to.len()].copy_from_slice(to);
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_make_an_importer_stumble(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for format in FORMATS {
            if let Ok(bank) = read(&bytes, format, &how()) {
                holds("random bytes", &bank);
            }
            let _ = guess("x", &bytes);
        }
    }

    #[test]
    fn no_change_of_a_bank_makes_an_importer_stumble(
        which in 0usize..8,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4u8), 1..12),
    ) {
        let banks: Vec<PathBuf> = sorted(&own_banks()).into_iter().filter(|path| path.is_file()).collect();
        let path = &banks[which % banks.len()];
        let mut bytes = fs::read(path).unwrap();
        let format = guess(path.to_str().unwrap(), &bytes).unwrap();
        for (at, byte, how) in changes {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => { bytes.remove(at); }
                _ => bytes.insert(at, b"{}=~#:<>&\"\\,;\n"[usize::from(byte) % 14]),
            }
        }
        holds(path.to_str().unwrap(), &read(&bytes, format, &how()).unwrap());
    }
}

// The command.

#[test]
fn a_bank_comes_into_a_course_that_is_made_for_it() {
    let place = tempfile::tempdir().unwrap();
    let asked = import(place.path(), &["kinds.gift", "--into", "old-quiz"]);
    assert_eq!(code(&asked), 2);
    assert!(
        error(&asked).contains("there is no course at old-quiz; nothing was written"),
        "{}",
        error(&asked)
    );
    assert!(!place.path().join("old-quiz").exists());
    let made = import(place.path(), &["kinds.gift", "--into", "old-quiz", "--yes", "--lang", "fr"]);
    assert_eq!((code(&made), error(&made)), (0, String::new()));
    insta::assert_snapshot!("command", out(&made));
    let folder = place.path().join("old-quiz");
    let head = fs::read_to_string(folder.join("course.toml")).unwrap();
    assert!(head.contains("language = \"fr\"\n") && head.contains("modules = [\"kinds\"]\n"));
    let opened = load(&Source::Folder(folder.clone()), &course("old-quiz")).course.unwrap();
    let words = opened.words(&"fr".parse().unwrap());
    assert_eq!(words.module(&module("kinds")).unwrap().title, "Kinds");
    let text = fs::read_to_string(folder.join("kinds.toml")).unwrap();
    assert!(text.contains("prompt = \"Complétez les blancs.\""), "{text}");
}

#[test]
fn a_bank_comes_into_a_course_that_is_there_and_harms_nothing_in_it() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("good");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/courses/good"), &folder);
    let head = fs::read_to_string(folder.join("course.toml")).unwrap();
    let head =
        format!("# Mine.\r\n{}", head.replace("modules = [\"one\"]", "modules = [\n  \"one\", # first\n]"));
    fs::write(folder.join("course.toml"), &head).unwrap();
    let module_before = fs::read(folder.join("one.toml")).unwrap();
    for _ in 0..2 {
        let done = import(place.path(), &["letters.aiken", "header.csv", "--into", "good"]);
        assert_eq!(code(&done), 0, "{}", error(&done));
    }
    let wanted = "\"one\", # first\n  \"letters\",\n  \"header\",\n  \"letters-2\",\n  \"header-2\",\n]";
    let now = fs::read_to_string(folder.join("course.toml")).unwrap();
    assert_eq!(now, head.replace("\"one\", # first\n]", wanted));
    assert_eq!(fs::read(folder.join("one.toml")).unwrap(), module_before);
    let loaded = load(&Source::Folder(folder), &course("good"));
    assert_eq!(loaded.course.unwrap().course.modules.len(), 5);
}

#[test]
fn several_banks_make_one_module_where_it_has_a_name() {
    let place = tempfile::tempdir().unwrap();
    let args = ["letters.aiken", "letters.aiken", "package", "--into", "x/all", "--module", "mine", "--yes"];
    let done = import(place.path(), &args);
    assert_eq!(code(&done), 0, "{}", error(&done));
    let loaded = load(&Source::Folder(place.path().join("x/all")), &course("all"));
    let opened = loaded.course.unwrap().course;
    assert_eq!(opened.module(&module("mine")).unwrap().pool.len(), 14);
    let again = import(place.path(), &args);
    assert_eq!(code(&again), 2);
    assert!(error(&again).contains("the course has a module mine already"), "{}", error(&again));
}

#[test]
fn a_dry_run_writes_nothing() {
    let place = tempfile::tempdir().unwrap();
    let done = import(place.path(), &["semicolons.csv", "--into", "dry", "--dry-run"]);
    assert_eq!(code(&done), 0);
    assert!(
        out(&done).ends_with("would write dry/semicolons.toml\nNothing was written: --dry-run.\n"),
        "{}",
        out(&done)
    );
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0);
}

#[test]
fn what_cannot_be_done_is_told_with_its_mend() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("letter.txt"), "Dear all,\nno question here.\n").unwrap();
    fs::write(place.path().join("empty.gift"), "// nothing\n").unwrap();
    fs::create_dir(place.path().join("empty")).unwrap();
    fs::create_dir(place.path().join("broken")).unwrap();
    fs::write(place.path().join("broken/course.toml"), "modules = [").unwrap();
    let cases = [
        (vec!["no-such.gift", "--into", "x"], "no-such.gift: "),
        (
            vec!["./letter.txt", "--into", "x"],
            "it looks like none of GIFT, Aiken, Moodle XML, QTI and CSV\n  help: say what it is: --from gift|",
        ),
        (
            vec!["./empty.gift", "--into", "x"],
            "there is no question that can be brought in\n  help: nothing was written",
        ),
        (vec!["./empty", "--into", "x"], "is a folder without a file of QTI"),
        (
            vec!["kinds.gift", "--into", "Not An Id", "--yes"],
            "cannot name a course: an id has a-z, 0-9 and -, not 'N'",
        ),
        (
            vec!["kinds.gift", "--into", "using-a-computer"],
            "the course using-a-computer is part of the program",
        ),
        (
            vec!["kinds.gift", "--into", "broken"],
            "it is no TOML; nothing was written\n  help: `coursedeck course check broken` says where",
        ),
        (vec!["kinds.gift", "--into", "x", "--from", "word"], "it can be gift, aiken, moodle-xml, qti, csv"),
        (
            vec!["kinds.gift", "--into", "x", "--module", "exam", "--yes"],
            "the course has a module exam already, or cannot have one",
        ),
    ];
    for (args, wanted) in cases {
        let done = import(place.path(), &args);
        assert_eq!(code(&done), 2, "{args:?}");
        assert!(error(&done).contains(wanted), "{args:?}: {}", error(&done));
    }
    assert!(!place.path().join("x").exists());
}

/// Runs the command in a folder; banks without a path are those of our own.
fn import(place: &Path, args: &[&str]) -> Output {
    let own = |arg: &&str| match own_banks().join(arg).exists() {
        true => own_banks().join(arg).into_os_string(),
        false => arg.into(),
    };
    let mut command = Command::new(env!("CARGO_BIN_EXE_coursedeck"));
    command.current_dir(place).env("COURSEDECK_DATA", place.join(".data")).env("LANG", "C");
    command.args(["course", "import"]).args(args.iter().map(own));
    command.output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// What was said, without where this test lies.
fn out(output: &Output) -> String {
    let place = own_banks();
    String::from_utf8(output.stdout.clone()).unwrap().replace(&format!("{}/", place.display()), "")
}

fn error(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

// Where things are.

fn how() -> How {
    How { rtl: false, fill: "Fill in the blanks.".to_owned() }
}

fn module(id: &str) -> ModuleId {
    id.parse().unwrap()
}

fn course(id: &str) -> CourseId {
    id.parse().unwrap()
}

/// A bank as its author will see it.
fn told(bank: &Bank) -> String {
    let mut text = write::module("A module", &bank.items, &bank.open);
    for note in &bank.notes {
        let file = note.file.as_ref().map_or(String::new(), |file| format!("{file}: "));
        let _ = write!(text, "\n! {file}{}: {}: {}", note.line, note.what, note.why);
    }
    text
}

fn own_banks() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/banks")
}

/// The real question banks of public projects, where they are at hand. They are no part of this one.
fn real_banks() -> Option<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = here.ancestors().skip(1).map(|it| it.join("shared/data/questions")).find(|it| it.is_dir());
    if found.is_none() {
        println!("skipped: there are no question banks in ../shared/data/questions");
    }
    found
}

fn format_of(path: &str) -> Option<Format> {
    Some(match path.split('/').next()? {
        "gift" => Format::Gift,
        "aiken" => Format::Aiken,
        "moodlexml" => Format::MoodleXml,
        "qti" | "qti12" => Format::Qti,
        _ => return None,
    })
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let found: BTreeSet<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.into_iter().collect()
}

fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for path in sorted(&folder) {
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn package(folder: &Path) -> Package {
    Package { files: files(folder), ..Package::default() }
}

fn zipped(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (path, bytes) in files {
        zip.start_file(path.as_str(), options).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
