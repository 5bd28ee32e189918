//! A learner takes a course in the real program, in both faces, from the first key to the result.

use std::{
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use coursedeck::{
    log::{Event, Happening},
    store::{How, Store},
};

use crate::{
    lines::{AtLines, COURSES},
    pty::{Terminal, coursedeck},
    terminal::foreign_escapes,
};

/// A learner at the full screen.
struct AtScreen {
    terminal: Terminal,
}

impl AtScreen {
    fn start(data: &Path, args: &[&str]) -> Self {
        let args = [&["--courses", COURSES], args].concat();
        Self { terminal: Terminal::start(coursedeck(data, &args), 80, 24) }
    }

    /// Types `keys` once `text` is there.
    #[track_caller]
    fn at(&mut self, text: &str, keys: &str) {
        self.terminal.until(text);
        self.terminal.keys(keys);
    }

    /// The letter or number that stands before `label`.
    #[track_caller]
    fn sign(&mut self, label: &str) -> String {
        self.terminal.until(label);
        let text = self.terminal.text();
        let before = text.lines().flat_map(|line| {
            let words_before =
                |(at, _): (usize, &str)| line[..at].split_whitespace().rev().collect::<Vec<_>>();
            line.match_indices(label).map(words_before).collect::<Vec<_>>()
        });
        let sign = |words: Vec<&str>| {
            let is_sign =
                |word: &&&str| word.len() == 1 && word.chars().all(|sign| sign.is_ascii_alphanumeric());
            // A box to tick may stand between.
            words.iter().take(4).find(is_sign).map(|sign| (*sign).to_owned())
        };
        before.filter_map(sign).next().unwrap_or_else(|| panic!("{label:?} has no sign in\n{text}"))
    }

    /// Picks what stands at `labels`, and answers.
    #[track_caller]
    fn pick(&mut self, prompt: &str, labels: &[&str]) {
        self.terminal.until(prompt);
        for label in labels {
            let sign = self.sign(label);
            self.terminal.keys(&sign);
        }
        self.terminal.keys("\r");
    }

    /// Puts `labels` in this order, each carried to its place by a digit, and answers.
    #[track_caller]
    fn order(&mut self, prompt: &str, labels: &[&'static str]) {
        self.terminal.until(prompt);
        let mut shown = vec![""; labels.len()];
        for label in labels {
            shown[self.sign(label).parse::<usize>().unwrap() - 1] = label;
        }
        let mut cursor = 0;
        for (to, label) in labels.iter().enumerate() {
            let from = shown.iter().position(|it| it == label).unwrap();
            let arrow = if cursor < from { "\x1b[B" } else { "\x1b[A" };
            self.terminal.keys(&arrow.repeat(cursor.abs_diff(from)));
            self.terminal.keys(&(to + 1).to_string());
            let item = shown.remove(from);
            shown.insert(to, item);
            cursor = to;
        }
        self.terminal.keys("\r");
    }

    /// Comes in for the first time, and reads to the quiz.
    fn come_to_quiz(&mut self) {
        self.at("Choose your language", "\r");
        self.at("Your name", "Amina\r");
        self.at("Your PIN", "\r");
        self.terminal.until("Courses");
        let course = self.sign("Every kind");
        self.terminal.keys(&course);
        self.at("The first lesson", "\r");
        self.at("A lesson has words", "\r");
        self.pick("Enter goes on.", &["True"]);
        self.at("✓ Correct", "\r");
        self.at("A short one.", "\r");
        self.at("10 questions", "\r");
    }
}

/// Gives an answer.
type Answer = fn(&mut AtScreen);

/// How each question of the quiz is answered, and what tells that it was.
const QUIZ: [(Answer, &str); 10] = [
    (|it| it.pick("Which is a fruit?", &["Mango"]), "grows on a tree"),
    (|it| it.pick("Which are animals?", &["Goat", "Hen"]), "A goat and a hen"),
    (|it| it.pick("Water is wet.", &["True"]), "It is."),
    (|it| it.at("What opens a lock?", "Key\r"), "A key opens a lock."),
    (|it| it.at("How much is two", "3,5\r"), "It is 3.5."),
    (|it| it.pick("What is where?", &["the water", "the mountain"]), "Victoria is a lake"),
    (|it| it.order("Put the day in order.", &["Sunrise", "Midday", "Sunset"]), "The sun rises first."),
    (
        |it| {
            it.at("Fill the blanks.", "key\r");
            let door = it.sign("door");
            it.terminal.keys(&format!("{door}\r\r"));
        },
        "A key opens a door.",
    ),
    (|it| it.pick("How often", &["Often"]), "Thank you for your answer"),
    (|it| it.at("Why do you learn?", "To write to my son.\t\r"), "Your instructor will read it"),
];

/// What is in the log: all that the learner did, without what differs from one time to another.
fn told(data: &Path) -> Vec<String> {
    let store = Store::open(&data.join("coursedeck.db"), How::default()).unwrap();
    assert_eq!(store.verify().unwrap(), None);
    store.events().unwrap().iter().map(|written| line(&written.event().unwrap().unwrap())).collect()
}

fn line(event: &Event) -> String {
    let module = event.subject.module.as_ref().map_or("", |module| module.as_str());
    let item = event.subject.item.as_ref().map_or("", |item| item.as_str());
    let what = match &event.what {
        Happening::CheckAnswered { response, mark, tries, .. } => format!("{response:?} {mark:?} {tries}"),
        Happening::QuestionAnswered { response, mark, .. } => format!("{response:?} {mark:?}"),
        Happening::AttemptFinished { score, passed, waits, .. } => format!("{score:?} {passed} {waits}"),
        Happening::LearnerAdded { name, .. } => name.clone(),
        _ => String::new(),
    };
    format!("{} {module}/{item} {what}", event.what.kind())
}

#[test]
fn a_newcomer_takes_a_course_at_the_screen() {
    let data = tempfile::tempdir().unwrap();
    let mut it = AtScreen::start(data.path(), &[]);
    it.come_to_quiz();
    for (answer, said) in QUIZ {
        answer(&mut it);
        it.at(said, "\r");
    }
    it.at("Hand in", "\r");
    it.terminal.until("8 of 8");
    it.at("The kinds: passed", "\x1b");
    it.at("done", "p");
    it.at("My progress", "\x1b");
    it.at("Done so far", "\x1b");
    it.at("Courses", "q");
    assert!(it.terminal.end().success());
    assert_eq!(foreign_escapes(&it.terminal.raw), Vec::<String>::new());
    insta::assert_snapshot!("what_a_newcomer_did", told(data.path()).join("\n"));
}

#[test]
fn a_newcomer_takes_the_same_course_through_a_pipe_and_leaves_the_same_events() {
    let data = tempfile::tempdir().unwrap();
    let mut it = AtLines::start(data.path());
    it.come_to_quiz();
    it.say("");
    it.pick("Which is a fruit?", &["Mango"]);
    it.at("grows on a tree", "");
    it.pick("Which are animals?", &["Goat", "Hen"]);
    it.at("A goat and a hen", "");
    it.pick("Water is wet.", &["True"]);
    it.at("It is.", "");
    it.at("What opens a lock?", "Key");
    it.at("A key opens a lock.", "");
    it.at("How much is two", "3,5");
    it.at("It is 3.5.", "");
    it.pick("What is where?", &["the water", "the mountain"]);
    it.at("Victoria is a lake", "");
    it.pick("Put the day in order.", &["Sunrise", "Midday", "Sunset"]);
    it.at("The sun rises first.", "");
    it.at("Fill the blanks.", "key");
    it.pick("door", &["door"]);
    it.at("A key opens a door.", "");
    it.pick("How often", &["Often"]);
    it.at("Thank you for your answer", "");
    it.at("Why do you learn?", "To write to my son.");
    it.say("");
    it.at("Your instructor will read it", "");
    it.at("Hand in", "11");
    it.at("The kinds: passed", ":q");
    assert!(it.child.wait().unwrap().success());
    insta::assert_snapshot!("what_a_newcomer_did", told(data.path()).join("\n"));
}

#[test]
fn a_quiz_killed_after_every_answer_loses_none() {
    let data = tempfile::tempdir().unwrap();
    let mut it = AtScreen::start(data.path(), &[]);
    it.come_to_quiz();
    for (nth, (answer, said)) in QUIZ.into_iter().enumerate() {
        answer(&mut it);
        it.terminal.until(said);
        it.terminal.until("saved ✓");
        it.terminal.cut();
        let kept = told(data.path()).iter().filter(|line| line.starts_with("question-answered")).count();
        assert_eq!(kept, nth + 1, "after {said:?}");
        // The power is back: the first row of the first screen goes on, and the quiz is under way.
        it = AtScreen::start(data.path(), &["--learner", "amina"]);
        it.at("Go on with Every kind", "\r");
        it.at("You have begun this quiz", "\r");
    }
    it.at("Hand in", "\r");
    it.terminal.until("The kinds: passed");
    it.terminal.cut();
    let events = told(data.path());
    assert_eq!(events.iter().filter(|line| line.starts_with("attempt-started")).count(), 1);
    assert_eq!(events.iter().filter(|line| line.starts_with("question-answered")).count(), QUIZ.len());
    assert_eq!(events.iter().filter(|line| line.starts_with("attempt-finished")).count(), 1);
}

#[test]
fn two_programs_of_two_learners_lose_nothing() {
    const EACH: usize = 200;
    let data = tempfile::tempdir().unwrap();
    let db = data.path().join("coursedeck.db");
    let start = |who: u32| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_coursedeck"));
        command.args(["selftest", "append"]).arg(&db).args([format!("rows={EACH}"), format!("who={who}")]);
        command.stdout(Stdio::piped()).spawn().unwrap()
    };
    let both: Vec<Child> = [1, 2].map(start).into();
    for child in both {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success());
        assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), EACH, "each was told as saved");
    }
    let answers = told(data.path()).iter().filter(|line| line.starts_with("question-answered")).count();
    assert_eq!(answers, 2 * EACH);
}

#[test]
fn an_essay_that_was_not_sent_is_there_again_after_the_window_was_closed() {
    let data = tempfile::tempdir().unwrap();
    let mut it = AtScreen::start(data.path(), &[]);
    it.come_to_quiz();
    // The overview leads to any question; the last one stands above the way out.
    let to_last = "\x1b[6~\x1b[A\r";
    it.at("Which is a fruit?", "\x1b");
    it.at("Hand in", to_last);
    it.at("Why do you learn?", "Because my daughter asked me to");
    it.terminal.until("asked me to");
    it.terminal.signal("HUP");
    it.terminal.end();
    let mut it = AtScreen::start(data.path(), &["--learner", "Amina"]);
    it.at("Go on with Every kind", "\r");
    it.at("You have begun this quiz", "\r");
    it.at("Which is a fruit?", "\x1b");
    it.at("Hand in", to_last);
    it.terminal.until("Because my daughter asked me to");
}

#[test]
fn a_pin_typed_line_by_line_is_not_seen() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(coursedeck(data.path(), &["--plain"]), 80, 24);
    let mut at = |text: &str, keys: &str| {
        terminal.until(text);
        terminal.keys(keys);
    };
    at("English", "2\r");
    at("Type your name", "Amina\r");
    // Until nothing is echoed: the question stands there a moment before.
    at("Type a PIN", "");
    while terminal.reads_lines() {
        terminal.read(Duration::from_millis(10));
    }
    terminal.keys("73195\r");
    terminal.until("Type the same PIN again");
    while terminal.reads_lines() {
        terminal.read(Duration::from_millis(10));
    }
    terminal.keys("73195\r");
    terminal.until("Staying safe online");
    assert!(terminal.reads_lines(), "the terminal shows again what is typed");
    let said = String::from_utf8_lossy(&terminal.raw).into_owned();
    assert!(said.contains("Amina") && !said.contains("73195"), "{said}");
    let store = Store::open(&data.path().join("coursedeck.db"), How::default()).unwrap();
    let learners = store.learners().unwrap();
    assert!(learners[0].has_pin, "{learners:?}");
}
