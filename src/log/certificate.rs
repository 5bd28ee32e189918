//! A certificate, as it was issued: what it says, and the centre's signature of that.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{lang::Tag, time::Day};

/// A certificate as it was issued. All but the record stands in its code, and is signed.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Certificate {
    /// The completion that it is of, by its name in records.
    pub record: Uuid,
    /// What it says.
    #[serde(flatten)]
    pub said: Said,
    /// The public part of the key that signed it, as 64 hexadecimal digits.
    pub key: String,
    /// The signature, as 128 hexadecimal digits.
    pub signature: String,
}

/// What a certificate says. Each field is one line of text; an empty one says nothing.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Said {
    /// Its number, as `7K3F-9QXM-2T4V`.
    pub number: String,
    /// Whose it is.
    pub name: String,
    /// The course, by its folder name.
    pub course: String,
    /// The version of the course.
    pub version: String,
    /// What the course is called in the language of the certificate.
    pub title: String,
    /// The language it is printed in.
    pub language: Tag,
    /// `passed` or `completed`.
    pub result: String,
    /// The score in percent, as `83.33`; empty where nothing was graded.
    pub score: String,
    /// The day of the completion.
    pub completed: Day,
    /// The last day that it holds; none is for ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<Day>,
    /// The day it was issued.
    pub issued: Day,
    /// The centre, by its name.
    pub centre: String,
}

/// That a certificate holds no more.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Revocation {
    /// Its number.
    pub number: String,
    /// Why. It never names the learner: it outlives what is kept of them.
    pub reason: String,
    /// Who revoked it.
    pub by: String,
}
