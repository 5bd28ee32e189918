//! A learner at work: does what a screen asks, on the engine and the store, and tells what came of it.
//!
//! Screens read where things stand from a [`Study`] and change nothing; [`Study::perform`] is the only door.

mod begin;
pub mod board;
pub mod enter;
mod find;
mod preview;
mod sealed;
pub mod settings;
pub mod shelf;

use crate::{
    course::{
        Course, Words,
        library::Library,
        load::{self, Loaded, Opened, Source},
    },
    diag::Diagnostic,
    ids::{AttemptId, CourseId, ItemId, ItemName, LearnerId, ModuleId},
    lang::Tag,
    log::{Happening, Progress, Subject, completion},
    quiz::{
        Certainty, Drawn, Mark, Response, Sitting,
        attempt::{Finished, Refusal, Running},
        grade::grade,
        paper,
    },
    rng::Seed,
    store::{Entry, Learner, PinAnswer, Receipt, Store, StoreError},
    time::Now,
};

pub use board::{Board, Want};
pub use find::Hit;
pub use preview::Fault;
pub use settings::{Bidi, Settings, Way};
pub use shelf::{Shelf, Shelved};

/// What a screen wants done. A closed list: every way to change anything is here.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Let this learner in, with their PIN where they have one.
    SignIn {
        /// Who.
        learner: LearnerId,
        /// What they typed.
        pin: Option<String>,
    },
    /// Take in a new learner.
    Join {
        /// The name shown.
        name: String,
        /// The PIN, where they want one.
        pin: Option<String>,
    },
    /// Let the learner go.
    SignOut,
    /// See whether this is the PIN of the learner who is in.
    Unlock {
        /// What they typed.
        pin: String,
    },
    /// Give the learner a PIN, or take it away.
    ChangePin {
        /// The new one.
        pin: Option<String>,
        /// Whether it is typed, or stands for pictures.
        way: Way,
    },
    /// Read what the home screen says of the courses from this place to that.
    Shelve {
        /// The first.
        from: usize,
        /// One past the last.
        to: usize,
    },
    /// Open a course.
    OpenCourse(CourseId),
    /// Open the sealed exam of the course that lies open.
    Unseal {
        /// What the invigilator typed.
        passphrase: String,
    },
    /// A lesson was opened: it is where to go on.
    Look(ItemName),
    /// A lesson was read to its end.
    Viewed(ItemName),
    /// Show practice, or a question that comes up again.
    Ask(ItemName),
    /// Take this answer to practice beside a lesson.
    AnswerCheck {
        /// The practice.
        name: ItemName,
        /// The answer.
        response: Response,
        /// Which try it is, from 1.
        tries: u32,
        /// Whether the hint was seen.
        hinted: bool,
    },
    /// Begin a quiz, or go on with it where it was left.
    Begin(Sitting),
    /// Take this answer to a question of the quiz.
    Answer {
        /// The question.
        name: ItemName,
        /// The answer.
        response: Response,
        /// How sure the learner is, where it is asked.
        certainty: Option<Certainty>,
    },
    /// Flag a question of the quiz for later, or not.
    Flag {
        /// The question.
        name: ItemName,
        /// Whether it is flagged.
        on: bool,
    },
    /// End the quiz.
    Finish {
        /// Whether the time ran out.
        late: bool,
    },
    /// Show a sitting that is over, as it was.
    LookBack(AttemptId),
    /// Gather what is due for review.
    Due,
    /// Show a question that is due, opening its course.
    Recall {
        /// The course it belongs to.
        course: CourseId,
        /// The question.
        name: ItemName,
    },
    /// Take this answer to a question that came up again.
    AnswerReview {
        /// The question.
        name: ItemName,
        /// The answer.
        response: Response,
    },
    /// Write a note beside a lesson; an empty one takes it away.
    Note {
        /// The lesson.
        at: ItemName,
        /// What it says.
        text: String,
    },
    /// Set a bookmark, or take it away.
    Bookmark {
        /// The lesson.
        at: ItemName,
        /// Whether it is there.
        on: bool,
    },
    /// Keep what was begun and not sent, or forget it.
    Draft {
        /// The question or lesson.
        at: ItemName,
        /// What was begun, as its screen writes it.
        text: Option<String>,
    },
    /// Look for words in the next few courses.
    Search {
        /// The words.
        query: String,
        /// The first course not looked through yet.
        from: usize,
    },
    /// Speak this language.
    Speak(Tag),
    /// Keep these settings.
    Set(Settings),
    /// Gather what a learner has done in every course.
    Report,
    /// Something of the facilitator's board.
    Board(Want),
}

/// What came of an effect.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// It was done.
    Done,
    /// It was done and is on disk.
    Saved(Receipt),
    /// The PIN was wrong, or it is too early for another try: so many seconds.
    Wait(u64),
    /// The answer is on disk, and this is its mark.
    Marked {
        /// The proof.
        receipt: Receipt,
        /// What it earned.
        mark: Mark,
    },
    /// A question to show.
    Asked(Drawn),
    /// The quiz is under way; the question to go to.
    Begun(usize),
    /// The quiz may not be taken again.
    NoMoreTries,
    /// The exam is sealed: the invigilator's passphrase opens it.
    Sealed,
    /// The quiz is over.
    Over {
        /// How it ended.
        finished: Finished,
        /// Whether the course was completed by it.
        completed: bool,
        /// Whether the module was passed by it for the first time.
        passed: bool,
    },
    /// What is due, the oldest first.
    Due(Vec<(CourseId, ItemName)>),
    /// What was found, and where to look on; none when all was looked through.
    Found {
        /// The places.
        hits: Vec<Hit>,
        /// The next course to look through.
        next: Option<usize>,
    },
    /// A course has faults and does not open: the first of them, in a line, and how many there are.
    Broken {
        /// The course.
        course: CourseId,
        /// The faults, a line each.
        faults: Vec<String>,
    },
    /// A course does not open before this one is completed.
    Locked {
        /// The course to complete first.
        first: CourseId,
    },
    /// It could not be done, and nothing was changed.
    Failed(Trouble),
}

/// Why something could not be done, as a learner can be told.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// The disk is full.
    Full,
    /// The file may not be written.
    ReadOnly,
    /// The file is damaged.
    Damaged,
    /// Others keep the file busy.
    Busy,
    /// The answer is not taken.
    Refused(Refusal),
    /// What is sealed cannot be opened, whatever the passphrase: the file is damaged, or does not fit.
    SealBroken(String),
    /// Something else that the machine said.
    Machine(String),
}

/// One learner at a time, the courses, and the store.
pub struct Study {
    store: Store,
    library: Library,
    fresh: Box<dyn FnMut() -> u128>,
    language: Tag,
    settings: Settings,
    learners: Vec<Learner>,
    may_join: bool,
    own_languages: Vec<(Tag, String)>,
    has_voice: bool,
    learner: Option<Learner>,
    shelf: Shelf,
    desk: Option<Desk>,
    /// The course whose sealed exam was opened, for as long as the learner is in.
    unsealed: Option<Opened>,
    running: Option<Running>,
    past: Option<Running>,
    report: Vec<Reported>,
    preview: Option<preview::Preview>,
    board: Option<Board>,
}

/// A course that was begun, and where the learner stands in it.
pub struct Reported {
    /// Its name.
    pub id: CourseId,
    /// Where the learner stands.
    pub progress: Progress,
    /// The number of the certificate that they hold of it.
    pub certificate: Option<String>,
    opened: Option<Opened>,
}

/// The course that lies open.
struct Desk {
    opened: Opened,
    progress: Progress,
    /// Where it was read from.
    source: Source,
}

impl Study {
    /// Begins with nobody in. `fresh` gives 128 new random bits at each call.
    pub fn new(
        store: Store,
        library: Library,
        language: Tag,
        fresh: Box<dyn FnMut() -> u128>,
    ) -> Result<Self, StoreError> {
        let learners = store.learners()?;
        let settings = Settings::read(&store, None)?;
        let may_join = may_join(&store)?;
        Ok(Self {
            store,
            library,
            fresh,
            language,
            settings,
            learners,
            may_join,
            own_languages: Vec::new(),
            has_voice: false,
            learner: None,
            shelf: Shelf::default(),
            desk: None,
            unsealed: None,
            running: None,
            past: None,
            report: Vec::new(),
            preview: None,
            board: None,
        })
    }

    /// With the languages that the centre added, each with the name that it calls itself.
    pub fn with_languages(mut self, own: Vec<(Tag, String)>) -> Self {
        self.own_languages = own;
        self
    }

    /// On a machine that can read aloud.
    pub fn with_voice(mut self) -> Self {
        self.has_voice = true;
        self
    }

    /// The languages that the centre added, each with the name that it calls itself.
    pub fn own_languages(&self) -> &[(Tag, String)] {
        &self.own_languages
    }

    /// Whether the machine can read aloud.
    pub fn has_voice(&self) -> bool {
        self.has_voice
    }

    /// How this learner comes in, where they have a PIN. What cannot be read is the usual way.
    pub fn way_of(&self, learner: LearnerId) -> Way {
        Way::read(&self.store, Some(learner)).unwrap_or_default()
    }

    /// How whoever is new will come in.
    pub fn usual_way(&self) -> Way {
        Way::read(&self.store, None).unwrap_or_default()
    }

    /// Everyone who may come in, who was here last first.
    pub fn learners(&self) -> &[Learner] {
        &self.learners
    }

    /// Whether somebody new may put themselves on the register. In a formal centre the facilitator does.
    pub fn may_join(&self) -> bool {
        self.may_join
    }

    /// Who is in.
    pub fn learner(&self) -> Option<&Learner> {
        self.learner.as_ref()
    }

    /// The language of now.
    pub fn language(&self) -> &Tag {
        &self.language
    }

    /// How the learner likes it.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The courses, as the home screen lists them.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// The course that lies open.
    pub fn course(&self) -> Option<&Course> {
        self.desk.as_ref().map(|desk| &desk.opened.course)
    }

    /// The words of the open course, in the language of now.
    pub fn words(&self) -> Option<&Words> {
        self.desk.as_ref().map(|desk| desk.opened.words(&self.language))
    }

    /// Where the learner stands in the open course.
    pub fn progress(&self) -> Option<&Progress> {
        self.desk.as_ref().map(|desk| &desk.progress)
    }

    /// The quiz that is under way.
    pub fn running(&self) -> Option<&Running> {
        self.running.as_ref()
    }

    /// The sitting that is looked back at.
    pub fn past(&self) -> Option<&Running> {
        self.past.as_ref()
    }

    /// Each course that was begun. Gathered by [`Effect::Report`].
    pub fn report(&self) -> &[Reported] {
        &self.report
    }

    /// The words of a course that was begun, in the language of now. One that is gone or has faults has none.
    pub fn words_of<'a>(&self, reported: &'a Reported) -> Option<&'a Words> {
        reported.opened.as_ref().map(|opened| opened.words(&self.language))
    }

    /// The learners' database, for those who only ask.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Does `effect`. What is told as saved is on disk.
    pub fn perform(&mut self, effect: Effect, now: Now) -> News {
        self.try_perform(effect, now).unwrap_or_else(News::Failed)
    }

    fn try_perform(&mut self, effect: Effect, now: Now) -> Result<News, Trouble> {
        match effect {
            Effect::SignIn { learner, pin } => self.sign_in(learner, pin, now),
            Effect::Join { name, pin } => self.join(&name, pin, now),
            Effect::SignOut => self.sign_out(),
            Effect::Unlock { pin } => self.unlock(&pin, now),
            Effect::ChangePin { pin, way } => self.change_pin(pin, way),
            Effect::Shelve { from, to } => {
                self.shelf.read(&self.library, &self.language, from..to);
                Ok(News::Done)
            }
            Effect::OpenCourse(course) => self.open_course(&course),
            Effect::Unseal { passphrase } => self.unseal(&passphrase, now),
            Effect::Look(name) => Ok(self.look(name)),
            Effect::Viewed(name) => self.viewed(name, now),
            Effect::Ask(name) => self.ask(&name),
            Effect::AnswerCheck { name, response, tries, hinted } => {
                self.answer_check(name, response, tries, hinted, now)
            }
            Effect::Begin(sitting) => self.begin(sitting, now),
            Effect::Answer { name, response, certainty } => self.answer(name, response, certainty, now),
            Effect::Flag { name, on } => self.flag(name, on, now),
            Effect::Finish { late } => self.finish(late, now),
            Effect::LookBack(attempt) => self.look_back(attempt, now),
            Effect::Due => Ok(News::Due(self.due(now)?)),
            Effect::Recall { course, name } => self.recall(&course, &name),
            Effect::AnswerReview { name, response } => self.answer_review(name, response, now),
            Effect::Note { at, text } => {
                self.record(at, Happening::NoteWritten { text }, now).map(News::Saved)
            }
            Effect::Bookmark { at, on } => {
                self.record(at, Happening::BookmarkSet { on }, now).map(News::Saved)
            }
            Effect::Draft { at, text } => self.keep_draft(&at, text.as_deref()),
            Effect::Search { query, from } => Ok(self.search(&query, from)),
            Effect::Speak(language) => self.speak(language, now),
            Effect::Set(settings) => self.set(settings),
            Effect::Report => self.gather_report(),
            Effect::Board(want) => self.follow_board(want, now),
        }
    }

    fn sign_in(&mut self, id: LearnerId, pin: Option<String>, now: Now) -> Result<News, Trouble> {
        let Some(learner) = self.learners.iter().find(|learner| learner.id == id).cloned() else {
            return Err(Trouble::Machine(format!("no learner {id}")));
        };
        if learner.has_pin
            && let Some(wait) = self.wait_for_pin(id, &pin.unwrap_or_default(), now)?
        {
            return Ok(News::Wait(wait));
        }
        self.welcome(learner)
    }

    fn join(&mut self, name: &str, pin: Option<String>, now: Now) -> Result<News, Trouble> {
        if !self.may_join {
            return Err(Trouble::Machine("only the facilitator adds learners here".to_owned()));
        }
        let way = self.usual_way();
        let learner = self.store.add_learner(now, name, &self.language, pin.as_deref())?;
        if pin.is_some() {
            self.store.set_setting(Some(learner.id), Way::KEY, way.as_str())?;
        }
        self.learners.insert(0, learner.clone());
        self.welcome(learner)
    }

    fn welcome(&mut self, learner: Learner) -> Result<News, Trouble> {
        self.settings = Settings::read(&self.store, Some(learner.id))?;
        self.language = learner.language.clone();
        self.learner = Some(learner);
        self.close_course();
        self.gather_shelf()?;
        // The course of last time is most likely the one of this time.
        if let Some(last) = self.shelf.last().map(|(id, _)| id.clone()) {
            self.open_course(&last)?;
        }
        Ok(News::Done)
    }

    fn sign_out(&mut self) -> Result<News, Trouble> {
        self.close_course();
        self.unsealed = None;
        self.learner = None;
        self.report.clear();
        self.settings = Settings::read(&self.store, None)?;
        self.learners = self.store.learners()?;
        self.may_join = may_join(&self.store)?;
        Ok(News::Done)
    }

    fn unlock(&mut self, pin: &str, now: Now) -> Result<News, Trouble> {
        let learner = self.who()?;
        Ok(self.wait_for_pin(learner, pin, now)?.map_or(News::Done, News::Wait))
    }

    /// How many seconds the learner has to wait before another try; none when the PIN was right.
    fn wait_for_pin(&mut self, learner: LearnerId, pin: &str, now: Now) -> Result<Option<u64>, Trouble> {
        Ok(match self.store.check_pin(learner, pin, now)? {
            PinAnswer::Right => None,
            PinAnswer::Wrong { wait } | PinAnswer::Wait { seconds: wait } => Some(wait),
        })
    }

    fn change_pin(&mut self, pin: Option<String>, way: Way) -> Result<News, Trouble> {
        let id = self.who()?;
        self.store.set_pin(id, pin.as_deref())?;
        self.store.set_setting(Some(id), Way::KEY, way.as_str())?;
        if let Some(learner) = &mut self.learner {
            learner.has_pin = pin.is_some();
        }
        Ok(News::Done)
    }

    fn speak(&mut self, language: Tag, now: Now) -> Result<News, Trouble> {
        self.language = language.clone();
        self.shelf.forget_words();
        if let Some(board) = &mut self.board {
            board.speak(&self.library, &self.language);
        }
        let Some(learner) = &mut self.learner else { return Ok(News::Done) };
        learner.language = language;
        let learner = learner.clone();
        self.store.change_learner(now, &learner)?;
        Ok(News::Done)
    }

    fn set(&mut self, settings: Settings) -> Result<News, Trouble> {
        settings.keep(&mut self.store, self.learner.as_ref().map(|learner| learner.id))?;
        self.settings = settings;
        Ok(News::Done)
    }

    fn gather_shelf(&mut self) -> Result<(), Trouble> {
        let learner = self.who()?;
        let mut begun = self.store.all_progress(learner)?;
        begun.iter_mut().for_each(|(id, progress)| sealed::forget_cards(progress, &self.library, id));
        self.shelf.gather(&self.library, &self.language, begun);
        Ok(())
    }

    fn gather_report(&mut self) -> Result<News, Trouble> {
        let learner = self.who()?;
        let begun = self.store.all_progress(learner)?.into_iter();
        let issued = self.store.certificates_of(learner)?;
        let number = |id: &CourseId| {
            let mut of_it = issued.iter().filter(|it| it.certificate.said.course == id.as_str());
            let last = of_it.rfind(|it| it.revoked.is_none());
            last.map(|it| it.certificate.said.number.clone())
        };
        let report = |(id, progress)| {
            let certificate = number(&id);
            Reported { opened: self.library.open(&id).course, id, progress, certificate }
        };
        self.report = begun.map(report).collect();
        Ok(News::Done)
    }

    fn open_course(&mut self, course: &CourseId) -> Result<News, Trouble> {
        if self.course().is_some_and(|open| open.id == *course) {
            return Ok(News::Done);
        }
        if let Some(first) = self.shelf.locked(course, &self.library, &self.language) {
            return Ok(News::Locked { first });
        }
        let progress = self.store.progress(self.who()?, course)?;
        let (source, loaded) = self.version_of(course, &progress)?;
        let faults = faults_of(&loaded);
        let Some(opened) = loaded.course else {
            self.shelf.mark_broken(course);
            return Ok(News::Broken { course: course.clone(), faults });
        };
        self.close_course();
        self.desk = Some(Desk { opened: self.as_unsealed(opened), progress, source });
        Ok(News::Done)
    }

    /// The version that the learner is in the middle of, where it was kept for them; else the one of now.
    fn version_of(&self, course: &CourseId, progress: &Progress) -> Result<(Source, Loaded), Trouble> {
        let in_the_middle = progress.began.is_some() && progress.completed.is_none();
        if in_the_middle
            && self.library.keeps(course)
            && let Some(digest) = self.store.last_version(self.who()?, course)?
            && let Some(source) = self.library.kept(course, &digest)
        {
            let loaded = load::load(&source, course);
            if loaded.course.as_ref().is_some_and(|opened| opened.course.digest == digest) {
                return Ok((source, loaded));
            }
        }
        Ok((self.library.source(course).unwrap_or(Source::Shipped), self.library.open(course)))
    }

    fn close_course(&mut self) {
        self.desk = None;
        self.running = None;
        self.past = None;
    }

    /// Notes in memory where the learner is. The disk learns it when the lesson is finished.
    fn look(&mut self, name: ItemName) -> News {
        if let Some(desk) = &mut self.desk {
            desk.progress.last = Some(crate::log::progress::Last::Lesson(name));
        }
        News::Done
    }

    fn viewed(&mut self, name: ItemName, now: Now) -> Result<News, Trouble> {
        self.record(name, Happening::LessonViewed, now).map(News::Saved)
    }

    fn ask(&mut self, name: &ItemName) -> Result<News, Trouble> {
        let seed = Seed((self.fresh)() as u64);
        let question = self.course().and_then(|course| course.question(name));
        let question = question.ok_or_else(|| Trouble::Machine(format!("no question {name}")))?;
        Ok(News::Asked(paper::shown(question, &name.module, question.shuffle, seed)))
    }

    fn answer_check(
        &mut self,
        name: ItemName,
        response: Response,
        tries: u32,
        hinted: bool,
        now: Now,
    ) -> Result<News, Trouble> {
        let mark = self.mark(&name, &response)?;
        let what = match mark {
            Mark::Ungraded => Happening::SurveyAnswered { response },
            _ => Happening::CheckAnswered { response, mark, tries, hinted },
        };
        let receipt = self.record(name, what, now)?;
        Ok(News::Marked { receipt, mark })
    }

    fn answer_review(&mut self, name: ItemName, response: Response, now: Now) -> Result<News, Trouble> {
        let mark = self.mark(&name, &response)?;
        let receipt = self.record(name, Happening::Reviewed { response, mark }, now)?;
        Ok(News::Marked { receipt, mark })
    }

    fn mark(&self, name: &ItemName, response: &Response) -> Result<Mark, Trouble> {
        let question = self.course().and_then(|course| course.question(name));
        let question = question.ok_or_else(|| Trouble::Machine(format!("no question {name}")))?;
        let words = self.words().and_then(|words| words.item(name));
        Ok(grade(&question.kind, words, response))
    }

    fn due(&mut self, now: Now) -> Result<Vec<(CourseId, ItemName)>, Trouble> {
        let mut due = Vec::new();
        for (course, mut progress) in self.store.all_progress(self.who()?)? {
            sealed::forget_cards(&mut progress, &self.library, &course);
            let names = crate::quiz::review::due(&progress.cards, now.at);
            due.extend(names.into_iter().map(|name| (course.clone(), name)));
        }
        Ok(due)
    }

    fn recall(&mut self, course: &CourseId, name: &ItemName) -> Result<News, Trouble> {
        match self.open_course(course)? {
            News::Done => self.ask(name),
            other => Ok(other),
        }
    }

    fn who(&self) -> Result<LearnerId, Trouble> {
        let learner = self.learner.as_ref().ok_or_else(|| Trouble::Machine("nobody is in".to_owned()))?;
        Ok(learner.id)
    }

    /// Puts what happened to `name` on disk.
    fn record(&mut self, name: ItemName, what: Happening, now: Now) -> Result<Receipt, Trouble> {
        self.put(Some(name.module), Some(name.item), what, now)
    }

    /// Puts `what` on disk, with what follows from it for the module and the course, all of it or none.
    /// Memory follows only when the disk has it.
    fn put(
        &mut self,
        module: Option<ModuleId>,
        item: Option<ItemId>,
        what: Happening,
        now: Now,
    ) -> Result<Receipt, Trouble> {
        let learner = self.who()?;
        let desk = self.desk.as_mut().ok_or_else(|| Trouble::Machine("no course is open".to_owned()))?;
        let course = &desk.opened.course;
        let about = Some((course.id.clone(), course.version.clone(), course.digest));
        let mut entries = vec![Entry { subject: Subject { course: about, module, item }, what }];
        let mut progress = desk.progress.clone();
        progress.follow(&entries[0].subject, &entries[0].what, now);
        for entry in completion::reached(course, &progress) {
            progress.follow(&entry.subject, &entry.what, now);
            entries.push(entry);
        }
        let receipt = self.store.append(learner, now, &entries)?;
        desk.progress = progress;
        let mut noted = desk.progress.clone();
        if course.exam.as_ref().is_some_and(|exam| exam.sealed.is_some()) {
            sealed::forget_exam(&mut noted);
        }
        self.shelf.note(&course.id, &noted);
        Ok(receipt)
    }

    /// What was begun and not sent at `name` before the screen went away.
    pub fn draft(&self, name: &ItemName) -> Option<String> {
        let (learner, key) = self.key_of_draft(name)?;
        self.store.setting(Some(learner), &key).ok().flatten()
    }

    /// Under whom and what a draft is kept.
    fn key_of_draft(&self, name: &ItemName) -> Option<(LearnerId, String)> {
        if self.board.is_some() {
            return self.judging_key(name);
        }
        Some((self.learner()?.id, draft_key(&self.course()?.id, name)))
    }

    fn keep_draft(&mut self, name: &ItemName, text: Option<&str>) -> Result<News, Trouble> {
        let key = self.key_of_draft(name);
        let (learner, key) = key.ok_or_else(|| Trouble::Machine("no course is open".to_owned()))?;
        self.store.set_setting(Some(learner), &key, text)?;
        Ok(News::Done)
    }
}

fn may_join(store: &Store) -> Result<bool, StoreError> {
    Ok(store.centre()?.is_none_or(|centre| centre.preset.joins()))
}

/// The faults of a course, a line each.
fn faults_of(loaded: &Loaded) -> Vec<String> {
    let line = |it: &Diagnostic| {
        let source = loaded.sources.get(&it.place.file).map_or("", String::as_str);
        crate::diag::render::line(it, source)
    };
    loaded.diagnostics.iter().filter(|it| it.is_error()).map(line).collect()
}

fn draft_key(course: &CourseId, name: &ItemName) -> String {
    format!("draft:{course}/{name}")
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Full { .. } => Trouble::Full,
            StoreError::ReadOnly { .. } => Trouble::ReadOnly,
            StoreError::Damaged { .. } => Trouble::Damaged,
            StoreError::Busy { .. } => Trouble::Busy,
            other => Trouble::Machine(chain(&other)),
        }
    }
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}
