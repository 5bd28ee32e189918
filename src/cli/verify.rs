//! `coursedeck verify`: whether a certificate or a badge is genuine, with no network.
//!
//! A kind of file that can be verified is an arm of the match in [`run`].

mod badge;
mod keys;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use super::{args::Args, learn, trouble::Trouble};
use crate::{
    exchange::trust::Revoked,
    files,
    log::{Revocation, Said},
    records::certificate::{self, code::Coded, seal},
    store::Store,
    text::clean,
    time::{Now, Stamp},
};

use keys::Trusted;

/// What a badge begins with: `{"` in base64.
const BADGE: &[u8] = b"eyJ";
/// A longer file is none.
const LONGEST: usize = 64 << 20;

/// Tells whether a certificate or a badge is genuine: who, what, when, with which result, by which centre
///
/// It needs no network. Exit code 0: it is valid. 1: it is not: it was changed, was revoked, has run out, or nobody here
/// knows the key. 2: it is neither a certificate nor a badge.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  coursedeck verify certificate.pdf
  coursedeck verify CD1-G5FTGRRNHFIV…
  coursedeck verify amina.jwt
  coursedeck verify certificate.pdf --key \"1f2e 3d4c …\"")]
pub struct Verify {
    /// A file with a certificate, a PDF or a text, or with badges, one a line; or the code that a telephone reads out of the QR code
    #[arg(value_name = "FILE|CODE")]
    what: String,
    /// The public key of a centre that is trusted, as it says it itself, or a file with it; once for each
    #[arg(long, value_name = "KEY")]
    key: Vec<String>,
}

/// What is to be verified.
enum Found {
    /// A code by itself.
    Code(String),
    /// A file with a code in it: a page or a text.
    Sealed(Vec<u8>, String),
    /// A file of badges, one a line.
    Badges(String),
}

/// What was found out.
enum Verdict {
    /// All is as the centre signed it.
    Valid(Trusted),
    /// It is genuine, and holds no more.
    Revoked(Trusted, Stamp, Revocation),
    /// It is genuine, and its time is over.
    Expired(Trusted),
    /// The code is genuine, and the file around it was changed.
    Repainted(Option<Trusted>),
    /// Nobody here knows the key.
    Stranger,
    /// The key was revoked.
    KeyRevoked(Revoked),
    /// The signature does not fit what it says.
    Changed,
}

/// Tells whether it is genuine.
pub fn run(args: &Args, verify: &Verify) -> Result<ExitCode, Trouble> {
    let path = PathBuf::from(&verify.what);
    let found = match path.symlink_metadata() {
        Ok(_) => found_in(&path)?,
        Err(_) => Found::Code(verify.what.clone()),
    };
    match found {
        Found::Code(code) => certificate(args, verify, &code, None),
        Found::Sealed(file, code) => certificate(args, verify, &code, Some(&file)),
        Found::Badges(text) => {
            let store = store(args)?;
            badge::tell_all(
                &text,
                &keys::trusted(&verify.key, &learn::data(args)?, store.as_ref())?,
                store.as_ref(),
            )
        }
    }
}

/// What a file is, by what is in it.
fn found_in(path: &Path) -> Result<Found, Trouble> {
    let bytes = files::read_at_most(path, LONGEST)
        .map_err(|error| Trouble::input(format!("{} cannot be read: {error}", path.display())))?;
    // A text may have been through a program that ends lines in its own way.
    let bytes = match bytes.starts_with(b"%PDF") {
        true => bytes,
        false => unix_lines(&bytes),
    };
    match Coded::find(&bytes) {
        Some(code) => return Ok(Found::Sealed(bytes, code)),
        None if bytes.starts_with(BADGE) => (),
        None => {
            return Err(Trouble::input(format!("there is no certificate and no badge in {}", path.display()))
                .hinted(
                    "a certificate of Coursedeck is a PDF or a text as it was exported; of a picture or a scan, read the QR \
                     code with a telephone and verify the text; a badge is a text that begins with eyJ",
                ));
        }
    }
    let text = String::from_utf8(bytes);
    text.map(Found::Badges).map_err(|_| Trouble::input(format!("{} is no text", path.display())))
}

/// The learners' database, where there is one: who only verifies leaves none behind.
fn store(args: &Args) -> Result<Option<Store>, Trouble> {
    let data = learn::data(args)?;
    match data.join(learn::DATABASE).exists() {
        true => Ok(Some(learn::open_store(args, &data)?)),
        false => Ok(None),
    }
}

fn unix_lines(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).iter().peekable();
    while let Some(byte) = bytes.next() {
        if *byte != b'\r' || bytes.peek() != Some(&&b'\n') {
            out.push(*byte);
        }
    }
    out
}

fn certificate(args: &Args, verify: &Verify, code: &str, file: Option<&[u8]>) -> Result<ExitCode, Trouble> {
    let coded = match Coded::parse(code) {
        Ok(coded) => coded,
        Err(certificate::code::BadCode::NoCode) => {
            return Err(Trouble::input(format!(
                "{} is no file, and no code of a certificate",
                clean::message(code)
            ))
            .hinted(format!("a code begins with {}", certificate::code::BEGIN)));
        }
        Err(error) => {
            println!("NOT VALID: {error}.");
            println!("It was typed or copied wrong, or somebody changed it.");
            return Ok(ExitCode::from(1));
        }
    };
    let store = store(args)?;
    let trusted = keys::trusted(&verify.key, &learn::data(args)?, store.as_ref())?;
    let verdict = match judge(&coded, file, trusted, store.as_ref())? {
        Verdict::Stranger => {
            keys::revoked(&coded.key, &learn::data(args)?)?.map_or(Verdict::Stranger, Verdict::KeyRevoked)
        }
        verdict => verdict,
    };
    tell(&coded, &verdict, store.as_ref())
}

fn judge(
    coded: &Coded,
    file: Option<&[u8]>,
    trusted: Vec<Trusted>,
    store: Option<&Store>,
) -> Result<Verdict, Trouble> {
    if !coded.is_sound() {
        return Ok(Verdict::Changed);
    }
    let trusted = trusted.into_iter().find(|it| it.key == coded.key);
    // A code alone has no seal around it, nor has a text that is nothing else.
    let is_whole = file.is_none_or(|file| seal::is_whole(file, &coded.key) || is_bare(file));
    if !is_whole {
        return Ok(Verdict::Repainted(trusted));
    }
    let Some(trusted) = trusted else { return Ok(Verdict::Stranger) };
    // A number is a centre's own: what another revoked is not meant.
    let revoked = match store.filter(|_| trusted.is_own) {
        Some(store) => store.revocation(&coded.said.number)?,
        None => None,
    };
    let is_over = coded.said.expires.is_some_and(|day| day < Now::read().at.day());
    Ok(match revoked {
        Some((at, revocation)) => Verdict::Revoked(trusted, at, revocation),
        None if is_over => Verdict::Expired(trusted),
        None => Verdict::Valid(trusted),
    })
}

/// Whether a file holds a code and nothing else.
fn is_bare(file: &[u8]) -> bool {
    std::str::from_utf8(file).is_ok_and(|text| Coded::parse(text).is_ok())
}

fn tell(coded: &Coded, verdict: &Verdict, store: Option<&Store>) -> Result<ExitCode, Trouble> {
    let said = &coded.said;
    match verdict {
        Verdict::Changed => {
            println!(
                "NOT VALID: the signature does not fit. Something in it was changed, or it was never signed."
            );
            println!("It claims, and nothing of it can be believed:\n");
            fields(coded);
            return Ok(ExitCode::from(1));
        }
        Verdict::Repainted(trusted) => {
            println!("NOT VALID: this file was changed after the centre made it.");
            match trusted {
                Some(trusted) => println!(
                    "The code in it is genuine, signed by {}. Believe what stands here, not what the file shows:\n",
                    trusted.who
                ),
                None => println!(
                    "The code in it was signed as it stands here, with a key that nobody here knows:\n"
                ),
            }
            fields(coded);
            println!(
                "\nAsk for the file as it was exported: a program that opens and saves it anew changes it too."
            );
            return Ok(ExitCode::from(1));
        }
        Verdict::KeyRevoked(Revoked { day, why, .. }) => {
            println!("NOT VALID: its key was revoked here on {day}: {}", clean::message(why));
            println!("Whoever has that key could have made it. It says:\n");
            fields(coded);
            return Ok(ExitCode::from(1));
        }
        Verdict::Stranger => {
            println!("NOT KNOWN: it is as it was signed, but nobody here knows the key that signed it.");
            println!("Anyone can make a key and call it a centre. It says:\n");
            fields(coded);
            println!(
                "\nAsk the centre for its public key, in a way you trust, and give it with --key. It would be:"
            );
            println!("  {}", coded.key.groups());
            return Ok(ExitCode::from(1));
        }
        Verdict::Revoked(trusted, at, revocation) => {
            println!("NOT VALID: revoked on {}: {}", at.day(), clean::message(&revocation.reason));
            println!("It was signed by {}, and said:\n", trusted.who);
            fields(coded);
            return Ok(ExitCode::from(1));
        }
        Verdict::Expired(trusted) => {
            println!("NOT VALID any more: its time is over.");
            println!("It is genuine, signed by {}:\n", trusted.who);
            fields(coded);
            return Ok(ExitCode::from(1));
        }
        Verdict::Valid(trusted) => {
            println!("VALID: it is as {} signed it.\n", trusted.who);
            fields(coded);
            println!("\n{}", known(said, trusted, store)?);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What is known here of revocations.
fn known(said: &Said, trusted: &Trusted, store: Option<&Store>) -> Result<String, Trouble> {
    let Some(store) = store.filter(|_| trusted.is_own) else {
        return Ok(format!(
            "Whether it was revoked is not known here: ask {} for the number if it matters.",
            trusted.who
        ));
    };
    Ok(match store.certificate(&said.number)? {
        Some(_) => "It is on record here, and was not revoked.".to_owned(),
        None => "It is not on record here: it was issued on another machine, or the person was erased. \
                 It was not revoked here."
            .to_owned(),
    })
}

fn fields(coded: &Coded) {
    let said = &coded.said;
    let score = match said.score.as_str() {
        "" => String::new(),
        score => format!(", {score}%"),
    };
    let expires = said.expires.map_or("without end".to_owned(), |day| day.to_string());
    let rows = [
        ("learner", said.name.clone()),
        ("course", said.title.clone()),
        ("", format!("{} {}", said.course, said.version)),
        ("result", format!("{}{score}", said.result)),
        ("completed", said.completed.to_string()),
        ("valid until", expires),
        ("issued", said.issued.to_string()),
        ("centre", said.centre.clone()),
        ("number", said.number.clone()),
        ("language", said.language.to_string()),
        ("key", certificate::short(&coded.key)),
    ];
    for (label, value) in rows {
        println!("  {label:<12}{value}");
    }
}
