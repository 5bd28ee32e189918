//! `coursedeck records export --to certificate`: a page for each completion, all in one run.

use std::{
    io,
    path::Path,
    process::ExitCode,
    sync::atomic::{AtomicBool, Ordering},
};

use super::{
    export::Export,
    issue::{How, Office, Pile, Press},
    send::{self, STOPPED, stop},
};
use crate::{
    cli::{args::Args, guard::Desk, learn, trouble::Trouble},
    files,
    records::{Batch, Courses, Delivery, Refused, table::What},
    store::Ask,
};

/// What does not go together, said before anything is read.
pub fn check(export: &Export, what: What) -> Result<(), Trouble> {
    if what != What::Completions {
        return Err(Trouble::input(format!("there are no certificates of {what}"))
            .hinted("leave --what out: a certificate is of a completion"));
    }
    let misfits = [
        ("--anonymous", export.hiding.anonymous),
        ("--new", export.new.is_some()),
        ("--separator", export.separator.is_some()),
        ("--no-bom", export.no_bom),
    ];
    if let Some((name, _)) = misfits.iter().find(|(_, is_said)| *is_said) {
        return Err(Trouble::input(format!("{name} does not go with --to certificate")));
    }
    let Some(output) = export.output.as_deref().filter(|path| *path != Path::new("-")) else {
        return Err(Trouble::input("certificates want a folder")
            .hinted("name one with -o, as -o certificates; it is made if it is not there"));
    };
    let folder = files::folder(output);
    match folder.is_dir() {
        true => Ok(()),
        false => Err(Trouble::input(format!("there is no folder {}", folder.display()))
            .hinted("make it first, or plug in the stick")),
    }
}

/// Writes the certificates.
pub fn run(args: &Args, export: &Export, ask: Ask, data: &Path) -> Result<ExitCode, Trouble> {
    send::check_data(data)?;
    let mut desk = Desk::open(args, "records export")?;
    let office = Office::of(&desk)?;
    send::check_cohort(&desk.store, ask.cohort.as_deref())?;
    let library = learn::library(args, data);
    let courses = Courses::of(&library, learn::wanted_language(args)?);
    if let Some(course) = &ask.course
        && !courses.ids().contains(course)
        && !desk.store.snapshot(|it| it.courses())??.contains(course)
    {
        return Err(Trouble::input(format!("there is no course {course}"))
            .hinted("`coursedeck course list` shows what there is"));
    }
    let language = args.lang.is_some().then(|| learn::wanted_language(args)).transpose()?;
    let how = How { language, reissue: export.reissue, only: None, now: desk.now };
    let pile = desk.store.snapshot(|snapshot| Pile::gather(snapshot, &courses, &office, &ask, &how))?;
    let pile = pile.map_err(|refused| told(&refused))?;
    pile.warn("export with");
    let output = export.output.as_deref().unwrap_or(Path::new("."));
    if pile.ready.is_empty() {
        eprintln!(
            "coursedeck: nobody who is asked for has completed a course and lacks nothing for a certificate"
        );
        return Ok(ExitCode::SUCCESS);
    }
    let stop = stop()?;
    let is_file = output.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    match is_file {
        true => one(&pile, &mut desk, &office, data, output, export.force),
        false => many(&pile, &mut desk, &office, data, output, export.force, &stop),
    }
}

/// One certificate as one file.
fn one(
    pile: &Pile,
    desk: &mut Desk,
    office: &Office,
    data: &Path,
    output: &Path,
    force: bool,
) -> Result<ExitCode, Trouble> {
    let [ready] = pile.ready.as_slice() else {
        return Err(Trouble::input(format!("{} certificates do not go into one file", pile.ready.len()))
            .hinted("name a folder, as -o certificates"));
    };
    free(output, force)?;
    let page = Press::new(data)?.page(&ready.issuing.certificate, office, data)?;
    let mut delivery = Delivery::begin(output)?;
    io::Write::write_all(&mut delivery, &page)?;
    pile.issue(desk)?;
    let delivered = delivery.end()?;
    tell(pile);
    println!("{}: {} bytes, sha256 {}", output.display(), delivered.bytes, delivered.digest);
    if delivered.on_a_stick {
        println!("safe to remove");
    }
    Ok(ExitCode::SUCCESS)
}

/// A file for each in a folder: all of them, or none.
fn many(
    pile: &Pile,
    desk: &mut Desk,
    office: &Office,
    data: &Path,
    output: &Path,
    force: bool,
    stop: &AtomicBool,
) -> Result<ExitCode, Trouble> {
    if output.symlink_metadata().is_ok_and(|it| !it.is_dir()) {
        return Err(Trouble::input(format!("{} is no folder", output.display()))
            .hinted("name another, or a file that ends in .pdf"));
    }
    let mut press = Press::new(data)?;
    let mut batch = Batch::new(output)?;
    for ready in &pile.ready {
        if stop.load(Ordering::Relaxed) {
            eprintln!("coursedeck: stopped; nothing was written");
            return Ok(ExitCode::from(STOPPED));
        }
        let certificate = &ready.issuing.certificate;
        let name = format!("{}.pdf", certificate.said.number);
        let page = press.page(certificate, office, data)?;
        let path = output.join(&name);
        // The same certificate is the same file: it may be there already.
        let is_same = std::fs::read(&path).is_ok_and(|there| there == page);
        if !is_same {
            free(&path, force)?;
        }
        batch.write(&name, &page)?;
    }
    let new = pile.issue(desk)?;
    let on_a_stick = batch.land()?;
    tell(pile);
    let count = pile.ready.len();
    let plural = if count == 1 { "certificate" } else { "certificates" };
    println!("{count} {plural} in {}, {new} of them new", output.display());
    if on_a_stick {
        println!("safe to remove");
    }
    Ok(ExitCode::SUCCESS)
}

/// Nothing is written over unasked.
pub(super) fn free(path: &Path, force: bool) -> Result<(), Trouble> {
    match path.symlink_metadata() {
        Ok(there) if !there.is_file() => {
            Err(Trouble::input(format!("{} is no plain file", path.display())).hinted("name another"))
        }
        Ok(_) if !force => {
            Err(Trouble::input(format!("{} is there already, and is another", path.display()))
                .hinted("name another place, or write over it with --force"))
        }
        _ => Ok(()),
    }
}

/// Whose certificate has which number.
fn tell(pile: &Pile) {
    for ready in &pile.ready {
        let said = &ready.issuing.certificate.said;
        println!("{}  {}  {}", said.number, said.name, said.title);
    }
}

/// What could not be gathered.
pub(super) fn told(refused: &Refused) -> Trouble {
    match refused {
        Refused::Store(error) => Trouble::machine(error),
        refused => Trouble::machine(refused),
    }
}
