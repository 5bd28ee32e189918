//! Badges in a folder: a file for each, by the name of its record.

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use super::Issuer;
use crate::records::{Delivery, Form, Row};

/// What a badge's file is called after its record.
const EXTENSION: &str = "jwt";

/// A folder that is being filled. Dropped before its end, it holds nothing that was not there before.
pub struct Folder<'a> {
    folder: PathBuf,
    issuer: &'a Issuer<'a>,
    /// Whether a file that says something else may be written over.
    over: bool,
    /// The files that were not there.
    new: BTreeSet<PathBuf>,
    /// Whether the folder itself was not there.
    is_new: bool,
    ended: bool,
}

impl<'a> Folder<'a> {
    /// Begins to fill `folder`, which is made where it is not there. With `over` a badge that is there takes the place of
    /// another of the same record.
    pub fn begin(folder: &Path, issuer: &'a Issuer<'a>, over: bool) -> io::Result<Self> {
        let is_new = !folder.exists();
        if is_new {
            fs::create_dir(folder)?;
        }
        Ok(Self { folder: folder.to_owned(), issuer, over, new: BTreeSet::new(), is_new, ended: false })
    }

    fn put(&mut self, path: PathBuf, badge: &str) -> io::Result<()> {
        let is_there = match fs::read(&path) {
            // The same badge once more is no other badge.
            Ok(known) if known == badge.as_bytes() => return Ok(()),
            Ok(_) if !self.over => {
                let why = format!("{} is there already, and says something else", path.display());
                return Err(io::Error::new(io::ErrorKind::AlreadyExists, why));
            }
            Ok(_) => true,
            Err(error) if error.kind() == io::ErrorKind::NotFound => false,
            Err(error) => return Err(error),
        };
        let mut delivery = Delivery::begin(&path)?;
        delivery.write_all(badge.as_bytes())?;
        delivery.end()?;
        if !is_there {
            self.new.insert(path);
        }
        Ok(())
    }
}

impl Form for Folder<'_> {
    fn row(&mut self, row: &Row<'_>) -> io::Result<()> {
        let Row::Completion(record) = row else {
            return Err(io::Error::other("this table has no badges"));
        };
        match self.issuer.badge(record) {
            Some(badge) => self.put(self.folder.join(format!("{}.{EXTENSION}", record.record_id)), &badge),
            None => Ok(()),
        }
    }

    fn end(mut self: Box<Self>) -> io::Result<()> {
        self.ended = true;
        Ok(())
    }
}

impl Drop for Folder<'_> {
    fn drop(&mut self) {
        if self.ended {
            return;
        }
        // Whoever stopped has a better reason to tell than that this failed too.
        self.new.iter().for_each(|path| drop(fs::remove_file(path)));
        if self.is_new {
            let _ = fs::remove_dir(&self.folder);
        }
    }
}
