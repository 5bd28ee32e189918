//! The class by modules, who needs help first. It follows what learners do while nobody touches a key.

use super::{
    Certificates, Choose, HardPage, PupilPage, Roll, WaitingPage, board, cohort, columns, page, stand, wants,
};
use crate::{
    ids::{LearnerId, ModuleId},
    log::progress::Stand,
    page::{Page, Part, Row, Rows},
    screen::{Act, Desk, Screen, Shown, Step, say},
    store::{Order, Pupil},
    study::{
        News, Want,
        board::{Board, PAGE},
    },
    text::{Role, Span, width},
};

/// The cells of a name.
const NAME: usize = 20;
/// The cells of a column, with the gap before it.
const COLUMN: usize = 12;
/// The cells of a module's title over its column.
const TITLE: usize = 9;

/// The class.
#[derive(Debug, Default)]
pub struct ClassPage {
    cursor: usize,
    /// Who the cursor is on: it stays there when the class moves.
    on: Option<LearnerId>,
    /// How many modules stand to the left of the last column, where somebody chose.
    until: Option<usize>,
    wants: Wants,
}

#[derive(Debug, Default, PartialEq)]
enum Wants {
    #[default]
    Nothing,
    /// The page after or before, with the cursor on this row of it.
    Turn(usize),
    Pupil,
}

impl ClassPage {
    fn put(&mut self, cursor: usize, board: &Board) {
        self.cursor = cursor.min(board.class.pupils.len().saturating_sub(1));
        self.on = board.class.pupils.get(self.cursor).map(|pupil| pupil.id);
    }

    fn turn(&mut self, from: usize, cursor: usize) -> Step {
        self.wants = Wants::Turn(cursor);
        wants(Want::From(from))
    }

    /// Moves the cursor, or turns the page; none where `act` is about something else.
    fn step(&mut self, act: &Act, board: &Board) -> Option<Step> {
        let class = &board.class;
        let (from, here) = (class.from, class.pupils.len());
        let is_last = class.total <= from + here;
        let last = class.total.saturating_sub(1) / PAGE * PAGE;
        Some(match act {
            Act::Up | Act::Key('k') | Act::Wheel(..=-1) if self.cursor == 0 => match from {
                0 => Step::Stay,
                _ => self.turn(from.saturating_sub(PAGE), PAGE - 1),
            },
            Act::Down | Act::Key('j') | Act::Wheel(1..) if here <= self.cursor + 1 => match is_last {
                true => Step::Stay,
                false => self.turn(from + PAGE, 0),
            },
            Act::PageUp if 0 < from => self.turn(from.saturating_sub(PAGE), self.cursor),
            Act::PageDown if !is_last => self.turn(from + PAGE, self.cursor),
            Act::Top | Act::Home if 0 < from => self.turn(0, 0),
            Act::Bottom | Act::End if !is_last => self.turn(last, PAGE - 1),
            act => {
                let at = crate::screen::moved(self.cursor, here, act)?;
                self.put(at, board);
                Step::Stay
            }
        })
    }

    fn open(&mut self, at: usize, board: &Board) -> Step {
        let Some(pupil) = board.class.pupils.get(at) else { return Step::Stay };
        self.put(at, board);
        self.wants = Wants::Pupil;
        wants(Want::Pupil(pupil.id))
    }

    /// The modules that stand on the page: as many as a line of the chosen width has room for.
    fn shown(&self, desk: &Desk<'_>) -> (Vec<ModuleId>, usize) {
        let all = desk.study.course().map(columns).unwrap_or_default();
        let room = usize::from(desk.study.settings().width).saturating_sub(NAME + 2 + COLUMN);
        let most = (room / COLUMN).max(1);
        let until =
            self.until.unwrap_or(most).clamp(most.min(all.len()).min(1), all.len().max(1)).min(all.len());
        let shown = all[until.saturating_sub(most)..until].to_vec();
        (shown, all.len())
    }

    /// Goes on to other modules, and from the last to the first again.
    fn shift(&mut self, on: bool, desk: &Desk<'_>) -> Step {
        let (shown, all) = self.shown(desk);
        let Some(last) = shown.last() else { return Step::Stay };
        let columns = desk.study.course().map(columns).unwrap_or_default();
        let until = columns.iter().position(|module| module == last).map_or(all, |at| at + 1);
        self.until = Some(match on {
            true if until == all => shown.len().min(all),
            true => until + 1,
            false => until.saturating_sub(1).max(1),
        });
        Step::Stay
    }

    fn rows(&self, board: &Board, desk: &Desk<'_>) -> Rows {
        let (shown, all) = self.shown(desk);
        let title = |module: &ModuleId| {
            let cut = width::cut(&desk.module_title(module), TITLE);
            Span::new(Role::Faint, cut.replace(" …", "…"))
        };
        let mut head = Row {
            label: vec![Span::new(Role::Faint, desk.say("board-learner"))],
            cells: shown.iter().map(title).collect(),
            heading: true,
            indent: 1,
            ..Row::default()
        };
        head.cells.push(Span::new(Role::Faint, desk.say("board-so-far")));
        let row = |pupil: &Pupil| {
            let cell = |module: &ModuleId| stand(pupil.modules.get(module).copied(), desk);
            let mut cells: Vec<Span> = shown.iter().map(cell).collect();
            cells.push(so_far(pupil, all, desk));
            Row { cells, ..Row::new(width::cut(&pupil.name, NAME)) }
        };
        let rows: Vec<Row> = std::iter::once(head).chain(board.class.pupils.iter().map(row)).collect();
        let (above, class) = (board.class.from, &board.class);
        let below = class.total.saturating_sub(above + class.pupils.len());
        let mut columns: Vec<String> = shown.iter().map(|module| desk.module_title(module)).collect();
        columns.push(desk.say("board-so-far"));
        Rows { rows, cursor: Some(self.cursor + 1), above, below, columns }
    }
}

/// The whole course in one word: it stands where there is no room for modules.
fn so_far(pupil: &Pupil, all: usize, desk: &Desk<'_>) -> Span {
    let count = |stand| pupil.modules.values().filter(|it| **it == stand).count();
    let done = count(Stand::Done);
    match () {
        () if 0 < count(Stand::Stuck) => stand(Some(Stand::Stuck), desk),
        () if pupil.modules.is_empty() => stand(None, desk),
        () if all <= done => stand(Some(Stand::Done), desk),
        () => Span::plain(desk.tell("stand-so-far", &[("n", done.into()), ("of", all.into())])),
    }
}

impl Shown for ClassPage {
    fn enter(&mut self, _desk: &Desk<'_>) -> Step {
        // What was done on the screen that was on top may have changed it.
        wants(Want::Look)
    }

    fn tick(&mut self, desk: &Desk<'_>) -> Step {
        if desk.study.is_board_old() { wants(Want::Look) } else { Step::Stay }
    }

    fn update(&mut self, act: &Act, desk: &Desk<'_>) -> Step {
        let Some(board) = board(desk) else { return Step::Quit };
        if let Some(step) = self.step(act, board) {
            return step;
        }
        match act {
            Act::Enter => self.open(self.cursor, board),
            // The first row is the heading.
            Act::Point(row) => row.checked_sub(1).map_or(Step::Stay, |at| self.open(at, board)),
            Act::Left | Act::Key('p') => self.shift(false, desk),
            Act::Right | Act::Key('n') => self.shift(true, desk),
            Act::Key('e') => Step::open(Screen::Waiting(WaitingPage::default())),
            Act::Key('h') => Step::open(Screen::Hard(HardPage::default())),
            Act::Key('a') => Step::open(Screen::Roll(Roll::default())),
            Act::Key('g') => Step::open(Screen::Choose(Choose::cohort(board))),
            Act::Key('c') => Step::open(Screen::Choose(Choose::course(desk))),
            Act::Key('d') => Step::open(Screen::Certificates(Certificates)),
            Act::Key('o') => {
                (self.cursor, self.on) = (0, None);
                wants(Want::Sort(match board.order {
                    Order::Help => Order::Name,
                    Order::Name => Order::Progress,
                    Order::Progress => Order::Help,
                }))
            }
            Act::Key('q') => Step::Quit,
            _ => Step::Stay,
        }
    }

    fn hear(&mut self, news: News, desk: &Desk<'_>) -> Step {
        let asked = std::mem::take(&mut self.wants);
        let Some(board) = board(desk) else { return Step::Quit };
        match (news, asked) {
            (News::Done, Wants::Pupil) => return Step::open(Screen::Pupil(PupilPage::default())),
            (News::Done, Wants::Turn(cursor)) => self.put(cursor, board),
            (News::Done, Wants::Nothing) => {
                let place = |on| board.class.pupils.iter().position(|pupil| Some(pupil.id) == on);
                self.put(place(self.on).unwrap_or(self.cursor), board);
            }
            (news, _) => return super::failed(news),
        }
        Step::Stay
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let mut page = page(&[], desk);
        let Some(board) = board(desk) else { return page };
        let class = &board.class;
        let with = [("cohort", cohort(desk).into()), ("n", class.total.into())];
        page.parts.push(Part::Heading(desk.tell("board-class", &with)));
        let stuck = desk.tell("board-stuck", &[("n", class.stuck.into())]);
        let role = if class.stuck == 0 { Role::Faint } else { Role::Warn };
        let mut told = vec![Span::new(role, stuck)];
        if !board.waiting.is_empty() {
            told.push(Span::new(Role::Faint, " · "));
            let waiting = desk.tell("board-essays-wait", &[("n", board.waiting.len().into())]);
            told.push(Span::new(Role::Accent, waiting));
        }
        page.parts.push(Part::Say(told));
        match class.pupils.is_empty() {
            true => {
                let why = if desk.study.course().is_none() { "board-no-course" } else { "board-nobody" };
                page.parts.extend([Part::Gap, say(Role::Plain, desk.say(why))]);
            }
            false => page.parts.extend([Part::Gap, Part::Rows(self.rows(board, desk))]),
        }
        page.keys = vec![
            desk.hint("Enter", "key-learner"),
            desk.hint("e", "key-essays"),
            desk.hint("h", "key-hard"),
            desk.hint("a", "key-roll"),
            desk.hint(
                "o",
                match board.order {
                    Order::Help => "sort-name",
                    Order::Name => "sort-progress",
                    Order::Progress => "sort-help",
                },
            ),
            desk.hint("g", "key-class"),
            desk.hint("c", "key-other-course"),
        ];
        let (shown, all) = self.shown(desk);
        if shown.len() < all {
            page.keys.insert(1, desk.hint("n p", "key-modules"));
        }
        page.keys.extend([desk.hint("d", "key-certificates"), desk.hint("q", "key-leave")]);
        page
    }
}
