//! `coursedeck records merge`: records that came from other machines.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::{
    cli::{
        args::Args,
        guard::Desk,
        keys, learn,
        learner::{about, many},
        trouble::Trouble,
    },
    exchange::{
        bundle::{Bundle, Refused},
        merge::doubts,
        trust::{Trust, Verdict},
    },
    ids::LearnerId,
    seal::{PublicKey, locked::Opener},
    store::{Brought, How, Store, StoreError, Unfit},
    text::clean,
};

/// Whom to believe, and what opens that which is locked for this machine.
pub struct Trusted {
    /// Keys, and what each is called.
    keys: Vec<(PublicKey, String)>,
    /// Those of this machine.
    own: Vec<PublicKey>,
    trust: Trust,
    /// What this machine's own keys open.
    pub openers: Vec<Opener>,
}

impl Trusted {
    /// Whether it is a key of this machine.
    fn is_own(&self, key: &PublicKey) -> bool {
        self.own.contains(key)
    }

    /// Whose signature a bundle bears, by what they are called here.
    pub fn signer(&self, bundle: &Bundle) -> Result<&str, Refused> {
        bundle.signer(&self.keys).map_err(|stranger| match self.trust.verdict(&bundle.key) {
            Verdict::Revoked { day, why } => Refused::Revoked { day, why },
            _ => stranger,
        })
    }
}

/// What a key is called that was given this once.
const GIVEN: &str = "given with --key";

/// The most pairs of learners that are shown at once.
const MOST_DOUBTS: usize = 20;

/// Takes in records that came from other machines
///
/// A bundle is taken whole or not at all. Taken twice, or in any order, it counts once. Believed are bundles signed with
/// this centre's own key, with a key that `trust list` shows, or one that is given here.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck records merge /media/usb/*.cdrecords")]
pub struct Merge {
    /// The bundles
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Another key to trust this time, as `centre show` or `records bundle` prints it on the machine it comes from, or a
    /// file with it
    #[arg(long, value_name = "KEY")]
    key: Vec<String>,
}

/// Takes records in.
pub fn run(args: &Args, merge: &Merge) -> Result<ExitCode, Trouble> {
    let data = learn::data(args)?;
    let mut desk = Desk::open(args, "records merge")?;
    let trusted = trusted(&data, Some(&desk.store), &merge.key)?;
    let taken = Taking::of(&merge.files).take(&mut desk, &trusted)?;
    if 0 < taken.added {
        let audit = desk.audit(format!("{} added", many(taken.added as usize, "event", "events")));
        desk.store.note(desk.now, audit)?;
    }
    taken.tell(&desk.store)
}

/// Whom to believe here.
pub fn trusted(data: &Path, store: Option<&Store>, given: &[String]) -> Result<Trusted, Trouble> {
    let trust = keys::trust(data)?;
    let (mut all, mut own, mut openers) = (Vec::new(), Vec::new(), Vec::new());
    for typed in given {
        all.push((keys::read(typed)?, GIVEN.to_owned()));
    }
    let opened = match store {
        Some(_) => None,
        None if data.join(learn::DATABASE).exists() => {
            Some(Store::open(&data.join(learn::DATABASE), How { anyway: true })?)
        }
        None => None,
    };
    if let Some(store) = store.or(opened.as_ref()) {
        let told = store.centre()?.and_then(|centre| centre.key.parse().ok());
        let (centre, device) = (store.centre_key()?, store.device_key()?);
        openers.extend(centre.iter().chain(&device).map(Opener::of));
        let centre = centre.map(|key| key.public()).or(told);
        let device = device.map(|key| key.public());
        own.extend(centre.into_iter().chain(device));
        all.extend(centre.map(|key| (key, "this centre's own".to_owned())));
        all.extend(device.map(|key| (key, "this installation's own".to_owned())));
    }
    all.extend(trust.keys());
    // A key that was revoked is believed no more, whoever's it is and however it is named.
    all.retain(|(key, _)| !matches!(trust.verdict(key), Verdict::Revoked { .. }));
    Ok(Trusted { keys: all, own, trust, openers })
}

/// Why a bundle is refused.
pub fn why(refused: &Refused) -> String {
    clean::message(&chain(refused))
}

/// What to do about it.
pub fn mend(refused: &Refused) -> Option<&'static str> {
    Some(match refused {
        Refused::NotABundle => "it may be another file of that name",
        Refused::Newer(_) => "install the newer program here, or ask for a bundle of the older one",
        Refused::CutShort | Refused::Changed => {
            "copy it again, or ask for it again with `records bundle --all`; nothing of it was taken"
        }
        Refused::ForOthers => {
            "ask for one that is made --for this centre: `coursedeck centre show` tells its key"
        }
        Refused::Revoked { .. } => "ask its owner for a bundle that is signed with the new key",
        Refused::Stranger(_) => {
            "ask its owner, by telephone, whether that is their key; then say --key KEY, or `coursedeck trust add KEY`"
        }
        Refused::Unfit(Unfit::Missing(_)) => {
            "an earlier bundle of that machine is missing: merge it first, or ask for `records bundle --all`"
        }
        Refused::Misfit(_) | Refused::Unfit(_) => "whoever signed it has a faulty program or a faulty log",
        Refused::Store(_) | Refused::Io(_) => return None,
    })
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        // What passes an error on has its words.
        if !text.contains(&cause.to_string()) {
            text += &format!(": {cause}");
        }
        source = cause.source();
    }
    text
}

/// Bundles that are to be taken.
pub struct Taking<'a> {
    files: Vec<&'a PathBuf>,
    brought: Vec<(&'a PathBuf, Told)>,
}

enum Told {
    Brought(Box<Bundle>, String, Brought),
    Refused(Refused),
}

/// What was taken.
pub struct Taken<'a> {
    told: Vec<(&'a PathBuf, Told)>,
    /// Events that are new here.
    pub added: u64,
}

impl<'a> Taking<'a> {
    /// These files.
    pub fn of(files: &'a [PathBuf]) -> Self {
        Self { files: files.iter().collect(), brought: Vec::new() }
    }

    /// Takes all that can be taken. One that follows another of these waits for it, in whatever order they were named.
    pub fn take(mut self, desk: &mut Desk, trusted: &Trusted) -> Result<Taken<'a>, Trouble> {
        let mut waiting = std::mem::take(&mut self.files);
        loop {
            let before = waiting.len();
            let mut still = Vec::new();
            for path in waiting {
                match one(path, &mut desk.store, trusted) {
                    Err(Refused::Unfit(Unfit::Missing(_))) => still.push(path),
                    // The machine's trouble is nothing that another file would not meet as well.
                    Err(Refused::Store(error)) => return Err(stopped(error, path)),
                    Err(Refused::Unfit(Unfit::Store(error))) => return Err(stopped(error, path)),
                    Err(refused) => self.brought.push((path, Told::Refused(refused))),
                    Ok(told) => self.brought.push((path, told)),
                }
            }
            if still.is_empty() || still.len() == before {
                for path in still {
                    let refused = one(path, &mut desk.store, trusted);
                    let told = refused.unwrap_or_else(Told::Refused);
                    self.brought.push((path, told));
                }
                break;
            }
            waiting = still;
        }
        let added = self.brought.iter().map(|(_, told)| told.added()).sum();
        Ok(Taken { told: self.brought, added })
    }
}

fn stopped(error: StoreError, path: &Path) -> Trouble {
    Trouble::from(error).after(&format!("{} was not taken: ", path.display()))
}

fn one(path: &Path, store: &mut Store, trusted: &Trusted) -> Result<Told, Refused> {
    let bundle = Bundle::open_with(path, &trusted.openers)?;
    let label = trusted.signer(&bundle)?.to_owned();
    let brought = bundle.merge(store)?;
    let is_known = !trusted.is_own(&bundle.key) && label != GIVEN;
    if is_known && bundle.manifest.centre.is_none() {
        store.name_elsewhere(bundle.manifest.device, &label)?;
    }
    Ok(Told::Brought(Box::new(bundle), label, brought))
}

impl Told {
    fn added(&self) -> u64 {
        match self {
            Told::Brought(_, _, brought) => brought.added,
            Told::Refused(_) => 0,
        }
    }
}

impl Taken<'_> {
    /// The bundles that were taken, and where each was found.
    pub fn bundles(&self) -> impl Iterator<Item = (&Path, &Bundle)> {
        self.told.iter().filter_map(|(path, told)| match told {
            Told::Brought(bundle, ..) => Some((path.as_path(), &**bundle)),
            Told::Refused(_) => None,
        })
    }

    /// Says what came of each, and who may be whom. Refused ones make it a fault.
    pub fn tell(&self, store: &Store) -> Result<ExitCode, Trouble> {
        let mut new: BTreeSet<LearnerId> = BTreeSet::new();
        let mut is_refused = false;
        for (path, told) in &self.told {
            match told {
                Told::Brought(bundle, label, brought) => {
                    println!("{}", line(path, bundle, label, brought));
                    new.extend(&brought.learners);
                }
                Told::Refused(refused) => {
                    is_refused = true;
                    eprintln!("coursedeck: {} was refused: {}", path.display(), why(refused));
                    mend(refused).into_iter().for_each(|mend| eprintln!("  help: {mend}"));
                }
            }
        }
        let new: Vec<LearnerId> = new.into_iter().collect();
        tell_doubts(store, &new)?;
        Ok(if is_refused { ExitCode::from(1) } else { ExitCode::SUCCESS })
    }
}

fn line(path: &Path, bundle: &Bundle, label: &str, brought: &Brought) -> String {
    let mut words = vec![match brought.added {
        0 => "nothing new".to_owned(),
        added => format!("{} added", many(added as usize, "event", "events")),
    }];
    if 0 < brought.had {
        words.push(format!("{} here already", brought.had));
    }
    if !brought.learners.is_empty() {
        words.push(many(brought.learners.len(), "new learner", "new learners"));
    }
    if 0 < brought.erased {
        words.push(format!("{} erased here as well", many(brought.erased as usize, "learner", "learners")));
    }
    if 0 < brought.forks {
        let runs = many(brought.forks as usize, "run was", "runs were");
        words.push(format!("{runs} told in two ways, as by a PC that was copied: both are kept"));
    }
    let centre = bundle.manifest.centre.as_ref().map(|it| format!("from {}; ", clean::line(&it.name)));
    format!("{}: {} ({}key: {label})", path.display(), words.join(", "), centre.unwrap_or_default())
}

fn tell_doubts(store: &Store, new: &[LearnerId]) -> Result<(), Trouble> {
    let doubts = doubts(store, new)?;
    if doubts.is_empty() {
        return Ok(());
    }
    println!(
        "\nOnly somebody who knows them can say whether these are one person. If they are, run the command:"
    );
    for doubt in doubts.iter().take(MOST_DOUBTS) {
        println!("\n{}:\n  {}\n  {}", doubt.why, about(&doubt.one), about(&doubt.other));
        println!("  coursedeck learner merge {} {}", doubt.one.learner.id, doubt.other.learner.id);
    }
    if MOST_DOUBTS < doubts.len() {
        println!("\nand {} more; `coursedeck learner list` shows everyone", doubts.len() - MOST_DOUBTS);
    }
    Ok(())
}
