//! Rows out of a damaged file, read byte by byte as SQLite's file format says, wherever in a page they lie.
//!
//! No pointer is trusted: each place of a page is tried as the beginning of a row. What is found is a guess; whoever asks
//! keeps what proves itself by its digest.

use std::{
    collections::HashMap,
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    path::Path,
};

use super::wal::{self, Wal};
use crate::files;

/// The most bytes of one row: nobody writes a longer essay.
const LONGEST: usize = 1 << 20;

/// A column of a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Null,
    Int(i64),
    Real,
    Text(String),
    Blob(Vec<u8>),
}

/// A row as it lies in a page.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub rowid: i64,
    pub values: Vec<Value>,
    /// The bytes that the values were read from.
    pub bytes: Vec<u8>,
}

/// An entry of an index that tells a name.
#[derive(Clone, Copy, Debug)]
pub(super) enum Key {
    /// 128 bits, and the row that has them.
    Id([u8; 16], i64),
    /// The row of a run, and the place of an event in it.
    Event(i64, i64),
}

/// A database and its log as bytes.
#[derive(Debug)]
pub(super) struct Image {
    file: File,
    page_size: usize,
    pages: u32,
    log: Vec<u8>,
    wal: Option<Wal>,
    /// The frame that SQLite takes for a page, and the last there is.
    taken: HashMap<u32, usize>,
    last: HashMap<u32, usize>,
}

impl Image {
    pub fn read(path: &Path) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let mut header = [0; 100];
        let read = file.read(&mut header)?;
        let told = usize::from(u16::from_be_bytes([header[16], header[17]]));
        let log = match std::fs::read(files::with_end(path, "-wal")) {
            Ok(log) => log,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error),
        };
        let wal = wal::parse(&log);
        let of_log = wal.as_ref().map(|wal| wal.page_size);
        let of_file = Some(if told == 1 { 65536 } else { told }).filter(|size| wal::is_page_size(*size));
        // Ours are of the usual size; a header that says otherwise may be what is damaged.
        let page_size = of_log.or(of_file.filter(|_| 100 <= read)).unwrap_or(4096);
        let pages = u32::try_from(file.metadata()?.len().div_ceil(page_size as u64)).unwrap_or(u32::MAX);
        let (mut taken, mut last) = (HashMap::new(), HashMap::new());
        for (at, frame) in wal.iter().flat_map(|wal| wal.frames.iter().enumerate()) {
            last.insert(frame.page, at);
            if wal.as_ref().is_some_and(|wal| at < wal.taken) {
                taken.insert(frame.page, at);
            }
        }
        Ok(Self { file, page_size, pages, log, wal, taken, last })
    }

    /// Shows every page as SQLite would see it.
    pub fn each(&mut self, mut each: impl FnMut(&mut Self, &[u8])) {
        let most = self.taken.keys().copied().max().unwrap_or_default().max(self.pages);
        for number in 1..=most {
            if let Some(page) = self.page(number, false) {
                each(self, &page);
            }
        }
    }

    /// Shows the pages that SQLite would not see: older ones, and what the log holds past a damage.
    pub fn each_other(&mut self, mut each: impl FnMut(&mut Self, &[u8])) {
        let mut covered: Vec<u32> = self.taken.keys().copied().collect();
        covered.sort_unstable();
        let frames = self.wal.as_ref().map_or(0, |wal| wal.frames.len());
        for at in (0..frames).rev() {
            let page = self.frame(at).map(|(number, page)| (self.taken.get(&number) != Some(&at), page));
            if let Some((true, page)) = page {
                each(self, &page);
            }
        }
        for number in covered {
            if let Some(page) = self.stored(number) {
                each(self, &page);
            }
        }
    }

    fn frame(&self, at: usize) -> Option<(u32, Vec<u8>)> {
        let frame = self.wal.as_ref()?.frames.get(at)?;
        Some((frame.page, self.log.get(frame.at..frame.at + self.page_size)?.to_vec()))
    }

    fn page(&mut self, number: u32, newest: bool) -> Option<Vec<u8>> {
        let frames = if newest { &self.last } else { &self.taken };
        match frames.get(&number).copied() {
            Some(at) => self.frame(at).map(|(_, page)| page),
            None => self.stored(number),
        }
    }

    /// A page of the file. The last may be cut short; one that cannot be read is none.
    fn stored(&mut self, number: u32) -> Option<Vec<u8>> {
        let start = u64::from(number.checked_sub(1)?) * self.page_size as u64;
        self.file.seek(SeekFrom::Start(start)).ok()?;
        let mut page = Vec::with_capacity(self.page_size);
        Read::by_ref(&mut self.file).take(self.page_size as u64).read_to_end(&mut page).ok()?;
        if page.is_empty() {
            return None;
        }
        page.resize(self.page_size, 0);
        Some(page)
    }

    /// What lies on a chain of further pages, `length` bytes of it.
    fn overflow(&mut self, mut number: u32, length: usize) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        while bytes.len() < length {
            let newest = !self.taken.contains_key(&number) && self.last.contains_key(&number);
            let page = self.page(number, newest)?;
            number = u32::from_be_bytes(page[..4].try_into().ok()?);
            bytes.extend_from_slice(&page[4..4 + (length - bytes.len()).min(self.page_size - 4)]);
        }
        Some(bytes)
    }

    /// Everything in a page that looks like a row with an integer for its name.
    pub fn cells(&mut self, page: &[u8], is_wanted: impl Fn(usize) -> bool) -> Vec<Cell> {
        (0..page.len()).filter_map(|at| self.cell(page, at, &is_wanted)).collect()
    }

    fn cell(&mut self, page: &[u8], start: usize, is_wanted: &impl Fn(usize) -> bool) -> Option<Cell> {
        let mut at = start;
        let told = usize::try_from(varint(page, &mut at)?).ok()?;
        let rowid = varint(page, &mut at)? as i64;
        // Its name stands for its first column, which is therefore empty.
        if page.get(at + 1) != Some(&0) {
            return None;
        }
        let (types, header) = types(page.get(at..)?)?;
        if !is_wanted(types.len()) || rowid < 0 {
            return None;
        }
        let size = types.iter().try_fold(header, |size, kind| size.checked_add(length(*kind)?))?;
        let most = self.page_size - 35;
        let bytes = match size <= most {
            true => page.get(at..at + size)?.to_vec(),
            false if size == told && size <= LONGEST => {
                let least = (self.page_size - 12) * 32 / 255 - 23;
                let here = least + (size - least) % (self.page_size - 4);
                let here = if here <= most { here } else { least };
                let next = u32::from_be_bytes(page.get(at + here..at + here + 4)?.try_into().ok()?);
                [page.get(at..at + here)?, &self.overflow(next, size - here)?].concat()
            }
            false => return None,
        };
        // A text that is none any more is no row yet; one bit may make it one.
        Some(Cell { rowid, values: values(&bytes).unwrap_or_default(), bytes })
    }
}

/// The names in a page of an index. Here the pointers are followed: too much looks like two numbers.
pub(super) fn keys(page: &[u8]) -> Vec<Key> {
    let (first, skip) = match page.first() {
        Some(0x0a) => (8, 0),
        Some(0x02) => (12, 4),
        _ => return Vec::new(),
    };
    let count = usize::from(u16::from_be_bytes([page[3], page[4]]));
    let cell = |at: usize| {
        let at = first + 2 * at;
        let start = u16::from_be_bytes([*page.get(at)?, *page.get(at + 1)?]);
        let mut at = usize::from(start) + skip;
        let told = varint(page, &mut at)?;
        let values = values(page.get(at..at + usize::try_from(told).ok()?)?)?;
        match values.as_slice() {
            [Value::Blob(id), Value::Int(row)] => Some(Key::Id(id.as_slice().try_into().ok()?, *row)),
            [Value::Int(run), Value::Int(seq), Value::Int(_)] => Some(Key::Event(*run, *seq)),
            _ => None,
        }
    };
    (0..count.min(page.len() / 2)).filter_map(cell).collect()
}

/// The values of a row.
pub(super) fn values(bytes: &[u8]) -> Option<Vec<Value>> {
    let (types, mut at) = types(bytes)?;
    let mut values = Vec::with_capacity(types.len());
    for kind in types {
        let field = bytes.get(at..at + length(kind)?)?;
        at += field.len();
        values.push(match kind {
            0 => Value::Null,
            8 | 9 => Value::Int(kind as i64 - 8),
            1..=6 => {
                let is_negative = field[0] & 0x80 != 0;
                let start = if is_negative { -1 } else { 0 };
                Value::Int(field.iter().fold(start, |value, byte| (value << 8) | i64::from(*byte)))
            }
            7 => Value::Real,
            kind if kind % 2 == 0 => Value::Blob(field.to_vec()),
            _ => Value::Text(String::from_utf8(field.to_vec()).ok()?),
        });
    }
    Some(values)
}

/// The types of a row's values, and the length of the header that tells them.
fn types(bytes: &[u8]) -> Option<(Vec<u64>, usize)> {
    let mut at = 0;
    let header = usize::try_from(varint(bytes, &mut at)?).ok()?;
    if !(2..=127).contains(&header) || bytes.len() < header {
        return None;
    }
    let mut types = Vec::with_capacity(header);
    while at < header {
        types.push(varint(&bytes[..header], &mut at)?);
    }
    Some((types, header))
}

fn length(kind: u64) -> Option<usize> {
    match kind {
        0 | 8 | 9 => Some(0),
        1..=4 => Some(kind as usize),
        5 => Some(6),
        6 | 7 => Some(8),
        10 | 11 => None,
        kind => usize::try_from((kind - 12) / 2).ok().filter(|length| *length <= LONGEST),
    }
}

/// A number of one to nine bytes.
fn varint(bytes: &[u8], at: &mut usize) -> Option<u64> {
    let mut value = 0;
    for count in 1..=9 {
        let byte = *bytes.get(*at)?;
        *at += 1;
        if count == 9 {
            return Some((value << 8) | u64::from(byte));
        }
        value = (value << 7) | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(value)
}
