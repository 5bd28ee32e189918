//! `coursedeck records exchange`: a folder that several machines share, a bundle of each in it.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use super::{
    bundle, merge,
    merge::{Taking, Trusted},
};
use crate::{
    cli::{args::Args, guard::Desk, learn, learner::many, trouble::Trouble},
    exchange::bundle::{Bundle, SUFFIX},
    seal::locked::Opener,
    store::Which,
};

/// Puts this machine's records into a folder that others share, and takes theirs
///
/// The folder may be on a server, a stick, or kept the same by a program like Syncthing. Each machine has one file there
/// and writes no other. Run it on each as often as you like, in any order. Whoever can read the folder can read the names
/// in it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck records exchange /mnt/records")]
pub struct Exchange {
    /// The folder
    dir: PathBuf,
    /// Another key to trust this time, as `centre show` prints it, or a file with it
    #[arg(long, value_name = "KEY")]
    key: Vec<String>,
}

/// Puts and takes.
pub fn run(args: &Args, exchange: &Exchange) -> Result<ExitCode, Trouble> {
    let dir = &exchange.dir;
    if !dir.is_dir() {
        return Err(Trouble::input(format!("there is no folder {}", dir.display()))
            .hinted("mount the share or plug in the stick, or make the folder"));
    }
    let mut desk = Desk::open(args, "records exchange")?;
    let trusted = merge::trusted(&learn::data(args)?, Some(&desk.store), &exchange.key)?;
    let found = bundles(dir)?;
    let new: Vec<PathBuf> =
        found.into_iter().filter(|path| !is_known(&desk, path, &trusted.openers)).collect();
    // The own file as well: where a copied PC wrote it, what that one did is here before the file is written anew.
    let taken = Taking::of(&new).take(&mut desk, &trusted)?;
    for (path, bundle) in taken.bundles() {
        desk.store.set_setting(None, &known_as(path), Some(&bundle.digest.to_string()))?;
    }
    let own = put(&mut desk, dir, &trusted)?;
    println!("{own}");
    if new.is_empty() {
        println!("nothing of the others is new");
    }
    taken.tell(&desk.store)
}

/// The bundles in the folder.
fn bundles(dir: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let listed = crate::files::list(dir)
        .map_err(|error| Trouble::machine(&error).after(&format!("{} cannot be read: ", dir.display())))?;
    let is_bundle = |path: &PathBuf| path.extension() == Some(OsStr::new(SUFFIX));
    let files = listed.into_iter().filter(|entry| entry.what == crate::files::What::File);
    Ok(files.map(|entry| dir.join(entry.name)).filter(is_bundle).collect())
}

/// Whether the same was taken from a file of that name before.
fn is_known(desk: &Desk, path: &Path, openers: &[Opener]) -> bool {
    let known = desk.store.setting(None, &known_as(path)).ok().flatten();
    known.is_some_and(|known| {
        Bundle::open_with(path, openers).is_ok_and(|bundle| bundle.digest.to_string() == known)
    })
}

fn known_as(path: &Path) -> String {
    format!("taken {}", path.file_name().unwrap_or_default().to_string_lossy())
}

/// Writes the own file, where something is new; and tells.
fn put(desk: &mut Desk, dir: &Path, trusted: &Trusted) -> Result<String, Trouble> {
    let which = Which { after: 0, own: true };
    let leaving = bundle::leaving(desk, which)?;
    if leaving.events == 0 {
        return Ok("there are no records of this machine yet".to_owned());
    }
    let path = dir.join(name(desk)?);
    let there = Bundle::open(&path).ok().filter(|bundle| trusted.signer(bundle).is_ok());
    let is_same = there
        .is_some_and(|bundle| (bundle.manifest.events, bundle.manifest.to) == (leaving.events, leaving.last));
    if is_same {
        return Ok(format!("{}: nothing is new here since it was written", path.display()));
    }
    let audit = desk.audit(format!("to {}", name(desk)?));
    desk.store.note(desk.now, audit)?;
    // The note may have shown that this PC is a copy of another, and its name another from now on.
    let path = dir.join(name(desk)?);
    let signer = bundle::signer(desk)?;
    let (manifest, delivered) = bundle::write(desk, which, &signer, (&[], &path))
        .map_err(|refused| bundle::unwritten(&refused, &path))?;
    share(&path)?;
    let digest = Bundle::open(&path).map(|bundle| bundle.digest.to_string()).ok();
    desk.store.set_setting(None, &known_as(&path), digest.as_deref())?;
    let stick = if delivered.on_a_stick { ", safe to remove" } else { "" };
    Ok(format!(
        "{}: {} of this machine{stick}",
        path.display(),
        many(manifest.events as usize, "event", "events")
    ))
}

/// A name that no other machine has: of the centre, and of this installation.
fn name(desk: &Desk) -> Result<String, Trouble> {
    let (device, label) = desk.store.device()?;
    let centre = desk.store.centre()?.map(|centre| centre.name);
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let words: String = label.or(centre).unwrap_or_default().chars().map(plain).take(40).collect();
    let words: Vec<&str> = words.split('-').filter(|word| !word.is_empty()).collect();
    let words = if words.is_empty() { "coursedeck".to_owned() } else { words.join("-") };
    Ok(format!("{words}-{}.{SUFFIX}", &device.0.simple().to_string()[..12]))
}

/// The others of the folder have accounts of their own: who may look into the folder may read what is in it.
#[cfg(unix)]
fn share(path: &Path) -> Result<(), Trouble> {
    use std::os::unix::fs::PermissionsExt;
    // FAT and some shares know no such rights, and need none.
    let _ = fs::set_permissions(path, fs::Permissions::from_mode(0o644));
    Ok(())
}

/// Elsewhere the folder's own rights count.
#[cfg(not(unix))]
fn share(_path: &Path) -> Result<(), Trouble> {
    Ok(())
}
