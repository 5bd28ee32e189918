//! SQLite's write-ahead log, read byte by byte as its file format says: what SQLite takes from it, and what it drops.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

/// The length of the header of a log, and of a frame.
const HEADER: usize = 32;
const FRAME: usize = 24;

/// A write-ahead log.
#[derive(Debug)]
pub(super) struct Wal {
    pub page_size: usize,
    /// Every frame that is wholly there.
    pub frames: Vec<Frame>,
    /// How many of them SQLite takes: up to the last commit before anything that is not as it was written.
    pub taken: usize,
    /// The frame that is not as it was written although others follow, or it ends a commit; `usize::MAX` is the header.
    pub broken: Option<usize>,
}

/// A page as it was written to the log.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// The number of the page.
    pub page: u32,
    /// Where its bytes begin.
    pub at: usize,
    /// Whether a commit ends with it.
    pub commits: bool,
    /// Whether it is of the generation that the header tells.
    is_own: bool,
    /// Whether its checksum follows from that of the frame before.
    follows: bool,
}

/// Reads the log at `path`; none where it is empty.
pub(super) fn read(path: &Path) -> io::Result<Option<Wal>> {
    let mut bytes = Vec::new();
    File::open(path)?.read_to_end(&mut bytes)?;
    Ok(parse(&bytes))
}

/// The log of these bytes.
pub(super) fn parse(bytes: &[u8]) -> Option<Wal> {
    let header = bytes.get(..HEADER)?;
    let is_big = word(header, 0) & 1 == 1;
    let told = word(header, 8) as usize;
    let page_size = if is_page_size(told) { told } else { 4096 };
    let header_sum = (word(header, 24), word(header, 28));
    let is_header_whole = matches!(word(header, 0), 0x377f_0682 | 0x377f_0683)
        && told == page_size
        && sum(is_big, (0, 0), &header[..24]) == header_sum;
    let mut frames = Vec::new();
    let mut seed = header_sum;
    // Where the header is damaged, the frames still know their generation.
    let salt = if is_header_whole { header.get(16..24) } else { bytes.get(HEADER + 8..HEADER + 16) };
    let mut at = HEADER;
    while let Some(frame) = bytes.get(at..at + FRAME + page_size) {
        let own = (word(frame, 16), word(frame, 20));
        let made = sum(is_big, sum(is_big, seed, &frame[..8]), &frame[FRAME..]);
        frames.push(Frame {
            page: word(frame, 0),
            at: at + FRAME,
            commits: word(frame, 4) != 0,
            is_own: salt == frame.get(8..16),
            follows: made == own,
        });
        seed = own;
        at += FRAME + page_size;
    }
    let is_good = |frame: &Frame| frame.is_own && frame.follows && frame.page != 0;
    let whole = if is_header_whole { frames.iter().take_while(|it| is_good(it)).count() } else { 0 };
    let taken = frames[..whole].iter().rposition(|frame| frame.commits).map_or(0, |at| at + 1);
    let after = frames.get(whole + 1..).unwrap_or_default();
    let ends_a_commit = frames.get(whole).is_some_and(|frame| frame.is_own && frame.commits);
    let is_followed = after.iter().any(|frame| frame.is_own && frame.follows);
    let broken = match is_header_whole {
        false => frames.iter().skip(1).any(is_good).then_some(usize::MAX),
        true => (is_followed || ends_a_commit).then_some(whole),
    };
    Some(Wal { page_size, frames, taken, broken })
}

/// Whether pages may be of this size.
pub(super) fn is_page_size(size: usize) -> bool {
    size.is_power_of_two() && (512..=65536).contains(&size)
}

fn word(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"))
}

/// SQLite's checksum of words in pairs, going on from `seed`.
fn sum(is_big: bool, seed: (u32, u32), bytes: &[u8]) -> (u32, u32) {
    let word = |bytes: &[u8]| {
        let bytes = bytes.try_into().expect("four bytes");
        if is_big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) }
    };
    bytes.chunks_exact(8).fold(seed, |(a, b), pair| {
        let a = a.wrapping_add(word(&pair[..4])).wrapping_add(b);
        (a, b.wrapping_add(word(&pair[4..])).wrapping_add(a))
    })
}
