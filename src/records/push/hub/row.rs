//! A record as PostgreSQL's binary COPY wants it: <https://www.postgresql.org/docs/current/sql-copy.html>, "Binary Format".

use crate::{
    records::{
        Cell, Number, Record,
        table::{Column, Kind, What},
    },
    time::{Day, Stamp},
};

/// What a COPY begins with: the signature, no flags, no extension.
pub const HEADER: &[u8] = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0";
/// What it ends with.
pub const TRAILER: [u8; 2] = (-1_i16).to_be_bytes();
/// The number of `text` among PostgreSQL's types.
const TEXT: i32 = 25;
/// 2000-01-01, from which PostgreSQL counts, in milliseconds since 1970.
const EPOCH: i64 = 946_684_800_000;
const DAY: i64 = 86_400_000;

/// The columns of the completion record that the hub keeps in the row itself.
fn kept() -> impl Iterator<Item = (usize, &'static Column)> {
    // The name of a centre is in the table of centres.
    What::Completions.columns().iter().enumerate().filter(|(_, column)| column.name != "centre_name")
}

/// The columns that a row is written with, in their order.
pub fn columns() -> Vec<String> {
    let mut columns: Vec<String> = Vec::new();
    for (_, column) in kept() {
        columns.push(column.name.to_owned());
        if column.kind == Kind::Time {
            columns.push(format!("{}_offset", column.name));
        }
    }
    columns.extend(["decided_at", "decided_at_offset", "enrolment_id", "month"].map(str::to_owned));
    columns
}

/// Writes a row of so many columns.
pub fn write(out: &mut Vec<u8>, record: &Record<'_>, columns: i16) {
    out.extend_from_slice(&columns.to_be_bytes());
    let cells = record.cells();
    for (at, column) in kept() {
        cell(out, &cells[at], column);
    }
    time(out, Some(record.decided_at));
    field(out, record.enrolment_id.as_bytes());
    field(out, &month(record).to_be_bytes());
}

/// The columns that a record's place is written with, in their order.
pub const PLACE: &str = "enrolment_id, record_id, month, completed_at, minutes_spent";

/// Writes where a record stands.
pub fn write_place(out: &mut Vec<u8>, record: &Record<'_>) {
    out.extend_from_slice(&5_i16.to_be_bytes());
    field(out, record.enrolment_id.as_bytes());
    field(out, record.record_id.as_bytes());
    field(out, &month(record).to_be_bytes());
    match record.completed_at {
        Some(stamp) => field(out, &micros(stamp).to_be_bytes()),
        None => none(out),
    }
    field(out, &Number::minutes(record.spent).get().to_be_bytes());
}

/// The first day of the month that a record stands in, in days since 2000: where it happened, when it was completed; before
/// that, when it was begun.
pub fn month(record: &Record<'_>) -> i32 {
    let day = record.completed_at.unwrap_or(record.started_at).day();
    let first = Day { day: 1, ..day };
    ((first.begins().unwrap_or(EPOCH) - EPOCH) / DAY) as i32
}

fn cell(out: &mut Vec<u8>, cell: &Cell<'_>, column: &Column) {
    match *cell {
        Cell::None if column.kind == Kind::Time => time(out, None),
        Cell::None => none(out),
        Cell::Text(words) => text(out, words),
        Cell::Uuid(uuid) => field(out, uuid.as_bytes()),
        Cell::Digest(digest) => field(out, &digest.0),
        Cell::Codes(codes) => texts(out, codes),
        Cell::Count(count) => field(out, &i32::try_from(count).unwrap_or(i32::MAX).to_be_bytes()),
        Cell::Number(number) => field(out, &number.get().to_be_bytes()),
        Cell::Time(stamp) => time(out, Some(stamp)),
        Cell::Day(_) | Cell::Flag(_) => unreachable!("the completion record has neither"),
    }
}

fn none(out: &mut Vec<u8>) {
    out.extend_from_slice(&(-1_i32).to_be_bytes());
}

fn field(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend_from_slice(&(bytes.len() as i32).to_be_bytes());
    out.extend_from_slice(bytes);
}

/// PostgreSQL keeps every sign but the zero.
fn text(out: &mut Vec<u8>, text: &str) {
    match text.contains('\0') {
        true => field(out, text.replace('\0', "").as_bytes()),
        false => field(out, text.as_bytes()),
    }
}

fn texts(out: &mut Vec<u8>, texts: &[String]) {
    let mut array = Vec::with_capacity(20 + texts.len() * 24);
    let dimensions = i32::from(!texts.is_empty());
    [dimensions, 0, TEXT].iter().for_each(|it| array.extend_from_slice(&it.to_be_bytes()));
    if !texts.is_empty() {
        [texts.len() as i32, 1].iter().for_each(|it| array.extend_from_slice(&it.to_be_bytes()));
    }
    texts.iter().for_each(|it| text(&mut array, it));
    field(out, &array);
}

/// Microseconds since 2000.
fn micros(stamp: Stamp) -> i64 {
    (stamp.ms - EPOCH).saturating_mul(1000)
}

/// An instant, and the minutes that the clock was ahead there.
fn time(out: &mut Vec<u8>, stamp: Option<Stamp>) {
    match stamp {
        Some(stamp) => {
            field(out, &micros(stamp).to_be_bytes());
            field(out, &stamp.offset.to_be_bytes());
        }
        None => [(), ()].iter().for_each(|()| none(out)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_one_of_the_schema() {
        let schema = include_str!("0001.sql");
        let table = schema.split("CREATE TABLE coursedeck.completion (").nth(1).unwrap();
        let table = table.split("PRIMARY KEY").next().unwrap();
        let of_table: Vec<&str> = table
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with("--"))
            .map(|line| line.split(' ').next().unwrap())
            .collect();
        let mut ours = columns();
        assert_eq!(ours.len(), of_table.len());
        ours.retain(|name| !of_table.contains(&name.as_str()));
        assert_eq!(ours, Vec::<String>::new());
    }

    #[test]
    fn fields_are_written_as_postgresql_reads_them() {
        let mut out = Vec::new();
        texts(&mut out, &[]);
        assert_eq!(out, [0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 25]);
        out.clear();
        texts(&mut out, &["a\0b".to_owned()]);
        assert_eq!(out[..4], [0, 0, 0, 26]);
        assert_eq!(out[24..], [0, 0, 0, 2, b'a', b'b']);
        out.clear();
        time(&mut out, Some(Stamp { ms: EPOCH + 1, offset: -90 }));
        assert_eq!(out, [0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 3, 232, 0, 0, 0, 2, 255, 166]);
    }
}
