//! What tables are made of: columns with their headings, cells, rows.
//!
//! Not here: how they are placed (`table`).

use super::blocks::Align;
use super::text::{SMALL, Text};

/// How wide a column is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Width {
    /// So many mm.
    Fixed(f32),
    /// A share of what the fixed columns leave.
    Flex(f32),
}

/// A column and its heading.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    pub(super) head: &'static str,
    pub(super) width: Width,
    pub(super) align: Align,
}

impl Column {
    pub(crate) fn fixed(head: &'static str, width: f32) -> Self {
        Self { head, width: Width::Fixed(width), align: Align::Start }
    }

    pub(crate) fn flex(head: &'static str, share: f32) -> Self {
        Self { head, width: Width::Flex(share), align: Align::Start }
    }

    /// Figures.
    pub(crate) fn end(mut self) -> Self {
        self.align = Align::End;
        self
    }

    pub(crate) fn centre(mut self) -> Self {
        self.align = Align::Centre;
        self
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cell {
    pub(super) text: Text,
    pub(super) align: Option<Align>,
    pub(super) span: usize,
    pub(super) shaded: bool,
    pub(super) at_top: bool,
    /// 0…1: a bar drawn across the cell instead of text.
    pub(super) bar: Option<f32>,
}

impl Cell {
    pub(crate) fn new(text: impl Into<Text>) -> Self {
        Self { text: text.into(), span: 1, ..Self::default() }
    }

    /// Room to write.
    pub(crate) fn empty() -> Self {
        Self::new("")
    }

    /// The name of the field to the right, small on a tint.
    pub(crate) fn label(text: &str) -> Self {
        Self { shaded: true, ..Self::new(Text::new(text).sized(SMALL)) }
    }

    /// A bar of this share of the cell, for comparing figures down a column.
    pub(crate) fn bar(share: f32) -> Self {
        Self { bar: Some(share.clamp(0.0, 1.0)), ..Self::empty() }
    }

    /// The field it is reported under when a character cannot be printed.
    pub(crate) fn of(mut self, field: &str) -> Self {
        self.text = self.text.of(field);
        self
    }

    /// Over so many columns.
    pub(crate) fn span(mut self, columns: usize) -> Self {
        self.span = columns;
        self
    }

    pub(crate) fn end(mut self) -> Self {
        self.align = Some(Align::End);
        self
    }

    pub(crate) fn centre(mut self) -> Self {
        self.align = Some(Align::Centre);
        self
    }

    /// Text at the top, room to write below.
    pub(crate) fn at_top(mut self) -> Self {
        self.at_top = true;
        self
    }
}

impl<T: Into<Text>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::new(text)
    }
}

/// A row of cells.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    pub(super) cells: Vec<Cell>,
    pub(super) height: f32,
    pub(super) shaded: bool,
    pub(super) with_next: bool,
    pub(super) with_previous: bool,
}

impl Row {
    pub(crate) fn new(cells: impl IntoIterator<Item = Cell>) -> Self {
        Self { cells: cells.into_iter().collect(), ..Self::default() }
    }

    /// At least so many mm tall.
    pub(crate) fn tall(mut self, height: f32) -> Self {
        self.height = height;
        self
    }

    /// On a tint: a sum, or the heading of a group.
    pub(crate) fn shaded(mut self) -> Self {
        self.shaded = true;
        self
    }

    /// Sum of the rows above: stays with the last of them.
    pub(crate) fn with_previous(mut self) -> Self {
        self.with_previous = true;
        self
    }
}
