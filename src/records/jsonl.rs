//! JSON Lines: one object a line, its keys the columns in their order, `null` where nothing is known; and its schema.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::{
    Cell, Form, Row,
    table::{Column, Kind, What},
};

/// JSON Lines in the making.
pub struct Jsonl<'w> {
    out: &'w mut (dyn Write + Send),
    columns: &'static [Column],
    line: String,
}

impl<'w> Jsonl<'w> {
    /// Begins a table with these columns.
    pub fn begin(out: &'w mut (dyn Write + Send), columns: &'static [Column]) -> Self {
        Self { out, columns, line: String::new() }
    }
}

impl Form for Jsonl<'_> {
    fn row(&mut self, row: &Row<'_>) -> io::Result<()> {
        self.line.clear();
        object(&mut self.line, self.columns, &row.cells());
        self.line.push('\n');
        self.out.write_all(self.line.as_bytes())
    }

    fn end(self: Box<Self>) -> io::Result<()> {
        self.out.flush()
    }
}

/// Writes a row as an object.
pub(super) fn object(out: &mut String, columns: &[Column], cells: &[Cell<'_>]) {
    let mut sign = '{';
    for (column, cell) in columns.iter().zip(cells) {
        out.push(sign);
        sign = ',';
        out.push('"');
        out.push_str(column.name);
        out.push_str("\":");
        value(out, cell);
    }
    out.push('}');
}

fn value(out: &mut String, cell: &Cell<'_>) {
    match cell {
        Cell::None => out.push_str("null"),
        Cell::Count(_) | Cell::Number(_) | Cell::Flag(_) => cell.write(out),
        Cell::Codes(codes) => out.push_str(&json!(codes).to_string()),
        Cell::Text(text) => out.push_str(&json!(text).to_string()),
        Cell::Uuid(_) | Cell::Digest(_) | Cell::Time(_) | Cell::Day(_) => {
            out.push('"');
            cell.write(out);
            out.push('"');
        }
    }
}

/// The JSON Schema of a line of a table.
pub fn schema(what: What) -> Value {
    let columns = what.columns();
    let property = |column: &Column| (column.name.to_owned(), property(column));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("https://coursedeck.invalid/schema/{what}-1.json"),
        "title": format!("A line of {what}"),
        "description": format!("One row is {}.", what.row()),
        "type": "object",
        "properties": columns.iter().map(property).collect::<Map<String, Value>>(),
        "required": columns.iter().map(|column| column.name).collect::<Vec<_>>(),
    })
}

fn property(column: &Column) -> Value {
    let mut property = match column.kind {
        Kind::Text => json!({ "type": ["string", "null"] }),
        Kind::Word(words) => {
            let words: Vec<Value> = words.iter().map(|word| json!(word)).chain([Value::Null]).collect();
            json!({ "enum": words })
        }
        Kind::Uuid => json!({ "type": ["string", "null"], "format": "uuid" }),
        Kind::Digest => json!({ "type": ["string", "null"], "pattern": "^[0-9a-f]{64}$" }),
        Kind::Codes => json!({ "type": "array", "items": { "type": "string" } }),
        Kind::Count => json!({ "type": ["integer", "null"] }),
        Kind::Number => json!({ "type": ["number", "null"] }),
        Kind::Time => json!({ "type": ["string", "null"], "format": "date-time" }),
        Kind::Day => json!({ "type": ["string", "null"], "format": "date" }),
        Kind::Flag => json!({ "type": ["boolean", "null"] }),
    };
    property["description"] = json!(column.says);
    property
}
