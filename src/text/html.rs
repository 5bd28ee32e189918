//! Markdown becomes HTML, for pages and for other people's programs. It is well-formed XML as well.
//!
//! HTML that an author wrote is shown as it is written, as everywhere else: no tag of outside gets through.

use pulldown_cmark::{Alignment, Event, HeadingLevel, Parser, Tag, TagEnd, html::push_html};

use super::{
    Note, clean,
    markdown::{self, is_spaceless, note, picture},
};

/// How a text is turned into HTML.
#[derive(Clone, Copy)]
pub struct Style<'a> {
    /// The rank that a heading of the first rank gets.
    pub heading: u8,
    /// Whether the address of a link is shown behind its words: on paper nobody can click.
    pub addresses: bool,
    /// What a kind of note is called.
    pub note: &'a dyn Fn(Note) -> String,
}

/// A text of blocks.
pub fn body(source: &str, style: Style<'_>) -> String {
    let source = clean::body(source);
    let mut builder = Builder { style, events: Vec::new(), link: None };
    Parser::new_ext(&source, markdown::OPTIONS).for_each(|event| builder.take(event));
    let mut html = String::new();
    push_html(&mut html, spaced(builder.events).into_iter());
    html.truncate(html.trim_end().len());
    html
}

/// A text of one line, without a paragraph around it.
pub fn inline(source: &str) -> String {
    let style = Style { heading: 1, addresses: true, note: &|_| String::new() };
    let html = body(&markdown::as_line(source), style);
    html.strip_prefix("<p>.").and_then(|html| html.strip_suffix("</p>")).unwrap_or_default().to_owned()
}

/// A plain text, fit to stand between tags and in an attribute. What no XML may hold is replaced.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in clean::body(text).chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(sign),
        }
    }
    out
}

struct Builder<'a, 'b> {
    style: Style<'b>,
    events: Vec<Event<'a>>,
    /// The address of the link that is open, and where its words begin.
    link: Option<(String, usize)>,
}

impl<'a> Builder<'a, '_> {
    fn take(&mut self, event: Event<'a>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            // Cleaned once more: what stood there as `&#27;` is a control character by now.
            Event::Text(text) | Event::InlineHtml(text) => self.words(&text),
            // A block of tags is shown line by line, as it is written.
            Event::Html(text) => {
                for (at, line) in text.split('\n').enumerate() {
                    if 0 < at {
                        self.events.push(Event::HardBreak);
                    }
                    self.words(line);
                }
            }
            Event::Code(text) => self.events.push(Event::Code(clean::body(&text).into())),
            other => self.events.push(other),
        }
    }

    fn words(&mut self, text: &str) {
        if !text.is_empty() {
            self.events.push(Event::Text(clean::body(text).into()));
        }
    }

    fn start(&mut self, tag: Tag<'a>) {
        let tag = match tag {
            Tag::Link { dest_url, .. } => return self.begin_link(&dest_url),
            // What a picture shows stands in its words; the picture itself is elsewhere.
            Tag::Image { .. } | Tag::Strikethrough => return,
            Tag::HtmlBlock => Tag::Paragraph,
            Tag::Heading { level, .. } => {
                Tag::Heading { level: self.rank(level), id: None, classes: Vec::new(), attrs: Vec::new() }
            }
            Tag::Table(columns) => Tag::Table(vec![Alignment::None; columns.len()]),
            Tag::BlockQuote(Some(kind)) => {
                let label = escape(&(self.style.note)(note(kind)));
                return self.raw(format!("<blockquote class=\"note\">\n<p><strong>{label}</strong></p>\n"));
            }
            Tag::CodeBlock(kind) => {
                return self.raw(match picture(&kind) {
                    Some(alt) => {
                        format!("<pre class=\"picture\" role=\"img\" aria-label=\"{}\"><code>", escape(&alt))
                    }
                    None => "<pre><code>".to_owned(),
                });
            }
            other => other,
        };
        self.events.push(Event::Start(tag));
    }

    fn end(&mut self, tag: TagEnd) {
        let tag = match tag {
            TagEnd::Link => return self.end_link(),
            TagEnd::Image | TagEnd::Strikethrough => return,
            TagEnd::HtmlBlock => {
                self.events.pop_if(|event| matches!(event, Event::HardBreak));
                TagEnd::Paragraph
            }
            TagEnd::Heading(level) => TagEnd::Heading(self.rank(level)),
            TagEnd::BlockQuote(Some(_)) => return self.raw("</blockquote>\n".to_owned()),
            TagEnd::CodeBlock => return self.raw("</code></pre>\n".to_owned()),
            other => other,
        };
        self.events.push(Event::End(tag));
    }

    fn rank(&self, level: HeadingLevel) -> HeadingLevel {
        let rank = usize::from(self.style.heading) + level as usize - 1;
        HeadingLevel::try_from(rank.min(6)).unwrap_or(HeadingLevel::H6)
    }

    fn begin_link(&mut self, address: &str) {
        let address = clean::line(address);
        if is_safe(&address) && !self.style.addresses {
            self.raw(format!("<a href=\"{}\">", escape(&address)));
        }
        self.link = Some((address, self.events.len()));
    }

    fn end_link(&mut self) {
        let Some((address, from)) = self.link.take() else { return };
        let words: String = self.events[from..].iter().filter_map(words_of).collect();
        let is_said = words.trim() == address || address.strip_prefix("mailto:") == Some(words.trim());
        match (self.style.addresses, is_safe(&address)) {
            (false, true) => self.raw("</a>".to_owned()),
            _ if is_said || address.is_empty() => (),
            _ => self.events.push(Event::Text(format!(" ({address})").into())),
        }
    }

    fn raw(&mut self, html: String) {
        self.events.push(Event::InlineHtml(html.into()));
    }
}

fn words_of<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    match event {
        Event::Text(text) | Event::Code(text) => Some(text),
        _ => None,
    }
}

/// Whether an address leads to a page or a mailbox, and runs nothing.
fn is_safe(address: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|scheme| address.starts_with(scheme))
}

/// Takes out the line ends within Chinese and Japanese, where no space belongs.
fn spaced(events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    let sign = |at: usize, last: bool| {
        let text = words_of(events.get(at)?)?;
        if last { text.chars().next_back() } else { text.chars().next() }
    };
    let is_wrong = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| sign(before, true));
        before.is_some_and(is_spaceless) && sign(at + 1, false).is_some_and(is_spaceless)
    };
    let wrong: Vec<bool> =
        (0..events.len()).map(|at| matches!(events[at], Event::SoftBreak) && is_wrong(at)).collect();
    events.into_iter().zip(wrong).filter(|(_, wrong)| !wrong).map(|(event, _)| event).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(source: &str) -> String {
        body(source, Style { heading: 3, addresses: false, note: &|_| "Tip".to_owned() })
    }

    #[test]
    fn markdown_becomes_html_that_is_xml() {
        assert_eq!(html("A **key**  \nopens"), "<p>A <strong>key</strong><br />\nopens</p>");
        assert_eq!(html("# One\n## Two"), "<h3>One</h3>\n<h4>Two</h4>");
        assert_eq!(
            html("> [!TIP]\n> So."),
            "<blockquote class=\"note\">\n<p><strong>Tip</strong></p>\n<p>So.</p>\n</blockquote>"
        );
        assert_eq!(
            html("```picture: a \"box\"\n+-+ <\n```"),
            "<pre class=\"picture\" role=\"img\" aria-label=\"a &quot;box&quot;\"><code>+-+ &lt;\n</code></pre>"
        );
        assert_eq!(html("~~old~~ ![a cat](cat.png)"), "<p>old a cat</p>");
    }

    #[test]
    fn no_tag_of_outside_gets_through() {
        assert_eq!(html("<script>x</script>"), "<p>&lt;script&gt;x&lt;/script&gt;</p>");
        assert_eq!(html("a <b>c</b> &#27;"), "<p>a &lt;b&gt;c&lt;/b&gt; \u{FFFD}</p>");
        assert_eq!(html("[x](javascript:alert)"), "<p>x (javascript:alert)</p>");
        assert_eq!(escape("a \u{1}&\""), "a \u{FFFD}&amp;&quot;");
    }

    #[test]
    fn on_paper_the_address_of_a_link_is_shown() {
        let paper = Style { heading: 1, addresses: true, note: &|_| String::new() };
        assert_eq!(
            body("[here](https://a.org) <https://b.org>", paper),
            "<p>here (https://a.org) https://b.org</p>"
        );
        assert_eq!(html("[here](https://a.org)"), "<p><a href=\"https://a.org\">here</a></p>");
    }

    #[test]
    fn a_line_has_no_paragraph() {
        assert_eq!(
            inline("# 1 `a` *b* **c** <i>"),
            "# 1 <code>a</code> <em>b</em> <strong>c</strong> &lt;i&gt;"
        );
    }

    #[test]
    fn a_line_s_end_is_no_space_in_chinese() {
        assert_eq!(html("你好\n世界 a\nb"), "<p>你好世界 a\nb</p>");
    }
}
