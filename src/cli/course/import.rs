//! `coursedeck course import`: question banks of other programs become modules.

mod files;
mod target;
mod told;

use std::{path::PathBuf, process::ExitCode};

use crate::{
    author::{
        Bank, enlist,
        read::{FORMATS, Format, How},
        write,
    },
    cli::{args::Args, trouble::Trouble},
    files as disk,
    ids::ModuleId,
    lang::{self, Catalog},
};
use target::Target;

/// Brings in question banks: Moodle GIFT, Moodle XML, Aiken, QTI 2.1 and 2.2 (files, folders and zips), CSV
///
/// Each file becomes a module of the course, whose quiz asks its questions. What cannot be carried over is listed by
/// line, with its reason. What needs a decision of yours stands in the module as comments.
///
/// A CSV file has a row for each question: the prompt, the choices, the answer (a letter, a number or the words of a
/// choice; several with ; between them). With a header the columns are called prompt, choice, answer, and as you like
/// id, kind, hint, explain, points, category.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  coursedeck course import quiz.gift --into safe-online
  coursedeck course import package.zip --into courses/safe-online --module phishing --dry-run")]
pub struct Import {
    /// The question banks
    #[arg(required = true, value_name = "FILE")]
    banks: Vec<PathBuf>,
    /// The course: its folder, or its name; it is made if it is not there
    #[arg(long, value_name = "COURSE")]
    into: String,
    /// The format, where the file does not show it
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    from: Option<Format>,
    /// The name of the module, for all files together; else each is named by its file
    #[arg(long, value_name = "ID")]
    module: Option<ModuleId>,
    /// Tells what would come of it, and writes nothing
    #[arg(long)]
    dry_run: bool,
    /// Makes the course without asking
    #[arg(long)]
    yes: bool,
}

fn format(name: &str) -> Result<Format, String> {
    let known = FORMATS.iter().find(|(known, _)| *known == name);
    let names: Vec<&str> = FORMATS.iter().map(|(name, _)| *name).collect();
    known.map(|(_, format)| *format).ok_or_else(|| format!("it can be {}", names.join(", ")))
}

/// A module that is to be written.
struct Made {
    id: ModuleId,
    text: String,
}

/// Brings in question banks.
pub fn run(args: &Args, import: &Import) -> Result<ExitCode, Trouble> {
    let target = Target::find(args, &import.into)?;
    let how = how(&target)?;
    let mut read: Vec<(PathBuf, Bank)> = Vec::new();
    for path in &import.banks {
        let (bank, format) = files::read(path, import.from, &how)?;
        told::bank(path, format, &bank);
        read.push((path.clone(), bank));
    }
    if read.iter().all(|(_, bank)| bank.is_empty()) {
        return Err(
            Trouble::input("there is no question that can be brought in").hinted("nothing was written")
        );
    }
    let made = modules(import, &target, read)?;
    if import.dry_run {
        made.iter().for_each(|it| told::out(&format!("would write {}", target.path(&it.id).display())));
        told::out("Nothing was written: --dry-run.");
        return Ok(ExitCode::SUCCESS);
    }
    target.make(import.yes)?;
    let mut head = target.head.clone();
    for Made { id, text } in &made {
        disk::replace(&target.path(id), text.as_bytes())?;
        head = enlist::with_module(&head, id.as_str()).map_err(|why| target.unreadable(why))?;
        told::out(&format!("wrote {}", target.path(id).display()));
    }
    disk::replace(&target.folder.join("course.toml"), head.as_bytes())?;
    told::out(&format!("listed in {}", target.folder.join("course.toml").display()));
    Ok(told::course(&target))
}

/// What importers are told of the course.
fn how(target: &Target) -> Result<How, Trouble> {
    let language: lang::Tag = target.language.parse().unwrap_or_else(|_| lang::Tag::english());
    Ok(How { rtl: language.is_rtl(), fill: Catalog::shipped(&language).say("fill-blanks") })
}

/// The modules that the banks make: one a bank, or one for all where it has a name.
fn modules(import: &Import, target: &Target, read: Vec<(PathBuf, Bank)>) -> Result<Vec<Made>, Trouble> {
    let mut taken = target.modules.clone();
    let mut made = Vec::new();
    let named = match &import.module {
        Some(id) => {
            if !target.is_free(&taken, id.as_str()) {
                return Err(Trouble::input(format!(
                    "the course has a module {id} already, or cannot have one"
                ))
                .hinted("give another name with --module; nothing was written"));
            }
            let title = files::title(&read[0].0);
            vec![(id.to_string(), title, Bank::joined(read.into_iter().map(|(_, bank)| bank).collect()))]
        }
        None => {
            read.into_iter().map(|(path, bank)| (files::name(&path), files::title(&path), bank)).collect()
        }
    };
    for (name, title, bank) in named.into_iter().filter(|(_, _, bank)| !bank.is_empty()) {
        for text in write::modules(&title, &bank) {
            let id = target.free(&taken, &name);
            taken.push(id.to_string());
            made.push(Made { id, text });
        }
    }
    Ok(made)
}
