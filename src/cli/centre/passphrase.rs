//! `coursedeck centre passphrase`: who may, one passphrase each.

use std::process::ExitCode;

use super::init::RECOVERY;
use crate::{
    cli::{
        args::Args,
        ask,
        guard::{self, Desk},
        learn,
        trouble::Trouble,
    },
    text::clean,
};

/// Gives a facilitator a passphrase of their own, or another, or takes it away
///
/// It asks for a passphrase that is in use first; the recovery code is one.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck centre passphrase --facilitator Otieno")]
pub struct Passphrase {
    /// Whose: a name, as it stands in the audit trail; without it, your own
    #[arg(long, value_name = "NAME")]
    facilitator: Option<String>,
    /// A file with the new passphrase in its first line, instead of being asked for it
    #[arg(long, value_name = "FILE")]
    new_passphrase_file: Option<std::path::PathBuf>,
    /// Takes it away: they may no longer
    #[arg(long, conflicts_with = "new_passphrase_file", requires = "facilitator")]
    remove: bool,
    /// Makes a new recovery code, and the old one opens nothing any more
    #[arg(long, conflicts_with_all = ["facilitator", "remove", "new_passphrase_file"])]
    new_recovery_code: bool,
}

/// Gives a facilitator a passphrase, or takes it away.
pub fn run(args: &Args, passphrase: &Passphrase) -> Result<ExitCode, Trouble> {
    let mut desk = Desk::open(args, "centre passphrase")?;
    if !desk.store.centre()?.is_some_and(|centre| centre.preset.guards()) {
        return Err(Trouble::input("this centre asks nobody for a passphrase")
            .hinted("`coursedeck centre init --preset school` sets one up that does"));
    }
    if passphrase.new_recovery_code {
        let code = learn::code();
        desk.store.set_passphrase(RECOVERY, Some(&code))?;
        let audit = desk.audit("new recovery code");
        desk.store.note(desk.now, audit)?;
        println!("The new recovery code; write it on paper, it is shown only now:\n\n  {code}");
        return Ok(ExitCode::SUCCESS);
    }
    let name = clean::line(passphrase.facilitator.as_deref().unwrap_or(desk.by()));
    if name.is_empty() || name == RECOVERY {
        return Err(Trouble::input("say whose passphrase").hinted("--facilitator NAME"));
    }
    let facilitators = desk.store.facilitators()?;
    if passphrase.remove {
        if !facilitators.contains(&name) {
            return Err(Trouble::input(format!("{name} has no passphrase"))
                .hinted(format!("these have one: {}", facilitators.join(", "))));
        }
        if facilitators.iter().filter(|it| *it != RECOVERY).count() == 1 {
            return Err(Trouble::input(format!("{name} is the last who has a passphrase"))
                .hinted("give somebody else one first"));
        }
        desk.store.set_passphrase(&name, None)?;
    } else {
        let secret = match &passphrase.new_passphrase_file {
            Some(file) => guard::passphrase_in(file)?,
            None if ask::can() => ask::new_secret(&format!("New passphrase of {name}"))?,
            None => {
                return Err(Trouble::input("nobody is here to type a passphrase")
                    .hinted("put it in a file: --new-passphrase-file FILE"));
            }
        };
        desk.store.set_passphrase(&name, Some(&secret))?;
    }
    let word = if passphrase.remove { "taken from" } else { "given to" };
    let audit = desk.audit(format!("{word} {name}"));
    desk.store.note(desk.now, audit)?;
    println!("The passphrase was {word} {name}.");
    Ok(ExitCode::SUCCESS)
}
