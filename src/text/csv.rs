//! Tables that spreadsheets open: RFC 4180 in UTF-8, with the byte-order mark that they want, and no cell that one would run.
//! Every CSV file that is given out is written here.
//!
//! Quotes do not keep a spreadsheet from running a cell; a leading `'` does. Whoever reads the file back takes one `'`
//! off a cell that begins with `'` and then, after any more of them, one of the signs of [`opens_a_formula`].

use std::{
    borrow::Cow,
    io::{self, Write},
};

use super::clean::opens_a_formula;

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

/// A table in the making, cell by cell.
pub struct Table<W: Write> {
    writer: ::csv::Writer<W>,
}

impl<W: Write> Table<W> {
    /// Begins a table whose first line names these columns.
    pub fn begin<'a>(
        mut out: W,
        columns: impl IntoIterator<Item = &'a str>,
        dialect: Dialect,
    ) -> io::Result<Self> {
        if dialect.mark {
            out.write_all(b"\xEF\xBB\xBF")?;
        }
        let writer = ::csv::WriterBuilder::new()
            .delimiter(dialect.separator)
            .terminator(::csv::Terminator::CRLF)
            .from_writer(out);
        let mut table = Self { writer };
        columns.into_iter().try_for_each(|column| table.figure(column))?;
        table.end_row()?;
        Ok(table)
    }

    /// A cell with what somebody wrote: no spreadsheet runs it.
    pub fn text(&mut self, text: &str) -> io::Result<()> {
        self.figure(&defused(text))
    }

    /// A cell with what the program itself writes, a number or a word: it stands as it is, and a spreadsheet counts with it.
    pub fn figure(&mut self, figure: &str) -> io::Result<()> {
        self.writer.write_field(figure).map_err(told)
    }

    /// Ends a row. All are of one length.
    pub fn end_row(&mut self) -> io::Result<()> {
        self.writer.write_record(None::<&[u8]>).map_err(told)
    }

    /// Ends the table.
    pub fn end(mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// A text as it stands in a cell that no spreadsheet runs.
pub fn defused(text: &str) -> Cow<'_, str> {
    match opens_a_formula(text.trim_start_matches('\'')) {
        true => format!("'{text}").into(),
        false => text.into(),
    }
}

/// A cell without the quote that kept a spreadsheet from running it.
pub fn undefused(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if opens_a_formula(rest.trim_start_matches('\'')) => rest,
        _ => cell,
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

    fn written(texts: &[String], dialect: Dialect) -> Vec<u8> {
        let mut out = Vec::new();
        let mut table = Table::begin(&mut out, texts.iter().map(|_| "name"), dialect).unwrap();
        texts.iter().try_for_each(|text| table.text(text)).unwrap();
        table.end_row().unwrap();
        table.end().unwrap();
        out
    }

    #[test]
    fn a_figure_stands_as_it_is_and_a_text_like_it_does_not() {
        let mut out = Vec::new();
        let mut table = Table::begin(&mut out, ["a", "b"], Dialect::default()).unwrap();
        table.figure("-0.5").unwrap();
        table.text("-0.5").unwrap();
        table.end_row().unwrap();
        table.end().unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "\u{feff}a,b\r\n-0.5,'-0.5\r\n");
    }

    proptest! {
        #[test]
        fn whatever_people_are_called_comes_back_and_runs_nowhere(
            texts in prop::collection::vec("[-=+@\t\r\n'\",;a-z0-9 ا-ي一-龥＝]{0,12}|\\PC{0,12}", 2..8),
            separator in prop::sample::select(&b",;\t"[..]),
        ) {
            let out = written(&texts, Dialect { separator, mark: false });
            let mut reader = ::csv::ReaderBuilder::new().delimiter(separator).from_reader(&out[..]);
            let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            prop_assert_eq!(rows.len(), 1);
            let cells: Vec<&str> = rows[0].iter().collect();
            prop_assert!(cells.iter().all(|cell| !opens_a_formula(cell)), "{:?}", cells);
            let back: Vec<&str> = cells.into_iter().map(undefused).collect();
            prop_assert_eq!(back, texts.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }
}
