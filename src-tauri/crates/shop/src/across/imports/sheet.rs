//! A file's cells as text, packed: a hundred thousand rows must fit beside everything else a PC does.
//!
//! Bounded in rows, columns and characters; what is larger is `too_large` before it is kept.
//! Deliberately not here: what a cell means.

use crate::common::{Problem, Result};

/// Rows an import may have.
pub const ROWS: usize = 200_000;
/// Columns an import may have.
pub const COLUMNS: usize = 200;
/// Cells an import may have, blank ones too: thirty in each row.
pub const CELLS: usize = 6_000_000;
/// Bytes of text an import may have.
const TEXT: usize = 64 * 1024 * 1024;

/// Rows of cells. Rows may differ in length; a cell that is not there is blank.
pub struct Sheet {
    encoding: &'static str,
    text: String,
    /// Where each cell ends in the text.
    ends: Vec<u32>,
    rows: Vec<Start>,
}

/// Where a row starts among the cells, and its number in the file.
struct Start {
    number: u32,
    first: u32,
}

impl Sheet {
    /// No rows yet.
    pub fn new(encoding: &'static str) -> Self {
        Self { encoding, text: String::new(), ends: Vec::new(), rows: Vec::new() }
    }

    /// How the file was written.
    pub fn encoding(&self) -> &'static str {
        self.encoding
    }

    /// Starts the row of this number, counted from 1.
    pub fn begin_row(&mut self, number: u32) -> Result<()> {
        if self.rows.len() >= ROWS {
            return Err(too_large("rows", ROWS));
        }
        self.rows.push(Start { number, first: small(self.ends.len())? });
        Ok(())
    }

    /// Adds a cell to the row begun last.
    pub fn push(&mut self, cell: &str) -> Result<()> {
        let in_row = self.rows.last().map_or(0, |row| self.ends.len() - row.first as usize);
        if in_row >= COLUMNS {
            return Err(too_large("columns", COLUMNS));
        }
        if self.ends.len() >= CELLS {
            return Err(too_large("cells", CELLS));
        }
        if self.text.len() + cell.len() > TEXT {
            return Err(too_large("bytes", TEXT));
        }
        self.text.push_str(cell);
        self.ends.push(small(self.text.len())?);
        Ok(())
    }

    /// Cells in the row begun last.
    pub fn width_of_last(&self) -> usize {
        self.rows.last().map_or(0, |row| self.ends.len() - row.first as usize)
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The rows from a place on.
    pub fn rows_from(&self, place: usize) -> impl Iterator<Item = Row<'_>> {
        (place..self.rows.len()).map(|place| Row { sheet: self, place })
    }

    /// The row at a place.
    pub fn row(&self, place: usize) -> Row<'_> {
        Row { sheet: self, place }
    }

    fn cell(&self, at: usize) -> &str {
        let start = if at == 0 { 0 } else { self.ends.get(at - 1).copied().unwrap_or(0) as usize };
        let end = self.ends.get(at).copied().unwrap_or(0) as usize;
        self.text.get(start..end).unwrap_or_default()
    }

    fn bounds(&self, place: usize) -> (usize, usize) {
        let first = self.rows.get(place).map_or(self.ends.len(), |row| row.first as usize);
        (first, self.rows.get(place + 1).map_or(self.ends.len(), |row| row.first as usize))
    }
}

fn small(number: usize) -> Result<u32> {
    u32::try_from(number).map_err(|_| too_large("bytes", TEXT))
}

pub(super) fn too_large(what: &'static str, max: usize) -> Problem {
    Problem::of("file", "too_large").with("what", what).with("max", max)
}

/// One row of a sheet.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    sheet: &'a Sheet,
    place: usize,
}

impl<'a> Row<'a> {
    /// Its number in the file, the first row being 1.
    pub fn number(self) -> u32 {
        self.sheet.rows.get(self.place).map_or(0, |row| row.number)
    }

    /// The cell of a column; blank when the row is shorter.
    pub fn cell(self, column: usize) -> &'a str {
        let (first, end) = self.sheet.bounds(self.place);
        if first + column < end { self.sheet.cell(first + column) } else { "" }
    }

    /// Its cells.
    pub fn cells(self) -> impl Iterator<Item = &'a str> {
        let (first, end) = self.sheet.bounds(self.place);
        (first..end).map(move |at| self.sheet.cell(at))
    }
}
