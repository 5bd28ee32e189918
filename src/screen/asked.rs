//! One question, from reading it to its feedback: as practice, in a quiz, in a review, and looked back at.

mod view;

use super::{
    Act, Desk, Screen, Shown, Step,
    draft::{Draft, Edit},
    lesson::{self, Reading},
    overview::Overview,
};
use crate::{
    course::{Question, model::Feedback, words::ItemWords},
    ids::{CourseId, ItemName},
    page::{Hint, Page, Part},
    quiz::{Certainty, Drawn, Mark, Response, Share, attempt::Running, paper},
    store::Receipt,
    study::{Effect, News, Trouble},
    text::{Role, Span, clean},
};
use view::View;

/// A question on the screen.
#[derive(Debug)]
pub struct Asked {
    why: Why,
    drawn: Drawn,
    draft: Option<Draft>,
    stage: Stage,
    hint: bool,
    /// The question of the paper, from 1, whose answer was put on disk just before this one came.
    saved: Option<usize>,
    revealed: bool,
}

/// Why a question is asked.
#[derive(Clone, Debug)]
pub enum Why {
    /// Practice beside a lesson: the lesson, which of its checks, and which try.
    Check {
        /// The lesson.
        lesson: ItemName,
        /// The place among its checks.
        at: usize,
        /// The try, from 1.
        tries: u32,
    },
    /// The quiz: the place on the paper.
    Quiz(usize),
    /// A review: what is due, and the place in it.
    Review {
        /// What is due.
        queue: Vec<(CourseId, ItemName)>,
        /// The place.
        at: usize,
    },
    /// A sitting that is over: the place on its paper.
    Past(usize),
}

/// How far the answer has come. Feedback needs the receipt of the disk.
#[derive(Clone, Debug, PartialEq)]
enum Stage {
    /// The person is thinking.
    Asking,
    /// The answer is there; how sure are they?
    Sure {
        /// The row of the cursor.
        cursor: usize,
        /// Whether a line was typed that names none of the rows.
        unclear: bool,
    },
    /// The answer is on its way to the disk.
    Saving,
    /// The answer is on disk.
    Marked(Receipt, Mark),
    /// It is not, and this is why.
    Failed(Trouble),
    /// The answer cannot be given yet: something is missing.
    Unfinished,
    /// The line that was typed names none of the answers.
    Unclear,
    /// It was given long ago.
    Shown,
}

/// After how many wrong tries practice tells the answer.
const TRIES: u32 = 2;

impl Asked {
    /// Practice beside a lesson.
    pub fn check(lesson: ItemName, at: usize, drawn: Drawn) -> Self {
        Self::new(Why::Check { lesson, at, tries: 1 }, drawn)
    }

    /// A question of the quiz that is under way.
    pub fn quiz(at: usize, running: &Running) -> Option<Self> {
        let drawn = running.paper().questions.get(at)?.clone();
        let stands =
            running.rules().feedback == Feedback::Immediate && running.answer_of(&drawn.name).is_some();
        let mut asked = Self::new(Why::Quiz(at), drawn);
        if stands {
            asked.stage = Stage::Shown;
        }
        Some(asked)
    }

    /// A question that is due.
    pub fn review(queue: Vec<(CourseId, ItemName)>, at: usize, drawn: Drawn) -> Self {
        Self::new(Why::Review { queue, at }, drawn)
    }

    /// A question of a sitting that is over.
    pub fn past(at: usize, running: &Running) -> Option<Self> {
        let drawn = running.paper().questions.get(at)?.clone();
        Some(Self { stage: Stage::Shown, ..Self::new(Why::Past(at), drawn) })
    }

    fn new(why: Why, drawn: Drawn) -> Self {
        let (stage, hint, saved, revealed) = (Stage::Asking, false, None, false);
        Self { why, drawn, draft: None, stage, hint, saved, revealed }
    }

    fn name(&self) -> &ItemName {
        &self.drawn.name
    }

    fn question<'a>(&self, desk: &Desk<'a>) -> Option<&'a Question> {
        desk.study.course()?.question(self.name())
    }

    fn words<'a>(&self, desk: &Desk<'a>) -> Option<&'a ItemWords> {
        desk.words()?.item(self.name())
    }

    /// The sitting that the question belongs to.
    fn sitting<'a>(&self, desk: &Desk<'a>) -> Option<&'a Running> {
        match self.why {
            Why::Quiz(_) => desk.study.running(),
            Why::Past(_) => desk.study.past(),
            Why::Check { .. } | Why::Review { .. } => None,
        }
    }

    /// What was answered, where it stands already.
    fn given(&self, desk: &Desk<'_>) -> Option<Response> {
        let answer = self.sitting(desk)?.answer_of(self.name())?;
        Some(answer.response.clone())
    }

    fn act_on_answer(&mut self, act: &Act, desk: &Desk<'_>) -> Step {
        let Some(draft) = &mut self.draft else { return Step::Stay };
        match draft.act(act) {
            Edit::Taken => {
                self.stage = Stage::Asking;
                Step::Stay
            }
            Edit::Give => self.give(desk),
            Edit::Unclear => {
                self.stage = Stage::Unclear;
                Step::Stay
            }
            Edit::Other => self.command(act, desk),
        }
    }

    fn give(&mut self, desk: &Desk<'_>) -> Step {
        if !self.has_answer() {
            self.stage = Stage::Unfinished;
            return Step::Stay;
        }
        let certainty = self.sitting(desk).is_some_and(|running| running.rules().certainty);
        let graded = self.question(desk).is_some_and(|question| question.kind.is_graded());
        if certainty && graded {
            self.stage = Stage::Sure { cursor: 0, unclear: false };
            return Step::Stay;
        }
        self.send(None)
    }

    fn send(&mut self, certainty: Option<Certainty>) -> Step {
        let Some(response) = self.draft.as_ref().and_then(Draft::response) else { return Step::Stay };
        self.stage = Stage::Saving;
        let name = self.name().clone();
        Step::Do(match &self.why {
            Why::Check { tries, .. } => {
                Effect::AnswerCheck { name, response, tries: *tries, hinted: self.hint }
            }
            Why::Quiz(_) => Effect::Answer { name, response, certainty },
            Why::Review { .. } => Effect::AnswerReview { name, response },
            Why::Past(_) => return Step::Stay,
        })
    }

    fn act_on_certainty(&mut self, cursor: usize, act: &Act, desk: &Desk<'_>) -> Step {
        let picked = super::digit(act, 3).or(match act {
            Act::Point(row) => row.checked_sub(self.rows_above(desk)).filter(|at| *at < 3),
            Act::Line(line) => {
                clean::numbers(line).parse::<usize>().ok().filter(|at| (1..=3).contains(at)).map(|at| at - 1)
            }
            Act::Enter => Some(cursor),
            _ => None,
        });
        if let Some(at) = picked {
            return self.send(Some([Certainty::Low, Certainty::Mid, Certainty::High][at]));
        }
        match super::moved(cursor, 3, act) {
            Some(cursor) => self.stage = Stage::Sure { cursor, unclear: false },
            None if *act == Act::Back => self.stage = Stage::Asking,
            None => self.stage = Stage::Sure { cursor, unclear: matches!(act, Act::Line(_)) },
        }
        Step::Stay
    }

    /// How many rows stand above those that ask how sure the learner is.
    fn rows_above(&self, desk: &Desk<'_>) -> usize {
        let rows = |part: &Part| if let Part::Rows(rows) = part { rows.rows.len() } else { 0 };
        self.page(desk).parts.iter().map(rows).sum::<usize>().saturating_sub(3)
    }

    /// The acts that are no part of an answer.
    fn command(&mut self, act: &Act, desk: &Desk<'_>) -> Step {
        match (&self.why, act) {
            (_, Act::Back) => self.leave(),
            (Why::Check { .. } | Why::Review { .. }, Act::Key('h')) => {
                self.hint = true;
                Step::Stay
            }
            (Why::Quiz(_), Act::Key('f')) => {
                let on = !desk.study.running().is_some_and(|running| running.flagged(self.name()));
                Step::Do(Effect::Flag { name: self.name().clone(), on })
            }
            (Why::Quiz(at), Act::Left | Act::Key('p')) => self.turn(at.checked_sub(1), desk),
            (Why::Quiz(at), Act::Right | Act::Key('n')) => self.turn(Some(at + 1), desk),
            (Why::Past(at), Act::Left | Act::Key('p') | Act::Up) => self.turn(at.checked_sub(1), desk),
            (Why::Past(at), Act::Right | Act::Key('n') | Act::Down) => self.turn(Some(at + 1), desk),
            _ => Step::Stay,
        }
    }

    /// To another question of the paper.
    fn turn(&self, at: Option<usize>, desk: &Desk<'_>) -> Step {
        let (Some(at), Some(running)) = (at, self.sitting(desk)) else { return Step::Stay };
        let next = match self.why {
            Why::Past(_) => Asked::past(at, running),
            _ => Asked::quiz(at, running),
        };
        let saved = self.saved_now(desk);
        match (next, &self.why) {
            (Some(next), _) => Step::swap(Screen::Asked(Asked { saved, ..next })),
            (None, Why::Quiz(_)) => Step::swap(Screen::Overview(Overview::after(saved))),
            (None, _) => Step::Stay,
        }
    }

    /// The place of this question, from 1, where its answer was put on disk and no feedback is shown that says so.
    fn saved_now(&self, desk: &Desk<'_>) -> Option<usize> {
        match (&self.stage, &self.why) {
            (Stage::Marked(..), Why::Quiz(at)) if self.is_deferred(desk) => Some(at + 1),
            _ => None,
        }
    }

    fn is_deferred(&self, desk: &Desk<'_>) -> bool {
        self.sitting(desk).is_some_and(|it| it.rules().feedback == Feedback::Deferred)
    }

    fn leave(&self) -> Step {
        match &self.why {
            Why::Quiz(_) => Step::swap(Screen::Overview(Overview::default())),
            Why::Check { lesson, .. } => Step::swap(Screen::Lesson(Reading::new(lesson.clone()))),
            Why::Review { .. } | Why::Past(_) => Step::Back,
        }
    }

    /// What comes after the feedback.
    fn go_on(&mut self, desk: &Desk<'_>) -> Step {
        let right = matches!(&self.stage, Stage::Marked(_, mark) if is_right(*mark));
        match self.why.clone() {
            Why::Check { lesson, at, tries } if !right && tries < TRIES => {
                self.why = Why::Check { lesson, at, tries: tries + 1 };
                self.stage = Stage::Asking;
                self.hint = true;
                Step::Stay
            }
            Why::Check { lesson, at, .. } => lesson::after_check(&lesson, at + 1, desk),
            Why::Quiz(at) => self.turn(Some(at + 1), desk),
            Why::Review { queue, at } => match queue.get(at + 1) {
                Some((course, name)) => {
                    Step::Do(Effect::Recall { course: course.clone(), name: name.clone() })
                }
                None => Step::ToHome,
            },
            Why::Past(at) => match self.turn(Some(at + 1), desk) {
                Step::Stay => Step::Back,
                step => step,
            },
        }
    }

    /// Shows its author what is right, or hides it again.
    pub fn reveal(&mut self) {
        self.revealed = !self.revealed;
    }

    /// Whether an answer can be given now.
    fn is_asking(&self) -> bool {
        matches!(self.stage, Stage::Asking | Stage::Unfinished | Stage::Unclear | Stage::Failed(_))
    }

    fn has_answer(&self) -> bool {
        self.draft.as_ref().and_then(Draft::response).is_some()
    }

    /// Whether what was right may be told.
    fn tells(&self) -> bool {
        if self.revealed {
            return true;
        }
        match (&self.stage, &self.why) {
            (Stage::Shown, _) => true,
            (Stage::Marked(_, mark), Why::Check { tries, .. }) => is_right(*mark) || TRIES <= *tries,
            (Stage::Marked(..), _) => true,
            _ => false,
        }
    }

    /// The answer and what it earned, once feedback is given.
    fn outcome(&self, desk: &Desk<'_>) -> Option<(Response, Mark)> {
        match &self.stage {
            Stage::Marked(_, mark) => Some((self.draft.as_ref()?.response()?, *mark)),
            Stage::Shown => {
                let answer = self.sitting(desk)?.answer_of(self.name())?;
                Some((answer.response.clone(), answer.mark))
            }
            _ => None,
        }
    }
}

fn is_right(mark: Mark) -> bool {
    match mark {
        Mark::Graded(share) => share == Share::ALL,
        Mark::Waits | Mark::Ungraded => true,
    }
}

impl Shown for Asked {
    fn enter(&mut self, desk: &Desk<'_>) -> Step {
        let Some(question) = self.question(desk) else { return Step::Back };
        let mut draft = Draft::new(&question.kind, &self.drawn);
        if let Some(given) = self.given(desk) {
            draft = draft.with(&given);
        }
        // What was begun since then is nearer to what the learner means.
        let begun = desk.study.draft(self.name()).filter(|_| self.is_asking());
        if let Some(begun) = begun.and_then(|text| serde_json::from_str(&text).ok()) {
            draft = draft.with(&begun);
        }
        self.draft = Some(draft);
        Step::Stay
    }

    fn update(&mut self, act: &Act, desk: &Desk<'_>) -> Step {
        match (&self.stage, act) {
            (Stage::Sure { cursor, .. }, act) => self.act_on_certainty(*cursor, act, desk),
            (Stage::Marked(..), Act::Enter | Act::Space) => self.go_on(desk),
            (Stage::Marked(..), Act::Line(_)) => self.go_on(desk),
            (Stage::Marked(..), act) => self.command(act, desk),
            (Stage::Shown, Act::Enter | Act::Space | Act::Line(_)) => self.go_on(desk),
            (Stage::Shown, act) => self.command(act, desk),
            (Stage::Saving, _) => Step::Stay,
            // The answer is still here, and Enter tries again: line by line that is an empty line.
            (Stage::Failed(_), Act::Line(line)) if line.trim().is_empty() && self.has_answer() => {
                self.give(desk)
            }
            (Stage::Asking | Stage::Unfinished | Stage::Unclear | Stage::Failed(_), act) => {
                self.act_on_answer(act, desk)
            }
        }
    }

    fn hear(&mut self, news: News, desk: &Desk<'_>) -> Step {
        match news {
            News::Marked { receipt, mark } => {
                self.stage = Stage::Marked(receipt, mark);
                if self.is_deferred(desk) {
                    return self.go_on(desk);
                }
            }
            News::Asked(drawn) => {
                if let Why::Review { queue, at } = &self.why {
                    return Step::swap(Screen::Asked(Asked::review(queue.clone(), at + 1, drawn)));
                }
            }
            News::Failed(trouble) => self.stage = Stage::Failed(trouble),
            _ => (),
        }
        Step::Stay
    }

    fn typing(&self) -> bool {
        self.is_asking() && self.draft.as_ref().is_some_and(Draft::typing)
    }

    fn unsent(&self) -> Option<(ItemName, String)> {
        let begun = self.draft.as_ref().and_then(Draft::so_far).filter(|_| self.is_asking())?;
        Some((self.name().clone(), serde_json::to_string(&begun).ok()?))
    }

    fn refit(&mut self, desk: &Desk<'_>) -> bool {
        let Some(question) = self.question(desk) else { return false };
        paper::refit(&mut self.drawn, question);
        let given = self.draft.as_ref().and_then(|draft| draft.so_far().or(draft.response()));
        let draft = Draft::new(&question.kind, &self.drawn);
        self.draft = Some(match given {
            Some(given) => draft.with(&given),
            None => draft,
        });
        true
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let mut page = desk.page(desk.crumbs(Some(&self.name().module)));
        page.crumbs.push(self.crumb(desk));
        if let Some(left) = self
            .sitting(desk)
            .filter(|_| !matches!(self.why, Why::Past(_)))
            .and_then(|it| it.left(desk.now.mono))
        {
            page.aside = Some(time_left(left, desk));
        }
        if let Some(view) = View::of(self, desk) {
            view.parts(&mut page);
            page.keys = view.keys(self.typing());
        }
        page
    }

    fn asks(&self, desk: &Desk<'_>) -> Option<String> {
        View::of(self, desk)?.asks()
    }

    fn commands(&self, desk: &Desk<'_>) -> Vec<Hint> {
        View::of(self, desk).map_or_else(Vec::new, |view| view.keys(false))
    }
}

impl Asked {
    fn crumb(&self, desk: &Desk<'_>) -> String {
        let of = |at: usize, of: usize, id: &str| desk.tell(id, &[("n", (at + 1).into()), ("of", of.into())]);
        match &self.why {
            Why::Check { lesson, at, .. } => match lesson::checks(lesson, desk) {
                0 | 1 => desk.say("practice"),
                all => of(*at, all, "practice-of"),
            },
            Why::Quiz(at) | Why::Past(at) => {
                let all = self.sitting(desk).map_or(0, |running| running.paper().questions.len());
                of(*at, all, "question-of")
            }
            Why::Review { queue, at } => of(*at, queue.len(), "review-of"),
        }
    }
}

/// The time that is left, for the first line.
pub fn time_left(left: u64, desk: &Desk<'_>) -> Span {
    let seconds = left.div_ceil(1000);
    let clock = format!("{}:{:02}", seconds / 60, seconds % 60);
    let role = if seconds <= 60 { Role::Warn } else { Role::Plain };
    Span::new(role, desk.tell("time-left", &[("time", clock.into())]))
}

/// The first question of a lesson's practice, or what comes after it.
impl Reading {
    pub(super) fn first_check(&self, drawn: Drawn) -> Screen {
        Screen::Asked(Asked::check(self.name().clone(), self.check_at(), drawn))
    }
}
