//! `coursedeck learner add`: somebody new on the register.

use std::process::ExitCode;

use super::Papers;
use crate::{
    cli::{args::Args, guard::Desk, learn, trouble::Trouble},
    store::{Change, Person},
    text::clean,
};

/// Puts somebody new on the register
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example: coursedeck learner add \"Amina Hassan\" --registration 2026-17 --cohort Morning"
)]
pub struct Add {
    /// The name, as it is to stand on the screen and on a certificate
    name: String,
    #[command(flatten)]
    papers: Papers,
    /// Though somebody of this name is on the register already
    #[arg(long)]
    namesake: bool,
}

/// Puts somebody new on the register.
pub fn run(args: &Args, add: &Add) -> Result<ExitCode, Trouble> {
    let name = super::name(&add.name)?;
    let mut desk = Desk::open(args, "learner add")?;
    let people = desk.store.people()?;
    let mut details = add.papers.details(desk.now.at, false)?;
    if let Some(cohort) = details.cohort.take() {
        details.cohort = Some(super::known_cohort(&desk.store, cohort)?);
    }
    let same = |a: &str, b: &str| clean::fold(a, false) == clean::fold(b, false);
    if let Some(number) = &details.registration {
        let taken = |it: &&Person| it.details.registration.as_deref().is_some_and(|it| same(it, number));
        if let Some(other) = people.iter().find(taken) {
            return Err(Trouble::input(format!("the number {number} is taken: {}", super::about(other))));
        }
    }
    let namesake = people.iter().find(|it| same(&it.learner.name, &name));
    if let Some(other) = namesake.filter(|_| !add.namesake) {
        return Err(Trouble::input(format!("{name} is on the register already: {}", super::about(other)))
            .hinted("to change what is kept of them: `coursedeck learner change`")
            .hinted("if it is another of the same name: say --namesake"));
    }
    let language = match &add.papers.language {
        Some(tag) => super::language(tag)?,
        None => learn::language(args)?,
    };
    let audit = desk.audit("");
    let change = Change::Add { name: name.clone(), language, details };
    desk.store.register(desk.now, audit, &[change])?;
    println!("{name} is on the register.");
    Ok(ExitCode::SUCCESS)
}
