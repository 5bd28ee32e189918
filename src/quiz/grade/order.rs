//! Orders, marked as Moodle's ordering question does.

use crate::{ids::ChoiceKey, quiz::Share};

/// Each item earns by how near it is to its place: with `n` items, `n - 1` less its distance, of `n - 1`.
///
/// This is the rule "relative to correct position" (number 7) of Moodle's ordering question:
/// the sum of `max(0, n - 1 - |place - right place|)` over `n * (n - 1)`.
pub fn relative_to_correct(right: &[ChoiceKey], given: &[ChoiceKey]) -> Share {
    let n = right.len();
    if n < 2 {
        return if right == given { Share::ALL } else { Share::NONE };
    }
    let near = |(at, key): (usize, &ChoiceKey)| {
        let placed = given.iter().position(|it| it == key)?;
        Some((n - 1).saturating_sub(placed.abs_diff(at)))
    };
    let earned: usize = right.iter().enumerate().filter_map(near).sum();
    Share::of(earned as i64, n * (n - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<ChoiceKey> {
        text.chars().map(|c| c.to_string().parse().unwrap()).collect()
    }

    #[test]
    fn an_item_earns_by_how_near_it_is() {
        assert_eq!(relative_to_correct(&keys("abcd"), &keys("abcd")), Share::ALL);
        // Two neighbours changed: 3 + 3 + 2 + 2 of 12.
        assert_eq!(relative_to_correct(&keys("abcd"), &keys("abdc")), Share::of(10, 12));
        // All turned round: 0 + 2 + 2 + 0 of 12.
        assert_eq!(relative_to_correct(&keys("abcd"), &keys("dcba")), Share::of(4, 12));
        assert_eq!(relative_to_correct(&keys("ab"), &keys("ba")), Share::NONE);
    }

    #[test]
    fn an_item_that_is_not_there_earns_nothing() {
        assert_eq!(relative_to_correct(&keys("ab"), &keys("a")), Share::of(1, 2));
    }
}
