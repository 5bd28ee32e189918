//! The real program line by line: what it says is heard, and lines are typed.

#![allow(dead_code, clippy::unwrap_used, reason = "the crowd of the bench uses a part of it")]

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{self, RecvTimeoutError},
    time::{Duration, Instant},
};

/// The folder of the course that asks every kind of question.
pub const COURSES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/learn");

/// How long anything may take, on a machine that has much else to do.
const PATIENCE: Duration = Duration::from_secs(60);

/// What was heard until a moment.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Until {
    /// All of a page, and it asks for a line.
    Asked,
    /// The moment came first.
    TimeUp,
    /// The program has ended.
    Ended,
}

/// A learner who hears and types lines.
pub struct AtLines {
    pub child: Child,
    input: ChildStdin,
    lines: mpsc::Receiver<String>,
    pub heard: Vec<String>,
    /// All that was ever said.
    pub all: Vec<String>,
    /// How the lines begin that ask for one.
    prompts: Vec<String>,
}

/// What is said line by line and asks for nothing.
const NO_PROMPTS: [&str; 14] = [
    "plain-hello",
    "plain-rows-before",
    "plain-rows-after",
    "plain-more-after",
    "plain-more-before",
    "plain-again-all",
    "plain-detail",
    "plain-key",
    "plain-named",
    "plain-joined",
    "plain-beside",
    "plain-then",
    "plain-unknown",
    "plain-bye",
];

/// How the lines begin that ask for one in this language.
fn prompts(tag: &str) -> Vec<String> {
    let file = format!("{}/locales/{tag}.ftl", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(file).unwrap();
    let said = |line: &str| {
        let (id, said) = line.split_once(" = ")?;
        let asks = id.starts_with("plain-") && id != "plain-picture" && !NO_PROMPTS.contains(&id);
        asks.then(|| said.split('{').next().unwrap().to_owned())
    };
    let prompts: Vec<String> = text.lines().filter_map(said).collect();
    assert!(prompts.iter().all(|it| it.chars().count() > 1), "{tag} {prompts:?}");
    prompts
}

impl AtLines {
    pub fn start(data: &Path) -> Self {
        Self::of(Self::command(data))
    }

    /// The program line by line, in English, with the course that asks every kind of question.
    pub fn command(data: &Path) -> Command {
        Self::command_in(data, Path::new(COURSES))
    }

    /// As [`Self::command`], with the courses in `courses`.
    pub fn command_in(data: &Path, courses: &Path) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_coursedeck"));
        command
            .args(["--plain", "--courses"])
            .arg(courses)
            .arg("--data")
            .arg(data)
            .env("LANG", "en_US.UTF-8");
        for name in ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "COURSEDECK_DATA"] {
            command.env_remove(name);
        }
        command
    }

    pub fn of(command: Command) -> Self {
        Self::in_language(command, "en")
    }

    /// The program in another language, which is named by `--lang`.
    pub fn in_language(mut command: Command, tag: &str) -> Self {
        if tag != "en" {
            command.args(["--lang", tag]);
        }
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let input = child.stdin.take().unwrap();
        let (sender, lines) = mpsc::channel();
        std::thread::spawn(move || {
            output.lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
        });
        Self { child, input, lines, heard: Vec::new(), all: Vec::new(), prompts: prompts(tag) }
    }

    /// Types `line` once `text` was said.
    #[track_caller]
    pub fn at(&mut self, text: &str, line: &str) {
        self.until(text);
        self.say(line);
    }

    pub fn say(&mut self, line: &str) {
        self.heard.clear();
        writeln!(self.input, "{line}").unwrap();
    }

    /// Comes in for the first time, and reads to the quiz.
    pub fn come_to_quiz(&mut self) {
        self.pick("Choose your language", &["English"]);
        self.at("Type your name", "Amina");
        self.at("For no PIN", "");
        self.pick("Courses", &["Every kind"]);
        self.pick("Every kind", &["The first lesson"]);
        self.at("A lesson has words", "");
        self.pick("Enter goes on.", &["True"]);
        self.at("Correct", "");
        self.at("A short one.", "");
        self.until("10 questions");
    }

    /// Hears on until `text` is said, and then to the end of what is said with it.
    #[track_caller]
    pub fn until(&mut self, text: &str) {
        self.until_one(&[text]);
    }

    /// Hears on until `text` is said, whether a line is asked for or not.
    #[track_caller]
    pub fn until_heard(&mut self, text: &str) {
        while !self.has_heard(text) {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) => self.take(line),
                Err(_) => panic!("{text:?} was not said, but\n{}", self.heard.join("\n")),
            }
        }
    }

    /// Hears on until one of `texts` is said, and tells which.
    #[track_caller]
    pub fn until_one(&mut self, texts: &[&str]) -> usize {
        loop {
            let said = texts.iter().position(|text| self.has_heard(text));
            if let Some(said) = said.filter(|_| self.is_asked()) {
                return said;
            }
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) => self.take(line),
                Err(_) => panic!("{texts:?} was not said, but\n{}", self.heard.join("\n")),
            }
        }
    }

    /// Hears on until a line is asked for, but not for longer than to `moment`.
    pub fn hear(&mut self, moment: Instant) -> Until {
        while !self.is_asked() {
            match self.lines.recv_timeout(moment.saturating_duration_since(Instant::now())) {
                Ok(line) => self.take(line),
                Err(RecvTimeoutError::Timeout) => return Until::TimeUp,
                Err(RecvTimeoutError::Disconnected) => return Until::Ended,
            }
        }
        Until::Asked
    }

    fn take(&mut self, line: String) {
        self.all.push(line.clone());
        self.heard.push(line);
    }

    /// Hears all that is said to the end.
    pub fn end(&mut self) {
        assert!(self.child.wait().unwrap().success());
        while let Ok(line) = self.lines.recv_timeout(PATIENCE) {
            self.take(line);
        }
    }

    /// The power is cut: nothing of the program runs any more. What it had said before is heard.
    pub fn cut(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.heard.extend(self.lines.iter());
    }

    pub fn has_heard(&self, text: &str) -> bool {
        self.heard.iter().any(|line| line.contains(text))
    }

    /// Whether the last line asks for one.
    fn is_asked(&self) -> bool {
        let asks = |line: &String| self.prompts.iter().any(|prompt| line.starts_with(prompt));
        self.heard.last().is_some_and(asks)
    }

    /// The sign that stands before `label`.
    #[track_caller]
    pub fn sign(&mut self, label: &str) -> String {
        self.until(label);
        let found = self.known_sign(label);
        found.unwrap_or_else(|| panic!("{label:?} has no sign in\n{}", self.heard.join("\n")))
    }

    /// The sign that stands before `label` in what was heard.
    pub fn known_sign(&self, label: &str) -> Option<String> {
        let sign = |line: &String| {
            let (sign, rest) = line.split_once(". ")?;
            let is_number = sign.len() <= 2 && sign.bytes().all(|it| it.is_ascii_digit());
            let is_sign =
                (sign.len() == 1 || is_number) && rest.trim_start_matches("[ ] ").starts_with(label);
            is_sign.then(|| sign.to_owned())
        };
        self.heard.iter().find_map(sign)
    }

    #[track_caller]
    pub fn pick(&mut self, prompt: &str, labels: &[&str]) {
        self.until(prompt);
        let signs: Vec<String> = labels.iter().map(|label| self.sign(label)).collect();
        self.say(&signs.join(" "));
    }
}
