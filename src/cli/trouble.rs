//! What could not be done: what, why, the mend, and the exit code.

use std::{error::Error, process::ExitCode};

use crate::{store::StoreError, text::clean};

/// A command that failed.
#[derive(Debug)]
pub struct Trouble {
    kind: Kind,
    what: String,
    hints: Vec<String>,
}

/// Whose fault it is: the exit code.
#[derive(Clone, Copy, Debug)]
enum Kind {
    /// What was typed, or a file that was given.
    Input,
    /// The machine.
    Machine,
}

impl Trouble {
    /// Something that was typed or given is wrong.
    pub fn input(what: impl Into<String>) -> Self {
        Self { kind: Kind::Input, what: what.into(), hints: Vec::new() }
    }

    /// The machine refused.
    pub fn machine(error: &dyn Error) -> Self {
        let mut what = error.to_string();
        let mut source = error.source();
        while let Some(cause) = source {
            what += ": ";
            what += &cause.to_string();
            source = cause.source();
        }
        Self { kind: Kind::Machine, what, hints: Vec::new() }
    }

    /// As it is, after a word on what did not come about.
    pub fn after(mut self, word: &str) -> Self {
        self.what.insert_str(0, word);
        self
    }

    /// With something to do about it.
    pub fn hinted(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Says it on stderr and gives the exit code.
    pub fn tell(&self) -> ExitCode {
        eprintln!("coursedeck: {}", clean::message(&self.what));
        for hint in &self.hints {
            eprintln!("  help: {}", clean::message(hint));
        }
        match self.kind {
            Kind::Input => ExitCode::from(2),
            Kind::Machine => ExitCode::from(3),
        }
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        match error {
            // These are about what was typed; the machine did what it could.
            StoreError::ShortPassphrase { .. } | StoreError::NoPin => Self::input(error.to_string()),
            StoreError::Traces { .. } => Self::machine(&error)
                .hinted("close every other Coursedeck and run `coursedeck learner erase --finish`"),
            StoreError::Key { .. } => Self::input(error.to_string())
                .hinted("put your copy of it there; without one `coursedeck centre init` makes a new key"),
            error => Self::machine(&error),
        }
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self::machine(&error)
    }
}
