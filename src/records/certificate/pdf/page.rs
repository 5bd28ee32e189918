//! What stands where on the page. Measures are in points, from the top left.

use std::num::NonZeroU16;

use krilla::{
    Document,
    color::rgb,
    geom::{Path, PathBuilder, Rect, Size, Transform},
    page::PageSettings,
    paint::{Fill, FillRule, Stroke},
    surface::Surface,
    tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, Tag, TagGroup, TagKind, TagTree},
};
use qrcode::{Color, EcLevel, QrCode, Version};

use super::{
    Logo, NoPage,
    fonts::Fonts,
    shape::{self, Line, Style},
};
use crate::{
    lang,
    records::certificate::{Words, code::Coded},
    text::flow,
};

/// A4 across.
const WIDTH: f32 = 841.89;
const HEIGHT: f32 = 595.28;
/// The middle.
const MIDDLE: f32 = WIDTH / 2.0;
/// How wide a line may be.
const MEASURE: f32 = 640.0;
/// How far the frame is from the edge: what printers can reach.
const FRAME: f32 = 26.0;
/// How far what stands at the foot is from the edge.
const SIDE: f32 = 62.0;
/// How long a side of the QR code is.
const QR: f32 = 104.0;

/// Deep blue-green, for what stands out; nearly black; grey; and gold. Each is dark enough to be read when it is printed
/// in black and white.
const DEEP: [u8; 3] = [0x0f, 0x4c, 0x5c];
const INK: [u8; 3] = [0x1c, 0x22, 0x26];
const GREY: [u8; 3] = [0x4c, 0x56, 0x5c];
const GOLD: [u8; 3] = [0xa8, 0x84, 0x3a];

/// What is drawn, and read aloud in the same order.
struct Sheet<'s, 'f> {
    surface: Surface<'s>,
    tree: TagTree,
    fonts: &'f mut Fonts,
    missing: Vec<char>,
    rtl: bool,
    language: String,
}

/// Where a line is held.
#[derive(Clone, Copy, Debug, PartialEq)]
enum At {
    /// Its middle is here.
    Middle(f32),
    /// It begins here, or, read from right to left, it ends as far from the other edge.
    Begin(f32),
}

/// Draws the certificate as the page of `document`.
pub(super) fn draw(
    document: &mut Document,
    coded: &Coded,
    words: &Words<'_>,
    language: &lang::Tag,
    logo: Option<&Logo>,
    fonts: &mut Fonts,
) -> Result<(), NoPage> {
    let settings =
        PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| NoPage::Refused("no page".to_owned()))?;
    let mut page = document.start_page_with(settings);
    let (tree, mut missing) = fill_in(page.surface(), coded, words, language, logo, fonts)?;
    page.finish();
    document.set_tag_tree(tree);
    missing.sort_unstable();
    match missing.is_empty() {
        true => Ok(()),
        false => Err(NoPage::Missing(missing)),
    }
}

/// Draws everything, and tells in which order it is read, and which signs no font has.
fn fill_in(
    surface: Surface<'_>,
    coded: &Coded,
    words: &Words<'_>,
    language: &lang::Tag,
    logo: Option<&Logo>,
    fonts: &mut Fonts,
) -> Result<(TagTree, Vec<char>), NoPage> {
    let tree = TagTree::new().with_lang(Some(language.to_string()));
    let (missing, rtl, language) = (Vec::new(), language.is_rtl(), language.to_string());
    let mut sheet = Sheet { surface, tree, fonts, missing, rtl, language };
    sheet.frame();
    let top = sheet.head(coded, logo);
    sheet.body(coded, words, top);
    sheet.foot(coded, words);
    sheet.qr(coded, words)?;
    Ok((sheet.tree, sheet.missing))
}

impl Sheet<'_, '_> {
    /// A double frame with a small diamond in each corner.
    fn frame(&mut self) {
        self.artifact(|surface| {
            stroke(surface, DEEP, 1.6);
            draw_path(surface, rect(FRAME, FRAME, WIDTH - 2.0 * FRAME, HEIGHT - 2.0 * FRAME));
            stroke(surface, GOLD, 0.7);
            let inner = FRAME + 9.0;
            draw_path(surface, rect(inner, inner, WIDTH - 2.0 * inner, HEIGHT - 2.0 * inner));
            surface.set_stroke(None);
            for (x, y) in [
                (inner, inner),
                (WIDTH - inner, inner),
                (inner, HEIGHT - inner),
                (WIDTH - inner, HEIGHT - inner),
            ] {
                fill(surface, [0xff, 0xff, 0xff]);
                draw_path(surface, diamond(x, y, 7.5));
                fill(surface, GOLD);
                draw_path(surface, diamond(x, y, 4.8));
            }
        });
    }

    /// The logo and the name of the centre. It tells where what follows begins.
    fn head(&mut self, coded: &Coded, logo: Option<&Logo>) -> f32 {
        let mut y = 98.0;
        if let Some(Logo(image)) = logo {
            let (width, height) = image.size();
            let scale = (190.0 / width as f32).min(58.0 / height as f32);
            let (width, height) = (width as f32 * scale, height as f32 * scale);
            let id = self.surface.start_tagged(ContentTag::Other);
            self.surface.push_transform(&Transform::from_translate(MIDDLE - width / 2.0, 50.0));
            if let Some(size) = Size::from_wh(width, height) {
                self.surface.draw_image(image.clone(), size);
            }
            self.surface.pop();
            self.surface.end_tagged();
            self.tag(Tag::Figure(Some(coded.said.centre.clone())), vec![id]);
            y = 50.0 + height + 26.0;
        }
        let style = self.style(15.0, true);
        self.paragraph(&coded.said.centre, style, GREY, At::Middle(MIDDLE), y, Tag::P)
    }

    fn body(&mut self, coded: &Coded, words: &Words<'_>, top: f32) {
        let said = &coded.said;
        let middle = At::Middle(MIDDLE);
        let heading = Tag::Hn(NonZeroU16::MIN, Some(words.heading()));
        // What is left between the head and the foot is shared out.
        let room = ((405.0 - top) / 250.0).clamp(0.8, 1.25);
        let mut y = top + 46.0 * room;
        let style = self.style(32.0, true);
        y = self.paragraph(&words.heading(), style, DEEP, middle, y, heading);
        self.flourish(y + 17.0 * room);
        y += 52.0 * room;
        let small = self.style(13.5, false);
        y = self.paragraph(&words.given_to(), small, GREY, middle, y, Tag::P);
        let style = self.style(36.0, true);
        y = self.paragraph(&said.name, style, INK, middle, y + 50.0 * room, Tag::P);
        y = self.paragraph(&words.has(), small, GREY, middle, y + 38.0 * room, Tag::P);
        let style = self.style(22.0, true);
        y = self.paragraph(&said.title, style, DEEP, middle, y + 34.0 * room, Tag::P);
        let result: Vec<String> = words.result().into_iter().collect();
        // Each stands by itself, whatever direction it is read in.
        let apart = |told: &String| format!("\u{2068}{told}\u{2069}");
        let told: Vec<String> = [result, words.dates()].concat().iter().map(apart).collect();
        let told = told.join(" · ");
        let style = self.style(12.5, false);
        // It ends before the QR code, however far down it comes to stand.
        self.fitted(&told, style, INK, middle, y + 30.0 * room, 500.0);
    }

    /// On one side what tells this certificate from others, in the middle a line to sign on.
    fn foot(&mut self, coded: &Coded, words: &Words<'_>) {
        let small = self.style(9.0, false);
        let lines = [words.number(), words.issued(), words.version(), words.key(&coded.key)];
        let mut y = HEIGHT - 58.0 - 13.0 * (lines.len() as f32 - 1.0);
        for line in lines {
            self.fitted(&line, small, GREY, At::Begin(SIDE), y, 235.0);
            y += 13.0;
        }
        self.artifact(|surface| {
            stroke(surface, GREY, 0.6);
            let mut path = PathBuilder::new();
            path.move_to(MIDDLE - 92.0, HEIGHT - 72.0);
            path.line_to(MIDDLE + 92.0, HEIGHT - 72.0);
            draw_path(surface, path.finish());
            surface.set_stroke(None);
        });
        let style = self.style(9.0, false);
        self.fitted(&words.signature(), style, GREY, At::Middle(MIDDLE), HEIGHT - 58.0, 190.0);
    }

    /// The QR code, and what it is for.
    fn qr(&mut self, coded: &Coded, words: &Words<'_>) -> Result<(), NoPage> {
        let code = coded.to_string();
        let make = |level| QrCode::with_error_correction_level(code.as_bytes(), level);
        let refused = |_| NoPage::Refused("what it says is too long for a QR code".to_owned());
        // A dense code is hard to read: there fewer signs are spent on mending it.
        let qr = match make(EcLevel::M) {
            Ok(qr) if matches!(qr.version(), Version::Normal(version) if version <= 16) => qr,
            _ => make(EcLevel::L).map_err(refused)?,
        };
        let x = if self.rtl { SIDE } else { WIDTH - SIDE - QR };
        let y = HEIGHT - 62.0 - QR;
        let id = self.surface.start_tagged(ContentTag::Other);
        fill(&mut self.surface, [0, 0, 0]);
        draw_path(&mut self.surface, modules(&qr, x, y));
        self.surface.end_tagged();
        self.tag(Tag::Figure(Some(words.number())), vec![id]);
        let style = self.style(6.5, false);
        self.fitted(&words.verify(), style, GREY, At::Middle(x + QR / 2.0), HEIGHT - 50.0, 116.0);
        Ok(())
    }

    /// A thin rule with a diamond in its middle.
    fn flourish(&mut self, y: f32) {
        self.artifact(|surface| {
            stroke(surface, GOLD, 0.8);
            for (from, to) in [(-120.0, -9.0), (9.0, 120.0)] {
                let mut path = PathBuilder::new();
                path.move_to(MIDDLE + from, y);
                path.line_to(MIDDLE + to, y);
                draw_path(surface, path.finish());
            }
            surface.set_stroke(None);
            fill(surface, GOLD);
            draw_path(surface, diamond(MIDDLE, y, 4.0));
        });
    }

    fn style(&self, size: f32, bold: bool) -> Style {
        Style { size, bold, rtl: self.rtl }
    }

    /// A paragraph of as many lines as it takes, smaller where it is long. It tells where its last line stands.
    fn paragraph(
        &mut self,
        text: &str,
        style: Style,
        colour: [u8; 3],
        at: At,
        y: f32,
        tag: impl Into<TagKind>,
    ) -> f32 {
        let lines = self.lines(text, style, MEASURE);
        let size = lines.first().map_or(style.size, |(_, size)| *size);
        let mut ids = Vec::new();
        let mut foot = y;
        for (at_line, (line, _)) in lines.iter().enumerate() {
            foot = y + at_line as f32 * size * 1.3;
            ids.push(self.line(line, colour, at, foot));
        }
        self.tag(tag, ids);
        foot
    }

    /// One line, made as small as it takes to fit.
    fn fitted(&mut self, text: &str, style: Style, colour: [u8; 3], at: At, y: f32, measure: f32) {
        let line = self.set(text, style);
        let size = style.size * (measure / line.width()).min(1.0);
        let line = self.set(text, Style { size, ..style });
        let id = self.line(&line, colour, at, y);
        self.tag(Tag::P, vec![id]);
    }

    fn set(&mut self, text: &str, style: Style) -> Line {
        shape::line(text, style, self.fonts, &mut self.missing)
    }

    /// The lines of a text: one, if need be a little smaller; else as few as hold it, smaller still.
    fn lines(&mut self, text: &str, style: Style, measure: f32) -> Vec<(Line, f32)> {
        let one = self.set(text, style);
        let scale = measure / one.width().max(1.0);
        if 0.72 <= scale {
            let size = style.size * scale.min(1.0);
            return vec![(self.set(text, Style { size, ..style }), size)];
        }
        let mut size = style.size * 0.72;
        for _ in 0..8 {
            let parts = self.broken(text, Style { size, ..style }, measure);
            if parts.len() <= 2 {
                return parts.iter().map(|part| (self.set(part, Style { size, ..style }), size)).collect();
            }
            size *= 0.88;
        }
        let size = size.min(style.size * scale);
        vec![(self.set(text, Style { size, ..style }), size)]
    }

    /// `text` broken into lines of at most `measure`, where its script allows it.
    fn broken(&mut self, text: &str, style: Style, measure: f32) -> Vec<String> {
        let mut parts: Vec<String> = Vec::new();
        let (mut from, mut last) = (0, 0);
        for end in flow::breaks(text) {
            let fits = self.set(text[from..end].trim(), style).width() <= measure;
            if !fits && from < last {
                parts.push(text[from..last].trim().to_owned());
                from = last;
            }
            last = end;
        }
        parts.push(text[from..].trim().to_owned());
        parts
    }

    fn line(&mut self, line: &Line, colour: [u8; 3], at: At, y: f32) -> Identifier {
        let width = line.width();
        let x = match at {
            At::Middle(x) => x - width / 2.0,
            At::Begin(x) if self.rtl => WIDTH - x - width,
            At::Begin(x) => x,
        };
        let language = self.language.clone();
        let id = self.surface.start_tagged(ContentTag::Span(SpanTag::empty().with_lang(Some(&language))));
        fill(&mut self.surface, colour);
        line.draw(&mut self.surface, x, y, self.fonts);
        self.surface.end_tagged();
        id
    }

    fn tag(&mut self, tag: impl Into<TagKind>, ids: Vec<Identifier>) {
        let mut group = TagGroup::new(tag);
        ids.into_iter().for_each(|id| group.push(id));
        self.tree.push(group);
    }

    /// Draws what is not read aloud.
    fn artifact(&mut self, draw: impl FnOnce(&mut Surface<'_>)) {
        let artifact = Artifact::with_kind(ArtifactType::Other);
        self.surface.start_tagged(ContentTag::Artifact(artifact));
        draw(&mut self.surface);
        self.surface.end_tagged();
    }
}

fn fill(surface: &mut Surface<'_>, [r, g, b]: [u8; 3]) {
    let paint = rgb::Color::new(r, g, b).into();
    surface.set_stroke(None);
    surface.set_fill(Some(Fill { paint, rule: FillRule::NonZero, ..Fill::default() }));
}

fn stroke(surface: &mut Surface<'_>, [r, g, b]: [u8; 3], width: f32) {
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke { paint: rgb::Color::new(r, g, b).into(), width, ..Stroke::default() }));
}

fn draw_path(surface: &mut Surface<'_>, path: Option<Path>) {
    path.iter().for_each(|path| surface.draw_path(path));
}

fn rect(x: f32, y: f32, width: f32, height: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(Rect::from_xywh(x, y, width, height)?);
    path.finish()
}

fn diamond(x: f32, y: f32, reach: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.move_to(x, y - reach);
    for (x, y) in [(x + reach, y), (x, y + reach), (x - reach, y)] {
        path.line_to(x, y);
    }
    path.close();
    path.finish()
}

/// The dark modules of a QR code, those of a row that touch in one piece: no viewer shows a seam between them.
fn modules(qr: &QrCode, x: f32, y: f32) -> Option<Path> {
    let width = qr.width();
    let side = QR / width as f32;
    let colors = qr.to_colors();
    let mut path = PathBuilder::new();
    for (row, modules) in colors.chunks(width).enumerate() {
        let mut from = None;
        for at in 0..=width {
            let is_dark = modules.get(at).is_some_and(|it| *it == Color::Dark);
            match (from, is_dark) {
                (None, true) => from = Some(at),
                (Some(begin), false) => {
                    let (left, top) = (x + begin as f32 * side, y + row as f32 * side);
                    path.push_rect(Rect::from_xywh(left, top, (at - begin) as f32 * side, side)?);
                    from = None;
                }
                _ => (),
            }
        }
    }
    path.finish()
}
