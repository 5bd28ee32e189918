//! x
use crate::cli::{args::Args, trouble::Trouble};
use std::process::ExitCode;
/// x
#[derive(Debug, clap::Args)]
pub struct Preview {}
/// x
pub fn run(_: &Args, _: &Preview) -> Result<ExitCode, Trouble> {
    Ok(ExitCode::SUCCESS)
}
