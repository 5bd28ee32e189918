//! What can be typed. The help is these comments.

use std::path::PathBuf;

use clap::{ArgMatches, FromArgMatches, Parser, Subcommand, ValueEnum};

const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), " (", env!("COURSEDECK_COMMIT"), ")");

/// Runs digital-skills courses in a terminal, with no network.
///
/// Without a command it opens the learner's screens.
#[derive(Debug, Parser)]
#[command(name = "coursedeck", version = VERSION, after_help = "Example: coursedeck --learner Amina --course staying-safe-online")]
pub struct Args {
    /// Lets this learner in at once
    #[arg(long, value_name = "NAME")]
    pub learner: Option<String>,

    /// Opens this course at once
    #[arg(long, value_name = "ID", requires = "learner")]
    pub course: Option<String>,

    /// Line by line, for screen readers, serial lines and scripts
    #[arg(long)]
    pub plain: bool,

    /// Where progress is kept
    #[arg(long, value_name = "DIR", env = "COURSEDECK_DATA", global = true)]
    pub data: Option<PathBuf>,

    /// Looks for courses here first
    #[arg(long, value_name = "DIR", global = true)]
    pub courses: Vec<PathBuf>,

    /// The language of the screens, as fr
    #[arg(long, value_name = "TAG", global = true)]
    pub lang: Option<String>,

    /// Colours
    #[arg(long, value_enum, default_value_t = Colour::Auto, global = true)]
    pub color: Colour,

    /// Keeps the database where it is not safe, on a stick or a network share
    #[arg(long, global = true)]
    pub i_know: bool,

    /// A file with the facilitator's passphrase in its first line, instead of being asked for it
    #[arg(long, value_name = "FILE", env = "COURSEDECK_PASSPHRASE_FILE", global = true)]
    pub passphrase_file: Option<PathBuf>,

    /// What to do
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Colour {
    /// Where the terminal has them.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How something is written, where there are two ways.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// The verbs of a noun, put together only when the noun was typed: the learner's screens open without them.
#[derive(Debug)]
pub struct Late<V>(pub V);

impl<V: Subcommand> Subcommand for Late<V> {
    fn augment_subcommands(command: clap::Command) -> clap::Command {
        command.defer(V::augment_subcommands)
    }

    fn augment_subcommands_for_update(command: clap::Command) -> clap::Command {
        command.defer(V::augment_subcommands_for_update)
    }

    fn has_subcommand(name: &str) -> bool {
        V::has_subcommand(name)
    }
}

impl<V: FromArgMatches> FromArgMatches for Late<V> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        V::from_arg_matches(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.0.update_from_arg_matches(matches)
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Courses: what there is, and whether it is whole
    Course {
        /// What to do
        #[command(subcommand)]
        verb: Late<super::course::Verb>,
    },
    /// Records: what learners did, in and out
    Records {
        /// What to do
        #[command(subcommand)]
        verb: Late<super::records::Verb>,
    },
    /// People: the register of learners
    Learner {
        /// What to do
        #[command(subcommand)]
        verb: Late<super::learner::Verb>,
    },
    /// Classes: who is in which
    Cohort {
        /// What to do
        #[command(subcommand)]
        verb: Late<super::cohort::Verb>,
    },
    /// Classes that were held, and who came
    Attendance {
        /// What to do
        #[command(subcommand)]
        verb: Late<super::attendance::Verb>,
    },
    /// This centre: its name, its key, its passphrases, and the trail of what was done with them
    Centre {
        /// What to do
        #[command(subcommand)]
        verb: Late<super::centre::Verb>,
    },
    /// Keys: whose packages and records are taken here
    Trust {
        /// What to do
        #[command(subcommand)]
        verb: Late<super::trust::Verb>,
    },
    Doctor(super::doctor::Doctor),
    Backup(super::backup::Backup),
    Restore(super::restore::Restore),
    Verify(super::verify::Verify),
    /// The facilitator's screens: the class at work
    Board(super::board::Opening),
    /// Writes and verifies records on the real save path, for fault tests
    #[command(hide = true)]
    Selftest {
        /// `append DB …`, `verify DB N` or `panic DATA`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        words: Vec<String>,
    },
}
