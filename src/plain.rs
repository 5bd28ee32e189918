//! The plain face: the same pages line by line, for screen readers, Braille lines, serial lines, and scripts.
//!
//! It only appends: no cursor moves, no drawing, no escape sequence. A page is said whole when it is new; after that
//! only what changed is said.

mod told;

use std::io::{self, BufRead, Write};

use crate::{
    page::{Page, Part},
    screen::{Act, Session, session::Next},
    time::Now,
};

/// What a line means.
enum Meant {
    /// An act.
    Act(Act),
    /// Say it all again.
    Again,
    /// Which keys are there?
    Help,
    /// Nothing.
    Unknown,
}

/// Runs `session` until its end, or until `input` ends.
pub fn run(session: &mut Session, input: &mut dyn BufRead, output: &mut dyn Write) -> io::Result<()> {
    let mut heard = Vec::new();
    let mut next = Next::Fresh;
    let mut line = String::new();
    loop {
        match next {
            Next::Quit => break,
            Next::Fresh => heard.clear(),
            Next::Redraw | Next::Same => (),
        }
        look_on(session);
        let page = session.page();
        tell(&page, session, &mut heard, output)?;
        line.clear();
        if input.read_line(&mut line)? == 0 {
            session.hang_up(Now::read());
            break;
        }
        // An author may have saved a file while the line was typed: what it answered may be gone.
        if let Some(changed) = session.follow_files(Now::read()) {
            next = changed;
            continue;
        }
        // The time of a quiz may have run out while the line was typed.
        session.tick(Now::read());
        next = match meant(line.trim(), session, &page) {
            Meant::Act(act) => session.act(act, Now::read()),
            Meant::Again => Next::Fresh,
            Meant::Help => {
                help(&page, session, output)?;
                Next::Same
            }
            Meant::Unknown => {
                writeln!(output, "{}", session.catalog().say("plain-unknown"))?;
                Next::Same
            }
        };
    }
    writeln!(output, "{}", session.catalog().say("plain-bye"))?;
    output.flush()
}

/// A search goes on by itself: it is over before the page is said.
fn look_on(session: &mut Session) {
    while session.is_searching() {
        session.tick(Now::read());
    }
}

/// Says what is new on `page`, and what may be typed now.
fn tell(page: &Page, session: &Session, heard: &mut Vec<String>, output: &mut dyn Write) -> io::Result<()> {
    let lines = told::lines(page, session.catalog());
    for line in &lines {
        if !heard.contains(line) {
            writeln!(output, "{line}")?;
        }
    }
    *heard = lines;
    let prompt = match (session.takes_lines(), chosen(page).is_empty()) {
        (true, _) => "plain-answer",
        (false, false) => "plain-choose",
        (false, true) => "plain-next",
    };
    writeln!(output, "{}", session.catalog().say(prompt))?;
    output.flush()
}

fn help(page: &Page, session: &Session, output: &mut dyn Write) -> io::Result<()> {
    let keys = page.keys.iter().map(|hint| format!("{} {}", told::spoken(&hint.key), hint.does));
    let keys = keys.collect::<Vec<_>>().join("; ");
    writeln!(output, "{}", session.catalog().tell("plain-keys", &[("keys", keys.into())]))?;
    writeln!(output, "{}", session.catalog().say("plain-help"))
}

/// What a line means on this page.
fn meant(line: &str, session: &Session, page: &Page) -> Meant {
    if let Some(command) = line.strip_prefix(':') {
        return command_of(command);
    }
    match line {
        "?" => return Meant::Help,
        line if session.takes_lines() => return Meant::Act(Act::Line(line.to_owned())),
        "" => return Meant::Act(Act::Enter),
        _ => (),
    }
    if let Ok(number) = line.parse::<usize>() {
        let row = number.checked_sub(1).and_then(|at| chosen(page).get(at).copied());
        return row.map_or(Meant::Unknown, |row| Meant::Act(Act::Point(row)));
    }
    command_of(line)
}

fn command_of(command: &str) -> Meant {
    match command {
        "f2" | "F2" => return Meant::Act(Act::Reveal),
        "f3" | "F3" => return Meant::Act(Act::NextLanguage),
        _ => (),
    }
    let mut signs = command.chars();
    match (signs.next(), signs.next()) {
        (Some('b') | None, None) => Meant::Act(Act::Back),
        (Some('q'), None) => Meant::Act(Act::Quit),
        (Some('!'), None) => Meant::Again,
        (Some('?'), None) => Meant::Help,
        (Some('l'), None) => Meant::Act(Act::Key('L')),
        (Some('m'), None) => Meant::Act(Act::Key('b')),
        (Some('.'), None) => Meant::Act(Act::Tab),
        (Some(sign), None) => Meant::Act(Act::Key(sign)),
        _ => Meant::Unknown,
    }
}

/// The rows that a number can choose, by their places among all rows of the page.
fn chosen(page: &Page) -> Vec<usize> {
    let mut places = Vec::new();
    let mut at = 0;
    for part in &page.parts {
        let Part::Rows(rows) = part else { continue };
        for row in &rows.rows {
            if rows.cursor.is_some() && !row.heading {
                places.push(at);
            }
            at += 1;
        }
    }
    places
}
