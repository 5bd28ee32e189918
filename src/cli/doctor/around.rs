//! The checks of what is around the records: disk, rights, clock, courses, backups.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use super::{Finding, Place, all_backups, size};
use crate::{
    cli::{learn, rolling},
    diag::Severity,
    exchange::install,
    files::{self, Mount},
    lang,
    seal::Key,
    store::{CENTRE_KEY, Health, Store, StoreError},
};

/// Less room than this, and the next class may not be saved.
const LEAST_ROOM: u64 = 16 << 20;
/// Less room than this, and it is time to think of it.
const LITTLE_ROOM: u64 = 256 << 20;
/// A backup older than this many days is told.
const OLD_BACKUP: i64 = 7;
/// The first day of 2026 in UTC: there was no such program before.
const OLDEST: i64 = 1_767_225_600_000;
/// As far ahead of the newest event a clock is told as doubtful: nobody learned for so long.
const FAR: i64 = 3 * 365 * 86_400_000;
const DAY: i64 = 86_400_000;
/// A file in the making that nobody has touched for this long is left over.
const LEFT: Duration = Duration::from_secs(3600);

/// The folder, its file system, its rights and its disk.
pub fn folder(place: &Place<'_>) -> Vec<Finding> {
    let folder = &place.data;
    if !folder.exists() {
        return vec![Finding::ok(
            "folder",
            format!("{}: not there yet, the first learner makes it", folder.display()),
        )];
    }
    let mut found = vec![writable(folder), file_system(folder)];
    found.extend(rights(place));
    found.push(room(place));
    found
}

fn writable(folder: &Path) -> Finding {
    let probe = folder.join(format!(".doctor.{}.part", std::process::id()));
    let written = fs::write(&probe, [0; 4096]);
    // What could not be made need not be removed.
    let _ = fs::remove_file(&probe);
    match written {
        Ok(()) => Finding::ok("folder", folder.display().to_string()),
        Err(error) => Finding::fault(
            "folder",
            format!("{} cannot be written: {error}", folder.display()),
            "make room on its disk, mount it to write, or give the folder to the account that learners use",
        ),
    }
}

fn file_system(folder: &Path) -> Finding {
    match Mount::of(folder) {
        None => Finding::ok("file-system", "this system does not tell which it is"),
        Some(mount) if Store::is_unsafe_on(&mount.kind) => Finding::fault(
            "file-system",
            format!("{}, where a power cut can take what was saved", mount.kind),
            "move the folder to the machine's own disk (ext4, xfs, btrfs, NTFS), and carry copies on the stick or the share",
        ),
        Some(mount) if mount.is_removable() => Finding::advice(
            "file-system",
            format!("{}, on a disk that can be pulled out", mount.kind),
            "move the folder to the machine's own disk, and carry copies on the stick",
        ),
        Some(mount) => Finding::ok("file-system", mount.kind),
    }
}

#[cfg(unix)]
fn rights(place: &Place<'_>) -> Vec<Finding> {
    use std::os::unix::fs::MetadataExt;
    let Ok(folder) = fs::metadata(&place.data) else { return Vec::new() };
    let mut found = Vec::new();
    let shown = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let secrets = [place.database.clone(), place.data.join(CENTRE_KEY)];
    for path in secrets.iter().chain(&all_backups(&place.data)) {
        let Ok(it) = fs::metadata(path) else { continue };
        if it.mode() & 0o077 != 0 {
            found.push(Finding::fault(
                "rights",
                format!(
                    "{} can be read or written by other accounts (mode {:03o})",
                    shown(path),
                    it.mode() & 0o777
                ),
                format!("chmod 600 {}", path.display()),
            ));
        }
        if it.uid() != folder.uid() {
            found.push(Finding::fault(
                "rights",
                format!("{} belongs to another account than its folder", shown(path)),
                format!("chown --reference={} {}", place.data.display(), path.display()),
            ));
        }
    }
    if folder.mode() & 0o022 != 0 {
        found.push(Finding::fault(
            "rights",
            format!("other accounts may write to the folder (mode {:03o})", folder.mode() & 0o777),
            format!("chmod 700 {}", place.data.display()),
        ));
    } else if folder.mode() & 0o055 != 0 {
        found.push(Finding::advice(
            "rights",
            format!("other accounts can see what is in the folder (mode {:03o})", folder.mode() & 0o777),
            format!("chmod 700 {}", place.data.display()),
        ));
    }
    if found.is_empty() {
        found.push(Finding::ok("rights", "nobody else reads the database, the key or the backups"));
    }
    found
}

#[cfg(not(unix))]
fn rights(_: &Place<'_>) -> Vec<Finding> {
    vec![Finding::ok("rights", "those of the folder, as this system keeps them")]
}

fn room(place: &Place<'_>) -> Finding {
    let needed = 2 * rolling::size(&place.database);
    match files::free(&place.data) {
        None => Finding::ok("disk", "this system does not tell how much is free"),
        Some(free) if free < LEAST_ROOM => Finding::fault(
            "disk",
            format!("only {} free: soon nothing can be saved", size(free)),
            "delete what is not needed on this disk; what was told as saved is safe",
        ),
        Some(free) if free < LITTLE_ROOM.max(needed) => Finding::advice(
            "disk",
            format!("only {} free", size(free)),
            "make room: backups are skipped where there is too little, and learning stops where there is none",
        ),
        Some(free) => Finding::ok("disk", format!("{} free", size(free))),
    }
}

/// The clock as it is, and as starts of the program found it.
pub fn clock(place: &Place<'_>, health: Option<&Health>) -> Vec<Finding> {
    let now = place.now.at;
    let (hour, minute) = now.clock();
    let says = format!("{} {hour:02}:{minute:02}", now.day());
    let set = "set the clock; where it forgets the time without power, its battery (CR2032) is empty";
    let newest = health.and_then(|health| health.newest);
    let mut found = vec![match newest {
        _ if now.ms < OLDEST => {
            Finding::fault("clock", format!("it says {says}, before this program was made"), set)
        }
        Some(newest) if now.ms + 120_000 < newest.ms => Finding::fault(
            "clock",
            format!(
                "it says {says}, and the newest record is of {}: it went back, or was wrong then",
                newest.day()
            ),
            set,
        ),
        Some(newest) if newest.ms + FAR < now.ms => Finding::advice(
            "clock",
            format!("it says {says}, years after the newest record of {}", newest.day()),
            "see whether that is the date",
        ),
        _ => Finding::ok("clock", says),
    }];
    let Some(health) = health else { return found };
    if 0 < health.went_back + health.too_old {
        found.push(Finding::advice(
            "clock-before",
            format!(
                "{} of the program found a clock that had gone back, {} one from before 2026",
                crate::cli::backup::many(health.went_back, "start"),
                health.too_old
            ),
            "nothing is lost: those records are marked doubtful. If it happens again, change the clock's battery (CR2032)",
        ));
    }
    found
}

/// Courses, words, fonts and the key: what a centre puts in the folder.
pub fn people_s_files(place: &Place<'_>) -> Vec<Finding> {
    let mut found = courses(place);
    found.extend(words(&place.data));
    found.extend(fonts(&place.data));
    found.extend(key(place));
    found
}

fn courses(place: &Place<'_>) -> Vec<Finding> {
    let library = learn::library(place.args, &place.data);
    let ids = library.ids();
    let mut found = Vec::new();
    let installed = learn::installed(&place.data);
    for id in &ids {
        if let Some(Err(changed)) = install::look_over(&installed, id) {
            found.push(Finding::fault(
                "courses",
                format!("{id} is not what was installed: {changed}"),
                format!(
                    "install it again from its package: `coursedeck course install {id}-….cdcourse --replace`"
                ),
            ));
        }
        let loaded = library.open(id);
        let faults = loaded.diagnostics.iter().filter(|it| it.severity == Severity::Error).count();
        if 0 < faults {
            found.push(Finding::fault(
                "courses",
                format!("{id} has {}", crate::cli::backup::many(faults as u64, "fault")),
                format!("`coursedeck course check` in its folder says where and what; the other courses open meanwhile ({id})"),
            ));
        }
    }
    if found.is_empty() {
        found.push(Finding::ok(
            "courses",
            format!("{} open", crate::cli::backup::many(ids.len() as u64, "course")),
        ));
    }
    found
}

/// A centre's own words.
fn words(data: &Path) -> Vec<Finding> {
    let folder = data.join("locales");
    let mut found = Vec::new();
    for entry in files::list(&folder).unwrap_or_default() {
        let path = folder.join(&entry.name);
        let said = match files::read_at_most(&path, 1 << 20).map(String::from_utf8) {
            Ok(Ok(text)) => match lang::faults(&text) {
                0 => continue,
                faults => format!(
                    "{} has {} that cannot be read",
                    entry.name,
                    crate::cli::backup::many(faults as u64, "message")
                ),
            },
            Ok(Err(_)) => format!("{} is no UTF-8 text", entry.name),
            Err(error) => format!("{}: {error}", entry.name),
        };
        let mend = format!("mend {}; until then the program's own words are shown", path.display());
        found.push(Finding::fault("words", said, mend));
    }
    found
}

/// Fonts of a centre's own for certificates.
fn fonts(data: &Path) -> Vec<Finding> {
    let folder = data.join("fonts");
    let entries = files::list(&folder).unwrap_or_default();
    let mut found = Vec::new();
    for entry in entries.iter().filter(|entry| entry.what == files::What::File) {
        let path = folder.join(&entry.name);
        let is_font =
            [".ttf", ".otf", ".ttc", ".otc"].iter().any(|end| entry.name.to_lowercase().ends_with(end));
        if is_font && !begins_as_a_font(&path) {
            let said = format!("{} is no font", entry.name);
            found.push(Finding::fault("fonts", said, format!("copy it again, or delete {}", path.display())));
        }
    }
    if found.is_empty() {
        found.push(Finding::ok(
            "fonts",
            match entries.len() {
                0 => "those of the program".to_owned(),
                count => format!("those of the program, and {count} in {}", folder.display()),
            },
        ));
    }
    found
}

fn begins_as_a_font(path: &Path) -> bool {
    let mut begin = [0; 4];
    let read = fs::File::open(path).and_then(|mut file| std::io::Read::read_exact(&mut file, &mut begin));
    read.is_ok() && [*b"\0\x01\0\0", *b"OTTO", *b"true", *b"ttcf"].contains(&begin)
}

fn key(place: &Place<'_>) -> Vec<Finding> {
    let path = place.data.join(CENTRE_KEY);
    let lost = "copy it back from where it is kept safe; without it this centre cannot sign as before";
    match files::read_at_most(&path, 4096) {
        Err(files::ReadError::Io(error)) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => vec![Finding::fault("key", format!("{CENTRE_KEY}: {error}"), lost)],
        Ok(bytes) => vec![match Key::of_file(&String::from_utf8_lossy(&bytes)) {
            Ok(key) if Store::is_own_key(&place.database, &key.public()) == Some(false) => {
                Finding::fault("key", format!("{CENTRE_KEY} holds another key than the centre's own"), lost)
            }
            Ok(_) => Finding::ok("key", format!("{CENTRE_KEY} can sign; keep a copy of it elsewhere")),
            Err(error) => Finding::fault("key", format!("{CENTRE_KEY}: {error}"), lost),
        }],
    }
}

/// The backups: whether there are any, how old the newest is, and whether each is whole.
pub fn backups(place: &Place<'_>, health: Option<&Health>) -> Vec<Finding> {
    let dated = rolling::dated(&place.data.join(rolling::FOLDER));
    let all = all_backups(&place.data);
    let mut found: Vec<Finding> = all.iter().filter_map(|path| harmed(path)).collect();
    let make = "run `coursedeck backup`, and take one to another disk with -o FILE";
    let has_events = health.is_none_or(|health| 0 < health.events());
    let age = dated.first().map(|(day, _)| (place.now.at.midnight().ms - midnight(place, *day)) / DAY);
    found.push(match (all.len(), age) {
        _ if !has_events => Finding::ok("backups", "there is nothing to keep yet"),
        (0, _) => Finding::advice("backups", "there is none; the first start of tomorrow makes one", make),
        (_, Some(age)) if OLD_BACKUP < age => {
            Finding::advice("backups", format!("the newest is {age} days old"), make)
        }
        (count, _) if found.is_empty() => {
            let newest = dated.first().map_or(String::new(), |(day, _)| format!(", the newest of {day}"));
            Finding::ok("backups", format!("{count}{newest}; each opens and is whole"))
        }
        (count, _) => Finding::advice("backups", format!("{} of {count} cannot be used", found.len()), make),
    });
    found
}

fn midnight(place: &Place<'_>, day: crate::time::Day) -> i64 {
    day.begins().map_or(place.now.at.ms, |begins| begins - i64::from(place.now.at.offset) * 60_000)
}

fn harmed(path: &Path) -> Option<Finding> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let why = match Store::examine(path) {
        Ok(health) => health.pages.iter().chain(&health.chain).next()?.to_string(),
        Err(error @ StoreError::Newer { .. }) => error.to_string(),
        Err(_) => "it is no database any more".to_owned(),
    };
    Some(Finding::fault(
        "backups",
        format!("{name} is damaged: {why}"),
        format!("run `coursedeck backup`, and then delete {}", path.display()),
    ))
}

/// Files that a program left when it was killed, and those that were kept aside.
pub fn leftovers(place: &Place<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let folders = [place.data.clone(), place.data.join(rolling::FOLDER)];
    let entries: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| fs::read_dir(folder).into_iter().flatten().flatten())
        .map(|it| it.path())
        .collect();
    for path in entries {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_log = name.ends_with("-wal") || name.ends_with("-shm") || name.ends_with("-journal");
        let is_old = fs::metadata(&path)
            .and_then(|it| it.modified())
            .is_ok_and(|at| at.elapsed().is_ok_and(|age| LEFT < age));
        if name.contains(".aside-") && !is_log {
            found.push(Finding::advice(
                "leftovers",
                format!("{name} was kept aside by a repair or a restore; it holds what people wrote"),
                format!("when all is well, delete it: rm {}", path.display()),
            ));
        } else if name.contains(".part") && is_old {
            found.push(Finding::advice(
                "leftovers",
                format!("{name} was left by a program that was killed"),
                format!("rm {}", path.display()),
            ));
        }
    }
    if Store::is_being_replaced(&place.database) {
        found.push(Finding::advice(
            "leftovers",
            "a repair or a restore was cut off when all but the last step was done",
            "start Coursedeck once: it finishes it",
        ));
    }
    if found.is_empty() {
        found.push(Finding::ok("leftovers", "none"));
    }
    found
}

/// Whether the terminal shows what the program writes.
pub fn terminal() -> Vec<Finding> {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| variable(name));
    let is_utf8 = locale.as_deref().is_some_and(|it| {
        let it = it.to_lowercase();
        it.contains("utf-8") || it.contains("utf8")
    });
    let term = variable("TERM").unwrap_or_default();
    let mut found = Vec::new();
    if cfg!(unix) && !is_utf8 {
        found.push(Finding::advice(
            "terminal",
            format!(
                "the locale is {}, not UTF-8: plain signs are shown for others",
                locale.as_deref().unwrap_or("not set")
            ),
            "set it, as with `export LANG=C.UTF-8`, or for everyone with `localectl set-locale LANG=C.UTF-8`",
        ));
    }
    if cfg!(unix) && (term.is_empty() || term == "dumb") {
        found.push(Finding::advice(
            "terminal",
            "TERM is not set, so learners get lines in place of screens",
            "start it in a terminal, or over SSH with `ssh -t`",
        ));
    }
    if found.is_empty() {
        found.push(Finding::ok(
            "terminal",
            format!("{} {term}", locale.unwrap_or_default()).trim().to_owned(),
        ));
    }
    found
}
