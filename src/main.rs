//! The `coursedeck` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    coursedeck::cli::run(std::env::args_os())
}
