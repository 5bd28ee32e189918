//! Markdown becomes blocks. What a terminal cannot show is said in words: addresses, pictures, HTML as it is written.

mod parts;

use std::mem;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::{Block, Note, Role, Span, clean, width};
pub use parts::{Part, What, parts};

/// How deep quotes, notes and lists may stand in each other. What is deeper is shown at this depth.
const DEPTH: usize = 16;
/// Says that a block of code is a picture, and what it shows.
const PICTURE: &str = "picture:";

/// The Markdown that courses are written in.
pub(super) const OPTIONS: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_GFM).union(Options::ENABLE_STRIKETHROUGH);

/// The blocks of a text.
pub fn blocks(source: &str) -> Vec<Block> {
    let mut builder = Builder::default();
    for event in Parser::new_ext(&clean::body(source), OPTIONS) {
        builder.take(event);
    }
    builder.finish()
}

/// The runs of a text of one line. Only emphasis, code and links mean something in it: `# 1` is no heading.
pub fn inline(source: &str) -> Vec<Span> {
    let Some(Block::Paragraph(mut spans)) = blocks(&as_line(source)).into_iter().next() else {
        return Vec::new();
    };
    spans[0].text.remove(0);
    spans.retain(|span| !span.text.is_empty());
    spans
}

/// A text of one line behind a point: after a sign of punctuation no block can begin, and emphasis begins as it does at
/// the start of a line.
pub(super) fn as_line(source: &str) -> String {
    format!(".{}", clean::body(source).replace('\n', " ").trim())
}

/// The words of a text alone, to search in.
pub fn plain(source: &str) -> String {
    let mut words = String::new();
    say(&blocks(source), &mut words);
    words.trim_end().to_owned()
}

fn say(blocks: &[Block], words: &mut String) {
    for block in blocks {
        match block {
            Block::Heading(_, spans) | Block::Paragraph(spans) => say_line(spans, words),
            Block::List { items, .. } => items.iter().for_each(|item| say(item, words)),
            Block::Quote(inner) | Block::Note(_, inner) => say(inner, words),
            Block::Code { alt: Some(alt), .. } => say_line(&[Span::plain(alt)], words),
            Block::Code { lines, alt: None } => say_line(&[Span::plain(lines.join("\n"))], words),
            Block::Table { head, rows } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| say_line(cell, words));
            }
            Block::Rule => {}
        }
    }
}

fn say_line(spans: &[Span], words: &mut String) {
    words.extend(spans.iter().map(|span| &*span.text));
    words.push('\n');
}

/// Puts the parser's events together. Blocks that hold others wait on a stack of their own, so that no nesting, however
/// deep, takes the program's.
#[derive(Default)]
struct Builder {
    /// The blocks that are open, and what each holds so far.
    open: Vec<(Holder, Vec<Block>)>,
    /// What is done outside of them.
    done: Vec<Block>,
    /// How many are open below the greatest depth.
    beyond: usize,
    /// The words that belong to no block yet.
    spans: Vec<Span>,
    strong: usize,
    emphasis: usize,
    /// The address of the link that is open, and where its words begin.
    link: Option<(String, usize)>,
    /// A line's end that may become a space.
    soft: bool,
    /// The block of code that is open, and what it shows.
    code: Option<(String, Option<String>)>,
    row: Vec<Vec<Span>>,
    rows: Vec<Vec<Vec<Span>>>,
}

/// A block that holds others.
enum Holder {
    Quote(Option<Note>),
    List(Option<u64>, Vec<Vec<Block>>),
    Item,
}

impl Builder {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.code {
                Some((code, _)) => code.push_str(&text),
                None => self.text(&text, self.role()),
            },
            Event::Code(text) => self.text(&text, Role::Code),
            // Within a line a tag is text, and the end of a line in it a space.
            Event::InlineHtml(text) => self.text(&text.replace('\n', " "), self.role()),
            Event::Html(text) => self.text(&text, Role::Plain),
            Event::SoftBreak => self.soft = true,
            Event::HardBreak => self.text("\n", self.role()),
            Event::Rule => self.block(Block::Rule),
            // The options that make them are off.
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Link { dest_url, .. } => {
                self.settle("");
                self.link = Some((clean::line(&dest_url), self.spans.len()));
            }
            Tag::BlockQuote(kind) => self.enter(Holder::Quote(kind.map(note))),
            Tag::List(start) => self.enter(Holder::List(start, Vec::new())),
            Tag::Item => self.enter(Holder::Item),
            Tag::CodeBlock(kind) => {
                self.paragraph();
                self.code = Some((String::new(), picture(&kind)));
            }
            Tag::Paragraph | Tag::Heading { .. } | Tag::HtmlBlock | Tag::Table(_) => self.paragraph(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.strong -= 1,
            TagEnd::Emphasis => self.emphasis -= 1,
            TagEnd::Link => self.address(),
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.paragraph(),
            TagEnd::Heading(level) => {
                let words = self.words();
                self.block(Block::Heading(level as u8, words));
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => self.leave(),
            TagEnd::CodeBlock => {
                let (code, alt) = self.code.take().unwrap_or_default();
                self.block(Block::Code {
                    lines: clean::body(&code).lines().map(str::to_owned).collect(),
                    alt,
                });
            }
            TagEnd::TableCell => {
                let words = self.words();
                self.row.push(words);
            }
            TagEnd::TableHead | TagEnd::TableRow => self.rows.push(mem::take(&mut self.row)),
            TagEnd::Table => {
                let mut rows = mem::take(&mut self.rows).into_iter();
                let head = rows.next().unwrap_or_default();
                self.block(Block::Table { head, rows: rows.collect() });
            }
            _ => {}
        }
    }

    /// What a text means where it stands.
    fn role(&self) -> Role {
        match (&self.link, self.strong, self.emphasis) {
            (Some(_), ..) => Role::Link,
            (None, 0, 0) => Role::Plain,
            (None, 0, _) => Role::Emphasis,
            (None, ..) => Role::Strong,
        }
    }

    fn text(&mut self, text: &str, role: Role) {
        self.settle(text);
        self.spans.push(Span::new(role, text));
    }

    /// Makes a space of a line's end, but not within Chinese or Japanese, where none belongs.
    fn settle(&mut self, next: &str) {
        if mem::take(&mut self.soft) {
            let before = self.spans.last().and_then(|span| span.text.chars().next_back());
            let spaceless = before.is_some_and(is_spaceless) && next.chars().next().is_some_and(is_spaceless);
            if !spaceless {
                self.spans.push(Span::new(self.role(), " "));
            }
        }
    }

    /// Puts the address of a link behind its words, where they are not the address.
    fn address(&mut self) {
        let Some((address, from)) = self.link.take() else { return };
        let words: String = self.spans.drain(from..).map(|span| span.text).collect();
        let text = match words.trim() {
            bare if bare == address || address.strip_prefix("mailto:") == Some(bare) => bare.to_owned(),
            "" => address,
            _ if address.is_empty() => words,
            _ => format!("{words} ({address})"),
        };
        self.spans.push(Span::new(Role::Link, text));
    }

    /// The words so far, with one run for each meaning.
    fn words(&mut self) -> Vec<Span> {
        self.soft = false;
        let mut words: Vec<Span> = Vec::new();
        for span in mem::take(&mut self.spans) {
            match words.last_mut() {
                Some(last) if last.role == span.role => last.text.push_str(&span.text),
                _ => words.push(span),
            }
        }
        for span in &mut words {
            // Cleaned once more: what stood there as `&#27;` is a command to the terminal by now.
            span.text = clean::body(&span.text);
            if span.role != Role::Code {
                span.text = single_spaced(&span.text);
            }
        }
        if let Some(first) = words.first_mut() {
            first.text = first.text.trim_start_matches([' ', '\n']).to_owned();
        }
        if let Some(last) = words.last_mut() {
            last.text.truncate(last.text.trim_end_matches([' ', '\n']).len());
        }
        words.retain(|span| !span.text.is_empty());
        words
    }

    /// Ends the paragraph that was begun, if there is one: in a tight list nobody else does.
    fn paragraph(&mut self) {
        let words = self.words();
        if !words.is_empty() {
            self.block(Block::Paragraph(words));
        }
    }

    fn block(&mut self, block: Block) {
        self.open.last_mut().map_or(&mut self.done, |(_, inner)| inner).push(block);
    }

    fn enter(&mut self, holder: Holder) {
        self.paragraph();
        match self.open.len() < DEPTH {
            true => self.open.push((holder, Vec::new())),
            false => self.beyond += 1,
        }
    }

    fn leave(&mut self) {
        self.paragraph();
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let Some((holder, inner)) = self.open.pop() else { return };
        match holder {
            Holder::Quote(None) => self.block(Block::Quote(inner)),
            Holder::Quote(Some(note)) => self.block(Block::Note(note, inner)),
            Holder::Item => match self.open.last_mut() {
                Some((Holder::List(_, items), _)) => items.push(inner),
                _ => inner.into_iter().for_each(|block| self.block(block)),
            },
            Holder::List(start, mut items) => {
                // The items that were too deep to be items.
                items.extend((!inner.is_empty()).then_some(inner));
                self.block(Block::List { start, items });
            }
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.paragraph();
        self.done
    }
}

/// Of several spaces between words Markdown means one, as every page that is made of it shows.
pub fn single_spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        if sign != ' ' || !out.ends_with(' ') {
            out.push(sign);
        }
    }
    out
}

/// A text of one line, such as a choice, that its author wrote on several.
pub fn one_line(source: &str) -> String {
    source.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a text of one line, as they are shown, without what makes them bold or slanted.
pub fn words(source: &str) -> String {
    inline(source).into_iter().map(|span| span.text).collect()
}

/// A text of one line as it may stand where a whole text is read: so that `1. May` begins no list and `# 1` no heading.
pub fn guarded(source: &str) -> String {
    let is_line = |text: &str| matches!(blocks(text).as_slice(), [] | [Block::Paragraph(_)]);
    if is_line(source) {
        return source.to_owned();
    }
    // A number's point is what makes it a list; everything else begins with its sign.
    let digits = source.bytes().take_while(u8::is_ascii_digit).count();
    let (before, after) = source.split_at(digits);
    format!("{before}\\{after}")
}

pub(super) fn note(kind: BlockQuoteKind) -> Note {
    match kind {
        BlockQuoteKind::Note => Note::Note,
        BlockQuoteKind::Tip => Note::Tip,
        BlockQuoteKind::Important => Note::Important,
        BlockQuoteKind::Warning => Note::Warning,
        BlockQuoteKind::Caution => Note::Caution,
    }
}

/// What a block of code shows, where its first line says that it is a picture.
pub(super) fn picture(kind: &CodeBlockKind<'_>) -> Option<String> {
    match kind {
        CodeBlockKind::Fenced(info) => info.strip_prefix(PICTURE).map(clean::line),
        CodeBlockKind::Indented => None,
    }
}

/// Whether a sign is of a script that is written without spaces between words, and whose signs are wide.
pub(super) fn is_spaceless(sign: char) -> bool {
    let hangul = matches!(sign, '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7AF}');
    sign as u32 >= 0x2E80 && !hangul && width::cells(sign.encode_utf8(&mut [0; 4])) == 2
}

#[cfg(test)]
mod tests;
