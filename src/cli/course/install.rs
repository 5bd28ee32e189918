//! `coursedeck course install` and `upgrade`: packages become courses, when all of them are whole and known.

use std::{
    cmp::Ordering,
    path::{Path, PathBuf},
    process::ExitCode,
};

use semver::Version;

use crate::{
    author::diff::{self, Bears, Diff},
    cli::{args::Args, ask, guard::Desk, keys, learn, trouble::Trouble},
    course::{Opened, library::Library, load},
    exchange::{
        install::{Courses, InstallError},
        package::{self, Package},
        trust::Verdict,
    },
    files,
    ids::{CourseId, LearnerId},
    log::Upgrades,
    seal::Digest,
    store::Store,
    text::clean,
};

/// Installs courses from packages, after all of each was verified
///
/// A version that is older here is upgraded: learners keep what they did, by its ids. Those who are in the middle of it go
/// on with the new version, or finish on the one that they began: as the centre says (`centre init --upgrades`), or one of
/// the two options here.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck course install /media/stick/safe-online-1.2.0.cdcourse\n\n\
    A package whose signer is unknown is refused. Compare the key with the sender, by telephone say, and\n\
    `coursedeck trust add KEY`. --trust-once installs it all the same, and the audit trail says so.")]
pub struct Install {
    /// The packages; where one cannot be installed, none is
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Takes a package whose signer nobody here knows; the audit trail says so
    #[arg(long, visible_alias = "unsigned")]
    trust_once: bool,
    /// Also puts an older version, or another of the same number, in the place of the one that is here
    #[arg(long)]
    replace: bool,
    /// Lets learners finish on the version that they began: it is kept for them; all others get the new one
    #[arg(long, conflicts_with = "move_on")]
    let_finish: bool,
    /// All go on with the new version, also those who were finishing on an older one
    #[arg(long)]
    move_on: bool,
    /// Asks nothing
    #[arg(long)]
    yes: bool,
}

/// Puts newer versions in the place of courses that are here: learners go on with them, or finish on what they began
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck course upgrade safe-online-1.3.0.cdcourse\n\n\
    What learners did is kept by its ids. It tells first what changes for those who are in the middle, and asks;\n\
    --let-finish keeps the version that they began for them; `centre init --upgrades let-finish` makes it the rule.")]
pub struct Upgrade {
    #[command(flatten)]
    install: Install,
}

/// What installing a package would do.
#[derive(Debug)]
pub struct Plan {
    file: PathBuf,
    package: Package,
    verdict: Verdict,
    here: Here,
}

/// What is here already.
#[derive(Debug)]
enum Here {
    /// No course of this name.
    Nothing,
    /// One that does not open.
    Broken,
    /// The very same files.
    Same,
    /// Another version: how the new one stands to it, and what changes.
    Other { opened: Box<Opened>, order: Ordering, diff: Box<Diff> },
}

/// Installs packages.
pub fn run(args: &Args, install: &Install) -> Result<ExitCode, Trouble> {
    let data = learn::data(args)?;
    put(args, &data, install, plans(&data, install)?)
}

/// Installs packages over older versions.
pub fn upgrade(args: &Args, upgrade: &Upgrade) -> Result<ExitCode, Trouble> {
    let data = learn::data(args)?;
    let plans = plans(&data, &upgrade.install)?;
    if let Some(new) = plans.iter().find(|plan| matches!(plan.here, Here::Nothing)) {
        return Err(Trouble::input(format!(
            "the course {} is not here, so there is nothing to upgrade",
            new.id()
        ))
        .hinted(format!("`coursedeck course install {}` installs it", new.file.display())));
    }
    put(args, &data, &upgrade.install, plans)
}

/// What each package would do. All are read before anything is written.
fn plans(data: &Path, install: &Install) -> Result<Vec<Plan>, Trouble> {
    let plans: Vec<Plan> = install.files.iter().map(|file| Plan::of(data, file)).collect::<Result<_, _>>()?;
    for (at, plan) in plans.iter().enumerate() {
        plan.refuse(install)?;
        if let Some(twin) = plans[..at].iter().find(|it| it.id() == plan.id()) {
            let (one, other) = (twin.file.display(), plan.file.display());
            return Err(Trouble::input(format!("{one} and {other} are both the course {}", plan.id()))
                .hinted("name one of them"));
        }
    }
    Ok(plans)
}

fn put(args: &Args, data: &Path, install: &Install, all: Vec<Plan>) -> Result<ExitCode, Trouble> {
    let lets_finish = install.lets_finish(args, data)?;
    let mut plans = Vec::new();
    for plan in all {
        let middle = in_the_middle(args, data, &plan)?;
        plan.tell();
        plan.tell_changes(middle, lets_finish);
        if !matches!(plan.here, Here::Same) {
            plans.push(plan);
        }
        println!();
    }
    if plans.is_empty() {
        println!("Nothing was to be done.");
        return Ok(ExitCode::SUCCESS);
    }
    let asks = plans.iter().any(|plan| !matches!(plan.here, Here::Nothing));
    if asks && !ask::sure("Put it in the place of what is here?", install.yes)? {
        return Ok(ExitCode::SUCCESS);
    }
    files::private_folder(data)?;
    let mut desk = Desk::open(args, "course install")?;
    let courses = Courses::open(&learn::installed(data)).map_err(|error| trouble(&error))?;
    for plan in &plans {
        let kept = plan.keep(&courses, data, &desk.store, lets_finish)?;
        courses.install(&plan.package).map_err(|error| trouble(&error))?;
        let wanted = if lets_finish { wanted(&desk.store, plan.id())? } else { Vec::new() };
        courses.let_go(plan.id(), &wanted).map_err(|error| trouble(&error))?;
        let audit = desk.audit(
            plan.note() + if kept { ", the version before is kept for those in the middle" } else { "" },
        );
        desk.store.note(desk.now, audit)?;
        println!("{} {} is installed.", plan.id(), plan.version());
        if matches!(plan.verdict, Verdict::Unknown) {
            eprintln!(
                "coursedeck: WARNING: nobody here knows who signed {} {}. The audit trail says that it was taken all the same.",
                plan.id(),
                plan.version()
            );
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What the machine or another program refused.
pub fn trouble(error: &InstallError) -> Trouble {
    match error {
        InstallError::Io { .. } => Trouble::machine(error),
        InstallError::Busy(_) => {
            Trouble::input(error.to_string()).hinted("wait until it is done, and try again")
        }
        InstallError::NoFolder(_) => {
            Trouble::input(error.to_string()).hinted("move it away: nothing is written through it")
        }
        InstallError::NotThere(_) => {
            Trouble::input(error.to_string()).hinted("`coursedeck course list` shows which there are")
        }
    }
}

/// How many learners have begun the course and not completed it.
pub fn in_the_middle(args: &Args, data: &Path, plan: &Plan) -> Result<usize, Trouble> {
    let changes = matches!(plan.here, Here::Other { .. } | Here::Broken);
    match changes && data.join(learn::DATABASE).exists() {
        true => middle(&learn::open_store(args, data)?, plan.id()),
        false => Ok(0),
    }
}

/// How many learners are in the middle of a course.
pub fn middle(store: &Store, id: &CourseId) -> Result<usize, Trouble> {
    Ok(who(store, id)?.len())
}

/// Who is in the middle of a course.
fn who(store: &Store, id: &CourseId) -> Result<Vec<LearnerId>, Trouble> {
    let mut found = Vec::new();
    for person in store.people()? {
        let progress = store.progress(person.learner.id, id)?;
        if progress.began.is_some() && progress.completed.is_none() {
            found.push(person.learner.id);
        }
    }
    Ok(found)
}

/// The versions of a course that somebody is in the middle of.
fn wanted(store: &Store, id: &CourseId) -> Result<Vec<Digest>, Trouble> {
    let mut found = Vec::new();
    for learner in who(store, id)? {
        found.extend(store.last_version(learner, id)?);
    }
    Ok(found)
}

impl Install {
    /// Whether those in the middle of a course finish on what they began: as is said, else as the centre says.
    fn lets_finish(&self, args: &Args, data: &Path) -> Result<bool, Trouble> {
        if self.let_finish || self.move_on || !data.join(learn::DATABASE).exists() {
            return Ok(self.let_finish);
        }
        let centre = learn::open_store(args, data)?.centre()?;
        Ok(centre.and_then(|centre| centre.upgrades) == Some(Upgrades::LetFinish))
    }
}

/// Whose a package is, by the signer's own words.
pub fn signer_name(name: &str) -> String {
    match clean::message(name) {
        name if name.is_empty() => "(no name given)".to_owned(),
        name => name,
    }
}

impl Plan {
    /// What installing the package of `file` would do. Nothing is written, and what is not whole is refused.
    pub fn of(data: &Path, file: &Path) -> Result<Self, Trouble> {
        let bytes = files::read_at_most(file, package::LONGEST).map_err(|error| {
            Trouble::input(format!("{} is refused: {error}", file.display()))
                .hinted("name a package, a file that ends in .cdcourse")
        })?;
        let package = package::read(&bytes).map_err(|refusal| {
            Trouble::input(format!("{} is refused: {refusal}", file.display()))
                .hinted("nothing was changed; ask for the file again, and copy it anew")
        })?;
        let verdict = keys::trust(data)?.verdict(&package.key);
        let here = Here::of(data, &package);
        Ok(Self { file: file.to_owned(), package, verdict, here })
    }

    fn id(&self) -> &CourseId {
        &self.package.manifest.course
    }

    fn version(&self) -> &str {
        &self.package.manifest.version
    }

    /// Whether its signer is trusted here.
    pub fn is_trusted(&self) -> bool {
        !matches!(self.verdict, Verdict::Unknown | Verdict::Revoked { .. })
    }

    /// Refuses what is not to be installed so.
    fn refuse(&self, install: &Install) -> Result<(), Trouble> {
        let (file, groups) = (self.file.display(), self.package.key.groups());
        match &self.verdict {
            Verdict::Revoked { day, why } => {
                return Err(Trouble::input(format!(
                    "{file} is refused: its key was revoked on {day}: {}",
                    clean::message(why)
                ))
                .hinted("ask its sender for a package that is signed with the new key"));
            }
            Verdict::Unknown if !install.trust_once => {
                let whose = signer_name(&self.package.manifest.signer);
                return Err(Trouble::input(format!(
                    "{file} is refused: nobody here trusts its signer. The file says that it is {whose}; anybody can say that"
                ))
                .hinted(format!("its key is {groups}"))
                .hinted("have the sender read their key out to you, by telephone say: `coursedeck centre show` tells it to them")
                .hinted(format!("if it is the same: coursedeck trust add {} --label NAME", self.package.key))
                .hinted("or this one time, without knowing: --trust-once"));
            }
            _ => (),
        }
        match &self.here {
            Here::Other { opened, order, .. } if *order != Ordering::Greater && !install.replace => {
                let (old, new) = (&opened.course.version, self.version());
                let what = match order {
                    Ordering::Less => format!("{} {old} is here, which is newer than {new}", self.id()),
                    _ => format!("another {} of the same version {new} is here", self.id()),
                };
                Err(Trouble::input(what)
                    .hinted(format!("`coursedeck course inspect {file}` tells what differs"))
                    .hinted("--replace puts it in its place all the same"))
            }
            _ => Ok(()),
        }
    }

    /// Keeps the version that is here, where somebody is in the middle of it and may finish on it.
    fn keep(
        &self,
        courses: &Courses,
        data: &Path,
        store: &Store,
        lets_finish: bool,
    ) -> Result<bool, Trouble> {
        let Here::Other { opened, .. } = &self.here else { return Ok(false) };
        let (id, digest) = (self.id(), opened.course.digest);
        if !lets_finish || !wanted(store, id)?.contains(&digest) {
            return Ok(false);
        }
        let source = Library::new(vec![learn::installed(data)]).source(id);
        let Some(files) = source.and_then(|source| load::files(&source, id).ok()) else { return Ok(false) };
        courses.keep(id, &digest, &files).map_err(|error| trouble(&error))?;
        Ok(true)
    }

    /// What the audit trail is to say.
    fn note(&self) -> String {
        let what = match &self.here {
            Here::Other { opened, .. } => format!("{} → {}", opened.course.version, self.version()),
            _ => self.version().to_owned(),
        };
        let who = match &self.verdict {
            Verdict::Own => "signed here".to_owned(),
            Verdict::Trusted(label) | Verdict::Vouched { label, .. } => format!("signed by {label}"),
            _ => format!("SIGNER UNKNOWN, key {}", self.package.key),
        };
        format!("{} {what}, {}", self.id(), clean::message(&who))
    }

    /// Says what the package is and who signed it.
    pub fn tell(&self) {
        let manifest = &self.package.manifest;
        let size: u64 = manifest.files.iter().map(|it| it.size).sum();
        let languages: Vec<&str> = manifest.languages.iter().map(|tag| tag.as_str()).collect();
        println!("{} {}: {}", manifest.course, manifest.version, clean::message(&manifest.title));
        println!("  languages  {}", languages.join(" "));
        println!("  files      {}, {size} bytes, each as it was signed", manifest.files.len());
        if let Some(sealed) = self.package.opened.course.exam.as_ref().and_then(|exam| exam.sealed) {
            let questions = crate::cli::learner::many(sealed, "question", "questions");
            println!("  sealed     {questions} of the exam: the invigilator's passphrase opens them");
        }
        println!("  signed by  {}", self.who());
        println!("             {}", self.package.key.groups());
    }

    fn who(&self) -> String {
        let whose = signer_name(&self.package.manifest.signer);
        clean::message(&match &self.verdict {
            Verdict::Own => "this centre".to_owned(),
            Verdict::Trusted(label) => format!("{label}, which is trusted here"),
            Verdict::Vouched { label, by } => format!("{label}, for which {by} speaks"),
            Verdict::Revoked { day, why } => format!("{whose}: the key was REVOKED on {day}: {why}"),
            Verdict::Unknown => format!("{whose}, by its own word: NOT TRUSTED, nobody here knows the key"),
        })
    }

    /// Says what installing it would change, for so many learners in the middle, who may finish on what they began or not.
    pub fn tell_changes(&self, middle: usize, lets_finish: bool) {
        let version = self.version();
        match &self.here {
            Here::Nothing => println!("  here       no course of this name: it is new"),
            Here::Broken => println!(
                "  here       a course of this name that does not open; {version} would take its place"
            ),
            Here::Same => println!("  here       the very same: there is nothing to do"),
            Here::Other { opened, order, diff } => {
                let old = &opened.course.version;
                match order {
                    Ordering::Greater => println!("  here       {old}: an upgrade to {version}"),
                    Ordering::Less => {
                        println!("  here       {old}, which is NEWER: it would go back to {version}")
                    }
                    Ordering::Equal => println!("  here       another course under the same version {old}"),
                }
                super::diff::tell_changes(diff);
                match lets_finish && 0 < middle {
                    true => tell_finish(middle, old, version),
                    false => tell_middle(middle, diff, version),
                }
            }
        }
    }

    /// The same for programs.
    pub fn json(&self) -> serde_json::Value {
        let (trust, label) = match &self.verdict {
            Verdict::Own => ("own", None),
            Verdict::Trusted(label) => ("trusted", Some(label)),
            Verdict::Vouched { label, .. } => ("vouched", Some(label)),
            Verdict::Revoked { .. } => ("revoked", None),
            Verdict::Unknown => ("unknown", None),
        };
        let (here, changes) = match &self.here {
            Here::Nothing => ("new", None),
            Here::Broken => ("broken", None),
            Here::Same => ("same", None),
            Here::Other { opened, order, diff } => {
                let changes = super::diff::json(opened, &self.package.opened, diff);
                let word = match order {
                    Ordering::Greater => "upgrade",
                    Ordering::Less => "downgrade",
                    Ordering::Equal => "other",
                };
                (word, Some(changes))
            }
        };
        serde_json::json!({
            "manifest": self.package.manifest, "trust": trust, "label": label, "here": here, "changes": changes,
        })
    }
}

/// What the change means for who has begun.
fn tell_middle(middle: usize, diff: &Diff, version: &str) {
    if middle == 0 {
        println!("Nobody here is in the middle of it.");
        return;
    }
    let who = if middle == 1 { "1 learner is".to_owned() } else { format!("{middle} learners are") };
    println!("{who} in the middle of it, and would go on with {version} from where they are.");
    if diff.changes.iter().any(|change| change.bears == Bears::Progress) {
        println!("What stands above under \"Progress that is lost\" they would have to do anew.");
    }
    if diff.changes.iter().any(|change| change.bears == Bears::Grade) {
        println!("--let-finish keeps the version that they began for them, until they are through with it.");
    }
}

/// Those who have begun finish on it.
fn tell_finish(middle: usize, old: &str, version: &str) {
    let who = if middle == 1 { "1 learner is".to_owned() } else { format!("{middle} learners are") };
    println!("{who} in the middle of it. What they began is kept for them until they are through.");
    println!("Whoever begins after {old}, or begins anew, gets {version}.");
}

impl Here {
    fn of(data: &Path, package: &Package) -> Self {
        let id = &package.manifest.course;
        let library = Library::new(vec![learn::installed(data)]);
        let Some(source) = library.source(id) else { return Self::Nothing };
        if load::files(&source, id).is_ok_and(|files| files == *package.files) {
            return Self::Same;
        }
        let Some(opened) = load::load(&source, id).course else { return Self::Broken };
        let version = |text: &str| Version::parse(text).ok();
        let order = version(&package.manifest.version).cmp(&version(&opened.course.version));
        let diff = Box::new(diff::diff(&opened, &package.opened));
        Self::Other { opened: Box::new(opened), order, diff }
    }
}
