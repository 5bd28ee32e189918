//! Spaced repetition: what was answered before tells when it should come up again.
//!
//! This is FSRS-6 with its published parameters (Ye and others, "Free Spaced Repetition Scheduler"), without learning
//! steps and without chance; a test holds it to the reference implementation.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Share;
use crate::{ids::ItemName, time::Stamp};

/// A question that comes up again.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// Days after which it would be remembered nine times in ten.
    pub stability: f64,
    /// How hard it is for this learner, 1 to 10.
    pub difficulty: f64,
    /// When it was last answered.
    pub last: Stamp,
    /// When it comes up again.
    pub due: Stamp,
}

/// The parameters of FSRS-6, w0 to w20.
const W: [f64; 21] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614,
    0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];
/// How often a question should be remembered when it comes up.
const RETENTION: f64 = 0.9;
/// The longest time until it comes up again, in days.
const LONGEST: f64 = 365.0;
/// A stability below this is no number to reckon with.
const LEAST: f64 = 0.001;

/// How well a question was remembered, by the names of FSRS.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Rating {
    Again = 1,
    Hard = 2,
    Good = 3,
    /// Never given: nobody is asked how easy it was. The rule for a new difficulty needs its place on the scale.
    Easy = 4,
}

impl Card {
    /// The card of a question that was answered for the first time.
    pub fn first(share: Share, at: Stamp) -> Self {
        let rating = rating(share);
        let stability = W[rating as usize - 1].max(LEAST);
        Self::due_after(stability, first_difficulty(rating).clamp(1.0, 10.0), at)
    }

    /// The card after another answer. A clock that went back counts as no time gone by.
    pub fn after(&self, share: Share, at: Stamp) -> Self {
        let rating = rating(share);
        // Whole days, as the reference counts them.
        let days = (at.ms.saturating_sub(self.last.ms) / 86_400_000).max(0) as f64;
        let stability = match days < 1.0 {
            true => self.stable_today(rating),
            false => self.stable_after(rating, self.remembered(days)),
        };
        Self::due_after(stability.max(LEAST), self.harder(rating), at)
    }

    fn due_after(stability: f64, difficulty: f64, at: Stamp) -> Self {
        let days = stability / factor() * (RETENTION.powf(-1.0 / W[20]) - 1.0);
        let due = at.plus_days(days.round_ties_even().clamp(1.0, LONGEST));
        Self { stability, difficulty, last: at, due }
    }

    /// How likely it is remembered after so many days: `(1 + factor * days / stability) ^ -w20`.
    fn remembered(&self, days: f64) -> f64 {
        (1.0 + factor() * days / self.stability).powf(-W[20])
    }

    /// The stability after another answer on the same day.
    fn stable_today(&self, rating: Rating) -> f64 {
        let grows = (W[17] * (rating as u8 as f64 - 3.0 + W[18])).exp() * self.stability.powf(-W[19]);
        let grows = if rating == Rating::Again { grows } else { grows.max(1.0) };
        self.stability * grows
    }

    fn stable_after(&self, rating: Rating, remembered: f64) -> f64 {
        let forgot = 1.0 - remembered;
        if rating == Rating::Again {
            let long = W[11]
                * self.difficulty.powf(-W[12])
                * ((self.stability + 1.0).powf(W[13]) - 1.0)
                * (forgot * W[14]).exp();
            return long.min(self.stability / (W[17] * W[18]).exp());
        }
        let hard = if rating == Rating::Hard { W[15] } else { 1.0 };
        let grows = W[8].exp()
            * (11.0 - self.difficulty)
            * self.stability.powf(-W[9])
            * ((forgot * W[10]).exp() - 1.0);
        self.stability * (1.0 + grows * hard)
    }

    /// The new difficulty: a step by the rating, damped near ten, drawn a little to that of an easy question.
    fn harder(&self, rating: Rating) -> f64 {
        let step = -W[6] * (rating as u8 as f64 - 3.0);
        let damped = self.difficulty + step * (10.0 - self.difficulty) / 9.0;
        (W[7] * first_difficulty(Rating::Easy) + (1.0 - W[7]) * damped).clamp(1.0, 10.0)
    }
}

/// The questions that come up by `at`, the longest waiting first.
pub fn due(cards: &BTreeMap<ItemName, Card>, at: Stamp) -> Vec<ItemName> {
    let mut due: Vec<(&ItemName, &Card)> = cards.iter().filter(|(_, card)| card.due.ms <= at.ms).collect();
    due.sort_by_key(|(_, card)| card.due.ms);
    due.into_iter().map(|(name, _)| name.clone()).collect()
}

/// Wholly right is good, half right or more was hard, anything less comes again.
fn rating(share: Share) -> Rating {
    match share.get() {
        all if 1.0 <= all => Rating::Good,
        half if 0.5 <= half => Rating::Hard,
        _ => Rating::Again,
    }
}

fn first_difficulty(rating: Rating) -> f64 {
    W[4] - (W[5] * (rating as u8 as f64 - 1.0)).exp() + 1.0
}

/// What makes nine in ten remembered when as many days have gone by as the stability has.
fn factor() -> f64 {
    0.9_f64.powf(-1.0 / W[20]) - 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Step {
        at: i64,
        rating: u8,
        stability: f64,
        difficulty: f64,
        days: i64,
    }

    #[test]
    fn it_is_the_reference_to_the_fourth_decimal() {
        let histories: Vec<Vec<Step>> =
            serde_json::from_str(include_str!("../../tests/golden/review_cards.json")).unwrap();
        assert_eq!(histories.len(), 40);
        for history in histories {
            let mut card: Option<Card> = None;
            for step in history {
                let share = Share::new([0.0, 0.5, 1.0][usize::from(step.rating) - 1]);
                let at = Stamp::utc(step.at);
                let next = card.map_or_else(|| Card::first(share, at), |card| card.after(share, at));
                assert!(
                    (next.stability - step.stability).abs() < 1e-4,
                    "{} {}",
                    next.stability,
                    step.stability
                );
                assert!((next.difficulty - step.difficulty).abs() < 1e-4);
                assert_eq!((next.due.ms - at.ms) / 86_400_000, step.days);
                card = Some(next);
            }
        }
    }

    #[test]
    fn a_clock_that_went_back_counts_as_no_time() {
        let card = Card::first(Share::ALL, Stamp::utc(1_000_000_000_000));
        let later = card.after(Share::ALL, Stamp::utc(0));
        assert!(later.stability.is_finite() && card.stability <= later.stability);
    }
}
