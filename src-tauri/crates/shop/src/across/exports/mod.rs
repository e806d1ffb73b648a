//! Everything the shop has, for a table program: a workbook with a sheet a kind of record, or as many CSV files in a zip.
//!
//! Rows are read from one moment of the shop and written as they are read; what comes out is sealed beside the files, the
//! newest one only, and is no part of a backup. Who took it, and how many rows of what, is journalled before anybody can
//! fetch it. Personal data is masked as on that person's screens. No cell can become a formula where the file is opened.
//! Deliberately not here: choosing columns. Whoever needs fewer has a table program.

mod book;
mod cell;
mod csv_files;
mod sheets;
mod store;
#[cfg(test)]
mod tests;
mod workbook;

pub use jieche_codes::ExportForm;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use self::book::Book;
use self::cell::Cell;
use self::csv_files::CsvFiles;
use self::sheets::SHEETS;
use self::workbook::Workbook;
use crate::common::export::{Column, Sheet};
use crate::common::{ExportId, Millis, Problem, Result};
use crate::shop::Shop;
use jieche_ground::Ctx;
use jieche_ground::Read;
use jieche_ground::jobs::Progress;

/// Rows between two looks for a cancel.
const BATCH: i64 = 500;
/// Exports that are listed.
const LISTED: i64 = 50;

/// Everything, to be taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StartExport {
    /// As what.
    pub form: ExportForm,
}

/// How many rows a sheet got.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportRows {
    /// The sheet's name.
    pub sheet: String,
    /// Without its headings.
    #[ts(type = "number")]
    pub rows: i64,
}

/// An export that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Export {
    /// Which; only the newest one's file is still there.
    pub id: ExportId,
    /// As what.
    pub form: ExportForm,
    /// When.
    pub at: Millis,
    /// Who took everything out.
    pub by: Option<String>,
    /// The file's size.
    #[ts(type = "number")]
    pub bytes: i64,
    /// Its sheets.
    pub sheets: Vec<ExportRows>,
}

/// Exports everything. To be called inside [`jieche_ground::jobs::start`]. `cancelled` when asked to stop, with nothing kept.
pub fn run(shop: &Shop, ctx: &Ctx, progress: &Progress, request: StartExport) -> Result<ExportId> {
    let (bytes, rows) = shop.read_apart(ctx, |read| match request.form {
        ExportForm::Xlsx => written(read, progress, Workbook::new()),
        ExportForm::Csv => written(read, progress, CsvFiles::new()),
    })?;
    let file = shop.keep_export(ctx, &bytes)?;
    Ok(shop.write(ctx, "exports_start", |tx| store::put(tx, request.form, &rows, &file, bytes.len()))?.value)
}

/// The latest exports, the newest first.
pub fn list(read: &Read) -> Result<Vec<Export>> {
    store::list(read, LISTED)
}

/// The file of an export and its form; `not_found`, and `export_gone` once a newer one has been made.
pub fn fetch(shop: &Shop, ctx: &Ctx, id: ExportId) -> Result<(ExportForm, Vec<u8>)> {
    let (form, file) = shop.read(ctx, |read| store::get(read, id))?;
    let bytes = shop.export(&file).map_err(|problem| match problem.code.as_ref() {
        "not_found" => Problem::new("export_gone"),
        _ => problem,
    })?;
    Ok((form, bytes))
}

fn written(read: &Read, progress: &Progress, mut book: impl Book) -> Result<(Vec<u8>, Vec<ExportRows>)> {
    let total = SHEETS.iter().try_fold(0, |sum, sheet| Ok::<_, Problem>(sum + store::count(read, sheet)?))?;
    let mut done = 0;
    let mut counted = Vec::with_capacity(SHEETS.len());
    for sheet in SHEETS {
        let before = done;
        book.begin(sheet.name, &headings(sheet))?;
        store::each(read, sheet, |cells| {
            if done % BATCH == 0 {
                progress.tell(done, total.max(done))?;
            }
            done += 1;
            book.row(&cells)
        })?;
        counted.push(ExportRows { sheet: sheet.name.to_owned(), rows: done - before });
    }
    progress.tell(done, done)?;
    Ok((book.end()?, counted))
}

fn headings(sheet: &Sheet) -> Vec<Cell> {
    sheet.columns.iter().map(|Column(heading, ..)| Cell::Text((*heading).to_owned())).collect()
}
