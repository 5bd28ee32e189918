//! The program's own words, in the learner's language. No word of the interface stands in the code.
//! The only module that names `fluent`.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A BCP 47 language tag: `fr`, `zh-Hans`.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Tag(String);

impl Tag {
    /// English, the language that every message has.
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Tag> for String {
    fn from(tag: Tag) -> String {
        tag.0
    }
}

impl TryFrom<String> for Tag {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.parse::<unic_langid::LanguageIdentifier>() {
            Ok(id) => Ok(Self(id.to_string())),
            Err(_) => Err(format!("{text:?} is no language tag")),
        }
    }
}

impl std::str::FromStr for Tag {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::try_from(text.to_owned())
    }
}
