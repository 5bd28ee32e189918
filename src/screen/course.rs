//! A course: its modules with their lessons and quizzes, what is done, and what is next.

use super::{Act, Desk, Screen, Shown, Step, lesson::Reading, moved, ready::Ready, say};
use crate::{
    course::{Course, Module, model::Level},
    ids::ItemName,
    log::{Progress, progress::Last},
    page::{Meter, Page, Part, Row, Rows},
    quiz::{Sitting, paper},
    text::{Role, Span, markdown},
};

/// A course's page.
#[derive(Debug, Default)]
pub struct CoursePage {
    cursor: Option<usize>,
}

/// A row of the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Spot {
    /// The heading of a module.
    Module(usize),
    /// A lesson.
    Lesson(ItemName),
    /// A quiz.
    Quiz(Sitting),
}

/// The words of a level.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Basic => "level-basic",
        Level::Intermediate => "level-intermediate",
        Level::Advanced => "level-advanced",
        Level::HighlyAdvanced => "level-highly-advanced",
    }
}

fn spots(course: &Course, progress: &Progress) -> Vec<Spot> {
    let mut spots = Vec::new();
    let exam = course.exam.as_ref();
    if exam.is_some_and(|exam| exam.diagnostic)
        && progress.ended(&Sitting::Pretest) == 0
        && progress.passed.is_empty()
    {
        spots.push(Spot::Quiz(Sitting::Pretest));
    }
    for (at, module) in course.modules.iter().enumerate() {
        spots.push(Spot::Module(at));
        let lesson = |id| Spot::Lesson(ItemName { module: module.id.clone(), item: id });
        spots.extend(module.lessons.iter().map(|it| lesson(it.id.clone())));
        if module.quiz.is_some() {
            spots.push(Spot::Quiz(Sitting::Module(module.id.clone())));
        }
    }
    if exam.is_some() {
        spots.push(Spot::Quiz(Sitting::Exam));
    }
    spots
}

fn is_done(spot: &Spot, progress: &Progress, course: &Course) -> bool {
    match spot {
        Spot::Module(at) => progress.passed.contains_key(&course.modules[*at].id),
        Spot::Lesson(name) => progress.lessons.contains(name),
        Spot::Quiz(Sitting::Module(module)) => progress.passed.contains_key(module),
        Spot::Quiz(sitting) => {
            let pass = paper::rules(course, sitting).map_or(0, |rules| rules.pass.get());
            progress.best(sitting).is_some_and(|best| best.percent() >= pass)
        }
    }
}

/// Where to go next: the first lesson or quiz that is not done, but for the pre-test, which nobody has to take.
fn next(spots: &[Spot], progress: &Progress, course: &Course) -> usize {
    let open = |spot: &Spot| match spot {
        Spot::Module(_) => false,
        Spot::Quiz(Sitting::Pretest) => progress.lessons.is_empty(),
        spot => !is_done(spot, progress, course),
    };
    spots.iter().position(open).unwrap_or(0)
}

/// Where the learner goes on in the open course: where they were, or after that where it is done.
pub fn place_of_last(desk: &Desk<'_>) -> Option<Spot> {
    let (course, progress) = (desk.study.course()?, desk.study.progress()?);
    let last = match progress.last.clone()? {
        Last::Lesson(name) => Spot::Lesson(name),
        Last::Quiz(sitting) => Spot::Quiz(sitting),
    };
    let open = matches!(&last, Spot::Quiz(sitting) if progress.open(sitting).is_some());
    if open || !is_done(&last, progress, course) {
        return Some(last);
    }
    let mut spots = spots(course, progress).into_iter().skip_while(|spot| *spot != last).skip(1);
    spots.find(|spot| !matches!(spot, Spot::Module(_)))
}

/// "Phishing · lesson 2 of 4".
pub fn in_words(spot: &Spot, desk: &Desk<'_>) -> String {
    match spot {
        Spot::Lesson(name) => {
            format!("{} · {}", desk.module_title(&name.module), super::lesson::place(name, desk))
        }
        Spot::Quiz(sitting) => desk.sitting_title(sitting),
        Spot::Module(_) => String::new(),
    }
}

impl CoursePage {
    fn cursor(&self, spots: &[Spot], progress: &Progress, course: &Course) -> usize {
        self.cursor.unwrap_or_else(|| next(spots, progress, course)).min(spots.len().saturating_sub(1))
    }

    fn choose(&self, spot: Option<&Spot>) -> Step {
        match spot {
            Some(Spot::Lesson(name)) => Step::open(Screen::Lesson(Reading::new(name.clone()))),
            Some(Spot::Quiz(sitting)) => Step::open(Screen::Ready(Ready::new(sitting.clone()))),
            Some(Spot::Module(_)) | None => Step::Stay,
        }
    }
}

impl Shown for CoursePage {
    fn enter(&mut self, _desk: &Desk<'_>) -> Step {
        // What was done meanwhile moves the cursor on.
        self.cursor = None;
        Step::Stay
    }

    fn update(&mut self, act: &Act, desk: &Desk<'_>) -> Step {
        let (Some(course), Some(progress)) = (desk.study.course(), desk.study.progress()) else {
            return Step::Back;
        };
        let spots = spots(course, progress);
        let cursor = self.cursor(&spots, progress, course);
        if let Some(mut at) = moved(cursor, spots.len(), act) {
            // The heading of a module is no place to stop at.
            if matches!(spots.get(at), Some(Spot::Module(_))) {
                at = if at < cursor { at.saturating_sub(1) } else { at + 1 };
            }
            let stop = spots.get(at).is_some_and(|spot| !matches!(spot, Spot::Module(_)));
            self.cursor = Some(if stop { at } else { cursor });
            return Step::Stay;
        }
        match act {
            Act::Enter | Act::Right => self.choose(spots.get(cursor)),
            Act::Point(at) => self.choose(spots.get(*at)),
            Act::Back | Act::Left => Step::Back,
            Act::Key('/') => Step::open(Screen::Search(super::search::Search::default())),
            Act::Key('n') => Step::open(Screen::Notes(super::notes::Notes::default())),
            Act::Key('p') => Step::open(Screen::Progress(super::progress::MyProgress::default())),
            act => {
                let steps: Vec<&Spot> =
                    spots.iter().filter(|spot| !matches!(spot, Spot::Module(_))).collect();
                self.choose(super::digit(act, steps.len()).map(|at| steps[at]))
            }
        }
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let mut page = desk.page(vec![desk.say("coursedeck")]);
        let (Some(course), Some(words), Some(progress)) =
            (desk.study.course(), desk.words(), desk.study.progress())
        else {
            return page;
        };
        page.crumbs = vec![words.title.clone()];
        page.parts.push(Part::Heading(words.title.clone()));
        page.parts.push(Part::Prose(markdown::blocks(&words.summary)));
        page.parts.push(say(Role::Faint, facts(course, desk)));
        let spots = spots(course, progress);
        let steps: Vec<&Spot> = spots.iter().filter(|spot| !matches!(spot, Spot::Module(_))).collect();
        let done = steps.iter().filter(|spot| is_done(spot, progress, course)).count();
        let with = [("n", done.into()), ("of", steps.len().into())];
        page.parts.push(Part::Meter(Meter {
            label: desk.say("done-so-far"),
            share: done as f64 / steps.len().max(1) as f64,
            words: desk.tell("steps-of", &with),
            goal: None,
            role: if progress.completed.is_some() { Role::Good } else { Role::Accent },
        }));
        page.parts.push(Part::Gap);
        let mut number = 0;
        let rows = spots.iter().map(|spot| row(spot, course, progress, desk, &mut number)).collect();
        let cursor = self.cursor(&spots, progress, course);
        page.parts.push(Part::Rows(Rows { rows, cursor: Some(cursor), ..Rows::default() }));
        page.keys = vec![
            desk.hint("Enter", "key-open"),
            desk.hint("↑↓", "key-choose"),
            desk.hint("/", "key-search"),
            desk.hint("p", "key-progress"),
            desk.hint("n", "key-notes"),
            desk.hint("Esc", "key-courses"),
        ];
        page
    }
}

/// How hard, how long, in which languages.
fn facts(course: &Course, desk: &Desk<'_>) -> String {
    let languages: Vec<String> = course.languages.iter().map(crate::lang::own_name).collect();
    [desk.say(level(course.level)), desk.catalog.minutes(course.minutes), languages.join(", ")].join(" · ")
}

fn row(spot: &Spot, course: &Course, progress: &Progress, desk: &Desk<'_>, number: &mut usize) -> Row {
    let done = is_done(spot, progress, course);
    let verdict = done.then(|| Span::new(Role::Good, desk.say("done")));
    match spot {
        Spot::Module(at) => module_row(*at, &course.modules[*at], desk),
        Spot::Lesson(name) => {
            *number += 1;
            let words = desk.words().and_then(|words| words.lesson(&name.module, &name.item));
            let title = words.map_or_else(|| name.item.to_string(), |words| words.title.clone());
            let marked = progress.bookmarks.contains(name);
            let cells = marked.then(|| Span::new(Role::Accent, desk.say("bookmarked")));
            Row { indent: 1, verdict, cells: cells.into_iter().collect(), ..numbered(*number, title) }
        }
        Spot::Quiz(sitting) => {
            *number += 1;
            let title = match sitting {
                Sitting::Module(_) => desk.say("quiz"),
                other => desk.sitting_title(other),
            };
            let best = progress.best(sitting).map(|best| {
                let score = desk.catalog.percent(best.percent());
                Span::new(Role::Plain, desk.tell("best-score", &[("score", score.into())]))
            });
            let open = progress.open(sitting).map(|_| Span::new(Role::Warn, desk.say("under-way")));
            let indent = u8::from(matches!(sitting, Sitting::Module(_)));
            Row { indent, verdict, cells: open.or(best).into_iter().collect(), ..numbered(*number, title) }
        }
    }
}

/// A row with its number, where a digit can pick it.
fn numbered(number: usize, title: String) -> Row {
    Row { sign: Some(if number <= 9 { number.to_string() } else { String::new() }), ..Row::new(title) }
}

fn module_row(at: usize, module: &Module, desk: &Desk<'_>) -> Row {
    let title = desk.module_title(&module.id);
    let label = desk.tell("module-n", &[("n", (at + 1).into()), ("title", title.into())]);
    let minutes = module.minutes.map(|minutes| Span::new(Role::Faint, desk.catalog.minutes(minutes)));
    Row {
        label: vec![Span::new(Role::Strong, label)],
        cells: minutes.into_iter().collect(),
        heading: true,
        ..Row::default()
    }
}
