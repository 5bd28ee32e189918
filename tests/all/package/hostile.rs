//! Packages that somebody means ill with, or that a stick has damaged, each with a word of why it is refused.
//!
//! The archives are written here and not by the program, so that they can be what it would never write. Most are signed
//! by a key that is trusted: a good signature must not open a door to what no package may hold.

use coursedeck::{
    course::load::{self, Source},
    exchange::package::{Listed, MANIFEST, Manifest, SIGNATURE},
    seal::{Digest, Key, minisign},
};

/// An archive, what it is, and what is to be said of it.
pub struct Hostile {
    pub name: String,
    pub bytes: Vec<u8>,
    pub said: &'static str,
}

/// One entry of a zip, as it is to be written.
#[derive(Clone)]
pub struct Entry {
    pub name: Vec<u8>,
    pub bytes: Vec<u8>,
    pub mode: u32,
    pub method: u16,
    pub flags: u16,
    /// What it says of its length, where that is a lie.
    pub size: Option<u32>,
    /// The name where its bytes are, where that is another.
    pub local: Option<Vec<u8>>,
}

/// A plain file.
pub fn entry(name: impl AsRef<[u8]>, bytes: &[u8]) -> Entry {
    let (name, bytes) = (name.as_ref().to_vec(), bytes.to_vec());
    Entry { name, bytes, mode: 0o100_644, method: 0, flags: 0, size: None, local: None }
}

/// The zip of these entries, byte for byte as the program lays its packages out where an entry is an honest one.
pub fn zip(entries: &[Entry]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let at = out.len() as u32;
        let size = entry.size.unwrap_or(entry.bytes.len() as u32);
        let head = |name: &[u8]| {
            let mut head = Vec::new();
            [10, entry.flags, entry.method, 0, 0x21].iter().for_each(|it| head.extend(it.to_le_bytes()));
            [crc32(&entry.bytes), size, size].iter().for_each(|it| head.extend(it.to_le_bytes()));
            head.extend((name.len() as u16).to_le_bytes());
            head.extend([0; 2]);
            head
        };
        let local = entry.local.as_ref().unwrap_or(&entry.name);
        out.extend([b"PK\x03\x04", &head(local)[..], local, &entry.bytes].concat());
        directory.extend([b"PK\x01\x02\x14\x03", &head(&entry.name)[..], &[0; 6]].concat());
        [entry.mode << 16, at].iter().for_each(|it| directory.extend(it.to_le_bytes()));
        directory.extend(&entry.name);
    }
    let (at, long, count) = (out.len() as u32, directory.len() as u32, entries.len() as u16);
    out.extend(directory);
    out.extend([b"PK\x05\x06\0\0\0\0", &count.to_le_bytes()[..], &count.to_le_bytes()].concat());
    out.extend([&long.to_le_bytes()[..], &at.to_le_bytes(), &[0; 2]].concat());
    out
}

/// Bit by bit, so that no table of somebody else's is trusted.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
}

/// A package in the making: what an honest one holds, to be bent.
#[derive(Clone)]
pub struct Making {
    pub manifest: Manifest,
    pub files: Vec<Entry>,
    pub key: Key,
}

impl Making {
    /// An honest package of this course, signed by `key`.
    pub fn of(course: &std::path::Path, key: &Key) -> Self {
        let id = course.file_name().unwrap().to_str().unwrap().parse().unwrap();
        let source = Source::Folder(course.to_owned());
        let files = load::files(&source, &id).unwrap();
        let opened = load::load(&source, &id).course.unwrap();
        let title = opened.words(&opened.course.language).title.clone();
        let listed = |(path, bytes): (&String, &Vec<u8>)| listed(path, bytes);
        let manifest = Manifest {
            format: 1,
            course: id.clone(),
            version: opened.course.version.clone(),
            title,
            languages: opened.course.languages.clone(),
            key: key.public().to_string(),
            signer: "The Network".to_owned(),
            files: files.iter().map(listed).collect(),
        };
        let files = files.iter().map(|(path, bytes)| entry(format!("{id}/{path}"), bytes)).collect();
        Self { manifest, files, key: key.clone() }
    }

    /// With a further file, which the manifest names too.
    fn with(&self, path: &str, bytes: &[u8]) -> Self {
        let mut making = self.clone();
        making.manifest.files.push(listed(path, bytes));
        making.files.push(entry(format!("{}/{path}", making.manifest.course), bytes));
        making
    }

    /// With another manifest.
    fn but(&self, change: impl FnOnce(&mut Manifest)) -> Self {
        let mut making = self.clone();
        change(&mut making.manifest);
        making
    }

    /// The entries, the manifest and its signature first.
    pub fn entries(&self) -> Vec<Entry> {
        self.signed(&format!("{}\n", serde_json::to_string_pretty(&self.manifest).unwrap()))
    }

    /// The entries, with this text as the manifest.
    fn signed(&self, text: &str) -> Vec<Entry> {
        let signature = minisign::sign(&self.key, text.as_bytes(), &self.manifest.comment());
        let head = [entry(MANIFEST, text.as_bytes()), entry(SIGNATURE, signature.as_bytes())];
        [&head[..], &self.files].concat()
    }

    pub fn zip(&self) -> Vec<u8> {
        zip(&self.entries())
    }
}

fn listed(path: &str, bytes: &[u8]) -> Listed {
    Listed { path: path.to_owned(), size: bytes.len() as u64, sha256: Digest::of(&[bytes]) }
}

/// Names that lead somewhere, are something else on another machine, or hide.
const NAMES: &[(&str, &str)] = &[
    ("../evil.toml", "leads out"),
    ("keys/../../evil.toml", "leads out"),
    ("..\\evil.toml", "leads out"),
    ("keys\\..\\..\\evil.toml", "leads out"),
    ("..", "leads out"),
    ("/etc/cron.d/evil.toml", "a place on the machine"),
    ("//server/share/evil.toml", "a place on the machine"),
    ("\\evil.toml", "a place on the machine"),
    ("C:\\evil.toml", "a place on the machine"),
    ("c:evil.toml", "a place on the machine"),
    ("keys/a:b.toml", "signs that no name"),
    ("keys/course.toml::$DATA", "signs that no name"),
    ("keys/./x.toml", "ends with a dot"),
    ("keys//x.toml", "a part without a name"),
    ("keys/CON.toml", "Windows keeps"),
    ("keys/nul", "Windows keeps"),
    ("keys/aux.toml", "Windows keeps"),
    ("keys/COM1.toml", "Windows keeps"),
    ("keys/lpt9.x.toml", "Windows keeps"),
    ("keys/x.toml.", "ends with a dot"),
    ("keys/x.toml ", "ends with a dot or a space"),
    ("keys/.hidden.toml", "is hidden"),
    (".new-keys/x.toml", "is hidden"),
    ("keys/\u{1b}[2Jx.toml", "signs that no name"),
    ("keys/x\0.toml", "signs that no name"),
    ("keys/x\n.toml", "signs that no name"),
    ("keys/\u{e9}.toml", "signs that no name"),
    ("keys/e\u{301}.toml", "signs that no name"),
    ("keys/\u{202e}lmot.x", "signs that no name"),
    ("keys/a/b/c.toml", "lies too deep"),
    ("keys/x*.toml", "signs that no name"),
    ("", "a part without a name"),
];

/// All hostile archives over an honest package.
pub fn all(good: &Making, other: &Key) -> Vec<Hostile> {
    let mut found = names(good);
    found.extend(kinds(good));
    found.extend(twins(good));
    found.extend(manifests(good, other));
    found.extend(sizes(good));
    found.extend(damaged(&good.zip(), 1 << 10));
    found
}

fn hostile(name: impl Into<String>, bytes: Vec<u8>, said: &'static str) -> Hostile {
    Hostile { name: name.into(), bytes, said }
}

/// Odd names: beside the files of the manifest, in place of one of them, and hidden behind a good one.
fn names(good: &Making) -> Vec<Hostile> {
    let mut found = Vec::new();
    for (name, said) in NAMES {
        let beside = [good.entries(), vec![entry(name, b"evil")]].concat();
        found.push(hostile(format!("beside {name:?}"), zip(&beside), said));
        // The manifest names it too, and the trusted key has signed that.
        let inner = name.strip_prefix("keys/").unwrap_or(name);
        let mut signed = good.with(inner, b"evil");
        signed.files.last_mut().unwrap().name = name.as_bytes().to_vec();
        found.push(hostile(format!("signed {name:?}"), signed.zip(), said));
        let mut behind = good.entries();
        behind[2].local = Some(name.as_bytes().to_vec());
        found.push(hostile(format!("behind {name:?}"), zip(&behind), "another name where its bytes are"));
    }
    let mut long = good.entries();
    long.push(entry(format!("keys/{}.toml", "x".repeat(300)), b"evil"));
    found.push(hostile("a long name", zip(&long), "too long"));
    let mut latin = good.entries();
    latin.push(entry(b"keys/\xe9.toml", b"evil"));
    found.push(hostile("a name that is no text", zip(&latin), "no text"));
    found
}

/// What is no plain file, or not stored as one.
fn kinds(good: &Making) -> Vec<Hostile> {
    let bent = |change: &dyn Fn(&mut Entry)| {
        let mut entries = good.entries();
        change(&mut entries[2]);
        zip(&entries)
    };
    let mut found = vec![
        hostile(
            "a link",
            bent(&|it| (it.mode, it.bytes) = (0o120_777, b"/etc/passwd".to_vec())),
            "is a link",
        ),
        hostile("a folder", bent(&|it| it.mode = 0o040_755), "is a folder"),
        hostile("a folder by name", bent(&|it| it.name = b"keys/".to_vec()), "is a folder"),
        hostile("a pipe", bent(&|it| it.mode = 0o010_644), "is a device"),
        hostile("a disk", bent(&|it| it.mode = 0o060_644), "is a device"),
        hostile("a socket", bent(&|it| it.mode = 0o140_644), "is a device"),
        hostile("set-uid", bent(&|it| it.mode = 0o104_755), "not laid out"),
        hostile("encrypted", bent(&|it| it.flags = 1), "is encrypted"),
        hostile("a length that follows", bent(&|it| it.flags = 8), "not laid out"),
    ];
    for method in [8, 9, 12, 14, 93, 99] {
        found.push(hostile(format!("method {method}"), bent(&|it| it.method = method), "is compressed"));
    }
    // A real bomb: 50 MB of zeros in a few kB, made by somebody else's writer.
    let mut writer = zip_of_others();
    for made in good.entries() {
        writer.file(&String::from_utf8(made.name).unwrap(), &made.bytes);
    }
    writer.file("keys/bomb.toml", &vec![0; 50 << 20]);
    found.push(hostile("a bomb", writer.end(), "is compressed"));
    found
}

/// A writer of another program.
struct Others(zip::ZipWriter<std::io::Cursor<Vec<u8>>>);

fn zip_of_others() -> Others {
    Others(zip::ZipWriter::new(std::io::Cursor::new(Vec::new())))
}

impl Others {
    fn file(&mut self, name: &str, bytes: &[u8]) {
        let how = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Deflated)
            .compression_level(Some(1));
        self.0.start_file(name, how).unwrap();
        std::io::Write::write_all(&mut self.0, bytes).unwrap();
    }

    fn end(self) -> Vec<u8> {
        self.0.finish().unwrap().into_inner()
    }
}

/// Two names for one file.
fn twins(good: &Making) -> Vec<Hostile> {
    let mut found = Vec::new();
    for name in
        ["keys/course.toml", "keys/COURSE.toml", "Keys/course.toml", "keys/Course.TOML", "MANIFEST.json"]
    {
        let twice = [good.entries(), vec![entry(name, b"evil")]].concat();
        found.push(hostile(format!("twice {name}"), zip(&twice), "would be one file"));
    }
    let signed = good.with("COURSE.toml", b"evil");
    found.push(hostile("twice, and signed", signed.zip(), "would be one file"));
    // Two entries of the directory that point at the same bytes.
    let mut entries = good.entries();
    let last = entries.len() - 1;
    entries[last].name = entries[2].name.clone();
    found.push(hostile("the same name twice", zip(&entries), "would be one file"));
    found
}

/// Lists that lie, by their own key or by another.
fn manifests(good: &Making, other: &Key) -> Vec<Hostile> {
    let text = serde_json::to_string_pretty(&good.manifest).unwrap();
    let of = |making: Making| making.zip();
    let signed = |text: &str| zip(&good.signed(text));
    let mut foreign = good.clone();
    foreign.key = other.clone();
    let mut swapped = good.entries();
    swapped.swap(2, 3);
    let mut bent = good.clone();
    bent.files[0].bytes.push(b'\n');
    let mut fewer = good.clone();
    fewer.files.pop();
    let faulty = {
        let mut faulty = good.clone();
        faulty.files[0].bytes = b"title = ".to_vec();
        faulty.manifest.files[0] = listed("course.toml", b"title = ");
        faulty
    };
    let mut unsigned = good.entries();
    unsigned.remove(1);
    let mut replay = good.entries();
    replay[1] = good.but(|it| it.version = "9.9.9".to_owned()).entries()[1].clone();
    let mut comment = good.entries();
    let lying = minisign::sign(&good.key, &comment[0].bytes, "course:keys version:9.9.9");
    comment[1].bytes = lying.into_bytes();
    vec![
        hostile("signed by another key than it says", of(foreign), "made with another key"),
        hostile("no signature", zip(&unsigned), "does not begin with a manifest"),
        hostile("no manifest", zip(&good.files), "does not begin with a manifest"),
        hostile("an empty signature", zip(&emptied(good, 1)), "no signature as minisign"),
        hostile("an empty manifest", zip(&emptied(good, 0)), "no course package"),
        hostile("the signature of another version", zip(&replay), "signature is not good"),
        hostile("a comment of another version", zip(&comment), "the signature is for"),
        hostile("a newer format", of(good.but(|it| it.format = 2)), "needs a newer Coursedeck"),
        hostile("format 4294967295", of(good.but(|it| it.format = u32::MAX)), "needs a newer Coursedeck"),
        hostile("format 0", of(good.but(|it| it.format = 0)), "the signature is for"),
        hostile("no key", of(good.but(|it| it.key = "you can trust me".to_owned())), "no public key"),
        hostile(
            "a key of small order",
            of(good.but(|it| it.key = format!("01{}", "0".repeat(62)))),
            "signature",
        ),
        hostile("no JSON", signed("format = 1"), "no course package"),
        hostile(
            "deep JSON",
            signed(&format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000))),
            "no course package",
        ),
        hostile(
            "a field too many",
            signed(&text.replacen('{', "{\"run\": \"rm -rf /\",", 1)),
            "unknown field",
        ),
        hostile("a key twice", signed(&text.replacen('{', "{\"version\": \"9.0.0\",", 1)), "duplicate field"),
        hostile(
            "an id that leads out",
            signed(&text.replace("\"keys\"", "\"../keys\"")),
            "the signature is for",
        ),
        hostile(
            "another course's id",
            of(good.but(|it| it.course = "locks".parse().unwrap())),
            "not in the signed manifest",
        ),
        hostile("another version", of(good.but(|it| it.version = "9.0.0".to_owned())), "does not"),
        hostile("another title", of(good.but(|it| it.title = "Free money".to_owned())), "does not"),
        hostile("other languages", of(good.but(|it| it.languages.push("fr".parse().unwrap()))), "does not"),
        hostile("another length", of(good.but(|it| it.files[0].size += 1)), "not the one that was signed"),
        hostile(
            "another digest",
            of(good.but(|it| it.files[0].sha256 = Digest::of(&[]))),
            "not the one that was signed",
        ),
        hostile("a file bent", of(bent), "not the one that was signed"),
        hostile("a file fewer", of(fewer), "and missing"),
        hostile(
            "a file fewer in the list",
            of(good.but(|it| drop(it.files.pop()))),
            "not in the signed manifest",
        ),
        hostile(
            "a file twice in the list",
            of(good.but(|it| it.files.push(it.files[0].clone()))),
            "and missing",
        ),
        hostile("files in another order", zip(&swapped), "not in its order"),
        hostile("a program", of(good.with("run.sh", b"#!/bin/sh\n")), "no file of a course"),
        hostile(
            "a folder that is no language",
            of(good.with("pictures/a.toml", b"a = 1\n")),
            "no file of a course",
        ),
        hostile("a course with faults", of(faulty), "faults"),
    ]
}

fn emptied(good: &Making, at: usize) -> Vec<Entry> {
    let mut entries = good.entries();
    entries[at].bytes.clear();
    entries
}

/// Too much, and lengths that lie.
fn sizes(good: &Making) -> Vec<Hostile> {
    let lying = |size: u32| {
        let mut entries = good.entries();
        entries[2].size = Some(size);
        zip(&entries)
    };
    let many = |count: usize| {
        let more = (0..count).map(|at| entry(format!("keys/x{at}.toml"), b""));
        zip(&good.entries().into_iter().chain(more).collect::<Vec<_>>())
    };
    let mut many_signed = good.clone();
    for at in 0..300 {
        many_signed = many_signed.with(&format!("x{at}.toml"), b"");
    }
    vec![
        hostile("shorter than it says", lying(u32::MAX), "longer than it is"),
        hostile("longer than it says", lying(0), "is damaged"),
        hostile("a little longer", lying(1 << 20), "longer than it is"),
        hostile("5000 files", many(5000), "more than any course"),
        hostile("300 files, signed", many_signed.zip(), "fault"),
        hostile("a long file, signed", good.with("x.toml", &vec![b'#'; 600 << 10]).zip(), "fault"),
        hostile("a long archive", [good.zip(), vec![0; 25 << 20]].concat(), "more than 25165824 bytes"),
    ]
}

/// Flipped at every `step`, cut short at many places, with something before, after and in place of it.
pub fn damaged(good: &[u8], step: usize) -> Vec<Hostile> {
    let mut found = Vec::new();
    for at in (0..good.len()).step_by(step).chain(good.len() - 22..good.len()) {
        let mut bytes = good.to_vec();
        bytes[at] ^= 1 << (at / step % 8);
        found.push(hostile(format!("flipped at {at}"), bytes, "is refused"));
    }
    for cut in (0..good.len()).step_by(step).chain([1, 4, 21, 22, good.len() - 22, good.len() - 1]) {
        found.push(hostile(format!("cut at {cut}"), good[..cut].to_vec(), "is refused"));
    }
    let comment = [&good[..good.len() - 2], &[4, 0], b"evil"].concat();
    found.extend([
        hostile("something before", [b"MZ\x90\0", good].concat(), "no zip"),
        hostile("something after", [good, b"evil"].concat(), "after its end"),
        hostile("a comment", comment, "after its end"),
        hostile("itself twice", [good, good].concat(), "is refused"),
        hostile("zeros", vec![0; 1 << 16], "no zip"),
        hostile("an empty zip", good[good.len() - 22..].to_vec(), "is refused"),
        hostile("only an end", [&b"PK\x05\x06"[..], &[0; 18]].concat(), "is refused"),
        hostile("ends of ones", [&b"PK\x03\x04PK\x05\x06"[..], &[0xff; 16], &[0, 0]].concat(), "is refused"),
    ]);
    found
}
