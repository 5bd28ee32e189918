//! Numbers, percents, days and times as a language writes them. How it does is said in its file, in messages named
//! `format-…` and `month-…`.

use fluent_bundle::FluentValue;

use super::{Catalog, Value};
use crate::time::Day;

/// Stand around each number in a formatted message until it is fitted to the language. No text may hold them.
const MARKS: [char; 2] = ['\u{FDD0}', '\u{FDD1}'];
/// The most decimals shown. Whoever wants fewer rounds first.
const DECIMALS: usize = 6;
/// The plural rules count no further, and some would panic.
const COUNTABLE: f64 = 1e15;

/// How a language writes numbers.
#[derive(Clone, Debug, Default)]
pub struct Form {
    decimal: String,
    group: String,
    /// The digits from 0; those of ASCII where there are not ten.
    digits: Vec<char>,
}

impl Form {
    /// The form that these messages describe.
    pub fn of(say: impl Fn(&str) -> String) -> Self {
        Self {
            decimal: say("format-decimal"),
            group: say("format-group"),
            digits: say("format-digits").chars().collect(),
        }
    }

    /// A number with its signs and digits.
    fn number(&self, number: f64) -> String {
        let plain = format!("{:.*}", DECIMALS, number.abs());
        self.written(number, plain.trim_end_matches('0').trim_end_matches('.'))
    }

    /// A number whose digits without its sign are `plain`.
    fn written(&self, number: f64, plain: &str) -> String {
        if !number.is_finite() {
            return "–".to_owned();
        }
        let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
        let is_nothing = plain.chars().all(|sign| matches!(sign, '0' | '.'));
        let minus = if number < 0.0 && !is_nothing { "\u{2212}" } else { "" };
        let point = if part.is_empty() { "" } else { &self.decimal };
        self.digits(&format!("{minus}{}{point}{part}", self.grouped(whole)))
    }

    /// Digits in groups of three.
    fn grouped(&self, whole: &str) -> String {
        let mut out = String::new();
        for (at, digit) in whole.char_indices() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                out.push_str(&self.group);
            }
            out.push(digit);
        }
        out
    }

    fn digits(&self, text: &str) -> String {
        let own = |sign: char| sign.to_digit(10).and_then(|digit| self.digits.get(digit as usize)).copied();
        match self.digits.len() {
            10 => text.chars().map(|sign| own(sign).unwrap_or(sign)).collect(),
            _ => text.to_owned(),
        }
    }

    /// A message with its marked numbers in this form.
    pub fn fit(&self, text: &str) -> String {
        let mut pieces = text.split(MARKS);
        let mut out = pieces.next().unwrap_or_default().to_owned();
        while let Some(number) = pieces.next() {
            match number.parse() {
                Ok(number) => out.push_str(&self.number(number)),
                Err(_) => out.push_str(number),
            }
            out.push_str(pieces.next().unwrap_or_default());
        }
        out
    }
}

/// Fluent's own numbers are those of English. They are marked here, and written when the message is whole.
pub fn marked<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(format!("{}{}{}", MARKS[0], number.value, MARKS[1])),
        _ => None,
    }
}

impl Catalog {
    /// A number with the language's signs, with at most six decimals.
    pub fn number(&self, number: f64) -> String {
        self.form.number(number)
    }

    /// A number with so many decimals, for columns of them.
    pub fn decimals(&self, number: f64, decimals: usize) -> String {
        self.form.written(number, &format!("{:.decimals$}", number.abs()))
    }

    /// A part of a hundred.
    pub fn percent(&self, percent: u8) -> String {
        self.tell("format-percent", &[("n", u32::from(percent).into())])
    }

    /// A day in words.
    pub fn date(&self, day: Day) -> String {
        let month = self.say(&format!("month-{}", day.month));
        let year = self.form.digits(&day.year.to_string());
        self.tell("format-date", &[("day", day.day.into()), ("month", month.into()), ("year", year.into())])
    }

    /// A time of the day.
    pub fn clock(&self, hour: u32, minute: u32) -> String {
        let two = |number: u32| Value::Text(self.form.digits(&format!("{number:02}")));
        self.tell("format-clock", &[("hour", two(hour)), ("minute", two(minute))])
    }

    /// So many minutes, with the hours in them.
    pub fn minutes(&self, minutes: u32) -> String {
        let args = [("hours", (minutes / 60).into()), ("minutes", (minutes % 60).into())];
        match (minutes / 60, minutes % 60) {
            (0, _) => self.tell("format-minutes", &args),
            (_, 0) => self.tell("format-hours", &args),
            _ => self.tell("format-hours-minutes", &args),
        }
    }

    /// A value as Fluent takes it. Only what picks a plural goes to it as a number.
    pub(super) fn argument(&self, value: &Value) -> FluentValue<'static> {
        match value {
            Value::Text(text) => text.clone().into(),
            Value::Count(count) => self.counted(*count as f64),
            Value::Number(number) => self.counted(*number),
            Value::Percent(percent) => self.percent(*percent).into(),
            Value::Day(day) => self.date(*day).into(),
            Value::Minutes(minutes) => self.minutes(*minutes).into(),
        }
    }

    fn counted(&self, number: f64) -> FluentValue<'static> {
        // The plural is that of the number shown.
        let shown = 10_f64.powi(DECIMALS as i32);
        match number.abs() < COUNTABLE {
            true => ((number * shown).round() / shown).into(),
            false => self.number(number).into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalog(tag: &str) -> Catalog {
        Catalog::shipped(&tag.parse().unwrap())
    }

    #[test]
    fn each_language_writes_numbers_its_own_way() {
        let (en, fr) = (catalog("en"), catalog("fr"));
        assert_eq!(
            [en.number(1_234_567.5), fr.number(1_234_567.5)],
            ["1,234,567.5", "1\u{202F}234\u{202F}567,5"]
        );
        assert_eq!([en.number(-0.1 - 0.2), fr.number(-0.5)], ["\u{2212}0.3", "\u{2212}0,5"]);
        assert_eq!([en.number(-0.0), en.number(100.0), en.number(f64::INFINITY)], ["0", "100", "–"]);
        assert_eq!([en.decimals(1234.5, 2), fr.decimals(-0.004, 2)], ["1,234.50", "0,00"]);
        assert_eq!([en.percent(83), fr.percent(83)], ["83%", "83\u{A0}%"]);
    }

    #[test]
    fn each_language_writes_days_and_times_its_own_way() {
        let (en, fr) = (catalog("en"), catalog("fr"));
        let day = Day { year: 2026, month: 11, day: 24 };
        assert_eq!([en.date(day), fr.date(day)], ["24 November 2026", "24 novembre 2026"]);
        assert_eq!(fr.date(Day { day: 1, month: 5, ..day }), "1er mai 2026");
        assert_eq!([en.clock(9, 5), fr.clock(14, 0)], ["09:05", "14:00"]);
        assert_eq!([25, 60, 180, 95].map(|it| en.minutes(it)), ["25 min", "1 h", "3 h", "1 h 35 min"]);
    }

    #[test]
    fn a_language_may_have_digits_of_its_own() {
        let own = "format-digits = ٠١٢٣٤٥٦٧٨٩\nformat-decimal = ٫\nformat-group = ٬\nn = { $n } { 5 }\n";
        let ar = Catalog::with_own(&"ar".parse().unwrap(), own);
        assert_eq!(ar.number(1234.5), "١٬٢٣٤٫٥");
        assert_eq!(ar.tell("n", &[("n", 10u32.into())]), "١٠ ٥");
        assert_eq!(ar.clock(9, 5), "٠٩:٠٥");
    }
}
