//! What is on the screen, how it answers to a key, and what it says, with no terminal in sight.
//!
//! A screen holds ids and places, no words: a change of language is only another page. It reads where things stand
//! from the [`Desk`] and changes nothing but itself; what it wants done it returns as a [`Step`].

mod asked;
mod board;
mod course;
mod door;
mod draft;
mod faults;
mod help;
mod home;
mod join;
mod languages;
mod lesson;
mod notes;
mod overview;
mod passphrase;
mod pictures;
mod pin;
mod preview;
mod progress;
mod reading;
mod ready;
mod result;
mod search;
pub mod session;
mod settings;
pub mod told;
mod trouble;
mod typed;
mod unseal;

use crate::{
    course::Words,
    ids::{ItemName, ModuleId},
    lang::{Catalog, Value},
    page::{Hint, Page, Part},
    quiz::Sitting,
    study::{Effect, News, Study, Trouble},
    text::{Role, Span},
    time::Now,
};

pub use preview::At;
pub use session::Session;

/// What a person wants. The same few acts on every screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// To the one above.
    Up,
    /// To the one below.
    Down,
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// To the first.
    Top,
    /// To the last.
    Bottom,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// Go on.
    Enter,
    /// Pick, or a page down.
    Space,
    /// To the next place.
    Tab,
    /// To the place before.
    BackTab,
    /// Go back, losing nothing.
    Back,
    /// A letter, a digit or a sign, where nothing is typed.
    Key(char),
    /// Text that was typed or pasted.
    Type(String),
    /// Take away the sign before the cursor.
    Erase,
    /// Take away the sign after the cursor.
    EraseForward,
    /// Take away the word before the cursor.
    EraseWord,
    /// To the beginning of what is typed.
    Home,
    /// To its end.
    End,
    /// The row that was clicked, counted over the page.
    Point(usize),
    /// The field that was clicked, counted over the page.
    PointField(usize),
    /// The wheel, so many steps down.
    Wheel(i8),
    /// A whole answer in one line, as the plain face takes it.
    Line(String),
    /// Which keys work here?
    Help,
    /// Show the answer of the question: an author's key.
    Reveal,
    /// Show the same in the next language of the course: an author's key.
    NextLanguage,
    /// Read the page aloud, or end the reading.
    Aloud,
    /// Leave the program.
    Quit,
}

/// What a screen wants after an act or some news.
#[derive(Debug)]
pub enum Step {
    /// Nothing but to be shown again.
    Stay,
    /// This done; the screen hears what came of it.
    Do(Effect),
    /// This screen on top.
    Open(Box<Screen>),
    /// This screen in its place.
    Swap(Box<Screen>),
    /// The screen before.
    Back,
    /// The nearest of these screens under it: the course's page, or else home.
    ToCourse,
    /// Home.
    ToHome,
    /// The door: somebody else may come in.
    ToDoor,
    /// The end.
    Quit,
}

/// What a screen can read: the words, and where things stand.
pub struct Desk<'a> {
    /// The learner at work.
    pub study: &'a Study,
    /// The program's words.
    pub catalog: &'a Catalog,
    /// The moment.
    pub now: Now,
}

/// The screens.
#[derive(Debug)]
pub enum Screen {
    /// The languages to read in.
    Languages(languages::Languages),
    /// Which line reads well here?
    Reading(reading::Reading),
    /// Who are you?
    Door(door::Door),
    /// A new learner.
    Join(join::Join),
    /// The PIN, please.
    Pin(pin::Pin),
    /// Is this you?
    Sure(door::Sure),
    /// The courses.
    Home(home::Home),
    /// A course.
    Course(course::CoursePage),
    /// A lesson.
    Lesson(lesson::Reading),
    /// A question: practice, a quiz, a review, or a look back.
    Asked(asked::Asked),
    /// Before a quiz.
    Ready(ready::Ready),
    /// The questions of a quiz, before it is handed in.
    Overview(overview::Overview),
    /// The passphrase of a sealed exam.
    Unseal(unseal::Unseal),
    /// How a quiz ended.
    Result(result::Outcome),
    /// What I have done.
    Progress(progress::MyProgress),
    /// Bookmarks and notes.
    Notes(notes::Notes),
    /// A note in the making.
    Note(notes::Writing),
    /// Words looked for.
    Search(search::Search),
    /// The keys.
    Help(help::Help),
    /// How I like it.
    Settings(settings::SettingsPage),
    /// What is wrong, and what to do.
    Trouble(trouble::TroublePage),
    /// What is wrong with the course that is being written.
    Faults(faults::Faults),
    /// The class, as its facilitator sees it.
    Class(board::ClassPage),
    /// Another course or cohort for the board.
    Choose(board::Choose),
    /// What the class finds hard.
    Hard(board::HardPage),
    /// Essays to grade.
    Waiting(board::WaitingPage),
    /// An answer to grade or to correct.
    Judge(board::Judge),
    /// A learner, as the facilitator sees them.
    Pupil(board::PupilPage),
    /// The answers of a sitting, as the facilitator sees them.
    Sheet(board::Sheet),
    /// Who is here today.
    Roll(board::Roll),
    /// How to make certificates.
    Certificates(board::Certificates),
    /// The board is locked.
    Unlock(board::Unlock),
}

/// Does the same with whatever screen it is.
macro_rules! each {
    ($screen:expr, $it:ident => $do:expr) => {
        match $screen {
            Screen::Languages($it) => $do,
            Screen::Reading($it) => $do,
            Screen::Door($it) => $do,
            Screen::Join($it) => $do,
            Screen::Pin($it) => $do,
            Screen::Sure($it) => $do,
            Screen::Home($it) => $do,
            Screen::Course($it) => $do,
            Screen::Lesson($it) => $do,
            Screen::Asked($it) => $do,
            Screen::Ready($it) => $do,
            Screen::Overview($it) => $do,
            Screen::Unseal($it) => $do,
            Screen::Result($it) => $do,
            Screen::Progress($it) => $do,
            Screen::Notes($it) => $do,
            Screen::Note($it) => $do,
            Screen::Search($it) => $do,
            Screen::Help($it) => $do,
            Screen::Settings($it) => $do,
            Screen::Trouble($it) => $do,
            Screen::Faults($it) => $do,
            Screen::Class($it) => $do,
            Screen::Choose($it) => $do,
            Screen::Hard($it) => $do,
            Screen::Waiting($it) => $do,
            Screen::Judge($it) => $do,
            Screen::Pupil($it) => $do,
            Screen::Sheet($it) => $do,
            Screen::Roll($it) => $do,
            Screen::Certificates($it) => $do,
            Screen::Unlock($it) => $do,
        }
    };
}

/// What every screen can do. Closed to this module: a face sees [`Session`] only.
trait Shown {
    /// The screen after an act, and what it wants.
    fn update(&mut self, act: &Act, desk: &Desk<'_>) -> Step;

    /// The screen after what came of its effect.
    fn hear(&mut self, _news: News, _desk: &Desk<'_>) -> Step {
        Step::Stay
    }

    /// What it wants when it comes to the top.
    fn enter(&mut self, _desk: &Desk<'_>) -> Step {
        Step::Stay
    }

    /// What it wants as time goes by.
    fn tick(&mut self, _desk: &Desk<'_>) -> Step {
        Step::Stay
    }

    /// What it says.
    fn page(&self, desk: &Desk<'_>) -> Page;

    /// What may be typed as one line, for the face that takes lines; none where a number chooses or Enter goes on.
    fn asks(&self, _desk: &Desk<'_>) -> Option<String> {
        None
    }

    /// What else may be done here, by keys that are letters wherever that is possible: for the face that takes lines.
    fn commands(&self, desk: &Desk<'_>) -> Vec<Hint> {
        self.page(desk).keys
    }

    /// Whether letters are text.
    fn typing(&self) -> bool {
        false
    }

    /// What was typed and would be lost.
    fn unsent(&self) -> Option<(ItemName, String)> {
        None
    }

    /// Takes in a course that its author changed. False where what it shows is gone.
    fn refit(&mut self, _desk: &Desk<'_>) -> bool {
        true
    }
}

impl Shown for Screen {
    fn update(&mut self, act: &Act, desk: &Desk<'_>) -> Step {
        each!(self, it => it.update(act, desk))
    }

    fn hear(&mut self, news: News, desk: &Desk<'_>) -> Step {
        each!(self, it => it.hear(news, desk))
    }

    fn enter(&mut self, desk: &Desk<'_>) -> Step {
        each!(self, it => it.enter(desk))
    }

    fn tick(&mut self, desk: &Desk<'_>) -> Step {
        each!(self, it => it.tick(desk))
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        each!(self, it => it.page(desk))
    }

    fn asks(&self, desk: &Desk<'_>) -> Option<String> {
        each!(self, it => it.asks(desk))
    }

    fn commands(&self, desk: &Desk<'_>) -> Vec<Hint> {
        each!(self, it => it.commands(desk))
    }

    fn typing(&self) -> bool {
        each!(self, it => it.typing())
    }

    fn unsent(&self) -> Option<(ItemName, String)> {
        each!(self, it => it.unsent())
    }

    fn refit(&mut self, desk: &Desk<'_>) -> bool {
        each!(self, it => it.refit(desk))
    }
}

impl Step {
    fn open(screen: Screen) -> Self {
        Step::Open(Box::new(screen))
    }

    fn swap(screen: Screen) -> Self {
        Step::Swap(Box::new(screen))
    }
}

impl<'a> Desk<'a> {
    /// The words under `id`.
    fn say(&self, id: &str) -> String {
        self.catalog.say(id)
    }

    /// The words under `id`, with these in them.
    fn tell(&self, id: &str, with: &[(&str, Value)]) -> String {
        self.catalog.tell(id, with)
    }

    /// The words of the open course; none are there when none is open.
    fn words(&self) -> Option<&'a Words> {
        self.study.words()
    }

    /// A page under these crumbs, with who is in on its first line.
    fn page(&self, crumbs: Vec<String>) -> Page {
        let aside = self.study.learner().map(|learner| Span::new(Role::Faint, learner.name.clone()));
        Page { crumbs, aside, ..Page::default() }
    }

    /// The crumbs of a place in the open course.
    fn crumbs(&self, module: Option<&ModuleId>) -> Vec<String> {
        let Some(words) = self.words() else { return Vec::new() };
        let mut crumbs = vec![words.title.clone()];
        if let Some(module) = module {
            crumbs.push(self.module_title(module));
        }
        crumbs
    }

    /// What a module is called; the exam has a name in the program's words.
    fn module_title(&self, module: &ModuleId) -> String {
        if *module == ModuleId::exam() {
            return self.say("exam");
        }
        let words = self.words().and_then(|words| words.module(module));
        words.map_or_else(|| module.to_string(), |words| words.title.clone())
    }

    /// What a quiz is called.
    fn sitting_title(&self, sitting: &Sitting) -> String {
        match sitting {
            Sitting::Module(module) => self.tell("quiz-of", &[("module", self.module_title(module).into())]),
            Sitting::Exam => self.say("exam"),
            Sitting::Pretest => self.say("pretest"),
        }
    }

    /// A key and what it does.
    fn hint(&self, key: &str, does: &str) -> Hint {
        Hint { key: key.to_owned(), does: self.say(does) }
    }

    /// What went wrong, in words, and that nothing was lost.
    fn trouble(&self, trouble: &Trouble) -> String {
        match trouble {
            Trouble::Full => self.say("trouble-full"),
            Trouble::ReadOnly => self.say("trouble-read-only"),
            Trouble::Damaged => self.say("trouble-damaged"),
            Trouble::Busy => self.say("trouble-busy"),
            Trouble::Refused(refusal) => self.refusal(refusal),
            Trouble::SealBroken(what) => self.tell("trouble-seal", &[("what", what.clone().into())]),
            Trouble::Machine(what) => self.tell("trouble-machine", &[("what", what.clone().into())]),
        }
    }

    fn refusal(&self, refusal: &crate::quiz::attempt::Refusal) -> String {
        use crate::quiz::attempt::Refusal;
        self.say(match refusal {
            Refusal::Answered(_) => "refused-answered",
            Refusal::TimeUp => "refused-time-up",
            Refusal::NotOnPaper(_) => "refused-not-on-paper",
            Refusal::Certainty => "refused-certainty",
        })
    }
}

/// A paragraph of one meaning.
fn say(role: Role, text: String) -> Part {
    Part::Say(vec![Span::new(role, text)])
}

/// Moves a cursor over `of` rows, if that is what `act` asks.
fn moved(cursor: usize, of: usize, act: &Act) -> Option<usize> {
    let last = of.saturating_sub(1);
    Some(match act {
        Act::Up | Act::Key('k') | Act::Wheel(..=-1) => cursor.saturating_sub(1),
        Act::Down | Act::Key('j') | Act::Wheel(1..) => last.min(cursor + 1),
        Act::PageUp => cursor.saturating_sub(10),
        Act::PageDown => last.min(cursor + 10),
        Act::Top | Act::Home => 0,
        Act::Bottom | Act::End => last,
        _ => return None,
    })
}

/// The row that a digit names, from 1.
fn digit(act: &Act, of: usize) -> Option<usize> {
    let Act::Key(sign) = act else { return None };
    let at = sign.to_digit(10)?.checked_sub(1)? as usize;
    (at < of).then_some(at)
}
