//! `coursedeck course translate export`: a translation as PO files.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

use super::open;
use crate::{
    author::translate::{self, Desk},
    cli::{args::Args, trouble::Trouble},
    files,
};

/// Writes a translation as a PO file, for Poedit, Weblate and their like
///
/// With a folder after -o there is a PO file a module. Without a language it is a template (POT). What is stale or a
/// draft is fuzzy there.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck course translate export courses/staying-safe-online fr -o fr.po")]
pub struct Export {
    /// The course's folder
    course: String,
    /// The language, as fr; without it a template is written
    language: Option<String>,
    /// The PO file, a folder for a file a module, or - for the terminal
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    output: String,
    /// Writes over files that are there
    #[arg(long)]
    force: bool,
}

/// Writes a translation as a PO file.
pub fn run(args: &Args, export: &Export) -> Result<ExitCode, Trouble> {
    let Some(work) = open(args, &export.course)? else { return Ok(ExitCode::from(1)) };
    let language = export.language.as_ref().map(|named| work.language(named)).transpose()?;
    let desk = Desk::new(&work.opened.course, &work.loaded.sources);
    let send = |names: &[&str]| translate::send(&desk, language.as_ref(), names).write();
    if export.output == "-" {
        std::io::stdout().write_all(send(&desk.files).as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    }
    let output = Path::new(&export.output);
    let is_folder = output.is_dir() || export.output.ends_with(['/', '\\']);
    let ending = if language.is_some() { "po" } else { "pot" };
    let written: Vec<(PathBuf, String)> = match is_folder {
        false => vec![(output.to_owned(), send(&desk.files))],
        true => {
            desk.files.iter().map(|name| (output.join(format!("{name}.{ending}")), send(&[name]))).collect()
        }
    };
    if let Some((path, _)) = written.iter().find(|(path, _)| path.exists() && !export.force) {
        return Err(Trouble::input(format!("{} is there already", path.display()))
            .hinted("bring it in first with `translate import`, or write over it with --force"));
    }
    if is_folder {
        fs::create_dir_all(output)
            .map_err(|error| Trouble::machine(&error).after(&format!("{}: ", output.display())))?;
    }
    for (path, text) in &written {
        files::replace(path, text.as_bytes())
            .map_err(|error| Trouble::machine(&error).after(&format!("{}: ", path.display())))?;
        println!("{}", path.display());
    }
    Ok(ExitCode::SUCCESS)
}
