//! What a table keeps back, so that nothing is told of few people.
//!
//! A figure of fewer people than the least, but of some, is kept back, and every figure of its row that tells more than
//! it. Then, as long as a figure that is kept back could be worked out, the row of the fewest people that still tells
//! it is kept back too. It could be worked out where it is a sum or difference of what is told, the total among it; and
//! where those kept back are together so few that one of them is sure to be below the least.

use std::collections::{BTreeMap, BTreeSet};

use super::tally::Tally;

/// How much of a row is told: nothing, who took part, what became of it, all.
pub const LEVELS: usize = 3;
/// A prime to reckon by: no sum of the ones and noughts here comes near it.
const PRIME: u64 = 2_147_483_647;

/// Which rows keep back what: of each level, of each row. None where the table as a whole tells too much.
pub type Kept = [Vec<bool>; LEVELS];

/// What rows are made of.
pub struct Rows<'a> {
    /// The rows by name.
    pub tallies: &'a BTreeMap<String, Tally>,
    /// Which rows a record is in: each set of them that there is. One of each where no record is in two rows.
    pub sets: &'a BTreeSet<Vec<String>>,
}

/// What is kept back of these rows.
pub fn kept(rows: &Rows<'_>, least: usize) -> Option<Kept> {
    let heads: Vec<[Vec<usize>; LEVELS]> = rows.tallies.values().map(Tally::heads).collect();
    let mut hidden = vec![false; heads.len()];
    let mut kept = Kept::default();
    for (level, kept) in kept.iter_mut().enumerate() {
        let of = |row: usize| heads[row][level].as_slice();
        let is_small = |n: &usize| (1..least).contains(n);
        (0..heads.len()).for_each(|row| hidden[row] |= of(row).iter().any(is_small));
        let is_safe = spread(rows, &mut hidden, &of, least);
        let is_told = hidden.contains(&false);
        if level == 0 && !(is_safe && is_told) {
            return None;
        }
        if !is_safe {
            // Not even that somebody is in none of them is told: that would tell that they are in the others.
            hidden.fill(true);
        }
        *kept = hidden.clone();
    }
    Some(kept)
}

/// Whether a number of people, or of none, is one that nothing is told of.
pub fn is_kept(heads: &[usize], least: usize) -> bool {
    heads.iter().any(|n| (1..least).contains(n))
}

/// Hides more rows until none of those hidden can be worked out; false where even that does not help.
fn spread<'h>(
    rows: &Rows<'_>,
    hidden: &mut [bool],
    of: &impl Fn(usize) -> &'h [usize],
    least: usize,
) -> bool {
    let figures = if hidden.is_empty() { 0 } else { of(0).len() };
    while let Some(figure) = (0..figures).find(|figure| is_open(rows, hidden, &|row| of(row)[*figure], least))
    {
        let told = (0..hidden.len()).filter(|row| !hidden[*row] && 0 < of(*row)[figure]);
        match told.min_by_key(|row| of(*row)[figure]) {
            Some(row) => hidden[row] = true,
            None => return false,
        }
    }
    true
}

/// Whether a hidden figure can be worked out.
fn is_open(rows: &Rows<'_>, hidden: &[bool], of: &impl Fn(usize) -> usize, least: usize) -> bool {
    let some: Vec<usize> = (0..hidden.len()).filter(|row| hidden[*row] && 0 < of(*row)).collect();
    if some.is_empty() {
        return false;
    }
    let together: usize = some.iter().map(|row| of(*row)).sum();
    together < least + some.len() - 1 || is_spanned(rows, hidden, &some)
}

/// Whether one of `some` is a sum or difference of rows that are told.
fn is_spanned(rows: &Rows<'_>, hidden: &[bool], some: &[usize]) -> bool {
    if rows.sets.iter().all(|set| set.len() == 1) {
        return some.len() == 1;
    }
    let names: Vec<&String> = rows.tallies.keys().collect();
    let vector =
        |row: usize| rows.sets.iter().map(|set| u64::from(set.contains(names[row]))).collect::<Vec<u64>>();
    let mut basis = Basis::default();
    basis.add(vec![1; rows.sets.len()]);
    (0..hidden.len()).filter(|row| !hidden[*row]).for_each(|row| basis.add(vector(row)));
    some.iter().any(|row| basis.rest(vector(*row)).is_none())
}

/// What sums and differences can be made of, by Gauss.
#[derive(Default)]
struct Basis(Vec<(usize, Vec<u64>)>);

impl Basis {
    fn add(&mut self, vector: Vec<u64>) {
        self.0.extend(self.rest(vector));
    }

    /// What is left of a vector, and where it begins; none where nothing is.
    fn rest(&self, mut vector: Vec<u64>) -> Option<(usize, Vec<u64>)> {
        for (first, known) in &self.0 {
            let times = vector[*first];
            vector
                .iter_mut()
                .zip(known)
                .for_each(|(own, known)| *own = (*own + (PRIME - times) * known) % PRIME);
        }
        let first = vector.iter().position(|it| *it != 0)?;
        let inverse = power(vector[first], PRIME - 2);
        vector.iter_mut().for_each(|it| *it = *it * inverse % PRIME);
        Some((first, vector))
    }
}

fn power(mut base: u64, mut exponent: u64) -> u64 {
    let mut out = 1;
    while 0 < exponent {
        if exponent % 2 == 1 {
            out = out * base % PRIME;
        }
        base = base * base % PRIME;
        exponent /= 2;
    }
    out
}
