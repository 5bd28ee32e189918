//! What a badge says: 1EdTech's AchievementCredential, and the claims of a JSON Web Token beside it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Issuer;
use crate::{
    course::vocab,
    records::{Number, record::Record},
    seal::{PublicKey, base64url},
    time::Stamp,
};

/// The contexts, in the order that the standard wants.
pub(super) const CONTEXT: [&str; 2] =
    ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"];
/// What it is.
pub(super) const TYPES: [&str; 2] = ["VerifiableCredential", "OpenBadgeCredential"];
/// Courses have no address: this name never resolves, as RFC 2606 keeps it.
const HOME: &str = "https://coursedeck.invalid";
/// Where DigComp is told.
const DIGCOMP: &str = "https://joint-research-centre.ec.europa.eu/digcomp_en";

/// The words for people that stand in a badge.
pub struct Words<'a> {
    /// What had to be done, with the least percent that passes where there is one.
    pub criteria: &'a dyn Fn(Option<u8>) -> String,
    /// What the score is called.
    pub score: String,
}

/// The header of the token.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Header {
    pub alg: String,
    pub kid: String,
    pub jwk: Option<Jwk>,
    pub typ: String,
}

/// The public key.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Jwk {
    pub kty: String,
    pub crv: String,
    pub x: String,
}

/// The credential. Fields stand in this order, in every build.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Credential {
    #[serde(rename = "@context")]
    pub context: Vec<String>,
    pub id: String,
    pub r#type: Vec<String>,
    pub issuer: Profile,
    pub valid_from: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<String>,
    pub name: String,
    pub credential_subject: Subject,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    pub iss: String,
    pub jti: String,
    pub sub: String,
    pub nbf: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exp: Option<i64>,
}

/// Who vouches for it.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Profile {
    pub id: String,
    pub r#type: Vec<String>,
    pub name: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_identifier: Vec<Identifier>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Identifier {
    pub r#type: String,
    pub identifier: String,
    pub identifier_type: String,
}

/// Who earned it, and how well.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Subject {
    pub id: String,
    pub r#type: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifier: Vec<Identity>,
    pub activity_start_date: String,
    pub activity_end_date: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub license_number: Option<String>,
    pub achievement: Achievement,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub result: Vec<Outcome>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Identity {
    pub r#type: String,
    pub hashed: bool,
    pub identity_hash: String,
    pub identity_type: String,
}

/// What was earned.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Achievement {
    pub id: String,
    pub r#type: Vec<String>,
    pub achievement_type: String,
    pub name: String,
    pub description: String,
    pub criteria: Criteria,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_language: Option<String>,
    pub version: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tag: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alignment: Vec<Alignment>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub result_description: Vec<Measure>,
}

#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Criteria {
    pub narrative: String,
}

/// Which competence of a framework it is.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Alignment {
    pub r#type: Vec<String>,
    pub target_code: String,
    pub target_name: String,
    pub target_framework: String,
    pub target_url: String,
}

/// What a result is measured by.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Measure {
    pub id: String,
    pub r#type: Vec<String>,
    pub name: String,
    pub result_type: String,
    pub value_min: String,
    pub value_max: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required_value: Option<String>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Outcome {
    pub r#type: Vec<String>,
    pub result_description: String,
    pub value: String,
}

/// The digest of the events that prove it, under the name that RFC 6920 gives to digests.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Evidence {
    pub id: String,
    pub r#type: Vec<String>,
    pub name: String,
}

impl Header {
    pub fn of(key: &PublicKey) -> Self {
        let jwk =
            Jwk { kty: "OKP".to_owned(), crv: "Ed25519".to_owned(), x: base64url::encode(&key.bytes()) };
        Self { alg: "EdDSA".to_owned(), kid: key.did_url(), jwk: Some(jwk), typ: "JWT".to_owned() }
    }
}

/// What is told of a record; nothing where no centre vouches for it.
pub(super) fn of(record: &Record<'_>, issuer: &Issuer<'_>) -> Option<Credential> {
    let centre = record.centre?;
    let (did, id) = (issuer.key.public().did(), urn(record.record_id));
    let from = record.completed_at?;
    let centre_id = Identifier {
        r#type: "IdentifierEntry".to_owned(),
        identifier: centre.id.to_string(),
        identifier_type: "systemId".to_owned(),
    };
    let subject = subject(record, from, issuer);
    Some(Credential {
        context: CONTEXT.map(str::to_owned).to_vec(),
        id: id.clone(),
        r#type: TYPES.map(str::to_owned).to_vec(),
        issuer: Profile {
            id: did.clone(),
            r#type: is("Profile"),
            name: centre.name.clone(),
            other_identifier: vec![centre_id],
        },
        valid_from: written(from),
        valid_until: record.expires_at.map(written),
        name: record.course.title.clone(),
        evidence: record.evidence_digest.iter().map(|digest| evidence(&digest.0)).collect(),
        iss: did,
        jti: id,
        sub: subject.id.clone(),
        credential_subject: subject,
        nbf: seconds(from),
        exp: record.expires_at.map(seconds),
    })
}

fn subject(record: &Record<'_>, ended: Stamp, issuer: &Issuer<'_>) -> Subject {
    let face = record.learner;
    let name = Identity {
        r#type: "IdentityObject".to_owned(),
        hashed: false,
        identity_hash: face.name.clone(),
        identity_type: "name".to_owned(),
    };
    let course = format!("{HOME}/course/{}", record.course_id);
    let measured_by = format!("{course}#score");
    let score = record.score.map(|score| text(Number::percent(score)));
    let result = |value| Outcome { r#type: is("Result"), result_description: measured_by.clone(), value };
    Subject {
        id: urn(face.id),
        r#type: is("AchievementSubject"),
        identifier: Some(name)
            .filter(|it| issuer.names && !it.identity_hash.is_empty())
            .into_iter()
            .collect(),
        activity_start_date: written(record.started_at),
        activity_end_date: written(ended),
        license_number: record.certificate_no.map(str::to_owned),
        result: score.into_iter().map(result).collect(),
        achievement: achievement(record, course, &measured_by, &issuer.words),
    }
}

fn achievement(record: &Record<'_>, id: String, measured_by: &str, words: &Words<'_>) -> Achievement {
    let course = &*record.course;
    // The bar is told where the score was judged by it: a mean of modules has none of its own.
    let bar = record.pass_percent.zip(record.score);
    let bar = bar.filter(|(pass, score)| f64::from(*pass) <= Number::percent(*score).get());
    let bar = bar.map(|(pass, _)| pass);
    let measure = Measure {
        id: measured_by.to_owned(),
        r#type: is("ResultDescription"),
        name: words.score.clone(),
        result_type: "Percent".to_owned(),
        value_min: "0".to_owned(),
        value_max: "100".to_owned(),
        required_value: bar.map(|bar| bar.to_string()),
    };
    let told = if course.summary.is_empty() { &course.title } else { &course.summary };
    Achievement {
        id,
        r#type: is("Achievement"),
        achievement_type: "Course".to_owned(),
        name: course.title.clone(),
        description: told.clone(),
        criteria: Criteria { narrative: (words.criteria)(bar) },
        in_language: in_language(record),
        version: record.course_version.to_owned(),
        tag: tags(record),
        alignment: course.digcomp.iter().map(|code| alignment(code)).collect(),
        result_description: record.score.is_some().then_some(measure).into_iter().collect(),
    }
}

/// What else the course is tagged with.
fn tags(record: &Record<'_>) -> Vec<String> {
    let course = &*record.course;
    let level = course.level.map(|level| format!("level:{level}"));
    let modality = course.modality.map(|modality| format!("modality:{modality}"));
    course.sdg.iter().chain(&course.wsis).cloned().chain(level).chain(modality).collect()
}

fn alignment(code: &str) -> Alignment {
    let scheme = code.split(':').next().unwrap_or_default();
    let framework = vocab::SCHEMES.iter().find(|it| it.name == scheme).map_or(scheme, |it| it.title);
    Alignment {
        r#type: is("Alignment"),
        target_code: code.to_owned(),
        target_name: vocab::title(code).unwrap_or(code).to_owned(),
        target_framework: framework.to_owned(),
        target_url: DIGCOMP.to_owned(),
    }
}

/// The language that the title is in, where 1EdTech's schema has a place for it.
fn in_language(record: &Record<'_>) -> Option<String> {
    let course = &*record.course;
    let (tag, _) = course.titles.iter().find(|(_, title)| *title == course.title)?;
    let mut parts = tag.as_str().split('-');
    let is_fit = matches!(parts.next()?.len(), 2..=4) && parts.all(|part| matches!(part.len(), 2..=4));
    is_fit.then(|| tag.to_string())
}

fn evidence(digest: &[u8; 32]) -> Evidence {
    Evidence {
        id: format!("ni:///sha-256;{}", base64url::encode(digest)),
        r#type: is("Evidence"),
        name: "SHA-256 of the events that the centre keeps".to_owned(),
    }
}

fn is(what: &str) -> Vec<String> {
    vec![what.to_owned()]
}

fn urn(id: Uuid) -> String {
    format!("urn:uuid:{id}")
}

fn text(number: Number) -> String {
    let mut text = String::new();
    number.write(&mut text);
    text
}

fn seconds(at: Stamp) -> i64 {
    at.ms.div_euclid(1000)
}

/// The second, where it happened: `2026-11-24T14:03:07+03:00`.
fn written(at: Stamp) -> String {
    let written = at.written();
    [&written[..19], &written[23..]].concat()
}
