//! Badges, one a line: whether each is what its centre signed.

use std::process::ExitCode;

use super::keys::Trusted;
use crate::{
    cli::trouble::Trouble,
    records::badge::{self, Doubt, Told},
    seal::PublicKey,
    store::Store,
    text::clean,
    time::{Now, Stamp},
};

/// Tells it of each. 1 where one is not valid.
pub fn tell_all(text: &str, trusted: &[Trusted], store: Option<&Store>) -> Result<ExitCode, Trouble> {
    let keys: Vec<PublicKey> = trusted.iter().map(|it| it.key).collect();
    let is_own = |key: &PublicKey| trusted.iter().any(|it| it.is_own && it.key == *key);
    let mut code = ExitCode::SUCCESS;
    for line in text.split_inclusive('\n') {
        let verified = badge::verify(line, &keys);
        let revoked = match &verified {
            Ok(told) if is_own(&told.key) => revoked(told, store)?,
            _ => None,
        };
        if !tell(verified, revoked) {
            code = ExitCode::from(1);
        }
    }
    Ok(code)
}

/// That the centre took back the certificate that the badge names, where it did.
fn revoked(told: &Told, store: Option<&Store>) -> Result<Option<String>, Trouble> {
    let (Some(store), Some(number)) = (store, &told.certificate) else { return Ok(None) };
    let revoked = store.revocation(number)?;
    Ok(revoked
        .map(|(at, why)| format!("not valid: revoked on {}: {}", at.day(), clean::message(&why.reason))))
}

/// Says what became of one, and whether it is valid.
fn tell(verified: Result<Told, Doubt>, revoked: Option<String>) -> bool {
    let (told, verdict) = match verified {
        Ok(told) => {
            let verdict = revoked.or_else(|| out_of_time(&told, Now::read().at));
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
