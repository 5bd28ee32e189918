//! What other programs cost, as Linux counts it.

use std::{
    fmt::Display,
    fs,
    process::Command,
    time::{Duration, Instant},
};

/// Runs it to its end, and tells how long that took and the most memory it had, in kilobytes.
pub fn run(command: &mut Command) -> (Duration, u64) {
    let began = Instant::now();
    let mut child = command.spawn().expect("it is installed");
    let mut memory = 0;
    let status = loop {
        memory = peak(child.id()).unwrap_or(memory);
        match child.try_wait().expect("it is ours") {
            Some(status) => break status,
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    };
    let time = began.elapsed();
    assert!(status.success(), "{command:?}");
    (time, memory)
}

/// The most memory that a process had, in kilobytes; `self` is this one.
pub fn peak(process: impl Display) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.split_whitespace().next()?.parse().ok()
}

/// The processor time of all programs that were waited for, in hundredths of a second.
pub fn children() -> Duration {
    ticks("/proc/self/stat", 15)
}

/// Two fields of a process in hundredths of a second, together: the last two of the first `field` behind its name.
pub fn ticks(stat: &str, field: usize) -> Duration {
    let text = fs::read_to_string(stat).expect("this is Linux");
    // The name of the program may have spaces in it.
    let fields: Vec<&str> = text.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = fields[field - 2..field].iter().map(|it| it.parse::<u64>().expect("it is a number"));
    Duration::from_millis(ticks.sum::<u64>() * 10)
}
