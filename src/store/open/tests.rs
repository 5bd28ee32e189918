use super::*;

const NEXT: &str = "ALTER TABLE learner ADD COLUMN login TEXT;";
const BROKEN: &str = "ALTER TABLE learner ADD COLUMN login TEXT; CREATE TABLE event (x);";

/// The migrations there are, and one more.
fn and(more: &str) -> Vec<&str> {
    [MIGRATIONS, &[more]].concat()
}

/// How many migrations there are.
fn ours() -> i64 {
    MIGRATIONS.len() as i64
}

fn open(path: &Path, migrations: &[&str]) -> Result<Connection, StoreError> {
    connect_with(path, How::default(), migrations)
}

fn version(path: &Path) -> i64 {
    Connection::open(path).unwrap().pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}

#[test]
fn sqlite_keeps_its_promises() {
    let dir = tempfile::tempdir().unwrap();
    let db = connect(&dir.path().join("c.db"), How::default()).unwrap();
    let pragma =
        |name| db.pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0)).unwrap();
    let number = rusqlite::types::Value::Integer;
    assert_eq!(pragma("journal_mode"), rusqlite::types::Value::Text("wal".to_owned()));
    assert_eq!(pragma("synchronous"), number(3));
    assert_eq!(pragma("foreign_keys"), number(1));
    assert_eq!(pragma("trusted_schema"), number(0));
    assert_eq!(pragma("cell_size_check"), number(1));
    assert_eq!(pragma("secure_delete"), number(1));
    assert_eq!(pragma("busy_timeout"), number(10_000));
}

#[test]
fn a_copy_is_made_before_a_migration() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("c.db");
    drop(open(&path, MIGRATIONS).unwrap());
    drop(open(&path, &and(NEXT)).unwrap());
    let copy = dir.path().join(format!("c.db.before-v{}", ours()));
    assert_eq!((version(&path), version(&copy)), (ours() + 1, ours()));
    assert!(!dir.path().join(format!("c.db.before-v{}.part", ours())).exists());
    drop(open(&copy, MIGRATIONS).expect("the copy is a database like any other"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(copy).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_new_file_needs_no_copy() {
    let dir = tempfile::tempdir().unwrap();
    drop(open(&dir.path().join("c.db"), &and(NEXT)).unwrap());
    assert!(!dir.path().join("c.db.before-v0").exists());
}

#[test]
fn a_migration_that_fails_leaves_the_file_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("c.db");
    drop(open(&path, MIGRATIONS).unwrap());
    assert!(open(&path, &and(BROKEN)).is_err());
    assert_eq!(version(&path), ours());
    drop(open(&path, MIGRATIONS).unwrap());
}

#[test]
fn eight_programs_migrate_one_file_at_once() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("c.db");
    drop(open(&path, &MIGRATIONS[..1]).unwrap());
    let barrier = std::sync::Barrier::new(8);
    thread::scope(|scope| {
        let start = || {
            barrier.wait();
            open(&path, &and(NEXT)).map(drop)
        };
        let all: Vec<_> = (0..8).map(|_| scope.spawn(start)).collect();
        all.into_iter().for_each(|one| one.join().unwrap().unwrap());
    });
    assert_eq!(version(&path), ours() + 1);
}

#[test]
fn a_file_of_an_older_program_has_its_projections_made_anew() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("c.db");
    drop(open(&path, &MIGRATIONS[..1]).unwrap());
    let db = Connection::open(&path).unwrap();
    db.execute("INSERT INTO cohort (name) VALUES ('told by no event')", []).unwrap();
    drop(db);
    let db = open(&path, MIGRATIONS).unwrap();
    assert_eq!(db.query_row("SELECT count(*) FROM cohort", [], |row| row.get::<_, i64>(0)), Ok(0));
}
