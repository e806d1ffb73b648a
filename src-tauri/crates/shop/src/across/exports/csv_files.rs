//! CSV files in a zip: UTF-8 with a mark, CRLF, every text quoted.
//!
//! A text that would be run as a formula, or shown as another number, is marked with an apostrophe, as this program's own
//! import takes it off again.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::book::Book;
use super::cell::{Cell, decimal, is_formula, would_be_a_number};
use crate::common::{Problem, Result};

/// The zip being written.
pub struct CsvFiles {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    line: String,
}

impl CsvFiles {
    /// No files yet.
    pub fn new() -> Self {
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())), line: String::new() }
    }
}

impl Book for CsvFiles {
    fn begin(&mut self, name: &str, headings: &[Cell]) -> Result<()> {
        self.zip.start_file(format!("{name}.csv"), SimpleFileOptions::default()).map_err(Problem::internal)?;
        self.zip.write_all("\u{FEFF}".as_bytes())?;
        self.row(headings)
    }

    fn row(&mut self, cells: &[Cell]) -> Result<()> {
        self.line.clear();
        for (place, cell) in cells.iter().enumerate() {
            if place > 0 {
                self.line.push(',');
            }
            put(&mut self.line, cell);
        }
        self.line.push_str("\r\n");
        Ok(self.zip.write_all(self.line.as_bytes())?)
    }

    fn end(self) -> Result<Vec<u8>> {
        Ok(self.zip.finish().map_err(Problem::internal)?.into_inner())
    }
}

fn put(line: &mut String, cell: &Cell) {
    match cell {
        Cell::Blank => {}
        Cell::Text(text) => {
            line.push('"');
            if is_formula(text) || would_be_a_number(text) {
                line.push('\'');
            }
            line.push_str(&text.replace('"', "\"\""));
            line.push('"');
        }
        Cell::Whole(number) => line.push_str(&number.to_string()),
        Cell::Hundredths(parts) => line.push_str(&decimal(*parts, 2)),
        Cell::Thousandths(parts) => line.push_str(&decimal(*parts, 3)),
        Cell::Day(day) => line.push_str(&day.to_string()),
        Cell::Moment(at) => line.push_str(&at.minute()),
    }
}
