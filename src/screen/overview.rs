//! The questions of a quiz at a glance: what is answered, what is flagged, and the way to hand it in.

use super::{Act, Desk, Screen, Shown, Step, asked::Asked, moved, result::Outcome, say};
use crate::{
    page::{Page, Part, Row, Rows},
    quiz::attempt::Running,
    study::{Effect, News, Trouble},
    text::{Role, Span, clean, markdown},
};

/// The questions of the quiz.
#[derive(Debug, Default)]
pub struct Overview {
    cursor: Option<usize>,
    sure: bool,
    /// The question whose answer was put on disk just before, from 1.
    saved: Option<usize>,
    unclear: bool,
    trouble: Option<Trouble>,
}

impl Overview {
    /// The overview after an answer to this question, where that is told here.
    pub fn after(saved: Option<usize>) -> Self {
        Self { saved, ..Self::default() }
    }

    /// The cursor begins at the way out when all is answered, else at the first question that is not.
    fn cursor(&self, running: &Running) -> usize {
        let questions = running.paper().questions.len();
        self.cursor.unwrap_or_else(|| running.next().unwrap_or(questions))
    }

    fn choose(&mut self, at: usize, running: &Running) -> Step {
        self.cursor = Some(at);
        if let Some(asked) = Asked::quiz(at, running) {
            return Step::swap(Screen::Asked(asked));
        }
        if running.next().is_some() && !self.sure {
            self.sure = true;
            return Step::Stay;
        }
        Step::Do(Effect::Finish { late: false })
    }
}

impl Shown for Overview {
    fn update(&mut self, act: &Act, desk: &Desk<'_>) -> Step {
        let Some(running) = desk.study.running() else { return Step::Back };
        let rows = running.paper().questions.len() + 1;
        let cursor = self.cursor(running);
        self.unclear = false;
        if let Some(at) = moved(cursor, rows, act) {
            self.cursor = Some(at);
            self.sure = false;
            return Step::Stay;
        }
        match act {
            Act::Enter | Act::Space => self.choose(cursor, running),
            Act::Point(at) => self.choose(*at, running),
            Act::Back if self.sure => {
                self.sure = false;
                Step::Stay
            }
            Act::Back => Step::Back,
            Act::Line(line) if line.trim().is_empty() => self.choose(cursor, running),
            Act::Line(line) => match clean::numbers(line).parse::<usize>() {
                Ok(at @ 1..) if at <= rows => self.choose(at - 1, running),
                _ => {
                    self.unclear = true;
                    Step::Stay
                }
            },
            act => match super::digit(act, rows) {
                Some(at) => self.choose(at, running),
                None => Step::Stay,
            },
        }
    }

    fn hear(&mut self, news: News, _desk: &Desk<'_>) -> Step {
        match news {
            News::Over { finished, completed, passed } => {
                Step::swap(Screen::Result(Outcome::new(finished, completed, passed)))
            }
            News::Failed(trouble) => {
                self.trouble = Some(trouble);
                Step::Stay
            }
            _ => Step::Stay,
        }
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let Some(running) = desk.study.running() else { return desk.page(Vec::new()) };
        let mut page = desk.page(desk.crumbs(None));
        page.crumbs.push(desk.sitting_title(&running.sitting));
        if let Some(left) = running.left(desk.now.mono) {
            page.aside = Some(super::asked::time_left(left, desk));
        }
        page.parts.push(Part::Heading(desk.say("your-answers")));
        page.parts.push(Part::Gap);
        let questions = running.paper().questions.len();
        let mut rows: Vec<Row> = (0..questions).map(|at| row(at, running, desk)).collect();
        rows.push(Row {
            sign: Some((questions + 1).to_string()),
            label: vec![Span::new(Role::Accent, desk.say("hand-in"))],
            ..Row::default()
        });
        let cursor = Some(self.cursor(running));
        page.parts.push(Part::Rows(Rows { rows, cursor, ..Rows::default() }));
        let open = questions - running.answered();
        if self.sure {
            page.parts.push(Part::Gap);
            page.parts.push(say(Role::Warn, desk.tell("hand-in-sure", &[("n", open.into())])));
        }
        if let Some(trouble) = &self.trouble {
            page.parts.push(Part::Gap);
            page.parts.push(say(Role::Bad, desk.trouble(trouble)));
        }
        if self.unclear {
            page.parts.push(Part::Gap);
            page.parts.push(say(Role::Warn, desk.say("unclear-number")));
        }
        let enter = if self.cursor(running) == questions { "hand-in-key" } else { "key-open" };
        let cancel = if self.sure { "key-back" } else { "key-pause" };
        page.keys = vec![desk.hint("Enter", enter), desk.hint("↑↓", "key-choose"), desk.hint("Esc", cancel)];
        if let Some(saved) = self.saved.filter(|_| !self.sure) {
            page.status = Some(Span::new(Role::Good, desk.tell("saved-before", &[("n", saved.into())])));
        }
        page
    }

    fn asks(&self, desk: &Desk<'_>) -> Option<String> {
        let rows = desk.study.running()?.paper().questions.len() + 1;
        let id = if self.sure { "plain-hand-in-sure" } else { "plain-overview" };
        Some(desk.tell(id, &[("n", rows.into())]))
    }
}

fn row(at: usize, running: &Running, desk: &Desk<'_>) -> Row {
    let name = &running.paper().questions[at].name;
    let words = desk.words().and_then(|words| words.item(name));
    let prompt = words.map_or_else(String::new, |words| markdown::plain(&words.prompt));
    let prompt = prompt.lines().next().unwrap_or_default().to_owned();
    // What is answered has a mark before it, which takes no room of its own in a narrow window.
    let answered = running.answer_of(name).is_some();
    let open = (!answered).then(|| Span::new(Role::Warn, desk.say("open")));
    let flag = running.flagged(name).then(|| Span::new(Role::Warn, desk.say("flag")));
    Row {
        sign: Some(format!("{} {}", at + 1, if answered { "•" } else { " " })),
        cells: flag.into_iter().chain(open).collect(),
        ..Row::new(crate::text::width::cut(&prompt, 40))
    }
}
