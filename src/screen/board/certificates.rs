//! How to make the certificates of a class: by a command, which is named here with all that belongs in it.

use super::{board, page};
use crate::{
    page::{Page, Part},
    screen::{Act, Desk, Shown, Step, say},
    text::Role,
};

/// The command for certificates.
#[derive(Debug)]
pub struct Certificates;

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |sign: char| sign.is_ascii_alphanumeric() || "-_.".contains(sign);
    match word.chars().all(plain) && !word.is_empty() {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    }
}

impl Shown for Certificates {
    fn update(&mut self, act: &Act, _desk: &Desk<'_>) -> Step {
        match act {
            Act::Back | Act::Left | Act::Enter | Act::Line(_) => Step::Back,
            _ => Step::Stay,
        }
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let title = desk.say("board-certificates");
        let mut page = page(std::slice::from_ref(&title), desk);
        page.parts.extend([Part::Heading(title), Part::Gap]);
        page.parts.extend([say(Role::Plain, desk.say("board-certificates-how")), Part::Gap]);
        let course = desk.study.course().map(|course| course.id.to_string()).unwrap_or_default();
        let cohort = board(desk).and_then(|board| board.cohort.as_deref());
        let cohort = cohort.map_or(String::new(), |cohort| format!(" --cohort {}", quoted(cohort)));
        let command =
            format!("coursedeck records export --to certificate --course {course}{cohort} -o certificates");
        page.parts.push(say(Role::Code, command));
        page.keys = vec![desk.hint("Enter", "key-board")];
        page
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_of_two_words_stays_one() {
        assert_eq!([quoted("Morning"), quoted("it's late")], ["Morning", r"'it'\''s late'"]);
    }
}
