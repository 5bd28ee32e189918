//! What was found in courses, for the terminal and for programs.

use std::io::{self, ErrorKind, Write};

use super::Course;
use crate::{
    course::{check::Checked, load::Source},
    diag::{
        Diagnostic,
        machine::{self, Told},
        render,
    },
};

/// What was found in some courses.
pub struct Report<'a> {
    courses: usize,
    found: Vec<Finding<'a>>,
}

struct Finding<'a> {
    course: &'a str,
    path: String,
    source: &'a str,
    diagnostic: &'a Diagnostic,
}

impl<'a> Report<'a> {
    /// What was found in these courses.
    pub fn of(courses: &'a [Course], checked: &'a [Checked]) -> Self {
        let all = courses.iter().zip(checked).flat_map(|(course, checked)| {
            checked.diagnostics.iter().map(|diagnostic| Finding {
                course: course.1.as_str(),
                path: path(course, &diagnostic.place.file),
                source: checked.sources.get(&diagnostic.place.file).map_or("", String::as_str),
                diagnostic,
            })
        });
        Self { courses: courses.len(), found: all.collect() }
    }

    /// How many errors there are, and how much advice.
    pub fn count(&self) -> (usize, usize) {
        let errors = self.found.iter().filter(|it| it.diagnostic.is_error()).count();
        (errors, self.found.len() - errors)
    }

    /// For people: each with its line, the words underlined.
    pub fn text(&self, styled: bool) -> String {
        let text = |it: &Finding<'_>| {
            let mut shown = it.diagnostic.clone();
            shown.place.file.clone_from(&it.path);
            render::text(&shown, it.source, styled) + "\n\n"
        };
        self.found.iter().map(text).collect()
    }

    /// How many courses there are, and how much there is to mend.
    pub fn summary(&self) -> String {
        let some = |count: usize, one: &str| match count {
            1 => format!("1 {one}"),
            _ => format!("{count} {one}s"),
        };
        let (errors, warnings) = self.count();
        let checked = format!("{} checked", some(self.courses, "course"));
        let Some(first) = self.found.first() else { return format!("{checked}: nothing to mend") };
        let counts = format!("{}, {}", some(errors, "error"), some(warnings, "warning"));
        let code = first.diagnostic.code.name();
        format!("{checked}: {counts}\nMore about one: coursedeck course check --explain {code}")
    }

    /// One JSON object a line.
    pub fn json(&self) -> String {
        self.found.iter().map(|it| machine::json(&it.told()) + "\n").collect()
    }

    /// A SARIF log.
    pub fn sarif(&self) -> String {
        let told: Vec<Told<'_>> = self.found.iter().map(Finding::told).collect();
        machine::sarif(&told)
    }

    /// Annotations for GitHub.
    pub fn github(&self) -> String {
        self.found.iter().map(|it| machine::github(&it.told()) + "\n").collect()
    }
}

impl Finding<'_> {
    fn told(&self) -> Told<'_> {
        Told { course: self.course, path: &self.path, source: self.source, diagnostic: self.diagnostic }
    }
}

/// The path of a file as it can be opened from where the program was started, with `/` on every system.
fn path((source, id): &Course, file: &str) -> String {
    let Source::Folder(root) = source else { return format!("{id}/{file}") };
    let root = root.to_string_lossy().replace('\\', "/");
    let root = root.strip_prefix("./").unwrap_or(&root).trim_end_matches('/');
    match (root, file) {
        (_, ".") => root.to_owned(),
        ("." | "", file) => file.to_owned(),
        (root, file) => format!("{root}/{file}"),
    }
}

/// Writes to stdout. Who has read enough and closed it is no trouble.
pub fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error),
        _ => Ok(()),
    }
}
