//! `coursedeck selftest`: the real save path, for those who cut the power under it.

use std::{
    cell::Cell,
    io::{self, Write},
    path::Path,
    process::ExitCode,
    time::Duration,
};

use super::{learn, trouble::Trouble};
use crate::{
    course::library::Library,
    lang::{Catalog, Tag},
    screen::Session,
    store::{How, Store, selftest},
    study::Study,
    time::Now,
    tui,
};

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
        ["panic", data, thread @ ..] => panic(Path::new(data), thread == ["thread"]),
        ["verify", db, announced] => {
            let announced = announced.parse().map_err(|_| Trouble::input("N is a number"))?;
            verify(Path::new(db), announced)
        }
        _ => Err(Trouble::input(
            "selftest takes `append DB [rows=N] [who=N]`, `verify DB N` or `panic DATA [thread]`",
        )),
    }
}

/// Opens the screens, and panics when a language is chosen, or in another thread a moment after the start: the terminal
/// must be given back all the same.
fn panic(data: &Path, thread: bool) -> Result<ExitCode, Trouble> {
    let store =
        Store::open(&data.join(learn::DATABASE), How::default()).map_err(|it| Trouble::machine(&it))?;
    let study = Study::new(store, Library::new(Vec::new()), Tag::english(), Box::new(learn::fresh));
    let study = study.map_err(|it| Trouble::machine(&it))?;
    let chosen = Cell::new(0);
    let words = Box::new(move |tag: &Tag| {
        chosen.set(chosen.get() + 1);
        assert!(thread || chosen.get() == 1, "a fault \u{1b}]0;made on purpose\u{7}");
        Catalog::shipped(tag)
    });
    if thread {
        std::thread::spawn(|| {
            std::thread::sleep(Duration::from_millis(500));
            std::panic!("a fault \u{1b}]0;made on purpose\u{7}");
        });
    }
    let ended =
        tui::run(&mut Session::new(study, words, Now::read()), None, &|name| std::env::var(name).ok())?;
    Ok(ExitCode::from(ended.code()))
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
