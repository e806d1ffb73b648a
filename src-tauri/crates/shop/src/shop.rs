//! The shop: the ground with the dealership's tables in it.
//!
//! Reading, writing and noting are the ground's three doors. Here is only what the dealership brings: its tables, how its
//! people are called, and what stands in memory between two calls.

use std::ops::Deref;
use std::path::Path;
use std::sync::Arc;

use jieche_ground::backup;
use jieche_ground::{Clock, Ctx, Fittings, Folder, Ground, OpenProblem, Result};

use crate::across::imports::InHand;
use crate::registers::staff;

/// What the ground is opened with.
pub static FITTINGS: Fittings = Fittings {
    migrations: &[
        include_str!("../migrations/0001_first_day.sql"),
        include_str!("../migrations/0002_front_desk.sql"),
        include_str!("../migrations/0003_complaints.sql"),
        include_str!("../migrations/0004_one_house.sql"),
    ],
    name_of: staff::called,
};

/// An open shop. Closing is dropping it; [`Ground::close`] first lets its work end.
pub struct Shop {
    ground: Arc<Ground>,
    pub(crate) imports: InHand,
}

impl Shop {
    /// Opens the shop in `root`, or lays a new database there when there is none (`ctx` gives its key's chance).
    pub fn open(root: &Path, program: &str, clock: Clock, ctx: &Ctx) -> std::result::Result<Arc<Self>, OpenProblem> {
        let ground = Ground::open(root, program, clock, ctx, &FITTINGS)?;
        Ok(Arc::new(Self { ground, imports: InHand::default() }))
    }

    /// The ground itself, for what outlives the call: long work.
    pub(crate) fn ground(&self) -> &Arc<Ground> {
        &self.ground
    }
}

impl Deref for Shop {
    type Target = Ground;

    fn deref(&self) -> &Ground {
        &self.ground
    }
}

/// Puts a backup into an empty data folder, as [`backup::restore`].
pub fn restore(from: &Path, to: &Folder, recovery_code: &str) -> Result<()> {
    backup::restore(from, to, recovery_code, &FITTINGS)
}
