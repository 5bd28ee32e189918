//! The one door to commands that change people or give out their names: it asks for the facilitator's passphrase where
//! the centre has one, and knows who came in.

use std::path::Path;

use super::{args::Args, ask, learn, trouble::Trouble};
use crate::{
    files::{self, ReadError},
    log::Audit,
    store::{PassAnswer, Store},
    text::clean,
    time::Now,
};

/// Somebody who may.
#[derive(Debug)]
pub struct Desk {
    /// The learners' database.
    pub store: Store,
    /// Now.
    pub now: Now,
    by: String,
    command: &'static str,
}

impl Desk {
    /// Lets in whoever may use `command`.
    pub fn open(args: &Args, command: &'static str) -> Result<Self, Trouble> {
        let mut store = store(args)?;
        let now = Now::read();
        let guards = store.centre()?.is_some_and(|centre| centre.preset.guards());
        let by = match guards && !store.facilitators()?.is_empty() {
            true => facilitator(args, &mut store, command, now)?,
            false => account(),
        };
        Ok(Self { store, now, by, command })
    }

    /// Who came in.
    pub fn by(&self) -> &str {
        &self.by
    }

    /// What the audit trail is to say of this command. A note never holds a learner's name.
    pub fn audit(&self, note: impl Into<String>) -> Audit {
        let (by, command) = (self.by.clone(), self.command.to_owned());
        Audit { by, command, on: Vec::new(), note: note.into() }
    }
}

/// The learners' database, for commands that only ask.
pub fn store(args: &Args) -> Result<Store, Trouble> {
    learn::open_store(args, &learn::data(args)?)
}

/// Whose passphrase is given. A wrong one is noted in the audit trail.
fn facilitator(args: &Args, store: &mut Store, command: &'static str, now: Now) -> Result<String, Trouble> {
    let passphrase = match &args.passphrase_file {
        Some(file) => passphrase_in(file)?,
        None if ask::can() => ask::secret("Facilitator's passphrase")?,
        None => {
            return Err(Trouble::input("this asks for the facilitator's passphrase")
                .hinted("run it at a terminal and type it, or put it in a file: --passphrase-file FILE"));
        }
    };
    match store.check_passphrase(&passphrase, now)? {
        PassAnswer::Right(name) => Ok(name),
        PassAnswer::Wait { seconds } => {
            let plural = if seconds == 1 { "second" } else { "seconds" };
            Err(Trouble::input("too many passphrases were wrong")
                .hinted(format!("try again in {seconds} {plural}")))
        }
        PassAnswer::Wrong => {
            let note = "wrong passphrase".to_owned();
            let audit = Audit { by: account(), command: command.to_owned(), on: Vec::new(), note };
            store.note(now, audit)?;
            Err(Trouble::input("that is nobody's passphrase")
                .hinted("nothing was done; that it was tried stands in `coursedeck centre audit`"))
        }
    }
}

/// The first line of a file with a passphrase.
pub fn passphrase_in(file: &Path) -> Result<String, Trouble> {
    let line = first_line(file, 4096)
        .map_err(|error| Trouble::input(format!("the passphrase file {}: {error}", file.display())))?;
    line.ok_or_else(|| Trouble::input(format!("the passphrase file {} is empty", file.display())))
}

/// The first line of a file with a secret, which has at most `cap` bytes; none where it is empty. An editor may have put a
/// byte-order mark before it.
pub fn first_line(file: &Path, cap: usize) -> Result<Option<String>, ReadError> {
    let bytes = files::read_at_most(file, cap)?;
    let text = String::from_utf8_lossy(&bytes);
    let line = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default().trim_end();
    Ok(Some(line.to_owned()).filter(|line| !line.is_empty()))
}

/// The account on this machine. It proves nothing; where no passphrase is asked, there is nothing better.
pub fn account() -> String {
    let named = ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| std::env::var(name).ok());
    named.map(|name| clean::message(&name)).filter(|name| !name.is_empty()).unwrap_or("somebody".to_owned())
}
