//! A PostgreSQL server of one's own, from Debian's programs, on this machine alone, gone when it is dropped.

use std::{
    fs,
    net::TcpListener,
    os::unix::fs::chown,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

/// How long a server may take to start or to end.
const PATIENCE: Duration = Duration::from_secs(60);
/// The password of its superuser, who is called `postgres`.
pub const PASSWORD: &str = "rightly so";

/// A running server.
pub struct Server {
    programs: PathBuf,
    child: Child,
    dir: tempfile::TempDir,
    settings: Vec<String>,
    /// The port it listens at.
    pub port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        // An end that waits for nobody; its folder goes next.
        self.signal("-QUIT");
        let _ = self.child.wait();
    }
}

impl Server {
    /// Starts one with a database `records`; none where it is not installed. `settings` are lines of its configuration.
    pub fn start(settings: &[&str]) -> Option<Self> {
        let programs = programs()?;
        let dir = tempfile::tempdir().unwrap();
        let account = account();
        if let Some((_, user, group)) = &account {
            chown(dir.path(), Some(*user), Some(*group)).unwrap();
        }
        let secret = dir.path().join("secret");
        fs::write(&secret, PASSWORD).unwrap();
        let data = dir.path().join("data");
        let mut init = as_server(&programs.join("initdb"));
        init.args(["-U", "postgres", "-E", "UTF8", "--locale=C", "-A", "scram-sha-256", "--no-sync"]);
        done(init.arg(format!("--pwfile={}", secret.display())).arg("-D").arg(&data));
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        let settings = settings.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let child = spawn(&programs, &data, port, &settings);
        let mut server = Self { programs, child, dir, settings, port };
        server.wait();
        server.psql_in("postgres", "CREATE DATABASE records");
        Some(server)
    }

    /// The address of a database, for a user.
    pub fn url(&self, user: &str, database: &str) -> String {
        format!("postgres://{user}@127.0.0.1:{}/{database}", self.port)
    }

    /// What `psql` says of a question to `records`, a line a row.
    pub fn psql(&self, sql: &str) -> String {
        self.psql_in("records", sql)
    }

    /// The same in another database.
    pub fn psql_in(&self, database: &str, sql: &str) -> String {
        let output = self.ask(database, sql);
        assert!(output.status.success(), "{sql}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
    }

    /// `psql` with a file of SQL, as the superuser.
    pub fn load(&self, database: &str, sql: &str) {
        let path = self.dir.path().join("load.sql");
        fs::write(&path, sql).unwrap();
        let mut psql = self.command(database);
        done(psql.args(["-v", "ON_ERROR_STOP=1", "-q", "-f"]).arg(&path));
    }

    /// The end of a server that crashes: nothing is written any more.
    pub fn kill(&mut self) {
        self.signal("-KILL");
        self.child.wait().unwrap();
    }

    /// Starts it again after a crash, as soon as those that worked for it are gone.
    pub fn start_again(&mut self) {
        self.child = spawn(&self.programs, &self.dir.path().join("data"), self.port, &self.settings);
        self.wait();
    }

    /// `psql` for a database.
    pub fn command(&self, database: &str) -> Command {
        let mut psql = Command::new(self.programs.join("psql"));
        psql.args(["-X", "-At", "-h", "127.0.0.1", "-U", "postgres", "-d", database]);
        psql.args(["-p", &self.port.to_string()]).env("PGPASSWORD", PASSWORD).env("LC_ALL", "C");
        psql
    }

    fn ask(&self, database: &str, sql: &str) -> Output {
        self.command(database).args(["-v", "ON_ERROR_STOP=1", "-c", sql]).output().unwrap()
    }

    fn signal(&self, signal: &str) {
        // One that is gone already needs none.
        let _ = Command::new("kill").args([signal, &self.child.id().to_string()]).output();
    }

    fn wait(&mut self) {
        let deadline = Instant::now() + PATIENCE;
        while !self.ask("postgres", "SELECT 1").status.success() {
            assert!(Instant::now() < deadline, "{}", self.log());
            if self.child.try_wait().unwrap().is_some() {
                // What a crashed one left is still in use for a moment.
                self.child = spawn(&self.programs, &self.dir.path().join("data"), self.port, &self.settings);
            }
            thread::sleep(Duration::from_millis(100));
        }
    }

    fn log(&self) -> String {
        fs::read_to_string(self.dir.path().join("data.log")).unwrap_or_default()
    }
}

fn spawn(programs: &Path, data: &Path, port: u16, settings: &[String]) -> Child {
    let log = fs::OpenOptions::new().create(true).append(true).open(data.with_extension("log")).unwrap();
    let mut server = as_server(&programs.join("postgres"));
    server.arg("-D").arg(data).args(["-p", &port.to_string(), "-c", "listen_addresses=127.0.0.1"]);
    server.arg("-c").arg(format!("unix_socket_directories={}", data.display()));
    for setting in settings {
        server.args(["-c", setting]);
    }
    server.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn().unwrap()
}

/// Where Debian keeps the programs of the newest server.
fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().filter_map(Result::ok);
    let mut found: Vec<PathBuf> = versions.map(|it| it.path().join("bin")).collect();
    found.retain(|bin| bin.join("initdb").exists() && bin.join("postgres").exists());
    found.sort();
    let newest = found.pop();
    if newest.is_none() {
        eprintln!("skipped: there is no PostgreSQL server here");
    }
    newest
}

/// Whom the server runs as: it refuses root.
pub fn account() -> Option<(&'static str, u32, u32)> {
    let id = |args: &[&str]| {
        let output = Command::new("id").args(args).output().unwrap();
        output
            .status
            .success()
            .then(|| String::from_utf8(output.stdout).unwrap().trim().parse::<u32>().unwrap())
    };
    if id(&["-u"]) != Some(0) {
        return None;
    }
    let of = |name: &'static str| Some((name, id(&["-u", name])?, id(&["-g", name])?));
    of("postgres").or_else(|| of("nobody"))
}

/// A program of the server, as who may run it.
fn as_server(program: &Path) -> Command {
    let mut command = match account() {
        Some((_, user, group)) => {
            let mut command = Command::new("setpriv");
            command
                .args(["--reuid", &user.to_string(), "--regid", &group.to_string(), "--clear-groups"])
                .arg(program);
            command
        }
        None => Command::new(program),
    };
    command.env("LC_ALL", "C").current_dir("/");
    command
}

fn done(command: &mut Command) {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}
