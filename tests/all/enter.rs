//! Answers from paper: lines in, one sitting in the log, all of it or nothing.

use std::{
    fs,
    io::{Read, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use coursedeck::{
    course::load::{Opened, Source, load},
    ids::{AttemptId, CourseId, LearnerId},
    lang::Tag,
    log::{Event, Happening, Progress},
    quiz::{
        Certainty, Mark, Paper, Response, Share, Sitting,
        grade::right,
        sheet::{Code, Form, Truths, write},
    },
    store::{How, Store},
    study::enter::{Refused, Sheet, enter, paper_of},
    time::{Now, Stamp},
};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use tempfile::TempDir;
use uuid::Uuid;

fn learn() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/learn")
}

fn course() -> CourseId {
    "every-kind".parse().unwrap()
}

fn opened() -> Opened {
    load(&Source::Folder(learn().join("every-kind")), &course()).course.unwrap()
}

fn module(name: &str) -> Sitting {
    Sitting::Module(name.parse().unwrap())
}

fn form(letter: &str) -> Form {
    letter.parse::<Code>().unwrap().form
}

/// The code that is printed on a sheet.
fn code(sitting: &Sitting, letter: &str, language: &str) -> String {
    let opened = opened();
    let paper = paper_of(&opened.course, sitting, form(letter)).unwrap();
    form(letter).code(&course(), sitting, &language.parse().unwrap(), &paper).to_string()
}

/// A data folder with a learner in it.
struct Place {
    folder: TempDir,
    amina: LearnerId,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut store = open(folder.path());
        let now = Now { at: Stamp::utc(1_700_000_000_000), mono: 0 };
        let amina = store.add_learner(now, "Amina", &Tag::english(), Some("4711")).unwrap().id;
        Self { folder, amina }
    }

    fn store(&self) -> Store {
        open(self.folder.path())
    }

    fn progress(&self) -> Progress {
        self.store().progress(self.amina, &course()).unwrap()
    }

    fn events(&self) -> Vec<Event> {
        let events = self.store().events().unwrap();
        events.iter().filter_map(|event| event.event().unwrap()).collect()
    }

    /// What the command says to answers on stdin.
    fn enter(&self, args: &[&str], answers: &str) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_coursedeck"));
        command.args(["records", "enter", "--course", "every-kind"]).args(args);
        command.arg("--courses").arg(learn()).env("COURSEDECK_DATA", self.folder.path());
        command.env("USER", "mr-kamau").env("LANG", "C").current_dir(self.folder.path());
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // Who refuses at once reads nothing.
        let _ = child.stdin.take().unwrap().write_all(answers.as_bytes());
        let output = child.wait_with_output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }
}

fn open(folder: &Path) -> Store {
    Store::open(&folder.join("coursedeck.db"), How::default()).unwrap()
}

/// All right answers of a paper, as they would be typed.
fn all_right(sitting: &Sitting, letter: &str) -> String {
    let opened = opened();
    let Paper { questions } = paper_of(&opened.course, sitting, form(letter)).unwrap();
    let line = |(at, drawn): (usize, &coursedeck::quiz::Drawn)| {
        let question = opened.course.question(&drawn.name)?;
        let truths = Truths { yes: "True", no: "False" };
        let typed = write(&question.kind, drawn, truths, &right(&question.kind)?);
        Some(format!("{} {typed}\n", at + 1))
    };
    questions.iter().enumerate().filter_map(line).collect()
}

#[test]
fn a_sheet_becomes_one_sitting_in_the_log() {
    let place = Place::new();
    let code = code(&module("kinds"), "A", "en");
    let answers = all_right(&module("kinds"), "A") + "9 b\n10 +\n";
    let args = ["--learner", " amina ", "--module", "kinds", "--form", &code, "--date", "2026-11-20"];
    let (status, out, err) = place.enter(&args, &answers);
    assert_eq!((status, err.as_str()), (0, ""));
    assert_eq!(
        out,
        format!(
            "saved: Amina · The kinds · form {code}\n8 of 8 right, 100%: passed\nan essay still has to be read\n\
             the module is passed\n"
        )
    );
    let events = place.events();
    let kinds: Vec<&str> = events.iter().map(|event| event.what.kind()).collect();
    let mut wanted = vec!["learner-added", "attempt-started"];
    wanted.extend(["question-answered"; 10]);
    wanted.extend(["attempt-finished", "module-passed"]);
    assert_eq!(kinds, wanted);
    let Happening::AttemptStarted { entered: Some(entered), number, language, .. } = &events[1].what else {
        panic!("{:?}", events[1]);
    };
    assert_eq!((entered.by.as_str(), &entered.form), ("mr-kamau", &code));
    assert_eq!((entered.on.unwrap().to_string().as_str(), *number), ("2026-11-20", 1));
    assert_eq!(language, &Tag::english());
    // One commit: all of it has the same moment.
    assert!(events[1..].iter().all(|event| event.when == events[1].when));
    let progress = place.progress();
    assert_eq!(progress.ended(&module("kinds")), 1);
    assert!(progress.passed.contains_key(&"kinds".parse().unwrap()));
    assert!(progress.open(&module("kinds")).is_none() && progress.answered.is_empty());
    let mut store = place.store();
    assert_eq!(store.verify().unwrap(), None);
    let digest = store.digest().unwrap();
    store.rebuild().unwrap();
    assert_eq!((store.digest().unwrap(), place.progress()), (digest, progress));
}

#[test]
fn certainty_counts_and_the_last_module_completes_the_course() {
    let place = Place::new();
    let kinds = all_right(&module("kinds"), "A");
    assert_eq!(place.enter(&["--learner", "Amina", "--module", "kinds"], &kinds).0, 0);
    let args = ["--learner", "Amina", "--module", "sure"];
    let (status, _, err) = place.enter(&args, "1 t\n");
    assert_eq!(status, 2);
    assert!(err.contains("stdin:1: question 1: how sure? Add /1, /2 or /3, as b /2"), "{err}");
    let (status, out, _) = place.enter(&args, "1 t /3\n2 a/1\n");
    assert_eq!(status, 0);
    assert!(out.ends_with("the module is passed\nthe course is completed\n"), "{out}");
    assert!(place.progress().completed.is_some());
    let sure: Vec<Option<Certainty>> = place
        .events()
        .into_iter()
        .filter_map(|event| match event.what {
            Happening::QuestionAnswered { certainty, .. } => Some(certainty),
            _ => None,
        })
        .collect();
    assert_eq!(&sure[sure.len() - 2..], [Some(Certainty::High), Some(Certainty::Low)]);
}

#[test]
fn every_line_that_cannot_be_read_is_told_and_nothing_is_saved() {
    let place = Place::new();
    let answers =
        "\u{feff}# Amina's sheet\n1 e\n2 a a\n11 b\nb\n7 z\n7 a\n3 maybe\n6 4a\n8 a; b; c\n\n4 key\n";
    fs::write(place.folder.path().join("sheet.txt"), answers).unwrap();
    let (status, out, err) = place.enter(&["--learner", "Amina", "--module", "kinds", "sheet.txt"], "");
    assert_eq!((status, out.as_str()), (2, ""));
    insta::assert_snapshot!("enter_faults", err);
    assert_eq!(place.events().len(), 1);
    for (answers, told) in [("", "has no answers"), ("1 -\n2\n", "has no answers")] {
        let (status, _, err) = place.enter(&["--learner", "Amina", "--module", "kinds"], answers);
        assert_eq!(status, 2);
        assert!(err.contains(told), "{err}");
    }
    assert_eq!(place.events().len(), 1);
}

#[test]
fn an_answer_may_be_written_as_people_write_lists() {
    let place = Place::new();
    let (status, out, err) = place.enter(
        &["--learner", "Amina", "--module", "kinds", "-"],
        "1. b\n2) A,C\n3: T\n4;key\r\n5 3,5 \n6=b a\n7\tb a c\n8 key;b\n9 -\n",
    );
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(out.contains(" of 9 right"), "{out}");
    let given: Vec<Response> = place
        .events()
        .into_iter()
        .filter_map(|event| match event.what {
            Happening::QuestionAnswered { response, .. } => Some(response),
            _ => None,
        })
        .collect();
    assert_eq!(given.len(), 8);
    assert_eq!(given[3], Response::Text("key".to_owned()));
    assert_eq!(given[4], Response::Text("3,5".to_owned()));
}

#[test]
fn the_same_form_twice_is_noticed() {
    let place = Place::new();
    let args = ["--learner", "Amina", "--module", "kinds", "--form", "A", "--date", "2026-11-20"];
    assert_eq!(place.enter(&args, "1 a\n").0, 0);
    let (status, _, err) = place.enter(&args, "1 a\n");
    assert_eq!(status, 2);
    assert!(
        err.contains("a paper of form A was entered for Amina on 20") && err.contains("--again"),
        "{err}"
    );
    assert!(err.contains("by mr-kamau, taken on 2026-11-20"), "{err}");
    assert_eq!(place.progress().ended(&module("kinds")), 1);
    // Another form is another paper; and who knows better may say so.
    let mut again = args.to_vec();
    again.push("--again");
    assert_eq!(place.enter(&again, "1 a\n").0, 0);
    let (status, _, err) = place.enter(&["--learner", "Amina", "--module", "kinds", "--form", "B"], "1 a\n");
    assert_eq!(status, 2);
    assert!(err.contains("Amina has used all 2 attempts at this quiz"), "{err}");
    assert_eq!(place.progress().ended(&module("kinds")), 2);
}

#[test]
fn a_code_that_does_not_fit_is_refused_with_the_mend() {
    let place = Place::new();
    let kinds = code(&module("kinds"), "B", "en");
    let told = |args: &[&str]| {
        let (status, _, err) = place.enter(&[&["--learner", "Amina"], args].concat(), "1 a\n");
        assert_eq!(status, 2, "{args:?}");
        err
    };
    assert_eq!(
        told(&["--module", "sure", "--form", &kinds]),
        format!("coursedeck: form {kinds} is a paper of kinds, not of sure\n  help: say --module kinds\n")
    );
    let changed = told(&["--module", "kinds", "--form", "B-0000"]);
    assert!(changed.contains("is no paper of kinds as the course is now (1.0.0)"), "{changed}");
    assert!(changed.contains("give the letter alone: --form B"), "{changed}");
    assert!(told(&["--module", "kinds", "--form", "7"]).contains("a form is one or two letters"));
    assert_eq!(place.events().len(), 1);
}

#[test]
fn a_paper_in_french_is_known_by_its_code() {
    let place = Place::new();
    let code = code(&module("kinds"), "A", "fr");
    let (status, _, err) =
        place.enter(&["--learner", "Amina", "--module", "kinds", "--form", &code], "3 vrai\n4 clé\n");
    assert_eq!((status, err.as_str()), (0, ""));
    let events = place.events();
    assert!(
        matches!(&events[1].what, Happening::AttemptStarted { language, .. } if language.as_str() == "fr")
    );
    let right = |at: usize| {
        matches!(&events[at].what,
        Happening::QuestionAnswered { mark: Mark::Graded(share), .. } if *share == Share::ALL)
    };
    assert!(right(2) && right(3), "what is right in French is right");
}

#[test]
fn what_cannot_be_entered_is_told_with_its_mend() {
    let place = Place::new();
    let told = |args: &[&str]| {
        let (status, out, err) = place.enter(args, "1 a\n");
        assert_eq!((status, out.as_str()), (2, ""), "{args:?}");
        err
    };
    assert_eq!(
        told(&["--learner", "Amna", "--module", "kinds"]),
        "coursedeck: there is no learner called \"Amna\" here\n  help: did you mean Amina?\n"
    );
    assert!(told(&["--learner", "Zuberi", "--module", "kinds"]).contains("comes in at the screens once"));
    assert_eq!(
        told(&["--learner", "Amina", "--module", "exam"]),
        "coursedeck: the course every-kind has no quiz \"exam\"\n  help: it has kinds, sure\n"
    );
    assert!(told(&["--module", "kinds"]).contains("say it with --learner NAME"));
    assert!(
        told(&["--learner", "Amina", "--module", "kinds", "--date", "2999-01-01"]).contains("has not come")
    );
    assert!(
        told(&["--learner", "Amina", "--module", "kinds", "--date", "24.11.2026"]).contains("2026-11-24")
    );
    assert!(told(&["--learner", "Amina", "--module", "kinds", "--by", " "]).contains("--by NAME"));
    assert!(told(&["--learner", "Amina", "--module", "kinds", "no.txt"]).contains("no.txt"));
    assert_eq!(place.events().len(), 1);
}

#[test]
fn a_last_attempt_that_is_under_way_is_not_passed_over() {
    let place = Place::new();
    let (opened, mut store) = (opened(), place.store());
    let sheet = |language: &str| Sheet {
        learner: place.amina,
        sitting: module("kinds"),
        code: "A".parse().unwrap(),
        language: language.parse().unwrap(),
        answers: [(0, (Response::Picks(vec!["b".parse().unwrap()]), None))].into(),
        by: "x".to_owned(),
        on: None,
    };
    let now = |ms: i64| Now { at: Stamp::utc(1_800_000_000_000 + ms), mono: ms as u64 };
    let attempt = |n| AttemptId(Uuid::from_u128(n));
    // One begun at the machine: the beginning of a sitting without its end.
    enter(&mut store, &opened, &sheet("en"), attempt(1), now(1)).unwrap();
    let begun = place.events().into_iter().find(|event| event.what.attempt() == Some(attempt(1))).unwrap();
    let mut what = begun.what;
    if let Happening::AttemptStarted { attempt: name, entered, .. } = &mut what {
        (*name, *entered) = (attempt(2), None);
    }
    let entry = coursedeck::log::Entry { subject: begun.subject, what };
    store.append(place.amina, now(2), &[entry]).unwrap();
    let refused = enter(&mut store, &opened, &sheet("en"), attempt(3), now(3)).unwrap_err();
    assert!(matches!(refused, Refused::UnderWay), "{refused}");
    // A question that the paper does not have is refused before anything is written.
    let mut wrong = sheet("en");
    wrong.answers.insert(99, (Response::Truth(true), None));
    wrong.sitting = module("sure");
    assert!(enter(&mut store, &opened, &wrong, attempt(4), now(4)).is_err());
    assert_eq!(place.progress().ended(&module("sure")), 0);
}

/// A person at a terminal: types each line when the text before it has come, and gives what was seen.
fn at_a_terminal(place: &Place, args: &[&str], script: &[(&str, &str)]) -> (u32, String) {
    let pty = native_pty_system().openpty(PtySize { rows: 40, cols: 100, ..PtySize::default() }).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_coursedeck"));
    command.args(["records", "enter", "--course", "every-kind", "--courses"]);
    command.arg(learn());
    command.args(args);
    command.env("COURSEDECK_DATA", place.folder.path());
    command.env("USER", "mr-kamau");
    let mut child = pty.slave.spawn_command(command).unwrap();
    drop(pty.slave);
    let mut reader = pty.master.try_clone_reader().unwrap();
    let mut writer = pty.master.take_writer().unwrap();
    let (send, heard) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(count @ 1..) = reader.read(&mut bytes) {
            if send.send(bytes[..count].to_vec()).is_err() {
                break;
            }
        }
    });
    let (mut seen, mut from) = (String::new(), 0);
    let deadline = Instant::now() + Duration::from_secs(60);
    for (wanted, typed) in script {
        let at = loop {
            if let Some(at) = seen[from..].find(wanted) {
                break from + at + wanted.len();
            }
            let left = deadline.saturating_duration_since(Instant::now());
            let more =
                heard.recv_timeout(left).unwrap_or_else(|_| panic!("no {wanted:?} in {:?}", &seen[from..]));
            seen.push_str(&String::from_utf8_lossy(&more));
        };
        from = at;
        writer.write_all(typed.as_bytes()).unwrap();
        writer.write_all(b"\n").unwrap();
    }
    let status = child.wait().unwrap();
    while let Ok(more) = heard.recv_timeout(Duration::from_secs(5)) {
        seen.push_str(&String::from_utf8_lossy(&more));
    }
    (status.exit_code(), seen)
}

#[test]
fn at_a_terminal_each_question_is_asked_and_the_sheet_is_shown_before_it_is_saved() {
    let place = Place::new();
    let script = [("Learner (Enter ends): ", "amna"), ("did you mean Amina?", "")];
    let (status, seen) = at_a_terminal(&place, &["--module", "sure"], &script);
    assert_eq!(status, 0, "{seen}");
    let script = [
        ("Amina, attempt 1", ""),
        ("  2  What is in the sea?", "a"),
        ("how sure? Add /1, /2 or /3", "b /2"),
        // One wrong key: back to it, and to the one before, which Enter left without an answer.
        ("Save?", ":b"),
        ("[B /2] > ", ":b"),
        ("  1  The sky is above.", "t /3"),
        ("  2  What is in the sea?", ""),
        ("2 of 2 answered", "2"),
        ("[B /2] > ", "a /2"),
        ("Save?", "y"),
        ("2 of 2 right, 100%: passed", ""),
    ];
    let (status, seen) = at_a_terminal(&place, &["--learner", "Amina", "--module", "sure"], &script);
    assert_eq!(status, 0, "{seen}");
    assert!(seen.contains("one letter, A to B, then how sure, as b /2"), "{seen}");
    assert_eq!(place.progress().ended(&module("sure")), 1);
    // The same form again is asked about, and leaving saves nothing.
    let script = [("Is this another paper? (y/n)", "n"), ("nothing was saved", "")];
    let (status, seen) = at_a_terminal(&place, &["--learner", "Amina", "--module", "sure"], &script);
    assert_eq!(status, 0, "{seen}");
    let script = [("  1  The sky is above.", ":q"), ("nothing was saved", "")];
    let args = ["--learner", "Amina", "--module", "sure", "--form", "B"];
    assert_eq!(at_a_terminal(&place, &args, &script).0, 0);
    assert_eq!(place.progress().ended(&module("sure")), 1);
}
