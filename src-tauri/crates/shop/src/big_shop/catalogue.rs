//! What the big shop sells: its parts and operations, for the lines of visits to take from.

use super::{Chance, Laying, Size};
use crate::common::Result;
use crate::registers::labour::{self, big_shop::Work};
use crate::registers::parts::{self, big_shop::Item};
use jieche_ground::Ctx;

/// The catalogue that stands.
pub(super) struct Catalogue {
    pub parts: Vec<Item>,
    pub work: Vec<Work>,
}

impl Catalogue {
    /// Writes both lists.
    pub fn lay(laying: &mut Laying, ctx: &Ctx, chance: &mut Chance, size: Size) -> Result<Self> {
        Ok(Self {
            parts: (0..size.parts).map(|n| parts::big_shop::lay(laying, ctx, chance, n)).collect::<Result<_>>()?,
            work: (0..size.work).map(|n| labour::big_shop::lay(laying, ctx, chance, n)).collect::<Result<_>>()?,
        })
    }
}
