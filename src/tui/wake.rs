//! What wakes the program: keys, signals, a thread that panicked. One thread reads, one waits for signals, and
//! between two wakes nothing runs.

use std::{
    io,
    sync::mpsc::{self, Receiver, Sender},
};

/// A reason to wake up.
#[derive(Debug)]
pub enum Wake {
    /// The terminal sent these bytes.
    #[cfg(unix)]
    Bytes(Vec<u8>),
    /// Something happened at the terminal.
    #[cfg(not(unix))]
    Event(crossterm::event::Event),
    /// The terminal is gone.
    Gone,
    /// A signal came.
    Signal(i32),
    /// A thread panicked.
    Panic,
}

/// Where wakes come in, and the sender for one more.
pub fn wakes() -> (Receiver<Wake>, Sender<Wake>) {
    let (sender, receiver) = mpsc::channel();
    (receiver, sender)
}

/// Begins to listen.
pub fn listen(wakes: &Sender<Wake>) -> io::Result<()> {
    system::signals(wakes.clone())?;
    let reader = wakes.clone();
    std::thread::Builder::new()
        .name("keys".to_owned())
        .stack_size(64 * 1024)
        .spawn(move || system::read(&reader))?;
    Ok(())
}

#[cfg(unix)]
pub use system::{CONT, TSTP, WINCH, sleep};

#[cfg(unix)]
mod system {
    use std::{
        fs,
        io::{self, ErrorKind, Read},
        sync::{Arc, atomic::AtomicBool, mpsc::Sender},
        thread,
        time::Duration,
    };

    use signal_hook::{
        consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH, SIGXFSZ},
        iterator::Signals,
        low_level,
    };

    use super::Wake;

    /// Somebody wants the program to sleep.
    pub const TSTP: i32 = SIGTSTP;
    /// The program was woken.
    pub const CONT: i32 = SIGCONT;
    /// The terminal has another size.
    pub const WINCH: i32 = SIGWINCH;

    pub fn signals(wakes: Sender<Wake>) -> io::Result<()> {
        // A file that may not grow is an error that can be told, and no reason to die.
        signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)))?;
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
        let wait = move || {
            for signal in signals.forever() {
                if wakes.send(Wake::Signal(signal)).is_err() {
                    return;
                }
                if [SIGTERM, SIGHUP, SIGINT, SIGQUIT].contains(&signal) {
                    return see_it_end(signal, &wakes);
                }
            }
        };
        thread::Builder::new().name("signals".to_owned()).stack_size(64 * 1024).spawn(wait)?;
        Ok(())
    }

    /// How long the end may take before what nobody reads is dropped.
    const GRACE: Duration = Duration::from_secs(2);

    /// Waits until nobody listens any more. Where the program hangs in writing what nobody reads, as over a connection that
    /// is stuck, it would never hear that it is to end: what it wrote in vain is dropped, and it goes on to its end.
    fn see_it_end(signal: i32, wakes: &Sender<Wake>) {
        thread::sleep(GRACE);
        while wakes.send(Wake::Signal(signal)).is_ok() {
            drop_output();
            thread::sleep(Duration::from_millis(100));
        }
    }

    #[cfg(target_os = "linux")]
    fn drop_output() {
        use rustix::{process, termios};
        // Where it fails there is no terminal, or it is gone, and then nothing hangs.
        let _ = termios::tcflush(io::stdout(), termios::QueueSelector::OFlush);
        // Nobody wakes a write whose room was made that way. A signal does, and it begins again.
        let _ = process::kill_process(process::getpid(), process::Signal::WINCH);
    }

    #[cfg(not(target_os = "linux"))]
    fn drop_output() {}

    /// Reads until the terminal is gone or nobody listens any more.
    pub fn read(wakes: &Sender<Wake>) {
        let mut input = io::stdin().lock();
        let mut bytes = [0; 4096];
        loop {
            let wake = match input.read(&mut bytes) {
                Ok(0) => Wake::Gone,
                Ok(count) => Wake::Bytes(bytes[..count].to_vec()),
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    thread::sleep(Duration::from_millis(20));
                    continue;
                }
                Err(_) => Wake::Gone,
            };
            let last = matches!(wake, Wake::Gone);
            if wakes.send(wake).is_err() || last {
                return;
            }
        }
    }

    /// Sleeps until somebody wakes the program. `asked` is false where a key asks for it and not a signal: then it is
    /// done only if a shell stands by. Where the program runs alone, nobody could wake it: a learner who pressed
    /// Ctrl-Z to undo would sit before a dead screen. Tells whether it slept.
    pub fn sleep(
        asked: bool,
        before: impl FnOnce(),
        after: impl FnOnce() -> io::Result<()>,
    ) -> io::Result<bool> {
        if !asked && !is_job() {
            return Ok(false);
        }
        before();
        low_level::emulate_default_handler(SIGTSTP)?;
        after()?;
        Ok(true)
    }

    /// Whether a shell with job control started the program: it is in the same session, and in another group.
    fn is_job() -> bool {
        let Some((parent, group, session)) = family("self") else { return true };
        let Some((_, parents_group, parents_session)) = family(&parent) else { return false };
        session == parents_session && group != parents_group
    }

    /// The parent, the group and the session of a process; none where the system does not tell.
    fn family(process: &str) -> Option<(String, String, String)> {
        let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
        // The name stands in brackets and may hold anything.
        let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(1).map(str::to_owned);
        Some((fields.next()?, fields.next()?, fields.next()?))
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn the_family_of_a_process_is_read() {
            if cfg!(target_os = "linux") {
                let (parent, group, session) = family("self").unwrap();
                assert!([parent, group, session].iter().all(|it| it.parse::<u32>().is_ok()));
            }
        }
    }
}

#[cfg(not(unix))]
mod system {
    use std::{io, sync::mpsc::Sender};

    use super::Wake;

    pub fn signals(_: Sender<Wake>) -> io::Result<()> {
        Ok(())
    }

    pub fn read(wakes: &Sender<Wake>) {
        loop {
            let (wake, last) = match crossterm::event::read() {
                Ok(event) => (Wake::Event(event), false),
                Err(_) => (Wake::Gone, true),
            };
            if wakes.send(wake).is_err() || last {
                return;
            }
        }
    }
}
