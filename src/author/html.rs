//! HTML becomes Markdown, however broken it is. What a terminal cannot show is left out, and told.
//!
//! Tags drive a [`Writer`], one after the other and without recursion: no nesting, however deep, takes the stack.

mod entities;
mod tags;
mod writer;

use std::borrow::Cow;

use tags::{Token, tokens};
pub use writer::{Left, Writer};

use crate::text::markdown;

/// HTML as Markdown, and what was left out of it.
pub fn body(html: &str) -> (String, Vec<Left>) {
    sure(html, Writer::blocks)
}

/// HTML as one line of Markdown, for a choice or a side of a pair.
pub fn inline(html: &str) -> (String, Vec<Left>) {
    sure(html, Writer::line)
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

/// What means nothing in one run of words may mean something beside another: then all is marked as text.
fn sure(html: &str, writer: fn() -> Writer) -> (String, Vec<Left>) {
    let (light, left) = convert(html, writer());
    let (full, _) = convert(html, writer().escaping_all());
    let same = light == full || markdown::blocks(&light) == markdown::blocks(&full);
    (if same { light } else { full }, left)
}

fn convert(html: &str, mut writer: Writer) -> (String, Vec<Left>) {
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
