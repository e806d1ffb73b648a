//! The way back: a backup's database and all of its files that are whole, into a folder without a shop.
//!
//! What was restored is noted beside the database before the database is there, and taken up into the journal when the
//! folder is opened: a head of its own, so that whoever compares later sees a restoring and no rollback. Deliberately not
//! here: over a living shop.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::place::{files_of, list, read_manifest};
use super::proving::{check_database, missing_files};
use super::{DATABASE, MANIFEST, unhex};
use crate::files::{self, FileHash, Files};
use crate::key::Key;
use crate::{Ctx, Fittings, Folder, Mark, MarkFile, Millis, OpenProblem, Problem, Read, Result, Tx, sync_folder};

/// What came back, and what did not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restored {
    /// The backup's name.
    pub backup: String,
    /// The moment it holds.
    pub at: Millis,
    /// The journal's sequence at that moment.
    pub seq: i64,
    /// Kept files that were not whole there.
    pub missing: Vec<FileHash>,
}

/// What stands where a backup is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Instead<'a> {
    /// Nothing; a shop there is not touched (`shop_exists`).
    OfNothing,
    /// A shop that is not what it was: it is set aside whole under this name, once the backup is proved.
    OfBroken(&'a str),
}

/// Puts a backup (or the newest whole one of a place) into a data folder. The recovery code becomes the folder's key;
/// without one the key that is there is tried. Codes: `required`, `bad_recovery_code`, `key_wrong`, `damaged`, `newer`,
/// `shop_exists`, `not_a_backup`.
pub fn restore(
    from: &Path,
    to: &Folder,
    recovery_code: Option<&str>,
    instead: Instead,
    fittings: &'static Fittings,
) -> Result<Restored> {
    let key = match recovery_code {
        Some(code) => Key::from_recovery_code(code).ok_or_else(|| Problem::of("recovery_code", "bad_recovery_code"))?,
        None => Key::load(&to.key()).map_err(|_| Problem::of("recovery_code", "required"))?,
    };
    if instead == Instead::OfNothing && to.is_founded() {
        return Err(Problem::new("shop_exists"));
    }
    let mut refused = Problem::of("folder", "not_a_backup");
    for backup in candidates(from)? {
        match restore_one(&backup, to, &key, instead, fittings) {
            Ok(restored) => return Ok(restored),
            // The newest one's reason is the one worth telling.
            Err(problem) if refused.code == "not_a_backup" => refused = problem,
            Err(_) => {}
        }
    }
    Err(refused)
}

/// The backup itself, or those of a place, newest first.
fn candidates(from: &Path) -> Result<Vec<PathBuf>> {
    if from.join(MANIFEST).is_file() {
        return Ok(vec![from.to_owned()]);
    }
    Ok(list(from)?.into_iter().map(|backup| PathBuf::from(backup.folder)).collect())
}

fn restore_one(from: &Path, to: &Folder, key: &Key, instead: Instead, fittings: &'static Fittings) -> Result<Restored> {
    let manifest = read_manifest(from)?;
    let known = fittings.format();
    if manifest.format > known {
        return Err(OpenProblem::new("newer").with("found", manifest.format).with("known", known).into());
    }
    let database = check_database(from, &manifest, key, fittings)?;
    let there = files_of(from, key);
    let restored = Restored {
        backup: from.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
        at: manifest.at,
        seq: manifest.seq,
        missing: missing_files(&database, &manifest, &there, fittings)?,
    };
    let nobody = Ctx::program(manifest.at, std::sync::Arc::new(|_: &mut [u8]| {}));
    let kept = files::kept(&Read::new(&database, &nobody, fittings))?;
    drop(database);
    let here = Files::new(to.files(), key);
    for hash in kept.iter().filter(|hash| !restored.missing.contains(hash)) {
        there.carry_to(&here, hash)?;
    }
    if let Instead::OfBroken(name) = instead {
        crate::set_aside(to, name)?;
    }
    lay(from, to, key, &restored, &manifest.journal_hash)?;
    Ok(restored)
}

/// The database last: until it is there, no shop is.
fn lay(from: &Path, to: &Folder, key: &Key, restored: &Restored, journal_hash: &str) -> Result<()> {
    let hash = unhex(journal_hash).ok_or_else(|| Problem::from(OpenProblem::damaged("the backup's manifest")))?;
    match fs::remove_file(to.key()) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    crate::set_leftovers_aside(to)?;
    key.store(&to.key())?;
    MarkFile::open(&to.mark())?.write(Mark { seq: restored.seq, hash })?;
    fs::write(to.restored(), serde_json::to_vec(restored)?)?;
    fs::File::open(to.restored())?.sync_all()?;
    let part = to.root().join("shop.db.part");
    fs::copy(from.join(DATABASE), &part)?;
    fs::File::open(&part)?.sync_all()?;
    fs::rename(&part, to.database())?;
    sync_folder(to.root())?;
    Ok(())
}

/// A restoring that no journal tells of yet.
pub(crate) fn untold(folder: &Folder) -> Result<Option<Restored>> {
    match fs::read(folder.restored()) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        bytes => Ok(Some(serde_json::from_slice(&bytes?)?)),
    }
}

/// The journal's head of a restoring, and which files did not come back.
pub(crate) fn tell(tx: &Tx, restored: &Restored) -> Result<()> {
    files::found_damaged(tx, &restored.missing)?;
    let told = json!({
        "backup": restored.backup, "at": restored.at, "seq": restored.seq, "missing": restored.missing.len()
    });
    tx.mentioned(tx.fittings().house, 1, &told)
}

/// It is told: not again at the next opening.
pub(crate) fn told(folder: &Folder) -> Result<()> {
    fs::remove_file(folder.restored())?;
    Ok(sync_folder(folder.root())?)
}

/// What the journal calls it.
pub(crate) const RESTORED: &str = "backup_restore";
