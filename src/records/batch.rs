//! Several files that arrive together or not at all, as far as a disk allows it.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    files::{self, Mount},
    seal::{Digest, Digesting},
};

/// Files that are being written, in a folder beside their places. Dropped before [`Batch::land`], they are gone.
#[derive(Debug)]
pub struct Batch {
    folder: PathBuf,
    staged: PathBuf,
    /// The names, and the digests of what was written.
    files: Vec<(String, Digest)>,
    /// Whether the folder was made for them.
    is_new: bool,
}

impl Batch {
    /// Begins files for `folder`, which is made if it is not there; the one that it is in must be.
    pub fn new(folder: &Path) -> io::Result<Self> {
        let is_new = !folder.is_dir();
        if is_new {
            fs::create_dir(folder)?;
        }
        let staged = folder.join(format!(".{}.part", std::process::id()));
        // One of the same name is left over from a program that was killed.
        match fs::remove_dir_all(&staged) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => (),
        }
        let batch = Self { folder: folder.to_owned(), staged, files: Vec::new(), is_new };
        fs::create_dir(&batch.staged)?;
        Ok(batch)
    }

    /// Writes the next file. `name` is that of a file in the folder.
    pub fn write(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        files::write_private(&self.staged.join(name), bytes)?;
        self.files.push((name.to_owned(), Digest::of(&[bytes])));
        Ok(())
    }

    /// Puts every file in its place and reads it back. It tells whether they are on a stick, which may now be pulled out.
    pub fn land(mut self) -> io::Result<bool> {
        for (name, _) in &self.files {
            fs::rename(self.staged.join(name), self.folder.join(name))?;
        }
        self.is_new = false;
        files::flush_folder(&self.folder)?;
        let on_a_stick = Mount::of(&self.folder).is_some_and(|mount| mount.is_removable());
        for (name, digest) in &self.files {
            let mut back = Digesting::default();
            files::read_back(&self.folder.join(name), |piece| back.take(piece))?;
            if back.end() != *digest {
                let what = format!("{name} was read back as something else: the disk is not sound");
                return Err(io::Error::other(what));
            }
        }
        Ok(on_a_stick)
    }
}

impl Drop for Batch {
    fn drop(&mut self) {
        // Whoever stopped has a better reason to tell than that this failed too.
        let _ = fs::remove_dir_all(&self.staged);
        if self.is_new {
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_land_together_or_not_at_all() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("certificates");
        let mut batch = Batch::new(&folder).unwrap();
        batch.write("a.pdf", b"a").unwrap();
        drop(batch);
        assert!(!folder.exists());
        let mut batch = Batch::new(&folder).unwrap();
        batch.write("a.pdf", b"a").unwrap();
        batch.write("b.pdf", b"b").unwrap();
        assert!(!folder.join("a.pdf").exists());
        batch.land().unwrap();
        let names: Vec<String> = files::list(&folder).unwrap().into_iter().map(|it| it.name).collect();
        assert_eq!(names, ["a.pdf", "b.pdf"]);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
        assert!(Batch::new(&dir.path().join("no/such")).is_err());
    }
}
