//! What is wrong, and what to do: a broken course, a locked one, a disk that is full.

use super::{Act, Desk, Screen, Shown, Step, say};
use crate::{
    ids::CourseId,
    page::{Page, Part},
    study::{News, Trouble},
    text::Role,
};

/// What is wrong.
#[derive(Debug)]
pub struct TroublePage {
    what: What,
}

#[derive(Debug)]
enum What {
    Failed(Trouble),
    Broken(CourseId, Vec<String>),
    Locked(CourseId),
}

/// How many faults of a course are listed.
const MOST: usize = 8;

impl TroublePage {
    /// Something could not be done.
    pub fn failed(trouble: Trouble) -> Screen {
        Screen::Trouble(Self { what: What::Failed(trouble) })
    }

    /// The page that tells why something did not come about, where `news` says so.
    pub fn of(news: News) -> Step {
        let what = match news {
            News::Broken { course, faults } => What::Broken(course, faults),
            News::Locked { first } => What::Locked(first),
            News::Failed(trouble) => What::Failed(trouble),
            _ => return Step::Stay,
        };
        Step::open(Screen::Trouble(Self { what }))
    }
}

impl Shown for TroublePage {
    fn update(&mut self, act: &Act, _desk: &Desk<'_>) -> Step {
        match act {
            Act::Back | Act::Enter | Act::Left | Act::Line(_) => Step::Back,
            _ => Step::Stay,
        }
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let mut page = desk.page(vec![desk.say("coursedeck")]);
        let (heading, text) = match &self.what {
            What::Failed(trouble) => (desk.say("not-done"), desk.trouble(trouble)),
            What::Broken(course, _) => (
                desk.say("course-broken-title"),
                desk.tell("course-broken-why", &[("course", title(course, desk).into())]),
            ),
            What::Locked(first) => (
                desk.say("course-locked-title"),
                desk.tell("course-locked-why", &[("course", title(first, desk).into())]),
            ),
        };
        page.parts.push(Part::Heading(heading));
        page.parts.push(Part::Gap);
        page.parts.push(say(Role::Plain, text));
        if let What::Broken(_, faults) = &self.what {
            page.parts.push(Part::Gap);
            page.parts.extend(faults.iter().take(MOST).map(|fault| say(Role::Code, fault.clone())));
        }
        page.keys = vec![desk.hint("Enter", "key-back")];
        page
    }
}

/// What a course is called, as far as that is known.
fn title(course: &CourseId, desk: &Desk<'_>) -> String {
    let shelved = desk.study.shelf().courses().iter().find(|it| it.id == *course);
    let header = shelved.and_then(|it| it.header.as_ref());
    header.map_or_else(|| course.to_string(), |header| header.title.clone())
}
