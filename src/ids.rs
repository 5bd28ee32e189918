//! Names of the things that are kept. Each kind has its own type, so that a learner is never taken for a lesson.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Declares an id that an author writes: kebab-case ASCII, at most 64 characters.
macro_rules! slug {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The id as the author wrote it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadSlug;

            fn try_from(text: String) -> Result<Self, BadSlug> {
                check_slug(&text)?;
                Ok(Self(text))
            }
        }

        impl std::str::FromStr for $name {
            type Err = BadSlug;

            fn from_str(text: &str) -> Result<Self, BadSlug> {
                Self::try_from(text.to_owned())
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

slug! {
    /// A course: the name of its folder.
    CourseId
}
slug! {
    /// A module: the name of its file. The course's exam goes by [`ModuleId::exam`].
    ModuleId
}
slug! {
    /// Anything in a module that can be learned, answered, translated or recorded.
    ItemId
}
slug! {
    /// One choice of a question, `a` or `lamp`; also a side of a pair, an item to order, a blank.
    ChoiceKey
}

impl ModuleId {
    /// The name that the course's exam has in the log; no module's file may have it.
    pub fn exam() -> Self {
        Self("exam".to_owned())
    }
}

/// Why a text is no id.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum BadSlug {
    /// Nothing was written.
    #[error("an id cannot be empty")]
    Empty,
    /// More than 64 characters.
    #[error("an id has at most 64 characters, this one has {0}")]
    Long(usize),
    /// A character outside `a-z`, `0-9` and `-`.
    #[error("an id has a-z, 0-9 and -, not {0:?}")]
    Char(char),
}

fn check_slug(text: &str) -> Result<(), BadSlug> {
    if text.is_empty() {
        return Err(BadSlug::Empty);
    }
    match text.chars().find(|c| !matches!(c, 'a'..='z' | '0'..='9' | '-')) {
        Some(c) => Err(BadSlug::Char(c)),
        None if text.len() > 64 => Err(BadSlug::Long(text.len())),
        None => Ok(()),
    }
}

/// Declares an id that is ours: 128 bits, written as a UUID.
macro_rules! ours {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                text.parse().map(Self)
            }
        }
    };
}

ours! {
    /// A learner, named by a UUIDv7 that no author sees.
    LearnerId
}
ours! {
    /// One start of the program: random, so that two cloned disks never share one.
    RunId
}
ours! {
    /// An installation. A label only: cloned disks share it until one of them notices.
    DeviceId
}
ours! {
    /// A training centre.
    CentreId
}
ours! {
    /// One sitting of a quiz.
    AttemptId
}

impl LearnerId {
    /// Stands in the log where no learner did something, but the centre itself.
    pub const CENTRE: Self = Self(Uuid::nil());
}

/// The name of an event everywhere and for ever: the `seq`-th of its run, from 1.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct EventName {
    /// The start of the program that wrote it.
    pub run: RunId,
    /// Its place in that run, from 1.
    pub seq: u64,
}

impl LearnerId {
    /// When the learner was taken in, as milliseconds since 1970 UTC: it stands in front of a UUIDv7. None in another.
    pub fn came(self) -> Option<i64> {
        let (seconds, nanoseconds) = self.0.get_timestamp()?.to_unix();
        i64::try_from(seconds).ok()?.checked_mul(1000)?.checked_add(i64::from(nanoseconds / 1_000_000))
    }
}

impl EventName {
    /// Its name where a UUID is wanted: version 5, of the run's id and the number as a text.
    pub fn uuid(self) -> Uuid {
        Uuid::new_v5(&self.run.0, self.seq.to_string().as_bytes())
    }
}

/// A question by its full name: the same item id may stand in two modules.
///
/// It is written `module/item`, in the log and wherever else it is kept.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ItemName {
    /// The module, or [`ModuleId::exam`] for the exam's own questions.
    pub module: ModuleId,
    /// The item in it.
    pub item: ItemId,
}

impl fmt::Display for ItemName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.module, self.item)
    }
}

impl From<ItemName> for String {
    fn from(name: ItemName) -> String {
        name.to_string()
    }
}

impl TryFrom<String> for ItemName {
    type Error = BadSlug;

    fn try_from(text: String) -> Result<Self, BadSlug> {
        let (module, item) = text.split_once('/').ok_or(BadSlug::Empty)?;
        Ok(Self { module: module.parse()?, item: item.parse()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_kebab_case_ascii_of_at_most_64() {
        assert!("safe-online-2".parse::<CourseId>().is_ok());
        assert_eq!("".parse::<CourseId>(), Err(BadSlug::Empty));
        assert_eq!("Safe".parse::<CourseId>(), Err(BadSlug::Char('S')));
        assert_eq!("é".parse::<CourseId>(), Err(BadSlug::Char('é')));
        assert_eq!("a".repeat(65).parse::<CourseId>(), Err(BadSlug::Long(65)));
    }

    #[test]
    fn the_uuid_of_an_event_never_changes() {
        let name = EventName { run: RunId(Uuid::from_u128(0x1111)), seq: 7 };
        assert_eq!(name.uuid().to_string(), "2cf46145-27e4-5851-b2eb-bdaa75be4064");
    }

    #[test]
    fn a_bad_id_cannot_come_in_by_a_file() {
        assert!(serde_json::from_str::<ItemId>("\"../secret\"").is_err());
    }
}
