//! Three pictures in place of a PIN, for those who read little: chosen among twelve that have names, too.
//!
//! They are kept as a PIN of six digits is, two for each picture: hashed, and with a wait after wrong tries.

use super::{Act, Desk, moved};
use crate::{
    page::{Field, Part, Row, Rows},
    text::{Role, Span, clean},
};

/// How many are chosen.
const COUNT: usize = 3;

/// The pictures, in signs that every screen has. What they are called stands in the locales, by their number.
const DRAWN: [&str; 12] = [
    "><(((o>", "=(^.^)=", "<:3 )~~", "(o,o)", "@}->--", "-=(O)=-", "[___]D", "O--mm", "[====>", "H-H-H-H",
    "(_)-(_)", "[]=====",
];

/// Pictures in the making.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pictures {
    chosen: Vec<usize>,
    cursor: usize,
    /// A digit that may be the first of two: there are a 1 and a 10.
    digit: Option<usize>,
}

/// What became of an act.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Chosen {
    /// It was about the pictures.
    Taken,
    /// All are chosen: so they are kept.
    All(String),
    /// None are wanted.
    Nothing,
    /// A line that names no three pictures.
    Unclear,
    /// It was about something else.
    Other,
}

impl Pictures {
    /// Follows `act`. Where there `may_be_none` of them, a row after the last says so.
    pub fn act(&mut self, act: &Act, may_be_none: bool) -> Chosen {
        let rows = DRAWN.len() + usize::from(may_be_none);
        match act {
            Act::Line(line) => return self.line(line, may_be_none),
            Act::Type(text) => return self.digits(text, rows),
            Act::Enter => {
                let at = self.digit.take().map_or(self.cursor, |digit| digit - 1);
                return self.choose(at);
            }
            Act::Space => return self.choose(self.cursor),
            Act::Point(at) if *at < rows => return self.choose(*at),
            Act::Erase => {
                if self.digit.take().is_none() {
                    self.chosen.pop();
                }
                return Chosen::Taken;
            }
            _ => (),
        }
        match moved(self.cursor, rows, act) {
            Some(at) => (self.cursor, self.digit) = (at, None),
            None => return Chosen::Other,
        }
        Chosen::Taken
    }

    /// Whether none is chosen yet.
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty()
    }

    /// The same picture twice would be one: it changes nothing.
    fn choose(&mut self, at: usize) -> Chosen {
        self.cursor = at;
        if at == DRAWN.len() {
            return Chosen::Nothing;
        }
        if !self.chosen.contains(&at) {
            self.chosen.push(at);
        }
        match self.chosen.len() {
            COUNT => Chosen::All(pin(&self.chosen)),
            _ => Chosen::Taken,
        }
    }

    /// Numbers alone do it, too: 10, 11 and 12 are two digits, and after a 1 Enter says that it was all.
    fn digits(&mut self, text: &str, rows: usize) -> Chosen {
        let mut done = Chosen::Taken;
        for digit in clean::fold(text, false).chars().filter_map(|sign| sign.to_digit(10)) {
            let digit = digit as usize;
            done = match (self.digit.take(), digit) {
                (Some(_), 0..=2) => self.choose(10 + digit - 1),
                (Some(first), _) => match self.choose(first - 1) {
                    Chosen::Taken => self.choose(digit - 1),
                    whole => whole,
                },
                (None, 0) if rows > DRAWN.len() => Chosen::Nothing,
                (None, 0) => Chosen::Taken,
                (None, 1) => {
                    (self.digit, self.cursor) = (Some(1), 0);
                    Chosen::Taken
                }
                (None, digit) => self.choose(digit - 1),
            };
            if done != Chosen::Taken {
                break;
            }
        }
        done
    }

    fn line(&mut self, line: &str, may_be_none: bool) -> Chosen {
        let said = clean::numbers(line);
        if said.is_empty() || said == "0" {
            return if may_be_none { Chosen::Nothing } else { Chosen::Unclear };
        }
        let number = |word: &str| word.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < DRAWN.len());
        let Some(mut chosen) = said.split(' ').map(number).collect::<Option<Vec<usize>>>() else {
            return Chosen::Unclear;
        };
        let pin = pin(&chosen);
        let count = chosen.len();
        chosen.sort_unstable();
        chosen.dedup();
        if count == COUNT && chosen.len() == COUNT { Chosen::All(pin) } else { Chosen::Unclear }
    }

    /// How many are chosen, and all that there are.
    pub fn parts(&self, may_be_none: bool, desk: &Desk<'_>) -> [Part; 3] {
        let label = desk.say("your-pictures");
        let digit = self.digit.map_or(String::new(), |digit| digit.to_string());
        let value = "•".repeat(self.chosen.len()) + &digit;
        let cursor = Some(value.len());
        let count = Part::Field(Field { label, value, cursor, secret: true, ..Field::default() });
        let picture = |(at, drawn): (usize, &&'static str)| Row {
            sign: Some((at + 1).to_string()),
            drawn,
            ..Row::new(desk.say(&format!("picture-{}", at + 1)))
        };
        let mut rows: Vec<Row> = DRAWN.iter().enumerate().map(picture).collect();
        rows.extend(may_be_none.then(|| Row {
            sign: Some("0".to_owned()),
            label: vec![Span::new(Role::Accent, desk.say("key-no-pictures"))],
            ..Row::default()
        }));
        [count, Part::Gap, Part::Rows(Rows { rows, cursor: Some(self.cursor), ..Rows::default() })]
    }
}

/// The pictures as they are kept.
fn pin(chosen: &[usize]) -> String {
    chosen.iter().map(|at| format!("{:02}", at + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Vec<Chosen> {
        let mut pictures = Pictures::default();
        let act = |sign: char| match sign {
            '\n' => Act::Enter,
            '<' => Act::Erase,
            'v' => Act::Down,
            sign => Act::Type(sign.to_string()),
        };
        text.chars().map(|sign| pictures.act(&act(sign), true)).collect()
    }

    #[test]
    fn three_pictures_are_chosen_by_keys_or_by_numbers_alone() {
        let all = |pin: &str| Some(Chosen::All(pin.to_owned()));
        assert_eq!(typed("3711").pop(), all("030711"));
        assert_eq!(typed("٣٧1\n").pop(), all("030701"));
        assert_eq!(typed("135").pop(), all("010305"));
        assert_eq!(typed("vv\nv\n\n v\n").pop(), all("030405"));
        assert_eq!(typed("34<56").pop(), all("030506"));
        assert_eq!(typed("33").pop(), Some(Chosen::Taken), "the same twice is one");
        assert_eq!(typed("0"), [Chosen::Nothing]);
    }

    #[test]
    fn a_line_names_all_three() {
        let line = |line: &str| Pictures::default().act(&Act::Line(line.to_owned()), false);
        assert_eq!(line("3 7 11"), Chosen::All("030711".to_owned()));
        assert_eq!(line("٣، ٧، ١١"), Chosen::All("030711".to_owned()));
        for bad in ["", "3 7", "3 3 7", "3 7 13", "fish", "1 2 3 4"] {
            assert_eq!(line(bad), Chosen::Unclear, "{bad}");
        }
        assert_eq!(Pictures::default().act(&Act::Line(String::new()), true), Chosen::Nothing);
    }

    #[test]
    fn every_screen_has_the_signs_of_the_pictures() {
        for drawn in DRAWN {
            assert!(drawn.is_ascii() && drawn.len() <= 8, "{drawn}");
        }
    }
}
