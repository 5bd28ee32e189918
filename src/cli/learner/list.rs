//! `coursedeck learner list`: who is on the register.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::ValueEnum;
use serde_json::Value;

use crate::{
    cli::{args::Args, guard, guard::Desk, trouble::Trouble},
    roster,
    store::Person,
    text::clean,
};

/// Lists who is on the register
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck learner list --cohort Morning --format csv > morning.csv")]
pub struct List {
    /// Text for people; a CSV table or one JSON object a line, with all that is kept, for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Those of one class
    #[arg(long, value_name = "NAME")]
    cohort: Option<String>,
    /// Those who were last here longer ago than the centre keeps people's data
    #[arg(long)]
    past_retention: bool,
}

/// How a list is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// A table for spreadsheets, with all that is kept.
    Csv,
    /// For programs: one JSON object a line, with all that is kept.
    Json,
}

/// The columns of the table, the same in every language.
const COLUMNS: [&str; 14] = [
    "learner_id",
    "registration_no",
    "learner_name",
    "login",
    "cohort",
    "language",
    "gender",
    "birth_year",
    "disability",
    "residence",
    "consented_at",
    "has_pin",
    "seen_at",
    "merged",
];

/// Lists who is on the register.
pub fn run(args: &Args, list: &List) -> Result<ExitCode, Trouble> {
    // The names alone stand at the door as well. The rest is given out as any export is.
    if list.format == Format::Text {
        let store = guard::store(args)?;
        let people = wanted(&store, list)?;
        text(&people, list);
        return Ok(ExitCode::SUCCESS);
    }
    let mut desk = Desk::open(args, "learner list")?;
    let people = wanted(&desk.store, list)?;
    let merged = desk.store.merged()?;
    let count = |person: &Person| merged.iter().filter(|(_, into)| *into == person.learner.id).count();
    let row = |person: &Person| row(person, count(person));
    let rows: Vec<Vec<String>> = people.iter().map(row).collect();
    let audit = desk.audit(super::many(people.len(), "learner", "learners"));
    desk.store.note(desk.now, audit)?;
    let mut out = io::stdout().lock();
    match list.format {
        Format::Json => {
            for row in rows {
                let cells = COLUMNS.iter().zip(row);
                let object = cells.map(|(name, cell)| ((*name).to_owned(), value(name, cell))).collect();
                writeln!(out, "{}", Value::Object(object))?;
            }
        }
        _ => out.write_all(&roster::write(&COLUMNS, &rows))?,
    }
    Ok(ExitCode::SUCCESS)
}

fn wanted(store: &crate::store::Store, list: &List) -> Result<Vec<Person>, Trouble> {
    let mut people = store.people()?;
    if let Some(cohort) = &list.cohort {
        let wanted = clean::fold(cohort, false);
        let is_in =
            |it: &Person| it.details.cohort.as_deref().is_some_and(|it| clean::fold(it, false) == wanted);
        if !store.cohorts()?.iter().any(|(name, _)| clean::fold(name, false) == wanted) {
            return Err(Trouble::input(format!("there is no cohort {cohort:?}"))
                .hinted("`coursedeck cohort list` shows which there are"));
        }
        people.retain(is_in);
    }
    if list.past_retention {
        let months = store.centre()?.and_then(|centre| centre.retention).ok_or_else(|| {
            Trouble::input("this centre keeps people's data without end")
                .hinted("`coursedeck centre init --retention-months 36` sets for how long")
        })?;
        let now = crate::time::Now::read();
        people.retain(|person| is_past(person, months, now));
    }
    Ok(people)
}

/// Whether somebody was last here longer ago than so many months, of thirty days and a half.
pub fn is_past(person: &Person, months: u32, now: crate::time::Now) -> bool {
    let limit = now.at.plus_days(-30.5 * f64::from(months));
    person.learner.seen.is_some_and(|seen| seen.ms < limit.ms)
}

fn text(people: &[Person], list: &List) {
    if people.is_empty() {
        match list.cohort.is_some() || list.past_retention {
            true => println!("Nobody."),
            false => println!(
                "Nobody is on the register yet.\nAdd somebody: coursedeck learner add NAME\nOr a whole list: coursedeck learner import FILE.csv"
            ),
        }
        return;
    }
    let row = |person: &Person| {
        let seen = person.learner.seen.map_or("never".to_owned(), |seen| seen.day().to_string());
        let or = |it: &Option<String>| it.clone().unwrap_or("-".to_owned());
        let pin = if person.learner.has_pin { "yes" } else { "no" };
        let details = &person.details;
        vec![
            person.learner.name.clone(),
            or(&details.registration),
            or(&details.cohort),
            pin.to_owned(),
            seen,
        ]
    };
    super::columns(
        &["name", "number", "cohort", "PIN", "last here"],
        &people.iter().map(row).collect::<Vec<_>>(),
    );
    println!("{}", super::many(people.len(), "learner", "learners"));
}

/// A cell with its type: what is not there is null.
fn value(name: &str, cell: String) -> Value {
    match name {
        _ if cell.is_empty() => Value::Null,
        "birth_year" | "merged" => cell.parse::<u64>().map_or(Value::Null, Value::from),
        "has_pin" => Value::Bool(cell == "true"),
        _ => Value::String(cell),
    }
}

fn row(person: &Person, merged: usize) -> Vec<String> {
    let (learner, details) = (&person.learner, &person.details);
    let [gender, birth_year, disability, residence, consented_at] = super::told(details.consented);
    let or = |it: &Option<String>| it.clone().unwrap_or_default();
    vec![
        learner.id.to_string(),
        or(&details.registration),
        learner.name.clone(),
        or(&details.login),
        or(&details.cohort),
        learner.language.to_string(),
        gender,
        birth_year,
        disability,
        residence,
        consented_at,
        learner.has_pin.to_string(),
        learner.seen.map(|seen| seen.rfc3339()).unwrap_or_default(),
        merged.to_string(),
    ]
}
