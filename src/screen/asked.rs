//! One question, from reading it to its feedback: as practice, in a quiz, in a review, and looked back at.

use super::{
    Act, Desk, Screen, Shown, Step,
    draft::{Draft, Edit, Form, Gap, sign},
    lesson::{self, Reading},
    overview::Overview,
    say,
};
use crate::{
    course::{Kind, Question, model::Feedback, words::ItemWords},
    ids::{ChoiceKey, CourseId, ItemName},
    page::{Field, Page, Part, Pick, Row, Rows},
    quiz::{Certainty, Drawn, Mark, Response, Share, attempt::Running, grade, paper},
    store::Receipt,
    study::{Effect, News, Trouble},
    text::{Role, Span, markdown},
};

/// A question on the screen.
#[derive(Debug)]
pub struct Asked {
    why: Why,
    drawn: Drawn,
    draft: Option<Draft>,
    stage: Stage,
    hint: bool,
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
    /// The answer is there; how sure are they? The row of the cursor.
    Sure(usize),
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
        Self { why, drawn, draft: None, stage: Stage::Asking, hint: false, revealed: false }
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
        if self.draft.as_ref().and_then(Draft::response).is_none() {
            self.stage = Stage::Unfinished;
            return Step::Stay;
        }
        let certainty = self.sitting(desk).is_some_and(|running| running.rules().certainty);
        let graded = self.question(desk).is_some_and(|question| question.kind.is_graded());
        if certainty && graded {
            self.stage = Stage::Sure(0);
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
                line.trim().parse::<usize>().ok().filter(|at| (1..=3).contains(at)).map(|at| at - 1)
            }
            Act::Enter => Some(cursor),
            _ => None,
        });
        if let Some(at) = picked {
            return self.send(Some([Certainty::Low, Certainty::Mid, Certainty::High][at]));
        }
        self.stage = match super::moved(cursor, 3, act) {
            Some(at) => Stage::Sure(at),
            None if *act == Act::Back => Stage::Asking,
            None => return Step::Stay,
        };
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
        match (next, &self.why) {
            (Some(next), _) => Step::swap(Screen::Asked(next)),
            (None, Why::Quiz(_)) => Step::swap(Screen::Overview(Overview::default())),
            (None, _) => Step::Stay,
        }
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
            (Stage::Sure(cursor), act) => self.act_on_certainty(*cursor, act, desk),
            (Stage::Marked(..), Act::Enter | Act::Space) => self.go_on(desk),
            (Stage::Marked(..), Act::Line(_)) => self.go_on(desk),
            (Stage::Marked(..), act) => self.command(act, desk),
            (Stage::Shown, Act::Enter | Act::Space | Act::Line(_)) => self.go_on(desk),
            (Stage::Shown, act) => self.command(act, desk),
            (Stage::Saving, _) => Step::Stay,
            (Stage::Asking | Stage::Unfinished | Stage::Unclear | Stage::Failed(_), act) => {
                self.act_on_answer(act, desk)
            }
        }
    }

    fn hear(&mut self, news: News, desk: &Desk<'_>) -> Step {
        match news {
            News::Marked { receipt, mark } => {
                self.stage = Stage::Marked(receipt, mark);
                let deferred = self.sitting(desk).is_some_and(|it| it.rules().feedback == Feedback::Deferred);
                if deferred {
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
        let (Some(question), Some(words), Some(draft)) = (self.question(desk), self.words(desk), &self.draft)
        else {
            return page;
        };
        let view = View { asked: self, desk, question, words, draft };
        view.parts(&mut page);
        view.keys(&mut page);
        page
    }
}

impl Asked {
    fn crumb(&self, desk: &Desk<'_>) -> String {
        let of = |at: usize, of: usize, id: &str| desk.tell(id, &[("n", (at + 1).into()), ("of", of.into())]);
        match &self.why {
            Why::Check { .. } => desk.say("practice"),
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

/// A question as it is shown now.
struct View<'a> {
    asked: &'a Asked,
    desk: &'a Desk<'a>,
    question: &'a Question,
    words: &'a ItemWords,
    draft: &'a Draft,
}

impl View<'_> {
    fn parts(&self, page: &mut Page) {
        page.parts.push(Part::Prose(markdown::blocks(&self.words.prompt)));
        page.parts.push(Part::Gap);
        let outcome = self.asked.outcome(self.desk);
        self.answer(page, outcome.as_ref().map(|(response, _)| response));
        if let Stage::Sure(cursor) = self.asked.stage {
            self.certainty(page, cursor);
        }
        self.remarks(page, outcome);
    }

    /// The part where the answer is given, with what became of it.
    fn answer(&self, page: &mut Page, outcome: Option<&Response>) {
        let parts = outcome.map(|response| grade::parts(&self.question.kind, Some(self.words), response));
        let verdicts = Verdicts { view: self, parts, response: outcome };
        // Where nothing can be chosen any more, nothing is marked as if it could.
        let live = outcome.is_none() && !matches!(self.asked.stage, Stage::Sure(_) | Stage::Shown);
        let cursor = live.then_some(self.draft.cursor);
        match &self.draft.form {
            Form::One { offered } => page.parts.push(self.choices(offered, None, cursor, &verdicts)),
            Form::Many { offered, picked } => {
                let is_picked = |key: &ChoiceKey| picked.contains(key);
                page.parts.push(self.choices(offered, Some(&is_picked), cursor, &verdicts));
            }
            Form::Truth => page.parts.push(self.truth(cursor, &verdicts)),
            Form::Steps(_) => page.parts.push(self.steps(cursor, outcome)),
            Form::Text(typed) => page.parts.push(Part::Field(Field {
                label: self.desk.say(if typed.is_tall() { "your-text" } else { "your-answer" }),
                value: typed.text().to_owned(),
                cursor: (live && self.draft.in_field).then(|| typed.cursor()),
                tall: typed.is_tall(),
                after: self.words.unit.clone().unwrap_or_default(),
                verdict: verdicts.whole(),
            })),
            Form::Pairs { left, right, .. } => self.pairs(page, left, right, cursor, &verdicts),
            Form::Order { items, held } => page.parts.push(self.order(items, *held, cursor, &verdicts)),
            Form::Blanks(blanks) => self.blanks(page, blanks, cursor, &verdicts),
        }
    }

    fn choices(
        &self,
        offered: &[ChoiceKey],
        picked: Option<&dyn Fn(&ChoiceKey) -> bool>,
        cursor: Option<usize>,
        verdicts: &Verdicts<'_>,
    ) -> Part {
        let row = |(at, key): (usize, &ChoiceKey)| Row {
            sign: Some(sign(at).map_or(String::new(), String::from)),
            picked: picked.map(|picked| Pick::Any(picked(key))),
            label: self.choice(key),
            verdict: verdicts.of_choice(key),
            under: verdicts.feedback(key),
            ..Row::default()
        };
        Part::Rows(Rows { rows: offered.iter().enumerate().map(row).collect(), cursor, ..Rows::default() })
    }

    fn choice(&self, key: &ChoiceKey) -> Vec<Span> {
        self.words.choices.get(key).map_or_else(Vec::new, |text| markdown::inline(text))
    }

    fn right_side(&self, key: &ChoiceKey) -> Vec<Span> {
        self.words.right.get(key).map_or_else(Vec::new, |text| markdown::inline(text))
    }

    fn truth(&self, cursor: Option<usize>, verdicts: &Verdicts<'_>) -> Part {
        let row = |(at, name): (usize, &str)| {
            let key: ChoiceKey = name.parse().expect("it is kebab-case");
            Row {
                sign: sign(at).map(String::from),
                label: vec![Span::plain(self.desk.say(name))],
                verdict: verdicts.of_truth(at == 0),
                under: verdicts.feedback(&key),
                ..Row::default()
            }
        };
        let rows = ["true", "false"].into_iter().enumerate().map(row).collect();
        Part::Rows(Rows { rows, cursor, ..Rows::default() })
    }

    fn steps(&self, cursor: Option<usize>, outcome: Option<&Response>) -> Part {
        let row = |(at, step): (usize, &String)| Row {
            sign: sign(at).map(String::from),
            picked: outcome.map(|response| Pick::One(*response == Response::Step(at))),
            ..Row::new(step.clone())
        };
        let rows = self.words.scale.iter().enumerate().map(row).collect();
        Part::Rows(Rows { rows, cursor, ..Rows::default() })
    }

    fn pairs(
        &self,
        page: &mut Page,
        left: &[ChoiceKey],
        right: &[ChoiceKey],
        cursor: Option<usize>,
        verdicts: &Verdicts<'_>,
    ) {
        let Form::Pairs { pairs, .. } = &self.draft.form else { return };
        let row = |(at, key): (usize, &ChoiceKey)| {
            let mut under = vec![Span::new(Role::Faint, "→ ")];
            match pairs.get(key) {
                Some(with) => under.extend(self.right_side(with)),
                None => under.push(Span::new(Role::Faint, self.desk.say("not-paired"))),
            }
            Row {
                sign: Some((at + 1).to_string()),
                label: self.choice(key),
                verdict: verdicts.of_part(key),
                under: Some(under),
                ..Row::default()
            }
        };
        let rows = left.iter().enumerate().map(row).collect();
        page.parts.push(Part::Rows(Rows { rows, cursor, ..Rows::default() }));
        page.parts.push(Part::Gap);
        let offer = |(at, key): (usize, &ChoiceKey)| Row {
            sign: sign(at).map(String::from),
            label: self.right_side(key),
            ..Row::default()
        };
        let rows = right.iter().enumerate().map(offer).collect();
        page.parts.push(Part::Rows(Rows { rows, ..Rows::default() }));
    }

    fn order(&self, items: &[ChoiceKey], held: bool, cursor: Option<usize>, verdicts: &Verdicts<'_>) -> Part {
        let row = |(at, key): (usize, &ChoiceKey)| {
            let lifted = held && cursor == Some(at);
            Row {
                sign: Some((at + 1).to_string()),
                label: self.choice(key),
                verdict: verdicts
                    .of_part(key)
                    .or_else(|| lifted.then(|| Span::new(Role::Accent, self.desk.say("lifted")))),
                ..Row::default()
            }
        };
        Part::Rows(Rows { rows: items.iter().enumerate().map(row).collect(), cursor, ..Rows::default() })
    }

    fn blanks(
        &self,
        page: &mut Page,
        blanks: &[(ChoiceKey, Gap)],
        cursor: Option<usize>,
        verdicts: &Verdicts<'_>,
    ) {
        page.parts.push(Part::Prose(markdown::blocks(&self.with_gaps(blanks))));
        page.parts.push(Part::Gap);
        for (at, (key, gap)) in blanks.iter().enumerate() {
            let label = self.desk.tell("blank", &[("n", (at + 1).into())]);
            let here = cursor == Some(at);
            match gap {
                Gap::Typed(typed) => page.parts.push(Part::Field(Field {
                    label,
                    value: typed.text().to_owned(),
                    cursor: here.then(|| typed.cursor()),
                    verdict: verdicts.of_part(key),
                    ..Field::default()
                })),
                Gap::Picked { offered, picked } => {
                    page.parts.push(self.picked_gap(label, key, (offered, *picked), here, verdicts));
                }
            }
        }
        if let Some(cursor) = cursor {
            let done = Row::new(self.desk.say("give-answer"));
            let at = (cursor == blanks.len()).then_some(0);
            page.parts.push(Part::Rows(Rows { rows: vec![done], cursor: at, ..Rows::default() }));
        }
    }

    /// A blank to be picked: its name and what is in it, and what is offered while the cursor is there.
    fn picked_gap(
        &self,
        label: String,
        key: &ChoiceKey,
        (offered, picked): (&[ChoiceKey], Option<usize>),
        here: bool,
        verdicts: &Verdicts<'_>,
    ) -> Part {
        let words = |at: usize| {
            let said = self.words.blanks.get(key).and_then(|blank| blank.choices.get(&offered[at]));
            said.cloned().unwrap_or_default()
        };
        let mut head = Row::new(format!("{label}  {}", picked.map_or("…".to_owned(), words)));
        head.verdict = verdicts.of_part(key);
        head.heading = true;
        let mut rows = vec![head];
        if here {
            let row = |at: usize| Row {
                sign: sign(at).map(String::from),
                picked: Some(Pick::One(picked == Some(at))),
                indent: 1,
                ..Row::new(words(at))
            };
            rows.extend((0..offered.len()).map(row));
        }
        let cursor = here.then_some(picked.map_or(0, |at| at + 1));
        Part::Rows(Rows { rows, cursor, ..Rows::default() })
    }

    /// The text of a cloze with its blanks numbered, and what stands in them.
    fn with_gaps(&self, blanks: &[(ChoiceKey, Gap)]) -> String {
        let mut text = self.words.text.clone().unwrap_or_default();
        for (at, (key, _)) in blanks.iter().enumerate() {
            text = text.replace(&format!("{{{{{key}}}}}"), &format!("**[{}: \\_\\_\\_\\_]**", at + 1));
        }
        text
    }

    fn certainty(&self, page: &mut Page, cursor: usize) {
        page.parts.push(Part::Gap);
        page.parts.push(say(Role::Strong, self.desk.say("how-sure")));
        let row =
            |(at, id): (usize, &str)| Row { sign: Some((at + 1).to_string()), ..Row::new(self.desk.say(id)) };
        let rows = ["sure-low", "sure-mid", "sure-high"].into_iter().enumerate().map(row).collect();
        page.parts.push(Part::Rows(Rows { rows, cursor: Some(cursor), ..Rows::default() }));
    }

    /// What is said under the answer: what is missing, the hint, what was right and why.
    fn remarks(&self, page: &mut Page, outcome: Option<(Response, Mark)>) {
        let desk = self.desk;
        match &self.asked.stage {
            Stage::Unfinished => self.remark(page, Role::Warn, desk.say(self.missing())),
            Stage::Unclear => self.remark(page, Role::Warn, desk.say(self.unclear())),
            Stage::Failed(trouble) => self.remark(page, Role::Bad, desk.trouble(trouble)),
            Stage::Saving => page.status = Some(Span::new(Role::Faint, desk.say("saving"))),
            Stage::Marked(..) => page.status = Some(Span::new(Role::Good, desk.say("saved"))),
            Stage::Shown if outcome.is_none() => self.remark(page, Role::Warn, desk.say("not-answered")),
            _ => (),
        }
        if let Some((_, mark)) = &outcome {
            self.whole_verdict(page, *mark);
        }
        if self.asked.tells() {
            self.right_answer(page, outcome.as_ref().map(|(_, mark)| *mark));
            if let Some(explain) = &self.words.explain {
                page.parts.push(Part::Gap);
                page.parts.push(Part::Prose(markdown::blocks(explain)));
            }
        } else if let Some(hint) = self.words.hint.as_ref().filter(|_| self.asked.hint) {
            page.parts.push(Part::Gap);
            let mut spans = vec![Span::new(Role::Accent, desk.say("hint")), Span::plain(" ")];
            spans.extend(markdown::inline(hint));
            page.parts.push(Part::Say(spans));
        }
        if self.sitting_flagged() {
            self.remark(page, Role::Warn, desk.say("flagged"));
        }
    }

    fn remark(&self, page: &mut Page, role: Role, text: String) {
        page.parts.push(Part::Gap);
        page.parts.push(say(role, text));
    }

    fn sitting_flagged(&self) -> bool {
        self.asked.sitting(self.desk).is_some_and(|running| running.flagged(self.asked.name()))
    }

    fn missing(&self) -> &'static str {
        match self.draft.form {
            Form::Many { .. } => "missing-pick",
            Form::Pairs { .. } => "missing-pair",
            Form::Blanks(_) => "missing-blank",
            _ => "missing-text",
        }
    }

    fn unclear(&self) -> &'static str {
        match self.draft.form {
            Form::Many { .. } => "unclear-many",
            Form::Pairs { .. } => "unclear-pairs",
            Form::Order { .. } => "unclear-order",
            _ => "unclear-one",
        }
    }

    /// One line that tells how it was, where the rows alone do not tell it.
    fn whole_verdict(&self, page: &mut Page, mark: Mark) {
        let desk = self.desk;
        let (role, text) = match mark {
            Mark::Graded(Share::ALL) => (Role::Good, desk.say("verdict-right")),
            Mark::Graded(Share::NONE) => (Role::Bad, desk.say("verdict-wrong")),
            Mark::Graded(share) => (
                Role::Warn,
                desk.tell("verdict-partly", &[("share", desk.catalog.percent(share.percent()).into())]),
            ),
            Mark::Waits => (Role::Plain, desk.say("verdict-waits")),
            Mark::Ungraded => (Role::Plain, desk.say("verdict-thanks")),
        };
        self.remark(page, role, text);
        if let Why::Check { tries, .. } = self.asked.why
            && !is_right(mark)
            && tries < TRIES
        {
            page.parts.push(say(Role::Plain, desk.say("try-again")));
        }
    }

    /// The right answer in words, where the rows do not show it.
    fn right_answer(&self, page: &mut Page, mark: Option<Mark>) {
        if mark.is_some_and(is_right) {
            return;
        }
        let text = match &self.question.kind {
            Kind::Text { .. } => self.words.accept.first().cloned(),
            Kind::Number { answer, .. } => {
                let unit = self.words.unit.as_deref().unwrap_or_default();
                Some(format!("{} {unit}", self.desk.catalog.number(*answer)).trim_end().to_owned())
            }
            Kind::Match { left, .. } => {
                Some(left.iter().map(|key| self.pair_in_words(key)).collect::<Vec<_>>().join("; "))
            }
            Kind::Order { items, .. } => {
                Some(items.iter().map(|key| self.flat(&self.choice(key))).collect::<Vec<_>>().join(" → "))
            }
            Kind::Cloze { blanks } => Some(
                blanks
                    .iter()
                    .filter_map(|(key, blank)| self.blank_in_words(key, blank))
                    .collect::<Vec<_>>()
                    .join("; "),
            ),
            _ => None,
        };
        if let Some(text) = text {
            self.remark(page, Role::Plain, self.desk.tell("right-answer", &[("answer", text.into())]));
        }
    }

    fn flat(&self, spans: &[Span]) -> String {
        spans.iter().map(|span| span.text.as_str()).collect()
    }

    fn pair_in_words(&self, key: &ChoiceKey) -> String {
        format!("{} → {}", self.flat(&self.choice(key)), self.flat(&self.right_side(key)))
    }

    fn blank_in_words(&self, key: &ChoiceKey, blank: &crate::course::model::Blank) -> Option<String> {
        use crate::course::model::Blank;
        let words = self.words.blanks.get(key)?;
        match blank {
            Blank::Typed { .. } => words.accept.first().cloned(),
            Blank::Picked { answer, .. } => words.choices.get(answer).cloned(),
        }
    }

    fn keys(&self, page: &mut Page) {
        let desk = self.desk;
        let asking = self.asked.is_asking();
        match asking {
            true => self.answer_keys(page),
            false if matches!(self.asked.stage, Stage::Sure(_)) => {
                page.keys.push(desk.hint("1-3", "key-choose"))
            }
            false => page.keys.push(desk.hint("Enter", self.after())),
        }
        let in_field = self.asked.typing();
        match &self.asked.why {
            Why::Check { .. } | Why::Review { .. } if asking && !in_field && self.words.hint.is_some() => {
                page.keys.push(desk.hint("h", "key-hint"));
            }
            Why::Quiz(_) if !in_field => {
                page.keys.push(desk.hint("f", "key-flag"));
                page.keys.push(desk.hint("n p", "key-turn"));
            }
            Why::Past(_) => page.keys.push(desk.hint("← →", "key-turn")),
            _ => (),
        }
        page.keys.push(desk.hint("Esc", "key-back"));
    }

    fn after(&self) -> &'static str {
        match (&self.asked.stage, &self.asked.why) {
            (Stage::Marked(_, mark), Why::Check { tries, .. }) if !is_right(*mark) && *tries < TRIES => {
                "key-again"
            }
            _ => "key-next",
        }
    }

    fn answer_keys(&self, page: &mut Page) {
        let desk = self.desk;
        let tall = matches!(&self.draft.form, Form::Text(typed) if typed.is_tall());
        match &self.draft.form {
            Form::Many { .. } => page.keys.push(desk.hint("Space", "key-pick")),
            Form::Pairs { .. } => page.keys.push(desk.hint("a b c", "key-pair")),
            Form::Order { .. } => page.keys.push(desk.hint("Space", "key-lift")),
            Form::Text(_) if tall && self.draft.in_field => {
                page.keys.push(desk.hint("Tab", "key-leave-text"))
            }
            Form::Text(_) if self.draft.in_field => page.keys.push(desk.hint("Tab", "key-more")),
            Form::Text(_) => page.keys.push(desk.hint("Tab", "key-write")),
            _ => page.keys.push(desk.hint("↑↓", "key-choose")),
        }
        if !(tall && self.draft.in_field) {
            page.keys.insert(0, desk.hint("Enter", "key-answer"));
        }
    }
}

/// What became of each part of an answer.
struct Verdicts<'a> {
    view: &'a View<'a>,
    parts: Option<Vec<(ChoiceKey, bool)>>,
    response: Option<&'a Response>,
}

impl Verdicts<'_> {
    fn say(&self, right: bool) -> Span {
        match right {
            true => Span::new(Role::Good, self.view.desk.say("verdict-right")),
            false => Span::new(Role::Bad, self.view.desk.say("verdict-wrong")),
        }
    }

    fn of_part(&self, key: &ChoiceKey) -> Option<Span> {
        let (_, right) = self.parts.as_ref()?.iter().find(|(part, _)| part == key)?;
        Some(self.say(*right))
    }

    /// A choice that was picked is right or wrong; one that should have been is shown once answers are told.
    fn of_choice(&self, key: &ChoiceKey) -> Option<Span> {
        let picked = matches!(self.response, Some(Response::Picks(keys)) if keys.contains(key));
        if picked {
            return self.of_part(key);
        }
        let right = match &self.view.question.kind {
            Kind::Single { answer, .. } => answer == key,
            Kind::Multiple { answer, .. } => answer.contains(key),
            _ => false,
        };
        self.missed(right)
    }

    fn of_truth(&self, truth: bool) -> Option<Span> {
        let Kind::TrueFalse { answer } = self.view.question.kind else { return None };
        match self.response {
            Some(Response::Truth(given)) if *given == truth => Some(self.say(answer == truth)),
            _ => self.missed(answer == truth),
        }
    }

    fn missed(&self, right: bool) -> Option<Span> {
        let told = right && self.view.asked.tells();
        told.then(|| Span::new(Role::Good, self.view.desk.say("verdict-this")))
    }

    /// The verdict of an answer that has no parts.
    fn whole(&self) -> Option<Span> {
        let (_, mark) = self.view.asked.outcome(self.view.desk)?;
        match mark {
            Mark::Graded(share) => Some(self.say(share == Share::ALL)),
            Mark::Waits | Mark::Ungraded => None,
        }
    }

    /// What the author tells who picked this.
    fn feedback(&self, key: &ChoiceKey) -> Option<Vec<Span>> {
        let picked = match self.response? {
            Response::Picks(keys) => keys.contains(key),
            Response::Truth(truth) => key.as_str() == if *truth { "true" } else { "false" },
            _ => false,
        };
        let text = self.view.words.feedback.get(key).filter(|_| picked)?;
        Some(markdown::inline(text))
    }
}

/// The first question of a lesson's practice, or what comes after it.
impl Reading {
    pub(super) fn first_check(&self, drawn: Drawn) -> Screen {
        Screen::Asked(Asked::check(self.name().clone(), self.check_at(), drawn))
    }
}
