//! `coursedeck centre login`: how whoever is new will come in, by a PIN or by three pictures.

use std::process::ExitCode;

use clap::ValueEnum;

use crate::{
    cli::{args::Args, guard, guard::Desk, trouble::Trouble},
    store::Store,
    study::Way,
};

/// Says how whoever is new comes in, by a PIN or by three pictures; without a word, says how it is now
///
/// Pictures are for those who read little: three of twelve, chosen one after the other. They are kept as a PIN is. Learners who
/// have a PIN keep it, and everybody can change to the other way in the settings.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck centre login pictures")]
pub struct Login {
    /// pin or pictures
    way: Option<Choice>,
}

/// What may be said.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Choice {
    Pin,
    Pictures,
}

/// Says how it is, or how it is from now on.
pub fn run(args: &Args, login: &Login) -> Result<ExitCode, Trouble> {
    let Some(choice) = login.way else {
        tell(&guard::store(args)?)?;
        return Ok(ExitCode::SUCCESS);
    };
    let way = match choice {
        Choice::Pin => Way::Pin,
        Choice::Pictures => Way::Pictures,
    };
    let mut desk = Desk::open(args, "centre login")?;
    desk.store.set_setting(None, Way::KEY, way.as_str())?;
    let audit = desk.audit(way.as_str().unwrap_or("pin"));
    desk.store.note(desk.now, audit)?;
    tell(&desk.store)?;
    Ok(ExitCode::SUCCESS)
}

fn tell(store: &Store) -> Result<(), Trouble> {
    println!(
        "{}",
        match Way::read(store, None)? {
            Way::Pin => "Whoever is new comes in by a PIN, or without one.",
            Way::Pictures => "Whoever is new comes in by three pictures, or without them.",
        }
    );
    Ok(())
}
