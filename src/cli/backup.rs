//! `coursedeck backup`: a whole copy of the database, made while others learn.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use super::{args::Args, guard::Desk, learn, records, rolling, trouble::Trouble};
use crate::{
    files::{self, Mount},
    seal::Digesting,
    store::{CENTRE_KEY, Health, Store},
};

/// Copies the database whole, while others learn
///
/// The copy is looked through event by event, put in its place when it is whole, and readable by you alone. Without -o it is
/// the day's backup in the data folder. Take one to another disk as well: a stick in a drawer survives the PC.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck backup -o /media/stick/coursedeck-2026-11-24.db")]
pub struct Backup {
    /// Writes to this file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Writes over a file that is there already
    #[arg(long, requires = "output")]
    force: bool,
}

/// Makes the copy.
pub fn run(args: &Args, backup: &Backup) -> Result<ExitCode, Trouble> {
    let data = learn::data(args)?;
    let database = data.join(learn::DATABASE);
    if !database.exists() {
        return Err(Trouble::input(format!("nobody has learned in {} yet", data.display()))
            .hinted("say where the records are kept with --data DIR"));
    }
    let mut desk = Desk::open(args, "backup")?;
    let to = match &backup.output {
        Some(path) => {
            check(path, &database, backup.force)?;
            path.clone()
        }
        None => {
            let folder = data.join(rolling::FOLDER);
            rolling::make_folder(&folder)?;
            folder.join(rolling::name(desk.now.at.day()))
        }
    };
    let health = Store::back_up(&database, &to, &|_| ())
        .map_err(|error| Trouble::from(error).after(&format!("{} was not written: ", to.display())))?;
    let mut digesting = Digesting::default();
    let on_a_stick = Mount::of(&to).is_some_and(|mount| mount.is_removable());
    files::read_back(&to, |piece| digesting.take(piece))?;
    let audit = desk.audit("");
    desk.store.note(desk.now, audit).map_err(|error| {
        Trouble::from(error)
            .after(&format!("{} is whole, but it was not noted that it was made: ", to.display()))
    })?;
    println!("{}: {}", to.display(), holds(&health));
    println!("sha256 {}, read back from the disk", digesting.end());
    if desk.store.centre_key_path().exists() {
        println!("{CENTRE_KEY} is not in it: keep a copy of that file in a safe of its own");
    }
    if on_a_stick {
        println!("safe to remove");
    }
    Ok(ExitCode::SUCCESS)
}

fn check(path: &Path, database: &Path, force: bool) -> Result<(), Trouble> {
    let is_itself = |it: PathBuf| std::fs::canonicalize(database).is_ok_and(|own| own == it);
    if std::fs::canonicalize(path).is_ok_and(is_itself) {
        return Err(Trouble::input(format!("{} is the database itself", path.display()))
            .hinted("name another file with -o"));
    }
    records::check_file(path, force)
}

/// What a database holds, in a line.
pub fn holds(health: &Health) -> String {
    let learners = health.counts.map_or(0, |counts| counts.learners);
    let newest = health.newest.map_or(String::new(), |at| {
        let (hour, minute) = at.clock();
        format!(", the newest of {} {hour:02}:{minute:02}", at.day())
    });
    format!("{}, {}{newest}", many(learners, "learner"), many(health.events(), "event"))
}

/// A number of things.
pub fn many(count: u64, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}
