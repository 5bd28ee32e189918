//! A moment as text without a calendar's library, which would cost a table of a million rows some seconds.

use std::ops::Deref;

use super::Stamp;

const DAY: i64 = 86_400_000;

/// A moment as RFC 3339 with its offset: `2026-11-24T14:03:07.250+03:00`, or `Z` where there is none.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Written {
    text: [u8; 29],
    len: usize,
}

impl Deref for Written {
    type Target = str;

    fn deref(&self) -> &str {
        std::str::from_utf8(&self.text[..self.len]).expect("digits and signs are ASCII")
    }
}

impl Stamp {
    /// As [`Stamp::rfc3339`] writes it. Outside the years 0 to 9999 it is 1970: a broken clock must not stop anyone.
    pub fn written(self) -> Written {
        let offset = if self.offset.unsigned_abs() < 1440 { i64::from(self.offset) } else { 0 };
        let local = self.ms.saturating_add(offset * 60_000);
        let (year, month, day) = date(local.div_euclid(DAY));
        match (0..=9999).contains(&year) {
            true => write((year, month, day), local.rem_euclid(DAY), offset),
            false => write((1970, 1, 1), 0, offset),
        }
    }
}

fn write((year, month, day): (i64, i64, i64), ms: i64, offset: i64) -> Written {
    let mut text = *b"0000-00-00T00:00:00.000+00:00";
    put(&mut text[0..4], year);
    put(&mut text[5..7], month);
    put(&mut text[8..10], day);
    put(&mut text[11..13], ms / 3_600_000);
    put(&mut text[14..16], ms / 60_000 % 60);
    put(&mut text[17..19], ms / 1000 % 60);
    put(&mut text[20..23], ms % 1000);
    if offset == 0 {
        text[23] = b'Z';
        return Written { text, len: 24 };
    }
    text[23] = if offset < 0 { b'-' } else { b'+' };
    put(&mut text[24..26], offset.abs() / 60);
    put(&mut text[27..29], offset.abs() % 60);
    Written { text, len: 29 }
}

/// Writes a number over all of `digits`.
fn put(digits: &mut [u8], mut number: i64) {
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + (number % 10) as u8;
        number /= 10;
    }
}

/// The date of the day that is so many after 1970-01-01: year, month and day.
fn date(days: i64) -> (i64, i64, i64) {
    // Counted from a first of March, the day that comes and goes is the last of its year, and of its 400 years too.
    let days = days + 719_468;
    let (age, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    // Months from March on are of 31, 30, 31, 30, 31 days, and so again: 153 days are five of them.
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, later) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (400 * age + year + later, month, day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_moment_is_written_as_the_calendar_writes_it(
            ms in -62_167_132_800_000_i64..253_402_214_400_000,
            offset in -1439_i16..1440,
        ) {
            let stamp = Stamp { ms, offset };
            prop_assert_eq!(&*stamp.written(), stamp.rfc3339());
        }
    }

    #[test]
    fn a_clock_gone_mad_is_written_too() {
        for (ms, offset) in
            [(i64::MAX, i16::MAX), (i64::MIN, i16::MIN), (i64::MAX, 0), (-62_200_000_000_000, 0)]
        {
            assert!(Stamp { ms, offset }.written().starts_with("1970-01-01T00:00:00.000"));
        }
    }
}
