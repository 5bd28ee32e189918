//! `coursedeck cohort`: classes, and who is in which.

use std::process::ExitCode;

use clap::Subcommand;

use super::{args::Args, guard, guard::Desk, learner, trouble::Trouble};
use crate::{
    store::{Change, Person, Store},
    text::clean,
};

/// What can be done with classes.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Puts a class on the list, before anybody is in it
    #[command(after_help = "Example: coursedeck cohort add Morning")]
    Add {
        /// Its name
        cohort: String,
    },
    /// Lists the classes, with how many are in each
    #[command(after_help = "Example: coursedeck cohort list")]
    List,
    /// Puts learners in a class; each is in one at a time
    #[command(after_help = "Example: coursedeck cohort assign Morning \"Amina Hassan\" 2026-18")]
    Assign {
        /// The class
        cohort: String,
        /// Who: names, numbers or ids
        #[arg(required = true)]
        learners: Vec<String>,
    },
    /// Takes learners out of a class; without names, takes the class, which must be empty, off the list
    #[command(
        after_help = "Example: coursedeck cohort remove Morning \"Amina Hassan\"\n\nLearners stay on the register, and what they did stays theirs."
    )]
    Remove {
        /// The class
        cohort: String,
        /// Who: names, numbers or ids
        learners: Vec<String>,
    },
}

/// Does it.
pub fn run(args: &Args, verb: &Verb) -> Result<ExitCode, Trouble> {
    match verb {
        Verb::Add { cohort } => add(args, cohort),
        Verb::List => list(args),
        Verb::Assign { cohort, learners } => assign(args, cohort, learners),
        Verb::Remove { cohort, learners } => remove(args, cohort, learners),
    }
}

/// The class that `typed` names, as it is spelt.
pub fn known(store: &Store, typed: &str) -> Result<String, Trouble> {
    let wanted = clean::fold(typed, false);
    let cohorts = store.cohorts()?;
    let found = cohorts.iter().find(|(name, _)| clean::fold(name, false) == wanted);
    found.map(|(name, _)| name.clone()).ok_or_else(|| {
        Trouble::input(format!("there is no cohort {typed:?}"))
            .hinted("`coursedeck cohort list` shows which there are, `cohort add` makes one")
    })
}

fn add(args: &Args, typed: &str) -> Result<ExitCode, Trouble> {
    let cohort = learner::one_line("the cohort's name", &Some(typed.to_owned()))?.unwrap_or_default();
    let mut desk = Desk::open(args, "cohort add")?;
    if let Ok(known) = known(&desk.store, &cohort) {
        println!("{known} is on the list already.");
        return Ok(ExitCode::SUCCESS);
    }
    let audit = desk.audit(cohort.clone());
    desk.store.add_cohort(desk.now, audit, &cohort)?;
    println!("{cohort} is on the list. `coursedeck cohort assign {cohort:?} NAME…` puts learners in it.");
    Ok(ExitCode::SUCCESS)
}

fn list(args: &Args) -> Result<ExitCode, Trouble> {
    let cohorts = guard::store(args)?.cohorts()?;
    if cohorts.is_empty() {
        println!("There is no cohort yet. `coursedeck cohort add NAME` makes one.");
        return Ok(ExitCode::SUCCESS);
    }
    let row = |(name, count): &(String, u64)| vec![name.clone(), count.to_string()];
    learner::columns(&["cohort", "learners"], &cohorts.iter().map(row).collect::<Vec<_>>());
    Ok(ExitCode::SUCCESS)
}

fn assign(args: &Args, typed: &str, learners: &[String]) -> Result<ExitCode, Trouble> {
    let mut desk = Desk::open(args, "cohort assign")?;
    let cohort = known(&desk.store, typed)?;
    let people = picked(&desk.store, learners)?;
    let (there, new): (Vec<Person>, Vec<Person>) =
        people.into_iter().partition(|it| it.details.cohort.as_ref() == Some(&cohort));
    let changes: Vec<Change> = new.iter().map(|it| put(it, Some(cohort.clone()))).collect();
    if !changes.is_empty() {
        let audit = desk.audit(cohort.clone());
        desk.store.register(desk.now, audit, &changes)?;
    }
    for person in &new {
        match &person.details.cohort {
            Some(before) => {
                println!("{} is in {cohort} now, and no longer in {before}.", person.learner.name)
            }
            None => println!("{} is in {cohort} now.", person.learner.name),
        }
    }
    there.iter().for_each(|it| println!("{} is in {cohort} already.", it.learner.name));
    Ok(ExitCode::SUCCESS)
}

fn remove(args: &Args, typed: &str, learners: &[String]) -> Result<ExitCode, Trouble> {
    let mut desk = Desk::open(args, "cohort remove")?;
    let cohort = known(&desk.store, typed)?;
    if learners.is_empty() {
        let count = desk.store.cohorts()?.into_iter().find(|(name, _)| *name == cohort).map_or(0, |it| it.1);
        if 0 < count {
            return Err(Trouble::input(format!(
                "{} in {cohort}",
                learner::many(count as usize, "learner is", "learners are")
            ))
            .hinted("put them in another first, or take them out by name"));
        }
        let audit = desk.audit(cohort.clone());
        desk.store.remove_cohort(desk.now, audit, &cohort)?;
        println!("{cohort} is off the list.");
        return Ok(ExitCode::SUCCESS);
    }
    let people = picked(&desk.store, learners)?;
    if let Some(other) = people.iter().find(|it| it.details.cohort.as_ref() != Some(&cohort)) {
        return Err(Trouble::input(format!("{} is not in {cohort}", other.learner.name)));
    }
    let changes: Vec<Change> = people.iter().map(|it| put(it, None)).collect();
    let audit = desk.audit(cohort.clone());
    // The class stays on the list when the last one leaves.
    desk.store.register(desk.now, audit, &changes)?;
    if known(&desk.store, &cohort).is_err() {
        let audit = desk.audit(cohort.clone());
        desk.store.add_cohort(desk.now, audit, &cohort)?;
    }
    people.iter().for_each(|it| println!("{} is no longer in {cohort}.", it.learner.name));
    Ok(ExitCode::SUCCESS)
}

/// Each of those who were named, once.
fn picked(store: &Store, learners: &[String]) -> Result<Vec<Person>, Trouble> {
    let people = store.people()?;
    let mut picked: Vec<Person> = Vec::new();
    for typed in learners {
        let person = learner::pick(&people, typed)?;
        if !picked.contains(&person) {
            picked.push(person);
        }
    }
    Ok(picked)
}

fn put(person: &Person, cohort: Option<String>) -> Change {
    let (name, language) = (person.learner.name.clone(), person.learner.language.clone());
    let details = crate::log::Details { cohort, ..person.details.clone() };
    Change::Set { learner: person.learner.id, name, language, details }
}
