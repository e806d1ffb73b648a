//! The table of files that are kept, and so part of every backup; and beside it, which of them are not whole.

use serde::Serialize;
use ts_rs::TS;

use super::FileHash;
use crate::{Millis, Note, Read, Result, Tx};

const KEEP: &str = "INSERT INTO files (hash, bytes, kept_ms) VALUES (?1, ?2, ?3) ON CONFLICT (hash) DO NOTHING";
const DAMAGED: &str = "INSERT INTO damaged_files (hash, found_ms) VALUES (?1, ?2) ON CONFLICT (hash) DO NOTHING";

/// A kept file that is damaged or gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Damaged {
    /// Which.
    pub hash: FileHash,
    /// Since when that is known.
    pub found_at: Millis,
}

fn row(hash: &FileHash, bytes: usize, now: Millis) -> (&FileHash, i64, Millis) {
    (hash, i64::try_from(bytes).unwrap_or(i64::MAX), now)
}

pub(super) fn keep(tx: &Tx, hash: &FileHash, bytes: usize) -> Result<()> {
    tx.execute(KEEP, row(hash, bytes, tx.now())).map(|_| ())
}

pub(super) fn keep_upload(note: &Note, hash: &FileHash, bytes: usize) -> Result<()> {
    note.execute(KEEP, row(hash, bytes, note.now())).map(|_| ())
}

/// Every kept file.
pub(crate) fn kept(read: &Read) -> Result<Vec<FileHash>> {
    read.list("SELECT hash FROM files ORDER BY hash", [], |row| row.get(0))
}

/// The files known not to be whole, the longest known first.
pub fn damaged(read: &Read) -> Result<Vec<Damaged>> {
    let sql = "SELECT hash, found_ms FROM damaged_files ORDER BY found_ms, hash";
    read.list(sql, [], |row| Ok(Damaged { hash: row.get(0)?, found_at: row.get(1)? }))
}

/// Files that did not come back with a backup.
pub(crate) fn found_damaged(tx: &Tx, hashes: &[FileHash]) -> Result<()> {
    hashes.iter().try_for_each(|hash| tx.execute(DAMAGED, (hash, tx.now())).map(|_| ()))
}

/// All files were looked at, and these are not whole.
pub(crate) fn looked_through(note: &Note, hashes: &[FileHash]) -> Result<()> {
    for before in damaged(note)? {
        if !hashes.contains(&before.hash) {
            whole_again(note, &before.hash)?;
        }
    }
    hashes.iter().try_for_each(|hash| note.execute(DAMAGED, (hash, note.now())).map(|_| ()))
}

pub(crate) fn whole_again(note: &Note, hash: &FileHash) -> Result<()> {
    note.execute("DELETE FROM damaged_files WHERE hash = ?1", [hash]).map(|_| ())
}
