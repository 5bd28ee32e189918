//! A booklet for a day without electricity: one HTML page made for print, with an answer sheet for each quiz.
//!
//! A quiz is drawn and put in order by the booklet's form. Its code stands on the answer sheet, so that whoever enters
//! the answers later knows which question was number seven.

mod ask;
mod key;

use std::fmt::Write;

use super::Head;
use crate::{
    course::{Course, Question, Words, model::Module},
    ids::{ItemName, ModuleId},
    lang::Catalog,
    quiz::{
        Drawn, Paper, Sitting,
        paper::{self, shown},
        sheet::{Form, Truths},
    },
    text::html::{self, escape},
};

/// How it looks. There is no size of paper in it: A4 and Letter are both filled to their margins.
const STYLE: &str = include_str!("booklet/booklet.css");

/// What a booklet is made of.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// The draw and the order of its quizzes.
    pub form: Form,
    /// Whether the answers and explanations stand at its end.
    pub answers: bool,
    /// The only module in it, or `exam`; everything where it is not said.
    pub only: Option<&'a ModuleId>,
}

/// The page.
pub fn write(course: &Course, words: &Words, head: &Head, catalog: &Catalog, options: Options<'_>) -> String {
    let truths = (catalog.say("true"), catalog.say("false"));
    let booklet = Booklet { course, words, head, catalog, options, truths };
    let dir = if head.language.is_rtl() { "rtl" } else { "ltr" };
    let (language, title) = (escape(head.language.as_str()), escape(&words.title));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\" dir=\"{dir}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n\
         </head>\n<body>\n{}</body>\n</html>\n",
        booklet.body()
    )
}

struct Booklet<'a> {
    course: &'a Course,
    words: &'a Words,
    head: &'a Head,
    catalog: &'a Catalog,
    options: Options<'a>,
    /// How the two answers to a statement are said.
    truths: (String, String),
}

/// A quiz on paper.
struct Quiz {
    sitting: Sitting,
    title: String,
    paper: Paper,
    code: String,
}

impl<'a> Booklet<'a> {
    fn body(&self) -> String {
        let modules: Vec<&Module> =
            self.course.modules.iter().filter(|module| self.is_wanted(&module.id)).collect();
        let quizzes: Vec<Quiz> = self.quizzes(&modules);
        let mut out = self.cover(&modules, &quizzes);
        for module in &modules {
            out += &self.module(module);
            let of = Sitting::Module(module.id.clone());
            quizzes.iter().filter(|quiz| quiz.sitting == of).for_each(|quiz| out += &self.quiz(quiz));
        }
        quizzes.iter().filter(|quiz| quiz.sitting == Sitting::Exam).for_each(|quiz| out += &self.quiz(quiz));
        quizzes.iter().for_each(|quiz| out += &self.sheet(quiz));
        if self.options.answers {
            out += &self.key(&modules, &quizzes);
        }
        out
    }

    fn is_wanted(&self, module: &ModuleId) -> bool {
        self.options.only.is_none_or(|only| only == module)
    }

    fn say(&self, id: &str) -> String {
        escape(&self.catalog.say(id))
    }

    fn truths(&self) -> Truths<'_> {
        Truths { yes: &self.truths.0, no: &self.truths.1 }
    }

    fn html(&self, text: &str, heading: u8) -> String {
        html::body(text, html::Style { heading, addresses: true, note: &|note| self.catalog.note(note) })
    }

    fn title(&self, module: &ModuleId) -> String {
        self.words.module(module).map_or_else(|| module.to_string(), |words| words.title.clone())
    }

    fn question(&self, name: &ItemName) -> Option<&'a Question> {
        self.course.question(name)
    }

    /// The quizzes of the modules, and the exam.
    fn quizzes(&self, modules: &[&Module]) -> Vec<Quiz> {
        let mut sittings: Vec<(Sitting, String)> = Vec::new();
        for module in modules.iter().filter(|module| module.quiz.is_some()) {
            let title = self.catalog.tell("quiz-of", &[("module", self.title(&module.id).as_str().into())]);
            sittings.push((Sitting::Module(module.id.clone()), title));
        }
        if self.course.exam.as_ref().is_some_and(|exam| !exam.is_locked())
            && self.is_wanted(&ModuleId::exam())
        {
            sittings.push((Sitting::Exam, self.catalog.say("exam")));
        }
        let form = self.options.form;
        let quiz = |(sitting, title): (Sitting, String)| {
            let paper = paper::draw(self.course, &sitting, form.seed());
            let code = form.code(&self.course.id, &sitting, &self.head.language, &paper).to_string();
            Quiz { sitting, title, paper, code }
        };
        sittings.into_iter().map(quiz).filter(|quiz| !quiz.paper.questions.is_empty()).collect()
    }

    fn cover(&self, modules: &[&Module], quizzes: &[Quiz]) -> String {
        let (title, summary) = (escape(&self.words.title), html::inline(&self.words.summary));
        let mut out =
            format!("<section class=\"cover\">\n<h1>{title}</h1>\n<p class=\"summary\">{summary}</p>\n");
        out += &self.lines(&["booklet-centre", "booklet-name", "booklet-date"]);
        let _ = write!(out, "<h2>{}</h2>\n<ol class=\"contents\">\n", self.say("booklet-contents"));
        for module in modules {
            let minutes = module.minutes.map(|minutes| escape(&self.catalog.minutes(minutes)));
            let minutes = minutes.map(|it| format!(" <span class=\"faint\">{it}</span>")).unwrap_or_default();
            let _ = writeln!(out, "<li>{}{minutes}</li>", escape(&self.title(&module.id)));
        }
        if quizzes.iter().any(|quiz| quiz.sitting == Sitting::Exam) {
            let _ = writeln!(out, "<li>{}</li>", self.say("exam"));
        }
        let _ = write!(out, "</ol>\n<p class=\"how\">{}</p>\n", self.say("booklet-how"));
        let form = self.catalog.tell("booklet-form", &[("form", self.options.form.to_string().into())]);
        let version = self.catalog.tell("booklet-version", &[("version", self.head.version.as_str().into())]);
        let by = format!("{} · {}", self.head.authors.join(", "), self.head.licence);
        let _ = write!(
            out,
            "<p class=\"imprint\">{} · {} · {}</p>\n</section>\n",
            escape(&form),
            escape(&version),
            escape(&by)
        );
        out
    }

    /// Lines to write on.
    fn lines(&self, names: &[&str]) -> String {
        let line = |name: &&str| format!("<div class=\"fill\"><span>{}</span></div>\n", self.say(name));
        format!("<div class=\"lines\">\n{}</div>\n", names.iter().map(line).collect::<String>())
    }

    fn module(&self, module: &Module) -> String {
        let words = self.words.module(&module.id);
        let mut out = format!("<section class=\"module\">\n<h1>{}</h1>\n", escape(&self.title(&module.id)));
        let objectives = words.map(|words| &words.objectives[..]).unwrap_or_default();
        out += &self.list("objectives", objectives);
        let mut number = 0_usize;
        for lesson in &module.lessons {
            let Some(said) = self.words.lesson(&module.id, &lesson.id) else { continue };
            let _ = write!(out, "<h2>{}</h2>\n{}\n", escape(&said.title), self.html(&said.body, 3));
            for check in &lesson.checks {
                number += 1;
                let drawn = practice(check, &module.id);
                let label = self.catalog.tell("booklet-practice", &[("n", number.into())]);
                out += &self.ask(&label, check, &drawn, true);
            }
        }
        let resources = words.map(|words| &words.resources[..]).unwrap_or_default();
        out += &self.list("resources", resources);
        out + "</section>\n"
    }

    /// A list under its title, where there is something in it.
    fn list(&self, title: &str, lines: &[String]) -> String {
        if lines.is_empty() {
            return String::new();
        }
        let line = |line: &String| format!("<li>{}</li>\n", html::inline(line));
        let lines: String = lines.iter().map(line).collect();
        format!(
            "<div class=\"box\">\n<p><strong>{}</strong></p>\n<ul>\n{lines}</ul>\n</div>\n",
            self.say(title)
        )
    }

    fn quiz(&self, quiz: &Quiz) -> String {
        let mut out = format!("<section class=\"quiz\">\n<h1>{}</h1>\n", escape(&quiz.title));
        let code = self.catalog.tell("booklet-form", &[("form", quiz.code.as_str().into())]);
        let mut rules = vec![code];
        if let Some(quiz) = paper::rules(self.course, &quiz.sitting) {
            let pass = self.catalog.percent(quiz.pass.get());
            rules.push(self.catalog.tell("quiz-pass", &[("pass", pass.into())]));
            let time = quiz.minutes.map(|minutes| self.catalog.minutes(minutes));
            rules.extend(time.map(|time| self.catalog.tell("quiz-minutes", &[("time", time.into())])));
        }
        let _ = writeln!(out, "<p class=\"rules\">{}</p>", escape(&rules.join(" · ")));
        let _ = writeln!(out, "<p class=\"rules\">{}</p>", self.say("booklet-on-sheet"));
        for (at, drawn) in quiz.paper.questions.iter().enumerate() {
            if let Some(question) = self.question(&drawn.name) {
                let number = self.catalog.number((at + 1) as f64);
                out += &self.ask(&number, question, drawn, false);
            }
        }
        out + "</section>\n"
    }

    fn sheet(&self, quiz: &Quiz) -> String {
        let title = self.catalog.tell("booklet-sheet", &[("quiz", quiz.title.as_str().into())]);
        let code = self.catalog.tell("booklet-form", &[("form", quiz.code.as_str().into())]);
        let mut out = format!(
            "<section class=\"sheet\">\n<p class=\"code\">{}</p>\n<h1>{}</h1>\n<p class=\"faint\">{} · {}</p>\n",
            escape(&code),
            escape(&title),
            escape(&self.words.title),
            escape(&self.head.version)
        );
        out += &self.lines(&["booklet-name", "booklet-date", "booklet-centre"]);
        let certainty = paper::rules(self.course, &quiz.sitting).is_some_and(|quiz| quiz.certainty);
        let mut how = self.say("booklet-sheet-how");
        if certainty {
            let _ = write!(how, " {}", self.say("booklet-sheet-sure"));
        }
        let _ = write!(out, "<p class=\"how\">{how}</p>\n<div class=\"answers\">\n");
        for (at, drawn) in quiz.paper.questions.iter().enumerate() {
            if let Some(question) = self.question(&drawn.name) {
                let number = self.catalog.number((at + 1) as f64);
                out += &self.space(&number, question, drawn, certainty);
            }
        }
        let _ = write!(out, "</div>\n<p class=\"office\">{}</p>\n</section>\n", self.say("booklet-office"));
        out
    }
}

/// Practice as it stands on paper: mixed once, and the same in every booklet.
fn practice(question: &Question, module: &ModuleId) -> Drawn {
    let seed =
        question.id.as_str().bytes().fold(7, |seed: u64, byte| seed.wrapping_mul(257) + u64::from(byte));
    shown(question, module, question.shuffle, crate::rng::Seed(seed))
}
