//! `coursedeck course export`: a course's questions for other programs, or the whole course on paper.

use std::{
    collections::BTreeMap,
    io::{self, IsTerminal, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::ValueEnum;

use crate::{
    author::export::{self, Given, Head, Lost, booklet, gift, moodle, qti},
    cli::{args::Args, learn, trouble::Trouble},
    course::{
        Course,
        load::{Loaded, Opened, Source, load},
    },
    files,
    ids::{CourseId, ModuleId},
    lang::{Catalog, Tag},
    quiz::sheet::{Code, Form},
    text::clean,
};

/// How many questions are named before "and 12 more" stands for the rest.
const NAMED: usize = 6;

/// Gives out a course's questions for Moodle and QTI, or the course on paper
///
/// What a format cannot say is listed on stderr, question by question. A booklet has an answer sheet for each quiz; its
/// form's code tells `coursedeck records enter` which question was which.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  coursedeck course export staying-safe-online --to moodle-xml -o safe.xml
  coursedeck course export staying-safe-online --to booklet --form B --lang fr -o livret.html")]
pub struct Export {
    /// The course's name, or its folder
    id: String,

    /// The format
    #[arg(long, value_enum)]
    to: To,

    /// One module alone; `exam` for the final exam
    #[arg(long, value_name = "ID")]
    module: Option<String>,

    /// A booklet's form: a draw and an order of its quizzes. A, B, and so on to ZZ
    #[arg(long, value_name = "LETTER", default_value = "A")]
    form: Code,

    /// A booklet's form by its number: 1 is A, 2 is B
    #[arg(long, value_name = "N", conflicts_with = "form", value_parser = clap::value_parser!(u16).range(1..=702))]
    seed: Option<u16>,

    /// A booklet's answers and explanations as well
    #[arg(long)]
    answers: bool,

    /// The file to write; `-` for stdout
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,

    /// Writes over a file that is there
    #[arg(long)]
    force: bool,

    /// A file with the passphrase of a sealed exam in its first line, so that the exam is given out too
    #[arg(long, value_name = "FILE")]
    exam_passphrase_file: Option<PathBuf>,
}

/// The formats.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum To {
    /// Text that Moodle and many others read.
    Gift,
    /// All that Moodle's question bank can hold.
    MoodleXml,
    /// A package for QTI 2.2 players.
    Qti22,
    /// One HTML page made for print.
    Booklet,
}

/// What is written.
struct Made {
    bytes: Vec<u8>,
    lost: Vec<Lost>,
    /// What it is, in words.
    what: String,
}

/// Gives out a course.
pub fn run(args: &Args, export: &Export) -> Result<ExitCode, Trouble> {
    let id = export.id.as_str();
    let (source, id) = source(args, id)?;
    let Loaded { course, diagnostics, sources } = load(&source, &id);
    let Some(mut opened) = course else {
        return Ok(super::tell(&id, &diagnostics, &sources));
    };
    let language = language(args, &opened.course)?;
    let module = export.module.as_deref().map(|module| self::module(&opened.course, module)).transpose()?;
    refuse(export)?;
    if opened.course.exam.as_ref().is_some_and(|exam| exam.is_locked()) {
        let file = export.exam_passphrase_file.as_deref();
        if file.is_some() || module.as_ref() == Some(&ModuleId::exam()) {
            opened = super::unsealed(&source, &id, file)?;
        } else if module.is_none() {
            eprintln!("note: the exam is sealed, and left out; --exam-passphrase-file FILE takes it in");
        }
    }
    let catalog = learn::catalog(&language, &learn::data(args)?.join("locales"));
    let made = make(export, &opened, &language, &catalog, module.as_ref())?;
    put(&export.output, &made.bytes)?;
    list(&made.lost, export.to);
    if export.output != Path::new("-") {
        println!("{}: {}", export.output.display(), made.what);
    }
    Ok(ExitCode::SUCCESS)
}

fn source(args: &Args, named: &str) -> Result<(Source, CourseId), Trouble> {
    let folder = Path::new(named);
    if folder.join("course.toml").exists() {
        return super::course_at(folder);
    }
    let id = named.parse::<CourseId>();
    let id = id.map_err(|error| Trouble::input(format!("{named:?} is no course: {error}")))?;
    match learn::library(args, &learn::data(args)?).source(&id) {
        Some(source) => Ok((source, id)),
        None => Err(Trouble::input(format!("there is no course {id}"))
            .hinted("`coursedeck course list` shows what there is")),
    }
}

/// The language to give it out in: one that the course has, the source's where nothing is said.
pub(crate) fn language(args: &Args, course: &Course) -> Result<Tag, Trouble> {
    let Some(named) = &args.lang else { return Ok(course.language.clone()) };
    let tag: Tag = named.parse().map_err(Trouble::input)?;
    let there: Vec<&str> = course.languages.iter().map(Tag::as_str).collect();
    let found = crate::lang::negotiate(std::slice::from_ref(&tag), &course.languages);
    found.ok_or_else(|| {
        Trouble::input(format!("the course {} has no words in {tag}", course.id))
            .hinted(format!("it has them in {}", there.join(", ")))
    })
}

fn module(course: &Course, named: &str) -> Result<ModuleId, Trouble> {
    let mut there: Vec<&str> = course.modules.iter().map(|module| module.id.as_str()).collect();
    there.extend(course.exam.is_some().then_some("exam"));
    let id = named.parse::<ModuleId>().ok().filter(|_| there.contains(&named));
    id.ok_or_else(|| {
        Trouble::input(format!("the course {} has no module {named:?}", course.id))
            .hinted(format!("it has {}", there.join(", ")))
    })
}

/// Nothing that is there is written over, and no package goes to a screen.
fn refuse(export: &Export) -> Result<(), Trouble> {
    let is_stdout = export.output == Path::new("-");
    if is_stdout && export.to == To::Qti22 && io::stdout().is_terminal() {
        return Err(Trouble::input("a package is no text for a screen").hinted("name a file: -o course.zip"));
    }
    if !is_stdout && !export.force && export.output.exists() {
        return Err(Trouble::input(format!(
            "{} is there already, and was not touched",
            export.output.display()
        ))
        .hinted("name another file, or add --force to write over it"));
    }
    let only_booklet = export.answers || export.seed.is_some() || export.form.form.to_string() != "A";
    if export.to != To::Booklet && only_booklet {
        return Err(Trouble::input("--answers, --form and --seed are for a booklet only")
            .hinted("the other formats hold all questions with their answers"));
    }
    Ok(())
}

fn make(
    export: &Export,
    opened: &Opened,
    language: &Tag,
    catalog: &Catalog,
    only: Option<&ModuleId>,
) -> Result<Made, Trouble> {
    let (course, words) = (&opened.course, opened.words(language));
    let head = Head::of(course, words, language);
    let parts = || export::parts(course, words, catalog, only);
    let counted = |count: usize| match count {
        1 => "1 question".to_owned(),
        count => format!("{count} questions"),
    };
    let text =
        |given: Given| Made { what: counted(given.count), bytes: given.text.into_bytes(), lost: given.lost };
    Ok(match export.to {
        To::Gift => text(gift::write(&head, &parts())),
        To::MoodleXml => text(moodle::write(&head, &parts(), catalog)),
        To::Qti22 => {
            let package = qti::package(&head, &parts(), catalog);
            let bytes = qti::zipped(&package).map_err(|error| Trouble::machine(&error))?;
            let what = format!("{}, a test and a list of files", counted(package.count));
            Made { bytes, lost: package.lost, what }
        }
        To::Booklet => {
            let form = export.seed.and_then(Form::new).unwrap_or(export.form.form);
            let options = booklet::Options { form, answers: export.answers, only };
            let page = booklet::write(course, words, &head, catalog, options);
            let answers = if export.answers { "with" } else { "without" };
            let what =
                format!("a booklet, form {form}, {answers} answers. Open it in a browser, and print it");
            Made { bytes: page.into_bytes(), lost: Vec::new(), what }
        }
    })
}

/// Puts the bytes where they are to go.
pub(crate) fn put(output: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    if output == Path::new("-") {
        let mut out = io::stdout().lock();
        return match out.write_all(bytes).and_then(|()| out.flush()) {
            // The one who reads may have seen enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            other => Ok(other?),
        };
    }
    files::replace(output, bytes).map_err(|error| {
        Trouble::input(format!("{}: {error}", output.display()))
            .hinted("name a file in a folder that is there")
    })
}

/// Says what is not in the file, a line for each reason.
fn list(lost: &[Lost], to: To) {
    let format = match to {
        To::Gift => "GIFT",
        To::MoodleXml => "Moodle XML",
        To::Qti22 => "QTI 2.2",
        To::Booklet => "a booklet",
    };
    for (whole, title) in [
        (true, format!("Not in the file, because {format} cannot hold it:")),
        (false, "In the file, but without a part of it:".to_owned()),
    ] {
        let mut reasons: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for lost in lost.iter().filter(|lost| lost.whole == whole) {
            reasons.entry(lost.why).or_default().push(lost.name.to_string());
        }
        if !reasons.is_empty() {
            eprintln!("{title}");
        }
        for (why, names) in reasons {
            eprintln!("  {}", clean::line(why));
            eprintln!("    {}", named(&names));
        }
    }
}

fn named(names: &[String]) -> String {
    let count = if names.len() == 1 { "1 question".to_owned() } else { format!("{} questions", names.len()) };
    let shown = names.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(NAMED) {
        0 => format!("{count}: {shown}"),
        more => format!("{count}: {shown} and {more} more"),
    }
}
