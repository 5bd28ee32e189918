//! Whose signature counts here: the one place that knows.

use std::path::Path;

use crate::{
    cli::{keys, trouble::Trouble},
    exchange::trust::{Revoked, Verdict},
    seal::PublicKey,
    store::Store,
};

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
    let trust = keys::trust(data)?;
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
    for (key, label) in trust.keys() {
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
            key: keys::read(key)?,
            who: "the centre whose key you gave".to_owned(),
            is_own: false,
        });
    }
    trusted.retain(|it| !matches!(trust.verdict(&it.key), Verdict::Revoked { .. }));
    Ok(trusted)
}

/// Since when and why a key is trusted no more, where it was revoked here.
pub fn revoked(key: &PublicKey, data: &Path) -> Result<Option<Revoked>, Trouble> {
    Ok(keys::trust(data)?.revoked().iter().find(|it| it.key == *key).cloned())
}
