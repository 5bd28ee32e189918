//! `coursedeck course new-module`: one more module.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::{
    author::{enlist, new},
    cli::{args::Args, course::unwritten, learn, trouble::Trouble},
    course::load,
    files,
    ids::{CourseId, ModuleId},
    lang::Tag,
};

/// The longest file of a course.
const LONGEST: usize = 512 << 10;

/// Adds a module to a course: a small one that works, with notes that explain each line
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck course new-module safe-online phishing")]
pub struct NewModule {
    /// The course's folder
    course: PathBuf,
    /// The module's name for ever: small letters, digits and hyphens, as phishing
    id: String,
}

/// Adds a module: its file, and its name in the list of `course.toml`.
pub fn run(args: &Args, wanted: &NewModule) -> Result<ExitCode, Trouble> {
    let id: ModuleId = wanted.id.parse().map_err(|error| {
        Trouble::input(format!("{:?} cannot name a module: {error}", wanted.id))
            .hinted("a name has small letters, digits and hyphens, as phishing")
    })?;
    if matches!(id.as_str(), "course" | "exam") {
        return Err(Trouble::input(format!("no module can be called {id}: {id}.toml is something else"))
            .hinted("give the module another name"));
    }
    let folder = &wanted.course;
    let head_path = folder.join("course.toml");
    let head = read(&head_path)?.ok_or_else(|| {
        Trouble::input(format!("{}: there is no course.toml", folder.display()))
            .hinted("name a course's folder; `coursedeck course new` begins one")
    })?;
    let path = folder.join(format!("{id}.toml"));
    if path.symlink_metadata().is_ok() {
        return Err(Trouble::input(format!("{} is there already, and was left as it is", path.display()))
            .hinted("give the module another name"));
    }
    let listed = listed(&head_path, &head, &id)?;
    let (_, text) = new::module(&course_id(folder)?, &id, &language(args, &head)?);
    let exam_path = folder.join("exam.toml");
    let exam = read(&exam_path)?.and_then(|exam| new::with_draw(&exam, &id));
    // The file before the list: a course never lists what is not there.
    files::replace(&path, text.as_bytes()).map_err(|error| unwritten(&path, &error))?;
    if let Err(error) = files::replace(&head_path, listed.as_bytes()) {
        // A module that is not listed would be in the way of the next try.
        let _ = files::remove(&path);
        return Err(unwritten(&head_path, &error));
    }
    println!("{} is there, and course.toml lists it.", path.display());
    if let Some(exam) = exam {
        files::replace(&exam_path, exam.as_bytes()).map_err(|error| unwritten(&exam_path, &error))?;
        println!("exam.toml draws two of its questions.");
    }
    println!("\nNext: open it in any editor, read the notes, put your own words there, and look at it:");
    println!("  coursedeck course preview {} --at {id}", folder.display());
    println!("  coursedeck course check {}", folder.display());
    Ok(ExitCode::SUCCESS)
}

/// `course.toml` with the module in its list.
fn listed(path: &Path, head: &str, id: &ModuleId) -> Result<String, Trouble> {
    let broken = |what: &str| {
        Trouble::input(format!("{}: {what}", path.display()))
            .hinted("`coursedeck course check` tells what is wrong; nothing was changed")
    };
    enlist::with_module(head, id.as_str()).map_err(|why| broken(&why.to_string()))
}

/// The text of a file; none where it is not there.
fn read(path: &Path) -> Result<Option<String>, Trouble> {
    if !path.exists() {
        return Ok(None);
    }
    let told = |what: String| Trouble::input(format!("{}: {what}", path.display()));
    let bytes = files::read_at_most(path, LONGEST).map_err(|error| told(error.to_string()))?;
    let text = String::from_utf8(bytes);
    let text = text.map_err(|_| told("it is not written in UTF-8".to_owned()).hinted("save it as UTF-8"))?;
    Ok(Some(load::plain(text)))
}

fn course_id(folder: &Path) -> Result<CourseId, Trouble> {
    let (_, id) = super::course_at(folder)?;
    Ok(id)
}

/// The language that was asked for, or that of the course where there is a module in it.
fn language(args: &Args, head: &str) -> Result<Tag, Trouble> {
    let own = load::language(head).filter(new::speaks);
    match (&args.lang, own) {
        (None, Some(own)) => Ok(own),
        _ => learn::language(args),
    }
}
