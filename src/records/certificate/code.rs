//! The code of a certificate, version 1: what it says, the key and the signature, in signs that can be typed.
//!
//! ```text
//! code      CD1- and, in base32 (RFC 4648, no filling up), body + key + signature; letters all large or all small
//! body      twelve lines of UTF-8 with a line feed between them:
//!           number, name, course, version, title, language, result, score, completed, expires, issued, centre
//! key       32 bytes: the public part of the centre's Ed25519 key
//! signature 64 bytes: of "coursedeck certificate v1", a line feed, body and key
//! ```
//!
//! Days are written 2026-11-24; a score is in percent; score and expires may be empty. Nothing has two forms: every
//! byte that is changed is found. White space between the signs counts for nothing.

use crate::{
    log::Said,
    seal::{PublicKey, Signature},
    text::clean,
};

/// What a code begins with.
pub const BEGIN: &str = "CD1-";
/// What is signed begins with this.
const SIGNED_V1: &[u8] = b"coursedeck certificate v1\n";
/// The digits of base32.
const DIGITS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/// How many lines the body has.
const LINES: usize = 12;
/// The key and the signature.
const TAIL: usize = 32 + 64;
/// The longest code that is looked at, in bytes before base32.
const LONGEST: usize = 4096;

/// What a code holds. Whether the signature fits is asked with [`Coded::is_sound`].
#[derive(Clone, Debug, PartialEq)]
pub struct Coded {
    /// What it says.
    pub said: Said,
    /// The key that it names.
    pub key: PublicKey,
    /// The signature.
    pub signature: Signature,
}

/// Why a text is no code.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum BadCode {
    /// It does not begin as one.
    #[error("a code begins with {BEGIN}")]
    NoCode,
    /// A sign is none of base32, or letters are large and small.
    #[error("the {0}th sign of the code is none that can stand there")]
    Sign(usize),
    /// It ends too early, or too late.
    #[error("the code is cut, or something was added")]
    Length,
    /// What it holds is not what a certificate says.
    #[error("the code holds no certificate of this version")]
    Body,
}

/// What is signed.
pub fn signed(said: &Said, key: &PublicKey) -> Vec<u8> {
    [SIGNED_V1, body(said).as_bytes(), &key.bytes()].concat()
}

fn body(said: &Said) -> String {
    let expires = said.expires.map(|day| day.to_string()).unwrap_or_default();
    let (completed, issued) = (said.completed.to_string(), said.issued.to_string());
    let lines: [&str; LINES] = [
        &said.number,
        &said.name,
        &said.course,
        &said.version,
        &said.title,
        said.language.as_str(),
        &said.result,
        &said.score,
        &completed,
        &expires,
        &issued,
        &said.centre,
    ];
    lines.join("\n")
}

impl Coded {
    /// The code that `text` is.
    pub fn parse(text: &str) -> Result<Self, BadCode> {
        let signs: Vec<char> = text.chars().filter(|sign| !sign.is_whitespace()).collect();
        let begin: String = signs.iter().take(BEGIN.len()).collect();
        let is_small = match begin.as_str() {
            BEGIN => false,
            small if small == BEGIN.to_lowercase() => true,
            _ => return Err(BadCode::NoCode),
        };
        let bytes = decoded(&signs[BEGIN.len()..], is_small)?;
        let (body, tail) = bytes.split_at_checked(bytes.len().saturating_sub(TAIL)).ok_or(BadCode::Length)?;
        let (key, signature) = tail.split_at_checked(32).ok_or(BadCode::Length)?;
        let key = <[u8; 32]>::try_from(key).ok().and_then(|key| PublicKey::of(key).ok());
        let signature = Signature(signature.try_into().map_err(|_| BadCode::Length)?);
        let said = std::str::from_utf8(body).ok().and_then(read).ok_or(BadCode::Body)?;
        Ok(Self { said, key: key.ok_or(BadCode::Body)?, signature })
    }

    /// The first code in a file, which may be anything. A code ends with the first sign that is none of its own.
    pub fn find(bytes: &[u8]) -> Option<String> {
        let at = bytes.windows(BEGIN.len()).position(|it| it == BEGIN.as_bytes())?;
        let rest = &bytes[at + BEGIN.len()..];
        let is_sign = |byte: &u8| DIGITS.contains(byte) || byte.is_ascii_whitespace();
        let end = rest.iter().position(|byte| !is_sign(byte)).unwrap_or(rest.len());
        let signs = rest[..end].iter().filter(|byte| !byte.is_ascii_whitespace());
        Some(BEGIN.chars().chain(signs.map(|byte| char::from(*byte))).collect())
    }

    /// Whether the key signed what is said.
    pub fn is_sound(&self) -> bool {
        self.key.verifies(&signed(&self.said, &self.key), &self.signature)
    }
}

impl std::fmt::Display for Coded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let bytes = [body(&self.said).as_bytes(), &self.key.bytes(), &self.signature.0].concat();
        write!(f, "{BEGIN}{}", encoded(&bytes))
    }
}

impl TryFrom<&crate::log::Certificate> for Coded {
    type Error = BadCode;

    fn try_from(certificate: &crate::log::Certificate) -> Result<Self, BadCode> {
        let key = certificate.key.parse().map_err(|_| BadCode::Body)?;
        let hex = &certificate.signature;
        let byte = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
        let bytes: Option<Vec<u8>> = (0..hex.len()).step_by(2).map(byte).collect();
        let signature = bytes.and_then(|bytes| bytes.try_into().ok()).ok_or(BadCode::Length)?;
        Ok(Self { said: certificate.said.clone(), key, signature: Signature(signature) })
    }
}

/// What a body says. One that would be written otherwise is none.
fn read(text: &str) -> Option<Said> {
    let lines: [&str; LINES] = text.split('\n').collect::<Vec<_>>().try_into().ok()?;
    let [number, name, course, version, title, language, result, score, completed, expires, issued, centre] =
        lines;
    let said = Said {
        number: number.to_owned(),
        name: name.to_owned(),
        course: course.to_owned(),
        version: version.to_owned(),
        title: title.to_owned(),
        language: language.parse().ok()?,
        result: result.to_owned(),
        score: score.to_owned(),
        completed: completed.parse().ok()?,
        expires: if expires.is_empty() { None } else { Some(expires.parse().ok()?) },
        issued: issued.parse().ok()?,
        centre: centre.to_owned(),
    };
    // A text that a terminal would not show as it is could make people believe another.
    let is_plain = lines.iter().all(|line| clean::line(line) == **line);
    let has_all = ![number, name, course, title, result, centre].iter().any(|line| line.is_empty());
    (is_plain && has_all && body(&said) == text).then_some(said)
}

fn encoded(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 8 / 5 + 1);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while 5 <= bits {
            bits -= 5;
            out.push(char::from(DIGITS[(held >> bits & 31) as usize]));
        }
    }
    if 0 < bits {
        out.push(char::from(DIGITS[(held << (5 - bits) & 31) as usize]));
    }
    out
}

fn decoded(signs: &[char], is_small: bool) -> Result<Vec<u8>, BadCode> {
    if LONGEST * 8 / 5 < signs.len() {
        return Err(BadCode::Length);
    }
    let mut bytes = Vec::with_capacity(signs.len() * 5 / 8);
    let (mut held, mut bits) = (0_u32, 0);
    for (at, sign) in signs.iter().enumerate() {
        // Large and small mixed is not how anyone writes it: a letter was changed.
        let is_fit = if is_small { !sign.is_ascii_uppercase() } else { !sign.is_ascii_lowercase() };
        let value = DIGITS.iter().position(|digit| is_fit && char::from(*digit) == sign.to_ascii_uppercase());
        let value = value.ok_or(BadCode::Sign(at + BEGIN.len() + 1))?;
        held = (held << 5 | value as u32) & 0xfff;
        bits += 5;
        if 8 <= bits {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
    }
    // What is left over is less than a sign, and nothing.
    let rest = held & ((1 << bits) - 1);
    if 5 <= bits || rest != 0 { Err(BadCode::Length) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests;
