//! The facilitator's board: a class at work, what it finds hard, essays to grade, marks to correct, who is here.
//!
//! Nobody learns at a board. What is done on it is told in the log with who did it, and stands in the audit trail.

use std::collections::{BTreeMap, BTreeSet};

use super::{Desk, News, Study, Trouble, draft_key, faults_of};
use crate::{
    course::{Course, Kind, Library, Source, library::Header},
    ids::{AttemptId, CourseId, ItemName, LearnerId},
    lang::Tag,
    log::{Answers, Audit, Entry, Happening, Progress, Session, Subject, answers::Taken, completion},
    quiz::{
        Mark, Share, Sitting,
        analysis::{self, Cell, Matrix},
        attempt::Running,
    },
    store::{Ask, Class, Learner, Order, PassAnswer, Person, Store, StoreError, Waiting},
    time::{Day, Now},
};

/// How many learners stand on one page of the board.
pub const PAGE: usize = 12;

/// What is wanted of the board.
#[derive(Clone, Debug, PartialEq)]
pub enum Want {
    /// The class as the file has it now.
    Look,
    /// Another course.
    Course(CourseId),
    /// Another cohort; none is everyone.
    Cohort(Option<String>),
    /// Another order.
    Sort(Order),
    /// The learners from this place on.
    From(usize),
    /// What the class finds hard.
    Hard,
    /// A learner: what they have done.
    Pupil(LearnerId),
    /// The answers of one sitting.
    Sheet {
        /// Whose.
        learner: LearnerId,
        /// The sitting.
        attempt: AttemptId,
    },
    /// Give an answer of that sitting another mark, and keep why.
    Judge {
        /// The question.
        name: ItemName,
        /// The part of its points that it earns.
        share: Share,
        /// The comment on an essay, or the reason of a correction.
        words: String,
    },
    /// Who belongs to the class, and who was told to be here today.
    Roll,
    /// Note who is here today.
    Here(Vec<LearnerId>),
    /// The passphrase, after a pause.
    Unlock(String),
}

/// What the board shows.
pub struct Board {
    /// Who sits at it.
    pub by: String,
    /// The cohort; none is everyone.
    pub cohort: Option<String>,
    /// In which order the class stands.
    pub order: Order,
    /// The page of the class.
    pub class: Class,
    /// The cohorts there are, with how many are in each.
    pub cohorts: Vec<(String, u64)>,
    /// The courses there are.
    pub courses: Vec<Header>,
    /// The sittings with essays that wait.
    pub waiting: Vec<Waiting>,
    /// What the class finds hard, the hardest first. Gathered by [`Want::Hard`].
    pub hard: Vec<Hard>,
    /// The learner looked at. Gathered by [`Want::Pupil`].
    pub pupil: Option<Pupil>,
    /// Whose sitting lies open as [`Study::past`].
    pub sheet: Option<(LearnerId, String)>,
    /// Who belongs to the class, and whether they were told to be here today.
    pub roll: Vec<(Learner, bool)>,
    /// Whether a passphrase is asked for after a pause.
    pub guarded: bool,
    /// What the file said of changes when it was read.
    seen: i64,
}

/// A question that the class was asked in a quiz.
#[derive(Clone, Debug, PartialEq)]
pub struct Hard {
    /// Which quiz.
    pub sitting: Sitting,
    /// The question.
    pub name: ItemName,
    /// How many were asked it, by the first attempt of each.
    pub n: usize,
    /// The part of its points that they earned.
    pub facility: f64,
}

/// A learner, and what they have done.
pub struct Pupil {
    /// Who, with what the papers say.
    pub person: Person,
    /// Each course that was begun, its title where it is at hand, and where they stand in it.
    pub courses: Vec<(CourseId, Option<String>, Progress)>,
}

impl Study {
    /// The study of a facilitator, `by` name: of this course and cohort, else of those of the last time.
    pub fn for_board(
        mut self,
        by: &str,
        guarded: bool,
        (course, cohort): (Option<CourseId>, Option<String>),
        now: Now,
    ) -> Result<Self, Trouble> {
        let told = |key: &str| self.store.setting(None, key);
        let cohorts = self.store.cohorts()?;
        let known = |name: &String| cohorts.iter().any(|(known, _)| known == name);
        let before = told("board-cohort")?.filter(known);
        let last = told("board-course")?.and_then(|id| id.parse().ok());
        let courses = headers(&self.library, &self.language);
        let is_here = |id: &CourseId| courses.iter().any(|header| header.id == *id);
        let last = last.or(self.store.busiest_course()?).filter(is_here);
        let course = course.or(last).or(courses.first().map(|header| header.id.clone()));
        self.board = Some(Board {
            by: by.to_owned(),
            cohort: cohort.or(before),
            order: Order::default(),
            class: Class::default(),
            cohorts,
            courses,
            waiting: Vec::new(),
            hard: Vec::new(),
            pupil: None,
            sheet: None,
            roll: Vec::new(),
            guarded,
            seen: -1,
        });
        if let Some(course) = course
            && let News::Failed(trouble) = self.perform(super::Effect::Board(Want::Course(course)), now)
        {
            return Err(trouble);
        }
        Ok(self)
    }

    /// What the board shows; none where somebody learns.
    pub fn board(&self) -> Option<&Board> {
        self.board.as_ref()
    }

    /// Whether another program has written since the board was read.
    pub fn is_board_old(&self) -> bool {
        let seen = self.board.as_ref().map(|board| board.seen);
        // What cannot be asked now is asked again in a second.
        seen.is_some_and(|seen| self.store.changes().is_ok_and(|now| now != seen))
    }

    pub(super) fn follow_board(&mut self, want: Want, now: Now) -> Result<News, Trouble> {
        match want {
            Want::Look => {
                if let Some(pupil) = self.desk_of_board()?.pupil.take() {
                    self.gather_pupil(pupil.person.learner.id)?;
                }
                self.look_at_class()
            }
            Want::Course(course) => self.board_course(&course),
            Want::Cohort(cohort) => {
                self.store.set_setting(None, "board-cohort", cohort.as_deref())?;
                self.desk_of_board()?.cohort = cohort;
                self.look_at_class()
            }
            Want::Sort(order) => {
                let board = self.desk_of_board()?;
                (board.order, board.class.from) = (order, 0);
                self.look_at_class()
            }
            Want::From(from) => {
                self.desk_of_board()?.class.from = from;
                self.look_at_class()
            }
            Want::Hard => self.gather_hard(),
            Want::Pupil(learner) => self.gather_pupil(learner),
            Want::Sheet { learner, attempt } => self.lay_out(learner, attempt, now),
            Want::Judge { name, share, words } => self.judge(&name, share, words, now),
            Want::Roll => self.call_roll(now.at.day()),
            Want::Here(here) => self.note_who_is_here(here, now),
            Want::Unlock(passphrase) => self.unlock_board(&passphrase, now),
        }
    }

    fn desk_of_board(&mut self) -> Result<&mut Board, Trouble> {
        self.board.as_mut().ok_or_else(|| Trouble::Machine("this is no board".to_owned()))
    }

    fn board_course(&mut self, course: &CourseId) -> Result<News, Trouble> {
        let loaded = self.library.open(course);
        let faults = faults_of(&loaded);
        let Some(opened) = loaded.course else {
            return Ok(News::Broken { course: course.clone(), faults });
        };
        let source = self.library.source(course).unwrap_or(Source::Shipped);
        self.close_course();
        self.desk = Some(Desk { opened: self.as_unsealed(opened), progress: Progress::default(), source });
        self.store.set_setting(None, "board-course", Some(course.as_str()))?;
        self.desk_of_board()?.class.from = 0;
        self.look_at_class()
    }

    /// Reads the page of the class. What is written meanwhile is seen the next time.
    fn look_at_class(&mut self) -> Result<News, Trouble> {
        let seen = self.store.changes()?;
        let cohorts = self.store.cohorts()?;
        let course = self.course().map(|course| course.id.clone());
        let board = self.board.as_mut().ok_or_else(|| Trouble::Machine("this is no board".to_owned()))?;
        (board.seen, board.cohorts) = (seen, cohorts);
        let Some(course) = course else { return Ok(News::Done) };
        let (cohort, order) = (board.cohort.as_deref(), board.order);
        board.class = self.store.class(&course, cohort, order, (board.class.from, PAGE))?;
        if board.class.pupils.is_empty() && 0 < board.class.from {
            board.class = self.store.class(&course, cohort, order, (0, PAGE))?;
        }
        board.waiting = self.store.waiting(&course, cohort)?;
        Ok(News::Done)
    }

    fn gather_hard(&mut self) -> Result<News, Trouble> {
        let course = self.course().ok_or_else(no_course)?.id.clone();
        let cohort = self.desk_of_board()?.cohort.clone();
        let answers = self.store.answers(&course, &Ask::default())?;
        let members = self.store.members(cohort.as_deref())?;
        let (desk, board) = (self.desk.as_ref().ok_or_else(no_course)?, self.board.as_mut());
        let is_in = |taken: &&Taken| members.contains(&taken.learner);
        let hard = hard(&desk.opened.course, &answers, is_in);
        board.into_iter().for_each(|board| board.hard.clone_from(&hard));
        Ok(News::Done)
    }

    fn gather_pupil(&mut self, learner: LearnerId) -> Result<News, Trouble> {
        let Some(person) = self.store.person(learner)? else {
            return Err(Trouble::Machine("this learner is not on the register any more".to_owned()));
        };
        let progress = self.store.all_progress(learner)?;
        let title = |id: &CourseId| self.library.header(id, &self.language).ok().map(|header| header.title);
        let courses = progress.into_iter().map(|(id, progress)| (id.clone(), title(&id), progress)).collect();
        self.desk_of_board()?.pupil = Some(Pupil { person, courses });
        Ok(News::Done)
    }

    /// Lays a sitting on the desk, as [`Study::past`].
    fn lay_out(&mut self, learner: LearnerId, attempt: AttemptId, now: Now) -> Result<News, Trouble> {
        let person = self.store.person(learner)?.ok_or_else(no_course)?;
        self.past = Some(self.replay_of(learner, attempt, now)?);
        self.desk_of_board()?.sheet = Some((learner, person.learner.name));
        Ok(News::Done)
    }

    fn judge(&mut self, name: &ItemName, share: Share, words: String, now: Now) -> Result<News, Trouble> {
        let board = self.board.as_ref().ok_or_else(no_course)?;
        let (Some((learner, _)), Some(past)) = (&board.sheet, &self.past) else { return Err(no_course()) };
        let (learner, by) = (*learner, board.by.clone());
        // Another facilitator may have had a say meanwhile: the mark before is what the log says now.
        let past = self.replay_of(learner, past.attempt, now)?;
        let course = self.course().ok_or_else(no_course)?;
        let (entry, note) = judged(course, &past, name, (share, words, by.clone())).ok_or_else(no_course)?;
        let command = if entry.what.kind() == "essay-graded" { "board grade" } else { "board correct" };
        let mut progress = self.store.progress(learner, &course.id)?;
        progress.follow(&entry.subject, &entry.what, now);
        let mut entries = vec![entry];
        entries.extend(completion::reached(course, &progress));
        let audit = Audit { by, command: command.to_owned(), on: Vec::new(), note };
        let receipt = self.store.judge(now, audit, learner, &entries)?;
        let attempt = past.attempt;
        self.past = Some(self.replay_of(learner, attempt, now)?);
        self.look_at_class()?;
        Ok(News::Saved(receipt))
    }

    fn call_roll(&mut self, today: Day) -> Result<News, Trouble> {
        let cohort = self.desk_of_board()?.cohort.clone();
        let Some(cohort) = cohort else {
            self.desk_of_board()?.roll.clear();
            return Ok(News::Done);
        };
        let name = (cohort.clone(), today, String::new());
        let told = self.store.sessions()?.into_iter().find(|session| session.name() == name);
        let came = |id: &LearnerId| told.as_ref().is_some_and(|session| session.present.contains(id));
        let people = self.store.people()?.into_iter();
        let members = people.filter(|person| person.details.cohort.as_ref() == Some(&cohort));
        let roll = members.map(|person| {
            let here = came(&person.learner.id);
            (person.learner, here)
        });
        self.desk_of_board()?.roll = roll.collect();
        Ok(News::Done)
    }

    /// As `attendance record` does: of the same day, the later telling counts.
    fn note_who_is_here(&mut self, here: Vec<LearnerId>, now: Now) -> Result<News, Trouble> {
        let board = self.board.as_ref().ok_or_else(no_course)?;
        let cohort = board.cohort.clone().ok_or_else(no_course)?;
        let (present, absent): (Vec<LearnerId>, Vec<LearnerId>) =
            board.roll.iter().map(|(learner, _)| learner.id).partition(|id| here.contains(id));
        let date = now.at.day();
        let (by, note) = (board.by.clone(), format!("{cohort} {date}"));
        let (part, instructor) = (String::new(), by.clone());
        let session = Session { cohort, date, part, instructor, present, absent };
        let audit = Audit { by, command: "board attendance".to_owned(), on: Vec::new(), note };
        self.store.hold(now, audit, session)?;
        Ok(News::Done)
    }

    fn unlock_board(&mut self, passphrase: &str, now: Now) -> Result<News, Trouble> {
        match self.store.check_passphrase(passphrase, now)? {
            PassAnswer::Right(name) => {
                self.desk_of_board()?.by = name;
                Ok(News::Done)
            }
            PassAnswer::Wait { seconds } => Ok(News::Wait(seconds)),
            PassAnswer::Wrong => {
                let (by, command) = (self.desk_of_board()?.by.clone(), "board".to_owned());
                let audit = Audit { by, command, on: Vec::new(), note: "wrong passphrase".to_owned() };
                self.store.note(now, audit)?;
                Ok(News::Wait(0))
            }
        }
    }

    /// What was begun of a comment and not sent belongs to whom it is about, and is erased with them.
    pub(super) fn judging_key(&self, name: &ItemName) -> Option<(LearnerId, String)> {
        let (learner, _) = self.board.as_ref()?.sheet.as_ref()?;
        let attempt = self.past.as_ref()?.attempt;
        Some((*learner, format!("judging:{attempt}/{}", draft_key(&self.course()?.id, name))))
    }
}

/// The event of a mark that a person gives, and what the audit trail says of it.
fn judged(
    course: &Course,
    past: &Running,
    name: &ItemName,
    (share, words, by): (Share, String, String),
) -> Option<(Entry, String)> {
    let (tally, counts) = past.weigh(name, share)?;
    let before = past.answer_of(name)?.mark;
    let (attempt, sitting) = (past.attempt, past.sitting.clone());
    let is_essay = counts.was.is_none()
        || course.question(name).is_some_and(|question| matches!(question.kind, Kind::Essay { .. }));
    let what = match is_essay {
        true => Happening::EssayGraded { attempt, sitting, before, share, comment: words, by, counts, tally },
        false => {
            Happening::AnswerCorrected { attempt, sitting, before, share, reason: words, by, counts, tally }
        }
    };
    let about = Some((course.id.clone(), course.version.clone(), course.digest));
    let (module, item) = (Some(name.module.clone()), Some(name.item.clone()));
    let was = match before {
        Mark::Graded(share) => format!("{}%", share.percent()),
        Mark::Waits | Mark::Ungraded => "no mark".to_owned(),
    };
    let note = format!("{} {name}: {was} → {}%", course.id, share.percent());
    Some((Entry { subject: Subject { course: about, module, item }, what }, note))
}

/// What was hard, by the first attempt of each learner, as `course stats` counts: the hardest first.
fn hard(course: &Course, answers: &Answers, is_in: impl Fn(&&Taken) -> bool) -> Vec<Hard> {
    let mut quizzes: BTreeMap<&Sitting, BTreeMap<LearnerId, &Taken>> = BTreeMap::new();
    // What was asked before the course tells what was not taught yet.
    for taken in answers.taken.iter().filter(|taken| taken.sitting != Sitting::Pretest).filter(is_in) {
        let first = quizzes.entry(&taken.sitting).or_default().entry(taken.learner).or_insert(taken);
        if (taken.number, taken.began.ms) < (first.number, first.began.ms) {
            *first = taken;
        }
    }
    let mut all = Vec::new();
    for (sitting, taken) in quizzes {
        let (items, matrix) = matrix(taken.values().copied(), &|item| {
            let question = course.question(&answers.items[item]);
            question.is_some_and(|question| matches!(question.kind, Kind::Essay { .. }))
        });
        let figures = analysis::analyse(&matrix).items;
        for (item, figure) in items.into_iter().zip(figures) {
            let name = answers.items[item].clone();
            if let Some(facility) = figure.facility.filter(|_| course.question(&name).is_some()) {
                all.push(Hard { sitting: sitting.clone(), name, n: figure.n, facility: facility / 100.0 });
            }
        }
    }
    let key = |it: &Hard| (it.sitting.clone(), it.name.clone());
    all.sort_by(|a, b| a.facility.total_cmp(&b.facility).then(b.n.cmp(&a.n)).then(key(a).cmp(&key(b))));
    all
}

/// The questions that have a mark in each of these attempts, and what was earned. An essay is left out as long as one
/// of it waits, or none was written.
fn matrix<'a>(
    taken: impl Iterator<Item = &'a Taken> + Clone,
    is_essay: &dyn Fn(usize) -> bool,
) -> (Vec<usize>, Matrix) {
    let with = |is: fn(Mark) -> bool| -> BTreeSet<usize> {
        let all = taken.clone().flat_map(|taken| &taken.asked);
        let marked = all.filter(|asked| asked.given.as_ref().is_some_and(|given| is(given.mark)));
        marked.map(|asked| asked.item).collect()
    };
    let waits = with(|mark| mark == Mark::Waits);
    let graded = with(|mark| matches!(mark, Mark::Graded(_)));
    let counts = |points: f64, item: usize| {
        0.0 < points && !waits.contains(&item) && (graded.contains(&item) || !is_essay(item))
    };
    let all = taken.clone().flat_map(|taken| &taken.asked).filter(|asked| counts(asked.points, asked.item));
    let mut items: Vec<usize> = all.map(|asked| asked.item).collect();
    items.sort_unstable();
    items.dedup();
    let place = |item: usize| items.binary_search(&item).unwrap_or_default();
    let row = |taken: &Taken| {
        let asked = taken.asked.iter().filter(|asked| counts(asked.points, asked.item));
        asked
            .map(|asked| {
                let share = match asked.given.as_ref().map(|given| (given.mark, given.certainty)) {
                    Some((Mark::Graded(share), Some(sure))) if taken.certainty => sure.points(share),
                    Some((Mark::Graded(share), _)) => share.get(),
                    _ => 0.0,
                };
                Cell { item: place(asked.item), points: asked.points, share }
            })
            .collect()
    };
    let attempts = taken.map(row).collect();
    let pools = vec![0; items.len()];
    (items, Matrix { pools, attempts })
}

/// What the courses say of themselves. Those with faults are left out: no class can be at work in them.
fn headers(library: &Library, language: &Tag) -> Vec<Header> {
    library.ids().iter().filter_map(|id| library.header(id, language).ok()).collect()
}

fn no_course() -> Trouble {
    Trouble::Machine("there is nothing there any more".to_owned())
}

impl Board {
    /// Reads the words of the courses again, in another language.
    pub(super) fn speak(&mut self, library: &Library, language: &Tag) {
        self.courses = headers(library, language);
    }

    /// Whether the centre guards what is the facilitator's.
    pub fn is_guarded(store: &Store) -> Result<bool, StoreError> {
        Ok(store.centre()?.is_some_and(|centre| centre.preset.guards()) && !store.facilitators()?.is_empty())
    }
}
