//! A first course and a further module: small, whole, and explained in notes, for an author to write over.

use super::statement::{self, What};
use crate::{
    ids::{CourseId, ModuleId},
    lang::{self, Tag},
};

/// What a new course is made of in one language.
struct Template {
    language: &'static str,
    course: &'static str,
    module: &'static str,
    first: &'static str,
}

/// The templates by their languages, English first.
const TEMPLATES: &[Template] = &[
    Template {
        language: "en",
        course: include_str!("new/course.en.toml"),
        module: include_str!("new/module.en.toml"),
        first: "first-module",
    },
    Template {
        language: "fr",
        course: include_str!("new/course.fr.toml"),
        module: include_str!("new/module.fr.toml"),
        first: "premier-module",
    },
];

/// How many questions the exam draws from a new module.
const DRAWN: usize = 2;

fn template(language: &Tag) -> &'static Template {
    let known: Vec<Tag> = TEMPLATES.iter().filter_map(|it| it.language.parse().ok()).collect();
    let nearest = lang::negotiate(std::slice::from_ref(language), &known);
    let at = nearest.and_then(|tag| known.iter().position(|it| *it == tag));
    &TEMPLATES[at.unwrap_or_default()]
}

/// Whether there is a template in this language.
pub fn speaks(language: &Tag) -> bool {
    template(language).language != "en" || language.as_str().starts_with("en")
}

/// The files of a new course, each with its name.
pub fn course(id: &CourseId, language: &Tag) -> Vec<(String, String)> {
    let template = template(language);
    let first: ModuleId = template.first.parse().expect("it is kebab-case");
    let head = template.course.replace("%TITLE%", &title(id.as_str())).replace("%MODULE%", first.as_str());
    vec![("course.toml".to_owned(), head), module(id, &first, language)]
}

/// The file of a new module, with its name.
pub fn module(course: &CourseId, id: &ModuleId, language: &Tag) -> (String, String) {
    let text = template(language).module.replace("%TITLE%", &title(id.as_str()));
    (format!("{id}.toml"), text.replace("%COURSE%", course.as_str()))
}

/// `course.toml` with one more module at the end of its list; none where there is no list to put it in.
pub fn with_module(head: &str, id: &ModuleId) -> Option<String> {
    let found = statement::statements(head);
    // A key of that name in a table below is another.
    let top = found.all.iter().take_while(|it| matches!(it.what, What::Pair { .. }));
    let list = top.into_iter().find_map(|statement| match &statement.what {
        What::Pair { path, value } if path[..] == ["modules"] => Some(*value),
        _ => None,
    })?;
    let (items, _) = statement::items(list)?;
    let start = list.as_ptr() as usize - head.as_ptr() as usize;
    let one_line = !list.contains('\n');
    let inner = list.strip_suffix(']')?;
    let last = items.last();
    let has_comma = inner.trim_end().ends_with(',');
    let more = match (last, one_line) {
        (None, true) => format!("[\"{id}\"]"),
        (Some(_), true) if has_comma => format!("{} \"{id}\"]", inner.trim_end()),
        (Some(_), true) => format!("{}, \"{id}\"]", inner.trim_end()),
        (_, false) => with_line(inner, last.map(|item| item.value), id),
    };
    Some(format!("{}{more}{}", &head[..start], &head[start + list.len()..]))
}

/// A list over several lines with one line more. A comma goes right after the last value, before its comment.
fn with_line(inner: &str, last: Option<&str>, id: &ModuleId) -> String {
    let mut text = inner.trim_end().to_owned();
    if let Some(last) = last {
        let end = last.as_ptr() as usize - inner.as_ptr() as usize + last.len();
        if !comma_follows(&inner[end..]) {
            text.insert(end, ',');
        }
    }
    format!("{text}\n  \"{id}\",\n]")
}

/// Whether the first sign that is no comment is a comma.
fn comma_follows(rest: &str) -> bool {
    let bare = rest.lines().map(|line| line.split('#').next().unwrap_or_default());
    bare.flat_map(str::chars).find(|sign| !sign.is_whitespace()) == Some(',')
}

/// `exam.toml` with questions of one more module, where it draws from modules at all.
pub fn with_draw(exam: &str, id: &ModuleId) -> Option<String> {
    let found = statement::statements(exam);
    let is_draw = |what: &What<'_>| matches!(what, What::Header { path, list: true } if path[..] == ["draw"]);
    if !found.all.iter().any(|statement| is_draw(&statement.what)) {
        return None;
    }
    Some(format!("{}\n\n[[draw]]\nmodule = \"{id}\"\nquestions = {DRAWN}\n", exam.trim_end()))
}

/// `safe-online` as words: `Safe online`.
fn title(id: &str) -> String {
    let words = id.replace('-', " ");
    let words = words.trim();
    let mut signs = words.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn more(head: &str) -> Option<String> {
        with_module(head, &"new".parse().unwrap())
    }

    #[test]
    fn a_module_is_put_at_the_end_of_the_list_and_notes_stay() {
        for (before, after) in [
            (
                "a = 1 # a\nmodules = [\"one\"] # m\n[tags]\n",
                "a = 1 # a\nmodules = [\"one\", \"new\"] # m\n[tags]\n",
            ),
            ("modules = [ \"one\", ]", "modules = [ \"one\", \"new\"]"),
            ("modules = []\n", "modules = [\"new\"]\n"),
            ("modules = [\n  \"one\", # first\n]\n", "modules = [\n  \"one\", # first\n  \"new\",\n]\n"),
            ("modules = [\n  \"one\" # first\n]\n", "modules = [\n  \"one\", # first\n  \"new\",\n]\n"),
            (
                "modules = [\n  \"one\" # a\n  , # b\n  # end\n]\n",
                "modules = [\n  \"one\" # a\n  , # b\n  # end\n  \"new\",\n]\n",
            ),
        ] {
            assert_eq!(more(before).as_deref(), Some(after));
        }
        assert_eq!(more("modules = 3"), None);
        assert_eq!(more("[tags]\nmodules = []"), None);
    }

    #[test]
    fn an_id_is_a_title_in_the_making() {
        assert_eq!(title("safe-online"), "Safe online");
        assert_eq!(title("é"), "É");
    }
}
