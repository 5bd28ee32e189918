//! `coursedeck restore`: a backup takes the place of the database.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use super::{
    args::Args,
    ask, backup, doctor,
    guard::{self, Desk},
    learn,
    trouble::Trouble,
};
use crate::{
    log::Audit,
    store::{Health, How, Store, StoreError},
    text::clean,
    time::Now,
};

/// Puts a backup in the place of the database
///
/// It looks the backup through first, says what it holds and what is here, and asks. The database that was here is kept aside.
/// Where the backup lacks something that is here, it is refused; --lose-newer goes back all the same.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example: coursedeck restore /media/stick/coursedeck-2026-11-24.db\n\nTo keep what is here and add what only a backup has: coursedeck doctor --repair --from FILE"
)]
pub struct Restore {
    /// The backup
    #[arg(value_name = "FILE")]
    backup: PathBuf,
    /// Goes on without a question
    #[arg(long)]
    yes: bool,
    /// Goes back to the backup although events that are here are not in it
    #[arg(long)]
    lose_newer: bool,
}

/// Restores.
pub fn run(args: &Args, restore: &Restore) -> Result<ExitCode, Trouble> {
    let data = learn::data(args)?;
    let (database, file) = (data.join(learn::DATABASE), restore.backup.as_path());
    if std::fs::canonicalize(file).is_ok_and(|it| std::fs::canonicalize(&database).is_ok_and(|own| own == it))
    {
        return Err(Trouble::input(format!("{} is the database itself", file.display())));
    }
    let held = look(file)?;
    println!("{}: {}", file.display(), backup::holds(&held));
    let by = match database.exists() {
        true => compare(args, restore, &database)?,
        false => {
            println!("here: no database yet");
            guard::account()
        }
    };
    let question = format!("Put it in the place of {}?", database.display());
    if !ask::sure(&question, restore.yes)? {
        return Ok(ExitCode::SUCCESS);
    }
    std::fs::create_dir_all(&data)?;
    let kept = Store::restore(file, &database).map_err(|error| refused(&error))?;
    let unnoted =
        |error: StoreError| Trouble::from(error).after("restored, but it was not noted that it was: ");
    let mut store = Store::open(&database, How { anyway: args.i_know }).map_err(unnoted)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let note = format!("from {}", clean::message(&name));
    store
        .note(Now::read(), Audit { by, command: "restore".to_owned(), on: Vec::new(), note })
        .map_err(unnoted)?;
    println!("restored: {}", backup::holds(&held));
    if let Some(kept) = kept {
        println!("what was here is kept as {}", kept.display());
    }
    Ok(ExitCode::SUCCESS)
}

/// What the backup holds, if it is whole.
fn look(file: &Path) -> Result<Health, Trouble> {
    if !file.is_file() {
        return Err(Trouble::input(format!("{} is no file", file.display()))
            .hinted("`coursedeck doctor` lists the backups in the data folder"));
    }
    let held = Store::examine(file).map_err(|error| match error {
        StoreError::Newer { .. } | StoreError::NotOurs { .. } | StoreError::NotADatabase { .. } => {
            Trouble::input(error.to_string()).hinted("nothing was changed")
        }
        error => Trouble::from(error),
    })?;
    if let Some(fault) = held.pages.iter().chain(&held.chain).next() {
        return Err(Trouble::input(format!("{} is damaged: {fault}", file.display())).hinted(
            "take an older backup; `coursedeck doctor --repair --from FILE` takes from it what is whole",
        ));
    }
    Ok(held)
}

/// Says what is here, refuses to lose any of it unless that is wanted, and tells who wants it.
fn compare(args: &Args, restore: &Restore, database: &Path) -> Result<String, Trouble> {
    let is_hurt = |error: &StoreError| {
        matches!(
            error,
            StoreError::Damaged { .. } | StoreError::NotADatabase { .. } | StoreError::NotOurs { .. }
        )
    };
    let here = match Store::examine(database) {
        Ok(here) => here,
        Err(error) if is_hurt(&error) => {
            Health { pages: vec![crate::store::Fault::Damaged(error.to_string())], ..Health::default() }
        }
        Err(error) => return Err(error.into()),
    };
    let is_whole = here.pages.is_empty() && !Store::examine_ahead(database)?.is_damaged;
    // In a damaged database nobody's passphrase can be looked up.
    let by = match is_whole {
        true => Desk::open(args, "restore")?.by().to_owned(),
        false => guard::account(),
    };
    let beyond = Store::beyond(database, &restore.backup);
    match (&beyond, is_whole) {
        (Ok((count, newest)), _) if 0 < *count => {
            println!("here: {}", backup::holds(&here));
            let newest = newest.map_or(String::new(), |at| format!(", the newest of {}", at.day()));
            println!("not in the backup: {}{newest}", backup::many(*count, "event"));
            if !restore.lose_newer {
                return Err(Trouble::input(format!(
                    "{} that {} here would be lost",
                    backup::many(*count, "event"),
                    if *count == 1 { "is" } else { "are" }
                ))
                .hinted(format!(
                    "to keep them and add what only the backup has: coursedeck doctor --repair --from {}",
                    restore.backup.display()
                ))
                .hinted("to go back all the same, say --lose-newer; what is here is kept aside"));
            }
        }
        (Ok(_), true) => println!("here: {}", backup::holds(&here)),
        _ if restore.lose_newer => println!("here: a damaged database"),
        _ => {
            return Err(Trouble::input(
                "the database here is damaged, and may hold what the backup does not",
            )
            .hinted(format!(
                "to save what is whole in it: coursedeck doctor --repair --from {}",
                restore.backup.display()
            ))
            .hinted("to go back to the backup all the same, say --lose-newer; what is here is kept aside"));
        }
    }
    Ok(by)
}

fn refused(error: &StoreError) -> Trouble {
    let trouble = Trouble::machine(error);
    match error {
        StoreError::Busy { .. } => {
            trouble.hinted("ask everyone to leave Coursedeck first, and try again; nothing was changed")
        }
        StoreError::Waiting { .. } => trouble.hinted(doctor::WAITING),
        StoreError::Unsettled { .. } => trouble
            .after("restored, but it was not noted that it was: ")
            .hinted("make room on the disk, then restore it again"),
        _ => trouble,
    }
}
