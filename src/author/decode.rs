//! Bytes become text, in the encoding that they are in or most likely in.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How many bytes are looked at to tell an encoding.
const HEAD: usize = 1024;

/// A file's text, with `\n` at each end of line and without a mark of byte order.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// The encoding, where nothing in the file says it and it was guessed.
    pub guessed: Option<&'static str>,
}

/// Reads a file's bytes as text. What is no text in its encoding becomes `�`.
pub fn decode(bytes: &[u8]) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return in_encoding(&bytes[mark..], encoding, None);
    }
    if let Some(encoding) = wide(bytes) {
        return in_encoding(bytes, encoding, None);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: with_plain_ends(text), guessed: None };
    }
    match declared(bytes) {
        Some(encoding) => in_encoding(bytes, encoding, None),
        None => in_encoding(bytes, WINDOWS_1252, Some("Windows-1252")),
    }
}

fn in_encoding(bytes: &[u8], encoding: &'static Encoding, guessed: Option<&'static str>) -> Decoded {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Decoded { text: with_plain_ends(&text), guessed }
}

/// Spreadsheets write UTF-16 without a mark, too: every other byte of Latin letters is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    match () {
        () if pairs == 0 => None,
        () if pairs <= 2 * odd && even == 0 => Some(UTF_16LE),
        () if pairs <= 2 * even && odd == 0 => Some(UTF_16BE),
        () => None,
    }
}

/// The encoding that the first line of an XML file names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).into_owned();
    let head = head.strip_prefix("<?xml")?.split("?>").next()?;
    let value = head.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
    let label = value[1..].split(quote).next()?;
    // Whoever says UTF-8 and is none, or says UTF-16 and has no such bytes, is guessed at.
    Encoding::for_label(label.as_bytes()).filter(|it| it.is_single_byte() || !label.starts_with("UTF"))
}

fn with_plain_ends(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_apart() {
        let text = |bytes: &[u8]| decode(bytes).text;
        assert_eq!(text("é\r\nb\rc".as_bytes()), "é\nb\nc");
        assert_eq!(text(b"\xEF\xBB\xBFa"), "a");
        assert_eq!(text(b"\xFF\xFEa\0\xE9\0"), "aé");
        assert_eq!(text(b"a\0b\0\r\0\n\0"), "ab\n");
        assert_eq!(text(b"\0a\0b"), "ab");
        assert_eq!(
            text(b"<?xml version=\"1.0\" encoding=\"ISO-8859-5\"?>\xD0"),
            "<?xml version=\"1.0\" encoding=\"ISO-8859-5\"?>а"
        );
        assert_eq!(decode(b"a\xDFdf"), Decoded { text: "aßdf".to_owned(), guessed: Some("Windows-1252") });
        assert_eq!(decode(b"").text, "");
    }
}
