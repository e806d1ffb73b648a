//! What takes rows: sheet after sheet, row after row, and the file at the end.

use super::cell::Cell;
use crate::common::Result;

/// A file being written.
pub trait Book {
    /// Begins a sheet with its headings.
    fn begin(&mut self, name: &str, headings: &[Cell]) -> Result<()>;

    /// Writes a row to the sheet begun last.
    fn row(&mut self, cells: &[Cell]) -> Result<()>;

    /// The whole file.
    fn end(self) -> Result<Vec<u8>>;
}
