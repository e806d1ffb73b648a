//! Commands of what a visit costs.

pub(crate) mod settlement;
