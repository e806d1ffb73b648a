//! Figures that must lie between two others. Deliberately no bounds: they stand with what they bound.

use super::{Problem, Result};

/// Refuses a figure beyond its bounds, both of them allowed: `out_of_range` with `min` and `max`.
pub(crate) fn within(field: &'static str, value: i64, min: i64, max: i64) -> Result<()> {
    if (min..=max).contains(&value) {
        Ok(())
    } else {
        Err(Problem::of(field, "out_of_range").with("min", min).with("max", max))
    }
}
