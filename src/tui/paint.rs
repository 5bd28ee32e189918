//! A page becomes cells. First it is laid out as one long sheet of lines, then the part of it that is in view is drawn
//! between the first line and the last.

mod bars;
mod field;
mod meter;
mod rows;
mod sheet;
mod view;

use std::borrow::Cow;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

use super::{
    ascii::Ascii,
    dress,
    rtl::{Forms, RightToLeft, mirrored},
    theme::Look,
};
use crate::{
    page::{Page, Part},
    study::Bidi,
    text::{self, Role, Span, bidi, flow::Signs, width},
};
use sheet::{Sheet, Strip};

pub use view::View;

/// The smallest window that a page is drawn in.
pub const LEAST: (u16, u16) = (40, 12);

/// What was drawn where.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// The place of the cursor, where something is typed.
    pub cursor: Option<(u16, u16)>,
    /// What can be clicked.
    pub targets: Vec<(Rect, Target)>,
}

/// What a click meets.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Target {
    /// The row at this place among all rows of the page.
    Row(usize),
    /// The field at this place among all fields of the page.
    Field(usize),
    /// A key in the last line, as it is written there.
    Key(String),
}

impl Shown {
    /// What is at this place.
    pub fn at(&self, x: u16, y: u16) -> Option<&Target> {
        let meets = |(area, _): &&(Rect, Target)| area.contains(Position { x, y });
        self.targets.iter().find(meets).map(|(_, target)| target)
    }
}

/// Where the parts of a window are.
#[derive(Clone, Copy, Debug)]
struct Frame {
    /// The first line.
    top: Rect,
    /// The column of text.
    body: Rect,
    /// The last line.
    foot: Rect,
}

/// The widest that the first and the last line reach beyond the text, on each side.
const MARGIN: u16 = 2;

impl Frame {
    fn of(area: Rect, widest: u16) -> Self {
        let column = widest.min(area.width - 2 * MARGIN);
        let x = area.x + (area.width - column) / 2;
        // A tall window has room for some air, and a low one has none.
        let air = u16::from(area.height >= 30);
        let below = u16::from(area.height >= 16);
        let line = |y| Rect::new(x - MARGIN, y, column + 2 * MARGIN, 1);
        let first = area.y + air;
        let last = area.bottom() - 1 - air;
        let body = Rect::new(x, first + 2, column, last - below - first - 2);
        Self { top: line(first), body, foot: line(last) }
    }
}

/// Draws `page` on `area` of `buffer`, the part of it that `view` has come to, and tells what is where.
///
/// A view belongs to one screen: call [`View::fresh`] when another one comes. Nothing is drawn outside of `area`, which
/// may have any size; below [`LEAST`] there is only a sentence that says so.
pub fn draw(page: &Page, view: &mut View, look: &Look<'_>, area: Rect, buffer: &mut Buffer) -> Shown {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return Shown::default();
    }
    clear(buffer, area, look.theme.ground());
    if area.width < LEAST.0 || area.height < LEAST.1 {
        too_small(look, area, buffer);
        return Shown::default();
    }
    let page = dressed(page, look);
    let frame = Frame::of(area, look.width.max(1));
    let sheet = sheet::lay(&page, look, usize::from(frame.body.width), view);
    view.settle(&sheet, frame.body.width, frame.body.height);
    let mut shown = Shown::default();
    body(&sheet, view.top(), look, frame.body, buffer, &mut shown);
    bars::top(&page, look, frame.top, buffer);
    bars::foot(&page, view, look, frame.foot, buffer, &mut shown);
    shown
}

/// The page in the signs that the terminal has.
fn dressed<'a>(page: &'a Page, look: &Look<'_>) -> Cow<'a, Page> {
    let page = if look.ascii { Cow::Owned(dress::page(page, &Ascii)) } else { Cow::Borrowed(page) };
    let page = match look.bidi {
        Some(bidi) => Cow::Owned(dress::page(&page, &RightToLeft(bidi))),
        None if look.orders => Cow::Owned(dress::page(&page, &Forms)),
        None => page,
    };
    with_pictures(page, look)
}

/// The page with the little pictures of its rows before their labels, all of one width.
fn with_pictures<'a>(mut page: Cow<'a, Page>, look: &Look<'_>) -> Cow<'a, Page> {
    let has_pictures = |part: &Part| match part {
        Part::Rows(rows) => rows.rows.iter().any(|row| !row.drawn.is_empty()),
        _ => false,
    };
    if !page.parts.iter().any(has_pictures) {
        return page;
    }
    for part in page.to_mut().parts.iter_mut().filter(|part| has_pictures(part)) {
        let Part::Rows(rows) = part else { continue };
        let widest = rows.rows.iter().map(|row| row.drawn.len()).max().unwrap_or(0);
        for row in &mut rows.rows {
            let drawn = width::pad(row.drawn, widest);
            // A picture is not mirrored: it stays as it was drawn.
            let drawn = if look.bidi.is_some() { bidi::isolated(&drawn) } else { drawn };
            row.label.splice(..0, [Span::new(Role::Strong, drawn), Span::gap(PICTURE_GAP)]);
        }
    }
    page
}

/// The cells between a picture and its name.
const PICTURE_GAP: usize = 3;

fn clear(buffer: &mut Buffer, area: Rect, ground: Style) {
    for y in area.y..area.bottom() {
        let start = buffer.index_of(area.x, y);
        for cell in &mut buffer.content[start..start + usize::from(area.width)] {
            cell.reset();
            cell.set_style(ground);
        }
    }
}

/// Nothing but the sentence, as much of it as there is room for.
fn too_small(look: &Look<'_>, area: Rect, buffer: &mut Buffer) {
    let said = look.fit(look.catalog.say("too-small"));
    let lines = text::flow::wrap(&[Span::plain(said)], usize::from(area.width));
    for (line, y) in lines.iter().zip(area.y..area.bottom()) {
        let row = Rect::new(area.x, y, area.width, 1);
        put_line(
            &line.spans,
            begin(&line.spans, look, row),
            row,
            &|role| look.theme.style(role),
            look,
            buffer,
        );
    }
}

/// Draws the lines in view, and notes where rows, fields and the cursor are.
fn body(sheet: &Sheet, top: usize, look: &Look<'_>, area: Rect, buffer: &mut Buffer, shown: &mut Shown) {
    for (strip, y) in sheet.strips.iter().skip(top).zip(area.y..area.bottom()) {
        let line = Rect::new(area.x, y, area.width, 1);
        draw_strip(strip, look, line, buffer);
        let target = strip.row.map(Target::Row).or(strip.field.map(Target::Field));
        shown.targets.extend(target.map(|target| (line, target)));
        if let Some(cell) = strip.cursor {
            shown.cursor = Some((cursor_at(strip, cell, look, line), y));
        }
    }
}

/// Draws one line.
fn draw_strip(strip: &Strip, look: &Look<'_>, area: Rect, buffer: &mut Buffer) {
    if strip.chosen && look.theme.has_bar() {
        clear(buffer, area, look.theme.chosen(Role::Plain));
    }
    let style = |role| match strip.chosen {
        true => look.theme.chosen(role),
        false => look.theme.style(role),
    };
    let x = begin(&strip.line.spans, look, area);
    put_line(&strip.line.spans, x, area, &style, look, buffer);
}

/// The cell of the screen that a cell of a line is.
fn cursor_at(strip: &Strip, cell: usize, look: &Look<'_>, area: Rect) -> u16 {
    let right = usize::from(area.right() - 1);
    let x = match look.bidi {
        // What the terminal does to the line nobody tells us.
        None if orders(&strip.line.spans, look) => {
            let signs = bidi::visual_from_left(&strip.line.spans);
            let at = signs.iter().position(|it| (it.from..it.from + it.cells).contains(&cell));
            let before = |at: usize| signs[..at].iter().map(|it| it.cells).sum::<usize>();
            usize::from(begin(&strip.line.spans, look, area)) + at.map_or(cell, before)
        }
        None | Some(Bidi::Off | Bidi::Terminal) => usize::from(begin(&strip.line.spans, look, area)) + cell,
        Some(Bidi::Own) => {
            let signs = bidi::visual(&strip.line.spans);
            let at = signs.iter().position(|it| (it.from..it.from + it.cells).contains(&cell));
            let behind = |at: usize| signs[at + 1..].iter().map(|it| it.cells).sum::<usize>();
            right.saturating_sub(at.map_or(cell, behind))
        }
    };
    u16::try_from(x).unwrap_or(0).clamp(area.x, area.right() - 1)
}

/// Writes what stands from `x` on in the line `area`, and tells where the next sign goes. Where lines begin at the
/// right they do so here and nowhere else: `x` is counted as if they began at the left.
fn put_line(
    spans: &[Span],
    x: u16,
    area: Rect,
    style: &dyn Fn(Role) -> Style,
    look: &Look<'_>,
    buffer: &mut Buffer,
) -> u16 {
    match look.bidi {
        Some(Bidi::Own) => put_mirrored(spans, x, area, style, buffer),
        None if orders(spans, look) => bidi::visual_from_left(spans).iter().fold(x, |x, sign| {
            put(buffer, (x, area.y), &sign.text, area.right().saturating_sub(x), style(sign.role))
        }),
        _ => spans.iter().fold(x, |x, span| {
            put(buffer, (x, area.y), &span.text, area.right().saturating_sub(x), style(span.role))
        }),
    }
}

/// Whether a line that begins at the left has words that we put in order.
fn orders(spans: &[Span], look: &Look<'_>) -> bool {
    look.orders && spans.iter().any(|span| bidi::has_letters(&span.text))
}

/// Where a line of text begins. One that the terminal puts in order is sent as it is read, and ends at the right.
fn begin(spans: &[Span], look: &Look<'_>, area: Rect) -> u16 {
    let cells = u16::try_from(sheet::cells(spans)).unwrap_or(u16::MAX);
    match look.bidi {
        Some(Bidi::Terminal) => area.right().saturating_sub(cells).max(area.x),
        _ => area.x,
    }
}

/// As [`put_line`], from the right. What there is no room for is the end of the line, at its left.
fn put_mirrored(
    spans: &[Span],
    x: u16,
    area: Rect,
    style: &dyn Fn(Role) -> Style,
    buffer: &mut Buffer,
) -> u16 {
    let signs = bidi::visual(spans);
    let cells: usize = signs.iter().map(|sign| sign.cells).sum();
    let room = usize::from(area.right().saturating_sub(x));
    let mut over = cells.saturating_sub(room);
    let mut at = mirrored(area, x, u16::try_from(cells.min(room)).unwrap_or(room as u16));
    for sign in signs {
        if over > 0 {
            // Half of a wide sign is no sign.
            at += sign.cells.saturating_sub(over) as u16;
            over = over.saturating_sub(sign.cells);
            continue;
        }
        at = put(buffer, (at, area.y), &sign.text, area.right().saturating_sub(at), style(sign.role));
    }
    x + cells.min(room) as u16
}

/// Writes `text` into at most `room` cells and tells where the next sign goes. A wide sign hides the cell behind it,
/// which then holds no sign at all: so it is known to differ from an empty one.
pub fn put(buffer: &mut Buffer, (x, y): (u16, u16), text: &str, room: u16, style: Style) -> u16 {
    let end = x.saturating_add(room).min(buffer.area.right());
    let mut x = x;
    for (sign, cells) in width::graphemes(text) {
        // What has no width, or moves the cursor, is no sign of a screen.
        if cells == 0 || sign.contains(char::is_control) {
            continue;
        }
        let after = x.saturating_add(u16::try_from(cells).unwrap_or(u16::MAX));
        if end < after {
            break;
        }
        buffer[(x, y)].set_symbol(sign).set_style(style);
        for hidden in x + 1..after {
            buffer[(hidden, y)].set_symbol("").set_style(style);
        }
        x = after;
    }
    x
}

/// The signs that a look draws with.
fn signs(look: &Look<'_>) -> Signs {
    let signs = if look.ascii { Signs::ascii() } else { Signs::unicode() };
    if look.bidi == Some(Bidi::Own) { signs.mirrored() } else { signs }
}

/// One of two signs, by whether the terminal has more than ASCII.
fn either(look: &Look<'_>, unicode: &'static str, ascii: &'static str) -> &'static str {
    if look.ascii { ascii } else { unicode }
}
