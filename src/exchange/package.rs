//! Course packages: a course in one file, with a signed list of all that is in it. Pure: bytes in, bytes out.
//!
//! `manifest.json` names every file with its length and SHA-256; `manifest.json.minisig` signs it, as the program
//! minisign does; the course's own folder follows. A file that the manifest does not name is in no package.

use std::{collections::BTreeMap, sync::Arc};

use serde::{Deserialize, Serialize};

use super::archive::{self, Broken};
use crate::{
    course::{
        Opened,
        load::{self, Source},
    },
    diag::{Diagnostic, render},
    ids::CourseId,
    lang::Tag,
    seal::{
        Digest, Key, PublicKey,
        minisign::{self, BadMinisig},
    },
};

/// The name of the list in the package.
pub const MANIFEST: &str = "manifest.json";
/// The name of its signature.
pub const SIGNATURE: &str = "manifest.json.minisig";
/// The longest package, in bytes.
pub const LONGEST: usize = archive::LONGEST;
/// The format that this program writes, and the newest that it reads.
const FORMAT: u32 = 1;

/// What a package says of itself.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The version of this format.
    pub format: u32,
    /// The course.
    pub course: CourseId,
    /// The version of the course.
    pub version: String,
    /// Its title, in the language of its source.
    pub title: String,
    /// Its languages, the source first.
    pub languages: Vec<Tag>,
    /// The public key that signed it.
    pub key: String,
    /// Whose the key is, by the signer's own words. It proves nothing.
    pub signer: String,
    /// The files of the course, sorted by path.
    pub files: Vec<Listed>,
}

/// A file of a package, as the manifest names it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// Its path in the course.
    pub path: String,
    /// Its length, in bytes.
    pub size: u64,
    /// Its digest.
    pub sha256: Digest,
}

/// A package that is whole: every byte was signed, and the course opens.
#[derive(Clone, Debug)]
pub struct Package {
    /// What it says of itself.
    pub manifest: Manifest,
    /// The key that signed it. Whether it is to be trusted is another question.
    pub key: PublicKey,
    /// The course.
    pub opened: Opened,
    /// The files of the course, by their paths in it.
    pub files: Arc<BTreeMap<String, Vec<u8>>>,
    /// What a copy of it is to keep: the manifest and its signature, by name.
    pub proof: [(String, Vec<u8>); 2],
}

/// Why bytes are no package to take.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// It is not laid out as one.
    #[error("{0}")]
    Broken(#[from] Broken),
    /// It has no list, or none that can be read.
    #[error("it is no course package: {0}")]
    NoManifest(String),
    /// It was made by a newer program.
    #[error("it needs a newer Coursedeck (its format is {0}, the newest known here is {FORMAT})")]
    Newer(u32),
    /// The key that it names is none.
    #[error("the key that it names is no public key")]
    NoKey,
    /// The signature does not fit.
    #[error("the signature is not good: {0}")]
    Signature(#[from] BadMinisig),
    /// The signature is of another course or version.
    #[error("the signature is for {0:?}")]
    Comment(String),
    /// A file is not in the list.
    #[error("the file {0:?} is not in the signed manifest")]
    Extra(String),
    /// A file of the list is not there, or not where it belongs.
    #[error("the file {0:?} is in the signed manifest and missing, or not in its order")]
    Missing(String),
    /// A file is not the one that was signed.
    #[error("the file {0:?} is not the one that was signed")]
    Changed(String),
    /// A file is none that a course has.
    #[error("the file {0:?} is no file of a course")]
    Strange(String),
    /// The course has faults.
    #[error("the course in it has {count} faults, the first: {first}")]
    Faults {
        /// How many.
        count: usize,
        /// The first, in a line.
        first: String,
    },
    /// The manifest and the course say different things.
    #[error("the manifest says {0}, and the course in it does not")]
    Other(String),
}

/// A course that is to be packed.
#[derive(Clone, Copy, Debug)]
pub struct Packing<'a> {
    /// Its files, by their paths in it.
    pub files: &'a BTreeMap<String, Vec<u8>>,
    /// The course that they make.
    pub opened: &'a Opened,
    /// What signs.
    pub key: &'a Key,
    /// Whose the key is; may be empty.
    pub signer: &'a str,
}

impl Packing<'_> {
    /// The package. The same course, key and signer give the same bytes.
    pub fn pack(&self) -> Result<Vec<u8>, Refusal> {
        let manifest = self.manifest();
        let mut text = serde_json::to_string_pretty(&manifest).expect("it is plain data");
        text.push('\n');
        let signature = minisign::sign(self.key, text.as_bytes(), &manifest.comment());
        let paths: Vec<String> =
            self.files.keys().map(|path| format!("{}/{path}", manifest.course)).collect();
        let mut entries = vec![(MANIFEST, text.as_bytes()), (SIGNATURE, signature.as_bytes())];
        entries.extend(paths.iter().map(String::as_str).zip(self.files.values().map(Vec::as_slice)));
        let bytes = archive::write(&entries);
        // What nobody could install is not given away.
        read(&bytes).map(|_| bytes)
    }

    fn manifest(&self) -> Manifest {
        let course = &self.opened.course;
        let listed = |(path, bytes): (&String, &Vec<u8>)| Listed {
            path: path.clone(),
            size: bytes.len() as u64,
            sha256: Digest::of(&[bytes]),
        };
        Manifest {
            format: FORMAT,
            course: course.id.clone(),
            version: course.version.clone(),
            title: title(self.opened),
            languages: course.languages.clone(),
            key: self.key.public().to_string(),
            signer: self.signer.to_owned(),
            files: self.files.iter().map(listed).collect(),
        }
    }
}

impl Manifest {
    /// What is signed beside the bytes: which course this is, and which version of it.
    pub fn comment(&self) -> String {
        format!("course:{} version:{}", self.course, self.version)
    }
}

/// Reads a package: nothing of it is believed before its signature is seen to fit, and nothing is given out before all of
/// it is known to be whole. Whether the signer is to be trusted is for the caller to ask.
pub fn read(bytes: &[u8]) -> Result<Package, Refusal> {
    let entries = archive::read(bytes)?;
    let [(MANIFEST, text), (SIGNATURE, signature), files @ ..] = &entries[..] else {
        return Err(Refusal::NoManifest("it does not begin with a manifest and its signature".to_owned()));
    };
    let key = signed_by(text, signature)?;
    let manifest: Manifest =
        serde_json::from_slice(text).map_err(|error| Refusal::NoManifest(error.to_string()))?;
    let files = Arc::new(listed(&manifest, files)?);
    let opened = opened(&manifest, &files)?;
    let proof = [(MANIFEST, *text), (SIGNATURE, *signature)];
    let proof = proof.map(|(name, bytes)| (name.to_owned(), bytes.to_vec()));
    Ok(Package { manifest, key, opened, files, proof })
}

/// Sees whether a course's files are still those that were signed, by the `proof` that was kept of the package.
pub fn is_as_signed(
    course: &CourseId,
    files: &BTreeMap<String, Vec<u8>>,
    proof: [&[u8]; 2],
) -> Result<(), Refusal> {
    let [text, signature] = proof;
    signed_by(text, signature)?;
    let manifest: Manifest =
        serde_json::from_slice(text).map_err(|error| Refusal::NoManifest(error.to_string()))?;
    let names: Vec<String> = files.keys().map(|path| format!("{course}/{path}")).collect();
    let entries: Vec<(&str, &[u8])> =
        names.iter().map(String::as_str).zip(files.values().map(Vec::as_slice)).collect();
    listed(&manifest, &entries).map(drop)
}

/// The key that signed a manifest, by its own word and by its signature. Of the manifest no more is read than that takes.
fn signed_by(text: &[u8], signature: &[u8]) -> Result<PublicKey, Refusal> {
    #[derive(Deserialize)]
    struct Head {
        format: u32,
        course: String,
        version: String,
        key: String,
    }
    #[derive(Deserialize)]
    struct Format {
        format: u32,
    }
    let unreadable = |error: serde_json::Error| Refusal::NoManifest(format!("{MANIFEST}: {error}"));
    let Format { format } = serde_json::from_slice(text).map_err(unreadable)?;
    if FORMAT < format {
        return Err(Refusal::Newer(format));
    }
    let head: Head = serde_json::from_slice(text).map_err(unreadable)?;
    let key: PublicKey = head.key.parse().map_err(|_| Refusal::NoKey)?;
    let comment = minisign::verify(&key, text, &String::from_utf8_lossy(signature))?;
    let is_its_own = comment == format!("course:{} version:{}", head.course, head.version);
    match is_its_own && head.format == FORMAT {
        true => Ok(key),
        false => Err(Refusal::Comment(comment)),
    }
}

/// The files of the course: those of the manifest and no others, each as it was signed.
fn listed(manifest: &Manifest, entries: &[(&str, &[u8])]) -> Result<BTreeMap<String, Vec<u8>>, Refusal> {
    let folder = format!("{}/", manifest.course);
    let inner = |name: &&str| name.strip_prefix(&folder).map(str::to_owned);
    for (name, _) in entries {
        let is_listed = inner(name).is_some_and(|path| manifest.files.iter().any(|it| it.path == path));
        if !is_listed {
            return Err(Refusal::Extra((*name).to_owned()));
        }
    }
    let mut files = BTreeMap::new();
    for (at, listed) in manifest.files.iter().enumerate() {
        let entry = entries.get(at).filter(|(name, _)| inner(name).as_deref() == Some(&listed.path));
        let (_, bytes) = entry.ok_or_else(|| Refusal::Missing(listed.path.clone()))?;
        if archive::unfit(&listed.path).is_some() || !is_of_a_course(&listed.path) {
            return Err(Refusal::Strange(listed.path.clone()));
        }
        if bytes.len() as u64 != listed.size || Digest::of(&[bytes]) != listed.sha256 {
            return Err(Refusal::Changed(listed.path.clone()));
        }
        files.insert(listed.path.clone(), bytes.to_vec());
    }
    Ok(files)
}

/// Whether the loader reads such a file: `x.toml` in the course's folder, or in that of a language; or a sealed exam.
fn is_of_a_course(path: &str) -> bool {
    path == load::SEALED || path.ends_with(".toml") && path.matches('/').count() < 2
}

/// The course that the files make, if it has no fault, and is what the manifest says.
fn opened(manifest: &Manifest, files: &Arc<BTreeMap<String, Vec<u8>>>) -> Result<Opened, Refusal> {
    let source = Source::Held(files.clone());
    // A folder that is no language's would be in the package and in no course.
    if let Ok(read) = load::files(&source, &manifest.course)
        && let Some(strange) = files.keys().find(|path| !read.contains_key(*path))
    {
        return Err(Refusal::Strange(strange.clone()));
    }
    let loaded = load::load(&source, &manifest.course);
    let Some(opened) = loaded.course else {
        let faults: Vec<&Diagnostic> = loaded.diagnostics.iter().filter(|it| it.is_error()).collect();
        let line = |it: &&Diagnostic| {
            render::line(it, loaded.sources.get(&it.place.file).map_or("", String::as_str))
        };
        let first = faults.first().map(line).unwrap_or_default();
        return Err(Refusal::Faults { count: faults.len(), first });
    };
    let said = [
        (opened.course.version == manifest.version, format!("version {}", manifest.version)),
        (opened.course.languages == manifest.languages, "other languages".to_owned()),
        (title(&opened) == manifest.title, format!("the title {:?}", manifest.title)),
    ];
    match said.into_iter().find(|(is_so, _)| !is_so) {
        Some((_, what)) => Err(Refusal::Other(what)),
        None => Ok(opened),
    }
}

fn title(opened: &Opened) -> String {
    opened.words(&opened.course.language).title.clone()
}
