//! Records from another program's files.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What an import does or did, by rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportCounts {
    /// Rows of data in the file.
    #[ts(type = "number")]
    pub rows: i64,
    /// New records.
    #[ts(type = "number")]
    pub create: i64,
    /// Rows that add to a record that exists (in the shop or earlier in the file).
    #[ts(type = "number")]
    pub merge: i64,
    /// Rows that cannot come in.
    #[ts(type = "number")]
    pub refuse: i64,
    /// Rows that are no record: blank, totals.
    #[ts(type = "number")]
    pub skip: i64,
}
