//! Links within the course. `#lesson` leads to a lesson of the same module, `module` to a module, and `module/lesson` to
//! a lesson of another; `exam` leads to the exam. Everything with a `:` or a `.` in it is an address elsewhere.

use super::{
    here::Here,
    spot::{Found, note},
};
use crate::{
    course::{
        Module,
        raw::{listed, nearest, quoted},
    },
    diag::Code,
    text::markdown::{What, parts},
};

/// A link within the course leads somewhere.
pub fn dead_link(here: &Here<'_>, found: &mut Found) {
    here.each_text(&mut |text, at| {
        // Few texts have one, and only those are worth the reading.
        if !has_link(text) {
            return;
        }
        for part in parts(text) {
            let What::Link(address) = &part.what else { continue };
            if let Some((message, help)) = fault(here, address) {
                let words = &text[part.place.clone()];
                note(found, Code::DeadLink, at().part(words, part.place.start), message, help);
            }
        }
    });
}

/// Whether a text may have a link: a `]` before an address, or before where it is written.
fn has_link(text: &str) -> bool {
    // A single sign is looked for by words of the machine.
    text.match_indices(']').any(|(at, _)| text[at + 1..].starts_with(['(', ':', '[']))
}

/// Where a link within the course was meant to lead, and does not.
fn fault(here: &Here<'_>, address: &str) -> Option<(String, String)> {
    if address.is_empty() {
        let help = "write where it leads between the brackets: [words](module/lesson)";
        return Some(("the link leads nowhere".to_owned(), help.to_owned()));
    }
    if let Some((name, lesson)) = file(address) {
        let right = lesson.map_or(name.to_owned(), |lesson| format!("{name}/{lesson}"));
        let message = format!("{} is a file, and a learner has no files", quoted(address));
        return Some((message, format!("write the name of the module alone: ({right})")));
    }
    if address.contains([':', '.']) || address.starts_with("//") {
        return None;
    }
    if let Some(lesson) = address.strip_prefix('#') {
        return lesson_fault(here.module(), lesson, "#");
    }
    let (name, lesson) = match address.split_once(['/', '#']) {
        Some((name, lesson)) => (name, Some(lesson)),
        None => (address, None),
    };
    if name == "exam" && lesson.is_none() && here.course.exam.is_some() {
        return None;
    }
    let Some(module) = here.course.modules.iter().find(|it| it.id.as_str() == name) else {
        return Some((format!("the course has no module {}", quoted(name)), module_meant(here, name)));
    };
    match lesson {
        Some(lesson) if address.contains('#') => {
            let message = format!("{} is no place in the course", quoted(address));
            Some((message, format!("put a / between module and lesson: ({name}/{lesson})")))
        }
        Some(lesson) => lesson_fault(Some(module), lesson, &format!("{name}/")),
        None => None,
    }
}

/// The name of the module whose file a link leads to, and the lesson behind it.
fn file(address: &str) -> Option<(&str, Option<&str>)> {
    let (path, lesson) = match address.split_once('#') {
        Some((path, lesson)) => (path, Some(lesson)),
        None => (address, None),
    };
    let name = path.strip_suffix(".toml").or_else(|| path.strip_suffix(".md"))?;
    (!name.contains(':')).then(|| (name.rsplit('/').next().unwrap_or(name), lesson))
}

fn lesson_fault(module: Option<&Module>, lesson: &str, before: &str) -> Option<(String, String)> {
    let names: Vec<&str> = module.iter().flat_map(|it| &it.lessons).map(|it| it.id.as_str()).collect();
    if names.contains(&lesson) {
        return None;
    }
    let place = match before {
        "#" => "the module".to_owned(),
        before => format!("the module `{}`", before.trim_end_matches('/')),
    };
    let help = match nearest(lesson, &names) {
        Some(name) => format!("did you mean ({before}{name})?"),
        None if names.is_empty() => "take the link away".to_owned(),
        None => format!("its lessons are {}", listed(&names).replace(" or ", " and ")),
    };
    Some((format!("{place} has no lesson {}", quoted(lesson)), help))
}

/// What was meant by a name that is no module: a lesson beside it, perhaps.
fn module_meant(here: &Here<'_>, name: &str) -> String {
    if here.lessons().iter().any(|it| it.id.as_str() == name) {
        return format!("a lesson of the same module is (#{name})");
    }
    let names: Vec<&str> = here.course.modules.iter().map(|it| it.id.as_str()).collect();
    match nearest(name, &names) {
        Some(near) => format!("did you mean ({near})?"),
        None => format!("its modules are {}", listed(&names).replace(" or ", " and ")),
    }
}
