//! A learner takes a course in the real program, in both faces, from the first key to the result.

use std::{
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use coursedeck::{
    course::{
        Words,
        load::{Source, load},
        words::{ItemWords, ModuleWords},
    },
    lang::{self, Catalog, Tag},
    log::{Event, Happening},
    quiz::Response,
    store::{How, Store},
    text::markdown,
};

use crate::{
    bidi::seen,
    lines::{AtLines, COURSES},
    pty::{Terminal, coursedeck},
    screens::face::unsaid,
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

/// The course and the program in a language.
struct Tongue {
    tag: Tag,
    catalog: Catalog,
    words: Words,
}

impl Tongue {
    fn new(tag: &Tag) -> Self {
        let folder = Path::new(COURSES).join("every-kind");
        let opened = load(&Source::Folder(folder), &"every-kind".parse().unwrap()).course.unwrap();
        let words = opened.words(tag).clone();
        Self { tag: tag.clone(), catalog: Catalog::shipped(tag), words }
    }

    /// What the program says, without the signs that are only seen.
    fn say(&self, id: &str) -> String {
        self.catalog.say(id).trim_matches(['✓', ' ']).to_owned()
    }

    fn kinds(&self) -> &ModuleWords {
        &self.words.modules[&"kinds".parse().unwrap()]
    }

    fn lesson(&self, id: &str) -> &str {
        &self.kinds().lessons[&id.parse().unwrap()].title
    }

    fn item(&self, id: &str) -> &ItemWords {
        &self.kinds().items[&id.parse().unwrap()]
    }

    fn choice(&self, id: &str, key: &str) -> &str {
        &self.item(id).choices[&key.parse().unwrap()]
    }

    fn right(&self, key: &str) -> &str {
        &self.item("pairs").right[&key.parse().unwrap()]
    }

    fn door(&self) -> &str {
        &self.item("blanks").blanks[&"place".parse().unwrap()].choices[&"b".parse().unwrap()]
    }

    fn key(&self) -> &str {
        &self.item("blanks").blanks[&"thing".parse().unwrap()].accept[0]
    }

    fn prompt(&self, id: &str) -> String {
        flat(&self.item(id).prompt)
    }

    fn explain(&self, id: &str) -> String {
        flat(self.item(id).explain.as_deref().unwrap())
    }

    /// Three and a half, in digits of the language's script.
    fn figure(&self) -> &'static str {
        match self.tag.as_str() {
            "ar" => "٣٫٥",
            "hi" => "३.५",
            "zh-Hans" => "３．５",
            "en" => "3.5",
            _ => "3,5",
        }
    }

    fn passed(&self) -> String {
        self.catalog.tell("result-passed", &[("title", self.kinds().title.clone().into())])
    }

    fn questions(&self) -> String {
        self.catalog.tell("quiz-questions", &[("n", 10usize.into())])
    }
}

fn flat(text: &str) -> String {
    markdown::inline(text).into_iter().map(|span| span.text).collect()
}

/// What is in the log, without the words that were typed: in each language they are others.
fn told_in_any_language(data: &Path) -> Vec<String> {
    let store = Store::open(&data.join("coursedeck.db"), How::default()).unwrap();
    assert_eq!(store.verify().unwrap(), None);
    let typed = |response: &Response| match response {
        Response::Text(_) | Response::Blanks(_) => "typed".to_owned(),
        other => format!("{other:?}"),
    };
    let line = |event: Event| {
        let said = match &event.what {
            Happening::CheckAnswered { response, mark, .. } => format!("{} {mark:?}", typed(response)),
            Happening::QuestionAnswered { response, mark, .. } => format!("{} {mark:?}", typed(response)),
            _ => return line(&event),
        };
        format!("{} {:?} {said}", event.what.kind(), event.subject.item)
    };
    store.events().unwrap().iter().map(|written| line(written.event().unwrap().unwrap())).collect()
}

/// Takes the course line by line in a language: what was said, and what is in the log.
fn taken_line_by_line(tag: &Tag) -> (Vec<String>, Vec<String>) {
    let data = tempfile::tempdir().unwrap();
    let tongue = Tongue::new(tag);
    let say = |id: &str| tongue.say(id);
    let mut it = AtLines::in_language(AtLines::command(data.path()), tag.as_str());
    it.pick(&say("choose-language"), &[&lang::own_name(tag)]);
    it.at(&say("plain-name"), "Amina");
    it.at(&say("plain-new-pin"), "");
    it.pick(&say("courses"), &[&tongue.words.title]);
    it.pick(&tongue.words.title, &[tongue.lesson("first")]);
    it.at(tongue.lesson("first"), "");
    it.pick(&tongue.prompt("first-check"), &[&say("true")]);
    it.at(&tongue.explain("first-check"), "");
    it.at(tongue.lesson("second"), "");
    it.at(&tongue.questions(), "");
    it.pick(&tongue.prompt("one"), &[tongue.choice("one", "b")]);
    it.at(&tongue.explain("one"), "");
    it.pick(&tongue.prompt("many"), &[tongue.choice("many", "a"), tongue.choice("many", "c")]);
    it.at(&tongue.explain("many"), "");
    it.pick(&tongue.prompt("truth"), &[&say("true")]);
    it.at(&tongue.explain("truth"), "");
    it.at(&tongue.prompt("word"), &tongue.item("word").accept[0]);
    it.at(&tongue.explain("word"), "");
    it.at(&tongue.prompt("figure"), tongue.figure());
    it.at(&tongue.explain("figure"), "");
    it.pick(&tongue.prompt("pairs"), &[tongue.right("lake"), tongue.right("peak")]);
    it.at(&tongue.explain("pairs"), "");
    let order = ["dawn", "noon", "dusk"].map(|key| tongue.choice("steps", key));
    it.pick(&tongue.prompt("steps"), &order);
    it.at(&tongue.explain("steps"), "");
    it.at(&tongue.prompt("blanks"), tongue.key());
    it.pick(tongue.door(), &[tongue.door()]);
    it.at(&tongue.explain("blanks"), "");
    it.pick(&tongue.prompt("opinion"), &[&tongue.item("opinion").scale[2]]);
    it.at(&say("verdict-thanks"), "");
    it.at(&tongue.prompt("words"), &tongue.prompt("words"));
    it.say("");
    it.at(&say("verdict-waits"), "");
    it.at(&say("hand-in"), "11");
    it.at(&tongue.passed(), ":q");
    it.end();
    assert_eq!(it.all.last(), Some(&say("plain-bye")));
    let told = told_in_any_language(data.path());
    (std::mem::take(&mut it.all), told)
}

#[test]
fn a_newcomer_takes_the_same_course_line_by_line_in_every_language() {
    let (_, english) = taken_line_by_line(&Tag::english());
    for tag in lang::shipped() {
        let (said, told) = taken_line_by_line(&tag);
        assert_eq!(told, english, "{tag}");
        assert_eq!(unsaid(&said), None, "{tag}: a line with an escape, or one that only draws");
    }
}

/// Who sits at a screen in a language; in some its lines begin at the right.
struct InTongue<'a> {
    terminal: Terminal,
    tongue: &'a Tongue,
}

impl InTongue<'_> {
    fn seen(&self, text: &str) -> String {
        if self.tongue.tag.is_rtl() { seen(text) } else { text.to_owned() }
    }

    #[track_caller]
    fn at(&mut self, text: &str, keys: &str) {
        let text = self.seen(text);
        self.terminal.until(&text);
        self.terminal.keys(keys);
    }

    /// The sign of the row that says `label`: the last one on the side where the row begins.
    #[track_caller]
    fn sign(&mut self, label: &str) -> String {
        let label = self.seen(label);
        self.terminal.until(&label);
        let text = self.terminal.text();
        let rtl = self.tongue.tag.is_rtl();
        let sign = |line: &str| {
            let at = line.find(&label)?;
            let side = if rtl { &line[at + label.len()..] } else { &line[..at] };
            let mut words: Vec<&str> = side.split_whitespace().collect();
            if !rtl {
                words.reverse();
            }
            let is_sign = |word: &&&str| word.len() == 1 && word.chars().all(|it| it.is_ascii_alphanumeric());
            words.iter().take(4).find(is_sign).map(|word| (*word).to_owned())
        };
        text.lines().find_map(sign).unwrap_or_else(|| panic!("{label:?} has no sign in\n{text}"))
    }

    #[track_caller]
    fn pick(&mut self, prompt: &str, labels: &[&str]) {
        self.at(prompt, "");
        for label in labels {
            let sign = self.sign(label);
            self.terminal.keys(&sign);
        }
        self.terminal.keys("\r");
    }
}

/// Takes the course at the screen in a language: what is in the log.
fn taken_at_the_screen(tag: &Tag) -> Vec<String> {
    let data = tempfile::tempdir().unwrap();
    let tongue = Tongue::new(tag);
    let say = |id: &str| tongue.say(id);
    let args = ["--courses", COURSES, "--lang", tag.as_str()];
    let mut command = coursedeck(data.path(), &args);
    for name in ["VTE_VERSION", "KONSOLE_VERSION", "WT_SESSION", "TERM_PROGRAM", "TMUX", "STY"] {
        command.env_remove(name);
    }
    let mut it = InTongue { terminal: Terminal::start(command, 80, 24), tongue: &tongue };
    if tag.is_rtl() {
        it.at(&say("reading-ask"), "1");
    }
    it.at(&say("choose-language"), "\r");
    it.at(&say("your-name"), "Amina\r");
    it.at(&say("your-pin"), "\r");
    let course = it.sign(&tongue.words.title);
    it.terminal.keys(&course);
    it.at(tongue.lesson("first"), "\r");
    it.at(&tongue.catalog.tell("lesson-of", &[("n", 1usize.into()), ("of", 2usize.into())]), "\r");
    it.pick(&tongue.prompt("first-check"), &[&say("true")]);
    it.at(&tongue.explain("first-check"), "\r");
    it.at(tongue.lesson("second"), "\r");
    it.at(&tongue.questions(), "\r");
    it.pick(&tongue.prompt("one"), &[tongue.choice("one", "b")]);
    it.at(&tongue.explain("one"), "\r");
    it.pick(&tongue.prompt("many"), &[tongue.choice("many", "a"), tongue.choice("many", "c")]);
    it.at(&tongue.explain("many"), "\r");
    it.pick(&tongue.prompt("truth"), &[&say("true")]);
    it.at(&tongue.explain("truth"), "\r");
    it.at(&tongue.prompt("word"), &format!("{}\r", tongue.item("word").accept[0]));
    it.at(&tongue.explain("word"), "\r");
    it.at(&tongue.prompt("figure"), &format!("{}\r", tongue.figure()));
    it.at(&tongue.explain("figure"), "\r");
    it.pick(&tongue.prompt("pairs"), &[tongue.right("lake"), tongue.right("peak")]);
    it.at(&tongue.explain("pairs"), "\r");
    put_in_order(&mut it);
    it.at(&tongue.explain("steps"), "\r");
    it.at(&tongue.prompt("blanks"), &format!("{}\r", tongue.key()));
    let door = it.sign(tongue.door());
    it.terminal.keys(&format!("{door}\r\r"));
    it.at(&tongue.explain("blanks"), "\r");
    it.pick(&tongue.prompt("opinion"), &[&tongue.item("opinion").scale[2]]);
    it.at(&say("verdict-thanks"), "\r");
    it.at(&tongue.prompt("words"), &format!("{}\t\r", tongue.prompt("words")));
    it.at(&say("verdict-waits"), "\r");
    it.at(&say("hand-in"), "\r");
    it.at(&tongue.passed(), "\u{3}");
    assert!(it.terminal.end().success());
    assert_eq!(foreign_escapes(&it.terminal.raw), Vec::<String>::new());
    told_in_any_language(data.path())
}

/// Carries each part of the day to its place by a digit.
fn put_in_order(it: &mut InTongue<'_>) {
    let tongue = it.tongue;
    it.at(&tongue.prompt("steps"), "");
    let labels = ["dawn", "noon", "dusk"].map(|key| tongue.choice("steps", key));
    let mut shown = [""; 3];
    for label in labels {
        shown[it.sign(label).parse::<usize>().unwrap() - 1] = label;
    }
    let (mut shown, mut cursor) = (shown.to_vec(), 0usize);
    for (to, label) in labels.iter().enumerate() {
        let from = shown.iter().position(|it| it == label).unwrap();
        let arrow = if cursor < from { "\x1b[B" } else { "\x1b[A" };
        it.terminal.keys(&arrow.repeat(cursor.abs_diff(from)));
        it.terminal.keys(&(to + 1).to_string());
        let item = shown.remove(from);
        shown.insert(to, item);
        cursor = to;
    }
    it.terminal.keys("\r");
}

#[test]
fn a_newcomer_takes_the_same_course_at_the_screen_in_every_language() {
    let english = taken_at_the_screen(&Tag::english());
    for tag in lang::shipped().into_iter().filter(|tag| *tag != Tag::english()) {
        assert_eq!(taken_at_the_screen(&tag), english, "{tag}");
    }
}
