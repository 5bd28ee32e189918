//! A zip of one exact layout: the same files give the same bytes, on every machine and for ever.
//!
//! Any program opens it; this one takes no other. Nothing in it is compressed, so that no few bytes become many, and
//! what was read is laid out again and compared: whatever a hostile archive hides, it is not in there.

use std::collections::BTreeMap;

/// The most files.
const MOST: usize = 4096;
/// The longest archive, in bytes.
pub const LONGEST: usize = 24 << 20;

const LOCAL: &[u8; 4] = b"PK\x03\x04";
const CENTRAL: &[u8; 4] = b"PK\x01\x02";
const END: &[u8; 4] = b"PK\x05\x06";
const END_LONG: usize = 22;
/// The first day that a zip can name, 1 January 1980.
const DATE: u16 = 0x21;
/// Made on Unix, by version 2.0 of the format.
const MADE_BY: u16 = 3 << 8 | 20;
const NEEDS: u16 = 10;
/// A plain file, which its owner writes and all read.
const MODE: u32 = 0o100_644;

/// Names that Windows keeps for devices, whatever stands after a dot.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Why bytes are no archive of ours.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Broken {
    /// It begins otherwise.
    #[error("it is no zip")]
    NoZip,
    /// It is longer than any course.
    #[error("it has more than {} MiB", LONGEST >> 20)]
    Long,
    /// Its end is missing.
    #[error("its end is missing: it was cut short, or the copy is not complete")]
    Cut,
    /// Its end is not the last that it has.
    #[error("something stands after its end")]
    Tail,
    /// It has too many files.
    #[error("it has {0} files, more than any course")]
    Many(usize),
    /// An entry is what no file of a course can be.
    #[error("the entry {name:?} {why}")]
    Entry {
        /// Its name, as far as it can be read.
        name: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// Two entries would be one file.
    #[error("the entries {0:?} and {1:?} would be one file on some machines")]
    Twice(String, String),
    /// It is laid out otherwise than the program does it.
    #[error("it is damaged, or another program made it: {0}")]
    Layout(&'static str),
}

/// The archive with these files, in their order.
pub fn write(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let at = out.len() as u32;
        let mut told = Vec::new();
        for short in [NEEDS, 0, 0, 0, DATE] {
            told.extend(short.to_le_bytes());
        }
        let long = bytes.len() as u32;
        for word in [crc32fast::hash(bytes), long, long] {
            told.extend(word.to_le_bytes());
        }
        told.extend((name.len() as u16).to_le_bytes());
        told.extend([0; 2]);
        out.extend([&LOCAL[..], &told, name.as_bytes(), bytes].concat());
        directory.extend([&CENTRAL[..], &MADE_BY.to_le_bytes(), &told, &[0; 6]].concat());
        for word in [MODE << 16, at] {
            directory.extend(word.to_le_bytes());
        }
        directory.extend(name.as_bytes());
    }
    let (at, long, count) = (out.len() as u32, directory.len() as u32, files.len() as u16);
    out.extend(directory);
    out.extend([&END[..], &[0; 4], &count.to_le_bytes(), &count.to_le_bytes()].concat());
    out.extend([&long.to_le_bytes()[..], &at.to_le_bytes(), &[0; 2]].concat());
    out
}

/// The files of an archive, in their order.
pub fn read(bytes: &[u8]) -> Result<Vec<(&str, &[u8])>, Broken> {
    if LONGEST < bytes.len() {
        return Err(Broken::Long);
    }
    if !bytes.starts_with(LOCAL) {
        return Err(if bytes.starts_with(b"PK") { Broken::Layout("it has no files") } else { Broken::NoZip });
    }
    let end = end(bytes)?;
    let (count, at) = (usize::from(short(end, 10)), word(end, 16) as usize);
    if MOST < count {
        return Err(Broken::Many(count));
    }
    let directory = bytes.get(at..bytes.len() - END_LONG);
    let mut directory = directory.ok_or(Broken::Layout("its list of files lies elsewhere"))?;
    let mut files = Vec::new();
    for _ in 0..count {
        let (name, body, rest) = entry(bytes, directory)?;
        files.push((name, body));
        directory = rest;
    }
    alone(&files)?;
    match write(&files) == bytes {
        true => Ok(files),
        false => Err(Broken::Layout("it is not laid out as a package is")),
    }
}

/// The record at the end.
fn end(bytes: &[u8]) -> Result<&[u8], Broken> {
    let last = bytes.len().checked_sub(END_LONG).map(|at| &bytes[at..]);
    match last {
        Some(end) if end.starts_with(END) => Ok(end),
        _ if bytes.windows(4).any(|it| it == END) => Err(Broken::Tail),
        _ => Err(Broken::Cut),
    }
}

/// The entry that the directory names next: its name, its bytes, and the rest of the directory.
fn entry<'a>(bytes: &'a [u8], directory: &'a [u8]) -> Result<(&'a str, &'a [u8], &'a [u8]), Broken> {
    const HEAD: usize = 46;
    let broken = Broken::Layout("its list of files is not whole");
    let head = directory.get(..HEAD).filter(|it| it.starts_with(CENTRAL)).ok_or(broken.clone())?;
    let [named, extra, comment] = [28, 30, 32].map(|at| usize::from(short(head, at)));
    let raw = directory.get(HEAD..HEAD + named).ok_or(broken.clone())?;
    let rest = directory.get(HEAD + named + extra + comment..).ok_or(broken)?;
    // A name may be long, and what is wrong with it stands after it.
    let fault = |why| Broken::Entry { name: String::from_utf8_lossy(raw).chars().take(60).collect(), why };
    if let Some(why) = oddity(head, raw) {
        return Err(fault(why));
    }
    let name = std::str::from_utf8(raw).map_err(|_| fault("has a name that is no text"))?;
    let why = unfit(name);
    if let Some(why) = why {
        return Err(fault(why));
    }
    let (crc, long, at) = (word(head, 16), word(head, 24) as usize, word(head, 42) as usize);
    let from = at.checked_add(30 + named).ok_or(fault("lies outside of the archive"))?;
    let local = bytes.get(at..from).filter(|it| it.starts_with(LOCAL));
    let local = local.ok_or(fault("lies outside of the archive"))?;
    if usize::from(short(local, 26)) != named || local[30..] != *raw {
        return Err(fault("has another name where its bytes are"));
    }
    let body =
        bytes.get(from..from.saturating_add(long)).ok_or(fault("says that it is longer than it is"))?;
    match crc32fast::hash(body) == crc {
        true => Ok((name, body, rest)),
        false => Err(fault("is damaged")),
    }
}

/// What an entry is that a file of a course is not.
fn oddity(head: &[u8], name: &[u8]) -> Option<&'static str> {
    let (flags, method, mode) = (short(head, 8), short(head, 10), word(head, 38) >> 16);
    match mode & 0o170_000 {
        0o120_000 => return Some("is a link"),
        0o040_000 => return Some("is a folder"),
        0 | 0o100_000 => (),
        _ => return Some("is a device"),
    }
    match () {
        () if name.ends_with(b"/") => Some("is a folder"),
        () if flags & 1 != 0 => Some("is encrypted"),
        () if method != 0 => Some("is compressed, and nothing in a package is"),
        () if word(head, 20) != word(head, 24) => Some("says two things about how long it is"),
        () => None,
    }
}

/// Why a name is none that a file of a course can have: two parts at most, of ASCII, the same on every machine.
pub fn unfit(name: &str) -> Option<&'static str> {
    if name.starts_with(['/', '\\']) || name.as_bytes().get(1) == Some(&b':') {
        return Some("names a place on the machine, not in the package");
    }
    if name.split(['/', '\\']).any(|part| part == "..") {
        return Some("leads out of the package");
    }
    let parts: Vec<&str> = name.split('/').collect();
    if 3 < parts.len() {
        return Some("lies too deep");
    }
    parts.into_iter().find_map(unfit_part)
}

fn unfit_part(part: &str) -> Option<&'static str> {
    let is_usual = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '_' | '-');
    let stem = part.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let is_port = |port: &str| {
        let number = stem.strip_prefix(port).unwrap_or_default();
        number.len() == 1 && number != "0" && number.bytes().all(|it| it.is_ascii_digit())
    };
    match part {
        "" => Some("has a part without a name"),
        _ if 80 < part.len() => Some("has a name that is too long"),
        _ if part.ends_with(['.', ' ']) => Some("ends with a dot or a space, which Windows takes away"),
        _ if !part.chars().all(is_usual) => Some("has signs that no name of a course's file has"),
        _ if part.starts_with('.') => Some("is hidden"),
        _ if DEVICES.contains(&stem.as_str()) || is_port("com") || is_port("lpt") => {
            Some("has a name that Windows keeps for a device")
        }
        _ => None,
    }
}

/// Two names that only differ in capitals are one file on Windows and on a stick. Names are ASCII, so no other forms of
/// one letter can hide here.
fn alone(files: &[(&str, &[u8])]) -> Result<(), Broken> {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (name, _) in files {
        if let Some(first) = seen.insert(name.to_ascii_lowercase(), name) {
            return Err(Broken::Twice(first.to_owned(), (*name).to_owned()));
        }
    }
    Ok(())
}

fn short(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn word(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: &[(&str, &[u8])] =
        &[("a/course.toml", b"title"), ("a/fr/course.toml", b""), ("m.json", b"{}")];

    #[test]
    fn what_is_written_is_read_and_nothing_near_it() {
        let bytes = write(FILES);
        assert_eq!(read(&bytes).unwrap(), FILES);
        for at in 0..bytes.len() {
            assert!(read(&bytes[..at]).is_err(), "cut at {at}");
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << (at % 8);
            assert!(read(&flipped).is_err(), "flipped at {at}");
        }
    }

    #[test]
    fn names_that_are_not_the_same_on_every_machine_are_refused() {
        for name in [
            "../a",
            "a/../../b",
            "..\\a",
            "/etc/passwd",
            "c:\\a",
            "a:b",
            "a//b",
            "a/./b",
            "con",
            "a/NUL.toml",
            "com1.toml",
            "a.",
            "a ",
            "a\u{1b}[0m",
            "e\u{301}.toml",
            "\u{e9}.toml",
            ".hidden",
            "a/b/c/d",
            "",
        ] {
            assert!(unfit(name).is_some(), "{name:?}");
        }
        for name in ["safe-online/course.toml", "safe-online/pt-BR/passwords.toml", "com.toml", "com10.toml"]
        {
            assert_eq!(unfit(name), None, "{name:?}");
        }
    }
}
