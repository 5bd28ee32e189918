//! `records push`: to a real PostgreSQL and to record stores, cut off at every end, and every record there exactly once.

mod hub;
mod lrs;
mod many;
mod server;
mod strict;
mod tls;
mod views;

use std::{
    path::Path,
    process::{Command, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// What the program said, and its exit code.
#[derive(Debug)]
struct Said {
    out: String,
    err: String,
    code: i32,
}

/// `records push` on a data folder, with nothing of this machine's own settings.
fn push(data: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coursedeck"));
    for name in ["PGUSER", "PGPASSWORD", "PGPASSFILE", "PGDATABASE", "http_proxy", "https_proxy", "all_proxy"]
    {
        command.env_remove(name).env_remove(name.to_uppercase());
    }
    command.env("LC_ALL", "en_US.UTF-8").env("HOME", data).env("USER", "postgres");
    command.arg("--data").arg(data).args(["records", "push"]).args(args);
    command.stdin(Stdio::null());
    command
}

fn said(command: &mut Command) -> Said {
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said { out: text(stdout), err: text(stderr), code: status.code().unwrap_or(-1) }
}

/// Waits for something that must come.
fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !is_so() {
        assert!(Instant::now() < deadline, "waited in vain: {what}");
        thread::sleep(Duration::from_millis(20));
    }
}

/// What `records export` tells of the same data, a line a record.
fn exported(data: &Path, args: &[&str]) -> Vec<serde_json::Value> {
    let output = Command::new(env!("CARGO_BIN_EXE_coursedeck"))
        .env("LC_ALL", "en_US.UTF-8")
        .arg("--data")
        .arg(data)
        .args(["records", "export", "--to", "jsonl"])
        .args(args)
        .output()
        .unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
