//! Answers from a file: a line for each, `1 b`. Every line that cannot be read is told at once, and then nothing is saved.

use std::{
    io::{self, Read},
    path::Path,
};

use super::{Answers, Desk};
use crate::{cli::trouble::Trouble, files, text::clean};

/// No sheet of answers is longer, in bytes.
const LONGEST: usize = 1 << 20;

/// The answers in a file; in what another program says where there is none.
pub fn read(desk: &Desk, file: Option<&Path>) -> Result<Answers, Trouble> {
    let name = file.filter(|file| *file != Path::new("-"));
    let bytes = match name {
        Some(file) => files::read_at_most(file, LONGEST)
            .map_err(|error| Trouble::input(format!("{}: {error}", file.display())))?,
        None => from_stdin()?,
    };
    let name = name.map_or_else(|| "stdin".to_owned(), |file| file.display().to_string());
    let text = String::from_utf8(bytes);
    let text =
        text.map_err(|_| Trouble::input(format!("{name} is no UTF-8 text")).hinted("save it as UTF-8"))?;
    let (answers, faults) = answers(desk, text.trim_start_matches('\u{FEFF}'));
    for (line, fault) in &faults {
        eprintln!("{}:{line}: {}", clean::line(&name), clean::message(fault));
    }
    match (faults.len(), answers.is_empty()) {
        (0, false) => Ok(answers),
        (0, true) => Err(Trouble::input(format!("{name} has no answers"))
            .hinted("write a line for each: the question's number, then the answer, as 1 b")),
        (1, _) => Err(Trouble::input("one line cannot be read, so nothing was saved")),
        (count, _) => Err(Trouble::input(format!("{count} lines cannot be read, so nothing was saved"))),
    }
}

fn from_stdin() -> Result<Vec<u8>, Trouble> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(LONGEST as u64 + 1).read_to_end(&mut bytes)?;
    match bytes.len() <= LONGEST {
        true => Ok(bytes),
        false => Err(Trouble::input("there is more on stdin than any sheet of answers has")),
    }
}

/// The answers, and the lines that cannot be read.
fn answers(desk: &Desk, text: &str) -> (Answers, Vec<(usize, String)>) {
    let (mut answers, mut faults) = (Answers::new(), Vec::new());
    let mut seen = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let read = numbered(desk, line).and_then(|(place, typed)| {
            if seen.contains(&place) {
                return Err(format!("question {} is there twice", place + 1));
            }
            seen.push(place);
            match typed {
                "" | "-" => Ok(()),
                typed => {
                    let answer = desk.read(place, typed);
                    let answer = answer.map_err(|why| format!("question {}: {why}", place + 1))?;
                    answers.insert(place, answer);
                    Ok(())
                }
            }
        });
        if let Err(fault) = read {
            faults.push((at + 1, fault));
        }
    }
    (answers, faults)
}

/// A line's number as a place, and what follows it.
fn numbered<'a>(desk: &Desk, line: &'a str) -> Result<(usize, &'a str), String> {
    let digits = line.len() - line.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
    let (number, rest) = line.split_at(digits);
    // One sign may stand right behind the number, as in a list.
    let rest = rest.strip_prefix(['.', ')', ':', ',', ';', '=']).unwrap_or(rest);
    let count = desk.paper.questions.len();
    match number.parse::<usize>() {
        Err(_) => Err("it begins with no question's number, as 1 b".to_owned()),
        Ok(number) if (1..=count).contains(&number) => Ok((number - 1, rest.trim())),
        Ok(number) => Err(format!("there is no question {number}: this paper has 1 to {count}")),
    }
}
