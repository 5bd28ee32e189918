//! What is seen on a small screen, and what is said where nothing is seen.

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

/// Code, pictures and tables have room on a screen of 80 columns.
pub fn too_wide(here: &Here<'_>, found: &mut Found) {
    each_part(here, found, |found, text, part, at| match &part.what {
        What::Code { picture, lines, .. } => {
            let cells = |line: &std::ops::Range<usize>| width::cells(&text[line.clone()]);
            let Some(line) = lines.iter().find(|line| WIDTH < cells(line)) else { return };
            let what = if picture.is_some() { "picture" } else { "code" };
            let message =
                format!("a line of the {what} takes {} columns, and is cut after {WIDTH}", cells(line));
            let help = "break it, or make it smaller: many screens have 80 columns";
            note(found, Code::TooWide, at.part(&text[line.clone()], line.start), message, help);
        }
        What::Table => {
            let source = &text[part.place.clone()];
            let Some(Block::Table { head, rows }) = markdown::blocks(source).into_iter().next() else {
                return;
            };
            if flow::stands(&head, &rows, WIDTH) {
                return;
            }
            let message = format!("the table's {} columns have no room beside each other", head.len());
            let help = "use fewer columns or shorter words; until then it is shown row by row";
            let first = source.lines().next().unwrap_or_default();
            note(found, Code::TooWide, at.part(first, part.place.start), message, help);
        }
        _ => (),
    });
}

/// What a picture shows is said in words too.
pub fn picture_without_words(here: &Here<'_>, found: &mut Found) {
    each_part(here, found, |found, text, part, at| {
        let line = |at: usize| text[at..].lines().next().unwrap_or_default();
        let (place, message, help) = match &part.what {
            What::Image(alt) if alt.trim().is_empty() => (
                &text[part.place.clone()],
                "the picture has no words, and a terminal shows no pictures",
                "say what it shows: ![a key in a lock](key.png)",
            ),
            What::Code { picture: Some(alt), .. } if alt.trim().is_empty() => (
                line(part.place.start),
                "the picture has no words for those who cannot see it",
                "say what it shows in the line that begins it: ```picture: a key in a lock",
            ),
            What::Code { picture: None, named: false, lines } if is_drawn(text, lines) => (
                &text[lines[0].clone()],
                "this looks like a picture, and says nothing to those who cannot see it",
                "begin it with ```picture: and what it shows; code is begun with its name, as ```text",
            ),
            _ => return,
        };
        note(found, Code::PictureWithoutWords, at.part(place, part.place.start), message, help);
    });
}

/// Whether lines are drawn: made of lines, corners and blocks.
fn is_drawn(text: &str, lines: &[std::ops::Range<usize>]) -> bool {
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

/// A heading is at most one rank below the one before it; the lesson's title is the first.
pub fn heading_skipped(here: &Here<'_>, found: &mut Found) {
    // The title may be the first rank or stand above it.
    let (mut before, mut body) = (1, String::new());
    each_part(here, found, |found, text, part, at| {
        let What::Heading(rank) = part.what else { return };
        if text != body {
            (before, body) = (1, text.to_owned());
        }
        if before + 1 < rank {
            let line = text[part.place.clone()].trim_end();
            let message = format!("a heading of rank {rank} stands below one of rank {before}");
            let signs = "#".repeat(usize::from(before) + 1);
            let help = format!("write it as `{signs}`: who hears the page finds the parts by their ranks");
            note(found, Code::HeadingSkipped, at.part(line, part.place.start), message, help);
        }
        before = rank;
    });
}

/// Looks at each part of each lesson's text.
fn each_part(here: &Here<'_>, found: &mut Found, mut look: impl FnMut(&mut Found, &str, &Part, Spot)) {
    for (lesson, body) in here.bodies().filter(|(_, body)| has_parts(body)) {
        for part in parts(body) {
            look(found, body, &part, here.at_body(lesson));
        }
    }
}

/// Whether a text has anything but paragraphs, lists and notes. Most have not, and need no reading.
fn has_parts(body: &str) -> bool {
    let has = |sign: &str| body.contains(sign);
    body.starts_with('#') || ["\n#", "```", "~~~", "|", "![", "\n    ", "\n\t"].iter().any(|it| has(it))
}
