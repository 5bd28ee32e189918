//! Statements to a learning record store.

use std::process::ExitCode;

use super::{Push, Statements, way};
use crate::{
    cli::{args::Args, learn, learner::many, trouble::Trouble},
    records::{
        Courses,
        push::lrs::{Access, Client, Pushing, Told},
    },
    rng::Seed,
    store::{OUTBOX, Outbox},
};
use way::{PushFailed, Way};

/// Pushes to the store at `base`.
pub fn run(args: &Args, push: &Push, base: &str, user: Option<String>) -> Result<ExitCode, Trouble> {
    let of_hub =
        [("--create", push.create), ("--migrate", push.migrate), ("--region", push.region.is_some())];
    push.check(&of_hub, "a hub in PostgreSQL")?;
    let access = access(push, user.clone())?;
    let mut desk = way::desk(args)?;
    let options = way::options(push, &mut desk, push.what.meant())?;
    let data = learn::data(args)?;
    let target = format!("xapi {base} {}", user.unwrap_or_default());
    let mut outbox = Outbox::open(&data.join(OUTBOX), &target)?;
    if push.all && !push.dry_run {
        outbox.forget_all()?;
    }
    let way = Way::new()?;
    let mut wait = |why: &str, pause| way.wait(why, pause);
    let seed = Seed(learn::fresh() as u64);
    let mut client = Client::new(base, &access, seed.chance(), &mut wait).map_err(way::trouble)?;
    if let Err(error) = client.greet() {
        return way::failed(error.into(), "nothing was sent");
    }
    let library = learn::library(args, &data);
    let courses = Courses::of(&library, learn::wanted_language(args)?);
    let courses = if push.what == Statements::Responses { courses.with_questions() } else { courses };
    let client = (!push.dry_run).then_some(client);
    let mut pushing = Pushing::begin(client, &mut outbox, !push.hiding.anonymous);
    let filled = desk.store.snapshot(|snapshot| way.fill(snapshot, &options, &courses, &mut pushing))?;
    let done = filled.and_then(|()| pushing.finish().map_err(PushFailed::from));
    let told = pushing.told().clone();
    way.bar.finish_and_clear();
    let sent = told.sent + told.there;
    if 0 < sent && !push.dry_run {
        way::note(&mut desk, push, &many(sent as usize, "statement", "statements"), base)?;
    }
    match done {
        Ok(()) => Ok(tell(push, base, &told)),
        Err(error) => {
            let acknowledged = many(sent as usize, "statement was", "statements were");
            way::failed(error, &format!("{acknowledged} acknowledged before"))
        }
    }
}

fn access(push: &Push, user: Option<String>) -> Result<Access, Trouble> {
    let (password, token) =
        (push.secret(push.password_file.as_ref())?, push.secret(push.token_file.as_ref())?);
    if token.is_some() && user.is_some() {
        return Err(Trouble::input("a token says who you are already")
            .hinted("leave the user out of the address, or give a --password-file in place of the token"));
    }
    if password.is_some() && user.is_none() {
        return Err(Trouble::input("whose password that is, the address does not say")
            .hinted("write https://USER@HOST/…"));
    }
    Ok(Access { user, password, token, ca_file: push.ca_file.clone(), tries: push.tries })
}

fn tell(push: &Push, base: &str, told: &Told) -> ExitCode {
    let statements = many(told.seen as usize, "statement", "statements");
    match (told.seen, push.dry_run) {
        (0, _) => println!("{base}: there is nothing of {} to tell yet", push.what.meant()),
        (_, true) => println!("{base}: of {statements}, {} would be sent", told.sent),
        _ if told.known == told.seen => {
            println!("{base}: nothing is new since the last push; {statements} there");
        }
        _ => {
            println!("{base}: of {statements}, {} sent, {} there already", told.sent, told.known + told.there)
        }
    }
    if 0 < told.differ {
        let differ = many(told.differ as usize, "statement is", "statements are");
        println!(
            "{differ} there with other content, which stays: they were told before something changed, or by another machine"
        );
    }
    if 0 < told.refused {
        println!("{} not taken:", many(told.refused as usize, "statement was", "statements were"));
        told.reasons.iter().for_each(|reason| println!("  {reason}"));
    }
    match told.differ + told.refused {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::from(1),
    }
}
