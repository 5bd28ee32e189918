//! `coursedeck course remove`: a course goes, and the records of it stay.

use std::process::ExitCode;

use super::install;
use crate::{
    cli::{args::Args, ask, guard::Desk, learn, trouble::Trouble},
    course::{library::Library, load::Source},
    exchange::install::Courses,
    ids::CourseId,
};

/// Removes a course that was installed; what learners did in it stays on record
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck course remove safe-online")]
pub struct Remove {
    /// The course
    id: CourseId,
    /// Asks nothing
    #[arg(long)]
    yes: bool,
}

/// Removes a course.
pub fn run(args: &Args, remove: &Remove) -> Result<ExitCode, Trouble> {
    let (data, id) = (learn::data(args)?, &remove.id);
    let installed = learn::installed(&data);
    let place = installed.join(id.as_str());
    if place.symlink_metadata().is_err() {
        let hint = match Library::new(Vec::new()).source(id) {
            Some(Source::Shipped) => "it is part of the program, and stays",
            _ => "`coursedeck course list` shows which there are; a folder of --courses is yours to remove",
        };
        return Err(Trouble::input(format!("the course {id} was not installed here")).hinted(hint));
    }
    let mut desk = Desk::open(args, "course remove")?;
    let middle = install::middle(&desk.store, id)?;
    let who = if middle == 1 { "1 learner is".to_owned() } else { format!("{middle} learners are") };
    println!("{}: {who} in the middle of it. What anybody did in it stays on record.", place.display());
    if !ask::sure(&format!("Remove {id}?"), remove.yes)? {
        return Ok(ExitCode::SUCCESS);
    }
    let courses = Courses::open(&installed).map_err(|error| install::trouble(&error))?;
    courses.remove(id).map_err(|error| install::trouble(&error))?;
    let audit = desk.audit(id.to_string());
    desk.store.note(desk.now, audit)?;
    println!("{id} is removed. Installed again, learners go on where they were.");
    if Library::new(Vec::new()).source(id).is_some() {
        println!("The one that came with the program is there again.");
    }
    Ok(ExitCode::SUCCESS)
}
