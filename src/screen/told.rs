//! A page as lines to be heard: a paragraph a line, tables row by row, no line that only draws.

use crate::{
    lang::Catalog,
    page::{Field, Meter, Page, Part, Pick, Row, Rows},
    text::{Block, Role, Span, clean},
};

/// What ends a sentence, in any script: nothing more need stand between it and the next.
const ENDS: [char; 13] = ['.', '?', '!', '…', '。', '．', '？', '！', '؟', '۔', '।', '։', '።'];
/// Signs that are seen and not said.
const UNSAID: &str = "✓✗◐○★⚑↕←↑↓▸█░•";

/// A page as it is said.
#[derive(Debug, Default)]
pub struct Told {
    /// Where I am, from the outside in.
    pub place: Option<String>,
    /// Where I am, without what is around it.
    pub here: Option<String>,
    /// Who I am, or the time left.
    pub aside: Option<String>,
    /// What is on the page, a paragraph a line: what belongs together is new together.
    pub groups: Vec<Vec<String>>,
    /// Those of the lines that tell what is wrong, or missing.
    pub remarks: Vec<String>,
}

/// What is said of `page`, in this order.
pub fn told(page: &Page, catalog: &Catalog) -> Told {
    let mut groups = Vec::new();
    let mut number = 0;
    for part in &page.parts {
        let mut lines = Vec::new();
        part_lines(part, catalog, &mut number, &mut lines);
        match part {
            // Half of a text would be another text.
            Part::Prose(_) => groups.push(lines),
            _ => groups.extend(lines.into_iter().map(|line| vec![line])),
        }
    }
    groups.extend(page.status.iter().map(|status| vec![status.text.clone()]));
    let fit = |line: &String| Some(spoken(line, catalog)).filter(|line| !line.is_empty());
    let place = joined(&page.crumbs, catalog);
    // A heading that is where I am need not be said twice.
    if groups.first().is_some_and(|group| *group == [&*place]) {
        groups.remove(0);
    }
    let fit_all = |group: Vec<String>| group.iter().filter_map(fit).collect::<Vec<_>>();
    Told {
        place: fit(&place),
        here: page.crumbs.last().and_then(fit),
        aside: page.aside.as_ref().and_then(|aside| fit(&aside.text)),
        groups: groups.into_iter().map(fit_all).filter(|group| !group.is_empty()).collect(),
        remarks: page.parts.iter().filter_map(remark).filter_map(|line| fit(&line)).collect(),
    }
}

fn remark(part: &Part) -> Option<String> {
    let Part::Say(spans) = part else { return None };
    let is_remark = |span: &Span| matches!(span.role, Role::Warn | Role::Bad);
    spans.first().is_some_and(is_remark).then(|| flat(spans))
}

/// A text without the signs that are only seen.
pub fn spoken(text: &str, catalog: &Catalog) -> String {
    let said: String = text.chars().filter(|sign| !UNSAID.contains(*sign)).collect();
    if !said.contains(['·', '_', '→']) {
        return clean::line(&said);
    }
    let comma = pair(catalog, "plain-joined", "", "");
    let said = said.replace(" · ", &comma).replace("____", "…").replace(" → ", &comma).replace('→', " ");
    clean::line(&said)
}

fn part_lines(part: &Part, catalog: &Catalog, number: &mut usize, lines: &mut Vec<String>) {
    match part {
        Part::Heading(text) => lines.push(text.clone()),
        Part::Prose(blocks) => blocks.iter().for_each(|block| block_lines(block, "", catalog, lines)),
        Part::Say(spans) => lines.push(flat(spans)),
        Part::Rows(rows) => rows_lines(rows, catalog, number, lines),
        Part::Field(field) => field_lines(field, catalog, lines),
        Part::Meter(meter) => lines.push(meter_line(meter, catalog)),
        Part::Gap => (),
    }
}

fn rows_lines(rows: &Rows, catalog: &Catalog, number: &mut usize, lines: &mut Vec<String>) {
    let more = |id: &str, n: usize| catalog.tell(id, &[("n", n.into())]);
    lines.extend((rows.above > 0).then(|| more("plain-rows-before", rows.above)));
    // An act that the cursor is not on is a key of the screen, and what may be typed tells of it here.
    let is_act = |row: &&Row| rows.cursor.is_none() && row.label.iter().all(|it| it.role == Role::Accent);
    // The names of columns are said with each cell.
    let is_head =
        |row: &&Row| row.heading && row.cells.len() == rows.columns.len() && !rows.columns.is_empty();
    for row in rows.rows.iter().filter(|row| !is_act(row) && !is_head(row)) {
        let counted = rows.cursor.is_some() && !row.heading;
        *number += usize::from(counted);
        lines.push(row_line(row, &rows.columns, catalog, counted.then_some(*number)));
    }
    lines.extend((rows.below > 0).then(|| more("plain-rows-after", rows.below)));
}

/// The sign and the number differ only where letters pick: the letter is said then.
fn row_line(row: &Row, columns: &[String], catalog: &Catalog, number: Option<usize>) -> String {
    let sign = row.sign.as_deref().map(|sign| spoken(sign, catalog)).filter(|sign| !sign.is_empty());
    let sign = sign.or(number.map(|n| n.to_string()));
    let mut line = sign.map_or(String::new(), |sign| format!("{sign}. "));
    line += match row.picked {
        Some(Pick::One(true) | Pick::Any(true)) => "[x] ",
        Some(Pick::Any(false)) => "[ ] ",
        Some(Pick::One(false)) | None => "",
    };
    line += &flat(&row.label);
    let under = row.under.as_deref().map(flat);
    // What is paired with the row goes on with its sentence; more about it is another one.
    let (pair, more) = match under {
        Some(under) if under.starts_with('→') => (under.strip_prefix("→ ").map(str::to_owned), None),
        more => (None, more),
    };
    if let Some(pair) = pair.filter(|pair| pair != "____") {
        line = named(catalog, &line, &pair);
    }
    let is_table = columns.len() == row.cells.len();
    let cell = |(at, span): (usize, &Span)| match spoken(&span.text, catalog) {
        cell if is_table && !cell.is_empty() => named(catalog, &columns[at], &cell),
        cell => cell,
    };
    let cells = row.cells.iter().enumerate().map(cell);
    let verdict = row.verdict.iter().map(|span| spoken(&span.text, catalog));
    for cell in cells.chain(verdict).filter(|cell| !cell.is_empty()) {
        line = beside(catalog, &line, &cell);
    }
    match more {
        Some(more) => then(catalog, &line, &more),
        None => line,
    }
}

/// Pieces in a row, with the comma of the language between them.
fn joined(pieces: &[String], catalog: &Catalog) -> String {
    let mut pieces = pieces.iter();
    let first = pieces.next().cloned().unwrap_or_default();
    pieces.fold(first, |line, piece| beside(catalog, &line, piece))
}

/// Two pieces of a line. A question has its own sign at the end.
fn beside(catalog: &Catalog, one: &str, other: &str) -> String {
    pair(catalog, if one.ends_with(ENDS) { "plain-beside" } else { "plain-joined" }, one, other)
}

/// A sentence after what may be a sentence.
fn then(catalog: &Catalog, one: &str, other: &str) -> String {
    pair(catalog, if one.ends_with(ENDS) { "plain-beside" } else { "plain-then" }, one, other)
}

fn pair(catalog: &Catalog, id: &str, one: &str, other: &str) -> String {
    catalog.tell(id, &[("one", one.into()), ("other", other.into())])
}

/// A field that nothing is in is not said: what belongs in it is what may be typed. Nor is a secret.
fn field_lines(field: &Field, catalog: &Catalog, lines: &mut Vec<String>) {
    if field.secret || field.value.is_empty() {
        return;
    }
    // A line that somebody drew says nothing to who hears it.
    let says = |line: &&str| line.chars().any(|sign| !sign.is_ascii_punctuation() && !sign.is_whitespace());
    let mut paragraphs = field.value.lines().filter(says);
    let value = format!("{} {}", paragraphs.next().unwrap_or_default(), field.after);
    let value = match &field.verdict {
        Some(verdict) => beside(catalog, value.trim_end(), &spoken(&verdict.text, catalog)),
        None => value.trim_end().to_owned(),
    };
    lines.push(named(catalog, &field.label, &value));
    lines.extend(paragraphs.map(str::to_owned));
}

fn meter_line(meter: &Meter, catalog: &Catalog) -> String {
    let words = match &meter.goal {
        Some((_, goal)) => beside(catalog, &meter.words, goal),
        None => meter.words.clone(),
    };
    named(catalog, &meter.label, &words)
}

/// A name and what belongs to it, with the colon of the language.
fn named(catalog: &Catalog, name: &str, what: &str) -> String {
    catalog.tell("plain-named", &[("name", name.into()), ("what", what.into())])
}

fn block_lines(block: &Block, before: &str, catalog: &Catalog, lines: &mut Vec<String>) {
    match block {
        Block::Heading(_, spans) | Block::Paragraph(spans) => lines.push(format!("{before}{}", flat(spans))),
        Block::List { start, items } => {
            for (at, item) in items.iter().enumerate() {
                let sign = start.map_or("- ".to_owned(), |start| format!("{}. ", start + at as u64));
                for (nth, block) in item.iter().enumerate() {
                    let sign = if nth == 0 { format!("{before}{sign}") } else { before.to_owned() };
                    block_lines(block, &sign, catalog, lines);
                }
            }
        }
        Block::Quote(blocks) => {
            lines.push(format!("{before}{}", catalog.say("quote")));
            blocks.iter().for_each(|block| block_lines(block, before, catalog, lines));
        }
        Block::Note(note, blocks) => {
            let said = format!("{before}{}", named(catalog, &catalog.note(*note), ""));
            for (at, block) in blocks.iter().enumerate() {
                block_lines(block, if at == 0 { &said } else { before }, catalog, lines);
            }
        }
        Block::Code { alt: Some(alt), .. } => {
            lines.push(catalog.tell("plain-picture", &[("alt", alt.clone().into())]));
        }
        Block::Code { lines: code, alt: None } => lines.extend(code.iter().cloned()),
        Block::Table { head, rows } => lines.extend(rows.iter().map(|row| table_line(head, row, catalog))),
        Block::Rule => (),
    }
}

/// A row of a table, each cell after its heading.
fn table_line(head: &[Vec<Span>], row: &[Vec<Span>], catalog: &Catalog) -> String {
    let cell = |(at, cell): (usize, &Vec<Span>)| match head.get(at).map(|head| flat(head)) {
        Some(head) if !head.is_empty() => named(catalog, &head, &flat(cell)),
        _ => flat(cell),
    };
    row.iter().enumerate().map(cell).collect::<Vec<_>>().join("; ")
}

fn flat(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}
