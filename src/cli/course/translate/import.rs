//! `coursedeck course translate import`: PO files brought in, all of it or nothing.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use super::{Work, open, strings, write_all};
use crate::{
    author::{
        po::Po,
        translate::{self, Brought, Desk, Noted},
    },
    cli::{args::Args, trouble::Trouble},
    course::load::{self, Source},
    diag::{Diagnostic, render},
    files::{self, ReadError},
    lang::Tag,
    text::clean,
};

/// The longest PO file, in bytes: a course has 16 MiB, and a PO file has its words twice.
const LONGEST: usize = 64 << 20;

/// Brings a PO file, or a folder of them, back into a translation
///
/// What is fuzzy in the file is kept as a draft that nobody is shown, or stays as it is where it was shown before. An
/// entry whose blanks, notes, tables or code differ from the source's is refused. If the course would not open
/// afterwards, nothing is written.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck course translate import fr.po courses/staying-safe-online")]
pub struct Import {
    /// The PO file, or a folder of PO files
    file: PathBuf,
    /// The course's folder
    course: String,
    /// The language, where the file does not say it (or --lang)
    language: Option<String>,
    /// Only tells what would be done
    #[arg(long)]
    dry_run: bool,
}

/// Brings PO files in.
pub fn run(args: &Args, import: &Import) -> Result<ExitCode, Trouble> {
    let named: Vec<PathBuf> = po_files(&import.file)?;
    let Some(work) = open(args, &import.course)? else { return Ok(ExitCode::from(1)) };
    let folder = work.folder()?;
    let mut sources = work.loaded.sources.clone();
    let mut changes: BTreeMap<String, String> = BTreeMap::new();
    let mut done = Vec::new();
    for path in named {
        let po = read(&path)?;
        let language = language(args, import, &work, &path, &po)?;
        let desk = Desk::new(&work.opened.course, &sources);
        let brought = translate::bring(&desk, &language, &po).map_err(Trouble::input)?;
        changes.extend(brought.files.iter().cloned());
        sources.extend(brought.files.iter().cloned());
        done.push((path, po, brought));
    }
    let changes: Vec<(String, String)> = changes.into_iter().collect();
    let faults = faults(&work, &changes)?;
    if !faults.is_empty() {
        tell_faults(&faults, &sources, &done);
        return Err(Trouble::input("the course would not open with these words, so nothing was written")
            .hinted("mend the lines above in the PO file, and import it again"));
    }
    if !import.dry_run {
        write_all(folder, &changes)?;
    }
    let mut code = ExitCode::SUCCESS;
    for (path, po, brought) in &done {
        tell(&work, path, po, brought, import.dry_run);
        if !brought.refused.is_empty() {
            code = ExitCode::from(1);
        }
    }
    Ok(code)
}

/// The file itself, or the PO files of a folder.
fn po_files(path: &Path) -> Result<Vec<PathBuf>, Trouble> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let entries =
        files::list(path).map_err(|error| Trouble::input(format!("{}: {error}", path.display())))?;
    let found: Vec<PathBuf> = entries
        .iter()
        .filter(|entry| entry.what == files::What::File && entry.name.ends_with(".po"))
        .map(|entry| path.join(&entry.name))
        .collect();
    match found.is_empty() {
        true => Err(Trouble::input(format!("{} has no PO file in it", path.display()))
            .hinted("the name of a PO file ends in .po")),
        false => Ok(found),
    }
}

fn read(path: &Path) -> Result<Po, Trouble> {
    let shown = path.display();
    let bytes = files::read_at_most(path, LONGEST).map_err(|error| match error {
        ReadError::Io(error) => Trouble::input(format!("{shown}: {error}")),
        other => Trouble::input(format!("{shown}: {other}")),
    })?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let line =
            error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|it| **it == b'\n').count();
        Trouble::input(format!("{shown}:{}: it is not written in UTF-8", line + 1))
            .hinted("in Poedit: Translation, Properties, Charset: UTF-8; or msgconv --to-code=UTF-8")
    })?;
    Po::read(&text).map_err(|bad| {
        Trouble::input(format!("{shown}:{}: {}", bad.line, bad.message))
            .hinted("`msgfmt -c` tells more about a damaged PO file")
    })
}

/// The language that was typed, or the one that the file names.
fn language(args: &Args, import: &Import, work: &Work, path: &Path, po: &Po) -> Result<Tag, Trouble> {
    if let Some(named) = import.language.as_deref().or(args.lang.as_deref()) {
        return work.language(named);
    }
    let shown = path.display();
    let named = po.field("Language").ok_or_else(|| {
        Trouble::input(format!("{shown} does not say its language"))
            .hinted("name it after the course: translate import FILE COURSE fr")
    })?;
    let tag = work.language(named)?;
    // Poedit writes `fr_FR` where a course has `fr`: a second folder is hardly what is meant.
    let known = work.opened.course.languages.iter().skip(1);
    let first = |tag: &Tag| tag.as_str().split('-').next().map(str::to_owned);
    match known.clone().find(|it| first(it) == first(&tag)) {
        Some(other) if !known.clone().any(|it| *it == tag) => {
            Err(Trouble::input(format!("{shown} says it is in {tag}, and the course has {other}"))
                .hinted(format!("name the one that is meant: translate import FILE COURSE {other}")))
        }
        _ => Ok(tag),
    }
}

/// What would keep the course from opening: it is laid out beside and loaded there.
fn faults(work: &Work, changes: &[(String, String)]) -> Result<Vec<Diagnostic>, Trouble> {
    let beside = std::env::temp_dir().join(format!("coursedeck-{}-{}", std::process::id(), work.id));
    let laid = lay_out(&beside, work, changes);
    let loaded = laid.map(|()| load::load(&Source::Folder(beside.clone()), &work.id));
    // What is left of it harms nobody.
    let _ = fs::remove_dir_all(&beside);
    let loaded =
        loaded.map_err(|error| Trouble::machine(&error).after("the course could not be tried out: "))?;
    Ok(loaded.diagnostics.into_iter().filter(Diagnostic::is_error).collect())
}

fn lay_out(beside: &Path, work: &Work, changes: &[(String, String)]) -> std::io::Result<()> {
    // A folder of that name is left from a run that was cut off, or is somebody's trap: it must be our own.
    let _ = fs::remove_dir_all(beside);
    fs::create_dir(beside)?;
    let changed = changes.iter().map(|(path, text)| (path, text));
    for (path, text) in work.loaded.sources.iter().chain(changed) {
        let path = beside.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, text)?;
    }
    Ok(())
}

/// Tells each fault by the line of the PO file that it came from.
fn tell_faults(faults: &[Diagnostic], sources: &BTreeMap<String, String>, done: &[(PathBuf, Po, Brought)]) {
    for fault in faults {
        let source = sources.get(&fault.place.file).map_or("", String::as_str);
        let name = translate::name_at(&fault.place.file, source, fault.place.span.start);
        let entry = name.and_then(|name| {
            let entry = |(path, po, _): &(PathBuf, Po, Brought)| {
                let entry = po.entries.iter().find(|it| it.context.as_ref() == Some(&name))?;
                Some(format!("{}:{}: {name}: {}", path.display(), entry.line, fault.message))
            };
            done.iter().find_map(entry)
        });
        let said = entry.unwrap_or_else(|| render::line(fault, source));
        eprintln!("{}", clean::message(&said));
    }
}

fn tell(work: &Work, path: &Path, po: &Po, brought: &Brought, is_dry: bool) {
    let Brought { added, changed, reviewed, fuzzy, same, empty, .. } = brought;
    println!("{}:", clean::message(&path.display().to_string()));
    println!(
        "  {added} added, {changed} changed, {reviewed} no longer stale, {fuzzy} to be looked at, {same} as before, \
         {empty} not translated"
    );
    let note = |what: &str, noted: &Noted| {
        println!(
            "  {}",
            clean::message(&format!("line {}: {what}{}: {}", noted.line, noted.name, noted.message))
        );
    };
    brought.noted.iter().for_each(|noted| note("", noted));
    brought.refused.iter().for_each(|noted| note("refused: ", noted));
    if 0 < po.obsolete {
        println!("  {} marked as obsolete (#~): not taken", strings(po.obsolete));
    }
    let written: Vec<String> = brought.files.iter().map(|(path, _)| work.shown(path)).collect();
    match (written.is_empty(), is_dry) {
        (true, _) => println!("  nothing to write"),
        (false, true) => println!("  would write {}", written.join(", ")),
        (false, false) => println!("  wrote {}", written.join(", ")),
    }
}
