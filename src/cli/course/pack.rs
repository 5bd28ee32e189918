//! `coursedeck course pack`: a course in one signed file, to give away.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use crate::{
    cli::{
        args::Args,
        ask,
        guard::{self, Desk},
        learn,
        learner::many,
        trouble::Trouble,
    },
    course::{
        Opened,
        check::{self, Profile},
        load::{self, Source},
        sealed,
    },
    diag::Diagnostic,
    exchange::package::Packing,
    files,
    ids::CourseId,
    seal::{Digest, Key, minisign},
};

/// Packs a course into one signed file, which `course install` puts on another machine
///
/// The same course, packed with the same key, gives the same bytes. Beside the file stands its signature for the program minisign.
/// With --seal nobody can read the exam's own questions before a passphrase is typed, where the exam is sat; OPERATORS.md
/// says what that protects, and what it cannot.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example: coursedeck course pack courses/safe-online -o safe-online-1.2.0.cdcourse\n\n\
    Others verify it with: minisign -Vm safe-online-1.2.0.cdcourse -P KEY\n\
    KEY begins with RW; `coursedeck centre show` tells it."
)]
pub struct Pack {
    /// The course: its id, or its folder
    course: String,
    /// The file; without it, ID-VERSION.cdcourse in this folder
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// A file with the secret key to sign with, in place of this centre's
    #[arg(long, value_name = "FILE")]
    key_file: Option<PathBuf>,
    /// Seals the exam with a passphrase, which is typed twice unseen; where none is typed, one is made and shown
    #[arg(long)]
    seal: bool,
    /// A file with the passphrase of the exam in its first line, instead of being asked for it
    #[arg(long, value_name = "FILE", requires = "seal")]
    exam_passphrase_file: Option<PathBuf>,
    /// Replaces a file that is there without asking
    #[arg(long)]
    yes: bool,
}

/// The files of a course as they are to be packed.
struct Whole {
    files: BTreeMap<String, Vec<u8>>,
    opened: Opened,
    /// The passphrase that was made for it.
    made: Option<String>,
}

/// Who signs.
struct Signer {
    key: Key,
    /// Whose the key is; empty where nobody says so.
    name: String,
    /// Where it is noted, when it is this centre's own.
    desk: Option<Desk>,
}

/// Packs a course.
pub fn run(args: &Args, pack: &Pack) -> Result<ExitCode, Trouble> {
    let (source, id) = named(args, &pack.course)?;
    let checked = check::check(&source, &id, Profile::Usual);
    if checked.diagnostics.iter().any(Diagnostic::is_error) {
        super::tell(&id, &checked.diagnostics, &checked.sources);
        return Err(Trouble::input(format!("{id} has faults, so it was not packed"))
            .hinted("mend what is told above; `coursedeck course check` tells it again"));
    }
    let whole = match (load::files(&source, &id), load::load(&source, &id).course) {
        (Ok(files), Some(opened)) => Whole { files, opened, made: None },
        _ => return Err(Trouble::input(format!("{id} was changed while it was read")).hinted("try again")),
    };
    let drawn = whole.opened.course.exam.as_ref().map_or(0, |exam| exam.draws.iter().map(|(_, n)| n).sum());
    let Whole { files, opened, made } = if pack.seal { seal(pack, &id, whole)? } else { whole };
    let Signer { key, name: signer, desk } = signer(args, pack)?;
    let packed = Packing { files: &files, opened: &opened, key: &key, signer: &signer }.pack();
    let bytes = packed.map_err(|refusal| Trouble::input(format!("{id} cannot be packed: {refusal}")))?;
    let name = format!("{id}-{}.cdcourse", opened.course.version);
    let path = pack.output.clone().unwrap_or_else(|| PathBuf::from(name));
    if !put(&path, &bytes, pack.yes)? {
        return Ok(ExitCode::SUCCESS);
    }
    let comment = format!("course:{id} version:{}", opened.course.version);
    write(&beside(&path), minisign::sign(&key, &bytes, &comment).as_bytes())?;
    if let Some(mut desk) = desk {
        let audit = desk.audit(format!("signed {id} {}", opened.course.version));
        desk.store.note(desk.now, audit)?;
    }
    let sealed = opened.course.exam.as_ref().and_then(|exam| exam.sealed);
    println!(
        "{}: {id} {}, {} files, {} bytes",
        path.display(),
        opened.course.version,
        files.len(),
        bytes.len()
    );
    println!("  SHA-256    {}", Digest::of(&[&bytes]));
    println!("  signed by  {}", super::install::signer_name(&signer));
    println!("             {}", key.public().groups());
    println!("  minisign   minisign -Vm {} -P {}", path.display(), key.public().minisign());
    if let Some(sealed) = sealed {
        println!("  sealed     {} of the exam, in exam.age", many(sealed, "question", "questions"));
        if 0 < drawn {
            println!(
                "  IN THE OPEN {} that the exam draws from modules",
                many(drawn, "question", "questions")
            );
        }
    }
    for advice in left_out(&source, &files) {
        println!("  left out   {advice}: no file that a course has");
    }
    if let Some(passphrase) = made {
        println!("The passphrase of the exam. Write it on paper; it is shown only now:\n\n  {passphrase}\n");
    }
    if sealed.is_some() {
        println!(
            "Keep the passphrase from the file: the invigilator gets it another way, and types it in the room."
        );
    }
    println!("Give the file away; whoever installs it has to trust that key once: `coursedeck trust add`.");
    Ok(ExitCode::SUCCESS)
}

/// The course with its exam sealed, seen to open again with the same passphrase.
fn seal(pack: &Pack, id: &CourseId, whole: Whole) -> Result<Whole, Trouble> {
    let exam = whole.opened.course.exam.as_ref();
    let refused = |why: sealed::CannotSeal| {
        let refused = Trouble::input(format!("{id} was not packed: {why}"));
        match why {
            sealed::CannotSeal::NoExam => refused.hinted("write an exam.toml, or leave --seal out"),
            sealed::CannotSeal::Already => refused.hinted("leave --seal out: it stays sealed as it is"),
            sealed::CannotSeal::AllDrawn => {
                refused.hinted("write a [[question]] into exam.toml, or leave --seal out")
            }
            sealed::CannotSeal::Short => refused.hinted(
                "whoever finds the file can try millions of them: take five words that do not belong together",
            ),
        }
    };
    // Nobody is asked for a passphrase where there is nothing to seal.
    if exam.is_none_or(|exam| exam.sealed.is_some() || exam.pool.is_empty()) {
        return sealed::seal(&whole.files, &whole.opened, "").map(|_| whole).map_err(refused);
    }
    let (passphrase, is_made) = passphrase(pack)?;
    let files = sealed::seal(&whole.files, &whole.opened, &passphrase).map_err(refused)?;
    let source = Source::Held(Arc::new(files.clone()));
    let opens = sealed::unseal(&source, id, &passphrase);
    let opened = opens.ok().and_then(|_| load::load(&source, id).course).ok_or_else(|| {
        Trouble::input(format!("{id} was not packed: its exam does not open again"))
            .hinted("`coursedeck course check` may tell why")
    })?;
    Ok(Whole { files, opened, made: is_made.then_some(passphrase) })
}

/// The passphrase of the exam, and whether it was made here.
fn passphrase(pack: &Pack) -> Result<(String, bool), Trouble> {
    if let Some(file) = &pack.exam_passphrase_file {
        return Ok((guard::passphrase_in(file)?, false));
    }
    if !ask::can() {
        return Err(Trouble::input("nobody is here to type the passphrase of the exam")
            .hinted("put it in a file: --exam-passphrase-file FILE"));
    }
    let typed = ask::new_secret("Passphrase of the exam, of five words; Enter alone makes one")?;
    Ok(match typed.is_empty() {
        true => (learn::code(), true),
        false => (typed, false),
    })
}

/// The course of this folder or of this name.
fn named(args: &Args, named: &str) -> Result<(Source, CourseId), Trouble> {
    super::found(args, named)?.ok_or_else(|| {
        Trouble::input(format!("there is no course {named:?}"))
            .hinted("name a course's folder, or an id that `coursedeck course list` shows")
    })
}

/// What signs, and whose it is.
fn signer(args: &Args, pack: &Pack) -> Result<Signer, Trouble> {
    if let Some(file) = &pack.key_file {
        let told = |error: &dyn std::fmt::Display| {
            Trouble::input(format!("the key file {}: {error}", file.display()))
                .hinted("name a copy of a centre's centre.key")
        };
        let bytes = files::read_at_most(file, 4096).map_err(|error| told(&error))?;
        let key = Key::of_file(&String::from_utf8_lossy(&bytes)).map_err(|error| told(&error))?;
        return Ok(Signer { key, name: String::new(), desk: None });
    }
    let none = || {
        Trouble::input("there is no key here to sign with")
            .hinted("`coursedeck centre init` makes one in a minute; or name one with --key-file FILE")
    };
    if !learn::data(args)?.join(learn::DATABASE).exists() {
        return Err(none());
    }
    let desk = Desk::open(args, "course pack")?;
    let key = desk.store.centre_key()?.ok_or_else(none)?;
    let name = desk.store.centre()?.map(|centre| centre.name).unwrap_or_default();
    Ok(Signer { key, name, desk: Some(desk) })
}

/// Writes the package. One that is there with other bytes is replaced when somebody says so.
fn put(path: &Path, bytes: &[u8], yes: bool) -> Result<bool, Trouble> {
    let there = files::read_at_most(path, crate::exchange::package::LONGEST);
    let is_other = path.symlink_metadata().is_ok() && there.map_or(true, |there| there != bytes);
    if is_other && !ask::sure(&format!("{} is there already. Replace it?", path.display()), yes)? {
        return Ok(false);
    }
    write(path, bytes)?;
    Ok(true)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    files::replace(path, bytes)
        .map_err(|error| Trouble::machine(&error).after(&format!("{} was not written: ", path.display())))
}

/// Where minisign looks for the signature of a file.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".minisig");
    PathBuf::from(name)
}

/// What stands in the course's folder and is none of its files.
fn left_out(source: &Source, files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let Source::Folder(folder) = source else { return Vec::new() };
    let mut left = Vec::new();
    for entry in files::list(folder).unwrap_or_default() {
        if entry.what != files::What::Folder {
            left.push(entry.name);
            continue;
        }
        let inside = files::list(&folder.join(&entry.name)).unwrap_or_default();
        left.extend(inside.into_iter().map(|inner| format!("{}/{}", entry.name, inner.name)));
    }
    left.retain(|path| !files.contains_key(path));
    left
}
