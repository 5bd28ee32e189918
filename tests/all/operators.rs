//! The operators' guide: its commands do what it says, and learners come in over SSH by its very block.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use coursedeck::store::{Store, selftest};

use crate::pty::PATIENCE;

const GUIDE: &str = include_str!("../../OPERATORS.md");
const PROGRAM: &str = env!("CARGO_BIN_EXE_coursedeck");

/// Every line of the guide in a block of this language.
fn lines(language: &str) -> Vec<&'static str> {
    let mark = format!("\n```{language}\n");
    let blocks = GUIDE.split(&mark).skip(1).map(|rest| rest.split_once("\n```").unwrap().0);
    blocks.flat_map(str::lines).collect()
}

/// Lines for the administrator's shell, which change the machine: they are read here, and not run.
fn is_of_the_machine(line: &str) -> bool {
    ["useradd ", "passwd ", "install ", "ssh ", "sudo ", "export "].iter().any(|word| line.starts_with(word))
}

#[test]
fn every_command_of_the_guide_does_what_it_says() {
    let dir = tempfile::tempdir().unwrap();
    let (stick, courses) = (dir.path().join("stick"), dir.path().join("courses"));
    [&stick, &courses].iter().for_each(|folder| fs::create_dir(folder).unwrap());
    let data = dir.path().join("data");
    let path = data.join("coursedeck.db");
    selftest::append(&path, 0, Some(20), &mut |_| ()).unwrap();
    let run = |line: &str| {
        let mut command = Command::new("bash");
        let line = line
            .replacen("coursedeck", &format!("'{PROGRAM}'"), 1)
            .replace("/media/stick", stick.to_str().unwrap())
            .replace("/var/tmp", dir.path().to_str().unwrap())
            .replace("/srv/courses", courses.to_str().unwrap());
        // What asks a person is answered as the guide's reader would.
        let asks = [" restore ", " --repair", " erase "].iter().any(|word| line.contains(word));
        let line = if asks { line + " --yes" } else { line };
        let output = command
            .args(["-c", &line])
            .env("COURSEDECK_DATA", &data)
            .env("LANG", "C.UTF-8")
            .env("TERM", "xterm")
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let said = [&output.stdout[..], &output.stderr].map(String::from_utf8_lossy).concat();
        (output.status.code().unwrap(), said)
    };
    assert_eq!(run("coursedeck learner add 'Amina Hassan'").0, 0);
    let mut verbs = BTreeSet::new();
    for line in lines("sh") {
        assert!(
            line.starts_with("coursedeck ") || is_of_the_machine(line),
            "nothing tests this line: {line}"
        );
        if is_of_the_machine(line) {
            continue;
        }
        // What was noted since the backup on the stick is meant to go.
        let line = if line.starts_with("coursedeck restore") {
            format!("{line} --lose-newer")
        } else {
            line.to_owned()
        };
        let (code, said) = run(&line);
        assert_eq!(code, 0, "{line}\n{said}");
        verbs.insert(line.split(' ').nth(1).unwrap().to_owned());
    }
    for verb in ["doctor", "backup", "restore", "learner"] {
        assert!(verbs.contains(verb), "{verbs:?}");
    }
    assert!(Store::examine(&path).unwrap().is_whole());
}

#[test]
fn every_check_of_doctor_stands_in_the_guide() {
    let sources = ["around.rs", "records.rs"].map(|name| {
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/doctor").join(name)).unwrap()
    });
    let mut checks = BTreeSet::new();
    for call in ["Finding::fault(", "Finding::advice("] {
        for rest in sources.iter().flat_map(|text| text.split(call).skip(1)) {
            let name = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next());
            checks.insert(name.unwrap_or_else(|| panic!("{rest:.60}")));
        }
    }
    assert!(12 < checks.len(), "{checks:?}");
    for check in checks {
        assert!(GUIDE.contains(&format!("\n| `{check}` | ")), "`{check}` stands nowhere in the guide");
    }
}

#[test]
fn the_numbers_of_the_rolling_backups_are_those_of_the_program() {
    let source = include_str!("../../src/cli/rolling.rs");
    assert!(source.contains("KEPT: [usize; 3] = [7, 4, 12]"));
    let words = GUIDE.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("the newest of each of the last 7 days, 4 weeks and 12 months"));
    assert!(source.contains("SMALL: u64 = 32 << 20") && words.contains("more than 32 MB"));
}

/// The server of the guide, on this machine, stopped when it is dropped.
struct Server {
    child: Child,
    port: u16,
    dir: tempfile::TempDir,
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn sshd() -> Option<PathBuf> {
    let path =
        ["/usr/sbin/sshd", "/usr/local/sbin/sshd"].map(PathBuf::from).into_iter().find(|it| it.exists());
    let has_client = Command::new("ssh").arg("-V").output().is_ok();
    if path.is_none() || !has_client {
        eprintln!("skipped: there is no OpenSSH server and client here");
    }
    path.filter(|_| has_client)
}

fn done(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// The account that runs this test, by its name.
fn account() -> String {
    String::from_utf8(Command::new("id").arg("-un").output().unwrap().stdout).unwrap().trim().to_owned()
}

/// The configuration of a server whose one block is that of the guide, for this account, this program and this folder.
fn configure(dir: &Path, port: u16) -> PathBuf {
    for name in ["host", "learner"] {
        let key = dir.join(name);
        assert!(done(Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", ""]).arg("-f").arg(key)));
    }
    fs::copy(dir.join("learner.pub"), dir.join("authorized")).unwrap();
    let block = lines("sshd").join("\n");
    assert!(block.contains("Match User learn") && block.contains("/usr/local/bin/coursedeck"), "{block}");
    let block = block
        .replace("Match User learn", &format!("Match User {}", account()))
        .replace("/usr/local/bin/coursedeck", PROGRAM)
        .replace("/var/lib/coursedeck", dir.join("data").to_str().unwrap());
    let at = dir.display();
    let head = format!(
        "Port {port}\nListenAddress 127.0.0.1\nHostKey {at}/host\nPidFile {at}/pid\nAuthorizedKeysFile {at}/authorized\n\
         StrictModes no\nUsePAM no\nPermitRootLogin yes\n"
    );
    let path = dir.join("sshd_config");
    fs::write(&path, head + &block + "\n").unwrap();
    path
}

fn server() -> Option<Server> {
    let sshd = sshd()?;
    let dir = tempfile::tempdir().unwrap();
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    let config = configure(dir.path(), port);
    // Where root starts it, it wants this folder.
    let _ = fs::create_dir_all("/run/sshd");
    let check = Command::new(&sshd).arg("-t").arg("-f").arg(&config).output().unwrap();
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stderr));
    let log = fs::File::create(dir.path().join("log")).unwrap();
    let child = Command::new(&sshd)
        .args(["-D", "-e", "-f"])
        .arg(&config)
        .stdin(Stdio::null())
        .stderr(log)
        .spawn()
        .unwrap();
    let mut server = Server { child, port, dir };
    let deadline = Instant::now() + PATIENCE;
    while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
        if Instant::now() > deadline || server.child.try_wait().unwrap().is_some() {
            eprintln!("skipped: no SSH server can run here");
            return None;
        }
        thread::sleep(Duration::from_millis(50));
    }
    Some(server)
}

impl Server {
    fn ssh(&self, extra: &[&str]) -> Command {
        let mut ssh = Command::new("ssh");
        let key = self.dir.path().join("learner");
        ssh.args(["-F", "none", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null"])
            .args(["-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes", "-o", "LogLevel=ERROR", "-T"])
            .args(["-p", &self.port.to_string(), "-i"])
            .arg(key)
            .args(extra)
            .arg(format!("{}@127.0.0.1", account()));
        ssh
    }
}

#[test]
fn a_learner_comes_in_over_ssh_and_gets_the_program_and_nothing_else() {
    let Some(server) = server() else { return };
    let input = server.dir.path().join("typed");
    // Their language, their name, no PIN, and out again.
    fs::write(&input, "1\nZawadi\n\n\nquit\n").unwrap();
    let output = server.ssh(&[]).stdin(fs::File::open(&input).unwrap()).output().unwrap();
    let said = [&output.stdout[..], &output.stderr].map(String::from_utf8_lossy).concat();
    let log = fs::read_to_string(server.dir.path().join("log")).unwrap();
    assert!(said.contains("Zawadi") || said.contains("name"), "{said}\n{log}");
    let path = server.dir.path().join("data/coursedeck.db");
    let store = Store::open(&path, Default::default()).unwrap();
    let names: Vec<String> = store.learners().unwrap().into_iter().map(|it| it.name).collect();
    assert_eq!(names, ["Zawadi"], "{said}\n{log}");
    drop(store);
    // Another command is not run, and nothing is forwarded.
    let mark = server.dir.path().join("mark");
    let mut ssh = server.ssh(&[]);
    ssh.arg(format!("touch {}", mark.display())).stdin(fs::File::open(&input).unwrap());
    let output = ssh.output().unwrap();
    assert!(!mark.exists(), "{}", String::from_utf8_lossy(&output.stdout));
    let forward = format!("127.0.0.1:0:127.0.0.1:{}", server.port);
    let refused = server
        .ssh(&["-o", "ExitOnForwardFailure=yes", "-R", &forward])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(!refused.status.success(), "a port was forwarded");
}

/// The machines of the story, each a data folder, and the sticks between them.
struct Story {
    dir: tempfile::TempDir,
    /// What was said last.
    said: String,
}

impl Story {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        ["stick", "lost"].iter().for_each(|name| fs::create_dir(dir.path().join(name)).unwrap());
        Self { dir, said: String::new() }
    }

    /// Types a line on somebody's PC, and tells its exit code.
    fn run(&mut self, who: &str, line: &str) -> i32 {
        // Ids are others each time: they stand in what was said.
        let shown = self.said.lines().find_map(|line| line.trim().strip_prefix("coursedeck learner merge "));
        let line = match shown.filter(|_| line.contains('…')) {
            Some(ids) => format!("coursedeck learner merge {ids} --yes"),
            None => line.to_owned(),
        };
        assert!(!line.contains('…'), "nothing was shown for {line}");
        let at = self.dir.path().to_str().unwrap();
        let line = line
            .replacen("coursedeck", &format!("'{PROGRAM}'"), 1)
            .replace("/media", at)
            .replace("/var/lib", at);
        let mut command = Command::new("bash");
        command.args(["-c", &line]).env("COURSEDECK_DATA", self.dir.path().join(who)).env("LANG", "C.UTF-8");
        let output = command.env("TERM", "xterm").stdin(Stdio::null()).output().unwrap();
        self.said = [&output.stdout[..], &output.stderr].map(String::from_utf8_lossy).concat();
        output.status.code().unwrap()
    }

    /// Whether a line of what was said holds the parts of this, between its dots, in their order.
    fn says(&self, wanted: &str) -> bool {
        let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let parts: Vec<String> = wanted.split('…').map(folded).collect();
        self.said.lines().map(folded).any(|line| {
            let mut rest = line.as_str();
            parts.iter().all(|part| match rest.split_once(part.as_str()) {
                Some((_, after)) => {
                    rest = after;
                    true
                }
                None => false,
            })
        })
    }

    fn store(&self, who: &str) -> Store {
        Store::open(&self.dir.path().join(who).join("coursedeck.db"), Default::default()).unwrap()
    }
}

#[test]
fn the_story_of_two_labs_a_centre_and_a_ministry_comes_about_as_it_is_told() {
    let mut story = Story::new();
    let (mut typed, mut code, mut told) = (String::new(), 0, Vec::new());
    let mut lines = lines("story");
    // The last line is looked at as well.
    lines.push("end$ true");
    for line in lines {
        let Some((who, command)) = line.split_once("$ ").filter(|_| !line.starts_with(' ')) else {
            told.push(line.trim());
            continue;
        };
        for wanted in told.drain(..) {
            assert!(story.says(wanted), "{typed}\nsaid not {wanted:?}, but\n{}", story.said);
        }
        let is_refusal = story.said.contains("refused");
        assert_eq!(code, i32::from(is_refusal), "{typed}\n{}", story.said);
        code = story.run(who, command);
        typed = line.to_owned();
    }
    // Everyone is there once, everywhere, and every log is whole.
    let names = |who: &str| {
        let people = story.store(who).people().unwrap().into_iter();
        people.map(|person| person.learner.name).collect::<Vec<String>>()
    };
    for who in ["centre", "lab-1", "lab-2", "lab-3", "ministry"] {
        assert_eq!(names(who), ["Amina Hassan", "Baraka", "Otieno", "Wanjiru", "Zawadi"], "{who}");
        assert_eq!(story.store(who).verify().unwrap(), None, "{who}");
    }
}
