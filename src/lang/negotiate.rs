//! Which language a person wants, and which of those at hand comes nearest.

use unic_langid::LanguageIdentifier;

use super::Tag;

/// The language at hand that comes nearest to what is wanted, the most wanted first: `fr-CA` takes `fr`. Another
/// script of the same language comes last: who reads traditional Chinese reads the simplified rather than none.
pub fn negotiate(wanted: &[Tag], available: &[Tag]) -> Option<Tag> {
    let find = |fits: &dyn Fn(&Tag, &Tag) -> bool| {
        wanted.iter().find_map(|want| available.iter().find(|have| fits(want, have)).cloned())
    };
    let parts = |tag: &Tag| Parts::of(&tag.id());
    let near = |want: &Tag| {
        let want_parts = parts(want);
        let same = available.iter().filter(|have| parts(have) == want_parts);
        // The same country, else the language of no country, else any.
        same.min_by_key(|have| (*have != want, have.id().region.is_some())).cloned()
    };
    wanted.iter().find_map(near).or_else(|| find(&|want, have| parts(want).language == parts(have).language))
}

/// What the environment asks for, the most wanted first: `LANGUAGE`, then the first that is set of `LC_ALL`,
/// `LC_MESSAGES` and `LANG`, as gettext reads them.
pub fn environment(vars: &dyn Fn(&str) -> Option<String>) -> Vec<Tag> {
    let set = |name: &&str| vars(name).filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(set).unwrap_or_default();
    // Who sets the locale to C wants none.
    if matches!(&*locale, "C" | "POSIX") {
        return Vec::new();
    }
    let list = set(&"LANGUAGE").unwrap_or_default();
    let mut tags: Vec<Tag> = Vec::new();
    for tag in list.split(':').chain([&*locale]).filter_map(posix) {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

/// The tag of a locale as POSIX names it: `sr_RS.UTF-8@latin` is `sr-Latn-RS`.
fn posix(name: &str) -> Option<Tag> {
    let (name, modifier) = name.split_once('@').unwrap_or((name, ""));
    let name = name.split('.').next().unwrap_or_default();
    if matches!(name, "" | "C" | "POSIX") {
        return None;
    }
    let mut id: LanguageIdentifier = name.replace('_', "-").parse().ok()?;
    let script = match modifier {
        "latin" => Some("Latn"),
        "cyrillic" => Some("Cyrl"),
        "devanagari" => Some("Deva"),
        _ => None,
    };
    if let Some(script) = script {
        id.script = Some(script.parse().ok()?);
    }
    id.to_string().parse().ok()
}

/// What must be the same for a person to read it.
#[derive(PartialEq)]
struct Parts {
    language: String,
    script: Option<String>,
}

impl Parts {
    fn of(id: &LanguageIdentifier) -> Self {
        let region = id.region.map(|it| it.to_string()).unwrap_or_default();
        let language = match id.language.as_str() {
            "no" | "nn" => "nb",
            "iw" => "he",
            "in" => "id",
            "tl" => "fil",
            other => other,
        };
        // Where the script is not said, the country says it.
        let usual = match (language, &*region) {
            ("zh", "TW" | "HK" | "MO") => Some("Hant"),
            ("zh", _) => Some("Hans"),
            ("sr", "ME") => Some("Latn"),
            ("sr", _) => Some("Cyrl"),
            ("pa", "PK") => Some("Arab"),
            ("pa", _) => Some("Guru"),
            ("az" | "uz" | "bs" | "ha", _) => Some("Latn"),
            ("mn", _) => Some("Cyrl"),
            ("ku", "IQ" | "IR") => Some("Arab"),
            ("ku", _) => Some("Latn"),
            _ => None,
        };
        let script = id.script.map(|it| it.to_string()).or(usual.map(str::to_owned));
        Self { language: language.to_owned(), script }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(text: &str) -> Vec<Tag> {
        text.split_whitespace().map(|tag| tag.parse().unwrap()).collect()
    }

    #[test]
    fn the_nearest_language_is_found() {
        let found = |wanted, available| negotiate(&tags(wanted), &tags(available)).map(String::from);
        for (wanted, available, nearest) in [
            ("fr-CA", "en fr", Some("fr")),
            ("zh-CN", "zh-Hant zh-Hans", Some("zh-Hans")),
            ("zh-TW", "zh-Hans zh-Hant", Some("zh-Hant")),
            ("zh", "zh-Hant zh-Hans", Some("zh-Hans")),
            ("zh-TW", "en zh-Hans", Some("zh-Hans")),
            ("zh-TW en", "en zh-Hans", Some("en")),
            ("pt-PT", "pt-BR pt", Some("pt")),
            ("pt-PT", "pt pt-PT", Some("pt-PT")),
            ("pt", "pt-BR", Some("pt-BR")),
            ("sw ar fr", "en fr ar", Some("ar")),
            ("nn", "en nb", Some("nb")),
            ("ru", "en", None),
            ("", "en", None),
        ] {
            assert_eq!(found(wanted, available).as_deref(), nearest, "{wanted} of {available}");
        }
    }

    #[test]
    fn the_environment_is_read_as_gettext_reads_it() {
        let asked = |set: &[(&str, &str)]| {
            let vars =
                |name: &str| set.iter().find(|(it, _)| *it == name).map(|(_, value)| (*value).to_owned());
            environment(&vars).into_iter().map(String::from).collect::<Vec<_>>()
        };
        assert_eq!(asked(&[("LANG", "fr_FR.UTF-8")]), ["fr-FR"]);
        assert_eq!(asked(&[("LANG", "fr_FR"), ("LC_ALL", "sr_RS.UTF-8@latin")]), ["sr-Latn-RS"]);
        assert_eq!(
            asked(&[("LANGUAGE", "sw:fr_CA::fr"), ("LANG", "fr_FR@euro")]),
            ["sw", "fr-CA", "fr", "fr-FR"]
        );
        assert_eq!(asked(&[("LC_ALL", ""), ("LC_MESSAGES", "ar"), ("LANG", "en")]), ["ar"]);
        for none in ["C", "POSIX", "C.UTF-8", "", "not a locale"] {
            assert!(asked(&[("LANG", none)]).is_empty(), "{none}");
        }
        assert!(asked(&[("LANGUAGE", "fr"), ("LANG", "C")]).is_empty());
    }
}
