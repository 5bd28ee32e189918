//! A TOML file as its author sees it: one statement after another, each with the comments that stand with it.
//!
//! It cuts a file that a parser took already, and knows only as much TOML as is needed for that.

/// A file, cut into statements.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statements<'a> {
    /// The statements, in their order.
    pub all: Vec<Statement<'a>>,
    /// The comments after the last one.
    pub rest: Vec<&'a str>,
}

/// One statement: a header, or a key with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement<'a> {
    /// The comments above it, a line each; an empty one where lines were left empty.
    pub before: Vec<&'a str>,
    /// The comment on its last line.
    pub after: Option<&'a str>,
    /// What it says.
    pub what: What<'a>,
}

/// What a statement says.
#[derive(Clone, Debug, PartialEq)]
pub enum What<'a> {
    /// `[path]`, or `[[path]]`.
    Header {
        /// Its parts.
        path: Vec<&'a str>,
        /// Whether it begins one more of a list.
        list: bool,
    },
    /// `path = value`.
    Pair {
        /// The parts of the key.
        path: Vec<&'a str>,
        /// The value, as it is written.
        value: &'a str,
    },
}

/// One value of a list, as it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Item<'a> {
    /// The comments above it.
    pub before: Vec<&'a str>,
    /// The value.
    pub value: &'a str,
    /// The comment after it.
    pub after: Option<&'a str>,
}

/// Cuts a file into its statements.
pub fn statements(text: &str) -> Statements<'_> {
    let mut reader = Reader { text, at: 0 };
    let mut found = Statements::default();
    loop {
        let before = reader.comments();
        if reader.at == text.len() {
            found.rest = before;
            return found;
        }
        let what = match reader.peek() {
            Some(b'[') => reader.header(),
            _ => reader.pair(),
        };
        let after = reader.comment_here();
        found.all.push(Statement { before, after, what });
    }
}

/// The values of a list as it is written, and the comments after the last one. None where it is no list.
pub fn items(value: &str) -> Option<(Vec<Item<'_>>, Vec<&str>)> {
    let mut reader = Reader { text: value.strip_prefix('[')?.strip_suffix(']')?, at: 0 };
    let mut items: Vec<Item<'_>> = Vec::new();
    loop {
        let before = reader.comments();
        if reader.peek().is_none() {
            return Some((items, before));
        }
        let value = reader.value();
        // The comment of a value may stand on either side of the comma.
        let mut after = reader.comment_here();
        let mut more = reader.comments();
        if reader.peek() == Some(b',') {
            reader.at += 1;
            after = after.or_else(|| reader.comment_here());
        }
        let mut before = before;
        before.append(&mut more);
        items.push(Item { before, value, after });
    }
}

/// The pairs of a table between braces, as they are written. None where it is no such table, or has comments.
pub fn pairs(value: &str) -> Option<Vec<(Vec<&str>, &str)>> {
    let mut reader = Reader { text: value.strip_prefix('{')?.strip_suffix('}')?, at: 0 };
    let mut found = Vec::new();
    loop {
        if reader.comments().iter().any(|line| !line.is_empty()) {
            return None;
        }
        if reader.peek().is_none() {
            return Some(found);
        }
        let What::Pair { path, value } = reader.pair() else { return None };
        found.push((path, value));
        if reader.comments().iter().any(|line| !line.is_empty()) {
            return None;
        }
        if reader.peek() == Some(b',') {
            reader.at += 1;
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn skip_spaces(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t')) {
            self.at += 1;
        }
    }

    /// The comment that begins here, to the end of its line.
    fn comment(&mut self) -> &'a str {
        let line = self.rest().split('\n').next().unwrap_or_default();
        self.at += line.len();
        line.trim_end()
    }

    /// The comment on the rest of this line.
    fn comment_here(&mut self) -> Option<&'a str> {
        self.skip_spaces();
        (self.peek() == Some(b'#')).then(|| self.comment())
    }

    /// The comments up to the next sign that means something. Where lines are empty there is an empty one.
    fn comments(&mut self) -> Vec<&'a str> {
        let mut found: Vec<&str> = Vec::new();
        let mut ends = 0;
        loop {
            match self.peek() {
                Some(b' ' | b'\t' | b'\r') => self.at += 1,
                Some(b'\n') => {
                    ends += 1;
                    self.at += 1;
                }
                sign => {
                    // One end of line is that of the line before.
                    if 1 < ends && found.last() != Some(&"") {
                        found.push("");
                    }
                    if sign != Some(b'#') {
                        return found;
                    }
                    found.push(self.comment());
                    ends = 0;
                }
            }
        }
    }

    fn header(&mut self) -> What<'a> {
        let list = self.rest().starts_with("[[");
        self.at += if list { 2 } else { 1 };
        let path = self.path(b']');
        self.at = (self.at + if list { 2 } else { 1 }).min(self.text.len());
        What::Header { path, list }
    }

    fn pair(&mut self) -> What<'a> {
        let path = self.path(b'=');
        self.at = (self.at + 1).min(self.text.len());
        self.skip_spaces();
        What::Pair { path, value: self.value() }
    }

    /// The parts of a key, up to the sign that ends it.
    fn path(&mut self, end: u8) -> Vec<&'a str> {
        let mut parts = Vec::new();
        let mut start = self.at;
        while let Some(sign) = self.peek() {
            match sign {
                b'"' | b'\'' => {
                    self.text_value();
                    continue;
                }
                b'.' => {
                    parts.push(bare(self.text[start..self.at].trim()));
                    start = self.at + 1;
                }
                _ if sign == end => break,
                _ => (),
            }
            self.at += 1;
        }
        parts.push(bare(self.text[start..self.at].trim()));
        parts
    }

    fn value(&mut self) -> &'a str {
        let start = self.at;
        match self.peek() {
            Some(b'"' | b'\'') => self.text_value(),
            Some(b'[' | b'{') => self.bracketed(),
            _ => {
                let ends = |sign: char| matches!(sign, ',' | ']' | '}' | '#' | '\n');
                self.at += self.rest().find(ends).unwrap_or(self.rest().len());
            }
        }
        self.text[start..self.at].trim_end()
    }

    /// Over what stands between brackets, with all that stands in it.
    fn bracketed(&mut self) {
        let mut depth = 0;
        while let Some(sign) = self.peek() {
            match sign {
                b'"' | b'\'' => {
                    self.text_value();
                    continue;
                }
                b'#' => {
                    self.comment();
                    continue;
                }
                b'[' | b'{' => depth += 1,
                b']' | b'}' => depth -= 1,
                _ => (),
            }
            self.at += 1;
            if depth == 0 {
                return;
            }
        }
    }

    /// Over a text between quotes of any kind.
    fn text_value(&mut self) {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let quote = bytes[0];
        let long = bytes.starts_with(&[quote; 3]);
        let mut at = if long { 3 } else { 1 };
        while at < bytes.len() {
            match bytes[at] {
                b'\\' if quote == b'"' => at += 1,
                sign if sign == quote && !long => break,
                sign if sign == quote && bytes[at..].starts_with(&[quote; 3]) => {
                    // Up to two quotes may stand right before the three that end it.
                    at += bytes[at..].iter().take_while(|it| **it == quote).count().min(5) - 1;
                    break;
                }
                _ => (),
            }
            at += 1;
        }
        self.at += (at + 1).min(bytes.len());
    }
}

/// A key without the quotes that it does not need.
fn bare(key: &str) -> &str {
    let inner = key.strip_prefix(['"', '\'']).and_then(|key| key.strip_suffix(['"', '\'']));
    let is_bare = |key: &&str| {
        !key.is_empty() && key.bytes().all(|sign| sign.is_ascii_alphanumeric() || b"-_".contains(&sign))
    };
    inner.filter(is_bare).unwrap_or(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_cut_into_its_statements() {
        let text = "# top\n\n# a\na . \"b\" = '''x # no\n''' # yes\n[[ c.\"d e\" ]] # h\nl = [1, # one\n 2]\n# end\n";
        let found = statements(text);
        let pair = |path: &[&'static str], value| What::Pair { path: path.to_vec(), value };
        assert_eq!(found.all[0].before, ["# top", "", "# a"]);
        assert_eq!(found.all[0].what, pair(&["a", "b"], "'''x # no\n'''"));
        assert_eq!(found.all[0].after, Some("# yes"));
        assert_eq!(found.all[1].what, What::Header { path: vec!["c", "\"d e\""], list: true });
        assert_eq!(found.all[2].what, pair(&["l"], "[1, # one\n 2]"));
        assert_eq!(found.rest, ["# end"]);
    }

    #[test]
    fn a_list_is_cut_into_its_values() {
        let (found, rest) =
            items("[ # first\n  1, # one\n  'a,]' # a\n  , [2, {b=3}],\n  # last\n]").unwrap();
        let said: Vec<_> =
            found.iter().map(|item| (item.before.as_slice(), item.value, item.after)).collect();
        assert_eq!(
            said,
            [(&["# first"][..], "1", Some("# one")), (&[], "'a,]'", Some("# a")), (&[], "[2, {b=3}]", None)]
        );
        assert_eq!(rest, ["# last"]);
        assert_eq!(items("3"), None);
    }

    #[test]
    fn a_table_in_braces_is_cut_into_its_pairs() {
        let found = pairs("{ a.b = \"}\", c = [1] }").unwrap();
        assert_eq!(found, [(vec!["a", "b"], "\"}\""), (vec!["c"], "[1]")]);
        assert_eq!(pairs("{}"), Some(vec![]));
        assert_eq!(pairs("{ a = 1 # one\n }"), None);
    }
}
