//! Commands of what customers say afterwards.

pub(crate) mod complaints;
pub(crate) mod surveys;
