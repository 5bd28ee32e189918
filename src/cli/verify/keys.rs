//! Whose signature counts here: the one place that knows.

use std::path::Path;

use crate::{cli::trouble::Trouble, exchange::trust, files, seal::PublicKey, store::Store};

/// A key that counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Trusted {
    /// The key.
    pub key: PublicKey,
    /// Whose it is, as it is told.
    pub who: String,
    /// Whether it is this centre's own, so that this machine knows what it revoked.
    pub is_own: bool,
}

/// The keys that count: this centre's own, those it had before, those that `coursedeck trust` keeps in the data folder,
/// and those that were said with `--key`.
pub fn trusted(said: &[String], data: &Path, store: Option<&Store>) -> Result<Vec<Trusted>, Trouble> {
    let mut trusted = Vec::new();
    if let Some(store) = store {
        for (key, name) in store.own_keys()? {
            if let Ok(key) = key.parse() {
                trusted.push(Trusted {
                    key,
                    who: format!("{name} (the centre of this machine)"),
                    is_own: true,
                });
            }
        }
    }
    for (key, label) in trust::keys(data) {
        if !trusted.iter().any(|known| known.key == key) {
            trusted.push(Trusted {
                key,
                who: format!("{label} (a key that is trusted here)"),
                is_own: false,
            });
        }
    }
    for key in said {
        trusted.push(Trusted {
            key: read(key)?,
            who: "the centre whose key you gave".to_owned(),
            is_own: false,
        });
    }
    Ok(trusted)
}

/// A key as it was typed, or the first in a file.
fn read(said: &str) -> Result<PublicKey, Trouble> {
    if let Ok(key) = said.parse() {
        return Ok(key);
    }
    let path = Path::new(said);
    if !path.is_file() {
        let error = crate::seal::BadKey::NoPublic;
        return Err(Trouble::input(format!("{said:?} is no key and no file: {error}"))
            .hinted("`coursedeck centre show` tells a centre its own"));
    }
    let bytes = files::read_at_most(path, 1 << 16)
        .map_err(|error| Trouble::input(format!("{said} cannot be read: {error}")))?;
    let text = String::from_utf8_lossy(&bytes);
    text.lines().find_map(|line| line.parse().ok()).ok_or_else(|| {
        Trouble::input(format!("there is no public key in {said}"))
            .hinted("a line of it must be one, as `coursedeck centre show` writes it")
    })
}
