//! The languages to read in, each by its own name.

use super::{Act, Desk, Shown, Step, moved, say};
use crate::{
    lang::{self, Tag},
    page::{Page, Part, Row, Rows},
    study::{Effect, News},
    text::Role,
};

/// The languages.
#[derive(Debug, Default)]
pub struct Languages {
    cursor: Option<usize>,
}

impl Languages {
    fn cursor(&self, all: &[Tag], desk: &Desk<'_>) -> usize {
        let now = || all.iter().position(|tag| tag == desk.study.language());
        self.cursor.or_else(now).unwrap_or(0)
    }
}

/// The languages of the program, those that the centre added, and those of the open course.
fn all(desk: &Desk<'_>) -> Vec<Tag> {
    let mut all = lang::shipped();
    let own = desk.study.own_languages().iter().map(|(tag, _)| tag);
    for tag in own.chain(desk.study.course().map_or(&[][..], |course| &course.languages)) {
        if !all.contains(tag) {
            all.push(tag.clone());
        }
    }
    all
}

/// What a language calls itself.
fn name(tag: &Tag, desk: &Desk<'_>) -> String {
    let own = desk.study.own_languages().iter().find(|(own, _)| own == tag);
    own.map_or_else(|| lang::own_name(tag), |(_, name)| name.clone())
}

impl Shown for Languages {
    fn update(&mut self, act: &Act, desk: &Desk<'_>) -> Step {
        let all = all(desk);
        let cursor = self.cursor(&all, desk);
        if let Some(at) = moved(cursor, all.len(), act) {
            self.cursor = Some(at);
            return Step::Stay;
        }
        let at = match act {
            Act::Enter | Act::Space => Some(cursor),
            Act::Point(at) => Some(*at),
            Act::Back => return Step::Back,
            act => super::digit(act, all.len()),
        };
        match at.and_then(|at| all.get(at)) {
            Some(tag) => Step::Do(Effect::Speak(tag.clone())),
            None => Step::Stay,
        }
    }

    fn hear(&mut self, news: News, _desk: &Desk<'_>) -> Step {
        match news {
            News::Failed(trouble) => Step::swap(super::trouble::TroublePage::failed(trouble)),
            _ => Step::Back,
        }
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let mut page = desk.page(vec![desk.say("coursedeck")]);
        page.parts.push(Part::Heading(desk.say("choose-language")));
        page.parts.push(Part::Gap);
        let all = all(desk);
        let row = |(at, tag): (usize, &Tag)| Row {
            sign: (at < 9).then(|| (at + 1).to_string()),
            ..Row::new(name(tag, desk))
        };
        let rows = all.iter().enumerate().map(row).collect();
        let cursor = Some(self.cursor(&all, desk));
        page.parts.push(Part::Rows(Rows { rows, cursor, ..Rows::default() }));
        page.parts.push(Part::Gap);
        page.parts.push(say(Role::Faint, desk.say("language-later")));
        page.keys =
            vec![desk.hint("Enter", "key-this"), desk.hint("↑↓", "key-move"), desk.hint("Esc", "key-back")];
        page
    }
}
