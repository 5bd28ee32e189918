//! Figures of a group, taken in record by record. It takes the room of the different times in it, not of its records.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::figures::{Gain, Outcomes, People, Quartiles};
use crate::{
    log::Outcome,
    records::{Number, Record},
};

/// The quantile of Student's t at 97.5 % for 1 to 30 degrees of freedom.
const T: [f64; 30] = [
    12.706_205, 4.302_653, 3.182_446, 2.776_445, 2.570_582, 2.446_912, 2.364_624, 2.306_004, 2.262_157,
    2.228_139, 2.200_985, 2.178_813, 2.160_369, 2.144_787, 2.131_450, 2.119_905, 2.109_816, 2.100_922,
    2.093_024, 2.085_963, 2.079_614, 2.073_873, 2.068_658, 2.063_899, 2.059_539, 2.055_529, 2.051_831,
    2.048_407, 2.045_230, 2.042_272,
];
/// That of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// What is known of a group so far.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    takers: Heads,
    begun: u64,
    finishers: Heads,
    completed: u64,
    examined: Heads,
    graded: u64,
    winners: Heads,
    passed: u64,
    /// How often a course took so many tenths of a minute.
    times: BTreeMap<u64, u64>,
    paired: Heads,
    sums: Sums,
}

/// How many people were met. Records of one person come one after the other.
#[derive(Clone, Copy, Debug, Default)]
struct Heads {
    n: usize,
    last: Option<Uuid>,
}

impl Heads {
    fn meet(&mut self, who: Uuid) {
        if self.last != Some(who) {
            *self = Self { n: self.n + 1, last: Some(who) };
        }
    }
}

/// What an interval of the gain is made of: sums of gains and of what there was to gain, in hundredths of a percent.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    n: i128,
    gained: i128,
    room: i128,
    gained_squared: i128,
    gained_by_room: i128,
    room_squared: i128,
}

impl Tally {
    /// Takes in that a course was begun.
    pub fn begin(&mut self, record: &Record<'_>) {
        self.takers.meet(record.learner.id);
        self.begun += 1;
    }

    /// Takes in how it ended, if it did.
    pub fn decide(&mut self, record: &Record<'_>) {
        let who = record.learner.id;
        if record.result.is_complete() {
            self.finishers.meet(who);
            self.completed += 1;
            *self.times.entry(record.spent / 6_000).or_default() += 1;
        }
        if matches!(record.result, Outcome::Passed | Outcome::Failed) {
            self.examined.meet(who);
            self.graded += 1;
        }
        if record.result == Outcome::Passed {
            self.winners.meet(who);
            self.passed += 1;
        }
        if let Some((before, after)) = record.pretest.zip(record.posttest) {
            self.paired.meet(who);
            self.sums.take(Number::percent(before), Number::percent(after));
        }
    }

    /// How many people each figure is about: those of the people, of the outcomes, of the gain.
    pub fn heads(&self) -> [Vec<usize>; 3] {
        [vec![self.takers.n], vec![self.finishers.n, self.examined.n, self.winners.n], vec![self.paired.n]]
    }

    /// Who took part.
    pub fn people(&self) -> People {
        People { learners: self.takers.n as u64, begun: self.begun }
    }

    /// What became of it.
    pub fn outcomes(&self) -> Outcomes {
        let (completed, graded) = (self.completed, self.graded);
        Outcomes {
            completed,
            completion: percent(completed, self.begun),
            graded,
            pass: percent(self.passed, graded),
            minutes: self.quartiles(),
        }
    }

    /// What was learned.
    pub fn gain(&self) -> Gain {
        self.sums.gain()
    }

    fn quartiles(&self) -> Option<Quartiles> {
        let at = |part: f64| Number::rounded(quantile(&self.times, part)? / 10.0, 3);
        Some(Quartiles { low: at(0.25)?, median: at(0.5)?, high: at(0.75)? })
    }
}

fn percent(part: u64, of: u64) -> Option<Number> {
    Number::rounded(100.0 * part as f64 / of as f64, 2).filter(|_| 0 < of)
}

/// The number below which that part lies, between two neighbours where it falls between them: numpy's default, and
/// that of spreadsheets.
fn quantile(counts: &BTreeMap<u64, u64>, part: f64) -> Option<f64> {
    let n: u64 = counts.values().sum();
    let place = part * n.checked_sub(1)? as f64;
    let (low, high) = (nth(counts, place.floor() as u64)?, nth(counts, place.ceil() as u64)?);
    Some(low + (high - low) * place.fract())
}

fn nth(counts: &BTreeMap<u64, u64>, place: u64) -> Option<f64> {
    let mut before = 0;
    let found = counts.iter().find(|(_, count)| {
        before += **count;
        place < before
    });
    found.map(|(number, _)| *number as f64)
}

impl Sums {
    fn take(&mut self, before: Number, after: Number) {
        let hundredths = |number: Number| (number.get() * 100.0).round() as i128;
        let (gained, room) = (hundredths(after) - hundredths(before), 10_000 - hundredths(before));
        self.n += 1;
        self.gained += gained;
        self.room += room;
        self.gained_squared += gained * gained;
        self.gained_by_room += gained * room;
        self.room_squared += room * room;
    }

    /// The gain of the class (Hake 1998), and its interval as that of a ratio of means (Cochran 1977, chapter 6).
    fn gain(&self) -> Gain {
        let (n, gained, room) = (self.n as f64, self.gained as f64, self.room as f64);
        let class = (0 < self.room).then(|| gained / room);
        let around = class.filter(|_| 1 < self.n).map(|class| {
            let squares = self.gained_squared as f64 - 2.0 * class * self.gained_by_room as f64
                + class * class * self.room_squared as f64;
            let error = (squares.max(0.0) / (n - 1.0) / n).sqrt() / (room / n);
            (class, error * student(self.n as usize - 1))
        });
        let to = |number: f64| Number::rounded(number, 4);
        Gain {
            n: self.n as u64,
            class: class.and_then(to),
            interval: around.and_then(|(class, half)| to(class - half).zip(to(class + half))),
        }
    }
}

/// The quantile of Student's t at 97.5 %; beyond the table by its expansion (Abramowitz and Stegun 26.7.5).
fn student(freedom: usize) -> f64 {
    if let Some(known) = freedom.checked_sub(1).and_then(|at| T.get(at)) {
        return *known;
    }
    let (v, z) = (freedom as f64, Z);
    let first = (z.powi(3) + z) / 4.0;
    let second = (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / 96.0;
    let third = (3.0 * z.powi(7) + 19.0 * z.powi(5) + 17.0 * z.powi(3) - 15.0 * z) / 384.0;
    z + first / v + second / (v * v) + third / v.powi(3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::{Share, analysis::gain::gain};

    #[test]
    fn quantiles_are_numpy_s() {
        let counts: BTreeMap<u64, u64> = [(10, 1), (20, 1), (30, 1), (40, 1)].into();
        let told = [0.25, 0.5, 0.75].map(|part| quantile(&counts, part).unwrap());
        assert_eq!(told, [17.5, 25.0, 32.5]);
        assert_eq!(quantile(&[(7, 3)].into(), 0.75), Some(7.0));
        assert_eq!(quantile(&BTreeMap::new(), 0.5), None);
    }

    #[test]
    fn student_s_t_meets_its_table() {
        for (freedom, t) in [(1, 12.7062), (30, 2.0423), (31, 2.0395), (60, 2.0003), (120, 1.9799)] {
            assert!((student(freedom) - t).abs() < 6e-5, "{freedom}");
        }
    }

    /// `course stats` draws learners anew; this must not say anything else of the same class.
    #[test]
    fn the_interval_is_near_that_of_course_stats() {
        let pairs: Vec<(f64, f64)> =
            (0..60).map(|who| (f64::from(who * 7 % 50), 50.0 + f64::from(who * 13 % 45))).collect();
        let mut sums = Sums::default();
        for (before, after) in &pairs {
            sums.take(
                Number::percent(Share::new(before / 100.0)),
                Number::percent(Share::new(after / 100.0)),
            );
        }
        let (ours, theirs) = (sums.gain(), gain(&pairs));
        let (low, high) = ours.interval.unwrap();
        let (from, to) = theirs.class_interval.unwrap();
        assert!((ours.class.unwrap().get() - theirs.class.unwrap()).abs() < 1e-4);
        assert!(
            (low.get() - from).abs() < 0.02 && (high.get() - to).abs() < 0.02,
            "{low:?} {from} {high:?} {to}"
        );
    }

    #[test]
    fn who_knew_all_before_could_gain_nothing() {
        let mut sums = Sums::default();
        sums.take(Number::whole(100), Number::whole(100));
        assert_eq!(sums.gain(), Gain { n: 1, class: None, interval: None });
        sums.take(Number::whole(50), Number::whole(75));
        assert_eq!(sums.gain().class, Number::rounded(0.5, 4));
    }
}
