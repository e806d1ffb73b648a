//! The only door to the PDF library: blocks of a form, laid out on A4 or continuous paper and written as a PDF.
//!
//! Read `paper` for what a page carries, `flow` for how pages fill, `table` and `blocks` for what
//! stands on them, `wrap` for where Chinese may break, `canvas` for how it becomes a PDF.
//! Deliberately not here: a word of any sheet, and any layout the sheets do not use.

mod barcode;
mod blocks;
mod canvas;
mod cell;
mod figure;
mod flow;
mod fonts;
mod pairs;
mod paper;
mod picture;
mod problem;
mod sfnt;
mod stock;
mod table;
mod text;
mod wrap;

pub(crate) use barcode::Barcode;
pub(crate) use blocks::{Align, Beside, Image, Paragraph, Rule, Space, Title, Together};
pub(crate) use cell::{Cell, Column, Row};
pub(crate) use figure::{Figure, Place, polylines};
pub use fonts::Fonts;
pub(crate) use pairs::Pairs;
pub(crate) use paper::{Blocks, Paper, Slip};
pub(crate) use picture::Picture;
pub use problem::{Missing, PaperError};
pub(crate) use table::Table;
pub(crate) use text::{FIGURE, FINE, SMALL, Text};
