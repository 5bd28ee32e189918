//! Learning gain: how much of what was not known before was known after.

use super::moments::{mean, quantile, sorted};
use crate::rng::{Chance, Seed};

/// How often the learners are drawn anew for an interval.
const RESAMPLES: usize = 2_000;
/// Where the draw begins. Always here, so that the same answers give the same interval.
const SEED: Seed = Seed(95);

/// How much a group learned between two tests.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gain {
    /// The learners who sat both.
    pub n: usize,
    /// The mean score before, in percent.
    pub before: Option<f64>,
    /// The mean score after, in percent.
    pub after: Option<f64>,
    /// The gain of the class: (after − before) / (100 − before), of the two means (Hake 1998).
    pub class: Option<f64>,
    /// Where the gain of the class lies with 95 % confidence.
    pub class_interval: Option<(f64, f64)>,
    /// The mean of the learners' own gains, of those who could gain.
    pub own: Option<f64>,
    /// Where that mean lies with 95 % confidence.
    pub own_interval: Option<(f64, f64)>,
    /// The learners who had all points before: they have no gain of their own.
    pub full: usize,
}

/// The gain of learners by their scores before and after, in percent.
///
/// The intervals are percentile bootstraps: the learners are drawn anew with replacement, 2,000 times from a fixed seed,
/// and the middle 95 % of what comes out is told. They need no assumption on how scores are spread; with few learners
/// they are too narrow, as any interval of few.
pub fn gain(pairs: &[(f64, f64)]) -> Gain {
    let (before, after) = means(pairs);
    let mut gain = Gain {
        n: pairs.len(),
        before,
        after,
        class: class(pairs),
        own: own(pairs),
        full: pairs.iter().filter(|pair| of_one(pair).is_none()).count(),
        ..Gain::default()
    };
    if 2 <= pairs.len() {
        let mut chance = SEED.chance();
        let drawn: Vec<_> = (0..RESAMPLES)
            .map(|_| {
                let again = resample(pairs, &mut chance);
                (class(&again), own(&again))
            })
            .collect();
        gain.class_interval = gain.class.and(middle(drawn.iter().filter_map(|it| it.0)));
        gain.own_interval = gain.own.and(middle(drawn.iter().filter_map(|it| it.1)));
    }
    gain
}

fn means(pairs: &[(f64, f64)]) -> (Option<f64>, Option<f64>) {
    let side = |of: fn(&(f64, f64)) -> f64| mean(&pairs.iter().map(of).collect::<Vec<_>>());
    (side(|pair| pair.0), side(|pair| pair.1))
}

fn class(pairs: &[(f64, f64)]) -> Option<f64> {
    let (before, after) = means(pairs);
    of_one(&(before?, after?))
}

fn own(pairs: &[(f64, f64)]) -> Option<f64> {
    mean(&pairs.iter().filter_map(of_one).collect::<Vec<_>>())
}

/// None where there was nothing left to gain.
fn of_one((before, after): &(f64, f64)) -> Option<f64> {
    let room = 100.0 - before;
    (super::moments::HAIR < room).then(|| (after - before) / room)
}

fn resample(pairs: &[(f64, f64)], chance: &mut Chance) -> Vec<(f64, f64)> {
    pairs.iter().map(|_| pairs[chance.below(pairs.len())]).collect()
}

fn middle(numbers: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    let sorted = sorted(&numbers.collect::<Vec<_>>());
    quantile(&sorted, 0.025).zip(quantile(&sorted, 0.975))
}
