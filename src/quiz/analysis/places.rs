//! The places of a quiz: what Moodle calls slots. They make attempts comparable that asked different questions.

use std::collections::BTreeMap;

use super::{Marked, Place, moments, percent};

/// A place by what fills it: a question that every attempt asks, or the so-manieth of those drawn from a pool.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Filled {
    Always { pool: usize, item: usize },
    Drawn { pool: usize, nth: usize },
}

/// The places; none where the attempts do not fill the same ones.
pub(super) fn places(marked: &Marked) -> Vec<Place> {
    let rows: Vec<BTreeMap<Filled, (f64, f64)>> = rows(marked);
    let Some(first) = rows.first() else { return Vec::new() };
    if rows.iter().any(|row| !row.keys().eq(first.keys())) {
        return Vec::new();
    }
    let scores = marked.scores();
    let places: Vec<(Filled, Place, f64)> = first
        .keys()
        .map(|filled| {
            let column = |of: fn(&(f64, f64)) -> f64| rows.iter().map(|row| of(&row[filled])).collect();
            let (marks, weights): (Vec<f64>, Vec<f64>) = (column(|cell| cell.0), column(|cell| cell.1));
            let with_all = moments::covariance(&marks, &scores).unwrap_or_default();
            (*filled, place(*filled, &marks, &weights), with_all)
        })
        .collect();
    let sum: f64 = places.iter().map(|(_, _, with_all)| with_all.max(0.0).sqrt()).sum();
    let weighed = |(_, place, with_all): (Filled, Place, f64)| Place {
        effective: (0.0 < sum && 0.0 <= with_all).then(|| percent(with_all.sqrt() / sum)),
        is_against: with_all < 0.0,
        ..place
    };
    places.into_iter().map(weighed).collect()
}

/// What each attempt earned in each place, and the part of its maximum that the place is worth. Marks are scaled as if
/// every attempt had the mean maximum.
fn rows(marked: &Marked) -> Vec<BTreeMap<Filled, (f64, f64)>> {
    let mut asked = vec![0; marked.items];
    for cell in marked.attempts.iter().flat_map(|attempt| &attempt.cells) {
        asked[cell.item] += 1;
    }
    let maxima: Vec<f64> = marked.attempts.iter().map(|attempt| attempt.max).collect();
    let max = moments::mean(&maxima).unwrap_or_default();
    let row = |attempt: &super::Attempt| {
        let mut row = BTreeMap::new();
        let mut drawn: BTreeMap<usize, usize> = BTreeMap::new();
        for cell in &attempt.cells {
            let (pool, item) = (marked.pools[cell.item], cell.item);
            let filled = match asked[item] == marked.attempts.len() {
                true => Filled::Always { pool, item },
                false => {
                    let nth = drawn.entry(pool).or_default();
                    *nth += 1;
                    Filled::Drawn { pool, nth: *nth }
                }
            };
            let weight = cell.points / attempt.max;
            row.insert(filled, (weight * cell.share * max, weight));
        }
        row
    };
    marked.attempts.iter().map(row).collect()
}

fn place(filled: Filled, marks: &[f64], weights: &[f64]) -> Place {
    let (item, pool) = match filled {
        Filled::Always { pool, item } => (Some(item), pool),
        Filled::Drawn { pool, .. } => (None, pool),
    };
    Place {
        item,
        pool,
        intended: moments::mean(weights).map(percent),
        effective: None,
        is_against: false,
        variance: moments::variance(marks).unwrap_or_default(),
    }
}
