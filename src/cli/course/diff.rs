//! x
use crate::cli::{args::Args, trouble::Trouble};
use std::process::ExitCode;
/// x
#[derive(Debug, clap::Args)]
pub struct Diff {}
/// x
pub fn run(_: &Args, _: &Diff) -> Result<ExitCode, Trouble> {
    Ok(ExitCode::SUCCESS)
}
