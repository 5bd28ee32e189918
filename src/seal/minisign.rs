//! Signatures and public keys as the program minisign reads and writes them: prehashed, with a comment that is signed too.

use base64ct::{Base64, Encoding};
use blake2::{Blake2b512, Digest as _};

use super::{Digest, Key, PublicKey, Signature};

/// What a public key begins with: Ed25519.
const ED25519: &[u8; 2] = b"Ed";
/// What a signature over a BLAKE2b-512 digest begins with.
const PREHASHED: &[u8; 2] = b"ED";
const UNTRUSTED: &str = "untrusted comment: ";
const TRUSTED: &str = "trusted comment: ";

/// Why a text is no signature of minisign's, or not this one.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum BadMinisig {
    /// It is laid out otherwise.
    #[error("it is no signature as minisign writes them")]
    Shape,
    /// It was made by another key.
    #[error("it was made with another key")]
    OtherKey,
    /// It is of other bytes, or was changed.
    #[error("it does not fit: what was signed was changed since")]
    Wrong,
}

/// The file with the signature of `bytes`, which also signs `comment`, one line. The same input gives the same file.
pub fn sign(key: &Key, bytes: &[u8], comment: &str) -> String {
    let public = key.public();
    let signature = key.sign(&prehash(bytes)).0;
    let global = key.sign(&[&signature[..], comment.as_bytes()].concat()).0;
    let line = [&PREHASHED[..], &name(&public), &signature].concat();
    format!(
        "{UNTRUSTED}signature by coursedeck\n{}\n{TRUSTED}{comment}\n{}\n",
        Base64::encode_string(&line),
        Base64::encode_string(&global)
    )
}

/// The signed comment of `file`, where `public` signed both it and `bytes`.
pub fn verify(public: &PublicKey, bytes: &[u8], file: &str) -> Result<String, BadMinisig> {
    let mut lines = file.lines();
    let mut next = || lines.next().ok_or(BadMinisig::Shape);
    if !next()?.starts_with(UNTRUSTED) {
        return Err(BadMinisig::Shape);
    }
    let line: [u8; 74] = decoded(next()?).ok_or(BadMinisig::Shape)?;
    let comment = next()?.strip_prefix(TRUSTED).ok_or(BadMinisig::Shape)?.to_owned();
    let global = Signature(decoded(next()?).ok_or(BadMinisig::Shape)?);
    if line[..2] != PREHASHED[..] {
        return Err(BadMinisig::Shape);
    }
    if line[2..10] != name(public) {
        return Err(BadMinisig::OtherKey);
    }
    let signature = Signature(line[10..].try_into().expect("64 bytes are left of 74"));
    let signed = [&signature.0[..], comment.as_bytes()].concat();
    let fits = public.verifies(&prehash(bytes), &signature) && public.verifies(&signed, &global);
    fits.then_some(comment).ok_or(BadMinisig::Wrong)
}

impl PublicKey {
    /// As minisign takes it after `-P`: `RW…`.
    pub fn minisign(&self) -> String {
        Base64::encode_string(&[&ED25519[..], &name(self), &self.bytes()].concat())
    }

    /// The key that minisign writes so.
    pub(super) fn of_minisign(text: &str) -> Option<[u8; 32]> {
        let bytes: [u8; 42] = decoded(text)?;
        bytes[10..].try_into().ok().filter(|_| bytes[..2] == ED25519[..])
    }
}

/// The eight bytes that name a key. They prove nothing, so they are drawn from the key itself.
fn name(public: &PublicKey) -> [u8; 8] {
    let digest = Digest::of(&[&public.bytes()]).0;
    digest[..8].try_into().expect("a digest has 32 bytes")
}

fn prehash(bytes: &[u8]) -> [u8; 64] {
    Blake2b512::digest(bytes).into()
}

fn decoded<const LONG: usize>(text: &str) -> Option<[u8; LONG]> {
    Base64::decode_vec(text.trim_end()).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_signed_verifies_and_nothing_else_does() {
        let (key, other) = (Key::grown([7; 32]), Key::grown([8; 32]).public());
        let file = sign(&key, b"a course", "course:a version:1.0.0");
        let public = key.public();
        assert_eq!(verify(&public, b"a course", &file).unwrap(), "course:a version:1.0.0");
        assert_eq!(verify(&public, b"another", &file), Err(BadMinisig::Wrong));
        assert_eq!(verify(&public, b"a course", &file.replace("1.0.0", "1.0.1")), Err(BadMinisig::Wrong));
        assert_eq!(verify(&other, b"a course", &file), Err(BadMinisig::OtherKey));
        for cut in 0..file.len() - 2 {
            assert!(verify(&public, b"a course", &file[..cut]).is_err(), "{cut}");
        }
    }

    #[test]
    fn a_public_key_goes_there_and_back() {
        let public = Key::grown([7; 32]).public();
        assert!(public.minisign().starts_with("RW"));
        assert_eq!(public.minisign().parse(), Ok(public));
        // A key that minisign itself made, with a name of its own.
        let key: PublicKey = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3".parse().unwrap();
        assert_eq!(&key.to_string()[..8], "79a561e7");
    }
}
