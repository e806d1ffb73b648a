//! Records from another program's files: customers and their cars, labour operations, parts, and cars' past.
//!
//! A file is read (`read_*`), its columns matched by their headings (`headings`) or by what a person chose for the same
//! headings before, every row checked and held against the shop and against the rows before it (`plan`): that is the
//! preview. The import is the same plan, written in batches between which others save (`apply`). Each batch is whole and
//! journalled, so an import that is stopped, or dies with the program, left records that belong together; it can go on, by
//! planning the file anew, or be undone (`undo`). Rows that cannot come in, and values that were left out, go back to
//! the office as a file (`refused`). Deliberately not here: exports, and a word on what rows mean: the screen has those.

mod answer;
mod apply;
mod bounds;
mod cars;
mod catalogue;
mod catalogue_items;
mod customers_vehicles;
mod headings;
mod history;
mod in_hand;
mod merging;
mod people;
mod plan;
mod read;
mod read_csv;
mod read_xlsx;
mod reading;
mod refused;
mod request;
mod sheet;
mod store;
#[cfg(test)]
mod tests;
mod undo;
mod values;

pub use answer::{Import, ImportColumn, ImportCounts, ImportPreview, ImportRow, ImportState, InTheWay, RowOutcome};
pub(crate) use in_hand::InHand;
pub use request::{ColumnChoice, FileRule, ImportKind, ImportRules, PreviewImport, ShopRule, StartImport};
pub use undo::{in_the_way, undo};

use crate::common::{ImportId, Problem, Result, page};
use crate::shop::Shop;
use jieche_ground::Ctx;
use jieche_ground::Read;
use jieche_ground::files::FileHash;
use jieche_ground::jobs::Progress;

/// Imports a list shows.
const LISTED: i64 = 50;

/// What an import leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportOutcome {
    /// How many rows came to what.
    pub import: ImportCounts,
    /// The refused rows, as a CSV file.
    pub refused: Option<FileHash>,
    /// What undoes it; `None` where there was nothing to bring in.
    pub import_id: Option<ImportId>,
}

/// What an import of this file would do, row by row; nothing is changed.
///
/// Refuses a file that is not there (`not_found`), is no table (`bad_file`), has no headings (`no_headings`), or is larger
/// than an import may be (`too_large`, args: max), and columns that do not exist (`bad_value`).
pub fn preview(shop: &Shop, ctx: &Ctx, request: PreviewImport) -> Result<ImportPreview> {
    let limit = usize::try_from(page::limit(request.limit)?).unwrap_or(0);
    let asked = StartImport { kind: request.kind, file: request.file, columns: request.columns, rules: request.rules };
    let prepared = in_hand::prepared(shop, ctx, None, &asked)?;
    let (plan, table) = (&prepared.plan, &prepared.table);
    let fits = |planned: &&plan::PlannedRow| {
        i64::from(planned.row) >= request.from_row && request.only.is_none_or(|only| planned.outcome == only)
    };
    let mut rows: Vec<ImportRow> =
        plan.rows.iter().filter(fits).take(limit + 1).map(|planned| planned.shown(table)).collect();
    let more = rows.len() > limit;
    rows.truncate(limit);
    Ok(ImportPreview {
        kind: request.kind,
        encoding: table.sheet.encoding().to_owned(),
        headings: table.headings.clone(),
        columns: table.columns.shown(),
        remembered: table.remembered,
        mended: table.is_mended(),
        counts: plan.counts(),
        rows,
        more,
    })
}

/// Imports the file. To be called inside [`jieche_ground::jobs::start`].
///
/// Refuses what [`preview`] refuses, a file without a column that every record needs (`column_missing`, args: field), and a
/// second import at the same time (`import_running`). `cancelled` when asked to stop: before the first record with
/// nothing changed, after it with an import that is `Stopped`.
pub fn run(shop: &Shop, ctx: &Ctx, progress: &Progress, request: StartImport) -> Result<ImportOutcome> {
    let work = shop.imports.claim()?;
    let prepared = in_hand::prepared(shop, ctx, Some(progress), &request)?;
    prepared.table.columns.must_have_required()?;
    if let Some(columns) = &request.columns {
        shop.note(ctx, |note| store::remember(note, request.kind, &prepared.table.key(), columns))?;
        shop.imports.forget();
    }
    let counts = prepared.plan.counts();
    let refused =
        refused::file(&prepared.plan, &prepared.table).map(|content| shop.upload(ctx, &content)).transpose()?;
    let outcome = ImportOutcome { import: counts, refused: refused.clone(), import_id: None };
    if prepared.plan.records.units().is_empty() {
        return Ok(outcome);
    }
    let columns = prepared.table.columns.choices();
    let begun =
        shop.write(ctx, "imports_start", |tx| store::begin(tx, &request, &columns, counts, refused.as_ref()))?.value;
    work.is(begun);
    let asked = StartImport { columns: Some(columns), ..request };
    apply::all(shop, ctx, progress, begun, &asked, prepared)?;
    Ok(ImportOutcome { import_id: Some(begun), ..outcome })
}

/// Goes on with an import that was stopped: the file is planned anew, and what came in is there already.
///
/// Refuses an import that is not stopped (`import_not_stopped`), and what [`run`] refuses.
pub fn go_on(shop: &Shop, ctx: &Ctx, progress: &Progress, id: ImportId) -> Result<ImportOutcome> {
    let work = shop.imports.claim()?;
    let stored = shop.read(ctx, |read| store::get(read, id))?;
    if stored.state != store::Stored::Open {
        return Err(Problem::new("import_not_stopped"));
    }
    work.is(id);
    let (counts, refused) = (stored.counts, stored.refused);
    let asked =
        StartImport { kind: stored.kind, file: stored.file, columns: Some(stored.columns), rules: stored.rules };
    let prepared = in_hand::prepared(shop, ctx, Some(progress), &asked)?;
    apply::all(shop, ctx, progress, id, &asked, prepared)?;
    Ok(ImportOutcome { import: counts, refused, import_id: Some(id) })
}

/// Whether there is such an import; `not_found`.
pub fn is_there(read: &Read, id: ImportId) -> Result<()> {
    store::get(read, id).map(|_| ())
}

/// The latest imports, the newest first.
pub fn list(shop: &Shop, ctx: &Ctx) -> Result<Vec<Import>> {
    let running = shop.imports.running();
    let stored = shop.read(ctx, |read| store::list(read, LISTED))?;
    Ok(stored.into_iter().map(|import| import.shown(running)).collect())
}
