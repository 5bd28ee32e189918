//! Where the database lies: its folder, its rights, and the file system under it.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::super::{How, StoreError, trouble::refused};

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
        && let Some(kind) = file_system(path).filter(|kind| UNSAFE.contains(&kind.as_str()))
    {
        return Err(StoreError::Unsafe { path: path.to_owned(), kind });
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

/// An empty file that nobody else can read.
pub(super) fn make_private(path: &Path) -> io::Result<()> {
    let mut how = fs::OpenOptions::new();
    how.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        how.mode(0o600);
    }
    how.open(path).map(drop)
}

/// Puts a finished file in its place, for good.
pub(super) fn rename(part: &Path, to: &Path) -> io::Result<()> {
    fs::OpenOptions::new().write(true).open(part)?.sync_all()?;
    fs::rename(part, to)?;
    sync_folder(folder(to))
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

/// The kind of the file system that `path` is on, or will be; none where the system does not tell.
fn file_system(path: &Path) -> Option<String> {
    let mounts = fs::read_to_string("/proc/self/mountinfo").ok()?;
    let path = std::path::absolute(path).ok()?;
    let there = path.ancestors().find_map(|above| fs::canonicalize(above).ok())?;
    kind_of(&mounts, &there)
}

/// The kind of the innermost mount that holds `path`. Of two on one place, the later covers the earlier.
fn kind_of(mounts: &str, path: &Path) -> Option<String> {
    let mount = |line: &str| {
        let (left, right) = line.split_once(" - ")?;
        let point = PathBuf::from(unescape(left.split(' ').nth(4)?));
        Some((point, right.split(' ').next()?.to_owned()))
    };
    let holding = mounts.lines().filter_map(mount).filter(|(point, _)| path.starts_with(point));
    holding.max_by_key(|(point, _)| point.components().count()).map(|(_, kind)| kind)
}

/// A path as the kernel writes it: `\040` for a space, and so on.
fn unescape(text: &str) -> String {
    let mut parts = text.split('\\');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        match part.get(..3).and_then(|octal| u8::from_str_radix(octal, 8).ok()) {
            Some(byte) => {
                bytes.push(byte);
                bytes.extend_from_slice(&part.as_bytes()[3..]);
            }
            None => {
                bytes.push(b'\\');
                bytes.extend_from_slice(part.as_bytes());
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 8:17 / /media/USB\\040STICK rw,nosuid shared:2 - vfat /dev/sdb1 rw
41 22 0:50 / /home rw shared:3 - nfs4 server:/home rw
42 41 0:51 / /home/ada/local rw - ext4 /dev/sdc1 rw
43 22 0:52 / /srv rw - ext4 /dev/sdd1 rw
44 22 0:53 / /srv rw - cifs //server/srv rw
";

    #[test]
    fn the_innermost_mount_counts() {
        let kind = |path: &str| kind_of(MOUNTS, Path::new(path)).unwrap_or_default();
        assert_eq!(kind("/var/lib/coursedeck"), "ext4");
        assert_eq!(kind("/media/USB STICK/coursedeck"), "vfat");
        assert_eq!(kind("/media/USB"), "ext4");
        assert_eq!(kind("/home/ada"), "nfs4");
        assert_eq!(kind("/home/ada/local/share"), "ext4");
        assert_eq!(kind("/homes"), "ext4");
        assert_eq!(kind("/srv/x"), "cifs");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn this_machine_tells_the_file_system_of_a_folder_to_be() {
        assert_eq!(file_system(Path::new("/proc/self/not/there")).as_deref(), Some("proc"));
    }
}
