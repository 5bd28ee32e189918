//! How long to leave a busy server alone.

use std::time::Duration;

use crate::{rng::Chance, time::Stamp};

/// The first pause; each next one is twice as long.
const FIRST: Duration = Duration::from_millis(500);
/// The longest pause of our own choice.
const LONGEST: Duration = Duration::from_secs(60);
/// The longest that a server may ask for.
const PATIENCE: Duration = Duration::from_secs(600);
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The pause after so many tries: what the server asked for, or twice as long each time. By chance it is up to half shorter,
/// so that a whole country's centres do not come back at once.
pub fn pause(tried: u32, told: Option<Duration>, chance: &mut Chance) -> Duration {
    if let Some(told) = told {
        return told.min(PATIENCE);
    }
    let longest = FIRST.saturating_mul(1 << tried.saturating_sub(1).min(16)).min(LONGEST);
    longest - Duration::from_micros(chance.below(longest.as_micros() as usize / 2) as u64)
}

/// What `Retry-After` says: seconds, or a date, which is reckoned from the server's own `Date`.
pub fn told(after: &str, date: Option<&str>) -> Option<Duration> {
    if let Ok(seconds) = after.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let (until, now) = (moment(after)?, moment(date?)?);
    Some(Duration::from_millis(u64::try_from(until - now).unwrap_or_default()))
}

/// `Wed, 21 Oct 2026 07:28:00 GMT` in milliseconds.
fn moment(text: &str) -> Option<i64> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let &[_, day, month, year, time, "GMT"] = words.as_slice() else { return None };
    let month = 1 + MONTHS.iter().position(|name| *name == month)?;
    Stamp::parse(&format!("{year}-{month:02}-{day}T{time}Z")).map(|stamp| stamp.ms)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::Seed;

    #[test]
    fn a_pause_doubles_and_is_never_too_long() {
        let mut chance = Seed(7).chance();
        for tried in 1..40 {
            let longest = FIRST.saturating_mul(1 << (tried - 1).min(16)).min(LONGEST);
            let pause = pause(tried, None, &mut chance);
            assert!(longest / 2 <= pause && pause <= longest, "{tried}: {pause:?}");
        }
        assert_eq!(pause(1, Some(Duration::from_secs(3)), &mut chance), Duration::from_secs(3));
        assert_eq!(pause(1, Some(Duration::from_secs(1 << 40)), &mut chance), PATIENCE);
    }

    #[test]
    fn a_server_asks_for_seconds_or_names_a_date() {
        let date = Some("Wed, 21 Oct 2026 07:28:00 GMT");
        assert_eq!(told("7", None), Some(Duration::from_secs(7)));
        assert_eq!(told("Wed, 21 Oct 2026 07:28:30 GMT", date), Some(Duration::from_secs(30)));
        assert_eq!(told("Wed, 21 Oct 2026 07:27:30 GMT", date), Some(Duration::ZERO));
        for odd in ["-1", "soon", "Wed, 21 Foo 2026 07:28:30 GMT", ""] {
            assert_eq!(told(odd, date), None, "{odd}");
        }
    }
}
