//! How fast a great many records are pushed to PostgreSQL, beside a bare COPY of the same rows in the same run:
//! `cargo bench --bench push`. A number after `--` is how many rows; without one it is a million.
//!
//! Only the ratios mean anything. The rows that COPY takes are the bytes of the same push, as the server gives them back; it
//! puts them into one table of the same columns, once with a primary key, which is the least that loading twice without harm
//! asks for, and once with none. Ours comes from the learners' database, row by row, and leaves what the hub is: months, an
//! index, one row for each learner in a course.

use std::{
    fs::{self, File},
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

#[path = "../tests/all/push/many.rs"]
#[allow(clippy::unwrap_used)]
mod many;
#[path = "parts/processes.rs"]
#[allow(dead_code)]
mod processes;
#[path = "../tests/all/push/server.rs"]
#[allow(clippy::unwrap_used, dead_code)]
mod server;

use server::{PASSWORD, Server};

/// How often each is done in turns; the middle one counts.
const ROUNDS: usize = 3;
/// As a server for a country is set up at least; all else is as it comes.
const SETTINGS: [&str; 2] = ["shared_buffers=512MB", "max_wal_size=4GB"];

fn main() {
    // `cargo bench` adds a word of its own.
    let rows = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(1_000_000);
    let Some(server) = Server::start(&SETTINGS) else { return };
    let scratch = tempfile::tempdir().expect("there is room for files");
    many::fill(scratch.path(), 1, rows);
    let file = scratch.path().join("rows");
    let (mut first, mut again, mut keyed, mut bare) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut memory = 0;
    for _ in 0..ROUNDS {
        server.psql("DROP SCHEMA IF EXISTS coursedeck CASCADE");
        let (time, peak) = push(&server, scratch.path(), &["--create"]);
        first.push(time);
        memory = memory.max(peak);
        again.push(push(&server, scratch.path(), &[]).0);
        let count = server.psql("SELECT count(*) FROM coursedeck.completion");
        assert_eq!(count, rows.to_string(), "every row is there once");
        copy(
            &server,
            "COPY (SELECT * FROM coursedeck.completion) TO STDOUT (FORMAT binary)",
            None,
            Some(&file),
        );
        for (key, times) in
            [("ALTER TABLE bare ADD PRIMARY KEY (record_id)", &mut keyed), ("SELECT 1", &mut bare)]
        {
            server.psql("DROP TABLE IF EXISTS bare");
            server.psql("CREATE TABLE bare (LIKE coursedeck.completion)");
            server.psql(key);
            times.push(copy(&server, "COPY bare FROM STDIN (FORMAT binary)", Some(&file), None));
        }
        server.psql("DROP TABLE bare; CHECKPOINT");
    }
    let [first, again, keyed, bare] = [first, again, keyed, bare].map(median);
    println!("| rows | what | time | rows a second | beside COPY with a key | beside COPY with none |");
    println!("| --- | --- | --- | --- | --- | --- |");
    for (what, time) in [
        ("push to a new hub", first),
        ("the same again, nothing new", again),
        ("COPY into a table with a key", keyed),
        ("COPY into a table with none", bare),
    ] {
        let beside = |other: Duration| format!("{:.2}", time.as_secs_f64() / other.as_secs_f64());
        println!(
            "| {rows} | {what} | {:.2} s | {:.0} | {} | {} |",
            time.as_secs_f64(),
            rows as f64 / time.as_secs_f64(),
            beside(keyed),
            beside(bare),
        );
    }
    println!(
        "\npeak memory of the push: {:.1} MB; file of COPY: {:.0} MB",
        memory as f64 / 1024.0,
        size(&file) as f64 / 1e6
    );
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn size(file: &Path) -> u64 {
    fs::metadata(file).map_or(0, |it| it.len())
}

/// How long a push takes, and how much memory, in kilobytes.
fn push(server: &Server, data: &Path, args: &[&str]) -> (Duration, u64) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coursedeck"));
    command.env("LC_ALL", "C.UTF-8").env("PGPASSWORD", PASSWORD).arg("--data").arg(data);
    command.args(["records", "push", &server.url("postgres", "records")]).args(args);
    processes::run(command.stdout(Stdio::null()))
}

/// How long `psql` takes for a COPY.
fn copy(server: &Server, sql: &str, from: Option<&Path>, to: Option<&Path>) -> Duration {
    let open = |path: &Path| Stdio::from(File::open(path).expect("it was written"));
    let make = |path: &Path| Stdio::from(File::create(path).expect("there is room"));
    let mut psql = server.command("records");
    psql.args(["-q", "-v", "ON_ERROR_STOP=1", "-c", sql]);
    psql.stdin(from.map_or_else(Stdio::null, open)).stdout(to.map_or_else(Stdio::null, make));
    let began = Instant::now();
    assert!(psql.status().expect("it is installed").success(), "{sql}");
    began.elapsed()
}
