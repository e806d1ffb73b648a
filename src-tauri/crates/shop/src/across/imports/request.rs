//! What may be asked of imports.

pub use jieche_codes::{FileRule, ImportKind, ShopRule};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::RowOutcome;
use jieche_ground::files::FileHash;

/// Which column a field is read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ColumnChoice {
    /// The field's name.
    pub field: String,
    /// The column, counted from 0.
    #[ts(type = "number")]
    pub column: i64,
}

/// How doubles are resolved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportRules {
    /// Within the file.
    pub in_file: FileRule,
    /// Against the shop.
    pub on_file: ShopRule,
}

/// A page of what an import would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewImport {
    /// What the file brings.
    pub kind: ImportKind,
    /// The uploaded file.
    pub file: FileHash,
    /// All columns as a person chose them; `None` to take what was chosen for these headings before, or match headings.
    pub columns: Option<Vec<ColumnChoice>>,
    /// How doubles are resolved.
    pub rules: ImportRules,
    /// Only rows with this outcome.
    pub only: Option<RowOutcome>,
    /// The first row wanted, as numbered in the file.
    #[ts(type = "number")]
    pub from_row: i64,
    /// Rows, 1 to 200.
    #[ts(type = "number")]
    pub limit: i64,
}

/// An import to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StartImport {
    /// What the file brings.
    pub kind: ImportKind,
    /// The uploaded file.
    pub file: FileHash,
    /// All columns as a person chose them, remembered for the next file with these headings; `None` as for a preview.
    pub columns: Option<Vec<ColumnChoice>>,
    /// How doubles are resolved.
    pub rules: ImportRules,
}
