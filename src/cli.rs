//! Commands: arguments in, library called, text out. The only place that prints.

mod args;
mod ask;
mod attendance;
mod centre;
mod cohort;
mod course;
mod days;
mod guard;
mod learn;
mod learner;
mod records;
mod selftest;
mod trouble;
mod trust;

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
    match dispatch(&args) {
        Ok(code) => code,
        Err(trouble) => trouble.tell(),
    }
}

fn dispatch(args: &Args) -> Result<ExitCode, Trouble> {
    match &args.command {
        None => learn::learn(args),
        Some(Command::Course { verb }) => course::run(args, verb),
        Some(Command::Records { verb }) => records::run(args, verb),
        Some(Command::Learner { verb }) => learner::run(args, verb),
        Some(Command::Cohort { verb }) => cohort::run(args, verb),
        Some(Command::Attendance { verb }) => attendance::run(args, verb),
        Some(Command::Centre { verb }) => centre::run(args, verb),
        Some(Command::Trust { verb }) => trust::run(args, verb),
        Some(Command::Selftest { words }) => selftest::selftest(words),
    }
}
