//! Courses that travel: packed, looked at, installed, upgraded and removed by the real program; and packages that
//! somebody means ill with.

mod hostile;
mod sealed;
mod versions;

use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use coursedeck::{
    exchange::{package, trust::Trust},
    seal::{Key, PublicKey},
};

use hostile::Making;

/// A place with a course of two versions, a centre that signs, and a lab that learns.
pub struct Place {
    dir: tempfile::TempDir,
}

impl Place {
    /// A centre that has packed its course.
    #[track_caller]
    pub fn new() -> Self {
        let place = Self { dir: tempfile::tempdir().unwrap() };
        let dir = place.text("authors");
        place.done("centre", &["course", "new", "keys", "--dir", &dir]);
        place.done("centre", &["centre", "init", "--yes", "--name", "The Network", "--preset", "open"]);
        place.pack("1.cdcourse");
        place
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn text(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    fn command(&self, data: &str, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_coursedeck"));
        for name in ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "COURSEDECK_PASSPHRASE_FILE"] {
            command.env_remove(name);
        }
        command.env("LANG", "en_US.UTF-8").env("COURSEDECK_DATA", self.path(data)).env("USER", "student");
        command.args(args).stdin(Stdio::null()).current_dir(self.dir.path());
        command
    }

    /// What a command says, and its exit code.
    pub fn run(&self, data: &str, args: &[&str]) -> (i32, String) {
        let output = self.command(data, args).output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.code().unwrap_or(-1), String::from_utf8(said).unwrap())
    }

    /// What a command says that does what it is told.
    #[track_caller]
    pub fn done(&self, data: &str, args: &[&str]) -> String {
        let (code, said) = self.run(data, args);
        assert_eq!(code, 0, "{args:?}: {said}");
        said
    }

    /// What a command says that refuses, with nothing changed on disk.
    #[track_caller]
    pub fn refused(&self, data: &str, args: &[&str]) -> String {
        let before = tree(&self.path(data));
        let (code, said) = self.run(data, args);
        assert_eq!(code, 2, "{args:?}: {said}");
        assert!(!said.contains("panicked"), "{said}");
        assert!(tree(&self.path(data)) == before, "{args:?} changed something");
        said
    }

    #[track_caller]
    pub fn pack(&self, file: &str) -> String {
        self.done("centre", &["course", "pack", "authors/keys", "-o", file])
    }

    /// The centre's public key.
    pub fn key(&self, data: &str) -> PublicKey {
        self.secret(data).public()
    }

    pub fn secret(&self, data: &str) -> Key {
        Key::of_file(&fs::read_to_string(self.path(data).join("centre.key")).unwrap()).unwrap()
    }

    pub fn trust(&self, data: &str) {
        let key = self.key("centre").to_string();
        self.done(data, &["trust", "add", &key, "--label", "The Network", "--yes"]);
    }

    /// Changes words in the authors' course.
    pub fn edit(&self, file: &str, from: &str, to: &str) {
        let path = self.path("authors/keys").join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{from:?} is not in {file}");
        fs::write(path, text.replace(from, to)).unwrap();
    }

    /// Types lines at the course, line by line, and gives what was said.
    fn learn(&self, lines: &str) -> String {
        self.type_at(&["--plain", "--learner", "Amina", "--course", "keys"], lines)
    }

    /// Types lines at the lab's screens, line by line, and gives what was said.
    fn type_at(&self, args: &[&str], lines: &str) -> String {
        let mut child =
            self.command("lab", args).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
        String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
    }
}

/// The keys that are trusted in a data folder, each with its label.
pub fn keys(data: &Path) -> Vec<(PublicKey, String)> {
    Trust::read(data).map(|trust| trust.keys()).unwrap_or_default()
}

/// Every file under a folder, with its bytes. The database's own helpers come and go.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let Ok(entries) = fs::read_dir(folder) else { return found };
    for entry in entries {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(tree(&path)),
            false => drop(found.insert(path.clone(), fs::read(&path).unwrap())),
        }
    }
    found
}

#[test]
fn a_course_travels_is_learned_upgraded_and_removed() {
    let place = Place::new();
    let said = place.run("lab", &["course", "inspect", "1.cdcourse"]);
    assert!(said.0 == 1 && said.1.contains("NOT TRUSTED") && said.1.contains("it is new"), "{said:?}");
    let said = place.refused("lab", &["course", "install", "1.cdcourse"]);
    assert!(
        said.contains("nobody here trusts its signer") && said.contains("coursedeck trust add"),
        "{said}"
    );
    assert!(!place.path("lab").exists(), "nothing was written");
    place.trust("lab");
    let said = place.done("lab", &["course", "install", "1.cdcourse"]);
    assert!(said.contains("The Network, which is trusted here") && said.contains("is installed"), "{said}");
    assert!(place.done("lab", &["course", "install", "1.cdcourse"]).contains("Nothing was to be done"));
    // A learner begins.
    place.done("lab", &["learner", "add", "Amina"]);
    assert!(place.learn("1\n\nb\n\n:q\n").contains("Correct"));
    assert!(place.learn(":q\n").contains("Done so far: 1 of 3"));
    // The authors go on, and the lab upgrades.
    place.edit("course.toml", "0.1.0", "0.2.0");
    place.edit("first-module.toml", "A place for everything", "A place for each thing");
    place.pack("2.cdcourse");
    let said = place.done("lab", &["course", "inspect", "2.cdcourse"]);
    assert!(
        said.contains("0.1.0: an upgrade to 0.2.0") && said.contains("1 learner is in the middle"),
        "{said}"
    );
    place.refused("lab", &["course", "upgrade", "2.cdcourse"]);
    place.done("lab", &["course", "upgrade", "2.cdcourse", "--yes"]);
    let said = place.learn(":q\n");
    assert!(said.contains("Done so far: 1 of 3") && said.contains("A place for each thing"), "{said}");
    // Back only when somebody says so.
    let said = place.refused("lab", &["course", "install", "1.cdcourse", "--yes"]);
    assert!(said.contains("0.2.0 is here, which is newer"), "{said}");
    place.done("lab", &["course", "install", "1.cdcourse", "--yes", "--replace"]);
    // Away, and back again: the learner goes on.
    place.refused("lab", &["course", "remove", "keys"]);
    place.done("lab", &["course", "remove", "keys", "--yes"]);
    assert!(!place.path("lab/courses/keys").exists());
    place.refused("lab", &["course", "remove", "keys", "--yes"]);
    place.refused("lab", &["course", "upgrade", "2.cdcourse", "--yes"]);
    place.done("lab", &["course", "install", "2.cdcourse"]);
    assert!(place.learn(":q\n").contains("Done so far: 1 of 3"));
    let trail = place.done("lab", &["centre", "audit"]);
    for word in ["keys 0.1.0, signed by The Network", "keys 0.1.0 → 0.2.0", "course remove"] {
        assert!(trail.contains(word), "{word} in {trail}");
    }
}

#[test]
fn the_same_course_packed_twice_gives_the_same_bytes_and_any_program_opens_it() {
    let place = Place::new();
    place.pack("2.cdcourse");
    let (one, two) =
        (fs::read(place.path("1.cdcourse")).unwrap(), fs::read(place.path("2.cdcourse")).unwrap());
    assert_eq!(one, two);
    let making = Making::of(&place.path("authors/keys"), &place.secret("centre"));
    assert_eq!(making.zip(), one, "a package is what its files, its key and its signer make it");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&one)).unwrap();
    assert_eq!(archive.len(), 4);
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("keys/course.toml").unwrap(), &mut text).unwrap();
    assert_eq!(text, fs::read_to_string(place.path("authors/keys/course.toml")).unwrap());
}

#[test]
fn what_cannot_be_given_away_is_not_packed() {
    let place = Place::new();
    let said = place.refused("nobody", &["course", "pack", "authors/keys", "-o", "x.cdcourse"]);
    assert!(said.contains("no key here to sign with") && said.contains("centre init"), "{said}");
    let said = place.refused("nobody", &["course", "pack", "no-such-course"]);
    assert!(said.contains("there is no course"), "{said}");
    place.edit("course.toml", "pass = 70", "pass = 170");
    let said = place.refused("centre", &["course", "pack", "authors/keys", "-o", "x.cdcourse"]);
    assert!(said.contains("course.toml") && said.contains("has faults"), "{said}");
    assert!(!place.path("x.cdcourse").exists());
    place.edit("course.toml", "pass = 170", "pass = 80");
    let said = place.refused("centre", &["course", "pack", "authors/keys", "-o", "1.cdcourse"]);
    assert!(said.contains("--yes"), "{said}");
    let key = place.text("centre/centre.key");
    place
        .done("nobody", &["course", "pack", "authors/keys", "-o", "1.cdcourse", "--key-file", &key, "--yes"]);
}

#[test]
fn an_unknown_signer_is_taken_once_and_the_trail_says_so() {
    let place = Place::new();
    let said = place.done("lab", &["course", "install", "1.cdcourse", "--trust-once"]);
    assert!(said.contains("WARNING: nobody here knows who signed keys 0.1.0"), "{said}");
    let trail = place.done("lab", &["centre", "audit"]);
    assert!(trail.contains(&format!("SIGNER UNKNOWN, key {}", place.key("centre"))), "{trail}");
    // Nobody is trusted for it.
    place.edit("course.toml", "0.1.0", "0.2.0");
    place.pack("2.cdcourse");
    place.refused("lab", &["course", "upgrade", "2.cdcourse", "--yes"]);
}

#[test]
fn a_course_of_the_program_is_upgraded_and_comes_back() {
    let place = Place::new();
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("courses/using-a-computer");
    let mut making = Making::of(&shipped, &place.secret("centre"));
    fs::write(place.path("same.cdcourse"), making.zip()).unwrap();
    let said = place.done("centre", &["course", "install", "same.cdcourse"]);
    assert!(said.contains("the very same"), "{said}");
    let head = making.files.iter().position(|it| it.name.ends_with(b"using-a-computer/course.toml")).unwrap();
    let text = String::from_utf8(making.files[head].bytes.clone()).unwrap();
    let copy = place.path("using-a-computer");
    fs::create_dir(&copy).unwrap();
    for file in &making.files {
        let name = String::from_utf8(file.name.clone()).unwrap();
        let path = place.path(&name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &file.bytes).unwrap();
    }
    let old = making.manifest.version.clone();
    fs::write(copy.join("course.toml"), text.replace(&old, "77.0.0")).unwrap();
    making = Making::of(&copy, &place.secret("centre"));
    fs::write(place.path("new.cdcourse"), making.zip()).unwrap();
    place.done("centre", &["course", "upgrade", "new.cdcourse", "--yes"]);
    assert!(place.done("centre", &["course", "show", "using-a-computer"]).contains("77.0.0"));
    let said = place.done("centre", &["course", "remove", "using-a-computer", "--yes"]);
    assert!(said.contains("came with the program"), "{said}");
    let said = place.refused("centre", &["course", "remove", "using-a-computer", "--yes"]);
    assert!(said.contains("part of the program"), "{said}");
}

#[test]
fn no_hostile_package_changes_anything_and_each_is_told_why() {
    let place = Place::new();
    place.trust("lab");
    place.done("lab", &["course", "install", "1.cdcourse"]);
    // A newer version, so that a package that passes would be installed.
    place.edit("course.toml", "0.1.0", "0.2.0");
    let good = Making::of(&place.path("authors/keys"), &place.secret("centre"));
    let all = hostile::all(&good, &Key::grown([9; 32]));
    assert!(200 <= all.len(), "{}", all.len());
    let before = tree(&place.path("lab"));
    let mut wrong = Vec::new();
    for it in &all {
        fs::write(place.path("evil.cdcourse"), &it.bytes).unwrap();
        let (code, said) =
            place.run("lab", &["course", "install", "evil.cdcourse", "--yes", "--replace", "--trust-once"]);
        let is_plain = said.chars().all(|sign| sign == '\n' || !sign.is_control());
        if code != 2 || !said.contains("is refused") || !said.contains(it.said) || !is_plain {
            wrong.push(format!("{}: {code}, and not {:?} in {said:?}", it.name, it.said));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), all.len(), wrong.join("\n"));
    println!("{} hostile packages were refused", all.len());
    assert!(tree(&place.path("lab")) == before, "something was changed");
    assert!(!place.path("evil.toml").exists());
    // The honest one beside a hostile one is not installed either; alone it is.
    fs::write(place.path("good.cdcourse"), good.zip()).unwrap();
    place.refused("lab", &["course", "install", "good.cdcourse", "evil.cdcourse", "--yes"]);
    place.done("lab", &["course", "install", "good.cdcourse", "--yes"]);
}

#[test]
fn a_large_package_is_refused_wherever_it_is_damaged() {
    let course = Path::new(env!("CARGO_MANIFEST_DIR")).join("courses/staying-safe-online");
    let good = Making::of(&course, &Key::grown([7; 32])).zip();
    assert!(package::read(&good).is_ok());
    let all = hostile::damaged(&good, 1 << 10);
    assert!(1000 < all.len(), "{}", all.len());
    for it in all {
        assert!(package::read(&it.bytes).is_err(), "{}", it.name);
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_course_is_not_written_through() {
    let place = Place::new();
    fs::create_dir_all(place.path("centre/courses")).unwrap();
    fs::create_dir(place.path("elsewhere")).unwrap();
    std::os::unix::fs::symlink(place.path("elsewhere"), place.path("centre/courses/keys")).unwrap();
    let (code, said) = place.run("centre", &["course", "install", "1.cdcourse", "--yes"]);
    assert!(code == 2 && said.contains("is no folder, but a link"), "{said}");
    assert_eq!(fs::read_dir(place.path("elsewhere")).unwrap().count(), 0);
}

#[test]
fn who_installs_while_somebody_else_does_is_told_to_wait() {
    let place = Place::new();
    fs::create_dir_all(place.path("centre/courses")).unwrap();
    let lock = coursedeck::files::lock(&place.path("centre/courses/.lock")).unwrap();
    for args in [["course", "install", "1.cdcourse"].as_slice(), &["course", "remove", "keys", "--yes"]] {
        fs::create_dir_all(place.path("centre/courses/keys")).unwrap();
        let args = [args, if args[1] == "install" { &["--yes"] } else { &[] }].concat();
        let (code, said) = place.run("centre", &args);
        assert!(code == 2 && said.contains("another Coursedeck is installing"), "{said}");
    }
    drop(lock);
    place.done("centre", &["course", "install", "1.cdcourse", "--yes"]);
}

#[test]
fn where_a_passphrase_guards_courses_and_keys_are_guarded_too() {
    let place = Place::new();
    fs::write(place.path("pass"), "four words come to mind\n").unwrap();
    let init =
        ["centre", "init", "--yes", "--name", "School", "--preset", "school", "--facilitator", "Wanjiru"];
    place.done("lab", &[&init[..], &["--new-passphrase-file", "pass"]].concat());
    let key = place.key("centre").to_string();
    let trust = ["trust", "add", &key, "--label", "The Network", "--yes"];
    let install = ["course", "install", "1.cdcourse"];
    // The first to open the database on a day may put a copy of it aside: what counts is what was asked for.
    let guarded = |args: &[&str]| {
        let (code, said) = place.run("lab", args);
        code == 2 && said.contains("passphrase")
    };
    assert!(guarded(&trust) && !place.path("lab/trusted.keys").exists());
    place.done("lab", &[&trust[..], &["--passphrase-file", "pass"]].concat());
    assert!(guarded(&install) && !place.path("lab/courses/keys").exists());
    place.done("lab", &[&install[..], &["--passphrase-file", "pass"]].concat());
    assert!(guarded(&["course", "remove", "keys", "--yes"]) && place.path("lab/courses/keys").exists());
    assert!(guarded(&["course", "pack", "keys"]) && !place.path("keys-0.1.0.cdcourse").exists());
    assert!(guarded(&["trust", "revoke", &key, "--reason", "lost", "--yes"]));
    assert_eq!(keys(&place.path("lab")).len(), 2, "its own, and the network's");
    assert!(place.done("lab", &["centre", "audit"]).contains("Wanjiru"));
}

#[cfg(unix)]
#[test]
fn what_is_installed_is_the_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    place.done("centre", &["course", "install", "1.cdcourse"]);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&place.path("centre/courses")), 0o700);
    assert_eq!(mode(&place.path("centre/courses/keys")), 0o700);
    let files = tree(&place.path("centre/courses/keys"));
    assert_eq!(files.len(), 4, "the course, and what shows who signed it");
    assert!(files.keys().all(|path| mode(path) == 0o600));
}

#[test]
fn killed_at_any_moment_the_course_is_the_old_one_or_the_new_one_whole() {
    const MOMENTS: u32 = 60;
    let place = Place::new();
    place.edit("course.toml", "0.1.0", "0.2.0");
    place.pack("2.cdcourse");
    let files = |package: &str| {
        let bytes = fs::read(place.path(package)).unwrap();
        let package = package::read(&bytes).unwrap();
        let mut files = (*package.files).clone();
        files.extend(package.proof.iter().map(|(name, bytes)| (format!(".{name}"), bytes.clone())));
        let at = |path: String| place.path("centre/courses/keys").join(path);
        files.into_iter().map(|(path, bytes)| (at(path), bytes)).collect::<BTreeMap<_, _>>()
    };
    let (old, new) = (files("1.cdcourse"), files("2.cdcourse"));
    let install =
        |package: &str| place.command("centre", &["course", "install", package, "--yes", "--replace"]);
    let began = Instant::now();
    assert!(install("1.cdcourse").output().unwrap().status.success());
    let whole = began.elapsed();
    let (mut seen, mut halves) = ([0, 0], 0);
    let new_one = place.path("centre/courses/.new-keys");
    for moment in 0..MOMENTS {
        let package = if moment % 2 == 0 { "2.cdcourse" } else { "1.cdcourse" };
        let mut child = install(package).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        if moment < MOMENTS / 3 {
            // Some moments are spread over all the time that it takes.
            std::thread::sleep(whole.mul_f64(f64::from(3 * moment) / f64::from(MOMENTS)));
        } else {
            // The others lie close together, from where it begins to write.
            while !new_one.exists() && child.try_wait().unwrap().is_none() {
                std::hint::spin_loop();
            }
            std::thread::sleep(Duration::from_micros(u64::from(150 * (moment - MOMENTS / 3))));
        }
        // It may be done already.
        let _ = child.kill();
        child.wait().unwrap();
        halves += u32::from(new_one.exists());
        let found = tree(&place.path("centre/courses/keys"));
        assert!(found == old || found == new, "at moment {moment}: {:?}", found.keys());
        seen[usize::from(found == new)] += 1;
        assert!(place.done("centre", &["course", "list"]).contains("keys"));
    }
    println!("old {} times, new {} times; {halves} times half of a folder was left aside", seen[0], seen[1]);
    place.done("centre", &["course", "install", "2.cdcourse", "--yes", "--replace"]);
    place.done("centre", &["course", "install", "1.cdcourse", "--yes", "--replace"]);
    let mut left: Vec<_> =
        fs::read_dir(place.path("centre/courses")).unwrap().map(|it| it.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, [".lock", "keys"], "nothing is left over");
}

#[test]
fn minisign_verifies_a_package_and_refuses_one_that_was_changed() {
    let place = Place::new();
    let key = place.key("centre").minisign();
    let verify = |file: &str| {
        let mut minisign = Command::new("minisign");
        minisign.args(["-Vm", file, "-P", &key]).current_dir(place.dir.path()).output()
    };
    let Ok(output) = verify("1.cdcourse") else { return eprintln!("skipped: minisign is not installed") };
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success() && said.contains("course:keys version:0.1.0"), "{output:?}");
    // Unpacked by hand, the manifest in it verifies too.
    let mut archive = zip::ZipArchive::new(fs::File::open(place.path("1.cdcourse")).unwrap()).unwrap();
    archive.extract(place.path("by-hand")).unwrap();
    assert!(verify("by-hand/manifest.json").unwrap().status.success());
    let mut bytes = fs::read(place.path("1.cdcourse")).unwrap();
    bytes[1000] ^= 1;
    fs::write(place.path("1.cdcourse"), bytes).unwrap();
    assert!(!verify("1.cdcourse").unwrap().status.success());
}
