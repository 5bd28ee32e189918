//! Certificates: issued for a class by the real program, read back by programs of others, and verified.
//!
//! `COURSEDECK_KEEP=DIR` keeps the pages there, for people to look at.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use coursedeck::{
    ids::{AttemptId, CourseId, LearnerId},
    lang::Tag,
    log::{Entry, Happening, Subject},
    quiz::{Share, Sitting},
    records::certificate::code::Coded,
    seal::{Digest, Key},
    store::{How, Store},
    time::{Now, Stamp},
};
use serde_json::json;
use tempfile::TempDir;
use uuid::Uuid;

/// A name in each script, with the language of whoever has it.
const NAMES: &[(&str, &str)] = &[
    ("Zoë Ngũgĩ-O’Brien", "en"),
    ("Élodie Nguyễn Œuvré", "fr"),
    ("منى عبد الله الحسيني", "ar"),
    ("欧阳雨桐", "zh"),
    ("प्रिया श्रीवास्तव", "hi"),
    ("ሰላማዊት ገብረ ሥላሴ", "am"),
    ("Екатерина Щербакова", "ru"),
    ("Αικατερίνη Παπαδοπούλου", "el"),
];

/// The logo of a centre.
const LOGO: &[u8] = include_bytes!("../certificate/logo.png");

/// A centre with its data folder.
struct Centre {
    dir: TempDir,
    ms: i64,
}

impl Centre {
    fn new(name: &str) -> Self {
        let centre = Self { dir: tempfile::tempdir().unwrap(), ms: 1_795_500_000_000 };
        let told =
            centre.told(&["centre", "init", "--yes", "--preset", "open", "--name", name, "--country", "KE"]);
        assert!(told.contains(name), "{told}");
        centre
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn data(&self) -> PathBuf {
        self.path("data")
    }

    fn store(&self) -> Store {
        Store::open(&self.data().join("coursedeck.db"), How::default()).unwrap()
    }

    fn now(&mut self) -> Now {
        self.ms += 30_000;
        Now { at: Stamp { ms: self.ms, offset: 180 }, mono: (self.ms - 1_795_500_000_000) as u64 }
    }

    /// Somebody who has passed the course with so much.
    fn passed(&mut self, name: &str, language: &str, course: &str, score: Option<f64>) -> LearnerId {
        let mut store = self.store();
        let now = self.now();
        let language: Tag = language.parse().unwrap();
        let learner = store.add_learner(now, name, &language, None).unwrap().id;
        self.complete(&mut store, learner, course, score);
        learner
    }

    fn complete(&mut self, store: &mut Store, learner: LearnerId, course: &str, score: Option<f64>) {
        let id: CourseId = course.parse().unwrap();
        let subject = Subject {
            course: Some((id, "1.0.0".to_owned(), Digest::of(&[b"course"]))),
            module: None,
            item: None,
        };
        let attempt = AttemptId(Uuid::from_u128(learner.0.as_u128() ^ 1));
        let mut entries = Vec::new();
        if let Some(score) = score {
            let began = json!({ "kind": "attempt-started", "attempt": attempt, "sitting": "exam", "number": 1,
                "rules": { "pass": 70, "draw": null, "attempts": null, "minutes": null, "shuffle": false,
                    "feedback": "deferred", "certainty": false },
                "seed": 7, "paper": { "questions": [] }, "language": "en" });
            entries.push(serde_json::from_value(began).unwrap());
            let (sitting, score) = (Sitting::Exam, Share::new(score));
            entries.push(Happening::AttemptFinished {
                attempt,
                sitting,
                score,
                passed: true,
                waits: false,
                late: false,
            });
        }
        entries.push(Happening::CourseCompleted {
            score: Share::new(score.unwrap_or(1.0)),
            pretest: None,
            posttest: score.map(Share::new),
            valid_months: score.map(|_| 24),
        });
        let now = self.now();
        let entries: Vec<Entry> =
            entries.into_iter().map(|what| Entry { subject: subject.clone(), what }).collect();
        store.append(learner, now, &entries).unwrap();
    }

    fn run(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_coursedeck"))
            .args(args)
            .arg("--data")
            .arg(self.data())
            .env("LC_ALL", "en")
            .env("HOME", self.dir.path())
            .env_remove("COURSEDECK_DATA")
            .output()
            .unwrap()
    }

    fn told(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The exit code, and all that is said.
    fn said(&self, args: &[&str]) -> (i32, String) {
        let output = self.run(args);
        let said = [output.stdout, output.stderr].concat();
        (output.status.code().unwrap(), String::from_utf8(said).unwrap())
    }

    fn export(&self, to: &str, more: &[&str]) -> String {
        let to = self.path(to).to_str().unwrap().to_owned();
        self.told(&[&["records", "export", "--to", "certificate", "-o", &to], more].concat())
    }

    fn verify(&self, what: &Path, more: &[&str]) -> (i32, String) {
        self.said(&[&["verify", what.to_str().unwrap()], more].concat())
    }
}

/// The pages in a folder, by their names.
fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut pages: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    pages.sort();
    assert!(pages.iter().all(|it| it.extension().is_some_and(|it| it == "pdf")), "{pages:?}");
    pages
}

/// What poppler's tool says; none where it is not installed.
fn poppler(tool: &str, args: &[&str]) -> Option<Vec<u8>> {
    let Ok(output) = Command::new(tool).args(args).output() else {
        eprintln!("skipped: {tool} of poppler-utils is not here");
        return None;
    };
    assert!(output.status.success(), "{tool} {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "{tool} {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    Some(output.stdout)
}

/// A text without its spaces, its marks of direction, and the forms that letters take in a word.
fn bare(text: &str) -> String {
    let is_mark = |sign: char| matches!(sign, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|sign| !sign.is_whitespace() && !is_mark(*sign)).collect()
}

fn code_of(page: &Path) -> String {
    Coded::find(&fs::read(page).unwrap()).unwrap()
}

/// A centre where somebody with a name in each script has passed.
fn of_every_script() -> Centre {
    let mut centre = Centre::new("Kisumu Digital Centre · مركز كيسومو");
    for (at, (name, language)) in NAMES.iter().enumerate() {
        centre.passed(name, language, "staying-safe-online", Some(0.8333 + at as f64 / 100.0));
    }
    centre
}

#[test]
fn names_come_back_from_the_page_in_every_script() {
    let centre = of_every_script();
    fs::create_dir_all(centre.data().join("locales")).unwrap();
    fs::write(
        centre.data().join("locales/ar.ftl"),
        "certificate-heading = شهادة إنجاز\ncertificate-given-to = تشهد المؤسسة بأن\n\
        certificate-has-passed = اجتاز بنجاح دورة\ncertificate-score = النتيجة: { $score }\n\
        certificate-number = شهادة رقم { $number }\ncertificate-completed = بتاريخ { $date }\n",
    )
    .unwrap();
    let told = centre.export("out", &[]);
    assert!(told.contains(&format!("{} certificates in", NAMES.len())), "{told}");
    let pages = pages(&centre.path("out"));
    assert_eq!(pages.len(), NAMES.len());
    if let Some(keep) = std::env::var_os("COURSEDECK_KEEP") {
        fs::create_dir_all(&keep).unwrap();
        for page in &pages {
            fs::copy(page, Path::new(&keep).join(page.file_name().unwrap())).unwrap();
        }
    }
    let mut seen = BTreeSet::new();
    for page in &pages {
        let (code, said) = centre.verify(page, &[]);
        assert_eq!(code, 0, "{said}");
        let name = Coded::parse(&code_of(page)).unwrap().said.name;
        assert!(said.contains(&name) && said.contains("VALID"), "{said}");
        let path = page.to_str().unwrap();
        let Some(text) = poppler("pdftotext", &["-layout", path, "-"]) else { return };
        let text = bare(&String::from_utf8(text).unwrap());
        assert!(text.contains(&bare(&name)), "{name} is not in {text}");
        let Some(picture) = poppler("pdftoppm", &["-r", "40", "-gray", path]) else { return };
        let dark = picture.iter().filter(|byte| **byte < 100).count();
        assert!(2000 < dark && dark < picture.len() / 4, "{name}: {dark} of {} are dark", picture.len());
        let fonts = String::from_utf8(poppler("pdffonts", &[path]).unwrap()).unwrap();
        assert!(fonts.lines().skip(2).all(|line| line.contains(" yes yes yes ")), "{fonts}");
        seen.insert(name);
    }
    assert_eq!(seen.len(), NAMES.len());
}

#[test]
fn a_class_of_thirty_is_certified_in_one_run_and_the_same_again_is_the_same_to_the_byte() {
    let mut centre = Centre::new("Kisumu");
    for at in 0..30 {
        centre.passed(&format!("Learner {at}"), "en", "using-a-computer", Some(0.9));
    }
    let told = centre.export("out", &["--course", "using-a-computer"]);
    assert!(told.contains("30 certificates in") && told.contains("30 of them new"), "{told}");
    let before: Vec<Vec<u8>> = pages(&centre.path("out")).iter().map(|it| fs::read(it).unwrap()).collect();
    assert_eq!(before.len(), 30);
    // Once more, the same; and nothing new is issued.
    assert!(centre.export("again", &["--result", "passed"]).contains(", 0 of them new"));
    let again: Vec<Vec<u8>> = pages(&centre.path("again")).iter().map(|it| fs::read(it).unwrap()).collect();
    assert!(before == again);
    assert_eq!(centre.store().verify().unwrap(), None);
    let one = Coded::parse(&code_of(&pages(&centre.path("again")).remove(0))).unwrap().said.name;
    let path = centre.path("out").to_str().unwrap().to_owned();
    fs::remove_dir_all(centre.path("again")).unwrap();
    // Into a folder where it is already, too.
    let number = centre.told(&["records", "certificate", &one]);
    let number = number.split("number ").nth(1).unwrap()[..14].to_owned();
    let page = format!("{path}/{number}.pdf");
    let other = centre.path("one.pdf").to_str().unwrap().to_owned();
    centre.told(&["records", "certificate", &one, "-o", &other]);
    assert!(fs::read(page).unwrap() == fs::read(other).unwrap());
    // The number stands in the record, in every form.
    let csv = centre.told(&["records", "export", "--to", "csv"]);
    let jsonl = centre.told(&["records", "export", "--to", "jsonl"]);
    for page in pages(&centre.path("out")) {
        let number = page.file_stem().unwrap().to_str().unwrap().to_owned();
        assert!(csv.contains(&number) && jsonl.contains(&format!("\"certificate_no\":\"{number}\"")));
    }
    let hidden = centre.told(&["records", "export", "--to", "csv", "--anonymous"]);
    let one = pages(&centre.path("out")).remove(0);
    assert!(!hidden.contains(one.file_stem().unwrap().to_str().unwrap()), "a number would tell who it is");
}

#[test]
fn every_byte_of_a_page_and_every_field_of_a_code_is_held_by_verify() {
    let mut centre = Centre::new("Kisumu");
    centre.passed("Amina Hassan", "en", "staying-safe-online", Some(0.91));
    let page = centre.path("amina.pdf");
    let told = centre.told(&["records", "certificate", "Amina Hassan", "-o", page.to_str().unwrap()]);
    assert!(told.contains("amina.pdf: certificate "), "{told}");
    let bytes = fs::read(&page).unwrap();
    assert_eq!(centre.verify(&page, &[]).0, 0);
    // The library holds every bit of a file and of a code; here the whole way is walked for some of them.
    let step = bytes.len() / 23;
    for at in (0..bytes.len()).step_by(step) {
        let mut other = bytes.clone();
        other[at] ^= 1;
        let path = centre.path("other.pdf");
        fs::write(&path, &other).unwrap();
        let (code, said) = centre.verify(&path, &[]);
        assert!(code != 0 && !said.starts_with("VALID"), "byte {at}: {said}");
    }
    let sound = Coded::parse(&code_of(&page)).unwrap();
    let changed = |change: &dyn Fn(&mut coursedeck::log::Said)| {
        let mut coded = sound.clone();
        change(&mut coded.said);
        coded.to_string()
    };
    let codes = [
        changed(&|it| it.number = "0000-0000-0000".to_owned()),
        changed(&|it| it.name = "Amina Hasan".to_owned()),
        changed(&|it| it.course = "using-a-computer".to_owned()),
        changed(&|it| it.version = "9".to_owned()),
        changed(&|it| it.title = "Brain surgery".to_owned()),
        changed(&|it| it.language = "fr".parse().unwrap()),
        changed(&|it| it.result = "completed".to_owned()),
        changed(&|it| it.score = "100".to_owned()),
        changed(&|it| it.completed = "2020-01-01".parse().unwrap()),
        changed(&|it| it.expires = None),
        changed(&|it| it.issued = "2020-01-01".parse().unwrap()),
        changed(&|it| it.centre = "Harvard".to_owned()),
    ];
    for code in &codes {
        let (exit, said) = centre.verify(Path::new(code), &[]);
        assert!(exit == 1 && said.starts_with("NOT VALID: the signature does not fit"), "{said}");
    }
    // What the page shows was changed, and its code was not: the code is told, to compare.
    let mut repainted = bytes;
    let end = repainted.len() - 3;
    repainted[end] ^= 1;
    let path = centre.path("repainted.pdf");
    fs::write(&path, repainted).unwrap();
    let (exit, said) = centre.verify(&path, &[]);
    assert!(exit == 1 && said.contains("was changed after the centre made it"), "{said}");
    assert!(said.contains("Amina Hassan") && said.contains("91%"), "{said}");
}

#[test]
fn the_code_alone_is_enough_in_any_form_that_people_give_it() {
    let mut centre = Centre::new("Kisumu");
    centre.passed("منى", "en", "using-a-computer", None);
    let text = centre.told(&["records", "certificate", "منى"]);
    assert!(text.contains("Certificate of completion") && text.contains("منى"), "{text}");
    let code = Coded::find(text.as_bytes()).unwrap();
    let small = code.to_lowercase();
    let spaced: String = code.chars().flat_map(|sign| [sign, ' ']).collect();
    for code in [&code, &small, &spaced] {
        let (exit, said) = centre.verify(Path::new(code), &[]);
        assert!(exit == 0 && said.starts_with("VALID") && said.contains("منى"), "{said}");
    }
    // As a file: whole, with the line ends of Windows, or nothing but the code; and not with another name in it.
    let file = centre.path("mona.txt");
    let whole = [text.clone(), text.replace('\n', "\r\n"), format!("{code}\n")];
    for text in whole {
        fs::write(&file, &text).unwrap();
        assert_eq!(centre.verify(&file, &[]).0, 0, "{text}");
    }
    fs::write(&file, text.replace("منى", "سارة")).unwrap();
    let (exit, said) = centre.verify(&file, &[]);
    assert!(exit == 1 && said.contains("was changed after") && said.contains("منى"), "{said}");
    let (exit, said) = centre.verify(Path::new(&code[..code.len() - 4]), &[]);
    assert!(exit == 1 && said.starts_with("NOT VALID"), "{said}");
    for no in ["hello", "", "no-such-file.pdf"] {
        assert_eq!(centre.verify(Path::new(no), &[]).0, 2, "{no}");
    }
    fs::write(&file, "Dear Amina,").unwrap();
    let (exit, said) = centre.verify(&file, &[]);
    assert!(exit == 2 && said.contains("there is no certificate and no badge in"), "{said}");
    assert_eq!(centre.verify(centre.dir.path(), &[]).0, 2);
}

#[test]
fn another_centre_says_what_it_knows_and_no_more() {
    let mut centre = Centre::new("Kisumu");
    centre.passed("Amina", "en", "using-a-computer", Some(0.8));
    centre.export("out", &[]);
    let page = pages(&centre.path("out")).remove(0);
    // One that has no database gets none by asking.
    let other = Centre { dir: tempfile::tempdir().unwrap(), ms: 0 };
    let (exit, said) = other.verify(&page, &[]);
    assert!(exit == 1 && said.starts_with("NOT KNOWN") && said.contains("Amina"), "{said}");
    assert!(!other.data().exists());
    let key = centre.told(&["centre", "show", "--format", "json"]);
    let key: serde_json::Value = serde_json::from_str(&key).unwrap();
    let file = other.path("kisumu.key");
    fs::write(&file, format!("Kisumu says:\n{}\n", key["did"].as_str().unwrap())).unwrap();
    for key in [key["key"].as_str().unwrap(), key["did"].as_str().unwrap(), file.to_str().unwrap()] {
        let (exit, said) = other.verify(&page, &["--key", key]);
        assert!(exit == 0 && said.contains("is not known here"), "{said}");
    }
    let stranger = Centre::new("Nowhere");
    let (exit, said) = stranger.verify(&page, &[]);
    assert!(exit == 1 && said.starts_with("NOT KNOWN"), "{said}");
    // Who takes the code and signs it with a key of their own is a stranger too.
    let coded = Coded::parse(&code_of(&page)).unwrap();
    let mut said = coded.said.clone();
    said.name = "Mallory".to_owned();
    let forged = coursedeck::records::certificate::sign(Uuid::nil(), said, &Key::grown([9; 32]));
    let forged = Coded::try_from(&forged).unwrap().to_string();
    let (exit, said) = centre.verify(Path::new(&forged), &[]);
    assert!(exit == 1 && said.starts_with("NOT KNOWN"), "{said}");
    assert_eq!(other.verify(&page, &["--key", "abcd"]).0, 2);
}

#[test]
fn a_certificate_that_was_revoked_is_told_so_and_a_new_one_has_another_number() {
    let mut centre = Centre::new("Kisumu");
    let amina = centre.passed("Amina Hasan", "en", "using-a-computer", Some(0.8));
    centre.passed("Juma", "en", "using-a-computer", Some(0.8));
    centre.export("out", &[]);
    let by_name = |centre: &Centre, folder: &str, name: &str| {
        let all = pages(&centre.path(folder));
        all.into_iter().find(|it| Coded::parse(&code_of(it)).unwrap().said.name == name).unwrap()
    };
    let page = by_name(&centre, "out", "Amina Hasan");
    let number = page.file_stem().unwrap().to_str().unwrap().to_owned();
    // The slip is mended: the certificate stays as it was signed, and that is told.
    centre.told(&["learner", "change", "Amina Hasan", "--name", "Amina Hassan"]);
    let (_, said) = centre.said(&[
        "records",
        "export",
        "--to",
        "certificate",
        "-o",
        centre.path("out").to_str().unwrap(),
    ]);
    assert!(said.contains(&format!("`coursedeck records revoke {number}`")), "{said}");
    let (exit, said) = centre.said(&["records", "revoke", &number, "--reason", "hasan is a slip"]);
    assert!(exit == 2 && said.contains("names the learner"), "{said}");
    assert_eq!(centre.said(&["records", "revoke", "0000-0000-0000", "--reason", "x"]).0, 2);
    assert_eq!(centre.said(&["records", "revoke", "Amina", "--reason", "x"]).0, 2);
    let told =
        centre.told(&["records", "revoke", &number.to_lowercase(), "--reason", "a slip in the spelling"]);
    assert!(told.contains("holds no more"), "{told}");
    let (exit, said) = centre.verify(&page, &[]);
    assert!(exit == 1 && said.contains("revoked on") && said.contains("a slip in the spelling"), "{said}");
    assert!(!centre.told(&["records", "export"]).contains(&number));
    // It is left out until somebody wants a new one.
    let out = centre.path("later").to_str().unwrap().to_owned();
    let (exit, said) = centre.said(&["records", "export", "--to", "certificate", "-o", &out]);
    assert!(
        exit == 0 && said.contains("was revoked, and is left out") && said.contains("1 certificate in"),
        "{said}"
    );
    centre.export("new", &["--reissue"]);
    let new = by_name(&centre, "new", "Amina Hassan");
    assert_ne!(new.file_stem(), page.file_stem());
    assert_eq!(centre.verify(&new, &[]).0, 0);
    // Erased, they are in no file of the data folder; the paper is as genuine, or as revoked, as before.
    let mut store = centre.store();
    let audit = coursedeck::log::Audit {
        by: "test".to_owned(),
        command: "learner erase".to_owned(),
        on: Vec::new(),
        note: String::new(),
    };
    let now = centre.now();
    store.erase(now, audit, amina).unwrap();
    store.scrub().unwrap();
    assert_eq!(store.verify().unwrap(), None);
    drop(store);
    for entry in fs::read_dir(centre.data()).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        assert!(!bytes.windows(11).any(|it| it == b"Amina Hasan"));
    }
    assert_eq!(centre.verify(&page, &[]).0, 1);
    let (exit, said) = centre.verify(&new, &[]);
    assert!(exit == 0 && said.contains("It is not on record here"), "{said}");
}

#[test]
fn what_cannot_be_printed_is_told_and_leaves_nothing_behind() {
    let mut centre = Centre::new("Kisumu");
    centre.passed("Amina", "en", "using-a-computer", Some(0.8));
    // A sign that no font in the world has: it is of a plane that nothing stands in.
    centre.passed("Nobody \u{8fffd}", "en", "using-a-computer", Some(0.8));
    let out = centre.path("out");
    let (exit, said) =
        centre.said(&["records", "export", "--to", "certificate", "-o", out.to_str().unwrap()]);
    assert!(exit == 2 && said.contains("Nobody") && said.contains("U+8FFFD"), "{said}");
    assert!(said.contains("put a font that has them into"), "{said}");
    assert!(!out.exists());
    assert!(centre.store().trail().unwrap().iter().all(|it| it.audit.command != "records export"));
    let (exit, said) = centre.said(&["records", "export", "--to", "certificate"]);
    assert!(exit == 2 && said.contains("-o certificates"), "{said}");
    for misfit in [["--anonymous", "--force"], ["--new", "ministry"], ["--what", "learners"]] {
        let path = out.to_str().unwrap();
        let args = [&["records", "export", "--to", "certificate", "-o", path], &misfit[..]].concat();
        assert_eq!(centre.said(&args).0, 2, "{misfit:?}");
    }
    // A file that is there is not written over unasked, and two do not go into one.
    let file = centre.path("one.pdf");
    fs::write(&file, "mine").unwrap();
    let file = file.to_str().unwrap().to_owned();
    let args = ["records", "certificate", "Amina", "-o", file.as_str()];
    assert_eq!(centre.said(&args).0, 2);
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    centre.told(&[&args[..], &["--force"]].concat());
    assert_eq!(centre.verify(Path::new(&file), &[]).0, 0);
    let (exit, said) = centre.said(&["records", "export", "--to", "certificate", "-o", &file, "--force"]);
    assert!(exit == 2 && said.contains("2 certificates do not go into one file"), "{said}");
    fs::write(centre.data().join("logo.png"), "no picture").unwrap();
    let (exit, said) = centre.said(&[&args[..], &["--force"]].concat());
    assert!(exit == 2 && said.contains("logo.png"), "{said}");
    let bare = Centre { dir: tempfile::tempdir().unwrap(), ms: 0 };
    fs::create_dir(bare.data()).unwrap();
    drop(bare.store());
    let (exit, said) = bare.said(&["records", "export", "--to", "certificate", "-o", out.to_str().unwrap()]);
    assert!(exit == 2 && said.contains("coursedeck centre init"), "{said}");
}

#[test]
fn a_long_name_and_a_logo_find_room_on_the_page() {
    let mut centre =
        Centre::new("The National Institute for Digital Skills and Lifelong Learning of Kisumu County");
    let name = "Maria Magdalena de los Ángeles Wilhelmina von Hohenzollern-Sigmaringen y Ruiz";
    centre.passed(name, "en", "staying-safe-online", Some(1.0));
    fs::write(centre.data().join("logo.png"), LOGO).unwrap();
    centre.export("out", &[]);
    let page = pages(&centre.path("out")).remove(0);
    if let Some(keep) = std::env::var_os("COURSEDECK_KEEP") {
        fs::create_dir_all(&keep).unwrap();
        fs::copy(&page, Path::new(&keep).join("long.pdf")).unwrap();
    }
    let Some(text) = poppler("pdftotext", &[page.to_str().unwrap(), "-"]) else { return };
    assert!(bare(&String::from_utf8(text).unwrap()).contains(&bare(name)));
    let images =
        String::from_utf8(poppler("pdfimages", &["-list", page.to_str().unwrap()]).unwrap()).unwrap();
    assert!(3 <= images.lines().count(), "{images}");
}
