//! From an uploaded file to a table: which kind of file it is, where its headings stand.

use super::headings::{self, Columns, OF_REFUSED};
use super::sheet::{Sheet, too_large};
use super::{ColumnChoice, ImportKind, StartImport, read_csv, read_xlsx, store};
use crate::common::{Problem, Result, text};
use crate::shop::Shop;
use jieche_ground::Ctx;

/// Bytes a file to import may have.
const LARGEST: usize = 48 * 1024 * 1024;
/// How a zip begins, and so every XLSX.
const ZIP: &[u8] = b"PK\x03\x04";
/// How the workbooks before XLSX begin.
const OLD_WORKBOOK: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];

/// A file's rows, and what its columns are.
pub struct Table {
    /// Every row of the file.
    pub sheet: Sheet,
    /// The place of the first row after the headings.
    pub first: usize,
    /// The headings as they stand in the file.
    pub headings: Vec<String>,
    /// Which field is read from which column.
    pub columns: Columns,
    /// Whether that is what a person chose for these headings before.
    pub remembered: bool,
}

impl Table {
    /// What files with the same headings have in common; what was added when rows went back to be mended does not count.
    pub fn key(&self) -> String {
        let own = if self.is_mended() { self.headings.len() - OF_REFUSED.len() } else { self.headings.len() };
        self.headings.iter().take(own).map(|heading| text::fold(heading)).collect::<Vec<_>>().join("\u{1F}")
    }

    /// Whether the file holds rows that went back to be mended.
    pub fn is_mended(&self) -> bool {
        self.headings.len() > OF_REFUSED.len()
            && self.headings.iter().map(String::as_str).rev().take(3).eq(OF_REFUSED.into_iter().rev())
    }
}

/// Reads an uploaded file.
pub fn table(shop: &Shop, ctx: &Ctx, asked: &StartImport) -> Result<Table> {
    let bytes = shop.file(&asked.file).map_err(|problem| Problem { field: Some("file".into()), ..problem })?;
    let mut table = table_of(asked.kind, &bytes, asked.columns.as_deref())?;
    if asked.columns.is_none()
        && let Some(chosen) = shop.read(ctx, |read| store::remembered(read, asked.kind, &table.key()))?
    {
        table.columns = Columns::chosen(asked.kind, &table.headings, &chosen)?;
        table.remembered = true;
    }
    Ok(table)
}

/// Reads a file's content.
pub fn table_of(kind: ImportKind, bytes: &[u8], chosen: Option<&[ColumnChoice]>) -> Result<Table> {
    if bytes.len() > LARGEST {
        return Err(too_large("bytes", LARGEST));
    }
    if bytes.starts_with(OLD_WORKBOOK) {
        return Err(Problem::of("file", "old_workbook"));
    }
    let sheet = if bytes.starts_with(ZIP) { read_xlsx::read(bytes)? } else { read_csv::read(bytes)? };
    let header = headings::find(&sheet, kind)?;
    let headings: Vec<String> = sheet.row(header).cells().map(|cell| cell.trim().to_owned()).collect();
    let columns = match chosen {
        Some(chosen) => Columns::chosen(kind, &headings, chosen)?,
        None => Columns::matched(kind, &headings),
    };
    Ok(Table { sheet, first: header + 1, headings, columns, remembered: false })
}
