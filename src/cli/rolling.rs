//! Rolling backups: at the first start of a day, what was there is copied, and old copies go.

use std::{
    fs,
    io::{self, IsTerminal, Write},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU8, Ordering},
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::Duration,
};

use super::learn;
use crate::{
    files,
    lang::Catalog,
    store::{Store, StoreError},
    time::{Day, Now},
};

/// The folder of the backups in the data folder.
pub const FOLDER: &str = "backups";
/// How many are kept: the newest of each of the last days, weeks and months that have one.
pub const KEPT: [usize; 3] = [7, 4, 12];
/// What must be left on the disk beside the copy.
const ROOM: u64 = 64 << 20;
/// How long a session is left alone before its copy begins: by then the first screen is drawn and somebody reads it.
const QUIET: Duration = Duration::from_secs(3);
/// The rest after each megabyte, so that an answer need not wait for the disk.
const PAUSE: Duration = Duration::from_millis(20);
/// A database up to this size is copied at the end of a short session too; a larger one waits for a longer one…
const SMALL: u64 = 32 << 20;
/// … but no longer than so many days: then whoever leaves waits for the copy, and is told how far it is.
pub const LATEST: i64 = 7;
/// How often whoever waits is told.
const TOLD: Duration = Duration::from_millis(200);

/// What became of the day's backup.
#[derive(Debug)]
pub enum Made {
    /// There is one already, or nothing to copy yet.
    NotDue,
    /// It was made.
    Here,
    /// The disk has too little room.
    NoRoom,
    /// It could not be made.
    Not(StoreError),
}

/// Does `work`, and makes the day's backup meanwhile, where it is due: the first screen does not wait to know. Whoever
/// leaves waits for it where it is small, or late; `words` tell them why.
pub fn meanwhile<T>(data: &Path, words: impl FnOnce() -> Catalog, work: impl FnOnce() -> T) -> T {
    let database = data.join(learn::DATABASE);
    let (end, ended) = mpsc::channel::<()>();
    let (folder, file) = (data.to_owned(), database.clone());
    let state = Arc::new(State::default());
    let own = Arc::clone(&state);
    let making = thread::spawn(move || match ended.recv_timeout(QUIET) {
        Err(RecvTimeoutError::Timeout) => drop(make(&folder, &|percent| own.rest(percent))),
        _ if size(&file) <= SMALL || is_late(&folder) => drop(make(&folder, &|percent| own.rest(percent))),
        _ => (),
    });
    let done = work();
    state.hurry.store(true, Ordering::Relaxed);
    drop(end);
    let is_small = size(&database) <= SMALL;
    if !is_small && is_late(data) {
        state.tell_until(|| making.is_finished(), &words());
    }
    if is_small || making.is_finished() {
        // Whether it could be made is for `doctor` to tell.
        let _ = making.join();
    }
    done
}

/// How far a backup is.
#[derive(Default)]
struct State {
    percent: AtomicU8,
    /// Nobody need be spared any more.
    hurry: AtomicBool,
}

impl State {
    /// Notes how far it is, and leaves the disk to others while somebody learns.
    fn rest(&self, percent: u8) {
        self.percent.store(percent, Ordering::Relaxed);
        if !self.hurry.load(Ordering::Relaxed) {
            thread::sleep(PAUSE);
        }
    }

    /// Tells whoever waits, until it `is_over`.
    fn tell_until(&self, is_over: impl Fn() -> bool, words: &Catalog) {
        thread::sleep(TOLD);
        if is_over() {
            return;
        }
        let mut out = io::stderr();
        let is_seen = out.is_terminal();
        // Where it cannot be told, it is made all the same.
        let _ = write!(out, "{}{}", words.say("backup-late"), if is_seen { "" } else { "\n" });
        while !is_over() {
            if is_seen {
                let percent = words.percent(self.percent.load(Ordering::Relaxed));
                let _ = write!(out, "\r{} {percent} ", words.say("backup-late"));
                let _ = out.flush();
            }
            thread::sleep(TOLD);
        }
        if is_seen {
            let _ = writeln!(out);
        }
    }
}

/// Whether a backup is due, and there is none of the last days.
fn is_late(data: &Path) -> bool {
    let today = Now::read().at.day();
    let newest = dated(&data.join(FOLDER)).first().map(|(day, _)| *day);
    is_due(data, today) && newest.is_none_or(|newest| LATEST <= number(&today) - number(&newest))
}

/// Makes the day's backup where it is due. `going` is told how far it is.
pub fn make(data: &Path, going: &dyn Fn(u8)) -> Made {
    let database = data.join(learn::DATABASE);
    let today = Now::read().at.day();
    if !is_due(data, today) {
        return Made::NotDue;
    }
    // Of many who start at once, one makes it.
    let folder = data.join(FOLDER);
    let Some(_own) = own(&folder) else { return Made::NotDue };
    if !is_due(data, today) {
        return Made::NotDue;
    }
    if files::free(&folder).is_some_and(|free| free < 2 * size(&database) + ROOM) {
        return Made::NoRoom;
    }
    match Store::back_up(&database, &folder.join(name(today)), going) {
        Ok(_) => {
            thin_out(&folder);
            Made::Here
        }
        Err(error) => Made::Not(error),
    }
}

/// Whether there is something from before `today`, and no backup of it. A clock that went back makes none.
fn is_due(data: &Path, today: Day) -> bool {
    let newest = dated(&data.join(FOLDER)).first().map(|(day, _)| *day);
    let database = data.join(learn::DATABASE);
    newest.is_none_or(|newest| newest < today)
        && database.exists()
        && Store::began(&database).is_some_and(|began| began.day() < today)
}

/// Keeps other programs from making a backup at the same time.
fn own(folder: &Path) -> Option<fs::File> {
    make_folder(folder).ok()?;
    let mut how = fs::OpenOptions::new();
    how.write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        how.mode(0o600);
    }
    let path = folder.join(".rolling.lock");
    let lock = how.open(&path).ok()?;
    files::own_as(&path, folder);
    lock.try_lock().ok().map(|()| lock)
}

/// The folder of the backups, which nobody else can look into.
pub fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut how = fs::DirBuilder::new();
    how.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        how.mode(0o700);
    }
    let is_new = !folder.exists();
    how.create(folder)?;
    if is_new {
        files::own_as(folder, files::folder(folder));
    }
    Ok(())
}

/// How much there is to copy.
pub fn size(database: &Path) -> u64 {
    let of = |path: &Path| fs::metadata(path).map_or(0, |it| it.len());
    of(database) + of(&files::with_end(database, "-wal"))
}

/// What the backup of a day is called. It tells nothing of anybody.
pub fn name(day: Day) -> String {
    format!("coursedeck-{day}.db")
}

/// The backups in `folder` that are called by their day, the newest first.
pub fn dated(folder: &Path) -> Vec<(Day, PathBuf)> {
    let day = |name: &str| name.strip_prefix("coursedeck-")?.strip_suffix(".db")?.parse::<Day>().ok();
    let entries = files::list(folder).unwrap_or_default().into_iter();
    let mut found: Vec<(Day, PathBuf)> = entries
        .filter(|entry| entry.what == files::What::File)
        .filter_map(|entry| Some((day(&entry.name)?, folder.join(&entry.name))))
        .collect();
    found.sort_by(|a, b| b.cmp(a));
    found
}

/// Removes the backups that no day, week or month needs any more.
fn thin_out(folder: &Path) {
    let found = dated(folder);
    let days: Vec<Day> = found.iter().map(|(day, _)| *day).collect();
    let kept = kept(&days);
    for (_, path) in found.iter().filter(|(day, _)| !kept.contains(day)) {
        // One that cannot be removed now is removed tomorrow.
        let _ = files::remove(path);
    }
}

/// Days counted through.
fn number(day: &Day) -> i64 {
    day.begins().unwrap_or_default().div_euclid(86_400_000)
}

/// Which of these days, the newest first, keep their backup.
fn kept(days: &[Day]) -> Vec<Day> {
    let by: [&dyn Fn(&Day) -> i64; 3] = [
        &number,
        // The first of January 1970 was a Thursday; weeks begin on Monday.
        &|day| (number(day) + 3).div_euclid(7),
        &|day| i64::from(day.year) * 12 + i64::from(day.month),
    ];
    let mut kept = Vec::new();
    for (count, span) in KEPT.into_iter().zip(by) {
        let mut seen = Vec::new();
        for day in days {
            if seen.last() != Some(&span(day)) && seen.len() < count {
                seen.push(span(day));
                kept.push(*day);
            }
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The days of three years that are kept when each has a backup and old ones go every day.
    fn kept_after(days: i64) -> Vec<Day> {
        let mut kept_now: Vec<Day> = Vec::new();
        for at in 0..days {
            let day = crate::time::Stamp::utc(at * 86_400_000 + 1_700_000_000_000).day();
            kept_now.insert(0, day);
            let keep = kept(&kept_now);
            kept_now.retain(|day| keep.contains(day));
        }
        kept_now
    }

    #[test]
    fn the_newest_of_seven_days_four_weeks_and_twelve_months_are_kept() {
        let kept = kept_after(1100);
        let told: Vec<String> = kept.iter().map(Day::to_string).collect();
        // 1100 days after 14 November 2023 is 17 November 2026, a Tuesday.
        let wanted = [
            "2026-11-17",
            "2026-11-16",
            "2026-11-15",
            "2026-11-14",
            "2026-11-13",
            "2026-11-12",
            "2026-11-11",
            "2026-11-08",
            "2026-11-01",
            "2026-10-31",
            "2026-09-30",
            "2026-08-31",
            "2026-07-31",
            "2026-06-30",
            "2026-05-31",
            "2026-04-30",
            "2026-03-31",
            "2026-02-28",
            "2026-01-31",
            "2025-12-31",
        ];
        assert_eq!(told, wanted);
        assert_eq!(kept_after(3).len(), 3);
    }
}
