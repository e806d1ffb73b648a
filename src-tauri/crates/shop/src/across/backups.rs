//! When the shop backs itself up, and how many of its backups it keeps.
//!
//! Making, proving and thinning them out is the ground's; watching the clock is the program's (`api/src/nightly.rs`).

use serde::{Deserialize, Serialize};

use crate::common::Result;
use crate::common::bounds::within;
use crate::registers::settings::{Section, check};

/// The rules of backups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupRules {
    /// When the daily backup runs, "21:30".
    pub backup_at: String,
    /// How many daily backups are kept, 1 to 365.
    pub backup_keep: i64,
}

impl BackupRules {
    /// When the daily backup runs, in minutes since midnight.
    pub fn minute(&self) -> i64 {
        check::minute_of_day(&self.backup_at).unwrap_or(0)
    }
}

impl Default for BackupRules {
    fn default() -> Self {
        Self { backup_at: "21:30".into(), backup_keep: 14 }
    }
}

impl Section for BackupRules {
    const KEY: Option<&'static str> = None;

    fn checked(self) -> Result<Self> {
        within("shop.backup_keep", self.backup_keep, 1, 365)?;
        Ok(Self { backup_at: check::clock_time("shop.backup_at", &self.backup_at)?, ..self })
    }
}
