//! One program at a time: an OS lock on the data folder, and beside it who holds it.
//!
//! Two locks: on a file, and on the folder itself, for a file can be deleted under its lock and a second one locked in its
//! place. (Windows locks no folder; there the file is held open so that nobody can delete it.) Both die with the process,
//! so a crash leaves nothing to clean up. The holder file may be stale; it is read only when the lock is taken. Network
//! drives are refused because their locks lie. Deliberately not here: a handle on the database; closing one would drop the
//! locks that SQLite holds on it.

use std::fs::{self, File, TryLockError};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::{Folder, Millis, OpenProblem};

/// Held for as long as the shop is open.
#[derive(Debug)]
pub struct Lock {
    // Let go before the file: whoever finds that free may have the folder.
    _folder: Option<File>,
    _file: File,
}

#[derive(Debug, Serialize, Deserialize)]
struct Holder {
    program: String,
    pid: u32,
    since: String,
}

impl Lock {
    /// Takes the folder for `program`, or says who has it.
    pub fn take(folder: &Folder, program: &str, now: Millis) -> Result<Self, OpenProblem> {
        refuse_network_drive(folder.root())?;
        let file = lock_file(folder)?;
        held(&file, folder)?;
        let whole = folder_itself(folder)?;
        whole.as_ref().map_or(Ok(()), |whole| held(whole, folder))?;
        let holder = Holder { program: program.to_owned(), pid: std::process::id(), since: now.minute() };
        fs::write(folder.holder(), serde_json::to_vec(&holder).unwrap_or_default())?;
        Ok(Self { _folder: whole, _file: file })
    }
}

/// Locked for this program, or said to be in use.
fn held(file: &File, folder: &Folder) -> Result<(), OpenProblem> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(in_use(folder)),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

fn lock_file(folder: &Folder) -> std::io::Result<File> {
    let mut options = fs::OpenOptions::new();
    options.create(true).truncate(false).write(true);
    // Others may read and write it (to find it locked), and not delete it: FILE_SHARE_READ | FILE_SHARE_WRITE.
    #[cfg(windows)]
    std::os::windows::fs::OpenOptionsExt::share_mode(&mut options, 1 | 2);
    options.open(folder.lock())
}

/// The folder as something to lock, where the system has that.
fn folder_itself(folder: &Folder) -> std::io::Result<Option<File>> {
    if cfg!(unix) { File::open(folder.root()).map(Some) } else { Ok(None) }
}

fn in_use(folder: &Folder) -> OpenProblem {
    let holder: Option<Holder> = fs::read(folder.holder()).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
    match holder {
        Some(holder) => OpenProblem::new("in_use")
            .with("program", holder.program)
            .with("pid", holder.pid)
            .with("since", holder.since),
        None => OpenProblem::new("in_use"),
    }
}

/// Refuses UNC paths, and on Linux the mounted network file systems.
fn refuse_network_drive(root: &Path) -> Result<(), OpenProblem> {
    let remote = root.to_string_lossy().starts_with(r"\\") && !root.to_string_lossy().starts_with(r"\\?\")
        || file_system(root).is_some_and(|name| is_network(&name));
    if remote { Err(OpenProblem::new("network_drive")) } else { Ok(()) }
}

fn file_system(root: &Path) -> Option<String> {
    let root = root.canonicalize().ok()?;
    mount_of(&fs::read_to_string("/proc/self/mounts").ok()?, &root.to_string_lossy())
}

/// The file system of the longest mount point above `path`.
fn mount_of(mounts: &str, path: &str) -> Option<String> {
    let under = |point: &str| point == "/" || path == point || path.starts_with(&format!("{point}/"));
    let fields = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ').skip(1);
        Some((words.next()?.replace("\\040", " "), words.next()?))
    });
    fields.filter(|(point, _)| under(point)).max_by_key(|(point, _)| point.len()).map(|(_, name)| name.to_owned())
}

fn is_network(file_system: &str) -> bool {
    matches!(
        file_system,
        "nfs"
            | "nfs4"
            | "cifs"
            | "smb3"
            | "smbfs"
            | "afs"
            | "ncpfs"
            | "davfs"
            | "fuse.sshfs"
            | "fuse.davfs2"
            | "fuse.rclone"
            | "fuse.glusterfs"
            | "ceph"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_is_told_who_has_it() {
        let folder = tempfile::tempdir().unwrap();
        let folder = Folder::new(folder.path());
        let first = Lock::take(&folder, "jieche", Millis(0)).unwrap();
        let second = Lock::take(&folder, "jieche-host", Millis(0)).unwrap_err();
        assert_eq!(
            (second.code, second.args["program"].as_str()),
            ("in_use", "jieche"),
            "the second must know whom to ask"
        );
        #[cfg(unix)]
        {
            fs::remove_file(folder.lock()).unwrap();
            let third = Lock::take(&folder, "jieche-host", Millis(0)).unwrap_err();
            assert_eq!(third.code, "in_use", "a lock whose file was deleted holds all the same");
        }
        drop(first);
        assert!(Lock::take(&folder, "jieche-host", Millis(0)).is_ok(), "the lock goes with its holder");
    }

    #[test]
    fn network_mounts_are_known_by_the_longest_mount_point() {
        let mounts = "/dev/sda / ext4 rw 0 0\nserver:/x /srv/shop\\040data nfs4 rw 0 0\n";
        assert_eq!(mount_of(mounts, "/srv/shop data/a").as_deref(), Some("nfs4"));
        assert_eq!(
            mount_of(mounts, "/srv/shop").as_deref(),
            Some("ext4"),
            "a name that only begins alike is another place"
        );
        assert!(is_network("nfs4") && !is_network("ext4"));
    }
}
