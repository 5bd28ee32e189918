//! The facilitator's board: the class by modules, and what can be done about it.

mod certificates;
mod choose;
mod class;
mod hard;
mod judge;
mod pupil;
mod roll;
mod sheet;
mod unlock;
mod waiting;

pub use certificates::Certificates;
pub use choose::Choose;
pub use class::ClassPage;
pub use hard::HardPage;
pub use judge::{Judge, history};
pub use pupil::PupilPage;
pub use roll::Roll;
pub use sheet::Sheet;
pub use unlock::Unlock;
pub use waiting::WaitingPage;

use super::{Desk, Step, trouble::TroublePage};
use crate::{
    course::Course,
    ids::{ItemName, ModuleId},
    log::progress::Stand,
    page::Page,
    quiz::Mark,
    study::{Board, Effect, News, Want},
    text::{Role, Span, markdown, width},
};

/// How much of a prompt stands in a row.
const PROMPT: usize = 48;

/// The board, where there is one: its screens are opened from it alone.
fn board<'a>(desk: &Desk<'a>) -> Option<&'a Board> {
    desk.study.board()
}

fn wants(want: Want) -> Step {
    Step::Do(Effect::Board(want))
}

/// What a page of the board begins with.
fn page(more: &[String], desk: &Desk<'_>) -> Page {
    let mut crumbs = vec![desk.say("board")];
    crumbs.extend(desk.words().map(|words| words.title.clone()));
    crumbs.extend(more.iter().cloned());
    let by = board(desk).map(|board| Span::new(Role::Faint, board.by.clone()));
    Page { crumbs, aside: by, ..Page::default() }
}

/// The cohort in words.
fn cohort(desk: &Desk<'_>) -> String {
    let cohort = board(desk).and_then(|board| board.cohort.clone());
    cohort.unwrap_or_else(|| desk.say("board-everyone"))
}

/// The columns of a course: its modules, and the exam where it has one.
fn columns(course: &Course) -> Vec<ModuleId> {
    let exam = course.exam.iter().map(|_| ModuleId::exam());
    course.modules.iter().map(|module| module.id.clone()).chain(exam).collect()
}

/// How somebody gets on in a module: a sign, a word, and a colour last.
fn stand(stand: Option<Stand>, desk: &Desk<'_>) -> Span {
    match stand {
        None => Span::new(Role::Faint, desk.say("stand-none")),
        Some(Stand::Doing) => Span::new(Role::Plain, desk.say("stand-doing")),
        Some(Stand::Stuck) => Span::new(Role::Bad, desk.say("stand-stuck")),
        Some(Stand::Done) => Span::new(Role::Good, desk.say("stand-done")),
    }
}

/// What a mark is, in short.
fn mark(mark: Option<Mark>, desk: &Desk<'_>) -> Span {
    match mark {
        None => Span::new(Role::Faint, desk.say("mark-none")),
        Some(Mark::Waits) => Span::new(Role::Warn, desk.say("mark-waits")),
        Some(Mark::Ungraded) => Span::new(Role::Faint, desk.say("mark-survey")),
        Some(Mark::Graded(share)) => {
            let percent = desk.catalog.percent(share.percent());
            let (role, id) = match share.percent() {
                100 => (Role::Good, "mark-right"),
                0 => (Role::Bad, "mark-wrong"),
                _ => (Role::Plain, "mark-partly"),
            };
            Span::new(role, desk.tell(id, &[("share", percent.into())]))
        }
    }
}

/// The first line of what a question asks.
fn prompt(name: &ItemName, desk: &Desk<'_>) -> String {
    let words = desk.words().and_then(|words| words.item(name));
    let line = words.and_then(|words| {
        let plain = markdown::plain(&words.prompt);
        plain.lines().next().map(|line| width::cut(line, PROMPT))
    });
    line.unwrap_or_else(|| name.to_string())
}

/// What is told where something of the board could not be done.
fn failed(news: News) -> Step {
    TroublePage::of(news)
}
