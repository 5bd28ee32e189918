//! `records export --to badge`: who signs, and where badges go.

use std::{
    io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use super::Export;
use crate::{
    cli::trouble::Trouble,
    files::{self, Mount},
    lang::{Catalog, Value},
    log::{Centre, Outcome},
    records::{
        badge::{Folder, Issuer, Words},
        table::What,
    },
    seal::Key,
    store::Store,
};

impl Export {
    /// What does not go with badges.
    pub(super) fn check_badge(&self, what: What) -> Result<(), Trouble> {
        if what != What::Completions {
            return Err(Trouble::input(format!("there are no badges of {what}"))
                .hinted("a badge is of a course that was passed: --what completions"));
        }
        if self.path().is_none() && self.output.is_none() {
            return Err(Trouble::input("badges want a place to go to")
                .hinted("name a folder with -o, or a file that ends in .jwt, or - for standard output"));
        }
        Ok(())
    }
}

/// The key of the centre, which is the one that it tells others.
pub(super) fn key(store: &Store, centre: Option<&Centre>) -> Result<Key, Trouble> {
    let set_up = "set it up with `coursedeck centre init`";
    if centre.is_none() {
        return Err(
            Trouble::input("a badge is signed in the name of a centre, and this one has none").hinted(set_up)
        );
    }
    let path = store.centre_key_path();
    let Some(key) = store.centre_key()? else {
        return Err(Trouble::input(format!("the centre's key {} is gone", path.display()))
            .hinted("put your copy of it there, or make another with `coursedeck centre init`"));
    };
    Ok(key)
}

/// Who signs.
pub(super) fn issuer<'a>(
    key: Key,
    words: &Catalog,
    criteria: &'a dyn Fn(Option<u8>) -> String,
    names: bool,
) -> Issuer<'a> {
    Issuer { key, words: Words { criteria, score: words.say("badge-score") }, names }
}

/// What had to be done, in words.
pub(super) fn criteria(words: &Catalog, pass: Option<u8>) -> String {
    match pass {
        Some(pass) => words.tell("badge-criteria-pass", &[("pass", Value::Percent(pass))]),
        None => words.say("badge-criteria"),
    }
}

/// Badges are for who passed.
pub(super) fn outcomes(wanted: &[Outcome]) -> Result<Vec<Outcome>, Trouble> {
    match wanted.iter().all(|outcome| *outcome == Outcome::Passed) {
        true => Ok(vec![Outcome::Passed]),
        false => Err(Trouble::input("a badge is for who passed").hinted("leave --result out")),
    }
}

/// Whether `path` is a folder for badges: all but a file that ends in `.jwt`.
pub(super) fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.extension().is_none_or(|extension| extension != "jwt")
}

/// The folder may be there or not; the one that it stands in must be.
pub(super) fn check_folder(path: &Path) -> Result<(), Trouble> {
    if path.symlink_metadata().is_ok() && !path.is_dir() {
        return Err(Trouble::input(format!("{} is no folder", path.display()))
            .hinted("name a folder for the badges, or a file that ends in .jwt for all of them"));
    }
    let around = files::folder(path);
    match around.is_dir() {
        true => Ok(()),
        false => Err(Trouble::input(format!("there is no folder {}", around.display()))
            .hinted("make it first, or plug in the stick")),
    }
}

/// Badges, a file each.
pub(super) fn folder<'a>(path: &Path, issuer: &'a Issuer<'a>, over: bool) -> io::Result<Folder<'a>> {
    // What ends in a slash is the folder itself.
    let path: PathBuf = path.components().collect();
    Folder::begin(&path, issuer, over)
}

/// Says what is in the folder.
pub(super) fn tell(path: &Path, badges: u64) -> ExitCode {
    let plural = if badges == 1 { "badge" } else { "badges" };
    println!("{}: {badges} {plural}, read back from the disk", path.display());
    if Mount::of(path).is_some_and(|mount| mount.is_removable()) {
        println!("safe to remove");
    }
    ExitCode::SUCCESS
}
