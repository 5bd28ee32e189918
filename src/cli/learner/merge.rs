//! `coursedeck learner merge`: two on the register who are one person.

use std::process::ExitCode;

use crate::{
    cli::{args::Args, ask, guard::Desk, trouble::Trouble},
    roster::plan::differences,
    store::{Change, Person, Store},
};

/// Makes one learner of two who are one person: what the second did counts as the first's
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example: coursedeck learner merge 2026-17 \"Amina H\"\n\nNothing is lost by it: --undo takes it back."
)]
pub struct Merge {
    /// Who stays on the register: a name, number or id
    keep: String,
    /// Who turned out to be the same person
    other: String,
    /// Goes on without a question
    #[arg(long)]
    yes: bool,
    /// Takes it back: what the second did counts as their own again
    #[arg(long)]
    undo: bool,
}

/// Makes one learner of two.
pub fn run(args: &Args, merge: &Merge) -> Result<ExitCode, Trouble> {
    let mut desk = Desk::open(args, "learner merge")?;
    let keep = super::find(&desk.store, &merge.keep)?;
    if merge.undo {
        return undo(desk, &keep, merge);
    }
    let other = super::find(&desk.store, &merge.other)?;
    if keep.learner.id == other.learner.id {
        return Err(Trouble::input(format!("{:?} and {:?} name the same learner", merge.keep, merge.other)));
    }
    println!("keep   {}\n       {}", super::about(&keep), done(&desk.store, &keep)?);
    println!("other  {}\n       {}", super::about(&other), done(&desk.store, &other)?);
    println!(
        "What the other did counts as done by {} from then on, and the other leaves the list.",
        keep.learner.name
    );
    let details = keep.details.clone().or(other.details.clone());
    let words = differences(&keep, &keep.learner.name, &keep.learner.language, &details);
    words.iter().for_each(|word| println!("{}: {word}", keep.learner.name));
    if !ask::sure("Make one of them?", merge.yes)? {
        return Ok(ExitCode::SUCCESS);
    }
    let (name, language) = (keep.learner.name.clone(), keep.learner.language.clone());
    let set = Change::Set { learner: keep.learner.id, name, language, details };
    let changes = if words.is_empty() { Vec::new() } else { vec![set] };
    let audit = desk.audit("");
    desk.store.merge(desk.now, audit, other.learner.id, Some(keep.learner.id), &changes)?;
    println!("They are one. {}", done(&desk.store, &keep)?);
    Ok(ExitCode::SUCCESS)
}

fn undo(mut desk: Desk, keep: &Person, merge: &Merge) -> Result<ExitCode, Trouble> {
    let merged = desk.store.merged()?.into_iter().filter(|(_, into)| *into == keep.learner.id);
    let merged: Vec<Person> = merged.map(|(person, _)| person).collect();
    if merged.is_empty() {
        return Err(Trouble::input(format!("nobody was merged into {}", keep.learner.name)));
    }
    let other = super::pick(&merged, &merge.other)?;
    let question = format!("Does what {} did count as their own again?", super::about(&other));
    if ask::sure(&question, merge.yes)? {
        let audit = desk.audit("undone");
        desk.store.merge(desk.now, audit, other.learner.id, None, &[])?;
        println!("They are two again.");
    }
    Ok(ExitCode::SUCCESS)
}

/// What somebody has done, in a line.
fn done(store: &Store, person: &Person) -> Result<String, Trouble> {
    let courses = store.all_progress(person.learner.id)?;
    if courses.is_empty() {
        return Ok("has begun no course".to_owned());
    }
    let told = courses.iter().map(|(course, progress)| match progress.completed {
        Some(completed) => format!("{course} completed {}", completed.at.day()),
        None => {
            format!("{course} with {}", super::many(progress.passed.len(), "module passed", "modules passed"))
        }
    });
    Ok(told.collect::<Vec<_>>().join(", "))
}
