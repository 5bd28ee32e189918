//! Tables: what can be sent out, column by column. A name never changes its meaning; columns are added at the end.

use std::fmt;

/// What a table is of.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub enum What {
    /// Each learner's courses: the completion record.
    #[default]
    Completions,
    /// Learners.
    Learners,
    /// Sittings of quizzes.
    Attempts,
    /// Answers.
    Responses,
    /// Questions, with the figures of `course stats`.
    Items,
    /// Who came to which class.
    Attendance,
}

/// A column.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Column {
    /// Its name, the same in every language.
    pub name: &'static str,
    /// What its cells are.
    pub kind: Kind,
    /// What they say.
    pub says: &'static str,
}

/// What the cells of a column are. Any cell may be empty.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// What people wrote, or an id.
    Text,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A UUID.
    Uuid,
    /// A SHA-256 digest.
    Digest,
    /// Tags with their schemes, a space between them.
    Codes,
    /// A whole number.
    Count,
    /// A number.
    Number,
    /// A moment, RFC 3339 with its offset.
    Time,
    /// A day.
    Day,
    /// Yes or no.
    Flag,
}

impl What {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Completions, Self::Learners, Self::Attempts, Self::Responses, Self::Items, Self::Attendance];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            What::Completions => "completions",
            What::Learners => "learners",
            What::Attempts => "attempts",
            What::Responses => "responses",
            What::Items => "items",
            What::Attendance => "attendance",
        }
    }

    /// What one row of it is.
    pub fn row(self) -> &'static str {
        match self {
            What::Completions => "a learner in a course that they have begun",
            What::Learners => "a learner",
            What::Attempts => "a sitting of a quiz",
            What::Responses => {
                "an answer: in a quiz, beside a lesson, to a survey, or when a question came up again"
            }
            What::Items => "a question of a quiz, with its figures by the first attempt of each learner",
            What::Attendance => "a learner in a class that was held",
        }
    }

    /// Its columns, in their order.
    pub fn columns(self) -> &'static [Column] {
        match self {
            What::Completions => COMPLETIONS,
            What::Learners => LEARNERS,
            What::Attempts => ATTEMPTS,
            What::Responses => RESPONSES,
            What::Items => ITEMS,
            What::Attendance => ATTENDANCE,
        }
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl Kind {
    /// As it is told to people.
    pub fn says(self) -> String {
        match self {
            Kind::Text => "text".to_owned(),
            Kind::Word(words) => words.join(" | "),
            Kind::Uuid => "UUID".to_owned(),
            Kind::Digest => "64 hexadecimal digits".to_owned(),
            Kind::Codes => "tags".to_owned(),
            Kind::Count => "whole number".to_owned(),
            Kind::Number => "number".to_owned(),
            Kind::Time => "time".to_owned(),
            Kind::Day => "day".to_owned(),
            Kind::Flag => "true | false".to_owned(),
        }
    }
}

const fn column(name: &'static str, kind: Kind, says: &'static str) -> Column {
    Column { name, kind, says }
}

const LEVELS: Kind = Kind::Word(&["basic", "intermediate", "advanced", "highly-advanced"]);
const MODALITIES: Kind =
    Kind::Word(&["online-instructor-led", "face-to-face", "blended", "online-self-paced"]);
const GENDERS: Kind = Kind::Word(&["female", "male", "other", "(merged)"]);
const BANDS: Kind = Kind::Word(&["0-14", "15-24", "25-34", "35-44", "45-54", "55-64", "65+", "(merged)"]);
const DISABILITIES: Kind = Kind::Word(&["yes", "no", "(merged)"]);
const RESIDENCES: Kind = Kind::Word(&["urban", "rural", "(merged)"]);

const CENTRE_ID: Column = column("centre_id", Kind::Uuid, "the centre; empty until it was set up");
const LEARNER_ID: Column =
    column("learner_id", Kind::Uuid, "the learner, the same in every record; a pseudonym with --anonymous");
const REGISTRATION: Column = column(
    "registration_no",
    Kind::Text,
    "the number that the centre or the ministry knows the learner by; a pseudonym with --anonymous",
);
const NAME: Column =
    column("learner_name", Kind::Text, "the learner's name now; a pseudonym with --anonymous");
const COHORT: Column = column("cohort", Kind::Text, "the class that the learner is in now");
const GENDER: Column = column("gender", GENDERS, "where the learner agreed to tell it");
const DISABILITY: Column = column(
    "disability",
    DISABILITIES,
    "by the Washington Group's short set, where the learner agreed to tell it",
);
const RESIDENCE: Column = column("residence", RESIDENCES, "where the learner agreed to tell it");
const COURSE_ID: Column = column("course_id", Kind::Text, "the course's folder name");

const COMPLETIONS: &[Column] = &[
    column(
        "record_id",
        Kind::Uuid,
        "the record: the same whenever and wherever it is exported, so that loading it twice does no harm; \
         it changes once, when the course is completed",
    ),
    CENTRE_ID,
    column("centre_name", Kind::Text, "the centre's name"),
    column("device_id", Kind::Uuid, "the installation on which it was completed"),
    LEARNER_ID,
    REGISTRATION,
    NAME,
    COHORT,
    COURSE_ID,
    column("course_version", Kind::Text, "the version of the course that was taken"),
    column("course_title", Kind::Text, "the title of the course, where the course is at hand, else its id"),
    column("language", Kind::Text, "the language that the learner was last asked in (BCP 47)"),
    column("modality", MODALITIES, "how the course is taught, where its author says so"),
    column("level", LEVELS, "how hard the course is, by the levels of DigComp 3.0"),
    column("digcomp", Kind::Codes, "competences of DigComp, as digcomp-3.0:4.1"),
    column("sdg", Kind::Codes, "Sustainable Development Goals, as sdg:4"),
    column("wsis", Kind::Codes, "WSIS action lines, as wsis:C4"),
    GENDER,
    column("age_band", BANDS, "the years from the year of birth to that of the record, in bands"),
    DISABILITY,
    RESIDENCE,
    column(
        "attendance_percent",
        Kind::Number,
        "of the classes that the learner was on the list of, how many they came to",
    ),
    column("enrolled_at", Kind::Time, "when the learner was taken in, in UTC"),
    column("started_at", Kind::Time, "when they first did something in the course"),
    column("completed_at", Kind::Time, "when they completed it; empty until then"),
    column(
        "clock",
        Kind::Word(&["sure", "doubtful"]),
        "doubtful where the clock went back meanwhile, or showed a time before this program",
    ),
    column(
        "result",
        Kind::Word(&["passed", "failed", "completed", "in-progress"]),
        "passed: completed, with something graded; completed: with nothing graded; failed: the exam, or a quiz \
         without a further try, was not passed",
    ),
    column("score_percent", Kind::Number, "the final score; before completion, the best of the exam"),
    column(
        "pass_percent",
        Kind::Number,
        "the least score that passes: of the exam, else of the last quiz sat",
    ),
    column("attempts", Kind::Count, "the sittings of graded quizzes that ended; the pre-test is none"),
    column(
        "minutes_spent",
        Kind::Number,
        "the time at work in the course until it was completed; a pause counts for five minutes at most",
    ),
    column("pretest_percent", Kind::Number, "the best score of the pre-test"),
    column("posttest_percent", Kind::Number, "the best score of the exam"),
    column("gain", Kind::Number, "normalised gain: (post-test - pre-test) / (100 - pre-test)"),
    column("certificate_no", Kind::Text, "the number of the certificate, once one was issued"),
    column("expires_at", Kind::Time, "when the record holds no more; empty where it holds for ever"),
    column(
        "evidence_digest",
        Kind::Digest,
        "the digest of the events that prove it, for an appeal; empty with --anonymous",
    ),
];

const LEARNERS: &[Column] = &[
    CENTRE_ID,
    LEARNER_ID,
    REGISTRATION,
    NAME,
    COHORT,
    column("language", Kind::Text, "the language that the learner chose (BCP 47)"),
    GENDER,
    column("age_band", BANDS, "the years from the year of birth to that of the last visit, in bands"),
    DISABILITY,
    RESIDENCE,
    column("enrolled_at", Kind::Time, "when the learner was taken in, in UTC"),
    column("seen_at", Kind::Time, "when they last did something, to the minute"),
    column("courses_begun", Kind::Count, "the courses that they have begun"),
    column("courses_completed", Kind::Count, "those of them that they have completed"),
    column("minutes_spent", Kind::Number, "the time at work in all of them, until each was completed"),
];

const ATTEMPTS: &[Column] = &[
    column("attempt_id", Kind::Uuid, "the sitting"),
    CENTRE_ID,
    LEARNER_ID,
    REGISTRATION,
    NAME,
    COHORT,
    COURSE_ID,
    column("course_version", Kind::Text, "the version of the course that it began in"),
    column("quiz", Kind::Text, "the module that the quiz closes, or exam, or pretest"),
    column("attempt_no", Kind::Count, "which try it is, from 1"),
    column("language", Kind::Text, "the language that it began in (BCP 47)"),
    column("started_at", Kind::Time, "when it began"),
    column("finished_at", Kind::Time, "when it ended; empty while it is under way"),
    column("questions", Kind::Count, "how many questions were asked"),
    column("answered", Kind::Count, "how many of them have an answer"),
    column("score_percent", Kind::Number, "the part of the points that was earned"),
    column("pass_percent", Kind::Number, "the least score that passes"),
    column("passed", Kind::Flag, "whether it was passed"),
    column("waits", Kind::Flag, "whether essays wait for a mark"),
    column("late", Kind::Flag, "whether the time ran out"),
    column(
        "entered_by",
        Kind::Text,
        "who entered it from paper, where it was taken there; empty with --anonymous",
    ),
    column("taken_on", Kind::Day, "the day that it was taken on paper, where that was said"),
];

const RESPONSES: &[Column] = &[
    column("response_id", Kind::Uuid, "the answer: the same whenever and wherever it is exported"),
    CENTRE_ID,
    LEARNER_ID,
    REGISTRATION,
    NAME,
    COHORT,
    COURSE_ID,
    column("course_version", Kind::Text, "the version of the course at that moment"),
    column(
        "asked_in",
        Kind::Word(&["quiz", "check", "survey", "review"]),
        "where it was asked; check is practice beside a lesson, review a question that came up again",
    ),
    column("quiz", Kind::Text, "the module that the quiz closes, or exam, or pretest"),
    column("attempt_id", Kind::Uuid, "the sitting of the quiz"),
    column("module_id", Kind::Text, "the module that the question is of, or exam"),
    column("question_id", Kind::Text, "the question"),
    column("kind", Kind::Text, "the kind of question, where the course is at hand"),
    column(
        "response",
        Kind::Text,
        "what was answered, as xAPI writes it: choices a[,]c, pairs left[.]right[,]left[.]right, an order b[,]a, \
         blanks key[.]text, a step of a scale from 0; with --anonymous no typed text",
    ),
    column("mark_percent", Kind::Number, "the part of the points that it earned; empty where it has no mark"),
    column("certainty", Kind::Word(&["low", "mid", "high"]), "how sure the learner was, where it is asked"),
    column("try", Kind::Count, "which try it was, where that is counted"),
    column("hinted", Kind::Flag, "whether the hint had been seen, where there is one"),
    column("language", Kind::Text, "the language that it was read in (BCP 47), where that is kept"),
    column("answered_at", Kind::Time, "when"),
];

const ITEMS: &[Column] = &[
    COURSE_ID,
    column("course_versions", Kind::Text, "the versions of the course that the quiz was sat in"),
    column("quiz", Kind::Text, "the module that the quiz closes, or exam, or pretest"),
    column("module_id", Kind::Text, "the module that the question is of, or exam"),
    column("question_id", Kind::Text, "the question"),
    column("kind", Kind::Text, "the kind of question"),
    column("question", Kind::Text, "what it asks, its first line"),
    column("n", Kind::Count, "the attempts that asked it; under 30 every figure moves much by chance"),
    column("facility_index", Kind::Number, "the mean mark, in percent"),
    column("standard_deviation", Kind::Number, "the standard deviation of the marks, in percent"),
    column("random_guess_score", Kind::Number, "what guessing earns, in percent"),
    column("intended_weight", Kind::Number, "its part of the maximum, in percent"),
    column("effective_weight", Kind::Number, "its part of what sets scores apart, in percent"),
    column("discrimination_index", Kind::Number, "its correlation with the rest of the attempt, in percent"),
    column("discriminative_efficiency", Kind::Number, "that, in percent of the most that is possible"),
    column("advice", Kind::Text, "what the figures suggest"),
];

const ATTENDANCE: &[Column] = &[
    CENTRE_ID,
    column("cohort", Kind::Text, "whose class it was"),
    column("date", Kind::Day, "the day of the class"),
    column("part", Kind::Text, "which of the day's classes; empty where there is one a day"),
    LEARNER_ID,
    REGISTRATION,
    NAME,
    column("present", Kind::Flag, "whether the learner came"),
    column("instructor", Kind::Text, "who held the class; empty with --anonymous"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_completion_record_has_its_37_columns_and_no_table_a_name_twice() {
        assert_eq!(What::Completions.columns().len(), 37);
        for what in What::ALL {
            let names: BTreeSet<&str> = what.columns().iter().map(|column| column.name).collect();
            assert_eq!(names.len(), what.columns().len(), "{what}");
            let is_plain = |name: &&str| name.bytes().all(|c| c.is_ascii_lowercase() || c == b'_');
            assert!(names.iter().all(is_plain), "{what}");
        }
    }
}
