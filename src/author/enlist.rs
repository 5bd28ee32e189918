//! `course.toml` while modules are brought in: what it says of the course, one more name in its list, or the first of
//! a new course. Everything else in it stays as it is, comments and all.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::write::line;

/// What keeps a `course.toml` from being added to.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Unreadable {
    /// It is no TOML.
    #[error("it is no TOML")]
    Toml,
    /// It has no list of modules.
    #[error("it has no list `modules`")]
    Modules,
}

/// What a `course.toml` says that matters to those who add to it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Listed {
    /// The language of its words.
    pub language: String,
    /// Its modules.
    pub modules: Vec<String>,
    /// Where the last of them stands in the text, and the list itself.
    last: Option<Range<usize>>,
    list: Range<usize>,
}

/// Reads a `course.toml`.
pub fn listed(text: &str) -> Result<Listed, Unreadable> {
    let mark = text.len() - text.trim_start_matches('\u{FEFF}').len();
    let table = DeTable::parse(&text[mark..]).map_err(|_| Unreadable::Toml)?;
    let table = table.get_ref();
    let value = |name: &str| table.iter().find(|(key, _)| key.get_ref() == name).map(|(_, value)| value);
    let language = match value("language").map(toml::Spanned::get_ref) {
        Some(DeValue::String(language)) => language.to_string(),
        _ => String::new(),
    };
    let modules = value("modules").ok_or(Unreadable::Modules)?;
    let DeValue::Array(array) = modules.get_ref() else { return Err(Unreadable::Modules) };
    let name = |value: &toml::Spanned<DeValue<'_>>| match value.get_ref() {
        DeValue::String(name) => Some(name.to_string()),
        _ => None,
    };
    let at = |span: Range<usize>| span.start + mark..span.end + mark;
    Ok(Listed {
        language,
        modules: array.iter().filter_map(name).collect(),
        last: array.iter().last().map(|value| at(value.span())),
        list: at(modules.span()),
    })
}

/// The same text with one more module at the end of its list.
pub fn with_module(text: &str, id: &str) -> Result<String, Unreadable> {
    let listed = listed(text)?;
    let name = line(id);
    let Some(last) = &listed.last else {
        let at = listed.list.start + 1;
        return Ok(format!("{}{name}{}", &text[..at], &text[at..]));
    };
    let (before, after) = (&text[listed.list.start..last.start], &text[last.end..listed.list.end]);
    if let Some(indent) = before.rfind('\n').map(|at| &before[at + 1..]).filter(|it| it.trim().is_empty())
        && let Some((rest, ends)) = after.split_once('\n')
        && !without_comments(ends).contains(',')
    {
        // A list over many lines gets another line, behind the comment of the one before.
        let comma = without_comments(rest).contains(',');
        let (first, second) = if comma { ("", ",") } else { (",", "") };
        let end = if rest.ends_with('\r') { "\r\n" } else { "\n" };
        let rest = rest.trim_end_matches('\r');
        let tail = &text[last.end + after.len() - ends.len()..];
        return Ok(format!("{}{first}{rest}{end}{indent}{name}{second}{end}{tail}", &text[..last.end]));
    }
    Ok(format!("{}, {name}{}", &text[..last.end], &text[last.end..]))
}

fn without_comments(text: &str) -> String {
    text.lines().map(|line| line.split('#').next().unwrap_or_default()).collect()
}

/// The `course.toml` of a new course.
pub fn course(title: &str, summary: &str, language: &str, minutes: usize) -> String {
    let (title, summary, language) = (line(title), line(summary), line(language));
    let minutes = minutes.clamp(1, 100_000);
    format!(
        "format = 1
version = \"0.1.0\"
language = {language}
title = {title}
summary = {summary}
minutes = {minutes}
# What others may do with it: the licence's short name, as \"CC-BY-4.0\". Ask those who wrote the questions.
licence = \"LicenseRef-unknown\"
# Who wrote the questions.
authors = [\"Unknown\"]
modules = []
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_more_module_and_nothing_else_changes() {
        let with = |text: &str| with_module(text, "new").unwrap();
        assert_eq!(with("modules = [\"a\"] # x"), "modules = [\"a\", \"new\"] # x");
        assert_eq!(with("\u{FEFF}modules = []\r\n"), "\u{FEFF}modules = [\"new\"]\r\n");
        assert_eq!(
            with("modules = [\r\n  \"a\", # one\r\n  'b',\r\n]\r\n"),
            "modules = [\r\n  \"a\", # one\r\n  'b',\r\n  \"new\",\r\n]\r\n"
        );
        assert_eq!(
            with("modules = [\n  # c\n  \"a\" # d, e\n]"),
            "modules = [\n  # c\n  \"a\", # d, e\n  \"new\"\n]"
        );
        assert_eq!(with("modules = [\n  \"a\"\n  ,\n]"), "modules = [\n  \"a\", \"new\"\n  ,\n]");
        assert_eq!(with("modules = [\"a\",\n]"), "modules = [\"a\", \"new\",\n]");
        assert_eq!(with("modules = [ \"a\", ]"), "modules = [ \"a\", \"new\", ]");
        assert_eq!(with("a = 1\nmodules = []\n[tags]\n"), "a = 1\nmodules = [\"new\"]\n[tags]\n");
        assert_eq!(with_module("[tags]\nmodules = []", "new"), Err(Unreadable::Modules));
        assert_eq!(with_module("modules = 1", "new"), Err(Unreadable::Modules));
        assert_eq!(with_module("modules = [", "new"), Err(Unreadable::Toml));
    }

    #[test]
    fn a_new_course_lists_its_first_module() {
        let text = with_module(&course("A \"bank\"", "Old.", "fr", 0), "bank").unwrap();
        let listed = listed(&text).unwrap();
        assert_eq!((listed.language.as_str(), listed.modules), ("fr", vec!["bank".to_owned()]));
    }
}
