//! What imports answer.

use jieche_codes::RecordKind;
pub use jieche_codes::{ImportState, RowOutcome};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ImportKind, ImportRules};
use crate::common::{ImportId, Millis, Problem};

/// One row and what happens to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportRow {
    /// Its number in the file, the first row being 1.
    #[ts(type = "number")]
    pub row: i64,
    /// What happens to it.
    pub outcome: RowOutcome,
    /// Its cells, one a heading.
    pub values: Vec<String>,
    /// Why it cannot come in.
    pub problems: Vec<Problem>,
    /// What a person should know though it comes in: left out, kept, read as something else.
    pub notes: Vec<Problem>,
}

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

/// A field and the column it is read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportColumn {
    /// The field's name.
    pub field: String,
    /// The column, counted from 0; `None` when no heading fits.
    #[ts(type = "number | null")]
    pub column: Option<i64>,
    /// Whether no row can come in without it.
    pub required: bool,
}

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportPreview {
    /// What the file brings.
    pub kind: ImportKind,
    /// "UTF-8", "UTF-16", "GB18030" or "XLSX", found out by itself.
    pub encoding: String,
    /// The headings as they stand in the file.
    pub headings: Vec<String>,
    /// Every field there is, with its column.
    pub columns: Vec<ImportColumn>,
    /// Whether the columns are what a person chose for these headings before.
    pub remembered: bool,
    /// Whether the file holds rows that went back to be mended.
    pub mended: bool,
    /// The whole file by rows.
    pub counts: ImportCounts,
    /// The rows asked for.
    pub rows: Vec<ImportRow>,
    /// Whether more rows follow.
    pub more: bool,
}

/// A file that came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Import {
    /// Its id.
    pub id: ImportId,
    /// What it brought.
    pub kind: ImportKind,
    /// How it stands.
    pub state: ImportState,
    /// How doubles were resolved.
    pub rules: ImportRules,
    /// Its rows, as they were planned.
    pub counts: ImportCounts,
    /// Records it wrote.
    #[ts(type = "number")]
    pub written: i64,
    /// When it began.
    pub at: Millis,
    /// Who began it, by name.
    pub by: Option<String>,
    /// When all of it was in.
    pub finished_at: Option<Millis>,
    /// When it was undone.
    pub undone_at: Option<Millis>,
}

/// A record that keeps an import from being undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct InTheWay {
    /// Its kind.
    pub kind: RecordKind,
    /// Its id.
    #[ts(type = "number")]
    pub id: i64,
    /// Plate or VIN, name, code or number.
    pub title: String,
    /// What was built on it, as the table is named; `None` when it was changed itself.
    pub used_by: Option<String>,
}
