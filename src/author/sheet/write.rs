//! Texts as TOML writes them, in the form that an author would choose.

use std::fmt::Write as _;

/// A list longer than this is written a line an entry.
const WIDE: usize = 80;

/// A text as a value. What has line breaks stands between three quotes, as the bodies of lessons do.
pub fn literal(text: &str) -> String {
    let is_plain = |sign: char| !sign.is_control() || sign == '\n';
    if text.contains('\n') {
        // Quotes at the end would run into those that close.
        return match text.chars().all(is_plain) && !text.contains("'''") && !text.ends_with('\'') {
            true => format!("'''\n{text}\n'''"),
            false => format!("\"\"\"\n{}\n\"\"\"", escaped(text, true)),
        };
    }
    match text.contains(['"', '\\']) && !text.contains('\'') && text.chars().all(is_plain) {
        true => format!("'{text}'"),
        false => format!("\"{}\"", escaped(text, false)),
    }
}

/// Texts as a list.
pub fn list<T: AsRef<str>>(texts: &[T]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| literal(text.as_ref())).collect();
    let short = format!("[{}]", texts.join(", "));
    if texts.len() < 2 || short.chars().count() <= WIDE && !short.contains('\n') {
        return short;
    }
    format!("[\n{}]", texts.iter().map(|text| format!("  {text},\n")).collect::<String>())
}

fn escaped(text: &str, is_long: bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for sign in text.chars() {
        match sign {
            '\n' if is_long => out.push('\n'),
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            sign if sign.is_control() => {
                let _ = write!(out, "\\u{:04X}", sign as u32);
            }
            sign => out.push(sign),
        }
    }
    out
}
