//! `coursedeck learner export`: all that is held on a person, for that person.

use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use serde_json::{Value, json};

use crate::{
    cli::{args::Args, guard::Desk, trouble::Trouble},
    files,
    ids::LearnerId,
    log::Written,
    store::{Dossier, Person},
};

/// Gives a person all that is held on them, as one JSON file
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck learner export \"Amina Hassan\" -o amina.json")]
pub struct Export {
    /// Who: a name, number or id
    learner: String,
    /// Where to, instead of the screen; nobody but you may read the file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replaces the file where there is one
    #[arg(long)]
    yes: bool,
}

/// Gives a person all that is held on them.
pub fn run(args: &Args, export: &Export) -> Result<ExitCode, Trouble> {
    let mut desk = Desk::open(args, "learner export")?;
    let person = super::find(&desk.store, &export.learner)?;
    let output = export.output.as_ref().filter(|path| path.as_os_str() != "-");
    if let Some(path) = output.filter(|path| path.exists() && !export.yes) {
        return Err(Trouble::input(format!("{} is there already", path.display()))
            .hinted("choose another name, or say --yes to replace it"));
    }
    let Some(dossier) = desk.store.dossier(person.learner.id)? else {
        return Err(Trouble::input("they are no longer on the register"));
    };
    let is_theirs = |id: &LearnerId| {
        *id == person.learner.id || dossier.merged.iter().any(|other| other.learner.id == *id)
    };
    let trail: Vec<Value> = desk
        .store
        .trail()?
        .into_iter()
        .filter(|noted| noted.audit.on.iter().any(is_theirs))
        .map(
            |noted| json!({ "at": noted.at.rfc3339(), "by": noted.audit.by, "command": noted.audit.command }),
        )
        .collect();
    let mut text =
        serde_json::to_string_pretty(&told(&dossier, trail)).map_err(|error| Trouble::machine(&error))?;
    text.push('\n');
    let audit = crate::log::Audit { on: vec![person.learner.id], ..desk.audit("") };
    match output {
        Some(path) => {
            // First: names go out only where it is noted.
            desk.store.note(desk.now, audit)?;
            files::replace_private(path, text.as_bytes())
                .map_err(|error| Trouble::machine(&error).after(&format!("{}: ", path.display())))?;
            println!("All that is held on {} is in {}.", person.learner.name, path.display());
        }
        None => {
            desk.store.note(desk.now, audit)?;
            io::stdout().lock().write_all(text.as_bytes())?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn told(dossier: &Dossier, trail: Vec<Value>) -> Value {
    let courses =
        dossier.progress.iter().map(|(course, progress)| json!({ "course": course, "progress": progress }));
    let sessions = dossier.sessions.iter().map(|(session, present)| {
        json!({ "cohort": session.cohort, "date": session.date, "part": session.part, "present": present })
    });
    let settings = dossier.settings.iter().map(|(key, value)| json!({ "key": key, "value": value }));
    json!({
        "learner": about(&dossier.person),
        "merged": dossier.merged.iter().map(about).collect::<Vec<_>>(),
        "courses": courses.collect::<Vec<_>>(),
        "attendance": sessions.collect::<Vec<_>>(),
        "settings": settings.collect::<Vec<_>>(),
        "events": dossier.events.iter().map(event).collect::<Vec<_>>(),
        "done_by_others": trail,
    })
}

fn about(person: &Person) -> Value {
    let learner = &person.learner;
    json!({
        "id": learner.id, "name": learner.name, "language": learner.language, "has_pin": learner.has_pin,
        "last_here": learner.seen.map(|seen| seen.rfc3339()),
        "papers": person.details,
        "consented_at": person.details.consented.map(|it| it.at.rfc3339()),
    })
}

fn event(event: &Written) -> Value {
    let what = event.payload.as_ref().map(|payload| serde_json::from_str::<Value>(&payload.text));
    let course = event.subject.course.as_ref();
    json!({
        "run": event.name.run, "seq": event.name.seq, "at": event.when.at.rfc3339(), "kind": event.kind,
        "course": course.map(|(id, _, _)| id), "course_version": course.map(|(_, version, _)| version),
        "module": event.subject.module, "item": event.subject.item,
        "what": what.and_then(Result::ok), "digest": event.digest,
    })
}
