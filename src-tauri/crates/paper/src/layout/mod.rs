//! The only door to the PDF library.

mod canvas;
mod fonts;
mod problem;

pub use fonts::Fonts;
pub use problem::{Missing, PaperError};
