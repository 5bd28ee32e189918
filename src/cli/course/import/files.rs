//! The files of question banks, read within limits.

use std::path::{Path, PathBuf};

use crate::{
    author::{
        Bank,
        name::slug,
        qti::{self, Package},
        read::{self, Format, How, LONGEST},
    },
    cli::trouble::Trouble,
    files::{self, ReadError, What},
    text::clean,
};

/// How deep the folders of a package are looked through.
const DEPTH: usize = 8;

/// Reads a bank: a file, or the folder of a package.
pub fn read(path: &Path, from: Option<Format>, how: &How) -> Result<(Bank, Format), Trouble> {
    // Who names a link means what it leads to.
    let whole =
        path.canonicalize().map_err(|error| Trouble::input(format!("{}: {error}", path.display())))?;
    if whole.is_dir() {
        return folder(path, &whole, from, how);
    }
    let bytes = files::read_at_most(&whole, LONGEST).map_err(|error| refused(path, &error))?;
    let name = path.to_string_lossy();
    let Some(format) = from.or_else(|| read::guess(&name, &bytes)) else {
        let names: Vec<&str> = read::FORMATS.iter().map(|(name, _)| *name).collect();
        return Err(Trouble::input(format!("{name}: {}", read::Refused::Unknown))
            .hinted(format!("say what it is: --from {}", names.join("|"))));
    };
    let bank = read::read(&bytes, format, how);
    let bank = bank.map_err(|why| Trouble::input(format!("{name}: {why}")).hinted("nothing was written"))?;
    Ok((bank, format))
}

fn folder(path: &Path, whole: &Path, from: Option<Format>, how: &How) -> Result<(Bank, Format), Trouble> {
    let name = path.display();
    if from.is_some_and(|format| format != Format::Qti) {
        return Err(Trouble::input(format!("{name} is a folder")).hinted("name the file in it"));
    }
    let mut package = Package::default();
    let mut room = qti::ROOM;
    gather(whole, "", 0, &mut room, &mut package)?;
    if package.files.is_empty() {
        return Err(Trouble::input(format!("{name} is a folder without a file of QTI"))
            .hinted("name the file of the question bank"));
    }
    let bank = read::read_package(&package, how);
    Ok((bank.map_err(|why| Trouble::input(format!("{name}: {why}")))?, Format::Qti))
}

/// Reads the XML of a folder and of the folders in it. Links are not followed.
fn gather(
    folder: &Path,
    inner: &str,
    depth: usize,
    room: &mut usize,
    package: &mut Package,
) -> Result<(), Trouble> {
    let entries =
        files::list(folder).map_err(|error| Trouble::input(format!("{}: {error}", folder.display())))?;
    for entry in entries {
        let path = folder.join(&entry.name);
        let name = if inner.is_empty() { entry.name.clone() } else { format!("{inner}/{}", entry.name) };
        match entry.what {
            What::Folder if depth < DEPTH => gather(&path, &name, depth + 1, room, package)?,
            What::File if qti::is_xml(&entry.name) => {
                if package.files.len() == qti::FILES || *room == 0 {
                    return Err(Trouble::input(format!("{} is more than is read at once", folder.display()))
                        .hinted("bring it in in parts"));
                }
                match files::read_at_most(&path, qti::LONGEST.min(*room)) {
                    Ok(bytes) => {
                        *room -= bytes.len();
                        package.files.insert(name, bytes);
                    }
                    Err(error) => package.notes.push(format!("the file {name} was not read: {error}")),
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn refused(path: &Path, error: &ReadError) -> Trouble {
    let trouble = Trouble::input(format!("{}: {error}", path.display()));
    match error {
        ReadError::Long { .. } => {
            trouble.hinted("a bank has at most 32 MiB: give it out without its pictures")
        }
        _ => trouble.hinted("name the file of a question bank"),
    }
}

/// The name of the module that a file makes.
pub fn name(path: &Path) -> String {
    slug(&stem(path)).unwrap_or_else(|| "questions".to_owned())
}

/// The title of the module that a file makes.
pub fn title(path: &Path) -> String {
    let words = stem(path).replace(['_', '-', '.'], " ");
    let words = clean::line(&words.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut signs = words.chars();
    match signs.next() {
        Some(first) => first.to_uppercase().chain(signs).collect(),
        None => "Questions".to_owned(),
    }
}

/// A file's name without its ending; `quiz.gift.txt` is `quiz`.
fn stem(path: &Path) -> String {
    let path: PathBuf = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let ends = [".txt", ".gift", ".aiken", ".xml", ".csv", ".tsv", ".zip"];
    let mut stem = name.as_str();
    while let Some(shorter) = ends.iter().find_map(|end| stem.strip_suffix(end)).filter(|it| !it.is_empty()) {
        stem = shorter;
    }
    stem.to_owned()
}
