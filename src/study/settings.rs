//! How a learner likes it. Kept beside the log: it is no part of anyone's record.

use crate::{
    ids::LearnerId,
    store::{Store, StoreError},
};

/// How the screen looks and when it locks.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The colours; none leaves them to the terminal.
    pub theme: Option<String>,
    /// The widest that text may be, in cells.
    pub width: u16,
    /// Whether only ASCII signs are drawn; none leaves it to the terminal.
    pub ascii: Option<bool>,
    /// Who puts a language that is read from right to left in order; none leaves it to what is known of the terminal.
    pub bidi: Option<Bidi>,
    /// After how many idle minutes the PIN is asked again.
    pub lock: u16,
    /// Whether only what is new is said line by line, and what may be typed only where it changed.
    pub brief: bool,
    /// Whether pages are read aloud on request, where the machine can.
    pub voice: bool,
}

/// How a learner comes in, where not everybody may.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Way {
    /// By a PIN.
    #[default]
    Pin,
    /// By three pictures.
    Pictures,
}

impl Way {
    /// The setting of a learner, or of the door for whoever is new.
    pub const KEY: &'static str = "login";

    /// As it is kept.
    pub fn as_str(self) -> Option<&'static str> {
        (self == Way::Pictures).then_some("pictures")
    }

    /// What the database says of a learner, or of whoever is new.
    pub fn read(store: &Store, learner: Option<LearnerId>) -> Result<Self, StoreError> {
        let said = store.setting(learner, Self::KEY)?;
        Ok(if said.as_deref() == Way::Pictures.as_str() && said.is_some() { Way::Pictures } else { Way::Pin })
    }
}

/// Who puts lines that are read from right to left in the order of the screen.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Bidi {
    /// Coursedeck does, and tells the terminal so.
    Own,
    /// The terminal does.
    Terminal,
    /// Nobody: signs stand from left to right as they are kept.
    Off,
}

impl Default for Settings {
    fn default() -> Self {
        Self { theme: None, width: 72, ascii: None, bidi: None, lock: 10, brief: false, voice: false }
    }
}

impl Settings {
    /// The narrowest and the widest text column.
    pub const WIDTHS: (u16, u16) = (40, 100);

    /// The settings of a learner, or of the door.
    pub fn read(store: &Store, learner: Option<LearnerId>) -> Result<Self, StoreError> {
        let usual = Self::default();
        let number = |key, else_: u16| -> Result<u16, StoreError> {
            Ok(store.setting(learner, key)?.and_then(|text| text.parse().ok()).unwrap_or(else_))
        };
        let is_set = |key| store.setting(learner, key).map(|it| it.as_deref() == Some("yes"));
        Ok(Self {
            theme: store.setting(learner, "theme")?,
            width: number("width", usual.width)?.clamp(Self::WIDTHS.0, Self::WIDTHS.1),
            ascii: store.setting(learner, "ascii")?.map(|text| text == "yes"),
            bidi: Self::bidi(store, learner)?,
            lock: number("lock", usual.lock)?,
            brief: is_set("brief")?,
            voice: is_set("voice")?,
        })
    }

    /// What the learner said, or whoever was asked at this terminal first.
    fn bidi(store: &Store, learner: Option<LearnerId>) -> Result<Option<Bidi>, StoreError> {
        let said = match store.setting(learner, "bidi")? {
            None => store.setting(None, "bidi")?,
            said => said,
        };
        Ok(said.and_then(|text| Bidi::ALL.into_iter().find(|it| it.as_str() == text)))
    }

    /// Keeps them.
    pub fn keep(&self, store: &mut Store, learner: Option<LearnerId>) -> Result<(), StoreError> {
        let ascii = self.ascii.map(|ascii| if ascii { "yes" } else { "no" });
        store.set_setting(learner, "theme", self.theme.as_deref())?;
        store.set_setting(learner, "width", Some(&self.width.to_string()))?;
        store.set_setting(learner, "ascii", ascii)?;
        store.set_setting(learner, "bidi", self.bidi.map(Bidi::as_str))?;
        store.set_setting(learner, "brief", self.brief.then_some("yes"))?;
        store.set_setting(learner, "voice", self.voice.then_some("yes"))?;
        // The next learner has the same terminal.
        if store.setting(None, "bidi")?.is_none() {
            store.set_setting(None, "bidi", self.bidi.map(Bidi::as_str))?;
        }
        store.set_setting(learner, "lock", Some(&self.lock.to_string()))
    }
}

impl Bidi {
    /// Each of them.
    pub const ALL: [Bidi; 3] = [Bidi::Own, Bidi::Terminal, Bidi::Off];

    /// As it is kept.
    pub fn as_str(self) -> &'static str {
        match self {
            Bidi::Own => "own",
            Bidi::Terminal => "terminal",
            Bidi::Off => "off",
        }
    }
}
