//! Killed at random instants over whole journeys: what was told as saved is there, once; the chain is whole; and the next
//! start goes on where the last one was. `COURSEDECK_LONG=1` kills a thousand times, `COURSEDECK_SEED=N` again as then.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    hash::{BuildHasher, RandomState},
    path::Path,
    time::{Duration, Instant},
};

use coursedeck::store::{How, Store};

use crate::lines::{AtLines, Until};

/// The questions of the quiz: what each asks, how it is answered, and what tells that its answer is saved.
const QUIZ: [(&str, &str, &[&str], &str); 10] = [
    ("one", "Which is a fruit?", &["Mango"], "grows on a tree"),
    ("many", "Which are animals?", &["Goat", "Hen"], "A goat and a hen"),
    ("truth", "Water is wet.", &["True"], "It is."),
    ("word", "What opens a lock?", &[], "A key opens a lock."),
    ("figure", "How much is two", &[], "It is 3.5."),
    ("pairs", "What is where?", &["the water", "the mountain"], "Victoria is a lake"),
    ("steps", "Put the day in order.", &["Sunrise", "Midday", "Sunset"], "The sun rises first."),
    ("blanks", "Fill the blanks.", &[], "A key opens a door."),
    ("opinion", "How often", &["Often"], "Thank you for your answer"),
    ("words", "Why do you learn?", &[], "Your instructor will read it"),
];

/// What is told as saved elsewhere than in the quiz: the kind of its event.
const TOLD: [(&str, &str); 2] =
    [("A lesson has words", "learner-added"), ("The kinds: passed", "attempt-finished")];

/// Random numbers, the same for the same seed.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (it ^ (it >> 31)) % most
    }
}

pub fn seed() -> u64 {
    let given = std::env::var("COURSEDECK_SEED").ok().and_then(|seed| seed.parse().ok());
    given.unwrap_or_else(|| RandomState::new().hash_one(0) % 1_000_000)
}

/// What somebody who wants to pass types at a page.
fn reply(it: &AtLines) -> String {
    if it.has_heard("none of the answers") {
        return ":!".to_owned();
    }
    for (_, prompt, labels, done) in QUIZ {
        // The page after an answer shows the question too.
        if !it.has_heard(prompt) || it.has_heard(done) {
            continue;
        }
        if prompt == "Fill the blanks." {
            break;
        }
        let signs: Option<Vec<String>> = labels.iter().map(|label| it.known_sign(label)).collect();
        match prompt {
            "What opens a lock?" => return "Key".to_owned(),
            "How much is two" => return "3,5".to_owned(),
            "Why do you learn?" if it.has_heard("To write to my son.") => return String::new(),
            "Why do you learn?" => return "To write to my son.".to_owned(),
            _ => return signs.map(|signs| signs.join(" ")).unwrap_or_default(),
        }
    }
    if it.has_heard("Type what belongs in blank") {
        return "key".to_owned();
    }
    if it.has_heard("Type the letter of what belongs in blank") {
        return it.known_sign("door").unwrap_or_default();
    }
    if it.has_heard("Type your name") {
        return "Amina".to_owned();
    }
    if it.has_heard("Enter goes on.") && !it.has_heard("Correct") {
        return it.known_sign("True").unwrap_or_default();
    }
    let way = ["English", "Go on with", "Hand in", "Every kind", "The first lesson"];
    way.iter().find_map(|label| it.known_sign(label)).unwrap_or_default()
}

/// What was told as saved, so far in a journey.
#[derive(Default)]
struct Saved {
    answers: BTreeSet<&'static str>,
    kinds: BTreeSet<&'static str>,
    /// How often it was killed. Each time one answer may have been saved that nobody was told of any more.
    kills: usize,
}

impl Saved {
    fn follow(&mut self, it: &AtLines) {
        self.answers.extend(QUIZ.iter().filter(|(.., done)| it.has_heard(done)).map(|(item, ..)| *item));
        self.kinds.extend(TOLD.iter().filter(|(text, _)| it.has_heard(text)).map(|(_, kind)| *kind));
    }

    /// How many answers are kept and whether the quiz was handed in, or what is not in the database as it should be. It is looked at in a copy: the program itself is the one to
    /// find what a kill has left.
    fn missing(&self, data: &Path) -> Result<(usize, bool), String> {
        let copy = tempfile::tempdir().unwrap();
        for entry in fs::read_dir(data).into_iter().flatten().flatten() {
            if entry.file_type().unwrap().is_file() {
                fs::copy(entry.path(), copy.path().join(entry.file_name())).unwrap();
            }
        }
        let store = Store::open(&copy.path().join("coursedeck.db"), How::default());
        let store = store.map_err(|error| error.to_string())?;
        if let Some(fault) = store.verify().map_err(|error| error.to_string())? {
            return Err(fault.to_string());
        }
        let mut answers: BTreeMap<String, usize> = BTreeMap::new();
        let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
        for event in store.events().map_err(|error| error.to_string())? {
            *kinds.entry(event.kind.clone()).or_default() += 1;
            let item = event.event().unwrap().unwrap().subject.item;
            if event.kind == "question-answered" {
                *answers.entry(item.unwrap().to_string()).or_default() += 1;
            }
        }
        let count = answers.len();
        if count < self.answers.len() || self.answers.len() + self.kills < count {
            return Err(format!("{:?} were told as saved, and there are {answers:?}", self.answers));
        }
        let once = ["learner-added", "attempt-started", "attempt-finished"];
        let twice = answers.values().any(|times| *times != 1)
            || once.iter().any(|kind| kinds.get(*kind).is_some_and(|times| *times != 1));
        let gone = self.kinds.iter().find(|kind| !kinds.contains_key(**kind));
        match (twice, gone) {
            (true, _) => Err(format!("something is there twice: {kinds:?} {answers:?}")),
            (_, Some(kind)) => Err(format!("{kind} was told as saved, and there are {kinds:?}")),
            (false, None) => Ok((count, kinds.contains_key("attempt-finished"))),
        }
    }
}

/// Goes on with a journey for at most this long; true at its end. What was told as saved is noted.
fn go(data: &Path, most: Duration, saved: &mut Saved) -> bool {
    let mut command = AtLines::command(data);
    if saved.kinds.contains("learner-added") {
        command.args(["--learner", "Amina"]);
    }
    let moment = Instant::now() + most;
    let mut it = AtLines::of(command);
    let mut turns = Vec::new();
    while it.hear(moment) == Until::Asked && Instant::now() < moment {
        saved.follow(&it);
        if it.has_heard("The kinds: passed") {
            it.cut();
            return true;
        }
        let reply = reply(&it);
        turns.push(format!("{}\n> {reply}", it.heard.join("\n")));
        assert!(turns.len() < 60, "the journey comes to no end:\n{}", turns[50..].join("\n"));
        it.say(&reply);
    }
    it.cut();
    saved.follow(&it);
    false
}

#[test]
fn killed_at_random_instants_it_keeps_what_it_told_and_goes_on() {
    let kills = if std::env::var_os("COURSEDECK_LONG").is_some() { 1000 } else { 50 };
    let seed = seed();
    println!("COURSEDECK_SEED={seed}");
    let mut dice = Dice(seed);
    let (mut killed, mut journeys, mut answers) = (0, 0, 0);
    let mut whole = None;
    while killed < kills {
        let data = tempfile::tempdir().unwrap();
        let mut saved = Saved::default();
        let (before, began) = (killed, Instant::now());
        // The first journey tells how long one is here; the others are killed several times each.
        while !go(data.path(), most(whole, &mut dice), &mut saved) {
            killed += 1;
            saved.kills += 1;
            let checked = saved.missing(data.path());
            let (_, is_over) =
                checked.unwrap_or_else(|why| panic!("COURSEDECK_SEED={seed}, kill {killed}: {why}"));
            // Killed before it could say that it was handed in: whoever comes again would begin another.
            if is_over {
                break;
            }
        }
        let kept = saved.missing(data.path());
        let (kept, _) = kept.unwrap_or_else(|why| panic!("COURSEDECK_SEED={seed}, the end: {why}"));
        assert_eq!(kept, QUIZ.len(), "COURSEDECK_SEED={seed}: a journey goes through every question");
        if killed == before {
            whole = Some(whole.unwrap_or(Duration::MAX).min(began.elapsed()));
        }
        journeys += 1;
        answers += kept;
    }
    println!("{killed} kills in {journeys} journeys; {answers} answers, none lost");
}

/// How long the program may run: to the end in the first journey, then for less than one takes.
fn most(whole: Option<Duration>, dice: &mut Dice) -> Duration {
    match whole {
        None => Duration::from_secs(120),
        Some(whole) => Duration::from_micros(dice.below(whole.as_micros() as u64 * 2 / 3) + 1),
    }
}

#[test]
fn an_answer_that_is_gone_is_missed() {
    let data = tempfile::tempdir().unwrap();
    let mut saved = Saved::default();
    assert!(go(data.path(), Duration::from_secs(120), &mut saved));
    saved.missing(data.path()).unwrap();
    let harm = rusqlite::Connection::open(data.path().join("coursedeck.db")).unwrap();
    harm.execute("DELETE FROM event WHERE kind = 'attempt-finished'", []).unwrap();
    drop(harm);
    saved.missing(data.path()).unwrap_err();
}
