//! `coursedeck course schema`: what editors need to help with a course's files.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::{
    author::schema::{self, File},
    cli::{args::Args, trouble::Trouble},
    files,
};

/// The longest file that may be one of ours.
const LONGEST: usize = 1 << 20;

/// Writes the JSON Schemas with which editors complete and check a course's files
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck course schema -o courses\n\n\
    A course's files name their schema in the first line, as `#:schema ../module.schema.json`. An editor that knows \
    TOML schemas, as VS Code with Even Better TOML, then shows what each key is for and underlines mistakes.")]
pub struct Schema {
    /// The folder to write them to, beside the courses' folders; without it, one is shown
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Which one to show: course, module, exam, course-translation, module-translation or exam-translation
    #[arg(default_value = "module", conflicts_with = "output")]
    file: String,
}

/// Writes the schemas, or shows one.
pub fn run(_: &Args, wanted: &Schema) -> Result<ExitCode, Trouble> {
    if let Some(folder) = &wanted.output {
        if !folder.is_dir() {
            return Err(Trouble::input(format!("{}: there is no such folder", folder.display()))
                .hinted("name the folder that your courses' folders stand in"));
        }
        for path in write(folder)? {
            println!("{}", path.display());
        }
        return Ok(ExitCode::SUCCESS);
    }
    let name = format!("{}.schema.json", wanted.file);
    let Some(file) = File::ALL.into_iter().find(|file| file.schema_name() == name) else {
        let names: Vec<&str> = File::ALL.iter().map(|file| file.schema_name()).collect();
        return Err(Trouble::input(format!("there is no schema {:?}", wanted.file))
            .hinted(format!("there are {}", names.join(", ").replace(".schema.json", ""))));
    };
    print!("{}", schema::text(file));
    Ok(ExitCode::SUCCESS)
}

/// Writes each schema to `folder`, and tells where. A file that somebody else made there is left alone.
pub fn write(folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let mut written = Vec::new();
    for file in File::ALL {
        let path = folder.join(file.schema_name());
        if path.exists() {
            let bytes = files::read_at_most(&path, LONGEST).unwrap_or_default();
            if !String::from_utf8_lossy(&bytes).contains(schema::MADE) {
                return Err(Trouble::input(format!("{}: somebody else made this file", path.display()))
                    .hinted("move it away, or name another folder"));
            }
        }
        files::replace(&path, schema::text(file).as_bytes())
            .map_err(|error| super::unwritten(&path, &error))?;
        written.push(path);
    }
    Ok(written)
}
