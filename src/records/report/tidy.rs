//! A report as one long table: a figure a row.

use super::{Figures, Report, Told};
use crate::records::{
    Cell, Number, Row,
    report::{By, FEW},
    table::{Column, Kind},
};

/// Its columns.
pub const COLUMNS: &[Column] = &[
    Column { name: "dimension", kind: Kind::Text, says: "what groups are made by; all: the total" },
    Column { name: "value", kind: Kind::Text, says: "the group; empty where it is not known" },
    Column { name: "measure", kind: Kind::Text, says: "which figure" },
    Column {
        name: "figure",
        kind: Kind::Number,
        says: "the figure; empty where it is kept back, or there is none",
    },
    Column { name: "n", kind: Kind::Count, says: "of how many: people, or courses begun by people" },
    Column {
        name: "note",
        kind: Kind::Word(&["kept", "few"]),
        says: "kept back; or of so few that it is a hint",
    },
];

/// A figure, before it is a row.
struct Figure {
    measure: &'static str,
    figure: Option<Number>,
    n: Option<u64>,
    note: Option<&'static str>,
}

/// Puts each figure into a form whose columns are [`COLUMNS`].
pub fn tidy(report: &Report, put: &mut dyn FnMut(&Row<'_>) -> std::io::Result<()>) -> std::io::Result<()> {
    let mut group = |dimension: &str, value: &str, figures: Vec<Figure>| -> std::io::Result<()> {
        for it in figures {
            let n = it.n.map_or(Cell::None, |n| Cell::Count(i64::try_from(n).unwrap_or(i64::MAX)));
            let (figure, note) = (Cell::number(it.figure), Cell::text(it.note));
            let cells =
                vec![Cell::Text(dimension), Cell::Text(value), Cell::Text(it.measure), figure, n, note];
            put(&Row::Plain(cells))?;
        }
        Ok(())
    };
    group("all", "", measures(&report.total, true))?;
    for table in &report.tables {
        for line in &table.rows {
            group(table.by.name(), &line.value, measures(&line.figures, table.by != By::Month))?;
        }
    }
    Ok(())
}

fn measures(figures: &Figures, is_rate: bool) -> Vec<Figure> {
    let count = |n: u64| Number::rounded(n as f64, 0);
    let of = |measure, figure, n| Figure { measure, figure, n: Some(n), note: None };
    let kept = |measure| Figure { measure, figure: None, n: None, note: Some("kept") };
    let mut out = match figures.people {
        Told::Known(it) => {
            vec![of("learners", count(it.learners), it.learners), of("begun", count(it.begun), it.begun)]
        }
        Told::Kept => ["learners", "begun"].map(kept).into(),
    };
    out.extend(match figures.outcomes {
        Told::Known(it) => {
            let begun = figures.people.known().map_or(0, |it| it.begun);
            let minutes = |part: fn(&super::Quartiles) -> Number| it.minutes.as_ref().map(part);
            vec![
                of("completed", count(it.completed), it.completed),
                of("completion_percent", it.completion, begun),
                of("graded", count(it.graded), it.graded),
                of("pass_percent", it.pass, it.graded),
                of("minutes_q1", minutes(|it| it.low), it.completed),
                of("minutes_median", minutes(|it| it.median), it.completed),
                of("minutes_q3", minutes(|it| it.high), it.completed),
            ]
        }
        Told::Kept => {
            let names = [
                "completed",
                "completion_percent",
                "graded",
                "pass_percent",
                "minutes_q1",
                "minutes_median",
                "minutes_q3",
            ];
            names.map(kept).into()
        }
    });
    out.extend(match figures.gain {
        Told::Known(it) => {
            let note = (it.class.is_some() && it.n < FEW).then_some("few");
            let gain = |measure, figure| Figure { measure, figure, n: Some(it.n), note };
            vec![
                Figure { note: None, ..gain("pairs", count(it.n)) },
                gain("gain", it.class),
                gain("gain_low", it.interval.map(|it| it.0)),
                gain("gain_high", it.interval.map(|it| it.1)),
            ]
        }
        Told::Kept => ["pairs", "gain", "gain_low", "gain_high"].map(kept).into(),
    });
    out.retain(|it| is_rate || it.measure != "completion_percent");
    out
}
