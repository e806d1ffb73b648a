//! A form of named fields, each label on a tint with its value to the right.

use super::cell::{Cell, Column, Row};
use super::flow::{Block, Strip};
use super::fonts::Fonts;
use super::table::Table;
use super::text::Text;

/// A form of named fields: `columns` pairs of label and value on a row.
pub(crate) struct Pairs {
    table: Table,
    columns: usize,
}

impl Pairs {
    /// Each column's label width in mm and its share of what is left.
    pub(crate) fn new(columns: &[(f32, f32)]) -> Self {
        let table =
            Table::new(columns.iter().flat_map(|(label, share)| [Column::fixed("", *label), Column::flex("", *share)]));
        Self { table, columns: columns.len() }
    }

    /// Rows at least so many mm tall.
    pub(crate) fn row_height(mut self, height: f32) -> Self {
        self.table = self.table.row_height(height);
        self
    }

    /// A row of fields; with fewer than the columns, the first takes the room to spare.
    pub(crate) fn row<const N: usize>(self, fields: [(&'static str, Cell); N]) -> Self {
        self.tall_row(0.0, fields)
    }

    /// A row of fields at least so many mm tall.
    pub(crate) fn tall_row<const N: usize>(mut self, height: f32, fields: [(&'static str, Cell); N]) -> Self {
        let first = 2 * self.columns.saturating_sub(N) + 1;
        let cells = fields.into_iter().enumerate().flat_map(|(place, (label, value))| {
            [Cell::label(label), value.of(label).span(if place == 0 { first } else { 1 })]
        });
        self.table.push(Row::new(cells).tall(height));
        self
    }

    /// All rows on one page.
    pub(crate) fn together(mut self) -> Self {
        self.table = self.table.together();
        self
    }

    /// A row of another make.
    pub(crate) fn with(mut self, row: Row) -> Self {
        self.table.push(row);
        self
    }
}

impl Block for Pairs {
    fn texts<'a>(&'a self, see: &mut dyn FnMut(&'a Text, &'a str)) {
        self.table.texts(see);
    }

    fn strips(&self, width: f32, fonts: &Fonts) -> Vec<Strip> {
        self.table.strips(width, fonts)
    }
}
