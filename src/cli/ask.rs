//! Asking the person at the terminal. Where nobody can answer, a sentence says which option does.

use std::io::{self, BufRead, IsTerminal, Write};

use super::trouble::Trouble;
use crate::plain::Lines;

/// The lines that somebody types at the terminal, or that come through a pipe.
#[derive(Debug)]
pub struct Keyboard;

impl Lines for Keyboard {
    fn line(&mut self, secret: bool) -> io::Result<Option<String>> {
        if !(secret && can()) {
            return io::stdin().lock().line(secret);
        }
        match rpassword::read_password() {
            Ok(line) => Ok(Some(line)),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// Whether somebody sits at a terminal and can be asked.
pub fn can() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Whether `question` was answered with yes. With `yes` nobody is asked.
pub fn sure(question: &str, yes: bool) -> Result<bool, Trouble> {
    if yes {
        return Ok(true);
    }
    if !can() {
        return Err(Trouble::input("nobody is here to be asked, so nothing was changed")
            .hinted("say --yes to go on without a question"));
    }
    let answer = line(&format!("{question} [y/N]"), "")?;
    let is_yes = matches!(answer.to_lowercase().as_str(), "y" | "yes");
    if !is_yes {
        println!("Nothing was changed.");
    }
    Ok(is_yes)
}

/// What was typed after `question`; Enter alone accepts `usual`.
pub fn line(question: &str, usual: &str) -> Result<String, Trouble> {
    match usual {
        "" => print!("{question}: "),
        usual => print!("{question} [{usual}]: "),
    }
    io::stdout().flush()?;
    let mut answer = String::new();
    if io::stdin().lock().read_line(&mut answer)? == 0 {
        println!();
        return Err(Trouble::input("the answer was broken off, so nothing was changed"));
    }
    let answer = answer.trim();
    Ok(if answer.is_empty() { usual.to_owned() } else { answer.to_owned() })
}

/// A secret that was typed unseen.
pub fn secret(question: &str) -> Result<String, Trouble> {
    let secret = rpassword::prompt_password(format!("{question}: "));
    secret.map_err(|error| Trouble::input(format!("the passphrase could not be read: {error}")))
}

/// A new secret, typed twice unseen until both are the same; empty where that is all right.
pub fn new_secret(question: &str) -> Result<String, Trouble> {
    loop {
        let secret = self::secret(question)?;
        if secret.is_empty() || self::secret("The same again")? == secret {
            return Ok(secret);
        }
        println!("They were not the same.");
    }
}
