//! `coursedeck learner erase`: a person goes, and the records stay whole.

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::{
    cli::{args::Args, ask, guard::Desk, learn, trouble::Trouble},
    store::{CENTRE_KEY, Person, Store},
};

/// Erases a person: their name, PIN, papers, answers, notes and all they did; it cannot be taken back
///
/// The record of events stays whole, with nothing in it that tells who it was. Copies of the database in the data folder are
/// erased with --backups; copies that were carried elsewhere, and what was exported, are for you to delete. What a
/// disk or a stick keeps of old blocks nobody can promise.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example: coursedeck learner erase \"Amina Hassan\" --backups\n\nTo give them what is held on them first: coursedeck learner export \"Amina Hassan\" -o amina.json"
)]
pub struct Erase {
    /// Who: a name, number or id
    #[arg(required_unless_present = "finish")]
    learner: Option<String>,
    /// Goes on without a question
    #[arg(long)]
    yes: bool,
    /// In the copies of the database too that lie in the data folder
    #[arg(long)]
    backups: bool,
    /// Wipes what an earlier erasing had to leave, as another program had the file open
    #[arg(long, conflicts_with_all = ["learner", "backups"])]
    finish: bool,
}

/// Erases a person.
pub fn run(args: &Args, erase: &Erase) -> Result<ExitCode, Trouble> {
    let mut desk = Desk::open(args, "learner erase")?;
    let Some(typed) = &erase.learner else {
        desk.store.scrub()?;
        println!("What was erased is wiped from the file.");
        return Ok(ExitCode::SUCCESS);
    };
    let person = super::find(&desk.store, typed)?;
    let data = learn::data(args)?;
    show(&desk.store, &person)?;
    if !ask::sure(&format!("Erase {} for ever?", person.learner.name), erase.yes)? {
        return Ok(ExitCode::SUCCESS);
    }
    let audit = desk.audit("");
    desk.store.erase(desk.now, audit, person.learner.id)?;
    // The copies come first: whether or not the file can be wiped now, they are not forgotten.
    println!("{} is erased.", person.learner.name);
    let left = match erase.backups {
        true => clean(&desk, &person, &data)?,
        false => copies(desk.store.path(), &data),
    };
    desk.store.scrub()?;
    match (erase.backups, left.as_slice()) {
        (_, []) => (),
        (false, left) => {
            println!("These copies of the database may still hold them; --backups erases them there too:");
            left.iter().for_each(|path| println!("  {}", path.display()));
        }
        (true, left) => {
            println!("These could not be opened, and may still hold them. Delete them by hand:");
            left.iter().for_each(|path| println!("  {}", path.display()));
        }
    }
    println!("What was exported or carried elsewhere is not reached from here.");
    Ok(ExitCode::SUCCESS)
}

fn show(store: &Store, person: &Person) -> Result<(), Trouble> {
    let Some(held) = store.dossier(person.learner.id)? else { return Ok(()) };
    println!("{}", super::about(person));
    println!(
        "{} of theirs, in {}, will be blank.",
        super::many(held.events.len(), "event", "events"),
        super::many(held.progress.len(), "course", "courses")
    );
    held.merged.iter().for_each(|other| println!("with them: {}", super::about(other)));
    Ok(())
}

/// Erases the person from each copy, and tells which could not be opened.
fn clean(desk: &Desk, person: &Person, data: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let mut left = Vec::new();
    for copy in copies(desk.store.path(), data).into_iter().filter(|copy| !is_upgrade(copy)) {
        match Store::erase_from_copy(&copy, desk.now, desk.audit("in a copy"), person.learner.id) {
            Ok(true) => println!("Erased in {}.", copy.display()),
            Ok(false) => (),
            Err(_) => left.push(copy),
        }
    }
    // These are of use until the next start has gone well, and opening an older copy makes another.
    for copy in copies(desk.store.path(), data).into_iter().filter(|copy| is_upgrade(copy)) {
        match fs::remove_file(&copy) {
            Ok(()) => println!("Deleted {}, a copy from before an upgrade.", copy.display()),
            Err(_) => left.push(copy),
        }
    }
    Ok(left)
}

/// Whether it is the copy that an upgrade of the database left.
fn is_upgrade(copy: &Path) -> bool {
    copy.file_name().is_some_and(|name| name.to_string_lossy().contains(".before-v"))
}

/// Every other database in the data folder and the folders in it, by what it begins with.
fn copies(own: &Path, data: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![(data.to_owned(), 0)];
    while let Some((folder, depth)) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && depth < 3 => folders.push((path, depth + 1)),
                Ok(kind) if kind.is_file() && is_database(&path) && path != own => found.push(path),
                _ => (),
            }
        }
    }
    found.sort();
    found
}

fn is_database(path: &Path) -> bool {
    // The database itself is never opened past SQLite: closing it would drop the locks that SQLite holds on it.
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if name == learn::DATABASE || name == CENTRE_KEY || name.ends_with("-wal") || name.ends_with("-shm") {
        return name == learn::DATABASE;
    }
    let mut begin = [0; 16];
    let read = fs::File::open(path).and_then(|mut file| file.read_exact(&mut begin));
    read.is_ok() && &begin == b"SQLite format 3\0"
}
