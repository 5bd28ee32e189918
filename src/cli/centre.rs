//! `coursedeck centre`: who we are, and who may do what.

mod audit;
mod init;
mod login;
mod passphrase;
mod show;

use std::process::ExitCode;

use clap::Subcommand;

use super::{args::Args, trouble::Trouble};
use crate::{
    log::{Centre, Upgrades},
    seal::locked::Receiver,
};

/// What can be done with the centre.
#[derive(Debug, Subcommand)]
pub enum Verb {
    Init(init::Init),
    Show(show::Show),
    Audit(audit::AuditTrail),
    Passphrase(passphrase::Passphrase),
    Login(login::Login),
}

/// Does it.
pub fn run(args: &Args, verb: &Verb) -> Result<ExitCode, Trouble> {
    match verb {
        Verb::Init(init) => init::run(args, init),
        Verb::Show(show) => show::run(args, show),
        Verb::Audit(audit) => audit::run(args, audit),
        Verb::Passphrase(passphrase) => passphrase::run(args, passphrase),
        Verb::Login(login) => login::run(args, login),
    }
}

/// Says what the centre says of itself.
fn tell(centre: &Centre, facilitators: &[String]) {
    let languages: Vec<&str> = centre.languages.iter().map(|tag| tag.as_str()).collect();
    println!("{}", centre.name);
    println!("  country       {}", centre.country.as_deref().unwrap_or("-"));
    println!("  languages     {}", if languages.is_empty() { "-".to_owned() } else { languages.join(" ") });
    match centre.retention {
        Some(months) => println!("  people's data kept for {months} months after their last visit"),
        None => println!("  people's data kept without end"),
    }
    println!("  preset        {}: {}", centre.preset, centre.preset.meaning());
    match centre.upgrades.unwrap_or(Upgrades::MoveOn) {
        Upgrades::MoveOn => {
            println!("  upgrades      learners in the middle of a course move on to the newer version")
        }
        Upgrades::LetFinish => {
            println!("  upgrades      learners finish on the version of a course that they began")
        }
    }
    let who = if facilitators.is_empty() { "nobody".to_owned() } else { facilitators.join(", ") };
    println!("  passphrases   {who}");
}

/// Says the public key, in each of its forms.
fn tell_key(centre: &Centre) {
    let Ok(key) = centre.key.parse::<crate::seal::PublicKey>() else { return };
    println!("The public key of this centre, for others to trust:");
    println!("  {}", key.groups());
    println!("  {}", key.did());
    println!("  {}   (minisign -P)", key.minisign());
    println!("Records are locked for it with `records bundle --for`, and by the program age with -r:");
    println!("  {}", Receiver::of(&key));
}
