//! Closed vocabularies that courses are tagged with, as their publishers print them.
//!
//! A tag is kept with its scheme, `digcomp-3.0:4.1`, so that a newer scheme never changes what an old one meant.

use super::model::{Level, Modality};
use crate::lang::Tag;

/// A vocabulary: what stands under `[tags]` in a course by the name of its key.
#[derive(Clone, Copy, Debug)]
pub struct Scheme {
    /// The key under `[tags]`.
    pub key: &'static str,
    /// The name that its tags are kept with.
    pub name: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// Its codes, each with its title.
    pub codes: &'static [(&'static str, &'static str)],
}

/// Why a code is no tag.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum BadTag {
    /// The scheme named before the `:` is not known under the key.
    Scheme,
    /// The scheme has no such code.
    Code(&'static str),
}

/// The vocabularies, the newest scheme of each key first: a bare code means that one.
pub const SCHEMES: &[Scheme] = &[
    Scheme {
        key: "digcomp",
        name: "digcomp-3.0",
        title: "DigComp 3.0 (JRC, November 2025)",
        codes: &[
            ("1.1", "Browsing, searching and filtering information"),
            ("1.2", "Evaluating information"),
            ("1.3", "Managing information"),
            ("2.1", "Interacting through and with digital technologies"),
            ("2.2", "Sharing through digital technologies"),
            ("2.3", "Engaging in citizenship through digital technologies"),
            ("2.4", "Collaborating through digital technologies"),
            ("2.5", "Digital behaviour"),
            ("2.6", "Managing digital identity"),
            ("3.1", "Developing digital content"),
            ("3.2", "Integrating and re-elaborating digital content"),
            ("3.3", "Copyright and licences"),
            ("3.4", "Computational thinking and programming"),
            ("4.1", "Protecting devices"),
            ("4.2", "Protecting personal data and privacy"),
            ("4.3", "Supporting wellbeing"),
            ("4.4", "Environmental impacts of digital technologies"),
            ("5.1", "Identifying and solving technical problems"),
            ("5.2", "Identifying needs and digital technological responses"),
            ("5.3", "Identifying creative solutions using digital technologies"),
            ("5.4", "Identifying and addressing digital competence needs"),
        ],
    },
    Scheme {
        key: "digcomp",
        name: "digcomp-2.2",
        title: "DigComp 2.2 (JRC, 2022)",
        codes: &[
            ("1.1", "Browsing, searching and filtering data, information and digital content"),
            ("1.2", "Evaluating data, information and digital content"),
            ("1.3", "Managing data, information and digital content"),
            ("2.1", "Interacting through digital technologies"),
            ("2.2", "Sharing information and content through digital technologies"),
            ("2.3", "Engaging in citizenship through digital technologies"),
            ("2.4", "Collaborating through digital technologies"),
            ("2.5", "Netiquette"),
            ("2.6", "Managing digital identity"),
            ("3.1", "Developing digital content"),
            ("3.2", "Integrating and re-elaborating digital content"),
            ("3.3", "Copyright and licences"),
            ("3.4", "Programming"),
            ("4.1", "Protecting devices"),
            ("4.2", "Protecting personal data and privacy"),
            ("4.3", "Protecting health and well-being"),
            ("4.4", "Protecting the environment"),
            ("5.1", "Solving technical problems"),
            ("5.2", "Identifying needs and technological responses"),
            ("5.3", "Creatively using digital technologies"),
            ("5.4", "Identifying digital competence gaps"),
        ],
    },
    Scheme {
        key: "dlgf",
        name: "dlgf-2018",
        title: "UNESCO Digital Literacy Global Framework (2018): what it adds to DigComp",
        codes: &[
            ("0.1", "Physical operations of digital devices"),
            ("0.2", "Software operations in digital devices"),
            ("5.5", "Computational thinking"),
            ("6.1", "Operating specialised digital technologies for a particular field"),
            (
                "6.2",
                "Interpreting and manipulating data, information and digital content for a particular field",
            ),
        ],
    },
    Scheme {
        key: "sdg",
        name: "sdg",
        title: "Sustainable Development Goals",
        codes: &[
            ("1", "No Poverty"),
            ("2", "Zero Hunger"),
            ("3", "Good Health and Well-being"),
            ("4", "Quality Education"),
            ("5", "Gender Equality"),
            ("6", "Clean Water and Sanitation"),
            ("7", "Affordable and Clean Energy"),
            ("8", "Decent Work and Economic Growth"),
            ("9", "Industry, Innovation and Infrastructure"),
            ("10", "Reduced Inequalities"),
            ("11", "Sustainable Cities and Communities"),
            ("12", "Responsible Consumption and Production"),
            ("13", "Climate Action"),
            ("14", "Life Below Water"),
            ("15", "Life on Land"),
            ("16", "Peace, Justice and Strong Institutions"),
            ("17", "Partnerships for the Goals"),
        ],
    },
    Scheme {
        key: "wsis",
        name: "wsis",
        title: "WSIS action lines",
        codes: &[
            (
                "C1",
                "The role of public governance authorities and all stakeholders in the promotion of ICTs for development",
            ),
            ("C2", "Information and communication infrastructure"),
            ("C3", "Access to information and knowledge"),
            ("C4", "Capacity building"),
            ("C5", "Building confidence and security in the use of ICTs"),
            ("C6", "Enabling environment"),
            (
                "C7",
                "ICT applications: e-government, e-business, e-learning, e-health, e-employment, e-environment, e-agriculture, e-science",
            ),
            ("C8", "Cultural diversity and identity, linguistic diversity and local content"),
            ("C9", "Media"),
            ("C10", "Ethical dimensions of the Information Society"),
            ("C11", "International and regional cooperation"),
        ],
    },
    Scheme {
        key: "itu-d",
        name: "itu-d-wtdc-22",
        title: "ITU-D priorities, Kigali Action Plan (WTDC-22)",
        codes: &[
            ("P1", "Affordable connectivity"),
            ("P2", "Digital transformation"),
            ("P3", "Enabling policy and regulatory environment"),
            ("P4", "Resource mobilization and international cooperation"),
            ("P5", "Inclusive and secure telecommunications/ICTs for sustainable development"),
        ],
    },
];

/// The levels, by their names in course files: those of DigComp 3.0.
pub const LEVELS: &[(&str, Level)] = &[
    ("basic", Level::Basic),
    ("intermediate", Level::Intermediate),
    ("advanced", Level::Advanced),
    ("highly-advanced", Level::HighlyAdvanced),
];

/// The modalities, by their names in course files: ITU Academy's.
pub const MODALITIES: &[(&str, Modality)] = &[
    ("online-instructor-led", Modality::OnlineInstructorLed),
    ("face-to-face", Modality::FaceToFace),
    ("blended", Modality::Blended),
    ("online-self-paced", Modality::OnlineSelfPaced),
];

/// The tag that `code` under `key` means, with its scheme: `4.1` under `digcomp` is `digcomp-3.0:4.1`.
pub fn tag(key: &str, code: &str) -> Result<String, BadTag> {
    let mut schemes = SCHEMES.iter().filter(|scheme| scheme.key == key);
    let (scheme, code) = match code.split_once(':') {
        Some((name, code)) => (schemes.find(|scheme| scheme.name == name), code),
        None => (schemes.next(), code),
    };
    let scheme = scheme.ok_or(BadTag::Scheme)?;
    match scheme.codes.iter().any(|(known, _)| *known == code) {
        true => Ok(format!("{}:{code}", scheme.name)),
        false => Err(BadTag::Code(scheme.name)),
    }
}

/// What a tag says: `sdg:4` is Quality Education.
pub fn title(tag: &str) -> Option<&'static str> {
    let (name, code) = tag.split_once(':')?;
    let scheme = SCHEMES.iter().find(|scheme| scheme.name == name)?;
    scheme.codes.iter().find(|(known, _)| *known == code).map(|(_, title)| *title)
}

/// The language of a tag: two or three letters, then what narrows it. A folder called `images` is none.
pub fn language(text: &str) -> Option<Tag> {
    let first = text.split('-').next().unwrap_or_default();
    if !matches!(first.len(), 2..=3) {
        return None;
    }
    text.parse().ok()
}

/// Whether a text looks like an SPDX expression: names, joined by `AND`, `OR` and `WITH`.
pub fn is_licence(text: &str) -> bool {
    let is_name = |word: &str| {
        let word = word.trim_matches(['(', ')']);
        !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.+:".contains(&b))
    };
    let is_joint = |word: &str| matches!(word, "AND" | "OR" | "WITH");
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    let alternate = words.iter().enumerate().all(|(at, word)| match at % 2 {
        0 => is_name(word) && !is_joint(word),
        _ => is_joint(word),
    });
    words.len() % 2 == 1 && alternate
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_code_means_the_newest_scheme() {
        assert_eq!(tag("digcomp", "4.1").unwrap(), "digcomp-3.0:4.1");
        assert_eq!(tag("digcomp", "digcomp-2.2:4.1").unwrap(), "digcomp-2.2:4.1");
        assert_eq!(tag("sdg", "18"), Err(BadTag::Code("sdg")));
        assert_eq!(tag("digcomp", "digcomp-9:4.1"), Err(BadTag::Scheme));
        assert_eq!(title("sdg:4"), Some("Quality Education"));
        assert_eq!(title("itu-d-wtdc-22:P2"), Some("Digital transformation"));
    }

    #[test]
    fn a_licence_is_an_spdx_expression() {
        for good in [
            "CC-BY-4.0",
            "MIT OR Apache-2.0",
            "(MIT AND CC0-1.0) OR LicenseRef-x",
            "GPL-2.0+ WITH x-exception",
        ] {
            assert!(is_licence(good), "{good}");
        }
        for bad in ["", "free for all", "CC BY 4.0", "MIT OR", "OR"] {
            assert!(!is_licence(bad), "{bad}");
        }
    }
}
