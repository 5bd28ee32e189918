//! `coursedeck course check` from outside: the real program, its words and its exit codes.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
    time::{Duration, Instant},
};

use coursedeck::diag::Code;
use serde_json::Value;

/// Nothing that is waited for takes so long.
const LONG: Duration = Duration::from_secs(60);

#[test]
fn the_exit_code_tells_of_errors_and_where_it_is_asked_for_of_advice() {
    for (arguments, code) in [
        (&["good"][..], 0),
        (&["good", "--strict"], 1),
        (&["answer-not-a-choice"], 1),
        (&["no-resources", "--strict"], 0),
        (&["no-resources", "--strict", "--profile", "itu"], 1),
        (&["nowhere"], 2),
        (&["good", "--format", "yaml"], 2),
        (&["good", "--profile", "other"], 2),
        (&["good", "--watch", "--format", "json"], 2),
        (&["good", "--explain", "syntax", "--watch"], 2),
    ] {
        let done = check(arguments);
        assert_eq!(done.status.code(), Some(code), "{arguments:?}\n{}{}", out(&done), err(&done));
    }
}

#[test]
fn the_report_ends_with_how_much_there_is_to_mend() {
    let done = check(&["answer-not-a-choice", "no-resources"]);
    let told = out(&done);
    assert!(told.contains("--> answer-not-a-choice/one.toml:15:10\n"), "{told}");
    let end = "2 courses checked: 2 errors, 0 warnings\n\
               More about one: coursedeck course check --explain answer-not-a-choice\n";
    assert!(told.ends_with(end), "{told}");
    assert_eq!(out(&check(&["no-resources"])), "1 course checked: nothing to mend\n");
    let quiet = out(&check(&["answer-not-a-choice", "--quiet"]));
    assert!(quiet.starts_with("error[") && !quiet.contains("checked"), "{quiet}");
    assert_eq!(out(&check(&["no-resources", "-q"])), "");
}

#[test]
fn many_courses_are_told_in_their_order() {
    let first = out(&check(&["."]));
    assert_eq!(first, out(&check(&["."])));
    let places = first.lines().filter_map(|line| line.trim_start().strip_prefix("--> "));
    let courses: Vec<&str> = places.map(|place| place.split('/').next().unwrap()).collect();
    assert!(courses.is_sorted(), "{courses:?}");
}

#[test]
fn json_is_one_object_a_line() {
    let done = check(&["count-differs", "answer-not-a-choice", "--format", "json"]);
    let lines: Vec<Value> = out(&done).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let first = &lines[0];
    let keys: Vec<&String> = first.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["code", "column", "course", "end", "file", "help", "line", "message", "severity"]);
    assert_eq!((&first["course"], &first["severity"]), (&"count-differs".into(), &"warning".into()));
    let last = lines.last().unwrap();
    assert_eq!(last["code"], "answer-not-a-choice");
    assert_eq!(last["file"], "answer-not-a-choice/one.toml");
    assert_eq!((&last["line"], &last["column"]), (&23.into(), &16.into()));
    assert_eq!(last["end"], serde_json::json!({ "line": 23, "column": 23 }));
    assert_eq!(out(&check(&["no-resources", "--format", "json"])), "");
}

#[test]
fn sarif_has_all_that_its_specification_demands() {
    let done = check(&[".", "--profile", "itu", "--format", "sarif"]);
    let log: Value = serde_json::from_str(&out(&done)).unwrap();
    // SARIF 2.1.0, §3.13 to §3.30: the properties that must be there, and what they may be.
    assert_eq!(log["version"], "2.1.0");
    let [run] = &log["runs"].as_array().unwrap()[..] else { panic!("one run") };
    let driver = &run["tool"]["driver"];
    assert!(driver["name"].is_string());
    let rules = driver["rules"].as_array().unwrap();
    assert_eq!(rules.len(), Code::ALL.len());
    for (rule, code) in rules.iter().zip(Code::ALL) {
        assert_eq!(rule["id"], code.name());
        assert_eq!(rule["help"]["text"], code.explain());
        assert!(!rule["shortDescription"]["text"].as_str().unwrap().is_empty());
        assert!(["error", "warning"].contains(&rule["defaultConfiguration"]["level"].as_str().unwrap()));
    }
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let results = run["results"].as_array().unwrap();
    assert!(100 < results.len());
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(result["ruleId"], rules[index]["id"]);
        assert_eq!(result["level"], rules[index]["defaultConfiguration"]["level"]);
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.is_ascii() && !uri.contains([' ', '\\']), "{uri}");
        let number = |key: &str| place["region"][key].as_u64();
        if place.get("region").is_some() {
            let start = (number("startLine").unwrap(), number("startColumn").unwrap());
            let end = (number("endLine").unwrap(), number("endColumn").unwrap());
            assert!((1, 1) <= start && start <= end, "{result}");
        }
    }
    validate(&out(&done));
}

/// Holds a log against the published schema, where the machine has it: it is not ours to ship.
fn validate(log: &str) {
    let Some(schema) = std::env::var_os("SARIF_SCHEMA").map(PathBuf::from) else {
        return println!("skipped: SARIF_SCHEMA names no copy of sarif-schema-2.1.0.json");
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.sarif");
    fs::write(&path, log).unwrap();
    let program = "import json, sys, jsonschema\n\
                   jsonschema.validate(json.load(open(sys.argv[2])), json.load(open(sys.argv[1])))";
    let done = Command::new("python3").args(["-c", program]).args([schema, path]).output().unwrap();
    assert!(done.status.success(), "{}", err(&done));
}

#[test]
fn github_shows_each_beside_its_line() {
    let done = check(&["answer-not-a-choice", "no-such", "--format", "github"]);
    assert_eq!(done.status.code(), Some(2));
    let told = out(&check(&["answer-not-a-choice", "--format", "github"]));
    let first = told.lines().next().unwrap();
    assert_eq!(
        first,
        "::error file=answer-not-a-choice/one.toml,line=15,col=10,endColumn=13,title=answer-not-a-choice\
         ::`c` is none of the choices%0Athe choices are a, b"
    );
}

#[test]
fn every_code_has_a_page_and_a_misspelt_one_is_found() {
    for code in Code::ALL {
        let page = out(&check(&["--explain", code.name()]));
        assert!(page.contains("Wrong:") && page.contains("The mend:"), "{page}");
    }
    assert!(out(&check(&["--explain", "error[syntax]"])).starts_with("syntax\n"));
    let done = check(&["--explain", "answer-not-choice"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(err(&done).contains("did you mean answer-not-a-choice?"), "{}", err(&done));
}

#[cfg(unix)]
#[test]
fn a_saved_file_is_checked_again_until_ctrl_c() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["one", "two"] {
        let course = folder.path().join(name);
        fs::create_dir(&course).unwrap();
        for file in ["course.toml", "one.toml"] {
            fs::copy(fixtures().join("no-resources").join(file), course.join(file)).unwrap();
        }
    }
    let mut watching = Watching::of(folder.path());
    let first = watching.until("Ctrl-C");
    assert!(first.contains("2 courses checked: nothing to mend"), "{first}");
    let module = folder.path().join("two/one.toml");
    let good = fs::read_to_string(&module).unwrap();
    let bad = good.replacen("answer = \"a\"", "answer = \"c\"", 1);

    fs::write(&module, &bad).unwrap();
    let second = watching.until("1 error");
    assert!(second.contains("== saved: two/one.toml\n"), "{second}");
    assert!(second.contains("error[answer-not-a-choice]"), "{second}");

    // As editors save: written beside it and renamed over it.
    fs::write(folder.path().join("two/.one.toml.new"), &good).unwrap();
    fs::rename(folder.path().join("two/.one.toml.new"), &module).unwrap();
    watching.until("2 courses checked: nothing to mend");

    // A file that is saved as it was is no news; one that goes is.
    fs::write(&module, &good).unwrap();
    fs::remove_file(folder.path().join("one/one.toml")).unwrap();
    let last = watching.until("checked:");
    assert!(last.contains("== saved: one/one.toml\n") && last.contains("module-missing"), "{last}");
    assert!(!watching.ends(Duration::ZERO));
    assert!(
        Command::new("kill").args(["-INT", &watching.child.id().to_string()]).status().unwrap().success()
    );
    assert!(watching.ends(LONG));
}

/// A check that watches, and what it says.
struct Watching {
    child: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn of(folder: &Path) -> Self {
        let mut child =
            command(&[".", "--watch"]).current_dir(folder).stdout(Stdio::piped()).spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let (send, lines) = mpsc::channel();
        thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| send.send(line)));
        Self { child, lines }
    }

    /// What it says up to a line with `words`.
    fn until(&mut self, words: &str) -> String {
        let mut said = String::new();
        loop {
            let line = self.lines.recv_timeout(LONG).unwrap_or_else(|_| panic!("no {words:?} in:\n{said}"));
            said += &(line + "\n");
            if said.lines().last().unwrap().contains(words) {
                return said;
            }
        }
    }

    fn ends(&mut self, within: Duration) -> bool {
        let start = Instant::now();
        loop {
            if self.child.try_wait().unwrap().is_some() {
                return true;
            }
            if within <= start.elapsed() {
                return false;
            }
            thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn check(arguments: &[&str]) -> Output {
    command(arguments).current_dir(fixtures()).output().unwrap()
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coursedeck"));
    command.args(["course", "check"]).args(arguments).env("NO_COLOR", "1");
    command
}

fn out(done: &Output) -> String {
    String::from_utf8(done.stdout.clone()).unwrap()
}

fn err(done: &Output) -> String {
    String::from_utf8_lossy(&done.stderr).into_owned()
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/courses")
}
