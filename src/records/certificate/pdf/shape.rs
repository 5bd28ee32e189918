//! A line of text, ready to draw: cut into runs of one direction, one script and one font, each shaped, in the order
//! they stand on the page.

use std::ops::Range;

use harfrust::{BufferClusterLevel, Direction, Script, ShapeOptions, ShaperData, Tag, UnicodeBuffer};
use krilla::{
    geom::Point,
    surface::Surface,
    text::{GlyphId, KrillaGlyph},
};
use unicode_bidi::{BidiInfo, Level};
use unicode_script::{Script as Of, UnicodeScript};

use super::fonts::Fonts;

/// A sign that shows nothing. A joiner would not do: in some fonts it is drawn.
const MUTE: char = ' ';

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// Its size in points.
    pub size: f32,
    /// Whether it stands out.
    pub bold: bool,
    /// Whether the page is read from right to left.
    pub rtl: bool,
}

/// A run: its font and its glyphs, from left to right.
struct Run {
    face: usize,
    glyphs: Vec<KrillaGlyph>,
    /// In parts of the font size.
    width: f32,
}

/// A line, from left to right.
pub(super) struct Line {
    text: String,
    runs: Vec<Run>,
    size: f32,
}

/// What a run is of, before it is shaped.
struct Piece {
    range: Range<usize>,
    script: Of,
    face: usize,
}

impl Line {
    /// How wide it is, in points.
    pub fn width(&self) -> f32 {
        self.runs.iter().map(|run| run.width).sum::<f32>() * self.size
    }

    /// Draws it, its first sign on the left at `x`, its feet on `y`.
    pub fn draw(&self, surface: &mut Surface<'_>, x: f32, y: f32, fonts: &Fonts) {
        let mut x = x;
        for run in &self.runs {
            let font = fonts.face(run.face).font.clone();
            surface.draw_glyphs(Point::from_xy(x, y), &run.glyphs, font, &self.text, self.size, false);
            x += run.width * self.size;
        }
    }
}

/// `text` as a line. Signs that no font has are put into `missing`, and left out.
pub(super) fn line(text: &str, style: Style, fonts: &mut Fonts, missing: &mut Vec<char>) -> Line {
    let base = if style.rtl { Level::rtl() } else { Level::ltr() };
    // A name of another direction than the page stands by its own, or its punctuation would jump.
    let bidi = BidiInfo::new(text, Some(base));
    let mut runs = Vec::new();
    for paragraph in &bidi.paragraphs {
        let (levels, ranges) = bidi.visual_runs(paragraph, paragraph.range.clone());
        for range in ranges {
            let is_rtl = levels[range.start].is_rtl();
            let mut pieces = pieces(text, range, style.bold, fonts, missing);
            if is_rtl {
                pieces.reverse();
            }
            runs.extend(pieces.iter().filter_map(|piece| shape(text, piece, is_rtl, fonts)));
        }
    }
    Line { text: text.to_owned(), runs, size: style.size }
}

/// Cuts a range of one direction where the script or the font changes.
fn pieces(
    text: &str,
    range: Range<usize>,
    bold: bool,
    fonts: &mut Fonts,
    missing: &mut Vec<char>,
) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, sign) in text[range.clone()].char_indices() {
        let (at, end) = (range.start + at, range.start + at + sign.len_utf8());
        let script = sign.script();
        let is_of_any = matches!(script, Of::Common | Of::Inherited | Of::Unknown);
        // Marks, joiners and what stands in every script go with what stands before them, where the font has them.
        if let Some(last) = pieces.last_mut().filter(|last| is_of_any && last.range.end == at)
            && (is_mute(sign) || fonts.face(last.face).has(sign))
        {
            last.range.end = end;
            continue;
        }
        let Some(face) = fonts.pick(sign, bold) else {
            if !is_mute(sign) && !missing.contains(&sign) {
                missing.push(sign);
            }
            continue;
        };
        match pieces.last_mut() {
            Some(last)
                if last.range.end == at && last.face == face && (is_of_any || last.script == script) =>
            {
                last.range.end = end;
            }
            _ => pieces.push(Piece { range: at..end, script, face }),
        }
    }
    pieces
}

/// Whether a sign shows nothing by itself: joiners, marks of direction, selectors.
fn is_mute(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{34f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

fn shape(text: &str, piece: &Piece, is_rtl: bool, fonts: &Fonts) -> Option<Run> {
    let face = fonts.face(piece.face);
    let font = face.read()?;
    let data = ShaperData::new(&font);
    let shaper = data.shaper(&font).build();
    let mut buffer = UnicodeBuffer::new();
    let Range { start, end } = piece.range;
    buffer.push_str(&text[start..end]);
    // Arabic letters join by what stands beside them, even where that is in another run.
    buffer.set_pre_context(&text[..start]);
    buffer.set_post_context(&text[end..]);
    let tag = piece.script.short_name().as_bytes().try_into().ok().map(Tag::new);
    let script = tag.and_then(|tag: Tag| Script::from_iso15924_tag(tag));
    if is_rtl {
        buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
    }
    buffer.set_direction(if is_rtl { Direction::RightToLeft } else { Direction::LeftToRight });
    if let Some(script) = script.filter(|_| !matches!(piece.script, Of::Common | Of::Inherited | Of::Unknown))
    {
        buffer.set_script(script);
    }
    buffer.guess_segment_properties();
    let shaped = shaper.shape(buffer, ShapeOptions::new());
    let em = face.font.units_per_em();
    let mut starts: Vec<usize> = shaped.glyph_infos().iter().map(|it| it.cluster as usize).collect();
    starts.sort_unstable();
    starts.dedup();
    let range_of = |cluster: usize| {
        let next = starts.iter().find(|next| cluster < **next);
        start + cluster..next.map_or(end, |next| start + next)
    };
    let glyphs: Vec<KrillaGlyph> = shaped
        .glyph_infos()
        .iter()
        .zip(shaped.glyph_positions())
        .map(|(info, at)| {
            let part = |units: i32| units as f32 / em;
            KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                part(at.x_advance),
                part(at.x_offset),
                part(at.y_offset),
                part(at.y_advance),
                range_of(info.cluster as usize),
                None,
            )
        })
        .collect();
    let glyphs = match is_rtl {
        true => apart(glyphs, text, face.glyph(MUTE)),
        false => glyphs,
    };
    let width = glyphs.iter().map(|glyph| glyph.x_advance).sum();
    Some(Run { face: piece.face, glyphs, width })
}

/// A sign for each letter of a ligature, in the order in which they are seen: the last of them on the left. Programs that
/// take the text out of a page turn what they see of it around, letter by letter, and would turn a ligature the other way.
fn apart(glyphs: Vec<KrillaGlyph>, text: &str, mute: Option<u32>) -> Vec<KrillaGlyph> {
    let Some(mute) = mute else { return glyphs };
    let mut out = Vec::with_capacity(glyphs.len());
    for glyph in &glyphs {
        let Range { start, end } = glyph.text_range;
        let is_alone = glyphs.iter().filter(|other| other.text_range == glyph.text_range).count() == 1;
        let letters: Vec<Range<usize>> = text[start..end]
            .char_indices()
            .map(|(at, sign)| start + at..start + at + sign.len_utf8())
            .collect();
        match letters.as_slice() {
            [first, rest @ ..] if is_alone && !rest.is_empty() => {
                let silent = |range: &Range<usize>| {
                    KrillaGlyph::new(GlyphId::new(mute), 0.0, 0.0, 0.0, 0.0, range.clone(), None)
                };
                out.extend(rest.iter().rev().map(silent));
                out.push(KrillaGlyph { text_range: first.clone(), ..glyph.clone() });
            }
            _ => out.push(glyph.clone()),
        }
    }
    out
}
