//! Right to left: a line in the order of reading becomes signs in the order of the screen, by the Unicode Bidirectional
//! Algorithm. Nothing that is kept ever goes through here: only what is about to be drawn.
//!
//! What stands apart on a line ([`Role::Gap`]) is put in order by itself, so that no column runs into its neighbour.

mod shape;

use std::ops::Range;

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};
use unicode_bidi_mirroring::get_mirrored;

use super::{Role, Span, width};
pub use shape::{Shaped, shape, shape_spans};

/// Begins and ends what is read from left to right, whatever stands around it.
const ISOLATE: (char, char) = ('\u{2066}', '\u{2069}');
/// Begins and ends what is drawn as it was sent.
const AS_SENT: (char, char) = ('\u{202D}', '\u{202C}');

/// A sign at its place.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Sign {
    /// What is drawn.
    pub text: String,
    /// What it means.
    pub role: Role,
    /// The cells that it takes.
    pub cells: usize,
    /// The first of its cells where all were read from left to right.
    pub from: usize,
}

/// The signs of a line of a page that is read from right to left, as they stand on the screen from the left.
pub fn visual(spans: &[Span]) -> Vec<Sign> {
    let mut parts: Vec<Vec<Sign>> = Vec::new();
    let mut from = 0;
    for unit in spans.chunk_by(|one, other| (one.role == Role::Gap) == (other.role == Role::Gap)) {
        let signs = signs(unit, &mut from);
        parts.push(match unit[0].role {
            Role::Gap => signs.into_iter().rev().collect(),
            _ => ordered(unit, signs),
        });
    }
    parts.into_iter().rev().flatten().collect()
}

/// Whether a text has letters that are read from right to left.
pub fn has_letters(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(|sign| matches!(bidi_class(sign), BidiClass::R | BidiClass::AL))
}

/// The signs of a line of a page that is read from left to right: names and words of the other kind stand in it as they
/// are read.
pub fn visual_from_left(spans: &[Span]) -> Vec<Sign> {
    let mut from = 0;
    let units = spans.chunk_by(|one, other| (one.role == Role::Gap) == (other.role == Role::Gap));
    units.flat_map(|unit| arranged(signs(unit, &mut from), Level::ltr())).collect()
}

/// The text, read from left to right whatever stands around it: a picture drawn in signs, a line of code.
pub fn isolated(text: &str) -> String {
    format!("{}{text}{}", ISOLATE.0, ISOLATE.1)
}

/// The text, put in order for itself: a name in a line of names.
pub fn apart(text: &str) -> String {
    let begin = if base(text).is_rtl() { '\u{2067}' } else { ISOLATE.0 };
    format!("{begin}{text}{}", ISOLATE.1)
}

/// The text, drawn as it is sent by a program that leaves the order to the terminal.
pub fn as_sent(text: &str) -> String {
    format!("{}{text}{}", AS_SENT.0, AS_SENT.1)
}

/// The signs in the order of reading.
fn signs(spans: &[Span], from: &mut usize) -> Vec<Sign> {
    let mut signs = Vec::new();
    for span in spans {
        for (text, cells) in width::graphemes(&span.text) {
            signs.push(Sign { text: text.to_owned(), role: span.role, cells, from: *from });
            *from += cells;
        }
    }
    signs
}

/// Which way a line of such a page goes. A line without one letter of ours is a quotation: it goes its own way.
fn base(text: &str) -> Level {
    let mut depth = 0usize;
    let mut latin = false;
    for sign in text.chars() {
        match bidi_class(sign) {
            BidiClass::LRI | BidiClass::RLI | BidiClass::FSI => depth += 1,
            BidiClass::PDI => depth = depth.saturating_sub(1),
            BidiClass::R | BidiClass::AL if depth == 0 => return Level::rtl(),
            BidiClass::L if depth == 0 => latin = true,
            _ => (),
        }
    }
    if latin { Level::ltr() } else { Level::rtl() }
}

/// The signs of one unit in the order of the screen.
fn ordered(spans: &[Span], signs: Vec<Sign>) -> Vec<Sign> {
    let text: String = signs.iter().map(|sign| &*sign.text).collect();
    let base = base(&text);
    if base.is_ltr() {
        return signs;
    }
    let (text, places) = framed(&signs, &frames(spans, &text));
    reordered(signs, &text, &places, base)
}

/// The signs in the order of the screen, in a line that goes this way.
fn arranged(signs: Vec<Sign>, base: Level) -> Vec<Sign> {
    let (text, places) = framed(&signs, &[]);
    reordered(signs, &text, &places, base)
}

/// The signs of `text`, each of which begins at its place in it, in the order of the screen.
fn reordered(mut signs: Vec<Sign>, text: &str, places: &[usize], base: Level) -> Vec<Sign> {
    let info = BidiInfo::new(text, Some(base));
    let levels: Vec<Level> = places.iter().map(|at| info.levels[*at]).collect();
    for (sign, level) in signs.iter_mut().zip(&levels) {
        let mut chars = sign.text.chars();
        if let (true, Some(first), None) = (level.is_rtl(), chars.next(), chars.next())
            && let Some(other) = get_mirrored(first)
        {
            sign.text = other.to_string();
        }
    }
    BidiInfo::reorder_visual(&levels).into_iter().map(|at| signs[at].clone()).collect()
}

/// The text with frames around what goes from left to right, and where in it each sign begins.
fn framed(signs: &[Sign], frames: &[Range<usize>]) -> (String, Vec<usize>) {
    let (mut text, mut places) = (String::new(), Vec::new());
    let mut frames = frames.iter().peekable();
    let mut open = None;
    let mut at = 0;
    for sign in signs {
        if open.is_some_and(|end| end <= at) {
            text.push(ISOLATE.1);
            open = None;
        }
        if open.is_none()
            && let Some(frame) = frames.next_if(|frame| frame.start <= at)
        {
            text.push(ISOLATE.0);
            open = Some(frame.end);
        }
        places.push(text.len());
        text.push_str(&sign.text);
        at += sign.text.len();
    }
    (text, places)
}

/// What goes from left to right within a line: code, and runs of words and numbers of other scripts. They do so without
/// a frame but for what stands at their ends: the `:` of `:b`, the `/` of a path, the `+` of a telephone number.
fn frames(spans: &[Span], text: &str) -> Vec<Range<usize>> {
    let mut frames = foreign_runs(text);
    let mut at = 0;
    for span in spans {
        let end = at + span.text.len();
        if span.role == Role::Code && !span.text.trim().is_empty() {
            frames.push(at..end);
        }
        at = end;
    }
    frames.sort_by_key(|frame| frame.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for frame in frames {
        match merged.last_mut() {
            Some(last) if frame.start < last.end => last.end = last.end.max(frame.end),
            _ => merged.push(frame),
        }
    }
    merged
}

/// What a word between spaces is to such a run.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Word {
    /// It belongs to it.
    Foreign,
    /// It belongs to what stands before it.
    Digits,
    /// It ends it.
    Ours,
}

/// Signs that belong to the sentence around a word.
const BEFORE: [char; 9] = ['(', '[', '{', '«', '‹', '“', '‘', '"', '\''];
const AFTER: [char; 18] =
    [')', ']', '}', '»', '›', '”', '’', '"', '\'', '.', ',', ';', ':', '!', '?', '…', '،', '؛'];

fn foreign_runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut goes_on = false;
    for word in text.split(char::is_whitespace) {
        let begin = word.as_ptr() as usize - text.as_ptr() as usize;
        let bare = word.trim_start_matches(BEFORE);
        let start = begin + word.len() - bare.len();
        let bare = bare.trim_end_matches([&AFTER[..], &['؟']].concat().as_slice());
        let end = start + bare.len();
        let is_quoted = start > begin;
        match (kind(bare), runs.last_mut()) {
            _ if word.is_empty() => continue,
            (Word::Foreign | Word::Digits, Some(last)) if goes_on && !is_quoted => last.end = end,
            (Word::Foreign, _) => runs.push(start..end),
            _ => {
                goes_on = false;
                continue;
            }
        }
        // Behind a bracket or a quotation mark another thing begins.
        goes_on = !text[end..begin + word.len()].contains(&AFTER[..9]);
    }
    runs
}

fn kind(word: &str) -> Word {
    let classes = || word.chars().map(bidi_class);
    if word.is_empty() || classes().any(|it| matches!(it, BidiClass::R | BidiClass::AL | BidiClass::AN)) {
        return Word::Ours;
    }
    let has = |class| classes().any(|it| it == class);
    match (has(BidiClass::L), has(BidiClass::EN)) {
        (true, _) => Word::Foreign,
        (false, true) if classes().all(|it| it == BidiClass::EN) => Word::Digits,
        (false, true) => Word::Foreign,
        (false, false) => Word::Ours,
    }
}

#[cfg(test)]
mod tests;
