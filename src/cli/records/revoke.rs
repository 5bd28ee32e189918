//! `coursedeck records revoke`: a certificate holds no more.

use std::process::ExitCode;

use crate::{
    cli::{args::Args, guard::Desk, trouble::Trouble},
    log::Revocation,
    records::certificate,
    text::clean,
};

/// The fewest letters of a name that a reason may not hold.
const TELLING: usize = 3;

/// Revokes a certificate: from now on `coursedeck verify` says here that it does not hold
///
/// Who has the paper keeps it, and a machine that does not know of the revocation finds the signature sound: tell those whom it
/// was shown to. A slip in a name is mended so too: revoke it, mend the name, and export with --reissue.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck records revoke 7K3F-9QXM-2T4V --reason \"a slip in the name\"")]
pub struct Revoke {
    /// The number of the certificate
    number: String,
    /// Why, in a line that names nobody: it is kept for ever
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

/// Revokes the certificate.
pub fn run(args: &Args, revoke: &Revoke) -> Result<ExitCode, Trouble> {
    let number = certificate::typed_number(&revoke.number).ok_or_else(|| {
        Trouble::input(format!("{:?} is no number of a certificate", revoke.number))
            .hinted("it has twelve signs, as 7K3F-9QXM-2T4V, and stands at the foot of the page")
    })?;
    let reason = clean::line(&revoke.reason);
    if reason.is_empty() || 200 < reason.chars().count() {
        return Err(Trouble::input("a reason is a line of at most 200 characters"));
    }
    let mut desk = Desk::open(args, "records revoke")?;
    let Some(issued) = desk.store.certificate(&number)? else {
        return Err(Trouble::input(format!("no certificate {number} was issued here"))
            .hinted("`coursedeck records export` tells the numbers, in the column certificate_no"));
    };
    let said = &issued.certificate.said;
    if let Some((at, before)) = &issued.revoked {
        println!("{number} was revoked on {} already: {}", at.day(), before.reason);
        return Ok(ExitCode::SUCCESS);
    }
    if names(&reason, &said.name) {
        return Err(Trouble::input("the reason names the learner, and it outlives what is kept of them")
            .hinted("say it without the name: the number tells whose it is as long as they are kept"));
    }
    let audit = crate::log::Audit { on: vec![issued.learner], ..desk.audit(number.clone()) };
    let revocation = Revocation { number: number.clone(), reason, by: desk.by().to_owned() };
    desk.store.revoke(desk.now, audit, revocation)?;
    println!("{number}, of {} in {:?}, holds no more.", said.name, said.title);
    Ok(ExitCode::SUCCESS)
}

/// Whether a reason holds a word of a name.
fn names(reason: &str, name: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let folded = clean::fold(text, false);
        folded.split(|sign: char| !sign.is_alphanumeric()).map(str::to_owned).collect()
    };
    let reason = words(reason);
    let is_telling = |word: &String| {
        let is_wide = word.chars().any(|sign| u32::from(sign) > 0x2e80);
        (if is_wide { 1 } else { TELLING }) <= word.chars().count()
    };
    words(name).iter().filter(|word| is_telling(word)).any(|word| reason.contains(word))
}
