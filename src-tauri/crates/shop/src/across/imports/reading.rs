//! One row being read: its fields, why it cannot come in, and what a person should know of it.
//!
//! A fault in something a record needs refuses the row; a fault in anything else leaves that value out and
//! says so. What refuses: no name; neither plate nor VIN; a plate and a VIN of two different cars; no
//! code, hours, price of a catalogue row.

use super::headings::Columns;
use super::sheet::Row;
use super::values;
use crate::common::{Problem, Result};

/// A row, read field by field.
pub struct Reading<'a> {
    columns: &'a Columns,
    row: Row<'a>,
    /// Why the row cannot come in.
    pub problems: Vec<Problem>,
    /// What a person should know though it comes in.
    pub notes: Vec<Problem>,
}

impl<'a> Reading<'a> {
    /// Nothing read yet.
    pub fn new(columns: &'a Columns, row: Row<'a>) -> Self {
        Self { columns, row, problems: Vec::new(), notes: Vec::new() }
    }

    /// The row's number in the file.
    pub fn number(&self) -> u32 {
        self.row.number()
    }

    /// What stands in a field, on one line; `None` where nothing is said.
    pub fn said(&self, field: &'static str) -> Option<String> {
        let text = values::one_line(self.columns.cell(self.row, field));
        (!values::is_nothing(&text)).then_some(text)
    }

    /// A value that may be missing; one that cannot be read is left out, with a note.
    pub fn value<T>(&mut self, field: &'static str, read: impl FnOnce(&str) -> Result<T>) -> Option<T> {
        let said = self.said(field)?;
        match read(&said) {
            Ok(value) => Some(value),
            Err(problem) => {
                self.leave_out(field, &problem);
                None
            }
        }
    }

    /// A text that may be missing; a longer one than `max` characters is left out, with a note.
    pub fn text(&mut self, field: &'static str, max: usize) -> Option<String> {
        self.value(field, |said| bounded(said.to_owned(), max))
    }

    /// The same over several lines.
    pub fn lines(&mut self, field: &'static str, max: usize) -> Option<String> {
        let text = values::clean(self.columns.cell(self.row, field));
        if values::is_nothing(&text) {
            return None;
        }
        match bounded(text, max) {
            Ok(text) => Some(text),
            Err(problem) => {
                self.leave_out(field, &problem);
                None
            }
        }
    }

    /// A value without which the row cannot come in.
    pub fn needed<T>(&mut self, field: &'static str, read: impl FnOnce(&str) -> Result<T>) -> Option<T> {
        let read = self.said(field).ok_or_else(|| Problem::new("required")).and_then(|said| read(&said));
        match read {
            Ok(value) => Some(value),
            Err(problem) => {
                self.problems.push(Problem { field: Some(field.into()), ..problem });
                None
            }
        }
    }

    /// A text without which the row cannot come in, up to `max` characters.
    pub fn needed_text(&mut self, field: &'static str, max: usize) -> Option<String> {
        self.needed(field, |said| bounded(said.to_owned(), max))
    }

    /// Notes that a value could not be kept.
    pub fn leave_out(&mut self, field: &'static str, why: &Problem) {
        self.notes.push(Problem { args: why.args.clone(), ..Problem::of(field, "left_out") }.with("why", &why.code));
    }
}

fn bounded(text: String, max: usize) -> Result<String> {
    let length = text.chars().count();
    if length > max { Err(Problem::new("too_long").with("max", max).with("length", length)) } else { Ok(text) }
}
