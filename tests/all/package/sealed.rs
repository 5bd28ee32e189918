//! Sealed exams: packed, installed, opened in the room, sat, and nowhere to be read meanwhile.

use portable_pty::CommandBuilder;

use super::*;
use crate::pty::{Terminal, coursedeck};

const PASSPHRASE: &str = "lamp river eleven goat";
/// Words of the exam that stand nowhere else. The last is an id, which results name.
const SECRETS: [&str; 5] = ["Zanzibar", "quagga", "Kilimanjaro", "Le quagga", "an author's remark"];
const EXAM: &str = "# an author's remark\n[quiz]\npass = 50\nattempts = 2\nshuffle = false\n\
    [[question]]\nid = \"one\"\nkind = \"single\"\nprompt = \"Which animal of Zanzibar?\"\nchoices.a = \"The quagga\"\n\
    choices.b = \"The Kilimanjaro\"\nanswer = \"b\"\n\
    [[question]]\nid = \"two\"\nkind = \"text\"\nprompt = \"Which mountain of Zanzibar?\"\naccept = [\"Kilimanjaro\"]\n";
const FRENCH: &str = "[[question]]\nid = \"one\"\nprompt = \"Quel animal ?\"\nchoices.a = \"Le quagga\"\n";

/// A centre that has packed a course with a sealed exam, and a lab that has it.
fn place() -> Place {
    let place = Place::new();
    fs::write(place.path("authors/keys/exam.toml"), EXAM).unwrap();
    fs::create_dir(place.path("authors/keys/fr")).unwrap();
    fs::write(place.path("authors/keys/fr/exam.toml"), FRENCH).unwrap();
    fs::write(place.path("secret"), format!("{PASSPHRASE}\n")).unwrap();
    place.edit("course.toml", "0.1.0", "0.2.0");
    let said = place.done("centre", &SEAL);
    assert!(said.contains("sealed     2 questions of the exam"), "{said}");
    place.trust("lab");
    let said = place.done("lab", &["course", "install", "sealed.cdcourse"]);
    assert!(said.contains("sealed     2 questions of the exam"), "{said}");
    place.done("lab", &["learner", "add", "Amina"]);
    place
}

const SEAL: [&str; 8] =
    ["course", "pack", "authors/keys", "--seal", "--exam-passphrase-file", "secret", "-o", "sealed.cdcourse"];

/// Nothing of the exam stands in any of these files.
#[track_caller]
fn none_tells(files: &BTreeMap<PathBuf, Vec<u8>>) {
    for (path, bytes) in files {
        for secret in SECRETS {
            let tells = bytes.windows(secret.len()).any(|it| it == secret.as_bytes());
            assert!(!tells, "{secret:?} stands in {}", path.display());
        }
    }
}

#[test]
fn a_sealed_exam_is_sat_once_the_invigilator_has_typed_and_is_read_nowhere_else() {
    let place = place();
    let package = fs::read(place.path("sealed.cdcourse")).unwrap();
    none_tells(&[("the package".into(), package)].into());
    none_tells(&tree(&place.path("lab")));
    // Everybody may read the rules; the exam is the last of four rows.
    let said =
        place.learn("4\n\nlamp river eleven boat\nlamp river eleven stoat\nlamp river eleven moat\n:b\n:q\n");
    for word in [
        "2 questions",
        "It is sealed",
        "type the passphrase of the exam",
        "Please try again",
        "wait one second",
    ] {
        assert!(said.contains(word), "{word:?} in {said}");
    }
    assert!(SECRETS.iter().all(|secret| !said.contains(secret)), "{said}");
    // Right, begun, one answer right; then the power is cut. Whoever sits there next has to wait as well.
    let deadline = Instant::now() + crate::pty::PATIENCE;
    let said = loop {
        let said = place.learn(&format!("4\n\n  {PASSPHRASE} \n\nb\n"));
        if !said.contains("That was not the passphrase") || deadline < Instant::now() {
            break said;
        }
    };
    assert!(said.contains("Which animal of Zanzibar?") && said.contains("Which mountain"), "{said}");
    none_tells(&tree(&place.path("lab")));
    // It goes on where it was, when the invigilator has typed again; a wrong answer, handed in, and all looked at.
    let said = place.learn(&format!("4\n\n{PASSPHRASE}\n\nKenya peak\n\n:r\n\n\n:q\n"));
    assert!(!said.contains("Which animal of Zanzibar?\n1") && said.contains("50"), "{said}");
    assert!(said.contains("The Kilimanjaro") && said.contains("Correct"), "{said}");
    // What an answer was is kept, as that of any other; the words of the question are not.
    none_tells(&tree(&place.path("lab")));
    // Later the result is there, and the questions only where they are opened again; once is enough.
    let said = place.learn("4\n:r\n:r\n:b\n:q\n");
    assert!(said.contains("50") && said.contains("type the passphrase of the exam"), "{said}");
    assert!(SECRETS.iter().all(|secret| !said.contains(secret)), "{said}");
    let said = place.learn(&format!("4\n:r\n:r\n{PASSPHRASE}\n:r\n:b\n:b\n4\n:r\n:r\n:q\n"));
    assert_eq!(said.matches("type the passphrase of the exam").count(), 1, "{said}");
    assert!(said.contains("The quagga"), "{said}");
    let said = place.done("lab", &["records", "export", "--what", "responses", "--to", "csv", "-o", "-"]);
    assert!(said.contains("one") && SECRETS.iter().all(|secret| !said.contains(secret)), "{said}");
}

#[test]
fn the_passphrase_is_typed_unseen_at_the_screens() {
    let place = place();
    let args = ["--learner", "Amina", "--course", "keys"];
    let mut terminal = Terminal::start(coursedeck(&place.path("lab"), &args), 80, 24);
    terminal.until("Final exam");
    terminal.keys("4");
    terminal.until("It is sealed");
    terminal.keys("\r");
    terminal.until("Passphrase of the exam");
    terminal.keys(PASSPHRASE);
    terminal.until("••••");
    terminal.keys("\r");
    terminal.until("2 questions");
    terminal.keys("\r");
    terminal.until("Which animal of Zanzibar?");
    let raw = String::from_utf8_lossy(&terminal.raw).into_owned();
    assert!(!raw.contains("river"), "the passphrase was shown");
    #[cfg(target_os = "linux")]
    assert!(is_hidden(&terminal), "others of the same account may look into its memory");
    terminal.cut();
    none_tells(&tree(&place.path("lab")));
}

/// Whether the program's memory belongs to root alone.
#[cfg(target_os = "linux")]
fn is_hidden(terminal: &Terminal) -> bool {
    use std::os::unix::fs::MetadataExt;
    let path = format!("/proc/{}/mem", terminal.process());
    // Root's own programs show no difference: there is nobody above.
    let is_root = fs::metadata("/proc/self").unwrap().uid() == 0;
    is_root || fs::metadata(path).unwrap().uid() == 0
}

#[test]
fn the_program_age_opens_what_is_sealed_with_the_same_passphrase() {
    if Command::new("age").arg("--version").output().is_err() {
        return eprintln!("skipped: age is not installed");
    }
    let place = place();
    let mut archive = zip::ZipArchive::new(fs::File::open(place.path("sealed.cdcourse")).unwrap()).unwrap();
    archive.extract(place.path("by-hand")).unwrap();
    let mut command = CommandBuilder::new("age");
    command.args(["-d", "-o", &place.text("opened"), &place.text("by-hand/keys/exam.age")]);
    let mut terminal = Terminal::start(command, 80, 24);
    terminal.until("passphrase");
    terminal.keys(&format!("{PASSPHRASE}\r"));
    assert!(terminal.end().success(), "{}", terminal.text());
    let opened: BTreeMap<String, String> =
        serde_json::from_slice(&fs::read(place.path("opened")).unwrap()).unwrap();
    let told: Vec<(&str, &str)> = opened.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    assert_eq!(told, [("exam.toml", EXAM), ("fr/exam.toml", FRENCH)]);
}

#[test]
fn what_cannot_be_sealed_is_told_and_nothing_is_packed() {
    let place = Place::new();
    fs::write(place.path("secret"), "1234\n").unwrap();
    let refused = |said: &str| {
        let told = place.refused("centre", &SEAL);
        assert!(told.contains(said), "{said:?} in {told}");
        assert!(!place.path("sealed.cdcourse").exists());
    };
    refused("the course has no exam");
    let drawn = "[[draw]]\nmodule = \"first-module\"\nquestions = 1\n";
    fs::write(place.path("authors/keys/exam.toml"), drawn).unwrap();
    refused("can be read there");
    fs::write(place.path("authors/keys/exam.toml"), EXAM).unwrap();
    refused("too short");
    let told = place.refused("centre", &SEAL[..4]);
    assert!(told.contains("--exam-passphrase-file"), "{told}");
    // What is drawn from modules is told to be in the open.
    fs::write(place.path("secret"), PASSPHRASE).unwrap();
    fs::write(place.path("authors/keys/exam.toml"), format!("{EXAM}{drawn}")).unwrap();
    let told = place.done("centre", &SEAL);
    assert!(told.contains("IN THE OPEN 1 question"), "{told}");
}

#[test]
fn an_exam_that_is_sealed_from_now_on_is_not_told_as_gone() {
    let place = place();
    let open = ["course", "pack", "authors/keys", "-o", "open.cdcourse"];
    place.done("centre", &open);
    let said = place.run("lab", &["course", "inspect", "open.cdcourse"]).1;
    assert!(said.contains("not sealed any more") && !said.contains("Progress that is lost"), "{said}");
    place.edit("course.toml", "0.2.0", "0.3.0");
    place.done("centre", &[&SEAL[..], &["--yes"]].concat());
    let said = place.done("lab", &["course", "upgrade", "sealed.cdcourse", "--yes"]);
    assert!(said.contains("what changed in them cannot be told"), "{said}");
}

#[test]
fn papers_of_a_sealed_exam_are_printed_and_entered_with_the_passphrase() {
    let place = place();
    let booklet = ["course", "export", "keys", "--to", "booklet", "-o", "booklet.html"];
    let said = place.done("lab", &booklet);
    assert!(said.contains("left out"), "{said}");
    let text = fs::read_to_string(place.path("booklet.html")).unwrap();
    assert!(SECRETS.iter().all(|secret| !text.contains(secret)));
    let open = ["--exam-passphrase-file", "secret"];
    place.done("lab", &[&booklet[..], &["--force"], &open].concat());
    assert!(fs::read_to_string(place.path("booklet.html")).unwrap().contains("Which animal of Zanzibar?"));
    fs::write(place.path("answers"), "1 b\n2 Kilimanjaro\n").unwrap();
    let enter = ["records", "enter", "--learner", "Amina", "--course", "keys", "--module", "exam", "answers"];
    let said = place.refused("lab", &enter);
    assert!(said.contains("is sealed") && said.contains("--exam-passphrase-file"), "{said}");
    let said = place.done("lab", &[&enter[..], &open].concat());
    assert!(said.contains("100"), "{said}");
}
