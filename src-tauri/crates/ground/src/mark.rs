//! The mark outside the database: the last journal sequence and hash, written after each commit.
//!
//! SQLite silently drops commits behind a damaged WAL frame; comparing the mark at open shows it.
//! The mark is written in two alternating slots, without fsync once both are there. What its lag can leave unseen: after a
//! power cut the mark may be older than the database, and commits after it that were damaged in the
//! same moment go unnoticed. A killed process loses nothing of it (the system's cache survives).

use std::fs::{File, OpenOptions};
use std::io::{Read as _, Seek, SeekFrom, Write};
use std::path::Path;

use parking_lot::Mutex;
use sha2::{Digest, Sha256};

use crate::{OpenProblem, Read, journal};

const SLOT: usize = 72;

/// A point of the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The head's sequence; 0 before the first.
    pub seq: i64,
    /// The head's hash; zeros before the first.
    pub hash: [u8; 32],
}

impl Mark {
    /// Before the first write.
    pub const START: Self = Self { seq: 0, hash: [0; 32] };

    fn to_slot(self) -> [u8; SLOT] {
        let mut slot = [0; SLOT];
        slot[..8].copy_from_slice(&self.seq.to_be_bytes());
        slot[8..40].copy_from_slice(&self.hash);
        let check = Sha256::digest(&slot[..40]);
        slot[40..].copy_from_slice(&check);
        slot
    }

    fn from_slot(slot: &[u8]) -> Option<Self> {
        let (body, check) = slot.split_at_checked(40)?;
        if Sha256::digest(body).as_slice() != check {
            return None;
        }
        Some(Self { seq: i64::from_be_bytes(body[..8].try_into().ok()?), hash: body[8..].try_into().ok()? })
    }
}

/// The open mark file.
#[derive(Debug)]
pub struct MarkFile(Mutex<File>);

impl MarkFile {
    /// Opens or makes the file.
    pub fn open(path: &Path) -> std::io::Result<Self> {
        OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)
            .map(|file| Self(Mutex::new(file)))
    }

    /// The newest whole slot of a file that may not be there; it is not made.
    pub fn peek(path: &Path) -> std::io::Result<Option<Mark>> {
        match std::fs::read(path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            bytes => newest_of(&bytes?),
        }
    }

    /// The newest whole slot; `Ok(None)` for an empty file, an error when no slot is whole.
    pub fn read(&self) -> std::io::Result<Option<Mark>> {
        let mut bytes = Vec::new();
        let mut file = self.0.lock();
        file.seek(SeekFrom::Start(0))?;
        file.read_to_end(&mut bytes)?;
        newest_of(&bytes)
    }

    /// Writes the mark into the slot that does not hold the one before.
    pub fn write(&self, mark: Mark) -> std::io::Result<()> {
        let mut file = self.0.lock();
        let slot = u64::from(mark.seq % 2 != 0) * SLOT as u64;
        file.seek(SeekFrom::Start(slot))?;
        file.write_all(&mark.to_slot())?;
        // The file's first two slots must outlive a power cut: an empty mark beside a whole journal reads as damage.
        if mark.seq <= 2 || file.metadata()?.len() < 2 * SLOT as u64 { file.sync_all() } else { Ok(()) }
    }
}

fn newest_of(bytes: &[u8]) -> std::io::Result<Option<Mark>> {
    if bytes.is_empty() {
        return Ok(None);
    }
    let newest = bytes.chunks(SLOT).filter_map(Mark::from_slot).max_by_key(|mark| mark.seq);
    newest.map(Some).ok_or_else(|| std::io::Error::other("no whole slot in the journal mark"))
}

/// Holds the journal against the mark outside: a mark the journal does not know means lost writes.
pub(crate) fn compare(read: &Read, last: Mark, stored: Option<Mark>) -> std::result::Result<(), OpenProblem> {
    match stored {
        None if last == Mark::START => Ok(()),
        None => Err(OpenProblem::damaged("the journal's mark is missing")),
        Some(mark) if mark.seq > last.seq => {
            Err(OpenProblem::damaged(format!("{} saved changes are missing", mark.seq - last.seq)))
        }
        Some(mark) => match journal::mark_at(read, mark.seq) {
            Ok(Some(found)) if found == mark => Ok(()),
            _ => Err(OpenProblem::damaged("the journal is not the one that was written")),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_whole_slot_counts_and_a_torn_one_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.mark");
        let file = MarkFile::open(&path).unwrap();
        assert_eq!(file.read().unwrap(), None, "a new shop has no mark yet");
        file.write(Mark { seq: 1, hash: [1; 32] }).unwrap();
        file.write(Mark { seq: 2, hash: [2; 32] }).unwrap();
        assert_eq!(file.read().unwrap().unwrap().seq, 2);
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[10] ^= 1;
        std::fs::write(&path, &bytes).unwrap();
        assert_eq!(
            MarkFile::open(&path).unwrap().read().unwrap().unwrap().seq,
            1,
            "a torn slot falls back to the one before"
        );
    }
}
