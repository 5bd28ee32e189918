//! Gettext PO files, read and written: any text comes back as it went out, with its comments, flags and places.
//!
//! The reader keeps the line of each entry, for whoever must be told what is wrong with it. A plural form has no place
//! in a course: such an entry is read as far as its first form, and says that it is one.

#[cfg(test)]
mod tests;

use std::fmt::Write as _;

/// A PO file.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Po {
    /// The comments over the header.
    pub comments: Vec<String>,
    /// The fields of the header, in order.
    pub header: Vec<(String, String)>,
    /// Whether nobody has filled in the header: the file is a template.
    pub is_template: bool,
    /// Its entries, in order.
    pub entries: Vec<Entry>,
    /// How many entries are marked as obsolete. They are not kept.
    pub obsolete: usize,
}

/// An entry of a PO file.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Entry {
    /// What tells it from entries with the same source.
    pub context: Option<String>,
    /// The words of the source.
    pub source: String,
    /// The words of the translation; empty where there are none.
    pub text: String,
    /// What translators say to each other (`# `), a line each.
    pub comments: Vec<String>,
    /// What the program says to translators (`#. `), a line each.
    pub notes: Vec<String>,
    /// Where it stands in the source (`#: `).
    pub places: Vec<String>,
    /// Its flags (`#, `), `fuzzy` among them.
    pub flags: Vec<String>,
    /// The words of the source that it was translated from, where they were others (`#| msgid`).
    pub previous: Option<String>,
    /// Whether it has plural forms.
    pub is_plural: bool,
    /// Its line in the file, from 1. Nothing where it was not read from one.
    pub line: usize,
}

/// Why a text is no PO file.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct BadPo {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

impl Entry {
    /// Whether somebody has to look at it again.
    pub fn is_fuzzy(&self) -> bool {
        self.flags.iter().any(|flag| flag == "fuzzy")
    }
}

impl Po {
    /// A field of the header.
    pub fn field(&self, name: &str) -> Option<&str> {
        let field = self.header.iter().find(|(it, _)| it.eq_ignore_ascii_case(name));
        field.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// The file's text. Lines are broken where the text has its line breaks, and nowhere else.
    pub fn write(&self) -> String {
        let mut out = String::new();
        let header: String = self.header.iter().map(|(name, value)| format!("{name}: {value}\n")).collect();
        let flags = if self.is_template { vec!["fuzzy".to_owned()] } else { Vec::new() };
        let comments = self.comments.clone();
        write_entry(&mut out, &Entry { text: header, comments, flags, ..Entry::default() });
        for entry in &self.entries {
            out.push('\n');
            write_entry(&mut out, entry);
        }
        out
    }

    /// Reads a file's text.
    pub fn read(text: &str) -> Result<Po, BadPo> {
        let mut reading = Reading::default();
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        for (at, line) in text.split('\n').enumerate() {
            reading.line(at + 1, line.trim_matches([' ', '\t', '\r']))?;
        }
        reading.end()?;
        Ok(reading.po)
    }
}

fn write_entry(out: &mut String, entry: &Entry) {
    for line in entry.comments.iter().flat_map(|it| it.split('\n')) {
        let space = if line.is_empty() { "" } else { " " };
        let _ = writeln!(out, "#{space}{line}");
    }
    for line in entry.notes.iter().flat_map(|it| it.split('\n')) {
        let _ = writeln!(out, "#. {line}");
    }
    if !entry.places.is_empty() {
        let _ = writeln!(out, "#: {}", entry.places.join(" "));
    }
    if !entry.flags.is_empty() {
        let _ = writeln!(out, "#, {}", entry.flags.join(", "));
    }
    if let Some(previous) = &entry.previous {
        write_text(out, "#| ", "msgid", previous);
    }
    if let Some(context) = &entry.context {
        write_text(out, "", "msgctxt", context);
    }
    write_text(out, "", "msgid", &entry.source);
    write_text(out, "", "msgstr", &entry.text);
}

/// A text of many lines is written a line each, after an empty one, as all PO tools do.
fn write_text(out: &mut String, before: &str, keyword: &str, text: &str) {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.len() < 2 {
        let _ = writeln!(out, "{before}{keyword} \"{}\"", escaped(text));
        return;
    }
    let _ = writeln!(out, "{before}{keyword} \"\"");
    for line in lines {
        let _ = writeln!(out, "{before}\"{}\"", escaped(line));
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for sign in text.chars() {
        match sign {
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            // Three digits always: a digit may follow.
            '\0'..='\u{1f}' | '\u{7f}' => {
                let _ = write!(out, "\\{:03o}", sign as u32);
            }
            sign => out.push(sign),
        }
    }
    out
}

/// The part of an entry that a line goes on with.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Part {
    Context,
    Source,
    Text,
    /// A plural form, which is not kept.
    Other,
}

#[derive(Default)]
struct Reading {
    po: Po,
    entry: Entry,
    /// What a line that is only a text belongs to.
    part: Option<Part>,
    has_source: bool,
    has_text: bool,
    has_header: bool,
    /// Whether a `#|` line that is only a text goes on with the source.
    is_previous: bool,
}

impl Reading {
    fn line(&mut self, number: usize, line: &str) -> Result<(), BadPo> {
        match line.strip_prefix('#') {
            _ if line.is_empty() => self.end(),
            Some(comment) => self.comment(number, comment),
            None if line.starts_with('"') => self.more(number, line),
            None => self.keyword(number, line),
        }
    }

    fn comment(&mut self, number: usize, comment: &str) -> Result<(), BadPo> {
        // A comment after the words begins the next entry.
        if self.has_text {
            self.end()?;
        }
        let rest = |comment: &str| comment[1..].trim().to_owned();
        match comment.chars().next() {
            Some('.') => self.entry.notes.push(rest(comment)),
            Some(':') => self.entry.places.extend(comment[1..].split_whitespace().map(str::to_owned)),
            Some(',') => {
                let flags = comment[1..].split(',').map(|flag| flag.trim().to_owned());
                self.entry.flags.extend(flags.filter(|flag| !flag.is_empty()));
            }
            Some('|') => return self.previous(number, comment[1..].trim()),
            Some('~') => {
                // One in the middle of an entry must not take its words.
                if self.part.is_some() {
                    self.end()?;
                }
                self.po.obsolete += usize::from(comment[1..].trim_start().starts_with("msgstr"));
                // Comments over an obsolete entry are its own.
                self.entry = Entry::default();
            }
            _ => self.entry.comments.push(comment.strip_prefix(' ').unwrap_or(comment).to_owned()),
        }
        Ok(())
    }

    fn previous(&mut self, number: usize, line: &str) -> Result<(), BadPo> {
        let (is_source, text) = match line.strip_prefix("msgid") {
            Some(rest) if rest.starts_with([' ', '\t', '"']) => (true, rest),
            _ if line.starts_with('"') => (self.is_previous, line),
            _ => (false, "\"\""),
        };
        self.is_previous = is_source;
        if is_source {
            let text = unescaped(number, text)?;
            self.entry.previous.get_or_insert_default().push_str(&text);
        }
        Ok(())
    }

    fn keyword(&mut self, number: usize, line: &str) -> Result<(), BadPo> {
        let end = line.find([' ', '\t', '"']).unwrap_or(line.len());
        let (keyword, text) = line.split_at(end);
        let part = match keyword {
            "msgctxt" => Part::Context,
            "msgid" => Part::Source,
            "msgstr" | "msgstr[0]" => Part::Text,
            _ if keyword == "msgid_plural" || keyword.starts_with("msgstr[") => Part::Other,
            _ => return Err(bad(number, format!("{keyword:?} is no keyword of a PO file"))),
        };
        let begins = part == Part::Context || part == Part::Source && self.part != Some(Part::Context);
        if begins && self.has_source {
            if !self.has_text {
                return Err(bad(number, "the entry before has no msgstr"));
            }
            self.end()?;
        }
        if self.entry.line == 0 {
            self.entry.line = number;
        }
        self.entry.is_plural |= keyword != "msgstr" && matches!(part, Part::Text | Part::Other);
        if part == Part::Text && !self.has_source {
            return Err(bad(number, "there is no msgid before it"));
        }
        self.has_source |= part == Part::Source;
        self.has_text |= part == Part::Text;
        self.part = Some(part);
        if part == Part::Context {
            self.entry.context = Some(String::new());
        }
        self.more(number, text)
    }

    fn more(&mut self, number: usize, text: &str) -> Result<(), BadPo> {
        let text = unescaped(number, text)?;
        match self.part {
            Some(Part::Context) => self.entry.context.get_or_insert_default().push_str(&text),
            Some(Part::Source) => self.entry.source.push_str(&text),
            Some(Part::Text) => self.entry.text.push_str(&text),
            Some(Part::Other) => (),
            None => return Err(bad(number, "a text stands alone: it belongs after msgid or msgstr")),
        }
        Ok(())
    }

    /// Ends the entry, if there is one.
    fn end(&mut self) -> Result<(), BadPo> {
        let entry = std::mem::take(&mut self.entry);
        let (has_source, has_text) = (self.has_source, self.has_text);
        (self.has_source, self.has_text, self.part, self.is_previous) = (false, false, None, false);
        if has_source && !has_text {
            return Err(bad(entry.line, "the entry has no msgstr"));
        }
        if !has_source {
            return match entry.context {
                Some(_) => Err(bad(entry.line, "the entry has no msgid")),
                None => Ok(()),
            };
        }
        if entry.source.is_empty() && entry.context.is_none() && !self.has_header {
            self.has_header = true;
            self.po.is_template = entry.is_fuzzy();
            let fields = entry.text.split('\n').filter_map(|line| line.split_once(':'));
            self.po.header =
                fields.map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned())).collect();
            self.po.comments = entry.comments;
            return Ok(());
        }
        self.po.entries.push(entry);
        Ok(())
    }
}

/// The text between the quotes of a line; there may be several.
fn unescaped(number: usize, line: &str) -> Result<String, BadPo> {
    let mut bytes = Vec::with_capacity(line.len());
    let mut rest = line.trim();
    if rest.is_empty() {
        return Err(bad(number, "a text in double quotes is missing"));
    }
    while !rest.is_empty() {
        let Some(inner) = rest.strip_prefix('"') else {
            return Err(bad(number, "a text stands in double quotes, and nothing beside it"));
        };
        let end = quoted(number, inner, &mut bytes)?;
        rest = inner[end..].trim_start();
    }
    String::from_utf8(bytes).map_err(|_| bad(number, "its escapes are no UTF-8"))
}

/// Adds the text up to the closing quote, and gives the byte after that.
fn quoted(number: usize, text: &str, out: &mut Vec<u8>) -> Result<usize, BadPo> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => return Ok(at + 1),
            b'\\' => at += 1 + escape(number, &bytes[at + 1..], out)?,
            byte => {
                out.push(byte);
                at += 1;
            }
        }
    }
    Err(bad(number, "the text has no closing quote"))
}

/// Adds what an escape means, and gives how long it is after the backslash.
fn escape(number: usize, after: &[u8], out: &mut Vec<u8>) -> Result<usize, BadPo> {
    let digits = |from: usize, most: usize, radix: u32| {
        let is_digit = |byte: &&u8| (**byte as char).is_digit(radix);
        after[from..].iter().take(most).take_while(is_digit).count()
    };
    let byte = match after.first() {
        Some(b'n') => b'\n',
        Some(b't') => b'\t',
        Some(b'r') => b'\r',
        Some(b'a') => 7,
        Some(b'b') => 8,
        Some(b'f') => 12,
        Some(b'v') => 11,
        Some(byte @ (b'\\' | b'"' | b'\'' | b'?')) => *byte,
        Some(b'0'..=b'7') => {
            let long = digits(0, 3, 8);
            out.push(after[..long].iter().fold(0u8, |sum, digit| sum.wrapping_mul(8) + (digit - b'0')));
            return Ok(long);
        }
        Some(b'x') if 0 < digits(1, 2, 16) => {
            let long = digits(1, 2, 16);
            let value = after[1..=long]
                .iter()
                .fold(0, |sum, digit| sum * 16 + (*digit as char).to_digit(16).unwrap_or(0));
            out.push(value as u8);
            return Ok(1 + long);
        }
        _ => return Err(bad(number, "a backslash before something that needs none: write \\\\")),
    };
    out.push(byte);
    Ok(1)
}

fn bad(line: usize, message: impl Into<String>) -> BadPo {
    BadPo { line, message: message.into() }
}
