//! Questions in a table, as a spreadsheet saves it: a row a question.
//!
//! With a header, the columns may stand in any order: `prompt`, `answer`, and what is wanted of `id`, `kind`, `hint`,
//! `explain`, `points`, `category`; every other column is a choice, or is named `choice`. Without one, the first
//! column is the prompt, the last the answer, and those between are the choices. The answer is the letter, the number
//! or the words of the right choice; several stand with `;` or `|` between them. Without choices, a row with TRUE or
//! FALSE is a statement, one with a number asks for it, and any other answer is typed.

use super::{
    gather::{Draft, Form, Gatherer, Text, quoted},
    settle::{Answer, Pick, Value},
};
use crate::{
    course::model::{Grading, Tolerance},
    text::clean,
};

/// What a column holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Column {
    Prompt,
    Choice,
    Answer,
    Id,
    Kind,
    Hint,
    Explain,
    Points,
    Category,
}

/// The names that a column may have.
const NAMES: &[(&str, Column)] = &[
    ("prompt", Column::Prompt),
    ("question", Column::Prompt),
    ("answer", Column::Answer),
    ("answers", Column::Answer),
    ("correct", Column::Answer),
    ("id", Column::Id),
    ("name", Column::Id),
    ("kind", Column::Kind),
    ("type", Column::Kind),
    ("hint", Column::Hint),
    ("explain", Column::Explain),
    ("explanation", Column::Explain),
    ("feedback", Column::Explain),
    ("points", Column::Points),
    ("category", Column::Category),
];
/// The most columns that are looked at.
const WIDE: usize = 60;

/// Reads a table.
pub fn read(to: &mut Gatherer, text: &str) {
    // Excel says itself what parts its columns, if it was told to.
    let (said, text) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        Some((sign, rest)) => (sign.bytes().next(), rest),
        None => (None, text),
    };
    let skipped = usize::from(said.is_some());
    let mut reader = csv::ReaderBuilder::new();
    reader.delimiter(said.unwrap_or_else(|| delimiter(text))).has_headers(false).flexible(true);
    let mut columns: Option<Vec<Column>> = None;
    for record in reader.from_reader(text.as_bytes()).records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => return to.note(1, "the rest of the table", error.to_string()),
        };
        let line = record.position().map_or(1, |at| at.line() as usize) + skipped;
        let cells: Vec<&str> = record.iter().take(WIDE).map(str::trim).collect();
        if cells.iter().all(|cell| cell.is_empty()) {
            continue;
        }
        match &columns {
            None => match header(&cells) {
                Some(named) => columns = Some(named),
                None => {
                    columns = Some(Vec::new());
                    row(to, line, &cells, &[]);
                }
            },
            Some(columns) => row(to, line, &cells, columns),
        }
    }
}

/// What parts the columns: the sign of `;`, tab and `,` that most first lines have alike.
fn delimiter(text: &str) -> u8 {
    let count = |sign: u8| {
        let lines = text.lines().filter(|line| !line.trim().is_empty()).take(10);
        lines.map(|line| unquoted(line, sign)).min().unwrap_or_default()
    };
    let best = [b';', b'\t', b','].into_iter().max_by_key(|sign| count(*sign));
    best.filter(|sign| 0 < count(*sign)).unwrap_or(b',')
}

fn unquoted(line: &str, sign: u8) -> usize {
    let mut quoted = false;
    let counts = line.bytes().filter(|byte| {
        quoted ^= *byte == b'"';
        !quoted && *byte == sign
    });
    counts.count()
}

/// The columns of a header; none where the first row is none.
fn header(cells: &[&str]) -> Option<Vec<Column>> {
    let known = |cell: &str| {
        let cell = clean::fold(cell, false);
        NAMES.iter().find(|(name, _)| *name == cell).map(|(_, column)| *column)
    };
    let columns: Vec<Option<Column>> = cells.iter().map(|cell| known(cell)).collect();
    let is_header = columns.contains(&Some(Column::Prompt)) && columns.contains(&Some(Column::Answer));
    is_header.then(|| columns.into_iter().map(|it| it.unwrap_or(Column::Choice)).collect())
}

fn row(to: &mut Gatherer, line: usize, cells: &[&str], columns: &[Column]) {
    let columns: Vec<Column> = match columns {
        [] => (0..cells.len()).map(|at| place(at, cells.len())).collect(),
        named => named.to_vec(),
    };
    if columns.len() < cells.len() && cells[columns.len()..].iter().any(|cell| !cell.is_empty()) {
        to.note(line, quoted(&cells[columns.len()..].join(" ")), "no column has a name for it");
    }
    let of = |wanted: Column| {
        let found = columns.iter().zip(cells).filter(move |(column, _)| **column == wanted);
        found.map(|(_, cell)| *cell).filter(|cell| !cell.is_empty()).collect::<Vec<&str>>()
    };
    let first = |wanted: Column| of(wanted).first().copied().unwrap_or_default();
    let (asked, answer) = (first(Column::Prompt), first(Column::Answer));
    if asked.is_empty() || columns.len() < 2 {
        return to.note(
            line,
            quoted(&cells.join(" ")),
            "a row has a prompt, and an answer in another column",
        );
    }
    to.category = first(Column::Category)
        .split('/')
        .map(|it| it.trim().to_owned())
        .filter(|it| !it.is_empty())
        .collect();
    let mut body = |cell: &str| to.body(line, &Text::new(cell, Form::Plain));
    let draft = Draft {
        line,
        handle: Some(first(Column::Id).to_owned()),
        prompt: body(asked),
        hint: Some(body(first(Column::Hint))),
        explain: Some(body(first(Column::Explain))),
        points: clean::number(first(Column::Points)),
        ..Draft::default()
    };
    // An empty cell is no choice, and keeps its letter.
    let choices = columns.iter().zip(cells).filter(|(column, _)| **column == Column::Choice);
    let choices: Vec<&str> = choices.map(|(_, cell)| *cell).collect();
    let kind = clean::fold(first(Column::Kind), false);
    let answer = match choices.iter().all(|it| it.is_empty()) {
        true => without_choices(answer, &kind),
        false => with_choices(to, line, &choices, answer, &kind),
    };
    to.put(draft, answer);
}

fn place(at: usize, count: usize) -> Column {
    match at {
        0 => Column::Prompt,
        at if at + 1 == count => Column::Answer,
        _ => Column::Choice,
    }
}

fn without_choices(answer: &str, kind: &str) -> Answer {
    let word = clean::fold(answer, false);
    let truth = match word.as_str() {
        "true" | "t" | "vrai" => Some(true),
        "false" | "f" | "faux" => Some(false),
        _ => None,
    };
    match (kind, truth, clean::number(answer)) {
        ("essay", ..) => {
            Answer::Essay { rubric: Some(answer.to_owned()).filter(|it| !it.is_empty()), words: None }
        }
        ("text", ..) => accepted(answer),
        (_, Some(answer), _) => Answer::Truth { answer, on_true: String::new(), on_false: String::new() },
        (_, _, Some(number)) => {
            let value = Some(number);
            let by = Tolerance::Absolute;
            let values = vec![Value { value, tolerance: 0.0, by, percent: 100.0, feedback: String::new() }];
            Answer::Number { values, unit: None }
        }
        _ => accepted(answer),
    }
}

fn accepted(answer: &str) -> Answer {
    let each = answer.split(['|', ';']).map(str::trim).filter(|it| !it.is_empty());
    let picks = each.map(|it| Pick { text: it.to_owned(), percent: 100.0, ..Pick::default() });
    Answer::Typed { picks: picks.collect(), case: false, wild: false }
}

fn with_choices(to: &mut Gatherer, line: usize, choices: &[&str], answer: &str, kind: &str) -> Answer {
    let right = right(choices, answer);
    if right.is_empty() && !answer.is_empty() {
        to.note(
            line,
            format!("the answer {}", quoted(answer)),
            "it is the letter, number or words of a choice",
        );
    }
    let mut pick = |(at, said): (usize, &&str)| Pick {
        text: to.inline(line, &Text::new(*said, Form::Plain)),
        percent: if right.contains(&at) { 100.0 } else { 0.0 },
        ..Pick::default()
    };
    let full = choices.iter().enumerate().filter(|(_, said)| !said.is_empty());
    let picks: Vec<Pick> = full.map(&mut pick).collect();
    let many = 1 < right.len() || kind == "multiple";
    Answer::Choices { picks, many, grading: Grading::Partial }
}

/// The places of the right choices: by their words, else by letters or numbers.
fn right(choices: &[&str], answer: &str) -> Vec<usize> {
    let by_words =
        |part: &str| choices.iter().position(|it| clean::fold(it, false) == clean::fold(part, false));
    let by_sign = |part: &str| {
        let at = match part.as_bytes() {
            [letter @ (b'A'..=b'Z' | b'a'..=b'z')] => usize::from(letter.to_ascii_lowercase() - b'a'),
            _ => part.parse::<usize>().ok()?.checked_sub(1)?,
        };
        choices.get(at).filter(|said| !said.is_empty()).map(|_| at)
    };
    if answer.is_empty() {
        return Vec::new();
    }
    if let Some(at) = by_words(answer) {
        return vec![at];
    }
    let parts = || answer.split(['|', ';', ',', '+']).map(str::trim).filter(|part| !part.is_empty());
    let found: Option<Vec<usize>> = parts().map(|part| by_words(part).or_else(|| by_sign(part))).collect();
    found.unwrap_or_default()
}
