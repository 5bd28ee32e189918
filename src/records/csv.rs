//! Records as CSV: what people wrote is defused, figures are left to count with.

use std::io::{self, Write};

use super::{Cell, Form, Row, table::Column};
use crate::text::csv::{Dialect, Table};

/// A CSV file in the making.
pub struct Csv<'w> {
    table: Table<&'w mut (dyn Write + Send)>,
    cell: String,
}

impl<'w> Csv<'w> {
    /// Begins a table with these columns.
    pub fn begin(out: &'w mut (dyn Write + Send), columns: &[Column], dialect: Dialect) -> io::Result<Self> {
        let table = Table::begin(out, columns.iter().map(|column| column.name), dialect)?;
        Ok(Self { table, cell: String::new() })
    }
}

impl Form for Csv<'_> {
    fn row(&mut self, row: &Row<'_>) -> io::Result<()> {
        for cell in row.cells() {
            if let Cell::Text(text) = cell {
                self.table.text(text)?;
                continue;
            }
            self.cell.clear();
            cell.write(&mut self.cell);
            self.table.figure(&self.cell)?;
        }
        self.table.end_row()
    }

    fn end(self: Box<Self>) -> io::Result<()> {
        self.table.end()
    }
}
