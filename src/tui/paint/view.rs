//! How far down a page I am, kept from one frame to the next: the cursor stays in sight, and the place is kept when the
//! window or the page changes.

use super::sheet::{Focus, Kept, Sheet};
use crate::{
    page::{Page, Part},
    screen::Act,
};

/// The part of a page that is in view.
#[derive(Clone, Debug, Default)]
pub struct View {
    top: usize,
    width: u16,
    height: usize,
    lines: usize,
    focus: Option<Focus>,
    /// Where the first line in view belongs: its part, and how far in it.
    anchor: (usize, f64),
    parts: usize,
    known: bool,
    flowed: Kept,
}

/// Lines of the page before that stay in sight when it is turned.
const OVERLAP: usize = 2;
/// Lines that a step of the wheel goes.
const WHEEL: isize = 3;

impl View {
    /// Another screen comes: it is seen from its top.
    pub fn fresh(&mut self) {
        let flowed = std::mem::take(&mut self.flowed);
        *self = Self { flowed, ..Self::default() };
    }

    /// The first line in view.
    pub fn top(&self) -> usize {
        self.top
    }

    /// Goes on in a text, before the screen is asked: where `page` has no cursor, or the cursor is out of sight. False
    /// where the act is for the screen.
    pub fn reads_on(&mut self, act: &Act, page: &Page, typing: bool) -> bool {
        let Some((by, down)) = way(act, self.page()) else { return false };
        let hidden = self.hides_cursor(down) && !typing;
        (!has_cursor(page) && self.has_more(down) || hidden) && self.scroll(by)
    }

    /// Goes on where the cursor could not, once the screen made nothing of the act.
    pub fn goes_on(&mut self, act: &Act) -> bool {
        way(act, self.page()).is_some_and(|(by, _)| self.scroll(by))
    }

    /// How many lines a page down goes.
    pub fn page(&self) -> isize {
        let page = self.height.saturating_sub(OVERLAP).max(1);
        isize::try_from(page).unwrap_or(1)
    }

    /// Whether there is more this way.
    pub fn has_more(&self, down: bool) -> bool {
        if down { !self.is_at_end() } else { self.top > 0 }
    }

    /// Goes so many lines down (or up), as far as there are lines. False where there are none.
    pub fn scroll(&mut self, by: isize) -> bool {
        let before = self.top;
        self.top = self.top.saturating_add_signed(by).min(self.last_top());
        self.top != before
    }

    /// Whether the end is in view.
    pub fn is_at_end(&self) -> bool {
        self.lines <= self.top + self.height
    }

    /// Whether the cursor is out of sight on this side.
    pub fn hides_cursor(&self, below: bool) -> bool {
        self.focus.is_some_and(|focus| match below {
            true => self.top + self.height <= focus.lines.0,
            false => focus.lines.1 <= self.top,
        })
    }

    /// How much of the page was in view by now; none where all of it fits.
    pub fn percent(&self) -> Option<u8> {
        let seen = (self.top + self.height).min(self.lines);
        let percent = seen * 100 / self.lines.max(1);
        (self.height < self.lines).then(|| u8::try_from(percent).unwrap_or(100))
    }

    /// Finds the lines to show of this sheet.
    pub(super) fn settle(&mut self, sheet: &Sheet, width: u16, height: u16) {
        let height = usize::from(height);
        let resized = self.known && (self.width, self.height) != (width, height);
        if self.known && self.width != width {
            self.top = self.anchored(sheet);
        }
        let moved = self.focus.map(|it| it.on) != sheet.focus.map(|it| it.on);
        let grown = self.known && self.parts < sheet.parts.len();
        let before = self.parts;
        let fresh = !std::mem::replace(&mut self.known, true);
        (self.width, self.height, self.lines, self.parts) =
            (width, height, sheet.strips.len(), sheet.parts.len());
        self.focus = sheet.focus;
        self.top = self.top.min(self.last_top());
        match sheet.focus {
            // A text before the first row is read first.
            Some(focus) if fresh && height <= focus.part => (),
            Some(focus) if fresh || moved || resized => self.follow(focus),
            _ => (),
        }
        if grown {
            self.reveal(sheet, before);
        }
        self.anchor = self.place(sheet);
    }

    fn last_top(&self) -> usize {
        self.lines.saturating_sub(self.height)
    }

    /// Brings the cursor into sight.
    fn follow(&mut self, focus: Focus) {
        let (from, to) = focus.lines;
        let least = to.saturating_sub(self.height).min(from);
        self.top = self.top.clamp(least, from.max(least));
        // From the first row one sees what stands before it again.
        if focus.first {
            self.top = self.top.min(least);
        }
        self.top = self.top.min(self.last_top());
    }

    /// Brings the beginning of what was added into sight: that something was not saved must not be below the edge.
    fn reveal(&mut self, sheet: &Sheet, part: usize) {
        let empty = |line: &usize| sheet.strips.get(*line).is_none_or(|it| it.line.spans.is_empty());
        let Some(from) =
            sheet.parts.get(part..).and_then(|parts| parts.iter().copied().find(|it| !empty(it)))
        else {
            return;
        };
        let to = (from..).find(empty).unwrap_or(from + 1).min(from + self.height);
        self.top = self.top.max(to.saturating_sub(self.height)).min(self.last_top());
    }

    /// The part of the first line in view, and how far in it that line is.
    fn place(&self, sheet: &Sheet) -> (usize, f64) {
        let part = sheet.parts.partition_point(|it| *it <= self.top).saturating_sub(1);
        let (from, to) = span(sheet, part);
        (part, self.top.saturating_sub(from) as f64 / (to - from).max(1) as f64)
    }

    fn anchored(&self, sheet: &Sheet) -> usize {
        let (part, share) = self.anchor;
        let (from, to) = span(sheet, part);
        from + (share * (to - from) as f64).round() as usize
    }

    pub(super) fn take_flowed(&mut self) -> Kept {
        std::mem::take(&mut self.flowed)
    }

    pub(super) fn keep_flowed(&mut self, flowed: Kept) {
        self.flowed = flowed;
    }
}

/// How many lines an act goes, and whether down; none where it is about something else.
fn way(act: &Act, page: isize) -> Option<(isize, bool)> {
    let by = match act {
        Act::Up | Act::Key('k') => -1,
        Act::Down | Act::Key('j') => 1,
        Act::Wheel(steps) => isize::from(*steps) * WHEEL,
        Act::PageUp => -page,
        Act::PageDown | Act::Space => page,
        Act::Top | Act::Home => isize::MIN,
        Act::Bottom | Act::End => isize::MAX,
        _ => return None,
    };
    Some((by, by > 0))
}

/// Whether the page has a cursor, so that the arrows are for it.
fn has_cursor(page: &Page) -> bool {
    page.parts.iter().any(|part| match part {
        Part::Rows(rows) => rows.cursor.is_some(),
        Part::Field(field) => field.cursor.is_some(),
        _ => false,
    })
}

/// The lines of a part.
fn span(sheet: &Sheet, part: usize) -> (usize, usize) {
    let all = sheet.strips.len();
    let from = sheet.parts.get(part).copied().unwrap_or(all);
    (from, sheet.parts.get(part + 1).copied().unwrap_or(all).max(from))
}
