//! Home: go on where I was, what is due, and the courses.

use super::{
    Act, Desk, Screen, Shown, Step,
    asked::Asked,
    course::{self, CoursePage, Spot, place_of_last},
    lesson::Reading,
    moved,
    notes::Notes,
    progress::MyProgress,
    ready::Ready,
    search::Search,
    settings::SettingsPage,
    trouble::TroublePage,
};
use crate::{
    ids::{CourseId, ItemName},
    page::{Page, Part, Row, Rows},
    study::{Effect, News, Shelved},
    text::{Role, Span},
};

/// How many courses stand on the screen at once, around the cursor.
const WINDOW: usize = 20;

/// The home screen.
#[derive(Debug, Default)]
pub struct Home {
    cursor: usize,
    wants: Wants,
}

/// What the screen is waiting for.
#[derive(Clone, Debug, Default)]
enum Wants {
    #[default]
    Nothing,
    Course,
    GoOn,
    Due,
    Review(Vec<(CourseId, ItemName)>),
}

/// A row of the screen.
enum Line {
    GoOn,
    Review,
    Course(usize),
}

impl Home {
    fn lines(desk: &Desk<'_>) -> Vec<Line> {
        let shelf = desk.study.shelf();
        let go_on = shelf.last().is_some_and(|(_, progress)| progress.last.is_some());
        let due = shelf.due(desk.now.at) > 0;
        let first = go_on.then_some(Line::GoOn).into_iter().chain(due.then_some(Line::Review));
        first.chain((0..shelf.courses().len()).map(Line::Course)).collect()
    }

    /// The courses to be shown: a window around the cursor.
    fn window(&self, desk: &Desk<'_>) -> std::ops::Range<usize> {
        let of = desk.study.shelf().courses().len();
        let before = Self::lines(desk).len() - of;
        let at = self.cursor.saturating_sub(before);
        let from = at.saturating_sub(WINDOW / 2).min(of.saturating_sub(WINDOW));
        from..of.min(from + WINDOW)
    }

    /// Reads what the window shows, where that was not read yet.
    fn look(&self, desk: &Desk<'_>) -> Step {
        let window = self.window(desk);
        let unread = |course: &Shelved| course.header.is_none() && !course.broken;
        match desk.study.shelf().courses()[window.clone()].iter().any(unread) {
            true => Step::Do(Effect::Shelve { from: window.start, to: window.end }),
            false => Step::Stay,
        }
    }

    fn choose(&mut self, at: usize, desk: &Desk<'_>) -> Step {
        match Self::lines(desk).get(at) {
            Some(Line::GoOn) => {
                let Some((course, _)) = desk.study.shelf().last() else { return Step::Stay };
                self.wants = Wants::GoOn;
                Step::Do(Effect::OpenCourse(course.clone()))
            }
            Some(Line::Review) => {
                self.wants = Wants::Due;
                Step::Do(Effect::Due)
            }
            Some(Line::Course(at)) => {
                self.wants = Wants::Course;
                Step::Do(Effect::OpenCourse(desk.study.shelf().courses()[*at].id.clone()))
            }
            None => Step::Stay,
        }
    }

    fn go_on(&self, desk: &Desk<'_>) -> Step {
        match place_of_last(desk) {
            Some(Spot::Lesson(name)) => Step::open(Screen::Lesson(Reading::new(name))),
            Some(Spot::Quiz(sitting)) => Step::open(Screen::Ready(Ready::new(sitting))),
            Some(Spot::Module(_)) | None => Step::open(Screen::Course(CoursePage::default())),
        }
    }
}

impl Shown for Home {
    fn enter(&mut self, desk: &Desk<'_>) -> Step {
        self.look(desk)
    }

    fn update(&mut self, act: &Act, desk: &Desk<'_>) -> Step {
        if let Some(at) = moved(self.cursor, Self::lines(desk).len(), act) {
            self.cursor = at;
            return self.look(desk);
        }
        let before = Self::lines(desk).len() - desk.study.shelf().courses().len();
        let start = self.window(desk).start;
        // Between what comes first and the courses stands their heading.
        let place = |row: usize| match row {
            row if before == 0 || row < before => row + if before == 0 { start } else { 0 },
            row if row == before => usize::MAX,
            row => row - 1 + start,
        };
        let nth = |nth: usize| if before == 0 || nth < before { nth } else { nth + 1 };
        match act {
            Act::Enter | Act::Right => self.choose(self.cursor, desk),
            Act::Point(row) => self.choose(place(*row), desk),
            Act::Key('r') if desk.study.shelf().due(desk.now.at) > 0 => {
                self.wants = Wants::Due;
                Step::Do(Effect::Due)
            }
            Act::Key('p') => Step::open(Screen::Progress(MyProgress::default())),
            Act::Key('n') => Step::open(Screen::Notes(Notes::default())),
            Act::Key('s') => Step::open(Screen::Settings(SettingsPage::default())),
            Act::Key('/') => Step::open(Screen::Search(Search::default())),
            Act::Key('q') => Step::Quit,
            Act::Key('o') | Act::Back => Step::ToDoor,
            act => match super::digit(act, 9) {
                Some(row) => self.choose(place(nth(row)), desk),
                None => Step::Stay,
            },
        }
    }

    fn hear(&mut self, news: News, desk: &Desk<'_>) -> Step {
        let wants = std::mem::take(&mut self.wants);
        match (news, wants) {
            (News::Done, Wants::Course) => Step::open(Screen::Course(CoursePage::default())),
            (News::Done, Wants::GoOn) => self.go_on(desk),
            (News::Due(queue), Wants::Due) => {
                let Some((course, name)) = queue.first().cloned() else { return Step::Stay };
                self.wants = Wants::Review(queue);
                Step::Do(Effect::Recall { course, name })
            }
            (News::Asked(drawn), Wants::Review(queue)) => {
                Step::open(Screen::Asked(Asked::review(queue, 0, drawn)))
            }
            (news, _) => TroublePage::of(news),
        }
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let mut page = desk.page(vec![desk.say("coursedeck")]);
        let shelf = desk.study.shelf();
        let lines = Self::lines(desk);
        let before = lines.len() - shelf.courses().len();
        let window = self.window(desk);
        let mut rows: Vec<Row> = lines[..before].iter().map(|line| line_row(line, desk)).collect();
        rows.extend(shelf.courses()[window.clone()].iter().map(|course| course_row(course, desk)));
        for (at, row) in rows.iter_mut().enumerate().take(9) {
            row.sign = Some((at + 1).to_string());
        }
        let mut cursor = match self.cursor < before {
            true => self.cursor,
            false => self.cursor - window.start,
        };
        match before {
            0 => page.parts.extend([Part::Heading(desk.say("courses")), Part::Gap]),
            _ => {
                let label = vec![Span::new(Role::Heading, desk.say("courses"))];
                rows.insert(before, Row { label, heading: true, ..Row::default() });
                cursor += usize::from(before <= self.cursor);
            }
        }
        match rows.is_empty() {
            true => page.parts.push(super::say(Role::Warn, desk.say("no-courses"))),
            false => page.parts.push(Part::Rows(Rows {
                rows,
                cursor: Some(cursor),
                above: window.start,
                below: shelf.courses().len() - window.end,
                ..Rows::default()
            })),
        }
        page.keys = vec![desk.hint("Enter", "key-open"), desk.hint("↑↓", "key-choose")];
        if shelf.due(desk.now.at) > 0 {
            page.keys.push(desk.hint("r", "key-review"));
        }
        page.keys.extend([
            desk.hint("p", "key-progress"),
            desk.hint("n", "key-notes"),
            desk.hint("/", "key-search"),
            desk.hint("s", "key-settings"),
            desk.hint("L", "key-language"),
            desk.hint("Esc", "key-other-learner"),
            desk.hint("q", "key-leave"),
        ]);
        page
    }
}

fn line_row(line: &Line, desk: &Desk<'_>) -> Row {
    let shelf = desk.study.shelf();
    match line {
        Line::Review => {
            let due = shelf.due(desk.now.at);
            Row {
                label: vec![Span::new(Role::Accent, desk.tell("review-due", &[("n", due.into())]))],
                ..Row::default()
            }
        }
        _ => {
            let last = shelf.last().map(|(id, _)| id);
            let title = shelf.courses().iter().find(|it| Some(&it.id) == last);
            let with = [("course", title.map_or(String::new(), title_of).into())];
            let is_open = desk.study.course().is_some_and(|course| Some(&course.id) == last);
            let place = place_of_last(desk).filter(|_| is_open).map(|spot| course::in_words(&spot, desk));
            Row {
                label: vec![Span::new(Role::Accent, desk.tell("go-on", &with))],
                under: place.map(|place| vec![Span::plain(place)]),
                ..Row::default()
            }
        }
    }
}

fn title_of(course: &Shelved) -> String {
    course.header.as_ref().map_or_else(|| course.id.to_string(), |header| header.title.clone())
}

/// How many signs the bar of a course has.
const BAR: usize = 10;

fn course_row(course: &Shelved, desk: &Desk<'_>) -> Row {
    let mut row = Row::new(title_of(course));
    let shelf = desk.study.shelf();
    let Some(header) = &course.header else {
        let words = if course.broken { "course-broken" } else { "course-unread" };
        row.cells = vec![Span::new(Role::Bad, desk.say(words))];
        return row;
    };
    let share = shelf.share(header);
    let full = (share * BAR as f64).round() as usize;
    let bar = "█".repeat(full) + &"░".repeat(BAR - full);
    row.cells = vec![
        Span::new(Role::Faint, desk.say(super::course::level(header.level))),
        Span::new(Role::Faint, desk.catalog.minutes(header.minutes)),
        Span::new(Role::Faint, bar),
        state(course, desk),
    ];
    row.under = opens_after(course, desk).map(|after| vec![Span::new(Role::Faint, after)]);
    row
}

fn state(course: &Shelved, desk: &Desk<'_>) -> Span {
    let shelf = desk.study.shelf();
    if course.broken {
        return Span::new(Role::Bad, desk.say("course-broken"));
    }
    match shelf.progress(&course.id) {
        Some(progress) => match progress.completed {
            Some(done) => {
                let score = desk.catalog.percent(done.score.percent());
                Span::new(Role::Good, desk.tell("course-passed", &[("score", score.into())]))
            }
            None => Span::new(Role::Plain, desk.say("course-doing")),
        },
        None if opens_after(course, desk).is_some() => Span::new(Role::Faint, desk.say("course-later")),
        None => Span::new(Role::Plain, desk.say("course-new")),
    }
}

/// Which course comes before this one, where it is not open yet.
fn opens_after(course: &Shelved, desk: &Desk<'_>) -> Option<String> {
    let shelf = desk.study.shelf();
    if shelf.progress(&course.id).is_some() {
        return None;
    }
    let first = shelf.missing(course.header.as_ref()?).into_iter().next()?;
    let title = shelf.courses().iter().find(|it| it.id == first).map(title_of);
    Some(desk.tell("course-locked", &[("course", title.unwrap_or_else(|| first.to_string()).into())]))
}
