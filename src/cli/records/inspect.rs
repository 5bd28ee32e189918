//! `coursedeck records inspect`: what a bundle is, before anybody takes it.

use std::{path::PathBuf, process::ExitCode};

use super::merge;
use crate::{
    cli::{args::Args, learn, learner::many, trouble::Trouble},
    exchange::bundle::{Bundle, Refused},
    text::clean,
};

/// Says who signed bundles, when, and what is in them, and checks every signature, digest and chain; writes nothing
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck records inspect /media/usb/*.cdrecords")]
pub struct Inspect {
    /// The bundles
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Another key to trust this time, as `centre show` prints it, or a file with it
    #[arg(long, value_name = "KEY")]
    key: Vec<String>,
}

/// Says what bundles are.
pub fn run(args: &Args, inspect: &Inspect) -> Result<ExitCode, Trouble> {
    let trusted = merge::trusted(&learn::data(args)?, None, &inspect.key)?;
    let mut is_whole = true;
    for (at, path) in inspect.files.iter().enumerate() {
        if 0 < at {
            println!();
        }
        println!("{}", path.display());
        if let Err(refused) = look(path, &trusted) {
            is_whole = false;
            println!("  refused    {}", merge::why(&refused));
            merge::mend(&refused).into_iter().for_each(|mend| println!("  help       {mend}"));
        }
    }
    Ok(if is_whole { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn look(path: &std::path::Path, trusted: &merge::Trusted) -> Result<(), Refused> {
    let bundle = Bundle::open_with(path, &trusted.openers)?;
    let it = &bundle.manifest;
    let centre = it.centre.as_ref().map(|centre| clean::line(&centre.name));
    let label = it.label.as_deref().map(clean::line);
    let from: Vec<String> =
        centre.into_iter().chain(label).chain([format!("device {}", it.device)]).collect();
    println!("  from       {}", from.join(", "));
    println!("  written    {} by Coursedeck {}", it.created.rfc3339(), clean::line(&it.program));
    println!("  signed by  {}", bundle.key);
    println!(
        "  trusted    {}",
        match trusted.signer(&bundle) {
            Ok(label) => format!("yes, as {label}"),
            Err(Refused::Revoked { day, why }) => format!("NO: revoked on {day}: {}", clean::message(&why)),
            Err(_) => "no: `records merge` refuses it unless it is given this key".to_owned(),
        }
    );
    if bundle.was_locked() {
        println!("  locked     yes, and a key of this machine opens it");
    }
    let part = match (it.own, it.from) {
        (true, _) => "all that was done there itself".to_owned(),
        (_, 0) => "everything".to_owned(),
        _ => "what was new there since the bundle before".to_owned(),
    };
    println!(
        "  holds      {part}: {} in {} of {}",
        many(it.events as usize, "event", "events"),
        many(it.runs as usize, "run", "runs"),
        many(it.learners as usize, "learner", "learners")
    );
    bundle.look_through()?;
    println!("  whole      every digest, and the chain within it, is as it was written");
    Ok(())
}
