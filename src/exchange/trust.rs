//! Whose signatures are believed here: a list of public keys in the data folder.

use std::{io, path::Path};

use crate::{
    files::{self, ReadError},
    seal::PublicKey,
};

/// The name of the file, beside the database: a key a line, and what its owner is called.
pub const TRUSTED: &str = "trusted.keys";

/// The most bytes of the list.
const CAP: usize = 1 << 20;

/// The keys that are trusted, each with a label.
pub fn keys(data: &Path) -> io::Result<Vec<(PublicKey, String)>> {
    let bytes = match files::read_at_most(&data.join(TRUSTED), CAP) {
        Ok(bytes) => bytes,
        Err(ReadError::Io(error)) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(io::Error::other(error.to_string())),
    };
    let text = String::from_utf8_lossy(&bytes);
    Ok(text.lines().filter_map(line).collect())
}

fn line(line: &str) -> Option<(PublicKey, String)> {
    let (key, label) = line.trim().split_once(char::is_whitespace).unwrap_or((line.trim(), ""));
    Some((key.parse().ok()?, label.trim().to_owned()))
}
