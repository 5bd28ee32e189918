//! `coursedeck centre audit`: what was done with the passphrase.

use std::{collections::BTreeMap, process::ExitCode};

use crate::{
    cli::{
        args::{Args, Format},
        guard, learner,
        trouble::Trouble,
    },
    ids::LearnerId,
    store::Noted,
};

/// Shows who changed people or gave out names: when, with which command, and on whom
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck centre audit --format json")]
pub struct AuditTrail {
    /// Text for people, or one JSON object a line for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Shows the audit trail.
pub fn run(args: &Args, audit: &AuditTrail) -> Result<ExitCode, Trouble> {
    let store = guard::store(args)?;
    let trail = store.trail()?;
    if audit.format == Format::Json {
        for Noted { at, audit } in trail {
            let mut told = serde_json::json!(audit);
            told["at"] = serde_json::json!(at.rfc3339());
            println!("{told}");
        }
        return Ok(ExitCode::SUCCESS);
    }
    if trail.is_empty() {
        println!("Nothing was done with people's data yet.");
        return Ok(ExitCode::SUCCESS);
    }
    let merged = store.merged()?.into_iter().map(|(person, _)| person);
    let names: BTreeMap<LearnerId, String> =
        store.people()?.into_iter().chain(merged).map(|it| (it.learner.id, it.learner.name)).collect();
    // Who was erased since has no name any more.
    let name = |id: &LearnerId| names.get(id).cloned().unwrap_or_else(|| format!("erased {id}"));
    let row = |noted: &Noted| {
        let (hour, minute) = noted.at.clock();
        let when = format!("{} {hour:02}:{minute:02}", noted.at.day());
        let on =
            noted.audit.on.iter().map(name).chain(Some(noted.audit.note.clone()).filter(|it| !it.is_empty()));
        vec![when, noted.audit.by.clone(), noted.audit.command.clone(), on.collect::<Vec<_>>().join(", ")]
    };
    learner::columns(&["when", "who", "command", "on"], &trail.iter().map(row).collect::<Vec<_>>());
    Ok(ExitCode::SUCCESS)
}
