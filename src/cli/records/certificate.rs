//! `coursedeck records certificate`: one learner's certificate, on the screen or as a page.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

use super::{
    certificates,
    issue::{self, How, Office, Pile, Press, Ready},
};
use crate::{
    cli::{args::Args, guard::Desk, learn, learner, trouble::Trouble},
    records::{Courses, Delivery, certificate::text},
    store::Ask,
};

/// Shows a learner's certificate as text, or writes it as a page to print
///
/// The first time it is issued: it is given its number, and signed. After that it is the same for ever.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example: coursedeck records certificate \"Amina Hassan\" --course staying-safe-online -o amina.pdf"
)]
pub struct Single {
    /// Who: a name, number or id
    learner: String,
    /// Of which course, by its folder name; needed where more than one is completed
    #[arg(long, value_name = "ID")]
    course: Option<String>,
    /// Gives a new one where it was revoked
    #[arg(long)]
    reissue: bool,
    /// Writes to this file, a page where it ends in .pdf, else a text; - is standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Writes over a file that is there already
    #[arg(long, requires = "output")]
    force: bool,
}

/// Shows or writes the certificate.
pub fn run(args: &Args, single: &Single) -> Result<ExitCode, Trouble> {
    let mut desk = Desk::open(args, "records certificate")?;
    let person = learner::find(&desk.store, &single.learner)?;
    let office = Office::of(&desk)?;
    let data = learn::data(args)?;
    let course = single
        .course
        .as_ref()
        .map(|id| id.parse().map_err(|error| Trouble::input(format!("{id:?} is no course: {error}"))));
    let ask = Ask { course: course.transpose()?, ..Ask::default() };
    let library = learn::library(args, &data);
    let courses = Courses::of(&library, learn::wanted_language(args)?);
    let language = args.lang.is_some().then(|| learn::wanted_language(args)).transpose()?;
    let how = How { language, reissue: single.reissue, only: Some(person.learner.id), now: desk.now };
    let pile = desk.store.snapshot(|snapshot| Pile::gather(snapshot, &courses, &office, &ask, &how))?;
    let pile = pile.map_err(|refused| certificates::told(&refused))?;
    pile.warn("this command with");
    let ready = one(&pile, &person.learner.name, single)?;
    let path = single.output.as_deref().filter(|path| *path != Path::new("-"));
    if let Some(path) = path {
        certificates::free(path, single.force)?;
    }
    let bytes = bytes(ready, &office, &data, path)?;
    match path {
        Some(path) => {
            let mut delivery = Delivery::begin(path)?;
            delivery.write_all(&bytes)?;
            pile.issue(&mut desk)?;
            let delivered = delivery.end()?;
            println!("{}: certificate {}", path.display(), ready.issuing.certificate.said.number);
            if delivered.on_a_stick {
                println!("safe to remove");
            }
        }
        None => {
            pile.issue(&mut desk)?;
            std::io::stdout().write_all(&bytes)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The one certificate that is asked for.
fn one<'a>(pile: &'a Pile, name: &str, single: &Single) -> Result<&'a Ready, Trouble> {
    match pile.ready.as_slice() {
        [ready] => Ok(ready),
        [] if !pile.revoked.is_empty() => {
            Err(Trouble::input(format!("{name} has no certificate that holds"))
                .hinted("--reissue gives a new one"))
        }
        [] => Err(match &single.course {
            Some(course) => Trouble::input(format!("{name} has not completed {course}")),
            None => Trouble::input(format!("{name} has not completed a course yet")),
        }
        .hinted("`coursedeck records export` shows how everyone stands")),
        several => {
            let courses: Vec<&str> =
                several.iter().map(|it| it.issuing.certificate.said.course.as_str()).collect();
            Err(Trouble::input(format!("{name} has completed {} courses", several.len()))
                .hinted(format!("say which: --course {}", courses.join(", or --course "))))
        }
    }
}

fn bytes(ready: &Ready, office: &Office, data: &Path, path: Option<&Path>) -> Result<Vec<u8>, Trouble> {
    let certificate = &ready.issuing.certificate;
    let is_page = path.and_then(Path::extension).is_some_and(|it| it.eq_ignore_ascii_case("pdf"));
    if is_page {
        return Press::new(data)?.page(certificate, office, data);
    }
    let coded = issue::coded(certificate, office)?;
    Ok(text::write(&coded, &issue::catalog(certificate, data), &office.key).into_bytes())
}
