//! The parts of a mark that Moodle knows. Its importers refuse a file with any other.

/// They are halves, thirds and so on down to twentieths, in percent, as Moodle writes them.
const KNOWN: [f64; 20] = [
    100.0, 90.0, 83.33333, 80.0, 75.0, 70.0, 66.66667, 60.0, 50.0, 40.0, 33.33333, 30.0, 25.0, 20.0,
    16.66667, 14.28571, 12.5, 11.11111, 10.0, 5.0,
];

/// The known part nearest to `percent`, as it is written, and whether it is the same.
pub fn nearest(percent: f64) -> (String, bool) {
    let size = percent.abs();
    let known = KNOWN.into_iter().chain([0.0]);
    let near = known.min_by(|a, b| (a - size).abs().total_cmp(&(b - size).abs())).unwrap_or_default();
    let sign = if percent < 0.0 && near != 0.0 { "-" } else { "" };
    (format!("{sign}{near}"), (near - size).abs() < 1e-4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_written_as_moodle_writes_it() {
        assert_eq!(nearest(100.0 / 3.0), ("33.33333".to_owned(), true));
        assert_eq!(nearest(-100.0 / 7.0), ("-14.28571".to_owned(), true));
        assert_eq!(nearest(50.0), ("50".to_owned(), true));
        assert_eq!(nearest(0.0), ("0".to_owned(), true));
        assert_eq!(nearest(100.0 / 11.0), ("10".to_owned(), false));
        assert_eq!(nearest(-1.0), ("0".to_owned(), false));
    }
}
