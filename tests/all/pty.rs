//! The real program in a real terminal: keys go in, a terminal emulator reads what comes out, and the terminal is given back.

use std::{
    io::{Read, Write},
    path::Path,
    process::Command,
    sync::mpsc,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// How long anything may take, on a machine that has much else to do.
const PATIENCE: Duration = Duration::from_secs(30);

/// A program in a terminal.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    parser: vt100::Parser,
    bytes: mpsc::Receiver<Vec<u8>>,
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
        std::thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(n @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..n].to_vec()).is_err() {
                    return;
                }
            }
        });
        let writer = pty.master.take_writer().unwrap();
        let parser = vt100::Parser::new(rows, cols, 0);
        Self { child, master: pty.master, writer, parser, bytes, raw: Vec::new() }
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
        self.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        self.parser.screen_mut().set_size(rows, cols);
    }

    /// Whether lines are read as lines and echoed, as a shell wants it.
    pub fn reads_lines(&self) -> bool {
        let tty = self.master.tty_name().unwrap();
        let modes = Command::new("stty").arg("-aF").arg(tty).output().unwrap();
        let modes = String::from_utf8(modes.stdout).unwrap();
        modes.contains(" icanon") && modes.contains(" echo ")
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
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.process_id().unwrap())).unwrap();
        stat.rsplit(") ").next().unwrap().starts_with('T')
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

/// The program at its first screen, and how the terminal was before.
fn at_the_door(data: &Path, args: &[&str]) -> Terminal {
    let mut terminal = Terminal::start(coursedeck(data, args), 80, 24);
    terminal.until("Choose your language");
    assert!(terminal.screen().alternate_screen() && terminal.screen().hide_cursor());
    terminal
}

/// All that was changed is as it was: the screen, the cursor, the mouse, pasting, and how lines are read.
#[track_caller]
fn is_given_back(terminal: &Terminal) {
    let screen = terminal.screen();
    assert!(!screen.alternate_screen(), "the other screen is still there");
    assert!(!screen.hide_cursor(), "the cursor is hidden");
    assert!(!screen.bracketed_paste(), "pasting is still marked");
    assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    assert!(terminal.reads_lines(), "lines are not read as lines");
    assert_eq!(crate::terminal::foreign_escapes(&terminal.raw), Vec::<String>::new());
}

#[test]
fn the_terminal_is_given_back_when_the_learner_leaves() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = at_the_door(data.path(), &[]);
    terminal.keys("\x03");
    assert!(terminal.end().success());
    is_given_back(&terminal);
}

#[test]
fn the_terminal_is_given_back_after_every_signal_that_ends() {
    for (name, code) in [("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131)] {
        let data = tempfile::tempdir().unwrap();
        let mut terminal = at_the_door(data.path(), &[]);
        terminal.signal(name);
        assert_eq!(terminal.end().exit_code(), code, "SIG{name}");
        is_given_back(&terminal);
    }
}

#[test]
fn the_terminal_is_given_back_after_a_panic_in_any_thread() {
    for thread in [&[][..], &["thread"]] {
        let data = tempfile::tempdir().unwrap();
        let mut command = coursedeck(data.path(), &["selftest", "panic"]);
        command.arg(data.path());
        command.args(thread);
        let mut terminal = Terminal::start(command, 80, 24);
        terminal.until("Choose your language");
        if thread.is_empty() {
            terminal.keys("2");
        }
        assert_eq!(terminal.end().exit_code(), 3);
        is_given_back(&terminal);
        assert!(terminal.text().contains("a fault"), "{}", terminal.text());
    }
}

#[test]
fn ctrl_z_suspends_and_the_shell_s_fg_comes_back() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = at_the_door(data.path(), &[]);
    terminal.signal("TSTP");
    let deadline = Instant::now() + PATIENCE;
    while !terminal.is_stopped() {
        assert!(Instant::now() < deadline, "it does not stop");
        terminal.read(Duration::from_millis(20));
    }
    while terminal.read(Duration::from_millis(100)) {}
    is_given_back(&terminal);
    terminal.signal("CONT");
    terminal.until("Choose your language");
    assert!(terminal.screen().alternate_screen() && !terminal.reads_lines());
    terminal.keys("\x03");
    assert!(terminal.end().success());
}

#[test]
fn a_window_that_is_too_small_says_so_and_loses_nothing() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(coursedeck(data.path(), &[]), 10, 3);
    terminal.until("window");
    terminal.resize(80, 24);
    terminal.until("Choose your language");
    terminal.keys("\r");
    terminal.until("Your name");
    terminal.keys("Juma");
    terminal.until("Juma");
    for (cols, rows) in [(40, 12), (10, 3), (1, 1), (300, 100), (80, 24)] {
        terminal.resize(cols, rows);
        terminal.read(Duration::from_millis(100));
    }
    terminal.until("Juma");
    terminal.keys("\x03");
    assert!(terminal.end().success());
}

#[test]
fn a_screen_at_rest_costs_nothing() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = at_the_door(data.path(), &[]);
    let before = terminal.raw.len();
    assert!(!terminal.read(Duration::from_millis(1500)), "something was drawn");
    assert_eq!(terminal.raw.len(), before);
    terminal.keys("\x03");
    terminal.end();
}

#[test]
fn where_there_is_no_terminal_it_speaks_line_by_line() {
    let data = tempfile::tempdir().unwrap();
    let plain = |set: &[(&str, &str)]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_coursedeck"));
        command.arg("--data").arg(data.path()).env("LANG", "en_US.UTF-8").envs(set.iter().copied());
        let output = command.stdin(std::process::Stdio::null()).output().unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    let said = plain(&[]);
    assert!(said.contains("Choose your language") && !said.contains('\u{1b}'), "{said}");

    let mut command = coursedeck(data.path(), &[]);
    command.env("TERM", "dumb");
    let mut terminal = Terminal::start(command, 80, 24);
    terminal.until("Choose your language");
    assert!(!terminal.screen().alternate_screen());
    terminal.keys(":q\r");
    assert!(terminal.end().success());
}
