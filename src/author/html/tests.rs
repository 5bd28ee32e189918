use proptest::prelude::*;

use super::*;
use crate::text::markdown;

fn shown(html: &str) -> String {
    body(html).0
}

#[test]
fn paragraphs_and_marks() {
    assert_eq!(
        shown("<p dir=\"ltr\">One <b>two</b><i> three</i>.<br></p><p>Four</p>"),
        "One **two** *three*.\n\nFour"
    );
    assert_eq!(shown("a<br/>b<BR>c"), "a\\\nb\\\nc");
    assert_eq!(shown("a<br><br>b"), "a\n\nb");
    assert_eq!(shown("<b><strong>x</strong></b>"), "**x**");
    assert_eq!(shown("<b><p>x</p><p>y</p></b>"), "**x**\n\n**y**");
    assert_eq!(shown("H<sub>2</sub>O x<sup>2</sup> a<sub>max</sub>"), "H₂O x² a\\_(max)");
    assert_eq!(shown("<h2>Rules</h2>text"), "## Rules\n\ntext");
    assert_eq!(shown("use <code>a*b</code> here"), "use `a*b` here");
    assert_eq!(shown("<!-- no -->a<script>alert(1)</script>b"), "ab");
}

#[test]
fn what_is_text_is_no_markup() {
    assert_eq!(shown("2 * 3 &lt;b&gt; *x*"), "2 \\* 3 \\<b\\> \\*x\\*");
    assert_eq!(shown("<p>- one</p><p>1. two</p>"), "\\- one\n\n1\\. two");
    assert_eq!(shown("a &amp;&nbsp;b &eacute;&#233;&#xE9; &nosuch; &"), "a & b ééé &nosuch; &");
    assert_eq!(shown("if a < b and c > d"), "if a < b and c > d");
}

#[test]
fn lists_tables_quotes_and_code() {
    assert_eq!(
        shown("<ul><li>a<li>b<ol><li>c</li><li>d</li></ol></li></ul>e"),
        "- a\n- b\n\n  1. c\n  2. d\n\ne"
    );
    assert_eq!(shown("<blockquote><p>a</p><p>b</p></blockquote>"), "> a\n>\n> b");
    assert_eq!(shown("<pre>\nfn x() {\n    y\n}\n</pre>"), "```\nfn x() {\n    y\n}\n```");
    let table = "<table><tr><th>Key</th><th>Use</th></tr><tr><td>a|b</td><td><p>x</p></td></tr></table>";
    assert_eq!(shown(table), "| Key | Use |\n| --- | --- |\n| a\\|b | x |");
}

#[test]
fn pictures_and_links() {
    let (text, left) = body("See <img src=\"@@PLUGINFILE@@/a%20b.png\" alt='A key'>.");
    assert_eq!(text, "See (picture: A key).");
    assert_eq!(left[0].what, "the picture a b.png");
    assert_eq!(body("<img>").1[0].what, "the picture without a name");
    assert_eq!(shown("<a href='http://a.org/x?y=1'>here</a>"), "[here](<http://a.org/x?y=1>)");
    assert_eq!(shown("<a href=\"https://a.org\">https://a.org</a>"), "https://a.org");
    assert_eq!(shown("<a href=\"javascript:alert(1)\">x</a>"), "x");
}

#[test]
fn one_line_and_bare_words() {
    assert_eq!(inline("<p>a</p>\n<p><b>b</b></p>").0, "a **b**");
    assert_eq!(inline("<pre>x\ny</pre>").0, "`x y`");
    assert_eq!(words("<p>a &amp; b</p><p>c</p>"), "a & b c");
    assert!(is_html("<p>x</p>") && is_html("a<br>b"));
    assert!(!is_html("<html>") && !is_html("a < b > c") && !is_html("<xs:sequence>"));
}

#[test]
fn deep_and_broken_html_comes_to_an_end() {
    for piece in [
        "<div>",
        "<ul><li>",
        "<b><i>",
        "<table><tr><td>",
        "</p>",
        "<a href=\"",
        "<",
        "&",
        "<!--",
        "<blockquote>",
    ] {
        let (text, _) = body(&piece.repeat(20_000));
        assert!(text.len() < 400_000, "{piece}");
    }
}

proptest! {
    #[test]
    fn words_are_kept(words in prop::collection::vec("[a-zé*_<>&#.!`|~\\[\\]\\\\-]{1,6}", 1..8)) {
        let escape = |word: &String| word.replace('&', "&amp;").replace('<', "&lt;");
        let html: Vec<String> = words.iter().map(escape).collect();
        let text = shown(&format!("<p>{}</p>", html.join(" ")));
        prop_assert_eq!(markdown::plain(&text), words.join(" "), "{}", text);
    }

    #[test]
    fn nothing_makes_it_stumble(html in "[<>/a-c\"'= &;!\n-]{0,80}") {
        let _ = (body(&html), inline(&html), super::words(&html), is_html(&html));
    }
}

#[test]
fn a_star_right_after_emphasis_stays_a_star() {
    // As a paragraph it would be one by itself, as a choice it would not.
    let (line, left) = inline("<em>}a</em>*}a");
    assert_eq!(line, "*}a*\\*}a");
    assert!(left.is_empty());
}

#[test]
fn emphasis_side_by_side_is_one() {
    assert_eq!(shown("<em>,</em><em><em>a</em>b</em>"), "*,ab*");
    assert_eq!(shown("<b>a</b><b>b</b> <b>c</b>"), "**ab** **c**");
    assert_eq!(shown("<i><b>a</b><b>b</b></i>"), "***ab***");
}
