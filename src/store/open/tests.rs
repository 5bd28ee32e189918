use super::*;

const NEXT: &str = "ALTER TABLE learner ADD COLUMN login TEXT;";
const BROKEN: &str = "ALTER TABLE learner ADD COLUMN login TEXT; CREATE TABLE event (x);";

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
    drop(open(&path, &MIGRATIONS[..1]).unwrap());
    drop(open(&path, &[MIGRATIONS[0], NEXT]).unwrap());
    let copy = dir.path().join("c.db.before-v1");
    assert_eq!((version(&path), version(&copy)), (2, 1));
    assert!(!dir.path().join("c.db.before-v1.part").exists());
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
    drop(open(&dir.path().join("c.db"), &[MIGRATIONS[0], NEXT]).unwrap());
    assert!(!dir.path().join("c.db.before-v0").exists());
}

#[test]
fn a_migration_that_fails_leaves_the_file_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("c.db");
    drop(open(&path, &MIGRATIONS[..1]).unwrap());
    assert!(open(&path, &[MIGRATIONS[0], BROKEN]).is_err());
    assert_eq!(version(&path), 1);
    drop(open(&path, &MIGRATIONS[..1]).unwrap());
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
            open(&path, &[MIGRATIONS[0], NEXT]).map(drop)
        };
        let all: Vec<_> = (0..8).map(|_| scope.spawn(start)).collect();
        all.into_iter().for_each(|one| one.join().unwrap().unwrap());
    });
    assert_eq!(version(&path), 2);
}
