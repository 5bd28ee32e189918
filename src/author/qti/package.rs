//! A package: the files of a folder or a zip, read in memory within limits and never unpacked.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

use zip::ZipArchive;

use crate::author::{decode::decode, gather::Gatherer, xml};

/// The most files of a package.
pub const FILES: usize = 5000;
/// The longest file of a package that is read, in bytes.
pub const LONGEST: usize = 4 << 20;
/// The most that all of them may have together, in bytes.
pub const ROOM: usize = 64 << 20;
const MANIFEST: &str = "imsmanifest.xml";

/// The files of a package that may be QTI, by their paths in it.
#[derive(Clone, Debug, Default)]
pub struct Package {
    /// The files.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What was left out of it.
    pub notes: Vec<String>,
}

impl Package {
    /// The files of a zip. An archive that is made to harm is refused.
    pub fn unzip(bytes: &[u8]) -> Result<Self, String> {
        let mut archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|error| format!("cannot be read: {error}"))?;
        if archive.has_duplicate_names() {
            return Err("has two files of one name, and nobody can tell which is meant".to_owned());
        }
        if FILES < archive.len() {
            return Err(format!("has more than {FILES} files"));
        }
        let mut package = Self::default();
        let mut room = ROOM;
        for at in 0..archive.len() {
            let file = archive.by_index(at).map_err(|error| format!("cannot be read: {error}"))?;
            let name = file.name().map_err(|error| format!("cannot be read: {error}"))?.into_owned();
            if !is_xml(&name) {
                continue;
            }
            // What a file says of its own length may be a lie: the bytes are counted.
            let mut bytes = Vec::new();
            let most = LONGEST.min(room);
            file.take(most as u64 + 1)
                .read_to_end(&mut bytes)
                .map_err(|error| format!("cannot be read: {error}"))?;
            if most < bytes.len() {
                return Err(format!(
                    "unpacks to more than is read: {} MiB a file, {} in all",
                    LONGEST >> 20,
                    ROOM >> 20
                ));
            }
            room -= bytes.len();
            package.files.insert(name, bytes);
        }
        Ok(package)
    }

    /// The paths of its items, in the order of its list; all its files where it has none.
    pub fn items(&self, to: &mut Gatherer) -> Vec<String> {
        let manifest = self.files.keys().filter(|path| name(path) == MANIFEST).min_by_key(|path| path.len());
        let Some(manifest) = manifest else {
            return self.files.keys().cloned().collect();
        };
        let folder = manifest.rsplit_once('/').map_or("", |(folder, _)| folder);
        let text = decode(&self.files[manifest]).text;
        let read = xml::read(&text, &[]);
        if let Some((line, why)) = read.broken {
            to.note(line, "the rest of the package's list", why);
        }
        let mut found = Vec::new();
        read.root.visit(&mut |node| {
            let is_item = |sort: &str| {
                sort.starts_with("imsqti_item")
                    || sort.starts_with("imsqti_xmlv1p2")
                    || sort.contains("qtiasi")
            };
            if node.name == "resource" && node.attribute("type").is_some_and(is_item) {
                let href = node.attribute("href").or_else(|| node.child("file")?.attribute("href"));
                found.extend(href.map(|href| within(folder, href)));
            }
        });
        found
    }
}

/// Whether a file's name is that of XML.
pub fn is_xml(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("xml"))
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// The path that `href` names from `folder`. Nothing is opened by it: it is looked up among the files that were read.
fn within(folder: &str, href: &str) -> String {
    let href = href.replace("%20", " ").replace('\\', "/");
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in href.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
