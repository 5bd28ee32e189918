//! `coursedeck course show`: what a course says of itself.

use std::process::ExitCode;

use crate::{
    cli::{args::Args, learn, trouble::Trouble},
    course::load::Loaded,
    lang::{self, Catalog},
};

/// Shows what a course says of itself
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck course show staying-safe-online")]
pub struct Show {
    /// The course's folder name
    id: String,
}

/// Shows what a course says of itself.
pub fn run(args: &Args, show: &Show) -> Result<ExitCode, Trouble> {
    let library = learn::library(args, &learn::data(args)?);
    let language = learn::language(args)?;
    let catalog = Catalog::shipped(&language);
    let id = super::known(&library, &show.id)?;
    let Loaded { course, diagnostics, sources } = library.open(&id);
    let Some(opened) = course else {
        return Ok(super::tell(&id, &diagnostics, &sources));
    };
    let (course, words) = (&opened.course, opened.words(&language));
    println!("{} ({id} {})\n{}\n", words.title, course.version, words.summary);
    println!("{}, {}, {}", catalog.minutes(course.minutes), course.licence, course.authors.join(", "));
    let languages: Vec<String> = course.languages.iter().map(lang::own_name).collect();
    println!("{}\n", languages.join(", "));
    let kept = library.kept_versions(&id);
    if !kept.is_empty() {
        println!("kept for learners who are in the middle of it: {}\n", kept.join(", "));
    }
    for module in &course.modules {
        let title = words.module(&module.id).map_or("", |words| words.title.as_str());
        println!("  {:<24} {title} ({} + {})", module.id, module.lessons.len(), module.pool.len());
    }
    Ok(ExitCode::SUCCESS)
}
