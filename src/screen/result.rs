//! How a quiz ended, and what to look at again.

use super::{
    Act, Desk, Screen, Shown, Step, asked::Asked, lesson::Reading, ready::Ready, say, unseal::Unseal,
};
use crate::{
    course::{Lesson, Module},
    ids::{ItemName, ModuleId},
    page::{Hint, Meter, Page, Part, Row, Rows},
    quiz::{
        Sitting,
        attempt::{Finished, Running},
        paper,
    },
    text::{Role, Span, markdown, width},
};

/// The result of a quiz.
#[derive(Debug)]
pub struct Outcome {
    finished: Finished,
    completed: bool,
    passed: bool,
}

impl Outcome {
    /// The result of the quiz that is just over.
    pub fn new(finished: Finished, completed: bool, passed: bool) -> Self {
        Self { finished, completed, passed }
    }

    /// The result of a quiz that was over before, with what people made of it since.
    pub fn of(past: &Running) -> Self {
        Self::new(past.clone().finish(false), false, false)
    }

    fn sitting(desk: &Desk<'_>) -> Option<Sitting> {
        Some(desk.study.past()?.sitting.clone())
    }

    /// Whether it may be taken again.
    fn again(&self, desk: &Desk<'_>) -> Option<Option<u32>> {
        let sitting = Self::sitting(desk)?;
        let rules = paper::rules(desk.study.course()?, &sitting)?;
        let ended = desk.study.progress()?.ended(&sitting);
        match rules.attempts {
            _ if sitting == Sitting::Pretest => None,
            None => Some(None),
            Some(most) => Some(Some(most.checked_sub(ended).filter(|left| *left > 0)?)),
        }
    }

    /// What to look at again: what was missed, in the order of the course.
    fn missed(&self, desk: &Desk<'_>) -> Vec<Missed> {
        let (Some(course), Some(past)) = (desk.study.course(), desk.study.past()) else { return Vec::new() };
        let mut missed: Vec<Missed> = Vec::new();
        for (at, drawn) in past.paper().questions.iter().enumerate() {
            let name = &drawn.name;
            if !self.finished.missed.contains(name) {
                continue;
            }
            let objective = course.question(name).and_then(|question| question.objective);
            let what = match objective {
                Some(objective) => What::Objective(objective),
                None => What::Question(name.clone()),
            };
            match missed.iter_mut().find(|it| it.module == name.module && it.what == what) {
                Some(it) => it.questions.push(at + 1),
                None => missed.push(Missed { module: name.module.clone(), what, questions: vec![at + 1] }),
            }
        }
        let place = |it: &Missed| course.modules.iter().position(|module| module.id == it.module);
        missed.sort_by_key(place);
        missed
    }

    /// The lesson to read again first.
    fn read_again(&self, desk: &Desk<'_>) -> Option<ItemName> {
        let course = desk.study.course()?;
        let missed = self.missed(desk).into_iter().next()?;
        let module = course.module(&missed.module)?;
        let lesson =
            missed.lesson(module).and_then(|at| module.lessons.get(at)).or(module.lessons.first())?;
        Some(ItemName { module: module.id.clone(), item: lesson.id.clone() })
    }

    /// What Enter leads to where the quiz was passed: the next module, the exam, or the course.
    fn enter_key(&self, desk: &Desk<'_>) -> &'static str {
        if !self.finished.passed && !self.is_pretest(desk) && self.read_again(desk).is_some() {
            return "key-read-again";
        }
        match self.next(desk).filter(|_| self.finished.passed && !self.completed) {
            Some(Screen::Ready(_)) => "key-exam",
            Some(_) => "key-next-module",
            None => "key-course",
        }
    }

    fn is_pretest(&self, desk: &Desk<'_>) -> bool {
        Self::sitting(desk) == Some(Sitting::Pretest)
    }

    /// The module after this one, or the exam.
    fn next(&self, desk: &Desk<'_>) -> Option<Screen> {
        let course = desk.study.course()?;
        let Some(Sitting::Module(module)) = Self::sitting(desk) else { return None };
        let at = course.modules.iter().position(|it| it.id == module)?;
        match course.modules.get(at + 1) {
            Some(next) => first_lesson(next).map(|name| Screen::Lesson(Reading::new(name))),
            None => course.exam.as_ref().map(|_| Screen::Ready(Ready::new(Sitting::Exam))),
        }
    }
}

/// Something that was missed, and by which questions of the paper.
struct Missed {
    module: ModuleId,
    what: What,
    questions: Vec<usize>,
}

#[derive(PartialEq)]
enum What {
    /// An objective of the module, from 1.
    Objective(usize),
    /// A question that measures none.
    Question(ItemName),
}

impl Missed {
    /// The place of the lesson that has practice for it. Where none has, the module is all that is known.
    fn lesson(&self, module: &Module) -> Option<usize> {
        let What::Objective(objective) = self.what else { return None };
        let practises = |lesson: &Lesson| lesson.checks.iter().any(|it| it.objective == Some(objective));
        module.lessons.iter().position(practises)
    }

    fn label(&self, desk: &Desk<'_>) -> Option<String> {
        match &self.what {
            What::Objective(objective) => {
                desk.words()?.module(&self.module)?.objectives.get(objective - 1).cloned()
            }
            What::Question(name) if desk.study.hides(name) => Some(desk.say("sealed-question")),
            What::Question(name) => {
                let prompt = markdown::plain(&desk.words()?.item(name)?.prompt);
                Some(width::cut(prompt.lines().next()?, 60))
            }
        }
    }

    /// Which questions, and the lesson, or in an exam the module.
    fn cells(&self, exam: bool, desk: &Desk<'_>) -> Vec<Span> {
        let list: Vec<String> = self.questions.iter().map(usize::to_string).collect();
        let with = [("n", self.questions.len().into()), ("list", list.join(", ").into())];
        let mut cells = vec![Span::new(Role::Faint, desk.tell("questions-missed", &with))];
        let module = desk.study.course().and_then(|course| course.module(&self.module));
        if exam {
            cells.push(Span::new(Role::Accent, desk.module_title(&self.module)));
        } else if let Some(lesson) = module.and_then(|module| self.lesson(module)) {
            cells.push(Span::new(Role::Accent, desk.tell("to-lesson", &[("n", (lesson + 1).into())])));
        }
        cells
    }
}

/// Whether what was asked is sealed again, for whoever opens the exam to show.
fn is_hidden(desk: &Desk<'_>) -> bool {
    let past = desk.study.past();
    past.is_some_and(|past| past.paper().questions.iter().any(|drawn| desk.study.hides(&drawn.name)))
}

fn first_lesson(module: &Module) -> Option<ItemName> {
    Some(ItemName { module: module.id.clone(), item: module.lessons.first()?.id.clone() })
}

impl Shown for Outcome {
    fn update(&mut self, act: &Act, desk: &Desk<'_>) -> Step {
        let again = || self.read_again(desk).map(|name| Step::swap(Screen::Lesson(Reading::new(name))));
        match act {
            Act::Enter | Act::Space | Act::Right => match self.enter_key(desk) {
                "key-read-again" => again().unwrap_or(Step::ToCourse),
                "key-course" => Step::ToCourse,
                _ => self.next(desk).map_or(Step::ToCourse, Step::swap),
            },
            Act::Back => Step::ToCourse,
            Act::Key('a') => again().unwrap_or(Step::Stay),
            Act::Key('r') if is_hidden(desk) => Step::open(Screen::Unseal(Unseal::new())),
            Act::Key('r') => match desk.study.past().and_then(|past| Asked::past(0, past)) {
                Some(asked) => Step::open(Screen::Asked(asked)),
                None => Step::Stay,
            },
            Act::Key('t') if self.again(desk).is_some() => match Self::sitting(desk) {
                Some(sitting) => Step::swap(Screen::Ready(Ready::new(sitting))),
                None => Step::Stay,
            },
            _ => Step::Stay,
        }
    }

    fn asks(&self, desk: &Desk<'_>) -> Option<String> {
        let keys = self.page(desk).keys;
        let (enter, others) = keys.split_first()?;
        let other = |hint: &Hint| (hint.key != "Esc").then(|| format!(":{} {}", hint.key, hint.does));
        let others: Vec<String> = others.iter().filter_map(other).collect();
        let with = [("does", enter.does.clone().into()), ("others", others.join(", ").into())];
        Some(desk.tell("plain-result", &with))
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let mut page = desk.page(desk.crumbs(None));
        let Some(past) = desk.study.past() else { return page };
        let pretest = past.sitting == Sitting::Pretest;
        page.crumbs.push(desk.sitting_title(&past.sitting));
        let title = match &past.sitting {
            Sitting::Module(module) => desk.module_title(module),
            other => desk.sitting_title(other),
        };
        let title = ("title", title.into());
        page.parts.push(Part::Heading(desk.tell(self.headline(pretest), &[title])));
        page.parts.push(Part::Gap);
        page.parts.push(Part::Meter(self.meter(past.rules().pass.get(), pretest, desk)));
        if self.finished.late || self.finished.waits {
            page.parts.push(Part::Gap);
        }
        for (is, id) in [(self.finished.late, "result-late"), (self.finished.waits, "result-waits")] {
            if is {
                page.parts.push(say(Role::Warn, desk.say(id)));
            }
        }
        if self.completed {
            page.parts.push(Part::Gap);
            page.parts.push(say(Role::Good, desk.say("course-completed")));
        } else if self.passed {
            page.parts.push(Part::Gap);
            page.parts.push(say(Role::Good, desk.say("module-passed")));
        }
        judged(&mut page, desk);
        self.look_again(&mut page, desk);
        let enter = self.enter_key(desk);
        page.keys.push(desk.hint("Enter", enter));
        page.keys.push(desk.hint("r", "key-look-back"));
        match self.again(desk) {
            Some(Some(left)) => {
                let does = desk.tell("key-try-again-left", &[("n", (left as usize).into())]);
                page.keys.push(Hint { key: "t".to_owned(), does });
            }
            Some(None) => page.keys.push(desk.hint("t", "key-try-again")),
            None => (),
        }
        if enter != "key-read-again" && !pretest && self.read_again(desk).is_some() {
            page.keys.push(desk.hint("a", "key-read-again"));
        }
        if enter != "key-course" {
            page.keys.push(desk.hint("Esc", "key-course"));
        }
        page
    }
}

impl Outcome {
    fn headline(&self, pretest: bool) -> &'static str {
        match (pretest, self.finished.passed) {
            (true, _) => "result-pretest",
            (false, true) => "result-passed",
            (false, false) => "result-not-yet",
        }
    }

    fn meter(&self, pass: u8, pretest: bool, desk: &Desk<'_>) -> Meter {
        let finished = &self.finished;
        let percent = desk.catalog.percent(finished.score.percent());
        let with =
            [("right", finished.right.into()), ("of", finished.asked.into()), ("score", percent.into())];
        let goal = desk.tell("pass-mark", &[("pass", desk.catalog.percent(pass).into())]);
        Meter {
            label: desk.say("you"),
            share: finished.score.get(),
            words: desk.tell("score-of", &with),
            goal: (!pretest).then(|| (f64::from(pass) / 100.0, goal)),
            role: if finished.passed { Role::Good } else { Role::Warn },
        }
    }

    fn look_again(&self, page: &mut Page, desk: &Desk<'_>) {
        let missed = self.missed(desk);
        if missed.is_empty() {
            return;
        }
        page.parts.push(Part::Gap);
        let look = if self.is_pretest(desk) { "look-forward" } else { "look-again" };
        page.parts.push(say(Role::Strong, desk.say(look)));
        let exam = !matches!(Self::sitting(desk), Some(Sitting::Module(_)));
        let row = |missed: &Missed| {
            missed.label(desk).map(|label| Row { cells: missed.cells(exam, desk), ..Row::new(label) })
        };
        let rows = missed.iter().filter_map(row).collect();
        page.parts.push(Part::Rows(Rows { rows, ..Rows::default() }));
    }
}

/// What people made of the marks: of each question the last word.
fn judged(page: &mut Page, desk: &Desk<'_>) {
    let Some(past) = desk.study.past().filter(|past| past.is_judged()) else { return };
    page.parts.extend([Part::Gap, say(Role::Strong, desk.say("from-people"))]);
    for (at, drawn) in past.paper().questions.iter().enumerate() {
        let Some(last) = past.judged(&drawn.name).last() else { continue };
        let with = [("n", 1usize.into()), ("list", (at + 1).to_string().into())];
        let question = desk.tell("questions-missed", &with);
        for part in super::board::history(std::slice::from_ref(last), desk) {
            let Part::Say(mut spans) = part else { continue };
            spans.insert(0, Span::new(Role::Faint, format!("{question}: ")));
            page.parts.push(Part::Say(spans));
        }
    }
}
