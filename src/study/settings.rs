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
        Self { theme: None, width: 72, ascii: None, bidi: None, lock: 10 }
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
        Ok(Self {
            theme: store.setting(learner, "theme")?,
            width: number("width", usual.width)?.clamp(Self::WIDTHS.0, Self::WIDTHS.1),
            ascii: store.setting(learner, "ascii")?.map(|text| text == "yes"),
            bidi: Self::bidi(store, learner)?,
            lock: number("lock", usual.lock)?,
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
