//! `coursedeck records columns`: what the columns of a table are.

use std::process::ExitCode;

use super::What;
use crate::{
    cli::{args::Args, trouble::Trouble},
    records::table,
};

/// The cells of a line.
const WIDTH: usize = 80;
/// The cells before what a column says.
const INDENT: &str = "      ";

/// Says what each column of a table is
///
/// Names and their order are the same in every language and form, and never change; columns are added at the end.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck records columns --what attempts")]
pub struct Columns {
    /// Which table
    #[arg(long, value_enum, default_value_t = What::Completions)]
    what: What,
}

/// Says what each column of a table is.
pub fn run(_: &Args, columns: &Columns) -> Result<ExitCode, Trouble> {
    let what = columns.what.meant();
    println!("{what}: a row is {}\n", what.row());
    for (at, column) in (1..).zip(what.columns()) {
        print!("{}", told(at, column));
    }
    println!("\nAny cell may be empty. Times are RFC 3339 with the offset of where it happened.");
    Ok(ExitCode::SUCCESS)
}

fn told(at: usize, column: &table::Column) -> String {
    let mut told = format!("{at:>3}  {}  ({})\n", column.name, column.kind.says());
    for line in lines(column.says) {
        told += &format!("{INDENT}{line}\n");
    }
    told
}

fn lines(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let last = lines.last_mut().expect("there is a line from the start");
        if !last.is_empty() && WIDTH < INDENT.len() + last.len() + 1 + word.len() {
            lines.push(word.to_owned());
            continue;
        }
        if !last.is_empty() {
            last.push(' ');
        }
        last.push_str(word);
    }
    lines
}
