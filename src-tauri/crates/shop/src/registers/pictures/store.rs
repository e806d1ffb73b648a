//! The pictures' SQL: which files are pictures, and their thumbnails.

use crate::common::Result;
use jieche_ground::files::FileHash;
use jieche_ground::{Note, Read};

pub(super) fn thumbnail(read: &Read, picture: &FileHash) -> Result<Option<FileHash>> {
    read.maybe("SELECT thumbnail FROM pictures WHERE hash = ?1", [picture], |row| row.get(0))
}

/// The same picture taken twice is one picture.
pub(super) fn keep(note: &Note, whole: &FileHash, thumbnail: &FileHash, (width, height): (u32, u32)) -> Result<()> {
    let sql = "INSERT INTO pictures (hash, thumbnail, width, height, taken_ms) VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (hash) DO NOTHING";
    note.execute(sql, (whole, thumbnail, width, height, note.now())).map(|_| ())
}
