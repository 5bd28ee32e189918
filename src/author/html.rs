//! HTML becomes Markdown, however broken it is. What a terminal cannot show is left out, and told.
//!
//! Tags drive a `Writer`, one after the other and without recursion: no nesting, however deep, takes the stack.

mod entities;
mod tags;
mod writer;

use std::borrow::Cow;

use tags::{Token, tokens};
pub use writer::Left;
use writer::Writer;

use crate::text::markdown;

/// HTML as Markdown, and what was left out of it.
pub fn body(html: &str) -> (String, Vec<Left>) {
    convert(html, Sure::blocks())
}

/// HTML as one line of Markdown, for a choice or a side of a pair.
pub fn inline(html: &str) -> (String, Vec<Left>) {
    convert(html, Sure::line())
}

/// The words of HTML alone, in one line and without any Markdown.
pub fn words(html: &str) -> String {
    let mut out = String::new();
    for token in tokens(html) {
        match token {
            Token::Text(text) => out.push_str(&decoded(text)),
            Token::Start { name, .. } | Token::End { name } if tags::is_block(&name) || name == "br" => {
                out.push(' ');
            }
            Token::Start { .. } | Token::End { .. } => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text that may be HTML or not is: it closes a tag that it opened, or breaks a line as HTML does.
pub fn is_html(text: &str) -> bool {
    let mut opened: Vec<String> = Vec::new();
    for token in tokens(text) {
        match token {
            Token::Start { name, .. } if matches!(&*name, "br" | "img" | "hr") => return true,
            Token::Start { name, .. } if opened.len() < 100 => opened.push(name),
            Token::End { name } if opened.contains(&name) => return true,
            _ => {}
        }
    }
    false
}

/// A text with its entities read: `&eacute;`, `&#233;`, `&#xE9;`. What is none stays as it stands.
pub fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match entity(rest) {
            Some((sign, long)) => {
                out.push(sign);
                rest = &rest[long..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The sign that an entity at the start of a text stands for, and how long it is.
fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    Some((resolved(name)?, end + 1))
}

/// The sign that `&name;` stands for.
pub fn resolved(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else { return entities::named(name) };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?)
}

/// Takes tags and texts, and gives Markdown that shows them. What means nothing in one run of words may mean something
/// beside another: then all is marked as text.
pub struct Sure {
    light: Writer,
    full: Writer,
}

impl Sure {
    /// Writes one line.
    pub fn line() -> Self {
        Self { light: Writer::line(), full: Writer::line().escaping_all() }
    }

    /// Writes a text of many blocks.
    pub fn blocks() -> Self {
        Self { light: Writer::blocks(), full: Writer::blocks().escaping_all() }
    }

    /// Takes words as they are read.
    pub fn text(&mut self, text: &str) {
        self.light.text(text);
        self.full.text(text);
    }

    /// Takes Markdown that is written already: the place of a blank.
    pub fn markdown(&mut self, written: &str) {
        self.light.markdown(written);
        self.full.markdown(written);
    }

    /// Takes a tag that opens. `attribute` gives the value of one.
    pub fn start(&mut self, name: &str, attribute: &dyn Fn(&str) -> Option<String>) {
        self.light.start(name, attribute);
        self.full.start(name, attribute);
    }

    /// Takes a tag that closes.
    pub fn end(&mut self, name: &str) {
        self.light.end(name);
        self.full.end(name);
    }

    /// The Markdown, and what was left out of it.
    pub fn finish(self) -> (String, Vec<Left>) {
        let (light, left) = self.light.finish();
        let (full, _) = self.full.finish();
        (if light == full || shows_alike(&light, &full) { light } else { full }, left)
    }
}

/// Whether two texts show the same, as paragraphs and, where they are one line, as a line within others.
fn shows_alike(one: &str, other: &str) -> bool {
    let is_alike_within = || one.contains('\n') || markdown::inline(one) == markdown::inline(other);
    markdown::blocks(one) == markdown::blocks(other) && is_alike_within()
}

fn convert(html: &str, mut writer: Sure) -> (String, Vec<Left>) {
    for token in tokens(html) {
        match token {
            Token::Text(text) => writer.text(&decoded(text)),
            Token::Start { name, attributes } => {
                writer.start(&name, &|wanted| tags::attribute(attributes, wanted));
            }
            Token::End { name } => writer.end(&name),
        }
    }
    writer.finish()
}

#[cfg(test)]
mod tests;
