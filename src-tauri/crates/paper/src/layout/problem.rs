//! Why a sheet could not be printed.
//!
//! A sheet is printed whole or not at all: a character dropped from a name or a figure that does
//! not add up would be signed by the customer.

use std::path::PathBuf;

/// Characters no font has, and the field they stand in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The field's heading as printed, such as 送修人.
    pub field: String,
    /// The characters, each once, in order of appearance.
    pub characters: String,
}

/// Why a sheet could not be printed.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// A font file is not there.
    #[error("font file {path} cannot be read ({problem}); `cargo xtask test` and `cargo xtask run` fetch the fonts")]
    FontMissing {
        /// Where it was looked for.
        path: PathBuf,
        /// What the system said.
        problem: std::io::Error,
    },
    /// A font file is there but is no font.
    #[error("font file {path} is not a TrueType font; delete it and `cargo xtask test` fetches it again")]
    FontDamaged {
        /// The file.
        path: PathBuf,
    },
    /// Some characters have no glyph; nothing was printed.
    #[error("no glyph for {}", spelled(.missing))]
    NoGlyph {
        /// Field by field.
        missing: Vec<Missing>,
    },
    /// The figures given do not add up; nothing was printed.
    #[error("{what}: {given} fen given, {sum} fen added up")]
    DoesNotAddUp {
        /// The field's heading as printed.
        what: &'static str,
        /// The sum that was given.
        given: i64,
        /// The sum of its parts.
        sum: i64,
    },
    /// An image is neither a PNG nor a JPEG.
    #[error("image in {field} cannot be read")]
    Image {
        /// The field's heading as printed.
        field: String,
    },
    /// The PDF library could not write the document.
    #[error("the PDF could not be written: {0}")]
    Pdf(String),
}

/// Code points only: an error text goes into logs, and a name must not.
fn spelled(missing: &[Missing]) -> String {
    let one = |field: &Missing| {
        let points: Vec<String> = field.characters.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
        format!("{} in {}", points.join(" "), field.field)
    };
    missing.iter().map(one).collect::<Vec<_>>().join(", ")
}
