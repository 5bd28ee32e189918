//! Record stores: one that is strict and fails as it is told to, and the real Ralph.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use coursedeck::seal;
use serde_json::{Value, json};

use super::{
    Said, many, push, said,
    strict::{Fault, Strict},
    until,
};
use crate::readers;

/// The statements that `records export` tells of the same data, by their ids.
fn statements(data: &Path) -> BTreeMap<String, Value> {
    let output = Command::new(env!("CARGO_BIN_EXE_coursedeck"))
        .env("LC_ALL", "en_US.UTF-8")
        .arg("--data")
        .arg(data)
        .args(["records", "export", "--to", "xapi"])
        .output()
        .unwrap();
    let all: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    all.into_iter().map(|it| (it["id"].as_str().unwrap().to_owned(), it)).collect()
}

fn data(rows: u64) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    many::fill(dir.path(), 1, rows);
    dir
}

fn to(store: &Strict, data: &Path, args: &[&str]) -> Said {
    said(&mut push(data, &[&[store.url().as_str()], args].concat()))
}

fn is_all_there(store: &Strict, data: &Path) {
    let wanted = statements(data);
    assert!(!wanted.is_empty());
    store.with(|state| assert!(state.statements == wanted, "the store holds something else"));
}

#[test]
fn every_statement_arrives_once_and_a_second_push_sends_nothing() {
    let (store, dir) = (Strict::start(), data(120));
    let dry = to(&store, dir.path(), &["--dry-run"]);
    assert_eq!((dry.code, store.posts()), (0, 0), "{dry:?}");
    let first = to(&store, dir.path(), &[]);
    assert_eq!((first.code, first.err.as_str()), (0, ""), "{first:?}");
    is_all_there(&store, dir.path());
    let n = statements(dir.path()).len();
    assert!(dry.out.contains(&format!("of {n} statements, {n} would be sent")), "{dry:?}");
    assert!(first.out.contains(&format!("of {n} statements, {n} sent, 0 there already")), "{first:?}");
    let posts = store.posts();
    let second = to(&store, dir.path(), &[]);
    assert!(
        second.out.contains(&format!("nothing is new since the last push; {n} statements there")),
        "{second:?}"
    );
    assert_eq!(store.posts(), posts);
    // Whoever learns on has more to tell, and only that is sent.
    let db = rusqlite::Connection::open(dir.path().join("coursedeck.db")).unwrap();
    let more =
        db.execute("UPDATE completion SET outcome = 'completed' WHERE outcome = 'in-progress'", []).unwrap();
    let third = to(&store, dir.path(), &[]);
    assert!(
        0 < more && third.out.contains(&format!(", {} sent, {n} there already", 2 * more)),
        "{third:?} {more}"
    );
    assert_eq!(store.with(|state| state.statements.len()), n + 2 * more);
}

#[test]
fn a_batch_refused_for_what_is_known_arrives_without_it() {
    let (store, dir) = (Strict::start(), data(120));
    let wanted = statements(dir.path());
    // As a store keeps them: with more in it, and the time written otherwise.
    let known: Vec<String> = wanted.keys().step_by(37).cloned().collect();
    store.with(|state| {
        for id in &known {
            let mut statement = wanted[id].clone();
            statement["stored"] = json!("2026-11-24T10:00:00Z");
            statement["authority"] = json!({ "mbox": "mailto:lrs@example.org" });
            state.statements.insert(id.clone(), statement);
        }
    });
    let told = to(&store, dir.path(), &[]);
    let (n, known) = (wanted.len(), known.len());
    assert_eq!(told.code, 0, "{told:?}");
    assert!(
        told.out.contains(&format!("of {n} statements, {} sent, {known} there already", n - known)),
        "{told:?}"
    );
    store.with(|state| assert!(state.statements.keys().eq(wanted.keys())));
    // All of it again, by a machine that has forgotten that it sent it.
    fs::remove_file(dir.path().join("outbox.db")).unwrap();
    let again = to(&store, dir.path(), &[]);
    assert_eq!(again.code, 0);
    assert!(again.out.contains(&format!("of {n} statements, 0 sent, {n} there already")), "{again:?}");
}

#[test]
fn a_known_statement_with_other_content_stays_and_is_told() {
    let (store, dir) = (Strict::start(), data(40));
    let wanted = statements(dir.path());
    let (id, statement) = wanted.iter().find(|(_, it)| it.get("result").is_some()).unwrap();
    let mut other = statement.clone();
    other["result"]["duration"] = json!("PT99H");
    store.with(|state| state.statements.insert(id.clone(), other.clone()));
    let told = to(&store, dir.path(), &[]);
    assert_eq!(told.code, 1);
    assert!(told.out.contains("1 statement is there with other content"), "{told:?}");
    store.with(|state| {
        assert_eq!(state.statements[id], other);
        assert_eq!(state.statements.len(), wanted.len());
    });
    assert_eq!(to(&store, dir.path(), &[]).code, 0);
}

#[test]
fn what_fails_for_a_while_is_tried_again_and_arrives_once() {
    let (store, dir) = (Strict::start(), data(200));
    store.with(|state| {
        state.faults.extend([
            Fault::Answer(503, "Retry-After: 1\r\n"),
            Fault::Gone,
            Fault::Answer(
                429,
                "Date: Wed, 21 Oct 2026 07:28:00 GMT\r\nRetry-After: Wed, 21 Oct 2026 07:28:01 GMT\r\n",
            ),
            Fault::Answer(500, ""),
        ]);
    });
    let mut child = push(dir.path(), &[&store.url()]).stdout(Stdio::piped()).spawn().unwrap();
    // From the first batch on: done and unanswered, so that the next try finds it known.
    until("the first batch comes", || 1 <= store.posts() || child.try_wait().unwrap().is_some());
    store.with(|state| {
        state.faults.extend([
            Fault::Unanswered,
            Fault::HalfAnswered,
            Fault::Answer(502, ""),
            Fault::Gone,
            Fault::Unanswered,
        ]);
    });
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    is_all_there(&store, dir.path());
}

#[test]
fn a_batch_that_arrived_though_nobody_said_so_is_not_sent_as_new() {
    let (store, dir) = (Strict::start(), data(30));
    // The greeting, and then the only batch: stored, and the connection lost.
    store.with(|state| state.faults.extend([Fault::Answer(204, ""), Fault::Unanswered]));
    let told = to(&store, dir.path(), &[]);
    assert_eq!(told.code, 0, "{told:?}");
    is_all_there(&store, dir.path());
    let n = statements(dir.path()).len();
    assert!(told.out.contains(&format!("0 sent, {n} there already")), "{told:?}");
}

#[test]
fn a_store_that_never_answers_is_given_up_and_the_rest_goes_later() {
    let (store, dir) = (Strict::start(), data(200));
    store.with(|state| {
        state.faults.push_back(Fault::Answer(200, ""));
        state
            .faults
            .extend([Fault::Answer(503, "Retry-After: 0\r\n"), Fault::Answer(503, "Retry-After: 0\r\n")]);
    });
    let told = to(&store, dir.path(), &["--tries", "2"]);
    assert_eq!(told.code, 3, "{told:?}");
    assert!(told.err.contains("was asked 2 times, and then given up: it answers 503"), "{told:?}");
    assert!(told.err.contains("0 statements were acknowledged before"), "{told:?}");
    assert_eq!(to(&store, dir.path(), &[]).code, 0);
    is_all_there(&store, dir.path());
    let gone = said(&mut push(dir.path(), &["http://127.0.0.1:1/xapi", "--tries", "1"]));
    assert!(gone.code == 3 && gone.err.contains("http://127.0.0.1:1/xapi was asked 1 time"), "{gone:?}");
}

#[test]
fn a_client_that_is_killed_goes_on_where_it_was() {
    let (store, dir) = (Strict::start(), data(300));
    store.with(|state| state.faults.extend([Fault::Answer(200, "")]));
    // The fourth batch is never answered: there it is killed.
    let mut child = push(dir.path(), &[&store.url()]).spawn().unwrap();
    until("batches come", || {
        store.with(|state| {
            if state.statements.len() < 300 && state.faults.is_empty() {
                return false;
            }
            state.faults = [Fault::Silent].into();
            true
        })
    });
    until("it waits for an answer", || store.with(|state| state.faults.is_empty()));
    child.kill().unwrap();
    child.wait().unwrap();
    let before = store.with(|state| state.statements.len());
    let posts = store.posts();
    let told = to(&store, dir.path(), &[]);
    assert_eq!(told.code, 0, "{told:?}");
    is_all_there(&store, dir.path());
    let rest = statements(dir.path()).len() - before;
    assert!(store.posts() - posts <= rest / 100 + 20, "it began anew");
}

#[test]
fn one_statement_that_is_not_taken_keeps_no_other_back() {
    let (store, dir) = (Strict::start(), data(80));
    let wanted = statements(dir.path());
    let odd = wanted.keys().nth(50).unwrap().clone();
    store.with(|state| state.unwanted.insert(odd.clone()));
    let told = to(&store, dir.path(), &[]);
    assert_eq!(told.code, 1, "{told:?}");
    assert!(told.out.contains("1 statement was not taken:"), "{told:?}");
    assert!(told.out.contains(&format!("{odd}: the statement {odd} is not to our liking")), "{told:?}");
    assert_eq!(store.with(|state| state.statements.len()), wanted.len() - 1);
    // The next push tries it once more, and nothing else.
    store.with(|state| state.unwanted.clear());
    assert_eq!(to(&store, dir.path(), &[]).code, 0);
    is_all_there(&store, dir.path());
    let (nothing, dir) = (Strict::start(), data(80));
    nothing.with(|state| state.unwanted = statements(dir.path()).into_keys().collect());
    let told = to(&nothing, dir.path(), &[]);
    assert!(told.code == 2 && told.err.contains("takes none of the statements"), "{told:?}");
}

#[test]
fn what_is_refused_is_told_in_a_sentence_with_its_mend() {
    let (store, dir) = (Strict::start(), data(20));
    let secret = dir.path().join("secret");
    fs::write(&secret, "rightly so\n").unwrap();
    let secret = secret.to_str().unwrap();
    let with_user = store.url().replace("http://", "http://kisumu@");
    let run = |url: &str, args: &[&str]| said(&mut push(dir.path(), &[&[url], args].concat()));
    store.with(|state| state.authorization = Some(format!("Basic {}", seal::base64(b"kisumu:rightly so"))));
    let refused = |url: &str, args: &[&str]| {
        let told = run(url, args);
        assert!(told.code == 2 && told.out.is_empty() && told.err.contains("help: "), "{args:?} {told:?}");
        told.err
    };
    assert!(refused(&store.url(), &[]).contains("asks who you are"));
    assert!(
        refused(&store.url().replace("http://", "http://other@"), &["--password-file", secret])
            .contains("does not let you in")
    );
    assert!(refused(&store.url(), &["--password-file", secret]).contains("the address does not say"));
    assert!(refused(&with_user, &["--token-file", secret]).contains("a token says who you are already"));
    assert!(refused(&with_user, &["--create"]).contains("--create is for a hub"));
    assert!(refused(&with_user, &["--password-file", "/no/such"]).contains("/no/such"));
    assert!(refused("http://lrs.example/xapi", &[]).contains("unencrypted"));
    assert!(refused("gopher://lrs.example/xapi", &[]).contains("nothing is pushed to gopher"));
    let told = run(&with_user, &["--password-file", secret]);
    assert_eq!(told.code, 0, "{told:?}");
    is_all_there(&store, dir.path());
    store.with(|state| state.authorization = Some("Bearer rightly so".to_owned()));
    assert_eq!(run(&store.url(), &["--token-file", secret]).code, 0);
    store.with(|state| state.authorization = None);
    assert!(
        refused(&store.url().replace("/xapi", "/elsewhere"), &[]).contains("there is no record store at")
    );
    store.with(|state| {
        state.faults.push_back(Fault::Answer(301, "Location: https://new.example/xapi/statements\r\n"))
    });
    assert!(refused(&store.url(), &[]).contains("sends elsewhere: https://new.example"));
}

#[test]
fn answers_are_told_too() {
    let (store, dir) = (Strict::start(), data(3));
    let told = to(&store, dir.path(), &["--what", "responses"]);
    assert_eq!(told.code, 0, "{told:?}");
    assert!(told.out.contains("there is nothing of responses to tell yet"), "{told:?}");
}

/// The real Ralph on a port of its own, stopped when it is dropped.
struct Ralph {
    python: PathBuf,
    child: Option<Child>,
    dir: tempfile::TempDir,
    port: u16,
}

impl Drop for Ralph {
    fn drop(&mut self) {
        self.kill();
    }
}

impl Ralph {
    fn start() -> Option<Self> {
        let python = readers::lrs_python()?;
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("data")).unwrap();
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut ralph = Self { python, child: None, dir, port };
        let mut auth = ralph.command(&ralph.python.with_file_name("ralph"));
        auth.args([
            "auth",
            "-u",
            "kisumu",
            "-p",
            "rightly so",
            "-s",
            "all",
            "-M",
            "mailto:lrs@example.org",
            "-N",
            "Tests",
            "-w",
        ]);
        assert!(auth.output().unwrap().status.success());
        ralph.run();
        Some(ralph)
    }

    fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.env("RALPH_APP_DIR", self.dir.path().join("app")).env("RALPH_RUNSERVER_BACKEND", "fs");
        command.env("RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH", self.dir.path().join("data"));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    fn run(&mut self) {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/run_lrs.py");
        let mut command = self.command(&self.python);
        self.child = Some(command.arg(script).arg(self.port.to_string()).spawn().unwrap());
        until("Ralph answers", || std::net::TcpStream::connect(("127.0.0.1", self.port)).is_ok());
    }

    fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            // It may be gone already.
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    fn ask(&self, path: &str) -> Value {
        let agent: ureq::Agent = ureq::Agent::config_builder().proxy(None).build().into();
        let url = if path.starts_with("http") {
            path.to_owned()
        } else {
            format!("http://127.0.0.1:{}{path}", self.port)
        };
        let asked = agent
            .get(&url)
            .header("Authorization", format!("Basic {}", seal::base64(b"kisumu:rightly so")))
            .header("X-Experience-API-Version", "1.0.3");
        let text = asked.call().unwrap().body_mut().with_config().limit(1 << 28).read_to_string().unwrap();
        serde_json::from_str(&text).unwrap()
    }

    /// Every statement that it holds, page by page, and how many lines they are.
    fn held(&self) -> Vec<Value> {
        let (mut found, mut path) = (Vec::new(), "/xAPI/statements?limit=100".to_owned());
        loop {
            let page = self.ask(&path);
            found.extend(page["statements"].as_array().unwrap().iter().cloned());
            match page["more"].as_str().filter(|more| !more.is_empty()) {
                Some(more) => path = more.to_owned(),
                None => return found,
            }
        }
    }
}

#[test]
fn ralph_holds_every_statement_once_whatever_was_cut_off() {
    let Some(mut ralph) = Ralph::start() else { return };
    let dir = data(250);
    let secret = dir.path().join("secret");
    fs::write(&secret, "rightly so").unwrap();
    let url = format!("http://kisumu@127.0.0.1:{}/xAPI", ralph.port);
    let args = [url.as_str(), "--password-file", secret.to_str().unwrap()];
    let file = ralph.dir.path().join("data");
    let size = || {
        let files = fs::read_dir(&file).into_iter().flatten().flatten();
        files.filter_map(|it| it.metadata().ok()).filter(|it| it.is_file()).map(|it| it.len()).sum::<u64>()
    };
    // The client is killed in the middle, then the store, and then nobody.
    let mut child = push(dir.path(), &args).stdout(Stdio::null()).spawn().unwrap();
    until("statements come", || 0 < size());
    child.kill().unwrap();
    child.wait().unwrap();
    let before = size();
    let mut child =
        push(dir.path(), &[&args[..], &["--tries", "20"]].concat()).stdout(Stdio::null()).spawn().unwrap();
    until("more statements come", || before < size() || child.try_wait().unwrap().is_some());
    ralph.kill();
    std::thread::sleep(Duration::from_millis(10));
    ralph.run();
    assert_eq!(child.wait().unwrap().code(), Some(0), "it waits for the store to come back");
    let told = said(&mut push(dir.path(), &args));
    assert_eq!(told.code, 0, "{told:?}");
    assert!(told.out.contains("nothing is new since the last push"), "{told:?}");
    let wanted = statements(dir.path());
    let held = ralph.held();
    let found: BTreeMap<String, Value> =
        held.iter().map(|it| (it["id"].as_str().unwrap().to_owned(), it.clone())).collect();
    assert_eq!((held.len(), found.len()), (wanted.len(), wanted.len()));
    for (id, ours) in &wanted {
        for field in ["actor", "verb", "object", "result", "context", "timestamp"] {
            assert_eq!(found[id].get(field), ours.get(field), "{field}");
        }
    }
}
