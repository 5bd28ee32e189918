//! The files of the locales become bundles of messages: those that are shipped, and a centre's own.
//!
//! A screen says twenty of seven hundred messages. Each is read when it is first said, and the first screen comes sooner.

use std::sync::{Mutex, PoisonError};

use fluent_bundle::{
    FluentArgs, FluentError, FluentResource,
    concurrent::FluentBundle,
    resolver::{ResolverError, errors::ReferenceKind},
};
use memchr::memmem;

use super::{Tag, format, negotiate};
use crate::{shipped::LOCALES, text::clean};

/// The messages of one language. Threads may share it.
pub struct Bundle {
    /// The shipped file.
    text: &'static str,
    /// What was said of it already, and the centre's own.
    read: FluentBundle<FluentResource>,
}

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
pub fn bundle(tag: &Tag, own: Option<&str>) -> Mutex<Bundle> {
    let mut read = FluentBundle::new_concurrent(vec![tag.id()]);
    // The marks it would put around variables are no cells, but some terminals draw them.
    read.set_use_isolating(false);
    read.set_formatter(Some(format::marked));
    let nearest = negotiate(std::slice::from_ref(tag), &shipped());
    let name = nearest.map(|tag| format!("{tag}{ENDING}"));
    let shipped = LOCALES.iter().find(|(file, _)| Some(*file) == name.as_deref());
    let text = shipped.map_or("", |(_, text)| text);
    if let Some(own) = own {
        // What is not well formed is left out, and what was shipped stays.
        let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(clean::body(own));
        read.add_resource_overriding(resource);
    }
    Mutex::new(Bundle { text, read })
}

/// The text of a message, or of a term, whose name begins with `-`. In Fluent a message begins at the margin, and so does
/// no other line of it but a brace that closes.
fn entry<'a>(text: &'a str, id: &str) -> Option<&'a str> {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let begins = |at: &usize| {
        (*at == 0 || text.as_bytes()[at - 1] == b'\n') && {
            let after = text.as_bytes().get(at + id.len());
            after.is_some_and(|byte| !is_part(*byte))
        }
    };
    let start = memmem::find_iter(text.as_bytes(), id).find(begins)?;
    let is_next =
        |line: &&str| line.starts_with(|sign: char| sign.is_ascii_alphabetic() || matches!(sign, '-' | '#'));
    let mut lines = text[start..].split_inclusive('\n');
    let first = lines.next()?.len();
    let more: usize = lines.take_while(|line| !is_next(line)).map(str::len).sum();
    Some(&text[start..start + first + more])
}

/// How many messages of a centre's own file are not well formed, and are therefore left out.
pub fn faults(text: &str) -> usize {
    FluentResource::try_new(clean::body(text)).map_or_else(|(_, errors)| errors.len(), |_| 0)
}

/// What a bundle has for a message.
pub fn told(bundle: &Mutex<Bundle>, id: &str, args: &FluentArgs<'_>) -> Option<String> {
    let mut bundle = bundle.lock().unwrap_or_else(PoisonError::into_inner);
    bundle.read(id);
    loop {
        let pattern = bundle.read.get_message(id)?.value()?;
        // A variable that is not given is shown by its name.
        let mut missing = Vec::new();
        let text = bundle.read.format_pattern(pattern, Some(args), &mut missing).into_owned();
        let named: Vec<String> = missing.iter().filter_map(named).collect();
        // What a message names is read now, and the message said again; a name that is nowhere stays as it is.
        let new = named.iter().filter(|name| bundle.read(name)).count();
        if new == 0 {
            return Some(text);
        }
    }
}

/// The message or term that was named and not there.
fn named(error: &FluentError) -> Option<String> {
    match error {
        FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Message { id, .. })) => {
            Some(id.clone())
        }
        FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Term { id, .. })) => {
            Some(format!("-{id}"))
        }
        _ => None,
    }
}

impl Bundle {
    /// Reads a message or a term, and tells whether it was there to be read.
    fn read(&mut self, id: &str) -> bool {
        if self.read.has_message(id) {
            return false;
        }
        let Some(text) = entry(self.text, id) else { return false };
        // A test sees to it that nothing shipped is ill formed.
        let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(text.to_owned());
        self.read.add_resource(resource).is_ok()
    }
}
