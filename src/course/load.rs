//! A course from its files: everything that is wrong with it at once, and the course itself where nothing is.

mod gather;
mod source;
mod translated;

use std::collections::BTreeMap;

use super::{
    lower::{self, Head, Pools},
    many,
    model::{Course, Exam, Module, Needs},
    raw::{Keys, Page, meant, quoted},
    strings::{self, Item},
    words::{ModuleWords, Words},
};
use crate::{
    diag::{Code, Diagnostic, Place},
    ids::{CourseId, ModuleId},
    lang::{self, Tag},
};
pub(super) use gather::read;
use gather::{Gathered, gather};
pub use gather::{files, plain};
pub use source::{SEALED, Source};
pub(super) use source::{is_shipped, languages};

/// So many files at least are worth a further thread.
pub(super) const MANY: usize = 8;

/// What came of reading a course.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The course, if it has no error.
    pub course: Option<Opened>,
    /// What is wrong with it, file by file.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts of its files by their paths in it, for those who show the places.
    pub sources: BTreeMap<String, String>,
}

/// A course that is whole, with its words in every language.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The course.
    pub course: Course,
    /// Never empty: the source comes first.
    words: Vec<Words>,
}

impl Opened {
    /// The words in the language nearest to `language`, else the source's. Every word is there.
    pub fn words(&self, language: &Tag) -> &Words {
        let languages = &self.course.languages;
        let nearest = lang::negotiate(std::slice::from_ref(language), languages);
        let at = nearest.and_then(|tag| languages.iter().position(|it| *it == tag));
        &self.words[at.unwrap_or_default()]
    }

    /// Every language with its words, the source first.
    pub fn languages(&self) -> impl Iterator<Item = (&Tag, &Words)> {
        self.course.languages.iter().zip(&self.words)
    }
}

/// Reads the course `id`. A course with an error is not opened, and nothing of it is used.
pub fn load(source: &Source, id: &CourseId) -> Loaded {
    let (mut loaded, read) = load_in_part(source, id);
    let is_whole = !loaded.diagnostics.iter().any(Diagnostic::is_error);
    loaded.course = read.filter(|_| is_whole);
    loaded
}

/// Reads the course `id`, and gives beside what is told of it as much as could be read, for those who give advice.
pub(super) fn load_in_part(source: &Source, id: &CourseId) -> (Loaded, Option<Opened>) {
    let gathered = gather(source, id);
    let mut reading = Reading { id, gathered: &gathered, found: Vec::new(), strings: BTreeMap::new() };
    let opened = reading.course();
    let Reading { found: mut diagnostics, strings, .. } = reading;
    leave_out_what_follows(&mut diagnostics);
    diagnostics.splice(0..0, gathered.found.iter().cloned());
    let whole = !diagnostics.iter().any(Diagnostic::is_error);
    if let Some(opened) = opened.as_ref().filter(|_| whole) {
        // While there are errors, what is still to be translated is the least of an author's worries.
        diagnostics.extend(translated::notes(&opened.course.language, &gathered, &strings));
    }
    (Loaded { course: None, diagnostics, sources: gathered.files }, opened)
}

/// Of a source with an error nobody knows what it lacks: what its translation has too much is told when it is mended.
fn leave_out_what_follows(found: &mut Vec<Diagnostic>) {
    let broken: Vec<String> =
        found.iter().filter(|it| it.is_error()).map(|it| it.place.file.clone()).collect();
    found.retain(|it| {
        let source = it.place.file.split_once('/').map(|(_, name)| name);
        it.code != Code::NotInSource || !source.is_some_and(|name| broken.iter().any(|it| it == name))
    });
}

/// What keeps a file from being read as TOML at all.
pub fn syntax(path: &str, text: &str) -> Vec<Diagnostic> {
    let page = Page::new(path, text);
    page.parse(true);
    let mut found = page.into_found();
    found.retain(|it| it.code == Code::Syntax);
    found
}

/// The language that a `course.toml` says its words are in.
pub fn language(head: &str) -> Option<Tag> {
    let page = Page::new("course.toml", head);
    let table = page.parse(false)?;
    let value = page.keys(&table, "a course").get("language")?;
    super::vocab::language(value.raw()?)
}

/// Reads the text of a module alone, as it would stand in a course written from right to left, or not (`rtl`).
pub fn module(id: &ModuleId, text: &str, rtl: bool) -> Result<(Module, ModuleWords), Vec<Diagnostic>> {
    let path = format!("{id}.toml");
    let page = Page::new(&path, text);
    let table = page.parse(rtl);
    let read = table.as_ref().map(|table| lower::module(&page.keys(table, "a module"), id, &lower::usual()));
    let found = page.into_found();
    match read {
        Some(read) if !found.iter().any(Diagnostic::is_error) => Ok(read),
        _ => Err(found),
    }
}

struct Reading<'a> {
    id: &'a CourseId,
    gathered: &'a Gathered,
    found: Vec<Diagnostic>,
    /// The strings of each file, where there is a translation to hold them against.
    strings: BTreeMap<&'a str, Vec<Item>>,
}

impl<'a> Reading<'a> {
    fn course(&mut self) -> Option<Opened> {
        if !self.gathered.files.contains_key("course.toml") {
            self.note_missing();
            return None;
        }
        let head = self.read("course.toml", "a course", false, |keys| {
            let head = lower::head(keys, self.id);
            check_files(&head, self.gathered);
            Plain::of(head, self.id, self.gathered)
        });
        let Some(mut head) = head else {
            self.read_rest();
            return None;
        };
        let rtl = head.course.language.is_rtl();
        self.modules(&mut head, rtl);
        self.exam(&mut head, rtl);
        self.note_unlisted(&head);
        let Plain { mut course, words, .. } = head;
        let mut all = vec![words];
        for (folder, tag) in &self.gathered.translations {
            if *tag == course.language {
                self.note_source_twice(folder);
                continue;
            }
            let words = self.translation(folder, tag, &course, &all[0]);
            course.languages.push(tag.clone());
            all.push(words);
        }
        Some(Opened { course, words: all })
    }

    /// Reads a file, and keeps what is wrong with it. None where it is not there or is no TOML.
    fn read<T>(
        &mut self,
        path: &str,
        what: &'static str,
        rtl: bool,
        lower: impl FnOnce(&Keys<'_>) -> T,
    ) -> Option<T> {
        self.keep(read_file(self.gathered, path, what, rtl, lower)?)
    }

    /// Keeps what is wrong with a file, and gives what was read of it.
    fn keep<T>(&mut self, file: File<'a, T>) -> Option<T> {
        self.strings.extend(file.strings.map(|strings| (file.path, strings)));
        self.found.extend(file.found);
        file.value
    }

    /// Where `course.toml` is no TOML, the faults of the other files are told all the same.
    fn read_rest(&mut self) {
        for path in self.gathered.files.keys().filter(|path| *path != "course.toml") {
            match path.strip_suffix(".toml").map(str::parse::<ModuleId>) {
                Some(Ok(id)) if id != ModuleId::exam() => {
                    self.read(path, "a module", true, |keys| lower::module(keys, &id, &lower::usual()));
                }
                _ => self.parse_only(path),
            }
        }
    }

    fn parse_only(&mut self, path: &str) {
        self.read(path, "", true, |_| ());
    }

    fn modules(&mut self, head: &mut Plain, rtl: bool) {
        let (ids, completion) = (std::mem::take(&mut head.modules), head.course.completion);
        let files = many::each(&ids, MANY, |id| {
            read_file(self.gathered, &format!("{id}.toml"), "a module", rtl, |keys| {
                let asked = keys.get("question").and_then(|value| value.list_len());
                (lower::module(keys, id, &completion), asked.unwrap_or_default())
            })
        });
        for (id, file) in ids.into_iter().zip(files) {
            let read = file.and_then(|file| self.keep(file));
            // Of a file that cannot be read nobody knows how many questions it has.
            let Some(((module, words), asked)) = read else {
                head.pools.insert(id, usize::MAX);
                continue;
            };
            head.pools.insert(id.clone(), asked);
            head.words.modules.insert(id, words);
            head.course.modules.push(module);
        }
    }

    fn exam(&mut self, head: &mut Plain, rtl: bool) {
        if !head.is_list_sure {
            // A file that stands there may well be the module that was meant.
            let names = self.gathered.files.keys().filter_map(|path| path.strip_suffix(".toml"));
            for id in names.filter_map(|name| name.parse::<ModuleId>().ok()) {
                head.pools.entry(id).or_insert(usize::MAX);
            }
        }
        let completion = head.course.completion;
        let read = self.read("exam.toml", "an exam", rtl, |keys| lower::exam(keys, &completion, &head.pools));
        let has_seal = self.gathered.has_seal;
        let asks_for_seal = read.as_ref().is_some_and(|(exam, _)| exam.sealed.is_some());
        let whole = || Place::whole(SEALED);
        match (asks_for_seal, has_seal) {
            (true, false) => {
                let message = "the exam is sealed, and `exam.age` is not there";
                let found = Diagnostic::new(Code::UnreadableFile, whole(), message);
                self.found.push(
                    found.with_help("install the package again; in a course of your own, take `sealed` away"),
                );
            }
            (false, true) => {
                let message = "`exam.toml` does not say that the exam is sealed, so nobody opens this";
                let found = Diagnostic::new(Code::ModuleNotListed, whole(), message);
                self.found.push(found.with_help("take the file away"));
            }
            _ => (),
        }
        if let Some((exam, words)) = read {
            head.course.exam = Some(exam);
            head.words.modules.insert(ModuleId::exam(), words);
        }
    }

    fn translation(&mut self, folder: &str, tag: &Tag, course: &Course, source: &Words) -> Words {
        let rtl = tag.is_rtl();
        let mut words = source.clone();
        let path = |name: &str| format!("{folder}/{name}.toml");
        self.read(&path("course"), "a translated course", false, |keys| {
            lower::overlay_course(keys, &mut words)
        });
        let files = many::each(&course.modules, MANY, |module| {
            let mut words = source.module(&module.id).cloned().unwrap_or_default();
            let file =
                read_file(self.gathered, &path(module.id.as_str()), "a translated module", rtl, |keys| {
                    lower::overlay_module(keys, asked(module), &mut words);
                });
            (words, file)
        });
        for (module, (own, file)) in course.modules.iter().zip(files) {
            file.and_then(|file| self.keep(file));
            words.modules.insert(module.id.clone(), own);
        }
        if let Some(exam) = &course.exam {
            let words = words.modules.entry(ModuleId::exam()).or_default();
            self.read(&path("exam"), "an exam", rtl, |keys| overlay_exam(keys, exam, words));
        }
        self.note_extra(folder, course);
        words
    }

    fn note_missing(&mut self) {
        // It may be there and unreadable: then that was said.
        if self.gathered.found.iter().any(|it| it.place.file == "course.toml" || it.place.file == ".") {
            return;
        }
        let found =
            Diagnostic::new(Code::UnreadableFile, Place::whole("course.toml"), "there is no such file");
        self.found.push(found.with_help("a course is a folder with a `course.toml`"));
    }

    /// Tells of files beside `course.toml` that no learner will see.
    fn note_unlisted(&mut self, head: &Plain) {
        if !head.is_list_sure {
            return;
        }
        for path in self.gathered.files.keys().filter(|path| !path.contains('/')) {
            let name = path.trim_end_matches(".toml");
            let is_known =
                matches!(name, "course" | "exam") || head.listed.iter().any(|id| id.as_str() == name);
            if !is_known {
                let message = format!("{} is not listed in `modules`, so nobody sees it", quoted(name));
                let help = format!("add \"{name}\" to `modules` in course.toml, or take the file away");
                let found = Diagnostic::new(Code::ModuleNotListed, Place::whole(path), message);
                self.found.push(found.with_help(help));
            }
        }
    }

    /// Tells of translated files that the source does not have.
    fn note_extra(&mut self, folder: &str, course: &Course) {
        let files = &self.gathered.files;
        let is_unreadable = |name: &str| self.gathered.found.iter().any(|it| it.place.file == name);
        let prefix = format!("{folder}/");
        for (path, name) in files.keys().filter_map(|path| Some((path, path.strip_prefix(&prefix)?))) {
            let is_read = name == "course.toml"
                || name == "exam.toml" && course.exam.is_some()
                || course.modules.iter().any(|module| Some(module.id.as_str()) == name.strip_suffix(".toml"));
            if files.contains_key(name) || is_unreadable(name) {
                // The source is no TOML: there is nothing to lay it over.
                if !is_read {
                    self.read(path, "", true, |_| ());
                }
                continue;
            }
            let names: Vec<&str> =
                files.keys().filter(|path| !path.contains('/')).map(String::as_str).collect();
            let message = format!("the source has no file {}", quoted(name));
            let found = Diagnostic::new(Code::NotInSource, Place::whole(path), message);
            self.found.push(found.with_help(meant(name, &names)));
        }
    }

    fn note_source_twice(&mut self, folder: &str) {
        let message =
            format!("the folder `{folder}` is named by the language of the source, so nobody reads it");
        let found = Diagnostic::new(Code::FolderIgnored, Place::whole(folder), message);
        self.found.push(found.with_help("the words of the source stand beside course.toml"));
    }
}

/// What came of reading a file.
struct File<'a, T> {
    path: &'a str,
    value: Option<T>,
    strings: Option<Vec<Item>>,
    found: Vec<Diagnostic>,
}

/// Reads a file, if it is there. It has no value where it is no TOML.
fn read_file<'a, T>(
    gathered: &'a Gathered,
    path: &str,
    what: &'static str,
    rtl: bool,
    lower: impl FnOnce(&Keys<'_>) -> T,
) -> Option<File<'a, T>> {
    let (path, source) = gathered.files.get_key_value(path)?;
    let page = Page::new(path, source);
    let table = page.parse(rtl);
    let translated = table.as_ref().filter(|_| !gathered.translations.is_empty());
    let strings = translated.map(strings::items);
    let value = table.as_ref().map(|table| lower(&page.keys(table, what)));
    Some(File { path, value, strings, found: page.into_found() })
}

fn overlay_exam(keys: &Keys<'_>, exam: &Exam, words: &mut ModuleWords) {
    lower::overlay_module(keys, exam.pool.iter(), words);
}

/// Every question of a module, of the pool and of the lessons.
fn asked(module: &Module) -> impl Iterator<Item = &super::Question> {
    module.pool.iter().chain(module.lessons.iter().flat_map(|lesson| &lesson.checks))
}

/// The files that `course.toml` speaks of are there.
fn check_files(head: &Head<'_>, gathered: &Gathered) {
    // A file that is there and could not be read has been told of.
    let is_there = |path: &str| {
        gathered.files.contains_key(path) || gathered.found.iter().any(|it| it.place.file == path)
    };
    for (id, value) in &head.modules {
        let path = format!("{id}.toml");
        if !is_there(&path) {
            let names: Vec<&str> =
                gathered.files.keys().filter_map(|path| path.strip_suffix(".toml")).collect();
            let help = match super::raw::nearest(id.as_str(), &names) {
                Some(name) => format!("did you mean `{name}`?"),
                None => format!("write `{path}`, or take it out of the list"),
            };
            value.note(Code::ModuleMissing, format!("the module `{id}` has no file `{path}`"), help);
        }
    }
    if let Some(value) =
        head.needs.filter(|_| head.completion.needs != Needs::Modules && !is_there("exam.toml"))
    {
        let help = "write `exam.toml`, or needs = \"modules\"";
        value.note(Code::ExamMissing, "the exam is needed, and there is no `exam.toml`", help);
    }
}

/// The course as far as it is read.
struct Plain {
    course: Course,
    words: Words,
    /// The modules still to be read.
    modules: Vec<ModuleId>,
    /// All that are listed.
    listed: Vec<ModuleId>,
    /// Whether the list can be read and its files are there: else it says nothing of what is not on it.
    is_list_sure: bool,
    pools: Pools,
}

impl Plain {
    fn of(head: Head<'_>, id: &CourseId, gathered: &Gathered) -> Self {
        let is_there = |id: &ModuleId| gathered.files.contains_key(&format!("{id}.toml"));
        let is_list_sure = head.are_all_read && head.modules.iter().all(|(id, _)| is_there(id));
        let modules: Vec<ModuleId> = head.modules.into_iter().map(|(id, _)| id).collect();
        let words = Words { title: head.title, summary: head.summary, modules: BTreeMap::new() };
        let course = Course {
            id: id.clone(),
            version: head.version,
            digest: gathered.digest,
            languages: vec![head.language.clone()],
            language: head.language,
            level: head.level,
            modality: head.modality,
            minutes: head.minutes,
            licence: head.licence,
            authors: head.authors,
            requires: head.requires,
            tags: head.tags,
            completion: head.completion,
            modules: Vec::new(),
            exam: None,
        };
        Self { course, words, listed: modules.clone(), is_list_sure, modules, pools: Pools::new() }
    }
}
