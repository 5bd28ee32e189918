//! Time as it is kept: UTC milliseconds and the local offset. The only module that reads a clock or names `chrono`.

mod written;

use std::{fmt, str::FromStr, sync::OnceLock, time::Instant};

use chrono::{DateTime, Datelike, FixedOffset, Local, Months, NaiveDate, SecondsFormat, TimeZone, Timelike};
use serde::{Deserialize, Serialize};

pub use written::Written;

/// A moment: milliseconds since 1970 UTC, and how far the local clock was from UTC.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct Stamp {
    /// Milliseconds since 1970-01-01T00:00Z.
    pub ms: i64,
    /// Minutes that local time is ahead of UTC.
    pub offset: i16,
}

/// A moment as a run of the program sees it. The wall clock may jump; `mono` never goes back.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Now {
    /// By the wall clock. Order by `seq`, never by this.
    pub at: Stamp,
    /// Milliseconds since the program began.
    pub mono: u64,
}

/// A day of the local calendar. It is written `2026-11-24`.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day {
    /// The year, as 2026.
    pub year: i32,
    /// The month, from 1.
    pub month: u32,
    /// The day of the month, from 1.
    pub day: u32,
}

/// Why a text is no day.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{0:?} is no day: a day is written as 2026-11-24")]
pub struct BadDay(String);

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}-{:02}-{:02}", self.year, self.month, self.day))
    }
}

impl FromStr for Day {
    type Err = BadDay;

    fn from_str(text: &str) -> Result<Self, BadDay> {
        let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
        // One form only: what is read is written the same.
        let day = day.map(|day| Self { year: day.year(), month: day.month(), day: day.day() });
        day.filter(|day| day.to_string() == text).ok_or_else(|| BadDay(text.to_owned()))
    }
}

impl TryFrom<String> for Day {
    type Error = BadDay;

    fn try_from(text: String) -> Result<Self, BadDay> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> String {
        day.to_string()
    }
}

impl Now {
    /// What this machine's clocks say.
    pub fn read() -> Self {
        static BEGAN: OnceLock<Instant> = OnceLock::new();
        let began = BEGAN.get_or_init(Instant::now);
        let local = Local::now();
        let offset = (local.offset().local_minus_utc() / 60) as i16;
        let at = Stamp { ms: local.timestamp_millis(), offset };
        Self { at, mono: began.elapsed().as_millis() as u64 }
    }
}

impl Day {
    /// When it begins, as milliseconds since 1970 by the clock on the wall; none where there is no such day.
    pub fn begins(self) -> Option<i64> {
        let date = NaiveDate::from_ymd_opt(self.year, self.month, self.day)?;
        Some(date.and_hms_opt(0, 0, 0)?.and_utc().timestamp_millis())
    }
}

impl Stamp {
    /// The moment `ms` milliseconds after 1970 UTC, with no local offset.
    pub fn utc(ms: i64) -> Self {
        Self { ms, offset: 0 }
    }

    /// As RFC 3339 with its offset: `2026-11-24T14:03:07.250+03:00`.
    pub fn rfc3339(self) -> String {
        self.local().to_rfc3339_opts(SecondsFormat::Millis, true)
    }

    /// The moment that an RFC 3339 text names.
    pub fn parse(text: &str) -> Option<Self> {
        let moment = DateTime::parse_from_rfc3339(text).ok()?;
        let offset = (moment.offset().local_minus_utc() / 60) as i16;
        Some(Self { ms: moment.timestamp_millis(), offset })
    }

    /// The day on the calendar where it happened.
    pub fn day(self) -> Day {
        let local = self.local();
        Day { year: local.year(), month: local.month(), day: local.day() }
    }

    /// The time of day where it happened: hour and minute.
    pub fn clock(self) -> (u32, u32) {
        let local = self.local();
        (local.hour(), local.minute())
    }

    /// The same local time so many days later.
    pub fn plus_days(self, days: f64) -> Self {
        Self { ms: self.ms + (days * 86_400_000.0) as i64, ..self }
    }

    /// The same day and time so many months later; the last day of a month where that one is shorter.
    pub fn plus_months(self, months: u32) -> Self {
        let later = self.local().checked_add_months(Months::new(months));
        later.map_or(self, |later| Self { ms: later.timestamp_millis(), ..self })
    }

    /// The beginning of its day, where it happened.
    pub fn midnight(self) -> Self {
        let ahead = i64::from(self.offset) * 60_000;
        let local = self.ms.saturating_add(ahead);
        Self { ms: self.ms.saturating_sub(local.rem_euclid(86_400_000)), ..self }
    }

    fn local(self) -> DateTime<FixedOffset> {
        let offset = FixedOffset::east_opt(i32::from(self.offset) * 60)
            .unwrap_or(FixedOffset::east_opt(0).expect("zero is an offset"));
        // A moment outside the calendar is shown as its beginning: a broken clock must not stop anyone.
        offset.timestamp_millis_opt(self.ms).single().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_and_read_with_its_offset() {
        let stamp = Stamp { ms: 1_795_529_000_250, offset: 180 };
        assert_eq!(Stamp::parse(&stamp.rfc3339()), Some(stamp));
        assert!(stamp.rfc3339().ends_with("+03:00"));
    }

    #[test]
    fn a_day_is_written_and_read() {
        let day = Day { year: 2026, month: 2, day: 28 };
        assert_eq!("2026-02-28".parse(), Ok(day));
        assert_eq!(day.to_string(), "2026-02-28");
        for text in ["2026-02-29", "2026-2-28", "28.2.2026", "", "+2026-02-28"] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_year_later_is_the_same_day_and_midnight_is_local() {
        let stamp = Stamp::parse("2024-02-29T01:30:00+03:00").unwrap();
        assert_eq!(stamp.plus_months(12).rfc3339(), "2025-02-28T01:30:00.000+03:00");
        assert_eq!(stamp.midnight().rfc3339(), "2024-02-29T00:00:00.000+03:00");
        let begins = stamp.day().begins().unwrap();
        assert_eq!(Stamp::utc(begins).rfc3339(), "2024-02-29T00:00:00.000Z");
    }

    #[test]
    fn a_clock_gone_mad_stops_nobody() {
        Stamp { ms: i64::MAX, offset: i16::MAX }.rfc3339();
    }
}
