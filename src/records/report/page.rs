//! A report as one HTML page: no script, nothing from elsewhere, made to be printed. It is well-formed XML as well.

use std::fmt::Write;

use super::{
    By, Figures, Head, Line, Report, Table,
    chart::{self, Bar, Month, Title},
    words::{Column, Name, Words},
};
use crate::text::html::escape;

/// How it looks.
const STYLE: &str = include_str!("page.css");
/// Nothing is loaded and nothing runs, whatever may have got into it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The page.
pub fn page(head: &Head<'_>, report: &Report, words: &Words<'_>) -> String {
    let tag = words.catalog.tag();
    let (language, dir) = (escape(tag.as_str()), if tag.is_rtl() { "rtl" } else { "ltr" });
    let (title, facts) = words.head(head, report);
    let mut page = Page { words, out: String::new() };
    page.head(&title, &facts);
    match report.records {
        0 => page.paragraph("", &words.say("report-nothing")),
        _ => page.body(report),
    }
    page.out += "</main>\n";
    format!(
        "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"{language}\" dir=\"{dir}\">\n<head>\n\
         <meta charset=\"utf-8\"/>\n<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width\"/>\n<meta name=\"generator\" content=\"Coursedeck {}\"/>\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{}</body>\n</html>\n",
        env!("CARGO_PKG_VERSION"),
        escape(&title),
        page.out
    )
}

struct Page<'a> {
    words: &'a Words<'a>,
    out: String,
}

impl Page<'_> {
    fn say(&self, id: &str) -> String {
        escape(&self.words.say(id))
    }

    fn paragraph(&mut self, class: &str, text: &str) {
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        let _ = writeln!(self.out, "<p{class}>{}</p>", escape(text));
    }

    fn head(&mut self, title: &str, facts: &[[String; 2]]) {
        let _ = write!(self.out, "<header>\n<h1>{}</h1>\n<dl class=\"facts\">\n", escape(title));
        for [name, fact] in facts {
            let _ = writeln!(self.out, "<div><dt>{}</dt><dd>{}</dd></div>", escape(name), escape(fact));
        }
        self.out += "</dl>\n</header>\n<main>\n";
    }

    fn body(&mut self, report: &Report) {
        self.totals(&report.total);
        let _ = write!(self.out, "<section>\n<h2>{}</h2>\n", self.say("report-reading"));
        self.paragraph("", &self.words.rule());
        self.out += "</section>\n";
        report.tables.iter().for_each(|table| self.table(table, report));
    }

    fn totals(&mut self, total: &Figures) {
        let _ =
            write!(self.out, "<section>\n<h2>{}</h2>\n<dl class=\"totals\">\n", self.say("report-totals"));
        for column in Column::of(None) {
            let [name, means] = self.words.column(column).map(|it| escape(&it));
            let read = self.words.figure(column, total);
            let span = read.span.map(|it| format!(" <small>{}</small>", escape(&it))).unwrap_or_default();
            let main = escape(&read.main);
            let wide = if column == Column::Gain { " class=\"wide\"" } else { "" };
            let _ = writeln!(
                self.out,
                "<div{wide}><dt>{name}</dt><dd class=\"figure\">{main}{span}</dd><dd class=\"means\">{means}</dd></div>"
            );
        }
        self.out += "</dl>\n";
        self.signs([total].into_iter());
        self.out += "</section>\n";
    }

    fn signs<'f>(&mut self, figures: impl Iterator<Item = &'f Figures>) {
        let signs = self.words.signs(figures);
        signs.iter().for_each(|sign| self.paragraph("signs", sign));
    }

    fn table(&mut self, table: &Table, report: &Report) {
        let [title, group] = self.words.table(table.by).map(|it| escape(&it));
        let by = table.by;
        let _ = write!(self.out, "<section id=\"by-{by}\">\n<h2>{title}</h2>\n");
        if table.rows.is_empty() {
            let why = if table.is_kept { "report-tables-kept" } else { "report-table-empty" };
            self.paragraph("", &self.words.say(why));
            self.out += "</section>\n";
            return;
        }
        if let Some(note) = self.words.note(by) {
            self.paragraph("note", &note);
        }
        self.chart(table);
        let _ = write!(
            self.out,
            "<table>\n<caption>{title}</caption>\n<thead>\n<tr><th scope=\"col\">{group}</th>"
        );
        let columns = Column::of(Some(by));
        for column in &columns {
            let [name, means] = self.words.column(*column).map(|it| escape(&it));
            let _ = write!(self.out, "<th scope=\"col\" title=\"{means}\">{name}</th>");
        }
        self.out += "</tr>\n</thead>\n<tbody>\n";
        for line in &table.rows {
            let name = named(self.words.group(by, line));
            self.row("", &name, &columns, &line.figures);
        }
        if !by.is_tags() {
            let name = self.say("report-all");
            self.row(" class=\"all\"", &name, &columns, &report.total);
        }
        self.out += "</tbody>\n</table>\n";
        self.signs(table.rows.iter().map(|line| &line.figures));
        self.out += "</section>\n";
    }

    fn row(&mut self, class: &str, name: &str, columns: &[Column], figures: &Figures) {
        let _ = write!(self.out, "<tr{class}><th scope=\"row\">{name}</th>");
        for column in columns {
            let read = self.words.figure(*column, figures);
            let span = read.span.map(|it| format!("<small>{}</small>", escape(&it))).unwrap_or_default();
            let _ = write!(self.out, "<td>{}{span}</td>", escape(&read.main));
        }
        self.out += "</tr>\n";
    }

    fn chart(&mut self, table: &Table) {
        let drawn = match table.by {
            By::Month => self.months(&table.rows),
            By::Course => self.courses(&table.rows),
            _ => None,
        };
        if let Some((svg, caption)) = drawn {
            let _ = write!(self.out, "<figure>\n<figcaption>{caption}</figcaption>\n{svg}</figure>\n");
        }
    }

    fn months(&self, rows: &[Line]) -> Option<(String, String)> {
        let all = months(rows);
        let last = &all[all.len().saturating_sub(chart::MONTHS)..];
        let words = [self.words.say("report-chart-months"), self.words.say("report-chart-months-means")];
        let title = Title { id: "chart-months", title: &words[0], says: &words[1] };
        let kept = self.words.say("report-kept-mark");
        let svg = chart::months(title, last, &|number| self.words.number(number, 0), &kept)?;
        let key = |colour: &str, id: &str| {
            let swatch = format!(
                "<svg class=\"key\" aria-hidden=\"true\" width=\"12\" height=\"12\"><rect width=\"12\" height=\"12\" \
                 fill=\"{colour}\"/></svg>"
            );
            format!(" <span>{swatch} {}</span>", self.say(id))
        };
        let mut caption = format!("<b>{}</b>", escape(&words[0]));
        caption += &key(chart::LIGHT, "report-begun");
        caption += &key(chart::DARK, "report-completed");
        if last.len() < all.len() {
            let cut = self.words.catalog.tell("report-chart-months-cut", &[("n", last.len().into())]);
            let _ = write!(caption, " {}", escape(&cut));
        }
        Some((svg, caption))
    }

    fn courses(&self, rows: &[Line]) -> Option<(String, String)> {
        let bar = |line: &Line| Bar {
            name: self.words.group(By::Course, line).words,
            percent: line.figures.outcomes.known().and_then(|it| Some(it.completion?.get())),
            label: self.words.figure(Column::Completion, &line.figures).main,
        };
        let bars: Vec<Bar> = rows.iter().take(chart::GROUPS).map(bar).collect();
        let words = [self.words.say("report-chart-courses"), self.words.say("report-chart-courses-means")];
        let svg = chart::bars(Title { id: "chart-courses", title: &words[0], says: &words[1] }, &bars)?;
        Some((svg, format!("<b>{}</b>", escape(&words[0]))))
    }
}

/// The name of a group. What people wrote keeps its own direction.
fn named(name: Name) -> String {
    let lang = if name.is_english { " lang=\"en\"" } else { "" };
    let words = format!("<bdi{lang}>{}</bdi>", escape(&name.words).replace('/', "/<wbr/>"));
    match name.code {
        Some(code) if name.is_english => format!("<b>{}</b> {words}", escape(&code)),
        Some(code) => format!("{words} <small>{}</small>", escape(&code)),
        None => words,
    }
}

/// The months of a chart: those of the table, and those between them in which nothing was done.
fn months(rows: &[Line]) -> Vec<Month> {
    let mut out: Vec<Month> = Vec::new();
    for line in rows {
        let mut next = out.last().and_then(|last| after(&last.name));
        // A clock that went back for years makes no empty years.
        let mut gap = Vec::new();
        while let Some(name) = next.filter(|name| *name < line.value && gap.len() <= 12) {
            next = after(&name);
            gap.push(Month { name, begun: Some(0), completed: Some(0) });
        }
        out.extend(gap.into_iter().take(12));
        out.push(Month {
            name: line.value.clone(),
            begun: line.figures.people.known().map(|it| it.begun),
            completed: line.figures.outcomes.known().map(|it| it.completed),
        });
    }
    out
}

/// The month after `2026-11`.
fn after(month: &str) -> Option<String> {
    let (year, month) = month.rsplit_once('-')?;
    let (year, month): (i32, u32) = (year.parse().ok()?, month.parse().ok()?);
    Some(match month {
        12 => format!("{:04}-01", year + 1),
        _ => format!("{year:04}-{:02}", month + 1),
    })
}
