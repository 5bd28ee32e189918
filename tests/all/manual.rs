//! The authors' manual: every example in it is a course that opens, and its table of codes is whole.

use std::{collections::BTreeSet, fs, path::Path};

use coursedeck::{
    course::{
        check::{self, Profile},
        load::Source,
    },
    diag::{Code, Severity, render},
};

const MANUAL: &str = include_str!("../../courses/README.md");

/// Around a question that stands alone in the manual.
const AROUND: &str = "title = \"One\"\n\n[[lesson]]\nid = \"lesson\"\ntitle = \"One\"\nbody = \"One.\"\n\n";
const COURSE: &str = "format = 1\nversion = \"1.0.0\"\nlanguage = \"en\"\ntitle = \"One\"\nsummary = \"One.\"\nminutes = 1\n\
                      licence = \"CC0-1.0\"\nauthors = [\"One\"]\nmodules = [\"one\"]\n";

#[test]
fn every_course_of_the_manual_needs_no_mending() {
    let folder = tempfile::tempdir().unwrap();
    let mut courses = BTreeSet::new();
    for block in blocks() {
        // A whole file says its path in its first line.
        let path =
            block.lines().next().and_then(|line| line.strip_prefix("# ")).filter(|it| it.ends_with(".toml"));
        let Some(path) = path else { continue };
        courses.insert(path.split('/').next().unwrap());
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, block).unwrap();
    }
    assert_eq!(courses, BTreeSet::from(["every-key", "keys-and-doors"]));
    for course in courses {
        let source = Source::Folder(folder.path().join(course));
        let mut checked = check::check(&source, &course.parse().unwrap(), Profile::Usual);
        // The manual shows a part of a translation.
        checked.diagnostics.retain(|it| it.code != Code::Untranslated);
        assert_eq!(checked.diagnostics, [], "{course}");
    }
}

#[test]
fn the_tutorial_passes_the_checklist_too() {
    let folder = tempfile::tempdir().unwrap();
    let tutorial = blocks().filter(|block| block.starts_with("# keys-and-doors/"));
    for block in tutorial {
        let name = block.lines().next().unwrap().trim_start_matches("# keys-and-doors/");
        fs::write(folder.path().join(name), block).unwrap();
    }
    let told = told(folder.path(), "keys-and-doors", Profile::Itu);
    assert_eq!(told, "");
}

#[test]
fn every_question_of_the_manual_can_be_asked() {
    let mut kinds = BTreeSet::new();
    for block in blocks().filter(|block| block.starts_with("[[question]]")) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("course.toml"), COURSE).unwrap();
        fs::write(folder.path().join("one.toml"), format!("{AROUND}{block}")).unwrap();
        assert_eq!(told(folder.path(), "one", Profile::Usual), "", "{block}");
        let kind = block.lines().find_map(|line| line.strip_prefix("kind = \"")).unwrap();
        kinds.insert(kind.trim_end_matches('"'));
    }
    assert_eq!(kinds.len(), 10, "{kinds:?}");
}

#[test]
fn every_example_of_the_manual_is_toml_and_stands_alone() {
    for block in blocks() {
        block.parse::<toml::Table>().unwrap_or_else(|error| panic!("{error}\n{block}"));
        let is_known = block.starts_with("# ") || block.starts_with("[[question]]");
        assert!(is_known, "nothing tests this example:\n{block}");
    }
}

#[test]
fn the_table_of_codes_is_whole() {
    let rows: Vec<&str> = MANUAL.lines().skip_while(|line| *line != "| code | | |").skip(2).collect();
    let wanted = Code::ALL.iter().map(|code| {
        let severity = if code.severity() == Severity::Error { "error" } else { "warning" };
        format!("| `{}` | {severity} | {} |", code.name(), code.summary())
    });
    assert_eq!(rows, wanted.collect::<Vec<String>>());
}

#[test]
fn every_key_of_the_format_stands_in_the_manual() {
    let known = include_str!("../../src/course/lower/head.rs").to_owned()
        + include_str!("../../src/course/lower/module.rs")
        + include_str!("../../src/course/lower/kind.rs")
        + include_str!("../../src/course/lower/exam.rs")
        + include_str!("../../src/course/lower/tags.rs")
        + include_str!("../../src/course/lower.rs");
    let lists = known.split("&[").skip(1).filter_map(|rest| rest.split_once(']')).map(|(list, _)| list);
    let keys = lists.flat_map(|list| list.split('"').skip(1).step_by(2));
    let is_key = |key: &str| key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    for key in keys.filter(|key| is_key(key)) {
        assert!(MANUAL.contains(key), "`{key}` stands nowhere in the manual");
    }
}

/// The examples of the manual.
fn blocks() -> impl Iterator<Item = &'static str> {
    MANUAL.split("\n```toml\n").skip(1).map(|rest| rest.split_once("\n```").unwrap().0)
}

fn told(folder: &Path, id: &str, profile: Profile) -> String {
    let checked = check::check(&Source::Folder(folder.to_owned()), &id.parse().unwrap(), profile);
    let text = |it| {
        let it: &coursedeck::diag::Diagnostic = it;
        let source = checked.sources.get(&it.place.file).map_or("", String::as_str);
        render::text(it, source, false) + "\n\n"
    };
    checked.diagnostics.iter().map(text).collect()
}
