//! Kept files that are damaged or gone, by the record each belongs to; and bringing them back from a backup that has them.
//!
//! Finding them is the daily pass's (`jieche_ground::backup`). Deliberately not here: mending what no backup has.

mod store;
#[cfg(test)]
mod tests;

use std::path::Path;

use jieche_ground::files::{self, FileHash};
use jieche_ground::{Ctx, Read};
use serde::Serialize;
use ts_rs::TS;

use super::orders::{self, ListedOrder};
use crate::common::{Millis, OrderId, Result};
use crate::shop::Shop;

/// What a kept file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KeptAs {
    /// A photo of the walk-round.
    Photo,
    /// A signed reception sheet.
    Reception,
    /// A signed authorisation.
    Authorisation,
    /// A settlement list as it was handed over.
    Settlement,
    /// A file that was imported.
    Import,
    /// The rows an import refused.
    Refused,
    /// Nothing names it: taken in, then never used.
    Nothing,
}

/// A kept file that is damaged or gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DamagedFile {
    /// Which.
    pub hash: FileHash,
    /// What it is.
    pub kept_as: KeptAs,
    /// Whose: the order it belongs to.
    pub order: Option<ListedOrder>,
    /// Since when that is known.
    pub found_at: Millis,
}

/// What came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct PutBack {
    /// Files that are whole again.
    #[ts(type = "number")]
    pub back: usize,
    /// Files no backup has.
    #[ts(type = "number")]
    pub left: usize,
}

/// The files that are not whole, the longest known first.
pub fn damaged(read: &Read) -> Result<Vec<DamagedFile>> {
    let told = |file: files::Damaged| {
        let (kept_as, order) = store::kept_as(read, &file.hash)?.unwrap_or((KeptAs::Nothing, None));
        let order = order.map(|id: OrderId| orders::brief(read, id)).transpose()?;
        Ok(DamagedFile { hash: file.hash, kept_as, order, found_at: file.found_at })
    };
    files::damaged(read)?.into_iter().map(told).collect()
}

/// Brings back every damaged file that one of `places` has whole.
pub fn put_back(shop: &Shop, ctx: &Ctx, damaged: &[DamagedFile], places: &[&Path]) -> Result<PutBack> {
    let mut put = PutBack { back: 0, left: 0 };
    for file in damaged {
        let came = shop.put_back(ctx, &file.hash, places)?;
        *(if came { &mut put.back } else { &mut put.left }) += 1;
    }
    Ok(put)
}
