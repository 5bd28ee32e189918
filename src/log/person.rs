//! What a centre may know of a learner beside their name.
//!
//! What tells of the person themselves is in [`Consented`] alone: without the learner's word there is nowhere to put it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::time::Stamp;

/// What a centre's papers say of a learner.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    /// The number that the centre, or the ministry, knows them by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration: Option<String>,
    /// The name they sign in with elsewhere, as in a Kolibri on the same site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login: Option<String>,
    /// The class they are in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cohort: Option<String>,
    /// What they agreed to tell of themselves; none until they did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consented: Option<Consented>,
}

/// What a learner agreed to tell of themselves, each of it or not.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Consented {
    /// When they agreed.
    pub at: Stamp,
    /// Their gender.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// The year they were born in; a record says no more than the age band that follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth_year: Option<u16>,
    /// Whether they live with a disability.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disability: Option<Disability>,
    /// Where they live.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub residence: Option<Residence>,
}

/// Declares a closed list of words.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name {
            $($(#[$of])* $variant),+
        }

        impl $name {
            /// All there are, in their order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word for it in files, the same in every language.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.word())
            }
        }

        impl std::str::FromStr for $name {
            type Err = NoSuchWord;

            fn from_str(text: &str) -> Result<Self, NoSuchWord> {
                let found = Self::ALL.iter().find(|it| it.word().eq_ignore_ascii_case(text.trim()));
                let words: Vec<&str> = Self::ALL.iter().map(|it| it.word()).collect();
                found.copied().ok_or_else(|| NoSuchWord::new(text, &words))
            }
        }
    };
}
pub(super) use words;

words! {
    /// As a learner says of themselves.
    Gender {
        /// Female.
        Female = "female",
        /// Male.
        Male = "male",
        /// Neither.
        Other = "other",
    }
}

words! {
    /// By the rule of the Washington Group's short set: yes for a lot of difficulty, or being unable, in at least one of
    /// seeing, hearing, walking, remembering, washing or dressing, and being understood.
    Disability {
        /// In at least one of them.
        Yes = "yes",
        /// In none of them.
        No = "no",
    }
}

words! {
    /// Where a learner lives, as the country's own statistics divide it.
    Residence {
        /// In a town.
        Urban = "urban",
        /// In the country.
        Rural = "rural",
    }
}

/// A word that is on no list.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{found:?} is none of: {words}")]
pub struct NoSuchWord {
    found: String,
    words: String,
}

impl NoSuchWord {
    pub(super) fn new(found: &str, words: &[&str]) -> Self {
        Self { found: found.to_owned(), words: words.join(", ") }
    }
}

impl Consented {
    /// Agreed at `at`, and nothing told yet.
    pub fn at(at: Stamp) -> Self {
        Self { at, gender: None, birth_year: None, disability: None, residence: None }
    }
}

impl Details {
    /// What stands in `self`, and where nothing does, what stands in `other`.
    pub fn or(self, other: Self) -> Self {
        let consented = match (self.consented, other.consented) {
            (Some(own), Some(other)) => Some(Consented {
                at: own.at,
                gender: own.gender.or(other.gender),
                birth_year: own.birth_year.or(other.birth_year),
                disability: own.disability.or(other.disability),
                residence: own.residence.or(other.residence),
            }),
            (own, other) => own.or(other),
        };
        Self {
            registration: self.registration.or(other.registration),
            login: self.login.or(other.login),
            cohort: self.cohort.or(other.cohort),
            consented,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_of_who_told_nothing() {
        assert_eq!(serde_json::to_string(&Details::default()).unwrap(), "{}");
        assert_eq!(serde_json::from_str::<Details>("{}").unwrap(), Details::default());
    }

    #[test]
    fn a_word_of_a_list_is_taken_in_any_case_and_another_is_told_the_list() {
        assert_eq!(" Female ".parse(), Ok(Gender::Female));
        let refused = "both".parse::<Residence>().unwrap_err().to_string();
        assert_eq!(refused, "\"both\" is none of: urban, rural");
    }
}
