//! What an author should know about a course: said once, in one shape, for every reader.
//!
//! A diagnostic is a value, not an error: a check finds many, and stops at none. [`render`] shows it to people,
//! [`machine`] to programs.

pub mod machine;
pub mod render;

use std::ops::Range;

/// One thing to know about one place.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Diagnostic {
    /// Which rule speaks.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What is wrong, in one line. It may quote the author: `render` cleans it.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

/// A place in a file of a course.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Place {
    /// The file's path in the course: `fr/passwords.toml`.
    pub file: String,
    /// From which byte to which. Nothing where it is about the whole file.
    pub span: Range<usize>,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Severity {
    /// The course does not open.
    Error,
    /// The course opens; something in it is not as it should be.
    Warning,
}

/// Declares the codes: each has its name for ever, and a page in `diag/codes.md`.
macro_rules! codes {
    ($(#[doc = $doc:literal] $code:ident = $name:literal, $severity:ident;)*) => {
        /// The rules. Each has a page ([`Code::explain`]) and a fixture in `tests/courses`. A name is never reused.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub enum Code {
            $(#[doc = $doc] $code,)*
        }

        impl Code {
            /// Every code, in the order of the manual.
            pub const ALL: &[Code] = &[$(Code::$code,)*];

            /// Its name, as in `check --explain answer-not-a-choice`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Code::$code => $name,)*
                }
            }

            /// What it is about, in a sentence.
            pub fn summary(self) -> &'static str {
                match self {
                    $(Code::$code => $doc.trim_ascii(),)*
                }
            }

            /// How bad it is when this rule is broken.
            pub fn severity(self) -> Severity {
                match self {
                    $(Code::$code => Severity::$severity,)*
                }
            }
        }
    };
}

codes! {
    /// A file is not there, or the machine does not give it.
    UnreadableFile = "unreadable-file", Error;
    /// A file has more than 512 KiB.
    FileTooLarge = "file-too-large", Error;
    /// All files together have more than 16 MiB.
    CourseTooLarge = "course-too-large", Error;
    /// A language has more than 200 files.
    TooManyFiles = "too-many-files", Error;
    /// A file is not written in UTF-8.
    NotUtf8 = "not-utf8", Error;
    /// A file is no TOML.
    Syntax = "syntax", Error;
    /// A form that only the newest TOML knows.
    Toml11 = "toml-1-1", Error;
    /// A sign that cannot be seen, or commands the terminal.
    ForbiddenCharacter = "forbidden-character", Error;
    /// A line of text has more than 4096 signs.
    LineTooLong = "line-too-long", Error;
    /// A text has more than 64 KiB.
    TextTooLong = "text-too-long", Error;
    /// A key that means nothing there.
    UnknownKey = "unknown-key", Error;
    /// A key that must be there is not.
    MissingKey = "missing-key", Error;
    /// A value of another type than the key takes.
    WrongType = "wrong-type", Error;
    /// A word that is none of those the key takes.
    UnknownWord = "unknown-word", Error;
    /// A number outside its range.
    BadNumber = "bad-number", Error;
    /// A text without a word.
    EmptyText = "empty-text", Error;
    /// An id that is no id.
    BadId = "bad-id", Error;
    /// A module by the name of the exam.
    ReservedId = "reserved-id", Error;
    /// The same name for two things.
    DuplicateId = "duplicate-id", Error;
    /// A format that this program does not know.
    UnknownFormat = "unknown-format", Error;
    /// A version that is none.
    BadVersion = "bad-version", Error;
    /// A language tag that is none.
    BadLanguage = "bad-language", Error;
    /// A licence that is no SPDX expression.
    BadLicence = "bad-licence", Error;
    /// A code that its vocabulary does not have.
    UnknownTag = "unknown-tag", Error;
    /// A module is listed, and has no file.
    ModuleMissing = "module-missing", Error;
    /// A file that the course does not list.
    ModuleNotListed = "module-not-listed", Warning;
    /// A folder that is no translation.
    FolderIgnored = "folder-ignored", Warning;
    /// A course to be completed before itself.
    RequiresItself = "requires-itself", Error;
    /// An exam is needed, and there is none.
    ExamMissing = "exam-missing", Error;
    /// The exam draws from a module that is not there.
    UnknownModule = "unknown-module", Error;
    /// A quiz that asks nothing.
    NoQuestions = "no-questions", Error;
    /// A module has more than 500 questions.
    TooManyQuestions = "too-many-questions", Error;
    /// More questions are drawn than there are.
    DrawTooMany = "draw-too-many", Error;
    /// There is nothing to choose from.
    TooFewChoices = "too-few-choices", Error;
    /// There are more than 26 choices.
    TooManyChoices = "too-many-choices", Error;
    /// The right answer is none of the choices.
    AnswerNotAChoice = "answer-not-a-choice", Error;
    /// Feedback or a weight for something that is no choice.
    KeyNotAChoice = "key-not-a-choice", Error;
    /// Nobody can be right.
    NoRightAnswer = "no-right-answer", Error;
    /// The weights do not make up the whole.
    BadWeights = "bad-weights", Error;
    /// A left side without its right one.
    LeftWithoutRight = "left-without-right", Error;
    /// There is nothing to match or order.
    TooFewItems = "too-few-items", Error;
    /// A pattern that is no regular expression, or too big a one.
    BadPattern = "bad-pattern", Error;
    /// More patterns than are looked at.
    TooManyPatterns = "too-many-patterns", Error;
    /// A blank stands in the text, and has no answer.
    BlankNotDefined = "blank-not-defined", Error;
    /// A blank has an answer, and stands nowhere.
    BlankNotInText = "blank-not-in-text", Error;
    /// An objective that the module does not have.
    ObjectiveOutOfRange = "objective-out-of-range", Error;
    /// A translation of something that the source does not have.
    NotInSource = "not-in-source", Warning;
    /// A translation says what only the source may say.
    NotWords = "not-words", Error;
    /// The blanks of a translated text are not those of the source.
    BlanksDiffer = "blanks-differ", Warning;
    /// A translated list is longer or shorter than the source's.
    CountDiffers = "count-differs", Warning;
    /// A language that the course has lacks strings.
    Untranslated = "untranslated", Warning;
    /// The source has changed since it was translated.
    Stale = "stale", Warning;
    /// A link leads to a module or a lesson that is not there.
    DeadLink = "dead-link", Warning;
    /// The prompt gives the right answer away.
    AnswerInPrompt = "answer-in-prompt", Warning;
    /// The right choice is nearly always the longest.
    AnswerByLength = "answer-by-length", Warning;
    /// The same question stands twice.
    DuplicateQuestion = "duplicate-question", Warning;
    /// A learner who is wrong does not hear why.
    NoFeedback = "no-feedback", Warning;
    /// A choice says "all of the above", or the like.
    AllOfTheAbove = "all-of-the-above", Warning;
    /// A table, a picture or code is too wide for a screen of 80 columns.
    TooWide = "too-wide", Warning;
    /// A picture is not told in words.
    PictureWithoutWords = "picture-without-words", Warning;
    /// A heading is two ranks below the one before it.
    HeadingSkipped = "heading-skipped", Warning;
    /// No question measures an objective.
    ObjectiveUnmeasured = "objective-unmeasured", Warning;
    /// A lesson is harder to read than its level allows.
    HardToRead = "hard-to-read", Warning;
    /// All questions are drawn, so that each attempt asks the same.
    WholePoolDrawn = "whole-pool-drawn", Warning;
    /// A survey has points, which nobody can earn.
    PointsOnSurvey = "points-on-survey", Warning;
    /// An essay does not say what its reader looks for.
    EssayWithoutRubric = "essay-without-rubric", Warning;
    /// Nothing in the course is graded (ITU profile).
    NoAssessment = "no-assessment", Warning;
    /// A pass mark is lower than ITU Academy asks for (ITU profile).
    LowPassMark = "low-pass-mark", Warning;
    /// Fewer than two questions measure an objective (ITU profile).
    ObjectiveThin = "objective-thin", Warning;
    /// An objective does not begin with a deed that can be seen (ITU profile).
    ObjectiveVague = "objective-vague", Warning;
    /// The exam asks nothing of a module (ITU profile).
    ExamSkipsModule = "exam-skips-module", Warning;
    /// A question says nothing to those who are right, or to those who are wrong (ITU profile).
    HalfFeedback = "half-feedback", Warning;
    /// A quiz asks everybody the same, in the same order (ITU profile).
    FixedPaper = "fixed-paper", Warning;
    /// A module does not say where to read on (ITU profile).
    NoResources = "no-resources", Warning;
}

/// The pages of all codes, each under its name.
const PAGES: &str = include_str!("diag/codes.md");

impl Code {
    /// The code of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }

    /// The code whose name is nearest to this one, if any is near.
    pub fn nearest(name: &str) -> Option<Self> {
        let far = |code: &Self| strsim::jaro_winkler(name, code.name());
        let nearest = Self::ALL.iter().copied().max_by(|a, b| far(a).total_cmp(&far(b)))?;
        (0.8 < far(&nearest)).then_some(nearest)
    }

    /// Its page, in Markdown: what it means, a wrong example, the mend.
    pub fn explain(self) -> &'static str {
        let mut pages = PAGES.split("\n## ").skip(1).map(|page| page.split_once('\n').unwrap_or((page, "")));
        pages.find(|(name, _)| name.trim() == self.name()).map_or("", |(_, page)| page.trim())
    }
}

impl Diagnostic {
    /// A diagnostic as bad as its code, without help.
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self { code, severity: code.severity(), place, message: message.into(), help: None }
    }

    /// Adds what to do about it.
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Whether the course does not open because of it.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl Place {
    /// The file as a whole.
    pub fn whole(file: impl Into<String>) -> Self {
        Self { file: file.into(), span: 0..0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_page_with_an_example() {
        for code in Code::ALL {
            assert!(code.explain().len() > 60, "{} has no page", code.name());
        }
        let pages = PAGES.matches("\n## ").count();
        assert_eq!(pages, Code::ALL.len(), "a page belongs to no code");
    }

    #[test]
    fn no_two_codes_have_one_name() {
        let names: std::collections::BTreeSet<_> = Code::ALL.iter().map(|code| code.name()).collect();
        assert_eq!(names.len(), Code::ALL.len());
    }
}
