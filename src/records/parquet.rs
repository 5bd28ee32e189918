//! Parquet, for those who analyse a whole country's records: typed columns, read by DuckDB and pandas as they are.
//!
//! The columns are those of every other form. A time is an instant in UTC, as Parquet has them, so that the minutes by
//! which the clock on the wall was ahead stand in a column of their own at the end: `completed_at_offset` beside
//! `completed_at`. Tags are lists. Rows are kept until there are enough of them for a row group, and no longer.

use std::{
    io::{self, Write},
    sync::Arc,
};

use ::parquet::{
    basic::Compression,
    column::writer::ColumnWriterImpl,
    data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type},
    errors::ParquetError,
    file::{
        metadata::KeyValue,
        properties::{EnabledStatistics, WriterProperties},
        writer::{SerializedColumnWriter, SerializedFileWriter},
    },
    schema::parser::parse_message_type,
};

use super::{
    Cell, Form, Row,
    table::{Column, Kind, What},
};

/// A row group is written when its cells take about so many bytes, or when it has so many rows.
const MOST_BYTES: usize = 12 << 20;
const MOST_ROWS: usize = 100_000;

/// A Parquet file in the making.
pub struct Parquet<'w> {
    file: SerializedFileWriter<&'w mut (dyn Write + Send)>,
    leaves: Vec<Leaf>,
    /// Of each column of times, which leaf holds the offsets.
    zones: Vec<Option<usize>>,
    rows: usize,
    text: String,
}

/// A column of the row group that is being filled.
struct Leaf {
    values: Values,
    /// Of each cell, or of each tag of a list, whether there is a value: 1 or 0.
    there: Vec<i16>,
    /// In lists, whether a tag follows another of its cell: 1 or 0.
    follows: Option<Vec<i16>>,
}

/// The values, one after the other.
enum Values {
    /// Texts, and where each ends.
    Texts(Vec<u8>, Vec<usize>),
    /// Whole numbers, and milliseconds.
    Counts(Vec<i64>),
    /// Days, and minutes of offset.
    Days(Vec<i32>),
    /// Numbers.
    Numbers(Vec<f64>),
    /// Yes or no.
    Flags(Vec<bool>),
}

impl<'w> Parquet<'w> {
    /// Begins a file with this table.
    pub fn begin(out: &'w mut (dyn Write + Send), what: What) -> io::Result<Self> {
        let columns = what.columns();
        let schema = parse_message_type(&schema(what)).map_err(told)?;
        let table = KeyValue::new("coursedeck.table".to_owned(), what.name().to_owned());
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .set_created_by(concat!("coursedeck ", env!("CARGO_PKG_VERSION")).to_owned())
            .set_key_value_metadata(Some(vec![table]));
        let file = SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties.build()));
        let mut leaves: Vec<Leaf> = columns.iter().map(|column| Leaf::of(column.kind)).collect();
        let mut zone = |column: &Column| {
            (column.kind == Kind::Time).then(|| {
                leaves.push(Leaf::of(Kind::Day));
                leaves.len() - 1
            })
        };
        let zones = columns.iter().map(&mut zone).collect();
        Ok(Self { file: file.map_err(told)?, leaves, zones, rows: 0, text: String::new() })
    }

    fn put(&mut self, at: usize, cell: &Cell<'_>) {
        if let (Some(zone), Cell::Time(time)) = (self.zones[at], cell) {
            self.leaves[zone].day(i32::from(time.offset));
        } else if let Some(zone) = self.zones[at] {
            self.leaves[zone].there.push(0);
        }
        let leaf = &mut self.leaves[at];
        match cell {
            Cell::Codes(codes) => leaf.list(codes),
            Cell::None if leaf.follows.is_some() => leaf.list(&[]),
            Cell::None => leaf.there.push(0),
            Cell::Count(count) => leaf.count(*count),
            Cell::Time(time) => leaf.count(time.ms),
            Cell::Day(day) => leaf.day((day.begins().unwrap_or_default() / 86_400_000) as i32),
            Cell::Number(number) => {
                if let Values::Numbers(numbers) = &mut leaf.values {
                    numbers.push(number.get());
                    leaf.there.push(1);
                }
            }
            Cell::Flag(flag) => {
                if let Values::Flags(flags) = &mut leaf.values {
                    flags.push(*flag);
                    leaf.there.push(1);
                }
            }
            Cell::Text(_) | Cell::Uuid(_) | Cell::Digest(_) => {
                self.text.clear();
                cell.write(&mut self.text);
                leaf.text(&self.text);
            }
        }
    }

    /// Writes the row group, and begins the next.
    fn flush(&mut self) -> io::Result<()> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut group = self.file.next_row_group().map_err(told)?;
        for leaf in &mut self.leaves {
            let column = group.next_column().map_err(told)?;
            let column = column.ok_or_else(|| io::Error::other("the schema lacks a column"))?;
            leaf.write(column).map_err(told)?;
        }
        group.close().map_err(told)?;
        self.rows = 0;
        Ok(())
    }
}

impl Form for Parquet<'_> {
    fn row(&mut self, row: &Row<'_>) -> io::Result<()> {
        for (at, cell) in row.cells().iter().enumerate() {
            self.put(at, cell);
        }
        self.rows += 1;
        let is_full = || MOST_BYTES <= self.leaves.iter().map(Leaf::bytes).sum();
        // Adding up is dear beside a row.
        if self.rows == MOST_ROWS || (self.rows.is_multiple_of(256) && is_full()) {
            self.flush()?;
        }
        Ok(())
    }

    fn end(mut self: Box<Self>) -> io::Result<()> {
        self.flush()?;
        let out = self.file.into_inner().map_err(told)?;
        out.flush()
    }
}

impl Leaf {
    fn of(kind: Kind) -> Self {
        let values = match kind {
            Kind::Count | Kind::Time => Values::Counts(Vec::new()),
            Kind::Day => Values::Days(Vec::new()),
            Kind::Number => Values::Numbers(Vec::new()),
            Kind::Flag => Values::Flags(Vec::new()),
            Kind::Text | Kind::Word(_) | Kind::Uuid | Kind::Digest | Kind::Codes => {
                Values::Texts(Vec::new(), Vec::new())
            }
        };
        Self { values, there: Vec::new(), follows: (kind == Kind::Codes).then(Vec::new) }
    }

    fn text(&mut self, text: &str) {
        if let Values::Texts(bytes, ends) = &mut self.values {
            bytes.extend_from_slice(text.as_bytes());
            ends.push(bytes.len());
            self.there.push(1);
        }
    }

    fn count(&mut self, count: i64) {
        if let Values::Counts(counts) = &mut self.values {
            counts.push(count);
            self.there.push(1);
        }
    }

    fn day(&mut self, day: i32) {
        if let Values::Days(days) = &mut self.values {
            days.push(day);
            self.there.push(1);
        }
    }

    fn list(&mut self, codes: &[String]) {
        for (nth, code) in codes.iter().enumerate() {
            self.text(code);
            self.follows.iter_mut().for_each(|follows| follows.push(i16::from(0 < nth)));
        }
        if codes.is_empty() {
            self.there.push(0);
            self.follows.iter_mut().for_each(|follows| follows.push(0));
        }
    }

    fn bytes(&self) -> usize {
        let values = match &self.values {
            Values::Texts(bytes, ends) => bytes.len() + 8 * ends.len(),
            Values::Counts(counts) => 8 * counts.len(),
            Values::Days(days) => 4 * days.len(),
            Values::Numbers(numbers) => 8 * numbers.len(),
            Values::Flags(flags) => flags.len(),
        };
        values + 2 * self.there.len()
    }

    /// Writes the values and forgets them.
    fn write(&mut self, mut column: SerializedColumnWriter<'_>) -> Result<(), ParquetError> {
        let levels = Levels { there: &self.there, follows: self.follows.as_deref() };
        match &mut self.values {
            Values::Texts(bytes, ends) => {
                let (all, ends) = (ByteArray::from(std::mem::take(bytes)), std::mem::take(ends));
                let from = std::iter::once(0).chain(ends.iter().copied());
                let texts: Vec<ByteArray> =
                    from.zip(&ends).map(|(from, end)| all.slice(from, end - from)).collect();
                levels.write(column.typed::<ByteArrayType>(), &texts)?;
            }
            Values::Counts(counts) => {
                levels.write(column.typed::<Int64Type>(), counts)?;
                counts.clear();
            }
            Values::Days(days) => {
                levels.write(column.typed::<Int32Type>(), days)?;
                days.clear();
            }
            Values::Numbers(numbers) => {
                levels.write(column.typed::<DoubleType>(), numbers)?;
                numbers.clear();
            }
            Values::Flags(flags) => {
                levels.write(column.typed::<BoolType>(), flags)?;
                flags.clear();
            }
        }
        self.there.clear();
        self.follows.iter_mut().for_each(Vec::clear);
        column.close()
    }
}

/// Where values are, and where they go on a list.
struct Levels<'a> {
    there: &'a [i16],
    follows: Option<&'a [i16]>,
}

impl Levels<'_> {
    fn write<T: DataType>(
        &self,
        column: &mut ColumnWriterImpl<'_, T>,
        values: &[T::T],
    ) -> Result<(), ParquetError> {
        column.write_batch(values, Some(self.there), self.follows).map(drop)
    }
}

/// The schema of a table, as Parquet writes schemas.
fn schema(what: What) -> String {
    let mut fields: Vec<String> = what.columns().iter().map(field).collect();
    let times = what.columns().iter().filter(|column| column.kind == Kind::Time);
    fields.extend(times.map(|column| format!("optional int32 {}_offset;", column.name)));
    format!("message {what} {{ {} }}", fields.join(" "))
}

fn field(column: &Column) -> String {
    let name = column.name;
    match column.kind {
        Kind::Codes => format!(
            "required group {name} (LIST) {{ repeated group list {{ required binary element (STRING); }} }}"
        ),
        Kind::Count => format!("optional int64 {name};"),
        Kind::Number => format!("optional double {name};"),
        Kind::Time => format!("optional int64 {name} (TIMESTAMP(MILLIS,true));"),
        Kind::Day => format!("optional int32 {name} (DATE);"),
        Kind::Flag => format!("optional boolean {name};"),
        Kind::Text | Kind::Word(_) | Kind::Uuid | Kind::Digest => format!("optional binary {name} (STRING);"),
    }
}

fn told(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(source) => match source.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(source) => io::Error::other(source),
        },
        error => io::Error::other(error),
    }
}

#[cfg(test)]
mod tests {
    use ::parquet::{
        file::reader::{FileReader, SerializedFileReader},
        record::Field,
    };

    use super::*;
    use crate::{records::Number, time::Stamp};

    fn written(rows: usize) -> Vec<u8> {
        let mut out = Vec::new();
        let mut file = Parquet::begin(&mut out, What::Completions).unwrap();
        let codes = ["digcomp-3.0:4.1".to_owned(), "digcomp-3.0:4.2".to_owned()];
        for nth in 0..rows {
            let some = nth % 2 == 0;
            let cell = |column: &Column| match column.kind {
                Kind::Codes => Cell::Codes(&codes[..nth % 3]),
                _ if !some => Cell::None,
                Kind::Count => Cell::Count(nth as i64),
                Kind::Number => Cell::Number(Number::rounded(nth as f64 / 3.0, 4).unwrap()),
                Kind::Time => Cell::Time(Stamp { ms: nth as i64 * 1000 + 7, offset: -150 }),
                _ => Cell::Text("où"),
            };
            file.row(&Row::Plain(What::Completions.columns().iter().map(cell).collect())).unwrap();
        }
        Box::new(file).end().unwrap();
        out
    }

    #[test]
    fn cells_come_back_with_their_types_over_several_row_groups() {
        let rows = 60_000;
        let file = written(rows);
        assert!(file == written(rows), "two runs make two files");
        let mut on_disk = tempfile::tempfile().unwrap();
        on_disk.write_all(&file).unwrap();
        let reader = SerializedFileReader::new(on_disk).unwrap();
        assert!(1 < reader.num_row_groups());
        let mut counted = 0;
        for (nth, row) in reader.get_row_iter(None).unwrap().enumerate() {
            let row = row.unwrap();
            let cells: std::collections::BTreeMap<&str, &Field> =
                row.get_column_iter().map(|(name, field)| (name.as_str(), field)).collect();
            let Field::ListInternal(codes) = cells["digcomp"] else { panic!("{:?}", cells["digcomp"]) };
            assert_eq!(codes.len(), nth % 3);
            let expected = [
                ("learner_name", Field::Str("où".to_owned())),
                ("attempts", Field::Long(nth as i64)),
                ("completed_at", Field::TimestampMillis(nth as i64 * 1000 + 7)),
                ("completed_at_offset", Field::Int(-150)),
            ];
            for (name, field) in expected {
                assert_eq!(*cells[name], if nth % 2 == 0 { field } else { Field::Null }, "{name} {nth}");
            }
            counted += 1;
        }
        assert_eq!(counted, rows);
    }
}
