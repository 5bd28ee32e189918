//! `--watch`: checks a course again when one of its files is saved. It only appends, so that what was told can be read
//! again; Ctrl-C ends it.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::mpsc::{self, Receiver},
    time::Duration,
};

use notify::{Config, EventKind, PollWatcher, RecursiveMode, Watcher};

use super::{Check, Course, Format, is_styled, profile, report, report::Report};
use crate::{
    cli::{args::Args, course, learn, trouble::Trouble},
    course::{
        check::{self, Checked},
        load::Source,
    },
};

/// An editor writes in several steps: they are over when nothing came for so long.
const QUIET: Duration = Duration::from_millis(50);
/// How often is looked where the machine tells nothing, as on some shares.
const LOOK: Duration = Duration::from_secs(2);

/// What the machine tells of files.
type Told = notify::Result<notify::Event>;

/// Checks courses, and checks again what is saved.
pub fn run(args: &Args, check: &Check) -> Result<ExitCode, Trouble> {
    if check.format != Format::Text {
        return Err(Trouble::input("--watch tells people only").hinted("take --format away, or --watch"));
    }
    let mut courses = course::wanted(args, &check.paths)?;
    let folders = folders(args, check, &courses)?;
    // Watched before the first look, so that nothing that is saved meanwhile is missed.
    let (_watcher, told) = watched(&folders)?;
    let mut checked = check::check_all(&courses, profile(check));
    say(args, check, None, &courses, &checked)?;
    report::print("Watching: save a file to check it again; Ctrl-C ends.\n")?;
    while let Ok(first) = told.recv() {
        let paths = settled(first, &told);
        if paths.is_empty() {
            continue;
        }
        let again = match course::wanted(args, &check.paths) {
            Ok(again) => again,
            // A folder is renamed in two steps; the next one tells more.
            Err(_) => continue,
        };
        let next = check_changed(&courses, checked, &again, &paths, check);
        courses = again;
        if let Some(changed) = next.changed {
            say(args, check, Some(&changed), &courses, &next.checked)?;
        }
        checked = next.checked;
    }
    Ok(ExitCode::SUCCESS)
}

/// What is watched: what was named; without it the folders of all courses that are in one.
fn folders(args: &Args, check: &Check, courses: &[Course]) -> Result<Vec<PathBuf>, Trouble> {
    if !check.paths.is_empty() {
        return Ok(check.paths.clone());
    }
    let mut folders = args.courses.clone();
    folders.push(learn::data(args)?.join("courses"));
    folders.retain(|it| it.is_dir());
    let is_in_folder = |(source, _): &Course| matches!(source, Source::Folder(_));
    match courses.iter().any(is_in_folder) {
        true => Ok(folders),
        false => Err(Trouble::input("all courses are in the program, and nobody can save them")
            .hinted("name a course's folder: course check courses/safe-online --watch")),
    }
}

fn watched(folders: &[PathBuf]) -> Result<(Box<dyn Watcher>, Receiver<Told>), Trouble> {
    let (send, told) = mpsc::channel();
    let other = send.clone();
    // Whoever ended listening needs to hear nothing.
    let hear = move |event: Told| drop(send.send(event));
    let look = move |event: Told| drop(other.send(event));
    let told_of = |watcher: &mut dyn Watcher| {
        folders.iter().try_for_each(|folder| watcher.watch(folder, RecursiveMode::Recursive))
    };
    let mut watcher = notify::recommended_watcher(hear).map_err(|error| Trouble::machine(&error))?;
    if told_of(&mut watcher).is_ok() {
        return Ok((Box::new(watcher), told));
    }
    let config = Config::default().with_poll_interval(LOOK).with_compare_contents(true);
    let mut watcher = PollWatcher::new(look, config).map_err(|error| Trouble::machine(&error))?;
    told_of(&mut watcher).map_err(|error| Trouble::machine(&error))?;
    Ok((Box::new(watcher), told))
}

/// The files that changed, once it is quiet.
fn settled(first: Told, told: &Receiver<Told>) -> Vec<PathBuf> {
    let mut paths = changed(first);
    while let Ok(next) = told.recv_timeout(QUIET) {
        paths.extend(changed(next));
    }
    paths
}

/// To read a file changes nothing, and the check itself reads them all.
fn changed(event: Told) -> Vec<PathBuf> {
    match event {
        Ok(event) if !matches!(event.kind, EventKind::Access(_)) => event.paths,
        _ => Vec::new(),
    }
}

struct Next {
    checked: Vec<Checked>,
    /// The files that are other than they were; none where nothing is.
    changed: Option<String>,
}

/// Checks the courses again that a path belongs to, and keeps what is known of the others.
fn check_changed(
    before: &[Course],
    checked: Vec<Checked>,
    again: &[Course],
    paths: &[PathBuf],
    check: &Check,
) -> Next {
    let mut known: BTreeMap<_, _> =
        before.iter().map(|(source, id)| (key(source), id)).zip(checked).collect();
    let mut files = Vec::new();
    if before.len() != again.len() {
        files.push("the courses themselves".to_owned());
    }
    let mut next = Vec::new();
    for (source, id) in again {
        let old = known.remove(&(key(source), id));
        if let Some(old) = old.as_ref().filter(|_| !is_in(source, paths)) {
            next.push(old.clone());
            continue;
        }
        let new = check::check(source, id, profile(check));
        let empty = BTreeMap::new();
        let theirs = old.as_ref().map_or(&empty, |it| &it.sources);
        let mut names: Vec<&String> = new.sources.keys().chain(theirs.keys()).collect();
        names.sort();
        names.dedup();
        let is_other = |name: &&&String| new.sources.get(**name) != theirs.get(**name);
        files.extend(names.iter().filter(is_other).map(|name| format!("{id}/{name}")));
        next.push(new);
    }
    let changed = (!files.is_empty()).then(|| files.join(", "));
    Next { checked: next, changed }
}

fn key(source: &Source) -> Option<PathBuf> {
    match source {
        Source::Folder(root) => Some(root.clone()),
        Source::Held(_) | Source::Shipped => None,
    }
}

fn is_in(source: &Source, paths: &[PathBuf]) -> bool {
    let Source::Folder(root) = source else { return false };
    let whole = root.canonicalize().unwrap_or_else(|_| root.clone());
    // The machine tells the path as it was named, or in full.
    paths.iter().any(|path| path.starts_with(root) || path.starts_with(&whole) || is_around(path, &whole))
}

/// A folder around the course was renamed or moved.
fn is_around(path: &Path, root: &Path) -> bool {
    path.canonicalize().is_ok_and(|path| root.starts_with(path))
}

/// Says what was found, and what is new where this is not the first time.
fn say(
    args: &Args,
    check: &Check,
    changed: Option<&str>,
    courses: &[Course],
    checked: &[Checked],
) -> Result<(), Trouble> {
    let report = Report::of(courses, checked);
    let head =
        changed.map_or(String::new(), |it| format!("\n== saved: {}\n\n", crate::text::clean::message(it)));
    let mut text = head + &report.text(is_styled(args));
    if !check.quiet {
        text += &(report.summary() + "\n");
    }
    Ok(report::print(&text)?)
}
