//! The pictures of the README are the program's own screens. `UPDATE_PICTURES=1 cargo test pictures` draws them anew.

use std::{fmt::Write, fs, path::PathBuf};

use coursedeck::{
    course::Kind,
    ids::ChoiceKey,
    quiz::{Drawn, Response, grade::right},
    screen::Act,
    tui::Theme,
};
use ratatui::{
    buffer::{Buffer, Cell},
    style::{Color, Modifier},
};

use crate::screens::face::{Face, Start, USUAL};

/// A cell's width and height, in pixels.
const CELL: (u16, u16) = (9, 20);
/// The room around the screen.
const MARGIN: u16 = 12;

#[test]
fn the_pictures_are_the_screens_of_today() {
    let mut stale = Vec::new();
    for (name, size, steps) in pictures() {
        let start = Start { language: "en", size, courses: Vec::new(), learners: &["Amina Odhiambo"] };
        let mut face = Face::new(&start);
        steps(&mut face);
        let cells = face.drawn(Theme::Dark, None);
        let svg = svg(&cells);
        let path =
            PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pictures")).join(format!("{name}.svg"));
        if std::env::var_os("UPDATE_PICTURES").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, svg).unwrap();
        } else if fs::read_to_string(&path).ok().as_deref() != Some(&svg) {
            stale.push(name);
        }
    }
    assert_eq!(
        stale,
        Vec::<&str>::new(),
        "draw them anew with UPDATE_PICTURES=1 cargo test pictures, and look at them"
    );
}

/// The main screens in each language, drawn into the folder that `COURSEDECK_LOOK` names: to be looked at.
#[test]
fn the_main_screens_of_every_language_can_be_looked_at() {
    let Some(folder) = std::env::var_os("COURSEDECK_LOOK").map(PathBuf::from) else {
        println!("skipped: COURSEDECK_LOOK names no folder");
        return;
    };
    fs::create_dir_all(&folder).unwrap();
    for tag in coursedeck::lang::shipped() {
        let start =
            Start { language: tag.as_str(), size: USUAL, courses: Vec::new(), learners: &["Amina Odhiambo"] };
        let mut face = Face::new(&start);
        let look = |face: &mut Face, name: &str, keys: &str| {
            if !keys.is_empty() {
                face.keys(keys);
            }
            fs::write(folder.join(format!("{tag}-{name}.svg")), svg_of_cells(&face.drawn(Theme::Dark, None)))
                .unwrap();
        };
        look(&mut face, "1-door", "");
        look(&mut face, "2-home", "1 1");
        look(&mut face, "3-course", "1");
        look(&mut face, "4-lesson", "2");
        look(&mut face, "5-check", "End Enter a Enter");
        look(&mut face, "6-question", "Esc Esc 6 Enter");
        look(&mut face, "7-overview", "b Enter Esc");
        look(&mut face, "8-result", "End Enter Enter");
        look(&mut face, "9-settings", "Esc Esc s");
        look(&mut face, "a-pictures", "6 3 7");
        look(&mut face, "b-help", "Esc Esc ?");
    }
}

type Picture = (&'static str, (u16, u16), fn(&mut Face));

/// Past the door, into the first course.
fn come_in(face: &mut Face) {
    face.keys("1 1 1");
}

/// The quiz of the first module from its beginning to its end, all but the last question right.
fn take_quiz(face: &mut Face) {
    come_in(face);
    face.keys("6 Enter");
    let mut nth = 0;
    while let Some(drawn) =
        face.session.study().running().and_then(|it| it.paper().questions.get(nth)).cloned()
    {
        for line in lines(face, &drawn, nth != 5) {
            face.acts(Act::Line(line));
        }
        // Its feedback is given at once: one more key goes on.
        face.keys("Enter");
        nth += 1;
    }
    face.keys("Enter");
}

/// The lines that answer a question, as the plain face takes them.
fn lines(face: &Face, drawn: &Drawn, well: bool) -> Vec<String> {
    let kind = &face.session.study().course().unwrap().question(&drawn.name).unwrap().kind;
    let place = |among: &[ChoiceKey], key: &ChoiceKey| {
        (among.iter().position(|it| it == key).unwrap() + 1).to_string()
    };
    let joined = |among: &[ChoiceKey], keys: Vec<&ChoiceKey>| {
        vec![keys.into_iter().map(|key| place(among, key)).collect::<Vec<_>>().join(" ")]
    };
    match right(kind) {
        Some(Response::Picks(keys)) if well => joined(&drawn.choices, keys.iter().collect()),
        Some(Response::Picks(keys)) => {
            let wrong = drawn.choices.iter().find(|key| !keys.contains(key)).unwrap();
            joined(&drawn.choices, vec![wrong])
        }
        Some(Response::Truth(truth)) => vec![if truth == well { "1" } else { "2" }.to_owned()],
        Some(Response::Text(text)) => vec![if well { text } else { "I do not know".to_owned() }],
        Some(Response::Pairs(pairs)) => {
            joined(&drawn.right, drawn.choices.iter().map(|key| &pairs[key]).collect())
        }
        Some(Response::Order(keys)) => joined(&drawn.choices, keys.iter().collect()),
        Some(Response::Blanks(blanks)) => {
            let blank = |(key, text): (&ChoiceKey, &String)| match drawn.blanks.get(key) {
                Some(offered) => place(offered, &text.parse().unwrap()),
                None => text.clone(),
            };
            blanks.iter().map(blank).collect()
        }
        None if matches!(kind, Kind::Essay { .. }) => vec!["I save often.".to_owned(), String::new()],
        Some(Response::Step(_)) | None => vec!["1".to_owned()],
    }
}

fn pictures() -> [Picture; 5] {
    [
        ("home", USUAL, |it| {
            take_quiz(it);
            it.keys("Esc Esc");
        }),
        ("lesson", USUAL, |it| {
            come_in(it);
            it.keys("5");
        }),
        ("question", USUAL, |it| {
            come_in(it);
            it.keys("4 Enter a Enter");
        }),
        ("result", USUAL, take_quiz),
        ("small", (40, 12), |it| {
            come_in(it);
            it.keys("Down Down");
        }),
    ]
}

/// The cells as a picture that any browser shows.
fn svg(buffer: &Buffer) -> String {
    let area = buffer.area;
    let (width, height) = (area.width * CELL.0 + 2 * MARGIN, area.height * CELL.1 + 2 * MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\">\n<rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{}\"/>\n\
         <g font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"15\" xml:space=\"preserve\">\n",
        hex(Color::Black)
    );
    for y in 0..area.height {
        let mut x = 0;
        while x < area.width {
            let first = &buffer[(x, y)];
            let run: Vec<&Cell> = (x..area.width)
                .map(|x| &buffer[(x, y)])
                .take_while(|cell| looks(cell) == looks(first))
                .collect();
            let text: String = run.iter().map(|cell| cell.symbol()).collect();
            draw_run(&mut out, (x, y), run.len() as u16, first, &text);
            x += run.len() as u16;
        }
    }
    out + "</g>\n</svg>\n"
}

/// The same with each sign in its own cell, as a terminal has it: for scripts whose letters a browser would join or turn.
fn svg_of_cells(buffer: &Buffer) -> String {
    let area = buffer.area;
    let (width, height) = (area.width * CELL.0 + 2 * MARGIN, area.height * CELL.1 + 2 * MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\">\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n\
         <g font-family=\"DejaVu Sans Mono, Noto Sans Mono CJK SC, monospace\" font-size=\"15\">\n",
        hex(Color::Black)
    );
    for at in area.positions() {
        let cell = &buffer[at];
        if cell.symbol().trim().is_empty() {
            continue;
        }
        let (fg, _, modifier) = looks(cell);
        let (x, y) = (MARGIN + at.x * CELL.0, MARGIN + (at.y + 1) * CELL.1 - 5);
        let weight = if modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
        let text = cell.symbol().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let _ = writeln!(out, "<text x=\"{x}\" y=\"{y}\" fill=\"{}\"{weight}>{text}</text>", hex(fg));
    }
    out + "</g>\n</svg>\n"
}

/// What must be the same for two cells to be drawn together.
fn looks(cell: &Cell) -> (Color, Color, Modifier) {
    let (fg, bg) = match cell.modifier.contains(Modifier::REVERSED) {
        true => (cell.bg, cell.fg),
        false => (cell.fg, cell.bg),
    };
    (fg, bg, cell.modifier & (Modifier::BOLD | Modifier::UNDERLINED))
}

fn draw_run(out: &mut String, (x, y): (u16, u16), cells: u16, cell: &Cell, text: &str) {
    let (fg, bg, modifier) = looks(cell);
    let (left, top) = (MARGIN + x * CELL.0, MARGIN + y * CELL.1);
    if !matches!(bg, Color::Reset | Color::Black) {
        let (width, height) = (cells * CELL.0, CELL.1);
        let fill = hex(bg);
        let _ = writeln!(
            out,
            "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\"/>"
        );
    }
    if text.trim().is_empty() {
        return;
    }
    let weight = if modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
    let line = if modifier.contains(Modifier::UNDERLINED) { " text-decoration=\"underline\"" } else { "" };
    let fill = if fg == Color::Reset { hex(Color::Gray) } else { hex(fg) };
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let (base, length) = (top + CELL.1 - 5, cells * CELL.0);
    let _ = writeln!(
        out,
        "<text x=\"{left}\" y=\"{base}\" textLength=\"{length}\" fill=\"{fill}\"{weight}{line}>{text}</text>"
    );
}

/// The sixteen colours, as a calm terminal has them.
fn hex(color: Color) -> &'static str {
    match color {
        Color::Black => "#14181d",
        Color::Red => "#d16969",
        Color::Green => "#6fae6f",
        Color::Yellow => "#d7ba7d",
        Color::Blue => "#6a9fd8",
        Color::Magenta => "#c586c0",
        Color::Cyan => "#5fb3b3",
        Color::Gray => "#d4d4d4",
        Color::DarkGray => "#8b949e",
        Color::LightRed => "#f48771",
        Color::LightGreen => "#8fd18f",
        Color::LightYellow => "#f0d58c",
        Color::LightBlue => "#8cc0f0",
        Color::LightMagenta => "#dca0d8",
        Color::LightCyan => "#7fd6d6",
        _ => "#f0f0f0",
    }
}
