//! Item analysis: what the answers of many say of a quiz and of each of its questions, by Moodle's own formulas.
//!
//! The formulas are those of Moodle's quiz statistics report (`core_question\statistics\questions\calculator` and
//! `quiz_statistics\calculator`, described in MoodleDocs as "Quiz statistics calculations"), so that figures compare.
//! Plain numbers in, plain numbers out; a figure that cannot be computed is none, never a number that means nothing.
//!
//! | figure | formula |
//! | --- | --- |
//! | facility index | 100 · mean(x) / max |
//! | standard deviation | 100 · √(Σ(x − x̄)² / (n − 1)) / max |
//! | intended weight | 100 · max / Σ max |
//! | effective weight | 100 · √cov(x, T) / Σ √cov(x, T) over all places of the quiz |
//! | discrimination index | 100 · cov(x, R) / √(var x · var R), where R = T − x |
//! | discriminative efficiency | 100 · cov(x, R) / cov(x sorted, R sorted) |
//! | skewness, kurtosis | k₃ / k₂^1.5 and k₄ / k₂², of Fisher's k-statistics |
//! | coefficient of internal consistency | 100 · p / (p − 1) · (1 − Σ var x / var T): Cronbach's alpha |
//! | error ratio | 100 · √(1 − CIC / 100) |
//! | standard error | error ratio · standard deviation / 100 |
//!
//! `x` is the mark of a question in an attempt, `T` the attempt's total, `p` the number of places of the quiz.
//!
//! **Questions that are drawn** are asked in some attempts only. As in Moodle, a question's figures are of the attempts
//! in which it was asked, and those of the whole quiz are of its *places*: a question that every attempt asks is a place
//! of its own; the others fill places, pool by pool, in the order asked. Where attempts have different maxima, totals and
//! rests are taken as shares of their own maximum; where the maxima agree, which Moodle takes for granted, that changes
//! nothing.
//!
//! **One difference.** For a question drawn at random Moodle does not take the question's own mark out of the total
//! before it correlates, which flatters the question. Here it is always taken out; Moodle's figures for drawn questions
//! stand beside ours as [`Item::drawn`].

pub mod advice;
pub mod answers;
pub mod gain;
pub mod guess;
mod moments;
mod places;

use moments::{covariance, deviation, has_spread, kurtosis, mean, median, skewness, sorted, variance};

/// Under this many attempts figures move much by chance.
pub const FEW: usize = 30;

/// What a set of attempts earned, question by question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// The pool that each question is drawn from, by any number; the questions are those at `0..pools.len()`.
    pub pools: Vec<usize>,
    /// The attempts.
    pub attempts: Vec<Vec<Cell>>,
}

/// A question in an attempt. One that was not answered earned nothing; one that nobody has marked yet has no cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// The question.
    pub item: usize,
    /// What it was worth on this paper.
    pub points: f64,
    /// The part of the points earned. With certainty-based marking it may be below 0 or above 1.
    pub share: f64,
}

/// All that a set of attempts tells.
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis {
    /// Of the whole quiz.
    pub test: Test,
    /// Of each question of the matrix.
    pub items: Vec<Item>,
    /// Of each place of the quiz; none where attempts had papers that cannot be laid side by side.
    pub places: Vec<Place>,
}

/// Figures of a whole quiz.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Test {
    /// The attempts with a mark.
    pub n: usize,
    /// The mean score, in percent.
    pub mean: Option<f64>,
    /// The median score, in percent.
    pub median: Option<f64>,
    /// The standard deviation of the scores, in percent of the maximum.
    pub deviation: Option<f64>,
    /// The skewness of the scores: below 0 where a few did far worse than most.
    pub skewness: Option<f64>,
    /// The kurtosis of the scores over that of the normal distribution: above 0 where the ends are heavy.
    pub kurtosis: Option<f64>,
    /// The coefficient of internal consistency, in percent: Cronbach's alpha times 100.
    pub consistency: Option<f64>,
    /// The part of the standard deviation that is chance, in percent.
    pub error_ratio: Option<f64>,
    /// How far chance takes a score from what the learner knows, in percent of the maximum.
    pub standard_error: Option<f64>,
}

/// Figures of a question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// The attempts that asked it.
    pub n: usize,
    /// The mean mark, in percent of the question's points.
    pub facility: Option<f64>,
    /// The standard deviation of the marks, in percent of the question's points.
    pub deviation: Option<f64>,
    /// The part of the maximum that the question is worth, in percent.
    pub intended: Option<f64>,
    /// The part of the spread of scores that it makes, in percent. None for a question that is drawn: see [`Place`].
    pub effective: Option<f64>,
    /// Whether the effective weight is none because the question works against the rest of the quiz.
    pub is_against: bool,
    /// The correlation of its mark with the rest of the attempt, in percent.
    pub discrimination: Option<f64>,
    /// Its covariance with the rest of the attempt, in percent of the most that its marks could reach.
    pub efficiency: Option<f64>,
    /// Where it is drawn: discrimination index and discriminative efficiency as Moodle prints them for a random
    /// question, with its own mark left in the total.
    pub drawn: Option<Drawn>,
}

/// What Moodle prints for a question that is drawn at random.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Drawn {
    /// The correlation of its mark with the whole attempt, in percent.
    pub discrimination: Option<f64>,
    /// Its covariance with the whole attempt, in percent of the most that its marks could reach.
    pub efficiency: Option<f64>,
}

/// Figures of a place of the quiz.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The question, where every attempt asks it; else questions of [`Place::pool`] are drawn for it.
    pub item: Option<usize>,
    /// The pool.
    pub pool: usize,
    /// The part of the maximum that the place is worth, in percent.
    pub intended: Option<f64>,
    /// The part of the spread of scores that it makes, in percent.
    pub effective: Option<f64>,
    /// Whether the effective weight is none because the place works against the rest of the quiz.
    pub is_against: bool,
    /// The variance of its marks.
    variance: f64,
}

/// The figures of a set of attempts.
pub fn analyse(matrix: &Matrix) -> Analysis {
    let marked = Marked::of(matrix);
    let places = places::places(&marked);
    let test = test(&marked, &places);
    let mut items: Vec<Item> = (0..marked.items).map(|item| figures(&marked, item)).collect();
    for place in &places {
        if let Some(item) = place.item {
            items[item].effective = place.effective;
            items[item].is_against = place.is_against;
        }
    }
    Analysis { test, items, places }
}

/// The third of the attempts that each score belongs to. Equal scores are never parted, so a third may be larger; where
/// that leaves nothing between best and worst, or there are fewer than three scores, all are in the middle.
pub fn thirds(scores: &[f64]) -> Vec<Third> {
    let sorted = sorted(scores);
    let third = sorted.len() / 3;
    if third == 0 {
        return vec![Third::Middle; scores.len()];
    }
    let (low, high) = (sorted[third - 1], sorted[sorted.len() - third]);
    if !has_spread(&[low, high]) {
        return vec![Third::Middle; scores.len()];
    }
    let of = |score: &f64| match *score {
        score if score <= low + moments::HAIR => Third::Lower,
        score if high - moments::HAIR <= score => Third::Upper,
        _ => Third::Middle,
    };
    scores.iter().map(of).collect()
}

/// Where an attempt stands among the others.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Third {
    /// With those who did worst.
    Lower,
    /// Between them.
    Middle,
    /// With those who did best.
    Upper,
}

/// The attempts that have something marked, with their totals.
struct Marked {
    items: usize,
    pools: Vec<usize>,
    attempts: Vec<Attempt>,
}

/// An attempt: what it asked, what that is worth together, and what was earned.
struct Attempt {
    cells: Vec<Cell>,
    max: f64,
    total: f64,
}

impl Marked {
    fn of(matrix: &Matrix) -> Self {
        let items = matrix.pools.len();
        let counts =
            |cell: &&Cell| cell.item < items && 0.0 < cell.points && (cell.points * cell.share).is_finite();
        let attempt = |cells: &Vec<Cell>| {
            let cells: Vec<Cell> = cells.iter().filter(counts).copied().collect();
            let max = cells.iter().map(|cell| cell.points).sum();
            let total = cells.iter().map(|cell| cell.points * cell.share).sum();
            Attempt { cells, max, total }
        };
        let attempts = matrix.attempts.iter().map(attempt).filter(|it| 0.0 < it.max).collect();
        Self { items, pools: matrix.pools.clone(), attempts }
    }

    /// The score of each attempt, as a share of its maximum.
    fn scores(&self) -> Vec<f64> {
        self.attempts.iter().map(Attempt::score).collect()
    }
}

impl Attempt {
    fn score(&self) -> f64 {
        self.total / self.max
    }

    /// What the rest of the attempt earned without `cell`, as a share; nothing where there is no rest.
    fn rest(&self, cell: &Cell) -> f64 {
        let max = self.max - cell.points;
        if max <= moments::HAIR { 0.0 } else { (self.total - cell.points * cell.share) / max }
    }
}

fn figures(marked: &Marked, item: usize) -> Item {
    let asked: Vec<(&Attempt, &Cell)> = marked
        .attempts
        .iter()
        .filter_map(|attempt| Some((attempt, attempt.cells.iter().find(|cell| cell.item == item)?)))
        .collect();
    let shares: Vec<f64> = asked.iter().map(|(_, cell)| cell.share).collect();
    let rests: Vec<f64> = asked.iter().map(|(attempt, cell)| attempt.rest(cell)).collect();
    let weights: Vec<f64> = asked.iter().map(|(attempt, cell)| cell.points / attempt.max).collect();
    let drawn = || {
        let scores: Vec<f64> = asked.iter().map(|(attempt, _)| attempt.score()).collect();
        Drawn { discrimination: discrimination(&shares, &scores), efficiency: efficiency(&shares, &scores) }
    };
    Item {
        n: asked.len(),
        facility: mean(&shares).map(percent),
        deviation: deviation(&shares).map(percent),
        intended: mean(&weights).map(percent),
        effective: None,
        is_against: false,
        discrimination: discrimination(&shares, &rests),
        efficiency: efficiency(&shares, &rests),
        drawn: (!asked.is_empty() && asked.len() < marked.attempts.len()).then(drawn),
    }
}

fn discrimination(marks: &[f64], rests: &[f64]) -> Option<f64> {
    if !has_spread(marks) || !has_spread(rests) {
        return None;
    }
    let both = (variance(marks)? * variance(rests)?).sqrt();
    Some(percent((covariance(marks, rests)? / both).clamp(-1.0, 1.0)))
}

fn efficiency(marks: &[f64], rests: &[f64]) -> Option<f64> {
    if !has_spread(marks) || !has_spread(rests) {
        return None;
    }
    Some(percent(covariance(marks, rests)? / covariance(&sorted(marks), &sorted(rests))?))
}

fn test(marked: &Marked, places: &[Place]) -> Test {
    let scores = marked.scores();
    let deviation = deviation(&scores);
    let consistency = consistency(marked, places, &scores);
    // Rounding may take a perfect coefficient over 100 by a hair.
    let error_ratio = consistency.map(|it| percent((1.0 - it / 100.0).max(0.0).sqrt()));
    Test {
        n: scores.len(),
        mean: mean(&scores).map(percent),
        median: median(&scores).map(percent),
        deviation: deviation.map(percent),
        skewness: skewness(&scores),
        kurtosis: kurtosis(&scores),
        consistency,
        error_ratio,
        standard_error: error_ratio.zip(deviation).map(|(ratio, deviation)| ratio * deviation),
    }
}

/// As Moodle, from three attempts and two places on, where scores differ.
fn consistency(marked: &Marked, places: &[Place], scores: &[f64]) -> Option<f64> {
    if scores.len() < 3 || places.len() < 2 || !has_spread(scores) {
        return None;
    }
    let max = mean(&marked.attempts.iter().map(|attempt| attempt.max).collect::<Vec<_>>())?;
    let within: f64 = places.iter().map(|place| place.variance).sum();
    let p = places.len() as f64;
    Some(percent(p / (p - 1.0) * (1.0 - within / (variance(scores)? * max * max))))
}

fn percent(share: f64) -> f64 {
    share * 100.0
}

#[cfg(test)]
mod tests;
