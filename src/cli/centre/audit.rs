//! `coursedeck centre audit`: what was done with the passphrase.

use std::{collections::BTreeMap, process::ExitCode};

use crate::{
    cli::{
        args::{Args, Format},
        guard, learner,
        trouble::Trouble,
    },
    ids::LearnerId,
    store::{Elsewhere, Noted},
    text::clean,
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
        for Noted { at, audit, elsewhere } in trail {
            let mut told = serde_json::json!(audit);
            told["at"] = serde_json::json!(at.rfc3339());
            if let Some(Elsewhere { device, name }) = elsewhere {
                (told["device"], told["lab"]) = (serde_json::json!(device), serde_json::json!(name));
            }
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
    // Where nothing came from elsewhere, nobody asks where.
    let is_alone = trail.iter().all(|noted| noted.elsewhere.is_none());
    let row = |noted: &Noted| {
        let (hour, minute) = noted.at.clock();
        let when = format!("{} {hour:02}:{minute:02}", noted.at.day());
        let on =
            noted.audit.on.iter().map(name).chain(Some(noted.audit.note.clone()).filter(|it| !it.is_empty()));
        let (by, command) = (noted.audit.by.clone(), noted.audit.command.clone());
        let mut row = vec![when, place(noted), by, command, on.collect::<Vec<_>>().join(", ")];
        if is_alone {
            row.remove(1);
        }
        row
    };
    let mut heads = vec!["when", "where", "who", "command", "on"];
    if is_alone {
        heads.remove(1);
    }
    learner::columns(&heads, &trail.iter().map(row).collect::<Vec<_>>());
    Ok(ExitCode::SUCCESS)
}

/// At which lab it was noted.
fn place(noted: &Noted) -> String {
    match &noted.elsewhere {
        None => "here".to_owned(),
        Some(Elsewhere { name: Some(name), .. }) => clean::message(name),
        // The first digits tell one from another.
        Some(Elsewhere { device, .. }) => format!("device {}", &device.to_string()[..8]),
    }
}
