//! The file system that a path is on, by Linux's own table; elsewhere nothing is known of it.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Kinds of file system that cards and sticks come with.
const OF_STICKS: &[&str] =
    &["exfat", "fuse.exfat", "fuseblk", "hfsplus", "msdos", "ntfs", "ntfs3", "udf", "vfat"];

/// A file system, as it is mounted.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Mount {
    /// The folder that it hangs on.
    pub point: PathBuf,
    /// Its kind: `ext4`, `vfat`.
    pub kind: String,
    /// The device that it is on, as major and minor number.
    device: String,
}

impl Mount {
    /// The file system that `path` is on, or will be; none where the system does not tell.
    pub fn of(path: &Path) -> Option<Self> {
        let mounts = fs::read_to_string("/proc/self/mountinfo").ok()?;
        let path = std::path::absolute(path).ok()?;
        let there = path.ancestors().find_map(|above| fs::canonicalize(above).ok())?;
        holding(&mounts, &there)
    }

    /// Whether it may be pulled out at any moment: a stick, a card, or what is formatted as one.
    pub fn is_removable(&self) -> bool {
        OF_STICKS.contains(&self.kind.as_str()) || self.is_on_a_removable_disk()
    }

    fn is_on_a_removable_disk(&self) -> bool {
        // The device is a partition, whose disk is the folder above, or the disk itself.
        let Ok(device) = fs::canonicalize(Path::new("/sys/dev/block").join(&self.device)) else {
            return false;
        };
        device
            .ancestors()
            .take(2)
            .any(|disk| fs::read_to_string(disk.join("removable")).is_ok_and(|answer| answer.trim() == "1"))
    }
}

/// Whether `path` is there, and on a file system that machines have in them: one question, where [`Mount::of`] reads
/// the whole table. False also where the system does not tell.
#[cfg(target_os = "linux")]
pub fn is_on_a_common_disk(path: &Path) -> bool {
    /// The numbers of ext2 to ext4, Btrfs, XFS, F2FS, ZFS, overlayfs and tmpfs, from Linux's `statfs(2)`.
    const COMMON: &[i64] =
        &[0xEF53, 0x9123_683E, 0x5846_5342, 0xF2F5_2010, 0x2FC1_2FC1, 0x794C_7630, 0x0102_1994];
    rustix::fs::statfs(path).is_ok_and(|it| COMMON.iter().any(|kind| *kind as u64 == it.f_type as u64))
}

/// Elsewhere nothing is known.
#[cfg(not(target_os = "linux"))]
pub fn is_on_a_common_disk(_path: &Path) -> bool {
    false
}

/// Waits until everything is on the disk that `folder` is on: what was renamed there, and all its tables.
#[cfg(target_os = "linux")]
pub(super) fn settle(folder: &Path) -> io::Result<()> {
    rustix::fs::syncfs(fs::File::open(folder)?).map_err(io::Error::from)
}

/// The bytes that are free for us on the disk that `path` is on, or will be; none where the system does not tell.
#[cfg(target_os = "linux")]
pub fn free(path: &Path) -> Option<u64> {
    let path = std::path::absolute(path).ok()?;
    let there = path.ancestors().find(|above| above.exists())?;
    let told = rustix::fs::statvfs(there).ok()?;
    Some(told.f_bavail.saturating_mul(told.f_frsize))
}

/// Elsewhere nobody is asked.
#[cfg(not(target_os = "linux"))]
pub fn free(_path: &Path) -> Option<u64> {
    None
}

/// Elsewhere files and names are written through one by one.
#[cfg(not(target_os = "linux"))]
pub(super) fn settle(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// The innermost mount that holds `path`. Of two on one place, the later covers the earlier.
fn holding(mounts: &str, path: &Path) -> Option<Mount> {
    let mount = |line: &str| {
        let (left, right) = line.split_once(" - ")?;
        let mut left = left.split(' ').skip(2);
        let (device, point) = (left.next()?.to_owned(), PathBuf::from(unescape(left.nth(1)?)));
        Some(Mount { point, kind: right.split(' ').next()?.to_owned(), device })
    };
    let holding = mounts.lines().filter_map(mount).filter(|mount| path.starts_with(&mount.point));
    holding.max_by_key(|mount| mount.point.components().count())
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
        let kind = |path: &str| holding(MOUNTS, Path::new(path)).unwrap().kind;
        assert_eq!(kind("/var/lib/coursedeck"), "ext4");
        assert_eq!(kind("/media/USB STICK/coursedeck"), "vfat");
        assert_eq!(kind("/media/USB"), "ext4");
        assert_eq!(kind("/home/ada"), "nfs4");
        assert_eq!(kind("/home/ada/local/share"), "ext4");
        assert_eq!(kind("/homes"), "ext4");
        assert_eq!(kind("/srv/x"), "cifs");
        let stick = holding(MOUNTS, Path::new("/media/USB STICK/a.csv")).unwrap();
        assert!(stick.device == "8:17" && stick.is_removable());
    }

    #[test]
    fn a_file_system_can_be_put_on_the_disk_whole() {
        let folder = tempfile::tempdir().unwrap();
        settle(folder.path()).unwrap();
        assert!(settle(&folder.path().join("nowhere")).is_err() || cfg!(not(target_os = "linux")));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn what_the_kernel_makes_up_is_no_common_disk() {
        assert!(!is_on_a_common_disk(Path::new("/proc/self")));
        assert!(!is_on_a_common_disk(Path::new("/not/there")));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn this_machine_tells_the_file_system_of_a_folder_to_be() {
        assert_eq!(Mount::of(Path::new("/proc/self/not/there")).unwrap().kind, "proc");
    }
}
