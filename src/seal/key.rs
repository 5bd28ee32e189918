//! Keys: a centre signs with the secret part, and whoever has the public part can tell.

use std::fmt;

use ed25519_dalek::{Signature as Ed25519, Signer, SigningKey, VerifyingKey};
use zeroize::Zeroizing;

/// What the secret part begins with in its file.
const SECRET: &str = "coursedeck-secret-key-v1 ";
/// What says, in a did:key, that an Ed25519 key follows.
const MULTICODEC: [u8; 2] = [0xed, 0x01];

/// The secret part of an Ed25519 key. It is never printed, and wiped from memory when it is let go.
#[derive(Clone)]
pub struct Key(SigningKey);

/// The public part, written as 64 hexadecimal digits.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct PublicKey(VerifyingKey);

/// A signature.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Signature(pub [u8; 64]);

/// Why a text is no key.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum BadKey {
    /// It is not what a file with a secret key holds.
    #[error("it holds no secret key of Coursedeck")]
    NoSecret,
    /// It is not what a public key is written as.
    #[error("a public key is 64 hexadecimal digits, a did:key of Ed25519, or minisign's RW…")]
    NoPublic,
    /// It begins as a key of age's and is none.
    #[error("it is no key that age locks for: age1 and 58 more signs, with no slip in them")]
    NoReceiver,
}

impl Key {
    /// The key that grows from 32 random bytes.
    pub fn grown(seed: [u8; 32]) -> Self {
        Self(SigningKey::from_bytes(&seed))
    }

    /// The public part.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    /// Signs `bytes`. The same bytes give the same signature.
    pub fn sign(&self, bytes: &[u8]) -> Signature {
        Signature(self.0.sign(bytes).to_bytes())
    }

    /// The secret part of the X25519 key that follows from it.
    pub(super) fn x25519(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_scalar_bytes())
    }

    /// What the file of a centre's key holds.
    pub fn to_file(&self) -> String {
        self.to_file_of("this centre", "certificates")
    }

    /// What its file holds, which also says whose it is and what it signs.
    pub fn to_file_of(&self, whose: &str, signs: &str) -> String {
        let hex = hex(&self.0.to_bytes());
        format!(
            "# The secret key of {whose}. Whoever has it can sign {signs} in its name:\n\
             # keep a copy in a safe place, and give it to nobody.\n{SECRET}{hex}\n"
        )
    }

    /// The key that a file holds.
    pub fn of_file(text: &str) -> Result<Self, BadKey> {
        let line = text.lines().find_map(|line| line.trim().strip_prefix(SECRET));
        line.and_then(unhex).map(Self::grown).ok_or(BadKey::NoSecret)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key(of {})", self.public())
    }
}

impl Signature {
    /// Its 128 hexadecimal digits.
    pub fn hex(&self) -> String {
        hex(&self.0)
    }

    /// The signature that 128 hexadecimal digits write.
    pub fn of_hex(text: &str) -> Option<Self> {
        let (first, last) = text.split_at_checked(64)?;
        [unhex(first)?, unhex(last)?].concat().try_into().ok().map(Self)
    }
}

impl PublicKey {
    /// Whether the other part signed `bytes`.
    pub fn verifies(&self, bytes: &[u8], signature: &Signature) -> bool {
        // Strictly: a key of small order would verify what nobody signed.
        self.0.verify_strict(bytes, &Ed25519::from_bytes(&signature.0)).is_ok()
    }

    /// The key of these 32 bytes.
    pub fn of(bytes: [u8; 32]) -> Result<Self, BadKey> {
        VerifyingKey::from_bytes(&bytes).map(Self).map_err(|_| BadKey::NoPublic)
    }

    /// The 32 bytes.
    pub fn bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// The public part of the X25519 key that follows from it.
    pub(super) fn x25519(&self) -> [u8; 32] {
        self.0.to_montgomery().to_bytes()
    }

    /// As others' programs name it, with no register to ask: `did:key:z6Mk…`.
    pub fn did(&self) -> String {
        let bytes = [&MULTICODEC[..], &self.bytes()].concat();
        format!("did:key:z{}", bs58::encode(bytes).into_string())
    }

    /// The key of its did:key, as a JSON Web Token names who signed it: `did:key:z6Mk…#z6Mk…`.
    pub fn did_url(&self) -> String {
        let did = self.did();
        let own = did.rsplit(':').next().unwrap_or_default();
        format!("{did}#{own}")
    }

    /// In groups of four digits, to be read out on the telephone.
    pub fn groups(&self) -> String {
        let hex = self.to_string();
        let groups: Vec<&str> = (0..64).step_by(4).map(|at| &hex[at..at + 4]).collect();
        groups.join(" ")
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.bytes()))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({self})")
    }
}

impl std::str::FromStr for PublicKey {
    type Err = BadKey;

    /// Reads what any of its forms is: with groups, without, a did:key, or as minisign writes it.
    fn from_str(text: &str) -> Result<Self, BadKey> {
        let bytes = match text.trim().strip_prefix("did:key:z") {
            Some(code) => {
                let bytes = bs58::decode(code).into_vec().map_err(|_| BadKey::NoPublic)?;
                let key = bytes.strip_prefix(&MULTICODEC).and_then(|key| key.try_into().ok());
                key.ok_or(BadKey::NoPublic)?
            }
            None => {
                let digits: String = text.split_whitespace().collect();
                unhex(&digits).or_else(|| Self::of_minisign(&digits)).ok_or(BadKey::NoPublic)?
            }
        };
        VerifyingKey::from_bytes(&bytes).map(Self).map_err(|_| BadKey::NoPublic)
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    let text = text.trim();
    if text.len() != 64 || !text.bytes().all(|it| it.is_ascii_hexdigit()) {
        return None;
    }
    let byte = |at: usize| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
    (0..64).step_by(2).map(byte).collect::<Option<Vec<u8>>>()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first test vector of RFC 8032, section 7.1.
    const SEED: &str = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    const PUBLIC: &str = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    #[test]
    fn a_key_signs_as_the_standard_says() {
        let key = Key::grown(unhex(SEED).unwrap());
        assert_eq!(key.public().to_string(), PUBLIC);
        let signature = key.sign(b"");
        assert!(
            hex(&signature.0).starts_with("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155")
        );
        assert!(key.public().verifies(b"", &signature));
        assert!(!key.public().verifies(b"x", &signature));
    }

    #[test]
    fn a_public_key_is_read_in_each_of_its_forms() {
        let key: PublicKey = PUBLIC.parse().unwrap();
        assert!(key.did().starts_with("did:key:z6Mk"), "{}", key.did());
        for text in
            [key.did(), key.minisign(), key.groups(), key.to_string().to_uppercase(), format!(" {key}\n")]
        {
            assert_eq!(text.parse(), Ok(key), "{text}");
        }
        for text in ["", "d75a", "did:key:z6Mk", "did:key:zabc", "did:web:example.org"] {
            assert_eq!(text.parse::<PublicKey>(), Err(BadKey::NoPublic), "{text}");
        }
    }

    #[test]
    fn a_secret_key_comes_back_from_its_file_and_is_never_shown() {
        let key = Key::grown([7; 32]);
        assert_eq!(Key::of_file(&key.to_file()).unwrap().public(), key.public());
        assert_eq!(Key::of_file("coursedeck").unwrap_err(), BadKey::NoSecret);
        assert!(!format!("{key:?}").contains(&hex(&[7; 32])));
    }
}
