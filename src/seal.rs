//! Digests and signatures: what shows that nothing was changed, and by whom it was told; and locks, which keep others out.

pub mod base64url;
mod key;
pub mod locked;
pub mod minisign;
mod secret;

use std::fmt;

use base64ct::{Base64, Encoding};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

pub use key::{BadKey, Key, PublicKey, Signature};
pub use secret::Secret;

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// A SHA-256 digest, written as 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// The digest of `parts`, one after the other. The caller sees to it that parts cannot run into each other.
    pub fn of(parts: &[&[u8]]) -> Self {
        let mut sha = Sha256::new();
        for part in parts {
            sha.update(part);
        }
        Self(sha.finalize().into())
    }

    /// Its 64 digits.
    pub fn hex(&self) -> [u8; 64] {
        let mut hex = [0; 64];
        for (at, byte) in self.0.iter().enumerate() {
            hex[2 * at] = DIGITS[usize::from(byte >> 4)];
            hex[2 * at + 1] = DIGITS[usize::from(byte & 15)];
        }
        hex
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(std::str::from_utf8(&self.hex()).expect("digits are ASCII"))
    }
}

/// `bytes` in base64 with its padding, as HTTP wants names and passwords.
pub fn base64(bytes: &[u8]) -> String {
    Base64::encode_string(bytes)
}

/// A digest in the making, of what comes piece by piece.
#[derive(Clone, Debug, Default)]
pub struct Digesting(Sha256);

impl Digesting {
    /// Takes the next piece.
    pub fn take(&mut self, piece: &[u8]) {
        self.0.update(piece);
    }

    /// The digest of all the pieces.
    pub fn end(self) -> Digest {
        Digest(self.0.finalize().into())
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> String {
        digest.to_string()
    }
}

impl TryFrom<String> for Digest {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let byte = |at: usize| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
        let bytes: Option<Vec<u8>> = (0..64).step_by(2).map(byte).collect();
        let bytes = bytes.filter(|_| text.len() == 64).and_then(|bytes| bytes.try_into().ok());
        bytes.map(Self).ok_or_else(|| "a digest is 64 hexadecimal digits".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_of_abc_is_the_published_one() {
        let hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(Digest::of(&[b"a", b"bc"]).to_string(), hex);
        assert_eq!(Digest::try_from(hex.to_owned()), Ok(Digest::of(&[b"abc"])));
        assert!(Digest::try_from("ba78".to_owned()).is_err());
        let mut digesting = Digesting::default();
        ["ab", "", "c"].iter().for_each(|piece| digesting.take(piece.as_bytes()));
        assert_eq!(digesting.end().to_string(), hex);
    }
}
