//! Workbooks: cell by cell from the first sheet that has any, formulas by the value they last had.
//!
//! What it may hold is looked at first ([`bounds`]); cells are taken one by one, never as the rectangle a sheet claims to
//! have.

use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx};

use super::bounds;
use super::sheet::{COLUMNS, Sheet, too_large};
use crate::common::{BusinessDate, Problem, Result};

/// The rows of a workbook; `bad_file` for what is none, `too_large` for what holds more than it may.
pub fn read(bytes: &[u8]) -> Result<Sheet> {
    bounds::check(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(bad_file)?;
    for name in workbook.sheet_names() {
        let sheet = read_sheet(&mut workbook, &name)?;
        if sheet.len() > 0 {
            return Ok(sheet);
        }
    }
    Ok(Sheet::new("XLSX"))
}

fn bad_file<E>(_: E) -> Problem {
    Problem::of("file", "bad_file")
}

fn read_sheet(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Sheet> {
    let mut sheet = Sheet::new("XLSX");
    let Ok(mut cells) = workbook.worksheet_cells_reader(name) else { return Ok(sheet) };
    let mut current = None;
    while let Some(cell) = cells.next_cell().map_err(bad_file)? {
        let text = text_of(cell.get_value());
        if text.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let column = usize::try_from(column).map_err(bad_file)?;
        if column >= COLUMNS {
            return Err(too_large("columns", COLUMNS));
        }
        if current != Some(row) {
            if current.is_some_and(|current| row < current) {
                return Err(Problem::of("file", "bad_file"));
            }
            sheet.begin_row(row.saturating_add(1))?;
            current = Some(row);
        }
        if column < sheet.width_of_last() {
            return Err(Problem::of("file", "bad_file"));
        }
        while sheet.width_of_last() < column {
            sheet.push("")?;
        }
        sheet.push(&text)?;
    }
    Ok(sheet)
}

/// A cell as a person reads it: whole numbers without ".0", dates as dates.
fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::DateTimeIso(text) => text.get(..10).unwrap_or(text).to_owned(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let date = BusinessDate::new(i32::from(year), u32::from(month), u32::from(day));
            date.map_or_else(|| moment.as_f64().to_string(), |date| date.to_string())
        }
        DataRef::DateTime(duration) => duration.as_f64().to_string(),
        DataRef::Bool(_) | DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use calamine::{ExcelDateTime, ExcelDateTimeType};

    use super::*;

    #[test]
    fn cells_are_text_as_a_person_reads_them() {
        let day = |serial, kind| DataRef::DateTime(ExcelDateTime::new(serial, kind, false));
        assert_eq!(text_of(&DataRef::Float(5_884_336_156.0)), "5884336156", "a part number that is a number");
        assert_eq!(text_of(&DataRef::Float(4.5)), "4.5");
        assert_eq!(text_of(&day(46_349.0, ExcelDateTimeType::DateTime)), "2026-11-23", "a cell formatted as a date");
        assert_eq!(text_of(&day(46_349.75, ExcelDateTimeType::DateTime)), "2026-11-23", "with a time behind it");
        assert_eq!(text_of(&day(0.5, ExcelDateTimeType::TimeDelta)), "0.5", "a duration is no day");
        assert_eq!(text_of(&DataRef::DateTimeIso("2026-11-23T08:00:00".into())), "2026-11-23");
        assert_eq!(text_of(&DataRef::Bool(true)), "", "ticks and errors say nothing here");
    }
}
