//! The writes of a shop that is laid before it is ever opened (`jieche_ground::Laying`), by everybody in one person, with
//! chance from a seed.

use std::path::Path;

use jieche_ground::files::FileHash;
use jieche_ground::{Ctx, Language, Random};

use super::chance;
use crate::Tx;
use crate::common::{Millis, PersonId, Result};
use crate::registers::staff::{Role, usual_standing};
use crate::shop::FITTINGS;

/// A shop that is being laid.
pub(crate) struct Laying {
    laid: jieche_ground::Laying,
    random: Random,
}

impl Laying {
    /// A new shop in an empty folder (`shop_exists` otherwise), under a key from the seed: it holds nobody's data.
    pub fn begin(root: &Path, seed: u64) -> Result<Self> {
        let random = chance::bytes(seed);
        let mut secret = [0; 32];
        random(&mut secret);
        Ok(Self { laid: jieche_ground::Laying::begin(root, secret, &FITTINGS)?, random })
    }

    /// Everybody in one person, at a moment.
    pub fn at(&self, now: Millis, person: PersonId) -> Ctx {
        Ctx {
            person: Some(person),
            standing: Some(usual_standing(&Role::ALL)),
            terminal: "PC-1".into(),
            now,
            language: Language::ZhCn,
            request: None,
            random: self.random.clone(),
        }
    }

    /// One write with its journal head.
    pub fn write<T>(&mut self, ctx: &Ctx, operation: &'static str, work: impl FnOnce(&Tx) -> Result<T>) -> Result<T> {
        self.laid.write(ctx, operation, work)
    }

    /// Puts a file among the shop's; a row must still be kept for it.
    pub fn put_file(&self, ctx: &Ctx, content: &[u8]) -> Result<FileHash> {
        self.laid.put_file(ctx, content)
    }

    /// Saves it all and leaves the folder as a program that was closed would.
    pub fn end(self) -> Result<()> {
        self.laid.end()
    }
}
