//! `coursedeck selftest`: the real save path, for those who cut the power under it.

use std::{
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

use super::trouble::Trouble;
use crate::store::selftest;

/// `append DB [rows=N] [who=N]` says `saved N` after each commit; `verify DB N` finds out whether all up to N is there
/// and whole.
pub fn selftest(words: &[String]) -> Result<ExitCode, Trouble> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["append", db, rest @ ..] => {
            let number =
                |name: &str| rest.iter().find_map(|word| word.strip_prefix(name)?.parse::<u64>().ok());
            let who = number("who=").map_or(0, |who| u32::try_from(who).unwrap_or_default());
            append(Path::new(db), who, number("rows="))
        }
        ["verify", db, announced] => {
            let announced = announced.parse().map_err(|_| Trouble::input("N is a number"))?;
            verify(Path::new(db), announced)
        }
        _ => Err(Trouble::input("selftest takes `append DB [rows=N] [who=N]` or `verify DB N`")),
    }
}

fn append(db: &Path, who: u32, rows: Option<u64>) -> Result<ExitCode, Trouble> {
    let mut out = io::stdout().lock();
    let mut say = |row: u64| {
        // The one who listens may be gone; what was saved is saved.
        let _ = writeln!(out, "saved {row}").and_then(|()| out.flush());
    };
    selftest::append(db, who, rows, &mut say)
        .map_err(|error| Trouble::machine(&error).after("NOT SAVED: "))?;
    Ok(ExitCode::SUCCESS)
}

fn verify(db: &Path, announced: u64) -> Result<ExitCode, Trouble> {
    match selftest::verify(db, announced).map_err(|error| Trouble::machine(&error))? {
        None => Ok(ExitCode::SUCCESS),
        Some(fault) => {
            println!("{fault}");
            Ok(ExitCode::from(1))
        }
    }
}
