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
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, value) in [
            ("3.5", 3.5),
            ("3,5", 3.5),
            ("٣٫٥", 3.5),
            ("۳٫۵", 3.5),
            ("३.५", 3.5),
            ("３．５", 3.5),
            (".5", 0.5),
            ("5.", 5.0),
            ("1 000", 1000.0),
            ("1\u{202F}000,5", 1000.5),
            ("1,000.5", 1000.5),
            ("1.000,5", 1000.5),
            ("1,000", 1.0),
            ("1.000.000", 1e6),
            ("12,34,567.8", 1_234_567.8),
            ("1’234’567", 1_234_567.0),
            ("١٬٠٠٠٫٥", 1000.5),
            ("-2", -2.0),
            ("− 2", -2.0),
            ("+7", 7.0),
            ("50%", 50.0),
            ("50 ٪", 50.0),
            ("5E3", 5000.0),
            ("1,5 × 10^-3", 0.0015),
        ] {
            assert_eq!(number(text), Some(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_not_guessed_at() {
        let texts = [
            "",
            "-",
            ".",
            ",",
            "five",
            "5 10",
            "1 00",
            "1.2.3",
            "1,2,3",
            "1.000,000.5",
            "--5",
            "5-",
            "nan",
            "inf",
        ];
        for text in texts.into_iter().chain(["1e999", "1e", "0x10", "1 000.000 5", "5 MB"]) {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn a_unit_may_be_typed_or_not_but_no_other() {
        assert_eq!(number_with_unit("5", Some("MB")), Some(5.0));
        assert_eq!(number_with_unit("5,5 mb", Some("MB")), Some(5.5));
        assert_eq!(number_with_unit("€5", Some("€")), Some(5.0));
        assert_eq!(number_with_unit("5 GB", Some("MB")), None);
        assert_eq!(number_with_unit("5 %", Some("%")), Some(5.0));
    }

    proptest! {
        #[test]
        fn a_number_reads_as_itself(value in -1e12..1e12_f64) {
            prop_assert_eq!(number(&value.to_string()), Some(value));
            prop_assert_eq!(number(&value.to_string().replace('.', ",")), Some(value));
        }

        #[test]
        fn no_text_makes_a_number_that_is_none(text in "[-+0-9.,e ×^%٫٬']{0,12}") {
            prop_assert!(number(&text).is_none_or(f64::is_finite));
        }
    }
}
