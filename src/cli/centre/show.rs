//! `coursedeck centre show`: what this centre says of itself.

use std::process::ExitCode;

use crate::{
    cli::{
        args::{Args, Format},
        guard, learner,
        trouble::Trouble,
    },
    seal::locked::Receiver,
    store::StoreError,
    time::Now,
};

/// Shows what this centre says of itself, and its public key
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck centre show --format json")]
pub struct Show {
    /// Text for people, or JSON for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Shows what this centre says of itself.
pub fn run(args: &Args, show: &Show) -> Result<ExitCode, Trouble> {
    let store = guard::store(args)?;
    let Some(centre) = store.centre()? else {
        match show.format {
            Format::Text => println!(
                "No centre is set up here, and none needs to be. `coursedeck centre init` sets one up."
            ),
            Format::Json => println!("null"),
        }
        return Ok(ExitCode::SUCCESS);
    };
    if show.format == Format::Json {
        let key: Option<crate::seal::PublicKey> = centre.key.parse().ok();
        let mut told = serde_json::json!(centre);
        told["did"] = serde_json::json!(key.map(|key| key.did()));
        told["minisign"] = serde_json::json!(key.map(|key| key.minisign()));
        told["age"] = serde_json::json!(key.map(|key| Receiver::of(&key).to_string()));
        println!("{told}");
        return Ok(ExitCode::SUCCESS);
    }
    super::tell(&centre, &store.facilitators()?);
    println!("\n{} on the register", learner::many(store.people()?.len(), "learner", "learners"));
    if let Some(months) = centre.retention {
        let now = Now::read();
        let people = store.people()?;
        let past = people.iter().filter(|it| learner::is_past(it, months, now)).count();
        if 0 < past {
            println!(
                "{} last here more than {months} months ago: `coursedeck learner list --past-retention`",
                learner::many(past, "was", "were")
            );
        }
    }
    println!();
    super::tell_key(&centre);
    match store.centre_key() {
        Ok(Some(_)) => Ok(ExitCode::SUCCESS),
        Err(error) if !matches!(error, StoreError::Key { .. }) => Err(error.into()),
        _ => Err(Trouble::input(format!(
            "{} does not hold the secret part",
            store.centre_key_path().display()
        ))
        .hinted("put a copy of the file back; without one `coursedeck centre init` makes a new key")),
    }
}
