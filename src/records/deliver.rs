//! A file that somebody carries away: written beside its place, on the disk when it is said to be, and read back.

use std::{
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use crate::{
    files::{self, Beside, Mount},
    seal::{Digest, Digesting},
};

/// A file on its way.
#[derive(Debug)]
pub struct Delivery {
    path: PathBuf,
    file: BufWriter<Beside>,
    digesting: Digesting,
    bytes: u64,
}

/// A file that arrived.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Delivered {
    /// How long it is.
    pub bytes: u64,
    /// The digest of what was written, and read back.
    pub digest: Digest,
    /// Whether it is on a stick, which may now be pulled out.
    pub on_a_stick: bool,
}

impl Delivery {
    /// Begins a file for `path`. If it is dropped before the end, nothing is left of it.
    pub fn begin(path: &Path) -> io::Result<Self> {
        let file = BufWriter::with_capacity(1 << 16, Beside::new(path)?);
        Ok(Self { path: path.to_owned(), file, digesting: Digesting::default(), bytes: 0 })
    }

    /// Puts the file in its place, and reads it back.
    pub fn end(self) -> io::Result<Delivered> {
        let file = self.file.into_inner().map_err(|error| error.into_error())?;
        file.land()?;
        let on_a_stick = Mount::of(&self.path).is_some_and(|mount| mount.is_removable());
        let digest = self.digesting.end();
        let mut back = Digesting::default();
        files::read_back(&self.path, |piece| back.take(piece))?;
        match back.end() == digest {
            true => Ok(Delivered { bytes: self.bytes, digest, on_a_stick }),
            false => {
                Err(io::Error::other("what was read back is not what was written: the disk is not sound"))
            }
        }
    }
}

impl Write for Delivery {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.digesting.take(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_delivered_is_what_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let mut delivery = Delivery::begin(&path).unwrap();
        delivery.write_all(b"a,b\r\n").unwrap();
        assert!(!path.exists());
        let delivered = delivery.end().unwrap();
        assert_eq!((delivered.bytes, delivered.digest), (5, Digest::of(&[b"a,b\r\n"])));
        assert_eq!(std::fs::read(&path).unwrap(), b"a,b\r\n");
    }
}
