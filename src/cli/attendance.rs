//! `coursedeck attendance`: classes that were held, and who came.

mod list;
mod record;

use std::process::ExitCode;

use clap::Subcommand;

use super::{args::Args, trouble::Trouble};

/// What can be done with attendance.
#[derive(Debug, Subcommand)]
pub enum Verb {
    Record(record::Record),
    List(list::List),
}

/// Does it.
pub fn run(args: &Args, verb: &Verb) -> Result<ExitCode, Trouble> {
    match verb {
        Verb::Record(record) => record::run(args, record),
        Verb::List(list) => list::run(args, list),
    }
}
