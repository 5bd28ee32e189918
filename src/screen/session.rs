//! The session that every face shares: the screens on top of each other, the learner at work, and the words.

use super::{
    Act, Desk, Screen, Shown, Step,
    board::{ClassPage, Unlock},
    course::CoursePage,
    door::Door,
    help::Help,
    home::Home,
    join::Join,
    languages::Languages,
    pin::Pin,
    reading::Reading,
    settings::wider,
    told,
};
use crate::{
    ids::{CourseId, LearnerId},
    lang::{Catalog, Tag},
    page::{Hint, Page},
    quiz::Sitting,
    study::{Effect, News, Settings, Study, Want, Way},
    time::Now,
};

/// A session, from the door to the end.
pub struct Session {
    pub(super) study: Study,
    pub(super) catalog: Catalog,
    pub(super) words: Box<dyn Fn(&Tag) -> Catalog>,
    pub(super) stack: Vec<Screen>,
    pub(super) now: Now,
    /// Where a preview is to begin, until it has begun.
    pub(super) at: Option<super::preview::At>,
    touched: u64,
}

/// What became of an act.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Next {
    /// Nothing changed.
    Same,
    /// The page changed.
    Redraw,
    /// Another screen is there: to be read from its top.
    Fresh,
    /// Another screen is there for a while: the place on the one below is to be kept.
    Aside,
    /// The screen below is there again, at its place.
    Back,
    /// The page is to be read aloud, or its reading ended.
    Aloud,
    /// The end.
    Quit,
}

/// How many effects may follow from one act: more is a circle.
const MOST_STEPS: usize = 32;

impl Session {
    /// A session at the door, or past it where `learner` says who is there.
    /// `words` gives the program's words in a language.
    pub fn new(study: Study, words: Box<dyn Fn(&Tag) -> Catalog>, now: Now) -> Self {
        let nobody = study.learners().is_empty();
        let mut stack = vec![Screen::Door(Door::default())];
        if nobody && study.may_join() {
            stack.push(Screen::Join(Join::default()));
        }
        if nobody {
            stack.push(Screen::Languages(Languages::default()));
        }
        Self::on(study, words, stack, now)
    }

    /// A session at the facilitator's board, which `study` was made for.
    pub fn for_board(study: Study, words: Box<dyn Fn(&Tag) -> Catalog>, now: Now) -> Self {
        Self::on(study, words, vec![Screen::Class(ClassPage::default())], now)
    }

    fn on(study: Study, words: Box<dyn Fn(&Tag) -> Catalog>, stack: Vec<Screen>, now: Now) -> Self {
        let catalog = words(study.language());
        let mut session = Self { study, catalog, words, stack, now, at: None, touched: now.mono };
        session.settle(Step::Stay, true);
        session
    }

    /// Lets a learner without a PIN in at once, or asks for the PIN.
    pub fn come_in(&mut self, learner: LearnerId, now: Now) {
        self.now = now;
        let known = self.study.learners().iter().find(|it| it.id == learner);
        let step = match known {
            Some(known) if known.has_pin => {
                let way = self.study.way_of(learner);
                Step::open(Screen::Pin(Pin::to_enter(known, way)))
            }
            Some(_) => Step::Do(Effect::SignIn { learner, pin: None }),
            None => Step::Stay,
        };
        self.stack.truncate(1);
        self.settle(step, false);
    }

    /// Opens a course, once somebody is in.
    pub fn open_course(&mut self, course: &CourseId, now: Now) {
        self.now = now;
        if self.study.learner().is_none() {
            return;
        }
        if self.study.perform(Effect::OpenCourse(course.clone()), now) == News::Done {
            self.settle(Step::open(Screen::Course(CoursePage::default())), false);
        }
    }

    /// The learner at work, for those who only look.
    pub fn study(&self) -> &Study {
        &self.study
    }

    /// The program's words in the language of now.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// How the learner likes it.
    pub fn settings(&self) -> &Settings {
        self.study.settings()
    }

    /// The page that is on top.
    pub fn page(&self) -> Page {
        let mut page = self.top().page(&self.desk());
        if !matches!(self.top(), Screen::Help(_)) {
            if self.study.is_preview() {
                page.keys.extend(self.author_keys());
            }
            if self.reads_aloud() && !self.typing() {
                // In sight on every screen, for those who look for it read little.
                let at = page.keys.len().min(1);
                page.keys.insert(at, self.desk().hint("!", "key-aloud"));
            }
            page.keys.push(self.desk().hint("?", "key-keys"));
        }
        page
    }

    /// What may be typed as one line now, in words; none where a number chooses or Enter goes on.
    pub fn asks(&self) -> Option<String> {
        self.top().asks(&self.desk())
    }

    /// What else may be done now, for the face that takes lines.
    pub fn commands(&self) -> Vec<Hint> {
        self.top().commands(&self.desk())
    }

    /// Whether letters are text now.
    pub fn typing(&self) -> bool {
        self.top().typing()
    }

    /// Whether the screen on top takes a whole line at once: an answer, a name, words to look for.
    pub fn takes_lines(&self) -> bool {
        match self.top() {
            Screen::Asked(_) | Screen::Overview(_) => true,
            top => top.typing(),
        }
    }

    /// Does what a person wants.
    pub fn act(&mut self, act: Act, now: Now) -> Next {
        self.now = now;
        self.touched = now.mono;
        let somebody = self.study.learner().is_some() || self.study.board().is_some();
        let locked = matches!(self.top(), Screen::Pin(pin) if pin.is_locked());
        let step = match &act {
            Act::Quit => return Next::Quit,
            Act::Reveal | Act::NextLanguage if self.study.is_preview() => return self.act_as_author(&act),
            Act::Reveal | Act::NextLanguage => return Next::Same,
            Act::Aloud if self.reads_aloud() => return Next::Aloud,
            Act::Aloud => return Next::Same,
            Act::Help => self.help(),
            Act::Key('?') if !self.typing() => self.help(),
            Act::Key('L') if !self.typing() && !locked => Step::open(Screen::Languages(Languages::default())),
            Act::Key(sign @ ('+' | '-')) if !self.typing() && somebody => {
                let mut settings = self.settings().clone();
                settings.width = wider(settings.width, *sign == '-');
                self.study.perform(Effect::Set(settings), now);
                return Next::Redraw;
            }
            // Numbers alone lead everywhere, and back.
            Act::Key('0') if !self.typing() => self.update(&Act::Back),
            act => self.update(act),
        };
        self.settle(step, false)
    }

    fn update(&mut self, act: &Act) -> Step {
        let desk = Desk { study: &self.study, catalog: &self.catalog, now: self.now };
        self.stack.last_mut().expect("the door is never left").update(act, &desk)
    }

    /// Says less from now on, or everything again.
    pub fn be_brief(&mut self, brief: bool, now: Now) -> Next {
        self.now = now;
        let settings = Settings { brief, ..self.settings().clone() };
        // Where the disk does not keep it, it is not so: the page says nothing else then.
        self.study.perform(Effect::Set(settings), now);
        Next::Fresh
    }

    /// Whether pages are read aloud on request.
    pub fn reads_aloud(&self) -> bool {
        self.settings().voice && self.study.has_voice()
    }

    /// The page as it is read aloud: a paragraph a line.
    pub fn aloud(&self) -> String {
        let told = told::told(&self.page(), &self.catalog);
        let lines = told.here.into_iter().chain(told.aside).chain(told.groups.into_iter().flatten());
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Asks how lines read on this terminal, for a face that does not know: once, and only in a language that is read
    /// from right to left. True where it asks now.
    pub fn ask_order(&mut self, now: Now) -> bool {
        let known = self.settings().bidi.is_some() || !self.catalog.tag().is_rtl();
        if known || matches!(self.top(), Screen::Reading(_) | Screen::Trouble(_)) {
            return false;
        }
        self.now = now;
        self.settle(Step::open(Screen::Reading(Reading::default())), false);
        true
    }

    /// What time does: a quiz runs out, a screen that nobody touches locks, a search goes on.
    pub fn tick(&mut self, now: Now) -> Next {
        self.now = now;
        if let Some(next) = self.follow_files(now) {
            return next;
        }
        let late = self.study.running().is_some_and(|running| running.is_late(now.mono));
        if late {
            return self.time_is_up();
        }
        if self.is_idle() {
            let lock = match self.study.board() {
                Some(_) => Screen::Unlock(Unlock::new()),
                None => {
                    let who = self.study.learner().map(|learner| learner.id);
                    Screen::Pin(Pin::locked(who.map_or(Way::Pin, |id| self.study.way_of(id))))
                }
            };
            return self.settle(Step::open(lock), false);
        }
        let desk = Desk { study: &self.study, catalog: &self.catalog, now: self.now };
        let step = self.stack.last_mut().expect("the door is never left").tick(&desk);
        // Where nothing came of it, nothing need be drawn.
        if matches!(step, Step::Stay) && !self.counts_down() {
            return Next::Same;
        }
        self.settle(step, false)
    }

    /// Whether time does anything.
    pub fn wants_tick(&self) -> bool {
        let follows = self.study.is_preview() || self.study.board().is_some();
        self.counts_down() || self.locks() || self.is_searching() || follows
    }

    /// Whether more work is waiting, a little at a time, so that keys are heard in between.
    pub fn is_searching(&self) -> bool {
        match self.top() {
            Screen::Search(search) => search.is_looking(),
            Screen::Hard(hard) => hard.is_reading(),
            _ => false,
        }
    }

    /// The terminal went away: what was typed and not sent is kept for the next time.
    pub fn hang_up(&mut self, now: Now) {
        self.now = now;
        self.keep_unsent();
    }

    fn keep_unsent(&mut self) {
        for (at, text) in self.stack.iter().filter_map(Shown::unsent).collect::<Vec<_>>() {
            // The learner cannot mend it when this fails, and is told when the answer itself is given.
            self.study.perform(Effect::Draft { at, text: Some(text) }, self.now);
        }
    }

    fn help(&self) -> Step {
        match self.top() {
            Screen::Help(_) => Step::Back,
            top => Step::open(Screen::Help(Help::new(top.page(&self.desk()).keys))),
        }
    }

    fn top(&self) -> &Screen {
        self.stack.last().expect("the door is never left")
    }

    fn desk(&self) -> Desk<'_> {
        Desk { study: &self.study, catalog: &self.catalog, now: self.now }
    }

    fn counts_down(&self) -> bool {
        self.study.running().is_some_and(|running| running.left(self.now.mono).is_some())
    }

    fn locks(&self) -> bool {
        let pin = self.study.learner().is_some_and(|learner| learner.has_pin);
        let guarded = self.study.board().is_some_and(|board| board.guarded);
        let is_locked = matches!(self.top(), Screen::Pin(_) | Screen::Unlock(_));
        (pin || guarded) && self.settings().lock > 0 && !is_locked
    }

    fn is_idle(&self) -> bool {
        let idle = self.now.mono.saturating_sub(self.touched);
        self.locks() && u64::from(self.settings().lock) * 60_000 <= idle
    }

    /// The time of the quiz is over: what was answered counts.
    fn time_is_up(&mut self) -> Next {
        let sitting = self.study.running().map(|running| running.sitting.clone());
        let news = self.study.perform(Effect::Finish { late: true }, self.now);
        let locked = matches!(self.top(), Screen::Pin(pin) if pin.is_locked()).then(|| self.stack.pop());
        self.pop_to_course();
        let overview = super::overview::Overview::default();
        self.stack.push(Screen::Overview(overview));
        let next = self.hear(news);
        let next = self.settle(next, false);
        self.stack.extend(locked.flatten());
        match sitting {
            Some(Sitting::Module(_) | Sitting::Exam | Sitting::Pretest) => Next::Fresh,
            None => next,
        }
    }

    fn hear(&mut self, news: News) -> Step {
        let desk = Desk { study: &self.study, catalog: &self.catalog, now: self.now };
        self.stack.last_mut().expect("the door is never left").hear(news, &desk)
    }

    /// Follows `step`, and the steps that follow from it, until there is nothing more to do.
    pub(super) fn settle(&mut self, step: Step, begin: bool) -> Next {
        let mut next = Next::Redraw;
        let mut step = step;
        let mut fresh = begin;
        for _ in 0..MOST_STEPS {
            step = match step {
                Step::Quit => return Next::Quit,
                // An author previews alone: there is nobody else to let in.
                Step::ToDoor if self.study.is_preview() => return Next::Quit,
                Step::Do(effect) => self.perform(effect),
                Step::Stay if fresh => {
                    fresh = false;
                    next = Next::Fresh;
                    let desk = Desk { study: &self.study, catalog: &self.catalog, now: self.now };
                    self.stack.last_mut().expect("the door is never left").enter(&desk)
                }
                Step::Stay => return next,
                other => {
                    self.change(other);
                    fresh = true;
                    Step::Stay
                }
            };
        }
        next
    }

    fn perform(&mut self, effect: Effect) -> Step {
        let kept = match &effect {
            Effect::Answer { name, .. } | Effect::AnswerCheck { name, .. } => Some(name.clone()),
            Effect::Note { at, .. } => Some(at.clone()),
            Effect::Board(Want::Judge { name, .. }) => Some(name.clone()),
            _ => None,
        };
        let news = self.study.perform(effect, self.now);
        let saved = matches!(news, News::Marked { .. } | News::Saved(_));
        if let Some(at) = kept.filter(|at| saved && self.study.draft(at).is_some()) {
            self.study.perform(Effect::Draft { at, text: None }, self.now);
        }
        if self.catalog.tag() != self.study.language() {
            self.catalog = (self.words)(self.study.language());
        }
        self.hear(news)
    }

    /// Puts screens on top of each other, or takes them away. What was begun on those that go is kept.
    fn change(&mut self, step: Step) {
        if !matches!(step, Step::Open(_)) {
            self.keep_unsent();
        }
        match step {
            Step::Open(screen) => self.stack.push(*screen),
            Step::Swap(screen) => {
                self.stack.pop();
                self.stack.push(*screen);
            }
            Step::Back => {
                if self.stack.len() > 1 {
                    self.stack.pop();
                }
            }
            Step::ToCourse => self.pop_to_course(),
            Step::ToHome => {
                self.stack.truncate(1);
                self.stack.push(Screen::Home(Home::default()));
            }
            Step::ToDoor => {
                self.study.perform(Effect::SignOut, self.now);
                self.stack = vec![Screen::Door(Door::default())];
            }
            Step::Stay | Step::Do(_) | Step::Quit => (),
        }
    }

    /// To the course's page: the one under this screen, or a new one over home.
    fn pop_to_course(&mut self) {
        match self.stack.iter().rposition(|screen| matches!(screen, Screen::Course(_))) {
            Some(at) => self.stack.truncate(at + 1),
            None => {
                let home = self.stack.iter().position(|screen| matches!(screen, Screen::Home(_)));
                self.stack.truncate(home.map_or(1, |at| at + 1));
                self.stack.push(Screen::Course(CoursePage::default()));
            }
        }
    }
}
