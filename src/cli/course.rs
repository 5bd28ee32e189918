//! `coursedeck course`: what can be done with courses, a file a verb.

mod check;
mod diff;
pub(super) mod export;
mod fmt;
mod import;
mod inspect;
mod install;
mod list;
mod new;
mod new_module;
mod pack;
mod preview;
mod remove;
mod schema;
mod show;
mod stats;
mod translate;

use std::{
    io::IsTerminal,
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};

use clap::Subcommand;

use super::{args::Args, ask, guard, learn, trouble::Trouble};
use crate::{
    course::{
        Opened,
        library::Library,
        load::Source,
        sealed::{self, Unsealing},
    },
    diag::render,
    ids::CourseId,
    seal::locked::BadLock,
};

/// How long a wrong passphrase takes.
const WRONG: Duration = Duration::from_secs(2);

/// What can be done with courses.
#[derive(Debug, Subcommand)]
pub enum Verb {
    List(list::List),
    Show(show::Show),
    Check(check::Check),
    Stats(stats::Stats),
    New(new::New),
    NewModule(new_module::NewModule),
    Preview(preview::Preview),
    Fmt(fmt::Fmt),
    Schema(schema::Schema),
    Diff(diff::DiffArgs),
    Export(export::Export),
    Import(import::Import),
    Translate(translate::Translate),
    Pack(pack::Pack),
    Inspect(inspect::Inspect),
    Install(install::Install),
    Upgrade(install::Upgrade),
    Remove(remove::Remove),
}

/// Does it.
pub fn run(args: &Args, verb: &Verb) -> Result<ExitCode, Trouble> {
    match verb {
        Verb::List(list) => list::run(args, list),
        Verb::Show(show) => show::run(args, show),
        Verb::Check(check) => check::run(args, check),
        Verb::Stats(stats) => stats::run(args, stats),
        Verb::New(new) => new::run(args, new),
        Verb::NewModule(new) => new_module::run(args, new),
        Verb::Preview(preview) => preview::run(args, preview),
        Verb::Fmt(fmt) => fmt::run(args, fmt),
        Verb::Schema(schema) => schema::run(args, schema),
        Verb::Diff(diff) => diff::run(args, diff),
        Verb::Export(export) => export::run(args, export),
        Verb::Import(import) => import::run(args, import),
        Verb::Translate(translate) => translate::run(args, translate),
        Verb::Pack(pack) => pack::run(args, pack),
        Verb::Inspect(inspect) => inspect::run(args, inspect),
        Verb::Install(install) => install::run(args, install),
        Verb::Upgrade(upgrade) => install::upgrade(args, upgrade),
        Verb::Remove(remove) => remove::run(args, remove),
    }
}

/// The courses that `paths` name: course folders, or folders of courses; without any, all that the program knows.
fn wanted(args: &Args, paths: &[PathBuf]) -> Result<Vec<(Source, CourseId)>, Trouble> {
    if paths.is_empty() {
        let library = learn::library(args, &learn::data(args)?);
        return Ok(library.ids().into_iter().filter_map(|id| Some((library.source(&id)?, id))).collect());
    }
    let mut found = Vec::new();
    for path in paths {
        if path.join("course.toml").exists() {
            found.push(course_at(path)?);
            continue;
        }
        let entries = std::fs::read_dir(path).map_err(|error| {
            Trouble::input(format!("{}: {error}", path.display()))
                .hinted("name a course's folder, or a folder of courses")
        })?;
        let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        folders.sort();
        for folder in folders.iter().filter(|folder| folder.join("course.toml").exists()) {
            found.push(course_at(folder)?);
        }
    }
    match found.is_empty() {
        true => Err(Trouble::input("there is no course.toml there")
            .hinted("name a course's folder, or a folder of courses")),
        false => Ok(found),
    }
}

/// What the system refused to write.
fn unwritten(path: &Path, error: &std::io::Error) -> Trouble {
    Trouble::machine(error).after(&format!("{} was not written: ", path.display()))
}

fn course_at(folder: &Path) -> Result<(Source, CourseId), Trouble> {
    let whole =
        folder.canonicalize().map_err(|error| Trouble::input(format!("{}: {error}", folder.display())))?;
    let name = whole.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let id = name.parse().map_err(|error| {
        Trouble::input(format!("the folder {name:?} cannot name a course: {error}"))
            .hinted("rename the folder, as safe-online")
    })?;
    Ok((Source::Folder(folder.to_owned()), id))
}

/// The course in the folder that is named, or of that name among those at hand; none where there is neither.
fn found(args: &Args, named: &str) -> Result<Option<(Source, CourseId)>, Trouble> {
    let path = Path::new(named);
    if path.join("course.toml").exists() {
        return course_at(path).map(Some);
    }
    let known = named.parse::<CourseId>().ok().and_then(|id| {
        let library = learn::data(args).map(|data| learn::library(args, &data)).ok()?;
        Some((library.source(&id)?, id))
    });
    Ok(known)
}

/// The course of this id among those at hand.
fn known(library: &Library, named: &str) -> Result<CourseId, Trouble> {
    let id: CourseId =
        named.parse().map_err(|error| Trouble::input(format!("{named:?} is no course: {error}")))?;
    match library.ids().contains(&id) {
        true => Ok(id),
        false => Err(Trouble::input(format!("there is no course {id}"))
            .hinted("`coursedeck course list` shows what there is")),
    }
}

/// The course with its sealed exam opened: by the passphrase in a file, or as it is typed.
pub(super) fn unsealed(
    source: &Source,
    id: &CourseId,
    passphrase_file: Option<&Path>,
) -> Result<Opened, Trouble> {
    let passphrase = match passphrase_file {
        Some(file) => guard::passphrase_in(file)?,
        None if ask::can() => ask::secret("Passphrase of the exam")?,
        None => {
            return Err(Trouble::input(format!("the exam of {id} is sealed"))
                .hinted("run it at a terminal and type the passphrase, or put it in a file: --exam-passphrase-file FILE"));
        }
    };
    sealed::unseal(source, id, &passphrase).map_err(|why| match why {
        Unsealing::Lock(BadLock::Passphrase) => {
            // Who tries many waits long.
            std::thread::sleep(WRONG);
            Trouble::input(format!("that is not the passphrase of the exam of {id}"))
                .hinted("nothing was done")
        }
        why => Trouble::input(format!("the exam of {id} does not open: {why}"))
            .hinted("install its package again"),
    })
}

/// Says the faults of a course.
pub(super) fn tell(
    id: &CourseId,
    diagnostics: &[crate::diag::Diagnostic],
    sources: &std::collections::BTreeMap<String, String>,
) -> ExitCode {
    let styled = std::io::stdout().is_terminal();
    println!("{id}:");
    for diagnostic in diagnostics {
        let source = sources.get(&diagnostic.place.file).map_or("", String::as_str);
        println!("{}\n", render::text(diagnostic, source, styled));
    }
    ExitCode::from(1)
}
