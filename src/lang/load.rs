//! The files of the locales become bundles of messages: those that are shipped, and a centre's own.

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};

use super::{Tag, format, negotiate};
use crate::{shipped::LOCALES, text::clean};

/// The messages of one language. Threads may share it.
pub type Bundle = FluentBundle<FluentResource>;

/// The ending of a locale's file.
const ENDING: &str = ".ftl";
/// What each language calls itself.
pub const OWN_NAME: &str = "language-name";

/// The languages that the program ships, by their tags.
pub fn shipped() -> Vec<Tag> {
    LOCALES.iter().filter_map(|(file, _)| file.strip_suffix(ENDING)?.parse().ok()).collect()
}

/// What a shipped language calls itself. Of one that is not shipped, only the tag is known.
pub fn own_name(tag: &Tag) -> String {
    told(&bundle(tag, None), OWN_NAME, &FluentArgs::new()).unwrap_or_else(|| tag.to_string())
}

/// The messages shipped for this language, or for the one nearest to it, with `own` over them. There may be none.
pub fn bundle(tag: &Tag, own: Option<&str>) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![tag.id()]);
    // The marks it would put around variables are no cells, but some terminals draw them.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(format::marked));
    let nearest = negotiate(std::slice::from_ref(tag), &shipped());
    let shipped =
        LOCALES.iter().filter(|(file, _)| file.strip_suffix(ENDING) == nearest.as_ref().map(Tag::as_str));
    let texts = shipped.map(|(_, text)| (*text).to_owned()).chain(own.map(clean::body));
    for text in texts {
        // What is not well formed is left out; a test sees to it that nothing shipped is.
        let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(text);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// How many messages of a centre's own file are not well formed, and are therefore left out.
pub fn faults(text: &str) -> usize {
    FluentResource::try_new(clean::body(text)).map_or_else(|(_, errors)| errors.len(), |_| 0)
}

/// What a bundle has for a message.
pub fn told(bundle: &Bundle, id: &str, args: &FluentArgs<'_>) -> Option<String> {
    let pattern = bundle.get_message(id)?.value()?;
    // A variable that is not given is shown by its name.
    Some(bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
}
