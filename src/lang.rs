//! The program's own words, in the learner's language. No word of the interface stands in the code.
//! The only module that names `fluent`.

mod format;
mod load;
mod negotiate;

use std::{
    fmt,
    sync::{Mutex, OnceLock},
};

use serde::{Deserialize, Serialize};

use crate::{
    text::{Note, clean},
    time::Day,
};
use format::Form;
use load::Bundle;
pub use load::{faults, own_name, shipped};
pub use negotiate::{environment, negotiate};

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

    /// Whether its script is read from right to left.
    pub fn is_rtl(&self) -> bool {
        self.id().character_direction() == unic_langid::CharacterDirection::RTL
    }

    fn id(&self) -> unic_langid::LanguageIdentifier {
        self.0.parse().expect("a tag was parsed when it was made")
    }
}

/// The words of one language. What it lacks is said in English.
pub struct Catalog {
    tag: Tag,
    bundle: Mutex<Bundle>,
    /// Read when the first word is lacking.
    english: OnceLock<Mutex<Bundle>>,
    form: Form,
    /// Whether some of it came from outside.
    own: bool,
}

/// What stands for a variable of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text, shown as it is.
    Text(String),
    /// So many: it picks the plural.
    Count(i64),
    /// A measure.
    Number(f64),
    /// A part of a hundred, shown with its sign.
    Percent(u8),
    /// A day, in words.
    Day(Day),
    /// Some minutes, in words.
    Minutes(u32),
}

impl Catalog {
    /// The words that the program ships for `tag`, or for the language nearest to it; else English.
    pub fn shipped(tag: &Tag) -> Self {
        let nearest = negotiate(std::slice::from_ref(tag), &shipped()).unwrap_or_else(Tag::english);
        let bundle = load::bundle(&nearest, None);
        Self::new(nearest, bundle, false)
    }

    /// The shipped words with a centre's `own` over them. It may be a language that the program does not ship.
    /// Messages in it that are not well formed are left out.
    pub fn with_own(tag: &Tag, own: &str) -> Self {
        Self::new(tag.clone(), load::bundle(tag, Some(own)), true)
    }

    fn new(tag: Tag, bundle: Mutex<Bundle>, own: bool) -> Self {
        let mut catalog = Self { tag, bundle, english: OnceLock::new(), form: Form::default(), own };
        catalog.form = Form::of(|id| catalog.say(id));
        catalog
    }

    /// The language that it speaks.
    pub fn tag(&self) -> &Tag {
        &self.tag
    }

    /// What the language calls itself. Where its file does not say so, its tag has to do.
    pub fn own_name(&self) -> String {
        load::told(&self.bundle, load::OWN_NAME, &Default::default())
            .map_or_else(|| self.tag.to_string(), |name| self.form.fit(&name))
    }

    /// The message `id`, which has no variables.
    pub fn say(&self, id: &str) -> String {
        self.tell(id, &[])
    }

    /// What a kind of note is called.
    pub fn note(&self, note: Note) -> String {
        self.say(match note {
            Note::Note => "note-note",
            Note::Tip => "note-tip",
            Note::Important => "note-important",
            Note::Warning => "note-warning",
            Note::Caution => "note-caution",
        })
    }

    /// What is written on a key of the keyboard; several keys in one text keep their order.
    pub fn key(&self, key: &str) -> String {
        let named = |key: &str| match key {
            "Enter" => self.say("name-enter"),
            "Esc" => self.say("name-esc"),
            "Space" => self.say("name-space"),
            "Tab" => self.say("name-tab"),
            other => other.to_owned(),
        };
        key.split(' ').map(named).collect::<Vec<_>>().join(" ")
    }

    /// The message `id` with its variables filled in. One that no language has is seen as `[id]`, and stops nobody.
    pub fn tell(&self, id: &str, args: &[(&str, Value)]) -> String {
        let args = args.iter().map(|(name, value)| (*name, self.argument(value))).collect();
        let english =
            || load::told(self.english.get_or_init(|| load::bundle(&Tag::english(), None)), id, &args);
        match load::told(&self.bundle, id, &args).or_else(english) {
            // An escape in a file of outside may stand for any sign.
            Some(text) if self.own => clean::body(&self.form.fit(&text)),
            Some(text) => self.form.fit(&text),
            None => format!("[{id}]"),
        }
    }
}

impl fmt::Debug for Catalog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Catalog").field(&self.tag).finish()
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

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<i64> for Value {
    fn from(count: i64) -> Value {
        Value::Count(count)
    }
}

impl From<u32> for Value {
    fn from(count: u32) -> Value {
        Value::Count(count.into())
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Value {
        Value::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Value {
        Value::Number(number)
    }
}

impl From<Day> for Value {
    fn from(day: Day) -> Value {
        Value::Day(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(text: &str) -> Tag {
        text.parse().unwrap()
    }

    #[test]
    fn a_message_that_is_nowhere_is_seen_and_stops_nobody() {
        assert_eq!(Catalog::shipped(&tag("fr")).say("no-such-message"), "[no-such-message]");
    }

    #[test]
    fn what_a_language_lacks_is_said_in_english() {
        let catalog = Catalog::with_own(&tag("ha"), "language-name = Hausa\n");
        assert_eq!(catalog.say("language-name"), "Hausa");
        assert_eq!(catalog.date(Day { year: 2026, month: 11, day: 24 }), "24 November 2026");
    }

    #[test]
    fn a_centre_may_put_its_own_words_over_ours() {
        let catalog =
            Catalog::with_own(&tag("fr"), "language-name = Ici\nbroken {\nevil = a{ \"\\u001B\" }b\n");
        assert_eq!(catalog.say("language-name"), "Ici");
        assert_eq!(catalog.say("evil"), "a�b");
        let canada = Catalog::with_own(&tag("fr-CA"), "language-name = Québec\n");
        assert_eq!([canada.say("language-name"), canada.say("month-2")], ["Québec", "février"]);
        assert_eq!(catalog.percent(83), "83\u{A0}%");
    }

    #[test]
    fn a_message_may_name_others_that_were_not_said_yet() {
        let own = "-place = Kisumu\nhello = { coursedeck }, { -place }: { yes-me }, { nowhere }\nagain = { hello }\n";
        let catalog = Catalog::with_own(&Tag::english(), own);
        assert_eq!(catalog.say("again"), "Coursedeck, Kisumu: Yes, this is me, {nowhere}");
        assert_eq!(catalog.say("again"), catalog.say("hello"));
    }

    #[test]
    fn a_count_picks_its_plural_and_is_shown_in_the_locale_s_form() {
        let own = "left = { $n ->\n    [one] { $n } essai\n   *[other] { $n } essais\n}\nexact = { $n ->\n    [1] un\n   *[other] { $n }\n}\n";
        let catalog = Catalog::with_own(&tag("fr"), own);
        assert_eq!(catalog.tell("left", &[("n", 0u32.into())]), "0 essai");
        assert_eq!(catalog.tell("left", &[("n", 1234usize.into())]), "1\u{202F}234 essais");
        assert_eq!(catalog.tell("left", &[("n", 1.5.into())]), "1,5 essai");
        assert_eq!(catalog.tell("exact", &[("n", 1i64.into())]), "un");
        assert_eq!(catalog.tell("exact", &[("n", f64::NAN.into())]), "–");
        assert_eq!(catalog.tell("exact", &[("n", 1e300.into())]).len(), catalog.number(1e300).len());
        assert_eq!(catalog.tell("left", &[("n", 1e-300.into())]), "0 essai");
        assert_eq!(catalog.tell("left", &[]), "{$n} essais");
    }

    #[test]
    fn a_key_is_named_as_it_is_written_on_the_keyboard() {
        let french = Catalog::shipped(&tag("fr"));
        assert_eq!(
            ["Enter", "Esc", "Tab h", "n p"].map(|key| french.key(key)),
            ["Entrée", "Échap", "Tab h", "n p"]
        );
    }

    #[test]
    fn threads_may_share_a_catalog() {
        fn shared<T: Send + Sync>(_: &T) {}
        shared(&Catalog::shipped(&Tag::english()));
    }

    #[test]
    fn a_language_is_known_by_its_tag() {
        assert!(tag("ar").is_rtl() && tag("ur-PK").is_rtl() && tag("pa-Arab").is_rtl());
        assert!(!tag("fr").is_rtl() && !tag("az-Latn").is_rtl());
        assert_eq!(own_name(&tag("fr")), "Français");
        assert_eq!(own_name(&tag("xx")), "xx");
        assert!(shipped().contains(&Tag::english()));
    }
}
