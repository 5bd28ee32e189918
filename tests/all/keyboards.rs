//! Keyboards of other languages, text that is composed, and text read aloud.

use std::{fs, path::Path, process::Command, time::Duration};

use coursedeck::{
    course::model::Kind,
    quiz::{Mark, Response, Share, grade::grade},
    store::{How, Store},
};

use crate::{
    lines::{AtLines, COURSES},
    pty::{Terminal, coursedeck},
    screens::face::{Face, Start, USUAL},
};

/// What a learner without a mouse does: settings, another language, into a course, a lesson, its practice, a note.
const KEYS: &str = "s 1 Esc p Esc n Esc / Esc 1 1 b Esc r Esc q";

/// The same on the keyboard of a language: each letter is that of the same key.
fn on(keyboard: &str) -> String {
    let latin = "qwertyuiopasdfghjklzxcvbnm";
    let key = |word: &str| match word.chars().count() {
        1 => {
            let at = latin.find(word);
            at.map_or(word.to_owned(), |at| keyboard.chars().nth(at).unwrap().to_string())
        }
        _ => word.to_owned(),
    };
    KEYS.split(' ').map(key).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_key_of_another_keyboard_does_what_it_does_on_a_latin_one() {
    let pages = |language: &str, keys: &str| {
        let start = Start { language, size: USUAL, courses: vec![COURSES.into()], learners: &["Amina"] };
        let mut face = Face::new(&start);
        face.keys("1 1");
        keys.split(' ').map(|key| face.keys(key).session.page()).collect::<Vec<_>>()
    };
    for (language, keyboard) in [
        ("ru", "йцукенгшщзфывапролдячсмить"),
        ("ar", "ضصثقفغعهخحشسيبلاتنمئءؤرﻻىة"),
        ("hi", "ौैाीूबहगदजोे्िुपरकतॆंमनवलस"),
    ] {
        let (latin, own) = (pages(language, KEYS), pages(language, &on(keyboard)));
        for (nth, (latin, own)) in latin.iter().zip(&own).enumerate() {
            assert_eq!(latin, own, "{language}: {nth} of {KEYS}");
        }
    }
}

#[test]
fn digits_and_signs_of_every_script_are_taken_where_a_number_is_typed() {
    let data = tempfile::tempdir().unwrap();
    let mut it = AtLines::start(data.path());
    it.pick("Choose your language", &["English"]);
    it.at("Type your name", "Amina");
    it.at("For no PIN", "");
    let sign = it.sign("Every kind");
    it.say(&wide(&sign));
    it.at("The first lesson", "；");
    it.until("That means nothing here");
    it.say("？");
    it.until(":! say it all again");
    it.say("؟");
    it.until(":! say it all again");
    it.say("：и");
    it.until("Courses");
    it.say("：ｑ");
    it.until_heard("Everything is saved");
}

/// Digits as a Chinese keyboard has them.
fn wide(number: &str) -> String {
    number.chars().map(|it| char::from_u32(it as u32 - '0' as u32 + '０' as u32).unwrap()).collect()
}

/// An accent may come as a sign of its own, and a syllable in parts: on a Mac, from an IME, from another program.
#[test]
fn an_answer_is_right_however_its_accents_were_typed() {
    let kind =
        |accept: &str| Kind::Text { accept: vec![accept.to_owned()], case: false, patterns: Vec::new() };
    for (accept, typed) in [
        ("clé", "cle\u{301}"),
        ("cle\u{301}", "clé"),
        ("Ёлка", "Е\u{308}лка"),
        ("한글", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}"),
        ("آمنة", "ا\u{653}منة"),
        ("क़लम", "\u{915}\u{93c}लम"),
        ("ガ", "カ\u{3099}"),
    ] {
        let mark = grade(&kind(accept), None, &Response::Text(typed.to_owned()));
        assert_eq!(mark, Mark::Graded(Share::ALL), "{accept} {typed}");
    }
}

#[cfg(unix)]
/// A program that stands for `espeak-ng`: it tells how it was called, and then goes on reading until it is ended.
fn voice(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let program =
        "#!/bin/sh\necho \"$*\" > \"$SAID.args\"\ncat > \"$SAID\"\necho $$ > \"$SAID.pid\"\nexec sleep 600\n";
    let file = folder.join("espeak-ng");
    fs::write(&file, program).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
}

#[cfg(unix)]
#[test]
fn a_page_is_read_aloud_on_request_and_no_longer_than_it_is_there() {
    let dir = tempfile::tempdir().unwrap();
    voice(dir.path());
    let said = dir.path().join("said");
    let data = dir.path().join("data");
    Store::open(&data.join("coursedeck.db"), How { anyway: true })
        .unwrap()
        .add_learner(coursedeck::time::Now::read(), "Amina", &"fr".parse().unwrap(), None)
        .unwrap();
    let mut command = coursedeck(&data, &["--courses", COURSES, "--learner", "Amina"]);
    let path = format!("{}:{}", dir.path().display(), std::env::var("PATH").unwrap());
    command.env("PATH", path);
    command.env("SAID", &said);
    let mut it = Terminal::start(command, 80, 24);
    it.until("Cours");
    // It is off until somebody turns it on.
    it.keys("!s");
    it.until("Lecture à voix haute");
    it.keys("8");
    it.until("avec la touche\u{202f}!");
    assert!(!said.exists());
    it.keys("\x1b");
    it.until("Toutes les sortes");
    it.until("lire à voix haute");
    it.keys("!");
    let pid = until_there(&said.with_extension("pid"));
    let text = fs::read_to_string(&said).unwrap();
    assert!(text.contains("Toutes les sortes") && !text.contains(['▸', '█', '─', '\x1b']), "{text}");
    assert_eq!(fs::read_to_string(said.with_extension("args")).unwrap(), "-s 150 -v fr --stdin\n");
    assert!(Path::new(&format!("/proc/{pid}")).exists());
    // Another page, and the voice is still.
    it.keys("p");
    it.until("Mes progrès");
    let deadline = std::time::Instant::now() + Duration::from_secs(10);
    while Path::new(&format!("/proc/{pid}")).exists() {
        assert!(std::time::Instant::now() < deadline, "it still reads");
        it.read(Duration::from_millis(20));
    }
    it.keys("\u{3}");
    assert!(it.end().success());
}

#[cfg(unix)]
fn until_there(file: &Path) -> String {
    let deadline = std::time::Instant::now() + Duration::from_secs(30);
    loop {
        let text = fs::read_to_string(file).unwrap_or_default();
        if text.ends_with('\n') {
            return text.trim().to_owned();
        }
        assert!(std::time::Instant::now() < deadline, "{} does not come", file.display());
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// A language that the program does not know, in a file that a centre made.
const HAUSA: &str = "language-name = Hausa\nchoose-language = Zaɓi harshenka\ncourses = Darussa\nplain-name = Rubuta sunanka.\n";

#[test]
fn a_language_is_a_file_that_a_centre_puts_into_its_folder() {
    let data = tempfile::tempdir().unwrap();
    fs::create_dir_all(data.path().join("locales")).unwrap();
    fs::write(data.path().join("locales/ha.ftl"), HAUSA).unwrap();
    // It is there to be chosen, by the name that it has for itself.
    let mut it = AtLines::start(data.path());
    it.pick("Choose your language", &["Hausa"]);
    it.until_heard("Rubuta sunanka.");
    it.say("Amina");
    // What it does not say is said in English.
    it.at("For no PIN", "");
    it.until("Darussa");
    assert!(it.has_heard("Every kind"));
    it.say(":q");
    it.end();
    // And it is spoken at once where the machine's own settings ask for it.
    let other = tempfile::tempdir().unwrap();
    fs::create_dir_all(other.path().join("locales")).unwrap();
    fs::write(other.path().join("locales/ha.ftl"), HAUSA).unwrap();
    let mut command = AtLines::command(other.path());
    command.env("LANG", "ha_NG.UTF-8");
    let mut it = AtLines::of(command);
    it.until("Zaɓi harshenka");
}

#[test]
fn who_has_heard_it_all_can_hear_less() {
    let data = tempfile::tempdir().unwrap();
    let mut it = AtLines::start(data.path());
    it.come_to_quiz();
    it.say("");
    it.until("Which is a fruit?");
    assert!(it.has_heard("Every kind, The kinds, question 1 of 10"), "{:?}", it.heard);
    it.say(":v");
    it.until("Which is a fruit?");
    assert!(!it.has_heard("Every kind,") && it.has_heard("question 1 of 10"), "{:?}", it.heard);
    // What may be typed is said where it is something else than before.
    it.say(":b");
    it.until("to hand in, then Enter.");
    it.say("3");
    it.until("Water is wet.");
    it.say("9");
    it.until_heard("That is none of the answers.");
    it.until_heard("Your turn.");
    assert!(!it.has_heard("Type the letter"), "{:?}", it.heard);
    // All of it again, and from now on.
    it.say(":!");
    it.until("Type the letter of your answer");
    it.say(":v");
    it.until("Every kind, The kinds, question 3 of 10");
    let store = Store::open(&data.path().join("coursedeck.db"), How::default()).unwrap();
    let learner = store.learners().unwrap()[0].id;
    assert_eq!(store.setting(Some(learner), "brief").unwrap(), None);
}

/// A screen reader says the lines of the screen: half a word at the end of one would be said as a word.
#[test]
fn on_a_terminal_a_long_line_ends_between_words() {
    let data = tempfile::tempdir().unwrap();
    let mut it = Terminal::start(coursedeck(data.path(), &["--plain"]), 40, 24);
    it.until("Type a number, then Enter.");
    let said = String::from_utf8_lossy(&it.raw).replace('\r', "");
    let lines: Vec<&str> = said.lines().collect();
    assert!(lines.iter().all(|line| line.chars().count() < 40), "{said}");
    assert!(
        lines.join(" ").contains("Type ? and press Enter at any time to hear what you can type."),
        "{said}"
    );
    it.keys(":q\r");
    assert!(it.end().success());
}

/// What `coursedeck centre login` says, with these words.
fn login(data: &Path, words: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coursedeck"));
    command.arg("--data").arg(data).args(["centre", "login"]).args(words).env_remove("COURSEDECK_DATA");
    let done = command.output().unwrap();
    (done.status.code(), String::from_utf8_lossy(&done.stdout).into_owned())
}

#[test]
fn a_centre_lets_whoever_is_new_come_in_by_pictures() {
    let data = tempfile::tempdir().unwrap();
    let by_pin = "Whoever is new comes in by a PIN, or without one.\n".to_owned();
    let by_pictures = "Whoever is new comes in by three pictures, or without them.\n".to_owned();
    assert_eq!(login(data.path(), &[]), (Some(0), by_pin.clone()));
    assert_eq!(login(data.path(), &["pictures"]), (Some(0), by_pictures.clone()));
    assert_eq!(login(data.path(), &[]), (Some(0), by_pictures));
    assert_eq!(login(data.path(), &["fingers"]).0, Some(2));
    let mut it = AtLines::start(data.path());
    it.pick("Choose your language", &["English"]);
    it.at("Type your name", "Amina");
    it.at("For no pictures", "3 7");
    it.at("Choose three different pictures.", "3 7 11");
    it.at("The same three pictures again", "3 7 11");
    it.at("Courses", ":b");
    it.pick("Who are you?", &["Amina"]);
    // A wrong one waits for nobody the first time; the digits of any script are the same pictures.
    it.at("your three pictures, please", "1 2 3");
    it.at("Those were not the pictures.", "٣ ٧ ١١");
    it.until("Every kind");
    it.say(":q");
    it.end();
    let store = Store::open(&data.path().join("coursedeck.db"), How::default()).unwrap();
    assert!(store.learners().unwrap()[0].has_pin);
    drop(store);
    assert!(!fs::read(data.path().join("coursedeck.db")).unwrap().windows(6).any(|it| it == b"030711"));
    assert_eq!(login(data.path(), &["pin"]), (Some(0), by_pin));
}
