//! `coursedeck records`: what was learned here, for those who ask for it, a file a verb.

mod bundle;
mod certificate;
mod certificates;
mod columns;
mod enter;
mod exchange;
mod export;
mod inspect;
mod issue;
mod merge;
mod push;
mod report;
mod revoke;
mod schema;
mod send;

use std::{path::Path, process::ExitCode};

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
    Push(Box<push::Push>),
    Certificate(certificate::Single),
    Revoke(revoke::Revoke),
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
        Verb::Push(push) => push::run(args, push),
        Verb::Certificate(single) => certificate::run(args, single),
        Verb::Revoke(revoke) => revoke::run(args, revoke),
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

/// Whether a file can be put at `path`: nothing is there, or what is there may go.
pub fn check_file(path: &Path, force: bool) -> Result<(), Trouble> {
    let there = path.symlink_metadata().ok();
    if there.as_ref().is_some_and(|it| !it.is_file()) {
        return Err(Trouble::input(format!("{} is no plain file", path.display()))
            .hinted("name another, or - for standard output"));
    }
    if there.is_some() && !force {
        return Err(Trouble::input(format!("{} is there already", path.display()))
            .hinted("name another file, or write over it with --force"));
    }
    let folder = crate::files::folder(path);
    match folder.is_dir() {
        true => Ok(()),
        false => Err(Trouble::input(format!("there is no folder {}", folder.display()))
            .hinted("make it first, or plug in the stick")),
    }
}
