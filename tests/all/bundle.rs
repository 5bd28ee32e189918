//! Records that travel: two labs and one centre, lost sticks, copied PCs, hostile files; by the program and by the library.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use coursedeck::{
    exchange::bundle::{self, Bundle, Refused, Signer},
    ids::{CourseId, DeviceId, EventName, ItemId, LearnerId, ModuleId, RunId},
    lang::Tag,
    log::{
        Audit, Consented, Details, Entry, Happening, Session, Subject, Written, chain::seal, person::Gender,
    },
    quiz::{Mark, Response, Share},
    seal::{Digest, Key},
    store::{Arriving, Change, Found, How, Piece, Store, Unfit, Which},
    time::{Day, Now, Stamp},
};
use proptest::prelude::*;
use tempfile::TempDir;
use uuid::Uuid;

mod arrive;
mod hostile;
mod locked;
mod words;

/// A machine with the program on it.
struct Machine {
    dir: TempDir,
}

/// What a command said, and its exit code.
struct Said {
    out: String,
    err: String,
    code: i32,
}

impl Machine {
    fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    fn path(&self) -> &Path {
        self.dir.path()
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_coursedeck"));
        command.env("LANG", "en_US.UTF-8").env("COURSEDECK_DATA", self.path()).env("NO_COLOR", "1");
        command.args(args).stdin(Stdio::null());
        command
    }

    fn run(&self, args: &[&str]) -> Said {
        let output = self.command(args).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let (out, err) = (text(&output.stdout), text(&output.stderr));
        Said { out, err, code: output.status.code().unwrap() }
    }

    /// Runs what must work.
    fn must(&self, args: &[&str]) -> String {
        let said = self.run(args);
        assert_eq!(said.code, 0, "{args:?}: {}{}", said.out, said.err);
        said.out
    }

    fn add(&self, name: &str) {
        self.must(&["learner", "add", name]);
    }

    fn store(&self) -> Store {
        Store::open(&self.path().join("coursedeck.db"), How::default()).unwrap()
    }

    /// Makes a bundle, and tells the key that it is signed with.
    fn bundle(&self, file: &Path, more: &[&str]) -> String {
        let said = self.must(&[&["records", "bundle", "-o", file.to_str().unwrap()], more].concat());
        let key = said.lines().find_map(|line| line.strip_prefix("signed with ")).unwrap();
        key.to_owned()
    }

    /// A copy of all that is on its disk.
    fn copy(&self) -> Machine {
        let copy = Machine::new();
        for entry in fs::read_dir(self.path()).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::copy(&path, copy.path().join(path.file_name().unwrap())).unwrap();
            }
        }
        copy
    }
}

fn trust(centre: &Machine, keys: &[&str]) {
    let lines: Vec<String> = keys.iter().map(|key| format!("{key} a lab\n")).collect();
    fs::write(centre.path().join("trusted.keys"), lines.concat()).unwrap();
}

fn now(seconds: i64) -> Now {
    let at = Stamp { ms: 1_800_000_000_000 + seconds * 1000, offset: 180 };
    Now { at, mono: seconds.max(0) as u64 * 1000 }
}

fn viewed(item: &str) -> Entry {
    let course: CourseId = "safe-online".parse().unwrap();
    let subject = Subject {
        course: Some((course, "1.0.0".to_owned(), Digest::of(&[b"course"]))),
        module: Some("m".parse::<ModuleId>().unwrap()),
        item: Some(item.parse::<ItemId>().unwrap()),
    };
    Entry { subject, what: Happening::LessonViewed }
}

fn audit() -> Audit {
    Audit { by: "tests".to_owned(), command: "test".to_owned(), on: Vec::new(), note: String::new() }
}

/// Writes a bundle by the library alone: nothing is noted in the log.
fn pack(store: &Store, which: Which, key: &Key, path: &Path) {
    let signer = Signer {
        key: key.clone(),
        device: store.device().unwrap(),
        centre: None,
        now: Stamp { ms: 1_800_000_000_000, offset: 0 },
    };
    let mut file = fs::File::create(path).unwrap();
    store.snapshot(|snapshot| bundle::write(snapshot, which, &signer, &mut file)).unwrap().unwrap();
}

fn merge(store: &mut Store, path: &Path) -> Result<coursedeck::store::Brought, Refused> {
    Bundle::open(path)?.merge(store)
}
