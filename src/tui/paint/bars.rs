//! The first line, where I am and who I am, and the last line, the keys and how far.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{Shown, Target, View, either, put_line, sheet::cells};
use crate::{
    page::{Hint, Page},
    text::{Role, Span, bidi, width},
    tui::{rtl::mirrored, theme::Look},
};

/// Draws the first line. Where it is narrow, the outermost crumbs go first: the last says where I am.
pub fn top(page: &Page, look: &Look<'_>, area: Rect, buffer: &mut Buffer) {
    let room = usize::from(area.width);
    let last = page.crumbs.last().map_or(0, |it| width::cells(it));
    // The name gives way to the place.
    let aside_room = room.saturating_sub(last.min(room / 2) + 3);
    let aside: Vec<Span> = page.aside.iter().map(|it| cut(it, aside_room, look)).collect();
    let crumbs_room = room.saturating_sub(if aside.is_empty() { 0 } else { cells(&aside) + 3 });
    line(&crumbs(page, crumbs_room, look), area.x, area, look, buffer);
    let at = area.right().saturating_sub(u16::try_from(cells(&aside)).unwrap_or(0));
    line(&aside, at, area, look, buffer);
}

fn crumbs(page: &Page, room: usize, look: &Look<'_>) -> Vec<Span> {
    let between = format!(" {} ", either(look, "›", ">"));
    let more = either(look, "…", "...");
    let apart = |crumb: &str| if look.bidi.is_some() { bidi::apart(crumb) } else { crumb.to_owned() };
    let Some((last, outer)) = page.crumbs.split_last() else { return Vec::new() };
    for skipped in 0..=outer.len() {
        let mut spans = Vec::new();
        if skipped > 0 {
            spans.extend([Span::new(Role::Faint, more), Span::new(Role::Faint, &*between)]);
        }
        for crumb in &outer[skipped..] {
            spans.extend([Span::new(Role::Faint, apart(crumb)), Span::new(Role::Faint, &*between)]);
        }
        spans.push(Span::new(Role::Strong, apart(last)));
        if cells(&spans) <= room {
            return spans;
        }
    }
    vec![cut(&Span::new(Role::Strong, &**last), room, look)]
}

/// As much of the end of a status as there is room for, in whole words: what it says of is told by the page.
fn cut_front(span: &Span, room: usize, look: &Look<'_>) -> Span {
    let ends = std::iter::successors(Some(&*span.text), |it| it.split_once(' ').map(|(_, rest)| rest));
    let fits = |it: &&str| width::cells(it) <= room;
    match { ends }.find(fits) {
        Some(end) => Span::new(span.role, end),
        None => cut(span, room, look),
    }
}

fn cut(span: &Span, room: usize, look: &Look<'_>) -> Span {
    Span::new(span.role, width::cut_with(&span.text, room, either(look, "…", "...")))
}

/// Draws the last line: as many keys as fit, the likeliest first, and always the one that shows all of them.
pub fn foot(page: &Page, view: &View, look: &Look<'_>, area: Rect, buffer: &mut Buffer, shown: &mut Shown) {
    let room = usize::from(area.width);
    let between = if room < 60 { 2 } else { 3 };
    // The likeliest key and the one for all keys come before anything else.
    let first = page.keys.iter().take(1).chain(page.keys.iter().skip(1).last());
    let keys: usize = first.map(|hint| cells(&hint_spans(hint, look)) + between).sum();
    let right = right(page, view, look, (room + 1).saturating_sub(keys));
    // Behind the last key its gap is there already, and one cell is enough where it is narrow.
    let keys_room = room.saturating_sub(if right.is_empty() { 0 } else { cells(&right) + between - 1 });
    let mut x = area.x;
    for hint in fitting(&page.keys, keys_room, between, look) {
        let from = x;
        x = line(&hint_spans(hint, look), x, area, look, buffer);
        let at = if look.bidi.is_some() { mirrored(area, from, x - from) } else { from };
        shown.targets.push((Rect::new(at, area.y, x - from, 1), Target::Key(hint.key.clone())));
        x += between as u16;
    }
    let at = area.right().saturating_sub(u16::try_from(cells(&right)).unwrap_or(0));
    line(&right, at, area, look, buffer);
}

fn hint_spans(hint: &Hint, look: &Look<'_>) -> [Span; 3] {
    let key = look.catalog.key(&hint.key);
    let key = if look.ascii { arrows(&key, look) } else { look.fit(key) };
    [Span::new(Role::Accent, key), Span::plain(" "), Span::new(Role::Faint, &*hint.does)]
}

/// The arrow keys by name where there is no sign for them.
fn arrows(key: &str, look: &Look<'_>) -> String {
    match key {
        "↑↓" | "↑ ↓" => look.fit(look.catalog.say("name-up-down")),
        "← →" | "←→" | "→ ←" => look.fit(look.catalog.say("name-left-right")),
        key => look.fit(key.to_owned()),
    }
}

/// The keys that fit, with the last one of the page always among them.
fn fitting<'a>(keys: &'a [Hint], room: usize, between: usize, look: &Look<'_>) -> Vec<&'a Hint> {
    let taken = |hint: &Hint| cells(&hint_spans(hint, look)) + between;
    let Some((last, others)) = keys.split_last() else { return Vec::new() };
    let mut left = (room + between).saturating_sub(taken(last));
    let mut fitting = Vec::new();
    for hint in others {
        match left.checked_sub(taken(hint)) {
            Some(rest) => left = rest,
            // A shorter key further on would be in the place of a likelier one.
            None => break,
        }
        fitting.push(hint);
    }
    fitting.extend((taken(last) <= room + between).then_some(last));
    fitting
}

/// The status of the page, whether there is more below, and how far down the page I am: as much as there is room for.
fn right(page: &Page, view: &View, look: &Look<'_>, room: usize) -> Vec<Span> {
    let status: Vec<Span> = page.status.iter().cloned().collect();
    let Some(percent) = view.percent() else {
        return status.iter().map(|it| cut_front(it, room, look)).collect();
    };
    let gap = || vec![Span::gap(2)];
    let [long, short] = far(view, percent, look);
    let both =
        |far: &[Span]| if status.is_empty() { far.to_vec() } else { [&status[..], &gap(), far].concat() };
    // In a narrow window the keys need the room more.
    let long = if room < 36 { short.clone() } else { long };
    let ways = [both(&long), both(&short), short];
    ways.into_iter().find(|it| cells(it) <= room).unwrap_or_default()
}

/// How far down the page I am, in full and in short.
fn far(view: &View, percent: u8, look: &Look<'_>) -> [Vec<Span>; 2] {
    let percent = Span::new(Role::Faint, format!(" {}", look.fit(look.catalog.percent(percent))));
    let across = |cells: usize| either(look, "─", "-").repeat(cells);
    if view.is_at_end() {
        return [4, 1].map(|cells| vec![Span::new(Role::Faint, across(cells)), percent.clone()]);
    }
    let more = Span::new(Role::Accent, look.fit(look.catalog.say("more")));
    let down = Span::new(Role::Accent, either(look, "↓", "v"));
    [vec![more, Span::new(Role::Faint, format!(" {}", across(2))), percent.clone()], vec![down, percent]]
}

/// Writes spans and tells where the next sign goes.
fn line(spans: &[Span], x: u16, area: Rect, look: &Look<'_>, buffer: &mut Buffer) -> u16 {
    put_line(spans, x, area, &|role| look.theme.style(role), look, buffer)
}
