//! `coursedeck records schema`: the JSON Schema of a table's lines.

use std::process::ExitCode;

use super::What;
use crate::{cli::trouble::Trouble, records::jsonl};

/// Prints the JSON Schema (2020-12) of a line of JSON Lines
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck records schema > completions.schema.json")]
pub struct Schema {
    /// Which table
    #[arg(long, value_enum, default_value_t = What::Completions)]
    what: What,
}

/// Prints it.
pub fn run(schema: &Schema) -> Result<ExitCode, Trouble> {
    let schema = jsonl::schema(schema.what.meant());
    println!("{schema:#}");
    Ok(ExitCode::SUCCESS)
}
