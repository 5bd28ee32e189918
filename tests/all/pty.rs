//! The real program in a real terminal: keys go in, a terminal emulator reads what comes out.

use std::{
    io::{Read, Write},
    path::Path,
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// How long anything may take, on a machine that has much else to do.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A program in a terminal.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    /// None once the window is closed.
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Box<dyn Write + Send>,
    parser: vt100::Parser,
    bytes: mpsc::Receiver<Vec<u8>>,
    held: Arc<AtomicBool>,
    gone: Arc<AtomicBool>,
    /// All that came out of it.
    pub raw: Vec<u8>,
}

/// The program with its progress in `data`, in English, on a terminal with 256 colours.
pub fn coursedeck(data: &Path, args: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_coursedeck"));
    command.args(["--data", data.to_str().unwrap()]);
    command.args(args);
    for name in ["NO_COLOR", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "COURSEDECK_DATA"] {
        command.env_remove(name);
    }
    command.env("LANG", "en_US.UTF-8");
    command.env("TERM", "xterm-256color");
    command
}

impl Terminal {
    /// Starts `command` in a terminal of this size.
    pub fn start(command: CommandBuilder, cols: u16, rows: u16) -> Self {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pty = native_pty_system().openpty(size).unwrap();
        let child = pty.slave.spawn_command(command).unwrap();
        let mut reader = pty.master.try_clone_reader().unwrap();
        let (sender, bytes) = mpsc::channel();
        let [held, gone] = [(); 2].map(|()| Arc::new(AtomicBool::new(false)));
        let (is_held, is_gone) = (held.clone(), gone.clone());
        std::thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(n @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..n].to_vec()).is_err() {
                    return;
                }
                while is_held.load(Ordering::SeqCst) {
                    if is_gone.load(Ordering::SeqCst) {
                        return;
                    }
                    std::thread::sleep(Duration::from_millis(5));
                }
            }
        });
        let writer = pty.master.take_writer().unwrap();
        let parser = vt100::Parser::new(rows, cols, 0);
        Self { child, master: Some(pty.master), writer, parser, bytes, held, gone, raw: Vec::new() }
    }

    /// Types.
    pub fn keys(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// What is on the screen.
    pub fn text(&self) -> String {
        self.parser.screen().contents()
    }

    /// The terminal's own state.
    pub fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// Reads on until `text` is on the screen.
    #[track_caller]
    pub fn until(&mut self, text: &str) {
        self.until_screen(text, |screen| screen.contains(text));
    }

    /// Reads on until the screen fulfils a wish, which `what` tells.
    #[track_caller]
    pub fn until_screen(&mut self, what: &str, wish: impl Fn(&str) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !wish(&self.text()) {
            if !self.read(deadline.saturating_duration_since(Instant::now())) {
                panic!("{what:?} did not come; there is\n{}", self.text());
            }
        }
    }

    /// Reads what comes within `wait`; false when nothing did.
    pub fn read(&mut self, wait: Duration) -> bool {
        let Ok(bytes) = self.bytes.recv_timeout(wait) else { return false };
        self.parser.process(&bytes);
        self.raw.extend(bytes);
        true
    }

    /// The window gets another size.
    pub fn resize(&mut self, cols: u16, rows: u16) {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        self.master.as_ref().unwrap().resize(size).unwrap();
        self.parser.screen_mut().set_size(rows, cols);
    }

    /// Nobody reads what comes out of it, as over a connection that hangs; or it is read again.
    pub fn hold(&mut self, is_held: bool) {
        self.held.store(is_held, Ordering::SeqCst);
    }

    /// The window is closed while nobody reads; whether the program ends by itself.
    pub fn close(&mut self) -> bool {
        self.hold(true);
        self.gone.store(true, Ordering::SeqCst);
        (self.master, self.writer) = (None, Box::new(std::io::sink()));
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            if self.child.try_wait().unwrap().is_some() {
                return true;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        false
    }

    /// Whether lines are read as lines and echoed, as a shell wants it.
    pub fn reads_lines(&self) -> bool {
        let tty = self.master.as_ref().unwrap().tty_name().unwrap();
        let modes = Command::new("stty").arg("-aF").arg(tty).output().unwrap();
        let modes = String::from_utf8(modes.stdout).unwrap();
        modes.contains(" icanon") && modes.contains(" echo ")
    }

    /// The number of its process.
    pub fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Sends a signal, as `TERM`.
    pub fn signal(&mut self, name: &str) {
        let pid = self.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args([&format!("-{name}"), &pid]).status().unwrap().success());
    }

    /// The power is cut: nothing of the program runs any more.
    pub fn cut(mut self) {
        self.signal("KILL");
        self.child.wait().unwrap();
    }

    /// Whether the process is stopped, as after Ctrl-Z.
    pub fn is_stopped(&self) -> bool {
        let stat =
            std::fs::read_to_string(format!("/proc/{}/stat", self.child.process_id().unwrap())).unwrap();
        stat.rsplit(") ").next().unwrap().starts_with('T')
    }

    #[allow(dead_code, reason = "the figures ask for it")]
    /// The most memory that it had at once, in kilobytes.
    pub fn peak_memory(&self) -> u64 {
        let status =
            std::fs::read_to_string(format!("/proc/{}/status", self.child.process_id().unwrap())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }

    #[allow(dead_code, reason = "the figures ask for it")]
    /// The processor time that all its threads took.
    pub fn processor_time(&self) -> Duration {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.child.process_id().unwrap())).unwrap();
        let of = |task: std::fs::DirEntry| {
            let stat = std::fs::read_to_string(task.path().join("schedstat")).unwrap();
            stat.split(' ').next().unwrap().parse::<u64>().unwrap()
        };
        Duration::from_nanos(tasks.flatten().map(of).sum())
    }

    /// Waits for the end, and reads what is left.
    pub fn end(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(Instant::now() < deadline, "it does not end; there is\n{}", self.text());
            self.read(Duration::from_millis(20));
        };
        while self.read(Duration::from_millis(200)) {}
        status
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // A test that failed leaves no program behind.
        let _ = self.child.kill();
    }
}
