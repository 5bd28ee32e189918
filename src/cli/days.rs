//! Days as they are typed: `--since` and `--until`.

use super::trouble::Trouble;
use crate::time::Day;

/// The first and the last day, the one not after the other.
pub fn span(since: Option<&str>, until: Option<&str>) -> Result<(Option<Day>, Option<Day>), Trouble> {
    let (since, until) = (day("--since", since)?, day("--until", until)?);
    match since.zip(until).filter(|(since, until)| until < since) {
        Some((since, until)) => Err(Trouble::input(format!("--until {until} is before --since {since}"))
            .hinted("put the earlier day after --since")),
        None => Ok((since, until)),
    }
}

fn day(name: &str, text: Option<&str>) -> Result<Option<Day>, Trouble> {
    let Some(text) = text else { return Ok(None) };
    let day = text.parse::<Day>().map_err(|_| {
        Trouble::input(format!("{name} {text:?} is no day")).hinted("write a day as 2026-11-24")
    });
    day.map(Some)
}
