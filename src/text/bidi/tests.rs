use proptest::prelude::*;

use super::*;

/// A line as it stands on the screen, not shaped.
fn seen(spans: &[Span]) -> String {
    visual(spans).into_iter().filter(|sign| sign.cells > 0).map(|sign| sign.text).collect()
}

fn plain(text: &str) -> String {
    seen(&[Span::plain(text)])
}

/// Right to left in code is hard to read: here and below the letters are named by their order on the screen.
fn back(text: &str) -> String {
    text.chars().rev().collect()
}

#[test]
fn a_line_begins_at_the_right() {
    assert_eq!(plain("ابج دهو"), back("ابج دهو"));
    assert_eq!(plain("(ناجح)"), format!("({})", back("ناجح")));
    assert_eq!(plain("السؤال 3 من 12"), format!("12 {} 3 {}", back("من"), back("السؤال")));
    assert_eq!(plain("███░░"), "░░███");
}

#[test]
fn what_is_of_another_script_keeps_its_own_order() {
    let of = |inner: &str| plain(&format!("اكتب {inner} ثم"));
    for inner in [
        ":b",
        "Enter",
        "+254 700 123 456",
        "/home/amina/",
        "https://mpesa.co.ke/a?b=c",
        "help@mpesa-help.info",
        "*234#",
        "2026-11-24",
        "83%",
        "C++",
        "Windows 11 Pro",
        "Confirm your PIN, now",
        "-5",
    ] {
        assert_eq!(of(inner), format!("{} {inner} {}", back("ثم"), back("اكتب")));
    }
    assert_eq!(of("(Esc)"), format!("{} (Esc) {}", back("ثم"), back("اكتب")));
    assert_eq!(of("Enter."), format!("{} .Enter {}", back("ثم"), back("اكتب")));
    assert_eq!(plain("English · Français · العربية"), format!("{} · Français · English", back("العربية")));
    let code = [Span::plain("اكتب "), Span::new(Role::Code, "!ls --all!"), Span::plain(" هنا")];
    assert_eq!(seen(&code), format!("{} !ls --all! {}", back("هنا"), back("اكتب")));
}

#[test]
fn what_stands_apart_is_put_in_order_by_itself() {
    let gap = |cells| Span::new(Role::Gap, " ".repeat(cells));
    let line = [Span::plain("One"), gap(2), Span::plain("Two!"), gap(0), Span::plain("___")];
    assert_eq!(seen(&line), "___Two!  One");
    let names = [Span::plain(apart("What is it?")), Span::plain(" › "), Span::plain(apart("Two"))];
    assert_eq!(seen(&names), "Two ‹ What is it?");
}

#[test]
fn a_sign_knows_where_it_is_read() {
    let signs = visual(&[Span::plain("اب12")]);
    let places: Vec<_> = signs.iter().map(|sign| (&*sign.text, sign.from)).collect();
    assert_eq!(places, [("1", 2), ("2", 3), ("ب", 1), ("ا", 0)]);
}

#[test]
fn letters_take_their_forms_and_marks_stay_with_them() {
    let shaped = |text: &str| shape(text, 0).text;
    assert_eq!(shaped("السلام"), "ﺍﻟﺴﻼﻡ");
    assert_eq!(shaped("لا إله"), "ﻻ ﺇﻟﻪ");
    assert_eq!(shaped("مُعَلِّم"), "ﻣُﻌَﻠِّﻢ");
    assert_eq!(shaped("سَلَاَم"), "ﺳَﻼََﻡ");
    assert_eq!(shaped("الله"), "ﺍﻟﻠﻪ");
    assert_eq!(shaped("Coursedeck 12 漢"), "Coursedeck 12 漢");
    assert_eq!(shaped("\u{64b}ab\u{200d}لا\u{200d}"), "\u{64b}ab\u{200d}ﻻ\u{200d}");
    assert_eq!(shaped(&as_sent("سلام")), as_sent("سلام"));
    assert_eq!(width::cells(&shaped("سلام")), 3);
}

#[test]
fn a_word_keeps_its_forms_where_its_weight_changes() {
    let spans = shape_spans(&[Span::plain("وال"), Span::new(Role::Strong, "أمن")]);
    assert_eq!(spans, [Span::plain("ﻭﺍﻷ"), Span::new(Role::Strong, "ﻣﻦ")]);
}

#[test]
fn the_cursor_keeps_its_place_among_the_forms() {
    let text = "ab سلام";
    for (at, _) in text.char_indices() {
        let Shaped { text, at } = shape(text, at);
        assert!(text.is_char_boundary(at));
    }
    assert_eq!(shape("سلام", 8).at, shape("سلام", 8).text.len());
    assert_eq!(shape("سب", 2).at, 3);
}

/// Text of both directions, with what makes trouble between them.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ا-ي]{1,5}",
        "[ا-ي\u{64b}-\u{652}]{1,5}",
        "[a-z]{1,4}",
        "[0-9]{1,3}",
        "[ ()\\[\\]:./«»%+-]{1,3}",
        "[漢字]{1,2}",
        "[א-ת]{1,4}",
        Just("👩\u{200d}🌾".to_owned()),
        Just("\u{200d}".to_owned()),
        "\\PC{0,3}",
    ];
    prop::collection::vec(piece, 0..8).prop_map(|all| all.concat())
}

fn spans() -> impl Strategy<Value = Vec<Span>> {
    let role = prop::sample::select(vec![Role::Plain, Role::Code, Role::Gap, Role::Strong]);
    prop::collection::vec((text(), role), 0..6)
        .prop_map(|all| all.into_iter().map(|(text, role)| Span::new(role, text)).collect())
}

proptest! {
    #[test]
    fn every_sign_is_there_once(spans in spans()) {
        let signs = visual(&spans);
        let cells: usize = spans.iter().map(|span| width::cells(&span.text)).sum();
        prop_assert_eq!(signs.iter().map(|sign| sign.cells).sum::<usize>(), cells);
        let mut places: Vec<_> = signs.iter().filter(|it| it.cells > 0).map(|it| it.from).collect();
        places.sort_unstable();
        places.dedup();
        prop_assert_eq!(places.len(), signs.iter().filter(|it| it.cells > 0).count());
    }

    #[test]
    fn a_shaped_text_is_not_wider_and_loses_no_meaning(spans in spans(), at in 0..40usize) {
        let shaped = shape_spans(&spans);
        let roles = |spans: &[Span]| spans.iter().map(|it| it.role).collect::<Vec<_>>();
        prop_assert_eq!(roles(&shaped), roles(&spans));
        let text: String = spans.iter().map(|it| &*it.text).collect();
        let whole = shape(&text, at);
        prop_assert!(whole.text.is_char_boundary(whole.at));
        prop_assert!(!whole.text.contains('\0') || text.contains('\0'));
        let letters = |text: &str| text.chars().filter(|it| !is_combining(*it)).count();
        prop_assert!(letters(&whole.text) <= letters(&text));
    }
}

fn is_combining(sign: char) -> bool {
    unicode_normalization::char::is_combining_mark(sign)
}
