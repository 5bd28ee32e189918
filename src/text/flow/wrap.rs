//! Where a line may end: by UAX #14, with a model for the scripts that put no spaces between words.

use icu_segmenter::{LineSegmenter, options::LineBreakOptions};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::text::{Line, Role, Span, width};

/// The lines of a text, each of at most `width` cells. There is always one, be it empty.
pub fn wrap(spans: &[Span], width: usize) -> Vec<Line> {
    wrap_hanging(spans, width, width)
}

/// Where a line of `text` may end, as places in it; the last is its end.
pub fn breaks(text: &str) -> Vec<usize> {
    let segmenter = LineSegmenter::new_auto(LineBreakOptions::default());
    segmenter.segment_str(text).filter(|end| 0 < *end).collect()
}

/// As [`wrap`], with a first line of `first` cells and others of `rest`.
pub fn wrap_hanging(spans: &[Span], first: usize, rest: usize) -> Vec<Line> {
    let text: String = spans.iter().map(|span| &*span.text).collect();
    let mut filler = Filler { spans, at: 0, lines: Vec::new(), line: Line::default(), cells: 0, first, rest };
    for (at, paragraph) in text.split('\n').enumerate() {
        if at > 0 {
            filler.skip(1);
            filler.end();
        }
        filler.paragraph(paragraph);
    }
    filler.end();
    filler.lines
}

/// Fills lines, and gives each sign the meaning of the span that it comes from.
struct Filler<'a> {
    /// The spans that are not used up.
    spans: &'a [Span],
    /// How many bytes of the first of them are.
    at: usize,
    lines: Vec<Line>,
    line: Line,
    cells: usize,
    first: usize,
    rest: usize,
}

impl Filler<'_> {
    /// Takes the text up to the next hard break.
    fn paragraph(&mut self, text: &str) {
        let segmenter = LineSegmenter::new_auto(LineBreakOptions::default());
        let mut ends = segmenter.segment_str(text).peekable();
        let mut from = 0;
        for (at, sign) in text.grapheme_indices(true) {
            let end = at + sign.len();
            while ends.next_if(|it| *it < end).is_some() {}
            // What is one sign to the eye is never broken, even where the model of a script would.
            if ends.next_if_eq(&end).is_some() || end == text.len() {
                self.word(&text[from..end]);
                from = end;
            }
        }
    }

    /// Takes what must stay together, with the spaces behind it.
    fn word(&mut self, word: &str) {
        let bare = word.trim_end_matches(may_end_here);
        let (spaces, cells) = (&word[bare.len()..], width::cells(bare));
        if self.cells + cells > self.room() && self.cells > 0 && cells > 0 {
            self.end();
        }
        match cells <= self.room() {
            true => self.put(bare, cells),
            false => bare.graphemes(true).for_each(|sign| self.sign(sign)),
        }
        // Spaces that find no room are not missed.
        let cells = width::cells(spaces);
        match self.cells + cells <= self.room() {
            true => self.put(spaces, cells),
            false => self.skip(spaces.len()),
        }
    }

    /// Takes a sign of a word that is too long for any line.
    fn sign(&mut self, sign: &str) {
        // A syllable of some scripts is one sign, however long it is.
        match sign.width() > self.first.min(self.rest) {
            true => sign.char_indices().for_each(|(at, it)| {
                self.fit(&sign[at..at + it.len_utf8()], it.width().unwrap_or(0));
            }),
            false => self.fit(sign, sign.width()),
        }
    }

    fn fit(&mut self, sign: &str, cells: usize) {
        if self.cells + cells > self.room() && self.cells > 0 {
            self.end();
        }
        self.put(sign, cells);
    }

    fn room(&self) -> usize {
        if self.lines.is_empty() { self.first } else { self.rest }
    }

    /// Appends the next bytes of the spans, which are `text`.
    fn put(&mut self, mut text: &str, cells: usize) {
        self.cells += cells;
        while !text.is_empty() {
            let (role, len) = self.next(text.len());
            let (now, later) = text.split_at(len);
            match self.line.spans.last_mut() {
                Some(last) if last.role == role => last.text.push_str(now),
                _ => self.line.spans.push(Span::new(role, now)),
            }
            self.skip(len);
            text = later;
        }
    }

    /// The meaning of the next bytes, and how many of `wanted` have it.
    fn next(&mut self, wanted: usize) -> (Role, usize) {
        self.skip(0);
        let span = self.spans.first().expect("the text was made of the spans");
        (span.role, wanted.min(span.text.len() - self.at))
    }

    /// Leaves out the next bytes of the spans.
    fn skip(&mut self, len: usize) {
        self.at += len;
        while let Some(used) = self.spans.first().map(|first| first.text.len()).filter(|len| self.at >= *len)
        {
            self.at -= used;
            self.spans = &self.spans[1..];
        }
    }

    /// Ends the line, without the spaces at its end.
    fn end(&mut self) {
        let mut line = std::mem::take(&mut self.line);
        while let Some(last) = line.spans.last_mut() {
            last.text.truncate(last.text.trim_end_matches(may_end_here).len());
            if !last.text.is_empty() {
                break;
            }
            line.spans.pop();
        }
        self.lines.push(line);
        self.cells = 0;
    }
}

/// Whether a line may end at this space. Some spaces hold words together.
fn may_end_here(sign: char) -> bool {
    sign.is_whitespace() && !matches!(sign, '\u{A0}' | '\u{202F}' | '\u{2007}')
}
