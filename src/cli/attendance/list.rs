//! `coursedeck attendance list`: the classes that were held, and who came.

use std::{
    collections::BTreeMap,
    io::{self, Write},
    process::ExitCode,
};

use crate::{
    cli::{
        args::Args,
        cohort,
        guard::{self, Desk},
        learner,
        trouble::Trouble,
    },
    ids::LearnerId,
    log::Session,
    roster,
    store::{Person, Store},
};

/// Lists the classes that were held
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck attendance list --cohort Morning --learners")]
pub struct List {
    /// Those of one cohort
    #[arg(long, value_name = "NAME")]
    cohort: Option<String>,
    /// Who came how often, instead of the classes
    #[arg(long)]
    learners: bool,
    /// Text for people, or a CSV table with a line for each learner of each class
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// How a list is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq, clap::ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// A table for spreadsheets.
    Csv,
}

/// The columns of the table, the same in every language.
const COLUMNS: [&str; 8] =
    ["date", "cohort", "part", "instructor", "learner_id", "registration_no", "learner_name", "present"];

/// Lists the classes that were held.
pub fn run(args: &Args, list: &List) -> Result<ExitCode, Trouble> {
    if list.format == Format::Csv {
        let mut desk = Desk::open(args, "attendance list")?;
        let sessions = wanted(&desk.store, list)?;
        let bytes = roster::write(&COLUMNS, &table(&desk.store, &sessions)?);
        let audit = desk.audit(learner::many(sessions.len(), "class", "classes"));
        desk.store.note(desk.now, audit)?;
        io::stdout().lock().write_all(&bytes)?;
        return Ok(ExitCode::SUCCESS);
    }
    let store = guard::store(args)?;
    let sessions = wanted(&store, list)?;
    match sessions.is_empty() {
        true => println!(
            "No class was noted yet. `coursedeck attendance record COHORT --present NAMES` notes one."
        ),
        false if list.learners => by_learner(&store, &sessions)?,
        false => by_session(&sessions),
    }
    Ok(ExitCode::SUCCESS)
}

fn wanted(store: &Store, list: &List) -> Result<Vec<Session>, Trouble> {
    let mut sessions = store.sessions()?;
    if let Some(typed) = &list.cohort {
        let cohort = cohort::known(store, typed)?;
        sessions.retain(|it| it.cohort == cohort);
    }
    Ok(sessions)
}

fn by_session(sessions: &[Session]) {
    let row = |it: &Session| {
        let all = it.present.len() + it.absent.len();
        let came = format!("{} of {all}", it.present.len());
        vec![it.date.to_string(), it.cohort.clone(), it.part.clone(), came, it.instructor.clone()]
    };
    learner::columns(
        &["date", "cohort", "part", "came", "held by"],
        &sessions.iter().map(row).collect::<Vec<_>>(),
    );
}

fn by_learner(store: &Store, sessions: &[Session]) -> Result<(), Trouble> {
    let known = known(store)?;
    let mut came: BTreeMap<LearnerId, (usize, usize)> = BTreeMap::new();
    for (id, present) in sessions.iter().flat_map(listed) {
        let Some(person) = known.get(&id) else { continue };
        let (times, of) = came.entry(person.learner.id).or_default();
        *times += usize::from(present);
        *of += 1;
    }
    let mut rows: Vec<Vec<String>> = came
        .into_iter()
        .filter_map(|(id, (times, of))| {
            let name = known.get(&id)?.learner.name.clone();
            Some(vec![name, format!("{times} of {of}"), format!("{} %", times * 100 / of)])
        })
        .collect();
    rows.sort();
    learner::columns(&["name", "came", ""], &rows);
    Ok(())
}

fn table(store: &Store, sessions: &[Session]) -> Result<Vec<Vec<String>>, Trouble> {
    let known = known(store)?;
    let mut rows = Vec::new();
    for session in sessions {
        for (id, present) in listed(session) {
            let Some(person) = known.get(&id) else { continue };
            rows.push(vec![
                session.date.to_string(),
                session.cohort.clone(),
                session.part.clone(),
                session.instructor.clone(),
                person.learner.id.to_string(),
                person.details.registration.clone().unwrap_or_default(),
                person.learner.name.clone(),
                present.to_string(),
            ]);
        }
    }
    Ok(rows)
}

/// Who was on the list of a class, and whether they came.
fn listed(session: &Session) -> impl Iterator<Item = (LearnerId, bool)> + '_ {
    let present = session.present.iter().map(|id| (*id, true));
    present.chain(session.absent.iter().map(|id| (*id, false)))
}

/// Everyone by their id; those who were found to be another, as that one.
fn known(store: &Store) -> Result<BTreeMap<LearnerId, Person>, Trouble> {
    let mut known: BTreeMap<LearnerId, Person> =
        store.people()?.into_iter().map(|it| (it.learner.id, it)).collect();
    for (other, mut into) in store.merged()? {
        let chain: BTreeMap<LearnerId, LearnerId> =
            store.merged()?.into_iter().map(|(it, into)| (it.learner.id, into)).collect();
        while let Some(next) = chain.get(&into) {
            into = *next;
        }
        if let Some(person) = known.get(&into).cloned() {
            known.insert(other.learner.id, person);
        }
    }
    Ok(known)
}
