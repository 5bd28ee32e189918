//! Commands: arguments in, library called, text out. The only place that prints.

mod args;
mod ask;
mod attendance;
mod backup;
mod board;
mod centre;
mod cohort;
mod course;
mod days;
mod doctor;
mod guard;
mod keys;
mod learn;
mod learner;
mod records;
mod restore;
mod rolling;
mod selftest;
mod trouble;
mod trust;
mod verify;

use std::{ffi::OsString, process::ExitCode};

use clap::Parser;

use args::{Args, Command};
use trouble::Trouble;

/// Runs the program on these arguments and tells its exit code: 0 done, 1 found faults, 2 usage or input, 3 the machine.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => {
            // Help goes to stdout, mistakes to stderr; when even that is closed there is nobody to tell.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let code = match dispatch(&args) {
        Ok(code) => code,
        Err(trouble) => trouble.tell(),
    };
    keep(&args);
    code
}

/// After a command that works on the records: the day's backup, where it is due.
fn keep(args: &Args) {
    let is_of_records = matches!(
        args.command,
        Some(
            Command::Records { .. }
                | Command::Learner { .. }
                | Command::Cohort { .. }
                | Command::Attendance { .. }
                | Command::Centre { .. }
        )
    );
    let (true, Ok(data)) = (is_of_records, learn::data(args)) else { return };
    match rolling::make(&data, &|_| ()) {
        rolling::Made::NoRoom => {
            eprintln!("coursedeck: no backup was made today, as the disk has too little room");
        }
        rolling::Made::Not(error) => {
            Trouble::from(error).after("no backup was made today: ").tell();
        }
        rolling::Made::NotDue | rolling::Made::Here => (),
    }
}

fn dispatch(args: &Args) -> Result<ExitCode, Trouble> {
    match &args.command {
        None => learn::learn(args),
        Some(Command::Course { verb }) => course::run(args, &verb.0),
        Some(Command::Records { verb }) => records::run(args, &verb.0),
        Some(Command::Learner { verb }) => learner::run(args, &verb.0),
        Some(Command::Cohort { verb }) => cohort::run(args, &verb.0),
        Some(Command::Attendance { verb }) => attendance::run(args, &verb.0),
        Some(Command::Centre { verb }) => centre::run(args, &verb.0),
        Some(Command::Trust { verb }) => trust::run(args, &verb.0),
        Some(Command::Doctor(doctor)) => doctor::run(args, doctor),
        Some(Command::Backup(backup)) => backup::run(args, backup),
        Some(Command::Restore(restore)) => restore::run(args, restore),
        Some(Command::Verify(verify)) => verify::run(args, verify),
        Some(Command::Board(opening)) => board::run(args, opening),
        Some(Command::Selftest { words }) => selftest::selftest(words),
    }
}
