//! `coursedeck records bundle`: records on their way to another machine, as one signed file.

use std::{path::PathBuf, process::ExitCode};

use super::send;
use crate::{
    cli::{args::Args, guard::Desk, keys, learn, learner::many, trouble::Trouble},
    exchange::bundle::{self, Manifest, Refused, Sender, Signer},
    records::{Delivered, Delivery},
    seal::locked::Receiver,
    store::{Leaving, StoreError, Which},
};

/// What bundles are noted as sent under, with and without what came from others. No export has that name.
const NAME: &str = "";
const WHAT: &str = "bundle";

/// Packs records for another machine, as one signed file for a stick
///
/// What happened here since the last bundle, and what other machines brought since; with --all, everything. It is signed
/// with the centre's key, or, where no centre is set up, with a key of this installation, made the first time. Without --for
/// the file is not locked: whoever finds the stick can read the names in it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck records bundle -o /media/usb/lab-2.cdrecords

On the other machine: coursedeck records merge /media/usb/lab-2.cdrecords")]
pub struct Make {
    /// Everything, not only what is new: for a machine that missed a bundle
    #[arg(long)]
    all: bool,
    /// Locks it for whoever has this key, as their `centre show` prints it, or a label of `trust list`; once for each
    #[arg(long = "for", value_name = "KEY")]
    receivers: Vec<String>,
    /// Writes to this file
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Writes over a file that is there already
    #[arg(long)]
    force: bool,
}

/// Packs records.
pub fn run(args: &Args, make: &Make) -> Result<ExitCode, Trouble> {
    super::check_file(&make.output, make.force)?;
    let data = learn::data(args)?;
    send::check_data(&data)?;
    let receivers: Vec<Receiver> =
        make.receivers.iter().map(|typed| keys::receiver(&data, typed)).collect::<Result<_, _>>()?;
    let mut desk = Desk::open(args, "records bundle")?;
    let last = told(desk.store.snapshot(|snapshot| snapshot.sent(NAME, WHAT)))?;
    let after = if make.all { 0 } else { last.unwrap_or(0) };
    let which = Which { after, own: false };
    if told(desk.store.snapshot(|snapshot| snapshot.leaving(which)))?.events == 0 {
        eprintln!(
            "coursedeck: {}",
            match last {
                Some(_) if !make.all => "nothing is new since the last bundle; --all packs everything again",
                _ => "there are no records here yet",
            }
        );
        return Ok(ExitCode::SUCCESS);
    }
    // The note comes first, so that it travels as well.
    let name = make.output.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let what = if make.all { "everything" } else { "what is new" };
    let lock = if receivers.is_empty() { "" } else { ", locked" };
    let audit = desk.audit(format!("{what}, to {name}{lock}"));
    desk.store.note(desk.now, audit)?;
    let signer = signer(&mut desk)?;
    let (manifest, delivered) = write(&desk, which, &signer, (&receivers, &make.output))
        .map_err(|refused| unwritten(&refused, &make.output))?;
    desk.store.note_sent(NAME, WHAT, manifest.to, desk.now.at)?;
    tell(make, &manifest, &delivered, last.is_none() && !make.all);
    receivers.iter().for_each(|receiver| println!("locked for {receiver}"));
    Ok(ExitCode::SUCCESS)
}

fn tell(make: &Make, manifest: &Manifest, delivered: &Delivered, is_first: bool) {
    let what = match (make.all, is_first) {
        (true, _) | (_, true) => "everything",
        _ => "what is new since the last bundle",
    };
    println!(
        "{}: {what}, {} of {}, {} bytes",
        make.output.display(),
        many(manifest.events as usize, "event", "events"),
        many(manifest.learners as usize, "learner", "learners"),
        delivered.bytes
    );
    println!("signed with {}", manifest.key);
    println!("sha256 {}, read back from the disk", delivered.digest);
    if delivered.on_a_stick {
        println!("safe to remove");
    }
}

/// Who signs here.
pub(super) fn signer(desk: &mut Desk) -> Result<Signer, Trouble> {
    let key = desk.store.signing_key()?;
    let device = desk.store.device()?;
    let centre = desk.store.centre()?.map(|centre| Sender { id: centre.id, name: centre.name });
    Ok(Signer { key, device, centre, now: desk.now.at })
}

/// Writes a bundle, and reads it back.
pub(super) fn write(
    desk: &Desk,
    which: Which,
    signer: &Signer,
    (receivers, path): (&[Receiver], &std::path::Path),
) -> Result<(Manifest, Delivered), Refused> {
    desk.store.snapshot(|snapshot| {
        let mut delivery = Delivery::begin(path)?;
        let manifest = bundle::write_for(receivers, snapshot, which, signer, &mut delivery)?;
        Ok((manifest, delivery.end()?))
    })?
}

/// How much `which` is.
pub(super) fn leaving(desk: &Desk, which: Which) -> Result<Leaving, Trouble> {
    told(desk.store.snapshot(|snapshot| snapshot.leaving(which)))
}

fn told<T>(asked: Result<Result<T, StoreError>, StoreError>) -> Result<T, Trouble> {
    Ok(asked??)
}

/// Why a bundle was not written.
pub(super) fn unwritten(refused: &Refused, path: &std::path::Path) -> Trouble {
    Trouble::machine(refused).after(&format!("{} was not written: ", path.display()))
}
