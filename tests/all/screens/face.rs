//! A learner's session with a screen and keys, but no terminal and no clock.

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use coursedeck::{
    course::library::Library,
    lang::{Catalog, Tag},
    page::{Page, Part},
    plain,
    screen::{Act, Session, session::Next},
    store::{How, Store},
    study::Study,
    text::{Role, Span},
    time::{Now, Stamp},
    tui::{self, Abilities, Canvas, Look, Press, Theme, View},
};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::{buffer::Buffer, layout::Rect};
use tempfile::TempDir;

use crate::{
    contrast,
    terminal::{cells, styled},
};

/// The morning of 24 November 2026 in Nairobi.
const MORNING: i64 = 1_795_500_000_000;

/// The courses that every walk finds beside those of the program.
pub const COURSES: &str = "tests/learn";
/// Courses that are for a few walks only.
pub const MORE: &str = "tests/screens";

/// A session, and the screen it is shown on.
pub struct Face {
    pub session: Session,
    pub now: Now,
    view: View,
    page: Page,
    size: (u16, u16),
    dir: TempDir,
    shots: Vec<(String, String)>,
    /// What was said to be good, and what to be bad.
    judged: [BTreeSet<String>; 2],
    left: bool,
}

/// How a face begins.
pub struct Start<'a> {
    pub language: &'a str,
    pub size: (u16, u16),
    pub courses: Vec<PathBuf>,
    pub learners: &'a [&'a str],
}

impl Face {
    pub fn new(start: &Start<'_>) -> Self {
        let dir = tempfile::tempdir().unwrap();
        Self::at(start, dir)
    }

    /// A face whose database is in a folder that stands already.
    pub fn at(start: &Start<'_>, dir: TempDir) -> Self {
        let language: Tag = start.language.parse().unwrap();
        let now = Now { at: Stamp { ms: MORNING, offset: 180 }, mono: 1_000 };
        let mut store = Store::open(&dir.path().join("coursedeck.db"), How { anyway: true }).unwrap();
        for (nth, name) in start.learners.iter().enumerate() {
            let before = Stamp { ms: MORNING - (nth as i64 + 1) * 86_400_000, offset: 180 };
            store.add_learner(Now { at: before, mono: nth as u64 }, name, &language, None).unwrap();
        }
        // The same chance at every run: questions are drawn and shuffled alike.
        let seed = Cell::new(7u128);
        let fresh = move || {
            seed.set(seed.get().wrapping_mul(0x5851_f42d_4c95_7f2d_1405_7b7e_f767_814f).wrapping_add(1));
            seed.get()
        };
        let library = Library::new(start.courses.clone());
        let study = Study::new(store, library, language, Box::new(fresh)).unwrap();
        let session = Session::new(study, Box::new(Catalog::shipped), now);
        Self::on(session, start.size, now, dir)
    }

    /// The board of a class in this course, whose database is in a folder that stands already.
    pub fn board(start: &Start<'_>, dir: TempDir, course: &str, cohort: &str) -> Self {
        let now = Now { at: Stamp { ms: MORNING, offset: 180 }, mono: 1_000 };
        let store = Store::open(&dir.path().join("coursedeck.db"), How { anyway: true }).unwrap();
        let library = Library::new(start.courses.clone());
        let study = Study::new(store, library, start.language.parse().unwrap(), Box::new(|| 7)).unwrap();
        let chosen = (Some(course.parse().unwrap()), Some(cohort.to_owned()));
        let study = study.for_board("Wanjiru", true, chosen, now).unwrap();
        Self::on(Session::for_board(study, Box::new(Catalog::shipped), now), start.size, now, dir)
    }

    fn on(session: Session, size: (u16, u16), now: Now, dir: TempDir) -> Self {
        let page = session.page();
        let (view, shots) = (View::default(), Vec::new());
        let judged = Default::default();
        let mut face = Self { session, now, view, page, size, dir, shots, judged, left: false };
        face.look();
        face
    }

    /// The folder of the database, once nobody looks at it any more.
    pub fn leave(self) -> TempDir {
        drop(self.session);
        self.dir
    }

    pub fn folder(&self) -> &Path {
        self.dir.path()
    }

    /// Presses keys by the names that hints give them, with spaces between.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.press(key);
        }
        self
    }

    fn press(&mut self, key: &str) {
        let code = match key {
            "Enter" => KeyCode::Enter,
            "Esc" => KeyCode::Esc,
            "Tab" => KeyCode::Tab,
            "Up" => KeyCode::Up,
            "Down" => KeyCode::Down,
            "Left" => KeyCode::Left,
            "Right" => KeyCode::Right,
            "Space" => KeyCode::Char(' '),
            "PageDown" => KeyCode::PageDown,
            "End" => KeyCode::End,
            "F1" => KeyCode::F(1),
            "Backspace" => KeyCode::Backspace,
            sign => KeyCode::Char(sign.parse().unwrap()),
        };
        self.key(code);
    }

    /// Types a text, sign by sign.
    pub fn types(&mut self, text: &str) -> &mut Self {
        text.chars().for_each(|sign| self.key(KeyCode::Char(sign)));
        self
    }

    fn key(&mut self, code: KeyCode) {
        match tui::press(KeyEvent::new(code, KeyModifiers::NONE), self.session.typing()) {
            Some(Press::Act(act)) if self.session.catalog().tag().is_rtl() => self.act(tui::turned(act)),
            Some(Press::Act(act)) => self.act(act),
            Some(Press::Redraw | Press::Suspend) | None => (),
        }
    }

    /// Does an act, and tells whether it was the last.
    pub fn acts(&mut self, act: Act) -> bool {
        self.act(act);
        self.left
    }

    /// Scrolls, or does what the screen makes of it: as the full-screen face does.
    fn act(&mut self, act: Act) {
        self.wait(1_000);
        if self.view.reads_on(&act, &self.page, self.session.typing()) {
            self.look();
            return;
        }
        let next = self.session.act(act.clone(), self.now);
        self.left |= next == Next::Quit;
        let before = std::mem::take(&mut self.page);
        self.follow(next);
        if next != Next::Fresh && self.page == before {
            self.view.goes_on(&act);
        }
        self.look();
    }

    /// Time goes by, and the screen learns it.
    pub fn later(&mut self, ms: u64) -> &mut Self {
        self.wait(ms);
        let next = self.session.tick(self.now);
        self.follow(next);
        self.look();
        self
    }

    fn wait(&mut self, ms: u64) {
        self.now.mono += ms;
        self.now.at.ms += ms as i64;
    }

    pub fn resize(&mut self, size: (u16, u16)) {
        self.size = size;
        self.look();
    }

    fn follow(&mut self, next: Next) {
        if next == Next::Fresh {
            self.view.fresh();
        }
        while self.session.is_searching() {
            self.session.tick(self.now);
        }
        self.page = self.session.page();
        if self.session.typing() {
            let help = self.page.keys.iter_mut().filter(|hint| hint.key == "?");
            help.for_each(|hint| hint.key = "F1".to_owned());
        }
    }

    fn look(&mut self) {
        self.drawn(Theme::Dark, None);
    }

    /// The cells of now.
    pub fn drawn(&mut self, theme: Theme, ascii: Option<bool>) -> Buffer {
        let area = Rect::new(0, 0, self.size.0, self.size.1);
        let mut buffer = Buffer::empty(area);
        self.draw(theme, ascii, area, &mut buffer);
        buffer
    }

    /// Draws the page of now on a part of a buffer.
    pub fn draw_on(&mut self, theme: Theme, area: Rect, buffer: &mut Buffer) {
        self.draw(theme, None, area, buffer);
    }

    /// Whether keys move a choice or a cursor here, and not the text.
    pub fn chooses(&self) -> bool {
        self.page.parts.iter().any(|part| match part {
            Part::Rows(rows) => rows.cursor.is_some(),
            Part::Field(field) => field.cursor.is_some(),
            _ => false,
        })
    }

    /// The cells of now, and where the cursor stands.
    pub fn shown(&mut self, theme: Theme) -> (Buffer, Option<(u16, u16)>) {
        let area = Rect::new(0, 0, self.size.0, self.size.1);
        let mut buffer = Buffer::empty(area);
        let cursor = self.draw(theme, None, area, &mut buffer);
        (buffer, cursor)
    }

    fn draw(
        &mut self,
        theme: Theme,
        ascii: Option<bool>,
        area: Rect,
        buffer: &mut Buffer,
    ) -> Option<(u16, u16)> {
        let settings = self.session.settings();
        let can = Abilities { colour: true, ascii: false, light: false, bidi: None };
        let mut look = Look::of(settings, can, self.session.catalog());
        (look.theme, look.ascii) = (theme, ascii.unwrap_or(look.ascii));
        tui::draw(&self.page, &mut self.view, &look, area, buffer).cursor
    }

    /// Keeps what is on the screen, under a name.
    pub fn shot(&mut self, name: &str) -> &mut Self {
        let (width, height) = self.size;
        let tag = self.session.catalog().tag().to_string();
        let seen = cells(&self.drawn(Theme::Dark, None));
        let seen = seen.trim_end_matches('\n');
        let mut text = format!("──── {tag} {width}x{height} ────\n{seen}\n");
        self.is_read_in_every_theme(name);
        if self.size == USUAL {
            let lines = plain::said(&self.session);
            assert_eq!(unsaid(&lines), None);
            text += &format!("──── {tag} line by line ────\n{}\n", lines.join("\n"));
        }
        if self.size == USUAL && matches!(&*tag, "en" | "fr") {
            let simple = cells(&self.drawn(Theme::Mono, Some(true)));
            text += &format!("──── {tag} no colours, simple signs ────\n{}\n", simple.trim_end_matches('\n'));
            let coloured = styled(&self.drawn(Theme::Dark, None));
            text += &format!("──── {tag} for a dark screen ────\n{}\n", coloured.trim_end_matches('\n'));
        }
        self.shots.push((name.to_owned(), text));
        self
    }

    /// Each sign has the contrast that its theme promises, and no colour tells what the words do not.
    fn is_read_in_every_theme(&mut self, name: &str) {
        for theme in Theme::ALL {
            let inks: BTreeSet<String> = contrast::inks(&self.drawn(theme, None))
                .into_iter()
                .filter_map(|ink| contrast::unreadable(theme, ink))
                .collect();
            assert!(inks.is_empty(), "{name}: {inks:?}");
        }
        let (width, height) = self.size;
        let mut canvas = Canvas::new(std::io::sink(), width, height);
        canvas.show(self.drawn(Theme::Dark, None), None).unwrap();
        // A slow line carries it in a few seconds.
        assert!(self.size != USUAL || canvas.written() < FIRST_FRAME, "{name}: {} bytes", canvas.written());
        for span in spans(&self.page) {
            let text = || span.text.trim().to_owned();
            match span.role {
                Role::Good => drop(self.judged[0].insert(text())),
                Role::Bad => drop(self.judged[1].insert(text())),
                _ => (),
            }
        }
        let both: Vec<&String> = self.judged[0].intersection(&self.judged[1]).collect();
        assert!(both.is_empty(), "{name}: only a colour tells whether these are good or bad: {both:?}");
    }
}

/// All pieces of a page that have a meaning of their own.
fn spans(page: &Page) -> Vec<&Span> {
    let mut spans: Vec<&Span> = page.aside.iter().chain(&page.status).collect();
    for part in &page.parts {
        match part {
            Part::Say(said) => spans.extend(said),
            Part::Field(field) => spans.extend(&field.verdict),
            Part::Rows(rows) => rows.rows.iter().for_each(|row| {
                let under = row.under.iter().flatten();
                spans.extend(row.label.iter().chain(&row.cells).chain(&row.verdict).chain(under));
            }),
            Part::Heading(_) | Part::Prose(_) | Part::Meter(_) | Part::Gap => (),
        }
    }
    spans
}

/// The most bytes that a whole screen may take.
const FIRST_FRAME: usize = 6 * 1024;

/// The usual window, and the smallest one.
pub const USUAL: (u16, u16) = (80, 24);
pub const SMALLEST: (u16, u16) = (40, 12);

/// Takes a walk four times, and holds each of its shots to the snapshot of its name.
pub fn walk(courses: &[&str], learners: &[&str], steps: impl Fn(&mut Face)) {
    walk_in(courses, learners, |start| Some(Face::new(start)), steps);
}

/// Takes a walk through pages that are read from right to left.
pub fn walk_from_the_right(courses: &[&str], steps: impl Fn(&mut Face)) {
    walk_as(&[("ar", true)], courses, &[], |start| Some(Face::new(start)), steps);
}

/// The languages that every screen was looked at in, and whether in a small window, too.
const LANGUAGES: [(&str, bool); 6] =
    [("en", true), ("fr", true), ("ar", false), ("es", false), ("ru", false), ("zh-Hans", false)];

/// As [`walk`], with faces that are made otherwise; where one cannot be made, nothing is held to anything.
pub fn walk_in(
    courses: &[&str],
    learners: &[&str],
    make: impl Fn(&Start<'_>) -> Option<Face>,
    steps: impl Fn(&mut Face),
) {
    walk_as(&LANGUAGES, courses, learners, make, steps);
}

fn walk_as(
    languages: &[(&str, bool)],
    courses: &[&str],
    learners: &[&str],
    make: impl Fn(&Start<'_>) -> Option<Face>,
    steps: impl Fn(&mut Face),
) {
    let mut names = Vec::new();
    let mut shots: BTreeMap<String, String> = BTreeMap::new();
    for (language, small) in languages {
        for size in [USUAL, SMALLEST].into_iter().take(1 + usize::from(*small)) {
            let courses = courses.iter().map(PathBuf::from).collect();
            let Some(mut face) = make(&Start { language, size, courses, learners }) else { return };
            steps(&mut face);
            for (name, text) in &face.shots {
                if !names.contains(name) {
                    names.push(name.clone());
                }
                shots.entry(name.clone()).or_default().push_str(text);
            }
        }
    }
    for name in names {
        held(&name, &shots[&name]);
    }
}

/// What is wrong with the lines that are said, if anything is.
pub fn unsaid(lines: &[String]) -> Option<String> {
    let draws = |sign: char| "─━│┃┌┐└┘├┤█░▓▸▲•◐✓✗★⚑↑↓←→_-=*|+. ".contains(sign);
    lines.iter().find(|line| line.chars().any(char::is_control) || line.chars().all(draws)).cloned()
}

/// Holds a text to the snapshot of this name.
pub fn held(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/screens");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}
