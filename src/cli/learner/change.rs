//! `coursedeck learner change`: what is kept of somebody is another from now on.

use std::process::ExitCode;

use super::Papers;
use crate::{
    cli::{args::Args, guard::Desk, trouble::Trouble},
    log::Details,
    roster::plan::differences,
    store::{self, Person},
    text::clean,
};

/// Changes what is kept of a learner; what is not named stays as it is
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example: coursedeck learner change \"Amina Hassan\" --name \"Amina Hassan Ali\" --cohort Evening"
)]
pub struct Change {
    /// Who: their name, number or id
    learner: String,
    /// Their name from now on
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    papers: Papers,
    /// They take their consent back: gender, birth year, disability and residence are wiped, wherever they stood
    #[arg(long, conflicts_with_all = ["consent", "gender", "birth_year", "disability", "residence"])]
    withdraw_consent: bool,
}

/// Changes what is kept of a learner.
pub fn run(args: &Args, change: &Change) -> Result<ExitCode, Trouble> {
    let mut desk = Desk::open(args, "learner change")?;
    let people = desk.store.people()?;
    let person = super::pick(&people, &change.learner)?;
    let before = person.details.consented;
    let mut details = change.papers.details(desk.now.at, before.is_some())?;
    if let Some(cohort) = details.cohort.take() {
        details.cohort = Some(super::known_cohort(&desk.store, cohort)?);
    }
    let mut details = details.or(person.details.clone());
    if let (Some(consented), Some(before)) = (&mut details.consented, before) {
        consented.at = before.at;
    }
    if change.withdraw_consent {
        details.consented = None;
    }
    free(&people, &person, &details)?;
    let name = change.name.as_deref().map_or(Ok(person.learner.name.clone()), super::name)?;
    let language = match &change.papers.language {
        Some(tag) => super::language(tag)?,
        None => person.learner.language.clone(),
    };
    let words = differences(&person, &name, &language, &details);
    if words.is_empty() {
        println!("There is nothing to change.");
        return Ok(ExitCode::SUCCESS);
    }
    let audit = desk.audit("");
    let set = store::Change::Set { learner: person.learner.id, name, language, details };
    desk.store.register(desk.now, audit, &[set])?;
    words.iter().for_each(|word| println!("{word}"));
    if change.withdraw_consent {
        desk.store.scrub()?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Whether nobody else has the number.
fn free(people: &[Person], person: &Person, details: &Details) -> Result<(), Trouble> {
    let Some(number) = &details.registration else { return Ok(()) };
    let has = |it: &&Person| {
        let theirs = it.details.registration.as_deref();
        theirs.is_some_and(|theirs| clean::fold(theirs, false) == clean::fold(number, false))
    };
    let other = people.iter().filter(has).find(|it| it.learner.id != person.learner.id);
    match other {
        Some(other) => Err(Trouble::input(format!("the number {number} is taken: {}", super::about(other)))
            .hinted("if both are one person: `coursedeck learner merge`")),
        None => Ok(()),
    }
}
