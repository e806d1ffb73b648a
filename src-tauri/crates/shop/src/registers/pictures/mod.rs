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
use crate::shop::Shop;
use jieche_ground::files::{self, FileHash};
use jieche_ground::{Ctx, Read};

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

/// Develops a picture and keeps it, whole and as a thumbnail; answers the hash commands will name it by. What came in is
/// not kept. The work on the picture is done before the writer is asked for. Refuses as [`develop`].
pub fn take(shop: &Shop, ctx: &Ctx, content: &[u8]) -> Result<FileHash> {
    let developed = develop(content)?;
    let whole = shop.put_file(ctx, &developed.whole)?;
    let thumbnail = shop.put_file(ctx, &developed.thumbnail)?;
    shop.note(ctx, |note| {
        files::keep_upload(note, &whole, &developed.whole)?;
        files::keep_upload(note, &thumbnail, &developed.thumbnail)?;
        store::keep(note, &whole, &thumbnail, developed.size)
    })?;
    Ok(whole)
}
