//! A secret key, and the tags that only its owner can make: HMAC-SHA-256.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::Digest;

/// A secret of 256 bits. It is never shown.
#[derive(Clone, Eq, PartialEq)]
pub struct Secret([u8; 32]);

impl Secret {
    /// The secret of these bytes, which the caller drew at random.
    pub fn of(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The tag of `parts`, one after the other. The caller sees to it that parts cannot run into each other.
    pub fn tag(&self, parts: &[&[u8]]) -> Digest {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("a key of HMAC may have any length");
        parts.iter().for_each(|part| mac.update(part));
        Digest(mac.finalize().into_bytes().into())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_that_of_rfc_4231() {
        // Test case 1, whose key of 20 bytes is filled up with zeros as HMAC itself does.
        let mut key = [0; 32];
        key[..20].fill(0x0b);
        let tag = Secret::of(key).tag(&[b"Hi ", b"There"]);
        assert_eq!(tag.to_string(), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        assert_eq!(format!("{:?}", Secret::of(key)), "Secret(..)");
    }
}
