//! A report for a terminal, as wide as that is.

use std::fmt::Write;

use super::{
    Figures, Head, Report, Table,
    words::{Column, Words},
};
use crate::text::{Span, flow::wrap, width};

/// The least room for the names of groups beside their figures; with less they stand above them.
const NAME: usize = 20;
/// The most that is of use.
const MOST: usize = 56;

/// The report in lines of at most `width` cells.
pub fn text(head: &Head<'_>, report: &Report, words: &Words<'_>, width: usize) -> String {
    let mut out = Text { words, width: width.max(24), out: String::new() };
    let (title, facts) = words.head(head, report);
    out.put("", &title);
    facts.iter().for_each(|[name, fact]| out.put("  ", &words.label(name, fact)));
    if report.records == 0 {
        out.out.push('\n');
        out.put("", &words.say("report-nothing"));
        return out.out;
    }
    out.totals(&report.total);
    out.heading(&words.say("report-reading"));
    out.put("", &words.rule());
    report.tables.iter().for_each(|table| out.table(table, report));
    out.out
}

struct Text<'a> {
    words: &'a Words<'a>,
    width: usize,
    out: String,
}

/// A row in the making: the name of its group, and its figures with what lies below them.
struct Row {
    name: String,
    cells: Vec<[String; 2]>,
}

impl Text<'_> {
    fn put(&mut self, indent: &str, text: &str) {
        for line in wrap(&[Span::plain(text)], self.width - indent.len()) {
            let _ = writeln!(self.out, "{}", format!("{indent}{}", line.text()).trim_end());
        }
    }

    fn heading(&mut self, text: &str) {
        self.out.push('\n');
        self.put("", text);
        let line = "-".repeat(width::cells(text).min(self.width));
        self.put("", &line);
    }

    fn totals(&mut self, total: &Figures) {
        self.heading(&self.words.say("report-totals"));
        for column in Column::of(None) {
            let read = self.words.figure(column, total);
            let span = read.span.map(|span| format!(" ({span})")).unwrap_or_default();
            let [name, means] = self.words.column(column);
            self.put("", &self.words.label(&name, &(read.main + &span)));
            self.put("    ", &means);
        }
        self.words.signs([total].into_iter()).iter().for_each(|sign| self.put("", sign));
    }

    fn table(&mut self, table: &Table, report: &Report) {
        let [title, group] = self.words.table(table.by);
        self.heading(&title);
        if table.rows.is_empty() {
            let why = if table.is_kept { "report-tables-kept" } else { "report-table-empty" };
            return self.put("", &self.words.say(why));
        }
        if let Some(note) = self.words.note(table.by) {
            self.put("", &note);
        }
        let columns = Column::of(Some(table.by));
        let cells = |figures: &Figures| -> Vec<[String; 2]> {
            let read = columns.iter().map(|column| self.words.figure(*column, figures));
            read.map(|read| [read.main, read.span.unwrap_or_default()]).collect()
        };
        let mut rows: Vec<Row> = table
            .rows
            .iter()
            .map(|line| {
                let name = self.words.group(table.by, line);
                let name = name.code.into_iter().chain(Some(name.words)).collect::<Vec<_>>().join(" ");
                Row { name, cells: cells(&line.figures) }
            })
            .collect();
        if !table.by.is_tags() {
            let cells = cells(&report.total);
            rows.push(Row { name: self.words.say("report-all"), cells });
        }
        let heads: Vec<String> = columns.iter().map(|column| self.words.column(*column)[0].clone()).collect();
        self.rows(&group, &heads, &rows);
        let figures = table.rows.iter().map(|line| &line.figures);
        self.words.signs(figures).iter().for_each(|sign| self.put("", sign));
    }

    /// The rows: names beside their figures where there is room, else above them, else a figure a line.
    fn rows(&mut self, group: &str, heads: &[String], rows: &[Row]) {
        let word = |text: &String| text.split(' ').map(width::cells).max().unwrap_or_default();
        let widest = |at: usize| {
            let cells = rows.iter().flat_map(|row| &row.cells[at]);
            cells.map(|cell| width::cells(cell)).max().unwrap_or_default().max(word(&heads[at]))
        };
        let widths: Vec<usize> = (0..heads.len()).map(widest).collect();
        let needed = |gap: usize| widths.iter().map(|it| it + gap).sum::<usize>();
        let gap = if needed(2) <= self.width { 2 } else { 1 };
        if self.width + gap < needed(gap) {
            return self.list(heads, rows);
        }
        let names = rows.iter().map(|row| width::cells(&row.name)).max().unwrap_or_default();
        let room = self.width.saturating_sub(needed(gap)).min(names.max(width::cells(group))).min(MOST);
        let room = if room < NAME.min(names) { 0 } else { room };
        let heads: Vec<Vec<String>> =
            heads.iter().zip(&widths).map(|(head, width)| lines(head, *width)).collect();
        let high = heads.iter().map(Vec::len).max().unwrap_or_default();
        for at in 0..high {
            // They stand on the figures, as a column does.
            let cell = |head: &Vec<String>| {
                (at + head.len()).checked_sub(high).map_or("", |at| &*head[at]).to_owned()
            };
            let name = if at + 1 == high && 0 < room { group } else { "" };
            self.line(name, room, gap, &heads.iter().map(cell).collect::<Vec<_>>(), &widths);
        }
        rows.iter().for_each(|row| self.row(row, room, gap, &widths));
    }

    fn row(&mut self, row: &Row, room: usize, gap: usize, widths: &[usize]) {
        let mut names = if room == 0 { Vec::new() } else { lines(&row.name, room) };
        if room == 0 {
            self.put("", &row.name);
        }
        let figures: Vec<Vec<String>> =
            (0..2).map(|part| row.cells.iter().map(|cell| cell[part].clone()).collect()).collect();
        let last = if figures[1].iter().all(String::is_empty) { 1 } else { 2 };
        names.resize(names.len().max(last), String::new());
        let empty = vec![String::new(); widths.len()];
        for (at, name) in names.iter().enumerate() {
            let cells = if at < last { &figures[at] } else { &empty };
            self.line(name, room, gap, cells, widths);
        }
    }

    fn line(&mut self, name: &str, room: usize, gap: usize, cells: &[String], widths: &[usize]) {
        let mut line = width::pad(name, room);
        for (at, (cell, width)) in cells.iter().zip(widths).enumerate() {
            let gap = if at == 0 && room == 0 { 0 } else { gap };
            let _ = write!(line, "{}{cell}", " ".repeat(gap + width.saturating_sub(width::cells(cell))));
        }
        let _ = writeln!(self.out, "{}", line.trim_end());
    }

    fn list(&mut self, heads: &[String], rows: &[Row]) {
        for row in rows {
            self.put("", &row.name);
            for (head, [main, span]) in heads.iter().zip(&row.cells) {
                let span = if span.is_empty() { String::new() } else { format!(" ({span})") };
                self.put("  ", &self.words.label(head, &format!("{main}{span}")));
            }
        }
    }
}

fn lines(text: &str, width: usize) -> Vec<String> {
    wrap(&[Span::plain(text)], width).iter().map(|line| line.text().trim_end().to_owned()).collect()
}
