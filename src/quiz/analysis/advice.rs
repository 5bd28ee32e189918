//! What the figures of a question suggest to its author, in plain words.

use std::fmt;

use super::{
    Item,
    answers::{Count, Row, Table, What},
};

/// Under this many attempts nothing is suggested: chance would speak.
const LEAST: usize = 10;
/// Under this discriminative efficiency Moodle marks a question as dubious.
const DUBIOUS: f64 = 15.0;
/// Under this discrimination index those who know more do worse; nearer to 0 it is chance.
const AGAINST: f64 = -1.0;
/// Over this part of the points a question is so easy that it tells little.
const EASY: f64 = 95.0;
/// Under this part of the points a question is very hard.
const HARD: f64 = 30.0;

/// Something an author may want to look at.
#[derive(Clone, Debug, PartialEq)]
pub enum Advice {
    /// Nearly everybody is right.
    Easy,
    /// Few are right.
    Hard,
    /// Fewer are right than by guessing.
    Guessing,
    /// Those who do well in the rest do badly here.
    Against,
    /// It hardly tells those who know from those who don't: Moodle's "dubious".
    Dubious,
    /// A wrong choice that nobody picks.
    Unpicked(String),
    /// A wrong choice that the best pick more than the right answer.
    Rival(String),
    /// A wrong choice that the best pick more than the worst.
    Attractive(String),
    /// A typed answer that is counted wrong and often given.
    Typed(String, usize),
    /// A part that few get right.
    Part(String),
}

/// What the figures of a question suggest. `known` is the part of the points that the answers earned, in percent and
/// without what certainty made of them; `guess` is the question's random-guess score.
pub fn advise(item: &Item, known: Option<f64>, guess: Option<f64>, table: &Table) -> Vec<Advice> {
    let mut said = Vec::new();
    if item.n < LEAST {
        return said;
    }
    if let Some(known) = known {
        match known {
            low if guess.is_some_and(|guess| 0.0 < guess && low < guess) => said.push(Advice::Guessing),
            low if low < HARD => said.push(Advice::Hard),
            high if EASY < high => said.push(Advice::Easy),
            _ => (),
        }
    }
    match (item.discrimination, item.efficiency) {
        (Some(index), _) if index < AGAINST => said.push(Advice::Against),
        (_, Some(efficiency)) if efficiency < DUBIOUS => said.push(Advice::Dubious),
        _ => (),
    }
    said.extend(table.rows.iter().filter_map(|row| of_row(row, table)));
    said
}

fn of_row(row: &Row, table: &Table) -> Option<Advice> {
    let Count { all, upper, lower } = row.count;
    match &row.what {
        What::Choice(key) if row.is_right == Some(false) => {
            if all == 0 {
                return Some(Advice::Unpicked(key.clone()));
            }
            let rights = table.rows.iter().filter(|row| row.is_right == Some(true));
            let right = rights.map(|row| row.count.upper).max().unwrap_or_default();
            if right < upper {
                return Some(Advice::Rival(key.clone()));
            }
            // One person more is no sign: it takes two, and a larger part of the best than of the worst.
            let more = lower * table.all.upper < upper * table.all.lower && lower + 2 <= upper;
            more.then(|| Advice::Attractive(key.clone()))
        }
        What::Typed(text) if row.is_right == Some(false) && 3 <= all && table.all.all <= all * 10 => {
            Some(Advice::Typed(text.clone(), all))
        }
        What::Part(key) if all * 10 < table.all.all * 3 => Some(Advice::Part(key.clone())),
        _ => None,
    }
}

impl Advice {
    /// Its name in output for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Advice::Easy => "easy",
            Advice::Hard => "hard",
            Advice::Guessing => "below-guessing",
            Advice::Against => "negative-discrimination",
            Advice::Dubious => "low-efficiency",
            Advice::Unpicked(_) => "choice-not-picked",
            Advice::Rival(_) => "choice-beats-key",
            Advice::Attractive(_) => "choice-draws-best",
            Advice::Typed(..) => "frequent-wrong-answer",
            Advice::Part(_) => "part-hard",
        }
    }
}

impl fmt::Display for Advice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Advice::Easy => f.write_str("nearly everybody is right: it tells little of who knows more"),
            Advice::Hard => {
                f.write_str("few are right: is it taught before it is asked, and clearly worded?")
            }
            Advice::Guessing => {
                f.write_str("fewer are right than by guessing: check the key and the wording")
            }
            Advice::Against => {
                f.write_str("those who do well in the rest do worse here: check the key and the wording")
            }
            Advice::Dubious => f.write_str("it hardly tells those who know from those who don't"),
            Advice::Unpicked(key) => {
                write!(f, "choice {key} is picked by nobody: make it a likelier mistake, or drop it")
            }
            Advice::Rival(key) => {
                write!(f, "{key} is picked more than the right answer by those who did well: check the key")
            }
            Advice::Attractive(key) => {
                write!(
                    f,
                    "{key} is picked more by those who did well than by those who did badly: is it half right?"
                )
            }
            Advice::Typed(text, count) => {
                write!(
                    f,
                    "{text:?} was given {count} times and is wrong: right after all, or a mistake to teach against?"
                )
            }
            Advice::Part(key) => write!(f, "few get the part {key} right"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(what: What, is_right: bool, upper: usize, lower: usize) -> Row {
        Row { what, is_right: Some(is_right), count: Count { all: upper + lower, upper, lower } }
    }

    fn said(item: &Item, rows: Vec<Row>) -> Vec<&'static str> {
        let table = Table { all: Count { all: 30, upper: 10, lower: 10 }, rows };
        advise(item, item.facility, Some(25.0), &table).iter().map(Advice::code).collect()
    }

    fn plain() -> Item {
        let (facility, discrimination, efficiency) = (Some(60.0), Some(30.0), Some(50.0));
        Item { n: 30, facility, discrimination, efficiency, ..Item::default() }
    }

    #[test]
    fn a_sound_question_is_left_alone() {
        let choice = |key: &str, right, upper, lower| row(What::Choice(key.to_owned()), right, upper, lower);
        assert_eq!(said(&plain(), vec![choice("a", true, 9, 3), choice("b", false, 1, 7)]), [""; 0]);
        assert_eq!(
            said(&plain(), vec![choice("a", true, 9, 3), choice("b", false, 0, 0)]),
            ["choice-not-picked"]
        );
        assert_eq!(
            said(&plain(), vec![choice("a", true, 3, 4), choice("b", false, 7, 6)]),
            ["choice-beats-key"]
        );
        assert_eq!(
            said(&plain(), vec![choice("a", true, 6, 8), choice("b", false, 4, 2)]),
            ["choice-draws-best"]
        );
        let typed = |upper, lower| row(What::Typed("clef".to_owned()), false, upper, lower);
        assert_eq!(said(&plain(), vec![typed(1, 1)]), [""; 0]);
        assert_eq!(said(&plain(), vec![typed(2, 1)]), ["frequent-wrong-answer"]);
    }

    #[test]
    fn figures_that_point_at_the_question_are_said() {
        let facility = |it| Item { facility: Some(it), ..plain() };
        assert_eq!(said(&facility(97.0), Vec::new()), ["easy"]);
        assert_eq!(said(&facility(28.0), Vec::new()), ["hard"]);
        assert_eq!(said(&facility(20.0), Vec::new()), ["below-guessing"]);
        let against = Item { discrimination: Some(-5.0), efficiency: Some(-9.0), ..plain() };
        assert_eq!(said(&against, Vec::new()), ["negative-discrimination"]);
        assert_eq!(said(&Item { efficiency: Some(12.0), ..plain() }, Vec::new()), ["low-efficiency"]);
        assert_eq!(said(&Item { n: 9, ..against }, Vec::new()), [""; 0]);
    }
}
