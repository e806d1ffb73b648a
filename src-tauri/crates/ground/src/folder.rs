//! Where everything of one folder stands, and clearing away what a database that is gone left behind.

use std::path::{Path, PathBuf};

use crate::{OpenProblem, sync_folder};

/// Where everything stands inside its data folder.
#[derive(Debug, Clone)]
pub struct Folder(PathBuf);

impl Folder {
    /// The shop in this folder.
    pub fn new(root: &Path) -> Self {
        Self(root.to_owned())
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        &self.0
    }

    /// The database file.
    pub fn database(&self) -> PathBuf {
        self.0.join("shop.db")
    }

    pub(crate) fn beside_database(&self, suffix: &str) -> PathBuf {
        self.0.join(format!("shop.db{suffix}"))
    }

    /// The key file, readable by its owner only.
    pub fn key(&self) -> PathBuf {
        self.0.join("shop.key")
    }

    /// The mark outside the database.
    pub fn mark(&self) -> PathBuf {
        self.0.join("journal.mark")
    }

    /// The lock file.
    pub fn lock(&self) -> PathBuf {
        self.0.join("shop.lock")
    }

    /// Who holds the lock; a file of its own, for Windows lets nobody read a locked one.
    pub fn holder(&self) -> PathBuf {
        self.0.join("shop.holder")
    }

    /// What a restoring brought, until the journal tells of it.
    pub(crate) fn restored(&self) -> PathBuf {
        self.0.join("restored.json")
    }

    /// Photos, signatures, kept sheets, by content.
    pub fn files(&self) -> PathBuf {
        self.0.join("files")
    }

    /// What was exported last, sealed; no part of a backup.
    pub fn exports(&self) -> PathBuf {
        self.0.join("exports")
    }

    /// Backups that were given no other place.
    pub fn backups(&self) -> PathBuf {
        self.0.join("backups")
    }

    /// Whether a shop has been founded here.
    pub fn is_founded(&self) -> bool {
        self.database().exists()
    }
}

/// Waits until the disk has a closed shop's folder, whole: every file in it and every folder's list of names.
pub fn make_durable(folder: &Path) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            make_durable(&path)?;
        } else {
            // Windows makes durable only what it may write.
            std::fs::OpenOptions::new().append(true).open(&path)?.sync_all()?;
        }
    }
    sync_folder(folder)
}

/// Sets a shop that is not what it was aside, whole, under `name` in its own folder: database, log, mark and key. Kept
/// files stay: whatever comes in its stead looks at each of them. Answers where it stands.
pub fn set_aside(folder: &Folder, name: &str) -> Result<PathBuf, OpenProblem> {
    let aside = folder.root().join(name);
    std::fs::create_dir_all(&aside)?;
    let beside = ["-wal", "-shm"].map(|suffix| folder.beside_database(suffix));
    let all = [folder.mark(), folder.restored(), folder.key(), folder.database()];
    // The database last: until it has gone the folder is as it was found.
    for path in beside.iter().chain(&all) {
        let to = aside.join(path.file_name().unwrap_or_default());
        match std::fs::rename(path, to) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    sync_folder(&aside)?;
    sync_folder(folder.root())?;
    Ok(aside)
}

/// Sets aside what a database that is gone left behind: an old log would be replayed over a new file.
pub fn set_leftovers_aside(folder: &Folder) -> Result<(), OpenProblem> {
    for path in [folder.mark(), folder.restored(), folder.beside_database("-wal"), folder.beside_database("-shm")] {
        let mut aside = path.clone().into_os_string();
        aside.push(".aside");
        match std::fs::rename(&path, aside) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

/// Clears away a database that was laid but never founded (a crash in between): nothing of business is in it.
pub fn clear_unfounded(folder: &Folder) -> Result<(), OpenProblem> {
    for path in [folder.mark(), folder.beside_database("-wal"), folder.beside_database("-shm"), folder.database()] {
        match std::fs::remove_file(path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{TestGround, open, seeded};

    fn synchronous(test: &TestGround) -> i64 {
        test.ground
            .note(&test.ctx(), |note| note.one("SELECT synchronous FROM pragma_synchronous", [], |row| row.get(0)))
            .unwrap()
    }

    #[test]
    fn what_is_durable_at_its_end_opens_as_it_was_left() {
        let test = TestGround::new();
        assert_eq!(synchronous(&test), 2, "a write waits for the disk");
        test.ground.durable_at_the_end().unwrap();
        assert_eq!(synchronous(&test), 0, "until it is told that the end is enough");
        let photo = test.ground.upload(&test.ctx(), b"photo").unwrap();
        let TestGround { ground, folder, .. } = test;
        drop(ground);
        make_durable(folder.path()).unwrap();
        assert_eq!(open(folder.path(), &seeded(2)).file(&photo).unwrap(), b"photo");
        assert!(make_durable(&folder.path().join("nowhere")).is_err(), "what is not there is not durable");
    }
}
