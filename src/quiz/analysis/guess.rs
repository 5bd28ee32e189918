//! What a monkey would get: the random-guess score of each kind of question, by Moodle's rules.

use crate::course::{Kind, model::Blank};

/// The score that guessing earns on average, in percent; none where Moodle does not estimate one either: for several
/// choices, and for what nobody marks.
pub fn guess(kind: &Kind) -> Option<f64> {
    let share = match kind {
        Kind::Single { choices, .. } => one_of(choices.len()),
        Kind::TrueFalse { .. } => 0.5,
        Kind::Text { .. } | Kind::Number { .. } | Kind::Order { .. } => 0.0,
        Kind::Match { right, .. } => one_of(right.len()),
        Kind::Cloze { blanks } => {
            let each = blanks.iter().map(|(_, blank)| match blank {
                Blank::Typed { .. } => 0.0,
                Blank::Picked { choices, .. } => one_of(choices.len()),
            });
            each.sum::<f64>() / blanks.len().max(1) as f64
        }
        Kind::Multiple { .. } | Kind::Survey { .. } | Kind::Essay { .. } => return None,
    };
    Some(100.0 * share)
}

fn one_of(of: usize) -> f64 {
    1.0 / of.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{course::model::Grading, ids::ChoiceKey};

    fn keys(text: &str) -> Vec<ChoiceKey> {
        text.chars().map(|key| key.to_string().parse().unwrap()).collect()
    }

    #[test]
    fn a_guess_is_worth_what_moodle_says() {
        let [a] = keys("a").try_into().unwrap();
        assert_eq!(guess(&Kind::Single { choices: keys("abcd"), answer: a }), Some(25.0));
        assert_eq!(guess(&Kind::TrueFalse { answer: true }), Some(50.0));
        assert_eq!(guess(&Kind::Match { left: keys("ab"), right: keys("abcde") }), Some(20.0));
        assert_eq!(guess(&Kind::Order { items: keys("abc"), grading: Grading::Partial }), Some(0.0));
        assert_eq!(guess(&Kind::Survey { scale: Some(5) }), None);
        let [x, y, right] = keys("xya").try_into().unwrap();
        let picked = Blank::Picked { choices: keys("ab"), answer: right };
        let blanks = vec![(x, picked), (y, Blank::Typed { accept: Vec::new() })];
        assert_eq!(guess(&Kind::Cloze { blanks }), Some(25.0));
    }
}
