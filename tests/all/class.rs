//! A class at work, for those who look at it: learners who did this and that in a course.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use coursedeck::{
    course::library::Library,
    ids::{CourseId, ItemName, LearnerId},
    lang::Tag,
    log::{Audit, Details},
    quiz::{Response, Sitting, grade},
    store::{Change, How, Store},
    study::{Effect, News, Study},
    time::{Now, Stamp},
};
use tempfile::TempDir;

/// The course that they are in.
pub const COURSE: &str = "field-notes";
/// Where it lies.
pub const FOLDER: &str = "tests/board";
/// Those of the class, in the order they came.
pub const NAMES: [&str; 30] = [
    "Amina Odhiambo",
    "Juma Mwangi",
    "Fatou Diallo",
    "Étienne Ndiaye",
    "Wanjiru Kamau",
    "Kofi Mensah",
    "Zainab Bello",
    "Thabo Nkosi",
    "Marie-Claire Uwimana",
    "Samuel Otieno",
    "Aisha Mohamed",
    "Chidi Okafor",
    "Grace Achieng",
    "Ousmane Traoré",
    "Nomsa Dlamini",
    "Peter Kariuki",
    "Halima Yusuf",
    "Yaw Boateng",
    "Esther Njeri",
    "Ibrahim Sow",
    "Lindiwe Zulu",
    "David Ochieng",
    "Mariam Keita",
    "Tendai Moyo",
    "Ruth Wambui",
    "Abdoulaye Cissé",
    "Joyce Atieno",
    "Kwame Asante",
    "Selam Tesfaye",
    "Rose Nyambura",
];

/// The day before the walks, in the morning.
const YESTERDAY: i64 = 1_795_500_000_000 - 86_400_000;

/// Somebody who learns.
pub struct Pupil {
    study: Study,
    now: Now,
}

/// Puts a learner of a class on the register.
pub fn add(data: &Path, name: &str, cohort: &str, nth: u64) -> LearnerId {
    let mut store = Store::open(&data.join("coursedeck.db"), How { anyway: true }).unwrap();
    let audit =
        Audit { by: "Wanjiru".into(), command: "learner add".into(), on: Vec::new(), note: String::new() };
    let details = Details { cohort: Some(cohort.to_owned()), ..Details::default() };
    let added = Change::Add { name: name.to_owned(), language: Tag::english(), details };
    let now = Now { at: Stamp { ms: YESTERDAY + nth as i64, offset: 180 }, mono: nth };
    store.register(now, audit, &[added]).unwrap()[0]
}

impl Pupil {
    /// Somebody of the register sits down and opens the course.
    pub fn sits_down(data: &Path, id: LearnerId, minutes: i64) -> Self {
        let store = Store::open(&data.join("coursedeck.db"), How { anyway: true }).unwrap();
        let mut seed = 7u128;
        let fresh = move || {
            seed =
                seed.wrapping_mul(0x5851_f42d_4c95_7f2d_1405_7b7e_f767_814f).wrapping_add(id.0.as_u128() | 1);
            seed
        };
        let library = Library::new(vec![PathBuf::from(FOLDER)]);
        let study = Study::new(store, library, Tag::english(), Box::new(fresh)).unwrap();
        let now = Now { at: Stamp { ms: YESTERDAY + minutes * 60_000, offset: 180 }, mono: 1_000 };
        let mut pupil = Self { study, now };
        pupil.does(Effect::SignIn { learner: id, pin: None });
        pupil.does(Effect::OpenCourse(COURSE.parse::<CourseId>().unwrap()));
        pupil
    }

    pub fn does(&mut self, effect: Effect) -> News {
        self.now.mono += 20_000;
        self.now.at.ms += 20_000;
        let news = self.study.perform(effect, self.now);
        assert!(!matches!(news, News::Failed(_)), "{news:?}");
        news
    }

    pub fn reads(&mut self, module: &str) {
        self.does(Effect::Viewed(name(module, "first")));
    }

    /// Answers the practice of a module wrong, so often.
    pub fn errs(&mut self, module: &str, times: u32) {
        for tries in 1..=times {
            let response = Response::Truth(true);
            self.does(Effect::AnswerCheck {
                name: name(module, "first-check"),
                response,
                tries,
                hinted: false,
            });
        }
    }

    /// Answers the practice of a module right.
    pub fn knows(&mut self, module: &str) {
        let response = Response::Truth(false);
        self.does(Effect::AnswerCheck {
            name: name(module, "first-check"),
            response,
            tries: 1,
            hinted: false,
        });
    }

    /// Takes a quiz: so many questions wrong, the others right, essays with this text.
    pub fn takes(&mut self, module: &str, wrong: usize, text: &str) {
        self.does(Effect::Begin(Sitting::Module(module.parse().unwrap())));
        let paper = self.study.running().unwrap().paper().questions.clone();
        let course = self.study.course().unwrap().clone();
        for (at, drawn) in paper.iter().enumerate() {
            let kind = &course.question(&drawn.name).unwrap().kind;
            let response = match grade::right(kind) {
                Some(_) if at < wrong => Response::Picks(vec!["b".parse().unwrap()]),
                Some(right) => right,
                None => Response::Text(text.to_owned()),
            };
            self.does(Effect::Answer { name: drawn.name.clone(), response, certainty: None });
        }
        self.does(Effect::Finish { late: false });
    }
}

pub fn name(module: &str, item: &str) -> ItemName {
    ItemName { module: module.parse().unwrap(), item: item.parse().unwrap() }
}

/// What three of the class wrote.
pub const NOTES: [&str; 3] = [
    "24 November, Kisumu. Twelve goats under the acacia, two of them lame. A boy in a red shirt watches them.",
    "It is nice outside and I like it very much because it is nice.",
    "Monday. A matatu, full, goes past every four minutes. On its roof there are three crates of fish.",
];

/// A copy of the folder of a class of thirty, made once for all tests.
pub fn thirty_in_a_folder() -> TempDir {
    static MADE: OnceLock<TempDir> = OnceLock::new();
    copy(MADE.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        thirty(dir.path());
        dir
    }))
}

/// A copy of the folder of a small class: one who has not begun, one who is stuck, one who waits, one who is done.
pub fn some() -> TempDir {
    static MADE: OnceLock<TempDir> = OnceLock::new();
    copy(MADE.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        let ids: Vec<LearnerId> =
            (0..4).map(|nth| add(dir.path(), NAMES[nth], "Morning", nth as u64)).collect();
        Pupil::sits_down(dir.path(), ids[1], 0).errs("look", 4);
        Pupil::sits_down(dir.path(), ids[2], 1).takes("write", 0, NOTES[0]);
        Pupil::sits_down(dir.path(), ids[3], 2).takes("look", 1, "");
        dir
    }))
}

fn copy(from: &TempDir) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::copy(from.path().join("coursedeck.db"), dir.path().join("coursedeck.db")).unwrap();
    dir
}

/// A class of thirty in the middle of a course: some have not begun, some are stuck, three have written an essay.
pub fn thirty(data: &Path) -> Vec<LearnerId> {
    let ids: Vec<LearnerId> =
        NAMES.iter().enumerate().map(|(nth, name)| add(data, name, "Morning", nth as u64)).collect();
    let modules = ["look", "count", "write", "draw", "share"];
    for (nth, id) in ids.iter().enumerate().filter(|(nth, _)| nth % 10 != 9) {
        let mut pupil = Pupil::sits_down(data, *id, nth as i64);
        let passed = if nth % 7 == 0 { 2 } else { nth % 5 };
        for module in modules.iter().filter(|module| **module != "write").take(passed) {
            pupil.reads(module);
            if nth % 4 == 1 {
                pupil.takes(module, 1, "");
            }
            pupil.takes(module, 0, "");
        }
        match nth {
            7 | 14 | 21 => pupil.takes("write", 0, NOTES[nth / 7 - 1]),
            3 | 11 => pupil.errs("share", 4),
            16 => (0..4).for_each(|_| pupil.takes("draw", 2, "")),
            _ => (),
        }
    }
    ids
}
