//! `coursedeck records`: what can be done with what learners did, a file a verb.

mod enter;

use std::process::ExitCode;

use clap::Subcommand;

use super::{args::Args, trouble::Trouble};

/// What can be done with records.
#[derive(Debug, Subcommand)]
pub enum Verb {
    Enter(enter::Enter),
}

/// Does it.
pub fn run(args: &Args, verb: &Verb) -> Result<ExitCode, Trouble> {
    match verb {
        Verb::Enter(enter) => enter::run(args, enter),
    }
}
