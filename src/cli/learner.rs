//! `coursedeck learner`: the register, a file a verb.

mod add;
mod change;
mod erase;
mod export;
mod import;
mod list;
mod merge;
mod pin;

use std::process::ExitCode;

use clap::Subcommand;

use super::{args::Args, trouble::Trouble};
use crate::{
    ids::LearnerId,
    lang::Tag,
    log::{
        Consented, Details,
        person::{Disability, Gender, Residence},
    },
    roster::table,
    store::{Person, Store},
    text::{clean, width},
    time::Stamp,
};

pub(super) use list::is_past;

/// What can be done with people.
#[derive(Debug, Subcommand)]
pub enum Verb {
    Add(add::Add),
    List(list::List),
    Import(import::Import),
    Change(change::Change),
    Merge(merge::Merge),
    Erase(erase::Erase),
    Export(export::Export),
    Pin(pin::Pin),
}

/// Does it.
pub fn run(args: &Args, verb: &Verb) -> Result<ExitCode, Trouble> {
    match verb {
        Verb::Add(add) => add::run(args, add),
        Verb::List(list) => list::run(args, list),
        Verb::Import(import) => import::run(args, import),
        Verb::Change(change) => change::run(args, change),
        Verb::Merge(merge) => merge::run(args, merge),
        Verb::Erase(erase) => erase::run(args, erase),
        Verb::Export(export) => export::run(args, export),
        Verb::Pin(pin) => pin::run(args, pin),
    }
}

/// What the papers say, as it is typed.
#[derive(Debug, clap::Args)]
pub struct Papers {
    /// The registration number
    #[arg(long, value_name = "N")]
    registration: Option<String>,
    /// The name they sign in with elsewhere, as in Kolibri
    #[arg(long, value_name = "NAME")]
    login: Option<String>,
    /// The class they are in
    #[arg(long, value_name = "NAME")]
    cohort: Option<String>,
    /// Their language, as sw
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// They consented that what follows is kept
    #[arg(long)]
    consent: bool,
    /// female, male or other
    #[arg(long, value_name = "WORD")]
    gender: Option<String>,
    /// The year they were born in; records show an age band only
    #[arg(long, value_name = "YEAR")]
    birth_year: Option<String>,
    /// yes or no: yes for a lot of difficulty in seeing, hearing, walking, remembering, washing or being understood
    #[arg(long, value_name = "WORD")]
    disability: Option<String>,
    /// urban or rural
    #[arg(long, value_name = "WORD")]
    residence: Option<String>,
}

impl Papers {
    /// What was typed, read. What is not sure to be theirs to tell needs their consent, given now or before.
    fn details(&self, at: Stamp, consented_before: bool) -> Result<Details, Trouble> {
        let consented = Consented {
            at,
            gender: word("--gender", &self.gender)?,
            birth_year: match &self.birth_year {
                Some(year) => Some(table::birth_year(year).map_err(Trouble::input)?),
                None => None,
            },
            disability: word::<Disability>("--disability", &self.disability)?,
            residence: word::<Residence>("--residence", &self.residence)?,
        };
        let is_told = consented != Consented::at(at);
        if is_told && !self.consent && !consented_before {
            return Err(Trouble::input(
                "gender, birth year, disability and residence are kept only with the learner's consent",
            )
            .hinted("ask them; if they agree, say --consent as well"));
        }
        Ok(Details {
            registration: one_line("--registration", &self.registration)?,
            login: one_line("--login", &self.login)?,
            cohort: one_line("--cohort", &self.cohort)?,
            consented: (is_told || self.consent).then_some(consented),
        })
    }
}

fn word<T: std::str::FromStr<Err = crate::log::person::NoSuchWord>>(
    option: &str,
    typed: &Option<String>,
) -> Result<Option<T>, Trouble> {
    let read = |text: &String| text.parse().map_err(|error| Trouble::input(format!("{option}: {error}")));
    typed.as_ref().map(read).transpose()
}

/// A language, by its tag.
pub(super) fn language(tag: &str) -> Result<Tag, Trouble> {
    tag.parse().map_err(|error: String| Trouble::input(error).hinted("write it as sw, or as pt-BR"))
}

/// A word that is kept: one line, of at most 64 characters.
pub(super) fn one_line(option: &str, typed: &Option<String>) -> Result<Option<String>, Trouble> {
    let Some(text) = typed.as_ref().map(|text| clean::line(text)) else { return Ok(None) };
    match text.chars().count() {
        0 => Err(Trouble::input(format!("{option} is empty"))),
        1..=64 => Ok(Some(text)),
        _ => Err(Trouble::input(format!("{option} has more than 64 characters"))),
    }
}

/// A learner's name, as it is kept.
pub(super) fn name(typed: &str) -> Result<String, Trouble> {
    let name = clean::line(typed);
    match name.chars().count() {
        0 => Err(Trouble::input("a learner needs a name")),
        1..=80 => Ok(name),
        _ => Err(Trouble::input("a name has at most 80 characters")),
    }
}

/// The spelling under which a cohort is known already.
pub(super) fn known_cohort(store: &Store, cohort: String) -> Result<String, Trouble> {
    let wanted = clean::fold(&cohort, false);
    let cohorts = store.cohorts()?;
    let known = cohorts.into_iter().find(|(name, _)| clean::fold(name, false) == wanted);
    Ok(known.map_or(cohort, |(name, _)| name))
}

/// The learner whom `typed` names: by name, by number, by login or by id. One whom two share is no name.
pub(super) fn find(store: &Store, typed: &str) -> Result<Person, Trouble> {
    pick(&store.people()?, typed)
}

/// The learner of `people` whom `typed` names.
pub(super) fn pick(people: &[Person], typed: &str) -> Result<Person, Trouble> {
    let wanted = clean::fold(typed, false);
    let is = |text: &str| clean::fold(text, false) == wanted;
    let id = typed.parse::<LearnerId>().ok();
    let by_key = |person: &&Person| {
        let Details { registration, login, .. } = &person.details;
        Some(person.learner.id) == id || [registration, login].into_iter().flatten().any(|text| is(text))
    };
    let mut found: Vec<&Person> = people.iter().filter(|person| is(&person.learner.name)).collect();
    if found.is_empty() {
        found = people.iter().filter(by_key).collect();
    }
    match found.as_slice() {
        [person] => Ok((*person).clone()),
        [] => {
            let trouble = Trouble::input(format!("there is no learner called {typed:?}"));
            let near = people.iter().min_by_key(|person| far(&wanted, &person.learner.name));
            Err(match near.filter(|person| far(&wanted, &person.learner.name) <= 2) {
                Some(near) => trouble.hinted(format!("did you mean {:?}?", near.learner.name)),
                None => trouble.hinted("`coursedeck learner list` shows who is on the register"),
            })
        }
        several => {
            let trouble = Trouble::input(format!("{} learners are called {typed:?}", several.len()));
            let told = |trouble: Trouble, person: &&Person| trouble.hinted(about(person));
            Err(several
                .iter()
                .fold(trouble, told)
                .hinted("name one of them by the number, or by what stands behind `id`"))
        }
    }
}

fn far(wanted: &str, name: &str) -> usize {
    strsim::damerau_levenshtein(wanted, &clean::fold(name, false))
}

/// What tells one learner from another, in a line.
pub(super) fn about(person: &Person) -> String {
    let Details { registration, cohort, .. } = &person.details;
    let mut words = vec![person.learner.name.clone()];
    words.extend(registration.as_ref().map(|number| format!("number {number}")));
    words.extend(cohort.as_ref().map(|cohort| format!("in {cohort}")));
    words.push(match person.learner.seen {
        Some(seen) => format!("last here {}", seen.day()),
        None => "never here".to_owned(),
    });
    words.push(format!("id {}", person.learner.id));
    words.join(", ")
}

/// Prints rows in columns as wide as what stands in them.
pub(super) fn columns(head: &[&str], rows: &[Vec<String>]) {
    let head: Vec<String> = head.iter().map(|name| (*name).to_owned()).collect();
    let all = || std::iter::once(&head).chain(rows);
    let widest = |at: usize| all().map(|row| width::cells(&row[at])).max().unwrap_or(0);
    let widths: Vec<usize> = (0..head.len()).map(widest).collect();
    for row in all() {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line += cell;
            line += &" ".repeat(width + 2 - width::cells(cell));
        }
        println!("{}", line.trim_end());
    }
}

/// One or many.
pub(super) fn many(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

/// The gender, and the rest of what a learner agreed to tell, as words; empty where nothing is told.
fn told(consented: Option<Consented>) -> [String; 5] {
    let Some(it) = consented else { return Default::default() };
    [
        it.gender.map(Gender::word).unwrap_or_default().to_owned(),
        it.birth_year.map(|year| year.to_string()).unwrap_or_default(),
        it.disability.map(Disability::word).unwrap_or_default().to_owned(),
        it.residence.map(Residence::word).unwrap_or_default().to_owned(),
        it.at.rfc3339(),
    ]
}
