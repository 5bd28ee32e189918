//! Cells: what a row holds, before it takes a form.

use uuid::Uuid;

use crate::{
    quiz::Share,
    seal::Digest,
    time::{Day, Stamp, Written},
};

/// A cell of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing is known, or there is nothing to know.
    None,
    /// A text.
    Text(&'a str),
    /// A UUID.
    Uuid(Uuid),
    /// A digest.
    Digest(&'a Digest),
    /// Tags.
    Codes(&'a [String]),
    /// A whole number.
    Count(i64),
    /// A number.
    Number(Number),
    /// A moment.
    Time(Stamp),
    /// A day.
    Day(Day),
    /// Yes or no.
    Flag(bool),
}

/// A decimal number with up to four places, the same in every form to the last digit.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Number {
    /// Ten-thousandths.
    units: i64,
}

impl Number {
    /// `number` to so many places, at most four; none where it is no number.
    pub fn rounded(number: f64, places: u32) -> Option<Self> {
        let scale = 10_f64.powi(places as i32);
        let scaled = (number * scale).round();
        // Beyond that a float has no decimals left.
        (scaled.abs() < 9e14).then(|| Self { units: scaled as i64 * 10_i64.pow(4 - places) })
    }

    /// A share as percent to two places, rounded down, so that 69.999 never reads as a 70 that passed.
    pub fn percent(share: Share) -> Self {
        Self { units: (share.get() * 10_000.0 + 1e-7).floor() as i64 * 100 }
    }

    /// A whole number.
    pub fn whole(number: i64) -> Self {
        Self { units: number.saturating_mul(10_000) }
    }

    /// Milliseconds as minutes to one place.
    pub fn minutes(ms: u64) -> Self {
        Self { units: (ms / 6_000) as i64 * 1_000 }
    }

    /// As a float.
    pub fn get(self) -> f64 {
        self.units as f64 / 10_000.0
    }

    /// A percent as the fraction that it means.
    pub fn fraction(self) -> f64 {
        self.units as f64 / 1_000_000.0
    }

    /// Written into `out`, without zeros that say nothing.
    pub fn write(self, out: &mut String) {
        use std::fmt::Write;
        let (sign, units) = (if self.units < 0 { "-" } else { "" }, self.units.unsigned_abs());
        let written = match units % 10_000 {
            0 => write!(out, "{sign}{}", units / 10_000),
            part => {
                let written = write!(out, "{sign}{}.{part:04}", units / 10_000);
                out.truncate(out.trim_end_matches('0').len());
                written
            }
        };
        written.expect("memory takes all");
    }
}

impl<'a> Cell<'a> {
    /// A text, or nothing.
    pub fn text(text: Option<&'a str>) -> Self {
        text.map_or(Cell::None, Cell::Text)
    }

    /// A number, or nothing.
    pub fn number(number: Option<Number>) -> Self {
        number.map_or(Cell::None, Cell::Number)
    }

    /// A moment, or nothing.
    pub fn time(time: Option<Stamp>) -> Self {
        time.map_or(Cell::None, Cell::Time)
    }

    /// Writes it as text, the same in every form that is text: nothing, words, digits.
    pub fn write(&self, out: &mut String) {
        use std::fmt::Write;
        let written = match self {
            Cell::None => Ok(()),
            Cell::Text(text) => out.write_str(text),
            Cell::Uuid(uuid) => out.write_str(uuid.hyphenated().encode_lower(&mut Uuid::encode_buffer())),
            Cell::Digest(digest) => out.write_str(std::str::from_utf8(&digest.hex()).unwrap_or_default()),
            Cell::Codes(codes) => out.write_str(&codes.join(" ")),
            Cell::Count(count) => write!(out, "{count}"),
            Cell::Number(number) => {
                number.write(out);
                Ok(())
            }
            Cell::Time(time) => {
                let written: Written = time.written();
                out.write_str(&written)
            }
            Cell::Day(day) => write!(out, "{day}"),
            Cell::Flag(flag) => out.write_str(if *flag { "true" } else { "false" }),
        };
        written.expect("memory takes all");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(number: Option<Number>) -> String {
        let mut out = String::new();
        Cell::number(number).write(&mut out);
        out
    }

    #[test]
    fn a_number_is_written_with_the_digits_that_say_something() {
        assert_eq!(written(Number::rounded(-0.5, 4)), "-0.5");
        assert_eq!(written(Number::rounded(1.0 / 3.0, 4)), "0.3333");
        assert_eq!(written(Number::rounded(100.0, 2)), "100");
        assert_eq!(written(Number::rounded(f64::NAN, 2)), "");
        assert_eq!(written(Number::rounded(f64::INFINITY, 2)), "");
        assert_eq!(written(Some(Number::minutes(90_000))), "1.5");
        assert_eq!(written(Some(Number::percent(Share::new(0.699_999)))), "69.99");
        assert_eq!(written(Some(Number::percent(Share::new(0.7)))), "70");
    }
}
