//! How a page looks: what a meaning is drawn with. The only place where a role becomes a colour.
//!
//! Only the sixteen colours that every terminal has are used. A colour alone never tells anything.

use ratatui::style::{Color, Modifier, Style};

use super::{ascii, dress::Dress, rtl::RightToLeft};
use crate::{
    lang::Catalog,
    study::{Bidi, Settings},
    text::Role,
};

/// What the terminal can do, as far as its environment tells.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Abilities {
    /// Whether it has colours, and may use them.
    pub colour: bool,
    /// Whether it draws ASCII only.
    pub ascii: bool,
    /// Whether its ground is known to be light.
    pub light: bool,
    /// Who puts a language that is read from right to left in order, where that is known of this terminal.
    pub bidi: Option<Bidi>,
}

/// The colours to draw with. Each that has colours paints its own ground: on a ground that nobody knows, none of the
/// sixteen can be read for certain.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Theme {
    /// Light signs on black.
    #[default]
    Dark,
    /// Dark signs on white.
    Light,
    /// The strongest contrast.
    HighContrast,
    /// None but those of the terminal itself.
    Mono,
}

/// All that a page is drawn with but its words.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// The colours.
    pub theme: Theme,
    /// Whether only ASCII signs are drawn.
    pub ascii: bool,
    /// The widest that text may be, in cells.
    pub width: u16,
    /// Who puts the lines in order; none where they are read from left to right, or shall be drawn so.
    pub bidi: Option<Bidi>,
    /// Whether names and words that are read from right to left are put in order by us where lines begin at the left.
    pub orders: bool,
    /// The program's words, for what the face itself says.
    pub catalog: &'a Catalog,
}

impl Abilities {
    /// What the environment tells. `colour` is what the person said, and stands over it.
    pub fn of(colour: Option<bool>, variable: &dyn Fn(&str) -> Option<String>) -> Self {
        let term = variable("TERM").unwrap_or_default();
        let refused = variable("NO_COLOR").is_some_and(|it| !it.is_empty());
        Self {
            colour: colour.unwrap_or(!refused && !is_colourless(&term)),
            ascii: term == "linux" || is_colourless(&term) || !is_utf8(variable),
            light: variable("COLORFGBG").is_some_and(|it| is_light(&it)),
            bidi: bidi(&term, variable),
        }
    }
}

/// Who puts lines in order. A terminal that leaves that to us either obeys when it is told so or never does it itself.
/// Within another program that draws its screen nothing is known of the terminal.
fn bidi(term: &str, variable: &dyn Fn(&str) -> Option<String>) -> Option<Bidi> {
    let has = |name: &str| variable(name).is_some_and(|it| !it.is_empty());
    let is_within = has("TMUX") || has("STY") || term.starts_with("tmux") || term.starts_with("screen");
    if is_within {
        return None;
    }
    let vte = variable("VTE_VERSION").and_then(|it| it.parse::<u32>().ok());
    let program = variable("TERM_PROGRAM").unwrap_or_default();
    let obeys = vte.is_some_and(|it| it >= 5800) || has("KONSOLE_VERSION") || program == "mintty";
    let never_does = vte.is_some_and(|it| it < 5800)
        || has("WT_SESSION")
        || has("ALACRITTY_WINDOW_ID")
        || program == "vscode"
        || ["linux", "alacritty", "foot"].iter().any(|it| term.starts_with(it));
    match program.as_str() {
        _ if obeys || never_does => Some(Bidi::Own),
        // It puts lines in order by itself, and cannot be told not to.
        "Apple_Terminal" => Some(Bidi::Terminal),
        _ => None,
    }
}

/// Some terminals tell their colours so: the sign's and the ground's, by their numbers, `0;15` or `0;default;15`.
fn is_light(colours: &str) -> bool {
    matches!(colours.rsplit(';').next(), Some("7" | "15"))
}

/// Terminals of before the colours. Windows has no `TERM`, and has them.
fn is_colourless(term: &str) -> bool {
    let old = ["vt52", "vt100", "vt102", "vt220", "vt320"];
    term == "dumb" || term == "unknown" || old.iter().any(|it| term.starts_with(it)) || term.ends_with("-m")
}

/// Whether the locale writes UTF-8. Where there is no locale at all, it is so on Windows and on macOS only.
fn is_utf8(variable: &dyn Fn(&str) -> Option<String>) -> bool {
    let locale =
        ["LC_ALL", "LC_CTYPE", "LANG"].iter().filter_map(|name| variable(name)).find(|it| !it.is_empty());
    match locale {
        Some(locale) => {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        }
        None => cfg!(any(windows, target_os = "macos")),
    }
}

impl<'a> Look<'a> {
    /// How this learner likes it, as far as the terminal can do it.
    pub fn of(settings: &Settings, can: Abilities, catalog: &'a Catalog) -> Self {
        let theme = match settings.theme.as_deref() {
            _ if !can.colour => Theme::Mono,
            Some("dark") => Theme::Dark,
            Some("light") => Theme::Light,
            Some("high-contrast") => Theme::HighContrast,
            Some("mono") => Theme::Mono,
            _ if can.light => Theme::Light,
            _ => Theme::Dark,
        };
        let known = settings.bidi.or(can.bidi);
        let (bidi, rtl) = (known.unwrap_or(Bidi::Own), catalog.tag().is_rtl());
        Self {
            theme,
            ascii: settings.ascii.unwrap_or(can.ascii),
            width: settings.width,
            bidi: Some(bidi).filter(|it| rtl && *it != Bidi::Off),
            // Of a terminal that nothing is known of it is left to the terminal.
            orders: !rtl && known == Some(Bidi::Own),
            catalog,
        }
    }

    /// Who puts signs in order, for the terminal to know.
    pub fn order(&self) -> Option<Bidi> {
        self.bidi.or(self.orders.then_some(Bidi::Own))
    }

    /// What the face itself says, in the signs that the terminal has.
    pub fn fit(&self, said: String) -> String {
        let said = if self.ascii { ascii::text(&said).into_owned() } else { said };
        match self.bidi {
            Some(bidi) => RightToLeft(bidi).line(&said),
            None => said,
        }
    }
}

impl Theme {
    /// Every theme.
    pub const ALL: [Theme; 4] = [Theme::Dark, Theme::Light, Theme::HighContrast, Theme::Mono];

    /// The ground that all is drawn on.
    pub fn ground(self) -> Style {
        let style = Style::new();
        match self {
            Theme::Mono => style,
            Theme::Dark => style.fg(Color::White).bg(Color::Black),
            Theme::Light => style.fg(Color::Black).bg(Color::White),
            Theme::HighContrast => style.fg(Color::White).bg(Color::Black),
        }
    }

    /// What a meaning is drawn with.
    pub fn style(self, role: Role) -> Style {
        let mut style = self.ground();
        if let Some(colour) = self.colour(role) {
            style = style.fg(colour);
        }
        style.add_modifier(self.weight(role))
    }

    /// What the row under the cursor is drawn with.
    pub fn chosen(self, role: Role) -> Style {
        let role = match role {
            Role::Plain | Role::Strong | Role::Gap => Role::Accent,
            other => other,
        };
        match self {
            // Not bold: that is a lighter black on many terminals.
            Theme::HighContrast => Style::new().fg(Color::Black).bg(Color::White),
            _ => self.style(role),
        }
    }

    /// Whether the row under the cursor is one bar from edge to edge.
    pub fn has_bar(self) -> bool {
        self == Theme::HighContrast
    }

    fn colour(self, role: Role) -> Option<Color> {
        Some(match (self, role) {
            (Theme::Mono, _) => return None,
            (Theme::Dark | Theme::HighContrast, Role::Accent | Role::Link | Role::Code) => Color::LightCyan,
            (Theme::Dark | Theme::HighContrast, Role::Good) => Color::LightGreen,
            (Theme::Dark, Role::Bad) => Color::LightRed,
            (Theme::Dark, Role::Faint) => Color::Gray,
            (Theme::Dark | Theme::HighContrast, Role::Warn) => Color::LightYellow,
            // Red on black is too dark for the strongest contrast.
            (Theme::HighContrast, Role::Bad) => Color::LightYellow,
            // Green and yellow are not read on white.
            (Theme::Light, Role::Accent | Role::Link | Role::Code | Role::Good | Role::Heading) => {
                Color::Blue
            }
            (Theme::Light, Role::Bad) => Color::Red,
            (Theme::Light, Role::Warn) => Color::Magenta,
            _ => return None,
        })
    }

    fn weight(self, role: Role) -> Modifier {
        match role {
            // Many terminals draw bold signs in a lighter colour, which is not read on white.
            Role::Heading | Role::Strong if self == Theme::Light => Modifier::UNDERLINED,
            Role::Accent | Role::Good | Role::Bad | Role::Warn if self == Theme::Light => Modifier::empty(),
            Role::Heading | Role::Strong | Role::Accent | Role::Good | Role::Bad | Role::Warn => {
                Modifier::BOLD
            }
            Role::Emphasis | Role::Link => Modifier::UNDERLINED,
            // Dim is a colour of its own on most screens, and nobody knows which.
            Role::Plain | Role::Code | Role::Faint | Role::Gap => Modifier::empty(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROLES: [Role; 12] = [
        Role::Gap,
        Role::Plain,
        Role::Strong,
        Role::Emphasis,
        Role::Code,
        Role::Heading,
        Role::Link,
        Role::Faint,
        Role::Accent,
        Role::Good,
        Role::Bad,
        Role::Warn,
    ];

    #[test]
    fn without_colours_nothing_is_coloured() {
        for role in ROLES {
            let style = Theme::Mono.style(role);
            assert_eq!((style.fg, style.bg), (None, None));
        }
    }

    fn can(colour: Option<bool>, variables: &[(&str, &str)]) -> Abilities {
        let find =
            |name: &str| variables.iter().find(|(it, _)| *it == name).map(|(_, value)| (*value).to_owned());
        Abilities::of(colour, &find)
    }

    #[test]
    fn the_environment_tells_what_the_terminal_can_do() {
        let both = |colour, ascii| Abilities { colour, ascii, light: false, bidi: None };
        assert_eq!(can(None, &[("TERM", "xterm-256color"), ("LANG", "fr_FR.UTF-8")]), both(true, false));
        let console = Abilities { bidi: Some(Bidi::Own), ..both(true, true) };
        assert_eq!(can(None, &[("TERM", "linux"), ("LANG", "fr_FR.UTF-8")]), console);
        assert_eq!(can(None, &[("TERM", "xterm"), ("LANG", "C.utf8"), ("LC_ALL", "C")]), both(true, true));
        assert_eq!(
            can(None, &[("TERM", "xterm"), ("LANG", "C.utf8"), ("NO_COLOR", "1")]),
            both(false, false)
        );
        assert_eq!(can(None, &[("TERM", "vt100"), ("LANG", "C.utf8")]), both(false, true));
        assert!(can(Some(true), &[("TERM", "vt100"), ("NO_COLOR", "1")]).colour);
        assert!(!can(Some(false), &[("TERM", "xterm")]).colour);
        assert!(can(None, &[("TERM", "xterm"), ("NO_COLOR", "")]).colour);
    }

    #[test]
    fn a_terminal_may_tell_that_its_ground_is_light() {
        let light = |colours| can(None, &[("TERM", "xterm"), ("COLORFGBG", colours)]).light;
        assert_eq!(["0;15", "0;default;15", "12;7"].map(light), [true; 3]);
        assert_eq!(["15;0", "7;default", "", "15"].map(light), [false, false, false, true]);
    }

    #[test]
    fn who_puts_lines_in_order_is_known_of_some_terminals() {
        for known in [("VTE_VERSION", "7200"), ("KONSOLE_VERSION", "220400"), ("WT_SESSION", "1")] {
            assert_eq!(can(None, &[("TERM", "xterm-256color"), known]).bidi, Some(Bidi::Own));
            // What is around tmux is no terminal of ours.
            assert_eq!(can(None, &[("TERM", "tmux-256color"), known]).bidi, None);
        }
        assert_eq!(can(None, &[("TERM_PROGRAM", "Apple_Terminal")]).bidi, Some(Bidi::Terminal));
        assert_eq!(can(None, &[("TERM", "xterm-256color")]).bidi, None);
    }

    #[test]
    fn the_wish_for_colours_gives_way_where_there_are_none() {
        let catalog = Catalog::shipped(&crate::lang::Tag::english());
        let settings =
            Settings { theme: Some("light".to_owned()), ascii: Some(false), ..Settings::default() };
        let can = |colour, light| Abilities { colour, ascii: true, light, bidi: None };
        let look = |colour| Look::of(&settings, can(colour, false), &catalog);
        assert_eq!([look(true).theme, look(false).theme], [Theme::Light, Theme::Mono]);
        assert!(!look(true).ascii);
        let usual = |light| Look::of(&Settings::default(), can(true, light), &catalog).theme;
        assert_eq!([usual(false), usual(true)], [Theme::Dark, Theme::Light]);
    }
}
