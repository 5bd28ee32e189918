//! How fast the program is, in a real terminal and on a real disk, against others in the same run: `cargo figures`.
//!
//! Only the ratios mean anything: the same machine, the same minute, one after the other in turns.

use std::{
    fs,
    hint::black_box,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use coursedeck::{
    course::load::{Source, load},
    ids::CourseId,
    lang::Tag,
    log::{Audit, Details, Entry, Happening, Subject},
    quiz::{Mark, Response, Share},
    seal::Digest,
    store::{Change, How, Store, selftest},
    time::Now,
};
use portable_pty::CommandBuilder;
use rusqlite::{Connection, TransactionBehavior, params};

#[path = "../tests/all/pty.rs"]
#[allow(dead_code, clippy::unwrap_used)]
mod pty;

#[path = "../tests/all/folder.rs"]
#[allow(clippy::unwrap_used)]
mod folder;
#[path = "parts/processes.rs"]
#[allow(dead_code)]
mod processes;

use folder::copy;
use processes::{children, ticks};
use pty::{Terminal, coursedeck};

/// How often each is done.
const ROUNDS: usize = 41;
/// How many keys are timed.
const KEYS: usize = 40;
/// How many commits are timed.
const COMMITS: u64 = 200;
/// How many courses a full shelf has.
const SHELF: usize = 500;
/// How many learners a big centre has.
const LEARNERS: usize = 5000;
/// How often the board is opened.
const OPENINGS: usize = 11;
/// How many modules are read at once.
const MODULES: usize = 1000;
/// How many modules the course has that is watched.
const WATCHED: usize = 50;
/// How often a file of it is saved.
const SAVES: u32 = 20;

fn main() {
    let scratch = tempfile::tempdir().expect("there is room for files");
    println!("| what | this program | beside it | ratio |\n| --- | --- | --- | --- |");
    // The board alone: `cargo figures board`.
    if std::env::args().any(|word| word == "board") {
        return board(scratch.path());
    }
    terminal(scratch.path());
    commits(scratch.path());
    library(scratch.path());
    board(scratch.path());
    watch(scratch.path());
}

fn row(what: &str, ours: &str, theirs: &str, ratio: &str) {
    println!("| {what} | {ours} | {theirs} | {ratio} |");
}

fn median<T: PartialOrd + Copy>(mut all: Vec<T>) -> T {
    all.sort_by(|a, b| a.partial_cmp(b).expect("figures are numbers"));
    all[all.len() / 2]
}

fn ms(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

fn ratio(ours: Duration, theirs: Duration) -> String {
    format!("{:.2}", ours.as_secs_f64() / theirs.as_secs_f64())
}

/// What one start cost.
#[derive(Clone, Copy)]
struct Start {
    time: Duration,
    memory: u64,
}

/// From the start to the first frame, and from a key to its frame.
fn terminal(scratch: &Path) {
    let few = data(scratch, "few", 0);
    let many = data(scratch, "many", SHELF - 2);
    let text = scratch.join("text");
    fs::write(&text, include_str!("../courses/staying-safe-online/devices.toml")).expect("it can be written");
    let mut less = CommandBuilder::new("less");
    less.arg(&text);
    less.env("TERM", "xterm-256color");
    let home = |data: &Path| coursedeck(data, &["--learner", "Amina"]);
    let mut starts: [Vec<Start>; 3] = Default::default();
    for _ in 0..ROUNDS {
        starts[0].push(start(less.clone(), "title = ", "q"));
        starts[1].push(start(home(&few), "Using a computer", "q"));
        starts[2].push(start(home(&many), "Courses", "q"));
    }
    let [less_start, few_start, many_start] = starts.map(|all| {
        let time = median(all.iter().map(|it| it.time).collect());
        Start { time, memory: median(all.iter().map(|it| it.memory).collect()) }
    });
    for (what, ours) in [("2", few_start), ("500", many_start)] {
        let what = format!("start to first frame, {what} courses; `less` on a text");
        row(&what, &ms(ours.time), &ms(less_start.time), &ratio(ours.time, less_start.time));
    }
    for (what, ours) in [("2", few_start), ("500", many_start)] {
        let mb = |kb: u64| format!("{:.1} MB", kb as f64 / 1024.0);
        let times = format!("{:.2}", ours.memory as f64 / less_start.memory as f64);
        row(
            &format!("peak memory then, {what} courses; `less`"),
            &mb(ours.memory),
            &mb(less_start.memory),
            &times,
        );
    }
    let ours = keys(home(&few), "Using a computer", "j", "k");
    let theirs = keys(less, "title = ", "j", "k");
    row(
        "a key to its frame; a line down in `less`",
        &ms(ours.time),
        &ms(theirs.time),
        &ratio(ours.time, theirs.time),
    );
    row("processor time of it", &ms(ours.cpu), &ms(theirs.cpu), &ratio(ours.cpu, theirs.cpu));
    let bytes = |bytes: usize| format!("{bytes} bytes");
    let times = format!("{:.2}", ours.bytes as f64 / theirs.bytes as f64);
    row("written to the terminal for it", &bytes(ours.bytes), &bytes(theirs.bytes), &times);
}

/// A data folder with a learner, and so many courses installed.
fn data(scratch: &Path, name: &str, courses: usize) -> PathBuf {
    let data = scratch.join(name);
    let mut store = Store::open(&data.join("coursedeck.db"), How::default()).expect("it opens");
    store.add_learner(Now::read(), "Amina", &Tag::english(), None).expect("she comes in");
    for n in 0..courses {
        let course = data.join(format!("courses/course-{n:03}"));
        copy(Path::new("courses/using-a-computer"), &course);
    }
    data
}

fn start(command: CommandBuilder, text: &str, quit: &str) -> Start {
    let began = Instant::now();
    let mut terminal = Terminal::start(command, 80, 24);
    terminal.until(text);
    let time = began.elapsed();
    let memory = terminal.peak_memory();
    terminal.keys(quit);
    terminal.end();
    Start { time, memory }
}

/// What a key cost.
struct Key {
    time: Duration,
    cpu: Duration,
    bytes: usize,
}

fn keys(command: CommandBuilder, text: &str, there: &str, back: &str) -> Key {
    let mut terminal = Terminal::start(command, 80, 24);
    terminal.until(text);
    while terminal.read(Duration::from_millis(200)) {}
    let (mut times, mut bytes) = (Vec::new(), Vec::new());
    let before = terminal.processor_time();
    for nth in 0..KEYS {
        let written = terminal.raw.len();
        let began = Instant::now();
        terminal.keys(if nth % 2 == 0 { there } else { back });
        assert!(terminal.read(Duration::from_secs(5)), "a key changed nothing");
        times.push(began.elapsed());
        while terminal.read(Duration::from_millis(10)) {}
        bytes.push(terminal.raw.len() - written);
    }
    let cpu = (terminal.processor_time() - before) / KEYS as u32;
    terminal.keys("q");
    terminal.end();
    Key { time: median(times), cpu, bytes: median(bytes) }
}

/// An answer's commit, against a bare insert of as many bytes with the same settings, in turns.
fn commits(scratch: &Path) {
    let ours = scratch.join("ours.db");
    let mut theirs = Connection::open(scratch.join("bare.db")).expect("it opens");
    let mode = "PRAGMA journal_mode=WAL; PRAGMA synchronous=EXTRA; CREATE TABLE it (n INTEGER PRIMARY KEY, it TEXT);";
    theirs.execute_batch(mode).expect("it is there");
    let (mut our_times, mut their_times) = (Vec::new(), Vec::new());
    let mut last = None;
    let mut bare = || {
        let began = Instant::now();
        let tx =
            theirs.transaction_with_behavior(TransactionBehavior::Immediate).expect("nobody else writes");
        tx.execute("INSERT INTO it (it) VALUES (?1)", params!["x".repeat(600)]).expect("there is room");
        tx.commit().expect("the disk takes it");
        their_times.push(began.elapsed());
    };
    selftest::append(&ours, 0, Some(COMMITS), &mut |_| {
        if let Some(last) = last {
            our_times.push(Instant::now() - last);
        }
        bare();
        last = Some(Instant::now());
    })
    .expect("the disk takes it");
    let (ours, theirs) = (median(our_times), median(their_times));
    row("an answer's commit; a bare insert", &ms(ours), &ms(theirs), &ratio(ours, theirs));
}

/// Courses read, against the bare parser on the same bytes, in turns.
fn library(scratch: &Path) {
    let module = include_str!("../courses/using-a-computer/files-and-folders.toml");
    let head = include_str!("../courses/using-a-computer/course.toml");
    let names: Vec<String> = (0..MODULES).map(|n| format!("m{n}")).collect();
    // A course has at most 200 files, so the library is several courses.
    let courses: Vec<(Source, CourseId)> = names
        .chunks(150)
        .enumerate()
        .map(|(n, names)| {
            let folder = scratch.join(format!("library/c{n}"));
            fs::create_dir_all(&folder).expect("there is room");
            let list: Vec<String> = names.iter().map(|name| format!("{name:?}")).collect();
            let head = head.lines().filter(|line| !line.starts_with("modules"));
            let head: Vec<&str> = head.take_while(|line| !line.starts_with('[')).collect();
            let head = format!("{}\nmodules = [{}]\n", head.join("\n"), list.join(", "));
            fs::write(folder.join("course.toml"), head).expect("there is room");
            for name in names {
                // The same question twice would be told each time.
                let module = module.replace("prompt = \"", &format!("prompt = \"{name}: "));
                fs::write(folder.join(format!("{name}.toml")), module).expect("there is room");
            }
            let id = format!("c{n}").parse().expect("it is an id");
            (Source::Folder(folder), id)
        })
        .collect();
    let bytes = module.len() * MODULES;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        let began = Instant::now();
        for (source, id) in &courses {
            let loaded = load(source, id);
            assert!(loaded.course.is_some(), "{:?}", loaded.diagnostics);
        }
        ours.push(began.elapsed());
        let began = Instant::now();
        for n in 0..MODULES {
            let file = scratch.join(format!("library/c{}/m{n}.toml", n / 150));
            let text = fs::read_to_string(file).expect("it is there");
            black_box(toml::from_str::<toml::Table>(&text).expect("it is TOML"));
        }
        theirs.push(began.elapsed());
    }
    let speed = |time: Duration| format!("{:.0} MB/s", bytes as f64 / 1e6 / time.as_secs_f64());
    let (ours, theirs) = (median(ours), median(theirs));
    row("1,000 modules read; bare `toml`", &speed(ours), &speed(theirs), &ratio(ours, theirs));
    run_check("`course check` on 1,000 modules", &scratch.join("library"), theirs);
    // A course alone keeps all processors busy, too.
    let share = theirs * 150 / MODULES as u32;
    run_check("`course check` on a course of 150 modules", &scratch.join("library/c0"), share);
}

/// A whole run of the program, its start included, against the bare parser on the same bytes: by the clock, and by the
/// time that all processors spent on it.
fn run_check(what: &str, folder: &Path, bare: Duration) {
    let (mut clock, mut spent) = (Vec::new(), Vec::new());
    for _ in 0..9 {
        let (began, before) = (Instant::now(), children());
        let mut command = Command::new(env!("CARGO_BIN_EXE_coursedeck"));
        let ended = command.args(["course", "check"]).arg(folder).output().expect("it runs");
        assert_eq!(ended.status.code(), Some(0), "{}", String::from_utf8_lossy(&ended.stdout));
        clock.push(began.elapsed());
        spent.push(children() - before);
    }
    let (clock, spent) = (median(clock), median(spent));
    row(&format!("{what}, by the clock; bare `toml`"), &ms(clock), &ms(bare), &ratio(clock, bare));
    row("processor time of it", &ms(spent), &ms(bare), &ratio(spent, bare));
}

/// What `course check --watch` spends on a save in a course of 50 modules.
fn watch(scratch: &Path) {
    let folder = scratch.join("watched");
    copy(&scratch.join("library/c0"), &folder);
    let names: Vec<String> = (0..WATCHED).map(|n| format!("\"m{n}\"")).collect();
    let head = fs::read_to_string(folder.join("course.toml")).expect("it is there");
    let head = head.lines().filter(|line| !line.starts_with("modules")).collect::<Vec<_>>().join("\n");
    for n in WATCHED..150 {
        fs::remove_file(folder.join(format!("m{n}.toml"))).expect("it was there");
    }
    let head = format!("{head}\nmodules = [{}]\n", names.join(", "));
    fs::write(folder.join("course.toml"), head).expect("there is room");
    let mut command = Command::new(env!("CARGO_BIN_EXE_coursedeck"));
    command.args(["course", "check", "--watch"]).arg(&folder).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().expect("it runs");
    let mut lines = BufReader::new(child.stdout.take().expect("it is piped")).lines();
    let mut until = |wanted: &str| {
        while !lines.next().expect("it goes on").expect("it is text").contains(wanted) {}
    };
    until("checked");
    let stat = format!("/proc/{}/stat", child.id());
    std::thread::sleep(Duration::from_millis(300));
    let (before, file) = (ticks(&stat, 13), folder.join("m7.toml"));
    let text = fs::read_to_string(&file).expect("it is there");
    for n in 0..SAVES {
        fs::write(&file, format!("{text}# {n}\n")).expect("there is room");
        until("== saved");
        until("checked");
        std::thread::sleep(Duration::from_millis(100));
    }
    let each = (ticks(&stat, 13) - before) / SAVES;
    child.kill().expect("it runs");
    drop(child.wait());
    row("processor time of a save under `--watch`, 50 modules", &ms(each), "", "");
}

/// The board of a big centre: the processor time to its first frame, against what is promised, and what a second costs
/// while nobody touches a key and while somebody works elsewhere.
fn board(scratch: &Path) {
    let data = scratch.join("centre");
    centre(&data);
    let open = || coursedeck(&data, &["board", "--course", "using-a-computer"]);
    let mut took = Vec::new();
    for _ in 0..OPENINGS {
        let mut terminal = Terminal::start(open(), 80, 24);
        terminal.until("5,000 learners");
        took.push(terminal.processor_time());
        terminal.keys("q");
        terminal.end();
    }
    let promised = Duration::from_millis(100);
    let ours = median(took);
    let what = format!("processor time to the board's first frame, {LEARNERS} learners; what is promised");
    row(&what, &ms(ours), &ms(promised), &ratio(ours, promised));
    let mut terminal = Terminal::start(open(), 80, 24);
    terminal.until("5,000 learners");
    while terminal.read(Duration::from_millis(300)) {}
    let before = terminal.processor_time();
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(10) {
        assert!(!terminal.read(Duration::from_secs(1)), "it draws though nothing changed");
    }
    let idle = (terminal.processor_time() - before) / 10;
    let mut store = Store::open(&data.join("coursedeck.db"), How::default()).expect("it opens");
    let learner = store.learners().expect("they are there")[0].id;
    let before = terminal.processor_time();
    for _ in 0..10 {
        store.append(learner, Now::read(), &[viewed(0)]).expect("the disk takes it");
        terminal.read(Duration::from_secs(1));
    }
    let busy = (terminal.processor_time() - before) / 10;
    row(
        "processor time of it in a second with an answer elsewhere; without",
        &ms(busy),
        &ms(idle),
        &ratio(busy, idle),
    );
    terminal.keys("q");
    terminal.end();
}

/// A centre whose learners are all in the middle of a course: some forty events of each.
fn centre(data: &Path) {
    let mut store = Store::open(&data.join("coursedeck.db"), How::default()).expect("it opens");
    let now = Now::read();
    let add = |n: usize| Change::Add {
        name: format!("Learner {n:04}"),
        language: Tag::english(),
        details: Details { cohort: Some(format!("Class {}", n / 30)), ..Details::default() },
    };
    let audit = || Audit {
        by: "bench".to_owned(),
        command: "learner import".to_owned(),
        on: Vec::new(),
        note: String::new(),
    };
    let all: Vec<Change> = (1..=LEARNERS).map(add).collect();
    let learners = store.register(now, audit(), &all).expect("there is room");
    for (n, learner) in learners.into_iter().enumerate() {
        let mut entries = Vec::new();
        for module in 0..n % 4 {
            entries.extend((0..8).map(|_| viewed(module)));
            entries.extend((0..n as u32 % 5).map(|tries| check(module, tries + 1)));
            if n % 3 != 0 {
                entries.push(passed(module));
            }
        }
        if !entries.is_empty() {
            store.append(learner, now, &entries).expect("the disk takes it");
        }
    }
}

fn entry(module: usize, item: Option<&str>, what: Happening) -> Entry {
    let course = "using-a-computer".parse().expect("it is an id");
    let modules = ["keyboard-and-mouse", "windows-and-programs", "files-and-folders", "power-and-care"];
    let course = Some((course, "1.0.0".to_owned(), Digest::default()));
    let module = Some(modules[module].parse().expect("it is an id"));
    let item = item.map(|item| item.parse().expect("it is an id"));
    Entry { subject: Subject { course, module, item }, what }
}

fn viewed(module: usize) -> Entry {
    entry(module, Some("first"), Happening::LessonViewed)
}

fn check(module: usize, tries: u32) -> Entry {
    let (response, mark) = (Response::Truth(true), Mark::Graded(Share::NONE));
    entry(module, Some("first-check"), Happening::CheckAnswered { response, mark, tries, hinted: false })
}

fn passed(module: usize) -> Entry {
    entry(module, None, Happening::ModulePassed { score: Share::ALL })
}
