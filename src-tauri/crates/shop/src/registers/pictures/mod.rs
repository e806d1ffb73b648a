//! Pictures: what a phone or a camera gave, made small and clean before anything of it is kept.
//!
//! A picture is developed ([`develop`]) outside any transaction, kept as two files (whole and thumbnail) and only
//! then can a record name it by its hash. What came in is never stored: its EXIF block tells where it was taken.
//! Deliberately not here: what a picture shows (the record that names it says so).

mod develop;
mod store;

pub use develop::{Developed, LARGEST, develop};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::{Problem, Result};
use crate::db::handle::{Note, Read};
use crate::files::FileHash;

/// How large a picture is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PictureSize {
    /// The long side at most 1600 pixels.
    Whole,
    /// The long side at most 320 pixels.
    Thumbnail,
}

/// Asks for a picture's bytes, a JPEG.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GetPicture {
    /// Which.
    pub picture: FileHash,
    /// How large.
    pub size: PictureSize,
}

/// The file that holds a picture in this size; `not_found` for what is no picture, whatever else it may be.
pub fn file_of(read: &Read, asked: &GetPicture) -> Result<FileHash> {
    let thumbnail = store::thumbnail(read, &asked.picture)?.ok_or_else(|| Problem::not_found("picture"))?;
    Ok(match asked.size {
        PictureSize::Whole => asked.picture.clone(),
        PictureSize::Thumbnail => thumbnail,
    })
}

/// Refuses a hash that names no picture (`bad_picture`): no record can show another record's kept sheet as a photo.
pub(crate) fn must_be_kept(read: &Read, field: &'static str, picture: &FileHash) -> Result<()> {
    match store::thumbnail(read, picture)? {
        Some(_) => Ok(()),
        None => Err(Problem::of(field, "bad_picture")),
    }
}

/// Notes a developed picture whose two files are kept.
pub(crate) fn keep(note: &Note, whole: &FileHash, thumbnail: &FileHash, developed: &Developed) -> Result<()> {
    store::keep(note, whole, thumbnail, developed.size)
}
