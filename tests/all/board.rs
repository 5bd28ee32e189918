//! The facilitator's board: the real program in a terminal and through a pipe, and what the record says after.

use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use coursedeck::{
    ids::{CourseId, LearnerId},
    log::progress::Stand,
    quiz::{Mark, Share, Sitting, attempt::Running},
    store::{Ask, How, Order, Store},
};

use crate::{
    class::{self, NAMES, Pupil},
    pty::{Terminal, coursedeck as command},
};

fn courses() -> String {
    format!("{}/{}", env!("CARGO_MANIFEST_DIR"), class::FOLDER)
}

/// The program with this typed at its board, line by line: what it said.
fn board(data: &Path, args: &[&str], typed: &str) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coursedeck"));
    for name in ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "COURSEDECK_PASSPHRASE_FILE"] {
        command.env_remove(name);
    }
    command.env("LANG", "en_US.UTF-8").env("COURSEDECK_DATA", data).env("USER", "wanjiru");
    command.args(["--courses", &courses()]).args(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that ended already takes nothing any more.
    let _ = child.stdin.take().unwrap().write_all(typed.as_bytes());
    let output = child.wait_with_output().unwrap();
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    (output.status.code().unwrap(), said)
}

fn open(data: &Path) -> Store {
    Store::open(&data.join("coursedeck.db"), How { anyway: true }).unwrap()
}

fn course() -> CourseId {
    class::COURSE.parse().unwrap()
}

fn named(store: &Store, name: &str) -> LearnerId {
    store.people().unwrap().into_iter().find(|it| it.learner.name == name).unwrap().learner.id
}

/// By which number the board, as it opens, chooses a learner.
fn number(data: &Path, name: &str) -> String {
    let (_, said) = board(data, &["board"], ":q\n");
    let row = said.lines().find(|line| line.contains(name)).unwrap();
    row.split('.').next().unwrap().to_owned()
}

#[test]
fn an_essay_graded_through_a_pipe_changes_the_record() {
    let dir = class::some();
    let data = dir.path();
    let export =
        |what: &str| board(data, &["records", "export", "--what", what, "--to", "jsonl", "-o", "-"], "").1;
    let fatou = |table: &str| -> serde_json::Value {
        let line = table.lines().find(|line| line.contains("Fatou") && line.contains("\"write\""));
        serde_json::from_str(line.unwrap_or("null")).unwrap()
    };
    let before = fatou(&export("attempts"));
    assert_eq!((&before["waits"], &before["score_percent"]), (&true.into(), &100.into()));
    let (seen, spent) = {
        let store = open(data);
        let id = named(&store, "Fatou Diallo");
        (store.person(id).unwrap().unwrap().learner.seen, store.progress(id, &course()).unwrap().spent)
    };

    let (code, said) = board(data, &["board", "--cohort", "morning"], "e\n1\n2\nGood, but where?\n:b\n:q\n");
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("24 November, Kisumu. Twelve goats") && said.contains("a date and a place"),
        "{said}"
    );
    assert!(said.contains("No essay waits."), "{said}");

    // (1 + 4 × ½) of 5 points: 60 %, where 70 % passes.
    let after = fatou(&export("attempts"));
    assert_eq!((&after["waits"], &after["score_percent"]), (&false.into(), &60.into()));
    assert_eq!(after["passed"], false);
    let responses = export("responses");
    let essay = responses.lines().find(|line| line.contains("Twelve goats")).unwrap();
    let essay: serde_json::Value = serde_json::from_str(essay).unwrap();
    assert_eq!(essay["mark_percent"], 50, "{essay}");
    let store = open(data);
    let id = named(&store, "Fatou Diallo");
    let progress = store.progress(id, &course()).unwrap();
    assert_eq!(progress.modules.get(&"write".parse().unwrap()), Some(&Stand::Doing));
    assert!(progress.passed.is_empty());
    assert_eq!(progress.spent, spent, "who grades takes none of the learner's time");
    assert_eq!(store.person(id).unwrap().unwrap().learner.seen, seen, "and makes it no visit of theirs");
    drop(store);

    // Graded anew, it passes the module; both stay in the log.
    let number = number(data, "Fatou");
    let typed = format!("{number}\n1\n2\n4\nThe place is in the first line.\n:b\n:b\n:q\n");
    let (code, said) = board(data, &["board"], &typed);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("wanjiru graded it on") && said.contains("Good, but where?"), "{said}");
    let store = open(data);
    let progress = store.progress(id, &course()).unwrap();
    assert_eq!(progress.modules.get(&"write".parse().unwrap()), Some(&Stand::Done));
    assert_eq!(progress.passed.get(&"write".parse().unwrap()), Some(&Share::ALL));
    let events = store.events().unwrap();
    let graded: Vec<_> = events.iter().filter(|event| event.kind == "essay-graded").collect();
    assert_eq!(graded.len(), 2);
    assert!(graded.iter().all(|event| event.learner == id));
    assert!(graded[1].payload.as_ref().unwrap().text.contains("\"by\":\"wanjiru\""));

    // The audit trail has it, without anybody's name.
    let trail = store.trail().unwrap();
    let noted: Vec<_> = trail.iter().filter(|noted| noted.audit.command == "board grade").collect();
    assert_eq!(noted.len(), 2);
    assert_eq!((&*noted[1].audit.by, &noted[1].audit.on), ("wanjiru", &vec![id]));
    assert_eq!(noted[1].audit.note, "field-notes write/note: 50% → 100%");
    assert_eq!(store.verify().unwrap(), None);
    drop(store);

    // Item analysis takes it in.
    let (_, stats) = board(data, &["course", "stats", "field-notes", "--format", "json"], "");
    let stats: serde_json::Value = serde_json::from_str(&stats).unwrap();
    let said = stats.to_string();
    assert!(said.contains("write/note") || said.contains("\"note\""), "{said}");
}

#[test]
fn a_corrected_mark_follows_through_and_can_be_answered_for() {
    let dir = class::some();
    let data = dir.path();
    let etienne = named(&open(data), "Étienne Ndiaye");
    let look = Sitting::Module("look".parse().unwrap());
    let sat = open(data).progress(etienne, &course()).unwrap().sittings[&look][0].clone();
    assert_eq!(sat.end.map(|end| (end.score.percent(), end.passed)), Some((50, false)));
    let number = number(data, "Étienne");
    let typed = format!("{number}\n1\n1\n1\n\nthe key was wrong\n:b\n:b\n:q\n");
    let (code, said) = board(data, &["board"], &typed);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("Say why: the learner reads it"), "{said}");
    let store = open(data);
    let progress = store.progress(etienne, &course()).unwrap();
    assert_eq!(
        progress.sittings[&look][0].end.map(|end| (end.score.percent(), end.passed)),
        Some((100, true))
    );
    assert_eq!(progress.modules.get(&"look".parse().unwrap()), Some(&Stand::Done));
    let events = store.events().unwrap();
    let corrected = events.iter().find(|event| event.kind == "answer-corrected").unwrap();
    let told = &corrected.payload.as_ref().unwrap().text;
    for part in ["\"by\":\"wanjiru\"", "\"reason\":\"the key was wrong\"", "\"graded\":0.0", "\"share\":1.0"]
    {
        assert!(told.contains(part), "{part} is not in {told}");
    }
    // The fold of the answers says the same.
    let answers = store.answers(&course(), &Ask::default()).unwrap();
    let taken = answers.taken.iter().find(|taken| taken.attempt == sat.attempt).unwrap();
    assert_eq!(taken.score, Share::ALL);
    let marks: Vec<Option<Mark>> = taken.asked.iter().map(|it| it.given.as_ref().map(|it| it.mark)).collect();
    assert_eq!(marks, [Some(Mark::Graded(Share::ALL)); 2]);
    assert_eq!(store.trail().unwrap().last().unwrap().audit.command, "board correct");
}

#[test]
fn a_rebuilt_file_says_of_the_class_what_the_live_one_said() {
    let dir = class::thirty_in_a_folder();
    let data = dir.path();
    board(data, &["board"], "e\n1\n3\n\n1\n50%\nOne number more.\n:b\na\n:b\n:q\n");
    let mut store = open(data);
    let before =
        (store.digest().unwrap(), store.class(&course(), Some("Morning"), Order::Help, (0, 30)).unwrap());
    let waiting = store.waiting(&course(), None).unwrap();
    assert_eq!((before.1.total, before.1.stuck, waiting.len()), (30, 3, 1));
    assert_eq!(store.verify().unwrap(), None);
    store.rebuild().unwrap();
    let class = store.class(&course(), Some("Morning"), Order::Help, (0, 30)).unwrap();
    assert_eq!((store.digest().unwrap(), class), before);
    assert_eq!(store.waiting(&course(), None).unwrap(), waiting);
}

#[test]
fn a_class_stands_in_the_order_that_is_asked_for() {
    let dir = class::thirty_in_a_folder();
    let store = open(dir.path());
    let names = |order, from| -> Vec<String> {
        let class = store.class(&course(), Some("Morning"), order, (from, 4)).unwrap();
        assert_eq!((class.total, class.stuck), (30, 3));
        class.pupils.into_iter().map(|pupil| pupil.name).collect()
    };
    assert_eq!(names(Order::Help, 0), ["Chidi Okafor", "Halima Yusuf", "Étienne Ndiaye", "Abdoulaye Cissé"]);
    assert_eq!(names(Order::Name, 28), ["Zainab Bello", "Étienne Ndiaye"]);
    assert_eq!(names(Order::Progress, 0)[0], "Ruth Wambui");
    assert_eq!(store.class(&course(), Some("Evening"), Order::Help, (0, 4)).unwrap().total, 0);
    assert_eq!(store.members(Some("Morning")).unwrap().len(), 30);
}

#[test]
fn stuck_is_four_wrong_tries_at_one_thing() {
    let dir = class::some();
    let data = dir.path();
    let id = class::add(data, NAMES[4], "Morning", 9);
    let stand = |module: &str| {
        open(data).progress(id, &course()).unwrap().modules.get(&module.parse().unwrap()).copied()
    };
    let mut pupil = Pupil::sits_down(data, id, 60);
    assert_eq!(stand("look"), None);
    pupil.errs("look", 3);
    assert_eq!(stand("look"), Some(Stand::Doing));
    pupil.errs("look", 1);
    assert_eq!(stand("look"), Some(Stand::Stuck));
    pupil.knows("look");
    assert_eq!(stand("look"), Some(Stand::Doing), "one right answer, and it is over");
    // A question of a quiz counts once a sitting, however often the answer was changed before.
    for _ in 0..3 {
        pupil.takes("count", 1, "");
    }
    assert_eq!(stand("count"), Some(Stand::Doing));
    pupil.takes("count", 1, "");
    assert_eq!(stand("count"), Some(Stand::Stuck));
    pupil.takes("count", 0, "");
    assert_eq!(stand("count"), Some(Stand::Done));
}

/// A learner works in one process, and the board in another shows it, though nobody there touches a key.
#[test]
fn the_board_follows_a_learner_at_work() {
    let dir = class::some();
    let data = dir.path();
    let mut board =
        Terminal::start(command(data, &["--courses", &courses(), "board", "--cohort", "Morning"]), 80, 24);
    board.until("Étienne Ndiaye");
    board.until("0 of 5");
    let row =
        |screen: &str| screen.lines().find(|line| line.contains("Amina")).unwrap_or_default().to_owned();
    assert!(row(&board.text()).contains("○ not yet"), "{}", board.text());
    // The end of the first frame may still be on its way.
    while board.read(std::time::Duration::from_millis(300)) {}
    let quiet = board.raw.len();
    while board.read(std::time::Duration::from_millis(2500)) {}
    assert_eq!(board.raw.len(), quiet, "nothing is drawn where nothing changed");

    let args = ["--courses", &courses(), "--learner", "Amina Odhiambo", "--course", class::COURSE];
    let mut learner = Terminal::start(command(data, &args), 80, 24);
    learner.until("Looking closely");
    learner.keys("\r");
    learner.until("Take your time");
    learner.keys("\r");
    learner.until("Haste helps");
    learner.keys("a\r");
    board.until_screen("Amina is at work", |screen| row(screen).contains("◐ doing"));
    learner.cut();
    board.keys("q");
    assert!(board.end().success());
}

#[test]
fn a_guarded_board_asks_for_the_passphrase() {
    let dir = class::some();
    let data = dir.path();
    let pass = data.join("pass");
    fs::write(&pass, "four words come to mind\n").unwrap();
    let pass = pass.to_str().unwrap().to_owned();
    let init = [
        "centre",
        "init",
        "--yes",
        "--name",
        "Kisumu",
        "--facilitator",
        "Wanjiru",
        "--new-passphrase-file",
        &pass,
    ];
    let (code, said) = board(data, &[&init[..], &["--preset", "school"]].concat(), "");
    assert_eq!(code, 0, "{said}");
    let (code, said) = board(data, &["board"], "");
    assert_eq!(code, 2);
    assert!(said.contains("passphrase"), "{said}");
    let (code, said) =
        board(data, &["--passphrase-file", &pass, "board", "--cohort", "Morning"], "a\n1\n3\n\n:q\n");
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("Wanjiru"), "{said}");
    let store = open(data);
    let held = store.sessions().unwrap();
    assert_eq!((held.len(), held[0].present.len(), held[0].absent.len()), (1, 2, 2));
    assert_eq!(held[0].instructor, "Wanjiru");
    let trail = store.trail().unwrap();
    let commands: Vec<&str> = trail.iter().map(|noted| &*noted.audit.command).collect();
    assert!(commands.ends_with(&["board", "board attendance"]), "{commands:?}");
    assert_eq!(trail.last().unwrap().audit.by, "Wanjiru");
}

#[test]
fn what_cannot_be_shown_is_told_before_anything_is_opened() {
    let dir = class::some();
    for (args, what) in [
        (["board", "--course", "nothing"], "there is no course \"nothing\""),
        (["board", "--cohort", "Evening"], "there is no cohort \"Evening\""),
    ] {
        let (code, said) = board(dir.path(), &args, "");
        assert_eq!(code, 2, "{said}");
        assert!(said.contains(what), "{said}");
    }
}

/// What two people decide on two machines adds up in either order, and is what the sitting itself would come to.
#[test]
fn the_count_of_people_is_that_of_the_sitting() {
    let dir = class::some();
    let data = dir.path();
    let fatou = named(&open(data), "Fatou Diallo");
    let store = open(data);
    let sitting = Sitting::Module("write".parse().unwrap());
    let attempt = store.progress(fatou, &course()).unwrap().sittings[&sitting][0].attempt;
    let events = store.attempt_events(fatou, attempt).unwrap();
    let (rules, paper) = events
        .iter()
        .find_map(|event| match &event.what {
            coursedeck::log::Happening::AttemptStarted { rules, paper, .. } => {
                Some((rules.clone(), paper.clone()))
            }
            _ => None,
        })
        .unwrap();
    let mut running = Running::start(attempt, sitting, 1, rules, paper, 0);
    for event in &events {
        if let coursedeck::log::Happening::QuestionAnswered { response, mark, certainty, .. } = &event.what {
            let answer = coursedeck::quiz::attempt::Answer {
                response: response.clone(),
                mark: *mark,
                certainty: *certainty,
            };
            running.restore(&event.subject.name().unwrap(), answer);
        }
    }
    let judged = |share: f64, before: Mark| coursedeck::quiz::attempt::Judged {
        by: "Wanjiru".to_owned(),
        at: events[0].when.at,
        before,
        share: Share::new(share),
        words: String::new(),
        corrects: false,
    };
    let (note, first) = (class::name("write", "note"), class::name("write", "q1"));
    let (tally, essay) = running.weigh(&note, Share::new(0.25)).unwrap();
    let (same, question) = running.weigh(&first, Share::NONE).unwrap();
    assert_eq!(tally, same);
    let both = tally.with([&essay, &question]);
    assert_eq!(both, tally.with([&question, &essay]));
    running.judge(&note, judged(0.25, Mark::Waits));
    assert_eq!(
        running.weigh(&first, Share::NONE).unwrap(),
        (tally, question),
        "the tally is always the same"
    );
    running.judge(&first, judged(0.0, Mark::Graded(Share::ALL)));
    let finished = running.clone().finish(false);
    assert_eq!((finished.score, finished.passed, finished.waits), (both.score, both.passed, both.waits));
    assert_eq!(running.judged(&note).len(), 1);
}
