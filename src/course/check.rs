//! Good advice: what keeps no course from opening, and what a good teacher would still change.
//! The rules are pure; [`check`] reads the course through [`load`].
//!
//! A rule is a function over a file of the course in one language (`Here`) or over the course. It notes what it finds;
//! where that stands is looked up afterwards, so that a course with nothing to tell costs no more than its reading.

mod answers;
mod here;
mod links;
mod objectives;
mod paper;
mod questions;
mod reading;
mod sight;
mod spot;
mod twice;
mod verbs;

use std::collections::{BTreeMap, BTreeSet};

use super::{
    load::{self, Opened, Source},
    many,
};
use crate::{diag::Diagnostic, ids::CourseId};
use here::Here;
use spot::Found;

/// Whose advice is wanted.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Profile {
    /// What every course gains by.
    #[default]
    Usual,
    /// That, and what ITU Academy's quality checklists ask for.
    Itu,
}

/// Everything that there is to tell of a course.
#[derive(Clone, Debug)]
pub struct Checked {
    /// What is wrong and what could be better, file by file.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts of its files by their paths in it, for those who show the places.
    pub sources: BTreeMap<String, String>,
}

/// Reads the course `id`, and tells everything that there is to tell of it.
pub fn check(source: &Source, id: &CourseId, profile: Profile) -> Checked {
    let (loaded, read) = load::load_in_part(source, id);
    let mut diagnostics = loaded.diagnostics;
    let sources = loaded.sources;
    if let Some(read) = read {
        let broken: BTreeSet<&str> =
            diagnostics.iter().filter(|it| it.is_error()).map(|it| it.place.file.as_str()).collect();
        let mut advice = spot::placed(found(&read, profile, &broken), &sources);
        diagnostics.append(&mut advice);
    }
    diagnostics.sort_by(|a, b| order(a).cmp(&order(b)));
    Checked { diagnostics, sources }
}

/// Checks many courses, as many at a time as the machine has processors. What is told of them is in their order.
pub fn check_all(courses: &[(Source, CourseId)], profile: Profile) -> Vec<Checked> {
    many::each(courses, 2, |(source, id)| check(source, id, profile))
}

/// The advice for a course, as far as it was read. A file in `broken` has errors: what it lacks may be what they hide.
fn found(read: &Opened, profile: Profile, broken: &BTreeSet<&str>) -> Found {
    let is_whole = |here: &Here<'_>| {
        !broken.contains(here.file().as_str()) && !broken.contains(here.source_file().as_str())
    };
    let files: Vec<Here<'_>> = here::files(read).filter(is_whole).collect();
    let of_file = |here: &Here<'_>| {
        let mut found = Found::new();
        file(here, profile, &mut found);
        found
    };
    let mut found: Found = many::each(&files, load::MANY, of_file).into_iter().flatten().collect();
    // What is said of all files together is known when all can be read.
    if broken.is_empty() {
        course(read, profile, &mut found);
    }
    found
}

/// What is told of one file in one language.
fn file(here: &Here<'_>, profile: Profile, found: &mut Found) {
    links::dead_link(here, found);
    answers::in_prompt(here, found);
    answers::by_length(here, found);
    answers::all_of_the_above(here, found);
    sight::look(here, found);
    reading::hard_to_read(here, found);
    // What holds of the structure is told once, of the source.
    if here.is_source() {
        questions::no_feedback(here, found);
        questions::points_on_survey(here, found);
        questions::essay_without_rubric(here, found);
        objectives::unmeasured(here, found);
        paper::whole_pool(here, found);
    }
    if profile == Profile::Itu {
        objectives::vague(here, found);
        if here.is_source() {
            objectives::thin(here, found);
            questions::half_feedback(here, found);
            paper::fixed(here, found);
            paper::no_resources(here, found);
        }
    }
}

/// What is told of the course as a whole.
fn course(read: &Opened, profile: Profile, found: &mut Found) {
    twice::duplicate(read, found);
    if profile == Profile::Itu {
        paper::no_assessment(&read.course, found);
        paper::low_pass_mark(&read.course, found);
        paper::exam_skips_module(&read.course, found);
    }
}

/// The source before its translations, `course.toml` before its modules, then as they stand in the file.
fn order(it: &Diagnostic) -> (bool, &str, bool, &str, usize, crate::diag::Code) {
    let (folder, name) = it.place.file.rsplit_once('/').unwrap_or(("", &it.place.file));
    (!folder.is_empty(), folder, name != "course.toml", name, it.place.span.start, it.code)
}
