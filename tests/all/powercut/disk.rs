//! What a disk may hold when the power fails, after some steps of a trace.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use super::trace::Step;
use crate::crash::Dice;

/// The smallest piece that a disk writes whole.
const SECTOR: usize = 512;

/// What became of that which was not flushed.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Cut {
    /// All of it is there: only the program was killed.
    Kept,
    /// Nothing of it is there.
    Lost,
    /// The names are there, and nothing that was written: a file system that orders its names alone.
    Named,
    /// Each write is there or not, the last one perhaps in part; the names up to some moment.
    Mixed(u64),
    /// Each sector is there or not; the names up to some moment.
    Torn(u64),
}

/// A file, whatever its name is.
#[derive(Clone, Default)]
struct File {
    flushed: Vec<u8>,
    now: Vec<u8>,
    waiting: Vec<Change>,
}

#[derive(Clone)]
enum Change {
    Bytes(usize, Vec<u8>),
    Length(usize),
}

/// A change of names, and whether it is flushed.
struct Naming {
    what: Step,
    /// The file that it is about, of those that were made.
    file: usize,
    is_flushed: bool,
}

/// The disk while a program runs.
pub struct Disk {
    files: Vec<File>,
    /// The names and the folders before the program began.
    before: (BTreeMap<PathBuf, usize>, BTreeSet<PathBuf>),
    /// The names as the program sees them.
    names: BTreeMap<PathBuf, usize>,
    namings: Vec<Naming>,
    is_lying: bool,
}

/// What a disk holds: each file by its name, and the folders.
pub type Held = (BTreeMap<PathBuf, Vec<u8>>, BTreeSet<PathBuf>);

impl Disk {
    /// A disk that holds what is in `folder`. One that lies does not flush.
    pub fn of(folder: &Path, is_lying: bool) -> Self {
        let mut disk = Self {
            files: Vec::new(),
            before: Default::default(),
            names: BTreeMap::new(),
            namings: Vec::new(),
            is_lying,
        };
        let mut folders = vec![folder.to_owned()];
        while let Some(inner) = folders.pop() {
            for entry in fs::read_dir(inner).unwrap().flatten() {
                let name = entry.path().strip_prefix(folder).unwrap().to_owned();
                if entry.file_type().unwrap().is_dir() {
                    disk.before.1.insert(name);
                    folders.push(entry.path());
                } else {
                    let flushed = fs::read(entry.path()).unwrap();
                    disk.before.0.insert(name, disk.files.len());
                    disk.files.push(File { now: flushed.clone(), flushed, waiting: Vec::new() });
                }
            }
        }
        disk.names = disk.before.0.clone();
        disk
    }

    pub fn step(&mut self, step: &Step) {
        match step {
            Step::Said(_) => (),
            Step::Wrote(name, at, bytes) => self.change(name, Change::Bytes(*at as usize, bytes.clone())),
            Step::Cut(name, length) => self.change(name, Change::Length(*length as usize)),
            Step::Flushed(_) | Step::FlushedAll if self.is_lying => (),
            Step::Flushed(name) => self.flush(name),
            Step::FlushedAll => {
                self.files.iter_mut().for_each(File::flush);
                self.namings.iter_mut().for_each(|naming| naming.is_flushed = true);
            }
            Step::Made(_) => {
                self.files.push(File::default());
                self.name(step, self.files.len() - 1);
            }
            Step::Linked(from, _) => self.name(step, self.names[from]),
            Step::Folder(_) | Step::Renamed(..) | Step::Exchanged(..) | Step::Removed(_) => {
                self.name(step, usize::MAX);
            }
        }
    }

    fn name(&mut self, step: &Step, file: usize) {
        apply(step, file, &mut self.names, &mut BTreeSet::new());
        self.namings.push(Naming { what: step.clone(), file, is_flushed: false });
    }

    fn change(&mut self, name: &Path, change: Change) {
        let file = *self.names.get(name).unwrap_or_else(|| panic!("{} is not there", name.display()));
        let file = &mut self.files[file];
        change.apply(&mut file.now);
        file.waiting.push(change);
    }

    /// A file takes its first name with it to the disk, as ext4, XFS and Btrfs do; a folder takes what was done in it.
    fn flush(&mut self, name: &Path) {
        if let Some(&file) = self.names.get(name) {
            self.files[file].flush();
            let made = self.namings.iter_mut().filter(|naming| naming.file == file);
            made.filter(|naming| matches!(naming.what, Step::Made(_))).for_each(|it| it.is_flushed = true);
            return;
        }
        for naming in &mut self.namings {
            let is_in_it = |path: &PathBuf| path.parent() == Some(name);
            naming.is_flushed |= match &naming.what {
                Step::Made(path) | Step::Folder(path) | Step::Removed(path) => is_in_it(path),
                Step::Renamed(_, to) | Step::Exchanged(_, to) | Step::Linked(_, to) => is_in_it(to),
                _ => false,
            };
        }
    }

    /// What the disk holds if the power fails now.
    pub fn after(&self, cut: Cut) -> Held {
        let mut dice = Dice(match cut {
            Cut::Mixed(seed) | Cut::Torn(seed) => seed,
            _ => 0,
        });
        let last = self.namings.iter().rposition(|naming| naming.is_flushed).map_or(0, |last| last + 1);
        let until = match cut {
            Cut::Kept | Cut::Named => self.namings.len(),
            Cut::Lost => 0,
            Cut::Mixed(_) | Cut::Torn(_) => {
                last + dice.below((self.namings.len() - last + 1) as u64) as usize
            }
        };
        let (mut names, mut folders) = self.before.clone();
        for (place, naming) in self.namings.iter().enumerate() {
            if naming.is_flushed || place < until {
                apply(&naming.what, naming.file, &mut names, &mut folders);
            }
        }
        let held = names.into_iter().filter(|(name, _)| !is_memory(name));
        let held = held.map(|(name, file)| (name, self.files[file].after(cut, &mut dice))).collect();
        (held, folders)
    }
}

/// What programs share while they run. It is no part of what is kept: SQLite makes it anew.
fn is_memory(name: &Path) -> bool {
    name.to_str().is_some_and(|name| name.ends_with("-shm"))
}

fn apply(step: &Step, file: usize, names: &mut BTreeMap<PathBuf, usize>, folders: &mut BTreeSet<PathBuf>) {
    match step {
        Step::Made(name) | Step::Linked(_, name) => drop(names.insert(name.clone(), file)),
        Step::Folder(name) => drop(folders.insert(name.clone())),
        Step::Removed(name) => {
            names.remove(name);
            folders.remove(name);
        }
        Step::Renamed(from, to) => {
            // A name that was never there moves nothing, and covers nothing.
            let files = take(names, from);
            let moved: Vec<PathBuf> = folders.iter().filter(|name| name.starts_with(from)).cloned().collect();
            for name in moved {
                folders.remove(&name);
                folders.insert(under(to, name.strip_prefix(from).unwrap()));
            }
            put(names, to, files);
        }
        Step::Exchanged(one, other) => {
            let (ones, others) = (take(names, one), take(names, other));
            put(names, other, ones);
            put(names, one, others);
        }
        _ => (),
    }
}

fn under(path: &Path, rest: &Path) -> PathBuf {
    if rest.as_os_str().is_empty() { path.to_owned() } else { path.join(rest) }
}

fn take(names: &mut BTreeMap<PathBuf, usize>, from: &Path) -> Vec<(PathBuf, usize)> {
    let found: Vec<PathBuf> = names.keys().filter(|name| name.starts_with(from)).cloned().collect();
    let found =
        found.into_iter().map(|name| (name.strip_prefix(from).unwrap().to_owned(), names[&name], name));
    let found: Vec<_> = found.collect();
    found
        .into_iter()
        .map(|(rest, file, name)| {
            names.remove(&name);
            (rest, file)
        })
        .collect()
}

fn put(names: &mut BTreeMap<PathBuf, usize>, to: &Path, files: Vec<(PathBuf, usize)>) {
    for (rest, file) in files {
        names.insert(under(to, &rest), file);
    }
}

impl Change {
    fn apply(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Length(length) => bytes.resize(*length, 0),
            Self::Bytes(at, new) => write(bytes, *at, new),
        }
    }
}

fn write(bytes: &mut Vec<u8>, at: usize, new: &[u8]) {
    if new.is_empty() {
        return;
    }
    bytes.resize(bytes.len().max(at + new.len()), 0);
    bytes[at..at + new.len()].copy_from_slice(new);
}

impl File {
    fn flush(&mut self) {
        if !self.waiting.is_empty() {
            self.flushed.clone_from(&self.now);
            self.waiting.clear();
        }
    }

    fn after(&self, cut: Cut, dice: &mut Dice) -> Vec<u8> {
        match cut {
            Cut::Kept => return self.now.clone(),
            Cut::Lost | Cut::Named => return self.flushed.clone(),
            Cut::Mixed(_) | Cut::Torn(_) => (),
        }
        let mut bytes = self.flushed.clone();
        for (place, change) in self.waiting.iter().enumerate() {
            let is_last = place + 1 == self.waiting.len();
            match change {
                Change::Bytes(at, new) if matches!(cut, Cut::Torn(_)) => tear(&mut bytes, *at, new, dice),
                _ if dice.below(2) == 0 => (),
                Change::Bytes(at, new) if is_last => {
                    let sectors = dice.below((new.len() / SECTOR + 2) as u64) as usize;
                    write(&mut bytes, *at, &new[..new.len().min(sectors * SECTOR)]);
                }
                change => change.apply(&mut bytes),
            }
        }
        bytes
    }
}

/// Of what is written, each sector gets there or not.
fn tear(bytes: &mut Vec<u8>, at: usize, new: &[u8], dice: &mut Dice) {
    let mut from = 0;
    while from < new.len() {
        let to = ((at + from) / SECTOR + 1) * SECTOR - at;
        let to = to.min(new.len());
        if dice.below(2) == 1 {
            write(bytes, at + from, &new[from..to]);
        }
        from = to;
    }
}

/// A number that tells one state from another.
pub fn digest(held: &Held, said: usize) -> u64 {
    let mut hasher = DefaultHasher::new();
    (held, said).hash(&mut hasher);
    hasher.finish()
}

/// Puts what a disk holds into an empty folder.
pub fn lay_out(held: &Held, folder: &Path) {
    for inner in &held.1 {
        fs::create_dir_all(folder.join(inner)).unwrap();
    }
    for (name, bytes) in &held.0 {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}
