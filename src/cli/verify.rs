//! `coursedeck verify`: whether what somebody brings is what a centre signed, told with no network.

use std::{path::PathBuf, process::ExitCode};

use super::{args::Args, guard, learn, trouble::Trouble};
use crate::{
    files,
    records::badge::{self, Doubt, Told},
    seal::PublicKey,
    text::clean,
    time::{Now, Stamp},
};

/// The most bytes of a file of badges.
const CAP: usize = 64 << 20;

/// Tells whether a badge is what its centre signed: who, what, when, with which result
///
/// It needs no network. Trusted are the key of this centre and those that are named with --key. Exit code: 0 all are
/// valid, 1 one is not.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck verify amina.jwt --key did:key:z6Mk…")]
pub struct Verify {
    /// A file with a badge, or with one a line
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The public key of a centre that you trust, as `coursedeck centre show` prints it; once for each
    #[arg(long, value_name = "KEY")]
    key: Vec<String>,
}

/// Tells it.
pub fn run(args: &Args, verify: &Verify) -> Result<ExitCode, Trouble> {
    let shown = verify.file.display();
    let bytes = files::read_at_most(&verify.file, CAP)
        .map_err(|error| Trouble::input(format!("{shown}: {error}")))?;
    let text = String::from_utf8(bytes).ok().filter(|text| text.contains('.'));
    let text = text.ok_or_else(|| {
        Trouble::input(format!("{shown} holds no badge")).hinted("a badge is a text that begins with eyJ")
    })?;
    let trusted = trusted(args, &verify.key)?;
    let mut code = ExitCode::SUCCESS;
    for line in text.split_inclusive('\n') {
        if !tell(badge::verify(line, &trusted), Now::read().at) {
            code = ExitCode::from(1);
        }
    }
    Ok(code)
}

/// The keys that are named, and the one of this centre, where there is one.
fn trusted(args: &Args, named: &[String]) -> Result<Vec<PublicKey>, Trouble> {
    let parsed = |key: &String| key.parse().map_err(|why| Trouble::input(format!("--key {key}: {why}")));
    let mut keys = named.iter().map(parsed).collect::<Result<Vec<PublicKey>, _>>()?;
    // Whoever only checks need not have a database here.
    if learn::data(args)?.join(learn::DATABASE).exists() {
        let own = guard::store(args)?.centre()?;
        keys.extend(own.and_then(|centre| centre.key.parse::<PublicKey>().ok()));
    }
    Ok(keys)
}

/// Says what became of one, and whether it is valid.
fn tell(verified: Result<Told, Doubt>, now: Stamp) -> bool {
    let (told, verdict) = match verified {
        Ok(told) => {
            let verdict = out_of_time(&told, now);
            (told, verdict)
        }
        Err(Doubt::Stranger(told)) => {
            let why = "not trusted: it is whole, but signed by a key that nobody here vouches for; name the key with --key if \
                       you have it from that centre itself";
            (*told, Some(why.to_owned()))
        }
        Err(doubt) => {
            println!("not valid: {doubt}");
            return false;
        }
    };
    println!("{}", verdict.as_deref().unwrap_or("valid"));
    lines(&told);
    verdict.is_none()
}

/// Why it does not hold now, by the clock of this machine.
fn out_of_time(told: &Told, now: Stamp) -> Option<String> {
    if now.ms < told.at.ms {
        let day = told.at.day();
        return Some(format!("not valid yet: it holds from {day}; is the clock of this machine right?"));
    }
    let until = told.until.filter(|until| until.ms <= now.ms)?;
    Some(format!("no longer valid: it held until {}", until.day()))
}

fn lines(told: &Told) {
    let line = |name: &str, text: &str| println!("  {name:<10} {}", clean::line(text));
    line("who", told.name.as_deref().unwrap_or("is not named"));
    line("course", &format!("{} ({})", told.course, told.version));
    let pass = told.pass.as_ref().map(|pass| format!(", {pass} % needed")).unwrap_or_default();
    let score = told.score.as_ref().map(|score| format!(" with {score} %{pass}")).unwrap_or_default();
    line("result", &format!("passed{score}"));
    line("when", &told.at.day().to_string());
    line("until", &told.until.map_or("without end".to_owned(), |until| until.day().to_string()));
    line("centre", &told.centre);
    line("key", &told.key.did());
    line("record", &told.record.to_string());
    told.certificate.iter().for_each(|number| line("number", number));
}
