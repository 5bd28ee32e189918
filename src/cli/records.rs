//! `coursedeck records`: what was learned here, for those who ask for it, a file a verb.

mod bundle;
mod columns;
mod enter;
mod exchange;
mod export;
mod inspect;
mod merge;
mod report;
mod schema;
mod send;

use std::process::ExitCode;

use clap::{Subcommand, ValueEnum};

use super::{args::Args, trouble::Trouble};
use crate::records::table;

/// What can be done with records.
#[derive(Debug, Subcommand)]
pub enum Verb {
    Enter(enter::Enter),
    Export(export::Export),
    Report(report::Report),
    Columns(columns::Columns),
    Schema(schema::Schema),
    Bundle(bundle::Make),
    Inspect(inspect::Inspect),
    Merge(merge::Merge),
    Exchange(exchange::Exchange),
}

/// What a table is of.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum What {
    /// Each learner's courses: the completion record
    Completions,
    /// Learners
    Learners,
    /// Sittings of quizzes
    Attempts,
    /// Answers
    Responses,
    /// Questions, with their figures
    Items,
    /// Who came to which class
    Attendance,
}

/// Does it.
pub fn run(args: &Args, verb: &Verb) -> Result<ExitCode, Trouble> {
    match verb {
        Verb::Enter(enter) => enter::run(args, enter),
        Verb::Export(export) => export::run(args, export),
        Verb::Report(report) => report::run(args, report),
        Verb::Columns(columns) => columns::run(args, columns),
        Verb::Schema(schema) => schema::run(schema),
        Verb::Bundle(make) => bundle::run(args, make),
        Verb::Inspect(inspect) => inspect::run(args, inspect),
        Verb::Merge(merge) => merge::run(args, merge),
        Verb::Exchange(exchange) => exchange::run(args, exchange),
    }
}

impl What {
    fn meant(self) -> table::What {
        match self {
            What::Completions => table::What::Completions,
            What::Learners => table::What::Learners,
            What::Attempts => table::What::Attempts,
            What::Responses => table::What::Responses,
            What::Items => table::What::Items,
            What::Attendance => table::What::Attendance,
        }
    }
}
