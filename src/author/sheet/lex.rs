//! Where a statement of TOML ends, and what its key is. The text was parsed before: it is valid.

/// How long the statement is that a text begins with, its line break included.
pub fn statement(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (0, 0usize);
    while at < bytes.len() {
        match bytes[at] {
            b'"' | b'\'' => at = string_end(bytes, at),
            b'#' => {
                at = line_end(bytes, at);
                continue;
            }
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b'\n' if depth == 0 => return at + 1,
            _ => (),
        }
        at += 1;
    }
    text.len()
}

/// Where the value of a statement stands in it.
pub fn value(text: &str) -> Option<std::ops::Range<usize>> {
    let bytes = text.as_bytes();
    let equals = find(text, '=')?;
    let start = equals + 1 + bytes[equals + 1..].iter().position(|it| !matches!(it, b' ' | b'\t'))?;
    let (mut at, mut depth, mut end) = (start, 0usize, start);
    while at < bytes.len() {
        match bytes[at] {
            b'"' | b'\'' => at = string_end(bytes, at),
            b'#' if depth == 0 => break,
            b'#' => {
                at = line_end(bytes, at);
                continue;
            }
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b'\n' if depth == 0 => break,
            _ => (),
        }
        if !bytes[at].is_ascii_whitespace() {
            end = at + 1;
        }
        at += 1;
    }
    Some(start..end)
}

/// Where a sign stands for the first time outside of quotes.
pub fn find(text: &str, sign: char) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'"' | b'\'' => at = string_end(bytes, at),
            byte if byte == sign as u8 => return Some(at),
            _ => (),
        }
        at += 1;
    }
    None
}

/// The parts of a dotted key.
pub fn path(text: &str) -> Option<Vec<String>> {
    let text = text.trim();
    let is_bare = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_' | '.');
    if text.chars().all(is_bare) {
        return Some(text.split('.').map(str::to_owned).collect());
    }
    // Quotes and spaces are for the parser to understand.
    let mut table: toml::Table = format!("{text} = 0").parse().ok()?;
    let mut path = Vec::new();
    loop {
        let (key, value) = table.into_iter().next()?;
        path.push(key);
        match value {
            toml::Value::Table(inner) => table = inner,
            _ => return Some(path),
        }
    }
}

fn line_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |long| at + long)
}

/// The last byte of the string that begins at `at`.
fn string_end(bytes: &[u8], at: usize) -> usize {
    let quote = bytes[at];
    let is_long = bytes[at..].starts_with(&[quote; 3]);
    let mut here = at + if is_long { 3 } else { 1 };
    while here < bytes.len() {
        match bytes[here] {
            b'\\' if quote == b'"' => here += 1,
            byte if byte == quote && !is_long => return here,
            byte if byte == quote && bytes[here..].starts_with(&[quote; 3]) => {
                // Up to two quotes may stand right before the three that end it.
                let run = bytes[here..].iter().take_while(|it| **it == quote).count();
                return here + run.min(5) - 1;
            }
            _ => (),
        }
        here += 1;
    }
    bytes.len() - 1
}
