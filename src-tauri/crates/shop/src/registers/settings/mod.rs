//! Where the shop's decisions about itself are kept: one row, one version, a section a feature.
//!
//! What a feature lets the shop decide (with defaults, checks and bounds) is a [`Section`] in that feature's own folder;
//! figures of law stand in [`law`] and bound them. Here stand only who the shop is, what sections share, and the row.
//! Deliberately not here: the record of all sections, which a screen edits (`across/shop_settings`).

pub mod check;
mod identity;
pub mod law;
mod store;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::common::{Problem, Result};
use jieche_ground::Read;

pub use identity::Identity;
pub(crate) use store::{insert, update};

/// The field that holds the letters a kind of document is numbered by, and the letters.
pub type Numbering<'a> = (&'static str, &'a str);

/// What one feature lets the shop decide; its default is what a new shop starts with.
pub trait Section: Default + Serialize + DeserializeOwned {
    /// Under which name it stands in the record. `None` where its fields stand in the record itself, as the first shops
    /// have them; such a section must read past the fields of others.
    const KEY: Option<&'static str>;

    /// The section cleaned; the first fault otherwise, its field named from `shop.` on.
    fn checked(self) -> Result<Self>;

    /// What the shop decided: the default where it was founded before the feature came. `no_shop`.
    fn of(read: &Read) -> Result<Self> {
        store::section(read, Self::KEY)?.map(Option::unwrap_or_default).ok_or_else(|| Problem::new("no_shop"))
    }

    /// What its documents are numbered by: no two sections share letters.
    fn numbering(&self) -> Option<Numbering<'_>> {
        None
    }
}

/// The row beside its sections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// For the next save.
    pub version: i64,
    /// Whether this is the demo shop.
    pub demo: bool,
}

/// The row beside its sections; `no_shop`.
pub fn standing(read: &Read) -> Result<Standing> {
    store::standing(read)?.ok_or_else(|| Problem::new("no_shop"))
}

/// Whether a shop has been founded in this database.
pub fn is_founded(read: &Read) -> Result<bool> {
    Ok(store::standing(read)?.is_some())
}
