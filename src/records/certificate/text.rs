//! A certificate as a text, for the screen and for a printer that knows nothing else.

use super::{Words, code::Coded, seal};
use crate::{lang::Catalog, seal::Key, text::width};

/// How wide it is, in cells.
const WIDTH: usize = 72;

/// The certificate in the words of `catalog`, sealed with `key`.
pub fn write(coded: &Coded, catalog: &Catalog, key: &Key) -> String {
    let words = Words::of(&coded.said, catalog);
    let said = &coded.said;
    let mut out = String::new();
    let rule = "=".repeat(WIDTH);
    let mut lines = vec![rule.clone(), String::new(), said.centre.clone(), String::new(), words.heading()];
    lines.extend([String::new(), words.given_to(), String::new(), said.name.clone(), String::new()]);
    lines.extend([words.has(), String::new(), said.title.clone(), String::new()]);
    lines.extend(words.result());
    lines.extend(words.dates());
    lines.extend([words.issued(), String::new(), words.number(), words.version(), words.key(&coded.key)]);
    lines.extend([String::new(), rule]);
    for line in lines {
        let cells = width::cells(&line);
        if 0 < cells {
            out += &" ".repeat(WIDTH.saturating_sub(cells) / 2);
            out += line.trim_end();
        }
        out.push('\n');
    }
    out += &format!("\n{}\n\n", words.verify());
    let code = coded.to_string();
    for part in code.as_bytes().chunks(WIDTH) {
        out += std::str::from_utf8(part).unwrap_or_default();
        out.push('\n');
    }
    out += &format!("\n{}\n", seal::open());
    let mut bytes = out.into_bytes();
    seal::close(&mut bytes, key);
    String::from_utf8(bytes).expect("a seal is ASCII in the place of ASCII")
}
