//! What is drawn can be read: the contrast of WCAG 2.2 between a sign and its ground, in every theme that paints its own
//! ground, on the terminals that people have.

use coursedeck::tui::Theme;
use ratatui::{
    buffer::{Buffer, Cell},
    style::{Color, Modifier},
};

/// The sixteen colours as a Linux console, xterm, PuTTY, and the older and the newer console of Windows show them.
const PALETTES: [[u32; 16]; 5] = [
    [
        0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA, 0x555555, 0xFF5555,
        0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
    ],
    [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5, 0x7F7F7F, 0xFF0000,
        0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ],
    [
        0x000000, 0xBB0000, 0x00BB00, 0xBBBB00, 0x0000BB, 0xBB00BB, 0x00BBBB, 0xBBBBBB, 0x555555, 0xFF5555,
        0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
    ],
    [
        0x000000, 0x800000, 0x008000, 0x808000, 0x000080, 0x800080, 0x008080, 0xC0C0C0, 0x808080, 0xFF0000,
        0x00FF00, 0xFFFF00, 0x0000FF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ],
    [
        0x0C0C0C, 0xC50F1F, 0x13A10E, 0xC19C00, 0x0037DA, 0x881798, 0x3A96DD, 0xCCCCCC, 0x767676, 0xE74856,
        0x16C60C, 0xF9F1A5, 0x3B78FF, 0xB4009E, 0x61D6D6, 0xF2F2F2,
    ],
];

/// The colours in the order of the palettes.
const ORDER: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

/// How a sign is drawn: its colour, its ground, and whether it is bold.
pub type Ink = (Color, Color, bool);

/// The inks of the signs on a screen.
pub fn inks(buffer: &Buffer) -> Vec<Ink> {
    let ink = |cell: &Cell| {
        let (fg, bg) = match cell.modifier.contains(Modifier::REVERSED) {
            true => (cell.bg, cell.fg),
            false => (cell.fg, cell.bg),
        };
        (fg, bg, cell.modifier.contains(Modifier::BOLD))
    };
    let mut inks: Vec<Ink> =
        buffer.content().iter().filter(|cell| !cell.symbol().trim().is_empty()).map(ink).collect();
    inks.dedup();
    inks
}

/// What is wrong with an ink of this theme, if anything is.
pub fn unreadable(theme: Theme, ink: Ink) -> Option<String> {
    let least = match theme {
        // The terminal's own colours: their owner chose them.
        Theme::Mono => return (ink.0 != Color::Reset || ink.1 != Color::Reset).then(|| format!("{ink:?}")),
        Theme::HighContrast => 7.0,
        Theme::Dark | Theme::Light => 4.5,
    };
    let found = contrast(ink)?;
    (found < least).then(|| format!("{theme:?} {ink:?}: {found:.2} is less than {least}"))
}

/// The least contrast of all palettes, with bold signs drawn bold or in the lighter colour; none where there is none.
fn contrast((fg, bg, bold): Ink) -> Option<f64> {
    let place = |colour| ORDER.iter().position(|it| *it == colour);
    let (Some(fg), Some(bg)) = (place(fg), place(bg)) else { return Some(0.0) };
    let lighter = if bold && fg < 8 { fg + 8 } else { fg };
    let of = |palette: &[u32; 16], fg: usize| {
        let [one, other] = [palette[fg], palette[bg]].map(luminance);
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    };
    let all = PALETTES.iter().flat_map(|palette| [of(palette, fg), of(palette, lighter)]);
    all.min_by(f64::total_cmp)
}

/// The relative luminance of WCAG 2.2.
fn luminance(rgb: u32) -> f64 {
    let part = |shift: u32| {
        let it = f64::from(rgb >> shift & 0xFF) / 255.0;
        if it <= 0.04045 { it / 12.92 } else { ((it + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
}

#[test]
fn the_oracle_measures_as_the_guidelines_do() {
    assert_eq!(contrast((Color::White, Color::Black, false)).map(|it| it.round()), Some(17.0));
    // Bold blue is light blue somewhere, and that is not read on white.
    assert!(unreadable(Theme::Light, (Color::Blue, Color::White, false)).is_none());
    assert!(unreadable(Theme::Light, (Color::Blue, Color::White, true)).is_some());
    assert!(unreadable(Theme::HighContrast, (Color::LightRed, Color::Black, false)).is_some());
    assert!(
        unreadable(Theme::Dark, (Color::Cyan, Color::Reset, false)).is_some(),
        "on a ground nobody knows"
    );
    assert!(unreadable(Theme::Mono, (Color::Red, Color::Reset, false)).is_some());
}
