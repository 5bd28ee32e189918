//! What lies between two versions of a course: what learners notice, what changes a grade, whose progress is lost.
//!
//! Progress hangs on ids: what keeps its id keeps what was done in it, wherever it moves in its module.

mod answers;
mod words;

use semver::{BuildMetadata, Prerelease, Version};

use crate::{
    course::{Course, Lesson, Module, Opened, Question, Quiz, model::Needs, words::ModuleWords},
    ids::{ItemId, ModuleId},
    lang::Tag,
};

/// What a change bears on, the gravest first.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Bears {
    /// What learners did in it is not found again.
    Progress,
    /// The same answers earn another result, or it is harder or easier to get one.
    Grade,
    /// It is seen, and that is all.
    Notice,
}

/// How far a version is to be raised.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Bump {
    /// Not at all.
    None,
    /// The last number: words.
    Patch,
    /// The middle number: something new.
    Minor,
    /// The first number: a result means something else than before.
    Major,
}

/// One change.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Change {
    /// What it bears on.
    pub bears: Bears,
    /// How far it raises the version.
    pub bump: Bump,
    /// Where: `passwords/strongest`, `exam`, or nothing for the course itself.
    pub place: String,
    /// The language whose words changed, where it is a translation.
    pub language: Option<Tag>,
    /// What, in words.
    pub what: String,
}

/// How much of a kind is in both versions, with its progress.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Kept {
    /// Modules.
    pub modules: usize,
    /// Lessons.
    pub lessons: usize,
    /// Questions and checks.
    pub questions: usize,
}

/// All that lies between two versions.
#[derive(Clone, Debug, PartialEq)]
pub struct Diff {
    /// The changes, the gravest first.
    pub changes: Vec<Change>,
    /// What keeps its progress.
    pub kept: Kept,
    /// How far the version is to be raised.
    pub bump: Bump,
    /// The least version that says so.
    pub least: String,
    /// Whether the newer one has at least that.
    pub raised: bool,
}

impl Bears {
    /// Its name for programs.
    pub fn name(self) -> &'static str {
        match self {
            Bears::Progress => "progress",
            Bears::Grade => "grade",
            Bears::Notice => "notice",
        }
    }
}

impl Bump {
    /// Its name for programs.
    pub fn name(self) -> &'static str {
        match self {
            Bump::None => "none",
            Bump::Patch => "patch",
            Bump::Minor => "minor",
            Bump::Major => "major",
        }
    }
}

/// What lies between `old` and `new`.
pub fn diff(old: &Opened, new: &Opened) -> Diff {
    let mut between = Between { old, new, changes: Vec::new(), kept: Kept::default() };
    between.head();
    between.modules();
    between.exam();
    between.languages();
    let Between { mut changes, kept, .. } = between;
    changes.sort_by_key(|change| change.bears);
    let bump = changes.iter().map(|change| change.bump).max().unwrap_or(Bump::None);
    let least = least(&old.course.version, bump);
    let raised = match (Version::parse(&new.course.version), Version::parse(&least)) {
        (Ok(new), Ok(least)) => least <= new,
        _ => false,
    };
    Diff { changes, kept, bump, least, raised }
}

/// The least version after `version` that is raised so far. Before 1.0.0 nothing is promised, and less is raised.
fn least(version: &str, bump: Bump) -> String {
    let Ok(mut version) = Version::parse(version) else { return version.to_owned() };
    match bump {
        Bump::None => return version.to_string(),
        Bump::Major if 0 < version.major => version = Version::new(version.major + 1, 0, 0),
        Bump::Major | Bump::Minor => version = Version::new(version.major, version.minor + 1, 0),
        // What comes after `1.2.0-draft` is `1.2.0`.
        Bump::Patch if !version.pre.is_empty() => version.pre = Prerelease::EMPTY,
        Bump::Patch => version.patch += 1,
    }
    version.build = BuildMetadata::EMPTY;
    version.to_string()
}

struct Between<'a> {
    old: &'a Opened,
    new: &'a Opened,
    changes: Vec<Change>,
    kept: Kept,
}

impl<'a> Between<'a> {
    fn note(&mut self, bears: Bears, bump: Bump, place: impl Into<String>, what: impl Into<String>) {
        self.changes.push(Change { bears, bump, place: place.into(), language: None, what: what.into() });
    }

    fn courses(&self) -> (&'a Course, &'a Course) {
        (&self.old.course, &self.new.course)
    }

    fn head(&mut self) {
        let (old, new) = self.courses();
        if old.completion.pass != new.completion.pass {
            let what = changed("the pass mark", percent(old.completion.pass), percent(new.completion.pass));
            self.note(Bears::Grade, Bump::Major, "", what);
        }
        if old.completion.needs != new.completion.needs {
            let (before, after) = (needs(old.completion.needs), needs(new.completion.needs));
            self.note(Bears::Grade, Bump::Major, "", changed("what must be passed", before, after));
        }
        if old.completion.valid_months != new.completion.valid_months {
            let months = |it: Option<u32>| it.map_or("for ever".to_owned(), |it| format!("{it} months"));
            let (before, after) = (months(old.completion.valid_months), months(new.completion.valid_months));
            self.note(Bears::Grade, Bump::Minor, "", changed("how long the record holds", before, after));
        }
        for course in new.requires.iter().filter(|it| !old.requires.contains(it)) {
            let what = format!("`{course}` is to be completed first; who has begun may go on");
            self.note(Bears::Notice, Bump::Minor, "", what);
        }
        for course in old.requires.iter().filter(|it| !new.requires.contains(it)) {
            self.note(
                Bears::Notice,
                Bump::Minor,
                "",
                format!("`{course}` need not be completed first any more"),
            );
        }
        self.about();
    }

    /// What the course says of itself.
    fn about(&mut self) {
        let (old, new) = self.courses();
        if old.minutes != new.minutes {
            self.note(Bears::Notice, Bump::Patch, "", changed("the minutes", old.minutes, new.minutes));
        }
        if old.licence != new.licence {
            self.note(Bears::Notice, Bump::Patch, "", changed("the licence", &old.licence, &new.licence));
        }
        for (is_other, what) in [
            (old.level != new.level, "the level is another"),
            (old.modality != new.modality, "it is taught in another way"),
            (old.authors != new.authors, "the authors are others"),
            (old.tags != new.tags, "the tags are others"),
            (old.language != new.language, "the language of the source is another"),
        ] {
            if is_other {
                self.note(Bears::Notice, Bump::Patch, "", what);
            }
        }
        for language in new.languages.iter().filter(|it| !old.languages.contains(it)) {
            self.note(Bears::Notice, Bump::Minor, "", format!("it can be read in `{language}`"));
        }
        for language in old.languages.iter().filter(|it| !new.languages.contains(it)) {
            self.note(Bears::Notice, Bump::Minor, "", format!("it can no longer be read in `{language}`"));
        }
    }

    fn modules(&mut self) {
        let (old, new) = self.courses();
        for module in old.modules.iter().filter(|it| new.module(&it.id).is_none()) {
            self.module_gone(module);
        }
        for module in &new.modules {
            match old.module(&module.id) {
                Some(before) => self.module(before, module),
                None => {
                    let title = quoted(source(self.new).modules.get(&module.id).map_or("", |it| &it.title));
                    self.note(Bears::Notice, Bump::Minor, module.id.as_str(), format!("new module {title}"));
                    if new.completion.needs != Needs::Exam {
                        let what = "who is not done yet must pass one module more";
                        self.note(Bears::Grade, Bump::Minor, module.id.as_str(), what);
                    }
                }
            }
        }
        self.order(&ids(&old.modules), &ids(&new.modules), "", "module");
    }

    fn module_gone(&mut self, module: &Module) {
        let title = source(self.old).modules.get(&module.id).map_or("", |it| it.title.as_str());
        let (old, new) = self.courses();
        let twin = new.modules.iter().find(|it| {
            let same = source(self.new).modules.get(&it.id).is_some_and(|words| words.title == title);
            same && old.module(&it.id).is_none()
        });
        let what = match twin {
            Some(twin) => {
                format!(
                    "the module is called `{}` now: keep the name `{}`, or it begins anew",
                    twin.id, module.id
                )
            }
            None => format!("the module {} is gone, and what was done in it", quoted(title)),
        };
        self.note(Bears::Progress, Bump::Major, module.id.as_str(), what);
    }

    fn module(&mut self, old: &'a Module, new: &'a Module) {
        self.kept.modules += 1;
        let place = new.id.as_str();
        if old.minutes != new.minutes {
            self.note(Bears::Notice, Bump::Patch, place, "the minutes are others");
        }
        self.quiz(old.quiz.as_ref(), new.quiz.as_ref(), place);
        self.lessons(old, new);
        let (before, after) = (checks(&old.lessons), checks(&new.lessons));
        self.questions(&before, &after, &new.id, false);
        let (before, after): (Vec<_>, Vec<_>) = (old.pool.iter().collect(), new.pool.iter().collect());
        self.questions(&before, &after, &new.id, true);
    }

    fn lessons(&mut self, old: &'a Module, new: &'a Module) {
        let (before, after) = (words_of(self.old, &old.id), words_of(self.new, &new.id));
        for lesson in old.lessons.iter().filter(|it| new.lesson(&it.id).is_none()) {
            let said = before.and_then(|words| words.lessons.get(&lesson.id));
            let is_twin = |it: &&Lesson| {
                let now = after.and_then(|words| words.lessons.get(&it.id));
                let same = said.zip(now).is_some_and(|(a, b)| a.title == b.title || a.body == b.body);
                same && old.lesson(&it.id).is_none()
            };
            let twin = new.lessons.iter().find(is_twin).map(|it| &it.id);
            let what = gone("lesson", &lesson.id, twin);
            self.note(Bears::Progress, Bump::Major, format!("{}/{}", old.id, lesson.id), what);
        }
        for lesson in &new.lessons {
            match old.lesson(&lesson.id) {
                Some(_) => self.kept.lessons += 1,
                None => {
                    let title = after.and_then(|words| words.lessons.get(&lesson.id));
                    let title = quoted(title.map_or("", |words| &words.title));
                    let place = format!("{}/{}", new.id, lesson.id);
                    self.note(Bears::Notice, Bump::Minor, place, format!("new lesson {title}"));
                }
            }
        }
        let names = |module: &'a Module| -> Vec<&'a str> {
            module.lessons.iter().map(|lesson| lesson.id.as_str()).collect()
        };
        let (before, after) = (names(old), names(new));
        self.order(&before, &after, new.id.as_str(), "lesson");
    }

    /// The questions of a pool, or the practice of a module, which counts for nothing.
    fn questions(&mut self, old: &[&'a Question], new: &[&'a Question], module: &ModuleId, graded: bool) {
        let what = if graded { "question" } else { "check" };
        let (before, after) = (words_of(self.old, module), words_of(self.new, module));
        let prompt = |words: Option<&'a ModuleWords>, id: &ItemId| {
            words.and_then(|words| words.items.get(id)).map(|words| words.prompt.as_str())
        };
        for question in old.iter().filter(|it| !new.iter().any(|other| other.id == it.id)) {
            let said = prompt(before, &question.id);
            let twin = new.iter().find(|it| {
                said.is_some() && prompt(after, &it.id) == said && !old.iter().any(|other| other.id == it.id)
            });
            let what = gone(what, &question.id, twin.map(|it| &it.id));
            self.note(Bears::Progress, Bump::Major, format!("{module}/{}", question.id), what);
        }
        for question in new {
            let place = format!("{module}/{}", question.id);
            match old.iter().find(|it| it.id == question.id) {
                None => self.note(Bears::Notice, Bump::Minor, place, format!("new {what}")),
                Some(before) => {
                    self.kept.questions += 1;
                    let (bears, bump) =
                        if graded { (Bears::Grade, Bump::Major) } else { (Bears::Notice, Bump::Minor) };
                    for what in answers::changes(before, question) {
                        self.note(bears, bump, place.clone(), what);
                    }
                    for what in answers::shown(before, question) {
                        self.note(Bears::Notice, Bump::Patch, place.clone(), what);
                    }
                }
            }
        }
    }

    fn quiz(&mut self, old: Option<&Quiz>, new: Option<&Quiz>, place: &str) {
        let (old, new) = match (old, new) {
            (Some(old), Some(new)) => (old, new),
            (None, None) => return,
            (None, Some(_)) => {
                return self.note(Bears::Grade, Bump::Major, place, "there is a quiz to pass now");
            }
            (Some(_), None) => return self.note(Bears::Grade, Bump::Major, place, "the quiz is gone"),
        };
        let count = |it: Option<usize>| it.map_or("all".to_owned(), |it| it.to_string());
        let free = |it: Option<u32>| it.map_or("no limit".to_owned(), |it| it.to_string());
        let on = |it: bool| if it { "on" } else { "off" };
        let feedback = |it: &Quiz| format!("{:?}", it.feedback).to_lowercase();
        for (what, before, after, bump) in [
            ("the pass mark", percent(old.pass), percent(new.pass), Bump::Major),
            ("the questions drawn", count(old.draw), count(new.draw), Bump::Minor),
            ("the attempts", free(old.attempts), free(new.attempts), Bump::Minor),
            ("the minutes of the quiz", free(old.minutes), free(new.minutes), Bump::Minor),
            ("the feedback", feedback(old), feedback(new), Bump::Minor),
            ("shuffling", on(old.shuffle).to_owned(), on(new.shuffle).to_owned(), Bump::Minor),
            ("marking by certainty", on(old.certainty).to_owned(), on(new.certainty).to_owned(), Bump::Major),
        ] {
            if before != after {
                self.note(Bears::Grade, bump, place, changed(what, before, after));
            }
        }
    }

    fn exam(&mut self) {
        let (old, new) = self.courses();
        let (old, new) = match (&old.exam, &new.exam) {
            (Some(old), Some(new)) => (old, new),
            (None, None) => return,
            (None, Some(_)) => return self.note(Bears::Grade, Bump::Minor, "exam", "there is an exam now"),
            (Some(_), None) => return self.note(Bears::Progress, Bump::Major, "exam", "the exam is gone"),
        };
        self.quiz(Some(&old.quiz), Some(&new.quiz), "exam");
        let drawn = |exam: &crate::course::Exam, id: &ModuleId| {
            exam.draws.iter().find(|(module, _)| module == id).map_or(0, |(_, count)| *count)
        };
        let mut drawn_from: Vec<&ModuleId> = old.draws.iter().chain(&new.draws).map(|(id, _)| id).collect();
        drawn_from.sort();
        drawn_from.dedup();
        for id in drawn_from {
            let (before, after) = (drawn(old, id), drawn(new, id));
            if before != after {
                let what = changed(&format!("the questions drawn from `{id}`"), before, after);
                self.note(Bears::Grade, Bump::Minor, "exam", what);
            }
        }
        if old.diagnostic != new.diagnostic {
            let what = if new.diagnostic { "there is a pre-test now" } else { "the pre-test is gone" };
            self.note(Bears::Notice, Bump::Minor, "exam", what);
        }
        if old.is_locked() || new.is_locked() {
            // What is sealed on one side only is not gone on the other.
            let what = match (old.sealed, new.sealed) {
                (Some(before), Some(after)) if before != after => {
                    changed("how many questions are sealed", before, after)
                }
                (Some(_), Some(_)) => {
                    "its questions are sealed: what changed in them cannot be told".to_owned()
                }
                (None, _) => "its questions are sealed now".to_owned(),
                (_, None) => "its questions are not sealed any more".to_owned(),
            };
            return self.note(Bears::Grade, Bump::Minor, "exam", what);
        }
        let (before, after): (Vec<_>, Vec<_>) = (old.pool.iter().collect(), new.pool.iter().collect());
        self.questions(&before, &after, &ModuleId::exam(), true);
    }

    /// What is in both, and in another order.
    fn order(&mut self, old: &[&'a str], new: &[&'a str], place: &str, what: &str) {
        let both = |these: &[&'a str], those: &[&str]| -> Vec<&'a str> {
            these.iter().filter(|it| those.contains(it)).copied().collect()
        };
        let (before, after) = (both(old, new), both(new, old));
        if before != after {
            let what = format!("the {what}s are in another order: {}", after.join(", "));
            self.note(Bears::Notice, Bump::Patch, place, what);
        }
    }

    fn languages(&mut self) {
        let (old, new) = self.courses();
        for language in new.languages.iter().filter(|it| old.languages.contains(it)) {
            let source = *language == new.language;
            for mut change in words::changes(self.old, self.new, language, source) {
                change.language = (!source).then(|| language.clone());
                self.changes.push(change);
            }
        }
    }
}

/// The words of the source.
fn source(opened: &Opened) -> &crate::course::Words {
    opened.words(&opened.course.language)
}

fn words_of<'a>(opened: &'a Opened, module: &ModuleId) -> Option<&'a ModuleWords> {
    source(opened).module(module)
}

fn checks(lessons: &[Lesson]) -> Vec<&Question> {
    lessons.iter().flat_map(|lesson| &lesson.checks).collect()
}

fn ids(modules: &[Module]) -> Vec<&str> {
    modules.iter().map(|module| module.id.as_str()).collect()
}

fn gone(what: &str, id: &ItemId, twin: Option<&ItemId>) -> String {
    match twin {
        Some(twin) => {
            format!("the {what} is called `{twin}` now: keep the id `{id}`, or its progress is lost")
        }
        None => format!("the {what} is gone, and what was done in it"),
    }
}

fn changed(what: &str, before: impl std::fmt::Display, after: impl std::fmt::Display) -> String {
    format!("{what}: {before} → {after}")
}

fn percent(percent: crate::course::Percent) -> String {
    format!("{} %", percent.get())
}

fn needs(needs: Needs) -> &'static str {
    match needs {
        Needs::Modules => "every module",
        Needs::Exam => "the exam",
        Needs::Both => "every module and the exam",
    }
}

/// A text in quotes, short.
fn quoted(text: &str) -> String {
    const MOST: usize = 50;
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(MOST) {
        Some((at, _)) => format!("“{}…”", &line[..at]),
        None => format!("“{line}”"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_raised_as_far_as_a_change_goes() {
        for (version, bump, least_) in [
            ("1.2.3", Bump::None, "1.2.3"),
            ("1.2.3", Bump::Patch, "1.2.4"),
            ("1.2.3", Bump::Minor, "1.3.0"),
            ("1.2.3", Bump::Major, "2.0.0"),
            ("0.2.3", Bump::Major, "0.3.0"),
            ("1.2.0-draft", Bump::Patch, "1.2.0"),
        ] {
            assert_eq!(least(version, bump), least_);
        }
    }
}
