//! The hub: a real PostgreSQL server, its schema made by the program, cut off in the middle, refused and put back.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::Child,
};

use rusqlite::Connection;
use serde_json::Value;

use super::{
    Said, exported, many, push, said,
    server::{PASSWORD, Server},
    until,
};

/// A push to the database `records` as the superuser.
fn to(server: &Server, data: &Path, args: &[&str]) -> Said {
    let url = server.url("postgres", "records");
    said(push(data, &[&[url.as_str()], args].concat()).env("PGPASSWORD", PASSWORD))
}

fn is_done(said: &Said) {
    assert_eq!(said.code, 0, "{said:?}");
    assert_eq!(said.err, "", "{said:?}");
}

/// The hub's records as `records export` writes them, by their ids; the time zone of each time put back.
fn records(server: &Server) -> BTreeMap<String, Value> {
    let times = ["enrolled_at", "started_at", "completed_at", "expires_at"];
    let times = times.map(|name| {
        format!(
            "'{name}', to_char({name} AT TIME ZONE 'UTC' + {name}_offset * interval '1 minute', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS')
                || CASE {name}_offset WHEN 0 THEN 'Z' ELSE to_char({name}_offset * interval '1 minute', 'FM\"+\"HH24:MI') END"
        )
    });
    let sql = format!(
        "SELECT (to_jsonb(record) || jsonb_build_object({}, 'evidence_digest', encode(evidence_digest, 'hex')))::text
        FROM coursedeck.record",
        times.join(", ")
    );
    let told = server.psql(&sql);
    let rows = told.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    rows.map(|row| (row["record_id"].as_str().unwrap().to_owned(), row)).collect()
}

/// Every record of the data folder is in the hub once, cell by cell as it is exported, and nothing else is.
fn is_all_there(server: &Server, data: &Path) {
    let wanted = exported(data, &[]);
    let count: usize = server.psql("SELECT count(*) FROM coursedeck.completion").parse().unwrap();
    let kept: usize = server.psql("SELECT count(*) FROM coursedeck.enrolment").parse().unwrap();
    assert_eq!((count, kept), (wanted.len(), wanted.len()));
    let found = records(server);
    assert_eq!(found.len(), wanted.len());
    for record in &wanted {
        let there = &found[record["record_id"].as_str().unwrap()];
        for (name, cell) in record.as_object().unwrap() {
            let is_same = match (cell.as_f64(), there[name].as_f64()) {
                (Some(ours), Some(theirs)) => ours == theirs,
                _ => *cell == there[name],
            };
            assert!(is_same, "{name}: {cell} is not {}", there[name]);
        }
    }
}

/// How many records the hub has acknowledged, as far as the machine that pushes knows.
fn acknowledged(data: &Path) -> i64 {
    let Ok(outbox) = Connection::open(data.join("outbox.db")) else { return 0 };
    outbox.query_row("SELECT count(*) FROM acknowledged", [], |row| row.get(0)).unwrap_or(0)
}

/// Waits until a running push has had so many records acknowledged, all but the last batches.
fn until_acknowledged(data: &Path, child: &mut Child, records: i64) {
    until("batches come in", || {
        assert!(child.try_wait().unwrap().is_none(), "it was through before it could be cut off");
        records <= acknowledged(data)
    });
}

/// What is killed here is programs, not the power: what they wrote is there.
const QUICK: &[&str] = &["fsync=off"];

#[test]
fn a_push_makes_the_hub_and_a_second_one_adds_nothing() {
    let Some(server) = Server::start(QUICK) else { return };
    let dir = tempfile::tempdir().unwrap();
    many::fill(dir.path(), 1, 1_000);
    let without = to(&server, dir.path(), &[]);
    assert_eq!(without.code, 2);
    assert!(
        without.err.contains("there is no hub in") && without.err.contains("say --create"),
        "{without:?}"
    );
    let dry = to(&server, dir.path(), &["--create", "--dry-run"]);
    assert_eq!(dry.code, 2, "{dry:?}");
    let first = to(&server, dir.path(), &["--create", "--region", "Nyanza"]);
    is_done(&first);
    assert!(first.out.contains("1000 records there; 1000 sent, 1000 new, 0 changed"), "{first:?}");
    is_all_there(&server, dir.path());
    assert_eq!(server.psql("SELECT name, country, region FROM coursedeck.centre"), "Centre 1|KE|Nyanza");
    let second = to(&server, dir.path(), &[]);
    is_done(&second);
    assert!(second.out.contains("nothing is new since the last push; 1000 records there"), "{second:?}");
    let dry = to(&server, dir.path(), &["--dry-run"]);
    assert!(dry.out.contains("of 1000 records, 0 would be sent"), "{dry:?}");
    // All again, and once more without knowing of the first.
    let again = to(&server, dir.path(), &["--all"]);
    assert!(again.out.contains("1000 sent, 0 new, 0 changed"), "{again:?}");
    fs::remove_file(dir.path().join("outbox.db")).unwrap();
    is_done(&to(&server, dir.path(), &[]));
    is_all_there(&server, dir.path());
    // The region is the ministry's word from now on.
    server.psql("UPDATE coursedeck.centre SET region = 'Kisumu County'");
    is_done(&to(&server, dir.path(), &["--all", "--region", "Nyanza"]));
    assert_eq!(server.psql("SELECT region FROM coursedeck.centre"), "Kisumu County");
    let months = "SELECT count(*) FROM pg_class WHERE relname ~ '^completion_20' AND relkind = 'r'";
    assert!(12 < server.psql(months).parse::<u32>().unwrap());
}

#[test]
fn what_changed_is_sent_and_an_enrolment_stays_one() {
    let Some(server) = Server::start(QUICK) else { return };
    let dir = tempfile::tempdir().unwrap();
    many::fill(dir.path(), 1, 500);
    is_done(&to(&server, dir.path(), &["--create"]));
    let db = Connection::open(dir.path().join("coursedeck.db")).unwrap();
    // Half of those under way complete their course, in another month; somebody is called otherwise.
    const COMPLETED: &str = "spent % 1000 = 7";
    let under_way = "outcome = 'in-progress' AND learner % 2 = 0";
    let completed = db
        .execute(
            &format!("UPDATE completion SET outcome = 'completed', at = at + 5000000000, spent = spent + 60007 WHERE {under_way}"),
            [],
        )
        .unwrap();
    let renamed = "UPDATE learner SET name = 'Amina Hassan' WHERE key = 2";
    db.execute(renamed, []).unwrap();
    let count = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap() as usize;
    let sent = completed
        + count(&format!("SELECT count(*) FROM completion WHERE learner = 2 AND NOT ({COMPLETED})"));
    let dry = to(&server, dir.path(), &["--dry-run"]);
    assert!(
        10 < completed && dry.out.contains(&format!("{sent} would be sent: 0 new, {sent} changed")),
        "{dry:?}"
    );
    let pushed = to(&server, dir.path(), &[]);
    is_done(&pushed);
    assert!(pushed.out.contains(&format!("{sent} sent, 0 new, {sent} changed")), "{pushed:?} {sent}");
    is_all_there(&server, dir.path());
}

#[test]
fn who_pushes_first_makes_no_difference_and_less_never_takes_the_place_of_more() {
    let Some(server) = Server::start(QUICK) else { return };
    let (early, late) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    many::fill(early.path(), 1, 300);
    // The same machine's records, later: a copy that has gone on.
    fs::copy(early.path().join("coursedeck.db"), late.path().join("coursedeck.db")).unwrap();
    let db = Connection::open(late.path().join("coursedeck.db")).unwrap();
    db.execute("UPDATE completion SET outcome = 'completed', at = at + 5000000000 WHERE outcome = 'in-progress' AND learner % 2 = 0", [])
        .unwrap();
    db.execute(
        "UPDATE completion SET spent = spent + 600000, attempts = attempts + 1 WHERE outcome = 'in-progress'",
        [],
    )
    .unwrap();
    drop(db);
    is_done(&to(&server, late.path(), &["--create"]));
    let stale = to(&server, early.path(), &[]);
    is_done(&stale);
    assert!(stale.out.contains("less than what others had pushed"), "{stale:?}");
    is_all_there(&server, late.path());
    server.psql("DROP SCHEMA coursedeck CASCADE");
    is_done(&to(&server, early.path(), &["--create"]));
    is_done(&to(&server, late.path(), &[]));
    is_all_there(&server, late.path());
}

#[test]
fn a_learner_who_was_found_to_be_another_is_counted_once() {
    let Some(server) = Server::start(QUICK) else { return };
    let dir = tempfile::tempdir().unwrap();
    many::fill(dir.path(), 1, 100);
    is_done(&to(&server, dir.path(), &["--create"]));
    let db = Connection::open(dir.path().join("coursedeck.db")).unwrap();
    // What a merge leaves: the courses of the one are the other's.
    db.execute("UPDATE learner SET merged = 4 WHERE key = 5", []).unwrap();
    let gone = db.execute("DELETE FROM completion WHERE learner = 5", []).unwrap();
    let merged = to(&server, dir.path(), &[]);
    is_done(&merged);
    assert!(merged.out.contains(" from there: the learner was found to be another"), "{merged:?} {gone}");
    is_all_there(&server, dir.path());
    let again = to(&server, dir.path(), &[]);
    assert!(again.out.contains("nothing is new since the last push"), "{again:?}");
}

#[test]
fn a_client_that_is_killed_goes_on_where_it_was() {
    let Some(server) = Server::start(QUICK) else { return };
    let dir = tempfile::tempdir().unwrap();
    many::fill(dir.path(), 1, 42_000);
    is_done(&to(&server, dir.path(), &["--create", "--until", "2020-01-01"]));
    for batches in [1, 2] {
        let url = server.url("postgres", "records");
        let mut child = push(dir.path(), &[&url]).env("PGPASSWORD", PASSWORD).spawn().unwrap();
        until_acknowledged(dir.path(), &mut child, batches * 10_000);
        child.kill().unwrap();
        child.wait().unwrap();
    }
    // Its last transaction is over or undone before anybody else sees it.
    let before: usize = server.psql("SELECT count(*) FROM coursedeck.completion").parse().unwrap();
    assert!((20_000..42_000).contains(&before), "{before}");
    let rest = to(&server, dir.path(), &[]);
    is_done(&rest);
    let sent: usize = rest.out.split("there; ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    assert!(sent <= 22_000, "{rest:?}");
    is_all_there(&server, dir.path());
}

#[test]
fn a_server_that_is_killed_has_every_record_once_in_the_end() {
    let Some(mut server) = Server::start(QUICK) else { return };
    let dir = tempfile::tempdir().unwrap();
    many::fill(dir.path(), 1, 42_000);
    is_done(&to(&server, dir.path(), &["--create", "--until", "2020-01-01"]));
    let url = server.url("postgres", "records");
    let mut command = push(dir.path(), &[&url]);
    let mut child = command.env("PGPASSWORD", PASSWORD).stderr(std::process::Stdio::piped()).spawn().unwrap();
    until_acknowledged(dir.path(), &mut child, 10_000);
    server.kill();
    let output = child.wait_with_output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{err}");
    assert!(err.contains("the same again") && err.contains("acknowledged before"), "{err}");
    let gone = to(&server, dir.path(), &[]);
    assert_eq!(gone.code, 3);
    assert!(gone.err.contains("cannot be reached"), "{gone:?}");
    server.start_again();
    is_done(&to(&server, dir.path(), &[]));
    is_all_there(&server, dir.path());
}

#[test]
fn a_hub_that_was_put_back_to_an_earlier_state_is_told_all_anew() {
    let Some(server) = Server::start(QUICK) else { return };
    let dir = tempfile::tempdir().unwrap();
    many::fill(dir.path(), 1, 200);
    is_done(&to(&server, dir.path(), &["--create"]));
    // A backup of the time before: the hub is the same one, and the records are not there.
    server.psql(
        "DELETE FROM coursedeck.completion; DELETE FROM coursedeck.enrolment; DELETE FROM coursedeck.source",
    );
    let anew = to(&server, dir.path(), &[]);
    is_done(&anew);
    assert!(anew.out.contains("gone back to an earlier state"), "{anew:?}");
    is_all_there(&server, dir.path());
    // And another hub in the same place has nothing yet.
    server.psql("DROP SCHEMA coursedeck CASCADE");
    is_done(&to(&server, dir.path(), &["--create"]));
    is_all_there(&server, dir.path());
}

#[test]
fn what_is_refused_is_told_in_a_sentence_with_its_mend() {
    let Some(server) = Server::start(QUICK) else { return };
    let dir = tempfile::tempdir().unwrap();
    many::fill(dir.path(), 1, 20);
    let (right, other) = (server.url("postgres", "records"), server.url("postgres", "recods"));
    let told = |url: &str, password: &str, args: &[&str]| {
        let mut command = push(dir.path(), &[&[url], args].concat());
        let told = said(command.env("PGPASSWORD", password));
        assert!(told.code == 2 && told.out.is_empty() && told.err.contains("help: "), "{told:?}");
        assert!(!told.err.contains(password) || password.is_empty(), "{told:?}");
        told.err
    };
    assert!(told(&right, "wrong", &[]).contains("does not let postgres in"));
    assert!(told(&right, "", &[]).contains("asks for the password of postgres"));
    assert!(told(&other, PASSWORD, &[]).contains("database \"recods\" does not exist"));
    let user = server.url("nobody-known", "records");
    assert!(told(&user, PASSWORD, &[]).contains("does not let nobody-known in"));
    assert!(
        told(&format!("{right}?sslmode=require"), PASSWORD, &[]).contains("speaks without encryption only")
    );
    assert!(told(&format!("{right}?sslmode=odd"), PASSWORD, &[]).contains("sslmode=odd is not known"));
    let typed = format!("postgres://postgres:{PASSWORD}@127.0.0.1/records").replace(' ', "%20");
    assert!(told(&typed, "rightly%20so", &[]).contains("a password in the address"));
    assert!(told("postgres://hub.example/records?sslmode=disable", "x", &[]).contains("unencrypted"));
    assert!(told(&right, PASSWORD, &["--what", "responses"]).contains("--what is for a record store"));
    server.psql("CREATE DATABASE old ENCODING 'LATIN1' TEMPLATE template0");
    assert!(told(&server.url("postgres", "old"), PASSWORD, &["--create"]).contains("keeps text as LATIN1"));
    // Nothing listens there.
    let closed = "postgres://postgres@127.0.0.1:1/records";
    let lost = said(push(dir.path(), &[closed]).env("PGPASSWORD", PASSWORD));
    assert_eq!(lost.code, 3, "{lost:?}");
    assert!(lost.err.contains("127.0.0.1:1/records cannot be reached"), "{lost:?}");
}

#[test]
fn an_older_schema_is_brought_up_to_date_and_a_newer_one_left_alone() {
    let Some(server) = Server::start(QUICK) else { return };
    let dir = tempfile::tempdir().unwrap();
    many::fill(dir.path(), 1, 50);
    server.load("records", include_str!("../../../src/records/push/hub/0001.sql"));
    server.psql("INSERT INTO coursedeck.hub (version) VALUES (1)");
    let older = to(&server, dir.path(), &[]);
    assert_eq!((older.code, older.out.as_str()), (2, ""));
    assert!(
        older.err.contains("version 1, and this program needs 2") && older.err.contains("--migrate"),
        "{older:?}"
    );
    let mended = to(&server, dir.path(), &["--migrate"]);
    is_done(&mended);
    assert!(mended.out.contains("brought up to date from version 1"), "{mended:?}");
    is_all_there(&server, dir.path());
    assert_eq!(server.psql("SELECT begun FROM coursedeck.total"), "50");
    server.psql("UPDATE coursedeck.hub SET version = 99");
    let newer = to(&server, dir.path(), &["--migrate", "--create"]);
    assert_eq!((newer.code, newer.out.as_str()), (2, ""));
    assert!(newer.err.contains("needs a newer Coursedeck (its schema is version 99"), "{newer:?}");
}

#[test]
fn the_printed_schema_serves_a_role_that_may_push_and_one_that_may_only_read_figures() {
    let Some(server) = Server::start(QUICK) else { return };
    let dir = tempfile::tempdir().unwrap();
    many::fill(dir.path(), 1, 300);
    let printed = said(&mut push(dir.path(), &["--print-schema"]));
    assert_eq!(printed.code, 0);
    server.load("records", &printed.out);
    server.psql("CREATE ROLE centres LOGIN PASSWORD 'c'; CREATE ROLE ministry LOGIN PASSWORD 'm'");
    let url = server.url("centres", "records");
    let refused = said(push(dir.path(), &[&url]).env("PGPASSWORD", "c"));
    assert_eq!(refused.code, 2, "{refused:?}");
    assert!(refused.err.contains("let_push"), "{refused:?}");
    server.psql("SELECT coursedeck.let_push('centres'), coursedeck.let_read('ministry')");
    is_done(&said(push(dir.path(), &[&url]).env("PGPASSWORD", "c")));
    is_all_there(&server, dir.path());
    let as_ministry = |sql: &str| {
        let mut psql = server.command("records");
        psql.args(["-U", "ministry", "-c", sql]).env("PGPASSWORD", "m").output().unwrap()
    };
    let figures = as_ministry("SELECT learners FROM coursedeck.total");
    assert_eq!(
        String::from_utf8(figures.stdout).unwrap().trim(),
        server.psql("SELECT count(DISTINCT learner_id) FROM coursedeck.completion")
    );
    assert!(!as_ministry("SELECT learner_name FROM coursedeck.completion").status.success());
}

#[test]
fn a_password_comes_from_a_file_and_never_from_one_that_others_read() {
    let Some(server) = Server::start(QUICK) else { return };
    let dir = tempfile::tempdir().unwrap();
    many::fill(dir.path(), 1, 20);
    let url = server.url("postgres", "records");
    let file = dir.path().join("password");
    fs::write(&file, format!("{PASSWORD}\n")).unwrap();
    is_done(&said(&mut push(dir.path(), &[&url, "--create", "--password-file", file.to_str().unwrap()])));
    let pass = dir.path().join(".pgpass");
    coursedeck::files::replace_private(
        &pass,
        format!("127.0.0.1:{}:records:*:{PASSWORD}\n", server.port).as_bytes(),
    )
    .unwrap();
    is_done(&said(&mut push(dir.path(), &[&url])));
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(&pass, fs::Permissions::from_mode(0o644)).unwrap();
    let open = said(&mut push(dir.path(), &[&url]));
    assert!(open.code == 2 && open.err.contains("can be read by others"), "{open:?}");
}

#[test]
fn an_anonymous_push_names_nobody() {
    let Some(server) = Server::start(QUICK) else { return };
    let dir = tempfile::tempdir().unwrap();
    many::fill(dir.path(), 1, 200);
    is_done(&to(&server, dir.path(), &["--create", "--anonymous"]));
    let wanted: BTreeSet<String> = exported(dir.path(), &["--anonymous"])
        .iter()
        .map(|row| row["record_id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(records(&server).into_keys().collect::<BTreeSet<_>>(), wanted);
    assert_eq!(
        server.psql("SELECT count(*) FROM coursedeck.completion WHERE learner_name LIKE 'Achieng%'"),
        "0"
    );
    let again = to(&server, dir.path(), &["--anonymous"]);
    assert!(again.out.contains("nothing is new"), "{again:?}");
}
