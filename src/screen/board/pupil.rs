//! A learner: how they get on, how their quizzes went, how long they worked. Their notes are their own, and are not here.

use super::{Sheet, board, columns, page, prompt, stand, wants};
use crate::{
    ids::{AttemptId, LearnerId, ModuleId},
    log::{
        Progress,
        progress::{STUCK, Sat, Stand},
    },
    page::{Page, Part, Row, Rows},
    quiz::Sitting,
    screen::{Act, Desk, Screen, Shown, Step, moved, say},
    study::{News, Want, board::Pupil},
    text::{Role, Span, width},
};

/// A learner.
#[derive(Debug, Default)]
pub struct PupilPage {
    cursor: usize,
    opens: bool,
}

/// The sittings of the course of the board, the last first: those that are over can be opened.
fn sittings(pupil: &Pupil, desk: &Desk<'_>) -> Vec<(Sitting, Sat)> {
    let open = desk.study.course().map(|course| &course.id);
    let progress = pupil.courses.iter().find(|(id, _, _)| Some(id) == open).map(|(_, _, progress)| progress);
    let all = progress.into_iter().flat_map(|progress| &progress.sittings);
    let mut all: Vec<(Sitting, Sat)> = all
        .flat_map(|(sitting, sats)| sats.iter().map(|sat| (sitting.clone(), sat.clone())))
        .filter(|(_, sat)| sat.end.is_some())
        .collect();
    all.sort_by_key(|(_, sat)| std::cmp::Reverse((sat.began, sat.attempt)));
    all
}

fn row(label: String, cell: String) -> Row {
    Row { cells: vec![Span::plain(cell)], ..Row::new(label) }
}

fn sat_row(sitting: &Sitting, sat: &Sat, desk: &Desk<'_>) -> Row {
    let Some(end) = sat.end else { return Row::new(desk.sitting_title(sitting)) };
    let with = [("share", desk.catalog.percent(end.score.percent()).into())];
    let (role, id) = match (end.waits, end.passed, sitting) {
        (true, ..) => (Role::Warn, "sat-waits"),
        (_, _, Sitting::Pretest) => (Role::Plain, "sat-plain"),
        (_, true, _) => (Role::Good, "sat-passed"),
        (_, false, _) => (Role::Bad, "sat-not-passed"),
    };
    let cells =
        vec![Span::new(Role::Faint, desk.catalog.date(end.at.day())), Span::new(role, desk.tell(id, &with))];
    Row { cells, ..Row::new(desk.sitting_title(sitting)) }
}

impl PupilPage {
    fn open(&mut self, at: usize, who: LearnerId, all: &[(Sitting, Sat)]) -> Step {
        let Some(attempt) = all.get(at).map(|(_, sat)| sat.attempt) else { return Step::Stay };
        self.cursor = at;
        self.lay_out(who, attempt)
    }

    fn lay_out(&mut self, learner: LearnerId, attempt: AttemptId) -> Step {
        self.opens = true;
        wants(Want::Sheet { learner, attempt })
    }

    fn facts(pupil: &Pupil, desk: &Desk<'_>) -> Vec<Row> {
        let mut rows = Vec::new();
        let details = &pupil.person.details;
        for (id, value) in [("pupil-class", &details.cohort), ("pupil-number", &details.registration)] {
            rows.extend(value.iter().map(|value| row(desk.say(id), value.clone())));
        }
        let spent: u64 = pupil.courses.iter().map(|(_, _, progress)| progress.spent).sum();
        let minutes = u32::try_from(spent / 60_000).unwrap_or(u32::MAX);
        rows.push(row(desk.say("time-spent"), desk.catalog.minutes(minutes)));
        let seen = pupil.person.learner.seen.map(|at| desk.catalog.date(at.day()));
        rows.push(row(desk.say("pupil-seen"), seen.unwrap_or_else(|| desk.say("pupil-never"))));
        rows
    }
}

/// The course of the board, module by module.
fn modules(progress: &Progress, desk: &Desk<'_>) -> Vec<Row> {
    let all = desk.study.course().map(columns).unwrap_or_default();
    let states: Vec<Span> =
        all.iter().map(|module| stand(progress.modules.get(module).copied(), desk)).collect();
    let room = states.iter().map(|state| width::cells(&state.text)).max().unwrap_or(0);
    // The state comes first: in a narrow window a title may take two lines.
    let row = |(module, state): (&ModuleId, Span)| {
        let state = Span::new(state.role, width::pad(&state.text, room + 2));
        Row { label: vec![state, Span::plain(desk.module_title(module))], ..Row::default() }
    };
    all.iter().zip(states).map(row).collect()
}

/// What the learner is stuck at: the questions, and the quizzes.
fn stuck_at(progress: &Progress, desk: &Desk<'_>) -> Vec<Row> {
    let open = |module: &ModuleId| progress.modules.get(module) == Some(&Stand::Stuck);
    let wrong = progress.wrong.iter().filter(|(name, times)| STUCK <= **times && open(&name.module));
    let mut rows: Vec<Row> =
        wrong.map(|(name, times)| tried(prompt(name, desk), *times as usize, desk)).collect();
    for (sitting, sats) in &progress.sittings {
        let module = match sitting {
            Sitting::Module(module) => module.clone(),
            Sitting::Exam => ModuleId::exam(),
            Sitting::Pretest => continue,
        };
        let failed = sats.iter().filter_map(|sat| sat.end).filter(|end| !end.passed && !end.waits).count();
        if STUCK as usize <= failed && open(&module) {
            rows.push(tried(desk.sitting_title(sitting), failed, desk));
        }
    }
    rows
}

fn tried(what: String, times: usize, desk: &Desk<'_>) -> Row {
    let cells = vec![Span::new(Role::Bad, desk.tell("pupil-tried", &[("n", times.into())]))];
    Row { cells, ..Row::new(what) }
}

/// Another course, in a line.
fn other(title: String, progress: &Progress, desk: &Desk<'_>) -> Row {
    let said = match progress.completed {
        Some(done) => {
            let score = desk.catalog.percent(done.score.percent());
            Span::new(Role::Good, desk.tell("course-passed", &[("score", score.into())]))
        }
        None => Span::plain(desk.say("course-doing")),
    };
    Row { cells: vec![said], ..Row::new(title) }
}

impl Shown for PupilPage {
    fn enter(&mut self, desk: &Desk<'_>) -> Step {
        let pupil = board(desk).and_then(|board| board.pupil.as_ref());
        pupil.map_or(Step::Stay, |pupil| wants(Want::Pupil(pupil.person.learner.id)))
    }

    fn tick(&mut self, desk: &Desk<'_>) -> Step {
        // The class is read with it, so that this is asked once for each change.
        if desk.study.is_board_old() { wants(Want::Look) } else { Step::Stay }
    }

    fn update(&mut self, act: &Act, desk: &Desk<'_>) -> Step {
        let Some(pupil) = board(desk).and_then(|board| board.pupil.as_ref()) else { return Step::Back };
        let all = sittings(pupil, desk);
        if let Some(at) = moved(self.cursor, all.len(), act).filter(|_| !all.is_empty()) {
            self.cursor = at;
            return Step::Stay;
        }
        let who = pupil.person.learner.id;
        let before = |desk: &Desk<'_>| self.page(desk).parts.iter().map(rows_of).sum::<usize>() - all.len();
        match act {
            Act::Enter | Act::Right if !all.is_empty() => self.open(self.cursor, who, &all),
            Act::Point(row) => match row.checked_sub(before(desk)) {
                Some(at) => self.open(at, who, &all),
                None => Step::Stay,
            },
            Act::Enter | Act::Back | Act::Left => Step::Back,
            _ => Step::Stay,
        }
    }

    fn hear(&mut self, news: News, _desk: &Desk<'_>) -> Step {
        match (news, std::mem::take(&mut self.opens)) {
            (News::Done, true) => Step::open(Screen::Sheet(Sheet::default())),
            (News::Done, false) => Step::Stay,
            (news, _) => super::failed(news),
        }
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let Some(pupil) = board(desk).and_then(|board| board.pupil.as_ref()) else { return page(&[], desk) };
        let name = &pupil.person.learner.name;
        let mut page = page(std::slice::from_ref(name), desk);
        page.parts.push(Part::Heading(name.clone()));
        page.parts.push(Part::Rows(Rows { rows: Self::facts(pupil, desk), ..Rows::default() }));
        page.parts.push(Part::Gap);
        let open = desk.study.course().map(|course| &course.id);
        let here = pupil.courses.iter().find(|(id, _, _)| Some(id) == open);
        let title = desk.words().map(|words| words.title.clone()).unwrap_or_default();
        page.parts.push(say(Role::Strong, title));
        let progress = here.map(|(_, _, progress)| progress.clone()).unwrap_or_default();
        page.parts.push(Part::Rows(Rows { rows: modules(&progress, desk), ..Rows::default() }));
        let stuck = stuck_at(&progress, desk);
        if !stuck.is_empty() {
            page.parts.extend([Part::Gap, say(Role::Strong, desk.say("pupil-stuck-at"))]);
            page.parts.push(Part::Rows(Rows { rows: stuck, ..Rows::default() }));
        }
        let others = pupil.courses.iter().filter(|(id, _, _)| Some(id) != open);
        let others: Vec<Row> = others
            .map(|(id, title, progress)| {
                other(title.clone().unwrap_or_else(|| id.to_string()), progress, desk)
            })
            .collect();
        if !others.is_empty() {
            page.parts.extend([Part::Gap, say(Role::Strong, desk.say("pupil-other-courses"))]);
            page.parts.push(Part::Rows(Rows { rows: others, ..Rows::default() }));
        }
        page.parts.extend([Part::Gap, say(Role::Strong, desk.say("pupil-quizzes"))]);
        let all = sittings(pupil, desk);
        if all.is_empty() {
            page.parts.push(say(Role::Faint, desk.say("pupil-no-quizzes")));
            page.keys = vec![desk.hint("Enter", "key-board")];
            return page;
        }
        let rows = all.iter().map(|(sitting, sat)| sat_row(sitting, sat, desk)).collect();
        page.parts.push(Part::Rows(Rows { rows, cursor: Some(self.cursor), ..Rows::default() }));
        page.keys = vec![
            desk.hint("Enter", "key-answers"),
            desk.hint("↑↓", "key-choose"),
            desk.hint("Esc", "key-board"),
        ];
        page
    }
}

fn rows_of(part: &Part) -> usize {
    if let Part::Rows(rows) = part { rows.rows.len() } else { 0 }
}
