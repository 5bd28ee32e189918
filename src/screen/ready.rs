//! Before a quiz: what to expect, how often, how long, and a key to begin.

use super::{
    Act, Desk, Screen, Shown, Step, asked::Asked, overview::Overview, result::Outcome, say,
    trouble::TroublePage, unseal::Unseal,
};
use crate::{
    course::model::{Feedback, Quiz},
    log::progress::Sat,
    page::{Page, Part},
    quiz::{Sitting, paper},
    study::{Effect, News},
    text::{Block, Role, Span},
};

/// Before a quiz.
#[derive(Debug)]
pub struct Ready {
    sitting: Sitting,
    no_more: bool,
}

impl Ready {
    /// Before `sitting`.
    pub fn new(sitting: Sitting) -> Self {
        Self { sitting, no_more: false }
    }

    fn facts(&self, rules: &Quiz, asked: Option<usize>, desk: &Desk<'_>) -> Vec<String> {
        let count = |asked: usize| desk.tell("quiz-questions", &[("n", asked.into())]);
        let mut facts: Vec<String> = asked.map(count).into_iter().collect();
        if desk.study.course().is_some_and(|course| paper::is_locked(course, &self.sitting)) {
            facts.push(desk.say("quiz-sealed"));
        }
        if self.sitting == Sitting::Pretest {
            facts.push(desk.say("pretest-why"));
        } else {
            let pass = desk.catalog.percent(rules.pass.get());
            facts.push(desk.tell("quiz-pass", &[("pass", pass.into())]));
        }
        if let Some(minutes) = rules.minutes {
            facts.push(desk.tell("quiz-minutes", &[("time", desk.catalog.minutes(minutes).into())]));
        }
        facts.push(desk.say(match rules.feedback {
            Feedback::Deferred => "quiz-deferred",
            Feedback::Immediate => "quiz-immediate",
        }));
        if rules.certainty {
            facts.push(desk.say("quiz-certainty"));
        }
        facts.extend(self.tries(rules, desk));
        facts
    }

    fn tries(&self, rules: &Quiz, desk: &Desk<'_>) -> Vec<String> {
        let Some(progress) = desk.study.progress() else { return Vec::new() };
        let mut facts = Vec::new();
        if self.sitting == Sitting::Pretest {
            return facts;
        }
        if let Some(most) = rules.attempts {
            let left = most.saturating_sub(progress.ended(&self.sitting));
            facts.push(desk.tell("quiz-tries-left", &[("n", (left as usize).into())]));
        } else {
            facts.push(desk.say("quiz-tries-free"));
        }
        if let Some(best) = progress.best(&self.sitting) {
            let score = desk.catalog.percent(best.percent());
            facts.push(desk.tell("quiz-best", &[("score", score.into())]));
        }
        facts
    }
}

impl Ready {
    /// The last sitting that is over, where there is one.
    fn last<'a>(&self, desk: &Desk<'a>) -> Option<&'a Sat> {
        desk.study.progress()?.sittings.get(&self.sitting)?.iter().rev().find(|sat| sat.end.is_some())
    }
}

impl Shown for Ready {
    fn update(&mut self, act: &Act, desk: &Desk<'_>) -> Step {
        match act {
            // Who reads on with Space must not begin a clock by it.
            Act::Enter if !self.no_more => Step::Do(Effect::Begin(self.sitting.clone())),
            Act::Key('r') => match self.last(desk) {
                Some(sat) => Step::Do(Effect::LookBack(sat.attempt)),
                None => Step::Stay,
            },
            Act::Back | Act::Left => Step::Back,
            _ => Step::Stay,
        }
    }

    fn hear(&mut self, news: News, desk: &Desk<'_>) -> Step {
        match news {
            News::Begun(at) => {
                let all_answered = desk.study.running().is_some_and(|running| running.next().is_none());
                match desk.study.running().and_then(|running| Asked::quiz(at, running)) {
                    Some(asked) if !all_answered => Step::swap(Screen::Asked(asked)),
                    _ => Step::swap(Screen::Overview(Overview::default())),
                }
            }
            News::Done => match desk.study.past() {
                Some(past) => Step::open(Screen::Result(Outcome::of(past))),
                None => Step::Stay,
            },
            News::Sealed => Step::open(Screen::Unseal(Unseal::new())),
            News::NoMoreTries => {
                self.no_more = true;
                Step::Stay
            }
            news => TroublePage::of(news),
        }
    }

    fn refit(&mut self, desk: &Desk<'_>) -> bool {
        desk.study.course().is_some_and(|course| paper::rules(course, &self.sitting).is_some())
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let module = match &self.sitting {
            Sitting::Module(module) => Some(module),
            Sitting::Exam | Sitting::Pretest => None,
        };
        let mut page = desk.page(desk.crumbs(module));
        page.parts.push(Part::Heading(desk.sitting_title(&self.sitting)));
        page.parts.push(Part::Gap);
        let (Some(course), Some(progress)) = (desk.study.course(), desk.study.progress()) else {
            return page;
        };
        let Some(rules) = paper::rules(course, &self.sitting) else { return page };
        let open = progress.open(&self.sitting).is_some();
        let item = |fact: String| vec![Block::Paragraph(vec![Span::plain(fact)])];
        let facts = self.facts(rules, paper::asked(course, &self.sitting), desk);
        page.parts.push(Part::Prose(vec![Block::List {
            start: None,
            items: facts.into_iter().map(item).collect(),
        }]));
        page.parts.push(Part::Gap);
        if self.no_more {
            page.parts.push(say(Role::Warn, desk.say("quiz-no-more")));
        } else if open {
            page.parts.push(say(Role::Accent, desk.say("quiz-go-on")));
        } else {
            page.parts.push(say(Role::Plain, desk.say("quiz-safe")));
        }
        let last = self.last(desk);
        let news = last.and_then(|sat| match sat.people.is_some() {
            true => Some((Role::Good, "quiz-graded")),
            false => sat.end.filter(|end| end.waits).map(|_| (Role::Plain, "quiz-waits")),
        });
        if let Some((role, id)) = news {
            page.parts.extend([Part::Gap, say(role, desk.say(id))]);
        }
        if !self.no_more {
            page.keys.push(desk.hint("Enter", if open { "key-go-on" } else { "key-begin" }));
        }
        page.keys.extend(last.map(|_| desk.hint("r", "key-last-result")));
        page.keys.push(desk.hint("Esc", "key-back"));
        page
    }
}
