//! Lessons read, and what holds for any text.

use proptest::prelude::*;

use super::*;

fn words(text: &str) -> Vec<Span> {
    vec![Span::plain(text)]
}

#[test]
fn a_lesson_becomes_blocks() {
    let source = "# Keys\n\nA *short* **key**:\n\n3. one\n   - in\n4. two\n\n> [!TIP]\n> Take `four`.\n\n> said\n\n---\n";
    assert_eq!(
        blocks(source),
        [
            Block::Heading(1, words("Keys")),
            Block::Paragraph(vec![
                Span::plain("A "),
                Span::new(Role::Emphasis, "short"),
                Span::plain(" "),
                Span::new(Role::Strong, "key"),
                Span::plain(":"),
            ]),
            Block::List {
                start: Some(3),
                items: vec![
                    vec![
                        Block::Paragraph(words("one")),
                        Block::List { start: None, items: vec![vec![Block::Paragraph(words("in"))]] },
                    ],
                    vec![Block::Paragraph(words("two"))],
                ],
            },
            Block::Note(
                Note::Tip,
                vec![Block::Paragraph(vec![
                    Span::plain("Take "),
                    Span::new(Role::Code, "four"),
                    Span::plain(".")
                ])]
            ),
            Block::Quote(vec![Block::Paragraph(words("said"))]),
            Block::Rule,
        ]
    );
}

#[test]
fn what_a_terminal_cannot_show_is_said() {
    let link = |text: &str| vec![Span::new(Role::Link, text)];
    assert_eq!(inline("[the *site*](https://a.org)"), link("the site (https://a.org)"));
    assert_eq!(inline("<https://a.org>"), link("https://a.org"));
    assert_eq!(inline("<me@a.org>"), link("me@a.org"));
    assert_eq!(inline("![a cat](cat.png) ~~gone~~ <b>"), words("a cat gone <b>"));
    assert_eq!(blocks("<div>\nx\n</div>"), [Block::Paragraph(words("<div>\nx\n</div>"))]);
    let picture =
        Block::Code { lines: vec!["[x]".to_owned(), " |".to_owned()], alt: Some("A door".to_owned()) };
    assert_eq!(blocks("```picture: A door\n[x]\n |\n```"), [picture]);
}

#[test]
fn a_table_has_a_head_and_rows() {
    let cells = |texts: [&str; 2]| texts.map(words).to_vec();
    let table = Block::Table { head: cells(["a", "b"]), rows: vec![cells(["1", "2"])] };
    assert_eq!(blocks("| a | b |\n|---|---|\n| 1 | 2 |"), [table]);
}

#[test]
fn lines_end_as_their_script_wants_it() {
    assert_eq!(blocks("one\ntwo  \nthree"), [Block::Paragraph(words("one two\nthree"))]);
    assert_eq!(blocks("漢字\n漢字"), [Block::Paragraph(words("漢字漢字"))]);
    assert_eq!(blocks("한국\n한국"), [Block::Paragraph(words("한국 한국"))]);
}

#[test]
fn a_single_line_is_never_a_block() {
    for text in ["# 1", "- rm", "1. May", "> out", "---", "```", "    code", "| a |", "+", "2)"] {
        assert_eq!(inline(text), words(text.trim()), "{text}");
    }
    assert_eq!(inline("_so_ **x**").len(), 3);
    assert_eq!(inline(""), []);
}

#[test]
fn a_command_cannot_come_in_as_an_entity() {
    for source in
        ["&#27;[2J", "&#x202e;x", "[a](&#27;b)", "| &#27; |\n|-|", "```picture: &#27;\n```", "# &#155;"]
    {
        let text = format!("{:?}", blocks(source));
        assert!(text.contains('�') && !text.contains("\\u{"), "{text}");
    }
}

#[test]
fn no_nesting_is_too_deep() {
    for piece in ["> ", "- ", "1. ", "> - ", "**", "[", "*_", "> [!TIP]\n> ", "![](", "<", "`a", "|"] {
        let source = piece.repeat(20_000) + "end";
        assert!(plain(&source).ends_with("end"), "{piece}");
    }
}

#[test]
fn of_several_spaces_one_is_meant_but_in_code() {
    assert_eq!(plain("one  two   *three  four*"), "one two three four");
    assert_eq!(plain("`a  b`"), "a  b");
}

#[test]
fn words_alone_are_kept_for_a_search() {
    assert_eq!(plain("# A *b*\n\n- c\n\n```picture: d\nx\n```\n\n| e |\n|---|\n| f |"), "A b\nc\nd\ne\nf");
}

proptest! {
    #[test]
    fn any_text_is_some_markdown(source in "[-a-c #>*_`\\[\\]()!|:&;0-9\n~<]{0,80}") {
        blocks(&source);
        inline(&source);
    }
}
