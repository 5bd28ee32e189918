//! The seal of a file with a certificate: a signature of the whole file, which stands in the file itself.
//!
//! A file is made with an empty place in it, once or more. It is signed as it is then, and the signature takes the place of
//! the zeros. Whoever verifies puts the zeros back. So every byte of the file is signed, but for those of the seal,
//! which has one form only.

use crate::seal::{Digest, Key, PublicKey, Signature};

/// What a seal begins with.
const BEGIN: &str = "coursedeck-seal:";
/// What is signed begins with this.
const SIGNED_V1: &[u8] = b"coursedeck certificate file v1\n";
/// How many digits a signature has.
const DIGITS: usize = 128;

/// A seal that is still open: what a file is made with.
pub fn open() -> String {
    format!("{BEGIN}{}", "0".repeat(DIGITS))
}

/// Seals `file`, which was made with [`open`] in it.
pub fn close(file: &mut [u8], key: &Key) {
    let signature = key.sign(&signed(file));
    let digits: String = signature.0.iter().map(|byte| format!("{byte:02x}")).collect();
    for at in places(file) {
        file[at..at + DIGITS].copy_from_slice(digits.as_bytes());
    }
}

/// Whether `file` is as whoever has `key` sealed it.
pub fn is_whole(file: &[u8], key: &PublicKey) -> bool {
    let places = places(file);
    let Some(digits) = places.first().map(|at| file[*at..at + DIGITS].to_vec()) else { return false };
    if places.iter().any(|at| file[*at..at + DIGITS] != digits) {
        return false;
    }
    let Some(signature) = read(&digits) else { return false };
    let mut open = file.to_vec();
    places.iter().for_each(|at| open[*at..at + DIGITS].fill(b'0'));
    key.verifies(&signed(&open), &signature)
}

fn signed(file: &[u8]) -> Vec<u8> {
    [SIGNED_V1, &Digest::of(&[file]).0].concat()
}

/// Where the digits of seals begin.
fn places(file: &[u8]) -> Vec<usize> {
    let begin = BEGIN.as_bytes();
    let found = file.windows(begin.len()).enumerate().filter(|(_, it)| *it == begin);
    found.map(|(at, _)| at + begin.len()).filter(|at| at + DIGITS <= file.len()).collect()
}

/// Small digits only: a seal has one form.
fn read(digits: &[u8]) -> Option<Signature> {
    let is_digit = |digit: &u8| digit.is_ascii_digit() || (b'a'..=b'f').contains(digit);
    let text = std::str::from_utf8(digits).ok().filter(|_| digits.iter().all(is_digit))?;
    let byte = |at: usize| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
    let bytes = (0..DIGITS).step_by(2).map(byte).collect::<Option<Vec<u8>>>()?;
    bytes.try_into().ok().map(Signature)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bit_of_a_sealed_file_counts() {
        let key = Key::grown([7; 32]);
        let mut file = format!("%PDF 1\n{}\nAmina\n{}\n", open(), open()).into_bytes();
        assert!(!is_whole(&file, &key.public()));
        close(&mut file, &key);
        assert!(is_whole(&file, &key.public()));
        assert!(!is_whole(&file, &Key::grown([8; 32]).public()));
        for at in 0..file.len() * 8 {
            let mut other = file.clone();
            other[at / 8] ^= 1 << (at % 8);
            assert!(!is_whole(&other, &key.public()), "bit {at}");
        }
        assert!(!is_whole(&file[..file.len() - 1], &key.public()));
        assert!(!is_whole(b"", &key.public()));
    }
}
