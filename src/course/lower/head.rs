//! `course.toml`: what the course is.

use super::{MANY, percent, tags};
use crate::{
    course::{
        Percent,
        model::{Completion, Level, Modality, Needs, Tags},
        raw::{Keys, Value, quoted},
        shape::{COMPLETION, COURSE},
        vocab,
    },
    diag::Code,
    ids::{CourseId, ModuleId},
    lang::Tag,
};

/// The pass mark where an author says nothing: ITU Academy's.
const PASS: u8 = 70;

/// What `course.toml` says, with the places of what is looked at later.
pub struct Head<'t> {
    /// The version of the content.
    pub version: String,
    /// The language of the source.
    pub language: Tag,
    /// What it is called.
    pub title: String,
    /// What it is, in a sentence.
    pub summary: String,
    /// How hard it is.
    pub level: Level,
    /// How it is taught.
    pub modality: Option<Modality>,
    /// How long it takes.
    pub minutes: u32,
    /// The licence of its content.
    pub licence: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The courses to complete first.
    pub requires: Vec<CourseId>,
    /// Its modules, each where it is named.
    pub modules: Vec<(ModuleId, Value<'t>)>,
    /// Whether each that is named could be read.
    pub are_all_read: bool,
    /// What it is about.
    pub tags: Tags,
    /// What earns the completion record.
    pub completion: Completion,
    /// Where it says what must be passed.
    pub needs: Option<Value<'t>>,
}

/// Reads `course.toml` of the course `id`. What is wrong is noted, and empty here.
pub fn head<'t>(keys: &Keys<'t>, id: &CourseId) -> Head<'t> {
    keys.only(COURSE);
    format(keys);
    let line = |name: &str| keys.need(name).and_then(|value| value.line()).unwrap_or_default();
    let (completion, needs) = completion(keys);
    let modules = modules(keys);
    let named = keys.get("modules").and_then(|value| value.list_len());
    Head {
        version: version(keys).unwrap_or_default(),
        language: language(keys).unwrap_or_else(Tag::english),
        title: line("title"),
        summary: keys.need("summary").and_then(|value| value.words()).unwrap_or_default(),
        level: keys.get("level").and_then(|value| value.word(vocab::LEVELS)).unwrap_or_default(),
        modality: keys.get("modality").and_then(|value| value.word(vocab::MODALITIES)),
        minutes: keys.need("minutes").and_then(|value| value.count(1..=MANY)).unwrap_or_default(),
        licence: licence(keys).unwrap_or_default(),
        authors: keys.need("authors").map_or(Vec::new(), |value| value.lines()),
        requires: requires(keys, id),
        are_all_read: named == Some(modules.len()),
        modules,
        tags: tags::tags(keys),
        completion,
        needs,
    }
}

fn format(keys: &Keys<'_>) {
    let Some(value) = keys.need("format") else { return };
    let Some(format) = value.count(1..=u32::MAX) else { return };
    if format != 1 {
        let message = format!("this program reads format 1, not {format}");
        value.note(Code::UnknownFormat, message, "write `format = 1`, or get a newer Coursedeck");
    }
}

fn version(keys: &Keys<'_>) -> Option<String> {
    let value = keys.need("version")?;
    let version = value.raw()?;
    if semver::Version::parse(version).is_err() {
        let message = format!("{} is no version", quoted(version));
        value.note(Code::BadVersion, message, "write three numbers: \"1.2.0\"");
    }
    Some(version.to_owned())
}

fn language(keys: &Keys<'_>) -> Option<Tag> {
    let value = keys.need("language")?;
    let text = value.raw()?;
    let tag = vocab::language(text);
    if tag.is_none() {
        let message = format!("{} is no language tag", quoted(text));
        value.note(
            Code::BadLanguage,
            message,
            "write its letters, as \"en\" for English or \"fr\" for French",
        );
    }
    tag
}

fn licence(keys: &Keys<'_>) -> Option<String> {
    let value = keys.need("licence")?;
    let licence = value.line()?;
    if !vocab::is_licence(&licence) {
        let message = format!("{} is no short name of a licence (SPDX)", quoted(&licence));
        value.note(Code::BadLicence, message, "write its short name, as \"CC-BY-4.0\"");
    }
    Some(licence)
}

fn requires(keys: &Keys<'_>, id: &CourseId) -> Vec<CourseId> {
    let requires = keys.get("requires").map_or(Vec::new(), |value| value.ids::<CourseId>());
    for (_, value) in requires.iter().filter(|(it, _)| it == id) {
        let message = format!("`{id}` is to be completed before itself");
        value.note(Code::RequiresItself, message, "take it out of `requires`");
    }
    requires.into_iter().map(|(id, _)| id).collect()
}

fn modules<'t>(keys: &Keys<'t>) -> Vec<(ModuleId, Value<'t>)> {
    let Some(value) = keys.need("modules") else { return Vec::new() };
    let mut modules = value.ids::<ModuleId>();
    if value.list_len() == Some(0) {
        value.note(Code::EmptyText, "the course has no modules", "name a file: modules = [\"passwords\"]");
    }
    modules.retain(|(id, value)| {
        let is_fine = !matches!(id.as_str(), "exam" | "course");
        if !is_fine {
            let message = format!("no module can be called `{id}`");
            let help = match id.as_str() {
                "exam" => "take it out: `exam.toml` is read without being listed",
                _ => "take it out, or give the module another name",
            };
            value.note(Code::ReservedId, message, help);
        }
        is_fine
    });
    modules
}

/// What earns the completion record where an author says nothing.
pub fn usual() -> Completion {
    let pass = Percent::new(PASS).expect("70 is at most 100");
    Completion { pass, needs: Needs::Modules, valid_months: None }
}

fn completion<'t>(keys: &Keys<'t>) -> (Completion, Option<Value<'t>>) {
    let mut completion = usual();
    let Some(keys) = keys.table("completion", "`completion`") else { return (completion, None) };
    keys.only(COMPLETION);
    let words = [("modules", Needs::Modules), ("exam", Needs::Exam), ("both", Needs::Both)];
    completion.pass = percent(&keys, "pass").unwrap_or(completion.pass);
    completion.needs = keys.get("needs").and_then(|value| value.word(&words)).unwrap_or_default();
    completion.valid_months = keys.get("valid-months").and_then(|value| value.count(1..=1200));
    (completion, keys.get("needs"))
}
