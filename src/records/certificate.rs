//! Certificates: what is said of a completion, signed by the centre, so that anyone can tell it from a forgery with no
//! network: the code ([`code`]), and the forms that carry it, a text ([`text`]) and a page to hang up.
//!
//! A file with a certificate is sealed as a whole ([`seal`]): whoever changes what the page shows and leaves the code as
//! it was is found too.

pub mod code;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod seal;
pub mod text;

use crate::{
    lang::{Catalog, Tag, Value},
    log::{Certificate, Said},
    seal::{Digest, Key, PublicKey},
    time::{Day, Stamp},
};
use uuid::Uuid;

use super::Record;
use super::cell::Number;

/// What the digest of a number begins with.
const NUMBER_V1: &[u8] = b"coursedeck certificate number v1\n";
/// Crockford's digits: none looks like another, and no word comes about.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The number of the certificate of a completion; `edition` counts those that were revoked before. It is made of the
/// record's own name: wherever the same completion is certified, it has the same number.
pub fn number(record: Uuid, edition: u32) -> String {
    let digest = Digest::of(&[NUMBER_V1, record.as_bytes(), &edition.to_be_bytes()]);
    let bits = digest.0[..8].iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    let digit = |at: u32| char::from(DIGITS[(bits >> (5 * at) & 31) as usize]);
    let group = |from: u32| (from..from + 4).map(digit).collect::<String>();
    [group(0), group(4), group(8)].join("-")
}

/// A number as somebody typed it: in any case, with what looks like another digit, with or without its hyphens.
pub fn typed_number(typed: &str) -> Option<String> {
    let one = |sign: char| match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        sign => sign,
    };
    let is_mute = |sign: &char| sign.is_whitespace() || *sign == '-';
    let signs: String = typed.chars().filter(|sign| !is_mute(sign)).map(one).collect();
    let is_digit = |sign: char| u8::try_from(sign).is_ok_and(|sign| DIGITS.contains(&sign));
    (signs.len() == 12 && signs.chars().all(is_digit))
        .then(|| [&signs[..4], &signs[4..8], &signs[8..]].join("-"))
}

/// What the certificate of `record` says, where the course was completed.
pub fn said(record: &Record<'_>, edition: u32, language: Tag, issued: Day, centre: &str) -> Option<Said> {
    let completed = record.completed_at?;
    let mut score = String::new();
    if let Some(share) = record.score.filter(|_| record.result == crate::log::Outcome::Passed) {
        Number::percent(share).write(&mut score);
    }
    let titles = &record.course.titles;
    let title = crate::lang::negotiate(
        std::slice::from_ref(&language),
        &titles.iter().map(|(tag, _)| tag.clone()).collect::<Vec<_>>(),
    )
    .and_then(|tag| titles.iter().find(|(known, _)| *known == tag))
    .map_or(record.course.title.as_str(), |(_, title)| title);
    Some(Said {
        number: number(record.record_id, edition),
        name: record.learner.name.clone(),
        course: record.course_id.to_owned(),
        version: record.course_version.to_owned(),
        title: title.to_owned(),
        language,
        result: record.result.word().to_owned(),
        score,
        completed: completed.day(),
        expires: record.expires_at.map(Stamp::day),
        issued,
        centre: centre.to_owned(),
    })
}

/// `said`, signed.
pub fn sign(record: Uuid, said: Said, key: &Key) -> Certificate {
    let public = key.public();
    let signature = key.sign(&code::signed(&said, &public));
    let signature = signature.0.iter().map(|byte| format!("{byte:02x}")).collect();
    Certificate { record, said, key: public.to_string(), signature }
}

/// The first digits of a key, enough to tell it from others by eye.
pub fn short(key: &PublicKey) -> String {
    key.groups()[..19].to_owned()
}

/// The words of a certificate.
#[derive(Debug)]
pub struct Words<'a> {
    catalog: &'a Catalog,
    said: &'a Said,
}

impl<'a> Words<'a> {
    /// Those of what is `said`, in the language of `catalog`.
    pub fn of(said: &'a Said, catalog: &'a Catalog) -> Self {
        Self { catalog, said }
    }

    fn say(&self, id: &str) -> String {
        self.catalog.say(id)
    }

    /// What it is.
    pub fn heading(&self) -> String {
        match self.said.result == "passed" {
            true => self.say("certificate-heading"),
            false => self.say("certificate-heading-completed"),
        }
    }

    /// What stands above the name.
    pub fn given_to(&self) -> String {
        self.say("certificate-given-to")
    }

    /// What stands between the name and the course.
    pub fn has(&self) -> String {
        match self.said.result == "passed" {
            true => self.say("certificate-has-passed"),
            false => self.say("certificate-has-completed"),
        }
    }

    /// How well, where it was graded.
    pub fn result(&self) -> Option<String> {
        let score: f64 = self.said.score.parse().ok()?;
        // The message is given its number, whole or not, to write in its own way.
        let percent = self.catalog.tell("format-percent", &[("n", Value::Number(score))]);
        Some(self.catalog.tell("certificate-score", &[("score", percent.into())]))
    }

    /// When, and until when.
    pub fn dates(&self) -> Vec<String> {
        let day = |id: &str, day: Day| self.catalog.tell(id, &[("date", self.catalog.date(day).into())]);
        let expires = self.said.expires.map(|it| day("certificate-expires", it));
        std::iter::once(day("certificate-completed", self.said.completed)).chain(expires).collect()
    }

    /// When it was issued.
    pub fn issued(&self) -> String {
        let date = self.catalog.date(self.said.issued);
        self.catalog.tell("certificate-issued", &[("date", date.into())])
    }

    /// Its number.
    pub fn number(&self) -> String {
        self.catalog.tell("certificate-number", &[("number", self.said.number.as_str().into())])
    }

    /// The version of the course.
    pub fn version(&self) -> String {
        let with =
            [("course", self.said.course.as_str().into()), ("version", self.said.version.as_str().into())];
        self.catalog.tell("certificate-course", &with)
    }

    /// The centre's key.
    pub fn key(&self, key: &PublicKey) -> String {
        self.catalog.tell("certificate-key", &[("key", short(key).into())])
    }

    /// Under the line to sign on.
    pub fn signature(&self) -> String {
        self.say("certificate-signature")
    }

    /// How to find out whether it is genuine.
    pub fn verify(&self) -> String {
        self.say("certificate-verify")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_that_of_its_record_for_ever_and_is_read_as_people_type_it() {
        let record = Uuid::from_u128(0x5555);
        let one = number(record, 0);
        assert_eq!(one, "15TW-K84D-Q340");
        assert_ne!(one, number(record, 1));
        for typed in [one.clone(), one.to_lowercase(), one.replace('-', " "), one.replace('-', "")] {
            assert_eq!(typed_number(&typed), Some(one.clone()), "{typed}");
        }
        assert_eq!(typed_number("oil0-1111-1111").as_deref(), Some("0110-1111-1111"));
        for typed in ["", "7K3F-9QXM", "7K3F-9QXM-2T4U", "منى"] {
            assert_eq!(typed_number(typed), None, "{typed}");
        }
    }
}
