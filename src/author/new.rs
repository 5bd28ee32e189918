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

    #[test]
    fn an_id_is_a_title_in_the_making() {
        assert_eq!(title("safe-online"), "Safe online");
        assert_eq!(title("é"), "É");
    }
}
