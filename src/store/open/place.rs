//! Where the database lies: its folder, its rights, and the file system under it.

use std::{fs, io, path::Path};

use super::super::{How, StoreError, trouble::refused};
use crate::files::{Mount, is_on_a_common_disk};

/// File systems where SQLite's promises do not hold: no journal of their own, or no memory shared between machines.
const UNSAFE: &[&str] = &[
    "9p",
    "afs",
    "ceph",
    "cifs",
    "davfs",
    "drvfs",
    "exfat",
    "fuse.exfat",
    "fuse.s3fs",
    "fuse.sshfs",
    "msdos",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
    "umsdos",
    "vfat",
];

/// Sees whether the database may lie at `path`, and makes its folder where it is missing.
pub(super) fn check(path: &Path, how: How) -> Result<(), StoreError> {
    if !how.anyway
        && !is_on_a_common_disk(path)
        && let Some(mount) = Mount::of(path).filter(|mount| is_unsafe(&mount.kind))
    {
        return Err(StoreError::Unsafe { path: path.to_owned(), kind: mount.kind });
    }
    let folder = folder(path);
    if !folder.exists() {
        make_folder(folder).map_err(|error| refused(folder, error))?;
    }
    match fs::metadata(path) {
        Ok(it) if it.is_dir() => Err(StoreError::Folder { path: path.to_owned() }),
        // SQLite would open it to read, and fail at the first answer. For root the system forbids nothing: the mark counts.
        Ok(it) if it.permissions().readonly() => Err(StoreError::ReadOnly { path: path.to_owned() }),
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(refused(path, error)),
    }
}

/// Whether a file system of this kind keeps SQLite's promises.
pub(super) fn is_unsafe(kind: &str) -> bool {
    UNSAFE.contains(&kind)
}

/// Lets nobody else read a file that was just made. `-wal` and `-shm` take its rights.
pub(super) fn keep_private(path: &Path) -> Result<(), StoreError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // By its name: opening and closing it would drop the locks that SQLite holds on it.
        fs::set_permissions(path, fs::Permissions::from_mode(0o600)).map_err(|error| refused(path, error))?;
    }
    sync_folder(folder(path)).map_err(|error| refused(path, error))
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn make_folder(folder: &Path) -> io::Result<()> {
    let mut how = fs::DirBuilder::new();
    how.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        how.mode(0o700);
    }
    how.create(folder)?;
    // Its name must survive a power cut as well as what will be in it.
    folder.ancestors().skip(1).take(2).filter(|above| above.exists()).try_for_each(sync_folder)
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    // Elsewhere a folder cannot be opened; the system keeps names in its own journal.
    Ok(())
}
