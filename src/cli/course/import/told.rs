//! What is told of an import.

use std::{
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

use super::target::Target;
use crate::{
    author::{
        Bank,
        read::{FORMATS, Format},
    },
    course::load::{self, Loaded},
    text::clean,
};

/// Tells what came of a bank: how many questions, what needs a decision, what was not carried over.
pub fn bank(path: &Path, format: Format, bank: &Bank) {
    let name = FORMATS.iter().find(|(_, it)| *it == format).map_or("", |(name, _)| *name);
    let path = clean::line(&path.to_string_lossy());
    out(&format!("{path} ({name}): {} read", many(bank.len(), "question")));
    out(&format!("  {} carried over", bank.items.len()));
    if !bank.open.is_empty() {
        out(&format!("  {} for you to decide; they stand in the module as comments:", bank.open.len()));
        for it in &bank.open {
            let place = place(it.file.as_deref(), it.line);
            out(&format!("    {place}: {}: {}", it.item.question.id, clean::message(&it.why)));
        }
    }
    if !bank.notes.is_empty() {
        out("  not carried over, or read otherwise:");
        for note in &bank.notes {
            let place = place(note.file.as_deref(), note.line);
            out(&format!("    {place}: {}: {}", note.what, note.why));
        }
    }
}

/// Tells whether the course is whole now.
pub fn course(target: &Target) -> ExitCode {
    let Loaded { diagnostics, sources, .. } = load::load(&target.source(), &target.id);
    let folder = target.folder.display();
    match diagnostics.iter().filter(|it| it.is_error()).count() {
        0 => {
            out(&format!("The course has no fault. What is good advice: coursedeck course check {folder}"));
            ExitCode::SUCCESS
        }
        _ => super::super::tell(&target.id, &diagnostics, &sources),
    }
}

/// Says a line. When nobody listens any more, what is to be written is written all the same.
pub fn out(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
}

fn place(file: Option<&str>, line: usize) -> String {
    match file {
        Some(file) => format!("{}, line {line}", clean::line(file)),
        None => format!("line {line}"),
    }
}

fn many(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}
