//! `coursedeck course fmt`: one layout for a course's files.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::{
    author::fmt::{self, Refused},
    cli::{args::Args, trouble::Trouble},
    course::{load, vocab},
    diag::render,
    files,
};

/// The longest file that is laid out, in bytes: no course may have a longer one.
const LONGEST: usize = 512 << 10;

/// Lays out the files of a course: keys in their order, comments kept
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck course fmt courses/safe-online")]
pub struct Fmt {
    /// Files, course folders, or folders of courses
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Changes nothing, and tells which files would change
    #[arg(long)]
    check: bool,
}

/// What became of the files.
#[derive(Default)]
struct Count {
    files: usize,
    changed: usize,
    refused: usize,
}

/// Lays out files, each for itself: one that cannot be read keeps no other from it.
pub fn run(_: &Args, wanted: &Fmt) -> Result<ExitCode, Trouble> {
    let mut found = Vec::new();
    for path in &wanted.paths {
        gather(path, &mut found)?;
    }
    let mut count = Count::default();
    for (path, inner) in &found {
        one(path, inner, wanted.check, &mut count)?;
    }
    let Count { files, changed, refused } = count;
    let plural = |count: usize| if count == 1 { "file" } else { "files" };
    match wanted.check {
        true => println!("{files} {} looked at, {changed} would change", plural(files)),
        false => println!("{files} {} looked at, {changed} changed", plural(files)),
    }
    Ok(match (refused, wanted.check && 0 < changed) {
        (1.., _) => ExitCode::from(2),
        (0, true) => ExitCode::from(1),
        (0, false) => ExitCode::SUCCESS,
    })
}

fn one(path: &Path, inner: &str, check: bool, count: &mut Count) -> Result<(), Trouble> {
    count.files += 1;
    let text = match files::read_at_most(path, LONGEST) {
        Ok(bytes) => String::from_utf8(bytes).map_err(|_| "it is not written in UTF-8".to_owned()),
        Err(error) => Err(error.to_string()),
    };
    let text = match text {
        Ok(text) => text,
        Err(why) => {
            count.refused += 1;
            eprintln!("coursedeck: {}: {why}; left as it is", path.display());
            return Ok(());
        }
    };
    match fmt::fmt(inner, &text) {
        Ok(laid) if laid == text => (),
        Ok(laid) => {
            count.changed += 1;
            if !check {
                files::replace(path, laid.as_bytes()).map_err(|error| super::unwritten(path, &error))?;
            }
            println!("{} {}", if check { "would change" } else { "changed" }, path.display());
        }
        Err(refused) => {
            count.refused += 1;
            tell(path, &text, refused);
        }
    }
    Ok(())
}

fn tell(path: &Path, text: &str, refused: Refused) {
    match refused {
        Refused::Syntax(mut faults) => {
            let text = load::plain(text.to_owned());
            for fault in &mut faults {
                fault.place.file = path.display().to_string();
                eprintln!("{}\n", render::text(fault, &text, false));
            }
            eprintln!("coursedeck: {}: it is no TOML; left as it is", path.display());
        }
        Refused::Odd => {
            eprintln!(
                "coursedeck: {}: it has a table that cannot be laid out; left as it is",
                path.display()
            );
            eprintln!("  help: `coursedeck course check` tells whether the file is as a course's files are");
        }
    }
}

/// The files that a path means, each with its path in its course.
fn gather(path: &Path, found: &mut Vec<(PathBuf, String)>) -> Result<(), Trouble> {
    let seen = std::fs::metadata(path);
    let seen = seen.map_err(|error| Trouble::input(format!("{}: {error}", path.display())))?;
    if seen.is_file() {
        found.push((path.to_owned(), inner(path)));
        return Ok(());
    }
    let before = found.len();
    match path.join("course.toml").exists() {
        true => course(path, found)?,
        false => {
            for entry in files::list(path)? {
                let folder = path.join(&entry.name);
                if folder.join("course.toml").exists() {
                    course(&folder, found)?;
                }
            }
        }
    }
    if found.len() == before {
        return Err(Trouble::input(format!("{}: there is no course.toml", path.display()))
            .hinted("name a file, a course's folder, or a folder of courses"));
    }
    Ok(())
}

/// The files of a course, and of its translations.
fn course(folder: &Path, found: &mut Vec<(PathBuf, String)>) -> Result<(), Trouble> {
    for entry in files::list(folder)? {
        let path = folder.join(&entry.name);
        match entry.what {
            files::What::File if entry.name.ends_with(".toml") => found.push((path, entry.name)),
            files::What::Folder if vocab::language(&entry.name).is_some() => {
                for inside in files::list(&path)? {
                    if inside.what == files::What::File && inside.name.ends_with(".toml") {
                        found.push((path.join(&inside.name), format!("{}/{}", entry.name, inside.name)));
                    }
                }
            }
            _ => (),
        }
    }
    Ok(())
}

/// The path of a file in its course: one in a folder beside `course.toml` is a translation.
fn inner(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let whole = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = whole.parent();
    let above = folder.and_then(Path::parent);
    let is_language = folder
        .and_then(Path::file_name)
        .is_some_and(|folder| vocab::language(&folder.to_string_lossy()).is_some());
    match above {
        Some(above) if is_language && above.join("course.toml").exists() => format!("xx/{name}"),
        _ => name,
    }
}
