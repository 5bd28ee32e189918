//! Many learners at once, each in a program of their own, on one database. `cargo crowd` does it with a hundred.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

use coursedeck::{
    lang::Tag,
    store::{How, Store},
    time::Now,
};

use crate::lines::AtLines;

/// What a crowd came to.
#[derive(Debug)]
pub struct Crowd {
    /// From each line to "saved".
    pub times: Vec<Duration>,
    /// How many answers are in the log.
    pub kept: usize,
    /// The memory of all programs in the middle of it, in kilobytes, what they share counted once.
    pub memory: u64,
    /// How long they answered.
    pub took: Duration,
}

/// So many learners give so many answers each, and think for `pause` on average before each.
pub fn crowd(scratch: &Path, learners: usize, answers: usize, pause: Duration) -> Crowd {
    let data = scratch.join("data");
    let courses = course(scratch, answers);
    let path = data.join("coursedeck.db");
    let mut store = Store::open(&path, How::default()).unwrap();
    for n in 0..learners {
        store.add_learner(Now::read(), &name(n), &Tag::english(), None).unwrap();
    }
    drop(store);
    let [start, middle, on] = [learners, learners, 1].map(Gate::new);
    let mut crowd = Crowd { times: Vec::new(), kept: 0, memory: 0, took: Duration::ZERO };
    thread::scope(|scope| {
        let all: Vec<_> = (0..learners)
            .map(|n| {
                let (data, courses, start, middle, on) = (&data, &courses, &start, &middle, &on);
                scope.spawn(move || {
                    let mut it = come_in(data, courses, n);
                    start.arrive();
                    let mut times = Vec::new();
                    for nth in 0..answers {
                        if nth == answers / 2 {
                            middle.arrive();
                            on.wait();
                        }
                        thread::sleep(thought(pause, n, nth));
                        times.push(answer(&mut it, nth));
                    }
                    it.say(":q");
                    assert!(it.child.wait().unwrap().success());
                    times
                })
            })
            .collect();
        start.wait();
        let began = Instant::now();
        middle.wait();
        let stopped = Instant::now();
        crowd.memory = memory_of_children();
        let measured = stopped.elapsed();
        on.arrive();
        for one in all {
            crowd.times.extend(one.join().unwrap());
        }
        crowd.took = began.elapsed() - measured;
    });
    let store = Store::open(&path, How::default()).unwrap();
    assert_eq!(store.verify().unwrap(), None);
    crowd.kept = store.events().unwrap().iter().filter(|event| event.kind == "question-answered").count();
    crowd
}

/// Opens when as many have arrived as it waits for.
struct Gate {
    arrived: AtomicUsize,
    opens_at: usize,
}

impl Gate {
    fn new(opens_at: usize) -> Self {
        Self { arrived: AtomicUsize::new(0), opens_at }
    }

    fn arrive(&self) {
        self.arrived.fetch_add(1, Ordering::SeqCst);
    }

    /// Somebody who fails never arrives: nobody waits for them for ever.
    fn wait(&self) {
        let deadline = Instant::now() + Duration::from_secs(600);
        while self.arrived.load(Ordering::SeqCst) < self.opens_at {
            assert!(Instant::now() < deadline, "somebody does not come");
            thread::sleep(Duration::from_millis(2));
        }
    }
}

/// As long as somebody thinks: from nothing to twice `pause`, spread evenly, the same in every run.
pub fn thought(pause: Duration, who: usize, nth: usize) -> Duration {
    pause * ((who * 37 + nth * 61) % 101) as u32 / 50
}

fn name(n: usize) -> String {
    format!("Learner {n:03}")
}

/// A course with one quiz of so many questions.
fn course(scratch: &Path, questions: usize) -> PathBuf {
    let courses = scratch.join("courses");
    let folder = courses.join("crowd");
    fs::create_dir_all(&folder).unwrap();
    let head = "format = 1\nversion = \"1.0.0\"\nlanguage = \"en\"\ntitle = \"Crowd\"\nsummary = \"Many questions.\"\n\
        level = \"basic\"\nminutes = 20\nlicence = \"CC-BY-4.0\"\nauthors = [\"Coursedeck\"]\nmodules = [\"all\"]\n";
    fs::write(folder.join("course.toml"), head).unwrap();
    let mut module = "title = \"All\"\nobjectives = [\"Answer\"]\n\n[[lesson]]\nid = \"one\"\ntitle = \"One\"\nbody = \"A lesson.\"\n\n\
        [quiz]\npass = 60\nshuffle = false\n"
        .to_owned();
    for n in 0..questions {
        module += &format!(
            "\n[[question]]\nid = \"q-{n}\"\nkind = \"true-false\"\nprompt = \"Sentence {n} is true.\"\nanswer = true\n\
             explain = \"So it is, number {n}.\"\nobjective = 1\n"
        );
    }
    fs::write(folder.join("all.toml"), module).unwrap();
    courses
}

/// A learner who has just begun the quiz.
fn come_in(data: &Path, courses: &Path, n: usize) -> AtLines {
    let mut command = AtLines::command_in(data, courses);
    command.args(["--learner", &name(n), "--course", "crowd"]);
    let mut it = AtLines::of(command);
    it.pick("Crowd", &["Quiz"]);
    it.at("begin", "");
    it.until("Sentence 0 is true.");
    it
}

/// From the line to "saved".
fn answer(it: &mut AtLines, nth: usize) -> Duration {
    let sign = it.sign("True");
    let began = Instant::now();
    it.say(&sign);
    it.until(&format!("answer {} saved", nth + 1));
    began.elapsed()
}

/// The memory of every program that this one started, what is shared counted in parts.
fn memory_of_children() -> u64 {
    let own = std::process::id().to_string();
    let programs = fs::read_dir("/proc").into_iter().flatten().flatten();
    let is_ours = |folder: &PathBuf| {
        let stat = fs::read_to_string(folder.join("stat")).unwrap_or_default();
        stat.rsplit(") ").next().and_then(|rest| rest.split(' ').nth(1)) == Some(own.as_str())
    };
    let memory = |folder: PathBuf| {
        let text = fs::read_to_string(folder.join("smaps_rollup")).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with("Pss:"));
        line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok()).unwrap_or_default()
    };
    programs.map(|entry| entry.path()).filter(is_ours).map(memory).sum()
}

#[test]
fn ten_learners_at_once_lose_no_answer() {
    let (learners, answers) = (10, 20);
    let dir = tempfile::tempdir().unwrap();
    let crowd = crowd(dir.path(), learners, answers, Duration::ZERO);
    assert_eq!(crowd.times.len(), learners * answers, "each was told as saved");
    assert_eq!(crowd.kept, learners * answers);
}
