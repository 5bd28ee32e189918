//! `coursedeck records push`: records to a country's PostgreSQL, or to a learning record store.

#[cfg(feature = "push")]
mod hub;
#[cfg(feature = "push")]
mod lrs;
#[cfg(feature = "push")]
mod way;

use std::{path::PathBuf, process::ExitCode};

use clap::ValueEnum;

use super::send::{Hiding, Only};
use crate::cli::{args::Args, trouble::Trouble};

/// Sends records to a country's PostgreSQL, or as statements to a learning record store
///
/// What the other end has acknowledged is remembered, so that the next push sends what is new or changed. Cut off by
/// anything, the same again goes on from there; nothing is there twice. A password is never typed here: for PostgreSQL it
/// comes from --password-file, PGPASSWORD, or PGPASSFILE and ~/.pgpass; for a record store from --password-file or
/// --token-file.
#[derive(Debug, clap::Args)]
#[cfg_attr(not(feature = "push"), allow(dead_code))]
#[command(after_help = "Examples:
  coursedeck records push postgres://centres@hub.example/records --create --region Nyanza
  coursedeck records push https://kisumu@lrs.example/xapi --password-file lrs.password")]
pub struct Push {
    /// postgres://USER@HOST/DATABASE, or the address of a record store, what stands before /statements
    #[arg(required_unless_present = "print_schema")]
    url: Option<String>,
    /// Sends nothing: sees that the other end is there and lets you in, and tells what would be sent
    #[arg(long, conflicts_with_all = ["create", "migrate", "all"])]
    dry_run: bool,
    /// Sends all again, also what was acknowledged before
    #[arg(long)]
    all: bool,
    /// PostgreSQL: makes the schema and the views where there are none
    #[arg(long)]
    create: bool,
    /// PostgreSQL: brings an older schema up to date
    #[arg(long)]
    migrate: bool,
    /// PostgreSQL: prints the schema and the views as SQL, and does nothing else
    #[arg(long)]
    print_schema: bool,
    /// PostgreSQL: the region of this centre, where the hub does not know it yet
    #[arg(long, value_name = "NAME")]
    region: Option<String>,
    /// Record store: which statements
    #[arg(long, value_enum, default_value_t = Statements::Completions)]
    what: Statements,
    /// Record store: how often a question is asked before it is given up
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = clap::value_parser!(u32).range(1..=100))]
    tries: u32,
    /// A file with the password in its first line
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
    /// Record store: a file with a bearer token in its first line
    #[arg(long, value_name = "FILE", conflicts_with = "password_file")]
    token_file: Option<PathBuf>,
    /// A PEM file with the authority that signed the server's certificate; no other is believed then
    #[arg(long, value_name = "FILE")]
    ca_file: Option<PathBuf>,
    /// Allows a server elsewhere without encryption: everybody on the way can read names and results
    #[arg(long)]
    insecure: bool,
    #[command(flatten)]
    only: Only,
    #[command(flatten)]
    hiding: Hiding,
}

/// What statements are of.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Statements {
    /// Each learner's courses: begun, passed or failed, completed
    Completions,
    /// Answers
    Responses,
}

/// A build without it says so.
#[cfg(not(feature = "push"))]
pub fn run(_: &Args, _: &Push) -> Result<ExitCode, Trouble> {
    Err(Trouble::input("this build of Coursedeck pushes nothing").hinted(
        "build one that does with `cargo build --release --features push`, or take `coursedeck records export`",
    ))
}

/// Sends them.
#[cfg(feature = "push")]
pub fn run(args: &Args, push: &Push) -> Result<ExitCode, Trouble> {
    use crate::records::push::address::Address;

    if push.print_schema {
        print!("{}", crate::records::push::hub::schema());
        return Ok(ExitCode::SUCCESS);
    }
    let url = push.url.as_deref().unwrap_or_default();
    match Address::parse(url, push.insecure).map_err(way::trouble)? {
        Address::Hub(address) => hub::run(args, push, &address),
        Address::Lrs { base, user } => lrs::run(args, push, &base, user),
    }
}

#[cfg(feature = "push")]
impl Statements {
    fn meant(self) -> crate::records::table::What {
        match self {
            Statements::Completions => crate::records::table::What::Completions,
            Statements::Responses => crate::records::table::What::Responses,
        }
    }
}

#[cfg(feature = "push")]
impl Push {
    /// Says that an option is for the other kind of address.
    fn check(&self, options: &[(&str, bool)], of: &str) -> Result<(), Trouble> {
        match options.iter().find(|(_, is_said)| *is_said) {
            Some((name, _)) => Err(Trouble::input(format!("{name} is for {of}"))
                .hinted("leave it out; `coursedeck records push --help` says what goes with which address")),
            None => Ok(()),
        }
    }

    /// The first line of a file that was named.
    fn secret(&self, file: Option<&PathBuf>) -> Result<Option<String>, Trouble> {
        file.map(|file| way::first_line(file)).transpose()
    }
}
