//! The figures as one CSV table: a row for each quiz, question, answer, place, gain and survey, told apart by the first
//! column.

use super::Head;
use crate::{
    quiz::analysis::{
        Place,
        answers::{Row as Answer, What},
        gain::Gain,
    },
    records::statistics::{Asking, Quiz, Report, Survey},
    text::csv::{Dialect, Table, defused},
};

/// The columns. They are only ever added to, at the end.
const COLUMNS: [&str; 40] = [
    "row",
    "course",
    "course_version",
    "quiz",
    "module",
    "question",
    "kind",
    "answer",
    "right",
    "text",
    "n",
    "few",
    "learners",
    "mean",
    "median",
    "standard_deviation",
    "skewness",
    "kurtosis",
    "internal_consistency",
    "error_ratio",
    "standard_error",
    "facility_index",
    "random_guess_score",
    "intended_weight",
    "effective_weight",
    "discrimination_index",
    "discriminative_efficiency",
    "drawn_discrimination_index",
    "drawn_discriminative_efficiency",
    "count",
    "upper_count",
    "upper_n",
    "lower_count",
    "lower_n",
    "before",
    "after",
    "gain",
    "gain_low",
    "gain_high",
    "advice",
];

/// One row in the making.
struct Row {
    cells: [String; COLUMNS.len()],
}

impl Row {
    fn new(kind: &str, quiz: &str, head: &Head<'_>) -> Self {
        let row = Self { cells: [const { String::new() }; COLUMNS.len()] };
        row.text("row", kind).text("course", head.id.as_str()).text("quiz", quiz)
    }

    /// A text, which no spreadsheet runs.
    fn text(self, column: &str, text: &str) -> Self {
        self.put(column, defused(text).into_owned())
    }

    /// A figure; nothing where there is none.
    fn figure(self, column: &str, figure: Option<f64>) -> Self {
        let text = figure.filter(|figure| figure.is_finite()).map(|_| super::text::number(figure, 4));
        self.put(column, text.unwrap_or_default())
    }

    fn count(self, column: &str, count: usize) -> Self {
        self.put(column, count.to_string())
    }

    fn put(mut self, column: &str, text: String) -> Self {
        let at = COLUMNS.iter().position(|it| *it == column);
        self.cells[at.expect("every column that is filled is in the list")] = text;
        self
    }
}

/// The figures as CSV.
pub fn csv(head: &Head<'_>, report: &Report) -> Vec<u8> {
    let mut rows = Vec::new();
    for quiz in &report.quizzes {
        of_quiz(&mut rows, head, quiz);
    }
    rows.extend(report.gain.iter().flat_map(|it| gain(head, it)));
    rows.extend(report.surveys.iter().flat_map(|it| survey(head, it)));
    let mut out = Vec::new();
    let written = Table::begin(&mut out, COLUMNS, Dialect::default()).and_then(|mut table| {
        for row in &rows {
            row.cells.iter().try_for_each(|cell| table.figure(cell))?;
            table.end_row()?;
        }
        table.end()
    });
    written.expect("every row has the same cells, and memory takes them");
    out
}

fn of_quiz(rows: &mut Vec<Row>, head: &Head<'_>, quiz: &Quiz) {
    let name = String::from(quiz.sitting.clone());
    let versions: Vec<&str> = quiz.versions.keys().map(String::as_str).collect();
    let test = &quiz.test;
    let row = |kind: &str| Row::new(kind, &name, head).text("course_version", &versions.join(" "));
    rows.push(
        row("quiz")
            .text("text", &quiz.title)
            .n(test.n)
            .count("learners", quiz.learners)
            .figure("mean", test.mean)
            .figure("median", test.median)
            .figure("standard_deviation", test.deviation)
            .figure("skewness", test.skewness)
            .figure("kurtosis", test.kurtosis)
            .figure("internal_consistency", test.consistency)
            .figure("error_ratio", test.error_ratio)
            .figure("standard_error", test.standard_error),
    );
    for asking in &quiz.questions {
        rows.push(question(row("question"), asking));
        rows.extend(asking.table.rows.iter().map(|it| answer(row("answer"), asking, it)));
    }
    rows.extend(quiz.places.iter().map(|(it, pool)| place(row("place"), it, pool.as_str(), quiz)));
}

impl Row {
    fn n(self, n: usize) -> Self {
        let few = if n < crate::quiz::analysis::FEW { "yes" } else { "no" };
        self.count("n", n).text("few", few)
    }

    fn of(self, asking: &Asking) -> Self {
        self.text("module", asking.name.module.as_str())
            .text("question", asking.name.item.as_str())
            .text("kind", asking.kind.unwrap_or_default())
    }
}

fn question(row: Row, asking: &Asking) -> Row {
    let item = &asking.item;
    let drawn = item.drawn.unwrap_or_default();
    let advice: Vec<String> = asking.advice.iter().map(ToString::to_string).collect();
    row.of(asking)
        .text("text", &asking.prompt)
        .n(item.n)
        .figure("facility_index", item.facility)
        .figure("standard_deviation", item.deviation)
        .figure("random_guess_score", asking.guess)
        .figure("intended_weight", item.intended)
        .figure("effective_weight", item.effective)
        .figure("discrimination_index", item.discrimination)
        .figure("discriminative_efficiency", item.efficiency)
        .figure("drawn_discrimination_index", drawn.discrimination)
        .figure("drawn_discriminative_efficiency", drawn.efficiency)
        .text("advice", &advice.join("; "))
}

fn answer(row: Row, asking: &Asking, answer: &Answer) -> Row {
    let all = asking.table.all;
    let right = match answer.is_right {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    let row = row.of(asking).text("right", right).n(all.all);
    let (what, text) = told(&answer.what);
    let text = asking.labels.get(&text).cloned().unwrap_or_else(|| match answer.what {
        What::Typed(_) => text.clone(),
        _ => String::new(),
    });
    row.text("answer", &what)
        .text("text", &text)
        .count("count", answer.count.all)
        .count("upper_count", answer.count.upper)
        .count("upper_n", all.upper)
        .count("lower_count", answer.count.lower)
        .count("lower_n", all.lower)
}

/// An answer's name in output for programs, and what stands behind it.
pub fn told(what: &What) -> (String, String) {
    match what {
        What::Choice(key) | What::Part(key) => (key.clone(), key.clone()),
        What::Right => ("(right)".to_owned(), String::new()),
        What::Typed(text) => ("(typed)".to_owned(), text.clone()),
        What::Others => ("(others)".to_owned(), String::new()),
        What::Step(step) => ((step + 1).to_string(), String::new()),
        What::Nothing => ("(none)".to_owned(), String::new()),
    }
}

fn place(row: Row, place: &Place, pool: &str, quiz: &Quiz) -> Row {
    let name = place.item.map(|item| quiz.questions[item].name.item.to_string()).unwrap_or_default();
    row.text("module", pool)
        .text("question", &name)
        .n(quiz.test.n)
        .figure("intended_weight", place.intended)
        .figure("effective_weight", place.effective)
}

fn gain(head: &Head<'_>, gain: &Gain) -> [Row; 2] {
    let row = |kind: &str, it, interval: Option<(f64, f64)>| {
        let (low, high) = interval.unzip();
        let row = Row::new(kind, "", head).n(gain.n).count("learners", gain.n);
        let row = row.figure("before", gain.before).figure("after", gain.after);
        row.figure("gain", it).figure("gain_low", low).figure("gain_high", high)
    };
    [
        row("gain-of-class", gain.class, gain.class_interval),
        row("gain-of-learners", gain.own, gain.own_interval),
    ]
}

fn survey(head: &Head<'_>, survey: &Survey) -> Vec<Row> {
    let row = |answer: &Answer| {
        let (what, typed) = told(&answer.what);
        let text = match answer.what {
            What::Step(step) => survey.scale.get(step).cloned().unwrap_or_default(),
            _ => typed,
        };
        Row::new("survey", "", head)
            .text("module", survey.name.module.as_str())
            .text("question", survey.name.item.as_str())
            .text("kind", "survey")
            .text("answer", &what)
            .text("text", &text)
            .n(survey.table.all.all)
            .count("count", answer.count.all)
    };
    survey.table.rows.iter().map(row).collect()
}
