//! The tags and texts of HTML, read as forgivingly as a browser reads them.

use super::decoded;

/// A part of HTML.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Token<'a> {
    /// Text, its entities not yet read.
    Text(&'a str),
    /// A tag that opens, or stands alone.
    Start {
        /// Its name in small letters.
        name: String,
        /// What stands after it.
        attributes: &'a str,
    },
    /// A tag that closes.
    End {
        /// Its name in small letters.
        name: String,
    },
}

/// The tokens of HTML, in order. Comments, declarations, scripts and styles are none.
pub fn tokens(html: &str) -> Tokens<'_> {
    Tokens { rest: html, closable: true }
}

/// What is still to be read.
pub struct Tokens<'a> {
    rest: &'a str,
    /// Whether a `>` is still to come: without one nothing is a tag, and nobody looks for its end again.
    closable: bool,
}

/// Tags that stand on lines of their own.
pub fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "table"
            | "tr"
            | "td"
            | "th"
            | "blockquote"
            | "pre"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "figure"
            | "figcaption"
            | "hr"
            | "address"
            | "form"
            | "fieldset"
            | "center"
    )
}

/// The value of an attribute.
pub fn attribute(attributes: &str, wanted: &str) -> Option<String> {
    let mut rest = attributes.trim_start_matches(is_between);
    while !rest.is_empty() {
        let end = rest.find(|sign: char| sign.is_whitespace() || matches!(sign, '=' | '/' | '>'));
        let (name, after) = rest.split_at(end.unwrap_or(rest.len()));
        let after = after.trim_start();
        let (value, after) = match after.strip_prefix('=') {
            Some(after) => value(after.trim_start()),
            None => ("", after),
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(decoded(value).into_owned());
        }
        // A sign that belongs nowhere is passed over, so that this comes to an end.
        let skip = if name.is_empty() && after.len() == rest.len() { after.chars().next() } else { None };
        rest = after[skip.map_or(0, char::len_utf8)..].trim_start_matches(is_between);
    }
    None
}

fn is_between(sign: char) -> bool {
    sign.is_whitespace() || sign == '/'
}

fn value(after: &str) -> (&str, &str) {
    match after.chars().next() {
        Some(quote @ ('"' | '\'')) => match after[1..].split_once(quote) {
            Some(found) => found,
            None => (&after[1..], ""),
        },
        _ => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            if !self.rest.starts_with('<') {
                return Some(self.text(0));
            }
            self.closable = self.closable && self.rest.contains('>');
            if !self.closable {
                return Some(Token::Text(std::mem::take(&mut self.rest)));
            }
            if self.skip_unseen() {
                continue;
            }
            return Some(self.tag().unwrap_or_else(|| self.text(1)));
        }
    }
}

impl<'a> Tokens<'a> {
    /// A text up to the next `<` that is not among its first `from` bytes.
    fn text(&mut self, from: usize) -> Token<'a> {
        let end = self.rest[from..].find('<').map_or(self.rest.len(), |at| at + from);
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        Token::Text(text)
    }

    /// Passes over a comment, a declaration, a script or a style.
    fn skip_unseen(&mut self) -> bool {
        if let Some(rest) = self.rest.strip_prefix("<!--") {
            self.rest = rest.split_once("-->").map_or("", |(_, after)| after);
            return true;
        }
        let declares = |mark| self.rest.strip_prefix(mark).and_then(|rest: &str| rest.split_once('>'));
        if let Some((inside, after)) = declares("<!").or_else(|| declares("<?"))
            && inside.starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '[')
        {
            self.rest = after;
            return true;
        }
        for name in ["script", "style"] {
            let starts = self.rest.get(1..=name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name));
            let next = self.rest[1..].chars().nth(name.len());
            if starts && next.is_some_and(|sign| sign.is_whitespace() || sign == '>') {
                self.rest = after_closing(self.rest, name);
                return true;
            }
        }
        false
    }

    fn tag(&mut self) -> Option<Token<'a>> {
        let inner = &self.rest[1..];
        let (closes, inner) = match inner.strip_prefix('/') {
            Some(inner) => (true, inner),
            None => (false, inner),
        };
        if !inner.starts_with(|sign: char| sign.is_ascii_alphabetic()) {
            return None;
        }
        let end = end_of_tag(inner)?;
        let whole = &inner[..end];
        let long = whole.find(|sign: char| sign.is_whitespace() || sign == '/').unwrap_or(whole.len());
        let name = whole[..long].to_ascii_lowercase();
        self.rest = &inner[end + 1..];
        let attributes = &whole[long..];
        Some(if closes { Token::End { name } } else { Token::Start { name, attributes } })
    }
}

/// Where a tag ends: at the first `>` that is in no quotes.
fn end_of_tag(inner: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in inner.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') if inner[..at].trim_end().ends_with('=') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    // A quote that is never closed means nothing.
    inner.find('>')
}

fn after_closing<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some(at) = rest.find("</") {
        rest = &rest[at + 2..];
        if rest.get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name)) {
            return rest.split_once('>').map_or("", |(_, after)| after);
        }
    }
    ""
}
