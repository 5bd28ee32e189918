//! A bundle: events on their way to another machine, in one file that is signed.
//!
//! Version 1. A released version is never edited, only followed by another; all numbers are big-endian:
//!
//! | bytes | what |
//! | --- | --- |
//! | `coursedeck records 1\n` | what it is, and its version |
//! | as many as the manifest says | the body: pieces, as a raw Deflate stream |
//! | as many as say the next but one | the manifest, as JSON: who, when, how much, the body's length and SHA-256 |
//! | 64 | the Ed25519 signature of `coursedeck records manifest v1\n` and the manifest |
//! | 4 | the manifest's length |
//! | `CDRECEND` | that nothing was cut off |
//!
//! One that is locked for its receivers is a file of the program age, and in it is all of this. So its seal, its chain and
//! what is told of it are the same, and whoever unlocks it by other means holds a bundle as any other.
//!
//! A piece is a byte for its kind, four for its length, and as many more. `D` is a device and `R` a run, as JSON. `E` is an
//! event: eight bytes for its turn; a one, 16 bytes of salt, four for the payload's length and the payload, or a zero where
//! it is blank; then the bytes that the event's digest is taken of, as in `log::wire`.

use std::{
    fs,
    io::{self, BufReader, Read, Seek, SeekFrom, Write},
    path::Path,
};

use flate2::{Compression, read::DeflateDecoder, write::DeflateEncoder};
use serde::{Deserialize, Serialize};

use crate::{
    ids::{CentreId, DeviceId},
    log::{
        Written,
        wire::{BadWire, Payload},
    },
    seal::{
        Digest, Digesting, Key, PublicKey, Signature,
        locked::{self, BadLock, Locking, Opener, Receiver, Unlocking},
    },
    store::{Found, Piece, Snapshot, StoreError, Unfit, Which},
    time::Stamp,
};

/// The version that is written, and the newest that is read.
pub const VERSION: u32 = 1;
/// What a bundle is called after the last full stop of its name.
pub const SUFFIX: &str = "cdrecords";

const BEGIN: &str = "coursedeck records ";
const END: &[u8; 8] = b"CDRECEND";
const SIGNED: &[u8] = b"coursedeck records manifest v1\n";
/// The signature, the manifest's length and the end.
const FOOT: u64 = 64 + 4 + 8;
/// The most bytes of a manifest.
const MANIFEST: u64 = 1 << 16;
/// The most bytes of a piece.
const PIECE: u32 = 1 << 24;
/// The most times that a body grows when it is read: Deflate itself cannot do more.
const GROWTH: u64 = 1040;

/// What a bundle says of itself. Its signature covers all of it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of the form.
    pub format: u32,
    /// The version of the program that wrote it.
    pub program: String,
    /// The public key that it is signed with.
    pub key: String,
    /// The installation that wrote it.
    pub device: DeviceId,
    /// What the installation is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The centre, where one is set up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub centre: Option<Sender>,
    /// When, by the clock of the machine.
    pub created: Stamp,
    /// Whether only what was written there is in it, not what had come there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
    /// What came into that log after this place …
    pub from: i64,
    /// … up to this one.
    pub to: i64,
    /// How many runs are in it.
    pub runs: u64,
    /// How many events.
    pub events: u64,
    /// How many learners did them.
    pub learners: u64,
    /// How long the pieces are together.
    pub size: u64,
    /// How long the body is.
    pub body: u64,
    /// The SHA-256 of the body.
    pub sha256: Digest,
}

/// The centre that a bundle comes from.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Sender {
    /// Its name in records.
    pub id: CentreId,
    /// The name that people know it by.
    pub name: String,
}

/// Why a bundle was refused, or not written.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// It is something else.
    #[error("it is no bundle of records")]
    NotABundle,
    /// A newer program wrote it in a form that this one does not know.
    #[error("it needs a newer Coursedeck: its form is version {0}, this program knows {VERSION}")]
    Newer(u32),
    /// It is locked, and none of the keys here opens it.
    #[error("it is locked for somebody else: none of the keys here opens it")]
    ForOthers,
    /// Its end is missing.
    #[error("it was cut short: its end is missing")]
    CutShort,
    /// Somebody or something changed it after it was signed.
    #[error("it was changed after it was signed")]
    Changed,
    /// It is signed by somebody whom nobody here trusts.
    #[error("it is signed with a key that is not trusted here: {0}")]
    Stranger(Box<PublicKey>),
    /// It is signed with a key that is trusted no more.
    #[error("its key was revoked on {day}: {why}")]
    Revoked {
        /// Since when.
        day: String,
        /// Why.
        why: String,
    },
    /// It is signed, and yet not what a bundle must be.
    #[error("it is signed, but its pieces do not fit: {0}")]
    Misfit(&'static str),
    /// Its events do not fit this log, or were not as they were written.
    #[error(transparent)]
    Unfit(#[from] Unfit),
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The machine refused.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Who signs, and what they say of themselves.
#[derive(Clone, Debug)]
pub struct Signer {
    /// The key.
    pub key: Key,
    /// The installation, and what it is called.
    pub device: (DeviceId, Option<String>),
    /// The centre.
    pub centre: Option<Sender>,
    /// When.
    pub now: Stamp,
}

/// Writes a bundle of what a log holds.
pub fn write(
    snapshot: &Snapshot<'_>,
    which: Which,
    signer: &Signer,
    out: &mut impl Write,
) -> Result<Manifest, Refused> {
    let leaving = snapshot.leaving(which)?;
    writeln!(out, "{BEGIN}{VERSION}")?;
    let mut body = Body { out, digesting: Digesting::default(), bytes: 0 };
    let (mut runs, mut events, mut size) = (0, 0, 0);
    let mut deflate = DeflateEncoder::new(&mut body, Compression::new(4));
    snapshot.leave(which, |piece| {
        runs += u64::from(matches!(piece, Piece::Run(..)));
        events += u64::from(matches!(piece, Piece::Event(..)));
        let bytes = bytes_of(&piece);
        size += bytes.len() as u64;
        Ok::<_, Refused>(deflate.write_all(&bytes)?)
    })?;
    deflate.finish()?;
    let Body { digesting, bytes, .. } = body;
    let (device, label) = signer.device.clone();
    let manifest = Manifest {
        format: VERSION,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        key: signer.key.public().to_string(),
        device,
        label,
        centre: signer.centre.clone(),
        created: signer.now,
        own: which.own,
        from: which.after,
        to: leaving.last.max(which.after),
        runs,
        events,
        learners: leaving.learners,
        size,
        body: bytes,
        sha256: digesting.end(),
    };
    let text = serde_json::to_vec(&manifest).expect("a manifest has texts for keys");
    out.write_all(&text)?;
    out.write_all(&signer.key.sign(&[SIGNED, &text].concat()).0)?;
    out.write_all(&(text.len() as u32).to_be_bytes())?;
    out.write_all(END)?;
    Ok(manifest)
}

/// Writes a bundle that only these receivers can open; where there are none, everybody can.
pub fn write_for(
    receivers: &[Receiver],
    snapshot: &Snapshot<'_>,
    which: Which,
    signer: &Signer,
    out: &mut impl Write,
) -> Result<Manifest, Refused> {
    if receivers.is_empty() {
        return write(snapshot, which, signer, out);
    }
    let mut locking = Locking::begin(receivers, out)?;
    let manifest = write(snapshot, which, signer, &mut locking)?;
    locking.end()?;
    Ok(manifest)
}

/// What goes out, counted and digested.
struct Body<'a, W> {
    out: &'a mut W,
    digesting: Digesting,
    bytes: u64,
}

impl<W: Write> Write for Body<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.digesting.take(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn bytes_of(piece: &Piece) -> Vec<u8> {
    let json = |kind: u8, value: serde_json::Value| (kind, value.to_string().into_bytes());
    let (kind, bytes) = match piece {
        Piece::Device(id, label) => json(b'D', serde_json::json!({ "id": id, "label": label })),
        Piece::Run(found, digest) => json(b'R', serde_json::json!({ "run": found, "digest": digest })),
        Piece::Event(event) => {
            let mut bytes = event.turn.to_be_bytes().to_vec();
            match &event.payload {
                Some(Payload { salt, text }) => {
                    bytes.push(1);
                    bytes.extend_from_slice(salt);
                    bytes.extend_from_slice(&(text.len() as u32).to_be_bytes());
                    bytes.extend_from_slice(text.as_bytes());
                }
                None => bytes.push(0),
            }
            bytes.extend_from_slice(&event.bytes());
            (b'E', bytes)
        }
    };
    [&[kind][..], &(bytes.len() as u32).to_be_bytes(), &bytes].concat()
}

/// A bundle that is what its signature says. By whom it is signed, and whether they are trusted, is another question.
#[derive(Debug)]
pub struct Bundle {
    /// What it says of itself.
    pub manifest: Manifest,
    /// Whose signature it bears.
    pub key: PublicKey,
    /// The digest of the manifest: two bundles with one digest are the same.
    pub digest: Digest,
    source: Source,
    begin: u64,
}

/// Where a bundle's bytes come from.
#[derive(Debug)]
struct Source {
    file: fs::File,
    /// What opens it, where it is locked.
    openers: Option<Vec<Opener>>,
}

trait ReadSeek: Read + Seek {}
impl<T: Read + Seek> ReadSeek for T {}

/// The bytes of a bundle, from any place on.
type Bytes = Box<dyn ReadSeek>;

impl Source {
    fn open(path: &Path, openers: &[Opener]) -> Result<Self, Refused> {
        // A pipe would keep who opens it waiting, a link may lead anywhere.
        if !fs::metadata(path)?.is_file() {
            return Err(Refused::NotABundle);
        }
        let mut file = fs::File::open(path)?;
        let mut head = Vec::new();
        (&mut file).take(locked::BEGIN.len() as u64).read_to_end(&mut head)?;
        let openers = (head == locked::BEGIN).then(|| openers.to_vec());
        Ok(Self { file, openers })
    }

    /// Its bytes, from their beginning on. What is locked is unlocked on the way, and never written anywhere.
    fn bytes(&self) -> Result<Bytes, Refused> {
        let mut file = self.file.try_clone()?;
        file.rewind()?;
        let Some(openers) = &self.openers else { return Ok(Box::new(file)) };
        let unlocking = Unlocking::begin(file, openers).map_err(|why| match why {
            BadLock::ForOthers | BadLock::Passphrase => Refused::ForOthers,
            BadLock::Io(error) => Refused::Io(error),
            BadLock::Shape | BadLock::Work | BadLock::Changed => Refused::Changed,
        })?;
        Ok(Box::new(unlocking))
    }

    fn is_locked(&self) -> bool {
        self.openers.is_some()
    }
}

/// What a lock says of bytes that were changed is not the machine's fault.
fn told(refused: Refused, is_locked: bool) -> Refused {
    use io::ErrorKind::{InvalidData, InvalidInput, Other, UnexpectedEof};
    match refused {
        Refused::Io(error)
            if is_locked && matches!(error.kind(), InvalidData | InvalidInput | Other | UnexpectedEof) =>
        {
            Refused::Changed
        }
        refused => refused,
    }
}

impl Bundle {
    /// Opens a bundle and reads it to its end, to see that all of it is what was signed.
    pub fn open(path: &Path) -> Result<Self, Refused> {
        Self::open_with(path, &[])
    }

    /// As [`Bundle::open`]; one that is locked is unlocked with whichever of these fits.
    pub fn open_with(path: &Path, openers: &[Opener]) -> Result<Self, Refused> {
        let source = Source::open(path, openers)?;
        let is_locked = source.is_locked();
        Self::read(source).map_err(|refused| told(refused, is_locked))
    }

    /// Whether it came locked for its receivers.
    pub fn was_locked(&self) -> bool {
        self.source.is_locked()
    }

    fn read(source: Source) -> Result<Self, Refused> {
        let mut file = source.bytes()?;
        let length = file.seek(SeekFrom::End(0))?;
        file.rewind()?;
        let begin = begin(&mut file)?;
        let (text, signature) = foot(&mut file, length, begin)?;
        let manifest: Manifest = serde_json::from_slice(&text).map_err(|_| Refused::Changed)?;
        let key: PublicKey = manifest.key.parse().map_err(|_| Refused::Changed)?;
        if !key.verifies(&[SIGNED, &text].concat(), &signature) {
            return Err(Refused::Changed);
        }
        if manifest.format != VERSION {
            return Err(Refused::Misfit("its manifest is of another version"));
        }
        if begin.checked_add(manifest.body).and_then(|it| it.checked_add(text.len() as u64 + FOOT))
            != Some(length)
        {
            return Err(Refused::Changed);
        }
        if manifest.body.saturating_mul(GROWTH).saturating_add(GROWTH) < manifest.size {
            return Err(Refused::Misfit("its body cannot be as long as it says"));
        }
        let bundle = Self { manifest, key, digest: Digest::of(&[&text]), source, begin };
        let mut body = bundle.body()?;
        io::copy(&mut body, &mut io::sink())?;
        match body.end()? == bundle.manifest.sha256 {
            true => Ok(bundle),
            false => Err(Refused::Changed),
        }
    }

    fn body(&self) -> Result<Hashed, Refused> {
        let mut file = self.source.bytes()?;
        file.seek(SeekFrom::Start(self.begin))?;
        let file = BufReader::with_capacity(1 << 16, file).take(self.manifest.body);
        Ok(Hashed { file, digesting: Digesting::default() })
    }

    /// Shows each piece, one at a time. It fails where the file is not any more what it was when it was opened.
    pub fn pieces<E: From<Refused>>(&self, mut each: impl FnMut(Piece) -> Result<(), E>) -> Result<(), E> {
        let told = |refused| E::from(told(refused, self.source.is_locked()));
        let inflate = DeflateDecoder::new(self.body().map_err(told)?);
        let mut pieces = Pieces { inflate: BufReader::new(inflate), left: self.manifest.size };
        let (mut runs, mut events) = (0, 0);
        while let Some(piece) = pieces.next().map_err(told)? {
            runs += u64::from(matches!(piece, Piece::Run(..)));
            events += u64::from(matches!(piece, Piece::Event(..)));
            each(piece)?;
        }
        if (runs, events) != (self.manifest.runs, self.manifest.events) {
            return Err(Refused::Misfit("there are not as many as it says").into());
        }
        let body = pieces.inflate.into_inner().into_inner();
        match body.end().map_err(|error| told(error.into()))? == self.manifest.sha256 {
            true => Ok(()),
            false => Err(Refused::Changed.into()),
        }
    }
}

/// The version, and where the body begins.
fn begin(file: &mut Bytes) -> Result<u64, Refused> {
    let mut head = Vec::new();
    file.take(40).read_to_end(&mut head)?;
    let rest = head.strip_prefix(BEGIN.as_bytes()).ok_or(match BEGIN.as_bytes().starts_with(&head) {
        true if !head.is_empty() => Refused::CutShort,
        _ => Refused::NotABundle,
    })?;
    let Some(end) = rest.iter().position(|byte| *byte == b'\n') else {
        return Err(if head.len() < 40 { Refused::CutShort } else { Refused::NotABundle });
    };
    let version = std::str::from_utf8(&rest[..end]).ok().and_then(|text| text.parse().ok());
    match version.ok_or(Refused::NotABundle)? {
        VERSION => Ok((BEGIN.len() + end + 1) as u64),
        newer if VERSION < newer => Err(Refused::Newer(newer)),
        _ => Err(Refused::NotABundle),
    }
}

/// The manifest and the signature of it.
fn foot(file: &mut Bytes, length: u64, begin: u64) -> Result<(Vec<u8>, Signature), Refused> {
    if length < begin + FOOT {
        return Err(Refused::CutShort);
    }
    file.seek(SeekFrom::Start(length - FOOT))?;
    let mut foot = [0; FOOT as usize];
    file.read_exact(&mut foot)?;
    let (signature, rest) = foot.split_first_chunk::<64>().expect("a foot is longer than a signature");
    let (size, end) = rest.split_first_chunk::<4>().expect("a foot has a length in it");
    if end != END {
        return Err(Refused::CutShort);
    }
    let size = u64::from(u32::from_be_bytes(*size));
    if MANIFEST < size || length - FOOT - begin < size {
        return Err(Refused::Changed);
    }
    file.seek(SeekFrom::Start(length - FOOT - size))?;
    let mut text = vec![0; size as usize];
    file.read_exact(&mut text)?;
    Ok((text, Signature(*signature)))
}

/// A body that is digested while it is read.
struct Hashed {
    file: io::Take<BufReader<Bytes>>,
    digesting: Digesting,
}

impl Hashed {
    /// The digest of all of it, also of what nobody has read yet.
    fn end(mut self) -> io::Result<Digest> {
        io::copy(&mut self, &mut io::sink())?;
        Ok(self.digesting.end())
    }
}

impl Read for Hashed {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(into)?;
        self.digesting.take(&into[..read]);
        Ok(read)
    }
}

struct Pieces<R> {
    inflate: BufReader<R>,
    /// How many bytes are still to come.
    left: u64,
}

impl<R: Read> Pieces<R> {
    fn next(&mut self) -> Result<Option<Piece>, Refused> {
        if self.left == 0 {
            return Ok(None);
        }
        let [kind, length @ ..] = self.bytes::<5>()?;
        let length = u32::from_be_bytes(length);
        if PIECE < length || self.left < u64::from(length) {
            return Err(Refused::Misfit("a piece is too long"));
        }
        let mut bytes = Vec::new();
        (&mut self.inflate).take(u64::from(length)).read_to_end(&mut bytes).map_err(misread)?;
        if bytes.len() != length as usize {
            return Err(Refused::Misfit("a piece is cut short"));
        }
        self.left -= u64::from(length);
        piece_of(kind, &bytes).map(Some)
    }

    fn bytes<const N: usize>(&mut self) -> Result<[u8; N], Refused> {
        let mut bytes = [0; N];
        self.left = self.left.checked_sub(N as u64).ok_or(Refused::Misfit("a piece is cut short"))?;
        self.inflate.read_exact(&mut bytes).map_err(misread)?;
        Ok(bytes)
    }
}

/// What the inflater says of bytes that are no Deflate stream is not the machine's fault.
fn misread(error: io::Error) -> Refused {
    match error.kind() {
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => {
            Refused::Misfit("its body cannot be unpacked")
        }
        _ => Refused::Io(error),
    }
}

#[derive(Deserialize)]
struct DeviceTold {
    id: DeviceId,
    label: Option<String>,
}

#[derive(Deserialize)]
struct RunTold {
    run: Found,
    digest: Digest,
}

fn piece_of(kind: u8, bytes: &[u8]) -> Result<Piece, Refused> {
    const UNREADABLE: Refused = Refused::Misfit("a piece cannot be read");
    match kind {
        b'D' => {
            let told: DeviceTold = serde_json::from_slice(bytes).map_err(|_| UNREADABLE)?;
            let label = told.label.map(|label| crate::text::clean::line(&label)).filter(|it| !it.is_empty());
            Ok(Piece::Device(told.id, label))
        }
        b'R' => {
            let told: RunTold = serde_json::from_slice(bytes).map_err(|_| UNREADABLE)?;
            Ok(Piece::Run(told.run, told.digest))
        }
        b'E' => event(bytes).map_err(|_| UNREADABLE),
        _ => Err(Refused::Misfit("a piece is of no known kind")),
    }
}

fn event(bytes: &[u8]) -> Result<Piece, BadWire> {
    let (turn, rest) = bytes.split_first_chunk().ok_or(BadWire)?;
    let (has_payload, mut rest) = rest.split_first().ok_or(BadWire)?;
    let payload = match has_payload {
        0 => None,
        1 => {
            let (salt, after) = rest.split_first_chunk().ok_or(BadWire)?;
            let (length, after) = after.split_first_chunk().ok_or(BadWire)?;
            let length = u32::from_be_bytes(*length) as usize;
            let (text, after) = after.split_at_checked(length).ok_or(BadWire)?;
            rest = after;
            Some(Payload { salt: *salt, text: std::str::from_utf8(text).map_err(|_| BadWire)?.to_owned() })
        }
        _ => return Err(BadWire),
    };
    let turn = i64::from_be_bytes(*turn);
    let event = Written::of_bytes(rest)?;
    // The bytes of the first version do not tell it, and one that they tell is the one that counts.
    match event.turn == 0 || event.turn == turn {
        true => Ok(Piece::Event(Box::new(Written { payload, turn, ..event }))),
        false => Err(BadWire),
    }
}
