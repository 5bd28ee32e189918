//! The full-screen face: pages in, cells out.

use std::io::{self, Write};

use coursedeck::{
    lang::Catalog,
    page::{Field, Hint, Meter, Page, Part, Pick, Row, Rows},
    study::Bidi,
    text::{self, Role, Span, markdown, width},
    tui::{self, Canvas, Look, Shown, Target, Theme, View},
};
use proptest::prelude::*;
use ratatui::{buffer::Buffer, layout::Rect};

use crate::terminal::{cells, foreign_escapes, styled};

fn catalog() -> Catalog {
    Catalog::shipped(&"en".parse().unwrap())
}

/// Draws a page on a screen of this size.
fn drawn(
    page: &Page,
    view: &mut View,
    (width, height): (u16, u16),
    change: impl FnOnce(&mut Look),
) -> (Buffer, Shown) {
    let catalog = catalog();
    let mut look =
        Look { theme: Theme::Dark, ascii: false, width: 72, bidi: None, orders: false, catalog: &catalog };
    change(&mut look);
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    let shown = tui::draw(page, view, &look, area, &mut buffer);
    (buffer, shown)
}

fn seen(page: &Page, size: (u16, u16)) -> String {
    cells(&drawn(page, &mut View::default(), size, |_| ()).0)
}

fn hints(keys: &[(&str, &str)]) -> Vec<Hint> {
    keys.iter().map(|(key, does)| Hint { key: (*key).to_owned(), does: (*does).to_owned() }).collect()
}

fn strings(all: &[&str]) -> Vec<String> {
    all.iter().map(|it| (*it).to_owned()).collect()
}

fn amina() -> Option<Span> {
    Some(Span::new(Role::Faint, "Amina Odhiambo"))
}

fn home() -> Page {
    let course = |n: usize, title: &str, level: &str, time: &str, full: usize, state: Span| Row {
        sign: Some(n.to_string()),
        cells: vec![
            Span::new(Role::Faint, level),
            Span::new(Role::Faint, time),
            Span::new(Role::Faint, "█".repeat(full) + &"░".repeat(10 - full)),
            state,
        ],
        ..Row::new(title)
    };
    let says = |n: usize, text: &str| Row {
        sign: Some(n.to_string()),
        label: vec![Span::new(Role::Accent, text)],
        ..Row::default()
    };
    let rows = vec![
        says(1, "Go on with Staying safe online"),
        says(2, "Review: 7 questions are due today"),
        course(3, "Using a computer", "basic", "3 h", 10, Span::new(Role::Good, "passed 86%")),
        course(4, "Staying safe online", "basic", "3 h", 4, Span::plain("in progress")),
        course(5, "Money and services online", "basic", "2 h 30 min", 0, Span::plain("new")),
        course(6, "A small business online", "intermediate", "4 h", 0, Span::new(Role::Faint, "locked")),
    ];
    Page {
        crumbs: strings(&["Coursedeck"]),
        aside: amina(),
        parts: vec![
            Part::Heading("Courses".to_owned()),
            Part::Gap,
            Part::Rows(Rows { rows, cursor: Some(3), below: 14, ..Rows::default() }),
        ],
        keys: hints(&[
            ("↑↓", "choose"),
            ("Enter", "open"),
            ("p", "my progress"),
            ("n", "my notes"),
            ("/", "search"),
            ("s", "settings"),
            ("L", "language"),
            ("Esc", "somebody else"),
            ("q", "leave"),
            ("?", "keys"),
        ]),
        status: None,
    }
}

const LESSON: &str = "\
Every phishing message wants you to act **before you think**. Look for three signs:

1. It hurries you: *within 24 hours*
2. It asks for a secret: a PIN, a password, a code
3. Its address is almost, but not quite, the real one

> [!TIP]
> When in doubt, call the office on a number you know.

## What the address tells

| Address | Whose it is |
| --- | --- |
| `mpesa.co.ke` | the real one |
| `mpesa-help.info` | somebody else's |

```
From: M-PESA <help@mpesa-help.info>
```

- Look at the end of the name.
- A lock in the browser does not make a site honest.

Read on when you are ready. There is no hurry.
";

fn lesson() -> Page {
    Page {
        crumbs: strings(&["Staying safe online", "Phishing", "lesson 2 of 4"]),
        aside: amina(),
        parts: vec![
            Part::Heading("How a false message gives itself away".to_owned()),
            Part::Gap,
            Part::Prose(markdown::blocks(LESSON)),
        ],
        keys: hints(&[
            ("Enter", "next"),
            ("Space", "page down"),
            ("b", "bookmark"),
            ("n", "note"),
            ("Esc", "back"),
            ("?", "keys"),
        ]),
        status: Some(Span::new(Role::Accent, "★ bookmark")),
    }
}

fn question(answered: bool) -> Page {
    let row = |sign: &str, label: &str| Row { sign: Some(sign.to_owned()), ..Row::new(label) };
    let mut rows = vec![
        row("a", "Answer with the PIN, to be safe"),
        row("b", "Call the bank on the number printed on your card"),
        row(
            "c",
            "Open the link and look, but type nothing there until the page has told you what it is about",
        ),
    ];
    let mut parts = vec![Part::Prose(markdown::blocks(
        "Your bank writes: *Confirm your PIN within one hour.*\n\nWhat do you do?",
    ))];
    parts.push(Part::Gap);
    if answered {
        rows[0].verdict = Some(Span::new(Role::Bad, "✗ Not quite"));
        rows[0].under = Some(vec![Span::plain("A PIN that was told once is a secret no more.")]);
        rows[1].verdict = Some(Span::new(Role::Good, "← this one"));
    }
    let cursor = (!answered).then_some(1);
    parts.push(Part::Rows(Rows { rows, cursor, ..Rows::default() }));
    if answered {
        parts.push(Part::Gap);
        parts.push(Part::Say(vec![Span::new(Role::Bad, "✗ Not quite")]));
        parts.push(Part::Gap);
        parts.push(Part::Prose(markdown::blocks(
            "A bank never asks for a PIN. Calling a number you already trust lets you check.",
        )));
    }
    Page {
        crumbs: strings(&["Staying safe online", "Phishing", "question 3 of 6"]),
        aside: Some(Span::plain("11:40 left")),
        parts,
        keys: match answered {
            true => hints(&[("Enter", "next"), ("f", "flag"), ("Esc", "back"), ("?", "keys")]),
            false => {
                hints(&[("Enter", "answer"), ("h", "hint"), ("f", "flag"), ("Esc", "back"), ("?", "keys")])
            }
        },
        status: answered.then(|| Span::new(Role::Good, "saved ✓")),
    }
}

fn many() -> Page {
    let row = |sign: &str, picked: bool, label: &str| Row {
        sign: Some(sign.to_owned()),
        picked: Some(Pick::Any(picked)),
        ..Row::new(label)
    };
    let rows = vec![
        row("a", true, "A long passphrase"),
        row("b", false, "The name of your dog"),
        row(
            "c",
            true,
            "A different password for each account, kept in a password manager or on paper at home",
        ),
    ];
    Page {
        crumbs: strings(&["Passwords", "practice"]),
        aside: amina(),
        parts: vec![
            Part::Prose(markdown::blocks("What makes an account safe?")),
            Part::Gap,
            Part::Rows(Rows { rows, cursor: Some(0), ..Rows::default() }),
            Part::Gap,
            Part::Say(vec![Span::new(Role::Warn, "Pick at least one answer with Space, then press Enter.")]),
        ],
        keys: hints(&[("Space", "pick"), ("Enter", "answer"), ("?", "keys")]),
        status: None,
    }
}

fn result() -> Page {
    Page {
        crumbs: strings(&["Staying safe online", "Quiz: Phishing"]),
        aside: amina(),
        parts: vec![
            Part::Heading("Quiz: Phishing: passed".to_owned()),
            Part::Gap,
            Part::Meter(Meter {
                label: "You".to_owned(),
                share: 5.0 / 6.0,
                words: "5 of 6 · 83%".to_owned(),
                goal: Some((0.7, "pass mark 70%".to_owned())),
                role: Role::Good,
            }),
            Part::Gap,
            Part::Say(vec![Span::new(Role::Good, "You have passed this module.")]),
            Part::Gap,
            Part::Say(vec![Span::new(Role::Strong, "What to look at again")]),
            Part::Rows(Rows {
                rows: vec![Row {
                    cells: vec![Span::new(Role::Faint, "1 question")],
                    ..Row::new("Tell a real address from one that is almost real")
                }],
                ..Rows::default()
            }),
        ],
        keys: hints(&[
            ("Enter", "next"),
            ("r", "review the questions"),
            ("t", "try again (2 left)"),
            ("?", "keys"),
        ]),
        status: None,
    }
}

fn join() -> Page {
    let field = |label: &str, value: &str, cursor| {
        Part::Field(Field { label: label.to_owned(), value: value.to_owned(), cursor, ..Field::default() })
    };
    Page {
        crumbs: strings(&["Coursedeck"]),
        aside: None,
        parts: vec![
            Part::Heading("Welcome to Coursedeck".to_owned()),
            Part::Gap,
            field("Your name", "Amina Odhiambo", None),
            field("Your PIN", "••••", Some(12)),
            field("The same PIN again", "", None),
            Part::Gap,
            Part::Say(vec![Span::new(
                Role::Faint,
                "A PIN of 4 to 6 digits keeps others out of your work. Leave it empty if you don't want one.",
            )]),
        ],
        keys: hints(&[("Enter", "next"), ("Esc", "back"), ("F1", "keys")]),
        status: None,
    }
}

fn note() -> Page {
    let value = "Ask the office about the new number. They said it changes in May.\n\nMpesa: *234#";
    Page {
        crumbs: strings(&["Staying safe online", "Phishing"]),
        aside: amina(),
        parts: vec![
            Part::Heading("My note".to_owned()),
            Part::Gap,
            Part::Field(Field {
                label: "Your text".to_owned(),
                value: value.to_owned(),
                cursor: Some(value.len()),
                tall: true,
                ..Field::default()
            }),
        ],
        keys: hints(&[("Esc", "save and go back"), ("F1", "keys")]),
        status: None,
    }
}

fn typed() -> Page {
    Page {
        crumbs: strings(&["Mobile money", "practice"]),
        aside: amina(),
        parts: vec![
            Part::Prose(markdown::blocks("How much does it cost to send 500?")),
            Part::Gap,
            Part::Field(Field {
                label: "Your answer".to_owned(),
                value: "13".to_owned(),
                after: "shillings".to_owned(),
                verdict: Some(Span::new(Role::Good, "✓ Correct")),
                ..Field::default()
            }),
        ],
        keys: hints(&[("Enter", "next"), ("?", "keys")]),
        status: Some(Span::new(Role::Good, "saved ✓")),
    }
}

fn course() -> Page {
    let heading = |title: &str, time: &str| Row {
        label: vec![Span::new(Role::Strong, title)],
        cells: vec![Span::new(Role::Faint, time)],
        heading: true,
        ..Row::default()
    };
    let lesson = |n: usize, title: &str, done: bool| Row {
        sign: Some(n.to_string()),
        indent: 1,
        verdict: done.then(|| Span::new(Role::Good, "✓ done")),
        ..Row::new(title)
    };
    let quiz = Row { cells: vec![Span::plain("best 83%")], ..lesson(3, "Quiz", true) };
    let rows = vec![
        heading("1. Passwords", "40 min"),
        Row {
            cells: vec![Span::new(Role::Accent, "★ bookmark")],
            ..lesson(1, "What a password is for", true)
        },
        lesson(2, "A password that nobody guesses", true),
        quiz,
        heading("2. Phishing", "35 min"),
        lesson(4, "Why false messages are sent", true),
        lesson(5, "How a false message gives itself away", false),
        lesson(6, "Quiz", false),
    ];
    Page {
        crumbs: strings(&["Coursedeck", "Staying safe online"]),
        aside: amina(),
        parts: vec![
            Part::Heading("Staying safe online".to_owned()),
            Part::Say(vec![Span::new(Role::Faint, "basic · 3 h · English, Français")]),
            Part::Gap,
            Part::Meter(Meter {
                label: "Done so far".to_owned(),
                share: 4.0 / 6.0,
                words: "4 of 6".to_owned(),
                goal: None,
                role: Role::Accent,
            }),
            Part::Gap,
            Part::Rows(Rows { rows, cursor: Some(6), ..Rows::default() }),
        ],
        keys: hints(&[("↑↓", "choose"), ("Enter", "open"), ("/", "search"), ("Esc", "back"), ("?", "keys")]),
        status: None,
    }
}

fn pairs() -> Page {
    let row = |sign: &str, label: &str, with: &str| Row {
        sign: Some(sign.to_owned()),
        under: Some(vec![Span::new(Role::Faint, "→ "), Span::plain(with)]),
        ..Row::new(label)
    };
    let offer = |sign: &str, label: &str| Row { sign: Some(sign.to_owned()), ..Row::new(label) };
    Page {
        crumbs: strings(&["Files", "practice"]),
        aside: amina(),
        parts: vec![
            Part::Prose(markdown::blocks("What opens what?")),
            Part::Gap,
            Part::Rows(Rows {
                rows: vec![row("1", ".txt", "a text editor"), row("2", ".jpg", "not chosen yet")],
                cursor: Some(1),
                ..Rows::default()
            }),
            Part::Gap,
            Part::Rows(Rows {
                rows: vec![offer("a", "a text editor"), offer("b", "a picture viewer")],
                ..Rows::default()
            }),
        ],
        keys: hints(&[("a b", "pair"), ("Enter", "answer"), ("?", "keys")]),
        status: None,
    }
}

fn pages() -> Vec<(&'static str, Page)> {
    vec![
        ("home", home()),
        ("lesson", lesson()),
        ("question", question(false)),
        ("answered", question(true)),
        ("many", many()),
        ("result", result()),
        ("join", join()),
        ("note", note()),
        ("typed", typed()),
        ("course", course()),
        ("pairs", pairs()),
    ]
}

#[test]
fn pages_are_calm_on_an_old_screen() {
    for (name, page) in pages() {
        insta::assert_snapshot!(format!("{name}_80x24"), seen(&page, (80, 24)));
    }
}

#[test]
fn pages_are_whole_on_the_smallest_screen() {
    for (name, page) in pages() {
        insta::assert_snapshot!(format!("{name}_40x12"), seen(&page, (40, 12)));
    }
}

#[test]
fn without_unicode_every_sign_is_ascii() {
    for (name, page) in
        [("home", home()), ("lesson", lesson()), ("result", result()), ("answered", question(true))]
    {
        let (buffer, _) = drawn(&page, &mut View::default(), (80, 24), |look| look.ascii = true);
        let text = cells(&buffer);
        assert!(text.is_ascii(), "{text}");
        insta::assert_snapshot!(format!("{name}_ascii"), text);
    }
}

#[test]
fn meanings_are_drawn_by_the_theme() {
    for theme in Theme::ALL {
        let (buffer, _) = drawn(&question(true), &mut View::default(), (80, 24), |look| look.theme = theme);
        insta::assert_snapshot!(format!("answered_{theme:?}"), styled(&buffer));
    }
    let (buffer, _) = drawn(&home(), &mut View::default(), (80, 24), |look| look.theme = Theme::HighContrast);
    insta::assert_snapshot!("home_HighContrast", styled(&buffer));
}

#[test]
fn a_wide_window_has_the_text_in_its_middle() {
    insta::assert_snapshot!(seen(&question(true), (160, 40)));
}

#[test]
fn a_window_that_is_too_small_says_so() {
    assert_eq!(seen(&home(), (39, 24)).lines().next(), Some("This window is too small. Coursedeck"));
    for size in [(1, 1), (1, 30), (2, 2), (300, 1), (39, 11)] {
        let (_, shown) = drawn(&home(), &mut View::default(), size, |_| ());
        assert_eq!(shown, Shown::default());
    }
}

#[test]
fn a_long_text_is_read_page_by_page() {
    let page = lesson();
    let mut view = View::default();
    let mut read = String::new();
    loop {
        read += &cells(&drawn(&page, &mut view, (60, 14), |_| ()).0);
        let by = view.page();
        if !view.scroll(by) {
            break;
        }
    }
    for word in ["gives itself away", "Address", "Look at the end", "There is no hurry.", "─── 100%"] {
        assert!(read.contains(word), "{word}\n{read}");
    }
}

#[test]
fn the_place_is_kept_when_the_window_changes() {
    let page = Page {
        parts: (0..60).map(|n| Part::Say(vec![Span::plain(format!("line {n} is here"))])).collect(),
        ..lesson()
    };
    let mut view = View::default();
    drawn(&page, &mut view, (80, 24), |_| ());
    view.scroll(30);
    for size in [(80, 24), (40, 12), (120, 50), (1, 1), (80, 24)] {
        drawn(&page, &mut view, size, |_| ());
    }
    let text = cells(&drawn(&page, &mut view, (80, 24), |_| ()).0);
    assert!(text.contains("line 30 is"), "{text}");
    view.fresh();
    assert!(cells(&drawn(&page, &mut view, (80, 24), |_| ()).0).contains("line 0 is"));
}

#[test]
fn the_row_of_the_cursor_is_always_in_sight() {
    let mut page = course();
    let mut view = View::default();
    for at in (0..8).chain((0..8).rev()) {
        let Some(Part::Rows(rows)) = page.parts.last_mut() else { panic!() };
        rows.cursor = Some(at);
        let text = cells(&drawn(&page, &mut view, (40, 12), |_| ()).0);
        assert!(text.contains('▸'), "{at}\n{text}");
    }
}

#[test]
fn a_question_is_read_before_it_is_answered() {
    let mut page = question(false);
    page.parts.insert(0, Part::Prose(markdown::blocks(LESSON)));
    let mut view = View::default();
    let text = cells(&drawn(&page, &mut view, (80, 24), |_| ()).0);
    assert!(text.contains("Every phishing message") && view.hides_cursor(true), "{text}");
}

#[test]
fn what_is_added_below_the_edge_comes_into_sight() {
    let mut page = many();
    page.parts.truncate(3);
    let mut view = View::default();
    drawn(&page, &mut view, (40, 12), |_| ());
    page.parts.push(Part::Gap);
    page.parts.push(Part::Say(vec![Span::new(Role::Bad, "This was NOT saved.")]));
    let text = cells(&drawn(&page, &mut view, (40, 12), |_| ()).0);
    assert!(text.contains("NOT saved"), "{text}");
}

#[test]
fn a_click_meets_what_is_drawn_there() {
    let (buffer, shown) = drawn(&many(), &mut View::default(), (80, 24), |_| ());
    let text = cells(&buffer);
    let line = |word: &str| text.lines().position(|line| line.contains(word)).unwrap() as u16;
    assert_eq!(shown.at(20, line("your dog")), Some(&Target::Row(1)));
    assert_eq!(shown.at(20, line("paper at home")), Some(&Target::Row(2)));
    assert_eq!(shown.at(3, 23), Some(&Target::Key("Space".to_owned())));
    assert_eq!(shown.at(20, 0), None);
    let (buffer, shown) = drawn(&join(), &mut View::default(), (80, 24), |_| ());
    let line = cells(&buffer).lines().position(|line| line.contains("again")).unwrap() as u16;
    assert_eq!(shown.at(30, line), Some(&Target::Field(2)));
}

#[test]
fn the_cursor_stands_where_the_next_letter_goes() {
    let (buffer, shown) = drawn(&join(), &mut View::default(), (80, 24), |_| ());
    let (x, y) = shown.cursor.unwrap();
    assert_eq!((buffer[(x - 1, y)].symbol(), buffer[(x, y)].symbol()), ("•", "_"));
    let mut page = typed();
    let value = "word ".repeat(40);
    for at in (0..=value.len()).rev() {
        page.parts[2] = Part::Field(Field { value: value.clone(), cursor: Some(at), ..Field::default() });
        let (buffer, shown) = drawn(&page, &mut View::default(), (80, 24), |_| ());
        let (x, y) = shown.cursor.unwrap();
        let expected = value.get(at..=at).unwrap_or("_");
        assert!([expected, "‹"].contains(&buffer[(x, y)].symbol()), "{at}\n{}", cells(&buffer));
    }
}

/// Draws a page whose lines begin at the right.
fn from_the_right(page: &Page, size: (u16, u16)) -> (Buffer, Shown) {
    drawn(page, &mut View::default(), size, |look| look.bidi = Some(Bidi::Own))
}

#[test]
fn a_page_of_our_words_is_the_same_page_mirrored() {
    // In no unit of it are there letters, so that each sign goes to the other side of its line.
    let meter =
        Meter { label: String::new(), share: 0.3, words: "3".to_owned(), goal: None, role: Role::Good };
    let rows = (1..4).map(|nth| Row { sign: Some(nth.to_string()), ..Row::new("·") }).collect();
    let parts = vec![Part::Meter(meter), Part::Rows(Rows { rows, cursor: Some(1), ..Rows::default() })];
    let page = Page { parts, ..Page::default() };
    let usual = cells(&drawn(&page, &mut View::default(), (80, 24), |_| ()).0);
    let mirrored = cells(&from_the_right(&page, (80, 24)).0);
    let turned = |line: &str| {
        let line = line.replace('▸', "◂").chars().rev().collect::<String>();
        line.trim_end().to_owned()
    };
    let expected: Vec<String> = usual.lines().map(|line| turned(&format!("{line:<80}"))).collect();
    assert_eq!(mirrored.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn a_click_meets_what_is_drawn_there_from_the_right() {
    let mut page = many();
    page.keys.push(Hint { key: "←".to_owned(), does: "السابق".to_owned() });
    let (buffer, shown) = from_the_right(&page, (80, 24));
    let last: Vec<&str> = (0..80).map(|x| buffer[(x, 23)].symbol()).collect();
    let is_key = |x: usize| last[x - 4..=x].concat() == "Space";
    let x = (4..80).rev().find(|x| is_key(*x)).unwrap() as u16;
    assert_eq!(shown.at(x, 23), Some(&Target::Key("Space".to_owned())));
    assert!(x > 70, "the likeliest key is the first from the right");
    let x = last.iter().position(|sign| *sign == "→").unwrap() as u16;
    assert_eq!(shown.at(x, 23), Some(&Target::Key("→".to_owned())), "an arrow back points to the right");
}

#[test]
fn the_cursor_stands_on_the_sign_that_it_is_before() {
    let value = "سلام abc لا 12";
    for (at, _) in value.char_indices() {
        let field = Field { value: value.to_owned(), cursor: Some(at), ..Field::default() };
        let page = Page { parts: vec![Part::Field(field)], ..Page::default() };
        let (buffer, shown) = from_the_right(&page, (80, 24));
        let sign = buffer[shown.cursor.unwrap()].symbol().to_owned();
        let letter = value[at..].chars().next().unwrap();
        // An alef that its lam has taken in has no cell of its own.
        let expected = if letter == 'ا' { vec!["ﻼ", "ﻡ", " "] } else { vec![] };
        let forms = text::bidi::shape(value, at);
        let own = forms.text[forms.at..].chars().next().unwrap_or('_').to_string();
        assert!(expected.contains(&&*sign) || sign == own, "{at} {sign:?} {own:?}");
    }
    let field = Field { value: value.to_owned(), cursor: Some(value.len()), ..Field::default() };
    let page = Page { parts: vec![Part::Field(field)], ..Page::default() };
    let (buffer, shown) = from_the_right(&page, (80, 24));
    let (x, y) = shown.cursor.unwrap();
    assert_eq!((buffer[(x, y)].symbol(), buffer[(x + 1, y)].symbol()), ("_", "1"));
}

#[test]
fn a_terminal_that_puts_lines_in_order_gets_them_as_they_are_read() {
    let page = Page { parts: vec![Part::Heading("درس 3 (سهل)".to_owned())], ..Page::default() };
    let (buffer, _) = drawn(&page, &mut View::default(), (80, 24), |look| look.bidi = Some(Bidi::Terminal));
    let text = cells(&buffer);
    let line = text.lines().find(|line| line.contains('3')).unwrap();
    assert_eq!(line, format!("{}درس 3 (سهل)", " ".repeat(76 - 11)));
}

#[test]
fn a_name_that_is_read_from_the_right_stands_so_in_a_line_that_is_read_from_the_left() {
    let row =
        Row {
            sign: Some("1".to_owned()), cells: vec![Span::plain("24 Nov")], ..Row::new("العربية (ar)")
        };
    let field = Field { label: "Name".to_owned(), value: "آمنة ab".to_owned(), ..Field::default() };
    let rows = Part::Rows(Rows { rows: vec![row], cursor: Some(0), ..Rows::default() });
    let page = Page { parts: vec![rows, Part::Field(field)], ..Page::default() };
    let (buffer, _) = drawn(&page, &mut View::default(), (80, 24), |look| look.orders = true);
    let text = cells(&buffer);
    let shaped: String = text::bidi::shape("العربية", 0).text.chars().rev().collect();
    assert!(text.contains(&format!("1  {shaped} (ar)   24 Nov")), "{text}");
    let shaped: String = text::bidi::shape("آمنة", 0).text.chars().rev().collect();
    assert!(text.contains(&format!("{shaped} ab")), "{text}");
    // A terminal that puts lines in order itself, or of which nothing is known, gets them as they are kept.
    let text = cells(&drawn(&page, &mut View::default(), (80, 24), |_| ()).0);
    assert!(text.contains("1  العربية (ar)   24 Nov"), "{text}");
}

/// A terminal that counts.
#[derive(Default)]
struct Line(Vec<u8>, usize);

impl Write for &mut Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.1 += 1;
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_frame_is_one_write_and_a_step_of_the_cursor_is_a_few_bytes() {
    for theme in Theme::ALL {
        let mut terminal = Line::default();
        let mut view = View::default();
        let mut page = home();
        let mut canvas = Canvas::new(&mut terminal, 80, 24);
        let mut sizes = Vec::new();
        for at in [3, 4, 4, 5] {
            let Some(Part::Rows(rows)) = page.parts.last_mut() else { panic!() };
            rows.cursor = Some(at);
            let (buffer, shown) = drawn(&page, &mut view, (80, 24), |look| look.theme = theme);
            canvas.show(buffer, shown.cursor).unwrap();
            sizes.push(canvas.written());
        }
        drop(canvas);
        assert_eq!(terminal.1, 3, "one write a frame, and none where nothing changed");
        assert_eq!(foreign_escapes(&terminal.0), Vec::<String>::new());
        let most = if theme == Theme::HighContrast { 400 } else { 300 };
        assert!(
            sizes[0] < 3000 && sizes[1] < most && sizes[2] == 0 && sizes[3] < most,
            "{theme:?} {sizes:?}"
        );
    }
}

#[test]
fn what_is_written_makes_the_screen_that_was_meant() {
    let mut parser = vt100::Parser::new(24, 80, 0);
    let mut terminal = Line::default();
    let mut canvas = Canvas::new(&mut terminal, 80, 24);
    let mut expected = Vec::new();
    for (_, page) in pages() {
        let (buffer, shown) = drawn(&page, &mut View::default(), (80, 24), |_| ());
        expected.push(cells(&buffer).trim_end().to_owned());
        canvas.show(buffer, shown.cursor).unwrap();
        expected.push(canvas.written().to_string());
    }
    drop(canvas);
    let mut from = 0;
    for pair in expected.chunks(2) {
        let to = from + pair[1].parse::<usize>().unwrap();
        parser.process(&terminal.0[from..to]);
        from = to;
        let lines: Vec<String> = parser.screen().rows(0, 80).map(|it| it.trim_end().to_owned()).collect();
        assert_eq!(lines.join("\n").trim_end(), pair[0]);
    }
}

/// Text of many scripts, with signs that are wide, stacked or joined.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[a-z]{1,12}",
        "[漢字仮名交]{1,8}",
        "[ก-ฮ]{1,10}",
        "[ا-ي]{1,8}",
        "[а-яё]{1,10}",
        "[א-ת]{1,8}",
        "[क-ह][ािीुूेैो्ंँ]?[क-ह]{0,4}",
        "[ក-អ]{1,8}",
        "[က-အ]{1,8}",
        "[ሀ-ሟ]{1,8}",
        "[க-ஹ][ாிீுூ]{0,1}[க-ன]{0,4}",
        "[가-힣]{1,6}",
        "[ぁ-んァ-ヴ]{1,8}",
        "(e\u{301}|👩\u{200d}🌾|कि|가|…|→|\u{1b}|\u{7}|\u{200b}){1,4}",
    ];
    prop::collection::vec(word, 0..8).prop_map(|words| words.join(" "))
}

fn spans() -> impl Strategy<Value = Vec<Span>> {
    prop::collection::vec((text(), prop_oneof![Just(Role::Plain), Just(Role::Good), Just(Role::Code)]), 0..3)
        .prop_map(|all| all.into_iter().map(|(text, role)| Span::new(role, text)).collect())
}

fn row() -> impl Strategy<Value = Row> {
    let sign = prop::option::of("[a-z0-9]{0,2}");
    let pick = prop::option::of(any::<bool>().prop_map(Pick::Any));
    (sign, pick, spans(), spans(), prop::option::of(text()), prop::option::of(spans()), 0..4u8, any::<bool>())
        .prop_map(|(sign, picked, label, cells, verdict, under, indent, heading)| Row {
            sign,
            picked,
            drawn: "",
            label,
            cells,
            verdict: verdict.map(|it| Span::new(Role::Good, it)),
            under,
            indent,
            heading,
        })
}

fn part() -> impl Strategy<Value = Part> {
    let rows = (prop::collection::vec(row(), 0..6), prop::option::of(0..6usize), 0..3usize, 0..3usize);
    let field =
        (text(), text(), prop::option::of(0..40usize), any::<bool>(), text(), prop::option::of(text()));
    let meter = (text(), -0.5..1.5f64, text(), prop::option::of((-0.5..1.5f64, text())));
    prop_oneof![
        text().prop_map(Part::Heading),
        "(# |> |- |1\\. |> \\[!TIP\\]\n> |    )[a-z 漢]{0,60}"
            .prop_map(|it| Part::Prose(markdown::blocks(&it))),
        spans().prop_map(Part::Say),
        rows.prop_map(|(rows, cursor, above, below)| Part::Rows(Rows {
            rows,
            cursor,
            above,
            below,
            ..Rows::default()
        })),
        field.prop_map(|(label, value, cursor, tall, after, verdict)| {
            let cursor = cursor
                .map(|at| (0..=at.min(value.len())).rev().find(|it| value.is_char_boundary(*it)).unwrap());
            Part::Field(Field {
                label,
                value,
                cursor,
                secret: false,
                tall,
                after,
                verdict: verdict.map(Span::plain),
            })
        }),
        meter.prop_map(|(label, share, words, goal)| Part::Meter(Meter {
            label,
            share,
            words,
            goal,
            role: Role::Good
        })),
        Just(Part::Gap),
    ]
}

fn page() -> impl Strategy<Value = Page> {
    let keys = prop::collection::vec(("[a-z]|Enter|↑↓", text()), 0..6);
    (prop::collection::vec(text(), 0..4), spans(), prop::collection::vec(part(), 0..5), keys).prop_map(
        |(crumbs, mut ends, parts, keys)| Page {
            crumbs,
            aside: ends.pop(),
            status: ends.pop(),
            parts,
            keys: keys.into_iter().map(|(key, does)| Hint { key, does }).collect(),
        },
    )
}

/// Whether each sign has exactly the cells that it takes, and no cell is left over.
fn is_well_formed(buffer: &Buffer) -> bool {
    let area = buffer.area;
    (area.top()..area.bottom()).all(|y| {
        let mut x = area.left();
        while x < area.right() {
            let sign = buffer[(x, y)].symbol();
            let cells = width::cells(sign) as u16;
            let hidden = (x + 1..x + cells).all(|x| x < area.right() && buffer[(x, y)].symbol().is_empty());
            if cells == 0 || !hidden || sign.contains(char::is_control) {
                return false;
            }
            x += cells;
        }
        true
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_page_fits_any_window(
        page in page(),
        sizes in prop::collection::vec((1..120u16, 1..50u16), 1..4),
        scrolls in prop::collection::vec(-30..30isize, 3),
        ascii in any::<bool>(),
        text_width in 1..110u16,
        bidi in prop::sample::select(vec![None, Some(Bidi::Own), Some(Bidi::Terminal)]),
        orders in any::<bool>(),
    ) {
        let mut view = View::default();
        let mut terminal = Line::default();
        let mut canvas = Canvas::new(&mut terminal, 1, 1);
        for (size, by) in sizes.iter().zip(scrolls) {
            let (buffer, shown) = drawn(&page, &mut view, *size, |look| {
                (look.ascii, look.width, look.bidi) = (ascii, text_width, bidi);
                look.orders = orders && bidi.is_none();
            });
            prop_assert!(is_well_formed(&buffer), "{}", cells(&buffer));
            let inside = |(x, y): (u16, u16)| x < size.0 && y < size.1;
            prop_assert!(shown.cursor.is_none_or(inside));
            prop_assert!(shown.targets.iter().all(|(area, _)| buffer.area.intersection(*area) == *area));
            canvas.forget(size.0, size.1);
            canvas.show(buffer, shown.cursor).unwrap();
            view.scroll(by);
        }
        drop(canvas);
        prop_assert_eq!(foreign_escapes(&terminal.0), Vec::<String>::new());
    }

    #[test]
    fn every_word_of_every_row_is_there(rows in prop::collection::vec(row(), 1..6), width in 40..120u16) {
        let words: Vec<String> = rows.iter().flat_map(|row| {
            let label = row.label.iter().map(|it| it.text.clone());
            let under = row.under.iter().flatten().map(|it| it.text.clone());
            label.chain(under).chain(row.verdict.iter().map(|it| it.text.clone())).collect::<Vec<_>>()
        }).collect();
        let page = Page { parts: vec![Part::Rows(Rows { rows, ..Rows::default() })], ..Page::default() };
        let (buffer, _) = drawn(&page, &mut View::default(), (width, 400), |look| look.width = 72);
        let is_sign = |sign: &char| !sign.is_whitespace() && !sign.is_control() && *sign != '\u{200b}';
        let bare = |text: &str| text.chars().filter(is_sign).collect::<String>();
        let seen = bare(&cells(&buffer));
        // A word may go on in another line, and what stands beside it comes in between: each sign of it is counted.
        for sign in bare(&words.concat()).chars() {
            let count = |text: &str| text.chars().filter(|it| *it == sign).count();
            prop_assert!(count(&bare(&words.concat())) <= count(&seen), "{sign}\n{}", cells(&buffer));
        }
    }
}
