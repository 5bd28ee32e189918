//! XLSX: real numbers and times, a header that stays, filters, and right to left where the language is.
//!
//! The first row holds the columns' names, the same in every language, so that programs find them; the sheet `columns`
//! says what each is called and means. A time is the local one of where it happened, which is what a spreadsheet
//! understands; its offset stands behind it, in the cell's format. Rows are kept on the disk, not in memory.

use std::{
    collections::HashMap,
    io::{self, Write},
};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{
    Cell, Form, Row,
    table::{Kind, What},
};
use crate::time::Stamp;

/// The most rows of a sheet, with its header.
const MOST_ROWS: u32 = 1_048_576;
/// The most UTF-16 units of a cell.
const MOST_UNITS: usize = 32_767;
/// What stands at the end of a text that is longer.
const CUT: &str = " […]";
/// The serial number of 1970-01-01, and the first and the one after the last day that a spreadsheet knows.
const DAYS_TO_1970: f64 = 25_569.0;
const DAYS: std::ops::Range<f64> = 61.0..2_958_466.0;

/// What a workbook is called and says to people.
pub struct Labels<'a> {
    /// Whether its sheets are read from right to left.
    pub rtl: bool,
    /// What a column is called.
    pub label: &'a dyn Fn(&str) -> String,
}

/// A workbook in the making.
pub struct Xlsx<'w> {
    out: &'w mut (dyn Write + Send),
    book: Workbook,
    what: What,
    rtl: bool,
    /// The sheet that is written to, and its next row.
    sheet: usize,
    row: u32,
    formats: HashMap<i16, Format>,
    day: Format,
    cell: String,
}

impl<'w> Xlsx<'w> {
    /// Begins a workbook with a sheet of this table, and one that says what its columns are.
    pub fn begin(out: &'w mut (dyn Write + Send), what: What, labels: &Labels<'_>) -> io::Result<Self> {
        let mut book = Workbook::new();
        // The same rows make the same file, whenever it is written.
        let made = ExcelDateTime::from_ymd(2026, 1, 1).map_err(told)?;
        book.set_properties(&DocProperties::new().set_title(what.name()).set_creation_datetime(&made));
        let (rtl, day) = (labels.rtl, Format::new().set_num_format("yyyy-mm-dd"));
        let formats = HashMap::new();
        let mut xlsx = Self { out, book, what, rtl, sheet: 0, row: 0, formats, day, cell: String::new() };
        xlsx.begin_sheet(what.name().to_owned())?;
        xlsx.explain(labels)?;
        Ok(xlsx)
    }

    fn begin_sheet(&mut self, name: String) -> io::Result<()> {
        let columns = self.what.columns();
        let bold = Format::new().set_bold();
        let sheet = self.book.add_worksheet_with_constant_memory().map_err(told)?;
        sheet.set_name(name).and_then(|sheet| sheet.set_freeze_panes(1, 0)).map_err(told)?;
        sheet.set_right_to_left(self.rtl);
        for (at, column) in (0..).zip(columns) {
            sheet
                .set_column_width(at, width(column.kind).max(column.name.len() as f64 + 3.0))
                .map_err(told)?;
            sheet.write_string_with_format(0, at, column.name, &bold).map_err(told)?;
        }
        self.row = 1;
        Ok(())
    }

    fn explain(&mut self, labels: &Labels<'_>) -> io::Result<()> {
        let sheet = self.book.add_worksheet();
        let write = |sheet: &mut Worksheet| -> Result<(), XlsxError> {
            sheet.set_name("columns")?.set_right_to_left(self.rtl);
            for (at, width) in [(0, 20.0), (1, 32.0), (2, 90.0)] {
                sheet.set_column_width(at, width)?;
            }
            for (row, column) in (0..).zip(self.what.columns()) {
                sheet.write_string(row, 0, column.name)?;
                sheet.write_string(row, 1, (labels.label)(column.name))?;
                sheet.write_string(row, 2, column.says)?;
            }
            Ok(())
        };
        write(sheet).map_err(told)
    }

    fn time(&mut self, row: u32, column: u16, time: Stamp) -> Result<(), XlsxError> {
        let local = time.ms as f64 + f64::from(time.offset) * 60_000.0;
        let serial = local / 86_400_000.0 + DAYS_TO_1970;
        let written = time.written();
        // What a spreadsheet cannot hold stays a text.
        if !DAYS.contains(&serial) {
            return self
                .book
                .worksheet_from_index(self.sheet)?
                .write_string(row, column, &*written)
                .map(drop);
        }
        let zone = written.get(23..).unwrap_or_default();
        let make = || Format::new().set_num_format(format!("yyyy-mm-dd hh:mm:ss \"{zone}\""));
        let format = self.formats.entry(time.offset).or_insert_with(make);
        let sheet = self.book.worksheet_from_index(self.sheet)?;
        sheet.write_number_with_format(row, column, serial, format).map(drop)
    }

    fn put(&mut self, row: u32, column: u16, cell: &Cell<'_>) -> Result<(), XlsxError> {
        let sheet = self.book.worksheet_from_index(self.sheet)?;
        match cell {
            Cell::None => Ok(()),
            Cell::Codes([]) => Ok(()),
            Cell::Count(count) => sheet.write_number(row, column, *count as f64).map(drop),
            Cell::Number(number) => sheet.write_number(row, column, number.get()).map(drop),
            Cell::Flag(flag) => sheet.write_boolean(row, column, *flag).map(drop),
            Cell::Text(text) => sheet.write_string(row, column, shortened(text)).map(drop),
            Cell::Time(time) => self.time(row, column, *time),
            Cell::Day(day) => {
                let serial = day.begins().unwrap_or_default() as f64 / 86_400_000.0 + DAYS_TO_1970;
                sheet.write_number_with_format(row, column, serial, &self.day).map(drop)
            }
            Cell::Uuid(_) | Cell::Digest(_) | Cell::Codes(_) => {
                self.cell.clear();
                cell.write(&mut self.cell);
                sheet.write_string(row, column, &self.cell).map(drop)
            }
        }
    }

    /// Filters over all rows of the sheet.
    fn end_sheet(&mut self) -> io::Result<()> {
        let last = self.what.columns().len() as u16 - 1;
        let sheet = self.book.worksheet_from_index(self.sheet).map_err(told)?;
        sheet.autofilter(0, 0, self.row - 1, last).map(drop).map_err(told)
    }
}

impl Form for Xlsx<'_> {
    fn row(&mut self, row: &Row<'_>) -> io::Result<()> {
        if self.row == MOST_ROWS {
            self.end_sheet()?;
            // The sheet of the columns stands second.
            self.sheet = if self.sheet == 0 { 2 } else { self.sheet + 1 };
            self.begin_sheet(format!("{} {}", self.what, self.sheet))?;
        }
        for (column, cell) in (0..).zip(row.cells()) {
            self.put(self.row, column, &cell).map_err(told)?;
        }
        self.row += 1;
        Ok(())
    }

    fn end(mut self: Box<Self>) -> io::Result<()> {
        self.end_sheet()?;
        self.book.save_to_writer(&mut *self.out).map_err(told)?;
        self.out.flush()
    }
}

/// A text as far as a cell can hold it.
fn shortened(text: &str) -> std::borrow::Cow<'_, str> {
    if text.len() <= MOST_UNITS || text.encode_utf16().count() <= MOST_UNITS {
        return text.into();
    }
    let mut left = MOST_UNITS - CUT.encode_utf16().count();
    let fits = |sign: &char| {
        let enough = sign.len_utf16() <= left;
        left = left.saturating_sub(sign.len_utf16());
        enough
    };
    let head: String = text.chars().take_while(fits).collect();
    (head + CUT).into()
}

fn width(kind: Kind) -> f64 {
    match kind {
        Kind::Uuid => 38.0,
        Kind::Time => 26.0,
        Kind::Text | Kind::Codes => 20.0,
        Kind::Day => 12.0,
        Kind::Word(_) | Kind::Digest | Kind::Count | Kind::Number | Kind::Flag => 10.0,
    }
}

fn told(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        error => io::Error::other(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_no_cell_can_hold_is_cut_and_says_so() {
        assert_eq!(shortened("abc"), "abc");
        let long = "𐐷".repeat(20_000);
        let cut = shortened(&long);
        assert!(cut.ends_with(CUT) && cut.encode_utf16().count() <= MOST_UNITS);
    }
}
