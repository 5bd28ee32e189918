//! How a quiz ended, and what to look at again.

use std::collections::BTreeMap;

use super::{Act, Desk, Screen, Shown, Step, asked::Asked, ready::Ready, say};
use crate::{
    course::Module,
    ids::{ItemName, ModuleId},
    page::{Meter, Page, Part, Row, Rows},
    quiz::{Sitting, attempt::Finished, paper},
    text::{Role, Span},
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

    /// The objectives that were missed, each with how many questions missed it.
    fn missed(&self, desk: &Desk<'_>) -> Vec<(String, usize)> {
        let Some(course) = desk.study.course() else { return Vec::new() };
        let mut missed: BTreeMap<(ModuleId, usize), usize> = BTreeMap::new();
        for name in &self.finished.missed {
            let objective = course.question(name).and_then(|question| question.objective);
            if let Some(objective) = objective {
                *missed.entry((name.module.clone(), objective)).or_default() += 1;
            }
        }
        let words = |((module, objective), n): (&(ModuleId, usize), &usize)| {
            let words = desk.words()?.module(module)?;
            Some((words.objectives.get(objective - 1)?.clone(), *n))
        };
        missed.iter().filter_map(words).collect()
    }

    /// The module after this one, or the exam.
    fn next(&self, desk: &Desk<'_>) -> Option<Screen> {
        let course = desk.study.course()?;
        let Some(Sitting::Module(module)) = Self::sitting(desk) else { return None };
        let at = course.modules.iter().position(|it| it.id == module)?;
        match course.modules.get(at + 1) {
            Some(next) => first_lesson(next).map(|name| Screen::Lesson(super::lesson::Reading::new(name))),
            None => course.exam.as_ref().map(|_| Screen::Ready(Ready::new(Sitting::Exam))),
        }
    }
}

fn first_lesson(module: &Module) -> Option<ItemName> {
    Some(ItemName { module: module.id.clone(), item: module.lessons.first()?.id.clone() })
}

impl Shown for Outcome {
    fn update(&mut self, act: &Act, desk: &Desk<'_>) -> Step {
        match act {
            Act::Enter | Act::Space | Act::Right if self.finished.passed && !self.completed => {
                self.next(desk).map_or(Step::ToCourse, Step::swap)
            }
            Act::Enter | Act::Space | Act::Right | Act::Back => Step::ToCourse,
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
        self.look_again(&mut page, desk);
        page.keys.push(desk.hint("Enter", "key-next"));
        page.keys.push(desk.hint("r", "key-look-back"));
        match self.again(desk) {
            Some(Some(left)) => {
                let does = desk.tell("key-try-again-left", &[("n", (left as usize).into())]);
                page.keys.push(crate::page::Hint { key: "t".to_owned(), does });
            }
            Some(None) => page.keys.push(desk.hint("t", "key-try-again")),
            None => (),
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
        page.parts.push(say(Role::Strong, desk.say("look-again")));
        let row = |(words, n): (String, usize)| Row {
            cells: vec![Span::new(Role::Faint, desk.tell("questions-missed", &[("n", n.into())]))],
            ..Row::new(words)
        };
        page.parts.push(Part::Rows(Rows { rows: missed.into_iter().map(row).collect(), ..Rows::default() }));
    }
}
