//! Keys as they are typed, everywhere in one way: in any form, or the name of a file with one in it.

use std::path::Path;

use super::trouble::Trouble;
use crate::{
    exchange::trust::{Trust, Verdict},
    files,
    seal::{BadKey, PublicKey, locked::Receiver},
    text::clean,
};

/// The longest file with a key.
const LONGEST: usize = 1 << 16;

/// A key as it was typed, or the first that stands in a line of the file that is named.
pub fn read(typed: &str) -> Result<PublicKey, Trouble> {
    match content(typed)? {
        Some(text) => within(&text).ok_or_else(|| {
            Trouble::input(format!("there is no public key in {typed}"))
                .hinted("a line of it must be one, as `coursedeck centre show` writes it")
        }),
        None => within(typed).ok_or_else(|| {
            let shown: String = typed.chars().take(80).collect();
            Trouble::input(format!("{shown:?} is no key and no file: {}", BadKey::NoPublic))
                .hinted("`coursedeck centre show` tells its owner what it is")
        }),
    }
}

fn within(text: &str) -> Option<PublicKey> {
    text.parse().ok().or_else(|| text.lines().find_map(|line| line.parse().ok()))
}

/// What stands in the file that is named, where a file is.
pub fn content(typed: &str) -> Result<Option<String>, Trouble> {
    let path = Path::new(typed);
    if !path.is_file() {
        return Ok(None);
    }
    let bytes = files::read_at_most(path, LONGEST)
        .map_err(|error| Trouble::input(format!("{}: {error}", path.display())))?;
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

/// What the keys of this centre say. A damaged file of them is told: nobody is trusted by it, and nobody is not.
pub fn trust(data: &Path) -> Result<Trust, Trouble> {
    Trust::read(data).map_err(|error| {
        Trouble::input(error.to_string()).hinted("mend the line or take it away, then try again")
    })
}

/// For whom something is to be locked: a key, a file with one, the label of a key that is trusted here, or `age1…`.
pub fn receiver(data: &Path, typed: &str) -> Result<Receiver, Trouble> {
    if typed.trim().starts_with("age1") {
        return typed.parse().map_err(|error| Trouble::input(format!("--for {}: {error}", typed.trim())));
    }
    let trust = trust(data)?;
    let wanted = clean::fold(typed, false);
    let mut labelled = trust.known().iter().filter(|known| clean::fold(&known.label, false) == wanted);
    let key = match (labelled.next(), labelled.next()) {
        (Some(known), None) => known.key,
        (Some(_), Some(_)) => {
            return Err(Trouble::input(format!("several keys have the label {typed:?}"))
                .hinted("name the key itself; `coursedeck trust list` shows it"));
        }
        (None, _) => read(typed)?,
    };
    match trust.verdict(&key) {
        Verdict::Revoked { day, why } => {
            let why = clean::message(&why);
            Err(Trouble::input(format!("the key of --for {typed:?} was revoked on {day}: {why}"))
                .hinted("ask its owner for the new one"))
        }
        _ => Ok(Receiver::of(&key)),
    }
}
