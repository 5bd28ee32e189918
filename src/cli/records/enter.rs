//! `coursedeck records enter`: answers from paper into the log, keyed by question number.

mod ask;
mod lines;

use std::{
    collections::BTreeMap,
    io::{self, IsTerminal},
    path::PathBuf,
    process::ExitCode,
};

use crate::{
    cli::{args::Args, course, learn, trouble::Trouble},
    course::{
        Course, Quiz,
        load::{Loaded, Opened},
    },
    ids::{AttemptId, CourseId, ModuleId},
    lang::{Catalog, Tag},
    quiz::{
        Certainty, Drawn, Paper, Response, Sitting, paper,
        sheet::{self, Code, Truths},
    },
    store::{Learner, Store},
    study::enter::{self, Outcome, Refused, Sheet, entered_before, next_try, paper_of},
    text::clean,
    time::{Day, Now},
};

/// What stands in the log for an essay that nobody copied.
const ON_PAPER: &str = "(on paper)";

/// Enters a learner's answers from a booklet's answer sheet
///
/// Each quiz becomes one attempt in the learner's records, marked as entered from paper and by whom: all of it, or
/// nothing. On a terminal it asks question by question. From a file, or from another program, it takes a line for each
/// answer: the question's number, then the answer as `b`, `a c`, `t`, `1c 2a`, `b a c`, `key; door`, or words.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  coursedeck records enter --learner Amina --course staying-safe-online --module passwords --form A-4D46
  coursedeck records enter --learner Amina --course staying-safe-online --module exam --by \"Mr Kamau\" answers.txt")]
pub struct Enter {
    /// Whose answers they are; on a terminal it is asked where it is not said
    #[arg(long, value_name = "NAME")]
    learner: Option<String>,

    /// The course
    #[arg(long, value_name = "ID")]
    course: String,

    /// The module whose quiz it is; `exam` for the final exam
    #[arg(long, value_name = "ID")]
    module: String,

    /// The code printed on the answer sheet, as A-7K3F. The letter alone leaves the check out
    #[arg(long, value_name = "CODE", default_value = "A")]
    form: Code,

    /// Who enters them; the name you are logged in with where it is not said
    #[arg(long, value_name = "WHO")]
    by: Option<String>,

    /// The day the quiz was taken, as 2026-11-24
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<Day>,

    /// Enters a paper although the same form was entered for this learner before
    #[arg(long)]
    again: bool,

    /// A file with the passphrase of a sealed exam in its first line, instead of being asked for it
    #[arg(long, value_name = "FILE")]
    exam_passphrase_file: Option<PathBuf>,

    /// A file with an answer on each line; `-` for stdin
    file: Option<PathBuf>,
}

/// The answers of one paper, by the places of their questions, from 0.
type Answers = BTreeMap<usize, (Response, Option<Certainty>)>;

/// The quiz that a paper is of.
struct Desk {
    opened: Opened,
    sitting: Sitting,
    paper: Paper,
    code: Code,
    language: Tag,
    /// How true and false are said on the paper.
    truths: (String, String),
    by: String,
    on: Option<Day>,
}

/// Enters answers from paper.
pub fn run(args: &Args, enter: &Enter) -> Result<ExitCode, Trouble> {
    let now = Now::read();
    let by = by(enter)?;
    if let Some(day) = enter.date.filter(|day| now.at.day() < *day) {
        return Err(Trouble::input(format!("{day} has not come yet"))
            .hinted("--date is the day on which the quiz was taken on paper"));
    }
    let data = learn::data(args)?;
    let id = enter.course.parse::<CourseId>();
    let id = id.map_err(|error| Trouble::input(format!("{:?} is no course: {error}", enter.course)))?;
    let library = learn::library(args, &data);
    let Some(source) = library.source(&id) else {
        return Err(Trouble::input(format!("there is no course {id}"))
            .hinted("`coursedeck course list` shows what there is"));
    };
    let Loaded { course, diagnostics, sources } = library.open(&id);
    let Some(mut opened) = course else {
        return Ok(course::tell(&id, &diagnostics, &sources));
    };
    if paper::is_locked(&opened.course, &sitting(&opened.course, &enter.module)?) {
        opened = course::unsealed(&source, &id, enter.exam_passphrase_file.as_deref())?;
    }
    let desk = Desk::new(args, enter, opened, by)?;
    let mut store = learn::open_store(args, &data)?;
    let is_asked = enter.file.is_none() && io::stdin().is_terminal();
    match is_asked {
        true => ask::all(&desk, enter, &mut store),
        false => one(&desk, enter, &mut store),
    }
}

/// One learner's answers from a file or another program.
fn one(desk: &Desk, enter: &Enter, store: &mut Store) -> Result<ExitCode, Trouble> {
    let Some(name) = &enter.learner else {
        return Err(Trouble::input("whose answers are they?").hinted("say it with --learner NAME"));
    };
    let learner = desk.learner(store, name)?;
    desk.check(store, &learner)?;
    if let Some(before) = desk.before(store, &learner)?.filter(|_| !enter.again) {
        return Err(Trouble::input(before).hinted("if it is another paper of the same form, add --again"));
    }
    let answers = lines::read(desk, enter.file.as_deref())?;
    let outcome = desk.save(store, &learner, answers)?;
    desk.tell(&learner, &outcome);
    Ok(ExitCode::SUCCESS)
}

fn by(enter: &Enter) -> Result<String, Trouble> {
    let logged_in = || ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| std::env::var(name).ok());
    let by = enter.by.clone().or_else(logged_in).map(|by| clean::line(&by)).filter(|by| !by.is_empty());
    by.ok_or_else(|| {
        Trouble::input("who enters the answers?").hinted("say it with --by NAME: the log keeps it")
    })
}

impl Desk {
    fn new(args: &Args, enter: &Enter, opened: Opened, by: String) -> Result<Self, Trouble> {
        let sitting = sitting(&opened.course, &enter.module)?;
        let paper = paper_of(&opened.course, &sitting, enter.form.form);
        let paper = paper.ok_or_else(|| Trouble::input(format!("{} has no quiz", enter.module)))?;
        let language = printed_in(args, &opened.course, &sitting, &enter.form, &paper)?;
        let catalog = learn::catalog(&language, &learn::data(args)?.join("locales"));
        let truths = (catalog.say("true"), catalog.say("false"));
        let (code, on) = (enter.form.clone(), enter.date);
        Ok(Self { opened, sitting, paper, code, language, truths, by, on })
    }

    fn truths(&self) -> Truths<'_> {
        Truths { yes: &self.truths.0, no: &self.truths.1 }
    }

    fn rules(&self) -> &Quiz {
        paper::rules(&self.opened.course, &self.sitting).expect("a paper was drawn by them")
    }

    /// The learner of this name.
    fn learner(&self, store: &Store, name: &str) -> Result<Learner, Trouble> {
        let learners = store.learners().map_err(|error| learn::store_trouble(&error))?;
        let found = learn::named(&learners, name).cloned();
        found.ok_or_else(|| {
            let hint = match near(&learners, name) {
                Some(near) => format!("did you mean {near}?"),
                None => "a learner comes in at the screens once before papers are entered".to_owned(),
            };
            Trouble::input(format!("there is no learner called {name:?} here")).hinted(hint)
        })
    }

    /// Whether the learner may take the quiz once more, and a word where the screens would not open the course yet.
    fn check(&self, store: &Store, learner: &Learner) -> Result<u32, Trouble> {
        let course = &self.opened.course;
        let progress = |id| store.progress(learner.id, id).map_err(|error| learn::store_trouble(&error));
        let number = next_try(course, &self.sitting, &progress(&course.id)?);
        let number = number.map_err(|refused| self.refusal(learner, refused))?;
        for first in &course.requires {
            if progress(first)?.completed.is_none() {
                let name = clean::line(&learner.name);
                eprintln!("note: {name} has not completed {first}, which comes before {}", course.id);
            }
        }
        Ok(number)
    }

    /// That this paper seems to have been entered, in a sentence.
    fn before(&self, store: &Store, learner: &Learner) -> Result<Option<String>, Trouble> {
        let course = &self.opened.course;
        let found = entered_before(store, course, learner.id, &self.sitting, self.code.form);
        let found = found.map_err(|error| learn::store_trouble(&error))?;
        Ok(found.map(|(at, entered)| {
            let (name, day) = (clean::line(&learner.name), at.day());
            let taken = entered.on.map(|on| format!(", taken on {on}")).unwrap_or_default();
            let (form, by) = (clean::line(&entered.form), clean::line(&entered.by));
            format!("a paper of form {form} was entered for {name} on {day} by {by}{taken}")
        }))
    }

    /// How a question is answered, and what its answer is, as typed.
    fn read(&self, at: usize, typed: &str) -> Result<(Response, Option<Certainty>), String> {
        let Some((drawn, question)) = self.question(at) else {
            return Err("it is not on this paper".to_owned());
        };
        let certain = self.rules().certainty && question.kind.is_graded();
        let (typed, sure) = if certain { sheet::certainty(typed) } else { (typed, None) };
        if certain && sure.is_none() {
            return Err("how sure? Add /1, /2 or /3, as b /2; /1 where nothing is ringed".to_owned());
        }
        let typed = match (&question.kind, typed.trim()) {
            (crate::course::Kind::Essay { .. }, "+") => ON_PAPER,
            (_, typed) => typed,
        };
        let response = sheet::read(&question.kind, drawn, self.truths(), typed);
        Ok((response.map_err(|unread| unread.to_string())?, sure))
    }

    fn question(&self, at: usize) -> Option<(&Drawn, &crate::course::Question)> {
        let drawn = self.paper.questions.get(at)?;
        Some((drawn, self.opened.course.question(&drawn.name)?))
    }

    fn save(&self, store: &mut Store, learner: &Learner, answers: Answers) -> Result<Outcome, Trouble> {
        let sheet = Sheet {
            learner: learner.id,
            sitting: self.sitting.clone(),
            code: self.code.clone(),
            language: self.language.clone(),
            answers,
            by: self.by.clone(),
            on: self.on,
        };
        let attempt = AttemptId(uuid::Uuid::from_u128(learn::fresh()));
        let entered = enter::enter(store, &self.opened, &sheet, attempt, Now::read());
        entered.map_err(|refused| self.refusal(learner, refused).after("NOT SAVED: "))
    }

    fn refusal(&self, learner: &Learner, refused: Refused) -> Trouble {
        let name = clean::line(&learner.name);
        match refused {
            Refused::Store(error) => learn::store_trouble(&error),
            Refused::NoMoreTries(most) => {
                let said =
                    if most == 1 { "the only attempt".to_owned() } else { format!("all {most} attempts") };
                Trouble::input(format!("{name} has used {said} at this quiz"))
                    .hinted("the course's author sets how often it may be taken: `attempts` under [quiz]")
            }
            Refused::UnderWay => {
                Trouble::input(format!("{name} began the last attempt at the machine, and it is not over"))
                    .hinted("let them hand it in at the screens first")
            }
            other => Trouble::input(other.to_string()),
        }
    }

    /// What the quiz is called.
    fn title(&self) -> String {
        let words = self.opened.words(&self.language);
        match &self.sitting {
            Sitting::Module(module) => {
                clean::line(words.module(module).map_or(module.as_str(), |words| &words.title))
            }
            Sitting::Exam | Sitting::Pretest => Catalog::shipped(&Tag::english()).say("exam"),
        }
    }

    /// Says what came of it.
    fn tell(&self, learner: &Learner, outcome: &Outcome) {
        let Outcome { finished, passed, completed, .. } = outcome;
        println!("saved: {} · {} · form {}", clean::line(&learner.name), self.title(), self.code);
        let result = if finished.passed { "passed" } else { "not passed" };
        println!("{} of {} right, {}%: {result}", finished.right, finished.asked, finished.score.percent());
        if finished.waits {
            println!("an essay still has to be read");
        }
        if *passed {
            println!("the module is passed");
        }
        if *completed {
            println!("the course is completed");
        }
    }
}

/// The learner's name that is nearest to a name.
fn near(learners: &[Learner], name: &str) -> Option<String> {
    let wanted = clean::fold(name, false);
    let nearness = |learner: &Learner| strsim::jaro_winkler(&clean::fold(&learner.name, false), &wanted);
    let near = learners.iter().max_by(|a, b| nearness(a).total_cmp(&nearness(b)));
    near.filter(|near| 0.8 < nearness(near)).map(|near| clean::line(&near.name))
}

fn sitting(course: &Course, named: &str) -> Result<Sitting, Trouble> {
    if named == "exam" && course.exam.is_some() {
        return Ok(Sitting::Exam);
    }
    let with_quiz = || course.modules.iter().filter(|module| module.quiz.is_some());
    let found = with_quiz().find(|module| module.id.as_str() == named);
    found.map(|module| Sitting::Module(module.id.clone())).ok_or_else(|| {
        let mut there: Vec<&str> = with_quiz().map(|module| module.id.as_str()).collect();
        there.extend(course.exam.is_some().then_some("exam"));
        Trouble::input(format!("the course {} has no quiz {named:?}", course.id))
            .hinted(format!("it has {}", there.join(", ")))
    })
}

/// The language that a paper was printed in: the one that its check fits.
fn printed_in(
    args: &Args,
    course: &Course,
    sitting: &Sitting,
    code: &Code,
    paper: &Paper,
) -> Result<Tag, Trouble> {
    if code.check.is_none() {
        return course::export::language(args, course);
    }
    let fits = |sitting: &Sitting, paper: &Paper| {
        let is_it = |tag: &&Tag| code.form.code(&course.id, sitting, tag, paper) == *code;
        course.languages.iter().find(is_it).cloned()
    };
    if let Some(language) = fits(sitting, paper) {
        return Ok(language);
    }
    let modules = course.modules.iter().map(|module| Sitting::Module(module.id.clone()));
    for other in modules.chain([Sitting::Exam]) {
        let paper = paper_of(course, &other, code.form);
        if paper.is_some_and(|paper| fits(&other, &paper).is_some()) {
            let other = String::from(other);
            return Err(Trouble::input(format!(
                "form {code} is a paper of {other}, not of {}",
                name(sitting)
            ))
            .hinted(format!("say --module {other}")));
        }
    }
    Err(Trouble::input(format!("form {code} is no paper of {} as the course is now ({})", name(sitting), course.version))
        .hinted("compare the code with the one printed on the answer sheet")
        .hinted(format!(
            "if the course has changed since it was printed, its questions may have other numbers now; to enter it all \
             the same, give the letter alone: --form {}",
            code.form
        )))
}

fn name(sitting: &Sitting) -> String {
    match sitting {
        Sitting::Module(module) => module.to_string(),
        Sitting::Exam | Sitting::Pretest => ModuleId::exam().to_string(),
    }
}
