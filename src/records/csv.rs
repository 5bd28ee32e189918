//! CSV: RFC 4180 in UTF-8, with the byte-order mark that spreadsheets want, and no cell that one would run.
//!
//! Quotes do not keep a spreadsheet from running a cell; a leading `'` does. Whoever reads the file back takes one `'`
//! off a cell that begins with `'` and then, after any more of them, one of the signs of [`opens_a_formula`].

use std::io::{self, Write};

use super::{Cell, Form, Row, table::Column};
use crate::text::clean::opens_a_formula;

/// How a CSV file is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Dialect {
    /// What stands between cells.
    pub separator: u8,
    /// Whether it begins with a byte-order mark.
    pub mark: bool,
}

impl Default for Dialect {
    fn default() -> Self {
        Self { separator: b',', mark: true }
    }
}

/// A CSV file in the making.
pub struct Csv<'w> {
    writer: ::csv::Writer<&'w mut (dyn Write + Send)>,
    cell: String,
}

impl<'w> Csv<'w> {
    /// Begins a table with these columns.
    pub fn begin(out: &'w mut (dyn Write + Send), columns: &[Column], dialect: Dialect) -> io::Result<Self> {
        if dialect.mark {
            out.write_all(b"\xEF\xBB\xBF")?;
        }
        let mut writer = ::csv::WriterBuilder::new()
            .delimiter(dialect.separator)
            .terminator(::csv::Terminator::CRLF)
            .from_writer(out);
        writer.write_record(columns.iter().map(|column| column.name)).map_err(io::Error::other)?;
        Ok(Self { writer, cell: String::new() })
    }
}

impl Form for Csv<'_> {
    fn row(&mut self, row: &Row<'_>) -> io::Result<()> {
        for cell in row.cells() {
            self.cell.clear();
            if let Cell::Text(text) = cell
                && opens_a_formula(text.trim_start_matches('\''))
            {
                self.cell.push('\'');
            }
            cell.write(&mut self.cell);
            self.writer.write_field(&self.cell).map_err(told)?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(told)
    }

    fn end(mut self: Box<Self>) -> io::Result<()> {
        self.writer.flush()
    }
}

fn told(error: ::csv::Error) -> io::Error {
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::records::table::What;

    fn written(texts: &[String], separator: u8) -> Vec<u8> {
        let columns = &What::Learners.columns()[..texts.len()];
        let mut out = Vec::new();
        let dialect = Dialect { separator, mark: false };
        let mut csv = Csv::begin(&mut out, columns, dialect).unwrap();
        csv.row(&Row::Plain(texts.iter().map(|text| Cell::Text(text)).collect())).unwrap();
        Box::new(csv).end().unwrap();
        out
    }

    fn read_back(cell: &str) -> &str {
        match cell.strip_prefix('\'') {
            Some(rest) if opens_a_formula(rest.trim_start_matches('\'')) => rest,
            _ => cell,
        }
    }

    proptest! {
        #[test]
        fn whatever_people_are_called_comes_back_and_runs_nowhere(
            texts in prop::collection::vec("[-=+@\t\r\n'\",;a-z0-9 ا-ي一-龥＝]{0,12}|\\PC{0,12}", 2..8),
            separator in prop::sample::select(&b",;\t"[..]),
        ) {
            let out = written(&texts, separator);
            let mut reader = ::csv::ReaderBuilder::new().delimiter(separator).from_reader(&out[..]);
            let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            prop_assert_eq!(rows.len(), 1);
            let cells: Vec<&str> = rows[0].iter().collect();
            prop_assert!(cells.iter().all(|cell| !opens_a_formula(cell)), "{:?}", cells);
            let back: Vec<&str> = cells.into_iter().map(read_back).collect();
            prop_assert_eq!(back, texts.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }
}
