//! What is seen on a small screen, and what is said where nothing is seen.

use std::ops::Range;

use super::{
    here::Here,
    spot::{Found, Spot, note},
};
use crate::{
    diag::Code,
    text::{
        Block, flow,
        markdown::{self, Part, What, parts},
        width,
    },
};

/// What a line of a lesson has on a screen of 80 columns.
const WIDTH: usize = 72;
/// So many lines of signs that are no words are a picture.
const LINES: usize = 2;

/// Looks at what is seen in each lesson: the rules below.
pub fn look(here: &Here<'_>, found: &mut Found) {
    for (lesson, text) in here.bodies.iter().filter(|(_, text)| has_parts(text)) {
        // The lesson's title stands above all headings; a text may begin with the first rank all the same.
        let mut rank = 1;
        for part in &parts(text) {
            let seen = Seen { text, part, at: here.at_body(lesson) };
            match &part.what {
                What::Heading(next) => {
                    heading_skipped(&seen, rank, *next, found);
                    rank = *next;
                }
                _ => {
                    too_wide(&seen, found);
                    picture_without_words(&seen, found);
                }
            }
        }
    }
}

/// A part of a lesson's text.
struct Seen<'a> {
    text: &'a str,
    part: &'a Part,
    at: Spot,
}

impl Seen<'_> {
    fn note(&self, found: &mut Found, code: Code, place: &Range<usize>, told: (String, &str)) {
        let at = self.at.clone().part(&self.text[place.clone()], place.start);
        note(found, code, at, told.0, told.1);
    }

    /// The first line of the part.
    fn line(&self) -> Range<usize> {
        let start = self.part.place.start;
        start..start + self.text[start..].lines().next().map_or(0, str::len)
    }
}

/// Code, pictures and tables have room on a screen of 80 columns.
fn too_wide(seen: &Seen<'_>, found: &mut Found) {
    match &seen.part.what {
        What::Code { picture, lines, .. } => {
            let cells = |line: &Range<usize>| width::cells(&seen.text[line.clone()]);
            let Some(line) = lines.iter().find(|line| WIDTH < cells(line)) else { return };
            let what = if picture.is_some() { "picture" } else { "code" };
            let message =
                format!("a line of the {what} takes {} columns, and is cut after {WIDTH}", cells(line));
            let help = "break it, or make it smaller: many screens have 80 columns";
            seen.note(found, Code::TooWide, line, (message, help));
        }
        What::Table => {
            let table = markdown::blocks(&seen.text[seen.part.place.clone()]);
            let Some(Block::Table { head, rows }) = table.into_iter().next() else { return };
            if flow::stands(&head, &rows, WIDTH) {
                return;
            }
            let message = format!("the table's {} columns have no room beside each other", head.len());
            let help = "use fewer columns or shorter words; until then it is shown row by row";
            seen.note(found, Code::TooWide, &seen.line(), (message, help));
        }
        _ => (),
    }
}

/// What a picture shows is said in words too.
fn picture_without_words(seen: &Seen<'_>, found: &mut Found) {
    let (place, message, help) = match &seen.part.what {
        What::Image(alt) if alt.trim().is_empty() => (
            seen.part.place.clone(),
            "the picture has no words, and a terminal shows no pictures",
            "say what it shows: ![a key in a lock](key.png)",
        ),
        What::Code { picture: Some(alt), .. } if alt.trim().is_empty() => (
            seen.line(),
            "the picture has no words for those who cannot see it",
            "say what it shows in the line that begins it: ```picture: a key in a lock",
        ),
        What::Code { picture: None, named: false, lines } if is_drawn(seen.text, lines) => (
            lines[0].clone(),
            "this looks like a picture, and says nothing to those who cannot see it",
            "begin it with ```picture: and what it shows; code is begun with its name, as ```text",
        ),
        _ => return,
    };
    seen.note(found, Code::PictureWithoutWords, &place, (message.to_owned(), help));
}

/// A heading is at most one rank below the one before it.
fn heading_skipped(seen: &Seen<'_>, before: u8, rank: u8, found: &mut Found) {
    if before + 1 < rank {
        let message = format!("a heading of rank {rank} stands below one of rank {before}");
        let signs = "#".repeat(usize::from(before) + 1);
        let help = format!("write it as `{signs}`: who hears the page finds the parts by their ranks");
        seen.note(found, Code::HeadingSkipped, &seen.line(), (message, &help));
    }
}

/// Whether lines are drawn: made of lines, corners and blocks.
fn is_drawn(text: &str, lines: &[Range<usize>]) -> bool {
    let drawn = |line: &str| {
        let signs = || line.chars().filter(|sign| !sign.is_whitespace());
        let strokes = signs().filter(|sign| {
            matches!(sign, '\u{2500}'..='\u{25FF}' | '|' | '+' | '-' | '_' | '/' | '\\' | '=' | '#')
        });
        let strokes = strokes.count();
        3 <= strokes && signs().count() <= 2 * strokes
    };
    LINES <= lines.iter().filter(|line| drawn(&text[(*line).clone()])).count()
}

/// Whether a text has anything but paragraphs, lists and notes. Most have not, and need no reading.
fn has_parts(text: &str) -> bool {
    let mut seen = 0;
    for byte in text.as_bytes() {
        seen |= SIGNS[usize::from(*byte)];
    }
    // Back quotes are mostly around a word, and a `!` ends a sentence.
    let has = |sign: u8, words: &str| seen & sign != 0 && text.contains(words);
    seen & PART != 0 || has(QUOTE, "```") || has(BANG, "![") || text.contains("\n    ")
}

/// What a sign of a text may begin: a part; one if there are three of it; one if a bracket follows.
const PART: u8 = 1;
const QUOTE: u8 = 2;
const BANG: u8 = 4;
const SIGNS: [u8; 256] = {
    let mut signs = [0; 256];
    signs[b'#' as usize] = PART;
    signs[b'|' as usize] = PART;
    signs[b'~' as usize] = PART;
    signs[b'\t' as usize] = PART;
    signs[b'`' as usize] = QUOTE;
    signs[b'!' as usize] = BANG;
    signs
};
