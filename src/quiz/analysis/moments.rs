//! Means and what lies around them. What too few numbers cannot tell is none.

/// Numbers nearer to each other than this are one: they are sums of the same marks in another order.
pub const HAIR: f64 = 1e-9;

/// The mean, if there is a number.
pub fn mean(numbers: &[f64]) -> Option<f64> {
    (!numbers.is_empty()).then(|| numbers.iter().sum::<f64>() / numbers.len() as f64)
}

/// The middle number, or the mean of the two in the middle.
pub fn median(numbers: &[f64]) -> Option<f64> {
    quantile(&sorted(numbers), 0.5)
}

/// The number below which a part `at` of `sorted` lies, between two neighbours where it falls between them.
pub fn quantile(sorted: &[f64], at: f64) -> Option<f64> {
    let place = at * sorted.len().checked_sub(1)? as f64;
    let (low, high) = (sorted[place.floor() as usize], sorted[place.ceil() as usize]);
    Some(low + (high - low) * place.fract())
}

/// The numbers, the smallest first.
pub fn sorted(numbers: &[f64]) -> Vec<f64> {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}

/// Whether two of the numbers differ by more than a hair.
pub fn has_spread(numbers: &[f64]) -> bool {
    numbers.iter().any(|number| HAIR < (number - numbers[0]).abs())
}

/// The variance, over `n - 1`.
pub fn variance(numbers: &[f64]) -> Option<f64> {
    covariance(numbers, numbers)
}

/// The standard deviation, over `n - 1`.
pub fn deviation(numbers: &[f64]) -> Option<f64> {
    variance(numbers).map(f64::sqrt)
}

/// The covariance, over `n - 1`; exactly 0 where one of the two does not vary, or where only rounding keeps it from 0:
/// its sign is told to people.
pub fn covariance(a: &[f64], b: &[f64]) -> Option<f64> {
    let (mean_a, mean_b) = (mean(a)?, mean(b)?);
    if a.len() < 2 || a.len() != b.len() {
        return None;
    }
    if !has_spread(a) || !has_spread(b) {
        return Some(0.0);
    }
    let pairs = || a.iter().zip(b).map(|(a, b)| (a - mean_a, b - mean_b));
    let sum: f64 = pairs().map(|(a, b)| a * b).sum();
    let most: f64 = pairs().map(|(a, b)| (a * b).abs()).sum();
    let is_rounding = sum.abs() <= most * HAIR * HAIR.sqrt();
    Some(if is_rounding { 0.0 } else { sum / (a.len() - 1) as f64 })
}

/// k₃ / k₂^1.5, from three numbers on that differ.
pub fn skewness(numbers: &[f64]) -> Option<f64> {
    if numbers.len() < 3 || !has_spread(numbers) {
        return None;
    }
    let n = numbers.len() as f64;
    let third = n * n * moment(numbers, 3)? / ((n - 1.0) * (n - 2.0));
    Some(third / variance(numbers)?.powf(1.5))
}

/// k₄ / k₂², from four numbers on that differ.
pub fn kurtosis(numbers: &[f64]) -> Option<f64> {
    if numbers.len() < 4 || !has_spread(numbers) {
        return None;
    }
    let n = numbers.len() as f64;
    let (second, fourth) = (moment(numbers, 2)?, moment(numbers, 4)?);
    let above = (n + 1.0) * fourth - 3.0 * (n - 1.0) * second * second;
    Some(n * n * above / ((n - 1.0) * (n - 2.0) * (n - 3.0)) / variance(numbers)?.powi(2))
}

/// The mean of the differences from the mean to this power.
fn moment(numbers: &[f64], power: i32) -> Option<f64> {
    let mean = mean(numbers)?;
    Some(numbers.iter().map(|number| (number - mean).powi(power)).sum::<f64>() / numbers.len() as f64)
}
