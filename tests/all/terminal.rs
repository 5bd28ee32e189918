//! What a terminal sees: cells as text, and the bytes that draw them, held to what is allowed.

use ratatui::{
    buffer::{Buffer, Cell},
    style::{Color, Modifier},
};

/// The signs of a buffer, line by line, without the cells that a wide sign hides.
pub fn cells(buffer: &Buffer) -> String {
    lines(buffer).iter().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// As [`cells`], with a second column that tells how each line is drawn: a letter for each run of cells that looks
/// other than plain text.
pub fn styled(buffer: &Buffer) -> String {
    let area = buffer.area;
    let line = |(y, text): (usize, String)| {
        let mut runs: Vec<(String, String)> = Vec::new();
        for x in 0..area.width {
            let cell = &buffer[(area.x + x, area.y + y as u16)];
            let name = name(cell);
            match runs.last_mut() {
                Some((last, said)) if *last == name => said.push_str(cell.symbol()),
                _ => runs.push((name, cell.symbol().to_owned())),
            }
        }
        let said = runs.iter().filter(|(name, said)| !name.is_empty() && !said.trim().is_empty());
        let said: Vec<String> = said.map(|(name, said)| format!("{name}({})", said.trim())).collect();
        format!(
            "{}\n{}",
            text.trim_end(),
            if said.is_empty() { String::new() } else { format!("    ^ {}\n", said.join(" ")) }
        )
    };
    lines(buffer).into_iter().enumerate().map(line).collect()
}

fn lines(buffer: &Buffer) -> Vec<String> {
    let area = buffer.area;
    let line = |y| (area.left()..area.right()).map(|x| buffer[(x, y)].symbol()).collect();
    (area.top()..area.bottom()).map(line).collect()
}

fn name(cell: &Cell) -> String {
    let mut words = Vec::new();
    if cell.fg != Color::Reset {
        words.push(format!("{:?}", cell.fg).to_lowercase());
    }
    if cell.bg != Color::Reset {
        words.push(format!("on {:?}", cell.bg).to_lowercase());
    }
    for (modifier, word) in [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::REVERSED, "reversed"),
    ] {
        if cell.modifier.contains(modifier) {
            words.push(word.to_owned());
        }
    }
    words.join(" ")
}

/// What in `bytes` a terminal must never get from us: every escape sequence but those that set colours, move the
/// cursor, erase, and turn on and off the other screen, the cursor, marked pasting, clicks and the order of signs; and
/// every other control sign but the line's end.
pub fn foreign_escapes(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let mut found = Vec::new();
    let mut rest = &*text;
    while let Some(at) = rest.find(char::is_control) {
        rest = &rest[at..];
        let (len, fine) = match rest.strip_prefix("\u{1b}[") {
            Some(after) => sequence(after),
            None => (1, rest.starts_with(['\n', '\r'])),
        };
        let len = (len..=rest.len()).find(|len| rest.is_char_boundary(*len)).unwrap_or(rest.len());
        if !fine {
            found.push(rest[..len.max(1)].escape_debug().to_string());
        }
        rest = &rest[len.max(rest.chars().next().map_or(1, char::len_utf8))..];
    }
    found
}

/// The bytes of a sequence, with its beginning, and whether it is one of ours.
fn sequence(after: &str) -> (usize, bool) {
    let Some(end) = after.find(|sign: char| ('@'..='~').contains(&sign)) else {
        return (2 + after.len(), false);
    };
    let (body, sign) = (&after[..end], &after[end..=end]);
    let numbers = body.chars().all(|sign| sign.is_ascii_digit() || sign == ';');
    let modes = ["?25", "?1049", "?2004", "?1000", "?1002", "?1006"];
    let fine = match sign {
        "m" | "H" | "J" | "K" => numbers,
        // Who puts lines of a language that is read from right to left in order: the terminal, or we.
        "h" | "l" if body == "8" => true,
        "h" | "l" => modes.contains(&body),
        _ => false,
    };
    (2 + end + 1, fine)
}

#[test]
fn the_oracle_tells_ours_from_others() {
    let ours = "\u{1b}[?1049h\u{1b}[?25l\u{1b}[1;31mé\u{1b}[m\u{1b}[2;3H\u{1b}[K\u{1b}[2J\u{1b}[?1006l\r\n";
    assert_eq!(foreign_escapes(ours.as_bytes()), Vec::<String>::new());
    let bad = [
        "\u{1b}]0;title\u{7}",
        "\u{1b}[6n",
        "\u{1b}[?2026h",
        "\u{9b}31m",
        "\u{1b}P",
        "\u{7}",
        "\u{1b}[31",
        "\t",
        "\u{1b}c",
    ];
    for bad in bad {
        assert!(!foreign_escapes(bad.as_bytes()).is_empty(), "{bad:?}");
    }
}
