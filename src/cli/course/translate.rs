//! `coursedeck course translate`: a course into another language, and out to translators and back.

mod export;
mod import;
mod start;
mod status;

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Subcommand;

use crate::{
    cli::{args::Args, trouble::Trouble},
    course::{
        Opened,
        load::{self, Loaded, Source},
        vocab,
    },
    files,
    ids::CourseId,
    lang::Tag,
};

/// Translates a course: begins, counts, sends out as PO files, brings in again
#[derive(Debug, clap::Args)]
pub struct Translate {
    #[command(subcommand)]
    verb: Verb,
}

/// What can be done with translations.
#[derive(Debug, Subcommand)]
enum Verb {
    Start(start::Start),
    Status(status::Status),
    Export(export::Export),
    Import(import::Import),
}

/// Does it.
pub fn run(args: &Args, translate: &Translate) -> Result<ExitCode, Trouble> {
    match &translate.verb {
        Verb::Start(start) => start::run(args, start),
        Verb::Status(status) => status::run(args, status),
        Verb::Export(export) => export::run(args, export),
        Verb::Import(import) => import::run(args, import),
    }
}

/// A course that has no error, with where it is.
struct Work {
    source: Source,
    id: CourseId,
    opened: Opened,
    loaded: Loaded,
}

/// Opens the course in a folder, or the one that the program knows by this name. Faults were told where there is none.
fn open(args: &Args, named: &str) -> Result<Option<Work>, Trouble> {
    let (source, id) = course(args, named)?;
    let mut loaded = load::load(&source, &id);
    match loaded.course.take() {
        Some(opened) => Ok(Some(Work { source, id, opened, loaded })),
        None => {
            let errors: Vec<_> = loaded.diagnostics.iter().filter(|it| it.is_error()).cloned().collect();
            super::tell(&id, &errors, &loaded.sources);
            Ok(None)
        }
    }
}

fn course(args: &Args, named: &str) -> Result<(Source, CourseId), Trouble> {
    super::found(args, named)?.ok_or_else(|| {
        Trouble::input(format!("there is no course at {named:?}: no course.toml stands there"))
            .hinted("name a course's folder, as courses/staying-safe-online")
    })
}

impl Work {
    /// The folder of the course. What is in the program itself cannot be changed.
    fn folder(&self) -> Result<&Path, Trouble> {
        match &self.source {
            Source::Folder(folder) => Ok(folder),
            Source::Held(_) | Source::Shipped => {
                let what = format!("{} is part of the program, where nothing can be written", self.id);
                Err(Trouble::input(what).hinted("name the folder of your own copy of the course"))
            }
        }
    }

    /// The language that was named, if the course can be translated into it.
    fn language(&self, named: &str) -> Result<Tag, Trouble> {
        let tag = vocab::language(&named.replace('_', "-"));
        let tag = tag.ok_or_else(|| {
            Trouble::input(format!("{named:?} is no language tag"))
                .hinted("name the language by its tag, as fr, sw or pt-BR")
        })?;
        match tag == self.opened.course.language {
            true => Err(Trouble::input(format!("the course is written in {tag} already"))
                .hinted("name the language to translate it into")),
            false => Ok(tag),
        }
    }

    /// The path of one of its files as it is typed.
    fn shown(&self, path: &str) -> String {
        match &self.source {
            Source::Folder(folder) => folder.join(path).display().to_string(),
            Source::Held(_) | Source::Shipped => path.to_owned(),
        }
    }
}

/// Writes files of a course, all of them or none: where one cannot be written, those before are put back.
fn write_all(folder: &Path, changes: &[(String, String)]) -> Result<(), Trouble> {
    let mut done: Vec<(PathBuf, Option<Vec<u8>>)> = Vec::new();
    for (inner, text) in changes {
        let path = folder.join(inner);
        let before = fs::read(&path).ok();
        let written = match path.parent() {
            Some(parent) => fs::create_dir_all(parent),
            None => Ok(()),
        };
        let bytes = like(before.as_deref(), text);
        if let Err(error) = written.and_then(|()| files::replace(&path, &bytes)) {
            for (path, before) in done {
                // The first error is the one to tell.
                let _ = match before {
                    Some(bytes) => files::replace(&path, &bytes),
                    None => fs::remove_file(&path),
                };
            }
            return Err(Trouble::machine(&error).after(&format!("{}: nothing was written: ", path.display())));
        }
        done.push((path, before));
    }
    Ok(())
}

/// A text with the ends of lines and the byte order mark that its file had before.
fn like(before: Option<&[u8]>, text: &str) -> Vec<u8> {
    let before = before.unwrap_or_default();
    let text = match before.windows(2).any(|pair| pair == b"\r\n") {
        true => text.replace('\n', "\r\n"),
        false => text.to_owned(),
    };
    let mark = if before.starts_with("\u{FEFF}".as_bytes()) { "\u{FEFF}" } else { "" };
    format!("{mark}{text}").into_bytes()
}

/// `1 string`, `2 strings`.
fn strings(count: usize) -> String {
    if count == 1 { "1 string".to_owned() } else { format!("{count} strings") }
}
