//! `coursedeck learner import`: a list of learners from a spreadsheet, or from Kolibri as it is.

use std::{path::PathBuf, process::ExitCode};

use crate::{
    cli::{args::Args, ask, guard::Desk, learn, trouble::Trouble},
    files,
    roster::{self, BadRoster, How, Plan, What},
};

/// A roster of more bytes is none.
const MOST: usize = 16 << 20;

/// Takes in a list of learners: shows what it would add and change, and asks
///
/// The file is CSV with commas, semicolons or tabs, in UTF-8 or UTF-16. Kolibri's user export is taken as it is. The columns that
/// count: name (or full_name), registration, login, cohort, language; and with consent: gender, birth_year, disability,
/// residence. Somebody is known by the registration number or the login; a name alone proves nothing, so whoever has
/// the name of somebody on the register is shown and left out. Nobody is ever deleted.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck learner import roster.csv --cohort Morning --dry-run")]
pub struct Import {
    /// The list
    file: PathBuf,
    /// Shows what would be done, and does nothing
    #[arg(long)]
    dry_run: bool,
    /// Goes on without a question
    #[arg(long)]
    yes: bool,
    /// Puts all of them in this class
    #[arg(long, value_name = "NAME")]
    cohort: Option<String>,
    /// All of them consented that their gender, birth year, disability and residence are kept
    #[arg(long)]
    consent: bool,
    /// Adds those too who have the name of somebody on the register
    #[arg(long)]
    namesakes: bool,
}

/// Takes in a list of learners.
pub fn run(args: &Args, import: &Import) -> Result<ExitCode, Trouble> {
    let file = import.file.display();
    let bytes = files::read_at_most(&import.file, MOST)
        .map_err(|error| Trouble::input(format!("{file}: {error}")))?;
    let roster =
        roster::read(&bytes).map_err(|error| mend(&error, Trouble::input(format!("{file}: {error}"))))?;
    let cohort = super::one_line("--cohort", &import.cohort)?;
    let mut desk = Desk::open(args, "learner import")?;
    let cohort = cohort.map(|cohort| super::known_cohort(&desk.store, cohort)).transpose()?;
    let how = How {
        cohort,
        language: learn::language(args)?,
        consent: import.consent,
        namesakes: import.namesakes,
        now: desk.now.at,
    };
    let plan = roster::plan(&roster.rows, &desk.store.people()?, &how);
    show(&plan, &roster.ignored);
    let changes = plan.changes();
    if changes.is_empty() {
        println!("There is nothing to change.");
        return Ok(ExitCode::SUCCESS);
    }
    if import.dry_run {
        println!("This was a dry run: nothing was changed.");
        return Ok(ExitCode::SUCCESS);
    }
    if ask::sure("Do this?", import.yes)? {
        let audit = desk.audit(summary(&plan));
        desk.store.register(desk.now, audit, &changes)?;
        println!("Done.");
    }
    Ok(ExitCode::SUCCESS)
}

fn mend(error: &BadRoster, trouble: Trouble) -> Trouble {
    match error {
        BadRoster::Encoding { .. } => trouble
            .hinted("open it in a spreadsheet and save it as \"CSV UTF-8\"; else names would come in with wrong letters"),
        BadRoster::NoNames { .. } => {
            trouble.hinted("the first line names the columns, and one of them is `name`")
        }
        BadRoster::Twice { .. } => trouble.hinted("take one of them out, or give it another name"),
        BadRoster::Empty | BadRoster::Broken(_) => {
            trouble.hinted("save the list as CSV in a spreadsheet; its first line names the columns")
        }
    }
}

fn show(plan: &Plan, ignored: &[String]) {
    for line in &plan.lines {
        let (mark, name, why) = match &line.what {
            What::Add(_) => ("add", &line.name, String::new()),
            What::Set(_, words) => ("change", &line.name, words.join("; ")),
            What::Same if line.notes.is_empty() => continue,
            What::Same => ("same", &line.name, String::new()),
            What::Left(why) => ("left out", &line.name, why.clone()),
        };
        let name = if name.is_empty() { "(no name)" } else { name };
        let why = std::iter::once(why).chain(line.notes.iter().cloned()).filter(|it| !it.is_empty());
        let why = why.collect::<Vec<_>>().join("; ");
        let colon = if why.is_empty() { "" } else { ": " };
        println!("line {:<5} {mark:<9} {name}{colon}{why}", line.line);
    }
    if !ignored.is_empty() {
        println!("Columns that mean nothing here: {}", ignored.join(", "));
    }
    if 0 < plan.unconsented {
        println!(
            "Of {}, gender, birth year, disability and residence are left out; if they consented, say --consent.",
            super::many(plan.unconsented, "learner", "learners")
        );
    }
    if 0 < plan.namesakes {
        println!("Of those left out for their name alone: who is the same person gets the number by");
        println!("  coursedeck learner change NAME --registration N     (or --login)");
        println!("and is known then. If all of them are others, say --namesakes.");
    }
    println!("{}", summary(plan));
}

fn summary(plan: &Plan) -> String {
    let count = |of: fn(&What) -> bool| plan.lines.iter().filter(|line| of(&line.what)).count();
    let add = count(|what| matches!(what, What::Add(_)));
    let set = count(|what| matches!(what, What::Set(..)));
    let same = count(|what| matches!(what, What::Same));
    let left = count(|what| matches!(what, What::Left(_)));
    format!("{add} to add, {set} to change, {same} as they are, {left} left out")
}
