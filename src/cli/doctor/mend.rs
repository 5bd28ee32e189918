//! What doctor mends: what follows from the log is made anew; a damaged database is saved.

use std::{path::PathBuf, process::ExitCode};

use super::{Place, all_backups};
use crate::{
    cli::{
        ask, backup,
        guard::{self, Desk},
        learn,
        trouble::Trouble,
    },
    log::Audit,
    store::{How, Lost, Mended, REPAIR, Store, StoreError},
    text::clean,
    time::Stamp,
};

/// Makes anew what follows from the log.
pub fn rebuild(place: &Place<'_>) -> Result<ExitCode, Trouble> {
    is_there(place)?;
    let health = Store::examine(&place.database)?;
    if let Some(fault) = health.pages.iter().chain(&health.chain).next() {
        return Err(Trouble::input(format!("the log itself is not whole: {fault}"))
            .hinted("`coursedeck doctor --repair` saves what is whole, and rebuilds as well"));
    }
    let mut desk = Desk::open(place.args, "doctor --rebuild")?;
    desk.store.rebuild()?;
    let audit = desk.audit("");
    desk.store.note(desk.now, audit)?;
    match desk.store.verify()? {
        None => println!(
            "Rebuilt from {}, and looked through: all is as the log tells.",
            backup::many(health.events(), "event")
        ),
        Some(fault) if health.told == 0 => return Err(Trouble::input(fault.to_string())),
        Some(_) => println!(
            "Rebuilt from {}; what an earlier repair told as lost is still missing.",
            backup::many(health.events(), "event")
        ),
    }
    Ok(ExitCode::SUCCESS)
}

/// What to do where the new database waits for its place.
pub const WAITING: &str = "make room on the disk and see that its folder may be written, then start Coursedeck once; what was here is kept aside";

/// Saves what is whole.
pub fn repair(place: &Place<'_>, from: &[PathBuf], yes: bool) -> Result<ExitCode, Trouble> {
    is_there(place)?;
    for file in from {
        Store::examine(file).map_err(|error| Trouble::input(error.to_string()))?;
    }
    let by = by(place)?;
    let backups: Vec<PathBuf> = from.iter().cloned().chain(all_backups(&place.data)).collect();
    println!(
        "This makes a new database out of {}{}, and keeps the one that is here aside.",
        place.database.display(),
        match backups.len() {
            0 => ", with no backup to help".to_owned(),
            count => format!(" and {}", backup::many(count as u64, "backup")),
        }
    );
    if !ask::sure("Repair it?", yes)? {
        return Ok(ExitCode::SUCCESS);
    }
    let how = How { anyway: place.args.i_know };
    let audit = Audit { by, command: REPAIR.to_owned(), on: Vec::new(), note: String::new() };
    let mended = Store::repair(&place.database, &backups, how, (place.now, audit)).map_err(|error| {
        let trouble = Trouble::machine(&error);
        match error {
            StoreError::Busy { .. } => {
                trouble.hinted("ask everyone to leave Coursedeck first, and try again; nothing was changed")
            }
            StoreError::Full { .. } => {
                trouble.hinted("the new database needs as much room again; nothing was changed")
            }
            StoreError::Waiting { .. } => trouble.hinted(WAITING),
            _ => trouble,
        }
    })?;
    tell(&mended);
    Ok(ExitCode::SUCCESS)
}

fn is_there(place: &Place<'_>) -> Result<(), Trouble> {
    match place.database.exists() || Store::is_being_replaced(&place.database) {
        true => Ok(()),
        false => Err(Trouble::input(format!("there is no {} in {}", learn::DATABASE, place.data.display()))
            .hinted("where a backup is left: coursedeck restore FILE")),
    }
}

/// Who repairs. A damaged database is not opened to write, and so nobody's passphrase can be asked: whoever can write the
/// file could do as much with any program.
fn by(place: &Place<'_>) -> Result<String, Trouble> {
    let is_whole = Store::examine(&place.database).is_ok_and(|health| health.pages.is_empty());
    match is_whole && !Store::examine_ahead(&place.database)?.is_damaged {
        true => Ok(Desk::open(place.args, REPAIR)?.by().to_owned()),
        false => Ok(guard::account()),
    }
}

fn tell(mended: &Mended) {
    println!("Saved: {}.", backup::many(mended.events, "event"));
    let parts = [
        (mended.from_backups, "came from a backup"),
        (mended.by_bit, "had one wrong bit, which the digest told and is mended"),
        (mended.remade, "start of the program was described anew from its events"),
    ];
    for (count, what) in parts.into_iter().filter(|(count, _)| 0 < *count) {
        println!("  {count} {what}");
    }
    if 0 < mended.blank {
        println!(
            "  {} lost what was answered or written in it; that it happened, and when, is kept",
            mended.blank
        );
    }
    let lost: u64 = mended.lost.iter().map(|lost| lost.to - lost.from + 1).sum();
    match lost {
        0 => println!("Nothing is lost that the file or a backup had."),
        lost => println!("Lost: {}, that is:", backup::many(lost, "event")),
    }
    mended.lost.iter().for_each(|lost| println!("  {}", line(lost)));
    println!("The damaged file is kept as {}; delete it when all is well.", mended.kept.display());
}

fn line(lost: &Lost) -> String {
    let count = backup::many(lost.to - lost.from + 1, "event");
    let whose = match lost.whose.as_slice() {
        [] => "of nobody known".to_owned(),
        names => {
            format!("of {}", names.iter().map(|name| clean::message(name)).collect::<Vec<_>>().join(", "))
        }
    };
    let at = |stamp: Stamp| {
        let (hour, minute) = stamp.clock();
        format!("{} {hour:02}:{minute:02}", stamp.day())
    };
    let when = match lost.between {
        (Some(from), Some(to)) => format!(", between {} and {}", at(from), at(to)),
        (Some(from), None) => format!(", after {}", at(from)),
        (None, Some(to)) => format!(", before {}", at(to)),
        (None, None) => String::new(),
    };
    format!("{count} {whose}{when} (run {}, {} to {})", lost.run, lost.from, lost.to)
}
