//! x
use crate::cli::{args::Args, trouble::Trouble};
use std::process::ExitCode;
/// x
#[derive(Debug, clap::Args)]
pub struct NewModule {}
/// x
pub fn run(_: &Args, _: &NewModule) -> Result<ExitCode, Trouble> {
    Ok(ExitCode::SUCCESS)
}
