//! The plain face: the same pages line by line, for screen readers, Braille lines, serial lines, and scripts.
//!
//! It only appends: no cursor moves, no drawing, no escape sequence. A page is said whole when it is new; after that
//! only what changed is said, and always what may be typed.

use std::io::{self, BufRead, Write};

use crate::{
    page::{Hint, Page, Part, Rows},
    screen::{Act, Session, session::Next, told},
    text::{Span, clean, flow, width},
    time::Now,
    voice::Voice,
};

/// Where lines come from.
pub trait Lines {
    /// The next line; none at the end. A `secret` is not to be seen while it is typed, where that can be helped.
    fn line(&mut self, secret: bool) -> io::Result<Option<String>>;
}

/// What comes from a file or a pipe was typed unseen already.
impl<T: BufRead> Lines for T {
    fn line(&mut self, _secret: bool) -> io::Result<Option<String>> {
        let mut line = String::new();
        Ok((self.read_line(&mut line)? > 0).then_some(line))
    }
}

/// What a line means.
enum Meant {
    /// An act.
    Act(Act),
    /// The rows after those that were said, or before them.
    Turn(Act),
    /// Say it all again.
    Again,
    /// Say less from now on, or everything again.
    Detail,
    /// What can be typed?
    Help,
    /// Nothing.
    Unknown,
}

/// What was said of the page before, so that only what is new is said.
#[derive(Default)]
struct Heard {
    page: Page,
    place: Option<String>,
    groups: Vec<Vec<String>>,
    aside: Option<String>,
    prompt: String,
}

/// Runs `session` until its end, or until `input` ends. On a terminal of so many cells (`width`) lines end between words:
/// a reader that goes by the lines of the screen would say half a word, and then the other half.
pub fn run(
    session: &mut Session,
    input: &mut dyn Lines,
    output: &mut dyn Write,
    width: Option<u16>,
) -> io::Result<()> {
    let output = &mut Fitted { output, width };
    let mut heard = Heard::default();
    let mut voice = Voice::default();
    let mut next = Next::Fresh;
    output.say(&session.catalog().say("plain-hello"))?;
    loop {
        match next {
            Next::Quit => break,
            Next::Fresh | Next::Aside | Next::Back => {
                voice.hush();
                heard = Heard { aside: heard.aside, prompt: heard.prompt, ..Heard::default() }
            }
            Next::Aloud => {
                voice.say(session.catalog().tag().as_str(), session.aloud());
                heard.page = Page::default();
            }
            Next::Redraw | Next::Same => (),
        }
        look_on(session);
        let page = session.page();
        tell(&page, session, &mut heard, output)?;
        let Some(line) = input.line(asks_a_secret(&page))? else {
            session.hang_up(Now::read());
            break;
        };
        // An author may have saved a file while the line was typed: what it answered may be gone.
        if let Some(changed) = session.follow_files(Now::read()) {
            next = changed;
            continue;
        }
        // The time of a quiz may have run out while the line was typed.
        session.tick(Now::read());
        next = match meant(line.trim(), session, &page) {
            Meant::Act(act) => session.act(act, Now::read()),
            Meant::Turn(act) => turn(session, &act),
            Meant::Again => {
                heard = Heard::default();
                Next::Fresh
            }
            Meant::Detail => {
                let brief = !session.settings().brief;
                heard = Heard::default();
                session.be_brief(brief, Now::read())
            }
            Meant::Help => {
                help(&page, session, output)?;
                // What may be typed now is said again, and nothing is said to be unknown.
                heard.page = Page::default();
                Next::Same
            }
            Meant::Unknown => Next::Same,
        };
    }
    output.say(&session.catalog().say("plain-bye"))?;
    output.output.flush()
}

/// Where lines go.
struct Fitted<'a> {
    output: &'a mut dyn Write,
    width: Option<u16>,
}

impl Fitted<'_> {
    fn say(&mut self, line: &str) -> io::Result<()> {
        // A line that fills a terminal to its edge is followed by an empty one on some.
        let room = self.width.map(|width| usize::from(width).saturating_sub(1)).filter(|room| 1 < *room);
        let Some(room) = room.filter(|room| *room < width::cells(line)) else {
            return writeln!(self.output, "{line}");
        };
        for line in flow::wrap(&[Span::plain(line)], room) {
            let line: String = line.spans.iter().map(|span| &*span.text).collect();
            writeln!(self.output, "{line}")?;
        }
        Ok(())
    }
}

/// All that is said of the page on top when it comes, and what may be typed.
pub fn said(session: &Session) -> Vec<String> {
    let page = session.page();
    let told = told::told(&page, session.catalog());
    let said = told.place.into_iter().chain(told.aside).chain(told.groups.into_iter().flatten());
    said.chain([prompt(&page, session)]).collect()
}

/// Whether what is typed now is nobody else's business.
fn asks_a_secret(page: &Page) -> bool {
    page.parts.iter().any(|part| matches!(part, Part::Field(it) if it.secret && it.cursor.is_some()))
}

/// A search goes on by itself: it is over before the page is said.
fn look_on(session: &mut Session) {
    while session.is_searching() {
        session.tick(Now::read());
    }
}

/// Says what is new on `page`, and what may be typed now. Where nothing is new, why is said again.
fn tell(page: &Page, session: &Session, heard: &mut Heard, output: &mut Fitted<'_>) -> io::Result<()> {
    let told = told::told(page, session.catalog());
    let brief = session.settings().brief;
    let (place, aside) = if brief { (&told.here, &None) } else { (&told.place, &told.aside) };
    let mut lines: Vec<&String> = place.iter().filter(|_| told.place != heard.place).collect();
    lines.extend(aside.iter().filter(|_| told.aside != heard.aside));
    lines.extend(told.groups.iter().filter(|group| !heard.groups.contains(group)).flatten());
    if lines.is_empty() {
        lines.extend(&told.remarks);
    }
    for line in &lines {
        output.say(line)?;
    }
    if lines.is_empty() && *page == heard.page {
        output.say(&session.catalog().say("plain-unknown"))?;
    }
    let prompt = prompt(page, session);
    match brief && prompt == heard.prompt {
        true => output.say(&session.catalog().say("plain-turn"))?,
        false => output.say(&prompt)?,
    }
    *heard = Heard { page: page.clone(), place: told.place, groups: told.groups, aside: told.aside, prompt };
    output.output.flush()
}

/// What may be typed now.
fn prompt(page: &Page, session: &Session) -> String {
    let catalog = session.catalog();
    let does = |key: &str| page.keys.iter().find(|hint| hint.key == key).map(|hint| hint.does.clone());
    let usual = || match (chosen(page).is_empty(), does("Enter"), does("Esc")) {
        (false, ..) => catalog.say("plain-choose"),
        (true, Some(does), _) => catalog.tell("plain-next", &[("does", does.into())]),
        (true, None, does) => catalog.tell("plain-back", &[("does", does.unwrap_or_default().into())]),
    };
    session.asks().unwrap_or_else(usual)
}

/// What can be typed on this page and on every page, a line each.
fn help(page: &Page, session: &Session, output: &mut Fitted<'_>) -> io::Result<()> {
    let catalog = session.catalog();
    let mut commands: Vec<(String, String)> = session.commands().iter().filter_map(command).collect();
    let places = |rows: &Part| matches!(rows, Part::Rows(rows) if rows.above + rows.below > 0);
    if page.parts.iter().any(places) {
        commands.push((":>".to_owned(), catalog.say("plain-more-after")));
        commands.push((":<".to_owned(), catalog.say("plain-more-before")));
    }
    let aloud = session.reads_aloud().then_some((":!!", "key-aloud"));
    let everywhere = [
        (":b", "key-back"),
        (":!", "plain-again-all"),
        (":v", "plain-detail"),
        (":l", "key-language"),
        (":q", "key-leave"),
    ];
    for (key, does) in everywhere.into_iter().chain(aloud) {
        if !commands.iter().any(|(known, _)| known == key) {
            commands.push((key.to_owned(), catalog.say(does)));
        }
    }
    for (key, does) in commands {
        output.say(&catalog.tell("plain-key", &[("key", key.into()), ("does", does.into())]))?;
    }
    Ok(())
}

/// What a line does that a key does on the screen; none for keys that move a cursor, or pick what a line picks.
fn command(hint: &Hint) -> Option<(String, String)> {
    let typed = match hint.key.as_str() {
        "Esc" => ":b".to_owned(),
        "b" => ":m".to_owned(),
        "n p" => ":n :p".to_owned(),
        "L" => ":l".to_owned(),
        "←" => ":-".to_owned(),
        "!" => ":!!".to_owned(),
        key if key.chars().count() == 1 => format!(":{key}"),
        _ => return None,
    };
    Some((typed, hint.does.clone()))
}

/// What a line means on this page.
fn meant(line: &str, session: &Session, page: &Page) -> Meant {
    // The colon of a Chinese keyboard is a colon, and a letter of another keyboard is the key that it stands on.
    if let Some(command) = line.strip_prefix([':', '：']) {
        return command_of(clean::keys(command.trim()).trim());
    }
    match line {
        "?" | "？" | "؟" => return Meant::Help,
        line if session.takes_lines() => return Meant::Act(Act::Line(line.to_owned())),
        "" => return Meant::Act(Act::Enter),
        _ => (),
    }
    let line = clean::keys(line);
    if let Ok(number) = line.trim_end_matches(['.', ')']).parse::<usize>() {
        // Numbers alone lead everywhere, and back.
        if number == 0 {
            return Meant::Act(Act::Back);
        }
        let row = number.checked_sub(1).and_then(|at| chosen(page).get(at).copied());
        return row.map_or(Meant::Unknown, |row| Meant::Act(Act::Point(row)));
    }
    command_of(&line)
}

fn command_of(command: &str) -> Meant {
    match command {
        "!!" => return Meant::Act(Act::Aloud),
        "f2" | "F2" => return Meant::Act(Act::Reveal),
        "f3" | "F3" => return Meant::Act(Act::NextLanguage),
        _ => (),
    }
    let mut signs = command.chars();
    let (Some(sign), None) = (signs.next(), signs.next()) else {
        return Meant::Unknown;
    };
    Meant::Act(match sign.to_ascii_lowercase() {
        'b' => Act::Back,
        'q' => Act::Quit,
        '!' => return Meant::Again,
        'v' => return Meant::Detail,
        '?' => return Meant::Help,
        '>' => return Meant::Turn(Act::PageDown),
        '<' => return Meant::Turn(Act::PageUp),
        'l' => Act::Key('L'),
        'm' => Act::Key('b'),
        '-' => Act::Left,
        sign => Act::Key(sign),
    })
}

/// Goes on in a long list until other rows of it are there.
fn turn(session: &mut Session, by: &Act) -> Next {
    let places = |page: &Page| {
        let rows =
            page.parts.iter().filter_map(|part| if let Part::Rows(rows) = part { Some(rows) } else { None });
        let shown = |rows: &Rows| rows.rows.iter().filter(|row| !row.heading).count();
        rows.map(|rows| (rows.above, shown(rows))).find(|(above, of)| *above > 0 || *of > 0)
    };
    let Some((from, of)) = places(&session.page()) else { return Next::Same };
    for _ in 0..of {
        let next = session.act(by.clone(), Now::read());
        let at = places(&session.page()).map_or(from, |(above, _)| above);
        if of <= at.abs_diff(from) || next == Next::Fresh {
            break;
        }
    }
    Next::Fresh
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
