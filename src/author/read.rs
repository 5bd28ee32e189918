//! The door to all importers: bytes in, a bank out.

pub use super::gather::How;
use super::{
    aiken,
    bank::Bank,
    decode::decode,
    gather::Gatherer,
    gift, moodle,
    qti::{self, Package},
    table,
};

/// The longest file that is read, in bytes.
pub const LONGEST: usize = 32 << 20;

/// A format that question banks come in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Format {
    /// Moodle's GIFT.
    Gift,
    /// Aiken.
    Aiken,
    /// Moodle's XML.
    MoodleXml,
    /// QTI: an item, a test or a package.
    Qti,
    /// A table.
    Csv,
}

/// Why nothing was read of a file.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Nobody knows what it is.
    #[error("it looks like none of GIFT, Aiken, Moodle XML, QTI and CSV")]
    Unknown,
    /// The archive is broken, or made to harm.
    #[error("the archive {0}")]
    Archive(String),
}

/// The formats, by their names on the command line.
pub const FORMATS: &[(&str, Format)] = &[
    ("gift", Format::Gift),
    ("aiken", Format::Aiken),
    ("moodle-xml", Format::MoodleXml),
    ("qti", Format::Qti),
    ("csv", Format::Csv),
];

/// The format of a file, by its name and by what it holds.
pub fn guess(name: &str, bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(Format::Qti);
    }
    let text = decode(&bytes[..bytes.len().min(64 << 10)]).text;
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    let start = text.trim_start();
    match extension.as_str() {
        _ if start.starts_with('<') && text.contains("<quiz") => Some(Format::MoodleXml),
        _ if qti::is_qti(start) => Some(Format::Qti),
        "gift" => Some(Format::Gift),
        "aiken" => Some(Format::Aiken),
        "csv" | "tsv" | "tab" => Some(Format::Csv),
        _ if text.lines().any(|line| line.starts_with("ANSWER:")) => Some(Format::Aiken),
        _ if text.contains('{') && text.contains('}') => Some(Format::Gift),
        _ if text.starts_with("$CATEGORY:") => Some(Format::Gift),
        _ => None,
    }
}

/// Reads a file's bytes.
pub fn read(bytes: &[u8], format: Format, how: &How) -> Result<Bank, Refused> {
    if format == Format::Qti && bytes.starts_with(b"PK") {
        return read_package(&Package::unzip(bytes).map_err(Refused::Archive)?, how);
    }
    let mut to = Gatherer::new(how);
    let text = decode(bytes);
    if let Some(encoding) = text.guessed {
        let why = format!("it is neither UTF-8 nor marked, and was read as {encoding}: look at its accents");
        to.note(1, "the encoding of the file", why);
    }
    match format {
        Format::Gift => gift::read(&mut to, &text.text),
        Format::Aiken => aiken::read(&mut to, &text.text),
        Format::MoodleXml => moodle::read(&mut to, &text.text),
        Format::Qti => qti::read(&mut to, &text.text),
        Format::Csv => table::read(&mut to, &text.text),
    }
    Ok(to.finish())
}

/// Reads the files of a package of QTI, by their paths in it.
pub fn read_package(package: &Package, how: &How) -> Result<Bank, Refused> {
    let mut to = Gatherer::new(how);
    qti::read_package(&mut to, package);
    Ok(to.finish())
}
