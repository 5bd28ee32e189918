//! Numbers as people type them, and what is none.

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
