//! Numbers as people write them, in any script.

use super::fold;

/// The number that a text says, in whatever digits: `3.5`, `3,5`, `٣٫٥`, `1 000`, `1.000,5`, `−2`, `5e3`, `50 %` as 50.
///
/// One point or comma alone is the decimal sign, as in Moodle: `1,000` is one. Where both stand, the last is; what
/// stands more than once parts thousands, and then the groups must be right: `5 10` is no number.
pub fn number(text: &str) -> Option<f64> {
    let text = fold(text, false);
    let text = text.trim_end_matches(['%', '٪']).trim_end();
    let unsigned = text.strip_prefix(['-', '+']).map_or(text, str::trim_start);
    let sign = if text.starts_with('-') { -1.0 } else { 1.0 };
    let short = unsigned.replace(" × 10^", "e").replace("×10^", "e");
    let (mantissa, power) = match short.split_once('e') {
        Some((mantissa, power)) => (mantissa, power.parse::<i16>().ok()?),
        None => (&*short, 0),
    };
    let (whole, part) = parts(mantissa)?;
    let value: f64 = format!("{whole}.{part}e{power}").parse().ok()?;
    value.is_finite().then_some(sign * value)
}

/// The number that a text says with its unit, before it or after it, or without. Another unit is no number.
pub fn number_with_unit(text: &str, unit: Option<&str>) -> Option<f64> {
    let Some(unit) = unit.map(|unit| fold(unit, false)).filter(|unit| !unit.is_empty()) else {
        return number(text);
    };
    let text = fold(text, false);
    let bare = text.strip_suffix(&unit).or_else(|| text.strip_prefix(&unit));
    bare.and_then(number).or_else(|| number(&text))
}

/// The digits before the decimal sign, and those after it.
fn parts(text: &str) -> Option<(String, &str)> {
    let (whole, part) = match decimal(text) {
        Some((at, sign)) => (&text[..at], &text[at + sign.len_utf8()..]),
        None => (text, ""),
    };
    let digits = joined(whole)?;
    let right = part.bytes().all(|byte| byte.is_ascii_digit()) && !(digits.is_empty() && part.is_empty());
    right.then_some((digits, part))
}

/// Where the decimal sign stands, and which it is.
fn decimal(text: &str) -> Option<(usize, char)> {
    let last = text.rmatch_indices(['.', ',', '،', '٫']).next()?;
    let sign = last.1.chars().next()?;
    (sign == '٫' || text.matches(sign).count() == 1).then_some((last.0, sign))
}

/// Digits in groups, without what parts the groups.
fn joined(whole: &str) -> Option<String> {
    let mut signs = whole.chars().filter(|sign| !sign.is_ascii_digit());
    let Some(parting) = signs.next() else { return Some(whole.to_owned()) };
    let alike = signs.all(|sign| sign == parting) && [' ', '.', ',', '،', '٬', '\''].contains(&parting);
    let groups: Vec<&str> = whole.split(parting).collect();
    let (last, before) = groups.split_last()?;
    // Some count by twos before the last three: 12,34,567.
    let sizes = last.len() == 3
        && before
            .iter()
            .enumerate()
            .all(|(at, group)| (if at == 0 { 1..=3 } else { 2..=3 }).contains(&group.len()));
    (alike && sizes).then(|| groups.concat())
}

#[cfg(test)]
mod tests;
