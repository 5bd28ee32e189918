//! `coursedeck course list`: what there is.

use std::process::ExitCode;

use crate::{
    cli::{
        args::{Args, Format},
        learn,
        trouble::Trouble,
    },
    lang::Catalog,
    text::width,
};

/// Lists the courses
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck course list --format json")]
pub struct List {
    /// Text for people, or one JSON object a line for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Lists the courses.
pub fn run(args: &Args, list: &List) -> Result<ExitCode, Trouble> {
    let library = learn::library(args, &learn::data(args)?);
    let language = learn::language(args)?;
    let catalog = Catalog::shipped(&language);
    for id in library.ids() {
        match (library.header(&id, &language), list.format) {
            (Ok(header), Format::Json) => println!(
                "{}",
                serde_json::json!({
                    "id": id.as_str(), "version": header.version, "title": header.title,
                    "languages": header.languages, "minutes": header.minutes,
                    "modules": header.modules, "requires": header.requires,
                })
            ),
            (Ok(header), Format::Text) => {
                let languages: Vec<&str> = header.languages.iter().map(|tag| tag.as_str()).collect();
                let minutes = catalog.minutes(header.minutes);
                println!(
                    "{id:<20} {:<7} {minutes:<7} {} {}",
                    header.version,
                    width::pad(&header.title, 24),
                    languages.join(" ")
                );
            }
            (Err(faults), Format::Json) => {
                println!("{}", serde_json::json!({ "id": id.as_str(), "faults": faults.len() }));
            }
            (Err(_), Format::Text) => println!("{id:<20} {}", catalog.say("course-broken")),
        }
    }
    Ok(ExitCode::SUCCESS)
}
