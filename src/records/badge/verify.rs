//! Whether a badge is what its centre signed, told with no network and no clock.

use uuid::Uuid;

use super::credential::{CONTEXT, Credential, Header, Jwk, TYPES};
use crate::{
    seal::{PublicKey, Signature, base64url},
    time::Stamp,
};

/// What a badge says that is what its centre signed.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The record that it was made of.
    pub record: Uuid,
    /// Who earned it, by the id that the centre knows them by.
    pub learner: Uuid,
    /// By name, where they are named.
    pub name: Option<String>,
    /// The title of the course.
    pub course: String,
    /// Its version.
    pub version: String,
    /// The final score in percent.
    pub score: Option<String>,
    /// The least score that passes, where the final score was judged by one.
    pub pass: Option<String>,
    /// When it was completed.
    pub at: Stamp,
    /// Until when it holds; without end where there is none.
    pub until: Option<Stamp>,
    /// The number of the certificate.
    pub certificate: Option<String>,
    /// What the centre calls itself.
    pub centre: String,
    /// The key that signed it.
    pub key: PublicKey,
}

/// Why a badge proves nothing.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Doubt {
    /// It has not the form of one.
    #[error("it is no badge: {0}")]
    NoBadge(&'static str),
    /// It is signed in a way that is not known here.
    #[error("its {0} is not one that is known here")]
    Strange(&'static str),
    /// The signature is not that of these bytes.
    #[error("something in it was changed: its signature does not fit")]
    Changed,
    /// It contradicts itself.
    #[error("it contradicts itself in {0}")]
    Contradicts(&'static str),
    /// It is whole, but signed by a key that nobody here trusts.
    #[error("it is whole, but signed by a key that is not trusted here")]
    Stranger(Box<Told>),
}

/// What the badge `text` says, if one of the `trusted` keys signed it just so. Whether it still holds is told by
/// [`Told::until`]; whether it was taken back, only the centre knows.
pub fn verify(text: &str, trusted: &[PublicKey]) -> Result<Told, Doubt> {
    // A line of a file may end as lines do; nothing else may stand around it.
    let text = text.strip_suffix('\n').map_or(text, |line| line.strip_suffix('\r').unwrap_or(line));
    let parts: Vec<&str> = text.split('.').collect();
    let [header, payload, signature] = parts[..] else {
        return Err(Doubt::NoBadge("it has not three parts with dots between them"));
    };
    let key = key(&part(header)?)?;
    let bytes = part(signature)?;
    let bytes =
        <[u8; 64]>::try_from(bytes).map_err(|_| Doubt::NoBadge("its signature is of another length"))?;
    let signed = &text[..header.len() + 1 + payload.len()];
    if !key.verifies(signed.as_bytes(), &Signature(bytes)) {
        return Err(Doubt::Changed);
    }
    let credential: Credential = serde_json::from_slice(&part(payload)?)
        .map_err(|_| Doubt::NoBadge("it says something else than a badge of a course"))?;
    let told = told(credential, key)?;
    match trusted.contains(&key) {
        true => Ok(told),
        false => Err(Doubt::Stranger(Box::new(told))),
    }
}

fn part(text: &str) -> Result<Vec<u8>, Doubt> {
    base64url::decode(text).ok_or(Doubt::NoBadge("a part of it is no base64url"))
}

/// The key that the header names, in each of the ways that it does.
fn key(header: &[u8]) -> Result<PublicKey, Doubt> {
    let header: Header =
        serde_json::from_slice(header).map_err(|_| Doubt::NoBadge("its header is not that of a badge"))?;
    if header.alg != "EdDSA" {
        return Err(Doubt::Strange("way of signing"));
    }
    if header.typ != "JWT" {
        return Err(Doubt::Strange("type"));
    }
    let (did, _) = header.kid.split_once('#').ok_or(Doubt::Strange("key"))?;
    let key: PublicKey = did.parse().map_err(|_| Doubt::Strange("key"))?;
    let is_same =
        |jwk: &Jwk| jwk.kty == "OKP" && jwk.crv == "Ed25519" && jwk.x == base64url::encode(&key.bytes());
    let agrees = header.kid == key.did_url() && header.jwk.as_ref().is_none_or(is_same);
    agrees.then_some(key).ok_or(Doubt::Contradicts("its key"))
}

/// What is told, where everything that is told twice is told alike.
fn told(credential: Credential, key: PublicKey) -> Result<Told, Doubt> {
    let subject = credential.credential_subject;
    let achievement = subject.achievement;
    let (at, until) = (moment(&credential.valid_from)?, credential.valid_until.as_deref());
    let until = until.map(moment).transpose()?;
    let seconds = |at: Stamp| at.ms.div_euclid(1000);
    let agree = [
        ("what it is", credential.context == CONTEXT && credential.r#type == TYPES),
        ("who signed it", credential.iss == key.did() && credential.issuer.id == credential.iss),
        ("its id", credential.jti == credential.id),
        ("who earned it", credential.sub == subject.id),
        (
            "when it was earned",
            credential.nbf == seconds(at) && subject.activity_end_date == credential.valid_from,
        ),
        ("until when it holds", credential.exp == until.map(seconds)),
        ("what was earned", credential.name == achievement.name),
    ];
    if let Some((what, _)) = agree.iter().find(|(_, agrees)| !agrees) {
        return Err(Doubt::Contradicts(what));
    }
    let named = |it: &&super::credential::Identity| it.identity_type == "name" && !it.hashed;
    Ok(Told {
        record: uuid(&credential.id)?,
        learner: uuid(&subject.id)?,
        name: subject.identifier.iter().find(named).map(|it| it.identity_hash.clone()),
        course: achievement.name,
        version: achievement.version,
        score: subject.result.into_iter().next().map(|it| it.value),
        pass: achievement.result_description.into_iter().next().and_then(|it| it.required_value),
        at,
        until,
        certificate: subject.license_number,
        centre: credential.issuer.name,
        key,
    })
}

fn moment(text: &str) -> Result<Stamp, Doubt> {
    Stamp::parse(text).ok_or(Doubt::NoBadge("it has a time that is none"))
}

fn uuid(urn: &str) -> Result<Uuid, Doubt> {
    let uuid = urn.strip_prefix("urn:uuid:").and_then(|id| id.parse().ok());
    uuid.ok_or(Doubt::NoBadge("it has an id that is none"))
}

#[cfg(test)]
mod tests;
