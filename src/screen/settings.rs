//! How I like it: colours, width, signs, the lock, the PIN.

use super::{Act, Desk, Screen, Shown, Step, moved, pin::Pin};
use crate::{
    page::{Page, Part, Row, Rows},
    study::{Bidi, Effect, News, Settings, Way},
    text::Span,
};

/// The settings.
#[derive(Debug, Default)]
pub struct SettingsPage {
    cursor: usize,
}

/// The rows: what is set, in this order.
const ROWS: [&str; 9] = [
    "setting-theme",
    "setting-width",
    "setting-signs",
    "setting-lock",
    "setting-pin",
    "setting-pictures",
    "setting-detail",
    "setting-bidi",
    "setting-voice",
];

/// The colours to choose from, after the terminal's own.
const THEMES: [Option<&str>; 5] = [None, Some("dark"), Some("light"), Some("high-contrast"), Some("mono")];

/// Who may put lines in order.
const ORDERS: [Option<Bidi>; 3] = [Some(Bidi::Own), Some(Bidi::Terminal), Some(Bidi::Off)];

/// The rows that mean something here: in languages that are read from right to left, and where there is a voice.
fn rows(desk: &Desk<'_>) -> Vec<&'static str> {
    let means = |id: &&str| match *id {
        "setting-bidi" => desk.catalog.tag().is_rtl(),
        "setting-voice" => desk.study.has_voice(),
        _ => true,
    };
    ROWS.into_iter().filter(means).collect()
}

/// The idle minutes to choose from; none never locks.
const LOCKS: [u16; 5] = [0, 5, 10, 20, 60];

/// The value after (or before) `now`.
fn step<T: PartialEq + Clone>(all: &[T], now: &T, back: bool) -> T {
    let at = all.iter().position(|it| it == now).unwrap_or(0);
    let by = if back { all.len() - 1 } else { 1 };
    all[(at + by) % all.len()].clone()
}

/// The settings with the row `id` changed.
fn changed(now: &Settings, id: &str, back: bool) -> Settings {
    let mut new = now.clone();
    match id {
        "setting-theme" => {
            let theme = THEMES.iter().copied().find(|it| it.map(str::to_owned) == now.theme);
            new.theme = step(&THEMES, &theme.unwrap_or_default(), back).map(str::to_owned);
        }
        "setting-width" => new.width = wider(now.width, back),
        "setting-signs" => new.ascii = step(&[None, Some(false), Some(true)], &now.ascii, back),
        "setting-bidi" => new.bidi = step(&ORDERS, &now.bidi, back),
        "setting-detail" => new.brief = !now.brief,
        "setting-voice" => new.voice = !now.voice,
        _ => new.lock = step(&LOCKS, &now.lock, back),
    }
    new
}

/// The next wider text column, or the next narrower one.
pub fn wider(width: u16, back: bool) -> u16 {
    let (least, most) = Settings::WIDTHS;
    match back {
        true => width.saturating_sub(4).max(least),
        false => (width + 4).min(most),
    }
}

impl Shown for SettingsPage {
    fn update(&mut self, act: &Act, desk: &Desk<'_>) -> Step {
        let rows = rows(desk);
        if let Some(at) = moved(self.cursor, rows.len(), act) {
            self.cursor = at;
            return Step::Stay;
        }
        let pointed = match act {
            Act::Point(at) => Some(*at),
            act => super::digit(act, rows.len()),
        };
        self.cursor = pointed.unwrap_or(self.cursor).min(rows.len() - 1);
        let back = *act == Act::Left;
        match act {
            Act::Back => Step::Back,
            Act::Enter | Act::Space | Act::Right | Act::Left | Act::Point(_) | Act::Key('1'..='9') => {
                match rows[self.cursor] {
                    "setting-pin" => Step::open(Screen::Pin(Pin::to_change(Way::Pin))),
                    "setting-pictures" => Step::open(Screen::Pin(Pin::to_change(Way::Pictures))),
                    id => Step::Do(Effect::Set(changed(desk.study.settings(), id, back))),
                }
            }
            _ => Step::Stay,
        }
    }

    fn hear(&mut self, news: News, _desk: &Desk<'_>) -> Step {
        super::trouble::TroublePage::of(news)
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let mut page = desk.page(vec![desk.say("coursedeck"), desk.say("settings")]);
        page.parts.push(Part::Heading(desk.say("settings")));
        page.parts.push(Part::Gap);
        let row = |(at, id): (usize, &'static str)| Row {
            sign: Some((at + 1).to_string()),
            cells: vec![Span::plain(value(id, desk))],
            ..Row::new(desk.say(id))
        };
        let rows = rows(desk).into_iter().enumerate().map(row).collect();
        page.parts.push(Part::Rows(Rows { rows, cursor: Some(self.cursor), ..Rows::default() }));
        page.keys = vec![
            desk.hint("Enter", "key-change"),
            desk.hint("↑↓", "key-choose"),
            desk.hint("← →", "key-change-back"),
            desk.hint("Esc", "key-back"),
        ];
        page
    }
}

fn value(id: &str, desk: &Desk<'_>) -> String {
    let settings = desk.study.settings();
    match id {
        "setting-theme" => desk.say(match settings.theme.as_deref() {
            Some("dark") => "theme-dark",
            Some("light") => "theme-light",
            Some("high-contrast") => "theme-high-contrast",
            Some("mono") => "theme-mono",
            _ => "as-terminal",
        }),
        "setting-width" => desk.tell("cells", &[("n", (settings.width as usize).into())]),
        "setting-signs" => desk.say(match settings.ascii {
            Some(true) => "signs-ascii",
            Some(false) => "signs-unicode",
            None => "as-terminal",
        }),
        "setting-bidi" => desk.say(match settings.bidi {
            Some(Bidi::Own) => "bidi-own",
            Some(Bidi::Terminal) => "bidi-terminal",
            Some(Bidi::Off) => "bidi-off",
            None => "as-terminal",
        }),
        "setting-lock" => match settings.lock {
            0 => desk.say("lock-never"),
            minutes => desk.catalog.minutes(minutes.into()),
        },
        "setting-detail" => desk.say(if settings.brief { "detail-short" } else { "detail-full" }),
        "setting-voice" => desk.say(if settings.voice { "voice-on" } else { "voice-off" }),
        "setting-pictures" => {
            desk.say(if has(Way::Pictures, desk) { "pictures-set" } else { "pictures-none" })
        }
        _ => desk.say(if has(Way::Pin, desk) { "pin-set" } else { "pin-none" }),
    }
}

/// Whether the learner comes in this way.
fn has(way: Way, desk: &Desk<'_>) -> bool {
    let learner = desk.study.learner().filter(|learner| learner.has_pin);
    learner.is_some_and(|learner| desk.study.way_of(learner.id) == way)
}
