//! x
use crate::cli::{args::Args, trouble::Trouble};
use std::process::ExitCode;
/// x
#[derive(Debug, clap::Args)]
pub struct New {}
/// x
pub fn run(_: &Args, _: &New) -> Result<ExitCode, Trouble> {
    Ok(ExitCode::SUCCESS)
}
