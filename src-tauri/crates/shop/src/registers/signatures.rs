//! Signatures drawn on screen: lines on a pad, and what a sheet shows of them.
//!
//! Deliberately not here: what was signed (the record that carries it), and the pad itself.

use serde::{Deserialize, Serialize};

use crate::common::{Millis, Problem, Result};

const STROKES: usize = 200;
/// Points of a whole signature; a slow hand on a fast pen makes about a thousand.
const POINTS: usize = 5000;
/// The far edge of a pad, in thousandths of its width or height.
const EDGE: i64 = 1000;

/// One line of a signature, drawn without lifting the pen: points in thousandths of the pad's width and height. The
/// pad is two and a half times as wide as it is high.
pub type Stroke = Vec<(i64, i64)>;

/// A signature as a sheet shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetSignature {
    /// Who signed.
    pub signer: String,
    /// When.
    pub at: Millis,
    /// Its lines.
    pub strokes: Vec<Stroke>,
}

/// A signature is some lines within its pad; refuses an empty one (`required`) and one of more points than a hand makes.
pub(crate) fn check(strokes: &[Stroke]) -> Result<()> {
    if strokes.iter().all(|stroke| stroke.len() < 2) {
        return Err(Problem::of("strokes", "required"));
    }
    at_most("strokes", strokes.len(), STROKES)?;
    at_most("strokes", strokes.iter().map(Vec::len).sum(), POINTS)?;
    let outside = |at: &i64| !(0..=EDGE).contains(at);
    if strokes.iter().flatten().any(|(x, y)| outside(x) || outside(y)) {
        return Err(Problem::of("strokes", "out_of_range").with("min", 0).with("max", EDGE));
    }
    Ok(())
}

fn at_most(field: &'static str, count: usize, max: usize) -> Result<()> {
    if count > max { Err(Problem::of(field, "out_of_range").with("min", 0).with("max", max)) } else { Ok(()) }
}
