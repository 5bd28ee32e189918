//! `coursedeck learner pin`: a PIN that was forgotten.

use std::process::ExitCode;

use crate::cli::{args::Args, guard::Desk, trouble::Trouble};

/// Takes a forgotten PIN away; the learner comes in without one and can choose another in the settings
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck learner pin \"Amina Hassan\" --reset")]
pub struct Pin {
    /// Who: a name, number or id
    learner: String,
    /// Takes it away
    #[arg(long, required = true)]
    reset: bool,
}

/// Takes a forgotten PIN away.
pub fn run(args: &Args, pin: &Pin) -> Result<ExitCode, Trouble> {
    let mut desk = Desk::open(args, "learner pin")?;
    let person = super::find(&desk.store, &pin.learner)?;
    if !person.learner.has_pin {
        println!("{} has no PIN.", person.learner.name);
        return Ok(ExitCode::SUCCESS);
    }
    let audit = desk.audit("reset");
    desk.store.reset_pin(desk.now, audit, person.learner.id)?;
    println!("{} comes in without a PIN now, and can choose another in the settings.", person.learner.name);
    Ok(ExitCode::SUCCESS)
}
