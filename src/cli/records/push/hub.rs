//! Completions to a hub in PostgreSQL.

use std::{path::PathBuf, process::ExitCode};

use super::{Push, Statements, way};
use crate::{
    cli::{args::Args, guard::Desk, learn, learner::many, trouble::Trouble},
    ids::LearnerId,
    records::{
        Courses, Options,
        push::hub::{Access, Allowed, Hub, Made, Pushing, Source, Told},
        table,
    },
    store::{Ask, OUTBOX, Outbox},
};
use way::{PushFailed, Way};

/// Pushes to the hub at `address`.
pub fn run(args: &Args, push: &Push, address: &str) -> Result<ExitCode, Trouble> {
    let misfits =
        [("--token-file", push.token_file.is_some()), ("--what", push.what != Statements::Completions)];
    push.check(&misfits, "a record store; a hub takes completions")?;
    let access = access(push)?;
    let mut desk = way::desk(args)?;
    let options = way::options(push, &mut desk, table::What::Completions)?;
    let mut hub = Hub::connect(address, &access).map_err(way::trouble)?;
    let made = hub.ready(Allowed { create: push.create, migrate: push.migrate }).map_err(way::trouble)?;
    let server = hub.server().to_owned();
    match made {
        Made::Nothing => (),
        Made::Created => println!("{server}: the hub was made, with its views"),
        Made::Migrated { from } => println!("{server}: the hub was brought up to date from version {from}"),
    }
    let mut outbox = Outbox::open(&learn::data(args)?.join(OUTBOX), &hub.target())?;
    if push.all && !push.dry_run {
        outbox.forget_all()?;
    }
    let way = Way::new()?;
    let (told, done) = send(args, push, &mut desk, &options, hub, &mut outbox, &way)?;
    way.bar.finish_and_clear();
    if 0 < told.sent && !push.dry_run {
        way::note(&mut desk, push, &many(told.sent as usize, "record", "records"), &server)?;
    }
    match done {
        Ok(()) => {
            tell(push, &desk, &server, told)?;
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => {
            let acknowledged = many(told.sent as usize, "record was", "records were");
            way::failed(error, &format!("{acknowledged} acknowledged before"))
        }
    }
}

/// Who asks, from the environment that PostgreSQL's own programs use.
fn access(push: &Push) -> Result<Access, Trouble> {
    let said = |name: &str| std::env::var(name).ok().filter(|said| !said.is_empty());
    let account = || said("USER").or_else(|| said("USERNAME"));
    let password = push.secret(push.password_file.as_ref())?;
    // Where PostgreSQL's own programs look for it.
    let (folder, file) =
        if cfg!(windows) { ("APPDATA", "postgresql/pgpass.conf") } else { ("HOME", ".pgpass") };
    let usual = || said(folder).map(|folder| PathBuf::from(folder).join(file));
    Ok(Access {
        user: said("PGUSER").or_else(account),
        database: said("PGDATABASE"),
        password: password.or_else(|| said("PGPASSWORD")),
        passfile: said("PGPASSFILE").map(PathBuf::from).or_else(usual),
        ca_file: push.ca_file.clone(),
        plain: push.insecure,
    })
}

fn send(
    args: &Args,
    push: &Push,
    desk: &mut Desk,
    options: &Options,
    mut hub: Hub,
    outbox: &mut Outbox,
    way: &Way,
) -> Result<(Told, Result<(), PushFailed>), Trouble> {
    let centre = desk.store.centre()?;
    let source = Source { device: desk.store.device()?.0.0, centre: centre.as_ref().map(|it| it.id.0) };
    let mut pushing = match push.dry_run {
        true => Pushing::rehearse(outbox),
        false => {
            if let Some(centre) = &centre {
                hub.introduce(centre, push.region.as_deref()).map_err(way::trouble)?;
            }
            Pushing::begin(hub, outbox, source).map_err(way::trouble)?
        }
    };
    let data = learn::data(args)?;
    let library = learn::library(args, &data);
    let courses = Courses::of(&library, learn::wanted_language(args)?);
    let merged = merged(push, desk, options)?;
    let filled = desk.store.snapshot(|snapshot| way.fill(snapshot, options, &courses, &mut pushing))?;
    let done = match filled {
        Ok(()) => pushing.finish(&merged).map_err(PushFailed::from),
        // What is on its way may still be acknowledged. Why it failed there is told here already.
        Err(failed) => {
            let _ = pushing.stop();
            Err(failed)
        }
    };
    Ok((pushing.told(), done))
}

/// Those who were found to be others, where all is looked at and everybody goes by their own name.
fn merged(push: &Push, desk: &Desk, options: &Options) -> Result<Vec<LearnerId>, Trouble> {
    if options.ask != Ask::default() || push.hiding.anonymous {
        return Ok(Vec::new());
    }
    Ok(desk.store.merged()?.into_iter().map(|(person, _)| person.learner.id).collect())
}

fn tell(push: &Push, desk: &Desk, server: &str, told: Told) -> Result<(), Trouble> {
    let records = many(told.seen as usize, "record", "records");
    if told.seen == 0 {
        println!("{server}: there is nothing of completions to tell yet");
        return Ok(());
    }
    if told.again {
        println!("{server}: the hub had gone back to an earlier state, so all was sent anew");
    }
    if push.dry_run {
        println!(
            "{server}: of {records}, {} would be sent: {} new, {} changed",
            told.sent, told.new, told.changed
        );
    } else if told.sent == 0 && told.gone == 0 {
        println!("{server}: nothing is new since the last push; {records} there");
    } else {
        println!("{server}: {records} there; {} sent, {} new, {} changed", told.sent, told.new, told.changed);
    }
    if 0 < told.stale {
        let stale = many(told.stale as usize, "record says", "records say");
        println!("{stale} less than what others had pushed of the same learner and course: theirs stay");
    }
    if 0 < told.gone {
        let gone = many(told.gone as usize, "record", "records");
        let will = if push.dry_run { "would go" } else { "gone" };
        println!("{gone} {will} from there: the learner was found to be another");
    }
    if desk.store.centre()?.is_none() {
        println!("these records name no centre: `coursedeck centre init` says which one this is");
    }
    Ok(())
}
