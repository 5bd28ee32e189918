//! `coursedeck course translate status`: how far the translations are.

use std::process::ExitCode;

use super::open;
use crate::{
    author::translate::{self, Count, Desk},
    cli::{
        args::{Args, Format},
        trouble::Trouble,
    },
    lang::Tag,
};

/// Shows how far each translation is, file by file
///
/// Translated, stale, draft and missing add up to the strings. Stale: the source has changed since, or a translator
/// wants to look again; the old words are shown. Draft: words that nobody has looked at, which are not shown. Missing:
/// the source's words are shown.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck course translate status courses/staying-safe-online fr --strict")]
pub struct Status {
    /// The course's folder
    course: String,
    /// Only this language (or --lang)
    language: Option<String>,
    /// A table for people, or one JSON object a line for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Ends with exit code 1 if anything is left to do
    #[arg(long)]
    strict: bool,
}

/// Shows how far each translation is.
pub fn run(args: &Args, status: &Status) -> Result<ExitCode, Trouble> {
    let Some(work) = open(args, &status.course)? else { return Ok(ExitCode::from(1)) };
    let languages: Vec<Tag> = match status.language.as_ref().or(args.lang.as_ref()) {
        Some(named) => vec![work.language(named)?],
        None => work.opened.course.languages.iter().skip(1).cloned().collect(),
    };
    let desk = Desk::new(&work.opened.course, &work.loaded.sources);
    let mut is_whole = true;
    for (at, language) in languages.iter().enumerate() {
        let counts = translate::status(&desk, language);
        is_whole &= counts.iter().all(Count::is_whole);
        match status.format {
            Format::Json => counts.iter().for_each(|count| println!("{}", json(&work.id, language, count))),
            Format::Text => {
                if 0 < at {
                    println!();
                }
                table(language, &counts);
            }
        }
    }
    if languages.is_empty() && status.format == Format::Text {
        println!("{} has no translation yet: `coursedeck course translate start` begins one", work.id);
    }
    Ok(if is_whole || !status.strict { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn table(language: &Tag, counts: &[Count]) {
    let sum = Count::sum(language, counts);
    let wide = counts.iter().map(|it| it.file.len()).max().unwrap_or_default().max("total".len());
    println!(
        "{:<wide$} {:>7} {:>10} {:>5} {:>5} {:>7} {:>6} {:>10}",
        language.as_str(),
        "strings",
        "translated",
        "stale",
        "draft",
        "missing",
        "words",
        "words left"
    );
    for count in counts {
        row(wide, &count.file, count);
    }
    row(wide, "total", &sum);
    // Rounded down: 100 % is said of what is whole.
    let percent = (100 * sum.translated).checked_div(sum.strings).unwrap_or(100);
    let unmarked = match sum.unmarked {
        0 => String::new(),
        count => format!("; {count} without `source`, so that nobody sees when they go stale: run `start`"),
    };
    println!("{percent} % translated{unmarked}");
}

fn row(wide: usize, name: &str, count: &Count) {
    println!(
        "{name:<wide$} {:>7} {:>10} {:>5} {:>5} {:>7} {:>6} {:>10}",
        count.strings, count.translated, count.stale, count.drafts, count.missing, count.words, count.left
    );
}

fn json(course: &crate::ids::CourseId, language: &Tag, count: &Count) -> serde_json::Value {
    serde_json::json!({
        "course": course.as_str(), "language": language.as_str(), "file": count.file,
        "strings": count.strings, "translated": count.translated, "stale": count.stale, "draft": count.drafts,
        "missing": count.missing, "unmarked": count.unmarked, "words": count.words, "words_left": count.left,
    })
}
