//! Charts as SVG. They hold no words but names of groups and numbers; the figures stand in a table as well.

use plotters::{
    coord::Shift,
    prelude::{
        BLACK, ChartBuilder, Color, DrawingArea, IntoDrawingArea, IntoFont, RGBColor, Rectangle, SVGBackend,
        Text, TextStyle,
    },
    style::text_anchor::{HPos, Pos, VPos},
};

use crate::text::{html::escape, width};

/// How wide a chart is, in its own units; the page fits it to its column.
const WIDTH: u32 = 720;
/// How high a chart of months is.
const HEIGHT: u32 = 260;
/// How high a bar that lies is, with the room around it.
const ROW: u32 = 30;
/// The room for names beside bars that lie.
const NAMES: i32 = 250;
/// The months in a chart, at most.
pub const MONTHS: usize = 24;
/// The groups in a chart, at most.
pub const GROUPS: usize = 20;
/// Text, in the units of the library, which writes it smaller.
const SIZE: f64 = 12.0 * 1.24;
/// The first of two colours: light, so that both tell on a black and white printer.
pub const LIGHT: &str = "#9BC4E2";
/// The second.
pub const DARK: &str = "#1B4F7A";
const LIGHT_RGB: RGBColor = RGBColor(0x9B, 0xC4, 0xE2);
const DARK_RGB: RGBColor = RGBColor(0x1B, 0x4F, 0x7A);
const LINE: RGBColor = RGBColor(0xD5, 0xDA, 0xDF);

/// A month in a chart; none where it is kept back.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Month {
    /// As `2026-11`.
    pub name: String,
    /// Courses begun.
    pub begun: Option<u64>,
    /// Courses completed.
    pub completed: Option<u64>,
}

/// A bar that lies.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it is of.
    pub name: String,
    /// How long it is, in percent; none where it is kept back or unknown.
    pub percent: Option<f64>,
    /// What stands at its end.
    pub label: String,
}

/// What a chart is called, for those who do not see it.
#[derive(Clone, Copy, Debug)]
pub struct Title<'a> {
    /// Its name among others on the page.
    pub id: &'a str,
    /// The title.
    pub title: &'a str,
    /// What is to be seen.
    pub says: &'a str,
}

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Drawn = Result<(), Box<dyn std::error::Error>>;

/// Two bars a month; where one is kept back, `kept` stands in its place.
pub fn months(
    title: Title<'_>,
    months: &[Month],
    number: &dyn Fn(f64) -> String,
    kept: &str,
) -> Option<String> {
    let most = months.iter().flat_map(|it| [it.begun, it.completed]).flatten().max().filter(|it| 0 < *it)?;
    let step = step(most);
    let top = most.div_ceil(step) * step;
    drawn(title, HEIGHT, |area| {
        let mut chart = ChartBuilder::on(area)
            .margin_top(8)
            .margin_right(4)
            .x_label_area_size(26)
            .y_label_area_size(44)
            .build_cartesian_2d(0.0..months.len() as f64, 0.0..top as f64)?;
        chart
            .configure_mesh()
            .disable_x_mesh()
            .disable_x_axis()
            .y_labels((top / step) as usize + 1)
            .y_label_formatter(&|it| number(it.round()))
            .light_line_style(LINE.mix(0.0))
            .bold_line_style(LINE)
            .axis_style(LINE)
            .label_style(style(HPos::Right))
            .draw()?;
        let bar = |at: f64, high: Option<u64>, colour: RGBColor| {
            let corners = [(at, 0.0), (at + 0.36, high.unwrap_or_default() as f64)];
            Rectangle::new(corners, colour.filled())
        };
        let light = months.iter().enumerate().map(|(at, it)| bar(at as f64 + 0.13, it.begun, LIGHT_RGB));
        let dark = months.iter().enumerate().map(|(at, it)| bar(at as f64 + 0.51, it.completed, DARK_RGB));
        chart.draw_series(light.chain(dark))?;
        names(area, months, kept)
    })
}

/// The names of months below their bars: of many, only some.
fn names(area: &Area<'_>, months: &[Month], kept: &str) -> Drawn {
    let room = f64::from(WIDTH - 48) / months.len() as f64;
    let every = (56.0 / room).ceil() as usize;
    let height = HEIGHT as i32;
    for (at, month) in months.iter().enumerate() {
        let place = |part: f64| (44.0 + (at as f64 + part) * room) as i32;
        if at % every == 0 {
            area.draw(&Text::new(month.name.clone(), (place(0.5), height - 20), style(HPos::Center)))?;
        }
        for (part, bar) in [(0.31, month.begun), (0.69, month.completed)] {
            if bar.is_none() {
                area.draw(&Text::new(kept.to_owned(), (place(part), height - 42), style(HPos::Center)))?;
            }
        }
    }
    Ok(())
}

/// A bar a group, from 0 to 100 percent.
pub fn bars(title: Title<'_>, bars: &[Bar]) -> Option<String> {
    bars.iter().find_map(|bar| bar.percent)?;
    drawn(title, ROW * bars.len() as u32 + 4, |area| {
        let long = f64::from(WIDTH) - f64::from(NAMES) - 70.0;
        for (at, bar) in bars.iter().enumerate() {
            let top = at as i32 * ROW as i32 + 6;
            let middle = top + ROW as i32 / 2 - 3;
            let end = NAMES + (long * bar.percent.unwrap_or_default() / 100.0) as i32;
            let name = width::cut(&bar.name, 36);
            area.draw(&Text::new(name, (NAMES - 10, middle), centred(HPos::Right)))?;
            let whole = [(NAMES, top), (NAMES + long as i32, top + ROW as i32 - 8)];
            area.draw(&Rectangle::new(whole, LINE.mix(0.5).filled()))?;
            area.draw(&Rectangle::new([whole[0], (end, whole[1].1)], DARK_RGB.filled()))?;
            let place = (NAMES + long as i32 + 8, middle);
            area.draw(&Text::new(bar.label.clone(), place, centred(HPos::Left)))?;
        }
        Ok(())
    })
}

fn style(across: HPos) -> TextStyle<'static> {
    ("sans-serif", SIZE).into_font().color(&BLACK).pos(Pos::new(across, VPos::Top))
}

fn centred(across: HPos) -> TextStyle<'static> {
    ("sans-serif", SIZE).into_font().color(&BLACK).pos(Pos::new(across, VPos::Center))
}

/// A drawing, with its title inside for those who do not see it. Memory takes all: that it fails is no case, and a
/// report without its chart would still tell everything.
fn drawn(title: Title<'_>, height: u32, draw: impl FnOnce(&Area<'_>) -> Drawn) -> Option<String> {
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, (WIDTH, height)).into_drawing_area();
        draw(&area).ok()?;
        area.present().ok()?;
    }
    let (id, words, says) = (title.id, escape(title.title), escape(title.says));
    let head = format!("<svg role=\"img\" aria-labelledby=\"{id}-title {id}-says\"");
    let svg = svg.replacen("<svg", &head, 1);
    let inside = format!(">\n<title id=\"{id}-title\">{words}</title>\n<desc id=\"{id}-says\">{says}</desc>");
    Some(svg.replacen('>', &inside, 1))
}

/// A round step that gives up to six lines.
fn step(most: u64) -> u64 {
    let steps = (0..18).flat_map(|power| [1, 2, 5].map(|it| it * 10_u64.pow(power)));
    steps.into_iter().find(|step| most.div_ceil(*step) <= 6).unwrap_or(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stand_at_round_numbers() {
        assert_eq!([1, 6, 7, 30, 31, 61, 5_000, u64::MAX / 2].map(step)[..7], [1, 1, 2, 5, 10, 20, 1_000]);
    }

    #[test]
    fn a_name_breaks_out_of_no_chart() {
        let title = Title { id: "a", title: "</title><script>", says: "&" };
        let bar =
            Bar { name: "</text><script>x</script>".to_owned(), percent: Some(50.0), label: "\"".to_owned() };
        let svg = bars(title, &[bar]).unwrap();
        assert!(!svg.contains("<script") && svg.contains("&lt;script"), "{svg}");
        assert_eq!(bars(title, &[]), None);
    }
}
