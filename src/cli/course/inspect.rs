//! `coursedeck course inspect`: what a package is, before anything is done with it.

use std::{path::PathBuf, process::ExitCode};

use super::install::{self, Plan};
use crate::cli::{
    args::{Args, Format},
    learn,
    trouble::Trouble,
};

/// Tells what a course package is, who signed it, and what installing it would change; nothing is written
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck course inspect safe-online-1.2.0.cdcourse\n\n\
    It ends with 0 where the package could be installed, with 1 where its signer is not trusted.")]
pub struct Inspect {
    /// The package
    file: PathBuf,
    /// Text for people, or one JSON object for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Tells what a package is.
pub fn run(args: &Args, inspect: &Inspect) -> Result<ExitCode, Trouble> {
    let data = learn::data(args)?;
    let plan = Plan::of(&data, &inspect.file)?;
    match inspect.format {
        Format::Text => {
            plan.tell();
            let middle = install::in_the_middle(args, &data, &plan)?;
            plan.tell_changes(middle, false);
        }
        Format::Json => println!("{}", plan.json()),
    }
    Ok(if plan.is_trusted() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
