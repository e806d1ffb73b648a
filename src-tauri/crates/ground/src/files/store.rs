//! The table of files that are kept, and so part of every backup.

use super::FileHash;
use crate::{Millis, Note, Result, Tx};

const KEEP: &str = "INSERT INTO files (hash, bytes, kept_ms) VALUES (?1, ?2, ?3) ON CONFLICT (hash) DO NOTHING";

fn row(hash: &FileHash, bytes: usize, now: Millis) -> (&FileHash, i64, Millis) {
    (hash, i64::try_from(bytes).unwrap_or(i64::MAX), now)
}

pub(super) fn keep(tx: &Tx, hash: &FileHash, bytes: usize) -> Result<()> {
    tx.execute(KEEP, row(hash, bytes, tx.now())).map(|_| ())
}

pub(super) fn keep_upload(note: &Note, hash: &FileHash, bytes: usize) -> Result<()> {
    note.execute(KEEP, row(hash, bytes, note.now())).map(|_| ())
}
