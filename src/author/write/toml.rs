//! Values as TOML 1.0 writes them, the readable form first.

/// A text in quotes. One of many lines stands between `'''`, as it is read.
pub fn text(words: &str) -> String {
    if !words.contains('\n') {
        return line(words);
    }
    let is_plain = |sign: char| sign == '\n' || !sign.is_control();
    if words.chars().all(is_plain) && !words.contains("'''") && !words.ends_with('\'') {
        return format!("'''\n{words}'''");
    }
    let lines: Vec<String> = words.split('\n').map(escaped).collect();
    format!("\"\"\"\n{}\"\"\"", lines.join("\n"))
}

/// A text of one line in quotes: in double ones, or in single ones where they save backslashes.
pub fn line(words: &str) -> String {
    let is_plain = words.chars().all(|sign| !sign.is_control());
    if is_plain && words.contains(['"', '\\']) && !words.contains('\'') {
        return format!("'{words}'");
    }
    format!("\"{}\"", escaped(words))
}

/// A list of texts, on one line where it is short.
pub fn list(words: &[String]) -> String {
    let each: Vec<String> = words.iter().map(|it| line(it)).collect();
    let short = format!("[{}]", each.join(", "));
    if short.chars().count() <= 90 {
        return short;
    }
    format!("[\n{}]", each.iter().map(|it| format!("  {it},\n")).collect::<String>())
}

/// A number, without a point where it is whole.
pub fn number(value: f64) -> String {
    format!("{value}")
}

fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 2);
    for sign in words.chars() {
        match sign {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            sign if sign.is_control() => out.push_str(&format!("\\u{:04X}", sign as u32)),
            sign => out.push(sign),
        }
    }
    out
}
