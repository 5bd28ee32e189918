//! `coursedeck course diff`: what lies between two versions of a course.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::{
    author::diff::{self, Bears, Change, Diff},
    cli::{
        args::{Args, Format},
        trouble::Trouble,
    },
    course::{Opened, load},
    diag::{Diagnostic, render},
    ids::CourseId,
    text::clean,
};

/// Tells what a new version of a course changes: for learners, for grades, for progress
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck course diff old/safe-online courses/safe-online\n\n\
    It ends with 0 where both are the same, and with 1 where they differ.")]
pub struct DiffArgs {
    /// The folder of the course as it was
    old: PathBuf,
    /// The folder of the course as it is
    new: PathBuf,
    /// Text for people, or one JSON object for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Compares two versions.
pub fn run(_: &Args, wanted: &DiffArgs) -> Result<ExitCode, Trouble> {
    // A course goes by its folder's name, and an older version lies in a folder of any name.
    let id = super::course_at(&wanted.new)?.1;
    let (old, new) = (open(&wanted.old, &id)?, open(&wanted.new, &id)?);
    let diff = diff::diff(&old, &new);
    match wanted.format {
        Format::Text => tell(&old, &new, &diff),
        Format::Json => println!("{}", json(&old, &new, &diff)),
    }
    let same = diff.changes.is_empty() && old.course.version == new.course.version;
    Ok(if same { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn open(folder: &Path, id: &CourseId) -> Result<Opened, Trouble> {
    if !folder.join("course.toml").exists() {
        return Err(Trouble::input(format!("{}: there is no course.toml", folder.display()))
            .hinted("name the folders of two versions of a course"));
    }
    let loaded = load::load(&load::Source::Folder(folder.to_owned()), id);
    loaded.course.ok_or_else(|| {
        let faults: Vec<&Diagnostic> = loaded.diagnostics.iter().filter(|it| it.is_error()).collect();
        let first = faults.first().map_or(String::new(), |it| {
            render::line(it, loaded.sources.get(&it.place.file).map_or("", String::as_str))
        });
        Trouble::input(format!("{} does not open: {first}", folder.display()))
            .hinted("`coursedeck course check` tells all that is wrong with it")
    })
}

fn tell(old: &Opened, new: &Opened, diff: &Diff) {
    let (before, after) = (&old.course, &new.course);
    println!("{}: {} → {}", after.id, before.version, after.version);
    tell_changes(diff);
    match diff.raised {
        _ if diff.changes.is_empty() => (),
        true => println!("The version {} says enough.", after.version),
        false => println!("Raise the version to {} at least: {}.", diff.least, why(diff)),
    }
}

/// What changes, the gravest first, and what keeps its progress.
pub(super) fn tell_changes(diff: &Diff) {
    if diff.changes.is_empty() {
        println!("\nNothing that anybody would notice is different.");
        return;
    }
    for (bears, heading) in [
        (Bears::Progress, "Progress that is lost"),
        (Bears::Grade, "What changes a grade"),
        (Bears::Notice, "What learners notice"),
    ] {
        let changes: Vec<&Change> = diff.changes.iter().filter(|it| it.bears == bears).collect();
        if !changes.is_empty() {
            println!("\n{heading}");
            changes.iter().for_each(|change| println!("{}", line(change)));
        }
    }
    let kept = diff.kept;
    let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    println!(
        "\nProgress is kept in {}, {} and {}: their ids are the same.",
        count(kept.modules, "module"),
        count(kept.lessons, "lesson"),
        count(kept.questions, "question")
    );
}

fn line(change: &Change) -> String {
    let language = change.language.as_ref().map_or(String::new(), |it| format!(" ({it})"));
    let place = if change.place.is_empty() { "the course" } else { &change.place };
    let place = format!("{place}{language}");
    format!("  {}", clean::message(&format!("{place:<28}  {}", change.what)))
}

fn why(diff: &Diff) -> &'static str {
    match diff.bump {
        diff::Bump::Major => "a result means something else than before",
        diff::Bump::Minor => "there is something new",
        diff::Bump::Patch | diff::Bump::None => "words are others",
    }
}

pub(super) fn json(old: &Opened, new: &Opened, diff: &Diff) -> serde_json::Value {
    let head = |it: &Opened| serde_json::json!({ "id": it.course.id, "version": it.course.version });
    let change = |it: &Change| {
        serde_json::json!({
            "bears": it.bears.name(), "bump": it.bump.name(), "place": it.place,
            "language": it.language, "what": it.what,
        })
    };
    serde_json::json!({
        "old": head(old), "new": head(new),
        "changes": diff.changes.iter().map(change).collect::<Vec<_>>(),
        "kept": {
            "modules": diff.kept.modules, "lessons": diff.kept.lessons, "questions": diff.kept.questions,
        },
        "bump": diff.bump.name(), "least": diff.least, "raised": diff.raised,
    })
}
