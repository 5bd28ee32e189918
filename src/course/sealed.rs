//! A sealed exam: its questions and answers in every language, locked with a passphrase, in one file beside the course.
//!
//! Its rules stay in the open, in an `exam.toml` that the program writes: how many questions, how long, what passes.
//! What was unlocked is never written anywhere.

use std::{collections::BTreeMap, fmt::Write, sync::Arc};

use super::{
    Exam,
    load::{self, Opened, SEALED, Source},
    model::Feedback,
};
use crate::{
    ids::CourseId,
    seal::locked::{self, BadLock},
    text::clean,
};

/// The fewest characters of a passphrase: who has the file can try as many as they like.
pub const SHORTEST: usize = 14;
/// The source of the exam.
const EXAM: &str = "exam.toml";

/// Why an exam cannot be sealed.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum CannotSeal {
    /// There is none.
    #[error("the course has no exam")]
    NoExam,
    /// It was sealed before.
    #[error("the exam is sealed already")]
    Already,
    /// It has no questions of its own.
    #[error("the exam has no questions of its own: those that it draws from modules can be read there")]
    AllDrawn,
    /// The passphrase is soon guessed.
    #[error("the passphrase is too short: it needs {SHORTEST} characters, as five words have")]
    Short,
}

/// Why an exam did not open.
#[derive(Debug, thiserror::Error)]
pub enum Unsealing {
    /// There is no sealed exam.
    #[error("the course has no sealed exam")]
    NoSeal,
    /// The files of the course cannot be read.
    #[error("the files of the course cannot be read")]
    Unread,
    /// The lock did not open.
    #[error(transparent)]
    Lock(#[from] BadLock),
    /// What is in it is no exam of this course.
    #[error("what is sealed in it does not fit the course")]
    Misfit,
}

/// A passphrase as it counts: quotes, dashes, digits and spaces that keyboards differ in are one.
pub fn counted(passphrase: &str) -> String {
    clean::fold(passphrase, true)
}

/// The files of a course with its exam sealed.
pub fn seal(
    files: &BTreeMap<String, Vec<u8>>,
    opened: &Opened,
    passphrase: &str,
) -> Result<BTreeMap<String, Vec<u8>>, CannotSeal> {
    let exam = opened.course.exam.as_ref().ok_or(CannotSeal::NoExam)?;
    let passphrase = counted(passphrase);
    match () {
        () if exam.sealed.is_some() => return Err(CannotSeal::Already),
        () if exam.pool.is_empty() => return Err(CannotSeal::AllDrawn),
        () if passphrase.chars().count() < SHORTEST => return Err(CannotSeal::Short),
        () => (),
    }
    let (inside, mut open): (BTreeMap<_, _>, BTreeMap<_, _>) =
        files.clone().into_iter().partition(|(path, _)| is_of_the_exam(path));
    let texts: BTreeMap<String, String> = inside
        .into_iter()
        .map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned()))
        .collect();
    let mut text = serde_json::to_string_pretty(&texts).expect("texts are plain data");
    text.push('\n');
    open.insert(EXAM.to_owned(), rules(exam).into_bytes());
    open.insert(SEALED.to_owned(), locked::lock(text.as_bytes(), &passphrase));
    Ok(open)
}

/// The course with its exam opened, in memory alone. The course is told apart by its digest as before: that of its files.
pub fn unseal(source: &Source, id: &CourseId, passphrase: &str) -> Result<Opened, Unsealing> {
    let outside = load::load(source, id).course.ok_or(Unsealing::Unread)?;
    let before = outside.course.exam.clone().filter(|exam| exam.sealed.is_some()).ok_or(Unsealing::NoSeal)?;
    let mut files = load::files(source, id).map_err(|_| Unsealing::Unread)?;
    let locked = files.remove(SEALED).ok_or(Unsealing::NoSeal)?;
    let text = locked::unlock(&locked, &counted(passphrase))?;
    let inside: BTreeMap<String, String> = serde_json::from_slice(&text).map_err(|_| Unsealing::Misfit)?;
    if !inside.keys().all(|path| is_of_the_exam(path)) || !inside.contains_key(EXAM) {
        return Err(Unsealing::Misfit);
    }
    files.extend(inside.into_iter().map(|(path, text)| (path, text.into_bytes())));
    let mut opened = load::load(&Source::Held(Arc::new(files)), id).course.ok_or(Unsealing::Misfit)?;
    opened.course.digest = outside.course.digest;
    let exam = opened.course.exam.as_mut().ok_or(Unsealing::Misfit)?;
    exam.sealed = Some(exam.pool.len());
    // The rules that a learner reads before the exam opens are those that hold in it.
    match (Exam { pool: Vec::new(), ..exam.clone() }) == before {
        true => Ok(opened),
        false => Err(Unsealing::Misfit),
    }
}

/// Whether a file is the exam, or a translation of it.
fn is_of_the_exam(path: &str) -> bool {
    match path.split_once('/') {
        None => path == EXAM,
        Some((folder, name)) => !folder.starts_with('.') && name == EXAM,
    }
}

/// What of an exam may be read by everybody, as its file says it.
fn rules(exam: &Exam) -> String {
    let quiz = &exam.quiz;
    let mut out =
        "# The questions are sealed in exam.age; the invigilator's passphrase opens them.\n".to_owned();
    let mut put = |line: String| writeln!(out, "{line}").expect("a text takes what is written");
    put(format!("sealed = {}", exam.pool.len()));
    if exam.diagnostic {
        put("diagnostic = true".to_owned());
    }
    put(format!("\n[quiz]\npass = {}", quiz.pass.get()));
    let counts = [
        ("draw", quiz.draw.map(|it| it as u64)),
        ("attempts", quiz.attempts.map(u64::from)),
        ("minutes", quiz.minutes.map(u64::from)),
    ];
    for (name, count) in counts {
        count.into_iter().for_each(|count| put(format!("{name} = {count}")));
    }
    if !quiz.shuffle {
        put("shuffle = false".to_owned());
    }
    if quiz.feedback == Feedback::Immediate {
        put("feedback = \"immediate\"".to_owned());
    }
    if quiz.certainty {
        put("certainty = true".to_owned());
    }
    for (module, questions) in &exam.draws {
        put(format!("\n[[draw]]\nmodule = \"{module}\"\nquestions = {questions}"));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "format = 1\nversion = \"1.0.0\"\nlanguage = \"en\"\ntitle = \"Keys\"\nsummary = \"Keys.\"\n\
        licence = \"CC-BY-4.0\"\nminutes = 5\nmodules = [\"m\"]\n[completion]\nneeds = \"exam\"\n";
    const MODULE: &str = "title = \"M\"\n[[lesson]]\nid = \"l\"\ntitle = \"L\"\nbody = \"Text.\"\n";
    const QUESTIONS: &str = "# Nobody may read this.\ndiagnostic = true\n[quiz]\npass = 80\ndraw = 1\nminutes = 9\nattempts = 2\n\
        feedback = \"immediate\"\ncertainty = true\nshuffle = false\n\
        [[question]]\nid = \"q\"\nkind = \"true-false\"\nprompt = \"Is it so?\"\nanswer = true\n\
        [[question]]\nid = \"r\"\nkind = \"text\"\nprompt = \"Which word?\"\naccept = [\"secret\"]\n";
    const FRENCH: &str = "[[question]]\nid = \"q\"\nprompt = \"Est-ce vrai ?\"\n";

    fn id() -> CourseId {
        "keys".parse().unwrap()
    }

    fn files(all: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
        all.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
    }

    fn open(files: &BTreeMap<String, Vec<u8>>) -> Opened {
        let loaded = load::load(&Source::Held(Arc::new(files.clone())), &id());
        loaded.course.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics))
    }

    #[test]
    fn a_sealed_exam_tells_its_rules_and_nothing_else_until_it_is_opened() {
        let head = ("course.toml", HEAD);
        let plain = files(&[head, ("m.toml", MODULE), ("exam.toml", QUESTIONS), ("fr/exam.toml", FRENCH)]);
        let opened = open(&plain);
        let passphrase = "lamp river eleven goat";
        let sealed = seal(&plain, &opened, &format!(" {passphrase} ")).unwrap();
        assert_eq!(sealed.keys().collect::<Vec<_>>(), ["course.toml", "exam.age", "exam.toml", "m.toml"]);
        for secret in ["Is it so", "secret", "Nobody", "vrai", "\"q\""] {
            let leaks = |bytes: &Vec<u8>| bytes.windows(secret.len()).any(|it| it == secret.as_bytes());
            assert!(!sealed.values().any(leaks), "{secret}");
        }
        let outside = open(&sealed);
        let exam = outside.course.exam.clone().unwrap();
        assert!(exam.is_locked() && exam.quiz == opened.course.exam.as_ref().unwrap().quiz);
        let source = Source::Held(Arc::new(sealed.clone()));
        let wrong = unseal(&source, &id(), "lamp river eleven boat");
        assert!(matches!(wrong, Err(Unsealing::Lock(BadLock::Passphrase))));
        let inside = unseal(&source, &id(), passphrase).unwrap();
        let exam = inside.course.exam.as_ref().unwrap();
        assert!(!exam.is_locked() && exam.pool == opened.course.exam.as_ref().unwrap().pool);
        assert_eq!(inside.course.digest, outside.course.digest);
        let french = inside.words(&"fr".parse().unwrap());
        let words = &french.modules[&crate::ids::ModuleId::exam()];
        assert_eq!(words.items[&"q".parse().unwrap()].prompt, "Est-ce vrai ?");
        assert_eq!(seal(&sealed, &outside, passphrase), Err(CannotSeal::Already));
        assert_eq!(seal(&plain, &opened, "1234"), Err(CannotSeal::Short));
        // Another exam's lock in its place, or other rules before it, are told.
        let lax = String::from_utf8(sealed["exam.toml"].clone()).unwrap().replace("pass = 80", "pass = 10");
        let lax = [sealed, files(&[("exam.toml", &lax)])].into_iter().flatten().collect();
        assert!(matches!(unseal(&Source::Held(Arc::new(lax)), &id(), passphrase), Err(Unsealing::Misfit)));
    }

    #[test]
    fn what_is_not_whole_is_told() {
        let lone = files(&[("course.toml", HEAD), ("m.toml", MODULE), ("exam.toml", "sealed = 2\n")]);
        let loaded = load::load(&Source::Held(Arc::new(lone)), &id());
        assert!(loaded.course.is_none());
        assert!(
            loaded.diagnostics.iter().any(|it| it.message.contains("exam.age")),
            "{:?}",
            loaded.diagnostics
        );
    }
}
