//! `coursedeck course new`: a first course.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::{
    author::{
        new,
        schema::{self, File},
    },
    cli::{args::Args, course::unwritten, learn, trouble::Trouble},
    files,
    ids::CourseId,
};

/// Begins a course: a small one that works, with notes that explain each line
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck course new safe-online\n\n\
    With --lang fr the course begins in French, with notes in French.")]
pub struct New {
    /// The course's name for ever: small letters, digits and hyphens, as safe-online
    id: String,
    /// The folder to put the course's folder in
    #[arg(long, value_name = "DIR", default_value = ".")]
    dir: PathBuf,
}

/// Begins a course. What is there already is never written over.
pub fn run(args: &Args, wanted: &New) -> Result<ExitCode, Trouble> {
    let id: CourseId = wanted.id.parse().map_err(|error| {
        Trouble::input(format!("{:?} cannot name a course: {error}", wanted.id))
            .hinted("a name has small letters, digits and hyphens, as safe-online")
    })?;
    let language = learn::language(args)?;
    // `.` is where one is: it need not be said.
    let folder = if wanted.dir == Path::new(".") { id.as_str().into() } else { wanted.dir.join(id.as_str()) };
    make_folder(&wanted.dir, &folder)?;
    let written = new::course(&id, &language)
        .iter()
        .try_for_each(|(name, text)| put(&folder.join(name), text))
        .and_then(|()| add_schemas(&wanted.dir));
    if written.is_err() {
        // A part of a course is none, and would be in the way of the next try.
        let _ = fs::remove_dir_all(&folder);
    }
    written?;
    let shown = folder.display();
    if !new::speaks(&language) {
        println!("there is no first course in {language} yet, so this one is in English");
    }
    println!("{shown} is there: a small course that works.\n");
    println!("Next:");
    println!("  1. Open the two files in any editor, read the notes, and put your own words there:");
    for (name, _) in new::course(&id, &language) {
        println!("       {}", folder.join(name).display());
    }
    println!("  2. Look at it as learners will; each time you save, the screen follows:");
    println!("       coursedeck course preview {shown}");
    println!("  3. See whether all is well:");
    println!("       coursedeck course check {shown}");
    println!("  4. Add another module:");
    println!("       coursedeck course new-module {shown} another-module");
    Ok(ExitCode::SUCCESS)
}

fn make_folder(parent: &Path, folder: &Path) -> Result<(), Trouble> {
    let here = |error: io::Error| Trouble::input(format!("{}: {error}", parent.display()));
    fs::create_dir_all(parent).map_err(here)?;
    match fs::create_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Err(Trouble::input(format!("{} is there already, and was left as it is", folder.display()))
                .hinted("give the course another name, or put it elsewhere with --dir"))
        }
        done => done.map_err(here),
    }
}

fn put(path: &Path, text: impl AsRef<[u8]>) -> Result<(), Trouble> {
    files::replace(path, text.as_ref()).map_err(|error| unwritten(path, &error))
}

/// Puts beside the course's folder what editors look for there, where it is not yet.
fn add_schemas(folder: &Path) -> Result<(), Trouble> {
    for file in File::ALL {
        let path = folder.join(file.schema_name());
        if !path.exists() {
            put(&path, schema::text(file))?;
        }
    }
    Ok(())
}
