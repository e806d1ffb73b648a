//! Records from another program's files: customers and their cars, labour operations, parts.
//!
//! A file is read (`read_*`), its columns matched by their headings (`headings`), every row checked and
//! held against the shop and against the rows before it (`plan`): that is the preview. The import is the
//! same plan, applied in one write or not at all. Rows that cannot come in, and values that were left
//! out, go back to the office as a file (`refused`). Deliberately not here: exports, and changing what is
//! on file already: an import fills what is empty and says where it differs.

mod apply;
mod cars;
mod catalogue;
mod catalogue_items;
mod customers_vehicles;
mod headings;
mod merging;
mod people;
mod plan;
mod read;
mod read_csv;
mod read_xlsx;
mod reading;
mod refused;
mod sheet;
#[cfg(test)]
mod tests;
mod values;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::{Problem, Result, page};
use crate::ctx::Ctx;
use crate::files::FileHash;
use crate::jobs::{Outcome, Progress};
use crate::shop::Shop;

/// What a file brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportKind {
    /// 客户车辆档案
    CustomersVehicles,
    /// 工时项目
    Labour,
    /// 配件目录
    Parts,
}

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

/// A page of what an import would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewImport {
    /// What the file brings.
    pub kind: ImportKind,
    /// The uploaded file.
    pub file: FileHash,
    /// All columns as a person chose them; `None` to match headings.
    pub columns: Option<Vec<ColumnChoice>>,
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
    /// All columns as a person chose them; `None` to match headings.
    pub columns: Option<Vec<ColumnChoice>>,
}

/// What happens to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowOutcome {
    /// It makes a new record.
    Create,
    /// It is a record that is there already, on file or earlier in the file, and fills what that lacks.
    Merge,
    /// It cannot come in; the problems say why.
    Refuse,
    /// It is no record: blank, a total, the headings again.
    Skip,
}

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
    /// The whole file by rows.
    pub counts: ImportCounts,
    /// The rows asked for.
    pub rows: Vec<ImportRow>,
    /// Whether more rows follow.
    pub more: bool,
}

/// What an import of this file would do, row by row; nothing is changed.
///
/// Refuses a file that is not there (`not_found`), is no table (`bad_file`), has no headings
/// (`no_headings`), or is larger than an import may be (`too_large`, args: max), and columns that do not
/// exist (`bad_value`).
pub fn preview(shop: &Shop, ctx: &Ctx, request: PreviewImport) -> Result<ImportPreview> {
    let limit = usize::try_from(page::limit(request.limit)?).unwrap_or(0);
    let table = read::table(shop, request.kind, &request.file, request.columns.as_deref())?;
    let plan = shop.read(ctx, |read| plan::of(read, request.kind, &table, None))?;
    let fits = |planned: &&plan::PlannedRow| {
        i64::from(planned.row) >= request.from_row && request.only.is_none_or(|only| planned.outcome == only)
    };
    let mut rows: Vec<ImportRow> =
        plan.rows.iter().filter(fits).take(limit + 1).map(|planned| planned.shown(&table)).collect();
    let more = rows.len() > limit;
    rows.truncate(limit);
    Ok(ImportPreview {
        kind: request.kind,
        encoding: table.sheet.encoding().to_owned(),
        headings: table.headings.clone(),
        columns: table.columns.shown(),
        counts: plan.counts(),
        rows,
        more,
    })
}

/// Imports the file: everything or nothing. To be called inside [`crate::jobs::start`].
///
/// Refuses what [`preview`] refuses, and a file without a column that every record needs
/// (`column_missing`, args: field); `cancelled` when asked to stop, with nothing changed.
pub fn run(shop: &Shop, ctx: &Ctx, progress: &Progress, request: StartImport) -> Result<Outcome> {
    let table = read::table(shop, request.kind, &request.file, request.columns.as_deref())?;
    table.columns.must_have_required()?;
    apply::run(shop, ctx, progress, request.kind, table)
}
