use super::*;

#[test]
fn braces_match_or_end_at_the_first() {
    assert_eq!(braces("a {b {c} d} e"), Some(("a ", "b {c} d", " e")));
    assert_eq!(braces("a {b {c} e"), Some(("a ", "b {c", " e")));
    assert_eq!(braces("a } {b"), None);
    assert_eq!(braces("a"), None);
}

#[test]
fn weights_ranges_and_names_are_read_as_in_moodle() {
    assert_eq!(weight("%-33.333%x"), (Some(-33.333), "x"));
    assert_eq!(weight("%x%y"), (None, "%x%y"));
    assert_eq!(weight("%500%y"), (None, "%500%y"));
    assert_eq!(range("2.41..2.42"), (Some(2.415), 0.005));
    assert_eq!(range("1822:2"), (Some(1822.0), 2.0));
    assert_eq!(range("x"), (None, 0.0));
    assert_eq!(name("::A\u{E000}: b:: c"), (Some("A:: b".to_owned()), "c"));
    assert_eq!(block::category("$course$/top/A//B/ C"), ["A/B", "C"]);
}
