//! `coursedeck course translate start`: a translation begun, or brought up to date.

use std::process::ExitCode;

use super::{open, strings, write_all};
use crate::{
    author::translate::{self, Count, Desk},
    cli::{args::Args, trouble::Trouble},
};

/// Begins a translation, or brings it up to date: writes in what is still to be translated
///
/// Each file gets the words that it lacks as lines that begin with `#?`, to be written over. What is translated is
/// marked with a digest of its source (`source`), which tells later whether the source has changed. Nothing that you
/// wrote is taken away.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck course translate start courses/staying-safe-online sw")]
pub struct Start {
    /// The course's folder
    course: String,
    /// The language to translate into, as fr or pt-BR
    language: String,
    /// Marks all that is translated as looked at, what was stale too
    #[arg(long)]
    mark: bool,
}

/// Begins a translation, or brings it up to date.
pub fn run(args: &Args, start: &Start) -> Result<ExitCode, Trouble> {
    let Some(work) = open(args, &start.course)? else { return Ok(ExitCode::from(1)) };
    let (folder, language) = (work.folder()?, work.language(&start.language)?);
    let desk = Desk::new(&work.opened.course, &work.loaded.sources);
    let started = translate::start(&desk, &language, start.mark).map_err(Trouble::input)?;
    let changes: Vec<(String, String)> =
        started.iter().filter(|it| it.is_changed).map(|it| (it.path.clone(), it.text.clone())).collect();
    write_all(folder, &changes)?;
    let mut sources = work.loaded.sources.clone();
    sources.extend(changes);
    let counts = translate::status(&Desk::new(&work.opened.course, &sources), &language);
    let wide = started.iter().map(|it| work.shown(&it.path).chars().count()).max().unwrap_or_default();
    for (file, count) in started.iter().zip(&counts) {
        let what = match (file.is_new, file.is_changed) {
            (true, _) => "new",
            (false, true) => "brought up to date",
            (false, false) => "up to date",
        };
        println!("{:<wide$}  {what}{}", work.shown(&file.path), left(count, file.marked));
    }
    let all = Count::sum(&language, &counts);
    println!("\n{} of {} translated", all.translated, strings(all.strings));
    if 0 < all.missing {
        println!(
            "Lines that begin with #? are still to be translated: take the #? away and write your words."
        );
    }
    if 0 < all.stale {
        println!(
            "Stale strings have an old `source`, or are named in `fuzzy`. When you have looked at all of them:"
        );
        println!("coursedeck course translate start {} {language} --mark", start.course);
    }
    Ok(ExitCode::SUCCESS)
}

/// What is left to do in a file, and what was done.
fn left(count: &Count, marked: usize) -> String {
    let said = [
        (count.missing, "to translate"),
        (count.stale, "stale"),
        (count.drafts, "drafts"),
        (marked, if marked == 1 { "item marked" } else { "items marked" }),
    ];
    said.iter().filter(|(count, _)| 0 < *count).map(|(count, what)| format!(", {count} {what}")).collect()
}
