//! What I have done: each course, how far, how well, how long.

use super::{Act, Desk, Shown, Step, say};
use crate::{
    course::Words,
    log::Progress,
    page::{Page, Part, Row, Rows},
    quiz::Sitting,
    study::{Effect, News},
    text::{Role, Span},
};

/// My progress.
#[derive(Debug, Default)]
pub struct MyProgress {
    read: bool,
}

impl Shown for MyProgress {
    fn enter(&mut self, _desk: &Desk<'_>) -> Step {
        Step::Do(Effect::Report)
    }

    fn update(&mut self, act: &Act, _desk: &Desk<'_>) -> Step {
        match act {
            Act::Back | Act::Left | Act::Enter | Act::Line(_) => Step::Back,
            _ => Step::Stay,
        }
    }

    fn hear(&mut self, news: News, _desk: &Desk<'_>) -> Step {
        self.read = true;
        super::trouble::TroublePage::of(news)
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let mut page = desk.page(vec![desk.say("coursedeck"), desk.say("my-progress")]);
        page.parts.push(Part::Heading(desk.say("my-progress")));
        page.parts.push(Part::Gap);
        if self.read && desk.study.report().is_empty() {
            page.parts.push(say(Role::Plain, desk.say("progress-empty")));
        }
        for reported in desk.study.report() {
            let words = desk.study.words_of(reported);
            let title = words.map_or_else(|| reported.id.to_string(), |words| words.title.clone());
            page.parts.push(say(Role::Strong, title));
            let mut rows = rows(&reported.progress, desk);
            rows.extend(reported.certificate.clone().map(|it| row(desk.say("certificate-yours"), it)));
            page.parts.push(Part::Rows(Rows { rows, ..Rows::default() }));
            let rows = sittings(&reported.progress, words, desk);
            page.parts.push(Part::Rows(Rows { rows, ..Rows::default() }));
            page.parts.push(Part::Gap);
        }
        page.keys = vec![desk.hint("Enter", "key-back")];
        page
    }
}

fn row(label: String, cell: String) -> Row {
    Row { cells: vec![Span::plain(cell)], ..Row::new(label) }
}

fn rows(progress: &Progress, desk: &Desk<'_>) -> Vec<Row> {
    let number = |n: usize| desk.catalog.number(n as f64);
    let mut rows = Vec::new();
    if let Some(done) = progress.completed {
        let with = [
            ("date", desk.catalog.date(done.at.day()).into()),
            ("score", desk.catalog.percent(done.score.percent()).into()),
        ];
        let label = vec![Span::new(Role::Good, desk.tell("completed-on", &with))];
        rows.push(Row { label, ..Row::default() });
    }
    rows.push(row(desk.say("modules-passed"), number(progress.passed.len())));
    rows.push(row(desk.say("lessons-read"), number(progress.lessons.len())));
    let minutes = u32::try_from(progress.spent / 60_000).unwrap_or(u32::MAX);
    rows.push(row(desk.say("time-spent"), desk.catalog.minutes(minutes)));
    if let Some(at) = progress.touched {
        rows.push(row(desk.say("last-worked"), desk.catalog.date(at.day())));
    }
    rows
}

/// How each quiz went.
fn sittings(progress: &Progress, words: Option<&Words>, desk: &Desk<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for sitting in progress.sittings.keys() {
        let Some(best) = progress.best(sitting) else { continue };
        let tries = progress.ended(sitting);
        let score = desk.catalog.percent(best.percent());
        let name = match sitting {
            Sitting::Module(module) => {
                let words = words.and_then(|words| words.module(module));
                words.map_or_else(|| module.to_string(), |words| words.title.clone())
            }
            other => desk.sitting_title(other),
        };
        let with = [("score", score.into()), ("tries", tries.into())];
        rows.push(row(name, desk.tell("best-of-tries", &with)));
    }
    rows
}
