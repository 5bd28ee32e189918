//! What a terminal sends becomes keys, clicks and pasted text.
//!
//! Ours and not the library's, for two reasons: the library spins for ever when the terminal is gone, and it takes a
//! key for Esc when the line is slow and the rest of the key is still on its way.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// Longer than any key. What is longer is no key.
const LONGEST: usize = 64;
/// The end of what is pasted.
const PASTED: &[u8] = b"\x1b[201~";
/// More than this is not pasted: a field takes less.
const LONGEST_PASTE: usize = 1 << 20;

/// Reads what a terminal sends, however it is cut.
#[derive(Debug, Default)]
pub struct Decoder {
    held: Vec<u8>,
    paste: Option<Vec<u8>>,
}

/// What the first bytes are.
enum Found {
    /// So many bytes are this.
    Event(usize, Event),
    /// So many bytes are nothing.
    Nothing(usize),
    /// From here on it is pasted.
    Paste(usize),
    /// The rest is on its way.
    More,
}

impl Decoder {
    /// What these bytes bring, after those before them.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Event> {
        self.held.extend_from_slice(bytes);
        let mut events = Vec::new();
        loop {
            if self.paste.is_some() {
                match self.pasted() {
                    Some(event) => events.push(event),
                    None => return events,
                }
            }
            let used = match first(&self.held) {
                Found::Event(used, event) => {
                    events.push(event);
                    used
                }
                Found::Nothing(used) => used,
                Found::Paste(used) => {
                    self.paste = Some(Vec::new());
                    used
                }
                Found::More => return events,
            };
            self.held.drain(..used);
        }
    }

    /// Whether a key has begun and its rest may be on its way: after a while it is [`over`](Self::over).
    pub fn is_waiting(&self) -> bool {
        !self.held.is_empty() && self.paste.is_none()
    }

    /// Nothing came after what was held: a beginning alone is the Esc key, or nothing.
    pub fn over(&mut self) -> Vec<Event> {
        let held = std::mem::take(&mut self.held);
        if held.first() != Some(&0x1b) {
            return Vec::new();
        }
        let mut events = vec![key(KeyCode::Esc)];
        events.extend(self.feed(&held[1..]));
        events
    }

    /// What was pasted, once its end is there.
    fn pasted(&mut self) -> Option<Event> {
        let paste = self.paste.as_mut()?;
        let end = self.held.windows(PASTED.len()).position(|it| it == PASTED);
        // The end itself may be cut.
        let whole = end.unwrap_or(self.held.len().saturating_sub(PASTED.len() - 1));
        let room = LONGEST_PASTE.saturating_sub(paste.len());
        paste.extend(self.held.drain(..whole).take(room));
        end?;
        self.held.drain(..PASTED.len());
        let text = self.paste.take().unwrap_or_default();
        // A terminal sends the key Enter for the end of a pasted line.
        let text = String::from_utf8_lossy(&text).replace("\r\n", "\n").replace('\r', "\n");
        Some(Event::Paste(text))
    }
}

fn key(code: KeyCode) -> Event {
    Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

fn with(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

fn first(bytes: &[u8]) -> Found {
    match bytes {
        [] => Found::More,
        [0x1b, rest @ ..] => escape(rest),
        [b'\r' | b'\n', ..] => Found::Event(1, key(KeyCode::Enter)),
        [b'\t', ..] => Found::Event(1, key(KeyCode::Tab)),
        [0x7f | 0x08, ..] => Found::Event(1, key(KeyCode::Backspace)),
        [control @ 0x01..=0x1a, ..] => {
            let sign = char::from(control - 1 + b'a');
            Found::Event(1, with(KeyCode::Char(sign), KeyModifiers::CONTROL))
        }
        [0x00..=0x1f, ..] => Found::Nothing(1),
        bytes => letter(bytes),
    }
}

/// A sign of UTF-8.
fn letter(bytes: &[u8]) -> Found {
    let len = match bytes[0] {
        0x00..=0x7f => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Found::Nothing(1),
    };
    let whole = &bytes[..len.min(bytes.len())];
    match std::str::from_utf8(whole) {
        Ok(text) => {
            let sign = text.chars().next().unwrap_or(' ');
            Found::Event(len, key(KeyCode::Char(sign)))
        }
        Err(error) if error.error_len().is_none() => Found::More,
        Err(_) => Found::Nothing(1),
    }
}

/// What follows an escape.
fn escape(rest: &[u8]) -> Found {
    match rest {
        [] | [b'O'] => Found::More,
        [b'[', rest @ ..] => sequence(rest),
        [b'O', sign, ..] => match ended(*sign) {
            Some(code) => Found::Event(3, key(code)),
            None => Found::Nothing(3),
        },
        // Twice Esc: the first is a key of its own.
        [0x1b, ..] => Found::Event(1, key(KeyCode::Esc)),
        rest => match first(rest) {
            Found::Event(used, Event::Key(it)) => {
                Found::Event(used + 1, with(it.code, it.modifiers | KeyModifiers::ALT))
            }
            Found::Event(used, _) | Found::Nothing(used) | Found::Paste(used) => Found::Nothing(used + 1),
            Found::More => Found::More,
        },
    }
}

/// What follows `ESC [`: numbers and a sign that ends them.
fn sequence(rest: &[u8]) -> Found {
    // A Linux console sends `ESC [ [ A` for F1.
    if let [b'[', rest @ ..] = rest {
        return match rest {
            [] => Found::More,
            [sign @ b'A'..=b'E', ..] => Found::Event(4, key(KeyCode::F(sign - b'A' + 1))),
            _ => Found::Nothing(3),
        };
    }
    // Clicks of the oldest kind: three bytes.
    if let [b'M', rest @ ..] = rest {
        return match rest {
            [what, x, y, ..] => {
                let place = |at: u8| u16::from(at.saturating_sub(33));
                click(6, u16::from(what.saturating_sub(32)), place(*x), place(*y), true)
            }
            _ => Found::More,
        };
    }
    let Some(end) = rest.iter().position(|it| (0x40..=0x7e).contains(it)) else {
        return if rest.len() < LONGEST { Found::More } else { Found::Nothing(rest.len() + 2) };
    };
    let (body, used) = (&rest[..end], end + 3);
    if let [b'<', numbers @ ..] = body {
        return match &numbers_of(numbers)[..] {
            [what, x, y] => click(used, *what, x.saturating_sub(1), y.saturating_sub(1), rest[end] == b'M'),
            _ => Found::Nothing(used),
        };
    }
    let numbers = numbers_of(body);
    let modifiers = modifiers(numbers.get(1).copied().unwrap_or(1));
    let code = match (rest[end], numbers.first().copied().unwrap_or(1)) {
        (b'~', 200) => return Found::Paste(used),
        (b'~', number) => numbered(number),
        (sign, _) => ended(sign),
    };
    match code {
        Some(code) => Found::Event(used, with(code, modifiers)),
        None => Found::Nothing(used),
    }
}

fn numbers_of(body: &[u8]) -> Vec<u16> {
    let text = std::str::from_utf8(body).unwrap_or_default();
    text.split(';').map(|it| it.parse().unwrap_or(1)).collect()
}

fn modifiers(number: u16) -> KeyModifiers {
    let bits = number.saturating_sub(1);
    let mut held = KeyModifiers::NONE;
    for (bit, modifier) in [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)] {
        if bits & bit != 0 {
            held |= modifier;
        }
    }
    held
}

/// The key whose sequence ends with this sign.
fn ended(sign: u8) -> Option<KeyCode> {
    Some(match sign {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'Z' => KeyCode::BackTab,
        b'M' => KeyCode::Enter,
        b'P'..=b'S' => KeyCode::F(sign - b'P' + 1),
        // The block of digits, where it sends no digits.
        b'p'..=b'y' => KeyCode::Char(char::from(sign - b'p' + b'0')),
        b'k' => KeyCode::Char('+'),
        b'm' => KeyCode::Char('-'),
        _ => return None,
    })
}

/// The key that sends this number.
fn numbered(number: u16) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(number as u8 - 10),
        _ => return None,
    })
}

/// A click, or a turn of the wheel. What else a mouse does is nothing here.
fn click(used: usize, what: u16, column: u16, row: u16, down: bool) -> Found {
    let kind = match what & !0b1_1100 {
        0 if down => MouseEventKind::Down(MouseButton::Left),
        64 if down => MouseEventKind::ScrollUp,
        65 if down => MouseEventKind::ScrollDown,
        _ => return Found::Nothing(used),
    };
    Found::Event(used, Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(bytes: &[u8]) -> Vec<Event> {
        let mut decoder = Decoder::default();
        let mut events = decoder.feed(bytes);
        events.extend(decoder.over());
        events
    }

    fn code(bytes: &[u8]) -> KeyCode {
        match &read(bytes)[..] {
            [Event::Key(it)] => it.code,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn terminals_of_every_kind_are_understood() {
        for (bytes, expected) in [
            (&b"\x1b[A"[..], KeyCode::Up),
            (b"\x1bOB", KeyCode::Down),
            (b"\x1b[1~", KeyCode::Home),
            (b"\x1bOF", KeyCode::End),
            (b"\x1b[6~", KeyCode::PageDown),
            (b"\x1b[3~", KeyCode::Delete),
            (b"\x1b[Z", KeyCode::BackTab),
            (b"\x1b[[A", KeyCode::F(1)),
            (b"\x1bOP", KeyCode::F(1)),
            (b"\x1b[11~", KeyCode::F(1)),
            (b"\r", KeyCode::Enter),
            (b"\n", KeyCode::Enter),
            (b"\x7f", KeyCode::Backspace),
            (b"\x08", KeyCode::Backspace),
            (b"\x1b", KeyCode::Esc),
            ("é".as_bytes(), KeyCode::Char('é')),
            ("👩".as_bytes(), KeyCode::Char('👩')),
        ] {
            assert_eq!(code(bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn what_is_held_is_told() {
        assert_eq!(read(b"\x03"), [with(KeyCode::Char('c'), KeyModifiers::CONTROL)]);
        assert_eq!(read(b"\x1b[1;5H"), [with(KeyCode::Home, KeyModifiers::CONTROL)]);
        assert_eq!(read(b"\x1bq"), [with(KeyCode::Char('q'), KeyModifiers::ALT)]);
        assert_eq!(read(b"\x1b\x1b"), [key(KeyCode::Esc), key(KeyCode::Esc)]);
    }

    #[test]
    fn a_key_that_comes_in_pieces_is_one_key() {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed(b"\x1b"), []);
        assert!(decoder.is_waiting());
        assert_eq!(decoder.feed(b"["), []);
        assert_eq!(decoder.feed(b"Ax"), [key(KeyCode::Up), key(KeyCode::Char('x'))]);
        assert!(!decoder.is_waiting());
        assert_eq!(decoder.feed("é".as_bytes().split_at(1).0), []);
        assert_eq!(decoder.feed("é".as_bytes().split_at(1).1), [key(KeyCode::Char('é'))]);
    }

    #[test]
    fn what_is_pasted_is_one_text_and_no_keys() {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed(b"\x1b[200~two\rlines \x1b[A\x1b[20"), []);
        let text = Event::Paste("two\nlines \x1b[A".to_owned());
        assert_eq!(decoder.feed(b"1~x"), [text, key(KeyCode::Char('x'))]);
    }

    #[test]
    fn clicks_and_the_wheel_tell_where() {
        let at =
            |kind, column, row| Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE });
        assert_eq!(read(b"\x1b[<0;5;3M\x1b[<0;5;3m"), [at(MouseEventKind::Down(MouseButton::Left), 4, 2)]);
        assert_eq!(read(b"\x1b[<65;1;1M"), [at(MouseEventKind::ScrollDown, 0, 0)]);
        assert_eq!(read(b"\x1b[M\x20\x25\x23"), [at(MouseEventKind::Down(MouseButton::Left), 4, 2)]);
        assert_eq!(read(b"\x1b[I\x1b[O"), []);
    }

    proptest! {
        #[test]
        fn whatever_comes_is_read_to_its_end(bytes in prop::collection::vec(any::<u8>(), 0..200), cut in 0..200usize) {
            let mut decoder = Decoder::default();
            let (one, two) = bytes.split_at(cut.min(bytes.len()));
            decoder.feed(one);
            decoder.feed(two);
            decoder.over();
            prop_assert!(!decoder.is_waiting() || decoder.held.len() <= LONGEST + 3);
        }

        #[test]
        fn how_it_is_cut_makes_no_difference(text in "(\\PC|\u{1b}\\[A|\u{1b}\\[200~\\PC{0,5}\u{1b}\\[201~){0,20}", cut in 0..100usize) {
            let bytes = text.as_bytes();
            let mut decoder = Decoder::default();
            let (one, two) = bytes.split_at(cut.min(bytes.len()));
            let mut events = decoder.feed(one);
            events.extend(decoder.feed(two));
            events.extend(decoder.over());
            prop_assert_eq!(events, read(bytes));
        }
    }
}
