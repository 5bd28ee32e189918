//! Numbers, marked as Moodle's numerical question does.

use crate::{course::model::Tolerance, text::clean};

/// Whether `text` is a number that is near enough to `answer`. A unit after it is read over.
///
/// As in Moodle, the bounds are widened by a hair, so that 0.1 + 0.2 is 0.3.
pub fn is_right(text: &str, unit: Option<&str>, answer: f64, tolerance: f64, by: Tolerance) -> bool {
    let Some(given) = clean::number_with_unit(text, unit) else { return false };
    let (low, high) = bounds(answer, tolerance, by);
    (low..=high).contains(&given)
}

fn bounds(answer: f64, tolerance: f64, by: Tolerance) -> (f64, f64) {
    // Float arithmetic is off by a part in 10^15 or so of the number itself.
    let hair = (answer.abs() * 1e-14).max(f64::MIN_POSITIVE);
    let distance = match by {
        Tolerance::Absolute => tolerance,
        Tolerance::Relative => answer.abs() * tolerance,
        Tolerance::Geometric => {
            let ends = [answer / (1.0 + tolerance), answer * (1.0 + tolerance)];
            return (ends[0].min(ends[1]) - hair, ends[0].max(ends[1]) + hair);
        }
    };
    (answer - distance.abs() - hair, answer + distance.abs() + hair)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_right_within_its_tolerance() {
        let near = |text| is_right(text, Some("MB"), 3.5, 0.1, Tolerance::Absolute);
        assert!(near("3.5") && near("3,5") && near("٣٫٥") && near("3.6") && near("3.4 MB"));
        assert!(!near("3.61") && !near("three") && !near(""));
    }

    #[test]
    fn a_tolerance_may_be_a_share_or_a_factor() {
        assert!(is_right("110", None, 100.0, 0.1, Tolerance::Relative));
        assert!(!is_right("111", None, 100.0, 0.1, Tolerance::Relative));
        assert!(is_right("50", None, 100.0, 1.0, Tolerance::Geometric));
        assert!(is_right("200", None, 100.0, 1.0, Tolerance::Geometric));
        assert!(!is_right("49", None, 100.0, 1.0, Tolerance::Geometric));
    }

    #[test]
    fn a_sum_of_floats_is_no_trap() {
        assert!(is_right("0.3", None, 0.1 + 0.2, 0.0, Tolerance::Absolute));
    }
}
