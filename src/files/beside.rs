//! A file written beside its place, for what is too long to hold in memory.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

/// A file that is being written. Nobody finds it at its place before [`Beside::land`]; dropped before that, it is gone.
/// Nobody but its owner may read it.
#[derive(Debug)]
pub struct Beside {
    file: fs::File,
    beside: PathBuf,
    path: PathBuf,
    landed: bool,
}

impl Beside {
    /// Begins a file for `path`, whose folder must be there.
    pub fn new(path: &Path) -> io::Result<Self> {
        let beside = super::beside(path)?;
        // One of the same name is left over from a program that was killed; a planted link is not followed.
        match fs::remove_file(&beside) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => (),
        }
        let file = super::private().read(true).write(true).create_new(true).open(&beside)?;
        Ok(Self { file, beside, path: path.to_owned(), landed: false })
    }

    /// Puts the file in its place, on the disk for good.
    pub fn land(mut self) -> io::Result<()> {
        let folder = super::Folder::open(super::folder(&self.path))?;
        self.file.sync_all()?;
        fs::rename(&self.beside, &self.path)?;
        self.landed = true;
        folder.flush()
    }
}

impl Write for Beside {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if !self.landed {
            // Whoever stopped has a better reason to tell than that this failed too.
            let _ = fs::remove_file(&self.beside);
        }
    }
}

/// Reads a file piece by piece, from the disk itself where the system allows it, not from what it remembers.
pub fn read_back(path: &Path, mut take: impl FnMut(&[u8])) -> io::Result<()> {
    let mut file = fs::File::open(path)?;
    #[cfg(target_os = "linux")]
    {
        // Advice only: where it is not taken, memory is read, and nothing is lost but a proof.
        let _ = rustix::fs::fadvise(&file, 0, None, rustix::fs::Advice::DontNeed);
    }
    let mut piece = vec![0; 1 << 16];
    loop {
        match io::Read::read(&mut file, &mut piece)? {
            0 => return Ok(()),
            read => take(&piece[..read]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_lands_whole_or_never() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let mut file = Beside::new(&path).unwrap();
        file.write_all(b"half").unwrap();
        assert!(!path.exists());
        drop(file);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        let mut file = Beside::new(&path).unwrap();
        file.write_all(b"whole").unwrap();
        file.land().unwrap();
        let mut read = Vec::new();
        read_back(&path, |piece| read.extend_from_slice(piece)).unwrap();
        assert_eq!((read, fs::read_dir(folder.path()).unwrap().count()), (b"whole".to_vec(), 1));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }
}
