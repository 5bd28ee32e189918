//! The terminal is given back however the program ends, and nothing is drawn where nothing changed.

use std::{
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use crate::pty::{PATIENCE, Terminal, coursedeck};

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
            // Another language than that of the screen, whose words are read anew.
            terminal.keys("4");
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

/// Somebody new who is at their name.
fn at_the_name(data: &Path) -> Terminal {
    let mut terminal = at_the_door(data, &[]);
    terminal.keys("\r");
    terminal.until("Your name");
    terminal
}

/// The program has drawn so much that nobody reads that it can write no more.
fn block(terminal: &mut Terminal) {
    terminal.hold(true);
    for nth in 0..120 {
        terminal.resize(280 + nth % 2, 90);
        std::thread::sleep(Duration::from_millis(15));
    }
}

/// Nothing is done for a while: neither is time taken, nor written.
#[track_caller]
fn is_at_rest(terminal: &Terminal) {
    let before = terminal.processor_time();
    std::thread::sleep(Duration::from_secs(2));
    // The time of a thread that ended is in it no more.
    let spent = terminal.processor_time().saturating_sub(before);
    assert!(spent < Duration::from_millis(200), "it spins: {spent:?} in two seconds");
}

#[test]
fn output_that_nobody_reads_is_waited_for_and_nothing_typed_is_lost() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = at_the_name(data.path());
    block(&mut terminal);
    is_at_rest(&terminal);
    terminal.keys("Juma bin Said");
    std::thread::sleep(Duration::from_millis(300));
    terminal.hold(false);
    terminal.resize(80, 24);
    terminal.until("Juma bin Said");
    assert_eq!(crate::terminal::foreign_escapes(&terminal.raw), Vec::<String>::new());
    terminal.keys("\r");
    terminal.until("Your PIN");
    terminal.keys("\x03");
    assert!(terminal.end().success());
    is_given_back(&terminal);
}

#[test]
fn a_signal_that_ends_ends_it_though_nobody_reads_what_it_writes() {
    for (name, code) in [("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131)] {
        let data = tempfile::tempdir().unwrap();
        let mut terminal = at_the_name(data.path());
        block(&mut terminal);
        terminal.signal(name);
        assert_eq!(terminal.end().exit_code(), code, "SIG{name}");
        terminal.hold(false);
        while terminal.read(Duration::from_millis(300)) {}
        assert!(terminal.reads_lines(), "SIG{name}: lines are not read as lines");
        assert_eq!(crate::terminal::foreign_escapes(&terminal.raw), Vec::<String>::new());
    }
}

#[test]
fn a_window_that_is_closed_while_it_hangs_ends_the_program() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = at_the_name(data.path());
    block(&mut terminal);
    assert!(terminal.close(), "it is still there");
}

#[test]
fn stopped_and_resized_meanwhile_it_comes_back_in_the_new_size() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = at_the_name(data.path());
    terminal.keys("Juma");
    terminal.until("Juma");
    terminal.signal("STOP");
    let deadline = Instant::now() + PATIENCE;
    while !terminal.is_stopped() {
        assert!(Instant::now() < deadline, "it does not stop");
        std::thread::sleep(Duration::from_millis(10));
    }
    terminal.resize(60, 20);
    terminal.keys(" Said");
    terminal.signal("CONT");
    terminal.until("Juma Said");
    while terminal.read(Duration::from_millis(300)) {}
    is_at_rest(&terminal);
    assert_eq!(crate::terminal::foreign_escapes(&terminal.raw), Vec::<String>::new());
    terminal.keys("\x03");
    assert!(terminal.end().success());
    is_given_back(&terminal);
}

#[test]
fn resized_at_any_moment_it_draws_what_was_typed() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = at_the_name(data.path());
    let name = "Juma bin Said bin Salim";
    for (nth, sign) in name.char_indices() {
        let nth = nth as u16;
        terminal.keys(&sign.to_string());
        for step in 0..5 {
            // Sizes without order, from one cell to more than any screen has.
            terminal.resize(1 + (nth * 97 + step * 41) % 240, 1 + (nth * 53 + step * 29) % 70);
            std::thread::sleep(Duration::from_micros((u64::from(nth) * 7919 + u64::from(step) * 613) % 9000));
        }
    }
    terminal.resize(80, 24);
    terminal.until(name);
    while terminal.read(Duration::from_millis(300)) {}
    is_at_rest(&terminal);
    assert_eq!(crate::terminal::foreign_escapes(&terminal.raw), Vec::<String>::new());
    terminal.keys("\x03");
    assert!(terminal.end().success());
}
